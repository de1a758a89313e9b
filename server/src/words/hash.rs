//! How words are found in the table that `build.rs` makes: open addressing over fingerprints. Both
//! the build and the program include this file, so that they agree.

/// What the low bits of an entry say of its word; see [`super::Word`].
pub const FLAG_BITS: u32 = 4;

/// The hash of a word in lower case: FNV-1a, mixed once more, because its low bits decide the place.
pub fn hash(word: &[u8]) -> u64 {
    let fold = |hash: u64, byte: &u8| (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0000_0100_0000_01b3);
    let hash = word.iter().fold(0xcbf2_9ce4_8422_2325, fold);
    (hash ^ (hash >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// The first place to look at among `places`.
pub fn place(hash: u64, places: usize) -> usize {
    ((u128::from(hash) * places as u128) >> 64) as usize
}

/// What stands there if it is the word: never 0, which is an empty place.
pub fn fingerprint(hash: u64) -> u32 {
    (hash as u32 >> FLAG_BITS).max(1)
}
