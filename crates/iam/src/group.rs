//! Groups and their members: `CreateGroup`, `GetGroup`, `UpdateGroup`, `DeleteGroup`, `ListGroups`, `AddUserToGroup`,
//! `RemoveUserFromGroup`, `ListGroupsForUser`.

use model::generated::iam::{
    AddUserToGroupRequest, CreateGroupRequest, CreateGroupResponse, DeleteGroupRequest,
    GetGroupRequest, GetGroupResponse, Group, ListGroupsForUserRequest, ListGroupsForUserResponse,
    ListGroupsRequest, ListGroupsResponse, Operation as Iam, RemoveUserFromGroupRequest,
    UpdateGroupRequest,
};
use model::shape::NoOutput;
use model::{Error, ServiceOperation};
use policy::Authorized;
use store::{Batch, Expected};

use crate::entity::{Entity, Kind};
use crate::error::{in_use, quota};
use crate::operation::{Context, Done, Operation, Row, Subject};
use crate::page::Page;
use crate::records::{self, Kept};
use crate::user;

/// "IAM groups an IAM user can be a member of".
const GROUPS_MAX: usize = 10;

pub(crate) static ROWS: &[Row] = &[
    Row {
        operation: ServiceOperation::Iam(Iam::AddUserToGroup),
        read_only: false,
        does: &Operation {
            subject: |context, input: &AddUserToGroupRequest| {
                Subject::entity(context, Kind::Group, &input.group_name)
            },
            run: add_user_to_group,
        },
    },
    Row {
        operation: ServiceOperation::Iam(Iam::CreateGroup),
        read_only: false,
        does: &Operation {
            subject: |context, input: &CreateGroupRequest| {
                Subject::new_entity(context, "group", input.path.as_deref(), &input.group_name)
            },
            run: create_group,
        },
    },
    Row {
        operation: ServiceOperation::Iam(Iam::DeleteGroup),
        read_only: false,
        does: &Operation {
            subject: |context, input: &DeleteGroupRequest| {
                Subject::entity(context, Kind::Group, &input.group_name)
            },
            run: delete_group,
        },
    },
    Row {
        operation: ServiceOperation::Iam(Iam::GetGroup),
        read_only: true,
        does: &Operation {
            subject: |context, input: &GetGroupRequest| {
                Subject::entity(context, Kind::Group, &input.group_name)
            },
            run: get_group,
        },
    },
    Row {
        operation: ServiceOperation::Iam(Iam::ListGroups),
        read_only: true,
        does: &Operation { subject: |_context, _input| Ok(Subject::default()), run: list_groups },
    },
    Row {
        operation: ServiceOperation::Iam(Iam::ListGroupsForUser),
        read_only: true,
        does: &Operation {
            subject: |context, input: &ListGroupsForUserRequest| {
                Subject::entity(context, Kind::User, &input.user_name)
            },
            run: list_groups_for_user,
        },
    },
    Row {
        operation: ServiceOperation::Iam(Iam::RemoveUserFromGroup),
        read_only: false,
        does: &Operation {
            subject: |context, input: &RemoveUserFromGroupRequest| {
                Subject::entity(context, Kind::Group, &input.group_name)
            },
            run: remove_user_from_group,
        },
    },
    Row {
        operation: ServiceOperation::Iam(Iam::UpdateGroup),
        read_only: false,
        does: &Operation {
            subject: |context, input: &UpdateGroupRequest| {
                Subject::renamed(context, Kind::Group, &input.group_name, new_of(input))
            },
            run: update_group,
        },
    },
];

fn create_group(
    context: &Context<'_>,
    _target: Authorized<Subject>,
    input: &CreateGroupRequest,
) -> Result<Done<CreateGroupResponse>, Error> {
    let group = Entity::new(Kind::Group, input.path.as_deref(), &input.group_name, context.now())?;
    let mut batch = Batch::default();
    context.create(Kind::Group, &group, &mut batch)?;
    Ok(Done::changed(CreateGroupResponse { group: Some(shown(context, &group)) }, batch))
}

