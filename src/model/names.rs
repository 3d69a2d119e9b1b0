//! Comparing the names of units. Nothing here decides that two names are one unit; it proposes.

use super::unit::{Tier, UnitKind};
use super::unseen::is_unseen;

/// A name with full-width letters, digits and brackets made half-width and all spaces and what is not seen dropped, for
/// comparing.
#[must_use]
pub fn folded(name: &str) -> String {
    name.chars()
        .filter(|c| !c.is_whitespace() && !is_unseen(*c))
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            '“' | '”' => '"',
            '〔' => '[',
            '〕' => ']',
            other => other,
        })
        .flat_map(char::to_lowercase)
        .collect()
}

/// Marks of administrative divisions that a name may begin with, longest first.
const DIVISIONS: [&str; 8] = ["自治区", "自治州", "自治县", "自治旗", "省", "市", "县", "区"];

/// Words that begin with a mark of a division but are no prefix (市场监管局 is not the 场监管局 of a 市).
const NOT_PREFIXES: [&str; 5] = ["市场", "市容", "区域", "区块", "县域"];

/// Ends of names and the short form they are compared by; the first that fits is used.
const ENDS: [(&str, &str); 12] = [
    ("人民政府办公室", "政府办"),
    ("人民政府", ""),
    ("办事处", ""),
    ("办公室", "办"),
    ("委员会", "委"),
    ("联合会", "联"),
    ("合作社联合社", "社"),
    ("合作联社", "社"),
    ("合作社", "社"),
    ("有限责任公司", "公司"),
    ("股份有限公司", "公司"),
    ("有限公司", "公司"),
];

/// A name taken apart once, for comparing it with many: whose it is and what it is.
#[derive(Clone, Debug)]
pub struct Compared {
    folded: String,
    tier: Tier,
    /// Place named in full at the front (宣城市), if any.
    place: Option<String>,
    /// 委 or 政府, where the name says whose office it is: 县委办 and 县政府办 are two.
    owner: Option<&'static str>,
    core: String,
}

/// The administrative tier that a name says it belongs to, seen from `region` (湘潭县: 市 is the tier above it).
/// A name without a mark belongs to the region itself.
#[must_use]
pub fn tier_of(name: &str, region: Option<&str>) -> Tier {
    parts(&folded(name), region).tier
}

/// Whether the two names may mean one unit and a person is to be asked: written differently, of one tier and place,
/// and one is the other's abbreviation once a single prefix is stripped (县, 区, 市, the region's name, 人民政府).
/// 宣城市教育体育局 and 宣州区教育体育局 are never asked about.
#[must_use]
pub fn possible_alias(a: &str, b: &str, region: Option<&str>) -> bool {
    Compared::new(a, region).may_be(&Compared::new(b, region))
}

impl Compared {
    /// Takes `name` apart, seen from `region`.
    #[must_use]
    pub fn new(name: &str, region: Option<&str>) -> Self {
        parts(&folded(name), region)
    }

    /// What names that may be one unit have in common: tier, first and last character behind the prefix, numerals.
    /// Comparing only inside one key keeps thousands of names fluent.
    #[must_use]
    pub fn key(&self) -> (Tier, Option<char>, Option<char>, String) {
        (self.tier, self.core.chars().next(), self.core.chars().next_back(), numerals(&self.core))
    }

    /// What the unit is, without whose it is: 应急局 of 县应急局.
    #[must_use]
    pub fn core(&self) -> &str {
        &self.core
    }

    /// As [`possible_alias`].
    #[must_use]
    pub fn may_be(&self, other: &Self) -> bool {
        let places = (self.place.as_ref(), other.place.as_ref());
        let owners = (self.owner, other.owner);
        if self.folded == other.folded
            || self.core.is_empty()
            || other.core.is_empty()
            || self.tier != other.tier
            || matches!(places, (Some(one), Some(two)) if one != two)
            || matches!(owners, (Some(one), Some(two)) if one != two)
        {
            return false;
        }
        let (one, two) = (self.core.as_str(), other.core.as_str());
        let (short, long) = if one.chars().count() <= two.chars().count() { (one, two) } else { (two, one) };
        // 第一中学 is not 第十一中学, however short it is written.
        (short == long || abbreviates(short, long)) && numerals(short) == numerals(long)
    }
}

