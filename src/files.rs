//! Writing files so that each is complete or absent, and names that every system accepts.

mod beside;
mod names;
mod paths;
mod targets;

use std::io::Write;
use std::path::{Path, PathBuf};

pub use beside::{Beside, clean, copy_whole, holds_something, is_private, make_folder, set_aside, sync_name};
pub use names::{ENDING, companion_folder, has_ending, stem, with_ending};
pub use paths::{absolute, resolved, same};
pub use targets::{is_data_file, paper_may_stand_at};

use crate::error::Result;

/// Writes `path` by writing beside it and renaming. With `replace` an existing file is exchanged in one step.
///
/// # Errors
/// `AlreadyExists` without `replace`; otherwise what the system says. Nothing half-written stays.
pub fn write_whole(path: &Path, replace: bool, bytes: &[u8]) -> Result<()> {
    write_whole_with(path, replace, |file| file.write_all(bytes))
}

/// As [`write_whole`], with the bytes written by `fill`.
///
/// # Errors
/// As [`write_whole`], and what `fill` returns.
pub fn write_whole_with(
    path: &Path,
    replace: bool,
    fill: impl FnOnce(&mut std::fs::File) -> std::io::Result<()>,
) -> Result<()> {
    let beside = Beside::begin(path, replace, None)?;
    beside.fill(fill)?;
    beside.take_name()
}

/// The trace that Word, WPS or `LibreOffice` leaves beside a file while it is open in them; `None` where there is none.
/// A trace may be left over from a program that crashed.
#[must_use]
pub fn trace_of_editor(path: &Path) -> Option<PathBuf> {
    let name = path.file_name()?.to_string_lossy().into_owned();
    // Word puts its sign in the place of the first two characters of a long name, and before a short one.
    let shortened: String = name.chars().skip(2).collect();
    let traces =
        [format!("~${name}"), format!("~${shortened}"), format!(".~{name}"), format!(".~lock.{name}#")];
    traces.into_iter().map(|trace| path.with_file_name(trace)).find(|trace| trace.exists())
}

/// `text` as a file name that Windows, Linux and macOS accept: reserved characters become `_`, reserved names and
/// trailing dots are avoided, and at most 200 bytes are kept (on a character's border), leaving room for an extension.
#[must_use]
pub fn safe_name(text: &str) -> String {
    let mut name: String = text
        .trim()
        .chars()
        .map(|c| if c.is_control() || r#"<>:"/\|?*"#.contains(c) { '_' } else { c })
        .collect();
    while name.len() > 200 {
        name.pop();
    }
    let mut name = name.trim_end_matches(['.', ' ']).to_owned();
    let stem = name.split('.').next().unwrap_or("").to_ascii_uppercase();
    let numbered = |prefix: &str| {
        let number = stem.strip_prefix(prefix).map(|n| n.chars().collect::<Vec<_>>());
        number.is_some_and(|n| matches!(n[..], ['0'..='9' | '¹' | '²' | '³']))
    };
    if name.is_empty()
        || ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"].contains(&stem.as_str())
        || numbered("COM")
        || numbered("LPT")
    {
        name.insert(0, '_');
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;

    #[test]
    fn a_name_suits_every_system() {
        assert_eq!(safe_name("附件2:安排/乡镇?"), "附件2_安排_乡镇_");
        assert_eq!(safe_name("con.txt"), "_con.txt");
        assert_eq!(safe_name("Lpt².docx"), "_Lpt².docx");
        assert_eq!(safe_name("conout$"), "_conout$");
        assert_eq!(safe_name("comma"), "comma");
        assert_eq!(safe_name("name. . "), "name");
        assert_eq!(safe_name(""), "_");
        assert!(safe_name(&"长".repeat(300)).len() <= 200);
    }

    #[test]
    fn a_file_that_an_editor_has_open_is_known_by_the_trace_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("附件2 安排表.docx");
        assert_eq!(trace_of_editor(&path), None);
        for trace in
            ["~$附件2 安排表.docx", "~$2 安排表.docx", ".~附件2 安排表.docx", ".~lock.附件2 安排表.docx#"]
        {
            let trace = folder.path().join(trace);
            std::fs::write(&trace, "").unwrap();
            assert_eq!(trace_of_editor(&path), Some(trace.clone()));
            std::fs::remove_file(trace).unwrap();
        }
    }

    #[test]
    fn an_existing_file_is_kept_unless_replaced_and_a_failed_write_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("表 格.txt");
        write_whole(&path, false, b"one").unwrap();
        assert!(matches!(write_whole(&path, false, b"two"), Err(Error::AlreadyExists(_))));
        assert_eq!(std::fs::read(&path).unwrap(), b"one");
        write_whole(&path, true, b"two").unwrap();
        let failed = write_whole_with(&path, true, |file| {
            file.write_all(b"half")?;
            Err(std::io::Error::from(std::io::ErrorKind::StorageFull))
        });
        assert!(matches!(failed, Err(Error::DiskFull(_))));
        assert_eq!(std::fs::read(&path).unwrap(), b"two");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
