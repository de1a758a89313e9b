//! A number as its digits stand in print: what a slip of the hand changes.

use attache_grammar::Figure;
use attache_grammar::figure::{Scale, Spelling};
use rust_decimal::Decimal;
use smol_str::SmolStr;

/// A number as printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// With the scale applied.
    pub value: Decimal,
    /// Its digits without point, commas and leading zeros; of a number in words those of its value.
    pub digits: SmolStr,
    /// How many of them stand behind the point.
    pub decimals: u8,
    /// Million, crore.
    pub scale: Option<Scale>,
    /// Whether it is written in words: `four`, `a million`.
    pub in_words: bool,
}

impl Printed {
    /// That of a figure, whose number is printed as `number`.
    pub(super) fn of(figure: &Figure, number: &str) -> Self {
        let digits = number.chars().filter(char::is_ascii_digit).skip_while(|digit| *digit == '0');
        let mut digits: SmolStr = digits.collect();
        let in_words = figure.spelling == Spelling::Words;
        if in_words || digits.is_empty() || !number.starts_with(|first: char| first.is_ascii_digit()) {
            digits = SmolStr::from(figure.value.normalize().mantissa().unsigned_abs().to_string());
        }
        Self { value: figure.value.normalize(), digits, decimals: figure.decimals, scale: figure.scale, in_words }
    }

    /// The value in one number. Values are normalised, so that equal ones have equal bytes.
    #[must_use]
    pub fn exact(&self) -> u128 {
        u128::from_le_bytes(self.value.serialize())
    }

    /// Digits that matter: all but the zeros at the end of a whole number.
    #[must_use]
    pub fn significant(&self) -> usize {
        match self.decimals {
            0 => self.digits.trim_end_matches('0').len(),
            _ => self.digits.len(),
        }
    }

    /// Whether two places hardly have the value by chance.
    #[must_use]
    pub fn is_telling(&self) -> bool {
        self.significant() >= 2 || self.decimals > 0 || self.scale.is_some()
    }
}
