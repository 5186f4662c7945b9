//! Every shape of the AWS model that an operation reaches, with its constraints.

mod inputs;
mod outputs;

use crate::shape::{Kind, Range, Shape};

pub use inputs::*;
pub use outputs::*;

/// The shape `Audience`.
pub static AUDIENCE_SHAPE: Shape = Shape {
    name: "Audience",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `Issuer`.
pub static ISSUER_SHAPE: Shape = Shape {
    name: "Issuer",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `ProvidedContextsListType`.
pub static PROVIDED_CONTEXTS_LIST_TYPE_SHAPE: Shape = Shape {
    name: "ProvidedContextsListType",
    sensitive: false,
    kind: Kind::List {
        member: &PROVIDED_CONTEXT_SHAPE,
        length: Range { min: Some(1), max: Some(5) },
    },
};

/// The shape `accessKeyIdType`.
pub static ACCESS_KEY_ID_TYPE_SHAPE: Shape = Shape {
    name: "accessKeyIdType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(16), max: Some(128) },
        pattern: Some("[\\w]*"),
        values: &[],
    },
};

/// The shape `accessKeySecretType`.
pub static ACCESS_KEY_SECRET_TYPE_SHAPE: Shape = Shape {
    name: "accessKeySecretType",
    sensitive: true,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `accountType`.
pub static ACCOUNT_TYPE_SHAPE: Shape = Shape {
    name: "accountType",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `arnType`.
pub static ARN_TYPE_SHAPE: Shape = Shape {
    name: "arnType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(20), max: Some(2048) },
        pattern: Some(
            "[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u0085\\u00A0-\\uD7FF\\uE000-\\uFFFD\\u10000-\\u10FFFF]+",
        ),
        values: &[],
    },
};

/// The shape `assumedRoleIdType`.
pub static ASSUMED_ROLE_ID_TYPE_SHAPE: Shape = Shape {
    name: "assumedRoleIdType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(2), max: Some(193) },
        pattern: Some("[\\w+=,.@:-]*"),
        values: &[],
    },
};

/// The shape `clientTokenType`.
pub static CLIENT_TOKEN_TYPE_SHAPE: Shape = Shape {
    name: "clientTokenType",
    sensitive: true,
    kind: Kind::String {
        length: Range { min: Some(4), max: Some(20000) },
        pattern: None,
        values: &[],
    },
};

/// The shape `contextAssertionType`.
pub static CONTEXT_ASSERTION_TYPE_SHAPE: Shape = Shape {
    name: "contextAssertionType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(4), max: Some(3072) },
        pattern: None,
        values: &[],
    },
};

/// The shape `dateType`.
pub static DATE_TYPE_SHAPE: Shape =
    Shape { name: "dateType", sensitive: false, kind: Kind::Timestamp };

/// The shape `durationSecondsType`.
pub static DURATION_SECONDS_TYPE_SHAPE: Shape = Shape {
    name: "durationSecondsType",
    sensitive: false,
    kind: Kind::Integer { range: Range { min: Some(900), max: Some(129600) } },
};

/// The shape `externalIdType`.
pub static EXTERNAL_ID_TYPE_SHAPE: Shape = Shape {
    name: "externalIdType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(2), max: Some(1224) },
        pattern: Some("[\\w+=,.@:\\/-]*"),
        values: &[],
    },
};

/// The shape `minimumSessionTokenSizeType`.
pub static MINIMUM_SESSION_TOKEN_SIZE_TYPE_SHAPE: Shape = Shape {
    name: "minimumSessionTokenSizeType",
    sensitive: false,
    kind: Kind::Integer { range: Range { min: Some(0), max: Some(4096) } },
};

/// The shape `nonNegativeIntegerType`.
pub static NON_NEGATIVE_INTEGER_TYPE_SHAPE: Shape = Shape {
    name: "nonNegativeIntegerType",
    sensitive: false,
    kind: Kind::Integer { range: Range { min: Some(0), max: None } },
};

/// The shape `originIdentityIssuerType`.
pub static ORIGIN_IDENTITY_ISSUER_TYPE_SHAPE: Shape = Shape {
    name: "originIdentityIssuerType",
    sensitive: true,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `originIdentitySubjectType`.
pub static ORIGIN_IDENTITY_SUBJECT_TYPE_SHAPE: Shape = Shape {
    name: "originIdentitySubjectType",
    sensitive: true,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `originIdentitySubjectTypeType`.
pub static ORIGIN_IDENTITY_SUBJECT_TYPE_TYPE_SHAPE: Shape = Shape {
    name: "originIdentitySubjectTypeType",
    sensitive: true,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `policyDescriptorListType`.
pub static POLICY_DESCRIPTOR_LIST_TYPE_SHAPE: Shape = Shape {
    name: "policyDescriptorListType",
    sensitive: false,
    kind: Kind::List {
        member: &POLICY_DESCRIPTOR_TYPE_SHAPE,
        length: Range { min: None, max: None },
    },
};

/// The shape `roleDurationSecondsType`.
pub static ROLE_DURATION_SECONDS_TYPE_SHAPE: Shape = Shape {
    name: "roleDurationSecondsType",
    sensitive: false,
    kind: Kind::Integer { range: Range { min: Some(900), max: Some(43200) } },
};

/// The shape `roleSessionNameType`.
pub static ROLE_SESSION_NAME_TYPE_SHAPE: Shape = Shape {
    name: "roleSessionNameType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(2), max: Some(64) },
        pattern: Some("[\\w+=,.@-]*"),
        values: &[],
    },
};

/// The shape `serialNumberType`.
pub static SERIAL_NUMBER_TYPE_SHAPE: Shape = Shape {
    name: "serialNumberType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(9), max: Some(256) },
        pattern: Some("[\\w+=/:,.@-]*"),
        values: &[],
    },
};

/// The shape `sessionPolicyDocumentType`.
pub static SESSION_POLICY_DOCUMENT_TYPE_SHAPE: Shape = Shape {
    name: "sessionPolicyDocumentType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(1), max: Some(2048) },
        pattern: Some("[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+"),
        values: &[],
    },
};

