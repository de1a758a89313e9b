//! A language client over a pipe in memory: as much of the protocol as the tests speak.

use attache::workspace::Workspace;
use serde_json::{Value, json};
use std::collections::VecDeque;
use std::sync::Arc;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader, DuplexStream, ReadHalf, WriteHalf};
use tokio::task::JoinHandle;

/// One session with a server of its own.
pub struct Client {
    to_server: WriteHalf<DuplexStream>,
    from_server: BufReader<ReadHalf<DuplexStream>>,
    /// Messages that came while the test waited for another.
    unread: VecDeque<Value>,
    next_id: i64,
    _server: JoinHandle<std::process::ExitCode>,
}

impl Client {
    /// Starts a server over `workspace` and shakes hands.
    pub async fn start(workspace: Arc<Workspace>, initialize: Value) -> Client {
        let (ours, theirs) = tokio::io::duplex(1 << 20);
        let (read, write) = tokio::io::split(theirs);
        let server = tokio::spawn(attache::lsp::serve(read, write, workspace));
        let (from_server, to_server) = tokio::io::split(ours);
        let from_server = BufReader::new(from_server);
        let mut client = Client { to_server, from_server, unread: VecDeque::new(), next_id: 0, _server: server };
        client.request("initialize", initialize).await;
        client.notify("initialized", json!({})).await;
        client
    }

    /// Sends a notification.
    pub async fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params})).await;
    }

    /// Sends a request and waits for its answer: `result`, or the whole message if it is an error.
    pub async fn request(&mut self, method: &str, params: Value) -> Value {
        self.next_id += 1;
        let id = self.next_id;
        self.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params})).await;
        let answer = self.wait(|message| message["id"] == id && message.get("method").is_none()).await;
        if answer.get("error").is_some() { answer } else { answer["result"].clone() }
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

    /// The diagnostics of a version of a brief, as soon as `wanted` holds of them.
    pub async fn diagnostics(&mut self, uri: &str, version: i32, wanted: impl Fn(&[Value]) -> bool) -> Vec<Value> {
        let message = self
            .wait(|message| {
                let params = &message["params"];
                message["method"] == "textDocument/publishDiagnostics"
                    && params["uri"] == uri
                    && params["version"] == version
                    && params["diagnostics"].as_array().is_some_and(|found| wanted(found))
            })
            .await;
        message["params"]["diagnostics"].as_array().cloned().unwrap_or_default()
    }

    /// The first message that fits, waiting for it if need be.
    async fn wait(&mut self, fits: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.unread.iter().position(&fits) {
            return self.unread.remove(at).expect("the position was just found");
        }
        loop {
            let message = self.read().await;
            // The server may ask something of its own: it gets an empty answer.
            if message.get("id").is_some() && message.get("method").is_some() {
                self.send(&json!({"jsonrpc": "2.0", "id": message["id"], "result": null})).await;
            } else if fits(&message) {
                return message;
            } else {
                self.unread.push_back(message);
            }
        }
    }

    async fn send(&mut self, message: &Value) {
        let body = message.to_string();
        let frame = format!("Content-Length: {}\r\n\r\n{body}", body.len());
        self.to_server.write_all(frame.as_bytes()).await.expect("the server reads");
    }

    async fn read(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            let read = self.from_server.read_line(&mut line).await.expect("the server writes");
            assert!(read > 0, "the server ended the session");
            match line.trim_end().strip_prefix("Content-Length: ") {
                Some(digits) => length = digits.parse().expect("a length is a number"),
                None if line.trim_end().is_empty() => break,
                None => {}
            }
        }
        let mut body = vec![0; length];
        self.from_server.read_exact(&mut body).await.expect("the server writes whole frames");
        serde_json::from_slice(&body).expect("the server writes JSON")
    }
}
