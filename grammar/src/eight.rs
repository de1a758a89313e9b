//! Bytes looked at eight at a time, as one number: which of them are letters or capitals of ASCII. What
//! walks over a whole brief looks for little that is rare, and passes most bytes over.

/// The lowest bit of each of the eight bytes.
pub const ONES: u64 = 0x0101_0101_0101_0101;

/// The highest bit of each of the eight bytes: what is found is marked there.
pub const HIGH: u64 = 0x80 * ONES;

/// The eight bytes at a place, zeros behind the last one.
#[must_use]
#[inline]
pub fn at(bytes: &[u8], place: usize) -> u64 {
    if let Some(eight) = bytes.get(place..).and_then(|rest| rest.first_chunk()) {
        return u64::from_le_bytes(*eight);
    }
    let rest = bytes.get(place..).unwrap_or_default();
    rest.iter().rev().fold(0, |eight, byte| eight << 8 | u64::from(*byte))
}

/// Which of the bytes are from one of ASCII to another.
#[must_use]
#[inline]
pub const fn within(bytes: u64, first: u8, last: u8) -> u64 {
    let low = bytes & !HIGH;
    let from_first = low + (0x80 - first as u64) * ONES;
    let behind_last = low + (0x7f - last as u64) * ONES;
    (from_first ^ behind_last) & !bytes & HIGH
}

/// Which of the bytes are letters of ASCII.
#[must_use]
#[inline]
pub const fn letters(bytes: u64) -> u64 {
    within(bytes | (0x20 * ONES), b'a', b'z')
}

/// Which of the bytes are capitals of ASCII.
#[must_use]
#[inline]
pub const fn capitals(bytes: u64) -> u64 {
    within(bytes, b'A', b'Z')
}

/// Which of the bytes are digits.
#[must_use]
#[inline]
pub const fn digits(bytes: u64) -> u64 {
    within(bytes, b'0', b'9')
}

/// Which of the bytes belong to letters and signs outside ASCII.
#[must_use]
#[inline]
pub const fn wide(bytes: u64) -> u64 {
    bytes & HIGH
}

/// How many bytes stand before the first that is marked; eight where none is.
#[must_use]
#[inline]
pub const fn before(marks: u64) -> usize {
    (marks.trailing_zeros() / 8) as usize
}

/// The first place from `from` on where `marks` finds something. It must not mark zeros.
#[must_use]
#[inline]
pub fn find(bytes: &[u8], from: usize, marks: impl Fn(u64) -> u64) -> Option<usize> {
    let mut place = from;
    while place < bytes.len() {
        let found = marks(at(bytes, place));
        if found != 0 {
            return Some(place + before(found));
        }
        place += 8;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_told_for_what_it_is() {
        for byte in 0..=u8::MAX {
            for place in 0..8 {
                let mut bytes = [b'-'; 8];
                bytes[place] = byte;
                let eight = at(&bytes, 0);
                let is_marked = |marks: u64| marks == 0x80 << (8 * place);
                assert_eq!(is_marked(letters(eight)), byte.is_ascii_alphabetic(), "{byte}");
                assert_eq!(is_marked(capitals(eight)), byte.is_ascii_uppercase(), "{byte}");
                assert_eq!(is_marked(digits(eight)), byte.is_ascii_digit(), "{byte}");
                assert_eq!(is_marked(wide(eight)), !byte.is_ascii(), "{byte}");
            }
        }
    }

    #[test]
    fn the_first_one_is_found_wherever_it_stands() {
        for length in 0..20 {
            for place in 0..length {
                let mut bytes = vec![b'x'; length];
                bytes[place] = b'X';
                for from in 0..=length {
                    let expected = (from <= place).then_some(place);
                    assert_eq!(find(&bytes, from, capitals), expected, "{place} of {length} from {from}");
                }
            }
        }
    }
}
