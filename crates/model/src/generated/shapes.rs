//! Every shape of the AWS model that an operation reaches, with its constraints.

mod inputs;
mod outputs;
mod shared;

use crate::shape::{Kind, Range, Shape};

pub use inputs::*;
pub use outputs::*;
pub use shared::*;

/// The shape `AWSAccountIdType`.
pub static AWS_ACCOUNT_ID_TYPE_SHAPE: Shape = Shape {
    name: "AWSAccountIdType",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `AccountIdType`.
pub static ACCOUNT_ID_TYPE_SHAPE: Shape = Shape {
    name: "AccountIdType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(12), max: Some(12) },
        pattern: Some("[0-9]{12}"),
        values: &[],
    },
};

/// The shape `AlgorithmSpec`.
pub static ALGORITHM_SPEC_SHAPE: Shape = Shape {
    name: "AlgorithmSpec",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &[
            "RSAES_PKCS1_V1_5",
            "RSAES_OAEP_SHA_1",
            "RSAES_OAEP_SHA_256",
            "RSA_AES_KEY_WRAP_SHA_1",
            "RSA_AES_KEY_WRAP_SHA_256",
            "SM2PKE",
        ],
    },
};

/// The shape `AliasList`.
pub static ALIAS_LIST_SHAPE: Shape = Shape {
    name: "AliasList",
    sensitive: false,
    kind: Kind::List { member: &ALIAS_LIST_ENTRY_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `AliasNameType`.
pub static ALIAS_NAME_TYPE_SHAPE: Shape = Shape {
    name: "AliasNameType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(1), max: Some(256) },
        pattern: Some("^[a-zA-Z0-9:/_-]+$"),
        values: &[],
    },
};

/// The shape `ArnType`.
pub static ARN_TYPE_SHAPE: Shape = Shape {
    name: "ArnType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(20), max: Some(2048) },
        pattern: None,
        values: &[],
    },
};

/// The shape `AttestationDocumentType`.
pub static ATTESTATION_DOCUMENT_TYPE_SHAPE: Shape = Shape {
    name: "AttestationDocumentType",
    sensitive: false,
    kind: Kind::Blob { length: Range { min: Some(1), max: Some(262144) } },
};

/// The shape `BackingKeyIdResponseType`.
pub static BACKING_KEY_ID_RESPONSE_TYPE_SHAPE: Shape = Shape {
    name: "BackingKeyIdResponseType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(0), max: Some(64) },
        pattern: Some("^[a-f0-9]+$"),
        values: &[],
    },
};

/// The shape `BackingKeyIdType`.
pub static BACKING_KEY_ID_TYPE_SHAPE: Shape = Shape {
    name: "BackingKeyIdType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(64), max: Some(64) },
        pattern: Some("^[a-f0-9]+$"),
        values: &[],
    },
};

/// The shape `BooleanType`.
pub static BOOLEAN_TYPE_SHAPE: Shape =
    Shape { name: "BooleanType", sensitive: false, kind: Kind::Boolean };

/// The shape `CiphertextType`.
pub static CIPHERTEXT_TYPE_SHAPE: Shape = Shape {
    name: "CiphertextType",
    sensitive: false,
    kind: Kind::Blob { length: Range { min: Some(1), max: Some(6144) } },
};

/// The shape `CloudHsmClusterIdType`.
pub static CLOUD_HSM_CLUSTER_ID_TYPE_SHAPE: Shape = Shape {
    name: "CloudHsmClusterIdType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(19), max: Some(24) },
        pattern: Some("cluster-[2-7a-zA-Z]{11,16}"),
        values: &[],
    },
};

