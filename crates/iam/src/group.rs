//! Groups as replies show them.

use model::generated::iam::Group;

use crate::context::Context;
use crate::entities::Entities;
use crate::entity::{Entity, EntityKind};

/// Returns a group as replies show it.
pub(crate) fn shown(context: &Context<'_>, group: &Entity) -> Group {
    Group {
        path: Some(group.path.clone()),
        group_name: Some(group.name.clone()),
        group_id: Some(group.id.clone()),
        arn: Some(context.arn(EntityKind::Group, group)),
        create_date: Some(group.created()),
    }
}
