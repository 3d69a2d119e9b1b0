//! Figures that reports tell in their text: 接待群众300余人次, 发放资料5000余份. What is not sure is asked, never taken.

mod items;
mod numbers;
mod reports;
mod sums;
#[rustfmt::skip] // lists of short words stay readable in lines
mod words;

use super::limits::Budget;
use super::text::{Line, Origins, squeezed};
use super::units;
use crate::error::Result;
use crate::model::figure::{
    Figure, FigureDoubt, FigureItem, FigureKind, FigureQuestion, FigureReport, FiguresRead, ReportType,
};
use items::{Context, Counted};
use numbers::Said;
use sums::Read;
use words as w;

/// Characters before a number that tell what it counts; no sentence of a report is longer.
const SENTENCE: usize = 400;

/// Reads the figures of all reports in `lines`; rows of tables come as lines too, their cells with tabs between them.
///
/// # Errors
/// [`crate::error::Error::SourceTooSlow`], [`crate::error::Error::Cancelled`].
pub fn read(lines: &[Line], origins: &mut Origins, budget: &Budget) -> Result<FiguresRead> {
    let mut all = FiguresRead::default();
    for part in reports::parts(lines) {
        budget.check()?;
        let mut reader = Reader::default();
        for line in part {
            budget.check()?;
            reader.line(line);
        }
        let Reader { mut figures, mut questions, mut names, lost_date, .. } = reader;
        let mut report = reports::head(part, lost_date);
        if report.kind == ReportType::Plan {
            for read in &mut figures {
                read.figure.kind = FigureKind::Planned;
            }
            questions.retain(|question| question.doubt != FigureDoubt::Figure);
        }
        for printed in sums::take_printed(&mut figures) {
            let Figure { item, as_written, line, .. } = printed.figure;
            questions.push(question(FigureDoubt::Printed, Some(item), as_written, line));
        }
        sums::mark_parts(&mut figures);
        sums::mark_repeats(&mut figures);
        report.figures = figures.into_iter().map(|read| read.figure).collect();
        names.retain(|name| report.unit.as_ref() != Some(name));
        report.units = names;
        if all.reports.iter().any(|other| is_same(other, &report)) {
            let words = report.unit.clone().or(report.title.clone()).unwrap_or_default();
            questions.push(question(FigureDoubt::Duplicate, None, words, report.line_from));
        }
        all.reports.push(report);
        all.questions.extend(questions);
    }
    for report in &mut all.reports {
        for figure in &mut report.figures {
            budget.check()?;
            let at = crate::model::proposal::Position { source: 0, line: figure.line };
            figure.place = origins.find(at, &figure.as_written).map(|(place, _)| place);
        }
    }
    for question in &mut all.questions {
        let at = crate::model::proposal::Position { source: 0, line: question.line };
        question.place = origins.find(at, &question.as_written).map(|(place, _)| place);
    }
    Ok(all)
}

/// The same report told twice: same unit, same figures.
fn is_same(one: &FigureReport, other: &FigureReport) -> bool {
    let key = |report: &FigureReport| -> Vec<(FigureItem, u64)> {
        report.figures.iter().map(|figure| (figure.item, figure.value)).collect()
    };
    one.figures.len() > 1 && one.unit.is_some() && one.unit == other.unit && key(one) == key(other)
}

fn question(doubt: FigureDoubt, item: Option<FigureItem>, as_written: String, line: u32) -> FigureQuestion {
    FigureQuestion { doubt, item, as_written, line, place: None }
}

#[derive(Default)]
struct Reader {
    figures: Vec<Read>,
    questions: Vec<FigureQuestion>,
    /// Units that took part.
    names: Vec<String>,
    lost_date: bool,
}

impl Reader {
    fn line(&mut self, line: &Line) {
        let chars: Vec<char> = squeezed(&line.text).chars().collect();
        let (all, dates) = numbers::numbers(&chars);
        for date in dates {
            self.lost_date = true;
            let words: String = chars[date.start..date.end].iter().collect();
            if !self.questions.iter().any(|q| q.doubt == FigureDoubt::Date && q.as_written == words) {
                self.questions.push(question(FigureDoubt::Date, None, words, line.at.line));
            }
        }
        let mut behind_last = 0;
        let mut sorts: Vec<(usize, usize)> = Vec::new();
        for number in &all {
            if number.measure.as_deref().is_some_and(|measure| w::SORTS.contains(&measure)) {
                sorts.push((number.start, number.end));
                continue;
            }
            let sentence = sentence_start(&chars, number.start);
            let context = Context { chars: &chars, number, sentence, behind_last, sorts: &sorts };
            if let Some(counted) = self.counted(&context) {
                self.take(line, &context, &counted);
                behind_last = counted.end.max(number.end);
            } else {
                behind_last = number.end;
            }
        }
    }

    /// What a number counts; a total without a thing counts what its parts are.
    fn counted(&self, context: &Context<'_>) -> Option<Counted> {
        items::counted(context).or_else(|| {
            let last = self.figures.last().filter(|_| items::adds_up(context))?;
            let parts = self.figures.iter().rev().take_while(|read| read.sentence == last.sentence);
            let same = parts.clone().all(|read| read.figure.item == last.figure.item);
            let item = if same { last.figure.item } else { FigureItem::Leaflets };
            (same || parts.clone().all(|read| read.figure.item.is_handed_out()))
                .then_some(Counted {
                    item,
                    start: context.number.start,
                    end: context.number.end,
                    total: true,
                })
                .filter(|counted| items::goes_with(counted.item, context.number.measure.as_deref()))
        })
    }

