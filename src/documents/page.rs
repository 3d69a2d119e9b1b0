//! Sheets of paper: size, position, margins and numbers.

use serde::Serialize;

use crate::model::paper::{Orientation, PaperSize};

/// A section's sheet of paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(into = "Frame")]
pub struct Page {
    /// Its size.
    pub size: PaperSize,
    /// Upright or lying.
    pub orientation: Orientation,
    /// What stands at its foot.
    pub numbering: Numbering,
}

/// Numbers of pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Numbering {
    /// `— 1 —`, at the right of odd pages and the left of even ones.
    #[default]
    Dashes,
    /// As `Dashes`, but none on the first page: a letter.
    DashesAfterFirst,
    /// 第1页 共3页, in the middle: tables that go up.
    OfTotal,
    /// None.
    None,
}

/// A page in millimetres.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Frame {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) top: u32,
    pub(super) right: u32,
    pub(super) bottom: u32,
    pub(super) left: u32,
    numbering: Numbering,
}

impl Default for Page {
    fn default() -> Self {
        Self { size: PaperSize::A4, orientation: Orientation::Portrait, numbering: Numbering::default() }
    }
}

impl Page {
    /// A4 lying.
    #[must_use]
    pub fn landscape() -> Self {
        Self { orientation: Orientation::Landscape, ..Self::default() }
    }

    /// The same page with other numbers.
    #[must_use]
    pub fn numbered(self, numbering: Numbering) -> Self {
        Self { numbering, ..self }
    }

    /// Its measures. A4 upright has the margins of GB/T 9704-2012 (top 37, right 26, bottom 35, left 28 mm, a text
    /// block of 156 mm × 225 mm); lying it is the same sheet turned, with its head at the binding edge, as the
    /// standard (10.7) wants tables bound.
    pub(super) fn frame(self) -> Frame {
        let numbering = self.numbering;
        let (width, height, [top, right, bottom, left]) = match (self.size, self.orientation) {
            (PaperSize::A4, Orientation::Portrait) => (210, 297, [37, 26, 35, 28]),
            (PaperSize::A4, Orientation::Landscape) => (297, 210, [28, 37, 26, 35]),
            (PaperSize::A3, Orientation::Portrait) => (297, 420, [25, 20, 25, 20]),
            (PaperSize::A3, Orientation::Landscape) => (420, 297, [25, 20, 25, 20]),
        };
        Frame { width, height, top, right, bottom, left, numbering }
    }
}

impl Frame {
    /// Width of the text block.
    pub(super) fn text_width(self) -> u32 {
        self.width - self.left - self.right
    }

    /// Height of the text block.
    pub(super) fn text_height(self) -> u32 {
        self.height - self.top - self.bottom
    }
}

impl From<Page> for Frame {
    fn from(page: Page) -> Self {
        page.frame()
    }
}
