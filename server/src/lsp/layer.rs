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

#[cfg(test)]
mod tests {
    use std::convert::Infallible;
    use std::sync::Mutex;

    use serde_json::json;

    use super::super::report::Report;
    use super::*;

    /// Notes the method of each request when its handler is first polled.
    struct Notebook(Arc<Mutex<Vec<String>>>);

    impl Service<Request> for Notebook {
        type Response = Option<Response>;
        type Error = Infallible;
        type Future = Pin<Box<dyn Future<Output = Answer<Infallible>> + Send>>;

        fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
            Poll::Ready(Ok(()))
        }

        fn call(&mut self, request: Request) -> Self::Future {
            assert!(request.method() != "panic/call", "in the call");
            let notes = self.0.clone();
            Box::pin(async move {
                notes.lock().expect("nobody panics with the notes in hand").push(request.method().to_owned());
                assert!(request.method() != "panic/first", "in the first poll");
                tokio::task::yield_now().await;
                assert!(request.method() != "panic/later", "in a later poll");
                Ok(request.id().map(|id| Response::from_ok(id.clone(), json!(null))))
            })
        }
    }

    fn steady() -> (Steady<Notebook>, Arc<Mutex<Vec<String>>>, tokio::sync::mpsc::Receiver<Report>) {
        let notes = Arc::default();
        let (reports, received) = Reports::queue();
        (Steady::new(Notebook(Arc::clone(&notes)), reports, Arc::default()), notes, received)
    }

    #[tokio::test]
    async fn handlers_begin_in_the_order_of_the_wire_whoever_is_polled_first() {
        let (mut steady, notes, _received) = steady();
        let first = steady.call(Request::build("first").finish());
        let second = steady.call(Request::build("second").id(2).finish());
        let third = steady.call(Request::build("third").finish());
        for future in [third, second, first] {
            future.await.expect("the notebook does not fail");
        }
        assert_eq!(*notes.lock().expect("as above"), ["first", "second", "third"]);
    }

    #[tokio::test]
    async fn a_panic_is_one_error_answer_wherever_it_happens() {
        let (mut steady, _notes, mut received) = steady();
        for method in ["panic/call", "panic/first", "panic/later"] {
            let answer = steady.call(Request::build(method).id(1).finish()).await.expect("no panic gets out");
            let error = answer.as_ref().and_then(Response::error).expect("a request is answered");
            assert_eq!(error.code, ErrorCode::InternalError);
            assert_eq!(received.recv().await, Some(Report::Failed(error.message.to_string())));

            let answer = steady.call(Request::build(method).finish()).await.expect("no panic gets out");
            assert_eq!(answer, None, "a notification is not answered");
            assert!(received.recv().await.is_some(), "but reported");
        }
    }

    #[tokio::test]
    async fn a_granted_shutdown_is_remembered() {
        let (mut steady, _notes, _received) = steady();
        let granted = steady.shut_down.clone();
        let shutdown = steady.call(Request::build("shutdown").id(1).finish());
        assert!(!granted.load(Ordering::Acquire));
        shutdown.await.expect("the notebook does not fail");
        assert!(granted.load(Ordering::Acquire));
    }
}
