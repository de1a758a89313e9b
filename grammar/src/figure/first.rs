//! Which words may be numbers, as far as their first letters tell.

/// Whether a number may begin with these bytes. Most words are refused by two of them.
#[inline]
pub(super) fn may_be(bytes: &[u8]) -> bool {
    matches!(bytes, [first, second, ..] if may_lead(*first, *second)) && may_begin(bytes)
}

fn may_lead(first: u8, second: u8) -> bool {
    SECONDS[usize::from(first | 0x20)] >> (second & 31) & 1 != 0
}

fn may_begin(bytes: &[u8]) -> bool {
    let Some(&[first, second, third, fourth]) = bytes.first_chunk::<4>() else { return false };
    match (first | 0x20, second, third) {
        (b't', b'h', b'i') => fourth == b'r',
        (b't', b'h', b'r') => fourth != b'o',
        (b'f', b'o', b'r') => fourth == b't',
        (b'a', b' ', b'm' | b'b' | b't' | b'd' | b'q' | b'h' | b'f' | b'c' | b'l') => true,
        (b'o', b'n', b'e')
        | (b't', b'w', b'o' | b'e' | b'i')
        | (b't', b'e', b'n')
        | (b't', b'r', b'i' | b'e')
        | (b'f', b'o', b'u')
        | (b'f', b'i', b'v' | b'f')
        | (b's', b'i', b'x')
        | (b's', b'e', b'v')
        | (b'e', b'i', b'g')
        | (b'e', b'l', b'e')
        | (b'n', b'i', b'n')
        | (b'h', b'a', b'l')
        | (b'd', b'o', b'u')
        | (b'q', b'u', b'a')
        | (b'z', b'e', b'r') => true,
        _ => false,
    }
}

/// The second letters of numbers by the first, a bit for each; a blank is one behind `a`.
static SECONDS: [u32; 256] = {
    let firsts = b"aotfsenhdqz";
    let seconds: [&[u8]; 11] = [b" ", b"n", b"hwer", b"oi", b"ie", b"il", b"i", b"a", b"o", b"u", b"e"];
    let mut bits = [0; 256];
    let mut first = 0;
    while first < firsts.len() {
        let mut second = 0;
        while second < seconds[first].len() {
            bits[firsts[first] as usize] |= 1 << (seconds[first][second] & 31);
            second += 1;
        }
        first += 1;
    }
    bits
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_pass_and_most_words_do_not() {
        let number_words = "one Two three four five six seven eight nine ten eleven twelve thirteen fourteen eighty \
            zero half double twice triple quarter third fifth sixth ninth tenth Forty";
        let is_number = |word: &str| may_be(format!("{word} ").as_bytes());
        assert!(number_words.split(' ').all(is_number));
        assert!(
            ["through", "this", "for", "and", "to", "of", "nuclear", "a way"].into_iter().all(|word| !is_number(word))
        );
        assert!(is_number("a million"));
    }
}
