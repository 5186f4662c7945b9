//! Access keys and their owners.

use std::fmt;
use std::sync::{Arc, Weak};

use model::{AccountId, Error, Region, Timestamp};
use secret::Secret;

/// The caller of a request. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller(Arc<Identity>);

/// The facts about a caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The caller's account.
    pub account: AccountId,
    /// The kind of principal.
    pub kind: CallerKind,
    /// The ARN of the user, or of the session of a role; for a service its name, because services have no ARN.
    pub arn: String,
    /// The unique id: the account id of a root user, `AIDA...` of a user, `AROA...:NAME` of a session of a role, the name of a
    /// service.
    pub principal_id: String,
    /// The details of temporary credentials; `None` for long-term access keys.
    pub session: Option<Session>,
}

/// The kind of principal that a caller is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallerKind {
    /// The account's root user.
    Root,
    /// An IAM user.
    User,
    /// A session of a role.
    AssumedRole,
    /// An AWS service, such as `lambda.amazonaws.com`.
    Service,
    /// A person whom an identity provider vouches for, and who has not assumed a role yet.
    WebIdentity,
}

/// The details of the session for which temporary credentials were issued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// The id of its access key; no two sessions have the same.
    pub access_key_id: String,
    /// The ARN of the role; `None` for a session of a user or of the root.
    pub role: Option<String>,
    /// The time when the session began.
    pub issued: Timestamp,
    /// `true` if the caller had proven to have a device.
    pub mfa: bool,
    /// The session tags, in the order of their keys.
    pub tags: Vec<(String, String)>,
    /// The keys of the session tags that are passed on to sessions created from this one.
    pub transitive_tags: Vec<String>,
    /// The `SourceIdentity`, which stays the same in every session that is created from this one.
    pub source_identity: Option<String>,
    /// The external id that the role was assumed with.
    pub external_id: Option<String>,
    /// The provider whose token the role was assumed with: `arn:aws:iam::ACCOUNT:oidc-provider/HOST`.
    pub federated_provider: Option<String>,
    /// The condition keys that are about the token, in lower case, with their values: `HOST:sub`. A key with several values occurs
    /// several times.
    pub federation_keys: Vec<(String, String)>,
    /// The text of the session policy.
    pub policy: Option<String>,
    /// The ARNs of the managed session policies.
    pub policy_arns: Vec<String>,
}

impl Session {
    /// Returns a session with nothing but its access key and its beginning.
    #[must_use]
    pub const fn new(access_key_id: String, issued: Timestamp) -> Self {
        Self {
            access_key_id,
            role: None,
            issued,
            mfa: false,
            tags: Vec::new(),
            transitive_tags: Vec::new(),
            source_identity: None,
            external_id: None,
            federated_provider: None,
            federation_keys: Vec::new(),
            policy: None,
            policy_arns: Vec::new(),
        }
    }
}

/// A mark of the lookup of an access key from which a caller comes.
#[derive(Clone, Debug)]
pub struct CallerMark(Weak<Identity>);

impl CallerMark {
    /// Returns whether the caller comes from the same lookup of the same access key: then nothing about it has changed in
    /// between.
    #[must_use]
    pub fn is_of(&self, caller: &Caller) -> bool {
        // While the mark is there, no other caller can be in the same place.
        std::ptr::eq(self.0.as_ptr(), Arc::as_ptr(&caller.0))
    }
}

impl Caller {
    /// Returns a caller with these facts.
    #[must_use]
    pub fn new(identity: Identity) -> Self {
        Self(Arc::new(identity))
    }

    /// Returns the root user of an account, as seen from the partition of `region`.
    #[must_use]
    pub fn root(account: AccountId, region: &Region) -> Self {
        Self::new(Identity {
            account,
            kind: CallerKind::Root,
            arn: account.root_arn(region),
            principal_id: account.to_string(),
            session: None,
        })
    }

    /// Returns the AWS service called `name`, such as `lambda.amazonaws.com`.
    #[must_use]
    pub fn service(name: &str) -> Self {
        Self::new(Identity {
            account: AccountId::AWS,
            kind: CallerKind::Service,
            arn: name.to_owned(),
            principal_id: name.to_owned(),
            session: None,
        })
    }

