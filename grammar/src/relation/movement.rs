//! Words that say which way a quantity went: `rose`, `has been cut`, `a steady fall`, `more than
//! doubled`. It reads the words before a `from` or a `to` and knows no figures.

use super::tokens::{Token, backward};
use super::trend::{self, Trend};
use crate::wordlist::WordList;
use rust_decimal::Decimal;

/// How many times as much a quantity became.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Factor {
    /// `doubled`: 2, `halved`: 0.5.
    pub times: Decimal,
    /// `more than doubled`, `nearly doubled`.
    pub bound: Bound,
    /// `a threefold increase` may mean three times as much or three times more.
    pub may_be_added: bool,
}

/// On which side of a stated factor the true one lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// `doubled`
    None,
    /// `more than doubled`
    Above,
    /// `nearly doubled`
    Below,
}

/// What a sentence says before `from` about the way a quantity went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Movement {
    /// Which way.
    pub trend: Trend,
    /// How many times as much, if the words say so.
    pub factor: Option<Factor>,
    /// Where the word that says so begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Whether nothing but adverbs, periods and amounts stands between it and `from`.
    pub adjacent: bool,
    /// Whether the word is a noun in the plural: `reductions from 40 to 60 percent` are a range.
    pub plural: bool,
}

impl Movement {
    /// The same movement in a text that begins so many bytes earlier.
    pub(super) fn shifted(self, by: usize) -> Self {
        Self { start: self.start + by, end: self.end + by, ..self }
    }
}

/// How many words before `from` are looked at.
const FAR: usize = 26;

/// The movement that the end of `words` speaks of. `words` ends where `from` begins.
pub fn before(words: &str) -> Option<Movement> {
    let mut adjacent = true;
    let mut fold: Option<Factor> = None;
    let mut tokens = backward(words).take(FAR).peekable();
    while let Some(token) = tokens.next() {
        let earlier = tokens.peek().copied();
        if token.ends_sentence || blocks(token.text) {
            break;
        }
        if let Some(factor) = fold_word(token, earlier) {
            let start = if token.text.len() > "fold".len() {
                token.start
            } else {
                earlier.map_or(token.start, |word| word.start)
            };
            fold = Some(Factor { bound: bound(&words[..start]), ..factor });
            continue;
        }
        if let Some(trend) = trend_of(token.text, &words[..token.start]) {
            let factor = fold.or_else(|| fold_before(words, token.start)).or_else(|| halving(&words[token.start..]));
            return movement(words, token, trend, factor, adjacent);
        }
        if let Some(factor) = multiplying(token.text) {
            let trend = if factor.times < Decimal::ONE { Trend::Down } else { Trend::Up };
            let factor = Factor { bound: bound(&words[..token.start]), ..factor };
            return movement(words, token, trend, Some(factor), adjacent);
        }
        adjacent &= is_filler(token.text);
    }
    None
}

fn movement(words: &str, token: Token<'_>, trend: Trend, factor: Option<Factor>, adjacent: bool) -> Option<Movement> {
    let plural = PLURAL_NOUNS.contains(&lower(token.text).as_str());
    let (start, end) = (token.start, token.start + token.text.len());
    (!is_denied(&words[..start])).then_some(Movement { trend, factor, start, end, adjacent, plural })
}

/// `never rose`, `instead of falling`, `without raising`.
fn is_denied(before: &str) -> bool {
    backward(before).take(4).take_while(|token| !token.ends_sentence).any(|token| {
        let word = lower(token.text);
        matches!(
            word.as_str(),
            "not"
                | "never"
                | "without"
                | "instead"
                | "rather"
                | "avoid"
                | "avoided"
                | "prevent"
                | "cannot"
                | "no"
                | "neither"
                | "nor"
                | "if"
                | "whether"
                | "unlike"
        ) || word.ends_with("n't")
            || word.ends_with("n’t")
    })
}

fn lower(word: &str) -> String {
    word.to_ascii_lowercase()
}

