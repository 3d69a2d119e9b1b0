//! Words of days: holidays and their announcement, lunar dates, solar terms, theme days and market days.

use chrono::NaiveDate;

use super::{Lang, sentences};
use crate::model::day_override::{DayChange, Doubt};
use crate::model::lunar::LunarDate;
use crate::model::special_day::{MarketDays, ThemeDayRule};

sentences! {
    holidays_of(year: i32, document: &str) => "{year}年节假日安排　{document}", "Holidays of {year}  {document}";
    holidays_on => "上班", "working day";
    holidays_off => "放假", "day off";
    holidays_line(day: &str, kind: &str, holiday: &str, state: &str) => "{day}　{kind}　{holiday}　{state}", "{day}  {kind}  {holiday}  {state}";
    holidays_known => "已有", "known";
    holidays_new => "新增", "new";
    holidays_replaces => "替换本文件原来的设置", "replaces what the file says";
    holidays_doubt_weekday(day: &str) => "{day}：公告写的星期与日期不符，请核对年份和日期。", "{day}: the weekday in the announcement does not fit the date. Check year and day.";
    holidays_doubt_count(holiday: &str, said: u32, found: u32) => "{holiday}：公告写共{said}天，读出{found}天，请核对。", "{holiday}: the announcement says {said} day(s), {found} were read. Check them.";
    holidays_doubt_words(words: &str) => "未能识别：{words}", "Not understood: {words}";
    holidays_not_known(year: i32) => "{year}年节假日安排尚未公布", "The holidays of {year} are not announced yet";
    holidays_title => "节假日", "Holidays";
    holidays_year => "年份", "Year";
    holidays_source(document: &str) => "依据：{document}", "As announced: {document}";
    holidays_sourceless => "已公布", "Announced";
    holidays_own => "本文件设置", "said by this file";
    holidays_paste => "节假日安排通知", "Announcement of holidays";
    holidays_paste_hint => "在此粘贴国务院办公厅《关于×年部分节假日安排的通知》全文", "Paste the whole announcement of the year's holidays here";
    holidays_nothing => "没有读到放假或上班的日期，请粘贴通知全文。", "No days off or on were found. Paste the whole announcement.";
    holidays_take => "采用", "Take over";
    holidays_forget(year: i32) => "删除{year}年的安排", "Forget {year}";
    own_day_add => "增加一天…", "Add a day…";
    own_day_title => "本单位的放假和上班日", "A day off or on of this office";
    own_day_how => "与国家安排不同的日子，如本地节日放假、另行调休。时限和检查按此计算。", "A day on which it is otherwise here than announced. Deadlines and checks go by it.";
    own_day_day => "日期", "Day";
    own_day_choose => "选择日期", "Choose a day";
    own_day_kind => "安排", "It is a";
    own_day_name => "名称", "Name";
    own_day_name_hint => "如：县庆，可不填", "such as: county anniversary; may be empty";
    own_day_now => "现为", "Now";
    own_day_workday => "工作日", "a working day";
    own_day_makeup => "调休上班日", "a make-up working day";
    days_open => "查看", "Open";
    days_open_of(label: &str, about: &str) => "查看{label} {about}", "Open {label} {about}";
    days_span(from: &str, to: &str) => "{from}至{to}", "{from} to {to}";
    year_of(year: i32) => "{year}年", "{year}";
    year_card_days => "节假日、主题日、圩日", "Holidays, theme days, market days";
    cmd_holidays => "节假日…", "Holidays…";
    cmd_themes => "主题日…", "Theme days…";
    cmd_markets => "圩日…", "Market days…";
    theme_title => "主题日", "Theme days";
    theme_how => "拖动和均衡填入时，主题日所在的月份标为“建议”。取消勾选的不再建议；日期和适用单位可以修改，也可以增加。", "Months with a theme day of the unit are advised. One that is not ticked advises nothing; days and units can be changed, and others added.";
    theme_search => "名称、单位词", "Name, part of a unit's name";
    theme_add => "增加…", "Add…";
    theme_used(name: &str) => "采用{name}", "Use {name}";
    theme_used_how => "不勾选的不作建议", "One that is not ticked advises nothing";
    theme_own(name: &str) => "{name}（自行设置）", "{name} (own)";
    theme_restore(name: &str) => "恢复{name}原来的设置", "Put {name} back as it was";
    theme_moves => "以当年公布为准", "announced each year";
    theme_not_this_year => "本年没有", "not this year";
    theme_nobody => "没有单位", "no unit";
    theme_count(used: usize, own: usize) => "采用{used}个，改动或自行设置{own}个", "{used} used, {own} changed or added";
    theme_name => "名称", "Name";
    theme_name_hint => "如：县河湖保护宣传月", "such as: month of rivers and lakes";
    theme_when => "时间", "When";
    theme_day => "日", "Day";
    theme_day_number(day: u8) => "{day}日", "{day}";
    theme_last_month => "结束月份", "Last month";
    theme_last_day => "结束日", "Last day";
    theme_which => "第几个", "Which";
    theme_weekday => "星期", "Weekday";
    theme_sort_day => "某一天", "A day";
    theme_sort_days => "一段日子", "Several days";
    theme_sort_month => "整月", "A month";
    theme_sort_weekday => "某月第几个星期几", "A weekday of a month";
    theme_sort_lunar => "农历日期", "A lunar day";
    theme_sort_term => "节气", "A solar term";
    theme_stems => "单位词", "Names with";
    theme_stems_hint => "如：水利、生态环境；不填表示所有单位", "such as: 水利, 生态环境; empty means all";
    theme_units => "适用单位", "Units";
    theme_taken(name: &str) => "已有“{name}”，请在列表中修改，或换一个名称。", "There is “{name}” already. Change that one, or choose another name.";
    market_title => "圩日", "Market days";
    market_how => "设置乡镇的圩日（赶集日）后，可在活动详情中按圩日选日期。", "With a township's market days known, a session's day can be chosen among them.";
    market_none => "还没有设置圩日。", "No market days are known yet.";
    market_count(n: usize) => "{n}个乡镇", "{n} township(s)";
    market_line(name: &str, rule: &str, note: &str) => "{name}　{rule}　{note}", "{name}  {rule}  {note}";
    market_add => "增加乡镇…", "Add a township…";
    market_remove => "删除", "Remove";
    market_rule_of => "规律", "Rule";
    market_sort_lunar => "农历逢几", "Lunar days ending in";
    market_sort_solar => "公历逢几", "Solar days ending in";
    market_sort_weekdays => "星期几", "Weekdays";
    market_note => "地点", "Place";
    market_note_hint => "圩场名称或地点，可不填", "name or place of the market; may be empty";
    market_in_month(month: &str, days: &str) => "{month}：{days}", "{month}: {days}";
    market_no_days => "没有圩日", "no market day";
    market_choose(month: &str, n: usize) => "{month}可选{n}天", "{n} in {month}";
    market_day_line(day: &str, lunar: &str, off: &str) => "{day}　{lunar}　{off}", "{day}  {lunar}  {off}";
    market_change => "修改圩日…", "Change the market days…";
    day_rest => "休", "off";
    day_makeup => "班", "on";
    cli_holidays_which_year => "公告里没有写年份，请用--year指定。", "The announcement names no year. Give one with --year.";

    lunar_month(month: &str) => "{month}月", "lunar month {month}";
    lunar_leap(month: &str) => "闰{month}", "leap {month}";
    lunar_on(month: &str, day: &str) => "农历{month}{day}", "{month}, day {day}";

    theme_on_day(month: u8, day: u8) => "{month}月{day}日", "{month}-{day}";
    theme_on_days(from: &str, to: &str) => "{from}至{to}", "{from} to {to}";
    theme_in_month(month: u8) => "{month}月", "month {month}";
    theme_on_weekday(month: u8, nth: &str, weekday: &str) => "{month}月{nth}{weekday}", "{nth} {weekday} of month {month}";
    theme_nth(nth: i8) => "第{nth}个", "no. {nth}";
    theme_last => "最后一个", "last";
    theme_on_term(term: &str) => "{term}当日", "{term}";

    market_solar(digits: &str) => "逢公历{digits}", "days ending in {digits}";
    market_lunar(digits: &str) => "逢农历{digits}", "lunar days ending in {digits}";
    market_weekdays(days: &str) => "每{days}", "every {days}";
    market_odd => "逢单日", "odd days";
    market_even => "逢双日", "even days";
    market_daily => "每天", "every day";
}

