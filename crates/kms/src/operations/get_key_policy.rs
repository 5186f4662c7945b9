//! `GetKeyPolicy`: the key policy as it was given. Users and roles that no longer exist are shown by their unique ids.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyPolicy.html>

use model::Error;
use model::generated::{GetKeyPolicyRequest, GetKeyPolicyResponse};
use model::shape::Fields;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Kms};
use crate::defaults;
use crate::policy_name;
use crate::resolve::TargetReader;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct GetKeyPolicy;

impl Operation for GetKeyPolicy {
    type Service = Kms;
    type Input = GetKeyPolicyRequest;
    type Output = GetKeyPolicyResponse;
    type Target = KeyTarget;

    fn fill_defaults(fields: &mut Fields) {
        defaults::text(fields, "PolicyName", "default");
    }

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        TargetReader::new(context).key(&input.key_id)
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        policy_name::require_for_reading(input.policy_name.as_deref())?;
        let entry = target.into_target().entry;
        let (identities, policy) = (&*context.environment.identities, entry.key.policy());
        let output = GetKeyPolicyResponse {
            policy: Some(access::shown_policy(identities, &policy.text, &policy.principals)?),
            policy_name: Some(policy_name::DEFAULT.to_owned()),
        };
        Ok(Done::unchanged(output))
    }
}
