//! `bulla s3 rewrap`: puts the data keys of a bucket's versions under another KMS key, as any client could.

mod answer;
mod bucket;
mod client;
mod step;
mod tally;

use std::cell::Cell;
use std::future::ready;
use std::process::ExitCode;

use futures_util::{StreamExt as _, stream};
use indicatif::ProgressBar;
use tokio::runtime::Runtime;
use tokio::signal::unix::{Signal, SignalKind, signal};

use crate::message::{self, Aws, AwsArguments};
use crate::printable::plain;
use crate::{Failure, out, progress};
use answer::{PageMarker, VersionName};
use bucket::{BucketClient, VersionEncryption};
use client::{CallError, S3Client};
use step::RewrapStep;
use tally::{LeftAlone, RewrapTally, VersionResult};

pub(crate) const EXAMPLES: &str = "\
Each version of each object gets its data key encrypted under the key by UpdateObjectEncryption, in place: no data moves, and \
ETag, date, metadata and version id stay. It is an ordinary client of S3: policies decide on each version, and the audit log \
tells of it.

First let new objects come under the new key (aws s3api put-bucket-encryption), then rewrap. Keep the old key enabled until \
a run has no failure. What is under SSE-S3 stays so without --include-sse-s3; SSE-C and DSSE-KMS stay, as S3 does not update \
them. Uploads in parts that are not complete yet are not rewrapped.

It may be stopped and run again at any time: a version is under the old key or the new one, never in between. What is under \
the new key already is passed over, for one HeadObject each. --start-after saves these too: the key to give is printed when the \
run is interrupted or something fails. After a second Ctrl-C it does not wait for requests under way.

Whoever calls needs s3:ListBucketVersions, s3:GetObject, s3:GetObjectVersion, s3:UpdateObjectEncryption; kms:Decrypt with the old key; \
kms:Encrypt with the new one, or kms:GenerateDataKey and kms:Decrypt where there are bucket keys; kms:DescribeKey if the key is \
not named by its ARN.

Exit codes: 0 done; 1 something failed, or not all was done; 2 wrong arguments; 130 interrupted.

Examples:
  bulla s3 rewrap photos --key-id alias/new --dry-run
  bulla s3 rewrap photos --key-id alias/new
  bulla s3 rewrap photos --key-id alias/new --bucket-key --prefix 2026/ --jobs 32
  bulla s3 rewrap photos --key-id alias/new --start-after 2026/cat.jpg
  AWS_ENDPOINT_URL=http://127.0.0.1:3500 bulla s3 rewrap photos \\
      --key-id arn:aws:kms:us-east-1:111122223333:key/ID";

#[derive(Debug, clap::Args)]
pub(crate) struct RewrapBucketArguments {
    /// The bucket.
    #[arg(value_name = "BUCKET")]
    bucket: String,
    /// The KMS key that the versions are to be under: id, ARN, alias/NAME or ARN of an alias, in the bucket's account and Region.
    #[arg(long, value_name = "KEY")]
    key_id: String,
    /// Rewrap only objects whose keys begin so.
    #[arg(long, value_name = "PREFIX")]
    prefix: Option<String>,
    /// Derive the data keys from a bucket key [default: as each version has it].
    #[arg(long, conflicts_with = "no_bucket_key")]
    bucket_key: bool,
    /// Encrypt each data key by KMS itself.
    #[arg(long)]
    no_bucket_key: bool,
    /// Take versions under SSE-S3 too: whoever reads them then needs the KMS key.
    #[arg(long)]
    include_sse_s3: bool,
    /// Begin after the object with this key, as the last run told.
    #[arg(long, value_name = "KEY")]
    start_after: Option<String>,
    /// The number of versions that are worked on at once.
    #[arg(long, value_name = "N", default_value_t = 8, value_parser = clap::value_parser!(u16).range(1..=256))]
    jobs: u16,
    /// Only count what would be rewrapped.
    #[arg(long)]
    dry_run: bool,
    /// Print JSON, for programs.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    aws: AwsArguments,
}

impl RewrapBucketArguments {
    /// Returns whether data keys are to be derived from bucket keys. `None` if it stays as it is.
    const fn wanted_bucket_key(&self) -> Option<bool> {
        match (self.bucket_key, self.no_bucket_key) {
            (false, false) => None,
            (bucket_key, _) => Some(bucket_key),
        }
    }
}

/// The exit code of what was interrupted, as shells have it.
const INTERRUPTED: u8 = 130;

/// The reason why a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RunEnd {
    Whole,
    Interrupted,
    Hopeless,
}

