//! The way of briefs into the indexes of their projects, and which findings change by it.

use super::{Shelf, Workspace};
use crate::BriefKey;
use crate::files::Unreadable;
use crate::index::{Changed, Facts, Index};
use crate::reading::Reading;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// As many briefs are taken into an index before anybody may call it off.
const PART: usize = 128;

impl Workspace {
    /// Reads briefs and takes them into the index, on all processors. The answers come in the
    /// order of the keys given.
    #[must_use]
    pub fn load(&self, keys: &[BriefKey]) -> Vec<Result<Arc<Reading>, Unreadable>> {
        let read = |key: &BriefKey| {
            let shelf = self.shelf(key);
            self.understand(key, &shelf, |index, facts| facts.map(|facts| index.add(key, facts))).0
        };
        keys.par_iter().map(read).collect()
    }

    /// Takes all briefs of a project into its index, once. Who asks again asks for nothing.
    pub fn fill(&self, shelf: &Shelf) {
        let Some(root) = &shelf.project.root else { return };
        if shelf.begin() {
            self.take_in(shelf, &self.briefs_of(root), |_, _| true);
        }
    }

    /// Takes briefs of a project into its index, a part at a time. `goes_on` hears how many of how many
    /// are done, and may call the rest off; the index then stays incomplete.
    pub fn take_in(&self, shelf: &Shelf, briefs: &[BriefKey], mut goes_on: impl FnMut(usize, usize) -> bool) {
        shelf.begin();
        for (at, part) in briefs.chunks(PART).enumerate() {
            if !goes_on(at * PART, briefs.len()) {
                return;
            }
            // Dropped at once: what others need to know of them is in the index.
            drop(self.load(part));
        }
        shelf.finish();
    }

    /// Reads a brief again and brings the index of its project up to date. Returns the briefs, open or
    /// not, whose findings may have changed by it, the brief itself included.
    pub fn refresh(&self, key: &BriefKey) -> BTreeSet<BriefKey> {
        let shelf = self.shelf(key);
        self.fill(&shelf);
        let (_, changed) = self.understand(key, &shelf, |index, facts| match facts {
            Some(facts) => index.update(key, facts),
            None => index.remove(key),
        });
        let mut concerned = Self::concerned(&shelf, key, changed);
        concerned.insert(key.clone());
        concerned
    }

    /// Reads a brief and changes the index by what it says; none says that it cannot be read. Whoever read
    /// a version that another one has replaced meanwhile reads again.
    fn understand<T>(
        &self,
        key: &BriefKey,
        shelf: &Shelf,
        change: impl Fn(&mut Index, Option<Facts>) -> T,
    ) -> (Result<Arc<Reading>, Unreadable>, T) {
        loop {
            let before = self.document(key);
            let reading = self.reading(key);
            let facts = reading.as_ref().ok().map(|reading| Facts::of(reading, &shelf.project.lexicon));
            let is_current = || match (&before, self.document(key)) {
                (Some(before), Some(now)) => Arc::ptr_eq(before, &now),
                (before, now) => before.is_none() && now.is_none(),
            };
            if let Some(done) = shelf.change(is_current, |index| change(index, facts)) {
                return (reading, done);
            }
        }
    }

    fn concerned(shelf: &Shelf, by: &BriefKey, changed: Changed) -> BTreeSet<BriefKey> {
        let terms = &changed.terms;
        let mut concerned = changed.namesakes;
        concerned.extend(changed.figures);
        if !terms.is_empty() {
            let keys: Vec<_> = terms.iter().cloned().collect();
            shelf.with_index(|_, index| {
                let defining = index.concerning(&keys, &[]).into_iter().map(|(brief, _)| brief);
                concerned.extend(defining.filter(|brief| by.is_glossary() || index.defines_any(brief, terms)).cloned());
            });
        }
        concerned
    }
}
