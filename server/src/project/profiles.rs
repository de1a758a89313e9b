//! The house of a project: its profile, and what that inherits from other files and from the ones that
//! ship.

use super::{Fault, below, blame};
use crate::files;
use crate::profile::{self, House};
use crate::settings::{ProfileChoice, SettingsError, profile_choice};
use std::path::{Path, PathBuf};
use toml::Spanned;

/// The house of a profile that a file in `folder` names.
pub(super) fn house(
    root: &Path,
    folder: &Path,
    choice: &Spanned<ProfileChoice>,
    at_fault: &dyn Fn(SettingsError) -> Fault,
) -> Result<House, Fault> {
    inherited(root, folder, choice, &mut Vec::new(), at_fault)
}

/// The house of a profile that a file in `folder` names. `heirs` are the files that led here.
fn inherited(
    root: &Path,
    folder: &Path,
    choice: &Spanned<ProfileChoice>,
    heirs: &mut Vec<PathBuf>,
    at_fault: &dyn Fn(SettingsError) -> Fault,
) -> Result<House, Fault> {
    let stated = match choice.get_ref() {
        ProfileChoice::Shipped(name) => return Ok(House::shipped(name)),
        ProfileChoice::File(stated) => stated,
    };
    let path = below(root, folder, "profile", stated).map_err(|message| at_fault(blame(choice, message)))?;
    if heirs.contains(&path) {
        return Err(at_fault(blame(choice, format!("the profile “{stated}” inherits itself"))));
    }
    let text = files::read(&path)
        .map_err(|reason| at_fault(blame(choice, format!("cannot use the profile “{stated}”: {reason}"))))?;
    let at_fault = |error| Fault { path: path.clone(), text: text.clone(), error };
    let profile = profile::read(&text).map_err(at_fault)?;
    let parent = match profile.inherits.clone() {
        Some(parent) => {
            heirs.push(path.clone());
            let parent = profile_choice(parent).map_err(at_fault)?;
            inherited(root, path.parent().unwrap_or(root), &parent, heirs, &at_fault)?
        }
        None => House::default(),
    };
    Ok(parent.with(&profile))
}