pub(crate) fn run(arguments: &RewrapBucketArguments) -> Result<ExitCode, Failure> {
    let runtime = message::runtime()?;
    let rewrap = BucketRewrap::new(arguments, &runtime)?;
    let mut tally = RewrapTally::starting_after(arguments.start_after.as_deref());
    let ended = runtime.block_on(rewrap.all(&mut tally));
    rewrap.bar.finish_and_clear();
    if ended.is_err() && tally.is_empty() {
        return ended.map(|_end| ExitCode::FAILURE);
    }
    match arguments.json {
        true => out::line(serde_json::to_string_pretty(&tally.json())?)?,
        false => tally.table(arguments.dry_run).lines().try_for_each(out::line)?,
    }
    tally.advice().for_each(out::tell);
    let is_whole = matches!(ended, Ok(RunEnd::Whole)) && tally.failed == 0;
    if !is_whole {
        out::tell(how_to_go_on(tally.done_through()));
    }
    match ended? {
        RunEnd::Interrupted => Ok(ExitCode::from(INTERRUPTED)),
        RunEnd::Hopeless => Err("too many versions failed one after the other: it stopped".into()),
        RunEnd::Whole if tally.failed > 0 => Ok(ExitCode::FAILURE),
        RunEnd::Whole => Ok(ExitCode::SUCCESS),
    }
}

/// Returns how the next run takes up this one.
fn how_to_go_on(done_through: Option<&str>) -> String {
    match done_through {
        // What is printed must be what a shell gives back.
        Some(key) if plain(key) == key => {
            let quoted = key.replace('\'', "'\\''");
            format!("To go on, run the same command with --start-after='{quoted}'")
        }
        _ => "To go on, run the same command again: what is done is passed over.".to_owned(),
    }
}

/// A failure of a step that all the others need.
#[derive(Debug, thiserror::Error)]
#[error("cannot rewrap {bucket}: {operation} failed{advice}", advice = advice.map(|text| format!(". {text}")).unwrap_or_default())]
struct RewrapError {
    bucket: String,
    operation: &'static str,
    advice: Option<&'static str>,
    source: CallError,
}

/// The parts that stay the same from version to version.
struct BucketRewrap<'a> {
    arguments: &'a RewrapBucketArguments,
    client: BucketClient,
    key_arn: String,
    bar: ProgressBar,
    /// `true` once no further version is begun.
    stopping: Cell<bool>,
}

impl<'a> BucketRewrap<'a> {
    fn new(arguments: &'a RewrapBucketArguments, runtime: &Runtime) -> Result<Self, Failure> {
        let aws = Aws::load(&arguments.aws, runtime)?;
        let named = std::slice::from_ref(&arguments.key_id);
        let arns = runtime.block_on(aws.key_arns(named)).map_err(|error| {
            format!("cannot find the key {}: {error}", plain(&arguments.key_id))
        })?;
        let key_arn = arns.into_iter().next().ok_or("DescribeKey tells no key")?;
        // S3 takes keys of the bucket's Region only.
        let region = key_arn.split(':').nth(3).unwrap_or_default();
        let bucket = arguments.bucket.clone();
        let client = BucketClient {
            s3: S3Client::new(&aws, region)?,
            bucket,
            prefix: arguments.prefix.clone(),
        };
        let (bar, stopping) = (progress::counter("rewrapping"), Cell::new(false));
        Ok(Self { arguments, client, key_arn, bar, stopping })
    }

    /// Rewraps all versions, page by page.
    async fn all(&self, tally: &mut RewrapTally) -> Result<RunEnd, Failure> {
        let mut interrupts = Interrupts::new()?;
        let start = self.arguments.start_after.clone();
        let mut place = start.map(|key| PageMarker { key, version_id: None });
        loop {
            let page = tokio::select! {
                page = self.client.versions(place.as_ref()) => page,
                () = interrupts.next() => return Ok(RunEnd::Interrupted),
            };
            let page = page.map_err(|error| self.cannot_list(error))?;
            tally.delete_markers += page.delete_markers;
            if self.page(&page.versions, tally, &mut interrupts).await == RunEnd::Interrupted {
                return Ok(RunEnd::Interrupted);
            }
            place = match page.next {
                _ if tally.is_hopeless() => return Ok(RunEnd::Hopeless),
                None => break,
                next => next,
            };
        }
        tally.end();
        Ok(RunEnd::Whole)
    }

    /// Rewraps the versions of a page, several at once. The results are added in their order.
    async fn page(
        &self,
        versions: &[VersionName],
        tally: &mut RewrapTally,
        interrupts: &mut Interrupts,
    ) -> RunEnd {
        let begun = stream::iter(versions).take_while(|_| ready(!self.stopping.get()));
        let results = begun.map(|version| async move { (version, self.version(version).await) });
        let mut results = results.buffered(usize::from(self.arguments.jobs));
        let mut is_interrupted = false;
        loop {
            tokio::select! {
                result = results.next() => {
                    let Some((version, result)) = result else { break };
                    if let Some(text) = tally.add(version, result) {
                        self.bar.suspend(|| out::tell(text));
                    }
                    self.bar.inc(1);
                    self.stopping.set(is_interrupted || tally.is_hopeless());
                }
                () = interrupts.next() => {
                    if is_interrupted {
                        break;
                    }
                    is_interrupted = true;
                    self.stopping.set(true);
                }
            }
        }
        if is_interrupted { RunEnd::Interrupted } else { RunEnd::Whole }
    }

