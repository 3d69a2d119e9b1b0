//! What papers say: only what the year holds, in the words that an office would sign.

use chrono::{NaiveDate, NaiveTime};
use themeday::documents::{self, Block, Content, Section};
use themeday::model::edit::Edit;
use themeday::model::ids::{PaperTextId, PartyId, RequirementId};
use themeday::model::paper::{Format, MissingFact, PaperKind, PaperRequest};
use themeday::model::paper_text::Placeholder;
use themeday::model::programme::{Labels, PaperText, Publicity};
use themeday::model::report::{DeadlineRule, Offset, OffsetUnit, Requirement};
use themeday::model::session::{Party, Role, SessionKind, SessionState};
use themeday::model::when::{Days, When};
use themeday::model::{Month, SessionId, Snapshot};
use themeday::workspace::{Context, Workspace};

use crate::notice::filled;
use crate::sample::Year;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn request(kind: PaperKind) -> PaperRequest {
    PaperRequest::new(kind, Year::PROGRAMME, day(2023, 3, 30))
}

fn content(snapshot: &Snapshot, kind: PaperKind) -> Content {
    documents::content(snapshot, &request(kind)).unwrap()
}

/// The paragraphs of the first section.
fn lines(section: &Section) -> Vec<String> {
    let line = |block: &Block| match block {
        Block::Paragraph(paragraph) => Some(paragraph.line()),
        _ => None,
    };
    section.blocks.iter().filter_map(line).collect()
}

fn notice(snapshot: &Snapshot) -> Vec<String> {
    lines(&content(snapshot, PaperKind::Notice).sections[0])
}

fn as_written(year: &mut Year, session: SessionId, id: i64, words: &str, role: Role) {
    let (id, as_written) = (PartyId(id), words.to_owned());
    let party = Party { id, session, unit: None, role, ord: id.0, as_written, stall: String::new() };
    year.tables.put(party.into());
}

fn requirement(id: i64, session: Option<SessionId>, kind: SessionKind, text: &str) -> Requirement {
    Requirement {
        id: RequirementId(id),
        programme: Year::PROGRAMME,
        kind: Some(kind),
        item: "活动信息".to_owned(),
        rule: DeadlineRule::AfterEvent { offset: Offset { n: 0, unit: OffsetUnit::Day } }.into(),
        to_whom: String::new(),
        text: text.to_owned(),
        session,
        suggested: false,
        minimum: Vec::new(),
    }
}

/// A district's week in May: no main session, nobody owes a session of his own, activities given to all of a sort.
fn week() -> Year {
    let mut year = Year::new();
    year.change_programme(|p| {
        p.title = "河湾区2023年“5•15政务公开日”活动实施方案".into();
        p.ordinal = Some(17);
        p.labels = Labels::default();
        p.office = "河湾区人民政府办公室".into();
        p.addressees = ["区政府各部门", "各街道办事处", "各有关单位"].map(str::to_owned).to_vec();
        p.date_from = Some(day(2023, 5, 15));
        p.date_to = Some(day(2023, 5, 19));
        p.basis = "《某省2023年政务公开工作要点》（某政办发〔2023〕5号）".into();
    });
    // As a new year has it: nothing is known of it.
    year.session(SessionKind::Main, |_| {});
    let departments = year.group("区直部门");
    let units = ["区发改局", "区住建局", "区商务局"].map(|name| year.unit(name, Some(departments)));
    let online = year.session(SessionKind::Online, |session| {
        session.title = "行政决策大家看".into();
        session.content = "围绕重点任务进行权威解读。".into();
        session.publish_form = "文字材料报道".into();
        session.publish_on = vec!["区政府门户网站".to_owned(), "政务新媒体“河湾公开”".to_owned()];
    });
    year.party(online, Some(units[0]), Role::Organiser);
    let visit = year.session(SessionKind::Visit, |session| {
        session.title = "观摩交流".into();
        session.audience = "人大代表、政协委员和群众代表".into();
    });
    year.party(visit, Some(units[1]), Role::Organiser);
    year.party(visit, Some(units[2]), Role::Coordinator);
    let open = year.session(SessionKind::OpenDay, |session| {
        session.title = "单位门前宣传".into();
        session.place = "本单位门前".into();
        session.when = Some(When {
            time_from: NaiveTime::from_hms_opt(9, 0, 0),
            time_to: NaiveTime::from_hms_opt(11, 0, 0),
            ..When::on(day(2023, 5, 15))
        });
    });
    as_written(&mut year, open, 9100, "各街道办事处", Role::Organiser);
    let grass = year.session(SessionKind::Branch, |session| session.title = "政务公开在基层活动".into());
    as_written(&mut year, grass, 9101, "各乡镇", Role::Organiser);
    as_written(&mut year, grass, 9102, "各部门", Role::Organiser);
    year.tables.put(requirement(9200, Some(online), SessionKind::Online, "5月15日前").into());
    let suggested = Requirement {
        rule: DeadlineRule::DayOfSessionMonth { day: 25 }.into(),
        suggested: true,
        minimum: Vec::new(),
        ..requirement(9201, None, SessionKind::Branch, "")
    };
    year.tables.put(suggested.into());
    year
}

