//! strace that is attached to some threads of the running service for one request.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::faults::strace::{threads, wait_for};
use crate::objects::faults::strikes::{Strike, Threads, traced};

/// Calls by the name of the thread and their own: the most that one thread made.
pub type Calls = BTreeMap<(String, String), u64>;

/// An strace that is attached.
#[derive(Debug)]
pub struct Tracer {
    child: Child,
    log: PathBuf,
    /// The names of the threads.
    names: BTreeMap<u32, String>,
}

/// What was seen.
#[derive(Debug)]
pub struct Trace {
    /// Whether the fault has struck.
    pub has_struck: bool,
    /// The line of the call.
    pub line: String,
}

impl Trace {
    /// Returns whether the call was one for room ahead of what is written, without which the service does for now.
    pub fn is_ahead(&self) -> bool {
        self.line.contains("ENOSPC")
            && self.line.contains("/audit/")
            && self.line.contains(r#""\0\0\0\0"#)
    }
}

/// Records the calls on files that all threads make.
///
/// # Errors
/// strace did not attach.
pub fn record(process: u32, folder: &Path) -> Result<Recorder, String> {
    let all = threads(process)
        .into_iter()
        .filter(|(_, name, _)| Threads::ALL.iter().any(|threads| threads.name() == name));
    let names = all.map(|(id, name, _)| (id, name)).collect();
    Tracer::attach(folder, names, &[format!("trace={}", traced())]).map(Recorder)
}

/// Lets a call fail.
///
/// # Errors
/// strace did not attach.
pub fn strike(process: u32, folder: &Path, strike: &Strike) -> Result<Tracer, String> {
    let own = threads(process).into_iter().filter(|(_, name, _)| name == strike.threads.name());
    let names = own.map(|(id, name, _)| (id, name)).collect();
    let Strike { call, fault, n, .. } = strike;
    let inject = format!("inject={call}:{}:when={n}", fault.injection());
    Tracer::attach(folder, names, &[format!("trace={call}"), inject])
}

/// A [`Tracer`] that lets everything pass.
#[derive(Debug)]
pub struct Recorder(Tracer);

impl Recorder {
    /// Detaches. Returns the calls.
    pub fn end(self) -> Calls {
        let names = self.0.names.clone();
        let text = self.0.detach();
        let mut each: BTreeMap<(u32, String), u64> = BTreeMap::new();
        for line in text.lines().filter(|line| !line.contains("<... ")) {
            // "71 fdatasync(19</data/objects/9f/#12>(deleted)) = 0"
            let Some((id, rest)) = line.split_once(' ') else { continue };
            let Some((call, _)) = rest.trim_start().split_once('(') else { continue };
            if let Ok(id) = id.parse() {
                *each.entry((id, call.to_owned())).or_default() += 1;
            }
        }
        let mut calls = Calls::new();
        for ((id, call), count) in each {
            let most = calls.entry((names[&id].clone(), call)).or_default();
            *most = count.max(*most);
        }
        calls
    }
}

impl Tracer {
    fn attach(
        folder: &Path,
        names: BTreeMap<u32, String>,
        options: &[String],
    ) -> Result<Self, String> {
        let [log, words] = ["trace", "attach"].map(|name| folder.join(name));
        let _old = std::fs::remove_file(&log);
        let mut command = Command::new("strace");
        command.arg("-y").arg("-o").arg(&log);
        command.args(options.iter().flat_map(|option| ["-e", option]));
        for id in names.keys() {
            command.args(["-p", &id.to_string()]);
        }
        let child = command
            .stdin(Stdio::null())
            .stderr(File::create(&words).unwrap())
            .spawn()
            .map_err(|error| error.to_string())?;
        let count = names.len();
        let tracer = Self { child, log, names };
        let all = || {
            let text = std::fs::read_to_string(&words).unwrap_or_default();
            (text.matches(" attached").count() == count).then_some(())
        };
        wait_for(all).ok_or("strace did not attach")?;
        Ok(tracer)
    }

    /// Detaches. Returns what was seen.
    pub fn end(self) -> Trace {
        let text = self.detach();
        let line = text
            .lines()
            .find(|line| line.contains("(INJECTED)") || line.contains("killed by SIGKILL"));
        let line: String = line.unwrap_or_default().chars().take(240).collect();
        Trace { has_struck: !line.is_empty(), line }
    }

    fn detach(mut self) -> String {
        let id = self.child.id().to_string();
        let _gone = Command::new("kill").args(["-s", "INT", &id]).status();
        let _reaped = self.child.wait();
        String::from_utf8_lossy(&std::fs::read(&self.log).unwrap_or_default()).into_owned()
    }
}
