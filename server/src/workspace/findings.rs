//! The findings in a brief, and what they were computed from.

use super::{Workspace, unreadable};
use crate::BriefKey;
use crate::finding::Finding;
use crate::lint::lint;
use crate::reading::Reading;
use crate::rules::Case;

/// The findings in one brief, and what they were computed from.
#[derive(Debug, Clone)]
pub struct Linted {
    /// The version of an open brief; none for a file on disk.
    pub version: Option<i32>,
    /// The findings, in their order.
    pub findings: Vec<Finding>,
}

impl Workspace {
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
        self.shelf(&reading.key).with_index(|project, index| {
            let project = &*project.of_brief(reading.key.path().as_deref());
            lint(&Case { reading, project, index }, self.rules)
        })
    }
}
