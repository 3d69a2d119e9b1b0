//! A new file beside the place that it is meant for: filled, made durable, and only then given its name. Every file of
//! this program comes into being here.

use std::fs::{File, Metadata, OpenOptions, Permissions};
use std::io::{Error as IoError, ErrorKind, Result as IoResult};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use tempfile::{PathPersistError, TempPath};

use super::paths::resolved;
use crate::error::{Error, FileAction, Result};

/// How the names of files in the making begin.
const PREFIX: &str = ".themeday-";

/// A file in the making. Dropped without having taken its name, it is gone.
#[derive(Debug)]
pub struct Beside {
    file: TempPath,
    path: PathBuf,
    replace: bool,
    /// Whether an empty file stands at the place, which is nothing that could be lost.
    over_empty: bool,
    permissions: Option<Permissions>,
}

impl Beside {
    /// Begins a file that is to be at `path`, or where a link of that name leads. It gets the permissions of the file
    /// that it replaces, else those of `like`, else the user's usual ones. An empty file is nothing: a program that was
    /// killed between reserving a name and giving it leaves one.
    ///
    /// # Errors
    /// [`Error::IsFolder`], [`Error::NotAFile`], [`Error::ReadOnly`] of what is there; [`Error::AlreadyExists`] without
    /// `replace`; what the system says.
    pub fn begin(path: &Path, replace: bool, like: Option<&Path>) -> Result<Self> {
        let path = resolved(path);
        let there = std::fs::metadata(&path).ok();
        if let Some(there) = &there {
            if there.is_dir() {
                return Err(Error::IsFolder(path));
            }
            if !replace && !is_empty(there) {
                return Err(Error::AlreadyExists(path));
            }
            if !there.is_file() {
                return Err(Error::NotAFile(path));
            }
            if there.permissions().readonly() {
                return Err(Error::ReadOnly(path));
            }
        }
        let over_empty = !replace && there.is_some();
        let model = there.or_else(|| std::fs::metadata(like?).ok());
        let permissions = model.and_then(|model| writable(&model.permissions()));
        let mut builder = tempfile::Builder::new();
        builder.prefix(PREFIX);
        if let Some(permissions) = permissions.clone().or_else(usual) {
            builder.permissions(permissions);
        }
        let folder = path.parent().unwrap_or_else(|| Path::new("."));
        let file = builder.tempfile_in(folder).map_err(|e| Error::io(FileAction::Write, &path, e))?;
        Ok(Self { file: file.into_temp_path(), path, replace, over_empty, permissions })
    }

    /// Where it lies until it takes its name; empty at first.
    #[must_use]
    pub fn place(&self) -> &Path {
        &self.file
    }

    /// Fills it.
    ///
    /// # Errors
    /// What `fill` returns.
    pub fn fill(&self, fill: impl FnOnce(&mut File) -> IoResult<()>) -> Result<()> {
        OpenOptions::new()
            .write(true)
            .open(&self.file)
            .and_then(|mut file| fill(&mut file))
            .map_err(|e| Error::io(FileAction::Write, &self.path, e))
    }

    /// Makes the bytes durable, gives the file its name in one step, and makes the name durable.
    ///
    /// # Errors
    /// [`Error::AlreadyExists`] where another came first; [`Error::InUse`] on Windows; what the system says.
    pub fn take_name(self) -> Result<()> {
        let Self { file, path, replace, over_empty, permissions } = self;
        let failed = |e| Error::io(FileAction::Write, &path, e);
        // Windows syncs only what is open for writing.
        let bytes = OpenOptions::new().write(true).open(&file).map_err(failed)?;
        if let Some(permissions) = permissions
            && let Err(error) = bytes.set_permissions(permissions)
        {
            log::warn!("permissions of {}: {error}", path.display());
        }
        bytes.sync_all().map_err(failed)?;
        drop(bytes);
        // Looked at again: it may have been filled meanwhile.
        let replace = replace || over_empty && !holds_something(&path);
        give_name(file, &path, replace, |file| file.persist_noclobber(&path)).map_err(failed)?;
        sync_name(&path)
    }
}

/// Whether something stands at a path that would be lost if it were replaced; an empty file is nothing.
#[must_use]
pub fn holds_something(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|there| !is_empty(&there))
}

fn is_empty(there: &Metadata) -> bool {
    there.is_file() && there.len() == 0
}

