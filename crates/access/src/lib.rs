//! The caller of a request, its origin, its policies and its condition keys: the part that every service of AWS shares.
//!
//! [`RequestPrincipal`] turns a verified caller into the inputs of the policy engine: a [`CallerView`], the caller's own
//! policies, and the values of the global condition keys (`aws:...`) that are about the caller and the request rather than about
//! the resource.
//!
//! Sources: IAM user guide, "AWS global condition context keys": "Properties of the principal", "Properties of a role session",
//! "Properties of the network", "Properties of the request". Names are compared in lower case, as IAM compares them. For requests
//! that services send: "Properties of the request", "Forward access sessions".

mod principal;

use std::borrow::Cow;
use std::net::IpAddr;

use auth::{Caller, CallerKind, Mandate};
use model::{Error, Region, Timestamp};
use policy::{CallerView, GlobalKey, PrincipalPolicies, Values};
use std::sync::Arc;

pub use principal::{Bound, MissingPrincipal, PrincipalLookup, bind, shown, shown_policy};

/// A source of identities and their policies.
pub trait Identities: Send + Sync {
    /// Returns what the caller has in its own account as of now: policies, boundary, session policies, tags. `None` for a root
    /// user, whom no policy of the account limits.
    ///
    /// # Errors
    /// - `KMSInternalException` if the store cannot be read.
    /// - `UnrecognizedClientException` if the caller no longer exists.
    fn identity(&self, caller: &Caller) -> Result<Option<Arc<PrincipalPolicies>>, Error>;

    /// Looks up the principal of an ARN, or the AWS service of a name such as `lambda.amazonaws.com`, as of now.
    ///
    /// # Errors
    /// `KMSInternalException` if the store cannot be read.
    fn principal(&self, arn: &str) -> Result<PrincipalLookup, Error>;
}

/// The origin of a request.
#[derive(Clone, Copy, Debug)]
pub struct Origin<'a> {
    /// The address of the client.
    pub address: IpAddr,
    /// The header `User-Agent`.
    pub user_agent: Option<&'a str>,
    /// The header `Referer`.
    pub referer: Option<&'a str>,
    /// `true` if it came over TLS.
    pub secure: bool,
}

/// The caller of a request, as policies and conditions need it.
#[derive(Clone, Copy, Debug)]
pub struct RequestPrincipal<'a> {
    /// The verified caller.
    pub caller: &'a Caller,
    /// The caller's own policies and tags; `None` for a root user.
    pub identity: Option<&'a PrincipalPolicies>,
    /// The mandate of the AWS service that sent the request.
    pub mandate: &'a Mandate,
    /// The Region that the request was sent to.
    pub region: &'a Region,
    /// The origin of the request.
    pub origin: Origin<'a>,
    /// The time of the request.
    pub now: Timestamp,
}

/// The global condition keys that only the service knows: those about the resource and about the members of the request. Tags are
/// named in lower case.
pub trait ServiceKeys {
    /// Returns `aws:ResourceAccount`.
    fn resource_account(&self) -> Option<Values<'_>>;

    /// Returns `aws:ResourceTag/KEY`.
    fn resource_tag(&self, tag: &str) -> Option<Values<'_>>;

    /// Returns `aws:RequestTag/KEY`.
    fn request_tag(&self, tag: &str) -> Option<Values<'_>>;

    /// Returns `aws:TagKeys`.
    fn tag_keys(&self) -> Option<Values<'_>>;
}