fn get_group(
    context: &Context<'_>,
    _target: Authorized<Subject>,
    input: &GetGroupRequest,
) -> Result<Done<GetGroupResponse>, Error> {
    let group = context.entity(Kind::Group, &input.group_name)?;
    let page = Page::new(input.max_items, input.marker.as_deref())?;
    let members = records::members(context.account(), &input.group_name);
    let after = page.after().map(|user| {
        records::member_address(context.account(), &input.group_name, user).id().to_owned()
    });
    let found = context.identities.scan(&members, after.as_deref(), page.limit() + 1)?;
    let names = found.iter().filter_map(|(address, _)| records::member_at(address));
    // One after the other: what is shown of a user is far less than its record.
    let shown_user = |name| {
        let kept = context.entity(Kind::User, name)?;
        Ok((name.to_owned(), user::shown(context, &kept.value)))
    };
    let users = names.map(shown_user).collect::<Result<Vec<_>, Error>>()?;
    let paged = page.cut(users, |(name, _)| name.clone());
    Ok(Done::unchanged(GetGroupResponse {
        group: Some(shown(context, &group.value)),
        users: Some(paged.items.into_iter().map(|(_, user)| user).collect()),
        is_truncated: Some(paged.is_truncated),
        marker: paged.marker,
    }))
}

fn list_groups(
    context: &Context<'_>,
    _target: Authorized<Subject>,
    input: &ListGroupsRequest,
) -> Result<Done<ListGroupsResponse>, Error> {
    let page = Page::new(input.max_items, input.marker.as_deref())?;
    let groups = context.list(Kind::Group, input.path_prefix.as_deref(), &page)?;
    let paged = page.cut(groups, |group| group.name.to_lowercase());
    Ok(Done::unchanged(ListGroupsResponse {
        groups: Some(paged.items.iter().map(|group| shown(context, group)).collect()),
        is_truncated: Some(paged.is_truncated),
        marker: paged.marker,
    }))
}

fn list_groups_for_user(
    context: &Context<'_>,
    _target: Authorized<Subject>,
    input: &ListGroupsForUserRequest,
) -> Result<Done<ListGroupsForUserResponse>, Error> {
    let user = context.entity(Kind::User, &input.user_name)?;
    let page = Page::new(input.max_items, input.marker.as_deref())?;
    let paged = page.of(user.value.groups, |name| name.to_lowercase());
    let groups = paged
        .items
        .iter()
        .map(|name| context.entity(Kind::Group, name).map(|group| shown(context, &group.value)));
    Ok(Done::unchanged(ListGroupsForUserResponse {
        groups: Some(groups.collect::<Result<_, _>>()?),
        is_truncated: Some(paged.is_truncated),
        marker: paged.marker,
    }))
}

fn update_group(
    context: &Context<'_>,
    _target: Authorized<Subject>,
    input: &UpdateGroupRequest,
) -> Result<Done<NoOutput>, Error> {
    context.rename(Kind::Group, &input.group_name, new_of(input))
}

/// Returns the new path and name.
fn new_of(input: &UpdateGroupRequest) -> (Option<&str>, Option<&str>) {
    (input.new_path.as_deref(), input.new_group_name.as_deref())
}

fn delete_group(
    context: &Context<'_>,
    _target: Authorized<Subject>,
    input: &DeleteGroupRequest,
) -> Result<Done<NoOutput>, Error> {
    let group = context.entity(Kind::Group, &input.group_name)?;
    let members = records::members(context.account(), &input.group_name);
    if context.identities.count(&members)? > 0 {
        return Err(in_use("Cannot delete entity, must remove users from group first."));
    }
    context.delete(Kind::Group, &group)
}

