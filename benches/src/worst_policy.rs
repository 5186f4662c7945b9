//! The worst policies with the worst requests: a search over the shapes that cost most, each decided with the trace that every
//! request has. None may take 5 ms.

use std::hint::black_box;
use std::time::{Duration, Instant};

#[path = "../../crates/policy/tests/shapes/worst.rs"]
mod worst;

/// What none may take.
const TIME_MAX: Duration = Duration::from_millis(5);
/// How often each is decided; the fastest counts, because others work on the machine too.
const ROUNDS: usize = 9;

/// Prints a table, the slowest first; returns whether all stay below the bound.
pub(crate) fn run() -> bool {
    let mut lines: Vec<_> =
        worst::shapes().iter().chain([&worst::reported()]).map(measure).collect();
    lines.sort_unstable_by(|one, other| other.cmp(one));
    println!("{:>9} {:>9} {:>8}  outcome   shape", "ms", "steps", "ns/step");
    for (time, steps, outcome, name) in &lines {
        let (millis, each) =
            (time.as_secs_f64() * 1e3, time.as_secs_f64() * 1e9 / (*steps).max(1) as f64);
        println!("{millis:>9.3} {steps:>9} {each:>8.2}  {outcome:<9} {name}");
    }
    lines.iter().all(|(time, ..)| *time < TIME_MAX)
}

fn measure(shape: &worst::Shape) -> (Duration, u64, String, String) {
    let times = (0..ROUNDS).map(|_| {
        let start = Instant::now();
        let _decided = black_box(shape.decide());
        start.elapsed()
    });
    let fastest = times.min().unwrap_or_default();
    let (decision, _) = shape.decide();
    let outcome = match decision.refused_by() {
        None => "allowed".to_owned(),
        Some(policy::Layer::StepsExceeded) => "exceeded".to_owned(),
        Some(_) => "refused".to_owned(),
    };
    (fastest, decision.steps(), outcome, shape.name.clone())
}
