//! The structures that requests carry.

use crate::shape::{Kind, Member, Shape, Structure};

use super::*;

/// `CancelKeyDeletionRequest`.
pub static CANCEL_KEY_DELETION_REQUEST: Structure = Structure {
    name: "CancelKeyDeletionRequest",
    members: &[Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true }],
};

/// `ConnectCustomKeyStoreRequest`.
pub static CONNECT_CUSTOM_KEY_STORE_REQUEST: Structure = Structure {
    name: "ConnectCustomKeyStoreRequest",
    members: &[Member {
        name: "CustomKeyStoreId",
        shape: &CUSTOM_KEY_STORE_ID_TYPE_SHAPE,
        required: true,
    }],
};

/// `CreateAliasRequest`.
pub static CREATE_ALIAS_REQUEST: Structure = Structure {
    name: "CreateAliasRequest",
    members: &[
        Member { name: "AliasName", shape: &ALIAS_NAME_TYPE_SHAPE, required: true },
        Member { name: "TargetKeyId", shape: &KEY_ID_TYPE_SHAPE, required: true },
    ],
};

/// `CreateCustomKeyStoreRequest`.
pub static CREATE_CUSTOM_KEY_STORE_REQUEST: Structure = Structure {
    name: "CreateCustomKeyStoreRequest",
    members: &[
        Member {
            name: "CustomKeyStoreName",
            shape: &CUSTOM_KEY_STORE_NAME_TYPE_SHAPE,
            required: true,
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
        Member { name: "KeyStorePassword", shape: &KEY_STORE_PASSWORD_TYPE_SHAPE, required: false },
        Member { name: "CustomKeyStoreType", shape: &CUSTOM_KEY_STORE_TYPE_SHAPE, required: false },
        Member {
            name: "XksProxyUriEndpoint",
            shape: &XKS_PROXY_URI_ENDPOINT_TYPE_SHAPE,
            required: false,
        },
        Member { name: "XksProxyUriPath", shape: &XKS_PROXY_URI_PATH_TYPE_SHAPE, required: false },
        Member {
            name: "XksProxyVpcEndpointServiceName",
            shape: &XKS_PROXY_VPC_ENDPOINT_SERVICE_NAME_TYPE_SHAPE,
            required: false,
        },
        Member {
            name: "XksProxyVpcEndpointServiceOwner",
            shape: &ACCOUNT_ID_TYPE_SHAPE,
            required: false,
        },
        Member {
            name: "XksProxyAuthenticationCredential",
            shape: &XKS_PROXY_AUTHENTICATION_CREDENTIAL_TYPE_SHAPE,
            required: false,
        },
        Member {
            name: "XksProxyConnectivity",
            shape: &XKS_PROXY_CONNECTIVITY_TYPE_SHAPE,
            required: false,
        },
    ],
};

/// `CreateGrantRequest`.
pub static CREATE_GRANT_REQUEST: Structure = Structure {
    name: "CreateGrantRequest",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true },
        Member { name: "GranteePrincipal", shape: &PRINCIPAL_ID_TYPE_SHAPE, required: false },
        Member { name: "RetiringPrincipal", shape: &PRINCIPAL_ID_TYPE_SHAPE, required: false },
        Member { name: "Operations", shape: &GRANT_OPERATION_LIST_SHAPE, required: true },
        Member { name: "Constraints", shape: &GRANT_CONSTRAINTS_SHAPE, required: false },
        Member { name: "GrantTokens", shape: &GRANT_TOKEN_LIST_SHAPE, required: false },
        Member { name: "Name", shape: &GRANT_NAME_TYPE_SHAPE, required: false },
        Member { name: "DryRun", shape: &NULLABLE_BOOLEAN_TYPE_SHAPE, required: false },
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

/// `CreateKeyRequest`.
pub static CREATE_KEY_REQUEST: Structure = Structure {
    name: "CreateKeyRequest",
    members: &[
        Member { name: "Policy", shape: &POLICY_TYPE_SHAPE, required: false },
        Member { name: "Description", shape: &DESCRIPTION_TYPE_SHAPE, required: false },
        Member { name: "KeyUsage", shape: &KEY_USAGE_TYPE_SHAPE, required: false },
        Member {
            name: "CustomerMasterKeySpec",
            shape: &CUSTOMER_MASTER_KEY_SPEC_SHAPE,
            required: false,
        },
        Member { name: "KeySpec", shape: &KEY_SPEC_SHAPE, required: false },
        Member { name: "Origin", shape: &ORIGIN_TYPE_SHAPE, required: false },
        Member {
            name: "CustomKeyStoreId",
            shape: &CUSTOM_KEY_STORE_ID_TYPE_SHAPE,
            required: false,
        },
        Member {
            name: "BypassPolicyLockoutSafetyCheck",
            shape: &BOOLEAN_TYPE_SHAPE,
            required: false,
        },
        Member { name: "Tags", shape: &TAG_LIST_SHAPE, required: false },
        Member { name: "MultiRegion", shape: &NULLABLE_BOOLEAN_TYPE_SHAPE, required: false },
        Member { name: "XksKeyId", shape: &XKS_KEY_ID_TYPE_SHAPE, required: false },
    ],
};

/// `DecapsulateRequest`.
pub static DECAPSULATE_REQUEST: Structure = Structure {
    name: "DecapsulateRequest",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true },
        Member {
            name: "SharedSecretCiphertextBlob",
            shape: &CIPHERTEXT_TYPE_SHAPE,
            required: true,
        },
        Member {
            name: "EncapsulationAlgorithm",
            shape: &ENCAPSULATION_ALGORITHM_SPEC_SHAPE,
            required: true,
        },
        Member { name: "GrantTokens", shape: &GRANT_TOKEN_LIST_SHAPE, required: false },
        Member { name: "DryRun", shape: &NULLABLE_BOOLEAN_TYPE_SHAPE, required: false },
    ],
};

