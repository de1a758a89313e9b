//! A name is spelt in one way throughout a brief and a series.
//!
//! A letter dropped or doubled in a name is the commonest slip that reaches print, and the one that
//! the person named is sure to see. No list of names is needed to notice it: two words that differ
//! by a letter stand beside the same title or first name, one often and the other once. Where that is
//! less clear (a letter changed in a short word, no clear majority) it is only pointed out.
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
//! ## Bad
//! ```markdown
//! Wells were drilled near Tonkorle. Most families left Tonkorle, and few came back to Tonkorle
//! when the water did. The road through Tonkrole is still closed.
//! ```
//! ## Good
//! ```markdown
//! Minister Marty Natalegawa opened the talks. Later Marty Natalegawa met the crews, and in the
//! evening Marty Natalegawa left. The speech of Marty Muliana was short.
//! ```

use super::{Case, Rule};
use crate::BriefKey;
use crate::finding::{Edit, Fix, Related, Remark, Severity};
use crate::naming::{Named, Strength, is_title};
use crate::slip::Slip;
use attache_grammar::Span;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

pub(super) const RULE: Rule = Rule::new("N002", "near-identical-names", Some(Severity::Warning), check);

/// A spelling of a name: how often it stands in some company in all briefs, and where it does first.
#[derive(Debug)]
struct Spelling<'a> {
    word: &'a str,
    count: usize,
    brief: &'a BriefKey,
    span: Span,
    /// How another word would be a slip for it.
    slip: Slip,
}

fn check(case: &Case<'_>) -> Vec<Remark> {
    let names = case.reading.names();
    let mut remarks = BTreeMap::<&str, Remark>::new();
    for odd in &names.neighbours {
        // Few words have others that are like them.
        let mut spellings = spellings(case, odd).peekable();
        if spellings.peek().is_none() {
            continue;
        }
        let all = case.index.names().spelt(odd.company, &odd.word);
        let count = all.map_or(odd.count, |all| all.count.max(odd.count));
        let weighed = spellings.filter_map(|usual| Some((severity(case, (odd, count), &usual)?, usual)));
        let Some((severity, usual)) = weighed.max_by_key(|(severity, usual)| (*severity, usual.count)) else {
            continue;
        };
        if !are_names(case, (&odd.word, odd.prose), usual.word) {
            continue;
        }
        let remark = remark(case, odd, &usual).at_most(severity);
        let first = remarks.entry(&odd.word).or_insert_with(|| remark.clone());
        if (remark.at_most, first.span) > (first.at_most, remark.span) {
            *first = remark;
        }
    }
    let words = names.words(&case.reading.brief);
    let alone = alone(case, &words);
    for (odd, usual) in &alone {
        remarks.entry(&odd.word).or_insert_with(|| remark(case, odd, usual));
    }
    let mut remarks: Vec<_> = remarks.into_values().collect();
    remarks.sort_by_key(|remark| remark.span);
    remarks
}

/// What a word may be a slip for: the words in its company in this brief and the others of the project.
fn spellings<'a>(case: &Case<'a>, odd: &'a Named) -> impl Iterator<Item = Spelling<'a>> {
    let key = &case.reading.key;
    let index = case.index;
    index.names().like(odd.company, &odd.word).filter_map(move |(spelt, slip)| {
        let (brief, span) = index.shown(spelt, key)?;
        Some(Spelling { word: &spelt.word, count: spelt.count, brief, span, slip })
    })
}

/// How much it matters that a word stands beside another `count` times and a usual one in its place,
/// if it looks like a slip for that one.
///
/// Three things are evidence: how much of a name the two words share, how much rarer the odd one
/// is, and by what stroke they differ. A single weak one makes it no more than worth a look.
fn severity(
    case: &Case<'_>,
    (odd, count): (&Named, usize),
    usual: &Spelling<'_>,
) -> Option<Severity> {
    let length = odd.word.chars().count().min(usual.word.chars().count());
    let is_rare = usual.count >= RARE * count;
    let is_single = count == 1 && usual.count >= 2;
    match (odd.company.strength, usual.slip) {
        (Strength::Words, Slip::Changed) if is_single || is_rare => Some(Severity::Warning),
        (Strength::Words, slip) => {
            let is_first = *usual.brief == case.reading.key && usual.span < odd.span;
            let is_usual = usual.count > count || (usual.count == count && is_first);
            is_usual.then_some(if slip == Slip::Changed { Severity::Info } else { Severity::Warning })
        }
        (Strength::Word, Slip::Changed) if length > SHORT => {
            (usual.count >= 2 * count).then_some(if is_rare { Severity::Warning } else { Severity::Info })
        }
        (Strength::Word, Slip::Changed) => None,
        (Strength::Word, _) if length >= SHORT => (is_single || is_rare).then_some(Severity::Warning),
        (Strength::Word, _) => None,
        (Strength::Title, _) => beside_title(case, (odd, count), usual),
    }
}

