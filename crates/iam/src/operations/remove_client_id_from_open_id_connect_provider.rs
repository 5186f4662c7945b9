//! `RemoveClientIDFromOpenIDConnectProvider`: removes a client id from an identity provider.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_RemoveClientIDFromOpenIDConnectProvider.html>

use model::Error;
use model::generated::iam::RemoveClientIDFromOpenIDConnectProviderRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::oidc_provider;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct RemoveClientIDFromOpenIDConnectProvider;

impl Operation for RemoveClientIDFromOpenIDConnectProvider {
    type Service = Iam;
    type Input = RemoveClientIDFromOpenIDConnectProviderRequest;
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
            Ok(())
        })?)
    }
}
