//! `bulla cost what-if --bucket-key`: the requests that S3 made in a month, with bucket keys or without. The replay is that of `bulla s3 savings`.

use clap::ValueEnum;
use cost::Decimal;
use server::{Clock as _, SystemClock};
use usage::Hour;

use super::super::{By, Sheet, prices};
use super::{ShownComparison, WhatIfArguments, compared, compared_bars};
use crate::Failure;
use crate::log_events::LogEvents;
use crate::s3::savings::{BucketKeyReplay, BucketUse, ReplayedSpan, price, replay};

/// The choice about bucket keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum BucketKeySwitch {
    On,
    Off,
}

impl BucketKeySwitch {
    fn requests(self, used: BucketUse) -> u64 {
        match self {
            Self::On => used.with(),
            Self::Off => used.without(),
        }
    }

    fn assumption(self, replay: &BucketKeyReplay) -> String {
        let choice = match self {
            Self::On => format!(
                "bucket keys of {} s, and plaintexts of {} s for each requester, in every bucket: an estimate, because the log does not tell \
                 session policies",
                replay.times.bucket_key.as_secs(),
                replay.times.plaintext.as_secs()
            ),
            Self::Off => {
                "no bucket key in any bucket: the least that it would have been".to_owned()
            }
        };
        let note = replay.archived.as_ref().map(|note| format!(" Incomplete: {note}."));
        format!(
            "Assumed: the same requests to S3, with {choice}. Requests of S3 to KMS count, refused ones too, without the free tier.{}",
            note.unwrap_or_default()
        )
    }
}

pub(super) fn run(switch: BucketKeySwitch, arguments: &WhatIfArguments) -> Result<(), Failure> {
    let report = &arguments.report;
    if !matches!(report.by, By::UsageType | By::Bucket) {
        return Err("--bucket-key compares bucket by bucket: leave --by out".into());
    }
    let is_priced = prices(report.prices.as_deref())?;
    let month = report.month(Hour::of(SystemClock.now()));
    let (since, before) = (Some(month.start().start()), Some(month.end().start()));
    let events = LogEvents {
        place: &report.place,
        archive: arguments.archive.as_deref(),
        certificate: &arguments.certificate,
    };
    let span = ReplayedSpan { bucket: arguments.bucket.clone(), since, before };
    let replay = replay(&events, &span)?;
    let headings = ["requests", "requests as it would be"];
    let amounts = ["as it is", "as it would be", "saved", "added"];
    let mut sheet = Sheet::new(&[["name"].as_slice(), &headings, &amounts].concat());
    let mut bars = Vec::new();
    let of_requests = |requests: u64| price(&is_priced) * Decimal::from(requests);
    for (name, used) in &replay.buckets {
        let (made, would_be) = (used.made(), switch.requests(*used));
        let (now, then) = (of_requests(made), of_requests(would_be));
        let numbers = [made, would_be].map(|requests| requests.to_string());
        sheet.add([name.clone()].into_iter().chain(numbers).chain(compared(now, then)).collect());
        bars.extend(compared_bars(name, now, then));
    }
    let currency = &is_priced.currency;
    let shown = ShownComparison {
        title: format!("Requests of S3 to AWS KMS by bucket, {month}, {currency}"),
        month,
        by: "bucket".to_owned(),
        currency,
        assumption: switch.assumption(&replay),
        sheet,
        bars,
    };
    shown.print(report.format)
}