/// The numerals of a name, in order.
fn numerals(name: &str) -> String {
    name.chars().filter(|c| c.is_ascii_digit() || "一二三四五六七八九十百".contains(*c)).collect()
}

/// Whether the names have the same length and end and differ in one character: a slip of the pen or of a scanner.
/// Whether it is one only the list of all names can tell (石潭镇 and 石鼓镇 are two).
#[must_use]
pub fn one_slip(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (folded(a).chars().collect(), folded(b).chars().collect());
    a.len() == b.len()
        && a.len() >= 3
        && a.last() == b.last()
        && a.iter().zip(&b).filter(|(one, other)| one != other).count() == 1
}

/// Characters of `short` appear in `long` in order, with the same first and last one.
fn abbreviates(short: &str, long: &str) -> bool {
    if short.len() == long.len() {
        return false;
    }
    let (short, long): (Vec<char>, Vec<char>) = (short.chars().collect(), long.chars().collect());
    if short.len() < 2 || short.first() != long.first() || short.last() != long.last() {
        return false;
    }
    let mut rest = long.iter();
    short.iter().all(|c| rest.any(|other| other == c))
}

fn parts(name: &str, region: Option<&str>) -> Compared {
    let region = region.map(folded).filter(|r| !r.is_empty());
    let region = region.as_deref();
    let own = region.map_or(Tier::County, region_tier);
    let township = |text: &str| ["镇", "乡", "街道", "苏木"].iter().any(|end| text.ends_with(end));
    let mut parts =
        Compared { folded: name.to_owned(), tier: own, place: None, owner: None, core: name.to_owned() };
    if let Some(rest) = region.and_then(|r| name.strip_prefix(r)).filter(|rest| rest.chars().count() > 1) {
        rest.clone_into(&mut parts.core);
    } else if let Some((mark, rest)) = bare_prefix(name) {
        parts.tier = mark_tier(mark);
        rest.clone_into(&mut parts.core);
    } else if let Some((place, mark, rest)) = place_prefix(name) {
        parts.tier = mark_tier(mark);
        rest.clone_into(&mut parts.core);
        parts.place = Some(place.to_owned());
    }
    // A county branch of a city's bureau belongs to the county.
    if parts.core.ends_with("分局") && parts.core.contains(['县', '区', '旗']) {
        parts.tier = Tier::County;
        parts.place = None;
    }
    for (word, owner) in [("人民政府", "政府"), ("政府", "政府"), ("委", "委")] {
        if parts.core.len() > word.len() && parts.core.starts_with(word) {
            parts.owner = Some(owner);
            parts.core.drain(..word.len());
            break;
        }
    }
    if let Some((end, short)) = ENDS.iter().find(|(end, _)| parts.core.ends_with(end)) {
        let stem = &parts.core[..parts.core.len() - end.len()];
        if !stem.is_empty() {
            parts.core = format!("{stem}{short}");
        }
    }
    if township(&parts.core) {
        parts.tier = Tier::Township;
    }
    parts
}

/// The tier of a region by the end of its name. A 市 that is the whole region counts as a city.
fn region_tier(region: &str) -> Tier {
    if region.ends_with('省') || region.ends_with("自治区") {
        Tier::Province
    } else if region.ends_with('市') || region.ends_with("自治州") {
        Tier::City
    } else {
        Tier::County
    }
}

fn mark_tier(mark: &str) -> Tier {
    match mark {
        "省" | "自治区" => Tier::Province,
        "市" | "自治州" => Tier::City,
        _ => Tier::County,
    }
}

/// `县应急局` → (`县`, `应急局`).
fn bare_prefix(name: &str) -> Option<(&'static str, &str)> {
    if NOT_PREFIXES.iter().any(|word| name.starts_with(word)) {
        return None;
    }
    let marks = DIVISIONS.iter().chain(&["旗"]);
    marks
        .filter_map(|mark| name.strip_prefix(mark).map(|rest| (*mark, rest)))
        .find(|(_, rest)| rest.chars().count() > 1)
}

