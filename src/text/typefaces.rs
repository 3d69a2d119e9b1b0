//! Names of the typefaces that official papers are set in (GB/T 9704-2012), as Word and the system's fonts call them.

/// 小标宋, for titles. As in every list here, the first name is the one written into Word documents.
pub const TITLE: &[&str] = &[
    "方正小标宋简体",
    "FZXiaoBiaoSong-B05S",
    "方正小标宋_GBK",
    "FZXiaoBiaoSong-B05",
    "方正公文小标宋",
    "FZDocXiaoBiaoSong",
    "小标宋",
];

/// 仿宋, for the body.
pub const BODY: &[&str] = &[
    "仿宋_GB2312",
    "FangSong_GB2312",
    "方正仿宋_GBK",
    "FZFangSong-Z02",
    "方正仿宋简体",
    "FZFangSong-Z02S",
    "仿宋",
    "FangSong",
    "华文仿宋",
    "STFangsong",
];

/// 楷体, for subtitles.
pub const KAI: &[&str] = &[
    "楷体_GB2312",
    "KaiTi_GB2312",
    "方正楷体_GBK",
    "FZKai-Z03",
    "方正楷体简体",
    "FZKai-Z03S",
    "楷体",
    "KaiTi",
    "华文楷体",
    "STKaiti",
];

/// 黑体, for the word 附件 and the heads of tables.
pub const HEI: &[&str] = &["黑体", "SimHei", "方正黑体_GBK", "FZHei-B01", "华文黑体", "STHeiti"];

/// 宋体, for page numbers.
pub const SONG: &[&str] = &["宋体", "SimSun", "方正书宋_GBK", "FZShuSong-Z01", "华文宋体", "STSong"];

/// Signs that may not begin a line, and those that may not end one (GB/T 15834-2011, 5.1).
pub const NOT_FIRST: &str = "，。、；：？！）》〉」』】〕”’…—％,.;:?!)%]}";
/// See [`NOT_FIRST`].
pub const NOT_LAST: &str = "（《〈「『【〔“‘([{";
/// After these a list goes on with its next item.
pub const LIST_MARKS: &str = "、；";
/// Words that a number before them is not parted from at the end of a line.
pub const MEASURES: &str = "年月日号时分个家届";
