//! 单位变动核对表: what became of each unit since the year before, and the day and basis of it.

use chrono::NaiveDate;
use egui::{Align, Id, Label, Layout, RichText, Sense, TextEdit, Ui, vec2};

use super::dialog::Dialog;
use crate::model::Month;
use crate::model::edit::Edit;
use crate::model::hand_over::HandOver;
use crate::model::ids::{GroupId, ProgrammeId, UnitId};
use crate::model::paper::PaperKind;
use crate::model::search::finds;
use crate::rules::outcomes::{UnitOutcome, UnitOutcomeRow, unit_outcomes, year_before};
use crate::text::Lang;
use crate::ui::context::{Ambient, View};
use crate::ui::theme::{self, size};
use crate::ui::widgets::date_picker::{self, Picking};
use crate::ui::widgets::table::{Column, Row, Table, Width};
use crate::ui::widgets::unit_search::UnitSearch;
use crate::ui::widgets::{button, check, choice, field};
use crate::ui::wish::Wish;

const LABEL: f32 = 56.0;
/// What can be entered of a unit that works.
const ENTERED: [UnitOutcome; 5] = [
    UnitOutcome::Renamed,
    UnitOutcome::Merged,
    UnitOutcome::Abolished,
    UnitOutcome::Created,
    UnitOutcome::Transferred,
];

/// The table and what is being entered.
#[derive(Default)]
pub struct TurnsDialog {
    key: Option<(u64, ProgrammeId)>,
    lines: Vec<UnitOutcomeRow>,
    filter: String,
    changed_only: bool,
    picked: Option<UnitId>,
    reveal: Option<usize>,
    entry: Entry,
}

/// What is being entered of the picked unit.
struct Entry {
    outcome: UnitOutcome,
    on: Option<NaiveDate>,
    basis: String,
    name: String,
    into: Option<UnitId>,
    group: Option<GroupId>,
    parts: HandOver,
    search: Option<UnitSearch>,
}

impl Default for Entry {
    fn default() -> Self {
        Self {
            outcome: UnitOutcome::Renamed,
            on: None,
            basis: String::new(),
            name: String::new(),
            into: None,
            group: None,
            parts: HandOver::ALL,
            search: None,
        }
    }
}

impl Dialog for TurnsDialog {
    fn title(&self, ambient: &Ambient<'_>) -> String {
        ambient.lang.outcomes_title().to_owned()
    }

    fn width(&self) -> f32 {
        940.0
    }

    fn unsaved(&self) -> bool {
        !self.entry.basis.trim().is_empty() || !self.entry.name.trim().is_empty()
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, view: Option<&View<'_>>) -> bool {
        let Some(view) = view else { return true };
        let (lang, p) = (ambient.lang, ambient.palette);
        let key = Some((view.snapshot.revision, view.programme.id));
        if self.key != key {
            self.key = key;
            self.lines = unit_outcomes(view.snapshot, view.programme.id);
        }
        ui.horizontal(|ui| {
            let year = view.programme.year;
            let told = match year_before(view.snapshot, view.programme.id) {
                Some(before) => lang.outcomes_between(before.year, year),
                None => lang.outcomes_alone(year),
            };
            let kinds: Vec<UnitOutcome> = self.lines.iter().map(|line| line.outcome).collect();
            ui.label(RichText::new(format!("{told}  {}", lang.outcome_counts(&kinds))).color(p.text_weak));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let tick = check::with_text(ui, self.changed_only.into(), lang.outcomes_changed_only(), true);
                if tick.clicked() {
                    self.changed_only = !self.changed_only;
                }
                let edit = TextEdit::singleline(&mut self.filter)
                    .desired_width(160.0)
                    .hint_text(lang.main_filter())
                    .margin(egui::Margin::symmetric(8, 4));
                ui.add(edit).accessible_name(lang.main_filter());
            });
        });
        let height = (ui.ctx().content_rect().height() - 380.0).clamp(110.0, 300.0);
        let room = vec2(ui.available_width(), height);
        ui.allocate_ui_with_layout(room, Layout::top_down(Align::Min), |ui| {
            ui.set_min_height(height);
            self.table_ui(ui, view);
        });
        ui.add_space(theme::GRID);
        self.entry_ui(ui, view);
        ui.add_space(theme::GRID);
        let mut done = false;
        button::row(ui, |ui| {
            done = button::plain(ui, lang.close(), true).clicked();
            if button::plain(ui, lang.outcomes_print(), true).clicked() {
                view.send(Wish::ShowPaper(PaperKind::UnitChanges, None));
                done = true;
            }
        });
        done
    }
}

