//! What operations give. Every member may be absent.

use secret::Secret;

use super::{
    ConnectionErrorCodeType, ConnectionStateType, CustomKeyStoreType, CustomerMasterKeySpec,
    DataKeyPairSpec, EncapsulationAlgorithmSpec, EncryptionAlgorithmSpec, ExpirationModelType,
    GrantConstraints, GrantOperation, ImportState, KeyAgreementAlgorithmSpec,
    KeyLastUsageTrackingOperation, KeyManagerType, KeyMaterialState, KeySpec, KeyState,
    KeyUsageType, MacAlgorithmSpec, MultiRegionKeyType, OriginType, RotationType,
    SigningAlgorithmSpec, Tag, XksProxyConnectivityType, shapes,
};
use crate::Timestamp;
use crate::shape::convert::{IntoValue, ListMember};
use crate::shape::{Fields, IntoFields, Structure, Value};

/// Contains information about an alias.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct AliasListEntry {
    /// String that contains the alias.
    pub alias_name: Option<String>,
    /// String that contains the key ARN.
    pub alias_arn: Option<String>,
    /// String that contains the key identifier of the KMS key associated with the alias.
    pub target_key_id: Option<String>,
    /// Date and time that the alias was most recently created in the account and Region.
    pub creation_date: Option<Timestamp>,
    /// Date and time that the alias was most recently associated with a KMS key in the account and
    /// Region.
    pub last_updated_date: Option<Timestamp>,
}

impl IntoFields for AliasListEntry {
    const STRUCTURE: &'static Structure = &shapes::ALIAS_LIST_ENTRY;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::ALIAS_LIST_ENTRY);
        fields.set(0, self.alias_name.map(IntoValue::into_value));
        fields.set(1, self.alias_arn.map(IntoValue::into_value));
        fields.set(2, self.target_key_id.map(IntoValue::into_value));
        fields.set(3, self.creation_date.map(IntoValue::into_value));
        fields.set(4, self.last_updated_date.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for AliasListEntry {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for AliasListEntry {}

/// What `CancelKeyDeletion` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct CancelKeyDeletionResponse {
    /// The Amazon Resource Name (key ARN) of the KMS key whose deletion is canceled.
    pub key_id: Option<String>,
}

impl IntoFields for CancelKeyDeletionResponse {
    const STRUCTURE: &'static Structure = &shapes::CANCEL_KEY_DELETION_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::CANCEL_KEY_DELETION_RESPONSE);
        fields.set(0, self.key_id.map(IntoValue::into_value));
        fields
    }
}

/// What `ConnectCustomKeyStore` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ConnectCustomKeyStoreResponse {}

impl IntoFields for ConnectCustomKeyStoreResponse {
    const STRUCTURE: &'static Structure = &shapes::CONNECT_CUSTOM_KEY_STORE_RESPONSE;

    fn into_fields(self) -> Fields {
        Fields::empty(&shapes::CONNECT_CUSTOM_KEY_STORE_RESPONSE)
    }
}

/// What `CreateCustomKeyStore` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct CreateCustomKeyStoreResponse {
    /// A unique identifier for the new custom key store.
    pub custom_key_store_id: Option<String>,
}

impl IntoFields for CreateCustomKeyStoreResponse {
    const STRUCTURE: &'static Structure = &shapes::CREATE_CUSTOM_KEY_STORE_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::CREATE_CUSTOM_KEY_STORE_RESPONSE);
        fields.set(0, self.custom_key_store_id.map(IntoValue::into_value));
        fields
    }
}

/// What `CreateGrant` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct CreateGrantResponse {
    /// The grant token.
    pub grant_token: Option<String>,
    /// The unique identifier for the grant.
    pub grant_id: Option<String>,
}

impl IntoFields for CreateGrantResponse {
    const STRUCTURE: &'static Structure = &shapes::CREATE_GRANT_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::CREATE_GRANT_RESPONSE);
        fields.set(0, self.grant_token.map(IntoValue::into_value));
        fields.set(1, self.grant_id.map(IntoValue::into_value));
        fields
    }
}

/// What `CreateKey` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct CreateKeyResponse {
    /// Metadata associated with the KMS key.
    pub key_metadata: Option<KeyMetadata>,
}

impl IntoFields for CreateKeyResponse {
    const STRUCTURE: &'static Structure = &shapes::CREATE_KEY_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::CREATE_KEY_RESPONSE);
        fields.set(0, self.key_metadata.map(IntoValue::into_value));
        fields
    }
}

/// Contains information about each custom key store in the custom key store list.
#[derive(Debug, Default)]
pub struct CustomKeyStoresListEntry {
    /// A unique identifier for the custom key store.
    pub custom_key_store_id: Option<String>,
    /// The user-specified friendly name for the custom key store.
    pub custom_key_store_name: Option<String>,
    /// A unique identifier for the CloudHSM cluster that is associated with an CloudHSM key store.
    pub cloud_hsm_cluster_id: Option<String>,
    /// The trust anchor certificate of the CloudHSM cluster associated with an CloudHSM key store.
    pub trust_anchor_certificate: Option<String>,
    /// Indicates whether the custom key store is connected to its backing key store.
    pub connection_state: Option<ConnectionStateType>,
    /// Describes the connection error.
    pub connection_error_code: Option<ConnectionErrorCodeType>,
    /// The date and time when the custom key store was created.
    pub creation_date: Option<Timestamp>,
    /// Indicates the type of the custom key store.
    pub custom_key_store_type: Option<CustomKeyStoreType>,
    /// Configuration settings for the external key store proxy (XKS proxy).
    pub xks_proxy_configuration: Option<XksProxyConfigurationType>,
}

