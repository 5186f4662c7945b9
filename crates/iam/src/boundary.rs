//! Permissions boundaries of users and roles.

use model::Error;
use model::generated::iam::{AttachedPermissionsBoundary, PermissionsBoundaryAttachmentType};
use model::shape::NoOutput;
use pipeline::Done;
use store::Batch;

use crate::context::Context;
use crate::entities::Entities;
use crate::entity::{Entity, EntityKind};
use crate::error::not_found;
use crate::managed_policy::{self, Used};
use crate::subject::Subject;

/// Returns the entity, with its new boundary as `iam:PermissionsBoundary`, or the one that it has.
pub(crate) fn about(
    context: &Context<'_>,
    kind: EntityKind,
    name: &str,
    new: Option<&str>,
) -> Result<Subject, Error> {
    match new {
        None => Subject::bounded(context, kind, name),
        new => Ok(Subject::entity(context, kind, name)?.saying("iam:permissionsboundary", new)),
    }
}

/// Gives an entity a boundary, or another one.
pub(crate) fn put(
    context: &Context<'_>,
    kind: EntityKind,
    name: &str,
    arn: &str,
) -> Result<Done<NoOutput>, Error> {
    let (mut batch, mut uses) = (Batch::default(), Batch::default());
    context
        .change_in(&mut batch, kind, name, |entity| set(context, &mut uses, kind, entity, arn))?;
    batch.append(uses);
    Ok(Done::changed(NoOutput, batch))
}

/// Takes the boundary from an entity.
pub(crate) fn delete(
    context: &Context<'_>,
    kind: EntityKind,
    name: &str,
) -> Result<Done<NoOutput>, Error> {
    let (mut batch, mut uses) = (Batch::default(), Batch::default());
    context.change_in(&mut batch, kind, name, |entity| {
        let Some(arn) = entity.boundary.take() else {
            let kind = kind.name();
            return Err(not_found(format!(
                "The {kind} with name {name} has no permissions boundary."
            )));
        };
        managed_policy::set_use(context, &mut uses, kind, name, &arn, Used::Boundary(false))
    })?;
    batch.append(uses);
    Ok(Done::changed(NoOutput, batch))
}

/// Makes the policy called `arn` the boundary of `entity`.
pub(crate) fn set(
    context: &Context<'_>,
    batch: &mut Batch,
    kind: EntityKind,
    entity: &mut Entity,
    arn: &str,
) -> Result<(), Error> {
    if let Some(old) = entity.boundary.take() {
        managed_policy::set_use(context, batch, kind, &entity.name, &old, Used::Boundary(false))?;
    }
    managed_policy::set_use(context, batch, kind, &entity.name, arn, Used::Boundary(true))?;
    entity.boundary = Some(arn.to_owned());
    Ok(())
}

/// Returns the boundary of an entity as replies show it.
pub(crate) fn shown(entity: &Entity) -> Option<AttachedPermissionsBoundary> {
    let arn = entity.boundary.clone()?;
    Some(AttachedPermissionsBoundary {
        permissions_boundary_type: Some(
            PermissionsBoundaryAttachmentType::PermissionsBoundaryPolicy,
        ),
        permissions_boundary_arn: Some(arn),
    })
}
