//! The permissions that a request needs.

use policy::{PermissionQuery, Resource};
use smallvec::SmallVec;

use crate::context::Context;
use crate::service_types::{ResourceWithPolicy, ServiceTypes};

/// One permission that a request needs.
#[derive(Debug)]
pub struct Permission<'a, S: ServiceTypes> {
    /// The action.
    pub action: &'static str,
    /// The resource.
    pub resource: Resource<'a>,
    /// The resource whose own policy and grants decide too, if the permission is on one.
    pub on: Option<&'a S::Resource>,
    /// The values that conditions can use.
    pub conditions: S::Conditions<'a>,
}

impl<S: ServiceTypes> Permission<'_, S> {
    /// Returns the question whether the caller has the permission, with `conditions` for those of the permission.
    pub(crate) fn query<'q>(
        &'q self,
        context: &'q Context<'_, S>,
        conditions: &'q dyn policy::RequestContext,
    ) -> PermissionQuery<'q> {
        PermissionQuery {
            caller: context.principal().view(),
            action: self.action,
            resource: self.resource,
            policy: self.on.map(ResourceWithPolicy::policy),
            identity: context.identity.map(AsRef::as_ref),
            context: conditions,
        }
    }
}

/// The permissions that a request needs, in the order in which they are decided.
#[derive(Debug)]
#[expect(clippy::large_enum_variant, reason = "one for a request, on the stack")]
pub enum Permissions<'a, S: ServiceTypes> {
    /// All of these. The first refusal is the answer.
    Needed(SmallVec<[Permission<'a, S>; 2]>),
    /// None: the caller's policies are not evaluated.
    None(Unneeded),
}

/// The reason why the caller's policies are not evaluated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unneeded {
    /// "No permissions are required to perform this operation." Source: STS API reference, `GetCallerIdentity`,
    /// `GetSessionToken`.
    EveryCallerMay,
    /// A trust policy decides together with the caller's policies, and the operation evaluates both: `AssumeRole`.
    TrustPolicyDecides,
    /// The operation decides on each of the things that the request names, and a refusal is a part of its reply: `DeleteObjects`.
    DecidedForEach,
    /// There is nothing to decide about: the request names something that does not exist, and the operation says so.
    NothingFound,
}

impl<'a, S: ServiceTypes> FromIterator<Permission<'a, S>> for Permissions<'a, S> {
    fn from_iter<I: IntoIterator<Item = Permission<'a, S>>>(permissions: I) -> Self {
        Self::Needed(permissions.into_iter().collect())
    }
}
