//! What a client said it can do, and what it is offered in return.

use super::commands;
use super::convert::FIX_ALL;
use crate::text::Encoding;
use tower_lsp::ls_types as lsp;

/// What a client said it can do.
#[derive(Debug, Clone, Copy, Default)]
pub struct Abilities {
    /// Positions count in these units.
    pub encoding: Encoding,
    /// Diagnostics may name related places.
    pub related_information: bool,
    /// Hovers may be Markdown.
    pub markdown_hover: bool,
    /// Definitions may name the word they were asked for.
    pub location_link: bool,
    /// Watched files may be registered for at run time.
    pub watched_files: bool,
    /// Edits may name the version that they were made for.
    pub document_changes: bool,
    /// Edits may create files.
    pub create_files: bool,
    /// It may be asked first what would be renamed.
    pub prepare_rename: bool,
    /// Actions may be more than commands.
    pub action_literals: bool,
    /// Actions may be preferred to others.
    pub preferred_actions: bool,
}

impl Abilities {
    /// Reads what the client announced.
    pub fn of(client: &lsp::ClientCapabilities) -> Self {
        let document = client.text_document.clone().unwrap_or_default();
        let workspace = client.workspace.clone().unwrap_or_default();
        let offered = client.general.as_ref().and_then(|general| general.position_encodings.as_deref());
        let diagnostics = document.publish_diagnostics.unwrap_or_default();
        let formats = document.hover.and_then(|hover| hover.content_format).unwrap_or_default();
        let edits = workspace.workspace_edit.unwrap_or_default();
        let operations = edits.resource_operations.unwrap_or_default();
        let actions = document.code_action.unwrap_or_default();
        Self {
            encoding: encoding(offered.unwrap_or_default()),
            related_information: diagnostics.related_information == Some(true),
            markdown_hover: formats.first() == Some(&lsp::MarkupKind::Markdown),
            location_link: document.definition.is_some_and(|can| can.link_support == Some(true)),
            watched_files: workspace.did_change_watched_files.is_some_and(|can| can.dynamic_registration == Some(true)),
            document_changes: edits.document_changes == Some(true),
            create_files: edits.document_changes == Some(true)
                && operations.contains(&lsp::ResourceOperationKind::Create),
            action_literals: actions.code_action_literal_support.is_some(),
            preferred_actions: actions.is_preferred_support == Some(true),
            prepare_rename: document.rename.is_some_and(|can| can.prepare_support == Some(true)),
        }
    }

    /// The name of the units that positions count in.
    fn encoding_kind(self) -> lsp::PositionEncodingKind {
        match self.encoding {
            Encoding::Utf8 => lsp::PositionEncodingKind::UTF8,
            Encoding::Utf16 => lsp::PositionEncodingKind::UTF16,
            Encoding::Utf32 => lsp::PositionEncodingKind::UTF32,
        }
    }

    /// What this client is offered.
    pub fn offer(self) -> lsp::ServerCapabilities {
        let sync = lsp::TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(lsp::TextDocumentSyncKind::INCREMENTAL),
            save: Some(lsp::TextDocumentSyncSaveOptions::Supported(true)),
            ..lsp::TextDocumentSyncOptions::default()
        };
        let rename = lsp::RenameOptions {
            prepare_provider: Some(true),
            work_done_progress_options: lsp::WorkDoneProgressOptions::default(),
        };
        let actions = lsp::CodeActionOptions {
            code_action_kinds: Some(vec![lsp::CodeActionKind::QUICKFIX, lsp::CodeActionKind::REFACTOR, FIX_ALL]),
            ..lsp::CodeActionOptions::default()
        };
        lsp::ServerCapabilities {
            position_encoding: Some(self.encoding_kind()),
            text_document_sync: Some(lsp::TextDocumentSyncCapability::Options(sync)),
            hover_provider: Some(lsp::HoverProviderCapability::Simple(true)),
            definition_provider: Some(lsp::OneOf::Left(true)),
            references_provider: Some(lsp::OneOf::Left(true)),
            document_highlight_provider: Some(lsp::OneOf::Left(true)),
            rename_provider: Some(match self.prepare_rename {
                true => lsp::OneOf::Right(rename),
                false => lsp::OneOf::Left(true),
            }),
            code_action_provider: Some(match self.action_literals {
                true => lsp::CodeActionProviderCapability::Options(actions),
                false => lsp::CodeActionProviderCapability::Simple(true),
            }),
            execute_command_provider: Some(lsp::ExecuteCommandOptions {
                commands: commands::NAMES.map(str::to_owned).to_vec(),
                ..lsp::ExecuteCommandOptions::default()
            }),
            ..lsp::ServerCapabilities::default()
        }
    }
}

/// Bytes are what we count ourselves; UTF-16 is what every client must offer.
fn encoding(offered: &[lsp::PositionEncodingKind]) -> Encoding {
    let offers = |kind| offered.contains(&kind);
    if offers(lsp::PositionEncodingKind::UTF8) {
        Encoding::Utf8
    } else if offers(lsp::PositionEncodingKind::UTF32) && !offers(lsp::PositionEncodingKind::UTF16) {
        Encoding::Utf32
    } else {
        Encoding::Utf16
    }
}
