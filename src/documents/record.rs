//! What a paper's file states of it, once: everything that lists, counts, names or makes papers is made from this.

use super::attachment::{Attachment, Heading};
use super::content::Content;
use super::lacks::Lacks;
use crate::error::Result;
use crate::model::Snapshot;
use crate::model::paper::{
    Counted, Dated, Format, PaperChoice, PaperFacts, PaperKind, PaperRequest, PaperSection,
};
use crate::model::programme::Programme;

/// A paper.
pub(super) struct Paper {
    pub(super) facts: PaperFacts,
    pub(super) content: Make,
    /// The file's name without extension, before it is made safe; an attachment has that of the attachment instead.
    pub(super) name: fn(&Snapshot, &PaperRequest) -> String,
    /// Notes what it lacks, the most important first.
    pub(super) lacks: fn(&mut Lacks<'_>),
    /// Its headings where it stands behind a notice, one for each of its tables; none where the year has nothing for it.
    pub(super) attached: Option<fn(&Snapshot, &Programme) -> Vec<Heading>>,
    /// Rows to be written in by hand when the year lacks what it is about.
    pub(super) room: Room,
    /// Leaves of the papers that may stand behind it those that do for a request.
    pub(super) behind: fn(&Snapshot, &PaperRequest, &mut Vec<Attachment>),
    /// Whether those bear the numbers that they have behind the year's notice.
    pub(super) numbered_as_notice: bool,
}

/// How the content of a paper is made.
#[derive(Clone, Copy)]
pub(super) enum Make {
    /// From the year alone.
    Table(fn(&Snapshot, &PaperRequest) -> Result<Content>),
    /// As an official paper, with others behind it.
    Official(Official),
}

/// An official paper.
#[derive(Clone, Copy)]
pub(super) struct Official {
    /// The papers that may stand behind it, in their order.
    pub(super) behind: &'static [PaperKind],
    /// The paper itself, with its imprint at the end, for the attachments that there are.
    pub(super) content: fn(&Snapshot, &PaperRequest, &[Attachment]) -> Result<Content>,
    /// The text made from the year's facts, one paragraph a line, with placeholders for those that may change: where an
    /// editor begins.
    pub(super) text: fn(&Snapshot, &Programme, &PaperRequest, &[Attachment]) -> String,
}

/// Rows for a paper of a year that lacks what it is about.
#[derive(Clone, Copy)]
pub(super) struct Room {
    /// How many units.
    pub(super) units: usize,
    /// Which sessions they hold.
    pub(super) sessions: Sessions,
}

/// Sessions of the units in a blank paper.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sessions {
    /// None.
    None,
    /// Each one without a month.
    Open,
    /// One in each month of the year.
    EachMonth,
}

impl Room {
    /// So many units.
    pub(super) const fn units(units: usize) -> Self {
        Self { units, sessions: Sessions::None }
    }
}

impl Paper {
    /// A table or list of the year in every form, which lacks nothing, counts nobody and bears no date of its own. What
    /// differs is stated beside it.
    pub(super) const fn table(
        section: PaperSection,
        content: fn(&Snapshot, &PaperRequest) -> Result<Content>,
        name: fn(&Snapshot, &PaperRequest) -> String,
    ) -> Self {
        let facts = PaperFacts {
            section,
            formats: &Format::OF_PAPERS,
            by_group: false,
            choices: &[],
            counted: Counted::Nothing,
            dated: Dated::Never,
            official: false,
        };
        Self {
            facts,
            content: Make::Table(content),
            name,
            lacks: |_| {},
            attached: None,
            room: Room::units(Self::ROWS),
            behind: |_, _, _| {},
            numbered_as_notice: false,
        }
    }

    /// An official paper of the year's units in these forms.
    pub(super) const fn official(
        section: PaperSection,
        formats: &'static [Format],
        official: Official,
        name: fn(&Snapshot, &PaperRequest) -> String,
    ) -> Self {
        let facts = PaperFacts {
            section,
            formats,
            by_group: false,
            choices: &[],
            counted: Counted::OfYear,
            dated: Dated::Never,
            official: true,
        };
        Self {
            facts,
            content: Make::Official(official),
            name,
            lacks: |_| {},
            attached: None,
            room: Room::units(Self::ROWS),
            behind: |_, _, _| {},
            numbered_as_notice: false,
        }
    }

    /// Rows of a blank table.
    const ROWS: usize = 10;

    pub(super) const fn counting(mut self, counted: Counted) -> Self {
        self.facts.counted = counted;
        self
    }

    pub(super) const fn by_group(mut self) -> Self {
        self.facts.by_group = true;
        self
    }

    pub(super) const fn choosing(mut self, choices: &'static [PaperChoice]) -> Self {
        self.facts.choices = choices;
        self
    }

    pub(super) const fn in_forms(mut self, formats: &'static [Format]) -> Self {
        self.facts.formats = formats;
        self
    }

    pub(super) const fn dated(mut self, dated: Dated) -> Self {
        self.facts.dated = dated;
        self
    }

    pub(super) const fn lacking(mut self, lacks: fn(&mut Lacks<'_>)) -> Self {
        self.lacks = lacks;
        self
    }

    pub(super) const fn attached(mut self, attached: fn(&Snapshot, &Programme) -> Vec<Heading>) -> Self {
        self.attached = Some(attached);
        self
    }

    pub(super) const fn with_behind(
        mut self,
        behind: fn(&Snapshot, &PaperRequest, &mut Vec<Attachment>),
    ) -> Self {
        self.behind = behind;
        self
    }

    pub(super) const fn numbered_as_notice(mut self) -> Self {
        self.numbered_as_notice = true;
        self
    }

    pub(super) const fn with_room(mut self, room: Room) -> Self {
        self.room = room;
        self
    }
}
