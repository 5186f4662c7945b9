//! The crash campaign: load, SIGKILL at a random instant, restart, and nothing that was acknowledged may be lost.
//!
//! Each client thread owns its objects, so its journal of acknowledged replies is exact. A call whose reply did not
//! arrive may have happened or not: the audit log says which, and the objects must agree with it. Choices come from a
//! seed; how the threads interleave does not, so a seed repeats the kind of a round and not its every step.

pub(crate) mod check;
pub(crate) mod journal;
pub(crate) mod load;
pub(crate) mod log;
pub(crate) mod worker;

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crate::process::Process;
use crate::seed::Seed;
use indicatif::{ProgressBar, ProgressStyle};
use log::Follower;
use worker::{Broken, Worker};

/// Threads of the load: more than the two cores of a small machine, so that commits form groups.
const THREADS: usize = 4;
/// The shortest load.
const LOAD_TIME_MIN: Duration = Duration::from_millis(30);
/// In one round of so many the restart is killed too.
const BROKEN_RESTARTS: usize = 6;
/// The latest instant at which a restart is killed: about when the service becomes ready.
const BROKEN_RESTART_MILLIS: usize = 60;
/// The whole audit log is verified in one round of so many, and at the end. Every start verifies its newest segment.
const VERIFIED_ROUNDS: u32 = 10;

/// What to do.
#[derive(Clone, Debug)]
pub struct Plan {
    /// How often the service is killed.
    pub rounds: u32,
    /// Where random choices come from.
    pub seed: u64,
    /// The longest load of a round.
    pub load_time_max: Duration,
    /// An empty folder for the service's data; none for a temporary one.
    pub data_dir: Option<PathBuf>,
}

/// What has come of it.
#[derive(Debug)]
pub struct Report {
    /// How often the service was killed under load.
    pub rounds: u32,
    /// How often it was killed once more while it started.
    pub killed_restarts: u32,
    /// Calls that were acknowledged, those of the checks included.
    pub acknowledged: u64,
    /// Calls that were under way when the service was killed.
    pub unanswered: u64,
    /// Those of them that the service had carried out.
    pub unanswered_done: u64,
    /// Keys at the end.
    pub keys: usize,
    /// Audit entries at the end.
    pub entries: u64,
    /// Requests to KMS among them, each of which is metered.
    pub requests: u64,
    /// From start to ready, in rising order.
    pub recovery: Vec<Duration>,
    /// What was lost, or is wrong otherwise.
    pub faults: Vec<String>,
}

impl Report {
    /// The recovery time that `percent` of a hundred starts do not exceed.
    #[must_use]
    pub fn recovery(&self, percent: usize) -> Duration {
        let rank = (self.recovery.len() * percent).div_ceil(100).max(1);
        self.recovery.get(rank - 1).copied().unwrap_or_default()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SHOWN: usize = 20;
        for fault in self.faults.iter().take(SHOWN) {
            writeln!(out, "FAULT    {fault}")?;
        }
        if self.faults.len() > SHOWN {
            writeln!(out, "         and {} more", self.faults.len() - SHOWN)?;
        }
        writeln!(out, "rounds   {} (and {} killed restarts)", self.rounds, self.killed_restarts)?;
        writeln!(out, "acked    {} operations on {} keys", self.acknowledged, self.keys)?;
        writeln!(
            out,
            "unknown  {}, of which {} had happened",
            self.unanswered, self.unanswered_done
        )?;
        writeln!(out, "audit    {} entries", self.entries)?;
        writeln!(
            out,
            "metered  {} requests, by operation and error as the log has them",
            self.requests
        )?;
        let [p50, p99, max] = [50, 99, 100].map(|percent| self.recovery(percent).as_millis());
        writeln!(out, "recovery p50 {p50} ms, p99 {p99} ms, max {max} ms")?;
        write!(out, "lost     {}", self.faults.len())
    }
}

/// Runs the campaign.
#[must_use]
pub fn run(plan: &Plan) -> Report {
    let temporary = tempfile::tempdir().unwrap();
    let data_dir = plan.data_dir.clone().unwrap_or_else(|| temporary.path().join("data"));
    let mut campaign = Campaign::start(&data_dir, Seed::new(plan.seed));
    let bar = ProgressBar::new(plan.rounds.into()).with_style(
        ProgressStyle::with_template("{wide_bar} {pos}/{len} kills, {msg} ({eta} left)").unwrap(),
    );
    let mut killed = 0;
    while killed < plan.rounds && !campaign.broken {
        campaign.round(killed, plan.load_time_max);
        killed += 1;
        bar.set_message(format!("{} acknowledged", campaign.acknowledged()));
        bar.inc(1);
    }
    campaign.finish();
    bar.finish_and_clear();
    campaign.report(killed)
}

