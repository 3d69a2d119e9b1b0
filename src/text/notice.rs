//! The wording of notices: the sentences that a year's facts are put into, and how an official text is divided.

use super::{Printed, printed};
use crate::model::programme::{MinDuration, Publicity};
use crate::model::report::{Deadline, DeadlineRule, Offset, OffsetUnit};

printed! {
    notice_title(office: &str, activity: &str) => "{office}关于组织开展{activity}的通知";
    main_notice_title(office: &str, occasion: &str) => "{office}关于做好{occasion}有关工作的通知";
    notice_year(year: i32) => "{year}年";
    notice_ordinal(number: &str) => "第{number}届";
    notice_masthead(office: &str) => "{office}文件";
    notice_number_blank(year: i32) => "　　　〔{year}〕　　号";
    notice_date_blank(year: i32) => "{year}年　月　日";
    notice_addressees(list: &str) => "{list}：";
    notice_all_units => "各有关单位";
    notice_opening(activity: &str) => "为便于群众了解、参与和监督政府工作，推动政务公开走深走实，经研究，决定组织开展{activity}。现将有关事项通知如下：";
    notice_opening_on(basis: &str, activity: &str) => "{basis}，经研究，决定组织开展{activity}。现将有关事项通知如下：";
    notice_on_basis(basis: &str) => "根据{basis}";
    notice_in_spirit(basis: &str) => "{basis}精神";
    notice_heading(number: &str, title: &str) => "{number}、{title}";
    notice_subheading(number: &str, title: &str) => "（{number}）{title}。";
    notice_part_theme => "活动主题";
    notice_part_period => "活动时间";
    notice_part_sessions => "活动安排";
    notice_part_publicity => "宣传内容";
    notice_part_duties => "工作要求";
    notice_main_when(time: &str) => "活动时间：{time}。";
    notice_main_where(place: &str) => "活动地点：{place}。";
    notice_main_later => "具体时间、地点另行通知。";
    notice_place_later => "具体地点另行通知。";
    notice_main_held(name: &str) => "开展{name}。";
    notice_main_units(see: &str) => "参加单位名单见{see}。";
    notice_party_own(word: &str, units: &str) => "{word}：{units}";
    notice_party(role: &str, units: &str) => "{role}单位：{units}";
    notice_content_of(content: &str) => "主要内容：{content}。";
    notice_form_of(form: &str) => "活动形式：{form}。";
    notice_theme_of(theme: &str) => "活动主题：{theme}。";
    notice_audience(audience: &str) => "邀请对象：{audience}。";
    notice_publish_form(form: &str) => "发布形式：{form}。";
    notice_publish_on(platforms: &str) => "发布平台：{platforms}。";
    notice_branch(span: &str, see: &str) => "{span}，各单位按照活动安排{see}自行组织开展。";
    notice_branch_any(see: &str) => "各单位按照活动安排{see}自行组织开展。";
    notice_branch_words(span: &str, units: &str) => "{span}，{units}结合实际自行组织开展。";
    notice_branch_words_any(units: &str) => "{units}结合实际自行组织开展。";
    notice_duty(times: u8) => "每个单位全年不少于{times}次";
    notice_shortest(time: &str) => "每次活动不少于{time}";
    notice_place_free => "活动地点由各单位自行确定。";
    notice_main_counts(main: &str) => "参加{main}活动计入全年活动次数。";
    notice_half_day => "半天";
    notice_day => "1天";
    notice_hours(n: u32) => "{n}小时";
    notice_minutes(n: u32) => "{n}分钟";
    notice_slogans(see: &str) => "各单位可结合实际选用活动宣传标语{see}，利用办事大厅、公告栏、电子屏和新媒体平台等广泛宣传。";
    notice_content => "各单位要围绕本单位职责，集中解读与群众生产生活密切相关的政策，公布办事依据、条件、流程和监督渠道，现场解答群众咨询，收集意见建议。";
    notice_responsible => "落实工作责任";
    notice_responsible_text => "各单位要明确分管负责同志和具体承办人员，提前制定活动方案，备齐宣传资料，确保活动有序开展。";
    notice_liaison => "确定联络人员";
    notice_liaison_text(who: &str, number: u8, see: &str) => "{who}各确定{number}名联络员，填写联络员信息表{see}后及时报送。";
    notice_liaison_plain(who: &str, number: u8) => "{who}各确定{number}名联络员。";
    notice_units_of(main: &str) => "{main}参加单位";
    notice_each_unit => "各单位";
    notice_organisers_of(activity: &str) => "{activity}承办单位";
    notice_reports => "按时报送情况";
    notice_report(who: &str, by: &str, item: &str) => "{who}于{by}报送{item}。";
    notice_report_to(who: &str, by: &str, item: &str, to: &str) => "{who}于{by}将{item}报送至{to}。";
    notice_report_default => "活动开展情况";
    notice_by_day_of_month(day: u8) => "活动当月{day}日前";
    notice_by_next_month(day: u8) => "活动次月{day}日前";
    notice_by(day: &str) => "{day}前";
    notice_before_event(length: &str) => "活动开始前{length}";
    notice_after_event(length: &str) => "活动结束后{length}内";
    notice_days(n: u32) => "{n}日";
    notice_working_days(n: u32) => "{n}个工作日";
    notice_weeks(n: u32) => "{n}周";
    notice_months(n: u32) => "{n}个月";
    notice_contact(contacts: &str) => "联系人：{contacts}";
    notice_see(attachments: &str) => "（见{attachments}）";
    notice_see_numbers(numbers: &str) => "附件{numbers}";
    notice_see_alone => "附件";
    notice_attachment => "附件：";
    notice_public => "（此件公开发布）";
    notice_on_request => "（此件依申请公开）";
    notice_internal => "（此件不予公开）";
    notice_copies(list: &str) => "抄送：{list}。";
    notice_printed(day: &str) => "{day}印发";
    notice_apart(number: &str, label: &str) => "{number}{label}";
    main_notice_all => "各参加单位";
    main_notice_opening(occasion: &str) => "为确保{occasion}顺利开展，现将有关事项通知如下：";
    main_notice_time => "活动时间";
    main_notice_place => "活动地点";
    main_notice_units => "参加单位";
    main_notice_tasks => "任务分工";
    main_notice_materials => "携带材料";
    main_notice_other => "其他事项";
    main_notice_arrive(time: &str) => "请各参加单位于活动当天{time}前到场，做好现场布置。";
    main_notice_reply(day: &str, see: &str) => "请于{day}前报送参会回执{see}。";
    main_notice_reply_to(day: &str, see: &str, to: &str) => "请于{day}前将参会回执{see}报送至{to}。";
    main_notice_later => "另行通知。";
    main_notice_own_tasks => "各参加单位由分管负责同志带队，安排熟悉业务的工作人员到场，按时布置咨询台，做好政策宣传和现场答疑。";
    main_notice_own_materials => "本单位宣传资料、办事指南等，由各单位自行准备。";
}

