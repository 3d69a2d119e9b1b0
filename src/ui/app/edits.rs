//! Edits: carried out, taken back, told; and what is done with the selection on the schedule.

use super::App;
use crate::error::Result;
use crate::model::edit::{Applied, Cells, Edit};
use crate::model::ids::{ProgrammeId, UnitId};
use crate::model::report::ReportEventKind;
use crate::model::{Month, Snapshot};
use crate::rules::even::{Why, filling, first_month};
use crate::rules::schedule::Entry;
use crate::text::Lang;
use crate::ui::chrome::status::Notice;
use crate::ui::command::{EditCommand, Ordered, ScheduleCommand, Shift};
use crate::ui::copied::Copied;
use crate::ui::dialog_kind::{DialogKind, Whose};
use crate::ui::open_file::OpenFile;
use crate::ui::pages::reports::mark_selected;
use crate::ui::widgets::pane::Pane;
use crate::ui::wish::Wish;
use crate::workspace::Workspace;

impl App {
    pub(super) fn run_edit(&mut self, ctx: &egui::Context, command: EditCommand) {
        match command {
            EditCommand::Undo => {
                let outcome = self.file.as_mut().map(|file| file.change(Workspace::undo));
                self.report_step(outcome, Lang::undone);
            }
            EditCommand::Redo => {
                let outcome = self.file.as_mut().map(|file| file.change(Workspace::redo));
                self.report_step(outcome, Lang::redone);
            }
            EditCommand::Copy => self.copy(ctx),
            EditCommand::AddUnits => self.open_dialog(DialogKind::AddUnits),
            EditCommand::Groups => self.open_dialog(DialogKind::Groups),
            EditCommand::Turns => self.open_dialog(DialogKind::Turns),
            EditCommand::TakeLiaisons => self.open_dialog(DialogKind::TakeLiaisons),
            EditCommand::Holidays => {
                let year = self.file.as_ref().and_then(OpenFile::programme).map(|year| year.year);
                if let Some(year) = year {
                    self.open_dialog(DialogKind::Holidays(year));
                }
            }
            EditCommand::Themes => self.open_dialog(DialogKind::Themes),
            EditCommand::Markets => self.open_dialog(DialogKind::Markets),
            EditCommand::NewYear => self.open_dialog(DialogKind::NewYear),
        }
    }

    pub(super) fn run_schedule(&mut self, ctx: &egui::Context, command: ScheduleCommand) {
        match command {
            ScheduleCommand::MoveTo => {
                self.with_pages(ctx, |pages, view| pages.schedule.open_strip(view));
            }
            ScheduleCommand::Unschedule => self.place_selected(None),
            ScheduleCommand::ToggleLock => self.toggle_lock(),
            ScheduleCommand::Swap => {
                self.with_pages(ctx, |pages, view| pages.schedule.swap(view));
            }
            ScheduleCommand::SelectAll => {
                self.with_pages(ctx, |pages, view| pages.schedule.select_all(view));
            }
            ScheduleCommand::NextUnscheduled => {
                self.with_pages(ctx, |pages, view| pages.schedule.next_unscheduled(view));
            }
            ScheduleCommand::Details => self.to_pane = Some(Pane::Details),
            ScheduleCommand::EditInPlace => {
                self.with_pages(ctx, |pages, view| pages.schedule.edit_in_place(ctx, view));
            }
            ScheduleCommand::Fill(fact) => {
                self.with_pages(ctx, |pages, view| pages.schedule.fill(ctx, view, fact));
            }
            ScheduleCommand::Shift(way) => {
                let sessions = self.selection.sessions();
                if !sessions.is_empty() {
                    self.apply(&Edit::Shift { sessions, later: way == Shift::Later });
                }
            }
            ScheduleCommand::Order(ordered) => self.order_by_units(ordered),
            ScheduleCommand::PasteTable => self.queue.push(Wish::PasteTable(String::new())),
            ScheduleCommand::FillDown => {
                self.with_pages(ctx, |pages, view| pages.schedule.fill_down(view));
            }
            ScheduleCommand::Mark(mark) => self.mark_selected(ctx, mark.event()),
            ScheduleCommand::MainSession => {
                self.with_pages(ctx, |pages, view| pages.schedule.edit_main(view));
            }
            ScheduleCommand::Copies => self.open_dialog(DialogKind::Copies),
            ScheduleCommand::Unplanned => {
                let unit = self.selection.entries().first().map(|entry| entry.unit);
                self.open_dialog(DialogKind::Unplanned(unit));
            }
            ScheduleCommand::AsLastYear => {
                let year = self.file.as_ref().and_then(OpenFile::programme).map(|year| year.id);
                if let Some(year) = year {
                    self.apply(&Edit::PlaceAsLastYear(year));
                }
            }
            ScheduleCommand::FillEvenly => self.fill_evenly(),
            ScheduleCommand::Unavailable => {
                let mut units: Vec<UnitId> = Vec::new();
                for entry in self.selection.entries() {
                    if !units.contains(&entry.unit) {
                        units.push(entry.unit);
                    }
                }
                if !units.is_empty() {
                    self.open_dialog(DialogKind::Unavailable(Whose::Units(units), None));
                }
            }
        }
    }

