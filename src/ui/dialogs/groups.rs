//! The groups of units: names and order.

use egui::{Id, Key, RichText, TextEdit, Ui};

use super::dialog::Dialog;
use crate::model::edit::Edit;
use crate::model::ids::GroupId;
use crate::ui::context::{Ambient, View};
use crate::ui::theme;
use crate::ui::widgets::button;
use crate::ui::widgets::field::Field;
use crate::ui::widgets::mark::Mark;

/// The name of a new group, as typed.
#[derive(Default)]
pub struct GroupsDialog {
    name: String,
}

impl Dialog for GroupsDialog {
    fn title(&self, ambient: &Ambient<'_>) -> String {
        ambient.lang.groups_title().to_owned()
    }

    fn width(&self) -> f32 {
        480.0
    }

    fn unsaved(&self) -> bool {
        !self.name.trim().is_empty()
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, view: Option<&View<'_>>) -> bool {
        let Some(view) = view else { return true };
        let (lang, p) = (ambient.lang, ambient.palette);
        ui.add(egui::Label::new(RichText::new(lang.groups_how()).color(p.text_weak)).wrap());
        ui.add_space(2.0 * theme::GRID);
        let groups: Vec<(GroupId, String)> =
            view.snapshot.groups_in_order().iter().map(|g| (g.id, g.name.clone())).collect();
        for (n, (id, name)) in groups.iter().enumerate() {
            ui.horizontal(|ui| {
                let field_id = Id::unique(("group-name", *id));
                let label = lang.groups_name(n + 1);
                Field::new(field_id, &label, name)
                    .line(ui, view, 220.0, |new| Ok(Edit::RenameGroup(*id, new.to_owned()).into()));
                let count = view.snapshot.parts_in(view.programme.id, *id).count();
                let mut years = view.snapshot.programmes.iter();
                let in_use = years.any(|year| view.snapshot.parts_in(year.id, *id).next().is_some());
                let text = RichText::new(lang.groups_count(count)).color(p.text_weak);
                ui.add_sized(egui::vec2(56.0, theme::CONTROL), egui::Label::new(text));
                ui.add_enabled_ui(view.writable && n > 0, |ui| {
                    if button::icon(ui, Mark::Up, &lang.groups_up(name)).clicked() {
                        view.edit(Edit::OrderGroup { group: *id, before: Some(groups[n - 1].0) });
                    }
                });
                ui.add_enabled_ui(view.writable && n + 1 < groups.len(), |ui| {
                    if button::icon(ui, Mark::Down, &lang.groups_down(name)).clicked() {
                        let before = groups.get(n + 2).map(|(id, _)| *id);
                        view.edit(Edit::OrderGroup { group: *id, before });
                    }
                });
                // A group of any year must stay while units stand in it.
                ui.add_enabled_ui(view.writable && !in_use, |ui| {
                    let response = button::icon(ui, Mark::Close, &lang.groups_delete(name));
                    if response.on_disabled_hover_text(lang.groups_in_use()).clicked() {
                        view.edit(Edit::RemoveGroup(*id));
                    }
                });
            });
        }
        ui.add_space(theme::GRID);
        let mut add = false;
        ui.horizontal(|ui| {
            let edit = TextEdit::singleline(&mut self.name).desired_width(204.0).hint_text(lang.groups_new());
            let edit = ui.add(edit).accessible_name(lang.groups_new());
            add = edit.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
            let ready = view.writable && !self.name.trim().is_empty();
            add |= button::plain(ui, lang.groups_add(), ready).clicked();
            add &= ready;
        });
        if add {
            view.edit(Edit::AddGroup(self.name.trim().to_owned()));
            self.name.clear();
        }
        ui.add_space(2.0 * theme::GRID);
        let mut done = false;
        button::row(ui, |ui| done = button::primary(ui, lang.close(), true).clicked());
        done
    }
}
