//! 统计: sums by unit, group and part of the year keep 余; units that sent nothing stand in the table; 场次 and 参加单位 are
//! counted from the sessions; figures of a report are taken over as one edit.

use themeday::documents;
use themeday::model::paper::{PaperKind, PaperRequest};
use themeday::model::statistics::Period;
use themeday::rules::YearView;
use themeday::rules::statistics::{Amount, Statistics};
use themeday::workspace::{Access, Workspace};

use crate::cli::{Place, run};
use crate::edits::context;
use crate::years::day;

struct Table {
    all: Statistics,
    names: Vec<String>,
}

impl Table {
    fn of(file: &str, period: Period) -> Self {
        let workspace = Workspace::open(std::path::Path::new(file), Access::Read, context()).unwrap();
        let snapshot = workspace.snapshot();
        let programme = snapshot.newest_programme().unwrap().id;
        let view = YearView::new(snapshot, programme, day("2023-12-31"));
        let all = Statistics::of(snapshot, &view, programme, period);
        let names = all.units.iter().map(|row| snapshot.units.get(row.unit).unwrap().name.clone()).collect();
        Self { all, names }
    }

    fn metric(&self, name: &str) -> usize {
        self.all.metrics.iter().position(|metric| metric.name == name).unwrap()
    }

    fn unit(&self, unit: &str, metric: &str) -> Amount {
        let row = self.names.iter().position(|name| name == unit).unwrap();
        self.all.units[row].amounts[self.metric(metric)]
    }

    fn total(&self, metric: &str) -> (u64, bool) {
        let sum = self.all.total[self.metric(metric)];
        (sum.value, sum.more)
    }
}

fn figure(file: &str, unit: &str, metric: &str, value: &str) {
    run(&["figure", file, unit, metric, value]).done();
}

#[test]
fn sums_keep_their_more_and_who_sent_nothing_stands_in_the_table() {
    let (_place, file) = Place::with_sample();
    figure(&file, "云湖桥镇", "发放宣传资料", "300余");
    figure(&file, "河口镇", "发放宣传资料", "200");
    figure(&file, "河口镇", "接待群众", "80");
    let year = Table::of(&file, Period::YEAR);
    assert_eq!(year.total("发放宣传资料"), (500, true));
    assert_eq!(year.total("接待群众"), (80, false));
    assert_eq!(year.all.units.len(), 47, "every unit of the year");
    assert_eq!(year.all.sent(), 2);
    assert!(!year.unit("石潭镇", "发放宣传资料").told, "nothing told is no nought");
    // A figure that is told again takes the place of the one before, and empty takes it away.
    figure(&file, "云湖桥镇", "发放宣传资料", "350");
    figure(&file, "河口镇", "接待群众", "");
    let year = Table::of(&file, Period::YEAR);
    assert_eq!(year.total("发放宣传资料"), (550, false));
    assert!(!year.unit("河口镇", "接待群众").told);
}

#[test]
fn figures_count_in_the_part_of_the_year_in_which_the_session_was_held() {
    let (_place, file) = Place::with_sample();
    figure(&file, "云湖桥镇", "制作展板", "4");
    run(&["set-session", &file, "云湖桥镇", "held", "2023-08-10"]).done();
    let quarter = |name: &str| Period::ALL.into_iter().find(|period| period.name() == name).unwrap();
    assert_eq!(Table::of(&file, quarter("q3")).total("制作展板"), (4, false));
    assert_eq!(Table::of(&file, quarter("q2")).total("制作展板"), (0, false));
    assert_eq!(Table::of(&file, quarter("q4").so_far()).total("制作展板"), (4, false));
    assert_eq!(Table::of(&file, quarter("m8")).total("开展活动"), (1, false));
    assert_eq!(Table::of(&file, quarter("m8")).total("参加单位"), (1, false));
    assert_eq!(Table::of(&file, quarter("m8")).unit("云湖桥镇", "开展活动").value, 1);
}

