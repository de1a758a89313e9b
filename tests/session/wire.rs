//! Frames that no editor should send, and some that editors do send.

use serde_json::json;

use super::editor::{BRIEF, Editor, frame};

#[tokio::test(start_paused = true)]
async fn no_broken_frame_ends_the_session() {
    let mut editor = Editor::start().await;
    editor.open(BRIEF, "kept").await;
    let nested = format!(r#"{{"jsonrpc":"2.0","method":"$/x","params":{}{}}}"#, "[".repeat(50_000), "]".repeat(50_000));
    for (bytes, code) in [
        (frame(r#"{"jsonrpc":"2.0","method""#), -32700),
        (frame("42"), -32600),
        (frame("{}"), -32600),
        (frame("[]"), -32600),
        (frame(&nested), -32600),
        (frame(r#"{"jsonrpc":"2.0","method":"x","params":{"a":1e999}}"#), -32600),
        ("Content-Length: many\r\n\r\n".to_owned(), -32700),
        ("garbage\r\n\r\n".to_owned(), -32700),
    ] {
        editor.raw(bytes.as_bytes()).await;
        assert_eq!(editor.text(BRIEF).await, "kept", "{bytes:.60}");
        assert_eq!(editor.answer(json!(null)).await["error"]["code"], code, "{bytes:.60}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_character_that_comes_in_two_halves_arrives_whole() {
    let mut editor = Editor::start().await;
    editor.open(BRIEF, "ab").await;
    for (version, character, half) in [(2, 1, "\\ud83d"), (3, 2, "\\ude00")] {
        let place = format!(r#"{{"line":0,"character":{character}}}"#);
        editor
            .body(&format!(
                r#"{{"jsonrpc":"2.0","method":"textDocument/didChange","params":{{"textDocument":{{"uri":"{BRIEF}","version":{version}}},"contentChanges":[{{"range":{{"start":{place},"end":{place}}},"text":"{half}"}}]}}}}"#
            ))
            .await;
    }
    assert_eq!(editor.text(BRIEF).await, "a😀b");
}

#[tokio::test(start_paused = true)]
async fn a_brief_is_named_as_the_editor_names_it() {
    let mut editor = Editor::start().await;
    for uri in ["file:///briefs/a b.md", "file:///briefs/é.md", "file:///briefs/100%.md"] {
        editor.open(uri, "held").await;
        let answer = editor.call("toy/text", json!({"uri": uri})).await;
        assert_eq!(answer["result"], json!({"uri": uri, "text": "held"}));
    }
}

#[tokio::test(start_paused = true)]
async fn a_message_may_come_byte_by_byte() {
    let mut editor = Editor::start().await;
    let document = json!({"uri": BRIEF, "languageId": "markdown", "version": 1, "text": "Été 😀 漢"});
    let open = json!({"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": document}});
    for byte in frame(&open.to_string()).bytes() {
        editor.raw(&[byte]).await;
        tokio::task::yield_now().await;
    }
    assert_eq!(editor.text(BRIEF).await, "Été 😀 漢");
}
