//! SIGKILL at a random instant while clients write objects, restart, and nothing that was acknowledged may be lost.

use std::fmt;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crate::crash::log::Follower;
use crate::crash::worker::Broken;
use crate::objects::worker::Worker;
use crate::objects::{scrub, settle};
use crate::process::Process;
use crate::seed::Seed;
use indicatif::{ProgressBar, ProgressStyle};

/// Threads of the load: more than the two cores of a small machine, so that commits form groups.
const THREADS: usize = 4;
/// The shortest load.
const LOAD_TIME_MIN: Duration = Duration::from_millis(50);

/// What to do.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// How often the service is killed.
    pub rounds: u32,
    /// Where random choices come from.
    pub seed: u64,
    /// The longest load of a round.
    pub load_time_max: Duration,
}

/// What has come of it.
#[derive(Debug, Default)]
pub struct Report {
    /// How often the service was killed under load.
    pub rounds: u32,
    /// Requests that were acknowledged, those of the checks included.
    pub acknowledged: u64,
    /// Requests that were under way when the service was killed.
    pub unanswered: usize,
    /// Those of them that the service had carried out.
    pub unanswered_done: usize,
    /// Versions of objects at the end.
    pub versions: usize,
    /// What was lost, or is wrong otherwise.
    pub faults: Vec<String>,
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SHOWN: usize = 20;
        for fault in self.faults.iter().take(SHOWN) {
            writeln!(out, "FAULT    {fault}")?;
        }
        writeln!(out, "rounds   {}", self.rounds)?;
        writeln!(
            out,
            "acked    {} requests, {} versions at the end",
            self.acknowledged, self.versions
        )?;
        let (unanswered, done) = (self.unanswered, self.unanswered_done);
        writeln!(out, "unknown  {unanswered}, of which {done} had happened")?;
        write!(out, "faults   {}", self.faults.len())
    }
}

/// Runs the campaign.
#[must_use]
pub fn run(plan: Plan) -> Report {
    let folder = tempfile::tempdir().unwrap();
    let data_dir = folder.path().join("data");
    let mut seed = Seed::new(plan.seed);
    let mut process = Process::start(&data_dir);
    let mut workers = settle(process.client(), &seed, THREADS);
    let (mut log, mut report) = (Follower::new(&data_dir), Report::default());
    let bar = ProgressBar::new(plan.rounds.into()).with_style(
        ProgressStyle::with_template("{wide_bar} {pos}/{len} kills ({eta} left)").unwrap(),
    );
    while report.rounds < plan.rounds && report.faults.is_empty() {
        load_and_kill(process, &mut workers, &mut seed, plan.load_time_max);
        process = Process::start(&data_dir);
        workers.iter_mut().for_each(|worker| worker.reconnect(process.client()));
        compare_log(&mut log, &mut workers, &mut report);
        if on_all(&mut workers, Worker::check).is_err() {
            report.faults.push("the service went away during the checks".to_owned());
        }
        report.rounds += 1;
        bar.inc(1);
        collect_faults(&mut workers, &mut report);
    }
    finish(&data_dir, &mut workers, &mut log, &mut report);
    bar.finish_and_clear();
    process.stop();
    report
}

fn load_and_kill(process: Process, workers: &mut [Worker], seed: &mut Seed, time_max: Duration) {
    let spread = time_max.saturating_sub(LOAD_TIME_MIN).as_micros();
    let spread = seed.below(usize::try_from(spread).unwrap().max(1));
    let time = LOAD_TIME_MIN + Duration::from_micros(spread as u64);
    let killed = AtomicBool::new(false);
    std::thread::scope(|scope| {
        for worker in workers {
            let killed = &killed;
            scope.spawn(move || {
                while worker.step().is_ok() {}
                if !killed.load(Ordering::SeqCst) {
                    worker.faults.push("the service went away under load".to_owned());
                }
            });
        }
        std::thread::sleep(time);
        killed.store(true, Ordering::SeqCst);
        process.kill();
    });
}

/// Nothing is under way now, so the log stands still.
fn compare_log(log: &mut Follower, workers: &mut [Worker], report: &mut Report) {
    let news = log.news(&mut report.faults);
    for worker in workers {
        report.unanswered += worker.unknown.len();
        report.unanswered_done += worker.compare_log(&news);
    }
}

/// Runs a check on all threads at once.
fn on_all(
    workers: &mut [Worker],
    check: fn(&mut Worker) -> Result<(), Broken>,
) -> Result<(), Broken> {
    std::thread::scope(|scope| {
        let spawn = |worker| scope.spawn(move || check(worker));
        let threads: Vec<_> = workers.iter_mut().map(spawn).collect();
        threads.into_iter().try_for_each(|thread| thread.join().unwrap())
    })
}

fn collect_faults(workers: &mut [Worker], report: &mut Report) {
    let faults = workers.iter_mut().flat_map(|worker| std::mem::take(&mut worker.faults));
    report.faults.extend(faults);
}

fn finish(data_dir: &Path, workers: &mut [Worker], log: &mut Follower, report: &mut Report) {
    if on_all(workers, Worker::check_all).is_err() {
        report.faults.push("the service went away during the checks".to_owned());
    }
    compare_log(log, workers, report);
    log.verify(&mut report.faults);
    report.faults.extend(scrub(data_dir));
    collect_faults(workers, report);
    report.acknowledged = workers.iter().map(|worker| worker.acknowledged).sum();
    let versions = workers.iter().flat_map(|worker| worker.journal.versions.values());
    report.versions = versions.map(Vec::len).sum();
}
