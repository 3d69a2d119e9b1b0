//! `import`: one fact becomes one thing in the file, what a notice states stands, its own words are kept.

use serde_json::{Value, json};
use themeday::cli;

use super::{Place, run, shown, units_in};

/// A notice whose activities have organisers, coordinators and deadlines of their own; written anew.
const ACTIVITIES: &str = "白塔区人民政府办公室关于开展第十二届“政务公开日”活动的通知\n\
    各街道办事处，区政府各部门：\n\
    根据《白塔市2024年政务公开工作要点》（白政办发〔2024〕6号）要求，为办好今年的活动，现将有关事项通知如下：\n\
    一、活动主题\n公开促规范，服务到身边。\n\
    二、活动时间\n活动时间：2024年5月13日至5月17日\n\
    三、活动内容\n\
    （一）“局长说政策”活动（线上活动）\n主要内容：围绕今年的重要政策作权威解读。\n\
    承办部门：区发改局、区教育局\n发布形式：文字材料和照片\n发布平台：区政府网站、政务新媒体“白塔发布”\n\
    请各承办部门将文字材料于2024年5月13日前报送至区政府办公室。\n\
    （二）“走进政府”活动（观摩交流）\n邀请对象：人大代表、群众代表。\n\
    承办部门：区住建局\n协调部门：区商务局\n\
    四、工作要求\n\
    （一）加强组织。第十二届活动情况纳入2024年年度考核。\n\
    联系人：陈某，电话：000-1234567，地址：区政府202室。\n\
    白塔区人民政府办公室\n2024年5月6日\n（此件公开发布）\n";

/// A notice with a dated main session, a schedule and attachments; written anew.
const NOTICE: &str = "白塔县人民政府办公室关于开展2024年“政务公开主题日”活动的通知\n\
    各乡镇人民政府，县直各单位：\n\
    为做好2024年政务公开工作，按照《白塔县2024年工作要点》，现将有关事项通知如下：\n\
    一、活动主题\n“公开便民，服务为先”\n\
    二、活动安排\n\
    （一）主会场活动\n2024年5月12日上午9:00-11:00在县文化广场统一开展（参加单位见附件1）。\n\
    （二）分会场。各单位按活动安排开展，每年至少组织1次（见附件2、3），宣传标语见附件4。\n\
    三、有关要求\n\
    各单位于活动开展当月20日前报送活动图片、信息。县融媒体中心做好宣传报道。\n\
    附件：1.参加主会场活动单位名单\n2.分会场活动安排表（乡镇）\n3.分会场活动安排表（县直单位）\n4.宣传标语\n\
    白塔县人民政府办公室\n2024年4月2日\n\
    附件1\n参加主会场活动单位名单\n县发改局、县教育局、县水利局\n\
    附件2\n分会场活动安排表\n（乡镇）\n序号\t活动时间\t单位\n1\t2024年5月\t云岭镇\n2\t2024年6月\t河湾乡\n\
    附件3\n分会场活动安排表\n（县直单位）\n序号\t活动时间\t单位\n1\t2024年5月\t县发改局\n2\t2024年6月\t县水利局、县教育局\n\
    附件4\n宣传标语\n1.公开惠民。\n2.服务为民。\n";

fn with(name: &str, text: &str) -> (Place, String, String) {
    let place = Place::new();
    let (file, source) = (place.path("年度.themeday"), place.path(name));
    std::fs::write(&source, text).unwrap();
    run(&["new", &file, "--region", "白塔县", "--year", "2024"]).done();
    (place, file, source)
}

