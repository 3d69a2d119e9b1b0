//! Fields that hold a draft while they are typed in and hand it over when they are left.

use egui::{Id, Key, Response, RichText, TextEdit, Ui, vec2};

use crate::ui::theme::{self, Palette};

/// A field of one line that shows `current`. Returns the new text once, when the field is left or Enter is pressed
/// and the text differs; Escape brings the old text back.
pub fn text(ui: &mut Ui, id: Id, name: &str, current: &str, hint: &str, width: f32) -> Option<String> {
    line(ui, id, name, current, hint, width).1
}

/// As [`text`], with the field's response.
pub fn line(
    ui: &mut Ui,
    id: Id,
    name: &str,
    current: &str,
    hint: &str,
    width: f32,
) -> (Response, Option<String>) {
    let draft: Option<String> = ui.data(|data| data.get_temp(id));
    let mut text = draft.clone().unwrap_or_else(|| current.to_owned());
    let field = ui.add(
        TextEdit::singleline(&mut text)
            .id(id)
            .hint_text(hint)
            .desired_width(width)
            .margin(egui::Margin::symmetric(8, 4)),
    );
    let field = field.accessible_name(name);
    if field.has_focus() {
        ui.data_mut(|data| data.insert_temp(id, text));
        return (field, None);
    }
    if !field.lost_focus() {
        if draft.is_some() {
            ui.data_mut(|data| data.remove_temp::<String>(id));
        }
        return (field, None);
    }
    ui.data_mut(|data| data.remove_temp::<String>(id));
    let given_up = ui.input(|input| input.key_pressed(Key::Escape));
    let text = text.trim();
    let changed = !given_up && text != current;
    (field, changed.then(|| text.to_owned()))
}

/// A field of several lines that shows `current`. Returns the new text once, when the field is left and the text
/// differs; Escape brings the old text back.
pub fn area(ui: &mut Ui, id: Id, name: &str, current: &str, hint: &str, rows: usize) -> Option<String> {
    let draft: Option<String> = ui.data(|data| data.get_temp(id));
    let mut text = draft.unwrap_or_else(|| current.to_owned());
    let edit = TextEdit::multiline(&mut text)
        .id(id)
        .desired_rows(rows)
        .desired_width(f32::INFINITY)
        .hint_text(hint)
        .margin(egui::Margin::symmetric(8, 4));
    let response = ui.add(edit).accessible_name(name);
    if response.has_focus() {
        ui.data_mut(|data| data.insert_temp(id, text));
        return None;
    }
    ui.data_mut(|data| data.remove_temp::<String>(id));
    let given_up = ui.input(|input| input.key_pressed(Key::Escape));
    (response.lost_focus() && !given_up && text.trim() != current).then(|| text.trim().to_owned())
}

/// A row of a form: the label in a column of its own, then what `value` paints.
pub fn row<R>(ui: &mut Ui, label: &str, label_width: f32, value: impl FnOnce(&mut Ui) -> R) -> R {
    let p = Palette::of(ui.ctx());
    ui.horizontal(|ui| {
        ui.set_min_height(theme::CONTROL);
        let (rect, _) = ui.allocate_exact_size(vec2(label_width, theme::CONTROL), egui::Sense::hover());
        let at = rect.left_center();
        let font = crate::ui::fonts::text(theme::size::BODY);
        ui.painter().text(at, egui::Align2::LEFT_CENTER, label, font, p.text_weak);
        value(ui)
    })
    .inner
}

/// A row of a form that only tells.
pub fn fact(ui: &mut Ui, label: &str, label_width: f32, value: impl Into<RichText>) {
    row(ui, label, label_width, |ui| {
        ui.add(egui::Label::new(value.into()).wrap());
    });
}
