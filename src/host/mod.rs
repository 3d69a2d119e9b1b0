//! The machine around the program: where its own folder is, log, panic reports, who works here.
//! Everything lies under one folder that a caller may name, so that tests and portable copies touch nothing else.

mod limits;
mod log;
mod panic;
mod user;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::error::{Error, FileAction, Result};

pub use limits::survive_file_size_limit;
pub use log::LogHandle;
pub use panic::{install as install_panic_hook, write_report};
pub use user::{machine_name, user_name};

/// Environment variable that names the program's own folder.
pub const HOME_VARIABLE: &str = "THEMEDAY_HOME";

/// File beside the program that makes it portable: its own folder is then [`PORTABLE_FOLDER`] beside it.
pub const PORTABLE_MARK: &str = "portable";

/// Folder of a portable copy.
pub const PORTABLE_FOLDER: &str = "themeday-data";

/// The program's own folder: settings, log, reports, the sample.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Host {
    folder: PathBuf,
    portable: bool,
}

impl Host {
    /// The program's own folder: `explicit`, else `THEMEDAY_HOME`, else `themeday-data` beside a program that has a
    /// file `portable` beside it, else the user's data folder. Nothing is made yet.
    #[must_use]
    pub fn find(explicit: Option<&Path>) -> Self {
        let program = std::env::current_exe().ok();
        Self::choose(explicit, std::env::var_os(HOME_VARIABLE), program.as_deref().and_then(Path::parent))
    }

    /// The folder given.
    #[must_use]
    pub fn at(folder: &Path) -> Self {
        Self { folder: crate::files::absolute(folder), portable: false }
    }

    fn choose(explicit: Option<&Path>, variable: Option<OsString>, beside: Option<&Path>) -> Self {
        if let Some(folder) = explicit {
            return Self::at(folder);
        }
        if let Some(folder) = variable.filter(|folder| !folder.is_empty()) {
            return Self::at(Path::new(&folder));
        }
        if let Some(beside) = beside.filter(|folder| folder.join(PORTABLE_MARK).is_file()) {
            return Self { folder: crate::files::absolute(&beside.join(PORTABLE_FOLDER)), portable: true };
        }
        let folder = directories::ProjectDirs::from("", "", "themeday").map_or_else(
            || std::env::temp_dir().join("themeday"),
            |dirs| dirs.data_local_dir().to_path_buf(),
        );
        Self { folder, portable: false }
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether this is a portable copy.
    #[must_use]
    pub fn portable(&self) -> bool {
        self.portable
    }

    /// File of the settings.
    #[must_use]
    pub fn settings_path(&self) -> PathBuf {
        self.folder.join("settings.json")
    }

    /// Folder of the log.
    #[must_use]
    pub fn log_folder(&self) -> PathBuf {
        self.folder.join("log")
    }

    /// Folder of the panic reports.
    #[must_use]
    pub fn report_folder(&self) -> PathBuf {
        self.folder.join("reports")
    }

    /// The ordinary file into which the sample is put.
    #[must_use]
    pub fn sample_path(&self) -> PathBuf {
        self.folder.join("sample.themeday")
    }

    /// Makes the folder.
    ///
    /// # Errors
    /// What the system says.
    pub fn make(&self) -> Result<()> {
        std::fs::create_dir_all(&self.folder).map_err(|e| Error::io(FileAction::Create, &self.folder, e))
    }

    /// Starts the log. A log that cannot be written never stops the program: the result is then `None`.
    #[must_use]
    pub fn start_log(&self) -> Option<LogHandle> {
        log::start(&self.log_folder())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_is_the_one_given_then_the_variable_then_beside_a_portable_program() {
        let place = tempfile::tempdir().unwrap();
        let given = place.path().join("given");
        let variable = place.path().join("variable");
        let program = place.path().join("program");
        std::fs::create_dir(&program).unwrap();
        let choose = Host::choose;
        assert_eq!(choose(Some(&given), Some(variable.clone().into()), Some(&program)).folder(), given);
        assert_eq!(choose(None, Some(variable.clone().into()), Some(&program)).folder(), variable);
        assert!(!choose(None, Some("".into()), Some(&program)).portable());
        std::fs::write(program.join(PORTABLE_MARK), "").unwrap();
        let portable = choose(None, None, Some(&program));
        assert!(portable.portable());
        assert_eq!(portable.folder(), program.join(PORTABLE_FOLDER));
    }
}
