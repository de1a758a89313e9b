//! Money: signs and codes before a number, names and codes behind it. Which dollar a bare `$` is
//! nobody can tell here, so it stays `$`.

use super::unit::Unit;
use super::word;
use crate::wordlist::{WordList, words};
use std::ops::Range;

/// Signs and codes that stand before a number, the longest first where one ends with another.
const BEFORE: &[(&str, &str)] = &[
    ("NT$", "TWD"),
    ("HK$", "HKD"),
    ("NZ$", "NZD"),
    ("US$", "USD"),
    ("U.S.$", "USD"),
    ("AU$", "AUD"),
    ("CA$", "CAD"),
    ("A$", "AUD"),
    ("C$", "CAD"),
    ("S$", "SGD"),
    ("R$", "BRL"),
    ("$", "$"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("¥", "JPY"),
    ("₩", "KRW"),
    ("₹", "INR"),
    ("₱", "PHP"),
    ("₫", "VND"),
    ("฿", "THB"),
    ("₽", "RUB"),
    ("₺", "TRY"),
    ("₴", "UAH"),
    ("₪", "ILS"),
    ("₦", "NGN"),
    ("Rs.", "INR"),
    ("Rs", "INR"),
    ("RM", "MYR"),
    ("Rp", "IDR"),
    ("RMB", "CNY"),
];

/// Codes that stand before or behind a number. `COP 28` is a conference and no peso.
const CODES: &[&str] = &[
    "USD", "EUR", "GBP", "JPY", "KRW", "CNY", "INR", "AUD", "CAD", "NZD", "SGD", "HKD", "TWD", "CHF", "SEK", "NOK",
    "DKK", "PLN", "CZK", "HUF", "RUB", "UAH", "BRL", "MXN", "ARS", "CLP", "PEN", "ZAR", "NGN", "KES", "EGP", "ILS",
    "SAR", "AED", "QAR", "KWD", "IDR", "MYR", "PHP", "THB", "VND", "PKR", "BDT", "LKR", "NPR", "MMK", "KZT", "CNH",
    "RON",
];

/// Names that stand behind a number.
const NAMES: &[(&str, &str)] = &[
    ("dollars", "$"),
    ("dollar", "$"),
    ("euros", "EUR"),
    ("euro", "EUR"),
    ("won", "KRW"),
    ("yen", "JPY"),
    ("yuan", "CNY"),
    ("renminbi", "CNY"),
    ("RMB", "CNY"),
    ("rupees", "INR"),
    ("rupee", "INR"),
    ("roubles", "RUB"),
    ("rubles", "RUB"),
    ("ruble", "RUB"),
    ("francs", "CHF"),
    ("baht", "THB"),
    ("ringgit", "MYR"),
    ("rupiah", "IDR"),
    ("dong", "VND"),
    ("hryvnia", "UAH"),
    ("zloty", "PLN"),
    ("rand", "ZAR"),
    ("reais", "BRL"),
];

static BY_CODE: WordList<256> = WordList::of(CODES);
/// Whether a word is the code of a currency.
pub fn is_code(word: &str) -> bool {
    BY_CODE.has(word)
}

static BY_NAME: WordList<128> = WordList::of(&const { words::<{ NAMES.len() }, _>(NAMES) });

/// Peoples whose name before `dollars` or `won` says which.
const PEOPLES: &[(&str, &str, &str)] = &[
    ("U.S.", "dollar", "USD"),
    ("US", "dollar", "USD"),
    ("American", "dollar", "USD"),
    ("Australian", "dollar", "AUD"),
    ("Canadian", "dollar", "CAD"),
    ("Singapore", "dollar", "SGD"),
    ("Taiwan", "dollar", "TWD"),
    ("Taiwanese", "dollar", "TWD"),
    ("Hong", "dollar", "HKD"),
    ("New", "dollar", "NZD"),
    ("Korean", "won", "KRW"),
    ("Chinese", "yuan", "CNY"),
    ("Japanese", "yen", "JPY"),
    ("Indian", "rupee", "INR"),
    ("Pakistani", "rupee", "PKR"),
    ("Swiss", "franc", "CHF"),
    ("pounds", "sterling", "GBP"),
    ("South", "won", "KRW"),
    ("Russian", "rouble", "RUB"),
    ("Russian", "ruble", "RUB"),
];

/// The sign or code before a number that begins at `start`, and where it begins.
pub(super) fn before(text: &str, start: usize) -> Option<(Unit, usize)> {
    let bytes = text.as_bytes();
    let last = *bytes.get(start.checked_sub(1)?)?;
    let end = if last == b' ' { start - 1 } else { start };
    let last = *bytes.get(end.checked_sub(1)?)?;
    // Codes end in capitals, `Rs` in a small letter, signs in `$` or outside ASCII.
    if !matches!(last, b'A'..=b'Z' | b's' | b'p' | b'.' | b'$' | 0x80..) {
        return None;
    }
    let head = &bytes[..end];
    let sign = BEFORE.iter().filter(|(sign, _)| head.ends_with(sign.as_bytes())).max_by_key(|(sign, _)| sign.len());
    if let Some((sign, code)) = sign {
        let begin = end - sign.len();
        let worded = sign.as_bytes()[0].is_ascii_alphabetic();
        return (!worded || !ends_alphanumeric(bytes, begin)).then_some((Unit::Currency(code), begin));
    }
    let begin = end.checked_sub(3).filter(|_| last.is_ascii_uppercase())?;
    let code = CODES.iter().find(|code| head.ends_with(code.as_bytes()))?;
    (!ends_alphanumeric(bytes, begin)).then_some((Unit::Currency(code), begin))
}

fn ends_alphanumeric(bytes: &[u8], at: usize) -> bool {
    at > 0 && bytes[at - 1].is_ascii_alphanumeric()
}

/// The name or code that a word behind a number is.
pub(super) fn behind(text: &str, first: &Range<usize>) -> Option<(Unit, usize)> {
    let mut word = &text[first.clone()];
    let mut end = first.end;
    // `10-million-dollar plan`.
    if let Some(hyphen) = word.bytes().position(|byte| byte == b'-') {
        word = &word[..hyphen];
        end = first.start + hyphen;
    }
    if let Some(name) = BY_NAME.find(word) {
        return Some((Unit::Currency(NAMES[name].1), end));
    }
    if let Some(code) = BY_CODE.find(word) {
        return Some((Unit::Currency(CODES[code]), end));
    }
    match word {
        "cents" => return Some((Unit::Currency("cents"), end)),
        "pounds" if text[end..].starts_with(" sterling") => {
            return Some((Unit::Currency("GBP"), end + " sterling".len()));
        }
        _ => {}
    }
    people(text, first)
}

/// `U.S. dollars`, `South Korean won`, `Hong Kong dollars`.
fn people(text: &str, first: &Range<usize>) -> Option<(Unit, usize)> {
    if !text.as_bytes()[first.start].is_ascii_uppercase() {
        return None;
    }
    let rest = &text[first.start..];
    let (people, noun, code) = PEOPLES.iter().find(|(people, _, _)| rest.starts_with(people))?;
    let mut at = first.start + people.len();
    for _ in 0..2 {
        let next = word::next(text, at)?;
        if text[next.clone()].starts_with(noun) {
            return Some((Unit::Currency(code), next.end));
        }
        at = next.end;
    }
    None
}
