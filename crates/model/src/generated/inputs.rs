//! What operations take.

use std::collections::BTreeMap;

use secret::Secret;

use super::{
    AlgorithmSpec, CustomKeyStoreType, CustomerMasterKeySpec, DataKeyPairSpec, DataKeySpec,
    DryRunModifierType, EncapsulationAlgorithmSpec, EncryptionAlgorithmSpec, ExpirationModelType,
    GrantConstraints, GrantOperation, ImportType, IncludeKeyMaterial, KeyAgreementAlgorithmSpec,
    KeyEncryptionMechanism, KeySpec, KeyUsageType, MacAlgorithmSpec, MessageType, OriginType,
    ResourceOwnerType, SigningAlgorithmSpec, Tag, WrappingKeySpec, XksProxyConnectivityType,
    shapes,
};
use crate::shape::convert::{FromValue, optional, required};
use crate::shape::{Fields, FromFields, Structure, Value};
use crate::{Error, Timestamp};

/// What `CancelKeyDeletion` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CancelKeyDeletionRequest {
    /// Identifies the KMS key whose deletion is being canceled.
    pub key_id: String,
}

impl FromFields for CancelKeyDeletionRequest {
    const STRUCTURE: &'static Structure = &shapes::CANCEL_KEY_DELETION_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { key_id: required(&mut fields, 0)? })
    }
}

/// What `ConnectCustomKeyStore` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConnectCustomKeyStoreRequest {
    /// Enter the key store ID of the custom key store that you want to connect.
    pub custom_key_store_id: String,
}

impl FromFields for ConnectCustomKeyStoreRequest {
    const STRUCTURE: &'static Structure = &shapes::CONNECT_CUSTOM_KEY_STORE_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { custom_key_store_id: required(&mut fields, 0)? })
    }
}

/// What `CreateAlias` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreateAliasRequest {
    /// Specifies the alias name.
    pub alias_name: String,
    /// Associates the alias with the specified customer managed key.
    pub target_key_id: String,
}

impl FromFields for CreateAliasRequest {
    const STRUCTURE: &'static Structure = &shapes::CREATE_ALIAS_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { alias_name: required(&mut fields, 0)?, target_key_id: required(&mut fields, 1)? })
    }
}

/// What `CreateCustomKeyStore` takes.
#[derive(Debug)]
pub struct CreateCustomKeyStoreRequest {
    /// Specifies a friendly name for the custom key store.
    pub custom_key_store_name: String,
    /// Identifies the CloudHSM cluster for an CloudHSM key store.
    pub cloud_hsm_cluster_id: Option<String>,
    /// Specifies the certificate for an CloudHSM key store.
    pub trust_anchor_certificate: Option<String>,
    /// Specifies the `kmsuser` password for an CloudHSM key store.
    pub key_store_password: Option<Secret<[u8]>>,
    /// Specifies the type of custom key store.
    pub custom_key_store_type: Option<CustomKeyStoreType>,
    /// Specifies the endpoint that KMS uses to send requests to the external key store proxy (XKS
    /// proxy).
    pub xks_proxy_uri_endpoint: Option<String>,
    /// Specifies the base path to the proxy APIs for this external key store.
    pub xks_proxy_uri_path: Option<String>,
    /// Specifies the name of the Amazon VPC endpoint service for interface endpoints that is used
    /// to communicate with your external key store proxy (XKS proxy).
    pub xks_proxy_vpc_endpoint_service_name: Option<String>,
    /// Specifies the Amazon Web Services account ID that owns the Amazon VPC service endpoint for
    /// the interface that is used to communicate with your external key store proxy (XKS proxy).
    pub xks_proxy_vpc_endpoint_service_owner: Option<String>,
    /// Specifies an authentication credential for the external key store proxy (XKS proxy).
    pub xks_proxy_authentication_credential: Option<XksProxyAuthenticationCredentialType>,
    /// Indicates how KMS communicates with the external key store proxy.
    pub xks_proxy_connectivity: Option<XksProxyConnectivityType>,
}

impl FromFields for CreateCustomKeyStoreRequest {
    const STRUCTURE: &'static Structure = &shapes::CREATE_CUSTOM_KEY_STORE_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            custom_key_store_name: required(&mut fields, 0)?,
            cloud_hsm_cluster_id: optional(&mut fields, 1)?,
            trust_anchor_certificate: optional(&mut fields, 2)?,
            key_store_password: optional(&mut fields, 3)?,
            custom_key_store_type: optional(&mut fields, 4)?,
            xks_proxy_uri_endpoint: optional(&mut fields, 5)?,
            xks_proxy_uri_path: optional(&mut fields, 6)?,
            xks_proxy_vpc_endpoint_service_name: optional(&mut fields, 7)?,
            xks_proxy_vpc_endpoint_service_owner: optional(&mut fields, 8)?,
            xks_proxy_authentication_credential: optional(&mut fields, 9)?,
            xks_proxy_connectivity: optional(&mut fields, 10)?,
        })
    }
}

/// What `CreateGrant` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreateGrantRequest {
    /// Identifies the KMS key for the grant.
    pub key_id: String,
    /// The identity that gets the permissions specified in the grant.
    pub grantee_principal: Option<String>,
    /// The principal that has permission to use the RetireGrant operation to retire the grant.
    pub retiring_principal: Option<String>,
    /// A list of operations that the grant permits.
    pub operations: Vec<GrantOperation>,
    /// Specifies a grant constraint.
    pub constraints: Option<GrantConstraints>,
    /// A list of grant tokens.
    pub grant_tokens: Option<Vec<String>>,
    /// A friendly name for the grant.
    pub name: Option<String>,
    /// Checks if your request will succeed.
    pub dry_run: Option<bool>,
    /// The Amazon Web Services service principal that gets the permissions specified in the grant.
    pub grantee_service_principal: Option<String>,
    /// The Amazon Web Services service principal that has permission to use the RetireGrant
    /// operation to retire the grant.
    pub retiring_service_principal: Option<String>,
}

impl FromFields for CreateGrantRequest {
    const STRUCTURE: &'static Structure = &shapes::CREATE_GRANT_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            key_id: required(&mut fields, 0)?,
            grantee_principal: optional(&mut fields, 1)?,
            retiring_principal: optional(&mut fields, 2)?,
            operations: required(&mut fields, 3)?,
            constraints: optional(&mut fields, 4)?,
            grant_tokens: optional(&mut fields, 5)?,
            name: optional(&mut fields, 6)?,
            dry_run: optional(&mut fields, 7)?,
            grantee_service_principal: optional(&mut fields, 8)?,
            retiring_service_principal: optional(&mut fields, 9)?,
        })
    }
}

