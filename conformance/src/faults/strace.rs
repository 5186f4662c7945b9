//! strace, which makes system calls fail: <https://strace.io>, manual page strace(1), option `--inject`.
//!
//! It counts the calls of each thread by itself, and only those on the files that it is told. So the n-th `fsync` of a
//! thread is the same one in each life.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::faults::point::{Fault, Point, Thread};
use crate::process::Process;

/// Calls that change files. What is recorded and not swept is reported.
const RECORDED: &str = "write,writev,pwrite64,pwritev,pwritev2,fsync,fdatasync,sync_file_range,\
                        rename,renameat,renameat2,ftruncate,fallocate,sendfile,copy_file_range";
/// How long strace may take to get hold of a thread.
const ATTACH_TIME_MAX: Duration = Duration::from_secs(10);

/// That strace is there and may trace.
///
/// # Errors
/// What to do about it.
pub fn check() -> Result<(), String> {
    let command = ["-o", "/dev/null", "-e", "trace=fsync", "-e", "inject=fsync:error=EIO", "true"];
    match Command::new("strace").args(command).stdin(Stdio::null()).output() {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => Err(format!(
            "strace cannot trace here, so the faults were NOT tested: {}\n\
             It needs ptrace: run as root, in a container with --cap-add=SYS_PTRACE.",
            String::from_utf8_lossy(&output.stderr).trim()
        )),
        Err(error) => Err(format!(
            "strace cannot be run ({error}), so the faults were NOT tested.\n\
             Install it: apt-get install -y strace (scripts/tools does so when it runs as root)."
        )),
    }
}

/// The files and the trace of one life.
#[derive(Clone, Debug)]
pub struct Trace {
    /// What strace writes.
    pub log: PathBuf,
    /// The data directory.
    pub data_dir: PathBuf,
}

/// What a life without faults does to the data directory.
#[derive(Debug, Default)]
pub struct Recording {
    /// The files that are written to, and the directories that are synced.
    pub paths: BTreeSet<PathBuf>,
    /// Calls by thread and name.
    pub calls: BTreeMap<(String, String), u64>,
}

impl Recording {
    /// The calls that no sweep covers.
    #[must_use]
    pub fn unswept(&self) -> Vec<String> {
        let threads = [Thread::Main, Thread::Store, Thread::Audit].map(Thread::name);
        let swept = |thread: &str, call: &str| {
            threads.contains(&thread) && Fault::Kill.calls().contains(&call)
        };
        let others = self.calls.iter().filter(|((thread, call), _)| !swept(thread, call));
        others
            .map(|((thread, call), count)| format!("{count} {call} of {thread} are not swept"))
            .collect()
    }

    /// Notes a line such as `71<audit-writer> fdatasync(19</data/audit/0000000001.jsonl>) = 0`.
    fn note(&mut self, line: &str, data_dir: &Path) -> Option<()> {
        let (_, rest) = line.split_once('<')?;
        let (thread, rest) = rest.split_once("> ")?;
        let (call, rest) = rest.split_once('(')?;
        let path = if call.starts_with("rename") {
            rest.split('"').find(|text| text.starts_with('/'))
        } else {
            rest.split_once('<').and_then(|(_, rest)| rest.split_once('>')).map(|(path, _)| path)
        };
        let path = Path::new(path?);
        if path.starts_with(data_dir) {
            self.paths.insert(path.to_owned());
            *self.calls.entry((thread.to_owned(), call.to_owned())).or_default() += 1;
        }
        Some(())
    }
}

impl Trace {
    /// Starts a service and records what all of its threads do.
    #[must_use]
    pub fn launch_recorded(&self, error: Stdio) -> Process {
        let program =
            self.program(&["-f", "-Y", "-y", "-e", &format!("trace={RECORDED}"), "-s", "300"]);
        Process::launch_under(&program, &self.data_dir, &[], error)
    }

    /// What [was recorded](Self::launch_recorded).
    #[must_use]
    pub fn recording(&self) -> Recording {
        let mut recording = Recording::default();
        for line in self.text().lines() {
            let _other = recording.note(line, &self.data_dir);
        }
        recording
    }

