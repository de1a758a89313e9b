//! One session with one client: the handlers of the protocol. A handler changes state first and
//! waits later, or not at all; what it does beyond translating is elsewhere.

use super::address::{self, path};
use super::analysis::work;
use super::asking::{about, among_all, at, off_the_loop, refused};
use super::commands;
use super::configuration;
use super::convert::{asked, position};
use super::desk::Desk;
use super::pull;
use crate::features::moves::Move;
use crate::features::{
    actions, completion, definition, folding, highlight, hover, inlay, lenses, links, moves, references, rename,
    symbols, tokens,
};
use crate::text::{Text, half};
use crate::workspace::Workspace;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::atomic::Ordering;
use std::sync::{Arc, OnceLock, PoisonError};
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types as lsp;
use tower_lsp::{Client, LanguageServer, LspServiceBuilder};

/// The handlers.
#[derive(Debug)]
pub struct Session {
    desk: Arc<Desk>,
    roots: OnceLock<Vec<PathBuf>>,
}

impl Session {
    /// A session over a workspace.
    pub fn new(client: Client, workspace: Arc<Workspace>) -> Self {
        Self { desk: Arc::new(Desk::new(client, workspace)), roots: OnceLock::new() }
    }

    /// Adds what the framework does not know of.
    pub fn methods(builder: LspServiceBuilder<Self>) -> LspServiceBuilder<Self> {
        builder
            .custom_method("window/workDoneProgress/cancel", Self::call_off)
            .custom_method("$/setTrace", Self::set_trace)
    }

    async fn call_off(&self, params: lsp::WorkDoneProgressCancelParams) {
        self.desk.call_off(&params.token);
    }

    async fn set_trace(&self, params: lsp::SetTraceParams) {
        *self.desk.trace.write().unwrap_or_else(PoisonError::into_inner) = params.value;
    }

    /// Takes a folder among the roots.
    fn add_root(&self, root: &Path) {
        self.desk.workspace.add_root(root);
        self.desk.queue.folder(root.to_owned());
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        self.desk.queue.close();
    }
}

