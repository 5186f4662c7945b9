//! The part of an AWS service in the way of a request.

use access::Identities;
use auth::Mandate;
use model::Error;
use model::shape::Fields;
use policy::Decision;
use store::CommitError;

use crate::context::Context;
use crate::permission::Permission;
use crate::remembered::Remembered;
use crate::row::Row;
use crate::service_types::ServiceTypes;

/// An AWS service: its hooks in the way of a request.
pub trait Service: ServiceTypes {
    /// Returns the row of an operation.
    fn row(operation: Self::Name) -> &'static Row<Self>;

    /// Takes the attributes from a request by the names of its members, not by each operation: none can forget one.
    fn attributes(fields: &Fields) -> Self::Attributes;

    /// Returns the source of the callers' policies.
    fn identities(environment: &Self::Environment) -> &dyn Identities;

    /// Returns the decisions that need not be made again.
    fn remembered(_environment: &Self::Environment) -> Option<&Remembered> {
        None
    }

    /// Refuses callers before anything is looked up for them. `mandate` is what the AWS service that sent the request says of it.
    ///
    /// # Errors
    /// The refusal.
    fn admit(_operation: Self::Name, _mandate: &Mandate) -> Result<(), Error> {
        Ok(())
    }

    /// Counts the request against the quotas of its subjects, which are absent if they were not found.
    ///
    /// # Errors
    /// The service's error for too many requests.
    fn throttle(
        _context: &Context<'_, Self>,
        _subjects: [Option<&Self::Resource>; 2],
    ) -> Result<(), Error> {
        Ok(())
    }

    /// Checks what is to be checked before any policy is evaluated.
    ///
    /// # Errors
    /// The refusal.
    fn check_request(_context: &Context<'_, Self>) -> Result<(), Error> {
        Ok(())
    }

    /// Checks whether the caller may be given permissions at all, before the first is decided.
    ///
    /// # Errors
    /// The refusal.
    fn check_caller(_context: &Context<'_, Self>) -> Result<(), Error> {
        Ok(())
    }

    /// Lets grants decide where policies leave it to them.
    ///
    /// # Errors
    /// `KMSInternalException` if the store cannot be read.
    fn or_granted(
        _context: &Context<'_, Self>,
        _permission: &Permission<'_, Self>,
        decision: Decision,
    ) -> Result<Decision, Error> {
        Ok(decision)
    }

    /// Checks that a subject admits the operation, by its state and by what it is.
    ///
    /// # Errors
    /// The service's error.
    fn check_subject(_context: &Context<'_, Self>, _subject: &Self::Resource) -> Result<(), Error> {
        Ok(())
    }

    /// Returns the error that answers a request that would have succeeded but was only a trial; `None` for any other.
    fn dry_run(_context: &Context<'_, Self>) -> Option<Error> {
        None
    }

    /// Returns the error of a change that lost to concurrent changes again and again.
    fn lost_every_race(operation: Self::Name) -> Error;

    /// Returns the error of a change that the store did not take.
    fn not_committed(error: CommitError) -> Error {
        Error::failed(error)
    }
}
