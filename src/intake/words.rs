//! The Chinese words that intake looks for: data, not sentences. Nowhere else in intake stand Chinese literals.
//! Text is compared after widths are folded, so brackets, colons and commas here are half-width.

// --- Marks ---------------------------------------------------------------------------------------------------

/// Full stop.
pub const STOP: char = '。';
/// The comma of lists.
pub const LIST: char = '、';
/// Full-width exclamation mark, in output.
pub const SHOUT: char = '！';
/// Tag of a page before a title.
pub const TAG: (char, char) = ('【', '】');
/// Joins an attribute to its noun.
pub const OF: char = '的';
/// Marks before the head of a column.
pub const STARS: [char; 2] = ['*', '★'];
/// A county's own bodies begin with one of these.
pub const OWN: [char; 4] = ['县', '区', '市', '旗'];
/// Opening quotation mark.
pub const OPEN: char = '“';
/// Closing quotation mark.
pub const CLOSE: char = '”';
/// Opening mark of a work's title.
pub const OPEN_WORK: char = '《';
/// Closing mark of a work's title.
pub const CLOSE_WORK: char = '》';
/// Brackets of a document number.
pub const NUMBER_BRACKETS: (char, char) = ('〔', '〕');
/// The end of a document number.
pub const NUMBER_END: char = '号';
/// Pairs (mark, full-width mark) that are widened in Chinese output.
pub const WIDE: [(char, char); 7] =
    [(',', '，'), (';', '；'), (':', '：'), ('!', '！'), ('?', '？'), ('(', '（'), (')', '）')];
/// Marks that are folded beside the full-width ASCII block.
pub const FOLDED: [(char, char); 6] =
    [('「', '“'), ('」', '”'), ('『', '‘'), ('』', '’'), ('﹝', '〔'), ('﹞', '〕')];
/// Comma of papers.
pub const WIDE_COMMA: char = '，';
/// Colon of papers.
pub const WIDE_COLON: char = '：';
/// Brackets of papers.
pub const WIDE_BRACKETS: (char, char) = ('（', '）');
/// Between the parts of what several rows say.
pub const WIDE_SEMICOLON: char = '；';
/// Characters of Traditional pages that keep their form in these names of places (乾潭镇): character, what follows.
pub const KEPT: [(char, &str); 1] = [('乾', "潭安务務州佑江溪塘窑窯驿驛")];
/// Vowels with tone marks, as pinyin glosses have them.
pub const TONES: &str = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿê";
/// Numbers in a circle before items.
pub const CIRCLED: &str = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";

// --- Numbers and time ------------------------------------------------------------------------------------------