impl IntoFields for CustomKeyStoresListEntry {
    const STRUCTURE: &'static Structure = &shapes::CUSTOM_KEY_STORES_LIST_ENTRY;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::CUSTOM_KEY_STORES_LIST_ENTRY);
        fields.set(0, self.custom_key_store_id.map(IntoValue::into_value));
        fields.set(1, self.custom_key_store_name.map(IntoValue::into_value));
        fields.set(2, self.cloud_hsm_cluster_id.map(IntoValue::into_value));
        fields.set(3, self.trust_anchor_certificate.map(IntoValue::into_value));
        fields.set(4, self.connection_state.map(IntoValue::into_value));
        fields.set(5, self.connection_error_code.map(IntoValue::into_value));
        fields.set(6, self.creation_date.map(IntoValue::into_value));
        fields.set(7, self.custom_key_store_type.map(IntoValue::into_value));
        fields.set(8, self.xks_proxy_configuration.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for CustomKeyStoresListEntry {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for CustomKeyStoresListEntry {}

/// What `Decapsulate` gives.
#[derive(Debug, Default)]
pub struct DecapsulateResponse {
    /// The identifier of the ML-KEM KMS key used to decapsulate the shared secret.
    pub key_id: Option<String>,
    /// The plaintext shared secret recovered from the encapsulated form.
    pub shared_secret: Option<Secret<[u8]>>,
    /// The key encapsulation algorithm used to recover the shared secret.
    pub encapsulation_algorithm: Option<EncapsulationAlgorithmSpec>,
}

impl IntoFields for DecapsulateResponse {
    const STRUCTURE: &'static Structure = &shapes::DECAPSULATE_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::DECAPSULATE_RESPONSE);
        fields.set(0, self.key_id.map(IntoValue::into_value));
        fields.set(1, self.shared_secret.map(IntoValue::into_value));
        fields.set(2, self.encapsulation_algorithm.map(IntoValue::into_value));
        fields
    }
}

/// What `Decrypt` gives.
#[derive(Debug, Default)]
pub struct DecryptResponse {
    /// The Amazon Resource Name (key ARN) of the KMS key that was used to decrypt the ciphertext.
    pub key_id: Option<String>,
    /// Decrypted plaintext data.
    pub plaintext: Option<Secret<[u8]>>,
    /// The encryption algorithm that was used to decrypt the ciphertext.
    pub encryption_algorithm: Option<EncryptionAlgorithmSpec>,
    /// The plaintext data encrypted with the public key from the attestation document.
    pub ciphertext_for_recipient: Option<Vec<u8>>,
    /// The identifier of the key material used to decrypt the ciphertext.
    pub key_material_id: Option<String>,
}

impl IntoFields for DecryptResponse {
    const STRUCTURE: &'static Structure = &shapes::DECRYPT_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::DECRYPT_RESPONSE);
        fields.set(0, self.key_id.map(IntoValue::into_value));
        fields.set(1, self.plaintext.map(IntoValue::into_value));
        fields.set(2, self.encryption_algorithm.map(IntoValue::into_value));
        fields.set(3, self.ciphertext_for_recipient.map(IntoValue::into_value));
        fields.set(4, self.key_material_id.map(IntoValue::into_value));
        fields
    }
}

/// What `DeleteCustomKeyStore` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct DeleteCustomKeyStoreResponse {}

impl IntoFields for DeleteCustomKeyStoreResponse {
    const STRUCTURE: &'static Structure = &shapes::DELETE_CUSTOM_KEY_STORE_RESPONSE;

    fn into_fields(self) -> Fields {
        Fields::empty(&shapes::DELETE_CUSTOM_KEY_STORE_RESPONSE)
    }
}

/// What `DeleteImportedKeyMaterial` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct DeleteImportedKeyMaterialResponse {
    /// The Amazon Resource Name (key ARN) of the KMS key from which the key material was deleted.
    pub key_id: Option<String>,
    /// Identifies the deleted key material.
    pub key_material_id: Option<String>,
}

impl IntoFields for DeleteImportedKeyMaterialResponse {
    const STRUCTURE: &'static Structure = &shapes::DELETE_IMPORTED_KEY_MATERIAL_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::DELETE_IMPORTED_KEY_MATERIAL_RESPONSE);
        fields.set(0, self.key_id.map(IntoValue::into_value));
        fields.set(1, self.key_material_id.map(IntoValue::into_value));
        fields
    }
}

/// What `DeriveSharedSecret` gives.
#[derive(Debug, Default)]
pub struct DeriveSharedSecretResponse {
    /// Identifies the KMS key used to derive the shared secret.
    pub key_id: Option<String>,
    /// The raw secret derived from the specified key agreement algorithm, private key in the
    /// asymmetric KMS key, and your peer's public key.
    pub shared_secret: Option<Secret<[u8]>>,
    /// The plaintext shared secret encrypted with the public key from the attestation document.
    pub ciphertext_for_recipient: Option<Vec<u8>>,
    /// Identifies the key agreement algorithm used to derive the shared secret.
    pub key_agreement_algorithm: Option<KeyAgreementAlgorithmSpec>,
    /// The source of the key material for the specified KMS key.
    pub key_origin: Option<OriginType>,
}

impl IntoFields for DeriveSharedSecretResponse {
    const STRUCTURE: &'static Structure = &shapes::DERIVE_SHARED_SECRET_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::DERIVE_SHARED_SECRET_RESPONSE);
        fields.set(0, self.key_id.map(IntoValue::into_value));
        fields.set(1, self.shared_secret.map(IntoValue::into_value));
        fields.set(2, self.ciphertext_for_recipient.map(IntoValue::into_value));
        fields.set(3, self.key_agreement_algorithm.map(IntoValue::into_value));
        fields.set(4, self.key_origin.map(IntoValue::into_value));
        fields
    }
}

/// What `DescribeCustomKeyStores` gives.
#[derive(Debug, Default)]
pub struct DescribeCustomKeyStoresResponse {
    /// Contains metadata about each custom key store.
    pub custom_key_stores: Option<Vec<CustomKeyStoresListEntry>>,
    /// When `Truncated` is true, this element is present and contains the value to use for the
    /// `Marker` parameter in a subsequent request.
    pub next_marker: Option<String>,
    /// A flag that indicates whether there are more items in the list.
    pub truncated: Option<bool>,
}

impl IntoFields for DescribeCustomKeyStoresResponse {
    const STRUCTURE: &'static Structure = &shapes::DESCRIBE_CUSTOM_KEY_STORES_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::DESCRIBE_CUSTOM_KEY_STORES_RESPONSE);
        fields.set(0, self.custom_key_stores.map(IntoValue::into_value));
        fields.set(1, self.next_marker.map(IntoValue::into_value));
        fields.set(2, self.truncated.map(IntoValue::into_value));
        fields
    }
}

/// What `DescribeKey` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct DescribeKeyResponse {
    /// Metadata associated with the key.
    pub key_metadata: Option<KeyMetadata>,
}

impl IntoFields for DescribeKeyResponse {
    const STRUCTURE: &'static Structure = &shapes::DESCRIBE_KEY_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::DESCRIBE_KEY_RESPONSE);
        fields.set(0, self.key_metadata.map(IntoValue::into_value));
        fields
    }
}

/// What `DisconnectCustomKeyStore` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct DisconnectCustomKeyStoreResponse {}

impl IntoFields for DisconnectCustomKeyStoreResponse {
    const STRUCTURE: &'static Structure = &shapes::DISCONNECT_CUSTOM_KEY_STORE_RESPONSE;

    fn into_fields(self) -> Fields {
        Fields::empty(&shapes::DISCONNECT_CUSTOM_KEY_STORE_RESPONSE)
    }
}

/// What `Encapsulate` gives.
#[derive(Debug, Default)]
pub struct EncapsulateResponse {
    /// The identifier of the ML-KEM KMS key used to encapsulate the shared secret.
    pub key_id: Option<String>,
    /// The plaintext shared secret.
    pub shared_secret: Option<Secret<[u8]>>,
    /// The encapsulated form of the shared secret.
    pub shared_secret_ciphertext_blob: Option<Vec<u8>>,
    /// The key encapsulation algorithm used to generate the shared secret.
    pub encapsulation_algorithm: Option<EncapsulationAlgorithmSpec>,
}

