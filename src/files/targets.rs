//! What a paper must never be written over, whatever was confirmed or forced.

use std::io::Read;
use std::path::Path;

use super::{ENDING, has_ending};
use crate::error::{Error, Result};

/// How a database begins, and where its application's number stands.
const MAGIC: &[u8] = b"SQLite format 3\0";
const NUMBER: std::ops::Range<usize> = 68..72;
const OURS: &[u8] = b"thmd";

/// Whether the file holds data of this program, by its name or by how it begins.
#[must_use]
pub fn is_data_file(path: &Path) -> bool {
    // An open database is not to be opened by other means, so the name is looked at first.
    has_ending(path, ENDING) || begins_as_data(path)
}

fn begins_as_data(path: &Path) -> bool {
    if !path.is_file() {
        return false;
    }
    let mut head = [0; NUMBER.end];
    let read = std::fs::File::open(path).and_then(|mut file| file.read_exact(&mut head));
    read.is_ok() && head.starts_with(MAGIC) && head.get(NUMBER) == Some(OURS)
}

/// Refuses what a paper must not replace: data, locks and journals beside data, devices, pipes, folders. A link stands
/// for what it leads to.
///
/// # Errors
/// [`Error::NotForPapers`], [`Error::IsFolder`].
pub fn paper_may_stand_at(path: &Path) -> Result<()> {
    let refused = || Error::NotForPapers(path.to_path_buf());
    let real = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let beside_data = ["lock", "journal", "wal", "shm"].into_iter().any(|end| belongs_to_data(&real, end));
    if has_ending(&real, ENDING) || has_ending(path, ENDING) || beside_data {
        return Err(refused());
    }
    match std::fs::metadata(path) {
        Ok(there) if there.is_dir() => Err(Error::IsFolder(path.to_path_buf())),
        Ok(there) if !there.is_file() || begins_as_data(&real) => Err(refused()),
        // A link that leads nowhere would be replaced without having been seen.
        Err(_) if path.is_symlink() => Err(refused()),
        _ => Ok(()),
    }
}

/// Whether the name is that of a lock or journal of a data file: `NAME.lock`, `NAME-journal`.
fn belongs_to_data(path: &Path, end: &str) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let Some(whole) = name.strip_suffix(end).and_then(|whole| whole.strip_suffix(['.', '-'])) else {
        return false;
    };
    is_data_file(&path.with_file_name(whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_stands_on_nothing_but_papers() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let mut data = vec![0; 100];
        data[..16].copy_from_slice(MAGIC);
        data[68..72].copy_from_slice(OURS);
        for name in ["县.themeday", "县.themeday.lock", "县.themeday-journal", "旧.db.lock", "旧.docx.lock"]
        {
            std::fs::write(at(name), "").unwrap();
        }
        std::fs::write(at("旧.db"), &data).unwrap();
        std::fs::write(at("旧.docx"), &data).unwrap();
        std::fs::create_dir(at("夹.docx")).unwrap();
        std::fs::write(at("通知.docx"), "paper").unwrap();
        let refused = |name: &str| {
            assert!(matches!(paper_may_stand_at(&at(name)), Err(Error::NotForPapers(_))), "{name}");
        };
        for name in
            ["县.themeday", "新.ThemeDay", "县.themeday.lock", "县.themeday-journal", "旧.db.lock", "旧.docx"]
        {
            refused(name);
        }
        assert!(matches!(paper_may_stand_at(&at("夹.docx")), Err(Error::IsFolder(_))));
        assert!(paper_may_stand_at(&at("通知.docx")).is_ok());
        assert!(paper_may_stand_at(&at("新.docx")).is_ok());
        #[cfg(unix)]
        {
            for (link, to) in [
                ("链1.docx", at("县.themeday")),
                ("链2.docx", at("县.themeday.lock")),
                ("链3.docx", "/dev/null".into()),
                ("链4.docx", at("没有")),
            ] {
                std::os::unix::fs::symlink(to, at(link)).unwrap();
                refused(link);
            }
            std::os::unix::fs::symlink(at("通知.docx"), at("链5.docx")).unwrap();
            assert!(paper_may_stand_at(&at("链5.docx")).is_ok());
        }
    }
}
