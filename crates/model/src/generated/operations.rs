//! The operations of the AWS KMS API, in alphabetical order.

use super::{ErrorCode, shapes};
use crate::shape::Structure;

/// An operation of the AWS KMS API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Operation {
    /// Cancels the deletion of a KMS key.
    CancelKeyDeletion,
    /// Connects or reconnects a custom key store to its backing key store.
    ConnectCustomKeyStore,
    /// Creates a friendly name for a KMS key.
    CreateAlias,
    /// Creates a custom key store backed by a key store that you own and manage.
    CreateCustomKeyStore,
    /// Adds a grant to a KMS key.
    CreateGrant,
    /// Creates a unique customer managed KMS key in your Amazon Web Services account and Region.
    CreateKey,
    /// Recovers the shared secret that was encapsulated with the public key of an ML-KEM KMS key.
    Decapsulate,
    /// Decrypts ciphertext that was encrypted by a KMS key using any of the following operations.
    Decrypt,
    /// Deletes the specified alias.
    DeleteAlias,
    /// Deletes a custom key store.
    DeleteCustomKeyStore,
    /// Deletes key material that was previously imported.
    DeleteImportedKeyMaterial,
    /// Derives a shared secret using a key agreement algorithm.
    DeriveSharedSecret,
    /// Gets information about custom key stores in the account and Region.
    DescribeCustomKeyStores,
    /// Provides detailed information about a KMS key.
    DescribeKey,
    /// Sets the state of a KMS key to disabled.
    DisableKey,
    /// Disables automatic rotation of the key material of the specified symmetric encryption KMS
    /// key.
    DisableKeyRotation,
    /// Disconnects the custom key store from its backing key store.
    DisconnectCustomKeyStore,
    /// Sets the key state of a KMS key to enabled.
    EnableKey,
    /// Enables automatic rotation of the key material of the specified symmetric encryption KMS
    /// key.
    EnableKeyRotation,
    /// Generates a shared secret and its encapsulated (ciphertext) form using the public key of an
    /// ML-KEM KMS key pair.
    Encapsulate,
    /// Encrypts plaintext of up to 4,096 bytes using a KMS key.
    Encrypt,
    /// Returns a unique symmetric data key for use outside of KMS.
    GenerateDataKey,
    /// Returns a unique asymmetric data key pair for use outside of KMS.
    GenerateDataKeyPair,
    /// Returns a unique asymmetric data key pair for use outside of KMS.
    GenerateDataKeyPairWithoutPlaintext,
    /// Returns a unique symmetric data key for use outside of KMS.
    GenerateDataKeyWithoutPlaintext,
    /// Generates a hash-based message authentication code (HMAC) for a message using an HMAC KMS
    /// key and a MAC algorithm that the key supports.
    GenerateMac,
    /// Returns a random byte string that is cryptographically secure.
    GenerateRandom,
    /// Returns usage information about the last successful cryptographic operation performed with a
    /// specified KMS key, including the operation type, timestamp, and associated CloudTrail event
    /// ID.
    GetKeyLastUsage,
    /// Gets a key policy attached to the specified KMS key.
    GetKeyPolicy,
    /// Provides detailed information about the rotation status for a KMS key, including whether
    /// automatic rotation of the key material is enabled for the specified KMS key, the rotation
    /// period, and the next scheduled rotation date.
    GetKeyRotationStatus,
    /// Returns the public key and an import token you need to import or reimport key material for a
    /// KMS key.
    GetParametersForImport,
    /// Returns the public key of an asymmetric KMS key.
    GetPublicKey,
    /// Imports or reimports key material into an existing KMS key that was created without key
    /// material.
    ImportKeyMaterial,
    /// Gets a list of aliases in the caller's Amazon Web Services account and region.
    ListAliases,
    /// Gets a list of all grants for the specified KMS key.
    ListGrants,
    /// Gets the names of the key policies that are attached to a KMS key.
    ListKeyPolicies,
    /// Returns information about the key materials associated with the specified KMS key.
    ListKeyRotations,
    /// Gets a list of all KMS keys in the caller's Amazon Web Services account and Region.
    ListKeys,
    /// Returns all tags on the specified KMS key.
    ListResourceTags,
    /// Returns information about all grants in the Amazon Web Services account and Region that have
    /// the specified retiring principal or retiring service principal.
    ListRetirableGrants,
    /// Attaches a key policy to the specified KMS key.
    PutKeyPolicy,
    /// Decrypts ciphertext and then reencrypts it entirely within KMS.
    ReEncrypt,
    /// Replicates a multi-Region key into the specified Region.
    ReplicateKey,
    /// Deletes a grant.
    RetireGrant,
    /// Deletes the specified grant.
    RevokeGrant,
    /// Immediately initiates rotation of the key material of the specified symmetric encryption KMS
    /// key.
    RotateKeyOnDemand,
    /// Schedules the deletion of a KMS key.
    ScheduleKeyDeletion,
    /// Creates a digital signature for a message or message digest by using the private key in an
    /// asymmetric signing KMS key.
    Sign,
    /// Adds or edits tags on a customer managed key.
    TagResource,
    /// Deletes tags from a customer managed key.
    UntagResource,
    /// Associates an existing KMS alias with a different KMS key.
    UpdateAlias,
    /// Changes the properties of a custom key store.
    UpdateCustomKeyStore,
    /// Updates the description of a KMS key.
    UpdateKeyDescription,
    /// Changes the primary key of a multi-Region key.
    UpdatePrimaryRegion,
    /// Verifies a digital signature that was generated by the Sign operation.
    Verify,
    /// Verifies the hash-based message authentication code (HMAC) for a specified message, HMAC KMS
    /// key, and MAC algorithm.
    VerifyMac,
}

