//! The quotas of an account in a Region: requests per second, and keys.
//!
//! They are off unless the service is configured to apply them: those who test against Bulla do not want to be throttled. AWS's
//! defaults then apply, each of which can be replaced by its name in AWS Service Quotas.
//!
//! Source: AWS KMS developer guide, "Quotas" (resource quotas, request quotas). The caller's account is charged, not the
//! key's owner; dry runs count.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use model::generated::{DataKeyPairSpec, KeySpec};
use model::{AccountId, Error, ErrorCode, Operation, Region, Timestamp};
use pipeline::RateMeter;
use quick_cache::sync::Cache;

use crate::columns::Quota;
use crate::context::Context;
use crate::key_cache::KeyEntry;

/// The name of the quota of customer managed keys, in every state.
const KEYS: &str = "KMS keys";
const KEYS_DEFAULT: u32 = 100_000;
/// The most pairs of account and Region whose use is kept in memory. The least used is forgotten first, and begins afresh.
/// Clients can invent neither: accounts are created by the operator, and the Regions are those of the service's list.
const METERS_MAX: usize = 4096;
/// The Regions with more than the usual allowance of symmetric cryptographic operations.
const LARGE: [&str; 3] = ["us-east-1", "us-west-2", "eu-west-1"];
const MEDIUM: [&str; 6] = [
    "us-east-2",
    "ap-southeast-1",
    "ap-southeast-2",
    "ap-northeast-1",
    "eu-central-1",
    "eu-west-2",
];

/// The class of requests that share a quota.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    Symmetric,
    Rsa,
    Ecc,
    MlDsa,
    MlKem,
    DataKeyPair(DataKeyPairSpec),
    Own(Operation),
}

/// The number of classes before the data key pairs; below, before the operations.
const SHARED: usize = 5;
const PAIRS_END: usize = SHARED + DataKeyPairSpec::ALL.len();
const CLASSES: usize = PAIRS_END + Operation::ALL.len();

impl Class {
    /// Returns the class of a cryptographic operation with a key of this spec.
    pub(crate) const fn of_key(spec: KeySpec) -> Self {
        use KeySpec as S;
        match spec {
            S::SymmetricDefault | S::Hmac224 | S::Hmac256 | S::Hmac384 | S::Hmac512 => {
                Self::Symmetric
            }
            S::Rsa2048 | S::Rsa3072 | S::Rsa4096 => Self::Rsa,
            S::EccNistP256
            | S::EccNistP384
            | S::EccNistP521
            | S::EccSecgP256k1
            | S::EccNistEdwards25519
            | S::Sm2 => Self::Ecc,
            S::MlDsa44 | S::MlDsa65 | S::MlDsa87 => Self::MlDsa,
            S::MlKem512 | S::MlKem768 | S::MlKem1024 => Self::MlKem,
        }
    }

    fn index(self) -> usize {
        match self {
            Self::Symmetric => 0,
            Self::Rsa => 1,
            Self::Ecc => 2,
            Self::MlDsa => 3,
            Self::MlKem => 4,
            Self::DataKeyPair(spec) => {
                SHARED + DataKeyPairSpec::ALL.iter().position(|one| *one == spec).unwrap_or(0)
            }
            Self::Own(operation) => PAIRS_END + operation.index(),
        }
    }

    /// Returns the name of its quota in AWS Service Quotas.
    fn name(self) -> String {
        match self {
            Self::Symmetric => "Cryptographic operations (symmetric) request rate".to_owned(),
            Self::Rsa => "Cryptographic operations (RSA) request rate".to_owned(),
            Self::Ecc => "Cryptographic operations (ECC) request rate".to_owned(),
            Self::MlDsa => "Cryptographic operations (ML-DSA) request rate".to_owned(),
            Self::MlKem => "Cryptographic operations (ML-KEM) request rate".to_owned(),
            Self::DataKeyPair(spec) => format!("GenerateDataKeyPair ({spec}) request rate"),
            Self::Own(operation) => format!("{} request rate", operation.name()),
        }
    }

    /// Returns AWS's default, in requests per second.
    fn default_rate(self, region: &Region, own_rate: OwnRate) -> u32 {
        match self {
            Self::Symmetric if LARGE.contains(&region.as_str()) => 100_000,
            Self::Symmetric if MEDIUM.contains(&region.as_str()) => 20_000,
            Self::Symmetric => 10_000,
            // AWS names no quota for ML-KEM yet; it is assumed to be that of ML-DSA.
            Self::Rsa | Self::Ecc | Self::MlDsa | Self::MlKem => 1_000,
            Self::DataKeyPair(spec) => pair_rate(spec),
            Self::Own(operation) => own_rate(operation).unwrap_or(1_000),
        }
    }

    /// Returns whether requests are counted in the class.
    fn is_counted(self, own_rate: OwnRate) -> bool {
        match self {
            Self::Own(operation) => own_rate(operation).is_some(),
            Self::Symmetric
            | Self::Rsa
            | Self::Ecc
            | Self::MlDsa
            | Self::MlKem
            | Self::DataKeyPair(_) => true,
        }
    }

    fn all() -> impl Iterator<Item = Self> {
        let shared = [Self::Symmetric, Self::Rsa, Self::Ecc, Self::MlDsa, Self::MlKem];
        let pairs = DataKeyPairSpec::ALL.into_iter().map(Self::DataKeyPair);
        shared.into_iter().chain(pairs).chain(Operation::ALL.into_iter().map(Self::Own))
    }
}

