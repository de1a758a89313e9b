//! What a statement of how long something has lasted is about: the events that its years count
//! from. The event must stand right where the statement says of what; a mention elsewhere in the
//! sentence is of something else.

use crate::packs::{Event, Lexicon};
use crate::reading::Reading;
use attache_grammar::Elapsed;
use std::ops::Range;

/// Words for a war that leave it to the paragraph which one it is.
const WARS: [&str; 4] = ["the war", "the conflict", "the invasion", "the ongoing war"];

/// The events from which the years of a statement may count.
pub(super) fn events<'a>(reading: &Reading, lexicon: &'a Lexicon, elapsed: &Elapsed) -> Vec<&'a Event> {
    let text = reading.brief.prose.text();
    let subject = &elapsed.subject;
    let words = &text[subject.clone()];
    // What stands behind its end has another beginning.
    if words.contains("end of") && subject.start > elapsed.prose.start {
        return Vec::new();
    }
    let named = |place: &Range<usize>| {
        subject.start <= place.start && place.end <= subject.end && is_subject(text, elapsed, place)
    };
    let first = reading.mentions.partition_point(|mention| mention.prose.start < subject.start);
    let mentions = reading.mentions[first..].iter().take_while(|mention| mention.prose.start < subject.end);
    let mentions = mentions.filter(|mention| named(&mention.prose));
    let terms: Vec<&str> = mentions.map(|mention| lexicon.entry(mention.entry).term.id.as_str()).collect();
    let uses = &reading.brief.uses;
    let first = uses.partition_point(|place| place.prose < subject.start);
    let shorts = uses[first..].iter().take_while(|place| place.prose < subject.end);
    let shorts =
        shorts.flat_map(|place| lexicon.senses(&place.key)).map(|sense| lexicon.entry(*sense).term.id.as_str());
    let terms: Vec<&str> = terms.into_iter().chain(shorts).collect();
    let begins = |event: &&Event| event.begins.iter().any(|id| terms.contains(&id.as_str()));
    let found: Vec<_> = lexicon.events().iter().filter(begins).collect();
    if !found.is_empty() {
        return found;
    }
    let lower = words.to_lowercase();
    let wording = |event: &&Event| {
        let place = |name: &String| {
            lower.find(&name.to_lowercase()).map(|at| subject.start + at..subject.start + at + name.len())
        };
        lower.len() == words.len()
            && event.names.iter().filter_map(place).any(|place| is_subject(text, elapsed, &place))
    };
    let found: Vec<_> = lexicon.events().iter().filter(wording).collect();
    if !found.is_empty() {
        return found;
    }
    let war = WARS.iter().find_map(|war| lower.find(war).map(|at| subject.start + at..subject.start + at + war.len()));
    match war {
        Some(war) if lower.len() == words.len() && is_subject(text, elapsed, &war) => {
            wars_here(reading, lexicon, war.start)
        }
        _ => Vec::new(),
    }
}

/// The war that the paragraph around a place speaks of, if it names the setting of one only.
fn wars_here<'a>(reading: &Reading, lexicon: &'a Lexicon, place: usize) -> Vec<&'a Event> {
    let Some(block) = reading.brief.block_at(place) else { return Vec::new() };
    let words = reading.brief.words(block);
    let others = [
        "World War",
        "Cold War",
        "War II",
        "civil war",
        "trade war",
        "Gaza",
        "Iraq",
        "Afghanistan",
        "Vietnam",
        "Syria",
    ];
    if others.iter().any(|other| words.contains(other)) {
        return Vec::new();
    }
    let is_set = |event: &&Event| event.setting.iter().any(|name| words.contains(name.as_str()));
    let found: Vec<_> = lexicon.events().iter().filter(is_set).collect();
    if found.len() == 1 { found } else { Vec::new() }
}

/// Whether a place is what a statement is about: right behind `the third year of`, `72 years
/// since`, or the subject of `is in its third year`.
fn is_subject(text: &str, elapsed: &Elapsed, place: &Range<usize>) -> bool {
    if elapsed.subject.start < elapsed.prose.start {
        let between = &text[place.end..elapsed.subject.end];
        return between.split(' ').all(|word| word.is_empty() || VERBS.contains(&word));
    }
    let between = &text[elapsed.subject.start..place.start];
    between.len() <= 60
        && !between.contains(" and ")
        && between.split(' ').all(|word| word.is_empty() || LEADS.contains(&word))
}

/// Words between a subject and `its third year`.
const VERBS: [&str; 38] = [
    "is",
    "are",
    "has",
    "have",
    "now",
    "currently",
    "already",
    "still",
    "well",
    "nears",
    "nearing",
    "near",
    "approaches",
    "approaching",
    "enters",
    "entering",
    "entered",
    "in",
    "into",
    "the",
    "end",
    "middle",
    "start",
    "close",
    "of",
    "drags",
    "grinds",
    "moves",
    "stretches",
    "heads",
    "heading",
    "goes",
    "on",
    "rages",
    "continues",
    "soon",
    "will",
    "enter",
];

/// Words between `72 years since` and what happened.
const LEADS: [&str; 26] = [
    "the",
    "The",
    "ongoing",
    "current",
    "full-scale",
    "Russia's",
    "Russia’s",
    "start",
    "beginning",
    "outbreak",
    "signing",
    "conclusion",
    "entry",
    "into",
    "force",
    "of",
    "in",
    "launch",
    "declaration",
    "adoption",
    "establishment",
    "historic",
    "landmark",
    "its",
    "first",
    "a",
];