/// The shape `CloudTrailEventIdType`.
pub static CLOUD_TRAIL_EVENT_ID_TYPE_SHAPE: Shape = Shape {
    name: "CloudTrailEventIdType",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `ConnectionErrorCodeType`.
pub static CONNECTION_ERROR_CODE_TYPE_SHAPE: Shape = Shape {
    name: "ConnectionErrorCodeType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &[
            "INVALID_CREDENTIALS",
            "CLUSTER_NOT_FOUND",
            "NETWORK_ERRORS",
            "INTERNAL_ERROR",
            "INSUFFICIENT_CLOUDHSM_HSMS",
            "USER_LOCKED_OUT",
            "USER_NOT_FOUND",
            "USER_LOGGED_IN",
            "SUBNET_NOT_FOUND",
            "INSUFFICIENT_FREE_ADDRESSES_IN_SUBNET",
            "XKS_PROXY_ACCESS_DENIED",
            "XKS_PROXY_NOT_REACHABLE",
            "XKS_VPC_ENDPOINT_SERVICE_NOT_FOUND",
            "XKS_PROXY_INVALID_RESPONSE",
            "XKS_PROXY_INVALID_CONFIGURATION",
            "XKS_VPC_ENDPOINT_SERVICE_INVALID_CONFIGURATION",
            "XKS_PROXY_TIMED_OUT",
            "XKS_PROXY_INVALID_TLS_CONFIGURATION",
        ],
    },
};

/// The shape `ConnectionStateType`.
pub static CONNECTION_STATE_TYPE_SHAPE: Shape = Shape {
    name: "ConnectionStateType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["CONNECTED", "CONNECTING", "FAILED", "DISCONNECTED", "DISCONNECTING"],
    },
};

/// The shape `CustomKeyStoreIdType`.
pub static CUSTOM_KEY_STORE_ID_TYPE_SHAPE: Shape = Shape {
    name: "CustomKeyStoreIdType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(1), max: Some(64) },
        pattern: None,
        values: &[],
    },
};

/// The shape `CustomKeyStoreNameType`.
pub static CUSTOM_KEY_STORE_NAME_TYPE_SHAPE: Shape = Shape {
    name: "CustomKeyStoreNameType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(1), max: Some(256) },
        pattern: None,
        values: &[],
    },
};

/// The shape `CustomKeyStoreType`.
pub static CUSTOM_KEY_STORE_TYPE_SHAPE: Shape = Shape {
    name: "CustomKeyStoreType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["AWS_CLOUDHSM", "EXTERNAL_KEY_STORE"],
    },
};

/// The shape `CustomKeyStoresList`.
pub static CUSTOM_KEY_STORES_LIST_SHAPE: Shape = Shape {
    name: "CustomKeyStoresList",
    sensitive: false,
    kind: Kind::List {
        member: &CUSTOM_KEY_STORES_LIST_ENTRY_SHAPE,
        length: Range { min: None, max: None },
    },
};

/// The shape `CustomerMasterKeySpec`.
pub static CUSTOMER_MASTER_KEY_SPEC_SHAPE: Shape = Shape {
    name: "CustomerMasterKeySpec",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &[
            "RSA_2048",
            "RSA_3072",
            "RSA_4096",
            "ECC_NIST_P256",
            "ECC_NIST_P384",
            "ECC_NIST_P521",
            "ECC_SECG_P256K1",
            "SYMMETRIC_DEFAULT",
            "HMAC_224",
            "HMAC_256",
            "HMAC_384",
            "HMAC_512",
            "SM2",
        ],
    },
};

/// The shape `DataKeyPairSpec`.
pub static DATA_KEY_PAIR_SPEC_SHAPE: Shape = Shape {
    name: "DataKeyPairSpec",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &[
            "RSA_2048",
            "RSA_3072",
            "RSA_4096",
            "ECC_NIST_P256",
            "ECC_NIST_P384",
            "ECC_NIST_P521",
            "ECC_SECG_P256K1",
            "SM2",
            "ECC_NIST_EDWARDS25519",
            "ML_KEM_512",
            "ML_KEM_768",
            "ML_KEM_1024",
        ],
    },
};

/// The shape `DataKeySpec`.
pub static DATA_KEY_SPEC_SHAPE: Shape = Shape {
    name: "DataKeySpec",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["AES_256", "AES_128"],
    },
};

