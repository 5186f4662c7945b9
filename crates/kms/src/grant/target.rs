//! The target of RevokeGrant and RetireGrant: a key and a grant on it.

use model::shape::NoOutput;
use model::{Error, ErrorCode};
use pipeline::{Done, ListedResources, Target, Unneeded};
use policy::{GrantId, Resource, Retirement};
use store::Batch;

use super::GrantEntry;
use crate::conditions::KeyConditions;
use crate::context::{Context, Kms, Permission, Permissions};
use crate::key_cache::KeyEntry;
use crate::records;
use crate::resolve::TargetReader;
use crate::target::KeyTarget;

/// A grant that the key policy decides on.
#[derive(Debug)]
pub(crate) struct GrantTarget {
    pub(crate) key: KeyTarget,
    pub(crate) id: GrantId,
    /// `None` if there is no such grant. A caller without permission does not learn that.
    pub(crate) grant: Option<GrantEntry>,
}

impl GrantTarget {
    pub(crate) fn find(
        reader: &TargetReader<'_>,
        key: KeyTarget,
        id: GrantId,
    ) -> Result<Self, Error> {
        let grant = reader.key_cache().grant(&key.entry.key, id)?;
        Ok(Self { key, id, grant })
    }

    /// Returns the grant to be deleted.
    pub(crate) fn existing(&self) -> Result<&GrantEntry, Error> {
        self.grant.as_ref().ok_or_else(|| {
            let message =
                format!("Grant with ID {} does not exist on {}.", self.id, self.key.entry.arn());
            Error::new(ErrorCode::NotFoundException, message)
        })
    }

    /// Deletes the grant, for RevokeGrant and RetireGrant, which differ in who may.
    pub(crate) fn delete(&self) -> Result<Done<NoOutput>, Error> {
        let found = self.existing()?;
        let mut batch = Batch::default();
        let key = self.key.entry.key.arn();
        records::delete_grant(&mut batch, key, &found.grant, Some(found.revision))?;
        Ok(Done::changed(NoOutput, batch))
    }
}

impl Target<Kms> for GrantTarget {
    fn permissions<'a>(&'a self, context: &'a Context<'a>) -> Permissions<'a> {
        self.key.permissions(context)
    }

    fn subjects(&self) -> [Option<&KeyEntry>; 2] {
        self.key.subjects()
    }

    fn resources(&self) -> ListedResources {
        self.key.resources()
    }
}

/// A grant that determines itself who may retire it.
#[derive(Debug)]
pub(crate) struct RetirementTarget(pub(crate) GrantTarget);

impl Target<Kms> for RetirementTarget {
    fn permissions<'a>(&'a self, context: &'a Context<'a>) -> Permissions<'a> {
        let Self(GrantTarget { key, id, grant: Some(entry) }) = self else {
            return Permissions::None(Unneeded::NothingFound);
        };
        let parameters = &entry.grant.parameters;
        let retirement = Retirement {
            key: key.entry.key.arn(),
            id: *id,
            grantee: parameters.grantee.bound(),
            terms: &entry.terms,
            retiring: parameters.retiring.as_ref().map(super::GrantPrincipal::bound),
            issuer: parameters.issuer,
        };
        let (action, resource) = (context.row.action(), Resource::Grant(retirement));
        // The key's policy has no say in who retires a grant, but conditions can use the key that the grant is on.
        let conditions = KeyConditions::new(context, Some(&key.entry.key))
            .retiring(parameters.constraints.as_ref());
        std::iter::once(Permission { action, resource, on: None, conditions }).collect()
    }

    fn subjects(&self) -> [Option<&KeyEntry>; 2] {
        self.0.subjects()
    }

    fn resources(&self) -> ListedResources {
        self.0.resources()
    }
}

/// Parses the id of a grant in a request.
pub(crate) fn parse_id(text: &str) -> Result<GrantId, Error> {
    GrantId::parse(text).ok_or_else(|| Error::documented(ErrorCode::InvalidGrantIdException))
}