/// What `CreateKey` takes.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct CreateKeyRequest {
    /// The key policy to attach to the KMS key.
    pub policy: Option<String>,
    /// A description of the KMS key.
    pub description: Option<String>,
    /// Determines the cryptographic operations for which you can use the KMS key.
    pub key_usage: Option<KeyUsageType>,
    /// Instead, use the `KeySpec` parameter.
    pub customer_master_key_spec: Option<CustomerMasterKeySpec>,
    /// Specifies the type of KMS key to create.
    pub key_spec: Option<KeySpec>,
    /// The source of the key material for the KMS key.
    pub origin: Option<OriginType>,
    /// Creates the KMS key in the specified custom key store.
    pub custom_key_store_id: Option<String>,
    /// Skips ("bypasses") the key policy lockout safety check.
    pub bypass_policy_lockout_safety_check: Option<bool>,
    /// Assigns one or more tags to the KMS key.
    pub tags: Option<Vec<Tag>>,
    /// Creates a multi-Region primary key that you can replicate into other Amazon Web Services
    /// Regions.
    pub multi_region: Option<bool>,
    /// Identifies the external key that serves as key material for the KMS key in an external key
    /// store.
    pub xks_key_id: Option<String>,
}

impl FromFields for CreateKeyRequest {
    const STRUCTURE: &'static Structure = &shapes::CREATE_KEY_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            policy: optional(&mut fields, 0)?,
            description: optional(&mut fields, 1)?,
            key_usage: optional(&mut fields, 2)?,
            customer_master_key_spec: optional(&mut fields, 3)?,
            key_spec: optional(&mut fields, 4)?,
            origin: optional(&mut fields, 5)?,
            custom_key_store_id: optional(&mut fields, 6)?,
            bypass_policy_lockout_safety_check: optional(&mut fields, 7)?,
            tags: optional(&mut fields, 8)?,
            multi_region: optional(&mut fields, 9)?,
            xks_key_id: optional(&mut fields, 10)?,
        })
    }
}

/// What `Decapsulate` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecapsulateRequest {
    /// Identifies the asymmetric ML-KEM KMS key whose public key was used to produce the
    /// encapsulated shared secret.
    pub key_id: String,
    /// The encapsulated (ciphertext) form of the shared secret to recover.
    pub shared_secret_ciphertext_blob: Vec<u8>,
    /// Specifies the key encapsulation algorithm used to recover the shared secret.
    pub encapsulation_algorithm: EncapsulationAlgorithmSpec,
    /// A list of grant tokens.
    pub grant_tokens: Option<Vec<String>>,
    /// Checks if your request will succeed.
    pub dry_run: Option<bool>,
}

impl FromFields for DecapsulateRequest {
    const STRUCTURE: &'static Structure = &shapes::DECAPSULATE_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            key_id: required(&mut fields, 0)?,
            shared_secret_ciphertext_blob: required(&mut fields, 1)?,
            encapsulation_algorithm: required(&mut fields, 2)?,
            grant_tokens: optional(&mut fields, 3)?,
            dry_run: optional(&mut fields, 4)?,
        })
    }
}

/// What `Decrypt` takes.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct DecryptRequest {
    /// Ciphertext to be decrypted.
    pub ciphertext_blob: Option<Vec<u8>>,
    /// Specifies the encryption context to use when decrypting the data.
    pub encryption_context: Option<BTreeMap<String, String>>,
    /// A list of grant tokens.
    pub grant_tokens: Option<Vec<String>>,
    /// Specifies the KMS key that KMS uses to decrypt the ciphertext.
    pub key_id: Option<String>,
    /// Specifies the encryption algorithm that will be used to decrypt the ciphertext.
    pub encryption_algorithm: Option<EncryptionAlgorithmSpec>,
    /// A signed attestation document from an Amazon Web Services Nitro enclave or NitroTPM, and the
    /// encryption algorithm to use with the public key in the attestation document.
    pub recipient: Option<RecipientInfo>,
    /// Checks if your request will succeed.
    pub dry_run: Option<bool>,
    /// Specifies the modifiers to apply to the dry run operation.
    pub dry_run_modifiers: Option<Vec<DryRunModifierType>>,
}

impl FromFields for DecryptRequest {
    const STRUCTURE: &'static Structure = &shapes::DECRYPT_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            ciphertext_blob: optional(&mut fields, 0)?,
            encryption_context: optional(&mut fields, 1)?,
            grant_tokens: optional(&mut fields, 2)?,
            key_id: optional(&mut fields, 3)?,
            encryption_algorithm: optional(&mut fields, 4)?,
            recipient: optional(&mut fields, 5)?,
            dry_run: optional(&mut fields, 6)?,
            dry_run_modifiers: optional(&mut fields, 7)?,
        })
    }
}

/// What `DeleteAlias` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteAliasRequest {
    /// The alias to be deleted.
    pub alias_name: String,
}

impl FromFields for DeleteAliasRequest {
    const STRUCTURE: &'static Structure = &shapes::DELETE_ALIAS_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { alias_name: required(&mut fields, 0)? })
    }
}

/// What `DeleteCustomKeyStore` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteCustomKeyStoreRequest {
    /// Enter the ID of the custom key store you want to delete.
    pub custom_key_store_id: String,
}

impl FromFields for DeleteCustomKeyStoreRequest {
    const STRUCTURE: &'static Structure = &shapes::DELETE_CUSTOM_KEY_STORE_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { custom_key_store_id: required(&mut fields, 0)? })
    }
}

/// What `DeleteImportedKeyMaterial` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteImportedKeyMaterialRequest {
    /// Identifies the KMS key from which you are deleting imported key material.
    pub key_id: String,
    /// Identifies the imported key material you are deleting.
    pub key_material_id: Option<String>,
}

impl FromFields for DeleteImportedKeyMaterialRequest {
    const STRUCTURE: &'static Structure = &shapes::DELETE_IMPORTED_KEY_MATERIAL_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { key_id: required(&mut fields, 0)?, key_material_id: optional(&mut fields, 1)? })
    }
}

