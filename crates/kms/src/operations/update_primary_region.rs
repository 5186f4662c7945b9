//! `UpdatePrimaryRegion`: a replica becomes the primary key, and the primary key a replica.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdatePrimaryRegion.html>

use model::generated::UpdatePrimaryRegionRequest;
use model::shape::NoOutput;
use model::{Error, KeyArn};
use pipeline::{Done, ListedResources, Operation, RunError, Target};
use policy::Authorized;
use store::Batch;

use crate::context::{Context, Kms, Permissions};
use crate::key_cache::KeyEntry;
use crate::records;
use crate::related;
use crate::resolve::{self, TargetReader, no_such_key};
use crate::target::{KeyTarget, on_key};

/// The primary key and the replica that will take its place; both need the permission.
#[derive(Debug)]
pub(crate) struct Succession {
    old: KeyTarget,
    /// `None` if there is no replica. The caller learns that only if it may do this to the key.
    new: Option<KeyTarget>,
}

impl Target<Kms> for Succession {
    fn permissions<'a>(&'a self, context: &'a Context<'a>) -> Permissions<'a> {
        let keys = std::iter::once(&self.old).chain(&self.new);
        keys.map(|key| on_key(context, context.row.action(), &key.entry)).collect()
    }

    fn subjects(&self) -> [Option<&KeyEntry>; 2] {
        [Some(&self.old.entry), self.new.as_ref().map(|new| &*new.entry)]
    }

    fn resources(&self) -> ListedResources {
        let new = self.new.iter().flat_map(Target::resources);
        self.old.resources().into_iter().chain(new).collect()
    }
}

#[derive(Debug)]
pub(crate) struct UpdatePrimaryRegion;

impl Operation for UpdatePrimaryRegion {
    type Service = Kms;
    type Input = UpdatePrimaryRegionRequest;
    type Output = NoOutput;
    type Target = Succession;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        let reader = &TargetReader::new(context);
        let old = reader.key(&input.key_id)?;
        let mut related = old.entry.key.related().into_iter();
        let successor = related.find(|other| other.region.as_str() == input.primary_region);
        let found = successor.map(|arn| reader.key_cache().key(&arn)).transpose()?.flatten();
        Ok(Succession { old, new: found.map(|entry| KeyTarget { entry }) })
    }

    fn check_input(context: &Context<'_>, input: &Self::Input) -> Result<(), Error> {
        resolve::served_region(context, &input.primary_region).map(drop)
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let Succession { old, new } = target.into_target();
        old.entry.key.require_primary()?;
        let region = resolve::served_region(context, &input.primary_region)?;
        let arn = old.entry.key.arn();
        if region == arn.region {
            return Err(
                Error::validation(format!("The primary key is in {region} already.")).into()
            );
        }
        if new.is_none() {
            return Err(no_such_key(&KeyArn { region, ..arn.clone() }, None).into());
        }
        let mut after = old.entry.key.clone();
        after.move_primary(&region);
        let mut batch = Batch::default();
        records::update_key(&mut batch, &old.entry.key, old.entry.revision, &after)?;
        let others = related::entries(context.environment, &old.entry.key)?;
        related::change(&mut batch, &others, |other| {
            other.move_primary(&region);
            Ok(())
        })?;
        Ok(Done::changed(NoOutput, batch))
    }
}
