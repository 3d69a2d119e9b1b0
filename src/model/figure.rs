//! Figures that a report tells in its text: what was read of them, and what has to be asked.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::proposal::Place;

/// How exact a number is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// As it stands.
    #[default]
    Exact,
    /// At least so many: 余, 多, 以上, 超过.
    More,
    /// A little less: 近, 将近.
    Nearly,
    /// More or less: 约, 左右.
    About,
}

/// Whether something was done or is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FigureKind {
    /// Done.
    #[default]
    Done,
    /// Wanted by a plan or a demand; never a figure of what was done.
    Planned,
}

/// What a text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReportType {
    /// It tells what was done.
    #[default]
    Summary,
    /// It tells what is to be done.
    Plan,
}

/// A figure as it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// What was counted: one of [`FigureItem`].
    pub item: FigureItem,
    /// How many; of a range the lower end.
    pub value: u64,
    /// The upper end of a range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value_to: Option<u64>,
    /// The measure word as written; none where none was written.
    pub measure: Option<String>,
    /// How exact the number is.
    pub bound: Bound,
    /// The words from which it was read, in one script and width.
    pub as_written: String,
    /// The line, from 1.
    pub line: u32,
    /// Where the words stand in the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// Done, or wanted.
    pub kind: FigureKind,
    /// The same figure stands further up already.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub repeat: bool,
    /// The words of the total that holds it already.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<String>,
}

impl Figure {
    /// Whether it belongs into a table: done, not told before, in no other total.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.kind == FigureKind::Done && !self.repeat && self.part_of.is_none()
    }
}

/// One report: a text may hold several.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureReport {
    /// Its title.
    pub title: Option<String>,
    /// Who held the activity.
    pub unit: Option<String>,
    /// The day of the activity.
    pub date: Option<NaiveDate>,
    /// The day as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date_text: Option<String>,
    /// What it is.
    #[serde(rename = "type")]
    pub kind: ReportType,
    /// Its first line, from 1.
    pub line_from: u32,
    /// Its last line.
    pub line_to: u32,
    /// Its figures in their order.
    pub figures: Vec<Figure>,
    /// Names of units that took part.
    pub units: Vec<String>,
}

/// What a question is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FigureDoubt {
    /// A number of which digits are lost, or that says no number (数百).
    Figure,
    /// A day of which digits are lost.
    Date,
    /// How many were printed and how many were handed out stand side by side.
    Printed,
    /// A report that says the same as one before.
    Duplicate,
}

/// Something that must not be taken without asking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureQuestion {
    /// What it is about.
    pub doubt: FigureDoubt,
    /// What was counted, where that is clear.
    pub item: Option<FigureItem>,
    /// The words that raise it.
    pub as_written: String,
    /// The line, from 1.
    pub line: u32,
    /// Where the words stand in the source.
    pub place: Option<Place>,
}

/// What was read of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FiguresRead {
    /// Reports in their order.
    pub reports: Vec<FigureReport>,
    /// What has to be asked.
    pub questions: Vec<FigureQuestion>,
}

macro_rules! items {
    ($($(#[$doc:meta])* $item:ident $name:literal: $measures:literal, $words:literal;)*) => {
        /// What reports count.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum FigureItem {
            $($(#[$doc])* #[serde(rename = $name)] $item,)*
        }

        impl FigureItem {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$item),*];

            /// Its name on paper.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$item => $name),* }
            }

            /// Measure words that go with it.
            pub fn measures(self) -> impl Iterator<Item = &'static str> {
                let words = match self { $(Self::$item => $measures),* };
                words.split(' ')
            }

            /// Words that reports have for it, right before or behind the number.
            pub fn words(self) -> impl Iterator<Item = &'static str> {
                let words = match self { $(Self::$item => $words),* };
                words.split(' ')
            }
        }
    };
}

