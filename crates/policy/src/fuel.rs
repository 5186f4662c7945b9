//! The budget of one decision, in steps.
//!
//! Authors of policies and senders of requests need not wish the service well, and the costs multiply: values of a condition
//! times values of a request, patterns times texts, variables times their values. Each comparison burns as much fuel as it is
//! work. A decision whose fuel is spent refuses the request, whatever has allowed it so far: a Deny that was not reached might
//! have applied. `docs/decisions/0018` says how the budget was measured.

use std::cell::Cell;

use crate::context::{RequestContext, Values};

/// The steps that one decision may take. The key policy of 100 statements with ten identity policies that the benchmarks use
/// takes fewer than a hundredth of them, and the slowest shape that was found takes about half of 5 ms for all.
pub const DECISION_STEPS_MAX: u64 = 500_000;
/// The steps that the trace of one decision may take to record which tests failed. The rest is marked as cut.
const TRACE_STEPS_MAX: u64 = DECISION_STEPS_MAX / 8;

/// The steps of looking up the value of a condition key, wherever it is found.
const LOOKUP_STEPS: usize = 32;
/// The steps of each value of a multivalued key.
const VALUE_STEPS: usize = 4;
/// The bytes that are copied or compared in one step.
const BYTES_A_STEP: usize = 8;

/// The steps that are left.
#[derive(Debug)]
pub(crate) struct Fuel {
    full: u64,
    left: Cell<u64>,
    is_spent: Cell<bool>,
}

impl Fuel {
    /// Returns enough for one decision.
    pub(crate) const fn of_decision() -> Self {
        Self::new(DECISION_STEPS_MAX)
    }

    /// Returns enough for the trace of one decision.
    pub(crate) const fn of_trace() -> Self {
        Self::new(TRACE_STEPS_MAX)
    }

    pub(crate) const fn new(steps: u64) -> Self {
        Self { full: steps, left: Cell::new(steps), is_spent: Cell::new(false) }
    }

    /// Takes steps before they are made. Returns whether there were enough.
    #[inline]
    pub(crate) fn burn(&self, steps: usize) -> bool {
        match self.left.get().checked_sub(u64::try_from(steps).unwrap_or(u64::MAX)) {
            Some(left) => {
                self.left.set(left);
                true
            }
            None => self.spend(),
        }
    }

    #[cold]
    fn spend(&self) -> bool {
        self.left.set(0);
        self.is_spent.set(true);
        false
    }

    /// Takes the steps of reading or copying so many bytes. Returns whether there were enough.
    #[inline]
    pub(crate) fn burn_bytes(&self, bytes: usize) -> bool {
        self.burn(2 + bytes / BYTES_A_STEP)
    }

    /// Returns whether more was needed than there was. Comparisons made since then mean nothing.
    pub(crate) fn is_spent(&self) -> bool {
        self.is_spent.get()
    }

    /// Returns the steps that were taken.
    pub(crate) fn burned(&self) -> u64 {
        self.full - self.left.get()
    }
}

/// The context of a request, whose lookups take fuel.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Metered<'a> {
    context: &'a dyn RequestContext,
    pub(crate) fuel: &'a Fuel,
}

impl<'a> Metered<'a> {
    pub(crate) const fn new(context: &'a dyn RequestContext, fuel: &'a Fuel) -> Self {
        Self { context, fuel }
    }

    /// Returns the values of a condition key as [`RequestContext::values`] does; `None` also if the fuel is spent.
    pub(crate) fn values(&self, key: &str) -> Option<Values<'a>> {
        if !self.fuel.burn(LOOKUP_STEPS + key.len() / BYTES_A_STEP) {
            return None;
        }
        let found = self.context.values(key);
        if let Some(Values::Many(values)) = &found {
            self.fuel.burn(values.len().saturating_mul(VALUE_STEPS));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spent_fuel_stays_spent() {
        let fuel = Fuel::new(10);
        assert!(fuel.burn(10) && !fuel.is_spent());
        assert_eq!(fuel.burned(), 10);
        assert!(!fuel.burn(1) && fuel.is_spent());
        assert!(!fuel.burn(1) && fuel.is_spent());
        assert_eq!(fuel.burned(), 10);
    }

    #[test]
    fn what_is_wanted_at_once_is_not_begun_without_enough() {
        let fuel = Fuel::new(10);
        assert!(!fuel.burn(usize::MAX) && fuel.is_spent());
        assert_eq!(fuel.burned(), 10);
    }
}
