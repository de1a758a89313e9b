//! The files that settings are made of: an `attache.toml` and what it extends.

use super::{Fault, below};
use crate::files::{self, SETTINGS};
use crate::settings::{SettingsError, parse};
use std::path::{Path, PathBuf};
use toml::Spanned;

/// Longer rows of files are taken for a mistake.
const MOST_FILES: usize = 8;

/// One file of settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layer {
    /// The file.
    pub path: PathBuf,
    /// Its text.
    pub text: String,
}

impl Layer {
    /// What is wrong in this file.
    pub(super) fn fault(&self, error: SettingsError) -> Fault {
        Fault { path: self.path.clone(), text: self.text.clone(), error }
    }

    /// The folder that paths in this file start from, seen from a project.
    pub(super) fn folder<'a>(&'a self, root: &'a Path) -> &'a Path {
        // What a project keeps in a folder of its own speaks of the project.
        self.path.parent().filter(|folder| root.starts_with(folder)).unwrap_or(root)
    }
}

/// The settings in a folder, behind those that they extend.
pub(super) fn layers(root: &Path, path: PathBuf) -> Result<Vec<Layer>, Fault> {
    let unusable = |(path, message)| {
        let error = SettingsError { message, span: 0..0, help: None };
        Fault { path, text: String::new(), error }
    };
    if leads_out(root, &path) {
        let message = "this file is a link to a place outside of its folder: put the settings themselves here";
        return Err(unusable((path, message.to_owned())));
    }
    let mut layers = vec![read(path).map_err(unusable)?];
    loop {
        let last = layers.last().expect("it begins with one");
        let Some(extends) = parse(&last.text).map_err(|error| last.fault(error))?.extends else { break };
        let blame = |message: String, help: Option<&str>| {
            last.fault(SettingsError { message, span: extends.span(), help: help.map(str::to_owned) })
        };
        let next = extended(root, last, &extends).map_err(|(message, help)| blame(message, help))?;
        if layers.len() == MOST_FILES || layers.iter().any(|known| known.path == next) {
            return Err(blame(format!("“{}” leads back here, or too far", extends.get_ref()), None));
        }
        let cannot_use = |reason| blame(format!("cannot use the settings “{}”: {reason}", extends.get_ref()), None);
        let next = read(next).map_err(|(_, reason)| cannot_use(reason))?;
        layers.push(next);
    }
    layers.reverse();
    Ok(layers)
}

/// Whether settings are a link to what no settings may name. What is wrong in a file is quoted, so that a
/// download could make anybody's secrets appear in a log.
fn leads_out(root: &Path, path: &Path) -> bool {
    let (Ok(root), Ok(real)) = (root.canonicalize(), path.canonicalize()) else { return false };
    let is_above = real.parent().is_some_and(|above| root.starts_with(above));
    !(real.starts_with(&root) || is_above && real.file_name().is_some_and(|name| name == SETTINGS))
}

fn read(path: PathBuf) -> Result<Layer, (PathBuf, String)> {
    match files::read(&path) {
        Ok(text) => Ok(Layer { path, text }),
        Err(reason) => Err((path, reason.to_string())),
    }
}

/// The file that settings extend: those of a folder above, which would hold if there were none here,
/// or a file of the project. Settings that come with a download reach nothing else.
fn extended(root: &Path, layer: &Layer, stated: &Spanned<String>) -> Result<PathBuf, (String, Option<&'static str>)> {
    let folder = layer.path.parent().unwrap_or(root);
    let path = files::absolute(folder, Path::new(stated.get_ref()));
    let is_above = path.parent().is_some_and(|above| above != folder && folder.starts_with(above));
    if is_above && path.file_name().is_some_and(|name| name == SETTINGS) {
        return if !path.is_file() {
            Err((format!("there is no file “{}”", stated.get_ref()), None))
        } else if leads_out(path.parent().unwrap_or(root), &path) {
            Err((format!("“{}” is a link to a place outside of its folder", stated.get_ref()), None))
        } else {
            Ok(path)
        };
    }
    let help = "extend the attache.toml of a folder above, or a file in this folder or below";
    below(root, folder, "file of settings", stated.get_ref()).map_err(|message| (message, Some(help)))
}
