//! A decision has a budget of steps, and a policy that needs more refuses. Steps are counted, so that the test says the same on
//! every machine; what they take in time says `cargo run --release -p benches -- worst-policy`.

#![cfg(test)]

#[path = "shapes/worst.rs"]
mod worst;

use policy::{DECISION_STEPS_MAX, Layer};

/// No shape takes more than its budget, and none that takes more is allowed.
#[test]
fn the_worst_policies_end_within_the_budget() {
    let (mut ended, mut exceeded) = (0, 0);
    for shape in worst::shapes() {
        let (decision, trace) = shape.decide();
        assert!(decision.steps() <= DECISION_STEPS_MAX, "{}", shape.name);
        let is_exceeded = decision.refused_by() == Some(Layer::StepsExceeded);
        assert_eq!(trace.exceeds_steps(), is_exceeded, "{}", shape.name);
        if is_exceeded {
            assert_eq!(decision.steps(), DECISION_STEPS_MAX, "{}", shape.name);
            assert!(!decision.is_allowed() && !decision.is_open_to_grants(), "{}", shape.name);
            let json = str::from_utf8(trace.json()).unwrap();
            assert!(json.contains(r#""refusedBy":"StepsExceeded""#), "{}: {json}", shape.name);
            assert!(json.contains('x') || json.contains('X'), "{}: {json}", shape.name);
            exceeded += 1;
        } else {
            ended += 1;
        }
    }
    println!("{ended} ended, {exceeded} exceeded");
    assert!(ended > 10 && exceeded > 10, "{ended} ended, {exceeded} exceeded");
}

/// 4.2 million comparisons once.
#[test]
fn values_of_policy_and_request_add_up() {
    let (decision, _) = worst::reported().decide();
    assert!(decision.is_allowed());
    assert!(decision.steps() < 25 * (4_200 + 1_000), "{}", decision.steps());
}
