//! `AddClientIDToOpenIDConnectProvider`: adds a client id to an identity provider.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddClientIDToOpenIDConnectProvider.html>

use model::Error;
use model::generated::iam::AddClientIDToOpenIDConnectProviderRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::oidc_provider;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct AddClientIDToOpenIDConnectProvider;

impl Operation for AddClientIDToOpenIDConnectProvider {
    type Service = Iam;
    type Input = AddClientIDToOpenIDConnectProviderRequest;
    type Output = NoOutput;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        oidc_provider::about(context, &input.open_id_connect_provider_arn)
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let arn = &input.open_id_connect_provider_arn;
        Ok(oidc_provider::change(context, arn, |provider| {
            provider.client_ids.retain(|id| *id != input.client_id);
            provider.client_ids.push(input.client_id.clone());
            oidc_provider::check_client_ids(&provider.client_ids)
        })?)
    }
}
