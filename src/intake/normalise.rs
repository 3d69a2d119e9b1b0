//! One script, one width: Traditional becomes Simplified, full-width letters, digits and marks become half-width,
//! glosses and furniture of pages go. And the way back to full-width marks for output.

use std::collections::HashMap;
use std::sync::OnceLock;

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;

use super::blocks::{Block, Line};
use super::limits::Budget;
use super::words as w;
use crate::error::Result;

/// How many bytes of all texts tell the script and whether there are glosses.
const SAMPLE: usize = 1 << 20;
/// How far glosses are looked for, in characters.
const GLOSS_SAMPLE: usize = 200_000;
/// Glosses in a text before they are taken for the damage of a copied page.
const FEW_GLOSSES: usize = 3;

fn converter(config: BuiltinConfig) -> Option<&'static OpenCC> {
    static SIMPLIFYING: OnceLock<Option<OpenCC>> = OnceLock::new();
    static COMPLICATING: OnceLock<Option<OpenCC>> = OnceLock::new();
    let cell = if matches!(config, BuiltinConfig::T2s) { &SIMPLIFYING } else { &COMPLICATING };
    cell.get_or_init(|| {
        OpenCC::from_config(config).inspect_err(|error| log::warn!("script conversion: {error}")).ok()
    })
    .as_ref()
}

/// Normalises every text of `blocks`; lines of furniture stand apart, second.
///
/// # Errors
/// [`crate::error::Error::SourceTooSlow`].
pub fn normalise(mut blocks: Vec<Block>, budget: &Budget) -> Result<(Vec<Block>, Vec<Line>)> {
    let mut all = String::new();
    for_each_text(&mut blocks, |text| {
        // More than this decides nothing more.
        if all.len() < SAMPLE {
            all.push_str(text);
            all.push('\n');
        }
        Ok(())
    })?;
    let glossed = count_glosses(&all) >= FEW_GLOSSES;
    let traditional = is_traditional(&all);
    let mut changed = Changed::default();
    for_each_text(&mut blocks, |text| {
        budget.check()?;
        if glossed {
            *text = without_glosses(text);
        }
        if traditional || changed.any(text) && is_traditional(text) {
            *text = simplified(text);
        }
        *text = folded(text);
        Ok(())
    })?;
    let mut furniture = Vec::new();
    blocks.retain(|block| match block {
        Block::Line(line) if is_furniture(line.text.trim()) => {
            furniture.push(line.clone());
            false
        }
        _ => true,
    });
    Ok((blocks, furniture))
}

fn for_each_text(blocks: &mut [Block], mut change: impl FnMut(&mut String) -> Result<()>) -> Result<()> {
    for block in blocks {
        match block {
            Block::Line(line) => change(&mut line.text)?,
            Block::Table(table) => {
                table.rows.iter_mut().flat_map(|row| &mut row.cells).try_for_each(&mut change)?;
                table.name.iter_mut().try_for_each(&mut change)?;
            }
        }
    }
    Ok(())
}

/// Characters that conversion from Traditional changes, looked up once each: most lines hold none.
#[derive(Default)]
struct Changed(HashMap<char, bool>);

impl Changed {
    fn any(&mut self, text: &str) -> bool {
        text.chars().filter(|c| *c > '\u{2e80}').any(|c| {
            *self.0.entry(c).or_insert_with(|| {
                let one = c.to_string();
                converter(BuiltinConfig::T2s).is_some_and(|converter| converter.convert(&one) != one)
            })
        })
    }
}

/// Whether more characters are written as only Traditional texts write them than as only Simplified ones do. Names of
/// places in Simplified texts hold characters that conversion would spoil (乾潭镇, 於潜镇).
fn is_traditional(text: &str) -> bool {
    let changed = |config| {
        converter(config).map_or(0, |converter| {
            let chinese: String = text.chars().filter(|c| *c > '\u{2e80}').take(20_000).collect();
            // By character, as phrases may change length.
            converter.convert(&chinese).chars().zip(chinese.chars()).filter(|(a, b)| a != b).count()
        })
    };
    let old = changed(BuiltinConfig::T2s);
    old > 0 && old > changed(BuiltinConfig::S2t)
}

/// Simplified text. Conversion is done over whole stretches, as phrases decide some characters.
fn simplified(text: &str) -> String {
    let Some(converter) = converter(BuiltinConfig::T2s) else { return text.to_owned() };
    let kept = |c: char, next: Option<char>| {
        w::KEPT.iter().any(|(mark, follows)| *mark == c && next.is_some_and(|n| follows.contains(n)))
    };
    let mut out = String::with_capacity(text.len());
    let mut stretch = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if kept(c, chars.peek().copied()) {
            out.push_str(&converter.convert(&std::mem::take(&mut stretch)));
            out.push(c);
        } else {
            stretch.push(c);
        }
    }
    out.push_str(&converter.convert(&stretch));
    out
}