/// What the model says about an operation.
struct Facts {
    name: &'static str,
    stem: &'static str,
    input: &'static Structure,
    output: Option<&'static Structure>,
    errors: &'static [ErrorCode],
}

/// A row for each variant of [`Operation`], in the same order.
static FACTS: [Facts; 56] = [
    Facts {
        name: "CancelKeyDeletion",
        stem: "cancel_key_deletion",
        input: &shapes::CANCEL_KEY_DELETION_REQUEST,
        output: Some(&shapes::CANCEL_KEY_DELETION_RESPONSE),
        errors: &[
            ErrorCode::NotFoundException,
            ErrorCode::InvalidArnException,
            ErrorCode::DependencyTimeoutException,
            ErrorCode::KmsInternalException,
            ErrorCode::KmsInvalidStateException,
        ],
    },
    Facts {
        name: "ConnectCustomKeyStore",
        stem: "connect_custom_key_store",
        input: &shapes::CONNECT_CUSTOM_KEY_STORE_REQUEST,
        output: Some(&shapes::CONNECT_CUSTOM_KEY_STORE_RESPONSE),
        errors: &[
            ErrorCode::CloudHsmClusterNotActiveException,
            ErrorCode::CustomKeyStoreInvalidStateException,
            ErrorCode::CustomKeyStoreNotFoundException,
            ErrorCode::KmsInternalException,
            ErrorCode::CloudHsmClusterInvalidConfigurationException,
        ],
    },
    Facts {
        name: "CreateAlias",
        stem: "create_alias",
        input: &shapes::CREATE_ALIAS_REQUEST,
        output: None,
        errors: &[
            ErrorCode::DependencyTimeoutException,
            ErrorCode::AlreadyExistsException,
            ErrorCode::NotFoundException,
            ErrorCode::InvalidAliasNameException,
            ErrorCode::KmsInternalException,
            ErrorCode::LimitExceededException,
            ErrorCode::KmsInvalidStateException,
        ],
    },
    Facts {
        name: "CreateCustomKeyStore",
        stem: "create_custom_key_store",
        input: &shapes::CREATE_CUSTOM_KEY_STORE_REQUEST,
        output: Some(&shapes::CREATE_CUSTOM_KEY_STORE_RESPONSE),
        errors: &[
            ErrorCode::CloudHsmClusterInUseException,
            ErrorCode::CustomKeyStoreNameInUseException,
            ErrorCode::CloudHsmClusterNotFoundException,
            ErrorCode::KmsInternalException,
            ErrorCode::CloudHsmClusterNotActiveException,
            ErrorCode::IncorrectTrustAnchorException,
            ErrorCode::CloudHsmClusterInvalidConfigurationException,
            ErrorCode::LimitExceededException,
            ErrorCode::XksProxyUriInUseException,
            ErrorCode::XksProxyUriEndpointInUseException,
            ErrorCode::XksProxyUriUnreachableException,
            ErrorCode::XksProxyIncorrectAuthenticationCredentialException,
            ErrorCode::XksProxyVpcEndpointServiceInUseException,
            ErrorCode::XksProxyVpcEndpointServiceNotFoundException,
            ErrorCode::XksProxyVpcEndpointServiceInvalidConfigurationException,
            ErrorCode::XksProxyInvalidResponseException,
            ErrorCode::XksProxyInvalidConfigurationException,
        ],
    },
    Facts {
        name: "CreateGrant",
        stem: "create_grant",
        input: &shapes::CREATE_GRANT_REQUEST,
        output: Some(&shapes::CREATE_GRANT_RESPONSE),
        errors: &[
            ErrorCode::NotFoundException,
            ErrorCode::DisabledException,
            ErrorCode::DependencyTimeoutException,
            ErrorCode::InvalidArnException,
            ErrorCode::KmsInternalException,
            ErrorCode::InvalidGrantTokenException,
            ErrorCode::LimitExceededException,
            ErrorCode::KmsInvalidStateException,
            ErrorCode::DryRunOperationException,
        ],
    },
    Facts {
        name: "CreateKey",
        stem: "create_key",
        input: &shapes::CREATE_KEY_REQUEST,
        output: Some(&shapes::CREATE_KEY_RESPONSE),
        errors: &[
            ErrorCode::MalformedPolicyDocumentException,
            ErrorCode::DependencyTimeoutException,
            ErrorCode::InvalidArnException,
            ErrorCode::UnsupportedOperationException,
            ErrorCode::KmsInternalException,
            ErrorCode::LimitExceededException,
            ErrorCode::TagException,
            ErrorCode::CustomKeyStoreNotFoundException,
            ErrorCode::CustomKeyStoreInvalidStateException,
            ErrorCode::CloudHsmClusterInvalidConfigurationException,
            ErrorCode::XksKeyInvalidConfigurationException,
            ErrorCode::XksKeyAlreadyInUseException,
            ErrorCode::XksKeyNotFoundException,
        ],
    },
    Facts {
        name: "Decapsulate",
        stem: "decapsulate",
        input: &shapes::DECAPSULATE_REQUEST,
        output: Some(&shapes::DECAPSULATE_RESPONSE),
        errors: &[
            ErrorCode::NotFoundException,
            ErrorCode::DisabledException,
            ErrorCode::KeyUnavailableException,
            ErrorCode::DependencyTimeoutException,
            ErrorCode::InvalidGrantTokenException,
            ErrorCode::InvalidKeyUsageException,
            ErrorCode::InvalidCiphertextException,
            ErrorCode::KmsInternalException,
            ErrorCode::KmsInvalidStateException,
            ErrorCode::DryRunOperationException,
        ],
    },
    Facts {
        name: "Decrypt",
        stem: "decrypt",
        input: &shapes::DECRYPT_REQUEST,
        output: Some(&shapes::DECRYPT_RESPONSE),
        errors: &[
            ErrorCode::NotFoundException,
            ErrorCode::DisabledException,
            ErrorCode::InvalidCiphertextException,
            ErrorCode::KeyUnavailableException,
            ErrorCode::IncorrectKeyException,
            ErrorCode::InvalidKeyUsageException,
            ErrorCode::DependencyTimeoutException,
            ErrorCode::InvalidGrantTokenException,
            ErrorCode::KmsInternalException,
            ErrorCode::KmsInvalidStateException,
            ErrorCode::DryRunOperationException,
        ],
    },
    Facts {
        name: "DeleteAlias",
        stem: "delete_alias",
        input: &shapes::DELETE_ALIAS_REQUEST,
        output: None,
        errors: &[
            ErrorCode::DependencyTimeoutException,
            ErrorCode::NotFoundException,
            ErrorCode::KmsInternalException,
            ErrorCode::KmsInvalidStateException,
        ],
    },
    Facts {
        name: "DeleteCustomKeyStore",
        stem: "delete_custom_key_store",
        input: &shapes::DELETE_CUSTOM_KEY_STORE_REQUEST,
        output: Some(&shapes::DELETE_CUSTOM_KEY_STORE_RESPONSE),
        errors: &[
            ErrorCode::CustomKeyStoreHasCmksException,
            ErrorCode::CustomKeyStoreInvalidStateException,
            ErrorCode::CustomKeyStoreNotFoundException,
            ErrorCode::KmsInternalException,
        ],
    },
    Facts {
        name: "DeleteImportedKeyMaterial",
        stem: "delete_imported_key_material",
        input: &shapes::DELETE_IMPORTED_KEY_MATERIAL_REQUEST,
        output: Some(&shapes::DELETE_IMPORTED_KEY_MATERIAL_RESPONSE),
        errors: &[
            ErrorCode::InvalidArnException,
            ErrorCode::UnsupportedOperationException,
            ErrorCode::DependencyTimeoutException,
            ErrorCode::NotFoundException,
            ErrorCode::KmsInternalException,
            ErrorCode::KmsInvalidStateException,
        ],
    },
    Facts {
        name: "DeriveSharedSecret",
        stem: "derive_shared_secret",
        input: &shapes::DERIVE_SHARED_SECRET_REQUEST,
        output: Some(&shapes::DERIVE_SHARED_SECRET_RESPONSE),
        errors: &[
            ErrorCode::NotFoundException,
            ErrorCode::DisabledException,
            ErrorCode::KeyUnavailableException,
            ErrorCode::DependencyTimeoutException,
            ErrorCode::InvalidGrantTokenException,
            ErrorCode::InvalidKeyUsageException,
            ErrorCode::KmsInternalException,
            ErrorCode::KmsInvalidStateException,
            ErrorCode::DryRunOperationException,
        ],
    },
    Facts {
        name: "DescribeCustomKeyStores",
        stem: "describe_custom_key_stores",
        input: &shapes::DESCRIBE_CUSTOM_KEY_STORES_REQUEST,
        output: Some(&shapes::DESCRIBE_CUSTOM_KEY_STORES_RESPONSE),
        errors: &[
            ErrorCode::CustomKeyStoreNotFoundException,
            ErrorCode::InvalidMarkerException,
            ErrorCode::KmsInternalException,
        ],
    },
    Facts {
        name: "DescribeKey",
        stem: "describe_key",
        input: &shapes::DESCRIBE_KEY_REQUEST,
        output: Some(&shapes::DESCRIBE_KEY_RESPONSE),
        errors: &[
            ErrorCode::NotFoundException,
            ErrorCode::InvalidArnException,
            ErrorCode::DependencyTimeoutException,
            ErrorCode::KmsInternalException,
        ],
    },
    Facts {
        name: "DisableKey",
        stem: "disable_key",
        input: &shapes::DISABLE_KEY_REQUEST,
        output: None,
        errors: &[
            ErrorCode::NotFoundException,
            ErrorCode::InvalidArnException,
            ErrorCode::DependencyTimeoutException,
            ErrorCode::KmsInternalException,
            ErrorCode::KmsInvalidStateException,
        ],
    },
    Facts {
        name: "DisableKeyRotation",
        stem: "disable_key_rotation",
        input: &shapes::DISABLE_KEY_ROTATION_REQUEST,
        output: None,
        errors: &[
            ErrorCode::NotFoundException,
            ErrorCode::DisabledException,
            ErrorCode::InvalidArnException,
            ErrorCode::DependencyTimeoutException,
            ErrorCode::KmsInternalException,
            ErrorCode::KmsInvalidStateException,
            ErrorCode::UnsupportedOperationException,
        ],
    },
    Facts {
        name: "DisconnectCustomKeyStore",
        stem: "disconnect_custom_key_store",
        input: &shapes::DISCONNECT_CUSTOM_KEY_STORE_REQUEST,
        output: Some(&shapes::DISCONNECT_CUSTOM_KEY_STORE_RESPONSE),
        errors: &[
            ErrorCode::CustomKeyStoreInvalidStateException,
            ErrorCode::CustomKeyStoreNotFoundException,
            ErrorCode::KmsInternalException,
        ],
    },
    Facts {
        name: "EnableKey",
        stem: "enable_key",
        input: &shapes::ENABLE_KEY_REQUEST,
        output: None,
        errors: &[
            ErrorCode::NotFoundException,
            ErrorCode::InvalidArnException,
            ErrorCode::DependencyTimeoutException,
            ErrorCode::KmsInternalException,
            ErrorCode::LimitExceededException,
            ErrorCode::KmsInvalidStateException,
        ],
    },
    Facts {
        name: "EnableKeyRotation",
        stem: "enable_key_rotation",
        input: &shapes::ENABLE_KEY_ROTATION_REQUEST,
        output: None,
        errors: &[
            ErrorCode::NotFoundException,
            ErrorCode::DisabledException,
            ErrorCode::InvalidArnException,
            ErrorCode::DependencyTimeoutException,
            ErrorCode::KmsInternalException,
            ErrorCode::KmsInvalidStateException,
            ErrorCode::UnsupportedOperationException,
        ],
    },
    Facts {
        name: "Encapsulate",
        stem: "encapsulate",
        input: &shapes::ENCAPSULATE_REQUEST,
        output: Some(&shapes::ENCAPSULATE_RESPONSE),
        errors: &[
            ErrorCode::NotFoundException,
            ErrorCode::DisabledException,
            ErrorCode::KeyUnavailableException,
            ErrorCode::DependencyTimeoutException,
            ErrorCode::InvalidGrantTokenException,
            ErrorCode::InvalidKeyUsageException,
            ErrorCode::KmsInternalException,
            ErrorCode::KmsInvalidStateException,
            ErrorCode::DryRunOperationException,
        ],
    },
    Facts {
        name: "Encrypt",
        stem: "encrypt",
        input: &shapes::ENCRYPT_REQUEST,
        output: Some(&shapes::ENCRYPT_RESPONSE),
        errors: &[
            ErrorCode::NotFoundException,
            ErrorCode::DisabledException,
            ErrorCode::KeyUnavailableException,
            ErrorCode::DependencyTimeoutException,
            ErrorCode::InvalidKeyUsageException,
            ErrorCode::InvalidGrantTokenException,
            ErrorCode::KmsInternalException,
            ErrorCode::KmsInvalidStateException,
            ErrorCode::DryRunOperationException,
        ],
    },
    Facts {
        name: "GenerateDataKey",
        stem: "generate_data_key",
        input: &shapes::GENERATE_DATA_KEY_REQUEST,
        output: Some(&shapes::GENERATE_DATA_KEY_RESPONSE),
        errors: &[
            ErrorCode::NotFoundException,
            ErrorCode::DisabledException,
            ErrorCode::KeyUnavailableException,
            ErrorCode::DependencyTimeoutException,
            ErrorCode::InvalidKeyUsageException,
            ErrorCode::InvalidGrantTokenException,
            ErrorCode::KmsInternalException,
            ErrorCode::KmsInvalidStateException,
            ErrorCode::DryRunOperationException,
        ],
    },
    Facts {
        name: "GenerateDataKeyPair",
        stem: "generate_data_key_pair",
        input: &shapes::GENERATE_DATA_KEY_PAIR_REQUEST,
        output: Some(&shapes::GENERATE_DATA_KEY_PAIR_RESPONSE),
        errors: &[
            ErrorCode::NotFoundException,
            ErrorCode::DisabledException,
            ErrorCode::KeyUnavailableException,
            ErrorCode::DependencyTimeoutException,
            ErrorCode::InvalidKeyUsageException,
            ErrorCode::InvalidGrantTokenException,
            ErrorCode::KmsInternalException,
            ErrorCode::KmsInvalidStateException,
            ErrorCode::UnsupportedOperationException,
            ErrorCode::DryRunOperationException,
        ],
    },
    Facts {
        name: "GenerateDataKeyPairWithoutPlaintext",
        stem: "generate_data_key_pair_without_plaintext",
        input: &shapes::GENERATE_DATA_KEY_PAIR_WITHOUT_PLAINTEXT_REQUEST,
        output: Some(&shapes::GENERATE_DATA_KEY_PAIR_WITHOUT_PLAINTEXT_RESPONSE),
        errors: &[
            ErrorCode::NotFoundException,
            ErrorCode::DisabledException,
            ErrorCode::KeyUnavailableException,
            ErrorCode::DependencyTimeoutException,
            ErrorCode::InvalidKeyUsageException,
            ErrorCode::InvalidGrantTokenException,
            ErrorCode::KmsInternalException,
            ErrorCode::KmsInvalidStateException,
            ErrorCode::UnsupportedOperationException,
            ErrorCode::DryRunOperationException,
        ],
    },
    Facts {
        name: "GenerateDataKeyWithoutPlaintext",
        stem: "generate_data_key_without_plaintext",
        input: &shapes::GENERATE_DATA_KEY_WITHOUT_PLAINTEXT_REQUEST,
        output: Some(&shapes::GENERATE_DATA_KEY_WITHOUT_PLAINTEXT_RESPONSE),
        errors: &[
            ErrorCode::NotFoundException,
            ErrorCode::DisabledException,
            ErrorCode::KeyUnavailableException,
            ErrorCode::DependencyTimeoutException,
            ErrorCode::InvalidKeyUsageException,
            ErrorCode::InvalidGrantTokenException,
            ErrorCode::KmsInternalException,
            ErrorCode::KmsInvalidStateException,
            ErrorCode::DryRunOperationException,
        ],
    },
    Facts {
        name: "GenerateMac",
        stem: "generate_mac",
        input: &shapes::GENERATE_MAC_REQUEST,
        output: Some(&shapes::GENERATE_MAC_RESPONSE),
        errors: &[
            ErrorCode::NotFoundException,
            ErrorCode::DisabledException,
            ErrorCode::KeyUnavailableException,
            ErrorCode::InvalidKeyUsageException,
            ErrorCode::InvalidGrantTokenException,
            ErrorCode::KmsInternalException,
            ErrorCode::KmsInvalidStateException,
            ErrorCode::DryRunOperationException,
        ],
    },
    Facts {
        name: "GenerateRandom",
        stem: "generate_random",
        input: &shapes::GENERATE_RANDOM_REQUEST,
        output: Some(&shapes::GENERATE_RANDOM_RESPONSE),
        errors: &[
            ErrorCode::DependencyTimeoutException,
            ErrorCode::KmsInternalException,
            ErrorCode::UnsupportedOperationException,
            ErrorCode::CustomKeyStoreNotFoundException,
            ErrorCode::CustomKeyStoreInvalidStateException,
        ],
    },
    Facts {
        name: "GetKeyLastUsage",
        stem: "get_key_last_usage",
        input: &shapes::GET_KEY_LAST_USAGE_REQUEST,
        output: Some(&shapes::GET_KEY_LAST_USAGE_RESPONSE),
        errors: &[
            ErrorCode::NotFoundException,
            ErrorCode::InvalidArnException,
            ErrorCode::DependencyTimeoutException,
            ErrorCode::KmsInternalException,
        ],
    },
    Facts {
        name: "GetKeyPolicy",
        stem: "get_key_policy",
        input: &shapes::GET_KEY_POLICY_REQUEST,
        output: Some(&shapes::GET_KEY_POLICY_RESPONSE),
        errors: &[
            ErrorCode::NotFoundException,
            ErrorCode::InvalidArnException,
            ErrorCode::DependencyTimeoutException,
            ErrorCode::KmsInternalException,
            ErrorCode::KmsInvalidStateException,
        ],
    },
    Facts {
        name: "GetKeyRotationStatus",
        stem: "get_key_rotation_status",
        input: &shapes::GET_KEY_ROTATION_STATUS_REQUEST,
        output: Some(&shapes::GET_KEY_ROTATION_STATUS_RESPONSE),
        errors: &[
            ErrorCode::NotFoundException,
            ErrorCode::InvalidArnException,
            ErrorCode::DependencyTimeoutException,
            ErrorCode::KmsInternalException,
            ErrorCode::KmsInvalidStateException,
            ErrorCode::UnsupportedOperationException,
        ],
    },
    Facts {
        name: "GetParametersForImport",
        stem: "get_parameters_for_import",
        input: &shapes::GET_PARAMETERS_FOR_IMPORT_REQUEST,
        output: Some(&shapes::GET_PARAMETERS_FOR_IMPORT_RESPONSE),
        errors: &[
            ErrorCode::InvalidArnException,
            ErrorCode::UnsupportedOperationException,
            ErrorCode::DependencyTimeoutException,
            ErrorCode::NotFoundException,
            ErrorCode::KmsInternalException,
            ErrorCode::KmsInvalidStateException,
        ],
    },
    Facts {
        name: "GetPublicKey",
        stem: "get_public_key",
        input: &shapes::GET_PUBLIC_KEY_REQUEST,
        output: Some(&shapes::GET_PUBLIC_KEY_RESPONSE),
        errors: &[
            ErrorCode::NotFoundException,
            ErrorCode::DisabledException,
            ErrorCode::KeyUnavailableException,
            ErrorCode::DependencyTimeoutException,
            ErrorCode::UnsupportedOperationException,
            ErrorCode::InvalidArnException,
            ErrorCode::InvalidGrantTokenException,
            ErrorCode::InvalidKeyUsageException,
            ErrorCode::KmsInternalException,
            ErrorCode::KmsInvalidStateException,
        ],
    },
    Facts {
        name: "ImportKeyMaterial",
        stem: "import_key_material",
        input: &shapes::IMPORT_KEY_MATERIAL_REQUEST,
        output: Some(&shapes::IMPORT_KEY_MATERIAL_RESPONSE),
        errors: &[
            ErrorCode::InvalidArnException,
            ErrorCode::UnsupportedOperationException,
            ErrorCode::DependencyTimeoutException,
            ErrorCode::NotFoundException,
            ErrorCode::KmsInternalException,
            ErrorCode::KmsInvalidStateException,
            ErrorCode::InvalidCiphertextException,
            ErrorCode::IncorrectKeyMaterialException,
            ErrorCode::ExpiredImportTokenException,
            ErrorCode::InvalidImportTokenException,
        ],
    },
    Facts {
        name: "ListAliases",
        stem: "list_aliases",
        input: &shapes::LIST_ALIASES_REQUEST,
        output: Some(&shapes::LIST_ALIASES_RESPONSE),
        errors: &[
            ErrorCode::DependencyTimeoutException,
            ErrorCode::InvalidMarkerException,
            ErrorCode::KmsInternalException,
            ErrorCode::InvalidArnException,
            ErrorCode::NotFoundException,
        ],
    },
    Facts {
        name: "ListGrants",
        stem: "list_grants",
        input: &shapes::LIST_GRANTS_REQUEST,
        output: Some(&shapes::LIST_GRANTS_RESPONSE),
        errors: &[
            ErrorCode::NotFoundException,
            ErrorCode::DependencyTimeoutException,
            ErrorCode::InvalidMarkerException,
            ErrorCode::InvalidGrantIdException,
            ErrorCode::InvalidArnException,
            ErrorCode::KmsInternalException,
            ErrorCode::KmsInvalidStateException,
        ],
    },
    Facts {
        name: "ListKeyPolicies",
        stem: "list_key_policies",
        input: &shapes::LIST_KEY_POLICIES_REQUEST,
        output: Some(&shapes::LIST_KEY_POLICIES_RESPONSE),
        errors: &[
            ErrorCode::NotFoundException,
            ErrorCode::InvalidArnException,
            ErrorCode::DependencyTimeoutException,
            ErrorCode::KmsInternalException,
            ErrorCode::KmsInvalidStateException,
        ],
    },
    Facts {
        name: "ListKeyRotations",
        stem: "list_key_rotations",
        input: &shapes::LIST_KEY_ROTATIONS_REQUEST,
        output: Some(&shapes::LIST_KEY_ROTATIONS_RESPONSE),
        errors: &[
            ErrorCode::NotFoundException,
            ErrorCode::InvalidArnException,
            ErrorCode::InvalidMarkerException,
            ErrorCode::KmsInternalException,
            ErrorCode::KmsInvalidStateException,
            ErrorCode::UnsupportedOperationException,
        ],
    },
    Facts {
        name: "ListKeys",
        stem: "list_keys",
        input: &shapes::LIST_KEYS_REQUEST,
        output: Some(&shapes::LIST_KEYS_RESPONSE),
        errors: &[
            ErrorCode::DependencyTimeoutException,
            ErrorCode::KmsInternalException,
            ErrorCode::InvalidMarkerException,
        ],
    },
    Facts {
        name: "ListResourceTags",
        stem: "list_resource_tags",
        input: &shapes::LIST_RESOURCE_TAGS_REQUEST,
        output: Some(&shapes::LIST_RESOURCE_TAGS_RESPONSE),
        errors: &[
            ErrorCode::KmsInternalException,
            ErrorCode::NotFoundException,
            ErrorCode::InvalidArnException,
            ErrorCode::InvalidMarkerException,
        ],
    },
    Facts {
        name: "ListRetirableGrants",
        stem: "list_retirable_grants",
        input: &shapes::LIST_RETIRABLE_GRANTS_REQUEST,
        output: Some(&shapes::LIST_GRANTS_RESPONSE),
        errors: &[
            ErrorCode::DependencyTimeoutException,
            ErrorCode::InvalidMarkerException,
            ErrorCode::InvalidArnException,
            ErrorCode::NotFoundException,
            ErrorCode::KmsInternalException,
        ],
    },
    Facts {
        name: "PutKeyPolicy",
        stem: "put_key_policy",
        input: &shapes::PUT_KEY_POLICY_REQUEST,
        output: None,
        errors: &[
            ErrorCode::NotFoundException,
            ErrorCode::InvalidArnException,
            ErrorCode::MalformedPolicyDocumentException,
            ErrorCode::DependencyTimeoutException,
            ErrorCode::UnsupportedOperationException,
            ErrorCode::KmsInternalException,
            ErrorCode::LimitExceededException,
            ErrorCode::KmsInvalidStateException,
        ],
    },
    Facts {
        name: "ReEncrypt",
        stem: "re_encrypt",
        input: &shapes::RE_ENCRYPT_REQUEST,
        output: Some(&shapes::RE_ENCRYPT_RESPONSE),
        errors: &[
            ErrorCode::NotFoundException,
            ErrorCode::DisabledException,
            ErrorCode::InvalidCiphertextException,
            ErrorCode::KeyUnavailableException,
            ErrorCode::IncorrectKeyException,
            ErrorCode::DependencyTimeoutException,
            ErrorCode::InvalidKeyUsageException,
            ErrorCode::InvalidGrantTokenException,
            ErrorCode::KmsInternalException,
            ErrorCode::KmsInvalidStateException,
            ErrorCode::DryRunOperationException,
        ],
    },
    Facts {
        name: "ReplicateKey",
        stem: "replicate_key",
        input: &shapes::REPLICATE_KEY_REQUEST,
        output: Some(&shapes::REPLICATE_KEY_RESPONSE),
        errors: &[
            ErrorCode::AlreadyExistsException,
            ErrorCode::DisabledException,
            ErrorCode::InvalidArnException,
            ErrorCode::KmsInvalidStateException,
            ErrorCode::KmsInternalException,
            ErrorCode::LimitExceededException,
            ErrorCode::MalformedPolicyDocumentException,
            ErrorCode::NotFoundException,
            ErrorCode::TagException,
            ErrorCode::UnsupportedOperationException,
        ],
    },
    Facts {
        name: "RetireGrant",
        stem: "retire_grant",
        input: &shapes::RETIRE_GRANT_REQUEST,
        output: None,
        errors: &[
            ErrorCode::InvalidArnException,
            ErrorCode::InvalidGrantTokenException,
            ErrorCode::InvalidGrantIdException,
            ErrorCode::NotFoundException,
            ErrorCode::DependencyTimeoutException,
            ErrorCode::KmsInternalException,
            ErrorCode::KmsInvalidStateException,
            ErrorCode::DryRunOperationException,
        ],
    },
    Facts {
        name: "RevokeGrant",
        stem: "revoke_grant",
        input: &shapes::REVOKE_GRANT_REQUEST,
        output: None,
        errors: &[
            ErrorCode::NotFoundException,
            ErrorCode::DependencyTimeoutException,
            ErrorCode::InvalidArnException,
            ErrorCode::InvalidGrantIdException,
            ErrorCode::KmsInternalException,
            ErrorCode::KmsInvalidStateException,
            ErrorCode::DryRunOperationException,
        ],
    },
    Facts {
        name: "RotateKeyOnDemand",
        stem: "rotate_key_on_demand",
        input: &shapes::ROTATE_KEY_ON_DEMAND_REQUEST,
        output: Some(&shapes::ROTATE_KEY_ON_DEMAND_RESPONSE),
        errors: &[
            ErrorCode::NotFoundException,
            ErrorCode::DisabledException,
            ErrorCode::InvalidArnException,
            ErrorCode::DependencyTimeoutException,
            ErrorCode::KmsInternalException,
            ErrorCode::KmsInvalidStateException,
            ErrorCode::UnsupportedOperationException,
            ErrorCode::LimitExceededException,
            ErrorCode::ConflictException,
        ],
    },
    Facts {
        name: "ScheduleKeyDeletion",
        stem: "schedule_key_deletion",
        input: &shapes::SCHEDULE_KEY_DELETION_REQUEST,
        output: Some(&shapes::SCHEDULE_KEY_DELETION_RESPONSE),
        errors: &[
            ErrorCode::NotFoundException,
            ErrorCode::InvalidArnException,
            ErrorCode::DependencyTimeoutException,
            ErrorCode::KmsInternalException,
            ErrorCode::KmsInvalidStateException,
        ],
    },
    Facts {
        name: "Sign",
        stem: "sign",
        input: &shapes::SIGN_REQUEST,
        output: Some(&shapes::SIGN_RESPONSE),
        errors: &[
            ErrorCode::NotFoundException,
            ErrorCode::DisabledException,
            ErrorCode::KeyUnavailableException,
            ErrorCode::DependencyTimeoutException,
            ErrorCode::InvalidKeyUsageException,
            ErrorCode::InvalidGrantTokenException,
            ErrorCode::KmsInternalException,
            ErrorCode::KmsInvalidStateException,
            ErrorCode::DryRunOperationException,
        ],
    },
    Facts {
        name: "TagResource",
        stem: "tag_resource",
        input: &shapes::TAG_RESOURCE_REQUEST,
        output: None,
        errors: &[
            ErrorCode::KmsInternalException,
            ErrorCode::NotFoundException,
            ErrorCode::InvalidArnException,
            ErrorCode::KmsInvalidStateException,
            ErrorCode::LimitExceededException,
            ErrorCode::TagException,
        ],
    },
    Facts {
        name: "UntagResource",
        stem: "untag_resource",
        input: &shapes::UNTAG_RESOURCE_REQUEST,
        output: None,
        errors: &[
            ErrorCode::KmsInternalException,
            ErrorCode::NotFoundException,
            ErrorCode::InvalidArnException,
            ErrorCode::KmsInvalidStateException,
            ErrorCode::TagException,
        ],
    },
    Facts {
        name: "UpdateAlias",
        stem: "update_alias",
        input: &shapes::UPDATE_ALIAS_REQUEST,
        output: None,
        errors: &[
            ErrorCode::DependencyTimeoutException,
            ErrorCode::NotFoundException,
            ErrorCode::KmsInternalException,
            ErrorCode::LimitExceededException,
            ErrorCode::KmsInvalidStateException,
        ],
    },
    Facts {
        name: "UpdateCustomKeyStore",
        stem: "update_custom_key_store",
        input: &shapes::UPDATE_CUSTOM_KEY_STORE_REQUEST,
        output: Some(&shapes::UPDATE_CUSTOM_KEY_STORE_RESPONSE),
        errors: &[
            ErrorCode::CustomKeyStoreNotFoundException,
            ErrorCode::CustomKeyStoreNameInUseException,
            ErrorCode::CloudHsmClusterNotFoundException,
            ErrorCode::CloudHsmClusterNotRelatedException,
            ErrorCode::CustomKeyStoreInvalidStateException,
            ErrorCode::KmsInternalException,
            ErrorCode::CloudHsmClusterNotActiveException,
            ErrorCode::CloudHsmClusterInvalidConfigurationException,
            ErrorCode::XksProxyUriInUseException,
            ErrorCode::XksProxyUriEndpointInUseException,
            ErrorCode::XksProxyUriUnreachableException,
            ErrorCode::XksProxyIncorrectAuthenticationCredentialException,
            ErrorCode::XksProxyVpcEndpointServiceInUseException,
            ErrorCode::XksProxyVpcEndpointServiceNotFoundException,
            ErrorCode::XksProxyVpcEndpointServiceInvalidConfigurationException,
            ErrorCode::XksProxyInvalidResponseException,
            ErrorCode::XksProxyInvalidConfigurationException,
        ],
    },
    Facts {
        name: "UpdateKeyDescription",
        stem: "update_key_description",
        input: &shapes::UPDATE_KEY_DESCRIPTION_REQUEST,
        output: None,
        errors: &[
            ErrorCode::NotFoundException,
            ErrorCode::InvalidArnException,
            ErrorCode::DependencyTimeoutException,
            ErrorCode::KmsInternalException,
            ErrorCode::KmsInvalidStateException,
        ],
    },
    Facts {
        name: "UpdatePrimaryRegion",
        stem: "update_primary_region",
        input: &shapes::UPDATE_PRIMARY_REGION_REQUEST,
        output: None,
        errors: &[
            ErrorCode::DisabledException,
            ErrorCode::InvalidArnException,
            ErrorCode::KmsInvalidStateException,
            ErrorCode::KmsInternalException,
            ErrorCode::NotFoundException,
            ErrorCode::UnsupportedOperationException,
        ],
    },
    Facts {
        name: "Verify",
        stem: "verify",
        input: &shapes::VERIFY_REQUEST,
        output: Some(&shapes::VERIFY_RESPONSE),
        errors: &[
            ErrorCode::NotFoundException,
            ErrorCode::DisabledException,
            ErrorCode::KeyUnavailableException,
            ErrorCode::DependencyTimeoutException,
            ErrorCode::InvalidKeyUsageException,
            ErrorCode::InvalidGrantTokenException,
            ErrorCode::KmsInternalException,
            ErrorCode::KmsInvalidStateException,
            ErrorCode::KmsInvalidSignatureException,
            ErrorCode::DryRunOperationException,
        ],
    },
    Facts {
        name: "VerifyMac",
        stem: "verify_mac",
        input: &shapes::VERIFY_MAC_REQUEST,
        output: Some(&shapes::VERIFY_MAC_RESPONSE),
        errors: &[
            ErrorCode::NotFoundException,
            ErrorCode::DisabledException,
            ErrorCode::KeyUnavailableException,
            ErrorCode::InvalidKeyUsageException,
            ErrorCode::InvalidGrantTokenException,
            ErrorCode::KmsInternalException,
            ErrorCode::KmsInvalidMacException,
            ErrorCode::KmsInvalidStateException,
            ErrorCode::DryRunOperationException,
        ],
    },
];

