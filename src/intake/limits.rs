//! How large a source may be and how long it may take; work of foreign decoders is fenced in here.

use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use crate::error::{Error, Result};

/// Largest source, in bytes.
pub const SOURCE_BYTES: u64 = 50 * 1024 * 1024;
/// Most bytes that a packed source may unpack to.
pub const UNPACKED_BYTES: u64 = 200 * 1024 * 1024;
/// Longest time that reading all sources may take.
pub const TIME: Duration = Duration::from_secs(20);
/// Most lines of a text; more of them are no notice and no list.
pub const LINES: usize = 1_000_000;
/// Most tags of a page; each costs a node in memory.
pub const TAGS: usize = 1_000_000;
/// Most rows that are taken of one sheet.
pub const SHEET_ROWS: u32 = 20_000;
/// Most columns that are taken of one sheet.
pub const SHEET_COLUMNS: u32 = 200;

/// The time left for one reading.
#[derive(Clone, Debug)]
pub struct Budget {
    path: PathBuf,
    until: Instant,
}

impl Budget {
    /// A budget that ends at `until`, for the source `path`.
    pub fn new(path: &Path, until: Instant) -> Self {
        Self { path: path.to_path_buf(), until }
    }

    /// Fails once the time is up.
    ///
    /// # Errors
    /// [`Error::SourceTooSlow`].
    pub fn check(&self) -> Result<()> {
        if Instant::now() > self.until { Err(Error::SourceTooSlow(self.path.clone())) } else { Ok(()) }
    }

    /// The source is not something that is read.
    pub fn not_readable(&self) -> Error {
        Error::SourceNotReadable(self.path.clone())
    }

    /// The source, unpacked, passes [`UNPACKED_BYTES`].
    pub fn too_large(&self, bytes: u64) -> Error {
        Error::SourceTooLarge { path: self.path.clone(), bytes, limit: UNPACKED_BYTES }
    }

    /// Runs a reading on a thread of its own: decoders of others may neither hang nor bring down the program. One
    /// that is late is left behind and ends at its next [`Self::check`].
    ///
    /// # Errors
    /// [`Error::SourceTooSlow`] after the time, [`Error::SourceNotReadable`] when it died, else what it returns.
    pub fn fenced<T: Send + 'static>(&self, work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
        let (send, receive) = mpsc::channel();
        let spawned = std::thread::Builder::new()
            .name("reader".to_owned())
            .stack_size(16 * 1024 * 1024)
            .spawn(move || drop(send.send(work())));
        if spawned.is_err() {
            return Err(self.not_readable());
        }
        match receive.recv_timeout(self.until.saturating_duration_since(Instant::now())) {
            Ok(done) => done,
            Err(mpsc::RecvTimeoutError::Timeout) => Err(Error::SourceTooSlow(self.path.clone())),
            Err(mpsc::RecvTimeoutError::Disconnected) => Err(self.not_readable()),
        }
    }
}
