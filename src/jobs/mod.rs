//! Slow work on a named thread, with progress and cancel. A job reads a snapshot; only the workspace writes.

pub mod backups;
pub mod checking;
pub mod export;
pub mod papers;
pub mod reading;

use std::sync::mpsc::{Receiver, TryRecvError, channel};

use crate::error::{Error, Result};
use crate::model::progress::Progress;

/// Called when a job has news, so that a sleeping window looks again.
pub type Waker = Box<dyn Fn() + Send>;

/// A running piece of work. Dropping it cancels the work.
#[derive(Debug)]
pub struct Job<T> {
    /// How far it is; also cancels.
    pub progress: Progress,
    result: Receiver<Result<T>>,
}

impl<T: Send + 'static> Job<T> {
    /// Starts `work` on a thread called `name`. A panic in it becomes [`Error::JobFailed`].
    pub fn start(
        name: &str,
        waker: Waker,
        work: impl FnOnce(&Progress) -> Result<T> + Send + 'static,
    ) -> Self {
        let (sender, result) = channel();
        let progress = Progress::default();
        let shared = progress.clone();
        let failed = sender.clone();
        let spawned = std::thread::Builder::new().name(name.to_owned()).spawn(move || {
            let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| work(&shared)))
                .unwrap_or_else(|panic| Err(Error::JobFailed(panic_text(&*panic))));
            // Nobody listens any more once the job was dropped.
            let _ = sender.send(outcome);
            waker();
        });
        if let Err(error) = spawned {
            let _ = failed.send(Err(Error::JobFailed(error.to_string())));
        }
        Self { progress, result }
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
