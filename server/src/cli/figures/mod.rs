//! `attache figures`: the ledger of briefs, printed, or a first fact sheet made from it.

mod arguments;
mod csv;
mod json;
mod markdown;
mod table;

pub(super) use arguments::Figures;

use super::failure::{Failure, say};
use super::output;
use super::report::Sources;
use super::selection::Selection;
use crate::ledger::{Entry, Standing, fact_sheet, ledger, statements};
use crate::workspace::Workspace;
use arguments::Format;
use rayon::prelude::*;
use std::process::ExitCode;
use std::sync::Arc;

pub(super) fn run(command: &Figures) -> Result<ExitCode, Failure> {
    let workspace = Arc::<Workspace>::default();
    let selection = Selection::of(&command.briefs, &workspace)?;
    let sources = Sources::of(&workspace, &selection);
    let read = |key| match sources.reading(key) {
        Ok(reading) => {
            let shelf = workspace.shelf(key);
            Some(statements(&reading, &shelf.project.lexicon, &shelf.project.facts))
        }
        Err(reason) => {
            say(&format!("skipped {}: {reason}", selection.names.of(key)));
            None
        }
    };
    let read: Vec<_> = selection.asked.par_iter().map(read).collect();
    let skipped = read.iter().any(Option::is_none);
    // Figures are compared within a project; of several, the first says what is declared.
    let facts = selection.asked.first().map(|key| workspace.shelf(key).project.facts.clone()).unwrap_or_default();
    let mut entries = ledger(read.into_iter().flatten().flatten(), &facts);
    if !command.all && !command.fact_sheet {
        entries.retain(|entry| entry.standing() != Standing::Once);
    }
    output::plain(|out| {
        if command.fact_sheet {
            return write!(out, "{}", fact_sheet(&entries, |key| selection.names.of(key)));
        }
        match command.format {
            Format::Table => table::write(&entries, &sources, out),
            Format::Markdown => markdown::write(&entries, &sources, out),
            Format::Csv => csv::write(&entries, &sources, out),
            Format::Json => json::write(&entries, selection.asked.len(), &sources, out),
        }
    })?;
    if entries.is_empty() && !command.fact_sheet {
        say("no figure is stated twice; --all lists those that are stated once");
    }
    Ok(ExitCode::from(u8::from(skipped)))
}

/// The value that is declared, and who says so.
fn declared(entry: &Entry) -> Option<String> {
    let (value, origin) = entry.declared.as_ref()?;
    Some(if origin.is_empty() { value.clone() } else { format!("{value} ({origin})") })
}
