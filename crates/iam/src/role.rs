//! Roles: `CreateRole`, `GetRole`, `UpdateRole`, `UpdateRoleDescription`, `UpdateAssumeRolePolicy`, `DeleteRole`,
//! `ListRoles`.

use std::collections::BTreeMap;

use access::Bound;
use model::generated::iam::{
    CreateRoleRequest, CreateRoleResponse, DeleteRoleRequest, GetRoleRequest, GetRoleResponse,
    ListRolesRequest, ListRolesResponse, Operation as Iam, Role, UpdateAssumeRolePolicyRequest,
    UpdateRoleDescriptionRequest, UpdateRoleDescriptionResponse, UpdateRoleRequest,
    UpdateRoleResponse,
};
use model::shape::NoOutput;
use model::{Error, ErrorCode, ServiceOperation};
use policy::{Authorized, Document, Kind as PolicyKind};
use store::Batch;

use crate::boundary;
use crate::entity::{self, Entity, Kind, RolePart, shown_tags};
use crate::error::quota;
use crate::operation::{Context, Done, Operation, Row, Subject};
use crate::page::Page;

/// "Role trust policy length": the default.
const TRUST_MAX: usize = 2_048;
/// "Maximum session duration": the default.
const SESSION_DEFAULT: i32 = 3_600;

pub(crate) static ROWS: &[Row] = &[
    Row {
        operation: ServiceOperation::Iam(Iam::CreateRole),
        read_only: false,
        does: &Operation {
            subject: |context, input: &CreateRoleRequest| {
                let subject =
                    Subject::new_entity(context, "role", input.path.as_deref(), &input.role_name)?;
                let boundary = input.permissions_boundary.as_deref();
                Ok(subject
                    .also("iam:TagRole", input.tags.is_some())
                    .saying("iam:permissionsboundary", boundary))
            },
            run: create_role,
        },
    },
    Row {
        operation: ServiceOperation::Iam(Iam::DeleteRole),
        read_only: false,
        does: &Operation {
            subject: |context, input: &DeleteRoleRequest| {
                Subject::entity(context, Kind::Role, &input.role_name)
            },
            run: |context, _target, input| {
                context.delete(Kind::Role, &context.entity(Kind::Role, &input.role_name)?)
            },
        },
    },
    Row {
        operation: ServiceOperation::Iam(Iam::GetRole),
        read_only: true,
        does: &Operation {
            subject: |context, input: &GetRoleRequest| {
                Subject::entity(context, Kind::Role, &input.role_name)
            },
            run: |context, _target, input| {
                let role = context.entity(Kind::Role, &input.role_name)?;
                Ok(Done::unchanged(GetRoleResponse { role: Some(shown(context, &role.value)?) }))
            },
        },
    },
    Row {
        operation: ServiceOperation::Iam(Iam::ListRoles),
        read_only: true,
        does: &Operation { subject: |_context, _input| Ok(Subject::default()), run: list_roles },
    },
    Row {
        operation: ServiceOperation::Iam(Iam::UpdateAssumeRolePolicy),
        read_only: false,
        does: &Operation {
            subject: |context, input: &UpdateAssumeRolePolicyRequest| {
                Subject::entity(context, Kind::Role, &input.role_name)
            },
            run: update_assume_role_policy,
        },
    },
    Row {
        operation: ServiceOperation::Iam(Iam::UpdateRole),
        read_only: false,
        does: &Operation {
            subject: |context, input: &UpdateRoleRequest| {
                Subject::entity(context, Kind::Role, &input.role_name)
            },
            run: update_role,
        },
    },
    Row {
        operation: ServiceOperation::Iam(Iam::UpdateRoleDescription),
        read_only: false,
        does: &Operation {
            subject: |context, input: &UpdateRoleDescriptionRequest| {
                Subject::entity(context, Kind::Role, &input.role_name)
            },
            run: update_role_description,
        },
    },
];

fn create_role(
    context: &Context<'_>,
    _target: Authorized<Subject>,
    input: &CreateRoleRequest,
) -> Result<Done<CreateRoleResponse>, Error> {
    let principals = check_trust(context, &input.assume_role_policy_document)?;
    let mut role = Entity::new(Kind::Role, input.path.as_deref(), &input.role_name, context.now())?;
    role.role = Some(RolePart {
        trust: input.assume_role_policy_document.clone(),
        principals,
        description: input.description.clone(),
        max_session: input.max_session_duration.unwrap_or(SESSION_DEFAULT),
    });
    entity::set_tags(&mut role.tags, input.tags.as_deref().unwrap_or_default())?;
    let mut batch = Batch::default();
    if let Some(arn) = &input.permissions_boundary {
        boundary::set(context, &mut batch, Kind::Role, &mut role, arn)?;
    }
    context.create(Kind::Role, &role, &mut batch)?;
    Ok(Done::changed(CreateRoleResponse { role: Some(shown(context, &role)?) }, batch))
}

