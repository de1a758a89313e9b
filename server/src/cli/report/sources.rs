//! The texts that a report quotes, by brief.

use crate::BriefKey;
use crate::cli::progress::Progress;
use crate::cli::selection::{Names, Selection};
use crate::files::Unreadable;
use crate::reading::Reading;
use crate::text::{Encoding, Text};
use crate::workspace::Workspace;
use serde::Serialize;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

/// How many briefs are read between two words about it.
const AT_A_TIME: usize = 1024;

/// All briefs of a run, read.
#[derive(Debug)]
pub(in crate::cli) struct Sources {
    briefs: HashMap<BriefKey, Source>,
    names: Names,
}

#[derive(Debug)]
struct Source {
    reading: Result<Arc<Reading>, Unreadable>,
    /// For lines and columns; few briefs of a large folder are ever asked.
    lines: OnceLock<Text>,
}

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
    pub(in crate::cli) fn of(workspace: &Workspace, selection: &Selection) -> Self {
        let progress = Progress::new("reading", selection.known.len());
        let read = |keys: &[BriefKey]| {
            let readings = workspace.load(keys);
            progress.step(keys.len());
            readings
        };
        let readings: Vec<_> = selection.known.chunks(AT_A_TIME).flat_map(read).collect();
        let source = |reading| Source { reading, lines: OnceLock::new() };
        let briefs = selection.known.iter().cloned().zip(readings.into_iter().map(source)).collect();
        Self { briefs, names: selection.names.clone() }
    }

    /// Reads briefs again whose texts are others now.
    pub(in crate::cli) fn read_again(&mut self, workspace: &Workspace, keys: &[BriefKey]) {
        let readings = workspace.load(keys);
        for (key, reading) in keys.iter().zip(readings) {
            self.briefs.insert(key.clone(), Source { reading, lines: OnceLock::new() });
        }
    }

    /// A brief of the selection, or why it is none.
    pub(in crate::cli) fn reading(&self, key: &BriefKey) -> Result<&Reading, &Unreadable> {
        self.briefs[key].reading.as_deref()
    }

    /// What the output calls a brief.
    pub(in crate::cli) fn name(&self, key: &BriefKey) -> String {
        self.names.of(key)
    }

    /// The text of a brief; nothing if it could not be read.
    pub(in crate::cli) fn text(&self, key: &BriefKey) -> &str {
        self.reading(key).map_or("", |reading| &reading.text)
    }

    /// Where a byte of a brief is.
    pub(in crate::cli) fn place(&self, key: &BriefKey, byte: u32) -> Place {
        let lines = self.briefs[key].lines.get_or_init(|| Text::from(self.text(key)));
        let position = lines.position(byte as usize, Encoding::Utf32);
        Place { line: position.line + 1, column: position.character + 1 }
    }
}
