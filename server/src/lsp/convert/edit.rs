//! Edits of briefs as edits of a workspace, and renaming.

use super::Locator;
use crate::BriefKey;
use crate::features::rename::Prepared;
use crate::finding::Edit;
use std::collections::BTreeMap;
use tower_lsp::ls_types as lsp;

impl Locator<'_> {
    /// Edits as the client applies them: all of them, or none if one of the briefs is gone.
    pub fn edits(&mut self, edits: &[Edit]) -> Option<lsp::WorkspaceEdit> {
        let mut by_brief = BTreeMap::<&BriefKey, Vec<lsp::TextEdit>>::new();
        for edit in edits {
            let range = self.range(&edit.brief, edit.span)?;
            by_brief.entry(&edit.brief).or_default().push(lsp::TextEdit { range, new_text: edit.text.clone() });
        }
        if !self.abilities.document_changes {
            let addressed = |(brief, edits): (&BriefKey, _)| Some((self.addresses.uri(brief)?, edits));
            let changes = by_brief.into_iter().map(addressed).collect::<Option<_>>()?;
            return Some(lsp::WorkspaceEdit { changes: Some(changes), ..lsp::WorkspaceEdit::default() });
        }
        let versioned = |(brief, edits): (&BriefKey, Vec<lsp::TextEdit>)| {
            let version = self.source(brief)?.version;
            let text_document =
                lsp::OptionalVersionedTextDocumentIdentifier { uri: self.addresses.uri(brief)?, version };
            Some(lsp::TextDocumentEdit { text_document, edits: edits.into_iter().map(lsp::OneOf::Left).collect() })
        };
        let changes = by_brief.into_iter().map(versioned).collect::<Option<_>>()?;
        let document_changes = Some(lsp::DocumentChanges::Edits(changes));
        Some(lsp::WorkspaceEdit { document_changes, ..lsp::WorkspaceEdit::default() })
    }

    /// What would be renamed.
    pub fn prepared(&mut self, brief: &BriefKey, prepared: Prepared) -> Option<lsp::PrepareRenameResponse> {
        let range = self.range(brief, prepared.span)?;
        Some(lsp::PrepareRenameResponse::RangeWithPlaceholder { range, placeholder: prepared.name })
    }
}
