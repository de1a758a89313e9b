//! The items of a list begin and end alike.
//!
//! Either all items of a list end with a point or none does, and all begin with a capital or none. Items
//! that make up one sentence are parted by one mark and end it in the last. Readers do not count points, but
//! a list that is set evenly reads as one list.
//!
//! ## Bad
//! ```markdown
//! - The pier is old.
//! - The crane is older
//! - The mate is oldest.
//! ```
//!
//! ```markdown
//! - the pier;
//! - the crane,
//! - the mole; and
//! - the mate.
//! ```
//! ## Good
//! ```markdown
//! - the pier;
//! - the crane; and
//! - the mate.
//!
//! And then:
//!
//! - The pier
//! - The crane
//! - The mate
//! ```

use super::{Case, Rule, elsewhere};
use crate::finding::{Fix, Remark, Severity};
use crate::usage::{Choice, habit};
use attache_grammar::{Block, BlockKind};

pub(super) const RULE: Rule = Rule::new("S014", "uneven-list-items", Some(Severity::Hint), check);

/// How an item ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Point,
    Semicolon,
    Comma,
    Nothing,
}

fn check(case: &Case<'_>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let mut list: Vec<&Block> = Vec::new();
    for block in &case.reading.brief.blocks {
        let is_item = block.kind == BlockKind::Item && !block.quoted;
        if !is_item {
            remarks.extend(in_list(case, &list));
            list.clear();
        } else {
            list.push(block);
        }
    }
    remarks.extend(in_list(case, &list));
    remarks
}

/// In shorter lists there is no habit.
const SHORTEST: usize = 3;

fn in_list(case: &Case<'_>, list: &[&Block]) -> Vec<Remark> {
    if list.len() < SHORTEST {
        return Vec::new();
    }
    let mut remarks: Vec<_> = ends(case, list).into_iter().chain(begins(case, list)).collect();
    remarks.sort_by_key(|remark| remark.span);
    remarks
}

/// An item that ends otherwise than most. Items that are parts of one sentence have a mark between them,
/// and the last of them ends the sentence.
fn ends(case: &Case<'_>, list: &[&Block]) -> Option<Remark> {
    let reading = case.reading;
    let text = reading.brief.prose.text();
    let end = |block: &&Block| Some(Choice { form: end(reading.brief.words(block))?, prose: last_word(text, block) });
    let choices: Vec<_> = list.iter().map(end).collect::<Option<_>>()?;
    let (_, parts) = choices.split_last()?;
    let is_sentence = |form: End| matches!(form, End::Semicolon | End::Comma);
    let judged = if is_sentence(habit(parts, None)?.usual) { parts } else { &choices };
    let habit = habit(judged, None)?;
    let (form, odd) = habit.others.first()?;
    if is_sentence(habit.usual) && odd.len() >= habit.times {
        return None;
    }
    let message = match (*form, habit.usual) {
        (End::Point, End::Nothing) => "this item ends with a point and most others of the list do not".to_owned(),
        (End::Nothing, End::Point) => "this item ends without a point and most others of the list have one".to_owned(),
        (form, usual) => format!("this item ends with {} and most others of the list with {}", form.name(), usual.name()),
    };
    let place = odd[0].prose.clone();
    let mut remark = Remark::new(reading.brief.prose.span(place), message + &elsewhere(odd.len() - 1));
    let edits = reading.rewrite(odd, |_, word| habit.usual.put(*form, word));
    let title = format!("End with {}", habit.usual.name());
    remark.fixes.extend(edits.map(|edits| Fix { title, safe: habit.outweighs(odd), edits }));
    Some(remark)
}

/// How an item ends, behind the word that leads to the last one; none if it asks, or calls.
fn end(words: &str) -> Option<End> {
    let words = words.trim_end_matches(['”', '"', ')', '’']);
    let words = words.strip_suffix(" and").or(words.strip_suffix(" or")).unwrap_or(words);
    match words.chars().next_back()? {
        '.' => Some(End::Point),
        ';' => Some(End::Semicolon),
        ',' => Some(End::Comma),
        char if char.is_alphanumeric() => Some(End::Nothing),
        _ => None,
    }
}

impl End {
    fn name(self) -> &'static str {
        match self {
            End::Point => "a point",
            End::Semicolon => "a semicolon",
            End::Comma => "a comma",
            End::Nothing => "no mark",
        }
    }

    /// The last word of an item that ends in another way, with this ending. A point is not taken away: it may
    /// part two sentences or end `U.S.`
    fn put(self, other: End, word: &str) -> Option<String> {
        let bare = match other {
            End::Point => return None,
            End::Semicolon => word.strip_suffix(';')?,
            End::Comma => word.strip_suffix(',')?,
            End::Nothing => word,
        };
        let mark = match self {
            End::Point => ".",
            End::Semicolon => ";",
            End::Comma => ",",
            End::Nothing => "",
        };
        Some(format!("{bare}{mark}"))
    }
}

fn last_word(text: &str, block: &Block) -> std::ops::Range<usize> {
    let words = &text[block.prose.clone()];
    block.prose.start + words.rfind(' ').map_or(0, |blank| blank + 1)..block.prose.end
}

/// Items with a capital among items without, or the reverse.
fn begins(case: &Case<'_>, list: &[&Block]) -> Option<Remark> {
    let reading = case.reading;
    let begin = |block: &&Block| {
        let words = reading.brief.words(block);
        let first = words.chars().next().filter(char::is_ascii_alphabetic)?;
        let end = words.find(|char: char| !char.is_alphanumeric()).unwrap_or(words.len());
        Some(Choice { form: first.is_uppercase(), prose: block.prose.start..block.prose.start + end })
    };
    let choices: Vec<_> = list.iter().map(begin).collect::<Option<_>>()?;
    let habit = habit(&choices, None)?;
    let (_, odd) = habit.others.first()?;
    let message = match habit.usual {
        true => "this item begins with a small letter and most others of the list with a capital",
        false => "this item begins with a capital and most others of the list with a small letter",
    };
    // A name keeps its capital, so only a missing one is put.
    let edits = habit.usual.then(|| reading.rewrite(odd, |_, word| capitalised(word))).flatten();
    let mut remark = Remark::new(reading.brief.prose.span(odd[0].prose.clone()), message.to_owned() + &elsewhere(odd.len() - 1));
    remark.fixes.extend(edits.map(|edits| Fix { title: "Begin with a capital".to_owned(), safe: habit.outweighs(odd), edits }));
    Some(remark)
}

/// `iPhone` has its capital already.
fn capitalised(word: &str) -> Option<String> {
    let mut word = word.bytes().all(|byte| byte.is_ascii_lowercase()).then(|| word.to_owned())?;
    word.get_mut(..1)?.make_ascii_uppercase();
    Some(word)
}
