//! The structures that requests carry.

use crate::shape::{Kind, Member, Shape, Structure};

use super::*;

/// `CancelKeyDeletionRequest`.
pub static CANCEL_KEY_DELETION_REQUEST: Structure = Structure {
    name: "CancelKeyDeletionRequest",
    members: &[Member::required("KeyId", &KEY_ID_TYPE_SHAPE)],
};

/// `ConnectCustomKeyStoreRequest`.
pub static CONNECT_CUSTOM_KEY_STORE_REQUEST: Structure = Structure {
    name: "ConnectCustomKeyStoreRequest",
    members: &[Member::required("CustomKeyStoreId", &CUSTOM_KEY_STORE_ID_TYPE_SHAPE)],
};

/// `CreateAliasRequest`.
pub static CREATE_ALIAS_REQUEST: Structure = Structure {
    name: "CreateAliasRequest",
    members: &[
        Member::required("AliasName", &ALIAS_NAME_TYPE_SHAPE),
        Member::required("TargetKeyId", &KEY_ID_TYPE_SHAPE),
    ],
};

/// `CreateCustomKeyStoreRequest`.
pub static CREATE_CUSTOM_KEY_STORE_REQUEST: Structure = Structure {
    name: "CreateCustomKeyStoreRequest",
    members: &[
        Member::required("CustomKeyStoreName", &CUSTOM_KEY_STORE_NAME_TYPE_SHAPE),
        Member::optional("CloudHsmClusterId", &CLOUD_HSM_CLUSTER_ID_TYPE_SHAPE),
        Member::optional("TrustAnchorCertificate", &TRUST_ANCHOR_CERTIFICATE_TYPE_SHAPE),
        Member::optional("KeyStorePassword", &KEY_STORE_PASSWORD_TYPE_SHAPE),
        Member::optional("CustomKeyStoreType", &CUSTOM_KEY_STORE_TYPE_SHAPE),
        Member::optional("XksProxyUriEndpoint", &XKS_PROXY_URI_ENDPOINT_TYPE_SHAPE),
        Member::optional("XksProxyUriPath", &XKS_PROXY_URI_PATH_TYPE_SHAPE),
        Member::optional(
            "XksProxyVpcEndpointServiceName",
            &XKS_PROXY_VPC_ENDPOINT_SERVICE_NAME_TYPE_SHAPE,
        ),
        Member::optional("XksProxyVpcEndpointServiceOwner", &ACCOUNT_ID_TYPE_SHAPE),
        Member::optional(
            "XksProxyAuthenticationCredential",
            &XKS_PROXY_AUTHENTICATION_CREDENTIAL_TYPE_SHAPE,
        ),
        Member::optional("XksProxyConnectivity", &XKS_PROXY_CONNECTIVITY_TYPE_SHAPE),
    ],
};

