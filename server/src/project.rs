//! A project: the briefs below one folder, their settings, and the packs they share. It is put
//! together from files once; afterwards it is a plain value.

use crate::files;
use crate::packs::{self, Lexicon, Pack, SHIPPED};
use crate::settings::{self, PackChoice, Settings, SettingsError};
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use toml::Spanned;

/// What holds for every brief of a folder.
#[derive(Debug, Clone)]
pub struct Project {
    /// The folder; none for texts that lie on no disk.
    pub root: Option<PathBuf>,
    /// What `attache.toml` asks for.
    pub settings: Settings,
    /// The packs, compiled.
    pub lexicon: Arc<Lexicon>,
    /// The briefs that the settings leave out; see [`Project::excludes`].
    pub excluded: Gitignore,
}

/// What is wrong with one of the files that a project is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file: `attache.toml` or a pack.
    pub path: PathBuf,
    /// Its text.
    pub text: String,
    /// What is the matter, and where in the text.
    pub error: SettingsError,
}

impl Default for Project {
    /// No settings, and the packs that ship with attache.
    fn default() -> Self {
        let (settings, excluded) = (Settings::default(), Gitignore::empty());
        Self { root: None, settings, lexicon: Lexicon::shipped(), excluded }
    }
}

impl Project {
    /// The project of a folder, with the settings that lie in it.
    ///
    /// # Errors
    /// Says what is wrong with the settings, or with a pack that they name.
    pub fn open(root: Option<&Path>) -> Result<Self, Fault> {
        let Some(root) = root else { return Ok(Self::default()) };
        let Some(path) = files::settings_in(root) else {
            return Ok(Self { root: Some(root.to_owned()), ..Self::default() });
        };
        let text = files::read(&path).map_err(|reason| Fault {
            path: path.clone(),
            text: String::new(),
            error: SettingsError { message: reason.to_string(), span: 0..0, help: None },
        })?;
        let at_fault = |error| Fault { path: path.clone(), text: text.clone(), error };
        let settings = settings::parse(&text).map_err(at_fault)?;
        for sheet in &settings.fact_sheets {
            below(root, "fact sheet", sheet.get_ref()).map_err(|message| at_fault(blame(sheet, message)))?;
        }
        let excluded = excluded(root, &settings.exclude).map_err(at_fault)?;
        let lexicon = lexicon(root, &settings.packs, &at_fault)?;
        Ok(Self { root: Some(root.to_owned()), settings, lexicon, excluded })
    }

    /// Whether the settings leave a brief out.
    #[must_use]
    pub fn excludes(&self, path: &Path) -> bool {
        let relative = self.root.as_deref().and_then(|root| path.strip_prefix(root).ok());
        relative.is_some_and(|path| self.excluded.matched_path_or_any_parents(path, false).is_ignore())
    }
}

fn excluded(root: &Path, patterns: &[Spanned<String>]) -> Result<Gitignore, SettingsError> {
    let mut builder = GitignoreBuilder::new(root);
    for pattern in patterns {
        builder.add_line(None, pattern.get_ref()).map_err(|error| {
            let reason = match error {
                ignore::Error::Glob { err, .. } => err,
                error => error.to_string(),
            };
            blame(pattern, format!("“{}” is no pattern of paths: {reason}", pattern.get_ref()))
        })?;
    }
    builder.build().map_err(|error| SettingsError { message: error.to_string(), span: 0..0, help: None })
}

/// The packs of a project: its own come before those that ship, whatever their order in the list.
fn lexicon(
    root: &Path,
    choices: &[Spanned<PackChoice>],
    at_fault: &dyn Fn(SettingsError) -> Fault,
) -> Result<Arc<Lexicon>, Fault> {
    let chosen = choices.iter().map(Spanned::get_ref);
    if chosen.eq(Settings::default().packs.iter().map(Spanned::get_ref)) {
        return Ok(Lexicon::shipped());
    }
    let (mut own, mut shipped) = (Vec::new(), Vec::new());
    for choice in choices {
        match choice.get_ref() {
            PackChoice::File(stated) => {
                let path = below(root, "pack", stated).map_err(|message| at_fault(blame(choice, message)))?;
                own.push((pack(stated, &path, &|message| at_fault(blame(choice, message)))?, true));
            }
            PackChoice::Shipped(name) => {
                let (_, text) =
                    SHIPPED.iter().find(|(shipped, _)| shipped == name).expect("settings name shipped packs");
                shipped.push((packs::read(text).expect("shipped packs are read in a test"), false));
            }
        }
    }
    Ok(Arc::new(Lexicon::of(own.into_iter().chain(shipped))))
}

/// A pack of the project's own. One without a title goes by its path.
fn pack(stated: &str, path: &Path, blame: &dyn Fn(String) -> Fault) -> Result<Pack, Fault> {
    let text = files::read(path).map_err(|reason| blame(format!("cannot use the pack “{stated}”: {reason}")))?;
    let mut pack =
        packs::read(&text).map_err(|error| Fault { path: path.to_owned(), text: text.clone(), error: error.into() })?;
    if pack.pack.title.is_empty() {
        stated.clone_into(&mut pack.pack.title);
    }
    Ok(pack)
}

/// The file that settings name. It lies in the project: settings that come with a download must
/// not make anybody read files elsewhere.
fn below(root: &Path, what: &str, stated: &str) -> Result<PathBuf, String> {
    let real = |path: &Path| path.canonicalize();
    let path = real(&root.join(stated))
        .map_err(|error| format!("cannot use the {what} “{stated}”: {}", files::reason(&error)))?;
    let is_below = real(root).is_ok_and(|root| path.starts_with(root));
    if is_below { Ok(path) } else { Err(format!("the {what} “{stated}” lies outside the folder of attache.toml")) }
}

fn blame<T>(stated: &Spanned<T>, message: String) -> SettingsError {
    SettingsError { message, span: stated.span(), help: None }
}