/// What `DeriveSharedSecret` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeriveSharedSecretRequest {
    /// Identifies an asymmetric NIST-standard ECC or SM2 (China Regions only) KMS key.
    pub key_id: String,
    /// Specifies the key agreement algorithm used to derive the shared secret.
    pub key_agreement_algorithm: KeyAgreementAlgorithmSpec,
    /// Specifies the public key in your peer's NIST-standard elliptic curve (ECC) or SM2 (China
    /// Regions only) key pair.
    pub public_key: Vec<u8>,
    /// A list of grant tokens.
    pub grant_tokens: Option<Vec<String>>,
    /// Checks if your request will succeed.
    pub dry_run: Option<bool>,
    /// A signed attestation document from an Amazon Web Services Nitro enclave or NitroTPM, and the
    /// encryption algorithm to use with the public key in the attestation document.
    pub recipient: Option<RecipientInfo>,
}

impl FromFields for DeriveSharedSecretRequest {
    const STRUCTURE: &'static Structure = &shapes::DERIVE_SHARED_SECRET_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            key_id: required(&mut fields, 0)?,
            key_agreement_algorithm: required(&mut fields, 1)?,
            public_key: required(&mut fields, 2)?,
            grant_tokens: optional(&mut fields, 3)?,
            dry_run: optional(&mut fields, 4)?,
            recipient: optional(&mut fields, 5)?,
        })
    }
}

/// What `DescribeCustomKeyStores` takes.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct DescribeCustomKeyStoresRequest {
    /// Gets only information about the specified custom key store.
    pub custom_key_store_id: Option<String>,
    /// Gets only information about the specified custom key store.
    pub custom_key_store_name: Option<String>,
    /// Use this parameter to specify the maximum number of items to return.
    pub limit: Option<i32>,
    /// Use this parameter in a subsequent request after you receive a response with truncated
    /// results.
    pub marker: Option<String>,
}

impl FromFields for DescribeCustomKeyStoresRequest {
    const STRUCTURE: &'static Structure = &shapes::DESCRIBE_CUSTOM_KEY_STORES_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            custom_key_store_id: optional(&mut fields, 0)?,
            custom_key_store_name: optional(&mut fields, 1)?,
            limit: optional(&mut fields, 2)?,
            marker: optional(&mut fields, 3)?,
        })
    }
}

/// What `DescribeKey` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DescribeKeyRequest {
    /// Describes the specified KMS key.
    pub key_id: String,
    /// A list of grant tokens.
    pub grant_tokens: Option<Vec<String>>,
}

impl FromFields for DescribeKeyRequest {
    const STRUCTURE: &'static Structure = &shapes::DESCRIBE_KEY_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { key_id: required(&mut fields, 0)?, grant_tokens: optional(&mut fields, 1)? })
    }
}

/// What `DisableKey` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisableKeyRequest {
    /// Identifies the KMS key to disable.
    pub key_id: String,
}

impl FromFields for DisableKeyRequest {
    const STRUCTURE: &'static Structure = &shapes::DISABLE_KEY_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { key_id: required(&mut fields, 0)? })
    }
}

/// What `DisableKeyRotation` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisableKeyRotationRequest {
    /// Identifies a symmetric encryption KMS key.
    pub key_id: String,
}

impl FromFields for DisableKeyRotationRequest {
    const STRUCTURE: &'static Structure = &shapes::DISABLE_KEY_ROTATION_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { key_id: required(&mut fields, 0)? })
    }
}

/// What `DisconnectCustomKeyStore` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisconnectCustomKeyStoreRequest {
    /// Enter the ID of the custom key store you want to disconnect.
    pub custom_key_store_id: String,
}

impl FromFields for DisconnectCustomKeyStoreRequest {
    const STRUCTURE: &'static Structure = &shapes::DISCONNECT_CUSTOM_KEY_STORE_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { custom_key_store_id: required(&mut fields, 0)? })
    }
}

/// What `EnableKey` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnableKeyRequest {
    /// Identifies the KMS key to enable.
    pub key_id: String,
}

impl FromFields for EnableKeyRequest {
    const STRUCTURE: &'static Structure = &shapes::ENABLE_KEY_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { key_id: required(&mut fields, 0)? })
    }
}

/// What `EnableKeyRotation` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnableKeyRotationRequest {
    /// Identifies a symmetric encryption KMS key.
    pub key_id: String,
    /// Use this parameter to specify a custom period of time between each rotation date.
    pub rotation_period_in_days: Option<i32>,
}

impl FromFields for EnableKeyRotationRequest {
    const STRUCTURE: &'static Structure = &shapes::ENABLE_KEY_ROTATION_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            key_id: required(&mut fields, 0)?,
            rotation_period_in_days: optional(&mut fields, 1)?,
        })
    }
}

/// What `Encapsulate` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EncapsulateRequest {
    /// Identifies an asymmetric ML-KEM KMS key.
    pub key_id: String,
    /// Specifies the key encapsulation algorithm used to generate the shared secret and its
    /// encapsulated form.
    pub encapsulation_algorithm: EncapsulationAlgorithmSpec,
    /// A list of grant tokens.
    pub grant_tokens: Option<Vec<String>>,
    /// Checks if your request will succeed.
    pub dry_run: Option<bool>,
}

impl FromFields for EncapsulateRequest {
    const STRUCTURE: &'static Structure = &shapes::ENCAPSULATE_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            key_id: required(&mut fields, 0)?,
            encapsulation_algorithm: required(&mut fields, 1)?,
            grant_tokens: optional(&mut fields, 2)?,
            dry_run: optional(&mut fields, 3)?,
        })
    }
}

/// What `Encrypt` takes.
#[derive(Debug)]
pub struct EncryptRequest {
    /// Identifies the KMS key to use in the encryption operation.
    pub key_id: String,
    /// Data to be encrypted.
    pub plaintext: Secret<[u8]>,
    /// Specifies the encryption context that will be used to encrypt the data.
    pub encryption_context: Option<BTreeMap<String, String>>,
    /// A list of grant tokens.
    pub grant_tokens: Option<Vec<String>>,
    /// Specifies the encryption algorithm that KMS will use to encrypt the plaintext message.
    pub encryption_algorithm: Option<EncryptionAlgorithmSpec>,
    /// Checks if your request will succeed.
    pub dry_run: Option<bool>,
}

impl FromFields for EncryptRequest {
    const STRUCTURE: &'static Structure = &shapes::ENCRYPT_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            key_id: required(&mut fields, 0)?,
            plaintext: required(&mut fields, 1)?,
            encryption_context: optional(&mut fields, 2)?,
            grant_tokens: optional(&mut fields, 3)?,
            encryption_algorithm: optional(&mut fields, 4)?,
            dry_run: optional(&mut fields, 5)?,
        })
    }
}

