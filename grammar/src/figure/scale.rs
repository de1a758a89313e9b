//! Words and letters that multiply a number: million, bn, lakh crore, 억.

use super::word;
use rust_decimal::Decimal;

/// What a number is multiplied by, as printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scale {
    /// 100
    Hundred,
    /// 1,000
    Thousand,
    /// 10,000: 만, 万
    Myriad,
    /// 100,000
    Lakh,
    /// 1,000,000
    Million,
    /// 10,000,000
    Crore,
    /// 100,000,000: 억, 億
    Eok,
    /// 1,000,000,000
    Billion,
    /// 1,000,000,000,000; also 조, 兆 and lakh crore
    Trillion,
    /// 1,000,000,000,000,000
    Quadrillion,
}

impl Scale {
    /// The number itself.
    #[must_use]
    pub fn factor(self) -> Decimal {
        Decimal::from(match self {
            Self::Hundred => 100_i64,
            Self::Thousand => 1_000,
            Self::Myriad => 10_000,
            Self::Lakh => 100_000,
            Self::Million => 1_000_000,
            Self::Crore => 10_000_000,
            Self::Eok => 100_000_000,
            Self::Billion => 1_000_000_000,
            Self::Trillion => 1_000_000_000_000,
            Self::Quadrillion => 1_000_000_000_000_000,
        })
    }

    /// The scale a word names.
    pub(super) fn named(word: &str) -> Option<Self> {
        Some(match word {
            "hundred" => Self::Hundred,
            "thousand" => Self::Thousand,
            "lakh" | "lakhs" | "lac" => Self::Lakh,
            "million" | "millions" | "mn" | "mln" => Self::Million,
            "crore" | "crores" | "cr" => Self::Crore,
            "billion" | "billions" | "bn" | "bln" => Self::Billion,
            "trillion" | "trillions" | "tn" | "trn" => Self::Trillion,
            "quadrillion" => Self::Quadrillion,
            _ => return None,
        })
    }
}

/// A scale, how far it reaches, and how it stands by its number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Printed {
    pub scale: Scale,
    pub end: usize,
    /// A word such as `million` right behind the digits.
    pub glued: bool,
}

/// The scale printed behind digits that end at `at`. Single letters are scales only of money.
pub(super) fn behind(text: &str, at: usize, money: bool) -> Option<Printed> {
    let bytes = text.as_bytes();
    let next = *bytes.get(at)?;
    if next >= 0x80 {
        return korean(text, at).map(|(scale, end)| Printed { scale, end, glued: false });
    }
    let spaced = next == b' ' || next == b'-';
    let start = if spaced { at + 1 } else { at };
    let Some(word) = word::at(text, start) else {
        return korean(text, start).map(|(scale, end)| Printed { scale, end, glued: false });
    };
    let mut written = &text[word.clone()];
    let mut end = word.end;
    // `10-million-dollar`: the word goes on with a hyphen.
    if let Some(hyphen) = written.bytes().position(|byte| byte == b'-') {
        written = &written[..hyphen];
        end = start + hyphen;
    }
    let mut buffer = [0; 24];
    let folded = word::folded(written, &mut buffer)?;
    if let Some(scale) = Scale::named(folded) {
        let (scale, end) = lakh_crore(text, scale, end);
        return Some(Printed { scale, end, glued: !spaced && folded.len() > 3 });
    }
    let letter = match written {
        "k" | "K" => Scale::Thousand,
        "m" | "M" if money => Scale::Million,
        "b" | "B" if money => Scale::Billion,
        "t" | "T" if money => Scale::Trillion,
        _ => {
            return glued_word(folded).filter(|_| !spaced).map(|(scale, length)| Printed {
                scale,
                end: start + length,
                glued: true,
            });
        }
    };
    (!spaced).then_some(Printed { scale: letter, end, glued: false })
}

/// `10millionto`: the scale that a longer word begins with.
fn glued_word(word: &str) -> Option<(Scale, usize)> {
    let scales = ["million", "billion", "trillion", "crore", "lakh"];
    let scale = scales.into_iter().find(|scale| word.starts_with(scale))?;
    Some((Scale::named(scale)?, scale.len()))
}

/// `5 lakh crore` is five trillion.
fn lakh_crore(text: &str, scale: Scale, end: usize) -> (Scale, usize) {
    let crore = word::next(text, end).filter(|next| matches!(&text[next.clone()], "crore" | "crores"));
    match crore {
        Some(crore) if scale == Scale::Lakh => (Scale::Trillion, crore.end),
        _ => (scale, end),
    }
}

fn korean(text: &str, at: usize) -> Option<(Scale, usize)> {
    let char = text.get(at..)?.chars().next()?;
    let scale = match char {
        '만' | '万' | '萬' => Scale::Myriad,
        '억' | '億' | '亿' => Scale::Eok,
        '조' | '兆' => Scale::Trillion,
        _ => return None,
    };
    Some((scale, at + char.len_utf8()))
}