/// `宣城市教育体育局` → (`宣城市`, `市`, `教育体育局`): a place of two to six characters and its mark.
fn place_prefix(name: &str) -> Option<(&str, &'static str, &str)> {
    let starts: Vec<usize> = name.char_indices().map(|(at, _)| at).collect();
    for count in 2..=6 {
        let Some(at) = starts.get(count) else { break };
        for mark in DIVISIONS.iter().chain(&["旗"]) {
            let Some(rest) = name[*at..].strip_prefix(mark) else { continue };
            // 社区, 园区 and 高新区 are no places; 市场 after a place is the bureau's own word.
            let place_end = *at + mark.len();
            let body = &name[..*at];
            let word = NOT_PREFIXES.iter().any(|word| name[*at..].starts_with(word))
                || ["社", "园", "新"].iter().any(|end| body.ends_with(end));
            if rest.chars().count() > 1 && !word {
                return Some((&name[..place_end], mark, rest));
            }
        }
    }
    None
}

/// What sort of body a name tells of; [`UnitKind::Other`] where it does not tell.
#[must_use]
pub fn kind_of(name: &str) -> UnitKind {
    let name = folded(name);
    // 县公安局(县交警大队) is told by what stands before its bracket.
    let name = name.split('(').next().unwrap_or("");
    let ends = |words: &[&str]| words.iter().any(|word| name.ends_with(word));
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    let government = name.strip_suffix("人民政府").unwrap_or(name);
    let stem = government.strip_suffix("办事处").unwrap_or(government);
    let stem_ends = |words: &[&str]| words.iter().any(|word| stem.ends_with(word));
    if stem_ends(&["街道", "街办"]) {
        UnitKind::Street
    } else if stem_ends(&["镇", "乡", "苏木", "民族乡"]) || ends(&["镇政府", "乡政府"]) {
        UnitKind::Township
    } else if has(&["公司", "集团"]) || ends(&["银行", "厂", "信用社", "农商行"]) {
        UnitKind::Enterprise
    } else if has(&["管委会", "开发区", "管理委员会", "产业园", "工业园", "示范区"]) {
        UnitKind::DevelopmentZone
    } else if has(&["人大", "政协", "人民代表大会"]) && ends(&["办", "委", "会", "大", "协", "办公室"])
    {
        UnitKind::Congress
    } else if ends(&[
        "妇联",
        "妇女联合会",
        "残联",
        "残疾人联合会",
        "工会",
        "总工会",
        "团委",
        "团县委",
        "团区委",
        "团市委",
        "科协",
        "文联",
        "工商联",
        "侨联",
        "红十字会",
        "计生协",
        "社科联",
    ]) || name.starts_with("共青团")
    {
        UnitKind::MassOrganisation
    } else if ends(&["县", "区", "市", "旗", "省"]) || name.len() != government.len() {
        UnitKind::Other
    } else if vertical(name) {
        UnitKind::VerticalBranch
    } else if has(&[
        "县委",
        "区委",
        "市委",
        "旗委",
        "省委",
        "纪委",
        "监委",
        "政法委",
        "组织部",
        "宣传部",
        "统战部",
    ]) && !has(&["卫健委", "发改委"])
    {
        UnitKind::PartyOrgan
    } else if ends(&["局", "办", "委", "办公室", "委员会", "部", "厅", "大队", "支队", "供销社", "合作社"])
    {
        UnitKind::Department
    } else if ends(&["联社", "院", "中心", "学校", "所", "站", "馆", "台", "社", "医院", "中学", "小学"])
    {
        UnitKind::Institution
    } else {
        UnitKind::Other
    }
}

