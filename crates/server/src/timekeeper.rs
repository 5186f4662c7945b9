//! The time for everything that cannot be undone: the time of day beside running time and the high-water mark that the store and
//! the audit log keep ([`keys::clock`] has the rules).

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use audit::Opened;
use keys::{ClockLimits, ClockMonitor, ClockReading, ClockState, ConfirmedTime};
use model::{HighWaterMark, Timestamp, duration};
use pipeline::clock_mark_address;
use serde::{Deserialize, Serialize};
use store::Store;
use tokio::sync::Notify;

use crate::behind_error::BehindError;
use crate::clock::Clock;
use crate::start_error::StartError;

/// The interval at which the log reports that a clock is not confirmed.
const REPORT_INTERVAL: Duration = Duration::from_secs(60 * 60);
/// The greatest age of the mark in a quiet audit log.
const KEEP_INTERVAL: Duration = Duration::from_secs(60);

/// The clocks as they were observed together.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ClockObservation {
    /// The time of day.
    pub(crate) now: Timestamp,
    /// The time that has certainly come.
    pub(crate) known: Timestamp,
    pub(crate) state: ClockState,
    running: Duration,
}

impl ClockObservation {
    /// Returns the running time until the clock is confirmed. Zero if it is confirmed, or if running time does not help.
    pub(crate) const fn hold_off_left(&self) -> Duration {
        match self.state {
            ClockState::HoldOff { left } => left,
            ClockState::Confirmed | ClockState::Behind => Duration::ZERO,
        }
    }

    /// Returns how far the clock is behind the known time, if that is more than corrections do.
    pub(crate) fn behind(&self) -> Duration {
        match self.state {
            ClockState::Behind => self.known.since(self.now),
            ClockState::Confirmed | ClockState::HoldOff { .. } => Duration::ZERO,
        }
    }

    /// Refuses a clock that is behind the known time.
    ///
    /// # Errors
    /// [`BehindError`].
    pub(crate) fn check(&self) -> Result<(), BehindError> {
        let Self { now, known, state, .. } = *self;
        if state == ClockState::Behind { Err(BehindError { now, known }) } else { Ok(()) }
    }

    /// Returns what an operator has to know of a clock that is not confirmed.
    pub(crate) fn notice(&self) -> Option<String> {
        let Self { now, known, .. } = *self;
        match self.state {
            ClockState::Confirmed => None,
            ClockState::HoldOff { left } => Some(format!(
                "the clock says {now}, {} ahead of what is known; until it has stayed so for another {} no key is \
                 destroyed or rotated and no material expired by a date after {known}; if it is right, `bulla clock \
                 confirm` ends the wait",
                duration::text(now.since(known)),
                duration::text(left),
            )),
            ClockState::Behind => Some(BehindError { now, known }.to_string()),
        }
    }
}

/// The time of one service.
#[derive(Debug)]
pub(crate) struct Timekeeper {
    clock: Arc<dyn Clock>,
    monitor: Mutex<ClockMonitor>,
    confirmed: Notify,
}

impl Timekeeper {
    /// Begins with the later of the marks of the store and the audit log, or with the time of the newest entry if neither has
    /// one.
    ///
    /// # Errors
    /// The store cannot be read, or its record is invalid.
    pub(crate) fn start(
        clock: Arc<dyn Clock>,
        limits: ClockLimits,
        store: &dyn Store,
        opened: &Opened,
    ) -> Result<Self, StartError> {
        let mark = match (stored(store)?, opened.clock) {
            (Some(stored), Some(logged)) => Some(stored.later(logged)),
            (one, other) => one.or(other).or(opened.newest_entry.map(HighWaterMark::at)),
        };
        let reading = reading(&*clock);
        let monitor = ClockMonitor::start(no_earlier(mark, &*clock, reading), reading, limits);
        Ok(Self { clock, monitor: Mutex::new(monitor), confirmed: Notify::new() })
    }

    /// Begins with a clock of which nothing is known.
    #[cfg(test)]
    pub(crate) fn at_its_word(clock: Arc<dyn Clock>) -> Self {
        let monitor = ClockMonitor::start(None, reading(&*clock), ClockLimits::default());
        Self { clock, monitor: Mutex::new(monitor), confirmed: Notify::new() }
    }

