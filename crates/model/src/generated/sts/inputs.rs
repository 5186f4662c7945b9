//! What operations take.

use secret::Secret;

use super::shapes;
use crate::Error;
use crate::shape::convert::{FromValue, ListMember, optional, required};
use crate::shape::{Fields, FromFields, Structure, Value};

/// What `AssumeRole` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssumeRoleRequest {
    /// The Amazon Resource Name (ARN) of the role to assume.
    pub role_arn: String,
    /// An identifier for the assumed role session.
    pub role_session_name: String,
    /// The Amazon Resource Names (ARNs) of the IAM managed policies that you want to use as managed
    /// session policies.
    pub policy_arns: Option<Vec<PolicyDescriptorType>>,
    /// An IAM policy in JSON format that you want to use as an inline session policy.
    pub policy: Option<String>,
    /// The duration, in seconds, of the role session.
    pub duration_seconds: Option<i32>,
    /// A list of session tags that you want to pass.
    pub tags: Option<Vec<Tag>>,
    /// A list of keys for session tags that you want to set as transitive.
    pub transitive_tag_keys: Option<Vec<String>>,
    /// A unique identifier that might be required when you assume a role in another account.
    pub external_id: Option<String>,
    /// The identification number of the MFA device that is associated with the user who is making
    /// the `AssumeRole` call.
    pub serial_number: Option<String>,
    /// The value provided by the MFA device, if the trust policy of the role being assumed requires
    /// MFA.
    pub token_code: Option<String>,
    /// The source identity specified by the principal that is calling the `AssumeRole` operation.
    pub source_identity: Option<String>,
    /// A list of previously acquired trusted context assertions in the format of a JSON array.
    pub provided_contexts: Option<Vec<ProvidedContext>>,
    /// `MinimumSessionTokenSize` of the AWS model.
    pub minimum_session_token_size: Option<i32>,
}

impl FromFields for AssumeRoleRequest {
    const STRUCTURE: &'static Structure = &shapes::ASSUME_ROLE_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            role_arn: required(&mut fields, 0)?,
            role_session_name: required(&mut fields, 1)?,
            policy_arns: optional(&mut fields, 2)?,
            policy: optional(&mut fields, 3)?,
            duration_seconds: optional(&mut fields, 4)?,
            tags: optional(&mut fields, 5)?,
            transitive_tag_keys: optional(&mut fields, 6)?,
            external_id: optional(&mut fields, 7)?,
            serial_number: optional(&mut fields, 8)?,
            token_code: optional(&mut fields, 9)?,
            source_identity: optional(&mut fields, 10)?,
            provided_contexts: optional(&mut fields, 11)?,
            minimum_session_token_size: optional(&mut fields, 12)?,
        })
    }
}

/// What `AssumeRoleWithWebIdentity` takes.
#[derive(Debug)]
pub struct AssumeRoleWithWebIdentityRequest {
    /// The Amazon Resource Name (ARN) of the role that the caller is assuming.
    pub role_arn: String,
    /// An identifier for the assumed role session.
    pub role_session_name: String,
    /// The OAuth 2.0 access token or OpenID Connect ID token that is provided by the identity
    /// provider.
    pub web_identity_token: Secret<[u8]>,
    /// The fully qualified host component of the domain name of the OAuth 2.0 identity provider.
    pub provider_id: Option<String>,
    /// The Amazon Resource Names (ARNs) of the IAM managed policies that you want to use as managed
    /// session policies.
    pub policy_arns: Option<Vec<PolicyDescriptorType>>,
    /// An IAM policy in JSON format that you want to use as an inline session policy.
    pub policy: Option<String>,
    /// The duration, in seconds, of the role session.
    pub duration_seconds: Option<i32>,
    /// `MinimumSessionTokenSize` of the AWS model.
    pub minimum_session_token_size: Option<i32>,
}