/// The shape `DateType`.
pub static DATE_TYPE_SHAPE: Shape =
    Shape { name: "DateType", sensitive: false, kind: Kind::Timestamp };

/// The shape `DescriptionType`.
pub static DESCRIPTION_TYPE_SHAPE: Shape = Shape {
    name: "DescriptionType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(0), max: Some(8192) },
        pattern: None,
        values: &[],
    },
};

/// The shape `DryRunModifierList`.
pub static DRY_RUN_MODIFIER_LIST_SHAPE: Shape = Shape {
    name: "DryRunModifierList",
    sensitive: false,
    kind: Kind::List {
        member: &DRY_RUN_MODIFIER_TYPE_SHAPE,
        length: Range { min: None, max: None },
    },
};

/// The shape `DryRunModifierType`.
pub static DRY_RUN_MODIFIER_TYPE_SHAPE: Shape = Shape {
    name: "DryRunModifierType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["IGNORE_CIPHERTEXT"],
    },
};

/// The shape `EncapsulationAlgorithmSpec`.
pub static ENCAPSULATION_ALGORITHM_SPEC_SHAPE: Shape = Shape {
    name: "EncapsulationAlgorithmSpec",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["ML_KEM"],
    },
};

/// The shape `EncapsulationAlgorithmSpecList`.
pub static ENCAPSULATION_ALGORITHM_SPEC_LIST_SHAPE: Shape = Shape {
    name: "EncapsulationAlgorithmSpecList",
    sensitive: false,
    kind: Kind::List {
        member: &ENCAPSULATION_ALGORITHM_SPEC_SHAPE,
        length: Range { min: None, max: None },
    },
};

/// The shape `EncryptionAlgorithmSpec`.
pub static ENCRYPTION_ALGORITHM_SPEC_SHAPE: Shape = Shape {
    name: "EncryptionAlgorithmSpec",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["SYMMETRIC_DEFAULT", "RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256", "SM2PKE"],
    },
};

/// The shape `EncryptionAlgorithmSpecList`.
pub static ENCRYPTION_ALGORITHM_SPEC_LIST_SHAPE: Shape = Shape {
    name: "EncryptionAlgorithmSpecList",
    sensitive: false,
    kind: Kind::List {
        member: &ENCRYPTION_ALGORITHM_SPEC_SHAPE,
        length: Range { min: None, max: None },
    },
};

/// The shape `EncryptionContextKey`.
pub static ENCRYPTION_CONTEXT_KEY_SHAPE: Shape = Shape {
    name: "EncryptionContextKey",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `EncryptionContextType`.
pub static ENCRYPTION_CONTEXT_TYPE_SHAPE: Shape = Shape {
    name: "EncryptionContextType",
    sensitive: false,
    kind: Kind::Map { key: &ENCRYPTION_CONTEXT_KEY_SHAPE, value: &ENCRYPTION_CONTEXT_VALUE_SHAPE },
};

/// The shape `EncryptionContextValue`.
pub static ENCRYPTION_CONTEXT_VALUE_SHAPE: Shape = Shape {
    name: "EncryptionContextValue",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `ExpirationModelType`.
pub static EXPIRATION_MODEL_TYPE_SHAPE: Shape = Shape {
    name: "ExpirationModelType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["KEY_MATERIAL_EXPIRES", "KEY_MATERIAL_DOES_NOT_EXPIRE"],
    },
};

/// The shape `GrantConstraintSourceArnType`.
pub static GRANT_CONSTRAINT_SOURCE_ARN_TYPE_SHAPE: Shape = Shape {
    name: "GrantConstraintSourceArnType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(20), max: Some(512) },
        pattern: Some("^arn:aws[a-z0-9-]*:[a-z0-9-]+:[a-z0-9-]*:[0-9]{12}:.+$"),
        values: &[],
    },
};

/// The shape `GrantIdType`.
pub static GRANT_ID_TYPE_SHAPE: Shape = Shape {
    name: "GrantIdType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(1), max: Some(128) },
        pattern: None,
        values: &[],
    },
};

