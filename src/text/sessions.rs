//! Sentences of the 主会场与其他活动 page, and of liaisons and leaders.

use super::{Lang, sentences};
use crate::model::people::LiaisonCard;
use crate::model::session::SessionState;

sentences! {
    page_sessions => "主会场", "Main session";
    sessions_title => "活动名称", "Title";
    sessions_title_hint => "可不填，如：政务公开现场集中宣传", "May be empty";
    sessions_theme => "主题", "Theme";
    sessions_theme_hint => "同年度活动主题", "As the year's";
    sessions_form => "形式", "Form";
    sessions_state => "安排状态", "State";
    sessions_held => "实际开展", "Held on";
    sessions_note => "备注", "Note";
    sessions_content => "活动内容", "Content";
    sessions_audience => "邀请对象", "Guests";
    sessions_audience_hint => "如：人大代表、政协委员、企业代表", "Such as delegates, companies, residents";
    sessions_publish_form => "发布形式", "Published as";
    sessions_publish_form_hint => "如：文字、图片、视频", "Such as text, pictures, film";
    sessions_publish_on => "发布平台", "Published on";
    sessions_publish_on_hint => "多个用顿号分开", "Several with commas between";
    sessions_tasks => "任务分工", "Tasks";
    sessions_tasks_hint => "每行一项，印入主会场通知；不填则用通用要求", "One a line, for the notice of the main session";
    sessions_materials => "携带材料", "To bring";
    sessions_materials_hint => "每行一项，印入主会场通知；不填则用通用要求", "One a line, for the notice of the main session";
    sessions_arrive_by => "到场时间", "To be there by";
    sessions_reply_by => "回执截止", "Replies by";
    sessions_reply_hint => "参会回执报送日期", "Day by which replies are due";
    sessions_others(n: usize) => "其他活动（{n}项）", "Other sessions ({n})";
    sessions_others_none => "宣传周、线上活动、观摩交流、政务开放日在导入通知后列在这里。", "Publicity week, online sessions, visits and open days are listed here once a notice is imported.";
    sessions_no_units => "组织单位未定", "No unit yet";
    sessions_area(title: &str) => "{title}内容", "{title}: lines";
    state_planned => "照常", "As planned";
    state_adjusted => "已调整", "Adjusted";
    state_cancelled => "取消", "Cancelled";
    stall_of(unit: &str) => "{unit}的咨询台", "Stall of {unit}";
    stall_hint => "咨询台", "Stall";
    stalls_count(with: usize, of: usize) => "已排咨询台{with}家，共{of}家", "{with} of {of} have a stall";
    stalls_number => "按顺序编号", "Number them";
    stalls_clear => "清空编号", "Clear";
    members_how => "勾选参加单位，拖动调整顺序；名单按此顺序印入附件。", "Tick who takes part and drag them into the order of the attachment.";

    people_liaisons => "联络员", "Liaisons";
    people_leaders => "分管领导", "Leaders in charge";
    people_main => "主要", "main";
    people_add_liaison => "添加联络员…", "Add a liaison…";
    people_add_leader => "添加分管领导…", "Add a leader…";
    people_edit(name: &str) => "修改{name}", "Edit {name}";
    people_remove(name: &str) => "删除{name}", "Remove {name}";
    person_unit => "单位名称", "Unit";
    person_name => "姓名", "Name";
    person_sex => "性别", "Sex";
    person_post => "职务", "Post";
    person_office_phone => "办公电话", "Office phone";
    person_mobile => "手机", "Mobile";
    person_fax => "传真", "Fax";
    person_qq => "QQ号", "QQ";
    person_wechat => "微信号", "WeChat";
    person_email => "电子邮箱", "Email";
    person_phone => "电话", "Phone";
    person_is_main => "主要联络员（优先联系）", "Called first";
    person_male => "男", "Male";
    person_female => "女", "Female";
    person_unsaid => "未填", "Not said";
    person_save => "保存", "Save";
    person_line(name: &str, phone: &str) => "{name} · {phone}", "{name} · {phone}";
    head_liaison => "联络员 · 手机", "Liaison";
    liaison_unknown => "联络员未填", "No liaison";
}

impl Lang {
    /// A liaison in a narrow place: name and the number to call.
    #[must_use]
    pub fn person_known(self, card: &LiaisonCard) -> String {
        match card.phone() {
            "" => card.name.clone(),
            phone => self.person_line(&card.name, phone),
        }
    }

    /// What became of a session's plan.
    #[must_use]
    pub fn session_state(self, state: SessionState) -> &'static str {
        match state {
            SessionState::Planned => self.state_planned(),
            SessionState::Adjusted => self.state_adjusted(),
            SessionState::Cancelled => self.state_cancelled(),
        }
    }
}
