//! Short versions of the campaigns; the long ones are `cargo run --release -p conformance -- --help`.

use std::process::Command;
use std::sync::Once;
use std::time::Duration;

use conformance::{backup, crash, faults, malformed, objects};

/// Builds the service if nobody has: `cargo test -p conformance` alone does not.
fn build() {
    static BUILT: Once = Once::new();
    BUILT.call_once(|| {
        let own = std::env::current_exe().unwrap();
        let there = own.ancestors().any(|folder| folder.join("bulla").is_file());
        if std::env::var_os("BULLA_BIN").is_none() && !there {
            let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
            let status = Command::new(cargo).args(["build", "-p", "cli"]).status().unwrap();
            assert!(status.success(), "the service does not build");
        }
    });
}

#[test]
fn nothing_that_was_acknowledged_is_lost_in_a_crash() {
    build();
    let load_time_max = Duration::from_millis(400);
    let plan = crash::Plan { rounds: 8, seed: 7, load_time_max, data_dir: None };
    let report = crash::run(&plan);
    assert!(report.faults.is_empty(), "{report}");
    assert_eq!(report.rounds, 8);
    assert_eq!(report.recovery.len(), 8);
    assert!(report.acknowledged > 200, "{report}");
    assert!(report.entries >= report.acknowledged, "{report}");
}

#[test]
fn a_backup_under_load_has_all_that_was_acknowledged_before_it_began() {
    build();
    let report = backup::run(2, 7);
    assert!(report.faults.is_empty(), "{:#?}", report.faults);
    assert!(report.before > 200 && report.after > 20 && report.grants > 5, "{report:?}");
}

#[test]
fn a_service_that_is_killed_or_has_a_failing_disk_at_any_call_keeps_its_word() {
    build();
    // 7 is prime to the calls of a commit, so that each of them is met.
    let report = faults::run(faults::Plan { every: 7, limit: u64::MAX }).unwrap();
    assert!(report.faults.is_empty(), "{report}");
    assert!(report.points() >= 100, "{report}");
}

#[test]
fn objects_are_whole_after_a_crash() {
    build();
    let load_time_max = Duration::from_millis(600);
    let plan = objects::crash::Plan { rounds: 6, seed: 7, load_time_max };
    let report = objects::crash::run(plan);
    assert!(report.faults.is_empty(), "{report}");
    assert_eq!(report.rounds, 6);
    assert!(report.acknowledged > 300 && report.unanswered > 6, "{report}");
    assert!(report.versions > 10, "{report}");
}

#[test]
fn objects_are_whole_after_a_kill_or_a_failing_disk_at_any_call_of_a_request() {
    build();
    // 31 is prime to the calls of a commit, so that each of them is met in some request.
    let report = objects::faults::run(objects::faults::Plan { every: 31 }).unwrap();
    assert!(report.faults.is_empty(), "{report}");
    assert!(report.strikes() >= 30, "{report}");
    assert!(report.missed.len() <= 4, "{report}");
}

#[test]
fn every_bad_request_gets_the_right_error() {
    build();
    let folder = tempfile::tempdir().unwrap();
    let outcome = malformed::run(&folder.path().join("data"), 1);
    assert!(outcome.wrong.is_empty(), "{outcome}");
    assert!(outcome.groups.values().sum::<usize>() >= 2000, "{outcome}");
}