/// Full-width letters, digits and marks half-width; quotation marks of one kind; blanks of one kind.
pub fn folded(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}' | '\u{2060}'))
        .map(|c| match c {
            '\u{ff5e}' => c,
            '\u{ff01}'..='\u{ff5d}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            '\u{3000}' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' => ' ',
            other => w::FOLDED.iter().find(|(from, _)| *from == other).map_or(other, |(_, to)| *to),
        })
        .collect()
}

/// Whether a character is Chinese or one of the marks that only Chinese text has.
pub fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' | '\u{3001}'..='\u{3011}' | '\u{2026}')
        || [w::OPEN, w::CLOSE].contains(&c)
}

/// Marks between Chinese characters full-width, straight quotation marks curved: the form of papers.
pub fn widened(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let chinese = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|c| is_chinese(*c));
    let mut out = String::with_capacity(text.len() + 16);
    let mut open: Vec<bool> = Vec::new();
    let mut quoted = false;
    for (at, c) in chars.iter().enumerate() {
        // A mark that was just widened is Chinese text too.
        let behind =
            out.chars().next_back().is_some_and(|last| w::WIDE.iter().any(|(_, wide)| *wide == last));
        let wide = behind || chinese(at.checked_sub(1)) || chinese(Some(at + 1));
        let mark = w::WIDE.iter().find(|(narrow, _)| narrow == c).map(|(_, wide)| *wide);
        match (*c, mark) {
            ('"', _) => {
                out.push(if quoted { w::CLOSE } else { w::OPEN });
                quoted = !quoted;
            }
            ('(', Some(mark)) => {
                open.push(wide);
                out.push(if wide { mark } else { '(' });
            }
            (')', Some(mark)) => out.push(if open.pop().unwrap_or(wide) { mark } else { ')' }),
            (_, Some(mark)) if wide => out.push(mark),
            (c, _) => out.push(c),
        }
    }
    out
}

/// Pinyin in brackets behind a character (務(wù)), as some copied pages carry it.
fn gloss(chars: &[char], at: usize) -> Option<usize> {
    let open = *chars.get(at)?;
    if open != '(' && open != '\u{ff08}' || !at.checked_sub(1).is_some_and(|before| is_chinese(chars[before]))
    {
        return None;
    }
    let letters =
        chars[at + 1..].iter().take_while(|c| c.is_ascii_lowercase() || w::TONES.contains(**c)).count();
    let close = chars.get(at + 1 + letters)?;
    ((1..=6).contains(&letters) && matches!(close, ')' | '\u{ff09}')).then_some(at + letters + 2)
}

fn count_glosses(text: &str) -> usize {
    if !text.contains(['(', '\u{ff08}']) {
        return 0;
    }
    let chars: Vec<char> = text.chars().take(GLOSS_SAMPLE).collect();
    (0..chars.len()).filter(|at| gloss(&chars, *at).is_some()).take(FEW_GLOSSES).count()
}

fn without_glosses(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        if let Some(end) = gloss(&chars, at) {
            at = end;
        } else {
            out.push(chars[at]);
            at += 1;
        }
    }
    out
}

/// Lines that belong to a page, not to the text on it.
fn is_furniture(text: &str) -> bool {
    if text.is_empty() || text.contains('|') {
        return false;
    }
    let marks = text.chars().all(|c| matches!(c, '-' | '/' | ' ' | '>' | '*' | '_' | '='));
    marks
        || w::FURNITURE_WHOLE.contains(&text)
        || text.chars().count() < 80
            && (w::FURNITURE_STARTS
                .iter()
                .any(|word| text.trim_start_matches(['-', ' ', '\u{b7}', '[', '*']).starts_with(word))
                || w::FURNITURE_HOLDS.iter().any(|word| text.contains(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_out_in_simplified_and_simplified_names_stay() {
        assert!(is_traditional("雲嶺鎮、河灣鄉、縣發改局"));
        assert!(!is_traditional("乾潭镇、寿昌镇、县发改局"));
        assert!(!is_traditional("於潜镇"));
        assert_eq!(
            simplified("乾潭鎮、雲湖橋鎮、烏石鎮、縣衛健局、乾縣"),
            "乾潭镇、云湖桥镇、乌石镇、县卫健局、乾县"
        );
    }

    #[test]
    fn widths_are_folded_and_widened_again() {
        assert_eq!(folded("（２０２３）４月：Ａ　ｂ"), "(2023)4月:A b");
        assert_eq!(
            widened("县人社局(县社保中心),9:00-11:00 开始"),
            "县人社局（县社保中心），9:00-11:00 开始"
        );
        assert_eq!(widened("\"主题日\"活动"), "“主题日”活动");
    }

    #[test]
    fn glosses_of_a_damaged_page_go() {
        assert_eq!(without_glosses("政务(wù)公开(kāi)日(附后)"), "政务公开日(附后)");
    }
}