/// Numerals by their value.
pub const NUMERALS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
/// Ten.
pub const TEN: char = '十';
/// Ways to write zero.
pub const ZEROS: &str = "零〇○";
/// Two before a measure word.
pub const TWO: char = '两';
/// Year.
pub const YEAR: char = '年';
/// As in 2023年度.
pub const DEGREE: char = '度';
/// Month.
pub const MONTH: char = '月';
/// As in 4月份.
pub const SHARE: char = '份';
/// Day of the month.
pub const DAY: &str = "日号";
/// Before a count.
pub const NTH: char = '第';
/// First half.
pub const UPPER: char = '上';
/// Second half.
pub const LOWER: char = '下';
/// Whole.
pub const WHOLE: char = '全';
/// Every.
pub const EVERY: char = '每';
/// What comes again and again: every month, week, day.
pub const RECURRING: [char; 8] = ['月', '周', '季', '天', '日', '年', '旬', '星'];
/// The whole year.
pub const WHOLE_YEAR: &str = "全年";
/// Halves of the year.
pub const HALVES: [&str; 2] = ["上半年", "下半年"];
/// Quarter.
pub const QUARTER: &str = "季度";
/// Every even month.
pub const EVEN_MONTHS: [&str; 2] = ["每双月", "双月"];
/// Every odd month.
pub const ODD_MONTHS: [&str; 2] = ["每单月", "单月"];
/// Marks of a range.
pub const RANGE: &str = "-－–—―~～至到";
/// Between the two ends of a range.
pub const UNTIL: char = '至';
/// Marks that join dates in a list.
pub const AND: &str = "、和及";
/// Thirds of a month.
pub const THIRDS: [&str; 9] = ["上旬", "中旬", "下旬", "中上旬", "中下旬", "上中旬", "底", "初", "末"];
/// The thirds of a month, in order.
pub const TEN_DAYS: [&str; 3] = ["上旬", "中旬", "下旬"];
/// Up to and including.
pub const BY: [&str; 8] = ["以前", "之前", "前", "前完成", "底前", "前后完成", "截止", "止"];
/// Not sure yet, behind a date.
pub const TENTATIVE_TAIL: [&str; 4] = ["(暂定)", "(拟)", "(初定)", "(预计)"];
/// Not sure yet.
pub const TENTATIVE: [&str; 6] = ["暂定", "拟定", "拟于", "初定", "预计", "(拟)"];
/// Told later.
pub const LATER: [&str; 7] = ["另行通知", "待定", "另定", "未定", "待通知", "另行安排", "另行确定"];
/// What may stand before a time in its cell.
pub const BEFORE_TIME: [&str; 14] = [
    "于", "拟", "定于", "计划", "预计", "约", "暂定", "每年", "在", "从", "自", "时间:", "原则上", "(",
];
/// Day of the week.
pub const WEEK: [&str; 3] = ["星期", "周", "礼拜"];
/// Days of the week from Monday, each with its ways to write.
pub const WEEKDAYS: [&str; 7] = ["一1", "二2", "三3", "四4", "五5", "六6", "日天7"];
/// Times of the day, and whether hours count from noon.
pub const DAYTIME: [(&str, bool); 9] = [
    ("上午", false),
    ("早上", false),
    ("清晨", false),
    ("下午", true),
    ("晚上", true),
    ("傍晚", true),
    ("中午", false),
    ("晚", true),
    ("早", false),
];
/// Behind an hour.
pub const OCLOCK: &str = "点时";
/// Behind an hour, each by itself.
pub const OCLOCK_MARKS: [char; 2] = ['点', '时'];
/// Half past.
pub const HALF: char = '半';
/// Behind minutes.
pub const MINUTE: char = '分';
/// On the dot.
pub const SHARP: char = '整';
/// Half a day.
pub const HALF_DAY: [&str; 2] = ["半天", "半日"];
/// Behind a number of hours.
pub const HOURS: [&str; 2] = ["小时", "个小时"];
/// Behind a number of minutes.
pub const MINUTES: &str = "分钟";
/// Behind a number of days.
pub const DAYS: [&str; 2] = ["天", "日"];

// --- Parts of a notice -----------------------------------------------------------------------------------------

