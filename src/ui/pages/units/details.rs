//! The panel beside the table: everything about one unit, each fact an edit of its own.

use egui::{Id, Key, Modifiers, RichText, TextEdit, Ui};

use super::state::{Drafts, Renaming, UnitsPage};
use super::{people, rows};
use crate::model::edit::{Edit, UnitFact};
use crate::model::ids::{GroupId, UnitId};
use crate::model::session::SessionKind;
use crate::model::unit::{AliasKind, Unit, UnitKind};
use crate::model::{Month, Table};
use crate::rules::schedule::Entry;
use crate::ui::context::View;
use crate::ui::dialog_kind::DialogKind;
use crate::ui::drafts::{Becomes, Draft};
use crate::ui::keys;
use crate::ui::theme::{self, size};
use crate::ui::widgets::card::heading;
use crate::ui::widgets::date_picker::{self, Picking};
use crate::ui::widgets::field::{self, Field};
use crate::ui::widgets::mark::Mark;
use crate::ui::widgets::{button, choice};
use crate::ui::wish::Wish;

const LABEL: f32 = 72.0;

/// Paints the panel.
pub fn show(ui: &mut Ui, view: &View<'_>, page: &mut UnitsPage) {
    ui.spacing_mut().item_spacing.y = 3.0;
    let lead = page.picked.leading().and_then(|unit| view.snapshot.units.get(unit));
    match lead {
        Some(unit) if page.picked.len() == 1 => one(ui, view, page, unit),
        _ if page.picked.len() > 1 => several(ui, view, page),
        _ => nothing(ui, view, page),
    }
}

fn nothing(ui: &mut Ui, view: &View<'_>, page: &UnitsPage) {
    let lang = view.lang;
    let title = lang.units_total(page.listed.shown.len());
    heading(ui, &title, &title);
    ui.add_space(theme::GRID);
    for text in [lang.unit_pick_hint(), lang.units_how_drag(), lang.units_how_paste()] {
        ui.add(egui::Label::new(RichText::new(text).size(size::BODY).color(view.palette.text_weak)).wrap());
        ui.add_space(theme::GRID);
    }
}

fn several(ui: &mut Ui, view: &View<'_>, page: &UnitsPage) {
    let lang = view.lang;
    let units = page.picked.among(page.listed.all.iter().copied());
    let title = lang.selected_count(units.len());
    heading(ui, &title, &title);
    let names: Vec<&str> = units.iter().take(30).map(|unit| view.name(*unit)).collect();
    let more = if units.len() > names.len() { "…" } else { "" };
    let text = format!("{}{more}", lang.listed(&names));
    ui.add(egui::Label::new(RichText::new(text).color(view.palette.text_weak)).wrap());
    ui.add_space(2.0 * theme::GRID);
    field::row(ui, lang.head_group_column(), LABEL, |ui| group_choice(ui, view, &units));
}

