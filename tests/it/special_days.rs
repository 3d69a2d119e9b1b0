//! Lunar dates, solar terms, theme days of departments and market days of townships.

use chrono::{Datelike, NaiveDate};
use themeday::calendar::themes::Origin;
use themeday::calendar::{Calendar, lunar, market_days};
use themeday::model::Month;
use themeday::model::edit::Edit;
use themeday::model::ids::{MarketRuleId, ThemeDayId};
use themeday::model::special_day::{MarketDays, MarketRule, ThemeDay, ThemeDayRule};
use themeday::text::Lang;

use crate::years::County;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn said(text: &str) -> String {
    Lang::Zh.lunar_date(lunar::lunar(day(text)).unwrap())
}

#[test]
fn lunar_dates_are_those_of_the_almanac() {
    for (solar, lunar) in [
        ("1990-01-01", "农历腊月初五"),
        ("2023-01-21", "农历腊月三十"),
        ("2023-01-22", "农历正月初一"),
        ("2023-03-22", "农历闰二月初一"),
        ("2023-04-20", "农历三月初一"),
        ("2023-06-22", "农历五月初五"),
        ("2023-09-29", "农历八月十五"),
        ("2023-10-23", "农历九月初九"),
        ("2024-02-09", "农历腊月三十"),
        ("2025-07-25", "农历闰六月初一"),
        ("2026-02-17", "农历正月初一"),
        ("2033-12-22", "农历闰冬月初一"),
        ("2100-12-31", "农历腊月初一"),
    ] {
        assert_eq!(said(solar), lunar, "{solar}");
    }
    assert_eq!(lunar::lunar(day("1989-01-01")), None);
    assert_eq!(lunar::lunar(day("2101-02-28")), None);
    assert_eq!(lunar::solar(2026, 9, 9), Some(day("2026-10-18")));
    assert_eq!(lunar::solar(2023, 2, 30), Some(day("2023-03-21")), "the month before its leap month");
    assert_eq!(lunar::solar(2026, 12, 30), None, "a short month has no thirtieth day");
}

#[test]
fn every_day_follows_the_one_before_in_the_lunar_calendar_too() {
    let mut before = lunar::lunar(day("1989-12-31")).unwrap();
    for day in day("1990-01-01").iter_days().take_while(|day| day.year() <= 2100) {
        let here = lunar::lunar(day).unwrap();
        let next_day = here.day == before.day + 1 && (here.month, here.leap) == (before.month, before.leap);
        let next_month = here.day == 1
            && before.day >= 29
            && (here.month == before.month % 12 + 1 || here.month == before.month && here.leap);
        assert!(next_day || next_month, "{day}: {before:?} {here:?}");
        if !here.leap {
            assert_eq!(lunar::solar(here.year, here.month, here.day), Some(day));
        }
        before = here;
    }
}

#[test]
fn solar_terms_are_those_of_the_almanac() {
    for (on, name) in [
        ("2023-01-05", "小寒"),
        ("2023-02-04", "立春"),
        ("2023-04-05", "清明"),
        ("2023-09-23", "秋分"),
        ("2024-09-22", "秋分"),
        ("2026-12-22", "冬至"),
        ("2021-02-03", "立春"),
    ] {
        let term = lunar::term(day(on)).unwrap();
        assert_eq!(Lang::Zh.solar_term(term), name, "{on}");
        assert_eq!(lunar::day_of_term(day(on).year(), term), Some(day(on)));
    }
    assert_eq!(lunar::term(day("2023-09-24")), None);
    let terms = |year| day(&format!("{year}-01-01")).iter_days().take(365).filter_map(lunar::term).count();
    assert!((1990..=2099).all(|year| terms(year) == 24));
}

#[test]
fn what_stands_under_a_day_is_its_term_or_its_lunar_day() {
    let calendar = Calendar::default();
    let under = |text| Lang::Zh.under_day(calendar.lunar(day(text)), calendar.term(day(text)));
    assert_eq!(under("2023-09-23"), "秋分");
    assert_eq!(under("2023-03-22"), "闰二月");
    assert_eq!(under("2023-10-24"), "霜降");
    assert_eq!(under("2023-10-25"), "十一");
    assert_eq!(under("2023-11-03"), "二十");
    assert_eq!(Lang::En.under_day(calendar.lunar(day("2023-11-03")), None), "20");
}

