//! `ListAliases`: the aliases of the account in the Region, or of one key, by name.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_ListAliases.html>

use model::generated::{AliasListEntry, ListAliasesRequest, ListAliasesResponse};
use model::{AliasArn, Error, Timestamp};
use pipeline::{Operation, Page, Target};
use policy::Authorized;
use std::sync::Arc;
use store::Record;

use crate::context::{Context, Kms, Permissions};
use crate::key_cache::KeyEntry;
use crate::page::{self, PageSize};
use crate::records::{self, Alias};
use crate::resolve::{TargetReader, own_alias};
use crate::target::AccountTarget;
use pipeline::{Done, RunError};

#[derive(Debug)]
pub(crate) struct ListAliases;

impl Operation for ListAliases {
    type Service = Kms;
    type Input = ListAliasesRequest;
    type Output = ListAliasesResponse;
    type Target = ListTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        PAGE.check(input.limit)?;
        let reader = &TargetReader::new(context);
        let key = input.key_id.as_deref().map(|id| reader.key(id)).transpose()?;
        Ok(ListTarget { key: key.map(|key| key.entry) })
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        match target.into_target().key {
            Some(key) => Ok(of_key(context, &key, input)?),
            None => Ok(of_account(context, input)?),
        }
    }
}

const PAGE: PageSize = PageSize { default: 50, max: 100 };

/// The account, or one of its keys. The permission is on the account either way.
#[derive(Debug)]
pub(crate) struct ListTarget {
    key: Option<Arc<KeyEntry>>,
}

impl Target<Kms> for ListTarget {
    fn permissions<'a>(&'a self, context: &'a Context<'a>) -> Permissions<'a> {
        AccountTarget.permissions(context)
    }

    fn subjects(&self) -> [Option<&KeyEntry>; 2] {
        [self.key.as_deref(), None]
    }
}

fn of_account(
    context: &Context<'_>,
    input: &ListAliasesRequest,
) -> Result<Done<ListAliasesResponse>, Error> {
    let page = PAGE.page(context, input.limit, input.marker.as_deref(), "")?;
    let found =
        page::scan(context, &page, &records::aliases_of(context.account(), context.region))?;
    let aliases = found.iter().filter_map(|(at, record)| Some((records::alias_at(at)?, record)));
    let entries = aliases.map(|(arn, record)| list_entry(&arn, &parse(&arn, record)?));
    reply(&page, entries.collect::<Result<_, _>>()?)
}

fn of_key(
    context: &Context<'_>,
    entry: &KeyEntry,
    input: &ListAliasesRequest,
) -> Result<Done<ListAliasesResponse>, Error> {
    let id = entry.key.arn().id.to_string();
    let page = PAGE.page(context, input.limit, input.marker.as_deref(), &id)?;
    let mut entries = Vec::new();
    for name in entry.key.aliases() {
        let arn = own_alias(context, name.clone());
        if let Some(found) = context.environment.key_cache.alias(&arn)? {
            entries.push(list_entry(&arn, &found.alias)?);
        }
    }
    reply(&page, page.rest(&entries, name_of))
}

fn reply(
    page: &Page,
    mut aliases: Vec<AliasListEntry>,
) -> Result<Done<ListAliasesResponse>, Error> {
    let next_marker = page.cut(&mut aliases, name_of);
    Ok(Done::unchanged(ListAliasesResponse {
        truncated: Some(next_marker.is_some()),
        aliases: Some(aliases),
        next_marker,
    }))
}

fn parse(arn: &AliasArn, record: &Record) -> Result<Alias, Error> {
    serde_json::from_slice(&record.bytes)
        .map_err(|error| Error::failed_at(format_args!("alias record of {arn}"), error))
}

fn list_entry(arn: &AliasArn, alias: &Alias) -> Result<AliasListEntry, Error> {
    Ok(AliasListEntry {
        alias_name: Some(arn.name.to_string()),
        alias_arn: Some(arn.to_string()),
        target_key_id: Some(alias.target()?.to_string()),
        creation_date: Some(Timestamp::from_millis(alias.created)),
        last_updated_date: Some(Timestamp::from_millis(alias.updated)),
    })
}

fn name_of(alias: &AliasListEntry) -> String {
    alias.alias_name.clone().unwrap_or_default()
}
