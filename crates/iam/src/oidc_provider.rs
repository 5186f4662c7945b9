//! OpenID Connect identity providers: `CreateOpenIDConnectProvider`, `GetOpenIDConnectProvider`,
//! `ListOpenIDConnectProviders`, `DeleteOpenIDConnectProvider`, `AddClientIDToOpenIDConnectProvider`,
//! `RemoveClientIDFromOpenIDConnectProvider`, `UpdateOpenIDConnectProviderThumbprint`.
//!
//! A provider names the issuer whose tokens the account trusts. The settings decide whether the service asks that issuer for its
//! keys. Thumbprints are kept and shown. Certificates are verified as everywhere, under trusted roots.

use model::generated::iam::{
    AddClientIDToOpenIDConnectProviderRequest, CreateOpenIDConnectProviderRequest,
    CreateOpenIDConnectProviderResponse, DeleteOpenIDConnectProviderRequest,
    GetOpenIDConnectProviderRequest, GetOpenIDConnectProviderResponse,
    ListOpenIDConnectProvidersRequest, ListOpenIDConnectProvidersResponse,
    OpenIDConnectProviderListEntry, Operation as Iam,
    RemoveClientIDFromOpenIDConnectProviderRequest, UpdateOpenIDConnectProviderThumbprintRequest,
};
use model::shape::NoOutput;
use model::{AccountId, Error, ErrorCode, ServiceOperation, Timestamp};
use policy::Authorized;
use serde::{Deserialize, Serialize};
use store::{Address, Batch, Prefix};

use crate::entity::{self, shown_tags};
use crate::error::{not_found, quota, validation};
use crate::operation::{Context, Done, Operation, Row, Subject};
use crate::records::{self, Kept};

const KIND: &str = "oidc-provider";
/// "IAM OpenID connect providers per AWS account".
const PROVIDERS_MAX: usize = 100;
/// "Client IDs per provider".
const CLIENT_IDS_MAX: usize = 100;
const THUMBPRINTS_MAX: usize = 5;

pub(crate) static ROWS: &[Row] = &[
    Row {
        operation: ServiceOperation::Iam(Iam::AddClientIDToOpenIDConnectProvider),
        read_only: false,
        does: &Operation {
            subject: |context, input: &AddClientIDToOpenIDConnectProviderRequest| {
                about(context, &input.open_id_connect_provider_arn)
            },
            run: |context, _target, input| {
                change(context, &input.open_id_connect_provider_arn, |provider| {
                    provider.client_ids.retain(|id| *id != input.client_id);
                    provider.client_ids.push(input.client_id.clone());
                    check_client_ids(&provider.client_ids)
                })
            },
        },
    },
    Row {
        operation: ServiceOperation::Iam(Iam::CreateOpenIDConnectProvider),
        read_only: false,
        does: &Operation {
            subject: |context, input: &CreateOpenIDConnectProviderRequest| {
                let subject = Subject::named(arn(context, name_of(&input.url)?));
                Ok(subject.also("iam:TagOpenIDConnectProvider", input.tags.is_some()))
            },
            run: create_open_id_connect_provider,
        },
    },
    Row {
        operation: ServiceOperation::Iam(Iam::DeleteOpenIDConnectProvider),
        read_only: false,
        does: &Operation {
            subject: |context, input: &DeleteOpenIDConnectProviderRequest| {
                about(context, &input.open_id_connect_provider_arn)
            },
            run: delete_open_id_connect_provider,
        },
    },
    Row {
        operation: ServiceOperation::Iam(Iam::GetOpenIDConnectProvider),
        read_only: true,
        does: &Operation {
            subject: |context, input: &GetOpenIDConnectProviderRequest| {
                about(context, &input.open_id_connect_provider_arn)
            },
            run: get_open_id_connect_provider,
        },
    },
    Row {
        operation: ServiceOperation::Iam(Iam::ListOpenIDConnectProviders),
        read_only: true,
        does: &Operation {
            subject: |_context, _input| Ok(Subject::default()),
            run: list_open_id_connect_providers,
        },
    },
    Row {
        operation: ServiceOperation::Iam(Iam::RemoveClientIDFromOpenIDConnectProvider),
        read_only: false,
        does: &Operation {
            subject: |context, input: &RemoveClientIDFromOpenIDConnectProviderRequest| {
                about(context, &input.open_id_connect_provider_arn)
            },
            run: |context, _target, input| {
                change(context, &input.open_id_connect_provider_arn, |provider| {
                    provider.client_ids.retain(|id| *id != input.client_id);
                    Ok(())
                })
            },
        },
    },
    Row {
        operation: ServiceOperation::Iam(Iam::UpdateOpenIDConnectProviderThumbprint),
        read_only: false,
        does: &Operation {
            subject: |context, input: &UpdateOpenIDConnectProviderThumbprintRequest| {
                about(context, &input.open_id_connect_provider_arn)
            },
            run: |context, _target, input| {
                change(context, &input.open_id_connect_provider_arn, |provider| {
                    provider.thumbprints.clone_from(&input.thumbprint_list);
                    check_thumbprints(&provider.thumbprints)
                })
            },
        },
    },
];

