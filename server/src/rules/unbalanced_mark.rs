//! Every bracket and every quotation mark has its partner.
//!
//! A quotation that never ends leaves readers to guess which words are the speaker's. Marks are
//! matched within a paragraph; a quotation of several paragraphs opens each of them and closes the
//! last.
//!
//! ## Bad
//! ```markdown
//! The minister called the plan “a promise to every pier and left the cost (about a third of the
//! budget open.
//! ```
//! ## Good
//! ```markdown
//! The minister called the plan “a promise to every pier” and left the cost (about a third of the
//! budget) open. There are two ways: a) to pay, or b) to wait.
//! ```

use super::{Case, Rule};
use crate::finding::{Remark, Severity};
use attache_grammar::{Block, BlockKind, Zone};

pub(super) const RULE: Rule = Rule::new("R009", "unbalanced-mark", Some(Severity::Warning), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let blocks = &case.reading.brief.blocks;
    let mut remarks = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        let is_text = matches!(block.kind, BlockKind::Paragraph | BlockKind::Item | BlockKind::Description);
        if !is_text || !matches!(block.zone, Zone::Body | Zone::Summary) || is_cut(case, block, blocks.get(index + 1)) {
            continue;
        }
        remarks.extend(open_bracket(case, block, &blocks[index + 1..]));
        remarks.extend(open_quotation(case, block, blocks.get(index + 1)));
    }
    remarks
}

/// Whether a block is only a part of a sentence: its marks may be closed in the next.
fn is_cut(case: &Case<'_>, block: &Block, next: Option<&Block>) -> bool {
    let goes_on = next.is_some_and(|next| case.reading.brief.words(next).starts_with(|char: char| char.is_lowercase() || matches!(char, ')' | ']')));
    goes_on || !case.reading.brief.words(block).ends_with(['.', '!', '?', '”', '"', '’', ')', ']'])
}

/// The first bracket that opens and never closes. One that only closes may count a list.
fn open_bracket(case: &Case<'_>, block: &Block, behind: &[Block]) -> Option<Remark> {
    let words = case.reading.brief.words(block);
    let first = memchr::memchr2(b'(', b'[', words.as_bytes())?;
    let mut open: Vec<(usize, char)> = Vec::new();
    for (at, byte) in words.bytes().enumerate().skip(first) {
        match byte {
            b'(' if !is_face(&words[at..], &words[..at]) => open.push((at, ')')),
            b'[' => open.push((at, ']')),
            b')' | b']' => match open.last() {
                Some((_, close)) if *close == char::from(byte) => drop(open.pop()),
                // Half-open intervals and lists that count `a)` close what they did not open.
                _ if open.iter().any(|(_, close)| *close == char::from(byte)) => return None,
                _ => {}
            },
            _ => {}
        }
    }
    let (at, close) = *open.first()?;
    // Somebody puts paragraphs in brackets.
    if behind.iter().take(NEAR).any(|block| closes_more(case.reading.brief.words(block), close)) {
        return None;
    }
    let span = case.reading.brief.prose.span(block.prose.start + at..block.prose.start + at + 1);
    Some(Remark::new(span, format!("this bracket is not closed by “{close}” in its paragraph")))
}

/// So many paragraphs may stand in one pair of brackets.
const NEAR: usize = 5;

/// Whether a block closes a bracket that it did not open. `a)` and `12)` count a list.
fn closes_more(words: &str, close: char) -> bool {
    let open = if close == ')' { '(' } else { '[' };
    let is_count = |at: usize| words[..at].rsplit(' ').next().is_some_and(|word| word.len() < 3);
    let closing = words.match_indices(close).filter(|(at, _)| close == ']' || !is_count(*at));
    closing.count() > words.matches(open).count()
}

/// `:(`
fn is_face(here: &str, before: &str) -> bool {
    before.ends_with([':', ';']) && !here[1..].starts_with(char::is_alphanumeric)
}

/// A curly mark that opens and never closes. Straight ones may be inches, and single ones apostrophes.
fn open_quotation(case: &Case<'_>, block: &Block, next: Option<&Block>) -> Option<Remark> {
    let words = case.reading.brief.words(block);
    let mut open: Option<usize> = None;
    // Both begin with the same byte.
    for at in memchr::memchr_iter(0xE2, words.as_bytes()) {
        match (words[at..].chars().next(), open) {
            // Some keyboards have only one of the two.
            (Some('“'), Some(_)) => return None,
            (Some('“'), None) => open = Some(at),
            (Some('”'), _) => open = None,
            _ => {}
        }
    }
    let at = open?;
    let goes_on = next.is_some_and(|next| next.quoted || case.reading.brief.words(next).contains(['“', '”']));
    let span = case.reading.brief.prose.span(block.prose.start + at..block.prose.start + at + '“'.len_utf8());
    (!goes_on).then(|| Remark::new(span, "this quotation is not closed in its paragraph"))
}
