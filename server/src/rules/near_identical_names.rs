//! A name is spelt in one way throughout a brief and a series.
//!
//! A letter dropped or doubled in a name is the commonest slip that reaches print, and the one that
//! the person named is sure to see. No list of names is needed to notice it: two words that differ
//! by a letter stand beside the same title or first name, one often and the other once.
//!
//! ## Bad
//! ```markdown
//! Minister Marty Natalegawa opened the talks. Later Marty Natalegawa met the crews, and in the
//! evening Marty Natalegawa left. The speech of Marty Natalegwa was short.
//! ```
//! ## Bad
//! ```markdown one.md
//! The plan of Yevgeny Prigozhin failed. What Yevgeny Prigozhin wanted, nobody but Yevgeny Prigozhin
//! knew.
//! ```
//! ```markdown two.md
//! The march of Yevgeny Prigohzin began in June.
//! ```
//! ## Good
//! ```markdown
//! Minister Marty Natalegawa opened the talks. Later Marty Natalegawa met the crews, and in the
//! evening Marty Natalegawa left. The speech of Marty Muliana was short.
//! ```

use super::{Case, Rule};
use crate::BriefKey;
use crate::finding::{Edit, Fix, Related, Remark, Severity};
use crate::naming::{Named, neighbours};
use attache_grammar::Span;
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule::new("N002", "near-identical-names", Some(Severity::Info), check);

/// The usual spelling is so many times as frequent as the odd one.
const USUAL: usize = 2;

/// How often a spelling stands beside a word in all briefs, and where it does first.
#[derive(Debug)]
struct Spelling<'a> {
    word: &'a str,
    count: usize,
    brief: &'a BriefKey,
    span: Span,
}

fn check(case: &Case<'_>) -> Vec<Remark> {
    let here = neighbours(&case.reading.brief);
    let mut remarks = BTreeMap::<&str, Remark>::new();
    for (beside, named) in &here {
        let spellings = spellings(case, beside, named);
        for odd in named {
            let count = spellings.iter().find(|spelling| spelling.word == odd.word).map_or(0, |own| own.count);
            let is_right = |other: &&Spelling<'_>| {
                is_usual(case, beside, (odd, count), other)
                    && is_slip(beside, &odd.word, other.word)
                    && !is_common(case, other.word)
            };
            let Some(usual) = spellings.iter().find(is_right) else { continue };
            if !is_known(case, odd) && !is_common(case, &odd.word) {
                let remark = remark(case, odd, usual);
                let first = remarks.entry(&odd.word).or_insert_with(|| remark.clone());
                if remark.span < first.span {
                    *first = remark;
                }
            }
        }
    }
    let mut remarks: Vec<_> = remarks.into_values().collect();
    remarks.sort_by_key(|remark| remark.span);
    remarks
}

/// Whether one spelling is so frequent that another looks like a slip. Between the same two words
/// nobody expects a second one: there it is enough to be as frequent, and first in the brief.
fn is_usual(case: &Case<'_>, beside: &str, (odd, count): (&Named, usize), other: &Spelling<'_>) -> bool {
    if !has_two_words(beside) {
        return other.count >= USUAL * count;
    }
    let is_first = *other.brief == case.reading.key && other.span < odd.span;
    other.count > count || (other.count == count && is_first)
}

fn has_two_words(beside: &str) -> bool {
    beside.split(' ').count() == 3
}

/// All spellings beside a word, in this brief and in the others of the project.
fn spellings<'a>(case: &Case<'a>, beside: &'a str, here: &'a [Named]) -> Vec<Spelling<'a>> {
    let own = here.iter().map(|named| (&case.reading.key, named));
    let others = case.index.names(beside).filter(|(brief, _)| **brief != case.reading.key);
    let mut spellings: Vec<Spelling<'a>> = Vec::new();
    for (brief, named) in own.chain(others) {
        match spellings.iter_mut().find(|spelling| spelling.word == named.word) {
            Some(spelling) => spelling.count += named.count,
            None => spellings.push(Spelling { word: &named.word, count: named.count, brief, span: named.span }),
        }
    }
    spellings
}

