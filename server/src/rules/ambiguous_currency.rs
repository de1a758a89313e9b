//! A text with several kinds of dollars says each time which one it means.
//!
//! `$5 million` beside `A$8 million` may be American or Australian, and the two differ by half.
//!
//! ## Bad
//! ```markdown
//! Canberra pays A$8 million for the berths, and the port adds $5 million of its own.
//! ```
//! ## Good
//! ```markdown
//! Canberra pays A$8 million for the berths, and the port adds US$5 million of its own.
//! ```
//! ```markdown
//! Washington pays $8 million, and the port adds $5 million of its own.
//! ```

use super::{Case, Rule, elsewhere};
use crate::finding::{Remark, Severity};
use attache_grammar::Figure;
use attache_grammar::figure::Unit;

pub(super) const RULE: Rule = Rule::new("F006", "ambiguous-currency", Some(Severity::Info), check);

/// Currencies that are called dollar.
const DOLLARS: [&str; 7] = ["USD", "AUD", "CAD", "NZD", "SGD", "HKD", "TWD"];

fn check(case: &Case<'_>) -> Vec<Remark> {
    let brief = &case.reading.brief;
    let text = brief.prose.text();
    let own = brief.figures.iter().filter(|figure| !brief.is_quoted(figure.prose.start));
    let (mut bare, mut named): (Vec<&Figure>, Vec<&Figure>) = (Vec::new(), Vec::new());
    for figure in own {
        match figure.unit {
            Unit::Currency("$") if is_sign(text, figure) => bare.push(figure),
            Unit::Currency(code) if DOLLARS.contains(&code) && is_told_apart(text, figure) => named.push(figure),
            _ => {}
        }
    }
    let (Some(first), Some(other)) = (bare.first(), named.first()) else { return Vec::new() };
    let (printed, beside) = (&text[first.prose.clone()], &text[other.prose.clone()]);
    let message = format!("“{printed}” does not say which dollar, beside “{beside}”{}", elsewhere(bare.len() - 1));
    vec![Remark::new(first.span, message)]
}

/// `US$` and `A$` are written to tell dollars apart; `USD` alone is a way of writing `$`.
fn is_told_apart(text: &str, figure: &Figure) -> bool {
    figure.unit != Unit::Currency("USD") || text[figure.prose.clone()].contains('$')
}

/// In a range the sign may stand at the other end.
fn is_sign(text: &str, figure: &Figure) -> bool {
    text[figure.prose.clone()].starts_with('$')
}
