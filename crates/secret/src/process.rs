//! The rights that the process gives up so that its memory stays its own.

#![expect(unsafe_code, reason = "two system calls that std does not offer")]

use std::fmt;

/// The kernel refused a protection. The text names it.
#[derive(Debug)]
pub struct HardenError {
    protection: &'static str,
    source: std::io::Error,
}

impl fmt::Display for HardenError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "cannot set {}", self.protection)
    }
}

impl std::error::Error for HardenError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}

/// Turns off core dumps (`RLIMIT_CORE` = 0) and attaching by processes of the same user
/// (`PR_SET_DUMPABLE` = 0). Call it first in `main`, before any secret exists.
///
/// # Errors
/// The kernel refused. A service must not go on.
pub fn harden_process() -> Result<(), HardenError> {
    let no_core = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
    // SAFETY: the pointer is to a live local, and neither call touches memory of ours.
    let (limit, dumpable) = unsafe {
        (
            libc::setrlimit(libc::RLIMIT_CORE, &raw const no_core),
            libc::prctl(libc::PR_SET_DUMPABLE, 0, 0, 0, 0),
        )
    };
    check(limit, "RLIMIT_CORE")?;
    check(dumpable, "PR_SET_DUMPABLE")
}

fn check(result: libc::c_int, protection: &'static str) -> Result<(), HardenError> {
    if result == 0 {
        return Ok(());
    }
    Err(HardenError { protection, source: std::io::Error::last_os_error() })
}