/// Figures of headings: 一 to 九十九.
#[must_use]
pub fn numeral(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (tens, ones) = (number / 10 % 10, number % 10);
    match tens {
        0 => DIGITS[ones].to_owned(),
        1 => format!("十{}", DIGITS[ones]),
        _ => format!("{}十{}", DIGITS[tens], DIGITS[ones]),
    }
}

/// A piece of an official text by its level (GB/T 9704-2012, 7.3.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// `一、`, 黑体.
    First,
    /// `（一）`, 楷体.
    Second,
    /// `1.`, `（1）` and running text, 仿宋.
    Body,
}

/// Longest heading that is taken for one without a full stop, in characters.
const LONGEST_HEADING: usize = 40;

/// The level of a paragraph, its heading, and what follows the heading on the same line.
#[must_use]
pub fn leveled(paragraph: &str) -> (Level, &str, &str) {
    let numeral = |c: char| "一二三四五六七八九十".contains(c);
    let after_numeral = paragraph.trim_start_matches(numeral);
    let level = if after_numeral.len() < paragraph.len() && after_numeral.starts_with('、') {
        Level::First
    } else {
        let inner = paragraph.strip_prefix(['（', '(']).unwrap_or("");
        let after = inner.trim_start_matches(numeral);
        if after.len() < inner.len() && after.starts_with(['）', ')']) { Level::Second } else { Level::Body }
    };
    if level == Level::Body {
        return (level, "", paragraph);
    }
    let stop = paragraph.find('。').map(|at| at + '。'.len_utf8());
    match stop {
        Some(at) if paragraph[..at].chars().count() <= LONGEST_HEADING => {
            (level, &paragraph[..at], &paragraph[at..])
        }
        None if paragraph.chars().count() <= LONGEST_HEADING => (level, paragraph, ""),
        _ => (Level::Body, "", paragraph),
    }
}

