//! How words are found in the table that `build.rs` makes: open addressing over fingerprints. Both
//! the build and the program include this file, so that they agree.

/// What the low bits of an entry say of its word; see [`super::Word`].
pub const FLAG_BITS: u32 = 5;

/// The hash of a word, whatever its capitals: eight letters at a time, because every word of every
/// brief is hashed.
pub fn hash(word: &[u8]) -> u64 {
    let length = word.len();
    let seed = mix(0x243f_6a88_85a3_08d3 ^ length as u64);
    match length {
        0..4 => {
            let letter = |at: usize| word.get(at).map_or(0, |byte| u64::from(*byte));
            mix(seed ^ lower(letter(0) | letter(1) << 8 | letter(2) << 16))
        }
        4..8 => mix(seed ^ lower(four(word) | four(&word[length - 4..]) << 32)),
        _ => {
            let chunks = word.chunks_exact(8).map(eight);
            // The last eight may overlap those before; the length tells words apart that then are alike.
            chunks.chain([eight(&word[length - 8..])]).fold(seed, |hash, chunk| mix(hash ^ lower(chunk)))
        }
    }
}

fn four(bytes: &[u8]) -> u64 {
    bytes.first_chunk().map_or(0, |four| u64::from(u32::from_le_bytes(*four)))
}

fn eight(bytes: &[u8]) -> u64 {
    bytes.first_chunk().map_or(0, |eight| u64::from_le_bytes(*eight))
}

/// The high half of a product folded upon the low one.
fn mix(value: u64) -> u64 {
    let product = u128::from(value) * u128::from(0x9e37_79b9_7f4a_7c15_u64);
    (product >> 64) as u64 ^ product as u64
}

/// Eight bytes with the capitals of ASCII among them turned into small letters.
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
pub fn place(hash: u64, places: usize) -> usize {
    ((u128::from(hash) * places as u128) >> 64) as usize
}

/// What stands there if it is the word: never 0, which is an empty place.
pub fn fingerprint(hash: u64) -> u32 {
    (hash as u32 >> FLAG_BITS).max(1)
}
