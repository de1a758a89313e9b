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
use crate::reading::{SHORTEST, Spelt};
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
    let words = reading.vocabulary();
    if words.closed.is_empty() {
        return Vec::new();
    }
    let mut hyphened = BTreeMap::<String, Vec<Choice<bool>>>::new();
    for compound in words.hyphened.iter().filter(|compound| reading.is_free(compound)) {
        let closed = text[compound.clone()].replace('-', "");
        hyphened.entry(closed).or_default().push(Choice { form: true, prose: compound.clone() });
    }
    let mut mixed = BTreeMap::<&str, Vec<Choice<bool>>>::new();
    for word in &words.closed {
        if let Some((closed, _)) = hyphened.get_key_value(&text[word.clone()])
            && !OTHER_WORDS.contains(&closed.as_str())
            && !touches_hyphen(text, word)
            && reading.is_free(word)
        {
            mixed.entry(closed).or_default().push(Choice { form: false, prose: word.clone() });
        }
    }
    let both = mixed.into_iter().map(|(closed, mut choices)| {
        choices.extend(hyphened[closed].iter().cloned());
        choices.sort_by_key(|choice| choice.prose.start);
        choices
    });
    both.filter_map(|choices| remark(case, &choices)).collect()
}

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
    let running = reading.vocabulary().respelt.iter().filter(|spelt| spelt.runs && spelt.prose.len() >= SHORTEST);
    for Spelt { prose, word, .. } in running {
        let letters = &text[prose.clone()];
        let spelling = word.spelling();
        if spelling == Some(Spelling::American) {
            return None;
        }
        is_british |= spelling == Some(Spelling::British) && !has_ending(letters, "is");
        let form = match spelling {
            Some(Spelling::British) if has_ending(letters, "is") => Some(Ending::Ise),
            None if has_ending(letters, "iz") && words::respelt(letters, Spelling::British).is_some() => Some(Ending::Ize),
            _ => None,
        };
        if let Some(form) = form.filter(|_| reading.is_free(prose)) {
            choices.push(Choice { form, prose: prose.clone() });
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