/// `CreateGrantRequest`.
pub static CREATE_GRANT_REQUEST: Structure = Structure {
    name: "CreateGrantRequest",
    members: &[
        Member::required("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::optional("GranteePrincipal", &PRINCIPAL_ID_TYPE_SHAPE),
        Member::optional("RetiringPrincipal", &PRINCIPAL_ID_TYPE_SHAPE),
        Member::required("Operations", &GRANT_OPERATION_LIST_SHAPE),
        Member::optional("Constraints", &GRANT_CONSTRAINTS_SHAPE),
        Member::optional("GrantTokens", &GRANT_TOKEN_LIST_SHAPE),
        Member::optional("Name", &GRANT_NAME_TYPE_SHAPE),
        Member::optional("DryRun", &NULLABLE_BOOLEAN_TYPE_SHAPE),
        Member::optional("GranteeServicePrincipal", &SERVICE_PRINCIPAL_TYPE_SHAPE),
        Member::optional("RetiringServicePrincipal", &SERVICE_PRINCIPAL_TYPE_SHAPE),
    ],
};

/// `CreateKeyRequest`.
pub static CREATE_KEY_REQUEST: Structure = Structure {
    name: "CreateKeyRequest",
    members: &[
        Member::optional("Policy", &POLICY_TYPE_SHAPE),
        Member::optional("Description", &DESCRIPTION_TYPE_SHAPE),
        Member::optional("KeyUsage", &KEY_USAGE_TYPE_SHAPE),
        Member::optional("CustomerMasterKeySpec", &CUSTOMER_MASTER_KEY_SPEC_SHAPE),
        Member::optional("KeySpec", &KEY_SPEC_SHAPE),
        Member::optional("Origin", &ORIGIN_TYPE_SHAPE),
        Member::optional("CustomKeyStoreId", &CUSTOM_KEY_STORE_ID_TYPE_SHAPE),
        Member::optional("BypassPolicyLockoutSafetyCheck", &BOOLEAN_TYPE_SHAPE),
        Member::optional("Tags", &TAG_LIST_SHAPE),
        Member::optional("MultiRegion", &NULLABLE_BOOLEAN_TYPE_SHAPE),
        Member::optional("XksKeyId", &XKS_KEY_ID_TYPE_SHAPE),
    ],
};

/// `DecapsulateRequest`.
pub static DECAPSULATE_REQUEST: Structure = Structure {
    name: "DecapsulateRequest",
    members: &[
        Member::required("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::required("SharedSecretCiphertextBlob", &CIPHERTEXT_TYPE_SHAPE),
        Member::required("EncapsulationAlgorithm", &ENCAPSULATION_ALGORITHM_SPEC_SHAPE),
        Member::optional("GrantTokens", &GRANT_TOKEN_LIST_SHAPE),
        Member::optional("DryRun", &NULLABLE_BOOLEAN_TYPE_SHAPE),
    ],
};

/// `DecryptRequest`.
pub static DECRYPT_REQUEST: Structure = Structure {
    name: "DecryptRequest",
    members: &[
        Member::optional("CiphertextBlob", &CIPHERTEXT_TYPE_SHAPE),
        Member::optional("EncryptionContext", &ENCRYPTION_CONTEXT_TYPE_SHAPE),
        Member::optional("GrantTokens", &GRANT_TOKEN_LIST_SHAPE),
        Member::optional("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::optional("EncryptionAlgorithm", &ENCRYPTION_ALGORITHM_SPEC_SHAPE),
        Member::optional("Recipient", &RECIPIENT_INFO_SHAPE),
        Member::optional("DryRun", &NULLABLE_BOOLEAN_TYPE_SHAPE),
        Member::optional("DryRunModifiers", &DRY_RUN_MODIFIER_LIST_SHAPE),
    ],
};

/// `DeleteAliasRequest`.
pub static DELETE_ALIAS_REQUEST: Structure = Structure {
    name: "DeleteAliasRequest",
    members: &[Member::required("AliasName", &ALIAS_NAME_TYPE_SHAPE)],
};

/// `DeleteCustomKeyStoreRequest`.
pub static DELETE_CUSTOM_KEY_STORE_REQUEST: Structure = Structure {
    name: "DeleteCustomKeyStoreRequest",
    members: &[Member::required("CustomKeyStoreId", &CUSTOM_KEY_STORE_ID_TYPE_SHAPE)],
};

/// `DeleteImportedKeyMaterialRequest`.
pub static DELETE_IMPORTED_KEY_MATERIAL_REQUEST: Structure = Structure {
    name: "DeleteImportedKeyMaterialRequest",
    members: &[
        Member::required("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::optional("KeyMaterialId", &BACKING_KEY_ID_TYPE_SHAPE),
    ],
};

/// `DeriveSharedSecretRequest`.
pub static DERIVE_SHARED_SECRET_REQUEST: Structure = Structure {
    name: "DeriveSharedSecretRequest",
    members: &[
        Member::required("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::required("KeyAgreementAlgorithm", &KEY_AGREEMENT_ALGORITHM_SPEC_SHAPE),
        Member::required("PublicKey", &PUBLIC_KEY_TYPE_SHAPE),
        Member::optional("GrantTokens", &GRANT_TOKEN_LIST_SHAPE),
        Member::optional("DryRun", &NULLABLE_BOOLEAN_TYPE_SHAPE),
        Member::optional("Recipient", &RECIPIENT_INFO_SHAPE),
    ],
};

/// `DescribeCustomKeyStoresRequest`.
pub static DESCRIBE_CUSTOM_KEY_STORES_REQUEST: Structure = Structure {
    name: "DescribeCustomKeyStoresRequest",
    members: &[
        Member::optional("CustomKeyStoreId", &CUSTOM_KEY_STORE_ID_TYPE_SHAPE),
        Member::optional("CustomKeyStoreName", &CUSTOM_KEY_STORE_NAME_TYPE_SHAPE),
        Member::optional("Limit", &LIMIT_TYPE_SHAPE),
        Member::optional("Marker", &MARKER_TYPE_SHAPE),
    ],
};

/// `DescribeKeyRequest`.
pub static DESCRIBE_KEY_REQUEST: Structure = Structure {
    name: "DescribeKeyRequest",
    members: &[
        Member::required("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::optional("GrantTokens", &GRANT_TOKEN_LIST_SHAPE),
    ],
};

/// `DisableKeyRequest`.
pub static DISABLE_KEY_REQUEST: Structure = Structure {
    name: "DisableKeyRequest",
    members: &[Member::required("KeyId", &KEY_ID_TYPE_SHAPE)],
};

/// `DisableKeyRotationRequest`.
pub static DISABLE_KEY_ROTATION_REQUEST: Structure = Structure {
    name: "DisableKeyRotationRequest",
    members: &[Member::required("KeyId", &KEY_ID_TYPE_SHAPE)],
};

/// `DisconnectCustomKeyStoreRequest`.
pub static DISCONNECT_CUSTOM_KEY_STORE_REQUEST: Structure = Structure {
    name: "DisconnectCustomKeyStoreRequest",
    members: &[Member::required("CustomKeyStoreId", &CUSTOM_KEY_STORE_ID_TYPE_SHAPE)],
};

/// `EnableKeyRequest`.
pub static ENABLE_KEY_REQUEST: Structure = Structure {
    name: "EnableKeyRequest",
    members: &[Member::required("KeyId", &KEY_ID_TYPE_SHAPE)],
};

/// `EnableKeyRotationRequest`.
pub static ENABLE_KEY_ROTATION_REQUEST: Structure = Structure {
    name: "EnableKeyRotationRequest",
    members: &[
        Member::required("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::optional("RotationPeriodInDays", &ROTATION_PERIOD_IN_DAYS_TYPE_SHAPE),
    ],
};

/// `EncapsulateRequest`.
pub static ENCAPSULATE_REQUEST: Structure = Structure {
    name: "EncapsulateRequest",
    members: &[
        Member::required("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::required("EncapsulationAlgorithm", &ENCAPSULATION_ALGORITHM_SPEC_SHAPE),
        Member::optional("GrantTokens", &GRANT_TOKEN_LIST_SHAPE),
        Member::optional("DryRun", &NULLABLE_BOOLEAN_TYPE_SHAPE),
    ],
};

/// `EncryptRequest`.
pub static ENCRYPT_REQUEST: Structure = Structure {
    name: "EncryptRequest",
    members: &[
        Member::required("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::required("Plaintext", &PLAINTEXT_TYPE_SHAPE),
        Member::optional("EncryptionContext", &ENCRYPTION_CONTEXT_TYPE_SHAPE),
        Member::optional("GrantTokens", &GRANT_TOKEN_LIST_SHAPE),
        Member::optional("EncryptionAlgorithm", &ENCRYPTION_ALGORITHM_SPEC_SHAPE),
        Member::optional("DryRun", &NULLABLE_BOOLEAN_TYPE_SHAPE),
    ],
};

/// `GenerateDataKeyPairRequest`.
pub static GENERATE_DATA_KEY_PAIR_REQUEST: Structure = Structure {
    name: "GenerateDataKeyPairRequest",
    members: &[
        Member::optional("EncryptionContext", &ENCRYPTION_CONTEXT_TYPE_SHAPE),
        Member::required("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::required("KeyPairSpec", &DATA_KEY_PAIR_SPEC_SHAPE),
        Member::optional("GrantTokens", &GRANT_TOKEN_LIST_SHAPE),
        Member::optional("Recipient", &RECIPIENT_INFO_SHAPE),
        Member::optional("DryRun", &NULLABLE_BOOLEAN_TYPE_SHAPE),
    ],
};

/// `GenerateDataKeyPairWithoutPlaintextRequest`.
pub static GENERATE_DATA_KEY_PAIR_WITHOUT_PLAINTEXT_REQUEST: Structure = Structure {
    name: "GenerateDataKeyPairWithoutPlaintextRequest",
    members: &[
        Member::optional("EncryptionContext", &ENCRYPTION_CONTEXT_TYPE_SHAPE),
        Member::required("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::required("KeyPairSpec", &DATA_KEY_PAIR_SPEC_SHAPE),
        Member::optional("GrantTokens", &GRANT_TOKEN_LIST_SHAPE),
        Member::optional("DryRun", &NULLABLE_BOOLEAN_TYPE_SHAPE),
    ],
};

/// `GenerateDataKeyRequest`.
pub static GENERATE_DATA_KEY_REQUEST: Structure = Structure {
    name: "GenerateDataKeyRequest",
    members: &[
        Member::required("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::optional("EncryptionContext", &ENCRYPTION_CONTEXT_TYPE_SHAPE),
        Member::optional("NumberOfBytes", &NUMBER_OF_BYTES_TYPE_SHAPE),
        Member::optional("KeySpec", &DATA_KEY_SPEC_SHAPE),
        Member::optional("GrantTokens", &GRANT_TOKEN_LIST_SHAPE),
        Member::optional("Recipient", &RECIPIENT_INFO_SHAPE),
        Member::optional("DryRun", &NULLABLE_BOOLEAN_TYPE_SHAPE),
    ],
};

/// `GenerateDataKeyWithoutPlaintextRequest`.
pub static GENERATE_DATA_KEY_WITHOUT_PLAINTEXT_REQUEST: Structure = Structure {
    name: "GenerateDataKeyWithoutPlaintextRequest",
    members: &[
        Member::required("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::optional("EncryptionContext", &ENCRYPTION_CONTEXT_TYPE_SHAPE),
        Member::optional("KeySpec", &DATA_KEY_SPEC_SHAPE),
        Member::optional("NumberOfBytes", &NUMBER_OF_BYTES_TYPE_SHAPE),
        Member::optional("GrantTokens", &GRANT_TOKEN_LIST_SHAPE),
        Member::optional("DryRun", &NULLABLE_BOOLEAN_TYPE_SHAPE),
    ],
};

/// `GenerateMacRequest`.
pub static GENERATE_MAC_REQUEST: Structure = Structure {
    name: "GenerateMacRequest",
    members: &[
        Member::required("Message", &PLAINTEXT_TYPE_SHAPE),
        Member::required("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::required("MacAlgorithm", &MAC_ALGORITHM_SPEC_SHAPE),
        Member::optional("GrantTokens", &GRANT_TOKEN_LIST_SHAPE),
        Member::optional("DryRun", &NULLABLE_BOOLEAN_TYPE_SHAPE),
    ],
};

/// `GenerateRandomRequest`.
pub static GENERATE_RANDOM_REQUEST: Structure = Structure {
    name: "GenerateRandomRequest",
    members: &[
        Member::optional("NumberOfBytes", &NUMBER_OF_BYTES_TYPE_SHAPE),
        Member::optional("CustomKeyStoreId", &CUSTOM_KEY_STORE_ID_TYPE_SHAPE),
        Member::optional("Recipient", &RECIPIENT_INFO_SHAPE),
    ],
};

/// `GetKeyLastUsageRequest`.
pub static GET_KEY_LAST_USAGE_REQUEST: Structure = Structure {
    name: "GetKeyLastUsageRequest",
    members: &[Member::required("KeyId", &KEY_ID_TYPE_SHAPE)],
};

/// `GetKeyPolicyRequest`.
pub static GET_KEY_POLICY_REQUEST: Structure = Structure {
    name: "GetKeyPolicyRequest",
    members: &[
        Member::required("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::optional("PolicyName", &POLICY_NAME_TYPE_SHAPE),
    ],
};

/// `GetKeyRotationStatusRequest`.
pub static GET_KEY_ROTATION_STATUS_REQUEST: Structure = Structure {
    name: "GetKeyRotationStatusRequest",
    members: &[Member::required("KeyId", &KEY_ID_TYPE_SHAPE)],
};

/// `GetParametersForImportRequest`.
pub static GET_PARAMETERS_FOR_IMPORT_REQUEST: Structure = Structure {
    name: "GetParametersForImportRequest",
    members: &[
        Member::required("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::required("WrappingAlgorithm", &ALGORITHM_SPEC_SHAPE),
        Member::required("WrappingKeySpec", &WRAPPING_KEY_SPEC_SHAPE),
    ],
};

/// `GetPublicKeyRequest`.
pub static GET_PUBLIC_KEY_REQUEST: Structure = Structure {
    name: "GetPublicKeyRequest",
    members: &[
        Member::required("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::optional("GrantTokens", &GRANT_TOKEN_LIST_SHAPE),
    ],
};

/// `ImportKeyMaterialRequest`.
pub static IMPORT_KEY_MATERIAL_REQUEST: Structure = Structure {
    name: "ImportKeyMaterialRequest",
    members: &[
        Member::required("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::required("ImportToken", &CIPHERTEXT_TYPE_SHAPE),
        Member::required("EncryptedKeyMaterial", &CIPHERTEXT_TYPE_SHAPE),
        Member::optional("ValidTo", &DATE_TYPE_SHAPE),
        Member::optional("ExpirationModel", &EXPIRATION_MODEL_TYPE_SHAPE),
        Member::optional("ImportType", &IMPORT_TYPE_SHAPE),
        Member::optional("KeyMaterialDescription", &KEY_MATERIAL_DESCRIPTION_TYPE_SHAPE),
        Member::optional("KeyMaterialId", &BACKING_KEY_ID_TYPE_SHAPE),
    ],
};

/// `ListAliasesRequest`.
pub static LIST_ALIASES_REQUEST: Structure = Structure {
    name: "ListAliasesRequest",
    members: &[
        Member::optional("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::optional("Limit", &LIMIT_TYPE_SHAPE),
        Member::optional("Marker", &MARKER_TYPE_SHAPE),
    ],
};

/// `ListGrantsRequest`.
pub static LIST_GRANTS_REQUEST: Structure = Structure {
    name: "ListGrantsRequest",
    members: &[
        Member::optional("Limit", &LIMIT_TYPE_SHAPE),
        Member::optional("Marker", &MARKER_TYPE_SHAPE),
        Member::required("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::optional("GrantId", &GRANT_ID_TYPE_SHAPE),
        Member::optional("GranteePrincipal", &PRINCIPAL_ID_TYPE_SHAPE),
        Member::optional("GranteeServicePrincipal", &SERVICE_PRINCIPAL_TYPE_SHAPE),
    ],
};

/// `ListKeyPoliciesRequest`.
pub static LIST_KEY_POLICIES_REQUEST: Structure = Structure {
    name: "ListKeyPoliciesRequest",
    members: &[
        Member::required("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::optional("Limit", &LIMIT_TYPE_SHAPE),
        Member::optional("Marker", &MARKER_TYPE_SHAPE),
    ],
};

/// `ListKeyRotationsRequest`.
pub static LIST_KEY_ROTATIONS_REQUEST: Structure = Structure {
    name: "ListKeyRotationsRequest",
    members: &[
        Member::required("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::optional("IncludeKeyMaterial", &INCLUDE_KEY_MATERIAL_SHAPE),
        Member::optional("Limit", &LIMIT_TYPE_SHAPE),
        Member::optional("Marker", &MARKER_TYPE_SHAPE),
    ],
};

/// `ListKeysRequest`.
pub static LIST_KEYS_REQUEST: Structure = Structure {
    name: "ListKeysRequest",
    members: &[
        Member::optional("Limit", &LIMIT_TYPE_SHAPE),
        Member::optional("Marker", &MARKER_TYPE_SHAPE),
        Member::optional("ResourceOwners", &RESOURCE_OWNERS_LIST_SHAPE),
    ],
};

/// `ListResourceTagsRequest`.
pub static LIST_RESOURCE_TAGS_REQUEST: Structure = Structure {
    name: "ListResourceTagsRequest",
    members: &[
        Member::required("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::optional("Limit", &LIMIT_TYPE_SHAPE),
        Member::optional("Marker", &MARKER_TYPE_SHAPE),
    ],
};

/// `ListRetirableGrantsRequest`.
pub static LIST_RETIRABLE_GRANTS_REQUEST: Structure = Structure {
    name: "ListRetirableGrantsRequest",
    members: &[
        Member::optional("Limit", &LIMIT_TYPE_SHAPE),
        Member::optional("Marker", &MARKER_TYPE_SHAPE),
        Member::optional("RetiringPrincipal", &PRINCIPAL_ID_TYPE_SHAPE),
        Member::optional("RetiringServicePrincipal", &SERVICE_PRINCIPAL_TYPE_SHAPE),
    ],
};

/// `PutKeyPolicyRequest`.
pub static PUT_KEY_POLICY_REQUEST: Structure = Structure {
    name: "PutKeyPolicyRequest",
    members: &[
        Member::required("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::optional("PolicyName", &POLICY_NAME_TYPE_SHAPE),
        Member::required("Policy", &POLICY_TYPE_SHAPE),
        Member::optional("BypassPolicyLockoutSafetyCheck", &BOOLEAN_TYPE_SHAPE),
    ],
};

/// `ReEncryptRequest`.
pub static RE_ENCRYPT_REQUEST: Structure = Structure {
    name: "ReEncryptRequest",
    members: &[
        Member::optional("CiphertextBlob", &CIPHERTEXT_TYPE_SHAPE),
        Member::optional("SourceEncryptionContext", &ENCRYPTION_CONTEXT_TYPE_SHAPE),
        Member::optional("SourceKeyId", &KEY_ID_TYPE_SHAPE),
        Member::required("DestinationKeyId", &KEY_ID_TYPE_SHAPE),
        Member::optional("DestinationEncryptionContext", &ENCRYPTION_CONTEXT_TYPE_SHAPE),
        Member::optional("SourceEncryptionAlgorithm", &ENCRYPTION_ALGORITHM_SPEC_SHAPE),
        Member::optional("DestinationEncryptionAlgorithm", &ENCRYPTION_ALGORITHM_SPEC_SHAPE),
        Member::optional("GrantTokens", &GRANT_TOKEN_LIST_SHAPE),
        Member::optional("DryRun", &NULLABLE_BOOLEAN_TYPE_SHAPE),
        Member::optional("DryRunModifiers", &DRY_RUN_MODIFIER_LIST_SHAPE),
    ],
};

/// `RecipientInfo`.
pub static RECIPIENT_INFO: Structure = Structure {
    name: "RecipientInfo",
    members: &[
        Member::optional("KeyEncryptionAlgorithm", &KEY_ENCRYPTION_MECHANISM_SHAPE),
        Member::optional("AttestationDocument", &ATTESTATION_DOCUMENT_TYPE_SHAPE),
    ],
};

/// The shape `RecipientInfo`.
pub static RECIPIENT_INFO_SHAPE: Shape =
    Shape { name: "RecipientInfo", sensitive: false, kind: Kind::Structure(&RECIPIENT_INFO) };

/// `ReplicateKeyRequest`.
pub static REPLICATE_KEY_REQUEST: Structure = Structure {
    name: "ReplicateKeyRequest",
    members: &[
        Member::required("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::required("ReplicaRegion", &REGION_TYPE_SHAPE),
        Member::optional("Policy", &POLICY_TYPE_SHAPE),
        Member::optional("BypassPolicyLockoutSafetyCheck", &BOOLEAN_TYPE_SHAPE),
        Member::optional("Description", &DESCRIPTION_TYPE_SHAPE),
        Member::optional("Tags", &TAG_LIST_SHAPE),
    ],
};

/// `RetireGrantRequest`.
pub static RETIRE_GRANT_REQUEST: Structure = Structure {
    name: "RetireGrantRequest",
    members: &[
        Member::optional("GrantToken", &GRANT_TOKEN_TYPE_SHAPE),
        Member::optional("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::optional("GrantId", &GRANT_ID_TYPE_SHAPE),
        Member::optional("DryRun", &NULLABLE_BOOLEAN_TYPE_SHAPE),
    ],
};

/// `RevokeGrantRequest`.
pub static REVOKE_GRANT_REQUEST: Structure = Structure {
    name: "RevokeGrantRequest",
    members: &[
        Member::required("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::required("GrantId", &GRANT_ID_TYPE_SHAPE),
        Member::optional("DryRun", &NULLABLE_BOOLEAN_TYPE_SHAPE),
    ],
};

/// `RotateKeyOnDemandRequest`.
pub static ROTATE_KEY_ON_DEMAND_REQUEST: Structure = Structure {
    name: "RotateKeyOnDemandRequest",
    members: &[Member::required("KeyId", &KEY_ID_TYPE_SHAPE)],
};

/// `ScheduleKeyDeletionRequest`.
pub static SCHEDULE_KEY_DELETION_REQUEST: Structure = Structure {
    name: "ScheduleKeyDeletionRequest",
    members: &[
        Member::required("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::optional("PendingWindowInDays", &PENDING_WINDOW_IN_DAYS_TYPE_SHAPE),
    ],
};

/// `SignRequest`.
pub static SIGN_REQUEST: Structure = Structure {
    name: "SignRequest",
    members: &[
        Member::required("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::required("Message", &PLAINTEXT_TYPE_SHAPE),
        Member::optional("MessageType", &MESSAGE_TYPE_SHAPE),
        Member::optional("GrantTokens", &GRANT_TOKEN_LIST_SHAPE),
        Member::required("SigningAlgorithm", &SIGNING_ALGORITHM_SPEC_SHAPE),
        Member::optional("DryRun", &NULLABLE_BOOLEAN_TYPE_SHAPE),
    ],
};

/// `TagResourceRequest`.
pub static TAG_RESOURCE_REQUEST: Structure = Structure {
    name: "TagResourceRequest",
    members: &[
        Member::required("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::required("Tags", &TAG_LIST_SHAPE),
    ],
};

/// `UntagResourceRequest`.
pub static UNTAG_RESOURCE_REQUEST: Structure = Structure {
    name: "UntagResourceRequest",
    members: &[
        Member::required("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::required("TagKeys", &TAG_KEY_LIST_SHAPE),
    ],
};

/// `UpdateAliasRequest`.
pub static UPDATE_ALIAS_REQUEST: Structure = Structure {
    name: "UpdateAliasRequest",
    members: &[
        Member::required("AliasName", &ALIAS_NAME_TYPE_SHAPE),
        Member::required("TargetKeyId", &KEY_ID_TYPE_SHAPE),
    ],
};

/// `UpdateCustomKeyStoreRequest`.
pub static UPDATE_CUSTOM_KEY_STORE_REQUEST: Structure = Structure {
    name: "UpdateCustomKeyStoreRequest",
    members: &[
        Member::required("CustomKeyStoreId", &CUSTOM_KEY_STORE_ID_TYPE_SHAPE),
        Member::optional("NewCustomKeyStoreName", &CUSTOM_KEY_STORE_NAME_TYPE_SHAPE),
        Member::optional("KeyStorePassword", &KEY_STORE_PASSWORD_TYPE_SHAPE),
        Member::optional("CloudHsmClusterId", &CLOUD_HSM_CLUSTER_ID_TYPE_SHAPE),
        Member::optional("XksProxyUriEndpoint", &XKS_PROXY_URI_ENDPOINT_TYPE_SHAPE),
        Member::optional("XksProxyUriPath", &XKS_PROXY_URI_PATH_TYPE_SHAPE),
        Member::optional(
            "XksProxyVpcEndpointServiceName",
            &XKS_PROXY_VPC_ENDPOINT_SERVICE_NAME_TYPE_SHAPE,
        ),
        Member::optional("XksProxyVpcEndpointServiceOwner", &ACCOUNT_ID_TYPE_SHAPE),
        Member::optional(
            "XksProxyAuthenticationCredential",
            &XKS_PROXY_AUTHENTICATION_CREDENTIAL_TYPE_SHAPE,
        ),
        Member::optional("XksProxyConnectivity", &XKS_PROXY_CONNECTIVITY_TYPE_SHAPE),
    ],
};

/// `UpdateKeyDescriptionRequest`.
pub static UPDATE_KEY_DESCRIPTION_REQUEST: Structure = Structure {
    name: "UpdateKeyDescriptionRequest",
    members: &[
        Member::required("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::required("Description", &DESCRIPTION_TYPE_SHAPE),
    ],
};

/// `UpdatePrimaryRegionRequest`.
pub static UPDATE_PRIMARY_REGION_REQUEST: Structure = Structure {
    name: "UpdatePrimaryRegionRequest",
    members: &[
        Member::required("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::required("PrimaryRegion", &REGION_TYPE_SHAPE),
    ],
};

/// `VerifyMacRequest`.
pub static VERIFY_MAC_REQUEST: Structure = Structure {
    name: "VerifyMacRequest",
    members: &[
        Member::required("Message", &PLAINTEXT_TYPE_SHAPE),
        Member::required("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::required("MacAlgorithm", &MAC_ALGORITHM_SPEC_SHAPE),
        Member::required("Mac", &CIPHERTEXT_TYPE_SHAPE),
        Member::optional("GrantTokens", &GRANT_TOKEN_LIST_SHAPE),
        Member::optional("DryRun", &NULLABLE_BOOLEAN_TYPE_SHAPE),
    ],
};

/// `VerifyRequest`.
pub static VERIFY_REQUEST: Structure = Structure {
    name: "VerifyRequest",
    members: &[
        Member::required("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::required("Message", &PLAINTEXT_TYPE_SHAPE),
        Member::optional("MessageType", &MESSAGE_TYPE_SHAPE),
        Member::required("Signature", &CIPHERTEXT_TYPE_SHAPE),
        Member::required("SigningAlgorithm", &SIGNING_ALGORITHM_SPEC_SHAPE),
        Member::optional("GrantTokens", &GRANT_TOKEN_LIST_SHAPE),
        Member::optional("DryRun", &NULLABLE_BOOLEAN_TYPE_SHAPE),
    ],
};

/// `XksProxyAuthenticationCredentialType`.
pub static XKS_PROXY_AUTHENTICATION_CREDENTIAL_TYPE: Structure = Structure {
    name: "XksProxyAuthenticationCredentialType",
    members: &[
        Member::required("AccessKeyId", &XKS_PROXY_AUTHENTICATION_ACCESS_KEY_ID_TYPE_SHAPE),
        Member::required(
            "RawSecretAccessKey",
            &XKS_PROXY_AUTHENTICATION_RAW_SECRET_ACCESS_KEY_TYPE_SHAPE,
        ),
    ],
};

/// The shape `XksProxyAuthenticationCredentialType`.
pub static XKS_PROXY_AUTHENTICATION_CREDENTIAL_TYPE_SHAPE: Shape = Shape {
    name: "XksProxyAuthenticationCredentialType",
    sensitive: false,
    kind: Kind::Structure(&XKS_PROXY_AUTHENTICATION_CREDENTIAL_TYPE),
};
