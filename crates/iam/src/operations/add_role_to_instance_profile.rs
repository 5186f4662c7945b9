//! `AddRoleToInstanceProfile`: gives an instance profile its role. "The caller of this operation must be granted the `PassRole`
//! permission on the IAM role by a permissions policy."
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddRoleToInstanceProfile.html>

use model::Error;
use model::generated::iam::AddRoleToInstanceProfileRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;
use store::Batch;

use crate::context::{Context, Iam};
use crate::entities::Entities;
use crate::entity::EntityKind;
use crate::error::quota;
use crate::instance_profile;
use crate::subject::Subject;

/// "Roles in an instance profile".
const ROLES_MAX: usize = 1;
/// The service that the role is passed to.
const EC2: &str = "ec2";

#[derive(Debug)]
pub(crate) struct AddRoleToInstanceProfile;

impl Operation for AddRoleToInstanceProfile {
    type Service = Iam;
    type Input = AddRoleToInstanceProfileRequest;
    type Output = NoOutput;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        let subject = instance_profile::about(context, &input.instance_profile_name)?;
        subject.passing(context, &input.role_name, EC2)
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let (account, role) = (context.account(), &input.role_name);
        let mut batch = Batch::default();
        instance_profile::known(context, &input.instance_profile_name)?;
        // Written again, so that it cannot be deleted at the same moment.
        let role = context.change_in(&mut batch, EntityKind::Role, role, |_role| Ok(()))?;
        let link =
            instance_profile::role_address(account, &role.name, &input.instance_profile_name);
        batch.put(link, Vec::new());
        Ok(instance_profile::change_in(context, batch, &input.instance_profile_name, |profile| {
            if profile.role.is_some() {
                return Err(quota("InstanceSessionsPerInstanceProfile", ROLES_MAX));
            }
            profile.role = Some(role.name);
            Ok(())
        })?)
    }
}

#[cfg(test)]
mod tests {
    use std::net::{IpAddr, Ipv4Addr};

    use access::Origin;
    use auth::Caller;
    use model::generated::iam::Operation as Name;
    use model::{AccountId, Region, Timestamp};
    use pipeline::{Attempt, authorize};
    use store::{CommitError, Store};

    use super::*;
    use crate::entity::Entity;
    use crate::identity_cache::tests::open;
    use crate::identity_operation::IdentityOperation;
    use crate::instance_profile::StoredProfile;
    use crate::records;
    use crate::request_tags::RequestTags;
    use crate::table::row;

    /// Or a profile has a role that is gone, and the next role of that name is in it.
    #[tokio::test]
    async fn a_role_is_not_deleted_while_it_goes_into_a_profile() {
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
            row: row(IdentityOperation::Iam(Name::AddRoleToInstanceProfile)),
            attributes: &RequestTags::default(),
            origin: Origin { address, user_agent: None, referer: None, secure: false },
            now: Timestamp::EPOCH,
            attempt: &Attempt::default(),
        };
        let mut made = Batch::default();
        let role = Entity::new(EntityKind::Role, None, "r", Timestamp::EPOCH).unwrap();
        context.create(EntityKind::Role, &role, &mut made).unwrap();
        let profile = StoredProfile {
            v: 1,
            path: "/".to_owned(),
            name: "p".to_owned(),
            id: "AIPA".to_owned(),
            created: 0,
            role: None,
            tags: Vec::new(),
        };
        let at = instance_profile::address(context.account(), "p");
        records::create(&mut made, at, &profile).unwrap();
        store.submit(made).await.unwrap();
        let add = AddRoleToInstanceProfileRequest {
            instance_profile_name: "p".to_owned(),
            role_name: "r".to_owned(),
        };
        let may = authorize(&context, Subject::default()).unwrap();
        let added = AddRoleToInstanceProfile::run(&context, may, &add).unwrap().batch;
        let kept = context.entity(EntityKind::Role, "r").unwrap();
        let deleted = context.delete(EntityKind::Role, &kept).unwrap().batch;
        store.submit(added).await.unwrap();
        let told = store.submit(deleted).await;
        assert!(matches!(told, Err(CommitError::Conflict(_))), "{told:?}");
        assert!(instance_profile::has_role(&context, "r").unwrap());
    }
}
