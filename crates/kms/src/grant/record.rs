//! The grant as the store keeps it: readable JSON, version 1, drawn in `docs/formats.md`. Its key and id are its address.
//!
//! A record is read strictly: an unknown member, version or operation is an error and never ignored. A newer release may restrict
//! the grant with it.

use std::collections::BTreeMap;

use model::generated::{GrantConstraints, GrantOperation};
use model::{AccountId, Timestamp};
use policy::GrantId;
use serde::{Deserialize, Serialize};

use super::{GrantParameters, GrantPrincipal, GranteeTag, StoredGrant};

const VERSION: u8 = 1;

/// The reason why a stored grant cannot be read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum GrantRecordError {
    /// The record is not JSON, or does not have the members of version 1.
    #[error("the record is not a grant of version {VERSION}: {0}")]
    Form(#[from] serde_json::Error),
    /// The record was written by a newer release.
    #[error("the record has version {0}, this release reads version {VERSION}")]
    Version(u8),
    /// A member has a value that it cannot have.
    #[error("member `{0}` of the record is not valid")]
    Member(&'static str),
}

impl StoredGrant {
    pub(crate) fn to_json(&self) -> Result<Vec<u8>, GrantRecordError> {
        let created = self.created.millis();
        let parameters = ParametersRecord::from(&self.parameters);
        Ok(serde_json::to_vec(&GrantRecord { v: VERSION, created, parameters })?)
    }

    pub(crate) fn from_json(id: GrantId, bytes: &[u8]) -> Result<Self, GrantRecordError> {
        // The version is read first: a newer record may have members that this release does not know.
        let GrantRecordVersion { v } = serde_json::from_slice(bytes)?;
        if v != VERSION {
            return Err(GrantRecordError::Version(v));
        }
        let KeptRecord {
            created,
            issuer,
            grantee,
            grantee_id,
            retiring,
            retiring_id,
            name,
            operations,
            constraints,
            ..
        } = serde_json::from_slice(bytes)?;
        let parse = |name: &String| GrantOperation::parse(name);
        let operations = operations.iter().map(parse).collect::<Option<_>>();
        let parameters = GrantParameters {
            issuer: AccountId::parse(&issuer).ok_or(GrantRecordError::Member("issuer"))?,
            grantee: grantee.with_id(grantee_id),
            retiring: retiring.map(|retiring| retiring.with_id(retiring_id)),
            operations: operations.ok_or(GrantRecordError::Member("operations"))?,
            constraints: constraints.map(Into::into),
            name,
        };
        Ok(Self { id, created: Timestamp::from_millis(created), parameters })
    }
}

impl GrantParameters {
    /// Returns a digest of all parameters for a key and grantee, whatever the order of the operations.
    pub(crate) fn digest(&self, tag: GranteeTag) -> Result<String, GrantRecordError> {
        let mut sorted = self.clone();
        sorted.operations.sort_unstable();
        let mut bytes = tag.0.to_vec();
        serde_json::to_writer(&mut bytes, &ParametersRecord::from(&sorted))?;
        Ok(crypto::hash::hex(&crypto::hash::sha256(&bytes)))
    }
}

#[derive(Deserialize)]
struct GrantRecordVersion {
    v: u8,
}

#[derive(Serialize)]
struct GrantRecord<'a> {
    v: u8,
    created: i64,
    #[serde(flatten)]
    parameters: ParametersRecord<'a>,
}

#[derive(Serialize)]
struct ParametersRecord<'a> {
    issuer: String,
    grantee: PrincipalRecord,
    #[serde(skip_serializing_if = "Option::is_none")]
    grantee_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    retiring: Option<PrincipalRecord>,
    #[serde(skip_serializing_if = "Option::is_none")]
    retiring_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    operations: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    constraints: Option<ConstraintsRecord>,
}

/// The same record for reading: `flatten` and `deny_unknown_fields` exclude each other.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KeptRecord {
    #[serde(rename = "v")]
    _v: u8,
    created: i64,
    issuer: String,
    grantee: PrincipalRecord,
    grantee_id: Option<String>,
    retiring: Option<PrincipalRecord>,
    retiring_id: Option<String>,
    name: Option<String>,
    operations: Vec<String>,
    constraints: Option<ConstraintsRecord>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum PrincipalRecord {
    Principal(String),
    Service(String),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ConstraintsRecord {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    equals: Option<BTreeMap<String, String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    subset: Option<BTreeMap<String, String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source_arn: Option<String>,
}

impl<'a> From<&'a GrantParameters> for ParametersRecord<'a> {
    fn from(parameters: &'a GrantParameters) -> Self {
        Self {
            issuer: parameters.issuer.to_string(),
            grantee: parameters.grantee.clone().into(),
            grantee_id: parameters.grantee.id(),
            retiring: parameters.retiring.clone().map(Into::into),
            retiring_id: parameters.retiring.as_ref().and_then(GrantPrincipal::id),
            name: parameters.name.as_deref(),
            operations: parameters.operations.iter().map(|operation| operation.as_str()).collect(),
            constraints: parameters.constraints.clone().map(Into::into),
        }
    }
}

impl From<GrantPrincipal> for PrincipalRecord {
    fn from(principal: GrantPrincipal) -> Self {
        match principal {
            GrantPrincipal::Identity { name, .. } => Self::Principal(name),
            GrantPrincipal::Service(name) => Self::Service(name),
        }
    }
}

impl PrincipalRecord {
    fn with_id(self, id: Option<String>) -> GrantPrincipal {
        match self {
            Self::Principal(name) => GrantPrincipal::Identity { name, id },
            Self::Service(name) => GrantPrincipal::Service(name),
        }
    }
}

impl From<GrantConstraints> for ConstraintsRecord {
    fn from(constraints: GrantConstraints) -> Self {
        Self {
            equals: constraints.encryption_context_equals,
            subset: constraints.encryption_context_subset,
            source_arn: constraints.source_arn,
        }
    }
}

impl From<ConstraintsRecord> for GrantConstraints {
    fn from(record: ConstraintsRecord) -> Self {
        Self {
            encryption_context_subset: record.subset,
            encryption_context_equals: record.equals,
            source_arn: record.source_arn,
        }
    }
}
