//! Messages take effect in the order in which they were sent.

use serde_json::json;

use super::editor::{BRIEF, Editor, insertion};

#[tokio::test(start_paused = true)]
async fn five_thousand_edits_in_one_burst_end_in_the_right_text() {
    let mut editor = Editor::start().await;
    editor.open(BRIEF, "\n").await;
    let mut expected = String::new();
    for version in 0..5_000 {
        let word = format!("{version} ");
        editor.notify("textDocument/didChange", insertion(version, 0, expected.len(), &word)).await;
        expected.push_str(&word);
        if version % 100 == 0 {
            // Asked in the middle of it all: the answer is the text of this moment.
            editor.ask(version, "toy/text", json!({"uri": BRIEF})).await;
            let text = editor.answer(version).await["result"]["text"].take();
            assert_eq!(text, format!("{expected}\n"));
        }
    }
    assert_eq!(editor.text(BRIEF).await, format!("{expected}\n"));
}

#[tokio::test(start_paused = true)]
async fn a_request_behind_many_edits_sees_them_all() {
    let mut editor = Editor::start().await;
    editor.open(BRIEF, "").await;
    for version in 0..1_000 {
        editor.notify("textDocument/didChange", insertion(version, 0, version, "x")).await;
        if version % 10 == 9 {
            editor.ask(version, "toy/text", json!({"uri": BRIEF})).await;
        }
    }
    for version in (9..1_000).step_by(10) {
        let text = editor.answer(version).await["result"]["text"].take();
        assert_eq!(text.as_str().map(str::len), Some(version + 1));
    }
}

#[tokio::test(start_paused = true)]
async fn a_session_opened_in_one_write_loses_nothing() {
    let mut editor = Editor::connect();
    editor.ask(1, "initialize", json!({"capabilities": {}})).await;
    editor.notify("initialized", json!({})).await;
    editor.open(BRIEF, "kept").await;
    assert_eq!(editor.text(BRIEF).await, "kept");
}

#[tokio::test(start_paused = true)]
async fn a_cancellation_needs_no_free_slot() {
    let mut editor = Editor::start().await;
    for id in 0..100 {
        editor.ask(id, "toy/wait", json!(null)).await;
    }
    for id in (0..100).rev() {
        editor.notify("$/cancelRequest", json!({"id": id})).await;
    }
    for id in 0..100 {
        assert_eq!(editor.answer(id).await["error"]["code"], -32800);
    }
    assert_eq!(editor.heard.len(), 0, "each is answered once");
}

#[tokio::test(start_paused = true)]
async fn an_editor_that_answers_late_does_not_hold_up_the_others() {
    let mut editor = Editor::start().await;
    editor.ask("ask", "toy/askEditor", json!(null)).await;
    let asked = editor.until(|message| message["method"] == "workspace/workspaceFolders").await;
    editor.open(BRIEF, "meanwhile").await;
    assert_eq!(editor.text(BRIEF).await, "meanwhile");
    editor.body(&json!({"jsonrpc": "2.0", "id": asked["id"], "error": {"code": "odd"}}).to_string()).await;
    assert_eq!(editor.answer("ask").await["result"], false);
}
