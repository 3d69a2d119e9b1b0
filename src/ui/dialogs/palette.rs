//! The list of every command (Ctrl+K), narrowed by what is typed.

use egui::{Key, TextEdit, Ui};

use super::dialog::Dialog;
use crate::model::names::folded;
use crate::ui::command::{Command, ViewCommand};
use crate::ui::context::{Ambient, View};
use crate::ui::found::{self, Found};
use crate::ui::keys;
use crate::ui::theme;
use crate::ui::widgets::menu;
use crate::ui::wish::Wish;

/// What was typed, and which line is chosen.
#[derive(Default)]
pub struct PaletteDialog {
    query: String,
    chosen: usize,
    opened: bool,
    /// What the file has for the query, and for which query and revision that was looked up.
    found: Vec<Found>,
    found_for: Option<(String, u64, bool)>,
}

impl PaletteDialog {
    /// Looks the query up again where it, the file or what is searched has changed.
    fn look_up(&mut self, view: &View<'_>) {
        let key = (self.query.clone(), view.snapshot.revision, view.file.search_is_ready());
        if self.found_for.as_ref() != Some(&key) {
            self.found = found::lines(view, &view.file.look_up(&self.query));
            self.found_for = Some(key);
        }
    }
}

impl Dialog for PaletteDialog {
    fn title(&self, ambient: &Ambient<'_>) -> String {
        ambient.lang.cmd_palette().to_owned()
    }

    fn width(&self) -> f32 {
        460.0
    }

    fn searches(&self) -> bool {
        true
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, view: Option<&View<'_>>) -> bool {
        let lang = ambient.lang;
        // The arrows move the choice, not the cursor in the field: taken before the field sees them.
        let (up, down) = ui.input_mut(|i| {
            (
                keys::pressed(i, egui::Modifiers::NONE, Key::ArrowUp),
                keys::pressed(i, egui::Modifiers::NONE, Key::ArrowDown),
            )
        });
        let field = ui.add(
            TextEdit::singleline(&mut self.query).desired_width(f32::INFINITY).hint_text(lang.palette_hint()),
        );
        if !std::mem::replace(&mut self.opened, true) {
            field.request_focus();
        }
        if field.changed() {
            self.chosen = 0;
        }
        let query = folded(&self.query);
        let mut lines: Vec<(String, String, Wish)> = Vec::new();
        for command in Command::all() {
            let section = command.entry().section;
            let text = command.name(lang, ambient.can);
            let fits = query.is_empty()
                || folded(&text).contains(&query)
                || folded(section.name(lang)).contains(&query);
            if fits && command != Command::from(ViewCommand::Palette) && command.enabled(ambient.can) {
                lines.push((text, command.keys().text(), command.into()));
            }
        }
        if let Some(view) = view
            && !query.is_empty()
        {
            self.look_up(view);
            let found = self.found.iter().map(|found| {
                let note = if found.note.is_empty() { found.page.name(lang) } else { &found.note };
                (found.text.clone(), note.to_owned(), found.wish.clone())
            });
            lines.extend(found);
        }
        let count = lines.len();
        if count > 0 {
            if down {
                self.chosen = (self.chosen + 1) % count;
            }
            if up {
                self.chosen = (self.chosen + count - 1) % count;
            }
            self.chosen = self.chosen.min(count - 1);
        }
        let mut run = (field.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter))).then_some(self.chosen);
        ui.add_space(theme::GRID);
        let height = (ui.ctx().content_rect().height() - 220.0).clamp(120.0, 420.0);
        egui::ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (n, (text, key, _)) in lines.iter().enumerate() {
                let line = menu::line(ui, text, key, true, n == self.chosen);
                if n == self.chosen && (up || down) {
                    line.scroll_to_me(None);
                }
                if line.clicked() {
                    run = Some(n);
                }
            }
            if lines.is_empty() {
                ui.weak(lang.palette_nothing());
            }
        });
        match run.filter(|n| *n < lines.len()) {
            Some(n) => {
                ambient.send(lines.swap_remove(n).2);
                true
            }
            None => false,
        }
    }
}
