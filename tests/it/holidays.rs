//! The announcement of a year's holidays: read as the State Council words it, taken over as one edit.

use chrono::{Datelike, NaiveDate};
use themeday::calendar::{self, Calendar, DayKind, announcement};
use themeday::jobs::reading::{self, Source};
use themeday::model::Month;
use themeday::model::day_override::{Announcement, Doubt};

use crate::years::County;

fn read(text: &str) -> Announcement {
    reading::announcement(Source::Text(text.to_owned()), None).wait().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Written anew from the announced days, in the wordings of the years.
const OF_2023: &str = "国务院办公厅关于2023年部分节假日安排的通知
国办发明电〔2022〕16号
各单位：现将2023年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假安排通知如下。
一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。
二、春节：1月21日至27日放假调休，共7天。1月28日（星期六）、1月29日（星期日）上班。
三、清明节：4月5日放假，共1天。
四、劳动节：4月29日至5月3日放假调休，共5天。4月23日（星期日）、5月6日（星期六）上班。
五、端午节：6月22日至24日放假调休，共3天。6月25日（星期日）上班。
六、中秋节、国庆节：9月29日至10月6日放假调休，共8天。10月7日（星期六）、10月8日（星期日）上班。
节假日期间，请安排好值班。
2022年12月8日";
const OF_2024: &str = "关于2024年部分节假日安排的通知（国办发明电〔2023〕7号）
一、元旦：1月1日放假，与周末连休。
二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。鼓励各单位结合带薪年休假等制度落实，安排职工在除夕（2月9日）休息。
三、清明节：4月4日至6日放假调休，共3天。4月7日（星期日）上班。
四、劳动节：5月1日至5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。
五、端午节：6月10日放假，与周末连休。
六、中秋节：9月15日至17日放假调休，共3天。9月14日（星期六）上班。
七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。";
const OF_2025: &str = "现将2025年元旦、春节等放假调休日期安排如下。
一、元旦：1月1日（周三）放假1天，不调休。
二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
三、清明节：4月4日（周五）至6日（周日）放假，共3天。
四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。";
const OF_2026: &str = "国务院办公厅关于2026年部分节假日安排的通知
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。";
/// A year that is not announced yet: nobody takes this for fact.
const OF_2027: &str = "国务院办公厅关于2027年部分节假日安排的通知
国办发明电〔2026〕99号
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（农历除夕、周五）至11日（周四）放假调休，共7天。1月31日（周日）、2月20日（周六）上班。
三、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。";

#[test]
fn the_announcements_of_four_years_say_what_the_program_knows() {
    for (text, year) in [(OF_2023, 2023), (OF_2024, 2024), (OF_2025, 2025), (OF_2026, 2026)] {
        let read = read(text);
        assert_eq!(read.year, Some(year));
        assert_eq!(read.doubts, [], "{year}");
        let said: std::collections::BTreeMap<NaiveDate, bool> =
            read.days.iter().map(|day| (day.day, day.works)).collect();
        for here in day(&format!("{year}-01-01")).iter_days().take_while(|day| day.year() == year) {
            let known = calendar::announced(here);
            let works = said.get(&here).copied();
            let expected = match known {
                DayKind::Holiday(_) => Some(false),
                DayKind::MakeUp => Some(true),
                DayKind::Working | DayKind::Weekend => None,
            };
            assert_eq!(works, expected, "{here} {known:?}");
        }
    }
    assert_eq!(
        read(OF_2023).document,
        "国务院办公厅关于2023年部分节假日安排的通知（国办发明电〔2022〕16号）"
    );
    assert_eq!(read(OF_2023).days[0].day, day("2022-12-31"));
    let autumn = read(OF_2023).days.into_iter().find(|of| of.day == day("2023-09-29")).unwrap();
    assert_eq!(autumn.holiday, "中秋节、国庆节");
}

#[test]
fn a_year_that_was_not_announced_becomes_known_by_one_edit() {
    let mut county = County::new(&["茶恩寺镇"]);
    let february = Month::new(2027, 2).unwrap();
    let before = Calendar::of(county.now());
    assert!(!before.known(2027) && before.working_days(february).is_none() && before.source(2027).is_none());
    let read = read(OF_2027);
    let edit = announcement::edit(county.now(), &read, 2027, &read.document).unwrap();
    county.apply(edit);
    let now = Calendar::of(county.now());
    assert!(now.known(2027));
    assert_eq!(
        now.source(2027),
        Some("国务院办公厅关于2027年部分节假日安排的通知（国办发明电〔2026〕99号）")
    );
    assert_eq!(now.working_days(february), Some(16));
    assert_eq!(now.day_kind(day("2027-01-31")), DayKind::MakeUp);
    assert_eq!(now.day_kind(day("2027-02-06")), DayKind::Holiday("春节"));
    assert!(now.add_working_days(day("2027-09-30"), 1).unwrap().sure);
    // The same again changes nothing.
    assert_eq!(announcement::edit(county.now(), &read, 2027, &read.document), None);
    county.workspace.undo().unwrap();
    assert!(!Calendar::of(county.now()).known(2027));
}

#[test]
fn what_the_program_knows_already_adds_nothing() {
    let county = County::new(&["茶恩寺镇"]);
    let read = read(OF_2025);
    assert_eq!(announcement::edit(county.now(), &read, 2025, &read.document), None);
}

#[test]
fn a_wrong_year_shows_in_the_days_of_the_week() {
    let text = OF_2026.replace("2026年", "2028年");
    let read = read(&text);
    assert_eq!(read.year, Some(2028));
    assert!(read.doubts.iter().filter(|doubt| matches!(doubt, Doubt::Weekday(_))).count() > 10);
}

#[test]
fn what_does_not_agree_with_itself_is_said() {
    let read =
        read("关于2027年部分节假日安排的通知\n一、国庆节：10月1日至7日放假调休，共8天。10月35日上班。");
    let expected = [Doubt::Count("国庆节".to_owned(), 8, 7), Doubt::Words("10月35日上班".to_owned())];
    assert_eq!(read.doubts, expected);
    assert_eq!(read.days.len(), 7);
}

#[test]
fn a_text_without_holidays_is_not_understood() {
    let text = "县水利局、县林业局\n6月开展活动。";
    assert!(reading::announcement(Source::Text(text.to_owned()), Some(2027)).wait().is_err());
    assert!(reading::announcement(Source::Text(String::new()), None).wait().is_err());
}
