//! Tables copied from sheets (parted by tabs), comma lists with a head, and columns set apart by blanks.

use crate::intake::columns::{self, Role, is_time};
use crate::intake::text::{Line, Row, Table, attachment, integer, tidy};
use crate::intake::units;

/// Reads the table that begins at the first line; also how many lines it took.
pub fn table(lines: &[Line]) -> Option<(Table, usize)> {
    tabs(lines).or_else(|| commas(lines)).or_else(|| blanks(lines))
}

fn made(rows: Vec<Row>, used: usize) -> Option<(Table, usize)> {
    (!rows.is_empty()).then_some((Table { rows, ..Table::default() }, used))
}

/// Lines with tabs between texts. A cell in quotes may hold line ends, as sheets write them.
fn tabs(lines: &[Line]) -> Option<(Table, usize)> {
    let tabbed = |line: &Line| line.text.contains('\t');
    if !tabbed(lines.first()?) {
        return None;
    }
    let mut rows = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        if !tabbed(line) {
            break;
        }
        let mut text = line.text.clone();
        let opened = |text: &str| {
            text.matches('"').count() % 2 == 1 && (text.contains("\t\"") || text.starts_with('"'))
        };
        let mut end = at + 1;
        if opened(&text) {
            let closing = lines[end..].iter().take(30).position(|line| line.text.contains('"'));
            if let Some(more) = closing {
                for line in &lines[end..=end + more] {
                    text.push('\n');
                    text.push_str(&line.text);
                }
                end += more + 1;
            }
        }
        let cells = text.split('\t').map(|cell| {
            let cell = cell.trim();
            let inner = cell.strip_prefix('"').and_then(|cell| cell.strip_suffix('"'));
            let cell = inner.map_or_else(|| cell.to_owned(), |inner| inner.replace("\"\"", "\""));
            cell.lines().map(tidy).collect::<Vec<_>>().join("\n")
        });
        rows.push(Row { cells: cells.collect(), at: line.at });
        at = end;
    }
    // One tab in running text is layout, not a table.
    let telling =
        rows.len() > 1 || rows.first().is_some_and(|row| telling(&row.cells) || is_head(&row.cells));
    if telling { made(rows, at) } else { None }
}

/// Whether a row is the head of an empty form.
fn is_head(cells: &[String]) -> bool {
    cells.len() > 2 && cells.iter().all(|cell| columns::role(cell).is_some())
}

/// Whether a single row tells by itself that it is one of a table: units and their time.
fn telling(cells: &[String]) -> bool {
    cells.iter().any(|cell| is_time(cell)) && cells.iter().any(|cell| units::looks_like_list(cell))
}

/// Lines parted by commas below a head of known words.
fn commas(lines: &[Line]) -> Option<(Table, usize)> {
    let head: Vec<&str> = lines.first()?.text.split(',').collect();
    if head.len() < 2 || head.iter().any(|cell| columns::role(cell).is_none()) {
        return None;
    }
    let taken = lines.iter().take_while(|line| line.text.contains(',')).count();
    let text = lines[..taken].iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let Ok(record) = record else { break };
        let line = record.position().map_or(0, |p| usize::try_from(p.line()).unwrap_or(1).saturating_sub(1));
        let at = lines.get(line).unwrap_or(&lines[0]).at;
        rows.push(Row { cells: record.iter().map(tidy).collect(), at });
    }
    made(rows, taken)
}

/// Columns set apart by blanks below a head of known words on one line.
fn blanks(lines: &[Line]) -> Option<(Table, usize)> {
    let head: Vec<&str> = lines.first()?.text.split_whitespace().collect();
    let roles: Vec<Role> = head.iter().map_while(|cell| columns::role(cell)).collect();
    if head.len() < 2 || roles.len() != head.len() {
        return headless(lines);
    }
    let mut rows = vec![Row { cells: head.iter().map(|cell| (*cell).to_owned()).collect(), at: lines[0].at }];
    let mut used = 1;
    for line in &lines[1..] {
        let words: Vec<&str> = line.text.split_whitespace().collect();
        if words.is_empty() {
            used += 1;
            continue;
        }
        if attachment(line.text.trim()).is_some() {
            break;
        }
        if words.len() == 1 && rows.len() > 1 && units::looks_like_list(words[0]) && !roles[0].is_unit() {
            // The end of a long cell, broken by the layout.
            if let Some(last) = rows.last_mut().and_then(|row| row.cells.last_mut()) {
                last.push('\n');
                last.push_str(words[0]);
            }
            used += 1;
            continue;
        }
        let fits = words.len() >= roles.len().min(2)
            && match roles[0] {
                Role::Seq => integer(words[0]).is_some(),
                Role::Time => is_time(words[0]),
                _ => true,
            };
        if !fits {
            break;
        }
        let mut cells: Vec<String> = words.iter().take(roles.len()).map(|word| (*word).to_owned()).collect();
        if words.len() > roles.len() {
            // The last column, or the one that holds lists, takes what is left over.
            let rest = words[roles.len()..].join(" ");
            if let Some(last) = cells.last_mut() {
                last.push(' ');
                last.push_str(&rest);
            }
        }
        rows.push(Row { cells, at: line.at });
        used += 1;
    }
    if rows.len() > 1 || is_head(&rows[0].cells) { made(rows, used) } else { None }
}

/// Columns set apart by blanks without a head: each line names units and their time, in the same places.
fn headless(lines: &[Line]) -> Option<(Table, usize)> {
    let mut rows: Vec<Row> = Vec::new();
    for line in lines {
        let cells: Vec<String> = line.text.split_whitespace().map(str::to_owned).collect();
        let width = rows.first().map_or(cells.len(), |row| row.cells.len());
        if cells.len() < 2 || cells.len() != width || !telling(&cells) {
            break;
        }
        rows.push(Row { cells, at: line.at });
    }
    // A single line of this kind is a signature with its date.
    let used = rows.len();
    if used > 1 { made(rows, used) } else { None }
}