impl IntoFields for EncapsulateResponse {
    const STRUCTURE: &'static Structure = &shapes::ENCAPSULATE_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::ENCAPSULATE_RESPONSE);
        fields.set(0, self.key_id.map(IntoValue::into_value));
        fields.set(1, self.shared_secret.map(IntoValue::into_value));
        fields.set(2, self.shared_secret_ciphertext_blob.map(IntoValue::into_value));
        fields.set(3, self.encapsulation_algorithm.map(IntoValue::into_value));
        fields
    }
}

/// What `Encrypt` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct EncryptResponse {
    /// The encrypted plaintext.
    pub ciphertext_blob: Option<Vec<u8>>,
    /// The Amazon Resource Name (key ARN) of the KMS key that was used to encrypt the plaintext.
    pub key_id: Option<String>,
    /// The encryption algorithm that was used to encrypt the plaintext.
    pub encryption_algorithm: Option<EncryptionAlgorithmSpec>,
}

impl IntoFields for EncryptResponse {
    const STRUCTURE: &'static Structure = &shapes::ENCRYPT_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::ENCRYPT_RESPONSE);
        fields.set(0, self.ciphertext_blob.map(IntoValue::into_value));
        fields.set(1, self.key_id.map(IntoValue::into_value));
        fields.set(2, self.encryption_algorithm.map(IntoValue::into_value));
        fields
    }
}

/// What `GenerateDataKeyPair` gives.
#[derive(Debug, Default)]
pub struct GenerateDataKeyPairResponse {
    /// The encrypted copy of the private key.
    pub private_key_ciphertext_blob: Option<Vec<u8>>,
    /// The plaintext copy of the private key.
    pub private_key_plaintext: Option<Secret<[u8]>>,
    /// The public key (in plaintext).
    pub public_key: Option<Vec<u8>>,
    /// The Amazon Resource Name (key ARN) of the KMS key that encrypted the private key.
    pub key_id: Option<String>,
    /// The type of data key pair that was generated.
    pub key_pair_spec: Option<DataKeyPairSpec>,
    /// The plaintext private data key encrypted with the public key from the attestation document.
    pub ciphertext_for_recipient: Option<Vec<u8>>,
    /// The identifier of the key material used to encrypt the private key.
    pub key_material_id: Option<String>,
}

impl IntoFields for GenerateDataKeyPairResponse {
    const STRUCTURE: &'static Structure = &shapes::GENERATE_DATA_KEY_PAIR_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GENERATE_DATA_KEY_PAIR_RESPONSE);
        fields.set(0, self.private_key_ciphertext_blob.map(IntoValue::into_value));
        fields.set(1, self.private_key_plaintext.map(IntoValue::into_value));
        fields.set(2, self.public_key.map(IntoValue::into_value));
        fields.set(3, self.key_id.map(IntoValue::into_value));
        fields.set(4, self.key_pair_spec.map(IntoValue::into_value));
        fields.set(5, self.ciphertext_for_recipient.map(IntoValue::into_value));
        fields.set(6, self.key_material_id.map(IntoValue::into_value));
        fields
    }
}

/// What `GenerateDataKeyPairWithoutPlaintext` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GenerateDataKeyPairWithoutPlaintextResponse {
    /// The encrypted copy of the private key.
    pub private_key_ciphertext_blob: Option<Vec<u8>>,
    /// The public key (in plaintext).
    pub public_key: Option<Vec<u8>>,
    /// The Amazon Resource Name (key ARN) of the KMS key that encrypted the private key.
    pub key_id: Option<String>,
    /// The type of data key pair that was generated.
    pub key_pair_spec: Option<DataKeyPairSpec>,
    /// The identifier of the key material used to encrypt the private key.
    pub key_material_id: Option<String>,
}

impl IntoFields for GenerateDataKeyPairWithoutPlaintextResponse {
    const STRUCTURE: &'static Structure =
        &shapes::GENERATE_DATA_KEY_PAIR_WITHOUT_PLAINTEXT_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GENERATE_DATA_KEY_PAIR_WITHOUT_PLAINTEXT_RESPONSE);
        fields.set(0, self.private_key_ciphertext_blob.map(IntoValue::into_value));
        fields.set(1, self.public_key.map(IntoValue::into_value));
        fields.set(2, self.key_id.map(IntoValue::into_value));
        fields.set(3, self.key_pair_spec.map(IntoValue::into_value));
        fields.set(4, self.key_material_id.map(IntoValue::into_value));
        fields
    }
}

/// What `GenerateDataKey` gives.
#[derive(Debug, Default)]
pub struct GenerateDataKeyResponse {
    /// The encrypted copy of the data key.
    pub ciphertext_blob: Option<Vec<u8>>,
    /// The plaintext data key.
    pub plaintext: Option<Secret<[u8]>>,
    /// The Amazon Resource Name (key ARN) of the KMS key that encrypted the data key.
    pub key_id: Option<String>,
    /// The plaintext data key encrypted with the public key from the attestation document.
    pub ciphertext_for_recipient: Option<Vec<u8>>,
    /// The identifier of the key material used to encrypt the data key.
    pub key_material_id: Option<String>,
}

impl IntoFields for GenerateDataKeyResponse {
    const STRUCTURE: &'static Structure = &shapes::GENERATE_DATA_KEY_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GENERATE_DATA_KEY_RESPONSE);
        fields.set(0, self.ciphertext_blob.map(IntoValue::into_value));
        fields.set(1, self.plaintext.map(IntoValue::into_value));
        fields.set(2, self.key_id.map(IntoValue::into_value));
        fields.set(3, self.ciphertext_for_recipient.map(IntoValue::into_value));
        fields.set(4, self.key_material_id.map(IntoValue::into_value));
        fields
    }
}

/// What `GenerateDataKeyWithoutPlaintext` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GenerateDataKeyWithoutPlaintextResponse {
    /// The encrypted data key.
    pub ciphertext_blob: Option<Vec<u8>>,
    /// The Amazon Resource Name (key ARN) of the KMS key that encrypted the data key.
    pub key_id: Option<String>,
    /// The identifier of the key material used to encrypt the data key.
    pub key_material_id: Option<String>,
}

impl IntoFields for GenerateDataKeyWithoutPlaintextResponse {
    const STRUCTURE: &'static Structure = &shapes::GENERATE_DATA_KEY_WITHOUT_PLAINTEXT_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GENERATE_DATA_KEY_WITHOUT_PLAINTEXT_RESPONSE);
        fields.set(0, self.ciphertext_blob.map(IntoValue::into_value));
        fields.set(1, self.key_id.map(IntoValue::into_value));
        fields.set(2, self.key_material_id.map(IntoValue::into_value));
        fields
    }
}

/// What `GenerateMac` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GenerateMacResponse {
    /// The hash-based message authentication code (HMAC) that was generated for the specified
    /// message, HMAC KMS key, and MAC algorithm.
    pub mac: Option<Vec<u8>>,
    /// The MAC algorithm that was used to generate the HMAC.
    pub mac_algorithm: Option<MacAlgorithmSpec>,
    /// The HMAC KMS key used in the operation.
    pub key_id: Option<String>,
}

