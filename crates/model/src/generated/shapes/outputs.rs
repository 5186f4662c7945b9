//! The structures that replies carry.

use crate::shape::{Kind, Member, Shape, Structure};

use super::*;

/// `AliasListEntry`.
pub static ALIAS_LIST_ENTRY: Structure = Structure {
    name: "AliasListEntry",
    members: &[
        Member::optional("AliasName", &ALIAS_NAME_TYPE_SHAPE),
        Member::optional("AliasArn", &ARN_TYPE_SHAPE),
        Member::optional("TargetKeyId", &KEY_ID_TYPE_SHAPE),
        Member::optional("CreationDate", &DATE_TYPE_SHAPE),
        Member::optional("LastUpdatedDate", &DATE_TYPE_SHAPE),
    ],
};

/// The shape `AliasListEntry`.
pub static ALIAS_LIST_ENTRY_SHAPE: Shape =
    Shape { name: "AliasListEntry", sensitive: false, kind: Kind::Structure(&ALIAS_LIST_ENTRY) };

/// `CancelKeyDeletionResponse`.
pub static CANCEL_KEY_DELETION_RESPONSE: Structure = Structure {
    name: "CancelKeyDeletionResponse",
    members: &[Member::optional("KeyId", &KEY_ID_TYPE_SHAPE)],
};

/// `ConnectCustomKeyStoreResponse`.
pub static CONNECT_CUSTOM_KEY_STORE_RESPONSE: Structure =
    Structure { name: "ConnectCustomKeyStoreResponse", members: &[] };

/// `CreateCustomKeyStoreResponse`.
pub static CREATE_CUSTOM_KEY_STORE_RESPONSE: Structure = Structure {
    name: "CreateCustomKeyStoreResponse",
    members: &[Member::optional("CustomKeyStoreId", &CUSTOM_KEY_STORE_ID_TYPE_SHAPE)],
};

/// `CreateGrantResponse`.
pub static CREATE_GRANT_RESPONSE: Structure = Structure {
    name: "CreateGrantResponse",
    members: &[
        Member::optional("GrantToken", &GRANT_TOKEN_TYPE_SHAPE),
        Member::optional("GrantId", &GRANT_ID_TYPE_SHAPE),
    ],
};

/// `CreateKeyResponse`.
pub static CREATE_KEY_RESPONSE: Structure = Structure {
    name: "CreateKeyResponse",
    members: &[Member::optional("KeyMetadata", &KEY_METADATA_SHAPE)],
};

