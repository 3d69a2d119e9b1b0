//! Lines of a cell's text, divided before the typesetter sees it: rows have a known height then, and none of them can
//! run off its page.

use std::cell::RefCell;
use std::collections::HashMap;

use typst::layout::{Abs, Em};
use typst::text::{Font, FontInstance, FontVariant, FontVariations};

use super::super::fonts::{FontSet, Typeface};
use super::super::table::Value;
use super::super::wording::is_chinese;
use crate::text::Printed;
use crate::text::typefaces::{LIST_MARKS, MEASURES, NOT_FIRST, NOT_LAST};

/// The size for which fonts that have several forms are asked, in points.
const TEXT: f64 = 12.0;
/// An address or number that is too wide for its cell is set smaller, down to this, before it is broken.
const SMALLEST: f64 = 0.7;
/// After these an address is broken best.
const JOINTS: &str = "@./-_:?&=";

/// Widths of characters in a typeface as pages are set in it, in parts of the size.
pub(super) struct Measure {
    /// The fonts it is set in, best first, and whether the quotation marks are left to the next.
    fonts: Vec<(FontInstance, bool)>,
    others: Vec<FontInstance>,
    known: RefCell<HashMap<char, f64>>,
}

impl Measure {
    pub(super) fn new(set: &FontSet, typeface: Typeface) -> Self {
        let as_it_is = |font: &Font| {
            font.clone().instantiate(FontVariant::default(), Abs::pt(TEXT), &FontVariations::default())
        };
        let families = set.families(typeface).into_iter();
        let fonts = families.filter_map(|name| {
            let font = set.faces.iter().find(|font| font.info().family == name)?;
            Some((as_it_is(font), FontSet::narrow_quotes(name)))
        });
        Self {
            fonts: fonts.collect(),
            others: set.faces.iter().map(as_it_is).collect(),
            known: RefCell::new(HashMap::new()),
        }
    }

    pub(super) fn width(&self, text: &str) -> f64 {
        text.chars().map(|c| self.of(c)).sum()
    }

    fn of(&self, c: char) -> f64 {
        if let Some(width) = self.known.borrow().get(&c) {
            return *width;
        }
        let advance = |font: &FontInstance| {
            let glyph = font.ttf().glyph_index(c)?;
            font.x_advance(glyph.0).map(Em::get)
        };
        let quote = matches!(c, '“' | '”' | '‘' | '’');
        let wanted = self.fonts.iter().filter(|(_, narrow)| !(quote && *narrow)).map(|(font, _)| font);
        let width = wanted.chain(&self.others).find_map(advance).unwrap_or(1.0);
        self.known.borrow_mut().insert(c, width);
        width
    }

    /// A cell's text in lines of `room`, both in parts of the text's size, and the part of that size in which it is
    /// set: 1, or less for an address that fits its cell so. At least one line.
    pub(super) fn lines(&self, value: &Value, room: f64) -> (Vec<String>, f64) {
        let mut filling = Filling { measure: self, room, lines: vec![String::new()], used: 0.0 };
        match value {
            Value::Text(text) => {
                let width = self.width(text);
                let one = !text.chars().any(|c| c == ' ' || is_chinese(c));
                if one && width > room && width * SMALLEST <= room {
                    return (vec![text.clone()], room / width);
                }
                filling.text(text);
            }
            Value::Names(names) => {
                let last = names.len().saturating_sub(1);
                for (at, name) in names.iter().enumerate() {
                    let mark = if at == last { "" } else { Printed.paper_enumeration_mark() };
                    filling.whole(name, mark);
                }
            }
            Value::Lines(texts) => {
                for (at, text) in texts.iter().enumerate() {
                    if at > 0 {
                        filling.end_line();
                    }
                    for name in text.split_inclusive(|c| LIST_MARKS.contains(c)) {
                        filling.whole(name, "");
                    }
                }
            }
            Value::Number(_) | Value::Day(..) => filling.text(&value.shown()),
        }
        (filling.lines, 1.0)
    }
}

/// Lines being filled.
struct Filling<'a> {
    measure: &'a Measure,
    room: f64,
    lines: Vec<String>,
    /// Width of the last line.
    used: f64,
}

