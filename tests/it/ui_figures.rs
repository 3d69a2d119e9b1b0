//! 活动数字 in the window: a pasted report is read, its figures are ticked and corrected, and taken in one step.

use egui::Key;
use themeday::ui::dialog_kind::DialogKind;
use themeday::ui::wish::Wish;

use crate::ui::Window;

#[test]
fn a_pasted_report_s_figures_are_corrected_and_taken_in_one_step() {
    let mut window = Window::sample();
    let (session, unit) = {
        let snapshot = window.harness.state().file().unwrap().snapshot();
        let unit = snapshot.units_named("县水利局")[0];
        let year = snapshot.newest_programme().unwrap().id;
        (snapshot.sessions_held_by(year, unit)[0].id, unit)
    };
    window.harness.state().send(Wish::Dialog(DialogKind::Figures(session, Some(unit))));
    window.settle();
    window.type_text("现场发放宣传资料300余份，制作展板6块，接待群众数百人次。");
    for _ in 0..2_000 {
        if window.says("登记2项") {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(2));
        window.harness.step();
    }
    assert!(window.says("“接待群众数百人次”的数字不全，请核实后填写。"));
    // Not everything that was read is taken.
    window.click("制作展板（块）");
    window.click("登记1项");
    let told = |window: &Window| {
        let snapshot = window.harness.state().file().unwrap().snapshot();
        let values = snapshot.metric_values_of(session);
        values.map(|told| (told.value, told.more, told.as_written.clone())).collect::<Vec<_>>()
    };
    assert_eq!(told(&window), [(300, true, "资料300余份".to_owned())]);
    window.press(egui::Modifiers::COMMAND, Key::Z);
    assert!(told(&window).is_empty());
}
