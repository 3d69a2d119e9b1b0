//! 报送: what every unit owes, month by month, and what came in.

mod actions;
mod details;
mod events;
pub mod lines;
mod rows;
mod state;

pub use self::actions::{mark_selected, record, show_on_schedule};
pub use self::events::{called, contacts, events_of};
pub use self::rows::state_ui;
pub use self::state::ReportsPage;

use egui::{Frame, Margin, Panel, ScrollArea, Ui};

use crate::model::ids::GroupId;
use crate::model::paper::PaperKind;
use crate::rules::year::YearState;
use crate::ui::command::{PaperCommand, ViewCommand};
use crate::ui::context::View;
use crate::ui::page::{Page, Tab};
use crate::ui::pages::body::PageBody;
use crate::ui::theme;
use crate::ui::widgets::pane::{self, Pane};
use crate::ui::widgets::{button, empty, past};
use crate::ui::wish::Wish;

impl PageBody for ReportsPage {
    fn bar(&mut self, ui: &mut Ui, view: &View<'_>) {
        let tabs = Tab::ALL.map(|tab| {
            let count = tab.count(&view.year.counts().total).filter(|n| *n > 0);
            let name = match tab {
                Tab::Outstanding => view.lang.tab_outstanding(),
                Tab::Received => view.lang.tab_received(),
                Tab::Returned => view.lang.tab_returned(),
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
        if button::plain(ui, view.lang.act_remind(), true).clicked() {
            actions::remind(view, self);
        }
    }

    fn show(&mut self, ui: &mut Ui, view: &View<'_>) {
        self.look_over(view);
        let lead = self.picked.leading().and_then(|lead| view.owed.iter().find(|o| o.target == lead));
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

    fn copied(&mut self, view: &View<'_>) -> Option<Wish> {
        self.look_over(view);
        (!view.owed.is_empty()).then(|| Wish::copy(rows::copied(view, self)))
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
                Tab::Returned => lang.reports_empty_returned(),
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
