//! `ListOpenIDConnectProviderTags`: the tags of an identity provider.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListOpenIDConnectProviderTags.html>

use model::Error;
use model::generated::iam::{
    ListOpenIDConnectProviderTagsRequest, ListOpenIDConnectProviderTagsResponse,
};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::oidc_provider;
use crate::page::page;
use crate::subject::Subject;
use crate::tags;

#[derive(Debug)]
pub(crate) struct ListOpenIDConnectProviderTags;

impl Operation for ListOpenIDConnectProviderTags {
    type Service = Iam;
    type Input = ListOpenIDConnectProviderTagsRequest;
    type Output = ListOpenIDConnectProviderTagsResponse;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        oidc_provider::about(context, &input.open_id_connect_provider_arn)
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let page = page(input.max_items, input.marker.as_deref())?;
        let kept = oidc_provider::known(context, &input.open_id_connect_provider_arn)?;
        let paged = tags::listed(kept.value.tags, &page);
        Ok(Done::unchanged(ListOpenIDConnectProviderTagsResponse {
            tags: Some(paged.items),
            is_truncated: Some(paged.is_truncated),
            marker: paged.marker,
        }))
    }
}