#[test]
fn the_notice_says_what_the_year_holds_and_nothing_else() {
    let snapshot = week().snapshot();
    let paper = content(&snapshot, PaperKind::Notice);
    assert_eq!(paper.title, "河湾区人民政府办公室关于组织开展第十七届“5•15政务公开日”活动的通知");
    assert_eq!(paper.sections.len(), 1, "no attachment without a row");
    let lines = notice(&snapshot);
    assert_eq!(
        lines[..8],
        [
            "区政府各部门，各街道办事处，各有关单位：",
            "根据《某省2023年政务公开工作要点》（某政办发〔2023〕5号）精神，经研究，决定组织开展第十七届“5•15政务公开日”活动。现将有关事项通知如下：",
            "一、活动时间",
            "2023年5月15日至19日。",
            "二、活动安排",
            "（一）行政决策大家看（线上活动）。主要内容：围绕重点任务进行权威解读。承办单位：区发改局。发布形式：文字材料报道。发布平台：区政府门户网站、政务新媒体“河湾公开”。",
            "（二）观摩交流。承办单位：区住建局。协办单位：区商务局。邀请对象：人大代表、政协委员和群众代表。",
            "（三）单位门前宣传（政务开放日）。活动时间：2023年5月15日9:00—11:00。活动地点：本单位门前。承办单位：各街道办事处。",
        ]
    );
    assert_eq!(lines[8], "（四）政务公开在基层活动。各乡镇、各部门结合实际自行组织开展。");
    let all = lines.concat();
    assert!(all.contains("“行政决策大家看”承办单位于5月15日前报送活动信息。"), "{all}");
    for invented in ["主会场", "分会场", "附件", "25日", "4月", "12月", "另行通知", "不少于"]
    {
        assert!(!all.contains(invented), "{invented} in {all}");
    }
    // Headings close up whatever is left out.
    let firsts: Vec<&str> = lines
        .iter()
        .filter_map(|line| line.split_once('、').map(|(n, _)| n))
        .filter(|n| n.chars().count() == 1)
        .collect();
    assert_eq!(firsts, ["一", "二", "三", "四"]);
}

#[test]
fn every_kind_of_programme_has_a_notice_and_only_its_own_parts() {
    for empty in [Year::new(), week()] {
        let snapshot = empty.snapshot();
        assert!(!notice(&snapshot).is_empty());
    }
    // A cancelled or unplanned session is no part of it.
    let mut year = week();
    let sessions: Vec<SessionId> = year.tables.sessions.iter().map(|s| s.id).collect();
    for (n, id) in sessions.into_iter().enumerate() {
        year.change_session(id, |session| {
            session.unplanned = n % 2 == 0;
            session.state = if n % 2 == 0 { SessionState::Planned } else { SessionState::Cancelled };
        });
    }
    let all = notice(&year.snapshot()).concat();
    assert!(!all.contains("活动安排") && !all.contains("行政决策大家看"), "{all}");
}