/// `DecryptRequest`.
pub static DECRYPT_REQUEST: Structure = Structure {
    name: "DecryptRequest",
    members: &[
        Member { name: "CiphertextBlob", shape: &CIPHERTEXT_TYPE_SHAPE, required: false },
        Member {
            name: "EncryptionContext",
            shape: &ENCRYPTION_CONTEXT_TYPE_SHAPE,
            required: false,
        },
        Member { name: "GrantTokens", shape: &GRANT_TOKEN_LIST_SHAPE, required: false },
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: false },
        Member {
            name: "EncryptionAlgorithm",
            shape: &ENCRYPTION_ALGORITHM_SPEC_SHAPE,
            required: false,
        },
        Member { name: "Recipient", shape: &RECIPIENT_INFO_SHAPE, required: false },
        Member { name: "DryRun", shape: &NULLABLE_BOOLEAN_TYPE_SHAPE, required: false },
        Member { name: "DryRunModifiers", shape: &DRY_RUN_MODIFIER_LIST_SHAPE, required: false },
    ],
};

/// `DeleteAliasRequest`.
pub static DELETE_ALIAS_REQUEST: Structure = Structure {
    name: "DeleteAliasRequest",
    members: &[Member { name: "AliasName", shape: &ALIAS_NAME_TYPE_SHAPE, required: true }],
};

/// `DeleteCustomKeyStoreRequest`.
pub static DELETE_CUSTOM_KEY_STORE_REQUEST: Structure = Structure {
    name: "DeleteCustomKeyStoreRequest",
    members: &[Member {
        name: "CustomKeyStoreId",
        shape: &CUSTOM_KEY_STORE_ID_TYPE_SHAPE,
        required: true,
    }],
};

/// `DeleteImportedKeyMaterialRequest`.
pub static DELETE_IMPORTED_KEY_MATERIAL_REQUEST: Structure = Structure {
    name: "DeleteImportedKeyMaterialRequest",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true },
        Member { name: "KeyMaterialId", shape: &BACKING_KEY_ID_TYPE_SHAPE, required: false },
    ],
};

/// `DeriveSharedSecretRequest`.
pub static DERIVE_SHARED_SECRET_REQUEST: Structure = Structure {
    name: "DeriveSharedSecretRequest",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true },
        Member {
            name: "KeyAgreementAlgorithm",
            shape: &KEY_AGREEMENT_ALGORITHM_SPEC_SHAPE,
            required: true,
        },
        Member { name: "PublicKey", shape: &PUBLIC_KEY_TYPE_SHAPE, required: true },
        Member { name: "GrantTokens", shape: &GRANT_TOKEN_LIST_SHAPE, required: false },
        Member { name: "DryRun", shape: &NULLABLE_BOOLEAN_TYPE_SHAPE, required: false },
        Member { name: "Recipient", shape: &RECIPIENT_INFO_SHAPE, required: false },
    ],
};

