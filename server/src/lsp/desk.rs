//! What handlers and background work share: the briefs, what waits to be done, and the client.

use super::abilities::Abilities;
use super::address::Addresses;
use super::analysis::Queue;
use super::colours::Colours;
use super::convert::{Locator, position};
use super::preferences::{Choice, Preferences};
use super::pull::Told;
use super::watching::Watching;
use crate::BriefKey;
use crate::files;
use crate::project::Fault;
use crate::text::{Encoding, Text};
use crate::workspace::{Document, Linted, Workspace};
use dashmap::DashMap;
use std::collections::BTreeSet;
use std::ops::Range;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};
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
    /// What the client knows of diagnostics that it asks for.
    pub told: Told,
    /// Long work that can be called off, by the token of its progress.
    pub under_way: DashMap<String, Arc<AtomicBool>>,
    /// How much the client wants to hear of what goes on.
    pub trace: RwLock<lsp::TraceValue>,
    /// Whether somebody does what waits.
    pub is_at_work: AtomicBool,
    /// Only as long as the client does not watch files itself.
    watching: Mutex<Option<Watching>>,
    /// Held by whoever finds out what the client does not know, until it is noted.
    catching_up: Mutex<()>,
    abilities: OnceLock<Abilities>,
    choice: RwLock<Arc<Choice>>,
    /// The faults in settings that the client was told of.
    faults: Mutex<BTreeSet<String>>,
}

