//! How large a source may be, how much it may unfold to and how long it may take; work of foreign decoders is fenced in
//! here.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use crate::error::{Error, FOREIGN_THREAD, Result};
use crate::model::progress::Progress;

/// Largest source, in bytes.
pub const SOURCE_BYTES: u64 = 50 * 1024 * 1024;
/// Most bytes that a packed source may unpack to.
pub const UNPACKED_BYTES: u64 = 200 * 1024 * 1024;
/// Most bytes that one part of a packed source may unpack to: parts that are read are kept in memory.
pub const PART_BYTES: u64 = 64 * 1024 * 1024;
/// Most bytes of text that one reading takes from its sources: lines and cells, each cell as often as merging,
/// spanning and repeating make it stand. A list of 8,000 units has less than one of these.
pub const TEXT_BYTES: u64 = 16 * 1024 * 1024;
/// What a line or cell costs beside its text, so that empty ones are counted too.
const PIECE_BYTES: u64 = 32;
/// How often the one who waits looks whether to go on waiting.
const LOOK: Duration = Duration::from_millis(50);
/// Longest paragraph in which sentences are looked for, in characters; longer ones are only lists.
pub const PARAGRAPH: usize = 10_000;
/// Longest time that reading all sources may take.
pub const TIME: Duration = Duration::from_secs(20);
/// Most tags of a page that stand for blocks and tables; each costs a node in memory.
pub const TAGS: usize = 300_000;
/// Deepest nesting of a page; deeper tags are left out, their text stays.
pub const DEPTH: usize = 200;

/// Steps between two looks at the clock, which costs more than most of them.
const STEPS: u32 = 1024;

/// The time left for one reading, and the text it may still make. Clones count together.
#[derive(Clone, Debug)]
pub struct Budget {
    path: PathBuf,
    until: Instant,
    progress: Progress,
    made: Arc<AtomicU64>,
}

impl Budget {
    /// A budget that ends at `until`, or when the work is cancelled.
    pub fn new(until: Instant, progress: &Progress) -> Self {
        Self { path: PathBuf::new(), until, progress: progress.part(), made: Arc::default() }
    }

    /// The same budget for the source `path`.
    #[must_use]
    pub fn of(&self, path: &Path) -> Self {
        Self { path: path.to_path_buf(), ..self.clone() }
    }

    /// Fails once the time is up or nobody waits any more. Every loop whose length a source decides asks this.
    ///
    /// # Errors
    /// [`Error::SourceTooSlow`], [`Error::Cancelled`].
    pub fn check(&self) -> Result<()> {
        self.progress.check()?;
        if Instant::now() > self.until { Err(Error::SourceTooSlow(self.path.clone())) } else { Ok(()) }
    }

