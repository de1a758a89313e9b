//! `attache waivers`: what authors have decided to leave as it is, and why.

use super::arguments::{ListFormat, Waivers};
use super::escaped;
use super::failure::{Failure, say};
use super::output;
use super::report::Sources;
use super::selection::Selection;
use crate::BriefKey;
use crate::harmless::clean;
use crate::workspace::Workspace;
use attache_grammar::{Waiver, WaiverScope};
use serde::Serialize;
use std::io::{self, Write};
use std::process::ExitCode;
use std::sync::Arc;

pub(super) fn run(command: &Waivers) -> Result<ExitCode, Failure> {
    let workspace = Arc::<Workspace>::default();
    let selection = Selection::of(&command.briefs, &workspace)?;
    let sources = Sources::of(&workspace, &selection);
    let mut complete = true;
    let mut waivers = Vec::new();
    for key in &selection.asked {
        match sources.reading(key) {
            Ok(reading) => waivers.extend(reading.brief.waivers.iter().map(|waiver| (key, waiver.clone()))),
            Err(reason) => {
                complete = false;
                say(&format!("skipped {}: {reason}", selection.names.of(key)));
            }
        }
    }
    let listed: Vec<_> = waivers.iter().map(|(key, waiver)| Listed::of(key, waiver, &sources)).collect();
    output::plain(|out| match command.format {
        ListFormat::Text => write(&listed, out),
        ListFormat::Json => {
            escaped::write(out, &List { version: 1, waivers: &listed })?;
            writeln!(out)
        }
    })?;
    Ok(ExitCode::from(u8::from(!complete)))
}

#[derive(Serialize)]
struct List<'a> {
    version: u32,
    waivers: &'a [Listed<'a>],
}

#[derive(Serialize)]
struct Listed<'a> {
    path: String,
    line: u32,
    span: [u32; 2],
    rules: Vec<&'a str>,
    scope: &'static str,
    reason: Option<&'a str>,
}

impl<'a> Listed<'a> {
    fn of(key: &BriefKey, waiver: &'a Waiver, sources: &Sources) -> Self {
        Self {
            path: sources.name(key),
            line: sources.place(key, waiver.span.start).line,
            span: [waiver.span.start, waiver.span.end],
            rules: waiver.rules.iter().map(|(name, _)| name.as_str()).collect(),
            scope: match waiver.scope {
                WaiverScope::Next(_) => "next",
                WaiverScope::File => "file",
            },
            reason: waiver.reason.as_deref(),
        }
    }
}

fn write(listed: &[Listed<'_>], out: &mut dyn Write) -> io::Result<()> {
    for waiver in listed {
        let (path, rules) = (clean(&waiver.path), clean(&waiver.rules.join(", ")));
        let file = if waiver.scope == "file" { " in the whole file" } else { "" };
        let reason = waiver.reason.map_or("no reason given".to_owned(), clean);
        writeln!(out, "{path}:{}: {rules}{file}: {reason}", waiver.line)?;
    }
    let count = listed.len();
    writeln!(out, "{count} waiver{}", if count == 1 { "" } else { "s" })
}
