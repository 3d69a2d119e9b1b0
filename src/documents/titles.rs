//! Titles divided into lines where the sense allows it.

use crate::text::titles::{
    AFTER_FIGURES, BREAK_AFTER, BREAK_BEFORE, BREAK_TOGETHER, CLAUSE_BEFORE, CLOSING, LEADING, NEVER_FIRST,
    OPENING,
};

/// What a break costs where the sense suffers, beside what lines of unlike width cost.
const PARTS_A_WORD: usize = 6000;

/// A title divided into lines of about the same width, none wider than `room` half characters, broken where the sense
/// allows it. One line where it fits.
pub(super) fn title_lines(title: &str, room: usize) -> Vec<String> {
    let chars: Vec<char> = title.chars().collect();
    let widths: Vec<usize> = chars.iter().map(|c| if c.is_ascii() { 1 } else { 2 }).collect();
    let total: usize = widths.iter().sum();
    if total <= room || room < 8 {
        return vec![title.to_owned()];
    }
    let least = total.div_ceil(room);
    let best = (least..=least + 1).filter_map(|count| divided(&chars, &widths, count, room)).min();
    let Some((_, breaks)) = best else { return vec![title.to_owned()] };
    let ends = breaks.iter().copied().chain([chars.len()]);
    let starts = [0].into_iter().chain(breaks.iter().copied());
    starts.zip(ends).map(|(from, to)| chars[from..to].iter().collect()).collect()
}

/// The cheapest division into so many lines: what it costs, and where the later lines begin.
fn divided(chars: &[char], widths: &[usize], count: usize, room: usize) -> Option<(usize, Vec<usize>)> {
    let total: usize = widths.iter().sum();
    let even = total / count;
    let cost_of_width = |width: usize| width.abs_diff(even).pow(2);
    // Cheapest way to set the text before each place in the lines so far.
    let mut ways: Vec<Option<(usize, Vec<usize>)>> = vec![None; chars.len() + 1];
    ways[0] = Some((count * 500, Vec::new()));
    for line in 1..=count {
        let mut next: Vec<Option<(usize, Vec<usize>)>> = vec![None; chars.len() + 1];
        for (from, way) in ways.iter().enumerate().take(chars.len()) {
            let Some((cost, breaks)) = way else { continue };
            let mut width = 0;
            for to in from + 1..=chars.len() {
                width += widths[to - 1];
                if width > room {
                    break;
                }
                let last = line == count;
                if last != (to == chars.len()) {
                    continue;
                }
                let Some(price) = (if last { Some(0) } else { price(chars, to) }) else { continue };
                let cost = cost + cost_of_width(width) + price;
                if next[to].as_ref().is_none_or(|(known, _)| cost < *known) {
                    let mut breaks = breaks.clone();
                    if !last {
                        breaks.push(to);
                    }
                    next[to] = Some((cost, breaks));
                }
            }
        }
        ways = next;
    }
    ways.pop().flatten()
}

/// What it costs the sense to begin a line at a place; `None` where none may begin.
fn price(chars: &[char], at: usize) -> Option<usize> {
    let (before, after) = (chars[at - 1], chars[at]);
    if NEVER_FIRST.contains(after) || OPENING.contains(before) {
        return None;
    }
    if before.is_ascii_alphanumeric() && (after.is_ascii_alphanumeric() || AFTER_FIGURES.contains(after)) {
        return None;
    }
    let open = chars[..at].iter().filter(|c| OPENING.contains(**c)).count();
    let shut = chars[..at].iter().filter(|c| CLOSING.contains(**c)).count();
    let starts = |word: &&str| word.chars().eq(chars[at..].iter().copied().take(word.chars().count()));
    let ends = |word: &&str| {
        let length = word.chars().count();
        at >= length && word.chars().eq(chars[at - length..at].iter().copied())
    };
    let inside = if open > shut { PARTS_A_WORD } else { 0 };
    let sense = if CLAUSE_BEFORE.iter().any(starts) {
        0
    } else if BREAK_BEFORE.iter().any(starts) && !LEADING.iter().any(ends) {
        140
    } else if BREAK_AFTER.iter().any(ends) && !BREAK_TOGETHER.iter().any(starts) {
        200
    } else {
        PARTS_A_WORD
    };
    Some(inside + sense)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_never_broken_inside_the_name_of_the_activity() {
        for (title, name) in [
            ("2023年政务公开主题日现场集中宣传活动参会回执", "政务公开主题日"),
            ("2023年政务公开主题日现场集中宣传活动咨询台安排表", "现场集中宣传活动"),
            ("抚顺县人民政府办公室关于组织开展2016年“5•15政务公开日”活动的通知", "“5•15政务公开日”活动"),
            ("2023年“政务公开主题日”活动开展和报送情况台账", "“政务公开主题日”活动"),
            (
                "湘潭县政务公开和政务服务工作领导小组办公室关于做好2023年政务公开主题日现场集中宣传活动有关工作的通知",
                "政务公开主题日",
            ),
            ("某区行政审批服务局关于组织开展2024年政务公开宣传周活动的通知", "政务公开宣传周活动"),
        ] {
            for room in [36, 40, 44] {
                let lines = title_lines(title, room);
                assert_eq!(lines.concat(), title);
                assert!(lines.iter().any(|line| line.contains(name)), "{lines:?}");
                assert!(!lines.iter().any(|line| line.starts_with(['的', '日'])), "{lines:?}");
            }
        }
    }

    #[test]
    fn a_long_title_is_broken_where_the_sense_allows_it() {
        let room = 40;
        let title = "湘潭县政务公开和政务服务工作领导小组办公室关于组织开展2023年“政务公开主题日”活动的通知";
        assert_eq!(
            title_lines(title, room),
            [
                "湘潭县政务公开和政务服务工作",
                "领导小组办公室关于组织开展2023年",
                "“政务公开主题日”活动的通知"
            ]
        );
        assert_eq!(
            title_lines("抚顺市政务公开办公室关于组织开展政务公开宣传周活动的通知", room),
            ["抚顺市政务公开办公室", "关于组织开展政务公开宣传周活动的通知"]
        );
        assert_eq!(title_lines("政务公开主题日“N分会”活动安排表", room).len(), 1);
        let odd = "长".repeat(90);
        let lines = title_lines(&odd, room);
        assert_eq!(lines.concat(), odd);
        assert!(lines.iter().all(|line| line.chars().count() <= 20));
    }
}
