//! Every colour and size of the window, light and dark, and how egui's own widgets wear them.

use egui::style::{Selection as TextSelection, WidgetVisuals, Widgets};
use egui::{Color32, CornerRadius, Margin, Stroke, TextStyle, Theme, Visuals, vec2};
use serde::{Deserialize, Serialize};

use super::fonts;
use crate::text::Lang;

/// Height of the bar at the top.
pub const TOP_BAR: f32 = 44.0;
/// Height of the bar at the bottom.
pub const STATUS_BAR: f32 = 26.0;
/// Width of the list of pages.
pub const SIDE_BAR: f32 = 104.0;
/// The same in a narrow window.
pub const SIDE_BAR_NARROW: f32 = 88.0;
/// Width of the panel of details.
pub const DETAILS: f32 = 288.0;
/// The same on a large screen.
pub const DETAILS_WIDE: f32 = 344.0;
/// The same in a narrow window.
pub const DETAILS_NARROW: f32 = 250.0;
/// Height of buttons and fields.
pub const CONTROL: f32 = 28.0;
/// Height of a row of a table or list.
const ROW: f32 = 30.0;
/// The same where rows are condensed.
const ROW_CONDENSED: f32 = 23.0;
/// Height of a unit's chip.
pub const CHIP: f32 = 24.0;
/// The step that distances are multiples of.
pub const GRID: f32 = 4.0;
/// Roundness of controls.
pub const RADIUS: CornerRadius = CornerRadius::same(4);

/// Text sizes, in points.
pub mod size {
    /// Headings of a page or dialog.
    pub const HEADING: f32 = 17.0;
    /// Title in the top bar.
    pub const TITLE: f32 = 15.0;
    /// Ordinary text.
    pub const BODY: f32 = 14.0;
    /// Notes, counts, status bar.
    pub const SMALL: f32 = 12.5;
}

/// What the user chose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ThemeChoice {
    /// As the desktop.
    #[default]
    System,
    /// 浅色
    Light,
    /// 深色
    Dark,
}

impl ThemeChoice {
    /// Every choice, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::System];

    /// How it is called.
    #[must_use]
    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::System => lang.theme_system(),
            Self::Light => lang.theme_light(),
            Self::Dark => lang.theme_dark(),
        }
    }

    /// egui's name for it.
    #[must_use]
    pub fn preference(self) -> egui::ThemePreference {
        match self {
            Self::System => egui::ThemePreference::System,
            Self::Light => egui::ThemePreference::Light,
            Self::Dark => egui::ThemePreference::Dark,
        }
    }
}

/// The colours of one theme, by what they mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Palette {
    /// Behind pages.
    pub page: Color32,
    /// Behind bars and table heads.
    pub bar: Color32,
    /// Behind dialogs, menus and cards.
    pub raised: Color32,
    /// Between things.
    pub line: Color32,
    /// Under table heads.
    pub line_strong: Color32,
    /// Around controls.
    pub border: Color32,
    /// Ordinary text.
    pub text: Color32,
    /// Notes and labels.
    pub text_weak: Color32,
    /// Where nothing was entered yet.
    pub text_faint: Color32,
    /// The one accent.
    pub accent: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// Behind what is chosen.
    pub accent_soft: Color32,
    /// Text on `accent_soft`, and links.
    pub accent_text: Color32,
    /// Behind the row of the current month.
    pub current: Color32,
    /// Behind a control under the pointer.
    pub hover: Color32,
    /// Behind a unit's chip.
    pub chip: Color32,
    /// Around a unit's chip.
    pub chip_border: Color32,
    /// Overdue, and nothing else.
    pub overdue: Color32,
    /// Behind what is overdue.
    pub overdue_soft: Color32,
    /// Around what is overdue.
    pub overdue_border: Color32,
    /// Accepted, done.
    pub done: Color32,
    /// Behind a good place to drop.
    pub done_soft: Color32,
    /// Due soon, returned, late.
    pub warn: Color32,
    /// Behind warnings.
    pub warn_soft: Color32,
    /// Behind search hits.
    pub found: Color32,
    /// Shadow under menus.
    pub shadow: Color32,
}

