//! The facts about an operation that are known before any request.

use std::fmt;
use std::sync::Arc;

use access::Origin;
use auth::Verified;
use model::shape::Fields;
use model::{Error, ServiceOperation, Timestamp};
use store::CommitError;

use crate::attempt::Attempt;
use crate::outcome::{Later, Outcome};
use crate::service_types::ServiceTypes;

/// A row of a service's table of operations.
pub struct Row<S: ServiceTypes> {
    /// The operation.
    pub operation: S::Name,
    /// The IAM actions that every request for it needs, the first of them with its name. A target may ask for more.
    pub actions: &'static [&'static str],
    /// CloudTrail's `readOnly`.
    pub read_only: bool,
    /// `true` if CloudTrail takes its events for data events, and not for management events.
    pub data_event: bool,
    /// `true` if it takes as long as thousands of other requests, and is run apart from them.
    pub takes_long: bool,
    /// The columns that only this service has.
    pub columns: S::Columns,
    /// `None` while the operation is not built.
    pub(crate) build: Option<CallConstructor<S>>,
}

/// The facts about an operation that a service has in its table whichever it is.
#[derive(Clone, Copy, Debug)]
pub struct OperationFacts {
    /// The operation.
    pub operation: ServiceOperation,
    /// The IAM actions that every request for it needs.
    pub actions: &'static [&'static str],
    /// CloudTrail's `readOnly`.
    pub read_only: bool,
    /// `true` if it is built.
    pub is_built: bool,
}

type CallConstructor<S> = fn(
    &Arc<<S as ServiceTypes>::Environment>,
    &'static Row<S>,
    Fields,
) -> Result<TypedRequest, Error>;

/// A typed request, with its type erased.
pub(crate) trait Perform: Send + Sync {
    fn perform(
        &self,
        session: &Verified<()>,
        origin: Origin<'_>,
        now: Timestamp,
        attempt: &Attempt,
    ) -> Result<Outcome, Box<Later>>;

    fn permit(
        &self,
        session: &Verified<()>,
        origin: Origin<'_>,
        now: Timestamp,
    ) -> Result<Vec<String>, Error>;

    fn lost_every_race(&self) -> Error;

    fn not_committed(&self, error: CommitError) -> Error;
}

/// A typed request with the members that the audit log shows.
pub(crate) struct TypedRequest {
    pub(crate) parameters: wire::RecordField,
    pub(crate) typed: Box<dyn Perform>,
}

impl<S: ServiceTypes> fmt::Debug for Row<S> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Row({:?})", self.operation)
    }
}

impl<S: ServiceTypes> Row<S> {
    /// Makes the row of an operation that changes something and is not built.
    pub const fn new(
        operation: S::Name,
        actions: &'static [&'static str],
        columns: S::Columns,
    ) -> Self {
        assert!(!actions.is_empty(), "an operation needs an action");
        let (read_only, data_event, takes_long) = (false, false, false);
        Self { operation, actions, read_only, data_event, takes_long, columns, build: None }
    }

    /// Marks an operation that changes nothing.
    #[must_use]
    pub const fn reading(mut self) -> Self {
        self.read_only = true;
        self
    }

    /// Marks an operation whose events are data events. Source: CloudTrail user guide, "Logging data events".
    #[must_use]
    pub const fn on_data(mut self) -> Self {
        self.data_event = true;
        self
    }

    /// Replaces the actions that the operation needs.
    #[must_use]
    pub const fn asking(mut self, actions: &'static [&'static str]) -> Self {
        self.actions = actions;
        self
    }

    /// Marks an operation that takes as long as thousands of other requests.
    #[must_use]
    pub const fn taking_long(mut self) -> Self {
        self.takes_long = true;
        self
    }

    /// Returns the first action that it needs, which has its name.
    #[must_use]
    pub fn action(&self) -> &'static str {
        // No statement allows an action without a name; `new` lets no row be without one.
        self.actions.first().copied().unwrap_or_default()
    }

    /// Returns the facts that no type of the service is needed for.
    pub fn facts(&self) -> OperationFacts {
        OperationFacts {
            operation: self.operation.into(),
            actions: self.actions,
            read_only: self.read_only,
            is_built: self.is_built(),
        }
    }

    /// Returns whether the operation is built.
    #[must_use]
    pub const fn is_built(&self) -> bool {
        self.build.is_some()
    }

    /// Makes the typed request of its members; `None` if the operation is not built.
    pub(crate) fn prepare(
        &'static self,
        environment: &Arc<S::Environment>,
        fields: Fields,
    ) -> Option<Result<TypedRequest, Error>> {
        self.build.map(|build| build(environment, self, fields))
    }
}
