//! Does the time of a refusal tell how much of a guessed signature was right?
//!
//! The method is dudect's (Reparaz, Balasch, Verbauwhede: "Dude, is my code constant time?", DATE 2017): two classes of
//! input in random order, one timing for each call, the slowest timings cut off at several limits because they are the
//! machine's and not the code's, and Welch's t-test at each. The largest |t| counts. Below 4.5 no difference is seen; a
//! comparison that stops at the first difference must be seen by the same measurement, or the measurement says nothing.
//!
//! The classes are two signatures with one wrong digit each: the first, and the last.

mod compare;
mod verify;
mod welch;

use std::hint::black_box;
use std::process::ExitCode;
use std::time::Instant;

use conformance::seed::Seed;

/// Beyond it the classes differ: the probability that equal ones reach it is 7 in a million.
const T_MAX: f64 = 4.5;
/// How much of the fastest timings is looked at: all, and ever less.
const CUTS: [f64; 8] = [1.0, 0.99, 0.98, 0.95, 0.9, 0.75, 0.5, 0.3];
/// Calls before the first that counts.
const WARM_UP: usize = 10_000;

/// Something that is given a signature, and timed.
trait Subject {
    /// What it is.
    fn name(&self) -> &'static str;
    /// Whether it is known to stop at the first difference.
    fn leaks(&self) -> bool;
    /// The two signatures, by class.
    fn guesses(&self) -> [Vec<u8>; 2];
    /// Puts a signature in its place; not timed. Both classes lie in the same memory.
    fn prepare(&mut self, guess: &[u8]);
    /// The call that is timed.
    fn call(&self) -> bool;
}

/// Measures everything and prints a table.
pub(crate) fn run(samples: usize, seed: u64) -> ExitCode {
    let mut subjects: Vec<Box<dyn Subject>> = vec![
        Box::new(compare::Compare::constant()),
        Box::new(compare::Compare::leaky()),
        Box::new(verify::Verify::constant()),
        Box::new(verify::Verify::leaky()),
    ];
    println!("{samples} samples each, seed {seed}; the limit of |t| is {T_MAX}\n");
    println!("{:<44} {:>9} {:>9} {:>10}  verdict", "", "ns, first", "ns, last", "max |t|");
    let mut failures = 0;
    for subject in &mut subjects {
        let timings = measure(&mut **subject, samples, &mut Seed::new(seed));
        let t = largest_t(&timings);
        let differs = t >= T_MAX;
        let verdict = match (subject.leaks(), differs) {
            (false, false) => "constant",
            (false, true) => "LEAKS",
            (true, true) => "leaks, as it must",
            (true, false) => "NOT SEEN, though it leaks: the measurement is too coarse",
        };
        failures += usize::from(differs != subject.leaks());
        let [first, last] = timings.map(welch::median);
        println!("{:<44} {first:>9.0} {last:>9.0} {t:>10.2}  {verdict}", subject.name());
    }
    if failures == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Timings in nanoseconds, by class.
fn measure(subject: &mut dyn Subject, samples: usize, seed: &mut Seed) -> [Vec<f64>; 2] {
    let guesses = subject.guesses();
    let mut timings = [Vec::with_capacity(samples), Vec::with_capacity(samples)];
    for number in 0..samples + WARM_UP {
        let class = seed.below(2);
        subject.prepare(&guesses[class]);
        let start = Instant::now();
        let accepted = black_box(subject.call());
        let time = start.elapsed();
        assert!(!accepted, "a wrong signature was accepted");
        if number >= WARM_UP {
            timings[class].push(time.as_secs_f64() * 1e9);
        }
    }
    timings
}

/// The largest |t| over all cuts.
fn largest_t(timings: &[Vec<f64>; 2]) -> f64 {
    let mut all: Vec<f64> = timings.concat();
    all.sort_by(f64::total_cmp);
    let limits = CUTS.map(|part| welch::quantile(&all, part));
    let t = limits.map(|limit| {
        let cut = |class: &Vec<f64>| -> Vec<f64> {
            class.iter().copied().filter(|time| *time <= limit).collect()
        };
        welch::t(&cut(&timings[0]), &cut(&timings[1])).abs()
    });
    t.into_iter().fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Timings around `mean`, with a few that the machine made slow.
    fn noisy(mean: f64, seed: u64) -> Vec<f64> {
        let mut seed = Seed::new(seed);
        let mut one = || {
            let noise = f64::from(u32::try_from(seed.below(1000)).unwrap()) / 10.0;
            let disturbed = seed.below(500) == 0;
            mean + noise + if disturbed { 50_000.0 } else { 0.0 }
        };
        (0..50_000).map(|_| one()).collect()
    }

    #[test]
    fn equal_classes_do_not_differ() {
        assert!(largest_t(&[noisy(1000.0, 1), noisy(1000.0, 2)]) < T_MAX);
    }

    #[test]
    fn two_nanoseconds_show_in_spite_of_the_noise() {
        let classes = [noisy(1000.0, 1), noisy(1002.0, 2)];
        assert!(largest_t(&classes) >= T_MAX);
        assert!(welch::t(&classes[0], &classes[1]).abs() < T_MAX, "without the cuts it is hidden");
    }
}