/// The columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ColumnKey {
    Before,
    After,
    UnitOutcome,
    Basis,
}

impl TurnsDialog {
    fn table_ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        let lang = view.lang;
        let fits = |line: &&UnitOutcomeRow| {
            let (unit, sought) = (view.snapshot.units.get(line.unit), self.filter.trim());
            (!self.changed_only || line.outcome != UnitOutcome::Kept)
                && (line.before.as_ref().is_some_and(|before| before.contains(sought))
                    || unit.is_some_and(|unit| finds(view.snapshot, unit, sought))
                    || sought.is_empty())
        };
        let shown: Vec<&UnitOutcomeRow> = self.lines.iter().filter(fits).collect();
        if shown.is_empty() {
            ui.centered_and_justified(|ui| {
                let none = if self.filter.trim().is_empty() {
                    lang.outcomes_none()
                } else {
                    lang.units_none_found()
                };
                ui.label(RichText::new(none).color(view.palette.text_weak));
            });
            return;
        }
        let columns = vec![
            Column::new(ColumnKey::Before, lang.outcomes_head_before(), Width::Share(1.0, 180.0), 0),
            Column::new(ColumnKey::After, lang.outcomes_head_after(), Width::Share(1.0, 180.0), 0),
            Column::new(ColumnKey::UnitOutcome, lang.outcomes_head_outcome(), Width::Fixed(190.0), 0),
            Column::new(ColumnKey::Basis, lang.outcomes_head_basis(), Width::Share(1.0, 140.0), 1),
        ];
        let mut picked = None;
        let table = Table::new("outcomes", lang.outcomes_title(), columns).reveal(self.reveal);
        table.show(ui, shown.len(), |ui, mut row| {
            let Some(line) = shown.get(row.index) else { return };
            let to = row_ui(ui, view, &mut row, line, self.picked == Some(line.unit));
            picked = to.and_then(|to| Some((to, shown.get(to)?.unit))).or(picked);
        });
        self.reveal = None;
        if let Some((at, unit)) = picked {
            if self.picked != Some(unit) {
                self.entry = Entry::default();
                if !view.snapshot.units.get(unit).is_some_and(|unit| unit.active) {
                    self.entry.outcome = UnitOutcome::Kept;
                }
            }
            self.picked = Some(unit);
            self.reveal = Some(at);
            ui.memory_mut(|memory| memory.request_focus(row_id(unit)));
        }
    }

    /// What can be entered of the picked unit.
    fn entry_ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        let (lang, p) = (view.lang, view.palette);
        let unit = self.picked.and_then(|unit| view.snapshot.units.get(unit));
        let line = self.lines.iter().find(|line| Some(line.unit) == self.picked);
        let (Some(unit), Some(line)) = (unit, line) else {
            ui.add(Label::new(RichText::new(lang.outcomes_pick()).color(p.text_weak)).wrap());
            return;
        };
        ui.spacing_mut().item_spacing.y = 4.0;
        let entry = &mut self.entry;
        if !unit.active {
            field::row(ui, &unit.name, LABEL * 4.0, |ui| {
                if button::plain(ui, lang.unit_reinstate(), view.writable_file()).clicked() {
                    view.edit(Edit::ReinstateUnit(unit.id));
                }
            });
            return;
        }
        ui.horizontal(|ui| {
            ui.label(RichText::new(&unit.name).font(crate::ui::fonts::strong(size::BODY)));
            let all = ENTERED.map(|outcome| (outcome, lang.unit_outcome(outcome).to_owned()));
            if let Some(outcome) = button::segments(ui, lang.outcomes_head_outcome(), entry.outcome, &all) {
                entry.outcome = outcome;
            }
            let entered = line
                .change
                .filter(|_| matches!(line.outcome, UnitOutcome::Created | UnitOutcome::Transferred));
            if let Some(change) = entered
                && button::link(ui, lang.outcomes_forget()).clicked()
            {
                view.edit(Edit::ForgetUnitChange(change));
            }
        });
        let on = entry.on.unwrap_or(view.today);
        field::row(ui, lang.abolish_on(), LABEL, |ui| {
            let (salt, picking) = (("outcome-on", unit.id), Picking::of(view, Month::of(on)));
            if let Some(Some(day)) = date_picker::show(ui, salt, lang.abolish_on(), Some(on), "", picking) {
                entry.on = Some(day);
            }
            ui.add_space(2.0 * theme::GRID);
            ui.label(RichText::new(lang.change_basis()).color(p.text_weak));
            let edit = TextEdit::singleline(&mut entry.basis)
                .desired_width(ui.available_width() - 16.0)
                .hint_text(lang.change_basis_hint())
                .margin(egui::Margin::symmetric(8, 4));
            ui.add(edit).accessible_name(lang.change_basis());
        });
        match entry.outcome {
            UnitOutcome::Renamed => {
                field::row(ui, lang.outcomes_new_name(), LABEL, |ui| {
                    let edit = TextEdit::singleline(&mut entry.name)
                        .desired_width(300.0)
                        .margin(egui::Margin::symmetric(8, 4));
                    ui.add(edit).accessible_name(lang.outcomes_new_name());
                });
            }
            UnitOutcome::Merged => merged_ui(ui, view, entry, unit.id),
            UnitOutcome::Transferred => {
                field::row(ui, lang.outcomes_to_group(), LABEL, |ui| group_ui(ui, view, entry, unit.id));
            }
            _ => {}
        }
        let edit = entry.edit(unit.id, on);
        let refused = edit.as_ref().and_then(|edit| view.refused(edit));
        ui.horizontal(|ui| {
            let ready = edit.is_some() && refused.is_none() && view.writable_file();
            if button::primary(ui, lang.outcomes_do(), ready).clicked()
                && let Some(edit) = edit
            {
                view.edit(edit);
                *entry = Entry::default();
            }
            if let Some(why) = &refused {
                ui.add(Label::new(RichText::new(why).size(size::SMALL).color(p.warn)).wrap());
            }
        });
    }
}

