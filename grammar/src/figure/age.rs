//! Ages: `aged 65`, `65 years old`, `a 65-year-old`, `between the ages of 25 and 64`.

use super::unit::{TimeUnit, Unit};
use super::word;

/// Whether the words before a number that begins at `start` make it an age.
pub(super) fn leads(text: &str, start: usize) -> bool {
    let mut at = start;
    for _ in 0..3 {
        let Some(before) = word::before(text, at) else { return false };
        match &text[before.clone()] {
            "aged" | "Aged" | "age" | "ages" | "Ages" => return true,
            "of" | "between" | "from" | "about" | "over" | "under" | "below" | "above" | "around" | "to" | "and" => {
                at = before.start
            }
            _ => return false,
        }
    }
    false
}

/// The end of an age whose years end at `end`: ` old`, `-old`, ` of age`, `-olds`.
pub(super) fn behind(text: &str, end: usize, unit: Unit) -> Option<usize> {
    if unit != Unit::Duration(TimeUnit::Year) {
        return None;
    }
    let phrases = [" old", "-old", "-olds", " olds", " of age"];
    phrases.iter().find_map(|phrase| word::phrase_at(text, end, phrase))
}
