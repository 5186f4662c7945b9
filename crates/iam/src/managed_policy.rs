//! Managed policies: those of the caller's account, and AWS's own, which are in `aws_policies`.

pub(crate) mod uses;
pub(crate) mod versions;

use model::generated::iam::Policy;
use model::shape::NoOutput;
use model::{AccountId, Error, ErrorCode, Timestamp};
use pipeline::Done;
use policy::{Document, PolicyKind};
use store::Batch;

use crate::aws_policies::{self, AwsPolicy};
use crate::context::Context;
use crate::entity;
use crate::error::{not_found, quota};
use crate::identity_cache::IdentityCache;
use crate::records::{self, Kept, ManagedPolicy};
use crate::subject::Subject;
use crate::tags::Tags;

pub(crate) use uses::{Used, set_use};

/// "Managed policy size": characters without white space.
const LENGTH_MAX: usize = 6_144;

/// A managed policy of the caller's account or of AWS.
#[derive(Debug)]
pub(crate) enum ResolvedPolicy {
    Own(Box<Kept<ManagedPolicy>>),
    Aws(&'static AwsPolicy),
}

/// Returns a policy that is named by its ARN, with its tags.
pub(crate) fn about(context: &Context<'_>, arn: &str) -> Result<Subject, Error> {
    let tags = match find(context.environment, context.account(), arn)? {
        Some(ResolvedPolicy::Own(kept)) => kept.value.tags,
        Some(ResolvedPolicy::Aws(_)) | None => Vec::new(),
    };
    Ok(Subject { tags, ..Subject::named(arn.to_owned()) })
}

/// Returns the policy with this ARN, if `account` can use it.
pub(crate) fn find(
    identities: &IdentityCache,
    account: AccountId,
    arn: &str,
) -> Result<Option<ResolvedPolicy>, Error> {
    let partition = identities.partition();
    if let Some(name) = arn.strip_prefix(&format!("arn:{partition}:iam::aws:policy/")) {
        return Ok(aws_policies::named(name).map(ResolvedPolicy::Aws));
    }
    let Some(rest) = arn.strip_prefix(&format!("arn:{partition}:iam::{account}:policy/")) else {
        return Ok(None);
    };
    let name = rest.rsplit('/').next().unwrap_or_default();
    let found = identities.policy(account, name)?;
    Ok(found
        .filter(|kept| own_arn(identities, account, &kept.value) == arn)
        .map(Box::new)
        .map(ResolvedPolicy::Own))
}

/// Returns the text of the default version of the policy with this ARN.
pub(crate) fn default_text(
    identities: &IdentityCache,
    account: AccountId,
    arn: &str,
) -> Result<Option<String>, Error> {
    match find(identities, account, arn)? {
        Some(ResolvedPolicy::Aws(policy)) => Ok(Some(policy.text.to_owned())),
        Some(ResolvedPolicy::Own(kept)) => {
            let policy = &kept.value;
            let version = policy.versions.iter().find(|one| one.number == policy.default);
            let gone = || Error::internal(format!("{arn} has no default version"));
            Ok(Some(version.ok_or_else(gone)?.text.clone()))
        }
        None => Ok(None),
    }
}

/// Returns a policy of the caller's account, to be changed.
pub(crate) fn own(context: &Context<'_>, arn: &str) -> Result<Kept<ManagedPolicy>, Error> {
    match find(context.environment, context.account(), arn)? {
        Some(ResolvedPolicy::Own(kept)) => Ok(*kept),
        Some(ResolvedPolicy::Aws(_)) => Err(Error::new(
            ErrorCode::AccessDeniedException,
            format!("Cannot perform operation on a policy that AWS owns: {arn}"),
        )),
        None => Err(no_such(arn)),
    }
}

/// Returns the error for a policy that is not there.
pub(crate) fn no_such(arn: &str) -> Error {
    not_found(format!("Policy {arn} was not found."))
}

/// Writes a policy again that was read.
pub(crate) fn update(
    batch: &mut Batch,
    context: &Context<'_>,
    kept: &Kept<ManagedPolicy>,
) -> Result<(), Error> {
    let address = records::policy_address(context.account(), &kept.value.name);
    records::update(batch, address, kept.revision, &kept.value)
}

/// Refuses a text that is no identity policy, or too long.
pub(crate) fn check(text: &str) -> Result<(), Error> {
    Document::parse_as(PolicyKind::Identity, text)?;
    if entity::is_too_long([text].into_iter(), LENGTH_MAX) {
        return Err(quota("PolicySize", LENGTH_MAX));
    }
    Ok(())
}

/// Changes the tags of the policy with this ARN.
pub(crate) fn change_tags(
    context: &Context<'_>,
    arn: &str,
    change: impl FnOnce(&mut Tags) -> Result<(), Error>,
) -> Result<Done<NoOutput>, Error> {
    let mut kept = own(context, arn)?;
    change(&mut kept.value.tags)?;
    let mut batch = Batch::default();
    update(&mut batch, context, &kept)?;
    Ok(Done::changed(NoOutput, batch))
}

/// Returns the tags of the policy with this ARN.
pub(crate) fn tags(context: &Context<'_>, arn: &str) -> Result<Tags, Error> {
    match find(context.environment, context.account(), arn)? {
        Some(ResolvedPolicy::Own(kept)) => Ok(kept.value.tags),
        Some(ResolvedPolicy::Aws(_)) => Ok(Vec::new()),
        None => Err(no_such(arn)),
    }
}

fn own_arn(identities: &IdentityCache, account: AccountId, policy: &ManagedPolicy) -> String {
    entity::arn(identities.partition(), account, "policy", &policy.path, &policy.name)
}

/// Returns a policy as lists show it.
pub(crate) fn shown(context: &Context<'_>, policy: &ManagedPolicy) -> Result<Policy, Error> {
    let arn = own_arn(context.environment, context.account(), policy);
    let (attached, boundary) = uses::count(context, &arn)?;
    Ok(Policy {
        policy_name: Some(policy.name.clone()),
        policy_id: Some(policy.id.clone()),
        arn: Some(arn),
        path: Some(policy.path.clone()),
        default_version_id: Some(format!("v{}", policy.default)),
        attachment_count: Some(attached),
        permissions_boundary_usage_count: Some(boundary),
        is_attachable: Some(true),
        description: None,
        create_date: Some(Timestamp::from_millis(policy.created)),
        update_date: Some(Timestamp::from_millis(policy.updated)),
        tags: None,
    })
}

/// Returns a policy of AWS as lists show it.
pub(crate) fn shown_aws(context: &Context<'_>, policy: &AwsPolicy) -> Result<Policy, Error> {
    let partition = context.environment.partition();
    let arn = format!("arn:{partition}:iam::aws:policy{}{}", policy.path, policy.name);
    let (attached, boundary) = uses::count(context, &arn)?;
    Ok(Policy {
        policy_name: Some(policy.name.to_owned()),
        policy_id: Some(policy.id()),
        arn: Some(arn),
        path: Some(policy.path.to_owned()),
        default_version_id: Some(policy.version.to_owned()),
        attachment_count: Some(attached),
        permissions_boundary_usage_count: Some(boundary),
        is_attachable: Some(true),
        create_date: policy.created,
        update_date: policy.updated,
        ..Policy::default()
    })
}
