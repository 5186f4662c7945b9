//! `CreateAccessKey`: makes an access key of a user.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccessKey.html>

use model::Error;
use model::generated::iam::{
    AccessKey, CreateAccessKeyRequest, CreateAccessKeyResponse, StatusType,
};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;
use secret::Secret;
use store::Batch;

use crate::access_key;
use crate::context::{Context, Iam};
use crate::entities::Entities;
use crate::entity::EntityKind;
use crate::error::quota;
use crate::long_term_credential::{NewAccessKey, add_access_key};
use crate::subject::Subject;

/// "Access keys assigned to an IAM user".
const KEYS_MAX: usize = 2;

#[derive(Debug)]
pub(crate) struct CreateAccessKey;

impl Operation for CreateAccessKey {
    type Service = Iam;
    type Input = CreateAccessKeyRequest;
    type Output = CreateAccessKeyResponse;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        access_key::about(context, input.user_name.as_deref())
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let name = access_key::user_name(context, input.user_name.as_deref())?;
        let key = NewAccessKey::random()?;
        let mut batch = Batch::default();
        let user = context.change_in(&mut batch, EntityKind::User, &name, |user| {
            user.access_keys.push(key.access_key_id.clone());
            if user.access_keys.len() > KEYS_MAX {
                Err(quota("AccessKeysPerUser", KEYS_MAX))
            } else {
                Ok(())
            }
        })?;
        let (hierarchy, account) = (context.environment.hierarchy(), context.account());
        add_access_key(&mut batch, hierarchy, &key, account, &user.name, context.now)?;
        let shown = AccessKey {
            user_name: Some(user.name),
            access_key_id: Some(key.access_key_id),
            status: Some(StatusType::Active),
            secret_access_key: Some(Secret::<[u8]>::copy_of(key.secret_access_key.expose())),
            create_date: Some(context.now),
        };
        Ok(Done::changed(CreateAccessKeyResponse { access_key: Some(shown) }, batch))
    }
}
