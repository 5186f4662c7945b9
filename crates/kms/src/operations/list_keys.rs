//! `ListKeys`: the keys of the account in the Region, in every state, by id.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeys.html>

use model::generated::{KeyListEntry, ListKeysRequest, ListKeysResponse, ResourceOwnerType};
use model::{Error, KeyArn};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Kms};
use crate::page::{self, PageSize};
use crate::records;
use crate::target::AccountTarget;

#[derive(Debug)]
pub(crate) struct ListKeys;

impl Operation for ListKeys {
    type Service = Kms;
    type Input = ListKeysRequest;
    type Output = ListKeysResponse;
    type Target = AccountTarget;

    fn resolve(_context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        PAGE.check(input.limit)?;
        Ok(AccountTarget)
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let owners = input.resource_owners.as_deref().unwrap_or(&[ResourceOwnerType::SelfValue]);
        let page = PAGE.page(context, input.limit, input.marker.as_deref(), filter(owners))?;
        if !owners.contains(&ResourceOwnerType::SelfValue) {
            // There is no Resource Access Manager here, so nobody shares a key that way.
            return Ok(Done::unchanged(reply(Vec::new(), None)));
        }
        let prefix = records::keys_of(context.account(), context.region);
        let found = page::scan(context, &page, &prefix)?;
        let mut keys: Vec<_> = found.iter().filter_map(|(at, _)| records::key_at(at)).collect();
        let next_marker = page.cut(&mut keys, |arn| arn.id.to_string());
        Ok(Done::unchanged(reply(keys.iter().map(list_entry).collect(), next_marker)))
    }
}

const PAGE: PageSize = PageSize { default: 100, max: 1000 };

/// Returns what determines the list: a marker of another list is refused.
const fn filter(owners: &[ResourceOwnerType]) -> &'static str {
    match owners {
        [ResourceOwnerType::SelfValue] => "",
        [ResourceOwnerType::OtherAccountsViaRam] => "others",
        _ => "own and others",
    }
}

fn reply(keys: Vec<KeyListEntry>, next_marker: Option<String>) -> ListKeysResponse {
    ListKeysResponse { keys: Some(keys), truncated: Some(next_marker.is_some()), next_marker }
}

fn list_entry(arn: &KeyArn) -> KeyListEntry {
    KeyListEntry { key_id: Some(arn.id.to_string()), key_arn: Some(arn.to_string()) }
}
