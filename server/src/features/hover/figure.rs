//! A figure as it was understood, so that its author sees what will be compared: the value as an
//! interval, the role, what is measured, of whom and when.

use super::words;
use crate::features::card::{Card, Line, Run};
use crate::features::statements::{self, Other};
use crate::measure::{self, Entity};
use crate::reading::Reading;
use crate::rules::Case;
use attache_grammar::Figure;
use attache_grammar::figure::{End, Hedge, PeriodKind, RangeForm, Unit};
use rust_decimal::Decimal;

/// The figure at an offset of the source, its end included.
pub(super) fn at(reading: &Reading, offset: usize) -> Option<&Figure> {
    let figures = &reading.brief.figures;
    let after = figures.partition_point(|figure| figure.span.start as usize <= offset);
    figures[..after].last().filter(|figure| offset <= figure.span.end as usize)
}

/// What the text says of a figure.
pub(super) fn card(case: &Case<'_>, figure: &Figure) -> Card {
    let prose = case.reading.brief.prose.text();
    let mut card = Card::default();
    let title = vec![Run::Strong(prose[figure.prose.clone()].to_owned()), words(format!(" — {}", value(figure)))];
    card.paragraph([title, role(case, figure)]);
    card.paragraph(measured(case, figure));
    card.paragraph(elsewhere(case, figure));
    card
}

/// As many other statements are listed.
const MOST_STATEMENTS: usize = 6;

/// The other statements of the figure, each with whether it agrees.
fn elsewhere(case: &Case<'_>, figure: &Figure) -> Vec<Line> {
    let figures = &case.reading.brief.figures;
    let Some(index) = figures.iter().position(|other| other.span == figure.span) else { return Vec::new() };
    let line = |other: Other| {
        let verb = if other.agrees { "Agrees: " } else { "Differs: " };
        let place = Run::Place { brief: other.brief.clone(), span: other.span, text: format!("“{}”", other.text) };
        let is_here = other.brief == case.reading.key;
        let name = if is_here { String::new() } else { format!(" in {}", other.brief.file_name()) };
        vec![words(verb), place, words(name)]
    };
    let lines = statements::others(case, index).into_iter().take(MOST_STATEMENTS).map(line);
    lines
        .map(|mut line| {
            line.retain(|run| !matches!(run, Run::Words(text) if text.is_empty()));
            line
        })
        .collect()
}

/// `between 1,185,000,000 and 1,195,000,000 USD`, `more than 28,000`.
fn value(figure: &Figure) -> String {
    let bounds = figure.bounds();
    let interval = match (bounds.low, bounds.high) {
        (Some(low), Some(high)) if low == high => grouped(low),
        (Some(low), Some(high)) => format!("between {} and {}", grouped(low), grouped(high)),
        (Some(low), None) => format!("{} or more", grouped(low)),
        (None, Some(high)) => format!("{} or less", grouped(high)),
        (None, None) => grouped(figure.value),
    };
    match figure.unit {
        Unit::Count => interval,
        Unit::Currency("$") => format!("{interval} dollars of some kind"),
        Unit::Ordinal => format!("number {interval} in an order"),
        Unit::Multiple => format!("{interval} times as much"),
        Unit::Fraction => format!("{interval} of a whole"),
        Unit::Age => format!("{interval} years of age"),
        Unit::PercentagePoints => format!("{interval} percentage points"),
        Unit::BasisPoints => format!("{interval} basis points"),
        unit => format!("{interval} {}", unit.name()),
    }
}

/// A number with commas, and no more digits behind the point than anybody reads.
fn grouped(value: Decimal) -> String {
    let written = value.round_dp(4).normalize().to_string();
    let (sign, digits) = written.strip_prefix('-').map_or(("", &*written), |digits| ("−", digits));
    let (whole, rest) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    let mut grouped = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped + rest
}

