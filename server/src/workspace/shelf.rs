//! A project that is in use: its settings and packs, and what its briefs say.

use super::{read, write};
use crate::index::Index;
use crate::project::{Fault, Project};
use crate::settings::{PackChoice, Settings};
use std::path::Path;
use std::sync::RwLock;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// A project and what its briefs say.
#[derive(Debug, Default)]
pub struct Shelf {
    /// Settings and packs.
    pub project: Project,
    /// What is wrong with the settings; they are then those of a project without any.
    pub fault: Option<Fault>,
    index: RwLock<Index>,
    /// How often the index was changed.
    moment: AtomicU64,
    /// The moment from which on earlier findings may be others, in all briefs.
    all_outdated: AtomicU64,
    filled: AtomicBool,
    complete: AtomicBool,
}

impl Shelf {
    pub(super) fn open(root: Option<&Path>, base: &Settings) -> Self {
        let (project, fault) = match Project::open(root, base) {
            Ok(project) => (project, None),
            Err(fault) => (Project { root: root.map(Path::to_owned), ..Project::default() }, Some(fault)),
        };
        // Texts that lie on no disk are all known: they are open.
        let complete = AtomicBool::new(root.is_none());
        Self { project, fault, complete, ..Self::default() }
    }

    /// Changes the index, unless what is to be taken in is out of date by now: nobody else changes it
    /// between the question and the change.
    pub(super) fn change<T>(&self, is_current: impl Fn() -> bool, change: impl FnOnce(&mut Index) -> T) -> Option<T> {
        let mut index = write(&self.index);
        is_current().then(|| {
            self.moment.fetch_add(1, Ordering::AcqRel);
            change(&mut index)
        })
    }

    /// The moment of the index: a number that grows with every change.
    pub(super) fn moment(&self) -> u64 {
        self.moment.load(Ordering::Acquire)
    }

    /// Says that the findings of all briefs may be others now.
    pub(super) fn outdate_all(&self) {
        self.all_outdated.fetch_max(self.moment(), Ordering::AcqRel);
    }

    /// The last moment at which that was said.
    pub(super) fn all_outdated(&self) -> u64 {
        self.all_outdated.load(Ordering::Acquire)
    }

    /// Says that somebody takes in its briefs; whether nobody did before.
    pub(super) fn begin(&self) -> bool {
        !self.filled.swap(true, Ordering::AcqRel)
    }

    /// Whether somebody takes in its briefs, or has.
    pub(super) fn is_begun(&self) -> bool {
        self.filled.load(Ordering::Acquire)
    }

    /// Says that all its briefs are taken in.
    pub(super) fn finish(&self) {
        self.complete.store(true, Ordering::Release);
        self.outdate_all();
    }

    /// Whether a pack or a fact sheet of the project may be this file. A pack may require others, so
    /// that every file of their kind counts.
    pub(super) fn may_be_made_of(&self, path: &Path) -> bool {
        let Project { root, settings, .. } = &self.project;
        let own = settings.packs.iter().any(|pack| matches!(pack.get_ref(), PackChoice::File(_)));
        let is_toml = path.extension().is_some_and(|extension| extension == "toml");
        let is_within = root.as_ref().is_some_and(|root| path.starts_with(root));
        let is_baseline = self.project.accepted.as_ref().is_some_and(|accepted| accepted.path == path);
        is_baseline || is_toml && is_within && (own || !settings.fact_sheets.is_empty())
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
