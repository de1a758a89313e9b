//! One change said as a percentage and as an amount: `by 8.3 percent or $90 million`, `by $90 million
//! (8.3 percent)`.

use super::tokens::between;
use super::{Claim, change, movement};
use crate::Figure;
use crate::figure::Unit;

/// The change that begins with the figure at `index`.
pub(super) fn read(text: &str, figures: &[Figure], index: usize) -> Option<Claim> {
    let [first, second] = figures.get(index..index + 2)? else { return None };
    let (percent, amount) = match (first.unit, second.unit) {
        (Unit::Percent, Unit::Currency(_) | Unit::Count | Unit::Physical(_)) => (index, index + 1),
        (Unit::Currency(_) | Unit::Count | Unit::Physical(_), Unit::Percent) => (index + 1, index),
        _ => return None,
    };
    let gap = between(text, first.prose.end, second.qualified.start);
    let behind = between(text, second.prose.end, second.sentence.end);
    let bracketed = matches!(gap, " (" | " (or ") && behind.starts_with(')');
    let is_restated = bracketed || matches!(gap, " or " | ", or ") && !behind.starts_with(" of ");
    let (word, start) = change::leading(text, first)?;
    let is_plain = first.sentence == second.sentence && first.partner.is_none() && second.partner.is_none();
    if word != "by" || !is_restated || !is_plain {
        return None;
    }
    movement::before(between(text, first.sentence.start, start)).map(|_| Claim::Step {
        percent,
        amount,
        level: level(text, figures, index),
    })
}

/// The level that the change led to, if the sentence goes on with it: `to $1.2 billion`.
fn level(text: &str, figures: &[Figure], index: usize) -> Option<usize> {
    let (second, next) = (&figures[index + 1], figures.get(index + 2)?);
    let near = next.sentence == second.sentence && next.prose.start.saturating_sub(second.prose.end) < 30;
    let is_led = change::leading(text, next).is_some_and(|(word, _)| word == "to");
    let alike = [&figures[index], second].iter().any(|figure| figure.unit == next.unit && figure.unit != Unit::Percent);
    (near && is_led && alike).then_some(index + 2)
}
