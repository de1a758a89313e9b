//! Requests about a brief, answered off the message loop from the brief as it stood when they came.

use super::address;
use super::convert::position;
use super::desk::Desk;
use crate::BriefKey;
use crate::features::rename::Refusal;
use crate::workspace::Document;
use std::sync::Arc;
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::ls_types as lsp;

/// The code of a request that was understood and cannot be granted.
const REQUEST_FAILED: i64 = -32803;

/// Asks about a place in a brief. If the brief changes meanwhile, the answer would point at the
/// wrong words, and the client is told to ask again.
pub async fn at<T: Send + 'static>(
    desk: &Arc<Desk>,
    place: lsp::TextDocumentPositionParams,
    answer: impl FnOnce(&Desk, &BriefKey, usize) -> Result<Option<T>> + Send + 'static,
) -> Result<Option<T>> {
    let uri = place.text_document.uri.clone();
    about(desk, &uri, with_offset(place, answer)).await
}

/// Asks about a place in a brief what only all briefs of its project together can tell.
pub async fn among_all<T: Send + 'static>(
    desk: &Arc<Desk>,
    place: lsp::TextDocumentPositionParams,
    answer: impl FnOnce(&Desk, &BriefKey, usize) -> Result<Option<T>> + Send + 'static,
) -> Result<Option<T>> {
    let Some(document) = desk.workspace.document(&address::key(&place.text_document.uri)) else { return Ok(None) };
    desk.all_read(&document.key).await;
    of(desk, document, with_offset(place, answer)).await
}

/// The question about a brief that asks about a place in it.
fn with_offset<T>(
    place: lsp::TextDocumentPositionParams,
    answer: impl FnOnce(&Desk, &BriefKey, usize) -> Result<Option<T>> + Send + 'static,
) -> impl FnOnce(&Desk, &Document) -> Result<Option<T>> + Send + 'static {
    move |desk, document| {
        let offset = document.text.offset(position(place.position), desk.abilities().encoding);
        answer(desk, &document.key, offset)
    }
}

/// Asks about a whole brief, or about a part of it.
pub async fn about<T: Send + 'static>(
    desk: &Arc<Desk>,
    uri: &lsp::Uri,
    answer: impl FnOnce(&Desk, &Document) -> Result<Option<T>> + Send + 'static,
) -> Result<Option<T>> {
    let Some(document) = desk.workspace.document(&address::key(uri)) else { return Ok(None) };
    of(desk, document, answer).await
}

/// Asks about a brief as it stood when the question came.
async fn of<T: Send + 'static>(
    desk: &Arc<Desk>,
    document: Arc<Document>,
    answer: impl FnOnce(&Desk, &Document) -> Result<Option<T>> + Send + 'static,
) -> Result<Option<T>> {
    off_the_loop(desk, move |desk| {
        let answer = desk.workspace.urgency.first(|| answer(desk, &document))?;
        let now = desk.workspace.document(&document.key);
        if now.is_some_and(|now| Arc::ptr_eq(&now, &document)) { Ok(answer) } else { Err(content_modified()) }
    })
    .await
}

/// Asks about a brief in whatever version it has by the time of the answer: who asks again after every
/// letter is answered however fast he types. None if the brief is not open.
pub async fn newest<T: Send + 'static>(
    desk: &Arc<Desk>,
    uri: &lsp::Uri,
    answer: impl FnOnce(&Desk, &BriefKey) -> T + Send + 'static,
) -> Result<Option<T>> {
    let key = address::key(uri);
    off_the_loop(desk, move |desk| {
        let is_open = desk.workspace.document(&key).is_some();
        Ok(is_open.then(|| desk.workspace.urgency.first(|| answer(desk, &key))))
    })
    .await
}

/// Works on anything, off the message loop.
pub async fn off_the_loop<T: Send + 'static>(
    desk: &Arc<Desk>,
    work: impl FnOnce(&Desk) -> Result<T> + Send + 'static,
) -> Result<T> {
    let desk = Arc::clone(desk);
    tokio::task::spawn_blocking(move || work(&desk)).await.unwrap_or_else(|failure| Err(failed(&failure)))
}

/// Why a request is not granted, as the client shows it.
pub fn refused(refusal: Refusal) -> Error {
    Error { code: ErrorCode::ServerError(REQUEST_FAILED), message: refusal.0.into(), data: None }
}

fn content_modified() -> Error {
    Error { code: ErrorCode::ContentModified, message: "the brief has changed meanwhile".into(), data: None }
}

fn failed(failure: &tokio::task::JoinError) -> Error {
    Error { code: ErrorCode::InternalError, message: format!("the answer failed: {failure}").into(), data: None }
}
