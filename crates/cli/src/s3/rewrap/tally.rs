//! The counts of a run, and the place where the next one may begin.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::answer::VersionName;
use super::client::CallError;
use super::step::RewrapStep;
use crate::printable::plain;
use crate::table::TextTable;

/// The failures after which it is taken for granted that all versions fail, if no other came between.
const FAILURES_IN_A_ROW_MAX: u64 = 100;
/// The failures that are told one by one.
const TOLD_MAX: u64 = 20;

/// The reason why a version stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum LeftAlone {
    SseS3,
    SseC,
    DsseKms,
    Gone,
}

impl LeftAlone {
    const fn label(self) -> &'static str {
        match self {
            Self::SseS3 => "left alone: SSE-S3 (--include-sse-s3 takes them)",
            Self::SseC => "left alone: SSE-C, the client's own key",
            Self::DsseKms => "left alone: DSSE-KMS, which S3 does not update",
            Self::Gone => "left alone: deleted meanwhile",
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::SseS3 => "sseS3",
            Self::SseC => "sseC",
            Self::DsseKms => "dsseKms",
            Self::Gone => "deletedMeanwhile",
        }
    }
}

/// The result for one version.
#[derive(Debug)]
pub(super) enum VersionResult {
    Rewrapped,
    /// It was under the key already.
    UnderKey,
    LeftAlone(LeftAlone),
    /// The step that failed, and why.
    Failed(RewrapStep, CallError),
}

/// The counts of a run.
#[derive(Debug, Default)]
pub(super) struct RewrapTally {
    rewrapped: u64,
    under_key: u64,
    left_alone: BTreeMap<LeftAlone, u64>,
    pub(super) delete_markers: u64,
    pub(super) failed: u64,
    failed_in_a_row: u64,
    advice: BTreeSet<&'static str>,
    /// The last key that is done with all keys before it.
    done_through: Option<String>,
    /// The key of the last version that was added.
    current: Option<String>,
}

impl RewrapTally {
    /// Begins after a key, as an argument has it.
    pub(super) fn starting_after(key: Option<&str>) -> Self {
        Self { done_through: key.map(str::to_owned), ..Self::default() }
    }

    /// Adds the result for a version. The versions come in the order of their keys. Returns what to tell of a failure.
    pub(super) fn add(&mut self, version: &VersionName, result: VersionResult) -> Option<String> {
        if self.failed == 0 && self.current.as_ref() != Some(&version.key) {
            let before = self.current.replace(version.key.clone());
            self.done_through = before.or_else(|| self.done_through.take());
        }
        let (step, error) = match result {
            VersionResult::Failed(step, error) => (step, error),
            VersionResult::Rewrapped => return self.succeeded(|tally| &mut tally.rewrapped),
            VersionResult::UnderKey => return self.succeeded(|tally| &mut tally.under_key),
            VersionResult::LeftAlone(why) => {
                return self.succeeded(|tally| tally.left_alone.entry(why).or_default());
            }
        };
        self.failed += 1;
        self.failed_in_a_row += 1;
        self.advice.extend(step.advice(&error));
        let name = format!("{} version {}", plain(&version.key), plain(&version.id));
        match self.failed {
            ..=TOLD_MAX => Some(format!("bulla: {name}: {} failed: {error}", step.operation())),
            failed if failed == TOLD_MAX + 1 => {
                Some("bulla: further failures are only counted".to_owned())
            }
            _ => None,
        }
    }

    /// Returns whether there was no version yet, and no delete marker.
    pub(super) const fn is_empty(&self) -> bool {
        self.current.is_none() && self.delete_markers == 0
    }

    /// Notes that there are no further versions.
    pub(super) fn end(&mut self) {
        if self.failed == 0 {
            self.done_through = self.current.take().or_else(|| self.done_through.take());
        }
    }

    fn succeeded(&mut self, count: impl FnOnce(&mut Self) -> &mut u64) -> Option<String> {
        self.failed_in_a_row = 0;
        *count(self) += 1;
        None
    }

    /// Returns whether so many versions failed that the others would too.
    pub(super) const fn is_hopeless(&self) -> bool {
        self.failed_in_a_row >= FAILURES_IN_A_ROW_MAX
    }

