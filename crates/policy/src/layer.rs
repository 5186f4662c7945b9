//! The layer of policies that decided, and the facts of a refusal.

use serde::{Deserialize, Serialize};

/// The facts of a refusal that are reported to the caller.
#[derive(Clone, Debug)]
pub(crate) struct DenialFacts {
    pub(crate) caller: String,
    pub(crate) action: String,
    pub(crate) resource: Option<String>,
    pub(crate) layer: Layer,
}

/// The layer that decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Layer {
    /// No identity policy allows.
    NoIdentityPolicy,
    /// The permissions boundary does not allow.
    NoBoundary,
    /// The session policies do not allow.
    NoSessionPolicy,
    /// The resource's policy does not allow: a key policy, or the trust policy of a role.
    #[serde(rename = "NoKeyPolicy")]
    NoResourcePolicy,
    /// The resource's policy denies.
    #[serde(rename = "KeyPolicyDenies")]
    ResourcePolicyDenies,
    /// An identity policy denies.
    IdentityPolicyDenies,
    /// The permissions boundary denies.
    BoundaryDenies,
    /// A session policy denies.
    SessionPolicyDenies,
    /// The decision would have taken more steps than one may ([`DECISION_STEPS_MAX`](crate::DECISION_STEPS_MAX)): a policy
    /// that was not weighed to its end might have denied.
    StepsExceeded,
}

impl Layer {
    /// Returns whether something denied, rather than nothing allowed.
    #[must_use]
    pub const fn is_explicit(self) -> bool {
        match self {
            Self::ResourcePolicyDenies
            | Self::IdentityPolicyDenies
            | Self::BoundaryDenies
            | Self::SessionPolicyDenies
            | Self::StepsExceeded => true,
            Self::NoIdentityPolicy
            | Self::NoBoundary
            | Self::NoSessionPolicy
            | Self::NoResourcePolicy => false,
        }
    }
}
