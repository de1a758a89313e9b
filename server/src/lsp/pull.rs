//! Diagnostics for clients that ask for them. An answer has a name made of what it says, so that
//! "nothing has changed" can be said; whoever asks about all briefs waits until there is news.

use super::address;
use super::asking::{newest, off_the_loop};
use super::desk::Desk;
use crate::BriefKey;
use dashmap::DashMap;
use rayon::prelude::*;
use std::collections::{BTreeSet, HashMap};
use std::mem;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::watch;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types as lsp;

/// What is known of the answers given so far.
#[derive(Debug, Default)]
pub struct Told {
    /// The name of the last answer about a brief on disk, and the moment before it was computed.
    answers: DashMap<BriefKey, (u64, String)>,
    /// The moment at which a brief may have come to say something else.
    changed: DashMap<BriefKey, u64>,
    /// The same for all briefs.
    all_changed: AtomicU64,
    /// Moments are counted by changes.
    moment: watch::Sender<u64>,
    /// Open briefs whose findings may have changed through another brief.
    stale: Mutex<BTreeSet<BriefKey>>,
}

impl Told {
    /// Takes note of briefs on disk that may have other findings now.
    pub fn changed(&self, briefs: impl Iterator<Item = BriefKey>) {
        let briefs: Vec<_> = briefs.collect();
        if briefs.is_empty() {
            return;
        }
        self.next(|moment| {
            for brief in briefs {
                self.changed.insert(brief, moment);
            }
        });
    }

    /// Takes note that any brief may have other findings now.
    pub fn all_changed(&self) {
        self.next(|moment| self.all_changed.store(moment, Ordering::Release));
    }

    /// Takes note of open briefs that another one may have changed.
    pub fn stale(&self, briefs: impl Iterator<Item = BriefKey>) {
        self.stale.lock().unwrap_or_else(PoisonError::into_inner).extend(briefs);
    }

