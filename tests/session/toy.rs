//! A server that does little but hold texts, so that what fails in a test is the transport.

use std::collections::HashMap;
use std::sync::Mutex;

use attache::text::{Encoding, Position, Text};
use serde_json::{Value, json};
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{
    DidChangeTextDocumentParams, DidOpenTextDocumentParams, InitializeParams, InitializeResult, MessageType,
    ServerCapabilities, TextDocumentSyncCapability, TextDocumentSyncKind,
};
use tower_lsp::{Client, LanguageServer, LspServiceBuilder};

/// Holds the text of every brief that was opened.
pub struct Toy {
    client: Client,
    texts: Mutex<HashMap<String, Text>>,
}

impl Toy {
    /// A server without briefs.
    pub fn new(client: Client) -> Self {
        Self { client, texts: Mutex::default() }
    }

    /// The requests that tests use to look inside.
    pub fn methods(builder: LspServiceBuilder<Self>) -> LspServiceBuilder<Self> {
        builder
            .custom_method("toy/text", Self::text)
            .custom_method("toy/wait", Self::wait)
            .custom_method("toy/panic", Self::panic)
            .custom_method("toy/panicLater", Self::panic_later)
            .custom_method("toy/askEditor", Self::ask_editor)
    }

    async fn text(&self, params: Value) -> Result<Value> {
        let uri = params["uri"].as_str().expect("a test names a brief");
        let texts = self.texts.lock().expect("no handler panics with the texts in hand");
        Ok(json!({"uri": uri, "text": texts.get(uri).map(|text| text.to_arc_str().to_string())}))
    }

    async fn wait(&self) -> Result<Value> {
        std::future::pending().await
    }

    async fn panic(&self) -> Result<Value> {
        panic!("at once")
    }

    async fn panic_later(&self) -> Result<Value> {
        tokio::task::yield_now().await;
        panic!("later")
    }

    async fn ask_editor(&self) -> Result<Value> {
        Ok(json!(self.client.workspace_folders().await.is_ok()))
    }
}

impl LanguageServer for Toy {
    async fn initialize(&self, _: InitializeParams) -> Result<InitializeResult> {
        let sync = Some(TextDocumentSyncCapability::Kind(TextDocumentSyncKind::INCREMENTAL));
        let capabilities = ServerCapabilities { text_document_sync: sync, ..ServerCapabilities::default() };
        Ok(InitializeResult { capabilities, ..InitializeResult::default() })
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        let document = params.text_document;
        let mut texts = self.texts.lock().expect("no handler panics with the texts in hand");
        texts.insert(document.uri.as_str().to_owned(), Text::from(document.text.as_str()));
    }

    /// Changes state first, then waits: the shape that every handler of ours has.
    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        let place = |at: tower_lsp::ls_types::Position| Position { line: at.line, character: at.character };
        if let Some(text) = self.texts.lock().expect("as above").get_mut(params.text_document.uri.as_str()) {
            for change in params.content_changes {
                match change.range {
                    Some(range) => text.edit(place(range.start), place(range.end), Encoding::Utf16, &change.text),
                    None => *text = Text::from(change.text.as_str()),
                }
            }
        }
        self.client.log_message(MessageType::LOG, "changed").await;
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }
}
