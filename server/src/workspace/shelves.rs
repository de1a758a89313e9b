//! The projects met so far, and which of them a brief belongs to.

use super::{Shelf, Workspace, read, write};
use crate::BriefKey;
use crate::files;
use crate::project::Fault;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The projects met so far.
#[derive(Debug, Default)]
pub struct Shelves {
    /// By the folder of the project; texts without a file share the one without a folder.
    by_root: BTreeMap<Option<PathBuf>, Arc<Shelf>>,
    /// By the folder of a brief, so that settings are looked for once a folder.
    by_folder: HashMap<Option<PathBuf>, Arc<Shelf>>,
    /// How often that was forgotten: whoever was looking for settings meanwhile may have found the old ones.
    round: u64,
    /// How many projects are being opened, and the files that have changed while one was.
    opening: usize,
    changed: Vec<PathBuf>,
}

impl Shelves {
    /// Forgets all of them, so that settings are looked for again.
    pub(super) fn forget(&mut self) {
        self.by_root.clear();
        self.redraw();
    }

    /// Forgets which of them folders belong to.
    pub(super) fn redraw(&mut self) {
        self.by_folder.clear();
        self.round += 1;
    }

    /// Says that a project is about to be opened; what [`Shelves::end`] is to be told.
    fn begin(&mut self) -> (u64, usize) {
        self.opening += 1;
        (self.round, self.changed.len())
    }

    /// Says that it was; whether nothing has changed meanwhile that it is made of.
    fn end(&mut self, (round, changed): (u64, usize), opened: &Shelf) -> bool {
        let is_current = self.round == round && !self.changed[changed..].iter().any(|path| opened.may_be_made_of(path));
        self.opening -= 1;
        if self.opening == 0 {
            self.changed.clear();
        }
        is_current
    }
}

impl Workspace {
    /// The project of a brief.
    #[must_use]
    pub fn shelf(&self, key: &BriefKey) -> Arc<Shelf> {
        self.shelf_in(key.path().and_then(|path| path.parent().map(Path::to_owned)))
    }

    /// The project of the briefs in a folder; none for texts that lie on no disk.
    #[must_use]
    pub fn shelf_in(&self, folder: Option<PathBuf>) -> Arc<Shelf> {
        loop {
            let shelves = read(&self.shelves);
            if let Some(shelf) = shelves.by_folder.get(&folder) {
                return Arc::clone(shelf);
            }
            drop(shelves);
            let beginning = write(&self.shelves).begin();
            let root = folder.as_deref().map(|folder| self.root_of(folder));
            let known = read(&self.shelves).by_root.get(&root).cloned();
            let opened =
                known.unwrap_or_else(|| Arc::new(Shelf::open(root.as_deref(), read(&self.base).of(root.as_deref()))));
            let mut shelves = write(&self.shelves);
            if shelves.end(beginning, &opened) {
                // Whoever came first while this one was being opened has the index.
                let shelf = Arc::clone(shelves.by_root.entry(root).or_insert(opened));
                shelves.by_folder.insert(folder, Arc::clone(&shelf));
                return shelf;
            }
        }
    }

    /// Whether a project was not opened anew.
    pub(super) fn is_in_use(&self, shelf: &Shelf) -> bool {
        read(&self.shelves).by_root.get(&shelf.project.root).is_some_and(|now| std::ptr::eq(&**now, shelf))
    }

    /// The briefs of all projects met so far.
    #[must_use]
    pub fn indexed(&self) -> BTreeSet<BriefKey> {
        let briefs = |shelf: &Arc<Shelf>| -> Vec<BriefKey> {
            shelf.with_index(|_, index| index.briefs().map(|(brief, _)| brief.clone()).collect())
        };
        self.shelves().iter().flat_map(briefs).collect()
    }

    /// Whether settings or packs are made of this file, which has changed, so that projects are to be opened
    /// anew. Those that are being opened now take care of it themselves.
    #[must_use]
    pub fn is_made_of(&self, path: &Path) -> bool {
        let mut shelves = write(&self.shelves);
        if shelves.opening > 0 {
            shelves.changed.push(path.to_owned());
        }
        path.file_name().is_some_and(|name| name == files::SETTINGS)
            || shelves.by_root.values().any(|shelf| shelf.may_be_made_of(path))
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
}
