//! `CreateKey`: a new key with its policy, description and tags.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html>

use keys::KeyPolicy;
use model::Error;
use model::generated::{CreateKeyRequest, CreateKeyResponse};
use model::shape::Fields;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;
use store::Batch;

use crate::context::{Context, Kms};
use crate::defaults;
use crate::key_policy;
use crate::listed_key::listed_key;
use crate::new_key::{self, NewKeyTarget};
use crate::records;

#[derive(Debug)]
pub(crate) struct CreateKey;

impl Operation for CreateKey {
    type Service = Kms;
    type Input = CreateKeyRequest;
    type Output = CreateKeyResponse;
    type Target = NewKeyTarget;

    fn fill_defaults(fields: &mut Fields) {
        defaults::no(fields, "BypassPolicyLockoutSafetyCheck");
    }

    fn resolve(_context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        Ok(NewKeyTarget { tagged: input.tags.as_ref().is_some_and(|tags| !tags.is_empty()) })
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        new_key::check(input)?;
        new_key::check_quota(context, context.account(), context.region)?;
        let policy = match &input.policy {
            Some(policy) => {
                let bypass = input.bypass_policy_lockout_safety_check == Some(true);
                key_policy::check(context, None, context.region, policy, bypass)?
            }
            None => KeyPolicy::unbound(policy::default_policy(context.account(), context.region)),
        };
        let key = new_key::create(context, input, policy)?;
        let mut batch = Batch::default();
        records::create_key(&mut batch, &key)?;
        let output = CreateKeyResponse { key_metadata: Some(key.metadata()) };
        let created = listed_key(key.arn());
        Ok(Done::changed(output, batch).about(created))
    }
}
