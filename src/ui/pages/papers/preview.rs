//! The pages of a paper as they print. They are laid out and drawn in the background; what is shown stays until the
//! new picture is there.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::{
    Align, Color32, ColorImage, Context, Layout, Rect, RichText, Role, ScrollArea, Sense, Shadow,
    TextureHandle, TextureOptions, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use crate::jobs::papers::{PaperPages, lay_out, picture};
use crate::jobs::{Job, Jobs};
use crate::model::paper::{PageImage, PaperKind, PaperRequest};
use crate::ui::context::View;
use crate::ui::theme::{self, size};
use crate::ui::widgets::button;
use crate::ui::widgets::mark::Mark;

/// Between pages, and around them.
const GAP: f32 = 14.0;
const SCROLL_BAR: f32 = 12.0;
/// Below this width the line above the pages has room for the enlargement only.
const NARROW: f32 = 350.0;
/// Steps of the enlargement.
const STEPS: [f32; 9] = [0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0];
/// Points of the screen to a point of paper at 100 %.
const NATURAL: f32 = 96.0 / 72.0;
/// Pages beyond those seen whose pictures are kept.
const KEPT: usize = 3;
/// Laying out is told of only when it takes long enough to be noticed.
const NOTICEABLE: Duration = Duration::from_millis(400);

/// How large pages are shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fit {
    /// As wide as the room.
    Width,
    /// Whole.
    Page,
    /// Enlarged by this factor.
    Scale(f32),
}

struct Picture {
    texture: TextureHandle,
    /// Of which layout.
    stamp: u64,
    scale: f64,
}

struct Drawing {
    page: usize,
    stamp: u64,
    scale: f64,
    job: Job<Option<PageImage>>,
}

/// What is laid out and drawn.
pub struct Preview {
    wanted: Option<(u64, PaperRequest)>,
    laying: Option<(Job<PaperPages>, Instant)>,
    /// Laid out, but not yet shown: its first picture is being drawn.
    next: Option<(Arc<PaperPages>, PaperRequest)>,
    laid: Option<(Arc<PaperPages>, PaperRequest)>,
    failed: Option<String>,
    stamp: u64,
    pictures: HashMap<usize, Picture>,
    drawing: Option<Drawing>,
    /// A page that is seen without a picture of that many pixels to a point.
    lacking: Option<(usize, f64)>,
    fit: Fit,
    /// Room for pages at the last painting, and how many pixels a point had.
    room: Option<(Vec2, f32)>,
    /// The page in the middle, and how many there are on the screen.
    at: usize,
    /// To be scrolled to the beginning.
    rewind: bool,
}

impl Default for Preview {
    fn default() -> Self {
        Self {
            wanted: None,
            laying: None,
            next: None,
            laid: None,
            failed: None,
            stamp: 0,
            pictures: HashMap::new(),
            drawing: None,
            lacking: None,
            fit: Fit::Page,
            room: None,
            at: 0,
            rewind: false,
        }
    }
}

impl std::fmt::Debug for Preview {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Preview").field("wanted", &self.wanted).finish_non_exhaustive()
    }
}

impl Preview {
    /// The paper of that kind as it is shown; `None` while another is shown and when it cannot be made.
    #[must_use]
    pub fn laid(&self, kind: PaperKind) -> Option<&PaperPages> {
        self.laid.as_ref().filter(|(_, request)| request.kind == kind).map(|(laid, _)| &**laid)
    }

    /// Begins and ends work so that what is shown becomes what is asked for.
    pub fn keep_up(&mut self, ctx: &Context, jobs: &mut Jobs, view: &View<'_>, request: &PaperRequest) {
        let wanted = (view.snapshot.revision, request.clone());
        if self.wanted.as_ref() != Some(&wanted) {
            let job = jobs.start(lay_out(Arc::clone(view.file.snapshot()), request.clone()));
            self.laying = Some((job, Instant::now()));
            self.wanted = Some(wanted);
        }
        self.take_laid(jobs, view, request);
        self.take_picture(ctx);
        self.draw_seen(jobs);
    }

