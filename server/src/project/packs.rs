//! The packs of a project, found and put in order: its own come before those that ship, whatever
//! their order in the settings, and each before the packs that it builds upon. An entry replaces
//! the one of a weaker pack that has the same id.

use super::{Fault, below, blame};
use crate::files;
use crate::packs::{self, Lexicon, Pack, SHIPPED};
use crate::settings::{PackChoice, Settings, SettingsError, pack_choice};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use toml::Spanned;

/// The packs that settings choose, and those that these require, compiled.
pub(super) fn lexicon(
    root: &Path,
    choices: &[Spanned<PackChoice>],
    at_fault: &dyn Fn(SettingsError) -> Fault,
) -> Result<Arc<Lexicon>, Fault> {
    let chosen = choices.iter().map(Spanned::get_ref);
    if chosen.eq(Settings::default().packs.iter().map(Spanned::get_ref)) {
        return Ok(Lexicon::shipped());
    }
    let mut found = Found::default();
    for choice in choices {
        found.add(root, root, choice, at_fault)?;
    }
    let own = found.own.into_iter().map(|(_, pack)| (pack, true));
    let shipped = found.shipped.into_iter().map(|(_, pack)| (pack, false));
    Ok(Arc::new(Lexicon::of(own.chain(shipped))))
}

/// The packs met so far, each once, strongest first.
#[derive(Default)]
struct Found {
    own: Vec<(PathBuf, Pack)>,
    shipped: Vec<(&'static str, Pack)>,
}

impl Found {
    /// Adds a pack that a file in `folder` names, and those that it requires. Packs that require
    /// each other are no mistake.
    fn add(
        &mut self,
        root: &Path,
        folder: &Path,
        choice: &Spanned<PackChoice>,
        at_fault: &dyn Fn(SettingsError) -> Fault,
    ) -> Result<(), Fault> {
        match choice.get_ref() {
            PackChoice::Shipped(name) => self.add_shipped(name),
            PackChoice::File(stated) => {
                let path = below(root, folder, "pack", stated).map_err(|message| at_fault(blame(choice, message)))?;
                if self.own.iter().any(|(known, _)| *known == path) {
                    return Ok(());
                }
                let text = files::read(&path)
                    .map_err(|reason| at_fault(blame(choice, format!("cannot use the pack “{stated}”: {reason}"))))?;
                let at_fault = |error| Fault { path: path.clone(), text: text.clone(), error };
                let pack = pack(stated, &text).map_err(|error| at_fault(error.into()))?;
                let required = pack.pack.requires.clone();
                self.own.push((path.clone(), pack));
                let folder = path.parent().unwrap_or(root);
                for name in required {
                    self.add(root, folder, &pack_choice(name).map_err(at_fault)?, &at_fault)?;
                }
                return Ok(());
            }
        }
        Ok(())
    }

    fn add_shipped(&mut self, name: &str) {
        let Some(shipped) = SHIPPED.iter().find(|shipped| shipped.name == name) else { return };
        if self.shipped.iter().any(|(known, _)| *known == name) {
            return;
        }
        let pack = shipped.read();
        let required = pack.pack.requires.clone();
        self.shipped.push((shipped.name, pack));
        required.iter().for_each(|name| self.add_shipped(name.get_ref()));
    }
}

/// A pack of the project's own. One without a title goes by its path.
fn pack(stated: &str, text: &str) -> Result<Pack, toml::de::Error> {
    let mut pack = packs::read(text)?;
    if pack.pack.title.is_empty() {
        stated.clone_into(&mut pack.pack.title);
    }
    Ok(pack)
}
