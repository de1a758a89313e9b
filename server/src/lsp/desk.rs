//! What handlers and background work share: the briefs, what waits to be done, and the client.

use super::abilities::Abilities;
use super::address::Addresses;
use super::analysis::Queue;
use super::colours::Colours;
use super::convert::{Locator, position};
use super::preferences::Preferences;
use crate::BriefKey;
use crate::project::Fault;
use crate::text::{Encoding, Text};
use crate::workspace::{Document, Workspace};
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock, PoisonError, RwLock};
use tower_lsp::Client;
use tower_lsp::ls_types as lsp;

/// What handlers and background work share.
#[derive(Debug)]
pub struct Desk {
    /// The briefs at hand.
    pub workspace: Arc<Workspace>,
    /// What waits to be checked.
    pub queue: Queue,
    /// The other end.
    pub client: Client,
    /// How the client spells what it has open.
    pub addresses: Addresses,
    /// What the client was last given to colour.
    pub colours: Colours,
    abilities: OnceLock<Abilities>,
    preferences: RwLock<Arc<Preferences>>,
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

impl Desk {
    /// A desk for a client.
    pub fn new(client: Client, workspace: Arc<Workspace>) -> Self {
        Self {
            workspace,
            queue: Queue::default(),
            client,
            addresses: Addresses::default(),
            colours: Colours::default(),
            abilities: OnceLock::new(),
            preferences: RwLock::default(),
            told: AtomicUsize::new(0),
        }
    }

    /// Keeps what the client announced; the first word counts.
    pub fn meet(&self, params: &lsp::InitializeParams) -> Abilities {
        *self.abilities.get_or_init(|| Abilities::of(params))
    }

    /// What the client can show; before `initialize`, the least.
    pub fn abilities(&self) -> Abilities {
        self.abilities.get().copied().unwrap_or_default()
    }

    /// What the client is set to.
    pub fn preferences(&self) -> Arc<Preferences> {
        Arc::clone(&self.preferences.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Takes over what the client is set to, and says what is wrong with it. What is wrong changes
    /// nothing.
    pub fn prefer(&self, sent: &serde_json::Value) -> Result<(), String> {
        let preferences = Arc::new(Preferences::read(sent)?);
        *self.preferences.write().unwrap_or_else(PoisonError::into_inner) = preferences;
        Ok(())
    }

    /// The diagnostics of an open brief as it stands now.
    pub fn diagnostics(&self, key: &BriefKey) -> Option<Published> {
        self.workspace.document(key)?;
        let linted = self.workspace.lint(key);
        let mut locator = self.locator();
        let diagnostics = linted.findings.iter().filter_map(|finding| locator.diagnostic(finding)).collect();
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

    /// Has the client apply an edit; what it makes of it is its own concern.
    pub fn apply(&self, edit: lsp::WorkspaceEdit) {
        let client = self.client.clone();
        tokio::spawn(async move {
            if let Err(refusal) = client.apply_edit(edit).await {
                client.log_message(lsp::MessageType::INFO, format!("the edit was not applied: {refusal}")).await;
            }
        });
    }

    /// Tells the author.
    pub async fn tell(&self, message: String) {
        self.client.show_message(lsp::MessageType::ERROR, message).await;
    }

    /// Tells the client's log.
    pub async fn log(&self, message: String) {
        self.client.log_message(lsp::MessageType::ERROR, message).await;
    }

    /// A range of the client, in bytes.
    pub fn offsets(&self, document: &Document, range: lsp::Range) -> Range<usize> {
        let offset = |at| document.text.offset(position(at), self.abilities().encoding);
        let (start, end) = (offset(range.start), offset(range.end));
        start.min(end)..end.max(start)
    }

    /// Turns the places of one answer into the client's.
    pub fn locator(&self) -> Locator<'_> {
        Locator::new(&self.workspace, &self.addresses, self.abilities())
    }
}
