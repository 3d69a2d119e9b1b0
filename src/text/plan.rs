//! Sentences of the planner: reasons for placements, why there is no plan, what would make one.

use super::{Lang, sentences};
use crate::model::ids::{GroupId, ProgrammeId, UnitId};
use crate::model::{Month, Snapshot};
use crate::rules::plan::{Concession, Obstacle, PlanReason, Proposal};

sentences! {
    label_planned(n: usize) => "智能安排{n}场", "Plan {n} sessions";
    cli_plan => "为未安排的活动选定月份，必要时少量调整；可预览，可一步撤销", "Give what is unscheduled the best month and move as little as possible for it; can be tried first and undone in one step";
    arg_plan_all => "除已锁定、已定日期和已过月份的以外，全部重新安排", "Plan everything anew that is not locked, dated or behind";
    arg_plan_from => "从该月起安排，缺省为本月", "Plan from this month on; the present one if not given";

    plan_best => "已求得最优方案。", "No plan is better.";
    plan_near(gap: i64) => "已求得方案，与最优方案的差距不超过{gap}。", "A plan was found; the best one costs at most {gap} less.";
    plan_counts(moved: usize, themed: usize, could: usize, repeated: usize, spread: i64) => "新安排或调整{moved}场；适逢主题日{themed}场（有主题日的{could}场）；与上年同月{repeated}场；各月最多相差{spread}家。", "{moved} placed or moved; {themed} of {could} with a theme day; {repeated} in last year's month; months differ by {spread} at most.";
    plan_nothing => "没有需要安排或调整的活动。", "Nothing has to be placed or moved.";
    plan_none => "按现有条件排不开：", "There is no plan:";
    plan_ways => "放宽以下条件即可排开：", "It can be planned if this is given up:";
    plan_too_big => "年度没有月份，或月份、场次过多，无法自动安排；请先设置年度月份。", "The year has no months, or more months and sessions than can be planned; set its months first.";
    plan_join => "；", "; ";
    plan_list => "、", ", ";
    plan_of_all => "全部单位", "all units";
    plan_and_more(names: &str, n: usize) => "{names}等{n}家", "{names} and others, {n} in all";

    plan_fixed => "已固定", "fixed";
    plan_only => "只有该月可排", "the only month it can have";
    plan_before(month: &str) => "上年{month}", "{month} last year";
    plan_repeated => "与上年同月", "as last year";
    plan_load(who: &str, has: i64) => "{who}本月{has}家", "{who}: {has}";
    plan_load_of(who: &str, has: i64, most: u16) => "{who}本月{has}/{most}家", "{who}: {has} of {most}";

    plan_no_months(who: &str) => "{who}没有可排的月份", "{who}: no month is left";
    plan_too_many(who: &str, months: &str, needed: i64, room: i64) => "{who}有{needed}场只能排在{months}，这些月份共只能排{room}场", "{who}: {needed} sessions can only be in {months}, which bear {room}";
    plan_too_few(who: &str, months: &str, needed: i64, can: i64) => "{who}{months}至少应有{needed}场，能排的只有{can}场", "{who}: {months} are to have {needed}, but {can} can be held then";
    plan_apart(who: &str, months: &str) => "{who}不得同月，可排的月份只有{months}", "{who} are kept apart and have only {months}";

    plan_missing(who: &str, n: usize) => "{who}少开展{n}场", "{who} holds {n} fewer";
    plan_unavailable(who: &str, month: &str) => "允许{who}安排在{month}", "Let {who} have {month}";
    plan_more(who: &str, month: &str, n: i64) => "{who}{month}放宽到{n}家", "Let {who} have {n} in {month}";
    plan_fewer(who: &str, month: &str, n: i64) => "{who}{month}减至{n}家", "Let {who} have only {n} in {month}";
    plan_shared(who: &str, month: &str) => "允许{who}同在{month}", "Let {who} share {month}";
    plan_parted(one: &str, other: &str) => "{one}与{other}可不同月", "Let {one} and {other} part";
}

