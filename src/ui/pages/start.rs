//! What is shown while no file is open, and while the open one holds no year yet.

use std::path::Path;

use egui::{
    Align, Layout, Response, RichText, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2,
    vec2,
};

use crate::ui::command::{EditCommand, FileCommand};
use crate::ui::context::Ambient;
use crate::ui::fonts;
use crate::ui::theme::{self, Palette, size};
use crate::ui::widgets::mark::Mark;
use crate::ui::widgets::{button, mark, table};
use crate::ui::wish::Wish;

const WIDTH: f32 = 820.0;
const CHOICE: f32 = 58.0;

/// Paints the start page.
pub fn show(ui: &mut Ui, ambient: &Ambient<'_>) {
    let (lang, p) = (ambient.lang, ambient.palette);
    let width = WIDTH.min(ui.available_width() - 48.0);
    let height = ui.available_height();
    ui.with_layout(Layout::top_down(Align::Center), |ui| {
        ui.add_space((height * 0.13).max(16.0));
        ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
            ui.label(RichText::new(lang.product()).font(fonts::strong(26.0)));
            ui.add_space(theme::GRID);
            ui.label(RichText::new(lang.start_line()).color(p.text_weak));
            ui.add_space(6.0 * theme::GRID);
            let left = (width * 0.56).floor();
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 32.0;
                ui.allocate_ui_with_layout(vec2(left, 0.0), Layout::top_down(Align::Min), |ui| {
                    ui.set_width(left);
                    ui.spacing_mut().item_spacing.y = 2.0 * theme::GRID;
                    choices(ui, ambient);
                    ui.label(RichText::new(lang.start_drop()).size(size::SMALL).color(p.text_weak));
                });
                let right = width - left - 32.0;
                ui.allocate_ui_with_layout(vec2(right, 0.0), Layout::top_down(Align::Min), |ui| {
                    ui.set_width(right);
                    recent(ui, ambient, height * 0.5);
                });
            });
        });
    });
}

fn choices(ui: &mut Ui, ambient: &Ambient<'_>) {
    let lang = ambient.lang;
    let all = [
        (Mark::File, lang.start_source(), lang.start_source_what(), FileCommand::Import),
        (Mark::Calendar, lang.start_sample(), lang.start_sample_what(), FileCommand::OpenSample),
        (Mark::Plus, lang.start_empty(), lang.start_empty_what(), FileCommand::New),
        (Mark::Search, lang.start_open(), lang.start_open_what(), FileCommand::Open),
    ];
    for (n, (sign, title, what, command)) in all.into_iter().enumerate() {
        if choice_ui(ui, sign, title, what, n == 0).clicked() {
            ambient.send(command);
        }
    }
}

/// A way to begin, with a line on what it does.
fn choice_ui(ui: &mut Ui, sign: Mark, title: &str, what: &str, first: bool) -> Response {
    let p = Palette::of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), CHOICE), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, title));
    let lit = response.hovered() || response.has_focus();
    let (fill, edge) = match (first, lit) {
        (true, _) => (p.accent_soft, p.accent),
        (false, true) => (p.hover, p.line_strong),
        (false, false) => (p.raised, p.border),
    };
    let width = if lit && first { 1.6 } else { 1.0 };
    ui.painter().rect(rect, 6, fill, Stroke::new(width, edge), StrokeKind::Inside);
    let colour = if first { p.accent_text } else { p.text };
    let left = rect.left() + 46.0;
    mark::paint(ui.painter(), sign, pos2(rect.left() + 24.0, rect.center().y), 18.0, colour);
    let font = fonts::strong(size::TITLE);
    ui.painter().text(pos2(left, rect.top() + 19.0), egui::Align2::LEFT_CENTER, title, font, colour);
    let room = rect.right() - left - 10.0;
    let galley = table::cut(ui, what, room, fonts::text(size::SMALL), p.text_weak);
    ui.painter().galley(pos2(left, rect.bottom() - 19.0 - galley.size().y / 2.0), galley, p.text_weak);
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

fn recent(ui: &mut Ui, ambient: &Ambient<'_>, height: f32) {
    let (lang, p) = (ambient.lang, ambient.palette);
    ui.label(RichText::new(lang.start_recent()).font(fonts::strong(size::TITLE)));
    ui.add_space(theme::GRID);
    if ambient.settings.recent.is_empty() {
        ui.label(RichText::new(lang.start_no_recent()).color(p.text_weak));
    }
    // The column gives no height of its own: without a least one, the list would be scrolled at once.
    let height = height.max(160.0);
    let list = ScrollArea::vertical().max_height(height).min_scrolled_height(height);
    list.auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for path in &ambient.settings.recent {
            recent_ui(ui, ambient, path);
        }
    });
}

fn recent_ui(ui: &mut Ui, ambient: &Ambient<'_>, path: &Path) {
    let p = ambient.palette;
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let folder = path.parent().map(|folder| folder.display().to_string()).unwrap_or_default();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let wide = vec2(ui.available_width() - theme::CONTROL - 10.0, 44.0);
        let (rect, response) = ui.allocate_exact_size(wide, Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &name));
        if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(rect, theme::RADIUS, p.hover);
        }
        let room = rect.width() - 16.0;
        let upper = table::cut(ui, &name, room, fonts::text(size::BODY), p.accent_text);
        ui.painter().galley(rect.min + vec2(8.0, 4.0), upper, p.accent_text);
        let lower = table::cut(ui, &folder, room, fonts::text(size::SMALL), p.text_faint);
        ui.painter().galley(rect.min + vec2(8.0, 23.0), lower, p.text_faint);
        if response.on_hover_text(path.display().to_string()).clicked() {
            ambient.send(Wish::OpenPath(path.to_path_buf()));
        }
        if button::icon(ui, Mark::Close, &ambient.lang.start_forget(&name)).clicked() {
            ambient.send(Wish::ForgetRecent(path.to_path_buf()));
        }
    });
}

/// Paints the page of an open file that holds no year yet.
pub fn blank_ui(ui: &mut Ui, ambient: &Ambient<'_>) {
    let lang = ambient.lang;
    let width = 460.0_f32.min(ui.available_width() - 48.0);
    let height = ui.available_height();
    ui.with_layout(Layout::top_down(Align::Center), |ui| {
        ui.add_space((height * 0.22).max(16.0));
        ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = 2.0 * theme::GRID;
            ui.label(RichText::new(lang.blank_title()).font(fonts::strong(size::HEADING)));
            let year = lang.cmd_new_year();
            if choice_ui(ui, Mark::File, lang.start_source(), lang.start_source_what(), true).clicked() {
                ambient.send(FileCommand::Import);
            }
            if choice_ui(ui, Mark::Plus, year, lang.blank_year_what(), false).clicked() {
                ambient.send(EditCommand::NewYear);
            }
        });
    });
}
