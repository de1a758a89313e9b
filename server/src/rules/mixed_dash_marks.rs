//! Dashes are dashes, and look alike throughout.
//!
//! A dash sets a thought apart; a hyphen joins two words. Where a dash was typed as a hyphen, or lost on
//! the way from a word processor, readers join what should be parted. Whether dashes are long or short,
//! with or without blanks, is a matter of house and country, but not of chance.
//!
//! ## Bad
//! ```markdown
//! The fleet left for the islands-an unmistakable sign.
//! ```
//! ## Bad
//! ```markdown
//! The fleet – all of it – left. The crews — the young ones — stayed, and the mate – an old man – wept.
//! ```
//! ## Good
//! ```markdown
//! The fleet – all of it – left. The state-of-the-art crane, a follow-on to the built-in one, stayed.
//! ```

use super::{Case, Rule, elsewhere};
use crate::finding::{Fix, Remark, Severity};
use crate::usage::{Choice, habit};
use crate::words;
use attache_grammar::{Block, BlockKind};
use std::ops::Range;

pub(super) const RULE: Rule = Rule::new("S007", "mixed-dash-marks", Some(Severity::Hint), check);

/// What stands where a thought is set apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Dash {
    Em,
    SpacedEm,
    SpacedEn,
    SpacedHyphen,
    /// A hyphen without blanks: between two words it was a dash once.
    Lost,
}

impl Dash {
    fn text(self) -> &'static str {
        match self {
            Dash::Em => "—",
            Dash::SpacedEm => " — ",
            Dash::SpacedEn => " – ",
            Dash::SpacedHyphen => " - ",
            Dash::Lost => "-",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Dash::Em => "a long dash",
            Dash::SpacedEm => "a long dash between blanks",
            Dash::SpacedEn => "a short dash between blanks",
            Dash::SpacedHyphen | Dash::Lost => "a hyphen",
        }
    }
}

fn check(case: &Case<'_>) -> Vec<Remark> {
    let reading = case.reading;
    let text = reading.brief.prose.text();
    let dashes = reading.running_blocks().flat_map(|block| dashes(text, block));
    let dashes: Vec<_> = dashes.filter(|dash| !reading.brief.is_quoted(dash.prose.start)).collect();
    // A hyphen is no dash, however many of them there are.
    let is_dash = |dash: &&Choice<Dash>| !matches!(dash.form, Dash::SpacedHyphen | Dash::Lost);
    let (true_dashes, hyphens): (Vec<_>, Vec<_>) = dashes.iter().partition(is_dash);
    let true_dashes: Vec<_> = true_dashes.into_iter().cloned().collect();
    let habit = habit(&true_dashes, None);
    let usual = habit.as_ref().map_or(Dash::SpacedEn, |habit| habit.usual);
    let mut remarks: Vec<_> = habit.iter().flat_map(|habit| &habit.others).map(|(form, odd)| {
        let message = format!("{} stands here where the brief usually has {}", form.name(), usual.name());
        remark(case, odd, message, usual)
    }).collect();
    for form in [Dash::SpacedHyphen, Dash::Lost] {
        let odd: Vec<_> = hyphens.iter().copied().filter(|hyphen| hyphen.form == form).collect();
        if !odd.is_empty() {
            remarks.push(remark(case, &odd, "a hyphen stands here for a dash".to_owned(), usual));
        }
    }
    remarks.sort_by_key(|remark| remark.span);
    remarks
}

fn remark(case: &Case<'_>, odd: &[&Choice<Dash>], message: String, usual: Dash) -> Remark {
    let reading = case.reading;
    let first = odd[0];
    let place = match first.form {
        // The words on both sides show what is meant.
        Dash::Lost => with_words(reading.brief.prose.text(), &first.prose),
        _ => first.prose.clone(),
    };
    let mut remark = Remark::new(reading.brief.prose.span(place), message + &elsewhere(odd.len() - 1));
    let edits = reading.rewrite(odd, |_, _| Some(usual.text().to_owned()));
    remark.fixes.extend(edits.map(|edits| Fix { title: format!("Put {}", usual.name()), safe: false, edits }));
    remark
}

