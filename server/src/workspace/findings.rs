//! The findings in a brief, and what they were computed from.

use super::{Shelf, Workspace, unreadable};
use crate::BriefKey;
use crate::files::Unreadable;
use crate::finding::Finding;
use crate::lint::lint;
use crate::reading::Reading;
use crate::rules::Case;
use crate::text::Lines;
use std::sync::Arc;

/// The findings in one brief, and what they were computed from.
#[derive(Debug, Clone)]
pub struct Linted {
    /// The version of an open brief, and its lines; none for a file on disk.
    pub version: Option<(i32, Arc<Lines>)>,
    /// The findings, in their order.
    pub findings: Arc<[Finding]>,
}

impl Workspace {
    /// Checks one brief against the index, into which all that has changed is taken first. What the team's
    /// baseline accepts is left out, as at the command line: a list that is full of old findings is read by
    /// nobody, and what is new has to stand out. An open brief
    /// is checked once a version, and again only if another brief may have changed its findings.
    #[must_use]
    pub fn lint(&self, key: &BriefKey) -> Linted {
        self.settle();
        let shelf = self.shelf(key);
        match self.document(key) {
            Some(open) => {
                let findings = open.findings(&shelf, || self.check(key, self.reading_of(&open, &shelf), &shelf));
                Linted { version: Some((open.version, self.lines_of(&open, &shelf))), findings }
            }
            None => Linted { version: None, findings: self.check(key, self.reading_with(key, &shelf), &shelf).into() },
        }
    }

    fn check(&self, key: &BriefKey, reading: Result<Arc<Reading>, Unreadable>, shelf: &Shelf) -> Vec<Finding> {
        match reading {
            Ok(reading) => match &shelf.project.accepted {
                Some(accepted) => accepted.new_ones(key, &reading.text, self.lint_with(&reading, shelf)),
                None => self.lint_with(&reading, shelf),
            },
            Err(reason) => vec![unreadable(key, &reason)],
        }
    }

    /// Checks a brief that was read before, whatever a baseline accepts.
    #[must_use]
    pub fn lint_reading(&self, reading: &Reading) -> Vec<Finding> {
        self.lint_with(reading, &self.shelf(&reading.key))
    }

    /// Checks a brief by the settings and the index of the project it was read with: places of one mean
    /// nothing in another.
    fn lint_with(&self, reading: &Reading, shelf: &Shelf) -> Vec<Finding> {
        shelf.with_index(|project, index| {
            let project = &*project.of_brief(reading.key.path().as_deref());
            lint(&Case { reading, project, index }, self.rules)
        })
    }
}
