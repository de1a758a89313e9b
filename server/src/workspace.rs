//! The briefs at hand, open in an editor or on disk, and the projects they belong to. Everything
//! it hands out is shared or copied: no guard of a lock or a map leaves this file.

use crate::BriefKey;
use crate::files::{self, Unreadable};
use crate::finding::Finding;
use crate::index::{Facts, Index};
use crate::lint::lint;
use crate::project::{Fault, Project};
use crate::reading::Reading;
use crate::rules::{Case, RULES, Rule, find};
use crate::text::Text;
use attache_grammar::Span;
use dashmap::DashMap;
use rayon::prelude::*;
use smol_str::SmolStr;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

/// All briefs that one run of the program knows.
#[derive(Debug)]
pub struct Workspace {
    rules: &'static [Rule],
    open: DashMap<BriefKey, Arc<Document>>,
    /// Folders that somebody named: on the command line, or in an editor.
    roots: RwLock<Vec<PathBuf>>,
    shelves: RwLock<Shelves>,
}

/// The projects met so far.
#[derive(Debug, Default)]
struct Shelves {
    /// By the folder of the project; texts without a file share the one without a folder.
    by_root: BTreeMap<Option<PathBuf>, Arc<Shelf>>,
    /// By the folder of a brief, so that settings are looked for once a folder.
    by_folder: HashMap<Option<PathBuf>, Arc<Shelf>>,
}

/// A project and what its briefs say.
#[derive(Debug, Default)]
pub struct Shelf {
    /// Settings and packs.
    pub project: Project,
    /// What is wrong with the settings; they are then those of a project without any.
    pub fault: Option<Fault>,
    index: RwLock<Index>,
    filled: AtomicBool,
    complete: AtomicBool,
}

/// A brief as an editor shows it: one version, never changed.
#[derive(Debug)]
pub struct Document {
    /// What the brief is called.
    pub key: BriefKey,
    /// The version that the editor gave it.
    pub version: i32,
    /// Its text.
    pub text: Text,
    reading: OnceLock<Arc<Reading>>,
}

/// The findings in one brief, and what they were computed from.
#[derive(Debug, Clone)]
pub struct Linted {
    /// The version of an open brief; none for a file on disk.
    pub version: Option<i32>,
    /// The findings, in their order.
    pub findings: Vec<Finding>,
}

impl Default for Workspace {
    fn default() -> Self {
        Self::with_rules(RULES)
    }
}

impl Workspace {
    /// An empty workspace that checks these rules.
    #[must_use]
    pub fn with_rules(rules: &'static [Rule]) -> Self {
        Self { rules, open: DashMap::new(), roots: RwLock::default(), shelves: RwLock::default() }
    }

    /// Names a folder whose briefs belong together, unless settings draw other borders.
    pub fn add_root(&self, folder: &Path) {
        write(&self.roots).push(folder.to_owned());
        write(&self.shelves).by_folder.clear();
    }

    /// Opens a brief or replaces its text. Does nothing else, so that it never makes anybody wait.
    pub fn put(&self, key: &BriefKey, version: i32, text: Text) {
        let document = Document { key: key.clone(), version, text, reading: OnceLock::new() };
        self.open.insert(key.clone(), Arc::new(document));
    }

