//! What lies over the window while its file is exchanged for another: nothing can be typed or pressed that would be lost
//! with the file that goes.

use std::time::Duration;

use egui::{Color32, Context, Frame, Id, Modal};

use super::status::job_name;
use crate::jobs::Status;
use crate::ui::context::Ambient;
use crate::ui::theme;
use crate::ui::widgets::button;
use crate::ui::wish::Wish;

/// Work that is done sooner is not told of.
const NOTICEABLE: Duration = Duration::from_millis(300);

/// Lays it over everything.
pub fn show(ctx: &Context, ambient: &Ambient<'_>, status: &Status) {
    let told = status.age >= NOTICEABLE;
    let frame = if told { Frame::window(&ctx.style_of(ctx.theme())).inner_margin(20) } else { Frame::NONE };
    let shade = if told { Color32::from_black_alpha(70) } else { Color32::TRANSPARENT };
    Modal::new(Id::unique("cover")).frame(frame).backdrop_color(shade).show(ctx, |ui| {
        if !told {
            return;
        }
        ui.set_width(320.0);
        let name = job_name(status.kind, ambient.lang);
        ui.horizontal(|ui| {
            ui.spinner();
            ui.label(match status.percent {
                _ if status.cancelled => ambient.lang.job_stopping(name),
                Some(percent) => ambient.lang.status_percent(name, percent),
                None => name.to_owned(),
            });
        });
        if !status.kind.stops() {
            return;
        }
        ui.add_space(3.0 * theme::GRID);
        button::row(ui, |ui| {
            if button::plain(ui, ambient.lang.cancel(), !status.cancelled).clicked() {
                ambient.send(Wish::CancelJob(status.number));
            }
        });
    });
}
