//! A request of a verified caller, typed and ready to run; and to run again if a concurrent change came first.

use std::fmt;
use std::sync::Arc;

use access::Origin;
use auth::Verified;
use model::shape::{Fields, FromFields};
use model::{Error, ServiceOperation, Timestamp};
use policy::PrincipalPolicies;
use store::CommitError;
use wire::RecordField;

use crate::attempt::Attempt;
use crate::body::ReplyBody;
use crate::context::Context;
use crate::details::AuditDetails;
use crate::event::{self, Actor, CallTraits, Receipt};
use crate::operation::Operation;
use crate::outcome::{Later, Outcome, Prepared, Unsettled};
use crate::row::{Perform, Row, TypedRequest};
use crate::run;
use crate::service::Service;
use crate::service_types::ServiceTypes;

/// A typed request of a verified caller, for an operation of any service.
pub struct Call {
    session: Verified<()>,
    operation: ServiceOperation,
    traits: CallTraits,
    takes_long: bool,
    parameters: RecordField,
    typed: Box<dyn Perform>,
}

impl fmt::Debug for Call {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Call").field("operation", &self.operation).finish_non_exhaustive()
    }
}

impl Call {
    /// Parses the members of a request.
    ///
    /// # Errors
    /// The error of `unbuilt` if the operation is not built yet; a validation error.
    pub fn new<S: Service>(
        environment: &Arc<S::Environment>,
        operation: S::Name,
        session: Verified<()>,
        fields: Fields,
        unbuilt: impl FnOnce(&str) -> Error,
    ) -> Result<Self, (Error, Verified<()>)> {
        let row = S::row(operation);
        let operation: ServiceOperation = operation.into();
        let prepared = row.prepare(environment, fields);
        match prepared.unwrap_or_else(|| Err(unbuilt(operation.name()))) {
            Ok(TypedRequest { parameters, typed }) => {
                let Row { read_only, data_event, takes_long, .. } = *row;
                let traits = CallTraits { read_only, data_event };
                Ok(Self { session, operation, traits, takes_long, parameters, typed })
            }
            Err(error) => Err((error, session)),
        }
    }

    /// Returns the operation.
    #[must_use]
    pub const fn operation(&self) -> ServiceOperation {
        self.operation
    }

    /// Returns the traits that its event shows.
    #[must_use]
    pub const fn traits(&self) -> CallTraits {
        self.traits
    }

    /// Returns whether it takes as long as thousands of other requests, and is to be run apart from them.
    #[must_use]
    pub const fn takes_long(&self) -> bool {
        self.takes_long
    }

    /// Returns the caller, with the Region and the service that the request names.
    pub const fn session(&self) -> &Verified<()> {
        &self.session
    }

    /// Returns the request's members as CloudTrail shows them, defaults filled in.
    #[must_use]
    pub const fn parameters(&self) -> &RecordField {
        &self.parameters
    }

    /// Resolves, authorises and runs the operation as of `now`. Changes nothing.
    ///
    /// # Errors
    /// [`Later`]: run it again with what it waits for.
    pub fn run(
        &self,
        origin: Origin<'_>,
        now: Timestamp,
        attempt: &Attempt,
    ) -> Result<Outcome, Box<Later>> {
        self.typed.perform(&self.session, origin, now, attempt)
    }

    /// Decides whether the caller may do it as of `now`, and whether the state of its target admits it. Nothing is done, counted or
    /// recorded. Returns the ARNs of its resources.
    ///
    /// # Errors
    /// The refusal.
    pub fn permit(&self, origin: Origin<'_>, now: Timestamp) -> Result<Vec<String>, Error> {
        self.typed.permit(&self.session, origin, now)
    }

    /// Returns the error of a change that lost to concurrent changes again and again: the one that the operation has for it,
    /// or one after which every client tries again.
    #[must_use]
    pub fn lost_every_race(&self) -> Error {
        self.typed.lost_every_race()
    }

    /// Returns the error of a change that the store did not take.
    #[must_use]
    pub fn not_committed(&self, error: CommitError) -> Error {
        self.typed.not_committed(error)
    }
}

