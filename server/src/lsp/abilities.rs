//! What a client said it can do, and what it is offered in return.

use super::commands;
use super::convert::{FIX_ALL, SHOW_REFERENCES, legend};
use crate::rules::Look;
use crate::text::Encoding;
use tower_lsp::ls_types as lsp;

/// What a client said it can do.
#[derive(Debug, Clone, Copy, Default)]
pub struct Abilities {
    /// Positions count in these units.
    pub encoding: Encoding,
    /// Diagnostics may name related places.
    pub related_information: bool,
    /// Diagnostics may lead to the page of their rule.
    pub code_description: bool,
    /// Diagnostics may be shown as unneeded, as out of use.
    pub tags: (bool, bool),
    /// Diagnostics may carry something for us.
    pub diagnostic_data: bool,
    /// It asks for diagnostics, so that none are sent. Who cannot be told to ask again does not count: what
    /// another brief changes would never reach him.
    pub pulls: bool,
    /// An answer about one brief may bring others along.
    pub related_documents: bool,
    /// It can be told to ask for hints again.
    pub hint_refresh: bool,
    /// It can be asked for its settings.
    pub has_settings: bool,
    /// It can be asked to tell when its settings change.
    pub told_of_settings: bool,
    /// It shows how far a piece of work is.
    pub progress: bool,
    /// It asks before files get another path.
    pub asks_before_moves: bool,
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
    /// What is known of a completion may be Markdown.
    pub markdown_completion: bool,
    /// Symbols may have symbols in them.
    pub symbol_trees: bool,
    /// Headings are shown by the client itself.
    pub own_headings: bool,
    /// As many folds as it takes.
    pub most_folds: Option<u32>,
    /// It has a command that shows a list of places.
    pub shows_references: bool,
}

impl Abilities {
    /// Reads what the client announced.
    pub fn of(params: &lsp::InitializeParams) -> Self {
        let client = &params.capabilities;
        let document = client.text_document.clone().unwrap_or_default();
        let workspace = client.workspace.clone().unwrap_or_default();
        let offered = client.general.as_ref().and_then(|general| general.position_encodings.as_deref());
        let diagnostics = document.publish_diagnostics.unwrap_or_default();
        let tags = |tag| diagnostics.tag_support.as_ref().is_some_and(|can| can.value_set.contains(&tag));
        let formats = document.hover.and_then(|hover| hover.content_format).unwrap_or_default();
        let edits = workspace.workspace_edit.unwrap_or_default();
        let operations = edits.resource_operations.unwrap_or_default();
        let item = document.completion.and_then(|completion| completion.completion_item).unwrap_or_default();
        let completion = item.documentation_format.unwrap_or_default();
        let commands = client.experimental.as_ref().and_then(|more| more["commands"]["commands"].as_array());
        let commands = commands.map(Vec::as_slice).unwrap_or_default();
        let actions = document.code_action.unwrap_or_default();
        Self {
            encoding: encoding(offered.unwrap_or_default()),
            related_information: diagnostics.related_information == Some(true),
            code_description: diagnostics.code_description_support == Some(true),
            tags: (tags(lsp::DiagnosticTag::UNNECESSARY), tags(lsp::DiagnosticTag::DEPRECATED)),
            diagnostic_data: diagnostics.data_support == Some(true),
            pulls: document.diagnostic.is_some()
                && workspace.diagnostics.is_some_and(|can| can.refresh_support == Some(true)),
            related_documents: document.diagnostic.is_some_and(|can| can.related_document_support == Some(true)),
            hint_refresh: workspace.inlay_hint.is_some_and(|can| can.refresh_support == Some(true)),
            has_settings: workspace.configuration == Some(true),
            told_of_settings: workspace
                .did_change_configuration
                .is_some_and(|can| can.dynamic_registration == Some(true)),
            progress: client.window.as_ref().is_some_and(|window| window.work_done_progress == Some(true)),
            asks_before_moves: workspace.file_operations.is_some_and(|can| can.will_rename == Some(true)),
            markdown_hover: formats.first() == Some(&lsp::MarkupKind::Markdown),
            location_link: document.definition.is_some_and(|can| can.link_support == Some(true)),
            watched_files: workspace.did_change_watched_files.is_some_and(|can| can.dynamic_registration == Some(true)),
            document_changes: edits.document_changes == Some(true),
            create_files: edits.document_changes == Some(true)
                && operations.contains(&lsp::ResourceOperationKind::Create),
            markdown_completion: completion.first() == Some(&lsp::MarkupKind::Markdown),
            symbol_trees: document
                .document_symbol
                .is_some_and(|can| can.hierarchical_document_symbol_support == Some(true)),
            own_headings: params.client_info.as_ref().is_some_and(|client| is_vs_code(&client.name)),
            most_folds: document.folding_range.and_then(|can| can.range_limit),
            shows_references: commands.iter().any(|command| command == SHOW_REFERENCES),
            action_literals: actions.code_action_literal_support.is_some(),
            preferred_actions: actions.is_preferred_support == Some(true),
            prepare_rename: document.rename.is_some_and(|can| can.prepare_support == Some(true)),
        }
    }

