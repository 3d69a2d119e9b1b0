//! The log: at most four files of half a megabyte, without names of persons and without the user's home folder.

use std::path::Path;

use flexi_logger::{Cleanup, Criterion, DeferredNow, FileSpec, Logger, LoggerHandle, Naming, WriteMode};

/// Bytes after which a new file is begun.
const FILE_LIMIT: u64 = 512 * 1024;
/// Older files that are kept.
const OLD_FILES: usize = 3;
/// Bytes of one line that are kept: a failing engine may quote a whole file.
const LINE_LIMIT: usize = 2000;

/// Keeps the log open; dropping it ends the log.
pub struct LogHandle(LoggerHandle);

impl std::fmt::Debug for LogHandle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("LogHandle")
    }
}

impl LogHandle {
    /// Writes what is still held back.
    pub fn flush(&self) {
        self.0.flush();
    }
}

/// Starts the log in `folder`; `None` when it cannot be written or another log runs in this process.
pub fn start(folder: &Path) -> Option<LogHandle> {
    std::fs::create_dir_all(folder).ok()?;
    // Other crates tell of every frame and font; of them only what went wrong is of use.
    Logger::try_with_str("warn, themeday = info")
        .ok()?
        .log_to_file(FileSpec::default().directory(folder).basename("themeday"))
        .rotate(Criterion::Size(FILE_LIMIT), Naming::Numbers, Cleanup::KeepLogFiles(OLD_FILES))
        .cleanup_in_background_thread(false)
        .append()
        .write_mode(WriteMode::Direct)
        .error_channel(flexi_logger::ErrorChannel::DevNull)
        .format_for_files(line)
        .start()
        .ok()
        .map(LogHandle)
}

fn line(out: &mut dyn std::io::Write, now: &mut DeferredNow, record: &log::Record) -> std::io::Result<()> {
    let mut text = without_home(&record.args().to_string(), home().as_deref());
    while text.len() > LINE_LIMIT {
        text.pop();
    }
    write!(
        out,
        "{} {} {}: {}",
        now.format("%Y-%m-%d %H:%M:%S"),
        record.level(),
        record.target(),
        one_line(&text)
    )
}

fn home() -> Option<String> {
    directories::BaseDirs::new().map(|dirs| dirs.home_dir().display().to_string())
}

/// The home folder mostly carries the user's name.
pub(super) fn without_home(text: &str, home: Option<&str>) -> String {
    match home {
        Some(home) if home.len() > 1 => text.replace(home, "~"),
        _ => text.to_owned(),
    }
}

fn one_line(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}

/// The user's home folder written as `~`.
pub(super) fn masked(text: &str) -> String {
    without_home(text, home().as_deref())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_home_folder_is_not_written() {
        assert_eq!(
            without_home("no such file: /home/li/a.themeday", Some("/home/li")),
            "no such file: ~/a.themeday"
        );
        assert_eq!(without_home("/a", Some("/")), "/a");
    }

    #[test]
    fn the_log_is_limited_in_size() {
        let place = tempfile::tempdir().unwrap();
        let Some(handle) = start(place.path()) else { return };
        for n in 0..40_000 {
            log::info!(target: "themeday", "line {n} of a long day, one of very many lines that say little");
        }
        handle.flush();
        let sizes: Vec<u64> =
            std::fs::read_dir(place.path()).unwrap().map(|f| f.unwrap().metadata().unwrap().len()).collect();
        assert!(sizes.len() <= OLD_FILES + 1, "{sizes:?}");
        assert!(sizes.iter().sum::<u64>() <= (FILE_LIMIT + 4096) * (OLD_FILES as u64 + 1), "{sizes:?}");
        assert!(sizes.len() > 1);
    }
}