    /// Closes a brief: from now on the disk holds its text.
    pub fn close(&self, key: &BriefKey) {
        self.open.remove(key);
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

    /// A brief as it stands now, read with the packs of its project. An open brief is read once a
    /// version.
    ///
    /// # Errors
    /// Says why a file on disk cannot be read.
    pub fn reading(&self, key: &BriefKey) -> Result<Arc<Reading>, Unreadable> {
        let shelf = self.shelf(key);
        if let Some(document) = self.document(key) {
            return Ok(document.reading(&shelf));
        }
        let path = key.path().ok_or_else(|| Unreadable::Io("it lies on no disk and is not open".to_owned()))?;
        let text = files::read(&path)?;
        Ok(Arc::new(looked_up(Reading::of(key.clone(), text.into(), &shelf.project.lexicon))))
    }

    /// Reads briefs and takes them into the index, on all processors. The answers come in the
    /// order of the keys given.
    #[must_use]
    pub fn load(&self, keys: &[BriefKey]) -> Vec<Result<Arc<Reading>, Unreadable>> {
        let read = |key: &BriefKey| {
            let reading = self.reading(key)?;
            let shelf = self.shelf(key);
            let facts = Facts::of(&reading, &shelf.project.lexicon);
            write(&shelf.index).update(key, facts);
            Ok(reading)
        };
        keys.par_iter().map(read).collect()
    }

    /// Takes all briefs of a project into its index, once. Who asks again asks for nothing.
    pub fn fill(&self, shelf: &Shelf) {
        let Some(root) = &shelf.project.root else { return };
        if !shelf.filled.swap(true, Ordering::AcqRel) {
            // Dropped at once: what others need to know of them is in the index.
            drop(self.load(&self.briefs_of(root)));
            shelf.complete.store(true, Ordering::Release);
        }
    }

    /// Reads a brief again and brings the index of its project up to date. Returns the open briefs
    /// whose findings may have changed by it, the brief itself included.
    pub fn refresh(&self, key: &BriefKey) -> BTreeSet<BriefKey> {
        let shelf = self.shelf(key);
        self.fill(&shelf);
        let changed = match self.reading(key) {
            Ok(reading) => write(&shelf.index).update(key, Facts::of(&reading, &shelf.project.lexicon)),
            Err(_) => write(&shelf.index).remove(key),
        };
        let mut concerned = self.concerned(&shelf, key, &changed);
        concerned.insert(key.clone());
        concerned
    }

    /// Checks one brief against the index as it stands.
    #[must_use]
    pub fn lint(&self, key: &BriefKey) -> Linted {
        let version = self.document(key).map(|document| document.version);
        match self.reading(key) {
            Ok(reading) => Linted { version, findings: self.lint_reading(&reading) },
            Err(reason) => Linted { version, findings: vec![unreadable(key, &reason)] },
        }
    }

    /// Checks a brief that was read before.
    #[must_use]
    pub fn lint_reading(&self, reading: &Reading) -> Vec<Finding> {
        self.shelf(&reading.key).with_index(|project, index| lint(&Case { reading, project, index }, self.rules))
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

    /// The project of a brief.
    #[must_use]
    pub fn shelf(&self, key: &BriefKey) -> Arc<Shelf> {
        self.shelf_in(key.path().and_then(|path| path.parent().map(Path::to_owned)))
    }

    /// The project of the briefs in a folder; none for texts that lie on no disk.
    #[must_use]
    pub fn shelf_in(&self, folder: Option<PathBuf>) -> Arc<Shelf> {
        if let Some(shelf) = read(&self.shelves).by_folder.get(&folder) {
            return Arc::clone(shelf);
        }
        let root = folder.as_deref().map(|folder| self.root_of(folder));
        let known = read(&self.shelves).by_root.get(&root).cloned();
        let shelf = known.unwrap_or_else(|| Arc::new(Shelf::open(root.as_deref())));
        let mut shelves = write(&self.shelves);
        // Whoever came first while this one was being opened has the index.
        let shelf = Arc::clone(shelves.by_root.entry(root).or_insert(shelf));
        shelves.by_folder.insert(folder, Arc::clone(&shelf));
        shelf
    }

    /// The projects met so far.
    #[must_use]
    pub fn shelves(&self) -> Vec<Arc<Shelf>> {
        read(&self.shelves).by_root.values().cloned().collect()
    }

    /// What is wrong with the settings of the projects met so far.
    #[must_use]
    pub fn faults(&self) -> Vec<Fault> {
        read(&self.shelves).by_root.values().filter_map(|shelf| shelf.fault.clone()).collect()
    }

    /// The folder of the project for the briefs of a folder: the nearest with settings, or else the
    /// outermost named one, or else the folder itself.
    fn root_of(&self, folder: &Path) -> PathBuf {
        if let Some(root) = folder.ancestors().find(|ancestor| files::settings_in(ancestor).is_some()) {
            return root.to_owned();
        }
        let roots = read(&self.roots);
        let named = roots.iter().filter(|root| folder.starts_with(root)).min_by_key(|root| root.components().count());
        named.map_or_else(|| folder.to_owned(), Clone::clone)
    }

    fn concerned(&self, shelf: &Shelf, by: &BriefKey, changed: &BTreeSet<SmolStr>) -> BTreeSet<BriefKey> {
        if changed.is_empty() {
            return BTreeSet::new();
        }
        let keys = self.open_keys();
        let concerns = |index: &Index, key: &BriefKey| {
            index.defines_any(key, changed) || (by.is_glossary() && index.uses_any(key, changed))
        };
        shelf.with_index(|_, index| keys.into_iter().filter(|key| concerns(index, key)).collect())
    }
}

impl Shelf {
    fn open(root: Option<&Path>) -> Self {
        let (project, fault) = match Project::open(root) {
            Ok(project) => (project, None),
            Err(fault) => (Project { root: root.map(Path::to_owned), ..Project::default() }, Some(fault)),
        };
        // Texts that lie on no disk are all known: they are open.
        let complete = AtomicBool::new(root.is_none());
        Self { project, fault, index: RwLock::default(), filled: AtomicBool::default(), complete }
    }

    /// Whether all briefs of the project are in its index.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.complete.load(Ordering::Acquire)
    }

    /// Calls `ask` with the project and its index, which does not change meanwhile.
    pub fn with_index<T>(&self, ask: impl FnOnce(&Project, &Index) -> T) -> T {
        ask(&self.project, &read(&self.index))
    }
}

impl Document {
    fn reading(&self, shelf: &Shelf) -> Arc<Reading> {
        let read =
            || Arc::new(looked_up(Reading::of(self.key.clone(), self.text.to_arc_str(), &shelf.project.lexicon)));
        Arc::clone(self.reading.get_or_init(read))
    }
}

/// A reading that knows which of its links lead to no file.
fn looked_up(mut reading: Reading) -> Reading {
    if let Some(path) = reading.key.path() {
        reading.missing_targets = files::missing_targets(&path, &reading.brief.links);
    }
    reading
}

/// The finding that stands for a file that cannot be read.
#[must_use]
pub fn unreadable(key: &BriefKey, reason: &Unreadable) -> Finding {
    let rule = find("unreadable-brief").expect("the list of rules holds unreadable-brief");
    Finding {
        rule,
        severity: rule.severity.unwrap_or(crate::finding::Severity::Error),
        brief: key.clone(),
        span: Span::default(),
        message: reason.to_string(),
        fingerprint: rule.code.to_owned(),
        related: Vec::new(),
        fixes: Vec::new(),
    }
}

/// A panic elsewhere leaves no half-made value behind these locks: they are only ever replaced.
fn read<T>(lock: &RwLock<T>) -> RwLockReadGuard<'_, T> {
    lock.read().unwrap_or_else(PoisonError::into_inner)
}

fn write<T>(lock: &RwLock<T>) -> RwLockWriteGuard<'_, T> {
    lock.write().unwrap_or_else(PoisonError::into_inner)
}
