//! The requirements of each operation on its key, in the order in which they are checked: usage, origin, state, kind. One table for
//! all operations.
//!
//! Source: AWS KMS developer guide, "Key states of AWS KMS keys". The guide leaves open whether a key that is pending deletion
//! gives `DisabledException` or `KMSInvalidStateException`: AWS was seen to send the second. The order was measured on AWS
//! (`docs/decisions/0030`): an operation that a key of this usage or origin does not support fails with that in every state, and
//! one that its kind does not support fails with that only if the state admits the operation.

use model::generated::{KeySpec, KeyState, KeyUsageType, OriginType};
use model::{Error, ErrorCode, KeyArn, Operation};

use crate::kind::KeyKind;

/// The effect of a state on an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Admission {
    /// The operation goes on.
    Admitted,
    /// The operation goes on if the key has a public key; else imported key material is missing.
    WithPublicKey,
    /// The operation fails.
    Refused(StateRefusal),
    /// No key that the operation is for can be in this state.
    Inapplicable,
}

/// The reason why a state refuses an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StateRefusal {
    /// `DisabledException`.
    Disabled,
    /// The key is going to be deleted.
    PendingDeletion,
    /// There is no deletion to cancel.
    NotPendingDeletion,
    /// Imported key material is missing.
    PendingImport,
    /// The key's custom key store is disconnected.
    Unavailable,
    /// A replica is being created.
    Creating,
    /// The primary of a multi-Region key is changing.
    Updating,
    /// Keys of this origin are the only ones in this state, and they do not support the operation.
    Origin,
    /// Keys in this state do not support the operation.
    Unsupported,
}

impl StateRefusal {
    /// Returns the error with AWS's message.
    #[must_use]
    pub fn error(self, arn: &KeyArn, origin: OriginType) -> Error {
        let text = match self {
            Self::Disabled => {
                return Error::new(ErrorCode::DisabledException, format!("{arn} is disabled."));
            }
            Self::Origin => return invalid_origin(arn, origin),
            Self::Unsupported => return Error::bare(ErrorCode::UnsupportedOperationException),
            Self::PendingDeletion => "pending deletion",
            Self::NotPendingDeletion => "not pending deletion",
            Self::PendingImport => "pending import",
            Self::Unavailable => "unavailable",
            Self::Creating => "creating",
            Self::Updating => "updating",
        };
        Error::new(ErrorCode::KmsInvalidStateException, format!("{arn} is {text}."))
    }
}

/// Returns the error for a key of an origin that the operation is not for.
pub(crate) fn invalid_origin(arn: &KeyArn, origin: OriginType) -> Error {
    Error::new(
        ErrorCode::UnsupportedOperationException,
        format!("{arn} origin is {} which is not valid for this operation.", origin.as_str()),
    )
}

/// The origins of the keys that an operation is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origins {
    /// All origins.
    Every,
    /// `AWS_KMS`.
    Internal,
    /// `AWS_KMS` and `EXTERNAL`: all but custom key stores.
    InternalOrExternal,
    /// `EXTERNAL`, for imported key material.
    External,
}

impl Origins {
    /// Returns whether keys of this origin are among them.
    #[must_use]
    pub const fn contain(self, origin: OriginType) -> bool {
        let (internal, external) =
            (matches!(origin, OriginType::AwsKms), matches!(origin, OriginType::External));
        match self {
            Self::Every => true,
            Self::Internal => internal,
            Self::InternalOrExternal => internal || external,
            Self::External => external,
        }
    }
}

/// The kinds of the keys that an operation is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kinds {
    /// All kinds, as far as this table goes.
    Every,
    /// Symmetric encryption keys, with a new material at each rotation.
    Rotated,
    /// Symmetric encryption keys, which encrypt data keys.
    EncryptingDataKeys,
    /// Asymmetric keys, which have a public key.
    Asymmetric,
}

