//! The metadata of a key in `DescribeKey` and `CreateKey`. Source: API reference, `KeyMetadata`.

use model::generated::{CustomerMasterKeySpec, ExpirationModelType, KeyMetadata, OriginType};
use model::{KeyId, Timestamp};

use super::{Key, State};
use crate::algorithm::Algorithms;
use crate::kind::KeyKind;

impl Key {
    /// Returns the metadata, with exactly the members that AWS shows for such a key.
    #[must_use]
    pub fn metadata(&self) -> KeyMetadata {
        let deletion_date = match self.state {
            State::PendingDeletion { date } => Some(date),
            State::Enabled
            | State::Disabled
            | State::PendingReplicaDeletion { .. }
            | State::PendingImport => None,
        };
        let pending_deletion_window_in_days = match self.state {
            State::PendingReplicaDeletion { window_in_days } => Some(window_in_days),
            State::Enabled
            | State::Disabled
            | State::PendingDeletion { .. }
            | State::PendingImport => None,
        };
        let valid_to = self.valid_to();
        let algorithms = Algorithms::of(self.spec(), self.usage());
        KeyMetadata {
            aws_account_id: Some(self.arn.account.to_string()),
            key_id: Some(self.arn.id.to_string()),
            arn: Some(self.arn.to_string()),
            creation_date: Some(self.created),
            enabled: Some(self.state == State::Enabled),
            description: Some(self.description.clone()),
            key_usage: Some(self.usage),
            key_state: Some(self.state.name()),
            deletion_date,
            origin: Some(self.origin),
            key_manager: Some(self.manager),
            key_spec: Some(self.spec),
            // The older member knows only the older specs.
            customer_master_key_spec: CustomerMasterKeySpec::parse(self.spec.as_str()),
            encryption_algorithms: algorithms.encryption,
            signing_algorithms: algorithms.signing,
            mac_algorithms: algorithms.mac,
            key_agreement_algorithms: algorithms.key_agreement,
            encapsulation_algorithms: algorithms.encapsulation,
            multi_region: Some(matches!(self.arn.id, KeyId::MultiRegion(_))),
            current_key_material_id: self.shown_material().map(|id| id.to_string()),
            expiration_model: self.expiration_model(),
            valid_to,
            multi_region_configuration: self.multi_region_configuration(),
            pending_deletion_window_in_days,
            ..KeyMetadata::default()
        }
    }

    /// Returns the expiration model, which is shown while imported material is there.
    fn expiration_model(&self) -> Option<ExpirationModelType> {
        let imported = self.origin == OriginType::External && self.is_complete();
        imported.then(|| match self.valid_to() {
            Some(_) => ExpirationModelType::KeyMaterialExpires,
            None => ExpirationModelType::KeyMaterialDoesNotExpire,
        })
    }

    /// Returns the earliest expiry of the material that belongs to the key.
    fn valid_to(&self) -> Option<Timestamp> {
        let expiries = self.materials.iter().filter_map(|material| material.import()?.valid_to);
        expiries.min().filter(|_| self.is_complete())
    }

    /// Returns the current material's id if AWS shows it: for symmetric encryption keys only.
    fn shown_material(&self) -> Option<crate::MaterialId> {
        self.current.filter(|_| self.kind() == KeyKind::Symmetric)
    }
}
