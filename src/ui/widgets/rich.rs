//! Sentences in which some words stand out.

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontId};

use crate::ui::fonts;
use crate::ui::theme::{Palette, size};

/// A line of text built piece by piece.
pub struct Rich {
    job: LayoutJob,
    palette: &'static Palette,
}

impl Rich {
    /// An empty line.
    #[must_use]
    pub fn new(palette: &'static Palette) -> Self {
        Self { job: LayoutJob::default(), palette }
    }

    /// A sentence of `text`, in which `*…*` is bold and `!…!` is bold in the colour of what is overdue.
    #[must_use]
    pub fn say(mut self, sentence: &str) -> Self {
        let p = self.palette;
        let (mut bold, mut red) = (false, false);
        for part in sentence.split_inclusive(['*', '!']) {
            let end = part.chars().next_back().filter(|c| matches!(c, '*' | '!'));
            let words = part.trim_end_matches(['*', '!']);
            self.add(
                words,
                if bold || red { heavy() } else { light() },
                if red { p.overdue } else { p.text },
            );
            match end {
                Some('*') => bold = !bold,
                Some('!') => red = !red,
                _ => {}
            }
        }
        self
    }

    /// Words as they are.
    #[must_use]
    pub fn plain(mut self, words: &str) -> Self {
        self.add(words, light(), self.palette.text);
        self
    }

    /// Words that matter less.
    #[must_use]
    pub fn weak(mut self, words: &str) -> Self {
        self.add(words, light(), self.palette.text_weak);
        self
    }

    /// The line, cut with … where the room ends.
    #[must_use]
    pub fn cut_at(mut self, room: f32) -> LayoutJob {
        self.job.wrap = egui::text::TextWrapping::truncate_at_width(room.max(20.0));
        self.job
    }

    fn add(&mut self, words: &str, font: FontId, colour: Color32) {
        if !words.is_empty() {
            self.job.append(words, 0.0, TextFormat::simple(font, colour));
        }
    }
}

fn light() -> FontId {
    fonts::text(size::BODY)
}

fn heavy() -> FontId {
    fonts::strong(size::BODY)
}
