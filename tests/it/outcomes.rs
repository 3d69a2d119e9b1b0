//! 单位变动: 合并 with what is handed over, 新设, 划转, and the table of it; liaisons of many units from a table.

use themeday::model::edit::{Edit, EditRefusal};
use themeday::model::hand_over::HandOver;
use themeday::model::paper::{Format, PaperKind, PaperRequest};
use themeday::model::people::LiaisonCard;
use themeday::model::progress::Progress;
use themeday::model::rollover::RollOver;
use themeday::model::unit::UnitChangeKind;
use themeday::rules::outcomes::{UnitOutcome, unit_outcomes};
use themeday::text::Lang;
use themeday::text::person_rows::{Fault, PersonRows, RowState, stand};

use crate::years::{County, day, month};

fn liaison(county: &mut County, unit: &str, name: &str, mobile: &str) {
    let card = LiaisonCard { name: name.to_owned(), mobile: mobile.to_owned(), ..LiaisonCard::default() };
    let edit = Edit::SetLiaisons(county.unit(unit), vec![(card, true)]);
    county.apply(edit);
}

fn merge(county: &County, unit: &str, into: &str, parts: HandOver) -> Edit {
    let (unit, into) = (county.unit(unit), county.unit(into));
    Edit::MergeInto {
        unit, into, on: day("2023-06-01"), basis: "县委编委〔2023〕5号".to_owned(), parts
    }
}

#[test]
fn a_merger_hands_over_just_what_was_asked_for() {
    for bits in 0..8 {
        let parts = HandOver { duties: bits & 1 > 0, liaisons: bits & 2 > 0, history: bits & 4 > 0 };
        let mut county = County::new(&["甲局", "乙局"]);
        county.place("甲局", month(8));
        county.place("乙局", month(9));
        liaison(&mut county, "甲局", "李晓", "13800000001");
        liaison(&mut county, "乙局", "王明", "13800000002");
        county.apply(merge(&county, "甲局", "乙局", parts));
        let (old, new) = (county.unit("甲局"), county.unit("乙局"));
        let year = county.year();
        let held = county.now().sessions_held_by(year, new).len();
        assert_eq!(held, if parts.duties { 2 } else { 1 }, "{parts:?}");
        let names: Vec<&str> = county.now().liaisons_of(new).iter().map(|l| l.card.name.as_str()).collect();
        assert_eq!(names, if parts.liaisons { vec!["王明", "李晓"] } else { vec!["王明"] }, "{parts:?}");
        assert_eq!(county.now().main_liaison(new).unwrap().card.name, "王明");
        assert_eq!(county.now().liaisons_of(old).len(), 1, "the unit that ended keeps its own");
        let past = county.now().predecessors(new);
        assert_eq!(past, if parts.history { vec![old] } else { Vec::new() }, "{parts:?}");
    }
}

#[test]
fn a_unit_that_is_transferred_stands_in_another_group_from_the_day_on_and_nowhere_before() {
    let mut county = County::new(&["甲局"]);
    county.place("甲局", month(8));
    let past = county.year();
    let wish = RollOver::new(county.now(), past, 2024).unwrap();
    county.apply(Edit::RollOver(Box::new(wish)));
    county.apply(Edit::AddGroup("园区".to_owned()));
    let (unit, group) = (county.unit("甲局"), county.now().group_named("园区").unwrap().id);
    let before = county.now().group_of(past, unit);
    let edit =
        Edit::TransferUnit { unit, group, tier: None, on: day("2024-03-01"), basis: "〔2024〕2号".into() };
    county.apply(edit.clone());
    assert_eq!(county.now().group_of(past, unit), before);
    assert_eq!(county.now().group_of(county.year(), unit), Some(group));
    let change = county.now().changes_of(unit)[0].clone();
    assert_eq!((change.kind, change.on), (UnitChangeKind::Transferred, day("2024-03-01")));
    let old = before.and_then(|id| county.now().groups.get(id)).map(|group| group.name.clone());
    assert_eq!(change.old_name, old);
    let told = Lang::Zh.unit_change(county.now(), &change).unwrap();
    assert!(told.contains("划转") && told.contains("〔2024〕2号"), "{told}");
    assert_eq!(county.refused(&edit), EditRefusal::ChangedSince(day("2024-03-01")));
    county.apply(Edit::ForgetUnitChange(change.id));
    assert!(county.now().changes_of(unit).is_empty());
    assert_eq!(county.now().group_of(county.year(), unit), Some(group), "where it stands is not touched");
}

