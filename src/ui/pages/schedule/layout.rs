//! Where everything on the board stands: computed once per revision, width and day, so that a frame only looks up
//! what is visible. Coordinates count from the top left of the scrolled area.

use std::collections::HashSet;
use std::sync::Arc;

use egui::{Context, FontId, Pos2, Rect, pos2, vec2};

use crate::model::Month;
use crate::model::ids::{GroupId, UnitId};
use crate::model::quick::QuickMap;
use crate::rules::limits::Passed;
use crate::rules::members::Members;
use crate::rules::owed::{Owed, State};
use crate::rules::schedule::Entry;
use crate::ui::context::View;
use crate::ui::fonts;
use crate::ui::theme::{CHIP, size};
use crate::ui::widgets::mark::{self, Mark};

/// Distance between chips of a line.
pub const GAP: f32 = 5.0;
/// Distance between lines of chips.
pub const LEADING: f32 = 4.0;
/// Room inside a cell around its chips.
pub const PAD: f32 = 6.0;
/// Room inside a chip at each side of its text.
pub const CHIP_PAD: f32 = 8.0;
/// Room for a sign inside a chip, with the gap after it.
pub const SIGN: f32 = 17.0;
/// Least width of a column.
const NARROWEST: f32 = 120.0;
/// A column that holds a very long name need not be as wide as that.
const WIDEST_LEAST: f32 = 320.0;
/// Room for the count at the right of a cell.
pub const COUNT: f32 = 48.0;
/// A cell with more chips than this is cut, and opens on a click.
const MANY: usize = 60;
/// Chips shown of a cut cell.
const SHOWN: usize = 40;

/// A chip with its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chip {
    /// Whose.
    pub entry: Entry,
    /// Where.
    pub rect: Rect,
}

/// One month of one group.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    /// Its chips in order.
    pub chips: Vec<Chip>,
    /// Sessions in it, shown or not.
    pub count: usize,
    /// The limit that they pass.
    pub passed: Option<Passed>,
    /// Where the button stands that opens or closes a cell of many.
    pub more: Option<Rect>,
}

/// One month.
#[derive(Clone, Debug)]
pub struct Row {
    /// Which.
    pub month: Month,
    /// Upper edge.
    pub top: f32,
    /// Height.
    pub height: f32,
    /// The limit that all groups together pass.
    pub passed: Option<Passed>,
    /// Its working days, where they are known.
    pub days: Option<u32>,
    /// A cell for every column.
    pub cells: Vec<Cell>,
}

/// One group.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Which.
    pub group: GroupId,
    /// Left edge.
    pub left: f32,
    /// Width.
    pub width: f32,
    /// Units that have a session in it this year.
    pub units: usize,
}

/// What a layout was made for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Key {
    revision: u64,
    programme: i64,
    width: u32,
    pixels: u32,
    today: chrono::NaiveDate,
    opened: HashSet<(Month, GroupId)>,
    english: bool,
}

/// Widths of units' names on their chips, for as long as units and font are the same.
#[derive(Clone, Debug, Default)]
struct NameWidths {
    units: Arc<Members>,
    pixels: u32,
    widths: QuickMap<UnitId, f32>,
}

impl NameWidths {
    /// Forgets them where they may be others now.
    fn keep(&mut self, ctx: &Context, view: &View<'_>) {
        let (units, pixels) = (view.year.members(), ctx.pixels_per_point().to_bits());
        if !Arc::ptr_eq(units, &self.units) || self.pixels != pixels {
            *self = Self { units: Arc::clone(units), pixels, widths: QuickMap::default() };
        }
    }

    fn of(&mut self, ctx: &Context, view: &View<'_>, unit: UnitId) -> f32 {
        *self.widths.entry(unit).or_insert_with(|| text_width(ctx, view.name(unit), &font()))
    }
}

/// The whole board.
#[derive(Clone, Debug, Default)]
pub struct Board {
    key: Key,
    names: NameWidths,
    /// Width of the first column, which names the months.
    pub months: f32,
    /// The groups.
    pub columns: Vec<Column>,
    /// The months.
    pub rows: Vec<Row>,
    /// Chips of what is shown of 未安排, in coordinates of their own.
    pub tray: Vec<Chip>,
    /// Height of all their lines.
    pub tray_height: f32,
    /// The edition of what is shown of 未安排 that these are; `None`: none yet.
    tray_edition: Option<u64>,
    /// Width that there is for it.
    pub room: f32,
    /// Width of the board, which may be more.
    pub width: f32,
    /// Height of all rows.
    pub height: f32,
}

