//! One life of the service: start, workload, stop, with a fault at one point; then a life without faults, in which
//! everything must be there that was acknowledged.

use std::fs::File;
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::{ExitStatus, Stdio};
use std::time::{Duration, Instant};

use crate::client::{AccessKey, Client};
use crate::crash::check::listed_keys;
use crate::crash::log::Follower;
use crate::crash::worker::{Unknown, Worker};
use crate::faults::point::{Fault, Point, Stage, Thread};
use crate::faults::strace::{Recording, Trace};
use crate::faults::workload::{STEPS, create};
use crate::process::Process;
use crate::seed::Seed;

/// How long a stop may take.
const STOP_TIME_MAX: Duration = Duration::from_secs(20);
/// How long a service that could not write for want of room may take to say that it is well again.
const RELIEF_TIME_MAX: Duration = Duration::from_secs(5);
const SIGKILL: i32 = 9;

/// Where lives begin: with nothing, or with what a crash left.
#[derive(Debug)]
pub struct Origin {
    /// Which life.
    pub stage: Stage,
    /// A directory to copy, and what is known of it.
    pub crashed: Option<(PathBuf, Worker)>,
}

/// A life and what was seen in it.
#[derive(Debug)]
pub struct Life {
    trace: Trace,
    process: Process,
    worker: Worker,
    /// The audit log, once there is one.
    log: Option<Follower>,
    /// Whether the fault has struck.
    pub struck: bool,
    /// Calls that were sent after a failure that is final.
    forbidden: Vec<Unknown>,
    /// What is wrong, in words.
    pub faults: Vec<String>,
}

/// What a process said before it ended by itself.
struct Words(PathBuf);

impl Origin {
    /// Puts the data directory as it is at the beginning.
    fn lay_out(&self, data_dir: &Path) {
        if data_dir.exists() {
            std::fs::remove_dir_all(data_dir).unwrap();
        }
        if let Some((crashed, _)) = &self.crashed {
            copy(crashed, data_dir);
        }
    }

    fn worker(&self) -> Worker {
        let nowhere = Client::new("127.0.0.1:1".parse().unwrap(), AccessKey::new("", ""));
        match &self.crashed {
            Some((_, worker)) => worker.twin(nowhere),
            None => Worker::new(0, nowhere, Seed::new(1)),
        }
    }
}

impl Words {
    fn of(trace: &Trace) -> Self {
        Self(trace.log.with_extension("stderr"))
    }

    fn pipe(&self) -> Stdio {
        File::create(&self.0).unwrap().into()
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&std::fs::read(&self.0).unwrap()).into_owned()
    }
}

/// Lives without a fault and records what the threads do.
pub fn record(origin: &Origin, trace: &Trace) -> (Recording, Vec<String>) {
    origin.lay_out(&trace.data_dir);
    let process = trace.launch_recorded(Words::of(trace).pipe());
    let mut life = Life::new(process, origin, trace);
    life.run(None);
    let recording = trace.recording();
    life.faults.extend(recording.unswept());
    (recording, life.finish())
}

/// Lives with a fault at `point`; whether it struck, and what is wrong.
///
/// # Errors
/// strace did not do its part.
pub fn strike(
    point: Point,
    origin: &Origin,
    recording: &Recording,
    trace: &Trace,
) -> Result<(bool, Vec<String>), String> {
    origin.lay_out(&trace.data_dir);
    let _old = std::fs::remove_file(&trace.log);
    let (process, _attached) = trace.launch(point, &recording.paths, Words::of(trace).pipe())?;
    let mut life = Life::new(process, origin, trace);
    life.run(Some(point));
    Ok((life.struck, life.finish()))
}

/// Kills a service at `point` and keeps what it leaves, for lives that have to recover.
///
/// # Errors
/// strace did not do its part, or the fault did not strike.
pub fn crashed(point: Point, recording: &Recording, trace: &Trace) -> Result<Origin, String> {
    let origin = Origin { stage: Stage::First, crashed: None };
    origin.lay_out(&trace.data_dir);
    let _old = std::fs::remove_file(&trace.log);
    let (process, _attached) = trace.launch(point, &recording.paths, Words::of(trace).pipe())?;
    let mut life = Life::new(process, &origin, trace);
    life.run(Some(point));
    if !life.struck || life.worker.unknown.is_empty() {
        return Err(format!("{point} does not strike a request"));
    }
    let kept = trace.data_dir.with_extension("crashed");
    copy(&trace.data_dir, &kept);
    Ok(Origin { stage: Stage::Recovery, crashed: Some((kept, life.worker)) })
}

impl Life {
    fn new(process: Process, origin: &Origin, trace: &Trace) -> Self {
        let mut worker = origin.worker();
        worker.may_fail = true;
        Self {
            trace: trace.clone(),
            process,
            worker,
            log: None,
            struck: false,
            forbidden: Vec::new(),
            faults: Vec::new(),
        }
    }

    fn fault(&mut self, text: impl Into<String>) {
        self.faults.push(text.into());
    }

    /// From the start to the end of the process.
    fn run(&mut self, point: Option<Point>) {
        match self.process.started() {
            Ok(()) => {
                self.look(point);
                let is_harmless = self.struck
                    && (self.trace.is_ignored_by_sqlite() || self.trace.is_ahead_of_the_log());
                if self.struck && !is_harmless {
                    self.fault(format!("it started in spite of {}", self.trace.struck()));
                } else {
                    self.worker.reconnect(self.process.client());
                    self.compare();
                    self.work(point.filter(|_| !is_harmless));
                }
                self.process.signal("TERM");
                let status = self.process.ended(STOP_TIME_MAX);
                self.judge_end(status, point, false);
            }
            Err(status) => self.judge_end(status, point, true),
        }
        let words = Words::of(&self.trace).text();
        if words.contains("panicked at") {
            self.fault(format!("it panicked: {words}"));
        }
    }