impl Kinds {
    /// Refuses a key of another kind.
    ///
    /// # Errors
    /// `UnsupportedOperationException`, without a message; `InvalidKeyUsageException` for data keys.
    pub fn check(self, spec: KeySpec) -> Result<(), Error> {
        match (self, KeyKind::of(spec)) {
            (Self::Every, _)
            | (Self::Rotated | Self::EncryptingDataKeys, KeyKind::Symmetric)
            | (Self::Asymmetric, KeyKind::Asymmetric) => Ok(()),
            (Self::EncryptingDataKeys, KeyKind::Asymmetric | KeyKind::Hmac) => Err(Error::new(
                ErrorCode::InvalidKeyUsageException,
                "You cannot generate a data key with an asymmetric CMK",
            )),
            (Self::Rotated, KeyKind::Asymmetric | KeyKind::Hmac)
            | (Self::Asymmetric, KeyKind::Symmetric | KeyKind::Hmac) => {
                Err(Error::bare(ErrorCode::UnsupportedOperationException))
            }
        }
    }
}

/// The requirements of an operation on its key. They are checked in the order of the fields.
#[derive(Clone, Copy, Debug)]
pub struct Requirements {
    /// The only usage that it is for; `None` for all.
    pub usage: Option<KeyUsageType>,
    /// The origins that it is for.
    pub origins: Origins,
    /// The effects of Enabled, Disabled, `PendingDeletion` and `PendingReplicaDeletion`, `PendingImport`, Unavailable, Creating,
    /// Updating.
    states: [Admission; 7],
    /// The kinds that it is for.
    pub kinds: Kinds,
}

impl Requirements {
    /// Returns the requirements of an operation.
    #[must_use]
    pub const fn of(operation: Operation) -> Self {
        row(operation)
    }

    /// Returns requirements of the state alone.
    const fn new(states: [Admission; 7]) -> Self {
        Self { usage: None, origins: Origins::Every, states, kinds: Kinds::Every }
    }

    const fn with_usage(self, usage: KeyUsageType) -> Self {
        Self { usage: Some(usage), ..self }
    }

    const fn with_origins(self, origins: Origins) -> Self {
        Self { origins, ..self }
    }

    const fn with_kinds(self, kinds: Kinds) -> Self {
        Self { kinds, ..self }
    }

    /// Returns the effect of a state; inapplicable for operations that are not on a key.
    #[must_use]
    pub const fn admits(&self, state: KeyState) -> Admission {
        let [enabled, disabled, pending_deletion, pending_import, unavailable, creating, updating] =
            self.states;
        match state {
            KeyState::Enabled => enabled,
            KeyState::Disabled => disabled,
            KeyState::PendingDeletion | KeyState::PendingReplicaDeletion => pending_deletion,
            KeyState::PendingImport => pending_import,
            KeyState::Unavailable => unavailable,
            KeyState::Creating => creating,
            KeyState::Updating => updating,
        }
    }
}

const OK: Admission = Admission::Admitted;
const PUB: Admission = Admission::WithPublicKey;
const NA: Admission = Admission::Inapplicable;
const DIS: Admission = Admission::Refused(StateRefusal::Disabled);
const DEL: Admission = Admission::Refused(StateRefusal::PendingDeletion);
const NOT: Admission = Admission::Refused(StateRefusal::NotPendingDeletion);
const IMP: Admission = Admission::Refused(StateRefusal::PendingImport);
const UNA: Admission = Admission::Refused(StateRefusal::Unavailable);
const CRE: Admission = Admission::Refused(StateRefusal::Creating);
const UPD: Admission = Admission::Refused(StateRefusal::Updating);
const ORI: Admission = Admission::Refused(StateRefusal::Origin);
const UNS: Admission = Admission::Refused(StateRefusal::Unsupported);

