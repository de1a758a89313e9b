//! The way of briefs into the indexes of their projects, and which findings change by it.

use super::{Shelf, Workspace, lock, missing_targets};
use crate::files::Unreadable;
use crate::index::{Changed, Facts, Index};
use crate::reading::Reading;
use crate::{BriefKey, GLOSSARY};
use dashmap::DashMap;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::mem;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

/// As many briefs are taken into an index before anybody may call it off.
const PART: usize = 128;

/// What is on its way into the indexes, and out of them.
#[derive(Debug, Default)]
pub struct Intake {
    /// Briefs that say something else than the indexes know. Held for a moment only.
    changed: Mutex<BTreeSet<BriefKey>>,
    /// Whether files have come, gone or changed, so that links may lead to other things.
    files: AtomicBool,
    /// How often that was said of each: whoever was reading one meanwhile may have read what it no longer
    /// says. Of the others that are changing all the time he need not hear.
    file_changes: DashMap<BriefKey, u64>,
    /// Held by whoever takes them in: nobody is answered from an index that is behind.
    at_work: Mutex<()>,
    /// Briefs whose findings may have changed since somebody asked last.
    concerned: Mutex<BTreeSet<BriefKey>>,
}

impl Intake {
    /// Takes note that a brief says something else now.
    pub(super) fn note(&self, key: &BriefKey) {
        lock(&self.changed).insert(key.clone());
    }

    /// Whether all that has changed was taken in.
    pub(super) fn is_empty(&self) -> bool {
        lock(&self.changed).is_empty()
    }

    fn next(&self) -> Option<BriefKey> {
        lock(&self.changed).pop_first()
    }
}

impl Workspace {
    /// Reads briefs and takes them into the index, on all processors. What `keep` makes of them comes in
    /// the order of the keys given; what it drops is gone before the next brief is read.
    pub fn load<T: Send>(
        &self,
        keys: &[BriefKey],
        keep: impl Fn(Result<Arc<Reading>, Unreadable>) -> T + Sync,
    ) -> Vec<T> {
        let read = |key: &BriefKey| {
            let shelf = self.shelf(key);
            keep(self.understand(key, &shelf, |index, facts| facts.map(|facts| index.add(key, facts))).0)
        };
        match keys {
            // One alone wakes no other processor.
            [key] => vec![read(key)],
            keys => keys.par_iter().map(read).collect(),
        }
    }

    /// Takes all briefs of a project into its index, once. Who asks again asks for nothing. Whether there
    /// was anything to do.
    pub fn fill(&self, shelf: &Shelf) -> bool {
        let Some(root) = &shelf.project.root else { return false };
        let is_first = shelf.begin();
        if is_first {
            self.take_in(shelf, &self.briefs_of(root), |_, _| true);
        }
        is_first
    }

    /// The folder of the project of a brief, if nobody has begun to take in its briefs.
    #[must_use]
    pub fn unread(&self, key: &BriefKey) -> Option<PathBuf> {
        let shelf = self.shelf(key);
        if shelf.is_begun() { None } else { shelf.project.root.clone() }
    }

    /// Takes in the glossaries on the way from a brief up to the folder of its project, as long as not all
    /// briefs are: what they define would be reported as unknown until then.
    pub fn take_in_glossaries(&self, key: &BriefKey) {
        let shelf = self.shelf(key);
        let (Some(root), Some(path)) = (&shelf.project.root, key.path()) else { return };
        if shelf.is_complete() {
            return;
        }
        let folders = path.ancestors().skip(1).take_while(|folder| folder.starts_with(root));
        for path in folders.map(|folder| folder.join(GLOSSARY)) {
            let glossary = BriefKey::of_path(&path);
            let is_known = shelf.with_index(|_, index| index.facts(&glossary).is_some());
            if !is_known && path.is_file() && !shelf.project.excludes(&path) {
                self.load(&[glossary], drop);
            }
        }
    }

