//! Users: `CreateUser`, `GetUser`, `UpdateUser`, `DeleteUser`, `ListUsers`.

use model::generated::iam::{
    CreateUserRequest, CreateUserResponse, DeleteUserRequest, GetUserRequest, GetUserResponse,
    ListUsersRequest, ListUsersResponse, Operation as Iam, UpdateUserRequest, User,
};
use model::shape::NoOutput;
use model::{Error, ServiceOperation};
use policy::Authorized;
use store::Batch;

use crate::boundary;
use crate::entity::{self, Entity, Kind, shown_tags};
use crate::error::in_use;
use crate::operation::{Context, Done, Operation, Row, Subject};
use crate::page::Page;

pub(crate) static ROWS: &[Row] = &[
    Row {
        operation: ServiceOperation::Iam(Iam::CreateUser),
        read_only: false,
        does: &Operation {
            subject: |context, input: &CreateUserRequest| {
                let subject =
                    Subject::new_entity(context, "user", input.path.as_deref(), &input.user_name)?;
                let boundary = input.permissions_boundary.as_deref();
                Ok(subject
                    .also("iam:TagUser", input.tags.is_some())
                    .saying("iam:permissionsboundary", boundary))
            },
            run: create_user,
        },
    },
    Row {
        operation: ServiceOperation::Iam(Iam::DeleteUser),
        read_only: false,
        does: &Operation {
            subject: |context, input: &DeleteUserRequest| {
                Subject::entity(context, Kind::User, &input.user_name)
            },
            run: delete_user,
        },
    },
    Row {
        operation: ServiceOperation::Iam(Iam::GetUser),
        read_only: true,
        does: &Operation {
            subject: |context, input: &GetUserRequest| {
                let name = name_or_root(context, input)?;
                name.map_or_else(
                    || Ok(Subject::caller(context)),
                    |name| Subject::entity(context, Kind::User, &name),
                )
            },
            run: get_user,
        },
    },
    Row {
        operation: ServiceOperation::Iam(Iam::ListUsers),
        read_only: true,
        does: &Operation { subject: |_context, _input| Ok(Subject::default()), run: list_users },
    },
    Row {
        operation: ServiceOperation::Iam(Iam::UpdateUser),
        read_only: false,
        does: &Operation {
            subject: |context, input: &UpdateUserRequest| {
                Subject::renamed(context, Kind::User, &input.user_name, new_of(input))
            },
            run: update_user,
        },
    },
];

fn create_user(
    context: &Context<'_>,
    _target: Authorized<Subject>,
    input: &CreateUserRequest,
) -> Result<Done<CreateUserResponse>, Error> {
    let mut user = Entity::new(Kind::User, input.path.as_deref(), &input.user_name, context.now())?;
    entity::set_tags(&mut user.tags, input.tags.as_deref().unwrap_or_default())?;
    let mut batch = Batch::default();
    if let Some(arn) = &input.permissions_boundary {
        boundary::set(context, &mut batch, Kind::User, &mut user, arn)?;
    }
    context.create(Kind::User, &user, &mut batch)?;
    let output = CreateUserResponse { user: Some(shown(context, &user)) };
    Ok(Done::changed(output, batch))
}

/// Returns the name of the user. `None` if the root asks about itself.
fn name_or_root(context: &Context<'_>, input: &GetUserRequest) -> Result<Option<String>, Error> {
    if input.user_name.is_none() && context.asker.caller.is_root() {
        return Ok(None);
    }
    context.user_name(input.user_name.as_deref()).map(Some)
}

fn get_user(
    context: &Context<'_>,
    _target: Authorized<Subject>,
    input: &GetUserRequest,
) -> Result<Done<GetUserResponse>, Error> {
    let user = match name_or_root(context, input)? {
        Some(name) => shown(context, &context.entity(Kind::User, &name)?.value),
        None => User {
            user_id: Some(context.account().to_string()),
            arn: Some(context.asker.caller.arn().to_owned()),
            path: Some("/".to_owned()),
            create_date: context.identities.account_created(context.account())?,
            ..User::default()
        },
    };
    Ok(Done::unchanged(GetUserResponse { user: Some(user) }))
}

fn list_users(
    context: &Context<'_>,
    _target: Authorized<Subject>,
    input: &ListUsersRequest,
) -> Result<Done<ListUsersResponse>, Error> {
    let page = Page::new(input.max_items, input.marker.as_deref())?;
    let users = context.list(Kind::User, input.path_prefix.as_deref(), &page)?;
    let paged = page.cut(users, |user| user.name.to_lowercase());
    // Lists show neither tags nor boundaries.
    let bare =
        |user: &Entity| User { tags: None, permissions_boundary: None, ..shown(context, user) };
    Ok(Done::unchanged(ListUsersResponse {
        users: Some(paged.items.iter().map(bare).collect()),
        is_truncated: Some(paged.is_truncated),
        marker: paged.marker,
    }))
}

fn update_user(
    context: &Context<'_>,
    _target: Authorized<Subject>,
    input: &UpdateUserRequest,
) -> Result<Done<NoOutput>, Error> {
    context.rename(Kind::User, &input.user_name, new_of(input))
}

/// Returns the new path and name.
fn new_of(input: &UpdateUserRequest) -> (Option<&str>, Option<&str>) {
    (input.new_path.as_deref(), input.new_user_name.as_deref())
}

fn delete_user(
    context: &Context<'_>,
    _target: Authorized<Subject>,
    input: &DeleteUserRequest,
) -> Result<Done<NoOutput>, Error> {
    let user = context.entity(Kind::User, &input.user_name)?;
    if !user.value.access_keys.is_empty() {
        return Err(in_use("Cannot delete entity, must delete access keys first."));
    }
    if !user.value.groups.is_empty() {
        return Err(in_use("Cannot delete entity, must remove users from group first."));
    }
    context.delete(Kind::User, &user)
}

/// Returns a user as replies show it.
pub(crate) fn shown(context: &Context<'_>, user: &Entity) -> User {
    User {
        path: Some(user.path.clone()),
        user_name: Some(user.name.clone()),
        user_id: Some(user.id.clone()),
        arn: Some(context.arn(Kind::User, user)),
        create_date: Some(user.created()),
        password_last_used: None,
        permissions_boundary: boundary::shown(user),
        tags: shown_tags(&user.tags),
    }
}
