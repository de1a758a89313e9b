//! The nouns a figure belongs to: what is counted behind a number (`14,000 North Korean troops`), the
//! whole of a share (`of GDP`), what is measured before an amount (`a budget of $10 billion`).

use super::{Comparison, Figure, Unit, word};
use crate::wordlist::WordList;
use std::ops::Range;

/// Words that end a noun phrase. Nouns need no list; what parts them does.
const STOPS: &[&str] = &[
    "a",
    "about",
    "above",
    "according",
    "across",
    "after",
    "against",
    "ago",
    "all",
    "along",
    "already",
    "also",
    "although",
    "altogether",
    "amid",
    "among",
    "an",
    "and",
    "annually",
    "apart",
    "are",
    "around",
    "as",
    "at",
    "away",
    "be",
    "because",
    "been",
    "before",
    "being",
    "below",
    "between",
    "both",
    "but",
    "by",
    "came",
    "can",
    "come",
    "compared",
    "could",
    "daily",
    "did",
    "do",
    "does",
    "down",
    "due",
    "during",
    "each",
    "earlier",
    "either",
    "even",
    "every",
    "except",
    "for",
    "from",
    "had",
    "has",
    "have",
    "he",
    "her",
    "here",
    "him",
    "his",
    "how",
    "i",
    "if",
    "in",
    "including",
    "into",
    "is",
    "it",
    "its",
    "just",
    "last",
    "later",
    "like",
    "made",
    "may",
    "me",
    "might",
    "monthly",
    "more",
    "most",
    "must",
    "my",
    "next",
    "no",
    "not",
    "now",
    "of",
    "off",
    "on",
    "once",
    "only",
    "or",
    "our",
    "out",
    "over",
    "per",
    "rather",
    "respectively",
    "said",
    "she",
    "should",
    "since",
    "so",
    "still",
    "such",
    "than",
    "that",
    "the",
    "their",
    "them",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "though",
    "through",
    "to",
    "today",
    "too",
    "took",
    "toward",
    "towards",
    "under",
    "until",
    "up",
    "upon",
    "us",
    "versus",
    "very",
    "via",
    "was",
    "we",
    "went",
    "were",
    "what",
    "when",
    "where",
    "whereas",
    "whether",
    "which",
    "while",
    "who",
    "whom",
    "whose",
    "will",
    "with",
    "within",
    "without",
    "worldwide",
    "worth",
    "would",
    "yearly",
    "yet",
    "you",
    "your",
];

/// As many words as a noun phrase has, its head included.
const MOST_WORDS: usize = 5;

/// Plurals that do not end in `s`.
const PLURALS: &[&str] = &[
    "people",
    "men",
    "women",
    "children",
    "staff",
    "personnel",
    "police",
    "aircraft",
    "cattle",
    "seamen",
    "servicemen",
    "fishermen",
    "households",
    "data",
    "media",
    "cent",
    "ppm",
    "fish",
    "sheep",
    "feet",
    "livestock",
    "infantry",
];

/// What is counted: the head and the words between number and head.
#[derive(Debug, Default)]
pub(super) struct Counted {
    pub head: Option<Range<usize>>,
    pub modifiers: Option<Range<usize>>,
}

/// Whether a word cannot be part of a noun phrase.
pub(super) fn is_stop(word: &str) -> bool {
    static KNOWN: WordList<1024> = WordList::of(STOPS);
    is_contracted(word) || KNOWN.has_in_any_case(word)
}

/// `you’re`, `we'll`
fn is_contracted(word: &str) -> bool {
    let may_be = matches!(word.as_bytes(), [_, .., b'\'' | 0x80.., _, _]);
    may_be && ["'re", "'ve", "'ll", "’re", "’ve", "’ll"].iter().any(|end| word.ends_with(end))
}

/// The noun phrase behind a figure.
pub(super) fn behind(text: &str, figure: &Figure) -> Counted {
    let mut at = figure.prose.end.max(figure.qualified.end);
    let mut words: Vec<Range<usize>> = Vec::new();
    // `five-year agreement`, `12-member council`: the compound is a modifier itself.
    if figure.compound
        && figure.prose.end == figure.number.end
        && text.as_bytes().get(at) == Some(&b'-')
        && let Some(part) = word::at(text, at + 1)
    {
        at = part.end;
        words.push(part);
    }
    let plural = !figure.compound && figure.unit == Unit::Count;
    while let Some(next) = word::next(text, at).filter(|_| words.len() < MOST_WORDS) {
        let word = &text[next.clone()];
        if is_stop(word) || is_adverb(word) {
            break;
        }
        at = next.end;
        words.push(next);
        if plural && is_plural(word) && !word::next(text, at).is_some_and(|next| is_plural(&text[next])) {
            break;
        }
    }
    // Without a plural among them the words behind a lone count are a guess: keep the first two.
    let known = words.iter().rposition(|word| is_plural(&text[word.clone()]));
    let last = match known {
        Some(last) if plural => last,
        _ => words.len().min(if plural { 2 } else { 3 }).wrapping_sub(1),
    };
    let Some(head) = words.get(last).cloned() else { return Counted::default() };
    let modifiers = (last > 0).then(|| words[0].start..words[last - 1].end);
    Counted { head: Some(head), modifiers }
}

