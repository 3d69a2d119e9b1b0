//! Edits of many sessions at once: one step each, with a line that says what was done; and reading pasted tables.

use themeday::intake::pasted;
use themeday::model::edit::{Arranged, Cells, Edit, EditRefusal, Placing, SessionFact};
use themeday::model::ids::SessionId;
use themeday::model::pasted::{Anchor, Holds, Pasted, PastedFault};
use themeday::model::session::SessionKind;
use themeday::model::when::{Days, When};
use themeday::rules::schedule::Schedule;
use themeday::text::Lang;

use crate::years::{County, day, month};

fn county() -> County {
    let mut county = County::new(&["甲局", "乙局", "丙局"]);
    for (unit, number) in [("丙局", 5), ("甲局", 5), ("乙局", 12)] {
        county.place(unit, month(number));
    }
    county
}

fn sessions(county: &County, units: &[&str]) -> Vec<SessionId> {
    units.iter().map(|unit| county.session(unit)).collect()
}

fn told(county: &mut County, edit: Edit) -> String {
    Lang::Zh.edit_label(&county.apply(edit).label)
}

#[test]
fn one_fact_is_set_for_many_and_taken_back_in_one_step() {
    let mut county = county();
    let all = sessions(&county, &["甲局", "乙局"]);
    let line = told(&mut county, Edit::SetSessions(all.clone(), SessionFact::Place(" 广场 ".into())));
    assert_eq!(line, "甲局等2家活动的地点设为“广场”");
    assert!(all.iter().all(|id| county.now().sessions.get(*id).unwrap().place == "广场"));
    county.workspace.undo().unwrap();
    assert!(all.iter().all(|id| county.now().sessions.get(*id).unwrap().place.is_empty()));
    let refused = county.refused(&Edit::SetSessions(Vec::new(), SessionFact::Place(String::new())));
    assert_eq!(refused, EditRefusal::Gone);
}

#[test]
fn a_month_earlier_or_later_moves_each_from_its_own() {
    let mut county = county();
    let all = sessions(&county, &["甲局", "乙局"]);
    let line = told(&mut county, Edit::Shift { sessions: all.clone(), later: false });
    assert_eq!(line, "甲局等2家提前一个月");
    assert_eq!((county.months("甲局"), county.months("乙局")), (vec![Some(4)], vec![Some(11)]));
    county.workspace.undo().unwrap();
    // January 2024 is not one of the year's months: nobody moves.
    let refused = county.refused(&Edit::Shift { sessions: all.clone(), later: true });
    assert_eq!(refused, EditRefusal::MonthOutside(month(12).next()));
    assert_eq!(county.months("甲局"), [Some(5)]);
    county.apply(Edit::Lock(vec![all[0]], true));
    let refused = county.refused(&Edit::Shift { sessions: all, later: false });
    assert_eq!(refused, EditRefusal::Locked("甲局".into()));
}

#[test]
fn a_day_is_fixed_for_many_who_go_to_its_month_and_keep_their_hours_and_lengths() {
    let mut county = county();
    let all = sessions(&county, &["甲局", "乙局", "丙局"]);
    let hours = |text: &str| Some(chrono::NaiveTime::parse_from_str(text, "%H:%M").unwrap());
    let morning = When { time_from: hours("09:00"), time_to: hours("11:00"), ..When::on(day("2023-5-9")) };
    county.apply(Edit::SetSession(all[0], SessionFact::When(Some(morning), String::new())));
    let week = When { days: Days::Range(day("2023-5-15"), day("2023-5-19")), ..When::on(day("2023-5-15")) };
    county.apply(Edit::SetSession(all[2], SessionFact::When(Some(week), "5月15日至19日".into())));
    let line = told(&mut county, Edit::SetDay { sessions: all.clone(), day: Some(day("2023-6-20")) });
    assert_eq!(line, "甲局等3家活动定于6月20日，移到6月");
    let now = |county: &County, at: usize| county.now().sessions.get(all[at]).unwrap().clone();
    let first = now(&county, 0).when.unwrap();
    assert_eq!((first.days, first.time_from), (Days::On(day("2023-6-20")), hours("09:00")));
    assert_eq!(now(&county, 1).month, Some(month(6)), "from December");
    assert_eq!(now(&county, 2).when.unwrap().days, Days::Range(day("2023-6-20"), day("2023-6-24")));
    let line = told(&mut county, Edit::SetDay { sessions: vec![all[1]], day: Some(day("2023-6-21")) });
    assert_eq!(line, "乙局活动定于6月21日");
    let line = told(&mut county, Edit::SetDay { sessions: vec![all[1]], day: None });
    assert_eq!(line, "乙局活动日期改为待定");
    assert_eq!((now(&county, 1).month, now(&county, 1).when), (Some(month(6)), None));
    for _ in 0..3 {
        county.workspace.undo().unwrap();
    }
    assert_eq!(now(&county, 1).month, Some(month(12)), "one step each");
}

