//! The structures that replies carry.

use crate::shape::{Kind, Member, Shape, Structure};

use super::*;

/// `AliasListEntry`.
pub static ALIAS_LIST_ENTRY: Structure = Structure {
    name: "AliasListEntry",
    members: &[
        Member { name: "AliasName", shape: &ALIAS_NAME_TYPE_SHAPE, required: false },
        Member { name: "AliasArn", shape: &ARN_TYPE_SHAPE, required: false },
        Member { name: "TargetKeyId", shape: &KEY_ID_TYPE_SHAPE, required: false },
        Member { name: "CreationDate", shape: &DATE_TYPE_SHAPE, required: false },
        Member { name: "LastUpdatedDate", shape: &DATE_TYPE_SHAPE, required: false },
    ],
};

/// The shape `AliasListEntry`.
pub static ALIAS_LIST_ENTRY_SHAPE: Shape =
    Shape { name: "AliasListEntry", sensitive: false, kind: Kind::Structure(&ALIAS_LIST_ENTRY) };

/// `CancelKeyDeletionResponse`.
pub static CANCEL_KEY_DELETION_RESPONSE: Structure = Structure {
    name: "CancelKeyDeletionResponse",
    members: &[Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: false }],
};

/// `ConnectCustomKeyStoreResponse`.
pub static CONNECT_CUSTOM_KEY_STORE_RESPONSE: Structure =
    Structure { name: "ConnectCustomKeyStoreResponse", members: &[] };

/// `CreateCustomKeyStoreResponse`.
pub static CREATE_CUSTOM_KEY_STORE_RESPONSE: Structure = Structure {
    name: "CreateCustomKeyStoreResponse",
    members: &[Member {
        name: "CustomKeyStoreId",
        shape: &CUSTOM_KEY_STORE_ID_TYPE_SHAPE,
        required: false,
    }],
};

/// `CreateGrantResponse`.
pub static CREATE_GRANT_RESPONSE: Structure = Structure {
    name: "CreateGrantResponse",
    members: &[
        Member { name: "GrantToken", shape: &GRANT_TOKEN_TYPE_SHAPE, required: false },
        Member { name: "GrantId", shape: &GRANT_ID_TYPE_SHAPE, required: false },
    ],
};

/// `CreateKeyResponse`.
pub static CREATE_KEY_RESPONSE: Structure = Structure {
    name: "CreateKeyResponse",
    members: &[Member { name: "KeyMetadata", shape: &KEY_METADATA_SHAPE, required: false }],
};

/// `CustomKeyStoresListEntry`.
pub static CUSTOM_KEY_STORES_LIST_ENTRY: Structure = Structure {
    name: "CustomKeyStoresListEntry",
    members: &[
        Member {
            name: "CustomKeyStoreId",
            shape: &CUSTOM_KEY_STORE_ID_TYPE_SHAPE,
            required: false,
        },
        Member {
            name: "CustomKeyStoreName",
            shape: &CUSTOM_KEY_STORE_NAME_TYPE_SHAPE,
            required: false,
        },
        Member {
            name: "CloudHsmClusterId",
            shape: &CLOUD_HSM_CLUSTER_ID_TYPE_SHAPE,
            required: false,
        },
        Member {
            name: "TrustAnchorCertificate",
            shape: &TRUST_ANCHOR_CERTIFICATE_TYPE_SHAPE,
            required: false,
        },
        Member { name: "ConnectionState", shape: &CONNECTION_STATE_TYPE_SHAPE, required: false },
        Member {
            name: "ConnectionErrorCode",
            shape: &CONNECTION_ERROR_CODE_TYPE_SHAPE,
            required: false,
        },
        Member { name: "CreationDate", shape: &DATE_TYPE_SHAPE, required: false },
        Member { name: "CustomKeyStoreType", shape: &CUSTOM_KEY_STORE_TYPE_SHAPE, required: false },
        Member {
            name: "XksProxyConfiguration",
            shape: &XKS_PROXY_CONFIGURATION_TYPE_SHAPE,
            required: false,
        },
    ],
};

/// The shape `CustomKeyStoresListEntry`.
pub static CUSTOM_KEY_STORES_LIST_ENTRY_SHAPE: Shape = Shape {
    name: "CustomKeyStoresListEntry",
    sensitive: false,
    kind: Kind::Structure(&CUSTOM_KEY_STORES_LIST_ENTRY),
};

