//! What a cell of a table holds: one number and nothing else, a mark for nothing, or words.

use attache_grammar::Span;
use rust_decimal::Decimal;

/// One cell.
#[derive(Debug, Clone, Copy, Default)]
pub struct Cell<'a> {
    /// Its words.
    pub words: &'a str,
    /// Where they stand.
    pub span: Span,
    /// What they say.
    pub content: Content,
}

/// What a cell says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Content {
    /// Nothing, or a dash.
    #[default]
    Blank,
    /// A number alone.
    Number(Number),
    /// Anything else, accounting's negative numbers in brackets among it.
    Words,
}

/// The number of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number {
    /// Its value as printed: a scale in the header is none of its business.
    pub value: Decimal,
    /// The worth of its last printed digit.
    pub step: Decimal,
    /// Whether a percent sign stands behind it.
    pub percent: bool,
}

impl Cell<'_> {
    /// Its number, if it is one.
    pub fn number(&self) -> Option<Number> {
        match self.content {
            Content::Number(number) => Some(number),
            Content::Blank | Content::Words => None,
        }
    }

    /// Whether it stands for nothing.
    pub fn is_blank(&self) -> bool {
        self.content == Content::Blank
    }
}

/// Reads a cell.
pub fn read(words: &str) -> Content {
    let words = words.trim();
    if words.chars().all(|char| matches!(char, '-' | '–' | '—' | '.' | '…')) || words.eq_ignore_ascii_case("nil")
    {
        return Content::Blank;
    }
    number(words).map_or(Content::Words, Content::Number)
}

fn number(words: &str) -> Option<Number> {
    let (words, percent) = match words.strip_suffix('%') {
        Some(words) => (words.trim_end(), true),
        None => (words, false),
    };
    let digits = CURRENCIES.iter().find_map(|currency| words.strip_prefix(currency)).unwrap_or(words).trim_start();
    let plain = ungrouped(digits)?;
    let value: Decimal = plain.parse().ok()?;
    Some(Number { value, step: Decimal::new(1, value.scale()), percent })
}

const CURRENCIES: [&str; 12] = ["US$", "S$", "A$", "NT$", "HK$", "C$", "$", "€", "£", "₹", "₩", "Rs."];

/// The digits without the marks between thousands; nothing if anything else is among them.
fn ungrouped(digits: &str) -> Option<String> {
    let unsigned = digits.strip_prefix(['-', '−', '–']).unwrap_or(digits);
    let starts = unsigned.bytes().next()?.is_ascii_digit();
    let fits = unsigned.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.' | b' '));
    let parts = unsigned.split([',', ' ']).skip(1).all(|part| part.len() >= 2 && part.as_bytes()[0].is_ascii_digit());
    if !starts || !fits || !parts || unsigned.matches('.').count() > 1 || unsigned.ends_with('.') {
        return None;
    }
    let sign = if unsigned.len() < digits.len() { "-" } else { "" };
    Some(sign.to_owned() + &unsigned.replace([',', ' '], ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, expected: Option<(&str, &str)>) {
        let read = match read(words) {
            Content::Number(number) => Some((number.value.to_string(), number.step.to_string())),
            Content::Blank | Content::Words => None,
        };
        let expected = expected.map(|(value, step)| (value.to_owned(), step.to_owned()));
        assert_eq!(read, expected, "{words}");
    }

    #[test]
    fn a_number_alone_is_read_with_its_precision() {
        check("6,472", Some(("6472", "1")));
        check("49.40%", Some(("49.40", "0.01")));
        check("Rs. 1,13,327", Some(("113327", "1")));
        check("-12", Some(("-12", "1")));
        check("1 250", Some(("1250", "1")));
    }

    #[test]
    fn anything_else_is_no_number() {
        for words in ["", "–", "(120)", "2016-17", "12 ships", "1.2.3", "12,", "about 5"] {
            check(words, None);
        }
    }
}
