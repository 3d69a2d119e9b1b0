//! Backups beside the file: their names, their order, and which of them newer ones stand for.

use std::collections::HashSet;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Datelike, FixedOffset, NaiveDateTime, Utc};

use crate::error::{Error, FileAction, Result};
use crate::files::{self, ENDING};

/// A backup beside the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// Its file.
    pub path: PathBuf,
    /// When it was made, by the clock of that moment. Clocks can be wrong: the order is that of the numbers.
    pub at: DateTime<Utc>,
    /// Whether a person asked for it.
    pub by_hand: bool,
    /// Counts the backups of a file; 0 for those of the first version, whose names had none.
    pub(super) number: u32,
}

impl Backup {
    /// A backup by its path. One that does not bear the name of a backup is of the time of its last change.
    #[must_use]
    pub fn at_path(path: &Path) -> Self {
        let named = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        // The stem of the file is all before the stamp, which has a dash itself where no distance to UTC is in it.
        let starts = named.match_indices('-').map(|(at, _)| OsString::from(&named[..at]));
        let known = starts.into_iter().find_map(|stem| backup_of(path.to_path_buf(), &stem));
        let changed = || std::fs::metadata(path).and_then(|meta| meta.modified()).map(DateTime::<Utc>::from);
        known.unwrap_or_else(|| Self {
            path: path.to_path_buf(),
            at: changed().unwrap_or_default(),
            by_hand: false,
            number: 0,
        })
    }

    /// The order of a list that begins with the one made last.
    #[must_use]
    pub fn newest_first(one: &Self, other: &Self) -> std::cmp::Ordering {
        (other.number, other.at, &other.path).cmp(&(one.number, one.at, &one.path))
    }

    /// Whether it was made on the day that it is at `now`, by the clock on the wall. A day in the future is another day.
    #[must_use]
    pub fn is_of_the_day(&self, now: DateTime<FixedOffset>) -> bool {
        self.at.with_timezone(now.offset()).date_naive() == now.date_naive()
    }
}

/// Why a backup is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occasion {
    /// A person asked for it. Thinned apart from the others, so that a day's imports do not take its place.
    ByHand,
    /// The program makes it: the first of a day, or before something that replaces much.
    Automatic,
}

/// Local time with its distance to UTC, in the names of backups.
const STAMP: &str = "%Y%m%d-%H%M%S%z";
/// Names of the first version carried UTC and no number.
const OLD_STAMP: &str = "%Y%m%d-%H%M%S";
const BY_HAND: &str = "-manual";

/// No number in a name is taken for larger: a planted one would leave none for the next.
pub(super) const LARGEST_NUMBER: u32 = 999_999_999;

/// Bytes of the file's own name that a backup's name keeps, so that it is not longer than names may be.
const LONGEST_STEM: usize = 200;

/// Where the backups of a file lie.
pub(super) fn folder_of(path: &Path) -> PathBuf {
    files::companion_folder(path).join("backups")
}

/// Makes the folder of the backups of a file; of one that only its owner may read, for its owner only.
pub(super) fn make_folder_of(path: &Path) -> Result<PathBuf> {
    let folder = folder_of(path);
    files::make_folder(&folder, files::is_private(path))?;
    Ok(folder)
}

/// Backups beside a file, the one made last first. The file itself is not looked at. Those of a file of another name,
/// which came along with a copy, are not among them: they are neither counted nor thinned.
///
/// # Errors
/// When the folder is there but cannot be read.
pub fn backups_of(path: &Path) -> Result<Vec<Backup>> {
    let folder = folder_of(path);
    let entries = match std::fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(Error::io(FileAction::Read, &folder, error)),
    };
    let own = stem(path);
    let mut list: Vec<Backup> = entries.flatten().filter_map(|e| backup_of(e.path(), &own)).collect();
    list.sort_by(Backup::newest_first);
    Ok(list)
}