impl<'a> RequestPrincipal<'a> {
    /// Returns the caller as policies see it.
    #[must_use]
    pub fn view(&self) -> CallerView<'a> {
        let caller = self.caller;
        CallerView {
            account: caller.account(),
            arn: caller.arn(),
            id: caller.principal_id(),
            role: caller.session().and_then(|session| session.role.as_deref()),
            service: caller.as_service(),
            provider: None,
            is_root: caller.is_root(),
        }
    }

    /// Returns the values of a global condition key. `service` knows those about the resource and the request's members.
    #[must_use]
    pub fn global<'s>(&self, key: GlobalKey<'_>, service: &'s dyn ServiceKeys) -> Option<Values<'s>>
    where
        'a: 's,
    {
        let caller = self.caller;
        match key {
            GlobalKey::CurrentTime => one(self.now.to_string()),
            GlobalKey::EpochTime => one(self.now.seconds().to_string()),
            GlobalKey::Referer => one(self.origin.referer?),
            GlobalKey::RequestedRegion => one(self.region.as_str()),
            GlobalKey::SecureTransport => one(truth(self.origin.secure)),
            // On a socket of both families a caller of IPv4 has an address of IPv6.
            GlobalKey::SourceIp => one(self.origin.address.to_canonical().to_string()),
            GlobalKey::UserAgent => one(self.origin.user_agent?),
            GlobalKey::PrincipalTag(tag) => self.principal_tag(tag),
            GlobalKey::RequestTag(tag) => service.request_tag(tag),
            GlobalKey::ResourceAccount => service.resource_account(),
            GlobalKey::ResourceTag(tag) => service.resource_tag(tag),
            GlobalKey::TagKeys => service.tag_keys(),
            GlobalKey::CalledVia => many(self.mandate.via.as_deref().into_iter()),
            // One service acts for a user: none calls another with what was forwarded.
            GlobalKey::CalledViaFirst | GlobalKey::CalledViaLast => {
                one(self.mandate.via.as_deref()?)
            }
            GlobalKey::ViaAwsService => self.of_account_or_service(self.mandate.via.is_some()),
            GlobalKey::PrincipalIsAwsService => {
                self.of_account_or_service(caller.as_service().is_some())
            }
            GlobalKey::PrincipalServiceName => one(caller.as_service()?),
            GlobalKey::PrincipalServiceNamesList => many(caller.as_service().into_iter()),
            GlobalKey::SourceAccount => one(self
                .mandate
                .source_account
                .filter(|_| caller.as_service().is_some())?
                .to_string()),
            GlobalKey::SourceArn => {
                one(self.mandate.source_arn.as_deref().filter(|_| caller.as_service().is_some())?)
            }
            GlobalKey::PrincipalAccount => one(self.identity()?.account().to_string()),
            GlobalKey::PrincipalArn => {
                let caller = self.identity()?;
                one(caller.session().and_then(|one| one.role.as_deref()).unwrap_or(caller.arn()))
            }
            GlobalKey::PrincipalType => one(principal_type(caller.kind())?),
            GlobalKey::UserId => one(self.identity()?.principal_id()),
            GlobalKey::UserName => {
                let user = self.identity().filter(|caller| caller.kind() == CallerKind::User);
                one(user?.arn().rsplit('/').next()?)
            }
            GlobalKey::MultiFactorAuthPresent => one(truth(self.identity()?.session()?.mfa)),
            GlobalKey::TokenIssueTime => one(self.identity()?.session()?.issued.to_string()),
            GlobalKey::SourceIdentity => {
                one(self.identity()?.session()?.source_identity.as_deref()?)
            }
            GlobalKey::FederatedProvider => {
                one(self.identity()?.session()?.federated_provider.as_deref()?)
            }
        }
    }

    /// Returns the values of a condition key of an identity provider, `HOST:CLAIM`, which sessions have that a token of it began.
    #[must_use]
    pub fn federated(&self, key: &str) -> Option<Values<'a>> {
        let keys = &self.caller.session()?.federation_keys;
        let found = keys.iter().filter(|(name, _)| name == key);
        let mut values: Vec<&str> = found.map(|(_, value)| value.as_str()).collect();
        if values.len() > 1 { many(values.into_iter()) } else { one(values.pop()?) }
    }

    /// Returns the caller if it is a root, a user or a session of a role. A service has no account, and a web identity is in none yet.
    fn identity(&self) -> Option<&'a Caller> {
        principal_type(self.caller.kind()).map(|_| self.caller)
    }

    /// Returns a truth value, which a web identity does not have.
    fn of_account_or_service(&self, holds: bool) -> Option<Values<'a>> {
        (self.caller.kind() != CallerKind::WebIdentity).then(|| one(truth(holds)))?
    }

    /// Returns a principal tag. A session's own tags come before those of its role or user.
    fn principal_tag(&self, wanted: &str) -> Option<Values<'a>> {
        let session = self.caller.session().map_or(&[][..], |session| &session.tags);
        let own = self.identity.map_or(&[][..], |identity| &identity.tags);
        let tags = session.iter().chain(own);
        of_tag(tags.map(|(key, value)| (key.as_str(), value.as_str())), wanted)
    }
}

/// Returns the kind of a principal of an account, as `aws:PrincipalType` has it.
const fn principal_type(kind: CallerKind) -> Option<&'static str> {
    match kind {
        CallerKind::Root => Some("Account"),
        CallerKind::User => Some("User"),
        CallerKind::AssumedRole => Some("AssumedRole"),
        CallerKind::Service | CallerKind::WebIdentity => None,
    }
}

/// Returns the value of a single-valued key.
pub fn one<'a>(text: impl Into<Cow<'a, str>>) -> Option<Values<'a>> {
    Some(Values::One(text.into()))
}

/// Returns the values of a multivalued key; `None` if there are none.
pub fn many<'a>(texts: impl Iterator<Item = &'a str>) -> Option<Values<'a>> {
    let texts: Vec<Cow<'_, str>> = texts.map(Cow::Borrowed).collect();
    (!texts.is_empty()).then_some(Values::Many(texts))
}

/// Returns a boolean as conditions write it.
#[must_use]
pub const fn truth(holds: bool) -> &'static str {
    if holds { "true" } else { "false" }
}

/// Returns the value of the tag whose key is `wanted` in lower case.
pub fn of_tag<'t>(
    mut tags: impl Iterator<Item = (&'t str, &'t str)>,
    wanted: &str,
) -> Option<Values<'t>> {
    let is_wanted = |key: &str| {
        if key.is_ascii() { key.eq_ignore_ascii_case(wanted) } else { key.to_lowercase() == wanted }
    };
    tags.find(|(key, _)| is_wanted(key)).and_then(|(_, value)| one(value))
}

#[cfg(test)]
mod tests;
