//! Settings that hold for some briefs of a project only.

use super::profiles::house;
use super::{Fault, Layer, Project, patterns};
use crate::profile::House;
use crate::settings::{Override, Settings};
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
    /// What the profile asks for that it states.
    house: Option<House>,
}

impl Exception {
    /// Compiles what a layer, counted as [`Project::layers`] are, states. Patterns and paths start from its
    /// folder.
    pub(super) fn of(root: &Path, stated: Override, index: usize, layer: &Layer) -> Result<Self, Fault> {
        let folder = layer.folder(root);
        let at_fault = |error| layer.fault(error);
        let matcher = patterns(folder, &stated.paths).map_err(at_fault)?;
        let house = stated.profile.as_ref().map(|profile| house(root, folder, profile, &at_fault)).transpose()?;
        Ok(Self { stated, layer: index, folder: folder.to_owned(), matcher, house })
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
        let mut house = &self.house;
        for exception in concerning {
            if let Some(profile) = &exception.stated.profile {
                settings.profile = profile.clone();
            }
            house = exception.house.as_ref().unwrap_or(house);
            settings.add_rules(exception.stated.rules.clone());
        }
        // Which briefs belong to the project was asked before.
        Cow::Owned(Project {
            root: self.root.clone(),
            settings,
            house: house.clone(),
            lexicon: self.lexicon.clone(),
            facts: self.facts.clone(),
            accepted: self.accepted.clone(),
            excluded: Gitignore::empty(),
            exceptions: Vec::new(),
            layers: Vec::new(),
        })
    }
}