impl IntoFields for GenerateMacResponse {
    const STRUCTURE: &'static Structure = &shapes::GENERATE_MAC_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GENERATE_MAC_RESPONSE);
        fields.set(0, self.mac.map(IntoValue::into_value));
        fields.set(1, self.mac_algorithm.map(IntoValue::into_value));
        fields.set(2, self.key_id.map(IntoValue::into_value));
        fields
    }
}

/// What `GenerateRandom` gives.
#[derive(Debug, Default)]
pub struct GenerateRandomResponse {
    /// The random byte string.
    pub plaintext: Option<Secret<[u8]>>,
    /// The plaintext random bytes encrypted with the public key from the attestation document.
    pub ciphertext_for_recipient: Option<Vec<u8>>,
}

impl IntoFields for GenerateRandomResponse {
    const STRUCTURE: &'static Structure = &shapes::GENERATE_RANDOM_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GENERATE_RANDOM_RESPONSE);
        fields.set(0, self.plaintext.map(IntoValue::into_value));
        fields.set(1, self.ciphertext_for_recipient.map(IntoValue::into_value));
        fields
    }
}

/// What `GetKeyLastUsage` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GetKeyLastUsageResponse {
    /// The globally unique identifier for the KMS key.
    pub key_id: Option<String>,
    /// Contains usage information about the last time the KMS key was used for a successful
    /// cryptographic operation.
    pub key_last_usage: Option<KeyLastUsageData>,
    /// The date from which KMS began recording cryptographic activity for this key, or the date the
    /// KMS key was created, whichever is later.
    pub tracking_start_date: Option<Timestamp>,
    /// The date and time when the KMS key was created.
    pub key_creation_date: Option<Timestamp>,
}

impl IntoFields for GetKeyLastUsageResponse {
    const STRUCTURE: &'static Structure = &shapes::GET_KEY_LAST_USAGE_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GET_KEY_LAST_USAGE_RESPONSE);
        fields.set(0, self.key_id.map(IntoValue::into_value));
        fields.set(1, self.key_last_usage.map(IntoValue::into_value));
        fields.set(2, self.tracking_start_date.map(IntoValue::into_value));
        fields.set(3, self.key_creation_date.map(IntoValue::into_value));
        fields
    }
}

/// What `GetKeyPolicy` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GetKeyPolicyResponse {
    /// A key policy document in JSON format.
    pub policy: Option<String>,
    /// The name of the key policy.
    pub policy_name: Option<String>,
}

impl IntoFields for GetKeyPolicyResponse {
    const STRUCTURE: &'static Structure = &shapes::GET_KEY_POLICY_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GET_KEY_POLICY_RESPONSE);
        fields.set(0, self.policy.map(IntoValue::into_value));
        fields.set(1, self.policy_name.map(IntoValue::into_value));
        fields
    }
}

/// What `GetKeyRotationStatus` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GetKeyRotationStatusResponse {
    /// A Boolean value that specifies whether key rotation is enabled.
    pub key_rotation_enabled: Option<bool>,
    /// Identifies the specified symmetric encryption KMS key.
    pub key_id: Option<String>,
    /// The number of days between each automatic rotation.
    pub rotation_period_in_days: Option<i32>,
    /// The next date that KMS will automatically rotate the key material.
    pub next_rotation_date: Option<Timestamp>,
    /// Identifies the date and time that an in progress on-demand rotation was initiated.
    pub on_demand_rotation_start_date: Option<Timestamp>,
}

impl IntoFields for GetKeyRotationStatusResponse {
    const STRUCTURE: &'static Structure = &shapes::GET_KEY_ROTATION_STATUS_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GET_KEY_ROTATION_STATUS_RESPONSE);
        fields.set(0, self.key_rotation_enabled.map(IntoValue::into_value));
        fields.set(1, self.key_id.map(IntoValue::into_value));
        fields.set(2, self.rotation_period_in_days.map(IntoValue::into_value));
        fields.set(3, self.next_rotation_date.map(IntoValue::into_value));
        fields.set(4, self.on_demand_rotation_start_date.map(IntoValue::into_value));
        fields
    }
}

/// What `GetParametersForImport` gives.
#[derive(Debug, Default)]
pub struct GetParametersForImportResponse {
    /// The Amazon Resource Name (key ARN) of the KMS key to use in a subsequent ImportKeyMaterial
    /// request.
    pub key_id: Option<String>,
    /// The import token to send in a subsequent ImportKeyMaterial request.
    pub import_token: Option<Vec<u8>>,
    /// The public key to use to encrypt the key material before importing it with
    /// ImportKeyMaterial.
    pub public_key: Option<Secret<[u8]>>,
    /// The time at which the import token and public key are no longer valid.
    pub parameters_valid_to: Option<Timestamp>,
}

impl IntoFields for GetParametersForImportResponse {
    const STRUCTURE: &'static Structure = &shapes::GET_PARAMETERS_FOR_IMPORT_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GET_PARAMETERS_FOR_IMPORT_RESPONSE);
        fields.set(0, self.key_id.map(IntoValue::into_value));
        fields.set(1, self.import_token.map(IntoValue::into_value));
        fields.set(2, self.public_key.map(IntoValue::into_value));
        fields.set(3, self.parameters_valid_to.map(IntoValue::into_value));
        fields
    }
}

/// What `GetPublicKey` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GetPublicKeyResponse {
    /// The Amazon Resource Name (key ARN) of the asymmetric KMS key from which the public key was
    /// downloaded.
    pub key_id: Option<String>,
    /// The exported public key.
    pub public_key: Option<Vec<u8>>,
    /// Instead, use the `KeySpec` field in the `GetPublicKey` response.
    pub customer_master_key_spec: Option<CustomerMasterKeySpec>,
    /// The type of the of the public key that was downloaded.
    pub key_spec: Option<KeySpec>,
    /// The permitted use of the public key.
    pub key_usage: Option<KeyUsageType>,
    /// The encryption algorithms that KMS supports for this key.
    pub encryption_algorithms: Option<Vec<EncryptionAlgorithmSpec>>,
    /// The signing algorithms that KMS supports for this key.
    pub signing_algorithms: Option<Vec<SigningAlgorithmSpec>>,
    /// The key agreement algorithm used to derive a shared secret.
    pub key_agreement_algorithms: Option<Vec<KeyAgreementAlgorithmSpec>>,
    /// The key encapsulation algorithm used to establish a shared secret.
    pub encapsulation_algorithms: Option<Vec<EncapsulationAlgorithmSpec>>,
}

