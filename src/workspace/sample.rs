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
    /// As [`Workspace::create`].
    pub fn create_sample(path: &Path, context: Context) -> Result<Self> {
        let proposal: Proposal = serde_json::from_str(XIANGTAN)
            .map_err(|error| Error::Damaged { path: path.to_path_buf(), detail: error.to_string() })?;
        let mut workspace = Self::create(path, context)?;
        let edit = Edit::Import { proposal: Box::new(proposal), answers: Vec::new(), overwrite: false };
        workspace.apply(&edit)?;
        Ok(workspace)
    }
}