/// Names of the theme days of a unit with their first days.
fn themes(unit: &str, year: i32) -> Vec<(String, String)> {
    let calendar = Calendar::default();
    let days = calendar.theme_days(unit, year);
    days.iter().map(|on| (on.first.format("%m-%d").to_string(), on.theme.name.clone())).collect()
}

fn has(unit: &str, name: &str) -> bool {
    themes(unit, 2023).iter().any(|(_, theme)| theme == name)
}

#[test]
fn theme_days_find_their_departments_however_the_name_is_written() {
    for (unit, name) in [
        ("县市场监管局", "国际消费者权益日"),
        ("湘潭县市场监督管理局", "国际消费者权益日"),
        ("县人力资源和社会保障局", "《职业病防治法》宣传周"),
        ("县发展和改革局", "全国生态日"),
        ("县文化旅游广电体育局", "全民健身日"),
        ("市生态环境局县分局", "环境日"),
        ("团县委", "学雷锋志愿服务日"),
        ("共青团湘潭县委员会", "学雷锋志愿服务日"),
        ("县残疾人联合会", "全国助残日"),
        ("县消防救援大队", "消防宣传日"),
        ("县委政法委", "全民国家安全教育日"),
        ("县政府办", "政务公开日"),
        ("县人民政府办公室", "政务公开日"),
        ("县民政局", "老年节"),
    ] {
        assert!(has(unit, name), "{unit} {name}: {:?}", themes(unit, 2023));
    }
    for (unit, name) in [
        // 人民政府 holds 民政.
        ("石潭镇人民政府", "老年节"),
        ("县人民政府办公室", "老年节"),
        ("县教育局", "国际消费者权益日"),
        ("县水利局", "植树节"),
        ("茶恩寺镇", "中国农民丰收节"),
    ] {
        assert!(!has(unit, name), "{unit} {name}");
    }
}

#[test]
fn theme_days_move_with_weekdays_the_moon_and_the_sun() {
    let on = |unit: &str, name: &str, year| {
        themes(unit, year).into_iter().find(|(_, theme)| theme == name).map(|(day, _)| day)
    };
    assert_eq!(on("县教育局", "全国中小学生安全教育日", 2023).as_deref(), Some("03-27"));
    assert_eq!(on("县教育局", "全国中小学生安全教育日", 2025).as_deref(), Some("03-31"));
    assert_eq!(on("县残联", "全国助残日", 2023).as_deref(), Some("05-21"));
    assert_eq!(on("县住建局", "世界人居日", 2023).as_deref(), Some("10-02"));
    assert_eq!(on("县农业农村局", "中国农民丰收节", 2024).as_deref(), Some("09-22"));
    assert_eq!(on("县民政局", "老年节", 2026).as_deref(), Some("10-18"));
    let calendar = Calendar::default();
    let june = Month::new(2023, 6).unwrap();
    let all = calendar.theme_days("县应急局", 2023);
    let safety = all.iter().find(|on| on.theme.name == "安全生产月").unwrap();
    assert!(safety.is_month() && safety.touches(june) && !safety.touches(june.next()));
    assert!(safety.contains(day("2023-06-30")));
    assert!(calendar.themes().iter().filter(|theme| theme.moves).count() >= 4);
}

#[test]
fn every_theme_day_of_the_program_has_a_day_in_every_year() {
    let calendar = Calendar::default();
    let known = calendar.themes().len();
    assert!(known >= 50);
    for year in 1990..=2100 {
        assert_eq!(calendar.themes_of(year).len(), known, "{year}");
    }
    for theme in calendar.themes() {
        assert!(!theme.stems.iter().any(String::is_empty), "{}", theme.name);
        assert!(!Lang::Zh.theme_rule(&theme.rule).is_empty());
    }
}

