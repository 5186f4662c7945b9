//! Tags of users, roles and managed policies: `TagUser`, `UntagUser`, `ListUserTags`, and the same for roles and policies.

use model::generated::iam::{
    ListPolicyTagsRequest, ListPolicyTagsResponse, ListRoleTagsRequest, ListRoleTagsResponse,
    ListUserTagsRequest, ListUserTagsResponse, Operation as Iam, Tag, TagPolicyRequest,
    TagRoleRequest, TagUserRequest, UntagPolicyRequest, UntagRoleRequest, UntagUserRequest,
};
use model::shape::NoOutput;
use model::{Error, ServiceOperation};

use crate::entity::{self, Kind};
use crate::managed_policy;
use crate::operation::{Context, Done, Operation, Row, Subject};
use crate::page::{Page, Paged};

type Tags = Vec<(String, String)>;

/// Makes the rows of the three operations on one kind of resource: `$subject` finds it, `$change` changes its tags, `$tags` reads
/// them.
macro_rules! rows {
    ($name:ident, $subject:expr, $change:expr, $tags:expr, $tag:ident $tag_input:ident,
     $untag:ident $untag_input:ident, $list:ident $list_input:ident $list_output:ident) => {
        [
            Row {
                operation: ServiceOperation::Iam(Iam::$tag),
                read_only: false,
                does: &Operation {
                    subject: |context, input: &$tag_input| $subject(context, &input.$name),
                    run: |context, _target, input| {
                        $change(context, &input.$name, &|tags: &mut Tags| {
                            entity::set_tags(tags, &input.tags)
                        })
                    },
                },
            },
            Row {
                operation: ServiceOperation::Iam(Iam::$untag),
                read_only: false,
                does: &Operation {
                    subject: |context, input: &$untag_input| $subject(context, &input.$name),
                    run: |context, _target, input| {
                        $change(context, &input.$name, &|tags: &mut Tags| {
                            remove(tags, &input.tag_keys);
                            Ok(())
                        })
                    },
                },
            },
            Row {
                operation: ServiceOperation::Iam(Iam::$list),
                read_only: true,
                does: &Operation {
                    subject: |context, input: &$list_input| $subject(context, &input.$name),
                    run: |context, _target, input| {
                        let page = Page::new(input.max_items, input.marker.as_deref())?;
                        let paged = shown($tags(context, &input.$name)?, &page);
                        Ok(Done::unchanged($list_output {
                            tags: Some(paged.items),
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
    user_name, about_user, change_user, user_tags, TagUser TagUserRequest, UntagUser UntagUserRequest,
    ListUserTags ListUserTagsRequest ListUserTagsResponse
);
pub(crate) static OF_ROLES: [Row; 3] = rows!(
    role_name, about_role, change_role, role_tags, TagRole TagRoleRequest, UntagRole UntagRoleRequest,
    ListRoleTags ListRoleTagsRequest ListRoleTagsResponse
);
pub(crate) static OF_POLICIES: [Row; 3] = rows!(
    policy_arn, managed_policy::about, managed_policy::change_tags, managed_policy::tags,
    TagPolicy TagPolicyRequest, UntagPolicy UntagPolicyRequest,
    ListPolicyTags ListPolicyTagsRequest ListPolicyTagsResponse
);

/// A change of tags.
pub(crate) type Change<'c> = dyn Fn(&mut Tags) -> Result<(), Error> + 'c;

fn about_user(context: &Context<'_>, name: &str) -> Result<Subject, Error> {
    Subject::entity(context, Kind::User, name)
}

fn about_role(context: &Context<'_>, name: &str) -> Result<Subject, Error> {
    Subject::entity(context, Kind::Role, name)
}

fn change_user(
    context: &Context<'_>,
    name: &str,
    change: &Change<'_>,
) -> Result<Done<NoOutput>, Error> {
    context.change(Kind::User, name, |user| change(&mut user.tags))
}

fn change_role(
    context: &Context<'_>,
    name: &str,
    change: &Change<'_>,
) -> Result<Done<NoOutput>, Error> {
    context.change(Kind::Role, name, |role| change(&mut role.tags))
}

fn user_tags(context: &Context<'_>, name: &str) -> Result<Tags, Error> {
    context.entity(Kind::User, name).map(|user| user.value.tags)
}

fn role_tags(context: &Context<'_>, name: &str) -> Result<Tags, Error> {
    context.entity(Kind::Role, name).map(|role| role.value.tags)
}

/// Removes tags. Missing keys are not an error.
fn remove(tags: &mut Tags, keys: &[String]) {
    tags.retain(|(key, _)| !keys.iter().any(|removed| entity::is_same_key(removed, key)));
}

fn shown(tags: Tags, page: &Page) -> Paged<Tag> {
    let tags = tags.into_iter().map(|(key, value)| Tag { key, value });
    page.of(tags.collect(), |tag| tag.key.clone())
}
