//! `GetPublicKey`: the public key of an asymmetric key, as a DER SubjectPublicKeyInfo.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_GetPublicKey.html>

use keys::algorithm::Algorithms;
use model::Error;
use model::generated::{CustomerMasterKeySpec, GetPublicKeyRequest, GetPublicKeyResponse};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Kms};
use crate::resolve::TargetReader;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct GetPublicKey;

impl Operation for GetPublicKey {
    type Service = Kms;
    type Input = GetPublicKeyRequest;
    type Output = GetPublicKeyResponse;
    type Target = KeyTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        TargetReader::new(context).key_or_alias(&input.key_id)
    }

    fn run(
        _context: &Context<'_>,
        target: Authorized<Self::Target>,
        _input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let entry = target.into_target().entry;
        let public_key = entry.key.public_key();
        let public_key = public_key.ok_or_else(|| Error::internal("a key without a public key"))?;
        let algorithms = Algorithms::of(entry.key.spec(), entry.key.usage());
        Ok(Done::unchanged(GetPublicKeyResponse {
            key_id: Some(entry.arn().to_owned()),
            public_key: Some(public_key.to_vec()),
            customer_master_key_spec: CustomerMasterKeySpec::parse(entry.key.spec().as_str()),
            key_spec: Some(entry.key.spec()),
            key_usage: Some(entry.key.usage()),
            encryption_algorithms: algorithms.encryption,
            signing_algorithms: algorithms.signing,
            key_agreement_algorithms: algorithms.key_agreement,
            encapsulation_algorithms: algorithms.encapsulation,
        }))
    }
}
