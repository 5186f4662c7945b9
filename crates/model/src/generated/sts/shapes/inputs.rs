//! The structures that requests carry.

use crate::shape::{Kind, Member, Shape, Structure};

use super::*;

/// `AssumeRoleRequest`.
pub static ASSUME_ROLE_REQUEST: Structure = Structure {
    name: "AssumeRoleRequest",
    members: &[
        Member::required("RoleArn", &ARN_TYPE_SHAPE),
        Member::required("RoleSessionName", &ROLE_SESSION_NAME_TYPE_SHAPE),
        Member::optional("PolicyArns", &POLICY_DESCRIPTOR_LIST_TYPE_SHAPE),
        Member::optional("Policy", &UNRESTRICTED_SESSION_POLICY_DOCUMENT_TYPE_SHAPE),
        Member::optional("DurationSeconds", &ROLE_DURATION_SECONDS_TYPE_SHAPE),
        Member::optional("Tags", &TAG_LIST_TYPE_SHAPE),
        Member::optional("TransitiveTagKeys", &TAG_KEY_LIST_TYPE_SHAPE),
        Member::optional("ExternalId", &EXTERNAL_ID_TYPE_SHAPE),
        Member::optional("SerialNumber", &SERIAL_NUMBER_TYPE_SHAPE),
        Member::optional("TokenCode", &TOKEN_CODE_TYPE_SHAPE),
        Member::optional("SourceIdentity", &SOURCE_IDENTITY_TYPE_SHAPE),
        Member::optional("ProvidedContexts", &PROVIDED_CONTEXTS_LIST_TYPE_SHAPE),
        Member::optional("MinimumSessionTokenSize", &MINIMUM_SESSION_TOKEN_SIZE_TYPE_SHAPE),
    ],
};

/// `AssumeRoleWithWebIdentityRequest`.
pub static ASSUME_ROLE_WITH_WEB_IDENTITY_REQUEST: Structure = Structure {
    name: "AssumeRoleWithWebIdentityRequest",
    members: &[
        Member::required("RoleArn", &ARN_TYPE_SHAPE),
        Member::required("RoleSessionName", &ROLE_SESSION_NAME_TYPE_SHAPE),
        Member::required("WebIdentityToken", &CLIENT_TOKEN_TYPE_SHAPE),
        Member::optional("ProviderId", &URL_TYPE_SHAPE),
        Member::optional("PolicyArns", &POLICY_DESCRIPTOR_LIST_TYPE_SHAPE),
        Member::optional("Policy", &SESSION_POLICY_DOCUMENT_TYPE_SHAPE),
        Member::optional("DurationSeconds", &ROLE_DURATION_SECONDS_TYPE_SHAPE),
        Member::optional("MinimumSessionTokenSize", &MINIMUM_SESSION_TOKEN_SIZE_TYPE_SHAPE),
    ],
};

/// `GetAccessKeyInfoRequest`.
pub static GET_ACCESS_KEY_INFO_REQUEST: Structure = Structure {
    name: "GetAccessKeyInfoRequest",
    members: &[Member::required("AccessKeyId", &ACCESS_KEY_ID_TYPE_SHAPE)],
};

/// `GetCallerIdentityRequest`.
pub static GET_CALLER_IDENTITY_REQUEST: Structure =
    Structure { name: "GetCallerIdentityRequest", members: &[] };

/// `GetSessionTokenRequest`.
pub static GET_SESSION_TOKEN_REQUEST: Structure = Structure {
    name: "GetSessionTokenRequest",
    members: &[
        Member::optional("DurationSeconds", &DURATION_SECONDS_TYPE_SHAPE),
        Member::optional("SerialNumber", &SERIAL_NUMBER_TYPE_SHAPE),
        Member::optional("TokenCode", &TOKEN_CODE_TYPE_SHAPE),
        Member::optional("MinimumSessionTokenSize", &MINIMUM_SESSION_TOKEN_SIZE_TYPE_SHAPE),
    ],
};

/// `PolicyDescriptorType`.
pub static POLICY_DESCRIPTOR_TYPE: Structure = Structure {
    name: "PolicyDescriptorType",
    members: &[Member::optional("arn", &ARN_TYPE_SHAPE)],
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
        Member::optional("ProviderArn", &ARN_TYPE_SHAPE),
        Member::optional("ContextAssertion", &CONTEXT_ASSERTION_TYPE_SHAPE),
    ],
};

/// The shape `ProvidedContext`.
pub static PROVIDED_CONTEXT_SHAPE: Shape =
    Shape { name: "ProvidedContext", sensitive: false, kind: Kind::Structure(&PROVIDED_CONTEXT) };

/// `Tag`.
pub static TAG: Structure = Structure {
    name: "Tag",
    members: &[
        Member::required("Key", &TAG_KEY_TYPE_SHAPE),
        Member::required("Value", &TAG_VALUE_TYPE_SHAPE),
    ],
};

/// The shape `Tag`.
pub static TAG_SHAPE: Shape = Shape { name: "Tag", sensitive: false, kind: Kind::Structure(&TAG) };
