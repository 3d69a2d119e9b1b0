//! Which file of the sources uses which, read off the paths in their code.

use std::collections::{BTreeMap, BTreeSet};

use super::{Source, string_end};

/// Every path that begins at the crate or at the file's own place: its segments, grouped imports taken apart.
/// `place` is where the file stands in the tree of modules.
pub fn paths(code: &str, place: &[String]) -> Vec<Vec<String>> {
    let chars: Vec<char> = blanked(code);
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let before = at.checked_sub(1).map(|at| chars[at]);
        let starts = is_word(chars[at]) && before.is_none_or(|c| !is_word(c) && c != ':');
        let word: String = chars[at..].iter().take_while(|c| is_word(**c)).collect();
        if starts && ["crate", "super", "self"].contains(&word.as_str()) && follows(&chars, at + word.len()) {
            let mut trees = Vec::new();
            at = tree(&chars, at, &[], &mut trees);
            found.extend(trees.iter().filter_map(|path| absolute(path, place)));
        } else {
            at += word.chars().count().max(1);
        }
    }
    found
}

/// The code with its literals blanked.
fn blanked(code: &str) -> Vec<char> {
    let chars: Vec<char> = code.chars().collect();
    let mut out = Vec::with_capacity(chars.len());
    let mut at = 0;
    while at < chars.len() {
        if let Some(end) = string_end(&chars[at..]) {
            out.push(' ');
            at += end;
        } else {
            out.push(chars[at]);
            at += 1;
        }
    }
    out
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn follows(chars: &[char], at: usize) -> bool {
    chars.get(at..at + 2) == Some(&[':', ':'])
}

/// Reads one tree of a path, `a::b` or `a::{b, c::d}`, behind `prefix`. The place behind it.
fn tree(chars: &[char], mut at: usize, prefix: &[String], found: &mut Vec<Vec<String>>) -> usize {
    let mut path = prefix.to_vec();
    loop {
        while chars.get(at).is_some_and(|c| c.is_whitespace()) {
            at += 1;
        }
        if chars.get(at) == Some(&'{') {
            at += 1;
            loop {
                while chars.get(at).is_some_and(|c| c.is_whitespace() || *c == ',') {
                    at += 1;
                }
                match chars.get(at) {
                    None | Some('}') => return at + 1,
                    Some(c) if is_word(*c) || *c == '{' => at = tree(chars, at, &path, found),
                    // `as name`, `*` and whatever else ends a branch.
                    Some(_) => at += 1,
                }
            }
        }
        let word: String = chars[at.min(chars.len())..].iter().take_while(|c| is_word(**c)).collect();
        at += word.chars().count();
        if !word.is_empty() {
            path.push(word);
        }
        if !follows(chars, at) {
            found.push(path);
            return at.max(1);
        }
        at += 2;
    }
}

/// A path from the root of the crate; `None` where it leads above it.
fn absolute(path: &[String], place: &[String]) -> Option<Vec<String>> {
    let mut full = if path[0] == "crate" { Vec::new() } else { place.to_vec() };
    for segment in path {
        match segment.as_str() {
            "crate" | "self" => {}
            "super" => drop(full.pop()?),
            name => full.push(name.to_owned()),
        }
    }
    Some(full)
}

/// The sources as a tree of modules: which file holds what a path names.
pub struct Tree<'a> {
    files: BTreeMap<Vec<String>, &'a Source>,
    /// What a file hands on from others: its place and a name, and the path that the name stands for.
    passed: BTreeMap<(Vec<String>, String), Vec<String>>,
}

impl<'a> Tree<'a> {
    pub fn of(sources: &'a [Source]) -> Self {
        let files: BTreeMap<_, _> = sources.iter().map(|source| (source.place(), source)).collect();
        let mut tree = Self { files, passed: BTreeMap::new() };
        let mut passed = BTreeMap::new();
        for (place, source) in &tree.files {
            for path in imports(&source.code, place) {
                if let Some(name) = path.last() {
                    passed.insert((place.clone(), name.clone()), path.clone());
                }
            }
        }
        tree.passed = passed;
        tree
    }

    /// The place of the file that holds what the path names.
    fn holder(&self, path: &[String]) -> Option<Vec<String>> {
        let mut path = path.to_vec();
        // Names are handed on in a few steps at most.
        for _ in 0..8 {
            let place =
                (1..=path.len()).rev().map(|n| &path[..n]).find(|part| self.files.contains_key(*part))?;
            let next =
                path.get(place.len()).and_then(|name| self.passed.get(&(place.to_vec(), name.clone())));
            match next {
                Some(onward) if onward[..] != path[..] => path.clone_from(onward),
                _ => return Some(place.to_vec()),
            }
        }
        None
    }

