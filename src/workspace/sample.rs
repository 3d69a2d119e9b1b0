//! The sample: the Xiangtan 2023 schedule, an ordinary file like any other.

use std::path::Path;

use super::{Context, Workspace};
use crate::error::{Error, Result};
use crate::model::edit::Edit;
use crate::model::proposal::Proposal;

/// Facts of the 2023 notice of Xiangtan county, in the shape that `read` prints.
const XIANGTAN: &str = include_str!("../../assets/samples/xiangtan-2023.json");

impl Workspace {
    /// Makes a new file with the sample in it and opens it.
    ///
    /// # Errors
    /// As [`Workspace::create_with`].
    pub fn create_sample(path: &Path, context: Context) -> Result<Self> {
        Self::create_with(path, context, &[Self::sample()?], false).map(|(workspace, _)| workspace)
    }

    /// The edit that puts the sample into a new file.
    ///
    /// # Errors
    /// Never in a program that passed its tests.
    pub fn sample() -> Result<Edit> {
        let proposal: Proposal =
            serde_json::from_str(XIANGTAN).map_err(|error| Error::JobFailed(error.to_string()))?;
        Ok(Edit::Import { proposal: Box::new(proposal), answers: Vec::new(), overwrite: false })
    }
}
