//! Tells the client how far a long piece of work is, and hears if it is called off. The work never
//! waits for the client: where it takes its time to answer, less is shown.

use super::desk::Desk;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use tokio::sync::watch;
use tower_lsp::Client;
use tower_lsp::ls_types as lsp;

/// A piece of work under way; it is over when this is dropped.
#[derive(Debug)]
pub struct Progress {
    said: watch::Sender<(usize, usize)>,
    called_off: Arc<AtomicBool>,
}

static COUNT: AtomicUsize = AtomicUsize::new(1);

impl Progress {
    /// Begins to tell.
    pub fn begin(desk: &Arc<Desk>, title: &'static str) -> Self {
        let (said, heard) = watch::channel((0, 0));
        let called_off = Arc::new(AtomicBool::new(false));
        if desk.abilities().progress {
            let token = format!("attache/{}", COUNT.fetch_add(1, Ordering::Relaxed));
            desk.under_way.insert(token.clone(), Arc::clone(&called_off));
            let desk = Arc::clone(desk);
            tokio::spawn(async move {
                show(&desk.client, &token, title, heard).await;
                desk.under_way.remove(&token);
            });
        }
        Self { said, called_off }
    }

    /// So much of so much is done. Whether to go on.
    pub fn report(&self, done: usize, of: usize) -> bool {
        self.said.send_replace((done, of));
        !self.called_off.load(Ordering::Acquire)
    }
}

async fn show(client: &Client, token: &str, title: &str, mut heard: watch::Receiver<(usize, usize)>) {
    let token = lsp::ProgressToken::String(token.to_owned());
    let create = lsp::WorkDoneProgressCreateParams { token: token.clone() };
    if client.send_request::<lsp::request::WorkDoneProgressCreate>(create).await.is_err() {
        return;
    }
    let say = |value| {
        let value = lsp::ProgressParamsValue::WorkDone(value);
        client.send_notification::<lsp::notification::Progress>(lsp::ProgressParams { token: token.clone(), value })
    };
    say(lsp::WorkDoneProgress::Begin(lsp::WorkDoneProgressBegin {
        title: title.to_owned(),
        cancellable: Some(true),
        percentage: Some(0),
        ..lsp::WorkDoneProgressBegin::default()
    }))
    .await;
    while heard.changed().await.is_ok() {
        let (done, of) = *heard.borrow_and_update();
        say(lsp::WorkDoneProgress::Report(lsp::WorkDoneProgressReport {
            cancellable: Some(true),
            message: Some(format!("{done} of {of}")),
            percentage: Some((100 * done / of.max(1)) as u32),
        }))
        .await;
    }
    say(lsp::WorkDoneProgress::End(lsp::WorkDoneProgressEnd { message: None })).await;
}

impl Desk {
    /// Calls a piece of work off.
    pub fn call_off(&self, token: &lsp::ProgressToken) {
        if let lsp::ProgressToken::String(token) = token
            && let Some(called_off) = self.under_way.get(token)
        {
            called_off.store(true, Ordering::Release);
        }
    }
}
