//! The parts of every operation of IAM and STS, and the one way in which all of them run: find the subject, authorize the caller,
//! run.

use std::borrow::Cow;
use std::cell::RefCell;
use std::fmt;

use access::RequestPrincipal;
use auth::CallerKind;
use model::shape::{Fields, FromFields, IntoFields, NoOutput};
use model::{AccountId, Error, ServiceOperation, Timestamp};
use policy::{Authorized, Decision, PermissionQuery, Resource, Trace};
use store::Batch;

use crate::call::{Outcome, RequestAttributes};
use crate::conditions::{ConditionKey, Conditions, OfOwner};
use crate::entity::{self, Entity, Kind};
use crate::error;
use crate::identity_cache::IdentityCache;
use crate::records::{self, KeptEntity};

/// The things that an operation may use besides its input.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Context<'a> {
    pub(crate) identities: &'a IdentityCache,
    pub(crate) asker: RequestPrincipal<'a>,
    pub(crate) claim: &'a RequestAttributes,
    /// `service:Operation`: the action in policies.
    pub(crate) action: &'a str,
    /// The statements that the request's decisions looked at.
    pub(crate) trace: &'a RefCell<Trace>,
}

/// The subject of an operation, for policies.
#[derive(Debug, Default)]
pub(crate) struct Subject {
    pub(crate) resource: About,
    /// The ARN that the request gives the resource instead of its own. It needs the same permission.
    pub(crate) becomes: Option<String>,
    /// An action that the request needs besides its own, such as `iam:TagUser` if it brings tags.
    pub(crate) also: Option<&'static str>,
    /// The tags of the resource.
    pub(crate) tags: Vec<(String, String)>,
    /// Condition keys of the service, in lower case, with their values.
    pub(crate) said: Vec<ConditionKey>,
}

/// The resource that policies decide on.
#[derive(Debug, Default)]
pub(crate) enum About {
    /// No resource in particular: `*`.
    #[default]
    Any,
    /// The resource with this ARN.
    Named(String),
    /// No resource: the caller's policies are not evaluated.
    Unasked(Unasked),
}

/// The reason why the caller's policies are not evaluated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unasked {
    /// "No permissions are required to perform this operation." Source: STS API reference, `GetCallerIdentity`,
    /// `GetSessionToken`.
    EveryCallerMay,
    /// The role's trust policy decides together with the caller's policies, and the operation evaluates both: `AssumeRole`.
    TrustPolicyDecides,
}

impl Subject {
    /// Returns the subject of an operation for which the caller's policies are not evaluated.
    pub(crate) fn unasked(why: Unasked) -> Self {
        Self { resource: About::Unasked(why), ..Self::default() }
    }

    /// Returns the caller itself, who is a root.
    pub(crate) fn caller(context: &Context<'_>) -> Self {
        Self::named(context.asker.caller.arn().to_owned())
    }

    pub(crate) fn named(arn: String) -> Self {
        Self { resource: About::Named(arn), ..Self::default() }
    }

    /// Returns a user, group or role. A missing one gets the path `/`.
    pub(crate) fn entity(context: &Context<'_>, kind: Kind, name: &str) -> Result<Self, Error> {
        let found = context.identities.entity(context.account(), kind, name)?;
        let (partition, account) = (context.identities.partition(), context.account());
        Ok(match found {
            Some(kept) => {
                let arn = kept.value.arn(kind, partition, account);
                Self { tags: kept.value.tags, ..Self::named(arn) }
            }
            None => Self::named(entity::arn(partition, account, kind.name(), "/", name)),
        })
    }

    /// Returns a user, group or role with its permissions boundary as a condition key.
    pub(crate) fn bounded(context: &Context<'_>, kind: Kind, name: &str) -> Result<Self, Error> {
        let found = context.identities.entity(context.account(), kind, name)?;
        let boundary = found.and_then(|kept| kept.value.boundary);
        let subject = Self::entity(context, kind, name)?;
        Ok(subject.saying("iam:permissionsboundary", boundary.as_deref()))
    }

    /// Returns an entity that will be made.
    pub(crate) fn new_entity(
        context: &Context<'_>,
        kind: &str,
        path: Option<&str>,
        name: &str,
    ) -> Result<Self, Error> {
        let path = entity::check_path(path)?;
        let arn = entity::arn(context.identities.partition(), context.account(), kind, &path, name);
        Ok(Self::named(arn))
    }

