//! The structures that requests carry.

use crate::shape::{Kind, Member, Shape, Structure};

use super::*;

/// `AssumeRoleRequest`.
pub static ASSUME_ROLE_REQUEST: Structure = Structure {
    name: "AssumeRoleRequest",
    members: &[
        Member { name: "RoleArn", shape: &ARN_TYPE_SHAPE, required: true },
        Member { name: "RoleSessionName", shape: &ROLE_SESSION_NAME_TYPE_SHAPE, required: true },
        Member { name: "PolicyArns", shape: &POLICY_DESCRIPTOR_LIST_TYPE_SHAPE, required: false },
        Member {
            name: "Policy",
            shape: &UNRESTRICTED_SESSION_POLICY_DOCUMENT_TYPE_SHAPE,
            required: false,
        },
        Member {
            name: "DurationSeconds",
            shape: &ROLE_DURATION_SECONDS_TYPE_SHAPE,
            required: false,
        },
        Member { name: "Tags", shape: &TAG_LIST_TYPE_SHAPE, required: false },
        Member { name: "TransitiveTagKeys", shape: &TAG_KEY_LIST_TYPE_SHAPE, required: false },
        Member { name: "ExternalId", shape: &EXTERNAL_ID_TYPE_SHAPE, required: false },
        Member { name: "SerialNumber", shape: &SERIAL_NUMBER_TYPE_SHAPE, required: false },
        Member { name: "TokenCode", shape: &TOKEN_CODE_TYPE_SHAPE, required: false },
        Member { name: "SourceIdentity", shape: &SOURCE_IDENTITY_TYPE_SHAPE, required: false },
        Member {
            name: "ProvidedContexts",
            shape: &PROVIDED_CONTEXTS_LIST_TYPE_SHAPE,
            required: false,
        },
        Member {
            name: "MinimumSessionTokenSize",
            shape: &MINIMUM_SESSION_TOKEN_SIZE_TYPE_SHAPE,
            required: false,
        },
    ],
};

/// `AssumeRoleWithWebIdentityRequest`.
pub static ASSUME_ROLE_WITH_WEB_IDENTITY_REQUEST: Structure = Structure {
    name: "AssumeRoleWithWebIdentityRequest",
    members: &[
        Member { name: "RoleArn", shape: &ARN_TYPE_SHAPE, required: true },
        Member { name: "RoleSessionName", shape: &ROLE_SESSION_NAME_TYPE_SHAPE, required: true },
        Member { name: "WebIdentityToken", shape: &CLIENT_TOKEN_TYPE_SHAPE, required: true },
        Member { name: "ProviderId", shape: &URL_TYPE_SHAPE, required: false },
        Member { name: "PolicyArns", shape: &POLICY_DESCRIPTOR_LIST_TYPE_SHAPE, required: false },
        Member { name: "Policy", shape: &SESSION_POLICY_DOCUMENT_TYPE_SHAPE, required: false },
        Member {
            name: "DurationSeconds",
            shape: &ROLE_DURATION_SECONDS_TYPE_SHAPE,
            required: false,
        },
        Member {
            name: "MinimumSessionTokenSize",
            shape: &MINIMUM_SESSION_TOKEN_SIZE_TYPE_SHAPE,
            required: false,
        },
    ],
};

/// `GetAccessKeyInfoRequest`.
pub static GET_ACCESS_KEY_INFO_REQUEST: Structure = Structure {
    name: "GetAccessKeyInfoRequest",
    members: &[Member { name: "AccessKeyId", shape: &ACCESS_KEY_ID_TYPE_SHAPE, required: true }],
};

/// `GetCallerIdentityRequest`.
pub static GET_CALLER_IDENTITY_REQUEST: Structure =
    Structure { name: "GetCallerIdentityRequest", members: &[] };

/// `GetSessionTokenRequest`.
pub static GET_SESSION_TOKEN_REQUEST: Structure = Structure {
    name: "GetSessionTokenRequest",
    members: &[
        Member { name: "DurationSeconds", shape: &DURATION_SECONDS_TYPE_SHAPE, required: false },
        Member { name: "SerialNumber", shape: &SERIAL_NUMBER_TYPE_SHAPE, required: false },
        Member { name: "TokenCode", shape: &TOKEN_CODE_TYPE_SHAPE, required: false },
        Member {
            name: "MinimumSessionTokenSize",
            shape: &MINIMUM_SESSION_TOKEN_SIZE_TYPE_SHAPE,
            required: false,
        },
    ],
};

/// `PolicyDescriptorType`.
pub static POLICY_DESCRIPTOR_TYPE: Structure = Structure {
    name: "PolicyDescriptorType",
    members: &[Member { name: "arn", shape: &ARN_TYPE_SHAPE, required: false }],
};

/// The shape `PolicyDescriptorType`.
pub static POLICY_DESCRIPTOR_TYPE_SHAPE: Shape = Shape {
    name: "PolicyDescriptorType",
    sensitive: false,
    kind: Kind::Structure(&POLICY_DESCRIPTOR_TYPE),
};

/// `ProvidedContext`.
pub static PROVIDED_CONTEXT: Structure = Structure {
    name: "ProvidedContext",
    members: &[
        Member { name: "ProviderArn", shape: &ARN_TYPE_SHAPE, required: false },
        Member { name: "ContextAssertion", shape: &CONTEXT_ASSERTION_TYPE_SHAPE, required: false },
    ],
};

/// The shape `ProvidedContext`.
pub static PROVIDED_CONTEXT_SHAPE: Shape =
    Shape { name: "ProvidedContext", sensitive: false, kind: Kind::Structure(&PROVIDED_CONTEXT) };

/// `Tag`.
pub static TAG: Structure = Structure {
    name: "Tag",
    members: &[
        Member { name: "Key", shape: &TAG_KEY_TYPE_SHAPE, required: true },
        Member { name: "Value", shape: &TAG_VALUE_TYPE_SHAPE, required: true },
    ],
};

/// The shape `Tag`.
pub static TAG_SHAPE: Shape = Shape { name: "Tag", sensitive: false, kind: Kind::Structure(&TAG) };
