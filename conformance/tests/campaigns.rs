//! Short versions of the campaigns; the long ones are `cargo run --release -p conformance -- --help`.

use conformance::malformed;

#[test]
fn every_malformed_request_gets_the_right_error() {
    let folder = tempfile::tempdir().unwrap();
    let outcome = malformed::run(folder.path(), 1);
    let wrong = &outcome.wrong[..outcome.wrong.len().min(20)];
    assert!(wrong.is_empty(), "{} wrong: {}", outcome.wrong.len(), wrong.join("\n"));
    let sent: usize = outcome.groups.values().sum();
    assert!(sent >= 2000, "only {sent} requests");
}
