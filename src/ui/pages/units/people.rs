//! Liaisons and leaders in charge in the panel of a unit.

use egui::{Align, Layout, RichText, Ui};

use crate::model::change::Table;
use crate::model::edit::Edit;
use crate::model::people::LiaisonCard;
use crate::model::unit::Unit;
use crate::ui::context::View;
use crate::ui::dialog_kind::{DialogKind, Person};
use crate::ui::fonts;
use crate::ui::theme::{self, size};
use crate::ui::widgets::button;
use crate::ui::widgets::card;
use crate::ui::widgets::mark::Mark;
use crate::ui::wish::Wish;

/// Paints both lists.
pub fn show(ui: &mut Ui, view: &View<'_>, unit: &Unit) {
    let lang = view.lang;
    part(ui, lang.people_liaisons());
    let liaisons = view.snapshot.liaisons_of(unit.id);
    let cards: Vec<(LiaisonCard, bool)> = liaisons.iter().map(|l| (l.card.clone(), l.main)).collect();
    for (at, liaison) in liaisons.iter().enumerate() {
        let mut notes = Vec::new();
        if liaison.main && liaisons.len() > 1 {
            notes.push(lang.people_main().to_owned());
        }
        notes.extend(liaison.from.map(|day| lang.people_since(&lang.day_full(day))));
        notes.extend(liaison.to.map(|day| lang.people_until(&lang.day_full(day))));
        let note = notes.join(" ");
        let person = Person::Liaison(unit.id, Some(at));
        let card = &liaison.card;
        if line(ui, view, (&card.name, &note), &[&card.post, card.phone()], person) {
            let mut rest = cards.clone();
            rest.remove(at);
            view.edit(Edit::SetLiaisons(unit.id, rest));
        }
    }
    add(ui, view, lang.people_add_liaison(), Person::Liaison(unit.id, None));
    part(ui, lang.people_leaders());
    for (at, leader) in view.snapshot.leaders_of(unit.id).into_iter().enumerate() {
        let person = Person::Leader(unit.id, Some(at));
        let card = &leader.card;
        if line(ui, view, (&card.name, ""), &[&card.post, &card.phone], person) {
            view.edit(Edit::Rows { put: Vec::new(), delete: vec![(Table::UnitLeader, leader.id.0)] });
        }
    }
    add(ui, view, lang.people_add_leader(), Person::Leader(unit.id, None));
}

fn part(ui: &mut Ui, title: &str) {
    ui.add_space(2.0 * theme::GRID);
    card::rule(ui);
    ui.add_space(theme::GRID);
    ui.label(RichText::new(title).font(fonts::strong(size::BODY)));
}

/// One person; true when it is to be taken away.
fn line(ui: &mut Ui, view: &View<'_>, (name, note): (&str, &str), facts: &[&str], person: Person) -> bool {
    let (lang, p) = (view.lang, view.palette);
    let mut removed = false;
    ui.horizontal(|ui| {
        ui.set_min_height(theme::CONTROL);
        if view.writable {
            let edit = lang.people_edit(name);
            if button::link(ui, name).accessible_name(&edit).on_hover_text(&edit).clicked() {
                view.send(Wish::Dialog(DialogKind::Person(person)));
            }
        } else {
            ui.label(name);
        }
        if !note.is_empty() {
            ui.label(RichText::new(note).size(size::SMALL).color(p.done));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            removed = view.writable && button::icon(ui, Mark::Close, &lang.people_remove(name)).clicked();
            let told: Vec<&str> = facts.iter().copied().filter(|fact| !fact.is_empty()).collect();
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let text = RichText::new(told.join(" · ")).color(p.text_weak);
                ui.add(egui::Label::new(text).truncate().selectable(true));
            });
        });
    });
    removed
}

fn add(ui: &mut Ui, view: &View<'_>, word: &str, person: Person) {
    if view.writable && button::link(ui, word).clicked() {
        view.send(Wish::Dialog(DialogKind::Person(person)));
    }
}
