//! Who has which part in a session: a line each, in the order in which papers name them. Roles are chosen, lines dragged
//! or moved by keys, words for several put in their units' place.

use egui::{Key, Modifiers, Popup, RichText, Role as Access, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::model::called::meant_by;
use crate::model::edit::Edit;
use crate::model::ids::SessionId;
use crate::model::parties::NewParty;
use crate::model::session::{Party, Role, Session, SessionKind};
use crate::ui::context::View;
use crate::ui::dialog_kind::DialogKind;
use crate::ui::fonts;
use crate::ui::keys;
use crate::ui::theme::{self, RADIUS, size};
use crate::ui::widgets::field::Field;
use crate::ui::widgets::mark::{self, Mark};
use crate::ui::widgets::{button, choice, menu, table};
use crate::ui::wish::Wish;

use super::members::stall_id;

/// Lines that are painted; a list of hundreds is edited by pasting it.
const SHOWN: usize = 120;
/// Width of the field of a stall.
const STALL: f32 = 72.0;

/// A line that is being dragged to another place of the list of a session.
struct Carried(SessionId, usize);

/// Paints the list with what can be done to it. Those who take part in the main session have a list of their own.
pub fn show(ui: &mut Ui, view: &View<'_>, session: &Session) {
    let lang = view.lang;
    let all: Vec<&Party> = view.snapshot.parties_of(session.id).collect();
    let main = session.kind == SessionKind::Main;
    let shown: Vec<usize> = (0..all.len())
        .filter(|at| !(main && all[*at].role == Role::Participant && all[*at].unit.is_some()))
        .collect();
    ui.label(RichText::new(lang.parties_title()).font(fonts::strong(size::BODY)));
    if shown.is_empty() && !main {
        ui.label(RichText::new(lang.sessions_no_units()).color(view.palette.text_weak));
    }
    for at in shown.iter().take(SHOWN) {
        line(ui, view, session, &all, *at);
    }
    if shown.len() > SHOWN {
        ui.label(RichText::new(lang.parties_more(shown.len() - SHOWN)).color(view.palette.text_weak));
    }
    buttons(ui, view, session, &all);
}

/// The parts as they are kept, to be set anew.
fn kept(all: &[&Party]) -> Vec<NewParty> {
    all.iter().map(|party| NewParty::from(*party)).collect()
}

fn set(view: &View<'_>, session: &Session, parties: Vec<NewParty>) {
    view.edit(Edit::SetParties(session.id, parties));
}

/// What a party is called: its unit, or the words of the notice.
fn called<'a>(view: &View<'a>, party: &'a Party) -> &'a str {
    party.unit.map_or(party.as_written.as_str(), |unit| view.name(unit))
}

fn line(ui: &mut Ui, view: &View<'_>, session: &Session, all: &[&Party], at: usize) {
    let lang = view.lang;
    let party = all[at];
    let name = called(view, party);
    ui.horizontal(|ui| {
        ui.set_min_height(theme::CONTROL);
        ui.spacing_mut().item_spacing.x = 4.0;
        let roles = Role::ALL.map(|role| (role, lang.role(role).to_owned()));
        let told = lang.parties_role_of(name);
        let enabled = view.writable;
        if let Some(role) = choice::show(ui, &told, lang.role(party.role), Some(party.role), &roles, enabled)
        {
            let mut list = kept(all);
            list[at].role = role;
            set(view, session, list);
        }
        let stalls = !party.stall.is_empty() || numbers(session.kind);
        let stall = party.unit.filter(|_| stalls);
        let meant = if party.unit.is_none() {
            meant_by(view.snapshot, view.programme.id, &party.as_written)
        } else {
            Vec::new()
        };
        let right = theme::CONTROL
            + if stall.is_some() { STALL + 8.0 } else { 0.0 }
            + if meant.is_empty() { 0.0 } else { 76.0 };
        let room = (ui.available_width() - right - 8.0).max(60.0);
        name_ui(ui, view, session, all, (at, name), room);
        if !meant.is_empty() && view.writable {
            let how = lang.parties_resolve_how(name, meant.len());
            if button::link(ui, lang.parties_resolve()).on_hover_text(how).clicked() {
                let mut list = kept(all);
                list.splice(at..=at, meant.into_iter().map(|unit| NewParty::unit(unit, party.role)));
                set(view, session, list);
            }
        }
        if let Some(unit) = stall {
            let told = lang.stall_of(name);
            let field = Field::new(stall_id(session.id, unit), &told, &party.stall).hint(lang.stall_hint());
            field.line(ui, view, STALL, |stall| {
                Ok(Edit::SetStalls(session.id, vec![(unit, stall.to_owned())]).into())
            });
        }
        if view.writable && button::icon(ui, Mark::Close, &lang.parties_remove(name)).clicked() {
            let mut list = kept(all);
            list.remove(at);
            set(view, session, list);
        }
    });
}

/// The name, by which the line is dragged, moved by keys, or asked for its menu.
fn name_ui(
    ui: &mut Ui,
    view: &View<'_>,
    session: &Session,
    all: &[&Party],
    (at, name): (usize, &str),
    room: f32,
) {
    let (lang, p) = (view.lang, view.palette);
    let sense = if view.writable { Sense::click_and_drag() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(room, theme::CONTROL), sense);
    let spoken = lang.parties_line(name, lang.role(all[at].role));
    response.widget_info(|| WidgetInfo::labeled(Access::Button, true, &spoken));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, RADIUS, p.hover);
    }
    let words = all[at].unit.is_none();
    let colour = if words { p.text_weak } else { p.text };
    let galley = table::cut(ui, name, room - 26.0, fonts::text(size::BODY), colour);
    let cut = galley.elided;
    let middle = rect.center().y;
    ui.painter().galley(pos2(rect.left() + 20.0, middle - galley.size().y / 2.0), galley, colour);
    mark::paint(ui.painter(), Mark::Grip, pos2(rect.left() + 9.0, middle), 12.0, p.text_faint);
    let response = if cut { response.on_hover_text(name) } else { response };
    let put = |to: usize| {
        let mut list = kept(all);
        let piece = list.remove(at);
        let to = if at < to { to - 1 } else { to };
        list.insert(to.min(list.len()), piece);
        set(view, session, list);
    };
    if response.drag_started() {
        response.dnd_set_drag_payload(Carried(session.id, at));
    }
    if let Some(carried) = response.dnd_hover_payload::<Carried>()
        && carried.0 == session.id
    {
        ui.painter().hline(rect.x_range(), rect.top(), egui::Stroke::new(2.0, p.accent));
    }
    if let Some(carried) = response.dnd_release_payload::<Carried>()
        && carried.0 == session.id
        && carried.1 < all.len()
    {
        let mut list = kept(all);
        let piece = list.remove(carried.1);
        let to = if carried.1 < at { at - 1 } else { at };
        list.insert(to.min(list.len()), piece);
        set(view, session, list);
    }
    if response.has_focus() {
        let (up, down) = ui.input_mut(|i| {
            (keys::pressed(i, Modifiers::ALT, Key::ArrowUp), keys::pressed(i, Modifiers::ALT, Key::ArrowDown))
        });
        if up && at > 0 {
            put(at - 1);
        } else if down && at + 1 < all.len() {
            put(at + 2);
        }
    }
    Popup::context_menu(&response).width(160.0).show(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (text, key, possible, to) in [
            (lang.order_up(), "Alt+↑", at > 0, at.saturating_sub(1)),
            (lang.order_down(), "Alt+↓", at + 1 < all.len(), at + 2),
            (lang.order_first(), "", at > 0, 0),
            (lang.order_last(), "", at + 1 < all.len(), all.len()),
        ] {
            if menu::line(ui, text, key, possible && view.writable, false).clicked() {
                put(to);
                ui.close();
            }
        }
    });
}

