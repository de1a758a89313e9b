//! A brief as it is open in an editor.

use super::Shelf;
use crate::BriefKey;
use crate::files::Unreadable;
use crate::packs::Lexicon;
use crate::reading::Reading;
use crate::text::Text;
use std::sync::{Arc, OnceLock};

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
}

/// What became of reading a text.
type Outcome = Result<Arc<Reading>, Unreadable>;

impl Document {
    /// A version of a brief that nobody has read yet.
    pub(super) fn new(key: BriefKey, version: i32, text: Text) -> Self {
        Self { key, version, text, reading: OnceLock::new() }
    }

    /// The reading with the packs of a project, made by `read` unless it is there already.
    pub(super) fn reading(&self, shelf: &Shelf, read: impl Fn() -> Outcome) -> Outcome {
        let lexicon = &shelf.project.lexicon;
        let (with, reading) = self.reading.get_or_init(|| (Arc::clone(lexicon), read()));
        // The project may have been opened anew meanwhile, and places of one lexicon mean nothing in
        // another.
        if Arc::ptr_eq(with, lexicon) { reading.clone() } else { read() }
    }
}
