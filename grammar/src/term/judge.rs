//! When a fit of letters is good enough to speak of a definition. The less a short form has to
//! offer, the better its letters must fit.

use super::align::{self, Anchor, Fit, Letters};
use super::part::{Part, Weight};
use super::shape::{self, Shape};

/// From this quality on, a fit needs no other sign that a definition is meant.
pub const CERTAIN: i32 = 85;

/// Below this quality a name that shares the letters in any order is the better reading.
pub const DOUBTFUL: i32 = 50;

/// Whether a fit is good enough for a short form of so many letters in brackets: few letters fit
/// something by chance.
pub fn is_enough(written: &str, letters: Letters, fit: &Fit) -> bool {
    let least = match letters.len() {
        0 | 1 => return false,
        2 => 60,
        3 => 50,
        4 => 45,
        _ => 46,
    };
    // What could be a word in its own right must fit better.
    let least = if shape::is_small(written) {
        90
    } else if shape::is_title(written) {
        60
    } else {
        least
    };
    fit.quality >= least
}

/// The best fit of a short form to words that end right before it.
pub fn before(text: &str, parts: &[Part], written: &str, letters: Letters) -> Option<Fit> {
    let plain = align::fit(text, parts, &letters, Anchor::End);
    let repeated = Letters::repeated(written).and_then(|letters| align::fit(text, parts, &letters, Anchor::End));
    let fit = plain.into_iter().chain(repeated).max_by_key(|fit| fit.quality);
    fit.filter(|fit| is_enough(written, letters, fit) && !leaps(parts, letters, fit))
        .or_else(|| one_word(text, parts, written, letters))
        .or_else(|| capitals(text, parts, written))
}

/// `American troops parade (AP)`: two letters with a word between them are chance.
fn leaps(parts: &[Part], letters: Letters, fit: &Fit) -> bool {
    let between = parts.get(fit.first + 1..fit.last).unwrap_or_default();
    letters.len() == 2 && between.iter().any(|part| part.weight == Weight::Full && !part.glued)
}

/// `hydrofluorocarbon (HFC)`: the letters of long compounds stand inside them.
fn one_word(text: &str, parts: &[Part], written: &str, letters: Letters) -> Option<Fit> {
    let last = parts.len().checked_sub(1)?;
    let length = text[parts[last].start..parts[last].end].chars().count();
    let long = length > 2 * letters.len() + 1 && length > 7;
    let capital = shape::of(written) == Shape::Capitals || (shape::is_title(written) && written.len() < 5);
    let fit = (long && capital).then(|| align::fit(text, &parts[last..], &letters, Anchor::End)).flatten()?;
    Some(Fit { first: last, last, ..fit })
}

/// `HEWSweb`: the capitals fit, and what follows them is a word of its own.
fn capitals(text: &str, parts: &[Part], written: &str) -> Option<Fit> {
    let fit = align::fit(text, parts, &Letters::capitals(written)?, Anchor::End)?;
    (fit.quality >= CERTAIN).then_some(fit)
}