#[test]
fn the_words_of_a_county_stand_in_quotation_marks_and_attachments_are_cited_with_a_verb() {
    let mut year = filled();
    let main = year.tables.sessions.iter().find(|s| s.kind == SessionKind::Main).unwrap().id;
    year.change_session(main, |session| {
        session.when =
            Some(When { time_from: NaiveTime::from_hms_opt(9, 0, 0), ..When::on(day(2023, 5, 12)) });
        session.place = "县政务服务中心广场".into();
    });
    let snapshot = year.snapshot();
    let lines = notice(&snapshot);
    let point = |start: &str| lines.iter().find(|line| line.starts_with(start)).unwrap().as_str();
    assert_eq!(
        point("（一）“主会”"),
        "（一）“主会”。开展现场集中宣传活动。活动时间：2023年5月12日9:00。活动地点：县政务服务中心广场。参加单位名单见附件1。"
    );
    assert_eq!(
        point("（二）“N分会”"),
        "（二）“N分会”。2023年4月至12月，各单位按照活动安排（见附件2、3）自行组织开展。每个单位全年不少于1次，每次活动不少于半天。活动地点由各单位自行确定。"
    );
    assert!(point("（二）确定").starts_with("（二）确定联络人员。“主会”参加单位各确定1名联络员"));
    for line in &lines {
        assert!(!line.contains("N分会") || line.contains("“N分会”"), "{line}");
    }
}

#[test]
fn addressees_of_one_sort_are_joined_by_a_mark_of_enumeration_and_sorts_by_a_comma() {
    let mut year = week();
    for (names, line) in [
        (&["各乡镇", "县直相关单位"][..], "各乡镇，县直相关单位："),
        (
            &["各乡镇人民政府", "各街道办事处", "县政府各部门", "县直各单位"],
            "各乡镇人民政府、各街道办事处，县政府各部门、县直各单位：",
        ),
        (&["县发改局", "县财政局", "驻县企业"], "县发改局、县财政局，驻县企业："),
        (&["各有关单位："], "各有关单位："),
    ] {
        year.change_programme(|p| p.addressees = names.iter().map(|name| (*name).to_owned()).collect());
        assert_eq!(notice(&Snapshot::new(year.tables.clone(), 1))[0], line);
    }
}

fn kept(year: &mut Year, kind: PaperKind, text: &str) {
    let (id, document, text) = (PaperTextId(9300), kind.name().to_owned(), text.to_owned());
    let row = PaperText { id, programme: Year::PROGRAMME, document, text, group: None, title: String::new() };
    year.tables.put(row.into());
}

#[test]
fn a_kept_text_is_printed_with_the_facts_of_today_in_its_places() {
    let mut year = filled();
    let text = "根据〔依据〕（某政办发〔2023〕5号），开展〔年〕年〔活动名称〕。\n名单见〔参加单位附件〕，安排见〔活动安排附件〕。\n〔报送时限〕报送，见〔宣传标语附件〕。\n〔主会时间〕在〔主会地点〕集中。";
    kept(&mut year, PaperKind::Notice, text);
    let snapshot = Snapshot::new(year.tables.clone(), 1);
    let lines = notice(&snapshot);
    assert_eq!(lines[1], "根据＿＿（某政办发〔2023〕5号），开展2023年“政务公开主题日”活动。");
    assert_eq!(lines[2], "名单见附件1，安排见附件2、3。");
    assert_eq!(lines[3], "活动当月25日前报送，见＿＿。");
    assert_eq!(lines[4], "＿＿在＿＿集中。");
    let missing = documents::missing(&snapshot, &request(PaperKind::Notice));
    for placeholder in
        [Placeholder::Basis, Placeholder::SlogansAttachment, Placeholder::MainTime, Placeholder::MainPlace]
    {
        let fact = MissingFact::Unfilled(placeholder.written());
        assert!(missing.contains(&fact), "{fact:?} in {missing:?}");
    }
    assert!(!missing.contains(&MissingFact::Unfilled(Placeholder::ScheduleAttachment.written())));
    // The text follows when facts come, and when attachments change their numbers.
    let main = year.tables.sessions.iter().find(|s| s.kind == SessionKind::Main).unwrap().id;
    year.change_session(main, |session| {
        session.when = Some(When::on(day(2023, 5, 12)));
        session.place = "广场".into();
    });
    let parties: Vec<i64> =
        year.tables.parties.iter().filter(|p| p.session == main).map(|p| p.id.0).collect();
    for party in parties {
        year.tables.remove(themeday::model::Table::Party, party);
    }
    let lines = notice(&year.snapshot());
    assert_eq!(lines[2], "名单见＿＿，安排见附件1、2。");
    assert_eq!(lines[4], "2023年5月12日在广场集中。");
}