impl Entry {
    /// The edit, once all that it needs is there.
    fn edit(&self, unit: UnitId, on: NaiveDate) -> Option<Edit> {
        let basis = self.basis.trim().to_owned();
        Some(match self.outcome {
            UnitOutcome::Renamed => {
                let name = self.name.trim().to_owned();
                if name.is_empty() {
                    return None;
                }
                Edit::RenameUnit { unit, name, on, basis }
            }
            UnitOutcome::Merged => Edit::MergeInto { unit, into: self.into?, on, basis, parts: self.parts },
            UnitOutcome::Abolished => Edit::AbolishUnit { unit, into: None, on, basis },
            UnitOutcome::Created => Edit::FoundUnit { unit, on, basis },
            UnitOutcome::Transferred => {
                Edit::TransferUnit { unit, group: self.group?, tier: None, on, basis }
            }
            UnitOutcome::Kept | UnitOutcome::Left => return None,
        })
    }
}

fn merged_ui(ui: &mut Ui, view: &View<'_>, entry: &mut Entry, unit: UnitId) {
    let lang = view.lang;
    field::row(ui, lang.outcomes_into(), LABEL, |ui| {
        let into = entry.into.and_then(|into| view.snapshot.units.get(into));
        let shown = into.map_or_else(|| lang.outcomes_choose_unit(), |unit| unit.name.as_str());
        if button::opens_list(ui, shown, true).clicked() {
            entry.search = if entry.search.is_some() { None } else { Some(UnitSearch::default()) };
        }
        parts_ui(ui, lang, &mut entry.parts);
    });
    if let Some(search) = &mut entry.search
        && let Some(into) = search.show(ui, view, Some(unit), false)
    {
        entry.into = Some(into);
        entry.search = None;
    }
}

