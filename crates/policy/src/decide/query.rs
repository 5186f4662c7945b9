//! The question of a decision: who, what, on which resource.

use std::borrow::Cow;
use std::fmt::{self, Write as _};
use std::sync::Arc;

use model::{AccountId, AliasArn, KeyArn};

use crate::caller::CallerView;
use crate::context::RequestContext;
use crate::document::Document;
use crate::grant::Retirement;

/// A policy with the name under which it is known: the ARN of a managed one, the name of an inline one.
#[derive(Clone, Debug)]
pub struct Attached {
    /// The name.
    pub name: String,
    /// The policy.
    pub document: Arc<Document>,
}

/// The policies of a caller that is not the root.
#[derive(Clone, Debug, Default)]
pub struct PrincipalPolicies {
    /// The policies of the user and the user's groups, or of the role.
    pub policies: Vec<Attached>,
    /// The permissions boundary.
    pub boundary: Option<Attached>,
    /// The session policies. `None` if none were passed, which imposes no limit.
    pub session: Option<Vec<Attached>>,
    /// The tags of the user or role, which conditions can use.
    pub tags: Vec<(String, String)>,
}

/// The resource that the caller wants to act on.
#[derive(Clone, Copy, Debug)]
pub enum Resource<'a> {
    /// Nothing in particular: account-level actions. Identity policies decide alone.
    Any,
    /// A key. Its key policy decides.
    Key(&'a KeyArn),
    /// An alias. Identity policies decide alone; the alias has no policy.
    Alias(&'a AliasArn),
    /// A grant to be retired. The grant itself says who may.
    Grant(Retirement<'a>),
    /// A role to be assumed. Its trust policy decides as a key policy does.
    Role {
        /// The role's ARN.
        arn: &'a str,
        /// The role's account.
        account: AccountId,
    },
    /// A resource of the caller's own account without a policy, such as a user. Identity policies decide alone.
    Named(&'a str),
    /// A resource of another service, in a simulation. Within its account either its policy or the caller's may allow.
    Other {
        /// Its ARN, or `*`.
        arn: &'a str,
        /// Its owner's account.
        account: AccountId,
    },
}

impl<'a> Resource<'a> {
    /// Returns the resource as policies name it.
    pub(crate) fn text(&self) -> Cow<'a, str> {
        match self {
            Self::Any => Cow::Borrowed("*"),
            Self::Key(arn) => written(arn),
            Self::Alias(arn) => written(arn),
            Self::Grant(grant) => written(grant.key),
            Self::Role { arn, .. } | Self::Named(arn) | Self::Other { arn, .. } => {
                Cow::Borrowed(arn)
            }
        }
    }
}

/// Writes an ARN, with room from the start for nearly every one.
pub(super) fn written(arn: &impl fmt::Display) -> Cow<'static, str> {
    let mut text = String::with_capacity(96);
    let _infallible = write!(text, "{arn}");
    Cow::Owned(text)
}

/// The question whether a caller may perform an action on a resource.
#[derive(Clone, Copy, Debug)]
pub struct PermissionQuery<'a> {
    /// The caller.
    pub caller: CallerView<'a>,
    /// The action, such as `kms:Encrypt`.
    pub action: &'a str,
    /// The resource.
    pub resource: Resource<'a>,
    /// The key policy, or the trust policy of a role; `None` for resources without one.
    pub policy: Option<&'a Document>,
    /// The caller's own policies; `None` for a root user, who may do everything that is left to the account.
    pub identity: Option<&'a PrincipalPolicies>,
    /// The context that conditions and variables use.
    pub context: &'a dyn RequestContext,
}

impl Resource<'_> {
    /// Returns the account that owns the resource; `None` if it belongs to the caller's.
    pub(super) fn owner(&self) -> Option<AccountId> {
        match self {
            Self::Any | Self::Named(_) => None,
            Self::Alias(arn) => Some(arn.account),
            Self::Key(arn) => Some(arn.account),
            Self::Role { account, .. } | Self::Other { account, .. } => Some(*account),
            Self::Grant(grant) => Some(grant.key.account),
        }
    }
}

impl PermissionQuery<'_> {
    /// Returns the account of the resource if it is not the caller's. `None` if the caller is a service, which has none.
    pub(crate) fn owner_abroad(&self) -> Option<AccountId> {
        let owner = self.resource.owner().filter(|owner| *owner != self.caller.account);
        owner.filter(|_| self.caller.service.is_none())
    }
}
