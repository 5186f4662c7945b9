//! The columns that only the table of AWS KMS has.

/// The columns that only the table of AWS KMS has.
#[derive(Clone, Copy, Debug)]
pub struct Columns {
    /// `true` if GetKeyLastUsage reports it.
    pub uses_key: bool,
    /// `true` if it works on keys of accounts other than the caller's, if both sides allow it. Source: "Cross-account use" of
    /// each operation in the API reference.
    pub cross_account: bool,
    /// The request quota that it counts against.
    pub quota: Quota,
    /// The price of a request.
    pub price: Price,
}

/// Request quotas, per account and Region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quota {
    /// One quota shared by all cryptographic operations, by the type of the key.
    Cryptographic,
    /// A quota for each data key pair spec.
    DataKeyPair,
    /// A quota of the operation's own, in requests per second.
    Own(u32),
}

/// Prices per 10,000 requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Price {
    /// $0.03.
    Standard,
    /// By the spec of the asymmetric key.
    ByKeySpec,
    /// By the spec of the data key pair.
    ByPairSpec,
}
