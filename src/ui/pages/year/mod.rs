//! 年度设置: the facts of the shown year and of the file. Leaving a field is an edit.

mod bearing;
mod cards;
mod days;
mod form;
mod reporting;

use egui::{Frame, Margin, ScrollArea, Ui, UiBuilder, pos2, vec2};

pub use self::cards::issued_id;
pub use self::form::field_id;

use self::form::{Form, Wrong};
use crate::model::edit::{Edit, ProgrammeFact};
use crate::model::ids::GroupId;
use crate::model::paper::PaperKind;
use crate::ui::command::{Command, EditCommand};
use crate::ui::context::View;
use crate::ui::pages::body::PageBody;
use crate::ui::widgets::button;
use crate::ui::widgets::pane::{self, Pane};

const GAP: f32 = 12.0;
/// Widest a column is of use.
const WIDEST: f32 = 700.0;

/// The page's drafts.
#[derive(Debug, Default)]
pub struct YearPage {
    wrong: Wrong,
}

impl PageBody for YearPage {
    fn bar(&mut self, ui: &mut Ui, view: &View<'_>) {
        let lang = view.lang;
        if button::plain(
            ui,
            &Command::from(EditCommand::NewYear).name(lang, view.can),
            view.can.writable_file,
        )
        .clicked()
        {
            view.send(EditCommand::NewYear);
        }
        let closed = view.programme.closed;
        let word = if closed { lang.year_reopen() } else { lang.year_close() };
        let response = button::plain(ui, word, view.can.writable_file);
        if response.on_hover_text(lang.year_close_what()).clicked() {
            view.edit(Edit::SetProgramme(view.programme.id, ProgrammeFact::Closed(!closed)));
        }
    }

    fn show(&mut self, ui: &mut Ui, view: &View<'_>) {
        pane::begin(ui, Pane::Page);
        ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            Frame::new().inner_margin(Margin { left: 14, right: 14, top: 10, bottom: 14 }).show(ui, |ui| {
                if view.programme.closed {
                    let text = view.lang.year_is_closed(view.programme.year);
                    ui.label(egui::RichText::new(text).color(view.palette.warn));
                }
                let count: u8 = if ui.available_width() > 1500.0 { 3 } else { 2 };
                let room = ui.available_width().min(WIDEST * f32::from(count));
                let width = (room - GAP * f32::from(count - 1)) / f32::from(count);
                let top = ui.cursor().min;
                let mut bottom = top.y;
                for n in 0..count {
                    let left = top.x + f32::from(n) * (width + GAP);
                    let place = egui::Rect::from_min_size(pos2(left, top.y), vec2(width, 4000.0));
                    let builder = UiBuilder::new().max_rect(place).id_salt(("year", n));
                    let builder = if view.writable { builder } else { builder.disabled() };
                    let mut column = ui.new_child(builder);
                    column.spacing_mut().item_spacing.y = GAP;
                    let mut form = Form { view, wrong: &mut self.wrong };
                    cards::column(&mut column, &mut form, n, count);
                    bottom = bottom.max(column.min_rect().bottom());
                }
                let all = egui::Rect::from_min_max(top, pos2(top.x + room, bottom));
                ui.allocate_rect(all, egui::Sense::hover());
            });
        });
    }

    fn paper(&self, _view: &View<'_>) -> Option<(PaperKind, Option<GroupId>)> {
        Some((PaperKind::Notice, None))
    }

    fn reset(&mut self) {
        *self = Self::default();
    }
}