fn trend_of(word: &str, before: &str) -> Option<Trend> {
    if !trend::may_name(word) {
        return None;
    }
    let word = lower(word);
    let word = word.as_str();
    match word {
        "up" | "upward" | "upwards" => return goes(before).then_some(Trend::Up),
        "down" | "downward" | "downwards" => return goes(before).then_some(Trend::Down),
        // What is called growth falls as often as it rises, and so do rises themselves.
        "growth" => return None,
        _ => {}
    }
    trend::of(word)
}

/// Whether a word says which way something went; `up` and `down` do so only beside others.
pub(super) fn is_trend(word: &str) -> bool {
    let word = word.trim_matches(|char: char| !char.is_alphabetic());
    if !trend::may_name(word) {
        return false;
    }
    let word = lower(word);
    trend::of(&word).is_some() || trend::times(&word).is_some()
}

/// Whether `up` or `down` behind these words is a movement: `went up`, `, up`, `brought down`.
fn goes(before: &str) -> bool {
    let trimmed = before.trim_end();
    if trimmed.is_empty() || trimmed.ends_with([',', '(', '—', '–', '-', ':', ')']) {
        return true;
    }
    backward(before).next().is_some_and(|token| {
        let word = lower(token.text);
        word.ends_with("ly") || word.bytes().all(|byte| !byte.is_ascii_alphabetic()) || GOING.contains(&word.as_str())
    })
}

const GOING: [&str; 57] = [
    "go", "goes", "went", "gone", "going", "move", "moves", "moved", "moving", "edged", "edging", "inched", "crept",
    "ticked", "picked", "pushed", "scaled", "scale", "ramped", "stepped", "bumped", "shot", "driven", "drove",
    "nudged", "trended", "trending", "is", "are", "was", "were", "come", "came", "coming", "comes", "brought", "bring",
    "cut", "pared", "percent", "cent", "%", "points", "bring", "brings", "back", "still", "further", "million",
    "billion", "trillion", "crore", "lakh", "sharply", "year", "years", "well",
];

const PLURAL_NOUNS: [&str; 11] =
    ["increases", "rises", "declines", "drops", "decreases", "reductions", "cuts", "falls", "hikes", "dips", "jumps"];

/// Words that make of `from A to B` something else than a change.
fn blocks(word: &str) -> bool {
    static KNOWN: WordList<256> = WordList::of(&BLOCKING);
    KNOWN.has_in_any_case(word)
}

const BLOCKING: [&str; 53] = [
    "range",
    "ranges",
    "ranged",
    "ranging",
    "vary",
    "varies",
    "varied",
    "varying",
    "between",
    "rank",
    "ranks",
    "ranked",
    "ranking",
    "rankings",
    "aged",
    "ages",
    "anywhere",
    "spanning",
    "which",
    "who",
    "scale",
    "where",
    "while",
    "whereas",
    "when",
    "although",
    "because",
    "but",
    "shift",
    "shifted",
    "moved",
    "changed",
    "differ",
    "differs",
    "differed",
    "spread",
    "spans",
    "running",
    "went",
    "dated",
    "lasting",
    "lasted",
    "remained",
    "exclude",
    "excluding",
    "improved",
    "improve",
    "worsened",
    "deteriorated",
    "strengthened",
    "weakened",
    "appreciated",
    "depreciated",
];

/// What may stand between a verb and its `from` without being its object.
fn is_filler(word: &str) -> bool {
    static KNOWN: WordList<256> = WordList::of(&FILLERS);
    let digits = word.bytes().any(|byte| byte.is_ascii_digit());
    digits
        || word.len() > 3 && word.as_bytes().last_chunk::<2>().is_some_and(|end| end.eq_ignore_ascii_case(b"ly"))
        || word.bytes().all(|byte| !byte.is_ascii_alphanumeric())
        || KNOWN.has_in_any_case(word)
}

