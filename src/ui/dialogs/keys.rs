//! The sheet of keys (F1), made from the commands.

use egui::{Grid, RichText, Ui};

use super::dialog::Dialog;
use crate::ui::command::{Availability, Command, Section};
use crate::ui::context::{Ambient, View};
use crate::ui::{fonts, theme};

/// The sheet. It holds nothing.
pub struct KeysDialog;

impl Dialog for KeysDialog {
    fn title(&self, ambient: &Ambient<'_>) -> String {
        ambient.lang.cmd_keys().to_owned()
    }

    fn width(&self) -> f32 {
        680.0
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, _view: Option<&View<'_>>) -> bool {
        let commands: Vec<Command> =
            Command::all().into_iter().filter(|command| command.keys().first.is_some()).collect();
        let lang = ambient.lang;
        let columns: [&[Section]; 2] = [
            &[Section::View, Section::File],
            &[Section::Papers, Section::Schedule, Section::Edit, Section::Help],
        ];
        let plain = Availability::default();
        let room = ui.ctx().content_rect().height() - 140.0;
        egui::ScrollArea::vertical().max_height(room).min_scrolled_height(room).show(ui, |ui| {
            ui.spacing_mut().interact_size.y = 20.0;
            ui.columns(2, |uis| {
                for (ui, sections) in uis.iter_mut().zip(columns) {
                    for section in sections {
                        ui.label(RichText::new(section.name(lang)).font(fonts::strong(theme::size::BODY)));
                        Grid::new(("keys", *section as u8)).min_col_width(140.0).show(ui, |ui| {
                            for command in commands.iter().filter(|c| c.entry().section == *section) {
                                let keys = command.keys().all_text();
                                ui.label(RichText::new(keys).color(ambient.palette.accent_text));
                                ui.label(command.name(lang, &plain));
                                ui.end_row();
                            }
                            let more: &[(&str, &str)] = match section {
                                Section::Schedule => &lang.schedule_keys(),
                                Section::Edit => &lang.list_keys(),
                                Section::File | Section::Papers | Section::View | Section::Help => &[],
                            };
                            for (keys, what) in more {
                                ui.label(RichText::new(*keys).color(ambient.palette.accent_text));
                                ui.label(*what);
                                ui.end_row();
                            }
                        });
                        ui.add_space(2.0 * theme::GRID);
                    }
                }
            });
        });
        false
    }
}
