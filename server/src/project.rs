//! A project: the briefs below one folder, their settings, and the packs they share.

use crate::packs::Lexicon;
use crate::settings::Settings;
use std::path::PathBuf;
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

impl Default for Project {
    /// No settings, and the packs that ship with attache.
    fn default() -> Self {
        Self { root: None, settings: Settings::default(), lexicon: Lexicon::shipped() }
    }
}
