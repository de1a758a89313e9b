//! The briefs at hand, open in an editor or on disk, and the projects they belong to. Everything
//! it hands out is shared or copied: no guard of a lock or a map leaves this file.

mod document;
mod findings;
mod intake;
mod shelf;
mod shelves;
mod unreadable;
mod urgency;

pub use document::Document;
pub use findings::Linted;
use intake::Intake;
pub use shelf::Shelf;
use shelves::Shelves;
pub use unreadable::unreadable;
pub use urgency::Urgency;

use crate::BriefKey;
use crate::files::{self, Unreadable};
use crate::hands;
use crate::packs::Lexicon;
use crate::reading::Reading;
use crate::rules::{RULES, Rule};
use crate::settings::Settings;
use crate::text::{Lines, Text};
use attache_grammar::Brief;
use dashmap::DashMap;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

/// All briefs that one run of the program knows.
#[derive(Debug)]
pub struct Workspace {
    rules: &'static [Rule],
    open: DashMap<BriefKey, Arc<Document>>,
    /// Folders that somebody named: on the command line, or in an editor.
    roots: RwLock<Vec<PathBuf>>,
    base: RwLock<Base>,
    shelves: RwLock<Shelves>,
    reader: Reader,
    /// Briefs that attache itself failed on.
    set_aside: DashMap<BriefKey, ()>,
    intake: Intake,
    /// The version that was replaced last.
    replaced: Mutex<Option<Arc<Document>>>,
    /// Who types goes first.
    pub urgency: Urgency,
}

/// What holds where no project says otherwise.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Base {
    /// Everywhere.
    pub all: Settings,
    /// Below some of the named folders instead.
    pub below: BTreeMap<PathBuf, Settings>,
}

impl Base {
    /// What holds in a folder: what the innermost folder around it asks for.
    fn of(&self, folder: Option<&Path>) -> &Settings {
        let around = folder.into_iter().flat_map(Path::ancestors);
        around.filter_map(|folder| self.below.get(folder)).next().unwrap_or(&self.all)
    }
}

/// How a text is read: [`Reading::of`], unless a test wants it to fail.
pub type Reader = fn(BriefKey, Arc<str>, &Lexicon) -> Reading;

impl Default for Workspace {
    fn default() -> Self {
        Self::with_rules(RULES)
    }
}

impl Workspace {
    /// An empty workspace that checks these rules.
    #[must_use]
    pub fn with_rules(rules: &'static [Rule]) -> Self {
        Self {
            rules,
            open: DashMap::new(),
            roots: RwLock::default(),
            base: RwLock::default(),
            shelves: RwLock::default(),
            reader: Reading::of,
            set_aside: DashMap::new(),
            intake: Intake::default(),
            replaced: Mutex::default(),
            urgency: Urgency::default(),
        }
    }

    /// The same workspace with another way to read texts.
    #[must_use]
    pub fn with_reader(self, reader: Reader) -> Self {
        Self { reader, ..self }
    }

    /// Names a folder whose briefs belong together, unless settings draw other borders.
    pub fn add_root(&self, folder: &Path) {
        write(&self.roots).push(folder.to_owned());
        write(&self.shelves).redraw();
    }

    /// Takes a named folder back.
    pub fn remove_root(&self, folder: &Path) {
        write(&self.roots).retain(|named| named != folder);
        self.reopen();
    }

    /// The folders that somebody named.
    #[must_use]
    pub fn roots(&self) -> Vec<PathBuf> {
        read(&self.roots).clone()
    }

    /// Says what holds where no project says otherwise.
    pub fn set_base(&self, base: Base) {
        *write(&self.base) = base;
        self.reopen();
    }

    /// Opens all projects anew when they are next asked for, because what they are made of has changed.
    pub fn reopen(&self) {
        write(&self.shelves).forget();
        self.set_aside.clear();
        self.open.alter_all(|_, open| Arc::new(open.anew()));
        self.open_keys().iter().for_each(|key| self.intake.note(key));
    }

    /// Has an open brief read again, unless it has another version by now.
    fn renew(&self, document: &Arc<Document>) {
        if let Some(mut open) = self.open.get_mut(&document.key).filter(|open| Arc::ptr_eq(open.value(), document)) {
            *open = Arc::new(document.anew());
        }
    }

    /// Opens a brief or replaces its text. Does nothing else, so that it never makes anybody wait.
    pub fn put(&self, key: &BriefKey, version: i32, text: Text) {
        let document = Document::new(key.clone(), version, text);
        let replaced = self.open.insert(key.clone(), Arc::new(document));
        self.intake.note(key);
        if let Some(long) = replaced.filter(|replaced| replaced.text.len() >= hands::LONG) {
            *lock(&self.replaced) = Some(long);
        }
    }

    /// Drops what was replaced last, if it was long: then there is much to give back, and somebody waits
    /// for [`Workspace::put`].
    pub fn tidy(&self) {
        drop(lock(&self.replaced).take());
    }