#[test]
fn a_day_keeps_who_is_locked_in_the_month_and_who_is_planned_for_several() {
    let mut county = county();
    let all = sessions(&county, &["甲局", "乙局"]);
    county.apply(Edit::Lock(vec![all[0]], true));
    let refused = county.refused(&Edit::SetDay { sessions: vec![all[0]], day: Some(day("2023-6-20")) });
    assert_eq!(refused, EditRefusal::Locked("甲局".into()));
    let line = told(&mut county, Edit::SetDay { sessions: vec![all[0]], day: Some(day("2023-5-20")) });
    assert_eq!(line, "甲局活动定于5月20日", "within its month it has a day");
    let refused = county.refused(&Edit::SetDay { sessions: vec![all[1]], day: Some(day("2023-1-20")) });
    assert_eq!(refused, EditRefusal::MonthOutside(month(1)));
}

#[test]
fn cells_are_put_into_the_order_of_the_list_of_units() {
    let mut county = county();
    let group = county.now().groups.iter().next().unwrap().id;
    let cell = |county: &County| -> Vec<String> {
        let schedule = Schedule::of(county.now(), county.year());
        let cell = schedule.cell(month(5), group);
        cell.iter().map(|entry| county.name(entry.unit).to_owned()).collect()
    };
    assert_eq!(cell(&county), ["丙局", "甲局"]);
    let year = county.year();
    let line = told(&mut county, Edit::OrderByUnits(year, Cells::One(month(5), group)));
    assert_eq!(line, "5月县直单位按机构序列重排");
    assert_eq!(cell(&county), ["甲局", "丙局"]);
    county.workspace.undo().unwrap();
    assert_eq!(cell(&county), ["丙局", "甲局"]);
    let line = told(&mut county, Edit::OrderByUnits(year, Cells::Group(group)));
    assert_eq!(line, "县直单位按机构序列重排");
    assert_eq!(county.apply(Edit::OrderByUnits(year, Cells::All)).edit, None, "it is so already");
}

#[test]
fn each_session_gets_its_own_month_and_facts_in_one_step() {
    let mut county = county();
    let [first, second] = sessions(&county, &["甲局", "乙局"])[..] else { panic!() };
    let facts = vec![SessionFact::Theme("改革".into())];
    let line = told(
        &mut county,
        Edit::Arrange(vec![
            Arranged { session: first, placing: Some(Placing::Month(month(7))), facts },
            Arranged { session: second, placing: Some(Placing::Unscheduled), facts: Vec::new() },
        ]),
    );
    assert_eq!(line, "粘贴表格：甲局等2家");
    assert_eq!((county.months("甲局"), county.months("乙局")), (vec![Some(7)], vec![None]));
    county.workspace.undo().unwrap();
    assert_eq!((county.months("甲局"), county.months("乙局")), (vec![Some(5)], vec![Some(12)]));
}

fn read(county: &County, text: &str, carry: bool) -> Pasted {
    pasted(text, county.now(), county.year(), None, carry)
}

fn faults(pasted: &Pasted) -> Vec<Vec<PastedFault>> {
    pasted.rows.iter().map(|row| row.faults.clone()).collect()
}

