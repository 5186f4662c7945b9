//! The users, groups and roles of the caller's account: how operations find, list, make, change, rename and delete them.

use std::collections::BTreeMap;

use model::Error;
use model::shape::NoOutput;
use pipeline::{Done, Page, Paged};
use store::Batch;

use crate::context::Context;
use crate::entity::{self, Entity, EntityKind, NewName};
use crate::error::{self, in_use, invalid_input};
use crate::managed_policy::{self, Used};
use crate::records::{self, KeptEntity};

/// The members that a renamed group may have: its name is in the record of each of them, and all change together.
const RENAMED_MEMBERS_MAX: usize = 64;

/// The users, groups and roles of the caller's account.
pub(crate) trait Entities {
    /// Returns the ARN of an entity.
    fn arn(&self, kind: EntityKind, entity: &Entity) -> String;

    /// Returns the entity called `name`.
    fn entity(&self, kind: EntityKind, name: &str) -> Result<KeptEntity, Error>;

    /// Returns the page of the entities of a kind whose path begins with `prefix`, in the order of their names. Lists show neither inline
    /// policies nor tags, which are not kept in memory.
    fn list(
        &self,
        kind: EntityKind,
        prefix: Option<&str>,
        page: &Page,
    ) -> Result<Paged<Entity>, Error>;

    /// Writes a new entity, unless its account has the most that it may have.
    fn create(&self, kind: EntityKind, entity: &Entity, batch: &mut Batch) -> Result<(), Error>;

    /// Changes the entity called `name`.
    fn change(
        &self,
        kind: EntityKind,
        name: &str,
        change: impl FnOnce(&mut Entity) -> Result<(), Error>,
    ) -> Result<Done<NoOutput>, Error>;

    /// Changes the entity called `name` together with what is in `batch`.
    fn change_in(
        &self,
        batch: &mut Batch,
        kind: EntityKind,
        name: &str,
        change: impl FnOnce(&mut Entity) -> Result<(), Error>,
    ) -> Result<Entity, Error>;

    /// Gives a user or group another path or name.
    fn rename(
        &self,
        kind: EntityKind,
        name: &str,
        new: NewName<'_>,
    ) -> Result<Done<NoOutput>, Error>;

    /// Removes an entity to which no policy is attached any more.
    fn delete(&self, kind: EntityKind, kept: &KeptEntity) -> Result<Done<NoOutput>, Error>;
}

