//! Measures the reading of notices against what a careful reader takes from them.
//! `cargo run --example intake_score -- FOLDER|TRUTH.json … [--strict]`: a folder holds `raw.txt` with `truth.json`
//! (or folders of that kind, or `*.truth.json` files); a truth names its text in `source`. Exit 1 with `--strict`
//! when anything is wrong or missing.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use serde_json::Value;
use themeday::intake::{self, Known, Source};
use themeday::model::names::folded;
use themeday::model::progress::Progress;

/// Facts of the programme that are compared where the truth has them.
const FACTS: [&str; 13] = [
    "title",
    "year",
    "ordinal",
    "region",
    "issuing_office",
    "issued",
    "document_no",
    "theme",
    "form",
    "duty_per_unit",
    "minimum_duration",
    "first_month",
    "last_month",
];

/// Keys that hold the time of an assignment.
const TIMES: [&str; 13] = [
    "month",
    "months",
    "month_from",
    "month_to",
    "date",
    "dates",
    "date_from",
    "date_to",
    "quarter",
    "due_by",
    "time_from",
    "time_to",
    "tentative",
];

/// Counts of one section.
#[derive(Clone, Copy, Default)]
struct Score {
    right: usize,
    wrong: usize,
    missing: usize,
}

impl Score {
    fn add(&mut self, other: Self) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.missing += other.missing;
    }

    fn ratio(self) -> (f64, f64) {
        #[expect(clippy::cast_precision_loss, reason = "counts of a few hundred")]
        let share = |part: usize, all: usize| if all == 0 { 1.0 } else { part as f64 / all as f64 };
        (share(self.right, self.right + self.wrong), share(self.right, self.right + self.missing))
    }
}

/// One text compared with its truth.
struct Comparison {
    /// Everything that a question quotes: what is asked about is not wrong.
    asked: String,
    total: Score,
}

impl Comparison {
    /// Compares two sets; prints what differs.
    fn sets(&mut self, section: &str, truth: &BTreeSet<String>, found: &BTreeSet<String>) {
        let mut score = Score { right: truth.intersection(found).count(), ..Score::default() };
        for item in truth.difference(found) {
            score.missing += 1;
            println!("      missing {section}: {item}");
        }
        for item in found.difference(truth) {
            let subject = item.split(' ').next().unwrap_or(item);
            if !subject.is_empty() && self.asked.contains(subject) {
                continue;
            }
            score.wrong += 1;
            println!("      wrong   {section}: {item}");
        }
        self.count(section, score);
    }

    /// Compares values key by key, where the truth has them.
    fn values(&mut self, section: &str, truth: &Value, found: &Value, keys: &[&str]) {
        let mut score = Score::default();
        for key in keys {
            let (expected, got) = (&truth[*key], &found[*key]);
            if expected.is_null() {
                continue;
            }
            if text(expected) == text(got) {
                score.right += 1;
            } else if got.is_null() {
                score.missing += 1;
                println!("      missing {section}: {key} {}", text(expected));
            } else {
                score.wrong += 1;
                println!("      wrong   {section}: {key} {} instead of {}", text(got), text(expected));
            }
        }
        self.count(section, score);
    }

    fn count(&mut self, section: &str, score: Score) {
        if score.right + score.wrong + score.missing > 0 {
            println!(
                "    {section:<18} right {:>4}  wrong {:>3}  missing {:>3}",
                score.right, score.wrong, score.missing
            );
        }
        self.total.add(score);
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => folded(text),
        other => folded(&other.to_string()),
    }
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn strings(value: &Value) -> Vec<String> {
    list(value).map(text).collect()
}

/// The time of an assignment as one text.
fn time(assignment: &Value) -> String {
    TIMES
        .iter()
        .filter(|key| !assignment[**key].is_null())
        .map(|key| format!("{key}={}", text(&assignment[*key])))
        .collect::<Vec<_>>()
        .join(" ")
}

/// (unit, value) pairs of the assignments.
fn pairs(proposal: &Value, value: impl Fn(&Value) -> Option<String>) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for assignment in list(&proposal["assignments"]) {
        let mut units = strings(&assignment["units"]);
        units.extend(strings(&assignment["group_words"]));
        if units.is_empty() {
            units.push(String::new());
        }
        if let Some(value) = value(assignment) {
            out.extend(units.iter().map(|unit| format!("{unit} {value}")));
        }
    }
    out
}