/// `DecapsulateResponse`.
pub static DECAPSULATE_RESPONSE: Structure = Structure {
    name: "DecapsulateResponse",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: false },
        Member { name: "SharedSecret", shape: &PLAINTEXT_TYPE_SHAPE, required: false },
        Member {
            name: "EncapsulationAlgorithm",
            shape: &ENCAPSULATION_ALGORITHM_SPEC_SHAPE,
            required: false,
        },
    ],
};

/// `DecryptResponse`.
pub static DECRYPT_RESPONSE: Structure = Structure {
    name: "DecryptResponse",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: false },
        Member { name: "Plaintext", shape: &PLAINTEXT_TYPE_SHAPE, required: false },
        Member {
            name: "EncryptionAlgorithm",
            shape: &ENCRYPTION_ALGORITHM_SPEC_SHAPE,
            required: false,
        },
        Member { name: "CiphertextForRecipient", shape: &CIPHERTEXT_TYPE_SHAPE, required: false },
        Member { name: "KeyMaterialId", shape: &BACKING_KEY_ID_TYPE_SHAPE, required: false },
    ],
};

/// `DeleteCustomKeyStoreResponse`.
pub static DELETE_CUSTOM_KEY_STORE_RESPONSE: Structure =
    Structure { name: "DeleteCustomKeyStoreResponse", members: &[] };

/// `DeleteImportedKeyMaterialResponse`.
pub static DELETE_IMPORTED_KEY_MATERIAL_RESPONSE: Structure = Structure {
    name: "DeleteImportedKeyMaterialResponse",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: false },
        Member {
            name: "KeyMaterialId",
            shape: &BACKING_KEY_ID_RESPONSE_TYPE_SHAPE,
            required: false,
        },
    ],
};

/// `DeriveSharedSecretResponse`.
pub static DERIVE_SHARED_SECRET_RESPONSE: Structure = Structure {
    name: "DeriveSharedSecretResponse",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: false },
        Member { name: "SharedSecret", shape: &PLAINTEXT_TYPE_SHAPE, required: false },
        Member { name: "CiphertextForRecipient", shape: &CIPHERTEXT_TYPE_SHAPE, required: false },
        Member {
            name: "KeyAgreementAlgorithm",
            shape: &KEY_AGREEMENT_ALGORITHM_SPEC_SHAPE,
            required: false,
        },
        Member { name: "KeyOrigin", shape: &ORIGIN_TYPE_SHAPE, required: false },
    ],
};

/// `DescribeCustomKeyStoresResponse`.
pub static DESCRIBE_CUSTOM_KEY_STORES_RESPONSE: Structure = Structure {
    name: "DescribeCustomKeyStoresResponse",
    members: &[
        Member { name: "CustomKeyStores", shape: &CUSTOM_KEY_STORES_LIST_SHAPE, required: false },
        Member { name: "NextMarker", shape: &MARKER_TYPE_SHAPE, required: false },
        Member { name: "Truncated", shape: &BOOLEAN_TYPE_SHAPE, required: false },
    ],
};

/// `DescribeKeyResponse`.
pub static DESCRIBE_KEY_RESPONSE: Structure = Structure {
    name: "DescribeKeyResponse",
    members: &[Member { name: "KeyMetadata", shape: &KEY_METADATA_SHAPE, required: false }],
};

/// `DisconnectCustomKeyStoreResponse`.
pub static DISCONNECT_CUSTOM_KEY_STORE_RESPONSE: Structure =
    Structure { name: "DisconnectCustomKeyStoreResponse", members: &[] };

/// `EncapsulateResponse`.
pub static ENCAPSULATE_RESPONSE: Structure = Structure {
    name: "EncapsulateResponse",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: false },
        Member { name: "SharedSecret", shape: &PLAINTEXT_TYPE_SHAPE, required: false },
        Member {
            name: "SharedSecretCiphertextBlob",
            shape: &CIPHERTEXT_TYPE_SHAPE,
            required: false,
        },
        Member {
            name: "EncapsulationAlgorithm",
            shape: &ENCAPSULATION_ALGORITHM_SPEC_SHAPE,
            required: false,
        },
    ],
};