    /// Returns the last key that is done with all keys before it: the next run may begin after it.
    pub(super) fn done_through(&self) -> Option<&str> {
        self.done_through.as_deref()
    }

    /// Returns what to do about the failures.
    pub(super) fn advice(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.advice.iter().copied()
    }

    /// Returns the counts for people.
    pub(super) fn table(&self, dry_run: bool) -> TextTable {
        let mut table = TextTable::new(&["", "versions"]);
        let mut add =
            |label: &str, count: u64| table.add(vec![label.to_owned(), count.to_string()]);
        add(if dry_run { "would be rewrapped" } else { "rewrapped" }, self.rewrapped);
        add("already under the key", self.under_key);
        self.left_alone.iter().for_each(|(why, count)| add(why.label(), *count));
        add("left alone: delete markers, which have no data", self.delete_markers);
        add("failed", self.failed);
        table
    }

    /// Returns the counts for programs.
    pub(super) fn json(&self) -> Value {
        let left_alone = [LeftAlone::SseS3, LeftAlone::SseC, LeftAlone::DsseKms, LeftAlone::Gone];
        let count = |why: LeftAlone| json!(self.left_alone.get(&why).copied().unwrap_or_default());
        let mut counts: serde_json::Map<String, Value> =
            left_alone.into_iter().map(|why| (why.name().to_owned(), count(why))).collect();
        counts.insert("deleteMarkers".to_owned(), self.delete_markers.into());
        json!({
            "rewrapped": self.rewrapped,
            "alreadyUnderKey": self.under_key,
            "leftAlone": counts,
            "failed": self.failed,
            "doneThrough": self.done_through,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn add(tally: &mut RewrapTally, key: &str, result: VersionResult) -> Option<String> {
        tally.add(&VersionName { key: key.to_owned(), id: "1".to_owned() }, result)
    }

    fn failed() -> VersionResult {
        VersionResult::Failed(RewrapStep::Update, CallError::Unanswered("no".to_owned()))
    }

    #[test]
    fn the_next_run_begins_after_the_last_key_that_is_done_with_all_before() {
        let mut tally = RewrapTally::starting_after(Some("0"));
        assert_eq!(tally.done_through(), Some("0"));
        add(&mut tally, "a", VersionResult::Rewrapped);
        assert_eq!(tally.done_through(), Some("0"), "there may be more versions of it");
        add(&mut tally, "a", VersionResult::UnderKey);
        add(&mut tally, "b", VersionResult::LeftAlone(LeftAlone::SseC));
        assert_eq!(tally.done_through(), Some("a"));
        assert!(add(&mut tally, "c", failed()).unwrap().contains("c version 1"));
        add(&mut tally, "d", VersionResult::Rewrapped);
        add(&mut tally, "e", VersionResult::Rewrapped);
        tally.end();
        assert_eq!(tally.done_through(), Some("b"));
        assert_eq!(tally.json()["failed"], 1);
        assert_eq!(tally.json()["leftAlone"]["sseC"], 1);
        assert_eq!(tally.json()["rewrapped"], 3);
    }

    #[test]
    fn the_last_key_is_done_when_the_list_ends() {
        let mut tally = RewrapTally::starting_after(Some("a"));
        tally.end();
        assert_eq!(tally.done_through(), Some("a"));
        add(&mut tally, "b", VersionResult::Rewrapped);
        tally.end();
        assert_eq!(tally.done_through(), Some("b"));
    }

    #[test]
    fn it_ends_when_all_fails_and_tells_the_first_ones() {
        let mut tally = RewrapTally::starting_after(None);
        let told = (1..FAILURES_IN_A_ROW_MAX).filter_map(|_| add(&mut tally, "a", failed()));
        assert_eq!(told.count(), 21);
        add(&mut tally, "a", VersionResult::Rewrapped);
        add(&mut tally, "a", failed());
        assert!(!tally.is_hopeless());
        (1..FAILURES_IN_A_ROW_MAX).for_each(|_| drop(add(&mut tally, "a", failed())));
        assert!(tally.is_hopeless());
        assert_eq!(tally.done_through(), None);
    }
}