    /// Starts a service whose call will fail at `point`. `paths` are the files to look at.
    ///
    /// The second value, if any, must live as long as the service.
    ///
    /// # Errors
    /// strace did not get hold of the thread.
    pub fn launch(
        &self,
        point: Point,
        paths: &BTreeSet<PathBuf>,
        error: Stdio,
    ) -> Result<(Process, Option<Attached>), String> {
        let injection = injection(point, paths);
        if point.sweep.thread == Thread::Main {
            let words: Vec<&str> = injection.iter().map(String::as_str).collect();
            let program = self.program(&words);
            return Ok((Process::launch_under(&program, &self.data_dir, &[], error), None));
        }
        let process = self.launch_held(error);
        let thread = self.wait_until_held(&process, point.sweep.thread)?;
        let attached = self.attach(thread, &injection)?;
        process.signal("CONT");
        Ok((process, Some(attached)))
    }

    /// Starts a service that stops itself in its first start, when its threads are there and have not written: after
    /// it has named the file of credentials.
    fn launch_held(&self, error: Stdio) -> Process {
        let file = self.data_dir.join("credentials.new").display().to_string();
        let hold = ["-e", "trace=rename", "-e", "inject=rename:signal=STOP", "-P", &file];
        let mut program = self.program(&hold);
        // That strace has a log of its own.
        program[3] = self.holding().into();
        Process::launch_under(&program, &self.data_dir, &[], error)
    }

    fn holding(&self) -> PathBuf {
        self.log.with_extension("holding")
    }

    /// Waits for the stop; gives the id of the thread.
    fn wait_until_held(&self, process: &Process, thread: Thread) -> Result<u32, String> {
        let stopped = || {
            let threads = threads(process.id());
            let held = std::fs::read_to_string(self.holding()).unwrap_or_default();
            let all = threads.iter().all(|(_, _, state)| matches!(state, 't' | 'T'));
            (held.contains("stopped by SIGSTOP") && all).then_some(threads)
        };
        let threads = wait_for(stopped).ok_or("the service was not held in its start")?;
        let found = threads.iter().find(|(_, name, _)| name == thread.name());
        found.map(|(id, ..)| *id).ok_or_else(|| format!("{} was not there in time", thread.name()))
    }

    /// Traces one thread of a process that is stopped.
    fn attach(&self, thread: u32, injection: &[String]) -> Result<Attached, String> {
        let child = Command::new("strace")
            .arg("-o")
            .arg(&self.log)
            .args(["-p", &thread.to_string()])
            .args(injection)
            .stdin(Stdio::null())
            .stderr(File::create(self.log.with_extension("attach")).unwrap())
            .spawn()
            .map_err(|error| error.to_string())?;
        let attached = Attached(child);
        // Only now does strace see the first call after the stop.
        let seen = || self.text().contains("stopped by SIGSTOP").then_some(());
        wait_for(seen).ok_or("strace did not attach")?;
        Ok(attached)
    }

    /// Whether a call has failed.
    #[must_use]
    pub fn has_injected(&self) -> bool {
        self.text().contains("(INJECTED)")
    }

    /// The line of the call that was struck.
    #[must_use]
    pub fn struck(&self) -> String {
        let text = self.text();
        let line = text.lines().rfind(|line| line.contains("(INJECTED)") || line.contains("(pid"));
        line.unwrap_or_default().chars().take(240).collect()
    }

    /// Whether the call that failed was SQLite's `fsync` of the directory after that of a journal. SQLite does not look
    /// at its result, so the store syncs the directory once more by itself, and that must have gone well.
    #[must_use]
    pub fn is_ignored_by_sqlite(&self) -> bool {
        let directory = format!("<{}>)", self.data_dir.display());
        let text = self.text();
        let lines: Vec<&str> = text.lines().collect();
        let Some(at) = lines.iter().position(|line| line.contains("(INJECTED)")) else {
            return false;
        };
        let after_journal = at.checked_sub(1).is_some_and(|before| {
            lines[before].contains("bulla.db-journal>") || lines[before].contains("bulla.db-wal>")
        });
        let again = |line: &&str| line.contains(&directory) && line.ends_with("= 0");
        lines[at].contains(&directory) && after_journal && lines[at + 1..].iter().any(again)
    }

