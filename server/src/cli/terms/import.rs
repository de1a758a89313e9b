//! `attache terms import`: takes terms from a file of a term bank into a pack of the project.

use super::arguments::Import;
use crate::cli::failure::{Failure, say};
use crate::exchange::{self, Terms, csv, pack, tbx};
use crate::files;
use crate::project::Fault;
use crate::settings::SettingsError;
use std::path::Path;
use std::process::ExitCode;

pub(super) fn run(command: &Import) -> Result<ExitCode, Failure> {
    let terms = terms(&command.file)?;
    let name = command.into.display();
    let before = match command.into.try_exists() {
        Ok(false) => None,
        _ => Some(files::read(&command.into).map_err(|reason| {
            Failure::with_help(format!("cannot read the pack {name}: {reason}"), "name another one with --into")
        })?),
    };
    let text = before.as_deref().unwrap_or(pack::EMPTY);
    let fault = |message: SettingsError| failure(&command.into, text, message);
    pack::check(text).map_err(|error| fault(error.into()))?;
    let updated = pack::update(text, &terms.concepts).map_err(|error| {
        fault(SettingsError { message: error.message().to_owned(), span: error.span().unwrap_or_default(), help: None })
    })?;
    let written = match &before {
        Some(before) if *before == updated.text => Ok(()),
        Some(before) => files::replace(&command.into, before, &updated.text),
        None => files::create(&command.into, &updated.text),
    };
    written.map_err(|reason| Failure::new(format!("cannot write the pack {name}: {reason}")))?;

    let counted = |count: usize, shorts: &[String]| match count {
        0 => "0".to_owned(),
        count => format!("{count} ({})", shorts.join(", ")),
    };
    say(&format!(
        "{name}: added {}, changed {}, left {} as they were",
        counted(updated.added.len(), &updated.added),
        counted(updated.changed.len(), &updated.changed),
        updated.left.len()
    ));
    if !terms.without_long_form.is_empty() {
        say(&format!("passed over, as they stand for nothing there: {}", terms.without_long_form.join(", ")));
    }
    if !updated.unwritable.is_empty() {
        say(&format!("passed over, as no form of theirs is preferred or admitted: {}", updated.unwritable.join(", ")));
    }
    terms.passed_over.iter().for_each(|what| say(&format!("passed over {what}")));
    if before.is_none() {
        let file = command.into.file_name().unwrap_or_default().display();
        say(&format!("name it in attache.toml to use it: packs = [\"indo-pacific\", \"general\", \"./{file}\"]"));
    }
    Ok(ExitCode::SUCCESS)
}

/// What a file says. Its name tells the format, or else its first character.
fn terms(path: &Path) -> Result<Terms, Failure> {
    let text = files::read_named(path).map_err(|reason| {
        Failure::with_help(
            format!("cannot import {}: {reason}", path.display()),
            "name a CSV or TBX file that can be read",
        )
    })?;
    let extension = path.extension().map(|extension| extension.to_ascii_lowercase());
    let is_xml = match extension.as_deref().and_then(|extension| extension.to_str()) {
        Some("tbx" | "xml") => true,
        Some("csv" | "tsv") => false,
        _ => text.trim_start_matches('\u{FEFF}').trim_start().starts_with('<'),
    };
    let read = if is_xml { tbx::read(&text) } else { csv::read(&text) };
    read.map_err(|exchange::Unreadable { message, span, help }| {
        let message = format!("cannot import {}: {message}", path.display());
        failure(path, &text, SettingsError { message, span, help: Some(help) })
    })
}

fn failure(path: &Path, text: &str, error: SettingsError) -> Failure {
    let fault = Fault { path: path.to_owned(), text: text.to_owned(), error };
    Failure::Settings(vec![(path.display().to_string(), fault)])
}
