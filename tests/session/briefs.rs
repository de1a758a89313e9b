//! What an author notices of the language server.

use super::editor::Editor;
use attache::BriefKey;
use attache::finding::{Remark, Severity};
use attache::rules::{RULES, Rule};
use attache::workspace::Workspace;
use serde_json::{Value, json};
use std::sync::Arc;

const ONE: &str = "untitled:one.md";
const TWO: &str = "untitled:two.md";

fn in_utf16() -> Value {
    json!({"capabilities": {}})
}

fn codes(diagnostics: &[Value]) -> Vec<&str> {
    diagnostics.iter().filter_map(|diagnostic| diagnostic["code"].as_str()).collect()
}

fn has(code: &'static str) -> impl Fn(&[Value]) -> bool {
    move |diagnostics| codes(diagnostics).contains(&code)
}

fn has_no(code: &'static str) -> impl Fn(&[Value]) -> bool {
    move |diagnostics| !codes(diagnostics).contains(&code)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn five_thousand_edits_sent_at_once_end_in_the_right_text() {
    let workspace = Arc::<Workspace>::default();
    let mut editor = Editor::over(Arc::clone(&workspace), in_utf16()).await;
    editor.open(ONE, "").await;
    // Each edit puts a character at a place that depends on all edits before it.
    let mut expected: Vec<char> = Vec::new();
    let alphabet: Vec<char> = "MASGA is a term. 🙂é\n".chars().collect();
    for step in 0..5_000_usize {
        let char = alphabet[step % alphabet.len()];
        let at = (step * 7919) % (expected.len() + 1);
        let before: String = expected[..at].iter().collect();
        let line = before.matches('\n').count();
        let character: usize = before.rsplit('\n').next().unwrap_or_default().encode_utf16().count();
        let place = json!({"line": line, "character": character});
        let change = json!({"range": {"start": place, "end": place}, "text": char.to_string()});
        let document = json!({"uri": ONE, "version": step + 2});
        editor.notify("textDocument/didChange", json!({"textDocument": document, "contentChanges": [change]})).await;
        expected.insert(at, char);
    }
    editor.diagnostics(ONE, 5_001, |_| true).await;
    let document = workspace.document(&BriefKey::of_name(ONE)).expect("the brief is open");
    assert_eq!(*document.text.to_arc_str(), expected.into_iter().collect::<String>());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_rule_that_panics_costs_its_own_answer_and_nothing_else() {
    static RULES_WITH_A_BAD_ONE: [Rule; 2] = [
        Rule::new("Z001", "always-panics", Some(Severity::Warning), |_| panic!("a fault in a rule")),
        Rule::new("Z002", "always-speaks", Some(Severity::Info), |_| vec![Remark::new(Default::default(), "here")]),
    ];
    let mut editor = Editor::over(Arc::new(Workspace::with_rules(&RULES_WITH_A_BAD_ONE)), in_utf16()).await;
    editor.open(ONE, "A brief.").await;
    let found = editor.diagnostics(ONE, 1, |_| true).await;
    assert_eq!(codes(&found), ["rule-failed", "always-speaks"]);
    editor.replace(ONE, 2, "Another brief.").await;
    editor.diagnostics(ONE, 2, has("always-speaks")).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn columns_are_right_behind_emoji_and_in_text_with_windows_line_ends() {
    let text = "First line.\r\nThe 🙂 forum met MASGA twice; MASGA paid.\r\n";
    for (encoding, column) in [("utf-16", 17), ("utf-8", 19), ("utf-32", 16)] {
        let capabilities = json!({"capabilities": {"general": {"positionEncodings": [encoding]}}});
        let mut editor = Editor::over(Arc::default(), capabilities).await;
        editor.open(ONE, text).await;
        let found = editor.diagnostics(ONE, 1, has("undefined-acronym")).await;
        assert_eq!(found[0]["range"]["start"], json!({"line": 1, "character": column}), "{encoding}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_open_briefs_that_disagree_and_then_agree_lose_their_diagnostics() {
    let gas = "The treaty covers chlorofluorocarbon (CFC) gases. Every CFC is listed.";
    let command = "The Combined Forces Command (CFC) plans. The CFC answers to both presidents.";
    let differ = "expansions-differ-between-briefs";
    let mut editor = Editor::over(Arc::default(), in_utf16()).await;
    editor.open(ONE, command).await;
    editor.diagnostics(ONE, 1, has_no(differ)).await;
    editor.open(TWO, gas).await;
    editor.diagnostics(TWO, 1, has(differ)).await;
    editor.diagnostics(ONE, 1, has(differ)).await;
    editor.replace(TWO, 2, command).await;
    editor.diagnostics(TWO, 2, has_no(differ)).await;
    editor.diagnostics(ONE, 1, has_no(differ)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_list_of_rules_is_what_the_server_checks() {
    let mut editor = Editor::over(Arc::default(), in_utf16()).await;
    editor.open(ONE, "Seoul proposed MASGA in July. MASGA would train welders.").await;
    let found = editor.diagnostics(ONE, 1, |found| !found.is_empty()).await;
    let names: Vec<_> = RULES.iter().map(|rule| rule.name).collect();
    assert!(codes(&found).iter().all(|code| names.contains(code)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_glossary_gains_is_felt_in_the_briefs_that_use_it() {
    let glossary = "untitled:project/glossary.md";
    let mut editor = Editor::over(Arc::default(), in_utf16()).await;
    editor.open(glossary, "# Glossary\n").await;
    editor.open(ONE, "The HCF pays for the cranes.").await;
    editor.diagnostics(ONE, 1, has("undefined-acronym")).await;
    editor.replace(glossary, 2, "# Glossary\n\n- HCF: Harbour Crane Fund\n").await;
    editor.diagnostics(ONE, 1, has_no("undefined-acronym")).await;
}