/// The shape `GrantList`.
pub static GRANT_LIST_SHAPE: Shape = Shape {
    name: "GrantList",
    sensitive: false,
    kind: Kind::List { member: &GRANT_LIST_ENTRY_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `GrantNameType`.
pub static GRANT_NAME_TYPE_SHAPE: Shape = Shape {
    name: "GrantNameType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(1), max: Some(256) },
        pattern: Some("^[a-zA-Z0-9:/_-]+$"),
        values: &[],
    },
};

/// The shape `GrantOperation`.
pub static GRANT_OPERATION_SHAPE: Shape = Shape {
    name: "GrantOperation",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &[
            "Decrypt",
            "Encrypt",
            "GenerateDataKey",
            "GenerateDataKeyWithoutPlaintext",
            "ReEncryptFrom",
            "ReEncryptTo",
            "Sign",
            "Verify",
            "GetPublicKey",
            "CreateGrant",
            "RetireGrant",
            "DescribeKey",
            "GenerateDataKeyPair",
            "GenerateDataKeyPairWithoutPlaintext",
            "GenerateMac",
            "VerifyMac",
            "DeriveSharedSecret",
            "Encapsulate",
            "Decapsulate",
        ],
    },
};

/// The shape `GrantOperationList`.
pub static GRANT_OPERATION_LIST_SHAPE: Shape = Shape {
    name: "GrantOperationList",
    sensitive: false,
    kind: Kind::List { member: &GRANT_OPERATION_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `GrantTokenList`.
pub static GRANT_TOKEN_LIST_SHAPE: Shape = Shape {
    name: "GrantTokenList",
    sensitive: false,
    kind: Kind::List {
        member: &GRANT_TOKEN_TYPE_SHAPE,
        length: Range { min: Some(0), max: Some(10) },
    },
};

/// The shape `GrantTokenType`.
pub static GRANT_TOKEN_TYPE_SHAPE: Shape = Shape {
    name: "GrantTokenType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(1), max: Some(8192) },
        pattern: None,
        values: &[],
    },
};

/// The shape `ImportState`.
pub static IMPORT_STATE_SHAPE: Shape = Shape {
    name: "ImportState",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["IMPORTED", "PENDING_IMPORT"],
    },
};

/// The shape `ImportType`.
pub static IMPORT_TYPE_SHAPE: Shape = Shape {
    name: "ImportType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["NEW_KEY_MATERIAL", "EXISTING_KEY_MATERIAL"],
    },
};

/// The shape `IncludeKeyMaterial`.
pub static INCLUDE_KEY_MATERIAL_SHAPE: Shape = Shape {
    name: "IncludeKeyMaterial",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["ALL_KEY_MATERIAL", "ROTATIONS_ONLY"],
    },
};

/// The shape `KeyAgreementAlgorithmSpec`.
pub static KEY_AGREEMENT_ALGORITHM_SPEC_SHAPE: Shape = Shape {
    name: "KeyAgreementAlgorithmSpec",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &["ECDH"] },
};

/// The shape `KeyAgreementAlgorithmSpecList`.
pub static KEY_AGREEMENT_ALGORITHM_SPEC_LIST_SHAPE: Shape = Shape {
    name: "KeyAgreementAlgorithmSpecList",
    sensitive: false,
    kind: Kind::List {
        member: &KEY_AGREEMENT_ALGORITHM_SPEC_SHAPE,
        length: Range { min: None, max: None },
    },
};

/// The shape `KeyEncryptionMechanism`.
pub static KEY_ENCRYPTION_MECHANISM_SHAPE: Shape = Shape {
    name: "KeyEncryptionMechanism",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["RSAES_OAEP_SHA_256"],
    },
};

/// The shape `KeyIdType`.
pub static KEY_ID_TYPE_SHAPE: Shape = Shape {
    name: "KeyIdType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(1), max: Some(2048) },
        pattern: Some("^\\p{ASCII}+$"),
        values: &[],
    },
};

