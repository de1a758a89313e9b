//! Pairs of brackets in a block, nested ones included. Brackets without a partner, such as the
//! `a)` of a list, are nothing.

use std::ops::Range;

/// One pair: the byte of the opening bracket and the byte of the closing one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// Where `(` or `[` stands.
    pub open: usize,
    /// Where `)` or `]` stands.
    pub close: usize,
}

impl Pair {
    /// What is between the brackets.
    pub fn inner(self) -> Range<usize> {
        self.open + 1..self.close
    }
}

/// Deeper brackets are no prose, and looking for partners in a pile of them would take long.
const DEEPEST: usize = 32;

/// The pairs of a block in the order of their opening brackets.
pub fn pairs(text: &str, block: Range<usize>) -> Vec<Pair> {
    let bytes = &text.as_bytes()[block.clone()];
    let mut open: Vec<(u8, usize)> = Vec::new();
    let mut pairs = Vec::new();
    let mut from = 0;
    while let Some(at) = memchr::memchr2(b'(', b'[', &bytes[from..]) {
        // Closing brackets matter only behind an opening one.
        let mut next = from + at;
        open.clear();
        loop {
            match bytes.get(next) {
                Some(&byte @ (b'(' | b'[')) if open.len() < DEEPEST => open.push((byte, block.start + next)),
                Some(b')') => close(b'(', block.start + next, &mut open, &mut pairs),
                Some(b']') => close(b'[', block.start + next, &mut open, &mut pairs),
                Some(_) => {}
                None => break,
            }
            next += 1;
            if open.is_empty() {
                break;
            }
        }
        from = next.min(bytes.len());
    }
    pairs.sort_unstable_by_key(|pair: &Pair| pair.open);
    pairs
}

fn close(kind: u8, at: usize, open: &mut Vec<(u8, usize)>, pairs: &mut Vec<Pair>) {
    let Some(partner) = open.iter().rposition(|(byte, _)| *byte == kind) else { return };
    pairs.push(Pair { open: open[partner].1, close: at });
    open.truncate(partner);
}

#[cfg(test)]
mod tests {
    use super::pairs;

    fn contents(text: &str) -> Vec<&str> {
        pairs(text, 0..text.len()).into_iter().map(|pair| &text[pair.inner()]).collect()
    }

    #[test]
    fn nested_pairs_are_found_outermost_first() {
        assert_eq!(contents("lent (by the Fund (IMF), 1997) to Seoul"), ["by the Fund (IMF), 1997", "IMF"]);
    }

    #[test]
    fn brackets_without_partner_are_nothing() {
        assert_eq!(contents("a) the treaty (MDT) b) the base"), ["MDT"]);
        assert_eq!(contents("the (open treaty (MDT) of 1953"), ["MDT"]);
        assert_eq!(contents("(mixed [up)]"), ["mixed [up"]);
        assert!(contents("").is_empty());
    }
}
