//! The briefs that a run speaks of: their readings, and the texts and lines that a report quotes. Of a
//! large folder nothing is kept that can be read again: what others need to know of a brief is in the
//! index, and its text is on the disk.

use super::texts::Texts;
use crate::BriefKey;
use crate::cli::progress::Progress;
use crate::cli::selection::{Names, Selection};
use crate::files::{self, Unreadable};
use crate::reading::Reading;
use crate::text::{Encoding, Lines};
use crate::workspace::Workspace;
use attache_grammar::Span;
use serde::Serialize;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

/// How many briefs are read between two words about it.
const AT_A_TIME: usize = 1024;

/// A lone brief, and briefs of no more bytes than this together, are read once and kept. A reading takes
/// ten times the memory of its text; to make it again costs a third of a run.
const MOST_KEPT: u64 = 4 * 1024 * 1024;

/// All briefs of a run.
#[derive(Debug)]
pub(in crate::cli) struct Sources {
    workspace: Arc<Workspace>,
    names: Names,
    /// The readings, if the briefs are few.
    kept: HashMap<BriefKey, Outcome>,
    /// Whether they are.
    are_few: bool,
    texts: Texts,
    lines: Mutex<HashMap<BriefKey, Arc<Lines>>>,
}

type Outcome = Result<Arc<Reading>, Unreadable>;

/// A place as people count: from 1, columns in code points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(in crate::cli) struct Place {
    /// Lines end where editors end them.
    pub line: u32,
    /// The first is 1.
    pub column: u32,
}

impl Sources {
    /// Reads the briefs of a selection and takes them into the index.
    pub(in crate::cli) fn of(workspace: &Arc<Workspace>, selection: &Selection) -> Self {
        let bytes = selection.known.iter().filter_map(BriefKey::path).map(|path| files::size(&path));
        let mut sources = Self {
            workspace: Arc::clone(workspace),
            names: selection.names.clone(),
            kept: HashMap::new(),
            are_few: selection.known.len() == 1 || bytes.sum::<u64>() <= MOST_KEPT,
            texts: Texts::default(),
            lines: Mutex::default(),
        };
        let progress = Progress::new("reading", selection.known.len());
        for keys in selection.known.chunks(AT_A_TIME) {
            sources.read(keys);
            progress.step(keys.len());
        }
        sources
    }

    /// Reads briefs again whose texts are others now.
    pub(in crate::cli) fn read_again(&mut self, keys: &[BriefKey]) {
        self.texts.forget();
        self.lines.get_mut().unwrap_or_else(PoisonError::into_inner).clear();
        self.read(keys);
    }

    fn read(&mut self, keys: &[BriefKey]) {
        let are_few = self.are_few;
        let kept = self.workspace.load(keys, |outcome| are_few.then_some(outcome));
        self.kept.extend(keys.iter().zip(kept).filter_map(|(key, kept)| Some((key.clone(), kept?))));
    }

    /// A brief of the selection, or why it is none.
    pub(in crate::cli) fn reading(&self, key: &BriefKey) -> Outcome {
        self.kept.get(key).cloned().unwrap_or_else(|| self.workspace.reading(key))
    }

    /// What the output calls a brief.
    pub(in crate::cli) fn name(&self, key: &BriefKey) -> String {
        self.names.of(key)
    }

    /// The text of a brief; nothing if it could not be read.
    pub(in crate::cli) fn text(&self, key: &BriefKey) -> Arc<str> {
        if let Some(kept) = self.kept.get(key) {
            return kept.as_ref().map_or_else(|_| "".into(), |reading| Arc::clone(&reading.written));
        }
        self.texts.get(key, || self.workspace.text(key).map_or_else(|| "".into(), |text| text.to_arc_str()))
    }

    /// Where a byte of a brief is.
    pub(in crate::cli) fn place(&self, key: &BriefKey, byte: u32) -> Place {
        let mut lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        let lines = lines.entry(key.clone()).or_insert_with(|| self.workspace.lines(key).unwrap_or_default());
        let position = lines.position(byte as usize, Encoding::Utf32);
        Place { line: position.line + 1, column: position.character + 1 }
    }
}

/// Where a place is in a text. The file may have been changed by somebody else since it was checked, and
/// a place that it has no more is its beginning.
pub(in crate::cli) fn within(text: &str, span: Span) -> Range<usize> {
    if text.get(span.range()).is_some() { span.range() } else { 0..0 }
}
