//! Between the protocol framework and its handlers: makes the order of messages certain, keeps a
//! crash to one answer, and answers or reports what the framework would drop without a word.
//! Knows requests and answers, not what they are about.

use std::any::Any;
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Waker};

use tower::Service;
use tower_lsp::jsonrpc::{Error, ErrorCode, Id, Request, Response};

use super::lost;
use super::report::{Report, Reports};

/// A service whose handlers run in the order of the wire up to their first await, and cannot take
/// the session down.
#[derive(Debug)]
pub struct Steady<S> {
    inner: S,
    reports: Reports,
    shut_down: Arc<AtomicBool>,
}

impl<S> Steady<S> {
    /// Wraps `inner`; `shut_down` is set once a shutdown has been granted.
    pub fn new(inner: S, reports: Reports, shut_down: Arc<AtomicBool>) -> Self {
        Self { inner, reports, shut_down }
    }
}

type Answer<E> = Result<Option<Response>, E>;

impl<S> Service<Request> for Steady<S>
where
    S: Service<Request, Response = Option<Response>>,
    S::Error: Send + 'static,
    S::Future: Send + 'static,
{
    type Response = Option<Response>;
    type Error = S::Error;
    type Future = Pin<Box<dyn Future<Output = Answer<S::Error>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, request: Request) -> Self::Future {
        let asked = Asked {
            method: request.method().to_owned(),
            id: request.id().cloned(),
            reports: self.reports.clone(),
            shut_down: self.shut_down.clone(),
        };
        if asked.id.is_none()
            && let Some(report) = lost::report(&request)
        {
            self.reports.send(report);
        }
        let future = match catch_unwind(AssertUnwindSafe(|| self.inner.call(request))) {
            Ok(future) => Box::pin(future),
            Err(panic) => return Box::pin(std::future::ready(Ok(asked.panicked(panic)))),
        };
        let mut contained = Contained { future, asked };
        // The framework polls a handler when a slot is free; this call happens in the order of the
        // wire. What a handler does before its first await is therefore done here and now.
        match Pin::new(&mut contained).poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(answer) => Box::pin(std::future::ready(answer)),
            Poll::Pending => Box::pin(contained),
        }
    }
}

/// A handler at work, whose panic is an answer.
struct Contained<F> {
    future: Pin<Box<F>>,
    asked: Asked,
}

impl<F, E> Future for Contained<F>
where
    F: Future<Output = Answer<E>>,
{
    type Output = Answer<E>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Answer<E>> {
        match catch_unwind(AssertUnwindSafe(|| self.future.as_mut().poll(context))) {
            Ok(Poll::Pending) => Poll::Pending,
            Ok(Poll::Ready(answer)) => Poll::Ready(answer.map(|answer| self.asked.answered(answer))),
            Err(panic) => Poll::Ready(Ok(self.asked.panicked(panic))),
        }
    }
}

/// What is remembered of a request while its handler works.
struct Asked {
    method: String,
    id: Option<Id>,
    reports: Reports,
    shut_down: Arc<AtomicBool>,
}

impl Asked {
    fn answered(&self, answer: Option<Response>) -> Option<Response> {
        if self.method == "shutdown" && answer.as_ref().is_some_and(Response::is_ok) {
            self.shut_down.store(true, Ordering::Release);
        }
        // The framework answers no unknown `$/` request; the specification wants it answered.
        answer.or_else(|| Some(Response::from_error(self.id.clone()?, Error::method_not_found())))
    }

    fn panicked(&self, panic: Box<dyn Any + Send>) -> Option<Response> {
        let why = panic.downcast_ref::<&str>().copied().or(panic.downcast_ref::<String>().map(String::as_str));
        let message = format!("{} failed: {}", self.method, why.unwrap_or("no reason given"));
        self.reports.send(Report::Failed(message.clone()));
        let error = Error { code: ErrorCode::InternalError, message: message.into(), data: None };
        Some(Response::from_error(self.id.clone()?, error))
    }
}