const FILLERS: [&str; 74] = [
    "a",
    "about",
    "again",
    "almost",
    "an",
    "and",
    "annum",
    "around",
    "average",
    "back",
    "bit",
    "by",
    "cent",
    "century",
    "consistently",
    "crore",
    "decade",
    "decades",
    "during",
    "even",
    "ever",
    "factor",
    "fast",
    "fiscal",
    "five",
    "four",
    "further",
    "half",
    "in",
    "just",
    "lakh",
    "last",
    "little",
    "million",
    "billion",
    "trillion",
    "more",
    "month",
    "months",
    "nearly",
    "of",
    "on",
    "one",
    "or",
    "over",
    "past",
    "per",
    "percent",
    "percentage",
    "period",
    "point",
    "points",
    "pp",
    "quarter",
    "real",
    "recent",
    "same",
    "since",
    "some",
    "somewhat",
    "steadily",
    "still",
    "ten",
    "terms",
    "than",
    "the",
    "this",
    "three",
    "time",
    "two",
    "year",
    "years",
    "third",
    "well",
];

/// `doubled`, `tripling`, `halve`.
fn multiplying(word: &str) -> Option<Factor> {
    if !trend::may_name(word) {
        return None;
    }
    trend::times(&lower(word)).map(|times| Factor { times, bound: Bound::None, may_be_added: false })
}

/// `threefold`, `10-fold`, `five times`: the second word needs the one before it.
fn fold_word(token: Token<'_>, earlier: Option<Token<'_>>) -> Option<Factor> {
    let last = token.text.as_bytes().last().map(u8::to_ascii_lowercase);
    if !matches!(last, Some(b'd' | b's')) {
        return None;
    }
    let word = lower(token.text);
    let number = match word.strip_suffix("fold") {
        Some(number) if !number.is_empty() => number.trim_end_matches('-').to_owned(),
        Some(_) | None if matches!(word.as_str(), "times" | "fold") => lower(earlier?.text),
        _ => return None,
    };
    let times = number_word(&number)?;
    Some(Factor { times, bound: Bound::None, may_be_added: true })
}

/// `a threefold increase`.
fn fold_before(words: &str, start: usize) -> Option<Factor> {
    let mut tokens = backward(&words[..start]);
    let (last, earlier) = (tokens.next()?, tokens.next());
    if last.ends_sentence {
        return None;
    }
    let factor = fold_word(last, earlier)?;
    Some(Factor { bound: bound(&words[..last.start]), ..factor })
}

/// `cut in half`, `fell by half`.
fn halving(words: &str) -> Option<Factor> {
    let behind = words.split_once(' ')?.1;
    let is_half = ["in half", "by half", "by one half"].iter().any(|half| {
        behind.strip_prefix(half).is_some_and(|rest| !rest.starts_with(|char: char| char.is_alphanumeric()))
    });
    is_half.then_some(Factor { times: Decimal::new(5, 1), bound: Bound::None, may_be_added: false })
}

fn number_word(word: &str) -> Option<Decimal> {
    const WORDS: [(&str, i64); 11] = [
        ("two", 2),
        ("three", 3),
        ("four", 4),
        ("five", 5),
        ("six", 6),
        ("seven", 7),
        ("eight", 8),
        ("nine", 9),
        ("ten", 10),
        ("twenty", 20),
        ("hundred", 100),
    ];
    let worded = WORDS.iter().find(|(name, _)| *name == word).map(|(_, number)| Decimal::from(*number));
    worded.or_else(|| word.parse().ok()).filter(|number| *number > Decimal::ONE)
}

/// `more than`, `nearly` at the end of the words.
fn bound(before: &str) -> Bound {
    let mut tokens = backward(before);
    let Some(last) = tokens.next() else { return Bound::None };
    match lower(last.text).as_str() {
        "than" if tokens.next().is_some_and(|more| lower(more.text) == "more") => Bound::Above,
        "over" => Bound::Above,
        "nearly" | "almost" | "practically" | "virtually" => Bound::Below,
        _ => Bound::None,
    }
}
