//! The outcome of an operation: a reply or an error, changes to commit, facts for the audit log.

use attestation::Attestation;
use crypto::asymmetric::KeyType;
use keys::MaterialId;
use model::Error;
use model::shape::Fields;
pub(crate) use model::shape::NoOutput;
use policy::{GrantId, Trace};
use store::Batch;

use crate::consequence::Consequence;
use crate::key_cache::KeyEntry;

/// The result of an operation that succeeds.
#[derive(Debug)]
pub(crate) struct Done<O> {
    pub(crate) output: O,
    pub(crate) batch: Batch,
    pub(crate) material: Option<MaterialId>,
    pub(crate) grant: Option<GrantId>,
    pub(crate) consequences: Vec<Consequence>,
}

impl<O> Done<O> {
    /// Returns a result without changes.
    pub(crate) fn unchanged(output: O) -> Self {
        Self::changed(output, Batch::default())
    }

    /// Returns a result whose `batch` must commit before the reply leaves.
    pub(crate) fn changed(output: O, batch: Batch) -> Self {
        Self { output, batch, material: None, grant: None, consequences: Vec::new() }
    }

    /// Records the key material that was used, for the audit log.
    pub(crate) fn with_material(mut self, material: MaterialId) -> Self {
        self.material = Some(material);
        self
    }

    /// Records the consequences of the change, for the audit log.
    pub(crate) fn followed_by(
        mut self,
        consequences: impl IntoIterator<Item = Consequence>,
    ) -> Self {
        self.consequences.extend(consequences);
        self
    }

    /// Records the grant that was retired, for the audit log: the request may name it by a token, which is not shown.
    pub(crate) fn with_grant(mut self, grant: GrantId) -> Self {
        self.grant = Some(grant);
        self
    }
}

/// The reason why a run did not succeed.
#[derive(Debug)]
pub(crate) enum RunError {
    /// The request is refused.
    Refused(Error),
    /// The request has to be run again with a fresh private key of this type.
    NeedsKeyPair(KeyType),
}

impl From<Error> for RunError {
    fn from(error: Error) -> Self {
        Self::Refused(error)
    }
}

/// A request that has to be run again with a fresh private key.
#[derive(Debug)]
pub struct NeedsKeyPair {
    /// The type of the key.
    pub key_type: KeyType,
    /// The details for the audit log, in case that no key comes.
    pub details: AuditDetails,
}

/// The details for the audit log beyond the request and the error.
#[derive(Debug, Default)]
pub struct AuditDetails {
    /// The resources of the request.
    pub resources: Vec<Resource>,
    /// The key material that was used.
    pub material: Option<MaterialId>,
    /// The grant that was retired.
    pub grant: Option<GrantId>,
    /// The recipient of the answer, if its attestation document was accepted; for a refused request, only if it was verified.
    pub recipient: Option<Attestation>,
    /// The consequences, each with an entry of its own.
    pub consequences: Vec<Consequence>,
    /// The reasons why the request was allowed or refused; empty if it was refused before policies were evaluated.
    pub decision: Trace,
}

impl AuditDetails {
    /// Returns the place of a key among the resources.
    pub(crate) fn place_of(&self, key: Option<&KeyEntry>) -> Option<usize> {
        let arn = &key?.arn;
        self.resources.iter().position(|resource| resource.arn == *arn)
    }
}

/// A resource as CloudTrail lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resource {
    /// The owner's account id.
    pub account: String,
    /// `AWS::KMS::Key` or `AWS::KMS::Alias`.
    pub kind: &'static str,
    /// Its ARN.
    pub arn: String,
}

/// The end of an operation. Made by this crate only; the server commits it, records it and then replies.
///
/// ```
/// fn conclude(outcome: kms::Outcome) -> bool {
///     outcome.into_parts().0.is_ok()
/// }
/// ```
/// ```compile_fail,E0451
/// fn forge(fields: model::shape::Fields, batch: store::Batch) -> kms::Outcome {
///     kms::Outcome { result: Ok(fields), batch, facts: kms::AuditDetails::default() }
/// }
/// ```
#[derive(Debug)]
#[must_use = "an outcome that is not committed and recorded was never answered"]
pub struct Outcome {
    result: Result<Fields, Error>,
    batch: Batch,
    facts: AuditDetails,
}

impl Outcome {
    pub(crate) fn done(fields: Fields, batch: Batch, facts: AuditDetails) -> Self {
        Self { result: Ok(fields), batch, facts }
    }

    pub(crate) fn refused(error: Error, facts: AuditDetails) -> Self {
        Self { result: Err(error), batch: Batch::default(), facts }
    }

    /// Takes the outcome apart for commit and record: the reply or error, the changes, the facts.
    pub fn into_parts(self) -> (Result<Fields, Error>, Batch, AuditDetails) {
        (self.result, self.batch, self.facts)
    }
}