/// What `GenerateDataKeyPair` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GenerateDataKeyPairRequest {
    /// Specifies the encryption context that will be used when encrypting the private key in the
    /// data key pair.
    pub encryption_context: Option<BTreeMap<String, String>>,
    /// Specifies the symmetric encryption KMS key that encrypts the private key in the data key
    /// pair.
    pub key_id: String,
    /// Determines the type of data key pair that is generated.
    pub key_pair_spec: DataKeyPairSpec,
    /// A list of grant tokens.
    pub grant_tokens: Option<Vec<String>>,
    /// A signed attestation document from an Amazon Web Services Nitro enclave or NitroTPM, and the
    /// encryption algorithm to use with the public key in the attestation document.
    pub recipient: Option<RecipientInfo>,
    /// Checks if your request will succeed.
    pub dry_run: Option<bool>,
}

impl FromFields for GenerateDataKeyPairRequest {
    const STRUCTURE: &'static Structure = &shapes::GENERATE_DATA_KEY_PAIR_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            encryption_context: optional(&mut fields, 0)?,
            key_id: required(&mut fields, 1)?,
            key_pair_spec: required(&mut fields, 2)?,
            grant_tokens: optional(&mut fields, 3)?,
            recipient: optional(&mut fields, 4)?,
            dry_run: optional(&mut fields, 5)?,
        })
    }
}

/// What `GenerateDataKeyPairWithoutPlaintext` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GenerateDataKeyPairWithoutPlaintextRequest {
    /// Specifies the encryption context that will be used when encrypting the private key in the
    /// data key pair.
    pub encryption_context: Option<BTreeMap<String, String>>,
    /// Specifies the symmetric encryption KMS key that encrypts the private key in the data key
    /// pair.
    pub key_id: String,
    /// Determines the type of data key pair that is generated.
    pub key_pair_spec: DataKeyPairSpec,
    /// A list of grant tokens.
    pub grant_tokens: Option<Vec<String>>,
    /// Checks if your request will succeed.
    pub dry_run: Option<bool>,
}

impl FromFields for GenerateDataKeyPairWithoutPlaintextRequest {
    const STRUCTURE: &'static Structure = &shapes::GENERATE_DATA_KEY_PAIR_WITHOUT_PLAINTEXT_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            encryption_context: optional(&mut fields, 0)?,
            key_id: required(&mut fields, 1)?,
            key_pair_spec: required(&mut fields, 2)?,
            grant_tokens: optional(&mut fields, 3)?,
            dry_run: optional(&mut fields, 4)?,
        })
    }
}

/// What `GenerateDataKey` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GenerateDataKeyRequest {
    /// Specifies the symmetric encryption KMS key that encrypts the data key.
    pub key_id: String,
    /// Specifies the encryption context that will be used when encrypting the data key.
    pub encryption_context: Option<BTreeMap<String, String>>,
    /// Specifies the length of the data key in bytes.
    pub number_of_bytes: Option<i32>,
    /// Specifies the length of the data key.
    pub key_spec: Option<DataKeySpec>,
    /// A list of grant tokens.
    pub grant_tokens: Option<Vec<String>>,
    /// A signed attestation document from an Amazon Web Services Nitro enclave or NitroTPM, and the
    /// encryption algorithm to use with the public key in the attestation document.
    pub recipient: Option<RecipientInfo>,
    /// Checks if your request will succeed.
    pub dry_run: Option<bool>,
}

impl FromFields for GenerateDataKeyRequest {
    const STRUCTURE: &'static Structure = &shapes::GENERATE_DATA_KEY_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            key_id: required(&mut fields, 0)?,
            encryption_context: optional(&mut fields, 1)?,
            number_of_bytes: optional(&mut fields, 2)?,
            key_spec: optional(&mut fields, 3)?,
            grant_tokens: optional(&mut fields, 4)?,
            recipient: optional(&mut fields, 5)?,
            dry_run: optional(&mut fields, 6)?,
        })
    }
}

/// What `GenerateDataKeyWithoutPlaintext` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GenerateDataKeyWithoutPlaintextRequest {
    /// Specifies the symmetric encryption KMS key that encrypts the data key.
    pub key_id: String,
    /// Specifies the encryption context that will be used when encrypting the data key.
    pub encryption_context: Option<BTreeMap<String, String>>,
    /// The length of the data key.
    pub key_spec: Option<DataKeySpec>,
    /// The length of the data key in bytes.
    pub number_of_bytes: Option<i32>,
    /// A list of grant tokens.
    pub grant_tokens: Option<Vec<String>>,
    /// Checks if your request will succeed.
    pub dry_run: Option<bool>,
}

impl FromFields for GenerateDataKeyWithoutPlaintextRequest {
    const STRUCTURE: &'static Structure = &shapes::GENERATE_DATA_KEY_WITHOUT_PLAINTEXT_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            key_id: required(&mut fields, 0)?,
            encryption_context: optional(&mut fields, 1)?,
            key_spec: optional(&mut fields, 2)?,
            number_of_bytes: optional(&mut fields, 3)?,
            grant_tokens: optional(&mut fields, 4)?,
            dry_run: optional(&mut fields, 5)?,
        })
    }
}

/// What `GenerateMac` takes.
#[derive(Debug)]
pub struct GenerateMacRequest {
    /// The message to be hashed.
    pub message: Secret<[u8]>,
    /// The HMAC KMS key to use in the operation.
    pub key_id: String,
    /// The MAC algorithm used in the operation.
    pub mac_algorithm: MacAlgorithmSpec,
    /// A list of grant tokens.
    pub grant_tokens: Option<Vec<String>>,
    /// Checks if your request will succeed.
    pub dry_run: Option<bool>,
}

impl FromFields for GenerateMacRequest {
    const STRUCTURE: &'static Structure = &shapes::GENERATE_MAC_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            message: required(&mut fields, 0)?,
            key_id: required(&mut fields, 1)?,
            mac_algorithm: required(&mut fields, 2)?,
            grant_tokens: optional(&mut fields, 3)?,
            dry_run: optional(&mut fields, 4)?,
        })
    }
}

/// What `GenerateRandom` takes.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GenerateRandomRequest {
    /// The length of the random byte string.
    pub number_of_bytes: Option<i32>,
    /// Generates the random byte string in the CloudHSM cluster that is associated with the
    /// specified CloudHSM key store.
    pub custom_key_store_id: Option<String>,
    /// A signed attestation document from an Amazon Web Services Nitro enclave or NitroTPM, and the
    /// encryption algorithm to use with the public key in the attestation document.
    pub recipient: Option<RecipientInfo>,
}