/// Of how many briefs the client may have to hear.
#[derive(Debug, Clone, Copy)]
pub struct News {
    /// Those that are open, beside the ones that were asked about.
    pub open: usize,
    /// The others.
    pub closed: usize,
    /// Whether it is by something that happened on the disk.
    pub by_disk: bool,
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
            told: Told::default(),
            under_way: DashMap::new(),
            trace: RwLock::new(lsp::TraceValue::Off),
            is_at_work: AtomicBool::new(false),
            watching: Mutex::default(),
            catching_up: Mutex::default(),
            abilities: OnceLock::new(),
            choice: RwLock::default(),
            faults: Mutex::default(),
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
    pub fn choice(&self) -> Arc<Choice> {
        Arc::clone(&self.choice.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Takes over what the client is set to as a whole, and says what is wrong with it. What is wrong
    /// changes nothing.
    pub fn prefer(&self, sent: &serde_json::Value) -> Result<(), String> {
        self.choose(Choice { all: Preferences::read(sent)?, ..Choice::clone(&self.choice()) });
        Ok(())
    }

    /// Takes over what the client is set to.
    pub fn choose(&self, choice: Choice) {
        let base = choice.base();
        let before =
            std::mem::replace(&mut *self.choice.write().unwrap_or_else(PoisonError::into_inner), Arc::new(choice));
        if before.base() != base {
            self.workspace.set_base(base);
        }
    }

    /// Takes what has changed into the indexes and notes whose diagnostics the client may not know now. It
    /// knows what it edits itself, and if it asks for diagnostics it asks for those of `asked`; of what
    /// happened on the disk it knows nothing.
    pub fn catch_up(&self, asked: &BTreeSet<BriefKey>) -> News {
        let _alone = self.catching_up.lock().unwrap_or_else(PoisonError::into_inner);
        let is_open = |brief: &BriefKey| self.workspace.document(brief).is_some();
        // Nobody who types waits for the other briefs to be read: what they say comes when they are.
        for brief in asked {
            self.have_read(brief);
            self.workspace.take_in_glossaries(brief);
        }
        let concerned = self.workspace.catch_up();
        let (others, closed): (Vec<_>, Vec<_>) =
            concerned.into_iter().chain(asked.iter().filter(|brief| !is_open(brief)).cloned()).partition(is_open);
        let others: BTreeSet<_> = others.into_iter().filter(|brief| !asked.contains(brief)).collect();
        let by_disk = !others.is_empty() && !asked.iter().any(is_open);
        let news = News { open: others.len(), closed: closed.len(), by_disk };
        self.told.changed(closed.into_iter());
        self.told.stale(others.into_iter());
        if !self.abilities().pulls {
            self.told.stale(asked.iter().cloned());
        }
        news
    }

    /// Has the briefs of the project of a brief read, unless they are.
    fn have_read(&self, brief: &BriefKey) {
        self.workspace.unread(brief).into_iter().for_each(|root| self.queue.project(root));
    }

    /// Waits until the briefs of the project of a brief are read, as far as anybody is at it.
    pub async fn all_read(&self, brief: &BriefKey) {
        self.have_read(brief);
        if self.is_at_work.load(Ordering::Acquire) {
            self.queue.all_read().await;
        }
    }

    /// The diagnostics of an open brief as it stands now.
    pub fn diagnostics(&self, key: &BriefKey) -> Option<Published> {
        self.workspace.document(key)?;
        let (version, diagnostics) = self.found(key);
        Some(Published { key: key.clone(), uri: self.addresses.uri(key)?, version, diagnostics })
    }

    /// The diagnostics of a brief, and the version of an open one that they were computed from.
    pub fn found(&self, key: &BriefKey) -> (Option<i32>, Vec<lsp::Diagnostic>) {
        let Linted { version, findings } = self.workspace.lint(key);
        let number = version.as_ref().map(|(number, _)| *number);
        let mut locator = self.locator();
        if let Some((number, lines)) = version {
            locator = locator.of_version(key, number, lines);
        }
        (number, findings.iter().filter_map(|finding| locator.diagnostic(finding)).collect())
    }

    /// Takes back what was sent about a closed brief; whoever asks for diagnostics was sent nothing.
    pub async fn withdraw(&self, uri: lsp::Uri) {
        if !self.abilities().pulls {
            self.client.publish_diagnostics(uri, Vec::new(), None).await;
        }
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
        let sentence = |fault: &Fault| {
            let line = Text::from(fault.text.as_str()).position(fault.error.span.start, Encoding::Utf8).line + 1;
            format!("{}:{line}: {}; its settings are not in force", fault.path.display(), fault.error.message)
        };
        let faults: BTreeSet<_> = self.workspace.faults().iter().map(sentence).collect();
        let mut told = self.faults.lock().unwrap_or_else(PoisonError::into_inner);
        let new = faults.difference(&told).cloned().collect();
        *told = faults;
        new
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
    pub async fn log(&self, weight: lsp::MessageType, message: String) {
        self.client.log_message(weight, message).await;
    }

    /// Tells what goes on, if the client wants to know.
    pub async fn trace(&self, message: String) {
        if *self.trace.read().unwrap_or_else(PoisonError::into_inner) != lsp::TraceValue::Off {
            let params = lsp::LogTraceParams { message, verbose: None };
            self.client.send_notification::<lsp::notification::LogTrace>(params).await;
        }
    }

    /// Watches files, until the client does.
    pub fn start_watching(self: &Arc<Self>) {
        *self.watching.lock().unwrap_or_else(PoisonError::into_inner) = Watching::start(self);
    }

    /// Watches the files below a folder, unless the client does, and returns once they are watched: what
    /// is read afterwards cannot change unnoticed.
    pub fn watch(&self, folder: &Path) {
        let watching = self.watching.lock().unwrap_or_else(PoisonError::into_inner);
        let watched = watching.as_ref().map(|watching| watching.add(folder));
        drop(watching);
        watched.map(|watched| watched.recv());
    }

    /// Leaves watching to the client.
    pub fn watch_no_more(&self) {
        *self.watching.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// A file on the disk is new, different or gone.
    pub fn file_changed(&self, path: &Path) {
        if self.workspace.is_made_of(path) {
            self.queue.reopen();
        } else if files::is_brief(path) {
            self.brief_changed(BriefKey::of_path(path));
        } else if files::is_folder(path) {
            files::briefs_below(path).iter().for_each(|brief| self.brief_changed(BriefKey::of_path(brief)));
        } else if !path.is_file() {
            // Of a folder that is gone, or of which only a link is left, nobody lists the briefs.
            let was_below = |brief: &BriefKey| brief.path().is_some_and(|brief| brief.starts_with(path));
            self.workspace.indexed().into_iter().filter(was_below).for_each(|brief| self.brief_changed(brief));
        }
    }

    fn brief_changed(&self, key: BriefKey) {
        self.workspace.file_changed(&key);
        self.queue.brief(key);
    }

    /// Has the client ask for all diagnostics again.
    pub fn ask_again(&self) {
        if self.abilities().pulls {
            let client = self.client.clone();
            tokio::spawn(async move { client.workspace_diagnostic_refresh().await });
        }
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
