//! The sender of a request, as far as it is known, and how CloudTrail shows it.

use std::sync::Arc;

use arrayvec::ArrayString;
use audit::{EventResource, SessionAttributes, SessionContext, SessionIssuer, UserIdentity};
use auth::{Caller, CallerKind, Verified};
use model::Region;

/// The caller, as far as the request shows it.
#[derive(Debug)]
pub struct Actor {
    pub(super) caller: Option<Caller>,
    access_key_id: Option<Arc<str>>,
    /// The AWS service that has proven to have sent the request, in its own name or for the caller.
    pub(super) invoked_by: Option<String>,
    /// The access key that the service signed with, if `access_key_id` is the user's or absent.
    pub(super) service_key_id: Option<String>,
    pub(super) region: Region,
    /// `true` if a signature proves the caller.
    is_proven: bool,
}

impl Actor {
    /// Returns the actor of a verified caller.
    #[must_use]
    pub fn of(session: &Verified<()>) -> Self {
        let via = session.mandate().via.as_deref();
        Self {
            caller: Some(session.caller().clone()),
            access_key_id: Some(Arc::clone(session.access_key_id())),
            invoked_by: via.or(session.caller().as_service()).map(str::to_owned),
            service_key_id: session.mandate().access_key_id.clone(),
            region: session.region().clone(),
            is_proven: true,
        }
    }

    /// Returns an actor who could not prove to be the owner of an access key.
    #[must_use]
    pub fn claimed(caller: Option<Caller>, access_key_id: Option<String>, region: &Region) -> Self {
        let (invoked_by, service_key_id, region) = (None, None, region.clone());
        let access_key_id = access_key_id.map(Into::into);
        Self { caller, access_key_id, invoked_by, service_key_id, region, is_proven: false }
    }

    /// Marks the actor as proven by a signature.
    #[must_use]
    pub fn proven(self) -> Self {
        Self { is_proven: true, ..self }
    }

    /// Returns whether the owner of an access key of this service has signed. A web identity belongs to its issuer, and is a
    /// stranger here until it has assumed a role.
    #[must_use]
    pub const fn is_proven(&self) -> bool {
        self.is_proven
    }

    /// Returns the access key id that the request names, or the web identity that its token does.
    #[must_use]
    pub fn claimed_identity(&self) -> Option<&str> {
        self.access_key_id.as_deref().or(self.caller.as_ref().map(Caller::principal_id))
    }

    /// Returns an actor of whom nothing is known.
    #[must_use]
    pub fn unknown(region: &Region) -> Self {
        Self::claimed(None, None, region)
    }

    /// Returns whether the caller is known.
    #[must_use]
    pub const fn is_known(&self) -> bool {
        self.caller.is_some()
    }

    /// Returns the caller's account. A service has none and gets that of the first of `resources`.
    pub(super) fn account(&self, resources: &[EventResource<'_>]) -> ArrayString<12> {
        let account = match &self.caller {
            Some(caller) if caller.as_service().is_none() => Some(caller.account().text()),
            Some(_service) => resources.first().and_then(|one| one.account_id.parse().ok()),
            None => None,
        };
        account.unwrap_or_default()
    }
}

pub(super) fn identity<'a>(actor: &'a Actor, account: &'a str) -> UserIdentity<'a> {
    let access_key_id = actor.access_key_id.as_deref();
    let Some(caller) = &actor.caller else {
        return UserIdentity { kind: "Unknown", access_key_id, ..UserIdentity::default() };
    };
    // Who has proven to be a service, or to call through one.
    let invoked_by = actor.invoked_by.as_deref();
    let known = UserIdentity {
        principal_id: Some(caller.principal_id()),
        arn: Some(caller.arn()),
        account_id: Some(account),
        access_key_id,
        invoked_by,
        ..UserIdentity::default()
    };
    match caller.kind() {
        CallerKind::Root => UserIdentity { kind: "Root", ..known },
        CallerKind::User => {
            let user_name = caller.arn().rsplit('/').next();
            UserIdentity { kind: "IAMUser", user_name, ..known }
        }
        CallerKind::AssumedRole => {
            UserIdentity { kind: "AssumedRole", session_context: session_context(caller), ..known }
        }
        // Without an account. Of whoever could not prove to be the service, the access key is told.
        CallerKind::Service => UserIdentity {
            kind: "AWSService",
            access_key_id: access_key_id.filter(|_| invoked_by.is_none()),
            invoked_by: caller.as_service(),
            ..UserIdentity::default()
        },
        // Not in the account yet, and without an ARN.
        CallerKind::WebIdentity => UserIdentity {
            kind: "WebIdentityUser",
            user_name: caller.principal_id().rsplit(':').next(),
            arn: None,
            account_id: None,
            ..known
        },
    }
}

/// Returns the caller as other accounts see it: its principal id and its account.
pub(super) fn identity_abroad<'a>(actor: &'a Actor, account: &'a str) -> UserIdentity<'a> {
    UserIdentity {
        kind: "AWSAccount",
        principal_id: actor.caller.as_ref().map(Caller::principal_id),
        account_id: Some(account),
        ..UserIdentity::default()
    }
}

/// Returns the caller's session: its role and its beginning. Source: CloudTrail user guide, "CloudTrail userIdentity element".
fn session_context(caller: &Caller) -> Option<SessionContext<'_>> {
    let session = caller.session()?;
    let arn = session.role.as_deref()?;
    let issuer = SessionIssuer {
        kind: "Role",
        principal_id: caller.principal_id().split(':').next().unwrap_or_default(),
        arn,
        account_id: arn.split(':').nth(4).unwrap_or_default(),
        user_name: arn.rsplit('/').next().unwrap_or_default(),
    };
    let attributes = SessionAttributes {
        creation_date: session.issued.to_string(),
        mfa_authenticated: if session.mfa { "true" } else { "false" },
    };
    let source_identity = session.source_identity.as_deref();
    Some(SessionContext { session_issuer: issuer, attributes, source_identity })
}
