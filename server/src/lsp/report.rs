//! Tells the editor, and so its user, what went wrong inside. Reports are dropped rather than
//! piled up when the editor does not take them.

use tokio::sync::mpsc;
use tower_lsp::Client;
use tower_lsp::ls_types::MessageType;

const WAITING: usize = 16;

/// Something went wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Report {
    /// One piece of work was lost; for the log.
    Failed(String),
    /// Editor and server may hold different texts; for the user.
    OutOfStep(String),
}

/// Where reports are handed in, from anywhere and without waiting.
#[derive(Debug, Clone)]
pub struct Reports(mpsc::Sender<Report>);

impl Reports {
    /// A queue of reports, and its other end.
    #[must_use]
    pub fn queue() -> (Self, mpsc::Receiver<Report>) {
        let (sender, receiver) = mpsc::channel(WAITING);
        (Self(sender), receiver)
    }

    /// Hands in a report.
    pub fn send(&self, report: Report) {
        // A full queue means that the editor has enough to read already.
        drop(self.0.try_send(report));
    }
}

/// The place to hand reports in, and the work of passing them on to the editor.
pub fn reports(client: Client) -> (Reports, impl Future<Output = ()> + Send) {
    let (reports, mut receiver) = Reports::queue();
    let pass_on = async move {
        while let Some(report) = receiver.recv().await {
            match report {
                Report::Failed(message) => client.log_message(MessageType::ERROR, message).await,
                Report::OutOfStep(message) => client.show_message(MessageType::WARNING, message).await,
            }
        }
    };
    (reports, pass_on)
}
