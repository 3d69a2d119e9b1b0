//! What a number counts: the thing right before it, else the one right behind it, else what its verb tells.

use super::numbers::Number;
use super::words as w;
use crate::model::figure::FigureItem;

/// Characters behind a number in which its thing is looked for.
const REACH: usize = 16;

/// A number in its sentence.
pub struct Context<'a> {
    /// The line without blanks.
    pub chars: &'a [char],
    /// The number.
    pub number: &'a Number,
    /// Where the sentence begins.
    pub sentence: usize,
    /// Behind the last number before it, in the same line, 0 if there is none.
    pub behind_last: usize,
    /// Sorts (62种) that stand between a thing and its number, from and behind.
    pub sorts: &'a [(usize, usize)],
}

/// What a number counts, and the characters that tell it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The thing.
    pub item: FigureItem,
    /// From the first of its words.
    pub start: usize,
    /// Behind the last of its words, or of the number.
    pub end: usize,
    /// It is said to be a total.
    pub total: bool,
}

/// What stands before a number once fillers are gone.
struct Before {
    text: Vec<char>,
    start: usize,
    total: bool,
    /// Nothing stands between the last number and this one.
    at_last: bool,
}

/// What `context`'s number counts. `None`: nothing that a table has.
pub fn counted(context: &Context<'_>) -> Option<Counted> {
    let before = before(context);
    let end = context.number.end;
    let found = |item, start, end| Some(Counted { item, start, end, total: before.total });
    if let Some((item, length)) = thing_before(context, &before) {
        return found(item, before.start + before.text.len() - length, end);
    }
    // 一起, 一次: no number unless its thing stands right before it.
    if context.chars.get(context.number.start) == Some(&w::ONE)
        && context.chars.get(context.number.start + 1).is_some_and(|c| !c.is_ascii() && !w::is_numeral(*c))
    {
        return None;
    }
    if let Some((item, end)) = thing_behind(context, &before) {
        return found(item, context.number.start, end);
    }
    let item = by_verb(context, &before)?;
    found(item, before.start, end)
}

/// Whether the number adds up what stands before it and names no thing: 手册200册、折页300份,共计500份.
pub fn adds_up(context: &Context<'_>) -> bool {
    let before = before(context);
    before.total && before.at_last
}

fn before(context: &Context<'_>) -> Before {
    let chars = context.chars;
    let mut at = context.number.start;
    let (mut total, mut adds) = (false, false);
    let mut colon = false;
    loop {
        if let Some((from, _)) = context.sorts.iter().find(|(_, end)| *end == at) {
            at = *from;
            continue;
        }
        let floor = context.behind_last.max(context.sentence);
        if at <= floor {
            break;
        }
        let last = chars[at - 1];
        if last == ':' && !colon {
            colon = true;
            at -= 1;
            continue;
        }
        if last == ',' && adds {
            at -= 1;
            continue;
        }
        if w::CLOSERS.contains(&last) && last != ')' {
            at -= 1;
            continue;
        }
        let tail: String = chars[at.saturating_sub(5).max(floor)..at].iter().collect();
        let filler = w::FILLERS.iter().filter(|word| tail.ends_with(*word)).max_by_key(|word| word.len());
        let Some(filler) = filler else { break };
        total |= w::TOTALS.iter().any(|word| filler.starts_with(word));
        adds |= w::TOTALS[..6].iter().any(|word| filler.starts_with(word));
        at -= filler.chars().count();
    }
    let floor = context.behind_last.max(context.sentence);
    let at_last = total && at <= context.behind_last && context.behind_last > context.sentence;
    let clause = chars[floor.min(at)..at].iter().rposition(|c| w::CLAUSE_ENDS.contains(c));
    let start = clause.map_or(floor.min(at), |clause| floor + clause + 1);
    Before { text: chars[start..at].to_vec(), start, total, at_last }
}

/// The thing that ends right before the number, and the characters of its words.
fn thing_before(context: &Context<'_>, before: &Before) -> Option<(FigureItem, usize)> {
    let text: String = before.text.iter().collect();
    let measure = context.number.measure.as_deref();
    let whole = sentence_before(context, before);
    // 展板(块): the bracket tells the measure word.
    let bare = text.strip_suffix(')').and_then(|inside| inside.rfind('(').map(|open| &inside[..open]));
    for tail in [Some(text.as_str()), bare].into_iter().flatten() {
        let gone = text.chars().count() - tail.chars().count();
        if let Some((item, word)) = ends_in(tail, measure, &whole) {
            let list = &tail[..tail.len() - word.len()];
            let item = mixed(item, list, measure);
            return Some((item, word.chars().count() + gone));
        }
    }
    // 宣传单、册、书等: the last thing of the list that has a name.
    if text.contains(w::JOINERS[0]) {
        let pieces: Vec<&str> = text.split(w::JOINERS[0]).collect();
        for (n, piece) in pieces.iter().enumerate().rev().skip(1) {
            if let Some((item, word)) = ends_in(piece, measure, &whole)
                && item.is_handed_out()
            {
                let behind: usize = pieces[n + 1..].iter().map(|piece| piece.chars().count() + 1).sum();
                return Some((item, word.chars().count() + behind));
            }
        }
    }
    None
}

