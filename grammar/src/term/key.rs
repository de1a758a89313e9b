//! What two spellings of one short form have in common. It knows nothing of texts or places.

use smol_str::SmolStr;

/// What two spellings of one short form have in common: no points (`U.S.` is `US`), no plural
/// `s` behind capitals (`NGOs`), no possessive, no lowered digits (`CO₂`). Case counts.
#[must_use]
pub fn short_key(short: &str) -> SmolStr {
    let short = singular(owner(short));
    if short.bytes().all(|byte| byte.is_ascii() && byte != b'.') {
        return SmolStr::new(short);
    }
    short.chars().filter(|char| *char != '.').map(raised).collect()
}

/// `2` of `₂`.
fn raised(char: char) -> char {
    match char {
        '₀'..='₉' => char::from(b'0' + (u32::from(char) - u32::from('₀')) as u8),
        char => char,
    }
}

/// `ROK` of `ROK's` and of `ROK’`.
pub(super) fn owner(short: &str) -> &str {
    // Nearly none ends with an apostrophe, the last byte of which it is.
    if !matches!(short.as_bytes(), [.., b'\'' | 0x99] | [.., b'\'' | 0x99, b's' | b'S']) {
        return short;
    }
    let bare = short.strip_suffix(['s', 'S']).unwrap_or(short);
    let owner = bare.strip_suffix(['\'', '’']).or_else(|| short.strip_suffix(['\'', '’']));
    owner.filter(|owner| !owner.is_empty()).unwrap_or(short)
}

/// `NGO` of `NGOs`, and `Is` of `Is`: one capital is too little to make an `s` a plural.
pub(super) fn singular(short: &str) -> &str {
    let Some(one) = short.strip_suffix('s') else { return short };
    let capitals = one.chars().filter(|char| char.is_uppercase()).count();
    let ends_short = one.ends_with(|char: char| char.is_uppercase() || char.is_ascii_digit() || char == '.');
    if capitals > 1 && ends_short { one } else { short }
}

#[cfg(test)]
mod tests {
    use super::short_key;

    #[test]
    fn spellings_of_one_short_form_share_a_key() {
        for (written, key) in [
            ("OPCON", "OPCON"),
            ("U.S.", "US"),
            ("NGOs", "NGO"),
            ("NDC's", "NDC"),
            ("ROK’s", "ROK"),
            ("NGOs'", "NGO"),
            ("WP.29", "WP29"),
            ("DoD", "DoD"),
            ("CO₂", "CO2"),
            ("START I", "START I"),
        ] {
            assert_eq!(short_key(written), key, "{written}");
        }
    }

    #[test]
    fn an_s_that_is_no_plural_stays() {
        for written in ["Is", "Gas", "OECDS", "s", "'s", ""] {
            assert_eq!(short_key(written), written);
        }
    }
}