    fn take_laid(&mut self, jobs: &mut Jobs, view: &View<'_>, request: &PaperRequest) {
        let Some(outcome) = self.laying.as_ref().and_then(|(job, _)| job.poll()) else { return };
        self.laying = None;
        match outcome {
            Ok(laid) => {
                self.stamp += 1;
                self.drawing = None;
                self.next = Some((Arc::new(laid), request.clone()));
                self.draw_next(jobs);
            }
            Err(error) => {
                log::info!("preview: {error}");
                self.failed = Some(view.lang.error(&error));
                self.laid = None;
                self.next = None;
                self.pictures.clear();
            }
        }
    }

    /// Draws the page of the next paper that will be in the middle.
    fn draw_next(&mut self, jobs: &mut Jobs) {
        let Some((laid, request)) = &self.next else { return };
        let Some((room, density)) = self.room else {
            self.change_over();
            return;
        };
        let page = if self.same_paper(request) { self.at.min(laid.count().saturating_sub(1)) } else { 0 };
        let scale = self.pixels(laid, room, density);
        let job = jobs.start(picture(Arc::clone(laid), page, scale));
        self.drawing = Some(Drawing { page, stamp: self.stamp, scale, job });
    }

    fn same_paper(&self, request: &PaperRequest) -> bool {
        self.laid.as_ref().is_some_and(|(_, shown)| shown.kind == request.kind)
    }

    /// Shows the next paper.
    fn change_over(&mut self) {
        let Some((laid, request)) = self.next.take() else { return };
        if !self.same_paper(&request) {
            self.rewind = true;
            self.at = 0;
            let stamp = self.stamp;
            self.pictures.retain(|_, picture| picture.stamp == stamp);
        }
        self.pictures.retain(|page, _| *page < laid.count());
        self.laid = Some((laid, request));
        self.failed = None;
    }

    fn take_picture(&mut self, ctx: &Context) {
        let Some(outcome) = self.drawing.as_ref().and_then(|drawing| drawing.job.poll()) else { return };
        let Some(done) = self.drawing.take() else { return };
        if done.stamp != self.stamp {
            return;
        }
        if let Ok(Some(image)) = outcome {
            let size = [image.width, image.height].map(|side| usize::try_from(side).unwrap_or_default());
            // Every pixel is opaque, so both ways to count opacity are the same.
            let colours = ColorImage::from_rgba_premultiplied(size, &image.rgba);
            let name = format!("page {}", done.page);
            let texture = ctx.load_texture(name, colours, TextureOptions::LINEAR);
            self.pictures.insert(done.page, Picture { texture, stamp: done.stamp, scale: done.scale });
        }
        self.change_over();
    }

    /// Draws a page that was seen without its picture.
    fn draw_seen(&mut self, jobs: &mut Jobs) {
        let Some((page, scale)) = self.lacking.take() else { return };
        let Some((laid, _)) = self.laid.as_ref().filter(|_| self.drawing.is_none() && self.next.is_none())
        else {
            return;
        };
        let job = jobs.start(picture(Arc::clone(laid), page, scale));
        self.drawing = Some(Drawing { page, stamp: self.stamp, scale, job });
    }

    /// Points of the screen to a point of paper.
    fn scale(&self, laid: &PaperPages, room: Vec2) -> f32 {
        let (mut wide, mut high) = (1.0_f32, 1.0_f32);
        for (w, h) in (0..laid.count()).filter_map(|page| laid.size(page)) {
            wide = wide.max(narrow(w));
            high = high.max(narrow(h));
        }
        let width = (room.x - 2.0 * GAP - SCROLL_BAR) / wide;
        let page = width.min((room.y - 2.0 * GAP) / high);
        let scale = match self.fit {
            Fit::Width => width.min(2.0 * NATURAL),
            Fit::Page => page,
            Fit::Scale(factor) => factor * NATURAL,
        };
        scale.clamp(0.1, STEPS[STEPS.len() - 1] * NATURAL)
    }

