//! Managed policies of a user, group or role, as operations attach, detach and list them.

use model::Error;
use model::generated::iam::AttachedPolicy;
use model::shape::NoOutput;
use pipeline::{Done, Page, Paged};
use store::Batch;

use crate::context::Context;
use crate::entities::Entities;
use crate::entity::{ATTACHED_MAX, EntityKind};
use crate::error::{not_found, quota};
use crate::managed_policy::{self, Used};
use crate::subject::Subject;

/// Returns the entity. Conditions may test the policy and the entity's boundary.
pub(crate) fn about(
    context: &Context<'_>,
    kind: EntityKind,
    name: &str,
    arn: &str,
) -> Result<Subject, Error> {
    Ok(Subject::bounded(context, kind, name)?.saying("iam:policyarn", Some(arn)))
}

/// Attaches a policy. One that is attached already stays so.
pub(crate) fn attach(
    context: &Context<'_>,
    kind: EntityKind,
    name: &str,
    arn: &str,
) -> Result<Done<NoOutput>, Error> {
    let mut batch = Batch::default();
    let entity = context.change_in(&mut batch, kind, name, |entity| {
        if entity.attached.iter().any(|attached| attached == arn) {
            return Ok(());
        }
        entity.attached.push(arn.to_owned());
        if entity.attached.len() > ATTACHED_MAX {
            return Err(quota(kind.attached_quota(), ATTACHED_MAX));
        }
        Ok(())
    })?;
    managed_policy::set_use(context, &mut batch, kind, &entity.name, arn, Used::Attached(true))?;
    Ok(Done::changed(NoOutput, batch))
}

/// Detaches a policy.
pub(crate) fn detach(
    context: &Context<'_>,
    kind: EntityKind,
    name: &str,
    arn: &str,
) -> Result<Done<NoOutput>, Error> {
    let mut batch = Batch::default();
    let entity = context.change_in(&mut batch, kind, name, |entity| {
        let before = entity.attached.len();
        entity.attached.retain(|attached| attached != arn);
        if entity.attached.len() == before {
            return Err(not_found(format!("Policy {arn} was not found.")));
        }
        Ok(())
    })?;
    managed_policy::set_use(context, &mut batch, kind, &entity.name, arn, Used::Attached(false))?;
    Ok(Done::changed(NoOutput, batch))
}

/// Returns the page of the policies whose path begins with `prefix`, as a list shows them.
pub(crate) fn list(
    context: &Context<'_>,
    kind: EntityKind,
    name: &str,
    prefix: Option<&str>,
    page: &Page,
) -> Result<Paged<AttachedPolicy>, Error> {
    let kept = context.entity(kind, name)?;
    let path = |arn: &str| {
        let rest = arn.split_once(":policy").map_or("", |(_, rest)| rest);
        rest.rsplit_once('/').map(|(path, _)| format!("{path}/")).unwrap_or_default()
    };
    let attached = kept.value.attached.into_iter();
    let wanted = attached.filter(|arn| prefix.is_none_or(|prefix| path(arn).starts_with(prefix)));
    let shown = wanted.map(|arn| AttachedPolicy {
        policy_name: arn.rsplit('/').next().map(str::to_owned),
        policy_arn: Some(arn),
    });
    Ok(page.of(shown.collect(), |policy| policy.policy_arn.clone().unwrap_or_default()))
}
