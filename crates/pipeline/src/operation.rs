//! The trait that every file in a service's `operations` folder implements.

use model::Error;
use model::shape::{Fields, FromFields, IntoFields};
use policy::Authorized;
use store::Batch;

use crate::attempt::{Supply, Wait};
use crate::body::ReplyBody;
use crate::context::Context;
use crate::details::{InternalEvent, ListedResource, SuccessDetails};
use crate::service::Service;
use crate::target::Target;

/// One operation of a service. Its file holds nothing that another operation needs.
///
/// `resolve` and `run` are functions of their arguments, of the store and of fresh random bytes: they read no clock or network and
/// write nothing. `run` takes the proof that the caller may do it, and returns the changes to make in [`Done`].
pub trait Operation: 'static {
    /// The service.
    type Service: Service;
    /// The typed request.
    type Input: FromFields + Send + Sync;
    /// The typed reply.
    type Output: IntoFields;
    /// The target of the request.
    type Target: Target<Self::Service>;

    /// Fills in members that AWS treats as if the caller had sent them, in policies and in the audit log.
    fn fill_defaults(_fields: &mut Fields) {}

    /// Finds the target. Reveals nothing: its result is not shown to an unauthorised caller.
    ///
    /// # Errors
    /// The request names nothing that could be its target.
    fn resolve(
        context: &Context<'_, Self::Service>,
        input: &Self::Input,
    ) -> Result<Self::Target, Error>;

    /// Refuses what is wrong in the request itself, whatever its target is.
    ///
    /// # Errors
    /// The refusal.
    fn check_input(
        _context: &Context<'_, Self::Service>,
        _input: &Self::Input,
    ) -> Result<(), Error> {
        Ok(())
    }

    /// Does the work.
    ///
    /// # Errors
    /// [`RunError`]
    fn run(
        context: &Context<'_, Self::Service>,
        target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError>;
}

/// The result of an operation that succeeds.
#[derive(Debug)]
pub struct Done<O> {
    /// The reply.
    pub output: O,
    /// The changes, which commit before the reply leaves.
    pub batch: Batch,
    /// The details that the audit log shows of it.
    pub details: SuccessDetails,
    /// The changes that have an event of their own.
    pub consequences: Vec<InternalEvent>,
    /// The body that is sent once the reply is recorded, beside its members.
    pub body: Option<ReplyBody>,
    /// The supply for the rest of the work, if this is a part of it; `None` if this is the end.
    pub rest: Option<Supply>,
}

impl<O> Done<O> {
    /// Returns a result without changes.
    pub fn unchanged(output: O) -> Self {
        Self::changed(output, Batch::default())
    }

    /// Returns a result whose `batch` must commit before the reply leaves.
    pub fn changed(output: O, batch: Batch) -> Self {
        let (details, consequences) = (SuccessDetails::default(), Vec::new());
        Self { output, batch, details, consequences, body: None, rest: None }
    }

    /// Returns the result with another reply.
    pub fn map<T>(self, reply: impl FnOnce(O) -> T) -> Done<T> {
        let Self { output, batch, details, consequences, body, rest } = self;
        Done { output: reply(output), batch, details, consequences, body, rest }
    }

    /// Adds the body that is sent once the reply is recorded.
    #[must_use]
    pub fn with_body(self, body: Option<ReplyBody>) -> Self {
        Self { body, ..self }
    }

    /// Makes this a part of the work, if there is a rest. Its changes are committed and its event is recorded, and nothing is answered
    /// yet: the request is run again with `rest`. Parts are for more changes than a batch takes, which AWS does not make together
    /// either. The operation limits their number.
    #[must_use]
    pub fn with_rest(self, rest: Option<Supply>) -> Self {
        Self { rest, ..self }
    }

    /// Adds a text to the event's `additionalEventData`, if there is one. It is written as it is, without escapes.
    #[must_use]
    pub fn with_event_data(mut self, name: &str, value: Option<impl AsRef<str>>) -> Self {
        if let Some(value) = value {
            let value = value.as_ref();
            self.details.event_data = Some(["{\"", name, "\":\"", value, "\"}"].concat());
        }
        self
    }

    /// Makes the event show this JSON object instead of the reply.
    #[must_use]
    pub fn showing(mut self, response: String) -> Self {
        self.details.response = Some(response);
        self
    }

    /// Lists a resource in the event.
    #[must_use]
    pub fn about(mut self, resource: ListedResource) -> Self {
        self.details.resource = Some(resource);
        self
    }

    /// Adds the consequences of the change.
    #[must_use]
    pub fn followed_by(mut self, consequences: impl IntoIterator<Item = InternalEvent>) -> Self {
        self.consequences.extend(consequences);
        self
    }
}

/// The reason why a run did not succeed.
pub enum RunError {
    /// The request is refused.
    Refused(Error),
    /// The request has to be run again when what it waits for is there.
    Later(Wait),
}

impl std::fmt::Debug for RunError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Refused(error) => formatter.debug_tuple("Refused").field(error).finish(),
            Self::Later(_wait) => formatter.write_str("Later"),
        }
    }
}

impl From<Error> for RunError {
    fn from(error: Error) -> Self {
        Self::Refused(error)
    }
}