/// `CustomKeyStoresListEntry`.
pub static CUSTOM_KEY_STORES_LIST_ENTRY: Structure = Structure {
    name: "CustomKeyStoresListEntry",
    members: &[
        Member::optional("CustomKeyStoreId", &CUSTOM_KEY_STORE_ID_TYPE_SHAPE),
        Member::optional("CustomKeyStoreName", &CUSTOM_KEY_STORE_NAME_TYPE_SHAPE),
        Member::optional("CloudHsmClusterId", &CLOUD_HSM_CLUSTER_ID_TYPE_SHAPE),
        Member::optional("TrustAnchorCertificate", &TRUST_ANCHOR_CERTIFICATE_TYPE_SHAPE),
        Member::optional("ConnectionState", &CONNECTION_STATE_TYPE_SHAPE),
        Member::optional("ConnectionErrorCode", &CONNECTION_ERROR_CODE_TYPE_SHAPE),
        Member::optional("CreationDate", &DATE_TYPE_SHAPE),
        Member::optional("CustomKeyStoreType", &CUSTOM_KEY_STORE_TYPE_SHAPE),
        Member::optional("XksProxyConfiguration", &XKS_PROXY_CONFIGURATION_TYPE_SHAPE),
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
        Member::optional("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::optional("SharedSecret", &PLAINTEXT_TYPE_SHAPE),
        Member::optional("EncapsulationAlgorithm", &ENCAPSULATION_ALGORITHM_SPEC_SHAPE),
    ],
};

/// `DecryptResponse`.
pub static DECRYPT_RESPONSE: Structure = Structure {
    name: "DecryptResponse",
    members: &[
        Member::optional("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::optional("Plaintext", &PLAINTEXT_TYPE_SHAPE),
        Member::optional("EncryptionAlgorithm", &ENCRYPTION_ALGORITHM_SPEC_SHAPE),
        Member::optional("CiphertextForRecipient", &CIPHERTEXT_TYPE_SHAPE),
        Member::optional("KeyMaterialId", &BACKING_KEY_ID_TYPE_SHAPE),
    ],
};

/// `DeleteCustomKeyStoreResponse`.
pub static DELETE_CUSTOM_KEY_STORE_RESPONSE: Structure =
    Structure { name: "DeleteCustomKeyStoreResponse", members: &[] };

/// `DeleteImportedKeyMaterialResponse`.
pub static DELETE_IMPORTED_KEY_MATERIAL_RESPONSE: Structure = Structure {
    name: "DeleteImportedKeyMaterialResponse",
    members: &[
        Member::optional("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::optional("KeyMaterialId", &BACKING_KEY_ID_RESPONSE_TYPE_SHAPE),
    ],
};

/// `DeriveSharedSecretResponse`.
pub static DERIVE_SHARED_SECRET_RESPONSE: Structure = Structure {
    name: "DeriveSharedSecretResponse",
    members: &[
        Member::optional("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::optional("SharedSecret", &PLAINTEXT_TYPE_SHAPE),
        Member::optional("CiphertextForRecipient", &CIPHERTEXT_TYPE_SHAPE),
        Member::optional("KeyAgreementAlgorithm", &KEY_AGREEMENT_ALGORITHM_SPEC_SHAPE),
        Member::optional("KeyOrigin", &ORIGIN_TYPE_SHAPE),
    ],
};

/// `DescribeCustomKeyStoresResponse`.
pub static DESCRIBE_CUSTOM_KEY_STORES_RESPONSE: Structure = Structure {
    name: "DescribeCustomKeyStoresResponse",
    members: &[
        Member::optional("CustomKeyStores", &CUSTOM_KEY_STORES_LIST_SHAPE),
        Member::optional("NextMarker", &MARKER_TYPE_SHAPE),
        Member::optional("Truncated", &BOOLEAN_TYPE_SHAPE),
    ],
};

/// `DescribeKeyResponse`.
pub static DESCRIBE_KEY_RESPONSE: Structure = Structure {
    name: "DescribeKeyResponse",
    members: &[Member::optional("KeyMetadata", &KEY_METADATA_SHAPE)],
};

/// `DisconnectCustomKeyStoreResponse`.
pub static DISCONNECT_CUSTOM_KEY_STORE_RESPONSE: Structure =
    Structure { name: "DisconnectCustomKeyStoreResponse", members: &[] };

/// `EncapsulateResponse`.
pub static ENCAPSULATE_RESPONSE: Structure = Structure {
    name: "EncapsulateResponse",
    members: &[
        Member::optional("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::optional("SharedSecret", &PLAINTEXT_TYPE_SHAPE),
        Member::optional("SharedSecretCiphertextBlob", &CIPHERTEXT_TYPE_SHAPE),
        Member::optional("EncapsulationAlgorithm", &ENCAPSULATION_ALGORITHM_SPEC_SHAPE),
    ],
};

/// `EncryptResponse`.
pub static ENCRYPT_RESPONSE: Structure = Structure {
    name: "EncryptResponse",
    members: &[
        Member::optional("CiphertextBlob", &CIPHERTEXT_TYPE_SHAPE),
        Member::optional("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::optional("EncryptionAlgorithm", &ENCRYPTION_ALGORITHM_SPEC_SHAPE),
    ],
};

/// `GenerateDataKeyPairResponse`.
pub static GENERATE_DATA_KEY_PAIR_RESPONSE: Structure = Structure {
    name: "GenerateDataKeyPairResponse",
    members: &[
        Member::optional("PrivateKeyCiphertextBlob", &CIPHERTEXT_TYPE_SHAPE),
        Member::optional("PrivateKeyPlaintext", &PLAINTEXT_TYPE_SHAPE),
        Member::optional("PublicKey", &PUBLIC_KEY_TYPE_SHAPE),
        Member::optional("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::optional("KeyPairSpec", &DATA_KEY_PAIR_SPEC_SHAPE),
        Member::optional("CiphertextForRecipient", &CIPHERTEXT_TYPE_SHAPE),
        Member::optional("KeyMaterialId", &BACKING_KEY_ID_TYPE_SHAPE),
    ],
};

/// `GenerateDataKeyPairWithoutPlaintextResponse`.
pub static GENERATE_DATA_KEY_PAIR_WITHOUT_PLAINTEXT_RESPONSE: Structure = Structure {
    name: "GenerateDataKeyPairWithoutPlaintextResponse",
    members: &[
        Member::optional("PrivateKeyCiphertextBlob", &CIPHERTEXT_TYPE_SHAPE),
        Member::optional("PublicKey", &PUBLIC_KEY_TYPE_SHAPE),
        Member::optional("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::optional("KeyPairSpec", &DATA_KEY_PAIR_SPEC_SHAPE),
        Member::optional("KeyMaterialId", &BACKING_KEY_ID_TYPE_SHAPE),
    ],
};

/// `GenerateDataKeyResponse`.
pub static GENERATE_DATA_KEY_RESPONSE: Structure = Structure {
    name: "GenerateDataKeyResponse",
    members: &[
        Member::optional("CiphertextBlob", &CIPHERTEXT_TYPE_SHAPE),
        Member::optional("Plaintext", &PLAINTEXT_TYPE_SHAPE),
        Member::optional("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::optional("CiphertextForRecipient", &CIPHERTEXT_TYPE_SHAPE),
        Member::optional("KeyMaterialId", &BACKING_KEY_ID_TYPE_SHAPE),
    ],
};

/// `GenerateDataKeyWithoutPlaintextResponse`.
pub static GENERATE_DATA_KEY_WITHOUT_PLAINTEXT_RESPONSE: Structure = Structure {
    name: "GenerateDataKeyWithoutPlaintextResponse",
    members: &[
        Member::optional("CiphertextBlob", &CIPHERTEXT_TYPE_SHAPE),
        Member::optional("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::optional("KeyMaterialId", &BACKING_KEY_ID_TYPE_SHAPE),
    ],
};

/// `GenerateMacResponse`.
pub static GENERATE_MAC_RESPONSE: Structure = Structure {
    name: "GenerateMacResponse",
    members: &[
        Member::optional("Mac", &CIPHERTEXT_TYPE_SHAPE),
        Member::optional("MacAlgorithm", &MAC_ALGORITHM_SPEC_SHAPE),
        Member::optional("KeyId", &KEY_ID_TYPE_SHAPE),
    ],
};

/// `GenerateRandomResponse`.
pub static GENERATE_RANDOM_RESPONSE: Structure = Structure {
    name: "GenerateRandomResponse",
    members: &[
        Member::optional("Plaintext", &PLAINTEXT_TYPE_SHAPE),
        Member::optional("CiphertextForRecipient", &CIPHERTEXT_TYPE_SHAPE),
    ],
};

/// `GetKeyLastUsageResponse`.
pub static GET_KEY_LAST_USAGE_RESPONSE: Structure = Structure {
    name: "GetKeyLastUsageResponse",
    members: &[
        Member::optional("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::optional("KeyLastUsage", &KEY_LAST_USAGE_DATA_SHAPE),
        Member::optional("TrackingStartDate", &DATE_TYPE_SHAPE),
        Member::optional("KeyCreationDate", &DATE_TYPE_SHAPE),
    ],
};

/// `GetKeyPolicyResponse`.
pub static GET_KEY_POLICY_RESPONSE: Structure = Structure {
    name: "GetKeyPolicyResponse",
    members: &[
        Member::optional("Policy", &POLICY_TYPE_SHAPE),
        Member::optional("PolicyName", &POLICY_NAME_TYPE_SHAPE),
    ],
};

/// `GetKeyRotationStatusResponse`.
pub static GET_KEY_ROTATION_STATUS_RESPONSE: Structure = Structure {
    name: "GetKeyRotationStatusResponse",
    members: &[
        Member::optional("KeyRotationEnabled", &BOOLEAN_TYPE_SHAPE),
        Member::optional("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::optional("RotationPeriodInDays", &ROTATION_PERIOD_IN_DAYS_TYPE_SHAPE),
        Member::optional("NextRotationDate", &DATE_TYPE_SHAPE),
        Member::optional("OnDemandRotationStartDate", &DATE_TYPE_SHAPE),
    ],
};

/// `GetParametersForImportResponse`.
pub static GET_PARAMETERS_FOR_IMPORT_RESPONSE: Structure = Structure {
    name: "GetParametersForImportResponse",
    members: &[
        Member::optional("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::optional("ImportToken", &CIPHERTEXT_TYPE_SHAPE),
        Member::optional("PublicKey", &PLAINTEXT_TYPE_SHAPE),
        Member::optional("ParametersValidTo", &DATE_TYPE_SHAPE),
    ],
};

/// `GetPublicKeyResponse`.
pub static GET_PUBLIC_KEY_RESPONSE: Structure = Structure {
    name: "GetPublicKeyResponse",
    members: &[
        Member::optional("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::optional("PublicKey", &PUBLIC_KEY_TYPE_SHAPE),
        Member::optional("CustomerMasterKeySpec", &CUSTOMER_MASTER_KEY_SPEC_SHAPE),
        Member::optional("KeySpec", &KEY_SPEC_SHAPE),
        Member::optional("KeyUsage", &KEY_USAGE_TYPE_SHAPE),
        Member::optional("EncryptionAlgorithms", &ENCRYPTION_ALGORITHM_SPEC_LIST_SHAPE),
        Member::optional("SigningAlgorithms", &SIGNING_ALGORITHM_SPEC_LIST_SHAPE),
        Member::optional("KeyAgreementAlgorithms", &KEY_AGREEMENT_ALGORITHM_SPEC_LIST_SHAPE),
        Member::optional("EncapsulationAlgorithms", &ENCAPSULATION_ALGORITHM_SPEC_LIST_SHAPE),
    ],
};

/// `GrantListEntry`.
pub static GRANT_LIST_ENTRY: Structure = Structure {
    name: "GrantListEntry",
    members: &[
        Member::optional("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::optional("GrantId", &GRANT_ID_TYPE_SHAPE),
        Member::optional("Name", &GRANT_NAME_TYPE_SHAPE),
        Member::optional("CreationDate", &DATE_TYPE_SHAPE),
        Member::optional("GranteePrincipal", &PRINCIPAL_ID_TYPE_SHAPE),
        Member::optional("RetiringPrincipal", &PRINCIPAL_ID_TYPE_SHAPE),
        Member::optional("IssuingAccount", &PRINCIPAL_ID_TYPE_SHAPE),
        Member::optional("Operations", &GRANT_OPERATION_LIST_SHAPE),
        Member::optional("Constraints", &GRANT_CONSTRAINTS_SHAPE),
        Member::optional("GranteeServicePrincipal", &SERVICE_PRINCIPAL_TYPE_SHAPE),
        Member::optional("RetiringServicePrincipal", &SERVICE_PRINCIPAL_TYPE_SHAPE),
    ],
};

/// The shape `GrantListEntry`.
pub static GRANT_LIST_ENTRY_SHAPE: Shape =
    Shape { name: "GrantListEntry", sensitive: false, kind: Kind::Structure(&GRANT_LIST_ENTRY) };

/// `ImportKeyMaterialResponse`.
pub static IMPORT_KEY_MATERIAL_RESPONSE: Structure = Structure {
    name: "ImportKeyMaterialResponse",
    members: &[
        Member::optional("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::optional("KeyMaterialId", &BACKING_KEY_ID_TYPE_SHAPE),
    ],
};

/// `KeyLastUsageData`.
pub static KEY_LAST_USAGE_DATA: Structure = Structure {
    name: "KeyLastUsageData",
    members: &[
        Member::optional("Operation", &KEY_LAST_USAGE_TRACKING_OPERATION_SHAPE),
        Member::optional("Timestamp", &DATE_TYPE_SHAPE),
        Member::optional("CloudTrailEventId", &CLOUD_TRAIL_EVENT_ID_TYPE_SHAPE),
        Member::optional("KmsRequestId", &KMS_REQUEST_ID_TYPE_SHAPE),
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
        Member::optional("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::optional("KeyArn", &ARN_TYPE_SHAPE),
    ],
};

/// The shape `KeyListEntry`.
pub static KEY_LIST_ENTRY_SHAPE: Shape =
    Shape { name: "KeyListEntry", sensitive: false, kind: Kind::Structure(&KEY_LIST_ENTRY) };

/// `KeyMetadata`.
pub static KEY_METADATA: Structure = Structure {
    name: "KeyMetadata",
    members: &[
        Member::optional("AWSAccountId", &AWS_ACCOUNT_ID_TYPE_SHAPE),
        Member::required("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::optional("Arn", &ARN_TYPE_SHAPE),
        Member::optional("CreationDate", &DATE_TYPE_SHAPE),
        Member::optional("Enabled", &BOOLEAN_TYPE_SHAPE),
        Member::optional("Description", &DESCRIPTION_TYPE_SHAPE),
        Member::optional("KeyUsage", &KEY_USAGE_TYPE_SHAPE),
        Member::optional("KeyState", &KEY_STATE_SHAPE),
        Member::optional("DeletionDate", &DATE_TYPE_SHAPE),
        Member::optional("ValidTo", &DATE_TYPE_SHAPE),
        Member::optional("Origin", &ORIGIN_TYPE_SHAPE),
        Member::optional("CustomKeyStoreId", &CUSTOM_KEY_STORE_ID_TYPE_SHAPE),
        Member::optional("CloudHsmClusterId", &CLOUD_HSM_CLUSTER_ID_TYPE_SHAPE),
        Member::optional("ExpirationModel", &EXPIRATION_MODEL_TYPE_SHAPE),
        Member::optional("KeyManager", &KEY_MANAGER_TYPE_SHAPE),
        Member::optional("CustomerMasterKeySpec", &CUSTOMER_MASTER_KEY_SPEC_SHAPE),
        Member::optional("KeySpec", &KEY_SPEC_SHAPE),
        Member::optional("EncryptionAlgorithms", &ENCRYPTION_ALGORITHM_SPEC_LIST_SHAPE),
        Member::optional("SigningAlgorithms", &SIGNING_ALGORITHM_SPEC_LIST_SHAPE),
        Member::optional("KeyAgreementAlgorithms", &KEY_AGREEMENT_ALGORITHM_SPEC_LIST_SHAPE),
        Member::optional("EncapsulationAlgorithms", &ENCAPSULATION_ALGORITHM_SPEC_LIST_SHAPE),
        Member::optional("MultiRegion", &NULLABLE_BOOLEAN_TYPE_SHAPE),
        Member::optional("MultiRegionConfiguration", &MULTI_REGION_CONFIGURATION_SHAPE),
        Member::optional("PendingDeletionWindowInDays", &PENDING_WINDOW_IN_DAYS_TYPE_SHAPE),
        Member::optional("MacAlgorithms", &MAC_ALGORITHM_SPEC_LIST_SHAPE),
        Member::optional("XksKeyConfiguration", &XKS_KEY_CONFIGURATION_TYPE_SHAPE),
        Member::optional("CurrentKeyMaterialId", &BACKING_KEY_ID_TYPE_SHAPE),
    ],
};

/// The shape `KeyMetadata`.
pub static KEY_METADATA_SHAPE: Shape =
    Shape { name: "KeyMetadata", sensitive: false, kind: Kind::Structure(&KEY_METADATA) };

/// `ListAliasesResponse`.
pub static LIST_ALIASES_RESPONSE: Structure = Structure {
    name: "ListAliasesResponse",
    members: &[
        Member::optional("Aliases", &ALIAS_LIST_SHAPE),
        Member::optional("NextMarker", &MARKER_TYPE_SHAPE),
        Member::optional("Truncated", &BOOLEAN_TYPE_SHAPE),
    ],
};

/// `ListGrantsResponse`.
pub static LIST_GRANTS_RESPONSE: Structure = Structure {
    name: "ListGrantsResponse",
    members: &[
        Member::optional("Grants", &GRANT_LIST_SHAPE),
        Member::optional("NextMarker", &MARKER_TYPE_SHAPE),
        Member::optional("Truncated", &BOOLEAN_TYPE_SHAPE),
    ],
};

/// `ListKeyPoliciesResponse`.
pub static LIST_KEY_POLICIES_RESPONSE: Structure = Structure {
    name: "ListKeyPoliciesResponse",
    members: &[
        Member::optional("PolicyNames", &POLICY_NAME_LIST_SHAPE),
        Member::optional("NextMarker", &MARKER_TYPE_SHAPE),
        Member::optional("Truncated", &BOOLEAN_TYPE_SHAPE),
    ],
};

/// `ListKeyRotationsResponse`.
pub static LIST_KEY_ROTATIONS_RESPONSE: Structure = Structure {
    name: "ListKeyRotationsResponse",
    members: &[
        Member::optional("Rotations", &ROTATIONS_LIST_SHAPE),
        Member::optional("NextMarker", &MARKER_TYPE_SHAPE),
        Member::optional("Truncated", &BOOLEAN_TYPE_SHAPE),
    ],
};

/// `ListKeysResponse`.
pub static LIST_KEYS_RESPONSE: Structure = Structure {
    name: "ListKeysResponse",
    members: &[
        Member::optional("Keys", &KEY_LIST_SHAPE),
        Member::optional("NextMarker", &MARKER_TYPE_SHAPE),
        Member::optional("Truncated", &BOOLEAN_TYPE_SHAPE),
    ],
};

/// `ListResourceTagsResponse`.
pub static LIST_RESOURCE_TAGS_RESPONSE: Structure = Structure {
    name: "ListResourceTagsResponse",
    members: &[
        Member::optional("Tags", &TAG_LIST_SHAPE),
        Member::optional("NextMarker", &MARKER_TYPE_SHAPE),
        Member::optional("Truncated", &BOOLEAN_TYPE_SHAPE),
    ],
};

/// `MultiRegionConfiguration`.
pub static MULTI_REGION_CONFIGURATION: Structure = Structure {
    name: "MultiRegionConfiguration",
    members: &[
        Member::optional("MultiRegionKeyType", &MULTI_REGION_KEY_TYPE_SHAPE),
        Member::optional("PrimaryKey", &MULTI_REGION_KEY_SHAPE),
        Member::optional("ReplicaKeys", &MULTI_REGION_KEY_LIST_SHAPE),
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
        Member::optional("Arn", &ARN_TYPE_SHAPE),
        Member::optional("Region", &REGION_TYPE_SHAPE),
    ],
};

/// The shape `MultiRegionKey`.
pub static MULTI_REGION_KEY_SHAPE: Shape =
    Shape { name: "MultiRegionKey", sensitive: false, kind: Kind::Structure(&MULTI_REGION_KEY) };

/// `ReEncryptResponse`.
pub static RE_ENCRYPT_RESPONSE: Structure = Structure {
    name: "ReEncryptResponse",
    members: &[
        Member::optional("CiphertextBlob", &CIPHERTEXT_TYPE_SHAPE),
        Member::optional("SourceKeyId", &KEY_ID_TYPE_SHAPE),
        Member::optional("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::optional("SourceEncryptionAlgorithm", &ENCRYPTION_ALGORITHM_SPEC_SHAPE),
        Member::optional("DestinationEncryptionAlgorithm", &ENCRYPTION_ALGORITHM_SPEC_SHAPE),
        Member::optional("SourceKeyMaterialId", &BACKING_KEY_ID_TYPE_SHAPE),
        Member::optional("DestinationKeyMaterialId", &BACKING_KEY_ID_TYPE_SHAPE),
    ],
};

/// `ReplicateKeyResponse`.
pub static REPLICATE_KEY_RESPONSE: Structure = Structure {
    name: "ReplicateKeyResponse",
    members: &[
        Member::optional("ReplicaKeyMetadata", &KEY_METADATA_SHAPE),
        Member::optional("ReplicaPolicy", &POLICY_TYPE_SHAPE),
        Member::optional("ReplicaTags", &TAG_LIST_SHAPE),
    ],
};

/// `RotateKeyOnDemandResponse`.
pub static ROTATE_KEY_ON_DEMAND_RESPONSE: Structure = Structure {
    name: "RotateKeyOnDemandResponse",
    members: &[Member::optional("KeyId", &KEY_ID_TYPE_SHAPE)],
};

/// `RotationsListEntry`.
pub static ROTATIONS_LIST_ENTRY: Structure = Structure {
    name: "RotationsListEntry",
    members: &[
        Member::optional("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::optional("KeyMaterialId", &BACKING_KEY_ID_TYPE_SHAPE),
        Member::optional("KeyMaterialDescription", &KEY_MATERIAL_DESCRIPTION_TYPE_SHAPE),
        Member::optional("ImportState", &IMPORT_STATE_SHAPE),
        Member::optional("KeyMaterialState", &KEY_MATERIAL_STATE_SHAPE),
        Member::optional("ExpirationModel", &EXPIRATION_MODEL_TYPE_SHAPE),
        Member::optional("ValidTo", &DATE_TYPE_SHAPE),
        Member::optional("RotationDate", &DATE_TYPE_SHAPE),
        Member::optional("RotationType", &ROTATION_TYPE_SHAPE),
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
        Member::optional("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::optional("DeletionDate", &DATE_TYPE_SHAPE),
        Member::optional("KeyState", &KEY_STATE_SHAPE),
        Member::optional("PendingWindowInDays", &PENDING_WINDOW_IN_DAYS_TYPE_SHAPE),
    ],
};

/// `SignResponse`.
pub static SIGN_RESPONSE: Structure = Structure {
    name: "SignResponse",
    members: &[
        Member::optional("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::optional("Signature", &CIPHERTEXT_TYPE_SHAPE),
        Member::optional("SigningAlgorithm", &SIGNING_ALGORITHM_SPEC_SHAPE),
    ],
};

/// `UpdateCustomKeyStoreResponse`.
pub static UPDATE_CUSTOM_KEY_STORE_RESPONSE: Structure =
    Structure { name: "UpdateCustomKeyStoreResponse", members: &[] };

/// `VerifyMacResponse`.
pub static VERIFY_MAC_RESPONSE: Structure = Structure {
    name: "VerifyMacResponse",
    members: &[
        Member::optional("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::optional("MacValid", &BOOLEAN_TYPE_SHAPE),
        Member::optional("MacAlgorithm", &MAC_ALGORITHM_SPEC_SHAPE),
    ],
};

/// `VerifyResponse`.
pub static VERIFY_RESPONSE: Structure = Structure {
    name: "VerifyResponse",
    members: &[
        Member::optional("KeyId", &KEY_ID_TYPE_SHAPE),
        Member::optional("SignatureValid", &BOOLEAN_TYPE_SHAPE),
        Member::optional("SigningAlgorithm", &SIGNING_ALGORITHM_SPEC_SHAPE),
    ],
};

/// `XksKeyConfigurationType`.
pub static XKS_KEY_CONFIGURATION_TYPE: Structure = Structure {
    name: "XksKeyConfigurationType",
    members: &[Member::optional("Id", &XKS_KEY_ID_TYPE_SHAPE)],
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
        Member::optional("Connectivity", &XKS_PROXY_CONNECTIVITY_TYPE_SHAPE),
        Member::optional("AccessKeyId", &XKS_PROXY_AUTHENTICATION_ACCESS_KEY_ID_TYPE_SHAPE),
        Member::optional("UriEndpoint", &XKS_PROXY_URI_ENDPOINT_TYPE_SHAPE),
        Member::optional("UriPath", &XKS_PROXY_URI_PATH_TYPE_SHAPE),
        Member::optional("VpcEndpointServiceName", &XKS_PROXY_VPC_ENDPOINT_SERVICE_NAME_TYPE_SHAPE),
        Member::optional("VpcEndpointServiceOwner", &ACCOUNT_ID_TYPE_SHAPE),
    ],
};

/// The shape `XksProxyConfigurationType`.
pub static XKS_PROXY_CONFIGURATION_TYPE_SHAPE: Shape = Shape {
    name: "XksProxyConfigurationType",
    sensitive: false,
    kind: Kind::Structure(&XKS_PROXY_CONFIGURATION_TYPE),
};