fn remark(case: &Case<'_>, odd: &Named, usual: &Spelling<'_>) -> Remark {
    let (odd_word, word, times) = (&odd.word, usual.word, usual.count);
    let message = if *usual.brief == case.reading.key {
        match times {
            1 => format!("“{odd_word}” is spelt “{word}” in 1 other place"),
            _ => format!("“{odd_word}” is spelt “{word}” in {times} other places"),
        }
    } else {
        format!("“{odd_word}” is spelt “{word}” in {}", usual.brief.file_name())
    };
    let related = Related { brief: usual.brief.clone(), span: usual.span, message: format!("“{word}” stands here") };
    let mut remark = Remark::new(odd.span, message).with_related([related]);
    let is_alone = places(case, odd_word).count() == 1;
    let is_verbatim = case.reading.verbatim(odd.prose..odd.prose + odd_word.len()).is_some();
    remark.fixes.extend((is_alone && is_verbatim).then(|| Fix {
        title: format!("Replace by “{word}”"),
        safe: false,
        edits: vec![Edit { brief: case.reading.key.clone(), span: odd.span, text: word.to_owned() }],
    }));
    remark
}

/// Words that stand beside many names.
const TITLES: [&str; 24] = [
    "Mr", "Mrs", "Ms", "Mdm", "Miss", "Dr", "Prof", "Professor", "Sir", "Lord", "Lady", "President", "Minister",
    "Secretary", "Senator", "Representative", "General", "Admiral", "Ambassador", "Chairman", "Premier", "Governor",
    "Judge", "Justice",
];

/// Whether one word can be a slip for the other: one letter dropped, doubled, swapped or changed in
/// a word that is long enough, behind its first, and no ending that languages form words with.
fn is_slip(beside: &str, odd: &str, usual: &str) -> bool {
    let beside_title = TITLES.iter().any(|title| beside.strip_suffix(" _") == Some(title));
    let shortest = match has_two_words(beside) {
        true => 4,
        false if beside_title => 7,
        false => 5,
    };
    let is_long = odd.chars().count().min(usual.chars().count()) >= shortest;
    let begin_alike = odd.chars().next() == usual.chars().next();
    is_long
        && begin_alike
        && strsim::osa_distance(odd, usual) == 1
        && !odd.contains('-')
        && !usual.contains('-')
        && !is_inflected(odd, usual)
        && !is_respelled(odd, usual)
}

/// `Korea` and `Korean`, `Nation` and `Nations`, `Minister` and `Ministry`: they begin alike and end
/// differently.
fn is_inflected(one: &str, other: &str) -> bool {
    let common: usize = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let ends = [&one[common..], &other[common..]];
    ends.iter().any(|end| end.is_empty()) || ends.iter().all(|end| ENDINGS.contains(end))
}

const ENDINGS: [&str; 28] = [
    "s", "es", "n", "an", "ian", "ean", "ese", "i", "ed", "ing", "er", "or", "ers", "al", "ic", "y", "ies", "ry", "e",
    "a", "o", "us", "on", "ion", "ive", "en", "t", "um",
];

/// `Centre` and `Center`, `Organisation` and `Organization`, `Defence` and `Defense`.
fn is_respelled(one: &str, other: &str) -> bool {
    let plain = |word: &str| {
        let word = word.to_lowercase().replace("our", "or").replace("isation", "ization").replace("ise", "ize");
        let word = word.replace("isi", "izi").replace("ence", "ense").replace("amme", "am").replace("ll", "l");
        word.strip_suffix("re").map_or(word.clone(), |stem| format!("{stem}er"))
    };
    plain(one) == plain(other)
}

/// Whether a pack has its own say about the place.
fn is_known(case: &Case<'_>, odd: &Named) -> bool {
    case.reading.mentions.iter().any(|mention| mention.prose.contains(&odd.prose))
}

/// Whether the brief has the word in small letters as well: it is no name then.
fn is_common(case: &Case<'_>, word: &str) -> bool {
    places(case, &word.to_lowercase()).next().is_some()
}

/// Where a word stands in the prose.
fn places<'a>(case: &Case<'a>, word: &str) -> impl Iterator<Item = usize> {
    let text = case.reading.brief.prose.text();
    let is_whole = |at: &usize| {
        !text[..*at].ends_with(char::is_alphanumeric) && !text[*at + word.len()..].starts_with(char::is_alphanumeric)
    };
    memchr::memmem::find_iter(text.as_bytes(), word).filter(is_whole).collect::<Vec<_>>().into_iter()
}
