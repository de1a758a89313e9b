//! Fills the slots of the figures of a block, sentence by sentence.

use super::contrast::Contrasts;
use super::hedge::{self, Hedge};
use super::period::{self, Period};
use super::role::{self, Role};
use super::signal::{self, Signal};
use super::{Figure, Unit, head, sentence};
use crate::words::{Word, within};
use crate::{Block, BlockKind, Brief};
use memchr::memmem::Finder;
use std::ops::Range;
use std::sync::LazyLock;

/// What a figure measures, when, and in which role. Ranges are places in the prose. A slot that the
/// text does not fill is empty; nothing is guessed from other sentences.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Slots {
    /// The noun that is counted or measured: `troops`, `agreement`, `budget`.
    pub head: Option<Range<usize>>,
    /// The words between the number and its head: `North Korean`.
    pub modifiers: Option<Range<usize>>,
    /// The whole of a share: `GDP`, `global reserves`.
    pub whole: Option<Range<usize>>,
    /// The noun phrase before the verb: `the ROK defense budget`.
    pub subject: Option<Range<usize>>,
    /// The verb of change or state that leads to the figure: `rose`, `reached`.
    pub governor: Option<Range<usize>>,
    /// What the figure says of its quantity.
    pub role: Role,
    /// When it holds.
    pub period: Option<Period>,
    /// Words of contrast in its clause.
    pub contrasts: Contrasts,
    /// Who says so, if the sentence tells: `the ministry`.
    pub attribution: Option<Range<usize>>,
    /// Why it may not be so.
    pub hedge: Option<Hedge>,
}

/// Fills the slots of the figures of a block whose words are known. `signals` is room for those of a
/// sentence.
pub(super) fn fill(brief: &Brief, block: &Block, words: &[Word], figures: &mut [Figure], signals: &mut Vec<Signal>) {
    let text = brief.prose.text();
    let cell = matches!(block.kind, BlockKind::Cell { .. });
    let mut from = 0;
    let mut borders = Vec::new();
    for sentence in sentence::split(text, &block.prose) {
        if from == figures.len() {
            break;
        }
        let count = figures[from..].iter().take_while(|figure| figure.prose.start < sentence.end).count();
        let (here, rest) = (from, from + count);
        from = rest;
        if count == 0 {
            continue;
        }
        let words = within(words, &sentence);
        let periods = period::all(text, &sentence, words, &figures[here..rest]);
        signal::read(text, words, signals);
        sentence::borders(text, &sentence, words, &mut borders);
        let attribution = attribution(text, &sentence, signals);
        for index in here..rest {
            let next = figures[index + 1..rest].first().map(|next| next.prose.start);
            let figure = &mut figures[index];
            figure.sentence = sentence.clone();
            figure.clause = sentence::clause(&sentence, &borders, &figure.prose);
            if !cell {
                figure.slots = slots(text, signals, figure);
            }
            figure.slots.period = period::of(text, &periods, figure, next);
            figure.slots.attribution = attribution.clone();
            figure.slots.role = role::of(text, figure);
        }
    }
}

fn slots(text: &str, words: &[Signal], figure: &Figure) -> Slots {
    let clause = &figure.clause;
    let governor = role::governor(text, words, figure);
    let counted = head::behind(text, figure);
    let share = !matches!(figure.unit, Unit::Ordinal | Unit::Multiple | Unit::Age);
    let measured = head::before(text, figure);
    let amount = matches!(figure.unit, Unit::Percent | Unit::Currency(_) | Unit::PercentagePoints) && !figure.compound;
    let (head, modifiers) =
        if amount && counted.head.is_none() { (measured, None) } else { (counted.head, counted.modifiers) };
    Slots {
        head,
        modifiers,
        whole: head::whole(text, figure).filter(|_| share),
        subject: governor.as_ref().and_then(|verb| head::subject(text, verb, clause)),
        governor,
        contrasts: signal::contrasts(words, clause),
        hedge: hedge::of(words, figure),
        ..Slots::default()
    }
}

/// Verbs of saying, with a name or a noun before them.
pub(super) const SAYS: &[&str] = &[
    "said",
    "says",
    "estimates",
    "estimated",
    "reported",
    "reports",
    "announced",
    "found",
    "finds",
    "claims",
    "claimed",
    "stated",
    "noted",
    "forecasts",
    "projects",
    "suggests",
    "showed",
    "shows",
    "calculates",
    "puts",
];

/// `according to the ministry`, `the ministry said`.
fn attribution(text: &str, sentence: &Range<usize>, words: &[Signal]) -> Option<Range<usize>> {
    static ACCORDING: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("ccording to "));
    if let Some(at) = ACCORDING.find(&text.as_bytes()[sentence.clone()]) {
        let start = sentence.start + at + "ccording to ".len();
        let rest = &text[start..sentence.end];
        let end = rest.find([',', '.', ';', '(', ')']).unwrap_or(rest.len());
        return Some(start..start + end);
    }
    let speaker =
        |word: &Signal| head::ending(text, word.range.start).filter(|speaker| speaker.start >= sentence.start);
    words.iter().filter(|word| word.says).find_map(speaker)
}