impl IntoFields for GetPublicKeyResponse {
    const STRUCTURE: &'static Structure = &shapes::GET_PUBLIC_KEY_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GET_PUBLIC_KEY_RESPONSE);
        fields.set(0, self.key_id.map(IntoValue::into_value));
        fields.set(1, self.public_key.map(IntoValue::into_value));
        fields.set(2, self.customer_master_key_spec.map(IntoValue::into_value));
        fields.set(3, self.key_spec.map(IntoValue::into_value));
        fields.set(4, self.key_usage.map(IntoValue::into_value));
        fields.set(5, self.encryption_algorithms.map(IntoValue::into_value));
        fields.set(6, self.signing_algorithms.map(IntoValue::into_value));
        fields.set(7, self.key_agreement_algorithms.map(IntoValue::into_value));
        fields.set(8, self.encapsulation_algorithms.map(IntoValue::into_value));
        fields
    }
}

/// Contains information about a grant.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GrantListEntry {
    /// The unique identifier for the KMS key to which the grant applies.
    pub key_id: Option<String>,
    /// The unique identifier for the grant.
    pub grant_id: Option<String>,
    /// The friendly name that identifies the grant.
    pub name: Option<String>,
    /// The date and time when the grant was created.
    pub creation_date: Option<Timestamp>,
    /// The identity that gets the permissions in the grant.
    pub grantee_principal: Option<String>,
    /// The principal that can retire the grant.
    pub retiring_principal: Option<String>,
    /// The Amazon Web Services account under which the grant was issued.
    pub issuing_account: Option<String>,
    /// The list of operations permitted by the grant.
    pub operations: Option<Vec<GrantOperation>>,
    /// The constraints on the grant, such as encryption context pairs or a SourceArn, that restrict
    /// the subsequent operations the grant allows.
    pub constraints: Option<GrantConstraints>,
    /// The Amazon Web Services service principal that gets the permissions in the grant.
    pub grantee_service_principal: Option<String>,
    /// The Amazon Web Services service principal that can retire the grant.
    pub retiring_service_principal: Option<String>,
}

impl IntoFields for GrantListEntry {
    const STRUCTURE: &'static Structure = &shapes::GRANT_LIST_ENTRY;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GRANT_LIST_ENTRY);
        fields.set(0, self.key_id.map(IntoValue::into_value));
        fields.set(1, self.grant_id.map(IntoValue::into_value));
        fields.set(2, self.name.map(IntoValue::into_value));
        fields.set(3, self.creation_date.map(IntoValue::into_value));
        fields.set(4, self.grantee_principal.map(IntoValue::into_value));
        fields.set(5, self.retiring_principal.map(IntoValue::into_value));
        fields.set(6, self.issuing_account.map(IntoValue::into_value));
        fields.set(7, self.operations.map(IntoValue::into_value));
        fields.set(8, self.constraints.map(IntoValue::into_value));
        fields.set(9, self.grantee_service_principal.map(IntoValue::into_value));
        fields.set(10, self.retiring_service_principal.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for GrantListEntry {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for GrantListEntry {}

/// What `ImportKeyMaterial` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ImportKeyMaterialResponse {
    /// The Amazon Resource Name (key ARN) of the KMS key into which key material was imported.
    pub key_id: Option<String>,
    /// Identifies the imported key material.
    pub key_material_id: Option<String>,
}

impl IntoFields for ImportKeyMaterialResponse {
    const STRUCTURE: &'static Structure = &shapes::IMPORT_KEY_MATERIAL_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::IMPORT_KEY_MATERIAL_RESPONSE);
        fields.set(0, self.key_id.map(IntoValue::into_value));
        fields.set(1, self.key_material_id.map(IntoValue::into_value));
        fields
    }
}

/// Contains usage information about the last time the KMS key was used for a successful
/// cryptographic operation.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct KeyLastUsageData {
    /// The last successful cryptographic operation the KMS key was used for.
    pub operation: Option<KeyLastUsageTrackingOperation>,
    /// The date and time when the KMS key was most recently used for a successful cryptographic
    /// operation.
    pub timestamp: Option<Timestamp>,
    /// The CloudTrail `eventId` associated with the last successful cryptographic operation.
    pub cloud_trail_event_id: Option<String>,
    /// The KMS request ID associated with the last successful cryptographic operation.
    pub kms_request_id: Option<String>,
}