fn with_words(text: &str, hyphen: &Range<usize>) -> Range<usize> {
    let is_part = |byte: &u8| byte.is_ascii_alphabetic();
    let before = text.as_bytes()[..hyphen.start].iter().rev().take_while(|byte| is_part(byte)).count();
    let behind = text.as_bytes()[hyphen.end..].iter().take_while(|byte| is_part(byte)).count();
    hyphen.start - before..hyphen.end + behind
}

/// The dashes of a block, with the blanks around them.
fn dashes(text: &str, block: &Block) -> Vec<Choice<Dash>> {
    let range = block.prose.clone();
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    for at in memchr::memchr2_iter(b'-', 0xE2, &bytes[range.clone()]) {
        let at = range.start + at;
        let Some(mark) = text[at..range.end].chars().next().filter(|mark| matches!(mark, '-' | '–' | '—')) else { continue };
        let end = at + mark.len_utf8();
        let (before, behind) = (&text[range.start..at], &text[end..range.end]);
        let spaced = (before.ends_with(' '), behind.starts_with(' '));
        let form = match (mark, spaced) {
            ('—', (false, false)) => Dash::Em,
            ('—', (true, true)) => Dash::SpacedEm,
            ('–', (true, true)) => Dash::SpacedEn,
            ('-', (true, true)) if !before.ends_with(" - ") => Dash::SpacedHyphen,
            ('-', (false, false)) if is_lost(text, at, range.end) => Dash::Lost,
            _ => continue,
        };
        let blanks = usize::from(spaced.0);
        let prose = at - blanks..end + blanks;
        // Between numbers it is a range or a minus, and behind a label at the start of a line it is no dash.
        let letter = |char: char| char.is_alphabetic() || matches!(char, '"' | '”' | '“' | ')' | '(' | '.' | '’');
        let parts_words = text[..prose.start].ends_with(letter) && text[prose.end..].starts_with(letter)
            && !is_formula(text, &prose)
            && !(form == Dash::SpacedHyphen && joins_names(text, &prose));
        if parts_words && (form == Dash::Lost || !follows_label(text, block, prose.start)) {
            found.push(Choice { form, prose });
        }
    }
    found
}

/// `Synthesizing Centre - West`: the names of bodies have hyphens for dashes.
fn joins_names(text: &str, dash: &Range<usize>) -> bool {
    let word = text[..dash.start].rsplit([' ', '\n']).next().unwrap_or_default();
    word.starts_with(char::is_uppercase) && text[dash.end..].starts_with(char::is_uppercase)
}

/// `r - g`: single letters on both sides.
fn is_formula(text: &str, dash: &Range<usize>) -> bool {
    let is_single = |mut chars: &mut dyn Iterator<Item = char>| {
        (&mut chars).next().is_some_and(char::is_alphabetic) && chars.next().is_none_or(|char| !char.is_alphanumeric())
    };
    is_single(&mut text[..dash.start].chars().rev()) && is_single(&mut text[dash.end..].chars())
}

/// `Label – text`: the first words of an item or a short line.
fn follows_label(text: &str, block: &Block, at: usize) -> bool {
    let before = &text[block.prose.start..at];
    let is_short = block.prose.len() < SHORT_LINE;
    (block.kind == BlockKind::Item || is_short) && before.split(' ').count() <= LABEL && !before.contains(['.', ','])
}

const LABEL: usize = 8;
const SHORT_LINE: usize = 100;

/// Words that no compound ends with.
const NEVER_LAST: [&str; 17] = [
    "an", "the", "from", "that", "which", "while", "such", "with", "including", "because", "although", "whereas",
    "however", "this", "these", "their", "where",
];

/// Whether a hyphen between two words was a dash: the second begins a clause, and nothing else is joined to either.
fn is_lost(text: &str, at: usize, end: usize) -> bool {
    let bytes = text.as_bytes();
    let first = bytes[..at].iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let last = bytes[at + 1..end].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let ends = bytes[at + 1..end].get(last) == Some(&b' ');
    let is_joined = at.checked_sub(first + 1).is_some_and(|before| matches!(bytes[before], b'-' | b'\'' | b'/'));
    let (first, last) = (&text[at - first..at], &text[at + 1..at + 1 + last]);
    ends && !is_joined && first.len() >= 4 && NEVER_LAST.contains(&last) && words::look_up(first).is_known()
}