impl<S: Service> Row<S> {
    /// Adds the implementation of the operation.
    #[must_use]
    pub const fn built<O: Operation<Service = S>>(mut self) -> Self {
        self.build = Some(Typed::<O>::prepare);
        self
    }
}

impl Outcome {
    /// Renders the event and the reply, for [`Ledger::settle`](crate::Ledger::settle). The details are left, in case that the
    /// changes are not committed.
    pub fn prepare<T>(
        self,
        call: &Call,
        receipt: &Receipt<'_>,
        reply: impl FnOnce(Result<Fields, Error>, Option<ReplyBody>) -> T,
    ) -> (Prepared<T>, Unsettled) {
        let parameters = call.parameters().shown(self.result().is_err());
        let completed = self.completed(call.operation(), call.traits(), parameters);
        let event = event::api_call(receipt, &Actor::of(call.session()), &completed);
        let (result, batch, details, body) = self.into_parts();
        let reply = reply(result, body);
        (Prepared { batch, event, reply }, Unsettled(details))
    }
}

/// The request of one operation.
pub(crate) struct Typed<O: Operation> {
    environment: Arc<<O::Service as ServiceTypes>::Environment>,
    row: &'static Row<O::Service>,
    input: O::Input,
    attributes: <O::Service as ServiceTypes>::Attributes,
}

impl<O: Operation> Typed<O> {
    /// Makes the typed request of its members.
    pub(crate) fn prepare(
        environment: &Arc<<O::Service as ServiceTypes>::Environment>,
        row: &'static Row<O::Service>,
        mut fields: Fields,
    ) -> Result<TypedRequest, Error> {
        O::fill_defaults(&mut fields);
        let parameters = RecordField::request_parameters(&fields);
        let attributes = O::Service::attributes(&fields);
        let (environment, input) = (Arc::clone(environment), O::Input::from_fields(fields)?);
        let typed = Box::new(Self { environment, row, input, attributes });
        Ok(TypedRequest { parameters, typed })
    }
}

impl<O: Operation> Perform for Typed<O> {
    fn perform(
        &self,
        session: &Verified<()>,
        origin: Origin<'_>,
        now: Timestamp,
        attempt: &Attempt,
    ) -> Result<Outcome, Box<Later>> {
        match self.identity(session) {
            Ok(identity) => {
                let context = self.context(session, identity.as_ref(), origin, now, attempt);
                run::perform::<O>(&context, &self.input)
            }
            Err(error) => Ok(Outcome::refused(error, AuditDetails::default())),
        }
    }

    fn permit(
        &self,
        session: &Verified<()>,
        origin: Origin<'_>,
        now: Timestamp,
    ) -> Result<Vec<String>, Error> {
        let (identity, attempt) = (self.identity(session)?, Attempt::default());
        let context = self.context(session, identity.as_ref(), origin, now, &attempt);
        run::permit::<O>(&context, &self.input)
    }

    fn lost_every_race(&self) -> Error {
        O::Service::lost_every_race(self.row.operation)
    }

    fn not_committed(&self, error: CommitError) -> Error {
        O::Service::not_committed(error)
    }
}

impl<O: Operation> Typed<O> {
    /// Returns the caller's own policies, if the service lets the caller in.
    fn identity(&self, session: &Verified<()>) -> Result<Option<Arc<PrincipalPolicies>>, Error> {
        O::Service::admit(self.row.operation, session.mandate())?;
        O::Service::identities(&self.environment).identity(session.caller())
    }

    fn context<'a>(
        &'a self,
        session: &'a Verified<()>,
        identity: Option<&'a Arc<PrincipalPolicies>>,
        origin: Origin<'a>,
        now: Timestamp,
        attempt: &'a Attempt,
    ) -> Context<'a, O::Service> {
        let Self { environment, row, attributes, .. } = self;
        Context {
            environment: &**environment,
            session: Some(session),
            caller: session.caller(),
            identity,
            mandate: session.mandate(),
            region: session.region(),
            row,
            attributes,
            origin,
            now,
            attempt,
        }
    }
}