/// Sessions whose units stand at stalls.
fn numbers(kind: SessionKind) -> bool {
    matches!(kind, SessionKind::MarketFair)
}

fn buttons(ui: &mut Ui, view: &View<'_>, session: &Session, all: &[&Party]) {
    let lang = view.lang;
    if !view.writable {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
        if button::plain(ui, lang.parties_add(), true).clicked() {
            let role = if session.kind == SessionKind::Main { Role::Participant } else { Role::Organiser };
            view.send(Wish::Dialog(DialogKind::Parties(session.id, role)));
        }
        let several = all.len() > 1;
        if several && button::plain(ui, lang.parties_by_order(), true).clicked() {
            set(view, session, by_order(view, all));
        }
        if numbers(session.kind) && several {
            let clear = all.iter().all(|party| party.unit.is_none() || !party.stall.is_empty());
            let word = if clear { lang.stalls_clear() } else { lang.stalls_number() };
            if button::plain(ui, word, true).clicked() {
                let units = all.iter().filter_map(|party| party.unit);
                let stall = |n: usize| if clear { String::new() } else { n.to_string() };
                let stalls = (1..).zip(units).map(|(n, unit)| (unit, stall(n))).collect();
                view.edit(Edit::SetStalls(session.id, stalls));
            }
        }
    });
}

/// The parts in the order of roles, and within each in 机构序列; words for several behind the units.
#[must_use]
pub fn by_order(view: &View<'_>, all: &[&Party]) -> Vec<NewParty> {
    let mut list: Vec<&&Party> = all.iter().collect();
    let place =
        |party: &Party| party.unit.and_then(|unit| view.snapshot.units.get(unit)).map(|unit| unit.ord);
    list.sort_by_key(|party| (party.role, party.unit.is_none(), place(party)));
    list.into_iter().map(|party| NewParty::from(*party)).collect()
}
