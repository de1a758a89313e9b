//! Changes that a sentence states with both ends: `rose from A to B`, `fell to B from A`, `B, up from
//! A`, `rose to B, compared with A`, and by how much, if it says so.

use super::Change;
use super::amount;
use super::movement::{self, Movement};
use super::tokens::between;
use crate::Figure;
use crate::figure::Unit;
use std::ops::Range;

/// The longest way from one end to the other, in bytes.
const FAR: usize = 120;

/// The change that begins, in the order of its values, with the figure at `index`.
pub(super) fn read(text: &str, figures: &[Figure], index: usize) -> Option<Change> {
    let from = &figures[index];
    let lead = lead(text, from)?;
    match lead.word {
        Lead::From => {}
        Lead::Against => return compared(text, figures, index, &lead.range),
    }
    let words = between(text, from.sentence.start, lead.range.start);
    let movement = movement::before(words).map(|movement| movement.shifted(from.sentence.start));
    if let Some(to) = destination(text, figures, index) {
        let amounts = amount::read(text, figures, (index, to), movement.as_ref(), lead.range.start);
        return (movement.is_some() || !amounts.is_empty()).then_some(Change { from: index, to, movement, amounts });
    }
    let movement = movement?;
    let to = origin_behind(text, figures, index, &movement, lead.range.start)?;
    let amounts = amount::read(text, figures, (to, index), Some(&movement), lead.range.start);
    Some(Change { from: index, to, movement: Some(movement), amounts })
}

/// `rose to B in 2022, compared with A in 2021`.
fn compared(text: &str, figures: &[Figure], index: usize, lead: &Range<usize>) -> Option<Change> {
    let from = &figures[index];
    let to = before(text, figures, index, lead.start)?;
    if !is_quiet(between(text, figures[to].prose.end, lead.start)) {
        return None;
    }
    let end = &figures[to];
    let leads_to = leading(text, end).is_some_and(|(word, _)| word == "to");
    let start = leading(text, end)?.1;
    let movement = movement::before(between(text, from.sentence.start, start))?.shifted(from.sentence.start);
    let plain = leads_to && movement.adjacent && movement.factor.is_none();
    let amounts = || amount::read(text, figures, (to, index), Some(&movement), start);
    plain.then(|| Change { from: index, to, movement: Some(movement), amounts: amounts() })
}

/// The word that makes a figure the start of a change.
struct Leading {
    word: Lead,
    range: Range<usize>,
}

enum Lead {
    From,
    Against,
}

fn lead(text: &str, figure: &Figure) -> Option<Leading> {
    // `from four- to five-million workers` has a range.
    if text[figure.prose.end..].starts_with("- ") {
        return None;
    }
    let (word, start) = leading(text, figure)?;
    let end = start + word.len();
    match word {
        "from" | "From" => Some(Leading { word: Lead::From, range: start..end }),
        "with" | "to" if text[..start].ends_with("compared ") => {
            Some(Leading { word: Lead::Against, range: start - "compared ".len()..end })
        }
        _ => None,
    }
}

/// The preposition before a figure, over `a high of`, `the current` and the like, and where it
/// begins.
pub(super) fn leading<'a>(text: &'a str, figure: &Figure) -> Option<(&'a str, usize)> {
    let mut before = between(text, figure.sentence.start, figure.qualified.start).trim_end_matches([' ', '(']);
    for _ in 0..5 {
        let start = before
            .rfind([' ', '-', '—', '–', '(', ',', '\n'])
            .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
        let word = &before[start..];
        if matches!(word, "from" | "From" | "to" | "by" | "of" | "with" | "at") && !is_measure(before, word) {
            return Some((word, figure.sentence.start + start));
        }
        let is_lead = matches!(
            word,
            "a" | "an"
                | "the"
                | "its"
                | "their"
                | "current"
                | "just"
                | "only"
                | "high"
                | "low"
                | "peak"
                | "record"
                | "average"
                | "mean"
                | "median"
                | "of"
                | "total"
                | "as"
                | "estimated"
                | "projected"
                | "mere"
                | "level"
                | "then"
                | "previous"
                | "present"
                | "maximum"
                | "minimum"
                | "some"
                | "roughly"
                | "nearly"
                | "about"
                | "additional"
                | "further"
                | "another"
                | "initial"
                | "default"
                | "perhaps"
        );
        if !is_lead {
            return None;
        }
        before = before[..start].trim_end();
    }
    None
}

/// `of` in `a high of 12`, which leads to no end of a change itself.
fn is_measure(before: &str, word: &str) -> bool {
    let noun = before[..before.len() - word.len()].trim_end().rsplit(' ').next().unwrap_or_default();
    word == "of"
        && matches!(noun, "high" | "low" | "peak" | "record" | "average" | "mean" | "median" | "total" | "level")
}

