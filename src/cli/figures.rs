//! `figures`: the figures that reports tell in their text.

use std::fmt::Write as _;
use std::path::PathBuf;

use serde_json::{Value, json};

use super::output::{Reply, columns, object};
use super::{Call, Failure};
use crate::jobs::reading::{self, Source};
use crate::model::figure::{FigureKind, FiguresRead, ReportType};

pub(super) fn figures(call: &Call<'_>) -> Result<Reply, Failure> {
    let source = Source::File(PathBuf::from(call.path("source")));
    let read = reading::figures(source).wait().map_err(|e| call.failed(e))?;
    Ok(Reply::new(text(call, &read), json(call, &read)))
}

fn text(call: &Call<'_>, read: &FiguresRead) -> String {
    let lang = call.lang;
    let mut text = String::new();
    for report in &read.reports {
        let title = report.title.as_deref().or(report.unit.as_deref()).unwrap_or_default();
        let _ = writeln!(text, "{}", lang.figures_of_report(title, report.line_from, report.line_to));
        if report.kind == ReportType::Plan {
            let _ = writeln!(text, "  {}", lang.figures_plan());
        }
        let done = report.figures.iter().filter(|figure| figure.kind == FigureKind::Done);
        let rows: Vec<Vec<String>> = done
            .map(|figure| {
                let remark = lang.figure_remark(figure);
                let number = lang.figure_number(figure);
                vec![format!("  {}", figure.item.name()), number, figure.as_written.clone(), remark]
            })
            .collect();
        if rows.is_empty() {
            let _ = writeln!(text, "  {}", lang.figures_none());
        }
        text.push_str(&columns(&rows));
    }
    if !read.questions.is_empty() {
        let _ = writeln!(text, "{}", lang.cli_questions_head(read.questions.len()));
    }
    for question in &read.questions {
        let _ = writeln!(text, "  {}{}", lang.figure_question(question), lang.cli_at_line(question.line));
    }
    text
}

fn json(call: &Call<'_>, read: &FiguresRead) -> Value {
    let questions: Vec<Value> = read
        .questions
        .iter()
        .map(|question| {
            json!({
                "kind": question.doubt,
                "item": question.item,
                "text": call.lang.figure_question(question),
                "as_written": question.as_written,
                "line": question.line,
                "place": question.place,
            })
        })
        .collect();
    object(json!({ "reports": read.reports, "questions": questions }))
}
