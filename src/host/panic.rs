//! A defect of the program becomes a report in the user's folder and one sentence with its path.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Local};

use crate::error::FOREIGN_THREAD;

/// Reports that are kept; the oldest go.
const KEPT: usize = 20;

/// From now on a panic on any thread but a [`FOREIGN_THREAD`] writes a report to `folder` and hands its path to `tell` (`None` when the report
/// could not be written), which says one sentence. Nothing else is printed.
pub fn install(folder: PathBuf, tell: impl Fn(Option<&Path>) + Send + Sync + 'static) {
    std::panic::set_hook(Box::new(move |info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        if std::thread::current().name() == Some(FOREIGN_THREAD) {
            log::warn!("a source was too much for its reader at {place}");
            return;
        }
        let message = info
            .payload()
            .downcast_ref::<&str>()
            .map(|text| (*text).to_owned())
            .or_else(|| info.payload().downcast_ref::<String>().cloned())
            .unwrap_or_default();
        let backtrace = std::backtrace::Backtrace::force_capture().to_string();
        let path = write_report(&folder, &message, &place, &backtrace, Local::now());
        log::error!("panic at {place}");
        tell(path.as_deref());
    }));
}

/// Writes one report and gives its path; `None` when it cannot be written.
#[must_use]
pub fn write_report(
    folder: &Path,
    message: &str,
    place: &str,
    backtrace: &str,
    at: DateTime<Local>,
) -> Option<PathBuf> {
    std::fs::create_dir_all(folder).ok()?;
    let mut text = String::new();
    let thread = std::thread::current();
    let _ = writeln!(
        text,
        "themeday {} ({} {})",
        env!("CARGO_PKG_VERSION"),
        std::env::consts::OS,
        std::env::consts::ARCH
    );
    let _ = writeln!(text, "at {}", at.format("%Y-%m-%d %H:%M:%S"));
    let _ = writeln!(text, "thread {}", thread.name().unwrap_or("-"));
    let _ =
        writeln!(text, "place {place}\n{}\n\n{}", super::log::masked(message), super::log::masked(backtrace));
    let path = (0..100).map(|n| folder.join(format!("report-{}-{n:02}.txt", at.format("%Y%m%d-%H%M%S"))));
    for path in path {
        match crate::files::write_whole(&path, false, text.as_bytes()) {
            Ok(()) => {
                thin(folder);
                return Some(path);
            }
            Err(crate::error::Error::AlreadyExists(_)) => {}
            Err(_) => return None,
        }
    }
    None
}

fn thin(folder: &Path) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut reports: Vec<PathBuf> = entries
        .flatten()
        .filter(|e| e.file_name().to_string_lossy().starts_with("report-"))
        .map(|e| e.path())
        .collect();
    reports.sort();
    let surplus = reports.len().saturating_sub(KEPT);
    for path in reports.into_iter().take(surplus) {
        let _ = std::fs::remove_file(path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_says_where_and_old_ones_go() {
        let place = tempfile::tempdir().unwrap();
        let mut last = None;
        for n in 0..30 {
            let at = Local::now() + chrono::TimeDelta::seconds(n);
            last = write_report(place.path(), "broken", "src/x.rs:1", "trace", at);
        }
        let text = std::fs::read_to_string(last.unwrap()).unwrap();
        assert!(
            text.contains("broken")
                && text.contains("src/x.rs:1")
                && text.contains(env!("CARGO_PKG_VERSION"))
        );
        assert_eq!(std::fs::read_dir(place.path()).unwrap().count(), KEPT);
    }

    #[test]
    fn a_report_that_cannot_be_written_is_no_second_failure() {
        let place = tempfile::tempdir().unwrap();
        let file = place.path().join("file");
        std::fs::write(&file, "").unwrap();
        assert_eq!(write_report(&file, "", "", "", Local::now()), None);
    }
}