/// The shape `KeyLastUsageTrackingOperation`.
pub static KEY_LAST_USAGE_TRACKING_OPERATION_SHAPE: Shape = Shape {
    name: "KeyLastUsageTrackingOperation",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &[
            "Decrypt",
            "DeriveSharedSecret",
            "Encrypt",
            "GenerateDataKey",
            "GenerateDataKeyPair",
            "GenerateDataKeyPairWithoutPlaintext",
            "GenerateDataKeyWithoutPlaintext",
            "GenerateMac",
            "ReEncrypt",
            "Sign",
            "Verify",
            "VerifyMac",
            "Encapsulate",
            "Decapsulate",
        ],
    },
};

/// The shape `KeyList`.
pub static KEY_LIST_SHAPE: Shape = Shape {
    name: "KeyList",
    sensitive: false,
    kind: Kind::List { member: &KEY_LIST_ENTRY_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `KeyManagerType`.
pub static KEY_MANAGER_TYPE_SHAPE: Shape = Shape {
    name: "KeyManagerType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["AWS", "CUSTOMER"],
    },
};

/// The shape `KeyMaterialDescriptionType`.
pub static KEY_MATERIAL_DESCRIPTION_TYPE_SHAPE: Shape = Shape {
    name: "KeyMaterialDescriptionType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(0), max: Some(256) },
        pattern: Some("^[a-zA-Z0-9:/_\\s.-]+$"),
        values: &[],
    },
};

/// The shape `KeyMaterialState`.
pub static KEY_MATERIAL_STATE_SHAPE: Shape = Shape {
    name: "KeyMaterialState",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &[
            "NON_CURRENT",
            "CURRENT",
            "PENDING_ROTATION",
            "PENDING_MULTI_REGION_IMPORT_AND_ROTATION",
        ],
    },
};

/// The shape `KeySpec`.
pub static KEY_SPEC_SHAPE: Shape = Shape {
    name: "KeySpec",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &[
            "RSA_2048",
            "RSA_3072",
            "RSA_4096",
            "ECC_NIST_P256",
            "ECC_NIST_P384",
            "ECC_NIST_P521",
            "ECC_SECG_P256K1",
            "SYMMETRIC_DEFAULT",
            "HMAC_224",
            "HMAC_256",
            "HMAC_384",
            "HMAC_512",
            "SM2",
            "ML_DSA_44",
            "ML_DSA_65",
            "ML_DSA_87",
            "ECC_NIST_EDWARDS25519",
            "ML_KEM_512",
            "ML_KEM_768",
            "ML_KEM_1024",
        ],
    },
};

/// The shape `KeyState`.
pub static KEY_STATE_SHAPE: Shape = Shape {
    name: "KeyState",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &[
            "Creating",
            "Enabled",
            "Disabled",
            "PendingDeletion",
            "PendingImport",
            "PendingReplicaDeletion",
            "Unavailable",
            "Updating",
        ],
    },
};

/// The shape `KeyStorePasswordType`.
pub static KEY_STORE_PASSWORD_TYPE_SHAPE: Shape = Shape {
    name: "KeyStorePasswordType",
    sensitive: true,
    kind: Kind::String {
        length: Range { min: Some(7), max: Some(32) },
        pattern: None,
        values: &[],
    },
};

/// The shape `KeyUsageType`.
pub static KEY_USAGE_TYPE_SHAPE: Shape = Shape {
    name: "KeyUsageType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &[
            "SIGN_VERIFY",
            "ENCRYPT_DECRYPT",
            "GENERATE_VERIFY_MAC",
            "KEY_AGREEMENT",
            "ENCAPSULATE_DECAPSULATE",
        ],
    },
};

