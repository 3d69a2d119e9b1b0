//! Work in the background: begun here or on behalf of a page or dialog, never while painting, and gone on with when its
//! result is there.

use egui::Context;

use super::{App, Awaited, GoOn};
use crate::error::Result;
use crate::jobs::{Job, Work};
use crate::ui::context::{Ambient, View};
use crate::ui::theme::Palette;

/// A job, and what is done with its result.
struct Awaiting<T, F> {
    job: Job<T>,
    then: Option<F>,
}

impl<T, F> Awaited for Awaiting<T, F>
where
    T: Send + 'static,
    F: FnOnce(&mut App, &Context, Result<T>) + 'static,
{
    fn ended(&mut self) -> Option<GoOn> {
        let outcome = self.job.poll()?;
        let then = self.then.take()?;
        Some(Box::new(move |app, ctx| then(app, ctx, outcome)))
    }
}

impl App {
    /// Begins work and says what is done with its result.
    pub(super) fn begin_work<T: Send + 'static>(
        &mut self,
        work: Work<T>,
        then: impl FnOnce(&mut Self, &Context, Result<T>) + 'static,
    ) {
        let job = self.jobs.start(work);
        self.awaited.push(Box::new(Awaiting { job, then: Some(then) }));
    }

    /// Goes on with what has ended.
    pub(super) fn go_on(&mut self, ctx: &Context) {
        let mut ended = Vec::new();
        self.awaited.retain_mut(|awaited| match awaited.ended() {
            Some(go_on) => {
                ended.push(go_on);
                false
            }
            None => true,
        });
        for go_on in ended {
            go_on(self, ctx);
        }
    }

    /// Lets the shown page and the dialogs begin their work and take what has come of it.
    pub(super) fn keep_pages_up(&mut self, ctx: &Context) {
        let (can, today) = (self.availability(ctx), self.today());
        let Self {
            file, page, pages, selection, search, dialogs, settings, lang, queue, drafts, jobs, ..
        } = self;
        let ambient =
            Ambient { lang: *lang, palette: Palette::of(ctx), today, settings, can: &can, queue, drafts };
        let view = file.as_ref().and_then(|file| View::of(ambient, file, selection, search));
        if let Some(view) = &view {
            pages.body(*page).keep_up(ctx, jobs, view);
        }
        for dialog in dialogs {
            dialog.keep_up(ctx, jobs, &ambient, view.as_ref());
        }
    }
}
