//! A unit's chip: paints it, and turns clicks, keys and drags on it into commands.

use egui::{
    Color32, CursorIcon, EventFilter, Id, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

use super::badge;
use super::layout::{self, CHIP_PAD, Chip, SIGN};
use crate::rules::schedule::Entry;
use crate::ui::context::View;
use crate::ui::fonts;
use crate::ui::selection::Selection;
use crate::ui::theme::{RADIUS, size};
use crate::ui::widgets::mark::{self, Mark};
use crate::ui::widgets::table;
use crate::ui::wish::Wish;

/// Room inside a low chip at each side of its text.
const SMALL_PAD: f32 = 5.0;
/// Room for a sign inside a low chip, with the gap after it.
const SMALL_SIGN: f32 = 13.0;

/// What is being dragged.
#[derive(Clone, Debug, PartialEq)]
pub struct Dragged {
    /// The entries, in the order in which they are to stand.
    pub entries: Vec<Entry>,
    /// How many more were selected but are locked.
    pub locked: usize,
}

/// What a person did with a chip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChipAction {
    /// Nothing.
    None,
    /// Chose it by mouse, key or screen reader.
    Clicked,
    /// Clicked it twice: wants its details.
    Opened,
    /// Wants the menu.
    Menu,
}

/// The id of a unit's chip.
#[must_use]
pub fn id(entry: Entry) -> Id {
    Id::unique(("chip", entry.session.0, entry.unit.0))
}

/// Paints a chip of the board whose place on the screen is `rect`. The menu is attached to the returned response.
///
/// The board is one stop for Tab, the chip that is `stop`; arrows lead from chip to chip.
pub fn show(
    ui: &mut Ui,
    view: &View<'_>,
    chip: Chip,
    rect: Rect,
    (swapping, stop): (bool, bool),
) -> (Response, ChipAction) {
    show_as(ui, view, (chip.entry, id(chip.entry)), rect, Showing { swapping, stop, small: false })
}

/// How a chip is shown.
#[derive(Clone, Copy, Debug, Default)]
pub struct Showing {
    /// An exchange waits for its second unit.
    pub swapping: bool,
    /// Tab stops at it.
    pub stop: bool,
    /// It is low, and says by signs alone what there is no room for in words.
    pub small: bool,
}

/// As [`show`], with the id that the chip has in its view.
pub fn show_as(
    ui: &mut Ui,
    view: &View<'_>,
    (entry, id): (Entry, Id),
    rect: Rect,
    showing: Showing,
) -> (Response, ChipAction) {
    let session = view.snapshot.sessions.get(entry.session);
    let locked = session.is_some_and(|s| s.locked);
    let name = view.name(entry.unit);
    let owed = view.year.worst_on(entry.session, entry.unit);
    let selected = view.selection.contains(entry);
    let focused = ui.memory(|memory| memory.has_focus(id));
    let sense = Sense::click_and_drag();
    let sense = if showing.stop || focused { sense } else { sense - Sense::FOCUSABLE };
    let response = ui.interact(rect, id, sense);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        let month = view.lang.month_or_unscheduled(session.and_then(|s| s.month));
        let state = view
            .lang
            .absence(view.snapshot, view.programme.id, entry.unit)
            .or_else(|| owed.filter(|o| o.month.is_some()).map(|o| view.report_word(o)));
        let told = view.lang.chip_description(&month, state.as_deref().unwrap_or(""), locked);
        let was = layout::was(view, entry).map(|word| view.lang.list_comma().to_owned() + &word);
        let told = told + &was.unwrap_or_default();
        node.set_description(match badge::word(view, entry) {
            Some(word) => view.lang.chip_problem(&told, word),
            None => told,
        });
    });
    if response.has_focus() {
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
    let carried = egui::DragAndDrop::payload::<Dragged>(ui.ctx()).is_some_and(|d| d.entries.contains(&entry));
    let look = Look {
        selected,
        lit: response.hovered() && !carried,
        focused: response.has_focus(),
        faded: carried,
        swapping: showing.swapping,
    };
    if showing.small {
        paint_small(ui, view, entry, rect, look);
    } else {
        paint(ui, view, entry, rect, look);
    }
    let mut action = ChipAction::None;
    if response.double_clicked() {
        action = ChipAction::Opened;
    } else if response.clicked() {
        action = ChipAction::Clicked;
    } else if response.secondary_clicked() {
        action = ChipAction::Menu;
    } else if response.gained_focus() && !selected && focused_by_hand(ui, response.id) {
        // What has the keyboard is what the keys are about.
        view.send(Wish::Select(Selection::one(entry)));
    }
    if response.drag_started() {
        start_drag(view, entry, &response);
    }
    let response =
        if view.writable && !locked { response.on_hover_cursor(CursorIcon::Grab) } else { response };
    (response, action)
}

