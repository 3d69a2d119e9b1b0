//! Dialogs over the page. To add one: an arm in [`DialogKind`] (`ui/dialog_kind.rs`, with what the dialog needs to
//! know), a file here with a struct that implements [`Dialog`] (`dialogs/dialog.rs`), and its making in [`open`]. A dialog
//! holds drafts, sends commands and wishes, and says when it is done. Those that carry a wish or a running job
//! (`ConfirmDialog`, `LeaveDialog`, `PathDialog`, `DamagedDialog`) are opened by `App`.

mod abolish;
mod add_units;
mod backups;
mod capacity;
mod cause;
mod compare;
mod confirm;
mod copies;
mod damaged;
mod dialog;
mod exempt;
mod export;
mod figures;
mod groups;
mod held;
mod holidays;
mod import;
mod issue;
mod keys;
mod leave;
mod market;
mod markets;
mod marking;
mod merge;
mod message;
mod new_file;
mod new_year;
mod note;
mod outcomes;
mod own_day;
mod package;
mod palette;
mod parties;
mod paste_table;
mod path;
mod person;
mod reason;
mod remind;
mod replies;
mod reply;
mod restore_copy;
mod stemmed;
mod take_copy;
mod take_liaisons;
mod theme_day;
mod themes;
mod unavailable;
mod unplanned;
mod which;

pub use confirm::ConfirmDialog;
pub use damaged::DamagedDialog;
pub use dialog::Dialog;
pub use leave::LeaveDialog;
pub use path::PathDialog;

use egui::{Align, Layout};

use super::context::{Ambient, View};
use super::dialog_kind::DialogKind;
use super::widgets::{button, mark};
use super::wish::Wish;
use super::{fonts, theme};

/// Makes the dialog of a kind.
#[must_use]
pub fn open(kind: DialogKind) -> Box<dyn Dialog> {
    match kind {
        DialogKind::Palette => Box::new(palette::PaletteDialog::default()),
        DialogKind::Backups => Box::new(backups::BackupsDialog::default()),
        DialogKind::Keys => Box::new(keys::KeysDialog),
        DialogKind::Mark(marking) => Box::new(marking::MarkingDialog::new(marking)),
        DialogKind::Held(targets, on) => Box::new(held::HeldDialog::new(targets, on)),
        DialogKind::Remind(kind, targets, next) => {
            Box::new(remind::RemindDialog::new(kind, targets).ahead(next))
        }
        DialogKind::Which(marking) => Box::new(which::WhichDialog::new(marking)),
        DialogKind::Import(paths) => Box::new(import::ImportDialog::new(paths)),
        DialogKind::ImportText(text) => Box::new(import::ImportDialog::of_text(text)),
        DialogKind::PasteTable(text, anchor) => Box::new(paste_table::PasteTableDialog::new(text, anchor)),
        DialogKind::Package => Box::new(package::PackageDialog::default()),
        DialogKind::Packaging(pieces, folder) => Box::new(package::PackagingDialog::new(pieces, folder)),
        DialogKind::Exporting(request, format, path, replace) => {
            Box::new(export::ExportingDialog::new(*request, format, path, replace))
        }
        DialogKind::NewFile => Box::new(new_file::NewFileDialog::default()),
        DialogKind::NewYear => Box::new(new_year::NewYearDialog::default()),
        DialogKind::Turns => Box::new(outcomes::TurnsDialog::default()),
        DialogKind::TakeLiaisons => Box::new(take_liaisons::TakeLiaisonsDialog::default()),
        DialogKind::AddUnits => Box::new(add_units::AddUnitsDialog::default()),
        DialogKind::Merge(unit, other) => Box::new(merge::MergeDialog::new(unit, other)),
        DialogKind::Abolish(unit) => Box::new(abolish::AbolishDialog::new(unit)),
        DialogKind::Reason(edit, passed) => Box::new(reason::ReasonDialog::new(*edit, passed)),
        DialogKind::Unavailable(whose, month) => Box::new(unavailable::UnavailableDialog::new(whose, month)),
        DialogKind::Capacity(month) => Box::new(capacity::CapacityDialog::new(month)),
        DialogKind::Holidays(year) => Box::new(holidays::HolidaysDialog::new(year)),
        DialogKind::OwnDay(year) => Box::new(own_day::OwnDayDialog::new(year)),
        DialogKind::Themes => Box::new(themes::ThemesDialog::default()),
        DialogKind::Theme(name) => Box::new(theme_day::ThemeDayDialog::new(name)),
        DialogKind::Markets => Box::new(markets::MarketsDialog::default()),
        DialogKind::Market(unit) => Box::new(market::MarketDialog::new(unit)),
        DialogKind::Exempt(units) => Box::new(exempt::ExemptDialog::new(units)),
        DialogKind::Person(person) => Box::new(person::PersonDialog::new(person)),
        DialogKind::Note(problem) => Box::new(note::NoteDialog::new(*problem)),
        DialogKind::Parties(session, role) => Box::new(parties::PartiesDialog::new(session, role)),
        DialogKind::Unplanned(unit) => Box::new(unplanned::UnplannedDialog::new(unit)),
        DialogKind::Figures(session, unit) => Box::new(figures::FiguresDialog::new(session, unit)),
        DialogKind::Groups => Box::new(groups::GroupsDialog::default()),
        DialogKind::Copies => Box::new(copies::CopiesDialog::default()),
        DialogKind::TakeCopy => Box::new(take_copy::TakeCopyDialog::default()),
        DialogKind::RestoreCopy(copy) => Box::new(restore_copy::RestoreCopyDialog::new(copy)),
        DialogKind::Compare(before, after) => Box::new(compare::CompareDialog::new(before, after)),
        DialogKind::Issue(copy) => Box::new(issue::IssueDialog::new(copy)),
        DialogKind::Cause(asked) => Box::new(cause::CauseDialog::new(asked)),
        DialogKind::Replies(copy) => Box::new(replies::RepliesDialog::new(copy)),
        DialogKind::UnitReply(copy, unit) => Box::new(reply::ReplyDialog::new(copy, unit)),
        DialogKind::Message { title, text } => Box::new(message::MessageDialog::new(title, text)),
    }
}

