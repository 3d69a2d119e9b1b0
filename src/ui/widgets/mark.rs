//! Small drawn signs: the fonts lack most of them, and drawn ones stay crisp at every size.

use std::f32::consts::TAU;

use egui::emath::GuiRounding as _;
use egui::{Color32, CornerRadius, Painter, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, Vec2, vec2};

use crate::rules::owed::{Owed, State, Timing};
use crate::ui::theme::Palette;

/// A sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// ○ 未到期
    NotDue,
    /// ▲ 即将到期
    DueSoon,
    /// ■ 逾期未报
    Overdue,
    /// ◔ 已报待审核
    Received,
    /// ↩ 退回修改
    Returned,
    /// ✔ 审核通过
    Accepted,
    /// – 免报
    Exempt,
    /// A circle with a bar across: 不宜
    Unfit,
    /// A disc: 已满
    Full,
    /// A padlock.
    Locked,
    /// Arrow back in an arc.
    Undo,
    /// Arrow forth in an arc.
    Redo,
    /// Small arrow down: a list opens, or is open.
    Down,
    /// Small arrow up.
    Up,
    /// Small arrow to the right: a list is closed.
    Right,
    /// Small arrow to the left.
    Left,
    /// Three lines.
    Menu,
    /// A lens.
    Search,
    /// ×
    Close,
    /// A sheet with a turned corner.
    File,
    /// A calendar leaf.
    Calendar,
    /// Six dots to drag by.
    Grip,
    /// A plus.
    Plus,
}

/// The sign of a report's state; says the same as `Lang::owed_state`.
#[must_use]
pub fn of(owed: &Owed) -> Mark {
    match owed.state() {
        State::Overdue => Mark::Overdue,
        State::Returned => Mark::Returned,
        State::DueSoon => Mark::DueSoon,
        State::Received => Mark::Received,
        State::NotDue | State::Unrecorded => Mark::NotDue,
        State::Accepted => Mark::Accepted,
        State::Exempt => Mark::Exempt,
    }
}

/// The colour of a report's state.
#[must_use]
pub fn colour(owed: &Owed, p: &Palette) -> Color32 {
    match owed.state() {
        State::Overdue => p.overdue,
        State::Returned | State::DueSoon => p.warn,
        State::Received | State::Accepted if owed.timing == Timing::Late => p.warn,
        State::Received => p.accent_text,
        State::Accepted => p.done,
        State::NotDue | State::Unrecorded | State::Exempt => p.text_weak,
    }
}

/// A sign in the flow of widgets, `size` points wide and as high as a line.
pub fn show(ui: &mut Ui, mark: Mark, size: f32, colour: Color32) -> Response {
    let height = ui.text_style_height(&egui::TextStyle::Body);
    let (rect, response) = ui.allocate_exact_size(vec2(size, height), Sense::hover());
    paint(ui.painter(), mark, rect.center(), size, colour);
    response
}

