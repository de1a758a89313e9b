//! A figure says where it comes from: by a note, a link, or a name in its sentence.
//!
//! Who cites the brief cites its figures, and must be able to look them up.
//!
//! ## Bad
//! ```markdown
//! The ports handled 21.4 million containers in 2024.
//! ```
//! ## Good
//! ```markdown
//! According to the port authority, the ports handled 21.4 million containers in 2024.
//! ```

use super::{Case, Rule};
use crate::finding::Remark;
use attache_grammar::figure::{End, Unit};
use attache_grammar::{Block, BlockKind, Brief, Figure};

pub(super) const RULE: Rule = Rule::new("F008", "figure-without-source", None, check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let brief = &case.reading.brief;
    let lacking = brief.figures.iter().filter(|figure| needs_source(brief, figure) && !has_source(case, figure));
    let mut remarks: Vec<Remark> = Vec::new();
    let mut last = None;
    // One remark a sentence: a source serves all its figures.
    for figure in lacking {
        if last.replace(&figure.sentence) == Some(&figure.sentence) {
            continue;
        }
        let printed = &brief.prose.text()[figure.prose.clone()];
        remarks.push(Remark::new(figure.span, format!("“{printed}” stands without a source")));
    }
    remarks
}

/// Figures that say something exact about the world. Lengths of time, ranks and small counts do not.
fn needs_source(brief: &Brief, figure: &Figure) -> bool {
    let informative = match figure.unit {
        Unit::Percent | Unit::PercentagePoints | Unit::Currency(_) | Unit::Physical(_) => true,
        Unit::Count => figure.significant > 1 && figure.value >= rust_decimal::Decimal::ONE_HUNDRED,
        _ => false,
    };
    let second = figure.partner.is_some_and(|partner| partner.end == End::Second);
    let is_text = |block: &Block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Item);
    informative && !second && is_text(&brief.blocks[figure.block]) && !brief.is_quoted(figure.prose.start)
}

/// A name that says so, a link or the mark of a note in the sentence or right behind it.
fn has_source(case: &Case<'_>, figure: &Figure) -> bool {
    let brief = &case.reading.brief;
    if figure.slots.attribution.is_some() {
        return true;
    }
    let span = brief.prose.span(figure.sentence.clone());
    let end = brief.blocks[figure.block].span.end as usize;
    let behind = &case.reading.text[span.end as usize..end.max(span.end as usize)];
    let sentence = &case.reading.text[span.range()];
    let marked = |text: &str| text.contains("](") || text.contains("[^") || text.contains("][");
    marked(sentence) || behind.starts_with("[^") || behind.starts_with("](") || behind.starts_with("^[")
}
