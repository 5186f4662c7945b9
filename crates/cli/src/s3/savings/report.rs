//! The result, for people and for programs.

use std::fmt::Write as _;

use cost::Decimal;
use model::Timestamp;
use serde_json::{Value, json};

use super::event::{S3Event, S3EventKind};
use super::{BucketKeyReplay, PRICED_TOGETHER};
use crate::money::shown;
use crate::plot::{bar, grouped};
use crate::printable::plain;
use crate::table::TextTable;

/// The buckets that have bars: those with the most requests.
const BARS_MAX: usize = 8;

/// The use that a bucket made of KMS.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct BucketUse {
    writes: u64,
    reads: u64,
    /// The requests to KMS about bucket keys.
    for_bucket_keys: u64,
    /// Those about single objects.
    for_objects: u64,
    refused: u64,
    /// The estimate of what bucket keys take.
    with: u64,
}

/// All that was read, and the price of a request.
pub(super) struct SavingsReport {
    pub(super) replay: BucketKeyReplay,
    pub(super) since: Option<Timestamp>,
    pub(super) price: Decimal,
}

impl BucketUse {
    pub(super) fn add(&mut self, event: &S3Event, estimated: u64) {
        self.with += estimated;
        match event.kind {
            S3EventKind::Write { .. } => self.writes += 1,
            S3EventKind::Read { .. } => self.reads += 1,
            S3EventKind::Kms { for_bucket_key, refused } => {
                self.for_bucket_keys += u64::from(for_bucket_key);
                self.for_objects += u64::from(!for_bucket_key);
                self.refused += u64::from(refused);
            }
        }
    }

    /// Returns the number of requests that were made.
    pub(crate) const fn made(self) -> u64 {
        self.for_bucket_keys + self.for_objects
    }

    /// Returns the least number of requests without a bucket key. The log tells fewer requests of S3 than ask KMS.
    pub(crate) fn without(self) -> u64 {
        (self.writes + self.reads).max(self.made())
    }

    /// Returns an estimate of the requests with bucket keys.
    pub(crate) const fn with(self) -> u64 {
        self.with
    }

    /// Returns the requests to KMS in the three worlds, by their names.
    fn worlds(self) -> [(&'static str, u64); 3] {
        [("without", self.without()), ("made", self.made()), ("with", self.with())]
    }
}

impl SavingsReport {
    fn cost(&self, requests: u64) -> String {
        shown(self.price * Decimal::from(requests))
    }

    pub(super) fn json(&self) -> Value {
        let buckets = self.replay.buckets.iter().map(|(bucket, used)| {
            let cost = |requests| self.cost(requests);
            json!({
                "bucket": bucket,
                "writes": used.writes,
                "reads": used.reads,
                "requestsMade": used.made(),
                "requestsMadeForBucketKeys": used.for_bucket_keys,
                "requestsMadeForObjects": used.for_objects,
                "requestsRefused": used.refused,
                "requestsWithoutBucketKey": used.without(),
                "requestsWithBucketKey": used.with,
                "costMade": cost(used.made()),
                "costWithoutBucketKey": cost(used.without()),
                "costWithBucketKey": cost(used.with),
            })
        });
        json!({
            "since": self.since.map(|since| since.to_string()),
            "first": self.replay.first_and_last.map(|(first, _)| first.to_string()),
            "last": self.replay.first_and_last.map(|(_, last)| last.to_string()),
            "dollarsFor10000Requests": self.cost(PRICED_TOGETHER),
            "bucketKeyLifeSeconds": self.replay.times.bucket_key.as_secs(),
            "bucketKeyCacheSeconds": self.replay.times.plaintext.as_secs(),
            "exact": ["requestsMade", "requestsMadeForBucketKeys", "requestsMadeForObjects", "requestsRefused"],
            "atLeast": ["requestsWithoutBucketKey"],
            "estimated": ["requestsWithBucketKey"],
            "incomplete": self.replay.archived,
            "buckets": buckets.collect::<Vec<_>>(),
        })
    }

    pub(super) fn text(&self) -> String {
        let Some((first, last)) = self.replay.first_and_last else {
            return "No request in the log was about an object under SSE-KMS.\n".to_owned();
        };
        let mut text =
            format!("Requests to KMS that S3 made or would have made, {first} to {last}\n\n");
        for line in self.table().lines() {
            let _written = writeln!(text, "{line}");
        }
        self.bars(&mut text);
        let (life, cache) =
            (self.replay.times.bucket_key.as_secs(), self.replay.times.plaintext.as_secs());
        let _written = write!(
            text,
            "\nmade is exact. without is the least that it would have been with no bucket key. with is an estimate, for bucket keys \
             of\n{life} s and plaintexts of {cache} s for each requester; the log does not tell session policies. Price: ${} \
             for 10,000\nrequests, without the free tier. bulla s3 savings --help says more.\n",
            self.cost(PRICED_TOGETHER)
        );
        text
    }

    fn table(&self) -> TextTable {
        let headings = [
            "bucket",
            "writes",
            "reads",
            "without",
            "made",
            "with",
            "$ without",
            "$ made",
            "$ with",
        ];
        let mut table = TextTable::new(&headings);
        for (bucket, used) in &self.replay.buckets {
            let mut row = vec![plain(bucket).into_owned()];
            row.extend([used.writes, used.reads].map(grouped));
            row.extend(used.worlds().map(|(_, requests)| grouped(requests)));
            row.extend(used.worlds().map(|(_, requests)| self.cost(requests)));
            table.add(row);
        }
        table
    }

    /// Appends the bars of the buckets with the most requests.
    fn bars(&self, text: &mut String) {
        let mut most: Vec<_> = self.replay.buckets.iter().collect();
        most.sort_by_key(|(_, used)| std::cmp::Reverse(used.without()));
        for (bucket, used) in most.into_iter().take(BARS_MAX) {
            let _written = writeln!(text, "\n{}", plain(bucket));
            for (name, requests) in used.worlds() {
                let line = format!(
                    "  {name:<8}{} {}",
                    bar(requests, used.without().max(used.with)),
                    grouped(requests)
                );
                let _written = writeln!(text, "{line}");
            }
        }
    }
}
