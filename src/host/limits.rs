//! The system's limit on the size of written files.

/// From now on a write beyond the system's limit on file sizes (`ulimit -f`, a quota) is an error of that write, told in
/// words, instead of the end of the program. Call once, first thing in `main`.
#[cfg(unix)]
pub fn survive_file_size_limit() {
    let seen = std::sync::Arc::default();
    if let Err(error) = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, seen) {
        log::warn!("a file size limit will end the program: {error}");
    }
}

/// Only Unix ends a program that writes beyond such a limit.
#[cfg(not(unix))]
pub fn survive_file_size_limit() {}