fn deadline(value: &Value) -> String {
    let offset = &value["offset"];
    let n = offset["n"].as_i64().map_or(String::new(), |n| n.abs().to_string());
    let part = |key: &str| text(&value[key]).replace("null", "");
    format!(
        "{} {}{}{}{n}{}",
        part("rule"),
        part("day"),
        part("date"),
        part("time"),
        text(&offset["unit"]).replace("null", "")
    )
}

fn compare(truth: &Value, found: &Value) -> Score {
    let asked = list(&found["questions"])
        .map(|question| {
            format!(
                "{} {} {}",
                text(&question["text"]),
                text(&question["candidates"]),
                text(&question["units"])
            )
        })
        .collect::<Vec<_>>()
        .join("\n");
    let mut scores = Comparison { asked, total: Score::default() };
    scores.values("programme", &truth["programme"], &found["programme"], &FACTS);
    if !truth["units"].is_null() {
        let names = |proposal: &Value| list(&proposal["units"]).map(|unit| text(&unit["name"])).collect();
        scores.sets("units", &names(truth), &names(found));
        let with = |proposal: &Value, key: &str| -> BTreeSet<String> {
            let known: BTreeSet<String> = list(&truth["units"])
                .filter(|unit| !unit[key].is_null())
                .map(|unit| text(&unit["name"]))
                .collect();
            list(&proposal["units"])
                .filter(|unit| known.contains(&text(&unit["name"])))
                .map(|unit| format!("{} {}", text(&unit["name"]), text(&unit[key])))
                .collect()
        };
        let common = |key: &str| {
            let names: BTreeSet<String> = list(&found["units"]).map(|unit| text(&unit["name"])).collect();
            let truth: BTreeSet<String> = with(truth, key)
                .into_iter()
                .filter(|item| names.contains(item.split(' ').next().unwrap_or("")))
                .collect();
            (truth, with(found, key))
        };
        for (section, key) in [("kinds", "kind"), ("groups", "group")] {
            let (truth, found) = common(key);
            scores.sets(section, &truth, &found);
        }
        if truth["counts"].is_object() {
            let order = |proposal: &Value| {
                list(&proposal["units"]).map(|unit| text(&unit["name"])).collect::<Vec<_>>()
            };
            let same = usize::from(order(truth) == order(found));
            scores.count("order of units", Score { right: same, wrong: 1 - same, missing: 0 });
        }
    }
    scores.sets("assignments", &pairs(truth, |a| Some(time(a))), &pairs(found, |a| Some(time(a))));
    for key in ["place", "theme"] {
        let has = |proposal: &Value| pairs(proposal, |a| (!a[key].is_null()).then(|| text(&a[key])));
        let truth = has(truth);
        let subjects: BTreeSet<String> =
            truth.iter().map(|item| item.split(' ').next().unwrap_or("").to_owned()).collect();
        let found = has(found)
            .into_iter()
            .filter(|item| subjects.contains(item.split(' ').next().unwrap_or("")))
            .collect();
        scores.sets(key, &truth, &found);
    }
    main_session(truth, found, &mut scores);
    if !truth["report_deadlines"].is_null() {
        let rules = |proposal: &Value| list(&proposal["report_deadlines"]).map(deadline).collect();
        scores.sets("deadlines", &rules(truth), &rules(found));
        let wording = |proposal: &Value, key: &str| {
            list(&proposal["report_deadlines"])
                .filter(|deadline| !deadline[key].is_null())
                .map(|deadline| text(&deadline[key]))
                .collect::<BTreeSet<_>>()
        };
        if truth["counts"].is_object() {
            for key in ["text", "what"] {
                scores.sets(key, &wording(truth, key), &wording(found, key));
            }
        }
    }
    if let Some(expected) = truth["slogan_count"].as_u64() {
        let got = list(&found["slogans"]).count();
        let same = usize::from(u64::try_from(got) == Ok(expected));
        scores.count("slogan count", Score { right: same, wrong: 1 - same, missing: 0 });
    }
    if !truth["liaison_fields"].is_null() {
        let same = usize::from(strings(&truth["liaison_fields"]) == strings(&found["liaison_fields"]));
        scores.count("liaison fields", Score { right: same, wrong: 1 - same, missing: 0 });
    }
    if !truth["questions_expected"].is_null() {
        let names = |question: &Value| {
            let mut units = strings(&question["units"]);
            units.sort();
            format!("{} {}", text(&question["kind"]), units.join("="))
        };
        let expected = list(&truth["questions_expected"]).map(names).collect();
        let found: BTreeSet<String> = list(&found["questions"]).map(names).collect();
        // A question that is itself not expected cannot excuse itself.
        let asked = std::mem::take(&mut scores.asked);
        scores.sets("questions", &expected, &found);
        scores.asked = asked;
    }
    scores.total
}

