//! Finds the notifications that the framework will drop because it cannot read their parameters.
//! A change that is dropped leaves server and editor with different texts, so somebody must hear of
//! it. Reads parameters with the types that the framework uses, and judges nothing else.

use serde::Deserialize;
use serde_json::Value;
use tower_lsp::jsonrpc::Request;
use tower_lsp::ls_types::notification::{
    DidChangeConfiguration, DidChangeTextDocument, DidChangeWatchedFiles, DidChangeWorkspaceFolders,
    DidCloseTextDocument, DidOpenTextDocument, DidSaveTextDocument, Notification,
};

use super::report::Report;

type Reader = fn(&Value) -> Result<(), serde_json::Error>;

/// The notifications that carry state, and how their parameters are read.
const READERS: [(&str, Reader); 7] = [
    (DidOpenTextDocument::METHOD, read::<DidOpenTextDocument>),
    (DidChangeTextDocument::METHOD, read::<DidChangeTextDocument>),
    (DidCloseTextDocument::METHOD, read::<DidCloseTextDocument>),
    (DidSaveTextDocument::METHOD, read::<DidSaveTextDocument>),
    (DidChangeConfiguration::METHOD, read::<DidChangeConfiguration>),
    (DidChangeWatchedFiles::METHOD, read::<DidChangeWatchedFiles>),
    (DidChangeWorkspaceFolders::METHOD, read::<DidChangeWorkspaceFolders>),
];

/// What to say about a notification that will be dropped.
#[must_use]
pub fn report(request: &Request) -> Option<Report> {
    let (method, read) = READERS.iter().find(|(method, _)| *method == request.method())?;
    let params = request.params().unwrap_or(&Value::Null);
    let why = read(params).err()?;
    if ![DidOpenTextDocument::METHOD, DidChangeTextDocument::METHOD, DidCloseTextDocument::METHOD].contains(method) {
        return Some(Report::Failed(format!("could not read {method}: {why}")));
    }
    let uri = params.pointer("/textDocument/uri").and_then(Value::as_str).unwrap_or("a brief");
    Some(Report::OutOfStep(format!(
        "attache could not read what the editor said about {uri} ({method}: {why}); close it and open it again"
    )))
}

fn read<N: Notification>(params: &Value) -> Result<(), serde_json::Error> {
    N::Params::deserialize(params).map(drop)
}
