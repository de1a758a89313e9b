//! By how much a change says that it was: `by 12 percent`, `an increase of 3,000`, `(up 8 %)`.

use super::movement::{self, Movement};
use super::tokens::between;
use crate::Figure;
use crate::figure::Unit;

/// The stated size of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    /// Which figure of the brief.
    pub figure: usize,
    /// Whether it is what every year brought.
    pub yearly: bool,
}

/// How far behind the second end an amount may stand, in bytes.
const FAR: usize = 60;

/// The amounts of the change between two figures, given in the order of the text. `lead` is where
/// the `from` of the change stands.
pub(super) fn read(
    text: &str,
    figures: &[Figure],
    (first, last): (usize, usize),
    movement: Option<&Movement>,
    lead: usize,
) -> Vec<Amount> {
    let sentence = &figures[first].sentence;
    let is_amount = |figure: &Figure| is_of_change(figure, &figures[first]);
    let before = movement.into_iter().flat_map(|movement| {
        let here =
            figures[..last].iter().enumerate().rev().take_while(|(_, figure)| figure.prose.start >= sentence.start);
        let stands = move |(at, figure): &(usize, &Figure)| {
            *at != first && is_amount(figure) && stands_before(text, figure, movement, lead)
        };
        here.filter(stands).map(|(at, _)| at)
    });
    let behind =
        figures.get(last + 1).filter(|figure| is_amount(figure) && stands_behind(text, figure, &figures[last]));
    let indices = before.chain(behind.map(|_| last + 1));
    indices.map(|index| Amount { figure: index, yearly: is_yearly(text, &figures[index]) }).collect()
}

fn is_of_change(figure: &Figure, end: &Figure) -> bool {
    let share = matches!(figure.unit, Unit::Percent | Unit::PercentagePoints | Unit::BasisPoints);
    share || figure.unit == end.unit && !figure.compound
}

/// `rose by 5 percent from`, `an increase of 5 percent from`, `a 5 percent increase from`.
fn stands_before(text: &str, figure: &Figure, movement: &Movement, lead: usize) -> bool {
    if figure.prose.end <= movement.start {
        // A noun, and one amount among others: `a 5 percent increase`, `its 3,000 job cut`.
        let article = text[..figure.qualified.start].trim_end().rsplit([' ', '\n', '(']).next().unwrap_or_default();
        let noun = is_noun(between(text, movement.start, movement.end)) && ARTICLES.contains(&article);
        let gap = between(text, figure.prose.end, movement.start).trim();
        let adjectives = gap.split(' ').filter(|word| !word.is_empty());
        return noun
            && !gap.contains([',', '.', '(', ')'])
            && adjectives.clone().count() <= 2
            && adjectives.clone().all(|word| word.ends_with("ly") || ADJECTIVES.contains(&word));
    }
    let inside = figure.qualified.start >= movement.end && figure.prose.end <= lead;
    inside && {
        let gap = between(text, movement.end, figure.qualified.start);
        let led = gap.trim_end().ends_with(" by") || gap.trim() == "by" || gap.trim() == "of";
        let bare = gap.split(' ').all(|word| word.is_empty() || word.ends_with("ly") || ADJECTIVES.contains(&word));
        (led || bare) && is_followed_by_end(between(text, figure.prose.end, lead))
    }
}

const ARTICLES: [&str; 8] = ["a", "an", "A", "An", "the", "The", "its", "this"];

const ADJECTIVES: [&str; 16] = [
    "a",
    "an",
    "annual",
    "average",
    "nominal",
    "overall",
    "total",
    "further",
    "another",
    "additional",
    "by",
    "of",
    "some",
    "increase",
    "roughly",
    "or",
];

/// Between an amount and its `from` stand only periods and marks.
fn is_followed_by_end(gap: &str) -> bool {
    gap.len() < 70
        && !gap.contains(';')
        && !gap.replace("Rs. ", "").contains(". ")
        && !gap.split(' ').any(|word| movement::is_trend(word) || matches!(word, "and" | "of"))
}

