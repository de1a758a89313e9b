//! A term has the same capitals wherever it stands.
//!
//! Whether one writes the Korean Peninsula or the Korean peninsula is a choice, and either will do.
//! A text that does both makes readers wonder whether two things are meant, and shows that it was put
//! together from pieces. Headings, the first words of sentences and official names keep their own
//! capitals.
//!
//! ## Bad
//! ```markdown
//! Peace on the Korean Peninsula is far. Troops on the Korean Peninsula train, and nobody who lives
//! on the Korean peninsula expects them to leave.
//! ```
//! ## Good
//! ```markdown
//! Peace on the Korean Peninsula is far. Troops on the Korean Peninsula train. The Korean government
//! is a member of the Korean Peninsula Energy Forum and has no Korean peninsula of its own to offer.
//! ```

use super::{Case, Rule, elsewhere};
use crate::finding::{Fix, Remark, Severity};
use crate::usage::{Choice, habit, times_elsewhere};
use crate::words;
use attache_grammar::{Block, eight};
use rustc_hash::FxHasher;
use std::collections::HashMap;
use std::hash::{Hash, Hasher};
use std::ops::Range;

pub(super) const RULE: Rule = Rule::new("S010", "mixed-capitals", Some(Severity::Warning), check);

/// The name before a noun, and the noun without its capital: `Korean`, `peninsula`.
type Term<'a> = (&'a str, String);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let text = case.reading.brief.prose.text();
    let nouns: Vec<_> = case.reading.running_blocks().flat_map(|block| nouns(text, block)).collect();
    let mut terms = HashMap::<Term<'_>, Vec<Choice<bool>>>::new();
    for noun in mixed(text, nouns) {
        if !is_free(case, &noun) {
            continue;
        }
        let term = (&text[noun.name.clone()], text[noun.noun.clone()].to_ascii_lowercase());
        let has_capital = has_capital(text, &noun);
        terms.entry(term).or_default().push(Choice { form: has_capital, prose: noun.noun });
    }
    let mut remarks: Vec<_> = terms.iter().filter_map(|(term, choices)| remark(case, term, choices)).collect();
    remarks.sort_by_key(|remark| remark.span);
    remarks
}

/// Those that stand with a capital in one place and without in another, and a few more, in the order of
/// the text: nearly none do.
fn mixed(text: &str, nouns: Vec<Noun>) -> impl Iterator<Item = Noun> {
    let numbers: Vec<_> = nouns.iter().map(|noun| (number(text, noun), has_capital(text, noun))).collect();
    let mut sorted = numbers.clone();
    sorted.sort_unstable();
    sorted.dedup();
    let is_mixed = |pair: &[(u64, bool)]| pair[0].0 == pair[1].0;
    let mixed: Vec<_> = sorted.windows(2).filter(|pair| is_mixed(pair)).map(|pair| pair[0].0).collect();
    let both = nouns.into_iter().zip(numbers);
    both.filter(move |(_, (number, _))| mixed.binary_search(number).is_ok()).map(|(noun, _)| noun)
}

/// The same for a name and a noun behind it with a capital or without; others may have it, too.
fn number(text: &str, noun: &Noun) -> u64 {
    let mut hasher = FxHasher::default();
    text[noun.name.clone()].hash(&mut hasher);
    words::hash(&text[noun.noun.clone()]).hash(&mut hasher);
    hasher.finish()
}

fn has_capital(text: &str, noun: &Noun) -> bool {
    text[noun.noun.clone()].starts_with(|char: char| char.is_ascii_uppercase())
}

/// Whether the capital was the author's to choose: not in a quotation, nor in a longer name.
fn is_free(case: &Case<'_>, noun: &Noun) -> bool {
    let reading = case.reading;
    let is_longer = reading.mention_of(&noun.noun).is_some_and(|mention| {
        mention.prose.start < noun.name.start || noun.noun.end < mention.prose.end
    });
    !is_longer && !reading.brief.is_quoted(noun.noun.start)
}

fn remark(case: &Case<'_>, (name, noun): &Term<'_>, choices: &[Choice<bool>]) -> Option<Remark> {
    let habit = habit(choices, None)?;
    let (_, others) = habit.others.first()?;
    let text = case.reading.brief.prose.text();
    let first = others.first()?;
    let odd = &text[first.prose.clone()];
    let usual = if habit.usual { capitalised(noun) } else { noun.clone() };
    let place = first.prose.start - name.len() - 1..first.prose.end;
    let count = others.len() - 1;
    let message =
        format!("“{name} {odd}” is written “{name} {usual}” {}{}", times_elsewhere(habit.times), elsewhere(count));
    let mut remark = Remark::new(case.reading.brief.prose.span(place), message);
    let edits = case.reading.rewrite(others, |_, _| Some(usual.clone()));
    let fix = |edits| Fix { title: format!("Write “{name} {usual}”"), safe: habit.outweighs(others), edits };
    remark.fixes.extend(edits.map(fix));
    Some(remark)
}