    /// Ctrl+C on the shown page.
    fn copy(&mut self, ctx: &egui::Context) {
        match self.with_page(ctx, |page, view| page.copied(view)).flatten() {
            Some(wish) => self.queue.push(wish),
            None => self.tell(self.lang.copied_nothing().to_owned()),
        }
    }

    pub(super) fn put_on_clipboard(&mut self, ctx: &egui::Context, rows: &Copied) {
        let text = rows.text();
        if !self.desktop.copy(&rows.html(), &text) {
            ctx.copy_text(text);
        }
        self.tell(self.lang.copied_rows(rows.rows.len()));
    }

    pub(super) fn place_selected(&mut self, month: Option<Month>) {
        let sessions = self.selection.sessions();
        if !sessions.is_empty() {
            self.apply(&Edit::Place { sessions, month, before: None });
        }
    }

    pub(super) fn apply(&mut self, edit: &Edit) {
        if let Err(error) = self.try_apply(edit) {
            self.fail(&error);
        }
    }

    /// Carries an edit out; one that changes much is carried out beside the window.
    ///
    /// # Errors
    /// What it is refused for, and what the disk says, where it was carried out at once.
    pub(super) fn try_apply(&mut self, edit: &Edit) -> Result<()> {
        if self.file.is_none() || self.edit_waits(edit)? {
            return Ok(());
        }
        let limits = if edit.places_by_hand() { self.asks_why(edit)? } else { None };
        if let Some(question) = limits.or_else(|| self.asks_first(edit)) {
            self.open_dialog(question);
            return Ok(());
        }
        self.apply_unasked(edit)
    }

    /// Carries an edit out about which everything was asked.
    ///
    /// # Errors
    /// As [`Self::try_apply`].
    pub(super) fn apply_unasked(&mut self, edit: &Edit) -> Result<()> {
        if matches!(edit, Edit::Import { .. } | Edit::Load { .. }) {
            self.import_aside(edit.clone());
            return Ok(());
        }
        let Some(file) = &mut self.file else { return Ok(()) };
        let outcome = file.change(|workspace| workspace.apply(edit));
        match &outcome {
            Ok(applied) if applied.edit.is_none() => self.notice.message = None,
            Ok(applied) => self.tell_done(applied),
            Err(_) => {}
        }
        self.drop_stale();
        outcome.map(|_| ())
    }

    /// Why limits are passed, where the edit passes some. The answer comes back as an edit that is asked about nothing of
    /// this again.
    fn asks_why(&self, edit: &Edit) -> Result<Option<DialogKind>> {
        let Some(file) = &self.file else { return Ok(None) };
        let passed = file.breaks(edit)?;
        Ok((!passed.is_empty()).then(|| DialogKind::Reason(Box::new(edit.clone()), passed)))
    }