impl Board {
    /// Makes the layout anew if anything it depends on changed; true if so.
    pub fn keep(
        &mut self,
        ctx: &Context,
        view: &View<'_>,
        width: f32,
        opened: &HashSet<(Month, GroupId)>,
    ) -> bool {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a width in whole points"
        )]
        let key = Key {
            revision: view.snapshot.revision,
            programme: view.programme.id.0,
            width: width as u32,
            pixels: ctx.pixels_per_point().to_bits(),
            today: view.today,
            opened: opened.clone(),
            english: view.lang == crate::text::Lang::En,
        };
        if key == self.key && self.width > 0.0 {
            return false;
        }
        let mut names = std::mem::take(&mut self.names);
        names.keep(ctx, view);
        *self = Self::new(ctx, view, width, opened, names);
        self.key = key;
        true
    }

    fn new(
        ctx: &Context,
        view: &View<'_>,
        width: f32,
        opened: &HashSet<(Month, GroupId)>,
        mut names: NameWidths,
    ) -> Self {
        let schedule = view.schedule;
        let months = if width < 640.0 { 84.0 } else { 112.0 };
        let needs = needs(ctx, view, &mut names);
        let shares = share(width - months, &needs);
        let mut left = months;
        let mut columns = Vec::new();
        for ((group, width), need) in schedule.groups.iter().zip(&shares).zip(&needs) {
            columns.push(Column { group: *group, left, width: *width, units: need.units });
            left += width;
        }
        let mut measure = |entry: &Entry| chip_width(ctx, view, *entry, &mut names);
        let mut rows = Vec::new();
        let mut top = 0.0;
        for month in &schedule.months {
            let mut cells = Vec::new();
            let mut height = CHIP;
            for column in &columns {
                let entries = schedule.cell(*month, column.group);
                let open = opened.contains(&(*month, column.group));
                let many = entries.len() > MANY;
                let shown = if many && !open { SHOWN } else { entries.len() };
                let passed = passed(view, *month, Some(column.group));
                let count = passed.map_or(COUNT, |passed| {
                    let text = view.lang.load_passed(entries.len(), passed);
                    text_width(ctx, &text, &fonts::text(size::SMALL)) + SIGN + 10.0
                });
                let mut flow = Flow::new(column.left + 8.0, top + PAD, column.width - count - 8.0);
                let chips: Vec<Chip> = entries[..shown]
                    .iter()
                    .map(|entry| Chip { entry: *entry, rect: flow.place(measure(entry)) })
                    .collect();
                let more = many.then(|| flow.place(more_width(ctx, view, entries.len(), shown)));
                height = f32::max(height, flow.height());
                cells.push(Cell { chips, count: entries.len(), passed, more });
            }
            let height = height + 2.0 * PAD;
            // A single line of chips stands in the middle of a row that another cell made higher.
            for cell in &mut cells {
                centre(cell, top + height / 2.0, height - 2.0 * PAD);
            }
            let (passed, days) = (passed(view, *month, None), view.year.calendar().working_days(*month));
            rows.push(Row { month: *month, top, height, passed, days, cells });
            top += height;
        }
        Self {
            key: Key::default(),
            names,
            months,
            columns,
            rows,
            tray: Vec::new(),
            tray_height: 0.0,
            tray_edition: None,
            room: width,
            width: left.max(width),
            height: top,
        }
    }

    /// Lays out what is shown of 未安排, after [`Self::keep`], where that or its edition changed.
    pub fn keep_tray(&mut self, ctx: &Context, view: &View<'_>, (shown, edition): (&[Entry], u64)) {
        if self.tray_edition == Some(edition) {
            return;
        }
        let mut flow = Flow::new(0.0, 0.0, self.room - 24.0);
        let names = &mut self.names;
        let place =
            |entry: &Entry| Chip { entry: *entry, rect: flow.place(chip_width(ctx, view, *entry, names)) };
        self.tray = shown.iter().map(place).collect();
        self.tray_height = flow.height();
        self.tray_edition = Some(edition);
    }

    /// The rows that a part of the board from `top` to `bottom` shows.
    pub fn visible(&self, top: f32, bottom: f32) -> impl Iterator<Item = &Row> {
        let first = self.rows.partition_point(|row| row.top + row.height < top);
        self.rows[first..].iter().take_while(move |row| row.top <= bottom)
    }

    /// The row at a height; the nearest one above the first and below the last.
    #[must_use]
    pub fn row_at(&self, y: f32) -> Option<&Row> {
        let n = self.rows.partition_point(|row| row.top + row.height <= y);
        self.rows.get(n).or(self.rows.last())
    }

    /// Number of the column at a distance from the left.
    #[must_use]
    pub fn column_at(&self, x: f32) -> Option<usize> {
        self.columns.iter().position(|c| x >= c.left && x < c.left + c.width)
    }

    /// Area of a cell.
    #[must_use]
    pub fn cell_rect(&self, row: &Row, column: usize) -> Rect {
        let column = &self.columns[column];
        Rect::from_min_size(pos2(column.left, row.top), vec2(column.width, row.height))
    }

    /// Every chip in reading order, 未安排 first and above the board.
    pub fn chips(&self) -> impl Iterator<Item = Chip> {
        let lift = vec2(0.0, self.tray_height + 16.0);
        let tray = self.tray.iter().map(move |c| Chip { rect: c.rect.translate(-lift), ..*c });
        let cells = self.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| cell.chips.iter().copied());
        tray.chain(cells)
    }

    /// The place of an entry on the board; `None` while it is 未安排 or in the hidden part of a cell.
    #[must_use]
    pub fn find(&self, entry: Entry) -> Option<Rect> {
        self.rows
            .iter()
            .flat_map(|row| &row.cells)
            .flat_map(|cell| &cell.chips)
            .find(|c| c.entry == entry)
            .map(|c| c.rect)
    }
}

