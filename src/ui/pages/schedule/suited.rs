//! How the months suit what is in somebody's hand: asked once for it and a revision, shown by a mark and a word.

use std::sync::Arc;

use egui::{Align2, Color32, Id, Painter, Pos2, Ui, vec2};

use crate::model::Month;
use crate::model::ids::ProgrammeId;
use crate::rules::schedule::Entry;
use crate::rules::suitability::{Suitability, Suits, Verdict};
use crate::ui::context::View;
use crate::ui::fonts;
use crate::ui::theme::{Palette, size};
use crate::ui::widgets::mark::{self, Mark};

/// How the months suit some entries.
#[derive(Debug, Default)]
pub struct Suited {
    key: Option<(u64, ProgrammeId, Vec<Entry>)>,
    suits: Suits,
}

impl Suited {
    /// How the months suit these entries.
    pub fn of(&mut self, view: &View<'_>, entries: &[Entry]) -> &Suits {
        let now = (view.snapshot.revision, view.programme.id);
        let known = self
            .key
            .as_ref()
            .is_some_and(|(revision, year, of)| (*revision, *year) == now && of.as_slice() == entries);
        if !known {
            self.suits = view.year.suits(entries);
            self.key = Some((now.0, now.1, entries.to_vec()));
        }
        &self.suits
    }
}

/// How the months suit what is selected, while a menu is open over it: asked once as well.
pub fn of_selected(ui: &Ui, view: &View<'_>) -> Arc<Suits> {
    type Kept = (u64, ProgrammeId, Arc<[Entry]>, Arc<Suits>);
    let (id, entries) = (Id::unique("suits of selected"), view.selection.entries());
    let of = (view.snapshot.revision, view.programme.id);
    let kept: Option<Kept> = ui.data(|data| data.get_temp(id));
    if let Some((revision, year, chosen, suits)) = kept
        && (revision, year) == of
        && *chosen == *entries
    {
        return suits;
    }
    let suits = Arc::new(view.year.suits(entries));
    let kept: Kept = (of.0, of.1, entries.into(), Arc::clone(&suits));
    ui.data_mut(|data| data.insert_temp(id, kept));
    suits
}

/// The sign of a verdict.
#[must_use]
pub fn sign(verdict: Verdict) -> Mark {
    match verdict {
        Verdict::Advised => Mark::Accepted,
        Verdict::Unfit => Mark::Unfit,
        Verdict::Full => Mark::Full,
    }
}

/// The colour of a verdict, on the page.
#[must_use]
pub fn colour(verdict: Verdict, p: &Palette) -> Color32 {
    match verdict {
        Verdict::Advised => p.done,
        Verdict::Unfit | Verdict::Full => p.warn,
    }
}

/// What is told of a month: the reason that weighs most, with its word; nothing where there is none.
#[must_use]
pub fn line(view: &View<'_>, suits: &Suitability) -> Option<String> {
    suits.reasons.first().map(|reason| view.lang.suits(view.snapshot, view.programme.id, reason))
}

/// What moving to a month means beside where it goes: what speaks for it or against it, and what would be lacking where
/// it comes from.
#[must_use]
pub fn lines(view: &View<'_>, suits: &Suits, month: Option<Month>) -> Vec<(String, Color32)> {
    let p = view.palette;
    let mut told = Vec::new();
    let there = month.and_then(|month| suits.of(month));
    if there.is_some_and(|there| there.stays) {
        return told;
    }
    if let Some(there) = there
        && let Some(text) = line(view, there)
    {
        let colour = there.verdict().map_or(p.text_weak, |verdict| colour(verdict, p));
        told.push((text, colour));
    }
    told.extend(suits.left.as_ref().map(|left| (view.lang.leaves(view.snapshot, left), p.warn)));
    told
}

/// Paints a verdict's sign and word with their left edge at a place, in the middle of their height.
pub fn paint(painter: &Painter, view: &View<'_>, verdict: Verdict, left: Pos2, colour: Color32) {
    mark::paint(painter, sign(verdict), left + vec2(5.0, 0.0), 10.0, colour);
    let word = view.lang.verdict(verdict);
    painter.text(left + vec2(13.0, 0.0), Align2::LEFT_CENTER, word, fonts::text(size::SMALL), colour);
}
