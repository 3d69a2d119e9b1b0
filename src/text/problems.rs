//! Sentences of checks: what, where, what to do.

use super::papers::one_of_many;
use super::{Lang, sentences};
use crate::model::Snapshot;
use crate::model::ids::{SessionId, UnitId};
use crate::model::problem::{Problem, Reason};

sentences! {
    problem_duty(unit: &str, owed: u8, has: u8) => "{unit}全年应办{owed}次，只有{has}次，请补上活动或修改应办次数。", "{unit} owes {owed} session(s) a year but has {has}. Add one, or change the duty.";
    problem_twice(unit: &str, month: &str) => "{unit}在{month}有两次相同的活动，请核对，多出的请移至未安排。", "{unit} has two sessions alike in {month}. Check them, and unschedule the one too many.";
    problem_unscheduled(unit: &str) => "{unit}的活动还未安排月份，请安排。", "The session of {unit} has no month yet. Place it.";
    problem_outside(unit: &str, month: &str) => "{unit}的活动在{month}，不属于本年度的活动月份，请移到其他月份或增加该月。", "The session of {unit} stands in {month}, which is not one of the year's months. Move it, or add the month.";
    problem_date(unit: &str, date: &str, month: &str) => "{unit}的活动安排在{month}，定的日期是{date}，请改日期或改月份。", "The session of {unit} is planned for {month} but dated {date}. Change the date or the month.";
    problem_held_late(unit: &str, held: &str, due: &str, proposed: &str) => "{unit}的活动于{held}开展，晚于报送时限{due}，建议延期至{proposed}。", "{unit} held its session on {held}, after its report was due ({due}). Consider extending to {proposed}.";
    problem_alias(unit: &str, other: &str) => "“{unit}”和“{other}”可能是同一单位，请合并，或确认是两个单位。", "“{unit}” and “{other}” may be one unit. Merge them, or answer that they are two.";
    problem_same_name(unit: &str, other: &str, name: &str) => "“{unit}”和“{other}”都叫“{name}”，请合并或修改名称。", "“{unit}” and “{other}” both bear the name “{name}”. Merge them or change a name.";
    problem_no_organiser(session: &str) => "{session}没有承办单位，请指定。", "{session} has nobody who holds it. Name a unit.";
    problem_inactive(unit: &str, session: &str) => "{unit}已撤销或不参加本年度，但{session}仍有该单位，请移出或改由其他单位承办。", "{unit} has ended or stays away from the year but is still in {session}. Take it out, or let another unit hold it.";
    problem_undated(label: &str) => "{label}还没有确定时间，确定后请填写。", "The main session ({label}) has no date yet. Enter it once it is fixed.";
    problem_no_deadline => "报送时限还未明确，请在“年度设置”中填写或采用建议。", "No report deadline has been stated. Set one in the year's settings, or accept the suggestion.";
    problems_duty(n: usize) => "{n}家单位的活动次数少于应办次数，请补上活动或修改应办次数。", "{n} units have fewer sessions than they owe. Add some, or change the duty.";
    problems_unscheduled(n: usize) => "{n}家单位的活动还未安排月份，请安排。", "The sessions of {n} units have no month yet. Place them.";
    problems_outside(n: usize) => "{n}家单位的活动不在本年度的活动月份内，请移到其他月份或增加该月。", "The sessions of {n} units stand outside the year's months. Move them, or add the months.";
    problems_date(n: usize) => "{n}家单位的活动日期不在安排的月份内，请改日期或改月份。", "The sessions of {n} units are dated outside their month. Change the dates or the months.";
    problems_held_late(n: usize) => "{n}家单位的活动开展晚于报送时限，可考虑延期。", "{n} units held their session after its report was due. Consider extending.";
    problems_inactive(n: usize) => "{n}家单位已撤销或不参加本年度，但仍有活动，请移出或改由其他单位承办。", "{n} units have ended or stay away from the year but still have sessions. Take them out, or let others hold them.";
    problem_session_in(label: &str, month: &str) => "{month}的{label}", "the {label} of {month}";
}

