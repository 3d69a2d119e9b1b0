//! Every wish, and who carries it out. Both matches are without a rest: a wish or noun of commands that is not carried
//! out does not compile.

use super::App;
use crate::ui::command::Command;
use crate::ui::dialog_kind::DialogKind;
use crate::ui::dialogs::{ConfirmDialog, LeaveDialog};
use crate::ui::wish::Wish;

impl App {
    /// Carries a wish out.
    pub(super) fn run(&mut self, ctx: &egui::Context, wish: Wish) {
        match wish {
            Wish::Command(command) => self.run_command(ctx, command),
            Wish::Edit(edit) => self.apply(&edit),
            Wish::Unasked(edit) => {
                if let Err(error) = self.apply_unasked(&edit) {
                    self.fail(&error);
                }
            }
            Wish::PlaceSelected(month) => self.place_selected(month),

            Wish::Ask(ask) => self.ask(ctx, *ask),
            Wish::Answer(ask, path, confirmed) => self.answer(&ask, &path, confirmed),
            Wish::OpenPath(path) => self.open(&path),
            Wish::ForgetRecent(path) => {
                self.settings.forget(&path);
                self.save_settings();
            }
            Wish::Create(path, edits) => self.create(path, edits),
            Wish::SaveAs(to) => self.save_as(to),
            Wish::RestoreBackup(path, backup) => self.restore_backup(path, backup),
            Wish::RestorePart(backup, part) => self.restore_part(backup, part),
            Wish::BackTo(number) => self.back_to(number),
            Wish::SecondPlace(folder) => self.set_second_place(folder),
            Wish::ToSecondPlace => self.copy_to_second_place(true, false),
            Wish::Repair(path) => self.repair(path),
            Wish::Import(paths) => self.import(paths),

            Wish::Export(request, format, to) => self.export(*request, format, to),
            Wish::Print(request, direct) => self.print(*request, direct),
            Wish::PasteTable(text) => {
                let anchor = self.with_pages(ctx, |pages, view| pages.schedule.anchor(view)).flatten();
                self.open_dialog(DialogKind::PasteTable(text, anchor));
            }
            Wish::Copy(rows) => self.put_on_clipboard(ctx, &rows),
            Wish::CopyTables(request) => self.copy_tables(*request),
            Wish::Launch(path) => self.launch(&path, None),
            Wish::HideColumns(names) => {
                self.settings.hidden_columns = names;
                self.save_settings();
            }
            Wish::FontsTold(told) => {
                self.settings.fonts_told = Some(told);
                self.save_settings();
            }

            Wish::ShowYear(programme) => self.show_year(programme),
            Wish::ShowYearOf(year) => self.show_year_of(year),
            Wish::ShowPaper(kind, group) => self.show_paper(ctx, kind, group),
            Wish::ShowPaperOf(kind, session) => self.show_paper_of(ctx, kind, session),
            Wish::ShowReports(tab, target) => self.show_reports(ctx, tab, target),
            Wish::ShowUnit(unit) => self.show_unit(ctx, unit),
            Wish::ShowEntry(entry) => self.show_entry(ctx, entry),
            Wish::ShowSession(session) => self.show_session(ctx, session),
            Wish::FillIn(fact) => self.fill_in(ctx, &fact),
            Wish::Select(selection) => self.selection = selection,
            Wish::Search(text) => self.search_for(text),
            Wish::ClearSearch => self.search.clear(),

            Wish::Dialog(kind) => self.open_dialog(kind),
            Wish::Confirm { text, button, then } => {
                self.dialogs.push(Box::new(ConfirmDialog::new(text, button, *then)));
            }
            Wish::AskToLeave { what, then } => self.dialogs.push(Box::new(LeaveDialog::new(what, *then))),
            Wish::Discard(then) => self.discard(ctx, *then),
            Wish::CloseDialog => {
                self.dialogs.pop();
            }
            Wish::Tell(text) => self.tell(text),
            Wish::CancelJob(number) => self.jobs.cancel(number),
            Wish::Dismiss => self.notice.message = None,
        }
    }

    fn run_command(&mut self, ctx: &egui::Context, command: Command) {
        match command {
            Command::File(command) => self.run_file(ctx, command),
            Command::Paper(command) => self.run_paper(ctx, command),
            Command::Edit(command) => self.run_edit(ctx, command),
            Command::Schedule(command) => self.run_schedule(ctx, command),
            Command::View(command) => self.run_view(ctx, command),
        }
    }
}