    /// The open briefs that another one may have changed, and that nobody has told of.
    pub fn take_stale(&self) -> BTreeSet<BriefKey> {
        mem::take(&mut *self.stale.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Whoever waits for news is woken after `note` was taken.
    fn next(&self, note: impl FnOnce(u64)) {
        self.moment.send_modify(|moment| {
            *moment += 1;
            note(*moment);
        });
    }

    /// The name of the answer about a brief, if it still holds.
    fn answer(&self, brief: &BriefKey) -> Option<String> {
        let (moment, name) = self.answers.get(brief).map(|answer| answer.value().clone())?;
        let changed = self.changed.get(brief).map_or(0, |changed| *changed.value());
        (changed.max(self.all_changed.load(Ordering::Acquire)) <= moment).then_some(name)
    }
}

/// Answers about one brief, and about open ones that changed through it.
pub async fn document(
    desk: &Arc<Desk>,
    params: lsp::DocumentDiagnosticParams,
) -> Result<lsp::DocumentDiagnosticReportResult> {
    let previous = params.previous_result_id;
    let answer = newest(desk, &params.text_document.uri, move |desk, brief| {
        desk.catch_up(&BTreeSet::from([brief.clone()]));
        let related = desk.abilities().related_documents.then(|| related(desk, brief));
        let related_documents = related.filter(|related| !related.is_empty());
        match desk.report(brief, previous.as_deref()) {
            Report::Full(report) => {
                lsp::RelatedFullDocumentDiagnosticReport { related_documents, full_document_diagnostic_report: report }
                    .into()
            }
            Report::Unchanged(report) => lsp::RelatedUnchangedDocumentDiagnosticReport {
                related_documents,
                unchanged_document_diagnostic_report: report,
            }
            .into(),
        }
    });
    // Of a brief that is not open nothing is said here.
    let report: lsp::DocumentDiagnosticReport =
        answer.await?.unwrap_or_else(|| lsp::RelatedFullDocumentDiagnosticReport::default().into());
    Ok(report.into())
}

fn related(desk: &Desk, this: &BriefKey) -> HashMap<lsp::Uri, lsp::DocumentDiagnosticReportKind> {
    let stale = desk.told.take_stale().into_iter().filter(|brief| brief != this);
    let open = stale.filter(|brief| desk.workspace.document(brief).is_some());
    let report = |brief: BriefKey| {
        let report = match desk.report(&brief, None) {
            Report::Full(report) => lsp::DocumentDiagnosticReportKind::Full(report),
            Report::Unchanged(report) => lsp::DocumentDiagnosticReportKind::Unchanged(report),
        };
        Some((desk.addresses.uri(&brief)?, report))
    };
    open.filter_map(report).collect()
}

/// Answers about all briefs that are not open, as soon as there is something that the client does
/// not know.
pub async fn workspace(
    desk: &Arc<Desk>,
    params: lsp::WorkspaceDiagnosticParams,
) -> Result<lsp::WorkspaceDiagnosticReportResult> {
    let known = params.previous_result_ids.into_iter().map(|known| (address::key(&known.uri), known));
    let known: Arc<HashMap<_, _>> = Arc::new(known.collect());
    let mut moment = desk.told.moment.subscribe();
    loop {
        moment.borrow_and_update();
        let asked = Arc::clone(&known);
        let items = off_the_loop(desk, move |desk| Ok(news(desk, &asked))).await?;
        if !items.is_empty() || moment.changed().await.is_err() {
            return Ok(lsp::WorkspaceDiagnosticReport { items }.into());
        }
    }
}

fn news(desk: &Desk, known: &HashMap<BriefKey, lsp::PreviousResultId>) -> Vec<lsp::WorkspaceDocumentDiagnosticReport> {
    let briefs = desk.workspace.indexed();
    let is_closed = |brief: &&BriefKey| desk.workspace.document(brief).is_none();
    let nothing = name(&[]);
    let told = |brief: &BriefKey| known.get(brief).map_or(nothing.as_str(), |known| known.value.as_str());
    let full = |uri: lsp::Uri, items: Vec<lsp::Diagnostic>| lsp::WorkspaceFullDocumentDiagnosticReport {
        uri,
        version: None,
        full_document_diagnostic_report: lsp::FullDocumentDiagnosticReport { result_id: Some(name(&items)), items },
    };
    let changed = |brief: &BriefKey| {
        if desk.told.answer(brief).is_some_and(|answer| answer == told(brief)) {
            return None;
        }
        let moment = *desk.told.moment.borrow();
        let (_, items) = desk.found(brief);
        let answer = name(&items);
        desk.told.answers.insert(brief.clone(), (moment, answer.clone()));
        (answer != told(brief)).then(|| desk.addresses.uri(brief).map(|uri| full(uri, items))).flatten()
    };
    let mut reports: Vec<_> = briefs.par_iter().filter(is_closed).filter_map(changed).collect();
    let gone =
        known.iter().filter(|(brief, known)| is_closed(brief) && !briefs.contains(brief) && known.value != nothing);
    reports.extend(gone.map(|(_, known)| full(known.uri.clone(), Vec::new())));
    reports.sort_by(|one, other| one.uri.as_str().cmp(other.uri.as_str()));
    reports.into_iter().map(Into::into).collect()
}

/// An answer about one brief.
pub enum Report {
    /// All of it.
    Full(lsp::FullDocumentDiagnosticReport),
    /// What the client was told before.
    Unchanged(lsp::UnchangedDocumentDiagnosticReport),
}

impl Desk {
    /// The diagnostics of a brief; `previous` is the name of the answer that the client has.
    pub fn report(&self, brief: &BriefKey, previous: Option<&str>) -> Report {
        let (_, items) = self.found(brief);
        let result_id = name(&items);
        if previous == Some(result_id.as_str()) {
            return Report::Unchanged(lsp::UnchangedDocumentDiagnosticReport { result_id });
        }
        Report::Full(lsp::FullDocumentDiagnosticReport { result_id: Some(result_id), items })
    }
}

/// A name for what an answer says.
fn name(items: &[lsp::Diagnostic]) -> String {
    let written = serde_json::to_vec(items).unwrap_or_default();
    blake3::hash(&written).to_hex()[..16].to_owned()
}
