//! `DeleteOpenIDConnectProvider`: deletes an identity provider. A missing one is not an error.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteOpenIDConnectProvider.html>

use model::Error;
use model::generated::iam::DeleteOpenIDConnectProviderRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;
use store::Batch;

use crate::context::{Context, Iam};
use crate::oidc_provider;
use crate::records;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct DeleteOpenIDConnectProvider;

impl Operation for DeleteOpenIDConnectProvider {
    type Service = Iam;
    type Input = DeleteOpenIDConnectProviderRequest;
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
        let mut batch = Batch::default();
        if let (Some(name), Some(kept)) =
            (oidc_provider::name_in(context, arn), oidc_provider::find(context, arn)?)
        {
            records::delete(
                &mut batch,
                oidc_provider::address(context.account(), name),
                kept.revision,
            );
        }
        Ok(Done::changed(NoOutput, batch))
    }
}