/// `EncryptResponse`.
pub static ENCRYPT_RESPONSE: Structure = Structure {
    name: "EncryptResponse",
    members: &[
        Member { name: "CiphertextBlob", shape: &CIPHERTEXT_TYPE_SHAPE, required: false },
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: false },
        Member {
            name: "EncryptionAlgorithm",
            shape: &ENCRYPTION_ALGORITHM_SPEC_SHAPE,
            required: false,
        },
    ],
};

/// `GenerateDataKeyPairResponse`.
pub static GENERATE_DATA_KEY_PAIR_RESPONSE: Structure = Structure {
    name: "GenerateDataKeyPairResponse",
    members: &[
        Member { name: "PrivateKeyCiphertextBlob", shape: &CIPHERTEXT_TYPE_SHAPE, required: false },
        Member { name: "PrivateKeyPlaintext", shape: &PLAINTEXT_TYPE_SHAPE, required: false },
        Member { name: "PublicKey", shape: &PUBLIC_KEY_TYPE_SHAPE, required: false },
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: false },
        Member { name: "KeyPairSpec", shape: &DATA_KEY_PAIR_SPEC_SHAPE, required: false },
        Member { name: "CiphertextForRecipient", shape: &CIPHERTEXT_TYPE_SHAPE, required: false },
        Member { name: "KeyMaterialId", shape: &BACKING_KEY_ID_TYPE_SHAPE, required: false },
    ],
};

/// `GenerateDataKeyPairWithoutPlaintextResponse`.
pub static GENERATE_DATA_KEY_PAIR_WITHOUT_PLAINTEXT_RESPONSE: Structure = Structure {
    name: "GenerateDataKeyPairWithoutPlaintextResponse",
    members: &[
        Member { name: "PrivateKeyCiphertextBlob", shape: &CIPHERTEXT_TYPE_SHAPE, required: false },
        Member { name: "PublicKey", shape: &PUBLIC_KEY_TYPE_SHAPE, required: false },
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: false },
        Member { name: "KeyPairSpec", shape: &DATA_KEY_PAIR_SPEC_SHAPE, required: false },
        Member { name: "KeyMaterialId", shape: &BACKING_KEY_ID_TYPE_SHAPE, required: false },
    ],
};

/// `GenerateDataKeyResponse`.
pub static GENERATE_DATA_KEY_RESPONSE: Structure = Structure {
    name: "GenerateDataKeyResponse",
    members: &[
        Member { name: "CiphertextBlob", shape: &CIPHERTEXT_TYPE_SHAPE, required: false },
        Member { name: "Plaintext", shape: &PLAINTEXT_TYPE_SHAPE, required: false },
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: false },
        Member { name: "CiphertextForRecipient", shape: &CIPHERTEXT_TYPE_SHAPE, required: false },
        Member { name: "KeyMaterialId", shape: &BACKING_KEY_ID_TYPE_SHAPE, required: false },
    ],
};

/// `GenerateDataKeyWithoutPlaintextResponse`.
pub static GENERATE_DATA_KEY_WITHOUT_PLAINTEXT_RESPONSE: Structure = Structure {
    name: "GenerateDataKeyWithoutPlaintextResponse",
    members: &[
        Member { name: "CiphertextBlob", shape: &CIPHERTEXT_TYPE_SHAPE, required: false },
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: false },
        Member { name: "KeyMaterialId", shape: &BACKING_KEY_ID_TYPE_SHAPE, required: false },
    ],
};

/// `GenerateMacResponse`.
pub static GENERATE_MAC_RESPONSE: Structure = Structure {
    name: "GenerateMacResponse",
    members: &[
        Member { name: "Mac", shape: &CIPHERTEXT_TYPE_SHAPE, required: false },
        Member { name: "MacAlgorithm", shape: &MAC_ALGORITHM_SPEC_SHAPE, required: false },
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: false },
    ],
};

/// `GenerateRandomResponse`.
pub static GENERATE_RANDOM_RESPONSE: Structure = Structure {
    name: "GenerateRandomResponse",
    members: &[
        Member { name: "Plaintext", shape: &PLAINTEXT_TYPE_SHAPE, required: false },
        Member { name: "CiphertextForRecipient", shape: &CIPHERTEXT_TYPE_SHAPE, required: false },
    ],
};

/// `GetKeyLastUsageResponse`.
pub static GET_KEY_LAST_USAGE_RESPONSE: Structure = Structure {
    name: "GetKeyLastUsageResponse",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: false },
        Member { name: "KeyLastUsage", shape: &KEY_LAST_USAGE_DATA_SHAPE, required: false },
        Member { name: "TrackingStartDate", shape: &DATE_TYPE_SHAPE, required: false },
        Member { name: "KeyCreationDate", shape: &DATE_TYPE_SHAPE, required: false },
    ],
};

