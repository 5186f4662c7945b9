//! One attempt to run a request. There is another if a concurrent change came first, or if it had to wait for something.

use std::any::Any;
use std::cell::{OnceCell, RefCell};
use std::pin::Pin;

use model::Error;
use store::Batch;

use crate::details::AuditDetails;

/// The thing that a request waited for.
pub type Supply = Box<dyn Any + Send>;

/// The wait for it.
pub type Wait = Pin<Box<dyn Future<Output = Result<Supply, Error>> + Send>>;

/// An attempt to run a request.
#[derive(Debug, Default)]
pub struct Attempt {
    again: bool,
    supply: RefCell<Option<Supply>>,
    /// The changes that the request makes on its way, beside those of its operation.
    batch: RefCell<Batch>,
    pub(crate) details: RefCell<AuditDetails>,
    /// Apart from the details: conditions, which are looked at while decisions are noted, may set it.
    additional: OnceCell<String>,
}

impl Attempt {
    /// Returns another attempt, with what the last one waited for.
    #[must_use]
    pub fn again(supply: Option<Supply>) -> Self {
        Self { again: true, ..Self::with(supply) }
    }

    /// Returns the first attempt at a request that brings something along beside its members: its body, if that is long.
    #[must_use]
    pub fn with(supply: Option<Supply>) -> Self {
        Self { supply: RefCell::new(supply), ..Self::default() }
    }

    /// Keeps something for the next attempt, should a concurrent change come first.
    pub fn keep(&self, supply: Supply) {
        self.supply.replace(Some(supply));
    }

    /// Takes what was kept for the next attempt.
    pub fn take_kept(&self) -> Option<Supply> {
        self.supply.take()
    }

    /// Returns whether the request was run before.
    #[must_use]
    pub const fn is_repeated(&self) -> bool {
        self.again
    }

    /// Takes what the last attempt waited for, or what the request brought along; `None` if there is nothing of this type.
    pub fn supply<T: 'static>(&self) -> Option<T> {
        match self.supply.take()?.downcast() {
            Ok(supply) => Some(*supply),
            Err(other) => {
                self.supply.replace(Some(other));
                None
            }
        }
    }

    /// Adds changes to those of the operation. They are committed if it succeeds.
    pub fn also(&self, batch: Batch) {
        self.batch.borrow_mut().append(batch);
    }

    /// Sets a member of the event's `additionalEventData`, which is shown even if the request is refused. The first one stays.
    pub fn show(&self, member: impl FnOnce() -> String) {
        self.additional.get_or_init(member);
    }

    /// Takes the details that have come together.
    pub(crate) fn take_details(&self) -> AuditDetails {
        AuditDetails { additional: self.additional.get().cloned(), ..self.details.take() }
    }

    pub(crate) fn take_batch(&self) -> Batch {
        self.batch.take()
    }
}
