//! The numbers that Word puts before paragraphs by itself: they stand in no text, and lists are told apart by them.

use std::collections::HashMap;

use quick_xml::events::Event;

use super::xml::{Events, attribute};
use crate::error::Result;
use crate::intake::limits::Budget;
use crate::intake::words as w;

/// Levels of a list, as the format has them.
const LEVELS: usize = 9;

/// How a number is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Form {
    #[default]
    Digits,
    Chinese,
    Circled,
    Letters,
    Nothing,
}

#[derive(Clone, Debug, Default)]
struct Level {
    form: Form,
    /// `%1.`, `(%2)`.
    text: String,
    start: u32,
}

/// What is set for a paragraph.
#[derive(Clone, Debug, Default)]
pub struct Numbered {
    /// The list; `0` is none.
    pub list: Option<String>,
    /// The level in it, from 0.
    pub level: usize,
    /// The style, which may set both.
    pub style: Option<String>,
}

/// The lists of a document, counting.
#[derive(Default)]
pub struct Numbering {
    /// Levels of each definition.
    defined: HashMap<String, Vec<Level>>,
    /// The definition of each list.
    lists: HashMap<String, String>,
    /// List and level of each style.
    styles: HashMap<String, (String, usize)>,
    /// How far each definition has counted.
    counts: HashMap<String, [Option<u32>; LEVELS]>,
}

impl Numbering {
    /// Reads `word/numbering.xml` and `word/styles.xml`.
    ///
    /// # Errors
    /// [`crate::error::Error::SourceTooSlow`].
    pub fn read(numbering: &str, styles: &str, budget: &Budget) -> Result<Self> {
        let mut all = Self::default();
        let mut events = Events::of(numbering, budget);
        let (mut defined, mut list, mut level) = (String::new(), String::new(), 0_usize);
        loop {
            let event = events.next(true)?;
            let tag = match &event {
                Event::Start(tag) | Event::Empty(tag) => tag,
                Event::Eof => break,
                _ => continue,
            };
            let value = |name: &str| attribute(tag, name).unwrap_or_default();
            match tag.local_name().as_ref() {
                "abstractNum" => defined = value("abstractNumId"),
                "num" => list = value("numId"),
                "abstractNumId" => {
                    all.lists.insert(list.clone(), value("val"));
                }
                "lvl" => level = value("ilvl").parse().unwrap_or(0),
                "numFmt" => all.level(&defined, level).form = form(&value("val")),
                "lvlText" => all.level(&defined, level).text = value("val"),
                "start" => all.level(&defined, level).start = value("val").parse().unwrap_or(1),
                _ => {}
            }
        }
        let mut events = Events::of(styles, budget);
        let (mut style, mut level) = (String::new(), 0_usize);
        loop {
            let event = events.next(true)?;
            let tag = match &event {
                Event::Start(tag) | Event::Empty(tag) => tag,
                Event::Eof => break,
                _ => continue,
            };
            let value = |name: &str| attribute(tag, name).unwrap_or_default();
            match tag.local_name().as_ref() {
                "style" => (style, level) = (value("styleId"), 0),
                "ilvl" => level = value("val").parse().unwrap_or(0),
                "numId" => {
                    all.styles.insert(style.clone(), (value("val"), level));
                }
                _ => {}
            }
        }
        Ok(all)
    }

    fn level(&mut self, defined: &str, level: usize) -> &mut Level {
        let levels = self
            .defined
            .entry(defined.to_owned())
            .or_insert_with(|| vec![Level { start: 1, ..Level::default() }; LEVELS]);
        let last = levels.len() - 1;
        &mut levels[level.min(last)]
    }

    /// The number of the next paragraph with these settings; empty where it has none.
    pub fn next(&mut self, numbered: &Numbered) -> String {
        let of_style = || numbered.style.as_ref().and_then(|style| self.styles.get(style)).cloned();
        let (list, level) = match &numbered.list {
            Some(list) => (list.clone(), numbered.level),
            None => match of_style() {
                Some(found) => found,
                None => return String::new(),
            },
        };
        let Some(defined) = self.lists.get(&list).filter(|_| list != "0") else { return String::new() };
        let Some(levels) = self.defined.get(defined) else { return String::new() };
        let level = level.min(LEVELS - 1);
        let counts = self.counts.entry(defined.clone()).or_default();
        counts[level] = Some(counts[level].map_or(levels[level].start, |count| count.saturating_add(1)));
        counts[level + 1..].fill(None);
        if levels[level].form == Form::Nothing {
            return String::new();
        }
        let mut text = levels[level].text.clone();
        for at in 0..=level {
            let mark = format!("%{}", at + 1);
            if text.contains(&mark) {
                let count = *counts[at].get_or_insert(levels[at].start);
                text = text.replace(&mark, &written(count, levels[at].form));
            }
        }
        text
    }
}

fn form(name: &str) -> Form {
    match name {
        "none" | "bullet" => Form::Nothing,
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => Form::Circled,
        "lowerLetter" | "upperLetter" | "lowerRoman" | "upperRoman" => Form::Letters,
        name if name.starts_with("chinese")
            || name.starts_with("japanese")
            || name.starts_with("taiwanese") =>
        {
            Form::Chinese
        }
        _ => Form::Digits,
    }
}

fn written(count: u32, form: Form) -> String {
    let index = usize::try_from(count).unwrap_or(0);
    match form {
        Form::Chinese if (1..100).contains(&count) => {
            let digit = |n: usize| w::NUMERALS.get(n).copied().unwrap_or(w::TEN);
            let mut text = String::new();
            if index >= 20 {
                text.push(digit(index / 10));
            }
            if index >= 10 {
                text.push(w::TEN);
            }
            if !index.is_multiple_of(10) {
                text.push(digit(index % 10));
            }
            text
        }
        Form::Circled => {
            w::CIRCLED.chars().nth(index.saturating_sub(1)).map_or_else(|| count.to_string(), String::from)
        }
        Form::Letters if (1..=26).contains(&count) => {
            char::from_u32(u32::from(b'a') + count - 1).map_or_else(String::new, String::from)
        }
        _ => count.to_string(),
    }
}
