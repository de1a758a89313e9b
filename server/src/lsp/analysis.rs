//! Work off the message loop: reading, indexing and checking happen here, one brief after the
//! other, always on the newest version. Whoever asks only leaves a key and goes on.

use super::desk::Desk;
use super::progress::Progress;
use crate::BriefKey;
use std::collections::BTreeSet;
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::runtime::Handle;
use tokio::sync::Notify;
use tokio::task::spawn_blocking;
use tower_lsp::ls_types::MessageType;

/// What is waiting to be done. Keys that come again while they wait are done once.
#[derive(Debug, Default)]
pub struct Queue {
    waiting: Mutex<Waiting>,
    wake: Notify,
}

#[derive(Debug, Default)]
struct Waiting {
    /// Projects are made of something else now.
    reopen: bool,
    folders: Vec<PathBuf>,
    briefs: BTreeSet<BriefKey>,
    /// For the author.
    messages: Vec<String>,
    /// The session is over.
    over: bool,
}

impl Waiting {
    fn is_empty(&self) -> bool {
        !self.reopen && !self.over && self.folders.is_empty() && self.briefs.is_empty() && self.messages.is_empty()
    }
}

impl Queue {
    /// Asks for a brief to be read and checked.
    pub fn brief(&self, key: BriefKey) {
        self.add(|waiting| waiting.briefs.extend([key]));
    }

    /// Asks for all briefs below a folder to be taken into the index.
    pub fn folder(&self, folder: PathBuf) {
        self.add(|waiting| waiting.folders.push(folder));
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

/// Works until the session ends. A panic costs the briefs at hand, not the session: the next
/// change asks again.
pub async fn work(desk: Arc<Desk>) {
    loop {
        let mut waiting = desk.queue.next().await;
        if waiting.over {
            return;
        }
        for message in waiting.messages {
            desk.tell(message).await;
        }
        let mut all = mem::take(&mut waiting.reopen);
        if all {
            desk.workspace.reopen();
            waiting.folders = desk.workspace.roots();
        }
        for folder in waiting.folders {
            all = true;
            index(&desk, folder).await;
        }
        if all {
            waiting.briefs.extend(desk.workspace.open_keys());
            desk.told.all_changed();
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
    let news = desk.catch_up(asked);
    if !desk.abilities().pulls {
        publish(desk, asked);
    } else if all || news.by_disk {
        desk.ask_again();
    }
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

/// Takes the briefs below a folder into their indexes.
async fn index(desk: &Arc<Desk>, folder: PathBuf) {
    let progress = Progress::begin(desk, "attache reads the briefs");
    let at_work = Arc::clone(desk);
    let done = spawn_blocking(move || {
        at_work.watch(&folder);
        read_below(&at_work, &folder, &progress).map(|briefs| (folder, briefs))
    });
    match done.await {
        Ok(Some((folder, briefs))) => {
            desk.log(MessageType::INFO, format!("read {briefs} briefs below {}", folder.display())).await;
        }
        Ok(None) => desk.log(MessageType::WARNING, "not all briefs were read: it was called off".to_owned()).await,
        Err(failure) => failed(desk, &failure).await,
    }
}

/// Every project that has briefs below a folder; how many briefs those are, unless it was called off.
fn read_below(desk: &Desk, folder: &Path, progress: &Progress) -> Option<usize> {
    let workspace = &desk.workspace;
    let mut projects: BTreeSet<PathBuf> = BTreeSet::new();
    projects.extend(workspace.shelf_in(Some(folder.to_owned())).project.root.clone());
    let shelves = workspace.briefs_below(folder).into_iter().map(|brief| workspace.shelf(&brief));
    projects.extend(shelves.filter_map(|shelf| shelf.project.root.clone()));
    let mut count = 0;
    for root in projects {
        let briefs = workspace.briefs_of(&root);
        let (mut called_off, before) = (false, count);
        workspace.take_in(&workspace.shelf_in(Some(root)), &briefs, |done, of| {
            called_off = !progress.report(before + done, before + of);
            !called_off
        });
        if called_off {
            return None;
        }
        count += briefs.len();
    }
    Some(count)
}

async fn failed(desk: &Desk, failure: &tokio::task::JoinError) {
    desk.log(MessageType::ERROR, format!("checking failed and goes on with the next change: {failure}")).await;
}
