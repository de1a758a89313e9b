//! `attache extract`: what was understood of briefs, one JSON line each. Spans are half-open UTF-8
//! byte offsets. It shows what rules work on, and judges nothing.

use super::arguments::{Briefs, Extract};
use super::escaped;
use super::failure::{Failure, say};
use super::output;
use super::selection::Selection;
use crate::expansion::agree;
use crate::index::Index;
use crate::meaning::{Status, status};
use crate::measure::{self, Entity};
use crate::packs::{EntryId, Lexicon};
use crate::project::Project;
use crate::reading::Reading;
use crate::workspace::Workspace;
use attache_grammar::{Brief, Definition, Figure, Span, Use};
use rayon::prelude::*;
use rust_decimal::Decimal;
use serde::Serialize;
use std::process::ExitCode;

/// How many briefs are held in memory at a time.
const AT_A_TIME: usize = 1024;

pub(super) fn run(command: &Extract) -> Result<ExitCode, Failure> {
    each(&command.briefs, |brief, _| escaped::line(brief))
}

/// Prints what `tell` makes of what was understood of each brief.
pub(super) fn each(
    briefs: &Briefs,
    tell: impl Fn(&Extracted<'_>, &Reading) -> String + Sync,
) -> Result<ExitCode, Failure> {
    let workspace = Workspace::default();
    let selection = Selection::of(briefs, &workspace)?;
    // Of other briefs only a glossary has a say in what is understood of one.
    let glossaries: Vec<_> = selection.known.iter().filter(|key| key.is_glossary()).cloned().collect();
    workspace.load(&glossaries, drop);
    let line = |key| {
        let path = selection.names.of(key);
        match workspace.reading(key) {
            Ok(reading) => Ok(workspace
                .shelf(key)
                .with_index(|project, index| tell(&extracted(&path, &reading, project, index), &reading))),
            Err(reason) => Err(format!("skipped {path}: {reason}")),
        }
    };
    let mut complete = true;
    output::plain(|out| {
        for keys in selection.asked.chunks(AT_A_TIME) {
            let lines: Vec<_> = keys.par_iter().map(line).collect();
            for line in lines {
                match line {
                    Ok(line) => writeln!(out, "{line}")?,
                    Err(skipped) => {
                        complete = false;
                        say(&skipped);
                    }
                }
            }
        }
        Ok(())
    })?;
    Ok(ExitCode::from(u8::from(!complete)))
}

/// What was understood of a brief.
#[derive(Serialize)]
pub(super) struct Extracted<'a> {
    path: &'a str,
    date: Option<String>,
    definitions: Vec<ExtractedDefinition<'a>>,
    uses: Vec<ExtractedUse<'a>>,
    figures: Vec<ExtractedFigure<'a>>,
    names: Vec<ExtractedName<'a>>,
}

#[derive(Serialize)]
struct ExtractedDefinition<'a> {
    short: &'a str,
    short_span: [u32; 2],
    long: &'a str,
    long_span: [u32; 2],
    form: &'static str,
    confidence: f32,
}

#[derive(Serialize)]
struct ExtractedUse<'a> {
    text: &'a str,
    span: [u32; 2],
    term: String,
    status: &'static str,
}

#[derive(Serialize)]
struct ExtractedFigure<'a> {
    text: &'a str,
    span: [u32; 2],
    value: String,
    low: Option<String>,
    high: Option<String>,
    unit: &'static str,
    qualifier: &'static str,
    role: &'static str,
    measure: Option<String>,
    entity: Option<String>,
    period: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<usize>,
}

#[derive(Serialize)]
struct ExtractedName<'a> {
    text: &'a str,
    span: [u32; 2],
    kind: &'a str,
}

