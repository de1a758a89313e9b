//! Where the files of this repository are, and how generated ones are kept fresh.

use std::fs;
use std::path::{Path, PathBuf};

/// The folder that holds everything.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the server's folder lies in the repository").to_owned()
}

/// Whether generated files are to be written instead of compared: `ATTACHE_UPDATE=1`.
pub fn updates() -> bool {
    std::env::var_os("ATTACHE_UPDATE").is_some_and(|value| value == "1")
}

/// A text file of this repository, with `\n` for line ends.
pub fn read(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("reading {}: {error}", path.display()));
    text.replace("\r\n", "\n")
}

/// Writes a file of this repository.
pub fn write(path: &Path, text: &str) {
    fs::write(path, text).unwrap_or_else(|error| panic!("writing {}: {error}", path.display()));
}

/// The files below a folder with this extension, in the order of their paths.
pub fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("reading {}: {error}", folder.display()));
    for entry in entries {
        let path = entry.expect("a folder of the repository can be listed").path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|found| found == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}