/// `…, up 12 percent`, `…, an increase of 12 percent`, `… (i.e. 81% increase)`, `… or 12 percent more`.
fn stands_behind(text: &str, figure: &Figure, end: &Figure) -> bool {
    if figure.block != end.block || figure.qualified.start.saturating_sub(end.prose.end) > FAR {
        return false;
    }
    let gap = between(text, end.prose.end, figure.qualified.start);
    if figure.sentence != end.sentence && !gap.ends_with("i.e. ") {
        return false;
    }
    // Without a mark between, only periods may stand there.
    let mark = gap.rfind([',', '(', '—', '–', ':']);
    let mark_or_start = mark.unwrap_or(0);
    let words = gap[mark_or_start..].split(|char: char| !char.is_alphabetic()).filter(|word| !word.is_empty());
    let words: Vec<&str> = words.filter(|word| mark.is_some() || !PERIOD.contains(word)).collect();
    let known = words.iter().all(|word| LEADING.contains(word) || movement::is_trend(word));
    let leads = |word: &&&str| matches!(**word, "up" | "down" | "growth" | "by" | "CAGR") || movement::is_trend(word);
    let restated = words.first() == Some(&"or") && end.unit != Unit::Percent;
    let before = restated || words.iter().any(|word| leads(&word));
    let behind = between(text, figure.prose.end, figure.sentence.end);
    let phrase = behind.split([',', ';', '.', ')', '—']).next().unwrap_or_default();
    let mut behind = phrase.split(' ').filter(|word| !word.is_empty()).take(4);
    let quiet = !gap[..mark_or_start].split(' ').any(movement::is_trend) && !gap.contains(';');
    known && quiet && (before || behind.any(is_noun))
}

const PERIOD: [&str; 8] = ["in", "FY", "by", "during", "fiscal", "year", "the", "end"];

const LEADING: [&str; 54] = [
    "registering",
    "recording",
    "reflecting",
    "showing",
    "witnessing",
    "implying",
    "translating",
    "into",
    "thereby",
    "thus",
    "amounting",
    "with",
    "at",
    "CAGR",
    "ie",
    "compounded",
    "meaning",
    "marks",
    "has",
    "annual",
    "average",
    "growth",
    "rate",
    "yearly",
    "compound",
    "a",
    "i",
    "e",
    "that",
    "is",
    "or",
    "up",
    "down",
    "a",
    "an",
    "of",
    "by",
    "representing",
    "which",
    "was",
    "were",
    "are",
    "the",
    "about",
    "nearly",
    "roughly",
    "equivalent",
    "to",
    "total",
    "overall",
    "net",
    "sharp",
    "marking",
    "about",
];

pub(super) fn is_noun(word: &str) -> bool {
    matches!(
        word,
        "increase"
            | "rise"
            | "fall"
            | "drop"
            | "decline"
            | "decrease"
            | "reduction"
            | "jump"
            | "surge"
            | "cut"
            | "growth"
            | "gain"
    )
}

/// `5 percent a year`, `an average annual increase of 5 percent`.
pub(super) fn is_yearly(text: &str, figure: &Figure) -> bool {
    let behind = between(text, figure.prose.end, figure.sentence.end);
    let begins = [
        "a year",
        "CAGR",
        "per year",
        "annually",
        "per annum",
        "each year",
        "every year",
        "yearly",
        "annual",
        "on average",
        "year-on-year",
        "p.a.",
        "a month",
        "per month",
        "a decade",
        "compound",
    ];
    let before: &str = between(text, figure.sentence.start, figure.qualified.start);
    let mut words = before.split(' ').rev().filter(|word| !word.is_empty()).take(7);
    begins.iter().any(|words| behind.trim_start().starts_with(words))
        || words.any(|word| {
            matches!(
                word.trim_matches(['(', ',', ':']),
                "annual" | "annually" | "average" | "averaging" | "yearly" | "CAGR" | "compound"
            )
        })
}
