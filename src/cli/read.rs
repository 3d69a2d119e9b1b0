//! `read` and `import`: what notices, tables and lists say, shown or taken over.

use std::fmt::Write as _;
use std::io::Read as _;
use std::path::Path;

use serde_json::{Value, json};

use super::output::{Reply, object};
use super::{Call, Failure, file, summary};
use crate::error::{Error, FileAction, Result};
use crate::intake::Source;
use crate::jobs::reading::{self, Known};
use crate::jobs::{Kind, Work};
use crate::model::dump;
use crate::model::edit::{Applied, Edit, EditRefusal};
use crate::model::import::{ImportOutcome, ImportReport};
use crate::model::proposal::{Proposal, Question};
use crate::text::Lang;

pub(super) fn read(call: &Call<'_>) -> Result<Reply, Failure> {
    let known = known(call)?;
    let sources = sources(&call.paths("source"))?;
    if let Some(data) = sources.iter().find(|source| dump::is_dump(&source.bytes)) {
        return Err(Failure::Usage(call.lang.cli_data_is_imported(&data.path.display().to_string())));
    }
    let proposal = understand(sources, known)?;
    let mut text = summary::text(call.lang, &proposal, proposal.units.len());
    for row in &proposal.not_understood {
        let said = call.lang.report_not_understood(&row.text);
        let _ = writeln!(text, "{said}{}", call.lang.cli_at_line(row.at.line));
    }
    text.push_str(&questions(call.lang, &proposal.questions));
    let json = serde_json::to_value(&proposal).unwrap_or_default();
    Ok(Reply::new(text, json))
}

/// What is known already: from a file of this program its region, year and units, from a list or table its units.
fn known(call: &Call<'_>) -> Result<Known, Failure> {
    if call.args.get_one::<std::path::PathBuf>("units").is_none() {
        return Ok(Known { year: call.year, ..Known::default() });
    }
    let path = call.path("units");
    if path.extension().is_some_and(|e| e.eq_ignore_ascii_case("themeday")) {
        return Ok(Known::of(file::open(call, path)?.snapshot(), call.year));
    }
    let proposal = understand(sources(&[path])?, Known::default())?;
    let units = proposal.units.into_iter().map(|unit| unit.name).collect();
    Ok(Known { year: call.year, units, ..Known::default() })
}

fn sources(paths: &[&Path]) -> Result<Vec<Source>> {
    let owned: Vec<_> = paths.iter().map(|path| path.to_path_buf()).collect();
    Work::new(Kind::Read, move |_| owned.iter().map(|path| source(path)).collect()).wait()
}

/// A source; data of this program may be larger than a notice.
fn source(path: &Path) -> Result<Source> {
    let failed = |source| Error::io(FileAction::Read, path, source);
    if path != Path::new("-") && path.is_file() {
        let mut start = Vec::new();
        std::fs::File::open(path).map_err(failed)?.take(200).read_to_end(&mut start).map_err(failed)?;
        if dump::is_dump(&start) {
            return Ok(Source {
                path: path.to_path_buf(),
                bytes: std::fs::read(path).map_err(failed)?.into(),
            });
        }
    }
    Source::load(path)
}

fn understand(sources: Vec<Source>, known: Known) -> Result<Proposal> {
    let sources = sources.into_iter().map(reading::Source::Loaded).collect();
    reading::read(sources, known).wait()
}

pub(super) fn import(call: &Call<'_>) -> Result<Reply, Failure> {
    let dry_run = call.flag("dry-run");
    let path = &call.file();
    // A look at the file before the long reading: a wrong path is told at once.
    let known = Known::of(file::open(call, path)?.snapshot(), call.year);
    let sources = sources(&call.paths("source"))?;
    match sources.as_slice() {
        [data] if dump::is_dump(&data.bytes) => return load(call, path, data),
        many if many.iter().any(|source| dump::is_dump(&source.bytes)) => {
            return Err(Failure::Usage(call.lang.cli_data_alone().to_owned()));
        }
        _ => {}
    }
    let proposal = understand(sources, known)?;
    let answers: Vec<(String, String)> =
        call.args.get_many::<(String, String)>("answer").into_iter().flatten().cloned().collect();
    let asked: Vec<String> = proposal.questions.iter().map(|q| q.id.clone()).collect();
    let edit = Edit::Import { proposal: Box::new(proposal), answers, overwrite: call.flag("overwrite") };
    let applied = if dry_run {
        file::open(call, path)?.preview(&edit)
    } else {
        file::open_for_writing(call, path)?.apply(&edit)
    };
    let applied = applied.map_err(|error| match &error {
        Error::Refused(EditRefusal::BadAnswer(_)) if !asked.is_empty() => {
            Failure::Usage(call.lang.cli_questions_there_are(&call.lang.error(&error), &asked.join(" ")))
        }
        _ => call.failed(error),
    })?;
    Ok(imported(call, &applied, dry_run))
}

