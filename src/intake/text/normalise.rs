//! One script, one width: Traditional becomes Simplified, full-width letters, digits and marks become half-width,
//! glosses and furniture of pages go.

use std::collections::HashMap;
use std::sync::OnceLock;

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;

use super::block::{Block, Line};
use super::origin::{CharMap, Origins};
use super::width::{folded, is_chinese, is_unseen};
use crate::error::Result;
use crate::intake::limits::Budget;
use crate::intake::words as w;
use crate::model::proposal::Position;

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

/// A source in one script and one width.
pub struct Normalised {
    /// Its lines and tables.
    pub blocks: Vec<Block>,
    /// Lines that belong to the page around it.
    pub furniture: Vec<Line>,
    /// Where every text came from.
    pub origins: Origins,
}

/// Normalises every text of `blocks`; lines of furniture stand apart.
///
/// # Errors
/// [`crate::error::Error::SourceTooSlow`].
pub fn normalise(mut blocks: Vec<Block>, budget: &Budget) -> Result<Normalised> {
    let mut all = String::new();
    for_each_text(&mut blocks, |text, _| {
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
    let mut origins = Origins::default();
    for_each_text(&mut blocks, |text, place| {
        budget.check()?;
        let original = std::mem::take(text);
        let mut map = CharMap::default();
        let mut normal = original.clone();
        if glossed {
            let (plain, places) = without_glosses(&normal);
            (normal, map) = (plain, map.then(places));
        }
        if traditional || changed.any(&normal) && is_traditional(&normal) {
            let (simple, places) = simplified(&normal);
            (normal, map) = (simple, map.then(places));
        }
        map = map.then(seen(&normal));
        *text = folded(&normal);
        if let Some((at, cell)) = place {
            origins.keep(at, cell, &original, text, &map);
        }
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
    Ok(Normalised { blocks, furniture, origins })
}

/// Where a text stands: its line, and its column for a cell.
type At = Option<(Position, Option<u32>)>;

fn for_each_text(blocks: &mut [Block], mut change: impl FnMut(&mut String, At) -> Result<()>) -> Result<()> {
    for block in blocks {
        match block {
            Block::Line(line) => change(&mut line.text, Some((line.at, None)))?,
            Block::Table(table) => {
                for row in &mut table.rows {
                    for (column, cell) in (0..).zip(&mut row.cells) {
                        change(cell, Some((row.at, Some(column))))?;
                    }
                }
                table.name.iter_mut().try_for_each(|name| change(name, None))?;
            }
        }
    }
    Ok(())
}

/// Where the characters that are seen, and stay, stand.
fn seen(text: &str) -> CharMap {
    if !text.contains(is_unseen) {
        return CharMap::default();
    }
    let places = (0_u32..).zip(text.chars()).filter(|(_, c)| !is_unseen(*c)).map(|(place, _)| place);
    CharMap::of(Some(places.collect()))
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
fn simplified(text: &str) -> (String, CharMap) {
    let Some(converter) = converter(BuiltinConfig::T2s) else { return (text.to_owned(), CharMap::default()) };
    let kept = |c: char, next: Option<char>| {
        w::KEPT.iter().any(|(mark, follows)| *mark == c && next.is_some_and(|n| follows.contains(n)))
    };
    let mut simple = Simple::default();
    // The stretch that is not yet converted.
    let mut stretch = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if kept(c, chars.peek().copied()) {
            simple.put(&stretch, &converter.convert(&stretch));
            stretch.clear();
            let kept = c.to_string();
            simple.put(&kept, &kept);
        } else {
            stretch.push(c);
        }
    }
    simple.put(&stretch, &converter.convert(&stretch));
    (simple.text, CharMap::of(simple.moved.then_some(simple.places)))
}

/// Simplified text while it is made.
#[derive(Default)]
struct Simple {
    text: String,
    /// The place of each character before.
    places: Vec<u32>,
    /// Characters taken so far.
    taken: u32,
    moved: bool,
}

impl Simple {
    /// Adds what became of a stretch. A phrase may become longer or shorter; what is behind it is then near its place.
    fn put(&mut self, before: &str, after: &str) {
        let count = |text: &str| u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        let (old, new) = (count(before), count(after));
        self.moved |= old != new;
        self.places.extend((0..new).map(|place| self.taken + place.min(old.saturating_sub(1))));
        self.taken = self.taken.saturating_add(old);
        self.text.push_str(after);
    }
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

fn without_glosses(text: &str) -> (String, CharMap) {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut places = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        if let Some(end) = gloss(&chars, at) {
            at = end;
        } else {
            out.push(chars[at]);
            places.push(u32::try_from(at).unwrap_or(u32::MAX));
            at += 1;
        }
    }
    (out, CharMap::of((places.len() < chars.len()).then_some(places)))
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
            simplified("乾潭鎮、雲湖橋鎮、烏石鎮、縣衛健局、乾縣").0,
            "乾潭镇、云湖桥镇、乌石镇、县卫健局、乾县"
        );
    }

    #[test]
    fn glosses_of_a_damaged_page_go() {
        assert_eq!(without_glosses("政务(wù)公开(kāi)日(附后)").0, "政务公开日(附后)");
    }

    #[test]
    fn a_piece_of_the_normalised_text_is_found_in_the_source_s_own_characters() {
        let text = "４月：縣\u{200b}發(fā)改(gǎi)局（縣 糧(liáng)食局）、\u{3000}縣財政局";
        let at = Position { source: 0, line: 3 };
        let blocks = vec![Block::Line(Line { text: text.to_owned(), at })];
        let progress = crate::model::progress::Progress::default();
        let budget = Budget::new(std::time::Instant::now() + std::time::Duration::from_secs(9), &progress);
        let mut normal = normalise(blocks, &budget).unwrap();
        let Block::Line(line) = &normal.blocks[0] else { panic!("a line stays one") };
        assert!(line.text.starts_with("4月:县发改局(县 粮食局)"), "{}", line.text);
        let mut words = |words: &str| normal.origins.find(at, words).map(|(place, text)| (place.from, text));
        assert_eq!(words("4月"), Some((0, "４月".to_owned())));
        assert_eq!(words("县发改局（县粮食局）").unwrap().1, "縣\u{200b}發(fā)改(gǎi)局（縣 糧(liáng)食局）");
        assert_eq!(words("县财政局").unwrap().1, "縣財政局");
        assert_eq!(words("县审计局"), None);
    }
}
