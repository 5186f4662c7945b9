//! Access keys and who they belong to.

use std::fmt;
use std::sync::Arc;

use model::{AccountId, Region, Timestamp};
use secret::Secret;

/// Who acts. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller(Arc<Identity>);

#[derive(Debug, PartialEq, Eq)]
struct Identity {
    account: AccountId,
    kind: CallerKind,
    arn: String,
    principal_id: String,
}

/// What kind of principal a caller is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallerKind {
    /// The account's root user.
    Root,
}

impl Caller {
    /// The root user of an account, as seen from the partition of `region`.
    #[must_use]
    pub fn root(account: AccountId, region: &Region) -> Self {
        Self(Arc::new(Identity {
            account,
            kind: CallerKind::Root,
            arn: account.root_arn(region),
            principal_id: account.to_string(),
        }))
    }

    /// The caller's account.
    #[must_use]
    pub fn account(&self) -> AccountId {
        self.0.account
    }

    /// What kind of principal it is.
    #[must_use]
    pub fn kind(&self) -> CallerKind {
        self.0.kind
    }

    /// Whether it is the account's root user.
    #[must_use]
    pub fn is_root(&self) -> bool {
        self.0.kind == CallerKind::Root
    }

    /// Its ARN.
    #[must_use]
    pub fn arn(&self) -> &str {
        &self.0.arn
    }

    /// Its unique id; for the root the account id.
    #[must_use]
    pub fn principal_id(&self) -> &str {
        &self.0.principal_id
    }
}

/// An access key.
pub struct Credential {
    /// The public part.
    pub access_key_id: String,
    /// The secret part.
    pub secret_access_key: Secret<[u8]>,
    /// The token that must come with it; none for long-term keys.
    pub session_token: Option<Secret<[u8]>>,
    /// When it stops to work; never for long-term keys.
    pub expires: Option<Timestamp>,
    /// Who acts with it.
    pub caller: Caller,
}

impl Credential {
    /// An access key that works until it is taken away.
    #[must_use]
    pub fn long_term(
        access_key_id: String,
        secret_access_key: Secret<[u8]>,
        caller: Caller,
    ) -> Self {
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

/// Where access keys are found. An access key that is found again unchanged must be the same `Arc`; a changed one must
/// be another, for signing keys are cached by it.
pub trait Credentials: Send + Sync {
    /// The access key called `access_key_id`, if there is one and it is active.
    fn find(&self, access_key_id: &str) -> Option<Arc<Credential>>;
}