fn one(ui: &mut Ui, view: &View<'_>, page: &mut UnitsPage, unit: &Unit) {
    let lang = view.lang;
    heading(ui, &unit.name, &lang.details_name(&unit.name));
    ui.add_space(theme::GRID);
    if let Some(absence) = lang.absence(view.snapshot, view.programme.id, unit.id) {
        ui.add(egui::Label::new(RichText::new(absence).color(view.palette.warn)).wrap());
    }
    ui.add_enabled_ui(view.writable, |ui| {
        name_ui(ui, view, page, unit);
        let full = unit.full_name.as_deref().unwrap_or_default();
        let id = Id::unique(("unit-full", unit.id));
        let field = Field::new(id, lang.unit_full_name(), full).hint(lang.unit_full_hint());
        text_row(ui, view, lang.unit_full_name(), field, |text| {
            let name = (!text.is_empty()).then(|| text.to_owned());
            Edit::SetUnit(unit.id, UnitFact::FullName(name))
        });
        field::row(ui, lang.head_group_column(), LABEL, |ui| group_choice(ui, view, &[unit.id]));
        field::row(ui, lang.head_kind(), LABEL, |ui| {
            let all = UnitKind::ALL.map(|kind| (kind, lang.unit_kind(kind).to_owned()));
            let shown = lang.unit_kind(unit.kind);
            let name = lang.head_kind();
            if let Some(kind) = choice::show(ui, name, shown, Some(unit.kind), &all, true) {
                view.edit(Edit::SetUnit(unit.id, UnitFact::Kind(kind)));
            }
        });
        duty_ui(ui, view, unit);
        let note = Field::new(Id::unique(("unit-note", unit.id)), lang.unit_note(), &unit.note);
        text_row(ui, view, lang.unit_note(), note, |text| {
            Edit::SetUnit(unit.id, UnitFact::Note(text.to_owned()))
        });
    });
    sessions_ui(ui, view, unit);
    past_ui(ui, view, unit);
    people::show(ui, view, unit);
    names_ui(ui, view, page, unit);
    ui.add_space(3.0 * theme::GRID);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        let programme = view.programme.id;
        if let Some(part) = view.snapshot.participation(programme, unit.id).filter(|_| unit.active) {
            if part.excused().is_some() {
                if button::plain(ui, lang.unit_takes_part(), view.writable).clicked() {
                    view.edit(Edit::SetExempt { programme, units: vec![unit.id], reason: None });
                }
            } else if button::plain(ui, lang.unit_exempt(), view.writable).clicked() {
                view.send(Wish::Dialog(DialogKind::Exempt(vec![unit.id])));
            }
        }
        let word = if unit.active { lang.unit_abolish() } else { lang.unit_reinstate() };
        if button::plain(ui, word, view.writable).clicked() {
            rows::end_or_reinstate(view, unit);
        }
        if button::plain(ui, lang.unit_merge(), view.writable).clicked() {
            view.send(Wish::Dialog(DialogKind::Merge(unit.id, None)));
        }
    });
}

fn text_row(ui: &mut Ui, view: &View<'_>, label: &str, field: Field<'_>, make: impl Fn(&str) -> Edit) {
    field::row(ui, label, LABEL, |ui| {
        let width = ui.available_width();
        field.line(ui, view, width, |text| Ok(make(text).into()));
    });
}

/// The name; a changed one waits until it is told whether the unit was renamed or a typing error is put right.
fn name_ui(ui: &mut Ui, view: &View<'_>, page: &mut UnitsPage, unit: &Unit) {
    let lang = view.lang;
    let id = Id::unique(("unit-name", unit.id));
    let mut asks = false;
    field::row(ui, lang.unit_name(), LABEL, |ui| {
        let width = ui.available_width();
        // How a new name is meant is asked first, so that it cannot be taken as it stands.
        let field = Field::new(id, lang.unit_name(), &unit.name).quiet();
        let response = field.line(ui, view, width, |name| {
            let why = if name.is_empty() { lang.wrong_empty() } else { lang.rename_undecided() };
            Err(why.to_owned())
        });
        asks = !response.has_focus();
    });
    let name = view.drafts.shown(id).map(|name| name.trim().to_owned());
    let Some(name) = name.filter(|name| asks && *name != unit.name && !name.is_empty()) else { return };
    let waiting = page.renaming.take().filter(|renaming| renaming.unit == unit.id);
    let fresh = Renaming { unit: unit.id, on: view.today, basis: String::new() };
    let renaming = page.renaming.insert(waiting.unwrap_or(fresh));
    egui::Frame::new().fill(view.palette.accent_soft).corner_radius(4).inner_margin(8).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.add(egui::Label::new(lang.rename_how(&name)).wrap());
        field::row(ui, lang.rename_on(), LABEL - 8.0, |ui| {
            let picking = Picking::of(view, Month::of(renaming.on));
            let (salt, label) = (("rename-on", unit.id), lang.rename_on());
            if let Some(Some(day)) = date_picker::show(ui, salt, label, Some(renaming.on), "", picking) {
                renaming.on = day;
            }
        });
        field::row(ui, lang.change_basis(), LABEL - 8.0, |ui| {
            let edit = TextEdit::singleline(&mut renaming.basis)
                .id(Id::unique(("rename-basis", unit.id)))
                .desired_width(ui.available_width() - 16.0)
                .hint_text(lang.change_basis_hint())
                .margin(egui::Margin::symmetric(8, 4));
            ui.add(edit).accessible_name(lang.change_basis());
        });
        let told = RichText::new(lang.rename_from(&lang.day_full(renaming.on))).size(size::SMALL);
        ui.add(egui::Label::new(told.color(view.palette.text_weak)).wrap());
        let edit = Edit::RenameUnit {
            unit: unit.id,
            name: name.clone(),
            on: renaming.on,
            basis: renaming.basis.trim().to_owned(),
        };
        let set = |ui: &mut Ui, word: &str, edit: Edit| {
            let refused = view.refused(&edit);
            let response = button::plain(ui, word, refused.is_none());
            let response = match &refused {
                Some(why) => response.on_disabled_hover_text(why),
                None => response,
            };
            if response.clicked() {
                view.edit(edit);
                view.drafts.forget(id);
            }
        };
        set(ui, lang.rename_former(), edit);
        set(ui, lang.rename_typo(), Edit::SetUnit(unit.id, UnitFact::Name(name.clone())));
        if button::link(ui, lang.cancel()).clicked() {
            view.drafts.forget(id);
        }
    });
}