    /// Pixels to a point of paper.
    fn pixels(&self, laid: &PaperPages, room: Vec2, density: f32) -> f64 {
        f64::from(self.scale(laid, room) * density)
    }

    fn factor(&self) -> f32 {
        match (&self.laid, self.room) {
            (Some((laid, _)), Some((room, _))) => self.scale(laid, room) / NATURAL,
            _ => 1.0,
        }
    }

    /// One step larger or smaller.
    fn step(&mut self, larger: bool) {
        let now = self.factor();
        let next = if larger {
            STEPS.into_iter().find(|step| *step > now * 1.01)
        } else {
            STEPS.into_iter().rev().find(|step| *step < now * 0.99)
        };
        if let Some(next) = next {
            self.fit = Fit::Scale(next);
        }
    }

    /// Paints the line above the pages.
    pub fn bar_ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        let (lang, p) = (view.lang, view.palette);
        ui.horizontal(|ui| {
            ui.set_min_height(theme::CONTROL);
            let narrow = ui.available_width() < NARROW;
            if button::icon(ui, Mark::Exempt, lang.preview_smaller()).clicked() {
                self.step(false);
            }
            let percent = whole(self.factor() * 100.0);
            ui.allocate_ui(vec2(44.0, theme::CONTROL), |ui| {
                ui.set_width(44.0);
                ui.with_layout(Layout::top_down(Align::Center), |ui| {
                    ui.add_space(4.0);
                    let text = lang.preview_percent(percent);
                    ui.label(RichText::new(text).size(size::SMALL).color(p.text_weak));
                });
            });
            if button::icon(ui, Mark::Plus, lang.preview_larger()).clicked() {
                self.step(true);
            }
            if narrow {
                // Both fits come to the same in a narrow room.
                return;
            }
            let all = [
                (Fit::Page, lang.preview_fit_page().to_owned()),
                (Fit::Width, lang.preview_fit_width().to_owned()),
            ];
            if let Some(fit) = button::segments(ui, lang.preview_fit(), self.fit, &all) {
                self.fit = fit;
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let slow = self.laying.as_ref().is_some_and(|(_, since)| since.elapsed() > NOTICEABLE);
                if slow {
                    ui.label(RichText::new(lang.preview_laying()).size(size::SMALL).color(p.text_weak));
                    ui.spinner();
                } else if self.laying.is_some() {
                    ui.ctx().request_repaint_after(NOTICEABLE);
                }
                if let Some((laid, _)) = &self.laid {
                    let text = lang.preview_page(self.at + 1, laid.count());
                    ui.label(RichText::new(text).size(size::SMALL).color(p.text_weak));
                }
            });
        });
    }

    /// Paints the pages in what room there is.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>) {
        let room = ui.available_size();
        let density = ui.ctx().pixels_per_point();
        self.room = Some((room, density));
        let Some((laid, _)) = &self.laid else {
            if let Some(why) = &self.failed {
                sentence(ui, view, why);
            }
            return;
        };
        let laid = Arc::clone(laid);
        let scale = self.scale(&laid, room);
        let pixels = f64::from(scale * density);
        let places = places(&laid, scale, room);
        let whole = places.last().map_or(0.0, Rect::bottom) + GAP;
        let wide = places.iter().map(Rect::right).fold(0.0, f32::max) + GAP;
        let mut area = ScrollArea::both().id_salt("pages").auto_shrink([false, false]);
        if std::mem::take(&mut self.rewind) {
            area = area.scroll_offset(Vec2::ZERO);
        }
        let mut seen_pages = 0..0;
        area.show_viewport(ui, |ui, seen| {
            ui.set_width(wide.max(room.x - SCROLL_BAR));
            ui.set_height(whole);
            let origin = ui.max_rect().min.to_vec2();
            let first = places.iter().position(|place| place.bottom() >= seen.top()).unwrap_or_default();
            let count = places[first..].iter().take_while(|place| place.top() <= seen.bottom()).count();
            seen_pages = first..first + count;
            let middle = seen.center().y;
            let near = |n: &usize| whole_distance(&places[*n], middle);
            self.at = seen_pages.clone().min_by(|a, b| near(a).total_cmp(&near(b))).unwrap_or_default();
            for page in seen_pages.clone() {
                self.page_ui(ui, view, page, places[page].translate(origin), density);
            }
        });
        self.zoom_by_wheel(ui);
        self.pictures.retain(|page, _| {
            *page + KEPT >= seen_pages.start && *page < seen_pages.end.saturating_add(KEPT)
        });
        if self.drawing.is_none() && self.next.is_none() {
            let stamp = self.stamp;
            let fresh = |page: &usize| {
                self.pictures.get(page).is_some_and(|picture| {
                    picture.stamp == stamp && (picture.scale - pixels).abs() < 0.004 * pixels
                })
            };
            if let Some(page) = seen_pages.into_iter().find(|page| !fresh(page)) {
                self.lacking = Some((page, pixels));
                ui.ctx().request_repaint();
            }
        }
    }

    fn page_ui(&self, ui: &Ui, view: &View<'_>, page: usize, place: Rect, density: f32) {
        // On whole pixels, so that thin lines stay as thin as they print.
        let place = Rect::from_min_size(
            pos2((place.left() * density).round() / density, (place.top() * density).round() / density),
            place.size(),
        );
        let response = ui.interact(place, egui::Id::unique(("page", page)), Sense::hover());
        let name = view.lang.preview_picture(page + 1);
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
        let shadow = Shadow { offset: [0, 1], blur: 6, spread: 0, color: view.palette.shadow };
        ui.painter().add(shadow.as_shape(place, 0));
        ui.painter().rect_filled(place, 0, Color32::WHITE);
        if let Some(picture) = self.pictures.get(&page) {
            let all = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
            ui.painter().image(picture.texture.id(), place, all, Color32::WHITE);
        }
    }

    fn zoom_by_wheel(&mut self, ui: &Ui) {
        if !ui.rect_contains_pointer(ui.max_rect()) {
            return;
        }
        let zoom = ui.input(egui::InputState::zoom_delta);
        if (zoom - 1.0).abs() > 0.001 {
            let factor = self.factor() * zoom;
            self.fit = Fit::Scale(factor.clamp(STEPS[0], STEPS[STEPS.len() - 1]));
        }
    }
}

