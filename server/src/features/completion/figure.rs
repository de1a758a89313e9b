//! Figures that fact sheets declare: by the first digits of the value, or by the first letters of what
//! it measures or of its id.

use super::known::{beginnings, begins};
use super::{Item, Place, Topic, run_at_end};
use crate::facts::Declared;
use crate::rules::Case;

/// Fewer digits, and fewer letters, could become anything.
const FEWEST_DIGITS: usize = 2;
const FEWEST_LETTERS: usize = 4;

/// The declared figures that may be meant at the end of what is written, strongest first.
pub(super) fn items(case: &Case<'_>, place: &Place) -> Vec<Item> {
    let number = run_at_end(&place.written, |char| char.is_ascii_digit() || matches!(char, '.' | ','));
    let is_number = !place.written[..number.start].ends_with(|char: char| char.is_alphanumeric() || char == '-');
    let number = Some(&place.written[number]).filter(|typed| is_number && typed.len() >= FEWEST_DIGITS);
    let words: Vec<_> = beginnings(&place.written).into_iter().filter(|typed| typed.len() >= FEWEST_LETTERS).collect();
    let item = |declared: &Declared| {
        let fact = &declared.fact;
        let by_number = number.filter(|typed| has_digits(fact.value.get_ref(), typed));
        let names = || [declared.id(), &fact.measure].into_iter().chain(fact.aliases.iter().map(String::as_str));
        let by_word = || words.iter().copied().find(|typed| names().any(|name| begins(name, typed)));
        let typed = by_number.or_else(by_word)?;
        let period = fact.period.as_ref().map(|period| format!(", {period}")).unwrap_or_default();
        Some(Item {
            text: declared.printed(),
            typed: typed.to_owned(),
            span: place.span(case, typed)?,
            detail: format!("{}{period}", fact.measure),
            topic: Topic::Figure(declared.id().to_owned()),
        })
    };
    case.project.facts.all().iter().filter_map(item).collect()
}

/// Whether a value begins with typed digits, whatever marks stand between thousands.
fn has_digits(value: &str, typed: &str) -> bool {
    value.starts_with(&typed.replace(',', "")) && value != typed
}
