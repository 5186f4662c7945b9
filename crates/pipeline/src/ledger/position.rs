//! The notes that every change leaves in the store, in the same transaction: how far the audit log is, and the time that has
//! certainly come.

use audit::Log;
use model::HighWaterMark;
use store::{Address, Batch};

/// Returns the address of the position of the log.
#[must_use]
pub fn position_address() -> Address {
    Address::new("audit-position", "", "", "")
}

/// Returns the address of the high-water mark of time.
#[must_use]
pub fn clock_mark_address() -> Address {
    Address::new("clock", "", "", "")
}

/// Returns the record of a high-water mark.
#[must_use]
pub fn clock_mark(mark: HighWaterMark) -> Vec<u8> {
    let [confirmations, known, held, candidate] = mark.numbers();
    format!(
        r#"{{"v":1,"confirmations":{confirmations},"known":{known},"held":{held},"candidate":{candidate}}}"#
    )
    .into_bytes()
}

/// Adds to a change the position of the log and the known time, unless the change is of the known time itself.
pub(super) fn note(batch: &mut Batch, log: &Log) {
    let is_own = batch.addresses().contains(&clock_mark_address());
    if let Some(mark) = log.clock().filter(|_| !is_own) {
        batch.put(clock_mark_address(), clock_mark(mark));
    }
    batch.put(position_address(), log.statistics().entries.to_string().into_bytes());
}
