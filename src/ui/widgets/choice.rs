//! A field with a list to choose from.

use egui::{Popup, Response, Role, Ui, WidgetInfo};

use super::{button, menu};

/// Shows what is chosen; a click opens the list. `name` says what is chosen among. Returns a new choice.
pub fn show<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    shown: &str,
    chosen: Option<T>,
    all: &[(T, String)],
    enabled: bool,
) -> Option<T> {
    let opener = button::opens_list(ui, shown, enabled);
    let told = format!("{name} {shown}");
    opener.widget_info(|| WidgetInfo::labeled(Role::ComboBox, enabled, &told));
    list(&opener, chosen, all)
}

/// The list that a click on `opener` opens.
pub fn list<T: Copy + PartialEq>(opener: &Response, chosen: Option<T>, all: &[(T, String)]) -> Option<T> {
    let mut picked = None;
    Popup::menu(opener).width(180.0).show(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        egui::ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
            for (value, text) in all {
                let here = chosen == Some(*value);
                if menu::line(ui, text, "", true, here).clicked() {
                    picked = Some(*value).filter(|_| !here);
                    ui.close();
                }
            }
        });
    });
    picked
}
