//! Words that look like short forms and are none: numerals, initials, companies, symbols of
//! documents, sizes, banners. Each is told by how it is written or by its neighbours; no list of
//! names could ever be complete.

use super::shape::{self, Shape};
use super::{part, roman, token};
use crate::date::{MONTHS, WEEKDAYS};
use crate::figure::currency;
use crate::wordlist::WordList;
use std::ops::Range;

/// A word and what stands around it.
#[derive(Debug, Clone)]
pub struct Place<'a> {
    /// The prose.
    pub text: &'a str,
    /// The block that the word stands in.
    pub block: Range<usize>,
    /// What stands between blanks: the word and what is glued to it.
    pub run: Range<usize>,
    /// The word itself.
    pub piece: Range<usize>,
    /// The run holds no other word.
    pub alone: bool,
}

impl Place<'_> {
    /// Whether the word looks like a short form, as far as it and its neighbours tell.
    pub fn looks_short(&self) -> bool {
        let word = &self.text[self.piece.clone()];
        let shape = shape::of(word);
        if shape == Shape::Plain || word.starts_with(|char: char| char.is_ascii_digit()) {
            return false;
        }
        let before = self.text[part::tail(self.text, self.block.start..self.run.start, REACH)].trim_end();
        let last = last_word(before);
        let behind = &self.text[part::head(self.text, self.run.end..self.block.end, REACH)];
        let is_led = || before.strip_suffix(',').is_some_and(ends_with_name);
        !(roman::is_numeral(word, last)
            || is_currency_sign(self.text, &self.piece)
            || is_code(word)
            || is_amount(word)
            || is_designation(self.text, &self.piece, &self.run)
            || (is_unit(word, last) && (shape == Shape::Mixed || SPEEDS.contains(&word)))
            || (self.alone && (is_initials(word, behind) || is_company(word, behind)))
            || (self.alone && is_legal_form(word) && ends_with_name(before))
            || (self.alone && STATES.has(word) && is_led())
            || (token::is_dotted(word) && !word.starts_with('U') && before.ends_with(','))
            || is_ordinary(word)
            || is_shouted(before, behind))
    }
}

/// Neighbours are looked for within so many bytes.
const REACH: usize = 80;

fn last_word(before: &str) -> &str {
    before.rsplit(|char: char| !char.is_alphanumeric()).next().unwrap_or_default()
}

/// `A/RES/60/1`, `E/CN.4/2005/3`, `XVIII/12`: how documents and decisions are counted.
pub fn is_symbol(run: &str) -> bool {
    let Some(slash) = run.bytes().position(|byte| byte == b'/') else { return false };
    let (organ, rest) = (&run[..slash], &run[slash + 1..]);
    let number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let numbered = number(organ) || rest.split('/').any(number);
    let serial = organ.len() < 4 && rest.contains('/') && rest.contains(|char: char| char.is_ascii_digit());
    numbered || serial || matches!(organ, "A" | "E" | "S")
}

/// `US$`
fn is_currency_sign(text: &str, piece: &Range<usize>) -> bool {
    text[piece.end..].starts_with(['$', '€', '£', '¥'])
}

/// `FY2027`, `KA825`, `ERCAP0034`: letters that say what is counted.
fn is_code(word: &str) -> bool {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let year = word.strip_prefix("FY").is_some_and(|year| year.len() == digits && digits > 0);
    year || digits > 2
}

/// `GOV.UK`, `annex.pdf`: names of hosts and files, told by their last part.
pub fn is_host_or_file(run: &str) -> bool {
    const ENDS: &[&str] = &[
        "ai", "com", "csv", "doc", "docx", "eu", "gov", "int", "jpg", "md", "net", "org", "pdf", "png", "uk", "us",
        "xlsx", "zip",
    ];
    let run = run.trim_end_matches('.');
    let Some(point) = run.bytes().rposition(|byte| byte == b'.') else { return false };
    let (name, end) = (&run[..point], &run[point + 1..]);
    let country = end.len() == 2 && end.bytes().all(|byte| byte.is_ascii_uppercase());
    let is_name = name.rsplit('.').next().is_some_and(|part| part.len() > 2);
    is_name && (country || ENDS.binary_search(&end).is_ok())
}

/// `GBP20`
fn is_amount(word: &str) -> bool {
    let (code, amount) = word.split_at(word.bytes().take_while(u8::is_ascii_uppercase).count());
    currency::is_code(code) && amount.starts_with(|char: char| char.is_ascii_digit())
}

/// Hulls, aircraft, missiles, radars: `DDG-51`, `KF-21`, `SM-3`, `AN/TPY-2`; and `VE-day`.
fn is_designation(text: &str, piece: &Range<usize>, run: &Range<usize>) -> bool {
    let behind = &text[piece.end..run.end];
    let behind =
        behind.strip_prefix('/').map_or(behind, |rest| rest.trim_start_matches(|c: char| c.is_ascii_uppercase()));
    let Some(number) = behind.strip_prefix('-') else { return false };
    piece.len() < 5 && number.starts_with(|char: char| char.is_ascii_digit()) || number.eq_ignore_ascii_case("day")
}

/// `5 GWh`
fn is_unit(word: &str, before: &str) -> bool {
    word.len() < 5 && before.starts_with(|char: char| char.is_ascii_digit())
}

/// Units that some set in capitals, although all of their letters are short for words.
const SPEEDS: [&str; 4] = ["MPH", "KPH", "RPM", "KMH"];