#[test]
fn a_file_adds_changes_and_puts_aside_theme_days() {
    let mut county = County::new(&["茶恩寺镇"]);
    let row = |name: &str, rule, stems: &[&str], used| ThemeDay {
        id: ThemeDayId(0),
        name: name.to_owned(),
        rule,
        stems: stems.iter().map(|stem| (*stem).to_owned()).collect(),
        used,
    };
    let put = vec![
        row("湘莲节", ThemeDayRule::Day { month: 7, day: 20 }, &[], true).into(),
        row("政务公开日", ThemeDayRule::Day { month: 5, day: 15 }, &["行政审批"], false).into(),
        row(
            "国家网络安全宣传周",
            ThemeDayRule::Days { month: 9, day: 11, to_month: 9, to_day: 17 },
            &["网信"],
            true,
        )
        .into(),
    ];
    county.apply(Edit::Rows { put, delete: Vec::new() });
    let calendar = Calendar::of(county.now());
    let of = |unit: &str| -> Vec<String> {
        calendar.theme_days(unit, 2023).iter().map(|on| on.theme.name.clone()).collect()
    };
    assert_eq!(of("茶恩寺镇"), ["湘莲节"]);
    assert!(!of("县行政审批局").contains(&"政务公开日".to_owned()));
    let week = calendar.themes().iter().find(|theme| theme.name == "国家网络安全宣传周").unwrap();
    assert!(matches!(week.origin, Origin::Changed(_)) && !week.moves);
    assert!(matches!(calendar.themes().last().unwrap().origin, Origin::Own(_)));
    county.workspace.undo().unwrap();
    assert_eq!(Calendar::of(county.now()).theme_days("茶恩寺镇", 2023), []);
}

#[test]
fn a_theme_day_needs_days_that_there_are() {
    let mut county = County::new(&["茶恩寺镇"]);
    for rule in [
        ThemeDayRule::Day { month: 2, day: 30 },
        ThemeDayRule::Month { month: 13 },
        ThemeDayRule::Weekday { month: 3, nth: 0, weekday: 1 },
        ThemeDayRule::Weekday { month: 3, nth: 1, weekday: 8 },
        ThemeDayRule::Lunar { month: 9, day: 31 },
        ThemeDayRule::Term { term: 25 },
    ] {
        let row =
            ThemeDay { id: ThemeDayId(0), name: "某日".to_owned(), rule, stems: Vec::new(), used: true };
        assert!(county.workspace.apply(&Edit::Rows { put: vec![row.into()], delete: Vec::new() }).is_err());
    }
}

#[test]
fn market_days_follow_the_rule_of_the_township() {
    let mut county = County::new(&["茶恩寺镇"]);
    let unit = county.now().units_named("茶恩寺镇")[0];
    let october = Month::new(2023, 10).unwrap();
    let days =
        |rule: &MarketDays| -> Vec<u32> { market_days(rule, october).iter().map(Datelike::day).collect() };
    assert_eq!(days(&MarketDays::SolarDigits { digits: vec![5, 0] }), [5, 10, 15, 20, 25, 30]);
    // 1 October 2023 is 八月十七.
    assert_eq!(days(&MarketDays::LunarDigits { digits: vec![3, 6, 9] }), [3, 7, 10, 13, 17, 20, 23, 27, 30]);
    assert_eq!(days(&MarketDays::Weekdays { days: vec![4, 7] }), [1, 5, 8, 12, 15, 19, 22, 26, 29]);
    assert_eq!(days(&MarketDays::Odd).len(), 16);
    assert_eq!(days(&MarketDays::Even).len(), 15);
    assert_eq!(days(&MarketDays::Daily).len(), 31);
    let rule = |rule| MarketRule { id: MarketRuleId(0), unit, rule, note: String::new() };
    let edit = |row: MarketRule| Edit::Rows { put: vec![row.into()], delete: Vec::new() };
    county.apply(edit(rule(MarketDays::Daily)));
    // A township has one rule: the second takes the place of the first.
    county.apply(edit(rule(MarketDays::LunarDigits { digits: vec![3, 6, 9] })));
    let calendar = Calendar::of(county.now());
    assert_eq!(county.now().market_rules.iter().count(), 1);
    assert_eq!(calendar.market_days(unit, october).len(), 9);
    let working: Vec<NaiveDate> =
        calendar.market_days(unit, october).into_iter().filter(|d| calendar.day_kind(*d).works()).collect();
    assert_eq!(working.len(), 8, "without 3 October, with the make-up day of 7 October");
    assert_eq!(working[..2], [day("2023-10-07"), day("2023-10-10")]);
    assert_eq!(Lang::Zh.market_rule(&calendar.market_rule(unit).unwrap().rule), "逢农历三、六、九");
    for wrong in [
        MarketDays::SolarDigits { digits: vec![] },
        MarketDays::LunarDigits { digits: vec![10] },
        MarketDays::Weekdays { days: vec![8] },
    ] {
        assert!(county.workspace.apply(&edit(rule(wrong))).is_err());
    }
}
