//! The notice: its words from the year's facts, its form, and how it reads in every form it is written in.

use crate::sample::Year;
use chrono::NaiveDate;
use themeday::model::RequirementId;
use themeday::model::programme::{MinDuration, Publicity};
use themeday::model::report::{DeadlineRule, Requirement};
use themeday::model::session::SessionKind;

/// The sample with everything that a notice says; persons and numbers are invented.
pub fn filled() -> Year {
    let mut year = Year::xiangtan();
    year.change_programme(|p| {
        p.theme = "公开惠民生，服务促发展".to_owned();
        p.doc_no = "潭政务公开办发[2023]03号".to_owned();
        p.issued_on = NaiveDate::from_ymd_opt(2023, 3, 30);
        p.addressees = vec!["各乡镇人民政府".to_owned(), "县直各有关单位".to_owned()];
        p.copies_to =
            vec!["县委办公室".to_owned(), "县人大常委会办公室".to_owned(), "县政协办公室".to_owned()];
        p.min_duration = Some(MinDuration::HalfDay);
        p.liaisons_per_unit = Some(1);
        p.contacts = "李某某，电话：0731-00000000".to_owned();
        p.publicity = Some(Publicity::Public);
    });
    year.tables.put(
        Requirement {
            id: RequirementId(9000),
            programme: Year::PROGRAMME,
            kind: SessionKind::Branch,
            item: "活动图片、信息".to_owned(),
            rule: DeadlineRule::DayOfSessionMonth { day: 25 },
            to_whom: "gongkai@example.cn".to_owned(),
            text: String::new(),
        }
        .into(),
    );
    year
}
