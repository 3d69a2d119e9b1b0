//! Words by which the title of a paper is divided into lines.

/// Words that begin a clause of a title: a line is broken before them first.
pub const CLAUSE_BEFORE: &[&str] = &["关于", "领导小组"];
/// Words before which a title may be broken into lines.
pub const BREAK_BEFORE: &[&str] = &[
    "组织开展",
    "开展",
    "做好",
    "现场",
    "集中",
    "政务公开",
    "政务服务",
    "宣传标语",
    "联络员信息表",
    "联络员名册",
    "参会回执",
    "签到表",
    "咨询台安排表",
    "桌牌",
    "开展情况",
    "开展和报送",
    "一览表",
    "计划表",
    "意见反馈表",
    "文件有关内容",
    "台账",
    "单位名册",
    "活动安排表",
    "安排表",
    "参加单位",
    "单位名单",
    "县直单位",
    "区直部门",
    "市直单位",
    "旗直单位",
    "州直单位",
    "省直单位",
    "有关工作",
    "有关事项",
    "工作的通知",
    "活动的通知",
    "日历",
    "全年安排",
    "“",
    "《",
];
/// Words after which it may be. Anywhere else a break would part a word.
pub const BREAK_AFTER: &[&str] = &["和", "及", "年", "届", "、", "”", "》", "开展", "活动", "更正", "征求"];
/// Words that stay with what stands behind them: 组织开展, 现场集中宣传.
pub const LEADING: &[&str] = &["关于", "组织", "现场"];
/// Words that stay with what stands before them: 活动 may end a line, but not before 的通知.
pub const BREAK_TOGETHER: &[&str] = &["日", "月", "的", "活动", "度"];
/// Signs that no line begins with, and signs that none ends with.
pub const NEVER_FIRST: &str = "”》）、，：。";
/// See [`NEVER_FIRST`]; what they open is kept together.
pub const OPENING: &str = "“《（";
/// Signs that close it.
pub const CLOSING: &str = "”》）";
/// Measures that stay with the figure before them.
pub const AFTER_FIGURES: &str = "年届";