/// Words that open an attachment.
pub const ATTACHMENT: [&str; 4] = ["附件", "附表", "附录", "附"];
/// Those of them that stand without a colon too.
pub const ATTACHMENT_LONG: [&str; 3] = ["附件", "附表", "附录"];
/// About, in the title of a notice.
pub const ABOUT: &str = "关于";
/// Words before the papers that a notice rests on.
pub const ON_BASIS: [&str; 3] = ["根据", "按照", "依据"];
/// What is said of a sheet that is not shown, before its name.
pub const HIDDEN_SHEET: &str = "隐藏的工作表";
/// The same of rows.
pub const HIDDEN_ROWS: &str = "隐藏的行";
/// The same of columns.
pub const HIDDEN_COLUMNS: &str = "隐藏的列";
/// The same of text.
pub const HIDDEN_TEXT: &str = "隐藏的文字";
/// The label of who is asked.
pub const CONTACT_LABEL: &str = "联系人";
/// Ends of a notice's title.
pub const NOTICE: [&str; 8] = ["的通知", "的公告", "的通告", "的函", "的意见", "的方案", "的预告", "的公示"];
/// Ends of other titles.
pub const TITLE_ENDS: [&str; 14] = [
    "方案", "计划", "安排", "安排表", "一览表", "计划表", "预告", "公告", "通知", "日程表", "细则", "表",
    "日程", "通告",
];
/// What a text of the trade is about; a title names one of these.
pub const TRADE: [&str; 13] = [
    "政务公开", "主题日", "开放日", "开放月", "开放活动", "开放计划", "公开日", "访谈", "新闻发布", "接访", "接待",
    "宣传", "接听",
];
/// Verbs before the name of an activity.
pub const TITLE_VERBS: [&str; 15] = [
    "认真做好", "切实做好", "组织开展好", "组织开展", "组织实施", "继续开展", "深入开展", "进一步做好", "做好", "开展好",
    "开展", "举办", "举行", "组织", "实施",
];
/// Printing another paper under a covering notice.
pub const PRINTING: [&str; 4] = ["印发", "转发", "下发", "发布"];
/// Behind the name of an activity, before the end of the title.
pub const TITLE_REST: [&str; 6] = ["有关事项", "有关事宜", "相关事项", "相关工作", "有关工作", "相关事宜"];
/// Ends of the name of an office that issues a notice.
pub const OFFICE_ENDS: [&str; 15] = [
    "办公室", "人民政府", "委员会", "领导小组", "局", "办", "厅", "中心", "政府办", "委", "委员会办公室", "政府", "苏木",
    "部", "联席会议",
];
/// Marks of a region, from the smallest; the longest first where one ends in another.
pub const REGIONS: [&str; 9] = ["自治县", "自治旗", "县", "区", "旗", "市", "自治州", "自治区", "省"];
/// Beginnings that only look as if a region's mark ended in them.
pub const NO_REGION: [&str; 4] = ["市场", "社区", "园区", "小区"];
/// Behind the ordinal of a yearly activity.
pub const ORDINAL: &str = "届";
/// Heading of the theme.
pub const THEME: [&str; 3] = ["活动主题", "宣传主题", "主题"];
/// Before a quoted theme.
pub const THEME_BEFORE: [&str; 3] = ["围绕", "以", "紧扣"];
/// Behind a quoted theme.
pub const THEME_AFTER: [&str; 4] = ["为主题", "主题", "的主题", "活动主题"];
/// The notice's form: main and branch sessions.
pub const FORM_MAIN: [&str; 2] = ["主会场", "主会"];
/// The notice's form: branch sessions.
pub const FORM_BRANCH: [&str; 2] = ["分会场", "分会"];
/// What may stand in the wording of a form.
pub const FORM_CHARS: &str = "0123456789nN一二三四五六七八九十多个+加若干主分会场";

// --- Duties ------------------------------------------------------------------------------------------------------

/// At least.
pub const AT_LEAST: [&str; 6] = ["至少", "不少于", "不低于", "不得少于", "原则上不少于", "不得低于"];
/// Verbs between "at least" and the number.
pub const HOLD: [&str; 8] = ["组织开展", "组织", "开展", "举办", "举行", "承办", "集中开展", "召开"];
/// Measure words of sessions.
pub const TIMES: [&str; 5] = ["次", "场次", "场", "期", "次以上"];
/// A clause about how long a session lasts.
pub const LASTING: [&str; 3] = ["时间", "时长", "持续"];
/// Verbs that name a liaison.
pub const NAME_LIAISON: [&str; 8] = ["明确", "确定", "指定", "安排", "落实", "报送", "选派", "确认"];
/// A liaison.
pub const LIAISON: [&str; 3] = ["联络员", "联系人", "联络人"];
/// Measure words of persons.
pub const PERSONS: [&str; 3] = ["名", "位", "个"];

// --- Reports -------------------------------------------------------------------------------------------------------

/// Verbs of sending in.
pub const SEND: [&str; 13] = [
    "报送", "上报", "报至", "报到", "反馈", "发送", "提交", "报县", "报区", "报市", "发布至", "送至", "报我",
];
/// Sending, where the whole is told by its receiver.
pub const SEND_TO: [&str; 9] =
    ["报送至", "报送到", "发送至", "上报至", "报至", "发至", "发布至", "送至", "报送"];
/// Sending to somebody, without the object before it.
pub const DELIVER: [&str; 3] = ["送", "报", "交"];
/// By day N of the session's month.
pub const SAME_MONTH: [&str; 4] = ["当月", "活动当月", "开展当月", "本月"];
/// By day N of the month after.
pub const NEXT_MONTH: [&str; 3] = ["次月", "下月", "下个月"];
/// By day N of every month.
pub const EVERY_MONTH: [&str; 2] = ["每月", "每个月"];
/// By.
pub const BEFORE: [&str; 4] = ["前", "以前", "之前", "日前"];
/// After the session.
pub const AFTER_EVENT: [&str; 8] =
    ["结束后", "活动后", "开展后", "举办后", "完成后", "活动结束", "结束之后", "举行后"];