    /// For each file of `module` the files of the same module that it uses.
    fn uses(&self, module: &str) -> BTreeMap<Vec<String>, BTreeSet<Vec<String>>> {
        let own = |place: &[String]| place.first().is_some_and(|first| first == module);
        let files = self.files.iter().filter(|(place, _)| own(place));
        files
            .map(|(place, source)| {
                let all = paths(&source.code, place).into_iter().chain(imports(&source.code, place));
                let used = all.filter_map(|path| self.holder(&path));
                (place.clone(), used.filter(|other| own(other) && other != place).collect())
            })
            .collect()
    }

    /// Files of a module that use each other in a circle, each circle as a list.
    pub fn circles(&self, module: &str) -> Vec<Vec<String>> {
        let uses = self.uses(module);
        let reach: BTreeMap<_, _> = uses.keys().map(|from| (from, reachable(from, &uses))).collect();
        let mut seen = BTreeSet::new();
        let mut circles = Vec::new();
        for from in uses.keys() {
            if seen.contains(from) || !reach[from].contains(from) {
                continue;
            }
            let circle: Vec<_> =
                uses.keys().filter(|to| reach[from].contains(*to) && reach[*to].contains(from)).collect();
            seen.extend(circle.iter().map(|place| (*place).clone()));
            circles.push(circle.iter().map(|place| self.files[*place].path.display().to_string()).collect());
        }
        circles
    }
}

/// What a file imports or hands on by `use name::…` of a module of its own.
fn imports(code: &str, place: &[String]) -> Vec<Vec<String>> {
    let chars = blanked(code);
    let text: String = chars.iter().collect();
    let mut found = Vec::new();
    for (at, _) in text.match_indices("use ") {
        if text[..at].ends_with(|c: char| is_word(c)) {
            continue;
        }
        let rest: Vec<char> = text[at + 4..].chars().collect();
        let mut trees = Vec::new();
        tree(&rest, 0, &[], &mut trees);
        for path in trees.into_iter().filter(|path| !path.is_empty()) {
            let relative = ["crate", "super", "self"].contains(&path[0].as_str());
            let full = if relative {
                absolute(&path, place)
            } else {
                Some(place.iter().chain(&path).cloned().collect())
            };
            found.extend(full);
        }
    }
    found
}

fn reachable(from: &[String], uses: &BTreeMap<Vec<String>, BTreeSet<Vec<String>>>) -> BTreeSet<Vec<String>> {
    let mut seen = BTreeSet::new();
    let mut next: Vec<&Vec<String>> = uses.get(from).into_iter().flatten().collect();
    while let Some(place) = next.pop() {
        if seen.insert(place.clone()) {
            next.extend(uses.get(place).into_iter().flatten());
        }
    }
    seen
}

#[test]
fn paths_are_read_however_they_are_written() {
    let place = ["ui", "pages", "year"].map(str::to_owned);
    let read =
        |code: &str| -> Vec<String> { paths(code, &place).into_iter().map(|path| path.join("::")).collect() };
    assert_eq!(
        read("use crate::{model::Month, text::{Lang, words}};"),
        ["model::Month", "text::Lang", "text::words"]
    );
    assert_eq!(
        read("use super::form; fn f() { self::g(crate::error::Error::X) }"),
        ["ui::pages::form", "ui::pages::year::g", "error::Error::X"]
    );
    assert_eq!(read("use super::super::theme as t; let s = \"crate::model::x\";"), ["ui::theme"]);
    assert!(read("let crate_ = my::crate_::x; pub(crate) fn f(self) {}").is_empty());
}

#[test]
fn a_circle_of_files_is_seen_through_what_is_handed_on() {
    let source =
        |path: &str, code: &str| Source { module: "m".to_owned(), path: path.into(), code: code.to_owned() };
    let circle = [
        source("m/mod.rs", "mod a; mod b; pub use a::A; pub fn f() { b::g() }"),
        source("m/a.rs", "use super::b::B; pub struct A(B);"),
        source("m/b.rs", "use crate::m::A; pub fn g() -> A {}"),
    ];
    assert_eq!(Tree::of(&circle).circles("m"), [["m/a.rs", "m/b.rs"]]);
    let one_way = [
        source("m/mod.rs", "mod a; mod b; pub use a::A; pub fn f() { b::g() }"),
        source("m/a.rs", "pub struct A;"),
        source("m/b.rs", "use crate::m::A; pub fn g() -> A {}"),
    ];
    assert!(Tree::of(&one_way).circles("m").is_empty());
}
