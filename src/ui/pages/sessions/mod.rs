//! 主会场与其他活动: the facts of the main session and who takes part in it; the other sessions of the year.

pub mod asked;
pub mod facts;
pub mod fields;
pub mod market;
pub mod members;
mod others;
pub mod parties;
pub mod place;
pub mod when;

use egui::{Frame, Layout, Margin, Panel, RichText, ScrollArea, Ui};

use self::fields::{LABEL, area_id};
use self::members::Members;
use self::others::Others;
use crate::model::edit::{Edit, SessionFact};
use crate::model::ids::{GroupId, SessionId, UnitId};
use crate::model::paper::PaperKind;
use crate::model::session::Role;
use crate::ui::context::View;
use crate::ui::copied::Copied;
use crate::ui::dialog_kind::DialogKind;
use crate::ui::fonts;
use crate::ui::pages::body::PageBody;
use crate::ui::theme::{self, size};
use crate::ui::widgets::field::Field;
use crate::ui::widgets::pane::{self, Pane};
use crate::ui::widgets::{button, card};
use crate::ui::wish::Wish;

/// Widest the column of facts is of use.
const WIDEST: f32 = 1040.0;
/// Width of the list of participants: least and most.
const MEMBERS: (f32, f32) = (420.0, 760.0);

/// The page's drafts.
#[derive(Debug, Default)]
pub struct SessionsPage {
    members: Members,
    others: Others,
}

impl PageBody for SessionsPage {
    fn bar(&mut self, ui: &mut Ui, view: &View<'_>) {
        others::add(ui, view, &mut self.others);
        for kind in [PaperKind::MainNotice, PaperKind::SignIn, PaperKind::Stalls] {
            if button::plain(ui, view.lang.paper_name(kind), true).clicked() {
                view.send(Wish::ShowPaper(kind, None));
            }
        }
    }

    fn show(&mut self, ui: &mut Ui, view: &View<'_>) {
        let room = ui.available_width();
        let width = (room * 0.42).clamp(MEMBERS.0, MEMBERS.1).min(room * 0.5);
        let frame = Frame::new().fill(view.palette.page).inner_margin(Margin::symmetric(14, 10));
        Panel::right("members").exact_size(width).resizable(false).frame(frame).show(ui, |ui| {
            pane::begin(ui, Pane::Details);
            self.members_ui(ui, view);
        });
        pane::begin(ui, Pane::Page);
        ScrollArea::vertical().id_salt("sessions").auto_shrink([false, false]).show(ui, |ui| {
            Frame::new().inner_margin(Margin { left: 14, right: 14, top: 10, bottom: 14 }).show(ui, |ui| {
                ui.set_max_width(ui.available_width().min(WIDEST));
                ui.spacing_mut().item_spacing.y = 12.0;
                main_ui(ui, view);
                others::card_ui(ui, view, &mut self.others);
            });
        });
    }

    fn paper(&self, _view: &View<'_>) -> Option<(PaperKind, Option<GroupId>)> {
        Some((PaperKind::MainSession, None))
    }

    fn copied(&mut self, view: &View<'_>) -> Option<Wish> {
        let lang = view.lang;
        let session = view.snapshot.main_session(view.programme.id)?;
        let stall = |unit: UnitId| {
            let party = view.snapshot.parties_of(session.id).find(|party| party.unit == Some(unit));
            party.map_or_else(String::new, |party| party.stall.clone())
        };
        let members = members::of(view);
        let row =
            |(n, unit): (usize, &UnitId)| vec![n.to_string(), view.name(*unit).to_owned(), stall(*unit)];
        let rows: Vec<Vec<String>> = (1..).zip(&members).map(row).collect();
        let head = [lang.head_number(), lang.head_unit(), lang.stall_hint()];
        (!rows.is_empty()).then(|| Wish::copy(Copied::new(&head, rows)))
    }

    fn reset(&mut self) {
        *self = Self::default();
    }
}

impl SessionsPage {
    /// Opens a session that is not the main one, and brings it into sight.
    pub fn show_one(&mut self, session: SessionId) {
        self.others.show_one(session);
    }

    fn members_ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        let (lang, p) = (view.lang, view.palette);
        let members = members::of(view);
        ui.horizontal(|ui| {
            let title = lang.main_members(members.len());
            ui.label(RichText::new(title).font(fonts::strong(size::TITLE)));
            let Some(session) = view.snapshot.main_session(view.programme.id) else { return };
            let (with, of) = members::stalls(view);
            ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
                let (word, numbered) = if with == of && of > 0 {
                    (lang.stalls_clear(), false)
                } else {
                    (lang.stalls_number(), true)
                };
                let response = button::plain(ui, word, view.writable && of > 0);
                if response.on_hover_text(lang.stalls_count(with, of)).clicked() {
                    view.edit(Edit::SetStalls(session.id, stalls(&members, numbered)));
                }
            });
        });
        if let Some(session) = view.snapshot.main_session(view.programme.id).filter(|_| view.writable) {
            ui.horizontal_wrapped(|ui| {
                if button::plain(ui, lang.members_paste(), true).clicked() {
                    let dialog = DialogKind::Parties(session.id, Role::Participant);
                    view.send(Wish::Dialog(dialog));
                }
                if members.len() > 1 && button::plain(ui, lang.parties_by_order(), true).clicked() {
                    let all: Vec<_> = view.snapshot.parties_of(session.id).collect();
                    view.edit(Edit::SetParties(session.id, parties::by_order(view, &all)));
                }
            });
        }
        let how = RichText::new(lang.members_how()).size(size::SMALL).color(p.text_weak);
        ui.add(egui::Label::new(how).wrap());
        ui.add_space(theme::GRID);
        ui.add_enabled_ui(view.writable, |ui| self.members.show(ui, view, true));
    }
}

/// Stalls numbered in the order of the list, or none.
fn stalls(members: &[UnitId], numbered: bool) -> Vec<(UnitId, String)> {
    let stall = |n: usize| if numbered { n.to_string() } else { String::new() };
    (1..).zip(members).map(|(n, unit)| (*unit, stall(n))).collect()
}

fn main_ui(ui: &mut Ui, view: &View<'_>) {
    let lang = view.lang;
    let Some(session) = view.snapshot.main_session(view.programme.id) else {
        card::show(ui, &view.programme.labels.main, |ui| {
            ui.label(RichText::new(lang.main_none()).color(view.palette.text_weak));
            ui.add_space(theme::GRID);
            if button::primary(ui, lang.main_begin(), view.writable).clicked() {
                view.edit(Edit::SetMainParticipants(view.programme.id, Vec::new()));
            }
        });
        return;
    };
    ui.add_enabled_ui(view.writable, |ui| {
        card::show(ui, &view.programme.labels.main, |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            facts::show(ui, view, session, LABEL);
            ui.add_space(theme::GRID);
            parties::show(ui, view, session);
        });
        for (title, hint, key, current, fact) in [
            (
                lang.sessions_tasks(),
                lang.sessions_tasks_hint(),
                "tasks",
                &session.tasks,
                SessionFact::Tasks as fn(String) -> SessionFact,
            ),
            (
                lang.sessions_materials(),
                lang.sessions_materials_hint(),
                "materials",
                &session.materials,
                SessionFact::Materials,
            ),
        ] {
            card::show(ui, title, |ui| {
                let name = lang.sessions_area(title);
                let field = Field::new(area_id(key, session.id), &name, current).hint(hint);
                field.area(
                    ui,
                    view,
                    3,
                    |text| Ok(Edit::SetSession(session.id, fact(text.to_owned())).into()),
                );
            });
        }
    });
}