fn group_choice(ui: &mut Ui, view: &View<'_>, units: &[UnitId]) {
    let lang = view.lang;
    let programme = view.programme.id;
    let groups: std::collections::BTreeSet<Option<GroupId>> =
        units.iter().map(|unit| view.snapshot.group_of(programme, *unit)).collect();
    let chosen: Option<Option<GroupId>> = if groups.len() == 1 { groups.first().copied() } else { None };
    let name = |group: Option<GroupId>| match group.and_then(|id| view.snapshot.groups.get(id)) {
        Some(group) => group.name.clone(),
        None => lang.status_outside().to_owned(),
    };
    let all: Vec<(Option<GroupId>, String)> =
        view.snapshot.groups_in_order().iter().map(|g| (Some(g.id), g.name.clone())).collect();
    let shown = chosen.map_or_else(|| lang.mark_choose().to_owned(), name);
    let label = lang.head_group_column();
    if let Some(Some(group)) = choice::show(ui, label, &shown, chosen, &all, view.writable) {
        view.edit(Edit::SetParticipation { programme, units: units.to_vec(), group });
    }
}

fn duty_ui(ui: &mut Ui, view: &View<'_>, unit: &Unit) {
    let lang = view.lang;
    let programme = view.programme.id;
    let Some(part) = view.snapshot.participation(programme, unit.id) else { return };
    if view.snapshot.absence(programme, unit.id).is_some() {
        return;
    }
    let name = |duty: Option<u8>| match duty {
        None => lang.duty_usual(view.programme.duty),
        Some(n) => lang.duty_times(n),
    };
    let all: Vec<(Option<u8>, String)> =
        std::iter::once(None).chain((1..=12).map(Some)).map(|duty| (duty, name(duty))).collect();
    field::row(ui, lang.head_duty(), LABEL, |ui| {
        let shown = name(part.duty);
        if let Some(duty) = choice::show(ui, lang.head_duty(), &shown, Some(part.duty), &all, true) {
            view.edit(Edit::SetDuty { programme, unit: unit.id, duty });
        }
    });
}

fn sessions_ui(ui: &mut Ui, view: &View<'_>, unit: &Unit) {
    let lang = view.lang;
    let sessions = view.snapshot.sessions_held_by(view.programme.id, unit.id);
    field::row(ui, lang.unit_sessions(), LABEL, |ui| {
        let mut any = false;
        for session in sessions.iter().filter(|s| s.kind == SessionKind::Branch) {
            any = true;
            if button::link(ui, &lang.month_or_unscheduled(session.month)).clicked() {
                view.send(Wish::ShowEntry(Entry { session: session.id, unit: unit.id }));
            }
        }
        if !any {
            ui.label(RichText::new(lang.unit_no_sessions()).color(view.palette.text_weak));
        }
    });
}