/// `GetKeyPolicyResponse`.
pub static GET_KEY_POLICY_RESPONSE: Structure = Structure {
    name: "GetKeyPolicyResponse",
    members: &[
        Member { name: "Policy", shape: &POLICY_TYPE_SHAPE, required: false },
        Member { name: "PolicyName", shape: &POLICY_NAME_TYPE_SHAPE, required: false },
    ],
};

/// `GetKeyRotationStatusResponse`.
pub static GET_KEY_ROTATION_STATUS_RESPONSE: Structure = Structure {
    name: "GetKeyRotationStatusResponse",
    members: &[
        Member { name: "KeyRotationEnabled", shape: &BOOLEAN_TYPE_SHAPE, required: false },
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: false },
        Member {
            name: "RotationPeriodInDays",
            shape: &ROTATION_PERIOD_IN_DAYS_TYPE_SHAPE,
            required: false,
        },
        Member { name: "NextRotationDate", shape: &DATE_TYPE_SHAPE, required: false },
        Member { name: "OnDemandRotationStartDate", shape: &DATE_TYPE_SHAPE, required: false },
    ],
};

/// `GetParametersForImportResponse`.
pub static GET_PARAMETERS_FOR_IMPORT_RESPONSE: Structure = Structure {
    name: "GetParametersForImportResponse",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: false },
        Member { name: "ImportToken", shape: &CIPHERTEXT_TYPE_SHAPE, required: false },
        Member { name: "PublicKey", shape: &PLAINTEXT_TYPE_SHAPE, required: false },
        Member { name: "ParametersValidTo", shape: &DATE_TYPE_SHAPE, required: false },
    ],
};

/// `GetPublicKeyResponse`.
pub static GET_PUBLIC_KEY_RESPONSE: Structure = Structure {
    name: "GetPublicKeyResponse",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: false },
        Member { name: "PublicKey", shape: &PUBLIC_KEY_TYPE_SHAPE, required: false },
        Member {
            name: "CustomerMasterKeySpec",
            shape: &CUSTOMER_MASTER_KEY_SPEC_SHAPE,
            required: false,
        },
        Member { name: "KeySpec", shape: &KEY_SPEC_SHAPE, required: false },
        Member { name: "KeyUsage", shape: &KEY_USAGE_TYPE_SHAPE, required: false },
        Member {
            name: "EncryptionAlgorithms",
            shape: &ENCRYPTION_ALGORITHM_SPEC_LIST_SHAPE,
            required: false,
        },
        Member {
            name: "SigningAlgorithms",
            shape: &SIGNING_ALGORITHM_SPEC_LIST_SHAPE,
            required: false,
        },
        Member {
            name: "KeyAgreementAlgorithms",
            shape: &KEY_AGREEMENT_ALGORITHM_SPEC_LIST_SHAPE,
            required: false,
        },
        Member {
            name: "EncapsulationAlgorithms",
            shape: &ENCAPSULATION_ALGORITHM_SPEC_LIST_SHAPE,
            required: false,
        },
    ],
};

/// `GrantListEntry`.
pub static GRANT_LIST_ENTRY: Structure = Structure {
    name: "GrantListEntry",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: false },
        Member { name: "GrantId", shape: &GRANT_ID_TYPE_SHAPE, required: false },
        Member { name: "Name", shape: &GRANT_NAME_TYPE_SHAPE, required: false },
        Member { name: "CreationDate", shape: &DATE_TYPE_SHAPE, required: false },
        Member { name: "GranteePrincipal", shape: &PRINCIPAL_ID_TYPE_SHAPE, required: false },
        Member { name: "RetiringPrincipal", shape: &PRINCIPAL_ID_TYPE_SHAPE, required: false },
        Member { name: "IssuingAccount", shape: &PRINCIPAL_ID_TYPE_SHAPE, required: false },
        Member { name: "Operations", shape: &GRANT_OPERATION_LIST_SHAPE, required: false },
        Member { name: "Constraints", shape: &GRANT_CONSTRAINTS_SHAPE, required: false },
        Member {
            name: "GranteeServicePrincipal",
            shape: &SERVICE_PRINCIPAL_TYPE_SHAPE,
            required: false,
        },
        Member {
            name: "RetiringServicePrincipal",
            shape: &SERVICE_PRINCIPAL_TYPE_SHAPE,
            required: false,
        },
    ],
};

