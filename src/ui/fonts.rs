//! The embedded Chinese fonts. Characters they lack come from the system's fonts.

use std::sync::Arc;

use crate::fonts::{SANS, SANS_BOLD};
use egui::{FontData, FontDefinitions, FontFamily, FontId};

/// The family of headings and emphasis: `RichText::strong` only darkens.
#[must_use]
pub fn bold() -> FontFamily {
    FontFamily::Name("bold".into())
}

/// Ordinary text of a size in points.
#[must_use]
pub fn text(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// Bold text of a size in points.
#[must_use]
pub fn strong(size: f32) -> FontId {
    FontId::new(size, bold())
}

/// Hands the fonts to egui.
pub fn install(ctx: &egui::Context) {
    let mut fonts = FontDefinitions::empty();
    let regular = "Noto Sans SC".to_owned();
    let heavy = "Noto Sans SC Bold".to_owned();
    fonts.font_data.insert(regular.clone(), Arc::new(FontData::from_static(SANS)));
    fonts.font_data.insert(heavy.clone(), Arc::new(FontData::from_static(SANS_BOLD)));
    fonts.families.insert(FontFamily::Proportional, vec![regular.clone()]);
    fonts.families.insert(FontFamily::Monospace, vec![regular.clone()]);
    fonts.families.insert(bold(), vec![heavy, regular]);
    ctx.set_fonts(fonts);
}