/// The shape `KmsRequestIdType`.
pub static KMS_REQUEST_ID_TYPE_SHAPE: Shape = Shape {
    name: "KmsRequestIdType",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `LimitType`.
pub static LIMIT_TYPE_SHAPE: Shape = Shape {
    name: "LimitType",
    sensitive: false,
    kind: Kind::Integer { range: Range { min: Some(1), max: Some(1000) } },
};

/// The shape `MacAlgorithmSpec`.
pub static MAC_ALGORITHM_SPEC_SHAPE: Shape = Shape {
    name: "MacAlgorithmSpec",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["HMAC_SHA_224", "HMAC_SHA_256", "HMAC_SHA_384", "HMAC_SHA_512"],
    },
};

/// The shape `MacAlgorithmSpecList`.
pub static MAC_ALGORITHM_SPEC_LIST_SHAPE: Shape = Shape {
    name: "MacAlgorithmSpecList",
    sensitive: false,
    kind: Kind::List { member: &MAC_ALGORITHM_SPEC_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `MarkerType`.
pub static MARKER_TYPE_SHAPE: Shape = Shape {
    name: "MarkerType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(1), max: Some(1024) },
        pattern: Some("[\\u0020-\\u00FF]*"),
        values: &[],
    },
};

/// The shape `MessageType`.
pub static MESSAGE_TYPE_SHAPE: Shape = Shape {
    name: "MessageType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["RAW", "DIGEST", "EXTERNAL_MU"],
    },
};

/// The shape `MultiRegionKeyList`.
pub static MULTI_REGION_KEY_LIST_SHAPE: Shape = Shape {
    name: "MultiRegionKeyList",
    sensitive: false,
    kind: Kind::List { member: &MULTI_REGION_KEY_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `MultiRegionKeyType`.
pub static MULTI_REGION_KEY_TYPE_SHAPE: Shape = Shape {
    name: "MultiRegionKeyType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["PRIMARY", "REPLICA"],
    },
};

/// The shape `NullableBooleanType`.
pub static NULLABLE_BOOLEAN_TYPE_SHAPE: Shape =
    Shape { name: "NullableBooleanType", sensitive: false, kind: Kind::Boolean };

/// The shape `NumberOfBytesType`.
pub static NUMBER_OF_BYTES_TYPE_SHAPE: Shape = Shape {
    name: "NumberOfBytesType",
    sensitive: false,
    kind: Kind::Integer { range: Range { min: Some(1), max: Some(1024) } },
};

/// The shape `OriginType`.
pub static ORIGIN_TYPE_SHAPE: Shape = Shape {
    name: "OriginType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["AWS_KMS", "EXTERNAL", "AWS_CLOUDHSM", "EXTERNAL_KEY_STORE"],
    },
};

/// The shape `PendingWindowInDaysType`.
pub static PENDING_WINDOW_IN_DAYS_TYPE_SHAPE: Shape = Shape {
    name: "PendingWindowInDaysType",
    sensitive: false,
    kind: Kind::Integer { range: Range { min: Some(1), max: Some(365) } },
};

/// The shape `PlaintextType`.
pub static PLAINTEXT_TYPE_SHAPE: Shape = Shape {
    name: "PlaintextType",
    sensitive: true,
    kind: Kind::Blob { length: Range { min: Some(1), max: Some(4096) } },
};

/// The shape `PolicyNameList`.
pub static POLICY_NAME_LIST_SHAPE: Shape = Shape {
    name: "PolicyNameList",
    sensitive: false,
    kind: Kind::List { member: &POLICY_NAME_TYPE_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `PolicyNameType`.
pub static POLICY_NAME_TYPE_SHAPE: Shape = Shape {
    name: "PolicyNameType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(1), max: Some(128) },
        pattern: Some("[\\w]+"),
        values: &[],
    },
};

/// The shape `PolicyType`.
pub static POLICY_TYPE_SHAPE: Shape = Shape {
    name: "PolicyType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(1), max: Some(131072) },
        pattern: Some("[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+"),
        values: &[],
    },
};

/// The shape `PrincipalIdType`.
pub static PRINCIPAL_ID_TYPE_SHAPE: Shape = Shape {
    name: "PrincipalIdType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(1), max: Some(256) },
        pattern: Some("^[\\w+=,.@:/-]+$"),
        values: &[],
    },
};

