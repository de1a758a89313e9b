//! The items of a list begin and end alike.
//!
//! Either all items of a list end with a point or none does, and all begin with a capital or none. Readers
//! do not count points, but a list that is set evenly reads as one list.
//!
//! ## Bad
//! ```markdown
//! - The pier is old.
//! - The crane is older
//! - The mate is oldest.
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

/// Items with a point among items without, or the reverse. Items that end with other marks have a form of
/// their own, in which the last one ends with a point.
fn ends(case: &Case<'_>, list: &[&Block]) -> Option<Remark> {
    let reading = case.reading;
    let text = reading.brief.prose.text();
    let end = |block: &&Block| {
        let words = reading.brief.words(block).trim_end_matches(['”', '"', ')', '’']);
        let form = if words.ends_with('.') {
            End::Point
        } else if words.ends_with(char::is_alphanumeric) {
            End::Nothing
        } else {
            return None;
        };
        Some(Choice { form, prose: last_word(text, block) })
    };
    let choices: Vec<_> = list.iter().map(end).collect::<Option<_>>()?;
    let habit = habit(&choices, None)?;
    let (form, odd) = habit.others.first()?;
    let message = match form {
        End::Point => "this item ends with a point and most others of the list do not",
        End::Nothing => "this item ends without a point and most others of the list have one",
    };
    let place = odd[0].prose.clone();
    let mut remark = Remark::new(reading.brief.prose.span(place), message.to_owned() + &elsewhere(odd.len() - 1));
    // Only a point is added: one that is taken away may part two sentences or end `U.S.`
    let edits = (*form == End::Nothing).then(|| reading.rewrite(odd, |_, word| Some(format!("{word}.")))).flatten();
    remark.fixes.extend(edits.map(|edits| Fix { title: "Add the point".to_owned(), safe: habit.outweighs(odd), edits }));
    Some(remark)
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