const fn pair_rate(spec: DataKeyPairSpec) -> u32 {
    use DataKeyPairSpec as S;
    match spec {
        S::Rsa2048 => 20,
        S::Rsa3072 => 4,
        S::Rsa4096 => 1,
        S::Sm2 => 25,
        S::EccNistP256
        | S::EccNistP384
        | S::EccNistP521
        | S::EccSecgP256k1
        | S::EccNistEdwards25519
        | S::MlKem512
        | S::MlKem768
        | S::MlKem1024 => 100,
    }
}

/// The quotas of all accounts, and what has been used of them.
pub struct Quotas {
    /// `None` while quotas are off.
    limits: Option<RateLimits>,
    meters: Cache<(AccountId, Region), Arc<Meter>>,
}

/// Returns the quota of an operation's own, in requests per second; `None` if it shares one.
pub(crate) type OwnRate = fn(Operation) -> Option<u32>;

struct RateLimits {
    own_rate: OwnRate,
    /// The rates that replace AWS's defaults, by class.
    rates: BTreeMap<usize, u32>,
    keys: u32,
}

impl fmt::Debug for Quotas {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Quotas").field("on", &self.limits.is_some()).finish_non_exhaustive()
    }
}

/// A quota that does not exist.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{name}` is no quota; take `KMS keys`, an operation such as `CreateKey request rate`, or one of: {}",
    names().join(", ")
)]
pub struct UnknownQuota {
    /// The name that was given.
    pub name: String,
}

/// Returns the names of the quotas that are not an operation's own.
fn names() -> Vec<String> {
    Class::all().filter(|class| !matches!(class, Class::Own(_))).map(Class::name).collect()
}

impl Quotas {
    /// Returns no quotas but those that are part of an operation.
    #[must_use]
    pub fn off() -> Self {
        Self { limits: None, meters: Cache::new(0) }
    }

    /// Returns AWS's defaults, with some replaced by their name in AWS Service Quotas. A rate of 0 refuses every request.
    /// `own_rate` is that of the table of operations.
    ///
    /// # Errors
    /// [`UnknownQuota`].
    pub fn aws(replaced: &BTreeMap<String, u32>, own_rate: OwnRate) -> Result<Self, UnknownQuota> {
        let mut limits = RateLimits { own_rate, rates: BTreeMap::new(), keys: KEYS_DEFAULT };
        for (name, limit) in replaced {
            if name == KEYS {
                limits.keys = *limit;
                continue;
            }
            let class = Class::all()
                .find(|class| class.is_counted(own_rate) && class.name() == *name)
                .ok_or_else(|| UnknownQuota { name: name.clone() })?;
            limits.rates.insert(class.index(), *limit);
        }
        Ok(Self { limits: Some(limits), meters: Cache::new(METERS_MAX) })
    }

    /// Counts so many requests at once, or none of them.
    ///
    /// # Errors
    /// `ThrottlingException` if the account has sent too many in the last second.
    pub(crate) fn take(
        &self,
        class: Class,
        requests: u32,
        account: AccountId,
        region: &Region,
        now: Timestamp,
    ) -> Result<(), Error> {
        let Some(limits) = &self.limits else {
            return Ok(());
        };
        let index = class.index();
        let rate = limits
            .rates
            .get(&index)
            .copied()
            .unwrap_or_else(|| class.default_rate(region, limits.own_rate));
        let place = (account, region.clone());
        let Ok(meter) = self.meters.get_or_insert_with(&place, || {
            Ok::<_, std::convert::Infallible>(Arc::new(Meter::default()))
        });
        if meter.0.get(index).is_some_and(|used| used.take(requests, rate, now)) {
            return Ok(());
        }
        let message = "You have exceeded the rate at which you may call KMS. Reduce the frequency of your calls.";
        Err(Error::new(ErrorCode::ThrottlingException, message))
    }

    /// Returns whether nothing is counted.
    const fn are_off(&self) -> bool {
        self.limits.is_none()
    }

    /// Returns how many keys an account may have in a Region; `None` while quotas are off.
    pub(crate) fn keys(&self) -> Option<u32> {
        self.limits.as_ref().map(|limits| limits.keys)
    }
}

/// Counts the request against its quota: by the key that was found, if the operation's quota is by key.
pub(crate) fn throttle(context: &Context<'_>, keys: [Option<&KeyEntry>; 2]) -> Result<(), Error> {
    if context.environment.quotas.are_off() {
        return Ok(());
    }
    let take = |class| count(context, class, 1, context.region);
    let pair = context.attributes.text("KeyPairSpec").and_then(DataKeyPairSpec::parse);
    match (context.row.columns.quota, pair) {
        (Quota::Own(_), _) => take(Class::Own(context.operation())),
        (Quota::DataKeyPair, Some(pair)) => take(Class::DataKeyPair(pair)),
        (Quota::Cryptographic | Quota::DataKeyPair, _) => {
            let [first, second] = keys.map(|key| key.map(|entry| Class::of_key(entry.key.spec())));
            take(first.unwrap_or(Class::Symmetric))?;
            // ReEncrypt with keys of two types counts against both quotas.
            second.filter(|second| Some(*second) != first).map_or(Ok(()), take)
        }
    }
}

/// Counts requests of the caller's account in a Region against their quota, unless the request is run again.
pub(crate) fn count(
    context: &Context<'_>,
    class: Class,
    requests: u32,
    region: &Region,
) -> Result<(), Error> {
    if context.attempt.is_repeated() {
        return Ok(());
    }
    context.environment.quotas.take(class, requests, context.account(), region, context.now)
}

/// The use of each class.
struct Meter([RateMeter; CLASSES]);

impl Default for Meter {
    fn default() -> Self {
        Self([const { RateMeter::new() }; CLASSES])
    }
}

#[cfg(test)]
mod tests;
