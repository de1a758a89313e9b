//! Numbers that are no figures: of sections, notes and laws, telephone numbers, versions, model
//! names, addresses. They are the larger part of all digits.

use super::word;
use crate::wordlist::WordList;
use std::ops::Range;

/// What gives a number to what it names: `Section 5`, `paragraph 12`, `step 3`.
const NUMBERED: &[&str] = &[
    "blk",
    "issue",
    "gwp",
    "section",
    "sections",
    "sec",
    "article",
    "articles",
    "art",
    "para",
    "paras",
    "paragraph",
    "paragraphs",
    "figure",
    "figures",
    "fig",
    "figs",
    "table",
    "tables",
    "box",
    "boxes",
    "chapter",
    "chapters",
    "annex",
    "annexe",
    "appendix",
    "part",
    "parts",
    "clause",
    "clauses",
    "no",
    "nos",
    "number",
    "page",
    "pages",
    "p",
    "pg",
    "pp",
    "vol",
    "volume",
    "rule",
    "rules",
    "regulation",
    "schedule",
    "step",
    "phase",
    "tier",
    "question",
    "q",
    "action",
    "alternative",
    "order",
    "resolution",
    "directive",
    "law",
    "version",
    "room",
    "block",
    "route",
    "highway",
    "flight",
    "type",
    "class",
    "category",
    "group",
    "goal",
    "title",
    "item",
    "case",
    "note",
    "notes",
    "footnote",
    "line",
    "lines",
    "priority",
    "principle",
    "pillar",
    "option",
    "lesson",
    "exhibit",
    "slide",
    "chart",
    "recommendation",
    "scenario",
    "objective",
    "milestone",
    "module",
    "protocol",
    "amendment",
    "proposition",
    "act",
    "bill",
    "decree",
    "docket",
    "sheet",
    "unit",
    "zone",
    "site",
    "grade",
    "chap",
    "ref",
    "mark",
    "mk",
    "apollo",
    "boeing",
    "airbus",
    "windows",
    "python",
    "covid",
    "track",
    "building",
    "level",
    "gate",
    "district",
    "ward",
    "isbn",
    "doi",
    "issn",
    "arxiv",
    "pub",
    "public",
    "sdg",
    "target",
    "indicator",
    "stage",
    "supplement",
    "attachment",
    "form",
    "series",
    "channel",
    "terminal",
    "pier",
    "platform",
    "interstate",
    "battalion",
    "regiment",
    "commandment",
];

/// Words among them that say what is counted as well: they number only what stands alone.
const MAYBE: &[&str] = &[
    "level", "target", "number", "order", "act", "public", "mark", "grade", "unit", "line", "form", "stage", "part",
    "case",
];

/// Whether the word before a number gives it as a name.
pub(super) fn is_numbered(text: &str, start: usize) -> bool {
    let Some(head) = text[..start].strip_suffix(' ') else { return false };
    // `No. 5`, `Table: 5`: the mark belongs to the word.
    let bare = head.strip_suffix(['.', ':']).unwrap_or(head);
    let Some(before) = word::ending_at(text, bare.len()) else { return false };
    // Behind a longer word the point ends a sentence.
    let abbreviated = !head.ends_with('.') || before.len() <= 4;
    abbreviated && (numbers(&text[before.clone()]) || continues_list(text, &text[before.clone()], before.start))
}

/// Whether a word numbers what it names, in the singular or the plural.
fn numbers(word: &str) -> bool {
    static NUMBERS: WordList<1024> = WordList::of(NUMBERED);
    static COUNTS: WordList<64> = WordList::of(MAYBE);
    let singular = word.strip_suffix(['s', 'S']).unwrap_or(word);
    let small = word.as_bytes().first().is_some_and(u8::is_ascii_lowercase);
    (NUMBERS.has_in_any_case(word) || NUMBERS.has_in_any_case(singular))
        && !(small && (COUNTS.has_in_any_case(word) || COUNTS.has_in_any_case(singular)))
}

/// `Sections 5 and 6`, `Tables 1, 2 and 3`: the numbers behind the first.
fn continues_list(text: &str, word: &str, begin: usize) -> bool {
    if !matches!(word, "and" | "or" | "to") {
        return false;
    }
    let Some(number) = word::before(text, begin) else { return false };
    let digits = text[number.clone()].bytes().all(|byte| byte.is_ascii_digit());
    digits && number.len() < 4 && word::before(text, number.start).is_some_and(|before| numbers(&text[before]))
}

