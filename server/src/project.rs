//! A project: the briefs below one folder, their settings, and the packs they share.

use crate::packs::Lexicon;
use crate::settings::Settings;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What holds for every brief of a folder.
#[derive(Debug, Clone)]
pub struct Project {
    /// The folder; none for texts that lie on no disk.
    pub root: Option<PathBuf>,
    /// What `attache.toml` asks for.
    pub settings: Settings,
    /// The packs, compiled.
    pub lexicon: Arc<Lexicon>,
}

/// What is wrong with a file that a project's settings consist of.
#[derive(Debug, Clone)]
pub struct Fault;

impl Default for Project {
    /// No settings, and the packs that ship with attache.
    fn default() -> Self {
        Self { root: None, settings: Settings::default(), lexicon: Lexicon::shipped() }
    }
}

impl Project {
    /// The project of a folder.
    ///
    /// # Errors
    /// Says what is wrong with its settings.
    pub fn open(root: Option<&Path>) -> Result<Self, Fault> {
        Ok(Self { root: root.map(Path::to_owned), ..Self::default() })
    }

    /// Whether the settings leave a brief out.
    #[must_use]
    pub fn excludes(&self, _path: &Path) -> bool {
        false
    }
}
