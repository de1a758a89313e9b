//! The findings that a project lives with: its baseline, as far as one brief is concerned. What was
//! accepted is left alone at both doors; it comes back when its words change.

use super::{Fault, below, blame};
use crate::BriefKey;
use crate::baseline::{Baseline, Known};
use crate::files;
use crate::finding::Finding;
use crate::settings::SettingsError;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use toml::Spanned;

/// A baseline and the file that holds it.
#[derive(Debug, Clone)]
pub struct Accepted {
    /// The file, which need not be there yet.
    pub path: PathBuf,
    /// What it accepts.
    pub baseline: Baseline,
}

impl Accepted {
    /// The baseline in a file, or an empty one if there is no such file.
    ///
    /// # Errors
    /// Says why the file is no baseline, or cannot be read.
    pub fn read(path: PathBuf) -> Result<Self, String> {
        if !path.exists() {
            return Ok(Self { path, baseline: Baseline::default() });
        }
        let text = files::read(&path).map_err(|reason| reason.to_string())?;
        Ok(Self { baseline: Baseline::parse(&text)?, path })
    }

    /// The baseline that settings in `folder` name.
    pub(super) fn stated(
        root: &Path,
        folder: &Path,
        stated: Option<&Spanned<String>>,
        at_fault: &dyn Fn(SettingsError) -> Fault,
    ) -> Result<Option<Arc<Self>>, Fault> {
        let Some(stated) = stated else { return Ok(None) };
        let path = files::absolute(folder, Path::new(stated.get_ref()));
        // The file need not be there yet, its folder must.
        let real = if path.exists() { path.as_path() } else { path.parent().unwrap_or(folder) };
        below(root, folder, "baseline", &real.to_string_lossy()).map_err(|message| at_fault(blame(stated, message)))?;
        Self::read(path).map(|accepted| Some(Arc::new(accepted))).map_err(|reason| {
            let message = format!("cannot use the baseline “{}”: {reason}", stated.get_ref());
            let help = "remove it and write a new one with attache lint --write-baseline".to_owned();
            at_fault(SettingsError { help: Some(help), ..blame(stated, message) })
        })
    }

    /// What the baseline calls a brief: its path from the baseline's folder, wherever attache runs.
    #[must_use]
    pub fn name(&self, brief: &BriefKey) -> String {
        let folder = BriefKey::of_path(self.folder());
        let below = brief.as_str().strip_prefix(folder.as_str()).and_then(|rest| rest.strip_prefix('/'));
        below.unwrap_or(brief.as_str()).to_owned()
    }

    /// Whether a brief that it names is still there.
    #[must_use]
    pub fn is_there(&self, name: &str) -> bool {
        self.folder().join(name).exists()
    }

    /// The findings in one brief that it does not accept.
    #[must_use]
    pub fn new_ones(&self, brief: &BriefKey, text: &str, mut findings: Vec<Finding>) -> Vec<Finding> {
        let path = self.name(brief);
        let known: Vec<_> =
            findings.iter().map(|finding| Known::of(finding, &path, Known::words(finding, text))).collect();
        let mut accepted = self.baseline.compare(&known, |name| !self.is_there(name)).accepted.into_iter();
        findings.retain(|_| !accepted.next().unwrap_or_default());
        findings
    }

    fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new(""))
    }
}