fn extracted<'a>(path: &'a str, reading: &'a Reading, project: &'a Project, index: &Index) -> Extracted<'a> {
    let brief = &reading.brief;
    let lexicon = &project.lexicon;
    Extracted {
        path,
        date: brief.date.map(|date| date.day.to_string()),
        definitions: definitions(brief),
        uses: brief.uses.iter().map(|place| use_of(place, reading, project, index)).collect(),
        figures: brief.figures.iter().map(|one| figure(one, reading, lexicon)).collect(),
        names: names(reading, lexicon),
    }
}

/// What the brief defines and what it only spells out, in the order of the short forms.
fn definitions(brief: &Brief) -> Vec<ExtractedDefinition<'_>> {
    let mut all: Vec<_> = brief.definitions.iter().chain(&brief.unlinked).collect();
    all.sort_by_key(|definition| definition.short_span);
    all.into_iter().map(definition).collect()
}

fn definition(definition: &Definition) -> ExtractedDefinition<'_> {
    ExtractedDefinition {
        short: &definition.short,
        short_span: bytes(definition.short_span),
        long: &definition.long,
        long_span: bytes(definition.long_span),
        form: definition.form.name(),
        confidence: definition.confidence(),
    }
}

/// A use of a short form that the text spells out somewhere counts as defined here, whatever a rule
/// says of it.
fn use_of<'a>(place: &'a Use, reading: &Reading, project: &Project, index: &Index) -> ExtractedUse<'a> {
    let is_unlinked = reading.brief.unlinked.iter().any(|long| long.key == place.key);
    let status = if is_unlinked { Status::Defined } else { status(reading, project, index, &place.key) };
    ExtractedUse {
        text: &place.text,
        span: bytes(place.span),
        term: term(&place.key, reading, &project.lexicon),
        status: status.name(),
    }
}

/// The pack entry that a short form means here. Where no pack knows it, where the brief means
/// something else, or where nobody can tell which of several, it is the short form itself.
fn term(key: &str, reading: &Reading, lexicon: &Lexicon) -> String {
    let senses = lexicon.senses(key);
    let meant = match reading.definitions_of(key).next() {
        Some(stated) => {
            senses.iter().find(|&&sense| agree(&stated.long, lexicon.entry(sense).term.canonical(), lexicon))
        }
        None => senses.first().filter(|_| senses.len() == 1),
    };
    let id = |&sense: &EntryId| lexicon.entry(sense).term.id.clone();
    meant.map_or_else(|| key.to_lowercase(), id)
}

/// The interval is the one that the text claims: `more than` has no upper end.
fn figure<'a>(figure: &'a Figure, reading: &'a Reading, lexicon: &Lexicon) -> ExtractedFigure<'a> {
    let prose = reading.brief.prose.text();
    let bounds = figure.bounds();
    let entity = measure::entity(reading, lexicon, figure).map(|entity| match entity {
        Entity::Known(id) => lexicon.entry(id).term.id.clone(),
        Entity::Named(words) => prose[words].to_owned(),
    });
    let written = |value: Decimal| value.normalize().to_string();
    ExtractedFigure {
        text: &prose[figure.prose.clone()],
        span: bytes(figure.span),
        value: written(figure.value),
        low: bounds.low.map(written),
        high: bounds.high.map(written),
        unit: figure.unit.name(),
        qualifier: figure.qualifier.name(),
        role: figure.slots.role.name(),
        measure: measure::words(reading, figure),
        entity,
        period: figure.slots.period.as_ref().map(|period| &prose[period.prose.clone()]),
        range: figure.partner.map(|partner| partner.index),
    }
}

fn names<'a>(reading: &'a Reading, lexicon: &'a Lexicon) -> Vec<ExtractedName<'a>> {
    let named = reading.mentions.iter().filter_map(|mention| {
        let kind = lexicon.entry(mention.entry).term.kind.as_str();
        let is_name = matches!(kind, "person" | "organisation" | "command" | "forum" | "place");
        is_name.then(|| ExtractedName { text: reading.words(mention), span: bytes(mention.span), kind })
    });
    named.collect()
}

fn bytes(span: Span) -> [u32; 2] {
    [span.start, span.end]
}
