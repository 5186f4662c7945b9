//! The fault sweep: the service runs under strace, which kills it, or makes a call fail, at the n-th system call by which
//! a thread changes files, for every n until nothing strikes any more. After each life the service must start by itself
//! and know everything that it acknowledged.

mod life;
mod point;
pub mod strace;
mod workload;

use std::collections::BTreeMap;
use std::fmt;

use indicatif::{ProgressBar, ProgressStyle};
use life::Origin;
use point::{Fault, Point, Stage, Sweep, Thread};
use strace::{Recording, Trace};

/// Where the crash strikes that the second stage recovers from: at this write of the audit log, in the middle of the
/// workload. The change of the request under way is then in the store and not in the log.
const CRASH_WRITE: u64 = 24;
/// How often a point is tried when strace gets hold of the service too late.
const TRIES_MAX: usize = 5;

/// What to do.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Every so many points one is taken; 1 takes all.
    pub every: u64,
    /// The last point of each sweep.
    pub limit: u64,
}

/// What has come of it.
#[derive(Debug, Default)]
pub struct Report {
    /// Points that struck, by sweep.
    pub swept: BTreeMap<Sweep, u64>,
    /// What is wrong, in words.
    pub faults: Vec<String>,
}

impl Report {
    /// Points that struck.
    #[must_use]
    pub fn points(&self) -> u64 {
        self.swept.values().sum()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SHOWN: usize = 30;
        for fault in self.faults.iter().take(SHOWN) {
            writeln!(out, "FAULT    {fault}")?;
        }
        if self.faults.len() > SHOWN {
            writeln!(out, "         and {} more", self.faults.len() - SHOWN)?;
        }
        let mut rows: BTreeMap<(Stage, Fault, Thread), Vec<String>> = BTreeMap::new();
        for (sweep, count) in self.swept.iter().filter(|(_, count)| **count > 0) {
            let row = rows.entry((sweep.stage, sweep.fault, sweep.thread)).or_default();
            row.push(format!("{} {count}", sweep.call));
        }
        for ((stage, fault, thread), counts) in rows {
            writeln!(out, "{stage:<10} {fault:<7} {:<12} {}", thread.name(), counts.join(", "))?;
        }
        writeln!(out, "points   {}", self.points())?;
        write!(out, "failures {}", self.faults.len())
    }
}

/// Runs the campaign.
///
/// # Errors
/// strace is missing or may not trace: nothing was tested.
pub fn run(plan: Plan) -> Result<Report, String> {
    strace::check()?;
    let folder = tempfile::tempdir().unwrap();
    // strace compares paths as the kernel names them.
    let folder = folder.path().canonicalize().unwrap();
    let trace = Trace { log: folder.join("trace"), data_dir: folder.join("data") };
    let mut report = Report::default();
    let first = Origin { stage: Stage::First, crashed: None };
    let recorded = record(&first, &trace, &mut report);
    sweep(plan, &first, &recorded, &trace, &mut report)?;
    let killed =
        Sweep { stage: Stage::First, fault: Fault::Kill, thread: Thread::Audit, call: "pwrite64" };
    let crash = Point { sweep: killed, n: CRASH_WRITE };
    let second = tried(|| life::crashed(crash, &recorded, &trace))?;
    let recorded = record(&second, &trace, &mut report);
    sweep(plan, &second, &recorded, &trace, &mut report)?;
    Ok(report)
}

/// A life without faults, which must show no faults either.
fn record(origin: &Origin, trace: &Trace, report: &mut Report) -> Recording {
    let (recording, faults) = life::record(origin, trace);
    report
        .faults
        .extend(faults.into_iter().map(|fault| format!("{}, no fault: {fault}", origin.stage)));
    recording
}

/// All sweeps of one stage.
fn sweep(
    plan: Plan,
    origin: &Origin,
    recording: &Recording,
    trace: &Trace,
    report: &mut Report,
) -> Result<(), String> {
    let sweeps: Vec<Sweep> = Sweep::all().filter(|sweep| sweep.stage == origin.stage).collect();
    let count = |sweep: &Sweep| {
        let key = (sweep.thread.name().to_owned(), sweep.call.to_owned());
        recording.calls.get(&key).copied().unwrap_or(0).min(plan.limit).div_ceil(plan.every)
    };
    let bar = ProgressBar::new(sweeps.iter().map(count).sum()).with_style(
        ProgressStyle::with_template("{wide_bar} {pos}/{len} {msg} ({eta} left)").unwrap(),
    );
    for sweep in sweeps {
        let mut n = 1;
        while n <= plan.limit {
            let point = Point { sweep, n };
            bar.set_message(point.to_string());
            let (struck, faults) = tried(|| life::strike(point, origin, recording, trace))?;
            report.faults.extend(faults.into_iter().map(|fault| format!("{point}: {fault}")));
            if !struck {
                break;
            }
            *report.swept.entry(sweep).or_default() += 1;
            bar.inc(1);
            n += plan.every;
        }
        let (swept, recorded) = (report.swept.get(&sweep).copied().unwrap_or(0), count(&sweep));
        if swept < recorded {
            let Sweep { stage, fault, thread, call } = sweep;
            report.faults.push(format!(
                "{stage}, {fault} at {call} of {}: struck {swept} times, though {recorded} points were recorded",
                thread.name()
            ));
        }
    }
    bar.finish_and_clear();
    Ok(())
}

/// Tries again where strace came too late.
fn tried<T>(attempt: impl Fn() -> Result<T, String>) -> Result<T, String> {
    let mut result = attempt();
    for _ in 1..TRIES_MAX {
        if result.is_ok() {
            break;
        }
        result = attempt();
    }
    result
}