#[test]
fn a_number_of_an_attachment_that_there_is_not_is_told() {
    let mut year = filled();
    kept(&mut year, PaperKind::Notice, "名单见附件1，安排见附件2、3，标语见附件6和附件12。");
    let missing = documents::missing(&year.snapshot(), &request(PaperKind::Notice));
    let told: Vec<&MissingFact> =
        missing.iter().filter(|fact| matches!(fact, MissingFact::NoSuchAttachment(_))).collect();
    assert_eq!(told, [&MissingFact::NoSuchAttachment(6), &MissingFact::NoSuchAttachment(12)]);
}

#[test]
fn a_suggested_deadline_is_not_printed_as_a_stated_one() {
    let mut year = filled();
    let asked = year.tables.requirements.iter().next().unwrap().clone();
    kept(&mut year, PaperKind::Notice, "请于〔报送时限〕报送。");
    year.tables.put(Requirement { suggested: true, ..asked }.into());
    let snapshot = year.snapshot();
    assert_eq!(notice(&snapshot)[1], "请于＿＿报送。");
    let own = documents::own_text(&snapshot, &request(PaperKind::Notice)).unwrap();
    assert!(!own.contains("报送时限") && !own.contains("按时报送"), "{own}");
}

#[test]
fn a_changed_title_is_kept_and_stands_wherever_the_paper_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let mut file = Workspace::create_sample(&folder.path().join("甲.themeday"), Context::default()).unwrap();
    let programme = file.snapshot().newest_programme().unwrap().id;
    let group = file.snapshot().group_named("乡镇").unwrap().id;
    let title = |document, group, title: &str| Edit::SetPaperTitle {
        programme,
        document,
        group,
        title: title.to_owned(),
    };
    let request = |kind| PaperRequest { programme, ..request(kind) };
    let paper = |file: &Workspace, kind| documents::content(file.snapshot(), &request(kind)).unwrap();
    let usual: Vec<String> =
        paper(&file, PaperKind::Notice).sections.iter().map(|section| section.title.clone()).collect();
    file.apply(&title(PaperKind::Schedule, Some(group), "各乡镇活动月份表")).unwrap();
    file.apply(&title(PaperKind::Slogans, None, "宣传口号")).unwrap();
    file.apply(&title(PaperKind::Ledger, None, "报送登记簿")).unwrap();
    let notice = paper(&file, PaperKind::Notice);
    let list = lines(&notice.sections[0]);
    for name in ["各乡镇活动月份表（乡镇）", "宣传口号"] {
        assert!(list.iter().any(|line| line.ends_with(name)), "{name} in {list:?}");
    }
    let titles: Vec<&str> = notice.sections.iter().map(|section| section.title.as_str()).collect();
    assert_eq!(titles[2], "各乡镇活动月份表");
    assert_eq!(titles[3], usual[3], "the other group keeps its title");
    assert!(titles.contains(&"宣传口号"));
    assert_eq!(paper(&file, PaperKind::Ledger).sections[0].title, "报送登记簿");
    let name = |kind| documents::file_name(file.snapshot(), &request(kind), Format::Docx);
    assert_eq!(name(PaperKind::Ledger), "报送登记簿.docx");
    assert!(name(PaperKind::Slogans).ends_with(" 宣传口号.docx"), "{}", name(PaperKind::Slogans));
    // It is undone like any edit, and empty text brings the usual title back.
    file.undo().unwrap();
    assert_ne!(paper(&file, PaperKind::Ledger).title, "报送登记簿");
    file.apply(&title(PaperKind::Schedule, Some(group), " ")).unwrap();
    file.apply(&title(PaperKind::Slogans, None, "")).unwrap();
    let again: Vec<String> =
        paper(&file, PaperKind::Notice).sections.iter().map(|section| section.title.clone()).collect();
    assert_eq!(again, usual);
    assert_eq!(file.snapshot().paper_texts.len(), 0);
    assert_eq!(file.verify().unwrap(), []);
}

