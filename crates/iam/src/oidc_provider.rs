//! OpenID Connect identity providers.
//!
//! A provider names the issuer whose tokens the account trusts. The settings decide whether the service asks that issuer for its
//! keys. Thumbprints are kept and shown. Certificates are verified as everywhere, under trusted roots.

use model::shape::NoOutput;
use model::{AccountId, Error};
use pipeline::Done;
use serde::{Deserialize, Serialize};
use store::{Address, Batch, Prefix};

use crate::context::Context;
use crate::entity;
use crate::error::{invalid_input, not_found, quota, validation};
use crate::records::{self, Kept};
use crate::subject::Subject;

const KIND: &str = "oidc-provider";
/// "IAM OpenID connect providers per AWS account".
pub(crate) const PROVIDERS_MAX: usize = 100;
/// "Client IDs per provider".
const CLIENT_IDS_MAX: usize = 100;
const THUMBPRINTS_MAX: usize = 5;

/// A provider as the store keeps it, under the issuer's URL without its scheme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OidcProvider {
    pub(crate) v: u8,
    /// The issuer with its scheme, as tokens name it in `iss`.
    pub(crate) url: String,
    /// The audiences that are meant for this account.
    pub(crate) client_ids: Vec<String>,
    pub(crate) thumbprints: Vec<String>,
    /// The time of creation, in milliseconds since the epoch.
    pub(crate) created: i64,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) tags: Vec<(String, String)>,
}

/// Returns the address of a provider by its name.
pub(crate) fn address(account: AccountId, name: &str) -> Address {
    Address::new(KIND, account.to_string(), "", name)
}

/// Returns the place of all providers of an account.
pub(crate) fn all(account: AccountId) -> Prefix {
    Prefix::new(KIND, account.to_string(), "")
}

/// Returns the provider of `account` for an issuer, with its name: the issuer without its scheme.
pub(crate) fn of_issuer<'u>(
    identities: &crate::IdentityCache,
    account: AccountId,
    issuer: &'u str,
) -> Result<Option<(&'u str, OidcProvider)>, Error> {
    let Ok(name) = name_of(issuer) else { return Ok(None) };
    let found: Option<Kept<OidcProvider>> = identities.read(&address(account, name))?;
    Ok(found.filter(|kept| kept.value.url == issuer).map(|kept| (name, kept.value)))
}

/// Returns `arn:PARTITION:iam::ACCOUNT:oidc-provider/NAME`.
pub(crate) fn provider_arn(partition: &str, account: AccountId, name: &str) -> String {
    entity::arn(partition, account, "oidc-provider", "/", name)
}

/// Returns the ARN of a provider of the caller's account.
pub(crate) fn arn(context: &Context<'_>, name: &str) -> String {
    provider_arn(context.environment.partition(), context.account(), name)
}

/// Returns an issuer's URL without its scheme. A URL that is not https is for tests on one machine only.
pub(crate) fn name_of(url: &str) -> Result<&str, Error> {
    let local = url.strip_prefix("http://").filter(|rest| is_this_machine(rest));
    let name = url.strip_prefix("https://").or(local);
    name.filter(|name| !name.is_empty() && !name.contains(['?', '#', '@', '|'])).ok_or_else(|| {
        validation(
            "Invalid Open ID Connect OidcProvider URL: it must begin with https:// and have no query.",
        )
    })
}

/// Returns whether a URL without its scheme has this machine as its host.
fn is_this_machine(url: &str) -> bool {
    let authority = url.split('/').next().unwrap_or_default();
    let is_port = |port: &str| port.bytes().all(|byte| byte.is_ascii_digit());
    ["127.0.0.1", "localhost", "[::1]"].iter().any(|host| {
        let port = authority.strip_prefix(host);
        port.is_some_and(|port| port.is_empty() || port.strip_prefix(':').is_some_and(is_port))
    })
}

/// Returns a provider that is named by its ARN, with its tags.
pub(crate) fn about(context: &Context<'_>, arn: &str) -> Result<Subject, Error> {
    let found = find(context, arn)?.map(|kept| kept.value.tags).unwrap_or_default();
    Ok(Subject { tags: found, ..Subject::named(arn.to_owned()) })
}

/// Returns the name in the ARN of a provider of the caller's account.
pub(crate) fn name_in<'n>(context: &Context<'_>, arn: &'n str) -> Option<&'n str> {
    arn.strip_prefix(&provider_arn(context.environment.partition(), context.account(), ""))
}

/// Returns the provider with this ARN.
pub(crate) fn find(context: &Context<'_>, arn: &str) -> Result<Option<Kept<OidcProvider>>, Error> {
    match name_in(context, arn) {
        Some(name) => context.environment.read(&address(context.account(), name)),
        None => Ok(None),
    }
}

/// Returns the provider with this ARN, which is to be there.
pub(crate) fn known(context: &Context<'_>, arn: &str) -> Result<Kept<OidcProvider>, Error> {
    find(context, arn)?
        .ok_or_else(|| not_found(format!("OpenIDConnect Provider not found for arn {arn}")))
}

/// Refuses more client ids than a provider may have.
pub(crate) fn check_client_ids(ids: &[String]) -> Result<(), Error> {
    if ids.len() > CLIENT_IDS_MAX {
        return Err(quota("ClientIdsPerOpenIdConnectProvider", CLIENT_IDS_MAX));
    }
    Ok(())
}

/// Refuses more thumbprints than a provider may have.
pub(crate) fn check_thumbprints(thumbprints: &[String]) -> Result<(), Error> {
    if thumbprints.len() > THUMBPRINTS_MAX {
        return Err(invalid_input("Thumbprint list must contain fewer than 5 entries."));
    }
    Ok(())
}

/// Changes the provider with this ARN.
pub(crate) fn change(
    context: &Context<'_>,
    arn: &str,
    change: impl FnOnce(&mut OidcProvider) -> Result<(), Error>,
) -> Result<Done<NoOutput>, Error> {
    let mut kept = known(context, arn)?;
    change(&mut kept.value)?;
    let name = name_in(context, arn).unwrap_or_default();
    let mut batch = Batch::default();
    let at = address(context.account(), name);
    records::update(&mut batch, at, kept.revision, &kept.value)?;
    Ok(Done::changed(NoOutput, batch))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_needs_no_tls() {
        for (url, name) in [
            ("https://issuer.example/tenant", Some("issuer.example/tenant")),
            ("http://localhost", Some("localhost")),
            ("http://127.0.0.1:8080/x", Some("127.0.0.1:8080/x")),
            ("http://[::1]:8080", Some("[::1]:8080")),
            ("http://localhost.evil.example", None),
            ("http://127.0.0.1.evil.example/x", None),
            ("http://localhost:80.evil.example", None),
            ("http://localhost\\evil.example", None),
            ("http://issuer.example", None),
        ] {
            assert_eq!(name_of(url).ok(), name, "{url}");
        }
    }
}
