//! The text table: every sentence in it is said somewhere.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Every Rust file below `folder`, without comments and without the tests at its end.
fn code(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files.extend(code(&path));
        } else if path.extension().is_some_and(|end| end == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            let text = text.split("#[cfg(test)]\nmod ").next().unwrap();
            let lines: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
            files.push((path, lines.join("\n")));
        }
    }
    files
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// The name that a line of a `sentences!` or `printed!` list, or a method on the language, begins with.
fn defined(line: &str) -> Option<&str> {
    let inner = line.strip_prefix("    ")?;
    let method = ["pub fn ", "fn ", "pub(crate) fn "].iter().find_map(|start| inner.strip_prefix(start));
    let text = method.unwrap_or(inner);
    let name = &text[..text.find(|c| !is_word(c))?];
    let rest = &text[name.len()..];
    let says = if method.is_some() {
        rest.starts_with("(self") || rest.starts_with('(') && rest.contains("self,")
    } else {
        rest.starts_with(" =>")
            || rest.starts_with('(') && (rest.contains(") =>") || rest.ends_with(['(', ',']))
    };
    let lower = name.starts_with(|c: char| c.is_ascii_lowercase());
    (says && lower && !name.is_empty()).then_some(name)
}

/// Every name that something is asked by: `lang.name`, `Lang::name`.
fn asked(code: &str) -> BTreeSet<&str> {
    let starts =
        code.match_indices('.').map(|(at, _)| at + 1).chain(code.match_indices("::").map(|(at, _)| at + 2));
    starts
        .map(|at| {
            let rest = code[at..].trim_start();
            &rest[..rest.find(|c| !is_word(c)).unwrap_or(rest.len())]
        })
        .collect()
}

#[test]
fn every_sentence_is_said_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = code(&root);
    let said: BTreeSet<&str> = files.iter().flat_map(|(_, code)| asked(code)).collect();
    let table = files.iter().filter(|(path, _)| path.starts_with(root.join("text")));
    let sentences: Vec<(&Path, &str)> = table
        .flat_map(|(path, code)| code.lines().filter_map(defined).map(|name| (path.as_path(), name)))
        .collect();
    assert!(sentences.len() > 1_500, "the text table is read: {}", sentences.len());
    let unsaid: Vec<_> = sentences.iter().filter(|(_, name)| !said.contains(name)).collect();
    assert!(unsaid.is_empty(), "no one says {unsaid:#?}");
}

#[test]
fn a_sentence_that_nobody_says_is_found() {
    assert_eq!(defined("    no_year => \"没有年度\", \"No year\";"), Some("no_year"));
    assert_eq!(defined("    cell_more(n: usize) => \"等\", \"\";"), Some("cell_more"));
    assert_eq!(defined("    paper_units => \"单位\";"), Some("paper_units"));
    assert_eq!(defined("    pub fn error(self, error: &Error) -> String {"), Some("error"));
    assert_eq!(defined("    Self::Zh => match this"), None);
    assert!(asked("view.lang\n    .cell_more(3)").contains("cell_more"));
    assert!(!asked("fn cell_more()").contains("cell_more"));
}
