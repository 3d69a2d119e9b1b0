//! 报送: what every unit owes, month by month, and what came in.

mod actions;
mod details;
pub mod lines;
mod rows;

pub use self::actions::{mark_selected, record, show_on_schedule};
pub use self::rows::{events_of, state_ui};

use chrono::NaiveDate;
use egui::{Frame, Margin, Panel, ScrollArea, Ui};

use self::lines::{Folds, Line};
use crate::model::ids::{GroupId, ProgrammeId};
use crate::model::paper::PaperKind;
use crate::model::report::ReportTarget;
use crate::rules::owed::Owed;
use crate::rules::year::YearState;
use crate::ui::command::{PaperCommand, ViewCommand};
use crate::ui::context::View;
use crate::ui::page::Page;
use crate::ui::page::Tab;
use crate::ui::pages::body::PageBody;
use crate::ui::theme;
use crate::ui::widgets::pane::{self, Pane};
use crate::ui::widgets::picked::Picked;
use crate::ui::widgets::{button, empty, past};
use crate::ui::wish::Wish;

/// The page's drafts.
#[derive(Debug, Default)]
pub struct ReportsPage {
    tab: Tab,
    folds: Folds,
    picked: Picked<ReportTarget>,
    /// The day that events are entered for; `None`: today.
    day: Option<NaiveDate>,
    /// A report to be brought into sight.
    reveal: Option<ReportTarget>,
    /// Characters of the longest unit's name in the year.
    longest: usize,
    /// Of which revision and year the picked ones were last looked at.
    seen: Option<(u64, ProgrammeId)>,
}

impl ReportsPage {
    /// The picked reports, in the order of the year.
    fn picked_owed<'a>(&self, view: &View<'a>) -> Vec<&'a Owed> {
        view.owed.iter().filter(|o| self.picked.contains(o.target)).collect()
    }

    fn day(&self, view: &View<'_>) -> NaiveDate {
        self.day.unwrap_or(view.today)
    }

    /// Looks the year over anew after an edit, and forgets what it took away.
    fn look_over(&mut self, view: &View<'_>) {
        let seen = Some((view.snapshot.revision, view.programme.id));
        if std::mem::replace(&mut self.seen, seen) == seen {
            return;
        }
        let names = view.owed.iter().map(|o| view.name(o.target.unit).chars().count());
        self.longest = names.max().unwrap_or(0);
        if !self.picked.is_empty() {
            let there: std::collections::HashSet<ReportTarget> = view.owed.iter().map(|o| o.target).collect();
            self.picked.retain(|target| there.contains(&target));
        }
    }

    /// Shows one report, on a tab that holds it.
    fn show_one(&mut self, view: &View<'_>, target: ReportTarget) {
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

    fn next_found(&mut self, view: &View<'_>) {
        let found: Vec<&Owed> =
            view.owed.iter().filter(|o| self.tab.holds(o, view.today) && view.found(o.target.unit)).collect();
        let lead = self.picked.lead();
        let at = found.iter().position(|o| Some(o.target) == lead).map_or(0, |n| n + 1);
        if let Some(next) = found.get(at).or(found.first()) {
            let target = next.target;
            self.show_one(view, target);
        }
    }
}

impl PageBody for ReportsPage {
    fn bar(&mut self, ui: &mut Ui, view: &View<'_>) {
        let tabs = Tab::ALL.map(|tab| {
            let count = tab.count(&view.year.counts().total).filter(|n| *n > 0);
            let name = match tab {
                Tab::Outstanding => view.lang.tab_outstanding(),
                Tab::Received => view.lang.tab_received(),
                Tab::Month => view.lang.tab_month(),
                Tab::Year => view.lang.tab_year(),
            };
            (tab, count.map_or_else(|| name.to_owned(), |n| view.lang.tab_count(name, n)))
        });
        if let Some(tab) = button::segments(ui, view.lang.reports_tab(), self.tab, &tabs) {
            self.tab = tab;
        }
        ui.add_space(theme::GRID);
        if button::plain(ui, view.lang.paper_name(PaperKind::Ledger), true).clicked() {
            view.send(PaperCommand::Preview);
        }
    }

    fn show(&mut self, ui: &mut Ui, view: &View<'_>) {
        self.look_over(view);
        let lead = self.picked.lead().and_then(|lead| view.owed.iter().find(|o| o.target == lead));
        if let Some(owed) = lead {
            let frame = Frame::new().fill(view.palette.page).inner_margin(Margin::symmetric(14, 12));
            let panel = Panel::right("report").exact_size(theme::DETAILS).resizable(false).frame(frame);
            panel.show(ui, |ui| {
                pane::begin(ui, Pane::Details);
                ScrollArea::vertical().auto_shrink([false, true]).show(ui, |ui| {
                    details::show(ui, view, self, owed);
                });
            });
        } else {
            pane::absent(ui);
        }
        pane::begin(ui, Pane::Page);
        Frame::new().inner_margin(Margin { left: 14, right: 4, top: 8, bottom: 0 }).show(ui, |ui| {
            let lines = lines::lines(view, self.tab, &self.folds);
            if view.year.state() == YearState::Unrecorded {
                past::line(ui, view);
            } else {
                rows::head_line(ui, view);
            }
            actions::row(ui, view, self);
            if lines.is_empty() {
                self.show_empty(ui, view);
            } else {
                rows::table(ui, view, self, &lines);
            }
        });
        actions::keys(ui, view, self);
    }

    fn find_next(&mut self, view: &View<'_>) {
        self.next_found(view);
    }

    fn badge(&self, view: &View<'_>) -> Option<usize> {
        Some(view.year.counts().total.outstanding())
    }

    fn paper(&self, _view: &View<'_>) -> Option<(PaperKind, Option<GroupId>)> {
        Some((PaperKind::Ledger, None))
    }

    fn reset(&mut self) {
        *self = Self::default();
    }
}

impl ReportsPage {
    fn show_empty(&mut self, ui: &mut Ui, view: &View<'_>) {
        let lang = view.lang;
        if view.snapshot.requirements_of(view.programme.id).next().is_none() {
            if empty::page(ui, lang.reports_no_rule(), lang.reports_set_rule()).clicked() {
                view.send(ViewCommand::Go(Page::Year));
            }
            return;
        }
        let sentence = if view.search.trim().is_empty() {
            match self.tab {
                Tab::Outstanding => lang.reports_empty_outstanding(),
                Tab::Received => lang.reports_empty_received(),
                Tab::Month => lang.reports_empty_month(),
                Tab::Year => lang.reports_empty(),
            }
        } else {
            lang.reports_empty_search()
        };
        if self.tab == Tab::Year && view.search.trim().is_empty() {
            if empty::page(ui, sentence, lang.units_add()).clicked() {
                view.send(ViewCommand::Go(Page::Units));
            }
        } else if empty::page(ui, sentence, lang.reports_show_year()).clicked() {
            self.tab = Tab::Year;
            view.send(Wish::ClearSearch);
        }
    }
}

/// The targets of the shown lines, top to bottom.
fn order(view: &View<'_>, lines: &[Line]) -> Vec<ReportTarget> {
    lines
        .iter()
        .filter_map(|line| match line {
            Line::Owed { at, .. } => view.owed.get(*at).map(|o| o.target),
            Line::Month { .. } => None,
        })
        .collect()
}
