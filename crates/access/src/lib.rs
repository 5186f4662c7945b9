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
use policy::{CallerView, Identity, Values};
use std::sync::Arc;

pub use principal::{Bound, Principal, bind, shown, shown_policy};

/// A source of identities and their policies.
pub trait Identities: Send + Sync {
    /// Returns what the caller has in its own account as of now: policies, boundary, session policies, tags. `None` for a root
    /// user, whom no policy of the account limits.
    ///
    /// # Errors
    /// - `KMSInternalException` if the store cannot be read.
    /// - `UnrecognizedClientException` if the caller no longer exists.
    fn identity(&self, caller: &Caller) -> Result<Option<Arc<Identity>>, Error>;

    /// Looks up the principal of an ARN as of now.
    ///
    /// # Errors
    /// `KMSInternalException` if the store cannot be read.
    fn principal(&self, arn: &str) -> Result<Principal, Error>;
}

/// The origin of a request.
#[derive(Clone, Copy, Debug)]
pub struct Origin<'a> {
    /// The address of the client.
    pub address: IpAddr,
    /// The header `User-Agent`.
    pub user_agent: Option<&'a str>,
    /// `true` if it came over TLS.
    pub secure: bool,
}

/// The caller of a request, as policies and conditions need it.
#[derive(Clone, Copy, Debug)]
pub struct RequestPrincipal<'a> {
    /// The verified caller.
    pub caller: &'a Caller,
    /// The caller's own policies and tags; `None` for a root user.
    pub identity: Option<&'a Identity>,
    /// The mandate of the AWS service that sent the request.
    pub mandate: &'a Mandate,
    /// The Region that the request was sent to.
    pub region: &'a Region,
    /// The origin of the request.
    pub origin: Origin<'a>,
    /// The time of the request.
    pub now: Timestamp,
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

    /// Returns the values of the global condition key `aws:NAME`, if it is about caller or request; `name` is in lower case.
    #[must_use]
    pub fn global(&self, name: &str) -> Option<Values<'a>> {
        if let Some(tag) = name.strip_prefix("principaltag/") {
            return self.principal_tag(tag);
        }
        match name {
            "currenttime" => one(self.now.to_string()),
            "epochtime" => one(self.now.seconds().to_string()),
            "requestedregion" => one(self.region.as_str()),
            "securetransport" => one(truth(self.origin.secure)),
            // On a socket of both families a caller of IPv4 has an address of IPv6.
            "sourceip" => one(self.origin.address.to_canonical().to_string()),
            "useragent" => one(self.origin.user_agent?),
            _ => self.principal(name),
        }
    }

    /// Returns a principal tag. A session's own tags come before those of its role or user.
    fn principal_tag(&self, wanted: &str) -> Option<Values<'a>> {
        let session = self.caller.session().map_or(&[][..], |session| &session.tags);
        let own = self.identity.map_or(&[][..], |identity| &identity.tags);
        let tags = session.iter().chain(own);
        of_tag(tags.map(|(key, value)| (key.as_str(), value.as_str())), wanted)
    }

    fn principal(&self, name: &str) -> Option<Values<'a>> {
        let caller = self.caller;
        let session = caller.session();
        // Not an identity of an account yet.
        if caller.kind() == CallerKind::WebIdentity {
            return None;
        }
        if caller.as_service().is_some() || name.starts_with("calledvia") {
            return self.service(name);
        }
        match name {
            "principalaccount" => one(caller.account().to_string()),
            "principalarn" => {
                one(session.and_then(|session| session.role.as_deref()).unwrap_or(caller.arn()))
            }
            "principalisawsservice" => one(truth(false)),
            "viaawsservice" => one(truth(self.mandate.via.is_some())),
            "principaltype" => one(match caller.kind() {
                CallerKind::Root => "Account",
                CallerKind::User => "User",
                CallerKind::AssumedRole => "AssumedRole",
                // They have none of the properties of an identity: see above.
                CallerKind::Service | CallerKind::WebIdentity => return None,
            }),
            "userid" => one(caller.principal_id()),
            "username" if caller.kind() == CallerKind::User => {
                one(caller.arn().rsplit('/').next()?)
            }
            "multifactorauthpresent" => one(truth(session?.mfa)),
            "tokenissuetime" => one(session?.issued.to_string()),
            "sourceidentity" => one(session?.source_identity.as_deref()?),
            "federatedprovider" => one(session?.federated_provider.as_deref()?),
            _ => None,
        }
    }

    /// Returns a property of a service that calls in its own name, or of the one through which a user calls.
    fn service(&self, name: &str) -> Option<Values<'a>> {
        let (mandate, caller) = (self.mandate, self.caller);
        match name {
            "calledvia" => many(mandate.via.as_deref().into_iter()),
            // One service acts for a user: none calls another with what was forwarded.
            "calledviafirst" | "calledvialast" => one(mandate.via.as_deref()?),
            "principalisawsservice" => one(truth(caller.as_service().is_some())),
            "viaawsservice" => one(truth(mandate.via.is_some())),
            "principalservicename" => one(caller.as_service()?),
            "principalservicenameslist" => many(caller.as_service().into_iter()),
            "sourcearn" => one(mandate.source_arn.as_deref()?),
            "sourceaccount" => one(mandate.source_account?.to_string()),
            _ => None,
        }
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