/// The shape `GrantListEntry`.
pub static GRANT_LIST_ENTRY_SHAPE: Shape =
    Shape { name: "GrantListEntry", sensitive: false, kind: Kind::Structure(&GRANT_LIST_ENTRY) };

/// `ImportKeyMaterialResponse`.
pub static IMPORT_KEY_MATERIAL_RESPONSE: Structure = Structure {
    name: "ImportKeyMaterialResponse",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: false },
        Member { name: "KeyMaterialId", shape: &BACKING_KEY_ID_TYPE_SHAPE, required: false },
    ],
};

/// `KeyLastUsageData`.
pub static KEY_LAST_USAGE_DATA: Structure = Structure {
    name: "KeyLastUsageData",
    members: &[
        Member {
            name: "Operation",
            shape: &KEY_LAST_USAGE_TRACKING_OPERATION_SHAPE,
            required: false,
        },
        Member { name: "Timestamp", shape: &DATE_TYPE_SHAPE, required: false },
        Member {
            name: "CloudTrailEventId",
            shape: &CLOUD_TRAIL_EVENT_ID_TYPE_SHAPE,
            required: false,
        },
        Member { name: "KmsRequestId", shape: &KMS_REQUEST_ID_TYPE_SHAPE, required: false },
    ],
};

/// The shape `KeyLastUsageData`.
pub static KEY_LAST_USAGE_DATA_SHAPE: Shape = Shape {
    name: "KeyLastUsageData",
    sensitive: false,
    kind: Kind::Structure(&KEY_LAST_USAGE_DATA),
};

/// `KeyListEntry`.
pub static KEY_LIST_ENTRY: Structure = Structure {
    name: "KeyListEntry",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: false },
        Member { name: "KeyArn", shape: &ARN_TYPE_SHAPE, required: false },
    ],
};

/// The shape `KeyListEntry`.
pub static KEY_LIST_ENTRY_SHAPE: Shape =
    Shape { name: "KeyListEntry", sensitive: false, kind: Kind::Structure(&KEY_LIST_ENTRY) };

/// `KeyMetadata`.
pub static KEY_METADATA: Structure = Structure {
    name: "KeyMetadata",
    members: &[
        Member { name: "AWSAccountId", shape: &AWS_ACCOUNT_ID_TYPE_SHAPE, required: false },
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true },
        Member { name: "Arn", shape: &ARN_TYPE_SHAPE, required: false },
        Member { name: "CreationDate", shape: &DATE_TYPE_SHAPE, required: false },
        Member { name: "Enabled", shape: &BOOLEAN_TYPE_SHAPE, required: false },
        Member { name: "Description", shape: &DESCRIPTION_TYPE_SHAPE, required: false },
        Member { name: "KeyUsage", shape: &KEY_USAGE_TYPE_SHAPE, required: false },
        Member { name: "KeyState", shape: &KEY_STATE_SHAPE, required: false },
        Member { name: "DeletionDate", shape: &DATE_TYPE_SHAPE, required: false },
        Member { name: "ValidTo", shape: &DATE_TYPE_SHAPE, required: false },
        Member { name: "Origin", shape: &ORIGIN_TYPE_SHAPE, required: false },
        Member {
            name: "CustomKeyStoreId",
            shape: &CUSTOM_KEY_STORE_ID_TYPE_SHAPE,
            required: false,
        },
        Member {
            name: "CloudHsmClusterId",
            shape: &CLOUD_HSM_CLUSTER_ID_TYPE_SHAPE,
            required: false,
        },
        Member { name: "ExpirationModel", shape: &EXPIRATION_MODEL_TYPE_SHAPE, required: false },
        Member { name: "KeyManager", shape: &KEY_MANAGER_TYPE_SHAPE, required: false },
        Member {
            name: "CustomerMasterKeySpec",
            shape: &CUSTOMER_MASTER_KEY_SPEC_SHAPE,
            required: false,
        },
        Member { name: "KeySpec", shape: &KEY_SPEC_SHAPE, required: false },
        Member {
            name: "EncryptionAlgorithms",
            shape: &ENCRYPTION_ALGORITHM_SPEC_LIST_SHAPE,
            required: false,
        },
        Member {
            name: "SigningAlgorithms",
            shape: &SIGNING_ALGORITHM_SPEC_LIST_SHAPE,
            required: false,
        },
        Member {
            name: "KeyAgreementAlgorithms",
            shape: &KEY_AGREEMENT_ALGORITHM_SPEC_LIST_SHAPE,
            required: false,
        },
        Member {
            name: "EncapsulationAlgorithms",
            shape: &ENCAPSULATION_ALGORITHM_SPEC_LIST_SHAPE,
            required: false,
        },
        Member { name: "MultiRegion", shape: &NULLABLE_BOOLEAN_TYPE_SHAPE, required: false },
        Member {
            name: "MultiRegionConfiguration",
            shape: &MULTI_REGION_CONFIGURATION_SHAPE,
            required: false,
        },
        Member {
            name: "PendingDeletionWindowInDays",
            shape: &PENDING_WINDOW_IN_DAYS_TYPE_SHAPE,
            required: false,
        },
        Member { name: "MacAlgorithms", shape: &MAC_ALGORITHM_SPEC_LIST_SHAPE, required: false },
        Member {
            name: "XksKeyConfiguration",
            shape: &XKS_KEY_CONFIGURATION_TYPE_SHAPE,
            required: false,
        },
        Member { name: "CurrentKeyMaterialId", shape: &BACKING_KEY_ID_TYPE_SHAPE, required: false },
    ],
};