impl FromFields for GenerateRandomRequest {
    const STRUCTURE: &'static Structure = &shapes::GENERATE_RANDOM_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            number_of_bytes: optional(&mut fields, 0)?,
            custom_key_store_id: optional(&mut fields, 1)?,
            recipient: optional(&mut fields, 2)?,
        })
    }
}

/// What `GetKeyLastUsage` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetKeyLastUsageRequest {
    /// Identifies the KMS key to get usage information for.
    pub key_id: String,
}

impl FromFields for GetKeyLastUsageRequest {
    const STRUCTURE: &'static Structure = &shapes::GET_KEY_LAST_USAGE_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { key_id: required(&mut fields, 0)? })
    }
}

/// What `GetKeyPolicy` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetKeyPolicyRequest {
    /// Identifies the KMS key whose key policy you want to get.
    pub key_id: String,
    /// Specifies the name of the key policy.
    pub policy_name: Option<String>,
}

impl FromFields for GetKeyPolicyRequest {
    const STRUCTURE: &'static Structure = &shapes::GET_KEY_POLICY_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { key_id: required(&mut fields, 0)?, policy_name: optional(&mut fields, 1)? })
    }
}

/// What `GetKeyRotationStatus` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetKeyRotationStatusRequest {
    /// Gets the rotation status for the specified KMS key.
    pub key_id: String,
}

impl FromFields for GetKeyRotationStatusRequest {
    const STRUCTURE: &'static Structure = &shapes::GET_KEY_ROTATION_STATUS_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { key_id: required(&mut fields, 0)? })
    }
}

/// What `GetParametersForImport` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetParametersForImportRequest {
    /// The identifier of the KMS key that will be associated with the imported key material.
    pub key_id: String,
    /// The algorithm you will use with the RSA public key (`PublicKey`) in the response to protect
    /// your key material during import.
    pub wrapping_algorithm: AlgorithmSpec,
    /// The type of RSA public key to return in the response.
    pub wrapping_key_spec: WrappingKeySpec,
}

impl FromFields for GetParametersForImportRequest {
    const STRUCTURE: &'static Structure = &shapes::GET_PARAMETERS_FOR_IMPORT_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            key_id: required(&mut fields, 0)?,
            wrapping_algorithm: required(&mut fields, 1)?,
            wrapping_key_spec: required(&mut fields, 2)?,
        })
    }
}

/// What `GetPublicKey` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetPublicKeyRequest {
    /// Identifies the asymmetric KMS key that includes the public key.
    pub key_id: String,
    /// A list of grant tokens.
    pub grant_tokens: Option<Vec<String>>,
}

impl FromFields for GetPublicKeyRequest {
    const STRUCTURE: &'static Structure = &shapes::GET_PUBLIC_KEY_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { key_id: required(&mut fields, 0)?, grant_tokens: optional(&mut fields, 1)? })
    }
}

/// What `ImportKeyMaterial` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportKeyMaterialRequest {
    /// The identifier of the KMS key that will be associated with the imported key material.
    pub key_id: String,
    /// The import token that you received in the response to a previous GetParametersForImport
    /// request.
    pub import_token: Vec<u8>,
    /// The encrypted key material to import.
    pub encrypted_key_material: Vec<u8>,
    /// The date and time when the imported key material expires.
    pub valid_to: Option<Timestamp>,
    /// Specifies whether the key material expires.
    pub expiration_model: Option<ExpirationModelType>,
    /// Indicates whether the key material being imported is previously associated with this KMS key
    /// or not.
    pub import_type: Option<ImportType>,
    /// Description for the key material being imported.
    pub key_material_description: Option<String>,
    /// Identifies the key material being imported.
    pub key_material_id: Option<String>,
}

impl FromFields for ImportKeyMaterialRequest {
    const STRUCTURE: &'static Structure = &shapes::IMPORT_KEY_MATERIAL_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            key_id: required(&mut fields, 0)?,
            import_token: required(&mut fields, 1)?,
            encrypted_key_material: required(&mut fields, 2)?,
            valid_to: optional(&mut fields, 3)?,
            expiration_model: optional(&mut fields, 4)?,
            import_type: optional(&mut fields, 5)?,
            key_material_description: optional(&mut fields, 6)?,
            key_material_id: optional(&mut fields, 7)?,
        })
    }
}

/// What `ListAliases` takes.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListAliasesRequest {
    /// Lists only aliases that are associated with the specified KMS key.
    pub key_id: Option<String>,
    /// Use this parameter to specify the maximum number of items to return.
    pub limit: Option<i32>,
    /// Use this parameter in a subsequent request after you receive a response with truncated
    /// results.
    pub marker: Option<String>,
}

impl FromFields for ListAliasesRequest {
    const STRUCTURE: &'static Structure = &shapes::LIST_ALIASES_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            key_id: optional(&mut fields, 0)?,
            limit: optional(&mut fields, 1)?,
            marker: optional(&mut fields, 2)?,
        })
    }
}

/// What `ListGrants` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListGrantsRequest {
    /// Use this parameter to specify the maximum number of items to return.
    pub limit: Option<i32>,
    /// Use this parameter in a subsequent request after you receive a response with truncated
    /// results.
    pub marker: Option<String>,
    /// Returns only grants for the specified KMS key.
    pub key_id: String,
    /// Returns only the grant with the specified grant ID.
    pub grant_id: Option<String>,
    /// Returns only grants where the specified principal is the grantee principal for the grant.
    pub grantee_principal: Option<String>,
    /// Returns only grants where the specified Amazon Web Services service principal is the grantee
    /// service principal for the grant.
    pub grantee_service_principal: Option<String>,
}

impl FromFields for ListGrantsRequest {
    const STRUCTURE: &'static Structure = &shapes::LIST_GRANTS_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            limit: optional(&mut fields, 0)?,
            marker: optional(&mut fields, 1)?,
            key_id: required(&mut fields, 2)?,
            grant_id: optional(&mut fields, 3)?,
            grantee_principal: optional(&mut fields, 4)?,
            grantee_service_principal: optional(&mut fields, 5)?,
        })
    }
}

/// What `ListKeyPolicies` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListKeyPoliciesRequest {
    /// Gets the names of key policies for the specified KMS key.
    pub key_id: String,
    /// Use this parameter to specify the maximum number of items to return.
    pub limit: Option<i32>,
    /// Use this parameter in a subsequent request after you receive a response with truncated
    /// results.
    pub marker: Option<String>,
}

impl FromFields for ListKeyPoliciesRequest {
    const STRUCTURE: &'static Structure = &shapes::LIST_KEY_POLICIES_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            key_id: required(&mut fields, 0)?,
            limit: optional(&mut fields, 1)?,
            marker: optional(&mut fields, 2)?,
        })
    }
}