impl IntoFields for KeyLastUsageData {
    const STRUCTURE: &'static Structure = &shapes::KEY_LAST_USAGE_DATA;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::KEY_LAST_USAGE_DATA);
        fields.set(0, self.operation.map(IntoValue::into_value));
        fields.set(1, self.timestamp.map(IntoValue::into_value));
        fields.set(2, self.cloud_trail_event_id.map(IntoValue::into_value));
        fields.set(3, self.kms_request_id.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for KeyLastUsageData {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// Contains information about each entry in the key list.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct KeyListEntry {
    /// Unique identifier of the key.
    pub key_id: Option<String>,
    /// ARN of the key.
    pub key_arn: Option<String>,
}

impl IntoFields for KeyListEntry {
    const STRUCTURE: &'static Structure = &shapes::KEY_LIST_ENTRY;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::KEY_LIST_ENTRY);
        fields.set(0, self.key_id.map(IntoValue::into_value));
        fields.set(1, self.key_arn.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for KeyListEntry {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for KeyListEntry {}

/// Contains metadata about a KMS key.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct KeyMetadata {
    /// The twelve-digit account ID of the Amazon Web Services account that owns the KMS key.
    pub aws_account_id: Option<String>,
    /// The globally unique identifier for the KMS key.
    pub key_id: Option<String>,
    /// The Amazon Resource Name (ARN) of the KMS key.
    pub arn: Option<String>,
    /// The date and time when the KMS key was created.
    pub creation_date: Option<Timestamp>,
    /// Specifies whether the KMS key is enabled.
    pub enabled: Option<bool>,
    /// The description of the KMS key.
    pub description: Option<String>,
    /// The cryptographic operations for which you can use the KMS key.
    pub key_usage: Option<KeyUsageType>,
    /// The current status of the KMS key.
    pub key_state: Option<KeyState>,
    /// The date and time after which KMS deletes this KMS key.
    pub deletion_date: Option<Timestamp>,
    /// The earliest time at which any imported key material permanently associated with this KMS
    /// key expires.
    pub valid_to: Option<Timestamp>,
    /// The source of the key material for the KMS key.
    pub origin: Option<OriginType>,
    /// A unique identifier for the custom key store that contains the KMS key.
    pub custom_key_store_id: Option<String>,
    /// The cluster ID of the CloudHSM cluster that contains the key material for the KMS key.
    pub cloud_hsm_cluster_id: Option<String>,
    /// Specifies whether the KMS key's key material expires.
    pub expiration_model: Option<ExpirationModelType>,
    /// The manager of the KMS key.
    pub key_manager: Option<KeyManagerType>,
    /// Instead, use the `KeySpec` field.
    pub customer_master_key_spec: Option<CustomerMasterKeySpec>,
    /// Describes the type of key material in the KMS key.
    pub key_spec: Option<KeySpec>,
    /// The encryption algorithms that the KMS key supports.
    pub encryption_algorithms: Option<Vec<EncryptionAlgorithmSpec>>,
    /// The signing algorithms that the KMS key supports.
    pub signing_algorithms: Option<Vec<SigningAlgorithmSpec>>,
    /// The key agreement algorithm used to derive a shared secret.
    pub key_agreement_algorithms: Option<Vec<KeyAgreementAlgorithmSpec>>,
    /// The key encapsulation algorithm that the KMS key supports.
    pub encapsulation_algorithms: Option<Vec<EncapsulationAlgorithmSpec>>,
    /// Indicates whether the KMS key is a multi-Region (`True`) or regional (`False`) key.
    pub multi_region: Option<bool>,
    /// Lists the primary and replica keys in same multi-Region key.
    pub multi_region_configuration: Option<MultiRegionConfiguration>,
    /// The waiting period before the primary key in a multi-Region key is deleted.
    pub pending_deletion_window_in_days: Option<i32>,
    /// The message authentication code (MAC) algorithm that the HMAC KMS key supports.
    pub mac_algorithms: Option<Vec<MacAlgorithmSpec>>,
    /// Information about the external key that is associated with a KMS key in an external key
    /// store.
    pub xks_key_configuration: Option<XksKeyConfigurationType>,
    /// Identifies the current key material.
    pub current_key_material_id: Option<String>,
}

impl IntoFields for KeyMetadata {
    const STRUCTURE: &'static Structure = &shapes::KEY_METADATA;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::KEY_METADATA);
        fields.set(0, self.aws_account_id.map(IntoValue::into_value));
        fields.set(1, self.key_id.map(IntoValue::into_value));
        fields.set(2, self.arn.map(IntoValue::into_value));
        fields.set(3, self.creation_date.map(IntoValue::into_value));
        fields.set(4, self.enabled.map(IntoValue::into_value));
        fields.set(5, self.description.map(IntoValue::into_value));
        fields.set(6, self.key_usage.map(IntoValue::into_value));
        fields.set(7, self.key_state.map(IntoValue::into_value));
        fields.set(8, self.deletion_date.map(IntoValue::into_value));
        fields.set(9, self.valid_to.map(IntoValue::into_value));
        fields.set(10, self.origin.map(IntoValue::into_value));
        fields.set(11, self.custom_key_store_id.map(IntoValue::into_value));
        fields.set(12, self.cloud_hsm_cluster_id.map(IntoValue::into_value));
        fields.set(13, self.expiration_model.map(IntoValue::into_value));
        fields.set(14, self.key_manager.map(IntoValue::into_value));
        fields.set(15, self.customer_master_key_spec.map(IntoValue::into_value));
        fields.set(16, self.key_spec.map(IntoValue::into_value));
        fields.set(17, self.encryption_algorithms.map(IntoValue::into_value));
        fields.set(18, self.signing_algorithms.map(IntoValue::into_value));
        fields.set(19, self.key_agreement_algorithms.map(IntoValue::into_value));
        fields.set(20, self.encapsulation_algorithms.map(IntoValue::into_value));
        fields.set(21, self.multi_region.map(IntoValue::into_value));
        fields.set(22, self.multi_region_configuration.map(IntoValue::into_value));
        fields.set(23, self.pending_deletion_window_in_days.map(IntoValue::into_value));
        fields.set(24, self.mac_algorithms.map(IntoValue::into_value));
        fields.set(25, self.xks_key_configuration.map(IntoValue::into_value));
        fields.set(26, self.current_key_material_id.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for KeyMetadata {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// What `ListAliases` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListAliasesResponse {
    /// A list of aliases.
    pub aliases: Option<Vec<AliasListEntry>>,
    /// When `Truncated` is true, this element is present and contains the value to use for the
    /// `Marker` parameter in a subsequent request.
    pub next_marker: Option<String>,
    /// A flag that indicates whether there are more items in the list.
    pub truncated: Option<bool>,
}

impl IntoFields for ListAliasesResponse {
    const STRUCTURE: &'static Structure = &shapes::LIST_ALIASES_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::LIST_ALIASES_RESPONSE);
        fields.set(0, self.aliases.map(IntoValue::into_value));
        fields.set(1, self.next_marker.map(IntoValue::into_value));
        fields.set(2, self.truncated.map(IntoValue::into_value));
        fields
    }
}

/// What `ListGrants` gives. What `ListRetirableGrants` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListGrantsResponse {
    /// A list of grants.
    pub grants: Option<Vec<GrantListEntry>>,
    /// When `Truncated` is true, this element is present and contains the value to use for the
    /// `Marker` parameter in a subsequent request.
    pub next_marker: Option<String>,
    /// A flag that indicates whether there are more items in the list.
    pub truncated: Option<bool>,
}

impl IntoFields for ListGrantsResponse {
    const STRUCTURE: &'static Structure = &shapes::LIST_GRANTS_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::LIST_GRANTS_RESPONSE);
        fields.set(0, self.grants.map(IntoValue::into_value));
        fields.set(1, self.next_marker.map(IntoValue::into_value));
        fields.set(2, self.truncated.map(IntoValue::into_value));
        fields
    }
}

/// What `ListKeyPolicies` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListKeyPoliciesResponse {
    /// A list of key policy names.
    pub policy_names: Option<Vec<String>>,
    /// When `Truncated` is true, this element is present and contains the value to use for the
    /// `Marker` parameter in a subsequent request.
    pub next_marker: Option<String>,
    /// A flag that indicates whether there are more items in the list.
    pub truncated: Option<bool>,
}

impl IntoFields for ListKeyPoliciesResponse {
    const STRUCTURE: &'static Structure = &shapes::LIST_KEY_POLICIES_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::LIST_KEY_POLICIES_RESPONSE);
        fields.set(0, self.policy_names.map(IntoValue::into_value));
        fields.set(1, self.next_marker.map(IntoValue::into_value));
        fields.set(2, self.truncated.map(IntoValue::into_value));
        fields
    }
}

/// What `ListKeyRotations` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListKeyRotationsResponse {
    /// A list of completed key material rotations.
    pub rotations: Option<Vec<RotationsListEntry>>,
    /// When `Truncated` is true, this element is present and contains the value to use for the
    /// `Marker` parameter in a subsequent request.
    pub next_marker: Option<String>,
    /// A flag that indicates whether there are more items in the list.
    pub truncated: Option<bool>,
}

impl IntoFields for ListKeyRotationsResponse {
    const STRUCTURE: &'static Structure = &shapes::LIST_KEY_ROTATIONS_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::LIST_KEY_ROTATIONS_RESPONSE);
        fields.set(0, self.rotations.map(IntoValue::into_value));
        fields.set(1, self.next_marker.map(IntoValue::into_value));
        fields.set(2, self.truncated.map(IntoValue::into_value));
        fields
    }
}

/// What `ListKeys` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListKeysResponse {
    /// A list of KMS keys.
    pub keys: Option<Vec<KeyListEntry>>,
    /// When `Truncated` is true, this element is present and contains the value to use for the
    /// `Marker` parameter in a subsequent request.
    pub next_marker: Option<String>,
    /// A flag that indicates whether there are more items in the list.
    pub truncated: Option<bool>,
}