#[test]
fn the_notice_of_the_main_session_asks_for_replies_and_says_when_to_be_there() {
    let mut year = filled();
    let main = year.tables.sessions.iter().find(|s| s.kind == SessionKind::Main).unwrap().id;
    year.change_programme(|p| p.contacts = "李某某，电话：0731-00000000，邮箱：gk@example.cn".to_owned());
    let blank = Snapshot::new(year.tables.clone(), 1);
    let missing = documents::missing(&blank, &request(PaperKind::MainNotice));
    for fact in [MissingFact::ArriveBy, MissingFact::ReplyBy, MissingFact::Publicity] {
        assert!(missing.contains(&fact), "{fact:?} in {missing:?}");
    }
    year.change_session(main, |session| {
        session.when_text = "2023年5月12日9:00-11:00".into();
        session.arrive_by = NaiveTime::from_hms_opt(8, 30, 0);
        session.reply_by = Some(day(2023, 5, 8));
    });
    let snapshot = year.snapshot();
    let mut request = request(PaperKind::MainNotice);
    request.options.publicity = Some(Publicity::Internal);
    let paper = documents::content(&snapshot, &request).unwrap();
    let list = lines(&paper.sections[0]);
    for line in [
        "2023年5月12日9:00-11:00。",
        "请各参加单位于活动当天8:30前到场，做好现场布置。",
        "请于5月8日前将参会回执（见附件）报送至gk@example.cn。",
        "（此件不予公开）",
    ] {
        assert!(list.iter().any(|l| l == line), "{line} in {list:?}");
    }
    let receipt = &paper.sections[1];
    assert_eq!((receipt.label.as_deref(), receipt.title.ends_with("参会回执")), (Some("附件"), true));
    assert_eq!(receipt.head[0], "活动时间：2023年5月12日9:00-11:00");
    assert!(documents::missing(&snapshot, &request).iter().all(|fact| {
        !matches!(
            fact,
            MissingFact::ArriveBy | MissingFact::ReplyBy | MissingFact::MainTime | MissingFact::Publicity
        )
    }));
}

#[test]
fn calendar_and_chart_bear_the_year_and_stand_group_by_group() {
    let snapshot = Year::full().snapshot();
    let calendar = content(&snapshot, PaperKind::Calendar);
    assert_eq!(calendar.title, "2023年“政务公开主题日”活动日历");
    let year = calendar.sections[0].tables().next().unwrap().shown();
    assert_eq!(year[6][3], "乡镇：石潭镇、石鼓镇；县直单位：县卫健局、县民政局、县医保局");
    let may = year[5][3].split('\n').next().unwrap();
    assert!(may.contains("现场集中宣传活动") && !may.contains('、'), "{may}");
    assert!(
        lines(&calendar.sections[3]).iter().any(|line| {
            line.contains("乡镇：石潭镇、石鼓镇；县直单位：县卫健局、县民政局、县医保局。")
        }),
        "{:?}",
        lines(&calendar.sections[3])
    );
    assert_eq!(content(&snapshot, PaperKind::WallChart).title, "2023年“政务公开主题日”活动全年安排");
}

