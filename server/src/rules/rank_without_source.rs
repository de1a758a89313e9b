//! A rank says who ranked, and when.
//!
//! `Fifth in the world` depends on the list and on its year; the next list has another order.
//!
//! ## Bad
//! ```markdown
//! The fleet is ranked fifth in the world.
//! ```
//! ## Good
//! ```markdown
//! According to Lloyd's List, the fleet was ranked fifth in the world in 2024.
//! ```

use super::{Case, Rule};
use crate::finding::Remark;
use attache_grammar::Figure;
use attache_grammar::figure::Unit;

pub(super) const RULE: Rule = Rule::new("F021", "rank-without-source", None, check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let text = case.reading.brief.prose.text();
    let ranks = case.reading.brief.figures.iter().filter(|figure| figure.unit == Unit::Ordinal && is_rank(text, figure));
    let lacking = ranks.filter_map(|figure| {
        let (source, year) = (figure.slots.attribution.is_some(), figure.slots.period.is_some());
        let lacks = match (source, year) {
            (true, true) => return None,
            (true, false) => "when that was",
            (false, true) => "who says so",
            (false, false) => "who says so and when that was",
        };
        let printed = &text[figure.prose.clone()];
        Some(Remark::new(figure.span, format!("the rank “{printed}” stands without a word on {lacks}")))
    });
    lacking.collect()
}

/// Whether an ordinal is a place in a list of many: the words around it say so.
fn is_rank(text: &str, figure: &Figure) -> bool {
    let before = text[figure.clause.start..figure.prose.start].to_ascii_lowercase();
    let behind = &text[figure.prose.end..figure.sentence.end.max(figure.prose.end)];
    let ranked = ["rank", "placed ", "came ", "comes "].iter().any(|word| before.contains(word));
    let largest = ["-largest", " largest", "-biggest", "-highest", "-most", " in the world", " worldwide", " globally"];
    ranked && !behind.starts_with("-party") || largest.iter().any(|words| behind.starts_with(words))
}
