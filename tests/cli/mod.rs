//! The program as people and scripts meet it: arguments, files and standard input go in; an exit
//! code, two streams and files come out.

mod baseline;
mod changed;
mod config;
mod extract;
mod figures;
mod fixing;
mod formats;
mod hostile;
mod index;
mod json;
mod pages;
mod running;
mod sarif;
mod scip;
mod selection;
mod settings;
mod terms;
mod text;
mod waivers;

use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// What terminals and services set and the program listens to.
const SURROUNDINGS: [&str; 6] = [
    "NO_COLOR",
    "CLICOLOR_FORCE",
    "GITHUB_STEP_SUMMARY",
    "GITHUB_WORKSPACE",
    "CI_PROJECT_DIR",
    "BUILD_SOURCESDIRECTORY",
];

/// A folder of its own in which the program is run.
pub struct Folder {
    at: TempDir,
}

/// What came of a run.
pub struct Done {
    /// The exit code.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Folder {
    /// A folder with these files.
    pub fn with(files: &[(&str, &str)]) -> Self {
        let folder = Self { at: TempDir::new().expect("a temporary folder") };
        for (path, text) in files {
            folder.write(path, text.as_bytes());
        }
        folder
    }

    /// Writes a file, and the folders above it.
    pub fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("files lie in the folder")).expect("a folder for the file");
        fs::write(path, bytes).expect("a file in a temporary folder");
    }

    /// Where a file of this folder is.
    pub fn path(&self, path: &str) -> PathBuf {
        self.at.path().join(path)
    }

    /// A file's text.
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).expect("the file was written")
    }

    /// Runs the program. Arguments are parted by blanks.
    pub fn run(&self, arguments: &str) -> Done {
        self.run_with_input(arguments, "")
    }

    /// Runs the program with a text on its standard input.
    pub fn run_with_input(&self, arguments: &str, input: &str) -> Done {
        let mut process = self.command(arguments).stdin(Stdio::piped()).spawn().expect("the program starts");
        // Whoever does not read its input may be gone already.
        let _ = process.stdin.take().expect("a pipe").write_all(input.as_bytes());
        Done::of(process.wait_with_output().expect("the program ends"))
    }

    /// The program, ready to start in this folder.
    pub fn command(&self, arguments: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_attache"));
        command.args(arguments.split_whitespace()).current_dir(self.at.path());
        command.env("COLUMNS", "80");
        for variable in SURROUNDINGS {
            command.env_remove(variable);
        }
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }
}

impl Done {
    fn of(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("the program prints UTF-8");
        let code = output.status.code().expect("the program ends by itself");
        Self { code, out: text(output.stdout), err: text(output.stderr) }
    }

    /// The JSON report on standard output.
    pub fn report(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error} in:\n{}\n{}", self.out, self.err))
    }

    /// The findings of the JSON report as `path:line:column code`.
    pub fn places(&self) -> Vec<String> {
        let report = self.report();
        let findings = report["findings"].as_array().expect("a list of findings");
        let place = |finding: &Value| {
            let (start, code) = (&finding["start"], finding["code"].as_str().expect("a code"));
            format!("{}:{}:{} {code}", finding["path"].as_str().expect("a path"), start["line"], start["column"])
        };
        findings.iter().map(place).collect()
    }
}

/// Compares with a file in `tests/cli/expected`, or writes it if `ATTACHE_UPDATE` is set.
pub fn expect_file(name: &str, actual: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/cli/expected").join(name);
    if std::env::var_os("ATTACHE_UPDATE").is_some() {
        return fs::write(path, actual).expect("the expected text is written");
    }
    let expected = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(
        expected == actual,
        "{} differs; if the new text is right, set ATTACHE_UPDATE=1\n--- expected\n{expected}\n--- actual\n{actual}",
        path.display()
    );
}