    fn observed(&self) -> MutexGuard<'_, ClockMonitor> {
        let mut monitor = self.monitor.lock().unwrap_or_else(PoisonError::into_inner);
        // Read under the lock: readings come in the order in which they were made.
        monitor.observe(reading(&*self.clock));
        monitor
    }

    /// Reads the clocks.
    pub(crate) fn observe(&self) -> ClockObservation {
        let monitor = self.observed();
        let ClockReading { day, running } = monitor.last();
        let known = monitor.mark().known;
        ClockObservation { now: day, known, state: monitor.state(), running }
    }

    /// Returns the time up to which dates have come. `None` while the clock is behind the known time.
    pub(crate) fn confirmed(&self) -> Option<ConfirmedTime> {
        self.observed().confirmed_time()
    }

    /// Returns the mark to be kept.
    pub(crate) fn mark(&self) -> HighWaterMark {
        self.observed().mark()
    }

    /// Refuses while the clock is behind the known time: a waiting period that began now would be over at once when the clock is
    /// set right.
    ///
    /// # Errors
    /// [`BehindError`].
    pub(crate) fn check(&self) -> Result<(), BehindError> {
        self.observe().check()
    }

    /// Returns the mark that the operator's confirmation would set now.
    pub(crate) fn word(&self) -> OperatorWord {
        let mut monitor = *self.observed();
        let (before, reading) = (monitor.mark(), monitor.last());
        monitor.confirm(reading);
        OperatorWord { before, after: monitor.mark(), reading }
    }

    /// Applies a confirmation that is durable.
    pub(crate) fn take(&self, word: &OperatorWord) {
        let mut monitor = self.observed();
        monitor.confirm(word.reading);
        monitor.observe(reading(&*self.clock));
        self.confirmed.notify_one();
    }

    /// Returns when the operator has confirmed the clock.
    pub(crate) async fn until_word(&self) {
        self.confirmed.notified().await;
    }
}

/// Returns the mark, or what is known without one: at least the time at which this program was released.
fn no_earlier(
    mark: Option<HighWaterMark>,
    clock: &dyn Clock,
    reading: ClockReading,
) -> Option<HighWaterMark> {
    let earliest = clock.earliest();
    match mark {
        Some(mark) => Some(HighWaterMark { known: mark.known.max(earliest), ..mark }),
        None => (reading.day < earliest).then(|| HighWaterMark::at(earliest)),
    }
}

/// Returns the mark that the store keeps; `None` before the first.
///
/// # Errors
/// The store cannot be read, or its record is invalid.
pub(crate) fn stored(store: &dyn Store) -> Result<Option<HighWaterMark>, StartError> {
    let Some(record) = store.get(&clock_mark_address())? else { return Ok(None) };
    read(&record.bytes).map(Some).ok_or(StartError::ClockRecord)
}

/// The operator's confirmation that the clock is right.
#[derive(Debug)]
pub(crate) struct OperatorWord {
    pub(crate) before: HighWaterMark,
    pub(crate) after: HighWaterMark,
    reading: ClockReading,
}

/// The reports about the clock, in the service's log and in the audit log, each at a low rate.
#[derive(Debug, Default)]
pub(crate) struct ClockReports {
    reported: Option<(bool, Duration)>,
    kept: Option<Duration>,
}

impl ClockReports {
    /// Logs the state of the clock: when it changes, and every hour while it is not confirmed.
    pub(crate) fn report(&mut self, observed: &ClockObservation) {
        let Some(notice) = observed.notice() else {
            if self.reported.take().is_some() {
                tracing::info!(now = %observed.now, "the clock is confirmed: what is due is done");
            }
            return;
        };
        let is_behind = observed.state == ClockState::Behind;
        let is_fresh = self.reported.is_some_and(|(was_behind, at)| {
            was_behind == is_behind && observed.running.saturating_sub(at) < REPORT_INTERVAL
        });
        if !is_fresh {
            self.reported = Some((is_behind, observed.running));
            tracing::error!("{notice}");
        }
    }

    /// Returns whether the mark in the audit log has become too old. The first time it has not: a start has read it.
    pub(crate) fn is_keeping_due(&mut self, observed: &ClockObservation) -> bool {
        let kept = *self.kept.get_or_insert(observed.running);
        let is_due = observed.running.saturating_sub(kept) >= KEEP_INTERVAL;
        if is_due {
            self.kept = Some(observed.running);
        }
        is_due
    }
}

