//! Permissions boundaries: `PutUserPermissionsBoundary`, `DeleteUserPermissionsBoundary`, `PutRolePermissionsBoundary`,
//! `DeleteRolePermissionsBoundary`.

use model::generated::iam::{
    AttachedPermissionsBoundary, DeleteRolePermissionsBoundaryRequest,
    DeleteUserPermissionsBoundaryRequest, Operation as Iam, PermissionsBoundaryAttachmentType,
    PutRolePermissionsBoundaryRequest, PutUserPermissionsBoundaryRequest,
};
use model::shape::NoOutput;
use model::{Error, ServiceOperation};
use store::Batch;

use crate::entity::{Entity, Kind};
use crate::error::not_found;
use crate::managed_policy::{self, Used};
use crate::operation::{Context, Done, Operation, Row, Subject};

pub(crate) static ROWS: &[Row] = &[
    Row {
        operation: ServiceOperation::Iam(Iam::DeleteRolePermissionsBoundary),
        read_only: false,
        does: &Operation {
            subject: |context, input: &DeleteRolePermissionsBoundaryRequest| {
                about(context, Kind::Role, &input.role_name, None)
            },
            run: |context, _target, input| delete(context, Kind::Role, &input.role_name),
        },
    },
    Row {
        operation: ServiceOperation::Iam(Iam::DeleteUserPermissionsBoundary),
        read_only: false,
        does: &Operation {
            subject: |context, input: &DeleteUserPermissionsBoundaryRequest| {
                about(context, Kind::User, &input.user_name, None)
            },
            run: |context, _target, input| delete(context, Kind::User, &input.user_name),
        },
    },
    Row {
        operation: ServiceOperation::Iam(Iam::PutRolePermissionsBoundary),
        read_only: false,
        does: &Operation {
            subject: |context, input: &PutRolePermissionsBoundaryRequest| {
                about(context, Kind::Role, &input.role_name, Some(&input.permissions_boundary))
            },
            run: |context, _target, input| {
                put(context, Kind::Role, &input.role_name, &input.permissions_boundary)
            },
        },
    },
    Row {
        operation: ServiceOperation::Iam(Iam::PutUserPermissionsBoundary),
        read_only: false,
        does: &Operation {
            subject: |context, input: &PutUserPermissionsBoundaryRequest| {
                about(context, Kind::User, &input.user_name, Some(&input.permissions_boundary))
            },
            run: |context, _target, input| {
                put(context, Kind::User, &input.user_name, &input.permissions_boundary)
            },
        },
    },
];

/// Returns the entity, with its new boundary as `iam:PermissionsBoundary`, or the one that it has.
fn about(
    context: &Context<'_>,
    kind: Kind,
    name: &str,
    new: Option<&str>,
) -> Result<Subject, Error> {
    match new {
        None => Subject::bounded(context, kind, name),
        new => Ok(Subject::entity(context, kind, name)?.saying("iam:permissionsboundary", new)),
    }
}

fn put(context: &Context<'_>, kind: Kind, name: &str, arn: &str) -> Result<Done<NoOutput>, Error> {
    let (mut batch, mut uses) = (Batch::default(), Batch::default());
    context
        .change_in(&mut batch, kind, name, |entity| set(context, &mut uses, kind, entity, arn))?;
    batch.append(uses);
    Ok(Done::changed(NoOutput, batch))
}

fn delete(context: &Context<'_>, kind: Kind, name: &str) -> Result<Done<NoOutput>, Error> {
    let (mut batch, mut uses) = (Batch::default(), Batch::default());
    context.change_in(&mut batch, kind, name, |entity| {
        let Some(arn) = entity.boundary.take() else {
            let kind = kind.name();
            return Err(not_found(format!(
                "The {kind} with name {name} has no permissions boundary."
            )));
        };
        managed_policy::set_use(context, &mut uses, (kind, name), &arn, Used::Boundary(false))
    })?;
    batch.append(uses);
    Ok(Done::changed(NoOutput, batch))
}

/// Makes the policy called `arn` the boundary of `entity`.
pub(crate) fn set(
    context: &Context<'_>,
    batch: &mut Batch,
    kind: Kind,
    entity: &mut Entity,
    arn: &str,
) -> Result<(), Error> {
    if let Some(old) = entity.boundary.take() {
        managed_policy::set_use(context, batch, (kind, &entity.name), &old, Used::Boundary(false))?;
    }
    managed_policy::set_use(context, batch, (kind, &entity.name), arn, Used::Boundary(true))?;
    entity.boundary = Some(arn.to_owned());
    Ok(())
}

pub(crate) fn shown(entity: &Entity) -> Option<AttachedPermissionsBoundary> {
    let arn = entity.boundary.clone()?;
    Some(AttachedPermissionsBoundary {
        permissions_boundary_type: Some(
            PermissionsBoundaryAttachmentType::PermissionsBoundaryPolicy,
        ),
        permissions_boundary_arn: Some(arn),
    })
}
