//! Everything the file holds, as JSON that imports again without loss.

use crate::error::{DocumentFault, Error, Result};
use crate::model::{Snapshot, dump};

/// The text.
pub(super) fn render(snapshot: &Snapshot) -> Result<Vec<u8>> {
    dump::write(snapshot).map_err(|error| Error::Document(DocumentFault::Writing(error.to_string())))
}
