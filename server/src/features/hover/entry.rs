//! What a pack adds to a card: kind, definition, what became of it, forms, source.

use super::super::card::Line;
use super::{MOST_LISTED, words};
use crate::packs::{Entry, Lexicon};

/// What kind of thing it is, and its Korean name.
pub fn kind(entry: &Entry) -> Line {
    let kind = Some(entry.term.kind.replace('-', " ")).filter(|kind| !kind.is_empty() && kind != "common");
    let parts: Vec<_> = kind.into_iter().chain(entry.term.lang_ko.clone()).collect();
    if parts.is_empty() { Vec::new() } else { vec![words(parts.join(" · "))] }
}

/// What it is, and what became of it.
pub fn sentences(entry: &Entry, lexicon: &Lexicon) -> Vec<Line> {
    vec![entry.term.definition.iter().map(words).collect(), fate(entry, lexicon)]
}

fn fate(entry: &Entry, lexicon: &Lexicon) -> Line {
    let term = &entry.term;
    let Some(status) = term.status.as_deref() else { return Vec::new() };
    let successor = term.successor.as_deref().and_then(|id| lexicon.named(id)).map(|successor| {
        let short = successor.term.short.as_ref().map(|short| format!(" ({short})"));
        successor.term.canonical().to_owned() + &short.unwrap_or_default()
    });
    let fate = match (status, successor) {
        ("renamed", Some(successor)) => format!("Renamed; now {successor}."),
        ("renamed", None) => "Renamed.".to_owned(),
        (_, Some(successor)) => format!("Historical; followed by {successor}."),
        (_, None) => "Historical.".to_owned(),
    };
    // How to call it today is what the note of a renamed body is about.
    let note = term.note.as_ref().filter(|_| status == "renamed").map(|note| words(format!(" {note}")));
    std::iter::once(words(fate)).chain(note).collect()
}

/// How it may be written, and how not.
pub fn forms(entry: &Entry) -> Vec<Line> {
    let term = &entry.term;
    let line = |label: &str, forms: &[String]| {
        let quoted: Vec<_> = forms.iter().take(MOST_LISTED).map(|form| format!("“{form}”")).collect();
        let more = if forms.len() > MOST_LISTED { ", …" } else { "" };
        if quoted.is_empty() { Vec::new() } else { vec![words(format!("{label}: {}{more}", quoted.join(", ")))] }
    };
    vec![
        line("Also", term.expansions.get(1..).unwrap_or_default()),
        line("Other names", &term.aliases),
        line("Formerly", &term.obsolete),
        line("Wrong", &term.wrong),
    ]
}

/// Who says so, and on which day.
pub fn source(entry: &Entry) -> Line {
    let source = entry.term.source.as_ref().map(|source| format!("Source: {source} · ")).unwrap_or_default();
    let as_of = Some(&entry.as_of).filter(|as_of| !as_of.is_empty()).map(|as_of| format!(", as of {as_of}"));
    vec![words(format!("{source}pack “{}”{}", entry.pack, as_of.unwrap_or_default()))]
}