#[test]
fn the_overview_counts_a_session_as_held_once_something_about_it_came_in() {
    let mut year = Year::full();
    let unit = year.unit_named("云湖桥镇");
    let session = year
        .tables
        .parties
        .iter()
        .find(|p| p.unit == Some(unit) && p.role == Role::Organiser)
        .unwrap()
        .session;
    // Nobody entered the day.
    year.change_session(session, |session| (session.held_on, session.when) = (None, None));
    let snapshot = year.snapshot();
    let request = PaperRequest { today: day(2023, 5, 31), ..request(PaperKind::Overview) };
    let paper = documents::content(&snapshot, &request).unwrap();
    let mut tables = paper.sections[0].tables();
    let figures = tables.next().unwrap().shown();
    assert_eq!(figures[1][1..5], ["17", "4", "2", "2"]);
    assert!(!tables.next().unwrap().shown()[1][1].contains("云湖桥镇"));
}

#[test]
fn the_overview_gives_the_room_that_one_group_leaves_to_another() {
    let mut year = Year::new();
    for (name, count) in [("甲类", 120), ("乙类", 0), ("丙类", 1), ("丁类", 0), ("戊类", 1)] {
        let group = year.group(name);
        year.unit(&format!("{name}的一个单位"), Some(group));
        for n in 0..count {
            let unit = year.unit(&format!("{name}第{n}行政审批服务局"), Some(group));
            year.branch(&[unit], Month::new(2023, 4));
        }
    }
    let snapshot = year.snapshot();
    let request = PaperRequest { today: day(2023, 5, 31), ..request(PaperKind::Overview) };
    let paper = documents::content(&snapshot, &request).unwrap();
    let lists = paper.sections[0].tables().nth(1).unwrap().shown();
    let shown = lists[1][1].split('、').count();
    // An equal share of the page would hold two lines, a name each.
    assert!(shown >= 7, "{shown} of 120: {}", lists[1][1]);
    let fonts = documents::Fonts::compiled_in();
    let pages =
        documents::Pages::of(&paper, &fonts, &themeday::model::progress::Progress::default()).unwrap();
    assert_eq!(pages.count(), 1);
}

#[test]
fn a_session_s_time_is_printed_with_its_hours_whichever_way_they_came() {
    let hours = |session: &mut themeday::model::session::Session| {
        session.when = Some(When {
            days: Days::On(day(2023, 5, 12)),
            time_from: NaiveTime::from_hms_opt(9, 0, 0),
            time_to: NaiveTime::from_hms_opt(11, 0, 0),
            tentative: false,
            inferred: false,
        });
    };
    let words = |session: &mut themeday::model::session::Session| {
        session.when_text = "2023年5月12日9:00—11:00".into();
    };
    let both = |session: &mut themeday::model::session::Session| {
        session.when = Some(When::on(day(2023, 5, 12)));
        session.when_text = "9:00—11:00".into();
    };
    for set in [hours as fn(&mut _), words, both] {
        let mut year = filled();
        let main = year.tables.sessions.iter().find(|s| s.kind == SessionKind::Main).unwrap().id;
        year.change_session(main, set);
        let snapshot = year.snapshot();
        let time = "2023年5月12日9:00—11:00";
        assert!(notice(&snapshot).iter().any(|line| line.contains(time)));
        for kind in [PaperKind::Receipt, PaperKind::SignIn, PaperKind::Stalls] {
            assert_eq!(content(&snapshot, kind).sections[0].head[0], format!("活动时间：{time}"));
        }
        let main = lines(&content(&snapshot, PaperKind::MainNotice).sections[0]);
        assert!(main.contains(&format!("{time}。")), "{main:?}");
    }
}