/// Before the session.
pub const BEFORE_EVENT: [&str; 12] = [
    "提前", "举行前", "开展前", "活动前", "举办前", "访谈前", "召开前", "访谈日前", "开放日前", "发布前", "开始前", "活动日前",
];
/// Within.
pub const WITHIN: [&str; 3] = ["内", "之内", "以内"];
/// Working day.
pub const WORKING_DAYS: [&str; 2] = ["个工作日", "工作日"];
/// Calendar day.
pub const CALENDAR_DAYS: [&str; 4] = ["个自然日", "天", "日", "个日历日"];
/// Week.
pub const WEEKS: [&str; 3] = ["周", "个星期", "星期"];
/// Month as a length.
pub const MONTHS: [&str; 2] = ["个月", "月"];
/// Put before the object of a verb.
pub const OBJECT: [&str; 2] = ["将", "把"];
/// A deadline for the public, not for units.
pub const PUBLIC: [&str; 6] = ["报名", "预约", "申请参加", "来访群众", "征集", "投票"];
/// Address of a mailbox.
pub const MAILBOX: [&str; 3] = ["邮箱", "电子邮箱", "信箱"];

// --- Sessions ------------------------------------------------------------------------------------------------------

/// The main session.
pub const MAIN: [&str; 12] = [
    "主会场", "主会", "集中宣传", "现场集中", "统一集中", "集中开展", "现场政策咨询", "现场咨询", "集中活动", "主现场",
    "现场活动", "主场活动",
];
/// Taking part.
pub const TAKE_PART: [&str; 6] = ["参加", "参与", "参展", "参会", "主会", "进驻"];
/// What stands between the name of an occasion and the end of its list's title, longest first.
pub const ROLL_ENDS: [&str; 14] = [
    "县直相关单位名单", "市直单位名单", "县直单位名单", "区直单位名单", "旗直单位名单", "县级单位名单", "各单位名单", "有关单位名单", "相关单位名单",
    "参加单位名单", "单位名单", "部门名单", "单位一览表", "名单",
];
/// Lists of bodies.
pub const ROLL: [&str; 4] = ["单位", "部门", "名单", "乡镇"];
/// Words behind which the participants of the main session follow.
pub const PARTICIPANTS_LABEL: [&str; 12] = [
    "参加单位", "参与单位", "参加部门", "参与部门", "参加人员单位", "参会单位", "单位有", "部门有", "单位为", "单位包括",
    "单位如下", "部门包括",
];
/// Labels of organisers.
pub const ORGANISER_LABEL: [&str; 10] = [
    "承办单位", "承办部门", "举办单位", "开放单位", "责任单位", "实施单位", "组织单位", "主办单位", "牵头单位", "活动单位",
];
/// Labels of coordinators.
pub const COORDINATOR_LABEL: [&str; 7] =
    ["协调部门", "协办单位", "配合单位", "协办部门", "配合部门", "协调单位", "协同单位"];
/// Labels of what happens.
pub const CONTENT_LABEL: [&str; 3] = ["主要内容", "活动内容", "宣传内容"];
/// Labels of who is invited.
pub const AUDIENCE_LABEL: [&str; 4] = ["邀请对象", "参加对象", "活动对象", "参加人员"];
/// Labels of the form in which is published what comes of it.
pub const PUBLISH_FORM_LABEL: [&str; 2] = ["发布形式", "发布方式"];
/// Labels of where it is published.
pub const PUBLISH_ON_LABEL: [&str; 3] = ["发布平台", "发布渠道", "发布媒体"];
/// Labels of the time.
pub const TIME_LABEL: [&str; 6] = ["活动时间", "开放时间", "时间", "举办时间", "开展时间", "宣传时间"];
/// Labels of the place.
pub const PLACE_LABEL: [&str; 7] =
    ["活动地点", "开放地点", "地点", "主会场地点", "宣传地点", "集合地点", "活动地址"];
/// Ends of further labels of the place.
pub const PLACE_LABEL_ENDS: [&str; 2] = ["地点", "地址"];
/// Ends of labels behind which a list of units follows.
pub const LIST_LABEL_ENDS: [&str; 11] =
    ["有", "为", "是", "包括", "如下", "顺序", "单位", "部门", "乡镇", "名单", "依次"];
