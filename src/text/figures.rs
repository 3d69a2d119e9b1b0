//! Words of figures that were read from reports.

use super::{Lang, Printed, printed, sentences};
use crate::model::figure::{Bound, Figure, FigureDoubt, FigureQuestion};
use crate::model::statistics::Period;
use crate::rules::statistics::Amount;

sentences! {
    cli_figures => "读出总结、信息稿里的数字，不改动文件", "Figures that reports tell in their text; changes nothing";
    arg_report_text => "总结或信息稿；- 表示标准输入", "A report; - is standard input";
    figures_of_report(title: &str, from: u32, to: u32) => "{title}（第{from}—{to}行）", "{title} (lines {from} to {to})";
    figures_plan => "这是方案或要求，其中的数字不作统计。", "This is a plan; its numbers are not counted.";
    figures_none => "没有读出数字。", "No figures were read.";
    figure_repeat => "前文已有", "told before";
    figure_part(total: &str) => "已含在“{total}”内", "part of “{total}”";
    figure_lost(words: &str) => "“{words}”的数字不全，请核实后填写。", "“{words}” lacks digits. Find out the number.";
    figure_date_lost(words: &str) => "日期“{words}”不全，请核实。", "The date “{words}” lacks digits. Find it out.";
    figure_printed(words: &str) => "“{words}”是印制数，已按发放数统计，请核实填哪一个。", "“{words}” were printed; those handed out are counted. Check which is wanted.";
    figure_duplicate(words: &str) => "“{words}”与前面一份内容相同，可能重复，请核实。", "“{words}” says the same as a report before; perhaps it is there twice.";
}

sentences! {
    label_figures(unit: &str, count: usize) => "登记{unit}的活动数字（{count}项）", "{count} figure(s) of {unit}";
    arg_into => "写入的数据文件", "The file to take them into";
    arg_into_unit => "这些数字是哪个单位的", "The unit whose figures they are";
    arg_period => "统计时段：year 全年、h1 h2 半年、q1—q4 季度、m1—m12 月；默认所在季度", "Part of the year: year, h1, h2, q1 to q4, m1 to m12; by default the quarter of the day";
    arg_metric => "统计项目，如 发放宣传资料；没有的项目会新建", "What was counted, such as 发放宣传资料; one that is not there is made";
    arg_amount => "数量，可带余，如 300余；空文字表示删除", "How many, with 余 where it was somewhat more (300余); empty takes it away";
    cli_figure => "登记单位活动的一项数字", "Record one figure of a unit's session";
    cli_want_amount => "请写整数，可带余，如 300余", "give a whole number, with 余 where it was more";
    cli_figure_computed(name: &str) => "“{name}”由活动记录自动统计，不能填写。", "“{name}” is counted from the sessions and cannot be typed.";
    cli_figures_none => "没有可以写入的数字。", "There are no figures to take over.";
    cli_figures_unit => "写入文件时请用 --unit 指明单位。", "Say with --unit whose figures they are.";
    cli_figures_several => "材料里有多份总结，请分开后逐份写入。", "The text holds several reports. Take them over one by one.";
    figures_title => "活动数字", "Figures of the session";
    figures_open => "填写活动数字…", "Figures…";
    figures_how(whose: &str) => "{whose}：把总结或信息稿粘贴到左边，读出的数字列在右边，核对后登记；也可直接填写。数字可带余，如 300余。", "{whose}: paste the report at the left; what is read of it stands at the right, to be checked and recorded. Numbers may be typed too, with 余 where it was more.";
    figures_text => "总结或信息稿", "Report";
    figures_hint => "在此粘贴总结或信息稿", "Paste the report here";
    figures_row(name: &str, measure: &str) => "{name}（{measure}）", "{name} ({measure})";
    figures_amount(name: &str) => "{name}的数量", "How many: {name}";
    figures_first => "材料里有多份总结，这里只列第一份的数字。", "The text holds several reports; the figures of the first stand here.";
    figures_button(count: usize) => "登记{count}项", "Record {count}";
    set_period => "统计时段", "Period";
    period_usual => "所在季度", "quarter of the day";
}

printed! {
    statistics_title_of(year: i32, period: &str, activity: &str) => "{year}年{period}{activity}活动情况统计表";
    statistics_by_unit => "分单位统计表";
    statistics_by_metric => "分项目统计表";
    statistics_metric => "统计项目";
    statistics_measure => "计量单位";
    statistics_now => "本期";
    statistics_so_far => "本年累计";
    statistics_of_which(name: &str) => "　其中：{name}";
    statistics_head(name: &str, measure: &str) => "{name}（{measure}）";
    statistics_subtotal(group: &str) => "{group}小计";
    statistics_nothing => "未报数字";
    statistics_none => "—";
    statistics_sent(units: usize, sent: usize) => "注：共{units}家单位，已报数字{sent}家。“—”表示未报，“余”表示略多于所列数。";
    statistics_outliers => "注：标“※”的数字明显高于其他单位，请核实。";
}

impl Printed {
    /// An amount in a table: 300余, marked where it stands out.
    pub(crate) fn statistics_amount(amount: Amount) -> String {
        let more = if amount.more { "余" } else { "" };
        let mark = if amount.stands_out { "※" } else { "" };
        format!("{}{more}{mark}", amount.value)
    }

    /// 2023年第二季度“政务公开主题日”活动情况统计表
    pub(crate) fn statistics_title(self, year: i32, period: Period, title: &str) -> String {
        let period = if period == Period::YEAR { String::new() } else { Lang::Zh.period(period) };
        let name = super::papers::activity_name(title);
        self.statistics_title_of(year, &period, &format!("“{name}”"))
    }
}

impl Lang {
    /// A part of a year.
    #[must_use]
    pub fn period(self, period: Period) -> String {
        const QUARTERS: [&str; 4] = ["第一季度", "第二季度", "第三季度", "第四季度"];
        let zh = match (period.first, period.last) {
            (1, 12) => "全年".to_owned(),
            (1, 6) => "上半年".to_owned(),
            (7, 12) => "下半年".to_owned(),
            (first, last) if first == last => format!("{first}月"),
            (first, _) => QUARTERS[usize::try_from(first / 3).unwrap_or(0).min(3)].to_owned(),
        };
        if self == Self::Zh { zh } else { period.name().to_uppercase() }
    }

    /// A figure's number as offices write it: 300余人次.
    #[must_use]
    pub fn figure_number(self, figure: &Figure) -> String {
        let measure = figure.measure.as_deref().unwrap_or_default();
        let to = figure.value_to.map(|to| format!("—{to}")).unwrap_or_default();
        let (before, behind) = match figure.bound {
            Bound::Exact => ("", ""),
            Bound::More => ("", "余"),
            Bound::Nearly => ("近", ""),
            Bound::About => ("约", ""),
        };
        format!("{before}{}{to}{behind}{measure}", figure.value)
    }

    /// Why a figure is not counted; empty if it is.
    #[must_use]
    pub fn figure_remark(self, figure: &Figure) -> String {
        match &figure.part_of {
            Some(total) => self.figure_part(total),
            None if figure.repeat => self.figure_repeat().to_owned(),
            None => String::new(),
        }
    }

    /// What has to be asked of a text.
    #[must_use]
    pub fn figure_question(self, question: &FigureQuestion) -> String {
        let words = &question.as_written;
        match question.doubt {
            FigureDoubt::Figure => self.figure_lost(words),
            FigureDoubt::Date => self.figure_date_lost(words),
            FigureDoubt::Printed => self.figure_printed(words),
            FigureDoubt::Duplicate => self.figure_duplicate(words),
        }
    }
}