/// `DescribeCustomKeyStoresRequest`.
pub static DESCRIBE_CUSTOM_KEY_STORES_REQUEST: Structure = Structure {
    name: "DescribeCustomKeyStoresRequest",
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
        Member { name: "Limit", shape: &LIMIT_TYPE_SHAPE, required: false },
        Member { name: "Marker", shape: &MARKER_TYPE_SHAPE, required: false },
    ],
};

/// `DescribeKeyRequest`.
pub static DESCRIBE_KEY_REQUEST: Structure = Structure {
    name: "DescribeKeyRequest",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true },
        Member { name: "GrantTokens", shape: &GRANT_TOKEN_LIST_SHAPE, required: false },
    ],
};

/// `DisableKeyRequest`.
pub static DISABLE_KEY_REQUEST: Structure = Structure {
    name: "DisableKeyRequest",
    members: &[Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true }],
};

/// `DisableKeyRotationRequest`.
pub static DISABLE_KEY_ROTATION_REQUEST: Structure = Structure {
    name: "DisableKeyRotationRequest",
    members: &[Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true }],
};

/// `DisconnectCustomKeyStoreRequest`.
pub static DISCONNECT_CUSTOM_KEY_STORE_REQUEST: Structure = Structure {
    name: "DisconnectCustomKeyStoreRequest",
    members: &[Member {
        name: "CustomKeyStoreId",
        shape: &CUSTOM_KEY_STORE_ID_TYPE_SHAPE,
        required: true,
    }],
};

/// `EnableKeyRequest`.
pub static ENABLE_KEY_REQUEST: Structure = Structure {
    name: "EnableKeyRequest",
    members: &[Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true }],
};

/// `EnableKeyRotationRequest`.
pub static ENABLE_KEY_ROTATION_REQUEST: Structure = Structure {
    name: "EnableKeyRotationRequest",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true },
        Member {
            name: "RotationPeriodInDays",
            shape: &ROTATION_PERIOD_IN_DAYS_TYPE_SHAPE,
            required: false,
        },
    ],
};

/// `EncapsulateRequest`.
pub static ENCAPSULATE_REQUEST: Structure = Structure {
    name: "EncapsulateRequest",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true },
        Member {
            name: "EncapsulationAlgorithm",
            shape: &ENCAPSULATION_ALGORITHM_SPEC_SHAPE,
            required: true,
        },
        Member { name: "GrantTokens", shape: &GRANT_TOKEN_LIST_SHAPE, required: false },
        Member { name: "DryRun", shape: &NULLABLE_BOOLEAN_TYPE_SHAPE, required: false },
    ],
};

/// `EncryptRequest`.
pub static ENCRYPT_REQUEST: Structure = Structure {
    name: "EncryptRequest",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true },
        Member { name: "Plaintext", shape: &PLAINTEXT_TYPE_SHAPE, required: true },
        Member {
            name: "EncryptionContext",
            shape: &ENCRYPTION_CONTEXT_TYPE_SHAPE,
            required: false,
        },
        Member { name: "GrantTokens", shape: &GRANT_TOKEN_LIST_SHAPE, required: false },
        Member {
            name: "EncryptionAlgorithm",
            shape: &ENCRYPTION_ALGORITHM_SPEC_SHAPE,
            required: false,
        },
        Member { name: "DryRun", shape: &NULLABLE_BOOLEAN_TYPE_SHAPE, required: false },
    ],
};

/// `GenerateDataKeyPairRequest`.
pub static GENERATE_DATA_KEY_PAIR_REQUEST: Structure = Structure {
    name: "GenerateDataKeyPairRequest",
    members: &[
        Member {
            name: "EncryptionContext",
            shape: &ENCRYPTION_CONTEXT_TYPE_SHAPE,
            required: false,
        },
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true },
        Member { name: "KeyPairSpec", shape: &DATA_KEY_PAIR_SPEC_SHAPE, required: true },
        Member { name: "GrantTokens", shape: &GRANT_TOKEN_LIST_SHAPE, required: false },
        Member { name: "Recipient", shape: &RECIPIENT_INFO_SHAPE, required: false },
        Member { name: "DryRun", shape: &NULLABLE_BOOLEAN_TYPE_SHAPE, required: false },
    ],
};

