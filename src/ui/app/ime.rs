//! What input methods need beyond what the window library tells them.

use super::App;

/// How long after Ctrl was let go a field may still get the keyboard by it, in seconds: some slow frames.
const LINGERS: f64 = 0.3;

/// Whether the window may stand on X11, where an input method knows a point only, not a line.
const POINT_ONLY: bool = cfg!(all(unix, not(target_os = "macos")));

impl App {
    /// To be called when the window is painted.
    pub(super) fn steer_input_method(&mut self, ctx: &egui::Context) {
        // Ctrl+F and Ctrl+K give the keyboard to a field, but only in the frames that follow, and letters typed before they
        // are painted would pass the input method by. So it is let in as soon as Ctrl is held.
        let (held, now) = ctx.input(|input| (input.focused && input.modifiers.command, input.time));
        if held {
            self.ctrl_held = now;
        }
        let left = self.ctrl_held + LINGERS - now;
        let ahead = POINT_ONLY && left > 0.0;
        if ahead && !held {
            ctx.request_repaint_after(std::time::Duration::from_secs_f64(left));
        }
        let window = ctx.content_rect();
        let asked = ctx.output_mut(|output| {
            if ahead {
                output.ime.get_or_insert(egui::output::IMEOutput {
                    purpose: egui::IMEPurpose::Normal,
                    rect: window,
                    cursor_rect: egui::Rect::from_min_size(window.min, egui::Vec2::ZERO),
                    should_interrupt_composition: false,
                });
            }
            if let Some(ime) = &mut output.ime
                && POINT_ONLY
            {
                // The list of candidates begins at this point: below the line, so that it does not cover it.
                ime.cursor_rect.min.y = ime.cursor_rect.max.y;
            }
            output.ime.is_some()
        });
        if asked && !self.ime && POINT_ONLY {
            // A field was given the keyboard. On X11 the window library hands that to the input method only after the
            // next event, so that a letter typed at once would pass it by. Setting the title makes such an event.
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(self.title.clone()));
        }
        self.ime = asked;
    }
}