/// Returns the row of an operation. A new operation does not compile until it has one.
#[rustfmt::skip]
const fn row(operation: Operation) -> Requirements {
    use KeyUsageType as U;
    use Operation as O;
    use Origins::{External, Internal, InternalOrExternal};
    match operation {
        //   Enabled, Disabled, PendingDel., PendingImp., Unavail., Creating, Updating
        O::Encrypt | O::Decrypt | O::ReEncrypt =>
            Requirements::new([OK, DIS, DEL, IMP, UNA, CRE, OK]).with_usage(U::EncryptDecrypt),
        O::GenerateDataKey | O::GenerateDataKeyWithoutPlaintext =>
            Requirements::new([OK, DIS, DEL, IMP, UNA, CRE, OK]).with_usage(U::EncryptDecrypt).with_kinds(Kinds::EncryptingDataKeys),
        O::GenerateDataKeyPair | O::GenerateDataKeyPairWithoutPlaintext =>
            Requirements::new([OK, DIS, DEL, IMP, UNS, CRE, OK]).with_usage(U::EncryptDecrypt).with_kinds(Kinds::EncryptingDataKeys),
        O::Sign | O::Verify =>
            Requirements::new([OK, DIS, DEL, IMP, NA, CRE, OK]).with_usage(U::SignVerify),
        O::GenerateMac | O::VerifyMac =>
            Requirements::new([OK, DIS, DEL, IMP, NA, CRE, OK]).with_usage(U::GenerateVerifyMac),
        O::DeriveSharedSecret =>
            Requirements::new([OK, DIS, DEL, IMP, NA, CRE, OK]).with_usage(U::KeyAgreement),
        // Encapsulate and Decapsulate are younger than the guide's table: they are like the other uses of asymmetric keys.
        O::Encapsulate | O::Decapsulate =>
            Requirements::new([OK, DIS, DEL, IMP, NA, CRE, OK]).with_usage(U::EncapsulateDecapsulate),
        O::GetPublicKey =>
            Requirements::new([OK, OK, DEL, PUB, NA, CRE, OK]).with_kinds(Kinds::Asymmetric),
        // GetKeyLastUsage is younger than the guide's table; its model has no state error.
        O::DescribeKey | O::GetKeyPolicy | O::PutKeyPolicy | O::ListKeyPolicies | O::ListAliases | O::ListGrants
        | O::ListResourceTags | O::RetireGrant | O::RevokeGrant | O::DeleteAlias | O::GetKeyLastUsage =>
            Requirements::new([OK, OK, OK, OK, OK, OK, OK]),
        // UpdateAlias checks the key that the alias will refer to; the old one may be in any state.
        O::CreateAlias | O::UpdateAlias | O::UpdateKeyDescription | O::TagResource | O::UntagResource =>
            Requirements::new([OK, OK, DEL, OK, OK, OK, OK]),
        O::CreateGrant =>
            Requirements::new([OK, DIS, DEL, IMP, OK, CRE, OK]),
        O::EnableKey | O::DisableKey =>
            Requirements::new([OK, OK, DEL, IMP, OK, CRE, UPD]),
        O::ScheduleKeyDeletion =>
            Requirements::new([OK, OK, DEL, OK, OK, OK, UPD]),
        O::CancelKeyDeletion =>
            Requirements::new([NOT, NOT, OK, NOT, NOT, NOT, NOT]),
        O::EnableKeyRotation =>
            Requirements::new([OK, DIS, DEL, ORI, UNS, CRE, OK]).with_origins(Internal).with_kinds(Kinds::Rotated),
        // On a key that never rotates it succeeds, and there is nothing to turn off.
        O::DisableKeyRotation =>
            Requirements::new([OK, DIS, DEL, ORI, UNS, CRE, OK]).with_origins(Internal),
        O::RotateKeyOnDemand =>
            Requirements::new([OK, DIS, DEL, IMP, UNS, CRE, OK]).with_origins(InternalOrExternal).with_kinds(Kinds::Rotated),
        O::GetKeyRotationStatus =>
            Requirements::new([OK, OK, OK, ORI, UNS, OK, OK]).with_origins(InternalOrExternal),
        O::ListKeyRotations =>
            Requirements::new([OK, OK, OK, OK, UNS, OK, OK]).with_origins(InternalOrExternal).with_kinds(Kinds::Rotated),
        O::GetParametersForImport =>
            Requirements::new([OK, OK, DEL, OK, UNS, CRE, UPD]).with_origins(External),
        O::ImportKeyMaterial =>
            Requirements::new([OK, OK, DEL, OK, UNS, CRE, OK]).with_origins(External),
        O::DeleteImportedKeyMaterial =>
            Requirements::new([OK, OK, OK, OK, NA, CRE, UPD]).with_origins(External),
        O::ReplicateKey =>
            Requirements::new([OK, DIS, DEL, IMP, NA, CRE, UPD]),
        O::UpdatePrimaryRegion =>
            Requirements::new([OK, DIS, DEL, IMP, NA, CRE, OK]),
        // Not on a key.
        O::CreateKey | O::ListKeys | O::GenerateRandom | O::ListRetirableGrants | O::ConnectCustomKeyStore
        | O::CreateCustomKeyStore | O::DeleteCustomKeyStore | O::DescribeCustomKeyStores
        | O::DisconnectCustomKeyStore | O::UpdateCustomKeyStore =>
            Requirements::new([NA; 7]),
    }
}

#[cfg(test)]
mod tests;
