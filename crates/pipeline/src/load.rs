//! The loads of resources: one that changes is loaded again.

use std::sync::atomic::{AtomicU64, Ordering};

/// A number for each load of a key. No two loads have the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Load(pub(crate) u64);

impl Load {
    /// Returns a number that no other load has.
    #[must_use]
    pub fn next() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        Self(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}
