//! `attache index --format scip`: the terms of briefs as symbols and their places as occurrences, in SCIP,
//! the index that code search reads. The index is written as it grows: parts of a message in Protocol Buffers
//! that follow each other are one message, so that no more than some briefs are held at a time.

use super::arguments::Index as Command;
use super::failure::{Failure, say};
use super::selection::Selection;
use super::{output, uri};
use crate::BriefKey;
use crate::features::occurrences::{Description, Occurrences, Term, occurrences};
use crate::features::references::Role;
use crate::text::{Encoding, Lines};
use crate::workspace::Workspace;
use attache_grammar::Span;
use protobuf::{EnumOrUnknown, Message, MessageField};
use rayon::prelude::*;
use scip::symbol::format_symbol;
use scip::types::descriptor::Suffix;
use scip::types::{
    Descriptor, Document, Index, Metadata, Occurrence, PositionEncoding, Symbol, SymbolInformation, SymbolRole,
    TextEncoding, ToolInfo,
};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::process::ExitCode;

/// How many briefs are held in memory at a time.
const AT_A_TIME: usize = 1024;

pub(super) fn run(command: &Command) -> Result<ExitCode, Failure> {
    let workspace = Workspace::default();
    let selection = Selection::of(&command.briefs, &workspace)?;
    let root = selection.names.folder();
    if let Some(outside) = selection.asked.iter().find(|key| relative(&selection, key).is_none()) {
        return Err(Failure::with_help(
            format!("cannot name {outside} in an index of {root}: it lies outside of this folder"),
            "run attache in a folder above all briefs",
        ));
    }
    // What a term means may be said in any other brief.
    workspace.load(&selection.known, drop);
    let mut complete = true;
    let mut terms = Terms::default();
    output::plain(|out| {
        put(out, Index { metadata: MessageField::some(metadata(root.as_str())), ..Index::new() })?;
        for keys in selection.asked.chunks(AT_A_TIME) {
            let read =
                |key| workspace.reading(key).map(|reading| (Lines::of(&reading.text), occurrences(&workspace, key)));
            let read: Vec<_> = keys.par_iter().map(read).collect();
            for (key, read) in keys.iter().zip(read) {
                match read {
                    Ok((lines, found)) => {
                        let path = relative(&selection, key).unwrap_or_default();
                        put(out, Index { documents: vec![terms.document(path, &lines, found)], ..Index::new() })?;
                    }
                    Err(reason) => {
                        complete = false;
                        say(&format!("skipped {}: {reason}", selection.names.of(key)));
                    }
                }
            }
        }
        put(out, Index { external_symbols: terms.elsewhere(), ..Index::new() })
    })?;
    Ok(ExitCode::from(u8::from(!complete)))
}

/// The path of a brief below the folder of the index; none if it lies elsewhere.
fn relative(selection: &Selection, key: &BriefKey) -> Option<String> {
    Some(selection.names.of(key)).filter(|name| name != key.as_str())
}

fn put(out: &mut dyn Write, part: Index) -> io::Result<()> {
    out.write_all(&part.write_to_bytes().map_err(io::Error::other)?)
}

fn metadata(root: &str) -> Metadata {
    let tool =
        ToolInfo { name: "attache".to_owned(), version: env!("CARGO_PKG_VERSION").to_owned(), ..ToolInfo::new() };
    Metadata {
        tool_info: MessageField::some(tool),
        project_root: uri::file(root),
        text_document_encoding: EnumOrUnknown::new(TextEncoding::UTF8),
        ..Metadata::new()
    }
}

/// The terms of all briefs so far: those that a brief defines are described there, the others at the end.
#[derive(Default)]
struct Terms {
    defined: BTreeSet<Term>,
    others: BTreeMap<Term, SymbolInformation>,
}

impl Terms {
    fn document(&mut self, path: String, lines: &Lines, found: Occurrences) -> Document {
        let defined: BTreeSet<_> = found
            .places
            .iter()
            .filter(|(_, role, _)| *role == Role::Definition)
            .map(|(.., term)| term.clone())
            .collect();
        let mut symbols = Vec::new();
        for (term, description) in found.terms {
            if defined.contains(&term) {
                symbols.push(information(&term, description));
            } else if !self.defined.contains(&term) {
                self.others.entry(term).or_insert_with_key(|term| information(term, description));
            }
        }
        for term in defined {
            self.others.remove(&term);
            self.defined.insert(term);
        }
        Document {
            language: "Markdown".to_owned(),
            relative_path: path,
            occurrences: found.places.iter().map(|(span, role, term)| occurrence(*span, *role, term, lines)).collect(),
            symbols,
            position_encoding: EnumOrUnknown::new(PositionEncoding::UTF8CodeUnitOffsetFromLineStart),
            ..Document::new()
        }
    }

    /// The terms that packs define, or nobody.
    fn elsewhere(self) -> Vec<SymbolInformation> {
        self.others.into_values().collect()
    }
}

fn occurrence(span: Span, role: Role, term: &Term, lines: &Lines) -> Occurrence {
    let role = match role {
        Role::Definition => SymbolRole::Definition,
        Role::Use | Role::Long => SymbolRole::ReadAccess,
    };
    Occurrence { range: range(span, lines), symbol: symbol(term), symbol_roles: role as i32, ..Occurrence::new() }
}

/// Line and byte in it, of the start and the end; the line of the end only if it is another.
fn range(span: Span, lines: &Lines) -> Vec<i32> {
    let [start, end] = [span.start, span.end].map(|at| lines.position(at as usize, Encoding::Utf8));
    let number = |number: u32| i32::try_from(number).unwrap_or(i32::MAX);
    let (line, from, to) = (number(start.line), number(start.character), number(end.character));
    if start.line == end.line { vec![line, from, to] } else { vec![line, from, number(end.line), to] }
}

fn information(term: &Term, description: Description) -> SymbolInformation {
    SymbolInformation {
        symbol: symbol(term),
        // Links of a card lead to files; SCIP has places of its own for that.
        documentation: vec![description.card.markdown(|_, _| None)],
        display_name: description.name,
        ..SymbolInformation::new()
    }
}

/// The name of a term in all indexes: `attache . . . packs/sma.`, or the short form with what briefs say of it:
/// ``attache . . . briefs/HRCC/`Han River Cooling Compact`.``
fn symbol(term: &Term) -> String {
    let part = |suffix, name: &str| Descriptor {
        name: name.to_owned(),
        suffix: EnumOrUnknown::new(suffix),
        ..Descriptor::new()
    };
    let descriptors = match term {
        Term::Listed(id) => vec![part(Suffix::Namespace, "packs"), part(Suffix::Term, id)],
        Term::Stated { short, long } => {
            vec![part(Suffix::Namespace, "briefs"), part(Suffix::Namespace, short), part(Suffix::Term, long)]
        }
        Term::Unexplained(short) => vec![part(Suffix::Namespace, "briefs"), part(Suffix::Term, short)],
    };
    format_symbol(Symbol { scheme: "attache".to_owned(), descriptors, ..Symbol::new() })
}
