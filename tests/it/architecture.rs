//! The rules of ARCHITECTURE.md that a compiler does not enforce, read off the sources.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

mod paths;

/// Which module may use which. Every module may also use `error` and `files`.
const MAY_USE: &[(&str, &[&str])] = &[
    ("error", &["model"]),
    ("files", &[]),
    ("model", &[]),
    ("calendar", &["model"]),
    ("rules", &["model", "calendar", "planning"]),
    ("text", &["model", "rules"]),
    ("storage", &["model"]),
    ("planning", &["model"]),
    ("intake", &["model", "calendar"]),
    ("fonts", &[]),
    ("documents", &["model", "calendar", "rules", "text", "fonts"]),
    ("workspace", &["model", "calendar", "rules", "storage"]),
    ("jobs", &["model", "intake", "documents", "planning", "rules", "workspace"]),
    ("host", &[]),
    (
        "cli",
        &[
            "model",
            "calendar",
            "text",
            "rules",
            "planning",
            "intake",
            "documents",
            "workspace",
            "jobs",
            "host",
        ],
    ),
    ("ui", &["workspace", "jobs", "model", "calendar", "rules", "text", "host", "fonts"]),
];

/// Crates that only one module may use.
const OWNED_CRATES: &[(&str, &str)] = &[
    ("rusqlite", "storage"),
    ("typst", "documents"),
    ("rust_xlsxwriter", "documents"),
    ("calamine", "intake"),
    ("scraper", "intake"),
    ("egui", "ui"),
    ("eframe", "ui"),
    ("rfd", "ui"),
    ("clap", "cli"),
];

struct Source {
    module: String,
    path: PathBuf,
    /// The text without comments and without the tests at its end.
    code: String,
}

impl Source {
    /// Where the file stands in the tree of modules: `ui/pages/mod.rs` is `ui::pages`.
    fn place(&self) -> Vec<String> {
        let path = self.path.with_extension("");
        let mut place: Vec<String> = path.iter().map(|part| part.to_string_lossy().into_owned()).collect();
        if place.last().is_some_and(|last| last == "mod") {
            place.pop();
        }
        place
    }
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let inner = path.strip_prefix(&root).unwrap();
                let first = inner.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
                let module = first.trim_end_matches(".rs").to_owned();
                let text = std::fs::read_to_string(&path).unwrap();
                let text = text.split("#[cfg(test)]\nmod ").next().unwrap();
                found.push(Source { module, path: inner.to_path_buf(), code: without_comments(text) });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(found.len() > 50, "the sources are read");
    found
}

/// Blanks comments, keeps strings.
fn without_comments(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::new();
    let mut at = 0;
    while at < chars.len() {
        let rest = &chars[at..];
        if rest.starts_with(&['/', '/']) {
            while at < chars.len() && chars[at] != '\n' {
                at += 1;
            }
        } else if rest.starts_with(&['/', '*']) {
            while at < chars.len() && !chars[at..].starts_with(&['*', '/']) {
                at += 1;
            }
            at += 2;
        } else if let Some(end) = string_end(rest) {
            out.extend(&rest[..end]);
            at += end;
        } else {
            out.push(chars[at]);
            at += 1;
        }
    }
    out
}

/// The length of the string or character literal that begins here.
fn string_end(rest: &[char]) -> Option<usize> {
    if rest[0] == 'r' && rest.get(1).is_some_and(|c| *c == '"' || *c == '#') {
        let hashes = rest[1..].iter().take_while(|c| **c == '#').count();
        if rest.get(1 + hashes) == Some(&'"') {
            let mut at = 2 + hashes;
            while at < rest.len() {
                if rest[at] == '"'
                    && rest[at + 1..].iter().take(hashes).filter(|c| **c == '#').count() == hashes
                {
                    return Some(at + 1 + hashes);
                }
                at += 1;
            }
        }
    }
    if rest[0] == '"' {
        let mut at = 1;
        while at < rest.len() {
            match rest[at] {
                '\\' => at += 2,
                '"' => return Some(at + 1),
                _ => at += 1,
            }
        }
    }
    // Character literals, not lifetimes.
    if rest[0] == '\'' {
        if rest.get(1) == Some(&'\\') {
            return rest[2..].iter().skip(1).position(|c| *c == '\'').map(|n| n + 4);
        }
        if rest.get(2) == Some(&'\'') {
            return Some(3);
        }
    }
    None
}

/// A literal with its `\u{…}` written out.
fn unescaped(literal: &str) -> String {
    let mut parts = literal.split("\\u{");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_once('}').unwrap_or(("", part));
        out.extend(u32::from_str_radix(&code.replace('_', ""), 16).ok().and_then(char::from_u32));
        out.push_str(rest);
    }
    out
}

