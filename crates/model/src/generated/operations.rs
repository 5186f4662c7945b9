//! The operations of the AWS KMS API, in alphabetical order.

use super::ErrorCode;
use super::shapes;
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
    /// Decrypts ciphertext that was encrypted by a KMS key using any of the following operations:
    /// Encrypt GenerateDataKey GenerateDataKeyPair GenerateDataKeyWithoutPlaintext
    /// GenerateDataKeyPairWithoutPlaintext You can use this operation to decrypt ciphertext that
    /// was encrypted under a symmetric encryption KMS key or an asymmetric encryption KMS key.
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

static NAME: [&str; 56] = [
    "CancelKeyDeletion",
    "ConnectCustomKeyStore",
    "CreateAlias",
    "CreateCustomKeyStore",
    "CreateGrant",
    "CreateKey",
    "Decapsulate",
    "Decrypt",
    "DeleteAlias",
    "DeleteCustomKeyStore",
    "DeleteImportedKeyMaterial",
    "DeriveSharedSecret",
    "DescribeCustomKeyStores",
    "DescribeKey",
    "DisableKey",
    "DisableKeyRotation",
    "DisconnectCustomKeyStore",
    "EnableKey",
    "EnableKeyRotation",
    "Encapsulate",
    "Encrypt",
    "GenerateDataKey",
    "GenerateDataKeyPair",
    "GenerateDataKeyPairWithoutPlaintext",
    "GenerateDataKeyWithoutPlaintext",
    "GenerateMac",
    "GenerateRandom",
    "GetKeyLastUsage",
    "GetKeyPolicy",
    "GetKeyRotationStatus",
    "GetParametersForImport",
    "GetPublicKey",
    "ImportKeyMaterial",
    "ListAliases",
    "ListGrants",
    "ListKeyPolicies",
    "ListKeyRotations",
    "ListKeys",
    "ListResourceTags",
    "ListRetirableGrants",
    "PutKeyPolicy",
    "ReEncrypt",
    "ReplicateKey",
    "RetireGrant",
    "RevokeGrant",
    "RotateKeyOnDemand",
    "ScheduleKeyDeletion",
    "Sign",
    "TagResource",
    "UntagResource",
    "UpdateAlias",
    "UpdateCustomKeyStore",
    "UpdateKeyDescription",
    "UpdatePrimaryRegion",
    "Verify",
    "VerifyMac",
];

static STEM: [&str; 56] = [
    "cancel_key_deletion",
    "connect_custom_key_store",
    "create_alias",
    "create_custom_key_store",
    "create_grant",
    "create_key",
    "decapsulate",
    "decrypt",
    "delete_alias",
    "delete_custom_key_store",
    "delete_imported_key_material",
    "derive_shared_secret",
    "describe_custom_key_stores",
    "describe_key",
    "disable_key",
    "disable_key_rotation",
    "disconnect_custom_key_store",
    "enable_key",
    "enable_key_rotation",
    "encapsulate",
    "encrypt",
    "generate_data_key",
    "generate_data_key_pair",
    "generate_data_key_pair_without_plaintext",
    "generate_data_key_without_plaintext",
    "generate_mac",
    "generate_random",
    "get_key_last_usage",
    "get_key_policy",
    "get_key_rotation_status",
    "get_parameters_for_import",
    "get_public_key",
    "import_key_material",
    "list_aliases",
    "list_grants",
    "list_key_policies",
    "list_key_rotations",
    "list_keys",
    "list_resource_tags",
    "list_retirable_grants",
    "put_key_policy",
    "re_encrypt",
    "replicate_key",
    "retire_grant",
    "revoke_grant",
    "rotate_key_on_demand",
    "schedule_key_deletion",
    "sign",
    "tag_resource",
    "untag_resource",
    "update_alias",
    "update_custom_key_store",
    "update_key_description",
    "update_primary_region",
    "verify",
    "verify_mac",
];

