//! 操作记录: every edit of the file, newest first, to be filtered, and gone back to.

mod rows;
mod state;

pub use self::state::HistoryPage;

use egui::{Context, Frame, Margin, Popup, RichText, TextEdit, Ui};

use crate::jobs::Jobs;
use crate::jobs::history::HistoryLine;
use crate::ui::context::View;
use crate::ui::copied::Copied;
use crate::ui::pages::body::PageBody;
use crate::ui::theme::{self, size};
use crate::ui::widgets::button;
use crate::ui::widgets::mark::Mark;
use crate::ui::widgets::pane::{self, Pane};
use crate::ui::widgets::unit_search::UnitSearch;
use crate::ui::wish::Wish;

impl PageBody for HistoryPage {
    fn keep_up(&mut self, _ctx: &Context, jobs: &mut Jobs, view: &View<'_>) {
        self.refresh(jobs, view);
    }

    fn show(&mut self, ui: &mut Ui, view: &View<'_>) {
        pane::begin(ui, Pane::Page);
        let (lang, p) = (view.lang, view.palette);
        let weak = |ui: &mut Ui, text: &str| {
            ui.centered_and_justified(|ui| ui.label(RichText::new(text).color(p.text_weak)));
        };
        Frame::new().inner_margin(Margin { left: 14, right: 4, top: 8, bottom: 0 }).show(ui, |ui| {
            let all = match self.all() {
                None => return weak(ui, lang.history_reading()),
                Some(None) => return weak(ui, lang.history_fails()),
                Some(Some([])) => return weak(ui, lang.history_empty()),
                Some(Some(all)) => all.len(),
            };
            self.filters_ui(ui, view, all);
            ui.add_space(theme::GRID);
            self.back_ui(ui, view);
            ui.add_space(theme::GRID);
            if self.shown().is_empty() {
                return weak(ui, lang.history_none_fits());
            }
            rows::table(ui, view, self);
        });
    }

    fn copied(&mut self, view: &View<'_>) -> Option<Wish> {
        let lang = view.lang;
        let head =
            [lang.head_number(), lang.head_time(), lang.head_edit(), lang.head_actor(), lang.head_status()];
        let all = self.all()??;
        let shown: Vec<_> = self.shown().iter().filter_map(|at| all.get(*at)).collect();
        let row = |told: &HistoryLine| {
            let entry = &told.entry;
            let state = rows::state(lang, entry.state).to_owned();
            vec![entry.id.to_string(), lang.moment(entry.at), told.text.clone(), entry.actor.clone(), state]
        };
        let rows: Vec<_> = shown.into_iter().map(row).collect();
        (!rows.is_empty()).then(|| Wish::copy(Copied::new(&head, rows)))
    }

    fn reset(&mut self) {
        *self = Self::default();
    }
}

impl HistoryPage {
    fn filters_ui(&mut self, ui: &mut Ui, view: &View<'_>, all: usize) {
        let (lang, p) = (view.lang, view.palette);
        ui.horizontal(|ui| {
            ui.set_min_height(theme::CONTROL);
            let edit = TextEdit::singleline(&mut self.filter)
                .desired_width(240.0)
                .hint_text(lang.history_find())
                .margin(Margin::symmetric(8, 4));
            ui.add(edit).accessible_name(lang.history_find());
            let unit = self.unit.map(|unit| view.name(unit).to_owned());
            let shown = match &unit {
                Some(name) => lang.history_of_unit(name),
                None => lang.history_all_units().to_owned(),
            };
            let opener = button::opens_list(ui, &shown, true);
            let close = egui::PopupCloseBehavior::CloseOnClickOutside;
            let popup = Popup::menu(&opener).width(280.0).close_behavior(close);
            let open = popup.is_open();
            popup.show(|ui| {
                if let Some(unit) = self.search.show(ui, view, None, true) {
                    self.unit = Some(unit);
                    ui.close();
                }
            });
            if !open {
                self.search = UnitSearch::default();
            }
            if unit.is_some() && button::icon(ui, Mark::Close, lang.history_all_units()).clicked() {
                self.unit = None;
            }
            let count = lang.history_count(self.shown().len(), all);
            ui.label(RichText::new(count).size(size::SMALL).color(p.text_weak));
        });
    }

    /// The way back to the picked entry, or why there is none.
    fn back_ui(&self, ui: &mut Ui, view: &View<'_>) {
        let (lang, p) = (view.lang, view.palette);
        ui.horizontal(|ui| {
            ui.set_min_height(theme::CONTROL);
            let picked = self.picked_entry();
            let later = self.in_force_after_picked();
            let possible = picked.is_some_and(|told| told.entry.in_force()) && later > 0;
            if button::plain(ui, lang.history_back(), possible && view.writable_file()).clicked()
                && let Some(told) = picked
            {
                let (number, time) = (told.entry.id, lang.moment(told.entry.at));
                view.send(Wish::Confirm {
                    text: lang.history_confirm_back(number, &time, &told.text, later),
                    button: lang.history_back_button().to_owned(),
                    then: Box::new(Wish::BackTo(number)),
                });
            }
            let hint = match picked {
                None => lang.history_back_hint(),
                Some(told) if !told.entry.in_force() => lang.history_back_undone(),
                Some(_) if later == 0 => lang.history_back_newest(),
                Some(_) => lang.history_now(),
            };
            ui.add(egui::Label::new(RichText::new(hint).size(size::SMALL).color(p.text_weak)).truncate());
        });
    }
}