/// A provider as the store keeps it, under the issuer's URL without its scheme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Provider {
    v: u8,
    /// The issuer, as tokens name it.
    pub(crate) url: String,
    pub(crate) client_ids: Vec<String>,
    thumbprints: Vec<String>,
    /// The time of creation, in milliseconds since the epoch.
    created: i64,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    tags: Vec<(String, String)>,
}

fn address(account: AccountId, name: &str) -> Address {
    Address::new(KIND, account.to_string(), "", name)
}

fn all(account: AccountId) -> Prefix {
    Prefix::new(KIND, account.to_string(), "")
}

/// Returns the provider of `account` for an issuer, with its name: the issuer without its scheme.
pub(crate) fn of_issuer<'u>(
    identities: &crate::IdentityCache,
    account: AccountId,
    issuer: &'u str,
) -> Result<Option<(&'u str, Provider)>, Error> {
    let Ok(name) = name_of(issuer) else { return Ok(None) };
    let found: Option<Kept<Provider>> = identities.read(&address(account, name))?;
    Ok(found.filter(|kept| kept.value.url == issuer).map(|kept| (name, kept.value)))
}

/// Returns `arn:PARTITION:iam::ACCOUNT:oidc-provider/NAME`.
pub(crate) fn provider_arn(partition: &str, account: AccountId, name: &str) -> String {
    entity::arn(partition, account, "oidc-provider", "/", name)
}

fn arn(context: &Context<'_>, name: &str) -> String {
    provider_arn(context.identities.partition(), context.account(), name)
}