/// What `ListKeyRotations` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListKeyRotationsRequest {
    /// Gets the key rotations for the specified KMS key.
    pub key_id: String,
    /// Use this optional parameter to control which key materials associated with this key are
    /// listed in the response.
    pub include_key_material: Option<IncludeKeyMaterial>,
    /// Use this parameter to specify the maximum number of items to return.
    pub limit: Option<i32>,
    /// Use this parameter in a subsequent request after you receive a response with truncated
    /// results.
    pub marker: Option<String>,
}

impl FromFields for ListKeyRotationsRequest {
    const STRUCTURE: &'static Structure = &shapes::LIST_KEY_ROTATIONS_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            key_id: required(&mut fields, 0)?,
            include_key_material: optional(&mut fields, 1)?,
            limit: optional(&mut fields, 2)?,
            marker: optional(&mut fields, 3)?,
        })
    }
}

/// What `ListKeys` takes.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListKeysRequest {
    /// Use this parameter to specify the maximum number of items to return.
    pub limit: Option<i32>,
    /// Use this parameter in a subsequent request after you receive a response with truncated
    /// results.
    pub marker: Option<String>,
    /// Specifies whose KMS keys to list.
    pub resource_owners: Option<Vec<ResourceOwnerType>>,
}

impl FromFields for ListKeysRequest {
    const STRUCTURE: &'static Structure = &shapes::LIST_KEYS_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            limit: optional(&mut fields, 0)?,
            marker: optional(&mut fields, 1)?,
            resource_owners: optional(&mut fields, 2)?,
        })
    }
}

/// What `ListResourceTags` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListResourceTagsRequest {
    /// Gets tags on the specified KMS key.
    pub key_id: String,
    /// Use this parameter to specify the maximum number of items to return.
    pub limit: Option<i32>,
    /// Use this parameter in a subsequent request after you receive a response with truncated
    /// results.
    pub marker: Option<String>,
}

impl FromFields for ListResourceTagsRequest {
    const STRUCTURE: &'static Structure = &shapes::LIST_RESOURCE_TAGS_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            key_id: required(&mut fields, 0)?,
            limit: optional(&mut fields, 1)?,
            marker: optional(&mut fields, 2)?,
        })
    }
}

/// What `ListRetirableGrants` takes.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListRetirableGrantsRequest {
    /// Use this parameter to specify the maximum number of items to return.
    pub limit: Option<i32>,
    /// Use this parameter in a subsequent request after you receive a response with truncated
    /// results.
    pub marker: Option<String>,
    /// The retiring principal for which to list grants.
    pub retiring_principal: Option<String>,
    /// The retiring service principal for which to list grants.
    pub retiring_service_principal: Option<String>,
}

impl FromFields for ListRetirableGrantsRequest {
    const STRUCTURE: &'static Structure = &shapes::LIST_RETIRABLE_GRANTS_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            limit: optional(&mut fields, 0)?,
            marker: optional(&mut fields, 1)?,
            retiring_principal: optional(&mut fields, 2)?,
            retiring_service_principal: optional(&mut fields, 3)?,
        })
    }
}

/// What `PutKeyPolicy` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PutKeyPolicyRequest {
    /// Sets the key policy on the specified KMS key.
    pub key_id: String,
    /// The name of the key policy.
    pub policy_name: Option<String>,
    /// The key policy to attach to the KMS key.
    pub policy: String,
    /// Skips ("bypasses") the key policy lockout safety check.
    pub bypass_policy_lockout_safety_check: Option<bool>,
}

impl FromFields for PutKeyPolicyRequest {
    const STRUCTURE: &'static Structure = &shapes::PUT_KEY_POLICY_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            key_id: required(&mut fields, 0)?,
            policy_name: optional(&mut fields, 1)?,
            policy: required(&mut fields, 2)?,
            bypass_policy_lockout_safety_check: optional(&mut fields, 3)?,
        })
    }
}

/// What `ReEncrypt` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReEncryptRequest {
    /// Ciphertext of the data to reencrypt.
    pub ciphertext_blob: Option<Vec<u8>>,
    /// Specifies the encryption context to use to decrypt the ciphertext.
    pub source_encryption_context: Option<BTreeMap<String, String>>,
    /// Specifies the KMS key that KMS will use to decrypt the ciphertext before it is re-encrypted.
    pub source_key_id: Option<String>,
    /// A unique identifier for the KMS key that is used to reencrypt the data.
    pub destination_key_id: String,
    /// Specifies that encryption context to use when the reencrypting the data.
    pub destination_encryption_context: Option<BTreeMap<String, String>>,
    /// Specifies the encryption algorithm that KMS will use to decrypt the ciphertext before it is
    /// reencrypted.
    pub source_encryption_algorithm: Option<EncryptionAlgorithmSpec>,
    /// Specifies the encryption algorithm that KMS will use to reecrypt the data after it has
    /// decrypted it.
    pub destination_encryption_algorithm: Option<EncryptionAlgorithmSpec>,
    /// A list of grant tokens.
    pub grant_tokens: Option<Vec<String>>,
    /// Checks if your request will succeed.
    pub dry_run: Option<bool>,
    /// Specifies the modifiers to apply to the dry run operation.
    pub dry_run_modifiers: Option<Vec<DryRunModifierType>>,
}

impl FromFields for ReEncryptRequest {
    const STRUCTURE: &'static Structure = &shapes::RE_ENCRYPT_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            ciphertext_blob: optional(&mut fields, 0)?,
            source_encryption_context: optional(&mut fields, 1)?,
            source_key_id: optional(&mut fields, 2)?,
            destination_key_id: required(&mut fields, 3)?,
            destination_encryption_context: optional(&mut fields, 4)?,
            source_encryption_algorithm: optional(&mut fields, 5)?,
            destination_encryption_algorithm: optional(&mut fields, 6)?,
            grant_tokens: optional(&mut fields, 7)?,
            dry_run: optional(&mut fields, 8)?,
            dry_run_modifiers: optional(&mut fields, 9)?,
        })
    }
}

/// Contains information about the party that receives the response from the API operation.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct RecipientInfo {
    /// The encryption algorithm that KMS should use with the public key for an Amazon Web Services
    /// Nitro Enclave or NitroTPM to encrypt plaintext values for the response.
    pub key_encryption_algorithm: Option<KeyEncryptionMechanism>,
    /// The attestation document for an Amazon Web Services Nitro Enclave or a NitroTPM.
    pub attestation_document: Option<Vec<u8>>,
}