/// Permissions that let the owner write; `None` where the system has none of that kind.
#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems have none")]
fn writable(of: &Permissions) -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt;
    Some(Permissions::from_mode(of.mode() & 0o777 | 0o600))
}

#[cfg(not(unix))]
fn writable(_: &Permissions) -> Option<Permissions> {
    None
}

/// What a new file gets, before the user's mask is taken off by the system.
#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems have none")]
fn usual() -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt;
    Some(Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn usual() -> Option<Permissions> {
    None
}

/// Whether only the owner may look into the file.
#[cfg(unix)]
#[must_use]
pub fn is_private(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    let of_others = |mode: u32| mode & 0o077;
    std::fs::metadata(path).is_ok_and(|meta| of_others(meta.permissions().mode()) == 0)
}

/// Whether only the owner may look into the file.
#[cfg(not(unix))]
#[must_use]
pub fn is_private(_: &Path) -> bool {
    false
}

/// Renames. Where the disk knows no renaming that spares what is there (exFAT through FUSE, some shares), the name is
/// reserved by an empty file first.
fn give_name(
    file: TempPath,
    path: &Path,
    replace: bool,
    sparing: impl Fn(TempPath) -> Result<(), PathPersistError>,
) -> IoResult<()> {
    let over = |file: TempPath| file.persist(path);
    if replace {
        return patiently(file, is_held, over).map_err(|refused| refused.error);
    }
    match patiently(file, is_held, sparing) {
        Err(refused) if is_unknown(&refused.error) => {
            OpenOptions::new().write(true).create_new(true).open(path)?;
            patiently(refused.path, is_held, over).map_err(|refused| {
                if let Err(error) = std::fs::remove_file(path) {
                    log::warn!("a reserved name stays: {error}");
                }
                refused.error
            })
        }
        other => other.map_err(|refused| refused.error),
    }
}

/// Whether the disk does not know how to rename without replacing.
fn is_unknown(error: &IoError) -> bool {
    use ErrorKind::{InvalidInput, PermissionDenied, TooManyLinks, Unsupported};
    matches!(error.kind(), InvalidInput | PermissionDenied | TooManyLinks | Unsupported)
}

/// Whether another program has the target, or the file itself, open: Windows only, where virus scanners do so for a
/// moment with every new file.
fn is_held(error: &IoError) -> bool {
    cfg!(windows) && matches!(error.raw_os_error(), Some(5 | 32 | 33))
}

/// Waits between the tries of a rename: a second in all.
const WAITS: [u64; 6] = [10, 30, 60, 150, 250, 500];

fn patiently(
    mut file: TempPath,
    is_held: fn(&IoError) -> bool,
    rename: impl Fn(TempPath) -> Result<(), PathPersistError>,
) -> Result<(), PathPersistError> {
    for wait in WAITS {
        match rename(file) {
            Err(refused) if is_held(&refused.error) => {
                file = refused.path;
                std::thread::sleep(Duration::from_millis(wait));
            }
            other => return other,
        }
    }
    rename(file)
}

/// Makes the name of a file durable, after it was made, renamed or removed.
///
/// # Errors
/// What the disk says; disks that cannot do it are left alone.
pub fn sync_name(path: &Path) -> Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or_else(|| Path::new("."));
    match sync_folder(folder) {
        Err(error) if is_unknown(&error) => {
            log::warn!("{} cannot be synced: {error}", folder.display());
            Ok(())
        }
        other => other.map_err(|e| Error::io(FileAction::Write, path, e)),
    }
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> IoResult<()> {
    File::open(folder)?.sync_all()
}

/// Windows writes names down by itself and opens no folders.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the same shape on every system")]
fn sync_folder(_: &Path) -> IoResult<()> {
    Ok(())
}

/// Renames a file that nobody waits for under a name that is not taken, durably.
///
/// # Errors
/// What the system says.
pub fn set_aside(from: &Path, to: &Path) -> Result<()> {
    std::fs::rename(from, to).map_err(|e| Error::io(FileAction::Write, from, e))?;
    sync_name(to)?;
    sync_name(from)
}

/// Copies the bytes of a file to a place where none is; the copy is complete and durable, or absent.
///
/// # Errors
/// [`Error::AlreadyExists`]; what the system says.
pub fn copy_whole(from: &Path, to: &Path) -> Result<()> {
    let mut source = File::open(from).map_err(|e| Error::io(FileAction::Read, from, e))?;
    let beside = Beside::begin(to, false, Some(from))?;
    beside.fill(|file| std::io::copy(&mut source, file).map(drop))?;
    beside.take_name()
}

/// Makes a folder with what is missing above it, durably; with `private`, for its owner only. Gives the folders that
/// were made, outermost first.
///
/// # Errors
/// What the system says.
pub fn make_folder(folder: &Path, private: bool) -> Result<Vec<PathBuf>> {
    let missing: Vec<&Path> =
        folder.ancestors().take_while(|at| !at.as_os_str().is_empty() && !at.exists()).collect();
    let mut made = Vec::new();
    for level in missing.into_iter().rev() {
        match create_folder(level, private) {
            Ok(()) => made.push(level.to_path_buf()),
            // Somebody else was faster.
            Err(_) if level.is_dir() => continue,
            Err(error) => return Err(Error::io(FileAction::Create, level, error)),
        }
        sync_name(level)?;
    }
    if !folder.as_os_str().is_empty() && !folder.is_dir() {
        return Err(Error::AlreadyExists(folder.to_path_buf()));
    }
    Ok(made)
}

#[cfg(unix)]
fn create_folder(folder: &Path, private: bool) -> IoResult<()> {
    use std::os::unix::fs::DirBuilderExt;
    std::fs::DirBuilder::new().mode(if private { 0o700 } else { 0o777 }).create(folder)
}

#[cfg(not(unix))]
fn create_folder(folder: &Path, _: bool) -> IoResult<()> {
    std::fs::create_dir(folder)
}

/// How long a file in the making is left alone: the program that makes it may still be running.
const LEFT_ALONE: Duration = Duration::from_hours(24);

/// Removes what killed programs left in a folder: files in the making that are older than a day, with their journals.
pub fn clean(folder: &Path, now: SystemTime) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let age = || now.duration_since(entry.metadata().ok()?.modified().ok()?).ok();
        if is_in_the_making(&name.to_string_lossy())
            && entry.file_type().is_ok_and(|kind| kind.is_file())
            && age().is_some_and(|age| age > LEFT_ALONE)
            && let Err(error) = std::fs::remove_file(entry.path())
        {
            log::warn!("a file left by a killed program stays: {error}");
        }
    }
}