    /// Whether nothing is left to be taken into an index, or to be dropped.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.intake.is_empty() && lock(&self.replaced).is_none()
    }

    /// Closes a brief: from now on the disk holds its text.
    pub fn close(&self, key: &BriefKey) {
        self.open.remove(key);
        self.set_aside.remove(key);
        self.intake.note(key);
    }

    /// An open brief.
    #[must_use]
    pub fn document(&self, key: &BriefKey) -> Option<Arc<Document>> {
        self.open.get(key).map(|document| Arc::clone(document.value()))
    }

    /// The keys of all open briefs, in their order.
    #[must_use]
    pub fn open_keys(&self) -> Vec<BriefKey> {
        let mut keys: Vec<_> = self.open.iter().map(|document| document.key().clone()).collect();
        keys.sort();
        keys
    }

    /// The text of a brief, from the editor or from disk.
    #[must_use]
    pub fn text(&self, key: &BriefKey) -> Option<Text> {
        match self.document(key) {
            Some(document) => Some(document.text.clone()),
            None => files::read(&key.path()?).ok().map(|text| Text::from(text.as_str())),
        }
    }

    /// The lines of a brief: of its newest version if it is open, else of the one in the index, which the
    /// places in the index belong to, else of the file.
    #[must_use]
    pub fn lines(&self, key: &BriefKey) -> Option<Arc<Lines>> {
        let shelf = self.shelf(key);
        if let Some(open) = self.document(key) {
            return Some(self.lines_of(&open, &shelf));
        }
        let indexed = shelf.with_index(|_, index| index.facts(key).map(|facts| Arc::clone(&facts.lines)));
        indexed.or_else(|| Some(Arc::new(Lines::of(&files::read(&key.path()?).ok()?))))
    }

    /// A brief as it stands now, read with the packs of its project. An open brief is read once a
    /// version.
    ///
    /// # Errors
    /// Says why a file on disk cannot be read.
    pub fn reading(&self, key: &BriefKey) -> Result<Arc<Reading>, Unreadable> {
        self.reading_with(key, &self.shelf(key))
    }

    /// The same, read with the packs of this project whatever has become of it.
    ///
    /// # Errors
    /// Says why a file on disk cannot be read.
    pub fn reading_with(&self, key: &BriefKey, shelf: &Shelf) -> Result<Arc<Reading>, Unreadable> {
        if let Some(open) = self.document(key) {
            return self.reading_of(&open, shelf);
        }
        let path = key.path().ok_or_else(|| Unreadable::Io("it lies on no disk and is not open".to_owned()))?;
        self.read(key, files::read(&path)?.into(), shelf)
    }

    fn lines_of(&self, open: &Document, shelf: &Shelf) -> Arc<Lines> {
        let unread = |_| Arc::new(Lines::of(&open.text.to_arc_str()));
        self.reading_of(open, shelf).map_or_else(unread, |reading| Arc::clone(reading.lines()))
    }

    fn reading_of(&self, open: &Document, shelf: &Shelf) -> Result<Arc<Reading>, Unreadable> {
        open.reading(shelf, || self.read(&open.key, open.text.to_arc_str(), shelf).inspect(|reading| prepare(reading)))
    }

    /// Reads a text. A brief that attache fails on is not tried again until it is closed: the next
    /// letter would most likely fail as well.
    fn read(&self, key: &BriefKey, text: Arc<str>, shelf: &Shelf) -> Result<Arc<Reading>, Unreadable> {
        if self.set_aside.contains_key(key) {
            return Err(Unreadable::Failed);
        }
        let read = || {
            let mut reading = (self.reader)(key.clone(), text, &shelf.project.lexicon);
            reading.missing_targets = missing_targets(key, &reading.brief);
            reading
        };
        catch_unwind(AssertUnwindSafe(read)).map(Arc::new).map_err(|_| {
            self.set_aside.insert(key.clone(), ());
            Unreadable::Failed
        })
    }

    /// The briefs on disk below a folder that no settings exclude.
    #[must_use]
    pub fn briefs_below(&self, folder: &Path) -> Vec<BriefKey> {
        self.included(files::briefs_below(folder))
    }

    /// The briefs on disk that belong to the project of this folder. A folder that nobody named and
    /// that has no settings holds the project of the briefs in it, not of those below it.
    #[must_use]
    pub fn briefs_of(&self, root: &Path) -> Vec<BriefKey> {
        let reaches_down = files::settings_in(root).is_some() || read(&self.roots).iter().any(|named| named == root);
        let paths = if reaches_down { files::briefs_below(root) } else { files::briefs_in(root) };
        let belongs = |key: &BriefKey| self.shelf(key).project.root.as_deref() == Some(root);
        self.included(paths).into_iter().filter(belongs).collect()
    }

    fn included(&self, paths: Vec<PathBuf>) -> Vec<BriefKey> {
        let key = |path: PathBuf| {
            let key = BriefKey::of_path(&path);
            (!self.shelf(&key).project.excludes(&path)).then_some(key)
        };
        paths.into_iter().filter_map(key).collect()
    }
}

/// Finds out at once what will be asked of a long brief that somebody is writing.
fn prepare(reading: &Reading) {
    let parts: [fn(&Reading); 4] = [
        |reading| _ = reading.conflicts(),
        |reading| _ = reading.names(),
        |reading| _ = reading.vocabulary(),
        |reading| _ = reading.lines(),
    ];
    if reading.text.len() >= hands::LONG {
        hands::each(&parts, |part| part(reading));
    }
}

/// The links of a brief that lead to no file; of a text that lies on no disk nothing is known.
fn missing_targets(key: &BriefKey, brief: &Brief) -> Vec<usize> {
    key.path().map(|path| files::missing_targets(&path, &brief.links)).unwrap_or_default()
}

/// A panic elsewhere leaves no half-made value behind these locks: they are only ever replaced.
fn read<T>(lock: &RwLock<T>) -> RwLockReadGuard<'_, T> {
    lock.read().unwrap_or_else(PoisonError::into_inner)
}

fn write<T>(lock: &RwLock<T>) -> RwLockWriteGuard<'_, T> {
    lock.write().unwrap_or_else(PoisonError::into_inner)
}

fn lock<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}
