//! Every shape of the AWS model that an operation reaches, with its constraints.

use crate::shape::{Kind, Member, Range, Shape, Structure};

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

/// `CancelKeyDeletionRequest`.
pub static CANCEL_KEY_DELETION_REQUEST: Structure = Structure {
    name: "CancelKeyDeletionRequest",
    members: &[Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true }],
};

/// The shape `CancelKeyDeletionRequest`.
pub static CANCEL_KEY_DELETION_REQUEST_SHAPE: Shape = Shape {
    name: "CancelKeyDeletionRequest",
    sensitive: false,
    kind: Kind::Structure(&CANCEL_KEY_DELETION_REQUEST),
};

/// `CancelKeyDeletionResponse`.
pub static CANCEL_KEY_DELETION_RESPONSE: Structure = Structure {
    name: "CancelKeyDeletionResponse",
    members: &[Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: false }],
};

/// The shape `CancelKeyDeletionResponse`.
pub static CANCEL_KEY_DELETION_RESPONSE_SHAPE: Shape = Shape {
    name: "CancelKeyDeletionResponse",
    sensitive: false,
    kind: Kind::Structure(&CANCEL_KEY_DELETION_RESPONSE),
};

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

/// `ConnectCustomKeyStoreRequest`.
pub static CONNECT_CUSTOM_KEY_STORE_REQUEST: Structure = Structure {
    name: "ConnectCustomKeyStoreRequest",
    members: &[Member {
        name: "CustomKeyStoreId",
        shape: &CUSTOM_KEY_STORE_ID_TYPE_SHAPE,
        required: true,
    }],
};

/// The shape `ConnectCustomKeyStoreRequest`.
pub static CONNECT_CUSTOM_KEY_STORE_REQUEST_SHAPE: Shape = Shape {
    name: "ConnectCustomKeyStoreRequest",
    sensitive: false,
    kind: Kind::Structure(&CONNECT_CUSTOM_KEY_STORE_REQUEST),
};

/// `ConnectCustomKeyStoreResponse`.
pub static CONNECT_CUSTOM_KEY_STORE_RESPONSE: Structure =
    Structure { name: "ConnectCustomKeyStoreResponse", members: &[] };

