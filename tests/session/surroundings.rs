//! Settings, folders and files change while the server runs.

use super::editor::Editor;
use super::folder::{Folder, uri};
use super::gate::Gate;
use attache::BriefKey;
use attache::reading::Reading;
use attache::workspace::{Shelf, Workspace};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
use std::thread;

const UNDEFINED: &str = "Seoul proposed MASGA in July. MASGA would train welders.";
const OFF: &str = "[rules]\nundefined-acronym = \"off\"\n";

fn watches() -> Value {
    json!({"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": true}}})
}

/// An editor with a folder open, and the brief `a.md` of it.
async fn editor(folder: &Folder, capabilities: Value) -> Editor {
    let params = json!({"capabilities": capabilities, "rootUri": uri(folder.path())});
    let mut editor = Editor::over(Arc::default(), params).await;
    editor.open(&folder.uri("a.md"), UNDEFINED).await;
    editor.diagnostics(&folder.uri("a.md"), 1, |found| !found.is_empty()).await;
    editor
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn settings_that_change_on_the_disk_are_in_force_at_once() {
    let folder = Folder::of(&[("a.md", UNDEFINED)]);
    let mut editor = editor(&folder, watches()).await;
    folder.write("attache.toml", OFF);
    editor.changed(&folder.uri("attache.toml")).await;
    editor.diagnostics(&folder.uri("a.md"), 1, <[Value]>::is_empty).await;
    folder.write("attache.toml", "profile = \"no such\"\n");
    editor.changed(&folder.uri("attache.toml")).await;
    let told = editor.until(|message| message["method"] == "window/showMessage").await;
    assert!(
        told["params"]["message"].as_str().is_some_and(|told| told.contains("unknown profile “no such”")),
        "{told}"
    );
}

#[test]
fn settings_that_change_while_a_project_is_being_opened_are_in_force() {
    let folder = Folder::of(&[]);
    while_it_is_opened(&folder, |workspace, round| {
        let fault = format!("profile = \"no such {round}\"\n");
        folder.write("attache.toml", &fault);
        workspace.reopen();
        let read = shelf(&folder, workspace).fault.as_ref().map(|fault| fault.text.clone());
        read == Some(fault)
    });
}

#[test]
fn a_pack_that_changes_while_its_project_is_being_opened_is_read_again() {
    let folder = Folder::of(&[("attache.toml", "packs = [\"./terms.toml\"]\n"), ("terms.toml", "")]);
    while_it_is_opened(&folder, |workspace, round| {
        workspace.reopen();
        let long = format!("Harbour Crane Fund {round}");
        folder.write("terms.toml", &format!("[[term]]\nid = \"hcf\"\nshort = \"HCF\"\nexpansions = [\"{long}\"]\n"));
        if workspace.is_made_of(&folder.path().join("terms.toml")) {
            workspace.reopen();
        }
        shelf(&folder, workspace).project.lexicon.worded(&long).is_some()
    });
}

fn shelf(folder: &Folder, workspace: &Workspace) -> Arc<Shelf> {
    workspace.shelf_in(Some(folder.path().to_owned()))
}

/// Changes what a project is made of while somebody else has it opened all the time. The change says
/// whether it is in force.
fn while_it_is_opened(folder: &Folder, change: impl Fn(&Workspace, usize) -> bool) {
    let (workspace, over) = (Workspace::default(), AtomicBool::new(false));
    thread::scope(|scope| {
        scope.spawn(|| {
            while !over.load(Ordering::Acquire) {
                shelf(folder, &workspace);
            }
        });
        let forgotten = (0..400).find(|round| !change(&workspace, *round));
        // Nothing may be asserted while the other one goes on.
        over.store(true, Ordering::Release);
        assert_eq!(forgotten, None, "the change that is not in force");
    });
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_pack_of_the_project_that_changes_is_read_again() {
    let folder = Folder::of(&[("a.md", UNDEFINED), ("attache.toml", "packs = [\"general\", \"./terms.toml\"]\n")]);
    folder.write("terms.toml", "");
    let mut editor = editor(&folder, watches()).await;
    let term =
        "[[term]]\nid = \"masga\"\nshort = \"MASGA\"\nexpansions = [\"Make American Shipbuilding Great Again\"]\n";
    folder.write("terms.toml", term);
    editor.changed(&folder.uri("terms.toml")).await;
    editor.diagnostics(&folder.uri("a.md"), 1, <[Value]>::is_empty).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn files_are_watched_for_a_client_that_does_not() {
    let folder = Folder::of(&[("a.md", UNDEFINED)]);
    let mut editor = editor(&folder, json!({})).await;
    folder.write("attache.toml", OFF);
    editor.diagnostics(&folder.uri("a.md"), 1, <[Value]>::is_empty).await;
    // A brief that comes is felt in those that are open.
    let brief = folder.uri("c.md");
    editor.open(&brief, "The Harbour Crane Fund (HCF) pays. The HCF is small.").await;
    editor.diagnostics(&brief, 1, <[Value]>::is_empty).await;
    folder.write("new/b.md", "The Helicopter Crew Fund (HCF) pays. The HCF is large.");
    let found = editor.diagnostics(&brief, 1, |found| !found.is_empty()).await;
    assert_eq!(found[0]["code"], "expansions-differ-between-briefs");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn settings_of_the_editor_are_asked_for_or_sent() {
    let folder = Folder::of(&[("a.md", UNDEFINED)]);
    let set = json!({"rules": {"undefined-acronym": "off"}});
    let able = json!({"workspace": {"configuration": true}});
    let mut asked = editor(&folder, able).await;
    let question = asked.until(|message| message["method"] == "workspace/configuration").await;
    let items = json!([{"section": "attache"}, {"section": "attache", "scopeUri": uri(folder.path())}]);
    assert_eq!(question["params"]["items"], items);
    asked.body(&json!({"jsonrpc": "2.0", "id": question["id"], "result": [set]}).to_string()).await;
    asked.diagnostics(&folder.uri("a.md"), 1, <[Value]>::is_empty).await;

    let mut sent = editor(&folder, json!({})).await;
    sent.notify("workspace/didChangeConfiguration", json!({"settings": {"attache": set}})).await;
    sent.diagnostics(&folder.uri("a.md"), 1, <[Value]>::is_empty).await;
    sent.notify("workspace/didChangeConfiguration", json!({"settings": null})).await;
    sent.notify("workspace/didChangeConfiguration", json!({"settings": {"attache": {"profile": "no such"}}})).await;
    let told = sent.until(|message| message["method"] == "window/showMessage").await;
    assert!(told["params"]["message"].as_str().is_some_and(|told| told.contains("unknown profile")), "{told}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_folder_may_be_set_otherwise() {
    let (one, two) = (Folder::of(&[("a.md", UNDEFINED)]), Folder::of(&[("a.md", UNDEFINED)]));
    let folders = [&one, &two].map(|folder| json!({"uri": uri(folder.path()), "name": "briefs"}));
    let params = json!({"workspaceFolders": folders, "capabilities": {"workspace": {"configuration": true}}});
    let mut editor = Editor::over(Arc::default(), params).await;
    for folder in [&one, &two] {
        editor.open(&folder.uri("a.md"), UNDEFINED).await;
        editor.diagnostics(&folder.uri("a.md"), 1, |found| !found.is_empty()).await;
    }
    let question = editor.until(|message| message["method"] == "workspace/configuration").await;
    let off = json!({"rules": {"undefined-acronym": "off"}});
    editor.body(&json!({"jsonrpc": "2.0", "id": question["id"], "result": [null, null, off]}).to_string()).await;
    editor.diagnostics(&two.uri("a.md"), 1, <[Value]>::is_empty).await;
    editor.diagnostics(&one.uri("a.md"), 1, |found| !found.is_empty()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_project_says_outweighs_the_editor() {
    let folder = Folder::of(&[("a.md", UNDEFINED), ("attache.toml", "[rules]\nT001 = \"error\"\n")]);
    let set = json!({"rules": {"undefined-acronym": "off"}});
    let params = json!({"capabilities": {}, "rootUri": uri(folder.path()), "initializationOptions": set});
    let mut editor = Editor::over(Arc::default(), params).await;
    editor.open(&folder.uri("a.md"), UNDEFINED).await;
    let found = editor.diagnostics(&folder.uri("a.md"), 1, |found| !found.is_empty()).await;
    assert_eq!(found[0]["severity"], 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn folders_come_and_go() {
    let text = "The Harbour Crane Fund (HCF) pays. The HCF is small.";
    let (one, two) = (Folder::of(&[("a.md", UNDEFINED)]), Folder::of(&[("b.md", text)]));
    let mut editor = editor(&one, json!({"window": {"workDoneProgress": true}})).await;
    let folder = json!({"uri": uri(two.path()), "name": "two"});
    let read = |message: &Value| {
        message["params"]["message"].as_str().is_some_and(|said| said.ends_with(&two.path().display().to_string()))
    };
    let change = |added: Value, removed: Value| json!({"event": {"added": added, "removed": removed}});
    editor.notify("workspace/didChangeWorkspaceFolders", change(json!([folder]), json!([]))).await;
    editor.until(read).await;
    let found = editor.call("workspace/symbol", json!({"query": "HCF"})).await;
    assert_eq!(found["result"][0]["location"]["uri"], two.uri("b.md"));
    editor.notify("workspace/didChangeWorkspaceFolders", change(json!([]), json!([folder]))).await;
    let found = editor.call("workspace/symbol", json!({"query": "HCF"})).await;
    assert_eq!(found["result"], json!([]));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_open_brief_is_checked_before_its_folder_is_read_and_again_afterwards() {
    static GATE: Gate = Gate::closed();
    let (command, gas) = (
        "The Combined Forces Command (CFC) plans. The CFC answers to the HCF.",
        "The treaty covers chlorofluorocarbon (CFC) gases. Every CFC is listed.",
    );
    let workspace = Workspace::default().with_reader(|key, text, lexicon| {
        if text.contains("treaty") {
            GATE.pass();
        }
        Reading::of(key, text, lexicon)
    });
    // What its glossary defines is known at once.
    let glossary = "- **HCF**: Harbour Crane Fund\n";
    let folder = Folder::of(&[("a.md", command), ("b.md", gas), ("glossary.md", glossary)]);
    let params = json!({"capabilities": {}, "rootUri": uri(folder.path())});
    let mut editor = Editor::over(Arc::new(workspace), params).await;
    let brief = folder.uri("a.md");
    editor.open(&brief, command).await;
    let codes = |found: &[Value]| -> Vec<Value> { found.iter().map(|found| found["code"].clone()).collect() };
    assert_eq!(codes(&editor.diagnostics(&brief, 1, |_| true).await), Vec::<Value>::new());
    GATE.open();
    let then = editor.diagnostics(&brief, 1, |found| !found.is_empty()).await;
    assert_eq!(codes(&then), ["expansions-differ-between-briefs"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_brief_that_changes_while_its_folder_is_read_is_known_as_it_is() {
    static BEGUN: Gate = Gate::closed();
    static GATE: Gate = Gate::closed();
    let workspace = Workspace::default().with_reader(|key, text, lexicon| {
        if text.contains("HCF") {
            BEGUN.open();
            GATE.pass();
        }
        Reading::of(key, text, lexicon)
    });
    let folder = Folder::of(&[("b.md", "The Harbour Crane Fund (HCF) pays. The HCF is small.")]);
    let params = json!({"capabilities": watches(), "rootUri": uri(folder.path())});
    let mut editor = Editor::over(Arc::new(workspace), params).await;
    tokio::task::spawn_blocking(|| BEGUN.pass()).await.expect("waiting does not fail");
    folder.write("b.md", "The Korea Port Fund (KPF) pays. The KPF is small.");
    editor.changed(&folder.uri("b.md")).await;
    let found = editor.call("workspace/symbol", json!({"query": "KPF"})).await;
    assert_eq!(found["result"][0]["location"]["uri"], folder.uri("b.md"));
    // What was read before comes last.
    GATE.open();
    editor.until(|message| message["method"] == "window/logMessage").await;
    let found = editor.call("workspace/symbol", json!({"query": "HCF"})).await;
    assert_eq!(found["result"], json!([]));
}

#[test]
fn a_brief_is_read_once_however_often_others_change_meanwhile() {
    static WORKSPACE: OnceLock<Workspace> = OnceLock::new();
    static READ: AtomicUsize = AtomicUsize::new(0);
    let folder = Folder::of(&[("a.md", UNDEFINED), ("b.md", UNDEFINED)]);
    let key = |name: &str| BriefKey::of_path(&folder.path().join(name));
    let workspace = WORKSPACE.get_or_init(|| {
        Workspace::default().with_reader(|key, text, lexicon| {
            let other = BriefKey::of_path(&key.path().expect("it is a file").with_file_name("b.md"));
            WORKSPACE.get().expect("it is there by now").file_changed(&other);
            assert!(READ.fetch_add(1, Ordering::AcqRel) < 10, "it is read without end");
            Reading::of(key, text, lexicon)
        })
    });
    workspace.load(&[key("a.md")], drop);
    assert_eq!(READ.load(Ordering::Acquire), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn reading_a_folder_shows_how_far_it_is() {
    let folder = Folder::of(&[("a.md", UNDEFINED)]);
    let params = json!({"capabilities": {"window": {"workDoneProgress": true}}, "rootUri": uri(folder.path())});
    let mut editor = Editor::over(Arc::default(), params).await;
    let create = editor.until(|message| message["method"] == "window/workDoneProgress/create").await;
    editor.body(&json!({"jsonrpc": "2.0", "id": create["id"], "result": null}).to_string()).await;
    for kind in ["begin", "end"] {
        let said = editor
            .until(|message| message["method"] == "$/progress" && message["params"]["value"]["kind"] == kind)
            .await;
        assert_eq!(said["params"]["token"], create["params"]["token"]);
    }
    // Too late, and for nobody: no harm.
    editor.notify("window/workDoneProgress/cancel", json!({"token": create["params"]["token"]})).await;
    editor.notify("window/workDoneProgress/cancel", json!({"token": 7})).await;
    editor.notify("$/setTrace", json!({"value": "verbose"})).await;
    editor.open(&folder.uri("a.md"), UNDEFINED).await;
    editor.until(|message| message["method"] == "$/logTrace").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn links_follow_files_that_move() {
    let folder = Folder::of(&[("a.md", UNDEFINED), ("b.md", "See [the fund](a.md).\n")]);
    let able = json!({"workspace": {"fileOperations": {"willRename": true}}});
    let mut editor = editor(&folder, able).await;
    let files = json!({"files": [{"oldUri": folder.uri("a.md"), "newUri": folder.uri("old/a.md")}]});
    let answer = editor.call("workspace/willRenameFiles", files).await;
    assert_eq!(answer["result"]["changes"][folder.uri("b.md")][0]["newText"], "old/a.md");
    let files = json!({"files": [{"oldUri": folder.uri("x.md"), "newUri": folder.uri("y.md")}]});
    assert_eq!(editor.call("workspace/willRenameFiles", files).await["result"], Value::Null);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_brief_that_attache_fails_on_is_set_aside_and_the_others_live_on() {
    let workspace = Workspace::default().with_reader(|key, text, lexicon| {
        assert!(!text.contains("KHQX"), "a fault in the reader");
        Reading::of(key, text, lexicon)
    });
    let mut editor = Editor::over(Arc::new(workspace), json!({"capabilities": {}})).await;
    let (bad, good) = ("untitled:bad.md", "untitled:good.md");
    editor.open(bad, "Under KHQX rules.").await;
    let found = editor.diagnostics(bad, 1, |found| !found.is_empty()).await;
    assert_eq!((found.len(), found[0]["code"].as_str()), (1, Some("unreadable-brief")));
    // It is not tried again, although this text would do.
    editor.replace(bad, 2, UNDEFINED).await;
    let found = editor.diagnostics(bad, 2, |_| true).await;
    assert_eq!(found[0]["code"], "unreadable-brief");
    let place = json!({"textDocument": {"uri": bad}, "position": {"line": 0, "character": 17}});
    assert_eq!(editor.call("textDocument/hover", place).await["result"], Value::Null);
    editor.open(good, UNDEFINED).await;
    editor.diagnostics(good, 1, |found| found.iter().any(|item| item["code"] == "undefined-acronym")).await;
    editor.notify("textDocument/didClose", json!({"textDocument": {"uri": bad}})).await;
    editor.open(bad, UNDEFINED).await;
    editor.diagnostics(bad, 1, |found| found.iter().any(|item| item["code"] == "undefined-acronym")).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn commands_do_what_they_say() {
    let folder = Folder::of(&[("a.md", UNDEFINED)]);
    let mut editor = editor(&folder, json!({})).await;
    let command = |name: &str, argument: Value| json!({"command": name, "arguments": [argument]});
    let page = editor.call("workspace/executeCommand", command("attache.explainRule", json!("T001"))).await;
    assert!(page["result"].as_str().is_some_and(|page| page.starts_with("Every short form is spelt out once")));
    let brief = folder.uri("c.md");
    editor.open(&brief, "# Water\n\nThe Han River Cooling Compact (HRCC) binds cities. The HRCC grows.\n").await;
    let done = editor.call("workspace/executeCommand", command("attache.insertAbbreviations", json!(brief))).await;
    assert_eq!(done["result"], "the list has 1 abbreviation now");
    let asked = editor.until(|message| message["method"] == "workspace/applyEdit").await;
    assert!(
        asked["params"]["edit"]["changes"][&brief][0]["newText"].as_str().is_some_and(|text| text.contains("HRCC"))
    );
    editor.call("workspace/executeCommand", command("attache.restartIndex", Value::Null)).await;
    editor.diagnostics(&folder.uri("a.md"), 1, |found| !found.is_empty()).await;
    let fund = folder.uri("d.md");
    editor.open(&fund, "In 2024, the Harbour Crane Fund had a budget of 30 million dollars.").await;
    let place = json!({"command": "attache.statements", "arguments": [fund, {"line": 0, "character": 50}]});
    let said = editor.call("workspace/executeCommand", place).await["result"].take();
    assert_eq!((&said["standing"], &said["statements"][0]["text"]), (&json!("once"), &json!("30 million dollars")));
    let ledger = editor.call("workspace/executeCommand", command("attache.ledger", json!(fund))).await;
    assert_eq!(ledger["result"], json!([]));
    let unknown = editor.call("workspace/executeCommand", command("attache.fly", Value::Null)).await;
    assert_eq!(unknown["error"]["code"], -32602);
}

#[tokio::test(start_paused = true)]
async fn a_client_that_watches_is_asked_to_once_it_has_settled() {
    let able = json!({"didChangeWatchedFiles": {"dynamicRegistration": true}, "didChangeConfiguration": {"dynamicRegistration": true}});
    let mut editor = Editor::over(Arc::default(), json!({"capabilities": {"workspace": able}})).await;
    let asked = editor.until(|message| message["method"] == "client/registerCapability").await;
    let methods: Vec<_> =
        asked["params"]["registrations"].as_array().into_iter().flatten().map(|wanted| &wanted["method"]).collect();
    assert_eq!(methods, ["workspace/didChangeWatchedFiles", "workspace/didChangeConfiguration"]);
}