impl Operation {
    /// Every operation, in alphabetical order.
    pub const ALL: [Self; 56] = [
        Self::CancelKeyDeletion,
        Self::ConnectCustomKeyStore,
        Self::CreateAlias,
        Self::CreateCustomKeyStore,
        Self::CreateGrant,
        Self::CreateKey,
        Self::Decapsulate,
        Self::Decrypt,
        Self::DeleteAlias,
        Self::DeleteCustomKeyStore,
        Self::DeleteImportedKeyMaterial,
        Self::DeriveSharedSecret,
        Self::DescribeCustomKeyStores,
        Self::DescribeKey,
        Self::DisableKey,
        Self::DisableKeyRotation,
        Self::DisconnectCustomKeyStore,
        Self::EnableKey,
        Self::EnableKeyRotation,
        Self::Encapsulate,
        Self::Encrypt,
        Self::GenerateDataKey,
        Self::GenerateDataKeyPair,
        Self::GenerateDataKeyPairWithoutPlaintext,
        Self::GenerateDataKeyWithoutPlaintext,
        Self::GenerateMac,
        Self::GenerateRandom,
        Self::GetKeyLastUsage,
        Self::GetKeyPolicy,
        Self::GetKeyRotationStatus,
        Self::GetParametersForImport,
        Self::GetPublicKey,
        Self::ImportKeyMaterial,
        Self::ListAliases,
        Self::ListGrants,
        Self::ListKeyPolicies,
        Self::ListKeyRotations,
        Self::ListKeys,
        Self::ListResourceTags,
        Self::ListRetirableGrants,
        Self::PutKeyPolicy,
        Self::ReEncrypt,
        Self::ReplicateKey,
        Self::RetireGrant,
        Self::RevokeGrant,
        Self::RotateKeyOnDemand,
        Self::ScheduleKeyDeletion,
        Self::Sign,
        Self::TagResource,
        Self::UntagResource,
        Self::UpdateAlias,
        Self::UpdateCustomKeyStore,
        Self::UpdateKeyDescription,
        Self::UpdatePrimaryRegion,
        Self::Verify,
        Self::VerifyMac,
    ];

    /// The names of the API's other operations, which Bulla does not build, in alphabetical order.
    pub const UNBUILT: [&str; 0] = [];

    /// The name on the wire, such as `ReEncrypt`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.facts().name
    }

    /// The name in lower case with underscores, such as `re_encrypt`.
    #[must_use]
    pub const fn stem(self) -> &'static str {
        self.facts().stem
    }

    /// Its place in [`ALL`](Self::ALL).
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The description of its input.
    #[must_use]
    pub const fn input(self) -> &'static Structure {
        self.facts().input
    }

    /// The description of its output; none when the reply has an empty body.
    #[must_use]
    pub const fn output(self) -> Option<&'static Structure> {
        self.facts().output
    }

    /// The errors that the model lists for it. Any operation may also answer with the errors that are common
    /// to all AWS services.
    #[must_use]
    pub const fn errors(self) -> &'static [ErrorCode] {
        self.facts().errors
    }

    /// The operation that AWS spells `name`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let index = FACTS.binary_search_by_key(&name, |facts| facts.name).ok()?;
        Self::ALL.get(index).copied()
    }

    #[expect(clippy::indexing_slicing, reason = "the table has a row for each variant")]
    const fn facts(self) -> &'static Facts {
        &FACTS[self as usize]
    }
}