    /// Rewraps a version, unless it is under the key already.
    async fn version(&self, version: &VersionName) -> VersionResult {
        let encryption = match self.client.encryption(version).await {
            Ok(encryption) => encryption,
            Err(error) => return failed(RewrapStep::Head, error),
        };
        let wanted = self.arguments.wanted_bucket_key();
        let bucket_key = match encryption {
            VersionEncryption::SseKms { key_arn, bucket_key } => {
                let wanted = wanted.unwrap_or(bucket_key);
                if key_arn == self.key_arn && bucket_key == wanted {
                    return VersionResult::UnderKey;
                }
                wanted
            }
            VersionEncryption::SseS3 if self.arguments.include_sse_s3 => wanted.unwrap_or(false),
            VersionEncryption::SseS3 => return VersionResult::LeftAlone(LeftAlone::SseS3),
            VersionEncryption::SseC => return VersionResult::LeftAlone(LeftAlone::SseC),
            VersionEncryption::DsseKms => return VersionResult::LeftAlone(LeftAlone::DsseKms),
            VersionEncryption::Unknown(name) => {
                let text = format!("the encryption {name:?} is unknown to this version of bulla");
                return VersionResult::Failed(RewrapStep::Head, CallError::Unanswered(text));
            }
        };
        if self.arguments.dry_run {
            return VersionResult::Rewrapped;
        }
        match self.client.rewrap(version, &self.key_arn, bucket_key).await {
            Ok(()) => VersionResult::Rewrapped,
            Err(error) => failed(RewrapStep::Update, error),
        }
    }

    fn cannot_list(&self, source: CallError) -> RewrapError {
        let advice = RewrapStep::List.advice(&source);
        let operation = RewrapStep::List.operation();
        RewrapError { bucket: plain(&self.client.bucket).into_owned(), operation, advice, source }
    }
}

/// Returns what an error means for the version: it may be gone, or not be for this operation.
fn failed(step: RewrapStep, error: CallError) -> VersionResult {
    match &error {
        CallError::Refused(refusal) if refusal.is_of_gone_version() => {
            VersionResult::LeftAlone(LeftAlone::Gone)
        }
        CallError::Refused(refusal) if refusal.is_of_source() => {
            VersionResult::LeftAlone(LeftAlone::SseC)
        }
        CallError::Refused(_)
        | CallError::Unanswered(_)
        | CallError::Unsigned(_)
        | CallError::Malformed(_) => VersionResult::Failed(step, error),
    }
}

/// The signals that end the run: Ctrl-C, and that of the system.
struct Interrupts {
    interrupt: Signal,
    terminate: Signal,
}

impl Interrupts {
    fn new() -> Result<Self, Failure> {
        let interrupt = signal(SignalKind::interrupt())?;
        Ok(Self { interrupt, terminate: signal(SignalKind::terminate())? })
    }

    /// Waits for a signal.
    async fn next(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::answer::ErrorText;
    use super::client::S3Refusal;
    use super::*;

    #[test]
    fn what_was_deleted_or_is_not_for_the_operation_has_not_failed() {
        let result = |status, code: &str, message: &str| {
            let error = ErrorText { code: code.to_owned(), message: message.to_owned() };
            let error = (!code.is_empty()).then_some(error);
            failed(RewrapStep::Update, CallError::Refused(S3Refusal { status, error }))
        };
        for gone in [result(404, "", ""), result(404, "NoSuchVersion", "")] {
            assert!(matches!(gone, VersionResult::LeftAlone(LeftAlone::Gone)));
        }
        let text = "The UpdateObjectEncryption operation doesn't support source objects with the encryption type DSSE-KMS or SSE-C.";
        let refused = result(400, "InvalidRequest", text);
        assert!(matches!(refused, VersionResult::LeftAlone(LeftAlone::SseC)));
        for failed in [result(404, "NoSuchBucket", ""), result(400, "InvalidRequest", "")] {
            assert!(matches!(failed, VersionResult::Failed(RewrapStep::Update, _)));
        }
    }

    #[test]
    fn the_key_to_go_on_with_is_for_a_shell() {
        assert!(how_to_go_on(Some("a b")).ends_with("--start-after='a b'"));
        assert!(how_to_go_on(Some("it's")).ends_with("--start-after='it'\\''s'"));
        for key in [None, Some("a\nb"), Some("\u{202e}")] {
            assert!(how_to_go_on(key).contains("the same command again"));
        }
    }
}
