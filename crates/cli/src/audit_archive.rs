//! `bulla audit archive`: moves closed segments to another place, and the log continues without them.

use std::io::IsTerminal as _;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use archive::{ArchiveTarget, TargetError};
use audit::{Archiver, Candidate};
use model::Timestamp;
use server::{Clock as _, SystemClock};

use crate::client_certificate::ClientCertificate;
use crate::log_location::{LogLocation, origin_note};
use crate::{Failure, out};

pub(crate) const EXAMPLES: &str = "\
The log is kept in segments of 64 MiB. Closed ones are checked entry by entry, compressed with zstd, \
stored at the target, read back, and only then removed. What the log tells of them (last uses, \
hashes) is signed into DATA_DIR/audit/base.json, where the log begins from then on. Works while the \
service runs; where none does, its last settings count. Every archiving leaves an entry ArchiveLog.

A bucket is reached as its store's own tools are told to by the environment: AWS_ACCESS_KEY_ID, \
AWS_SECRET_ACCESS_KEY, AWS_REGION, AWS_ENDPOINT_URL_S3 (and AWS_ALLOW_HTTP=true for http://) and so on \
for S3 and what speaks it, GOOGLE_* for Google Cloud Storage, AZURE_* for Azure Blob Storage. Files of \
profiles are not read. SSL_CERT_FILE names the authorities (PEM) to trust instead of the system's. \
--client-cert and --client-key are for a store that demands a certificate.

Without --keep-days and --keep-bytes all closed segments are archived; with both, those that either \
lets go. What broke off is taken up again by the same command.

Examples:
  bulla audit archive --to /mnt/archive/bulla --keep-days 90
  bulla audit archive --to /mnt/archive/bulla --keep-bytes 20G --dry-run
  bulla audit archive --to /mnt/archive/bulla --close-newest
  bulla audit archive --to s3://logs/bulla --keep-days 90
  bulla audit verify --archive /mnt/archive/bulla     prove that archive and log are whole and meet

Exit status: 0 when everything that was due is archived, also when nothing was; 1 when something \
could not be, and then it is still in the log; 2 when the arguments are wrong.";

#[derive(Debug, clap::Args)]
pub(crate) struct Archiving {
    /// The target: a directory of this log alone, or a prefix of its own in a bucket (s3://, gs://, az://).
    #[arg(long, value_name = "DIR|URL")]
    to: String,
    /// Keep the segments whose newest entry is at most so many days old.
    #[arg(long, value_name = "N")]
    keep_days: Option<u32>,
    /// Keep so many bytes of the newest segments, such as 500M or 20G.
    #[arg(long, value_name = "SIZE", value_parser = bytes)]
    keep_bytes: Option<u64>,
    /// Close the newest segment first, so that everything up to now can be archived.
    #[arg(long)]
    close_newest: bool,
    /// Say what would be archived, and change nothing.
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    certificate: ClientCertificate,
    #[command(flatten)]
    place: LogLocation,
}

/// Parses a size with a unit of 1024, 1024 squared and so on.
fn bytes(text: &str) -> Result<u64, String> {
    let digits = text.trim_end_matches(['K', 'M', 'G', 'T']);
    let unit: u64 = match text.strip_prefix(digits) {
        Some("") => 1,
        Some("K") => 1 << 10,
        Some("M") => 1 << 20,
        Some("G") => 1 << 30,
        Some("T") => 1 << 40,
        _ => 0,
    };
    let size = digits.parse::<u64>().ok().and_then(|number| number.checked_mul(unit));
    size.filter(|_| unit > 0)
        .ok_or_else(|| "take a number of bytes, or one with K, M, G or T".to_owned())
}

pub(crate) fn run(arguments: &Archiving) -> Result<ExitCode, Failure> {
    let settings = arguments.place.settings()?;
    let server::AuditDir { path, key, .. } = arguments.place.open()?;
    let target = arguments.certificate.archive(&arguments.to)?;
    if let Some(directory) = target.directory() {
        server::check_archive_place(arguments.place.data_dir()?, directory)?;
    }
    if arguments.close_newest && !arguments.dry_run {
        server::close_audit_segment(settings.config()?)?;
    }
    if !arguments.dry_run && audit::has_unreleased(&path) {
        let released = server::release_audit_segments(settings.config()?)?;
        if let Some(why) = released.discarded {
            out::tell(format_args!("bulla: discarded what an earlier archiving left: {why}"));
        }
    }
    let mut sum = Sum::default();
    loop {
        let mut archiver = Archiver::open(&path, &key)?;
        let due = arguments.due(&archiver)?;
        if due.is_empty() {
            return sum.tell(arguments.dry_run, &*target);
        }
        if arguments.dry_run {
            for one in &due {
                out::line(format_args!(
                    "would archive segment {:010} ({} bytes, newest entry {})",
                    one.number,
                    one.bytes,
                    one.newest.as_deref().unwrap_or("of unknown time")
                ))?;
                sum.add(one.bytes, 0);
            }
            return sum.tell(true, &*target);
        }
        for one in due.iter().take(audit::SEGMENTS_AT_ONCE_MAX) {
            let packed = archiver.pack()?;
            archive::store(&*target, &packed).map_err(|error| explained(error, &path))?;
            sum.add(one.bytes, packed.bytes.len());
            if std::io::stderr().is_terminal() {
                out::tell(format_args!(
                    "bulla: {} is archived ({} entries, {} of {})",
                    packed.name,
                    packed.entries,
                    sum.segments,
                    due.len()
                ));
            }
        }
        archiver.sign(&target.shown())?;
        let released = server::release_audit_segments(settings.config()?)?;
        if let Some(why) = released.discarded {
            return Err(why.into());
        }
        sum.last_entry = released.last_entry;
    }
}

