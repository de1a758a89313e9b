//! Watches the folders of the roots as long as the client does not: briefs, settings and packs in them.
//! It only says which file has changed; what follows is the same as when a client says so.

use super::desk::Desk;
use crate::files;
use notify::event::ModifyKind;
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Weak};
use std::thread;

/// Where folders to watch are handed in.
#[derive(Debug)]
pub struct Watching(Sender<Heard>);

enum Heard {
    /// A folder, and who waits until it is watched.
    Folder(PathBuf, Sender<()>),
    Event(Event),
    Stop,
}

impl Drop for Watching {
    fn drop(&mut self) {
        drop(self.0.send(Heard::Stop));
    }
}

impl Watching {
    /// Starts to watch, nothing at first. None if the system has no room for another watcher.
    pub fn start(desk: &Arc<Desk>) -> Option<Self> {
        let (say, hear) = channel();
        let events = say.clone();
        let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            if let Ok(event) = event {
                drop(events.send(Heard::Event(event)));
            }
        });
        let (watcher, desk) = (watcher.ok()?, Arc::downgrade(desk));
        thread::Builder::new().name("watching".to_owned()).spawn(move || work(watcher, &hear, &desk)).ok()?;
        Some(Self(say))
    }

    /// Watches a folder and those below it that may hold briefs. What is returned ends once they are.
    pub fn add(&self, folder: &Path) -> Receiver<()> {
        let (done, watched) = channel();
        drop(self.0.send(Heard::Folder(folder.to_owned(), done)));
        watched
    }
}

/// Until the session is over.
fn work(mut watcher: RecommendedWatcher, hear: &Receiver<Heard>, desk: &Weak<Desk>) {
    for heard in hear {
        let Some(desk) = desk.upgrade() else { return };
        match heard {
            Heard::Stop => return,
            Heard::Folder(folder, done) => {
                watch(&mut watcher, &folder);
                drop(done);
            }
            Heard::Event(event) if matches!(event.kind, EventKind::Access(_)) => {}
            // More has happened than the system could keep in mind: whatever it was, all is read anew.
            Heard::Event(event) if event.need_rescan() => desk.queue.reopen(),
            Heard::Event(event) => {
                for path in event.paths {
                    let is_new = matches!(event.kind, EventKind::Create(_) | EventKind::Modify(ModifyKind::Name(_)));
                    let is_folder = files::is_folder(&path);
                    if is_new && is_folder {
                        watch(&mut watcher, &path);
                    }
                    // Of a folder that merely had its date or its rights changed, nothing else did.
                    if is_new || !is_folder {
                        desk.file_changed(&path);
                    }
                }
            }
        }
    }
}

/// A folder that cannot be watched, or of too many, goes without.
fn watch(watcher: &mut RecommendedWatcher, folder: &Path) {
    for folder in files::folders_below(folder) {
        drop(watcher.watch(&folder, RecursiveMode::NonRecursive));
    }
}
