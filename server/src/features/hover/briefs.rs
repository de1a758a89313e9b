//! What the briefs make of a term: where it is defined, how often it is used and in which briefs,
//! and what else its short form stands for.

use super::super::card::{Line, Run};
use super::super::definition::{elsewhere, strongest};
use super::super::references::{Role, summary};
use super::super::subject::Subject;
use super::{MOST_LISTED, Topic, words};
use crate::BriefKey;
use crate::expansion::agree;
use crate::meaning::{Meaning, Status, meanings, status};
use crate::packs::Wording;
use crate::rules::Case;
use attache_grammar::{Definition, Span};
use std::collections::BTreeSet;

/// All lines of this part of the card.
pub fn lines(topic: &Topic<'_>) -> Vec<Line> {
    let parts = [wording(topic), defined(topic), used(topic)];
    let sentences: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let mut lines = vec![sentences.join(&words(" "))];
    lines.extend(other_senses(topic));
    lines
}

/// What is special about the words at hand.
fn wording(topic: &Topic<'_>) -> Line {
    let Subject::Wording(mention) = topic.subject else { return Vec::new() };
    let text = topic.case.reading.words(mention);
    let remark = match mention.wording {
        Wording::Wrong => format!("“{text}” is a known wrong form."),
        Wording::Obsolete => format!("“{text}” is a former name."),
        Wording::Respelled => format!("“{text}” is the official name in another spelling."),
        Wording::Metonym => format!("“{text}” may stand for its government."),
        Wording::Expansion | Wording::Alias => return Vec::new(),
    };
    vec![words(remark)]
}

/// Where this brief defines it, or who else does.
fn defined(topic: &Topic<'_>) -> Line {
    if let Some(definition) = strongest(topic.case, topic.sense, topic.subject.span().start) {
        let deviation = deviation(topic, definition).unwrap_or_default();
        return vec![words("Defined "), toward(topic, definition), words(format!("{deviation}."))];
    }
    if let Some((brief, definition)) = elsewhere(topic.case, topic.sense).next() {
        let place = place(brief, definition.short_span);
        return vec![words("Not defined in this brief, but in "), place, words(format!(" as “{}”.", definition.long))];
    }
    let key = match topic.subject {
        Subject::Use(place) => &place.key,
        Subject::Word { key, .. } => key,
        _ => return Vec::new(),
    };
    match status(topic.case.reading, topic.case.project, topic.case.index, key) {
        Status::Undefined => vec![words("Nobody says what it stands for: no brief of this project, no pack.")],
        Status::Pack => vec![words("Not defined in this brief.")],
        Status::Defined | Status::Glossary | Status::WellKnown => Vec::new(),
    }
}

/// A link to a definition of this brief.
fn toward(topic: &Topic<'_>, definition: &Definition) -> Run {
    let at = topic.subject.span();
    let text = if definition.short_span == at || definition.long_span.contains(at) {
        "here"
    } else if definition.short_span < at {
        "above"
    } else {
        "below"
    };
    Run::Place { brief: topic.case.reading.key.clone(), span: definition.short_span, text: text.to_owned() }
}

/// What this brief says otherwise than the pack.
fn deviation(topic: &Topic<'_>, definition: &Definition) -> Option<String> {
    let term = &topic.entry()?.term;
    let long = &definition.long;
    if term.expansions.iter().any(|expansion| expansion.eq_ignore_ascii_case(long)) {
        return None;
    }
    let remark = match topic.lexicon.worded(long) {
        Some((_, Wording::Wrong)) => ", a known wrong form",
        Some((_, Wording::Obsolete)) => ", a former name",
        _ => "",
    };
    Some(format!(" as “{long}”{remark}"))
}

/// How often it stands here, and in which other briefs.
fn used(topic: &Topic<'_>) -> Line {
    let (here, others) = summary(topic.case, topic.sense);
    let here = here.iter().filter(|place| place.role != Role::Definition).count();
    let times = match here {
        0 => "Not used again here".to_owned(),
        1 => "Used once here".to_owned(),
        2 => "Used twice here".to_owned(),
        times => format!("Used {times} times here"),
    };
    let and = if here == 0 { ", but" } else { " and" };
    let briefs = match others.len() {
        0 => return vec![words(format!("{times}."))],
        1 => "1 other brief".to_owned(),
        others => format!("{others} other briefs"),
    };
    let listed: Vec<_> = others.iter().take(MOST_LISTED).map(|other| vec![place(&other.brief, other.span)]).collect();
    let mut line = vec![words(format!("{times}{and} in {briefs}: "))];
    line.extend(listed.join(&words(", ")));
    line.push(words(if others.len() > MOST_LISTED { ", …" } else { "." }));
    line
}

/// What else the short form stands for: in this brief, in others, in the packs.
fn other_senses(topic: &Topic<'_>) -> Vec<Line> {
    let Some(key) = topic.sense.keys.first().filter(|_| topic.sense.other_name.is_none()) else { return Vec::new() };
    let Case { reading, project, index } = *topic.case;
    let ambiguity = topic.entry().and_then(|entry| entry.term.ambiguity.as_ref());
    let mut named: Vec<&str> = Vec::new();
    // Most briefs word it alike, and comparing meanings costs more than comparing letters.
    let mut seen = BTreeSet::new();
    let mut lines = Vec::new();
    for meaning in meanings(reading, project, index, key) {
        let (long, place) = match meaning {
            // What the entry says of its own ambiguity names the other entries, and better.
            Meaning::Pack(_) if ambiguity.is_some() => continue,
            Meaning::Pack(entry) => (topic.lexicon.entry(entry).term.canonical(), None),
            Meaning::Here(Definition { long, short_span, .. }) => {
                let place = Run::Place { brief: reading.key.clone(), span: *short_span, text: "this brief".to_owned() };
                (long.as_str(), Some(place))
            }
            Meaning::There(brief, definition) => (definition.long.as_str(), Some(place(brief, definition.short_span))),
        };
        let is_named = || named.iter().any(|named| agree(named, long, topic.lexicon));
        if !seen.insert(long) || topic.sense.is_defined_by(key, long, topic.lexicon) || is_named() {
            continue;
        }
        named.push(long);
        lines.push(match place {
            Some(place) => vec![words(format!("Also “{long}” in ")), place, words(".")],
            None => vec![words(format!("Also “{long}”."))],
        });
        if named.len() == MOST_LISTED {
            break;
        }
    }
    lines.extend(ambiguity.map(|ambiguity| vec![words(ambiguity)]));
    lines
}

/// A brief by its name, leading to a place in it.
fn place(brief: &BriefKey, span: Span) -> Run {
    Run::Place { brief: brief.clone(), span, text: brief.file_name().to_owned() }
}
