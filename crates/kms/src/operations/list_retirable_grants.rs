//! `ListRetirableGrants`: the grants in the Region that a principal of the caller's account may retire, whoever owns the keys
//! that they are on.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_ListRetirableGrants.html>
//!
//! Only a permission of the caller's own account is needed: the grants themselves name the principal.

use model::generated::{GrantListEntry, ListGrantsResponse, ListRetirableGrantsRequest};
use model::{Error, ErrorCode};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;
use store::Address;

use crate::context::{Context, Kms};
use crate::grant::GRANTS_PAGE;
use crate::page;
use crate::records;
use crate::target::AccountTarget;

#[derive(Debug)]
pub(crate) struct ListRetirableGrants;

impl Operation for ListRetirableGrants {
    type Service = Kms;
    type Input = ListRetirableGrantsRequest;
    type Output = ListGrantsResponse;
    type Target = AccountTarget;

    fn resolve(_context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        GRANTS_PAGE.check(input.limit)?;
        Ok(AccountTarget)
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let principal = principal(context, input)?;
        let page = GRANTS_PAGE.page(context, input.limit, input.marker.as_deref(), principal)?;
        let found = page::scan(context, &page, &records::retirable_by(principal, context.region))?;
        let mut addresses: Vec<Address> = found.into_iter().map(|(address, _)| address).collect();
        let next_marker = page.cut(&mut addresses, |address| address.id().to_owned());
        let entries = addresses.iter().map(|address| entry(context, principal, address));
        let entries = entries.filter_map(Result::transpose).collect::<Result<_, _>>()?;
        Ok(Done::unchanged(ListGrantsResponse {
            truncated: Some(next_marker.is_some()),
            grants: Some(entries),
            next_marker,
        }))
    }
}

/// Returns the principal whose grants are listed: one of the caller's account.
fn principal<'a>(
    context: &Context<'_>,
    input: &'a ListRetirableGrantsRequest,
) -> Result<&'a str, Error> {
    let name = match (&input.retiring_principal, &input.retiring_service_principal) {
        (Some(name), None) => name,
        (None, None) | (Some(_), Some(_)) => {
            return Err(Error::validation(
                "You must specify either RetiringPrincipal or RetiringServicePrincipal, but not both.",
            ));
        }
        (None, Some(_)) => {
            return Err(Error::validation(
                "The RetiringServicePrincipal filter is only usable by callers in a service principal.",
            ));
        }
    };
    match policy::account_of_principal(name, context.region.partition()) {
        Some(account) if account == context.account() => Ok(name),
        Some(_) => Err(Error::new(
            ErrorCode::AccessDeniedException,
            format!(
                "User: {} is not authorized to perform: kms:ListRetirableGrants on resource: {name} because no \
                 identity-based policy allows the kms:ListRetirableGrants action",
                context.caller.arn()
            ),
        )),
        None => {
            let message = format!("ARN does not refer to a valid principal: {name}");
            Err(Error::new(ErrorCode::InvalidArnException, message))
        }
    }
}

/// Returns the grant of an entry of the list; `None` if it, or its key, no longer exists.
fn entry(
    context: &Context<'_>,
    principal: &str,
    address: &Address,
) -> Result<Option<GrantListEntry>, Error> {
    let (arn, id) = records::retirable_at(address)
        .ok_or_else(|| Error::internal(format!("list entry {address} names no grant")))?;
    let key_cache = &context.environment.key_cache;
    let Some(key) = key_cache.key(&arn)? else { return Ok(None) };
    let Some(found) = key_cache.grant(&key.key, id)? else { return Ok(None) };
    let shown = found.grant.list_entry(&arn, &*context.environment.identities)?;
    // The list is by a hash of the principal's name, which somebody else may have had.
    let is_theirs = shown.retiring_principal.as_deref() == Some(principal);
    Ok(Some(shown).filter(|_| is_theirs))
}
