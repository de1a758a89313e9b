//! What a brief is called inside the house.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a project calls the brief that is its glossary.
pub const GLOSSARY: &str = "glossary.md";

/// The name of a brief: its absolute path with forward slashes, or the URI of a text that lies
/// on no disk (`untitled:Untitled-1`). Cheap to clone, ordered as text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BriefKey(Arc<str>);

impl BriefKey {
    /// The key of a file.
    #[must_use]
    pub fn of_path(path: &Path) -> Self {
        Self(path.to_string_lossy().replace('\\', "/").into())
    }

    /// The key of a text without a file.
    #[must_use]
    pub fn of_name(name: &str) -> Self {
        Self(name.into())
    }

    /// The key as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The file, if the brief lies on a disk.
    #[must_use]
    pub fn path(&self) -> Option<PathBuf> {
        let path = PathBuf::from(&*self.0);
        path.is_absolute().then_some(path)
    }

    /// The last part, for messages.
    #[must_use]
    pub fn file_name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or(&self.0)
    }

    /// Whether it is the glossary of its project: a brief called [`GLOSSARY`].
    #[must_use]
    pub fn is_glossary(&self) -> bool {
        self.file_name().eq_ignore_ascii_case(GLOSSARY)
    }
}

impl fmt::Display for BriefKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
