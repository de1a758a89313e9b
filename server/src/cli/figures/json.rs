//! The ledger as one JSON object. Fields are only ever added:
//!
//! ```json
//! {"version": 1, "briefs": 5, "figures": [
//!   {"entity": "rok", "measure": "troops", "unit": "count", "period": "2024", "role": "level",
//!    "standing": "differ", "declared": null,
//!    "statements": [{"path": "002.md", "span": [10, 23], "start": {"line": 4, "column": 3},
//!                    "date": "2025-04-01",
//!                    "text": "28,500 troops", "low": "28500", "high": "28500", "quoted": false}]}]}
//! ```
//!
//! `standing` is `agree`, `differ` or `once`. `declared` has the `id`, `value` and `origin` of the
//! declared figure that the places state, or is null. `low` and `high` are what the print allows,
//! null without a limit. `date` is that of the brief.

use crate::cli::escaped;
use crate::cli::report::{Place, Sources};
use crate::ledger::{Entry, Statement};
use rust_decimal::Decimal;
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct List<'a> {
    version: u32,
    briefs: usize,
    figures: Vec<Group<'a>>,
}

#[derive(Serialize)]
struct Group<'a> {
    entity: Option<&'a str>,
    measure: &'a str,
    unit: &'static str,
    period: Option<&'a str>,
    role: &'static str,
    standing: &'static str,
    declared: Option<Declared<'a>>,
    statements: Vec<Said<'a>>,
}

#[derive(Serialize)]
struct Declared<'a> {
    id: &'a str,
    value: &'a str,
    origin: &'a str,
}

#[derive(Serialize)]
struct Said<'a> {
    path: String,
    span: [u32; 2],
    start: Place,
    date: Option<String>,
    text: &'a str,
    low: Option<String>,
    high: Option<String>,
    quoted: bool,
}

pub(super) fn write(entries: &[Entry], briefs: usize, sources: &Sources, out: &mut dyn Write) -> io::Result<()> {
    let figures = entries.iter().map(|entry| group(entry, sources)).collect();
    escaped::write(out, &List { version: 1, briefs, figures })?;
    writeln!(out)
}

fn group<'a>(entry: &'a Entry, sources: &Sources) -> Group<'a> {
    let measured = &entry.measured;
    let text = |text: &'a str| Some(text).filter(|text| !text.is_empty());
    let declared = measured.declared.as_deref().zip(entry.declared.as_ref());
    Group {
        entity: text(&measured.entity),
        measure: entry.statements.first().map_or("", |one| &one.measure),
        unit: measured.unit,
        period: text(&measured.period),
        role: measured.role,
        standing: entry.standing().name(),
        declared: declared.map(|(id, (value, origin))| Declared { id, value, origin }),
        statements: entry.statements.iter().map(|one| said(one, sources)).collect(),
    }
}

fn said<'a>(one: &'a Statement, sources: &Sources) -> Said<'a> {
    let written = |value: Decimal| value.normalize().to_string();
    Said {
        path: sources.name(&one.brief),
        span: [one.span.start, one.span.end],
        start: sources.place(&one.brief, one.span.start),
        date: one.date.map(|date| date.to_string()),
        text: &one.written,
        low: one.low.map(written),
        high: one.high.map(written),
        quoted: one.is_quoted,
    }
}
