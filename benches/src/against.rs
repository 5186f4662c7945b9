//! The data plane against another build of the service, an older one say: short measurements of both in turn, on the same core,
//! so that whatever else the machine does concerns both.

use std::path::Path;
use std::process::Stdio;
use std::time::SystemTime;

use conformance::process::Process;
use serde_json::json;

use crate::bare::pin;
use crate::load::{measure, micros};
use crate::throughput::cases;

/// Runs all measurements and prints a table.
pub(crate) fn run(base: &Path, (rounds, seconds): (usize, f64), connections: usize, only: &str) {
    let (ours, theirs) = (Subject::start(None), Subject::start(Some(base)));
    pin(std::process::id(), 1);
    println!(
        "{connections} connections, {rounds} rounds of {seconds} s each; servers on core 0, load on core 1\n"
    );
    println!(
        "{:<22} {:>9} {:>9} {:>9} {:>9} {:>9}",
        "operation", "cpu µs", "base µs", "ratio", "quarter", "three q."
    );
    for ((name, request), (_, base_request)) in
        ours.requests(only).into_iter().zip(theirs.requests(only))
    {
        let (mut cpu, mut base_cpu, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
        for round in 0..rounds {
            let our_turn = || ours.cpu(&request, seconds, connections);
            let their_turn = || theirs.cpu(&base_request, seconds, connections);
            let (own, base) = if round % 2 == 0 {
                let own = our_turn();
                (own, their_turn())
            } else {
                let base = their_turn();
                (our_turn(), base)
            };
            ratios.push(own / base);
            cpu.push(own);
            base_cpu.push(base);
        }
        println!(
            "{name:<22} {:>9.1} {:>9.1} {:>9.3} {:>9.3} {:>9.3}",
            at(&mut cpu, 0.5),
            at(&mut base_cpu, 0.5),
            at(&mut ratios, 0.5),
            at(&mut ratios, 0.25),
            at(&mut ratios, 0.75),
        );
    }
}

/// One of the services that are compared.
struct Subject {
    process: Process,
    key: String,
    _folder: tempfile::TempDir,
}

impl Subject {
    /// Starts the service under test, or another binary in its stead.
    fn start(other: Option<&Path>) -> Self {
        let folder = tempfile::tempdir_in(".").unwrap();
        let threads = ["--threads", "1"];
        let mut process = match other {
            None => Process::launch(folder.path(), &threads),
            Some(other) => {
                // The shell gets the binary under test as the first argument, and leaves it out.
                let script = format!("shift; exec '{}' \"$@\"", other.display());
                let shell = ["sh", "-c", &script, "sh"].map(Into::into);
                Process::launch_under(&shell, folder.path(), &threads, Stdio::inherit())
            }
        };
        let started = process.started();
        assert!(started.is_ok(), "the service does not become ready: {started:?}");
        pin(process.id(), 0);
        let key = process.client().call("CreateKey", &json!({})).unwrap().json();
        let key = key["KeyMetadata"]["KeyId"].as_str().unwrap().to_owned();
        Self { process, key, _folder: folder }
    }

    /// The cases whose names begin so, each as a signed request.
    fn requests(&self, only: &str) -> Vec<(&'static str, Vec<u8>)> {
        let wanted = cases(&self.process, &self.key).into_iter();
        let wanted = wanted.filter(|(name, ..)| name.starts_with(only));
        let signed = wanted.map(|(name, operation, body)| {
            let text = body.to_string();
            (name, self.process.client().signed(operation, text.as_bytes(), SystemTime::now()))
        });
        signed.collect()
    }

    /// The CPU time of one request, in microseconds.
    fn cpu(&self, request: &[u8], seconds: f64, connections: usize) -> f64 {
        let figures = measure(self.process.api, self.process.id(), request, seconds, connections);
        micros(figures.cpu)
    }
}

/// The value below which so large a share of the others is.
fn at(values: &mut [f64], share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    values[((values.len() - 1) as f64 * share) as usize]
}