/// `GenerateDataKeyPairWithoutPlaintextRequest`.
pub static GENERATE_DATA_KEY_PAIR_WITHOUT_PLAINTEXT_REQUEST: Structure = Structure {
    name: "GenerateDataKeyPairWithoutPlaintextRequest",
    members: &[
        Member {
            name: "EncryptionContext",
            shape: &ENCRYPTION_CONTEXT_TYPE_SHAPE,
            required: false,
        },
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true },
        Member { name: "KeyPairSpec", shape: &DATA_KEY_PAIR_SPEC_SHAPE, required: true },
        Member { name: "GrantTokens", shape: &GRANT_TOKEN_LIST_SHAPE, required: false },
        Member { name: "DryRun", shape: &NULLABLE_BOOLEAN_TYPE_SHAPE, required: false },
    ],
};

/// `GenerateDataKeyRequest`.
pub static GENERATE_DATA_KEY_REQUEST: Structure = Structure {
    name: "GenerateDataKeyRequest",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true },
        Member {
            name: "EncryptionContext",
            shape: &ENCRYPTION_CONTEXT_TYPE_SHAPE,
            required: false,
        },
        Member { name: "NumberOfBytes", shape: &NUMBER_OF_BYTES_TYPE_SHAPE, required: false },
        Member { name: "KeySpec", shape: &DATA_KEY_SPEC_SHAPE, required: false },
        Member { name: "GrantTokens", shape: &GRANT_TOKEN_LIST_SHAPE, required: false },
        Member { name: "Recipient", shape: &RECIPIENT_INFO_SHAPE, required: false },
        Member { name: "DryRun", shape: &NULLABLE_BOOLEAN_TYPE_SHAPE, required: false },
    ],
};

/// `GenerateDataKeyWithoutPlaintextRequest`.
pub static GENERATE_DATA_KEY_WITHOUT_PLAINTEXT_REQUEST: Structure = Structure {
    name: "GenerateDataKeyWithoutPlaintextRequest",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true },
        Member {
            name: "EncryptionContext",
            shape: &ENCRYPTION_CONTEXT_TYPE_SHAPE,
            required: false,
        },
        Member { name: "KeySpec", shape: &DATA_KEY_SPEC_SHAPE, required: false },
        Member { name: "NumberOfBytes", shape: &NUMBER_OF_BYTES_TYPE_SHAPE, required: false },
        Member { name: "GrantTokens", shape: &GRANT_TOKEN_LIST_SHAPE, required: false },
        Member { name: "DryRun", shape: &NULLABLE_BOOLEAN_TYPE_SHAPE, required: false },
    ],
};

/// `GenerateMacRequest`.
pub static GENERATE_MAC_REQUEST: Structure = Structure {
    name: "GenerateMacRequest",
    members: &[
        Member { name: "Message", shape: &PLAINTEXT_TYPE_SHAPE, required: true },
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true },
        Member { name: "MacAlgorithm", shape: &MAC_ALGORITHM_SPEC_SHAPE, required: true },
        Member { name: "GrantTokens", shape: &GRANT_TOKEN_LIST_SHAPE, required: false },
        Member { name: "DryRun", shape: &NULLABLE_BOOLEAN_TYPE_SHAPE, required: false },
    ],
};

/// `GenerateRandomRequest`.
pub static GENERATE_RANDOM_REQUEST: Structure = Structure {
    name: "GenerateRandomRequest",
    members: &[
        Member { name: "NumberOfBytes", shape: &NUMBER_OF_BYTES_TYPE_SHAPE, required: false },
        Member {
            name: "CustomKeyStoreId",
            shape: &CUSTOM_KEY_STORE_ID_TYPE_SHAPE,
            required: false,
        },
        Member { name: "Recipient", shape: &RECIPIENT_INFO_SHAPE, required: false },
    ],
};

/// `GetKeyLastUsageRequest`.
pub static GET_KEY_LAST_USAGE_REQUEST: Structure = Structure {
    name: "GetKeyLastUsageRequest",
    members: &[Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true }],
};