/// The figure behind `to` that goes with the one behind `from`.
fn destination(text: &str, figures: &[Figure], index: usize) -> Option<usize> {
    let from = &figures[index];
    for (other, to) in figures.iter().enumerate().skip(index + 1) {
        if to.sentence != from.sentence || to.prose.start.saturating_sub(from.prose.end) > FAR {
            return None;
        }
        if let Some(("to", start)) = leading(text, to) {
            let gap = between(text, from.prose.end, start);
            return (is_quiet(gap) && are_comparable(text, from, to)).then_some(other);
        }
        if !is_aside(text, from, to) {
            return None;
        }
    }
    None
}

/// `rose to B from A` and `B, up from A`: the figure before.
fn origin_behind(text: &str, figures: &[Figure], index: usize, movement: &Movement, lead: usize) -> Option<usize> {
    let to = before(text, figures, index, lead)?;
    let end = &figures[to];
    if end.prose.start >= movement.end {
        if !is_quiet(between(text, end.prose.end, lead)) {
            return None;
        }
        let leads = leading(text, end)
            .is_some_and(|(word, start)| word == "to" && between(text, movement.end, start).len() < 40);
        return leads.then_some(to);
    }
    if !between(text, movement.end, lead).trim().is_empty() {
        return None;
    }
    // `B, up from A` and `B, a 12 percent increase from A`.
    let gap = between(text, end.prose.end, movement.start);
    let mark = gap.rfind([',', '(', '—', '–'])?;
    let word = between(text, movement.start, movement.end);
    let is_particle = matches!(word, "up" | "down") && gap[mark..].trim_end().len() <= '—'.len_utf8();
    let is_noun = amount::is_noun(word) && gap[mark..].trim_start_matches([',', '(', '—', '–', ' ']).starts_with("a");
    ((is_particle || is_noun && gap[mark..].len() < 30) && is_quiet(&gap[..mark])).then_some(to)
}

/// The figure before the one at `index` that can be compared with it. One amount of the change may
/// stand between them.
fn before(text: &str, figures: &[Figure], index: usize, lead: usize) -> Option<usize> {
    let from = &figures[index];
    let last = index.checked_sub(1)?;
    let is_amount =
        matches!(figures[last].unit, Unit::Percent | Unit::PercentagePoints) && from.unit != figures[last].unit;
    let other = if is_amount || is_basis(text, &figures[last]) { last.checked_sub(1)? } else { last };
    let to = &figures[other];
    let near = to.sentence == from.sentence && lead > to.prose.end && lead - to.prose.end < FAR / 2;
    (near && are_comparable(text, from, to)).then_some(other)
}

/// Whether the words between two ends hold no clause of their own.
fn is_quiet(gap: &str) -> bool {
    const LOUD: [&str; 33] = [
        "from",
        "leading",
        "led",
        "leads",
        "according",
        "due",
        "thanks",
        "owing",
        "and",
        "but",
        "while",
        "whereas",
        "relative",
        "close",
        "prior",
        "given",
        "amounting",
        "equal",
        "equivalent",
        "sent",
        "access",
        "contributed",
        "subject",
        "respectively",
        "able",
        "going",
        "than",
        "or",
        "moved",
        "went",
        "applied",
        "committed",
        "rather",
    ];
    !gap.contains([';', '?', '!', ':'])
        && !gap.split([' ', ',', '(', ')']).any(|word| LOUD.contains(&word) || movement::is_trend(word))
}

/// A figure on the way that is neither end: `(12 percent)`, `ten years ago`.
fn is_aside(text: &str, from: &Figure, aside: &Figure) -> bool {
    let gap = between(text, from.prose.end, aside.prose.start);
    let behind = &text[aside.prose.end..];
    let bracketed = gap.matches('(').count() > gap.matches(')').count() && behind.starts_with(')');
    let ago = matches!(aside.unit, Unit::Duration(_)) && (behind.starts_with(" ago") || behind.starts_with(" earlier"));
    bracketed || ago || is_basis(text, aside)
}

/// `per 1,000`, `aged 65 and above`: of whom, not how many.
fn is_basis(text: &str, figure: &Figure) -> bool {
    let before = between(text, figure.sentence.start, figure.qualified.start).trim_end();
    before.ends_with(" per") || before.ends_with(" aged") || before.ends_with(" over") && figure.unit == Unit::Age
}

/// Whether two figures measure alike.
pub(super) fn are_comparable(text: &str, one: &Figure, two: &Figure) -> bool {
    let nouns = |figure: &Figure| figure.slots.head.clone().map(|head| text[head].trim_end_matches('s').to_lowercase());
    let counted = match (one.unit, nouns(one), nouns(two)) {
        (Unit::Count, Some(first), Some(second)) => first == second,
        _ => true,
    };
    let measured = !matches!(one.unit, Unit::Ordinal | Unit::Multiple | Unit::Fraction);
    one.unit == two.unit && measured && counted && !one.compound && !two.compound
}