/// A document number as it is printed: six-corner brackets, no 第, no zeros before the figure
/// (`县政办发[2023]第03号` → `县政办发〔2023〕3号`).
#[must_use]
pub fn document_number(text: &str) -> String {
    let mut number = String::new();
    let mut rest = text.trim();
    for open in ['[', '［', '【', '(', '（', '〔', '﹝'] {
        let Some((before, after)) = rest.split_once(open) else { continue };
        let digits = after.chars().take_while(char::is_ascii_digit).count();
        let Some(end) = after.chars().nth(digits).filter(|c| "]］】)）〕﹞".contains(*c)) else {
            continue;
        };
        if digits == 4 {
            number = format!("{}〔{}〕", before.trim(), &after[..digits]);
            rest = after[digits + end.len_utf8()..].trim_start();
            break;
        }
    }
    if number.is_empty() {
        return rest.to_owned();
    }
    let serial = rest.strip_prefix('第').unwrap_or(rest).trim_start_matches('0');
    number + serial
}

impl Printed {
    /// The foot's word on the openness of a paper.
    #[must_use]
    pub fn publicity_note(self, class: Publicity) -> &'static str {
        match class {
            Publicity::Public => self.notice_public(),
            Publicity::OnRequest => self.notice_on_request(),
            Publicity::Internal => self.notice_internal(),
        }
    }

    /// The shortest allowed session.
    #[must_use]
    pub fn notice_duration(self, shortest: MinDuration) -> String {
        match shortest {
            MinDuration::HalfDay => self.notice_half_day().to_owned(),
            MinDuration::Day => self.notice_day().to_owned(),
            MinDuration::Minutes(n) if n > 0 && n % 60 == 0 => self.notice_hours(n / 60),
            MinDuration::Minutes(n) => self.notice_minutes(n),
        }
    }

    /// By when something is sent; `None` for a rule that only its own wording tells.
    #[must_use]
    pub fn notice_deadline(self, deadline: &Deadline) -> Option<String> {
        let by = match &deadline.by {
            DeadlineRule::DayOfSessionMonth { day } => self.notice_by_day_of_month(*day),
            DeadlineRule::Monthly { day } => self.notice_by_next_month(*day),
            DeadlineRule::Fixed { date, time } => {
                let clock = time.map(|time| time.format("%-H:%M").to_string()).unwrap_or_default();
                self.notice_by(&format!("{}{clock}", self.day_full(*date)))
            }
            DeadlineRule::BeforeEvent { offset } => self.notice_before_event(&self.length(*offset)),
            DeadlineRule::AfterEvent { offset } => self.notice_after_event(&self.length(*offset)),
            DeadlineRule::Recurring => return None,
        };
        Some(by + self.if_off(deadline))
    }

    fn length(self, offset: Offset) -> String {
        match offset.unit {
            OffsetUnit::Day => self.notice_days(offset.n),
            OffsetUnit::WorkingDay => self.notice_working_days(offset.n),
            OffsetUnit::Week => self.notice_weeks(offset.n),
            OffsetUnit::Month => self.notice_months(offset.n),
        }
    }
}

/// Sorts of addressees: names of one sort are joined by 、, sorts by ，.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Addressed {
    /// 各乡镇、各街道办事处: what stands below the county.
    Below,
    /// 县直各部门, 县发改局.
    Departments,
    /// 各有关单位, 驻县企业: anything else.
    Others,
}

/// The bodies that a paper is sent to, as its first line has them: `各乡镇，县直相关单位`. Marks inside of a name stay.
#[must_use]
pub fn addressed(names: &[String]) -> String {
    let mut line = String::new();
    let mut before = None;
    for name in
        names.iter().map(|name| name.trim().trim_end_matches(['：', ':'])).filter(|name| !name.is_empty())
    {
        let sort = sort_of_addressee(name);
        if let Some(before) = before {
            line.push_str(if before == sort { "、" } else { "，" });
        }
        line.push_str(name);
        before = Some(sort);
    }
    line
}

