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
    problem_over_duty(unit: &str, owed: u8, has: u8) => "{unit}全年应办{owed}次，安排了{has}次，请核对，多出的请取消或改为计划外活动。", "{unit} owes {owed} session(s) a year but {has} are planned. Check them; cancel what is too much, or mark it as unplanned.";
    problem_uneven(group: &str, month: &str, most: usize, emptiest: &str, least: usize) => "{group}{month}有{most}家，{emptiest}只有{least}家，可考虑均衡。", "{group}: {most} sessions in {month}, {least} in {emptiest}. Consider evening them out.";
    problem_day_off(session: &str, date: &str, why: &str) => "{session}定在{date}，是{why}，请改日期或确认在休息日开展。", "{session} is dated {date}, {why}. Change the date, or note that it is held on a day off.";
    problem_weekend => "休息日", "a day off";
    problem_holiday(name: &str) => "{name}假期", "a holiday ({name})";
    problem_held_elsewhere(session: &str, month: &str, held: &str) => "{session}安排在{month}，实际于{held}开展，没有调整记录，请移到该月或登记调整。", "{session} was planned for {month} but held on {held}, and no adjustment is recorded. Move it to that month, or record the adjustment.";
    problem_due_before(session: &str, date: &str, due: &str, proposed: &str) => "{session}定在{date}，晚于报送时限{due}，请改日期，或将时限延期至{proposed}。", "{session} is dated {date}, after its report is due ({due}). Change the date, or extend to {proposed}.";
    problem_same_place(session: &str, other: &str, date: &str, place: &str) => "{session}和{other}都定于{date}在{place}举行，时间冲突，请错开或合办。", "{session} and {other} are both to be held on {date} at {place}. Move one, or hold them together.";
    problem_too_short(session: &str, minutes: u32, least: u32) => "{session}时长{minutes}分钟，少于要求的{least}分钟，请核对时间。", "{session} takes {minutes} minutes; at least {least} are asked for. Check the hours.";
    problem_liaison(unit: &str) => "{unit}还没有报联络员，请补登。", "{unit} has not named a liaison yet. Enter one.";
    problem_unit_changed(old: &str, unit: &str, on: &str) => "{old}自{on}起更名为{unit}，已印发的材料仍是原名，如需请发更正通知。", "{old} is called {unit} from {on}; the papers that went out have the old name. Issue a correction if needed.";
    problem_after_issue(session: &str, from: &str, to: &str) => "{session}印发后有改动（印发时{from}，现在{to}），没有登记调整，请登记或改回。", "{session} was changed after the issue (then {from}, now {to}) and no adjustment is registered. Register it, or change it back.";
    problem_locked(unit: &str, month: &str) => "{unit}的活动锁定在{month}，不属于本年度的活动月份，请解锁后移动，或增加该月。", "The session of {unit} is locked in {month}, which is not one of the year's months. Unlock and move it, or add the month.";
    problem_whose(unit: &str, session: &str) => "{unit}{session}", "{session} of {unit}";
    problem_activity => "的活动", "the session";
    problem_unavailable(unit: &str, month: &str) => "{unit}的活动安排在{month}，该月不宜安排，请移到其他月份，或注明原因。", "The session of {unit} stands in {month}, in which it cannot be held. Move it, or note why it stays.";
    problem_unavailable_as(unit: &str, month: &str, why: &str) => "{unit}的活动安排在{month}，该月不宜安排（{why}），请移到其他月份，或注明原因。", "The session of {unit} stands in {month}, in which it cannot be held ({why}). Move it, or note why it stays.";
    problem_over_most(who: &str, month: &str, most: u16, has: usize) => "{who}{month}安排了{has}家，最多{most}家，请移出几家，或注明原因。", "{who}: {has} sessions in {month}, at most {most}. Move some, or note why they stay.";
    problem_under_least(who: &str, month: &str, least: u16, has: usize) => "{who}{month}只有{has}家，至少{least}家，请移入几家，或注明原因。", "{who}: {has} sessions in {month}, at least {least}. Move some in, or note why it stays.";
    problems_unavailable(n: usize) => "{n}家单位的活动安排在不宜安排的月份，请移到其他月份，或注明原因。", "The sessions of {n} units stand in months in which they cannot be held. Move them, or note why they stay.";
    problems_over_duty(n: usize) => "{n}家单位安排的次数多于应办次数，请核对。", "{n} units have more sessions planned than they owe. Check them.";
    problems_day_off(n: usize) => "{n}次活动定在休息日或节假日，请改日期或确认。", "{n} sessions are dated on days off. Change the dates, or note them.";
    problems_held_elsewhere(n: usize) => "{n}次活动在其他月份开展，没有调整记录，请移到该月或登记调整。", "{n} sessions were held in another month without an adjustment. Move them, or record it.";
    problems_due_before(n: usize) => "{n}次活动的日期晚于报送时限，请改日期或延期。", "{n} sessions are dated after their report is due. Change the dates, or extend.";
    problems_too_short(n: usize) => "{n}次活动少于要求的时长，请核对时间。", "{n} sessions are shorter than asked for. Check the hours.";
    problems_liaison(n: usize) => "{n}家单位还没有报联络员，请补登。", "{n} units have not named a liaison yet. Enter them.";
    problems_after_issue(n: usize) => "{n}次活动印发后有改动，没有调整记录，请登记调整或改回。", "{n} sessions were changed after the issue without an adjustment. Record it, or change them back.";
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
            Reason::OverDuty { unit, owed, has } => self.problem_over_duty(name(unit), *owed, *has),
            Reason::UnevenLoad { group, month, most, emptiest, least } => {
                let group = snapshot.groups.get(*group).map_or("", |group| group.name.as_str());
                self.problem_uneven(group, &self.month(*month), *most, &self.month(*emptiest), *least)
            }
            Reason::LiaisonMissing { unit } => self.problem_liaison(name(unit)),
            Reason::UnavailableMonth { unit, month, why, .. } if why.is_empty() => {
                self.problem_unavailable(name(unit), &self.month_full(*month))
            }
            Reason::UnavailableMonth { unit, month, why, .. } => {
                self.problem_unavailable_as(name(unit), &self.month_full(*month), why)
            }
            Reason::OverMost { group, month, most, has } => {
                let who = self.scope(snapshot, None, *group);
                self.problem_over_most(&who, &self.month_full(*month), *most, *has)
            }
            Reason::UnderLeast { group, month, least, has } => {
                let who = self.scope(snapshot, None, *group);
                self.problem_under_least(&who, &self.month_full(*month), *least, *has)
            }
            Reason::UnitChanged { unit, on, old } => {
                self.problem_unit_changed(old, name(unit), &self.day_full(*on))
            }
            Reason::LockedConflict { unit, month, .. } => {
                self.problem_locked(name(unit), &self.month_full(*month))
            }
            Reason::DayOff { .. }
            | Reason::HeldElsewhere { .. }
            | Reason::DueBeforeDate { .. }
            | Reason::SamePlace { .. }
            | Reason::TooShort { .. }
            | Reason::ChangedAfterIssue { .. } => self.problem_of_day(snapshot, problem),
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
            Reason::OverDuty { .. } => self.problems_over_duty(n),
            Reason::DayOff { .. } => self.problems_day_off(n),
            Reason::HeldElsewhere { .. } => self.problems_held_elsewhere(n),
            Reason::DueBeforeDate { .. } => self.problems_due_before(n),
            Reason::TooShort { .. } => self.problems_too_short(n),
            Reason::LiaisonMissing { .. } => self.problems_liaison(n),
            Reason::UnavailableMonth { .. } => self.problems_unavailable(n),
            Reason::ChangedAfterIssue { .. } => self.problems_after_issue(n),
            _ => return None,
        })
    }

    /// The sentence for a problem with the day, the hours or the place of a session.
    fn problem_of_day(self, snapshot: &Snapshot, problem: &Problem) -> String {
        let whose = |unit: Option<UnitId>, id: SessionId| {
            let unit = unit.and_then(|unit| snapshot.units.get(unit));
            match unit {
                Some(unit) => self.problem_whose(&unit.name, self.problem_activity()),
                None => self.session_of_problem(snapshot, problem, id),
            }
        };
        match &problem.reason {
            Reason::DayOff { unit, session, date, holiday } => {
                let why = match holiday.as_str() {
                    "" => self.problem_weekend().to_owned(),
                    name => self.problem_holiday(name),
                };
                self.problem_day_off(&whose(*unit, *session), &self.day_and_weekday(*date), &why)
            }
            Reason::HeldElsewhere { unit, session, month, held } => self.problem_held_elsewhere(
                &whose(*unit, *session),
                &self.month_full(*month),
                &self.day_full(*held),
            ),
            Reason::DueBeforeDate { unit, session, date, due, proposed } => self.problem_due_before(
                &whose(Some(*unit), *session),
                &self.day(*date),
                &self.day(*due),
                &self.day_full(*proposed),
            ),
            Reason::SamePlace { unit, session, with, other, date } => {
                let place = snapshot.sessions.get(*session).map_or("", |session| session.place.trim());
                let (one, two) = (whose(*unit, *session), whose(*other, *with));
                self.problem_same_place(&one, &two, &self.day_full(*date), place)
            }
            Reason::TooShort { unit, session, minutes, least } => {
                self.problem_too_short(&whose(*unit, *session), *minutes, *least)
            }
            Reason::ChangedAfterIssue { unit, session, from, to } => self.problem_after_issue(
                &whose(*unit, *session),
                &self.month_or_unscheduled(*from),
                &self.month_or_unscheduled(*to),
            ),
            _ => String::new(),
        }
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
