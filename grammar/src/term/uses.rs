//! Where short forms stand without being defined there: words that look like one, and every word
//! that the text itself defines. What only looks like one (numerals, initials, names of companies,
//! symbols of documents, words in capitals) is left out.

use super::shape::{self, Shape};
use super::{Definition, Found, Use, key, roman, token};
use crate::{Block, Brief};
use smol_str::SmolStr;
use std::collections::HashSet;
use std::ops::Range;

/// The uses of a brief, in the order of the text.
pub fn find(brief: &Brief, definitions: &[Definition], found: &[Found]) -> Vec<Use> {
    let text = brief.prose.text();
    let known = Known::of(definitions);
    let mut reader = Reader { brief, text, known, found, uses: Vec::new() };
    for block in &brief.blocks {
        reader.block(block);
    }
    let Reader { known, mut uses, .. } = reader;
    drop_ordinary(text, &known, &mut uses);
    uses
}

/// The short forms that a text defines.
#[derive(Debug, Default)]
struct Known {
    keys: HashSet<SmolStr>,
    /// There are some without two capitals, so words in small letters must be looked up as well.
    small: bool,
    /// First words of short forms with blanks in them, with the whole.
    phrases: Vec<(SmolStr, SmolStr)>,
}

impl Known {
    fn of(definitions: &[Definition]) -> Self {
        let mut known = Known::default();
        for definition in definitions {
            known.keys.insert(definition.key.clone());
            if let Some((first, _)) = definition.short.split_once(' ') {
                known.phrases.push((SmolStr::new(first), definition.short.clone()));
            }
            known.small |= definition.key.bytes().filter(u8::is_ascii_uppercase).count() < 2;
        }
        known.phrases.sort_unstable_by(|one, two| one.0.cmp(&two.0).then(two.1.len().cmp(&one.1.len())));
        known.phrases.dedup();
        known
    }

    fn has(&self, written: &str) -> bool {
        self.keys.contains(&key::short_key(written))
    }
}

struct Reader<'a> {
    brief: &'a Brief,
    text: &'a str,
    known: Known,
    found: &'a [Found],
    uses: Vec<Use>,
}

impl Reader<'_> {
    fn block(&mut self, block: &Block) {
        let start = block.prose.start;
        let mut banner = None;
        let mut until = 0;
        for run in token::runs(self.brief.words(block)) {
            if (run.capitals < 2 && !self.known.small) || start + run.start < until {
                continue;
            }
            let banner = *banner.get_or_insert_with(|| is_banner(self.brief.words(block)));
            until = self.run(start + run.start..start + run.end, &block.prose, banner);
        }
    }

    /// Reads one run of the prose; the answer is how far it has read.
    fn run(&mut self, run: Range<usize>, block: &Range<usize>, banner: bool) -> usize {
        if let Some(phrase) = self.phrase_at(&run, block.end) {
            let end = phrase.end;
            self.push(phrase);
            return end;
        }
        if is_symbol(&self.text[run.clone()]) && !self.known.has(&self.text[run.clone()]) {
            return run.end;
        }
        let pieces = token::pieces(self.text, run.clone());
        let mut index = 0;
        while index < pieces.len() {
            let first = pieces[index].start;
            let whole = (index + 1..pieces.len())
                .rev()
                .find(|last| self.known.has(&self.text[first..pieces[*last].end]))
                .or_else(|| is_united(self.text, &pieces[index..]).then_some(index + 1));
            let last = whole.unwrap_or(index);
            let piece = first..pieces[last].end;
            let defined = self.known.has(&self.text[piece.clone()]);
            let looks = whole.is_some() || (!banner && self.looks_used(&piece, block, &run, pieces.len()));
            if defined || looks {
                self.push(piece);
            }
            index = last + 1;
        }
        run.end
    }

    fn phrase_at(&self, run: &Range<usize>, end: usize) -> Option<Range<usize>> {
        let start = run.start;
        let behind = &self.text[start..end];
        let phrases = &self.known.phrases;
        if phrases.is_empty() {
            return None;
        }
        let word = &self.text[run.clone()];
        let from = phrases.partition_point(|(first, _)| first.as_str() < word);
        let here = phrases[from..].iter().take_while(|(first, _)| first == word);
        here.map(|(_, whole)| whole)
            .find(|whole| {
                behind
                    .strip_prefix(whole.as_str())
                    .is_some_and(|rest| !rest.starts_with(|char: char| char.is_alphanumeric()))
            })
            .map(|whole| start..start + whole.len())
    }

    fn looks_used(&self, piece: &Range<usize>, block: &Range<usize>, run: &Range<usize>, pieces: usize) -> bool {
        let word = &self.text[piece.clone()];
        if shape::of(word) == Shape::Plain || word.starts_with(|char: char| char.is_ascii_digit()) {
            return false;
        }
        let before = self.text[block.start..run.start].trim_end();
        let behind = &self.text[run.end..block.end];
        let alone = pieces == 1;
        !(roman::is_numeral(word, last_word(before))
            || is_currency_sign(self.text, piece)
            || is_fiscal_year(word)
            || is_designation(self.text, piece, run)
            || (alone && is_initials(word, behind))
            || (alone && is_company(word, behind))
            || (key::short_key(word) == "DC" && before.ends_with("Washington,"))
            || is_ordinary(word)
            || in_shouted_words(self.text, block, run))
    }

    fn push(&mut self, place: Range<usize>) {
        let after = self.found.partition_point(|found| found.short.start <= place.start);
        let defined_here = self.found[..after].last().is_some_and(|found| place.start < found.short.end);
        if defined_here {
            return;
        }
        let text = &self.text[place.clone()];
        self.uses.push(Use {
            key: key::short_key(text),
            text: SmolStr::new(text),
            span: self.brief.prose.span(place.clone()),
            prose: place.start,
        });
    }
}

