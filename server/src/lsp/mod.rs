//! The language server's side of the protocol: the only place that names the protocol framework.
//! This file owns the life of a session, from the first byte to the exit code.

mod abilities;
mod address;
mod analysis;
mod asking;
mod colours;
mod commands;
mod configuration;
mod convert;
mod desk;
mod indexing;
mod layer;
mod lost;
mod parent;
mod preferences;
mod progress;
mod pull;
mod report;
mod session;
mod watching;
pub mod wire;

use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, duplex};
use tokio::sync::{mpsc, oneshot, watch};
use tokio::task::JoinSet;
use tower_lsp::{Client, LanguageServer, LspService, LspServiceBuilder, Server};

use crate::workspace::Workspace;
use layer::Steady;
use session::Session;
use wire::Guard;

/// Room for messages between the wire guard and the framework, in each direction.
const PIPE: usize = 1 << 20;
/// How long answers may still be written after the editor has gone or said `exit`.
const GRACE: Duration = Duration::from_millis(300);
/// Handlers that may wait at a time. They only wait; the work is done elsewhere.
const AT_A_TIME: usize = 64;

/// How a session ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// The editor had asked for it with `shutdown`.
    Orderly,
    /// It had not.
    Abrupt,
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> Self {
        match ending {
            Ending::Orderly => Self::SUCCESS,
            Ending::Abrupt => Self::FAILURE,
        }
    }
}

/// Serves one editor over standard input and output until it is gone. The exit code is what the
/// protocol asks for: 0 after an orderly end, 1 otherwise; 2 if the server could not start.
///
/// # Panics
///
/// When the build has changed what ends a line: every position would be wrong.
#[must_use]
pub fn run() -> ExitCode {
    assert!(crate::text::lines_end_as_editors_count(), "lines end only at \\n, \\r\\n and \\r");
    // Messages pass through many hands that only pass them on: on one thread none of them has to be woken.
    let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else {
        return ExitCode::from(2);
    };
    let ending = runtime.block_on(serve(tokio::io::stdin(), tokio::io::stdout(), Arc::default()));
    // A read of standard input cannot be called off, so nobody waits for it.
    runtime.shutdown_background();
    ending.into()
}

/// Serves one editor over any pair of streams until it is gone.
pub async fn serve<R, W>(read: R, write: W, workspace: Arc<Workspace>) -> Ending
where
    R: AsyncRead + Send + Unpin + 'static,
    W: AsyncWrite + Send + Unpin + 'static,
{
    serve_handlers(read, write, |client| Session::new(client, workspace), Session::methods).await
}

/// Serves one editor with handlers of any kind; `methods` adds requests and notifications beyond
/// those of the protocol.
pub async fn serve_handlers<R, W, S>(
    read: R,
    write: W,
    make: impl FnOnce(Client) -> S,
    methods: impl FnOnce(LspServiceBuilder<S>) -> LspServiceBuilder<S>,
) -> Ending
where
    R: AsyncRead + Send + Unpin + 'static,
    W: AsyncWrite + Send + Unpin + 'static,
    S: LanguageServer,
{
    let mut handed_out = None;
    let builder = LspService::build(|client| {
        handed_out = Some(client.clone());
        make(client)
    });
    let (service, socket) = methods(builder).finish();
    let client = handed_out.expect("a service is built with a client");

    let (reports, pass_on) = report::reports(client);
    let shut_down = Arc::new(AtomicBool::new(false));
    let steady = Steady::new(service, reports, shut_down.clone());

    let (to_server, server_in) = duplex(PIPE);
    let (server_out, from_server) = duplex(PIPE);
    let (inbox, sound) = mpsc::unbounded_channel();
    let (refusals, refused) = mpsc::unbounded_channel();
    let (editor, process) = watch::channel(None);
    let (reading, read_all) = oneshot::channel::<()>();
    let (writing, written_all) = oneshot::channel::<()>();
    let guard = Guard::default();

    // Dropped at the end of this function, and every task with it.
    let mut tasks = JoinSet::new();
    tasks.spawn(pass_on);
    tasks.spawn(async move { drop(wire::forward(sound, to_server).await) });
    tasks.spawn(Server::new(server_in, server_out, socket).concurrency_level(AT_A_TIME).serve(steady));
    let writer = guard.clone();
    tasks.spawn(async move {
        drop(writer.write(from_server, refused, write).await);
        drop(writing);
    });
    tasks.spawn(async move {
        guard.read(read, inbox, refusals, editor).await;
        drop(reading);
    });

    tokio::select! {
        _ = written_all => {}
        () = async { drop(read_all.await); tokio::time::sleep(GRACE).await } => {}
        () = parent::gone(process, parent::alive) => {}
    }
    if shut_down.load(Ordering::Acquire) { Ending::Orderly } else { Ending::Abrupt }
}
