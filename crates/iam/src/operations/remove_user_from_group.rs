//! `RemoveUserFromGroup`: removes a user from a group.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_RemoveUserFromGroup.html>

use model::Error;
use model::generated::iam::RemoveUserFromGroupRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;
use store::{Batch, Expected};

use crate::context::{Context, Iam};
use crate::entities::Entities;
use crate::entity::EntityKind;
use crate::records::{self, Kept};
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct RemoveUserFromGroup;

impl Operation for RemoveUserFromGroup {
    type Service = Iam;
    type Input = RemoveUserFromGroupRequest;
    type Output = NoOutput;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        Subject::entity(context, EntityKind::Group, &input.group_name)
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let Kept { value: group, revision } =
            context.entity(EntityKind::Group, &input.group_name)?;
        let mut batch = Batch::default();
        // A group that is renamed at the same moment is another one in the record of its user.
        let at = records::entity_address(context.account(), EntityKind::Group, &group.name);
        batch.expect(at, Expected::Revision(revision));
        context.change_in(&mut batch, EntityKind::User, &input.user_name, |user| {
            user.groups.retain(|name| !name.eq_ignore_ascii_case(&group.name));
            Ok(())
        })?;
        batch.delete(records::member_address(context.account(), &group.name, &input.user_name));
        Ok(Done::changed(NoOutput, batch))
    }
}

#[cfg(test)]
mod tests {
    use std::net::{IpAddr, Ipv4Addr};

    use access::Origin;
    use auth::Caller;
    use model::generated::iam::Operation as Name;
    use model::{AccountId, Region, Timestamp};
    use pipeline::Attempt;
    use store::{CommitError, Store};

    use super::*;
    use crate::entity::{Entity, NewName};
    use crate::identity_cache::tests::open;
    use crate::identity_operation::IdentityOperation;
    use crate::request_tags::RequestTags;
    use crate::table::row;

    /// Or a user leaves a group under its old name that it has under the new one in its record, and stays in it.
    #[tokio::test]
    async fn a_user_leaves_the_group_as_it_was_read() {
        let folder = tempfile::tempdir().unwrap();
        let (store, identities) = open(folder.path());
        let region = Region::parse("us-east-1").unwrap();
        let caller = Caller::root(AccountId::parse("111122223333").unwrap(), &region);
        let address = IpAddr::V4(Ipv4Addr::LOCALHOST);
        let context = Context {
            session: None,
            environment: &identities,
            caller: &caller,
            identity: None,
            mandate: auth::Mandate::NONE,
            region: &region,
            row: row(IdentityOperation::Iam(Name::RemoveUserFromGroup)),
            attributes: &RequestTags::default(),
            origin: Origin { address, user_agent: None, referer: None, secure: false },
            now: Timestamp::EPOCH,
            attempt: &Attempt::default(),
        };
        let mut made = Batch::default();
        for (kind, name) in [(EntityKind::Group, "g"), (EntityKind::User, "u")] {
            let entity = Entity::new(kind, None, name, Timestamp::EPOCH).unwrap();
            context.create(kind, &entity, &mut made).unwrap();
        }
        store.submit(made).await.unwrap();
        let input =
            RemoveUserFromGroupRequest { group_name: "g".to_owned(), user_name: "u".to_owned() };
        let subject = Subject::entity(&context, EntityKind::Group, "g").unwrap();
        let may = pipeline::authorize(&context, subject).unwrap();
        let leaves = RemoveUserFromGroup::run(&context, may, &input).unwrap().batch;
        let new = NewName { path: None, name: Some("h") };
        let renamed = context.rename(EntityKind::Group, "g", new).unwrap().batch;
        store.submit(renamed).await.unwrap();
        let told = store.submit(leaves).await;
        assert!(matches!(told, Err(CommitError::Conflict(_))), "{told:?}");
    }
}
