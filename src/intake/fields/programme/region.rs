//! The region that an office belongs to.

use crate::intake::text::is_chinese;
use crate::intake::words as w;

/// The smallest region at the front of a text: 六安市金寨县… gives 金寨县.
pub fn region(text: &str) -> Option<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut start = 0;
    let mut found = None;
    while let Some(length) = region_length(&chars[start..]) {
        found = Some(chars[start..start + length].iter().collect::<String>());
        start += length;
    }
    found
}

fn region_length(chars: &[char]) -> Option<usize> {
    let stop = |c: &char| !is_chinese(*c) || [w::OPEN, w::CLOSE].contains(c) || w::REGION_STOPS.contains(*c);
    let reach = chars.iter().take(16).position(stop).unwrap_or(chars.len().min(16));
    for end in 2..=reach {
        let text: String = chars[..end].iter().collect();
        let Some(mark) = w::REGIONS.iter().find(|mark| text.ends_with(**mark)) else { continue };
        let body = end - mark.chars().count();
        let two: String = chars[end - 1..].iter().take(2).collect();
        let word = w::NO_REGION.iter().any(|word| two == *word || text.ends_with(word));
        let word = word || body == 1 && w::NO_REGION_ONE.contains(chars[0]);
        if (1..=12).contains(&body) && !word && !w::NO_REGION_BODY.iter().any(|word| text.starts_with(word)) {
            return Some(end);
        }
    }
    None
}
