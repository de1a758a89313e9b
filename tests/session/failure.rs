//! What goes wrong costs one answer, never the session, and is never silent.

use serde_json::json;

use super::editor::{BRIEF, Editor};

#[tokio::test(start_paused = true)]
async fn a_handler_that_panics_is_one_error() {
    let mut editor = Editor::start().await;
    for (method, why) in [("toy/panic", "at once"), ("toy/panicLater", "later")] {
        let error = editor.call(method, json!(null)).await["error"].take();
        assert_eq!(error["code"], -32603);
        assert_eq!(error["message"], format!("{method} failed: {why}"));
        let log = editor.until(|message| message["method"] == "window/logMessage").await;
        assert_eq!(log["params"]["message"], error["message"]);
    }
    editor.open(BRIEF, "alive").await;
    assert_eq!(editor.text(BRIEF).await, "alive");
}

#[tokio::test(start_paused = true)]
async fn unknown_requests_are_answered_whatever_their_name() {
    let mut editor = Editor::start().await;
    for method in ["no/such", "$/no/such"] {
        assert_eq!(editor.call(method, json!({})).await["error"]["code"], -32601);
    }
    editor.notify("$/no/such", json!({})).await;
    editor.open(BRIEF, "alive").await;
    assert_eq!(editor.text(BRIEF).await, "alive");
    assert_eq!(editor.heard.len(), 0, "a notification is not answered");
}

#[tokio::test(start_paused = true)]
async fn a_change_that_cannot_be_read_is_told_to_the_user() {
    let mut editor = Editor::start().await;
    let document = json!({"uri": BRIEF, "version": "two"});
    editor.notify("textDocument/didChange", json!({"textDocument": document, "contentChanges": []})).await;
    let message = editor.until(|message| message["method"] == "window/showMessage").await;
    let text = message["params"]["message"].as_str().expect("a text");
    assert!(text.contains(BRIEF) && text.contains("close it and open it again"), "{text}");
}