/// `GetKeyPolicyRequest`.
pub static GET_KEY_POLICY_REQUEST: Structure = Structure {
    name: "GetKeyPolicyRequest",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true },
        Member { name: "PolicyName", shape: &POLICY_NAME_TYPE_SHAPE, required: false },
    ],
};

/// `GetKeyRotationStatusRequest`.
pub static GET_KEY_ROTATION_STATUS_REQUEST: Structure = Structure {
    name: "GetKeyRotationStatusRequest",
    members: &[Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true }],
};

/// `GetParametersForImportRequest`.
pub static GET_PARAMETERS_FOR_IMPORT_REQUEST: Structure = Structure {
    name: "GetParametersForImportRequest",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true },
        Member { name: "WrappingAlgorithm", shape: &ALGORITHM_SPEC_SHAPE, required: true },
        Member { name: "WrappingKeySpec", shape: &WRAPPING_KEY_SPEC_SHAPE, required: true },
    ],
};

/// `GetPublicKeyRequest`.
pub static GET_PUBLIC_KEY_REQUEST: Structure = Structure {
    name: "GetPublicKeyRequest",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true },
        Member { name: "GrantTokens", shape: &GRANT_TOKEN_LIST_SHAPE, required: false },
    ],
};

/// `ImportKeyMaterialRequest`.
pub static IMPORT_KEY_MATERIAL_REQUEST: Structure = Structure {
    name: "ImportKeyMaterialRequest",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true },
        Member { name: "ImportToken", shape: &CIPHERTEXT_TYPE_SHAPE, required: true },
        Member { name: "EncryptedKeyMaterial", shape: &CIPHERTEXT_TYPE_SHAPE, required: true },
        Member { name: "ValidTo", shape: &DATE_TYPE_SHAPE, required: false },
        Member { name: "ExpirationModel", shape: &EXPIRATION_MODEL_TYPE_SHAPE, required: false },
        Member { name: "ImportType", shape: &IMPORT_TYPE_SHAPE, required: false },
        Member {
            name: "KeyMaterialDescription",
            shape: &KEY_MATERIAL_DESCRIPTION_TYPE_SHAPE,
            required: false,
        },
        Member { name: "KeyMaterialId", shape: &BACKING_KEY_ID_TYPE_SHAPE, required: false },
    ],
};

/// `ListAliasesRequest`.
pub static LIST_ALIASES_REQUEST: Structure = Structure {
    name: "ListAliasesRequest",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: false },
        Member { name: "Limit", shape: &LIMIT_TYPE_SHAPE, required: false },
        Member { name: "Marker", shape: &MARKER_TYPE_SHAPE, required: false },
    ],
};

/// `ListGrantsRequest`.
pub static LIST_GRANTS_REQUEST: Structure = Structure {
    name: "ListGrantsRequest",
    members: &[
        Member { name: "Limit", shape: &LIMIT_TYPE_SHAPE, required: false },
        Member { name: "Marker", shape: &MARKER_TYPE_SHAPE, required: false },
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true },
        Member { name: "GrantId", shape: &GRANT_ID_TYPE_SHAPE, required: false },
        Member { name: "GranteePrincipal", shape: &PRINCIPAL_ID_TYPE_SHAPE, required: false },
        Member {
            name: "GranteeServicePrincipal",
            shape: &SERVICE_PRINCIPAL_TYPE_SHAPE,
            required: false,
        },
    ],
};

/// `ListKeyPoliciesRequest`.
pub static LIST_KEY_POLICIES_REQUEST: Structure = Structure {
    name: "ListKeyPoliciesRequest",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true },
        Member { name: "Limit", shape: &LIMIT_TYPE_SHAPE, required: false },
        Member { name: "Marker", shape: &MARKER_TYPE_SHAPE, required: false },
    ],
};

/// `ListKeyRotationsRequest`.
pub static LIST_KEY_ROTATIONS_REQUEST: Structure = Structure {
    name: "ListKeyRotationsRequest",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true },
        Member { name: "IncludeKeyMaterial", shape: &INCLUDE_KEY_MATERIAL_SHAPE, required: false },
        Member { name: "Limit", shape: &LIMIT_TYPE_SHAPE, required: false },
        Member { name: "Marker", shape: &MARKER_TYPE_SHAPE, required: false },
    ],
};

