//! `GetOpenIDConnectProvider`: an identity provider.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetOpenIDConnectProvider.html>

use model::generated::iam::{GetOpenIDConnectProviderRequest, GetOpenIDConnectProviderResponse};
use model::{Error, Timestamp};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::entity::shown_tags;
use crate::oidc_provider;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct GetOpenIDConnectProvider;

impl Operation for GetOpenIDConnectProvider {
    type Service = Iam;
    type Input = GetOpenIDConnectProviderRequest;
    type Output = GetOpenIDConnectProviderResponse;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        oidc_provider::about(context, &input.open_id_connect_provider_arn)
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let provider = oidc_provider::known(context, &input.open_id_connect_provider_arn)?.value;
        Ok(Done::unchanged(GetOpenIDConnectProviderResponse {
            url: Some(oidc_provider::name_of(&provider.url)?.to_owned()),
            client_id_list: Some(provider.client_ids),
            thumbprint_list: Some(provider.thumbprints),
            create_date: Some(Timestamp::from_millis(provider.created)),
            tags: shown_tags(&provider.tags),
            ..GetOpenIDConnectProviderResponse::default()
        }))
    }
}
