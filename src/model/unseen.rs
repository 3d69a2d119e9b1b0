//! Characters that are not seen, or that change how others are seen: two texts that differ in them alone look the same.

/// Whether a character leaves no mark of its own: control characters, marks of direction, zero-width and filling
/// characters, variation selectors and tags (Unicode `Default_Ignorable_Code_Point`, with the controls).
#[must_use]
pub fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{3164}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}')
}

/// The text without what is not seen; lines and tabs stay.
#[must_use]
pub fn seen(text: &str) -> String {
    text.chars().filter(|c| matches!(c, '\n' | '\t') || !is_unseen(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_seen_goes_and_what_is_written_stays() {
        let hidden = "\u{200b}县\u{3164}水\u{ad}利\u{202e}局\u{1b}\u{feff}\u{e0101}\u{9b}";
        assert_eq!(seen(hidden), "县水利局");
        let written = "县水利局（㳇江·塅）\n\t“A-1” 　①〇𠮷💧，…—";
        assert_eq!(seen(written), written);
    }
}
