//! The fault sweep of S3: for each request that changes objects, each system call on files that it makes is struck once: the process
//! is killed before it, or it fails as on a broken or a full disk. Afterwards the object must be the one before or the one after,
//! and whole. After a failure that concerns one request only, the same process must go on.
//!
//! strace counts calls by thread. The service runs with one thread that serves, and the client sends one request at a time, so that
//! each request makes the same calls each time.

mod steps;
mod strikes;
mod tracer;

use std::collections::BTreeMap;
use std::fmt;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::crash::log::Follower;
use crate::faults::strace;
use crate::objects::worker::Worker;
use crate::objects::{scrub, settle};
use crate::process::Process;
use crate::seed::Seed;
use indicatif::{ProgressBar, ProgressStyle};
use steps::STEPS;
use strikes::{Fault, Strike, Threads};
use tracer::Calls;

/// The arguments of the service.
const ARGUMENTS: [&str; 2] = ["--threads", "1"];
/// How long a stop may take.
const STOP_TIME_MAX: Duration = Duration::from_secs(20);
/// How often a strike is tried that did not hit: another thread than before may have made the call.
const TRIES_MAX: usize = 3;
/// The whole audit log is verified once in so many strikes, and at the end.
const VERIFIED_STRIKES: usize = 50;

/// What to do.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Every so many strikes one is taken; 1 takes all.
    pub every: usize,
}

