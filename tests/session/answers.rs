//! Answers in the form that each client announced it can take.

use super::editor::Editor;
use serde_json::{Value, json};
use std::sync::Arc;

const ONE: &str = "untitled:one.md";
const COMMAND: &str = "The Combined Forces Command (CFC) plans. The CFC exercises.";

/// An editor that announced these abilities and opened a brief.
async fn editor(capabilities: Value, text: &str) -> Editor {
    let mut editor = Editor::over(Arc::default(), json!({"capabilities": capabilities})).await;
    editor.open(ONE, text).await;
    editor.diagnostics(ONE, 1, |_| true).await;
    editor
}

fn at(character: usize) -> Value {
    json!({"textDocument": {"uri": ONE}, "position": {"line": 0, "character": character}})
}

fn renamed(character: usize, name: &str) -> Value {
    let mut params = at(character);
    params["newName"] = name.into();
    params
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_rename_names_the_version_where_the_client_can_check_it() {
    let able = json!({"workspace": {"workspaceEdit": {"documentChanges": true}}});
    let answer = editor(able, COMMAND).await.call("textDocument/rename", renamed(46, "CFK")).await;
    let changes = &answer["result"]["documentChanges"][0];
    assert_eq!(changes["textDocument"], json!({"uri": ONE, "version": 1}));
    assert_eq!(changes["edits"].as_array().map(Vec::len), Some(2));

    let answer = editor(json!({}), COMMAND).await.call("textDocument/rename", renamed(46, "CFK")).await;
    assert_eq!(answer["result"]["changes"][ONE].as_array().map(Vec::len), Some(2));
    assert_eq!(answer["result"].get("documentChanges"), None);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refused_rename_says_why() {
    let mut editor = editor(json!({}), &format!("{COMMAND} The United Nations Command (UNC) watches.")).await;
    let error = editor.call("textDocument/rename", renamed(46, "UNC")).await["error"].take();
    assert_eq!(error["code"], -32803);
    assert_eq!(error["message"], "“UNC” already stands in untitled:one.md");
    let nothing = editor.call("textDocument/prepareRename", at(36)).await;
    assert_eq!(nothing["result"], Value::Null);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn definitions_are_marked_as_written_and_uses_as_read() {
    let answer = editor(json!({}), COMMAND).await.call("textDocument/documentHighlight", at(46)).await;
    let kinds: Vec<_> = answer["result"].as_array().into_iter().flatten().map(|mark| mark["kind"].clone()).collect();
    assert_eq!(kinds, [3, 3, 2]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_without_code_actions_gets_commands_that_come_back_as_edits() {
    let mut editor = editor(json!({}), "The Special Measure Agreement (SMA) holds. The SMA ends.").await;
    let range = json!({"start": {"line": 0, "character": 10}, "end": {"line": 0, "character": 10}});
    let params = json!({"textDocument": {"uri": ONE}, "range": range, "context": {"diagnostics": []}});
    let command = editor.call("textDocument/codeAction", params).await["result"][0].take();
    assert_eq!(command["title"], "Replace by “Special Measures Agreement”");
    let done = json!({"command": command["command"], "arguments": command["arguments"]});
    editor.call("workspace/executeCommand", done).await;
    let asked = editor.until(|message| message["method"] == "workspace/applyEdit").await;
    assert_eq!(asked["params"]["edit"], command["arguments"][0]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_the_kinds_asked_for_are_offered() {
    let able =
        json!({"textDocument": {"codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}}}});
    let mut editor = editor(able, "The Special Measure Agreement (SMA) holds. The SMA ends.").await;
    let range = json!({"start": {"line": 0, "character": 10}, "end": {"line": 0, "character": 10}});
    let context = json!({"diagnostics": [], "only": ["source.fixAll"]});
    let params = json!({"textDocument": {"uri": ONE}, "range": range, "context": context});
    let answer = editor.call("textDocument/codeAction", params).await;
    let titles: Vec<_> = answer["result"].as_array().into_iter().flatten().map(|action| &action["title"]).collect();
    assert_eq!(titles, ["Make the one safe fix in this brief"]);
    assert_eq!(answer["result"][0]["kind"], "source.fixAll.attache");
}
