//! Packages of parts, as Word documents and workbooks are: the same bytes on every system.

/// What the zip format (APPNOTE 4.4.2) calls the system that made an entry; readers of documents ignore it.
const SYSTEM: u8 = 3;
/// Signatures of the end of the list of entries and of an entry in it, and the least length of each.
const END: &[u8; 4] = b"PK\x05\x06";
const ENTRY: &[u8; 4] = b"PK\x01\x02";
const END_LENGTH: usize = 22;
const ENTRY_LENGTH: usize = 46;

/// Writers name the system that they run on: says of every entry that the same system made it.
pub(super) fn made_anywhere(mut package: Vec<u8>) -> Vec<u8> {
    let end = package.windows(END.len()).rposition(|window| window == END);
    let number = |package: &[u8], at: usize, length: usize| {
        let bytes = package.get(at..at + length)?;
        Some(bytes.iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte)))
    };
    let Some(mut at) =
        end.filter(|end| end + END_LENGTH <= package.len()).and_then(|end| number(&package, end + 16, 4))
    else {
        return package;
    };
    while package.get(at..at + ENTRY.len()) == Some(ENTRY) {
        if let Some(system) = package.get_mut(at + 5) {
            *system = SYSTEM;
        }
        let lengths = [28, 30, 32].map(|place| number(&package, at + place, 2).unwrap_or(0));
        at += ENTRY_LENGTH + lengths.into_iter().sum::<usize>();
    }
    package
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read, Write};

    use zip::write::SimpleFileOptions;
    use zip::{System, ZipArchive, ZipWriter};

    use super::*;

    #[test]
    fn packages_made_on_different_systems_are_the_same() {
        let made = |system: System| {
            let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
            for name in ["[Content_Types].xml", "word/正文.xml"] {
                zip.start_file(name, SimpleFileOptions::default().system(system)).unwrap();
                zip.write_all(name.as_bytes()).unwrap();
            }
            zip.finish().unwrap().into_inner()
        };
        let (unix, windows) = (made(System::Unix), made(System::Dos));
        assert_ne!(unix, windows);
        assert_eq!(made_anywhere(unix.clone()), made_anywhere(windows));
        let mut archive = ZipArchive::new(Cursor::new(made_anywhere(unix))).unwrap();
        let mut text = String::new();
        archive.by_name("word/正文.xml").unwrap().read_to_string(&mut text).unwrap();
        assert_eq!(text, "word/正文.xml");
        assert_eq!(made_anywhere(b"PK\x05\x06".to_vec()), b"PK\x05\x06");
        assert_eq!(made_anywhere(Vec::new()), b"");
    }
}
