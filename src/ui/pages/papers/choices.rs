//! What is chosen for each paper, and which papers a section of the list has.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::jobs::papers::facts;
use crate::model::ids::{GroupId, ScheduleCopyId};
use crate::model::paper::{PaperKind, PaperOptions, PaperRequest, PaperSection};
use crate::ui::context::View;

/// The papers of a section of the list, in its order.
pub fn papers_of(section: PaperSection) -> impl Iterator<Item = PaperKind> {
    PaperKind::ALL.into_iter().filter(move |kind| facts(*kind).section == section)
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
        let group = choice.group.filter(|id| facts(kind).by_group && view.snapshot.groups.get(*id).is_some());
        let unit = choice.options.unit.filter(|id| view.snapshot.units.get(*id).is_some());
        let session = choice.options.session.filter(|id| {
            let there = view.snapshot.sessions.get(*id);
            there.is_some_and(|session| session.programme == view.programme.id)
        });
        let today = choice.date.unwrap_or(view.today);
        let of_year = |id: &ScheduleCopyId| {
            let copy = view.snapshot.schedule_copies.get(*id);
            copy.is_some_and(|copy| copy.programme == view.programme.id)
        };
        let copy = choice.options.copy.filter(of_year);
        let options = PaperOptions { unit, session, copy, ..choice.options };
        PaperRequest { group, options, ..PaperRequest::new(kind, view.programme.id, today) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_of_the_list_follow_each_other_as_its_papers_do() {
        let listed: Vec<PaperKind> = PaperSection::ALL.into_iter().flat_map(papers_of).collect();
        assert_eq!(listed, PaperKind::ALL);
    }
}