/// Adds a user to a group. A member stays one.
fn add_user_to_group(
    context: &Context<'_>,
    _target: Authorized<Subject>,
    input: &AddUserToGroupRequest,
) -> Result<Done<NoOutput>, Error> {
    let mut batch = Batch::default();
    // Written again, so that it cannot be deleted at the same moment.
    let group = context.change_in(&mut batch, Kind::Group, &input.group_name, |_group| Ok(()))?;
    context.change_in(&mut batch, Kind::User, &input.user_name, |user| {
        if user.groups.iter().any(|name| name.eq_ignore_ascii_case(&group.name)) {
            return Ok(());
        }
        user.groups.push(group.name.clone());
        if user.groups.len() > GROUPS_MAX {
            Err(quota("GroupsPerUser", GROUPS_MAX))
        } else {
            Ok(())
        }
    })?;
    let member = records::member_address(context.account(), &group.name, &input.user_name);
    batch.put(member, Vec::new());
    Ok(Done::changed(NoOutput, batch))
}

fn remove_user_from_group(
    context: &Context<'_>,
    _target: Authorized<Subject>,
    input: &RemoveUserFromGroupRequest,
) -> Result<Done<NoOutput>, Error> {
    let Kept { value: group, revision } = context.entity(Kind::Group, &input.group_name)?;
    let mut batch = Batch::default();
    // A group that is renamed at the same moment is another one in the record of its user.
    let at = records::entity_address(context.account(), Kind::Group, &group.name);
    batch.expect(at, Expected::Revision(revision));
    context.change_in(&mut batch, Kind::User, &input.user_name, |user| {
        user.groups.retain(|name| !name.eq_ignore_ascii_case(&group.name));
        Ok(())
    })?;
    batch.delete(records::member_address(context.account(), &group.name, &input.user_name));
    Ok(Done::changed(NoOutput, batch))
}

fn shown(context: &Context<'_>, group: &Entity) -> Group {
    Group {
        path: Some(group.path.clone()),
        group_name: Some(group.name.clone()),
        group_id: Some(group.id.clone()),
        arn: Some(context.arn(Kind::Group, group)),
        create_date: Some(group.created()),
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::net::{IpAddr, Ipv4Addr};

    use access::{Origin, RequestPrincipal};
    use auth::Caller;
    use model::{AccountId, Region, Timestamp};
    use store::{CommitError, Store};

    use super::*;
    use crate::call::RequestAttributes;
    use crate::identity_cache::tests::open;
    use crate::operation::authorize;

    /// Or a user leaves a group under its old name that it has under the new one in its record, and stays in it.
    #[tokio::test]
    async fn a_user_leaves_the_group_as_it_was_read() {
        let folder = tempfile::tempdir().unwrap();
        let (store, identities) = open(folder.path());
        let region = Region::parse("us-east-1").unwrap();
        let caller = Caller::root(AccountId::parse("111122223333").unwrap(), &region);
        let address = IpAddr::V4(Ipv4Addr::LOCALHOST);
        let context = Context {
            identities: &identities,
            asker: RequestPrincipal {
                caller: &caller,
                identity: None,
                mandate: auth::Mandate::NONE,
                region: &region,
                origin: Origin { address, user_agent: None, secure: false },
                now: Timestamp::EPOCH,
            },
            claim: &RequestAttributes::default(),
            action: "iam:RemoveUserFromGroup",
            trace: &RefCell::default(),
        };
        let mut made = Batch::default();
        for (kind, name) in [(Kind::Group, "g"), (Kind::User, "u")] {
            let entity = Entity::new(kind, None, name, Timestamp::EPOCH).unwrap();
            context.create(kind, &entity, &mut made).unwrap();
        }
        store.submit(made).await.unwrap();
        let input =
            RemoveUserFromGroupRequest { group_name: "g".to_owned(), user_name: "u".to_owned() };
        let subject = Subject::entity(&context, Kind::Group, "g").unwrap();
        let may = authorize(&context, subject).unwrap();
        let leaves = remove_user_from_group(&context, may, &input).unwrap().into_batch();
        let renamed = context.rename(Kind::Group, "g", (None, Some("h"))).unwrap().into_batch();
        store.submit(renamed).await.unwrap();
        let told = store.submit(leaves).await;
        assert!(matches!(told, Err(CommitError::Conflict(_))), "{told:?}");
    }
}
