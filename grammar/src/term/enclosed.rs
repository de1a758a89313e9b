//! Definitions whose two forms stand in one pair of brackets, as beside a name that is translated:
//! `the army (Ejército del Norte, EN)`, `(Brigade Nationale de Pompiers or BNP)`.

use super::bracket::Pair;
use super::bracketed::{MOST_BYTES, long_before};
use super::edge::bare;
use super::{Found, part, shape};
use std::ops::Range;

/// What stands between the two.
const JOINTS: [&str; 3] = [", ", " or ", " aka "];

/// The definitions that stand within a pair of brackets. A long form begins where the brackets or a
/// part of them do: what has more words before it may fit by chance.
pub fn find(text: &str, pair: Pair) -> impl Iterator<Item = Found> + '_ {
    let inner = part::head(text, pair.inner(), MOST_BYTES);
    let mut start = inner.start;
    text[inner].split(';').flat_map(move |clause| {
        let from = start;
        start += clause.len() + 1;
        in_clause(text, from..from + clause.len())
    })
}

fn in_clause(text: &str, clause: Range<usize>) -> impl Iterator<Item = Found> + '_ {
    let mut begins = vec![bare(text, clause.clone()).start];
    joints(&text[clause.clone()]).into_iter().filter_map(move |(at, len)| {
        let (end, next) = (clause.start + at, clause.start + at + len);
        let tail = &text[next..clause.end];
        let stop = tail.find([',', '(']).into_iter().chain(tail.find(" or ")).min().unwrap_or(tail.len());
        let short = bare(text, next..next + stop);
        let is_short = shape::is_strong(&text[short.clone()])
            && shape::may_be_short(&text[short.clone()])
            && !text[short.clone()].contains(' ');
        let found = is_short.then(|| long_before(text, clause.start, end, short)).flatten();
        // `(SRB9, SRB10, SRB11)` are short forms.
        let is_long = |long: &str| long.contains(' ') && long.contains(char::is_lowercase);
        let found = found.filter(|found| begins.contains(&found.long.start) && is_long(&text[found.long.clone()]));
        begins.push(bare(text, next..clause.end).start);
        found
    })
}

/// Where the joints of a clause stand and how long they are, in the order of the text.
fn joints(clause: &str) -> Vec<(usize, usize)> {
    let mut all: Vec<_> =
        JOINTS.iter().flat_map(|joint| clause.match_indices(joint).map(|(at, _)| (at, joint.len()))).collect();
    all.sort_unstable();
    all
}
