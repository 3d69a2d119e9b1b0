//! Compound files (the wrapping of xls, doc and of encrypted xlsx): sectors in chains. Every chain is followed at most
//! as far as the file has sectors, and no size is believed that the file does not hold.

use crate::error::Result;
use crate::intake::limits::Budget;

/// How such a file begins.
pub const MAGIC: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/// Ids from here on are no sectors but marks (end of a chain, free, part of a table).
const FIRST_MARK: u32 = 0xffff_fffa;
/// End of a chain.
const END: u32 = 0xffff_fffe;
/// Bytes of the header that list sectors of the table.
const LISTED: std::ops::Range<usize> = 76..512;
/// Streams below this size lie in the small sectors.
const SMALL_STREAM: u64 = 4096;
/// Size of a small sector.
const SMALL: usize = 64;
/// Size of an entry of the directory.
const ENTRY: usize = 128;

/// A compound file that was looked through.
pub struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    table: Vec<u32>,
    small_table: Vec<u32>,
    /// All small sectors.
    small: Vec<u8>,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    start: u32,
    size: u64,
}

/// A number of `bytes` at `at`, little-endian; 0 where the bytes end before.
pub fn number(bytes: &[u8], at: usize, size: usize) -> u64 {
    let Some(found) = bytes.get(at..at.saturating_add(size)) else { return 0 };
    found.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte))
}

/// As [`number`], of two bytes.
pub fn short(bytes: &[u8], at: usize) -> u16 {
    u16::try_from(number(bytes, at, 2)).unwrap_or(0)
}

/// As [`number`], of four bytes.
pub fn long(bytes: &[u8], at: usize) -> u32 {
    u32::try_from(number(bytes, at, 4)).unwrap_or(0)
}

impl<'a> Compound<'a> {
    /// Reads header, tables and directory.
    ///
    /// # Errors
    /// [`crate::error::Error::SourceDamaged`] where a chain runs in a circle or out of the file.
    pub fn open(bytes: &'a [u8], budget: &Budget) -> Result<Self> {
        let sector = match short(bytes, 30) {
            9 => 512,
            12 => 4096,
            _ => return Err(budget.damaged()),
        };
        if bytes.len() <= sector {
            return Err(budget.damaged());
        }
        let mut file = Self {
            bytes,
            sector,
            table: Vec::new(),
            small_table: Vec::new(),
            small: Vec::new(),
            entries: Vec::new(),
        };
        file.read_table(budget)?;
        let directory = file.chain(long(bytes, 48), u64::MAX, budget)?;
        file.entries = directory.chunks_exact(ENTRY).map(|entry| file.entry(entry)).collect();
        let small_table = file.chain(long(bytes, 60), u64::MAX, budget)?;
        file.small_table = ids(&small_table).collect();
        // The first entry is the root; its stream is all small sectors.
        let Some(root) = file.entries.first() else { return Err(budget.damaged()) };
        if !file.small_table.is_empty() {
            file.small = file.chain(root.start, root.size, budget)?;
        }
        Ok(file)
    }

    /// Whether there is a stream of this name.
    pub fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// The bytes of a stream; `None` where there is none of this name.
    ///
    /// # Errors
    /// [`crate::error::Error::SourceDamaged`] where the file holds less of it than it says.
    pub fn stream(&self, name: &str, budget: &Budget) -> Result<Option<Vec<u8>>> {
        let Some(entry) = self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name)) else {
            return Ok(None);
        };
        let stream = if entry.size < SMALL_STREAM {
            let sectors = self.small.len().div_ceil(SMALL);
            let piece = |id: usize| self.small.get(id * SMALL..).map(|rest| &rest[..rest.len().min(SMALL)]);
            follow(entry.start, entry.size, &self.small_table, sectors, piece, budget)?
        } else {
            self.chain(entry.start, entry.size, budget)?
        };
        let whole = stream.len() as u64 == entry.size;
        if whole { Ok(Some(stream)) } else { Err(budget.damaged()) }
    }

    /// How many sectors the file has, the last perhaps cut.
    fn sectors(&self) -> usize {
        self.bytes.len().div_ceil(self.sector) - 1
    }

    fn piece(&self, id: usize) -> Option<&'a [u8]> {
        let start = id.checked_add(1)?.checked_mul(self.sector)?;
        let rest = self.bytes.get(start..).filter(|rest| !rest.is_empty())?;
        Some(&rest[..rest.len().min(self.sector)])
    }

    fn chain(&self, start: u32, size: u64, budget: &Budget) -> Result<Vec<u8>> {
        follow(start, size, &self.table, self.sectors(), |id| self.piece(id), budget)
    }

    /// The table of chains: its sectors are listed in the header and in a chain of their own.
    fn read_table(&mut self, budget: &Budget) -> Result<()> {
        let mut listed: Vec<u32> = ids(&self.bytes[LISTED]).collect();
        let mut next = long(self.bytes, 68);
        let mut lists = 0;
        while next < FIRST_MARK {
            lists += 1;
            let more = usize::try_from(next).ok().and_then(|id| self.piece(id));
            let Some(more) = more.filter(|_| lists <= self.sectors()) else { return Err(budget.damaged()) };
            budget.check()?;
            listed.extend(ids(more));
            next = listed.pop().unwrap_or(END);
        }
        let parts: Vec<u32> = listed.into_iter().filter(|id| *id < FIRST_MARK).collect();
        if parts.len() > self.sectors() {
            return Err(budget.damaged());
        }
        for id in parts {
            let Some(part) = usize::try_from(id).ok().and_then(|id| self.piece(id)) else {
                return Err(budget.damaged());
            };
            self.table.extend(ids(part));
        }
        Ok(())
    }

    fn entry(&self, bytes: &[u8]) -> Entry {
        let length = usize::from(short(bytes, 64)).saturating_sub(2).min(62);
        let units: Vec<u16> = bytes[..length].chunks_exact(2).map(|pair| short(pair, 0)).collect();
        // The upper half of a size may hold rubbish where sectors are small.
        let size = if self.sector == 512 { number(bytes, 120, 4) } else { number(bytes, 120, 8) };
        Entry { name: String::from_utf16_lossy(&units), start: long(bytes, 116), size }
    }
}

fn ids(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).map(|id| long(id, 0))
}

/// Follows a chain for `size` bytes at most. More steps than sectors are a circle.
fn follow<'b>(
    start: u32,
    size: u64,
    table: &[u32],
    sectors: usize,
    piece: impl Fn(usize) -> Option<&'b [u8]>,
    budget: &Budget,
) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    let mut next = start;
    let (mut steps, mut taken) = (0, budget.steps());
    while next < FIRST_MARK && (out.len() as u64) < size {
        steps += 1;
        if steps > sectors {
            return Err(budget.damaged());
        }
        taken.next()?;
        let id = usize::try_from(next).unwrap_or(usize::MAX);
        let Some(piece) = piece(id) else { return Err(budget.damaged()) };
        let left = usize::try_from(size - out.len() as u64).unwrap_or(usize::MAX);
        out.extend_from_slice(&piece[..piece.len().min(left)]);
        // What ends a stream by its size needs no further entry.
        if out.len() as u64 == size {
            break;
        }
        next = table.get(id).copied().ok_or_else(|| budget.damaged())?;
    }
    Ok(out)
}
