//! One engine, two doors: the command line and the language server say the same of every fixture, and of
//! folders made by chance.

use crate::session::editor::Editor;
use crate::{fixtures, folders, repository};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::timeout;

/// Nothing takes this long; whoever waits on is told what came last.
const PATIENCE: Duration = Duration::from_secs(50);

/// What is compared of a finding: all that both doors show.
type Shown = Vec<String>;

/// Every fixture in a folder of its own, and the briefs that this repository shows off.
pub fn folders(disk: &Path) -> Vec<PathBuf> {
    let mut folders = Vec::new();
    for (number, fixture) in fixtures::all().iter().enumerate() {
        let folder = disk.join(format!("fixture-{number:03}"));
        fs::create_dir(&folder).expect("a temporary folder can be written to");
        for file in &fixture.briefs {
            fs::write(folder.join(&file.name), &file.text).expect("a temporary folder can be written to");
        }
        folders.push(folder);
    }
    folders.push(repository::root().join("tests/briefs"));
    folders
}

/// What the command line says, by the file's whole path.
fn by_command_line(folders: &[PathBuf], from: &Path) -> BTreeMap<PathBuf, Shown> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_attache"));
    command.current_dir(from).args(["lint", "--format", "json"]).args(folders);
    let output = command.output().expect("the program runs");
    let report: Value = serde_json::from_slice(&output.stdout).expect("the report is JSON");
    let mut shown: BTreeMap<PathBuf, Shown> = BTreeMap::new();
    for finding in report["findings"].as_array().expect("a report has findings") {
        let place = |place: &Value| (number(&place["line"]) - 1, number(&place["column"]) - 1);
        let related = finding["related"].as_array().into_iter().flatten().map(|related| {
            let path = from.join(text(&related["path"]));
            format!("{} {:?} {}", path.display(), place(&related["start"]), text(&related["message"]))
        });
        let line = format!(
            "{} {} {:?}-{:?} {} {:?}",
            text(&finding["rule"]),
            text(&finding["severity"]),
            place(&finding["start"]),
            place(&finding["end"]),
            text(&finding["message"]),
            related.collect::<Vec<_>>()
        );
        shown.entry(from.join(text(&finding["path"]))).or_default().push(line);
    }
    shown
}

/// What the server says of an open brief, in the same words.
fn by_server(diagnostics: &[Value]) -> Shown {
    let place = |place: &Value| (number(&place["line"]), number(&place["character"]));
    let line = |diagnostic: &Value| {
        let severity = ["error", "warning", "info", "hint"][number(&diagnostic["severity"]) as usize - 1];
        let related = diagnostic["relatedInformation"].as_array().into_iter().flatten().map(|related| {
            let path = path(text(&related["location"]["uri"]));
            let start = place(&related["location"]["range"]["start"]);
            format!("{} {start:?} {}", path.display(), text(&related["message"]))
        });
        format!(
            "{} {severity} {:?}-{:?} {} {:?}",
            text(&diagnostic["code"]),
            place(&diagnostic["range"]["start"]),
            place(&diagnostic["range"]["end"]),
            text(&diagnostic["message"]),
            related.collect::<Vec<_>>()
        )
    };
    diagnostics.iter().map(line).collect()
}

fn number(value: &Value) -> u64 {
    value.as_u64().expect("it is a number")
}

fn text(value: &Value) -> &str {
    value.as_str().expect("it is a text")
}

fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}

fn path(uri: &str) -> PathBuf {
    PathBuf::from(uri.strip_prefix("file://").expect("briefs of this test lie on a disk"))
}

/// Folders made by chance, unless somebody asks for more: `ATTACHE_FOLDERS=1000 cargo test made_by_chance`.
const BY_CHANCE: usize = 12;

/// Folders made by chance.
pub fn folders_by_chance(disk: &Path) -> Vec<PathBuf> {
    let count = std::env::var("ATTACHE_FOLDERS").map_or(BY_CHANCE, |count| count.parse().expect("it is a number"));
    let make = |seed: usize| {
        let folder = disk.join(format!("made-{seed:04}"));
        fs::create_dir(&folder).expect("a temporary folder can be written to");
        folders::make(&folder, seed as u64);
        folder
    };
    (0..count).map(make).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_command_line_and_the_server_say_the_same() {
    assert_agreement(folders).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn they_say_the_same_of_folders_made_by_chance() {
    assert_agreement(folders_by_chance).await;
}

async fn assert_agreement(folders: fn(&Path) -> Vec<PathBuf>) {
    let disk = tempfile::tempdir().expect("there is a temporary folder");
    let disk = disk.path().canonicalize().expect("it was just made");
    let folders = folders(&disk);
    let mut said = by_command_line(&folders, &disk);
    assert!(!said.is_empty());

    let roots: Vec<_> = folders.iter().map(|folder| json!({"uri": uri(folder), "name": "briefs"})).collect();
    let initialize = json!({
        "workspaceFolders": roots,
        "capabilities": {
            "general": {"positionEncodings": ["utf-32"]},
            "textDocument": {"publishDiagnostics": {"relatedInformation": true}},
        },
    });
    let mut editor = Editor::over(Arc::default(), initialize).await;
    for brief in folders.iter().flat_map(|folder| repository::files(folder, "md")) {
        let text = fs::read_to_string(&brief).expect("it was just written");
        editor.open(&uri(&brief), &text).await;
        let expected = said.remove(&brief).unwrap_or_default();
        // What other briefs have to do with it comes when they are read.
        let shown = RefCell::new(Shown::new());
        let is_expected = |found: &[Value]| {
            shown.replace(by_server(found));
            *shown.borrow() == expected
        };
        if timeout(PATIENCE, editor.diagnostics(&uri(&brief), 1, is_expected)).await.is_err() {
            assert_eq!(shown.into_inner(), expected, "{}", brief.display());
        }
    }
    assert!(said.is_empty(), "the command line alone speaks of {:?}", said.keys());
}