struct Campaign<'d> {
    data_dir: &'d Path,
    seed: Seed,
    /// None only between a kill and the next start.
    process: Option<Process>,
    workers: Vec<Worker>,
    log: Follower,
    faults: Vec<String>,
    recovery: Vec<Duration>,
    killed_restarts: u32,
    unanswered: u64,
    unanswered_done: u64,
    /// The service went away though nobody killed it: there is no use in going on.
    broken: bool,
}

impl<'d> Campaign<'d> {
    fn start(data_dir: &'d Path, seed: Seed) -> Self {
        let process = Process::start(data_dir);
        let worker = |index: usize| {
            Worker::new(index, process.client(), seed.part(u64::try_from(index).unwrap() + 1))
        };
        let workers = (0..THREADS).map(worker).collect();
        Self {
            data_dir,
            seed,
            workers,
            log: Follower::new(data_dir),
            process: Some(process),
            faults: Vec::new(),
            recovery: Vec::new(),
            killed_restarts: 0,
            unanswered: 0,
            unanswered_done: 0,
            broken: false,
        }
    }

    /// Load, kill, restart, check.
    fn round(&mut self, number: u32, load_time_max: Duration) {
        self.load_and_kill(load_time_max);
        self.restart();
        self.compare_log(number.is_multiple_of(VERIFIED_ROUNDS));
        self.on_all(Worker::check);
    }

    fn load_and_kill(&mut self, load_time_max: Duration) {
        let spread = load_time_max.saturating_sub(LOAD_TIME_MIN).as_micros();
        let spread = self.seed.below(usize::try_from(spread).unwrap().max(1));
        let time = LOAD_TIME_MIN + Duration::from_micros(u64::try_from(spread).unwrap());
        let killed = AtomicBool::new(false);
        let process = self.process.take().expect("started by the last round");
        std::thread::scope(|scope| {
            for worker in &mut self.workers {
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

    /// Starts the service again; sometimes the first attempt is killed too.
    fn restart(&mut self) {
        if self.seed.below(BROKEN_RESTARTS) == 0 {
            let process = Process::launch(self.data_dir, &[]);
            let millis = u64::try_from(self.seed.below(BROKEN_RESTART_MILLIS)).unwrap();
            std::thread::sleep(Duration::from_millis(millis));
            process.kill();
            self.killed_restarts += 1;
        }
        let start = Instant::now();
        let process = Process::start(self.data_dir);
        self.recovery.push(start.elapsed());
        for worker in &mut self.workers {
            worker.reconnect(process.client());
        }
        self.process = Some(process);
    }

    /// Nothing is under way now, so the log stands still.
    fn compare_log(&mut self, whole: bool) {
        if whole {
            self.log.verify(&mut self.faults);
        }
        let news = self.log.news(&mut self.faults);
        self.log.check_metered(&mut self.faults);
        for worker in &mut self.workers {
            for unknown in &worker.unknown {
                self.unanswered += 1;
                self.unanswered_done += u64::from(news.contains_key(&unknown.token));
            }
            worker.compare_log(&news);
        }
    }

    /// Runs a check on all threads at once.
    fn on_all(&mut self, check: fn(&mut Worker) -> Result<(), Broken>) {
        let broken = std::thread::scope(|scope| {
            let spawn = |worker| scope.spawn(move || check(worker).is_err());
            let threads: Vec<_> = self.workers.iter_mut().map(spawn).collect();
            threads.into_iter().filter_map(|thread| thread.join().unwrap().then_some(())).count()
        });
        if broken > 0 {
            self.faults.push("the service went away during the checks".to_owned());
            self.broken = true;
        }
    }

    /// Checks everything once more, and that there are no keys that nobody has asked for.
    fn finish(&mut self) {
        if self.broken {
            return;
        }
        self.on_all(Worker::check_all);
        let faults = check::listed_keys(&mut self.workers);
        self.faults.extend(faults);
        self.compare_log(true);
    }

    fn acknowledged(&self) -> u64 {
        self.workers.iter().map(|worker| worker.acknowledged).sum()
    }

    fn report(mut self, rounds: u32) -> Report {
        self.recovery.sort_unstable();
        let acknowledged = self.acknowledged();
        let keys = self.workers.iter().map(|worker| worker.journal.keys.len()).sum();
        self.faults.extend(self.workers.into_iter().flat_map(|worker| worker.faults));
        Report {
            rounds,
            killed_restarts: self.killed_restarts,
            acknowledged,
            unanswered: self.unanswered,
            unanswered_done: self.unanswered_done,
            keys,
            entries: self.log.entries(),
            requests: self.log.requests(),
            recovery: self.recovery,
            faults: self.faults,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_those_of_the_nearest_rank() {
        let report = Report {
            rounds: 0,
            killed_restarts: 0,
            acknowledged: 0,
            unanswered: 0,
            unanswered_done: 0,
            keys: 0,
            entries: 0,
            requests: 0,
            recovery: (1..=200).map(Duration::from_millis).collect(),
            faults: Vec::new(),
        };
        let millis = [50, 99, 100].map(|percent| report.recovery(percent).as_millis());
        assert_eq!(millis, [100, 198, 200]);
    }
}
