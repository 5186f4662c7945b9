//! `ListGrants`: the grants on a key, or those of one grantee, or one.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_ListGrants.html>

use model::Error;
use model::generated::{GrantListEntry, ListGrantsRequest, ListGrantsResponse};
use pipeline::{Done, Operation, Page, RunError};
use policy::Authorized;

use crate::context::{Context, Kms};
use crate::grant::{GRANTS_PAGE, GranteeTag, StoredGrant, target};
use crate::key_cache::KeyEntry;
use crate::records;
use crate::resolve::TargetReader;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct ListGrants;

impl Operation for ListGrants {
    type Service = Kms;
    type Input = ListGrantsRequest;
    type Output = ListGrantsResponse;
    type Target = KeyTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        GRANTS_PAGE.check(input.limit)?;
        TargetReader::new(context).key(&input.key_id)
    }

    fn check_input(_context: &Context<'_>, input: &Self::Input) -> Result<(), Error> {
        check_filters(input)
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let entry = target.into_target().entry;
        let filter = filter(&entry, input);
        let page = GRANTS_PAGE.page(context, input.limit, input.marker.as_deref(), &filter)?;
        let mut grants = match input.grant_id.as_deref() {
            Some(id) => one(context, &entry, input, id)?,
            None => all(context, &entry, input, &page)?,
        };
        let next_marker = page.cut(&mut grants, |grant| record_id(&entry, grant));
        Ok(Done::unchanged(ListGrantsResponse {
            truncated: Some(next_marker.is_some()),
            grants: Some(grants),
            next_marker,
        }))
    }
}

fn check_filters(input: &ListGrantsRequest) -> Result<(), Error> {
    match (&input.grantee_principal, &input.grantee_service_principal) {
        (_, None) => Ok(()),
        (Some(_), Some(_)) => Err(Error::validation(
            "You can specify either GranteePrincipal or GranteeServicePrincipal, but not both.",
        )),
        (None, Some(_)) => Err(Error::validation(
            "The GranteeServicePrincipal filter is only usable by callers in a service principal.",
        )),
    }
}

/// Returns all that determines the list: a marker of another list is refused.
fn filter(entry: &KeyEntry, input: &ListGrantsRequest) -> String {
    let part = |part: &Option<String>| part.clone().unwrap_or_default();
    format!("{}\n{}\n{}", entry.arn(), part(&input.grant_id), part(&input.grantee_principal))
}

/// Returns the id of the grant's record, where the next page begins.
fn record_id(entry: &KeyEntry, grant: &GrantListEntry) -> String {
    format!("{}/{}", entry.key.arn().id, grant.grant_id.as_deref().unwrap_or_default())
}

fn one(
    context: &Context<'_>,
    entry: &KeyEntry,
    input: &ListGrantsRequest,
    id: &str,
) -> Result<Vec<GrantListEntry>, Error> {
    let found = context.environment.key_cache.grant(&entry.key, target::parse_id(id)?)?;
    let entries = found.iter().map(|found| shown(context, entry, &found.grant, input));
    entries.filter_map(Result::transpose).collect()
}

/// Returns the grant as the list shows it, if its grantee is the requested one. A service that was named as such is no
/// `GranteePrincipal`, and a principal that no longer exists has lost its name.
fn shown(
    context: &Context<'_>,
    entry: &KeyEntry,
    grant: &StoredGrant,
    input: &ListGrantsRequest,
) -> Result<Option<GrantListEntry>, Error> {
    let shown = grant.list_entry(entry.key.arn(), &*context.environment.identities)?;
    let wanted = &input.grantee_principal;
    Ok(Some(shown).filter(|shown| wanted.is_none() || shown.grantee_principal == *wanted))
}

/// Returns up to one grant more than the page holds. Grants of a deleted key that had the same id are skipped.
fn all(
    context: &Context<'_>,
    entry: &KeyEntry,
    input: &ListGrantsRequest,
    page: &Page,
) -> Result<Vec<GrantListEntry>, Error> {
    let arn = entry.key.arn();
    let tag = input.grantee_principal.as_deref().map(|name| GranteeTag::of(&entry.key, name));
    let (mut listed, mut after) = (Vec::new(), page.after().map(str::to_owned));
    while listed.len() <= page.limit() {
        let wanted = page.limit() + 1 - listed.len();
        let key_cache = &context.environment.key_cache;
        let found = key_cache.scan(&records::grants_on(arn, tag), after.as_deref(), wanted)?;
        for (address, record) in &found {
            let grant = records::read_grant(address, record)?;
            if grant.is_on(&entry.key) {
                listed.extend(shown(context, entry, &grant, input)?);
            }
        }
        match found.last() {
            Some((last, _)) if found.len() == wanted => after = Some(last.id().to_owned()),
            _ => break,
        }
    }
    Ok(listed)
}
