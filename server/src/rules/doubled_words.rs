//! No word stands twice in a row, and no sentence twice in a brief.
//!
//! A doubled word is what an edit leaves behind, mostly at the end of a line, where nobody sees it. A
//! sentence that stands twice is often a pull quote that was pasted with the page, sometimes a
//! paragraph that was moved and not removed.
//!
//! ## Bad
//! ```markdown
//! The crews of the the harbour went home. The the mate stayed.
//! ```
//! ## Good
//! ```markdown
//! The crews of the harbour went home. The mate knew that that harbour had had no crews in Bora Bora, and
//! what IT it would need.
//! ```

use super::article_before_short_form::begins_sentence;
use super::{Case, Rule, elsewhere};
use crate::finding::{Fix, Related, Remark, Severity};
use attache_grammar::Block;
use rustc_hash::FxHashMap;
use std::ops::Range;

pub(super) const RULE: Rule = Rule::new("S016", "doubled-words", Some(Severity::Warning), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let sentences = case.reading.brief.prose.text().len() / SHORTEST / 2;
    let mut sentences = FxHashMap::<&str, usize>::with_capacity_and_hasher(sentences, Default::default());
    let mut again = Vec::new();
    remarks.extend(doubled(case));
    for block in case.reading.running_blocks() {
        again.extend(repeated(case, block, &mut sentences));
    }
    remarks.extend(repeated_remark(case, &again));
    remarks.sort_by_key(|remark| remark.span);
    remarks
}

/// Words that may follow themselves.
const MAY_REPEAT: [&str; 12] =
    ["that", "had", "is", "do", "no", "so", "very", "many", "more", "again", "long", "much"];

/// What follows `in` in Latin.
const LATIN: [&str; 5] = [" vivo", " vitro", " situ", " camera", " silico"];

/// Words that follow themselves. Names may: Bora Bora.
fn doubled(case: &Case<'_>) -> impl Iterator<Item = Remark> {
    let text = case.reading.brief.prose.text();
    let doubled = case.reading.vocabulary().doubled.iter();
    let slips = doubled.filter(|(before, word)| is_slip(text, before, word));
    slips.filter_map(|(before, word)| remark(case, before, word))
}

/// Words that may follow themselves with a capital at the beginning of a sentence: `In in April`. Others
/// may be a name and a word: `Will will go`.
const OPENING: [&str; 24] = [
    "an", "and", "as", "at", "but", "by", "for", "from", "if", "in", "it", "of", "on", "our", "the", "their", "there",
    "these", "this", "those", "to", "we", "when", "with",
];

fn is_slip(text: &str, before: &Range<usize>, word: &Range<usize>) -> bool {
    const JOINTS: [char; 9] = ['-', '–', '\'', '’', '/', '&', '=', '.', '\u{1A}'];
    let letters = &text[word.clone()];
    let is_part = text[..before.start].ends_with(JOINTS)
        || text[word.end..].strip_prefix(JOINTS).is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
        // A third one is no slip, and neither is `as in in vivo`.
        || letters == "in" && LATIN.iter().any(|latin| text[word.end..].starts_with(latin))
        || text[word.end..].strip_prefix(' ').is_some_and(|rest| rest.starts_with(letters));
    let printed = &text[before.clone()];
    // But `what IT it needs`.
    let is_opening = || OPENING.contains(&letters) && printed[1..] == letters[1..] && begins_sentence(text, before.start);
    let is_same = printed == letters || is_opening();
    letters.len() > 1
        && letters.bytes().all(|byte| byte.is_ascii_lowercase())
        && is_same
        && !is_part
        && !MAY_REPEAT.contains(&letters)
}

fn remark(case: &Case<'_>, before: &Range<usize>, word: &Range<usize>) -> Option<Remark> {
    let reading = case.reading;
    let letters = &reading.brief.prose.text()[word.clone()];
    let span = reading.brief.prose.span(before.start..word.end);
    let second = reading.brief.prose.span(before.end..word.end);
    let mut remark = Remark::new(span, format!("“{letters}” stands twice in a row"));
    let is_plain = reading.text.get(second.range())?.trim_start() == letters;
    remark.fixes.extend(is_plain.then(|| Fix {
        title: format!("Remove one “{letters}”"),
        safe: true,
        edits: vec![case.edit(second, "")],
    }));
    Some(remark)
}

/// The shortest sentence that is not repeated by chance, in bytes.
const SHORTEST: usize = 60;

/// The first sentence of a block that stood in the brief before, and where it did. What follows it is mostly
/// repeated with it.
fn repeated<'a>(case: &Case<'a>, block: &Block, sentences: &mut FxHashMap<&'a str, usize>) -> Option<(Range<usize>, usize)> {
    let text = case.reading.brief.prose.text();
    let mut found = None;
    for sentence in split(text, &block.prose).filter(|sentence| sentence.len() >= SHORTEST) {
        let earlier = *sentences.entry(&text[sentence.clone()]).or_insert(sentence.start);
        if earlier < sentence.start && found.is_none() {
            found = Some((sentence, earlier));
        }
    }
    found
}

fn repeated_remark(case: &Case<'_>, again: &[(Range<usize>, usize)]) -> Option<Remark> {
    let prose = &case.reading.brief.prose;
    let (sentence, earlier) = again.first()?;
    let related = Related {
        brief: case.reading.key.clone(),
        span: prose.span(*earlier..earlier + sentence.len()),
        message: "it stands here first".to_owned(),
    };
    let message = match again.len() - 1 {
        0 => "this sentence stands in the brief already".to_owned(),
        others => format!("this sentence stands in the brief already{}", elsewhere(others)),
    };
    Some(Remark::new(prose.span(sentence.clone()), message).with_related([related]).at_most(Severity::Hint))
}

/// The sentences of a block, roughly: an abbreviation cuts one in the same place wherever it stands.
fn split<'a>(text: &'a str, block: &Range<usize>) -> impl Iterator<Item = Range<usize>> + 'a {
    let (mut start, end) = (block.start, block.end);
    std::iter::from_fn(move || {
        if start >= end {
            return None;
        }
        let mut at = start;
        let stop = loop {
            let Some(found) = memchr::memchr3(b'.', b'?', b'!', &text.as_bytes()[at..end]) else { break end };
            at += found + 1;
            if text.as_bytes().get(at) == Some(&b' ') {
                break at;
            }
        };
        let sentence = start..stop;
        start = stop + 1;
        Some(sentence)
    })
}
