//! Signals that would end the program where an error with a sentence is possible.

/// From now on a write beyond the user's file size limit (`ulimit -f`, a quota) fails as a full disk does; otherwise the
/// system ends the program in the middle of it. Nothing to do on systems without that signal.
#[cfg(unix)]
pub fn outlive_file_size_limit() {
    let seen = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
    if let Err(error) = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, seen) {
        log::warn!("no handler for the file size limit: {error}");
    }
}

/// Nothing to do on this system.
#[cfg(not(unix))]
pub fn outlive_file_size_limit() {}
