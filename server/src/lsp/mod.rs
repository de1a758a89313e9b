//! The language server: the only place that speaks the protocol.

mod address;
mod analysis;
mod convert;
mod session;

use crate::workspace::Workspace;
use session::Session;
use std::process::ExitCode;
use std::sync::Arc;
use tokio::io::{AsyncRead, AsyncWrite};
use tower_lsp::{LspService, Server};

/// Serves one client on standard input and output until it leaves.
#[must_use]
pub fn run() -> ExitCode {
    let runtime = match tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build() {
        Ok(runtime) => runtime,
        Err(_) => return ExitCode::from(2),
    };
    let code = runtime.block_on(serve(tokio::io::stdin(), tokio::io::stdout(), Arc::default()));
    // A read of standard input cannot be called back: nobody waits for it.
    runtime.shutdown_background();
    code
}

/// Serves one client over any pipe.
pub async fn serve(
    input: impl AsyncRead + Unpin,
    output: impl AsyncWrite + Unpin,
    workspace: Arc<Workspace>,
) -> ExitCode {
    let (service, socket) = LspService::new(|client| Session::new(client, workspace));
    Server::new(input, output, socket).concurrency_level(64).serve(service).await;
    ExitCode::SUCCESS
}
