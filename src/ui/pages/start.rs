//! What is shown while no file is open.

use egui::{Align, Layout, RichText, Ui, vec2};

use crate::ui::command::Command;
use crate::ui::context::Ambient;
use crate::ui::fonts;
use crate::ui::theme;
use crate::ui::widgets::button;

/// Paints the start page.
pub fn show(ui: &mut Ui, ambient: &Ambient<'_>) {
    let lang = ambient.lang;
    let width = 520.0_f32.min(ui.available_width() - 32.0);
    ui.with_layout(Layout::top_down(Align::Center), |ui| {
        ui.add_space((ui.available_height() * 0.16).max(16.0));
        ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
            ui.label(RichText::new(lang.product()).font(fonts::strong(24.0)));
            ui.label(RichText::new(lang.start_line()).color(ambient.palette.text_weak));
            ui.add_space(5.0 * theme::GRID);
            ui.horizontal(|ui| {
                if button::primary(ui, lang.cmd_sample(), true).clicked() {
                    ambient.send(Command::OpenSample);
                }
                if button::plain(ui, lang.cmd_open(), true).clicked() {
                    ambient.send(Command::Open);
                }
                if button::plain(ui, lang.cmd_new(), true).clicked() {
                    ambient.send(Command::NewFile);
                }
            });
            ui.add_space(5.0 * theme::GRID);
            for path in &ambient.settings.recent {
                if button::link(ui, &path.display().to_string()).clicked() {
                    ambient.send(Command::OpenPath(path.clone()));
                }
            }
        });
    });
}
