//! One session with one client: the handlers of the protocol. A handler changes state first and
//! waits later, or not at all; what it does beyond translating is elsewhere.

use super::address::{Addresses, path};
use super::analysis::{Queue, work};
use super::convert::{Abilities, Locator, position};
use crate::BriefKey;
use crate::features;
use crate::project::Fault;
use crate::text::{Encoding, Text, half};
use crate::workspace::Workspace;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::ls_types as lsp;
use tower_lsp::{Client, LanguageServer};

/// What handlers and background work share.
#[derive(Debug)]
pub struct Desk {
    /// The briefs at hand.
    pub workspace: Arc<Workspace>,
    /// What waits to be checked.
    pub queue: Queue,
    client: Client,
    addresses: Addresses,
    abilities: OnceLock<Abilities>,
    /// How many faults in settings the client has been told of.
    told: AtomicUsize,
}

/// The diagnostics of one brief and the version they were computed from.
#[derive(Debug)]
pub struct Published {
    key: BriefKey,
    uri: lsp::Uri,
    version: Option<i32>,
    diagnostics: Vec<lsp::Diagnostic>,
}

/// The handlers.
#[derive(Debug)]
pub struct Session {
    desk: Arc<Desk>,
    roots: OnceLock<Vec<PathBuf>>,
}

impl Session {
    /// A session over a workspace.
    pub fn new(client: Client, workspace: Arc<Workspace>) -> Self {
        let desk = Desk {
            workspace,
            queue: Queue::default(),
            client,
            addresses: Addresses::default(),
            abilities: OnceLock::new(),
            told: AtomicUsize::new(0),
        };
        Self { desk: Arc::new(desk), roots: OnceLock::new() }
    }

    /// Asks a feature about a place, off the message loop. If the brief changes meanwhile, the
    /// answer would point at the wrong words, and the client is told to ask again.
    async fn ask<T: Send + 'static>(
        &self,
        place: lsp::TextDocumentPositionParams,
        answer: impl FnOnce(&Desk, &BriefKey, usize) -> Option<T> + Send + 'static,
    ) -> Result<Option<T>> {
        let key = super::address::key(&place.text_document.uri);
        let Some(document) = self.desk.workspace.document(&key) else { return Ok(None) };
        let desk = Arc::clone(&self.desk);
        let done = tokio::task::spawn_blocking(move || {
            let offset = document.text.offset(position(place.position), desk.abilities().encoding);
            let answer = answer(&desk, &document.key, offset);
            let now = desk.workspace.document(&document.key);
            if now.is_some_and(|now| Arc::ptr_eq(&now, &document)) { Ok(answer) } else { Err(content_modified()) }
        });
        done.await.unwrap_or_else(|failure| Err(failed(&failure)))
    }
}