/// Returns an issuer's URL without its scheme. A URL that is not https is for tests on one machine only.
fn name_of(url: &str) -> Result<&str, Error> {
    let local = url.strip_prefix("http://").filter(|rest| is_this_machine(rest));
    let name = url.strip_prefix("https://").or(local);
    name.filter(|name| !name.is_empty() && !name.contains(['?', '#', '@', '|'])).ok_or_else(|| {
        validation(
            "Invalid Open ID Connect Provider URL: it must begin with https:// and have no query.",
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

fn about(context: &Context<'_>, arn: &str) -> Result<Subject, Error> {
    let found = find(context, arn)?.map(|kept| kept.value.tags).unwrap_or_default();
    Ok(Subject { tags: found, ..Subject::named(arn.to_owned()) })
}

fn name_in<'n>(context: &Context<'_>, arn: &'n str) -> Option<&'n str> {
    arn.strip_prefix(&provider_arn(context.identities.partition(), context.account(), ""))
}

fn find(context: &Context<'_>, arn: &str) -> Result<Option<Kept<Provider>>, Error> {
    match name_in(context, arn) {
        Some(name) => context.identities.read(&address(context.account(), name)),
        None => Ok(None),
    }
}

fn known(context: &Context<'_>, arn: &str) -> Result<Kept<Provider>, Error> {
    find(context, arn)?
        .ok_or_else(|| not_found(format!("OpenIDConnect Provider not found for arn {arn}")))
}

fn check_client_ids(ids: &[String]) -> Result<(), Error> {
    if ids.len() > CLIENT_IDS_MAX {
        return Err(quota("ClientIdsPerOpenIdConnectProvider", CLIENT_IDS_MAX));
    }
    Ok(())
}

fn check_thumbprints(thumbprints: &[String]) -> Result<(), Error> {
    if thumbprints.len() > THUMBPRINTS_MAX {
        return Err(crate::error::invalid_input(
            "Thumbprint list must contain fewer than 5 entries.",
        ));
    }
    Ok(())
}

fn create_open_id_connect_provider(
    context: &Context<'_>,
    _target: Authorized<Subject>,
    input: &CreateOpenIDConnectProviderRequest,
) -> Result<Done<CreateOpenIDConnectProviderResponse>, Error> {
    let name = name_of(&input.url)?;
    let at = address(context.account(), name);
    if context.identities.read::<Provider>(&at)?.is_some() {
        let message = format!("Provider with url {name} already exists.");
        return Err(Error::new(ErrorCode::EntityAlreadyExists, message));
    }
    if context.identities.count(&all(context.account()))? >= PROVIDERS_MAX {
        return Err(quota("OpenIdConnectProvidersPerAccount", PROVIDERS_MAX));
    }
    let mut provider = Provider {
        v: 1,
        url: input.url.clone(),
        client_ids: input.client_id_list.clone().unwrap_or_default(),
        thumbprints: input.thumbprint_list.clone().unwrap_or_default(),
        created: context.now().millis(),
        tags: Vec::new(),
    };
    check_client_ids(&provider.client_ids)?;
    check_thumbprints(&provider.thumbprints)?;
    entity::set_tags(&mut provider.tags, input.tags.as_deref().unwrap_or_default())?;
    let mut batch = Batch::default();
    records::create(&mut batch, at, &provider)?;
    let output = CreateOpenIDConnectProviderResponse {
        open_id_connect_provider_arn: Some(arn(context, name)),
        tags: shown_tags(&provider.tags),
    };
    Ok(Done::changed(output, batch))
}

fn get_open_id_connect_provider(
    context: &Context<'_>,
    _target: Authorized<Subject>,
    input: &GetOpenIDConnectProviderRequest,
) -> Result<Done<GetOpenIDConnectProviderResponse>, Error> {
    let provider = known(context, &input.open_id_connect_provider_arn)?.value;
    Ok(Done::unchanged(GetOpenIDConnectProviderResponse {
        url: Some(name_of(&provider.url)?.to_owned()),
        client_id_list: Some(provider.client_ids),
        thumbprint_list: Some(provider.thumbprints),
        create_date: Some(Timestamp::from_millis(provider.created)),
        tags: shown_tags(&provider.tags),
    }))
}

fn list_open_id_connect_providers(
    context: &Context<'_>,
    _target: Authorized<Subject>,
    _input: &ListOpenIDConnectProvidersRequest,
) -> Result<Done<ListOpenIDConnectProvidersResponse>, Error> {
    let found = context.identities.scan(&all(context.account()), None, PROVIDERS_MAX)?;
    let entry = |(address, _): &(Address, store::Record)| OpenIDConnectProviderListEntry {
        arn: Some(arn(context, address.id())),
    };
    let list = found.iter().map(entry).collect();
    Ok(Done::unchanged(ListOpenIDConnectProvidersResponse {
        open_id_connect_provider_list: Some(list),
    }))
}

/// Deletes a provider. A missing one is not an error.
fn delete_open_id_connect_provider(
    context: &Context<'_>,
    _target: Authorized<Subject>,
    input: &DeleteOpenIDConnectProviderRequest,
) -> Result<Done<NoOutput>, Error> {
    let arn = &input.open_id_connect_provider_arn;
    let mut batch = Batch::default();
    if let (Some(name), Some(kept)) = (name_in(context, arn), find(context, arn)?) {
        records::delete(&mut batch, address(context.account(), name), kept.revision);
    }
    Ok(Done::changed(NoOutput, batch))
}

fn change(
    context: &Context<'_>,
    arn: &str,
    change: impl FnOnce(&mut Provider) -> Result<(), Error>,
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