/// The shape `ConnectCustomKeyStoreResponse`.
pub static CONNECT_CUSTOM_KEY_STORE_RESPONSE_SHAPE: Shape = Shape {
    name: "ConnectCustomKeyStoreResponse",
    sensitive: false,
    kind: Kind::Structure(&CONNECT_CUSTOM_KEY_STORE_RESPONSE),
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

/// `CreateAliasRequest`.
pub static CREATE_ALIAS_REQUEST: Structure = Structure {
    name: "CreateAliasRequest",
    members: &[
        Member { name: "AliasName", shape: &ALIAS_NAME_TYPE_SHAPE, required: true },
        Member { name: "TargetKeyId", shape: &KEY_ID_TYPE_SHAPE, required: true },
    ],
};

/// The shape `CreateAliasRequest`.
pub static CREATE_ALIAS_REQUEST_SHAPE: Shape = Shape {
    name: "CreateAliasRequest",
    sensitive: false,
    kind: Kind::Structure(&CREATE_ALIAS_REQUEST),
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

/// The shape `CreateCustomKeyStoreRequest`.
pub static CREATE_CUSTOM_KEY_STORE_REQUEST_SHAPE: Shape = Shape {
    name: "CreateCustomKeyStoreRequest",
    sensitive: false,
    kind: Kind::Structure(&CREATE_CUSTOM_KEY_STORE_REQUEST),
};

/// `CreateCustomKeyStoreResponse`.
pub static CREATE_CUSTOM_KEY_STORE_RESPONSE: Structure = Structure {
    name: "CreateCustomKeyStoreResponse",
    members: &[Member {
        name: "CustomKeyStoreId",
        shape: &CUSTOM_KEY_STORE_ID_TYPE_SHAPE,
        required: false,
    }],
};

/// The shape `CreateCustomKeyStoreResponse`.
pub static CREATE_CUSTOM_KEY_STORE_RESPONSE_SHAPE: Shape = Shape {
    name: "CreateCustomKeyStoreResponse",
    sensitive: false,
    kind: Kind::Structure(&CREATE_CUSTOM_KEY_STORE_RESPONSE),
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

/// The shape `CreateGrantRequest`.
pub static CREATE_GRANT_REQUEST_SHAPE: Shape = Shape {
    name: "CreateGrantRequest",
    sensitive: false,
    kind: Kind::Structure(&CREATE_GRANT_REQUEST),
};

/// `CreateGrantResponse`.
pub static CREATE_GRANT_RESPONSE: Structure = Structure {
    name: "CreateGrantResponse",
    members: &[
        Member { name: "GrantToken", shape: &GRANT_TOKEN_TYPE_SHAPE, required: false },
        Member { name: "GrantId", shape: &GRANT_ID_TYPE_SHAPE, required: false },
    ],
};

/// The shape `CreateGrantResponse`.
pub static CREATE_GRANT_RESPONSE_SHAPE: Shape = Shape {
    name: "CreateGrantResponse",
    sensitive: false,
    kind: Kind::Structure(&CREATE_GRANT_RESPONSE),
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

/// The shape `CreateKeyRequest`.
pub static CREATE_KEY_REQUEST_SHAPE: Shape = Shape {
    name: "CreateKeyRequest",
    sensitive: false,
    kind: Kind::Structure(&CREATE_KEY_REQUEST),
};

/// `CreateKeyResponse`.
pub static CREATE_KEY_RESPONSE: Structure = Structure {
    name: "CreateKeyResponse",
    members: &[Member { name: "KeyMetadata", shape: &KEY_METADATA_SHAPE, required: false }],
};

/// The shape `CreateKeyResponse`.
pub static CREATE_KEY_RESPONSE_SHAPE: Shape = Shape {
    name: "CreateKeyResponse",
    sensitive: false,
    kind: Kind::Structure(&CREATE_KEY_RESPONSE),
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

/// The shape `DecapsulateRequest`.
pub static DECAPSULATE_REQUEST_SHAPE: Shape = Shape {
    name: "DecapsulateRequest",
    sensitive: false,
    kind: Kind::Structure(&DECAPSULATE_REQUEST),
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

/// The shape `DecapsulateResponse`.
pub static DECAPSULATE_RESPONSE_SHAPE: Shape = Shape {
    name: "DecapsulateResponse",
    sensitive: false,
    kind: Kind::Structure(&DECAPSULATE_RESPONSE),
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

/// The shape `DecryptRequest`.
pub static DECRYPT_REQUEST_SHAPE: Shape =
    Shape { name: "DecryptRequest", sensitive: false, kind: Kind::Structure(&DECRYPT_REQUEST) };

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

/// The shape `DecryptResponse`.
pub static DECRYPT_RESPONSE_SHAPE: Shape =
    Shape { name: "DecryptResponse", sensitive: false, kind: Kind::Structure(&DECRYPT_RESPONSE) };

/// `DeleteAliasRequest`.
pub static DELETE_ALIAS_REQUEST: Structure = Structure {
    name: "DeleteAliasRequest",
    members: &[Member { name: "AliasName", shape: &ALIAS_NAME_TYPE_SHAPE, required: true }],
};

/// The shape `DeleteAliasRequest`.
pub static DELETE_ALIAS_REQUEST_SHAPE: Shape = Shape {
    name: "DeleteAliasRequest",
    sensitive: false,
    kind: Kind::Structure(&DELETE_ALIAS_REQUEST),
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

/// The shape `DeleteCustomKeyStoreRequest`.
pub static DELETE_CUSTOM_KEY_STORE_REQUEST_SHAPE: Shape = Shape {
    name: "DeleteCustomKeyStoreRequest",
    sensitive: false,
    kind: Kind::Structure(&DELETE_CUSTOM_KEY_STORE_REQUEST),
};

/// `DeleteCustomKeyStoreResponse`.
pub static DELETE_CUSTOM_KEY_STORE_RESPONSE: Structure =
    Structure { name: "DeleteCustomKeyStoreResponse", members: &[] };

/// The shape `DeleteCustomKeyStoreResponse`.
pub static DELETE_CUSTOM_KEY_STORE_RESPONSE_SHAPE: Shape = Shape {
    name: "DeleteCustomKeyStoreResponse",
    sensitive: false,
    kind: Kind::Structure(&DELETE_CUSTOM_KEY_STORE_RESPONSE),
};

/// `DeleteImportedKeyMaterialRequest`.
pub static DELETE_IMPORTED_KEY_MATERIAL_REQUEST: Structure = Structure {
    name: "DeleteImportedKeyMaterialRequest",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true },
        Member { name: "KeyMaterialId", shape: &BACKING_KEY_ID_TYPE_SHAPE, required: false },
    ],
};

/// The shape `DeleteImportedKeyMaterialRequest`.
pub static DELETE_IMPORTED_KEY_MATERIAL_REQUEST_SHAPE: Shape = Shape {
    name: "DeleteImportedKeyMaterialRequest",
    sensitive: false,
    kind: Kind::Structure(&DELETE_IMPORTED_KEY_MATERIAL_REQUEST),
};

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

/// The shape `DeleteImportedKeyMaterialResponse`.
pub static DELETE_IMPORTED_KEY_MATERIAL_RESPONSE_SHAPE: Shape = Shape {
    name: "DeleteImportedKeyMaterialResponse",
    sensitive: false,
    kind: Kind::Structure(&DELETE_IMPORTED_KEY_MATERIAL_RESPONSE),
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

/// The shape `DeriveSharedSecretRequest`.
pub static DERIVE_SHARED_SECRET_REQUEST_SHAPE: Shape = Shape {
    name: "DeriveSharedSecretRequest",
    sensitive: false,
    kind: Kind::Structure(&DERIVE_SHARED_SECRET_REQUEST),
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

/// The shape `DeriveSharedSecretResponse`.
pub static DERIVE_SHARED_SECRET_RESPONSE_SHAPE: Shape = Shape {
    name: "DeriveSharedSecretResponse",
    sensitive: false,
    kind: Kind::Structure(&DERIVE_SHARED_SECRET_RESPONSE),
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

/// The shape `DescribeCustomKeyStoresRequest`.
pub static DESCRIBE_CUSTOM_KEY_STORES_REQUEST_SHAPE: Shape = Shape {
    name: "DescribeCustomKeyStoresRequest",
    sensitive: false,
    kind: Kind::Structure(&DESCRIBE_CUSTOM_KEY_STORES_REQUEST),
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

/// The shape `DescribeCustomKeyStoresResponse`.
pub static DESCRIBE_CUSTOM_KEY_STORES_RESPONSE_SHAPE: Shape = Shape {
    name: "DescribeCustomKeyStoresResponse",
    sensitive: false,
    kind: Kind::Structure(&DESCRIBE_CUSTOM_KEY_STORES_RESPONSE),
};

/// `DescribeKeyRequest`.
pub static DESCRIBE_KEY_REQUEST: Structure = Structure {
    name: "DescribeKeyRequest",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true },
        Member { name: "GrantTokens", shape: &GRANT_TOKEN_LIST_SHAPE, required: false },
    ],
};

/// The shape `DescribeKeyRequest`.
pub static DESCRIBE_KEY_REQUEST_SHAPE: Shape = Shape {
    name: "DescribeKeyRequest",
    sensitive: false,
    kind: Kind::Structure(&DESCRIBE_KEY_REQUEST),
};

/// `DescribeKeyResponse`.
pub static DESCRIBE_KEY_RESPONSE: Structure = Structure {
    name: "DescribeKeyResponse",
    members: &[Member { name: "KeyMetadata", shape: &KEY_METADATA_SHAPE, required: false }],
};

/// The shape `DescribeKeyResponse`.
pub static DESCRIBE_KEY_RESPONSE_SHAPE: Shape = Shape {
    name: "DescribeKeyResponse",
    sensitive: false,
    kind: Kind::Structure(&DESCRIBE_KEY_RESPONSE),
};

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

/// `DisableKeyRequest`.
pub static DISABLE_KEY_REQUEST: Structure = Structure {
    name: "DisableKeyRequest",
    members: &[Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true }],
};

/// The shape `DisableKeyRequest`.
pub static DISABLE_KEY_REQUEST_SHAPE: Shape = Shape {
    name: "DisableKeyRequest",
    sensitive: false,
    kind: Kind::Structure(&DISABLE_KEY_REQUEST),
};

/// `DisableKeyRotationRequest`.
pub static DISABLE_KEY_ROTATION_REQUEST: Structure = Structure {
    name: "DisableKeyRotationRequest",
    members: &[Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true }],
};

/// The shape `DisableKeyRotationRequest`.
pub static DISABLE_KEY_ROTATION_REQUEST_SHAPE: Shape = Shape {
    name: "DisableKeyRotationRequest",
    sensitive: false,
    kind: Kind::Structure(&DISABLE_KEY_ROTATION_REQUEST),
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

/// The shape `DisconnectCustomKeyStoreRequest`.
pub static DISCONNECT_CUSTOM_KEY_STORE_REQUEST_SHAPE: Shape = Shape {
    name: "DisconnectCustomKeyStoreRequest",
    sensitive: false,
    kind: Kind::Structure(&DISCONNECT_CUSTOM_KEY_STORE_REQUEST),
};

/// `DisconnectCustomKeyStoreResponse`.
pub static DISCONNECT_CUSTOM_KEY_STORE_RESPONSE: Structure =
    Structure { name: "DisconnectCustomKeyStoreResponse", members: &[] };

/// The shape `DisconnectCustomKeyStoreResponse`.
pub static DISCONNECT_CUSTOM_KEY_STORE_RESPONSE_SHAPE: Shape = Shape {
    name: "DisconnectCustomKeyStoreResponse",
    sensitive: false,
    kind: Kind::Structure(&DISCONNECT_CUSTOM_KEY_STORE_RESPONSE),
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

/// `EnableKeyRequest`.
pub static ENABLE_KEY_REQUEST: Structure = Structure {
    name: "EnableKeyRequest",
    members: &[Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true }],
};

/// The shape `EnableKeyRequest`.
pub static ENABLE_KEY_REQUEST_SHAPE: Shape = Shape {
    name: "EnableKeyRequest",
    sensitive: false,
    kind: Kind::Structure(&ENABLE_KEY_REQUEST),
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

/// The shape `EnableKeyRotationRequest`.
pub static ENABLE_KEY_ROTATION_REQUEST_SHAPE: Shape = Shape {
    name: "EnableKeyRotationRequest",
    sensitive: false,
    kind: Kind::Structure(&ENABLE_KEY_ROTATION_REQUEST),
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

/// The shape `EncapsulateRequest`.
pub static ENCAPSULATE_REQUEST_SHAPE: Shape = Shape {
    name: "EncapsulateRequest",
    sensitive: false,
    kind: Kind::Structure(&ENCAPSULATE_REQUEST),
};

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

/// The shape `EncapsulateResponse`.
pub static ENCAPSULATE_RESPONSE_SHAPE: Shape = Shape {
    name: "EncapsulateResponse",
    sensitive: false,
    kind: Kind::Structure(&ENCAPSULATE_RESPONSE),
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

/// The shape `EncryptRequest`.
pub static ENCRYPT_REQUEST_SHAPE: Shape =
    Shape { name: "EncryptRequest", sensitive: false, kind: Kind::Structure(&ENCRYPT_REQUEST) };

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

/// The shape `EncryptResponse`.
pub static ENCRYPT_RESPONSE_SHAPE: Shape =
    Shape { name: "EncryptResponse", sensitive: false, kind: Kind::Structure(&ENCRYPT_RESPONSE) };

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

/// The shape `GenerateDataKeyPairRequest`.
pub static GENERATE_DATA_KEY_PAIR_REQUEST_SHAPE: Shape = Shape {
    name: "GenerateDataKeyPairRequest",
    sensitive: false,
    kind: Kind::Structure(&GENERATE_DATA_KEY_PAIR_REQUEST),
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

/// The shape `GenerateDataKeyPairResponse`.
pub static GENERATE_DATA_KEY_PAIR_RESPONSE_SHAPE: Shape = Shape {
    name: "GenerateDataKeyPairResponse",
    sensitive: false,
    kind: Kind::Structure(&GENERATE_DATA_KEY_PAIR_RESPONSE),
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

/// The shape `GenerateDataKeyPairWithoutPlaintextRequest`.
pub static GENERATE_DATA_KEY_PAIR_WITHOUT_PLAINTEXT_REQUEST_SHAPE: Shape = Shape {
    name: "GenerateDataKeyPairWithoutPlaintextRequest",
    sensitive: false,
    kind: Kind::Structure(&GENERATE_DATA_KEY_PAIR_WITHOUT_PLAINTEXT_REQUEST),
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

/// The shape `GenerateDataKeyPairWithoutPlaintextResponse`.
pub static GENERATE_DATA_KEY_PAIR_WITHOUT_PLAINTEXT_RESPONSE_SHAPE: Shape = Shape {
    name: "GenerateDataKeyPairWithoutPlaintextResponse",
    sensitive: false,
    kind: Kind::Structure(&GENERATE_DATA_KEY_PAIR_WITHOUT_PLAINTEXT_RESPONSE),
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

/// The shape `GenerateDataKeyRequest`.
pub static GENERATE_DATA_KEY_REQUEST_SHAPE: Shape = Shape {
    name: "GenerateDataKeyRequest",
    sensitive: false,
    kind: Kind::Structure(&GENERATE_DATA_KEY_REQUEST),
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

/// The shape `GenerateDataKeyResponse`.
pub static GENERATE_DATA_KEY_RESPONSE_SHAPE: Shape = Shape {
    name: "GenerateDataKeyResponse",
    sensitive: false,
    kind: Kind::Structure(&GENERATE_DATA_KEY_RESPONSE),
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

/// The shape `GenerateDataKeyWithoutPlaintextRequest`.
pub static GENERATE_DATA_KEY_WITHOUT_PLAINTEXT_REQUEST_SHAPE: Shape = Shape {
    name: "GenerateDataKeyWithoutPlaintextRequest",
    sensitive: false,
    kind: Kind::Structure(&GENERATE_DATA_KEY_WITHOUT_PLAINTEXT_REQUEST),
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

/// The shape `GenerateDataKeyWithoutPlaintextResponse`.
pub static GENERATE_DATA_KEY_WITHOUT_PLAINTEXT_RESPONSE_SHAPE: Shape = Shape {
    name: "GenerateDataKeyWithoutPlaintextResponse",
    sensitive: false,
    kind: Kind::Structure(&GENERATE_DATA_KEY_WITHOUT_PLAINTEXT_RESPONSE),
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

/// The shape `GenerateMacRequest`.
pub static GENERATE_MAC_REQUEST_SHAPE: Shape = Shape {
    name: "GenerateMacRequest",
    sensitive: false,
    kind: Kind::Structure(&GENERATE_MAC_REQUEST),
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

/// The shape `GenerateMacResponse`.
pub static GENERATE_MAC_RESPONSE_SHAPE: Shape = Shape {
    name: "GenerateMacResponse",
    sensitive: false,
    kind: Kind::Structure(&GENERATE_MAC_RESPONSE),
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

/// The shape `GenerateRandomRequest`.
pub static GENERATE_RANDOM_REQUEST_SHAPE: Shape = Shape {
    name: "GenerateRandomRequest",
    sensitive: false,
    kind: Kind::Structure(&GENERATE_RANDOM_REQUEST),
};

/// `GenerateRandomResponse`.
pub static GENERATE_RANDOM_RESPONSE: Structure = Structure {
    name: "GenerateRandomResponse",
    members: &[
        Member { name: "Plaintext", shape: &PLAINTEXT_TYPE_SHAPE, required: false },
        Member { name: "CiphertextForRecipient", shape: &CIPHERTEXT_TYPE_SHAPE, required: false },
    ],
};

/// The shape `GenerateRandomResponse`.
pub static GENERATE_RANDOM_RESPONSE_SHAPE: Shape = Shape {
    name: "GenerateRandomResponse",
    sensitive: false,
    kind: Kind::Structure(&GENERATE_RANDOM_RESPONSE),
};

/// `GetKeyLastUsageRequest`.
pub static GET_KEY_LAST_USAGE_REQUEST: Structure = Structure {
    name: "GetKeyLastUsageRequest",
    members: &[Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true }],
};

/// The shape `GetKeyLastUsageRequest`.
pub static GET_KEY_LAST_USAGE_REQUEST_SHAPE: Shape = Shape {
    name: "GetKeyLastUsageRequest",
    sensitive: false,
    kind: Kind::Structure(&GET_KEY_LAST_USAGE_REQUEST),
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

/// The shape `GetKeyLastUsageResponse`.
pub static GET_KEY_LAST_USAGE_RESPONSE_SHAPE: Shape = Shape {
    name: "GetKeyLastUsageResponse",
    sensitive: false,
    kind: Kind::Structure(&GET_KEY_LAST_USAGE_RESPONSE),
};

/// `GetKeyPolicyRequest`.
pub static GET_KEY_POLICY_REQUEST: Structure = Structure {
    name: "GetKeyPolicyRequest",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true },
        Member { name: "PolicyName", shape: &POLICY_NAME_TYPE_SHAPE, required: false },
    ],
};

/// The shape `GetKeyPolicyRequest`.
pub static GET_KEY_POLICY_REQUEST_SHAPE: Shape = Shape {
    name: "GetKeyPolicyRequest",
    sensitive: false,
    kind: Kind::Structure(&GET_KEY_POLICY_REQUEST),
};

/// `GetKeyPolicyResponse`.
pub static GET_KEY_POLICY_RESPONSE: Structure = Structure {
    name: "GetKeyPolicyResponse",
    members: &[
        Member { name: "Policy", shape: &POLICY_TYPE_SHAPE, required: false },
        Member { name: "PolicyName", shape: &POLICY_NAME_TYPE_SHAPE, required: false },
    ],
};

/// The shape `GetKeyPolicyResponse`.
pub static GET_KEY_POLICY_RESPONSE_SHAPE: Shape = Shape {
    name: "GetKeyPolicyResponse",
    sensitive: false,
    kind: Kind::Structure(&GET_KEY_POLICY_RESPONSE),
};

/// `GetKeyRotationStatusRequest`.
pub static GET_KEY_ROTATION_STATUS_REQUEST: Structure = Structure {
    name: "GetKeyRotationStatusRequest",
    members: &[Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true }],
};

/// The shape `GetKeyRotationStatusRequest`.
pub static GET_KEY_ROTATION_STATUS_REQUEST_SHAPE: Shape = Shape {
    name: "GetKeyRotationStatusRequest",
    sensitive: false,
    kind: Kind::Structure(&GET_KEY_ROTATION_STATUS_REQUEST),
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

/// The shape `GetKeyRotationStatusResponse`.
pub static GET_KEY_ROTATION_STATUS_RESPONSE_SHAPE: Shape = Shape {
    name: "GetKeyRotationStatusResponse",
    sensitive: false,
    kind: Kind::Structure(&GET_KEY_ROTATION_STATUS_RESPONSE),
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

/// The shape `GetParametersForImportRequest`.
pub static GET_PARAMETERS_FOR_IMPORT_REQUEST_SHAPE: Shape = Shape {
    name: "GetParametersForImportRequest",
    sensitive: false,
    kind: Kind::Structure(&GET_PARAMETERS_FOR_IMPORT_REQUEST),
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

/// The shape `GetParametersForImportResponse`.
pub static GET_PARAMETERS_FOR_IMPORT_RESPONSE_SHAPE: Shape = Shape {
    name: "GetParametersForImportResponse",
    sensitive: false,
    kind: Kind::Structure(&GET_PARAMETERS_FOR_IMPORT_RESPONSE),
};

/// `GetPublicKeyRequest`.
pub static GET_PUBLIC_KEY_REQUEST: Structure = Structure {
    name: "GetPublicKeyRequest",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true },
        Member { name: "GrantTokens", shape: &GRANT_TOKEN_LIST_SHAPE, required: false },
    ],
};

/// The shape `GetPublicKeyRequest`.
pub static GET_PUBLIC_KEY_REQUEST_SHAPE: Shape = Shape {
    name: "GetPublicKeyRequest",
    sensitive: false,
    kind: Kind::Structure(&GET_PUBLIC_KEY_REQUEST),
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

/// The shape `GetPublicKeyResponse`.
pub static GET_PUBLIC_KEY_RESPONSE_SHAPE: Shape = Shape {
    name: "GetPublicKeyResponse",
    sensitive: false,
    kind: Kind::Structure(&GET_PUBLIC_KEY_RESPONSE),
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

/// `GrantConstraints`.
pub static GRANT_CONSTRAINTS: Structure = Structure {
    name: "GrantConstraints",
    members: &[
        Member {
            name: "EncryptionContextSubset",
            shape: &ENCRYPTION_CONTEXT_TYPE_SHAPE,
            required: false,
        },
        Member {
            name: "EncryptionContextEquals",
            shape: &ENCRYPTION_CONTEXT_TYPE_SHAPE,
            required: false,
        },
        Member {
            name: "SourceArn",
            shape: &GRANT_CONSTRAINT_SOURCE_ARN_TYPE_SHAPE,
            required: false,
        },
    ],
};

/// The shape `GrantConstraints`.
pub static GRANT_CONSTRAINTS_SHAPE: Shape =
    Shape { name: "GrantConstraints", sensitive: false, kind: Kind::Structure(&GRANT_CONSTRAINTS) };

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

/// The shape `ImportKeyMaterialRequest`.
pub static IMPORT_KEY_MATERIAL_REQUEST_SHAPE: Shape = Shape {
    name: "ImportKeyMaterialRequest",
    sensitive: false,
    kind: Kind::Structure(&IMPORT_KEY_MATERIAL_REQUEST),
};

/// `ImportKeyMaterialResponse`.
pub static IMPORT_KEY_MATERIAL_RESPONSE: Structure = Structure {
    name: "ImportKeyMaterialResponse",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: false },
        Member { name: "KeyMaterialId", shape: &BACKING_KEY_ID_TYPE_SHAPE, required: false },
    ],
};

/// The shape `ImportKeyMaterialResponse`.
pub static IMPORT_KEY_MATERIAL_RESPONSE_SHAPE: Shape = Shape {
    name: "ImportKeyMaterialResponse",
    sensitive: false,
    kind: Kind::Structure(&IMPORT_KEY_MATERIAL_RESPONSE),
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
        pattern: None,
        values: &[],
    },
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

/// `ListAliasesRequest`.
pub static LIST_ALIASES_REQUEST: Structure = Structure {
    name: "ListAliasesRequest",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: false },
        Member { name: "Limit", shape: &LIMIT_TYPE_SHAPE, required: false },
        Member { name: "Marker", shape: &MARKER_TYPE_SHAPE, required: false },
    ],
};

/// The shape `ListAliasesRequest`.
pub static LIST_ALIASES_REQUEST_SHAPE: Shape = Shape {
    name: "ListAliasesRequest",
    sensitive: false,
    kind: Kind::Structure(&LIST_ALIASES_REQUEST),
};

/// `ListAliasesResponse`.
pub static LIST_ALIASES_RESPONSE: Structure = Structure {
    name: "ListAliasesResponse",
    members: &[
        Member { name: "Aliases", shape: &ALIAS_LIST_SHAPE, required: false },
        Member { name: "NextMarker", shape: &MARKER_TYPE_SHAPE, required: false },
        Member { name: "Truncated", shape: &BOOLEAN_TYPE_SHAPE, required: false },
    ],
};

/// The shape `ListAliasesResponse`.
pub static LIST_ALIASES_RESPONSE_SHAPE: Shape = Shape {
    name: "ListAliasesResponse",
    sensitive: false,
    kind: Kind::Structure(&LIST_ALIASES_RESPONSE),
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

/// The shape `ListGrantsRequest`.
pub static LIST_GRANTS_REQUEST_SHAPE: Shape = Shape {
    name: "ListGrantsRequest",
    sensitive: false,
    kind: Kind::Structure(&LIST_GRANTS_REQUEST),
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

/// The shape `ListGrantsResponse`.
pub static LIST_GRANTS_RESPONSE_SHAPE: Shape = Shape {
    name: "ListGrantsResponse",
    sensitive: false,
    kind: Kind::Structure(&LIST_GRANTS_RESPONSE),
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

/// The shape `ListKeyPoliciesRequest`.
pub static LIST_KEY_POLICIES_REQUEST_SHAPE: Shape = Shape {
    name: "ListKeyPoliciesRequest",
    sensitive: false,
    kind: Kind::Structure(&LIST_KEY_POLICIES_REQUEST),
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

/// The shape `ListKeyPoliciesResponse`.
pub static LIST_KEY_POLICIES_RESPONSE_SHAPE: Shape = Shape {
    name: "ListKeyPoliciesResponse",
    sensitive: false,
    kind: Kind::Structure(&LIST_KEY_POLICIES_RESPONSE),
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

/// The shape `ListKeyRotationsRequest`.
pub static LIST_KEY_ROTATIONS_REQUEST_SHAPE: Shape = Shape {
    name: "ListKeyRotationsRequest",
    sensitive: false,
    kind: Kind::Structure(&LIST_KEY_ROTATIONS_REQUEST),
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

/// The shape `ListKeyRotationsResponse`.
pub static LIST_KEY_ROTATIONS_RESPONSE_SHAPE: Shape = Shape {
    name: "ListKeyRotationsResponse",
    sensitive: false,
    kind: Kind::Structure(&LIST_KEY_ROTATIONS_RESPONSE),
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

/// The shape `ListKeysRequest`.
pub static LIST_KEYS_REQUEST_SHAPE: Shape =
    Shape { name: "ListKeysRequest", sensitive: false, kind: Kind::Structure(&LIST_KEYS_REQUEST) };

/// `ListKeysResponse`.
pub static LIST_KEYS_RESPONSE: Structure = Structure {
    name: "ListKeysResponse",
    members: &[
        Member { name: "Keys", shape: &KEY_LIST_SHAPE, required: false },
        Member { name: "NextMarker", shape: &MARKER_TYPE_SHAPE, required: false },
        Member { name: "Truncated", shape: &BOOLEAN_TYPE_SHAPE, required: false },
    ],
};

/// The shape `ListKeysResponse`.
pub static LIST_KEYS_RESPONSE_SHAPE: Shape = Shape {
    name: "ListKeysResponse",
    sensitive: false,
    kind: Kind::Structure(&LIST_KEYS_RESPONSE),
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

/// The shape `ListResourceTagsRequest`.
pub static LIST_RESOURCE_TAGS_REQUEST_SHAPE: Shape = Shape {
    name: "ListResourceTagsRequest",
    sensitive: false,
    kind: Kind::Structure(&LIST_RESOURCE_TAGS_REQUEST),
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

/// The shape `ListResourceTagsResponse`.
pub static LIST_RESOURCE_TAGS_RESPONSE_SHAPE: Shape = Shape {
    name: "ListResourceTagsResponse",
    sensitive: false,
    kind: Kind::Structure(&LIST_RESOURCE_TAGS_RESPONSE),
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

/// The shape `ListRetirableGrantsRequest`.
pub static LIST_RETIRABLE_GRANTS_REQUEST_SHAPE: Shape = Shape {
    name: "ListRetirableGrantsRequest",
    sensitive: false,
    kind: Kind::Structure(&LIST_RETIRABLE_GRANTS_REQUEST),
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

/// The shape `PutKeyPolicyRequest`.
pub static PUT_KEY_POLICY_REQUEST_SHAPE: Shape = Shape {
    name: "PutKeyPolicyRequest",
    sensitive: false,
    kind: Kind::Structure(&PUT_KEY_POLICY_REQUEST),
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

/// The shape `ReEncryptRequest`.
pub static RE_ENCRYPT_REQUEST_SHAPE: Shape = Shape {
    name: "ReEncryptRequest",
    sensitive: false,
    kind: Kind::Structure(&RE_ENCRYPT_REQUEST),
};

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

/// The shape `ReEncryptResponse`.
pub static RE_ENCRYPT_RESPONSE_SHAPE: Shape = Shape {
    name: "ReEncryptResponse",
    sensitive: false,
    kind: Kind::Structure(&RE_ENCRYPT_RESPONSE),
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

/// The shape `ReplicateKeyRequest`.
pub static REPLICATE_KEY_REQUEST_SHAPE: Shape = Shape {
    name: "ReplicateKeyRequest",
    sensitive: false,
    kind: Kind::Structure(&REPLICATE_KEY_REQUEST),
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

/// The shape `ReplicateKeyResponse`.
pub static REPLICATE_KEY_RESPONSE_SHAPE: Shape = Shape {
    name: "ReplicateKeyResponse",
    sensitive: false,
    kind: Kind::Structure(&REPLICATE_KEY_RESPONSE),
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

/// The shape `RetireGrantRequest`.
pub static RETIRE_GRANT_REQUEST_SHAPE: Shape = Shape {
    name: "RetireGrantRequest",
    sensitive: false,
    kind: Kind::Structure(&RETIRE_GRANT_REQUEST),
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

/// The shape `RevokeGrantRequest`.
pub static REVOKE_GRANT_REQUEST_SHAPE: Shape = Shape {
    name: "RevokeGrantRequest",
    sensitive: false,
    kind: Kind::Structure(&REVOKE_GRANT_REQUEST),
};

/// `RotateKeyOnDemandRequest`.
pub static ROTATE_KEY_ON_DEMAND_REQUEST: Structure = Structure {
    name: "RotateKeyOnDemandRequest",
    members: &[Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true }],
};

/// The shape `RotateKeyOnDemandRequest`.
pub static ROTATE_KEY_ON_DEMAND_REQUEST_SHAPE: Shape = Shape {
    name: "RotateKeyOnDemandRequest",
    sensitive: false,
    kind: Kind::Structure(&ROTATE_KEY_ON_DEMAND_REQUEST),
};

/// `RotateKeyOnDemandResponse`.
pub static ROTATE_KEY_ON_DEMAND_RESPONSE: Structure = Structure {
    name: "RotateKeyOnDemandResponse",
    members: &[Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: false }],
};

/// The shape `RotateKeyOnDemandResponse`.
pub static ROTATE_KEY_ON_DEMAND_RESPONSE_SHAPE: Shape = Shape {
    name: "RotateKeyOnDemandResponse",
    sensitive: false,
    kind: Kind::Structure(&ROTATE_KEY_ON_DEMAND_RESPONSE),
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

/// The shape `ScheduleKeyDeletionRequest`.
pub static SCHEDULE_KEY_DELETION_REQUEST_SHAPE: Shape = Shape {
    name: "ScheduleKeyDeletionRequest",
    sensitive: false,
    kind: Kind::Structure(&SCHEDULE_KEY_DELETION_REQUEST),
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

/// The shape `ScheduleKeyDeletionResponse`.
pub static SCHEDULE_KEY_DELETION_RESPONSE_SHAPE: Shape = Shape {
    name: "ScheduleKeyDeletionResponse",
    sensitive: false,
    kind: Kind::Structure(&SCHEDULE_KEY_DELETION_RESPONSE),
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

/// The shape `SignRequest`.
pub static SIGN_REQUEST_SHAPE: Shape =
    Shape { name: "SignRequest", sensitive: false, kind: Kind::Structure(&SIGN_REQUEST) };

/// `SignResponse`.
pub static SIGN_RESPONSE: Structure = Structure {
    name: "SignResponse",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: false },
        Member { name: "Signature", shape: &CIPHERTEXT_TYPE_SHAPE, required: false },
        Member { name: "SigningAlgorithm", shape: &SIGNING_ALGORITHM_SPEC_SHAPE, required: false },
    ],
};

/// The shape `SignResponse`.
pub static SIGN_RESPONSE_SHAPE: Shape =
    Shape { name: "SignResponse", sensitive: false, kind: Kind::Structure(&SIGN_RESPONSE) };

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

/// `Tag`.
pub static TAG: Structure = Structure {
    name: "Tag",
    members: &[
        Member { name: "TagKey", shape: &TAG_KEY_TYPE_SHAPE, required: true },
        Member { name: "TagValue", shape: &TAG_VALUE_TYPE_SHAPE, required: true },
    ],
};

/// The shape `Tag`.
pub static TAG_SHAPE: Shape = Shape { name: "Tag", sensitive: false, kind: Kind::Structure(&TAG) };

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

/// `TagResourceRequest`.
pub static TAG_RESOURCE_REQUEST: Structure = Structure {
    name: "TagResourceRequest",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true },
        Member { name: "Tags", shape: &TAG_LIST_SHAPE, required: true },
    ],
};

/// The shape `TagResourceRequest`.
pub static TAG_RESOURCE_REQUEST_SHAPE: Shape = Shape {
    name: "TagResourceRequest",
    sensitive: false,
    kind: Kind::Structure(&TAG_RESOURCE_REQUEST),
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

/// `UntagResourceRequest`.
pub static UNTAG_RESOURCE_REQUEST: Structure = Structure {
    name: "UntagResourceRequest",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true },
        Member { name: "TagKeys", shape: &TAG_KEY_LIST_SHAPE, required: true },
    ],
};

/// The shape `UntagResourceRequest`.
pub static UNTAG_RESOURCE_REQUEST_SHAPE: Shape = Shape {
    name: "UntagResourceRequest",
    sensitive: false,
    kind: Kind::Structure(&UNTAG_RESOURCE_REQUEST),
};

/// `UpdateAliasRequest`.
pub static UPDATE_ALIAS_REQUEST: Structure = Structure {
    name: "UpdateAliasRequest",
    members: &[
        Member { name: "AliasName", shape: &ALIAS_NAME_TYPE_SHAPE, required: true },
        Member { name: "TargetKeyId", shape: &KEY_ID_TYPE_SHAPE, required: true },
    ],
};

/// The shape `UpdateAliasRequest`.
pub static UPDATE_ALIAS_REQUEST_SHAPE: Shape = Shape {
    name: "UpdateAliasRequest",
    sensitive: false,
    kind: Kind::Structure(&UPDATE_ALIAS_REQUEST),
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

/// The shape `UpdateCustomKeyStoreRequest`.
pub static UPDATE_CUSTOM_KEY_STORE_REQUEST_SHAPE: Shape = Shape {
    name: "UpdateCustomKeyStoreRequest",
    sensitive: false,
    kind: Kind::Structure(&UPDATE_CUSTOM_KEY_STORE_REQUEST),
};

/// `UpdateCustomKeyStoreResponse`.
pub static UPDATE_CUSTOM_KEY_STORE_RESPONSE: Structure =
    Structure { name: "UpdateCustomKeyStoreResponse", members: &[] };

/// The shape `UpdateCustomKeyStoreResponse`.
pub static UPDATE_CUSTOM_KEY_STORE_RESPONSE_SHAPE: Shape = Shape {
    name: "UpdateCustomKeyStoreResponse",
    sensitive: false,
    kind: Kind::Structure(&UPDATE_CUSTOM_KEY_STORE_RESPONSE),
};

/// `UpdateKeyDescriptionRequest`.
pub static UPDATE_KEY_DESCRIPTION_REQUEST: Structure = Structure {
    name: "UpdateKeyDescriptionRequest",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true },
        Member { name: "Description", shape: &DESCRIPTION_TYPE_SHAPE, required: true },
    ],
};

/// The shape `UpdateKeyDescriptionRequest`.
pub static UPDATE_KEY_DESCRIPTION_REQUEST_SHAPE: Shape = Shape {
    name: "UpdateKeyDescriptionRequest",
    sensitive: false,
    kind: Kind::Structure(&UPDATE_KEY_DESCRIPTION_REQUEST),
};

/// `UpdatePrimaryRegionRequest`.
pub static UPDATE_PRIMARY_REGION_REQUEST: Structure = Structure {
    name: "UpdatePrimaryRegionRequest",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: true },
        Member { name: "PrimaryRegion", shape: &REGION_TYPE_SHAPE, required: true },
    ],
};

/// The shape `UpdatePrimaryRegionRequest`.
pub static UPDATE_PRIMARY_REGION_REQUEST_SHAPE: Shape = Shape {
    name: "UpdatePrimaryRegionRequest",
    sensitive: false,
    kind: Kind::Structure(&UPDATE_PRIMARY_REGION_REQUEST),
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

/// The shape `VerifyMacRequest`.
pub static VERIFY_MAC_REQUEST_SHAPE: Shape = Shape {
    name: "VerifyMacRequest",
    sensitive: false,
    kind: Kind::Structure(&VERIFY_MAC_REQUEST),
};

/// `VerifyMacResponse`.
pub static VERIFY_MAC_RESPONSE: Structure = Structure {
    name: "VerifyMacResponse",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: false },
        Member { name: "MacValid", shape: &BOOLEAN_TYPE_SHAPE, required: false },
        Member { name: "MacAlgorithm", shape: &MAC_ALGORITHM_SPEC_SHAPE, required: false },
    ],
};

/// The shape `VerifyMacResponse`.
pub static VERIFY_MAC_RESPONSE_SHAPE: Shape = Shape {
    name: "VerifyMacResponse",
    sensitive: false,
    kind: Kind::Structure(&VERIFY_MAC_RESPONSE),
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

/// The shape `VerifyRequest`.
pub static VERIFY_REQUEST_SHAPE: Shape =
    Shape { name: "VerifyRequest", sensitive: false, kind: Kind::Structure(&VERIFY_REQUEST) };

/// `VerifyResponse`.
pub static VERIFY_RESPONSE: Structure = Structure {
    name: "VerifyResponse",
    members: &[
        Member { name: "KeyId", shape: &KEY_ID_TYPE_SHAPE, required: false },
        Member { name: "SignatureValid", shape: &BOOLEAN_TYPE_SHAPE, required: false },
        Member { name: "SigningAlgorithm", shape: &SIGNING_ALGORITHM_SPEC_SHAPE, required: false },
    ],
};

/// The shape `VerifyResponse`.
pub static VERIFY_RESPONSE_SHAPE: Shape =
    Shape { name: "VerifyResponse", sensitive: false, kind: Kind::Structure(&VERIFY_RESPONSE) };

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
