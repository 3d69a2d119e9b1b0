//! The window as a whole: owns the open file, the pages' drafts, dialogs and work in the background; carries
//! commands out in `logic` and paints in `ui`.

mod asking;
mod backups;
mod damage;
mod edits;
mod exchange;
mod files;
mod fill;
mod ime;
mod jobs;
mod keyed;
mod moves;
mod papers;
mod run;
mod typed;
mod viewport;
mod views;

use std::path::PathBuf;
use std::sync::Arc;

use egui::{CentralPanel, Frame, Margin, Panel};

use super::chrome::status::{Notice, Tone};
use super::chrome::{cover, side, status, top};
use super::command::{Availability, Command, FileCommand};
use super::context::{Ambient, Queue, View};
use super::desktop::Desktop;
use super::dialog_kind::DialogKind;
use super::dialogs::{self, Dialog};
use super::drafts::Drafts;
use super::fonts;
use super::open_file::OpenFile;
use super::page::Page;
use super::pages::{PageBody, Pages, start};
use super::picker::FilePicker;
use super::selection::Selection;
use super::settings::Settings;
use super::setup::Launch;
use super::theme::{self, Palette};
use super::widgets::button;
use super::widgets::pane::{self, Pane};
use super::widgets::widths;
use super::wish::{Ask, Wish};
use crate::error::Error;
use crate::host::Host;
use crate::jobs::{Jobs, Kind};
use crate::model::setting::SettingKey;
use crate::text::Lang;
use crate::workspace::Context;

/// How often progress is looked at.
const STEP: std::time::Duration = std::time::Duration::from_millis(100);

/// What the window does with a result.
type GoOn = Box<dyn FnOnce(&mut App, &egui::Context)>;

/// Work whose result the window itself waits for.
trait Awaited {
    /// What is to be done once the result is there.
    fn ended(&mut self) -> Option<GoOn>;
}

/// The window.
pub struct App {
    file: Option<OpenFile>,
    page: Page,
    pages: Pages,
    selection: Selection,
    search: String,
    dialogs: Vec<Box<dyn Dialog>>,
    notice: Notice,
    settings: Settings,
    lang: Lang,
    queue: Queue,
    drafts: Drafts,
    /// Pressed commands that wait for a field to be given what was typed before them.
    keyed: Vec<Command>,
    /// Whether the window may close: nothing is left that would be lost.
    closing: bool,
    /// The page where something is filled in, and the way back from there.
    way_back: Option<(Page, Wish)>,
    /// The message that stands there, and since when.
    told: Option<(String, f64)>,
    /// The part of the window that gets the keyboard.
    to_pane: Option<Pane>,
    picker: Box<dyn FilePicker>,
    asked: Option<Ask>,
    desktop: Box<dyn Desktop>,
    /// The work in the background.
    jobs: Jobs,
    /// What of it the window itself waits for.
    awaited: Vec<Box<dyn Awaited>>,
    /// The work that has a data file in its hands.
    file_work: Option<Kind>,
    /// The page to be shown once the file is open that was open last.
    first_page: Option<Page>,
    /// What waits for it to end.
    waiting: Vec<Wish>,
    context: Box<dyn Fn() -> Context>,
    host: Host,
    title: String,
    /// Whether an input method was asked for in the last frame.
    ime: bool,
    /// When Ctrl was last held, in seconds of the window's clock.
    ctrl_held: f64,
    /// Whether the window was fitted to the screen.
    fitted: bool,
    /// Frames until the window is made to fill the screen.
    fill_in: Option<u8>,
}

impl App {
    /// The window as it starts; opens the file that `launch` names, else the one that was open last, if it is there.
    #[must_use]
    pub fn new(cc: &eframe::CreationContext<'_>, launch: Launch) -> Self {
        Self::with_context(&cc.egui_ctx, launch)
    }

