//! The list of what is to be done, most pressing first.

use egui::Color32;

use crate::model::Month;
use crate::model::contact::ContactKind;
use crate::model::report::{ReportEventKind, ReportTarget};
use crate::rules::checks::musts;
use crate::rules::messages::{hinted_month, unhinted};
use crate::rules::owed::{Owed, State};
use crate::rules::schedule::Entry;
use crate::rules::year::YearState;
use crate::ui::command::{FileCommand, ScheduleCommand, ViewCommand};
use crate::ui::context::View;
use crate::ui::dialog_kind::DialogKind;
use crate::ui::page::{Page, Tab};
use crate::ui::pages::reports;
use crate::ui::theme::Palette;
use crate::ui::widgets::mark::Mark;
use crate::ui::wish::Wish;

/// Units told one by one; the others are counted.
const ONE_BY_ONE: usize = 5;
/// Names in a line.
const NAMES: usize = 4;

/// One thing to do.
#[derive(Clone, Debug)]
pub struct Todo {
    /// Its sign.
    pub mark: Mark,
    /// Its word.
    pub word: &'static str,
    /// What it is.
    pub text: String,
    /// Where a click on it leads, where that is not what its button does.
    pub go: Option<Wish>,
    /// What its button says.
    pub button: &'static str,
    /// What its button does.
    pub wishes: Vec<Wish>,
}

impl Todo {
    /// Colour of sign and word.
    #[must_use]
    pub fn colour(&self, p: &Palette) -> Color32 {
        match self.mark {
            Mark::Overdue => p.overdue,
            Mark::DueSoon | Mark::Returned => p.warn,
            Mark::Received => p.accent_text,
            _ => p.text_weak,
        }
    }
}

/// What is to be done today in the shown year.
#[must_use]
pub fn list(view: &View<'_>) -> Vec<Todo> {
    let mut list = Vec::new();
    if view.programme.closed || view.year.state() == YearState::Unrecorded {
        return list;
    }
    nobody(view, &mut list);
    overdue(view, &mut list);
    returned(view, &mut list);
    due_soon(view, &mut list);
    received(view, &mut list);
    hints(view, &mut list);
    main_session(view, &mut list);
    unscheduled(view, &mut list);
    problems(view, &mut list);
    list
}

/// A year in which nobody takes part yet begins with its units.
fn nobody(view: &View<'_>, list: &mut Vec<Todo>) {
    let lang = view.lang;
    if view.snapshot.parts_of(view.programme.id).next().is_some() {
        return;
    }
    list.push(Todo {
        mark: Mark::NotDue,
        word: lang.todo_undated(),
        text: lang.todo_no_units().to_owned(),
        go: None,
        button: lang.cmd_import(),
        wishes: vec![FileCommand::Import.into()],
    });
}

fn overdue(view: &View<'_>, list: &mut Vec<Todo>) {
    let lang = view.lang;
    let mut all: Vec<&Owed> = view.owed.iter().filter(|o| o.state() == State::Overdue).collect();
    all.sort_by_key(|o| std::cmp::Reverse(o.days));
    let todo = |text: String, button, wishes| Todo {
        mark: Mark::Overdue,
        word: lang.todo_overdue(),
        text,
        go: None,
        button,
        wishes,
    };
    for owed in all.iter().take(ONE_BY_ONE) {
        let unit = &*view.by_whom(owed.target);
        let text = match owed.month {
            Some(month) => lang.todo_overdue_line(unit, &lang.month(month), owed.days),
            None => lang.todo_overdue_open(unit, owed.days),
        };
        let text = with_contact(view, owed, text);
        let remind = DialogKind::Remind(ContactKind::Urging, vec![owed.target], false);
        let go = Wish::ShowReports(Tab::Outstanding, Some(owed.target));
        list.push(Todo { go: Some(go), ..todo(text, lang.go_urge(), vec![Wish::Dialog(remind)]) });
    }
    if all.len() > ONE_BY_ONE {
        let text = lang.todo_overdue_more(all.len() - ONE_BY_ONE);

        let remind = DialogKind::Remind(ContactKind::Urging, Vec::new(), false);
        let go = Wish::ShowReports(Tab::Outstanding, None);
        list.push(Todo { go: Some(go), ..todo(text, lang.go_urge_all(), vec![Wish::Dialog(remind)]) });
    }
}

/// A line about a report, with how often its unit was reminded and whom to ring up.
fn with_contact(view: &View<'_>, owed: &Owed, text: String) -> String {
    let lang = view.lang;
    let times = reports::contacts(view, owed).len();
    let text = if times > 0 { lang.todo_reminded(&text, times) } else { text };
    match reports::called(view, owed).filter(|liaison| !liaison.card.phone().is_empty()) {
        Some(liaison) => lang.todo_call(&text, &lang.person_known(&liaison.card)),
        None => text,
    }
}

/// 月初提示 that is due and not on record.
fn hints(view: &View<'_>, list: &mut Vec<Todo>) {
    let lang = view.lang;
    let Some(month) = hinted_month(view.today) else { return };
    let units = unhinted(view.snapshot, view.programme.id, view.year, month);
    if !units.is_empty() {
        let next = month != Month::of(view.today);
        list.push(Todo {
            mark: Mark::DueSoon,
            word: lang.todo_hint(),
            text: lang.todo_hint_line(&lang.month(month), units.len()),
            go: None,
            button: lang.go_hint(),
            wishes: vec![Wish::Dialog(DialogKind::Remind(ContactKind::Hint, Vec::new(), next))],
        });
    }
}