/// The shape `sessionTokenSizeType`.
pub static SESSION_TOKEN_SIZE_TYPE_SHAPE: Shape = Shape {
    name: "sessionTokenSizeType",
    sensitive: false,
    kind: Kind::Integer { range: Range { min: Some(0), max: None } },
};

/// The shape `sessionTokenUtilizationType`.
pub static SESSION_TOKEN_UTILIZATION_TYPE_SHAPE: Shape = Shape {
    name: "sessionTokenUtilizationType",
    sensitive: false,
    kind: Kind::Integer { range: Range { min: Some(0), max: None } },
};

/// The shape `sourceIdentityType`.
pub static SOURCE_IDENTITY_TYPE_SHAPE: Shape = Shape {
    name: "sourceIdentityType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(2), max: Some(256) },
        pattern: Some("[\\w+=,.@-]*"),
        values: &[],
    },
};

/// The shape `tagKeyListType`.
pub static TAG_KEY_LIST_TYPE_SHAPE: Shape = Shape {
    name: "tagKeyListType",
    sensitive: false,
    kind: Kind::List { member: &TAG_KEY_TYPE_SHAPE, length: Range { min: None, max: Some(50) } },
};

/// The shape `tagKeyType`.
pub static TAG_KEY_TYPE_SHAPE: Shape = Shape {
    name: "tagKeyType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(1), max: Some(128) },
        pattern: Some("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+"),
        values: &[],
    },
};

/// The shape `tagListType`.
pub static TAG_LIST_TYPE_SHAPE: Shape = Shape {
    name: "tagListType",
    sensitive: false,
    kind: Kind::List { member: &TAG_SHAPE, length: Range { min: None, max: Some(50) } },
};

/// The shape `tagValueType`.
pub static TAG_VALUE_TYPE_SHAPE: Shape = Shape {
    name: "tagValueType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(0), max: Some(256) },
        pattern: Some("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*"),
        values: &[],
    },
};

/// The shape `tokenCodeType`.
pub static TOKEN_CODE_TYPE_SHAPE: Shape = Shape {
    name: "tokenCodeType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(6), max: Some(6) },
        pattern: Some("[\\d]*"),
        values: &[],
    },
};

/// The shape `tokenType`.
pub static TOKEN_TYPE_SHAPE: Shape = Shape {
    name: "tokenType",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `transactionContextIdentityProviderMapType`.
pub static TRANSACTION_CONTEXT_IDENTITY_PROVIDER_MAP_TYPE_SHAPE: Shape = Shape {
    name: "transactionContextIdentityProviderMapType",
    sensitive: false,
    kind: Kind::Map {
        key: &TRANSACTION_CONTEXT_KEY_TYPE_SHAPE,
        value: &TRANSACTION_CONTEXT_VALUE_TYPE_SHAPE,
    },
};

/// The shape `transactionContextKeyType`.
pub static TRANSACTION_CONTEXT_KEY_TYPE_SHAPE: Shape = Shape {
    name: "transactionContextKeyType",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `transactionContextValueType`.
pub static TRANSACTION_CONTEXT_VALUE_TYPE_SHAPE: Shape = Shape {
    name: "transactionContextValueType",
    sensitive: true,
    kind: Kind::String { length: Range { min: None, max: Some(128) }, pattern: None, values: &[] },
};

/// The shape `unrestrictedSessionPolicyDocumentType`.
pub static UNRESTRICTED_SESSION_POLICY_DOCUMENT_TYPE_SHAPE: Shape = Shape {
    name: "unrestrictedSessionPolicyDocumentType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(1), max: None },
        pattern: Some("[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+"),
        values: &[],
    },
};

/// The shape `urlType`.
pub static URL_TYPE_SHAPE: Shape = Shape {
    name: "urlType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(4), max: Some(2048) },
        pattern: None,
        values: &[],
    },
};

/// The shape `userIdType`.
pub static USER_ID_TYPE_SHAPE: Shape = Shape {
    name: "userIdType",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `webIdentitySubjectType`.
pub static WEB_IDENTITY_SUBJECT_TYPE_SHAPE: Shape = Shape {
    name: "webIdentitySubjectType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(6), max: Some(255) },
        pattern: None,
        values: &[],
    },
};
