//! Stand-in until the reading of notices is merged.
use crate::error::{Error, Result};
use crate::model::progress::Progress;
use crate::model::proposal::Proposal;
use std::path::{Path, PathBuf};
/// Known facts.
#[derive(Debug, Default)]
pub struct Known {
    /// Region.
    pub region: Option<String>,
    /// Units.
    pub units: Vec<String>,
    /// Year.
    pub year: Option<i32>,
}
/// A source.
#[derive(Debug)]
pub struct Source(PathBuf, Vec<u8>);
impl Source {
    /// Loads.
    ///
    /// # Errors
    /// Io.
    pub fn load(path: &Path) -> Result<Self> {
        let bytes = std::fs::read(path).map_err(|e| Error::io(crate::error::FileAction::Read, path, e))?;
        Ok(Self(path.to_path_buf(), bytes))
    }
}
/// Reads proposal JSON.
///
/// # Errors
/// Not readable.
pub fn read(sources: &[Source], _: &Known, _: &Progress) -> Result<Proposal> {
    let source = &sources[0];
    serde_json::from_slice(&source.1).map_err(|_| Error::SourceNotReadable(source.0.clone()))
}
