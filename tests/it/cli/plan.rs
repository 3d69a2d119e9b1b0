//! `plan`: what has no month gets the best one, as little as can be is moved, and what stands in the way is named.

use serde_json::Value;
use themeday::cli;

use super::{Place, run};

fn planned(arguments: &[&str]) -> Value {
    run(arguments).json()
}

fn placements(plan: &Value) -> &[Value] {
    plan["placements"].as_array().unwrap()
}

#[test]
fn a_year_that_is_arranged_already_is_left_as_it_is() {
    let (_place, file) = Place::with_sample();
    let plan = planned(&["plan", &file, "--json", "--today", "2023-03-01"]);
    assert_eq!((&plan["possible"], &plan["changed"]), (&Value::Bool(true), &Value::Bool(false)));
    assert_eq!(plan["score"]["moved"], 0);
    run(&["plan", &file, "--today", "2023-03-01"]).done();
}

#[test]
fn what_has_no_month_gets_one_in_one_step_and_nothing_else_moves() {
    let (_place, file) = Place::with_sample();
    for unit in ["县水利局", "茶恩寺镇"] {
        run(&["unschedule", &file, unit]).done();
    }
    let tried = planned(&["plan", &file, "--dry-run", "--json", "--today", "2023-03-01"]);
    assert_eq!(tried["score"]["moved"], 2);
    assert!(tried.get("edit").is_none(), "nothing was changed");
    let plan = planned(&["plan", &file, "--json", "--today", "2023-03-01"]);
    assert_eq!(placements(&plan), placements(&tried), "the same again");
    assert_eq!((&plan["changed"], &plan["proven"]), (&Value::Bool(true), &Value::Bool(true)));
    let moved: Vec<&Value> = placements(&plan).iter().filter(|one| one["from"].is_null()).collect();
    assert_eq!(moved.len(), 2);
    run(&["undo", &file]).done();
    let again = planned(&["plan", &file, "--dry-run", "--json", "--today", "2023-03-01"]);
    assert_eq!(again["score"]["moved"], 2, "one step back is both of them");
}

#[test]
fn a_year_planned_from_the_beginning_is_even_and_meets_the_theme_days_with_what_is_locked_in_place() {
    let (_place, file) = Place::with_sample();
    run(&["lock", &file, "县水利局"]).done();
    let plan = planned(&["plan", &file, "--all", "--json", "--today", "2023-03-01"]);
    assert_eq!(plan["proven"], true);
    assert!(plan["score"]["spread"].as_i64().unwrap() <= 1, "{}", plan["score"]);
    let (themed, could) = (&plan["score"]["themed"], &plan["score"]["could"]);
    assert!(themed.as_i64().unwrap() * 10 >= could.as_i64().unwrap() * 8, "{themed} of {could}");
    let water = placements(&plan).iter().find(|one| one["unit"] == "县水利局").unwrap();
    assert_eq!((&water["fixed"], &water["from"]), (&Value::Bool(true), &water["to"]));
    assert!(placements(&plan).iter().all(|one| !one["why"].as_str().unwrap().is_empty()));
}

#[test]
fn months_behind_stay_as_they_are() {
    let (_place, file) = Place::with_sample();
    let plan = planned(&["plan", &file, "--all", "--dry-run", "--json", "--today", "2023-07-10"]);
    for one in placements(&plan) {
        let behind = one["from"].as_str().is_some_and(|month| month < "2023-07");
        assert!(!behind || one["from"] == one["to"], "{one}");
        assert!(behind || one["to"].as_str().unwrap() >= "2023-07", "{one}");
    }
}

#[test]
fn where_nothing_fits_it_is_said_why_and_what_would_help() {
    let (_place, file) = Place::with_sample();
    for month in 4..=12 {
        run(&["set", &file, &format!("unavailable.2023-{month:02}.县水利局"), "汛期"]).done();
    }
    let told = run(&["plan", &file, "--all", "--today", "2023-03-01"]);
    assert_eq!(told.code, cli::FAILED);
    for words in ["县水利局没有可排的月份", "允许县水利局安排在"] {
        assert!(told.out.contains(words), "{}", told.out);
    }
}