impl FromFields for AssumeRoleWithWebIdentityRequest {
    const STRUCTURE: &'static Structure = &shapes::ASSUME_ROLE_WITH_WEB_IDENTITY_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            role_arn: required(&mut fields, 0)?,
            role_session_name: required(&mut fields, 1)?,
            web_identity_token: required(&mut fields, 2)?,
            provider_id: optional(&mut fields, 3)?,
            policy_arns: optional(&mut fields, 4)?,
            policy: optional(&mut fields, 5)?,
            duration_seconds: optional(&mut fields, 6)?,
            minimum_session_token_size: optional(&mut fields, 7)?,
        })
    }
}

/// What `GetAccessKeyInfo` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetAccessKeyInfoRequest {
    /// The identifier of an access key.
    pub access_key_id: String,
}

impl FromFields for GetAccessKeyInfoRequest {
    const STRUCTURE: &'static Structure = &shapes::GET_ACCESS_KEY_INFO_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { access_key_id: required(&mut fields, 0)? })
    }
}

/// What `GetCallerIdentity` takes.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GetCallerIdentityRequest {}

impl FromFields for GetCallerIdentityRequest {
    const STRUCTURE: &'static Structure = &shapes::GET_CALLER_IDENTITY_REQUEST;

    fn from_fields(_fields: Fields) -> Result<Self, Error> {
        Ok(Self {})
    }
}

/// What `GetSessionToken` takes.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GetSessionTokenRequest {
    /// The duration, in seconds, that the credentials should remain valid.
    pub duration_seconds: Option<i32>,
    /// The identification number of the MFA device that is associated with the IAM user who is
    /// making the `GetSessionToken` call.
    pub serial_number: Option<String>,
    /// The value provided by the MFA device, if MFA is required.
    pub token_code: Option<String>,
    /// `MinimumSessionTokenSize` of the AWS model.
    pub minimum_session_token_size: Option<i32>,
}

impl FromFields for GetSessionTokenRequest {
    const STRUCTURE: &'static Structure = &shapes::GET_SESSION_TOKEN_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            duration_seconds: optional(&mut fields, 0)?,
            serial_number: optional(&mut fields, 1)?,
            token_code: optional(&mut fields, 2)?,
            minimum_session_token_size: optional(&mut fields, 3)?,
        })
    }
}

/// A reference to the IAM managed policy that is passed as a session policy for a role session
/// or a federated user session.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct PolicyDescriptorType {
    /// The Amazon Resource Name (ARN) of the IAM managed policy to use as a session policy for the
    /// role.
    pub arn: Option<String>,
}

impl FromFields for PolicyDescriptorType {
    const STRUCTURE: &'static Structure = &shapes::POLICY_DESCRIPTOR_TYPE;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { arn: optional(&mut fields, 0)? })
    }
}

impl FromValue for PolicyDescriptorType {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Structure(fields) = value { Self::from_fields(fields).ok() } else { None }
    }
}

impl ListMember for PolicyDescriptorType {}

/// Contains information about the provided context.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ProvidedContext {
    /// The context provider ARN from which the trusted context assertion was generated.
    pub provider_arn: Option<String>,
    /// The signed and encrypted trusted context assertion generated by the context provider.
    pub context_assertion: Option<String>,
}

impl FromFields for ProvidedContext {
    const STRUCTURE: &'static Structure = &shapes::PROVIDED_CONTEXT;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            provider_arn: optional(&mut fields, 0)?,
            context_assertion: optional(&mut fields, 1)?,
        })
    }
}

impl FromValue for ProvidedContext {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Structure(fields) = value { Self::from_fields(fields).ok() } else { None }
    }
}

impl ListMember for ProvidedContext {}

/// You can pass custom key-value pair attributes when you assume a role or federate a user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// The key for a session tag.
    pub key: String,
    /// The value for a session tag.
    pub value: String,
}

impl FromFields for Tag {
    const STRUCTURE: &'static Structure = &shapes::TAG;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { key: required(&mut fields, 0)?, value: required(&mut fields, 1)? })
    }
}

impl FromValue for Tag {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Structure(fields) = value { Self::from_fields(fields).ok() } else { None }
    }
}

impl ListMember for Tag {}