fn capitalised(word: &str) -> String {
    let mut capitalised = word.to_owned();
    if let Some(first) = capitalised.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    capitalised
}

/// A noun behind a name, both places in the prose.
#[derive(Debug, PartialEq)]
struct Noun {
    name: Range<usize>,
    noun: Range<usize>,
}

/// A run of words with capitals that may go on.
#[derive(Default)]
struct Run {
    words: Vec<Range<usize>>,
    begins_sentence: bool,
    /// Whether it follows another name and `of`: `Council of Foreign Ministers`.
    belongs: bool,
}

impl Run {
    fn clear(&mut self) {
        self.words.clear();
    }

    /// The name that these words are, without what only begins the sentence. A single word there may
    /// owe its capital to its place.
    fn name(&self, text: &str, until: usize) -> Option<Range<usize>> {
        let words = &self.words[..until];
        let first = usize::from(self.begins_sentence);
        let begins_alone = self.begins_sentence && words.len() == 1 && has_inner_capital(&text[words[0].clone()]);
        let start = if begins_alone { words[0].start } else { words.get(first)?.start };
        Some(start..words.last()?.end)
    }
}

/// `Russia-Ukraine`, `U.S`: a word that has its capital not for its place alone.
fn has_inner_capital(word: &str) -> bool {
    word.bytes().skip(1).any(|byte| byte.is_ascii_uppercase())
}

/// The nouns behind names in a block, with a capital or without.
fn nouns(text: &str, block: &Block) -> Vec<Noun> {
    let mut nouns = Vec::new();
    let mut run = Run::default();
    let (mut begins, mut at) = (true, block.prose.start);
    let mut belongs = false;
    // The word before the run.
    let mut before = "";
    let bytes = &text.as_bytes()[..block.prose.end];
    loop {
        // Most words have no capital and stand behind no name.
        if run.words.is_empty() {
            let Some(capital) = eight::find(bytes, at, eight::capitals) else { return nouns };
            let start = bytes[at..capital].iter().rposition(|byte| *byte == b' ').map_or(at, |blank| at + blank + 1);
            if start > at {
                let passed = &text[at..start - 1];
                (begins, belongs) = (begins_behind(passed, begins), false);
                before = unmarked(last_token(passed)).1;
                at = start;
            }
        }
        let token = token(text, bytes, at);
        let (marks, core) = unmarked(token);
        let start = at + marks;
        let core = if is_initials(token) { token } else { core };
        let place = start..start + core.len();
        let is_marked_before = start > at;
        at += token.len() + 1;
        let ends_part = place.end + 1 < at;
        if core.starts_with(|char: char| char.is_ascii_uppercase()) {
            if is_marked_before || run.words.is_empty() {
                run.clear();
                (run.begins_sentence, run.belongs) = (begins, belongs);
            }
            run.words.push(place);
            let next = if ends_part || at > bytes.len() { "" } else { self::token(text, bytes, at) };
            belongs = false;
            if run.words.len() > 1
                && ends_name(next)
                && may_be_noun(core)
                && !run.belongs
                && let Some(name) = run.name(text, run.words.len() - 1)
            {
                nouns.push(Noun { name, noun: start..start + core.len() });
            }
        } else {
            if !run.words.is_empty()
                && !is_marked_before
                && may_be_noun(core)
                && !is_generic(before)
                && let Some(name) = run.name(text, run.words.len())
            {
                nouns.push(Noun { name, noun: place });
            }
            belongs = !run.words.is_empty() && matches!(core, "of" | "for");
            run.clear();
            before = core;
        }
        if ends_part {
            run.clear();
        }
        begins = ends_sentence(token) || (begins && is_number(core));
        if at > bytes.len() {
            return nouns;
        }
    }
}

/// Whether any word may have a capital behind some words that have none.
fn begins_behind(passed: &str, began: bool) -> bool {
    let mut rest = passed;
    loop {
        let token = last_token(rest);
        if ends_sentence(token) {
            return true;
        }
        if !is_number(unmarked(token).1) {
            return false;
        }
        if token.len() == rest.len() {
            return began;
        }
        rest = &rest[..rest.len() - token.len() - 1];
    }
}