/// Refuses a trust policy that cannot be kept. Returns the unique ids of its principals.
fn check_trust(context: &Context<'_>, text: &str) -> Result<BTreeMap<String, String>, Error> {
    let document = Document::parse_as(PolicyKind::Trust, text)?;
    if entity::is_too_long([text].into_iter(), TRUST_MAX) {
        return Err(quota("ACLSizePerRole", TRUST_MAX));
    }
    let Bound { ids, missing } = access::bind(context.identities, document)?;
    match missing {
        None => Ok(ids),
        Some(arn) => Err(Error::new(
            ErrorCode::MalformedPolicyDocumentException,
            format!("Invalid principal in policy: \"AWS\":\"{arn}\""),
        )),
    }
}

fn list_roles(
    context: &Context<'_>,
    _target: Authorized<Subject>,
    input: &ListRolesRequest,
) -> Result<Done<ListRolesResponse>, Error> {
    let page = Page::new(input.max_items, input.marker.as_deref())?;
    let roles = context.list(Kind::Role, input.path_prefix.as_deref(), &page)?;
    let paged = page.cut(roles, |role| role.name.to_lowercase());
    // Lists show neither tags nor boundaries.
    let bare = |role: &Entity| {
        Ok(Role { tags: None, permissions_boundary: None, ..shown(context, role)? })
    };
    Ok(Done::unchanged(ListRolesResponse {
        roles: Some(paged.items.iter().map(bare).collect::<Result<_, Error>>()?),
        is_truncated: Some(paged.is_truncated),
        marker: paged.marker,
    }))
}

fn update_assume_role_policy(
    context: &Context<'_>,
    _target: Authorized<Subject>,
    input: &UpdateAssumeRolePolicyRequest,
) -> Result<Done<NoOutput>, Error> {
    let principals = check_trust(context, &input.policy_document)?;
    context.change(Kind::Role, &input.role_name, |role| {
        if let Some(part) = &mut role.role {
            part.trust.clone_from(&input.policy_document);
            part.principals.clone_from(&principals);
        }
        Ok(())
    })
}

fn update_role(
    context: &Context<'_>,
    _target: Authorized<Subject>,
    input: &UpdateRoleRequest,
) -> Result<Done<UpdateRoleResponse>, Error> {
    let mut batch = Batch::default();
    context.change_in(&mut batch, Kind::Role, &input.role_name, |role| {
        if let Some(part) = &mut role.role {
            part.description = input.description.clone().or(part.description.take());
            part.max_session = input.max_session_duration.unwrap_or(part.max_session);
        }
        Ok(())
    })?;
    Ok(Done::changed(UpdateRoleResponse {}, batch))
}

fn update_role_description(
    context: &Context<'_>,
    _target: Authorized<Subject>,
    input: &UpdateRoleDescriptionRequest,
) -> Result<Done<UpdateRoleDescriptionResponse>, Error> {
    let mut batch = Batch::default();
    let role = context.change_in(&mut batch, Kind::Role, &input.role_name, |role| {
        if let Some(part) = &mut role.role {
            part.description = Some(input.description.clone());
        }
        Ok(())
    })?;
    let output = UpdateRoleDescriptionResponse { role: Some(shown(context, &role)?) };
    Ok(Done::changed(output, batch))
}

/// Returns a role as replies show it. Policies are percent-encoded in IAM's replies.
fn shown(context: &Context<'_>, role: &Entity) -> Result<Role, Error> {
    let part = role.role.as_ref();
    let trust =
        |part: &RolePart| access::shown_policy(context.identities, &part.trust, &part.principals);
    let trust = part.map(trust).transpose()?;
    Ok(Role {
        path: Some(role.path.clone()),
        role_name: Some(role.name.clone()),
        role_id: Some(role.id.clone()),
        arn: Some(context.arn(Kind::Role, role)),
        create_date: Some(role.created()),
        assume_role_policy_document: trust.as_deref().map(entity::percent_encoded),
        description: part.and_then(|part| part.description.clone()),
        max_session_duration: part.map(|part| part.max_session),
        permissions_boundary: boundary::shown(role),
        tags: shown_tags(&role.tags),
        role_last_used: None,
        source_role_template: None,
    })
}
