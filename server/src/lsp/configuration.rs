//! What the client is asked for once the session has begun: its settings, and to be told when they or
//! files change. Nobody waits for its answers.

use super::desk::Desk;
use super::preferences::{Choice, Preferences, SECTION};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tower_lsp::ls_types as lsp;

/// How long a client may think about its settings.
const PATIENCE: Duration = Duration::from_secs(10);

/// A client that is starting up has other things to do than to take registrations. Until it takes
/// them, attache watches files itself.
const SETTLED: Duration = Duration::from_secs(2);

/// Asks to be told of what the client can tell of, once it has settled.
pub fn register(desk: &Arc<Desk>) {
    let abilities = desk.abilities();
    let mut wanted = Vec::new();
    if abilities.watched_files {
        let watcher = |glob: &str| json!({ "globPattern": glob });
        let watchers = ["**/*.md", "**/*.markdown", "**/*.toml", "**/attache-baseline*.json"].map(watcher);
        wanted.push(registration("files", "workspace/didChangeWatchedFiles", json!({ "watchers": watchers })));
    }
    if abilities.told_of_settings {
        wanted.push(registration("settings", "workspace/didChangeConfiguration", json!({ "section": SECTION })));
    }
    if wanted.is_empty() {
        return;
    }
    let desk = Arc::clone(desk);
    tokio::spawn(async move {
        tokio::time::sleep(SETTLED).await;
        match desk.client.register_capability(wanted).await {
            Ok(()) if abilities.watched_files => desk.watch_no_more(),
            Ok(()) => {}
            Err(refusal) => {
                desk.log(lsp::MessageType::INFO, format!("attache watches files itself: {refusal}")).await;
            }
        }
    });
}

fn registration(id: &str, method: &str, options: Value) -> lsp::Registration {
    lsp::Registration { id: id.to_owned(), method: method.to_owned(), register_options: Some(options) }
}

/// Asks for the settings, as a whole and for each folder, if the client gives any.
pub fn ask(desk: &Arc<Desk>) {
    if !desk.abilities().has_settings {
        return;
    }
    let desk = Arc::clone(desk);
    tokio::spawn(async move {
        let folders = desk.workspace.roots();
        let scopes = folders.iter().map(lsp::Uri::from_file_path);
        let item = |scope_uri| lsp::ConfigurationItem { scope_uri, section: Some(SECTION.to_owned()) };
        let items = std::iter::once(None).chain(scopes).map(item).collect();
        match tokio::time::timeout(PATIENCE, desk.client.configuration(items)).await {
            Ok(Ok(answers)) => {
                let (all, each) = answers.split_first().unwrap_or((&Value::Null, &[]));
                take_over(&desk, all, &folders.iter().zip(each).collect::<Vec<_>>());
            }
            Ok(Err(refusal)) => {
                let message = format!("the settings of the editor are not in force: {refusal}");
                desk.log(lsp::MessageType::WARNING, message).await;
            }
            Err(_) => desk.log(lsp::MessageType::WARNING, "the editor gives no settings".to_owned()).await,
        }
    });
}

/// Takes over what the client says it is set to, as a whole and in folders; nothing said changes nothing.
pub fn take_over(desk: &Arc<Desk>, all: &Value, folders: &[(&PathBuf, &Value)]) {
    let before = desk.choice();
    let (mut choice, mut mistakes) = (Choice::clone(&before), BTreeSet::new());
    for (folder, sent) in
        std::iter::once((None, all)).chain(folders.iter().map(|(folder, sent)| (Some(*folder), *sent)))
    {
        match (Preferences::read(sent), folder) {
            _ if sent.is_null() => {}
            (Ok(preferences), None) => choice.all = preferences,
            (Ok(preferences), Some(folder)) => drop(choice.below.insert(folder.clone(), preferences)),
            (Err(mistake), _) => drop(mistakes.insert(mistake)),
        }
    }
    for mistake in mistakes {
        desk.queue.tell(format!("a setting of the editor is not in force: {mistake}"));
    }
    // What a folder has in common with the rest is no choice of its own.
    choice.below.retain(|_, preferences| *preferences != choice.all);
    desk.choose(choice);
    let now = desk.choice();
    if before.base() != now.base() {
        desk.queue.reopen();
    }
    if now.hints_differ(&before) && desk.abilities().hint_refresh {
        let client = desk.client.clone();
        tokio::spawn(async move { client.inlay_hint_refresh().await });
    }
}