static INPUT: [&Structure; 56] = [
    &shapes::CANCEL_KEY_DELETION_REQUEST,
    &shapes::CONNECT_CUSTOM_KEY_STORE_REQUEST,
    &shapes::CREATE_ALIAS_REQUEST,
    &shapes::CREATE_CUSTOM_KEY_STORE_REQUEST,
    &shapes::CREATE_GRANT_REQUEST,
    &shapes::CREATE_KEY_REQUEST,
    &shapes::DECAPSULATE_REQUEST,
    &shapes::DECRYPT_REQUEST,
    &shapes::DELETE_ALIAS_REQUEST,
    &shapes::DELETE_CUSTOM_KEY_STORE_REQUEST,
    &shapes::DELETE_IMPORTED_KEY_MATERIAL_REQUEST,
    &shapes::DERIVE_SHARED_SECRET_REQUEST,
    &shapes::DESCRIBE_CUSTOM_KEY_STORES_REQUEST,
    &shapes::DESCRIBE_KEY_REQUEST,
    &shapes::DISABLE_KEY_REQUEST,
    &shapes::DISABLE_KEY_ROTATION_REQUEST,
    &shapes::DISCONNECT_CUSTOM_KEY_STORE_REQUEST,
    &shapes::ENABLE_KEY_REQUEST,
    &shapes::ENABLE_KEY_ROTATION_REQUEST,
    &shapes::ENCAPSULATE_REQUEST,
    &shapes::ENCRYPT_REQUEST,
    &shapes::GENERATE_DATA_KEY_REQUEST,
    &shapes::GENERATE_DATA_KEY_PAIR_REQUEST,
    &shapes::GENERATE_DATA_KEY_PAIR_WITHOUT_PLAINTEXT_REQUEST,
    &shapes::GENERATE_DATA_KEY_WITHOUT_PLAINTEXT_REQUEST,
    &shapes::GENERATE_MAC_REQUEST,
    &shapes::GENERATE_RANDOM_REQUEST,
    &shapes::GET_KEY_LAST_USAGE_REQUEST,
    &shapes::GET_KEY_POLICY_REQUEST,
    &shapes::GET_KEY_ROTATION_STATUS_REQUEST,
    &shapes::GET_PARAMETERS_FOR_IMPORT_REQUEST,
    &shapes::GET_PUBLIC_KEY_REQUEST,
    &shapes::IMPORT_KEY_MATERIAL_REQUEST,
    &shapes::LIST_ALIASES_REQUEST,
    &shapes::LIST_GRANTS_REQUEST,
    &shapes::LIST_KEY_POLICIES_REQUEST,
    &shapes::LIST_KEY_ROTATIONS_REQUEST,
    &shapes::LIST_KEYS_REQUEST,
    &shapes::LIST_RESOURCE_TAGS_REQUEST,
    &shapes::LIST_RETIRABLE_GRANTS_REQUEST,
    &shapes::PUT_KEY_POLICY_REQUEST,
    &shapes::RE_ENCRYPT_REQUEST,
    &shapes::REPLICATE_KEY_REQUEST,
    &shapes::RETIRE_GRANT_REQUEST,
    &shapes::REVOKE_GRANT_REQUEST,
    &shapes::ROTATE_KEY_ON_DEMAND_REQUEST,
    &shapes::SCHEDULE_KEY_DELETION_REQUEST,
    &shapes::SIGN_REQUEST,
    &shapes::TAG_RESOURCE_REQUEST,
    &shapes::UNTAG_RESOURCE_REQUEST,
    &shapes::UPDATE_ALIAS_REQUEST,
    &shapes::UPDATE_CUSTOM_KEY_STORE_REQUEST,
    &shapes::UPDATE_KEY_DESCRIPTION_REQUEST,
    &shapes::UPDATE_PRIMARY_REGION_REQUEST,
    &shapes::VERIFY_REQUEST,
    &shapes::VERIFY_MAC_REQUEST,
];

