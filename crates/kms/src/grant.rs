//! A grant: permission to use one key, given outside its key policy.
//!
//! A grant never changes: it is created, and it is retired or revoked. Its id determines its place. The first half is a hash of
//! the key (with its date of creation) and the grantee, so that a key's grants of one grantee are one range of the store and need
//! no index; the second half is random.
//!
//! Sources: AWS KMS developer guide, "Grants in AWS KMS"; API reference, `CreateGrant`, `GrantListEntry`.

pub(crate) mod request;
pub(crate) mod target;
pub(crate) mod token;

mod record;

use access::{Identities, PrincipalLookup};
use keys::Key;
use model::generated::{GrantConstraints, GrantListEntry, GrantOperation};
use model::{AccountId, Error, KeyArn, Timestamp};
use policy::{GrantId, Terms};
use store::Revision;

use crate::page::PageSize;

pub(crate) use record::GrantRecordError;

/// "Grants per KMS key", AWS KMS resource quotas.
pub(crate) const GRANTS_MAX: u64 = 50_000;
/// The page sizes of ListGrants and ListRetirableGrants.
pub(crate) const GRANTS_PAGE: PageSize = PageSize { default: 50, max: 100 };

/// A grant as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StoredGrant {
    pub(crate) id: GrantId,
    pub(crate) created: Timestamp,
    pub(crate) parameters: GrantParameters,
}

/// The parameters of a grant. Two grants of one name and equal parameters are one grant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct GrantParameters {
    /// The account of the caller who created the grant.
    pub(crate) issuer: AccountId,
    pub(crate) grantee: GrantPrincipal,
    pub(crate) retiring: Option<GrantPrincipal>,
    /// The operations in the order given, none twice.
    pub(crate) operations: Vec<GrantOperation>,
    pub(crate) constraints: Option<GrantConstraints>,
    pub(crate) name: Option<String>,
}

/// The principal of a grant, and the member of the request that named it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum GrantPrincipal {
    /// `GranteePrincipal`, `RetiringPrincipal`. A user or role has the unique id that it had when the grant was made.
    Identity { name: String, id: Option<String> },
    /// `GranteeServicePrincipal`, `RetiringServicePrincipal`.
    Service(String),
}

impl GrantPrincipal {
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Identity { name, .. } | Self::Service(name) => name,
        }
    }

    /// Returns the unique id that a caller with the name must have.
    pub(crate) fn id(&self) -> Option<&str> {
        match self {
            Self::Identity { id, .. } => id.as_deref(),
            Self::Service(_) => None,
        }
    }

    /// Returns the principal as policies see it.
    pub(crate) fn bound(&self) -> (&str, Option<&str>) {
        (self.name(), self.id())
    }

    /// Records the unique id of the user or role.
    fn bind(&mut self, identities: &dyn Identities) -> Result<(), Error> {
        let Self::Identity { name, id } = self else { return Ok(()) };
        match identities.principal(name)? {
            PrincipalLookup::Known(found) => *id = Some(found),
            PrincipalLookup::Unknown => {}
            PrincipalLookup::Missing => return Err(request::no_principal(name)),
        }
        Ok(())
    }

    /// Returns the two members of the reply, of which one is set. A principal that no longer exists is shown by its unique id.
    fn members(
        &self,
        identities: &dyn Identities,
    ) -> Result<(Option<String>, Option<String>), Error> {
        match self {
            Self::Identity { name, id } => {
                let shown = access::shown(identities, name, id.as_deref())?;
                Ok((Some(shown.to_owned()), None))
            }
            Self::Service(name) => Ok((None, Some(name.clone()))),
        }
    }
}

/// The first half of the ids of a key's grants of one grantee.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct GranteeTag([u8; 16]);

impl GranteeTag {
    /// Returns the tag. A key that takes the id of a deleted one, as a replica can, was created later and has other tags: a grant
    /// on the old key is none on the new one.
    pub(crate) fn of(key: &Key, grantee: &str) -> Self {
        let (arn, created) = (key.arn(), key.created().millis());
        let text = format!("bulla grantee v1\n{arn}\n{created}\n{grantee}");
        let digest = crypto::hash::sha256(text.as_bytes());
        Self(digest.first_chunk().copied().unwrap_or_default())
    }

    /// Returns the tag in a grant's id.
    pub(crate) fn in_id(id: GrantId) -> Self {
        Self(id.as_bytes().first_chunk().copied().unwrap_or_default())
    }

    /// Returns a new id with this tag.
    pub(crate) fn new_id(self) -> Result<GrantId, Error> {
        let random = crypto::random::array::<16>();
        let random = random.map_err(Error::failed)?;
        let mut bytes = [0; 32];
        let (tag, rest) = bytes.split_at_mut(self.0.len());
        tag.copy_from_slice(&self.0);
        rest.copy_from_slice(&random);
        Ok(GrantId::from_bytes(bytes))
    }

    pub(crate) fn to_hex(self) -> String {
        crypto::hash::hex(&self.0)
    }
}

impl GrantParameters {
    /// Records the unique ids of the users and roles among the principals.
    ///
    /// # Errors
    /// `InvalidArnException` if one does not exist.
    pub(crate) fn bind(&mut self, identities: &dyn Identities) -> Result<(), Error> {
        self.grantee.bind(identities)?;
        self.retiring.as_mut().map_or(Ok(()), |retiring| retiring.bind(identities))
    }

    pub(crate) fn terms(&self) -> Terms {
        Terms::new(&self.operations, self.constraints.as_ref())
    }
}

impl StoredGrant {
    /// Returns whether it is a grant on this key, and not on a deleted one that had the same id.
    pub(crate) fn is_on(&self, key: &Key) -> bool {
        GranteeTag::in_id(self.id) == GranteeTag::of(key, self.parameters.grantee.name())
    }

    /// Returns the entry of the grant in lists of grants.
    pub(crate) fn list_entry(
        &self,
        key: &KeyArn,
        identities: &dyn Identities,
    ) -> Result<GrantListEntry, Error> {
        let GrantParameters { issuer, grantee, retiring, operations, constraints, name } =
            &self.parameters;
        let (grantee_principal, grantee_service_principal) = grantee.members(identities)?;
        let (retiring_principal, retiring_service_principal) =
            retiring.as_ref().map_or(Ok((None, None)), |one| one.members(identities))?;
        Ok(GrantListEntry {
            key_id: Some(key.to_string()),
            grant_id: Some(self.id.to_string()),
            // AWS shows an empty name if none was given.
            name: Some(name.clone().unwrap_or_default()),
            creation_date: Some(self.created),
            grantee_principal,
            retiring_principal,
            issuing_account: Some(issuer.root_arn(&key.region)),
            operations: Some(operations.clone()),
            constraints: constraints.clone(),
            grantee_service_principal,
            retiring_service_principal,
        })
    }
}

/// A grant as one revision of the store has it.
#[derive(Debug)]
pub(crate) struct GrantEntry {
    pub(crate) grant: StoredGrant,
    pub(crate) terms: Terms,
    pub(crate) revision: Revision,
}

#[cfg(test)]
pub(crate) mod tests;