impl Palette {
    /// Light.
    pub const LIGHT: Self = Self {
        page: Color32::from_rgb(0xff, 0xff, 0xff),
        bar: Color32::from_rgb(0xf5, 0xf7, 0xf9),
        raised: Color32::from_rgb(0xff, 0xff, 0xff),
        line: Color32::from_rgb(0xe6, 0xe9, 0xed),
        line_strong: Color32::from_rgb(0xb9, 0xc0, 0xc9),
        border: Color32::from_rgb(0xc9, 0xcf, 0xd6),
        text: Color32::from_rgb(0x1b, 0x1f, 0x24),
        text_weak: Color32::from_rgb(0x5a, 0x63, 0x6e),
        text_faint: Color32::from_rgb(0x73, 0x7c, 0x87),
        accent: Color32::from_rgb(0x1f, 0x5f, 0xa8),
        on_accent: Color32::from_rgb(0xff, 0xff, 0xff),
        accent_soft: Color32::from_rgb(0xe0, 0xec, 0xf8),
        accent_text: Color32::from_rgb(0x17, 0x50, 0x91),
        current: Color32::from_rgb(0xf0, 0xf5, 0xfb),
        hover: Color32::from_rgb(0xeb, 0xef, 0xf4),
        chip: Color32::from_rgb(0xf6, 0xf7, 0xf9),
        chip_border: Color32::from_rgb(0xcf, 0xd5, 0xdc),
        overdue: Color32::from_rgb(0xb3, 0x26, 0x1e),
        overdue_soft: Color32::from_rgb(0xfd, 0xee, 0xec),
        overdue_border: Color32::from_rgb(0xe0, 0x9a, 0x94),
        done: Color32::from_rgb(0x1e, 0x7a, 0x3c),
        done_soft: Color32::from_rgb(0xe9, 0xf5, 0xec),
        warn: Color32::from_rgb(0x8f, 0x5a, 0x00),
        warn_soft: Color32::from_rgb(0xfb, 0xf0, 0xe6),
        found: Color32::from_rgb(0xff, 0xef, 0xb3),
        shadow: Color32::from_black_alpha(36),
    };

    /// Dark.
    pub const DARK: Self = Self {
        page: Color32::from_rgb(0x1b, 0x1e, 0x23),
        bar: Color32::from_rgb(0x23, 0x27, 0x2d),
        raised: Color32::from_rgb(0x26, 0x2a, 0x31),
        line: Color32::from_rgb(0x33, 0x39, 0x41),
        line_strong: Color32::from_rgb(0x5a, 0x63, 0x6e),
        border: Color32::from_rgb(0x4a, 0x52, 0x5d),
        text: Color32::from_rgb(0xe6, 0xe9, 0xed),
        text_weak: Color32::from_rgb(0xa6, 0xae, 0xb9),
        text_faint: Color32::from_rgb(0x8b, 0x94, 0xa0),
        accent: Color32::from_rgb(0x2f, 0x74, 0xc4),
        on_accent: Color32::from_rgb(0xff, 0xff, 0xff),
        accent_soft: Color32::from_rgb(0x22, 0x3a, 0x56),
        accent_text: Color32::from_rgb(0x8f, 0xc1, 0xf5),
        current: Color32::from_rgb(0x20, 0x2a, 0x36),
        hover: Color32::from_rgb(0x30, 0x36, 0x3f),
        chip: Color32::from_rgb(0x2a, 0x2f, 0x36),
        chip_border: Color32::from_rgb(0x46, 0x4e, 0x58),
        overdue: Color32::from_rgb(0xff, 0x8d, 0x84),
        overdue_soft: Color32::from_rgb(0x43, 0x25, 0x24),
        overdue_border: Color32::from_rgb(0x8c, 0x44, 0x3f),
        done: Color32::from_rgb(0x79, 0xc9, 0x91),
        done_soft: Color32::from_rgb(0x20, 0x35, 0x28),
        warn: Color32::from_rgb(0xe8, 0xb3, 0x5c),
        warn_soft: Color32::from_rgb(0x3c, 0x31, 0x20),
        found: Color32::from_rgb(0x5c, 0x4d, 0x16),
        shadow: Color32::from_black_alpha(120),
    };

    /// The colours in force.
    #[must_use]
    pub fn of(ctx: &egui::Context) -> &'static Self {
        match ctx.theme() {
            Theme::Light => &Self::LIGHT,
            Theme::Dark => &Self::DARK,
        }
    }

    /// A one-pixel line between things.
    #[must_use]
    pub fn hairline(&self) -> Stroke {
        Stroke::new(1.0, self.line)
    }
}

/// Where it is kept whether rows are condensed.
fn condensed_id() -> egui::Id {
    egui::Id::unique("condensed")
}

/// Makes the rows of tables and lists lower, or as high as usual.
pub fn condense(ctx: &egui::Context, condensed: bool) {
    ctx.data_mut(|data| data.insert_temp(condensed_id(), condensed));
    ctx.all_styles_mut(|style| style.spacing.item_spacing.y = if condensed { GRID / 2.0 } else { GRID });
}

/// Height of a row of a table or list in points.
#[must_use]
pub fn row_height(ctx: &egui::Context) -> f32 {
    if ctx.data(|data| data.get_temp(condensed_id())).unwrap_or(false) { ROW_CONDENSED } else { ROW }
}