/// Everything of another file, exported as data, in the place of what is there.
fn load(call: &Call<'_>, path: &Path, data: &Source) -> Result<Reply, Failure> {
    let lang = call.lang;
    if let Some((id, _)) = call.args.get_one::<(String, String)>("answer") {
        return Err(Failure::Usage(lang.refuse_bad_answer(id)));
    }
    // Editors put a mark of the encoding before the text.
    let text = data.bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&data.bytes);
    let tables = dump::read(text).map_err(|fault| Error::BadData { path: data.path.clone(), fault })?;
    let (units, years) = (tables.units.iter().count(), tables.programmes.iter().count());
    let edit = Edit::Load { tables: Box::new(tables), overwrite: call.flag("overwrite") };
    let dry_run = call.flag("dry-run");
    let applied = if dry_run {
        file::open(call, path)?.preview(&edit)
    } else {
        file::open_for_writing(call, path)?.apply(&edit)
    };
    let applied = applied.map_err(|error| call.failed(error))?;
    let text = match (dry_run, applied.edit) {
        (true, _) => lang.cli_would_load(units, years),
        (false, Some(_)) => lang.cli_saved(&lang.edit_label(&applied.label)),
        (false, None) => lang.cli_unchanged().to_owned(),
    };
    let json = object(json!({
        "dry_run": dry_run,
        "changed": applied.edit.is_some(),
        "edit": applied.edit,
        "loaded": { "units": units, "years": years },
    }));
    Ok(Reply::new(text, json))
}

fn imported(call: &Call<'_>, applied: &Applied, dry_run: bool) -> Reply {
    let lang = call.lang;
    let none = ImportReport::default();
    let report = applied.import.as_ref().unwrap_or(&none);
    let counts: Vec<String> = ImportOutcome::ALL
        .into_iter()
        .map(|outcome| lang.cli_import_count(lang.import_outcome(outcome), report.count(outcome)))
        .collect();
    let changes = ImportOutcome::ALL
        .into_iter()
        .filter(|o| matches!(o, ImportOutcome::Added | ImportOutcome::Updated))
        .any(|outcome| report.count(outcome) > 0);
    let head = match (dry_run, changes || applied.edit.is_some()) {
        (true, true) => lang.cli_import_would().to_owned(),
        (_, false) => lang.cli_unchanged().to_owned(),
        (false, true) => lang.cli_saved(&lang.edit_label(&applied.label)),
    };
    let mut text = format!("{head}\n{}\n", counts.join("  "));
    for line in &report.lines {
        if !matches!(line.outcome, ImportOutcome::Same | ImportOutcome::Added) {
            let subject = lang.cli_import_line_subject(line);
            let _ = writeln!(text, "{}", lang.cli_import_line(lang.import_outcome(line.outcome), &subject));
        }
    }
    if report.count(ImportOutcome::Conflict) > 0 {
        let _ = writeln!(text, "{}", lang.cli_import_conflicts());
    }
    text.push_str(&questions(lang, &report.open));
    let counts: serde_json::Map<String, Value> = ImportOutcome::ALL
        .into_iter()
        .map(|outcome| {
            let key = json!(outcome).as_str().unwrap_or_default().to_owned();
            (key, json!(report.count(outcome)))
        })
        .collect();
    let json = object(json!({
        "dry_run": dry_run,
        "changed": applied.edit.is_some(),
        "edit": applied.edit,
        "counts": counts,
        "lines": report.lines,
        "open": report.open,
    }));
    Reply::new(text, json)
}

/// Open questions with how to answer them.
fn questions(lang: Lang, questions: &[Question]) -> String {
    let mut text = String::new();
    if questions.is_empty() {
        return text;
    }
    let _ = writeln!(text, "{}", lang.cli_questions_head(questions.len()));
    for question in questions {
        let at = question.at.map(|at| lang.cli_at_line(at.line)).unwrap_or_default();
        let _ = writeln!(text, "  {}{at}", lang.cli_question(question));
        if !question.candidates.is_empty() {
            let choices: Vec<String> =
                question.candidates.iter().map(|value| format!("{}={value}", question.id)).collect();
            let _ = writeln!(text, "    --answer {}", choices.join(" | "));
        }
    }
    text
}