/// The shape `KeyMetadata`.
pub static KEY_METADATA_SHAPE: Shape =
    Shape { name: "KeyMetadata", sensitive: false, kind: Kind::Structure(&KEY_METADATA) };

/// `ListAliasesResponse`.
pub static LIST_ALIASES_RESPONSE: Structure = Structure {
    name: "ListAliasesResponse",
    members: &[
        Member { name: "Aliases", shape: &ALIAS_LIST_SHAPE, required: false },
        Member { name: "NextMarker", shape: &MARKER_TYPE_SHAPE, required: false },
        Member { name: "Truncated", shape: &BOOLEAN_TYPE_SHAPE, required: false },
    ],
};

/// `ListGrantsResponse`.
pub static LIST_GRANTS_RESPONSE: Structure = Structure {
    name: "ListGrantsResponse",
    members: &[
        Member { name: "Grants", shape: &GRANT_LIST_SHAPE, required: false },
        Member { name: "NextMarker", shape: &MARKER_TYPE_SHAPE, required: false },
        Member { name: "Truncated", shape: &BOOLEAN_TYPE_SHAPE, required: false },
    ],
};

/// `ListKeyPoliciesResponse`.
pub static LIST_KEY_POLICIES_RESPONSE: Structure = Structure {
    name: "ListKeyPoliciesResponse",
    members: &[
        Member { name: "PolicyNames", shape: &POLICY_NAME_LIST_SHAPE, required: false },
        Member { name: "NextMarker", shape: &MARKER_TYPE_SHAPE, required: false },
        Member { name: "Truncated", shape: &BOOLEAN_TYPE_SHAPE, required: false },
    ],
};

/// `ListKeyRotationsResponse`.
pub static LIST_KEY_ROTATIONS_RESPONSE: Structure = Structure {
    name: "ListKeyRotationsResponse",
    members: &[
        Member { name: "Rotations", shape: &ROTATIONS_LIST_SHAPE, required: false },
        Member { name: "NextMarker", shape: &MARKER_TYPE_SHAPE, required: false },
        Member { name: "Truncated", shape: &BOOLEAN_TYPE_SHAPE, required: false },
    ],
};

/// `ListKeysResponse`.
pub static LIST_KEYS_RESPONSE: Structure = Structure {
    name: "ListKeysResponse",
    members: &[
        Member { name: "Keys", shape: &KEY_LIST_SHAPE, required: false },
        Member { name: "NextMarker", shape: &MARKER_TYPE_SHAPE, required: false },
        Member { name: "Truncated", shape: &BOOLEAN_TYPE_SHAPE, required: false },
    ],
};

/// `ListResourceTagsResponse`.
pub static LIST_RESOURCE_TAGS_RESPONSE: Structure = Structure {
    name: "ListResourceTagsResponse",
    members: &[
        Member { name: "Tags", shape: &TAG_LIST_SHAPE, required: false },
        Member { name: "NextMarker", shape: &MARKER_TYPE_SHAPE, required: false },
        Member { name: "Truncated", shape: &BOOLEAN_TYPE_SHAPE, required: false },
    ],
};