static OUTPUT: [Option<&Structure>; 56] = [
    Some(&shapes::CANCEL_KEY_DELETION_RESPONSE),
    Some(&shapes::CONNECT_CUSTOM_KEY_STORE_RESPONSE),
    None,
    Some(&shapes::CREATE_CUSTOM_KEY_STORE_RESPONSE),
    Some(&shapes::CREATE_GRANT_RESPONSE),
    Some(&shapes::CREATE_KEY_RESPONSE),
    Some(&shapes::DECAPSULATE_RESPONSE),
    Some(&shapes::DECRYPT_RESPONSE),
    None,
    Some(&shapes::DELETE_CUSTOM_KEY_STORE_RESPONSE),
    Some(&shapes::DELETE_IMPORTED_KEY_MATERIAL_RESPONSE),
    Some(&shapes::DERIVE_SHARED_SECRET_RESPONSE),
    Some(&shapes::DESCRIBE_CUSTOM_KEY_STORES_RESPONSE),
    Some(&shapes::DESCRIBE_KEY_RESPONSE),
    None,
    None,
    Some(&shapes::DISCONNECT_CUSTOM_KEY_STORE_RESPONSE),
    None,
    None,
    Some(&shapes::ENCAPSULATE_RESPONSE),
    Some(&shapes::ENCRYPT_RESPONSE),
    Some(&shapes::GENERATE_DATA_KEY_RESPONSE),
    Some(&shapes::GENERATE_DATA_KEY_PAIR_RESPONSE),
    Some(&shapes::GENERATE_DATA_KEY_PAIR_WITHOUT_PLAINTEXT_RESPONSE),
    Some(&shapes::GENERATE_DATA_KEY_WITHOUT_PLAINTEXT_RESPONSE),
    Some(&shapes::GENERATE_MAC_RESPONSE),
    Some(&shapes::GENERATE_RANDOM_RESPONSE),
    Some(&shapes::GET_KEY_LAST_USAGE_RESPONSE),
    Some(&shapes::GET_KEY_POLICY_RESPONSE),
    Some(&shapes::GET_KEY_ROTATION_STATUS_RESPONSE),
    Some(&shapes::GET_PARAMETERS_FOR_IMPORT_RESPONSE),
    Some(&shapes::GET_PUBLIC_KEY_RESPONSE),
    Some(&shapes::IMPORT_KEY_MATERIAL_RESPONSE),
    Some(&shapes::LIST_ALIASES_RESPONSE),
    Some(&shapes::LIST_GRANTS_RESPONSE),
    Some(&shapes::LIST_KEY_POLICIES_RESPONSE),
    Some(&shapes::LIST_KEY_ROTATIONS_RESPONSE),
    Some(&shapes::LIST_KEYS_RESPONSE),
    Some(&shapes::LIST_RESOURCE_TAGS_RESPONSE),
    Some(&shapes::LIST_GRANTS_RESPONSE),
    None,
    Some(&shapes::RE_ENCRYPT_RESPONSE),
    Some(&shapes::REPLICATE_KEY_RESPONSE),
    None,
    None,
    Some(&shapes::ROTATE_KEY_ON_DEMAND_RESPONSE),
    Some(&shapes::SCHEDULE_KEY_DELETION_RESPONSE),
    Some(&shapes::SIGN_RESPONSE),
    None,
    None,
    None,
    Some(&shapes::UPDATE_CUSTOM_KEY_STORE_RESPONSE),
    None,
    None,
    Some(&shapes::VERIFY_RESPONSE),
    Some(&shapes::VERIFY_MAC_RESPONSE),
];

