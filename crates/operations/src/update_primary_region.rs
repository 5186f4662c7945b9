//! `UpdatePrimaryRegion`: a replica becomes the primary key, and the primary key a replica.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdatePrimaryRegion.html>

use model::generated::UpdatePrimaryRegionRequest;
use model::{Error, KeyArn, Operation, Region};
use policy::Authorized;
use store::Batch;

use crate::directory::KeyEntry;
use crate::operate::{Context, Operate};
use crate::outcome::{Done, NoOutput, Resource};
use crate::records;
use crate::related;
use crate::resolve::{Reader, no_such_key};
use crate::target::{Asks, KeyTarget, Target};

/// The primary key and the replica that shall take its place; both need the permission.
#[derive(Debug)]
pub(crate) struct Succession {
    old: KeyTarget,
    new: KeyTarget,
}

impl Target for Succession {
    fn asks(&self, actions: &'static [&'static str]) -> Asks<'_> {
        let ([old, _, _], [new, _, _]) = (self.old.asks(actions), self.new.asks(actions));
        [old, new, None]
    }

    fn keys(&self) -> [Option<&KeyEntry>; 2] {
        [Some(&self.old.entry), Some(&self.new.entry)]
    }

    fn resources(&self) -> Vec<Resource> {
        self.old.resources().into_iter().chain(self.new.resources()).collect()
    }
}

#[derive(Debug)]
pub(crate) struct UpdatePrimaryRegion;

impl Operate for UpdatePrimaryRegion {
    const OPERATION: Operation = Operation::UpdatePrimaryRegion;
    type Input = UpdatePrimaryRegionRequest;
    type Output = NoOutput;
    type Target = Succession;

    fn resolve(reader: &Reader<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        let old = reader.key(&input.key_id)?;
        let arn = old.entry.key.arn();
        let region = Region::parse(&input.primary_region)
            .ok_or_else(|| Error::validation(format!("Invalid region {}", input.primary_region)))?;
        let is_related = old.entry.key.related().iter().any(|other| other.region == region);
        let successor = KeyArn { region, ..arn.clone() };
        let found = if is_related { reader.directory().key(&successor)? } else { None };
        // A key that is no primary is told so first, once the caller may know.
        let new = match found {
            Some(entry) => KeyTarget { entry },
            None if old.entry.key.is_primary() && successor != *arn => {
                return Err(no_such_key(&successor));
            }
            None => KeyTarget { entry: std::sync::Arc::clone(&old.entry) },
        };
        Ok(Succession { old, new })
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<Self::Target>,
        _input: &Self::Input,
    ) -> Result<Done<Self::Output>, Error> {
        let Succession { old, new } = target.into_target();
        old.entry.key.require_primary()?;
        let region = &new.entry.key.arn().region;
        if *region == old.entry.key.arn().region {
            return Err(Error::validation(format!("The primary key is in {region} already.")));
        }
        let mut after = old.entry.key.clone();
        after.move_primary(region);
        let mut batch = Batch::default();
        records::update_key(&mut batch, &old.entry.key, old.entry.revision, &after)?;
        let others = related::entries(context.environment, &old.entry.key)?;
        related::change(&mut batch, &others, |other| {
            other.move_primary(region);
            Ok(())
        })?;
        Ok(Done::changed(NoOutput, batch))
    }
}
