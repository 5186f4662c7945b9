//! The structures that replies carry.

use crate::shape::{Kind, Member, Shape, Structure};

use super::*;

/// `AssumeRoleResponse`.
pub static ASSUME_ROLE_RESPONSE: Structure = Structure {
    name: "AssumeRoleResponse",
    members: &[
        Member { name: "Credentials", shape: &CREDENTIALS_SHAPE, required: false },
        Member { name: "AssumedRoleUser", shape: &ASSUMED_ROLE_USER_SHAPE, required: false },
        Member {
            name: "PackedPolicySize",
            shape: &NON_NEGATIVE_INTEGER_TYPE_SHAPE,
            required: false,
        },
        Member { name: "SourceIdentity", shape: &SOURCE_IDENTITY_TYPE_SHAPE, required: false },
        Member {
            name: "SessionTokenUtilization",
            shape: &SESSION_TOKEN_UTILIZATION_TYPE_SHAPE,
            required: false,
        },
        Member { name: "SessionTokenSize", shape: &SESSION_TOKEN_SIZE_TYPE_SHAPE, required: false },
    ],
};

/// `AssumeRoleWithWebIdentityResponse`.
pub static ASSUME_ROLE_WITH_WEB_IDENTITY_RESPONSE: Structure = Structure {
    name: "AssumeRoleWithWebIdentityResponse",
    members: &[
        Member { name: "Credentials", shape: &CREDENTIALS_SHAPE, required: false },
        Member {
            name: "SubjectFromWebIdentityToken",
            shape: &WEB_IDENTITY_SUBJECT_TYPE_SHAPE,
            required: false,
        },
        Member { name: "AssumedRoleUser", shape: &ASSUMED_ROLE_USER_SHAPE, required: false },
        Member {
            name: "PackedPolicySize",
            shape: &NON_NEGATIVE_INTEGER_TYPE_SHAPE,
            required: false,
        },
        Member { name: "Provider", shape: &ISSUER_SHAPE, required: false },
        Member { name: "Audience", shape: &AUDIENCE_SHAPE, required: false },
        Member { name: "SourceIdentity", shape: &SOURCE_IDENTITY_TYPE_SHAPE, required: false },
        Member {
            name: "SessionTokenUtilization",
            shape: &SESSION_TOKEN_UTILIZATION_TYPE_SHAPE,
            required: false,
        },
        Member { name: "SessionTokenSize", shape: &SESSION_TOKEN_SIZE_TYPE_SHAPE, required: false },
    ],
};

/// `AssumedRoleUser`.
pub static ASSUMED_ROLE_USER: Structure = Structure {
    name: "AssumedRoleUser",
    members: &[
        Member { name: "AssumedRoleId", shape: &ASSUMED_ROLE_ID_TYPE_SHAPE, required: true },
        Member { name: "Arn", shape: &ARN_TYPE_SHAPE, required: true },
    ],
};

/// The shape `AssumedRoleUser`.
pub static ASSUMED_ROLE_USER_SHAPE: Shape =
    Shape { name: "AssumedRoleUser", sensitive: false, kind: Kind::Structure(&ASSUMED_ROLE_USER) };

/// `Credentials`.
pub static CREDENTIALS: Structure = Structure {
    name: "Credentials",
    members: &[
        Member { name: "AccessKeyId", shape: &ACCESS_KEY_ID_TYPE_SHAPE, required: true },
        Member { name: "SecretAccessKey", shape: &ACCESS_KEY_SECRET_TYPE_SHAPE, required: true },
        Member { name: "SessionToken", shape: &TOKEN_TYPE_SHAPE, required: true },
        Member { name: "Expiration", shape: &DATE_TYPE_SHAPE, required: true },
    ],
};

/// The shape `Credentials`.
pub static CREDENTIALS_SHAPE: Shape =
    Shape { name: "Credentials", sensitive: false, kind: Kind::Structure(&CREDENTIALS) };

/// `GetAccessKeyInfoResponse`.
pub static GET_ACCESS_KEY_INFO_RESPONSE: Structure = Structure {
    name: "GetAccessKeyInfoResponse",
    members: &[Member { name: "Account", shape: &ACCOUNT_TYPE_SHAPE, required: false }],
};

/// `GetCallerIdentityResponse`.
pub static GET_CALLER_IDENTITY_RESPONSE: Structure = Structure {
    name: "GetCallerIdentityResponse",
    members: &[
        Member { name: "UserId", shape: &USER_ID_TYPE_SHAPE, required: false },
        Member { name: "Account", shape: &ACCOUNT_TYPE_SHAPE, required: false },
        Member { name: "Arn", shape: &ARN_TYPE_SHAPE, required: false },
    ],
};

/// `GetSessionTokenResponse`.
pub static GET_SESSION_TOKEN_RESPONSE: Structure = Structure {
    name: "GetSessionTokenResponse",
    members: &[
        Member { name: "Credentials", shape: &CREDENTIALS_SHAPE, required: false },
        Member {
            name: "SessionTokenUtilization",
            shape: &SESSION_TOKEN_UTILIZATION_TYPE_SHAPE,
            required: false,
        },
        Member { name: "SessionTokenSize", shape: &SESSION_TOKEN_SIZE_TYPE_SHAPE, required: false },
    ],
};
