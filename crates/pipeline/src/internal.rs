//! Calls of one service by another for a user: S3 asks AWS KMS for the data keys of whoever puts and gets objects. They go the way
//! of every request: policy, grants, key state and audit see the user, and the service through which the user came.
//!
//! Source: IAM user guide, "Forward access sessions".

use std::fmt;
use std::net::IpAddr;
use std::pin::Pin;
use std::sync::Arc;

use access::Origin;
use auth::Verified;
use model::shape::Fields;
use model::{Error, Region, ServiceOperation, Timestamp};
use store::CommitError;

use crate::attempt::Attempt;
use crate::call::Call;
use crate::context::Context;
use crate::event::Receipt;
use crate::ledger::{Ledger, LedgerError};
use crate::outcome::{Later, Outcome};
use crate::service::Service;
use crate::service_types::ServiceTypes;

/// The most times that a call is run because concurrent changes came first.
const ATTEMPTS_MAX: usize = 8;

/// The answer to a call, when it comes.
pub type Answering = Pin<Box<dyn Future<Output = Result<Fields, Error>> + Send>>;

/// The other services, as one of them sees them.
pub trait OtherServices: fmt::Debug + Send + Sync {
    /// Runs a call and records it.
    fn answer(&self, request: InternalRequest) -> Answering;

    /// Decides whether the caller may do it now, and whether the resource's state admits it. Returns the ARNs of the resources.
    /// Nothing is done, counted or recorded.
    ///
    /// # Errors
    /// The refusal.
    fn permit(&self, request: InternalRequest) -> Result<Vec<String>, Error>;
}

/// A request of one service to another for a user.
#[derive(Debug)]
pub struct InternalRequest {
    operation: ServiceOperation,
    session: Verified<()>,
    fields: Fields,
    origin: OwnedOrigin,
    now: Timestamp,
}

/// An internal request as a call of the other service.
#[derive(Debug)]
pub struct InternalCall {
    call: Call,
    origin: OwnedOrigin,
    now: Timestamp,
}

/// The origin of the user's request.
#[derive(Clone, Debug)]
struct OwnedOrigin {
    address: IpAddr,
    user_agent: Option<String>,
    referer: Option<String>,
    secure: bool,
}

impl OwnedOrigin {
    fn origin(&self) -> Origin<'_> {
        let Self { address, secure, .. } = *self;
        let (user_agent, referer) = (self.user_agent.as_deref(), self.referer.as_deref());
        Origin { address, user_agent, referer, secure }
    }
}

impl<S: ServiceTypes> Context<'_, S> {
    /// Returns a request to another service in `region` that `service`, such as `s3.amazonaws.com`, makes for the caller.
    ///
    /// # Errors
    /// `KMSInternalException` if nobody signed the caller's request.
    pub fn internal_request(
        &self,
        service: &str,
        region: &Region,
        operation: ServiceOperation,
        fields: Fields,
    ) -> Result<InternalRequest, Error> {
        let unsigned = || Error::internal("an internal request needs a signed one");
        let session = self.session.ok_or_else(unsigned)?.through(service, region);
        let Origin { address, user_agent, referer, secure } = self.origin;
        let [user_agent, referer] = [user_agent, referer].map(|header| header.map(str::to_owned));
        let origin = OwnedOrigin { address, user_agent, referer, secure };
        Ok(InternalRequest { operation, session, fields, origin, now: self.now })
    }
}

impl InternalRequest {
    /// Returns the operation.
    #[must_use]
    pub const fn operation(&self) -> ServiceOperation {
        self.operation
    }

    /// Returns its members.
    #[must_use]
    pub const fn fields(&self) -> &Fields {
        &self.fields
    }

    /// Makes the call of an operation of `S`.
    ///
    /// # Errors
    /// The error of `unbuilt` if the operation is not built yet; a validation error.
    pub fn call<S: Service>(
        self,
        environment: &Arc<S::Environment>,
        operation: S::Name,
        unbuilt: impl FnOnce(&str) -> Error,
    ) -> Result<InternalCall, Error> {
        let Self { session, fields, origin, now, .. } = self;
        let call = Call::new::<S>(environment, operation, session, fields, unbuilt);
        let call = call.map_err(|(error, _session)| error)?;
        Ok(InternalCall { call, origin, now })
    }
}

impl InternalCall {
    /// Decides whether the caller may do it now. See [`OtherServices::permit`].
    ///
    /// # Errors
    /// The refusal.
    pub fn permit(&self) -> Result<Vec<String>, Error> {
        self.call.permit(self.origin.origin(), self.now)
    }

    /// Runs the call until its changes are committed, records it, and returns the reply.
    ///
    /// # Errors
    /// The error that answers it, which has been recorded too; `KMSInternalException` if it cannot be recorded.
    pub async fn answer(
        self,
        ledger: Ledger<'_>,
        may_change: impl Fn() -> Result<(), Error> + Send + Sync,
    ) -> Result<Fields, Error> {
        let request_id = uuid::Uuid::new_v4().to_string();
        let (mut attempt, mut attempts) = (Attempt::default(), 0);
        while attempts < ATTEMPTS_MAX {
            attempts += 1;
            let mut outcome = match self.call.run(self.origin.origin(), self.now, &attempt) {
                Ok(outcome) => outcome,
                Err(later) => {
                    let (wait, refused) = Later::split(*later);
                    match wait.await {
                        Ok(supply) => {
                            attempt = Attempt::again(Some(supply));
                            continue;
                        }
                        Err(error) => refused(error),
                    }
                }
            };
            if outcome.has_changes()
                && let Err(error) = may_change()
            {
                outcome = outcome.refuse(error);
            }
            let rest = outcome.take_rest();
            match self.settle(ledger, outcome, &request_id).await {
                Ok(Ok(_)) if rest.is_some() => (attempt, attempts) = (Attempt::again(rest), 0),
                Ok(result) => return result,
                Err(Conflict) => attempt = Attempt::again(None),
            }
        }
        let outcome = Outcome::not_run(self.call.lost_every_race());
        self.settle(ledger, outcome, &request_id).await.unwrap_or_else(|Conflict| {
            Err(Error::internal("a refusal without changes lost a race"))
        })
    }

    async fn settle(
        &self,
        ledger: Ledger<'_>,
        outcome: Outcome,
        request_id: &str,
    ) -> Result<Result<Fields, Error>, Conflict> {
        let receipt =
            Receipt { origin: self.origin.origin(), tls: None, request_id, now: self.now };
        let (prepared, unsettled) = outcome.prepare(&self.call, &receipt, |result, _body| result);
        let error = match ledger.settle(prepared, request_id).await {
            Ok(recorded) => return Ok(recorded.into_inner()),
            Err(LedgerError::Commit(CommitError::Conflict(_))) => return Err(Conflict),
            Err(LedgerError::Record(unrecorded)) => return Ok(Err(Error::failed(unrecorded))),
            Err(LedgerError::Commit(error)) => error,
        };
        let outcome = unsettled.refused(self.call.not_committed(error));
        let (prepared, _unsettled) = outcome.prepare(&self.call, &receipt, |result, _body| result);
        let recorded = ledger.settle(prepared, request_id).await;
        Ok(recorded
            .map_or_else(|error| Err(Error::failed(error)), |recorded| recorded.into_inner()))
    }
}

/// A concurrent change came first.
struct Conflict;