    /// As [`Self::new`], without a window around it.
    #[must_use]
    pub fn with_context(ctx: &egui::Context, launch: Launch) -> Self {
        fonts::install(ctx);
        theme::install(ctx);
        let settings = Settings::load(&launch.host);
        ctx.set_theme(settings.theme.preference());
        ctx.set_zoom_factor(settings.zoom);
        theme::condense(ctx, settings.condensed);
        widths::install(ctx, settings.columns.clone());
        // A desktop that says nothing about it is taken for a light one.
        ctx.options_mut(|options| options.fallback_theme = egui::Theme::Light);
        // Ctrl + and - are commands here, so that they stand in menus and are remembered.
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
        // Looked for now: painting asks no disk.
        launch.desktop.has_printer();
        let wake = ctx.clone();
        let mut app = Self {
            file: None,
            page: Page::default(),
            pages: Pages::default(),
            selection: Selection::default(),
            search: String::new(),
            dialogs: Vec::new(),
            notice: Notice::default(),
            lang: launch.lang.unwrap_or(settings.lang),
            settings,
            queue: Queue::default(),
            drafts: Drafts::default(),
            keyed: Vec::new(),
            closing: false,
            way_back: None,
            told: None,
            to_pane: None,
            picker: launch.picker,
            asked: None,
            desktop: launch.desktop,
            jobs: Jobs::new(Arc::new(move || wake.request_repaint())),
            awaited: Vec::new(),
            file_work: None,
            first_page: None,
            waiting: Vec::new(),
            context: launch.context,
            host: launch.host,
            title: String::new(),
            ime: false,
            ctrl_held: f64::NEG_INFINITY,
            fitted: false,
            fill_in: None,
        };
        app.fill_in = app.settings.window.maximised.then_some(2);
        if let Some(file) = launch.file {
            app.queue.push(Wish::OpenPath(file));
        } else if launch.sample {
            app.queue.push(FileCommand::OpenSample);
        } else if let Some(last) = app.settings.recent.first().filter(|path| path.is_file()) {
            app.queue.push(Wish::OpenPath(last.clone()));
            app.first_page = app.settings.page;
        }
        app
    }

    /// The open file.
    #[must_use]
    pub fn file(&self) -> Option<&OpenFile> {
        self.file.as_ref()
    }

    /// The shown page.
    #[must_use]
    pub fn page(&self) -> Page {
        self.page
    }

    /// What is selected on the schedule.
    #[must_use]
    pub fn selection(&self) -> &Selection {
        &self.selection
    }

    /// Wishes for a command or something else, as a click on its button would.
    pub fn send(&self, wish: impl Into<Wish>) {
        self.queue.push(wish);
    }

    fn today(&self) -> chrono::NaiveDate {
        match &self.file {
            Some(file) => file.facts().clock.today(),
            None => (self.context)().clock.today(),
        }
    }

    fn availability(&mut self, ctx: &egui::Context) -> Availability {
        let page_covers = self.pages.body(self.page).covers_keys();
        let covered =
            !self.dialogs.is_empty() || self.is_exchanging() || egui::Popup::is_any_open(ctx) || page_covers;
        let typing = ctx.text_edit_focused();
        let condensed = self.settings.condensed;
        let Some(file) = &self.file else {
            return Availability { condensed, typing, covered, ..Availability::default() };
        };
        let snapshot = file.snapshot();
        let sessions: Vec<_> =
            self.selection.sessions().into_iter().filter_map(|id| snapshot.sessions.get(id)).collect();
        let facts = file.facts();
        let label = |label: Option<&_>| label.map(|l| self.lang.edit_label(l));
        Availability {
            file: true,
            writable: file.writable(),
            writable_file: facts.writable,
            undo: label(facts.undo.as_ref()).filter(|_| facts.writable),
            redo: label(facts.redo.as_ref()).filter(|_| facts.writable),
            page: file.programme().map(|_| self.page),
            table: self.pages.schedule.is_table(),
            selected: sessions.len(),
            all_locked: !sessions.is_empty() && sessions.iter().all(|s| s.locked),
            any_locked: sessions.iter().any(|s| s.locked),
            any_placed: sessions.iter().any(|s| s.month.is_some()),
            last_year: file.year().map_or(0, |year| year.suggestions().len()),
            unscheduled: file.year().map_or(0, |year| year.schedule().unscheduled.len()),
            years: file.programme().is_some(),
            printer: self.desktop.has_printer(),
            condensed,
            typing,
            covered,
        }
    }

