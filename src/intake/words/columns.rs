//! Words in the heads of columns and the titles of tables.

/// Running number.
pub const COLUMN_SEQ: [&str; 6] = ["序号", "编号", "排序", "顺序", "序", "序次"];
/// What has no month yet.
pub const UNSCHEDULED: &str = "未安排";
/// Time.
pub const COLUMN_TIME: [&str; 6] = ["时间", "月份", "日期", "时限", "月度", "期限"];
/// Time, as the whole head.
pub const COLUMN_TIME_WHOLE: [&str; 5] = ["月", "季度", "时段", "档期", "周次"];
/// A time that is not the session's own: when something is sent in, a person was born, or what was planned before.
pub const COLUMN_OTHER_TIME: [&str; 26] = [
    "报送", "上报", "报名", "出生", "填报", "印发", "发文", "入职", "任职", "参加工作", "原定", "原计划", "原时间", "原月份", "原安排",
    "调整前", "变更前", "上年", "去年", "上一年", "往年", "交稿", "反馈", "提交", "报备", "入党",
];
/// The new one of two times.
pub const COLUMN_NEW_TIME: [&str; 4] = ["调整后", "变更后", "现定", "新定"];
/// The start of a time that takes two columns.
pub const COLUMN_START: [&str; 3] = ["开始", "起始", "自"];
/// Its end.
pub const COLUMN_END: [&str; 4] = ["结束", "截止", "终止", "完成"];
/// The session's own time, where several columns tell one.
pub const COLUMN_OWN_TIME: [&str; 9] = ["活动", "开展", "举办", "开放", "访谈", "实施", "宣传", "本年", "今年"];
/// Marks in a month's column that say: in this month.
pub const TICKS: [&str; 16] =
    ["√", "✓", "✔", "●", "○", "◎", "★", "☆", "▲", "△", "■", "◆", "是", "1", "v", "V"];
/// Unit, by any part.
pub const COLUMN_UNIT: [&str; 3] = ["单位", "部门", "主体"];
/// Unit, as the whole head.
pub const COLUMN_UNIT_WHOLE: [&str; 12] = [
    "名称", "机构", "机构名称", "乡镇名称", "部门名称", "承办", "主办", "牵头", "责任方", "受访者", "嘉宾单位", "机关",
];
/// Organising, where several columns hold units.
pub const COLUMN_ORGANISER: [&str; 7] = ["承办", "开展", "举办", "责任", "访谈单位", "受访", "主办"];
/// Leading others.
pub const LEADING: [&str; 1] = ["牵头"];
/// Hosting what others organise.
pub const HOSTING: [&str; 1] = ["主办"];
/// Taking part in another way than organising.
pub const COLUMN_OTHER_PART: [&str; 8] = ["协办", "配合", "协同", "参与", "参加", "指导", "协助", "联办"];
/// Group of the unit.
pub const COLUMN_GROUP: [&str; 9] =
    ["类别", "单位类别", "类型", "分组", "组别", "层级", "单位类型", "单位性质", "所属类别"];
/// Theme.
pub const COLUMN_THEME: [&str; 4] = ["主题", "活动名称", "名称(主题)", "议题"];
/// Content.
pub const COLUMN_CONTENT: [&str; 5] = ["内容", "事项", "任务", "流程", "项目"];
/// Place.
pub const COLUMN_PLACE: [&str; 4] = ["地点", "场所", "地址", "场地"];
/// In which form something is published.
pub const COLUMN_PUBLISH_FORM: [&str; 3] = ["发布形式", "公开形式", "发布方式"];
/// Where it is published.
pub const COLUMN_PUBLISH_ON: [&str; 6] =
    ["发布平台", "发布渠道", "公开平台", "公开渠道", "宣传平台", "发布媒体"];
/// Form.
pub const COLUMN_FORM: [&str; 3] = ["形式", "方式", "渠道"];
/// Who is invited.
pub const COLUMN_INVITEES: [&str; 6] = ["对象", "邀请", "人数", "参与人员", "参加人员", "嘉宾"];
/// Remark.
pub const COLUMN_NOTE: [&str; 3] = ["备注", "说明", "附注"];
/// Contact data of persons.
pub const COLUMN_CONTACT: [&str; 22] = [
    "姓名", "性别", "职务", "电话", "手机", "传真", "QQ", "微信", "邮箱", "联系人", "联络员", "联系方式", "职称", "号码",
    "邮件", "民族", "年龄", "学历", "科室", "领导", "分管", "政治面貌",
];
/// Heads of a leader's columns, who is no liaison.
pub const LEADERS: [&str; 2] = ["领导", "分管"];
/// Head of a person's sex.
pub const HEAD_SEX: [&str; 1] = ["性别"];
/// Heads of a post.
pub const HEAD_POST: [&str; 2] = ["职务", "职称"];
/// Heads of a mobile number.
pub const HEAD_MOBILE: [&str; 2] = ["手机", "移动电话"];
/// Head of a fax number.
pub const HEAD_FAX: [&str; 1] = ["传真"];
/// Head of a QQ number.
pub const HEAD_QQ: [&str; 1] = ["QQ"];
/// Head of a `WeChat` name.
pub const HEAD_WECHAT: [&str; 1] = ["微信"];
/// Heads of an address for mail.
pub const HEAD_EMAIL: [&str; 2] = ["邮箱", "邮件"];
/// Heads of a telephone number.
pub const HEAD_PHONE: [&str; 3] = ["电话", "联系方式", "号码"];
/// Heads of a person's name.
pub const HEAD_NAME: [&str; 5] = ["姓名", "联络员", "联系人", "联络人", "经办人"];
/// The longest head of a column.
pub const COLUMN_LONGEST: usize = 12;
/// Ends of titles of tables, which may hold words of heads.
pub const TABLE_ENDS: [&str; 7] = ["安排表", "一览表", "名单", "信息表", "登记表", "统计表", "计划表"];
