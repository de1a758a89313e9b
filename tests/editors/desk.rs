//! A copy of the briefs for an editor to work on, and the run of a script on it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::{Mutex, MutexGuard, PoisonError};
use tempfile::TempDir;

/// A folder of briefs that may be changed.
pub struct Desk {
    folder: TempDir,
}

impl Desk {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        for brief in std::fs::read_dir(repository().join("tests/briefs")).expect("the briefs are there").flatten() {
            std::fs::copy(brief.path(), folder.path().join(brief.file_name())).expect("briefs can be copied");
        }
        Self { folder }
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Runs a script that ends with `N passed, N failed`.
    pub fn run(&self, command: &mut Command) {
        let said = self.output(command);
        let last = said.lines().rev().find(|line| line.contains(" passed, ")).unwrap_or_default();
        assert!(last.ends_with(" 0 failed") && !last.starts_with("0 "), "{said}");
    }

    /// What a program says on both channels, once it has ended.
    pub fn output(&self, command: &mut Command) -> String {
        let command = command.env("ATTACHE", env!("CARGO_BIN_EXE_attache")).env("FOLDER", self.folder());
        let Output { stdout, stderr, .. } = command.output().expect("the editor runs");
        format!("{}{}", String::from_utf8_lossy(&stdout), String::from_utf8_lossy(&stderr))
    }
}

/// Editors are driven one at a time: what they do within seconds alone takes minutes in a crowd.
pub fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The root of the repository.
pub fn repository() -> PathBuf {
    let server = Path::new(env!("CARGO_MANIFEST_DIR"));
    server.parent().expect("the server lies in the repository").to_owned()
}

/// Where what the tests set up is kept: out of the repository's sight.
pub fn tools() -> PathBuf {
    let program = Path::new(env!("CARGO_BIN_EXE_attache"));
    program.ancestors().nth(2).expect("programs lie two folders below the target folder").join("editors")
}
