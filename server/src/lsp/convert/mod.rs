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
use crate::text::{Position, Text};
use crate::workspace::Workspace;
use attache_grammar::Span;
use std::collections::HashMap;
use tower_lsp::ls_types as lsp;

/// A position of the client.
pub fn position(position: lsp::Position) -> Position {
    Position { line: position.line, character: position.character }
}

/// Turns spans in many briefs into places; every text is fetched once.
pub struct Locator<'a> {
    workspace: &'a Workspace,
    addresses: &'a Addresses,
    abilities: Abilities,
    texts: HashMap<BriefKey, Option<Source>>,
}

/// The text of a brief.
struct Source {
    text: Text,
    /// Of a brief that is open.
    version: Option<i32>,
}

impl<'a> Locator<'a> {
    /// A locator for one answer.
    pub fn new(workspace: &'a Workspace, addresses: &'a Addresses, abilities: Abilities) -> Self {
        Self { workspace, addresses, abilities, texts: HashMap::new() }
    }

    fn source(&mut self, brief: &BriefKey) -> Option<&Source> {
        let fetch = || match self.workspace.document(brief) {
            Some(open) => Some(Source { text: open.text.clone(), version: Some(open.version) }),
            None => self.workspace.text(brief).map(|text| Source { text, version: None }),
        };
        self.texts.entry(brief.clone()).or_insert_with(fetch).as_ref()
    }

    /// A span of a brief as the client counts; none if the brief is gone.
    pub fn range(&mut self, brief: &BriefKey, span: Span) -> Option<lsp::Range> {
        let encoding = self.abilities.encoding;
        let text = &self.source(brief)?.text;
        let at = |byte: u32| {
            let position = text.position(byte as usize, encoding);
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
