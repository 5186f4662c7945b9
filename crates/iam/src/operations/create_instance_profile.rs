//! `CreateInstanceProfile`: makes an instance profile, which has no role yet.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateInstanceProfile.html>

use model::Error;
use model::generated::iam::{CreateInstanceProfileRequest, CreateInstanceProfileResponse};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;
use store::Batch;

use crate::context::{Context, Iam};
use crate::entity;
use crate::error::quota;
use crate::instance_profile::{self, StoredProfile};
use crate::records;
use crate::subject::Subject;

/// "Instance profiles in an account".
const PROFILES_MAX: usize = 1_000;

#[derive(Debug)]
pub(crate) struct CreateInstanceProfile;

impl Operation for CreateInstanceProfile {
    type Service = Iam;
    type Input = CreateInstanceProfileRequest;
    type Output = CreateInstanceProfileResponse;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        let (path, name) = (input.path.as_deref(), &input.instance_profile_name);
        let subject = Subject::new_entity(context, instance_profile::KIND, path, name)?;
        Ok(subject.also("iam:TagInstanceProfile", input.tags.is_some()))
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let (account, name) = (context.account(), &input.instance_profile_name);
        if instance_profile::find(context, name)?.is_some() {
            return Err(instance_profile::exists(name).into());
        }
        if context.environment.count(&instance_profile::all(account))? >= PROFILES_MAX {
            return Err(quota("InstanceProfilesPerAccount", PROFILES_MAX).into());
        }
        let mut profile = StoredProfile {
            v: 1,
            path: entity::check_path(input.path.as_deref())?,
            name: name.clone(),
            id: crate::unique_id("AIPA", 17).map_err(Error::failed)?,
            created: context.now.millis(),
            role: None,
            tags: Vec::new(),
        };
        entity::set_tags(&mut profile.tags, input.tags.as_deref().unwrap_or_default())?;
        let mut batch = Batch::default();
        records::create(&mut batch, instance_profile::address(account, name), &profile)?;
        let shown = instance_profile::shown(context, &profile)?;
        Ok(Done::changed(CreateInstanceProfileResponse { instance_profile: Some(shown) }, batch))
    }
}