/// The number after the largest there is.
pub(super) fn next_number(list: &[Backup]) -> u32 {
    list.iter().map(|backup| backup.number).max().unwrap_or(0).saturating_add(1).min(LARGEST_NUMBER)
}

pub(super) fn name(file: &Path, now: DateTime<FixedOffset>, number: u32, occasion: Occasion) -> OsString {
    let by_hand = if occasion == Occasion::ByHand { BY_HAND } else { "" };
    let mut name = stem(file);
    name.push(format!("-{}-{number}{by_hand}.{ENDING}", now.format(STAMP)));
    name
}

/// The name of the file in the names of its backups; one that would make them too long is cut.
fn stem(file: &Path) -> OsString {
    let stem = files::stem(file);
    if stem.len() <= LONGEST_STEM {
        return stem;
    }
    let mut cut = stem.to_string_lossy().into_owned();
    while cut.len() > LONGEST_STEM {
        cut.pop();
    }
    cut.into()
}

/// What a file among the backups of `old` is called as one of `new`; `None` where it is none of `old`.
pub(super) fn of_stem(path: &Path, old: &Path, new: &Path) -> Option<PathBuf> {
    let name = path.file_name()?.to_str()?;
    let rest = name.strip_prefix(stem(old).to_str()?)?;
    let mut name = stem(new);
    name.push(rest.starts_with('-').then_some(rest)?);
    Some(path.with_file_name(name))
}

/// A free name beside the backups for something that is kept though it is none: `NAME-STAMP.ENDING`.
pub(super) fn kept_name(file: &Path, folder: &Path, now: DateTime<FixedOffset>, ending: &str) -> PathBuf {
    let mut number = 1;
    loop {
        let mut name = stem(file);
        name.push(format!("-{}-{number}.{ending}", now.format(STAMP)));
        let path = folder.join(name);
        if !path.exists() {
            return path;
        }
        number += 1;
    }
}

/// The backup that a path is, of the file with that stem.
fn backup_of(path: PathBuf, own: &OsStr) -> Option<Backup> {
    if path.extension()? != ENDING {
        return None;
    }
    // Of a name that is no UTF-8 both sides are taken alike.
    let stem = path.file_stem()?.to_string_lossy().into_owned();
    let stem = stem.strip_prefix(own.to_string_lossy().as_ref())?.strip_prefix('-')?;
    let (stem, by_hand) = match stem.strip_suffix(BY_HAND) {
        Some(stem) => (stem, true),
        None => (stem, false),
    };
    let numbered = stem.rsplit_once('-').and_then(|(rest, number)| {
        let number = number.parse().ok().filter(|number| *number <= LARGEST_NUMBER)?;
        let at = DateTime::parse_from_str(rest, STAMP).ok()?;
        Some((number, at.with_timezone(&Utc)))
    });
    let old = || {
        let at = NaiveDateTime::parse_from_str(stem, OLD_STAMP).ok()?;
        Some((0, at.and_utc()))
    };
    let (number, at) = numbered.or_else(old)?;
    Some(Backup { path, at, by_hand, number })
}

/// The ten newest stay whatever they are.
const NEWEST: usize = 10;
/// Then the newest of each of so many days that have backups.
const DAYS: usize = 14;
/// Then the newest of each of so many weeks; then the newest of each month for ever.
const WEEKS: usize = 13;

