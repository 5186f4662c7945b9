//! `GenerateMac`: a hash-based message authentication code (HMAC, FIPS 198-1).
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateMac.html>

use model::generated::{GenerateMacRequest, GenerateMacResponse};
use model::{Error, Operation};
use policy::Authorized;

use crate::operate::{Context, Operate};
use crate::outcome::{Done, RunError};
use crate::resolve::Reader;
use crate::symmetric;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct GenerateMac;

impl Operate for GenerateMac {
    const OPERATION: Operation = Operation::GenerateMac;
    type Input = GenerateMacRequest;
    type Output = GenerateMacResponse;
    type Target = KeyTarget;

    fn resolve(reader: &Reader<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        reader.key_or_alias(&input.key_id)
    }

    fn dry_run(input: &Self::Input) -> bool {
        input.dry_run == Some(true)
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let entry = target.into_target().entry;
        let mac = symmetric::mac_key(context, &entry, Self::OPERATION, input.mac_algorithm)?;
        Ok(Done::unchanged(GenerateMacResponse {
            mac: Some(mac.sign(input.message.expose())),
            mac_algorithm: Some(input.mac_algorithm),
            key_id: Some(entry.arn.clone()),
        }))
    }
}
