//! What was typed is never lost: it is handed over when its field is left, and before page, year, file or window goes
//! away. What cannot be taken is asked about.

use egui::{Key, Modifiers};

use super::App;
use super::keyed::types_now;
use crate::ui::chrome::status::job_name;
use crate::ui::command::{Command, FileCommand};
use crate::ui::dialogs::LeaveDialog;
use crate::ui::drafts::Becomes;
use crate::ui::keys;
use crate::ui::wish::Wish;

impl App {
    /// Hands over what was typed into fields that were left; with `all`, also what has the keyboard or waits.
    pub(super) fn hand_over(&mut self, ctx: &egui::Context, all: bool) {
        if !all && ctx.input(|input| keys::any(input, Modifiers::NONE, Key::Escape)) {
            // Escape takes the keyboard from its field at once; the field gives its text up when it is painted.
            return;
        }
        if self.file_work().is_some() {
            // It stays in its field until the file is back.
            return;
        }
        let focused = ctx.memory(egui::Memory::focused);
        for mut draft in self.drafts.take(focused, all) {
            let Becomes::Wish(wish) = draft.becomes else { continue };
            let Wish::Edit(edit) = &wish else {
                self.run(ctx, wish);
                continue;
            };
            if let Err(error) = self.try_apply(edit) {
                // The text stays where it is, with the reason.
                draft.becomes = Becomes::Refused(self.lang.error(&error));
                draft.told = true;
                self.drafts.put(draft);
                self.fail(&error);
            }
        }
    }

    /// Carries a wish out; before one that leaves something, what was typed is handed over.
    pub(super) fn carry_out(&mut self, ctx: &egui::Context, wish: Wish) {
        if self.must_wait(&wish) {
            self.wait_with(wish);
            return;
        }
        if !wish.leaves() {
            self.run(ctx, wish);
            return;
        }
        self.hand_over(ctx, true);
        let what = self.cannot_be_kept(puts_file_away(&wish));
        if what.is_empty() {
            self.run(ctx, wish);
        } else {
            self.dialogs.push(Box::new(LeaveDialog::new(what, wish)));
        }
    }

    /// What would be lost, in words; with `dialogs`, also what dialogs hold.
    fn cannot_be_kept(&self, dialogs: bool) -> Vec<String> {
        let lang = self.lang;
        let refused = self.drafts.refused().into_iter();
        let mut what: Vec<String> =
            refused.map(|(name, text, why)| lang.leave_refused(&name, &shortened(&text), &why)).collect();
        if dialogs && self.dialogs.iter().any(|dialog| dialog.unsaved()) {
            what.push(lang.leave_dialog().to_owned());
        }
        what
    }

    /// Gives up what cannot be taken, and goes on.
    pub(super) fn discard(&mut self, ctx: &egui::Context, then: Wish) {
        if then != Wish::CloseDialog {
            self.drafts.clear();
        }
        if puts_file_away(&then) {
            self.dialogs.clear();
        }
        self.run(ctx, then);
    }

    /// The window's own button, Alt+F4 and the end of a session: held back until what was typed is kept or given up.
    pub(super) fn read_close(&mut self, ctx: &egui::Context) {
        if self.closing || !ctx.input(|input| input.viewport().close_requested()) {
            return;
        }
        if let Some(kind) = self.file_work() {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.tell(self.lang.job_closes(job_name(kind, self.lang)));
            self.queue.push(FileCommand::Quit);
            ctx.request_repaint();
            return;
        }
        if types_now(ctx) {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.queue.push(FileCommand::Quit);
            ctx.request_repaint();
            return;
        }
        self.hand_over(ctx, true);
        let what = self.cannot_be_kept(true);
        if what.is_empty() {
            self.closing = true;
            return;
        }
        ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
        // Asked once, however often the button is pressed.
        if !self.dialogs.iter().any(|dialog| dialog.asks_to_leave()) {
            ctx.send_viewport_cmd(egui::ViewportCommand::Minimized(false));
            ctx.send_viewport_cmd(egui::ViewportCommand::Focus);
            self.dialogs.push(Box::new(LeaveDialog::new(what, FileCommand::Quit.into())));
        }
        ctx.request_repaint();
    }

    /// Closes the window; nothing is left that would be lost.
    pub(super) fn quit(&mut self, ctx: &egui::Context) {
        self.closing = true;
        ctx.send_viewport_cmd(egui::ViewportCommand::Close);
    }

    /// Ctrl+S: everything is kept already but what is being typed.
    pub(super) fn save(&mut self) {
        let Some(file) = &self.file else { return };
        let told = if file.facts().writable {
            self.lang.saved_all().to_owned()
        } else {
            self.lang.read_only().to_owned()
        };
        self.tell(told);
    }
}

/// Whether the open file is put away with all that belongs to it.
fn puts_file_away(wish: &Wish) -> bool {
    matches!(wish, Wish::Command(Command::File(FileCommand::Quit | FileCommand::Close)))
}

/// A text as it is quoted in a question.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 24;
    let line = text.trim().replace('\n', " ");
    if line.chars().count() <= LONGEST {
        return line;
    }
    line.chars().take(LONGEST).chain(['…']).collect()
}
