//! Plans an instance and says how good the plan is, so that anyone can recompute it:
//! `cargo run --release --example plan_problem -- INSTANCE.json [--json] [--fewest-changes]`.

use std::time::Instant;

use serde_json::json;
use themeday::model::progress::Progress;
use themeday::planning::{Aim, Effort, Outcome, Plan, Problem, solve};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (mut paths, mut as_json, mut aim) = (Vec::new(), false, Aim::Cost);
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "--json" => as_json = true,
            "--fewest-changes" => aim = Aim::FewestChanges,
            _ => paths.push(argument),
        }
    }
    for path in paths {
        let problem: Problem = serde_json::from_slice(&std::fs::read(&path)?)?;
        let begin = Instant::now();
        let outcome = solve(&problem, aim, Effort::for_units(problem.units.len()), &Progress::default())?;
        let time = begin.elapsed().as_secs_f64();
        let shown = match outcome {
            Outcome::Planned(planned) => json!({
                "name": problem.name, "relax": false,
                "objective": planned.score.total(), "bound": planned.bound, "proven": planned.proven(),
                "fewest_changes": planned.fewest_changes, "parts": planned.score,
                "violations": planned.plan.violations(&problem), "time_s": time, "plan": months(&planned.plan),
            }),
            Outcome::Impossible(why) => json!({
                "name": problem.name, "relax": true,
                "objective": why.relaxation.cost, "bound": why.relaxation.bound,
                "proven": why.relaxation.cost == why.relaxation.bound,
                "reasons": why.cores.iter().map(|core| format!("{core:?}")).collect::<Vec<_>>(),
                "given_up": why.relaxation.given_up.iter().map(|one| format!("{one:?}")).collect::<Vec<_>>(),
                "violations": why.relaxation.plan.violations(&problem), "time_s": time,
                "plan": months(&why.relaxation.plan),
            }),
        };
        if as_json {
            println!("{shown}");
        } else {
            let of = |key: &str| shown[key].to_string();
            let broken = shown["violations"].as_array().map_or(0, Vec::len);
            println!(
                "{} objective {} bound {} proven {} violations {broken} {time:.3} s",
                problem.name,
                of("objective"),
                of("bound"),
                of("proven")
            );
            if shown["relax"] == true {
                println!("  {}\n  {}", of("reasons"), of("given_up"));
            }
        }
    }
    Ok(())
}

fn months(plan: &Plan) -> Vec<Vec<usize>> {
    plan.0.iter().map(|set| set.iter().collect()).collect()
}
