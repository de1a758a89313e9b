//! A session ends when it should, in time, and says how.

use attache::lsp::Ending;
use serde_json::json;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::Instant;

use super::editor::{BRIEF, Editor, frame, insertion};

#[tokio::test(start_paused = true)]
async fn exit_after_shutdown_is_orderly_although_the_pipe_stays_open() {
    let mut editor = Editor::start().await;
    editor.call("shutdown", json!(null)).await;
    editor.notify("exit", json!(null)).await;
    assert_eq!(editor.ending().await, Ending::Orderly);
}

#[tokio::test(start_paused = true)]
async fn exit_without_shutdown_is_abrupt() {
    let mut editor = Editor::start().await;
    editor.notify("exit", json!(null)).await;
    assert_eq!(editor.ending().await, Ending::Abrupt);
}

#[tokio::test(start_paused = true)]
async fn the_end_of_input_ends_the_session_although_handlers_wait() {
    let mut editor = Editor::start().await;
    editor.open(BRIEF, "text").await;
    editor.ask(1, "toy/wait", json!(null)).await;
    editor.ask(2, "toy/askEditor", json!(null)).await;
    editor.text(BRIEF).await;
    let start = Instant::now();
    editor.input = None;
    assert_eq!(editor.ending().await, Ending::Abrupt);
    assert!(start.elapsed() <= Duration::from_millis(300));
}

#[tokio::test(start_paused = true)]
async fn requests_before_the_end_of_input_are_answered() {
    let mut editor = Editor::start().await;
    editor.open(BRIEF, "text").await;
    editor.ask(1, "toy/text", json!({"uri": BRIEF})).await;
    editor.raw(b"Content-Length: 500\r\n\r\n{").await;
    editor.input = None;
    assert_eq!(editor.answer(1).await["result"]["text"], "text");
    assert_eq!(editor.ending().await, Ending::Abrupt);
}

/// What an editor says in a short life, ending in the middle of things.
fn life() -> Vec<u8> {
    let notification = |method: &str, params: serde_json::Value| {
        frame(&json!({"jsonrpc": "2.0", "method": method, "params": params}).to_string())
    };
    let request = |id: u32, method: &str, params: serde_json::Value| {
        frame(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}).to_string())
    };
    let document = json!({"uri": BRIEF, "languageId": "markdown", "version": 1, "text": "The Special Measure Agreement (SMA). 😀\n"});
    let place = json!({"textDocument": {"uri": BRIEF}, "position": {"line": 0, "character": 35}});
    [
        request(1, "initialize", json!({"capabilities": {}})),
        notification("initialized", json!({})),
        notification("textDocument/didOpen", json!({"textDocument": document})),
        notification("textDocument/didChange", insertion(2, 0, 3, " old")),
        request(2, "textDocument/hover", place.clone()),
        request(3, "textDocument/codeAction", json!({"textDocument": {"uri": BRIEF}, "range": {"start": place["position"], "end": place["position"]}, "context": {"diagnostics": []}})),
        notification("textDocument/didClose", json!({"textDocument": {"uri": BRIEF}})),
    ]
    .concat()
    .into_bytes()
}

#[tokio::test(start_paused = true)]
async fn an_editor_may_be_killed_at_any_moment() {
    let life = life();
    for moment in (0..=life.len()).step_by(23) {
        let mut editor = Editor::of(Arc::default());
        editor.raw(&life[..moment]).await;
        editor.input = None;
        assert_eq!(editor.ending().await, Ending::Abrupt, "killed behind byte {moment} of {}", life.len());
    }
}
