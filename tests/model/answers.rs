//! All that a session says of its briefs, to be held against what another one says.

use crate::session::editor::Editor;
use serde_json::{Value, json};

/// The questions about a place in a brief.
const AT_A_PLACE: [&str; 6] = [
    "textDocument/hover",
    "textDocument/definition",
    "textDocument/references",
    "textDocument/documentHighlight",
    "textDocument/completion",
    "textDocument/prepareRename",
];

/// The questions about a whole brief.
const ABOUT_A_BRIEF: [&str; 5] = [
    "textDocument/documentSymbol",
    "textDocument/foldingRange",
    "textDocument/documentLink",
    "textDocument/semanticTokens/full",
    "textDocument/codeLens",
];

/// The diagnostics of a brief, all others being read.
pub async fn diagnostics(editor: &mut Editor, uri: &str) -> Value {
    editor.all_read(uri).await;
    let params = json!({"textDocument": {"uri": uri}});
    let mut answer = editor.call("textDocument/diagnostic", params).await;
    let items = answer["result"]["items"].as_array();
    let is_sound = items.is_some_and(|items| items.iter().all(|item| item["code"] != "rule-failed"));
    assert!(is_sound, "checking {uri} failed: {answer}");
    answer["result"]["items"].take()
}

/// Everything else that is said of a brief and of a place in it.
pub async fn others(editor: &mut Editor, uri: &str, place: &Value) -> Vec<(&'static str, Value)> {
    let mut said = Vec::new();
    let document = json!({"uri": uri});
    for method in AT_A_PLACE {
        let context = json!({"includeDeclaration": true});
        let params = json!({"textDocument": document, "position": place, "context": context});
        said.push((method, editor.call(method, params).await));
    }
    for method in ABOUT_A_BRIEF {
        let mut answer = editor.call(method, json!({"textDocument": document})).await;
        // A name for the answer, not a part of it.
        answer["result"].as_object_mut().map(|result| result.remove("resultId"));
        said.push((method, answer));
    }
    let params =
        json!({"textDocument": document, "range": {"start": place, "end": place}, "context": {"diagnostics": []}});
    said.push(("textDocument/codeAction", editor.call("textDocument/codeAction", params).await));
    said.push(("workspace/symbol", editor.call("workspace/symbol", json!({"query": ""})).await));
    said
}
