//! Fields that hold a draft while they are typed in; `App` hands it over when they are left.

use egui::text_edit::TextEditState;
use egui::{Event, Id, ImeEvent, Key, Modifiers, Response, RichText, Stroke, StrokeKind, TextEdit, Ui, vec2};

use crate::ui::context::Ambient;
use crate::ui::drafts::{Becomes, Draft};
use crate::ui::keys;
use crate::ui::theme::{self, Palette};
use crate::ui::wish::Wish;

/// A field for a text that is kept somewhere.
#[derive(Clone, Copy, Debug)]
pub struct Field<'a> {
    id: Id,
    name: &'a str,
    current: &'a str,
    hint: &'a str,
    quiet: bool,
}

impl<'a> Field<'a> {
    /// A field that is called `name` and shows `current`.
    #[must_use]
    pub fn new(id: Id, name: &'a str, current: &'a str) -> Self {
        Self { id, name, current, hint: "", quiet: false }
    }

    /// With what stands in it while it is empty.
    #[must_use]
    pub fn hint(self, hint: &'a str) -> Self {
        Self { hint, ..self }
    }

    /// Without telling why a text was refused: whoever paints the field tells it.
    #[must_use]
    pub fn quiet(self) -> Self {
        Self { quiet: true, ..self }
    }

    /// Paints it in one line. `make` turns a new text into a wish, or says why it cannot be taken; the wish is carried
    /// out when the field is left, by whatever way. Escape brings the old text back.
    pub fn line(
        self,
        ui: &mut Ui,
        ambient: &Ambient<'_>,
        width: f32,
        make: impl Fn(&str) -> Result<Wish, String>,
    ) -> Response {
        self.show(ui, ambient, Shape::Line(width), &make)
    }

    /// As [`Self::line`], of several lines.
    pub fn area(
        self,
        ui: &mut Ui,
        ambient: &Ambient<'_>,
        rows: usize,
        make: impl Fn(&str) -> Result<Wish, String>,
    ) -> Response {
        self.show(ui, ambient, Shape::Area(rows), &make)
    }

    fn show(
        self,
        ui: &mut Ui,
        ambient: &Ambient<'_>,
        shape: Shape,
        make: &dyn Fn(&str) -> Result<Wish, String>,
    ) -> Response {
        let drafts = ambient.drafts;
        let before = drafts.shown(self.id);
        let mut text = before.clone().unwrap_or_else(|| self.current.to_owned());
        let edit = match shape {
            Shape::Line(width) => TextEdit::singleline(&mut text).desired_width(width),
            Shape::Area(rows) => {
                TextEdit::multiline(&mut text).desired_rows(rows).desired_width(f32::INFINITY)
            }
        };
        let edit = edit.id(self.id).hint_text(self.hint).margin(egui::Margin::symmetric(8, 4));
        let response = ui.add(edit).accessible_name(self.name);
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
        if response.has_focus() && ui.is_enabled() {
            let typed = committed(ui, self.id, &text);
            let typed = typed.trim();
            let becomes = if typed == self.current {
                Becomes::Unchanged
            } else {
                make(typed).map_or_else(Becomes::Refused, Becomes::Wish)
            };
            if before.is_some() || becomes != Becomes::Unchanged || text != self.current {
                drafts.put(Draft::new(self.id, self.name, text, becomes));
            }
        } else if response.lost_focus() && given_up(ui) {
            drafts.forget(self.id);
        }
        if let Some(why) = drafts.objection(self.id) {
            object(ui, &response);
            if !self.quiet {
                response.show_tooltip_text(why);
            }
        }
        response
    }
}

#[derive(Clone, Copy)]
enum Shape {
    Line(f32),
    Area(usize),
}

/// Whether Escape was pressed in this frame.
#[must_use]
pub fn given_up(ui: &Ui) -> bool {
    ui.input(|input| keys::any(input, Modifiers::NONE, Key::Escape))
}

/// Marks a field whose text was refused.
pub fn object(ui: &Ui, response: &Response) {
    let p = Palette::of(ui.ctx());
    let edge = Stroke::new(1.5, p.warn);
    ui.painter().rect_stroke(response.rect, theme::RADIUS, edge, StrokeKind::Inside);
}

/// The text of a field that has the keyboard, without what an input method is still composing.
#[must_use]
pub fn committed(ui: &Ui, id: Id, text: &str) -> String {
    let key = id.with("composing");
    let composing = ui.input(|input| {
        input.events.iter().rev().find_map(|event| match event {
            Event::Ime(ImeEvent::Preedit { text, .. }) => Some(!text.is_empty()),
            Event::Ime(ImeEvent::Commit(_)) => Some(false),
            _ => None,
        })
    });
    if let Some(composing) = composing {
        ui.data_mut(|data| data.insert_temp(key, composing));
    }
    if !ui.data(|data| data.get_temp(key)).unwrap_or(false) {
        return text.to_owned();
    }
    let range = TextEditState::load(ui.ctx(), id).and_then(|state| state.cursor.char_range());
    let Some([from, to]) = range.map(|range| range.sorted_cursors()) else { return text.to_owned() };
    let (from, to) = (from.index.0, to.index.0);
    text.chars().enumerate().filter(|(n, _)| !(from..to).contains(n)).map(|(_, c)| c).collect()
}

/// Selects all that a field of `length` characters holds, so that typing takes its place.
pub fn select_all(ctx: &egui::Context, id: Id, length: usize) {
    select(ctx, id, 0..length);
}

/// Selects a range of a field's characters; an empty one puts the cursor there.
pub fn select(ctx: &egui::Context, id: Id, range: std::ops::Range<usize>) {
    use egui::text::{CCursor, CCursorRange};
    let mut state = TextEditState::load(ctx, id).unwrap_or_default();
    state.cursor.set_char_range(Some(CCursorRange::two(CCursor::new(range.start), CCursor::new(range.end))));
    state.store(ctx, id);
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

/// A line for a text that is not kept yet: its label, as wide as given, and the field beside it.
pub fn text(ui: &mut Ui, (label, label_width): (&str, f32), text: &mut String, hint: &str) -> Response {
    row(ui, label, label_width, |ui| {
        let edit = TextEdit::singleline(text)
            .desired_width(ui.available_width() - 16.0)
            .hint_text(hint)
            .margin(egui::Margin::symmetric(8, 4));
        ui.add(edit).accessible_name(label)
    })
}

/// As [`text()`], and takes the keyboard when it is painted first (`opened` tells); whether Enter ended the typing.
pub fn first_text(ui: &mut Ui, label: (&str, f32), text: &mut String, hint: &str, opened: &mut bool) -> bool {
    let edit = self::text(ui, label, text, hint);
    if !std::mem::replace(opened, true) {
        edit.request_focus();
    }
    edit.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

/// Why what is entered will not do, below the fields; nothing where it will.
pub fn refusal(ui: &mut Ui, why: Option<&str>) {
    let Some(why) = why else { return };
    let p = Palette::of(ui.ctx());
    let text = RichText::new(why).size(theme::size::SMALL).color(p.warn);
    ui.add(egui::Label::new(text).wrap());
}

/// A row of a form that only tells.
pub fn fact(ui: &mut Ui, label: &str, label_width: f32, value: impl Into<RichText>) {
    row(ui, label, label_width, |ui| {
        ui.add(egui::Label::new(value.into()).wrap());
    });
}
