//! The list as one JSON object. Fields are only ever added:
//!
//! ```json
//! {"version": 1, "briefs": 5, "terms": [
//!   {"short": "SMA", "long": "Special Measures Agreement", "origin": "defined", "uses": 12,
//!    "briefs": ["002.md", "003.md"], "senses": [],
//!    "forms": [{"long": "Special Measures Agreement", "status": "preferred"},
//!              {"long": "Special Measure Agreement", "status": "deprecated"}],
//!    "definition": "…", "source": "…"}]}
//! ```
//!
//! `origin` says who tells what it stands for: `defined` (a brief that uses it), `glossary` (the
//! project: a pack or its glossary brief), `other-brief`, `well-known` and `pack` (one that ships
//! with attache), `undefined`. `long` is null if nobody says or nobody can tell which; what it may
//! stand for is then in `senses`. `forms` are all ways to write it out, best first, with the status
//! that a term bank would give them: `preferred`, `admitted`, `deprecated`, `obsolete`. `definition`
//! and `source` are those of a pack, or null. `uses` counts the short form in `briefs`, whatever it
//! means there. Terms are sorted by their short forms, in any case.

use crate::abbreviations::Abbreviation;
use crate::cli::escaped;
use crate::cli::selection::Names;
use crate::exchange::Concept;
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct List<'a> {
    version: u32,
    briefs: usize,
    terms: Vec<Term<'a>>,
}

#[derive(Serialize)]
struct Term<'a> {
    short: &'a str,
    long: Option<&'a str>,
    origin: &'static str,
    uses: usize,
    briefs: Vec<String>,
    senses: &'a [String],
    forms: Vec<Form>,
    definition: Option<String>,
    source: Option<String>,
}

#[derive(Serialize)]
struct Form {
    long: String,
    status: &'static str,
}

pub(super) fn write(list: &[Abbreviation], briefs: usize, names: &Names, out: &mut dyn Write) -> io::Result<()> {
    let terms = list.iter().map(|one| term(one, names)).collect();
    escaped::write(out, &List { version: 1, briefs, terms })?;
    writeln!(out)
}

fn term<'a>(one: &'a Abbreviation, names: &Names) -> Term<'a> {
    let Concept { forms, definition, source, .. } = Concept::of(one);
    Term {
        short: &one.short,
        long: one.long.as_deref(),
        origin: one.origin.name(),
        uses: one.uses,
        briefs: one.briefs.iter().map(|brief| names.of(brief)).collect(),
        senses: &one.senses,
        forms: forms.into_iter().map(|form| Form { long: form.text, status: form.status.name() }).collect(),
        definition,
        source,
    }
}
