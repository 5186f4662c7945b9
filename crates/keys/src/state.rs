//! The operations that each key state admits: one table for all operations.
//!
//! Source: AWS KMS developer guide, "Key states of AWS KMS keys". The guide leaves open whether a key that is pending deletion
//! gives `DisabledException` or `KMSInvalidStateException`: AWS was seen to send the second. An operation that a kind of key does
//! not support at all fails with that in every state.

use model::generated::{KeyState, OriginType};
use model::{Error, ErrorCode, KeyArn, Operation};

/// The effect of a state on an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Admission {
    /// The operation goes on.
    Admitted,
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

/// The keys that an operation is for, whatever their state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Support {
    /// All keys, as far as this table goes; key usage is the operation's own matter.
    Every,
    /// Symmetric encryption keys whose material AWS KMS generated.
    AutomaticRotation,
    /// Symmetric encryption keys whose material AWS KMS generated or was imported.
    OnDemandRotation,
    /// All keys but those in custom key stores.
    RotationStatus,
    /// Keys that can have imported material.
    Import,
}

/// Returns the effect of `state` on `operation`; inapplicable for operations that are not on a key.
#[must_use]
pub const fn admits(operation: Operation, state: KeyState) -> Admission {
    let cells = row(operation).cells;
    let [enabled, disabled, pending_deletion, pending_import, unavailable, creating, updating] =
        cells;
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

/// Returns the keys that `operation` is for.
#[must_use]
pub const fn support(operation: Operation) -> Support {
    row(operation).support
}

struct StateRow {
    support: Support,
    /// The cells for Enabled, Disabled, `PendingDeletion` and `PendingReplicaDeletion`, `PendingImport`, Unavailable, Creating,
    /// Updating.
    cells: [Admission; 7],
}

const OK: Admission = Admission::Admitted;
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
const fn row(operation: Operation) -> StateRow {
    use Operation as O;
    use Support::{AutomaticRotation, Every, Import, OnDemandRotation, RotationStatus};
    match operation {
        //                                 Enabled, Disabled, PendingDel., PendingImp., Unavail., Creating, Updating
        O::Encrypt | O::Decrypt | O::ReEncrypt | O::GenerateDataKey | O::GenerateDataKeyWithoutPlaintext =>
            StateRow { support: Every, cells: [OK, DIS, DEL, IMP, UNA, CRE, OK] },
        O::GenerateDataKeyPair | O::GenerateDataKeyPairWithoutPlaintext =>
            StateRow { support: Every, cells: [OK, DIS, DEL, IMP, UNS, CRE, OK] },
        // Encapsulate and Decapsulate are younger than the guide's table: they are like the other uses of asymmetric keys.
        O::Sign | O::Verify | O::GenerateMac | O::VerifyMac | O::DeriveSharedSecret | O::Encapsulate | O::Decapsulate =>
            StateRow { support: Every, cells: [OK, DIS, DEL, IMP, NA, CRE, OK] },
        O::GetPublicKey =>
            StateRow { support: Every, cells: [OK, OK, DEL, OK, NA, CRE, OK] },
        // GetKeyLastUsage is younger than the guide's table; its model has no state error.
        O::DescribeKey | O::GetKeyPolicy | O::PutKeyPolicy | O::ListKeyPolicies | O::ListAliases | O::ListGrants
        | O::ListResourceTags | O::RetireGrant | O::RevokeGrant | O::DeleteAlias | O::GetKeyLastUsage =>
            StateRow { support: Every, cells: [OK, OK, OK, OK, OK, OK, OK] },
        // UpdateAlias checks the key that the alias will refer to; the old one may be in any state.
        O::CreateAlias | O::UpdateAlias | O::UpdateKeyDescription | O::TagResource | O::UntagResource =>
            StateRow { support: Every, cells: [OK, OK, DEL, OK, OK, OK, OK] },
        O::CreateGrant =>
            StateRow { support: Every, cells: [OK, DIS, DEL, IMP, OK, CRE, OK] },
        O::EnableKey | O::DisableKey =>
            StateRow { support: Every, cells: [OK, OK, DEL, IMP, OK, CRE, UPD] },
        O::ScheduleKeyDeletion =>
            StateRow { support: Every, cells: [OK, OK, DEL, OK, OK, OK, UPD] },
        O::CancelKeyDeletion =>
            StateRow { support: Every, cells: [NOT, NOT, OK, NOT, NOT, NOT, NOT] },
        O::EnableKeyRotation | O::DisableKeyRotation =>
            StateRow { support: AutomaticRotation, cells: [OK, DIS, DEL, ORI, UNS, CRE, OK] },
        O::RotateKeyOnDemand =>
            StateRow { support: OnDemandRotation, cells: [OK, DIS, DEL, IMP, UNS, CRE, OK] },
        O::GetKeyRotationStatus =>
            StateRow { support: RotationStatus, cells: [OK, OK, OK, ORI, UNS, OK, OK] },
        O::ListKeyRotations =>
            StateRow { support: OnDemandRotation, cells: [OK, OK, OK, OK, UNS, OK, OK] },
        O::GetParametersForImport =>
            StateRow { support: Import, cells: [OK, OK, DEL, OK, UNS, CRE, UPD] },
        O::ImportKeyMaterial =>
            StateRow { support: Import, cells: [OK, OK, UNS, OK, UNS, CRE, OK] },
        O::DeleteImportedKeyMaterial =>
            StateRow { support: Import, cells: [OK, OK, OK, OK, NA, CRE, UPD] },
        O::ReplicateKey =>
            StateRow { support: Every, cells: [OK, DIS, DEL, IMP, NA, CRE, UPD] },
        O::UpdatePrimaryRegion =>
            StateRow { support: Every, cells: [OK, DIS, DEL, IMP, NA, CRE, OK] },
        // Not on a key.
        O::CreateKey | O::ListKeys | O::GenerateRandom | O::ListRetirableGrants | O::ConnectCustomKeyStore
        | O::CreateCustomKeyStore | O::DeleteCustomKeyStore | O::DescribeCustomKeyStores
        | O::DisconnectCustomKeyStore | O::UpdateCustomKeyStore =>
            StateRow { support: Every, cells: [NA; 7] },
    }
}

#[cfg(test)]
mod tests;