fn returned(view: &View<'_>, list: &mut Vec<Todo>) {
    let lang = view.lang;
    let all: Vec<&Owed> = view.owed.iter().filter(|o| o.state() == State::Returned).collect();
    for owed in all.iter().take(ONE_BY_ONE) {
        let unit = &*view.by_whom(owed.target);
        let events = reports::events_of(view, owed.target);
        let latest = events.iter().rev().find(|e| e.kind == ReportEventKind::Returned);
        let days = latest.map_or(0, |e| (view.today - e.on).num_days().max(0));
        let month = lang.month_or_unscheduled(owed.month);
        let text = match latest.map(|e| e.note.as_str()).filter(|note| !note.is_empty()) {
            Some(why) => lang.todo_returned_why(unit, why, days),
            None => lang.todo_returned_line(unit, &month, days),
        };
        list.push(Todo {
            mark: Mark::Returned,
            word: lang.todo_returned(),
            text,
            go: None,
            button: lang.go_look(),
            wishes: vec![Wish::ShowReports(Tab::Outstanding, Some(owed.target))],
        });
    }
    if all.len() > ONE_BY_ONE {
        list.push(Todo {
            mark: Mark::Returned,
            word: lang.todo_returned(),
            text: lang.todo_returned_more(all.len() - ONE_BY_ONE),
            go: None,
            button: lang.go_look(),
            wishes: vec![Wish::ShowReports(Tab::Outstanding, None)],
        });
    }
}

/// The first names of several, and how many there are.
fn names(view: &View<'_>, of: &[ReportTarget]) -> String {
    everyone(view, &of.iter().take(NAMES).map(|target| view.by_whom(*target)).collect::<Vec<_>>(), of.len())
}

/// The first names of `all`, and how many there are.
fn everyone<T: AsRef<str>>(view: &View<'_>, first: &[T], all: usize) -> String {
    let named = view.lang.listed(first);
    if all > first.len() { view.lang.everyone(&named, all) } else { named }
}

fn due_soon(view: &View<'_>, list: &mut Vec<Todo>) {
    let lang = view.lang;
    let soon: Vec<&Owed> = view.owed.iter().filter(|o| o.state() == State::DueSoon).collect();
    let mut days: Vec<_> = soon.iter().filter_map(|o| o.due).collect();
    days.sort_unstable();
    days.dedup();
    for day in days {
        let of_day: Vec<&&Owed> = soon.iter().filter(|o| o.due == Some(day)).collect();
        let units: Vec<_> = of_day.iter().map(|o| o.target).collect();
        let who = names(view, &units);
        let text = if day == view.today {
            lang.todo_due_today(units.len(), &who)
        } else {
            lang.todo_due_line(&lang.day(day), units.len(), &who)
        };
        let first = of_day.first().map(|o| o.target);
        list.push(Todo {
            mark: Mark::DueSoon,
            word: lang.todo_due_soon(),
            text,
            go: None,
            button: lang.go_record(),
            wishes: vec![Wish::ShowReports(Tab::Year, first)],
        });
    }
}

fn received(view: &View<'_>, list: &mut Vec<Todo>) {
    let lang = view.lang;
    let units: Vec<_> = view.owed.iter().filter(|o| o.state() == State::Received).map(|o| o.target).collect();
    if !units.is_empty() {
        list.push(Todo {
            mark: Mark::Received,
            word: lang.todo_received(),
            text: lang.todo_received_line(units.len(), &names(view, &units)),
            go: None,
            button: lang.go_check(),
            wishes: vec![Wish::ShowReports(Tab::Received, None)],
        });
    }
}

fn main_session(view: &View<'_>, list: &mut Vec<Todo>) {
    let lang = view.lang;
    let Some(session) = view.snapshot.main_session(view.programme.id) else { return };
    // A year without a main session keeps an empty row of one: nothing to date.
    let meant = view.snapshot.parties_of(session.id).next().is_some() || !session.place.is_empty();
    if !meant || session.when.is_some() || session.held_on.is_some() {
        return;
    }
    let label = &view.programme.labels.main;
    let text =
        if session.place.is_empty() { lang.todo_main_undated(label) } else { lang.todo_main_no_day(label) };
    list.push(Todo {
        mark: Mark::NotDue,
        word: lang.todo_undated(),
        text,
        go: None,
        button: lang.go_main(),
        wishes: vec![ViewCommand::Go(Page::Schedule).into(), ScheduleCommand::MainSession.into()],
    });
}

fn unscheduled(view: &View<'_>, list: &mut Vec<Todo>) {
    let lang = view.lang;
    let entries: &[Entry] = &view.schedule.unscheduled;
    let Some(first) = entries.first() else { return };
    let named: Vec<&str> = entries.iter().take(NAMES).map(|e| view.name(e.unit)).collect();
    list.push(Todo {
        mark: Mark::NotDue,
        word: lang.todo_unscheduled(),
        text: lang.todo_unscheduled_line(entries.len(), &everyone(view, &named, entries.len())),
        go: None,
        button: lang.go_schedule(),
        wishes: vec![Wish::ShowEntry(*first)],
    });
}

fn problems(view: &View<'_>, list: &mut Vec<Todo>) {
    let lang = view.lang;
    let must = musts(view.file.problems());
    if must > 0 {
        list.push(Todo {
            mark: Mark::NotDue,
            word: lang.todo_check(),
            text: lang.todo_problems(must),
            go: None,
            button: lang.go_look(),
            wishes: vec![ViewCommand::Go(Page::Checks).into()],
        });
    }
}
