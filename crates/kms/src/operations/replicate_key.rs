//! `ReplicateKey`: a replica of a multi-Region primary key in another Region.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_ReplicateKey.html>
//!
//! The reply shows the replica as AWS does, still in the state `Creating`; here it is ready when the reply leaves.

use keys::{KeyPolicy, NewReplica};
use model::generated::{KeyMetadata, KeyState, ReplicateKeyRequest, ReplicateKeyResponse};
use model::shape::Fields;
use model::{Error, ErrorCode, Operation};
use pipeline::{Done, ListedResources, RunError, Target};
use policy::Authorized;
use store::Batch;

use crate::context::{Context, Kms, Permissions};
use crate::defaults;
use crate::key_cache::KeyEntry;
use crate::key_policy;
use crate::new_key;
use crate::quotas::Class;
use crate::records;
use crate::related;
use crate::resolve::{self, TargetReader};
use crate::target::{KeyTarget, on_account, on_key};
use crate::{internal_event, quotas};

/// The most replicas. AWS has one for each of its Regions. Here Regions have any name, and all related keys change in one batch.
const REPLICAS_MAX: usize = 64;
/// The CreateKey requests that a replica counts as in its Region, beside one ReplicateKey request (the project's fact sheet,
/// multi-Region keys).
const COUNTS_AS: u32 = 2;

/// The primary key, and whether the replica will have tags.
#[derive(Debug)]
pub(crate) struct Replication {
    primary: KeyTarget,
    tagged: bool,
}

impl Target<Kms> for Replication {
    /// Returns `kms:ReplicateKey` on the primary, and in the replica's Region `kms:CreateKey` and, for tags, `kms:TagResource`.
    fn permissions<'a>(&'a self, context: &'a Context<'a>) -> Permissions<'a> {
        let replicate = on_key(context, context.row.action(), &self.primary.entry);
        let tagging = self.tagged.then_some("kms:TagResource");
        let new_key = std::iter::once("kms:CreateKey").chain(tagging);
        let new_key = new_key.map(|action| on_account(context, action));
        std::iter::once(replicate).chain(new_key).collect()
    }

    fn subjects(&self) -> [Option<&KeyEntry>; 2] {
        self.primary.subjects()
    }

    fn resources(&self) -> ListedResources {
        self.primary.resources()
    }
}

#[derive(Debug)]
pub(crate) struct ReplicateKey;

impl pipeline::Operation for ReplicateKey {
    type Service = Kms;
    type Input = ReplicateKeyRequest;
    type Output = ReplicateKeyResponse;
    type Target = Replication;

    fn fill_defaults(fields: &mut Fields) {
        defaults::no(fields, "BypassPolicyLockoutSafetyCheck");
    }

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        let reader = &TargetReader::new(context);
        let tagged = input.tags.as_ref().is_some_and(|tags| !tags.is_empty());
        Ok(Replication { primary: reader.key(&input.key_id)?, tagged })
    }

    fn check_input(context: &Context<'_>, input: &Self::Input) -> Result<(), Error> {
        resolve::served_region(context, &input.replica_region).map(drop)
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let entry = target.into_target().primary.entry;
        let region = resolve::served_region(context, &input.replica_region)?;
        entry.key.require_primary()?;
        if entry.key.related().len() >= REPLICAS_MAX {
            let message = format!(
                "{} has {REPLICAS_MAX} replica keys, the most that a key can have.",
                entry.arn()
            );
            return Err(Error::new(ErrorCode::LimitExceededException, message).into());
        }
        // The replica belongs to its primary's owner, whoever the caller is.
        let account = entry.key.arn().account;
        quotas::count(context, Class::Own(Operation::CreateKey), COUNTS_AS, &region)?;
        new_key::check_quota(context, account, &region)?;
        let policy = match &input.policy {
            Some(policy) => {
                let bypass = input.bypass_policy_lockout_safety_check == Some(true);
                key_policy::check(context, Some(&entry.key), &region, policy, bypass)?
            }
            None => KeyPolicy::unbound(policy::default_policy(account, &region)),
        };
        let new = NewReplica {
            region: region.clone(),
            description: input.description.clone().unwrap_or_default(),
            policy: policy.clone(),
            created: context.now,
        };
        let mut primary = entry.key.clone();
        let mut replica = primary.replicate(&context.environment.hierarchy, new)?;
        if let Some(tags) = &input.tags {
            replica.set_tags(tags)?;
        }
        let mut batch = Batch::default();
        records::create_key(&mut batch, &replica)?;
        records::update_key(&mut batch, &entry.key, entry.revision, &primary)?;
        let others = related::entries(context.environment, &entry.key)?;
        related::change(&mut batch, &others, |other| {
            other.join(&region);
            Ok(())
        })?;
        let metadata = KeyMetadata {
            enabled: Some(false),
            key_state: Some(KeyState::Creating),
            current_key_material_id: None,
            ..replica.metadata()
        };
        let output = ReplicateKeyResponse {
            replica_key_metadata: Some(metadata),
            replica_policy: Some(policy.text),
            replica_tags: input.tags.clone().filter(|tags| !tags.is_empty()),
        };
        let replica = replica.arn().clone();
        Ok(Done::changed(output, batch).followed_by([internal_event::create_key(&replica)]))
    }
}
