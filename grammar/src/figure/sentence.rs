//! Sentences and clauses, as far as figures need them.

use crate::date::is_short_month;
use crate::wordlist::WordList;
use crate::words::Word;
use std::ops::Range;

/// As long as a sentence is at most, in bytes. Figures of one sentence are held against each other, each
/// against all: of what goes on for pages without a point, nobody means all of it.
const LONGEST: usize = 4_000;

/// The sentences of a block. Longer ones than any author writes are cut between two words.
pub fn split(text: &str, block: &Range<usize>) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut sentences = Vec::new();
    let mut start = block.start;
    for at in memchr::memchr3_iter(b'.', b'?', b'!', &bytes[block.clone()]).map(|at| block.start + at) {
        let end = closing(text, at + 1);
        if at >= start && end < block.end && ends(text, start, at, end) {
            cut(text, start..end, &mut sentences);
            start = end + 1;
        }
    }
    if start < block.end {
        cut(text, start..block.end, &mut sentences);
    }
    sentences
}

/// Adds a sentence, in parts if it is too long.
fn cut(text: &str, mut sentence: Range<usize>, sentences: &mut Vec<Range<usize>>) {
    while sentence.len() > LONGEST {
        let most = sentence.start + LONGEST;
        let blank = memchr::memrchr(b' ', &text.as_bytes()[sentence.start + 1..most]);
        let end = blank.map_or(most, |blank| sentence.start + 1 + blank);
        let end = (sentence.start..=end).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(most);
        sentences.push(sentence.start..end);
        sentence.start = end + usize::from(blank.is_some());
    }
    sentences.push(sentence);
}

/// The end of quotation marks and brackets right behind a point.
fn closing(text: &str, mut at: usize) -> usize {
    while let Some(char) = text.get(at..).and_then(|rest| rest.chars().next()) {
        if !matches!(char, '"' | '”' | '’' | '\'' | ')' | ']') {
            break;
        }
        at += char.len_utf8();
    }
    at
}

/// Whether the sentence from `start` ends with the mark at `at`: a blank follows, and what stands
/// before is no short form and what stands behind no small letter.
fn ends(text: &str, start: usize, at: usize, end: usize) -> bool {
    let bytes = text.as_bytes();
    if bytes.get(end) != Some(&b' ') {
        return false;
    }
    let next = text[end + 1..].chars().find(|char| !matches!(char, '"' | '“' | '‘' | '\'' | '(' | '['));
    if next.is_some_and(char::is_lowercase) {
        return false;
    }
    bytes[at] != b'.' || !is_short(text, start, at, next.is_some_and(|char| char.is_ascii_digit()))
}

/// Short forms before a point that ends no sentence: `Mr.`, `U.S.`, `Rs.`, `J.`, `No.` before digits.
fn is_short(text: &str, start: usize, at: usize, digit_follows: bool) -> bool {
    let word = text[start..at].rsplit([' ', '(', '“', '"']).next().unwrap_or_default();
    let single = word.len() == 1 && word.as_bytes()[0].is_ascii_uppercase();
    let dotted = word.len() >= 3 && word.contains('.') && word.split('.').all(|part| part.len() == 1);
    let title = matches!(
        word,
        "Mr" | "Mrs"
            | "Ms"
            | "Dr"
            | "Prof"
            | "Gen"
            | "Lt"
            | "Col"
            | "Maj"
            | "Capt"
            | "Adm"
            | "Sen"
            | "Rep"
            | "Gov"
            | "St"
            | "Rs"
            | "vs"
            | "etc"
            | "e.g"
            | "i.e"
            | "cf"
            | "approx"
            | "Sr"
            | "Jr"
            | "Inc"
            | "Co"
            | "Ltd"
            | "Smt"
    );
    let numbered = digit_follows
        && matches!(
            word,
            "No" | "Nos"
                | "Fig"
                | "Figs"
                | "p"
                | "pp"
                | "para"
                | "paras"
                | "Art"
                | "Sec"
                | "Vol"
                | "vol"
                | "no"
                | "art"
                | "sec"
                | "ch"
        );
    let numbered = numbered || digit_follows && is_short_month(word);
    single || dotted || title || numbered
}

/// Words that begin a clause behind a comma.
const OPENERS: &[&str] = &[
    "and",
    "but",
    "while",
    "whereas",
    "which",
    "who",
    "where",
    "when",
    "although",
    "though",
    "because",
    "so",
    "up",
    "down",
    "compared",
    "with",
    "against",
    "including",
    "whose",
    "yet",
    "or",
    "nor",
    "of",
    "as",
    "from",
];

