//! A sentence stands in one paragraph.
//!
//! A copy from a page or a PDF breaks paragraphs where a column or a page ended. The reader takes the
//! second half for a new thought.
//!
//! ## Bad
//! ```markdown
//! The cranes of the port are older than the crews that work them, and the plan that was agreed
//!
//! in the spring of last year does not say who is to pay for new ones.
//! ```
//! ## Good
//! ```markdown
//! The cranes of the port are older than the crews that work them, and the plan that was agreed
//! in the spring of last year does not say who is to pay for new ones.
//! ```

use super::{Case, Rule};
use crate::finding::{Fix, Remark, Severity};
use attache_grammar::{Block, BlockKind, Span, Zone};

pub(super) const RULE: Rule = Rule::new("D007", "paragraph-cut", Some(Severity::Hint), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    case.reading.brief.blocks.windows(2).filter_map(|pair| remark(case, &pair[0], &pair[1])).collect()
}

/// Words that no sentence ends with.
const OPEN: &[&str] = &[
    "a", "an", "and", "as", "at", "between", "but", "by", "for", "from", "in", "into", "nor", "of", "on", "or", "our", "than",
    "that", "the", "their", "to", "was", "were", "which", "whose", "with", "its",
];

/// The fewest words of a paragraph that was cut: less is a heading, a caption or an address.
const FEWEST: usize = 8;

fn remark(case: &Case<'_>, block: &Block, next: &Block) -> Option<Remark> {
    let brief = &case.reading.brief;
    let is_text = |block: &Block| block.kind == BlockKind::Paragraph && !block.quoted && matches!(block.zone, Zone::Body | Zone::Summary);
    let (words, rest) = (brief.words(block), brief.words(next));
    // Few paragraphs begin with a small letter.
    let goes_on = is_text(block) && is_text(next) && rest.starts_with(char::is_lowercase);
    if !goes_on || rest.split(' ').nth(2).is_none() || is_counted(rest) || words.split(' ').nth(FEWEST - 1).is_none() {
        return None;
    }
    let last = words.rsplit(' ').next().unwrap_or_default();
    let is_open = last.ends_with(',') || OPEN.contains(&last);
    let ends = last.ends_with(|char: char| !char.is_alphanumeric());
    // Lists without bullets, formulas and quotations between two halves are not cut.
    if ends && !is_open {
        return None;
    }
    let between = Span { start: block.span.end, end: next.span.start };
    let is_blank = case.reading.text.get(between.range())?.trim().is_empty();
    let fix = Fix { title: "Join the two paragraphs".to_owned(), safe: false, edits: vec![case.edit(between, " ")] };
    let span = brief.prose.span(block.prose.end - last.len()..block.prose.end);
    is_blank.then(|| Remark::new(span, format!("the sentence goes on in the next paragraph: “{last} / {}”", rest.split(' ').next().unwrap_or_default())).with_fix(fix))
}

/// `b. `, `iv) `: the next point of a list that was counted by hand.
fn is_counted(words: &str) -> bool {
    let first = words.split(' ').next().unwrap_or_default();
    let letters = first.trim_end_matches(['.', ')', ':']);
    let is_roman = letters.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x'));
    letters.len() == 1 && letters != "a" || letters.len() < first.len() && (letters.len() == 1 || is_roman)
}
