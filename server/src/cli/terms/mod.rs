//! `attache terms`: the list of abbreviations of briefs, printed or put into them, and terms taken
//! from a term bank into a pack of the project.

mod arguments;
mod import;
mod insert;
mod json;
mod markdown;

pub(super) use arguments::Terms;

use super::failure::{Failure, say};
use super::output;
use super::report::Sources;
use super::selection::Selection;
use crate::BriefKey;
use crate::abbreviations::{Abbreviation, list, merge};
use crate::exchange::{csv, tbx};
use crate::packs::Lexicon;
use crate::rules::Case;
use crate::workspace::Workspace;
use arguments::{Action, Format};
use rayon::prelude::*;
use std::process::ExitCode;
use std::sync::Arc;

pub(super) fn run(command: &Terms) -> Result<ExitCode, Failure> {
    match &command.action {
        Some(Action::Import(command)) => import::run(command),
        None if command.insert => insert::run(&command.briefs),
        None => print(command),
    }
}

fn print(command: &Terms) -> Result<ExitCode, Failure> {
    let workspace = Arc::<Workspace>::default();
    let selection = Selection::of(&command.briefs, &workspace)?;
    let sources = Sources::of(&workspace, &selection);
    // A glossary uses nothing itself; it is listed only where nothing else was asked for.
    let is_alone = selection.asked.iter().all(BriefKey::is_glossary);
    let asked: Vec<_> = selection.asked.iter().filter(|key| is_alone || !key.is_glossary()).collect();
    let lists: Vec<_> = asked.par_iter().map(|key| list_of(&workspace, &sources, &selection, key)).collect();
    let skipped = lists.iter().any(Option::is_none);
    let lexicon = asked.first().map_or_else(Lexicon::shipped, |key| workspace.shelf(key).project.lexicon.clone());
    let list = merge(lists.into_iter().flatten(), &lexicon);
    output::plain(|out| match command.format {
        Format::Md => markdown::write(&list, out),
        Format::Csv => csv::write(&list, out),
        Format::Json => json::write(&list, asked.len(), &selection.names, out),
        Format::Tbx => tbx::write(&list, out),
    })?;
    if matches!(command.format, Format::Tbx) {
        let mut unknown: Vec<_> = list.iter().filter(|one| one.long.is_none()).map(|one| one.short.as_str()).collect();
        unknown.dedup();
        if !unknown.is_empty() {
            say(&format!("left out, as nobody says what they stand for: {}", unknown.join(", ")));
        }
    }
    Ok(ExitCode::from(u8::from(skipped)))
}

/// The list of one brief; none if it cannot be read, which is said.
fn list_of(
    workspace: &Workspace,
    sources: &Sources,
    selection: &Selection,
    key: &BriefKey,
) -> Option<Vec<Abbreviation>> {
    match sources.reading(key) {
        Ok(reading) => {
            let shelf = workspace.shelf(key);
            Some(shelf.with_index(|project, index| list(&Case { reading: &reading, project, index })))
        }
        Err(reason) => {
            say(&format!("skipped {}: {reason}", selection.names.of(key)));
            None
        }
    }
}
