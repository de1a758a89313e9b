//! Work off the message loop: briefs are checked here, one after the other, always in the newest
//! version. Whoever asks only leaves a key and goes on. Folders are read elsewhere, at the same time.

use super::desk::Desk;
use super::indexing::{Briefs, index};
use crate::BriefKey;
use std::collections::BTreeSet;
use std::mem;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::sync::{Notify, mpsc, watch};
use tokio::task::spawn_blocking;
use tower_lsp::ls_types::MessageType;

/// What is waiting to be done. Keys that come again while they wait are done once.
#[derive(Debug, Default)]
pub struct Queue {
    waiting: Mutex<Waiting>,
    wake: Notify,
    /// How many sets of briefs are asked for and not read yet.
    unread: watch::Sender<usize>,
}

#[derive(Debug, Default)]
struct Waiting {
    /// Projects are made of something else now.
    reopen: bool,
    /// To be read.
    sets: Vec<Briefs>,
    /// Sets of briefs were read.
    read: bool,
    briefs: BTreeSet<BriefKey>,
    /// For the author.
    messages: Vec<String>,
    /// The session is over.
    over: bool,
}

impl Waiting {
    fn is_empty(&self) -> bool {
        let Self { reopen, sets, read, briefs, messages, over } = self;
        !reopen && !over && !read && sets.is_empty() && briefs.is_empty() && messages.is_empty()
    }
}

impl Queue {
    /// Asks for a brief to be read and checked.
    pub fn brief(&self, key: BriefKey) {
        self.add(|waiting| waiting.briefs.extend([key]));
    }

    /// Asks for all briefs below a folder to be taken into the index.
    pub fn folder(&self, folder: PathBuf) {
        self.read(Briefs::Below(folder));
    }

    /// Asks for the briefs of the project in a folder to be taken into its index.
    pub fn project(&self, root: PathBuf) {
        self.read(Briefs::Of(root));
    }

    fn read(&self, set: Briefs) {
        self.add(|waiting| {
            if !waiting.sets.contains(&set) {
                self.unread.send_modify(|count| *count += 1);
                waiting.sets.push(set);
            }
        });
    }

    /// Says that a set of briefs was read; whether anything is new by it.
    pub fn was_read(&self, news: bool) {
        self.unread.send_modify(|count| *count -= 1);
        if news {
            self.add(|waiting| waiting.read = true);
        }
    }

    /// Waits until all that is to be read was read.
    pub async fn all_read(&self) {
        // The queue outlives whoever waits.
        drop(self.unread.subscribe().wait_for(|count| *count == 0).await);
    }

    /// Asks for all projects to be opened anew.
    pub fn reopen(&self) {
        self.add(|waiting| waiting.reopen = true);
    }

    /// Has the author told of something.
    pub fn tell(&self, message: String) {
        self.add(|waiting| waiting.messages.push(message));
    }

    /// Ends the work: nobody is left to hear of it.
    pub fn close(&self) {
        self.add(|waiting| waiting.over = true);
    }

    fn add(&self, what: impl FnOnce(&mut Waiting)) {
        what(&mut self.waiting.lock().unwrap_or_else(PoisonError::into_inner));
        self.wake.notify_one();
    }

    fn has_work(&self) -> bool {
        !self.waiting.lock().unwrap_or_else(PoisonError::into_inner).is_empty()
    }

    async fn next(&self) -> Waiting {
        loop {
            let woken = self.wake.notified();
            let waiting = mem::take(&mut *self.waiting.lock().unwrap_or_else(PoisonError::into_inner));
            if !waiting.is_empty() {
                return waiting;
            }
            woken.await;
        }
    }
}

/// A client that asks for diagnostics asks so soon after a letter.
const SOON: Duration = Duration::from_millis(25);

/// Works until the session ends. A panic costs the briefs at hand, not the session: the next
/// change asks again.
pub async fn work(desk: Arc<Desk>) {
    let (read, mut to_read) = mpsc::unbounded_channel();
    let reader = Arc::clone(&desk);
    tokio::spawn(async move {
        while let Some(set) = to_read.recv().await {
            let news = index(&reader, set).await;
            reader.queue.was_read(news);
        }
    });
    loop {
        let mut waiting = desk.queue.next().await;
        if waiting.over {
            return;
        }
        for message in waiting.messages {
            desk.tell(message).await;
        }
        let all = waiting.reopen || waiting.read;
        if waiting.reopen {
            desk.workspace.reopen();
            desk.workspace.roots().into_iter().for_each(|root| desk.queue.folder(root));
        }
        for set in waiting.sets {
            if let Briefs::Below(folder) = &set {
                watch_folder(&desk, folder.clone()).await;
            }
            // The reader lives as long as the sender.
            drop(read.send(set));
        }
        if all {
            waiting.briefs.extend(desk.workspace.open_keys());
            desk.told.all_changed();
        } else if asks_soon(&desk, &waiting.briefs) {
            tokio::time::sleep(SOON).await;
            if desk.workspace.is_settled() {
                continue;
            }
        }
        let at_work = Arc::clone(&desk);
        let done = spawn_blocking(move || check(&at_work, &waiting.briefs, all)).await;
        for fault in desk.new_faults() {
            desk.tell(fault).await;
        }
        match done {
            Ok(told) => desk.trace(told).await,
            Err(failure) => failed(&desk, &failure).await,
        }
    }
}

/// Takes what has changed into the indexes and lets the client know: by sending diagnostics, or by what
/// it gets when it asks. Says what was done.
fn check(desk: &Arc<Desk>, asked: &BTreeSet<BriefKey>, all: bool) -> String {
    let news = desk.workspace.urgency.first(|| desk.catch_up(asked));
    if !desk.abilities().pulls {
        publish(desk, asked);
    } else if all || news.by_disk {
        desk.ask_again();
    }
    desk.workspace.tidy();
    format!("{} open briefs and {} others were looked at", news.open, news.closed)
}

/// Sends the diagnostics of the briefs that were asked about, then those that have changed by them, for
/// which nobody who types on waits.
fn publish(desk: &Desk, asked: &BTreeSet<BriefKey>) {
    let (mut then, mut now) = (desk.told.take_stale(), asked.clone());
    now.retain(|brief| then.remove(brief));
    for published in now.iter().filter_map(|brief| desk.diagnostics(brief)) {
        Handle::current().block_on(desk.publish(published));
    }
    while let Some(brief) = then.pop_first() {
        if desk.queue.has_work() {
            return desk.told.stale(then.into_iter().chain([brief]));
        }
        let Some(published) = desk.diagnostics(&brief) else { continue };
        Handle::current().block_on(desk.publish(published));
    }
}

/// Whether the client is about to ask for diagnostics of all that has changed, and so takes it in himself:
/// to do the same beside him would make him wait for it.
fn asks_soon(desk: &Desk, briefs: &BTreeSet<BriefKey>) -> bool {
    desk.abilities().pulls && !briefs.is_empty() && briefs.iter().all(|brief| desk.workspace.document(brief).is_some())
}

/// Watches a folder before anybody reads in it.
async fn watch_folder(desk: &Arc<Desk>, folder: PathBuf) {
    let at_work = Arc::clone(desk);
    if let Err(failure) = spawn_blocking(move || at_work.watch(&folder)).await {
        failed(desk, &failure).await;
    }
}

/// Tells the log of work that panicked.
pub async fn failed(desk: &Desk, failure: &tokio::task::JoinError) {
    desk.log(MessageType::ERROR, format!("checking failed and goes on with the next change: {failure}")).await;
}
