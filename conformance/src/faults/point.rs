//! Where a fault strikes: the n-th system call of a kind that one thread makes on the data directory.

use std::fmt;

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
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Kill, Self::Broken, Self::Full];

    /// The system calls that it strikes: all by which the service changes files, or those that take room.
    #[must_use]
    pub const fn calls(self) -> &'static [&'static str] {
        match self {
            Self::Kill | Self::Broken => {
                &["fsync", "fdatasync", "rename", "pwrite64", "write", "ftruncate"]
            }
            Self::Full => &["pwrite64", "write"],
        }
    }

    /// As strace's option `inject` wants it.
    #[must_use]
    pub const fn injection(self) -> &'static str {
        match self {
            Self::Kill => "signal=KILL",
            Self::Broken => "error=EIO",
            Self::Full => "error=ENOSPC",
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Kill => "SIGKILL",
            Self::Broken => "EIO",
            Self::Full => "ENOSPC",
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(self.name())
    }
}

/// A thread of the service that changes files. strace counts calls by thread, and so does the sweep: each thread makes
/// its calls in the same order in each life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thread {
    /// Starts and stops the service.
    Main,
    /// Commits to the store.
    Store,
    /// Writes the audit log.
    Audit,
}

impl Thread {
    /// Its name in the operating system.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Main => "bulla",
            Self::Store => "store-writer",
            Self::Audit => "audit-writer",
        }
    }
}

/// Which life of the service the fault strikes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// The first: from an empty directory through the workload to the stop.
    First,
    /// One that follows a crash, which it has to recover from first.
    Recovery,
}

impl Stage {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::First, Self::Recovery];

    /// The threads that are swept. After a recovery the writers do as in the first life.
    #[must_use]
    pub const fn threads(self) -> &'static [Thread] {
        match self {
            Self::First => &[Thread::Main, Thread::Store, Thread::Audit],
            Self::Recovery => &[Thread::Main],
        }
    }
}

impl fmt::Display for Stage {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(match self {
            Self::First => "first life",
            Self::Recovery => "recovery",
        })
    }
}

/// A sweep over the calls of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sweep {
    /// In which life.
    pub stage: Stage,
    /// What strikes.
    pub fault: Fault,
    /// In which thread.
    pub thread: Thread,
    /// The system call.
    pub call: &'static str,
}

impl Sweep {
    /// All of them.
    pub fn all() -> impl Iterator<Item = Self> {
        Stage::ALL.into_iter().flat_map(|stage| {
            stage.threads().iter().flat_map(move |thread| {
                Fault::ALL.into_iter().flat_map(move |fault| {
                    let sweep =
                        move |call: &&'static str| Self { stage, fault, thread: *thread, call };
                    fault.calls().iter().map(sweep)
                })
            })
        })
    }
}

/// One fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// The kind.
    pub sweep: Sweep,
    /// Which call of the thread, from 1.
    pub n: u64,
}

impl fmt::Display for Point {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Sweep { stage, fault, thread, call } = self.sweep;
        write!(out, "{stage}, {fault} at {call} {} of {}", self.n, thread.name())
    }
}
