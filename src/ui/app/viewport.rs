//! The window on the desktop: its title, its size, the message that stands in it.

use super::App;
use crate::ui::chrome::status::Tone;
use crate::ui::settings::WindowSize;
use crate::ui::widgets::widths;

impl App {
    /// To be called in every frame.
    pub(super) fn keep_window(&mut self, ctx: &egui::Context) {
        self.keep_title(ctx);
        self.fill_screen(ctx);
        self.fit_screen(ctx);
        let size = ctx.input(|input| (input.viewport().inner_rect, input.viewport().maximized));
        if let (Some(rect), maximized) = size {
            let window = &mut self.settings.window;
            window.maximised = maximized.unwrap_or(false);
            if !window.maximised {
                // Kept without the enlargement, as the next start begins without.
                let zoom = ctx.zoom_factor();
                (window.width, window.height) = (rect.width() * zoom, rect.height() * zoom);
            }
        }
    }

    /// Keeps what the person has done to the look of pages: the widths of columns, the shown page.
    pub(super) fn keep_look(&mut self, ctx: &egui::Context) {
        let page = self.file.as_ref().map(|_| self.page);
        if page.is_some() {
            self.settings.page = page;
        }
        if let Some(columns) = widths::changed(ctx) {
            self.settings.columns = columns;
            self.save_settings();
        }
    }

    /// The title of the window names the file, for the desktop's list of windows.
    fn keep_title(&mut self, ctx: &egui::Context) {
        let title = self.file.as_ref().map_or_else(
            || self.lang.product().to_owned(),
            |d| {
                let file = d.facts().path.file_name().unwrap_or_default().to_string_lossy();
                format!("{file} - {}", self.lang.product())
            },
        );
        if title != self.title {
            self.title.clone_from(&title);
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title));
        }
    }

    /// A window that is larger than the screen, with its frame, is made smaller: what stands at its lower edge would be
    /// out of sight. Its least size would hinder that on a small screen.
    fn fit_screen(&mut self, ctx: &egui::Context) {
        if self.fitted {
            return;
        }
        let place = ctx.input(|input| {
            let viewport = input.viewport();
            Some((viewport.inner_rect?, viewport.outer_rect?, viewport.monitor_size?, viewport.maximized?))
        });
        let Some((inner, outer, screen, maximized)) = place else { return };
        self.fitted = true;
        let frame = outer.size() - inner.size();
        let (room, least) = (screen - frame, egui::Vec2::from(WindowSize::LEAST) / ctx.zoom_factor());
        if least.min(room) != least {
            ctx.send_viewport_cmd(egui::ViewportCommand::MinInnerSize(least.min(room)));
        }
        if !maximized && inner.size().min(room) != inner.size() {
            ctx.send_viewport_cmd(egui::ViewportCommand::InnerSize(inner.size().min(room)));
        }
    }

    /// Some window managers forget the wish to fill the screen that a window had before it was shown.
    fn fill_screen(&mut self, ctx: &egui::Context) {
        match self.fill_in {
            Some(0) => {
                self.fill_in = None;
                if ctx.input(|input| input.viewport().maximized) == Some(false) {
                    ctx.send_viewport_cmd(egui::ViewportCommand::Maximized(true));
                }
            }
            Some(n) => {
                self.fill_in = Some(n - 1);
                ctx.request_repaint();
            }
            None => {}
        }
    }

    /// A message goes by itself once it can be read; an error stays until it is put away.
    pub(super) fn put_message_away(&mut self, ctx: &egui::Context) {
        const READ: f64 = 10.0;
        if self.way_back.as_ref().is_some_and(|(page, _)| *page != self.page) {
            self.way_back = None;
        }
        let Some((Tone::Info, text)) = &self.notice.message else {
            self.told = None;
            return;
        };
        let now = ctx.input(|input| input.time);
        let since = match &self.told {
            Some((told, since)) if told == text => *since,
            _ => {
                self.told = Some((text.clone(), now));
                now
            }
        };
        let left = since + READ - now;
        if left <= 0.0 {
            self.notice.message = None;
        } else {
            ctx.request_repaint_after(std::time::Duration::from_secs_f64(left));
        }
    }
}