/// Bodies that answer to the tier above: county branches of a city's bureau, tax, tobacco, weather, fire brigade.
fn vertical(name: &str) -> bool {
    let branch = name.ends_with("分局") && name.starts_with('市') && name.contains("局");
    branch
        || [
            "税务局",
            "烟草专卖局",
            "烟草局",
            "气象局",
            "消防救援大队",
            "消防大队",
            "消防救援局",
            "海关",
            "调查队",
        ]
        .iter()
        .any(|end| name.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    const REGION: Option<&str> = Some("湘潭县");

    #[test]
    fn short_and_long_names_of_one_unit_are_asked_about() {
        for (short, long) in [
            ("县应急局", "县应急管理局"),
            ("县发改局", "县发展和改革局"),
            ("县人社局", "县人力资源和社会保障局"),
            ("县卫健局", "县卫生健康局"),
            ("县住建局", "县住房和城乡建设局"),
            ("县市监局", "县市场监督管理局"),
            ("县市场监管局", "县市监局"),
            ("县市场监管局", "市场监督管理局"),
            ("县医保局", "县医疗保障局"),
            ("县文旅广体局", "县文化旅游广电体育局"),
            ("县科工局", "县科技和工业信息化局"),
            ("县城管执法局", "县城市管理和综合执法局"),
            ("县交通局", "湘潭县交通运输局"),
            ("行政审批局", "行政审批服务局"),
            ("市生态环境局县分局", "市生态环境局湘潭县分局"),
            ("县消防大队", "县消防救援大队"),
            ("县残联", "县残疾人联合会"),
            ("石潭镇", "石潭镇人民政府"),
            ("县国资委", "县人民政府国资委"),
            ("县人防办", "县人民防空办公室"),
        ] {
            assert!(possible_alias(short, long, REGION), "{short} {long}");
            assert!(possible_alias(long, short, REGION), "{long} {short}");
        }
        assert!(possible_alias("市教委", "市教育委员会", Some("上海市")));
        assert!(possible_alias("区城管局", "区城市管理行政执法局", None));
    }

    #[test]
    fn different_units_are_never_asked_about() {
        for (one, other) in [
            ("宣城市教育体育局", "宣州区教育体育局"),
            ("县公安局", "市公安局"),
            ("县应急局", "县应急局"),
            ("县民政局", "县财政局"),
            ("县林业局", "县农业农村局"),
            ("石潭镇", "石鼓镇"),
            ("县委办", "县委巡察办"),
            ("县政府办", "县政府金融办"),
            ("市生态环境局", "市生态环境局县分局"),
            ("县公安局", "县公安局交警大队"),
            ("梁子湖区", "鄂城区"),
        ] {
            assert!(!possible_alias(one, other, REGION), "{one} {other}");
        }
        assert!(!possible_alias("宣城市教育体育局", "宣州区教育体育局", None));
        assert!(!possible_alias("宣城市教育体育局", "宣州区教育体育局", Some("宣州区")));
    }

    #[test]
    fn a_prefix_is_stripped_once_and_only_where_it_is_one() {
        assert_eq!(parts("市市场监管局", Some("安康市")).core, "市场监管局");
        assert_eq!(parts("市场监管局", Some("安康市")).core, "市场监管局");
        assert_eq!(parts("城市管理局", None).core, "城市管理局");
        assert_eq!(parts("湘潭县应急管理局", REGION).core, "应急管理局");
        assert_eq!(parts("宣城市教育体育局", None).place.as_deref(), Some("宣城市"));
    }

    #[test]
    fn a_slip_is_one_character_in_names_of_one_length() {
        assert!(one_slip("石檀镇", "石潭镇"));
        assert!(!one_slip("石潭镇", "石潭镇"));
        assert!(!one_slip("石潭乡", "石潭镇"));
    }

    #[test]
    fn a_name_tells_its_kind() {
        for (name, kind) in [
            ("云湖桥镇", UnitKind::Township),
            ("排头乡", UnitKind::Township),
            ("达来胡硕苏木", UnitKind::Township),
            ("湖南街道", UnitKind::Street),
            ("湖南街道办事处", UnitKind::Street),
            ("县供电公司", UnitKind::Enterprise),
            ("县中石油昆仑燃气公司", UnitKind::Enterprise),
            ("市生态环境局县分局", UnitKind::VerticalBranch),
            ("县消防救援大队", UnitKind::VerticalBranch),
            ("县烟草专卖局", UnitKind::VerticalBranch),
            ("县公安局", UnitKind::Department),
            ("县供销社", UnitKind::Department),
            ("县金融办", UnitKind::Department),
            ("市发改委", UnitKind::Department),
            ("县委宣传部", UnitKind::PartyOrgan),
            ("县妇联", UnitKind::MassOrganisation),
            ("县政协办", UnitKind::Congress),
            ("镜湖区人民政府", UnitKind::Other),
            ("天水市污水处理厂", UnitKind::Enterprise),
            ("县融媒体中心", UnitKind::Institution),
        ] {
            assert_eq!(kind_of(name), kind, "{name}");
        }
        assert_eq!(tier_of("县应急局", REGION), Tier::County);
        assert_eq!(tier_of("市应急局", REGION), Tier::City);
        assert_eq!(tier_of("应急局", REGION), Tier::County);
        assert_eq!(tier_of("石潭镇", REGION), Tier::Township);
    }
}
