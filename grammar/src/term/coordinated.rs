//! Two definitions in one pair of brackets: `foreign direct investment and official development
//! assistance (FDI and ODA)`, `low- and lower-middle-income countries (LICs and LMICs)`.

use super::bracket::Pair;
use super::bracketed::{MOST_BYTES, long_before};
use super::edge::bare;
use super::{Form, Found, part, shape};

/// What joins two words.
const JOINTS: [&str; 3] = [" and ", " or ", " & "];

/// The definitions that a pair of brackets with two short forms makes, if each has its long form.
pub fn find(text: &str, floor: usize, pair: Pair) -> Option<[Found; 2]> {
    let inner = bare(text, part::head(text, pair.inner(), MOST_BYTES));
    let joint = JOINTS.iter().find_map(|joint| Some((text[inner.clone()].find(joint)?, joint.len())));
    let (at, length) = joint.map(|(at, length)| (inner.start + at, length))?;
    let (one, other) = (inner.start..at, at + length..inner.end);
    let is_short = |short: &str| shape::may_be_short(short) && shape::is_strong(short) && !short.contains(' ');
    if !is_short(&text[one.clone()]) || !is_short(&text[other.clone()]) {
        return None;
    }
    let second = long_before(text, floor, pair.open, other)?;
    let before = &text[floor..second.long.start];
    let before = JOINTS.iter().find_map(|joint| before.strip_suffix(joint))?;
    let end = floor + before.len();
    let first = long_before(text, floor, end, one.clone()).or_else(|| {
        // `low-` shares its end with the other.
        let start = floor + before.rfind(' ').map_or(0, |blank| blank + 1);
        let is_hanging = before.ends_with('-') && initial(&text[start..]) == initial(&text[one.clone()]);
        is_hanging.then_some(Found { short: one, long: start..second.long.end, form: Form::LongShort })
    })?;
    Some([first, second])
}

fn initial(text: &str) -> Option<char> {
    text.chars().next().map(|first| first.to_ascii_lowercase())
}
