//! A compound is written in one way, with its hyphen or without.
//!
//! *Long-standing* and *longstanding* are both right, and so are *organise* and *organize*; a text that
//! has both was read by nobody from end to end.
//!
//! ## Bad
//! ```markdown
//! The longstanding dispute over the pier is the most long-standing of all, as every longstanding
//! member knows.
//! ```
//! ## Good
//! ```markdown
//! The longstanding dispute over the pier went on. Crews who re-sign a contract resign themselves to it.
//! ```

use super::{Case, Rule, elsewhere};
use crate::finding::{Fix, Remark, Severity};
use crate::usage::{Choice, habit};
use crate::words::{self, Spelling};
use std::collections::BTreeMap;
use std::ops::Range;

pub(super) const RULE: Rule = Rule::new("S011", "mixed-compounds", Some(Severity::Hint), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let mut remarks = compounds(case);
    remarks.extend(endings(case));
    remarks.sort_by_key(|remark| remark.span);
    remarks
}

/// Words that mean something else without the hyphen.
const OTHER_WORDS: [&str; 14] = [
    "recover", "reform", "reforms", "resign", "resigned", "recreation", "recreate", "resent", "represent", "correspondent",
    "coop", "unionised", "unionized", "prevent",
];

/// Compounds of two parts in small letters by what they are without the hyphen.
fn compounds(case: &Case<'_>) -> Vec<Remark> {
    let reading = case.reading;
    let text = reading.brief.prose.text();
    let mut hyphened = BTreeMap::<String, Vec<Choice<bool>>>::new();
    for block in reading.running_blocks() {
        for compound in hyphens(text, &block.prose) {
            if reading.is_free(&compound) {
                let closed = text[compound.clone()].replace('-', "");
                hyphened.entry(closed).or_default().push(Choice { form: true, prose: compound });
            }
        }
    }
    if hyphened.is_empty() {
        return Vec::new();
    }
    let mut mixed = BTreeMap::<&str, Vec<Choice<bool>>>::new();
    for block in reading.running_blocks() {
        for word in words::plain(text, block.prose.clone()) {
            if word.len() >= SHORTEST
                && let Some((closed, _)) = hyphened.get_key_value(&text[word.clone()])
                && !OTHER_WORDS.contains(&closed.as_str())
                && !touches_hyphen(text, &word)
                && reading.is_free(&word)
            {
                mixed.entry(closed).or_default().push(Choice { form: false, prose: word });
            }
        }
    }
    let both = mixed.into_iter().map(|(closed, mut choices)| {
        choices.extend(hyphened[closed].iter().cloned());
        choices.sort_by_key(|choice| choice.prose.start);
        choices
    });
    both.filter_map(|choices| remark(case, &choices)).collect()
}

const SHORTEST: usize = 5;

fn remark(case: &Case<'_>, choices: &[Choice<bool>]) -> Option<Remark> {
    let reading = case.reading;
    let text = reading.brief.prose.text();
    let habit = habit(choices, None)?;
    let (_, odd) = habit.others.first()?;
    let usual = &text[choices.iter().find(|choice| choice.form == habit.usual)?.prose.clone()];
    let first = &text[odd[0].prose.clone()];
    let message = format!("“{first}” is written “{usual}” elsewhere{}", elsewhere(odd.len() - 1));
    let edits = reading.rewrite(odd, |_, _| Some(usual.to_owned()));
    let mut remark = Remark::new(reading.brief.prose.span(odd[0].prose.clone()), message);
    remark.fixes.extend(edits.map(|edits| Fix { title: format!("Write “{usual}”"), safe: habit.outweighs(odd), edits }));
    Some(remark)
}

/// The compounds of two parts in a block, each of small letters.
fn hyphens<'a>(text: &'a str, block: &Range<usize>) -> impl Iterator<Item = Range<usize>> + 'a {
    let bytes = text.as_bytes();
    let block = block.clone();
    memchr::memchr_iter(b'-', &bytes[block.clone()]).filter_map(move |at| {
        let at = block.start + at;
        let is_part = |byte: &&u8| byte.is_ascii_lowercase();
        let first = bytes[block.start..at].iter().rev().take_while(is_part).count();
        let second = bytes[at + 1..block.end].iter().take_while(is_part).count();
        let compound = at - first..at + 1 + second;
        (first > 1 && second > 1 && stands_free(text, &compound)).then_some(compound)
    })
}

fn stands_free(text: &str, word: &Range<usize>) -> bool {
    let joined = |char: char| char.is_alphanumeric() || matches!(char, '-' | '/' | '@' | '_' | '.' | '\u{1A}');
    let behind = &text[word.end..];
    let goes_on = behind.starts_with(|char: char| joined(char) && char != '.');
    !text[..word.start].ends_with(joined) && !goes_on
}

fn touches_hyphen(text: &str, word: &Range<usize>) -> bool {
    text[..word.start].ends_with(['-', '/', '.']) || text[word.end..].starts_with(['-', '/'])
}

/// *-ise* and *-ize* in one brief, where British spelling may have either.
fn endings(case: &Case<'_>) -> Option<Remark> {
    let reading = case.reading;
    let text = reading.brief.prose.text();
    let mut choices = Vec::new();
    // Whoever writes American has no -ise, and S002 says so where it comes.
    let mut is_british = false;
    for block in reading.running_blocks() {
        for word in words::plain(text, block.prose.clone()) {
            let letters = &text[word.clone()];
            if letters.len() < SHORTEST || !letters.starts_with(|char: char| char.is_ascii_lowercase()) {
                continue;
            }
            let spelling = words::look_up(letters).spelling();
            if spelling == Some(Spelling::American) {
                return None;
            }
            is_british |= spelling == Some(Spelling::British) && !has_ending(letters, "is");
            let form = match spelling {
                Some(Spelling::British) if has_ending(letters, "is") => Some(Ending::Ise),
                None if has_ending(letters, "iz") && words::respelt(letters, Spelling::British).is_some() => Some(Ending::Ize),
                _ => None,
            };
            if let Some(form) = form.filter(|_| reading.is_free(&word)) {
                choices.push(Choice { form, prose: word });
            }
        }
    }
    let habit = habit(&choices, None)?;
    let (_, odd) = habit.others.first().filter(|_| is_british || habit.usual == Ending::Ise)?;
    let respelling = match habit.usual {
        Ending::Ise => Spelling::British,
        Ending::Ize => Spelling::American,
    };
    let first = &text[odd[0].prose.clone()];
    let usual = words::respelt(first, respelling)?;
    let message = format!("“{first}” would be “{usual}” as the brief spells such words elsewhere{}", elsewhere(odd.len() - 1));
    let edits = reading.rewrite(odd, |_, word| words::respelt(word, respelling).map(str::to_owned));
    let mut remark = Remark::new(reading.brief.prose.span(odd[0].prose.clone()), message);
    remark.fixes.extend(edits.map(|edits| Fix { title: format!("Write “{usual}”"), safe: habit.outweighs(odd), edits }));
    Some(remark)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    Ise,
    Ize,
}

fn has_ending(word: &str, ending: &str) -> bool {
    let rest = word.rfind(ending).map(|at| &word[at + ending.len()..]);
    rest.is_some_and(|rest| ["e", "ed", "es", "ing", "er", "ers", "ation", "ations", "able"].contains(&rest))
}