impl FromFields for RecipientInfo {
    const STRUCTURE: &'static Structure = &shapes::RECIPIENT_INFO;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            key_encryption_algorithm: optional(&mut fields, 0)?,
            attestation_document: optional(&mut fields, 1)?,
        })
    }
}

impl FromValue for RecipientInfo {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Structure(fields) = value { Self::from_fields(fields).ok() } else { None }
    }
}

/// What `ReplicateKey` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplicateKeyRequest {
    /// Identifies the multi-Region primary key that is being replicated.
    pub key_id: String,
    /// The Region ID of the Amazon Web Services Region for this replica key.
    pub replica_region: String,
    /// The key policy to attach to the KMS key.
    pub policy: Option<String>,
    /// Skips ("bypasses") the key policy lockout safety check.
    pub bypass_policy_lockout_safety_check: Option<bool>,
    /// A description of the KMS key.
    pub description: Option<String>,
    /// Assigns one or more tags to the replica key.
    pub tags: Option<Vec<Tag>>,
}

impl FromFields for ReplicateKeyRequest {
    const STRUCTURE: &'static Structure = &shapes::REPLICATE_KEY_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            key_id: required(&mut fields, 0)?,
            replica_region: required(&mut fields, 1)?,
            policy: optional(&mut fields, 2)?,
            bypass_policy_lockout_safety_check: optional(&mut fields, 3)?,
            description: optional(&mut fields, 4)?,
            tags: optional(&mut fields, 5)?,
        })
    }
}

/// What `RetireGrant` takes.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct RetireGrantRequest {
    /// Identifies the grant to be retired.
    pub grant_token: Option<String>,
    /// The key ARN KMS key associated with the grant.
    pub key_id: Option<String>,
    /// Identifies the grant to retire.
    pub grant_id: Option<String>,
    /// Checks if your request will succeed.
    pub dry_run: Option<bool>,
}

impl FromFields for RetireGrantRequest {
    const STRUCTURE: &'static Structure = &shapes::RETIRE_GRANT_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            grant_token: optional(&mut fields, 0)?,
            key_id: optional(&mut fields, 1)?,
            grant_id: optional(&mut fields, 2)?,
            dry_run: optional(&mut fields, 3)?,
        })
    }
}

/// What `RevokeGrant` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RevokeGrantRequest {
    /// A unique identifier for the KMS key associated with the grant.
    pub key_id: String,
    /// Identifies the grant to revoke.
    pub grant_id: String,
    /// Checks if your request will succeed.
    pub dry_run: Option<bool>,
}

impl FromFields for RevokeGrantRequest {
    const STRUCTURE: &'static Structure = &shapes::REVOKE_GRANT_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            key_id: required(&mut fields, 0)?,
            grant_id: required(&mut fields, 1)?,
            dry_run: optional(&mut fields, 2)?,
        })
    }
}

/// What `RotateKeyOnDemand` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RotateKeyOnDemandRequest {
    /// Identifies a symmetric encryption KMS key.
    pub key_id: String,
}

impl FromFields for RotateKeyOnDemandRequest {
    const STRUCTURE: &'static Structure = &shapes::ROTATE_KEY_ON_DEMAND_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { key_id: required(&mut fields, 0)? })
    }
}

/// What `ScheduleKeyDeletion` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScheduleKeyDeletionRequest {
    /// The unique identifier of the KMS key to delete.
    pub key_id: String,
    /// The waiting period, specified in number of days.
    pub pending_window_in_days: Option<i32>,
}

impl FromFields for ScheduleKeyDeletionRequest {
    const STRUCTURE: &'static Structure = &shapes::SCHEDULE_KEY_DELETION_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            key_id: required(&mut fields, 0)?,
            pending_window_in_days: optional(&mut fields, 1)?,
        })
    }
}

/// What `Sign` takes.
#[derive(Debug)]
pub struct SignRequest {
    /// Identifies an asymmetric KMS key.
    pub key_id: String,
    /// Specifies the message or message digest to sign.
    pub message: Secret<[u8]>,
    /// Tells KMS whether the value of the `Message` parameter should be hashed as part of the
    /// signing algorithm.
    pub message_type: Option<MessageType>,
    /// A list of grant tokens.
    pub grant_tokens: Option<Vec<String>>,
    /// Specifies the signing algorithm to use when signing the message.
    pub signing_algorithm: SigningAlgorithmSpec,
    /// Checks if your request will succeed.
    pub dry_run: Option<bool>,
}

impl FromFields for SignRequest {
    const STRUCTURE: &'static Structure = &shapes::SIGN_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            key_id: required(&mut fields, 0)?,
            message: required(&mut fields, 1)?,
            message_type: optional(&mut fields, 2)?,
            grant_tokens: optional(&mut fields, 3)?,
            signing_algorithm: required(&mut fields, 4)?,
            dry_run: optional(&mut fields, 5)?,
        })
    }
}

/// What `TagResource` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagResourceRequest {
    /// Identifies a customer managed key in the account and Region.
    pub key_id: String,
    /// One or more tags.
    pub tags: Vec<Tag>,
}

impl FromFields for TagResourceRequest {
    const STRUCTURE: &'static Structure = &shapes::TAG_RESOURCE_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { key_id: required(&mut fields, 0)?, tags: required(&mut fields, 1)? })
    }
}

/// What `UntagResource` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UntagResourceRequest {
    /// Identifies the KMS key from which you are removing tags.
    pub key_id: String,
    /// One or more tag keys.
    pub tag_keys: Vec<String>,
}

impl FromFields for UntagResourceRequest {
    const STRUCTURE: &'static Structure = &shapes::UNTAG_RESOURCE_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { key_id: required(&mut fields, 0)?, tag_keys: required(&mut fields, 1)? })
    }
}

/// What `UpdateAlias` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UpdateAliasRequest {
    /// Identifies the alias that is changing its KMS key.
    pub alias_name: String,
    /// Identifies the customer managed key to associate with the alias.
    pub target_key_id: String,
}

impl FromFields for UpdateAliasRequest {
    const STRUCTURE: &'static Structure = &shapes::UPDATE_ALIAS_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { alias_name: required(&mut fields, 0)?, target_key_id: required(&mut fields, 1)? })
    }
}

