//! What the typesetter may see: the template, a part of the content as a data file, its page numbers, and the fonts.
//! Nothing of the disk.

use std::sync::LazyLock;

use serde::Serialize;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use super::super::fonts::FontSet;
use crate::error::{Error, PaperFault, Result};

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

const TEMPLATE: &str = include_str!("../../../assets/documents/page.typ");

/// One job's world.
pub(super) struct PageWorld<'a> {
    fonts: &'a FontSet,
    template: Source,
    files: [(FileId, Bytes); 2],
}

/// Which pages of a paper are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Numbers {
    /// How many come before them.
    pub(super) before: usize,
    /// How many the paper has.
    pub(super) total: usize,
}

impl<'a> PageWorld<'a> {
    /// A world for one part of a paper, which is given as data.
    pub(super) fn new(part: &Bytes, numbers: Numbers, fonts: &'a FontSet) -> Result<Self> {
        let numbers = serde_json::to_vec(&numbers).map_err(failed)?;
        let files = [(file_id("data.json")?, part.clone()), (file_id("numbers.json")?, Bytes::new(numbers))];
        Ok(Self { fonts, template: Source::new(file_id("page.typ")?, TEMPLATE.to_owned()), files })
    }
}

fn file_id(name: &str) -> Result<FileId> {
    let path = VirtualPath::new(name).map_err(failed)?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

pub(super) fn failed(error: impl std::fmt::Debug) -> Error {
    Error::Paper(PaperFault::Typesetting(format!("{error:?}")))
}

impl World for PageWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.fonts.book
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() { Ok(self.template.clone()) } else { Err(unknown(id)) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let file = self.files.iter().find(|(known, _)| *known == id);
        file.map(|(_, bytes)| bytes.clone()).ok_or_else(|| unknown(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.faces.get(index).cloned()
    }

    /// Papers bear the day they were asked for, never the clock's.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn unknown(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_without_slash().into())
}