#[test]
fn columns_are_known_by_their_heads_or_by_what_stands_in_them() {
    let county = county();
    let with_heads =
        read(&county, "序号\t承办单位\t活动月份\t活动地点\t报送情况\n1\t甲局\t6\t广场\t未报\n", false);
    let held: Vec<Option<Holds>> = with_heads.columns.iter().map(|(_, holds)| *holds).collect();
    assert_eq!(held, [None, Some(Holds::Unit), Some(Holds::Month), Some(Holds::Place), None]);
    let taken = with_heads.rows[0].taken.clone().unwrap();
    assert_eq!(taken.placing, Some(Placing::Month(month(6))));
    assert_eq!(taken.facts, [SessionFact::Place("广场".into())]);
    let without = read(&county, "甲局\t6月\n乙局\t7月12日\n", false);
    assert_eq!(without.rows.len(), 2);
    assert_eq!(without.rows[0].taken.clone().unwrap().placing, Some(Placing::Month(month(6))));
    // A day outside the month is for the checks to tell, and moves nothing.
    let second = without.rows[1].taken.clone().unwrap();
    assert_eq!(second.placing, None);
    assert!(matches!(&second.facts[..], [SessionFact::When(Some(when), _)]
        if when.days.first() == Some(day("2023-07-12"))));
    let nothing = read(&county, "今天\t天气\n很好\t吗\n", false);
    assert!(!nothing.has_units() && nothing.rows.is_empty());
}

#[test]
fn what_is_not_taken_of_a_row_is_told() {
    let mut county = county();
    let locked = county.session("乙局");
    county.apply(Edit::Lock(vec![locked], true));
    let text = "单位\t月份\t时间\n甲局\t6月\t某天\n甲局\t7月\t\n乙局\t6月\t\n丁局\t6月\t\n\t6月\t\n丙局\t2月\t\t多\n";
    let read = read(&county, text, false);
    assert_eq!(
        faults(&read),
        [
            vec![PastedFault::NoTime("某天".into())],
            vec![PastedFault::Twice],
            vec![PastedFault::Locked],
            vec![PastedFault::Unknown(None)],
            vec![PastedFault::NoName],
            vec![PastedFault::Ragged, PastedFault::MonthOutside(month(2))],
        ]
    );
    let numbers: Vec<usize> = read.rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, [2, 3, 4, 5, 6, 7]);
    assert_eq!(read.arranged().len(), 1, "the month of the first row is taken without its time");
}

#[test]
fn an_empty_cell_changes_nothing_or_is_as_the_one_above_it() {
    let county = county();
    let text = "单位\t月份\n甲局\t6月\n丙局\t\n";
    let plain = read(&county, text, false);
    assert!(plain.gaps);
    assert_eq!(plain.arranged().len(), 1);
    let merged = read(&county, text, true);
    assert_eq!(merged.rows[1].taken.clone().unwrap().placing, Some(Placing::Month(month(6))));
    // What is so already changes nothing.
    let same = read(&county, "单位\t月份\n甲局\t5月\n", false);
    assert_eq!((same.arranged().len(), faults(&same)), (0, vec![Vec::new()]));
}

#[test]
fn a_table_without_units_goes_where_it_is_put() {
    let county = county();
    let anchor = Anchor {
        sessions: sessions(&county, &["甲局", "乙局"]),
        columns: vec![Holds::Month, Holds::Time, Holds::Place],
    };
    let text = "6\t18日\t一楼\n\t\t二楼\n7\t\t三楼\n";
    let read = pasted(text, county.now(), county.year(), Some(&anchor), false);
    assert_eq!(read.rows.len(), 3);
    assert_eq!(read.rows[0].taken.clone().unwrap().placing, Some(Placing::Month(month(6))));
    assert_eq!(read.rows[1].taken.clone().unwrap().facts, [SessionFact::Place("二楼".into())]);
    assert_eq!(read.rows[2].faults, [PastedFault::NoRow]);
}

#[test]
fn ten_thousand_rows_are_read_and_taken_in_one_step() {
    let names: Vec<String> = (0..2_000).map(|n| format!("第{n}局")).collect();
    let mut county = County::new(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let rows = (0..10_000).map(|n| format!("第{}局\t{}月\t{n}号楼\n", n % 4_000, n % 9 + 4));
    let text = format!("单位\t月份\t地点\n{}", rows.collect::<String>());
    let read = read(&county, &text, false);
    assert_eq!(read.rows.len(), 10_000);
    assert_eq!(read.arranged().len(), 2_000);
    let unknown = read.rows.iter().filter(|row| matches!(row.faults[..], [PastedFault::Unknown(_)])).count();
    assert!(unknown >= 4_000, "{unknown}");
    county.apply(Edit::Arrange(read.arranged()));
    let placed = |county: &County| {
        let branch = county.now().sessions.iter().filter(|s| s.kind == SessionKind::Branch);
        branch.filter(|s| s.month.is_some()).count()
    };
    assert_eq!(placed(&county), 2_000);
    county.workspace.undo().unwrap();
    assert_eq!(placed(&county), 0);
}