impl IntoFields for ListKeysResponse {
    const STRUCTURE: &'static Structure = &shapes::LIST_KEYS_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::LIST_KEYS_RESPONSE);
        fields.set(0, self.keys.map(IntoValue::into_value));
        fields.set(1, self.next_marker.map(IntoValue::into_value));
        fields.set(2, self.truncated.map(IntoValue::into_value));
        fields
    }
}

/// What `ListResourceTags` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListResourceTagsResponse {
    /// A list of tags.
    pub tags: Option<Vec<Tag>>,
    /// When `Truncated` is true, this element is present and contains the value to use for the
    /// `Marker` parameter in a subsequent request.
    pub next_marker: Option<String>,
    /// A flag that indicates whether there are more items in the list.
    pub truncated: Option<bool>,
}

impl IntoFields for ListResourceTagsResponse {
    const STRUCTURE: &'static Structure = &shapes::LIST_RESOURCE_TAGS_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::LIST_RESOURCE_TAGS_RESPONSE);
        fields.set(0, self.tags.map(IntoValue::into_value));
        fields.set(1, self.next_marker.map(IntoValue::into_value));
        fields.set(2, self.truncated.map(IntoValue::into_value));
        fields
    }
}

/// Describes the configuration of this multi-Region key.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct MultiRegionConfiguration {
    /// Indicates whether the KMS key is a `PRIMARY` or `REPLICA` key.
    pub multi_region_key_type: Option<MultiRegionKeyType>,
    /// Displays the key ARN and Region of the primary key.
    pub primary_key: Option<MultiRegionKey>,
    /// displays the key ARNs and Regions of all replica keys.
    pub replica_keys: Option<Vec<MultiRegionKey>>,
}

impl IntoFields for MultiRegionConfiguration {
    const STRUCTURE: &'static Structure = &shapes::MULTI_REGION_CONFIGURATION;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::MULTI_REGION_CONFIGURATION);
        fields.set(0, self.multi_region_key_type.map(IntoValue::into_value));
        fields.set(1, self.primary_key.map(IntoValue::into_value));
        fields.set(2, self.replica_keys.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for MultiRegionConfiguration {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// Describes the primary or replica key in a multi-Region key.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct MultiRegionKey {
    /// Displays the key ARN of a primary or replica key of a multi-Region key.
    pub arn: Option<String>,
    /// Displays the Amazon Web Services Region of a primary or replica key in a multi-Region key.
    pub region: Option<String>,
}

impl IntoFields for MultiRegionKey {
    const STRUCTURE: &'static Structure = &shapes::MULTI_REGION_KEY;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::MULTI_REGION_KEY);
        fields.set(0, self.arn.map(IntoValue::into_value));
        fields.set(1, self.region.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for MultiRegionKey {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for MultiRegionKey {}

/// What `ReEncrypt` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ReEncryptResponse {
    /// The reencrypted data.
    pub ciphertext_blob: Option<Vec<u8>>,
    /// Unique identifier of the KMS key used to originally encrypt the data.
    pub source_key_id: Option<String>,
    /// The Amazon Resource Name (key ARN) of the KMS key that was used to reencrypt the data.
    pub key_id: Option<String>,
    /// The encryption algorithm that was used to decrypt the ciphertext before it was reencrypted.
    pub source_encryption_algorithm: Option<EncryptionAlgorithmSpec>,
    /// The encryption algorithm that was used to reencrypt the data.
    pub destination_encryption_algorithm: Option<EncryptionAlgorithmSpec>,
    /// The identifier of the key material used to originally encrypt the data.
    pub source_key_material_id: Option<String>,
    /// The identifier of the key material used to reencrypt the data.
    pub destination_key_material_id: Option<String>,
}

impl IntoFields for ReEncryptResponse {
    const STRUCTURE: &'static Structure = &shapes::RE_ENCRYPT_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::RE_ENCRYPT_RESPONSE);
        fields.set(0, self.ciphertext_blob.map(IntoValue::into_value));
        fields.set(1, self.source_key_id.map(IntoValue::into_value));
        fields.set(2, self.key_id.map(IntoValue::into_value));
        fields.set(3, self.source_encryption_algorithm.map(IntoValue::into_value));
        fields.set(4, self.destination_encryption_algorithm.map(IntoValue::into_value));
        fields.set(5, self.source_key_material_id.map(IntoValue::into_value));
        fields.set(6, self.destination_key_material_id.map(IntoValue::into_value));
        fields
    }
}

/// What `ReplicateKey` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ReplicateKeyResponse {
    /// Displays details about the new replica key, including its Amazon Resource Name (key ARN) and
    /// Key states of KMS keys.
    pub replica_key_metadata: Option<KeyMetadata>,
    /// The key policy of the new replica key.
    pub replica_policy: Option<String>,
    /// The tags on the new replica key.
    pub replica_tags: Option<Vec<Tag>>,
}

impl IntoFields for ReplicateKeyResponse {
    const STRUCTURE: &'static Structure = &shapes::REPLICATE_KEY_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::REPLICATE_KEY_RESPONSE);
        fields.set(0, self.replica_key_metadata.map(IntoValue::into_value));
        fields.set(1, self.replica_policy.map(IntoValue::into_value));
        fields.set(2, self.replica_tags.map(IntoValue::into_value));
        fields
    }
}

/// What `RotateKeyOnDemand` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct RotateKeyOnDemandResponse {
    /// Identifies the symmetric encryption KMS key that you initiated on-demand rotation on.
    pub key_id: Option<String>,
}

impl IntoFields for RotateKeyOnDemandResponse {
    const STRUCTURE: &'static Structure = &shapes::ROTATE_KEY_ON_DEMAND_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::ROTATE_KEY_ON_DEMAND_RESPONSE);
        fields.set(0, self.key_id.map(IntoValue::into_value));
        fields
    }
}

/// Each entry contains information about one of the key materials associated with a KMS key.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct RotationsListEntry {
    /// Unique identifier of the key.
    pub key_id: Option<String>,
    /// Unique identifier of the key material.
    pub key_material_id: Option<String>,
    /// User-specified description of the key material.
    pub key_material_description: Option<String>,
    /// Indicates if the key material is currently imported into KMS.
    pub import_state: Option<ImportState>,
    /// There are four possible values for this field: `CURRENT`, `NON_CURRENT`,
    /// `PENDING_MULTI_REGION_IMPORT_AND_ROTATION` and `PENDING_ROTATION`.
    pub key_material_state: Option<KeyMaterialState>,
    /// Indicates if the key material is configured to automatically expire.
    pub expiration_model: Option<ExpirationModelType>,
    /// Date and time at which the key material expires.
    pub valid_to: Option<Timestamp>,
    /// Date and time that the key material rotation completed.
    pub rotation_date: Option<Timestamp>,
    /// Identifies whether the key material rotation was a scheduled automatic rotation or an
    /// on-demand rotation.
    pub rotation_type: Option<RotationType>,
}

