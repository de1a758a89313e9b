//! Settings that hold for some briefs of a project only.

use super::{Project, patterns};
use crate::settings::{Override, Settings, SettingsError};
use ignore::gitignore::Gitignore;
use std::borrow::Cow;
use std::path::{Path, PathBuf};

/// An override, ready to be asked.
#[derive(Debug, Clone)]
pub struct Exception {
    /// What is stated.
    pub stated: Override,
    /// The file that states it, counted as [`Project::layers`] are.
    pub layer: usize,
    /// Where its patterns start.
    folder: PathBuf,
    matcher: Gitignore,
}

impl Exception {
    /// Compiles the patterns, which start from `folder`.
    pub(super) fn of(stated: Override, layer: usize, folder: &Path) -> Result<Self, SettingsError> {
        let matcher = patterns(folder, &stated.paths)?;
        Ok(Self { stated, layer, folder: folder.to_owned(), matcher })
    }

    /// Whether it holds for a brief.
    #[must_use]
    pub fn concerns(&self, path: &Path) -> bool {
        let below = path.strip_prefix(&self.folder);
        below.is_ok_and(|path| self.matcher.matched_path_or_any_parents(path, false).is_ignore())
    }
}

impl Project {
    /// The project as it is for one brief. Of several overrides the last one wins.
    #[must_use]
    pub fn of_brief(&self, path: Option<&Path>) -> Cow<'_, Project> {
        let concerning = |path| self.exceptions.iter().filter(move |exception| exception.concerns(path));
        let mut concerning = path.into_iter().flat_map(concerning).peekable();
        if concerning.peek().is_none() {
            return Cow::Borrowed(self);
        }
        let mut settings: Settings = self.settings.clone();
        for exception in concerning {
            settings.profile = exception.stated.profile.unwrap_or(settings.profile);
            settings.add_rules(exception.stated.rules.clone());
        }
        // Which briefs belong to the project was asked before.
        Cow::Owned(Project {
            root: self.root.clone(),
            settings,
            lexicon: self.lexicon.clone(),
            facts: self.facts.clone(),
            excluded: Gitignore::empty(),
            exceptions: Vec::new(),
            layers: Vec::new(),
        })
    }
}
