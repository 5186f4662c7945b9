//! `bulla s3 savings`: what bucket keys save, from the audit log: the requests to KMS that S3 made, those that it would have made
//! without bucket keys, and those with them, bucket by bucket.

mod bucket_keys;
mod event;
mod report;

use std::collections::BTreeMap;
use std::process::ExitCode;
use std::time::Duration;

use cost::{Decimal, Prices};
use model::Timestamp;
use server::{BucketKeyTimes, Clock as _, SystemClock};

use crate::client_certificate::ClientCertificate;
use crate::log_events::LogEvents;
use crate::log_location::LogLocation;
use crate::{Failure, out};
use bucket_keys::BucketKeyModel;
use event::S3Event;
pub(crate) use report::BucketUse;
use report::SavingsReport;

/// The requests of which the price is told.
const PRICED_TOGETHER: u64 = 10_000;

pub(crate) const EXAMPLES: &str = "\
Reads the audit log, also while the service runs. For each bucket it tells three numbers of requests to KMS, and what they \
would cost at AWS ($0.03 for 10,000, the price in most Regions, without the free tier):

  made       what S3 asked KMS for, from KMS's own entries, refused ones too: exact
  without    one for each successful PutObject, PostObject, CopyObject, CreateMultipartUpload, GetObject, UploadPart, \
UploadPartCopy and CompleteMultipartUpload of an object under SSE-KMS, and never fewer than were made: the least that it would have been without a bucket key
  with       an estimate: the same requests replayed against bucket keys of --s3-bucket-key-life and --s3-bucket-key-cache \
for each requester and KMS key

The log does not tell all. Sessions of a role are one requester, although other session policies make another one. An object \
that was written before the log begins counts as one under the oldest bucket key of its bucket. Requests that ask KMS for \
checksums only (HeadObject, ListParts) and sources of copies are in `made` alone. DSSE-KMS, SSE-S3 \
and SSE-C have no bucket keys. The chain of the log is not verified: see `bulla audit verify`.

Examples:
  bulla s3 savings --data-dir /var/lib/bulla
  bulla s3 savings --bucket photos --days 30
  bulla s3 savings --json | jq '.buckets[] | [.bucket, .costWithoutBucketKey]'";

#[derive(Debug, clap::Args)]
pub(crate) struct SavingsArguments {
    /// Look at this bucket only.
    #[arg(long, value_name = "BUCKET")]
    bucket: Option<String>,
    /// Look at the last N days only; at the whole log by default.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=36_500))]
    days: Option<u32>,
    /// Print JSON, for programs.
    #[arg(long)]
    json: bool,
    /// Read archived entries too, from a directory, or a prefix in a bucket such as s3://logs/bulla.
    #[arg(long, value_name = "DIR|URL")]
    archive: Option<String>,
    #[command(flatten)]
    certificate: ClientCertificate,
    #[command(flatten)]
    place: LogLocation,
}

pub(crate) fn run(arguments: &SavingsArguments) -> Result<ExitCode, Failure> {
    let report = read(arguments)?;
    match arguments.json {
        true => out::line(serde_json::to_string_pretty(&report.json())?)?,
        false => out::text(&report.text())?,
    }
    Ok(ExitCode::SUCCESS)
}

fn read(arguments: &SavingsArguments) -> Result<SavingsReport, Failure> {
    let age = |days: u32| Duration::from_hours(24).saturating_mul(days);
    let since = arguments.days.map(|days| SystemClock.now().minus(age(days)));
    let span = ReplayedSpan { bucket: arguments.bucket.clone(), since, before: None };
    let events = LogEvents {
        place: &arguments.place,
        archive: arguments.archive.as_deref(),
        certificate: &arguments.certificate,
    };
    let replay = replay(&events, &span)?;
    if let Some(note) = &replay.archived {
        out::tell(format_args!("bulla: {note}; their requests are not counted"));
    }
    Ok(SavingsReport { replay, since, price: price(&Prices::aws()?) })
}

/// Returns the price of one of the requests that S3 makes.
pub(crate) fn price(prices: &Prices) -> Decimal {
    prices.request_price("GenerateDataKey", "SYMMETRIC_DEFAULT", "")
}

/// The requests that a replay tells of.
#[derive(Clone, Debug, Default)]
pub(crate) struct ReplayedSpan {
    /// The only bucket; `None` for all.
    pub(crate) bucket: Option<String>,
    /// The first moment; `None` for the whole log.
    pub(crate) since: Option<Timestamp>,
    /// The moment after the last.
    pub(crate) before: Option<Timestamp>,
}

/// The use that buckets made of KMS, and would have made.
#[derive(Debug)]
pub(crate) struct BucketKeyReplay {
    pub(crate) buckets: BTreeMap<String, BucketUse>,
    /// The times of the first and the last entry that counted.
    pub(crate) first_and_last: Option<(Timestamp, Timestamp)>,
    /// A note about entries that are not in the log any more.
    pub(crate) archived: Option<String>,
    pub(crate) times: BucketKeyTimes,
}

/// Replays the requests of S3 that the log has.
pub(crate) fn replay(
    events: &LogEvents<'_>,
    span: &ReplayedSpan,
) -> Result<BucketKeyReplay, Failure> {
    let times = events.place.settings()?.config()?.s3.bucket_keys;
    let mut model = BucketKeyModel::new(times);
    let mut buckets: BTreeMap<String, BucketUse> = BTreeMap::new();
    let mut first_and_last: Option<(Timestamp, Timestamp)> = None;
    let archived = events.each(&mut |text| {
        let Some(event) = S3Event::read(text)? else { return Ok(()) };
        if span.bucket.as_ref().is_some_and(|wanted| *wanted != event.bucket) {
            return Ok(());
        }
        // Bucket keys of before are still there when the time begins that is looked at.
        let estimated = model.requests(&event);
        let is_before = span.since.is_some_and(|since| event.time < since);
        if is_before || span.before.is_some_and(|end| event.time >= end) {
            return Ok(());
        }
        first_and_last = Some(first_and_last.map_or((event.time, event.time), |(first, last)| {
            (first.min(event.time), last.max(event.time))
        }));
        buckets.entry(event.bucket.clone()).or_default().add(&event, estimated);
        Ok(())
    })?;
    Ok(BucketKeyReplay { buckets, first_and_last, archived, times })
}
