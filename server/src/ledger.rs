//! The ledger: the figures of briefs, grouped by what they measure, for the command line and the
//! editor alike. Two figures share an entry only if everything that their sentences say of them is
//! the same: of whom, of what, in which unit, for which time, in which role. Whoever says less
//! stands apart.

mod sheet;

pub use sheet::write as fact_sheet;

use crate::BriefKey;
use crate::facts::{Declared, Facts, Verdict, other_end, place, stems, verdict};
use crate::measure::{Entity, entity, words};
use crate::packs::Lexicon;
use crate::quantity::conflict::Certainty;
use crate::reading::Reading;
use attache_grammar::figure::{PeriodKind, Role, Unit};
use attache_grammar::{BlockKind, Figure, Span, Zone, is_in_calendar};
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// What an entry of the ledger measures.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Measured {
    /// Whose figure it is: the id of a term, or a name in small letters; empty if nobody is named.
    pub entity: String,
    /// The words for what is measured, without endings, in the order of the alphabet.
    pub stems: Vec<String>,
    /// The unit.
    pub unit: &'static str,
    /// The time that it holds for, as printed; empty if none is said.
    pub period: String,
    /// Level, change, share.
    pub role: &'static str,
    /// The id of the declared figure, for places that state one.
    pub declared: Option<String>,
    /// The only brief that it is told apart in, if its sentence says too little for others.
    pub within: Option<BriefKey>,
}

/// One place that states a figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// The brief.
    pub brief: BriefKey,
    /// Where it stands there.
    pub span: Span,
    /// The figure as printed, its qualifier included.
    pub written: String,
    /// The words for what is measured, as printed.
    pub measure: String,
    /// Whose it is, as people say it.
    pub entity: String,
    /// Whether the words for what is measured say whose it is: `American supply ships`.
    pub names_entity: bool,
    /// The least that it says; none without a limit.
    pub low: Option<Decimal>,
    /// The most.
    pub high: Option<Decimal>,
    /// Digits that matter.
    pub significant: u8,
    /// The number with its scale and unit as a fact sheet has them.
    pub value: (String, String),
    /// Its sentence, in the prose.
    pub sentence: Range<usize>,
    /// Whether it stands in a table.
    pub is_cell: bool,
    /// The date of the brief.
    pub date: Option<Date>,
    /// Whether it stands in somebody else's words.
    pub is_quoted: bool,
    /// How it stands to the declared figure, if it states one.
    pub verdict: Option<Verdict>,
}

/// An entry: everything that is said of one measure.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// What it measures.
    pub measured: Measured,
    /// Who says which value where, in the order of the briefs.
    pub statements: Vec<Statement>,
    /// The declared value and who says so.
    pub declared: Option<(String, String)>,
}

/// How the statements of an entry stand to one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// There is only one.
    Once,
    /// All of them, and what is declared, can be true.
    Agree,
    /// Some cannot.
    Differ,
}

impl Standing {
    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Once => "once",
            Self::Agree => "agree",
            Self::Differ => "differ",
        }
    }
}

impl Entry {
    /// How its statements stand to one another and to what is declared.
    #[must_use]
    pub fn standing(&self) -> Standing {
        // What one sentence or table says twice is a series, or the two ends of a change.
        let is_series = |one: &Statement, other: &Statement| {
            one.brief == other.brief && (one.sentence == other.sentence || one.is_cell && other.is_cell)
        };
        let meets = |one: &Statement, other: &Statement| {
            let below =
                |low: Option<Decimal>, high: Option<Decimal>| low.zip(high).is_none_or(|(low, high)| low <= high);
            below(one.low, other.high) && below(other.low, one.high)
        };
        let pairs = self.statements.iter().enumerate();
        let conflict = pairs.flat_map(|(at, one)| self.statements[at + 1..].iter().map(move |other| (one, other)));
        let departs = self.statements.iter().any(|one| one.verdict.is_some_and(|verdict| verdict != Verdict::Agrees));
        if departs || conflict.into_iter().any(|(one, other)| !is_series(one, other) && !meets(one, other)) {
            Standing::Differ
        } else if self.statements.len() > 1 || self.declared.is_some() {
            Standing::Agree
        } else {
            Standing::Once
        }
    }

    /// What is measured, in words: `Republic of Korea: troops (2024)`.
    #[must_use]
    pub fn title(&self) -> String {
        let Some(first) = self.statements.first() else { return String::new() };
        let measure = match first.entity.as_str() {
            entity if entity.is_empty() || first.names_entity => capitalised(&first.measure),
            entity => format!("{entity}: {}", first.measure),
        };
        let role = Some(self.measured.role).filter(|role| *role != Role::Level.name());
        let period = Some(self.measured.period.as_str()).filter(|period| !period.is_empty());
        let remarks: Vec<&str> = role.into_iter().chain(period).collect();
        if remarks.is_empty() { measure } else { format!("{measure} ({})", remarks.join(", ")) }
    }
}