/// Draws a sign into a square of `size` points around `centre`.
pub fn paint(painter: &Painter, mark: Mark, centre: Pos2, size: f32, colour: Color32) {
    let pixels = painter.ctx().pixels_per_point();
    let centre = centre.round_to_pixels(pixels);
    let r = size / 2.0;
    let width = (size / 9.0).max(1.2);
    let stroke = Stroke::new(width, colour);
    let at = |x: f32, y: f32| centre + vec2(x, y) * r;
    let line = |points: &[(f32, f32)]| {
        painter.add(Shape::line(points.iter().map(|(x, y)| at(*x, *y)).collect(), stroke));
    };
    let square = |half: f32| Rect::from_center_size(centre, Vec2::splat(2.0 * half * r));
    match mark {
        Mark::NotDue => {
            painter.circle_stroke(centre, r * 0.78, stroke);
        }
        Mark::DueSoon => {
            let points = vec![at(0.0, -0.82), at(0.9, 0.76), at(-0.9, 0.76)];
            painter.add(Shape::convex_polygon(points, colour, Stroke::NONE));
        }
        Mark::Overdue => {
            painter.rect_filled(square(0.78), CornerRadius::same(1), colour);
        }
        Mark::Received => {
            painter.circle_stroke(centre, r * 0.78, stroke);
            let mut points = vec![centre];
            points.extend((0..=8u8).map(|n| {
                let angle = TAU / 4.0 * (f32::from(n) / 8.0) - TAU / 4.0;
                centre + Vec2::angled(angle) * r * 0.78
            }));
            painter.add(Shape::convex_polygon(points, colour, Stroke::NONE));
        }
        Mark::Returned => {
            line(&[(-0.35, -0.75), (-0.85, -0.25), (-0.35, 0.25)]);
            let mut arc = vec![at(-0.85, -0.25), at(0.35, -0.25)];
            arc.extend(bow(centre + vec2(0.35, 0.225) * r, 0.475 * r, -TAU / 4.0, TAU / 4.0));
            arc.push(at(-0.1, 0.7));
            painter.add(Shape::line(arc, stroke));
        }
        Mark::Accepted => {
            let thick = Stroke::new(width * 1.4, colour);
            let points = vec![at(-0.8, 0.02), at(-0.25, 0.6), at(0.85, -0.65)];
            painter.add(Shape::line(points, thick));
        }
        Mark::Exempt => line(&[(-0.7, 0.0), (0.7, 0.0)]),
        Mark::Unfit => {
            painter.circle_stroke(centre, r * 0.78, stroke);
            line(&[(-0.52, -0.52), (0.52, 0.52)]);
        }
        Mark::Full => {
            painter.circle_filled(centre, r * 0.78, colour);
        }
        Mark::Locked => {
            let body = Rect::from_min_max(at(-0.7, -0.1), at(0.7, 0.85));
            painter.rect_filled(body, CornerRadius::same(1), colour);
            let mut shackle = vec![at(-0.42, 0.0)];
            shackle.extend(bow(at(0.0, -0.4), 0.42 * r, -TAU / 2.0, 0.0));
            shackle.push(at(0.42, 0.0));
            painter.add(Shape::line(shackle, stroke));
        }
        Mark::Undo => turn(painter, centre, r, stroke, 1.0),
        Mark::Redo => turn(painter, centre, r, stroke, -1.0),
        Mark::Down => line(&[(-0.7, -0.35), (0.0, 0.35), (0.7, -0.35)]),
        Mark::Up => line(&[(-0.7, 0.35), (0.0, -0.35), (0.7, 0.35)]),
        Mark::Right => line(&[(-0.35, -0.7), (0.35, 0.0), (-0.35, 0.7)]),
        Mark::Left => line(&[(0.35, -0.7), (-0.35, 0.0), (0.35, 0.7)]),
        Mark::Menu => {
            for y in [-0.65, 0.0, 0.65] {
                line(&[(-0.85, y), (0.85, y)]);
            }
        }
        Mark::Search => {
            painter.circle_stroke(at(-0.18, -0.18), 0.58 * r, stroke);
            line(&[(0.26, 0.26), (0.85, 0.85)]);
        }
        Mark::Close => {
            line(&[(-0.6, -0.6), (0.6, 0.6)]);
            line(&[(-0.6, 0.6), (0.6, -0.6)]);
        }
        Mark::File => {
            line(&[(0.15, -0.9), (-0.65, -0.9), (-0.65, 0.9), (0.65, 0.9), (0.65, -0.4), (0.15, -0.9)]);
            line(&[(0.15, -0.9), (0.15, -0.4), (0.65, -0.4)]);
        }
        Mark::Calendar => {
            let leaf = Rect::from_min_max(at(-0.8, -0.65), at(0.8, 0.85));
            painter.rect_stroke(leaf, CornerRadius::same(1), stroke, egui::StrokeKind::Middle);
            line(&[(-0.8, -0.2), (0.8, -0.2)]);
            line(&[(-0.35, -0.9), (-0.35, -0.5)]);
            line(&[(0.35, -0.9), (0.35, -0.5)]);
        }
        Mark::Grip => {
            for y in [-0.6, 0.0, 0.6] {
                for x in [-0.28, 0.28] {
                    painter.circle_filled(at(x, y), (r * 0.15).max(1.0), colour);
                }
            }
        }
        Mark::Plus => {
            line(&[(-0.7, 0.0), (0.7, 0.0)]);
            line(&[(0.0, -0.7), (0.0, 0.7)]);
        }
    }
}

/// Undo (`side` 1) and redo (-1): an arrow that turns back in half a circle.
fn turn(painter: &Painter, centre: Pos2, r: f32, stroke: Stroke, side: f32) {
    let at = |x: f32, y: f32| centre + vec2(x * side, y) * r;
    let mut path = vec![at(-0.75, -0.3), at(0.2, -0.3)];
    for n in 0..=10u8 {
        let angle = TAU / 4.0 - TAU / 2.0 * (1.0 - f32::from(n) / 10.0);
        path.push(at(0.2 + 0.52 * angle.cos(), 0.22 + 0.52 * angle.sin()));
    }
    path.push(at(-0.45, 0.74));
    painter.add(Shape::line(path, stroke));
    painter.add(Shape::line(vec![at(-0.3, -0.75), at(-0.75, -0.3), at(-0.3, 0.15)], stroke));
}

fn bow(centre: Pos2, radius: f32, from: f32, to: f32) -> Vec<Pos2> {
    (0..=12u8).map(|n| centre + Vec2::angled(from + (to - from) * f32::from(n) / 12.0) * radius).collect()
}