    /// Returns a mark by which the same lookup of the access key is recognised. It keeps nothing of the caller alive.
    #[must_use]
    pub fn mark(&self) -> CallerMark {
        CallerMark(Arc::downgrade(&self.0))
    }

    /// Returns the place in memory of the lookup: the same as long as there is a [mark](Self::mark) of it.
    #[must_use]
    pub fn place(&self) -> usize {
        Arc::as_ptr(&self.0).addr()
    }

    /// Returns the caller's account; [`AccountId::AWS`] for a service.
    #[must_use]
    pub fn account(&self) -> AccountId {
        self.0.account
    }

    /// Returns the kind of principal.
    #[must_use]
    pub fn kind(&self) -> CallerKind {
        self.0.kind
    }

    /// Returns whether it is the account's root user.
    #[must_use]
    pub fn is_root(&self) -> bool {
        self.0.kind == CallerKind::Root
    }

    /// Returns the name of the AWS service, if it is one.
    #[must_use]
    pub fn as_service(&self) -> Option<&str> {
        (self.0.kind == CallerKind::Service).then_some(self.0.arn.as_str())
    }

    /// Returns its ARN; for a service its name.
    #[must_use]
    pub fn arn(&self) -> &str {
        &self.0.arn
    }

    /// Returns its unique id; for the root the account id.
    #[must_use]
    pub fn principal_id(&self) -> &str {
        &self.0.principal_id
    }

    /// Returns the unique id of the user, role, account or service. For a session it is its role's, without the name that the
    /// caller has chosen for it.
    #[must_use]
    pub fn unique_id(&self) -> &str {
        let id = self.principal_id();
        id.split_once(':').map_or(id, |(role, _session_name)| role)
    }

    /// Returns the details of its temporary credentials; `None` for long-term access keys.
    #[must_use]
    pub fn session(&self) -> Option<&Session> {
        self.0.session.as_ref()
    }
}

/// An access key.
pub struct Credential {
    /// The public part.
    pub access_key_id: Arc<str>,
    /// The secret part.
    pub secret_access_key: Secret<[u8]>,
    /// The token that must come with it; `None` for long-term keys.
    pub session_token: Option<Secret<[u8]>>,
    /// The time when it expires; `None` for long-term keys.
    pub expires: Option<Timestamp>,
    /// The caller that it stands for.
    pub caller: Caller,
}

impl Credential {
    /// Returns an access key that works until it is deleted.
    #[must_use]
    pub fn long_term(
        access_key_id: String,
        secret_access_key: Secret<[u8]>,
        caller: Caller,
    ) -> Self {
        let access_key_id = access_key_id.into();
        Self { access_key_id, secret_access_key, session_token: None, expires: None, caller }
    }
}

impl fmt::Debug for Credential {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Credential")
            .field("access_key_id", &self.access_key_id)
            .finish_non_exhaustive()
    }
}

/// A source of access keys. An access key that is found again unchanged must be the same `Arc`; a changed one must be another,
/// because signing keys are cached by it.
pub trait Credentials: Send + Sync {
    /// Returns the access key called `access_key_id`, if there is one and it is active.
    ///
    /// Temporary credentials need not be stored: `session_token`, which is not proven to be the sender's, may hold them
    /// sealed. One that does not belong to the access key is no credential.
    ///
    /// # Errors
    /// `KMSInternalException` if they cannot be looked up.
    fn find(
        &self,
        access_key_id: &str,
        session_token: Option<&str>,
    ) -> Result<Option<Arc<Credential>>, Error>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_name_is_no_part_of_the_unique_id() {
        let caller = |principal_id: &str| {
            Caller::new(Identity {
                account: AccountId::AWS,
                kind: CallerKind::AssumedRole,
                arn: String::new(),
                principal_id: principal_id.to_owned(),
                session: None,
            })
        };
        assert_eq!(caller("AROAEXAMPLE:one").unique_id(), caller("AROAEXAMPLE:two").unique_id());
        assert_eq!(caller("AIDAEXAMPLE").unique_id(), "AIDAEXAMPLE");
    }
}
