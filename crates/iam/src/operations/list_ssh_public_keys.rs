//! `ListSSHPublicKeys`: the SSH keys of a user. Bulla knows none.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListSSHPublicKeys.html>

use model::Error;
use model::generated::iam::{ListSSHPublicKeysRequest, ListSSHPublicKeysResponse};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::access_key;
use crate::context::{Context, Iam};
use crate::page::page;
use crate::subject::Subject;
use crate::user;

#[derive(Debug)]
pub(crate) struct ListSSHPublicKeys;

impl Operation for ListSSHPublicKeys {
    type Service = Iam;
    type Input = ListSSHPublicKeysRequest;
    type Output = ListSSHPublicKeysResponse;
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
        user::check_named(context, input.user_name.as_deref())?;
        Ok(Done::unchanged(ListSSHPublicKeysResponse {
            ssh_public_keys: Some(Vec::new()),
            is_truncated: Some(false),
            marker: None,
        }))
    }
}
