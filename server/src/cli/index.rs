//! `attache index`: what `attache extract` understands, one JSON line a fact, for engines that keep
//! the facts of many briefs. Whatever `extract` says of a fact is said here in the same words; added
//! are what it is, where it stands, and a name for it that survives edits elsewhere in the brief.
//! `server/index.schema.json` describes the lines.

use super::arguments::{Index, IndexFormat};
use super::escaped;
use super::extract::{self, Extracted};
use super::failure::Failure;
use crate::reading::Reading;
use crate::text::{Encoding, Text};
use attache_grammar::Brief;
use serde_json::{Map, Value};
use std::collections::HashMap;
use std::process::ExitCode;

/// The lists of `attache extract`, what a fact in them is called, and where its place stands.
const RECORDS: [(&str, &str, &str); 4] = [
    ("definitions", "definition", "short_span"),
    ("uses", "use", "span"),
    ("figures", "figure", "span"),
    ("names", "name", "span"),
];

pub(super) fn run(command: &Index) -> Result<ExitCode, Failure> {
    match command.format {
        IndexFormat::Jsonl => extract::each(&command.briefs, lines),
        IndexFormat::Scip => scip(command),
    }
}

#[cfg(feature = "scip")]
use super::scip::run as scip;

#[cfg(not(feature = "scip"))]
fn scip(_: &Index) -> Result<ExitCode, Failure> {
    Err(Failure::with_help(
        "this attache was built without SCIP",
        "build it with: cargo install --locked --path server --features scip, in a checkout of attache",
    ))
}

/// A line for the brief, and one for each fact in it.
fn lines(brief: &Extracted<'_>, reading: &Reading) -> String {
    // By way of text, where numbers are as short as they can be.
    let told = escaped::line(brief);
    let Ok(Value::Object(mut brief)) = serde_json::from_str(&told) else { return String::new() };
    let lines = Text::from(&*reading.text);
    let mut names = Names::default();
    let facts: Vec<_> = RECORDS.iter().map(|(list, record, place)| (brief.remove(*list), *record, *place)).collect();
    let path = brief.get("path").cloned().unwrap_or_default();
    let mut written = Vec::new();
    brief.insert("record".to_owned(), "brief".into());
    brief.insert("id".to_owned(), names.of("brief", &path, "").into());
    written.push(Value::Object(brief));
    for (list, record, place) in facts {
        let Some(Value::Array(list)) = list else { continue };
        for fact in list {
            let Value::Object(mut fact) = fact else { continue };
            let start = fact.get(place).and_then(|span| span.get(0)).and_then(Value::as_u64).unwrap_or_default();
            let position = lines.position(start as usize, Encoding::Utf32);
            let words = identity(&fact);
            fact.insert("record".to_owned(), record.into());
            fact.insert("id".to_owned(), names.of(record, &path, &words).into());
            fact.insert("path".to_owned(), path.clone());
            fact.insert("paragraph".to_owned(), paragraph(&reading.brief, start as u32).into());
            fact.insert("line".to_owned(), (position.line + 1).into());
            fact.insert("column".to_owned(), (position.character + 1).into());
            written.push(Value::Object(fact));
        }
    }
    written.iter().map(escaped::line).collect::<Vec<_>>().join("\n")
}

/// The number of the heading, paragraph, item or cell around a place, from 1; none in front matter.
fn paragraph(brief: &Brief, at: u32) -> Option<usize> {
    let after = brief.blocks.partition_point(|block| block.span.start <= at);
    brief.blocks[..after].last().filter(|block| at < block.span.end).map(|_| after)
}

/// The words that a fact is made of.
fn identity(fact: &Map<String, Value>) -> String {
    let words = ["short", "long", "text"].iter().filter_map(|key| fact.get(*key)?.as_str());
    words.collect::<Vec<_>>().join("\0")
}

/// Names for facts: made of what they are, their brief and their words; those that are alike are
/// counted.
#[derive(Default)]
struct Names {
    seen: HashMap<String, u32>,
}

impl Names {
    fn of(&mut self, record: &str, path: &Value, words: &str) -> String {
        let facts = format!("{record}\0{path}\0{words}");
        let count = self.seen.entry(facts.clone()).or_default();
        *count += 1;
        blake3::hash(format!("{facts}\0{count}").as_bytes()).to_hex()[..16].to_owned()
    }
}
