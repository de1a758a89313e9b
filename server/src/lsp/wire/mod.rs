//! The wire guard: everything between the editor's pipe and the protocol framework. The framework
//! ends at the first frame that it cannot read, so it is given none. The three pumps here move
//! frames; what a frame is, how it is repaired and whether it passes is decided by the pure parts.

mod envelope;
mod framing;
mod repair;
mod spelling;
mod utf8;

use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, DuplexStream};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender};
use tokio::sync::watch;
use tower_lsp::jsonrpc::ErrorCode;

use envelope::{Signal, Verdict, judge, refusal};
use framing::{Frame, Framer, LARGEST_BODY, framed};
use spelling::Spellings;

const CHUNK: usize = 64 << 10;

/// What both directions of one connection share.
#[derive(Debug, Clone, Default)]
pub struct Guard {
    spellings: Arc<Mutex<Spellings>>,
}

impl Guard {
    /// Reads the editor until it ends or says `exit`. Never waits for anybody but the editor: sound
    /// messages go to `inbox`, answers to the others to `refusals`, the editor's process to `editor`.
    pub async fn read(
        self,
        mut from: impl AsyncRead + Unpin,
        inbox: UnboundedSender<Vec<u8>>,
        refusals: UnboundedSender<Vec<u8>>,
        editor: watch::Sender<Option<u32>>,
    ) {
        let (mut framer, mut chunk) = (Framer::new(LARGEST_BODY), vec![0; CHUNK]);
        loop {
            match from.read(&mut chunk).await {
                Ok(0) => return,
                Ok(count) => framer.push(&chunk[..count]),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(_) => return,
            }
            while let Some(frame) = framer.frame() {
                match self.verdict(frame) {
                    Verdict::Pass(body, signal) => {
                        if let Signal::Initialize(Some(process)) = signal {
                            editor.send_replace(Some(process));
                        }
                        if inbox.send(body).is_err() || signal == Signal::Exit {
                            return;
                        }
                    }
                    // Nobody is left to be answered once the writer is gone.
                    Verdict::Refuse(answer) => drop(refusals.send(answer)),
                    Verdict::Ignore => {}
                }
            }
        }
    }

    /// Writes for the editor until the server has said everything, or nobody listens. The only
    /// place that writes to it; the pipe from the server is the bounded queue in front of it.
    pub async fn write(
        self,
        mut from: DuplexStream,
        mut refusals: UnboundedReceiver<Vec<u8>>,
        mut to: impl AsyncWrite + Unpin,
    ) -> io::Result<()> {
        // What the server says is as long as the server likes.
        let (mut framer, mut chunk) = (Framer::new(u64::MAX), vec![0; CHUNK]);
        loop {
            let mut out = Vec::new();
            let count = tokio::select! {
                count = from.read(&mut chunk) => Some(count?),
                Some(answer) = refusals.recv() => {
                    out.extend(framed(&answer));
                    None
                }
            };
            if let Some(count) = count {
                framer.push(&chunk[..count]);
                while let Some(frame) = framer.frame() {
                    if let Frame::Body(body) = frame {
                        out.extend(self.restored(body));
                    }
                }
            }
            while let Ok(answer) = refusals.try_recv() {
                out.extend(framed(&answer));
            }
            to.write_all(&out).await?;
            to.flush().await?;
            if count == Some(0) {
                return Ok(());
            }
        }
    }

    fn verdict(&self, frame: Frame) -> Verdict {
        match frame {
            Frame::Body(body) => judge(&body, &mut self.spellings.lock().unwrap_or_else(PoisonError::into_inner)),
            Frame::BadHeader => {
                Verdict::Refuse(refusal(None, ErrorCode::ParseError, "could not read the header of a message"))
            }
            Frame::TooLarge(length) => Verdict::Refuse(refusal(
                None,
                ErrorCode::InvalidRequest,
                &format!("could not take a message of {length} bytes: the limit is {LARGEST_BODY}"),
            )),
        }
    }

    fn restored(&self, body: Vec<u8>) -> Vec<u8> {
        let spellings = self.spellings.lock().unwrap_or_else(PoisonError::into_inner);
        match std::str::from_utf8(&body) {
            Ok(text) => framed(repair::restore(text, &spellings).as_bytes()),
            Err(_) => framed(&body),
        }
    }
}

/// Hands sound messages on to the server, as fast as it takes them.
pub async fn forward(mut inbox: UnboundedReceiver<Vec<u8>>, mut to: DuplexStream) -> io::Result<()> {
    while let Some(body) = inbox.recv().await {
        to.write_all(&framed(&body)).await?;
    }
    to.shutdown().await
}
