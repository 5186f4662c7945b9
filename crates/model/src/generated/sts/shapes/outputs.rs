//! The structures that replies carry.

use crate::shape::{Kind, Member, Shape, Structure};

use super::*;

/// `AssumeRoleResponse`.
pub static ASSUME_ROLE_RESPONSE: Structure = Structure {
    name: "AssumeRoleResponse",
    members: &[
        Member::optional("Credentials", &CREDENTIALS_SHAPE),
        Member::optional("AssumedRoleUser", &ASSUMED_ROLE_USER_SHAPE),
        Member::optional("PackedPolicySize", &NON_NEGATIVE_INTEGER_TYPE_SHAPE),
        Member::optional("SourceIdentity", &SOURCE_IDENTITY_TYPE_SHAPE),
        Member::optional("SessionTokenUtilization", &SESSION_TOKEN_UTILIZATION_TYPE_SHAPE),
        Member::optional("SessionTokenSize", &SESSION_TOKEN_SIZE_TYPE_SHAPE),
    ],
};

/// `AssumeRoleWithWebIdentityResponse`.
pub static ASSUME_ROLE_WITH_WEB_IDENTITY_RESPONSE: Structure = Structure {
    name: "AssumeRoleWithWebIdentityResponse",
    members: &[
        Member::optional("Credentials", &CREDENTIALS_SHAPE),
        Member::optional("SubjectFromWebIdentityToken", &WEB_IDENTITY_SUBJECT_TYPE_SHAPE),
        Member::optional("AssumedRoleUser", &ASSUMED_ROLE_USER_SHAPE),
        Member::optional("PackedPolicySize", &NON_NEGATIVE_INTEGER_TYPE_SHAPE),
        Member::optional("Provider", &ISSUER_SHAPE),
        Member::optional("Audience", &AUDIENCE_SHAPE),
        Member::optional("SourceIdentity", &SOURCE_IDENTITY_TYPE_SHAPE),
        Member::optional("SessionTokenUtilization", &SESSION_TOKEN_UTILIZATION_TYPE_SHAPE),
        Member::optional("SessionTokenSize", &SESSION_TOKEN_SIZE_TYPE_SHAPE),
        Member::optional(
            "TrustedIdentityPropagationContext",
            &TRUSTED_IDENTITY_PROPAGATION_CONTEXT_SHAPE,
        ),
    ],
};

/// `AssumedRoleUser`.
pub static ASSUMED_ROLE_USER: Structure = Structure {
    name: "AssumedRoleUser",
    members: &[
        Member::required("AssumedRoleId", &ASSUMED_ROLE_ID_TYPE_SHAPE),
        Member::required("Arn", &ARN_TYPE_SHAPE),
    ],
};

/// The shape `AssumedRoleUser`.
pub static ASSUMED_ROLE_USER_SHAPE: Shape =
    Shape { name: "AssumedRoleUser", sensitive: false, kind: Kind::Structure(&ASSUMED_ROLE_USER) };

/// `Credentials`.
pub static CREDENTIALS: Structure = Structure {
    name: "Credentials",
    members: &[
        Member::required("AccessKeyId", &ACCESS_KEY_ID_TYPE_SHAPE),
        Member::required("SecretAccessKey", &ACCESS_KEY_SECRET_TYPE_SHAPE),
        Member::required("SessionToken", &TOKEN_TYPE_SHAPE),
        Member::required("Expiration", &DATE_TYPE_SHAPE),
    ],
};

/// The shape `Credentials`.
pub static CREDENTIALS_SHAPE: Shape =
    Shape { name: "Credentials", sensitive: false, kind: Kind::Structure(&CREDENTIALS) };

/// `GetAccessKeyInfoResponse`.
pub static GET_ACCESS_KEY_INFO_RESPONSE: Structure = Structure {
    name: "GetAccessKeyInfoResponse",
    members: &[Member::optional("Account", &ACCOUNT_TYPE_SHAPE)],
};

/// `GetCallerIdentityResponse`.
pub static GET_CALLER_IDENTITY_RESPONSE: Structure = Structure {
    name: "GetCallerIdentityResponse",
    members: &[
        Member::optional("UserId", &USER_ID_TYPE_SHAPE),
        Member::optional("Account", &ACCOUNT_TYPE_SHAPE),
        Member::optional("Arn", &ARN_TYPE_SHAPE),
    ],
};

/// `GetSessionTokenResponse`.
pub static GET_SESSION_TOKEN_RESPONSE: Structure = Structure {
    name: "GetSessionTokenResponse",
    members: &[
        Member::optional("Credentials", &CREDENTIALS_SHAPE),
        Member::optional("SessionTokenUtilization", &SESSION_TOKEN_UTILIZATION_TYPE_SHAPE),
        Member::optional("SessionTokenSize", &SESSION_TOKEN_SIZE_TYPE_SHAPE),
    ],
};

/// `OriginIdentity`.
pub static ORIGIN_IDENTITY: Structure = Structure {
    name: "OriginIdentity",
    members: &[
        Member::optional("Subject", &ORIGIN_IDENTITY_SUBJECT_TYPE_SHAPE),
        Member::optional("SubjectType", &ORIGIN_IDENTITY_SUBJECT_TYPE_TYPE_SHAPE),
        Member::optional("Issuer", &ORIGIN_IDENTITY_ISSUER_TYPE_SHAPE),
        Member::optional("FederatedProviderArn", &ARN_TYPE_SHAPE),
    ],
};

/// The shape `OriginIdentity`.
pub static ORIGIN_IDENTITY_SHAPE: Shape =
    Shape { name: "OriginIdentity", sensitive: false, kind: Kind::Structure(&ORIGIN_IDENTITY) };

/// `TransactionContext`.
pub static TRANSACTION_CONTEXT: Structure = Structure {
    name: "TransactionContext",
    members: &[Member::optional(
        "IdentityProvider",
        &TRANSACTION_CONTEXT_IDENTITY_PROVIDER_MAP_TYPE_SHAPE,
    )],
};

/// The shape `TransactionContext`.
pub static TRANSACTION_CONTEXT_SHAPE: Shape = Shape {
    name: "TransactionContext",
    sensitive: false,
    kind: Kind::Structure(&TRANSACTION_CONTEXT),
};

/// `TrustedIdentityPropagationContext`.
pub static TRUSTED_IDENTITY_PROPAGATION_CONTEXT: Structure = Structure {
    name: "TrustedIdentityPropagationContext",
    members: &[
        Member::optional("OriginIdentity", &ORIGIN_IDENTITY_SHAPE),
        Member::optional("TransactionContext", &TRANSACTION_CONTEXT_SHAPE),
    ],
};

/// The shape `TrustedIdentityPropagationContext`.
pub static TRUSTED_IDENTITY_PROPAGATION_CONTEXT_SHAPE: Shape = Shape {
    name: "TrustedIdentityPropagationContext",
    sensitive: false,
    kind: Kind::Structure(&TRUSTED_IDENTITY_PROPAGATION_CONTEXT),
};
