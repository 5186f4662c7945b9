//! The fold: counts of requests by day and hour, and the changes of keys, as names and values of a table.
//!
//! ```text
//! r DAY TAB ACCOUNT TAB … TAB KEYS TAB    the hours of that day, each with its count: `13 5 14 20`
//! k KEY TAB TIME TAB ENTRY TAB NUMBER     a change of a key, as JSON
//! p                                       the entries of before are not in the table, as JSON: {"through":N}
//! ```

use std::ops::Range;

use audit::{LogTable, Mark, RecentPart, TableFiles};
use foldhash::HashMap;
use serde::{Deserialize, Serialize};

use crate::hours::{Hour, HourCounts};
use crate::key_event;
use model::Timestamp;

/// The first byte of the names of counts.
pub(crate) const REQUESTS: &str = "r";
/// The first byte of the names of changes of keys.
pub(crate) const KEYS: &str = "k";
/// The name of the note of entries that are not in the table.
pub(crate) const PASSED_OVER: &str = "p";
/// The service whose requests are metered: no other one of those that are served costs anything per request at AWS but S3.
const METERED: &str = "kms";
/// The longest name of an item. Those of usual requests have some 250 bytes.
const NAME_BYTES_MAX: usize = 3 * 1024;
/// The most kinds of refusals that are read from a summary: more than there ever are.
const REFUSALS_MAX: usize = 64;

/// The table of what was used.
pub type UsageTable = LogTable<Counts>;

/// The counts and changes that are in memory.
#[derive(Debug, Default)]
pub struct Counts {
    /// The counts of each day, by [what requests are counted by](Mark::combination).
    requests: HashMap<String, HourCounts>,
    /// The changes of keys as items.
    changes: Vec<(String, Vec<u8>)>,
    /// The last entry of those that are not in the table.
    passed_over: Option<u64>,
}

/// The note that entries are not in the table.
#[derive(Serialize, Deserialize)]
pub(crate) struct PassedOverEntries {
    pub(crate) through: u64,
}

/// The members of a summary of refused requests (`docs/audit.md`).
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RefusedRequests {
    refusals: Vec<Refusals>,
    other_refusals: u64,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Refusals {
    event_source: String,
    event_name: String,
    error_code: String,
    requests: u64,
}

impl Counts {
    fn count(&mut self, combination: &str, hour: u8, requests: u64) {
        let end = combination.floor_char_boundary(NAME_BYTES_MAX);
        let combination = combination.get(..end).unwrap_or_default();
        if let Some(counts) = self.requests.get_mut(combination) {
            return counts.add(hour, requests);
        }
        let mut counts = HourCounts::default();
        counts.add(hour, requests);
        self.requests.insert(combination.to_owned(), counts);
    }

    /// Counts the refused requests that one entry stands for. Nobody has proven to have sent them.
    fn count_refused(&mut self, mark: &Mark, hour: u8) {
        let Ok(RefusedRequests { refusals, other_refusals }) = serde_json::from_str(mark.details())
        else {
            return;
        };
        let mut add = |name: &str, error: &str, requests: u64| {
            let fields = [mark.day(), "", METERED, mark.region(), name, error, "", "", "", "", ""];
            if requests > 0 {
                self.count(&(fields.join("\t") + "\t"), hour, requests);
            }
        };
        for refused in refusals.iter().take(REFUSALS_MAX) {
            if refused.event_source == "kms.amazonaws.com" {
                add(&refused.event_name, &refused.error_code, refused.requests);
            }
        }
        add("", "Unknown", other_refusals);
    }

    fn note_changes(&mut self, entry: u64, mark: &Mark) {
        for (number, (key, change)) in key_event::changes(mark).into_iter().enumerate() {
            // Digits of the same number, so that the names are in the order of the entries.
            let name = format!("{KEYS}{key}\t{:015}\t{entry:020}\t{number:03}", mark.time());
            // Writing JSON into memory cannot fail.
            self.changes.push((name, serde_json::to_vec(&change).unwrap_or_default()));
        }
    }
}

impl RecentPart for Counts {
    const FILES: &'static TableFiles = &TableFiles::USAGE;

    fn add(&mut self, entry: u64, mark: &Mark) {
        let hour = Hour::of(Timestamp::from_millis(mark.time())).of_day();
        if mark.is_request() {
            if mark.service() == METERED {
                self.count(mark.combination(), hour, 1);
            }
            if !audit::is_detailed(mark.name()) {
                return;
            }
        } else if mark.name() == "RefusedRequests" && mark.is_service_event() {
            self.count_refused(mark, hour);
        }
        self.note_changes(entry, mark);
    }

    fn len(&self) -> usize {
        self.requests.len() + self.changes.len() + usize::from(self.passed_over.is_some())
    }

    fn items(&self, names: Range<&[u8]>) -> Vec<(Vec<u8>, Vec<u8>)> {
        let is_wanted = |(combination, _): &(&String, &HourCounts)| {
            let name = || REQUESTS.bytes().chain(combination.bytes());
            name().ge(names.start.iter().copied()) && name().lt(names.end.iter().copied())
        };
        let requests = self.requests.iter().filter(is_wanted).map(|(combination, counts)| {
            (format!("{REQUESTS}{combination}").into_bytes(), counts.to_value())
        });
        let changes = self.changes.iter().filter(|(name, _)| names.contains(&name.as_bytes()));
        let changes = changes.map(|(name, value)| (name.clone().into_bytes(), value.clone()));
        let passed_over = self.passed_over.filter(|_| names.contains(&PASSED_OVER.as_bytes()));
        let passed_over = passed_over.map(|through| {
            let value = serde_json::to_vec(&PassedOverEntries { through }).unwrap_or_default();
            (PASSED_OVER.as_bytes().to_vec(), value)
        });
        requests.chain(changes).chain(passed_over).collect()
    }

    /// Counts are added up. Everything else is JSON, and the newer one counts.
    fn add_older(older: &[u8], newer: &mut Vec<u8>) {
        if !newer.first().is_some_and(u8::is_ascii_digit) {
            return;
        }
        let mut sum = HourCounts::parse(newer);
        HourCounts::parse(older).iter().for_each(|(hour, count)| sum.add(hour, count));
        *newer = sum.to_value();
    }

    fn pass_over(&mut self, base: u64) {
        self.passed_over = Some(base);
    }
}
