//! Names of files: what a typed name becomes before anything is asked, and which folder goes with a file. Asks no disk.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Ending of the data files of this program.
pub const ENDING: &str = "themeday";

/// Whether the name ends in exactly `.ENDING`, in any case, with something before it.
#[must_use]
pub fn has_ending(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|there| there.eq_ignore_ascii_case(ending))
}

/// The name with its ending. One that ends otherwise gets it appended: the dots in `主题日2024.11.27` belong to the name.
#[must_use]
pub fn with_ending(path: &Path, ending: &str) -> PathBuf {
    if has_ending(path, ending) {
        return path.to_path_buf();
    }
    let Some(name) = path.file_name() else { return path.to_path_buf() };
    // A dot typed at the end would stand twice.
    let name = match name.to_str() {
        Some(text) => OsString::from(text.trim_end_matches(['.', ' '])),
        None => name.to_os_string(),
    };
    path.with_file_name(joined(name, ending))
}

/// The name of a data file: all before exactly `.themeday`; the whole name where it ends otherwise.
#[must_use]
pub fn stem(path: &Path) -> OsString {
    let named = if has_ending(path, ENDING) { path.file_stem() } else { path.file_name() };
    named.unwrap_or_default().to_os_string()
}

/// The folder that travels with a data file: `NAME.files` beside `NAME.themeday`. A file with another ending has
/// `WHOLE.NAME-files`, so that `a`, `a.db`, `a.themeday` and `a.db.themeday` never share one.
#[must_use]
pub fn companion_folder(path: &Path) -> PathBuf {
    let mut name = stem(path);
    name.push(if has_ending(path, ENDING) { ".files" } else { "-files" });
    path.with_file_name(name)
}

fn joined(mut name: OsString, ending: &str) -> OsString {
    name.push(".");
    name.push(ending);
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    fn completed(name: &str, ending: &str) -> String {
        with_ending(Path::new(name), ending).display().to_string()
    }

    #[test]
    fn a_typed_name_gets_its_ending_unless_it_has_exactly_that() {
        for (typed, wanted) in [
            ("2024", "2024.themeday"),
            ("2024.themeday", "2024.themeday"),
            ("2024.ThemeDay", "2024.ThemeDay"),
            ("主题日2024.11.27", "主题日2024.11.27.themeday"),
            ("湘潭2026.5", "湘潭2026.5.themeday"),
            ("a.db", "a.db.themeday"),
            ("a.themeday.bak", "a.themeday.bak.themeday"),
            (".themeday", ".themeday.themeday"),
            ("文件夹.d/名称.", "文件夹.d/名称.themeday"),
        ] {
            assert_eq!(completed(typed, ENDING), wanted);
        }
        assert_eq!(completed("通知", "docx"), "通知.docx");
        assert_eq!(completed("通知.DOCX", "docx"), "通知.DOCX");
        assert_eq!(completed("通知.doc", "docx"), "通知.doc.docx");
        assert_eq!(completed("5.12通知", "docx"), "5.12通知.docx");
        assert_eq!(completed("县.themeday", "docx"), "县.themeday.docx");
        assert_eq!(completed("县.themeday.lock", "pdf"), "县.themeday.lock.pdf");
    }

    #[test]
    fn completing_twice_is_completing_once() {
        for name in ["2024", "a.b", "x.themeday", "。", "..", "名 称 ."] {
            let once = with_ending(Path::new(name), ENDING);
            assert_eq!(with_ending(&once, ENDING), once, "{name}");
        }
    }

    #[test]
    fn no_two_names_share_a_companion_folder() {
        let names = [
            "a",
            "a.db",
            "a.db.themeday",
            "a.11.27",
            "a.11.28",
            "a.11",
            "a.themeday",
            "a.themeday.db",
            "a.files",
            "a.files.themeday",
            "a-files",
        ];
        let folder = |name: &&str| companion_folder(Path::new(name));
        let mut folders: Vec<PathBuf> = names.iter().map(folder).collect();
        assert_eq!(folder(&"a.themeday"), Path::new("a.files"));
        assert_eq!(folder(&"a.db"), Path::new("a.db-files"));
        folders.sort();
        folders.dedup();
        assert_eq!(folders.len(), names.len());
    }
}
