//! What is chosen for each paper, and the order in which papers are listed.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::model::ids::GroupId;
use crate::model::paper::{PaperKind, PaperOptions, PaperRequest};
use crate::text::Lang;
use crate::ui::context::View;

/// A part of the list of papers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// 通知与附件
    Notice,
    /// 活动当天
    Day,
    /// 报送
    Reports,
    /// 名册
    Rosters,
    /// 日历
    Calendar,
    /// 数据
    Data,
}

impl Part {
    /// Every part, in order.
    pub const ALL: [Self; 6] =
        [Self::Notice, Self::Day, Self::Reports, Self::Rosters, Self::Calendar, Self::Data];

    /// How it is called.
    #[must_use]
    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Notice => lang.papers_of_notice(),
            Self::Day => lang.papers_of_day(),
            Self::Reports => lang.papers_of_reports(),
            Self::Rosters => lang.papers_of_rosters(),
            Self::Calendar => lang.papers_of_calendar(),
            Self::Data => lang.papers_of_data(),
        }
    }

    /// Where a paper stands.
    #[must_use]
    pub fn of(kind: PaperKind) -> Self {
        match kind {
            PaperKind::Notice
            | PaperKind::MainSession
            | PaperKind::Schedule
            | PaperKind::Slogans
            | PaperKind::LiaisonForm => Self::Notice,
            PaperKind::MainNotice
            | PaperKind::Receipt
            | PaperKind::SignIn
            | PaperKind::Stalls
            | PaperKind::TableSigns => Self::Day,
            PaperKind::Overview | PaperKind::Ledger => Self::Reports,
            PaperKind::Liaisons | PaperKind::Units => Self::Rosters,
            PaperKind::Calendar | PaperKind::WallChart => Self::Calendar,
            PaperKind::Data => Self::Data,
        }
    }

    /// Its papers, in the order in which they are used.
    #[must_use]
    pub fn papers(self) -> Vec<PaperKind> {
        // A notice comes before its attachments; the other papers stand in the order of the enumeration.
        let rank = |kind: &PaperKind| match kind {
            PaperKind::Notice | PaperKind::MainNotice => 0,
            PaperKind::MainSession => 1,
            _ => 2,
        };
        let mut papers: Vec<PaperKind> =
            PaperKind::ALL.into_iter().filter(|kind| Self::of(*kind) == self).collect();
        papers.sort_by_key(rank);
        papers
    }
}

/// What is chosen for one paper.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choice {
    /// One group's table.
    pub group: Option<GroupId>,
    /// The date on the paper; `None`: today.
    pub date: Option<NaiveDate>,
    /// The rest.
    pub options: PaperOptions,
}

/// The choices of every paper.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choices(HashMap<PaperKind, Choice>);

impl Choices {
    /// Those of a paper, to change them.
    pub fn of(&mut self, kind: PaperKind) -> &mut Choice {
        self.0.entry(kind).or_default()
    }

    /// What is asked for of a paper.
    #[must_use]
    pub fn request(&self, view: &View<'_>, kind: PaperKind) -> PaperRequest {
        let choice = self.0.get(&kind).cloned().unwrap_or_default();
        let group = choice.group.filter(|id| kind.by_group() && view.snapshot.groups.get(*id).is_some());
        let unit = choice.options.unit.filter(|id| view.snapshot.units.get(*id).is_some());
        let today = choice.date.unwrap_or(view.today);
        let options = PaperOptions { unit, ..choice.options };
        PaperRequest { group, options, ..PaperRequest::new(kind, view.programme.id, today) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_paper_stands_in_the_list_once() {
        let listed: Vec<PaperKind> = Part::ALL.into_iter().flat_map(Part::papers).collect();
        assert_eq!(listed.len(), PaperKind::ALL.len());
        assert_eq!(listed[..3], [PaperKind::Notice, PaperKind::MainSession, PaperKind::Schedule]);
    }
}
