//! A folder of briefs on the disk.

use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A folder that is gone at the end of a test.
pub struct Folder(TempDir);

impl Folder {
    /// A folder with files.
    pub fn of(files: &[(&str, &str)]) -> Self {
        let folder = Self(tempfile::tempdir().expect("there is room for a folder"));
        files.iter().for_each(|(name, text)| folder.write(name, text));
        folder
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Writes a file, and the folders above it.
    pub fn write(&self, name: &str, text: &str) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().expect("it lies in the folder")).expect("the folder can be written");
        fs::write(path, text).expect("the folder can be written");
    }

    /// The address of a file.
    pub fn uri(&self, name: &str) -> String {
        uri(&self.path().join(name))
    }
}

/// The address of a path.
pub fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}