    /// Whether diagnostics may have this look.
    pub fn shows(self, look: Look) -> bool {
        match look {
            Look::Unneeded => self.tags.0,
            Look::OutOfUse => self.tags.1,
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
        let tokens = lsp::SemanticTokensOptions {
            legend: legend(),
            range: Some(true),
            full: Some(lsp::SemanticTokensFullOptions::Delta { delta: Some(true) }),
            ..lsp::SemanticTokensOptions::default()
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
            completion_provider: Some(lsp::CompletionOptions {
                trigger_characters: Some(vec!["(".to_owned()]),
                resolve_provider: Some(true),
                ..lsp::CompletionOptions::default()
            }),
            document_symbol_provider: Some(lsp::OneOf::Left(true)),
            workspace_symbol_provider: Some(lsp::OneOf::Left(true)),
            folding_range_provider: Some(lsp::FoldingRangeProviderCapability::Simple(true)),
            document_link_provider: Some(lsp::DocumentLinkOptions {
                resolve_provider: None,
                work_done_progress_options: lsp::WorkDoneProgressOptions::default(),
            }),
            semantic_tokens_provider: Some(tokens.into()),
            diagnostic_provider: self.pulls.then(|| {
                lsp::DiagnosticServerCapabilities::Options(lsp::DiagnosticOptions {
                    identifier: Some("attache".to_owned()),
                    inter_file_dependencies: true,
                    workspace_diagnostics: true,
                    ..lsp::DiagnosticOptions::default()
                })
            }),
            workspace: Some(self.offer_for_folders()),
            inlay_hint_provider: Some(lsp::OneOf::Left(true)),
            code_lens_provider: Some(lsp::CodeLensOptions { resolve_provider: None }),
            execute_command_provider: Some(lsp::ExecuteCommandOptions {
                commands: commands::NAMES.map(str::to_owned).to_vec(),
                ..lsp::ExecuteCommandOptions::default()
            }),
            ..lsp::ServerCapabilities::default()
        }
    }
}

impl Abilities {
    fn offer_for_folders(self) -> lsp::WorkspaceServerCapabilities {
        let anything = lsp::FileOperationFilter {
            scheme: Some("file".to_owned()),
            pattern: lsp::FileOperationPattern { glob: "**/*".to_owned(), ..lsp::FileOperationPattern::default() },
        };
        let moves = lsp::WorkspaceFileOperationsServerCapabilities {
            will_rename: Some(lsp::FileOperationRegistrationOptions { filters: vec![anything] }),
            ..lsp::WorkspaceFileOperationsServerCapabilities::default()
        };
        lsp::WorkspaceServerCapabilities {
            workspace_folders: Some(lsp::WorkspaceFoldersServerCapabilities {
                supported: Some(true),
                change_notifications: Some(lsp::OneOf::Left(true)),
            }),
            file_operations: self.asks_before_moves.then_some(moves),
        }
    }
}

/// Whatever is built from the sources of VS Code brings its own extension for Markdown.
fn is_vs_code(name: &str) -> bool {
    ["Visual Studio Code", "VSCodium", "Code - OSS", "code-server", "Cursor", "Windsurf"]
        .iter()
        .any(|known| name.starts_with(known))
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
