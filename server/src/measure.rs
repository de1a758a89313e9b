//! What a figure measures, and of whom: the words of its slots, and the names of packs near it.

use crate::packs::{EntryId, Lexicon};
use crate::reading::Reading;
use attache_grammar::figure::{self, Figure, Unit};
use attache_grammar::{BlockKind, is_in_calendar, names_within};
use std::ops::Range;

/// Whose figure it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entity {
    /// Something that a pack knows.
    Known(EntryId),
    /// Capitalised words, a place in the prose.
    Named(Range<usize>),
}

/// The words for what a figure measures: what is counted, or the whole of a share; in a table the
/// label of its row and the header of its column.
#[must_use]
pub fn words(reading: &Reading, figure: &Figure) -> Option<String> {
    let brief = &reading.brief;
    let text = brief.prose.text();
    if let BlockKind::Cell { .. } = brief.blocks[figure.block].kind {
        let blocks = [figure::row_label(brief, figure), figure::header(brief, figure)];
        let labels: Vec<_> = blocks.into_iter().flatten().map(|block| brief.words(block)).collect();
        return (!labels.is_empty()).then(|| labels.join(", "));
    }
    let slots = &figure.slots;
    let counted = slots.head.clone().map(|head| {
        let start = slots.modifiers.as_ref().map_or(head.start, |modifiers| modifiers.start);
        text[start..head.end].to_owned()
    });
    let whole = slots.whole.clone().map(|whole| format!("of {}", &text[whole]));
    let subject = slots.subject.clone().map(|subject| text[subject].to_owned());
    match figure.unit {
        Unit::Ordinal | Unit::Duration(_) | Unit::Age => counted.or(whole),
        Unit::Count => counted.or(whole).or(subject),
        _ => {
            let measured = subject.or(counted);
            match (measured, whole) {
                (Some(measured), Some(whole)) => Some(format!("{measured} {whole}")),
                (measured, whole) => measured.or(whole),
            }
        }
    }
}

/// Whose figure it is: the name nearest to it in its clause, else in its sentence.
#[must_use]
pub fn entity(reading: &Reading, lexicon: &Lexicon, figure: &Figure) -> Option<Entity> {
    nearest(reading, lexicon, figure, &figure.clause).or_else(|| nearest(reading, lexicon, figure, &figure.sentence))
}

/// Capitalised words that name nobody; those of the calendar do not either.
const NO_NAMES: &[&str] = &[
    "A", "About", "After", "All", "An", "And", "As", "At", "Before", "But", "By", "Each", "For", "From", "He",
    "However", "I", "If", "In", "It", "Last", "Many", "More", "Most", "Next", "No", "Of", "On", "Only", "Or", "Our",
    "Over", "She", "Since", "So", "Some", "Such", "That", "The", "These", "They", "This", "Those", "Three", "To",
    "Today", "Two", "Under", "Up", "We", "When", "While", "With", "Yes", "Finally", "First", "Second", "Third", "Also",
    "Both", "Among", "During", "Through", "Between", "There", "Their", "Its", "His", "Her",
];

fn nearest(reading: &Reading, lexicon: &Lexicon, figure: &Figure, within: &Range<usize>) -> Option<Entity> {
    let first = reading.mentions.partition_point(|mention| mention.prose.start < within.start);
    let mentions = reading.mentions[first..].iter().take_while(|mention| mention.prose.end <= within.end);
    let known = mentions.map(|mention| (Entity::Known(mention.entry), mention.prose.clone()));
    let uses = &reading.brief.uses;
    let first = uses.partition_point(|place| place.prose < within.start);
    let short = uses[first..].iter().take_while(|place| place.prose < within.end).filter_map(|place| {
        let entry = *lexicon.senses(&place.key).first()?;
        Some((Entity::Known(entry), place.prose..place.prose + place.text.len()))
    });
    let capitalised = names_within(reading.brief.prose.text(), within).into_iter().filter(|name| !name.begins_sentence);
    let named = capitalised.filter_map(|name| {
        let range = name.words.first()?.start..name.words.last()?.end;
        let words = &reading.brief.prose.text()[range.clone()];
        if NO_NAMES.contains(&words) || is_in_calendar(words) {
            return None;
        }
        Some((Entity::Named(range.clone()), range))
    });
    let distance = |range: &Range<usize>| {
        let before = figure.prose.start.checked_sub(range.end);
        before.or_else(|| range.start.checked_sub(figure.prose.end)).unwrap_or(usize::MAX)
    };
    let all = known.chain(short).chain(named);
    all.filter(|(_, range)| distance(range) < usize::MAX)
        .min_by_key(|(_, range)| distance(range))
        .map(|(entity, _)| entity)
}