    /// Asks the shown page something outside of painting; `None` while no year is open.
    fn with_page<R>(
        &mut self,
        ctx: &egui::Context,
        ask: impl FnOnce(&mut dyn PageBody, &View<'_>) -> R,
    ) -> Option<R> {
        let page = self.page;
        self.with_pages(ctx, |pages, view| ask(pages.body(page), view))
    }

    /// Asks any page something outside of painting; `None` while no year is open.
    fn with_pages<R>(
        &mut self,
        ctx: &egui::Context,
        ask: impl FnOnce(&mut Pages, &View<'_>) -> R,
    ) -> Option<R> {
        let today = self.today();
        let file = self.file.as_mut()?;
        let searches = self.dialogs.iter().any(|dialog| dialog.searches());
        file.refresh(&mut self.jobs, today, &self.search, searches);
        let can = Availability::default();
        let ambient = Ambient {
            lang: self.lang,
            palette: Palette::of(ctx),
            today,
            settings: &self.settings,
            can: &can,
            queue: &self.queue,
            drafts: &self.drafts,
        };
        let view = View::of(ambient, file, &self.selection, &self.search)?;
        Some(ask(&mut self.pages, &view))
    }

    fn open_dialog(&mut self, kind: DialogKind) {
        self.dialogs.push(dialogs::open(kind));
    }

    fn save_settings(&self) {
        self.settings.save(&self.host);
    }

    fn tell(&mut self, text: String) {
        self.notice.message = Some((Tone::Info, text));
    }

    fn fail(&mut self, error: &Error) {
        if matches!(error, Error::Cancelled) {
            self.tell(self.lang.error(error));
            return;
        }
        log::warn!("{error}");
        self.notice.message = Some((Tone::Error, self.lang.error(error)));
    }

    fn forget_view(&mut self) {
        self.selection = Selection::default();
        self.search.clear();
        self.drafts.clear();
        self.pages.reset();
        self.dialogs.clear();
    }

    fn read_drops(&mut self, ctx: &egui::Context) {
        let dropped = ctx.input(|input| input.raw.dropped_files.clone());
        let paths: Vec<PathBuf> = dropped.iter().map(|file| file.path().to_path_buf()).collect();
        if !paths.is_empty() && self.dialogs.iter().any(|dialog| dialog.unsaved()) {
            self.tell(self.lang.drop_in_dialog().to_owned());
            return;
        }
        self.dropped(paths);
    }
}

impl App {
    /// Carries out what was wished for. Paints nothing.
    pub fn update(&mut self, ctx: &egui::Context) {
        self.read_drops(ctx);
        self.hand_over(ctx, false);
        self.read_close(ctx);
        self.read_keys(ctx);
        self.poll_picker();
        self.go_on(ctx);
        self.end_waiting(ctx);
        self.run_queue(ctx);
        self.run_keyed(ctx);
        self.run_queue(ctx);
        let today = self.today();
        if let Some(file) = &mut self.file {
            let searches = self.dialogs.iter().any(|dialog| dialog.searches());
            file.refresh(&mut self.jobs, today, &self.search, searches);
        }
        self.keep_pages_up(ctx);
        self.put_message_away(ctx);
        self.keep_look(ctx);
        self.keep_window(ctx);
        if let Some(pane) = self.to_pane.take() {
            pane::enter(ctx, pane);
        }
    }

    /// Carries out the wishes. One may wish for others (a search that jumps to its first hit): they are carried
    /// out at once.
    fn run_queue(&mut self, ctx: &egui::Context) {
        for _ in 0..8 {
            let wishes = self.queue.take();
            if wishes.is_empty() {
                break;
            }
            for wish in wishes {
                self.carry_out(ctx, wish);
            }
        }
    }

    /// Paints the window. Changes nothing but drafts.
    pub fn paint(&mut self, ui: &mut egui::Ui) {
        let ctx = ui.ctx().clone();
        let can = self.availability(&ctx);
        let today = self.today();
        let palette = Palette::of(&ctx);
        let (running, more) = self.jobs.statuses();
        if let Some(after) = more.or_else(|| (!running.is_empty()).then_some(STEP)) {
            ctx.request_repaint_after(after);
        }
        let Self {
            file,
            page,
            pages,
            selection,
            search,
            dialogs,
            notice,
            settings,
            lang,
            queue,
            drafts,
            way_back,
            ..
        } = self;
        let ambient = Ambient { lang: *lang, palette, today, settings, can: &can, queue, drafts };
        let searched = search.clone();
        let view = file.as_ref().and_then(|file| View::of(ambient, file, selection, &searched));
        let bar = Frame::new().fill(palette.page).inner_margin(Margin::symmetric(10, 0));
        Panel::top("top").exact_size(theme::TOP_BAR).frame(bar).show(ui, |ui| {
            pane::begin(ui, Pane::Top);
            match (&view, &*file) {
                (Some(view), _) => top::show(ui, view, pages.body(*page), search),
                (None, Some(file)) => {
                    top::bare_ui(ui, &ambient, file.snapshot().setting(SettingKey::Region));
                }
                (None, None) => top::start_ui(ui, &ambient),
            }
        });
        if let Some(view) = view.as_ref().filter(|_| top::is_narrow(ui.ctx())) {
            Panel::top("second line").exact_size(theme::TOP_BAR).frame(bar).show(ui, |ui| {
                top::second_line(ui, view, pages.body(*page));
            });
        }
        let low = Frame::new().fill(palette.bar).inner_margin(Margin::symmetric(12, 0));
        Panel::bottom("status").exact_size(theme::STATUS_BAR).frame(low).show(ui, |ui| {
            status::show(ui, &ambient, file.as_ref(), notice, &running);
        });
        strips_ui(ui, &ambient, way_back.as_ref().map(|(_, back)| back), notice);
        if let Some(view) = &view {
            let side = Frame::new().fill(palette.bar);
            let width =
                if ctx.content_rect().width() < 1000.0 { theme::SIDE_BAR_NARROW } else { theme::SIDE_BAR };
            Panel::left("pages").exact_size(width).resizable(false).frame(side).show(ui, |ui| {
                pane::begin(ui, Pane::Pages);
                side::show(ui, view, pages, *page);
            });
        }
        CentralPanel::default().frame(Frame::new().fill(palette.page)).show(ui, |ui| {
            if let Some(view) = &view {
                pages.body(*page).show(ui, view);
                return;
            }
            pane::begin(ui, Pane::Page);
            if file.is_some() {
                start::blank_ui(ui, &ambient);
            } else {
                start::show(ui, &ambient);
            }
        });
        let mut level = 0;
        dialogs.retain_mut(|dialog| {
            level += 1;
            !dialogs::paint(dialog.as_mut(), level, &ctx, &ambient, view.as_ref())
        });
        if let Some(status) = running.iter().find(|status| status.kind.exchanges_file()) {
            cover::show(&ctx, &ambient, status);
        }
        self.steer_input_method(&ctx);
        if !self.queue.is_empty() {
            ctx.request_repaint();
        }
    }
}

/// The strips above the status bar, which come and go: the way back, the message.
fn strips_ui(ui: &mut egui::Ui, ambient: &Ambient<'_>, way_back: Option<&Wish>, notice: &Notice) {
    let strip = |name: &'static str, fill| {
        let frame = Frame::new().fill(fill).inner_margin(Margin::symmetric(12, 4));
        Panel::bottom(name).resizable(false).frame(frame)
    };
    if let Some(back) = way_back {
        strip("way back", ambient.palette.accent_soft).show(ui, |ui| {
            if button::link(ui, ambient.lang.way_back()).clicked() {
                ambient.send(back.clone());
            }
        });
    } else {
        pane::absent(ui);
    }
    if let Some((tone, text)) = &notice.message {
        let fill = match tone {
            Tone::Info => ambient.palette.accent_soft,
            Tone::Error => ambient.palette.overdue_soft,
        };
        strip("message", fill).show(ui, |ui| status::message_ui(ui, ambient, *tone, text));
    } else {
        pane::absent(ui);
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.update(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.paint(ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.save_settings();
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}