impl Lang {
    /// What weighed for a placement: two or three things, the weightiest first.
    #[must_use]
    pub fn plan_reasons(self, snapshot: &Snapshot, reasons: &[PlanReason]) -> String {
        let one = |reason: &PlanReason| match reason {
            PlanReason::Fixed => self.plan_fixed().to_owned(),
            PlanReason::Only => self.plan_only().to_owned(),
            PlanReason::Theme(name) => name.clone(),
            PlanReason::Before(month) => self.plan_before(&self.month(*month)),
            PlanReason::Repeated => self.plan_repeated().to_owned(),
            PlanReason::Load { group, has, most: Some(most) } => {
                self.plan_load_of(&self.plan_group(snapshot, *group), *has, *most)
            }
            PlanReason::Load { group, has, most: None } => {
                self.plan_load(&self.plan_group(snapshot, *group), *has)
            }
        };
        reasons.iter().map(one).collect::<Vec<_>>().join(self.plan_join())
    }

    /// How good a plan is, in two sentences.
    #[must_use]
    pub fn plan_summary(self, plan: &Proposal) -> String {
        let good =
            if plan.proven { self.plan_best().to_owned() } else { self.plan_near(plan.cost - plan.bound) };
        let of = &plan.totals;
        let counts = self.plan_counts(of.moved, of.themed, of.could, of.repeated, of.spread);
        format!("{good}{counts}")
    }

    /// Why there is no plan.
    #[must_use]
    pub fn plan_obstacle(self, snapshot: &Snapshot, year: ProgrammeId, obstacle: &Obstacle) -> String {
        match obstacle {
            Obstacle::NoMonths(units) => self.plan_no_months(&self.plan_units(snapshot, year, units)),
            Obstacle::TooMany { group, months, needed, room, .. } => {
                let who = self.plan_group(snapshot, *group);
                self.plan_too_many(&who, &self.plan_months(months), *needed, *room)
            }
            Obstacle::TooFew { group, months, needed, can } => {
                let who = self.plan_group(snapshot, *group);
                self.plan_too_few(&who, &self.plan_months(months), *needed, *can)
            }
            Obstacle::Apart { units, months } => {
                self.plan_apart(&self.plan_units(snapshot, year, units), &self.plan_months(months))
            }
        }
    }

    /// One thing that would have to be given up.
    #[must_use]
    pub fn plan_concession(self, snapshot: &Snapshot, year: ProgrammeId, one: &Concession) -> String {
        let name = |unit: UnitId| snapshot.printed_name(year, unit).to_owned();
        match one {
            Concession::Missing(unit, by) => self.plan_missing(&name(*unit), *by),
            Concession::Unavailable(unit, month) => self.plan_unavailable(&name(*unit), &self.month(*month)),
            Concession::More(group, month, n) => {
                self.plan_more(&self.plan_group(snapshot, *group), &self.month(*month), *n)
            }
            Concession::Fewer(group, month, n) => {
                self.plan_fewer(&self.plan_group(snapshot, *group), &self.month(*month), *n)
            }
            Concession::Shared(units, month) => {
                self.plan_shared(&self.plan_units(snapshot, year, units), &self.month(*month))
            }
            Concession::Parted(a, b) => self.plan_parted(&name(*a), &name(*b)),
        }
    }

    fn plan_group(self, snapshot: &Snapshot, group: Option<GroupId>) -> String {
        let named = group.and_then(|group| snapshot.groups.get(group)).map(|group| group.name.clone());
        named.unwrap_or_else(|| self.plan_of_all().to_owned())
    }

    fn plan_months(self, months: &[Month]) -> String {
        months.iter().map(|month| self.month(*month)).collect::<Vec<_>>().join(self.plan_list())
    }

    fn plan_units(self, snapshot: &Snapshot, year: ProgrammeId, units: &[UnitId]) -> String {
        let some: Vec<&str> = units.iter().take(6).map(|unit| snapshot.printed_name(year, *unit)).collect();
        let names = some.join(self.plan_list());
        if units.len() > some.len() { self.plan_and_more(&names, units.len()) } else { names }
    }
}