/// Whether what stands right before a digit makes it part of something else. `last` is the end of
/// the number before.
pub(super) fn is_part(text: &str, start: usize, last: usize) -> bool {
    let bytes = text.as_bytes();
    let Some(&before) = start.checked_sub(1).and_then(|at| bytes.get(at)) else { return false };
    let second = start.checked_sub(2).map(|at| bytes[at]);
    match before {
        b'.' => !text[..start].ends_with("Rs."),
        b'#' | b'/' | b':' | b'=' | b'_' | b'@' | b'^' | b'\\' | b'&' | b'*' => true,
        // The unit number of an address: `#07-01`.
        b'-' if last + 1 == start && is_unit_number(bytes, last) => true,
        b',' => second.is_some_and(|byte| byte.is_ascii_digit()),
        b'-' => {
            second.is_some_and(|byte| byte.is_ascii_alphabetic() || byte >= 0x80 && !text[..start - 1].ends_with('%'))
                || second.is_some_and(|byte| byte.is_ascii_digit()) && last + 1 != start
        }
        _ => text[..start].ends_with(['§', '¶', '№', '\u{1A}']),
    }
}

/// Whether the digits that end at `end` follow a number sign.
fn is_unit_number(bytes: &[u8], end: usize) -> bool {
    let digits = bytes[..end].iter().rev().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    end.checked_sub(digits + 1).is_some_and(|at| bytes[at] == b'#')
}

/// The end of a telephone number with its plus: `+65 6123 4567`, `+1 (202) 555-0100`.
pub(super) fn telephone(text: &str, start: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    if start.checked_sub(1).is_none_or(|at| bytes[at] != b'+') {
        return None;
    }
    let run = bytes[start..].iter().take_while(|byte| matches!(byte, b'0'..=b'9' | b' ' | b'-' | b'(' | b')')).count();
    let digits = bytes[start..start + run].iter().filter(|byte| byte.is_ascii_digit()).count();
    (digits > 6).then(|| start + text[start..start + run].trim_end_matches([' ', '(', '-']).len())
}

