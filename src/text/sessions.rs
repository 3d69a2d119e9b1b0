//! Sentences of the 主会场与其他活动 page, and of liaisons and leaders.

use super::{Lang, sentences};
use crate::model::people::LiaisonCard;
use crate::model::report::Per;
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
    sessions_others_none => "宣传周、线上活动、观摩交流、政务开放日、赶集宣传等列在这里，可导入通知，也可手工添加。", "Publicity week, online sessions, visits, open days and market fairs are listed here, imported or added by hand.";
    sessions_add => "添加活动", "Add a session";
    sessions_remove => "删除这项活动", "Remove this session";
    sessions_kind => "活动类型", "Kind";
    sessions_wording => "时间表述", "As written";
    sessions_wording_hint => "如：5月9日至13日、5月中旬、另行通知", "Such as 2023-05-15 9:00-11:00";
    sessions_wording_how => "可直接填写日期、多日、起止、旬、截止日和钟点，能识别的同时填入日期。", "Days, ranges, parts of a month, last days and hours may be typed; what is understood fixes the date.";
    sessions_tentative => "暂定", "Tentative";
    sessions_too_short(least: &str) => "活动时长{least}，请核对", "{least}: please check";
    sessions_places => "选择地点", "Choose a place";
    sessions_each_on_its_own => "各单位各自开展", "Each holds it on its own";
    sessions_lock_reason => "锁定原因", "Locked because";
    session_undated => "时间未定", "No date yet";
    place_own => "本单位", "Own premises";
    place_own_door => "本单位门前", "Before the own door";
    asked_own => "报送要求", "To be sent";
    asked_add => "添加本项活动的报送要求", "Ask for a report on this session";
    asked_remove(item: &str) => "删除报送要求：{item}", "Remove: {item}";
    asked_after_working => "活动后若干工作日内", "Some working days after the session";
    asked_per_what => "报送份数", "Reports";
    asked_each => "各承办单位分别报", "One of each unit";
    asked_once => "整项活动报一份", "One for the session";
    asked_received => "登记收到", "Received today";
    parties_title => "组织与参加单位", "Who takes part";
    parties_more(n: usize) => "其余{n}家未列出，可用“添加单位”粘贴修改。", "{n} more are not shown.";
    parties_role_of(name: &str) => "{name}的角色", "Part of {name}";
    parties_line(name: &str, role: &str) => "{name}：{role}", "{name}: {role}";
    parties_remove(name: &str) => "移出{name}", "Take {name} out";
    parties_resolve => "展开名单", "Name them";
    parties_resolve_how(words: &str, n: usize) => "把“{words}”换成名单中的{n}家单位", "Put the {n} units in the place of “{words}”";
    parties_add => "添加单位…", "Add units…";
    parties_by_order => "按机构序列", "In official order";
    parties_add_title => "添加单位", "Add units";
    parties_how(session: &str) => "{session}：粘贴或输入单位，用顿号分开或每行一个；“各乡镇”等统称也可以。", "{session}: paste or type units, one a line or with commas between; words for several will do too.";
    parties_hint => "县水利局、县林业局、县财政局", "县水利局、县林业局";
    parties_field => "单位名单", "List of units";
    parties_role => "角色", "Part";
    parties_group => "按类别", "By group";
    parties_group_of(group: &str, n: usize) => "{group}（{n}家）", "{group} ({n})";
    parties_twice => "重复，只列一次", "Named twice";
    parties_words => "统称，保留原词", "Kept as words";
    parties_several(names: &str) => "有多个单位：{names}，请写全称", "Several: {names}";
    parties_unknown => "名单中没有，不列入", "Not in the list of units; left out";
    parties_told(added: usize, unknown: usize, twice: usize) => "列入{added}家，未识别{unknown}项，重复{twice}项", "{added} taken, {unknown} not known, {twice} named twice";
    parties_resolve_all => "统称按名单展开", "Put units in the place of words for several";
    parties_replace(role: &str) => "替换原有的{role}单位", "In place of those there are ({role})";
    parties_take(n: usize) => "列入{n}家", "Add {n}";
    members_paste => "粘贴名单…", "Paste a list…";
    unplanned_title => "登记计划外活动", "A session that was not planned";
    unplanned_how => "单位在计划之外开展的活动，登记后列入当月，不计入应办次数。", "A session outside the plan is kept in its month and meets no duty.";
    unplanned_other => "换一个", "Another";
    unplanned_hint => "可不填", "May be empty";
    unplanned_button => "登记", "Record";
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
    person_serves => "任职时间", "Serves";
    person_serves_from => "开始日期", "From";
    person_serves_to => "结束日期", "Until";
    people_until(day: &str) => "至{day}", "until {day}";
    people_since(day: &str) => "{day}起", "from {day}";
    person_male => "男", "Male";
    person_female => "女", "Female";
    person_unsaid => "未填", "Not said";
    person_save => "保存", "Save";
    person_line(name: &str, phone: &str) => "{name} · {phone}", "{name} · {phone}";
    head_liaison => "联络员 · 手机", "Liaison";
    liaison_unknown => "联络员未填", "No liaison";
}

impl Lang {
    /// Whether each unit sends a report, or the session one.
    #[must_use]
    pub fn asked_per(self, per: Per) -> &'static str {
        match per {
            Per::Organiser => self.asked_each(),
            Per::Session => self.asked_once(),
        }
    }

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
