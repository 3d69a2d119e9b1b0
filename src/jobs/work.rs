//! A piece of work, before it begins and while it runs.

use std::sync::mpsc::{Receiver, TryRecvError, channel};

use super::kind::Kind;
use crate::error::{Error, Result};
use crate::model::progress::Progress;

/// What a piece of work does on its thread.
type Run<T> = Box<dyn FnOnce(&Progress) -> Result<T> + Send>;

/// A piece of work that has not begun.
pub struct Work<T> {
    pub(super) kind: Kind,
    run: Run<T>,
}

impl<T: Send + 'static> Work<T> {
    /// Work of a kind.
    #[must_use]
    pub fn new(kind: Kind, run: impl FnOnce(&Progress) -> Result<T> + Send + 'static) -> Self {
        Self { kind, run: Box::new(run) }
    }

    /// What it does.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Does it on a thread of its own and waits for what comes of it: for who has nothing else to do.
    ///
    /// # Errors
    /// What the work says; a panic in it is [`Error::JobFailed`].
    pub fn wait(self) -> Result<T> {
        let job = Job::start(self, || (), || ());
        job.result.recv().unwrap_or_else(|_| Err(Error::JobFailed(String::new())))
    }
}

impl<T> std::fmt::Debug for Work<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Work").field("kind", &self.kind).finish_non_exhaustive()
    }
}

/// A running piece of work, for who waits for its result. Dropping it cancels the work.
#[derive(Debug)]
pub struct Job<T> {
    /// How far it is; also cancels.
    pub progress: Progress,
    result: Receiver<Result<T>>,
}

impl<T> Job<T> {
    /// A job that has failed before it began.
    pub(super) fn failed(error: Error) -> Self {
        let (sender, result) = channel();
        let _ = sender.send(Err(error));
        Self { progress: Progress::default(), result }
    }
}

impl<T: Send + 'static> Job<T> {
    /// Begins the work on a thread that bears its name; `ended` is called before its result is there, `wake` after.
    pub(super) fn start(
        work: Work<T>,
        ended: impl FnOnce() + Send + 'static,
        wake: impl FnOnce() + Send + 'static,
    ) -> Self {
        let Work { kind, run } = work;
        let (sender, result) = channel();
        let progress = Progress::default();
        let shared = progress.clone();
        let begun = std::thread::Builder::new().name(format!("{kind:?}").to_lowercase()).spawn(move || {
            let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| run(&shared)))
                .unwrap_or_else(|panic| Err(Error::JobFailed(panic_text(&*panic))));
            ended();
            // Nobody listens any more once the job was dropped.
            let _ = sender.send(outcome);
            wake();
        });
        match begun {
            Ok(_) => Self { progress, result },
            Err(error) => Self::failed(Error::JobFailed(error.to_string())),
        }
    }

    /// The result once it is there; `None` while the work goes on.
    #[must_use]
    pub fn poll(&self) -> Option<Result<T>> {
        match self.result.try_recv() {
            Ok(outcome) => Some(outcome),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => Some(Err(Error::JobFailed(String::new()))),
        }
    }
}

impl<T> Drop for Job<T> {
    fn drop(&mut self) {
        self.progress.cancel();
    }
}

fn panic_text(panic: &(dyn std::any::Any + Send)) -> String {
    panic
        .downcast_ref::<&str>()
        .map(|s| (*s).to_owned())
        .or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_default()
}
