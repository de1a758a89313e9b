//! A session ends when it should, in time, and says how.

use attache::lsp::Ending;
use serde_json::json;
use std::time::Duration;
use tokio::time::Instant;

use super::editor::{BRIEF, Editor};

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