impl LanguageServer for Session {
    async fn initialize(&self, params: lsp::InitializeParams) -> Result<lsp::InitializeResult> {
        let abilities = *self.desk.abilities.get_or_init(|| Abilities::of(&params.capabilities));
        let _ = self.roots.set(roots(&params));
        Ok(lsp::InitializeResult {
            capabilities: capabilities(abilities),
            server_info: Some(lsp::ServerInfo {
                name: "attache".to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
            ..lsp::InitializeResult::default()
        })
    }

    async fn initialized(&self, _: lsp::InitializedParams) {
        for root in self.roots.get().into_iter().flatten() {
            self.desk.workspace.add_root(root);
            self.desk.queue.folder(root.clone());
        }
        tokio::spawn(work(Arc::clone(&self.desk)));
        if self.desk.abilities().watched_files {
            tokio::spawn(watch_files(self.desk.client.clone()));
        }
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
        let key = super::address::key(&params.text_document.uri);
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
        self.desk.queue.brief(super::address::key(&params.text_document.uri));
    }

    async fn did_close(&self, params: lsp::DidCloseTextDocumentParams) {
        let key = super::address::key(&params.text_document.uri);
        self.desk.workspace.close(&key);
        self.desk.addresses.close(&key);
        let client = self.desk.client.clone();
        self.desk.queue.brief(key);
        client.publish_diagnostics(params.text_document.uri, Vec::new(), None).await;
    }

    async fn did_change_watched_files(&self, params: lsp::DidChangeWatchedFilesParams) {
        for change in params.changes {
            self.desk.queue.brief(super::address::key(&change.uri));
        }
    }

    async fn hover(&self, params: lsp::HoverParams) -> Result<Option<lsp::Hover>> {
        let answer = |desk: &Desk, key: &BriefKey, offset| {
            let hover = features::hover::hover(&desk.workspace, key, offset)?;
            desk.locator().hover(key, &hover, desk.abilities())
        };
        self.ask(params.text_document_position_params, answer).await
    }

    async fn goto_definition(&self, params: lsp::GotoDefinitionParams) -> Result<Option<lsp::GotoDefinitionResponse>> {
        let answer = |desk: &Desk, key: &BriefKey, offset| {
            let places = features::definition::definition(&desk.workspace, key, offset);
            desk.locator().definition(key, &places, desk.abilities())
        };
        self.ask(params.text_document_position_params, answer).await
    }

    async fn references(&self, params: lsp::ReferenceParams) -> Result<Option<Vec<lsp::Location>>> {
        let with_definitions = params.context.include_declaration;
        let answer = move |desk: &Desk, key: &BriefKey, offset| {
            let places = features::references::references(&desk.workspace, key, offset, with_definitions);
            let mut locator = desk.locator();
            Some(places.iter().filter_map(|place| locator.location(&place.brief, place.span)).collect())
        };
        self.ask(params.text_document_position, answer).await
    }
}

impl Desk {
    /// What the client can show; before `initialize`, the least.
    pub fn abilities(&self) -> Abilities {
        self.abilities.get().copied().unwrap_or_default()
    }

    /// The diagnostics of an open brief as it stands now.
    pub fn diagnostics(&self, key: &BriefKey) -> Option<Published> {
        self.workspace.document(key)?;
        let linted = self.workspace.lint(key);
        let mut locator = self.locator();
        let diagnostics = linted.findings.iter().filter_map(|finding| locator.diagnostic(finding, self.abilities()));
        let diagnostics = diagnostics.collect();
        Some(Published { key: key.clone(), uri: self.addresses.uri(key)?, version: linted.version, diagnostics })
    }

    /// Sends diagnostics, unless the brief has moved on: newer ones are then already on their way.
    pub async fn publish(&self, published: Published) {
        let now = self.workspace.document(&published.key).map(|document| document.version);
        if now.is_some() && now == published.version {
            self.client.publish_diagnostics(published.uri, published.diagnostics, published.version).await;
        }
    }

    /// What is wrong with the settings of projects that came up since the last call.
    pub fn new_faults(&self) -> Vec<String> {
        let faults = self.workspace.faults();
        let told = self.told.swap(faults.len(), Ordering::AcqRel);
        let sentence = |fault: &Fault| {
            let line = Text::from(fault.text.as_str()).position(fault.error.span.start, Encoding::Utf8).line + 1;
            format!("{}:{line}: {}; its settings are not in force", fault.path.display(), fault.error.message)
        };
        if faults.len() > told { faults.iter().map(sentence).collect() } else { Vec::new() }
    }

    /// Tells the author.
    pub async fn tell(&self, message: String) {
        self.client.show_message(lsp::MessageType::ERROR, message).await;
    }

    /// Tells the client's log.
    pub async fn log(&self, message: String) {
        self.client.log_message(lsp::MessageType::ERROR, message).await;
    }

    fn locator(&self) -> Locator<'_> {
        Locator::new(&self.workspace, &self.addresses, self.abilities().encoding)
    }
}

fn capabilities(abilities: Abilities) -> lsp::ServerCapabilities {
    let sync = lsp::TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(lsp::TextDocumentSyncKind::INCREMENTAL),
        save: Some(lsp::TextDocumentSyncSaveOptions::Supported(true)),
        ..lsp::TextDocumentSyncOptions::default()
    };
    lsp::ServerCapabilities {
        position_encoding: Some(abilities.encoding_kind()),
        text_document_sync: Some(lsp::TextDocumentSyncCapability::Options(sync)),
        hover_provider: Some(lsp::HoverProviderCapability::Simple(true)),
        definition_provider: Some(lsp::OneOf::Left(true)),
        references_provider: Some(lsp::OneOf::Left(true)),
        ..lsp::ServerCapabilities::default()
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

/// Asks to be told of briefs that change on disk.
async fn watch_files(client: Client) {
    let watcher = |glob: &str| serde_json::json!({ "globPattern": glob });
    let options = serde_json::json!({ "watchers": [watcher("**/*.md"), watcher("**/*.markdown")] });
    let registration = lsp::Registration {
        id: "briefs".to_owned(),
        method: "workspace/didChangeWatchedFiles".to_owned(),
        register_options: Some(options),
    };
    if let Err(refusal) = client.register_capability(vec![registration]).await {
        client.log_message(lsp::MessageType::INFO, format!("briefs on disk are not watched: {refusal}")).await;
    }
}

fn content_modified() -> Error {
    Error { code: ErrorCode::ContentModified, message: "the brief has changed meanwhile".into(), data: None }
}

fn failed(failure: &tokio::task::JoinError) -> Error {
    Error { code: ErrorCode::InternalError, message: format!("the answer failed: {failure}").into(), data: None }
}
