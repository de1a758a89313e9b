//! Large numbers are all written with separators, or none is.
//!
//! `14,000` and `6869` in one text look like quantities of different kinds, and long numbers without
//! separators are misread by a digit.
//!
//! ## Bad
//! ```markdown
//! The port handled 14,250 ships with 21600 workers.
//! ```
//! ## Good
//! ```markdown
//! The port handled 14,250 ships with 21,600 workers in 2024, and 5000 boats.
//! ```

use super::{Case, Rule, elsewhere};
use crate::finding::{Fix, Remark, Severity};
use attache_grammar::Figure;
use attache_grammar::figure::{Spelling, Unit};

pub(super) const RULE: Rule = Rule::new("F017", "missing-separator", Some(Severity::Hint), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let figures = &case.reading.brief.figures;
    let grouped = figures.iter().filter(|figure| figure.spelling == Spelling::Grouped).map(digits).min();
    let Some(shortest) = grouped else { return Vec::new() };
    // Houses that write `14,000` may write `5000`; those that write `5,000` do not.
    let least = shortest.max(4);
    let bare: Vec<_> = figures.iter().filter(|figure| is_bare(case, figure) && digits(figure) >= least).collect();
    let Some(first) = bare.first() else { return Vec::new() };
    let text = case.reading.brief.prose.text();
    let printed = &text[first.number.clone()];
    let message = format!("“{printed}” has no separator, unlike other numbers of this text{}", elsewhere(bare.len() - 1));
    let mut remark = Remark::new(case.reading.brief.prose.span(first.number.clone()), message);
    let edit = |figure: &&Figure| Some(case.edit(case.reading.verbatim(figure.number.clone())?, separated(&text[figure.number.clone()])));
    let edits: Option<Vec<_>> = bare.iter().map(edit).collect();
    let title = format!("Write “{}”", separated(printed));
    remark.fixes.extend(edits.map(|edits| Fix { title, safe: true, edits }));
    vec![remark]
}

/// How many digits stand before the point.
fn digits(figure: &Figure) -> usize {
    figure.number.len() - usize::from(figure.decimals) - usize::from(figure.decimals > 0) - commas(figure)
}

fn commas(figure: &Figure) -> usize {
    let whole = figure.number.len() - usize::from(figure.decimals) - usize::from(figure.decimals > 0);
    if figure.spelling == Spelling::Grouped { whole / 4 } else { 0 }
}

/// Whether it is a quantity: money, or a plural is counted. Other numbers may be names.
fn is_bare(case: &Case<'_>, figure: &Figure) -> bool {
    let text = case.reading.brief.prose.text();
    let counted = || figure.slots.head.clone().is_some_and(|head| text[head].ends_with('s'));
    let is_quantity = match figure.unit {
        Unit::Currency(_) | Unit::Physical(_) => true,
        Unit::Count => counted() && !figure.compound,
        _ => false,
    };
    let digits = text[figure.number.clone()].bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    is_quantity && digits && figure.spelling == Spelling::Digits && figure.scale.is_none() && !case.reading.brief.is_quoted(figure.prose.start)
}

/// `21600` with commas.
fn separated(number: &str) -> String {
    let (whole, rest) = number.split_at(number.find('.').unwrap_or(number.len()));
    let mut written = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    written + rest
}