/// What units held in the year that went into this one together with their past.
fn past_ui(ui: &mut Ui, view: &View<'_>, unit: &Unit) {
    let lang = view.lang;
    for old in view.snapshot.predecessors(unit.id) {
        let told = lang.unit_past_of(view.name(old));
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(told).color(view.palette.text_weak));
            let held = view.snapshot.sessions_held_by(view.programme.id, old);
            for session in held.iter().filter(|s| s.kind == SessionKind::Branch) {
                if button::link(ui, &lang.month_or_unscheduled(session.month)).clicked() {
                    view.send(Wish::ShowEntry(Entry { session: session.id, unit: old }));
                }
            }
        });
    }
}

fn names_ui(ui: &mut Ui, view: &View<'_>, page: &mut UnitsPage, unit: &Unit) {
    let (lang, p) = (view.lang, view.palette);
    ui.add_space(3.0 * theme::GRID);
    let rule = ui.available_rect_before_wrap();
    ui.painter().hline(rule.x_range(), rule.top(), p.hairline());
    ui.add_space(2.0 * theme::GRID);
    let changes: Vec<String> = view
        .snapshot
        .changes_of(unit.id)
        .into_iter()
        .filter_map(|change| lang.unit_change(view.snapshot, change))
        .collect();
    if !changes.is_empty() {
        ui.label(RichText::new(lang.unit_changes()).font(crate::ui::fonts::strong(size::BODY)));
        for change in changes {
            ui.add(egui::Label::new(change).wrap());
        }
        ui.add_space(2.0 * theme::GRID);
    }
    ui.label(RichText::new(lang.head_other_names()).font(crate::ui::fonts::strong(size::BODY)));
    for alias in view.snapshot.aliases_of(unit.id) {
        let mut text = lang.alias_line(&alias.name, lang.alias_kind(alias.kind));
        if let Some(until) = alias.until {
            text = lang.alias_until(&text, &lang.day_full(until));
        }
        ui.horizontal(|ui| {
            let room = ui.available_width() - 36.0;
            ui.scope(|ui| {
                ui.set_width(room);
                ui.add(egui::Label::new(&text).wrap());
            });
            if view.writable && button::icon(ui, Mark::Close, &lang.alias_remove(&alias.name)).clicked() {
                view.edit(Edit::Rows { put: Vec::new(), delete: vec![(Table::Alias, alias.id.0)] });
            }
        });
    }
    if !view.writable {
        return;
    }
    if page.details.unit != Some(unit.id) {
        page.details = Drafts { unit: Some(unit.id), ..Drafts::default() };
    }
    let drafts = &mut page.details;
    let kind = drafts.alias_kind.unwrap_or(AliasKind::Other);
    let id = Id::unique(("unit-alias", unit.id));
    let mut alias = view.drafts.shown(id).unwrap_or_default();
    let add_it = |alias: &str, kind| Edit::AddAlias(unit.id, alias.trim().to_owned(), kind);
    let edit = TextEdit::singleline(&mut alias)
        .id(id)
        .desired_width(f32::INFINITY)
        .hint_text(lang.alias_hint())
        .margin(egui::Margin::symmetric(8, 4));
    let entry = ui.add(edit).accessible_name(lang.alias_field());
    let typed = if entry.has_focus() { field::committed(ui, id, &alias) } else { alias.clone() };
    let ready = !typed.trim().is_empty();
    let mut add = ready && entry.lost_focus() && ui.input(|i| keys::any(i, Modifiers::NONE, Key::Enter));
    ui.horizontal(|ui| {
        let kinds = [AliasKind::Other, AliasKind::Short, AliasKind::Former];
        let all = kinds.map(|kind| (kind, lang.alias_kind(kind).to_owned()));
        let name = lang.alias_kind_label();
        if let Some(kind) = choice::show(ui, name, lang.alias_kind(kind), Some(kind), &all, true) {
            drafts.alias_kind = Some(kind);
        }
        add |= button::plain(ui, lang.alias_add(), ready).clicked();
    });
    if add {
        view.edit(add_it(&typed, kind));
        view.drafts.forget(id);
    } else if alias.is_empty() {
        view.drafts.forget(id);
    } else {
        let becomes = if ready { Becomes::Wish(add_it(&typed, kind).into()) } else { Becomes::Unchanged };
        view.drafts.put(Draft::new(id, lang.alias_field(), alias, becomes).waiting());
    }
}