    /// Takes briefs of a project into its index, a part at a time. `goes_on` hears how many of how many
    /// are done, and may call the rest off; the index then stays incomplete. So it does if the project was
    /// opened anew meanwhile: somebody will want the briefs of that one. Whoever types is waited for.
    pub fn take_in(&self, shelf: &Shelf, briefs: &[BriefKey], mut goes_on: impl FnMut(usize, usize) -> bool) {
        shelf.begin();
        for (at, part) in briefs.chunks(PART).enumerate() {
            if !goes_on(at * PART, briefs.len()) || !self.is_in_use(shelf) {
                return shelf.outdate_all();
            }
            // Dropped at once: what others need to know of them is in the index.
            self.load(part, |_| self.urgency.give_way());
        }
        shelf.finish();
    }

    /// Reads a brief again, whoever says that it has changed, and catches up.
    pub fn refresh(&self, key: &BriefKey) -> BTreeSet<BriefKey> {
        self.intake.note(key);
        self.fill(&self.shelf(key));
        let mut concerned = self.catch_up();
        concerned.insert(key.clone());
        concerned
    }

    /// Takes all that has changed into the indexes, complete or not. Returns the briefs, open or not, whose
    /// findings may have changed since the last call.
    pub fn catch_up(&self) -> BTreeSet<BriefKey> {
        self.settle();
        mem::take(&mut *lock(&self.intake.concerned))
    }

    /// Takes note that a file on the disk is new, different or gone.
    pub fn file_changed(&self, key: &BriefKey) {
        *self.intake.file_changes.entry(key.clone()).or_default() += 1;
        self.intake.note(key);
        self.intake.files.store(true, Ordering::Release);
    }

    /// Takes the briefs that have changed into the indexes. Whoever asks an index settles first, so that
    /// every answer is the one that a fresh start over the same texts would give.
    pub fn settle(&self) {
        let _alone = lock(&self.intake.at_work);
        if self.intake.files.swap(false, Ordering::AcqRel) {
            self.look_up_links();
        }
        // One after the other, so that whoever fails on a brief forgets none of the others.
        while let Some(key) = self.intake.next() {
            let concerned = self.update(&key, &self.shelf(&key));
            lock(&self.intake.concerned).extend(concerned);
        }
    }

    /// Takes one brief in. Returns the briefs whose findings may have changed by it; those of open ones,
    /// and its own, are not used again.
    fn update(&self, key: &BriefKey, shelf: &Shelf) -> BTreeSet<BriefKey> {
        let (_, changed) = self.understand(key, shelf, |index, facts| match facts {
            Some(facts) => index.update(key, facts),
            None => index.remove(key),
        });
        let moment = shelf.moment();
        let mut concerned = Self::concerned(shelf, key, changed);
        // What others show of this brief says the same as before and may stand elsewhere now.
        concerned.extend(self.open_keys().into_iter().filter(|brief| self.points_at(brief, key)));
        let open = concerned.iter().chain([key]).filter_map(|brief| self.document(brief));
        open.for_each(|open| open.outdate(moment));
        concerned
    }

    fn points_at(&self, brief: &BriefKey, at: &BriefKey) -> bool {
        brief != at && self.document(brief).is_some_and(|open| open.points_at(at))
    }

    /// Has open briefs read again where a link leads to a file that was not there, or is there no more.
    fn look_up_links(&self) {
        for open in self.open_keys().iter().filter_map(|key| self.document(key)) {
            let Ok(reading) = self.reading_of(&open, &self.shelf(&open.key)) else { continue };
            if missing_targets(&open.key, &reading.brief) != reading.missing_targets {
                self.renew(&open);
                self.intake.note(&open.key);
                lock(&self.intake.concerned).insert(open.key.clone());
            }
        }
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
            let changes = || self.intake.file_changes.get(key).map(|changes| *changes);
            let (before, changes_before) = (self.document(key), changes());
            let reading = self.reading_with(key, shelf);
            let facts = reading.as_ref().ok().map(|reading| Facts::of(reading, &shelf.project.lexicon));
            let is_current = || match (&before, self.document(key)) {
                (Some(before), Some(now)) => Arc::ptr_eq(before, &now),
                (before, now) => before.is_none() && now.is_none() && changes() == changes_before,
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
        concerned.extend(changed.companions);
        if !terms.is_empty() {
            let keys: Vec<_> = terms.iter().cloned().collect();
            shelf.with_index(|_, index| match by.is_glossary() {
                true => concerned.extend(index.concerning(&keys, &[]).map(|(brief, _)| brief.clone())),
                false => concerned.extend(index.defining(terms).cloned()),
            });
        }
        concerned
    }
}
