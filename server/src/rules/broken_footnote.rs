//! Every footnote mark has its note, and every note its mark.
//!
//! A mark without a note is a claim without its source; a note that nothing points at is a source
//! without its claim, and of two notes with one label readers see only the first.
//!
//! ## Bad
//! ```markdown
//! The yards built 41 ships[^yards] and repaired more.[^repairs]
//!
//! [^yards]: Port authority, 2024.
//! [^cranes]: Port authority, 2023.
//! ```
//! ## Good
//! ```markdown
//! The yards built 41 ships[^yards] and repaired more.[^repairs]
//!
//! [^yards]: Port authority, 2024.
//! [^repairs]: Yard managers, 2023.
//! ```

use super::{Case, Rule};
use crate::finding::{Related, Remark, Severity};
use attache_grammar::{Note, Span};
use std::collections::{BTreeMap, HashSet};

pub(super) const RULE: Rule = Rule::new("R003", "broken-footnote", Some(Severity::Warning), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let notes = &case.reading.brief.notes;
    let mut remarks = unknown_marks(case);
    let mut defined = BTreeMap::<String, &Note>::new();
    let marks = notes.iter().filter(|note| !note.is_definition);
    let marked: HashSet<String> = marks.map(|mark| mark.label.to_lowercase()).collect();
    for note in notes.iter().filter(|note| note.is_definition) {
        // Labels are compared as the Markdown parser does.
        let label = note.label.to_lowercase();
        let span = mark_of(note);
        if let Some(first) = defined.get(&label) {
            let related = Related { brief: case.reading.key.clone(), span: mark_of(first), message: "the first one".into() };
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

/// `[^label]` at the beginning of a note.
fn mark_of(note: &Note) -> Span {
    Span::new(note.span.start as usize, note.span.start as usize + note.label.len() + "[^]".len())
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