    /// 均衡填入, and what of it could not be placed.
    fn fill_evenly(&mut self) {
        let Some(file) = &self.file else { return };
        let Some(year) = file.programme() else { return };
        let (programme, from) = (year.id, first_month(year, self.today()));
        let left = filling(file.snapshot(), programme, from).left;
        let text = left_in_words(self.lang, file.snapshot(), programme, &left);
        match self.try_apply(&Edit::FillEvenly { programme, from }) {
            Ok(()) if text.is_empty() => {}
            Ok(()) => {
                let title = self.lang.fill_left_title().to_owned();
                self.open_dialog(DialogKind::Message { title, text });
            }
            Err(error) => self.fail(&error),
        }
    }

    /// Says what was done, with the way to take it back.
    pub(super) fn tell_done(&mut self, applied: &Applied) {
        self.notice = Notice { done: Some(self.lang.edit_label(&applied.label)), message: None };
    }

    fn report_step(&mut self, outcome: Option<Result<Applied>>, told: fn(Lang, &str) -> String) {
        match outcome {
            Some(Ok(applied)) => {
                let what = self.lang.edit_label(&applied.label);
                self.notice = Notice { done: Some(told(self.lang, &what)), message: None };
            }
            Some(Err(error)) => self.fail(&error),
            None => {}
        }
        self.drop_stale();
    }

    /// Takes what is no longer there out of the selection.
    pub(super) fn drop_stale(&mut self) {
        if let Some(file) = &self.file {
            let snapshot = file.snapshot();
            self.selection.retain_entries(|session, unit| {
                snapshot.sessions.get(session).is_some() && snapshot.units.get(unit).is_some()
            });
        }
    }

    /// 按机构序列重排 of the leading session's cell or group, or of everything.
    fn order_by_units(&mut self, ordered: Ordered) {
        let Some(file) = &self.file else { return };
        let (Some(programme), Some(year)) = (file.programme(), file.year()) else { return };
        // The last selected one that stands in a cell.
        let placed = self.selection.entries().iter().rev().find_map(|entry| {
            let month = file.snapshot().sessions.get(entry.session)?.month?;
            Some((month, year.schedule().column_among(year.members(), entry.unit)?))
        });
        let cells = match (ordered, placed) {
            (Ordered::All, _) => Cells::All,
            (Ordered::Cell, Some((month, group))) => Cells::One(month, group),
            (Ordered::Group, Some((_, group))) => Cells::Group(group),
            (Ordered::Cell | Ordered::Group, None) => return,
        };
        self.apply(&Edit::OrderByUnits(programme.id, cells));
    }

    fn toggle_lock(&mut self) {
        let Some(file) = &self.file else { return };
        let sessions = self.selection.sessions();
        let all = sessions.iter().all(|id| file.snapshot().sessions.get(*id).is_some_and(|s| s.locked));
        if !sessions.is_empty() {
            self.apply(&Edit::Lock(sessions, !all));
        }
    }

    fn mark_selected(&mut self, ctx: &egui::Context, kind: ReportEventKind) {
        self.with_page(ctx, |_, view| mark_selected(view, kind));
    }
}

/// So many units are named for each reason.
const NAMED: usize = 40;

/// Which units were not placed, by why.
fn left_in_words(
    lang: Lang,
    snapshot: &Snapshot,
    programme: ProgrammeId,
    left: &[(Entry, Why)],
) -> Vec<String> {
    let mut reasons: Vec<Why> = Vec::new();
    for (_, why) in left {
        if !reasons.contains(why) {
            reasons.push(*why);
        }
    }
    let line = |why: &Why| {
        let of: Vec<&str> = left
            .iter()
            .filter(|(_, other)| other == why)
            .map(|(entry, _)| snapshot.printed_name(programme, entry.unit))
            .collect();
        let mut names = lang.listed(&of[..of.len().min(NAMED)]);
        if of.len() > NAMED {
            names.push('…');
        }
        lang.fill_line(lang.why_left(*why), of.len(), &names)
    };
    reasons.iter().map(line).collect()
}
