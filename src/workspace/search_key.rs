//! Pinyin readings of a unit's name for the search box: `xian ying ji guan li ju`, readings of a character by `|`.

use pinyin::ToPinyinMulti;

/// The search key of a unit with these names.
pub(super) fn search_key(name: &str, full_name: Option<&str>) -> String {
    let mut keys = vec![reading(name)];
    keys.extend(full_name.map(reading));
    keys.dedup();
    keys.join(";")
}

fn reading(name: &str) -> String {
    let syllables =
        name.chars().filter(|c| !c.is_whitespace() && *c != ';').map(|c| match c.to_pinyin_multi() {
            Some(readings) => {
                let mut plain: Vec<&str> = readings.into_iter().map(pinyin::Pinyin::plain).collect();
                plain.sort_unstable();
                plain.dedup();
                plain.join("|")
            }
            None => c.to_lowercase().collect(),
        });
    syllables.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reading_of_a_character_is_kept() {
        let key = search_key("县应急局", None);
        let first: Vec<&str> = key.split(' ').filter_map(|readings| readings.split('|').next()).collect();
        assert_eq!(first.len(), 4);
        assert!(key.contains("xian") && key.contains("ying") && key.ends_with("ju"), "{key}");
        assert!(search_key("长沙", None).starts_with("chang|zhang"));
        assert!(search_key("A3站", Some("A3站")).starts_with("a 3 zhan"));
        assert!(!search_key("A3站", Some("A3站")).contains(';'), "the same name is read once");
    }
}
