//! Commands about what is selected on the schedule. `ui/app/edits.rs` carries them out.

use egui::Key;

use super::availability::Availability;
use super::entry::{Entry, Keys, Section, listed};
use crate::model::report::ReportEventKind;
use crate::text::Lang;
use crate::ui::page::Page;

listed! {
    /// What can be done with the selection on the schedule.
    pub enum ScheduleCommand {
        /// Opens the strip of months for the selected units.
        MoveTo,
        /// Moves the selected units to 未安排.
        Unschedule,
        /// Locks the selected placements, or unlocks them when all are locked.
        ToggleLock,
        /// Exchanges two selected units, or the selected one with the next one that is chosen.
        Swap,
        /// Fills the active column of the table's selected rows with what the first of them holds.
        FillDown,
        /// Takes over a table from a spreadsheet, with a preview.
        PasteTable,
        /// Records an event for the reports of the selected units, today.
        Mark(Marked),
        /// Opens the editor of the main session.
        MainSession,
        /// Places what is 未安排 as last year.
        AsLastYear,
        /// Places what is 未安排 so that the months come out even.
        FillEvenly,
        /// Says in which months the selected units cannot.
        Unavailable,
        /// Opens 方案与印发.
        Copies,
        /// Records a session that was not planned (计划外活动).
        Unplanned,
    }
}

/// What a report on the schedule can be marked as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marked {
    /// 收到
    Received,
    /// 审核通过
    Accepted,
    /// 退回修改
    Returned,
    /// 免报
    Exempt,
}

impl Marked {
    /// Every mark, in the order of the menu.
    pub const ALL: [Self; 4] = [Self::Received, Self::Accepted, Self::Returned, Self::Exempt];

    /// The event that is recorded.
    #[must_use]
    pub fn event(self) -> ReportEventKind {
        match self {
            Self::Received => ReportEventKind::Received,
            Self::Accepted => ReportEventKind::Accepted,
            Self::Returned => ReportEventKind::Returned,
            Self::Exempt => ReportEventKind::Exempt,
        }
    }
}

/// Whether something is selected on the schedule that may be changed.
fn selected(can: &Availability) -> bool {
    on_schedule(can) && can.writable && can.selected > 0
}

fn on_schedule(can: &Availability) -> bool {
    can.page == Some(Page::Schedule)
}

impl ScheduleCommand {
    pub(super) fn name(self, lang: Lang, can: &Availability) -> String {
        match self {
            Self::MoveTo => lang.cmd_move_to().to_owned(),
            Self::Unschedule => lang.cmd_unschedule().to_owned(),
            Self::ToggleLock if can.all_locked => lang.cmd_unlock().to_owned(),
            Self::ToggleLock => lang.cmd_lock().to_owned(),
            Self::Swap => lang.cmd_swap().to_owned(),
            Self::FillDown => lang.cmd_fill_down().to_owned(),
            Self::PasteTable => lang.cmd_paste_table().to_owned(),
            Self::Mark(mark) => lang.cmd_mark(lang.report_event(mark.event())),
            Self::MainSession => lang.cmd_main_session().to_owned(),
            Self::AsLastYear => lang.cmd_as_last_year().to_owned(),
            Self::FillEvenly => lang.cmd_fill().to_owned(),
            Self::Unavailable => lang.cmd_unavailable().to_owned(),
            Self::Copies => lang.cmd_copies().to_owned(),
            Self::Unplanned => lang.cmd_unplanned().to_owned(),
        }
    }

    pub(super) fn entry(self) -> Entry {
        let entry = |keys, enabled, leaves| Entry { section: Section::Schedule, keys, enabled, leaves };
        match self {
            Self::MoveTo => entry(Keys::plain(Key::M), |can| selected(can) && !can.any_locked, false),
            Self::Unschedule => {
                entry(Keys::plain(Key::U), |can| selected(can) && can.any_placed && !can.any_locked, false)
            }
            Self::ToggleLock => entry(Keys::plain(Key::L), selected, false),
            Self::Swap => {
                entry(Keys::plain(Key::X), |can| selected(can) && can.selected <= 2 && !can.any_locked, false)
            }
            Self::FillDown => entry(Keys::ctrl(Key::D), |can| selected(can) && can.table, false),
            Self::PasteTable => entry(Keys::ctrl(Key::V), |can| on_schedule(can) && can.writable, true),
            Self::Mark(mark) => {
                let keys = match mark {
                    Marked::Received => Keys::plain(Key::R),
                    Marked::Accepted | Marked::Returned | Marked::Exempt => Keys::NONE,
                };
                entry(keys, |can| selected(can) && can.any_placed, false)
            }
            Self::MainSession => entry(Keys::NONE, |can| on_schedule(can) && can.file, true),
            Self::AsLastYear => {
                entry(Keys::NONE, |can| on_schedule(can) && can.writable && can.last_year > 0, true)
            }
            Self::FillEvenly => {
                entry(Keys::NONE, |can| on_schedule(can) && can.writable && can.unscheduled > 0, true)
            }
            Self::Unavailable => entry(Keys::NONE, selected, true),
            Self::Copies => entry(Keys::NONE, on_schedule, true),
            Self::Unplanned => entry(Keys::NONE, |can| can.file && can.writable, true),
        }
    }

    /// Why a command about the selection cannot be carried out now, where a person could wonder.
    pub(super) fn hindrance(self, lang: Lang, can: &Availability) -> Option<&'static str> {
        let about_locked = match self {
            Self::MoveTo | Self::Unschedule | Self::ToggleLock | Self::Swap => true,
            Self::Mark(_) => false,
            Self::MainSession
            | Self::AsLastYear
            | Self::FillEvenly
            | Self::Unavailable
            | Self::FillDown
            | Self::PasteTable
            | Self::Unplanned
            | Self::Copies => return None,
        };
        if !on_schedule(can) || (self.entry().enabled)(can) {
            None
        } else if !can.writable {
            Some(lang.hindered_read_only())
        } else if can.selected == 0 {
            Some(lang.hindered_nothing_selected())
        } else if can.any_locked && about_locked {
            Some(lang.hindered_locked())
        } else if !can.any_placed {
            Some(lang.hindered_unscheduled())
        } else {
            Some(lang.hindered_too_many())
        }
    }
}