/// `MultiRegionConfiguration`.
pub static MULTI_REGION_CONFIGURATION: Structure = Structure {
    name: "MultiRegionConfiguration",
    members: &[
        Member { name: "MultiRegionKeyType", shape: &MULTI_REGION_KEY_TYPE_SHAPE, required: false },
        Member { name: "PrimaryKey", shape: &MULTI_REGION_KEY_SHAPE, required: false },
        Member { name: "ReplicaKeys", shape: &MULTI_REGION_KEY_LIST_SHAPE, required: false },
    ],
};

/// The shape `MultiRegionConfiguration`.
pub static MULTI_REGION_CONFIGURATION_SHAPE: Shape = Shape {
    name: "MultiRegionConfiguration",
    sensitive: false,
    kind: Kind::Structure(&MULTI_REGION_CONFIGURATION),
};

/// `MultiRegionKey`.
pub static MULTI_REGION_KEY: Structure = Structure {
    name: "MultiRegionKey",
    members: &[
        Member { name: "Arn", shape: &ARN_TYPE_SHAPE, required: false },
        Member { name: "Region", shape: &REGION_TYPE_SHAPE, required: false },
    ],
};

/// The shape `MultiRegionKey`.
pub static MULTI_REGION_KEY_SHAPE: Shape =
    Shape { name: "MultiRegionKey", sensitive: false, kind: Kind::Structure(&MULTI_REGION_KEY) };

/// `ReEncryptResponse`.
pub static RE_ENCRYPT_RESPONSE: Structure = Structure {
    name: "ReEncryptResponse",
    members: &[
        Member { name: "CiphertextBlob", shape: &CIPHERTEXT_TYPE_SHAPE, required: false },
        Member { name: "SourceKeyId", shape: &KEY_ID_TYPE_SHAPE, required: false },
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: false },
        Member {
            name: "SourceEncryptionAlgorithm",
            shape: &ENCRYPTION_ALGORITHM_SPEC_SHAPE,
            required: false,
        },
        Member {
            name: "DestinationEncryptionAlgorithm",
            shape: &ENCRYPTION_ALGORITHM_SPEC_SHAPE,
            required: false,
        },
        Member { name: "SourceKeyMaterialId", shape: &BACKING_KEY_ID_TYPE_SHAPE, required: false },
        Member {
            name: "DestinationKeyMaterialId",
            shape: &BACKING_KEY_ID_TYPE_SHAPE,
            required: false,
        },
    ],
};

/// `ReplicateKeyResponse`.
pub static REPLICATE_KEY_RESPONSE: Structure = Structure {
    name: "ReplicateKeyResponse",
    members: &[
        Member { name: "ReplicaKeyMetadata", shape: &KEY_METADATA_SHAPE, required: false },
        Member { name: "ReplicaPolicy", shape: &POLICY_TYPE_SHAPE, required: false },
        Member { name: "ReplicaTags", shape: &TAG_LIST_SHAPE, required: false },
    ],
};

/// `RotateKeyOnDemandResponse`.
pub static ROTATE_KEY_ON_DEMAND_RESPONSE: Structure = Structure {
    name: "RotateKeyOnDemandResponse",
    members: &[Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: false }],
};

/// `RotationsListEntry`.
pub static ROTATIONS_LIST_ENTRY: Structure = Structure {
    name: "RotationsListEntry",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: false },
        Member { name: "KeyMaterialId", shape: &BACKING_KEY_ID_TYPE_SHAPE, required: false },
        Member {
            name: "KeyMaterialDescription",
            shape: &KEY_MATERIAL_DESCRIPTION_TYPE_SHAPE,
            required: false,
        },
        Member { name: "ImportState", shape: &IMPORT_STATE_SHAPE, required: false },
        Member { name: "KeyMaterialState", shape: &KEY_MATERIAL_STATE_SHAPE, required: false },
        Member { name: "ExpirationModel", shape: &EXPIRATION_MODEL_TYPE_SHAPE, required: false },
        Member { name: "ValidTo", shape: &DATE_TYPE_SHAPE, required: false },
        Member { name: "RotationDate", shape: &DATE_TYPE_SHAPE, required: false },
        Member { name: "RotationType", shape: &ROTATION_TYPE_SHAPE, required: false },
    ],
};