/// Before units in a clause.
pub const BEFORE_UNITS: [&str; 14] = [
    "先后由", "依次由", "分别由", "将由", "则由", "由", "依次为", "分别为", "在", "安排", "为", "是", "组织", "和",
];
/// What units do in a clause that tells their time.
pub const HELD_BY_VERBS: [&str; 16] = [
    "集中开展", "组织开展", "全天开放", "开展", "举办", "举行", "开放", "负责", "承办", "牵头", "主办", "参加", "接听", "接访", "上线",
    "组织",
];
/// Being open, behind a time.
pub const OPEN_VERBS: [&str; 2] = ["开放", "开展"];
/// Between the old time and the new one.
pub const CHANGED_TO: [&str; 13] = [
    "调整为", "调整到", "调整至", "变更为", "变更至", "更改为", "改为", "改到", "改至", "推迟到", "推迟至", "延期至", "提前到",
];
/// At the end of what is said of a unit whose session is not held.
pub const CANCELLED: [&str; 4] = ["取消", "不再开展", "不再举办", "不再安排"];
/// Before a reason.
pub const BECAUSE: [&str; 3] = ["因", "由于", "的活动"];
/// Before the old time.
pub const FROM: char = '从';
/// Behind the units whose time is changed.
pub const ITS_TIME: [&str; 6] = ["的活动时间", "的开展时间", "活动时间", "开展时间", "的时间", "原"];
/// Before the time of what is planned.
pub const INTENT: [&str; 6] = ["拟定于", "暂定于", "定于", "拟于", "计划于", "将于"];
/// Behind the hours at which something begins.
pub const BEGINS: [&str; 6] = ["开始", "举行", "开展", "举办", "起", "进行"];
/// What only an address in brackets holds.
pub const ADDRESS_MARKS: [&str; 7] = ["楼", "室", "号", "层", "厅", "路", "街"];
/// Before the place of everything.
pub const PLACE_IS: [&str; 9] = [
    "地点统一设在", "地点设在", "地点定在", "地点为", "地点在", "地点是", "轮流赴", "轮流到", "统一到",
];
/// Between a time that comes again and what it is the time of.
pub const IS: &str = "为";
/// Behind a time that comes again.
pub const RECURRING_ENDS: [&str; 7] = ["集中", "开展", "举办", "举行", "接访", "接听", "组织"];
/// Behind 每, of days that come again.
pub const WEEKLY: [&str; 5] = ["周", "星期", "月第", "月的", "季"];
/// Before the time at which somebody holds something.
pub const WILL: [&str; 5] = ["拟定于", "将于", "定于", "拟于", "计划于"];
/// Titles of tables that count what was done.
pub const STATISTICS: [&str; 4] = ["统计表", "汇总表", "情况统计", "台账"];
/// Measures of what is counted.
pub const MEASURES: [&str; 18] = [
    "份", "人", "人次", "块", "条", "次", "场", "场次", "件", "个", "册", "篇", "台", "张", "名", "万元", "期", "户",
];
/// One of these stands in a line that tells a time, or a list behind a label.
pub const TIME_MARKS: [char; 6] = ['月', '日', '号', '季', '年', ':'];
/// Online.
pub const ONLINE: [&str; 4] = ["线上", "网上", "网络", "与民互动"];
/// Visit.
pub const VISIT: [&str; 3] = ["观摩", "参观交流", "现场交流"];
/// Open day.
pub const OPEN_DAY: [&str; 4] = ["开放日", "开放月", "开放活动", "开放周"];
/// Publicity week.
pub const WEEK_LONG: [&str; 3] = ["宣传周", "公开周", "活动周"];
/// Nothing but its own premises: not a place to take.
pub const PLACE_BEFORE: [&str; 3] = ["在", "于", "地点:"];
/// Behind the place in a sentence.
pub const PLACE_AFTER: [&str; 14] = [
    ",", "统一", "集中", "开展", "举行", "举办", "设置", "设立", "组织", "进行", "现场", "。", ";", "召开",
];
/// What a place may be.
pub const PLACE_ENDS: [&str; 33] = [
    "大院内", "录播间", "访谈室", "发布厅", "演播厅", "展厅", "报告厅", "办公楼", "大楼",
    "广场", "门前", "大厅", "中心", "公园", "门口", "会场", "市场", "集市", "大院", "步行街", "礼堂", "会议室", "西侧",
    "东侧", "南侧", "北侧", "剧场", "体育馆", "文化馆", "路口", "超市", "街", "楼前",
];
/// Answering for something: 由…负责.
pub const ANSWER: [&str; 4] = ["负责", "承办", "牵头", "主办"];
/// By whom.
pub const BY_WHOM: char = '由';

