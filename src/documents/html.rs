//! Web pages that print as the pages look, and tables for the clipboard.

use std::fmt::{self, Write};

use super::content::{Block, Content, Masthead, Paragraph, Section, Style};
use super::csv::harmless;
use super::fonts::Typeface;
use super::page::Frame;
use super::table::{Align, Placed, Table, Value};
use crate::error::Result;
use crate::model::progress::Progress;
use crate::text::Printed;

const STYLES: &str = include_str!("../../assets/documents/page.css");

/// The content as one web page, UTF-8, that needs no other file.
pub(super) fn render(content: &Content, progress: &Progress) -> Result<Vec<u8>> {
    let steps = u32::try_from(content.sections.len()).unwrap_or(u32::MAX);
    let mut html = String::from("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n");
    push(&mut html, "title", "", &content.title);
    html.push_str("<style>\n");
    for (variable, typeface) in ["title", "body", "kai", "hei", "song"].into_iter().zip(Typeface::ALL) {
        let names: Vec<String> = typeface.names().iter().map(|name| format!("\"{name}\"")).collect();
        put(&mut html, format_args!(":root {{ --{variable}: {}; }}\n", names.join(", ")));
    }
    let mut papers: Vec<Frame> = Vec::new();
    for section in &content.sections {
        let frame = section.page.frame();
        if !papers.contains(&frame) {
            html.push_str(&paper(papers.len(), frame));
            papers.push(frame);
        }
    }
    html.push_str(STYLES);
    html.push_str("</style>\n</head>\n<body>\n");
    for (done, section) in (0..).zip(&content.sections) {
        progress.report(done, steps)?;
        let paper = papers.iter().position(|frame| *frame == section.page.frame()).unwrap_or_default();
        put(&mut html, format_args!("<section class=\"paper-{paper}\">\n"));
        fill(&mut html, section);
        html.push_str("</section>\n");
    }
    html.push_str("</body>\n</html>\n");
    progress.report(steps, steps)?;
    Ok(html.into_bytes())
}

/// The tables of a paper for the clipboard, as HTML and as text with tabs: Word, WPS and Excel make tables of both.
/// Text stays text in a spreadsheet: `=cmd()` no formula, a telephone number no figure.
#[must_use]
pub fn clipboard(content: &Content) -> (String, String) {
    let mut html = String::from("<meta charset=\"utf-8\">\n");
    let mut text = String::new();
    for section in &content.sections {
        for table in section.tables() {
            ruled(&mut html, table, section.page.frame());
            for row in table.shown() {
                let fields: Vec<_> = row.iter().map(|field| harmless(field)).collect();
                text.push_str(&fields.join("\t"));
                text.push_str("\r\n");
            }
        }
    }
    (html, text)
}

fn paper(number: usize, frame: Frame) -> String {
    let Frame { width, height, top, right, bottom, left, .. } = frame;
    let inner = frame.text_width();
    format!(
        "@page paper-{number} {{ size: {width}mm {height}mm; margin: {top}mm {right}mm {bottom}mm {left}mm; }}\n\
         .paper-{number} {{ page: paper-{number}; width: {inner}mm; }}\n"
    )
}

fn fill(html: &mut String, section: &Section) {
    let mut head = section.masthead.iter().flat_map(Masthead::lines).peekable();
    if head.peek().is_some() {
        html.push_str("<div class=\"masthead\">\n");
        head.for_each(|line| push(html, "p", "", line));
        html.push_str("</div>\n");
    }
    if let Some(label) = &section.label {
        push(html, "p", "label", label);
    }
    if !section.title.is_empty() {
        push(html, "h1", "", &section.title);
    }
    for subtitle in section.below_title() {
        push(html, "p", "subtitle", subtitle);
    }
    spread(html, &section.head);
    for block in &section.blocks {
        match block {
            Block::Paragraph(paragraph) => written(html, paragraph),
            Block::Table(table) => ruled(html, table, section.page.frame()),
            Block::Signature(signature) => {
                html.push_str("<div class=\"signature\">\n");
                if !signature.office.is_empty() {
                    push(html, "p", "", &signature.office);
                }
                push(html, "p", "", &signature.date);
                html.push_str("</div>\n");
            }
            Block::Gap(_) => {}
            Block::Imprint(imprint) => {
                html.push_str("<div class=\"imprint\">\n");
                imprint.lines().for_each(|line| push(html, "p", "", &line));
                html.push_str("</div>\n");
            }
            Block::Sign(word) => push(html, "p", "sign", word),
        }
    }
    spread(html, &section.foot);
}

