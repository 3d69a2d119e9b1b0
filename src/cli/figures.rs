//! `figures`: the figures that reports tell in their text.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::output::{Reply, columns, object};
use super::{Call, Failure, file, find};
use crate::jobs::reading::{self, Source};
use crate::model::Snapshot;
use crate::model::edit::Edit;
use crate::model::figure::{Figure, FigureKind, FigureReport, FiguresRead, ReportType};
use crate::model::statistics::{self, TakenFigure};

pub(super) fn figures(call: &Call<'_>) -> Result<Reply, Failure> {
    let source = Source::File(PathBuf::from(call.path("source")));
    let read = reading::figures(source).wait().map_err(|e| call.failed(e))?;
    if call.option("unit").is_some() || call.args.get_one::<PathBuf>("into").is_some() {
        let into = call.args.get_one::<PathBuf>("into").ok_or_else(|| {
            Failure::Usage(call.lang.cli_missing_argument("--into FILE") + call.lang.cli_see_help())
        })?;
        return take(call, &read, into);
    }
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

/// The figures of one report, taken over into a unit's session as one edit.
fn take(call: &Call<'_>, read: &FiguresRead, into: &Path) -> Result<Reply, Failure> {
    let lang = call.lang;
    let Some(name) = call.option("unit") else {
        return Err(Failure::Usage(lang.cli_figures_unit().to_owned()));
    };
    let told: Vec<&FigureReport> =
        read.reports.iter().filter(|report| report.figures.iter().any(Figure::counts)).collect();
    let report = match told.as_slice() {
        [] => return Err(Failure::Usage(lang.cli_figures_none().to_owned())),
        [report] => report,
        _ => return Err(Failure::Usage(lang.cli_figures_several().to_owned())),
    };
    let figures = statistics::taken(report.figures.iter().filter(|figure| figure.counts()));
    let mut workspace = file::open_for_writing(call, into)?;
    let edit = edit(call, workspace.snapshot(), name, figures)?;
    let applied = workspace.apply(&edit).map_err(|e| call.failed(e))?;
    let reply = Reply::edited(call, &applied);
    let text = format!("{}{}", text(call, read), reply.text);
    Ok(Reply { text, ..reply })
}

/// One figure of a unit's session, typed.
pub(super) fn figure(call: &Call<'_>) -> Result<Reply, Failure> {
    let lang = call.lang;
    let metric = call.text("metric").trim();
    if statistics::is_computed(metric) {
        return Err(Failure::Usage(lang.cli_figure_computed(metric)));
    }
    let given = call.text("value").trim();
    let Some(amount) = statistics::amount_of(given) else {
        return Err(Failure::Usage(lang.cli_bad_value(given, "VALUE", lang.cli_want_amount())));
    };
    let figure = TakenFigure {
        metric: metric.to_owned(),
        measure: String::new(),
        value: amount.map(|(value, _)| value),
        more: amount.is_some_and(|(_, more)| more),
        as_written: String::new(),
    };
    let mut workspace = file::open_for_writing(call, &call.file())?;
    let edit = edit(call, workspace.snapshot(), call.text("unit"), vec![figure])?;
    let applied = workspace.apply(&edit).map_err(|e| call.failed(e))?;
    Ok(Reply::edited(call, &applied))
}

fn edit(
    call: &Call<'_>,
    snapshot: &Snapshot,
    unit: &str,
    figures: Vec<TakenFigure>,
) -> Result<Edit, Failure> {
    let year = find::programme(call, snapshot)?;
    find::open_year(year)?;
    let unit = find::unit(call, snapshot, unit)?;
    let session = find::session(call, snapshot, year, unit, ("from", call.option("from")))?;
    Ok(Edit::TakeFigures { session: session.id, unit: Some(unit), figures })
}
