//! The place of a session: typed, or chosen among its holder's own premises and the places that were used before.

use egui::{Popup, ScrollArea, Ui};

use crate::model::edit::{Edit, SessionFact};
use crate::model::session::{Session, SessionKind};
use crate::ui::context::View;
use crate::ui::theme;
use crate::ui::widgets::field::{self, Field};
use crate::ui::widgets::mark::Mark;
use crate::ui::widgets::{button, menu};

use super::fields::place_id;

/// Places that are offered.
const OFFERED: usize = 30;

/// Paints the row.
pub fn row(ui: &mut Ui, view: &View<'_>, session: &Session, label: f32) {
    let lang = view.lang;
    let branch = session.kind == SessionKind::Branch;
    let (name, hint) = if branch {
        (lang.detail_place(), lang.detail_own_place())
    } else {
        (lang.main_place(), lang.main_to_be_told())
    };
    field::row(ui, name, label, |ui| {
        let field = Field::new(place_id(session.id), name, &session.place);
        let width = (ui.available_width() - theme::CONTROL - ui.spacing().item_spacing.x).max(60.0);
        field.hint(hint).line(ui, view, width, |place| {
            Ok(Edit::SetSession(session.id, SessionFact::Place(place.to_owned())).into())
        });
        let opener = button::icon(ui, Mark::Down, lang.sessions_places());
        Popup::menu(&opener).width(260.0).show(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
                for place in offered(view, session) {
                    if menu::line(ui, &place, "", view.writable, place == session.place).clicked() {
                        view.edit(Edit::SetSession(session.id, SessionFact::Place(place)));
                        ui.close();
                    }
                }
            });
        });
    });
}

/// The holder's own premises first, then the places of this year and of the year before, each once.
fn offered(view: &View<'_>, session: &Session) -> Vec<String> {
    let lang = view.lang;
    let mut list = Vec::new();
    if session.kind != SessionKind::Main {
        list.push(lang.place_own().to_owned());
        list.push(lang.place_own_door().to_owned());
    }
    let last_year = view.snapshot.programme_of(view.programme.year - 1);
    let years = [Some(view.programme), last_year].into_iter().flatten();
    for other in years.flat_map(|year| view.snapshot.sessions_of(year.id)) {
        let place = other.place.trim();
        if list.len() < OFFERED && !place.is_empty() && !list.iter().any(|known| known == place) {
            list.push(place.to_owned());
        }
    }
    list
}
