//! The ledger for people: what is measured, then who says what.

use super::declared;
use crate::cli::report::Sources;
use crate::harmless::clean;
use crate::ledger::Entry;
use std::io::{self, Write};

pub(super) fn write(entries: &[Entry], sources: &Sources, out: &mut dyn Write) -> io::Result<()> {
    for (index, entry) in entries.iter().enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{}: {}", clean(&entry.title()), entry.standing().name())?;
        let rows: Vec<(String, String)> = entry
            .statements
            .iter()
            .map(|one| {
                let place = sources.place(&one.brief, one.span.start);
                let date = one.date.map(|date| format!(" of {date}")).unwrap_or_default();
                let quoted = if one.is_quoted { ", quoted" } else { "" };
                let name = clean(&sources.name(&one.brief));
                (clean(&one.written), format!("{name}:{}:{}{date}{quoted}", place.line, place.column))
            })
            .chain(declared(entry).map(|declared| (clean(&declared), "declared".to_owned())))
            .collect();
        let width = rows.iter().map(|(value, _)| value.chars().count()).max().unwrap_or(0).min(40);
        for (value, place) in rows {
            writeln!(out, "  {value:width$}  {place}")?;
        }
    }
    Ok(())
}
