//! Roman numerals, which look like short forms and are none.

/// Words that are followed by a number.
const COUNTED: &[&str] = &[
    "annex",
    "appendix",
    "article",
    "book",
    "category",
    "chapter",
    "class",
    "decision",
    "figure",
    "part",
    "phase",
    "resolution",
    "schedule",
    "section",
    "table",
    "title",
    "volume",
    "war",
];

/// Whether `word` is a number here. `CD` and `MD` are well-formed numerals but rarely meant as
/// such, so what holds more than I, V and X must be long or stand behind a word that is counted.
pub fn is_numeral(word: &str, before: &str) -> bool {
    if value(word).is_none() {
        return false;
    }
    let small = word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'));
    small || word.len() > 3 || COUNTED.iter().any(|counted| before.eq_ignore_ascii_case(counted))
}

/// What a well-formed numeral counts.
fn value(word: &str) -> Option<u32> {
    const SIGNS: [(&str, u32); 13] = [
        ("M", 1000),
        ("CM", 900),
        ("D", 500),
        ("CD", 400),
        ("C", 100),
        ("XC", 90),
        ("L", 50),
        ("XL", 40),
        ("X", 10),
        ("IX", 9),
        ("V", 5),
        ("IV", 4),
        ("I", 1),
    ];
    if !word.bytes().all(|byte| b"IVXLCDM".contains(&byte)) {
        return None;
    }
    let mut rest = word;
    let mut value = 0;
    for (sign, counts) in SIGNS {
        // Fives and pairs stand once, the others up to three times.
        let most = if matches!(sign, "M" | "C" | "X" | "I") { 3 } else { 1 };
        for _ in 0..most {
            let Some(behind) = rest.strip_prefix(sign) else { break };
            rest = behind;
            value += counts;
        }
    }
    (rest.is_empty() && value > 0).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::is_numeral;

    #[test]
    fn numerals_are_told_from_short_forms() {
        for (word, before, numeral) in [
            ("II", "War", true),
            ("XIV", "", true),
            ("XLIV", "", true),
            ("CD", "Annex", true),
            ("CD", "the", false),
            ("IIII", "", false),
            ("VX", "", false),
            ("ILO", "", false),
            ("", "", false),
        ] {
            assert_eq!(is_numeral(word, before), numeral, "{before} {word}");
        }
    }
}
