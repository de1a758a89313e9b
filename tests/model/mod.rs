//! A session that has gone through thousands of edits says what a fresh one over the same texts says.
//!
//! An author edits, opens, closes, saves, moves and deletes the briefs of a folder by chance, over the
//! pipe and with columns in each of the three encodings. After every few steps the server holds the
//! author's texts; every now and then its diagnostics, and less often all its answers, are held against
//! those of a session that was opened a moment ago. `ATTACHE_EDITS=1000000` goes on for longer, and
//! `ATTACHE_SEED` repeats a run; what fails says both, and what was done last.

mod answers;
mod author;
pub mod dice;
pub mod phrases;
mod soak;

use crate::session::editor::Editor;
use attache::BriefKey;
use attache::text::Text;
use attache::workspace::Workspace;
use author::Author;
use serde_json::{Value, json};
use std::sync::Arc;

/// Edits in each encoding, unless somebody asks for more.
const EDITS: usize = 7_000;
/// The most steps between two comparisons of texts.
const STEPS: usize = 20;
/// Of the comparisons of texts, one in so many is one of diagnostics as well.
const DIAGNOSTICS: usize = 6;
/// Of those, one in so many is one of all answers.
const ANSWERS: usize = 3;
/// As many lines of an answer are told around the first that differs.
const AROUND: usize = 24;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn edits_with_columns_in_bytes_end_where_a_fresh_start_does() {
    check("utf-8", 1).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn edits_with_columns_in_utf_16_end_where_a_fresh_start_does() {
    check("utf-16", 2).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn edits_with_columns_in_code_points_end_where_a_fresh_start_does() {
    check("utf-32", 3).await;
}

/// A number that the environment sets.
fn set(name: &str) -> Option<usize> {
    std::env::var(name).ok().map(|value| value.parse().expect("it is a number"))
}

async fn check(encoding: &'static str, seed: u64) {
    let seed = set("ATTACHE_SEED").map_or(seed, |seed| seed as u64);
    let edits = set("ATTACHE_EDITS").map_or(EDITS, |edits| edits / 3);
    let mut author = Author::new(seed, encoding);
    let (workspace, mut editor) = session(&author).await;
    while author.edits < edits {
        for _ in 0..=author.below(STEPS) {
            author.act(&mut editor).await;
        }
        compare(&mut author, &workspace, &mut editor, seed).await;
        editor.heard.clear();
    }
}

/// A session that knows the folder as it lies on the disk, in which nothing is open yet.
async fn session(author: &Author) -> (Arc<Workspace>, Editor) {
    let workspace = Arc::<Workspace>::default();
    workspace.add_root(author.folder.path());
    let capabilities = json!({
        "general": {"positionEncodings": [author.encoding]},
        "textDocument": {"diagnostic": {}, "publishDiagnostics": {"relatedInformation": true}},
        "workspace": {"diagnostics": {"refreshSupport": true}},
    });
    let editor = Editor::over(Arc::clone(&workspace), json!({"capabilities": capabilities})).await;
    (workspace, editor)
}

async fn compare(author: &mut Author, workspace: &Workspace, editor: &mut Editor, seed: u64) {
    let Some(one) = author.any_open() else { return };
    // Whoever is answered now was answered from the last version.
    answers::diagnostics(editor, &author.folder.uri(one)).await;
    let texts: Vec<(&str, String)> = author.open.iter().map(|(name, (_, text))| (*name, text.clone())).collect();
    for (name, text) in &texts {
        let held = workspace.text(&key(author, name)).as_ref().map(Text::to_arc_str);
        assert_eq!(held.as_deref(), Some(text.as_str()), "{name} {}", story(author, seed));
    }
    if author.below(DIAGNOSTICS) != 0 {
        return;
    }
    let (_fresh_workspace, mut fresh) = session(author).await;
    for (name, text) in &texts {
        fresh.open(&author.folder.uri(name), text).await;
    }
    for (name, _) in &texts {
        let uri = author.folder.uri(name);
        let (now, then) = (answers::diagnostics(editor, &uri).await, answers::diagnostics(&mut fresh, &uri).await);
        same("diagnostics", name, &now, &then, author, seed);
    }
    if author.below(ANSWERS) == 0 {
        let (uri, place) = (author.folder.uri(one), author.place(one));
        let (now, then) =
            (answers::others(editor, &uri, &place).await, answers::others(&mut fresh, &uri, &place).await);
        for ((method, now), (_, then)) in now.iter().zip(&then) {
            same(&format!("{method} at {place}"), one, now, then, author, seed);
        }
    }
}

fn same(what: &str, name: &str, now: &Value, then: &Value, author: &Author, seed: u64) {
    let lines = |value: &Value| format!("{value:#}").lines().map(str::to_owned).collect::<Vec<_>>();
    let (now, then) = (lines(now), lines(then));
    let common = now.iter().zip(&then).take_while(|(now, then)| now == then).count();
    // What comes before it tells which answer it is about.
    let (start, end) = (common.saturating_sub(AROUND), common + AROUND / 2);
    let around = |lines: &[String]| lines[start.min(lines.len())..end.min(lines.len())].join("\n");
    assert_eq!(
        now.len().max(then.len()),
        common,
        "{what} of {name}, whose text is {:?}: the session says\n{}\nand a fresh one\n{}\n{}",
        author.open[name].1,
        around(&now),
        around(&then),
        story(author, seed)
    );
}

fn key(author: &Author, name: &str) -> BriefKey {
    BriefKey::of_path(&author.folder.path().join(name))
}

/// How it came to this.
fn story(author: &Author, seed: u64) -> String {
    let last = author.last.iter().fold(String::new(), |story, step| story + "\n" + step);
    format!("seed {seed}, {}, after {} edits, the last steps:{last}", author.encoding, author.edits)
}