fn last_word(before: &str) -> &str {
    before.rsplit(|char: char| !char.is_alphanumeric()).next().unwrap_or_default()
}

/// `UN-Women`, `UN-Habitat`: bodies of the United Nations are named like that.
fn is_united(text: &str, pieces: &[Range<usize>]) -> bool {
    let [one, two, ..] = pieces else { return false };
    let name = &text[two.clone()];
    text[one.clone()] == *"UN"
        && text[one.end..].starts_with('-')
        && name.starts_with(char::is_uppercase)
        && name.chars().skip(1).all(char::is_lowercase)
}

/// `A/RES/60/1`, `E/CN.4/2005/3`, `XVIII/12`: how documents and decisions are counted.
fn is_symbol(run: &str) -> bool {
    let numbered = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && !part.is_empty();
    let mut parts = run.split('/');
    let first = parts.next().unwrap_or_default();
    let rest = run.matches('/').count();
    rest > 0
        && (run.split('/').any(numbered)
            || (rest > 1 && first.len() < 4 && run.contains(|char: char| char.is_ascii_digit()))
            || matches!(first, "A" | "E" | "S"))
}

/// `US$`
fn is_currency_sign(text: &str, piece: &Range<usize>) -> bool {
    text[piece.end..].starts_with(['$', '€', '£', '¥'])
}

/// `FY2027`
fn is_fiscal_year(word: &str) -> bool {
    word.strip_prefix("FY").is_some_and(|year| !year.is_empty() && year.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Hulls, aircraft, missiles: `DDG-51`, `KF-21`, `SM-3`.
fn is_designation(text: &str, piece: &Range<usize>, run: &Range<usize>) -> bool {
    let Some(number) = text[piece.end..run.end].strip_prefix('-') else { return false };
    piece.len() < 5 && number.starts_with(|char: char| char.is_ascii_digit())
}

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

/// Words that are often set in capitals, and endings that only words have.
fn is_ordinary(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "ALL", "AND", "ANNEX", "ANY", "ARE", "BY", "CHAPTER", "DRAFT", "FIGURE", "FINAL", "FOR", "FROM", "HAS", "IN",
        "IS", "MAY", "MUST", "NEVER", "NEW", "NO", "NOT", "NOTE", "OF", "ON", "ONLY", "OR", "PAGE", "PART", "SECTION",
        "SHALL", "SHOULD", "SUMMARY", "TABLE", "THE", "THIS", "TO", "TOTAL", "WAS", "WILL", "YES",
    ];
    const ENDINGS: [&str; 14] =
        ["TION", "TIONS", "SION", "MENT", "MENTS", "NESS", "ITY", "ANCE", "ENCE", "IVE", "ABLE", "ING", "IMER", "WARE"];
    WORDS.binary_search(&word).is_ok()
        || (word.len() > 6
            && word.bytes().all(|byte| byte.is_ascii_uppercase())
            && ENDINGS.iter().any(|end| word.ends_with(end)))
}

/// A block of words in capitals: a title, a byline, a warning.
fn is_banner(words: &str) -> bool {
    let mut loud = 0;
    let mut quiet = 0;
    for word in words.split(' ') {
        let capitals = word.bytes().filter(u8::is_ascii_uppercase).count();
        let small = word.bytes().filter(u8::is_ascii_lowercase).count();
        loud += usize::from(capitals > 1 && small == 0);
        quiet += usize::from(small > 0);
    }
    loud > 0 && quiet * 4 < loud && (loud > 1 || words.len() > 9)
}

/// Three or more words in capitals in a row, one of them a small word (`STATE OF THE ALLIANCE`),
/// are words.
fn in_shouted_words(text: &str, block: &Range<usize>, run: &Range<usize>) -> bool {
    let is_loud = |word: &&str| {
        let word = word.trim_matches(|char: char| !char.is_alphanumeric());
        !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_uppercase())
    };
    const REACH: usize = 80;
    let before = &text[super::part::tail(text, block.start..run.start, REACH)];
    let behind = &text[super::part::head(text, run.end..block.end, REACH)];
    let before = before.rsplit(' ').skip(1).take_while(is_loud);
    let behind = behind.split(' ').skip(1).take_while(is_loud);
    let mut words = before.chain(behind).peekable();
    words.peek().is_some() && words.any(|word| super::part::is_small(word) || word.len() > 6)
}

/// Drops words in capitals that stand in small letters elsewhere: they are loud, not short.
fn drop_ordinary(text: &str, known: &Known, uses: &mut Vec<Use>) {
    let mut suspects: HashSet<String> = uses
        .iter()
        .filter(|used| used.key.len() > 3 && used.key.bytes().all(|byte| byte.is_ascii_uppercase()))
        .filter(|used| !known.keys.contains(&used.key))
        .map(|used| used.key.to_ascii_lowercase())
        .collect();
    if suspects.is_empty() {
        return;
    }
    let mut ordinary = HashSet::new();
    for word in text.split(|char: char| !char.is_ascii_alphabetic()) {
        if word.len() > 3 && word[1..].bytes().all(|byte| byte.is_ascii_lowercase()) {
            let word = word.to_ascii_lowercase();
            if suspects.remove(&word) {
                ordinary.insert(word);
            }
        }
    }
    if !ordinary.is_empty() {
        uses.retain(|used| !ordinary.contains(&used.key.to_ascii_lowercase()));
    }
}