    /// The steps of a loop whose length a source decides.
    pub fn steps(&self) -> Steps<'_> {
        Steps { budget: self, taken: 0 }
    }

    /// Counts one line or cell with `bytes` of text that is about to be made, and now and then looks at the clock.
    ///
    /// # Errors
    /// [`Error::SourceTooFull`] beyond [`TEXT_BYTES`]; as [`Self::check`].
    pub fn make(&self, bytes: usize) -> Result<()> {
        let more = PIECE_BYTES.saturating_add(bytes as u64);
        let before = self.made.fetch_add(more, Ordering::Relaxed);
        let after = before.saturating_add(more);
        if after > TEXT_BYTES {
            return Err(self.too_full());
        }
        if before >> 16 == after >> 16 { Ok(()) } else { self.check() }
    }

    /// Bytes made so far.
    #[cfg(test)]
    pub fn made(&self) -> u64 {
        self.made.load(Ordering::Relaxed)
    }

    /// The source is not something that is read.
    pub fn not_readable(&self) -> Error {
        Error::SourceNotReadable(self.path.clone())
    }

    /// The source is of a kind that is read, but broken.
    pub fn damaged(&self) -> Error {
        Error::SourceDamaged(self.path.clone())
    }

    /// The source holds more text than is taken.
    pub fn too_full(&self) -> Error {
        Error::SourceTooFull { path: self.path.clone(), limit: TEXT_BYTES }
    }

    /// The source asks for a password.
    pub fn encrypted(&self) -> Error {
        Error::SourceEncrypted(self.path.clone())
    }

    /// The source, unpacked, passes `limit`.
    pub fn too_large(&self, bytes: u64, limit: u64) -> Error {
        Error::SourceTooLarge { path: self.path.clone(), bytes, limit }
    }

    /// Runs a reading on a thread of its own, so that its end can be waited for with a limit. One that is late is left
    /// behind and ends at its next [`Self::check`].
    ///
    /// # Errors
    /// [`Error::SourceTooSlow`] after the time, [`Error::Cancelled`]; [`Error::SourceNotReadable`] when it died, else
    /// what it returns.
    pub fn fenced<T: Send + 'static>(&self, work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
        self.wait("reader", work, Self::not_readable)
    }

    /// Runs code of others over bytes that its caller has looked through: where it panics all the same, the source is
    /// damaged.
    ///
    /// # Errors
    /// [`Error::SourceDamaged`] when it panicked; as [`Self::fenced`].
    pub fn foreign<T: Send + 'static>(&self, work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
        self.wait(FOREIGN_THREAD, work, Self::damaged)
    }

    fn wait<T: Send + 'static>(
        &self,
        thread: &str,
        work: impl FnOnce() -> Result<T> + Send + 'static,
        died: impl Fn(&Self) -> Error,
    ) -> Result<T> {
        let (send, receive) = mpsc::channel();
        let spawned = std::thread::Builder::new()
            .name(thread.to_owned())
            .stack_size(16 * 1024 * 1024)
            .spawn(move || drop(send.send(work())));
        if spawned.is_err() {
            return Err(self.not_readable());
        }
        loop {
            match receive.recv_timeout(LOOK) {
                Ok(done) => return done,
                Err(mpsc::RecvTimeoutError::Timeout) => self.check()?,
                Err(mpsc::RecvTimeoutError::Disconnected) => return Err(died(self)),
            }
        }
    }
}

/// A loop that looks at the budget now and then.
pub struct Steps<'a> {
    budget: &'a Budget,
    taken: u32,
}

impl Steps<'_> {
    /// Takes one.
    ///
    /// # Errors
    /// As [`Budget::check`].
    pub fn next(&mut self) -> Result<()> {
        self.taken = self.taken.wrapping_add(1);
        if self.taken.is_multiple_of(STEPS) { self.budget.check() } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn budget() -> Budget {
        Budget::new(Instant::now() + TIME, &Progress::default()).of(Path::new("a.xlsx"))
    }

    #[test]
    fn text_is_counted_over_clones_and_refused_beyond_its_bound() {
        let budget = budget();
        let other = budget.clone();
        budget.make(1000).unwrap();
        other.make(0).unwrap();
        assert_eq!(budget.made(), 1000 + 2 * PIECE_BYTES);
        let all = (0..).map(|_| other.make(1 << 20)).find_map(Result::err);
        assert!(matches!(all, Some(Error::SourceTooFull { .. })), "{all:?}");
        assert!(matches!(budget.make(0), Err(Error::SourceTooFull { .. })));
    }

    #[test]
    fn a_cancelled_or_late_reading_stops_at_its_next_look() {
        let progress = Progress::default();
        let budget = Budget::new(Instant::now() + TIME, &progress);
        budget.check().unwrap();
        progress.cancel();
        assert!(matches!(budget.check(), Err(Error::Cancelled)));
        let (send, ended) = mpsc::channel();
        let inside = budget.clone();
        let waited: Result<()> = budget.fenced(move || {
            let end = (0..).find_map(|_| inside.check().err());
            let _ = send.send(());
            Err(end.unwrap_or(Error::Cancelled))
        });
        assert!(matches!(waited, Err(Error::Cancelled)));
        ended.recv().unwrap();
        let late = Budget::new(Instant::now(), &Progress::default());
        std::thread::sleep(Duration::from_millis(2));
        assert!(matches!(late.check(), Err(Error::SourceTooSlow(_))));
        assert!(matches!(
            late.fenced(|| loop {
                std::thread::park();
            }),
            Err::<(), _>(Error::SourceTooSlow(_))
        ));
    }

    #[test]
    fn a_foreign_reader_that_panics_means_a_damaged_source() {
        let died: Result<()> = budget().foreign(|| panic!("out of range"));
        assert!(matches!(died, Err(Error::SourceDamaged(_))), "{died:?}");
    }
}