fn whole_distance(place: &Rect, y: f32) -> f32 {
    if place.y_range().contains(y) { 0.0 } else { (place.center().y - y).abs() }
}

/// Where each page stands, below each other and in the middle.
fn places(laid: &PaperPages, scale: f32, room: Vec2) -> Vec<Rect> {
    let mut top = GAP;
    let sizes = (0..laid.count()).filter_map(|page| laid.size(page));
    sizes
        .map(|(w, h)| {
            let size = vec2(narrow(w), narrow(h)) * scale;
            let left = ((room.x - SCROLL_BAR - size.x) / 2.0).max(GAP);
            let place = Rect::from_min_size(pos2(left, top), size);
            top += size.y + GAP;
            place
        })
        .collect()
}

/// A sentence in the middle, in place of pages.
pub fn sentence(ui: &mut Ui, view: &View<'_>, text: &str) {
    let room = ui.available_size();
    ui.allocate_ui_with_layout(room, Layout::top_down(Align::Center), |ui| {
        ui.add_space((room.y * 0.36 - 20.0).max(16.0));
        ui.set_max_width((room.x - 80.0).min(460.0));
        let text = RichText::new(text).size(size::TITLE).color(view.palette.text_weak);
        ui.add(egui::Label::new(text).wrap());
    });
}

#[expect(clippy::cast_possible_truncation, reason = "sides of a sheet of paper")]
fn narrow(side: f64) -> f32 {
    side as f32
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a percentage below a thousand")]
fn whole(percent: f32) -> u32 {
    percent.round().clamp(0.0, 1000.0) as u32
}