fn sort_of_addressee(name: &str) -> Addressed {
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    let ends = |words: &[&str]| words.iter().any(|word| name.ends_with(word));
    if has(&["乡镇", "镇街", "街道", "苏木"]) || ends(&["乡", "镇", "乡人民政府", "镇人民政府", "管委会"])
    {
        Addressed::Below
    } else if has(&["县直", "区直", "市直", "旗直", "直属", "部门"])
        || ends(&["局", "委", "办", "办公室", "委员会", "部", "分局", "大队"])
    {
        Addressed::Departments
    } else {
        Addressed::Others
    }
}

/// The papers that a notice rests on, as its opening sentence begins with them. A text that begins as a sentence does
/// (为…, 按照…) stays as it is.
#[must_use]
pub fn on_basis(basis: &str) -> String {
    let zh = Printed;
    let basis = basis.trim().trim_end_matches(['，', ',', '。', '；']);
    let begun =
        ["根据", "按照", "依据", "依照", "遵照", "为", "经"].iter().any(|word| basis.starts_with(word));
    let ended = basis.ends_with(['》', '）', ')', '号']) || basis.ends_with("等文件");
    let basis = if ended { zh.notice_in_spirit(basis) } else { basis.to_owned() };
    if begun { basis } else { zh.notice_on_basis(&basis) }
}

/// `于5月13日前` without the word that a sentence has before it already.
#[must_use]
pub fn without_preposition(text: &str) -> &str {
    text.trim().trim_start_matches(['于', '在'])
}

/// Numbers of attachments that a text names: 附件2、3 and 附件4 tell 2, 3 and 4.
#[must_use]
pub fn attachments_named(text: &str) -> Vec<usize> {
    let mut named = Vec::new();
    for (at, word) in text.match_indices("附件") {
        let mut rest = &text[at + word.len()..];
        loop {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let Ok(number) = rest[..digits].parse() else { break };
            named.push(number);
            rest = &rest[digits..];
            match rest.strip_prefix(['、', '，', '和', '及']) {
                Some(next) => rest = next,
                None => break,
            }
        }
    }
    named.sort_unstable();
    named.dedup();
    named
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_s_level_is_read_off_its_number() {
        for (text, level, lead) in [
            ("一、活动主题", Level::First, "一、活动主题"),
            ("十二、其他", Level::First, "十二、其他"),
            ("（一）主会场。具体时间另行通知。", Level::Second, "（一）主会场。"),
            ("(二)分会场", Level::Second, "(二)分会场"),
            ("1.活动时间", Level::Body, ""),
            ("一是加强领导。", Level::Body, ""),
            ("（此件公开发布）", Level::Body, ""),
            ("", Level::Body, ""),
        ] {
            let (found, heading, rest) = leveled(text);
            assert_eq!((found, heading), (level, lead), "{text}");
            assert_eq!(format!("{heading}{rest}"), text);
        }
        assert_eq!(numeral(1), "一");
        assert_eq!(numeral(10), "十");
        assert_eq!(numeral(21), "二十一");
    }

    #[test]
    fn a_document_number_has_six_corner_brackets_and_no_zeros() {
        for (from, to) in [
            ("县政公开办发[2023]03号", "县政公开办发〔2023〕3号"),
            ("县政公开办发（2023）第12号", "县政公开办发〔2023〕12号"),
            ("县政公开办发〔2023〕 3 号", "县政公开办发〔2023〕3 号"),
            ("2023年3号", "2023年3号"),
            ("(试行)[2023]1号", "(试行)〔2023〕1号"),
            ("", ""),
        ] {
            assert_eq!(document_number(from), to);
        }
    }

    #[test]
    fn the_papers_that_a_notice_rests_on_begin_its_first_sentence() {
        for (basis, sentence) in [
            ("《某省工作要点》（某政办发〔2023〕1号）", "根据《某省工作要点》（某政办发〔2023〕1号）精神"),
            ("《某省工作要点》等文件精神，", "根据《某省工作要点》等文件精神"),
            ("根据省、市统一部署", "根据省、市统一部署"),
            ("为深化政务公开，按照省里要求", "为深化政务公开，按照省里要求"),
        ] {
            assert_eq!(on_basis(basis), sentence);
        }
    }

    #[test]
    fn attachments_are_found_by_their_numbers() {
        assert_eq!(attachments_named("见附件1，安排见附件2、3和12，另见附件。附件5"), [1, 2, 3, 5, 12]);
        assert_eq!(attachments_named("无附件"), Vec::<usize>::new());
    }
}