/// Several papers under one number are papers: 宣传单和宣传手册120余份.
fn mixed(item: FigureItem, list: &str, measure: Option<&str>) -> FigureItem {
    if !item.is_handed_out() || item == FigureItem::Leaflets {
        return item;
    }
    let Some(joined) = w::JOINERS.iter().filter(|j| list.ends_with(*j)).max_by_key(|j| j.len()) else {
        // 宣传单、便民手册: words may stand between the mark and the thing.
        let Some(mark) = list.rfind(w::JOINERS[0]).or_else(|| list.rfind(w::JOINERS[1])) else { return item };
        if list[mark..].chars().count() > 8 {
            return item;
        }
        return with_other(item, &list[..mark], measure);
    };
    with_other(item, &list[..list.len() - joined.len()], measure)
}

fn with_other(item: FigureItem, list: &str, measure: Option<&str>) -> FigureItem {
    match ends_in(list, measure, list) {
        Some((other, _)) if other.is_handed_out() && other != item => FigureItem::Leaflets,
        _ => item,
    }
}

/// The longest word of a thing that `text` ends in and that goes with the measure word.
fn ends_in(text: &str, measure: Option<&str>, sentence: &str) -> Option<(FigureItem, &'static str)> {
    let mut best: Option<(FigureItem, &'static str)> = None;
    for item in FigureItem::ALL {
        for word in item.words().filter(|word| text.ends_with(word)) {
            let item = meant(*item, word, text, sentence, measure);
            if let Some(item) = item.filter(|item| goes_with(*item, measure))
                && best.is_none_or(|(_, known)| known.len() < word.len())
            {
                best = Some((item, word));
            }
        }
    }
    if best.is_none()
        && let Some(word) = w::PROBLEMS.iter().find(|word| text.ends_with(*word))
    {
        let item = of_problems(text).or_else(|| of_problems(sentence))?;
        best = goes_with(item, measure).then_some((item, *word));
    }
    best
}

/// A word that means this or that by what stands around it.
fn meant(
    item: FigureItem,
    word: &str,
    text: &str,
    sentence: &str,
    measure: Option<&str>,
) -> Option<FigureItem> {
    use FigureItem as I;
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let in_sentence = |words: &[&str]| words.iter().any(|word| sentence.contains(word));
    Some(match item {
        I::Leaflets | I::Gifts if word == w::GOODS => {
            let papers = has(&[w::PRINTED_FOR, w::PRINTING[0]]) && measure == Some(w::SHEETS);
            if papers { I::Leaflets } else { I::Gifts }
        }
        I::Visitors if word.starts_with(w::ANSWERING[3]) && !has(&w::RECEIVING) => item,
        I::Reached if w::CROWDS.contains(&word) || w::HEADS.contains(&word) => {
            if has(&w::RECEIVING) {
                I::Visitors
            } else if has(&[w::ANSWERING[3]]) && w::HEADS.contains(&word) {
                I::Enquiries
            } else {
                I::Reached
            }
        }
        I::Staff if word == w::STAFF => {
            if has(&w::RECEIVING) || text.ends_with(w::ASKING_STAFF) {
                I::Visitors
            } else if has(&w::REACHING) {
                I::Reached
            } else {
                I::Staff
            }
        }
        I::Published if !has(&w::PUBLISHING) && !in_sentence(&w::PUBLISHING) => return None,
        I::Published | I::Posts | I::Messages if has(&w::READERS) => return None,
        I::Units if !in_sentence(&w::TAKING_PART) && !sentence.contains(w::AND_OTHERS) => return None,
        _ => item,
    })
}

fn of_problems(text: &str) -> Option<FigureItem> {
    let last = |words: &[&str]| words.iter().filter_map(|word| text.rfind(word)).max();
    [
        (last(&w::SOLVING), FigureItem::Solved),
        (last(&w::ANSWERING), FigureItem::Enquiries),
        (last(&w::COLLECTING), FigureItem::Collected),
    ]
    .into_iter()
    .filter_map(|(at, item)| at.map(|at| (at, item)))
    .max_by_key(|(at, _)| *at)
    .map(|(_, item)| item)
}

/// Whether a measure word goes with a thing. Text messages are counted without one too.
pub fn goes_with(item: FigureItem, measure: Option<&str>) -> bool {
    match measure {
        None => item == FigureItem::Messages,
        Some(measure) => {
            let plain = |text: &str| text.replace(['(', ')'], "");
            item.measures().any(|known| known == measure || plain(known) == plain(measure))
                || measure
                    .split_once('(')
                    .is_some_and(|(first, _)| item.measures().any(|known| known == first))
        }
    }
}

/// The thing behind a number: 3万多份宣传单.
fn thing_behind(context: &Context<'_>, before: &Before) -> Option<(FigureItem, usize)> {
    let chars = context.chars;
    let from = context.number.end;
    let stops = |c: &char| {
        w::CLAUSE_ENDS.contains(c) || c.is_ascii_digit() || *c == '(' || w::JOINERS[0].starts_with(*c)
    };
    let length = chars[from.min(chars.len())..].iter().take(REACH).take_while(|c| !stops(c)).count();
    let text: String = chars[from..from + length].iter().collect();
    if w::JOINERS.iter().any(|word| text.starts_with(word)) {
        return None;
    }
    let measure = context.number.measure.as_deref();
    let around: String = before.text.iter().collect();
    let clause = chars[from..].iter().take_while(|c| !w::CLAUSE_ENDS.contains(c));
    let whole = sentence_before(context, before) + &clause.collect::<String>();
    let mut best: Option<(usize, usize, FigureItem)> = None;
    for item in FigureItem::ALL {
        for word in item.words() {
            let Some(at) = text.find(word) else { continue };
            let seen = format!("{around}{}", &text[..at + word.len()]);
            let Some(item) = meant(*item, word, &seen, &whole, measure) else { continue };
            if goes_with(item, measure)
                && best.is_none_or(|(known, length, _)| {
                    (at, usize::MAX - word.len()) < (known, usize::MAX - length)
                })
            {
                best = Some((at, word.len(), item));
            }
        }
    }
    if best.is_none()
        && let Some((at, word)) = w::PROBLEMS.iter().find_map(|word| text.find(word).map(|at| (at, *word)))
        && let Some(item) =
            of_problems(&around).or_else(|| of_problems(&text)).filter(|i| goes_with(*i, measure))
    {
        best = Some((at, word.len(), item));
    }
    if best.is_none()
        && measure.is_some_and(|measure| w::OF_PERSONS.contains(&measure))
        && let Some((at, word)) = w::PRESENT.iter().find_map(|word| text.find(word).map(|at| (at, *word)))
        && at <= 12
    {
        let crowd = w::REACHING.iter().chain(&w::CROWDS[..8]).any(|word| around.contains(word));
        let item = if crowd || measure == Some(w::VISITS) { FigureItem::Reached } else { FigureItem::Staff };
        best = Some((at, word.len(), item));
    }
    let (at, length, item) = best?;
    let characters = text[..at + length].chars().count();
    Some((item, from + characters))
}

/// What the verb right before a number tells: 接待1000余人次, 出动宣传10车次.
fn by_verb(context: &Context<'_>, before: &Before) -> Option<FigureItem> {
    use FigureItem as I;
    let measure = context.number.measure.as_deref();
    let text: String = before.text.iter().collect();
    if measure.is_some_and(|measure| w::VAN_RUNS.contains(&measure)) {
        return Some(I::Vans);
    }
    let ends = |words: &[&str]| words.iter().any(|word| text.ends_with(word));
    let verb = w::VERBS.iter().any(|verb| text.ends_with(verb));
    // 宣传资料现场发放5000余份: the thing stands before its verb.
    if verb {
        let whole = sentence_before(context, before);
        let mut last: Option<(usize, FigureItem)> = None;
        for item in I::ALL {
            for word in item.words() {
                let Some(at) = text.rfind(word) else { continue };
                let Some(item) = meant(*item, word, &text[..at + word.len()], &whole, measure) else {
                    continue;
                };
                let end = at + word.len();
                if goes_with(item, measure) && last.is_none_or(|(known, _)| known < end) {
                    last = Some((end, item));
                }
            }
        }
        if let Some((_, item)) = last {
            return Some(item);
        }
    }
    // A character may be lost between verb and number: 接待来访咨询?员共计12人.
    let damaged = || {
        let whole = sentence_before(context, before);
        let clause = whole.rsplit([',', w::SENTENCE_ENDS[1]]).next().unwrap_or_default();
        clause.contains('?') && w::RECEIVING.iter().any(|word| clause.contains(word))
    };
    let persons = measure.is_some_and(|measure| w::OF_PERSONS.contains(&measure));
    let item = if ends(&w::RECEIVING) || persons && damaged() {
        I::Visitors
    } else if ends(&w::REACHING) {
        I::Reached
    } else if ends(&w::SENDING_STAFF) {
        I::Staff
    } else if ends(&w::ANSWERING) {
        I::Enquiries
    } else if ends(&w::SOLVING[..3]) {
        I::Solved
    } else {
        return None;
    };
    goes_with(item, measure).then_some(item)
}

/// The sentence up to the number.
fn sentence_before(context: &Context<'_>, before: &Before) -> String {
    let end = (before.start + before.text.len()).max(context.number.start);
    context.chars[context.sentence.min(end)..end].iter().collect()
}