/// What of a unit goes to the one that it is merged into, each asked.
pub fn parts_ui(ui: &mut Ui, lang: Lang, parts: &mut HandOver) {
    for (on, text) in [
        (&mut parts.duties, lang.outcomes_hand_duties()),
        (&mut parts.liaisons, lang.outcomes_hand_liaisons()),
        (&mut parts.history, lang.outcomes_hand_history()),
    ] {
        if check::with_text(ui, (*on).into(), text, true).clicked() {
            *on = !*on;
        }
    }
}

fn group_ui(ui: &mut Ui, view: &View<'_>, entry: &mut Entry, unit: UnitId) {
    let lang = view.lang;
    let own = view.snapshot.group_of(view.programme.id, unit);
    let groups = view.snapshot.groups_in_order().into_iter().filter(|group| Some(group.id) != own);
    let all: Vec<(GroupId, String)> = groups.map(|group| (group.id, group.name.clone())).collect();
    let shown = all.iter().find(|(id, _)| Some(*id) == entry.group).map_or("", |(_, name)| name.as_str());
    let shown = if shown.is_empty() { lang.outcomes_head_group() } else { shown };
    if let Some(group) = choice::show(ui, lang.outcomes_to_group(), shown, entry.group, &all, true) {
        entry.group = Some(group);
    }
}

/// Paints a unit; gives the one that is to be picked by a click or an arrow.
fn row_ui(
    ui: &mut Ui,
    view: &View<'_>,
    row: &mut Row<'_, ColumnKey>,
    line: &UnitOutcomeRow,
    chosen: bool,
) -> Option<usize> {
    let (lang, p) = (view.lang, view.palette);
    let none = lang.outcomes_no_name();
    let (before, after) = (line.before.as_deref().unwrap_or(none), line.after.as_deref().unwrap_or(none));
    let mut outcome = lang.unit_outcome(line.outcome).to_owned();
    if let Some(day) = line.on {
        outcome = format!("{outcome} {}", lang.day_full(day));
    }
    let response =
        row.react(ui, row_id(line.unit), Sense::click(), chosen, &lang.outcomes_row(before, after, &outcome));
    let colour = if line.outcome == UnitOutcome::Kept { p.text_weak } else { p.text };
    row.text(ui, ColumnKey::Before, before, if line.before.is_some() { colour } else { p.text_faint });
    row.text(ui, ColumnKey::After, after, if line.after.is_some() { colour } else { p.text_faint });
    row.text(ui, ColumnKey::UnitOutcome, &outcome, colour);
    let into = line.into.and_then(|into| view.snapshot.units.get(into)).map(|into| into.name.as_str());
    let told = match (into, line.basis.as_str()) {
        (Some(into), "") => lang.outcome_detail_into(into),
        (Some(into), basis) => lang.change_with_basis(&lang.outcome_detail_into(into), basis),
        (None, "") if line.outcome != UnitOutcome::Kept && line.change.is_none() => {
            lang.outcomes_unrecorded().to_owned()
        }
        (None, basis) => basis.to_owned(),
    };
    row.text(ui, ColumnKey::Basis, &told, p.text_weak);
    let step = row.step(ui, &response).map(|(to, _)| to);
    step.or_else(|| response.clicked().then_some(row.index))
}

fn row_id(unit: UnitId) -> Id {
    Id::unique(("outcome", unit))
}
