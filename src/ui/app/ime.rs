//! What input methods need beyond what the window library tells them.

use super::App;

/// Whether the window may stand on X11, where an input method knows a point only, not a line.
const POINT_ONLY: bool = cfg!(all(unix, not(target_os = "macos")));

impl App {
    /// To be called when the window is painted.
    pub(super) fn steer_input_method(&mut self, ctx: &egui::Context) {
        let asked = ctx.output_mut(|output| {
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
