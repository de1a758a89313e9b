//! A brief as it is open in an editor.

use super::{Shelf, lock};
use crate::BriefKey;
use crate::files::Unreadable;
use crate::finding::Finding;
use crate::packs::Lexicon;
use crate::reading::Reading;
use crate::text::Text;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock};

/// A brief as an editor shows it: one version, never changed.
#[derive(Debug)]
pub struct Document {
    /// What the brief is called.
    pub key: BriefKey,
    /// The version that the editor gave it.
    pub version: i32,
    /// Its text.
    pub text: Text,
    /// The reading, and the packs it was made with.
    reading: OnceLock<(Arc<Lexicon>, Outcome)>,
    /// The last findings.
    found: Mutex<Option<Found>>,
    /// The moment of the index from which on earlier findings may be others.
    outdated: AtomicU64,
}

/// What became of reading a text.
type Outcome = Result<Arc<Reading>, Unreadable>;

/// Findings, and what they were computed from.
#[derive(Debug)]
struct Found {
    shelf: Arc<Shelf>,
    /// See [`Shelf::moment`].
    moment: u64,
    findings: Arc<[Finding]>,
}

impl Document {
    /// A version of a brief that nobody has read yet.
    pub(super) fn new(key: BriefKey, version: i32, text: Text) -> Self {
        let (reading, found, outdated) = (OnceLock::new(), Mutex::default(), AtomicU64::default());
        Self { key, version, text, reading, found, outdated }
    }

    /// The same version, not read yet.
    pub(super) fn anew(&self) -> Self {
        Self::new(self.key.clone(), self.version, self.text.clone())
    }

    /// The reading with the packs of a project, made by `read` unless it is there already.
    pub(super) fn reading(&self, shelf: &Shelf, read: impl Fn() -> Outcome) -> Outcome {
        let lexicon = &shelf.project.lexicon;
        let (with, reading) = self.reading.get_or_init(|| (Arc::clone(lexicon), read()));
        // The project may have been opened anew meanwhile, and places of one lexicon mean nothing in
        // another.
        if Arc::ptr_eq(with, lexicon) { reading.clone() } else { read() }
    }

    /// The findings, computed by `check` unless they are there already. Who asks at the same time waits
    /// for the same answer.
    pub(super) fn findings(&self, shelf: &Arc<Shelf>, check: impl FnOnce() -> Vec<Finding>) -> Arc<[Finding]> {
        let mut found = lock(&self.found);
        let since = self.outdated.load(Ordering::Acquire).max(shelf.all_outdated());
        if let Some(found) = found.as_ref().filter(|found| Arc::ptr_eq(&found.shelf, shelf) && found.moment >= since) {
            return Arc::clone(&found.findings);
        }
        // Asked before checking: what changes meanwhile counts as unknown to these findings.
        let moment = shelf.moment();
        let findings: Arc<[Finding]> = check().into();
        *found = Some(Found { shelf: Arc::clone(shelf), moment, findings: Arc::clone(&findings) });
        findings
    }

    /// Whether the last findings show places in another brief.
    pub(super) fn points_at(&self, brief: &BriefKey) -> bool {
        let found = lock(&self.found);
        let mut related = found.iter().flat_map(|found| found.findings.iter()).flat_map(|finding| &finding.related);
        related.any(|related| related.brief == *brief)
    }

    /// Says that the findings may be others since a moment of the index.
    pub(super) fn outdate(&self, moment: u64) {
        self.outdated.fetch_max(moment, Ordering::AcqRel);
    }
}
