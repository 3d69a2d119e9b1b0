//! What a command prints: text for people, JSON for programs.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use super::call::{Call, DONE};
use crate::model::edit::Applied;
use crate::model::proposal::SCHEMA;
use crate::model::unseen::is_unseen;
use crate::text::Lang;

/// The outcome of a command that went through.
#[derive(Debug)]
pub(super) struct Reply {
    pub text: String,
    pub json: Value,
    pub code: u8,
}

impl Reply {
    pub fn new(text: impl Into<String>, json: Value) -> Self {
        Self { text: text.into(), json, code: DONE }
    }

    /// An edit that was carried out, or changed nothing.
    pub fn edited(call: &Call<'_>, applied: &Applied) -> Self {
        let text = match applied.edit {
            Some(_) => call.lang.cli_saved(&call.lang.edit_label(&applied.label)),
            None => call.lang.cli_unchanged().to_owned(),
        };
        Self::new(text, edit_json(call.lang, applied))
    }

    pub fn printed(&self, as_json: bool) -> String {
        let mut text = if as_json {
            serde_json::to_string_pretty(&self.json).unwrap_or_default()
        } else {
            self.text.clone()
        };
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        text
    }
}

/// An object that begins with the schema.
pub(super) fn object(fields: Value) -> Value {
    let mut map = Map::new();
    map.insert("schema".to_owned(), json!(SCHEMA));
    if let Value::Object(fields) = fields {
        map.extend(fields);
    }
    Value::Object(map)
}

/// What is printed, in a form that no terminal takes for a command and that reads as it is written: of characters that
/// are not seen only the ends of lines and tabs are printed as they are.
pub(super) fn for_terminal(text: &str) -> String {
    text.chars().map(|c| if is_printed(c) { c } else { char::REPLACEMENT_CHARACTER }).collect()
}

/// JSON with the same characters escaped; they stand only inside its texts.
pub(super) fn escaped(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for c in json.chars() {
        if is_printed(c) {
            text.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(text, "\\u{unit:04x}");
            }
        }
    }
    text
}

fn is_printed(c: char) -> bool {
    matches!(c, '\n' | '\t') || !is_unseen(c)
}

pub(super) fn edit_json(lang: Lang, applied: &Applied) -> Value {
    object(json!({
        "changed": applied.edit.is_some(),
        "edit": applied.edit,
        "label": applied.edit.map(|_| lang.edit_label(&applied.label)),
        "revision": applied.revision,
    }))
}

/// Columns of text, a Chinese character two wide, two spaces between columns, none at the line's end.
pub(super) fn columns(rows: &[Vec<String>]) -> String {
    let mut widths: Vec<usize> = Vec::new();
    for row in rows {
        for (n, cell) in row.iter().enumerate() {
            let wide = width(cell);
            match widths.get_mut(n) {
                Some(width) => *width = (*width).max(wide),
                None => widths.push(wide),
            }
        }
    }
    let mut text = String::new();
    for row in rows {
        let mut line = String::new();
        for (cell, wide) in row.iter().zip(&widths) {
            line.push_str(cell);
            line.extend(std::iter::repeat_n(' ', wide + 2 - width(cell)));
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

fn width(text: &str) -> usize {
    text.chars().map(|c| if u32::from(c) >= 0x1100 { 2 } else { 1 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_under_each_other_in_both_scripts() {
        let row = |a: &str, b: &str| vec![a.to_owned(), b.to_owned()];
        assert_eq!(columns(&[row("水利", "a"), row("ab", "b"), row("ab", "")]), "水利  a\nab    b\nab\n");
    }

    #[test]
    fn nothing_that_a_terminal_obeys_is_printed() {
        let text = "县\u{1b}[2J水\u{202e}利\u{9b}局\r\n\u{e0101}";
        assert_eq!(for_terminal(text), "县�[2J水�利�局�\n�");
        let json = json!({ "name": text }).to_string();
        let printed = escaped(&json);
        assert!(printed.chars().all(is_printed), "{printed}");
        assert_eq!(serde_json::from_str::<Value>(&printed).unwrap(), json!({ "name": text }));
    }

    #[test]
    fn an_object_begins_with_the_schema() {
        assert_eq!(object(json!({"a": 1})).to_string(), r#"{"schema":1,"a":1}"#);
    }
}
