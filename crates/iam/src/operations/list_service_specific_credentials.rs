//! `ListServiceSpecificCredentials`: the passwords and keys that a user has for single services. Bulla knows none.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListServiceSpecificCredentials.html>

use model::Error;
use model::generated::iam::{
    ListServiceSpecificCredentialsRequest, ListServiceSpecificCredentialsResponse,
};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::access_key;
use crate::context::{Context, Iam};
use crate::page::page;
use crate::subject::Subject;
use crate::user;

#[derive(Debug)]
pub(crate) struct ListServiceSpecificCredentials;

impl Operation for ListServiceSpecificCredentials {
    type Service = Iam;
    type Input = ListServiceSpecificCredentialsRequest;
    type Output = ListServiceSpecificCredentialsResponse;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        access_key::about(context, input.user_name.as_deref())
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        page(input.max_items, input.marker.as_deref())?;
        if input.all_users != Some(true) {
            user::check_named(context, input.user_name.as_deref())?;
        }
        Ok(Done::unchanged(ListServiceSpecificCredentialsResponse {
            service_specific_credentials: Some(Vec::new()),
            is_truncated: Some(false),
            marker: None,
        }))
    }
}