items! {
    /// Leaflets and papers.
    Leaflets "宣传资料": "份 张 页 本 册 套 单 枚", "资料 材料 宣传单 宣传单张 单张 传单 单页 宣传页 彩页 折页 三折页 明白纸 宣传纸 便签 宣传便签 提示牌 公开信 倡议书 宣传单页 明白卡 宣传卡 联系卡 服务卡 连心卡 宣传品 口袋书 一封信 宣传折页 告知书 宣传彩页 单子 宣传单册 办事指引";
    /// Handbooks.
    Handbooks "手册": "册 本 份 套", "手册 宣传册 小册子 册子 读本 书籍 图册 画册 指南 宣传书 图书 书册 口袋书 条例单行本 汇编";
    /// Gifts.
    Gifts "礼品": "份 个 件 把 只 本 支 条 套 顶 盒 袋 块 包 副 瓶 张 枚", "礼品 小礼品 宣传物品 纪念品 小物品 奖品 宣传袋 环保袋 手提袋 购物袋 布袋 无纺布袋 帆布袋 笔袋 宣传扇 扇子 广告扇 宣传帽 帽子 纸杯 水杯 广告笔 签字笔 圆珠笔 笔 笔记本 围裙 雨伞 宣传伞 抽纸 宣传品 纸巾 毛巾 口罩 钥匙扣 鼠标垫 手提包 宣传杯 抽纸盒 台历 日历 挂历 宣传用品 洗手液 玩偶 文创 小扇子 袋子";
    /// Boards.
    Boards "展板": "块 个 面 张 幅 版 期 副 处 展", "展板 宣传板 展牌 宣传牌 板报 版面 图板 宣传栏 栏(板) 栏板 公示板 展示板 宣传版 板面 黑板报 易拉宝 展架 展示牌 公示牌 宣传展架 X展架 墙报";
    /// Banners.
    Banners "横幅": "条 幅 副 道 个 面", "横幅 条幅 横标 过街横幅 横幅标语 布标 竖幅 幅标 宣传横额 横额";
    /// Slogans.
    Slogans "标语": "条 幅 张 副 处 个", "标语 宣传标语 标语口号";
    /// Posters.
    Posters "海报": "张 幅 份 套", "海报 宣传画 挂图 招贴画 年画 宣传挂图 宣传海报";
    /// Questions answered.
    Enquiries "咨询": "人次 件 个 项 条 次 人 起 例 宗 余人次 题 件次 名 位 批次", "咨询 咨询服务 咨询问题 咨询事项 答疑 提问 疑问 咨询人数 咨询人次 问询 疑难问题 法律援助咨询 咨询量 解答人次 咨询件";
    /// Visitors received.
    Visitors "接待群众": "人次 人 名 位 批次 批 余人次 户", "接待群众 接访群众 接待来访 来访 咨询群众 咨询人员 来访群众 上访群众 来访人员 接访 接待人数 接待人次 接待办事群众 接待市民 来访者 咨询者";
    /// People reached.
    Reached "参与群众": "人 人次 名 位 余人次 户", "群众 居民 市民 村民 百姓 学生 师生 家长 老人 代表 观众 听众 游客 受众 参与者 受教育 覆盖 惠及 受益 参观 人数 参与人次 参加人次 农民 牧民 商户 业主 路人 行人 民众 职工群众 青少年 儿童 委员 旅客 乘客 消费者 学员 参与人员 参会代表 观看";
    /// Units taking part.
    Units "参加单位": "个 家", "单位 部门 处室 科室 股室 站所 企业 机构 成员单位 职能部门 委办局 镇街 乡镇 街道";
    /// Staff.
    Staff "工作人员": "名 人 人次 位 余人次 员", "工作人员 人员 干部 干部职工 职工 志愿者 干警 民警 党员 网格员 律师 医生 医护人员 专家 医务人员 业务骨干 骨干 法官 检察官 教师 员工 队员 义工 负责人 领导 同志 执法人员 宣传员 讲解员 交警 辅警 人民调解员 普法志愿者 工作者 社工 联络员 消防员 消防指战员 指战员 税务干部 青年 团员 主任 科长";
    /// Opinions and advice.
    Opinions "意见建议": "条 件 个 项 份 余条", "意见 建议 意见建议 意见和建议 意见及建议 民意 金点子 合理化建议 建议意见";
    /// Problems collected.
    Collected "整理问题": "件 个 条 项 余件", "整理问题 梳理问题 收集问题";
    /// Problems solved.
    Solved "解决问题": "件 个 项 起 条 例 宗 桩", "解决问题 现场办结 办结 化解纠纷 矛盾纠纷 纠纷 化解矛盾 现场解决 实事 好事实事 难题 解决诉求 办实事";
    /// Complaints.
    Complaints "投诉": "件 宗 起 个 例 次 条", "投诉 投诉举报 举报 举报投诉 投诉案件 投诉件 举报线索";
    /// Things published.
    Published "信息发布": "条 篇 则 期 次 个 余条", "信息 文章 政务信息 宣传文章 稿件 公告 推文信息 简报 信息稿 政策解读 消息 动态";
    /// Reports in media.
    Media "媒体报道": "篇 条 次 家次 则", "媒体报道 新闻 报道 新闻报道 新闻稿 宣传报道 宣传新闻 电视新闻 专题报道";
    /// Posts.
    Posts "微信": "条 篇 次 期 则", "微信 推文 微信推文 公众号推文 微信公众号 公众号 图文 朋友圈";
    /// Text messages.
    Messages "短信": "条 人次 次 余条 人 个", "短信 手机短信 短信息 公益短信 宣传短信 彩信";
    /// Vans with loudspeakers.
    Vans "宣传车": "台 辆 台次 车次 辆次 台(次) 辆(次) 部 趟 次 台车次 班次 辆车次", "宣传车 宣传车辆 广播车 流动宣传车 巡回宣传车 大篷车 巡逻车 车辆 出动车辆";
    /// Activities.
    Activities "活动场次": "场 场次 次 期 场(次)", "活动 主题日活动 宣传活动 集中宣传 开放日活动 开放日";
    /// Talks and trainings.
    Talks "讲座": "场 场次 次 期 堂 课 节 班次 场(次) 个", "讲座 培训 讲堂 宣讲 培训班 宣讲会 授课 法治课 公开课 培训会 专题课 宣讲活动 培训活动 讲课";
    /// Drills.
    Drills "演练": "场 场次 次", "演练 应急演练 消防演练 疏散演练 演习 演练活动";
    /// Tables for advice.
    Desks "咨询台": "个 处 张 台 座 组 余个", "咨询台 咨询点 服务台 宣传台 展台 咨询服务台 咨询桌 咨询服务点 展位 摊位 咨询展台 服务点 咨询处";
    /// Places of publicity.
    Spots "宣传点": "个 处 座 余处", "宣传点 宣传点位 点位 宣传站点 宣传站 活动点 宣传服务点 宣传咨询站";
}

impl FigureItem {
    /// Papers, books and gifts that are handed out: totals often hold several of them.
    #[must_use]
    pub fn is_handed_out(self) -> bool {
        matches!(self, Self::Leaflets | Self::Handbooks | Self::Gifts | Self::Posters)
    }

    /// Persons.
    #[must_use]
    pub fn is_of_persons(self) -> bool {
        matches!(self, Self::Visitors | Self::Reached | Self::Staff)
    }
}