/// What `UpdateCustomKeyStore` takes.
#[derive(Debug)]
pub struct UpdateCustomKeyStoreRequest {
    /// Identifies the custom key store that you want to update.
    pub custom_key_store_id: String,
    /// Changes the friendly name of the custom key store to the value that you specify.
    pub new_custom_key_store_name: Option<String>,
    /// Enter the current password of the `kmsuser` crypto user (CU) in the CloudHSM cluster that is
    /// associated with the custom key store.
    pub key_store_password: Option<Secret<[u8]>>,
    /// Associates the custom key store with a related CloudHSM cluster.
    pub cloud_hsm_cluster_id: Option<String>,
    /// Changes the URI endpoint that KMS uses to connect to your external key store proxy (XKS
    /// proxy).
    pub xks_proxy_uri_endpoint: Option<String>,
    /// Changes the base path to the proxy APIs for this external key store.
    pub xks_proxy_uri_path: Option<String>,
    /// Changes the name that KMS uses to identify the Amazon VPC endpoint service for your external
    /// key store proxy (XKS proxy).
    pub xks_proxy_vpc_endpoint_service_name: Option<String>,
    /// Changes the Amazon Web Services account ID that KMS uses to identify the Amazon VPC endpoint
    /// service for your external key store proxy (XKS proxy).
    pub xks_proxy_vpc_endpoint_service_owner: Option<String>,
    /// Changes the credentials that KMS uses to sign requests to the external key store proxy (XKS
    /// proxy).
    pub xks_proxy_authentication_credential: Option<XksProxyAuthenticationCredentialType>,
    /// Changes the connectivity setting for the external key store.
    pub xks_proxy_connectivity: Option<XksProxyConnectivityType>,
}

impl FromFields for UpdateCustomKeyStoreRequest {
    const STRUCTURE: &'static Structure = &shapes::UPDATE_CUSTOM_KEY_STORE_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            custom_key_store_id: required(&mut fields, 0)?,
            new_custom_key_store_name: optional(&mut fields, 1)?,
            key_store_password: optional(&mut fields, 2)?,
            cloud_hsm_cluster_id: optional(&mut fields, 3)?,
            xks_proxy_uri_endpoint: optional(&mut fields, 4)?,
            xks_proxy_uri_path: optional(&mut fields, 5)?,
            xks_proxy_vpc_endpoint_service_name: optional(&mut fields, 6)?,
            xks_proxy_vpc_endpoint_service_owner: optional(&mut fields, 7)?,
            xks_proxy_authentication_credential: optional(&mut fields, 8)?,
            xks_proxy_connectivity: optional(&mut fields, 9)?,
        })
    }
}

/// What `UpdateKeyDescription` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UpdateKeyDescriptionRequest {
    /// Updates the description of the specified KMS key.
    pub key_id: String,
    /// New description for the KMS key.
    pub description: String,
}

impl FromFields for UpdateKeyDescriptionRequest {
    const STRUCTURE: &'static Structure = &shapes::UPDATE_KEY_DESCRIPTION_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { key_id: required(&mut fields, 0)?, description: required(&mut fields, 1)? })
    }
}

/// What `UpdatePrimaryRegion` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UpdatePrimaryRegionRequest {
    /// Identifies the current primary key.
    pub key_id: String,
    /// The Amazon Web Services Region of the new primary key.
    pub primary_region: String,
}

impl FromFields for UpdatePrimaryRegionRequest {
    const STRUCTURE: &'static Structure = &shapes::UPDATE_PRIMARY_REGION_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { key_id: required(&mut fields, 0)?, primary_region: required(&mut fields, 1)? })
    }
}

/// What `VerifyMac` takes.
#[derive(Debug)]
pub struct VerifyMacRequest {
    /// The message that will be used in the verification.
    pub message: Secret<[u8]>,
    /// The KMS key that will be used in the verification.
    pub key_id: String,
    /// The MAC algorithm that will be used in the verification.
    pub mac_algorithm: MacAlgorithmSpec,
    /// The HMAC to verify.
    pub mac: Vec<u8>,
    /// A list of grant tokens.
    pub grant_tokens: Option<Vec<String>>,
    /// Checks if your request will succeed.
    pub dry_run: Option<bool>,
}

impl FromFields for VerifyMacRequest {
    const STRUCTURE: &'static Structure = &shapes::VERIFY_MAC_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            message: required(&mut fields, 0)?,
            key_id: required(&mut fields, 1)?,
            mac_algorithm: required(&mut fields, 2)?,
            mac: required(&mut fields, 3)?,
            grant_tokens: optional(&mut fields, 4)?,
            dry_run: optional(&mut fields, 5)?,
        })
    }
}

/// What `Verify` takes.
#[derive(Debug)]
pub struct VerifyRequest {
    /// Identifies the asymmetric KMS key that will be used to verify the signature.
    pub key_id: String,
    /// Specifies the message that was signed.
    pub message: Secret<[u8]>,
    /// Tells KMS whether the value of the `Message` parameter should be hashed as part of the
    /// signing algorithm.
    pub message_type: Option<MessageType>,
    /// The signature that the `Sign` operation generated.
    pub signature: Vec<u8>,
    /// The signing algorithm that was used to sign the message.
    pub signing_algorithm: SigningAlgorithmSpec,
    /// A list of grant tokens.
    pub grant_tokens: Option<Vec<String>>,
    /// Checks if your request will succeed.
    pub dry_run: Option<bool>,
}

impl FromFields for VerifyRequest {
    const STRUCTURE: &'static Structure = &shapes::VERIFY_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            key_id: required(&mut fields, 0)?,
            message: required(&mut fields, 1)?,
            message_type: optional(&mut fields, 2)?,
            signature: required(&mut fields, 3)?,
            signing_algorithm: required(&mut fields, 4)?,
            grant_tokens: optional(&mut fields, 5)?,
            dry_run: optional(&mut fields, 6)?,
        })
    }
}

/// KMS uses the authentication credential to sign requests that it sends to the external key
/// store proxy (XKS proxy) on your behalf.
#[derive(Debug)]
pub struct XksProxyAuthenticationCredentialType {
    /// A unique identifier for the raw secret access key.
    pub access_key_id: Secret<[u8]>,
    /// A secret string of 43-64 characters.
    pub raw_secret_access_key: Secret<[u8]>,
}

impl FromFields for XksProxyAuthenticationCredentialType {
    const STRUCTURE: &'static Structure = &shapes::XKS_PROXY_AUTHENTICATION_CREDENTIAL_TYPE;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            access_key_id: required(&mut fields, 0)?,
            raw_secret_access_key: required(&mut fields, 1)?,
        })
    }
}

impl FromValue for XksProxyAuthenticationCredentialType {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Structure(fields) = value { Self::from_fields(fields).ok() } else { None }
    }
}
