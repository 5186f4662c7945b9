//! `bulla audit verify` and `bulla audit tail`. `bulla audit archive` is in `audit_archive`.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use audit::{Anchors, Archive, LogVerifier, Report};
use clap::Subcommand;

use crate::client_certificate::ClientCertificate;
use crate::log_location::{LogLocation, archived_note, origin_note};
use crate::{Failure, audit_archive, out};

/// The pause after which `--follow` looks for new entries.
const FOLLOW_PAUSE: Duration = Duration::from_millis(250);

#[derive(Debug, Subcommand)]
pub(crate) enum AuditCommand {
    /// Prove that the audit log is whole: nothing altered, removed, reordered or cut off. Works while the service runs.
    #[command(after_help = VERIFY_EXAMPLES)]
    Verify(VerifyArguments),
    /// Move closed segments of the audit log to another place. Works while the service runs.
    #[command(after_help = audit_archive::EXAMPLES)]
    Archive(Box<audit_archive::Archiving>),
    /// Print the newest entries, one JSON object a line.
    #[command(
        after_help = "Examples:\n  bulla audit tail\n  bulla audit tail --count 100 --follow | jq .eventName\n\n\
            Older entries are in the archive: zstdcat ARCHIVE/0000000001.jsonl.zst | tail -n +3 | jq .event"
    )]
    Tail {
        #[command(flatten)]
        place: LogLocation,
        /// The number of entries.
        #[arg(long, short = 'n', default_value_t = 10)]
        count: usize,
        /// Continue with entries as they come.
        #[arg(long, short)]
        follow: bool,
    },
}

const VERIFY_EXAMPLES: &str = "\
The archive and the live log are verified together: the one must end where the other begins. An archive \
alone is authenticated when the data directory is there; without it only its chain is verified.

Examples:
  bulla audit verify --data-dir /var/lib/bulla
  bulla audit verify --archive /mnt/archive/bulla
  bulla audit verify --archive /mnt/archive/bulla --archive-only
  bulla audit verify --anchors /var/log/bulla-anchors

Exit status: 0 when all is whole; 1 when something is not, or cannot be read; 2 when the arguments are \
wrong.";

#[derive(Debug, clap::Args)]
pub(crate) struct VerifyArguments {
    #[command(flatten)]
    place: LogLocation,
    /// Verify this archive too: a directory, or a prefix in a bucket such as s3://logs/bulla.
    #[arg(long, value_name = "DIR|URL")]
    archive: Option<String>,
    /// Verify the archive and not the live log. Needs no data directory, and then verifies the chain only.
    #[arg(long, requires = "archive")]
    archive_only: bool,
    /// Compare the log with heads that were kept elsewhere: the lines that --audit-anchor has written.
    #[arg(long, value_name = "FILE")]
    anchors: Option<PathBuf>,
    #[command(flatten)]
    certificate: ClientCertificate,
}

pub(crate) fn run(command: &AuditCommand) -> Result<ExitCode, Failure> {
    match command {
        AuditCommand::Verify(arguments) => verify(arguments),
        AuditCommand::Archive(arguments) => audit_archive::run(arguments),
        AuditCommand::Tail { place, count, follow } => tail(place, *count, *follow),
    }
}

fn verify(arguments: &VerifyArguments) -> Result<ExitCode, Failure> {
    let archive =
        arguments.archive.as_deref().map(|text| arguments.certificate.archive(text)).transpose()?;
    let anchors = match &arguments.anchors {
        Some(path) => {
            let file = std::fs::File::open(path)
                .map_err(|error| format!("cannot read {}: {error}", path.display()))?;
            Anchors::read(std::io::BufReader::new(file))?
        }
        None => Anchors::default(),
    };
    let is_without = arguments.archive_only && !arguments.place.is_made();
    let opened = if is_without { None } else { Some(arguments.place.open()?) };
    let key = opened.as_ref().map(|opened| &opened.key);
    let mut verifier = LogVerifier::new(key).with_anchors(anchors);
    let archive: Option<&dyn Archive> =
        archive.as_deref().map(|archive| -> &dyn Archive { archive });
    let report = match (&opened, archive) {
        (_, Some(archive)) if arguments.archive_only => {
            out::line(format_args!("archive   {}", archive.place("").display()))?;
            verifier.archive(archive)?
        }
        (Some(opened), archive) => {
            if let Some(archive) = archive {
                out::line(format_args!("archive   {}", archive.place("").display()))?;
                verifier = verifier.with_archive(archive);
            }
            out::line(format_args!("log       {}", opened.path.display()))?;
            verifier = verifier.with_known(opened.known).with_known_base(opened.known_base);
            verifier.log(&opened.path)?
        }
        (None, _) => return Err("there is no data directory: name it with --data-dir".into()),
    };
    tell(&report, arguments)
}