/// `change, from the figure before “5 percent”`
fn role(case: &Case<'_>, figure: &Figure) -> Line {
    let mut line = vec![words(figure.slots.role.name())];
    let hedge = match figure.slots.hedge {
        Some(Hedge::Conditional) => ", if things are so",
        Some(Hedge::Estimate) => ", estimated",
        _ => "",
    };
    line.push(words(hedge));
    let partner = figure.partner.and_then(|partner| Some((partner, case.reading.brief.figures.get(partner.index)?)));
    if let Some((partner, other)) = partner {
        let tie = match (partner.form, partner.end) {
            (RangeForm::Change, End::First) => ", before the change to ",
            (RangeForm::Change, End::Second) => ", after the change from ",
            (_, End::First) => ", lower end of a range to ",
            (_, End::Second) => ", upper end of a range from ",
        };
        let printed = &case.reading.brief.prose.text()[other.prose.clone()];
        line.push(words(tie));
        line.push(Run::Place { brief: case.reading.key.clone(), span: other.span, text: format!("“{printed}”") });
    }
    line.retain(|run| !matches!(run, Run::Words(text) if text.is_empty()));
    line
}

/// What is measured, of whom, when, and who says so.
fn measured(case: &Case<'_>, figure: &Figure) -> Vec<Line> {
    let prose = case.reading.brief.prose.text();
    let lexicon = &case.project.lexicon;
    let measure = measure::words(case.reading, figure).map(|measure| format!("Measures: {measure}"));
    let entity = measure::entity(case.reading, lexicon, figure).map(|entity| match entity {
        Entity::Known(id) => format!("Beside: {}", lexicon.entry(id).term.canonical()),
        Entity::Named(range) => format!("Beside: {}", &prose[range]),
    });
    let period = figure.slots.period.as_ref().map(|period| {
        let preposition = match period.kind {
            PeriodKind::In | PeriodKind::Span => "",
            PeriodKind::By => "by ",
            PeriodKind::Since => "since ",
            PeriodKind::Until => "until ",
            PeriodKind::AsOf => "as of ",
            PeriodKind::Before => "before ",
            PeriodKind::After => "after ",
        };
        format!("When: {preposition}{}", &prose[period.prose.clone()])
    });
    let attribution = figure.slots.attribution.clone().map(|source| format!("According to: {}", &prose[source]));
    [measure, entity, period, attribution].into_iter().flatten().map(|line| vec![words(line)]).collect()
}

#[cfg(test)]
mod tests {
    use crate::features::hover::hover;
    use crate::features::testing::desk;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let desk = desk(&[("one.md", text)]);
        let hover = hover(&desk.workspace, &desk.key, desk.offset);
        let shown = hover.map(|hover| hover.card.plain(|_, _| None)).unwrap_or_default();
        assert_eq!(shown, expected, "the card reads\n{shown}");
    }

    #[test]
    fn a_figure_is_read_back_to_its_author() {
        check(
            "In 2026 the contribution to the yards will be USD 1.1§9 billion.",
            "USD 1.19 billion — between 1,185,000,000 and 1,195,000,000 USD\nprojection\n\n\
             Measures: yards\nWhen: 2026",
        );
    }

    #[test]
    fn a_qualifier_opens_the_interval() {
        check("More than 28§,500 troops stay.", "28,500 — 28,500 or more\nlevel\n\nMeasures: troops");
    }

    #[test]
    fn other_statements_are_told_with_whether_they_agree() {
        check(
            "The coast guard boarded 37§3 trawlers in the strait.\n\nOf 373 trawlers in the strait, few fled.\n\n\
             It was calm when the coast guard boarded 337 trawlers in the strait.",
            "373 — 373\nlevel\n\nMeasures: trawlers\n\nAgrees: “373”\nDiffers: “337”",
        );
    }

    #[test]
    fn an_end_of_a_range_names_the_other() {
        check(
            "The levy is 3§ to 4 percent of income.",
            "3 — between 2.5 and 3.5 percent\nlevel, lower end of a range to “4 percent”\n\nMeasures: levy",
        );
    }
}