/// The shape `RotationsListEntry`.
pub static ROTATIONS_LIST_ENTRY_SHAPE: Shape = Shape {
    name: "RotationsListEntry",
    sensitive: false,
    kind: Kind::Structure(&ROTATIONS_LIST_ENTRY),
};

/// `ScheduleKeyDeletionResponse`.
pub static SCHEDULE_KEY_DELETION_RESPONSE: Structure = Structure {
    name: "ScheduleKeyDeletionResponse",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: false },
        Member { name: "DeletionDate", shape: &DATE_TYPE_SHAPE, required: false },
        Member { name: "KeyState", shape: &KEY_STATE_SHAPE, required: false },
        Member {
            name: "PendingWindowInDays",
            shape: &PENDING_WINDOW_IN_DAYS_TYPE_SHAPE,
            required: false,
        },
    ],
};

/// `SignResponse`.
pub static SIGN_RESPONSE: Structure = Structure {
    name: "SignResponse",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: false },
        Member { name: "Signature", shape: &CIPHERTEXT_TYPE_SHAPE, required: false },
        Member { name: "SigningAlgorithm", shape: &SIGNING_ALGORITHM_SPEC_SHAPE, required: false },
    ],
};

/// `UpdateCustomKeyStoreResponse`.
pub static UPDATE_CUSTOM_KEY_STORE_RESPONSE: Structure =
    Structure { name: "UpdateCustomKeyStoreResponse", members: &[] };

/// `VerifyMacResponse`.
pub static VERIFY_MAC_RESPONSE: Structure = Structure {
    name: "VerifyMacResponse",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: false },
        Member { name: "MacValid", shape: &BOOLEAN_TYPE_SHAPE, required: false },
        Member { name: "MacAlgorithm", shape: &MAC_ALGORITHM_SPEC_SHAPE, required: false },
    ],
};

/// `VerifyResponse`.
pub static VERIFY_RESPONSE: Structure = Structure {
    name: "VerifyResponse",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: false },
        Member { name: "SignatureValid", shape: &BOOLEAN_TYPE_SHAPE, required: false },
        Member { name: "SigningAlgorithm", shape: &SIGNING_ALGORITHM_SPEC_SHAPE, required: false },
    ],
};

/// `XksKeyConfigurationType`.
pub static XKS_KEY_CONFIGURATION_TYPE: Structure = Structure {
    name: "XksKeyConfigurationType",
    members: &[Member { name: "Id", shape: &XKS_KEY_ID_TYPE_SHAPE, required: false }],
};

/// The shape `XksKeyConfigurationType`.
pub static XKS_KEY_CONFIGURATION_TYPE_SHAPE: Shape = Shape {
    name: "XksKeyConfigurationType",
    sensitive: false,
    kind: Kind::Structure(&XKS_KEY_CONFIGURATION_TYPE),
};

/// `XksProxyConfigurationType`.
pub static XKS_PROXY_CONFIGURATION_TYPE: Structure = Structure {
    name: "XksProxyConfigurationType",
    members: &[
        Member { name: "Connectivity", shape: &XKS_PROXY_CONNECTIVITY_TYPE_SHAPE, required: false },
        Member {
            name: "AccessKeyId",
            shape: &XKS_PROXY_AUTHENTICATION_ACCESS_KEY_ID_TYPE_SHAPE,
            required: false,
        },
        Member { name: "UriEndpoint", shape: &XKS_PROXY_URI_ENDPOINT_TYPE_SHAPE, required: false },
        Member { name: "UriPath", shape: &XKS_PROXY_URI_PATH_TYPE_SHAPE, required: false },
        Member {
            name: "VpcEndpointServiceName",
            shape: &XKS_PROXY_VPC_ENDPOINT_SERVICE_NAME_TYPE_SHAPE,
            required: false,
        },
        Member { name: "VpcEndpointServiceOwner", shape: &ACCOUNT_ID_TYPE_SHAPE, required: false },
    ],
};

/// The shape `XksProxyConfigurationType`.
pub static XKS_PROXY_CONFIGURATION_TYPE_SHAPE: Shape = Shape {
    name: "XksProxyConfigurationType",
    sensitive: false,
    kind: Kind::Structure(&XKS_PROXY_CONFIGURATION_TYPE),
};
