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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn symbols_are_a_tree_or_a_list_and_headings_are_left_to_vs_code() {
    let text = "# Water\n\nThe Han River Cooling Compact (HRCC) binds cities. The HRCC grows.\n";
    let trees = json!({"textDocument": {"documentSymbol": {"hierarchicalDocumentSymbolSupport": true}}});
    let whole = json!({"textDocument": {"uri": ONE}});
    let tree = editor(trees.clone(), text).await.call("textDocument/documentSymbol", whole.clone()).await;
    assert_eq!(tree["result"][0]["name"], "Water");
    assert_eq!(tree["result"][0]["children"][0]["name"], "HRCC");

    let list = editor(json!({}), text).await.call("textDocument/documentSymbol", whole.clone()).await;
    assert_eq!(list["result"][1]["containerName"], "Water");
    assert_eq!(list["result"][1]["location"]["uri"], ONE);

    let vs_code = json!({"clientInfo": {"name": "Visual Studio Code"}, "capabilities": trees});
    let mut editor = Editor::over(Arc::default(), vs_code).await;
    editor.open(ONE, text).await;
    let terms = editor.call("textDocument/documentSymbol", whole).await;
    assert_eq!(terms["result"][0]["name"], "HRCC");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn colours_change_by_what_has_changed() {
    let mut editor = editor(json!({}), "The UN met.\nThe 🙂 UN left.\n").await;
    let whole = json!({"textDocument": {"uri": ONE}});
    let full = editor.call("textDocument/semanticTokens/full", whole).await["result"].take();
    assert_eq!(full["data"], json!([0, 4, 2, 0, 0, 1, 7, 2, 0, 0]));
    editor.replace(ONE, 2, "The UN met.\nThe 🙂 UN left.\nThe UN won.\n").await;
    let since = json!({"textDocument": {"uri": ONE}, "previousResultId": full["resultId"]});
    let delta = editor.call("textDocument/semanticTokens/full/delta", since.clone()).await["result"].take();
    assert_eq!(delta["edits"], json!([{"start": 10, "deleteCount": 0, "data": [1, 4, 2, 0, 0]}]));
    // What the client says it has is not what it was given last.
    let again = editor.call("textDocument/semanticTokens/full/delta", since).await["result"].take();
    assert_eq!(again["data"].as_array().map(Vec::len), Some(15));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_completion_is_looked_at_more_closely_on_demand() {
    let mut editor = editor(json!({}), "The Combined Forces Command (CFC) plans. The CF").await;
    let list = editor.call("textDocument/completion", at(47)).await["result"].take();
    assert_eq!(list["items"][0]["textEdit"]["newText"], "CFC");
    assert_eq!(list["items"][0].get("documentation"), None);
    let item = editor.call("completionItem/resolve", list["items"][0].clone()).await["result"].take();
    let shown = item["documentation"]["value"].as_str().unwrap_or_default();
    assert!(shown.starts_with("CFC — Combined Forces Command"), "{shown}");
    assert_eq!(item["documentation"]["kind"], "plaintext");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lens_opens_a_list_only_where_the_client_has_one() {
    let whole = json!({"textDocument": {"uri": ONE}});
    let words = editor(json!({}), COMMAND).await.call("textDocument/codeLens", whole.clone()).await;
    assert_eq!(words["result"][0]["command"], json!({"title": "1 use in 1 brief", "command": ""}));
    let able = json!({"experimental": {"commands": {"commands": ["attache.showReferences"]}}});
    let list = editor(able, COMMAND).await.call("textDocument/codeLens", whole).await;
    assert_eq!(list["result"][0]["command"]["command"], "attache.showReferences");
    assert_eq!(list["result"][0]["command"]["arguments"][2].as_array().map(Vec::len), Some(1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn hints_are_shown_only_where_the_editor_is_set_to_it() {
    let place = json!({"line": 0, "character": 0});
    let params = json!({"textDocument": {"uri": ONE}, "range": {"start": place, "end": {"line": 9, "character": 0}}});
    let none = editor(json!({}), "The MCM met.").await.call("textDocument/inlayHint", params.clone()).await;
    assert_eq!(none["result"], Value::Null);
    let set = json!({"capabilities": {}, "initializationOptions": {"inlay-hints": true}});
    let mut editor = Editor::over(Arc::default(), set).await;
    editor.open(ONE, "The MCM met.").await;
    let hints = editor.call("textDocument/inlayHint", params).await["result"].take();
    assert_eq!(
        (hints[0]["label"].as_str(), &hints[0]["position"]["character"]),
        (Some("= Military Committee Meeting"), &json!(7))
    );
}
