//! The rules of CreateKey, and the key that it creates.

use keys::{Key, KeyPolicy, NewKey, algorithm};
use model::generated::{CreateKeyRequest, KeySpec, KeyUsageType, OriginType};
use model::{AccountId, Error, ErrorCode, KeyId, Region};
use pipeline::{RunError, Target};
use secret::Secret;

use crate::context::{Context, Kms, Permissions};
use crate::key_pairs;
use crate::target::on_account;

/// The account in which a key is to be created, perhaps with tags.
#[derive(Debug)]
pub(crate) struct NewKeyTarget {
    pub(crate) tagged: bool,
}

impl Target<Kms> for NewKeyTarget {
    /// Returns `kms:CreateKey`, and `kms:TagResource` if the request has tags.
    fn permissions<'a>(&'a self, context: &'a Context<'a>) -> Permissions<'a> {
        let tagging = self.tagged.then_some("kms:TagResource");
        let actions = [Some(context.row.action()), tagging].into_iter().flatten();
        actions.map(|action| on_account(context, action)).collect()
    }
}

/// Refuses what AWS refuses, and what is not built yet.
pub(crate) fn check(input: &CreateKeyRequest) -> Result<(), Error> {
    let spec = spec(input)?;
    if spec != KeySpec::SymmetricDefault && input.key_usage.is_none() {
        return Err(Error::validation(
            "You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.",
        ));
    }
    let usage = input.key_usage.unwrap_or(KeyUsageType::EncryptDecrypt);
    if !algorithm::is_compatible(spec, usage) {
        let message = format!("KeyUsage {usage} is not compatible with KeySpec {spec}");
        return Err(Error::validation(message));
    }
    if spec == KeySpec::Sm2 {
        return Err(algorithm::not_in_this_region(spec));
    }
    match input.origin {
        None | Some(OriginType::AwsKms) => {}
        Some(OriginType::External) if is_importable(spec) => {}
        Some(OriginType::External) => {
            let message = format!("KeySpec {spec} is not supported for Origin EXTERNAL");
            return Err(Error::validation(message));
        }
        Some(origin) => return Err(not_built(&format!("Origin {origin}"))),
    }
    if input.custom_key_store_id.is_some() || input.xks_key_id.is_some() {
        return Err(not_built("a custom key store"));
    }
    Ok(())
}

/// Returns whether key material of this spec can be imported: all but that of the youngest algorithms.
const fn is_importable(spec: KeySpec) -> bool {
    use KeySpec as S;
    !matches!(spec, S::MlDsa44 | S::MlDsa65 | S::MlDsa87 | S::MlKem512 | S::MlKem768 | S::MlKem1024)
}

/// Refuses one key more than the account may have in the Region. Two requests at the same moment may both find room.
pub(crate) fn check_quota(
    context: &Context<'_>,
    account: AccountId,
    region: &Region,
) -> Result<(), Error> {
    let Some(quota) = context.environment.quotas.keys() else {
        return Ok(());
    };
    let keys = context.environment.key_cache.count_keys(account, region)?;
    if keys < u64::from(quota) {
        return Ok(());
    }
    let message = format!(
        "Key quota for this account in this region is {quota} but the current usage is {keys}."
    );
    Err(Error::new(ErrorCode::LimitExceededException, message))
}

/// Returns `KeySpec`, or its deprecated synonym `CustomerMasterKeySpec`; a request must not have both.
fn spec(input: &CreateKeyRequest) -> Result<KeySpec, Error> {
    match (input.key_spec, input.customer_master_key_spec) {
        (Some(_), Some(_)) => Err(Error::validation(
            "You cannot specify KeySpec and CustomerMasterKeySpec in the same request. CustomerMasterKeySpec is \
             deprecated.",
        )),
        (Some(spec), None) => Ok(spec),
        (None, Some(spec)) => KeySpec::parse(spec.as_str())
            .ok_or_else(|| Error::internal("a CustomerMasterKeySpec that is no KeySpec")),
        (None, None) => Ok(KeySpec::SymmetricDefault),
    }
}

fn not_built(what: &str) -> Error {
    let message = format!("Bulla cannot create a key with {what} yet.");
    Error::new(ErrorCode::UnsupportedOperationException, message)
}

/// Creates a key with a fresh id and fresh key material.
pub(crate) fn create(
    context: &Context<'_>,
    input: &CreateKeyRequest,
    policy: KeyPolicy,
) -> Result<Key, RunError> {
    let random = crypto::random::array::<10>().map_err(Error::failed)?;
    let spec = spec(input)?;
    let new = NewKey {
        account: context.account(),
        region: context.region.clone(),
        id: if input.multi_region == Some(true) {
            KeyId::multi_region(context.now, random)
        } else {
            KeyId::single_region(context.now, random)
        },
        description: input.description.clone().unwrap_or_default(),
        spec,
        usage: input.key_usage.unwrap_or(KeyUsageType::EncryptDecrypt),
        policy,
        created: context.now,
    };
    let mut key = if input.origin == Some(OriginType::External) {
        Key::external(new)
    } else {
        let material = fresh_material(context, spec)?;
        Key::create(&context.environment.hierarchy, new, material.expose())?
    };
    if let Some(tags) = &input.tags {
        key.set_tags(tags)?;
    }
    Ok(key)
}

/// Returns random bytes, or a private key that may have to be waited for.
fn fresh_material(context: &Context<'_>, spec: KeySpec) -> Result<Secret<[u8]>, RunError> {
    if let Some(key_type) = algorithm::key_type(spec) {
        return Ok(key_pairs::fresh(context, key_type)?.private);
    }
    let length = algorithm::secret_bytes(spec)
        .ok_or_else(|| Error::internal(format!("{spec} has no material")))?;
    let made = crypto::random::secret_bytes(length);
    Ok(made.map_err(Error::failed)?)
}
