//! The projects met so far, and which of them a brief belongs to.

use super::{Shelf, Workspace, read, write};
use crate::BriefKey;
use crate::files;
use crate::project::Fault;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::mem;
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
}

impl Shelves {
    /// What is left when settings are to be looked for again.
    pub(super) fn afresh(&self) -> Self {
        Self { round: self.round + 1, ..Self::default() }
    }

    /// The same projects, where folders may belong to other ones of them.
    pub(super) fn redrawn(&mut self) -> Self {
        Self { by_root: mem::take(&mut self.by_root), ..self.afresh() }
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
            let round = shelves.round;
            drop(shelves);
            let root = folder.as_deref().map(|folder| self.root_of(folder));
            let known = read(&self.shelves).by_root.get(&root).cloned();
            let opened =
                known.unwrap_or_else(|| Arc::new(Shelf::open(root.as_deref(), read(&self.base).of(root.as_deref()))));
            let mut shelves = write(&self.shelves);
            if shelves.round == round {
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

    /// Whether settings or packs are made of this file, so that a change of it changes projects.
    #[must_use]
    pub fn is_made_of(&self, path: &Path) -> bool {
        path.file_name().is_some_and(|name| name == files::SETTINGS)
            || self.shelves().iter().any(|shelf| shelf.may_be_made_of(path))
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