/// The shape `PublicKeyType`.
pub static PUBLIC_KEY_TYPE_SHAPE: Shape = Shape {
    name: "PublicKeyType",
    sensitive: false,
    kind: Kind::Blob { length: Range { min: Some(1), max: Some(8192) } },
};

/// The shape `RegionType`.
pub static REGION_TYPE_SHAPE: Shape = Shape {
    name: "RegionType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(1), max: Some(32) },
        pattern: Some("^([a-z]+-){2,3}\\d+$"),
        values: &[],
    },
};

/// The shape `ResourceOwnerType`.
pub static RESOURCE_OWNER_TYPE_SHAPE: Shape = Shape {
    name: "ResourceOwnerType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["SELF", "OTHER_ACCOUNTS_VIA_RAM"],
    },
};

/// The shape `ResourceOwnersList`.
pub static RESOURCE_OWNERS_LIST_SHAPE: Shape = Shape {
    name: "ResourceOwnersList",
    sensitive: false,
    kind: Kind::List {
        member: &RESOURCE_OWNER_TYPE_SHAPE,
        length: Range { min: Some(1), max: Some(2) },
    },
};

/// The shape `RotationPeriodInDaysType`.
pub static ROTATION_PERIOD_IN_DAYS_TYPE_SHAPE: Shape = Shape {
    name: "RotationPeriodInDaysType",
    sensitive: false,
    kind: Kind::Integer { range: Range { min: Some(90), max: Some(2560) } },
};

/// The shape `RotationType`.
pub static ROTATION_TYPE_SHAPE: Shape = Shape {
    name: "RotationType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["AUTOMATIC", "ON_DEMAND"],
    },
};

/// The shape `RotationsList`.
pub static ROTATIONS_LIST_SHAPE: Shape = Shape {
    name: "RotationsList",
    sensitive: false,
    kind: Kind::List {
        member: &ROTATIONS_LIST_ENTRY_SHAPE,
        length: Range { min: None, max: None },
    },
};

/// The shape `ServicePrincipalType`.
pub static SERVICE_PRINCIPAL_TYPE_SHAPE: Shape = Shape {
    name: "ServicePrincipalType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(1), max: Some(128) },
        pattern: Some("^([A-Za-z0-9\\-]+)\\.([A-Za-z0-9\\-]+)(\\.[A-Za-z0-9\\-]+)+$"),
        values: &[],
    },
};

/// The shape `SigningAlgorithmSpec`.
pub static SIGNING_ALGORITHM_SPEC_SHAPE: Shape = Shape {
    name: "SigningAlgorithmSpec",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &[
            "RSASSA_PSS_SHA_256",
            "RSASSA_PSS_SHA_384",
            "RSASSA_PSS_SHA_512",
            "RSASSA_PKCS1_V1_5_SHA_256",
            "RSASSA_PKCS1_V1_5_SHA_384",
            "RSASSA_PKCS1_V1_5_SHA_512",
            "ECDSA_SHA_256",
            "ECDSA_SHA_384",
            "ECDSA_SHA_512",
            "SM2DSA",
            "ML_DSA_SHAKE_256",
            "ED25519_SHA_512",
            "ED25519_PH_SHA_512",
            "SYMMETRIC_DEFAULT",
        ],
    },
};

/// The shape `SigningAlgorithmSpecList`.
pub static SIGNING_ALGORITHM_SPEC_LIST_SHAPE: Shape = Shape {
    name: "SigningAlgorithmSpecList",
    sensitive: false,
    kind: Kind::List {
        member: &SIGNING_ALGORITHM_SPEC_SHAPE,
        length: Range { min: None, max: None },
    },
};

