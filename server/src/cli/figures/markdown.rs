//! The ledger as a Markdown table: one row a statement.

use super::declared;
use crate::abbreviations::escaped;
use crate::cli::report::Sources;
use crate::ledger::Entry;
use std::io::{self, Write};

pub(super) fn write(entries: &[Entry], sources: &Sources, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "| Figure | Value | Where | Standing |\n| --- | --- | --- | --- |")?;
    for entry in entries {
        let (title, standing) = (escaped(&entry.title()), entry.standing().name());
        for one in &entry.statements {
            let place = sources.place(&one.brief, one.span.start);
            let name = escaped(&sources.name(&one.brief));
            writeln!(out, "| {title} | {} | {name}:{} | {standing} |", escaped(&one.written), place.line)?;
        }
        if let Some(declared) = declared(entry) {
            writeln!(out, "| {title} | {} | *declared* | {standing} |", escaped(&declared))?;
        }
    }
    Ok(())
}
