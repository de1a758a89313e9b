//! Halves of characters. Editors keep text in UTF-16 and may send one half of a surrogate pair
//! alone; a Rust string cannot hold it. This file owns the mark that carries a half through a
//! string from the wire to the text, and the arithmetic of joining. It knows no rope and no wire.

use std::borrow::Cow;

use memchr::memmem;

/// What stands in a text for a half whose other half is missing: one UTF-16 unit, as the half was.
const MISSING: &str = "\u{FFFD}";
/// Opens a mark. A noncharacter, "never for interchange": together with the private character
/// that follows, no text that was sent as text contains it.
const OPEN: &str = "\u{FFFF}";
const OPEN_AND_UNIT: usize = OPEN.len() + 4;
const PRIVATE: u32 = 0x10_0000;

/// A new text, with the halves at its two ends told apart.
pub struct Halves<'a> {
    /// The text with U+FFFD for every half.
    pub text: Cow<'a, str>,
    /// The low half that the text begins with.
    pub low: Option<u16>,
    /// The high half that the text ends with.
    pub high: Option<u16>,
}

impl Halves<'_> {
    /// Whether the text begins or ends with a half.
    #[must_use]
    pub fn any(&self) -> bool {
        self.low.is_some() || self.high.is_some()
    }

    /// Replaces the half at the beginning by the character that it makes with `high`.
    pub fn join_low(&mut self, high: u16, low: u16) {
        let text = format!("{}{}", char_of(high, low), &self.text[MISSING.len()..]);
        self.text = Cow::Owned(text);
        self.low = None;
    }

    /// Replaces the half at the end by the character that it makes with `low`.
    pub fn join_high(&mut self, high: u16, low: u16) {
        let kept = self.text.len() - MISSING.len();
        let text = format!("{}{}", &self.text[..kept], char_of(high, low));
        self.text = Cow::Owned(text);
        self.high = None;
    }
}

/// The mark that stands for a half until [`read`] takes it out again.
#[must_use]
pub fn mark(unit: u16) -> String {
    let unit = char::from_u32(PRIVATE + u32::from(unit)).unwrap_or(char::REPLACEMENT_CHARACTER);
    format!("{OPEN}{unit}")
}

/// Takes the marks out of a text.
#[must_use]
pub fn read(text: &str) -> Halves<'_> {
    let marks: Vec<(usize, u16)> = memmem::find_iter(text.as_bytes(), OPEN)
        .filter_map(|at| Some((at, unit_at(text.get(at + OPEN.len()..)?)?)))
        .collect();
    let (Some(&(first, low)), Some(&(last, high))) = (marks.first(), marks.last()) else {
        return Halves { text: Cow::Borrowed(text), low: None, high: None };
    };
    let mut clean = String::with_capacity(text.len());
    let mut from = 0;
    for (at, _) in &marks {
        clean.push_str(&text[from..*at]);
        clean.push_str(MISSING);
        from = at + OPEN_AND_UNIT;
    }
    clean.push_str(&text[from..]);
    let low = (first == 0 && !is_high(low)).then_some(low);
    let high = (last + OPEN_AND_UNIT == text.len() && is_high(high)).then_some(high);
    Halves { text: Cow::Owned(clean), low, high }
}

/// Whether a surrogate is the first of its pair.
#[must_use]
pub fn is_high(unit: u16) -> bool {
    (0xD800..0xDC00).contains(&unit)
}

/// The two units of a character outside the basic plane.
#[must_use]
pub fn units(char: char) -> (u16, u16) {
    let mut units = [0; 2];
    char.encode_utf16(&mut units);
    (units[0], units[1])
}

fn unit_at(text: &str) -> Option<u16> {
    let unit = u16::try_from(u32::from(text.chars().next()?).checked_sub(PRIVATE)?).ok()?;
    (0xD800..0xE000).contains(&unit).then_some(unit)
}

fn char_of(high: u16, low: u16) -> char {
    char::decode_utf16([high, low]).next().and_then(Result::ok).unwrap_or(char::REPLACEMENT_CHARACTER)
}