fn spread(html: &mut String, pieces: &[String]) {
    if pieces.is_empty() {
        return;
    }
    let pieces: Vec<String> = pieces.iter().map(|piece| format!("<span>{}</span>", escaped(piece))).collect();
    put(html, format_args!("<p class=\"spread\">{}</p>\n", pieces.join(" ")));
}

fn written(html: &mut String, paragraph: &Paragraph) {
    let class = match paragraph.style {
        Style::Note => "note",
        Style::Heading => "heading",
        Style::Subheading => "subheading",
        Style::Body | Style::Flush | Style::Hanging(..) => "body",
    };
    let (first, others) = paragraph.style.indents();
    let indent = i32::from(first) - i32::from(others);
    put(html, format_args!("<p class=\"{class}\" style=\"margin-left:{others}em;text-indent:{indent}em\">"));
    if !paragraph.lead.is_empty() {
        put(html, format_args!("<b>{}</b>", escaped(&paragraph.lead)));
    }
    html.push_str(&escaped(&paragraph.text));
    html.push_str("</p>\n");
}

/// A table with its looks in every cell, since Word and Excel read no style sheet from the clipboard.
fn ruled(html: &mut String, table: &Table, frame: Frame) {
    let points = f64::from(table.size.half_points()) / 2.0;
    html.push_str("<table style=\"border-collapse:collapse;width:100%\">\n<colgroup>");
    for share in table.widths(frame, 1000) {
        put(html, format_args!("<col style=\"width:{}.{}%\">", share / 10, share % 10));
    }
    html.push_str("</colgroup>\n");
    let least = table.row_height.map_or(String::new(), |height| format!(";height:{height}mm"));
    for (part, tag, rows) in [("thead", "th", &table.head), ("tbody", "td", &table.rows)] {
        if rows.is_empty() && part == "thead" {
            continue;
        }
        put(html, format_args!("<{part}>\n"));
        for cells in table.placed(rows) {
            html.push_str("<tr>");
            for placed in cells.iter().filter(|placed| placed.first) {
                let head = tag == "th";
                let align = if head { Align::Center } else { table.align(placed) };
                let side = if align == Align::Center { "center" } else { "left" };
                let least = if head { "" } else { &least };
                let kind = if matches!(placed.cell.value, Value::Number(_)) {
                    ""
                } else {
                    ";mso-number-format:'\\@'"
                };
                put(
                    html,
                    format_args!(
                        "<{tag}{} style=\"border:0.5pt solid black;font-size:{points}pt;text-align:{side}{kind}{least}\">",
                        spans(placed)
                    ),
                );
                shown(html, &placed.cell.value);
                put(html, format_args!("</{tag}>"));
            }
            html.push_str("</tr>\n");
        }
        put(html, format_args!("</{part}>\n"));
    }
    html.push_str("</table>\n");
}

fn spans(placed: &Placed<'_>) -> String {
    let span = |name, count: usize| if count > 1 { format!(" {name}=\"{count}\"") } else { String::new() };
    span("colspan", placed.columns) + &span("rowspan", placed.rows)
}

fn shown(html: &mut String, value: &Value) {
    match value {
        Value::Number(number) => html.push_str(&number.to_string()),
        Value::Text(text) | Value::Day(_, text) => html.push_str(&escaped(text)),
        Value::Lines(lines) => {
            let lines: Vec<_> = lines.iter().map(|line| escaped(line)).collect();
            html.push_str(&lines.join("<br>"));
        }
        Value::Names(names) => {
            let names: Vec<String> =
                names.iter().map(|name| format!("<span class=\"whole\">{}</span>", escaped(name))).collect();
            html.push_str(&names.join(Printed.paper_enumeration_mark()));
        }
    }
}

fn put(html: &mut String, text: fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = html.write_fmt(text);
}

fn push(html: &mut String, tag: &str, class: &str, text: &str) {
    let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
    put(html, format_args!("<{tag}{class}>{}</{tag}>\n", escaped(text)));
}

/// Text that is no markup, in an element as in an attribute.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}