/// Dresses egui in both themes.
pub fn install(ctx: &egui::Context) {
    for (theme, palette) in [(Theme::Light, &Palette::LIGHT), (Theme::Dark, &Palette::DARK)] {
        ctx.set_visuals_of(theme, visuals(theme, palette));
    }
    ctx.all_styles_mut(|style| {
        style.text_styles = [
            (TextStyle::Heading, fonts::strong(size::HEADING)),
            (TextStyle::Body, fonts::text(size::BODY)),
            (TextStyle::Button, fonts::text(size::BODY)),
            (TextStyle::Small, fonts::text(size::SMALL)),
            (TextStyle::Monospace, fonts::text(size::BODY)),
        ]
        .into();
        let spacing = &mut style.spacing;
        spacing.item_spacing = vec2(2.0 * GRID, GRID);
        spacing.button_padding = vec2(10.0, 4.0);
        spacing.interact_size = vec2(CONTROL, CONTROL);
        spacing.menu_margin = Margin::same(4);
        spacing.window_margin = Margin::same(16);
        spacing.icon_width = 16.0;
        spacing.icon_width_inner = 10.0;
        spacing.icon_spacing = 6.0;
        spacing.text_edit_width = 200.0;
        spacing.tooltip_width = 360.0;
        spacing.menu_width = 320.0;
        spacing.scroll = egui::style::ScrollStyle::solid();
        spacing.scroll.bar_width = 8.0;
        style.animation_time = 0.08;
        style.explanation_tooltips = false;
        style.interaction.selectable_labels = false;
        style.interaction.tooltip_delay = 0.4;
        style.visuals.interact_cursor = None;
    });
}

fn visuals(theme: Theme, p: &Palette) -> Visuals {
    let mut visuals = match theme {
        Theme::Light => Visuals::light(),
        Theme::Dark => Visuals::dark(),
    };
    // Scroll bars wear `bg_fill` on their handle, over a trough of `extreme_bg_color`; buttons wear `weak_bg_fill`.
    let widget = |fill: Color32, handle: Color32, border: Color32, text: Color32| WidgetVisuals {
        bg_fill: handle,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, border),
        corner_radius: RADIUS,
        fg_stroke: Stroke::new(1.2, text),
        expansion: 0.0,
    };
    visuals.widgets = Widgets {
        noninteractive: WidgetVisuals {
            bg_fill: p.page,
            weak_bg_fill: p.page,
            bg_stroke: p.hairline(),
            corner_radius: RADIUS,
            fg_stroke: Stroke::new(1.0, p.text),
            expansion: 0.0,
        },
        inactive: widget(p.raised, p.border, p.border, p.text),
        hovered: widget(p.hover, p.line_strong, p.line_strong, p.text),
        active: widget(p.accent_soft, p.accent, p.accent, p.text),
        open: widget(p.accent_soft, p.accent, p.accent, p.accent_text),
    };
    visuals.selection = TextSelection { bg_fill: p.accent_soft, stroke: Stroke::new(1.0, p.accent_text) };
    // A blinking cursor costs frames for as long as a field is open; a broad one is found without.
    visuals.text_cursor.blink = false;
    visuals.text_cursor.stroke = Stroke::new(2.0, p.accent);
    visuals.weak_text_color = Some(p.text_weak);
    visuals.hyperlink_color = p.accent_text;
    visuals.faint_bg_color = p.bar;
    visuals.extreme_bg_color = p.bar;
    visuals.text_edit_bg_color = Some(p.raised);
    visuals.code_bg_color = p.hover;
    visuals.warn_fg_color = p.warn;
    visuals.error_fg_color = p.overdue;
    visuals.window_fill = p.raised;
    visuals.window_stroke = Stroke::new(1.0, p.border);
    visuals.window_corner_radius = CornerRadius::same(6);
    visuals.menu_corner_radius = CornerRadius::same(6);
    visuals.panel_fill = p.page;
    let shadow = egui::Shadow { offset: [0, 4], blur: 16, spread: 0, color: p.shadow };
    visuals.window_shadow = shadow;
    visuals.popup_shadow = egui::Shadow { offset: [0, 3], blur: 10, ..shadow };
    visuals
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How light a colour looks, 0 to 255.
    fn lightness(colour: Color32) -> f32 {
        0.3 * f32::from(colour.r()) + 0.6 * f32::from(colour.g()) + 0.1 * f32::from(colour.b())
    }

    #[test]
    fn the_handle_of_a_scroll_bar_is_what_stands_out_from_the_page() {
        for (theme, palette) in [(Theme::Light, &Palette::LIGHT), (Theme::Dark, &Palette::DARK)] {
            let visuals = visuals(theme, palette);
            let page = lightness(visuals.panel_fill);
            let trough = (lightness(visuals.extreme_bg_color) - page).abs();
            for state in [visuals.widgets.inactive, visuals.widgets.hovered, visuals.widgets.active] {
                let handle = (lightness(state.bg_fill) - page).abs();
                assert!(handle > 3.0 * trough && handle > 30.0, "{theme:?}: {handle} beside {trough}");
            }
        }
    }
}
