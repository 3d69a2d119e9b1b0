//! What the typesetter may see: the template, the content as a data file, and the fonts. Nothing of the disk.

use std::sync::LazyLock;

use serde::Serialize;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use super::super::content::{Content, Section};
use super::super::fonts::{FontSet, Typeface};
use crate::error::{DocumentFault, Error, Result};
use crate::text::Lang;

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

const TEMPLATE: &str = include_str!("../../../assets/documents/page.typ");

/// One job's world.
pub(super) struct PageWorld<'a> {
    fonts: &'a FontSet,
    template: Source,
    data_id: FileId,
    data: Bytes,
}

#[derive(Serialize)]
struct Data<'a> {
    content: &'a Content,
    fonts: Families<'a>,
    /// The lines of each section's title.
    titles: Vec<Vec<String>>,
    /// What stands at the foot of tables that go up; `&P` is the page, `&N` how many there are.
    page_of_total: String,
}

/// The fonts to set each typeface in, best first.
#[derive(Serialize)]
struct Families<'a> {
    title: Vec<Family<'a>>,
    body: Vec<Family<'a>>,
    kai: Vec<Family<'a>>,
    hei: Vec<Family<'a>>,
    song: Vec<Family<'a>>,
}

#[derive(Serialize)]
struct Family<'a> {
    name: &'a str,
    narrow_quotes: bool,
}

impl<'a> PageWorld<'a> {
    /// A world for one paper.
    pub(super) fn new(content: &Content, fonts: &'a FontSet) -> Result<Self> {
        let list = |typeface| {
            let families = fonts.families(typeface).into_iter();
            families.map(|name| Family { name, narrow_quotes: FontSet::narrow_quotes(name) }).collect()
        };
        let families = Families {
            title: list(Typeface::Title),
            body: list(Typeface::Body),
            kai: list(Typeface::Kai),
            hei: list(Typeface::Hei),
            song: list(Typeface::Song),
        };
        let page_of_total = Lang::Zh.paper_page_of("&P", "&N");
        let titles = content.sections.iter().map(Section::title_lines).collect();
        let data = Data { content, fonts: families, titles, page_of_total };
        let data = serde_json::to_vec(&data).map_err(failed)?;
        let template = Source::new(file_id("page.typ")?, TEMPLATE.to_owned());
        Ok(Self { fonts, template, data_id: file_id("data.json")?, data: Bytes::new(data) })
    }
}

fn file_id(name: &str) -> Result<FileId> {
    let path = VirtualPath::new(name).map_err(failed)?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

fn failed(error: impl std::fmt::Debug) -> Error {
    Error::Document(DocumentFault::Typesetting(format!("{error:?}")))
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
        if id == self.data_id { Ok(self.data.clone()) } else { Err(unknown(id)) }
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