/// `steadily`, but not `supply`.
fn is_adverb(word: &str) -> bool {
    const NOUNS: [&str; 9] =
        ["supply", "family", "assembly", "monopoly", "ally", "reply", "anomaly", "rally", "butterfly"];
    word.ends_with("ly") && word.as_bytes()[0].is_ascii_lowercase() && !NOUNS.contains(&word)
}

fn is_plural(word: &str) -> bool {
    static KNOWN: WordList<64> = WordList::of(PLURALS);
    let lower = word.as_bytes().last().is_some_and(u8::is_ascii_lowercase);
    KNOWN.has(word) || lower && word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us")
}

/// `of GDP`, `of all South Koreans` behind a percentage, a fraction or a count: without articles.
pub(super) fn whole(text: &str, figure: &Figure) -> Option<Range<usize>> {
    let of = word::next(text, figure.prose.end).filter(|of| &text[of.clone()] == "of")?;
    phrase(text, of.end)
}

/// The noun phrase that begins behind `at`, over articles and quantifiers.
fn phrase(text: &str, mut at: usize) -> Option<Range<usize>> {
    let article = |word: &str| {
        matches!(
            word,
            "the"
                | "a"
                | "an"
                | "all"
                | "its"
                | "their"
                | "our"
                | "his"
                | "total"
                | "these"
                | "those"
                | "this"
                | "that"
                | "such"
        )
    };
    for _ in 0..3 {
        let Some(next) = word::next(text, at).filter(|next| article(&text[next.clone()])) else { break };
        at = next.end;
    }
    let first = word::next(text, at).filter(|next| !is_stop(&text[next.clone()]))?;
    let (start, mut end) = (first.start, first.end);
    for _ in 1..MOST_WORDS {
        let Some(next) = word::next(text, end).filter(|next| !is_stop(&text[next.clone()])) else { break };
        end = next.end;
    }
    Some(start..end)
}

/// What is measured, before the figure: `a budget of $10 billion`, `inflation at 3 percent`.
pub(super) fn before(text: &str, figure: &Figure) -> Option<Range<usize>> {
    if !matches!(figure.comparison, Some(Comparison::Of | Comparison::At)) {
        return None;
    }
    let mut lead = word::before(text, figure.qualified.start)?;
    while is_stop(&text[lead.clone()])
        || matches!(&text[lead.clone()], "additional" | "further" | "current" | "another")
    {
        if matches!(&text[lead.clone()], "of" | "at") {
            return ending(text, lead.start);
        }
        lead = word::before(text, lead.start)?;
    }
    None
}

/// The noun phrase that ends before the blank at `end`.
pub(super) fn ending(text: &str, end: usize) -> Option<Range<usize>> {
    let last = word::before(text, end).filter(|word| is_noun(&text[word.clone()]))?;
    let (mut start, end) = (last.start, last.end);
    for _ in 1..MOST_WORDS {
        let Some(word) = word::before(text, start).filter(|word| is_noun(&text[word.clone()])) else { break };
        start = word.start;
    }
    Some(start..end)
}

fn is_noun(word: &str) -> bool {
    !is_stop(word)
        && !super::motion::is_change(word)
        && word.bytes().any(|byte| byte.is_ascii_alphabetic() || byte >= 0x80)
}

/// The noun phrase before a verb, over auxiliaries: `the ROK defense budget` of `the ROK defense
/// budget would be increased to`.
pub(super) fn subject(text: &str, verb: &Range<usize>, clause: &Range<usize>) -> Option<Range<usize>> {
    let mut end = verb.start;
    while let Some(word) = word::before(text, end).filter(|word| word.start >= clause.start) {
        let auxiliary = matches!(
            &text[word.clone()],
            "is" | "are"
                | "was"
                | "were"
                | "be"
                | "been"
                | "being"
                | "has"
                | "have"
                | "had"
                | "will"
                | "would"
                | "could"
                | "should"
                | "may"
                | "might"
                | "must"
                | "to"
                | "also"
                | "already"
                | "currently"
                | "now"
                | "then"
                | "not"
                | "that"
        );
        if !auxiliary {
            break;
        }
        end = word.start;
    }
    ending(text, end).filter(|phrase| phrase.start >= clause.start)
}