fn literals(code: &str) -> Vec<String> {
    let chars: Vec<char> = code.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        match string_end(&chars[at..]) {
            Some(end) => {
                found.push(chars[at..at + end].iter().collect());
                at += end;
            }
            None => at += 1,
        }
    }
    found
}

#[test]
fn modules_use_only_what_the_table_allows() {
    let table: BTreeMap<&str, &[&str]> = MAY_USE.iter().copied().collect();
    let mut faults = Vec::new();
    for source in sources() {
        if ["lib", "main", "bin"].contains(&source.module.as_str()) {
            continue;
        }
        let Some(allowed) = table.get(source.module.as_str()) else {
            faults.push(format!("{}: module {} is not in the table", source.path.display(), source.module));
            continue;
        };
        for path in paths::paths(&source.code, &source.place()) {
            let Some(name) = path.first() else { continue };
            let own = *name == source.module || name == "error" || name == "files";
            if table.contains_key(name.as_str()) && !own && !allowed.contains(&name.as_str()) {
                faults.push(format!("{}: {} must not use {name}", source.path.display(), source.module));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Modules whose files still use each other in circles. A module leaves the list for good.
const CIRCULAR: &[&str] = &[];

#[test]
fn files_of_a_module_use_each_other_one_way() {
    let sources = sources();
    let tree = paths::Tree::of(&sources);
    let mut faults = Vec::new();
    for (module, _) in MAY_USE {
        let circles = tree.circles(module);
        if CIRCULAR.contains(module) {
            assert!(!circles.is_empty(), "{module} has no circle any more: take it off the list");
            continue;
        }
        for circle in circles {
            faults.push(format!("{module}: {} files in a circle: {}", circle.len(), circle.join(", ")));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_heavy_crate_is_used_in_one_module_only() {
    let mut faults = Vec::new();
    for source in sources() {
        for (krate, owner) in OWNED_CRATES {
            let uses = [format!("{krate}::"), format!("use {krate}")].iter().any(|pattern| {
                source.code.match_indices(pattern.as_str()).any(|(at, _)| {
                    !source.code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':')
                })
            });
            let allowed = source.module == *owner || source.module == "main" && *owner == "ui";
            if uses && !allowed {
                faults.push(format!("{}: {krate} belongs to {owner}", source.path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Bounds of ranges of characters, by which code tells Chinese from other writing.
const BOUNDS: &[&str] = &["\\u{3400}", "\\u{4e00}", "\\u{9fff}", "\\u{20000}", "\\u{3fffd}", "\\u{3ffff}"];

#[test]
fn sentences_stand_in_text_only() {
    let data = ["text", "model"];
    let mut faults = Vec::new();
    for source in sources() {
        // Words that notices and reports are searched for are intake's data.
        let of_words = ["intake/words.rs", "intake/words", "intake/figures/words.rs"];
        if data.contains(&source.module.as_str()) || of_words.iter().any(|of| source.path.starts_with(of)) {
            continue;
        }
        for literal in literals(&source.code) {
            // Single punctuation marks are typesetting, not sentences.
            let text = unescaped(&literal);
            let mut words =
                text.chars().filter(|c| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}'));
            if !BOUNDS.contains(&literal.trim_matches('\'')) && words.next().is_some() {
                faults.push(format!("{}: {literal}", source.path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "Chinese outside text/:\n{}", faults.join("\n"));
}

#[test]
fn files_stay_short_enough_to_read() {
    let long: Vec<String> = sources()
        .iter()
        .map(|s| (s.path.display().to_string(), s.code.lines().count()))
        .filter(|(_, lines)| *lines > 650)
        .map(|(path, lines)| format!("{path}: {lines} lines"))
        .collect();
    assert!(long.is_empty(), "split by noun:\n{}", long.join("\n"));
}

#[test]
fn the_sources_speak_of_the_project_alone() {
    let mut faults = Vec::new();
    for source in sources() {
        for word in ["TODO", "FIXME", "unimplemented!", "todo!("] {
            if source.code.contains(word) {
                faults.push(format!("{}: {word}", source.path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_reader_of_the_sources_sees_what_it_should() {
    let code = without_comments(
        "let a = \"x // y\"; // 注释\nlet b = 'c'; /* 块 */ let c = r#\"\"原\"\"#; fn f<'a>() {}",
    );
    assert!(code.contains("x // y") && !code.contains('注') && !code.contains('块'));
    assert_eq!(unescaped("\"a\\u{6708}b\""), "\"a月b\"");
    assert_eq!(literals(&code), ["\"x // y\"", "'c'", "r#\"\"原\"\"#"]);
}
