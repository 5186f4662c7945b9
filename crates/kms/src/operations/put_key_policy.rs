//! `PutKeyPolicy`: replaces the key policy.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html>

use model::Error;
use model::generated::PutKeyPolicyRequest;
use model::shape::Fields;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::change::change;
use crate::context::{Context, Kms};
use crate::defaults;
use crate::key_policy;
use crate::policy_name;
use crate::resolve::TargetReader;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct PutKeyPolicy;

impl Operation for PutKeyPolicy {
    type Service = Kms;
    type Input = PutKeyPolicyRequest;
    type Output = NoOutput;
    type Target = KeyTarget;

    fn fill_defaults(fields: &mut Fields) {
        defaults::text(fields, "PolicyName", "default");
        defaults::no(fields, "BypassPolicyLockoutSafetyCheck");
    }

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        TargetReader::new(context).key(&input.key_id)
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        policy_name::require_for_writing(input.policy_name.as_deref())?;
        let bypass = input.bypass_policy_lockout_safety_check == Some(true);
        let target = target.into_target();
        let key = Some(&target.entry.key);
        let policy = key_policy::check(context, key, context.region, &input.policy, bypass)?;
        Ok(change(&target, |key| {
            key.set_policy(policy.clone());
            Ok(())
        })?)
    }
}