/// `ListKeysRequest`.
pub static LIST_KEYS_REQUEST: Structure = Structure {
    name: "ListKeysRequest",
    members: &[
        Member { name: "Limit", shape: &LIMIT_TYPE_SHAPE, required: false },
        Member { name: "Marker", shape: &MARKER_TYPE_SHAPE, required: false },
        Member { name: "ResourceOwners", shape: &RESOURCE_OWNERS_LIST_SHAPE, required: false },
    ],
};

/// `ListResourceTagsRequest`.
pub static LIST_RESOURCE_TAGS_REQUEST: Structure = Structure {
    name: "ListResourceTagsRequest",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true },
        Member { name: "Limit", shape: &LIMIT_TYPE_SHAPE, required: false },
        Member { name: "Marker", shape: &MARKER_TYPE_SHAPE, required: false },
    ],
};

/// `ListRetirableGrantsRequest`.
pub static LIST_RETIRABLE_GRANTS_REQUEST: Structure = Structure {
    name: "ListRetirableGrantsRequest",
    members: &[
        Member { name: "Limit", shape: &LIMIT_TYPE_SHAPE, required: false },
        Member { name: "Marker", shape: &MARKER_TYPE_SHAPE, required: false },
        Member { name: "RetiringPrincipal", shape: &PRINCIPAL_ID_TYPE_SHAPE, required: false },
        Member {
            name: "RetiringServicePrincipal",
            shape: &SERVICE_PRINCIPAL_TYPE_SHAPE,
            required: false,
        },
    ],
};

/// `PutKeyPolicyRequest`.
pub static PUT_KEY_POLICY_REQUEST: Structure = Structure {
    name: "PutKeyPolicyRequest",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true },
        Member { name: "PolicyName", shape: &POLICY_NAME_TYPE_SHAPE, required: false },
        Member { name: "Policy", shape: &POLICY_TYPE_SHAPE, required: true },
        Member {
            name: "BypassPolicyLockoutSafetyCheck",
            shape: &BOOLEAN_TYPE_SHAPE,
            required: false,
        },
    ],
};

/// `ReEncryptRequest`.
pub static RE_ENCRYPT_REQUEST: Structure = Structure {
    name: "ReEncryptRequest",
    members: &[
        Member { name: "CiphertextBlob", shape: &CIPHERTEXT_TYPE_SHAPE, required: false },
        Member {
            name: "SourceEncryptionContext",
            shape: &ENCRYPTION_CONTEXT_TYPE_SHAPE,
            required: false,
        },
        Member { name: "SourceKeyId", shape: &KEY_ID_TYPE_SHAPE, required: false },
        Member { name: "DestinationKeyId", shape: &KEY_ID_TYPE_SHAPE, required: true },
        Member {
            name: "DestinationEncryptionContext",
            shape: &ENCRYPTION_CONTEXT_TYPE_SHAPE,
            required: false,
        },
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
        Member { name: "GrantTokens", shape: &GRANT_TOKEN_LIST_SHAPE, required: false },
        Member { name: "DryRun", shape: &NULLABLE_BOOLEAN_TYPE_SHAPE, required: false },
        Member { name: "DryRunModifiers", shape: &DRY_RUN_MODIFIER_LIST_SHAPE, required: false },
    ],
};

/// `RecipientInfo`.
pub static RECIPIENT_INFO: Structure = Structure {
    name: "RecipientInfo",
    members: &[
        Member {
            name: "KeyEncryptionAlgorithm",
            shape: &KEY_ENCRYPTION_MECHANISM_SHAPE,
            required: false,
        },
        Member {
            name: "AttestationDocument",
            shape: &ATTESTATION_DOCUMENT_TYPE_SHAPE,
            required: false,
        },
    ],
};

/// The shape `RecipientInfo`.
pub static RECIPIENT_INFO_SHAPE: Shape =
    Shape { name: "RecipientInfo", sensitive: false, kind: Kind::Structure(&RECIPIENT_INFO) };

/// `ReplicateKeyRequest`.
pub static REPLICATE_KEY_REQUEST: Structure = Structure {
    name: "ReplicateKeyRequest",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true },
        Member { name: "ReplicaRegion", shape: &REGION_TYPE_SHAPE, required: true },
        Member { name: "Policy", shape: &POLICY_TYPE_SHAPE, required: false },
        Member {
            name: "BypassPolicyLockoutSafetyCheck",
            shape: &BOOLEAN_TYPE_SHAPE,
            required: false,
        },
        Member { name: "Description", shape: &DESCRIPTION_TYPE_SHAPE, required: false },
        Member { name: "Tags", shape: &TAG_LIST_SHAPE, required: false },
    ],
};