/// Reads both clocks, in whole milliseconds: a fraction that is cut off would be lost with every reading.
fn reading(clock: &dyn Clock) -> ClockReading {
    let running = u64::try_from(clock.running().as_millis()).unwrap_or(u64::MAX);
    ClockReading { day: clock.now(), running: Duration::from_millis(running) }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ClockRecord {
    v: u8,
    confirmations: u64,
    known: u64,
    held: u64,
    candidate: u64,
}

fn read(bytes: &[u8]) -> Option<HighWaterMark> {
    let record: ClockRecord = serde_json::from_slice(bytes).ok()?;
    let ClockRecord { v, confirmations, known, held, candidate } = record;
    (v == 1).then(|| HighWaterMark::from_numbers([confirmations, known, held, candidate]))
}

#[cfg(test)]
mod tests {
    use pipeline::clock_mark;

    use super::*;
    use crate::clock::ManualClock;

    fn opened(clock: Option<HighWaterMark>) -> Opened {
        let (revision, strays) = (store::Revision(0), Vec::new());
        Opened {
            seq: 0,
            base: 0,
            revision,
            discarded: 0,
            lost: 0,
            strays,
            clock,
            newest_entry: None,
        }
    }

    #[test]
    fn a_record_is_read_as_it_was_written() {
        let mark = HighWaterMark::from_numbers([3, 1_790_000_000_000, 77, 1_790_000_000_001]);
        assert_eq!(read(&clock_mark(mark)), Some(mark));
        assert_eq!(read(br#"{"v":2,"confirmations":0,"known":0,"held":0,"candidate":0}"#), None);
        assert_eq!(read(b"{}"), None);
    }

    /// Neither the store nor the log alone, put back, lowers what is known; a first start takes the clock's word.
    #[test]
    fn a_start_goes_by_the_later_of_both_marks() {
        let clock: Arc<dyn Clock> = Arc::new(ManualClock::new(Timestamp::from_millis(500)));
        let dir = tempfile::tempdir().unwrap();
        let key = secret::Secret::<[u8; 32]>::copy_of(&[1; 32]);
        let store = store::SqliteStore::open(&dir.path().join("bulla.db"), &key).unwrap();
        let known = |logged: Option<i64>| {
            let logged = logged.map(|millis| HighWaterMark::at(Timestamp::from_millis(millis)));
            let limits = ClockLimits::default();
            let time =
                Timekeeper::start(Arc::clone(&clock), limits, &store, &opened(logged)).unwrap();
            time.observe().known.millis()
        };
        assert_eq!((known(None), known(Some(400)), known(Some(900))), (500, 400, 900));
        let mut batch = store::Batch::default();
        batch.put(clock_mark_address(), clock_mark(HighWaterMark::at(Timestamp::from_millis(700))));
        let runtime = crate::open::runtime().unwrap();
        runtime.block_on(store::commit(&store, batch, ())).unwrap().into_parts();
        assert_eq!((known(None), known(Some(400)), known(Some(900))), (700, 700, 900));
    }

    /// A dead battery shows 1970 also at a first start.
    #[test]
    fn a_clock_from_before_the_release_is_behind() {
        let at = |seconds: i64| {
            let clock = ManualClock::new(Timestamp::from_millis(seconds * 1_000));
            let day = clock.now();
            let mark = |mark| no_earlier(mark, &crate::clock::SystemClock, reading(&clock));
            [None, Some(HighWaterMark::at(day))].map(|before| {
                let limits = ClockLimits::default();
                let started = ClockMonitor::start(mark(before), reading(&clock), limits);
                (started.state(), started.mark().known > day)
            })
        };
        assert_eq!(at(0), [(ClockState::Behind, true); 2]);
        assert_eq!(at(1_700_000_000), [(ClockState::Behind, true); 2]);
        assert_eq!(at(1_790_000_000), [(ClockState::Confirmed, false); 2]);
    }

    /// However often somebody asks, no running time is lost between two looks.
    #[test]
    fn known_time_keeps_up_with_running_time() {
        let clock = Arc::new(ManualClock::new(Timestamp::from_millis(1_790_000_000_000)));
        let store = store::SqliteStore::open(
            &tempfile::tempdir().unwrap().path().join("bulla.db"),
            &secret::Secret::<[u8; 32]>::copy_of(&[1; 32]),
        )
        .unwrap();
        let limits = ClockLimits::default();
        let time =
            Timekeeper::start(Arc::<ManualClock>::clone(&clock), limits, &store, &opened(None))
                .unwrap();
        (0..3_000).for_each(|_| {
            clock.advance(Duration::from_micros(400));
            time.observe();
        });
        assert_eq!(time.observe().known, clock.now());
        assert_eq!(
            time.observe().known.since(Timestamp::from_millis(1_790_000_000_000)).as_millis(),
            1_200
        );
    }

    #[test]
    fn a_clock_that_is_not_confirmed_is_reported_once_an_hour() {
        let mut reports = ClockReports::default();
        let at = |minutes: u64, state| ClockObservation {
            now: Timestamp::EPOCH,
            known: Timestamp::EPOCH,
            state,
            running: Duration::from_secs(minutes * 60),
        };
        let held = ClockState::HoldOff { left: Duration::from_secs(1) };
        let mut times = Vec::new();
        for minute in 0..121 {
            let before = reports.reported;
            reports.report(&at(minute, held));
            times.extend((reports.reported != before).then_some(minute));
        }
        assert_eq!(times, [0, 60, 120]);
        reports.report(&at(121, ClockState::Behind));
        assert_eq!(reports.reported, Some((true, Duration::from_secs(121 * 60))));
        reports.report(&at(122, ClockState::Confirmed));
        assert_eq!(reports.reported, None);
    }
}
