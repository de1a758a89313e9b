//! Diagnostics for clients that ask for them.

use super::editor::Editor;
use super::folder::{Folder, uri};
use super::gate::Gate;
use attache::reading::Reading;
use attache::workspace::Workspace;
use serde_json::{Value, json};
use std::sync::Arc;

const ONE: &str = "untitled:one.md";
const TWO: &str = "untitled:two.md";
const COMMAND: &str = "The Combined Forces Command (CFC) plans. The CFC answers to both presidents.";
const GAS: &str = "The treaty covers chlorofluorocarbon (CFC) gases. Every CFC is listed.";

fn pulling() -> Value {
    json!({
        "textDocument": {"diagnostic": {"relatedDocumentSupport": true}},
        "workspace": {"diagnostics": {"refreshSupport": true}},
    })
}

async fn ask(editor: &mut Editor, brief: &str, previous: &Value) -> Value {
    let params = json!({"textDocument": {"uri": brief}, "previousResultId": previous});
    editor.call("textDocument/diagnostic", params).await["result"].take()
}

fn codes(items: &Value) -> Vec<&str> {
    items.as_array().into_iter().flatten().filter_map(|item| item["code"].as_str()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_asks_is_answered_and_sent_nothing() {
    let mut editor = Editor::over(Arc::default(), json!({"capabilities": pulling()})).await;
    editor.open(ONE, "Seoul proposed MASGA in July. MASGA would train welders.").await;
    let first = ask(&mut editor, ONE, &Value::Null).await;
    assert_eq!((first["kind"].as_str(), codes(&first["items"])), (Some("full"), vec!["undefined-acronym"]));
    let again = ask(&mut editor, ONE, &first["resultId"]).await;
    assert_eq!(again, json!({"kind": "unchanged", "resultId": first["resultId"]}));
    editor.replace(ONE, 2, "Seoul proposed a fund in July.").await;
    let gone = ask(&mut editor, ONE, &first["resultId"]).await;
    assert_eq!((gone["kind"].as_str(), &gone["items"]), (Some("full"), &json!([])));
    let sent = editor.heard.iter().filter(|message| message["method"] == "textDocument/publishDiagnostics");
    assert_eq!(sent.count(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_brings_along_what_changed_elsewhere() {
    let mut editor = Editor::over(Arc::default(), json!({"capabilities": pulling()})).await;
    editor.open(ONE, COMMAND).await;
    assert_eq!(codes(&ask(&mut editor, ONE, &Value::Null).await["items"]), Vec::<&str>::new());
    editor.open(TWO, GAS).await;
    let answer = ask(&mut editor, TWO, &Value::Null).await;
    assert_eq!(codes(&answer["items"]), ["expansions-differ-between-briefs"]);
    assert_eq!(codes(&answer["relatedDocuments"][ONE]["items"]), ["expansions-differ-between-briefs"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_asks_about_all_briefs_waits_for_news() {
    let folder = Folder::of(&[("a.md", "Seoul proposed MASGA in July. MASGA grew."), ("b.md", "No terms here.")]);
    let params = json!({"capabilities": pulling(), "rootUri": uri(folder.path())});
    let mut editor = Editor::over(Arc::default(), params).await;
    let first = editor.call("workspace/diagnostic", json!({"previousResultIds": []})).await["result"].take();
    assert_eq!(first["items"].as_array().map(Vec::len), Some(1));
    assert_eq!(first["items"][0]["uri"], folder.uri("a.md"));
    assert_eq!(codes(&first["items"][0]["items"]), ["undefined-acronym"]);

    let known = json!([{"uri": folder.uri("a.md"), "value": first["items"][0]["resultId"]}]);
    editor.ask("held", "workspace/diagnostic", json!({"previousResultIds": known})).await;
    editor.call("workspace/symbol", json!({"query": ""})).await;
    assert!(editor.heard.iter().all(|message| message["id"] != "held"), "nothing has changed");
    folder.write("b.md", "Under KHQX rules, KHQX pays.");
    editor.changed(&folder.uri("b.md")).await;
    let news = editor.answer("held").await["result"].take();
    assert_eq!(news["items"].as_array().map(Vec::len), Some(1));
    assert_eq!(news["items"][0]["uri"], folder.uri("b.md"));

    // What is gone is told once.
    std::fs::remove_file(folder.path().join("a.md")).expect("it can be removed");
    editor.changed(&folder.uri("a.md")).await;
    let known = json!([known[0], {"uri": folder.uri("b.md"), "value": news["items"][0]["resultId"]}]);
    let gone = editor.call("workspace/diagnostic", json!({"previousResultIds": known})).await["result"].take();
    assert_eq!((&gone["items"][0]["uri"], &gone["items"][0]["items"]), (&json!(folder.uri("a.md")), &json!([])));
    assert_eq!(gone["items"].as_array().map(Vec::len), Some(1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_looks_and_data_come_only_where_they_were_announced() {
    let text = "The talks covered foreign direct investment (FDI) and ships.";
    let extras = |found: &[Value]| -> Vec<bool> {
        ["codeDescription", "tags", "data"].iter().map(|name| found[0].get(name).is_some()).collect()
    };
    let mut plain = Editor::over(Arc::default(), json!({"capabilities": {}})).await;
    plain.open(ONE, text).await;
    assert_eq!(extras(&plain.diagnostics(ONE, 1, |found| !found.is_empty()).await), [false; 3]);

    let diagnostics = json!({"codeDescriptionSupport": true, "dataSupport": true, "tagSupport": {"valueSet": [1, 2]}});
    let able = json!({"capabilities": {"textDocument": {"publishDiagnostics": diagnostics}}});
    let mut able = Editor::over(Arc::default(), able).await;
    able.open(ONE, text).await;
    let found = able.diagnostics(ONE, 1, |found| !found.is_empty()).await;
    assert_eq!(extras(&found), [true; 3]);
    assert_eq!(found[0]["tags"], json!([1]));
    assert!(found[0]["codeDescription"]["href"].as_str().is_some_and(|href| href.ends_with("#unused-definition")));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_types_on_while_a_brief_is_checked_is_answered_all_the_same() {
    static GATE: Gate = Gate::closed();
    let workspace = Workspace::default().with_reader(|key, text, lexicon| {
        if text.contains("MASGA") {
            GATE.pass();
        }
        Reading::of(key, text, lexicon)
    });
    let mut editor = Editor::over(Arc::new(workspace), json!({"capabilities": pulling()})).await;
    editor.open(ONE, "Seoul proposed MASGA in July. MASGA would train welders.").await;
    editor.ask("first", "textDocument/diagnostic", json!({"textDocument": {"uri": ONE}})).await;
    editor.replace(ONE, 2, "Under KHQX rules, Seoul pays.").await;
    // A request that needs no brief is answered only after the change was taken in.
    editor.call("workspace/executeCommand", json!({"command": "attache.explainRule", "arguments": []})).await;
    GATE.open();
    let answer = editor.answer("first").await;
    assert_eq!(codes(&answer["result"]["items"]), ["undefined-acronym"], "{answer}");
    let message = answer["result"]["items"][0]["message"].as_str();
    assert!(message.is_some_and(|message| message.contains("KHQX")), "it is told of the newest version: {answer}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_cannot_be_told_to_ask_again_is_sent_what_was_found() {
    let folder = Folder::of(&[("a.md", COMMAND), ("b.md", GAS)]);
    let params = json!({"capabilities": {"textDocument": {"diagnostic": {}}}, "rootUri": uri(folder.path())});
    let mut editor = Editor::of(Arc::default());
    let answer = editor.call("initialize", params).await;
    assert!(answer["result"]["capabilities"]["diagnosticProvider"].is_null(), "{answer}");
    editor.notify("initialized", json!({})).await;
    editor.open(&folder.uri("a.md"), COMMAND).await;
    let found = editor.diagnostics(&folder.uri("a.md"), 1, |found| !found.is_empty()).await;
    assert_eq!(codes(&json!(found)), ["expansions-differ-between-briefs"]);
}
