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
        self.edits_of(edits, &[])
    }

    /// Edits of files, some of which are created first; none for a client that creates no files.
    pub fn edits_of(&mut self, edits: &[Edit], creates: &[BriefKey]) -> Option<lsp::WorkspaceEdit> {
        if !creates.is_empty() && !self.abilities.create_files {
            return None;
        }
        let mut by_brief = BTreeMap::<&BriefKey, Vec<lsp::TextEdit>>::new();
        for edit in edits {
            let range =
                if creates.contains(&edit.brief) { lsp::Range::default() } else { self.range(&edit.brief, edit.span)? };
            by_brief.entry(&edit.brief).or_default().push(lsp::TextEdit { range, new_text: edit.text.clone() });
        }
        if !self.abilities.document_changes {
            let addressed = |(brief, edits): (&BriefKey, _)| Some((self.addresses.uri(brief)?, edits));
            let changes = by_brief.into_iter().map(addressed).collect::<Option<_>>()?;
            return Some(lsp::WorkspaceEdit { changes: Some(changes), ..lsp::WorkspaceEdit::default() });
        }
        let versioned = |(brief, edits): (&BriefKey, Vec<lsp::TextEdit>)| {
            let version = self.source(brief).and_then(|source| source.version);
            let text_document =
                lsp::OptionalVersionedTextDocumentIdentifier { uri: self.addresses.uri(brief)?, version };
            Some(lsp::TextDocumentEdit { text_document, edits: edits.into_iter().map(lsp::OneOf::Left).collect() })
        };
        let edits = by_brief.into_iter().map(versioned).collect::<Option<Vec<_>>>()?;
        let changes = if creates.is_empty() {
            lsp::DocumentChanges::Edits(edits)
        } else {
            let created = creates.iter().map(|file| self.created(file)).collect::<Option<Vec<_>>>()?;
            let edited = edits.into_iter().map(lsp::DocumentChangeOperation::Edit);
            lsp::DocumentChanges::Operations(created.into_iter().chain(edited).collect())
        };
        Some(lsp::WorkspaceEdit { document_changes: Some(changes), ..lsp::WorkspaceEdit::default() })
    }

    fn created(&self, file: &BriefKey) -> Option<lsp::DocumentChangeOperation> {
        let options = lsp::CreateFileOptions { overwrite: None, ignore_if_exists: Some(true) };
        let create = lsp::CreateFile { uri: self.addresses.uri(file)?, options: Some(options), annotation_id: None };
        Some(lsp::DocumentChangeOperation::Op(lsp::ResourceOp::Create(create)))
    }

    /// What would be renamed.
    pub fn prepared(&mut self, brief: &BriefKey, prepared: Prepared) -> Option<lsp::PrepareRenameResponse> {
        let range = self.range(brief, prepared.span)?;
        Some(lsp::PrepareRenameResponse::RangeWithPlaceholder { range, placeholder: prepared.name })
    }
}
