//! `CreateOpenIDConnectProvider`: makes an identity provider whose tokens the account trusts.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html>

use model::generated::iam::{
    CreateOpenIDConnectProviderRequest, CreateOpenIDConnectProviderResponse,
};
use model::{Error, ErrorCode};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;
use store::Batch;

use crate::context::{Context, Iam};
use crate::entity::{self, shown_tags};
use crate::error::{quota, refuse_members};
use crate::oidc_provider::{self, OidcProvider};
use crate::records;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct CreateOpenIDConnectProvider;

impl Operation for CreateOpenIDConnectProvider {
    type Service = Iam;
    type Input = CreateOpenIDConnectProviderRequest;
    type Output = CreateOpenIDConnectProviderResponse;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        let arn = oidc_provider::arn(context, oidc_provider::name_of(&input.url)?);
        Ok(Subject::named(arn).also("iam:TagOpenIDConnectProvider", input.tags.is_some()))
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        refuse_members(&[
            ("ContextProvider", input.context_provider.is_some()),
            ("IdentityCenterInstanceArn", input.identity_center_instance_arn.is_some()),
        ])?;
        let name = oidc_provider::name_of(&input.url)?;
        let at = oidc_provider::address(context.account(), name);
        if context.environment.read::<OidcProvider>(&at)?.is_some() {
            let message = format!("Provider with url {name} already exists.");
            return Err(Error::new(ErrorCode::EntityAlreadyExists, message).into());
        }
        if context.environment.count(&oidc_provider::all(context.account()))?
            >= oidc_provider::PROVIDERS_MAX
        {
            return Err(
                quota("OpenIdConnectProvidersPerAccount", oidc_provider::PROVIDERS_MAX).into()
            );
        }
        let mut provider = OidcProvider {
            v: 1,
            url: input.url.clone(),
            client_ids: input.client_id_list.clone().unwrap_or_default(),
            thumbprints: input.thumbprint_list.clone().unwrap_or_default(),
            created: context.now.millis(),
            tags: Vec::new(),
        };
        oidc_provider::check_client_ids(&provider.client_ids)?;
        oidc_provider::check_thumbprints(&provider.thumbprints)?;
        entity::set_tags(&mut provider.tags, input.tags.as_deref().unwrap_or_default())?;
        let mut batch = Batch::default();
        records::create(&mut batch, at, &provider)?;
        let output = CreateOpenIDConnectProviderResponse {
            open_id_connect_provider_arn: Some(oidc_provider::arn(context, name)),
            tags: shown_tags(&provider.tags),
        };
        Ok(Done::changed(output, batch))
    }
}