fn main_session(truth: &Value, found: &Value, scores: &mut Comparison) {
    let (truth, found) = (&truth["main_session"], &found["main_session"]);
    if truth.is_object() && !truth["units"].is_null() {
        let units = |session: &Value| {
            strings(&session["units"]).into_iter().chain(strings(&session["group_words"])).collect()
        };
        scores.sets("participants", &units(truth), &units(found));
        let same = usize::from(strings(&truth["units"]) == strings(&found["units"]));
        scores.count("their order", Score { right: same, wrong: 1 - same, missing: 0 });
        let keys =
            ["title", "when_text", "date", "time_from", "time_to", "place", "liaisons_per_unit", "month"];
        scores.values("main session", truth, found, &keys);
    } else if truth.is_null() && found.is_object() {
        println!("      wrong   main session where there is none");
        scores.count("main session", Score { wrong: 1, ..Score::default() });
    }
}

/// Truth files below a path, each with its text.
fn cases(path: &Path) -> Vec<(PathBuf, PathBuf)> {
    if path.is_dir() {
        if path.join("truth.json").is_file() {
            return vec![(path.join("truth.json"), path.join("raw.txt"))];
        }
        let mut inside: Vec<PathBuf> =
            std::fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        inside.sort();
        let wanted = |path: &PathBuf| path.is_dir() || path.to_string_lossy().ends_with(".truth.json");
        return inside.iter().filter(|path| wanted(path)).flat_map(|path| cases(path)).collect();
    }
    let truth: Option<Value> = std::fs::read(path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
    let source = truth.as_ref().and_then(|truth| truth["source"].as_str()).unwrap_or("raw.txt").to_owned();
    vec![(path.to_path_buf(), path.with_file_name(source))]
}

fn main() -> ExitCode {
    let (flags, paths): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|a| a.starts_with("--"));
    let strict = flags.iter().any(|flag| flag == "--strict");
    if paths.is_empty() {
        eprintln!("usage: intake_score FOLDER|TRUTH.json … [--strict] [--print]");
        return ExitCode::from(2);
    }
    let mut all = Score::default();
    for (truth_path, text_path) in paths.iter().flat_map(|path| cases(Path::new(path))) {
        println!("{}", truth_path.display());
        let truth: Value = match std::fs::read(&truth_path).map(|bytes| serde_json::from_slice(&bytes)) {
            Ok(Ok(truth)) => truth,
            other => {
                println!("  cannot read the truth: {other:?}");
                return ExitCode::FAILURE;
            }
        };
        let start = Instant::now();
        let read = Source::load(&text_path)
            .and_then(|source| intake::read(&[source], &Known::default(), &Progress::default()));
        let took = start.elapsed();
        let found = match &read {
            Ok(proposal) => serde_json::to_value(proposal).unwrap_or_default(),
            Err(error) => {
                println!("  {error}");
                serde_json::to_value(themeday::model::proposal::Proposal::default()).unwrap_or_default()
            }
        };
        if flags.iter().any(|flag| flag == "--print") {
            println!("{}", serde_json::to_string_pretty(&found).unwrap_or_default());
        }
        let score = compare(&truth, &found);
        let (precision, recall) = score.ratio();
        println!(
            "  right {} wrong {} missing {}  precision {precision:.3} recall {recall:.3}  {:.1} ms",
            score.right,
            score.wrong,
            score.missing,
            took.as_secs_f64() * 1000.0
        );
        all.add(score);
    }
    let (precision, recall) = all.ratio();
    println!(
        "all: right {} wrong {} missing {}  precision {precision:.3} recall {recall:.3}",
        all.right, all.wrong, all.missing
    );
    if strict && all.wrong + all.missing > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