    /// Whether the call that found no room was that of the audit log for room ahead of its entries: they had theirs, and the
    /// service looks for more before it takes changes.
    #[must_use]
    pub fn is_ahead_of_the_log(&self) -> bool {
        let line = self.struck();
        line.contains("ENOSPC") && line.contains("/audit/") && line.contains(r#""\0\0\0\0"#)
    }

    fn text(&self) -> String {
        let bytes = std::fs::read(&self.log).unwrap_or_default();
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// strace that becomes the program that it traces, and traces it from a process aside.
    fn program(&self, options: &[&str]) -> Vec<OsString> {
        let own = ["strace".into(), "-D".into(), "-o".into(), self.log.clone().into_os_string()];
        own.into_iter().chain(options.iter().map(OsString::from)).collect()
    }
}

/// An strace that traces one thread; it goes when the thread does.
#[derive(Debug)]
pub struct Attached(Child);

impl Drop for Attached {
    fn drop(&mut self) {
        let _gone = self.0.kill();
        let _reaped = self.0.wait();
    }
}

fn injection(Point { sweep, n }: Point, paths: &BTreeSet<PathBuf>) -> Vec<String> {
    let call = sweep.call;
    let inject = format!("inject={call}:{}:when={n}", sweep.fault.injection());
    let mut words =
        vec!["-y".to_owned(), "-e".to_owned(), format!("trace={call}"), "-e".to_owned(), inject];
    for path in paths {
        words.extend(["-P".to_owned(), path.display().to_string()]);
    }
    words
}

/// The threads of a process: id, name, state.
#[must_use]
pub fn threads(process: u32) -> Vec<(u32, String, char)> {
    let Ok(folder) = std::fs::read_dir(format!("/proc/{process}/task")) else { return Vec::new() };
    let thread = |task: PathBuf| {
        let name = std::fs::read_to_string(task.join("comm")).ok()?.trim().to_owned();
        let stat = std::fs::read_to_string(task.join("stat")).ok()?;
        // "id (name) state ..."
        let state = stat.rsplit_once(") ")?.1.chars().next()?;
        Some((task.file_name()?.to_str()?.parse().ok()?, name, state))
    };
    folder.filter_map(|task| thread(task.ok()?.path())).collect()
}

/// Waits until a condition is met, for as long as strace may take to get hold of a thread.
pub fn wait_for<T>(condition: impl Fn() -> Option<T>) -> Option<T> {
    let start = Instant::now();
    while start.elapsed() < ATTACH_TIME_MAX {
        let met = condition();
        if met.is_some() {
            return met;
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_on_the_data_directory_are_recorded_by_thread() {
        let mut recording = Recording::default();
        let lines = [
            "71<audit-writer> fdatasync(19</data/audit/1.jsonl>) = 0",
            "71<audit-writer> fdatasync(19</data/audit/1.jsonl> <unfinished ...>",
            "71<audit-writer> <... fdatasync resumed>) = 0",
            "70<bulla> write(6<anon_inode:[eventfd]>, \"\\1\\0\", 8) = 8",
            "70<bulla> rename(\"/data/a.new\", \"/data/a\") = 0",
            "72<api-0> write(7</data/x>, \"text\", 4) = 4",
        ];
        for line in lines {
            let _other = recording.note(line, Path::new("/data"));
        }
        let calls: Vec<_> =
            recording.calls.iter().map(|((a, b), n)| format!("{a} {b} {n}")).collect();
        assert_eq!(calls, ["api-0 write 1", "audit-writer fdatasync 2", "bulla rename 1"]);
        assert_eq!(recording.unswept(), ["1 write of api-0 are not swept"]);
        assert!(recording.paths.contains(Path::new("/data/a.new")));
    }
}