/// Prints the result of a verification.
fn tell(report: &Report, arguments: &VerifyArguments) -> Result<ExitCode, Failure> {
    let last = report.first.saturating_add(report.entries).saturating_sub(1);
    out::line(match report.first {
        1 => format!("entries   {}", report.entries),
        first => format!("entries   {} ({first} to {last})", report.entries),
    })?;
    out::line(format_args!("segments  {}", report.segments))?;
    out::line(format_args!("head      {}", report.head))?;
    if arguments.anchors.is_some() {
        let (found, before) = (report.anchors, report.anchors_before);
        out::line(format_args!(
            "anchors   {found} found in the log, {before} before its first entry"
        ))?;
    }
    if report.unacknowledged > 0 {
        out::line(format_args!(
            "beyond    {} written after the head and not acknowledged",
            report.unacknowledged
        ))?;
    }
    if let Some(base) = report.base.as_ref().filter(|_| report.first > 1) {
        out::line(format_args!(
            "archived  entries up to {} are in {}: add --archive to verify them too",
            base.archived, base.target
        ))?;
    }
    let Some(flaw) = &report.flaw else {
        let what = if arguments.archive_only { "archive" } else { "log" };
        if !report.authenticated {
            out::line(format_args!(
                "\nThe chain of the {what} is whole. Without a data directory its heads are not authenticated: whoever computed the \
                 whole chain anew is not found."
            ))?;
            return Ok(ExitCode::SUCCESS);
        }
        out::line(format_args!(
            "\nThe {what} is whole. Keep the head elsewhere to prove later that the {what} was not replaced."
        ))?;
        if !arguments.archive_only {
            out::line(
                "Entries that are older than 10 s when the service ends are known to the store; later ones that changed nothing\n\
                 could have been cut off when it crashed.",
            )?;
        }
        return Ok(ExitCode::SUCCESS);
    };
    let what = if arguments.archive_only { "archive" } else { "log" };
    out::line(format_args!("\nThe {what} is NOT whole. The first bad entry:"))?;
    out::line(format_args!(
        "  entry {} ({}, line {}): {}",
        flaw.seq,
        flaw.path.display(),
        flaw.line,
        flaw.why
    ))?;
    let log = arguments.place.log().ok().filter(|_| flaw.elsewhere);
    if let Some(note) = log.and_then(|log| origin_note(&log)) {
        out::line(format_args!("A possible cause: {note}."))?;
    }
    out::line("Next: keep this directory as evidence, and restore the log from a backup.")?;
    Ok(ExitCode::FAILURE)
}

fn tail(place: &LogLocation, count: usize, follow: bool) -> Result<ExitCode, Failure> {
    let path = place.log()?;
    let mut last = 0;
    let entries = audit::tail(&path, count)?;
    if entries.len() < count
        && let Some(note) = archived_note(&path)
    {
        out::tell(format_args!("bulla: {note}"));
    }
    for entry in entries {
        last = entry.seq;
        out::line(&entry.event)?;
    }
    if !follow {
        return Ok(ExitCode::SUCCESS);
    }
    loop {
        std::thread::sleep(FOLLOW_PAUSE);
        for entry in audit::entries(&path, last)? {
            let entry = entry?;
            last = entry.seq;
            out::line(&entry.event)?;
        }
    }
}