/// Whether Tab or a screen reader brought the focus here, rather than the page itself.
fn focused_by_hand(ui: &Ui, id: Id) -> bool {
    ui.input(|input| {
        input.key_pressed(egui::Key::Tab)
            || input.num_accesskit_action_requests(id, egui::accesskit::Action::Focus) > 0
    })
}

fn start_drag(view: &View<'_>, entry: Entry, response: &Response) {
    if !view.writable {
        return;
    }
    let mut entries = vec![entry];
    if view.selection.contains(entry) {
        entries = view.selection.entries().to_vec();
    } else {
        view.send(Wish::Select(Selection::one(entry)));
    }
    let all = entries.len();
    entries.retain(|e| view.snapshot.sessions.get(e.session).is_some_and(|s| !s.locked));
    let locked = all - entries.len();
    response.dnd_set_drag_payload(Dragged { entries, locked });
}

/// How a chip is to look.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each shows in its own way, in any mixture")]
struct Look {
    selected: bool,
    lit: bool,
    focused: bool,
    faded: bool,
    swapping: bool,
}

/// Paints what is behind a chip's words.
fn ground(ui: &Ui, view: &View<'_>, entry: Entry, rect: Rect, look: Look) {
    let p = view.palette;
    let overdue = layout::is_overdue(view.year.worst_on(entry.session, entry.unit));
    let found = view.found(entry.unit);
    let (mut fill, mut border) =
        if overdue { (p.overdue_soft, p.overdue_border) } else { (p.chip, p.chip_border) };
    if found {
        fill = p.found;
    }
    if look.lit {
        (fill, border) = (if overdue || found { fill } else { p.hover }, p.line_strong);
    }
    if look.swapping && look.lit {
        border = p.accent;
    }
    let painter = ui.painter();
    let border = Stroke::new(1.0, faded(border, look));
    painter.rect(rect, RADIUS, faded(fill, look), border, StrokeKind::Inside);
    if look.selected {
        let radius = egui::CornerRadius::same(5);
        painter.rect_stroke(rect.expand(1.0), radius, Stroke::new(2.0, p.accent), StrokeKind::Middle);
    }
    if look.focused {
        // Where the keyboard is without selecting.
        let inside = rect.shrink(if look.selected { 2.0 } else { 1.0 });
        painter.rect_stroke(inside, RADIUS, Stroke::new(1.0, p.accent_text), StrokeKind::Inside);
    }
}

fn faded(colour: Color32, look: Look) -> Color32 {
    if look.faded { colour.gamma_multiply(0.4) } else { colour }
}

