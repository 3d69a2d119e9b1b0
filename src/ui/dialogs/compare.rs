//! Two copies of a schedule, or a copy and the schedule as it stands, side by side: month by month with what differs in
//! words, then everything else that differs line by line.

use egui::{Context, Grid, RichText, ScrollArea, Ui, vec2};

use super::dialog::Dialog;
use crate::jobs::Jobs;
use crate::model::Snapshot;
use crate::model::ids::ScheduleCopyId;
use crate::model::issue::CopyItem;
use crate::model::session::SessionKind;
use crate::rules::copies::{Difference, FieldValue, MonthSides, What, between, by_month, items, items_of};
use crate::text::Lang;
use crate::ui::context::{Ambient, View};
use crate::ui::fonts;
use crate::ui::theme::{self, size};
use crate::ui::widgets::{button, choice, field};

/// Names told in a cell before the rest is counted.
const NAMES: usize = 30;
/// Lines told below the months.
const LINES: usize = 400;

/// Which two, and what was found.
pub struct CompareDialog {
    before: ScheduleCopyId,
    after: Option<ScheduleCopyId>,
    found: Option<(Key, Found)>,
}

/// What the comparison depends on.
type Key = (u64, ScheduleCopyId, Option<ScheduleCopyId>);

struct Found {
    count: usize,
    months: Vec<MonthSides>,
    others: Vec<Difference>,
}

impl CompareDialog {
    /// A copy with another; `None`: with the schedule as it stands.
    #[must_use]
    pub fn new(before: ScheduleCopyId, after: Option<ScheduleCopyId>) -> Self {
        Self { before, after, found: None }
    }
}

fn find(view: &View<'_>, (_, before, after): Key) -> Found {
    let snapshot: &Snapshot = view.snapshot;
    let first = items_of(snapshot, before);
    let board: Vec<CopyItem>;
    let second: Vec<&CopyItem> = if let Some(copy) = after {
        items_of(snapshot, copy)
    } else {
        board = items(snapshot, view.programme.id, view.today);
        board.iter().collect()
    };
    let differences = between(&first, &second);
    let months = by_month(&second, &differences);
    let count = differences.len();
    let in_months = |d: &Difference| {
        d.kind == SessionKind::Branch && matches!(d.what, What::Month | What::Added | What::Gone)
    };
    let others = differences.into_iter().filter(|d| !in_months(d)).collect();
    Found { count, months, others }
}

impl Dialog for CompareDialog {
    fn title(&self, ambient: &Ambient<'_>) -> String {
        ambient.lang.compare_title().to_owned()
    }

    fn width(&self) -> f32 {
        900.0
    }

    fn keep_up(&mut self, _ctx: &Context, _jobs: &mut Jobs, _ambient: &Ambient<'_>, view: Option<&View<'_>>) {
        let Some(view) = view else { return };
        let key = (view.snapshot.revision, self.before, self.after);
        if self.found.as_ref().is_none_or(|(of, _)| *of != key) {
            self.found = Some((key, find(view, key)));
        }
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, view: Option<&View<'_>>) -> bool {
        let Some(view) = view else { return true };
        let lang = ambient.lang;
        let copies: Vec<(ScheduleCopyId, String)> =
            view.snapshot.copies_of(view.programme.id).map(|copy| (copy.id, lang.copy_title(copy))).collect();
        let titles = self.choose(ui, lang, &copies);
        if let Some((_, found)) = &self.found {
            let text = if found.count == 0 {
                lang.compare_same().to_owned()
            } else {
                lang.compare_count(found.count)
            };
            ui.label(RichText::new(text).font(fonts::strong(size::BODY)));
            ui.add_space(theme::GRID);
            let room = (ui.ctx().content_rect().height() - 260.0).clamp(160.0, 560.0);
            ScrollArea::vertical().id_salt("compare").max_height(room).auto_shrink([false, true]).show(
                ui,
                |ui| {
                    months_ui(ui, view, &titles, &found.months);
                    others_ui(ui, view, &found.others);
                },
            );
        }
        ui.add_space(2.0 * theme::GRID);
        let mut done = false;
        button::row(ui, |ui| done = button::primary(ui, lang.close(), true).clicked());
        done
    }
}

