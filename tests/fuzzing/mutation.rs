//! Inputs that resemble a corpus: parts of it joined, cut, doubled, moved, and sprinkled with what
//! software stumbles over. The same seed makes the same inputs on every machine.

use std::ops::Range;

/// Longer inputs find nothing that shorter ones do not, and take longer.
const MOST_BYTES: usize = 6_000;

/// What software stumbles over: marks of Markdown and of JSON left open, numbers at their limits,
/// characters of every width, invisible ones, bytes that are no text.
const STUMBLING_BLOCKS: [&[u8]; 52] = [
    b"\n",
    b"\r\n",
    b"\r",
    b"\n\n",
    b" ",
    b"\t",
    b"\0",
    b"*",
    b"**",
    b"_",
    b"`",
    b"```\n",
    b"[",
    b"]",
    b"](",
    b"[^1]",
    b"|",
    b"\n|-|-|\n",
    b"<!--",
    b"-->",
    b"<!-- attache: ignore T001 (x) -->",
    b"---\n",
    b"# ",
    b"> ",
    b"- ",
    b"(",
    b")",
    b" (SMA)",
    b"the US",
    b"$5 million",
    b"1.5 percent",
    b"99999999999999999999999999999999",
    b"0.0000000000000000000000000001",
    b"-0",
    b"2024-02-30",
    b"from 5 to 3",
    b"\"",
    b"\\",
    b"{",
    b"}",
    b"=",
    "\u{FEFF}".as_bytes(),
    "\u{A0}".as_bytes(),
    "\u{2028}".as_bytes(),
    "\u{202E}".as_bytes(),
    "\u{301}".as_bytes(),
    "é".as_bytes(),
    "₩1조".as_bytes(),
    "👩‍🏫".as_bytes(),
    "“".as_bytes(),
    "İ".as_bytes(),
    b"\xFF\xFE",
];

/// Makes inputs out of a corpus.
pub struct Mutation<'a> {
    corpus: &'a [Vec<u8>],
    state: u64,
}

impl<'a> Mutation<'a> {
    pub fn new(corpus: &'a [Vec<u8>], seed: u64) -> Self {
        Self { corpus, state: seed }
    }

    /// The next input.
    pub fn next(&mut self) -> Vec<u8> {
        let mut bytes = self.any().to_vec();
        for _ in 0..=self.below(6) {
            self.change(&mut bytes);
        }
        bytes.truncate(MOST_BYTES);
        bytes
    }

    fn change(&mut self, bytes: &mut Vec<u8>) {
        let part = self.part(bytes.len());
        match self.below(8) {
            0 => drop(bytes.drain(part)),
            1 => {
                let twice = bytes[part.clone()].repeat(1 + self.below(4));
                bytes.splice(part.end..part.end, twice);
            }
            2 => {
                let other = self.any();
                let from = self.part(other.len());
                bytes.splice(part, other[from].iter().copied());
            }
            3 => {
                let moved: Vec<u8> = bytes.drain(part).collect();
                let to = self.below(bytes.len() + 1);
                bytes.splice(to..to, moved);
            }
            4 if !bytes.is_empty() => {
                let at = self.below(bytes.len());
                bytes[at] ^= 1 << self.below(8);
            }
            _ => {
                let block = STUMBLING_BLOCKS[self.below(STUMBLING_BLOCKS.len())];
                bytes.splice(part.start..part.start, block.iter().copied());
            }
        }
    }

    fn any(&mut self) -> &'a [u8] {
        &self.corpus[self.below(self.corpus.len())]
    }

    /// A part of so many bytes, mostly a short one.
    fn part(&mut self, length: usize) -> Range<usize> {
        let start = self.below(length + 1);
        let most = if self.below(4) == 0 { length } else { 40 };
        start..(start + self.below(most + 1)).min(length)
    }

    /// Any number below this one. The generator is SplitMix64.
    fn below(&mut self, end: usize) -> usize {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % end.max(1) as u64) as usize
    }
}