#[test]
fn an_amount_far_from_the_others_is_marked() {
    let (_place, file) = Place::with_sample();
    for unit in ["云湖桥镇", "河口镇", "石潭镇", "排头乡", "茶恩寺镇"] {
        figure(&file, unit, "接待群众", "90");
    }
    figure(&file, "县水利局", "接待群众", "90000");
    let year = Table::of(&file, Period::YEAR);
    assert!(year.unit("县水利局", "接待群众").stands_out);
    assert!(!year.unit("河口镇", "接待群众").stands_out);
}

#[test]
fn a_report_s_figures_are_taken_over_as_one_edit_and_taken_back_as_one() {
    let (place, file) = Place::with_sample();
    let report = place.path("总结.txt");
    std::fs::write(
        &report,
        "县水利局活动总结\n县水利局于6月开展活动，发放宣传单300余份、折页200份，制作展板6块，解决问题3件，共有5个单位参加。\n",
    )
    .unwrap();
    let said = run(&["figures", &report, "--into", &file, "--unit", "县水利局"]).done().out;
    assert!(said.contains("县水利局"), "{said}");
    let year = Table::of(&file, Period::YEAR);
    assert_eq!(year.total("发放宣传资料"), (500, true));
    assert_eq!(year.total("制作展板"), (6, false));
    assert_eq!(year.total("解决问题"), (3, false), "an own metric");
    assert_eq!(year.total("参加单位"), (0, false), "counted from the sessions alone");
    run(&["undo", &file]).done();
    assert_eq!(Table::of(&file, Period::YEAR).total("发放宣传资料"), (0, false));
    // Without a unit, or with what is counted by itself, nothing is written.
    assert_eq!(run(&["figures", &report, "--into", &file]).code, 2);
    assert_eq!(run(&["figure", &file, "县水利局", "开展活动", "3"]).code, 2);
    assert_eq!(run(&["figure", &file, "县水利局", "制作展板", "很多"]).code, 2);
}

#[test]
fn the_paper_tells_units_groups_and_sums_of_the_period_and_the_year() {
    let (place, file) = Place::with_sample();
    figure(&file, "云湖桥镇", "发放宣传资料", "300余");
    let workspace = Workspace::open(std::path::Path::new(&file), Access::Read, context()).unwrap();
    let snapshot = workspace.snapshot();
    let programme = snapshot.newest_programme().unwrap().id;
    let mut request = PaperRequest::new(PaperKind::Statistics, programme, day("2023-06-30"));
    request.options.period = Some(Period { first: 4, last: 6 });
    let content = documents::content(snapshot, &request).unwrap();
    assert!(
        content.title.contains("2023年第二季度") && content.title.ends_with("活动情况统计表"),
        "{}",
        content.title
    );
    let [units, sums] = content.sections.as_slice() else { panic!("two tables") };
    let shown = |section: &themeday::documents::Section| -> Vec<String> {
        section.tables().flat_map(themeday::documents::Table::shown).map(|row| row.join("|")).collect()
    };
    let units = shown(units);
    assert!(units.iter().any(|row| row.contains("云湖桥镇|") && row.contains("|300余|")), "{units:?}");
    assert!(units.iter().any(|row| row.contains("小计")) && units.last().unwrap().contains("合计"));
    assert!(shown(sums).iter().any(|row| row.contains("发放宣传资料|份|300余|300余")));
    let (path, other) = (place.path("统计表.xlsx"), place.path("台账.xlsx"));
    run(&["export", &file, "statistics", "--period", "q2", "--format", "xlsx", "-o", &path]).done();
    assert_eq!(
        run(&["export", &file, "statistics", "--period", "q9", "--format", "xlsx", "-o", &other]).code,
        2
    );
    assert_eq!(run(&["export", &file, "ledger", "--period", "q2", "--format", "xlsx", "-o", &other]).code, 2);
}
