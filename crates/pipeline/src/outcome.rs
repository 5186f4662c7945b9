//! The outcome of a call: a reply or an error, changes to commit, details for the audit log.

use std::fmt;

use audit::Event;
use model::shape::Fields;
use model::{Error, ServiceOperation};
use store::Batch;
use wire::ShownField;

use crate::attempt::{Supply, Wait};
use crate::body::ReplyBody;
use crate::details::AuditDetails;
use crate::event::{CallTraits, CompletedCall};

/// The end of a call. Made by this crate only; it is committed, recorded, and then answered.
///
/// ```
/// fn is_reply(outcome: &pipeline::Outcome) -> bool {
///     outcome.result().is_ok()
/// }
/// ```
/// ```compile_fail,E0451
/// fn forge(fields: model::shape::Fields, batch: store::Batch) -> pipeline::Outcome {
///     let details = pipeline::AuditDetails::default();
///     pipeline::Outcome { result: Ok(fields), batch, details, body: None, rest: None }
/// }
/// ```
#[derive(Debug)]
#[must_use = "an outcome that is not committed and recorded was never answered"]
pub struct Outcome {
    result: Result<Fields, Error>,
    pub(crate) batch: Batch,
    pub(crate) details: AuditDetails,
    body: Option<ReplyBody>,
    rest: Option<Supply>,
}

impl Outcome {
    pub(crate) fn done(
        fields: Fields,
        batch: Batch,
        details: AuditDetails,
        body: Option<ReplyBody>,
        rest: Option<Supply>,
    ) -> Self {
        Self { result: Ok(fields), batch, details, body, rest }
    }

    pub(crate) fn refused(error: Error, details: AuditDetails) -> Self {
        Self { result: Err(error), batch: Batch::default(), details, body: None, rest: None }
    }

    /// Takes everything apart.
    pub(crate) fn into_parts(
        self,
    ) -> (Result<Fields, Error>, Batch, AuditDetails, Option<ReplyBody>) {
        (self.result, self.batch, self.details, self.body)
    }

    /// Returns the reply or the error.
    ///
    /// # Errors
    /// The error that answers the request.
    pub const fn result(&self) -> Result<&Fields, &Error> {
        self.result.as_ref()
    }

    /// Takes the supply for the rest of the work. `None` if this is the end of the call; otherwise it is run again with that, once
    /// this is committed and recorded.
    pub const fn take_rest(&mut self) -> Option<Supply> {
        self.rest.take()
    }

    /// Makes the outcome of a call that could not be run.
    pub fn not_run(error: Error) -> Self {
        Self::refused(error, AuditDetails::default())
    }

    /// Returns whether there is something to commit.
    #[must_use]
    pub fn has_changes(&self) -> bool {
        !self.batch.is_empty()
    }

    /// Replaces the reply by an error. Nothing is committed then.
    pub fn refuse(self, error: Error) -> Self {
        Self::refused(error, self.details)
    }

    /// Returns whether a decision used up the steps that it may take.
    #[must_use]
    pub fn exceeds_steps(&self) -> bool {
        self.result.is_err() && self.details.decision.exceeds_steps()
    }

    /// Returns the call with this outcome, for its event.
    #[must_use]
    pub fn completed<'a>(
        &'a self,
        operation: ServiceOperation,
        traits: CallTraits,
        parameters: ShownField<'a>,
    ) -> CompletedCall<'a> {
        let (result, details) = (self.result(), &self.details);
        CompletedCall { operation, traits, parameters, result, details }
    }
}

/// An outcome as it is committed and recorded: its changes, its event and its reply belong together.
///
/// ```compile_fail,E0451
/// fn forge(event: audit::Event, batch: store::Batch) -> pipeline::Prepared<()> {
///     pipeline::Prepared { batch, event, reply: () }
/// }
/// ```
#[derive(Debug)]
#[must_use = "an outcome that is not committed and recorded was never answered"]
pub struct Prepared<T> {
    pub(crate) batch: Batch,
    pub(crate) event: Event,
    pub(crate) reply: T,
}

/// The details of an outcome that has been prepared.
#[derive(Debug)]
pub struct Unsettled(pub(crate) AuditDetails);

impl Unsettled {
    /// Returns the outcome if the changes could not be committed.
    pub fn refused(self, error: Error) -> Outcome {
        Outcome::refused(error, self.0)
    }
}

/// A request that has to be run again when what it waits for is there.
pub struct Later {
    /// The wait.
    pub wait: Wait,
    /// The details for the audit log, in case that nothing comes.
    details: AuditDetails,
}

impl fmt::Debug for Later {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Later").field("details", &self.details).finish_non_exhaustive()
    }
}

impl Later {
    pub(crate) fn new(wait: Wait, details: AuditDetails) -> Self {
        Self { wait, details }
    }

    /// Takes the wait and the outcome of a request that waits in vain.
    pub fn split(self) -> (Wait, impl FnOnce(Error) -> Outcome) {
        (self.wait, |error| Outcome::refused(error, self.details))
    }
}
