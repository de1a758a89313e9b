//! `attache terms --insert`: the list of abbreviations goes into each brief.

use crate::BriefKey;
use crate::abbreviations::insert;
use crate::cli::arguments::Briefs;
use crate::cli::failure::{Failure, say};
use crate::cli::report::Sources;
use crate::cli::selection::Selection;
use crate::expansion::smallest_edit;
use crate::files;
use crate::finding::Edit;
use crate::fix;
use crate::reading::Reading;
use crate::rules::Case;
use crate::workspace::Workspace;
use std::borrow::Cow;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

pub(super) fn run(briefs: &Briefs) -> Result<ExitCode, Failure> {
    if briefs.paths.iter().any(|path| path == Path::new("-")) {
        let message = "cannot put a list into the brief on standard input: it lies in no file";
        return Err(Failure::with_help(message, "name the file, or leave out --insert and paste the list"));
    }
    let workspace = Arc::<Workspace>::default();
    let selection = Selection::of(briefs, &workspace)?;
    let sources = Sources::of(&workspace, &selection);
    let mut failed = false;
    for key in selection.asked.iter().filter(|key| !key.is_glossary()) {
        let name = selection.names.of(key);
        match insert_into(&workspace, &sources, key) {
            Ok(done) => say(&format!("{name}: {done}")),
            Err(reason) => {
                failed = true;
                say(&format!("cannot put a list into {name}: {reason}"));
            }
        }
    }
    Ok(ExitCode::from(if failed { 2 } else { 0 }))
}

/// Writes one brief. Says what was done, or why nothing was.
fn insert_into(workspace: &Workspace, sources: &Sources, key: &BriefKey) -> Result<String, String> {
    let reading = sources.reading(key).map_err(|reason| reason.to_string())?;
    let path = key.path().ok_or("it lies in no file")?;
    let shelf = workspace.shelf(key);
    let inserted = shelf
        .with_index(|project, index| insert(&Case { reading: &reading, project, index }))
        .map_err(|reason| reason.to_string())?;
    let mut done = match inserted.entries {
        _ if *inserted.text == *reading.text && inserted.entries == 0 => "nothing to list".to_owned(),
        _ if *inserted.text == *reading.text => "the list is up to date".to_owned(),
        1 => "the list has 1 abbreviation now".to_owned(),
        entries => format!("the list has {entries} abbreviations now"),
    };
    if *inserted.text != *reading.text {
        let text = as_written(&reading, &inserted.text);
        files::replace(&path, &reading.written, &text).map_err(|reason| reason.to_string())?;
    }
    for (short, why) in [
        (&inserted.unknown, "nobody says what it stands for, or which of several"),
        (&inserted.unreadable, "it does not look like a short form"),
    ] {
        if !short.is_empty() {
            done += &format!("; left out {} ({why})", short.join(", "));
        }
    }
    Ok(done)
}

/// A new text for a brief, whose lines end as they are written, be it by lone carriage returns.
fn as_written<'a>(reading: &Reading, new: &'a str) -> Cow<'a, str> {
    if reading.written == reading.text {
        return new.into();
    }
    let (range, text) = smallest_edit(&reading.text, new);
    let edit = Edit { brief: reading.key.clone(), span: range.into(), text: text.to_owned() };
    fix::apply(&reading.written, [&edit]).expect("every place is the same in both").into()
}
