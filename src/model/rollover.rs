//! 结转: the wish for a year that follows another, and what of it is taken over.

use std::cell::Cell;

use super::Month;
use super::ids::ProgrammeId;
use super::paper_text::filled;
use super::snapshot::Snapshot;

/// A year that follows another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RollOver {
    /// The year that it follows.
    pub from: ProgrammeId,
    /// Calendar year, not yet in the file.
    pub to: i32,
    /// Name of the activity.
    pub title: String,
    /// Rows of the board.
    pub months: Vec<Month>,
    /// What is taken over.
    pub parts: RollOverParts,
    /// Whether every unit is placed in last year's month at once (照上年安排).
    pub as_last_year: bool,
}

/// What of a year is taken over into the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is ticked for itself")]
pub struct RollOverParts {
    /// Units with their groups, order and duties; those that ended are left out, or give way to those they went to.
    pub units: bool,
    /// Who takes part in the main session, in order.
    pub participants: bool,
    /// 宣传标语.
    pub slogans: bool,
    /// 发文机关, 主送, 抄送, 联系方式, 公开属性, 依据.
    pub notice: bool,
    /// 报送要求 as far as they were stated, 应办次数, 活动时长, liaison form.
    pub rules: bool,
    /// Texts of papers word for word, and their titles with the year exchanged.
    pub texts: bool,
}

impl RollOver {
    /// The year `to` after `from` with everything that can be taken over; texts of papers only where every one of them
    /// names the facts of its year by placeholders, since words tell of last year. `None` where `from` is not in the file.
    #[must_use]
    pub fn new(snapshot: &Snapshot, from: ProgrammeId, to: i32) -> Option<Self> {
        let before = snapshot.programmes.get(from)?;
        let years = to - before.year;
        Some(Self {
            from,
            to,
            title: before.title.replace(&before.year.to_string(), &to.to_string()),
            months: before.months.iter().filter_map(|month| month.years_later(years)).collect(),
            parts: RollOverParts {
                units: true,
                participants: true,
                slogans: true,
                notice: true,
                rules: true,
                texts: tell_of_any_year(snapshot, from),
            },
            as_last_year: false,
        })
    }
}

/// Whether the year has texts of papers, and all of them name its facts by placeholders.
fn tell_of_any_year(snapshot: &Snapshot, programme: ProgrammeId) -> bool {
    let holds = |text: &str| {
        let found = Cell::new(false);
        let _ = filled(text, |_| {
            found.set(true);
            None
        });
        found.get()
    };
    let kept = snapshot.paper_texts_of(programme).filter(|t| !t.text.trim().is_empty());
    let mut texts = kept.map(|kept| holds(&kept.text)).peekable();
    texts.peek().is_some() && texts.all(|any_year| any_year)
}