/// The solar terms from 小寒 in January.
const TERMS: [(&str, &str); 24] = [
    ("小寒", "Lesser Cold"),
    ("大寒", "Greater Cold"),
    ("立春", "Start of Spring"),
    ("雨水", "Rain Water"),
    ("惊蛰", "Waking of Insects"),
    ("春分", "Spring Equinox"),
    ("清明", "Pure Brightness"),
    ("谷雨", "Grain Rain"),
    ("立夏", "Start of Summer"),
    ("小满", "Grain Buds"),
    ("芒种", "Grain in Ear"),
    ("夏至", "Summer Solstice"),
    ("小暑", "Lesser Heat"),
    ("大暑", "Greater Heat"),
    ("立秋", "Start of Autumn"),
    ("处暑", "End of Heat"),
    ("白露", "White Dew"),
    ("秋分", "Autumn Equinox"),
    ("寒露", "Cold Dew"),
    ("霜降", "Descent of Frost"),
    ("立冬", "Start of Winter"),
    ("小雪", "Lesser Snow"),
    ("大雪", "Greater Snow"),
    ("冬至", "Winter Solstice"),
];
/// Lunar months; the first and the last two have names of their own.
const MONTHS: [&str; 12] = ["正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊"];
const DIGITS: [&str; 10] = ["十", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
/// Days of the week from Monday.
const WEEKDAYS: [(&str, &str); 7] = [
    ("星期一", "Monday"),
    ("星期二", "Tuesday"),
    ("星期三", "Wednesday"),
    ("星期四", "Thursday"),
    ("星期五", "Friday"),
    ("星期六", "Saturday"),
    ("星期日", "Sunday"),
];

impl Lang {
    /// A day with its weekday, or the first and the last of several.
    #[must_use]
    pub fn day_or_days(self, first: NaiveDate, last: NaiveDate) -> String {
        if first == last {
            return self.day_and_weekday(first);
        }
        self.days_span(&self.day(first), &self.day(last))
    }

    /// A last digit of lunar days: 一 to 九, then 十.
    #[must_use]
    pub fn lunar_digit(self, digit: u8) -> String {
        match self {
            Self::Zh => DIGITS.get(usize::from(digit)).map_or(String::new(), |d| (*d).to_owned()),
            Self::En => self.solar_digit(digit),
        }
    }

    /// A last digit of days: 1 to 9, then 10.
    #[must_use]
    pub fn solar_digit(self, digit: u8) -> String {
        if digit == 0 { "10".to_owned() } else { digit.to_string() }
    }

    /// What an announced day is to the file.
    #[must_use]
    pub fn holidays_change(self, change: DayChange) -> &'static str {
        match change {
            DayChange::Known => self.holidays_known(),
            DayChange::New => self.holidays_new(),
            DayChange::Replaces => self.holidays_replaces(),
        }
    }

    /// What should be looked at in an announcement.
    #[must_use]
    pub fn holidays_doubt(self, doubt: &Doubt) -> String {
        match doubt {
            Doubt::Weekday(day) => self.holidays_doubt_weekday(&self.day_full(*day)),
            Doubt::Count(holiday, said, found) => self.holidays_doubt_count(holiday, *said, *found),
            Doubt::Words(words) => self.holidays_doubt_words(words),
        }
    }

    /// The name of a solar term: 1 is 小寒, 24 冬至.
    #[must_use]
    pub fn solar_term(self, term: u8) -> &'static str {
        let at = usize::from(term).wrapping_sub(1);
        TERMS.get(at).map_or("", |(zh, en)| self.pick(zh, en))
    }

    /// A day of the week: 1 is Monday.
    #[must_use]
    pub fn weekday_of(self, weekday: u8) -> &'static str {
        let at = usize::from(weekday).wrapping_sub(1);
        WEEKDAYS.get(at).map_or("", |(zh, en)| self.pick(zh, en))
    }

    /// A month of the lunar year: 八月, 闰二月.
    #[must_use]
    pub fn lunar_month_name(self, month: u8, leap: bool) -> String {
        let number = match self {
            Self::Zh => {
                MONTHS.get(usize::from(month).wrapping_sub(1)).map_or(String::new(), |m| (*m).to_owned())
            }
            Self::En => month.to_string(),
        };
        let name = self.lunar_month(&number);
        if leap { self.lunar_leap(&name) } else { name }
    }

    /// A day of a lunar month: 初四, 十五, 廿三, 三十.
    #[must_use]
    pub fn lunar_day(self, day: u8) -> String {
        let digit = DIGITS[usize::from(day % 10)];
        match (self, day) {
            (Self::En, day) => day.to_string(),
            (Self::Zh, 1..=10) => format!("初{digit}"),
            (Self::Zh, 11..=19) => format!("十{digit}"),
            (Self::Zh, 20) => "二十".to_owned(),
            (Self::Zh, 21..=29) => format!("廿{digit}"),
            (Self::Zh, _) => "三十".to_owned(),
        }
    }

    /// A lunar date: 农历八月十五.
    #[must_use]
    pub fn lunar_date(self, date: LunarDate) -> String {
        self.lunar_on(&self.lunar_month_name(date.month, date.leap), &self.lunar_day(date.day))
    }

    /// The few characters under a day of a calendar: its solar term, else its lunar month on the first, else its lunar
    /// day.
    #[must_use]
    pub fn under_day(self, lunar: Option<LunarDate>, term: Option<u8>) -> String {
        match (term, lunar) {
            (Some(term), _) => self.solar_term(term).to_owned(),
            (None, Some(date)) if date.day == 1 => self.lunar_month_name(date.month, date.leap),
            (None, Some(date)) => self.lunar_day(date.day),
            (None, None) => String::new(),
        }
    }

    /// When a theme day is.
    #[must_use]
    pub fn theme_rule(self, rule: &ThemeDayRule) -> String {
        match *rule {
            ThemeDayRule::Day { month, day } => self.theme_on_day(month, day),
            ThemeDayRule::Days { month, day, to_month, to_day } => {
                self.theme_on_days(&self.theme_on_day(month, day), &self.theme_on_day(to_month, to_day))
            }
            ThemeDayRule::Month { month } => self.theme_in_month(month),
            ThemeDayRule::Weekday { month, nth, weekday } => {
                let nth = if nth < 0 { self.theme_last().to_owned() } else { self.theme_nth(nth) };
                self.theme_on_weekday(month, &nth, self.weekday_of(weekday))
            }
            ThemeDayRule::Lunar { month, day } => {
                self.lunar_on(&self.lunar_month_name(month, false), &self.lunar_day(day))
            }
            ThemeDayRule::Term { term } => self.theme_on_term(self.solar_term(term)),
        }
    }

    /// On which days a market is held.
    #[must_use]
    pub fn market_rule(self, rule: &MarketDays) -> String {
        let mark = match self {
            Self::Zh => "、",
            Self::En => ", ",
        };
        let listed = |digits: &[u8], name: &dyn Fn(u8) -> String| {
            digits.iter().map(|digit| name(*digit)).collect::<Vec<_>>().join(mark)
        };
        let solar = |digit: u8| self.solar_digit(digit);
        let lunar = |digit: u8| self.lunar_digit(digit);
        match rule {
            MarketDays::SolarDigits { digits } => self.market_solar(&listed(digits, &solar)),
            MarketDays::LunarDigits { digits } => self.market_lunar(&listed(digits, &lunar)),
            MarketDays::Weekdays { days } => {
                self.market_weekdays(&listed(days, &|day| self.weekday_of(day).to_owned()))
            }
            MarketDays::Odd => self.market_odd().to_owned(),
            MarketDays::Even => self.market_even().to_owned(),
            MarketDays::Daily => self.market_daily().to_owned(),
        }
    }
}