/// What a column needs.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Need {
    /// Width of all its chips.
    all: f32,
    /// The least that shows its longest name.
    least: f32,
    /// Units that have a session in it.
    units: usize,
}

/// Shares `room` among columns by their need, none narrower than its least width: the board is scrolled sideways
/// where the room is too small for that.
fn share(room: f32, needs: &[Need]) -> Vec<f32> {
    let mut shares = vec![0.0; needs.len()];
    let mut open: Vec<usize> = (0..needs.len()).collect();
    let mut left = room;
    loop {
        let total: f32 = open.iter().map(|n| needs[*n].all.max(1.0)).sum();
        let part = |n: usize| left * needs[n].all.max(1.0) / total;
        let small: Vec<usize> = open.iter().copied().filter(|n| part(*n) < needs[*n].least).collect();
        if small.is_empty() {
            for n in &open {
                shares[*n] = part(*n).floor();
            }
            return shares;
        }
        for n in small {
            shares[n] = needs[n].least;
            left -= needs[n].least;
            open.retain(|m| *m != n);
        }
        if open.is_empty() {
            return shares;
        }
    }
}

/// The limit that the sessions of a month pass, of a group or of all.
fn passed(view: &View<'_>, month: Month, group: Option<GroupId>) -> Option<Passed> {
    view.year.limits().passed(view.schedule, month, group)
}

/// What the columns need: by all units of each group, wherever their sessions stand and however their reports do, so
/// that no column changes under the pointer while the year is being arranged.
fn needs(ctx: &Context, view: &View<'_>, names: &mut NameWidths) -> Vec<Need> {
    let schedule = view.schedule;
    let mut needs = vec![Need { least: NARROWEST, ..Need::default() }; schedule.groups.len()];
    // Also with the word and the lock, which can come later.
    let more = text_width(ctx, view.lang.overdue_word(), &word_font()) + SIGN + COUNT + 8.0;
    let mut units: Vec<UnitId> = schedule.entries().map(|(_, entry)| entry.unit).collect();
    units.sort_unstable();
    units.dedup();
    for unit in units {
        let column = schedule.column_among(view.year.members(), unit);
        let Some(n) = schedule.groups.iter().position(|group| Some(*group) == column) else { continue };
        let width = (2.0 * CHIP_PAD + SIGN + names.of(ctx, view, unit)).ceil();
        let need = &mut needs[n];
        need.all += width + GAP;
        need.least = f32::max(need.least, (width + more).min(WIDEST_LEAST));
        need.units += 1;
    }
    needs
}

fn centre(cell: &mut Cell, middle: f32, room: f32) {
    let Some(last) = cell.more.or(cell.chips.last().map(|c| c.rect)) else { return };
    let Some(first) = cell.chips.first().map(|c| c.rect) else { return };
    let high = last.bottom() - first.top();
    if high < room {
        let shift = vec2(0.0, (middle - high / 2.0 - first.top()).round());
        for chip in &mut cell.chips {
            chip.rect = chip.rect.translate(shift);
        }
        cell.more = cell.more.map(|rect| rect.translate(shift));
    }
}

/// Puts pieces of one height beside one another, on a new line where they do not fit.
struct Flow {
    start: Pos2,
    at: Pos2,
    width: f32,
    any: bool,
}

impl Flow {
    fn new(left: f32, top: f32, width: f32) -> Self {
        let start = pos2(left, top);
        Self { start, at: start, width, any: false }
    }

    fn place(&mut self, width: f32) -> Rect {
        let width = width.min(self.width.max(40.0));
        if self.at.x > self.start.x && self.at.x + width > self.start.x + self.width {
            self.at = pos2(self.start.x, self.at.y + CHIP + LEADING);
        }
        let rect = Rect::from_min_size(self.at, vec2(width, CHIP));
        self.at.x += width + GAP;
        self.any = true;
        rect
    }