// --- Units ---------------------------------------------------------------------------------------------------------

/// Ends of the names of units.
pub const UNIT_ENDS: [&str; 74] = [
    "局", "办", "委", "厅", "部", "镇", "乡", "街道", "街道办", "街道办事处", "办事处", "办公室", "委员会", "公司",
    "集团", "中心", "大队", "支队", "总队", "分局", "社", "联社", "院", "学校", "中学", "小学", "大学", "学院", "联",
    "妇联", "工会", "会", "团委", "站", "所", "处", "科", "队", "园", "园区", "馆", "台", "厂", "银行", "支行", "分行",
    "苏木", "管委会", "人民政府", "政府", "人大", "政协", "科协", "侨联", "文联", "残联", "纪委", "监委", "团县委",
    "团区委", "团市委", "法院", "检察院", "医院", "开发区", "高新区", "经开区", "新区", "农场", "林场", "国资委", "村",
    "社区", "营业厅",
];
/// Ends that are no unit's name though they look like one.
pub const NOT_UNITS: [&str; 22] = [
    "大会", "机会", "社会", "全部", "内部", "会议", "座谈会", "发布会", "听证会", "咨询会", "干部", "晚会", "场所",
    "名单", "不会", "才会", "将会", "负责人", "咨询台", "分会", "主会", "展示会",
];
/// A name that begins so is a group of units.
pub const GROUP_STARTS: [&str; 7] = ["各", "全体", "全县", "全区", "全市", "其他", "相关"];
/// A name that holds one of these is a group of units.
pub const GROUP_HOLDS: [&str; 8] =
    ["各部门", "各单位", "各乡镇", "各成员单位", "各有关", "各相关", "各街道", "各镇"];
/// The end of an open list.
pub const AND_OTHERS: [&str; 10] = [
    "等有关单位", "等相关单位", "等有关部门", "等相关部门", "等各部门", "等单位", "等部门", "等乡镇", "等街道", "等",
];
/// Joins the last two names of a list.
pub const LAST_AND: [&str; 5] = ["以及", "和", "及", "与", "暨"];
/// Rows that add up.
pub const SUMS: [&str; 4] = ["合计", "总计", "小计", "共计"];
/// A table's groups of units: vocabulary, longest first where one holds another.
pub const GROUPS: [&str; 30] = [
    "县直有关单位", "县直相关单位", "县直各单位", "县直机关单位", "县直单位", "县直部门", "县直机关", "区直单位",
    "区直部门", "区直机关", "市直单位", "市直部门", "市直机关", "旗直单位", "州直单位", "省直单位", "垂直管理单位",
    "驻县单位", "驻区单位", "企事业单位", "乡镇(街道)", "镇(街道)", "乡镇街道", "乡镇、街道", "镇街", "乡镇", "街道",
    "园区", "苏木乡镇", "县级部门",
];
/// A bracket that holds one of these names a group.
pub const GROUP_MARKS: [&str; 12] =
    ["乡镇", "镇街", "街道", "县直", "区直", "市直", "直属", "部门", "单位", "园区", "机关", "镇"];
/// A bracket that holds one of these names no group.
pub const NO_GROUP: [&str; 8] = ["征求", "暂定", "试行", "草案", "稿", "盖章", "填报", "名单"];

// --- Columns -------------------------------------------------------------------------------------------------------

#[rustfmt::skip]
mod columns;

pub use columns::*;

// --- Slogans -------------------------------------------------------------------------------------------------------

/// Slogans.
pub const SLOGANS: [&str; 3] = ["标语", "口号", "宣传语"];

// --- Furniture of pages --------------------------------------------------------------------------------------------

