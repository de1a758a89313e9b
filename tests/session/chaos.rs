//! The disk under the server: briefs become other things than files, move with their folders, and bear any
//! date. Whatever happens, every question is answered.

#![cfg(unix)]

use super::editor::Editor;
use super::folder::{Folder, uri};
use serde_json::{Value, json};
use std::fs::{self, File};
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

/// Nothing takes this long, on a machine however busy.
const PATIENCE: Duration = Duration::from_secs(60);

const OPEN: &str = "The KHQX met in Busan.\n";
const FUND: &str = "The Harbour Crane Fund (HCF) pays. The HCF is small.\n";
const OTHER_FUND: &str = "The Harbour Cruise Fleet (HCF) pays. The HCF is large.\n";

/// Something that is no brief, and how it is put there.
type NoBrief = (&'static str, fn(&Path));

/// What takes the place of a brief.
const NO_BRIEFS: [NoBrief; 10] = [
    ("nothing", |_| ()),
    ("a folder", |path| fs::create_dir(path).expect("it can be made")),
    ("a folder with a brief", |path| {
        fs::create_dir(path).expect("it can be made");
        fs::write(path.join("one.txt"), FUND).expect("it can be written");
    }),
    ("a link to nothing", |path| symlink("gone", path).expect("a link")),
    ("a link to itself", |path| symlink(path, path).expect("a link")),
    ("a link to a device", |path| symlink("/dev/zero", path).expect("a link")),
    ("a pipe", |path| assert!(Command::new("mkfifo").arg(path).status().expect("every Unix has it").success())),
    ("bytes that are no text", |path| fs::write(path, [b'H', b'C', b'F', 0xFF, 0xFE]).expect("it can be written")),
    ("text of another kind", |path| fs::write(path, b"\xFF\xFEH\0C\0F\0").expect("it can be written")),
    ("a hundred megabytes", |path| {
        File::create(path).and_then(|file| file.set_len(100 << 20)).expect("a sparse file");
    }),
];

/// Removes whatever lies there.
fn clear(path: &Path) {
    match path.symlink_metadata() {
        Ok(metadata) if metadata.is_dir() => fs::remove_dir_all(path).expect("it can be removed"),
        Ok(_) => fs::remove_file(path).expect("it can be removed"),
        Err(_) => {}
    }
}

/// An editor over a folder that says itself which files change, or leaves that to the server.
async fn editor(folder: &Folder, watches: bool) -> Editor {
    let able = json!({
        "didChangeWatchedFiles": {"dynamicRegistration": watches},
        "diagnostics": {"refreshSupport": true},
    });
    let capabilities = json!({"workspace": able, "textDocument": {"diagnostic": {}}});
    let mut editor =
        Editor::over(Arc::default(), json!({"capabilities": capabilities, "rootUri": uri(folder.path())})).await;
    editor.open(&folder.uri("open.md"), OPEN).await;
    editor.all_read(&folder.uri("open.md")).await;
    assert!(!findings(&mut editor, folder).await.is_empty());
    editor
}

async fn findings(editor: &mut Editor, folder: &Folder) -> Vec<Value> {
    let question = json!({"textDocument": {"uri": folder.uri("open.md")}});
    let answer = editor.call("textDocument/diagnostic", question).await;
    answer["result"]["items"].as_array().cloned().unwrap_or_else(|| panic!("{answer}"))
}

/// Where the folder speaks of the fund, in a stable order.
async fn places(editor: &mut Editor) -> Vec<String> {
    let answer = editor.call("workspace/symbol", json!({"query": "HCF"})).await;
    let symbols = answer["result"].as_array().unwrap_or_else(|| panic!("{answer}"));
    let mut places: Vec<_> = symbols.iter().map(Value::to_string).collect();
    places.sort();
    places
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_takes_the_place_of_a_brief_does_no_harm() {
    let folder = Folder::of(&[("open.md", OPEN), ("fund.md", FUND)]);
    let mut editor = editor(&folder, true).await;
    let path = folder.path().join("fund.md");
    assert_eq!(places(&mut editor).await.len(), 1);
    for (what, put) in NO_BRIEFS {
        clear(&path);
        put(&path);
        editor.changed(&folder.uri("fund.md")).await;
        assert_eq!(places(&mut editor).await, Vec::<String>::new(), "{what}");
        assert!(!findings(&mut editor, &folder).await.is_empty(), "{what}");
        clear(&path);
        folder.write("fund.md", FUND);
        editor.changed(&folder.uri("fund.md")).await;
        assert_eq!(places(&mut editor).await.len(), 1, "{what}, and a brief again");
    }
}

/// Nothing announces that a file on the disk was read, so the question is put again.
async fn until_there_are(editor: &mut Editor, count: usize) {
    let begin = Instant::now();
    while places(editor).await.len() != count {
        assert!(begin.elapsed() < PATIENCE, "{:?} are not {count}", places(editor).await);
        tokio::task::yield_now().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_comes_into_a_folder_that_the_server_watches_does_no_harm() {
    let folder = Folder::of(&[("open.md", OPEN)]);
    let mut editor = editor(&folder, false).await;
    for (number, (_, put)) in NO_BRIEFS.iter().enumerate() {
        put(&folder.path().join(format!("no-brief-{number}.md")));
        symlink("..", folder.path().join(format!("circle-{number}"))).expect("a link");
        folder.write(&format!("fund-{number}.md"), FUND);
        until_there_are(&mut editor, number + 1).await;
    }
    fs::rename(folder.path().join("fund-0.md"), folder.path().join("fund-0.txt")).expect("it can be renamed");
    until_there_are(&mut editor, NO_BRIEFS.len() - 1).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_folder_that_moves_takes_its_briefs_along() {
    for watches in [false, true] {
        let (folder, elsewhere) = (Folder::of(&[("open.md", OPEN), ("sub/deep/fund.md", FUND)]), Folder::of(&[]));
        let mut editor = editor(&folder, watches).await;
        until_there_are(&mut editor, 1).await;
        let (here, there) = (folder.path().join("sub"), elsewhere.path().join("sub"));
        for (from, to, count) in [(&here, &there, 0), (&there, &here, 1)] {
            fs::rename(from, to).expect("both lie on one disk");
            if watches {
                editor.changed(&folder.uri("sub")).await;
            }
            until_there_are(&mut editor, count).await;
        }
        folder.write("sub/deep/other.md", OTHER_FUND);
        if watches {
            editor.changed(&folder.uri("sub/deep/other.md")).await;
        }
        until_there_are(&mut editor, 2).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn dates_of_files_mean_nothing_to_an_index() {
    let folder = Folder::of(&[("open.md", OPEN), ("fund.md", FUND)]);
    let mut editor = editor(&folder, true).await;
    for (text, count) in [(OPEN, 0), (FUND, 1), (OPEN, 0), (OTHER_FUND, 1)] {
        for seconds in [0, 4_102_444_800, 1_000_000_000] {
            folder.write("fund.md", text);
            let file = File::options().append(true).open(folder.path().join("fund.md")).expect("it is there");
            file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)).expect("its owner may");
            editor.changed(&folder.uri("fund.md")).await;
            assert_eq!(places(&mut editor).await.len(), count);
        }
    }
}