static BEGIN: WordList<128> = WordList::of(OPENERS);

/// The marks that part the clauses of a sentence, whose words are known: semicolons, colons, brackets,
/// spaced dashes, and commas before a word that begins a clause. Commas within a list do not part clauses.
pub fn borders(text: &str, sentence: &Range<usize>, words: &[Word], borders: &mut Vec<Range<usize>>) {
    let bytes = text.as_bytes();
    borders.clear();
    let mut from = sentence.start;
    let mut look = |place: Range<usize>| {
        let marks = place.filter(|at| MAY_PART[usize::from(bytes[*at])]);
        borders.extend(marks.filter_map(|at| border(text, bytes, at).map(|end| at..end)));
    };
    for word in words {
        // A dash between blanks parts no words as a name goes, but takes up room.
        if word.is_parted() || word.is_wide() || word.start() > from + 1 {
            look(from..if word.is_wide() { word.end() } else { word.start() });
        }
        from = word.end();
    }
    look(from..sentence.end);
}

/// The clause around a place in a sentence, between some of its borders.
pub fn clause(sentence: &Range<usize>, borders: &[Range<usize>], figure: &Range<usize>) -> Range<usize> {
    let behind = figure.end.min(sentence.end);
    let start = borders.iter().rev().find(|border| border.start < figure.start);
    let end = borders.iter().find(|border| border.start >= behind);
    let start = start.map_or(sentence.start, |border| border.end);
    start..end.map_or(sentence.end, |border| border.start).max(start)
}

/// The first bytes of the marks that may part clauses.
const MAY_PART: [bool; 256] = {
    let mut may = [false; 256];
    let marks = b";()[]:-,\xE2";
    let mut at = 0;
    while at < marks.len() {
        may[marks[at] as usize] = true;
        at += 1;
    }
    may
};

/// The end of a mark at `at` that parts clauses.
fn border(text: &str, bytes: &[u8], at: usize) -> Option<usize> {
    let spaced = |len: usize| at > 0 && bytes[at - 1] == b' ' && bytes.get(at + len) == Some(&b' ');
    match bytes[at] {
        b';' | b'(' | b')' | b'[' | b']' => Some(at + 1),
        b':' if bytes.get(at + 1) == Some(&b' ') => Some(at + 1),
        b'-' if spaced(1) => Some(at + 1),
        b',' => super::word::next(text, at + 1).filter(|next| BEGIN.has(&text[next.clone()])).map(|_| at + 1),
        0xE2 => match bytes.get(at + 1..at + 3) {
            Some([0x80, 0x94]) => Some(at + 3),
            Some([0x80, 0x93]) if spaced(3) => Some(at + 3),
            _ => None,
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Words;

    #[test]
    fn sentences_end_at_points_that_end_sentences() {
        let text = "Mr. Kim paid Rs. 5 crore to the U.S. Navy. It rose 3.5 percent. “Why?” No. 4 was e.g. late.";
        let sentences: Vec<_> = split(text, &(0..text.len())).into_iter().map(|range| &text[range]).collect();
        assert_eq!(
            sentences,
            ["Mr. Kim paid Rs. 5 crore to the U.S. Navy.", "It rose 3.5 percent.", "“Why?”", "No. 4 was e.g. late."]
        );
    }

    #[test]
    fn what_goes_on_for_pages_is_cut_between_words() {
        let text = "five million, ".repeat(1_000);
        let sentences = split(&text, &(0..text.len()));
        assert!(sentences.iter().all(|sentence| sentence.len() <= LONGEST) && sentences.len() == 4, "{sentences:?}");
        assert!(sentences.windows(2).all(|pair| &text[pair[0].end..pair[1].start] == " "));
        let unbroken = "五".repeat(3_000);
        assert!(split(&unbroken, &(0..unbroken.len())).into_iter().all(|sentence| !unbroken[sentence].is_empty()));
    }

    #[test]
    fn clauses_end_at_marks_and_at_commas_before_openers() {
        let text = "Exports rose 5 percent, while imports of coal, oil and gas fell by 3 percent (in real terms).";
        let (sentence, words) = (0..text.len(), Words::of(text, &crate::parse(text).blocks));
        let mut marks = Vec::new();
        borders(text, &sentence, words.all(), &mut marks);
        let clause_of = |figure: &str| {
            let at = text.find(figure).expect("it is there");
            text[clause(&sentence, &marks, &(at..at + figure.len()))].trim()
        };
        assert_eq!(clause_of("5 percent"), "Exports rose 5 percent");
        assert_eq!(clause_of("3 percent"), "while imports of coal, oil and gas fell by 3 percent");
    }
}