/// Paints an open dialog; true when it is to be closed.
pub fn paint(
    dialog: &mut dyn Dialog,
    level: usize,
    ctx: &egui::Context,
    ambient: &Ambient<'_>,
    view: Option<&View<'_>>,
) -> bool {
    let title = dialog.title(ambient);
    let width = dialog.width().min(ctx.content_rect().width() - 48.0);
    let frame = egui::Frame::window(&ctx.style_of(ctx.theme())).inner_margin(egui::Margin {
        left: 20,
        right: 20,
        top: 14,
        bottom: 18,
    });
    let shown = egui::Modal::new(egui::Id::unique(("dialog", level)))
        .frame(frame)
        .backdrop_color(egui::Color32::from_black_alpha(70))
        .show(ctx, |ui| {
            ui.set_width(width);
            let mut close = false;
            ui.horizontal(|ui| {
                ui.label(egui::RichText::new(&title).font(fonts::strong(theme::size::HEADING)));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    close = button::icon(ui, mark::Mark::Close, ambient.lang.close()).clicked();
                });
            });
            ui.add_space(2.0 * theme::GRID);
            (dialog.show(ui, ambient, view), close)
        });
    // It stands in the middle by the size it had: one that has grown moves with the next frame, not with the next click.
    let size = egui::Id::unique(("dialog size", level));
    let now = shown.response.rect.size();
    if ctx.data_mut(|data| data.get_temp_mut_or_default::<Option<egui::Vec2>>(size).replace(now)) != Some(now)
    {
        ctx.request_repaint();
    }
    let (done, close) = shown.inner;
    if done {
        return true;
    }
    // Escape, a click beside it and the cross are easily made by mistake; the dialog's own button is not.
    let given_up = close || shown.should_close();
    if given_up && dialog.unsaved() {
        let what = vec![ambient.lang.leave_dialog().to_owned()];
        ambient.send(Wish::AskToLeave { what, then: Box::new(Wish::CloseDialog) });
        return false;
    }
    given_up
}