/// Adds an explanation: another segment at the target may be this log's own, from before a restore.
fn explained(error: TargetError, log: &Path) -> Failure {
    let is_another = matches!(error, TargetError::Another(_));
    match is_another.then(|| origin_note(log)).flatten() {
        Some(note) => format!("{error}. A possible cause: {note}").into(),
        None => error.into(),
    }
}

impl Archiving {
    /// Returns the segments that are to be archived, oldest first.
    fn due(&self, archiver: &Archiver) -> Result<Vec<Candidate>, Failure> {
        let mut candidates = archiver.candidates()?;
        let count = self.count(&candidates, archiver.newest_bytes()?, SystemClock.now());
        candidates.truncate(count);
        Ok(candidates)
    }

    /// Returns how many of the segments, oldest first, are released. `newest_bytes` is the length of the newest one, which never
    /// is.
    fn count(&self, candidates: &[Candidate], newest_bytes: u64, now: Timestamp) -> usize {
        if self.keep_days.is_none() && self.keep_bytes.is_none() {
            return candidates.len();
        }
        let before = self
            .keep_days
            .map(|days| now.minus(Duration::from_secs(u64::from(days) * 86_400)).to_string());
        let all: u64 = candidates.iter().map(|one| one.bytes).sum();
        let mut left = all.saturating_add(newest_bytes);
        let mut count = 0;
        for (index, one) in candidates.iter().enumerate() {
            // One of unknown age is not old.
            let is_old = before
                .as_ref()
                .zip(one.newest.as_ref())
                .is_some_and(|(before, newest)| newest < before);
            let is_over = self.keep_bytes.is_some_and(|keep| left > keep);
            if is_old || is_over {
                count = index + 1;
            }
            left = left.saturating_sub(one.bytes);
        }
        count
    }
}

/// The sum of the work.
#[derive(Default)]
struct Sum {
    segments: u64,
    bytes: u64,
    packed: usize,
    last_entry: u64,
}

impl Sum {
    fn add(&mut self, bytes: u64, packed: usize) {
        self.segments += 1;
        self.bytes += bytes;
        self.packed += packed;
    }

    fn tell(&self, is_dry: bool, target: &dyn ArchiveTarget) -> Result<ExitCode, Failure> {
        let Self { segments, bytes, packed, last_entry } = self;
        match (segments, is_dry) {
            (0, _) => out::line("Nothing to archive: no closed segment is due.")?,
            (_, true) => {
                out::line(format_args!("{segments} segments, {bytes} bytes; nothing was changed."))?
            }
            (_, false) => out::line(format_args!(
                "Archived {segments} segments, {bytes} bytes as {packed}, to {}; entries up to {last_entry} are there only.",
                target.shown()
            ))?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

#[cfg(test)]
mod tests {
    use clap::Args as _;
    use clap::FromArgMatches as _;

    use super::*;

    #[test]
    fn only_what_is_known_to_be_old_is_let_go_of() {
        let of = |arguments: &[&str]| {
            let line = ["archive", "--to", "/a"].iter().chain(arguments);
            let command = Archiving::augment_args(clap::Command::new("archive"));
            Archiving::from_arg_matches(&command.try_get_matches_from(line).unwrap()).unwrap()
        };
        let now = Timestamp::from_iso8601("2026-03-10T00:00:00Z").unwrap();
        let count = |arguments: &[&str], newest: &[Option<&str>]| {
            let one = |(number, newest): (u64, &Option<&str>)| Candidate {
                number,
                bytes: 10,
                newest: newest.map(str::to_owned),
            };
            let candidates: Vec<_> = (1..).zip(newest).map(one).collect();
            of(arguments).count(&candidates, 10, now)
        };
        let (old, new) = (Some("2026-03-01T00:00:00Z"), Some("2026-03-09T00:00:00Z"));
        assert_eq!(count(&[], &[old, None, new]), 3);
        assert_eq!(count(&["--keep-days", "7"], &[old, new]), 1);
        assert_eq!(count(&["--keep-days", "7"], &[None, new]), 0);
        assert_eq!(count(&["--keep-days", "7"], &[old, None, new]), 1);
        // What is before an old one is older.
        assert_eq!(count(&["--keep-days", "7"], &[None, old, new]), 2);
        assert_eq!(count(&["--keep-bytes", "20"], &[None, old, new]), 2);
        assert_eq!(count(&["--keep-bytes", "40"], &[None, old, new]), 0);
    }

    #[test]
    fn sizes() {
        assert_eq!((bytes("0"), bytes("12"), bytes("3K")), (Ok(0), Ok(12), Ok(3072)));
        assert_eq!(bytes("20G"), Ok(20 << 30));
        for text in ["", "K", "1k", "1GG", "-1", "1.5G", "99999999T"] {
            assert!(bytes(text).is_err(), "{text}");
        }
    }
}