/// What stands behind the last blank.
fn last_token(words: &str) -> &str {
    let start = words.as_bytes().iter().rposition(|byte| *byte == b' ').map_or(0, |blank| blank + 1);
    &words[start..]
}

/// A token without the marks around it, and how many bytes of them stand before it.
fn unmarked(token: &str) -> (usize, &str) {
    let is_bare = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    if is_bare(token.as_bytes().first()) && is_bare(token.as_bytes().last()) {
        return (0, token);
    }
    (token.len() - token.trim_start_matches(is_mark).len(), token.trim_matches(is_mark))
}

/// Whether a word leaves a beginning one: `2.`, `•`.
fn is_number(core: &str) -> bool {
    core.bytes().all(|byte| byte.is_ascii_digit())
}

/// What stands at a place up to the next blank.
fn token<'a>(text: &'a str, bytes: &[u8], at: usize) -> &'a str {
    let length = bytes[at..].iter().position(|byte| *byte == b' ').unwrap_or(bytes.len() - at);
    &text[at..at + length]
}

/// Behind these a noun is any of its kind: an Indo-Pacific strategy is not the Indo-Pacific Strategy.
fn is_generic(word: &str) -> bool {
    matches!(
        word,
        "a" | "an" | "any" | "another" | "each" | "every" | "no" | "some" | "many" | "all" | "other" | "such" | "what" | "which"
    )
}

/// Small words with which names go on: `Korean Institute of Defense`.
fn ends_name(next: &str) -> bool {
    !next.starts_with(|char: char| char.is_uppercase() || char.is_ascii_digit()) && !matches!(next, "of" | "for" | "&")
}

/// Whether a word may be a noun that some write with a capital: letters only, and no small word.
fn may_be_noun(word: &str) -> bool {
    word.len() > 2 && word.bytes().skip(1).all(|byte| byte.is_ascii_lowercase()) && word.is_ascii()
        && !is_small(word)
}

/// Words behind a name that are never part of it.
fn is_small(word: &str) -> bool {
    matches!(
        word,
        "and" | "the" | "for" | "with" | "has" | "had" | "was" | "were" | "will" | "would" | "can" | "could"
            | "may" | "might" | "must" | "should" | "are" | "have" | "from" | "into" | "that" | "which" | "who"
            | "its" | "but" | "than" | "about" | "over" | "under" | "not"
    )
}

fn is_mark(char: char) -> bool {
    !char.is_alphanumeric()
}

/// `U.S.`, whose last point ends nothing.
fn is_initials(token: &str) -> bool {
    let bytes = token.as_bytes();
    bytes.len() > 2 && bytes.len().is_multiple_of(2)
        && bytes.chunks(2).all(|pair| pair[0].is_ascii_uppercase() && pair[1] == b'.')
}

fn ends_sentence(token: &str) -> bool {
    let is_bare = token.as_bytes().last().is_none_or(u8::is_ascii_alphanumeric);
    !is_bare && token.trim_end_matches(['"', '”', '’', '\'', ')', ']']).ends_with(['.', '?', '!', ':']) && !is_initials(token)
}

#[cfg(test)]
mod tests {
    #[track_caller]
    fn nouns(text: &str, expected: &[(&str, &str)]) {
        let brief = attache_grammar::parse(text);
        let prose = brief.prose.text();
        let found: Vec<_> = super::nouns(prose, &brief.blocks[0])
            .into_iter()
            .map(|noun| (&prose[noun.name], &prose[noun.noun]))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_noun_stands_behind_a_name_with_a_capital_or_without() {
        nouns(
            "He saw the Korean peninsula, and the U.S. Army at the Taiwan Strait.",
            &[("Korean", "peninsula"), ("U.S.", "Army"), ("Taiwan", "Strait")],
        );
    }

    #[test]
    fn a_name_that_goes_on_has_no_noun_yet() {
        nouns("He left the Korean Institute of Harbours for the Korean Peninsula Forum", &[("Korean Peninsula", "Forum")]);
    }

    #[test]
    fn the_first_word_of_a_sentence_is_no_name() {
        nouns("Defense ministers met. Russia-Ukraine talks failed.", &[("Russia-Ukraine", "talks")]);
    }

    #[test]
    fn any_of_its_kind_is_not_the_one_that_is_named() {
        nouns("They want an Arctic strategy.", &[]);
    }
}
