//! The parts that `encrypt` and `decrypt` share: the input, a file, a directory or a pipe, and the output.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use envelope::{MessageHeader, Sizes};
use indicatif::ProgressBar;

use super::folder::FolderEntry;
use super::report::FileReport;
use super::sink::OutputTarget;
use super::source::MessageSource;
use super::tree::{self, EachFile};
use super::{Code, CommandError};
use crate::{Failure, progress};

/// The input and the output.
#[derive(Debug, Args)]
pub(crate) struct Paths {
    /// The output [default: standard output; a directory needs one].
    #[arg(short, long, value_name = "PATH")]
    output: Option<PathBuf>,
    /// Write over an existing file.
    #[arg(short, long)]
    force: bool,
    /// Report what was done as a line of JSON, on standard error if the data goes to standard output.
    #[arg(long)]
    json: bool,
    /// The file or directory; standard input without it, or with -.
    input: Option<PathBuf>,
}

impl Paths {
    /// Returns whether the output is one file that nobody named.
    pub(super) fn is_unnamed(&self) -> bool {
        self.output.is_none() && !self.input.as_deref().is_some_and(Path::is_dir)
    }
}

/// A conversion of files to messages, or of messages to files.
pub(super) trait Conversion: Sync {
    /// The name of the command.
    const MODE: &'static str;

    /// Returns the name that a file of a directory gets.
    fn name(&self, name: &str) -> String;

    /// Converts one file or pipe, and returns the header of the message.
    fn convert(
        &self,
        source: MessageSource,
        bar: &ProgressBar,
        place: &OutputTarget,
        durably: bool,
    ) -> Result<(MessageHeader, Sizes), Failure>;
}

/// Converts the inputs that the arguments name. `begin` looks the keys up, once it is known that there is something to do.
///
/// # Errors
/// [`CommandError`].
pub(super) fn run<C: Conversion>(
    paths: &Paths,
    begin: impl FnOnce() -> Result<C, CommandError>,
) -> Result<ExitCode, Failure> {
    let input = paths.input.as_deref().filter(|path| *path != Path::new("-"));
    if let Some(folder) = input.filter(|path| path.is_dir()) {
        convert_folder(paths, folder, begin)?;
        return Ok(ExitCode::SUCCESS);
    }
    let place = OutputTarget::of(paths.output.as_deref(), paths.force);
    place.check()?;
    let source = input.map_or_else(MessageSource::stdin, MessageSource::named)?;
    let bar = progress::transfer(C::MODE, source.facts.map(|facts| facts.bytes));
    let name = input.map_or("-".to_owned(), |path| path.display().to_string());
    let each = ReportedConversion { conversion: begin()?, bar, json: paths.json };
    let converted = each.convert(source, &name, &place, true);
    each.bar.finish_and_clear();
    converted?;
    Ok(ExitCode::SUCCESS)
}

fn convert_folder<C: Conversion>(
    paths: &Paths,
    folder: &Path,
    begin: impl FnOnce() -> Result<C, CommandError>,
) -> Result<(), CommandError> {
    let wrong = |text| Err(CommandError::without_cause(text, Code::Usage));
    let Some(output) = paths.output.as_deref().filter(|path| *path != Path::new("-")) else {
        return wrong("a directory becomes a directory: name it with --output");
    };
    if paths.force {
        return wrong("a directory is made, never filled up: --force does not go with it");
    }
    let bar = progress::transfer_of(C::MODE, || tree::bytes(folder));
    let each = ReportedConversion { conversion: begin()?, bar, json: paths.json };
    let outcome = tree::make(folder, output, &each);
    each.bar.finish_and_clear();
    outcome?.check()
}

/// A conversion of one file after the other, which reports each.
struct ReportedConversion<C> {
    conversion: C,
    bar: ProgressBar,
    json: bool,
}

impl<C: Conversion> ReportedConversion<C> {
    fn convert(
        &self,
        source: MessageSource,
        name: &str,
        place: &OutputTarget,
        durably: bool,
    ) -> Result<(), CommandError> {
        let converted = self.conversion.convert(source, &self.bar, place, durably);
        let failed = |error| CommandError::new(format_args!("cannot {} {name}", C::MODE), error);
        let (header, sizes) = converted.map_err(failed)?;
        if self.json {
            let (mode, output) = (C::MODE, place.name());
            let report = FileReport { mode, input: name, output: &output, header: &header, sizes };
            report.print(place)?;
        }
        Ok(())
    }
}

impl<C: Conversion> EachFile for ReportedConversion<C> {
    fn name(&self, name: &str) -> String {
        self.conversion.name(name)
    }

    fn make(&self, from: &FolderEntry, to: &FolderEntry) -> Result<(), CommandError> {
        let source = MessageSource::in_tree(from)?;
        let place = OutputTarget::File { at: to.clone(), replace: false };
        self.convert(source, &from.shown.display().to_string(), &place, false)
    }
}