impl Lang {
    /// The sentence for a problem of a year in `snapshot`.
    #[must_use]
    pub fn problem(self, snapshot: &Snapshot, problem: &Problem) -> String {
        let name = |unit: &UnitId| snapshot.units.get(*unit).map_or("", |unit| unit.name.as_str());
        let session = |id: &SessionId| self.session_of_problem(snapshot, problem, *id);
        match &problem.reason {
            Reason::DutyNotMet { unit, owed, has } => self.problem_duty(name(unit), *owed, *has),
            Reason::Unscheduled { unit, .. } => self.problem_unscheduled(name(unit)),
            Reason::TwiceInMonth { unit, month, .. } => {
                self.problem_twice(name(unit), &self.month_full(*month))
            }
            Reason::OutsideMonths { unit, month, .. } => {
                self.problem_outside(name(unit), &self.month_full(*month))
            }
            Reason::DateOutsideMonth { unit, month, date, .. } => {
                self.problem_date(name(unit), &self.day_full(*date), &self.month_full(*month))
            }
            Reason::HeldAfterDue { unit, held, due, proposed, .. } => self.problem_held_late(
                name(unit),
                &self.day(*held),
                &self.day(*due),
                &self.day_full(*proposed),
            ),
            Reason::PossibleAlias { unit, other } => self.problem_alias(name(unit), name(other)),
            Reason::SameName { unit, other } => {
                let shared = shared_name(snapshot, *unit, *other);
                self.problem_same_name(name(unit), name(other), &shared)
            }
            Reason::NoOrganiser { session: id } => self.problem_no_organiser(&session(id)),
            Reason::InactiveUnit { unit, session: id } => self.problem_inactive(name(unit), &session(id)),
            Reason::MainSessionUndated { .. } => {
                let label = snapshot.programmes.get(problem.programme).map(|p| p.labels.main.as_str());
                self.problem_undated(label.unwrap_or_default())
            }
            Reason::NoDeadline => self.problem_no_deadline().to_owned(),
        }
    }

    /// The sentence for `n` problems of one kind; `None` for kinds that are told one by one.
    #[must_use]
    pub fn problems_of_a_kind(self, reason: &Reason, n: usize) -> Option<String> {
        Some(match reason {
            Reason::DutyNotMet { .. } => self.problems_duty(n),
            Reason::Unscheduled { .. } => self.problems_unscheduled(n),
            Reason::OutsideMonths { .. } => self.problems_outside(n),
            Reason::DateOutsideMonth { .. } => self.problems_date(n),
            Reason::HeldAfterDue { .. } => self.problems_held_late(n),
            Reason::InactiveUnit { .. } => self.problems_inactive(n),
            _ => return None,
        })
    }

    fn session_of_problem(self, snapshot: &Snapshot, problem: &Problem, id: SessionId) -> String {
        let Some(session) = snapshot.sessions.get(id) else { return String::new() };
        if !session.title.is_empty() {
            return session.title.clone();
        }
        let labels = snapshot.programmes.get(problem.programme).map(|p| &p.labels);
        let label = match (session.kind, labels) {
            (crate::model::session::SessionKind::Main, Some(labels)) => return labels.main.clone(),
            (crate::model::session::SessionKind::Branch, Some(labels)) => one_of_many(&labels.branch),
            (kind, _) => self.session_kind(kind),
        };
        self.problem_session_in(label, &self.month_or_unscheduled(session.month))
    }
}

fn shared_name(snapshot: &Snapshot, unit: UnitId, other: UnitId) -> String {
    let names = |id: UnitId| -> Vec<&str> {
        let unit = snapshot.units.get(id);
        let own = unit.into_iter().flat_map(|u| [Some(u.name.as_str()), u.full_name.as_deref()]).flatten();
        own.chain(snapshot.aliases_of(id).map(|alias| alias.name.as_str())).collect()
    };
    names(unit)
        .into_iter()
        .find(|name| snapshot.units_named(name).contains(&other))
        .unwrap_or_default()
        .to_owned()
}
