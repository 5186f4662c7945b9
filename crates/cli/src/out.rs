//! The standard streams. A reader that goes away early, as `head` does, ends a command quietly. Everything that is printed here
//! is [printable]: names and texts of requests come from anybody.

use std::fmt::{self, Display};
use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::ValueEnum;

use crate::printable::printable;

/// The exit code that a shell shows for a program that SIGPIPE ended. Not 0: nobody has read whether, say, the log is whole.
pub(crate) const READER_GONE: u8 = 141;

/// The form of the output: for people, or for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Output {
    Text,
    Json,
}

/// Standard output cannot be written.
#[derive(Debug)]
pub(crate) struct OutputError(io::Error);

impl OutputError {
    /// Returns the exit code of a command whose reader is gone. `None` if writing failed for another reason.
    pub(crate) fn exit_code(&self) -> Option<ExitCode> {
        (self.0.kind() == io::ErrorKind::BrokenPipe).then(|| ExitCode::from(READER_GONE))
    }
}

impl Display for OutputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("cannot write to the standard output")
    }
}

impl std::error::Error for OutputError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}

/// Prints a line.
///
/// # Errors
/// [`OutputError`].
pub(crate) fn line(line: impl Display) -> Result<(), OutputError> {
    let line = line.to_string();
    writeln!(io::stdout(), "{}", printable(&line)).map_err(OutputError)
}

/// Prints a text of whole lines.
///
/// # Errors
/// [`OutputError`].
pub(crate) fn text(text: &str) -> Result<(), OutputError> {
    let mut out = io::stdout();
    out.write_all(printable(text).as_bytes()).and_then(|()| out.flush()).map_err(OutputError)
}

/// Prints a line on the standard error stream. If that fails too, there is nowhere left to report it.
pub(crate) fn tell(line: impl Display) {
    let line = line.to_string();
    let _unread = writeln!(io::stderr(), "{}", printable(&line));
}
