//! Figures that belong together: the two ends of a range (`1.1-1.2 billion`, `between 40 and 60`)
//! and of a change (`from 64 per cent in 2021 to 72 per cent`).

use super::{Comparison, Figure, TimeUnit, Unit, assemble, word};

/// The tie between two figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Partner {
    /// The number of the other figure in [`crate::Brief::figures`].
    pub index: usize,
    /// Which end this one is, in the order of the text.
    pub end: End,
    /// How the tie is printed.
    pub form: RangeForm,
    /// This end has no scale of its own and took over that of the other: `1.1` in `1.1-1.2 billion`.
    pub scale_missing: bool,
    /// This end has no unit of its own and took over that of the other: `5` in `$5-3 billion` has one,
    /// `3` has none.
    pub unit_missing: bool,
}

/// The ends of a range, in the order of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The one that stands first.
    First,
    /// The one that stands second.
    Second,
}

/// How two figures are tied in print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RangeForm {
    /// `1.1-1.2`, with or without blanks
    Hyphen,
    /// `1.1–1.2`
    Dash,
    /// `40 to 60`
    To,
    /// `between 40 and 60`
    BetweenAnd,
    /// `from 3.5 to 3.8 percent`, where nothing moves: a range
    FromTo,
    /// `rose from 3.5 to 3.8 percent`: two levels, at two times
    Change,
}

/// Ties the figures of a block, which begin at `first`.
pub(super) fn link(text: &str, figures: &mut [Figure], first: usize) {
    for index in first..figures.len() {
        if figures[index].partner.is_some() {
            continue;
        }
        if let Some(form) = figures.get(index + 1).and_then(|next| form(text, &figures[index], next)) {
            tie(figures, index, index + 1, form);
        } else if let Some(other) = change(text, figures, index) {
            tie(figures, index, other, RangeForm::Change);
        }
    }
}

/// How two neighbours are tied, if they are.
fn form(text: &str, one: &Figure, two: &Figure) -> Option<RangeForm> {
    let between = text.get(one.prose.end..two.prose.start)?;
    if !may_pair(one, two) {
        return None;
    }
    let lead = word::before(text, one.qualified.start).map(|word| &text[word]);
    match between {
        "-" | " - " => (!is_subtraction(one, two)).then_some(RangeForm::Hyphen),
        "–" | " – " | "—" | "−" => Some(RangeForm::Dash),
        " to " | " up to " if one.comparison == Some(Comparison::From) => {
            Some(if moves(text, one) { RangeForm::Change } else { RangeForm::FromTo })
        }
        " to " => Some(RangeForm::To),
        " and " if matches!(lead, Some("between" | "Between")) => Some(RangeForm::BetweenAnd),
        " and "
            if lead.is_some_and(|lead| matches!(lead, "of" | "ages"))
                && word::before(text, one.qualified.start)
                    .and_then(|word| word::before(text, word.start))
                    .is_some_and(|word| matches!(&text[word], "ages" | "between")) =>
        {
            Some(RangeForm::BetweenAnd)
        }
        _ => None,
    }
}

/// `5-3` of counts that fall is a score, not a range.
fn is_subtraction(one: &Figure, two: &Figure) -> bool {
    one.unit == Unit::Count && two.unit == Unit::Count && one.value > two.value && two.scale.is_none()
}

/// Whether the units of two ends may stand for one.
fn may_pair(one: &Figure, two: &Figure) -> bool {
    let (first, second) = (one.unit, two.unit);
    let plain = |figure: &Figure| figure.unit == Unit::Count;
    let alike = first == second
        || plain(one) && !matches!(second, Unit::Ordinal | Unit::Fraction | Unit::Multiple)
        || plain(two) && matches!(first, Unit::Currency(_) | Unit::Age)
        || matches!((first, second), (Unit::Currency("$"), Unit::Currency(code)) | (Unit::Currency(code), Unit::Currency("$")) if code != "cents")
        || matches!((first, second), (Unit::Duration(_), Unit::Duration(_)))
        || matches!((first, second), (Unit::Age, Unit::Duration(TimeUnit::Year)));
    alike && first != Unit::Ordinal
}

/// Words that say that something went from one level to another.
fn moves(text: &str, figure: &Figure) -> bool {
    let from = figure.qualified.start;
    let start = text[..from].rfind(['.', ';', '\n', '(']).map_or(0, |at| at + 1);
    text[start..from].split([' ', ',']).any(super::motion::is_change)
}

/// The figure behind `to` that goes with one behind `from`, with a period between.
fn change(text: &str, figures: &[Figure], index: usize) -> Option<usize> {
    let one = &figures[index];
    if one.comparison != Some(Comparison::From) {
        return None;
    }
    let rest = figures.iter().enumerate().skip(index + 1).take(2);
    let (other, two) =
        rest.into_iter().find(|(_, two)| two.comparison == Some(Comparison::To) && two.partner.is_none())?;
    let between = &text[one.prose.end..two.prose.start];
    let near = between.len() < 80 && !between.contains(['.', ';', '\n'])
        || between.len() < 120 && !between.contains(". ") && !between.contains([';', '\n']);
    (near && may_pair(one, two)).then_some(other)
}

fn tie(figures: &mut [Figure], one: usize, two: usize, form: RangeForm) {
    let (first, second) = (&figures[one], &figures[two]);
    let takes_scale = first.scale.is_none() && second.scale.is_some() && form != RangeForm::Change;
    let scale = second.scale.filter(|_| takes_scale);
    let unit_missing = |own: Unit, other: Unit| own == Unit::Count && other != Unit::Count;
    let missing = (unit_missing(first.unit, second.unit), unit_missing(second.unit, first.unit));
    let units = (first.unit, second.unit);
    if let Some(scale) = scale {
        assemble::rescale(&mut figures[one], scale);
    }
    if missing.0 {
        assemble::remeasure(&mut figures[one], units.1);
    }
    if missing.1 {
        assemble::remeasure(&mut figures[two], units.0);
    }
    // `aged between 25 and 64 years`
    if units == (Unit::Age, Unit::Duration(TimeUnit::Year)) {
        figures[two].unit = Unit::Age;
    }
    let tie = |index, end, scale_missing, unit_missing| Some(Partner { index, end, form, scale_missing, unit_missing });
    figures[one].partner = tie(two, End::First, takes_scale, missing.0);
    figures[two].partner = tie(one, End::Second, false, missing.1);
}
