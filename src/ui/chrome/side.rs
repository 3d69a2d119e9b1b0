//! The list of pages at the left.

use egui::{Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::ui::command::{Command, ViewCommand};
use crate::ui::context::View;
use crate::ui::fonts;
use crate::ui::page::Page;
use crate::ui::pages::Pages;
use crate::ui::theme::{self, size};

/// Paints the list.
pub fn show(ui: &mut Ui, view: &View<'_>, pages: &mut Pages, shown: Page) {
    let p = view.palette;
    ui.add_space(2.0 * theme::GRID);
    ui.spacing_mut().item_spacing.y = 2.0;
    for page in Page::ALL.into_iter().filter(|page| page.listed()) {
        let text = page.name(view.lang);
        let badge = pages.body(page).badge(view).filter(|n| *n > 0);
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 32.0), Sense::click());
        let here = page == shown;
        response.widget_info(|| {
            let name = badge.map_or_else(|| text.to_owned(), |n| format!("{text} {n}"));
            WidgetInfo::selected(Role::Tab, true, here, name)
        });
        let area = rect.shrink2(vec2(6.0, 0.0));
        if here {
            ui.painter().rect_filled(area, theme::RADIUS, p.accent_soft);
        } else if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(area, theme::RADIUS, p.hover);
        }
        let (font, colour) =
            if here { (fonts::strong(size::BODY), p.accent_text) } else { (fonts::text(size::BODY), p.text) };
        let left = pos2(area.left() + 10.0, area.center().y);
        ui.painter().text(left, egui::Align2::LEFT_CENTER, text, font, colour);
        if let Some(badge) = badge {
            let right = pos2(area.right() - 10.0, area.center().y);
            let font = fonts::strong(size::SMALL);
            ui.painter().text(right, egui::Align2::RIGHT_CENTER, badge, font, p.accent_text);
        }
        let command = Command::from(ViewCommand::Go(page));
        let key = command.keys().text();
        let clicked = response.clicked();
        if !key.is_empty() {
            response.on_hover_text(key);
        }
        if clicked {
            view.send(command);
        }
    }
}