/// `RetireGrantRequest`.
pub static RETIRE_GRANT_REQUEST: Structure = Structure {
    name: "RetireGrantRequest",
    members: &[
        Member { name: "GrantToken", shape: &GRANT_TOKEN_TYPE_SHAPE, required: false },
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: false },
        Member { name: "GrantId", shape: &GRANT_ID_TYPE_SHAPE, required: false },
        Member { name: "DryRun", shape: &NULLABLE_BOOLEAN_TYPE_SHAPE, required: false },
    ],
};

/// `RevokeGrantRequest`.
pub static REVOKE_GRANT_REQUEST: Structure = Structure {
    name: "RevokeGrantRequest",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true },
        Member { name: "GrantId", shape: &GRANT_ID_TYPE_SHAPE, required: true },
        Member { name: "DryRun", shape: &NULLABLE_BOOLEAN_TYPE_SHAPE, required: false },
    ],
};

/// `RotateKeyOnDemandRequest`.
pub static ROTATE_KEY_ON_DEMAND_REQUEST: Structure = Structure {
    name: "RotateKeyOnDemandRequest",
    members: &[Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true }],
};

/// `ScheduleKeyDeletionRequest`.
pub static SCHEDULE_KEY_DELETION_REQUEST: Structure = Structure {
    name: "ScheduleKeyDeletionRequest",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true },
        Member {
            name: "PendingWindowInDays",
            shape: &PENDING_WINDOW_IN_DAYS_TYPE_SHAPE,
            required: false,
        },
    ],
};

/// `SignRequest`.
pub static SIGN_REQUEST: Structure = Structure {
    name: "SignRequest",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true },
        Member { name: "Message", shape: &PLAINTEXT_TYPE_SHAPE, required: true },
        Member { name: "MessageType", shape: &MESSAGE_TYPE_SHAPE, required: false },
        Member { name: "GrantTokens", shape: &GRANT_TOKEN_LIST_SHAPE, required: false },
        Member { name: "SigningAlgorithm", shape: &SIGNING_ALGORITHM_SPEC_SHAPE, required: true },
        Member { name: "DryRun", shape: &NULLABLE_BOOLEAN_TYPE_SHAPE, required: false },
    ],
};

/// `TagResourceRequest`.
pub static TAG_RESOURCE_REQUEST: Structure = Structure {
    name: "TagResourceRequest",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true },
        Member { name: "Tags", shape: &TAG_LIST_SHAPE, required: true },
    ],
};

/// `UntagResourceRequest`.
pub static UNTAG_RESOURCE_REQUEST: Structure = Structure {
    name: "UntagResourceRequest",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true },
        Member { name: "TagKeys", shape: &TAG_KEY_LIST_SHAPE, required: true },
    ],
};

/// `UpdateAliasRequest`.
pub static UPDATE_ALIAS_REQUEST: Structure = Structure {
    name: "UpdateAliasRequest",
    members: &[
        Member { name: "AliasName", shape: &ALIAS_NAME_TYPE_SHAPE, required: true },
        Member { name: "TargetKeyId", shape: &KEY_ID_TYPE_SHAPE, required: true },
    ],
};

