//! Our values to the protocol's, and back: the one place where the two meet. One file for each kind
//! of answer; what all of them need is here.

mod action;
mod completion;
mod definition;
mod diagnostic;
mod edit;
mod hover;
mod ledger;
mod overview;
mod symbols;
mod tokens;

pub use action::FIX_ALL;
pub use completion::asked;
pub use symbols::SHOW_REFERENCES;
pub use tokens::{difference, legend};

use super::abilities::Abilities;
use super::address::Addresses;
use crate::BriefKey;
use crate::features::highlight::Highlight;
use crate::features::references::Role;
use crate::text::{Lines, Position};
use crate::workspace::Workspace;
use attache_grammar::Span;
use std::collections::HashMap;
use std::sync::Arc;
use tower_lsp::ls_types as lsp;

/// A position of the client.
pub fn position(position: lsp::Position) -> Position {
    Position { line: position.line, character: position.character }
}

/// Turns spans in many briefs into places.
pub struct Locator<'a> {
    workspace: &'a Workspace,
    addresses: &'a Addresses,
    abilities: Abilities,
    sources: HashMap<BriefKey, Option<Source>>,
}

/// Where the lines of a brief are.
struct Source {
    lines: Arc<Lines>,
    /// Of a brief that is open.
    version: Option<i32>,
}

impl<'a> Locator<'a> {
    /// A locator for one answer.
    pub fn new(workspace: &'a Workspace, addresses: &'a Addresses, abilities: Abilities) -> Self {
        Self { workspace, addresses, abilities, sources: HashMap::new() }
    }

    /// The same, with the lines of one version of a brief, whatever version it has by now.
    pub fn of_version(mut self, brief: &BriefKey, version: i32, lines: Arc<Lines>) -> Self {
        self.sources.insert(brief.clone(), Some(Source { lines, version: Some(version) }));
        self
    }

    fn source(&mut self, brief: &BriefKey) -> Option<&Source> {
        if !self.sources.contains_key(brief) {
            let version = self.workspace.document(brief).map(|open| open.version);
            let source = self.workspace.lines(brief).map(|lines| Source { lines, version });
            self.sources.insert(brief.clone(), source);
        }
        self.sources.get(brief)?.as_ref()
    }

    /// A span of a brief as the client counts; none if the brief is gone.
    pub fn range(&mut self, brief: &BriefKey, span: Span) -> Option<lsp::Range> {
        let encoding = self.abilities.encoding;
        let lines = &self.source(brief)?.lines;
        let at = |byte: u32| {
            let position = lines.position(byte as usize, encoding);
            lsp::Position { line: position.line, character: position.character }
        };
        Some(lsp::Range { start: at(span.start), end: at(span.end) })
    }

    /// A place in a brief; none if the brief is gone.
    pub fn location(&mut self, brief: &BriefKey, span: Span) -> Option<lsp::Location> {
        Some(lsp::Location { uri: self.addresses.uri(brief)?, range: self.range(brief, span)? })
    }

    /// The places of a term in a brief.
    pub fn highlights(&mut self, brief: &BriefKey, marks: &[Highlight]) -> Vec<lsp::DocumentHighlight> {
        let highlight = |mark: &Highlight| {
            let kind = match mark.role {
                Role::Definition => lsp::DocumentHighlightKind::WRITE,
                Role::Use | Role::Long => lsp::DocumentHighlightKind::READ,
            };
            Some(lsp::DocumentHighlight { range: self.range(brief, mark.span)?, kind: Some(kind) })
        };
        marks.iter().filter_map(highlight).collect()
    }
}
