//! Words of figures that were read from reports.

use super::{Lang, sentences};
use crate::model::figure::{Bound, Figure, FigureDoubt, FigureQuestion};

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

impl Lang {
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