    /// Returns a user or group that will get another path or name: "must have permission to change [it] with the old name and the
    /// new name". Source: API references, `UpdateUser`, `UpdateGroup`.
    pub(crate) fn renamed(
        context: &Context<'_>,
        kind: Kind,
        name: &str,
        (path, new_name): (Option<&str>, Option<&str>),
    ) -> Result<Self, Error> {
        let found = context.identities.entity(context.account(), kind, name)?;
        let (old_path, old_name) =
            found.map_or((None, None), |kept| (Some(kept.value.path), Some(kept.value.name)));
        let path = entity::check_path(path.or(old_path.as_deref()))?;
        let new_name = new_name.or(old_name.as_deref()).unwrap_or(name);
        let (partition, account) = (context.identities.partition(), context.account());
        let becomes = entity::arn(partition, account, kind.name(), &path, new_name);
        Ok(Self { becomes: Some(becomes), ..Self::entity(context, kind, name)? })
    }

    pub(crate) fn also(self, action: &'static str, needed: bool) -> Self {
        Self { also: needed.then_some(action), ..self }
    }

    /// Adds a condition key of the service.
    pub(crate) fn saying(mut self, key: &'static str, value: Option<&str>) -> Self {
        self.said.extend(value.map(|value| (Cow::Borrowed(key), value.to_owned())));
        self
    }
}

/// The result of an operation that succeeds.
#[derive(Debug)]
pub(crate) struct Done<O> {
    output: O,
    batch: Batch,
    /// The JSON that the audit log shows of the reply, if that is not all of it.
    shown: Option<String>,
}

impl<O> Done<O> {
    /// Returns a result that changes nothing.
    pub(crate) fn unchanged(output: O) -> Self {
        Self::changed(output, Batch::default())
    }

    /// Returns a result whose `batch` must commit before the reply leaves.
    pub(crate) fn changed(output: O, batch: Batch) -> Self {
        Self { output, batch, shown: None }
    }

    /// Returns the batch, which must commit.
    #[cfg(test)]
    pub(crate) fn into_batch(self) -> Batch {
        self.batch
    }

    /// Returns the reply, and the batch that must commit.
    #[cfg(test)]
    pub(crate) fn into_parts(self) -> (O, Batch) {
        (self.output, self.batch)
    }

    /// Makes the audit log show this JSON object instead of the reply.
    pub(crate) fn showing(self, shown: String) -> Self {
        Self { shown: Some(shown), ..self }
    }
}

/// One operation: its subject, and its work, which takes the proof that the caller may do it. Both are functions of their
/// arguments, the store and fresh random bytes: they read no clock or network and write nothing.
pub(crate) struct Operation<I: 'static, O: 'static> {
    pub(crate) subject: fn(&Context<'_>, &I) -> Result<Subject, Error>,
    pub(crate) run: RunOperation<I, O>,
}

/// Does what a caller may do.
type RunOperation<I, O> = fn(&Context<'_>, Authorized<Subject>, &I) -> Result<Done<O>, Error>;

/// A row of the table of operations.
pub(crate) struct Row {
    pub(crate) operation: ServiceOperation,
    /// CloudTrail's `readOnly`.
    pub(crate) read_only: bool,
    pub(crate) does: &'static (dyn Prepare + Sync),
}

impl fmt::Debug for Row {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Row({:?})", self.operation)
    }
}

/// Converts the members of a request to their types.
pub(crate) trait Prepare {
    fn prepare(&'static self, fields: Fields) -> Result<Box<dyn Perform>, Error>;
}

/// A typed request, with its type erased.
pub(crate) trait Perform: Send + Sync {
    fn perform(&self, context: &Context<'_>) -> Outcome;
}

struct Typed<I: 'static, O: 'static> {
    operation: &'static Operation<I, O>,
    input: I,
}

impl<I: FromFields + Send + Sync, O: IntoFields> Prepare for Operation<I, O> {
    fn prepare(&'static self, fields: Fields) -> Result<Box<dyn Perform>, Error> {
        Ok(Box::new(Typed { operation: self, input: I::from_fields(fields)? }))
    }
}

impl<I: Send + Sync, O: IntoFields> Perform for Typed<I, O> {
    fn perform(&self, context: &Context<'_>) -> Outcome {
        let done = (self.operation.subject)(context, &self.input)
            .and_then(|subject| authorize(context, subject))
            .and_then(|authorized| (self.operation.run)(context, authorized, &self.input));
        match done {
            Ok(Done { output, batch, shown }) => Outcome::done(output.into_fields(), batch, shown),
            Err(error) => Outcome::refused(error),
        }
    }
}

/// Evaluates the caller's policies for every action that the request needs, on its resource and on the one that it becomes.
pub(crate) fn authorize(
    context: &Context<'_>,
    subject: Subject,
) -> Result<Authorized<Subject>, Error> {
    let all = decide_all(context, &subject)?;
    all.authorize(subject).map_err(|denied| denied.error())
}

fn decide_all(context: &Context<'_>, subject: &Subject) -> Result<Decision, Error> {
    let mut all = Decision::nothing_asked();
    let resource = match &subject.resource {
        About::Unasked(Unasked::EveryCallerMay | Unasked::TrustPolicyDecides) => return Ok(all),
        About::Any => Resource::Any,
        About::Named(arn) => Resource::Named(arn),
    };
    refuse_plain_sessions(context)?;
    let conditions = Conditions::new(context, &subject.tags, &subject.said);
    let becomes = subject.becomes.as_deref().map(Resource::Named);
    for resource in std::iter::once(resource).chain(becomes) {
        for action in std::iter::once(context.action).chain(subject.also) {
            let question = PermissionQuery {
                caller: context.asker.view(),
                action,
                resource,
                policy: None,
                identity: context.asker.identity,
                context: &conditions,
            };
            all = all.and(context.decide(&question));
        }
    }
    Ok(all)
}

/// Refuses the credentials that `GetSessionToken` gives: "You cannot call any IAM API operations unless MFA authentication
/// information is included in the request". Source: STS API reference, `GetSessionToken`.
fn refuse_plain_sessions(context: &Context<'_>) -> Result<(), Error> {
    let session = context.asker.caller.session();
    let is_plain = context.asker.caller.kind() != CallerKind::AssumedRole
        && session.is_some_and(|session| !session.mfa);
    if is_plain {
        return Err(Error::new(
            model::ErrorCode::UnrecognizedClientException,
            "The security token included in the request is invalid.",
        ));
    }
    Ok(())
}

impl Context<'_> {
    /// Answers a question, and notes for the audit log what the answer rests on.
    pub(crate) fn decide(&self, question: &PermissionQuery<'_>) -> Decision {
        let context = OfOwner::new(question, self.account());
        let question = PermissionQuery { context: &context, ..*question };
        let decision = policy::decide(&question);
        self.trace.borrow_mut().note(&question, &decision, None);
        decision
    }

