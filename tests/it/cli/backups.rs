//! `backup --to`, `backups`, `restore --year`, `restore --unit`, `history --unit`, `back`.

use serde_json::json;
use themeday::cli;

use super::{Place, run, shown};

fn month_of(file: &str, unit: &str) -> serde_json::Value {
    let shown = shown(file);
    let rows = shown["assignments"].as_array().unwrap().iter();
    let mut of = rows.filter(|row| row["units"].as_array().unwrap().contains(&json!(unit)));
    of.next().unwrap()["month"].clone()
}

#[test]
fn a_backup_goes_to_a_second_place_too_and_a_unit_or_a_year_comes_back_from_it() {
    let (place, file) = Place::with_sample();
    let stick = place.path("U盘");
    run(&["backup", &file, "--to", &stick]).refused(cli::FAILED, &["U盘"]);
    std::fs::create_dir(&stick).unwrap();
    let made = run(&["backup", &file, "--to", &stick, "--json"]).done().json();
    let (path, copy) = (made["path"].as_str().unwrap(), made["copy"].as_str().unwrap());
    assert_eq!(std::fs::read(path).unwrap(), std::fs::read(copy).unwrap());
    run(&["move", &file, "县水利局", "4"]).done();
    run(&["move", &file, "县林业局", "4"]).done();
    let listed = run(&["backups", &file, "--json"]).done().json();
    let one = listed.as_array().unwrap().iter().find(|one| one["path"] == path).unwrap();
    assert_eq!(one["by_hand"], true);
    assert!(one["since"]["sessions"]["changed"].as_u64().unwrap() >= 2, "{one}");
    assert!(run(&["backups", &file]).done().out.contains("活动改"));
    let restored = run(&["restore", &file, copy, "--unit", "县水利局"]).done();
    assert!(restored.out.contains("的备份恢复县水利局"), "{}", restored.out);
    assert_eq!(
        (month_of(&file, "县水利局"), month_of(&file, "县林业局")),
        (json!("2023-11"), json!("2023-04"))
    );
    run(&["undo", &file]).done();
    assert_eq!(month_of(&file, "县水利局"), json!("2023-04"));
    run(&["restore", &file, path, "--year", "2023"]).done();
    assert_eq!(month_of(&file, "县水利局"), json!("2023-11"));
    run(&["restore", &file, path, "--year", "2020"]).refused(cli::USAGE, &["备份"]);
    run(&["restore", &file, path, "--year", "2023", "--unit", "县水利局"]).refused(cli::USAGE, &["--unit"]);
    run(&["restore", &file, path, "--unit", "没有局"]).refused(cli::USAGE, &["没有局"]);
    run(&["verify", &file]).done();
}

#[test]
fn the_history_of_a_unit_is_listed_and_everything_goes_back_to_an_entry() {
    let (_place, file) = Place::with_sample();
    run(&["move", &file, "县林业局", "4"]).done();
    run(&["move", &file, "县水利局", "4"]).done();
    run(&["move", &file, "县水利局", "5"]).done();
    let of_unit = run(&["history", &file, "--unit", "县水利局", "--json"]).done().json();
    let numbers: Vec<i64> = of_unit.as_array().unwrap().iter().map(|e| e["id"].as_i64().unwrap()).collect();
    assert_eq!(numbers, [1, 3, 4]);
    assert_eq!(run(&["history", &file, "--find", "林业"]).done().out.lines().count(), 1);
    let back = run(&["back", &file, "2"]).done();
    assert!(back.out.contains("撤回2项"), "{}", back.out);
    assert_eq!(
        (month_of(&file, "县水利局"), month_of(&file, "县林业局")),
        (json!("2023-11"), json!("2023-04"))
    );
    run(&["back", &file, "5"]).done();
    run(&["undo", &file]).done();
    assert_eq!(month_of(&file, "县水利局"), json!("2023-05"));
    run(&["back", &file, "77"]).refused(cli::FAILED, &["不存在"]);
    run(&["back", &file, "x"]).refused(cli::USAGE, &["x"]);
}