fn is_in_the_making(name: &str) -> bool {
    let Some(rest) = name.strip_prefix(PREFIX) else { return false };
    let random = rest.strip_suffix("-journal").unwrap_or(rest);
    random.len() == 6 && random.chars().all(|c| c.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    fn refusing(code: i32) -> impl Fn(TempPath) -> Result<(), PathPersistError> {
        move |path| Err(PathPersistError { error: IoError::from_raw_os_error(code), path })
    }

    fn in_the_making(folder: &Path) -> TempPath {
        let file = tempfile::Builder::new().prefix(PREFIX).tempfile_in(folder).unwrap();
        std::fs::write(file.path(), "whole").unwrap();
        file.into_temp_path()
    }

    #[cfg(unix)]
    #[test]
    fn a_disk_without_sparing_renames_gets_new_files_all_the_same_and_loses_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("县.themeday");
        // EPERM, EINVAL, ENOSYS, EOPNOTSUPP: what exFAT through FUSE and shares answer.
        for code in [1, 22, 38, 95] {
            give_name(in_the_making(folder.path()), &path, false, refusing(code)).unwrap();
            assert_eq!(std::fs::read(&path).unwrap(), b"whole");
            let second = give_name(in_the_making(folder.path()), &path, false, refusing(code));
            assert_eq!(second.unwrap_err().kind(), ErrorKind::AlreadyExists);
            assert_eq!(std::fs::read(&path).unwrap(), b"whole");
            std::fs::remove_file(&path).unwrap();
        }
        // A full disk is no such disk.
        assert!(give_name(in_the_making(folder.path()), &path, false, refusing(28)).is_err());
        // Where the rename over the reserved name fails too, nothing stays.
        let lost = in_the_making(folder.path());
        std::fs::remove_file(&lost).unwrap();
        assert!(give_name(lost, &path, false, refusing(1)).is_err());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_name_that_a_killed_program_had_reserved_is_taken_and_one_that_was_filled_meanwhile_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("县.themeday");
        // What a kill leaves between the reservation and the rename, where disks refuse to rename sparingly.
        OpenOptions::new().write(true).create_new(true).open(&path).unwrap();
        assert!(!holds_something(&path));
        let again = Beside::begin(&path, false, None).unwrap();
        again.fill(|file| std::io::Write::write_all(file, b"whole")).unwrap();
        let late = Beside::begin(&path, false, None).unwrap();
        again.take_name().unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"whole");
        let refused = late.take_name().unwrap_err();
        assert!(matches!(refused, Error::AlreadyExists(_)), "{refused:?}");
        assert_eq!(std::fs::read(&path).unwrap(), b"whole");
        assert!(matches!(Beside::begin(&path, false, None), Err(Error::AlreadyExists(_))));
    }

    #[test]
    fn a_file_that_a_scanner_holds_for_a_moment_is_tried_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.docx");
        let tries = Cell::new(0);
        let renamed = patiently(
            in_the_making(folder.path()),
            |_| true,
            |file| {
                tries.set(tries.get() + 1);
                if tries.get() < 3 { refusing(5)(file) } else { file.persist(&path) }
            },
        );
        assert!(renamed.is_ok());
        assert_eq!((tries.get(), std::fs::read(&path).unwrap()), (3, b"whole".to_vec()));
    }

    #[cfg(unix)]
    #[test]
    fn permissions_are_those_of_the_file_replaced_or_of_its_model_or_the_users() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
        let set = |path: &Path, mode| std::fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
        let (usual, path) = (folder.path().join("usual"), folder.path().join("a"));
        std::fs::write(&usual, "").unwrap();
        Beside::begin(&path, false, None).unwrap().take_name().unwrap();
        assert_eq!(mode(&path), mode(&usual), "as any other file of the user");
        for kept in [0o600, 0o640, 0o664, 0o666] {
            set(&path, kept);
            Beside::begin(&path, true, Some(&usual)).unwrap().take_name().unwrap();
            assert_eq!(mode(&path), kept);
        }
        set(&usual, 0o600);
        let copy = folder.path().join("copy");
        copy_whole(&usual, &copy).unwrap();
        assert_eq!(mode(&copy), 0o600);
        // Write-protected: not replaced.
        set(&path, 0o444);
        assert!(matches!(Beside::begin(&path, true, None), Err(Error::ReadOnly(_))));
        // A copy of it can be written.
        let copy = folder.path().join("copy2");
        copy_whole(&path, &copy).unwrap();
        assert_eq!(mode(&copy), 0o644);
        make_folder(&folder.path().join("a b/c"), true).unwrap();
        assert_eq!(mode(&folder.path().join("a b")), 0o700);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_and_devices_and_folders_are_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("real"), folder.path().join("link"));
        std::fs::write(&real, "old").unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        super::super::write_whole(&link, true, b"new").unwrap();
        assert!(link.is_symlink());
        assert_eq!(std::fs::read(&real).unwrap(), b"new");
        assert!(matches!(Beside::begin(Path::new("/dev/null"), true, None), Err(Error::NotAFile(_))));
        assert!(matches!(Beside::begin(folder.path(), true, None), Err(Error::IsFolder(_))));
    }

    #[test]
    fn what_killed_programs_left_is_removed_after_a_day() {
        let folder = tempfile::tempdir().unwrap();
        let make = |name: &str| std::fs::write(folder.path().join(name), "").unwrap();
        let litter = [".themeday-aB3xYz", ".themeday-aB3xYz-journal"];
        let others = [".themeday-notes", ".themeday-aB3xYz.bak", "县.themeday", ".themeday-县委办公室x"];
        litter.iter().chain(&others).for_each(|name| make(name));
        std::fs::create_dir(folder.path().join(".themeday-folder")).unwrap();
        let left = || std::fs::read_dir(folder.path()).unwrap().count();
        clean(folder.path(), SystemTime::now());
        assert_eq!(left(), 7, "somebody may be making them");
        clean(folder.path(), SystemTime::now() + Duration::from_hours(25));
        assert_eq!(left(), 5);
        assert!(others.iter().all(|name| folder.path().join(name).exists()));
    }

    #[test]
    fn a_folder_is_made_with_those_above_it() {
        let folder = tempfile::tempdir().unwrap();
        let deep = folder.path().join("一/二/三");
        assert_eq!(make_folder(&deep, false).unwrap().len(), 3);
        assert_eq!(make_folder(&deep, false).unwrap(), Vec::<PathBuf>::new());
        let file = folder.path().join("file");
        std::fs::write(&file, "").unwrap();
        assert!(make_folder(&file, false).is_err());
        assert!(make_folder(&file.join("x"), false).is_err());
    }
}