/// A low chip: its sign, its name, its lock.
fn paint_small(ui: &Ui, view: &View<'_>, entry: Entry, rect: Rect, look: Look) {
    let p = view.palette;
    ground(ui, view, entry, rect, look);
    let painter = ui.painter();
    let middle = rect.center().y;
    let owed = view.year.worst_on(entry.session, entry.unit);
    let mut left = rect.left() + SMALL_PAD;
    if let (Some(sign), Some(owed)) = (layout::sign(owed), owed) {
        mark::paint(painter, sign, pos2(left + 5.0, middle), 9.0, faded(mark::colour(owed, p), look));
        left += SMALL_SIGN;
    }
    let absent = layout::absent(view, entry).is_some();
    if absent {
        mark::paint(painter, Mark::Close, pos2(left + 5.0, middle), 8.0, faded(p.text_faint, look));
        left += SMALL_SIGN;
    }
    let locked = view.snapshot.sessions.get(entry.session).is_some_and(|s| s.locked);
    let badge = if view.file.badge(entry).is_some() { SMALL_SIGN } else { 0.0 };
    let padlock = if locked { SMALL_SIGN } else { 0.0 };
    let right = rect.right() - SMALL_PAD - padlock - badge;
    let colour = faded(if absent { p.text_weak } else { p.text }, look);
    let galley = table::cut(ui, view.name(entry.unit), right - left + 1.0, small_font(), colour);
    text(painter, pos2(left, middle), galley, colour);
    if locked {
        let at = pos2(rect.right() - SMALL_PAD - badge - 5.0, middle);
        mark::paint(painter, Mark::Locked, at, 9.0, faded(p.text_weak, look));
    }
    // Inside, where it covers neither the chip above nor the day beside.
    badge::paint(
        painter,
        view,
        entry,
        Rect::from_min_max(rect.left_center(), rect.right_bottom()).translate(vec2(-6.0, -3.0)),
    );
}

/// The font of a low chip.
#[must_use]
pub fn small_font() -> egui::FontId {
    fonts::text(size::SMALL)
}

fn paint(ui: &Ui, view: &View<'_>, entry: Entry, rect: Rect, look: Look) {
    let p = view.palette;
    let owed = view.year.worst_on(entry.session, entry.unit);
    let overdue = layout::is_overdue(owed);
    let fade = |colour: Color32| faded(colour, look);
    ground(ui, view, entry, rect, look);
    let painter = ui.painter();
    let locked = view.snapshot.sessions.get(entry.session).is_some_and(|s| s.locked);
    let middle = rect.center().y;
    let mut left = rect.left() + CHIP_PAD;
    if let (Some(sign), Some(owed)) = (layout::sign(owed), owed) {
        let colour = fade(mark::colour(owed, p));
        mark::paint(painter, sign, pos2(left + 6.0, middle), 11.0, colour);
        left += SIGN;
    }
    let absent = layout::absent(view, entry);
    if let Some(word) = absent {
        mark::paint(painter, Mark::Close, pos2(left + 6.0, middle), 9.0, fade(p.text_faint));
        left += SIGN;
        let galley = painter.layout_no_wrap(word.to_owned(), layout::font(), p.text_faint);
        let width = galley.size().x;
        text(painter, pos2(left, middle), galley, fade(p.text_faint));
        left += width + 5.0;
    }
    if overdue {
        let word = view.lang.overdue_word().to_owned();
        let galley = painter.layout_no_wrap(word, layout::word_font(), p.overdue);
        let width = galley.size().x;
        text(painter, pos2(left, middle), galley, fade(p.overdue));
        left += width + 5.0;
    }
    let mut right = rect.right() - CHIP_PAD - if locked { SIGN - 1.0 } else { 0.0 };
    if let Some(word) = layout::was(view, entry) {
        let galley = painter.layout_no_wrap(word, layout::was_font(), p.accent_text);
        right -= galley.size().x;
        text(painter, pos2(right, middle), galley, fade(p.accent_text));
        right -= 5.0;
    }
    let colour = fade(if absent.is_some() { p.text_weak } else { p.text });
    let mut job =
        egui::text::LayoutJob::simple_singleline(view.name(entry.unit).to_owned(), layout::font(), colour);
    job.wrap = egui::text::TextWrapping::truncate_at_width((right - left).max(10.0) + 1.0);
    let galley = painter.layout_job(job);
    text(painter, pos2(left, middle), galley, colour);
    if locked {
        let at = pos2(rect.right() - CHIP_PAD - 5.0, middle);
        mark::paint(painter, Mark::Locked, at, 11.0, fade(p.text_weak));
    }
    badge::paint(painter, view, entry, rect);
}

fn text(painter: &egui::Painter, left_middle: Pos2, galley: std::sync::Arc<egui::Galley>, colour: Color32) {
    let top = left_middle - vec2(0.0, galley.size().y / 2.0);
    painter.galley_with_override_text_color(top, galley, colour);
}
