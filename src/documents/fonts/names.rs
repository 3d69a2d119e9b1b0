//! The names in a font file's `name` table (OpenType 1.9, "name"), read without loading the file: a system has
//! hundreds of fonts of many megabytes, of which a few are wanted.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

/// A `name` table larger than this is not read.
const MOST_BYTES: u32 = 256 * 1024;
/// Fonts of a collection that are looked at.
const MOST_FONTS: u32 = 64;
/// Family, full name, PostScript name, typographic family.
const NAME_IDS: [u16; 4] = [1, 4, 6, 16];

/// The names of each font in a file, in the order of the collection; empty for what is no font.
pub(super) fn names_in(file: &Path) -> Vec<Vec<String>> {
    File::open(file).ok().and_then(|mut file| read(&mut file)).unwrap_or_default()
}

fn read(file: &mut (impl Read + Seek)) -> Option<Vec<Vec<String>>> {
    let head: [u8; 12] = bytes(file, 0)?;
    if head[..4] != *b"ttcf" {
        return Some(vec![names(file, 0)?]);
    }
    let count = u32::from_be_bytes(head[8..12].try_into().ok()?).min(MOST_FONTS);
    let offsets: Option<Vec<u32>> =
        (0..count).map(|n| bytes(file, 12 + 4 * n).map(u32::from_be_bytes)).collect();
    Some(offsets?.into_iter().map(|at| names(file, at).unwrap_or_default()).collect())
}

/// The names of the font whose table directory lies at `at`.
fn names(file: &mut (impl Read + Seek), at: u32) -> Option<Vec<String>> {
    let [_, _, _, _, high, low] = bytes(file, at)?;
    let tables = u32::from(u16::from_be_bytes([high, low]));
    let (offset, length) = (0..tables).find_map(|n| {
        let record: [u8; 16] = bytes(file, at.checked_add(12 + 16 * n)?)?;
        let word = |from: usize| record[from..from + 4].try_into().map(u32::from_be_bytes).ok();
        if record[..4] == *b"name" { Some((word(8)?, word(12)?)) } else { None }
    })?;
    let mut table = vec![0; usize::try_from(length.min(MOST_BYTES)).ok()?];
    file.seek(SeekFrom::Start(offset.into())).ok()?;
    file.read_exact(&mut table).ok()?;
    let word = |from: usize| Some(u16::from_be_bytes(table.get(from..from + 2)?.try_into().ok()?));
    let strings = usize::from(word(4)?);
    let mut names = Vec::new();
    for record in (0..usize::from(word(2)?)).map(|n| 6 + 12 * n) {
        let (Some(platform), Some(id)) = (word(record), word(record + 6)) else { break };
        let (Some(length), Some(from)) = (word(record + 8), word(record + 10)) else { break };
        let from = strings + usize::from(from);
        let Some(text) = table.get(from..from + usize::from(length)) else { continue };
        if NAME_IDS.contains(&id) {
            names.push(decode(platform, text));
        }
    }
    Some(names)
}

/// Unicode and Windows names are UTF-16; of Macintosh ones only ASCII is of use here.
fn decode(platform: u16, text: &[u8]) -> String {
    if platform == 1 {
        return text.iter().filter(|b| b.is_ascii()).map(|b| char::from(*b)).collect();
    }
    let units: Vec<u16> = text.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
    String::from_utf16_lossy(&units)
}

fn bytes<const N: usize>(file: &mut (impl Read + Seek), at: u32) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    file.seek(SeekFrom::Start(at.into())).ok()?;
    file.read_exact(&mut bytes).ok()?;
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    #[test]
    fn the_names_of_a_font_are_read_and_rubbish_has_none() {
        let names = read(&mut Cursor::new(crate::fonts::WENKAI)).unwrap();
        assert!(names[0].iter().any(|name| name == "Themeday WenKai"), "{names:?}");
        assert_eq!(read(&mut Cursor::new(b"ttcf\0\0\0\0\xff\xff\xff\xff")), None);
        assert_eq!(read(&mut Cursor::new(&crate::fonts::WENKAI[..40])), None);
        let mut cut = crate::fonts::SERIF[..4000].to_vec();
        cut[20..60].fill(0xff);
        assert_eq!(read(&mut Cursor::new(cut)), None);
    }
}
