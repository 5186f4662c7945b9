//! The target of RevokeGrant and RetireGrant: a key and a grant on it.

use model::{Error, ErrorCode};
use policy::{GrantId, Resource as PolicyResource, Retirement};
use store::Batch;

use super::{GrantEntry, Parameters};
use crate::key_cache::KeyEntry;
use crate::outcome::{Done, NoOutput, Resource};
use crate::records;
use crate::resolve::Reader;
use crate::target::{Asks, KeyTarget, Permission, Target};

/// A grant that the key policy decides on.
#[derive(Debug)]
pub(crate) struct GrantTarget {
    pub(crate) key: KeyTarget,
    pub(crate) id: GrantId,
    /// `None` if there is no such grant. A caller without permission does not learn that.
    pub(crate) grant: Option<GrantEntry>,
}

impl GrantTarget {
    pub(crate) fn find(reader: &Reader<'_>, key: KeyTarget, id: GrantId) -> Result<Self, Error> {
        let grant = reader.key_cache().grant(&key.entry.key, id)?;
        Ok(Self { key, id, grant })
    }

    /// Returns the grant to be deleted.
    pub(crate) fn existing(&self) -> Result<&GrantEntry, Error> {
        self.grant.as_ref().ok_or_else(|| {
            let message =
                format!("Grant with ID {} does not exist on {}.", self.id, self.key.entry.arn);
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

impl Target for GrantTarget {
    fn asks(&self, actions: &'static [&'static str]) -> Asks<'_> {
        self.key.asks(actions)
    }

    fn keys(&self) -> [Option<&KeyEntry>; 2] {
        self.key.keys()
    }

    fn resources(&self) -> Vec<Resource> {
        self.key.resources()
    }
}

/// A grant that determines itself who may retire it.
#[derive(Debug)]
pub(crate) struct RetirementTarget(pub(crate) GrantTarget);

impl Target for RetirementTarget {
    fn asks(&self, actions: &'static [&'static str]) -> Asks<'_> {
        let Self(GrantTarget { key, id, grant: Some(entry) }) = self else {
            return [None, None, None];
        };
        let parameters = &entry.grant.parameters;
        let retirement = Retirement {
            key: key.entry.key.arn(),
            id: *id,
            grantee: parameters.grantee.bound(),
            terms: &entry.terms,
            retiring: parameters.retiring.as_ref().map(super::Principal::bound),
            issuer: parameters.issuer,
        };
        let resource = PolicyResource::Grant(retirement);
        [actions.first().map(|action| Permission { action, resource, key: None }), None, None]
    }

    fn keys(&self) -> [Option<&KeyEntry>; 2] {
        self.0.keys()
    }

    fn resources(&self) -> Vec<Resource> {
        self.0.resources()
    }

    fn retired(&self) -> Option<&Parameters> {
        self.0.grant.as_ref().map(|entry| &entry.grant.parameters)
    }
}

/// Parses the id of a grant in a request.
pub(crate) fn parse_id(text: &str) -> Result<GrantId, Error> {
    GrantId::parse(text).ok_or_else(|| Error::bare(ErrorCode::InvalidGrantIdException))
}