/// `J.D. Vance`, but not `U.S. President`.
fn is_initials(word: &str, behind: &str) -> bool {
    let name = behind.strip_prefix(' ').unwrap_or_default();
    let mut letters = name.chars();
    let titled = letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase);
    token::is_dotted(word) && !word.starts_with('U') && titled
}

const COMPANY: &[&str] = &[
    "Group",
    "Corp",
    "Corporation",
    "Inc",
    "Ltd",
    "Limited",
    "LLC",
    "Holdings",
    "Co",
    "PLC",
    "Motors",
    "Electronics",
    "Telecom",
    "Industries",
];

/// `SK Group`
fn is_company(word: &str, behind: &str) -> bool {
    let next = behind.strip_prefix(' ').unwrap_or_default();
    let next = next.split(|char: char| !char.is_alphanumeric()).next().unwrap_or_default();
    word.len() < 5 && COMPANY.contains(&next)
}

/// `Vos International N.V.`, `Olsen Holding AB`: what a company is by law.
fn is_legal_form(word: &str) -> bool {
    matches!(word, "AB" | "AG" | "AS" | "BV" | "LP" | "NV" | "SA" | "A.B." | "A.G." | "B.V." | "L.P." | "N.V." | "S.A.")
}

/// Whether words end with a name.
fn ends_with_name(before: &str) -> bool {
    before.rsplit(' ').next().is_some_and(|word| shape::is_title(word) && word.chars().count() > 2)
}

/// The states of the United States as letters are addressed to them: `Dover, DE`.
static STATES: WordList<128> = WordList::of(&[
    "AK", "AL", "AR", "AZ", "CA", "CO", "CT", "DE", "FL", "GA", "HI", "IA", "ID", "IL", "IN", "KS", "KY", "LA", "MA",
    "MD", "ME", "MI", "MN", "MO", "MS", "MT", "NC", "ND", "NE", "NH", "NJ", "NM", "NV", "NY", "OH", "OK", "OR", "PA",
    "RI", "SC", "SD", "TN", "TX", "UT", "VA", "VT", "WA", "WI", "WV", "WY",
]);

/// Words that are often set in capitals, and endings that only words have.
fn is_ordinary(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "ALL", "AND", "ANNEX", "ANY", "ARE", "BY", "CHAPTER", "DRAFT", "FIGURE", "FINAL", "FOR", "FROM", "HAS", "IN",
        "IS", "MUST", "NEVER", "NEW", "NO", "NOT", "NOTE", "OF", "ON", "ONLY", "OR", "PAGE", "PART", "SECTION",
        "SHALL", "SHOULD", "SUMMARY", "TABLE", "THE", "THIS", "TO", "TOTAL", "WAS", "WILL", "YES",
    ];
    const ENDINGS: &[&str] = &[
        "TION", "TIONS", "SION", "MENT", "MENTS", "NESS", "ITY", "ANCE", "ENCE", "IVE", "ABLE", "ING", "IMER", "WARE",
    ];
    let is_loud = word.bytes().all(|byte| byte.is_ascii_uppercase());
    let is_dated = || MONTHS.iter().chain(&WEEKDAYS).any(|name| name.eq_ignore_ascii_case(word));
    static KNOWN: WordList<128> = WordList::of(WORDS);
    KNOWN.has(word)
        || (is_loud && is_dated())
        || (word.len() > 6 && is_loud && ENDINGS.iter().any(|end| word.ends_with(end)))
}

/// A block of words in capitals: a title, a byline, a warning.
pub fn is_banner(words: &str) -> bool {
    let (mut loud, mut quiet) = (0, 0);
    // A loud word has two capitals at least, so that few quiet ones are too many.
    let most = capitals(words) / 2;
    for word in words.as_bytes().split(|byte| *byte == b' ') {
        let capitals = word.iter().filter(|byte| byte.is_ascii_uppercase()).count();
        let small = word.iter().filter(|byte| byte.is_ascii_lowercase()).count();
        loud += usize::from(capitals > 1 && small == 0);
        quiet += usize::from(small > 0);
        if quiet * 4 >= most {
            return false;
        }
    }
    loud > 0 && quiet * 4 < loud && (loud > 1 || words.len() > 9)
}

/// How many capitals there are. Counted in bytes, piece by piece, it takes a fraction of the time.
fn capitals(words: &str) -> usize {
    let count = |piece: &[u8]| piece.iter().map(|byte| u8::from(byte.is_ascii_uppercase())).sum::<u8>();
    words.as_bytes().chunks(usize::from(u8::MAX)).map(|piece| usize::from(count(piece))).sum()
}

/// Words in capitals before or behind, one of them small or long (`STATE OF THE ALLIANCE`), are
/// words, and so is what stands between them.
fn is_shouted(before: &str, behind: &str) -> bool {
    let is_loud = |word: &&str| word.bytes().all(|byte| !byte.is_ascii_lowercase() && !byte.is_ascii_digit());
    let before = before.rsplit(' ').take_while(is_loud);
    let behind = behind.split(' ').skip(1).take_while(is_loud);
    let mut words = before.chain(behind).map(|word| word.trim_matches(|char: char| !char.is_alphanumeric()));
    words.any(|word| part::is_small(word) || (word.len() > 6 && word.bytes().all(|byte| byte.is_ascii_uppercase())))
}