fn notice_text(file: &str, place: &Place) -> Vec<String> {
    let data = place.path("数据.json");
    run(&["export", file, "data", "--format", "json", "-o", &data, "--force"]).done();
    let data: Value = serde_json::from_slice(&std::fs::read(&data).unwrap()).unwrap();
    let rows = data["tables"]["paper_text"].as_array().cloned().unwrap_or_default();
    let text = rows.iter().find(|row| row["document"] == "notice").map(|row| row["text"].clone());
    text.iter()
        .flat_map(|text| text.as_str().unwrap().lines().map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

fn problems(file: &str) -> Vec<Value> {
    run(&["check", file, "--json"]).json()["problems"].as_array().unwrap().clone()
}

#[test]
fn the_same_fact_in_two_sources_is_one_session() {
    let (place, file, notice) = with("通知.txt", NOTICE);
    let table = place.path("安排.csv");
    std::fs::write(&table, "单位,类别,活动时间\n云岭镇,乡镇,2024年5月\n县发改局,县直单位,2024年5月\n县水利局,县直单位,2024年6月\n").unwrap();
    run(&["import", &file, &notice, &table, &notice]).done();
    let shown = shown(&file);
    assert_eq!(units_in(&shown, "乡镇", &json!("2024-05")), ["云岭镇"]);
    assert_eq!(units_in(&shown, "县直单位", &json!("2024-05")), ["县发改局"]);
    assert_eq!(units_in(&shown, "县直单位", &json!("2024-06")), ["县水利局", "县教育局"]);
    assert!(problems(&file).iter().all(|p| p["rule"] != "twice_in_month"));
    let due = run(&["due", &file, "--json"]).done().json();
    assert_eq!(due["items"].as_array().unwrap().len(), 5);
    let again = run(&["import", &file, &table, &notice]).done();
    assert!(again.out.starts_with("没有变化"), "{}", again.out);
}

#[test]
fn a_unit_twice_at_one_time_in_one_list_is_asked_about_and_the_answer_counts() {
    let (_place, file, table) = with(
        "安排.csv",
        "单位,类别,活动时间\n县水利局,县直单位,2024年5月\n县林业局,县直单位,2024年5月\n县水利局,县直单位,2024年5月\n",
    );
    let once = run(&["import", &file, &table, "--json"]).done().json();
    assert_eq!(once["open"][0]["kind"], "repeated", "{once}");
    assert_eq!(units_in(&shown(&file), "县直单位", &json!("2024-05")), ["县水利局", "县林业局"]);
    let id = once["open"][0]["id"].as_str().unwrap();
    run(&["import", &file, &table, "--answer", &format!("{id}=2")]).done();
    assert_eq!(units_in(&shown(&file), "县直单位", &json!("2024-05")), ["县水利局", "县林业局", "县水利局"]);
    let twice: Vec<Value> = problems(&file).into_iter().filter(|p| p["rule"] == "twice_in_month").collect();
    assert_eq!((twice.len(), &twice[0]["month"]), (1, &json!("2024-05")));
}

#[test]
fn single_months_are_sessions_of_their_own_and_a_coordinator_stays() {
    let (_place, file, table) = with(
        "安排.csv",
        "承办单位,协办单位,活动时间\n县水利局,县林业局,\"3月、9月\"\n县教育局,,3-5月\n各乡镇,,6月\n",
    );
    let done = run(&["import", &file, &table, "--json"]).done().json();
    let shown = shown(&file);
    for month in ["2024-03", "2024-09"] {
        assert!(
            units_in(&shown, "县直单位", &json!(month)).contains(&"县水利局".to_owned()),
            "{month} {shown}"
        );
    }
    let skipped: Vec<&Value> =
        done["lines"].as_array().unwrap().iter().filter(|line| line["outcome"] == "skipped").collect();
    assert_eq!(skipped.len(), 1, "{done}");
    assert!(skipped[0]["subject"]["other"]["text"].as_str().unwrap().contains("各乡镇"));
}

#[test]
fn a_stated_deadline_takes_the_place_of_the_suggested_one() {
    let (_place, file, notice) = with("通知.txt", NOTICE);
    run(&["import", &file, &notice]).done();
    let deadlines = shown(&file)["report_deadlines"].clone();
    assert_eq!(deadlines.as_array().unwrap().len(), 1, "{deadlines}");
    assert_eq!((&deadlines[0]["rule"], &deadlines[0]["day"]), (&json!("day_of_session_month"), &json!(20)));
    run(&["undo", &file]).done();
    assert_eq!(shown(&file)["report_deadlines"], json!([]), "a suggestion is stated by nobody");
    // What a person set is no suggestion: it stays, and the notice's rule is a conflict.
    run(&["set", &file, "deadline.day", "28"]).done();
    let ran = run(&["import", &file, &notice, "--json"]).done().json();
    assert_eq!(ran["counts"]["conflict"], 1, "{ran}");
    let deadlines = shown(&file)["report_deadlines"].clone();
    assert_eq!((deadlines.as_array().unwrap().len(), &deadlines[0]["day"]), (1, &json!(28)));
}

#[test]
fn a_deadline_of_one_activity_binds_its_units_only() {
    let (_place, file, notice) = with("通知.txt", ACTIVITIES);
    run(&["import", &file, &notice]).done();
    let due = run(&["due", &file, "--json", "--today", "2024-05-20"]).done().json();
    let mut owing: Vec<(&str, &str)> = due["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| (item["unit"].as_str().unwrap(), item["due"].as_str().unwrap_or("")))
        .collect();
    owing.sort_unstable();
    assert_eq!(owing, [("区发改局", "2024-05-13"), ("区教育局", "2024-05-13")]);
    let again = run(&["import", &file, &notice]).done();
    assert!(again.out.starts_with("没有变化"), "{}", again.out);
}

#[test]
fn the_notices_own_paragraphs_are_kept_with_its_facts_as_placeholders() {
    let (place, file, notice) = with("通知.txt", NOTICE);
    run(&["import", &file, &notice]).done();
    let text = notice_text(&file, &place);
    assert_eq!(
        text,
        [
            "为做好〔年〕年政务公开工作，按照《白塔县2024年工作要点》，现将有关事项通知如下：",
            "一、活动主题",
            "“〔活动主题〕”",
            "二、活动安排",
            "（一）主会场活动",
            "〔主会时间〕在〔主会地点〕统一开展（参加单位见〔参加单位附件〕）。",
            "（二）分会场。各单位按活动安排开展，每年至少组织1次（见〔活动安排附件〕），宣传标语见〔宣传标语附件〕。",
            "三、有关要求",
            "各单位于〔报送时限〕报送活动图片、信息。县融媒体中心做好宣传报道。",
        ]
    );
    let again = run(&["import", &file, &notice]).done();
    assert!(again.out.starts_with("没有变化"), "{}", again.out);
    run(&["undo", &file]).done();
    assert!(notice_text(&file, &place).is_empty());
}

#[test]
fn basis_contacts_period_and_ordinal_are_facts_of_the_year() {
    let (place, file, notice) = with("通知.txt", ACTIVITIES);
    run(&["import", &file, &notice]).done();
    let programme = shown(&file)["programme"].clone();
    assert_eq!(programme["basis"], "《白塔市2024年政务公开工作要点》（白政办发〔2024〕6号）");
    assert_eq!(programme["contacts"], "陈某，电话：000-1234567，地址：区政府202室");
    assert_eq!(
        (&programme["date_from"], &programme["date_to"]),
        (&json!("2024-05-13"), &json!("2024-05-17"))
    );
    let text = notice_text(&file, &place);
    assert_eq!(text[0], "根据〔依据〕要求，为办好今年的活动，现将有关事项通知如下：");
    assert_eq!(text.last().unwrap(), "联系人：〔联系人〕。");
    assert!(text.contains(&"活动时间：〔活动期间〕".to_owned()), "{text:?}");
    assert!(text.contains(&"（一）加强组织。〔届次〕活动情况纳入〔年〕年年度考核。".to_owned()), "{text:?}");
    assert!(text.iter().all(|line| !line.contains("此件公开发布") && !line.contains("区政府各部门：")));
}

#[test]
fn hours_of_the_main_session_are_read_and_set() {
    let (_place, file, notice) = with("通知.txt", NOTICE);
    run(&["import", &file, &notice]).done();
    let main = |file: &str| shown(file)["main_session"].clone();
    let hours = |main: &Value| (main["date"].clone(), main["time_from"].clone(), main["time_to"].clone());
    assert_eq!(hours(&main(&file)), (json!("2024-05-12"), json!("09:00"), json!("11:00")));
    for (key, value, from, to) in [
        ("main.when", "2024年5月13日14:30-16:00", json!("14:30"), json!("16:00")),
        ("main.when", "5月13日上午9点", json!("09:00"), Value::Null),
        ("main.date", "2024-05-13 9:30-11:00", json!("09:30"), json!("11:00")),
        ("main.date", "2024-05-13", Value::Null, Value::Null),
    ] {
        run(&["set", &file, key, value]).done();
        assert_eq!(hours(&main(&file)), (json!("2024-05-13"), from, to), "{key} {value}");
    }
    run(&["set", &file, "main.when", "具体时间另行通知"]).done();
    assert_eq!(main(&file)["date"], Value::Null);
    run(&["set", &file, "main.date", "2024-02-30 9:00"]).refused(cli::USAGE, &["2024-02-30"]);
    run(&["set", &file, "main.date", "明天"]).refused(cli::USAGE, &["main.date"]);
}

#[test]
fn a_list_that_says_and_others_is_told_as_not_whole() {
    let (_place, file, notice) = with(
        "通知.txt",
        "白塔区人民政府办公室关于开展“政务公开日”活动的通知\n各部门：\n一、活动内容\n（一）线上活动\n承办部门：区发改局、区教育局等部门\n时间：2024年5月15日\n白塔区人民政府办公室\n2024年5月6日\n",
    );
    let done = run(&["import", &file, &notice]).done();
    assert!(done.out.contains("区教育局等"), "{}", done.out);
}

/// A table with all that a row may say; written anew.
const ROWS: &str = "序号\t活动时间\t承办单位\t协办单位\t活动形式\t活动内容\t邀请对象\t发布平台\n\
    1\t2024年5月\t县水利局\t县林业局、各乡镇\t现场咨询\t防汛知识宣传\t村民代表\t县政府网站、公众号\n\
    2\t2024年6月\t各乡镇\t县民政局\t设点宣传\t惠民政策解读\t居民代表\t县政府网站\n";

#[test]
fn all_that_a_row_says_is_taken_over_or_told() {
    let (place, file, source) = with("安排.txt", ROWS);
    let done = run(&["import", &file, &source, "--json"]).done().json();
    let shown = shown(&file);
    let rows = shown["assignments"].as_array().unwrap();
    let session = rows.iter().flat_map(|row| row["sessions"].as_array().unwrap());
    let session = session.into_iter().find(|session| session["unit"] == "县水利局").unwrap();
    assert_eq!(session["state"], "planned");
    let data = &place.path("数据.json");
    run(&["export", &file, "data", "--format", "json", "-o", data]).done();
    let data: Value = serde_json::from_slice(&std::fs::read(data).unwrap()).unwrap();
    let table = |name: &str| data["tables"][name].as_array().unwrap().clone();
    let held = table("session").into_iter().find(|row| row["form"] == "现场咨询").unwrap();
    assert_eq!((&held["content"], &held["audience"]), (&json!("防汛知识宣传"), &json!("村民代表")));
    assert_eq!(held["publish_on"], json!(["县政府网站", "公众号"]));
    let parties: Vec<Value> = table("party").into_iter().filter(|row| row["session"] == held["id"]).collect();
    let group = parties.iter().find(|party| party["as_written"] == "各乡镇").unwrap();
    assert_eq!((&group["unit"], &group["role"]), (&Value::Null, &json!("coordinator")));
    let unit = parties.iter().find(|party| party["as_written"] == "协办单位").unwrap();
    assert_eq!(unit["role"], "coordinator");
    assert!(unit["unit"].is_number());
    // Nobody named holds the second row.
    let skipped: Vec<String> = done["lines"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|line| line["outcome"] == "skipped")
        .map(|line| line["subject"]["other"]["text"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(skipped, ["2024年6月 各乡镇", "县民政局"]);
    assert_eq!(done["counts"]["skipped"], 2);
}

#[test]
fn a_conflict_shows_what_the_file_holds_and_what_the_source_says() {
    let (place, file, source) = with("通知.txt", NOTICE);
    run(&["import", &file, &source]).done();
    let other = place.path("邻县.txt");
    let text =
        NOTICE.replace("白塔县", "青石县").replace("县文化广场", "县政务大厅").replace("20日前", "25日前");
    std::fs::write(&other, text).unwrap();
    let tried = run(&["import", &file, &other, "--dry-run", "--json"]).done().json();
    let conflicts: Vec<(String, Value, Value)> = tried["lines"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|line| line["outcome"] == "conflict" && !line["difference"].is_null())
        .map(|line| {
            let difference = &line["difference"];
            let key = difference["key"].as_str().unwrap().to_owned();
            (key, difference["held"].clone(), difference["read"].clone())
        })
        .collect();
    let of = |key: &str| conflicts.iter().find(|(known, ..)| known == key).unwrap().clone();
    assert_eq!(of("region"), ("region".to_owned(), json!({"text": "白塔县"}), json!({"text": "青石县"})));
    let (_, held, read) = of("place");
    assert_eq!((held, read), (json!({"text": "县文化广场"}), json!({"text": "县政务大厅"})));
    assert_eq!(of("rule").1["rule"]["day"], 20);
    let line =
        tried["lines"].as_array().unwrap().iter().find(|line| line["fact"] == "/main_session/when_text");
    assert_eq!(line.unwrap()["difference"]["key"], "place");
    let told = run(&["import", &file, &other, "--dry-run"]).done().out;
    assert!(told.contains("地区：现有“白塔县”，来源“青石县”"), "{told}");
}

#[test]
fn a_unit_that_the_source_has_in_another_group_stays_until_that_is_asked_for() {
    let (place, file, source) = with("安排.csv", "单位,类别,活动时间\n县水利局,县直单位,2024年5月\n");
    run(&["import", &file, &source]).done();
    let other = place.path("另表.csv");
    std::fs::write(&other, "单位,类别,活动时间\n县水利局,驻县单位,2024年5月\n").unwrap();
    let told = run(&["import", &file, &other]).done().out;
    assert!(told.contains("县水利局 类别：现有“县直单位”，来源“驻县单位”"), "{told}");
    assert_eq!(units_in(&shown(&file), "县直单位", &json!("2024-05")), ["县水利局"]);
    run(&["import", &file, &other, "--overwrite"]).done();
    assert_eq!(units_in(&shown(&file), "驻县单位", &json!("2024-05")), ["县水利局"]);
}

#[test]
fn persons_are_read_with_their_place_and_become_liaisons() {
    let table = "单位名称,姓名,性别,职务,办公电话,手机\n县水利局,张某,男,主任,000-1111111,13000000000\n县气象局,,,,,\n";
    let (_place, file, source) = with("联络员.csv", table);
    let read = run(&["read", &source, "--json"]).done().json();
    let liaison = &read["liaisons"][0];
    let told = ["unit", "name", "post", "office_phone", "mobile"].map(|key| liaison[key].as_str().unwrap());
    assert_eq!(told, ["县水利局", "张某", "主任", "000-1111111", "13000000000"]);
    assert_eq!(liaison["at"], json!({"source": 0, "line": 2}));
    assert_eq!(read["not_understood"], Value::Null);
    run(&["import", &file, &source]).done();
    assert!(shown(&file).to_string().contains("张某"));
}
