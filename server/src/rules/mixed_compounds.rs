//! A compound is written in one way: as one word, with a hyphen or as two words.
//!
//! *Long-standing* and *longstanding* are both right, and so are *policy makers* and *policymakers*,
//! *organise* and *organize*, *adviser* and *advisor*; a text that has both was read by nobody from end to
//! end. Two words and a hyphen may differ for a reason (*decision making*, *a decision-making body*).
//!
//! ## Bad
//! ```markdown
//! The longstanding dispute over the pier is the most long-standing of all, as every longstanding
//! member knows.
//! ```
//!
//! ```markdown
//! Policymakers met in May. The policy makers of the port had asked one adviser, and the policymakers of
//! the state another advisor.
//! ```
//! ## Good
//! ```markdown
//! The longstanding dispute over the pier went on. Crews who re-sign a contract resign themselves to it.
//! ```

use super::{Case, Rule, elsewhere};
use crate::finding::{Fix, Remark, Severity};
use crate::reading::{SHORTEST, Spelt, stands_free};
use crate::usage::{Choice, habit};
use crate::words::{self, Spelling};
use aho_corasick::{AhoCorasick, MatchKind};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

pub(super) const RULE: Rule = Rule::new("S011", "mixed-compounds", Some(Severity::Hint), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let mut remarks = compounds(case);
    let text = case.reading.brief.prose.text();
    let found: Vec<_> = FORMS.find_iter(text).map(|found| (found.pattern().as_usize(), found.range())).collect();
    remarks.extend(two_words(case, &found));
    remarks.extend(pairs(case, &found));
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
    let usual = text[choices.iter().find(|choice| choice.form == habit.usual)?.prose.clone()].to_lowercase();
    let first = &text[odd[0].prose.clone()];
    let message = format!("“{first}” is written “{usual}” elsewhere{}", elsewhere(odd.len() - 1));
    let edits = reading.rewrite(odd, |_, word| Some(capitalised_as(word, &usual)));
    let mut remark = Remark::new(reading.brief.prose.span(odd[0].prose.clone()), message);
    remark.fixes.extend(edits.map(|edits| Fix { title: format!("Write “{usual}”"), safe: habit.outweighs(odd), edits }));
    Some(remark)
}

/// A word with a capital where the other has one.
fn capitalised_as(other: &str, word: &str) -> String {
    let mut word = word.to_owned();
    if let Some(first) = word.get_mut(..1).filter(|_| other.starts_with(|char: char| char.is_ascii_uppercase())) {
        first.make_ascii_uppercase();
    }
    word
}

fn touches_hyphen(text: &str, word: &Range<usize>) -> bool {
    text[..word.start].ends_with(['-', '/', '.']) || text[word.end..].starts_with(['-', '/'])
}

/// Second parts of compounds that are one word or two without a difference. No verb with its adverb ends
/// so (*set up*, *setup*), and nothing that is two words as a noun alone (*front line*, *frontline*).
const SECONDS: [&str; 24] = [
    "base", "bases", "building", "builder", "builders", "care", "crime", "holder", "holders", "keeper", "keepers",
    "keeping", "maker", "makers", "making", "owner", "owners", "power", "security", "site", "sites", "space", "water", "yards",
];

/// *Policy makers* beside *policymakers*.
fn two_words(case: &Case<'_>, places: &[(usize, Range<usize>)]) -> Vec<Remark> {
    let text = case.reading.brief.prose.text();
    let (mut closed, mut open) = (BTreeMap::<String, Vec<Choice<bool>>>::new(), Vec::new());
    for (_, second) in places.iter().filter(|(form, _)| *form < SECONDS.len()) {
        let before = &text[..second.start];
        let is_closed = !before.ends_with(' ');
        let before = before.strip_suffix(' ').unwrap_or(before);
        let first = before.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
        let both = before.len() - first..second.end;
        if first < SHORTEST_FIRST || !stands_free(text, &both) {
            continue;
        }
        if is_closed {
            let choice = Choice { form: true, prose: both.clone() };
            closed.entry(text[both].to_lowercase()).or_default().push(choice);
        } else {
            open.push(both);
        }
    }
    // Few words end so, and mostly none is written as two elsewhere.
    if !closed.is_empty() {
        for both in open {
            if let Some(choices) = closed.get_mut(&text[both.clone()].to_lowercase().replace(' ', "")) {
                choices.push(Choice { form: false, prose: both });
            }
        }
    }
    let mixed = closed.into_values().filter(|choices| choices.iter().any(|choice| !choice.form));
    let both = mixed.filter_map(|mut choices| {
        choices.retain(|choice| is_own(case, &choice.prose));
        choices.sort_by_key(|choice| choice.prose.start);
        let mut remark = remark(case, &choices)?;
        // Before a noun some write the one, and alone the other.
        remark.fixes.iter_mut().for_each(|fix| fix.safe = false);
        Some(remark)
    });
    both.collect()
}

const SHORTEST_FIRST: usize = 3;

/// Spellings of one word that are both right wherever they are used, the rarer one first.
const PAIRS: [(&str, &str); 13] = [
    ("acknowledgment", "acknowledgement"),
    ("advisor", "adviser"),
    ("advisors", "advisers"),
    ("afterward", "afterwards"),
    ("amongst", "among"),
    ("benefitted", "benefited"),
    ("e-mail", "email"),
    ("e-mails", "emails"),
    ("focussed", "focused"),
    ("judgement", "judgment"),
    ("judgements", "judgments"),
    ("protestors", "protesters"),
    ("towards", "toward"),
];

/// What is looked for in one pass: second parts of compounds, and the rarer spellings without their first
/// letters, which may be capitals.
static FORMS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let rare = PAIRS.iter().map(|(rare, _)| &rare[1..]);
    let forms = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(SECONDS.into_iter().chain(rare));
    forms.expect("a few words are no trouble")
});

/// *Adviser* beside *advisor*: one remark for every word.
fn pairs(case: &Case<'_>, found: &[(usize, Range<usize>)]) -> Vec<Remark> {
    let is_there = |pair: usize| found.iter().any(|(form, _)| *form == SECONDS.len() + pair);
    let both = PAIRS.iter().enumerate().filter(|(pair, _)| is_there(*pair)).filter_map(|(_, (rare, usual))| {
        let mut choices: Vec<_> = places(case, rare).map(|prose| Choice { form: true, prose }).collect();
        choices.extend(places(case, usual).map(|prose| Choice { form: false, prose }));
        choices.sort_by_key(|choice| choice.prose.start);
        remark(case, &choices)
    });
    both.collect()
}

/// Where a word stands that was the author's to choose; a sentence may begin with it.
fn places<'a>(case: &'a Case<'_>, word: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
    let text = case.reading.brief.prose.text();
    let starts = memchr::memmem::find_iter(text.as_bytes(), &word[1..]).filter_map(|at| at.checked_sub(1));
    let is_same = |place: &Range<usize>| text.get(place.clone()).is_some_and(|found| found.eq_ignore_ascii_case(word));
    starts.map(|start| start..start + word.len()).filter(is_same).filter(|place| is_own(case, place))
}

/// Whether words stand by themselves in running text, and were the author's to choose.
fn is_own(case: &Case<'_>, place: &Range<usize>) -> bool {
    let text = case.reading.brief.prose.text();
    let is_running = || case.reading.running_blocks().any(|block| block.prose.start <= place.start && place.end <= block.prose.end);
    stands_free(text, place) && case.reading.is_free(place) && is_running()
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
