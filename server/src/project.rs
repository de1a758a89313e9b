//! A project: the briefs below one folder, their settings, and the packs they share. It is put
//! together from files once; afterwards it is a plain value.

mod accepted;
mod chain;
mod overrides;
mod packs;
mod profiles;
mod sheets;

pub use accepted::Accepted;
pub use chain::Layer;
pub use overrides::Exception;

use crate::facts::Facts;
use crate::files;
use crate::packs::Lexicon;
use crate::profile::House;
use crate::settings::{self, ProfileChoice, Settings, SettingsError};
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
    /// What the profile asks for.
    pub house: House,
    /// The packs, compiled.
    pub lexicon: Arc<Lexicon>,
    /// The figures that are declared: by fact sheets, then by packs.
    pub facts: Arc<Facts>,
    /// The findings that the team lives with.
    pub accepted: Option<Arc<Accepted>>,
    /// The briefs that the settings leave out; see [`Project::excludes`].
    pub excluded: Gitignore,
    /// What holds for some briefs only; see [`Project::of_brief`].
    pub exceptions: Vec<Exception>,
    /// The files that the settings were read from, each behind those that it extends.
    pub layers: Vec<Layer>,
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
        let lexicon = Lexicon::shipped();
        Self {
            root: None,
            settings: Settings::default(),
            house: House::default(),
            facts: Arc::new(Facts::of(Vec::new(), &lexicon)),
            lexicon,
            accepted: None,
            excluded: Gitignore::empty(),
            exceptions: Vec::new(),
            layers: Vec::new(),
        }
    }
}

impl Project {
    /// The project of a folder, with the settings that lie in it, or what it begins with.
    ///
    /// # Errors
    /// Says what is wrong with the settings, or with a pack that they name.
    pub fn open(root: Option<&Path>, base: &Settings) -> Result<Self, Fault> {
        let Some(root) = root else { return Ok(Self::without_settings(None, base)) };
        let Some(path) = files::settings_in(root) else { return Ok(Self::without_settings(Some(root), base)) };
        let layers = chain::layers(root, path)?;
        let mut settings = base.clone();
        let mut exceptions = Vec::new();
        for (index, layer) in layers.iter().enumerate() {
            let at_fault = |error| layer.fault(error);
            settings = settings::parse_over(&layer.text, &settings).map_err(at_fault)?;
            for stated in std::mem::take(&mut settings.overrides) {
                exceptions.push(Exception::of(root, stated, index, layer)?);
            }
        }
        // A path starts from the file that names it.
        let layer_of = |key: &str| {
            let states = |layer: &&Layer| settings::stated(&layer.text).iter().any(|(stated, _)| stated == key);
            layers.iter().rev().find(states).unwrap_or(&layers[0])
        };
        let layer = layer_of("exclude");
        let excluded = patterns(layer.folder(root), &settings.exclude).map_err(|error| layer.fault(error))?;
        let layer = layer_of("packs");
        let lexicon = packs::lexicon(layer.folder(root), &settings.packs, &|error| layer.fault(error))?;
        let layer = layer_of("fact-sheets");
        let sheets = sheets::declared(layer.folder(root), &settings.fact_sheets, &|error| layer.fault(error))?;
        let facts = Arc::new(Facts::of(sheets, &lexicon));
        let layer = layer_of("baseline");
        let accepted =
            Accepted::stated(root, layer.folder(root), settings.baseline.as_ref(), &|error| layer.fault(error))?;
        let layer = layer_of("profile");
        let house = profiles::house(root, layer.folder(root), &settings.profile, &|error| layer.fault(error))?;
        Ok(Self {
            root: Some(root.to_owned()),
            settings,
            house,
            lexicon,
            facts,
            accepted,
            excluded,
            exceptions,
            layers,
        })
    }

    /// The project of a folder in which no settings lie. A profile in a file would have to lie there, too.
    fn without_settings(root: Option<&Path>, base: &Settings) -> Self {
        let house = match base.profile.get_ref() {
            ProfileChoice::Shipped(name) => House::shipped(name),
            ProfileChoice::File(_) => House::default(),
        };
        Self { root: root.map(Path::to_owned), settings: base.clone(), house, ..Self::default() }
    }

    /// Whether the settings leave a brief out.
    #[must_use]
    pub fn excludes(&self, path: &Path) -> bool {
        let relative = path.strip_prefix(self.excluded.path()).ok();
        relative.is_some_and(|path| self.excluded.matched_path_or_any_parents(path, false).is_ignore())
    }
}

fn patterns(root: &Path, patterns: &[Spanned<String>]) -> Result<Gitignore, SettingsError> {
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

/// The file that settings or a pack in `folder` name. It lies in the project: settings that come
/// with a download must not make anybody read files elsewhere.
fn below(root: &Path, folder: &Path, what: &str, stated: &str) -> Result<PathBuf, String> {
    let real = |path: &Path| path.canonicalize();
    let path = real(&folder.join(stated))
        .map_err(|error| format!("cannot use the {what} “{stated}”: {}", files::reason(&error)))?;
    let is_below = real(root).is_ok_and(|root| path.starts_with(root));
    if !is_below {
        return Err(format!("the {what} “{stated}” lies outside the folder of attache.toml"));
    }
    // A pipe would be waited for until somebody writes to it.
    let is_usable = path.is_file() || path.is_dir();
    if is_usable { Ok(path) } else { Err(format!("cannot use the {what} “{stated}”: it is no file")) }
}

fn blame<T>(stated: &Spanned<T>, message: String) -> SettingsError {
    SettingsError { message, span: stated.span(), help: None }
}
