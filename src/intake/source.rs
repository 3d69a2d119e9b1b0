//! What is read, and what is known before.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::limits::SOURCE_BYTES;
use crate::error::{Error, FileAction, Result};
use crate::model::Snapshot;
use crate::model::setting::SettingKey;

/// Something to read.
#[derive(Clone, Debug)]
pub struct Source {
    /// Where it came from: for messages, and a hint at the type of file. `-` for standard input, empty for pasted text.
    pub path: PathBuf,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}

impl Source {
    /// Reads a file, or standard input for `-`. At most 50 MB are read; a larger file is refused by its size alone.
    ///
    /// # Errors
    /// [`Error::NoSuchFile`], [`Error::IsFolder`], [`Error::SourceTooLarge`], or what the system says.
    pub fn load(path: &Path) -> Result<Self> {
        let failed = |source| Error::io(FileAction::Read, path, source);
        let too_large =
            |bytes| Error::SourceTooLarge { path: path.to_path_buf(), bytes, limit: SOURCE_BYTES };
        let mut bytes = Vec::new();
        if path == Path::new("-") {
            std::io::stdin().lock().take(SOURCE_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
        } else {
            let about = std::fs::metadata(path).map_err(failed)?;
            if about.is_dir() {
                return Err(Error::IsFolder(path.to_path_buf()));
            }
            if about.len() > SOURCE_BYTES {
                return Err(too_large(about.len()));
            }
            // What is no regular file tells no size: read with the same bound.
            let file = std::fs::File::open(path).map_err(failed)?;
            file.take(SOURCE_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
        }
        if bytes.len() as u64 > SOURCE_BYTES {
            return Err(too_large(bytes.len() as u64));
        }
        Ok(Self { path: path.to_path_buf(), bytes: bytes.into() })
    }

    /// Pasted text.
    #[must_use]
    pub fn text(text: &str) -> Self {
        Self { path: PathBuf::new(), bytes: text.as_bytes().into() }
    }
}

/// What is known before reading; it settles doubts and raises questions, it never replaces what a source says.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The region, for the tier of names (市 above 县).
    pub region: Option<String>,
    /// Official names; a name that is possibly one of them is asked about.
    pub units: Vec<String>,
    /// The year of phrases without one, where no source tells it.
    pub year: Option<i32>,
}

impl Known {
    /// What a file knows: its region, every name of every unit, and the year that months without one mean: `year`, the
    /// one that is open or asked for, else its newest.
    #[must_use]
    pub fn of(snapshot: &Snapshot, year: Option<i32>) -> Self {
        let mut units = Vec::new();
        for unit in snapshot.units_in_order() {
            units.push(unit.name.clone());
            units.extend(unit.full_name.clone());
            units.extend(snapshot.aliases_of(unit.id).map(|alias| alias.name.clone()));
        }
        let region = Some(snapshot.setting(SettingKey::Region).to_owned()).filter(|r| !r.is_empty());
        let newest = || snapshot.newest_programme().map(|programme| programme.year);
        Self { region, units, year: year.or_else(newest) }
    }
}
