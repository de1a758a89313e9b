//! How words are found in the table that `build.rs` makes: open addressing over fingerprints. Both
//! the build and the program include this file, so that they agree.

/// What the low bits of an entry say of its word; see [`super::Word`].
pub const FLAG_BITS: u32 = 5;

/// What the hash of every word begins with.
pub const SEED: u64 = 0x243f_6a88_85a3_08d3;

/// The hash of a word, whatever its capitals.
#[inline]
pub fn hash(word: &[u8]) -> u64 {
    let (eights, rest) = word.as_chunks::<8>();
    let hash = eights.iter().fold(SEED, |hash, eight| with(hash, lower(u64::from_le_bytes(*eight))));
    if rest.is_empty() { hash } else { with(hash, lower(few(rest))) }
}

/// Fewer bytes than eight as a number.
#[inline]
fn few(bytes: &[u8]) -> u64 {
    let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) else {
        return bytes.iter().rev().fold(0, |few, byte| few << 8 | u64::from(*byte));
    };
    // The four last may overlap the four first.
    let [first, last] = [first, last].map(|four| u64::from(u32::from_le_bytes(*four)));
    first | last << (8 * (bytes.len() - 4))
}

/// The hash of a word that goes on with so many letters, small ones: eight, or the last ones.
#[inline]
pub fn with(hash: u64, letters: u64) -> u64 {
    mix(hash ^ letters)
}

/// The high half of a product folded upon the low one.
#[inline]
fn mix(value: u64) -> u64 {
    let product = u128::from(value) * u128::from(0x9e37_79b9_7f4a_7c15_u64);
    (product >> 64) as u64 ^ product as u64
}

/// Eight bytes with the capitals of ASCII among them turned into small letters.
#[inline]
fn lower(bytes: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * ONES;
    let low = bytes & !HIGH;
    let from_a = low + (0x80 - b'A' as u64) * ONES;
    let behind_z = low + (0x7f - b'Z' as u64) * ONES;
    let capitals = (from_a ^ behind_z) & !bytes & HIGH;
    bytes | capitals >> 2
}

/// The first place to look at among `places`.
#[inline]
pub fn place(hash: u64, places: usize) -> usize {
    ((u128::from(hash) * places as u128) >> 64) as usize
}

/// What stands there if it is the word: never 0, which is an empty place.
#[inline]
pub fn fingerprint(hash: u64) -> u32 {
    (hash as u32 >> FLAG_BITS).max(1)
}
