//! How a long piece of work tells how far it is, and learns that it is to stop.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

/// Shared between a job and whoever watches it.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    cancelled: Arc<AtomicBool>,
    done: Arc<AtomicU32>,
    total: Arc<AtomicU32>,
}

/// The work was told to stop; nothing it had begun is left behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cancelled;

impl Progress {
    /// Reports `done` of `total` steps.
    ///
    /// # Errors
    /// [`Cancelled`] once [`Self::cancel`] was called: stop here.
    pub fn report(&self, done: u32, total: u32) -> Result<(), Cancelled> {
        self.done.store(done, Ordering::Relaxed);
        self.total.store(total, Ordering::Relaxed);
        self.check()
    }

    /// Asks only whether to go on.
    ///
    /// # Errors
    /// [`Cancelled`] once [`Self::cancel`] was called: stop here.
    pub fn check(&self) -> Result<(), Cancelled> {
        if self.cancelled.load(Ordering::Relaxed) { Err(Cancelled) } else { Ok(()) }
    }

    /// The progress of a part of the work: it counts steps of its own and is cancelled together with the whole.
    #[must_use]
    pub fn part(&self) -> Self {
        Self { cancelled: Arc::clone(&self.cancelled), ..Self::default() }
    }

    /// Asks the work to stop at its next step.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// Steps done, and all steps (0 while unknown).
    #[must_use]
    pub fn steps(&self) -> (u32, u32) {
        (self.done.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed))
    }
}
