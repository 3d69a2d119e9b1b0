//! What is told beside a month that is being typed: how each month suits the session, in a word and with one reason.

use egui::{Area, Frame, Id, Order, Rect, RichText, Sense, Ui, vec2};

use super::super::suited::{self, Suited};
use super::cell::{self, Typed};
use super::columns::Key;
use crate::model::session::Session;
use crate::rules::schedule::Entry;
use crate::rules::suitability::Suitability;
use crate::ui::context::View;
use crate::ui::fonts;
use crate::ui::theme::size;

const WIDTH: f32 = 300.0;
const LINE: f32 = 20.0;
/// Room for a month's name and a verdict's sign.
const NAME: f32 = 52.0;
const SIGN: f32 = 16.0;

/// Paints the list under the field of a cell; the month that is typed stands out.
pub fn show(
    ui: &Ui,
    view: &View<'_>,
    suited: &mut Suited,
    (place, id): (Rect, Id),
    (entry, session): (Entry, &Session),
) {
    let p = view.palette;
    let current = cell::typed(view, session, Key::Month);
    let text = view.drafts.shown(id).unwrap_or(current);
    let typed = match cell::read(view, session, Key::Month, &text) {
        Ok(Typed::Month(month)) => month,
        _ => None,
    };
    let suits = suited.of(view, &[entry]);
    if let Some(told) = typed.and_then(|month| suits.of(month)).and_then(|of| suited::line(view, of)) {
        ui.ctx().accesskit_node_builder(id, |node| node.set_description(told));
    }
    let area = Area::new(id.with("suits")).order(Order::Foreground).interactable(false);
    let area = area.fixed_pos(place.left_bottom() + vec2(-7.0, 4.0));
    area.constrain_to(ui.ctx().content_rect().shrink(6.0)).show(ui.ctx(), |ui| {
        Frame::popup(ui.style()).inner_margin(8.0).show(ui, |ui| {
            ui.set_width(WIDTH);
            ui.spacing_mut().item_spacing = vec2(4.0, 0.0);
            for of in &suits.months {
                ui.horizontal(|ui| {
                    ui.set_height(LINE);
                    let here = typed == Some(of.month);
                    let font = if here { fonts::strong(size::BODY) } else { fonts::text(size::BODY) };
                    let colour = if here { p.accent_text } else { p.text };
                    let (rect, _) = ui.allocate_exact_size(vec2(NAME, LINE), Sense::hover());
                    let name = view.lang.month(of.month);
                    let at = rect.left_center();
                    ui.painter().text(at, egui::Align2::LEFT_CENTER, name, font, colour);
                    told(ui, view, of);
                });
            }
        });
    });
}

/// The sign of a month and the reason with its word; where it stands already, that.
fn told(ui: &mut Ui, view: &View<'_>, of: &Suitability) {
    let p = view.palette;
    let colour = of.verdict().map_or(p.text_weak, |verdict| suited::colour(verdict, p));
    let (rect, _) = ui.allocate_exact_size(vec2(SIGN, LINE), Sense::hover());
    if let Some(verdict) = of.verdict() {
        let at = rect.left_center() + vec2(6.0, 0.0);
        crate::ui::widgets::mark::paint(ui.painter(), suited::sign(verdict), at, 10.0, colour);
    }
    let text = if of.stays {
        view.lang.stands_here().to_owned()
    } else {
        suited::line(view, of).unwrap_or_default()
    };
    let text = RichText::new(text).size(size::SMALL).color(colour);
    ui.add(egui::Label::new(text).truncate());
}