/// The end of something longer that begins with a number: `10:30`, `2.1.3`, `24/7`, `18F`,
/// `555-01-22`, `1950s`.
pub(super) fn longer(text: &str, number: &Range<usize>) -> Option<usize> {
    let bytes = text.as_bytes();
    let end = number.end;
    let next = *bytes.get(end)?;
    let digit = bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
    let chained = || {
        let digits = bytes[end + 1..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        bytes.get(end + 1 + digits) == Some(&b'-') && bytes.get(end + 2 + digits).is_some_and(u8::is_ascii_digit)
    };
    let is_longer = match next {
        b':' | b'.' | b'/' | b',' => digit,
        b'-' => digit && chained(),
        b'=' | b'_' | b'@' | b'\\' => true,
        b'(' => {
            bytes.get(end + 1).is_some_and(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
                && bytes.get(end + 2) == Some(&b')')
        }
        _ => next.is_ascii_alphabetic(),
    };
    is_longer.then(|| token_end(bytes, end))
}

/// The end of the run without blanks.
pub(super) fn token_end(bytes: &[u8], at: usize) -> usize {
    let run = bytes[at..].iter().take_while(|byte| !matches!(byte, b' ' | b'\n' | b')' | b']' | b'"'));
    at + run.count()
}

/// `(3)`, `[12]`: a mark of a list or a note, unless the same number stands before it in words.
pub(super) fn is_mark(text: &str, range: &Range<usize>) -> bool {
    let bytes = text.as_bytes();
    let opens = range.start.checked_sub(1).map(|at| bytes[at]);
    let closed = matches!((opens, bytes.get(range.end)), (Some(b'('), Some(b')')) | (Some(b'['), Some(b']')));
    closed && range.len() < 4
}

/// A number at the head of a paragraph that counts paragraphs: `12 The efforts of …`, `3.  We …`.
pub(super) fn is_paragraph_number(text: &str, block: &Range<usize>, range: &Range<usize>) -> bool {
    if range.start != block.start || range.len() > 3 {
        return false;
    }
    let rest = text[range.end..block.end].trim_start_matches(['.', ')', ':']);
    // `39.We call`: a lost blank behind the mark changes nothing.
    let marked = rest.len() < block.end - range.end;
    let Some(words) = rest.strip_prefix(' ').or(marked.then_some(rest)) else { return rest.is_empty() };
    let words = words.trim_start_matches(['“', '"', '‘', '\'', '(', '[']);
    let first = words.chars().next();
    first.is_some_and(|first| !first.is_lowercase() && !first.is_ascii_digit()) && !is_headline(words)
}

/// `Individuals Penalised for`: a plural and another capital, as in headings. `Many Singaporeans we`
/// begins a sentence.
fn is_headline(words: &str) -> bool {
    let mut words = words.split(' ');
    let plural = words.next().is_some_and(|word| word.len() > 3 && word.ends_with('s') && !word.ends_with("ss"));
    plural && words.next().is_some_and(|word| word.starts_with(char::is_uppercase) && word.len() > 3)
}

/// `Joint Submission 9 (JS 9)`: a small number that ends a name. A noun behind it is counted.
pub(super) fn is_name(text: &str, block: &Range<usize>, range: &Range<usize>) -> bool {
    let Some(name) = word::before(text, range.start).filter(|_| range.len() <= 4) else { return false };
    let named = text[name.clone()].starts_with(|char: char| char.is_ascii_uppercase())
        && !super::head::is_stop(&text[name.clone()]);
    let head = text[block.start.min(name.start)..name.start].trim_end();
    let begins = head.is_empty() || head.ends_with(['.', ':', '?', '!', ';', '•', '-', '–', '|']);
    let counts = word::next(text, range.end).is_some_and(|next| {
        let next = &text[next];
        next.starts_with(char::is_lowercase) && (next == "of" || !super::head::is_stop(next))
    });
    let listed = matches!(text.as_bytes().get(range.end), Some(b',' | b'-' | b'%'));
    named && !begins && !counts && !listed
}

/// `44 U.S.C. §3501`, `730 F.3d 1070`: the volume of a collection of laws or cases.
pub(super) fn is_citation(text: &str, end: usize) -> bool {
    const COLLECTIONS: [&str; 7] = [" U.S.C", " USC ", " F.2d", " F.3d", " CFR", " C.F.R", " Fed. Reg"];
    COLLECTIONS.iter().any(|collection| text[end..].starts_with(collection))
}

/// `Trade 2.0`, `CC-BY 4.0`: the number of a version behind a name.
pub(super) fn is_version(text: &str, range: &Range<usize>) -> bool {
    let short = range.len() <= 4 && text[range.clone()].ends_with(".0");
    short
        && word::before(text, range.start)
            .is_some_and(|name| text[name].starts_with(|char: char| char.is_ascii_uppercase()))
}

/// `10 Tampines Central`, `17 Ann Siang Road`: the number of a house.
pub(super) fn is_address(text: &str, end: usize) -> bool {
    const WAYS: &[&str] = &[
        "Road",
        "Street",
        "Avenue",
        "Ave",
        "Lane",
        "Drive",
        "Boulevard",
        "Blvd",
        "Central",
        "Crescent",
        "Place",
        "Square",
        "Way",
        "Link",
        "Close",
        "Walk",
        "Terrace",
        "Highway",
        "Quay",
        "Park",
        "Rd",
        "St",
        "Jalan",
        "Lorong",
        "Hill",
        "View",
        "North",
        "South",
        "East",
        "West",
    ];
    let mut at = end;
    for _ in 0..4 {
        let Some(next) = word::next(text, at).filter(|next| text.as_bytes()[next.start].is_ascii_uppercase()) else {
            return false;
        };
        if at > end && WAYS.contains(&&text[next.clone()]) {
            let goes_on =
                word::next(text, next.end).is_some_and(|next| text.as_bytes()[next.start].is_ascii_lowercase());
            return !goes_on;
        }
        at = next.end;
    }
    false
}

/// `Singapore 189767`, `Arlington, VA 22201`: five or six digits behind a name, at the end of an address.
pub(super) fn is_postcode(text: &str, range: &Range<usize>) -> bool {
    let digits = matches!(range.len(), 5 | 6) && text[range.clone()].bytes().all(|byte| byte.is_ascii_digit());
    let ends = text[range.end..].chars().next().is_none_or(|char| matches!(char, ',' | '.' | ')' | '\n' | ';'));
    digits
        && ends
        && word::before(text, range.start).is_some_and(|word| text.as_bytes()[word.start].is_ascii_uppercase())
}
