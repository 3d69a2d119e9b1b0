//! The search over all pages: by any name, pinyin, initials, persons, telephone numbers, words of sessions, papers.

use themeday::model::edit::{Edit, SessionFact};
use themeday::model::ids::UnitId;
use themeday::model::paper::PaperKind;
use themeday::model::people::LiaisonCard;
use themeday::model::unit::AliasKind;
use themeday::workspace::{Person, SearchIndex, Workspace};

use crate::edits::context;

struct County {
    _folder: tempfile::TempDir,
    workspace: Workspace,
}

impl County {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("县.themeday");
        let mut workspace = Workspace::create_sample(&path, context()).unwrap();
        let unit = workspace.snapshot().units_named("县应急管理局")[0];
        let card = LiaisonCard {
            name: "欧阳晓".to_owned(),
            mobile: "138 0000-5678".to_owned(),
            ..LiaisonCard::default()
        };
        workspace.apply(&Edit::SetLiaisons(unit, vec![(card, true)])).unwrap();
        workspace.apply(&Edit::AddAlias(unit, "安监局".to_owned(), AliasKind::Former)).unwrap();
        Self { _folder: folder, workspace }
    }

    fn index(&self) -> SearchIndex {
        let snapshot = self.workspace.snapshot();
        let papers = [(PaperKind::Ledger, "报送台账")];
        SearchIndex::of(snapshot, snapshot.newest_programme().map(|year| year.id), &papers)
    }

    fn units(&self, query: &str) -> Vec<String> {
        let name = |unit: UnitId| self.workspace.snapshot().units.get(unit).unwrap().name.clone();
        self.index().find(query).units.into_iter().map(|hit| name(hit.unit)).collect()
    }
}

#[test]
fn a_unit_is_found_by_any_name_pinyin_initials_its_liaison_and_the_number() {
    let county = County::new();
    for query in [
        "应急管理",
        "县应急管理局",
        "安监局",
        "yjgl",
        "yingji",
        "xianyingjiguanliju",
        "欧阳",
        "ouyang",
        "oyx",
        "5678",
        "13800005678",
        "０00５6",
    ] {
        assert_eq!(county.units(query).first().map(String::as_str), Some("县应急管理局"), "{query}");
    }
    for none in ["", "  ", "qqqq", "没有这个", "9999999", "56"] {
        assert_eq!(county.units(none), Vec::<String>::new(), "{none}");
    }
    let by_person = county.index().find("欧阳晓").units[0];
    assert!(matches!(by_person.person, Some(Person::Liaison(_))));
    assert_eq!(county.index().find("应急").units[0].person, None);
}

#[test]
fn what_is_called_just_so_comes_before_what_only_holds_it() {
    let county = County::new();
    let found = county.units("县林业局");
    assert_eq!(found[0], "县林业局");
    let index = county.index();
    assert_eq!(index.find("台账").papers, [PaperKind::Ledger]);
    assert_eq!(index.find("bstz").papers, [PaperKind::Ledger]);
}

#[test]
fn sessions_are_found_by_what_is_written_of_them() {
    let mut county = County::new();
    let snapshot = county.workspace.snapshot();
    let year = snapshot.newest_programme().unwrap().id;
    let session = snapshot.sessions_held_by(year, snapshot.units_named("县水利局")[0])[0].id;
    assert_eq!(county.index().find("河长制").sessions, []);
    let place = SessionFact::Place("河长制主题公园".to_owned());
    county.workspace.apply(&Edit::SetSession(session, place)).unwrap();
    assert_eq!(county.index().find("河长制").sessions, [session]);
}

#[test]
fn names_of_one_letter_forty_times_take_no_longer() {
    let county = County::new();
    let start = std::time::Instant::now();
    let reading = themeday::model::search::Reading::of(&vec!["xian|xuan"; 60].join(" "));
    assert!(!reading.reads("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxq"));
    assert!(!reading.reads(&"xianxuanx".repeat(40)));
    assert!(reading.reads("xxxxxxxxxxxxxxxxxxxx"));
    assert!(start.elapsed().as_millis() < 200);
    assert!(county.units("xxxx").is_empty());
}
