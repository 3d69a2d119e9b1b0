//! Keys that are commands: each press judged alone, by the modifiers that were held with it, in the order of pressing.

use egui::{Event, Key, Modifiers};

use super::App;
use crate::ui::command::{Command, ScheduleCommand, ViewCommand};
use crate::ui::keys;
use crate::ui::widgets::pane::Pane;
use crate::ui::wish::Wish;

impl App {
    /// Takes the frame's commands out of its keys. Letters and Ctrl+Z stay with a text field that has the keyboard.
    /// What was typed in the same frame reaches its field only when that is painted, so commands wait for the next
    /// frame then.
    pub(super) fn read_keys(&mut self, ctx: &egui::Context) {
        let can = self.availability(ctx);
        let in_dialog = !self.dialogs.is_empty() || self.is_exchanging();
        if in_dialog {
            return;
        }
        let commands: Vec<Command> = Command::all()
            .into_iter()
            .filter(|command| !(command.yields_to_typing() && (can.typing || can.covered)))
            .collect();
        let named = |modifiers: Modifiers, key| {
            commands.iter().copied().find(|command| command.keys().are_meant(modifiers, key))
        };
        let mut pressed = Vec::new();
        let paste = Command::from(ScheduleCommand::PasteTable);
        let pastes = !can.typing && !can.covered && paste.enabled(&can);
        let queue = &self.queue;
        ctx.input_mut(|input| {
            input.events.retain(|event| {
                let named = match event {
                    Event::Key { key, pressed: true, modifiers, .. } => named(*modifiers, *key),
                    // Ctrl+C comes as what it means.
                    Event::Copy => named(Modifiers::COMMAND, Key::C),
                    // Ctrl+V brings what is pasted with it.
                    Event::Paste(text) if pastes => {
                        queue.push(Wish::PasteTable(text.clone()));
                        return false;
                    }
                    _ => return true,
                };
                match named {
                    // A letter that cannot do anything now stays with the page.
                    Some(command)
                        if command.enabled(&can) || command.hindrance(self.lang, &can).is_some() =>
                    {
                        pressed.push(command);
                        false
                    }
                    // It may become possible by what was pressed before it in the same frame.
                    Some(command) if !pressed.is_empty() => {
                        pressed.push(command);
                        false
                    }
                    _ => true,
                }
            });
        });
        self.keyed.extend(pressed);
    }

    /// Carries the pressed commands out, unless a field has yet to be given what was typed before them.
    pub(super) fn run_keyed(&mut self, ctx: &egui::Context) {
        if self.keyed.is_empty() {
            return;
        }
        if types_now(ctx) {
            ctx.request_repaint();
            return;
        }
        for command in std::mem::take(&mut self.keyed) {
            let can = self.availability(ctx);
            if command.enabled(&can) {
                let page = matches!(command, Command::View(ViewCommand::Go(_)));
                self.carry_out(ctx, command.into());
                if page {
                    self.to_pane = Some(Pane::Page);
                }
            } else if let Some(why) = command.hindrance(self.lang, &can) {
                self.tell(why.to_owned());
            }
        }
    }
}

/// Whether something is being typed into a field in this very frame.
pub(super) fn types_now(ctx: &egui::Context) -> bool {
    ctx.text_edit_focused() && ctx.input(|input| input.events.iter().any(keys::types))
}
