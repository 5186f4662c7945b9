//! Short versions of the campaigns; the long ones are `cargo run --release -p conformance -- --help`.

use std::time::Duration;

use conformance::{crash, malformed};

#[test]
fn nothing_that_was_acknowledged_is_lost_in_a_crash() {
    let plan = crash::Plan {
        rounds: 8,
        seed: 7,
        load_time_max: Duration::from_millis(300),
        data_dir: None,
    };
    let report = crash::run(&plan);
    assert!(report.faults.is_empty(), "{report}");
    assert_eq!(report.rounds, 8);
}

#[test]
fn every_malformed_request_gets_the_right_error() {
    let folder = tempfile::tempdir().unwrap();
    let outcome = malformed::run(folder.path(), 1);
    let wrong = &outcome.wrong[..outcome.wrong.len().min(20)];
    assert!(wrong.is_empty(), "{} wrong: {}", outcome.wrong.len(), wrong.join("\n"));
    let sent: usize = outcome.groups.values().sum();
    assert!(sent >= 2000, "only {sent} requests");
}