impl CompareDialog {
    /// The two fields; gives the titles of what is compared.
    fn choose(&mut self, ui: &mut Ui, lang: Lang, copies: &[(ScheduleCopyId, String)]) -> [String; 2] {
        let title = |copy: ScheduleCopyId| {
            copies.iter().find(|(id, _)| *id == copy).map_or_else(String::new, |(_, title)| title.clone())
        };
        let first = title(self.before);
        let second = self.after.map_or_else(|| lang.board_now().to_owned(), title);
        field::row(ui, lang.compare_left(), 48.0, |ui| {
            if let Some(copy) = choice::show(ui, lang.compare_left(), &first, Some(self.before), copies, true)
            {
                self.before = copy;
            }
            ui.add_space(24.0);
            ui.label(lang.compare_right());
            let mut all: Vec<(Option<ScheduleCopyId>, String)> = vec![(None, lang.board_now().to_owned())];
            all.extend(copies.iter().map(|(id, title)| (Some(*id), title.clone())));
            if let Some(copy) = choice::show(ui, lang.compare_right(), &second, Some(self.after), &all, true)
            {
                self.after = copy;
            }
        });
        [first, second]
    }
}

fn months_ui(ui: &mut Ui, view: &View<'_>, titles: &[String; 2], months: &[MonthSides]) {
    let (lang, p) = (view.lang, view.palette);
    let half = ((ui.available_width() - 130.0) / 2.0).max(160.0);
    Grid::new("compare-months")
        .num_columns(3)
        .min_col_width(40.0)
        .striped(true)
        .spacing(vec2(16.0, 6.0))
        .show(ui, |ui| {
            for head in [lang.head_month(), titles[0].as_str(), titles[1].as_str()] {
                ui.label(RichText::new(head).font(fonts::strong(size::BODY)).color(p.text_weak));
            }
            ui.end_row();
            for sides in months {
                ui.label(lang.month_or_unscheduled(sides.month));
                let before = side(view, sides.same, &sides.before, Lang::compare_to);
                let after = side(view, sides.same, &sides.after, Lang::compare_from);
                for text in [before, after] {
                    ui.scope(|ui| {
                        ui.set_max_width(half);
                        ui.set_min_width(half);
                        ui.add(egui::Label::new(text).wrap());
                    });
                }
                ui.end_row();
            }
        });
}

/// The cell of a month: those that differ with where else they stand, and how many are the same.
fn side(
    view: &View<'_>,
    same: usize,
    differing: &[(String, FieldValue)],
    elsewhere: fn(Lang, &str) -> String,
) -> String {
    let lang = view.lang;
    let told = |(name, told): &(String, FieldValue)| {
        let place = match told {
            FieldValue::Nothing => lang.compare_nowhere().to_owned(),
            told => elsewhere(lang, &lang.told(told, view.programme.year)),
        };
        format!("{name}{place}")
    };
    let mut parts: Vec<String> = differing.iter().take(NAMES).map(told).collect();
    if differing.len() > NAMES {
        parts.push(lang.compare_more(differing.len()));
    }
    if same > 0 {
        parts.push(if parts.is_empty() { lang.compare_equal(same) } else { lang.compare_rest(same) });
    }
    parts.join(lang.list_comma())
}

fn others_ui(ui: &mut Ui, view: &View<'_>, others: &[Difference]) {
    let lang = view.lang;
    if others.is_empty() {
        return;
    }
    ui.add_space(2.0 * theme::GRID);
    ui.label(RichText::new(lang.compare_others()).font(fonts::strong(size::BODY)));
    for difference in others.iter().take(LINES) {
        ui.add(egui::Label::new(lang.difference(difference, view.programme.year)).wrap());
    }
    if others.len() > LINES {
        ui.label(lang.cause_more(others.len()));
    }
}
