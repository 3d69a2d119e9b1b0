//! How a table is laid out: its head, what its columns hold, the lists that stand side by side in it, and the one column
//! of each that tells when.

use super::columns::{self, Role, is_clock};
use super::text::{Row, Table, squeezed};
use super::words as w;

/// A table laid out.
pub struct Layout {
    /// The lowest row of the head, where there is one.
    pub head: Option<usize>,
    /// The first row below it.
    pub body: usize,
    /// What each column holds.
    pub roles: Vec<Role>,
    /// The columns of each list.
    pub lists: Vec<List>,
}

/// One of the lists that stand side by side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    /// Its columns, from the left.
    pub columns: Vec<usize>,
    /// Further columns that may tell when as well as the one that was taken: which is meant has to be asked.
    pub doubtful: Vec<usize>,
}

impl Layout {
    /// Lays a table out by its head, else by what stands in its columns.
    pub fn of(table: &Table) -> Self {
        let head = columns::head(table);
        let (head, body, mut roles) = match head {
            Some(head) => (head.body.checked_sub(1), head.body, head.roles),
            None => (None, 0, columns::inferred(table)),
        };
        let row = head.and_then(|at| table.rows.get(at));
        let rows = &table.rows[body.min(table.rows.len())..];
        let mut lists = side_by_side(&roles, row);
        for list in &mut lists {
            one_time(list, &mut roles, row, rows);
        }
        Self { head, body, roles, lists }
    }
}

fn label(head: Option<&Row>, column: usize) -> String {
    head.and_then(|row| row.cells.get(column)).map_or_else(String::new, |cell| squeezed(cell))
}

/// Lists that stand side by side (序号 单位 | 序号 单位, 月份 乡镇 | 月份 县直单位), read one after the other.
fn side_by_side(roles: &[Role], head: Option<&Row>) -> Vec<List> {
    let made = |columns: Vec<usize>| List { columns, doubtful: Vec::new() };
    let width = roles.len();
    for first in 0..width.min(2) {
        let name = label(head, first);
        if name.is_empty() {
            continue;
        }
        let starts: Vec<usize> = (first..width).filter(|column| label(head, *column) == name).collect();
        if starts.len() < 2 {
            continue;
        }
        let ends = starts.iter().skip(1).copied().chain([width]);
        let lists: Vec<Vec<usize>> =
            starts.iter().zip(ends).map(|(start, end)| (*start..end).collect()).collect();
        let has =
            |list: &[usize], fits: &dyn Fn(&Role) -> bool| list.iter().any(|column| fits(&roles[*column]));
        let timed = lists.iter().filter(|list| has(list, &|role| *role == Role::Time)).count();
        if lists.iter().all(|list| has(list, &Role::is_unit)) && (timed == 0 || timed == lists.len()) {
            return lists.into_iter().map(made).collect();
        }
    }
    for parts in [4, 3, 2] {
        if width.is_multiple_of(parts) && width > parts {
            let size = width / parts;
            let first = &roles[..size];
            let same = roles.chunks(size).all(|chunk| chunk == first);
            let told = first.contains(&Role::Seq) || first.contains(&Role::Time);
            if same && first.iter().any(Role::is_unit) && told {
                return (0..parts).map(|part| made((part * size..(part + 1) * size).collect())).collect();
            }
        }
    }
    vec![made((0..width).collect())]
}

/// Of several columns of time in a list one stays: the new one, the one of the activity; a start takes its end along,
/// days take their hours.
fn one_time(list: &mut List, roles: &mut [Role], head: Option<&Row>, rows: &[Row]) {
    let times = |roles: &[Role]| -> Vec<usize> {
        list.columns.iter().copied().filter(|column| roles[*column] == Role::Time).collect()
    };
    for column in times(roles).into_iter().skip(1) {
        let filled = || {
            rows.iter()
                .take(200)
                .filter_map(|row| row.cells.get(column))
                .filter(|cell| !cell.trim().is_empty())
        };
        let clocks = filled().filter(|cell| is_clock(cell)).count();
        if clocks > 0 && clocks * 10 >= filled().count() * 7 {
            roles[column] = Role::Clock;
        }
    }
    let all = times(roles);
    if all.len() < 2 {
        return;
    }
    let named = |words: &[&str]| -> Vec<usize> {
        let says = |column: &usize| {
            let label = label(head, *column);
            words.iter().any(|word| label.contains(word))
        };
        all.iter().copied().filter(says).collect()
    };
    let new = named(&w::COLUMN_NEW_TIME);
    let (starts, ends) = (named(&w::COLUMN_START), named(&w::COLUMN_END));
    let own = named(&w::COLUMN_OWN_TIME);
    let taken = if let [one] = new.as_slice() {
        *one
    } else if let ([start], [end]) = (starts.as_slice(), ends.as_slice()) {
        roles[*end] = Role::TimeEnd;
        *start
    } else if let [one] = own.as_slice() {
        *one
    } else {
        let plain = all.iter().copied().find(|column| !ends.contains(column)).unwrap_or(all[0]);
        let differs = |column: &usize| {
            rows.iter()
                .any(|row| row.cells.get(*column).is_some_and(|cell| Some(cell) != row.cells.get(plain)))
        };
        list.doubtful = all.iter().copied().filter(|column| *column != plain && differs(column)).collect();
        plain
    };
    for column in all {
        if column != taken && roles[column] == Role::Time {
            roles[column] = Role::Other;
        }
    }
}
