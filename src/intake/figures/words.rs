//! The Chinese words that the reader of figures looks for: data, not sentences. Widths are folded before.

/// Numerals that carry a value of their own.
pub const DIGITS: [(char, u64); 12] = [
    ('零', 0), ('〇', 0), ('一', 1), ('二', 2), ('两', 2), ('三', 3), ('四', 4), ('五', 5), ('六', 6), ('七', 7),
    ('八', 8), ('九', 9),
];
/// Powers of ten.
pub const POWERS: [(char, u64); 5] = [('十', 10), ('百', 100), ('千', 1000), ('万', 10_000), ('亿', 100_000_000)];
/// One, which says no number in most of its places (一起, 一次认真检查).
pub const ONE: char = '一';
/// Makes no number of a power (数百, 几十).
pub const VAGUE: [char; 2] = ['数', '几'];
/// And some more, behind a number.
pub const MORE: [char; 3] = ['余', '多', '来'];
/// More than, before a number.
pub const OVER: [&str; 8] = ["超过", "超出", "超", "逾", "突破", "不下于", "不下", "多于"];
/// More than, before a power of ten.
pub const OVER_POWER: [&str; 3] = ["上", "过", "成"];
/// Almost, before a number.
pub const NEARLY: [&str; 4] = ["将近", "接近", "几近", "近"];
/// Words that only end like it.
pub const NOT_NEARLY: [&str; 4] = ["最近", "附近", "靠近", "邻近"];
/// About, before a number.
pub const ABOUT: [&str; 4] = ["大约", "约", "大概", "大致"];
/// Words that only end like it.
pub const NOT_ABOUT: [&str; 4] = ["预约", "节约", "合约", "契约"];
/// More than, behind the measure word.
pub const OVER_TAIL: [&str; 3] = ["以上", "之多", "余"];
/// About, behind the measure word.
pub const ABOUT_TAIL: [&str; 3] = ["左右", "上下", "许"];
/// At least: a demand.
pub const AT_LEAST: [&str; 6] = ["不少于", "不得少于", "不低于", "不得低于", "至少", "最少"];
/// Marks of a range.
pub const RANGE: &str = "-—–~～至到";
/// Before an ordinal.
pub const NTH: char = '第';
/// Measure words, the longest first where one begins another.
pub const MEASURES: [&str; 70] = [
    "辆车次", "台车次", "人(次)", "份(册)", "册(份)", "条(次)", "场(次)", "台(次)", "辆(次)", "件(次)", "块(次)",
    "次(场)", "条(幅)", "幅(条)", "块(个)", "个(家)", "家(个)", "件(个)", "个(件)", "名(人)", "人次", "场次",
    "台次", "辆次", "车次", "条次", "块次", "件次", "批次", "班次", "家次", "人", "名", "位", "员", "份", "册",
    "本", "条", "幅", "副", "块", "个", "家", "件", "项", "次", "场", "期", "篇", "则", "张", "面", "处", "台",
    "辆", "只", "把", "套", "户", "部", "起", "宗", "例", "支", "顶", "盒", "袋", "枚", "组",
];
/// More measure words.
pub const MEASURES_MORE: [&str; 18] = [
    "批", "堂", "课", "节", "座", "道", "版", "页", "包", "瓶", "单", "趟", "题", "桩", "展", "种", "类", "款",
];
/// Sorts, not numbers of things: they may stand between a thing and its number.
pub const SORTS: [&str; 3] = ["种", "类", "款"];
/// Characters that make another word of a measure word before them: word, what follows.
pub const NOT_MEASURE: [(&str, &str); 10] = [
    ("人", "民大社员均才口"), ("条", "例"), ("期", "间"), ("项", "目"), ("部", "门分"), ("节", "日约"), ("课", "题"),
    ("名", "单称"), ("单", "位"), ("展", "板览"),
];
/// Lengths of time that begin with a measure word.
pub const TIMES: [&str; 7] = ["个工作日", "个月", "个小时", "个半", "个百分", "个方面", "个自然日"];
/// Behind a year, month or day.
pub const OF_DATE: [char; 4] = ['年', '月', '日', '号'];
/// What may stand between a thing and its number, the longest first.
pub const FILLERS: [&str; 58] = [
    "总人数达到", "累计达到", "共计达到", "总数达到", "累计达", "共计达", "总数达", "总计达", "合计达", "人数达到", "人数达", "数量达",
    "总共有", "共计有", "达到了", "分别达", "分别为", "分别有", "总数为", "总数", "数量", "总计", "合计", "共计", "累计", "总共", "共有",
    "已达", "达到", "多达", "高达", "计有", "大约", "各类", "各种", "各式", "均为", "分别", "合共", "计达", "已有", "共达", "有", "达", "共",
    "计", "为", "了", "等", "各", "是", "数", "已", "就", "约", "的", "过", "新",
];
/// Those of them that add up.
pub const TOTALS: [&str; 7] = ["总计", "合计", "共计", "总共", "合共", "总数", "共"];
/// Brackets and quotation marks behind a thing.
pub const CLOSERS: [char; 5] = [')', '”', '"', '》', '’'];
/// Ends of a clause.
pub const CLAUSE_ENDS: [char; 9] = [',', '。', ';', ':', '!', '?', '\n', '…', '|'];
/// Ends of a sentence.
pub const SENTENCE_ENDS: [char; 5] = ['。', ';', '!', '?', '\n'];
/// Joins the last of several things.
pub const JOINERS: [&str; 7] = ["、", "和", "及", "与", "以及", "并", "同"];
/// Of which.
pub const OF_WHICH: &str = "其中";
/// One each.
pub const EACH: [&str; 3] = ["每", "平均", "人均"];
/// Years and days that are not this one.
pub const OTHER_TIMES: [&str; 9] = ["去年", "上年", "往年", "历年", "上届", "同比", "前年", "以往", "历届"];
/// Places larger than any unit that reports.
pub const ELSEWHERE: [&str; 2] = ["全省", "全国"];
/// What is counted of readers, not of posts.
pub const READERS: [&str; 9] = ["转发", "浏览", "阅读", "点击", "点赞", "访问", "播放量", "转载", "评论"];
/// Meetings before the activity.
pub const BEFOREHAND: [&str; 10] = [
    "筹备会", "动员会", "部署会", "协调会", "推进会", "专题会", "调度会", "预备会", "碰头会", "业务培训会",
];
/// A demand, not a deed.
pub const DEMANDS: [&str; 27] = [
    "不少于", "不得少于", "不低于", "不得低于", "至少", "拟邀请", "拟组织", "拟开展", "拟发放", "拟制作", "拟设", "拟于", "拟安排",
    "计划邀请", "计划发放", "计划开展", "计划组织", "计划制作", "预计", "应当", "应指定", "应组织", "应安排", "必须", "原则上", "要指定", "要用",
];
/// Handing out.
pub const HANDING: [&str; 10] = ["发放", "散发", "派发", "分发", "赠送", "赠阅", "印发", "送出", "发出", "张贴"];
/// Printing, which is not handing out.
pub const PRINTING: [&str; 3] = ["印制", "印刷", "制作"];
/// Handing out what was printed.
pub const PRINTED_FOR: &str = "印发";
/// Receiving.
pub const RECEIVING: [&str; 4] = ["接待", "接访", "来访", "上访"];
/// Asking and answering.
pub const ANSWERING: [&str; 8] = ["解答", "答复", "回答", "咨询", "解释", "答疑", "释疑", "答问"];
/// Solving.
pub const SOLVING: [&str; 7] = ["解决", "化解", "办结", "协调", "办理", "处置", "处理"];
/// Collecting.
pub const COLLECTING: [&str; 9] = ["整理", "收集", "梳理", "征集", "搜集", "登记", "汇总", "受理", "征求"];
/// Teaching and showing: persons who were reached.
pub const REACHING: [&str; 12] = [
    "参观", "受教育", "受益", "覆盖", "惠及", "吸引", "培训", "参训", "受众", "邀请", "观看", "围观",
];
/// Publishing.
pub const PUBLISHING: [&str; 14] = [
    "发布", "刊发", "推送", "编发", "发表", "刊登", "刊载", "上传", "推出", "撰写", "更新", "公开", "播发", "转载",
];
/// Taking part.
pub const TAKING_PART: [&str; 10] = ["参加", "参与", "参展", "参会", "联合", "牵头", "组织", "共有", "会同", "进驻"];
/// Ends of a clause before how many took part: 等20余个部门.
pub const AND_OTHERS: char = '等';
/// Behind a number of persons who are not called anything else.
pub const PRESENT: [&str; 7] = ["参加", "参与", "到场", "出席", "参会", "在场", "现场"];
/// Verbs right before a number of staff.
pub const SENDING_STAFF: [&str; 8] = ["出动", "抽调", "派出", "安排", "组织", "选派", "投入", "带领"];
/// Verbs right before a number, whose thing stands before them.
pub const VERBS: [&str; 34] = [
    "发放", "散发", "派发", "分发", "赠送", "印发", "摆放", "展出", "制作", "设置", "悬挂", "张贴", "播放", "开展", "解答", "接待", "收集",
    "举办", "组织", "发布", "推送", "发送", "设立", "布置", "展示", "受理", "出动", "征集", "办理", "参与", "参加", "刊发", "张挂", "放置",
];
/// Crowds: persons, whatever they come for.
pub const CROWDS: [&str; 12] = [
    "群众", "居民", "市民", "村民", "百姓", "人员", "民众", "路人", "行人", "商户", "业主", "农民",
];
/// Persons without any other word.
pub const STAFF: &str = "人员";
/// Persons who came to ask.
pub const ASKING_STAFF: &str = "咨询人员";
/// Measure words of persons.
pub const OF_PERSONS: [&str; 4] = ["人", "名", "人次", "位"];
/// Problems.
pub const PROBLEMS: [&str; 5] = ["问题", "事项", "诉求", "难题", "困难"];
/// How many persons.
pub const HEADS: [&str; 3] = ["人数", "人次", "人员"];
/// Goods that are papers where they were printed.
pub const GOODS: &str = "宣传品";
/// The measure word of papers.
pub const SHEETS: &str = "份";
/// Persons.
pub const PERSONS: &str = "人";
/// Visits.
pub const VISITS: &str = "人次";
/// Rest of a measure word behind 余 (人余次).
pub const TIMES_TAIL: char = '次';
/// Measure words of vans alone.
pub const VAN_RUNS: [&str; 6] = ["车次", "台次", "辆次", "台车次", "辆车次", "辆(次)"];
/// Parts of a file with several reports: 篇三, 第二篇.
pub const PART: char = '篇';
/// On a page that holds several: 精选17篇.
pub const COLLECTION: &str = "篇)";
/// Ends of the title of a report.
pub const REPORT_ENDS: [&str; 12] = [
    "总结", "汇报", "报告", "简报", "小结", "信息", "活动情况", "情况", "方案", "计划", "新闻", "讯",
];
/// Ends of the title of a plan.
pub const PLAN_ENDS: [&str; 10] = ["方案", "计划", "通知", "要求", "安排", "预案", "办法", "意见", "打算", "方案》"];
/// Words of a plan's own text.
pub const PLAN_WORDS: [&str; 9] = [
    "制定本方案", "制订本方案", "特制定", "特制订", "制定如下", "制定以下", "方案如下", "通知如下", "本实施方案",
];
/// Words of a report's own text.
pub const DONE_WORDS: [&str; 14] = [
    "总结如下", "共发放", "此次活动共", "本次活动共", "活动共", "取得了", "圆满", "开展了", "接待了", "发放了", "汇报如下", "情况如下", "举办了",
    "营造了",
];
/// Before the day on which a page was put up.
pub const PUT_UP: [&str; 8] = ["发布日期", "发布时间", "时间:", "日期:", "来源", "上传", "编辑", "发表于"];
/// Behind a name, before a day or place.
pub const AT: [char; 2] = ['于', '在'];
/// Verbs behind the name of who held an activity, in a title.
pub const HELD: [&str; 17] = [
    "活动总结", "积极开展", "扎实开展", "深入开展", "认真开展", "组织开展", "开展", "举办", "举行", "组织", "关于", "参加", "积极", "多措并举", "借", "召开",
    "第",
];

/// Whether a character is a numeral or a word like 余.
pub fn is_numeral(c: char) -> bool {
    DIGITS.iter().any(|(d, _)| *d == c) || POWERS.iter().any(|(d, _)| *d == c) || MORE.contains(&c)
}