static ERRORS: [&[ErrorCode]; 56] = [
    &[
        ErrorCode::NotFoundException,
        ErrorCode::InvalidArnException,
        ErrorCode::DependencyTimeoutException,
        ErrorCode::KmsInternalException,
        ErrorCode::KmsInvalidStateException,
    ],
    &[
        ErrorCode::CloudHsmClusterNotActiveException,
        ErrorCode::CustomKeyStoreInvalidStateException,
        ErrorCode::CustomKeyStoreNotFoundException,
        ErrorCode::KmsInternalException,
        ErrorCode::CloudHsmClusterInvalidConfigurationException,
    ],
    &[
        ErrorCode::DependencyTimeoutException,
        ErrorCode::AlreadyExistsException,
        ErrorCode::NotFoundException,
        ErrorCode::InvalidAliasNameException,
        ErrorCode::KmsInternalException,
        ErrorCode::LimitExceededException,
        ErrorCode::KmsInvalidStateException,
    ],
    &[
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
    &[
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
    &[
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
    &[
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
    &[
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
    &[
        ErrorCode::DependencyTimeoutException,
        ErrorCode::NotFoundException,
        ErrorCode::KmsInternalException,
        ErrorCode::KmsInvalidStateException,
    ],
    &[
        ErrorCode::CustomKeyStoreHasCmksException,
        ErrorCode::CustomKeyStoreInvalidStateException,
        ErrorCode::CustomKeyStoreNotFoundException,
        ErrorCode::KmsInternalException,
    ],
    &[
        ErrorCode::InvalidArnException,
        ErrorCode::UnsupportedOperationException,
        ErrorCode::DependencyTimeoutException,
        ErrorCode::NotFoundException,
        ErrorCode::KmsInternalException,
        ErrorCode::KmsInvalidStateException,
    ],
    &[
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
    &[
        ErrorCode::CustomKeyStoreNotFoundException,
        ErrorCode::InvalidMarkerException,
        ErrorCode::KmsInternalException,
    ],
    &[
        ErrorCode::NotFoundException,
        ErrorCode::InvalidArnException,
        ErrorCode::DependencyTimeoutException,
        ErrorCode::KmsInternalException,
    ],
    &[
        ErrorCode::NotFoundException,
        ErrorCode::InvalidArnException,
        ErrorCode::DependencyTimeoutException,
        ErrorCode::KmsInternalException,
        ErrorCode::KmsInvalidStateException,
    ],
    &[
        ErrorCode::NotFoundException,
        ErrorCode::DisabledException,
        ErrorCode::InvalidArnException,
        ErrorCode::DependencyTimeoutException,
        ErrorCode::KmsInternalException,
        ErrorCode::KmsInvalidStateException,
        ErrorCode::UnsupportedOperationException,
    ],
    &[
        ErrorCode::CustomKeyStoreInvalidStateException,
        ErrorCode::CustomKeyStoreNotFoundException,
        ErrorCode::KmsInternalException,
    ],
    &[
        ErrorCode::NotFoundException,
        ErrorCode::InvalidArnException,
        ErrorCode::DependencyTimeoutException,
        ErrorCode::KmsInternalException,
        ErrorCode::LimitExceededException,
        ErrorCode::KmsInvalidStateException,
    ],
    &[
        ErrorCode::NotFoundException,
        ErrorCode::DisabledException,
        ErrorCode::InvalidArnException,
        ErrorCode::DependencyTimeoutException,
        ErrorCode::KmsInternalException,
        ErrorCode::KmsInvalidStateException,
        ErrorCode::UnsupportedOperationException,
    ],
    &[
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
    &[
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
    &[
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
    &[
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
    &[
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
    &[
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
    &[
        ErrorCode::NotFoundException,
        ErrorCode::DisabledException,
        ErrorCode::KeyUnavailableException,
        ErrorCode::InvalidKeyUsageException,
        ErrorCode::InvalidGrantTokenException,
        ErrorCode::KmsInternalException,
        ErrorCode::KmsInvalidStateException,
        ErrorCode::DryRunOperationException,
    ],
    &[
        ErrorCode::DependencyTimeoutException,
        ErrorCode::KmsInternalException,
        ErrorCode::UnsupportedOperationException,
        ErrorCode::CustomKeyStoreNotFoundException,
        ErrorCode::CustomKeyStoreInvalidStateException,
    ],
    &[
        ErrorCode::NotFoundException,
        ErrorCode::InvalidArnException,
        ErrorCode::DependencyTimeoutException,
        ErrorCode::KmsInternalException,
    ],
    &[
        ErrorCode::NotFoundException,
        ErrorCode::InvalidArnException,
        ErrorCode::DependencyTimeoutException,
        ErrorCode::KmsInternalException,
        ErrorCode::KmsInvalidStateException,
    ],
    &[
        ErrorCode::NotFoundException,
        ErrorCode::InvalidArnException,
        ErrorCode::DependencyTimeoutException,
        ErrorCode::KmsInternalException,
        ErrorCode::KmsInvalidStateException,
        ErrorCode::UnsupportedOperationException,
    ],
    &[
        ErrorCode::InvalidArnException,
        ErrorCode::UnsupportedOperationException,
        ErrorCode::DependencyTimeoutException,
        ErrorCode::NotFoundException,
        ErrorCode::KmsInternalException,
        ErrorCode::KmsInvalidStateException,
    ],
    &[
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
    &[
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
    &[
        ErrorCode::DependencyTimeoutException,
        ErrorCode::InvalidMarkerException,
        ErrorCode::KmsInternalException,
        ErrorCode::InvalidArnException,
        ErrorCode::NotFoundException,
    ],
    &[
        ErrorCode::NotFoundException,
        ErrorCode::DependencyTimeoutException,
        ErrorCode::InvalidMarkerException,
        ErrorCode::InvalidGrantIdException,
        ErrorCode::InvalidArnException,
        ErrorCode::KmsInternalException,
        ErrorCode::KmsInvalidStateException,
    ],
    &[
        ErrorCode::NotFoundException,
        ErrorCode::InvalidArnException,
        ErrorCode::DependencyTimeoutException,
        ErrorCode::KmsInternalException,
        ErrorCode::KmsInvalidStateException,
    ],
    &[
        ErrorCode::NotFoundException,
        ErrorCode::InvalidArnException,
        ErrorCode::InvalidMarkerException,
        ErrorCode::KmsInternalException,
        ErrorCode::KmsInvalidStateException,
        ErrorCode::UnsupportedOperationException,
    ],
    &[
        ErrorCode::DependencyTimeoutException,
        ErrorCode::KmsInternalException,
        ErrorCode::InvalidMarkerException,
    ],
    &[
        ErrorCode::KmsInternalException,
        ErrorCode::NotFoundException,
        ErrorCode::InvalidArnException,
        ErrorCode::InvalidMarkerException,
    ],
    &[
        ErrorCode::DependencyTimeoutException,
        ErrorCode::InvalidMarkerException,
        ErrorCode::InvalidArnException,
        ErrorCode::NotFoundException,
        ErrorCode::KmsInternalException,
    ],
    &[
        ErrorCode::NotFoundException,
        ErrorCode::InvalidArnException,
        ErrorCode::MalformedPolicyDocumentException,
        ErrorCode::DependencyTimeoutException,
        ErrorCode::UnsupportedOperationException,
        ErrorCode::KmsInternalException,
        ErrorCode::LimitExceededException,
        ErrorCode::KmsInvalidStateException,
    ],
    &[
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
    &[
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
    &[
        ErrorCode::InvalidArnException,
        ErrorCode::InvalidGrantTokenException,
        ErrorCode::InvalidGrantIdException,
        ErrorCode::NotFoundException,
        ErrorCode::DependencyTimeoutException,
        ErrorCode::KmsInternalException,
        ErrorCode::KmsInvalidStateException,
        ErrorCode::DryRunOperationException,
    ],
    &[
        ErrorCode::NotFoundException,
        ErrorCode::DependencyTimeoutException,
        ErrorCode::InvalidArnException,
        ErrorCode::InvalidGrantIdException,
        ErrorCode::KmsInternalException,
        ErrorCode::KmsInvalidStateException,
        ErrorCode::DryRunOperationException,
    ],
    &[
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
    &[
        ErrorCode::NotFoundException,
        ErrorCode::InvalidArnException,
        ErrorCode::DependencyTimeoutException,
        ErrorCode::KmsInternalException,
        ErrorCode::KmsInvalidStateException,
    ],
    &[
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
    &[
        ErrorCode::KmsInternalException,
        ErrorCode::NotFoundException,
        ErrorCode::InvalidArnException,
        ErrorCode::KmsInvalidStateException,
        ErrorCode::LimitExceededException,
        ErrorCode::TagException,
    ],
    &[
        ErrorCode::KmsInternalException,
        ErrorCode::NotFoundException,
        ErrorCode::InvalidArnException,
        ErrorCode::KmsInvalidStateException,
        ErrorCode::TagException,
    ],
    &[
        ErrorCode::DependencyTimeoutException,
        ErrorCode::NotFoundException,
        ErrorCode::KmsInternalException,
        ErrorCode::LimitExceededException,
        ErrorCode::KmsInvalidStateException,
    ],
    &[
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
    &[
        ErrorCode::NotFoundException,
        ErrorCode::InvalidArnException,
        ErrorCode::DependencyTimeoutException,
        ErrorCode::KmsInternalException,
        ErrorCode::KmsInvalidStateException,
    ],
    &[
        ErrorCode::DisabledException,
        ErrorCode::InvalidArnException,
        ErrorCode::KmsInvalidStateException,
        ErrorCode::KmsInternalException,
        ErrorCode::NotFoundException,
        ErrorCode::UnsupportedOperationException,
    ],
    &[
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
    &[
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
    /// The name on the wire, such as `ReEncrypt`.
    #[must_use]
    pub fn name(self) -> &'static str {
        #[expect(clippy::indexing_slicing, reason = "one row for each variant")]
        NAME[self as usize]
    }

    /// The name of its file, such as `re_encrypt`.
    #[must_use]
    pub fn stem(self) -> &'static str {
        #[expect(clippy::indexing_slicing, reason = "one row for each variant")]
        STEM[self as usize]
    }

    /// The description of its input.
    #[must_use]
    pub fn input(self) -> &'static Structure {
        #[expect(clippy::indexing_slicing, reason = "one row for each variant")]
        INPUT[self as usize]
    }

    /// The description of its output; none when the reply has an empty body.
    #[must_use]
    pub fn output(self) -> Option<&'static Structure> {
        #[expect(clippy::indexing_slicing, reason = "one row for each variant")]
        OUTPUT[self as usize]
    }

    /// The errors that the model lists for it.
    #[must_use]
    pub fn errors(self) -> &'static [ErrorCode] {
        #[expect(clippy::indexing_slicing, reason = "one row for each variant")]
        ERRORS[self as usize]
    }

    /// Its place in [`ALL`](Self::ALL).
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }
    /// The operation called `name`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let place = Self::ALL.binary_search_by_key(&name, |operation| operation.name()).ok()?;
        Self::ALL.get(place).copied()
    }
}
