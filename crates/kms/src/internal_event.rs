//! Events about keys that nobody requests: background work, and what follows from a change. Source: developer guide, "Examples of
//! AWS KMS log entries": `RotateKey`, `ReplicateKey`, `SynchronizeMultiRegionKey`, `DeleteKey`, `DeleteExpiredKeyMaterial`.

use keys::Key;
use model::generated::{OriginType, RotationType};
use model::{AwsService, Error, KeyArn};
use pipeline::{InternalEvent, Presentation};

use crate::listed_key::listed_key;

/// Returns the event of a key that has new material.
pub(crate) fn rotate_key(key: &KeyArn, rotation: &RotationEvent) -> InternalEvent {
    let RotationEvent { kind, origin, previous, current } = rotation;
    let details = format!(
        r#"{{"rotationType":"{kind}","keyOrigin":"{origin}","previousKeyMaterialId":"{previous}","currentKeyMaterialId":"{current}","keyId":"{key}"}}"#
    );
    of_key("RotateKey", key, Presentation::ServiceEvent(Some(details)))
}

/// Returns the event of a replica that ReplicateKey has created, in another Region than that of the request.
pub(crate) fn create_key(replica: &KeyArn) -> InternalEvent {
    of_key("CreateKey", replica, Presentation::CallForCaller)
}

/// Returns the event of replicas that have taken over what their primary key shares with them.
pub(crate) fn synchronize(primary: &KeyArn) -> InternalEvent {
    let response = format!(r#"{{"keyId":"{primary}"}}"#);
    of_key("SynchronizeMultiRegionKey", primary, Presentation::OwnCall(response))
}

/// Returns the event of a key that is deleted with all of its key material, because its waiting period is over.
pub(crate) fn delete_key(key: &KeyArn) -> InternalEvent {
    of_key("DeleteKey", key, Presentation::ServiceEvent(None))
}

/// Returns the event of imported key material that has expired and is deleted.
pub(crate) fn delete_expired_key_material(key: &KeyArn) -> InternalEvent {
    let details = format!(r#"{{"keyId":"{key}"}}"#);
    of_key("DeleteExpiredKeyMaterial", key, Presentation::ServiceEvent(Some(details)))
}

/// Returns the event of `count` grants of a deleted key that are deleted. AWS has no such event: there they are deleted with the
/// key.
pub(crate) fn delete_grants(key: &KeyArn, count: usize) -> InternalEvent {
    let details = format!(r#"{{"keyId":"{key}","grants":{count}}}"#);
    let event = of_key("DeleteGrants", key, Presentation::ServiceEvent(Some(details)));
    InternalEvent { source: InternalEvent::OWN_SOURCE, ..event }
}

fn of_key(name: &'static str, key: &KeyArn, presentation: Presentation) -> InternalEvent {
    let resource = listed_key(key);
    let source = AwsService::Kms.principal();
    InternalEvent { source, name, resource, region: key.region.clone(), presentation }
}

/// A rotation, as CloudTrail reports it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RotationEvent {
    /// The kind: on a schedule or on demand.
    pub(crate) kind: RotationType,
    /// The origin of the key's material.
    pub(crate) origin: OriginType,
    /// The previous key material.
    pub(crate) previous: String,
    /// The new key material.
    pub(crate) current: String,
}

impl RotationEvent {
    /// Returns the rotation that changed `before` into `after`.
    pub(crate) fn between(kind: RotationType, before: &Key, after: &Key) -> Result<Self, Error> {
        Ok(Self {
            kind,
            origin: after.origin(),
            previous: before.current_material()?.id().to_string(),
            current: after.current_material()?.id().to_string(),
        })
    }
}
