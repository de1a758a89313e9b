//! The extension for VS Code: packed, looked into, and handed to the scripts that drive the workbench.

use crate::{desk, find};
use serde_json::Value;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Once;

/// What the extension holds: no source, no test, no picture of its page, and no program.
pub const CONTENTS: &[&str] = &[
    "[Content_Types].xml",
    "extension.vsixmanifest",
    "extension/LICENSE-APACHE",
    "extension/LICENSE-MIT",
    "extension/LICENSE.txt",
    "extension/attache.schema.json",
    "extension/changelog.md",
    "extension/dist/extension.js",
    "extension/media/icon.png",
    "extension/media/view.svg",
    "extension/package.json",
    "extension/readme.md",
    "extension/syntaxes/attache.injection.json",
    "extension/walkthrough/open.md",
    "extension/walkthrough/settings.md",
    "extension/walkthrough/views.md",
];

/// The folder of the extension.
pub fn folder() -> PathBuf {
    desk::repository().join("editors/vscode")
}

/// Installs what building the extension takes.
pub fn install_packages() {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        if !folder().join("node_modules/.package-lock.json").exists() {
            run(Command::new("npm").args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(folder()));
        }
    });
}

/// Packs the extension without a program.
pub fn pack(file: &Path) {
    run(packer(file));
}

/// Packs the extension with the program within it, as it comes to users of one system.
pub fn pack_with_program(file: &Path) {
    // Without what debuggers want: a tenth of it. Before a release, the program of the release is tried.
    let slim = file.with_file_name("attache");
    let program = std::env::var_os("ATTACHE_PROGRAM").unwrap_or_else(|| env!("CARGO_BIN_EXE_attache").into());
    run(Command::new("strip").arg("-o").arg(&slim).arg(program));
    run(packer(file).arg(slim).arg("linux-x64"));
    let held = contents(file);
    assert!(held.contains(&"extension/server/attache (program)".to_owned()), "{held:#?}");
}

fn packer(file: &Path) -> Command {
    install_packages();
    let mut command = Command::new("bash");
    command.arg(folder().join("test/pack.sh")).arg(file).env("ATTACHE", env!("CARGO_BIN_EXE_attache"));
    command
}

/// The files that a packed extension holds, and whether they are programs.
pub fn contents(file: &Path) -> Vec<String> {
    const LIST: &str = "
import sys, zipfile
for entry in zipfile.ZipFile(sys.argv[1]).infolist():
    print(entry.filename + (' (program)' if entry.external_attr >> 16 & 0o111 else ''))
";
    let listed = Command::new("python3").args(["-c", LIST]).arg(file).output().expect("Python runs");
    let mut files: Vec<_> = String::from_utf8_lossy(&listed.stdout).lines().map(str::to_owned).collect();
    files.sort();
    files
}

/// A script that drives the workbench, with an extension.
pub fn script(name: &str, tools: &Path, extension: &Path) -> Command {
    let mut command = Command::new(tools.join(find::NODE));
    command.arg(folder().join("test").join(name)).arg("--tools").arg(tools).arg("--extension").arg(extension);
    if let Some(pictures) = std::env::var_os("ATTACHE_PICTURES") {
        command.arg("--pictures").arg(pictures);
    }
    command
}

/// The PATH of this process, with the program in front.
pub fn path_with_program() -> OsString {
    let program = Path::new(env!("CARGO_BIN_EXE_attache"));
    let own = program.parent().map(Path::to_owned);
    let others = std::env::var_os("PATH").unwrap_or_default();
    std::env::join_paths(own.into_iter().chain(std::env::split_paths(&others))).expect("folders of a PATH join")
}

fn run(mut command: impl std::borrow::BorrowMut<Command>) {
    let command = command.borrow_mut();
    let done = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(done.status.success(), "{command:?}: {}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn settings_of_the_extension_have_the_names_of_attache_toml() {
    let said = Command::new(env!("CARGO_BIN_EXE_attache")).arg("schema").output().expect("attache runs");
    let schema: Value = serde_json::from_slice(&said.stdout).expect("the schema is JSON");
    let package = std::fs::read(folder().join("package.json")).expect("the extension says what it is");
    let package: Value = serde_json::from_slice(&package).expect("package.json is JSON");
    let stated = &package["contributes"]["configuration"]["properties"];
    for name in ["profile", "definition-scope", "rules"] {
        assert!(schema["properties"][name].is_object(), "attache.toml has no {name}");
        assert!(stated[format!("attache.{name}")].is_object(), "the extension has no {name}");
    }
    assert_eq!(stated["attache.profile"]["examples"], schema["properties"]["profile"]["allOf"][0]["anyOf"][0]["enum"]);
    let mut scopes = schema["properties"]["definition-scope"]["enum"].as_array().expect("scopes are listed").clone();
    scopes.push(Value::Null);
    assert_eq!(stated["attache.definition-scope"]["enum"], Value::Array(scopes));
}