#[test]
fn the_table_tells_what_became_of_each_unit_since_the_year_before() {
    let names = ["甲局", "乙局", "丙局", "丁局", "戊局", "己局"];
    let mut county = County::new(&names);
    let past = county.year();
    let wish = RollOver::new(county.now(), past, 2024).unwrap();
    county.apply(Edit::RollOver(Box::new(wish)));
    let on = day("2024-02-01");
    let basis = "县委编委〔2024〕1号".to_owned();
    let unit = county.unit("乙局");
    county.apply(Edit::RenameUnit { unit, name: "新乙局".to_owned(), on, basis: basis.clone() });
    let (unit, into) = (county.unit("丙局"), county.unit("甲局"));
    let parts = HandOver::ALL;
    county.apply(Edit::MergeInto { unit, into, on, basis: basis.clone(), parts });
    county.apply(Edit::AbolishUnit { unit: county.unit("丁局"), into: None, on, basis: basis.clone() });
    county.apply(Edit::AddGroup("园区".to_owned()));
    let group = county.now().group_named("园区").unwrap().id;
    let unit = county.unit("戊局");
    county.apply(Edit::TransferUnit { unit, group, tier: None, on, basis: basis.clone() });
    let programme = Some(county.year());
    let new = themeday::model::edit::NewUnit {
        name: "数据局".to_owned(),
        kind: themeday::model::unit::UnitKind::Department,
        group: "县直单位".to_owned(),
    };
    county.apply(Edit::AddUnits { programme, units: vec![new] });
    let table = |county: &County| -> Vec<(String, UnitOutcome, bool)> {
        let lines = unit_outcomes(county.now(), county.year());
        let name = |unit| county.now().units.get(unit).unwrap().name.clone();
        lines.into_iter().map(|line| (name(line.unit), line.outcome, line.on.is_some())).collect()
    };
    let line = |name: &str, outcome, dated| (name.to_owned(), outcome, dated);
    assert_eq!(
        table(&county),
        [
            line("甲局", UnitOutcome::Kept, false),
            line("新乙局", UnitOutcome::Renamed, true),
            line("丙局", UnitOutcome::Merged, true),
            line("丁局", UnitOutcome::Abolished, true),
            line("戊局", UnitOutcome::Transferred, true),
            line("己局", UnitOutcome::Kept, false),
            line("数据局", UnitOutcome::Created, false),
        ]
    );
    county.apply(Edit::FoundUnit { unit: county.unit("数据局"), on, basis });
    assert_eq!(table(&county)[6], line("数据局", UnitOutcome::Created, true));
    let lines = unit_outcomes(county.now(), county.year());
    assert_eq!((lines[1].before.as_deref(), lines[1].after.as_deref()), (Some("乙局"), Some("新乙局")));
    assert_eq!((lines[3].after.as_deref(), lines[6].before.as_deref()), (None, None));
    // The year before is as it was.
    assert!(unit_outcomes(county.now(), past).iter().all(|line| line.outcome == UnitOutcome::Kept));

    let request = PaperRequest::new(PaperKind::UnitChanges, county.year(), day("2024-03-01"));
    let fonts = themeday::documents::Fonts::of_system();
    let pages =
        themeday::documents::export(county.now(), &request, Format::Csv, &fonts, &Progress::default());
    let text = String::from_utf8(pages.unwrap().concat()).unwrap();
    for words in ["乙局,新乙局,更名,2024年2月1日,县委编委〔2024〕1号", "合并", "并入甲局", "数据局,新设"]
    {
        assert!(text.contains(words), "“{words}” is not in {text}");
    }
}

