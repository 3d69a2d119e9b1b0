//! The fonts that pages are set in: the office's own where the system has them, else the ones that come with the
//! program, and which of them stand in for which.

mod names;
mod search;

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

use super::content::Content;
use crate::fonts;
use crate::text::typefaces;

/// The typefaces that the standard for official papers (GB/T 9704-2012) names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typeface {
    /// 小标宋, for titles.
    Title,
    /// 仿宋, for the body.
    Body,
    /// 楷体, for subtitles.
    Kai,
    /// 黑体, for the word 附件 and the heads of tables.
    Hei,
    /// 宋体, for page numbers.
    Song,
}

impl Typeface {
    /// Every typeface.
    pub const ALL: [Self; 5] = [Self::Title, Self::Body, Self::Kai, Self::Hei, Self::Song];

    /// Names it goes by, best first; the first is the one that Word documents name.
    #[must_use]
    pub fn names(self) -> &'static [&'static str] {
        match self {
            Self::Title => typefaces::TITLE,
            Self::Body => typefaces::BODY,
            Self::Kai => typefaces::KAI,
            Self::Hei => typefaces::HEI,
            Self::Song => typefaces::SONG,
        }
    }

    /// The name that Word documents and workbooks give, whether this system has the font or not.
    #[must_use]
    pub fn office_name(self) -> &'static str {
        self.names()[0]
    }

    /// The compiled-in font that stands in for it.
    fn stand_in(self) -> &'static str {
        match self {
            Self::Title | Self::Song => SERIF,
            Self::Body | Self::Kai => WENKAI,
            Self::Hei => SANS,
        }
    }
}

const SANS: &str = "Noto Sans SC";
const SERIF: &str = "Noto Serif SC";
const WENKAI: &str = "Themeday WenKai";
/// 仿宋 that lies beside the program as a file; it is not compiled in because of its licence.
const FANDOL: &str = "FandolFang R";
const FANDOL_FILE: &str = "FandolFang-Regular.otf";

/// A typeface that this system lacks, and the font that pages are set in instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fallback {
    /// What the standard asks for.
    pub wanted: Typeface,
    /// Name of the font that is used.
    pub used: String,
}

/// The fonts for pages, looked for and read when first needed.
#[derive(Debug)]
pub struct Fonts {
    /// Folders of the system's fonts.
    system: Vec<PathBuf>,
    /// Folders that may hold the font file that comes with the program.
    beside: Vec<PathBuf>,
    set: OnceLock<Arc<FontSet>>,
}

/// Fonts that were read.
#[derive(Debug)]
pub(super) struct FontSet {
    pub(super) book: LazyHash<FontBook>,
    pub(super) faces: Vec<Font>,
    /// The font found for each of [`Typeface::ALL`], before the compiled-in ones.
    found: [Option<String>; Typeface::ALL.len()],
}

impl Fonts {
    /// The office's own fonts where the system has them, the file beside the program, and those compiled in.
    #[must_use]
    pub fn of_system() -> Self {
        Self::in_folders(search::system_folders(), search::folders_beside_program())
    }

    /// Only what is compiled in: pages are then the same on every machine.
    #[must_use]
    pub fn compiled_in() -> Self {
        Self::in_folders(Vec::new(), Vec::new())
    }

    /// The office's own fonts in the folders `system` and below, and the font file of the program in one of `beside`.
    #[must_use]
    pub fn in_folders(system: Vec<PathBuf>, beside: Vec<PathBuf>) -> Self {
        Self { system, beside, set: OnceLock::new() }
    }

    /// What stands in for typefaces that this system lacks. Looks for them when called for the first time.
    #[must_use]
    pub fn fallbacks(&self) -> Vec<Fallback> {
        let found = &self.set().found;
        let stands_in = |(wanted, found): (Typeface, &Option<String>)| match found {
            Some(used) if used == FANDOL => Some(Fallback { wanted, used: used.clone() }),
            Some(_) => None,
            None => Some(Fallback { wanted, used: wanted.stand_in().to_owned() }),
        };
        Typeface::ALL.into_iter().zip(found).filter_map(stands_in).collect()
    }

    /// Characters of a paper that none of the fonts has: pages show an empty box for them. In order, each once.
    #[must_use]
    pub fn missing(&self, content: &Content) -> Vec<char> {
        let mut used = std::collections::BTreeSet::new();
        content.clone().each_text(|text| used.extend(text.chars().filter(|c| *c != ' ')));
        let faces = &self.set().faces;
        used.retain(|c| !faces.iter().any(|face| face.info().coverage.contains(u32::from(*c))));
        used.into_iter().collect()
    }

    pub(super) fn set(&self) -> &FontSet {
        self.shared()
    }

    /// The same for pages that are laid out later.
    pub(super) fn shared(&self) -> &Arc<FontSet> {
        self.set.get_or_init(|| Arc::new(FontSet::read(&self.system, &self.beside)))
    }
}

impl FontSet {
    fn read(system: &[PathBuf], beside: &[PathBuf]) -> Self {
        let compiled_in = [fonts::SANS, fonts::SERIF, fonts::SERIF_SEMIBOLD, fonts::WENKAI];
        let mut faces: Vec<Font> =
            compiled_in.into_iter().filter_map(|bytes| Font::new(Bytes::new(bytes), 0)).collect();
        let installed = search::find(system, &Typeface::ALL.map(Typeface::names));
        let mut found = installed.map(|place| {
            let face = place.and_then(|place| read_face(&place.file, place.index))?;
            let family = face.info().family.clone();
            faces.push(face);
            Some(family)
        });
        let body = &mut found[Typeface::Body as usize];
        if body.is_none() {
            let face = beside.iter().find_map(|folder| read_face(&folder.join(FANDOL_FILE), 0));
            *body = face.map(|face| {
                let family = face.info().family.clone();
                faces.push(face);
                family
            });
        }
        let book = LazyHash::new(FontBook::from_fonts(&faces));
        Self { book, faces, found }
    }

    /// Names of the fonts to set a typeface in, best first: glyphs that one lacks are taken from the next.
    pub(super) fn families(&self, typeface: Typeface) -> Vec<&str> {
        let mut families: Vec<&str> = self.found[typeface as usize].as_deref().into_iter().collect();
        for family in [typeface.stand_in(), SERIF, SANS] {
            if !families.contains(&family) {
                families.push(family);
            }
        }
        families
    }

    /// Whether a font's quotation marks are too narrow for Chinese text.
    pub(super) fn narrow_quotes(family: &str) -> bool {
        family == WENKAI
    }
}

fn read_face(file: &Path, index: u32) -> Option<Font> {
    let bytes =
        std::fs::read(file).inspect_err(|error| log::info!("font {}: {error}", file.display())).ok()?;
    Font::new(Bytes::new(bytes), index)
}
