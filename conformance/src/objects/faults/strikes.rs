//! Where a fault strikes: the n-th call of a kind that a thread makes while one request is served.

use std::fmt;

use crate::objects::faults::steps::Step;
use crate::objects::faults::tracer::Calls;

/// What happens to the call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// The process is killed before it.
    Kill,
    /// It fails with `EIO`: the disk is broken.
    Broken,
    /// It fails with `ENOSPC`: the disk is full.
    Full,
}

impl Fault {
    const ALL: [Self; 3] = [Self::Kill, Self::Broken, Self::Full];

    /// Returns the argument of strace's option `inject`.
    pub const fn injection(self) -> &'static str {
        match self {
            Self::Kill => "signal=KILL",
            Self::Broken => "error=EIO",
            Self::Full => "error=ENOSPC",
        }
    }

    /// Returns whether a call can end so. Only those that take room find none.
    fn can_strike(self, call: &str) -> bool {
        self != Self::Full || TAKING_ROOM.contains(&call)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(match self {
            Self::Kill => "SIGKILL",
            Self::Broken => "EIO",
            Self::Full => "ENOSPC",
        })
    }
}

/// The calls by which files are changed.
const WRITING: [&str; 6] = ["pwrite64", "fdatasync", "fsync", "linkat", "ftruncate", "unlink"];
/// The calls by which files are opened and read. One that fails may be made up for.
const READING: [&str; 8] =
    ["open", "openat", "openat2", "pread64", "preadv2", "newfstatat", "fstat", "statx"];
/// The calls that take room on the disk.
const TAKING_ROOM: [&str; 3] = ["pwrite64", "open", "linkat"];

/// Returns all calls that are struck, as strace wants them.
pub fn traced() -> String {
    [&WRITING[..], &READING[..]].concat().join(",")
}

/// The threads that are struck.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Threads {
    /// The one that serves requests. It reads the index, and parts from the page cache.
    Serving,
    /// Those that wait for the disk. They write parts, and read them.
    Parts,
    /// The one that commits to the store.
    Store,
    /// The one that writes the audit log.
    Audit,
}

impl Threads {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Serving, Self::Parts, Self::Store, Self::Audit];

    /// Returns their name in the operating system.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Serving => "api-0",
            Self::Parts => "tokio-rt-worker",
            Self::Store => "store-writer",
            Self::Audit => "audit-writer",
        }
    }
}

/// One strike.
#[derive(Clone, Debug)]
pub struct Strike {
    /// The request.
    pub step: &'static Step,
    /// What strikes.
    pub fault: Fault,
    /// In which threads.
    pub threads: Threads,
    /// The system call.
    pub call: String,
    /// Which of them, from 1.
    pub n: u64,
}

impl Strike {
    /// Returns the strikes at the calls that a request was seen to make.
    pub fn all(step: &'static Step, calls: &Calls) -> Vec<Self> {
        let mut strikes = Vec::new();
        for threads in Threads::ALL {
            for ((_, call), count) in calls.iter().filter(|((name, _), _)| name == threads.name()) {
                for fault in Fault::ALL.into_iter().filter(|fault| fault.can_strike(call)) {
                    let call = call.clone();
                    let strike = |n| Self { step, fault, threads, call: call.clone(), n };
                    strikes.extend((1..=*count).map(strike));
                }
            }
        }
        strikes
    }

    /// Returns whether the request must not be acknowledged when the call fails.
    pub fn must_refuse(&self) -> bool {
        WRITING.contains(&self.call.as_str())
    }

    /// Returns whether the process is to be started again, whatever it does: failures of the store and the log are final for it.
    pub fn ends_process(&self) -> bool {
        self.fault == Fault::Kill || matches!(self.threads, Threads::Store | Threads::Audit)
    }
}

impl fmt::Display for Strike {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { step, fault, threads, call, n } = self;
        write!(out, "{}, {fault} at {call} {n} of {}", step.name, threads.name())
    }
}
