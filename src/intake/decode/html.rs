//! Web pages: blocks of text as lines, tables that hold data as tables. Tables that only lay out a page are walked.

use std::collections::HashSet;
use std::sync::Arc;

use scraper::{ElementRef, Html, Node};

use super::place::Place;
use super::tags;
use crate::error::Result;
use crate::intake::limits::Budget;
use crate::intake::text::{Block, Line, Row, Table};

/// Elements whose text is not the page's.
const SKIPPED: [&str; 10] =
    ["script", "style", "noscript", "head", "nav", "select", "button", "svg", "template", "iframe"];
/// Elements that stand on lines of their own.
const BLOCKS: [&str; 30] = [
    "p",
    "div",
    "br",
    "li",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "tr",
    "td",
    "th",
    "table",
    "section",
    "article",
    "header",
    "footer",
    "main",
    "aside",
    "dl",
    "dt",
    "dd",
    "hr",
    "blockquote",
    "center",
    "form",
    "pre",
];
/// Widest span that is taken at its word.
const WIDEST: usize = 64;

/// Whether a text is a page or a piece of one.
pub fn is_html(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(600).collect::<String>().to_lowercase();
    if !start.starts_with('<') {
        // A copied page may begin with text but not without tags.
        return start.contains("<table") || start.contains("<td") || start.contains("<body");
    }
    [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<table",
        "<div",
        "<p",
        "<span",
        "<meta",
        "<h1",
        "<center",
        "<!--",
    ]
    .iter()
    .any(|tag| start.contains(tag))
}

/// A node of the page's tree.
type Walked<'a> = <ElementRef<'a> as std::ops::Deref>::Target;

enum Step<'a> {
    Open(Walked<'a>),
    Break,
}

/// Reads a page.
///
/// # Errors
/// [`crate::error::Error::SourceTooFull`], [`crate::error::Error::SourceTooSlow`].
pub fn blocks(text: &str, place: Place, budget: &Budget) -> Result<Vec<Block>> {
    let text = tags::ordered(text, budget)?;
    let inside = budget.clone();
    budget.foreign(move || walked(&Html::parse_document(&text), place, &inside))
}

fn walked(page: &Html, place: Place, budget: &Budget) -> Result<Vec<Block>> {
    budget.check()?;
    let mut blocks = Vec::new();
    let mut line = String::new();
    let mut number = 0_usize;
    let flush = |line: &mut String, number: &mut usize, blocks: &mut Vec<Block>| {
        let text = std::mem::take(line);
        let text = text.trim();
        if !text.is_empty() {
            budget.make(text.len())?;
            *number += 1;
            blocks.push(Block::Line(Line { text: text.to_owned(), at: place.line(*number) }));
        }
        Ok::<(), crate::error::Error>(())
    };
    // A stack of our own: pages may be nested deeper than the thread's.
    let mut steps = vec![Step::Open(*page.root_element())];
    let mut taken = budget.steps();
    while let Some(step) = steps.pop() {
        taken.next()?;
        let node = match step {
            Step::Break => {
                flush(&mut line, &mut number, &mut blocks)?;
                continue;
            }
            Step::Open(node) => node,
        };
        match node.value() {
            Node::Text(text) => {
                line.extend(text.chars().map(|c| if c == '\n' || c == '\r' { ' ' } else { c }));
            }
            Node::Element(element) if SKIPPED.contains(&element.name()) => {}
            Node::Element(element) if element.name() == "table" => {
                flush(&mut line, &mut number, &mut blocks)?;
                let table = ElementRef::wrap(node).map(|table| data(table, place, &mut number, budget));
                match table.transpose()?.flatten() {
                    Some(table) => blocks.push(Block::Table(table)),
                    None => steps.extend(node.children().rev().map(Step::Open)),
                }
            }
            Node::Element(element) => {
                let apart = BLOCKS.contains(&element.name());
                if apart {
                    flush(&mut line, &mut number, &mut blocks)?;
                    steps.push(Step::Break);
                }
                steps.extend(node.children().rev().map(Step::Open));
            }
            _ => steps.extend(node.children().rev().map(Step::Open)),
        }
    }
    flush(&mut line, &mut number, &mut blocks)?;
    Ok(blocks)
}

/// The table's data; `None` for one that lays out a page (holds tables, or has one column).
fn data(table: ElementRef<'_>, place: Place, number: &mut usize, budget: &Budget) -> Result<Option<Table>> {
    let named = |node: &Walked<'_>, names: &[&str]| {
        node.value().as_element().is_some_and(|element| names.contains(&element.name()))
    };
    if table.descendants().skip(1).any(|node| named(&node, &["table"])) {
        return Ok(None);
    }
    let mut rows: Vec<Row> = Vec::new();
    // Texts that reach down: by column, rows left and text.
    let mut down: Vec<(usize, Arc<str>)> = Vec::new();
    let mut covered = HashSet::new();
    for row in table.descendants().filter(|node| named(node, &["tr"])) {
        let mut cells: Vec<String> = Vec::new();
        let mut next: Vec<(usize, Arc<str>)> = Vec::new();
        let mut pending =
            row.children().filter(|node| named(node, &["td", "th"])).filter_map(ElementRef::wrap);
        loop {
            let column = cells.len();
            if let Some((left, text)) = down.get(column).filter(|(left, _)| *left > 0) {
                budget.make(text.len())?;
                covered.insert((place.line(*number + 1).line, column));
                cells.push(text.to_string());
                next.push((left - 1, Arc::clone(text)));
                continue;
            }
            let Some(cell) = pending.next() else { break };
            let span = |name: &str| {
                cell.value()
                    .attr(name)
                    .and_then(|v| v.trim().parse().ok())
                    .unwrap_or(1_usize)
                    .clamp(1, WIDEST)
            };
            let text: Arc<str> = cell_text(cell).into();
            let below = span("rowspan") - 1;
            for _ in 0..span("colspan") {
                budget.make(text.len())?;
                cells.push(text.to_string());
                next.push((below, Arc::clone(&text)));
            }
            if cells.len() > 1024 {
                break;
            }
        }
        next.extend(down.drain(..).skip(next.len()).map(|(left, text)| (left.saturating_sub(1), text)));
        down = next;
        *number += 1;
        if !cells.is_empty() {
            rows.push(Row { cells, at: place.line(*number) });
        }
    }
    let table = Table { rows, merges_known: true, covered, name: None };
    Ok(table.rows.iter().any(|row| row.cells.len() > 1).then_some(table))
}

/// Text of a cell, its blocks on lines.
fn cell_text(cell: ElementRef<'_>) -> String {
    let mut text = String::new();
    let mut steps: Vec<Step<'_>> = cell.children().rev().map(Step::Open).collect();
    while let Some(step) = steps.pop() {
        let Step::Open(node) = step else {
            text.push('\n');
            continue;
        };
        match node.value() {
            Node::Text(part) => {
                text.extend(part.chars().map(|c| if c == '\n' || c == '\r' { ' ' } else { c }));
            }
            Node::Element(element) if SKIPPED.contains(&element.name()) => {}
            Node::Element(element) => {
                if BLOCKS.contains(&element.name()) {
                    text.push('\n');
                    steps.push(Step::Break);
                }
                steps.extend(node.children().rev().map(Step::Open));
            }
            _ => {}
        }
    }
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}