    pub(crate) fn account(&self) -> AccountId {
        self.asker.caller.account()
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.asker.now
    }

    pub(crate) fn arn(&self, kind: Kind, entity: &Entity) -> String {
        entity.arn(kind, self.identities.partition(), self.account())
    }

    /// Returns the name of the user: the caller, if none is named.
    pub(crate) fn user_name(&self, named: Option<&str>) -> Result<String, Error> {
        match named {
            Some(name) => Ok(name.to_owned()),
            None if self.asker.caller.kind() == CallerKind::User => {
                Ok(self.asker.caller.arn().rsplit('/').next().unwrap_or_default().to_owned())
            }
            None => Err(error::validation(
                "Must specify userName when calling with non-User credentials",
            )),
        }
    }

    /// Returns the entity called `name`.
    pub(crate) fn entity(&self, kind: Kind, name: &str) -> Result<KeptEntity, Error> {
        let found = self.identities.entity(self.account(), kind, name)?;
        found.ok_or_else(|| error::no_such(kind, name))
    }

    /// Changes the entity called `name`.
    pub(crate) fn change(
        &self,
        kind: Kind,
        name: &str,
        change: impl FnOnce(&mut Entity) -> Result<(), Error>,
    ) -> Result<Done<NoOutput>, Error> {
        let mut batch = Batch::default();
        self.change_in(&mut batch, kind, name, change)?;
        Ok(Done::changed(NoOutput, batch))
    }

    /// Changes the entity called `name` together with what is in `batch`.
    pub(crate) fn change_in(
        &self,
        batch: &mut Batch,
        kind: Kind,
        name: &str,
        change: impl FnOnce(&mut Entity) -> Result<(), Error>,
    ) -> Result<Entity, Error> {
        let mut kept = self.entity(kind, name)?;
        change(&mut kept.value)?;
        let address = records::entity_address(self.account(), kind, name);
        records::update(batch, address, kept.revision, &kept.value)?;
        Ok(kept.value)
    }

    /// Writes a new entity, unless its account has the most that it may have.
    pub(crate) fn create(
        &self,
        kind: Kind,
        entity: &Entity,
        batch: &mut Batch,
    ) -> Result<(), Error> {
        if self.identities.entity(self.account(), kind, &entity.name)?.is_some() {
            return Err(error::exists(kind, &entity.name));
        }
        let (quota, limit) = kind.quota();
        if self.identities.count(&records::entities(self.account(), kind))? >= limit {
            return Err(error::quota(quota, limit));
        }
        let address = records::entity_address(self.account(), kind, &entity.name);
        records::create(batch, address, entity)
    }
}
