//! Looking for font files on the system by the names of the fonts in them.

use std::path::{Path, PathBuf};

use super::names::names_in;

/// Files looked into at most, so that a strange folder costs no more than a moment.
const MOST_FILES: usize = 4000;
/// Folders are looked into this deep.
const DEPTH: usize = 4;

/// Where a font is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) file: PathBuf,
    /// Its place in a collection (`.ttc`), else 0.
    pub(super) index: u32,
}

/// For each list of names the font in `folders` that bears the earliest of them.
pub(super) fn find<const N: usize>(folders: &[PathBuf], wanted: &[&[&str]; N]) -> [Option<Place>; N] {
    let mut best: [Option<(usize, Place)>; N] = std::array::from_fn(|_| None);
    for file in font_files(folders) {
        for (index, names) in (0..).zip(names_in(&file)) {
            for (best, wanted) in best.iter_mut().zip(wanted) {
                let rank = wanted.iter().position(|w| names.iter().any(|n| n.eq_ignore_ascii_case(w)));
                if let Some(rank) = rank
                    && best.as_ref().is_none_or(|(other, _)| rank < *other)
                {
                    *best = Some((rank, Place { file: file.clone(), index }));
                }
            }
        }
    }
    best.map(|found| found.map(|(_, place)| place))
}

/// Font files in `folders` and below, in an order that does not depend on the disk.
fn font_files(folders: &[PathBuf]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut queue: Vec<(PathBuf, usize)> = folders.iter().rev().map(|f| (f.clone(), 0)).collect();
    while let Some((folder, depth)) = queue.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else { continue };
        let mut entries: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        entries.sort();
        for path in entries {
            if is_font(&path) {
                files.push(path);
            } else if depth < DEPTH && path.is_dir() {
                queue.push((path, depth + 1));
            }
            if files.len() >= MOST_FILES {
                return files;
            }
        }
    }
    files
}

fn is_font(path: &Path) -> bool {
    let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
    ["ttf", "otf", "ttc", "otc"].iter().any(|known| extension.eq_ignore_ascii_case(known))
}

/// Where systems keep their fonts, the user's own first.
pub(super) fn system_folders() -> Vec<PathBuf> {
    let under = |variable: &str, rest: &str| {
        std::env::var_os(variable).filter(|v| !v.is_empty()).map(|base| Path::new(&base).join(rest))
    };
    let folders = if cfg!(windows) {
        vec![under("LOCALAPPDATA", "Microsoft/Windows/Fonts"), under("WINDIR", "Fonts")]
    } else if cfg!(target_os = "macos") {
        vec![
            under("HOME", "Library/Fonts"),
            Some(PathBuf::from("/Library/Fonts")),
            Some(PathBuf::from("/System/Library/Fonts")),
        ]
    } else {
        vec![
            under("XDG_DATA_HOME", "fonts"),
            under("HOME", ".local/share/fonts"),
            under("HOME", ".fonts"),
            Some(PathBuf::from("/usr/local/share/fonts")),
            Some(PathBuf::from("/usr/share/fonts")),
        ]
    };
    folders.into_iter().flatten().collect()
}

/// `fonts/` beside the program, and the source tree's folder for a program that stands in its `target/`.
pub(super) fn folders_beside_program() -> Vec<PathBuf> {
    let Ok(program) = std::env::current_exe() else { return Vec::new() };
    let mut folders: Vec<PathBuf> = program.parent().map(|folder| folder.join("fonts")).into_iter().collect();
    let target = program.ancestors().find(|folder| folder.file_name().is_some_and(|name| name == "target"));
    if let Some(source) = target.and_then(Path::parent) {
        folders.push(source.join("assets/fonts/optional"));
    }
    folders
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_font_is_found_by_its_name_however_its_file_is_called() {
        let folder = tempfile::tempdir().unwrap();
        let deep = folder.path().join("a/b");
        std::fs::create_dir_all(&deep).unwrap();
        std::fs::write(deep.join("x1.TTF"), crate::fonts::WENKAI).unwrap();
        std::fs::write(folder.path().join("broken.otf"), b"OTTO\0\x01").unwrap();
        std::fs::write(folder.path().join("readme.txt"), crate::fonts::SERIF).unwrap();
        let places =
            find(&[folder.path().to_path_buf()], &[&["nothing", "themeday wenkai"], &["Noto Serif SC"]]);
        assert_eq!(places[0], Some(Place { file: deep.join("x1.TTF"), index: 0 }));
        assert_eq!(places[1], None);
    }
}
