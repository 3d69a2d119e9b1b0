//! What follows a date: third of the month, weekday, clock times, 前, 暂定.

use super::clock::{Clock, clock};
use super::partial::skip_blanks;
use crate::intake::words as w;

/// What follows a date: third of the month, weekday, clock times, 前, 暂定.
#[derive(Default)]
pub struct Tail {
    /// 上旬, 中旬, 下旬: 1 to 3, where one of them stands by itself.
    pub third: Option<u8>,
    /// 前: any time up to the date.
    pub due: bool,
    /// 暂定.
    pub tentative: bool,
    /// A lost dash between clock times was put back.
    pub repaired: bool,
    /// Day of the week from Monday, 0.
    pub weekday: Option<u32>,
    /// Start and end.
    pub clock: Clock,
}

impl Tail {
    /// Reads from character `from` on; returns where it ends.
    pub fn read(&mut self, chars: &[char], from: usize) -> usize {
        let mut at = from;
        loop {
            let here = skip_blanks(chars, at);
            let starts = |word: &str| {
                let mut word = word.chars().enumerate();
                word.all(|(i, c)| chars.get(here + i) == Some(&c))
            };
            let long = |words: &[&str]| {
                words.iter().filter(|word| starts(word)).map(|word| word.chars().count()).max()
            };
            if let Some(len) = long(&w::THIRDS) {
                let single = (1..).zip(&w::TEN_DAYS).find(|(_, word)| len == 2 && starts(word));
                self.third = single.map(|(third, _)| third);
                at = here + len;
            } else if let Some(len) = long(&w::TENTATIVE_TAIL) {
                self.tentative = true;
                at = here + len;
            } else if let Some(end) = self.weekday(chars, here) {
                at = end;
            } else if let Some(len) = long(&w::BY) {
                self.due = true;
                return here + len;
            } else if self.clock.0.is_none()
                && let Some((clock, end, repaired)) = clock(chars, here)
            {
                self.clock = clock;
                self.repaired |= repaired;
                at = end;
            } else if self.clock.0.is_none()
                && let Some(len) = long(&w::DAYTIME.map(|(word, _)| word))
            {
                // 上午 without an hour belongs to the wording only.
                at = here + len;
            } else {
                return at;
            }
        }
    }

    /// `(星期四)`, `周四`.
    fn weekday(&mut self, chars: &[char], from: usize) -> Option<usize> {
        let open = usize::from(chars.get(from) == Some(&'('));
        let at = from + open;
        let word = w::WEEK
            .iter()
            .find(|word| word.chars().enumerate().all(|(i, c)| chars.get(at + i) == Some(&c)))?;
        let at = at + word.chars().count();
        let day = w::WEEKDAYS.iter().position(|names| chars.get(at).is_some_and(|c| names.contains(*c)))?;
        self.weekday = u32::try_from(day).ok();
        let close = usize::from(open == 1 && chars.get(at + 1) == Some(&')'));
        (open == close).then_some(at + 1 + close)
    }
}
