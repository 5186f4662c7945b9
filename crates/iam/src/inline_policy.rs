//! Policies within a user, group or role: `PutUserPolicy`, `GetUserPolicy`, `DeleteUserPolicy`, `ListUserPolicies`, and the
//! same for groups and roles.

use model::generated::iam::{
    DeleteGroupPolicyRequest, DeleteRolePolicyRequest, DeleteUserPolicyRequest,
    GetGroupPolicyRequest, GetGroupPolicyResponse, GetRolePolicyRequest, GetRolePolicyResponse,
    GetUserPolicyRequest, GetUserPolicyResponse, ListGroupPoliciesRequest,
    ListGroupPoliciesResponse, ListRolePoliciesRequest, ListRolePoliciesResponse,
    ListUserPoliciesRequest, ListUserPoliciesResponse, Operation as Iam, PutGroupPolicyRequest,
    PutRolePolicyRequest, PutUserPolicyRequest,
};
use model::shape::NoOutput;
use model::{Error, ErrorCode, ServiceOperation};
use policy::{Document, Kind as PolicyKind};

use crate::entity::{self, Kind};
use crate::error::not_found;
use crate::operation::{Context, Done, Operation, Row, Subject};
use crate::page::{Page, Paged};

/// Makes the rows of the four operations on one kind of entity.
macro_rules! rows {
    ($kind:ident, $name:ident, $put:ident $put_input:ident, $get:ident $get_input:ident $get_output:ident,
     $delete:ident $delete_input:ident, $list:ident $list_input:ident $list_output:ident) => {
        [
            Row {
                operation: ServiceOperation::Iam(Iam::$put),
                read_only: false,
                does: &Operation {
                    subject: |context, input: &$put_input| {
                        Subject::bounded(context, Kind::$kind, &input.$name)
                    },
                    run: |context, _target, input| {
                        put(
                            context,
                            Kind::$kind,
                            &input.$name,
                            (&input.policy_name, &input.policy_document),
                        )
                    },
                },
            },
            Row {
                operation: ServiceOperation::Iam(Iam::$get),
                read_only: true,
                does: &Operation {
                    subject: |context, input: &$get_input| {
                        Subject::entity(context, Kind::$kind, &input.$name)
                    },
                    run: |context, _target, input| {
                        let text = get(context, Kind::$kind, &input.$name, &input.policy_name)?;
                        Ok(Done::unchanged($get_output {
                            $name: Some(input.$name.clone()),
                            policy_name: Some(input.policy_name.clone()),
                            policy_document: Some(text),
                        }))
                    },
                },
            },
            Row {
                operation: ServiceOperation::Iam(Iam::$delete),
                read_only: false,
                does: &Operation {
                    subject: |context, input: &$delete_input| {
                        Subject::bounded(context, Kind::$kind, &input.$name)
                    },
                    run: |context, _target, input| {
                        delete(context, Kind::$kind, &input.$name, &input.policy_name)
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
                        let paged = list(context, Kind::$kind, &input.$name, &page)?;
                        Ok(Done::unchanged($list_output {
                            policy_names: Some(paged.items),
                            is_truncated: Some(paged.is_truncated),
                            marker: paged.marker,
                        }))
                    },
                },
            },
        ]
    };
}

pub(crate) static OF_USERS: [Row; 4] = rows!(
    User, user_name, PutUserPolicy PutUserPolicyRequest,
    GetUserPolicy GetUserPolicyRequest GetUserPolicyResponse,
    DeleteUserPolicy DeleteUserPolicyRequest,
    ListUserPolicies ListUserPoliciesRequest ListUserPoliciesResponse
);
pub(crate) static OF_GROUPS: [Row; 4] = rows!(
    Group, group_name, PutGroupPolicy PutGroupPolicyRequest,
    GetGroupPolicy GetGroupPolicyRequest GetGroupPolicyResponse,
    DeleteGroupPolicy DeleteGroupPolicyRequest,
    ListGroupPolicies ListGroupPoliciesRequest ListGroupPoliciesResponse
);
pub(crate) static OF_ROLES: [Row; 4] = rows!(
    Role, role_name, PutRolePolicy PutRolePolicyRequest,
    GetRolePolicy GetRolePolicyRequest GetRolePolicyResponse,
    DeleteRolePolicy DeleteRolePolicyRequest,
    ListRolePolicies ListRolePoliciesRequest ListRolePoliciesResponse
);

fn put(
    context: &Context<'_>,
    kind: Kind,
    name: &str,
    (policy, text): (&str, &str),
) -> Result<Done<NoOutput>, Error> {
    Document::parse_as(PolicyKind::Identity, text)?;
    context.change(kind, name, |entity| {
        entity.inline.insert(policy.to_owned(), text.to_owned());
        let texts = entity.inline.values().map(String::as_str);
        if entity::is_too_long(texts, kind.inline_max()) {
            let message = format!(
                "Maximum policy size of {} bytes exceeded for {} {name}",
                kind.inline_max(),
                kind.name()
            );
            return Err(Error::new(ErrorCode::LimitExceeded, message));
        }
        Ok(())
    })
}

fn get(context: &Context<'_>, kind: Kind, name: &str, policy: &str) -> Result<String, Error> {
    let kept = context.entity(kind, name)?;
    let text = kept.value.inline.get(policy).ok_or_else(|| no_such(kind, policy))?;
    Ok(entity::percent_encoded(text))
}

fn delete(
    context: &Context<'_>,
    kind: Kind,
    name: &str,
    policy: &str,
) -> Result<Done<NoOutput>, Error> {
    context.change(kind, name, |entity| {
        entity.inline.remove(policy).map(drop).ok_or_else(|| no_such(kind, policy))
    })
}

fn list(
    context: &Context<'_>,
    kind: Kind,
    name: &str,
    page: &Page,
) -> Result<Paged<String>, Error> {
    let kept = context.entity(kind, name)?;
    Ok(page.of(kept.value.inline.into_keys().collect(), Clone::clone))
}

fn no_such(kind: Kind, policy: &str) -> Error {
    not_found(format!("The {} policy with name {policy} cannot be found.", kind.name()))
}
