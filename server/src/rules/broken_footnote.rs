//! Every footnote mark has its note, every note its mark, and numbers run in the order of the text.
//!
//! A mark without a note is a claim without its source; a note that nothing points at is a source
//! without its claim, and of two notes with one label readers see only the first. Programs that print
//! Markdown count the marks anew, so that a note 3 before note 2 is another one for readers than for the
//! author.
//!
//! ## Bad
//! ```markdown
//! The yards built 41 ships[^yards] and repaired more.[^repairs]
//!
//! [^yards]: Port authority, 2024.
//! [^cranes]: Port authority, 2023.
//! ```
//!
//! ```markdown
//! The yards built 41 ships[^2] and repaired more.[^1]
//!
//! [^1]: Yard managers, 2023.
//! [^2]: Port authority, 2024.
//! ```
//! ## Good
//! ```markdown
//! The yards built 41 ships[^yards] and repaired more.[^repairs]
//!
//! [^yards]: Port authority, 2024.
//! [^repairs]: Yard managers, 2023.
//! ```

use super::{Case, Rule};
use crate::finding::{Edit, Fix, Related, Remark, Severity};
use attache_grammar::Note;
use std::collections::{BTreeMap, HashSet};

pub(super) const RULE: Rule = Rule::new("R003", "broken-footnote", Some(Severity::Warning), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let notes = &case.reading.brief.notes;
    let mut remarks = unknown_marks(case);
    remarks.extend(out_of_order(case));
    let mut defined = BTreeMap::<String, &Note>::new();
    let marks = notes.iter().filter(|note| !note.is_definition);
    let marked: HashSet<String> = marks.map(|mark| mark.label.to_lowercase()).collect();
    for note in notes.iter().filter(|note| note.is_definition) {
        // Labels are compared as the Markdown parser does.
        let label = note.label.to_lowercase();
        let span = note.mark;
        if let Some(first) = defined.get(&label) {
            let related = Related { brief: case.reading.key.clone(), span: first.mark, message: "the first one".into() };
            let message = format!("there is a note “{}” already, and readers see only that one", note.label);
            remarks.push(Remark::new(span, message).with_related([related]));
            continue;
        }
        if !marked.contains(&label) {
            remarks.push(Remark::new(span, format!("nothing in this brief points at the note “{}”", note.label)));
        }
        defined.insert(label, note);
    }
    remarks.sort_by_key(|remark| remark.span);
    remarks
}

/// Numbers that do not rise, told at the first that falls; labels that are no numbers have no order.
fn out_of_order(case: &Case<'_>) -> Option<Remark> {
    let notes = &case.reading.brief.notes;
    let mut order: Vec<u32> = Vec::new();
    let mut falls = None;
    for (note, number) in notes.iter().filter(|note| !note.is_definition).filter_map(|note| Some((note, number(note)?))) {
        if order.contains(&number) {
            continue;
        }
        if let Some(before) = order.last().filter(|before| **before > number && falls.is_none()) {
            falls = Some((note, number, *before));
        }
        order.push(number);
    }
    let (note, number, before) = falls?;
    let message = format!("note {number} stands behind note {before}");
    let remark = Remark::new(note.span, message).at_most(Severity::Info);
    let edits: Vec<_> = notes.iter().filter_map(|note| renumber(case, note, &order)).collect();
    let title = "Number the notes in the order of the text".to_owned();
    Some(remark.with_fix(Fix { title, safe: true, edits }))
}

fn number(note: &Note) -> Option<u32> {
    // `01` is another label than `1`.
    note.label.parse().ok().filter(|number: &u32| number.to_string() == note.label)
}

/// The first in the text gets the least of the numbers that there are, and so on.
fn renumber(case: &Case<'_>, note: &Note, order: &[u32]) -> Option<Edit> {
    let number = number(note)?;
    let place = order.iter().position(|other| *other == number)?;
    let mut sorted = order.to_vec();
    sorted.sort_unstable();
    (sorted[place] != number).then(|| case.edit(note.label_span, sorted[place].to_string()))
}

/// Longer ones, in bytes, are no labels.
const LONGEST_LABEL: usize = 40;

/// A mark whose note is missing is no mark to the Markdown parser, but plain words.
fn unknown_marks(case: &Case<'_>) -> Vec<Remark> {
    let text = case.reading.brief.prose.text();
    let mut seen = HashSet::new();
    let mut remarks = Vec::new();
    for at in memchr::memmem::find_iter(text.as_bytes(), "[^") {
        let rest = &text[at + 2..];
        let within = &rest.as_bytes()[..rest.len().min(LONGEST_LABEL + 1)];
        let Some(label) = memchr::memchr(b']', within).map(|end| &rest[..end]) else { continue };
        let is_label = !label.is_empty() && !label.contains([' ', '\n', '[', '^']);
        if is_label && seen.insert(label) {
            let span = case.reading.brief.prose.span(at..at + label.len() + "[^]".len());
            remarks.push(Remark::new(span, format!("there is no note “{label}” in this brief")));
        }
    }
    remarks
}
