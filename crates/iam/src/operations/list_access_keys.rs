//! `ListAccessKeys`: the access keys of a user, or of the root who asks.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccessKeys.html>

use model::generated::iam::{
    AccessKeyMetadata, ListAccessKeysRequest, ListAccessKeysResponse, StatusType,
};
use model::{Error, Timestamp};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::access_key;
use crate::context::{Context, Iam};
use crate::entities::Entities;
use crate::entity::{Entity, EntityKind};
use crate::page::page;
use crate::records::Kept;
use crate::subject::Subject;
use crate::user;

#[derive(Debug)]
pub(crate) struct ListAccessKeys;

impl Operation for ListAccessKeys {
    type Service = Iam;
    type Input = ListAccessKeysRequest;
    type Output = ListAccessKeysResponse;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        access_key::about(context, input.user_name.as_deref())
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let page = page(input.max_items, input.marker.as_deref())?;
        let (user, ids) = if input.user_name.is_none() && context.caller.is_root() {
            (None, context.environment.root_access_key(context.account())?.into_iter().collect())
        } else {
            let name = user::name(context, input.user_name.as_deref())?;
            let Entity { name, access_keys, .. } = context.entity(EntityKind::User, &name)?.value;
            (Some(name), access_keys)
        };
        let mut keys = Vec::new();
        for id in ids {
            let Some(Kept { value, .. }) = context.environment.access_key(&id)? else { continue };
            keys.push(AccessKeyMetadata {
                user_name: user.clone(),
                access_key_id: Some(id),
                status: Some(if value.inactive {
                    StatusType::Inactive
                } else {
                    StatusType::Active
                }),
                create_date: Some(Timestamp::from_millis(value.created)),
            });
        }
        let paged = page.of(keys, |key| key.access_key_id.clone().unwrap_or_default());
        Ok(Done::unchanged(ListAccessKeysResponse {
            access_key_metadata: Some(paged.items),
            is_truncated: Some(paged.is_truncated),
            marker: paged.marker,
        }))
    }
}