#[test]
fn liaisons_of_many_units_are_taken_from_a_table_as_one_step() {
    let mut county = County::new(&["甲局", "乙局"]);
    liaison(&mut county, "甲局", "李晓", "13800000001");
    let table = [
        vec!["附件5"],
        vec!["序号", "单位名称", "姓名", "职  务", "手机号码", "备注"],
        vec!["1", "甲局", "李晓", "主任", "13800000001"],
        vec!["", "", "赵一", "科员", "13800000003"],
        vec!["2", "乙局", "王明", "", "1.38E+10", ""],
        vec!["3", "丙局", "孙二", "", "", ""],
        vec!["4", "乙局", "", "主任", "", ""],
        vec!["5", "乙局", "钱三", "", "13800000004", "", "多出"],
        vec![""],
    ];
    let cells: Vec<Vec<String>> =
        table.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect();
    let rows = PersonRows::of(&cells);
    assert!(rows.headed);
    assert_eq!(rows.ignored, ["序号", "备注"]);
    let faults: Vec<usize> = rows.rows.iter().map(|row| row.faults.len()).collect();
    assert_eq!(faults, [0, 0, 1, 0, 1, 1]);
    assert_eq!(rows.rows[5].faults, [Fault::Ragged(7, 6)]);
    let (one, other) = (county.unit("甲局"), county.unit("乙局"));
    let standing = stand(county.now(), &rows.rows);
    assert_eq!(
        standing,
        [
            RowState::Changed(one),
            RowState::New(one),
            RowState::Faulty,
            RowState::Unknown(None),
            RowState::Faulty,
            RowState::New(other),
        ]
    );
    assert_eq!(Lang::Zh.person_standing(&rows.rows[3], &standing[3]), "没有单位“丙局”");
    let people: Vec<_> = standing
        .iter()
        .zip(&rows.rows)
        .filter_map(|(standing, row)| Some((standing.unit()?, row.card.clone())))
        .collect();
    let before = county.now().clone();
    county.apply(Edit::TakeLiaisons { people: people.clone(), only: false });
    let first = county.now().main_liaison(one).unwrap().card.clone();
    assert_eq!((first.name.as_str(), first.post.as_str()), ("李晓", "主任"));
    assert_eq!(county.now().liaisons_of(one).len(), 2);
    assert_eq!(county.now().main_liaison(other).unwrap().card.name, "钱三");
    county.workspace.undo().unwrap();
    assert_eq!(county.now().liaisons_of(one).len(), before.liaisons_of(one).len());
    county.apply(Edit::TakeLiaisons { people: people[1..2].to_vec(), only: true });
    let left: Vec<&str> = county.now().liaisons_of(one).iter().map(|l| l.card.name.as_str()).collect();
    assert_eq!(left, ["赵一"]);
    assert!(county.now().main_liaison(one).unwrap().main);
    // Without heads, the columns are those of the form.
    let bare = PersonRows::of(&[vec!["甲局".to_owned(), "李晓".to_owned(), "女".to_owned()]]);
    assert!(!bare.headed && bare.rows[0].card.sex == "女");
}

#[test]
fn ten_thousand_rows_are_looked_through_at_once() {
    let county = County::new(&["甲局", "乙局"]);
    let row = |n: usize| vec![format!("第{n}局"), format!("人{n}"), String::new()];
    let cells: Vec<Vec<String>> = (0..10_000).map(row).collect();
    let start = std::time::Instant::now();
    let rows = PersonRows::of(&cells);
    assert_eq!(stand(county.now(), &rows.rows).len(), 10_000);
    assert!(start.elapsed().as_secs() < 5);
}