/// The backups that newer ones stand for, of a list that is newest first. What was made by hand is counted apart. No
/// clock is asked: days that have backups are counted, so that a wrong day in the past or the future is one day among
/// others and makes no other one old.
pub(super) fn too_old(backups: &[Backup], here: FixedOffset) -> Vec<PathBuf> {
    let apart = |by_hand: bool| -> Vec<&Backup> { backups.iter().filter(|b| b.by_hand == by_hand).collect() };
    let mut gone = Vec::new();
    for list in [apart(true), apart(false)] {
        let (mut days, mut weeks, mut months) = (HashSet::new(), HashSet::new(), HashSet::new());
        for (at, backup) in list.into_iter().enumerate() {
            let day = backup.at.with_timezone(&here).date_naive();
            let week = (day.iso_week().year(), day.iso_week().week());
            let stands = if days.contains(&day) {
                false
            } else if days.len() < DAYS {
                days.insert(day)
            } else if weeks.contains(&week) {
                false
            } else if weeks.len() < WEEKS {
                weeks.insert(week)
            } else {
                months.insert((day.year(), day.month()))
            };
            if !stands && at >= NEWEST {
                gone.push(backup.path.clone());
            }
        }
    }
    gone
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    fn beijing() -> FixedOffset {
        FixedOffset::east_opt(8 * 3600).unwrap()
    }

    fn backup(number: u32, at: DateTime<Utc>, by_hand: bool) -> Backup {
        Backup { path: PathBuf::from(number.to_string()), at, by_hand, number }
    }

    fn left(all: &[Backup]) -> Vec<Backup> {
        let gone: HashSet<PathBuf> = too_old(all, beijing()).into_iter().collect();
        all.iter().filter(|b| !gone.contains(&b.path)).cloned().collect()
    }

    #[test]
    fn backups_thin_out_with_age() {
        let start: DateTime<Utc> = "2026-11-24T09:00:00Z".parse().unwrap();
        // Four a day for 200 days, newest first.
        let all: Vec<Backup> = (0..800)
            .map(|n| backup(800 - n, start - chrono::Duration::hours(6 * i64::from(n)), false))
            .collect();
        let left = self::left(&all);
        assert!(left.len() > 25 && left.len() < 50, "{}", left.len());
        assert!(all[..10].iter().all(|b| left.contains(b)), "the newest stay");
        let months: HashSet<String> = left.iter().map(|b| b.at.format("%Y-%m").to_string()).collect();
        assert_eq!(months.len(), 7, "every month is still there");
        // Thinning what was thinned takes nothing more than the rules say, however often it runs.
        assert!(too_old(&left, beijing()).is_empty());
    }

    #[test]
    fn a_wrong_clock_makes_no_backup_old_and_the_one_made_last_stays() {
        let day = |text: &str| -> DateTime<Utc> { format!("{text}T01:00:00Z").parse().unwrap() };
        // Ten days in November, one moment with the clock in 2031, one with the clock set back to January: newest first.
        let mut all: Vec<Backup> =
            (0..10).map(|n| backup(10 - n, day("2026-11-20") - chrono::Days::new(n.into()), false)).collect();
        all.insert(0, backup(11, day("2031-01-01"), false));
        all.insert(0, backup(12, day("2026-01-10"), false));
        assert_eq!(left(&all), all);
        // However many are made with the clock set back, each stays when it is made, and no day of November goes.
        for n in 13..40 {
            all.insert(0, backup(n, day("2026-01-10") + chrono::Duration::minutes(n.into()), false));
            all = left(&all);
            assert_eq!(all[0].number, n);
            let november: HashSet<NaiveDate> =
                all.iter().map(|b| b.at.date_naive()).filter(|d| d.month() == 11).collect();
            assert_eq!(november.len(), 10);
        }
        // Nor do many starts in the far future thin what is there to months.
        for n in 40..60 {
            all.insert(0, backup(n, day("2031-01-01") + chrono::Duration::minutes(n.into()), false));
            all = left(&all);
        }
        assert_eq!(all.iter().filter(|b| b.at.year() == 2026 && b.at.month() == 11).count(), 10);
    }

    #[test]
    fn a_backup_made_by_hand_is_not_thinned_by_a_days_imports() {
        let morning: DateTime<Utc> = "2026-11-24T00:30:00Z".parse().unwrap();
        let mut all = vec![backup(1, morning, true)];
        for n in 2..40 {
            all.insert(0, backup(n, morning + chrono::Duration::minutes(n.into()), false));
            all = left(&all);
        }
        assert!(all.iter().any(|b| b.by_hand));
        assert_eq!(all.len(), 11);
    }

    #[test]
    fn names_carry_local_time_a_number_and_the_occasion_and_old_ones_are_read() {
        let now = DateTime::parse_from_rfc3339("2026-11-27T07:30:00+08:00").unwrap();
        let file = Path::new("/x/湘潭 2026-11.themeday");
        for (occasion, end) in
            [(Occasion::Automatic, "-12.themeday"), (Occasion::ByHand, "-12-manual.themeday")]
        {
            let name = name(file, now, 12, occasion);
            assert_eq!(name.to_str().unwrap(), format!("湘潭 2026-11-20261127-073000+0800{end}"));
            let read = backup_of(PathBuf::from(&name), OsStr::new("湘潭 2026-11")).unwrap();
            assert_eq!((read.number, read.by_hand), (12, occasion == Occasion::ByHand));
            assert_eq!(read.at, now);
        }
        let west = DateTime::parse_from_rfc3339("2026-11-27T07:30:00-05:00").unwrap();
        assert_eq!(
            backup_of(PathBuf::from(&name(file, west, 1, Occasion::ByHand)), OsStr::new("湘潭 2026-11"))
                .unwrap()
                .at,
            west
        );
        let old = backup_of(PathBuf::from("县-20260401-093000.themeday"), OsStr::new("县")).unwrap();
        assert_eq!((old.number, old.by_hand), (0, false));
        assert_eq!(old.at, "2026-04-01T09:30:00Z".parse::<DateTime<Utc>>().unwrap());
        for none in [
            "县.themeday",
            "县-20260401-093000.damaged",
            "县-20261327-073000+0800-1.themeday",
            "县-20261127-073000+0800-x.themeday",
            "县县县县县县县.themeday",
            "别的县-20260401-093000.themeday",
            "县-2-20260401-093000.themeday",
            "县2-20261127-073000+0800-1.themeday",
        ] {
            assert_eq!(backup_of(PathBuf::from(none), OsStr::new("县")), None, "{none}");
        }
        // A planted number leaves room for the next.
        let planted =
            backup_of(PathBuf::from("县-20261127-073000+0800-999999999.themeday"), OsStr::new("县")).unwrap();
        assert_eq!(next_number(&[planted]), LARGEST_NUMBER);
        assert_eq!(
            backup_of(PathBuf::from("县-20261127-073000+0800-4294967295.themeday"), OsStr::new("县")),
            None
        );
    }

    #[test]
    fn a_day_is_the_one_on_the_wall() {
        let time = |text: &str| DateTime::parse_from_rfc3339(text).unwrap();
        let yesterday = backup(1, time("2026-11-26T09:00:00+08:00").with_timezone(&Utc), false);
        assert!(yesterday.is_of_the_day(time("2026-11-26T23:59:00+08:00")));
        // In Beijing it is the next day long before it is so in Greenwich.
        assert!(!yesterday.is_of_the_day(time("2026-11-27T07:30:00+08:00")));
        let future = backup(2, time("2031-01-01T09:00:00+08:00").with_timezone(&Utc), false);
        assert!(!future.is_of_the_day(time("2026-11-27T07:30:00+08:00")));
    }

    #[test]
    fn a_long_name_still_gets_backups() {
        let now = DateTime::parse_from_rfc3339("2026-11-27T07:30:00+08:00").unwrap();
        let file = PathBuf::from(format!("{}.themeday", "县".repeat(76)));
        assert!(file.as_os_str().len() <= crate::error::LONGEST_NAME);
        let name = name(&file, now, 999_999, Occasion::ByHand);
        assert!(name.len() <= 255, "{}", name.len());
        assert!(backup_of(PathBuf::from(name), &stem(&file)).is_some());
    }
}