/// What has come of it.
#[derive(Debug, Default)]
pub struct Report {
    /// Strikes that hit, by the request and the threads.
    pub struck: BTreeMap<(&'static str, Threads), BTreeMap<String, u64>>,
    /// Strikes that did not hit: the request did not make the call this time.
    pub missed: Vec<String>,
    /// What is wrong, in words.
    pub faults: Vec<String>,
}

impl Report {
    /// Returns how many strikes hit.
    #[must_use]
    pub fn strikes(&self) -> u64 {
        self.struck.values().flat_map(BTreeMap::values).sum()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SHOWN: usize = 30;
        for fault in self.faults.iter().take(SHOWN) {
            writeln!(out, "FAULT    {fault}")?;
        }
        for ((step, threads), counts) in &self.struck {
            let counts: Vec<_> = counts.iter().map(|(call, n)| format!("{call} {n}")).collect();
            writeln!(out, "{step:<30} {:<13} {}", threads.name(), counts.join(", "))?;
        }
        for missed in &self.missed {
            writeln!(out, "missed   {missed}")?;
        }
        writeln!(out, "strikes  {} (and {} that did not hit)", self.strikes(), self.missed.len())?;
        write!(out, "faults   {}", self.faults.len())
    }
}

/// Runs the campaign.
///
/// # Errors
/// strace is missing or may not trace: nothing was tested.
pub fn run(plan: Plan) -> Result<Report, String> {
    strace::check()?;
    let folder = tempfile::tempdir().unwrap();
    let mut sweep = Sweep::start(folder.path())?;
    let strikes = sweep.strikes()?;
    let taken = strikes.into_iter().step_by(plan.every);
    let bar = ProgressBar::new(taken.len() as u64).with_style(
        ProgressStyle::with_template("{wide_bar} {pos}/{len} {msg} ({eta} left)").unwrap(),
    );
    for (number, strike) in taken.enumerate() {
        bar.set_message(strike.to_string());
        sweep.try_strike(&strike)?;
        if number.is_multiple_of(VERIFIED_STRIKES) {
            sweep.log.verify(&mut sweep.report.faults);
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(sweep.finish())
}

/// The service, the client and what was seen.
struct Sweep {
    folder: PathBuf,
    process: Process,
    worker: Worker,
    log: Follower,
    report: Report,
}

impl Sweep {
    fn start(folder: &Path) -> Result<Self, String> {
        let mut process = launch(folder);
        process.started().map_err(|status| format!("the service does not start: {status:?}"))?;
        let mut workers = settle(process.client(), &Seed::new(1), 1);
        let log = Follower::new(&data_dir(folder));
        let worker = workers.remove(0);
        Ok(Self { folder: folder.to_owned(), process, worker, log, report: Report::default() })
    }

    /// Runs each step once without a fault, and returns the strikes at its calls.
    fn strikes(&mut self) -> Result<Vec<Strike>, String> {
        let mut strikes = Vec::new();
        for step in &STEPS {
            let gone = |_broken| format!("{}: it failed without a fault", step.name);
            (step.prepare)(&mut self.worker).map_err(gone)?;
            let recorder = tracer::record(self.process.id(), &self.folder)?;
            (step.run)(&mut self.worker).map_err(gone)?;
            let calls: Calls = recorder.end();
            strikes.extend(Strike::all(step, &calls));
        }
        self.check();
        Ok(strikes)
    }

    /// Strikes until the call is met.
    fn try_strike(&mut self, strike: &Strike) -> Result<(), String> {
        for _ in 0..TRIES_MAX {
            if self.strike(strike)? {
                let row = (strike.step.name, strike.threads);
                let column = format!("{} {}", strike.fault, strike.call);
                *self.report.struck.entry(row).or_default().entry(column).or_default() += 1;
                return Ok(());
            }
        }
        self.report.missed.push(strike.to_string());
        Ok(())
    }

    /// Returns whether the call was met.
    fn strike(&mut self, strike: &Strike) -> Result<bool, String> {
        if (strike.step.prepare)(&mut self.worker).is_err() {
            self.fault(strike, "the request before it failed");
            self.restart(strike);
            return Ok(false);
        }
        let tracer = tracer::strike(self.process.id(), &self.folder, strike)?;
        self.worker.may_fail = true;
        let done = (strike.step.run)(&mut self.worker);
        self.worker.may_fail = false;
        let is_dead = self.process.ended(Duration::from_millis(if done.is_err() { 20 } else { 0 }));
        let trace = tracer.end();
        let has_struck = is_dead.is_some() || trace.has_struck;
        let is_failure = strike.fault != Fault::Kill;
        if has_struck && is_failure && done.is_ok() && strike.must_refuse() && !trace.is_ahead() {
            self.fault(strike, &format!("it was acknowledged in spite of {}", trace.line));
        }
        if done.is_err() && !has_struck {
            self.fault(strike, "it was refused, and nothing had struck");
        }
        if has_struck && strike.ends_process() || is_dead.is_some() {
            self.restart(strike);
        }
        self.check_after(strike);
        Ok(has_struck)
    }

    fn fault(&mut self, strike: &Strike, text: &str) {
        self.report.faults.push(format!("{strike}: {text}"));
    }

    /// Ends the process, if it is there, and starts another one.
    fn restart(&mut self, strike: &Strike) {
        if self.process.ended(Duration::ZERO).is_none() {
            self.process.signal("TERM");
            if self.process.ended(STOP_TIME_MAX).is_none() {
                self.fault(strike, "it does not stop");
            }
        }
        self.look_for_panics();
        self.process = launch(&self.folder);
        if let Err(status) = self.process.started() {
            let words = words(&self.folder);
            self.fault(strike, &format!("it does not start again ({status:?}): {words}"));
        }
        self.worker.reconnect(self.process.client());
    }

    fn check_after(&mut self, strike: &Strike) {
        let before = self.report.faults.len();
        self.check();
        for fault in &mut self.report.faults[before..] {
            *fault = format!("{strike}: {fault}");
        }
    }

    /// Compares log, objects and parts with what was acknowledged.
    fn check(&mut self) {
        let news = self.log.news(&mut self.report.faults);
        self.worker.compare_log(&news);
        if self.worker.check().is_err() {
            self.report.faults.push("it went away during the checks".to_owned());
        }
        self.report.faults.extend(scrub(&data_dir(&self.folder)));
        self.report.faults.append(&mut self.worker.faults);
    }

    fn look_for_panics(&mut self) {
        let words = words(&self.folder);
        if words.contains("panicked at") {
            self.report.faults.push(format!("it panicked: {words}"));
        }
    }

    fn finish(mut self) -> Report {
        if self.worker.check_all().is_err() {
            self.report.faults.push("it went away during the last checks".to_owned());
        }
        self.check();
        self.look_for_panics();
        self.log.verify(&mut self.report.faults);
        self.process.stop();
        self.report
    }
}

fn data_dir(folder: &Path) -> PathBuf {
    folder.join("data")
}

/// Starts the service. Its words go into a file.
fn launch(folder: &Path) -> Process {
    let words = File::create(folder.join("words")).unwrap();
    Process::launch_under(&[], &data_dir(folder), &ARGUMENTS, words.into())
}

fn words(folder: &Path) -> String {
    String::from_utf8_lossy(&std::fs::read(folder.join("words")).unwrap()).into_owned()
}