impl IntoFields for RotationsListEntry {
    const STRUCTURE: &'static Structure = &shapes::ROTATIONS_LIST_ENTRY;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::ROTATIONS_LIST_ENTRY);
        fields.set(0, self.key_id.map(IntoValue::into_value));
        fields.set(1, self.key_material_id.map(IntoValue::into_value));
        fields.set(2, self.key_material_description.map(IntoValue::into_value));
        fields.set(3, self.import_state.map(IntoValue::into_value));
        fields.set(4, self.key_material_state.map(IntoValue::into_value));
        fields.set(5, self.expiration_model.map(IntoValue::into_value));
        fields.set(6, self.valid_to.map(IntoValue::into_value));
        fields.set(7, self.rotation_date.map(IntoValue::into_value));
        fields.set(8, self.rotation_type.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for RotationsListEntry {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for RotationsListEntry {}

/// What `ScheduleKeyDeletion` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ScheduleKeyDeletionResponse {
    /// The Amazon Resource Name (key ARN) of the KMS key whose deletion is scheduled.
    pub key_id: Option<String>,
    /// The date and time after which KMS deletes the KMS key.
    pub deletion_date: Option<Timestamp>,
    /// The current status of the KMS key.
    pub key_state: Option<KeyState>,
    /// The waiting period before the KMS key is deleted.
    pub pending_window_in_days: Option<i32>,
}

impl IntoFields for ScheduleKeyDeletionResponse {
    const STRUCTURE: &'static Structure = &shapes::SCHEDULE_KEY_DELETION_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::SCHEDULE_KEY_DELETION_RESPONSE);
        fields.set(0, self.key_id.map(IntoValue::into_value));
        fields.set(1, self.deletion_date.map(IntoValue::into_value));
        fields.set(2, self.key_state.map(IntoValue::into_value));
        fields.set(3, self.pending_window_in_days.map(IntoValue::into_value));
        fields
    }
}

/// What `Sign` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct SignResponse {
    /// The Amazon Resource Name (key ARN) of the asymmetric KMS key that was used to sign the
    /// message.
    pub key_id: Option<String>,
    /// The cryptographic signature that was generated for the message.
    pub signature: Option<Vec<u8>>,
    /// The signing algorithm that was used to sign the message.
    pub signing_algorithm: Option<SigningAlgorithmSpec>,
}

impl IntoFields for SignResponse {
    const STRUCTURE: &'static Structure = &shapes::SIGN_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::SIGN_RESPONSE);
        fields.set(0, self.key_id.map(IntoValue::into_value));
        fields.set(1, self.signature.map(IntoValue::into_value));
        fields.set(2, self.signing_algorithm.map(IntoValue::into_value));
        fields
    }
}

/// What `UpdateCustomKeyStore` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct UpdateCustomKeyStoreResponse {}

impl IntoFields for UpdateCustomKeyStoreResponse {
    const STRUCTURE: &'static Structure = &shapes::UPDATE_CUSTOM_KEY_STORE_RESPONSE;

    fn into_fields(self) -> Fields {
        Fields::empty(&shapes::UPDATE_CUSTOM_KEY_STORE_RESPONSE)
    }
}

/// What `VerifyMac` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct VerifyMacResponse {
    /// The HMAC KMS key used in the verification.
    pub key_id: Option<String>,
    /// A Boolean value that indicates whether the HMAC was verified.
    pub mac_valid: Option<bool>,
    /// The MAC algorithm used in the verification.
    pub mac_algorithm: Option<MacAlgorithmSpec>,
}

impl IntoFields for VerifyMacResponse {
    const STRUCTURE: &'static Structure = &shapes::VERIFY_MAC_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::VERIFY_MAC_RESPONSE);
        fields.set(0, self.key_id.map(IntoValue::into_value));
        fields.set(1, self.mac_valid.map(IntoValue::into_value));
        fields.set(2, self.mac_algorithm.map(IntoValue::into_value));
        fields
    }
}

/// What `Verify` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct VerifyResponse {
    /// The Amazon Resource Name (key ARN) of the asymmetric KMS key that was used to verify the
    /// signature.
    pub key_id: Option<String>,
    /// A Boolean value that indicates whether the signature was verified.
    pub signature_valid: Option<bool>,
    /// The signing algorithm that was used to verify the signature.
    pub signing_algorithm: Option<SigningAlgorithmSpec>,
}

impl IntoFields for VerifyResponse {
    const STRUCTURE: &'static Structure = &shapes::VERIFY_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::VERIFY_RESPONSE);
        fields.set(0, self.key_id.map(IntoValue::into_value));
        fields.set(1, self.signature_valid.map(IntoValue::into_value));
        fields.set(2, self.signing_algorithm.map(IntoValue::into_value));
        fields
    }
}

/// Information about the external key that is associated with a KMS key in an external key
/// store.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct XksKeyConfigurationType {
    /// The ID of the external key in its external key manager.
    pub id: Option<String>,
}

impl IntoFields for XksKeyConfigurationType {
    const STRUCTURE: &'static Structure = &shapes::XKS_KEY_CONFIGURATION_TYPE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::XKS_KEY_CONFIGURATION_TYPE);
        fields.set(0, self.id.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for XksKeyConfigurationType {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// Detailed information about the external key store proxy (XKS proxy).
#[derive(Debug, Default)]
pub struct XksProxyConfigurationType {
    /// Indicates whether the external key store proxy uses a public endpoint or an Amazon VPC
    /// endpoint service to communicate with KMS.
    pub connectivity: Option<XksProxyConnectivityType>,
    /// The part of the external key store proxy authentication credential that uniquely identifies
    /// the secret access key.
    pub access_key_id: Option<Secret<[u8]>>,
    /// The URI endpoint for the external key store proxy.
    pub uri_endpoint: Option<String>,
    /// The path to the external key store proxy APIs.
    pub uri_path: Option<String>,
    /// The Amazon VPC endpoint service used to communicate with the external key store proxy.
    pub vpc_endpoint_service_name: Option<String>,
    /// The Amazon Web Services account ID that owns the Amazon VPC endpoint service used to
    /// communicate with the external key store proxy (XKS).
    pub vpc_endpoint_service_owner: Option<String>,
}

impl IntoFields for XksProxyConfigurationType {
    const STRUCTURE: &'static Structure = &shapes::XKS_PROXY_CONFIGURATION_TYPE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::XKS_PROXY_CONFIGURATION_TYPE);
        fields.set(0, self.connectivity.map(IntoValue::into_value));
        fields.set(1, self.access_key_id.map(IntoValue::into_value));
        fields.set(2, self.uri_endpoint.map(IntoValue::into_value));
        fields.set(3, self.uri_path.map(IntoValue::into_value));
        fields.set(4, self.vpc_endpoint_service_name.map(IntoValue::into_value));
        fields.set(5, self.vpc_endpoint_service_owner.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for XksProxyConfigurationType {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}