impl Filling<'_> {
    fn end_line(&mut self) {
        self.lines.push(String::new());
        self.used = 0.0;
    }

    /// Adds what stays together; where it is wider than a line it is broken.
    fn piece(&mut self, piece: &str) {
        let width = self.measure.width(piece.trim_end_matches(' '));
        if self.used > 0.0 && self.used + width > self.room {
            if let Some(line) = self.lines.last_mut() {
                line.truncate(line.trim_end_matches(' ').len());
            }
            self.end_line();
        }
        if width > self.room {
            let joints = pieces(piece, |before, _| JOINTS.contains(before));
            if joints.len() > 1 && joints.iter().all(|part| self.measure.width(part) <= self.room) {
                for part in joints {
                    self.piece(part);
                }
            } else {
                for part in pieces(piece, |_, _| true) {
                    self.add(part);
                }
            }
        } else {
            self.add(piece);
        }
    }

    /// Adds a piece to the line, or to the next where it has no room.
    fn add(&mut self, piece: &str) {
        let width = self.measure.width(piece);
        if self.used > 0.0 && self.used + self.measure.width(piece.trim_end_matches(' ')) > self.room {
            self.end_line();
        }
        if let Some(line) = self.lines.last_mut() {
            line.push_str(piece);
        }
        self.used += width;
    }

    fn text(&mut self, text: &str) {
        for piece in pieces(text, may_break) {
            self.piece(piece);
        }
    }

    /// Adds a name that is not broken where a line has room for it, with the mark behind it.
    fn whole(&mut self, name: &str, mark: &str) {
        let piece = format!("{name}{mark}");
        if self.measure.width(&piece) <= self.room {
            self.piece(&piece);
        } else {
            if self.used > 0.0 {
                self.end_line();
            }
            self.text(&piece);
        }
    }
}

/// Whether a line of Chinese text may end between two characters.
fn may_break(before: char, after: char) -> bool {
    if after == ' ' || NOT_FIRST.contains(after) || NOT_LAST.contains(before) {
        return false;
    }
    if before.is_ascii_digit() && MEASURES.contains(after) {
        return false;
    }
    before == ' ' || is_wide(before) || is_wide(after)
}

fn is_wide(c: char) -> bool {
    is_chinese(c) || !c.is_ascii() && !c.is_alphanumeric()
}

/// A text cut wherever it may be.
fn pieces(text: &str, may_break: impl Fn(char, char) -> bool) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut from, mut before) = (0, None);
    for (at, c) in text.char_indices() {
        if before.is_some_and(|before| may_break(before, c)) {
            pieces.push(&text[from..at]);
            from = at;
        }
        before = Some(c);
    }
    if from < text.len() {
        pieces.push(&text[from..]);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::super::super::fonts::Fonts;
    use super::*;

    fn lines(value: &Value, room: f64) -> Vec<String> {
        let fonts = Fonts::compiled_in();
        Measure::new(fonts.set(), Typeface::Body).lines(value, room).0
    }

    #[test]
    fn names_stay_whole_and_marks_stay_at_the_end_of_a_line() {
        let names = ["县水利局", "县发展和改革局", "县供电公司"].map(str::to_owned).to_vec();
        assert_eq!(
            lines(&Value::Names(names.clone()), 9.0),
            ["县水利局、", "县发展和改革局、", "县供电公司"]
        );
        assert_eq!(lines(&Value::Names(names.clone()), 13.0), ["县水利局、县发展和改革局、", "县供电公司"]);
        assert_eq!(lines(&Value::Names(names), 5.0), ["县水利局、", "县发展和改", "革局、", "县供电公司"]);
        assert_eq!(lines(&Value::Text("一二三四五，六".to_owned()), 5.0), ["一二三四", "五，六"]);
        assert_eq!(lines(&Value::Text("2023年5月12日上午".to_owned()), 5.2), ["2023年5月", "12日上午"]);
        assert_eq!(lines(&Value::Text(String::new()), 5.0), [""]);
        assert_eq!(
            lines(&Value::Lines(vec!["甲".to_owned(), "乙丙丁".to_owned()]), 2.0),
            ["甲", "乙丙", "丁"]
        );
        assert_eq!(
            lines(&Value::Lines(vec!["乡镇：甲镇、河口镇、石桥镇".to_owned()]), 9.0),
            ["乡镇：甲镇、", "河口镇、石桥镇"]
        );
    }

    #[test]
    fn an_address_is_made_smaller_then_broken_at_its_joints_and_never_gets_a_sign_of_its_own() {
        let fonts = Fonts::compiled_in();
        let measure = Measure::new(fonts.set(), Typeface::Body);
        let address = "wangxiaoming@xiangtanxian.example.gov.cn";
        let width = measure.width(address);
        let (lines, scale) = measure.lines(&Value::Text(address.to_owned()), width * 0.8);
        assert_eq!(lines, [address]);
        assert!(scale < 0.81 && scale > 0.79, "{scale}");
        let (lines, scale) = measure.lines(&Value::Text(address.to_owned()), width * 0.5);
        assert_eq!((lines.concat().as_str(), scale), (address, 1.0));
        assert!(lines.len() > 1 && lines[0].ends_with(['@', '.']), "{lines:?}");
        let long = "x".repeat(100);
        assert_eq!(measure.lines(&Value::Text(long.clone()), 8.0).0.concat(), long);
    }
}
