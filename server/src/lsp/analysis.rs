//! Work off the message loop: reading, indexing and checking happen here, one brief after the
//! other, always on the newest version. Whoever asks only leaves a key and goes on.

use super::desk::Desk;
use crate::BriefKey;
use std::collections::BTreeSet;
use std::mem;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::Notify;

/// What is waiting to be done. Keys that come again while they wait are done once.
#[derive(Debug, Default)]
pub struct Queue {
    waiting: Mutex<Waiting>,
    wake: Notify,
}

#[derive(Debug, Default)]
struct Waiting {
    folders: Vec<PathBuf>,
    briefs: BTreeSet<BriefKey>,
    /// For the author.
    messages: Vec<String>,
}

impl Queue {
    /// Asks for a brief to be read and checked.
    pub fn brief(&self, key: BriefKey) {
        self.lock().briefs.insert(key);
        self.wake.notify_one();
    }

    /// Asks for all briefs below a folder to be taken into the index.
    pub fn folder(&self, folder: PathBuf) {
        self.lock().folders.push(folder);
        self.wake.notify_one();
    }

    /// Has the author told of something.
    pub fn tell(&self, message: String) {
        self.lock().messages.push(message);
        self.wake.notify_one();
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn next(&self) -> Waiting {
        loop {
            let woken = self.wake.notified();
            let waiting = mem::take(&mut *self.lock());
            if !waiting.folders.is_empty() || !waiting.briefs.is_empty() || !waiting.messages.is_empty() {
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
        for message in mem::take(&mut waiting.messages) {
            desk.tell(message).await;
        }
        let at_work = Arc::clone(&desk);
        let done = tokio::task::spawn_blocking(move || refresh(&at_work, waiting)).await;
        for fault in desk.new_faults() {
            desk.tell(fault).await;
        }
        match done {
            Ok(concerned) => publish(&desk, concerned).await,
            Err(failure) => desk.log(format!("checking failed and goes on with the next change: {failure}")).await,
        }
    }
}

fn refresh(desk: &Desk, waiting: Waiting) -> BTreeSet<BriefKey> {
    let mut concerned = BTreeSet::new();
    for folder in waiting.folders {
        desk.workspace.fill(&desk.workspace.shelf_in(Some(folder)));
        concerned.extend(desk.workspace.open_keys());
    }
    for key in waiting.briefs {
        concerned.extend(desk.workspace.refresh(&key));
    }
    concerned
}

async fn publish(desk: &Arc<Desk>, concerned: BTreeSet<BriefKey>) {
    for key in concerned {
        let at_work = Arc::clone(desk);
        let checked = tokio::task::spawn_blocking(move || at_work.diagnostics(&key)).await;
        match checked {
            Ok(Some(published)) => desk.publish(published).await,
            Ok(None) => {}
            Err(failure) => desk.log(format!("checking failed and goes on with the next change: {failure}")).await,
        }
    }
}