/// `UpdateCustomKeyStoreRequest`.
pub static UPDATE_CUSTOM_KEY_STORE_REQUEST: Structure = Structure {
    name: "UpdateCustomKeyStoreRequest",
    members: &[
        Member { name: "CustomKeyStoreId", shape: &CUSTOM_KEY_STORE_ID_TYPE_SHAPE, required: true },
        Member {
            name: "NewCustomKeyStoreName",
            shape: &CUSTOM_KEY_STORE_NAME_TYPE_SHAPE,
            required: false,
        },
        Member { name: "KeyStorePassword", shape: &KEY_STORE_PASSWORD_TYPE_SHAPE, required: false },
        Member {
            name: "CloudHsmClusterId",
            shape: &CLOUD_HSM_CLUSTER_ID_TYPE_SHAPE,
            required: false,
        },
        Member {
            name: "XksProxyUriEndpoint",
            shape: &XKS_PROXY_URI_ENDPOINT_TYPE_SHAPE,
            required: false,
        },
        Member { name: "XksProxyUriPath", shape: &XKS_PROXY_URI_PATH_TYPE_SHAPE, required: false },
        Member {
            name: "XksProxyVpcEndpointServiceName",
            shape: &XKS_PROXY_VPC_ENDPOINT_SERVICE_NAME_TYPE_SHAPE,
            required: false,
        },
        Member {
            name: "XksProxyVpcEndpointServiceOwner",
            shape: &ACCOUNT_ID_TYPE_SHAPE,
            required: false,
        },
        Member {
            name: "XksProxyAuthenticationCredential",
            shape: &XKS_PROXY_AUTHENTICATION_CREDENTIAL_TYPE_SHAPE,
            required: false,
        },
        Member {
            name: "XksProxyConnectivity",
            shape: &XKS_PROXY_CONNECTIVITY_TYPE_SHAPE,
            required: false,
        },
    ],
};

/// `UpdateKeyDescriptionRequest`.
pub static UPDATE_KEY_DESCRIPTION_REQUEST: Structure = Structure {
    name: "UpdateKeyDescriptionRequest",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true },
        Member { name: "Description", shape: &DESCRIPTION_TYPE_SHAPE, required: true },
    ],
};

/// `UpdatePrimaryRegionRequest`.
pub static UPDATE_PRIMARY_REGION_REQUEST: Structure = Structure {
    name: "UpdatePrimaryRegionRequest",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true },
        Member { name: "PrimaryRegion", shape: &REGION_TYPE_SHAPE, required: true },
    ],
};

/// `VerifyMacRequest`.
pub static VERIFY_MAC_REQUEST: Structure = Structure {
    name: "VerifyMacRequest",
    members: &[
        Member { name: "Message", shape: &PLAINTEXT_TYPE_SHAPE, required: true },
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true },
        Member { name: "MacAlgorithm", shape: &MAC_ALGORITHM_SPEC_SHAPE, required: true },
        Member { name: "Mac", shape: &CIPHERTEXT_TYPE_SHAPE, required: true },
        Member { name: "GrantTokens", shape: &GRANT_TOKEN_LIST_SHAPE, required: false },
        Member { name: "DryRun", shape: &NULLABLE_BOOLEAN_TYPE_SHAPE, required: false },
    ],
};

/// `VerifyRequest`.
pub static VERIFY_REQUEST: Structure = Structure {
    name: "VerifyRequest",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true },
        Member { name: "Message", shape: &PLAINTEXT_TYPE_SHAPE, required: true },
        Member { name: "MessageType", shape: &MESSAGE_TYPE_SHAPE, required: false },
        Member { name: "Signature", shape: &CIPHERTEXT_TYPE_SHAPE, required: true },
        Member { name: "SigningAlgorithm", shape: &SIGNING_ALGORITHM_SPEC_SHAPE, required: true },
        Member { name: "GrantTokens", shape: &GRANT_TOKEN_LIST_SHAPE, required: false },
        Member { name: "DryRun", shape: &NULLABLE_BOOLEAN_TYPE_SHAPE, required: false },
    ],
};

/// `XksProxyAuthenticationCredentialType`.
pub static XKS_PROXY_AUTHENTICATION_CREDENTIAL_TYPE: Structure = Structure {
    name: "XksProxyAuthenticationCredentialType",
    members: &[
        Member {
            name: "AccessKeyId",
            shape: &XKS_PROXY_AUTHENTICATION_ACCESS_KEY_ID_TYPE_SHAPE,
            required: true,
        },
        Member {
            name: "RawSecretAccessKey",
            shape: &XKS_PROXY_AUTHENTICATION_RAW_SECRET_ACCESS_KEY_TYPE_SHAPE,
            required: true,
        },
    ],
};

/// The shape `XksProxyAuthenticationCredentialType`.
pub static XKS_PROXY_AUTHENTICATION_CREDENTIAL_TYPE_SHAPE: Shape = Shape {
    name: "XksProxyAuthenticationCredentialType",
    sensitive: false,
    kind: Kind::Structure(&XKS_PROXY_AUTHENTICATION_CREDENTIAL_TYPE),
};
