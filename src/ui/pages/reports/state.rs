//! What 报送 keeps between frames, and how it changes without a painting.

use chrono::NaiveDate;

use super::lines::Folds;
use crate::model::ids::ProgrammeId;
use crate::model::report::ReportTarget;
use crate::rules::owed::Owed;
use crate::ui::context::View;
use crate::ui::page::Tab;
use crate::ui::selection::Selection;

/// The page's drafts.
#[derive(Debug, Default)]
pub struct ReportsPage {
    pub(super) tab: Tab,
    pub(super) folds: Folds,
    pub(super) picked: Selection<ReportTarget>,
    /// The day that events are entered for; `None`: today.
    pub(super) day: Option<NaiveDate>,
    /// A report to be brought into sight.
    pub(super) reveal: Option<ReportTarget>,
    /// Characters of the longest unit's name in the year.
    pub(super) longest: usize,
    /// Of which revision and year the picked ones were last looked at.
    pub(super) seen: Option<(u64, ProgrammeId)>,
}

impl ReportsPage {
    /// The picked reports, in the order of the year.
    pub(super) fn picked_owed<'a>(&self, view: &View<'a>) -> Vec<&'a Owed> {
        view.owed.iter().filter(|o| self.picked.contains(o.target)).collect()
    }

    pub(super) fn day(&self, view: &View<'_>) -> NaiveDate {
        self.day.unwrap_or(view.today)
    }

    /// Looks the year over anew after an edit, and forgets what it took away.
    pub(super) fn look_over(&mut self, view: &View<'_>) {
        let seen = Some((view.snapshot.revision, view.programme.id));
        if std::mem::replace(&mut self.seen, seen) == seen {
            return;
        }
        let names = view.owed.iter().map(|o| view.by_whom(o.target).chars().count());
        self.longest = names.max().unwrap_or(0);
        if !self.picked.is_empty() {
            let there: std::collections::HashSet<ReportTarget> = view.owed.iter().map(|o| o.target).collect();
            self.picked.retain(|target| there.contains(&target));
        }
    }

    /// Shows one report, on a tab that holds it.
    pub(super) fn show_one(&mut self, view: &View<'_>, target: ReportTarget) {
        let Some(owed) = view.owed.iter().find(|o| o.target == target) else { return };
        if !self.tab.holds(owed, view.today) {
            self.tab = Tab::Year;
        }
        self.folds.insert(owed.month, true);
        self.picked.only(target);
        self.reveal = Some(target);
    }

    /// Shows a tab, and one report in it.
    pub fn show_tab(&mut self, view: &View<'_>, tab: Tab, target: Option<ReportTarget>) {
        self.tab = tab;
        match target {
            Some(target) => self.show_one(view, target),
            None => self.picked.clear(),
        }
    }

    pub(super) fn next_found(&mut self, view: &View<'_>) {
        let found: Vec<&Owed> =
            view.owed.iter().filter(|o| self.tab.holds(o, view.today) && view.found_by(o.target)).collect();
        let lead = self.picked.leading();
        let at = found.iter().position(|o| Some(o.target) == lead).map_or(0, |n| n + 1);
        if let Some(next) = found.get(at).or(found.first()) {
            let target = next.target;
            self.show_one(view, target);
        }
    }
}