/// Words that stand once in a name and differ from a frequent one as slips do, with nothing beside them
/// that the two share: a place, or a family name without its first name.
fn alone<'a>(case: &Case<'a>, words: &[(Range<usize>, usize)]) -> Vec<(Named, Spelling<'a>)> {
    let text = case.reading.brief.prose.text();
    // A slip keeps the first letter.
    let mut usual = FxHashMap::<Option<char>, Vec<&(Range<usize>, usize)>>::default();
    for word in words.iter().filter(|(_, count)| *count >= RARE) {
        usual.entry(text[word.0.clone()].chars().next()).or_default().push(word);
    }
    let pair = |place: &Range<usize>| {
        let odd = &text[place.clone()];
        let right = |(place, count): &&(Range<usize>, usize)| {
            let word = &text[place.clone()];
            let slip = Slip::between(odd, word)?;
            let length = odd.chars().count().min(word.chars().count());
            let is_likely = match slip {
                Slip::Swapped => length > SHORT,
                Slip::Dropped => length > SHORT + 1,
                Slip::Changed => false,
            };
            let is_right = is_likely
                && are_names(case, (odd, place.start), word)
                && places(case, odd).count() == 1
                && !have_other_first_names(case, odd, word);
            let span = || case.reading.brief.prose.span(place.clone());
            is_right.then(|| Spelling { word, count: *count, brief: &case.reading.key, span: span(), slip })
        };
        let usual = usual.get(&odd.chars().next())?.iter().find_map(right)?;
        Some((Named::alone(&case.reading.brief, place), usual))
    };
    words.iter().filter(|(_, count)| *count == 1).filter_map(|(place, _)| pair(place)).collect()
}

/// So many times as frequent makes a spelling the usual one beyond doubt.
const RARE: usize = 3;

/// Words of so many letters differ from each other easily.
const SHORT: usize = 4;

/// Two people can have one title, so the stroke must be one that parts no two names, or the word long.
/// What stands between title and word must not tell them apart.
fn beside_title(
    case: &Case<'_>,
    (odd, count): (&Named, usize),
    usual: &Spelling<'_>,
) -> Option<Severity> {
    let length = odd.word.chars().count().min(usual.word.chars().count());
    let total = places(case, usual.word).count().max(usual.count);
    let is_rare = total >= RARE * count || (count == 1 && total >= 2);
    let is_likely = match usual.slip {
        Slip::Swapped => length > SHORT,
        Slip::Dropped => length >= LONG,
        Slip::Changed => false,
    };
    if is_likely && is_rare && !have_other_first_names(case, &odd.word, usual.word) {
        return Some(Severity::Warning);
    }
    (length >= LONG && usual.count >= 2 * count).then_some(Severity::Info)
}

/// Words of so many letters are seldom alike by chance.
const LONG: usize = 7;

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

/// Whether the words stand behind different first names, so that they are names of different people.
fn have_other_first_names(case: &Case<'_>, one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(|word| first_names(case, word));
    !one.is_empty() && !other.is_empty() && one.is_disjoint(&other)
}

fn first_names<'a>(case: &Case<'a>, word: &str) -> BTreeSet<&'a str> {
    let text = case.reading.brief.prose.text();
    let before = |at: usize| text[..at].strip_suffix(' ')?.rsplit(' ').next();
    let is_name = |before: &&str| before.starts_with(char::is_uppercase) && !before.ends_with('.') && !is_title(before);
    places(case, word).filter_map(before).filter(is_name).collect()
}

/// Whether both words are names and no pack has a say about the odd one, which stands at a place.
fn are_names(case: &Case<'_>, (odd, place): (&str, usize), usual: &str) -> bool {
    !is_known(case, place) && !is_common(case, odd) && !is_common(case, usual)
}

/// Whether a pack has its own say about the place.
fn is_known(case: &Case<'_>, place: usize) -> bool {
    case.reading.mentions.iter().any(|mention| mention.prose.contains(&place))
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
