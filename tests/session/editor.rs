//! The editor's end of the pipe.

use std::sync::Arc;
use std::time::Duration;

use attache::lsp::{Ending, serve, serve_handlers};
use attache::workspace::Workspace;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream};
use tokio::task::JoinHandle;

use super::toy::Toy;

/// The name of a brief.
pub const BRIEF: &str = "file:///briefs/a.md";
/// Nothing takes this long, even where many other programs want the processors; time stands still in
/// these tests unless all wait.
const PATIENCE: Duration = Duration::from_secs(300);

/// An editor with a session of its own.
pub struct Editor {
    /// What the server reads.
    pub input: Option<DuplexStream>,
    output: DuplexStream,
    server: JoinHandle<Ending>,
    /// Everything that the server said and nobody waited for.
    pub heard: Vec<Value>,
    unread: Vec<u8>,
}

impl Editor {
    /// Starts a toy server that has heard nothing yet.
    pub fn connect() -> Self {
        Self::connect_to(|input, output| tokio::spawn(serve_handlers(input, output, Toy::new, Toy::methods)))
    }

    /// Starts the server over a workspace and shakes hands.
    pub async fn over(workspace: Arc<Workspace>, initialize: Value) -> Self {
        let mut editor = Self::of(workspace);
        editor.call("initialize", initialize).await;
        editor.notify("initialized", json!({})).await;
        editor
    }

    /// Starts the server over a workspace; it has heard nothing yet.
    pub fn of(workspace: Arc<Workspace>) -> Self {
        Self::connect_to(|input, output| tokio::spawn(serve(input, output, workspace)))
    }

    fn connect_to(start: impl FnOnce(DuplexStream, DuplexStream) -> JoinHandle<Ending>) -> Self {
        let (input, server_in) = tokio::io::duplex(64 << 20);
        let (server_out, output) = tokio::io::duplex(64 << 20);
        let server = start(server_in, server_out);
        Self { input: Some(input), output, server, heard: Vec::new(), unread: Vec::new() }
    }

    /// A session that is under way.
    pub async fn start() -> Self {
        let mut editor = Self::connect();
        editor.call("initialize", json!({"capabilities": {}})).await;
        editor.notify("initialized", json!({})).await;
        editor
    }

    /// Sends bytes as they are.
    pub async fn raw(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().expect("the pipe is open");
        input.write_all(bytes).await.expect("the server reads");
    }

    /// Sends the body of a message.
    pub async fn body(&mut self, body: &str) {
        self.raw(frame(body).as_bytes()).await;
    }

    /// Sends a notification.
    pub async fn notify(&mut self, method: &str, params: Value) {
        self.body(&json!({"jsonrpc": "2.0", "method": method, "params": params}).to_string()).await;
    }

    /// Sends a request and does not wait.
    pub async fn ask(&mut self, id: impl Into<Value>, method: &str, params: Value) {
        self.body(&json!({"jsonrpc": "2.0", "id": id.into(), "method": method, "params": params}).to_string()).await;
    }

    /// Sends a request and waits for its answer.
    pub async fn call(&mut self, method: &str, params: Value) -> Value {
        self.ask(method, method, params).await;
        self.answer(method).await
    }

    /// The answer to a request.
    pub async fn answer(&mut self, id: impl Into<Value>) -> Value {
        let id = id.into();
        self.until(|message| message.get("method").is_none() && message["id"] == id).await
    }

    /// The next message of a kind, heard already or not.
    pub async fn until(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.heard.iter().position(&wanted) {
            return self.heard.remove(at);
        }
        loop {
            let message = tokio::time::timeout(PATIENCE, self.next()).await.expect("the server says it");
            let message = message.expect("the server goes on");
            if wanted(&message) {
                return message;
            }
            self.heard.push(message);
        }
    }

    /// Opens a brief.
    pub async fn open(&mut self, uri: &str, text: &str) {
        let document = json!({"uri": uri, "languageId": "markdown", "version": 1, "text": text});
        self.notify("textDocument/didOpen", json!({"textDocument": document})).await;
    }

    /// Replaces a whole brief.
    pub async fn replace(&mut self, uri: &str, version: i32, text: &str) {
        let params = json!({"textDocument": {"uri": uri, "version": version}, "contentChanges": [{"text": text}]});
        self.notify("textDocument/didChange", params).await;
    }

    /// Says that a file on the disk has changed.
    pub async fn changed(&mut self, uri: &str) {
        self.notify("workspace/didChangeWatchedFiles", json!({"changes": [{"uri": uri, "type": 2}]})).await;
    }

    /// The diagnostics of a version of a brief, as soon as `wanted` holds of them.
    pub async fn diagnostics(&mut self, uri: &str, version: i32, wanted: impl Fn(&[Value]) -> bool) -> Vec<Value> {
        let message = self
            .until(|message| {
                let params = &message["params"];
                message["method"] == "textDocument/publishDiagnostics"
                    && params["uri"] == uri
                    && params["version"] == version
                    && params["diagnostics"].as_array().is_some_and(|found| wanted(found))
            })
            .await;
        message["params"]["diagnostics"].as_array().cloned().unwrap_or_default()
    }

    /// Waits until all briefs of the project of a brief are read, as whoever renames does.
    pub async fn all_read(&mut self, uri: &str) {
        let start = json!({"line": 0, "character": 0});
        self.call("textDocument/prepareRename", json!({"textDocument": {"uri": uri}, "position": start})).await;
    }

    /// The text that the server holds.
    pub async fn text(&mut self, uri: &str) -> Value {
        self.call("toy/text", json!({"uri": uri})).await["result"]["text"].take()
    }

    /// Waits for the session to end.
    pub async fn ending(self) -> Ending {
        tokio::time::timeout(PATIENCE, self.server).await.expect("the session ends").expect("and does not crash")
    }

    async fn next(&mut self) -> Option<Value> {
        loop {
            if let Some(message) = take_frame(&mut self.unread) {
                if message["method"] == "workspace/diagnostic/refresh" {
                    self.body(&json!({"jsonrpc": "2.0", "id": message["id"], "result": null}).to_string()).await;
                }
                return Some(message);
            }
            if self.output.read_buf(&mut self.unread).await.expect("a pipe in memory does not break") == 0 {
                return None;
            }
        }
    }
}

/// A body with its header.
pub fn frame(body: &str) -> String {
    format!("Content-Length: {}\r\n\r\n{body}", body.len())
}

/// An insertion as an editor sends it.
pub fn insertion(version: usize, line: usize, character: usize, text: &str) -> Value {
    let place = json!({"line": line, "character": character});
    json!({
        "textDocument": {"uri": BRIEF, "version": version},
        "contentChanges": [{"range": {"start": place, "end": place}, "text": text}],
    })
}

fn take_frame(bytes: &mut Vec<u8>) -> Option<Value> {
    let text = String::from_utf8_lossy(bytes);
    let (header, _) = text.split_once("\r\n\r\n")?;
    let start = header.len() + 4;
    let length: usize = header.strip_prefix("Content-Length: ")?.parse().expect("the server writes its headers well");
    let body = bytes.get(start..start + length)?.to_vec();
    bytes.drain(..start + length);
    Some(serde_json::from_slice(&body).expect("the server writes JSON"))
}
