//! What papers that urge and name units say: 催办通知, 催办登记表, 通报.

use super::{Printed, printed};

printed! {
    paper_name_urging => "催办通知";
    urge_title(activity: &str) => "关于限期报送{activity}情况的催办通知";
    urge_number(year: i32) => "政务公开催〔{year}〕第＿＿号";
    urge_to(unit: &str) => "{unit}：";
    urge_source(notice: &str, number: &str) => "《{notice}》{number}";
    urge_body(source: &str, due: &str, month: &str, item: &str, day: &str, state: &str) => "根据{source}要求，你单位应于{due}前报送{month}{item}。截至{day}，{state}。";
    urge_by(day: &str) => "请于{day}前报送。逾期仍未报送的，将予以通报，并按规定在年度考核中扣分。";
    urge_by_to(day: &str, to_whom: &str) => "请于{day}前报送至{to_whom}。逾期仍未报送的，将予以通报，并按规定在年度考核中扣分。";
    urge_else => "如因特殊情况需要延期，请在上述期限前书面说明。";
    urge_cut => "- - - - - - - - - - - - - - - - - - - 回执 - - - - - - - - - - - - - - - - - - -";
    urge_unit => "单位";
    urge_signed_by => "签收人";
    urge_signed_on => "签收时间";
    urge_will_send => "拟报送时间";

    urged_title(activity: &str) => "{activity}催办登记表";
    urged_what => "催办事项";
    urged_due => "应报日期";
    urged_first => "第一次催办";
    urged_second => "第二次催办";
    urged_who => "接话人";
    urged_answer => "答复情况";
    urged_item(month: &str, item: &str) => "{month}{item}";
    urged_times(n: usize) => "共{n}次，末次列入第二次";

    bulletin_title(office: &str, year: i32, quarter: &str, activity: &str) => "{office}关于{year}年{quarter}{activity}开展情况的通报";
    bulletin_table(year: i32, quarter: &str) => "{year}年{quarter}活动开展情况统计表";
    bulletin_together(names: &str, n: usize) => "{names}等{n}家";
    bulletin_opening(source: &str, day: &str) => "根据{source}要求，截至{day}，对各单位活动开展和报送情况进行了统计。现将有关情况通报如下：";
    bulletin_overall => "总体情况";
    bulletin_held(to_hold: usize, held: usize, not: usize) => "应开展活动{to_hold}场，已开展{held}场，未开展{not}场；";
    bulletin_sent(due: usize, on_time: usize, late: usize, returned: usize, missing: usize) => "应报送{due}份，按期报送{on_time}份，逾期补报{late}份，退回修改{returned}份，未报{missing}份";
    bulletin_among(parts: &str) => "其中，{parts}。";
    bulletin_rate(rate: &str) => "，报送率{rate}%";
    bulletin_of_group(group: &str, to_hold: usize, held: usize, due: usize, reported: usize) => "{group}应开展{to_hold}场、已开展{held}场，应报送{due}份、已报送{reported}份";
    bulletin_good => "工作较好的单位";
    bulletin_good_line(who: &str) => "{who}按期报送，且材料一次审核通过。";
    bulletin_bad => "存在的问题";
    bulletin_not_held => "未按时开展活动";
    bulletin_not_held_line(who: &str) => "{who}未按时开展活动。";
    bulletin_not_sent => "未按时报送";
    bulletin_missing_line(day: &str, who: &str) => "截至{day}，{who}未报送。";
    bulletin_late_line(who: &str) => "{who}。";
    bulletin_late_by(unit: &str, days: i64) => "{unit}逾期{days}天补报";
    bulletin_incomplete => "报送材料不完整";
    bulletin_to_mend => "材料退回修改";
    bulletin_demands => "工作要求";
    bulletin_demand(day: &str) => "未开展活动的单位，请抓紧补办；未报送或材料不完整的单位，请于{day}前补报。各单位要明确专人负责，按时开展活动、按时报送材料。有关情况纳入年度政务公开绩效考核。";
    bulletin_to_hold => "应开展（场）";
    bulletin_was_held => "已开展（场）";
    bulletin_held_rate => "开展率（%）";
    bulletin_due => "应报（份）";
    bulletin_on_time => "按期报送";
    bulletin_late => "逾期补报";
    bulletin_sent_rate => "报送率（%）";
    bulletin_no_rate => "—";
    bulletin_subtotal(group: &str) => "{group}小计";
    bulletin_total => "合计";
    quarter_first => "第一季度";
    quarter_second => "第二季度";
    quarter_third => "第三季度";
    quarter_fourth => "第四季度";
}

impl Printed {
    /// A quarter of the year, from 1.
    #[must_use]
    pub fn quarter(self, number: u32) -> &'static str {
        match number {
            1 => self.quarter_first(),
            2 => self.quarter_second(),
            3 => self.quarter_third(),
            _ => self.quarter_fourth(),
        }
    }
}
