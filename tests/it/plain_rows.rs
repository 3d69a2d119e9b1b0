//! Rows of plain tables through the one edit for them, and entries of history that this version cannot name.

use themeday::model::Table;
use themeday::model::change::Row;
use themeday::model::edit::{Edit, EditLabel, EditRefusal, Named, ProgrammeFact, RowsDone};
use themeday::model::ids::{AliasId, AnswerId, SloganId, UnitId, UnitLeaderId};
use themeday::model::people::{LeaderCard, UnitLeader};
use themeday::model::programme::Slogan;
use themeday::model::setting::{Answer, SettingKey};
use themeday::model::unit::{Alias, AliasKind};
use themeday::text::Lang;
use themeday::workspace::{Access, Workspace};

use crate::edits::context;
use crate::years::County;

fn put(row: impl Into<Row>) -> Edit {
    Edit::Rows { put: vec![row.into()], delete: Vec::new() }
}

fn leader(id: i64, unit: UnitId, name: &str) -> UnitLeader {
    let card = LeaderCard { name: name.to_owned(), post: " 副局长 ".to_owned(), phone: String::new() };
    UnitLeader { id: UnitLeaderId(id), unit, ord: 1, card }
}

#[test]
fn rows_are_added_changed_and_removed_and_each_step_is_named_and_undone() {
    let mut county = County::new(&["甲局"]);
    let unit = county.unit("甲局");
    let told = |which: &str, what| EditLabel::Rows {
        table: "unit_leader".to_owned(),
        which: Named { first: format!("甲局 {which}"), count: 1 },
        what,
    };
    let added = county.apply(put(leader(0, unit, "赵一"))).label;
    assert_eq!(added, told("赵一", RowsDone::Added));
    assert_eq!(Lang::Zh.edit_label(&added), "新增分管领导：甲局 赵一");
    let row = county.now().leaders.iter().next().unwrap().clone();
    assert_eq!(row.card.post, "副局长", "texts are kept without blanks around them");
    let changed = county.apply(put(leader(row.id.0, unit, "钱二"))).label;
    assert_eq!(changed, told("钱二", RowsDone::Changed));
    let gone = Edit::Rows { put: Vec::new(), delete: vec![(Table::UnitLeader, row.id.0)] };
    assert_eq!(county.apply(gone).label, told("钱二", RowsDone::Removed));
    assert!(county.now().leaders.is_empty());
    for name in ["钱二", "赵一"] {
        county.workspace.undo().unwrap();
        assert_eq!(county.now().leaders.iter().next().unwrap().card.name, name);
    }
    county.workspace.undo().unwrap();
    assert!(county.now().leaders.is_empty());
}

#[test]
fn what_is_there_once_only_is_replaced_and_not_doubled() {
    let mut county = County::new(&["甲局"]);
    let answer = |id, question: &str, value: &str| Answer {
        id: AnswerId(id),
        question: question.to_owned(),
        value: value.to_owned(),
    };
    county.apply(put(answer(0, "year", "2023")));
    county.apply(put(answer(0, "year", "2024")));
    county.apply(put(answer(0, "region", "甲县")));
    let now: Vec<(&str, &str)> =
        county.now().answers.iter().map(|a| (a.question.as_str(), a.value.as_str())).collect();
    assert_eq!(now, [("year", "2024"), ("region", "甲县")]);
    let other = county.now().answers.iter().last().unwrap().id.0;
    assert_eq!(
        county.refused(&put(answer(other, "year", "2025"))),
        EditRefusal::NameTaken("year".to_owned())
    );
    assert!(matches!(county.refused(&put(answer(0, " ", "2025"))), EditRefusal::BadAnswer(_)));
}

#[test]
fn no_rows_at_all_change_nothing() {
    let mut county = County::new(&["甲局"]);
    let nothing = Edit::Rows { put: Vec::new(), delete: Vec::new() };
    assert_eq!(county.workspace.apply(&nothing).unwrap().edit, None);
}

#[test]
fn rows_that_do_not_fit_are_refused() {
    let mut county = County::new(&["甲局", "乙局"]);
    let unit = county.unit("甲局");
    let session = county.now().sessions.iter().next().unwrap().clone();
    let gone = Edit::Rows { put: Vec::new(), delete: vec![(Table::Session, session.id.0)] };
    assert_eq!(county.refused(&put(session)), EditRefusal::NotPlain(Table::Session));
    assert_eq!(county.refused(&gone), EditRefusal::NotPlain(Table::Session));
    assert_eq!(county.refused(&put(leader(0, UnitId(99_999), "赵一"))), EditRefusal::Gone);
    assert_eq!(county.refused(&put(leader(99_999, unit, "赵一"))), EditRefusal::Gone);
    assert!(matches!(county.refused(&put(leader(0, unit, " "))), EditRefusal::BadName(_)));
    let name = "乙局".to_owned();
    let alias = Alias { id: AliasId(0), unit, name: name.clone(), kind: AliasKind::Other, until: None };
    assert_eq!(county.refused(&put(alias)), EditRefusal::NameTaken(name));
    let programme = county.year();
    let slogan = Slogan { id: SloganId(0), programme, ord: 1, text: "标语".to_owned() };
    county.apply(put(slogan.clone()));
    county.apply(Edit::SetProgramme(programme, ProgrammeFact::Closed(true)));
    assert_eq!(county.refused(&put(slogan)), EditRefusal::YearClosed(2023));
    let there = county.now().slogans.iter().next().unwrap().id.0;
    let gone = Edit::Rows { put: Vec::new(), delete: vec![(Table::Slogan, there)] };
    assert_eq!(county.refused(&gone), EditRefusal::YearClosed(2023));
}

#[test]
fn an_entry_that_only_a_newer_version_can_name_is_listed_as_other_and_undone_like_any() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("县.themeday");
    for label in [
        r#"{"kind":"from_tomorrow","n":1}"#,
        r#"{"kind":"reported","first":"甲局","count":1,"event":"praised"}"#,
        r#"{"kind":"setting","key":"colour"}"#,
    ] {
        let mut file = if path.exists() {
            Workspace::open(&path, Access::Write, context()).unwrap()
        } else {
            Workspace::create(&path, context()).unwrap()
        };
        let edits = file.history().unwrap().len();
        file.apply(&Edit::SetSetting(SettingKey::Region, "甲县".to_owned())).unwrap();
        drop(file);
        let foreign = rusqlite::Connection::open(&path).unwrap();
        foreign.execute("UPDATE edit SET label = ?1 WHERE id = (SELECT max(id) FROM edit)", [label]).unwrap();
        drop(foreign);
        let mut file = Workspace::open(&path, Access::Write, context()).unwrap();
        assert_eq!(file.verify().unwrap(), [], "{label}");
        let history = file.history().unwrap();
        assert_eq!(history.len(), edits + 1, "{label}");
        assert_eq!(history.last().unwrap().label, EditLabel::Other, "{label}");
        assert_eq!(Lang::Zh.edit_label(&EditLabel::Other), "其他");
        assert_eq!(file.undo_label(), Some(&EditLabel::Other), "{label}");
        file.undo().unwrap();
        assert_eq!(file.snapshot().setting(SettingKey::Region), "", "{label}");
        file.redo().unwrap();
        assert_eq!(file.snapshot().setting(SettingKey::Region), "甲县", "{label}");
        file.undo().unwrap();
    }
}