    fn height(&self) -> f32 {
        if self.any { self.at.y - self.start.y + CHIP } else { 0.0 }
    }
}

/// What stands before a unit's name on its chip.
#[must_use]
pub fn sign(owed: Option<&Owed>) -> Option<Mark> {
    let owed = owed?;
    let quiet = matches!(owed.state(), State::NotDue | State::Unrecorded);
    (!quiet).then(|| mark::of(owed))
}

/// Whether the chip says in a word that its report is overdue.
#[must_use]
pub fn is_overdue(owed: Option<&Owed>) -> bool {
    owed.is_some_and(|o| o.state() == State::Overdue)
}

/// The font of a chip.
#[must_use]
pub fn font() -> FontId {
    fonts::text(size::BODY)
}

/// The font of the word 逾期.
#[must_use]
pub fn word_font() -> FontId {
    fonts::strong(size::BODY)
}

/// The word on the chip of a unit that owes nothing in the year: it has ended, or stays away.
#[must_use]
pub fn absent(view: &View<'_>, entry: Entry) -> Option<&'static str> {
    view.year.members().get(entry.unit)?.away?;
    let absence = view.snapshot.absence(view.programme.id, entry.unit)?;
    Some(view.lang.absence_word(absence))
}

/// What the chip of a session says that stands in another month than the issued schedule has it: 原5月.
#[must_use]
pub fn was(view: &View<'_>, entry: Entry) -> Option<String> {
    let issued = view.year.issued().filter(|issued| !issued.changes.is_empty())?;
    let session = view.snapshot.sessions.get(entry.session)?;
    Some(view.lang.issued_in(&view.lang.month(issued.month_before(&session.uid)?)))
}

/// The font of that word.
#[must_use]
pub fn was_font() -> FontId {
    fonts::text(size::SMALL)
}

fn chip_width(ctx: &Context, view: &View<'_>, entry: Entry, names: &mut NameWidths) -> f32 {
    let owed = view.year.worst_on(entry.session, entry.unit);
    let mut width = 2.0 * CHIP_PAD + names.of(ctx, view, entry.unit);
    if sign(owed).is_some() {
        width += SIGN;
    }
    if let Some(word) = absent(view, entry) {
        width += SIGN + text_width(ctx, word, &font()) + 5.0;
    }
    if is_overdue(owed) {
        width += text_width(ctx, view.lang.overdue_word(), &word_font()) + 5.0;
    }
    if let Some(word) = was(view, entry) {
        width += text_width(ctx, &word, &was_font()) + 5.0;
    }
    if view.snapshot.sessions.get(entry.session).is_some_and(|s| s.locked) {
        width += SIGN - 1.0;
    }
    width.ceil()
}

fn more_width(ctx: &Context, view: &View<'_>, all: usize, shown: usize) -> f32 {
    text_width(ctx, &more_text(view, all, shown), &font()) + 2.0 * CHIP_PAD
}

/// What the button of a cell of many says.
#[must_use]
pub fn more_text(view: &View<'_>, all: usize, shown: usize) -> String {
    if shown < all { view.lang.cell_more(all - shown) } else { view.lang.cell_less().to_owned() }
}

/// Width of a text in one line: the sum of its advances, which for Chinese is what a layout gives, at a fraction of
/// the price.
#[must_use]
pub fn text_width(ctx: &Context, text: &str, font: &FontId) -> f32 {
    ctx.fonts_mut(|fonts| text.chars().map(|c| fonts.glyph_width(font, c)).sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_share_the_width_by_need_but_none_is_too_narrow() {
        let needs = |all: &[f32]| -> Vec<Need> {
            all.iter().map(|all| Need { all: *all, least: NARROWEST, units: 1 }).collect()
        };
        assert_eq!(share(900.0, &needs(&[300.0, 600.0])), vec![300.0, 600.0]);
        let shares = share(900.0, &needs(&[10.0, 5000.0]));
        assert!((shares[0] - NARROWEST).abs() < 0.1 && shares[1] > 700.0);
        assert!(share(300.0, &[]).is_empty());
        assert_eq!(share(400.0, &needs(&[0.0; 4])), [NARROWEST; 4], "wider than the room");
    }

    #[test]
    fn chips_wrap_where_the_line_ends() {
        let mut flow = Flow::new(0.0, 0.0, 100.0);
        assert!(flow.height() < 0.1);
        assert_eq!(flow.place(60.0).min, pos2(0.0, 0.0));
        assert_eq!(flow.place(60.0).min, pos2(0.0, CHIP + LEADING));
        assert_eq!(flow.place(30.0).min, pos2(65.0, CHIP + LEADING));
        assert!((flow.height() - 2.0 * CHIP - LEADING).abs() < 0.1);
    }
}