    fn take(&mut self, line: &Line, context: &Context<'_>, counted: &Counted) {
        let Context { chars, number, sentence, .. } = context;
        let clause = chars[*sentence..number.start]
            .iter()
            .rposition(|c| w::CLAUSE_ENDS.contains(c))
            .map_or(*sentence, |at| sentence + at + 1);
        let said_before: String = chars[*sentence..number.start].iter().collect();
        let in_clause: String = chars[clause..number.start].iter().collect();
        let written: String = chars[counted.start.min(number.start)..counted.end].iter().collect();
        let holds = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(word));
        let planned = number.demanded || holds(&said_before, &w::DEMANDS);
        if holds(&in_clause, &w::OTHER_TIMES)
            || holds(&in_clause, &w::ELSEWHERE)
            || !planned && holds(&in_clause, &w::EACH)
            || counted.item.is_of_persons() && holds(&in_clause, &w::BEFOREHAND)
        {
            return;
        }
        let (value, value_to) = match number.said {
            Said::Value(value, to) => (value, to),
            Said::Unknown => {
                if !planned {
                    let doubt = FigureDoubt::Figure;
                    self.questions.push(question(doubt, Some(counted.item), written, line.at.line));
                }
                return;
            }
        };
        if counted.item == FigureItem::Units {
            self.name_units(&said_before);
        }
        let figure = Figure {
            item: counted.item,
            value,
            value_to,
            measure: number.measure.clone(),
            bound: number.bound,
            as_written: written,
            line: line.at.line,
            place: None,
            kind: if planned { FigureKind::Planned } else { FigureKind::Done },
            repeat: false,
            part_of: None,
        };
        let since_last: String =
            chars[context.behind_last.max(*sentence).min(number.start)..number.start].iter().collect();
        let printed = counted.item.is_handed_out() && sums::is_printed(&since_last);
        let same = (line.at.line, *sentence);
        let of_which = since_last.contains(w::OF_WHICH)
            || self.figures.last().is_some_and(|last| last.of_which && last.sentence == same);
        self.figures.push(Read { figure, sentence: same, total: counted.total, of_which, printed });
    }

    /// The names that stand before how many took part.
    fn name_units(&mut self, text: &str) {
        let clause = text.rsplit(w::CLAUSE_ENDS).next().unwrap_or_default();
        for name in units::parse(clause.trim_end_matches(w::AND_OTHERS)).names {
            if units::looks_like_unit(&name) && !self.names.contains(&name) {
                self.names.push(name);
            }
        }
    }
}

/// Where the sentence begins in which a number stands.
fn sentence_start(chars: &[char], at: usize) -> usize {
    let ends = |n: &usize| {
        // A mark in the place of a lost character is followed by what was its gloss.
        let lost = chars[*n] == '?' && chars.get(n + 1).is_some_and(char::is_ascii_alphabetic);
        w::SENTENCE_ENDS.contains(&chars[*n]) && !lost
    };
    let from = at.saturating_sub(SENTENCE);
    (from..at).rev().find(ends).map_or(from, |end| end + 1)
}

#[cfg(test)]
fn figures_of(text: &str) -> Vec<(FigureItem, u64)> {
    let mut reader = Reader::default();
    let at = crate::model::proposal::Position { source: 0, line: 1 };
    reader.line(&Line { text: super::text::folded(text), at });
    let mut all = reader.figures;
    sums::mark_parts(&mut all);
    all.into_iter()
        .filter(|read| read.figure.counts())
        .map(|read| (read.figure.item, read.figure.value))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::figure::FigureItem as I;

    #[test]
    fn things_stand_before_or_behind_their_number() {
        assert_eq!(
            figures_of("向群众发放了3万多份宣传单，制作展板8块。"),
            [(I::Leaflets, 30_000), (I::Boards, 8)]
        );
        assert_eq!(
            figures_of("现场接待咨询群众60人次，解答群众咨询45件。"),
            [(I::Visitors, 60), (I::Enquiries, 45)]
        );
        assert_eq!(
            figures_of("百余名志愿者参加，吸引了800余名市民参观。"),
            [(I::Staff, 100), (I::Reached, 800)]
        );
        assert_eq!(figures_of("县水利局、县林业局等12家单位参加活动"), [(I::Units, 12)]);
        assert_eq!(figures_of("宣传资料现场发放2000份"), [(I::Leaflets, 2000)]);
    }

    #[test]
    fn one_number_for_several_papers_is_one_figure() {
        assert_eq!(figures_of("发放便民手册、宣传单等共计700余份"), [(I::Leaflets, 700)]);
        assert_eq!(figures_of("发放手册200册、折页300份，共计500份"), [(I::Leaflets, 500)]);
        assert_eq!(figures_of("发放资料900份，其中便民手册100册"), [(I::Leaflets, 900)]);
    }

    #[test]
    fn what_is_no_figure_of_the_activity_is_left() {
        for text in [
            "每个乡镇建立2个咨询点",
            "去年发放宣传资料900份",
            "请于3个工作日内报送图片3张",
            "联系电话：0731-5788123",
            "宣传了四个方面的内容",
            "第三届活动",
        ] {
            assert_eq!(figures_of(text), [], "{text}");
        }
    }
}