impl LanguageServer for Session {
    async fn initialize(&self, params: lsp::InitializeParams) -> Result<lsp::InitializeResult> {
        let abilities = self.desk.meet(&params);
        let _ = self.roots.set(roots(&params));
        if let Some(trace) = params.trace {
            *self.desk.trace.write().unwrap_or_else(PoisonError::into_inner) = trace;
        }
        if let Some(Err(mistake)) = params.initialization_options.as_ref().map(|sent| self.desk.prefer(sent)) {
            self.desk.queue.tell(format!("a setting of the editor is not in force: {mistake}"));
        }
        Ok(lsp::InitializeResult {
            capabilities: abilities.offer(),
            server_info: Some(lsp::ServerInfo {
                name: "attache".to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
            ..lsp::InitializeResult::default()
        })
    }

    async fn initialized(&self, _: lsp::InitializedParams) {
        self.desk.start_watching();
        for root in self.roots.get().into_iter().flatten() {
            self.add_root(root);
        }
        self.desk.is_at_work.store(true, Ordering::Release);
        tokio::spawn(work(Arc::clone(&self.desk)));
        configuration::register(&self.desk);
        configuration::ask(&self.desk);
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }

    async fn did_open(&self, params: lsp::DidOpenTextDocumentParams) {
        let document = params.text_document;
        let key = self.desk.addresses.open(&document.uri);
        self.desk.workspace.put(&key, document.version, Text::from(document.text.as_str()));
        self.desk.queue.brief(key);
    }

    async fn did_change(&self, params: lsp::DidChangeTextDocumentParams) {
        let key = address::key(&params.text_document.uri);
        // A client that changes what it never opened starts from nothing.
        let mut text = self.desk.workspace.document(&key).map_or_else(|| Text::from(""), |open| open.text.clone());
        for change in params.content_changes {
            match change.range {
                Some(range) => {
                    text.edit(position(range.start), position(range.end), self.desk.abilities().encoding, &change.text);
                }
                // Halves of characters are for edits to join; a whole text has whole ones.
                None => text = Text::from(&*half::read(&change.text).text),
            }
        }
        self.desk.workspace.put(&key, params.text_document.version, text);
        self.desk.queue.brief(key);
    }

    async fn did_save(&self, params: lsp::DidSaveTextDocumentParams) {
        self.desk.queue.brief(address::key(&params.text_document.uri));
    }

    async fn did_close(&self, params: lsp::DidCloseTextDocumentParams) {
        let key = address::key(&params.text_document.uri);
        self.desk.workspace.close(&key);
        self.desk.addresses.close(&key);
        self.desk.colours.forget(&key);
        self.desk.told.changed(std::iter::once(key.clone()));
        self.desk.queue.brief(key);
        self.desk.withdraw(params.text_document.uri).await;
    }

    async fn did_change_watched_files(&self, params: lsp::DidChangeWatchedFilesParams) {
        for file in params.changes.iter().filter_map(|change| path(&change.uri)) {
            self.desk.file_changed(&file);
        }
    }

    async fn did_change_configuration(&self, params: lsp::DidChangeConfigurationParams) {
        if self.desk.abilities().has_settings {
            configuration::ask(&self.desk);
        } else {
            configuration::take_over(&self.desk, &params.settings, &[]);
        }
    }

    async fn did_change_workspace_folders(&self, params: lsp::DidChangeWorkspaceFoldersParams) {
        let gone: Vec<_> = params.event.removed.iter().filter_map(|folder| path(&folder.uri)).collect();
        gone.iter().for_each(|root| self.desk.workspace.remove_root(root));
        if !gone.is_empty() {
            self.desk.queue.reopen();
        }
        for root in params.event.added.iter().filter_map(|folder| path(&folder.uri)) {
            self.add_root(&root);
        }
        configuration::ask(&self.desk);
    }

    async fn will_rename_files(&self, params: lsp::RenameFilesParams) -> Result<Option<lsp::WorkspaceEdit>> {
        // A link from a brief that is not read yet would break.
        for file in params.files.iter().filter_map(|file| lsp::Uri::from_str(&file.old_uri).ok()) {
            self.desk.all_read(&address::key(&file)).await;
        }
        off_the_loop(&self.desk, move |desk| {
            let uri = |uri: &str| lsp::Uri::from_str(uri).ok().and_then(|uri| path(&uri));
            let moved = |file: &lsp::FileRename| Some(Move { from: uri(&file.old_uri)?, to: uri(&file.new_uri)? });
            let moves: Vec<_> = params.files.iter().filter_map(moved).collect();
            let edits = moves::edits(&desk.workspace, &moves);
            Ok(if edits.is_empty() { None } else { desk.locator().edits(&edits) })
        })
        .await
    }

    async fn hover(&self, params: lsp::HoverParams) -> Result<Option<lsp::Hover>> {
        at(&self.desk, params.text_document_position_params, |desk, brief, offset| {
            let hover = hover::hover(&desk.workspace, brief, offset);
            Ok(hover.and_then(|hover| desk.locator().hover(brief, &hover)))
        })
        .await
    }

    async fn goto_definition(&self, params: lsp::GotoDefinitionParams) -> Result<Option<lsp::GotoDefinitionResponse>> {
        at(&self.desk, params.text_document_position_params, |desk, brief, offset| {
            let targets = definition::definition(&desk.workspace, brief, offset);
            Ok(desk.locator().definition(brief, &targets))
        })
        .await
    }

    async fn references(&self, params: lsp::ReferenceParams) -> Result<Option<Vec<lsp::Location>>> {
        let with_definitions = params.context.include_declaration;
        at(&self.desk, params.text_document_position, move |desk, brief, offset| {
            let places = references::references(&desk.workspace, brief, offset, with_definitions);
            let mut locator = desk.locator();
            Ok(Some(places.iter().filter_map(|place| locator.location(&place.brief, place.span)).collect()))
        })
        .await
    }

    async fn document_highlight(
        &self,
        params: lsp::DocumentHighlightParams,
    ) -> Result<Option<Vec<lsp::DocumentHighlight>>> {
        at(&self.desk, params.text_document_position_params, |desk, brief, offset| {
            let marks = highlight::highlights(&desk.workspace, brief, offset);
            Ok(Some(desk.locator().highlights(brief, &marks)))
        })
        .await
    }

    async fn completion(&self, params: lsp::CompletionParams) -> Result<Option<lsp::CompletionResponse>> {
        at(&self.desk, params.text_document_position, |desk, brief, offset| {
            let found = completion::completions(&desk.workspace, brief, offset);
            Ok(Some(desk.locator().completions(brief, offset, &found).into()))
        })
        .await
    }

    async fn completion_resolve(&self, item: lsp::CompletionItem) -> Result<lsp::CompletionItem> {
        let Some((brief, offset, topic)) = asked(&item) else { return Ok(item) };
        off_the_loop(&self.desk, move |desk| {
            let card = completion::documentation(&desk.workspace, &brief, offset, &topic);
            Ok(desk.locator().documented(item, &card))
        })
        .await
    }

    async fn document_symbol(&self, params: lsp::DocumentSymbolParams) -> Result<Option<lsp::DocumentSymbolResponse>> {
        about(&self.desk, &params.text_document.uri, |desk, document| {
            let with_sections = !desk.abilities().own_headings;
            let symbols = symbols::symbols(&desk.workspace, &document.key, with_sections);
            Ok(Some(desk.locator().symbols(&document.key, &symbols)))
        })
        .await
    }

    async fn symbol(&self, params: lsp::WorkspaceSymbolParams) -> Result<Option<lsp::WorkspaceSymbolResponse>> {
        off_the_loop(&self.desk, move |desk| {
            let found = symbols::find(&desk.workspace, &params.query);
            Ok(Some(lsp::WorkspaceSymbolResponse::Flat(desk.locator().stated(&found))))
        })
        .await
    }

    async fn folding_range(&self, params: lsp::FoldingRangeParams) -> Result<Option<Vec<lsp::FoldingRange>>> {
        about(&self.desk, &params.text_document.uri, |desk, document| {
            let folds = folding::folds(&desk.workspace, &document.key);
            Ok(Some(desk.locator().folds(&document.key, &folds)))
        })
        .await
    }

    async fn document_link(&self, params: lsp::DocumentLinkParams) -> Result<Option<Vec<lsp::DocumentLink>>> {
        about(&self.desk, &params.text_document.uri, |desk, document| {
            let links = links::links(&desk.workspace, &document.key);
            Ok(Some(desk.locator().links(&document.key, &links)))
        })
        .await
    }

    async fn semantic_tokens_full(
        &self,
        params: lsp::SemanticTokensParams,
    ) -> Result<Option<lsp::SemanticTokensResult>> {
        about(&self.desk, &params.text_document.uri, |desk, document| {
            let tokens = tokens::tokens(&desk.workspace, &document.key, 0..document.text.len());
            let tokens = desk.locator().tokens(&document.key, &tokens);
            Ok(Some(desk.colours.full(&document.key, tokens).into()))
        })
        .await
    }

    async fn semantic_tokens_full_delta(
        &self,
        params: lsp::SemanticTokensDeltaParams,
    ) -> Result<Option<lsp::SemanticTokensFullDeltaResult>> {
        about(&self.desk, &params.text_document.uri, move |desk, document| {
            let tokens = tokens::tokens(&desk.workspace, &document.key, 0..document.text.len());
            let tokens = desk.locator().tokens(&document.key, &tokens);
            Ok(Some(desk.colours.delta(&document.key, tokens, &params.previous_result_id)))
        })
        .await
    }

    async fn semantic_tokens_range(
        &self,
        params: lsp::SemanticTokensRangeParams,
    ) -> Result<Option<lsp::SemanticTokensRangeResult>> {
        about(&self.desk, &params.text_document.uri, move |desk, document| {
            let range = desk.offsets(document, params.range);
            let tokens = tokens::tokens(&desk.workspace, &document.key, range);
            let data = desk.locator().tokens(&document.key, &tokens);
            Ok(Some(lsp::SemanticTokens { result_id: None, data }.into()))
        })
        .await
    }

    async fn code_lens(&self, params: lsp::CodeLensParams) -> Result<Option<Vec<lsp::CodeLens>>> {
        about(&self.desk, &params.text_document.uri, |desk, document| {
            let lenses = lenses::lenses(&desk.workspace, &document.key);
            Ok(Some(desk.locator().lenses(&document.key, &lenses)))
        })
        .await
    }

    async fn inlay_hint(&self, params: lsp::InlayHintParams) -> Result<Option<Vec<lsp::InlayHint>>> {
        if !self.desk.choice().of(path(&params.text_document.uri).as_deref()).inlay_hints {
            return Ok(None);
        }
        about(&self.desk, &params.text_document.uri, move |desk, document| {
            let range = desk.offsets(document, params.range);
            let hints = inlay::hints(&desk.workspace, &document.key, range);
            Ok(Some(desk.locator().hints(&document.key, &hints)))
        })
        .await
    }

    async fn diagnostic(&self, params: lsp::DocumentDiagnosticParams) -> Result<lsp::DocumentDiagnosticReportResult> {
        pull::document(&self.desk, params).await
    }

    async fn workspace_diagnostic(
        &self,
        params: lsp::WorkspaceDiagnosticParams,
    ) -> Result<lsp::WorkspaceDiagnosticReportResult> {
        pull::workspace(&self.desk, params).await
    }

    async fn prepare_rename(
        &self,
        params: lsp::TextDocumentPositionParams,
    ) -> Result<Option<lsp::PrepareRenameResponse>> {
        among_all(&self.desk, params, |desk, brief, offset| {
            let prepared = rename::prepare(&desk.workspace, brief, offset).map_err(refused)?;
            Ok(prepared.and_then(|prepared| desk.locator().prepared(brief, prepared)))
        })
        .await
    }

    async fn code_action(&self, params: lsp::CodeActionParams) -> Result<Option<lsp::CodeActionResponse>> {
        about(&self.desk, &params.text_document.uri, move |desk, document| {
            let range = desk.offsets(document, params.range);
            let actions = actions::actions(&desk.workspace, &document.key, range);
            Ok(Some(desk.locator().actions(&actions, params.context.only.as_deref())))
        })
        .await
    }

    async fn execute_command(&self, params: lsp::ExecuteCommandParams) -> Result<Option<lsp::LSPAny>> {
        commands::execute(&self.desk, params).await
    }

    async fn rename(&self, params: lsp::RenameParams) -> Result<Option<lsp::WorkspaceEdit>> {
        let name = params.new_name;
        among_all(&self.desk, params.text_document_position, move |desk, brief, offset| {
            let edits = rename::rename(&desk.workspace, brief, offset, &name).map_err(refused)?;
            Ok(desk.locator().edits(&edits))
        })
        .await
    }
}

/// The folders that the client has open; none in single-file mode.
fn roots(params: &lsp::InitializeParams) -> Vec<PathBuf> {
    let folders = params.workspace_folders.iter().flatten().filter_map(|folder| path(&folder.uri));
    let folders: Vec<_> = folders.collect();
    if !folders.is_empty() {
        return folders;
    }
    // Older clients know one folder only.
    #[allow(deprecated)]
    params.root_uri.iter().filter_map(path).collect()
}