impl Entities for Context<'_> {
    fn arn(&self, kind: EntityKind, entity: &Entity) -> String {
        entity.arn(kind, self.environment.partition(), self.account())
    }

    fn entity(&self, kind: EntityKind, name: &str) -> Result<KeptEntity, Error> {
        let found = self.environment.entity(self.account(), kind, name)?;
        found.ok_or_else(|| kind.no_such(name))
    }

    fn list(
        &self,
        kind: EntityKind,
        prefix: Option<&str>,
        page: &Page,
    ) -> Result<Paged<Entity>, Error> {
        let all = records::entities(self.account(), kind);
        let mut items = page.items(entity::LISTED_BYTES_MAX);
        self.environment.each(&all, page.after(), |address, record| {
            let entity = records::read::<Entity>(address, record)?.value;
            if prefix.is_some_and(|prefix| !entity.path.starts_with(prefix)) {
                return Ok(true);
            }
            let trust = entity.role.as_ref().map(|role| entity::percent_encoded_bytes(&role.trust));
            let entity = Entity { inline: BTreeMap::new(), tags: Vec::new(), ..entity };
            Ok(items.add(entity, trust.unwrap_or(0)))
        })?;
        Ok(items.end(|entity| entity.name.to_lowercase()))
    }

    fn create(&self, kind: EntityKind, entity: &Entity, batch: &mut Batch) -> Result<(), Error> {
        if self.environment.entity(self.account(), kind, &entity.name)?.is_some() {
            return Err(kind.exists(&entity.name));
        }
        let (quota, limit) = kind.quota();
        if self.environment.count(&records::entities(self.account(), kind))? >= limit {
            return Err(error::quota(quota, limit));
        }
        let address = records::entity_address(self.account(), kind, &entity.name);
        records::create(batch, address, entity)
    }

    fn change(
        &self,
        kind: EntityKind,
        name: &str,
        change: impl FnOnce(&mut Entity) -> Result<(), Error>,
    ) -> Result<Done<NoOutput>, Error> {
        let mut batch = Batch::default();
        self.change_in(&mut batch, kind, name, change)?;
        Ok(Done::changed(NoOutput, batch))
    }

    fn change_in(
        &self,
        batch: &mut Batch,
        kind: EntityKind,
        name: &str,
        change: impl FnOnce(&mut Entity) -> Result<(), Error>,
    ) -> Result<Entity, Error> {
        let mut kept = self.entity(kind, name)?;
        change(&mut kept.value)?;
        let address = records::entity_address(self.account(), kind, name);
        records::update(batch, address, kept.revision, &kept.value)?;
        Ok(kept.value)
    }

    fn rename(
        &self,
        kind: EntityKind,
        name: &str,
        new: NewName<'_>,
    ) -> Result<Done<NoOutput>, Error> {
        let path = new.path;
        let Some(new_name) = new.name.filter(|new| *new != name) else {
            return self.change(kind, name, |entity| {
                if path.is_some() {
                    entity.path = entity::check_path(path)?;
                }
                Ok(())
            });
        };
        let mut kept = self.entity(kind, name)?;
        let is_other = !kept.value.name.eq_ignore_ascii_case(new_name);
        if is_other && self.environment.entity(self.account(), kind, new_name)?.is_some() {
            return Err(kind.exists(new_name));
        }
        let mut batch = Batch::default();
        rename_elsewhere(self, &mut batch, kind, &kept.value, new_name)?;
        let old = records::entity_address(self.account(), kind, name);
        new_name.clone_into(&mut kept.value.name);
        if path.is_some() {
            kept.value.path = entity::check_path(path)?;
        }
        if is_other {
            records::delete(&mut batch, old, kept.revision);
            let new = records::entity_address(self.account(), kind, new_name);
            records::create(&mut batch, new, &kept.value)?;
        } else {
            records::update(&mut batch, old, kept.revision, &kept.value)?;
        }
        Ok(Done::changed(NoOutput, batch))
    }

    fn delete(&self, kind: EntityKind, kept: &KeptEntity) -> Result<Done<NoOutput>, Error> {
        let entity = &kept.value;
        if !entity.attached.is_empty() {
            return Err(in_use("Cannot delete entity, must detach all policies first."));
        }
        if !entity.inline.is_empty() {
            return Err(in_use("Cannot delete entity, must delete policies first."));
        }
        let mut batch = Batch::default();
        if let Some(arn) = &entity.boundary {
            let used = Used::Boundary(false);
            managed_policy::set_use(self, &mut batch, kind, &entity.name, arn, used)?;
        }
        let address = records::entity_address(self.account(), kind, &entity.name);
        records::delete(&mut batch, address, kept.revision);
        Ok(Done::changed(NoOutput, batch))
    }
}

/// Replaces the old name everywhere else: in access keys, memberships and uses of policies.
fn rename_elsewhere(
    context: &Context<'_>,
    batch: &mut Batch,
    kind: EntityKind,
    entity: &Entity,
    new: &str,
) -> Result<(), Error> {
    let account = context.account();
    for policy in entity.attached.iter().chain(&entity.boundary) {
        let old_use = records::policy_use_address(account, policy, kind, &entity.name);
        let used = context.environment.read::<records::PolicyUse>(&old_use)?;
        batch.delete(old_use);
        let used = used.map(|used| used.value).unwrap_or_default();
        records::put(batch, records::policy_use_address(account, policy, kind, new), &used)?;
    }
    for id in &entity.access_keys {
        if let Some(mut key) = context.environment.access_key(id)? {
            key.value.user = Some(new.to_owned());
            let address = records::credential_address(id);
            records::update(batch, address, key.revision, &key.value)?;
        }
    }
    for group in &entity.groups {
        batch.delete(records::member_address(account, group, &entity.name));
        batch.put(records::member_address(account, group, new), Vec::new());
    }
    if kind == EntityKind::Group {
        rename_in_members(context, batch, &entity.name, new)?;
    }
    Ok(())
}

fn rename_in_members(
    context: &Context<'_>,
    batch: &mut Batch,
    old: &str,
    new: &str,
) -> Result<(), Error> {
    let members = records::members(context.account(), old);
    let members = context.environment.scan(&members, None, RENAMED_MEMBERS_MAX + 1)?;
    if members.len() > RENAMED_MEMBERS_MAX {
        return Err(invalid_input(format!(
            "A group with more than {RENAMED_MEMBERS_MAX} users cannot be renamed: make a new group and move its users."
        )));
    }
    for (address, _) in members {
        let Some(name) = records::member_at(&address).map(str::to_owned) else { continue };
        context.change_in(batch, EntityKind::User, &name, |user| {
            user.groups.retain(|group| !group.eq_ignore_ascii_case(old));
            user.groups.push(new.to_owned());
            Ok(())
        })?;
        // In this order: the two are one record where only letter case changes.
        batch.delete(address);
        batch.put(records::member_address(context.account(), new, &name), Vec::new());
    }
    Ok(())
}