/// Lines that begin so are furniture of a page.
pub const FURNITURE_STARTS: [&str; 38] = [
    "全部留言", "评论", "有用(", "打印", "关闭", "关闭窗口", "上一篇", "下一篇", "您的位置", "当前位置", "您所在的位置",
    "字体:", "字号:", "分享到", "扫一扫", "版权所有", "主办单位:", "承办单位:版权", "网站标识码", "网站地图", "联系我们",
    "ICP", "京ICP", "技术支持", "相关链接", "相关附件", "附件下载", "今天是", "欢迎您", "首页", "访问量", "浏览次数",
    "返回顶部", "责任编辑", "无障碍", "收藏本站", "设为首页", "友情链接",
];
/// Lines that hold one of these are furniture.
pub const FURNITURE_HOLDS: [&str; 12] = [
    "发布时间:", "发布日期:", "浏览:", "点击:", "阅读:", "来源:", "公网安备", "ICP备", "最佳分辨率", "官方网站!",
    "生成日期:", "门户网站 www",
];
/// Whole lines that are furniture.
pub const FURNITURE_WHOLE: [&str; 6] = ["公告公示", "通知公告", "正文", "分享", "返回", "留言"];

// --- More of the programme -------------------------------------------------------------------------------------------

/// Before the office that a page names as its source.
pub const SOURCE: &str = "来源:";
/// Written for + in a form.
pub const PLUS: char = '加';
/// Characters that no region's name holds.
pub const REGION_STOPS: &str = "年的在及与、，。将";
/// Texts that begin so name no region.
pub const NO_REGION_BODY: [&str; 3] = ["关于", "开展", "组织"];
/// One character before a mark that names no region (全县, 我区).
pub const NO_REGION_ONE: &str = "全本我各该在到";
/// What addressees are.
pub const ADDRESSED: [&str; 6] = ["各", "单位", "部门", "人民政府", "街道", "委员会"];
/// Quoted names of days are no themes.
pub const THEME_DAYS: [&str; 4] = ["日", "主题日", "开放日", "公开日"];
/// Ends of an open list inside a sentence.
pub const AND_OTHERS_IN_TEXT: [&str; 6] = ["等部门", "等单位", "等有关部门", "等相关部门", "等有关单位", "等相关单位"];
/// A time by which an activity, not a report, is done.
pub const DONE: &str = "完成";
/// Before the object of a report.
pub const OBJECT_STARTS: [&str; 5] = ["并", "同时", "及时", "请", "要"];
/// Between an object and its verb.
pub const BEFORE_VERB: char = '于';
/// Before the wording of a time.
pub const AT_TIME: [&str; 3] = ["应在", "须在", "请在"];
/// Before the wording of a time, unless it ends one of the words below.
pub const AT: char = '于';
/// Characters that make another word of it (关于, 由于).
pub const NOT_AT: &str = "关由对等属至处鉴";
/// Between a label of participants and its colon or list.
pub const ARE: [&str; 6] = ["包括", "如下", "分别为", "为", "有", "是"];
/// The commonest characters of such texts in both scripts, to tell encodings apart.
pub const COMMON: &str = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动政务公开单位县区市镇乡局委部门活间安排主题日月組織開務單縣區鎮鄉門動間發會對個國為時來們這產關於各府人民";
/// Before the count of a list.
pub const IN_ALL: char = '共';
/// Measure words behind the count of a list.
pub const COUNTED: [char; 3] = ['家', '个', '户'];

// --- Announcements of holidays -----------------------------------------------------------------------------------

/// Behind the year in the title of an announcement of holidays.
pub const OF_HOLIDAYS: [&str; 4] = ["部分节假日", "节假日", "元旦", "放假"];
/// What is announced, in its title.
pub const HOLIDAY_TITLE: &str = "节假日安排";
/// A first page of a year's holidays, whose days of December lie in the year before.
pub const NEW_YEAR: &str = "元旦";
/// Ends of names of holidays.
pub const HOLIDAY_ENDS: [&str; 3] = ["节", "元旦", "纪念日"];
/// Days off.
pub const DAYS_OFF: [&str; 3] = ["放假", "补休", "休假"];
/// Days on.
pub const DAYS_ON: [&str; 2] = ["上班", "照常工作"];
/// Days counted.
pub const DAYS_COUNTED: char = '天';
/// Characters that go on behind what is announced: …安排的通知.
pub const NOTICE_ENDS: [char; 5] = ['的', '通', '知', '公', '告'];