/// With a capital, as titles begin.
fn capitalised(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// Whether words name a term or somebody.
fn says_whose(lexicon: &Lexicon, words: &str, id: &str, name: &str) -> bool {
    let has = |form: &str| {
        !form.is_empty()
            && words.match_indices(form).any(|(at, form)| {
                let (before, behind) = (&words[..at], &words[at + form.len()..]);
                !before.ends_with(char::is_alphanumeric) && !behind.starts_with(char::is_alphanumeric)
            })
    };
    let term = lexicon.named(id).map(|entry| &entry.term);
    let forms = term.into_iter().flat_map(|term| {
        let lists = [&term.short_variants, &term.expansions, &term.aliases, &term.metonyms];
        lists.into_iter().flatten().chain(&term.short)
    });
    has(name) || forms.into_iter().any(|form| has(form))
}

/// What a figure of a brief measures and says. None where its sentence does not tell what it
/// measures, and for what is no quantity: ranks, ages, lengths of time.
#[must_use]
pub fn statement(reading: &Reading, lexicon: &Lexicon, facts: &Facts, index: usize) -> Option<(Measured, Statement)> {
    let brief = &reading.brief;
    let figure = &brief.figures[index];
    let is_quantity = matches!(
        figure.unit,
        Unit::Count | Unit::Percent | Unit::PercentagePoints | Unit::Currency(_) | Unit::Physical(_)
    );
    let zone = brief.blocks[figure.block].zone;
    if !is_quantity || figure.compound || !matches!(zone, Zone::Title | Zone::Summary | Zone::Body) {
        return None;
    }
    // `two countries` is rather a phrase than a figure.
    if is_phrase(figure) && !brief.bindings.iter().any(|binding| binding.figure == Some(index)) {
        return None;
    }
    // Of a range one end speaks for both.
    if other_end(brief, figure).is_some_and(|other| other.prose.start < figure.prose.start) {
        return None;
    }
    let stated = place(reading, lexicon, facts, index);
    let measure = match (&stated, words(reading, figure)) {
        (Some(stated), _) => stated.declared.fact.measure.clone(),
        (None, words) => words?,
    };
    let verb = brief.figures[index].slots.governor.as_ref().filter(|_| stated.is_none());
    let (id, name) = match stated.as_ref().and_then(|stated| stated.declared.fact.subject.clone()) {
        Some(subject) => (subject.clone(), called(lexicon, &subject)),
        None => whose_figure(reading, lexicon, figure),
    };
    let names_entity = !id.is_empty() && says_whose(lexicon, &measure, &id, &name);
    // `Seoul pays 1.52 trillion won` does not say what for.
    let is_bare = names_entity && !measure.contains(' ') && figure.unit != Unit::Count;
    let measure = match verb.filter(|_| is_bare) {
        Some(verb) => format!("what {measure} {}", &brief.prose.text()[verb.clone()]),
        None => measure,
    };
    let mut stems: Vec<String> = stems(&measure).filter(|stem| stem.chars().any(char::is_alphabetic)).collect();
    stems.sort();
    stems.dedup();
    // `12 ships` of nobody is no measure that two briefs can share.
    let is_vague = stems.len() < 2 && id.is_empty();
    if stems.is_empty() {
        return None;
    }
    let declared = stated.as_ref().map(|stated| stated.declared.id().to_owned());
    let measured = Measured {
        entity: id,
        stems,
        unit: figure.unit.name(),
        period: period(brief.prose.text(), figure, stated.as_ref().map(|stated| stated.declared)),
        role: figure.slots.role.name(),
        declared,
        within: is_vague.then(|| reading.key.clone()),
    };
    let other_end = other_end(brief, figure);
    let said = said(reading, figure, other_end, measure, name, stated.map(|stated| stated.declared));
    Some((measured, Statement { names_entity, ..said }))
}

fn is_phrase(figure: &Figure) -> bool {
    figure.unit == Unit::Count && figure.scale.is_none() && figure.value < Decimal::from(10) && figure.decimals == 0
}

fn said(
    reading: &Reading,
    figure: &Figure,
    other_end: Option<&Figure>,
    measure: String,
    entity: String,
    declared: Option<&Declared>,
) -> Statement {
    let brief = &reading.brief;
    let text = brief.prose.text();
    let (mut low, mut high) = interval(figure);
    let mut place = figure.qualified.clone();
    if let Some(other) = other_end {
        let (other_low, other_high) = interval(other);
        low = low.zip(other_low).map(|(one, other)| one.min(other));
        high = high.zip(other_high).map(|(one, other)| one.max(other));
        place = place.start.min(other.prose.start)..place.end.max(other.prose.end);
    }
    Statement {
        brief: reading.key.clone(),
        span: brief.prose.span(place.clone()),
        written: text[place].to_owned(),
        measure,
        entity,
        names_entity: false,
        low,
        high,
        significant: if other_end.is_some() { 0 } else { figure.significant },
        value: sheet::value(brief, figure),
        sentence: figure.sentence.clone(),
        is_cell: matches!(brief.blocks[figure.block].kind, BlockKind::Cell { .. }),
        date: brief.date.map(|date| date.day),
        is_quoted: brief.is_quoted(figure.prose.start),
        verdict: declared.map(|declared| verdict(declared, figure, other_end)),
    }
}

/// What a figure may mean, the zeros at its end being rounded.
fn interval(figure: &Figure) -> (Option<Decimal>, Option<Decimal>) {
    let bounds = figure.bounds();
    let (low, high) = figure.rounded();
    (bounds.low.map(|bound| bound.min(low)), bounds.high.map(|bound| bound.max(high)))
}

/// The time of a figure as a key: its years and how it stands to them.
fn period(text: &str, figure: &Figure, declared: Option<&Declared>) -> String {
    if let Some(declared) = declared {
        return declared.fact.period.clone().unwrap_or_default();
    }
    let Some(period) = &figure.slots.period else { return String::new() };
    let word = match period.kind {
        PeriodKind::In | PeriodKind::AsOf | PeriodKind::Span => "",
        PeriodKind::By => "by ",
        PeriodKind::Since => "since ",
        PeriodKind::Until => "until ",
        PeriodKind::Before => "before ",
        PeriodKind::After => "after ",
    };
    format!("{word}{}", &text[period.prose.clone()])
}

/// Whose figure it is, for the machine and for people.
fn whose_figure(reading: &Reading, lexicon: &Lexicon, figure: &Figure) -> (String, String) {
    match entity(reading, lexicon, figure) {
        Some(Entity::Known(id)) if has_figures(&lexicon.entry(id).term.kind) => {
            let id = lexicon.entry(id).term.id.clone();
            let name = called(lexicon, &id);
            (id, name)
        }
        Some(Entity::Named(place)) if !names_time(&reading.brief.prose.text()[place.clone()]) => {
            let name = reading.brief.prose.text()[place].to_owned();
            (name.to_lowercase(), name)
        }
        _ => (String::new(), String::new()),
    }
}

/// Whether terms of a kind are somebody or something that figures are of. Concepts and units are
/// rather what is measured.
fn has_figures(kind: &str) -> bool {
    !matches!(kind, "concept" | "common" | "unit" | "currency" | "")
}

/// Capitalised words that are nobody: months, weekdays, and `Issue` before its number.
fn names_time(name: &str) -> bool {
    name.split(' ').any(|word| is_in_calendar(word) || matches!(word, "Issue" | "Volume"))
}

/// What a term is called, or a name itself.
fn called(lexicon: &Lexicon, id: &str) -> String {
    lexicon.named(id).map_or(id, |entry| entry.term.canonical()).to_owned()
}

/// All that a brief states. Two statements that surely are of one quantity, whatever their
/// sentences leave out, get the same measure.
#[must_use]
pub fn statements(reading: &Reading, lexicon: &Lexicon, facts: &Facts) -> Vec<(Measured, Statement)> {
    let brief = &reading.brief;
    let stated = |index| Some((index, statement(reading, lexicon, facts, index)?));
    let mut all: BTreeMap<usize, (Measured, Statement)> = (0..brief.figures.len()).filter_map(stated).collect();
    let mut same = BTreeSet::new();
    for conflict in reading.conflicts().iter().filter(|conflict| conflict.certainty == Certainty::Likely) {
        let Some(measured) = all.get(&conflict.other).map(|(measured, _)| measured.clone()) else { continue };
        same.extend([conflict.odd, conflict.other]);
        if let Some((odd, _)) = all.get_mut(&conflict.odd).filter(|(odd, _)| odd.declared.is_none()) {
            *odd = measured;
        }
    }
    all.retain(|index, (measured, _)| measured.within.is_none() || same.contains(index));
    all.into_values().collect()
}

/// The ledger of what briefs state, in the order of what is measured.
#[must_use]
pub fn ledger(statements: impl IntoIterator<Item = (Measured, Statement)>, facts: &Facts) -> Vec<Entry> {
    let mut entries: BTreeMap<Measured, Vec<Statement>> = BTreeMap::new();
    for (measured, statement) in statements {
        entries.entry(measured).or_default().push(statement);
    }
    let entry = |(measured, mut statements): (Measured, Vec<Statement>)| {
        statements.sort_by(|one, other| (&one.brief, one.span).cmp(&(&other.brief, other.span)));
        let declared = measured.declared.as_deref().and_then(|id| facts.named(id));
        let declared = declared.map(|declared| (declared.written.clone(), declared.origin()));
        Entry { measured, statements, declared }
    };
    entries.into_iter().map(entry).collect()
}
