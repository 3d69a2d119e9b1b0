//! Commands about what is selected on the schedule. `ui/app/edits.rs` carries them out.

use egui::{Key, Modifiers};

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
        /// Selects everything beside what is selected: its cell, its day, its list; then everything.
        SelectAll,
        /// Selects the next unit that is 未安排.
        NextUnscheduled,
        /// Gives the keyboard to the details of what is selected.
        Details,
        /// Types where the cursor is: into the cell of the table, else into the first field of the details.
        EditInPlace,
        /// Puts the cursor into the field of a fact of what is selected.
        Fill(Filled),
        /// Moves the selected units by a month.
        Shift(Shift),
        /// Puts sessions into the order of 机构序列.
        Order(Ordered),
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

/// A fact of sessions that is set for one or many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filled {
    /// 活动日期
    Date,
    /// 地点
    Place,
    /// 形式
    Form,
    /// 主题
    Theme,
}

impl Filled {
    /// Every one, in the order of the panel.
    pub const ALL: [Self; 4] = [Self::Date, Self::Place, Self::Form, Self::Theme];
}

/// To which month units are moved from their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shift {
    /// 提前一月
    Earlier,
    /// 推后一月
    Later,
}

impl Shift {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Earlier, Self::Later];
}

/// What is put into the order of 机构序列.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ordered {
    /// The cell of the leading session.
    Cell,
    /// Every month of its group: one attachment.
    Group,
    /// Everything.
    All,
}

impl Ordered {
    /// Every one, the smallest first.
    pub const ALL: [Self; 3] = [Self::Cell, Self::Group, Self::All];
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
            Self::SelectAll => lang.cmd_select_all().to_owned(),
            Self::NextUnscheduled => lang.cmd_next_unscheduled().to_owned(),
            Self::Details => lang.cmd_details().to_owned(),
            Self::EditInPlace => lang.cmd_edit_in_place().to_owned(),
            Self::Fill(Filled::Date) => lang.cmd_fill_date().to_owned(),
            Self::Fill(Filled::Place) => lang.cmd_fill_place().to_owned(),
            Self::Fill(Filled::Form) => lang.cmd_fill_form().to_owned(),
            Self::Fill(Filled::Theme) => lang.cmd_fill_theme().to_owned(),
            Self::Shift(Shift::Earlier) => lang.cmd_earlier().to_owned(),
            Self::Shift(Shift::Later) => lang.cmd_later().to_owned(),
            Self::Order(Ordered::Cell) => lang.cmd_order_cell().to_owned(),
            Self::Order(Ordered::Group) => lang.cmd_order_group().to_owned(),
            Self::Order(Ordered::All) => lang.cmd_order_all().to_owned(),
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
            Self::SelectAll => entry(Keys::ctrl(Key::A), on_schedule, false),
            Self::NextUnscheduled => {
                entry(Keys::plain(Key::N), |can| on_schedule(can) && can.unscheduled > 0, false)
            }
            Self::Details => entry(Keys::NONE, |can| on_schedule(can) && can.selected > 0, false),
            Self::EditInPlace => entry(Keys::plain(Key::F2), selected, false),
            Self::Fill(Filled::Date) => entry(Keys::plain(Key::D), selected, false),
            Self::Fill(Filled::Place | Filled::Form | Filled::Theme) => entry(Keys::NONE, selected, false),
            Self::Shift(way) => {
                let key = match way {
                    Shift::Earlier => Key::ArrowUp,
                    Shift::Later => Key::ArrowDown,
                };
                let enabled: fn(&Availability) -> bool =
                    |can| selected(can) && can.any_placed && !can.any_locked;
                entry(Keys::of(Modifiers::ALT, key), enabled, false)
            }
            Self::Order(Ordered::Cell | Ordered::Group) => {
                entry(Keys::NONE, |can| selected(can) && can.any_placed, false)
            }
            Self::Order(Ordered::All) => entry(Keys::NONE, |can| on_schedule(can) && can.writable, false),
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
            Self::MoveTo | Self::Unschedule | Self::ToggleLock | Self::Swap | Self::Shift(_) => true,
            Self::Mark(_) | Self::EditInPlace | Self::Fill(_) => false,
            Self::MainSession
            | Self::AsLastYear
            | Self::FillEvenly
            | Self::Unavailable
            | Self::FillDown
            | Self::PasteTable
            | Self::Unplanned
            | Self::SelectAll
            | Self::NextUnscheduled
            | Self::Details
            | Self::Order(_)
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
