//! Names whose short form comes from another language or an older name: `United Nations
//! Population Fund (UNFPA)`. Their words stand in capitals right before the brackets and share
//! letters with the short form, in whatever order.

use super::align::Letters;
use super::part::{self, Part, Weight};
use super::shape;
use std::ops::Range;

/// Small words between two names rather than inside one.
const BETWEEN: &[&str] = &["as", "by", "from", "into", "or", "per"];

/// A name before brackets.
#[derive(Debug)]
pub struct Name {
    /// Where it stands.
    pub range: Range<usize>,
    /// Whether its words begin with the letters of the short form, one each.
    pub is_complete: bool,
}

/// The name that ends with the last of `parts`, if it can stand for the short form.
pub fn find(text: &str, parts: &[Part], written: &str, letters: Letters) -> Option<Name> {
    if letters.len() < 3 || shape::of(written) != shape::Shape::Capitals {
        return None;
    }
    let word = |part: &Part| &text[part.start..part.end];
    let last = parts.last().filter(|part| part::is_title(word(part)))?;
    let mut left = letters;
    let mut whole = None;
    let mut shared = None;
    let mut titles = 0;
    let mut small = false;
    let mut small_inside = false;
    let mut after = last.end;
    for part in parts.iter().rev() {
        if text[part.end..after].contains(',') {
            break;
        }
        after = part.start;
        match part.weight {
            Weight::Small if BETWEEN.contains(&word(part)) => break,
            Weight::Small => {
                small = true;
                continue;
            }
            Weight::Full if part::is_title(word(part)) => {}
            Weight::Full if part.glued => continue,
            Weight::Full => break,
        }
        titles += 1;
        small_inside |= small;
        let taken = left.take_initial(word(part));
        if part.glued {
            continue;
        }
        whole = Some(part.start);
        if taken {
            shared = Some(part.start);
        }
    }
    let hits = letters.len() - left.len();
    let begins = shared.is_some_and(|start| letters.begin(&text[start..]));
    let start = if 5 * hits >= 3 * letters.len() || (begins && hits > 1) {
        shared.filter(|_| titles > 1)
    } else {
        // Three words with a small one among them are no person, and four capitals no country.
        whole.filter(|_| titles > 2 && letters.len() > 3 && (small_inside || 2 * hits >= letters.len()))
    };
    let is_complete = left.len() == 0 && titles == letters.len();
    start.map(|start| Name { range: start..last.end, is_complete })
}
