//! The question of a decision: who, what, on which resource.

use std::borrow::Cow;
use std::fmt::{self, Write as _};
use std::sync::Arc;

use model::{AccountId, AliasArn, KeyArn};

use crate::context::Context;
use crate::document::Document;
use crate::grant::Retirement;

/// The caller as policies see it.
#[derive(Clone, Copy, Debug)]
pub struct CallerView<'a> {
    /// The caller's account.
    pub account: AccountId,
    /// The caller's ARN; for a service, its name.
    pub arn: &'a str,
    /// The caller's unique id: `AIDA...` of a user, `AROA...:SESSION` of a session.
    pub id: &'a str,
    /// The ARN of the role whose session the caller is.
    pub role: Option<&'a str>,
    /// The AWS service that the caller is: `lambda.amazonaws.com`.
    pub service: Option<&'a str>,
    /// The provider that vouches for the caller, who has no identity yet.
    pub provider: Option<&'a str>,
    /// `true` if the caller is the account's root user.
    pub is_root: bool,
}

impl<'a> CallerView<'a> {
    /// Returns the view of an identity about which nothing else is known. The account's root user is recognised by its ARN.
    #[must_use]
    pub fn new(account: AccountId, arn: &'a str) -> Self {
        let is_root = arn.ends_with(":root");
        Self { account, arn, id: "", role: None, service: None, provider: None, is_root }
    }

    /// Returns the principals that the caller is in person: a grant to any of them is the caller's. A grant to an account is its
    /// root's; any other principal of the account would need an identity policy too.
    pub fn principals(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        // A service has no ARN: its name is in both places.
        let service = self.service.filter(|name| *name != self.arn);
        [Some(self.arn), self.role, service].into_iter().flatten()
    }

    pub(super) fn is(&self, principal: &str) -> bool {
        self.principals().any(|own| own == principal)
    }

    /// Returns whether a principal with the caller's ARN is the caller: it has no unique id, or the caller's.
    pub(crate) fn is_bound(&self, id: Option<&str>) -> bool {
        id.is_none_or(|id| self.has_id(id))
    }

    /// Returns whether the caller is, or is a session of, the identity with this unique id.
    pub(crate) fn has_id(&self, id: &str) -> bool {
        // Ids begin alike and end by chance: the end tells most of them apart. None has a colon in it.
        let last = id.len().checked_sub(1).and_then(|last| self.id.as_bytes().get(last));
        if last != id.as_bytes().last() {
            return false;
        }
        self.id.strip_prefix(id).is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
    }
}

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
pub struct Identity {
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
    pub identity: Option<&'a Identity>,
    /// The context that conditions and variables use.
    pub context: &'a dyn Context,
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
