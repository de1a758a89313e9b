//! Whatever an editor sends, the server behind the guard is given sound messages only, and the same
//! ones however the bytes are parcelled.

use attache::lsp::wire::Guard;
use serde_json::Value;
use tokio::io::AsyncReadExt as _;
use tokio::sync::{mpsc, watch};

/// Sends the bytes in two parcels, and, with a right header, in one message.
pub fn keep(bytes: &[u8]) {
    let whole = passed(bytes, 0);
    assert_eq!(passed(bytes, bytes.len() / 2), whole, "parcels matter");
    let framed = [format!("Content-Length: {}\r\n\r\n", bytes.len()).as_bytes(), bytes].concat();
    assert!(passed(&framed, 7).0.len() <= 1, "one message became several");
}

/// What the server is given, and what the editor is told.
fn passed(bytes: &[u8], cut: usize) -> (Vec<Vec<u8>>, Vec<Vec<u8>>) {
    let (inbox, mut given) = mpsc::unbounded_channel();
    let (refusals, mut told) = mpsc::unbounded_channel();
    let (editor, _process) = watch::channel(None);
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime without a driver");
    runtime.block_on(Guard::default().read(bytes[..cut].chain(&bytes[cut..]), inbox, refusals, editor));
    let (mut messages, mut answers) = (Vec::new(), Vec::new());
    while let Ok(message) = given.try_recv() {
        assert_sound(&message);
        messages.push(message);
    }
    while let Ok(answer) = told.try_recv() {
        assert_sound(&answer);
        answers.push(answer);
    }
    (messages, answers)
}

fn assert_sound(message: &[u8]) {
    let read: Value = serde_json::from_slice(message).unwrap_or_else(|error| panic!("{error}: {message:?}"));
    assert_eq!(read["jsonrpc"], "2.0", "{read}");
    assert!(read["method"].is_string() || read.get("id").is_some(), "{read}");
}