/// The shape `TagKeyList`.
pub static TAG_KEY_LIST_SHAPE: Shape = Shape {
    name: "TagKeyList",
    sensitive: false,
    kind: Kind::List { member: &TAG_KEY_TYPE_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `TagKeyType`.
pub static TAG_KEY_TYPE_SHAPE: Shape = Shape {
    name: "TagKeyType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(1), max: Some(128) },
        pattern: None,
        values: &[],
    },
};

/// The shape `TagList`.
pub static TAG_LIST_SHAPE: Shape = Shape {
    name: "TagList",
    sensitive: false,
    kind: Kind::List { member: &TAG_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `TagValueType`.
pub static TAG_VALUE_TYPE_SHAPE: Shape = Shape {
    name: "TagValueType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(0), max: Some(256) },
        pattern: None,
        values: &[],
    },
};

/// The shape `TrustAnchorCertificateType`.
pub static TRUST_ANCHOR_CERTIFICATE_TYPE_SHAPE: Shape = Shape {
    name: "TrustAnchorCertificateType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(1), max: Some(5000) },
        pattern: None,
        values: &[],
    },
};

/// The shape `WrappingKeySpec`.
pub static WRAPPING_KEY_SPEC_SHAPE: Shape = Shape {
    name: "WrappingKeySpec",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["RSA_2048", "RSA_3072", "RSA_4096", "SM2"],
    },
};

/// The shape `XksKeyIdType`.
pub static XKS_KEY_ID_TYPE_SHAPE: Shape = Shape {
    name: "XksKeyIdType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(1), max: Some(128) },
        pattern: Some("^[a-zA-Z0-9-_.]+$"),
        values: &[],
    },
};

/// The shape `XksProxyAuthenticationAccessKeyIdType`.
pub static XKS_PROXY_AUTHENTICATION_ACCESS_KEY_ID_TYPE_SHAPE: Shape = Shape {
    name: "XksProxyAuthenticationAccessKeyIdType",
    sensitive: true,
    kind: Kind::String {
        length: Range { min: Some(20), max: Some(30) },
        pattern: Some("^[A-Z2-7]+$"),
        values: &[],
    },
};

/// The shape `XksProxyAuthenticationRawSecretAccessKeyType`.
pub static XKS_PROXY_AUTHENTICATION_RAW_SECRET_ACCESS_KEY_TYPE_SHAPE: Shape = Shape {
    name: "XksProxyAuthenticationRawSecretAccessKeyType",
    sensitive: true,
    kind: Kind::String {
        length: Range { min: Some(43), max: Some(64) },
        pattern: Some("^[a-zA-Z0-9\\/+=]+$"),
        values: &[],
    },
};

/// The shape `XksProxyConnectivityType`.
pub static XKS_PROXY_CONNECTIVITY_TYPE_SHAPE: Shape = Shape {
    name: "XksProxyConnectivityType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["PUBLIC_ENDPOINT", "VPC_ENDPOINT_SERVICE"],
    },
};

/// The shape `XksProxyUriEndpointType`.
pub static XKS_PROXY_URI_ENDPOINT_TYPE_SHAPE: Shape = Shape {
    name: "XksProxyUriEndpointType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(10), max: Some(128) },
        pattern: Some("^https://[a-zA-Z0-9.-]+$"),
        values: &[],
    },
};

/// The shape `XksProxyUriPathType`.
pub static XKS_PROXY_URI_PATH_TYPE_SHAPE: Shape = Shape {
    name: "XksProxyUriPathType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(10), max: Some(128) },
        pattern: Some("^(/[a-zA-Z0-9\\/_-]+/kms/xks/v\\d{1,2})$|^(/kms/xks/v\\d{1,2})$"),
        values: &[],
    },
};

/// The shape `XksProxyVpcEndpointServiceNameType`.
pub static XKS_PROXY_VPC_ENDPOINT_SERVICE_NAME_TYPE_SHAPE: Shape = Shape {
    name: "XksProxyVpcEndpointServiceNameType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(20), max: Some(64) },
        pattern: Some("^(com|eu)\\.amazonaws\\.vpce\\.([a-z]+-){2,3}\\d+\\.vpce-svc-[0-9a-z]+$"),
        values: &[],
    },
};
