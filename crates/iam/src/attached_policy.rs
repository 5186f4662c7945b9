//! Managed policies of a user, group or role: `AttachUserPolicy`, `DetachUserPolicy`, `ListAttachedUserPolicies`, and the
//! same for groups and roles.

use model::generated::iam::{
    AttachGroupPolicyRequest, AttachRolePolicyRequest, AttachUserPolicyRequest, AttachedPolicy,
    DetachGroupPolicyRequest, DetachRolePolicyRequest, DetachUserPolicyRequest,
    ListAttachedGroupPoliciesRequest, ListAttachedGroupPoliciesResponse,
    ListAttachedRolePoliciesRequest, ListAttachedRolePoliciesResponse,
    ListAttachedUserPoliciesRequest, ListAttachedUserPoliciesResponse, Operation as Iam,
};
use model::shape::NoOutput;
use model::{Error, ServiceOperation};
use store::Batch;

use crate::entity::{ATTACHED_MAX, Kind};
use crate::error::{not_found, quota};
use crate::managed_policy::{self, Used};
use crate::operation::{Context, Done, Operation, Row, Subject};
use crate::page::{Page, Paged};

/// Makes the rows of the three operations on one kind of entity.
macro_rules! rows {
    ($kind:ident, $name:ident, $attach:ident $attach_input:ident, $detach:ident $detach_input:ident,
     $list:ident $list_input:ident $list_output:ident) => {
        [
            Row {
                operation: ServiceOperation::Iam(Iam::$attach),
                read_only: false,
                does: &Operation {
                    subject: |context, input: &$attach_input| {
                        about(context, Kind::$kind, &input.$name, &input.policy_arn)
                    },
                    run: |context, _target, input| {
                        attach(context, Kind::$kind, &input.$name, &input.policy_arn)
                    },
                },
            },
            Row {
                operation: ServiceOperation::Iam(Iam::$detach),
                read_only: false,
                does: &Operation {
                    subject: |context, input: &$detach_input| {
                        about(context, Kind::$kind, &input.$name, &input.policy_arn)
                    },
                    run: |context, _target, input| {
                        detach(context, Kind::$kind, &input.$name, &input.policy_arn)
                    },
                },
            },
            Row {
                operation: ServiceOperation::Iam(Iam::$list),
                read_only: true,
                does: &Operation {
                    subject: |context, input: &$list_input| {
                        Subject::entity(context, Kind::$kind, &input.$name)
                    },
                    run: |context, _target, input| {
                        let page = Page::new(input.max_items, input.marker.as_deref())?;
                        let prefix = input.path_prefix.as_deref();
                        let paged = list(context, Kind::$kind, &input.$name, (prefix, &page))?;
                        Ok(Done::unchanged($list_output {
                            attached_policies: Some(paged.items),
                            is_truncated: Some(paged.is_truncated),
                            marker: paged.marker,
                        }))
                    },
                },
            },
        ]
    };
}

pub(crate) static OF_USERS: [Row; 3] = rows!(
    User, user_name, AttachUserPolicy AttachUserPolicyRequest, DetachUserPolicy DetachUserPolicyRequest,
    ListAttachedUserPolicies ListAttachedUserPoliciesRequest ListAttachedUserPoliciesResponse
);
pub(crate) static OF_GROUPS: [Row; 3] = rows!(
    Group, group_name, AttachGroupPolicy AttachGroupPolicyRequest, DetachGroupPolicy DetachGroupPolicyRequest,
    ListAttachedGroupPolicies ListAttachedGroupPoliciesRequest ListAttachedGroupPoliciesResponse
);
pub(crate) static OF_ROLES: [Row; 3] = rows!(
    Role, role_name, AttachRolePolicy AttachRolePolicyRequest, DetachRolePolicy DetachRolePolicyRequest,
    ListAttachedRolePolicies ListAttachedRolePoliciesRequest ListAttachedRolePoliciesResponse
);

/// Returns the entity. Conditions may test the policy and the entity's boundary.
fn about(context: &Context<'_>, kind: Kind, name: &str, arn: &str) -> Result<Subject, Error> {
    Ok(Subject::bounded(context, kind, name)?.saying("iam:policyarn", Some(arn)))
}

/// Attaches a policy. One that is attached already stays so.
fn attach(
    context: &Context<'_>,
    kind: Kind,
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
    managed_policy::set_use(context, &mut batch, (kind, &entity.name), arn, Used::Attached(true))?;
    Ok(Done::changed(NoOutput, batch))
}

fn detach(
    context: &Context<'_>,
    kind: Kind,
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
    managed_policy::set_use(context, &mut batch, (kind, &entity.name), arn, Used::Attached(false))?;
    Ok(Done::changed(NoOutput, batch))
}

fn list(
    context: &Context<'_>,
    kind: Kind,
    name: &str,
    (prefix, page): (Option<&str>, &Page),
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