    /// Finds out whether the fault has struck by now.
    fn look(&mut self, point: Option<Point>) {
        if !self.struck && point.is_some_and(|point| point.sweep.fault != Fault::Kill) {
            self.struck = self.trace.has_injected();
        }
    }

    /// The workload, whose every step is judged.
    fn work(&mut self, point: Option<Point>) {
        for (number, step) in STEPS.iter().enumerate() {
            let (struck_before, acknowledged) = (self.struck, self.worker.acknowledged);
            let done = step(&mut self.worker);
            if point.is_some_and(|point| point.sweep.fault == Fault::Kill) {
                if done.is_err() {
                    return;
                }
                continue;
            }
            self.look(point);
            let is_acknowledged = self.worker.acknowledged > acknowledged;
            let is_final = point.is_some_and(is_final);
            if self.struck && is_acknowledged && (!struck_before || is_final) {
                let line = self.trace.struck();
                return self.fault(format!("step {number} was acknowledged in spite of {line}"));
            }
            if done.is_err() && (!self.struck || (struck_before && !is_final)) {
                return self.fault(format!("step {number} was refused, and nothing had struck"));
            }
        }
        if let (true, Some(point)) = (self.struck, point) {
            if is_final(point) { self.refuses_work() } else { self.is_relieved() }
        }
    }

    /// After an error that leaves it unknown what is on disk, nothing is done any more.
    fn refuses_work(&mut self) {
        let acknowledged = self.worker.acknowledged;
        let _refused = create(&mut self.worker);
        if self.worker.acknowledged > acknowledged {
            self.fault("a key was made after the disk had failed");
        }
        self.forbidden = self.worker.unknown.iter().skip(1).cloned().collect();
        match self.process.get("/readyz") {
            Some((503, _)) => {}
            other => self.fault(format!("ready after the disk had failed: {other:?}")),
        }
    }

    /// After a want of room that is over, everything goes on.
    fn is_relieved(&mut self) {
        let start = Instant::now();
        while self.process.get("/readyz").is_none_or(|(status, _)| status != 200) {
            if start.elapsed() > RELIEF_TIME_MAX {
                return self.fault("not ready though there is room again");
            }
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// How a process may end: killed by the fault; or, in a start that the fault made fail, with words; or at the stop.
    fn judge_end(&mut self, status: Option<ExitStatus>, point: Option<Point>, starting: bool) {
        self.look(point);
        let words = Words::of(&self.trace).text();
        let Some(status) = status else {
            return self.fault(format!("it neither starts nor ends: {words}"));
        };
        if point.is_some_and(|point| point.sweep.fault == Fault::Kill) {
            self.struck = status.signal() == Some(SIGKILL);
        }
        match (status.code(), starting) {
            (None, _) if self.struck && status.signal() == Some(SIGKILL) => {}
            (Some(1), true) if self.struck && words.contains("bulla: ") => {}
            (Some(0), false) => {}
            _ => self.fault(format!("it ended with {status}: {words}")),
        }
    }

    /// The life after: it must start by itself, know everything, and work.
    fn finish(mut self) -> Vec<String> {
        let words = Words::of(&self.trace);
        self.process = Process::launch_under(&[], &self.trace.data_dir, &[], words.pipe());
        if let Err(status) = self.process.started() {
            self.fault(format!("it does not start again ({status:?}): {}", words.text().trim()));
            return self.faults;
        }
        self.worker.may_fail = false;
        self.worker.reconnect(self.process.client());
        self.compare();
        let worker = &mut self.worker;
        let checked = create(worker).and_then(|()| worker.check_all());
        if checked.is_err() {
            self.fault("it went away during the checks");
            return self.faults;
        }
        let listed = listed_keys(std::slice::from_mut(&mut self.worker));
        self.faults.extend(listed);
        self.compare();
        self.process.signal("TERM");
        match self.process.ended(STOP_TIME_MAX) {
            Some(status) if status.success() => {}
            other => self.fault(format!("it did not stop well: {other:?}")),
        }
        self.log().verify(&mut self.faults);
        self.faults.append(&mut self.worker.faults);
        self.faults
    }

    fn log(&self) -> Follower {
        Follower::new(&self.trace.data_dir)
    }

    /// Compares the audit log with what was acknowledged, and finds out how the calls without answer ended.
    fn compare(&mut self) {
        let mut log = self.log.take().unwrap_or_else(|| self.log());
        log.verify(&mut self.faults);
        let news = log.news(&mut self.faults);
        for Unknown { operation, token, .. } in std::mem::take(&mut self.forbidden) {
            let entries = news.get(&token).into_iter().flatten();
            if entries.filter(|entry| entry.succeeded).count() > 0 {
                self.fault(format!("{operation} was carried out after the disk had failed"));
            }
        }
        self.worker.compare_log(&news);
        self.log = Some(log);
    }
}

/// Whether the service must refuse everything after the fault: after any failure of the disk, and when the audit log
/// cannot be written. A full disk does not harm the store, whose write then has not happened.
fn is_final(point: Point) -> bool {
    point.sweep.fault == Fault::Broken || point.sweep.thread == Thread::Audit
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for file in std::fs::read_dir(from).unwrap() {
        let file = file.unwrap();
        let target = to.join(file.file_name());
        if file.path().is_dir() {
            copy(&file.path(), &target);
        } else {
            // With its mode: the seal key of another mode is refused.
            std::fs::copy(file.path(), &target).unwrap();
        }
    }
}
