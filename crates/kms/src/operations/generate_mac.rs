//! `GenerateMac`: a hash-based message authentication code (HMAC, FIPS 198-1).
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateMac.html>

use model::Error;
use model::generated::{GenerateMacRequest, GenerateMacResponse};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Kms};
use crate::mac;
use crate::resolve::TargetReader;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct GenerateMac;

impl Operation for GenerateMac {
    type Service = Kms;
    type Input = GenerateMacRequest;
    type Output = GenerateMacResponse;
    type Target = KeyTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        TargetReader::new(context).key_or_alias(&input.key_id)
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let entry = target.into_target().entry;
        let key = mac::key(context, &entry, input.mac_algorithm)?;
        Ok(Done::unchanged(GenerateMacResponse {
            mac: Some(key.sign(input.message.expose())),
            mac_algorithm: Some(input.mac_algorithm),
            key_id: Some(entry.arn().to_owned()),
        }))
    }
}
