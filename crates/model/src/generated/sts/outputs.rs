//! What operations give. Every member may be absent.

use std::collections::BTreeMap;

use secret::Secret;

use super::shapes;
use crate::Timestamp;
use crate::shape::convert::IntoValue;
use crate::shape::{Fields, IntoFields, Structure, Value};

/// Contains the response to a successful AssumeRole request, including temporary Amazon Web
/// Services credentials that can be used to make Amazon Web Services requests.
#[derive(Debug, Default)]
pub struct AssumeRoleResponse {
    /// The temporary security credentials, which include an access key ID, a secret access key, and
    /// a security (or session) token.
    pub credentials: Option<Credentials>,
    /// The Amazon Resource Name (ARN) and the assumed role ID, which are identifiers that you can
    /// use to refer to the resulting temporary security credentials.
    pub assumed_role_user: Option<AssumedRoleUser>,
    /// The percentage (0-100) of the maximum allowed session token size that the returned session
    /// token consumes.
    pub packed_policy_size: Option<i32>,
    /// The source identity specified by the principal that is calling the `AssumeRole` operation.
    pub source_identity: Option<String>,
    /// `SessionTokenUtilization` of the AWS model.
    pub session_token_utilization: Option<i32>,
    /// `SessionTokenSize` of the AWS model.
    pub session_token_size: Option<i32>,
}

impl IntoFields for AssumeRoleResponse {
    const STRUCTURE: &'static Structure = &shapes::ASSUME_ROLE_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::ASSUME_ROLE_RESPONSE);
        fields.set(0, self.credentials.map(IntoValue::into_value));
        fields.set(1, self.assumed_role_user.map(IntoValue::into_value));
        fields.set(2, self.packed_policy_size.map(IntoValue::into_value));
        fields.set(3, self.source_identity.map(IntoValue::into_value));
        fields.set(4, self.session_token_utilization.map(IntoValue::into_value));
        fields.set(5, self.session_token_size.map(IntoValue::into_value));
        fields
    }
}

/// Contains the response to a successful AssumeRoleWithWebIdentity request, including temporary
/// Amazon Web Services credentials that can be used to make Amazon Web Services requests.
#[derive(Debug, Default)]
pub struct AssumeRoleWithWebIdentityResponse {
    /// The temporary security credentials, which include an access key ID, a secret access key, and
    /// a security token.
    pub credentials: Option<Credentials>,
    /// The unique user identifier that is returned by the identity provider.
    pub subject_from_web_identity_token: Option<String>,
    /// The Amazon Resource Name (ARN) and the assumed role ID, which are identifiers that you can
    /// use to refer to the resulting temporary security credentials.
    pub assumed_role_user: Option<AssumedRoleUser>,
    /// The percentage (0-100) of the maximum allowed session token size that the returned session
    /// token consumes.
    pub packed_policy_size: Option<i32>,
    /// The issuing authority of the web identity token presented.
    pub provider: Option<String>,
    /// The intended audience (also known as client ID) of the web identity token.
    pub audience: Option<String>,
    /// The value of the source identity that is returned in the JSON web token (JWT) from the
    /// identity provider.
    pub source_identity: Option<String>,
    /// `SessionTokenUtilization` of the AWS model.
    pub session_token_utilization: Option<i32>,
    /// `SessionTokenSize` of the AWS model.
    pub session_token_size: Option<i32>,
    /// The trusted identity propagation context that Amazon Web Services STS set in the session
    /// from the web identity token, through the context provider attached to the OpenID Connect
    /// identity provider.
    pub trusted_identity_propagation_context: Option<TrustedIdentityPropagationContext>,
}

impl IntoFields for AssumeRoleWithWebIdentityResponse {
    const STRUCTURE: &'static Structure = &shapes::ASSUME_ROLE_WITH_WEB_IDENTITY_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::ASSUME_ROLE_WITH_WEB_IDENTITY_RESPONSE);
        fields.set(0, self.credentials.map(IntoValue::into_value));
        fields.set(1, self.subject_from_web_identity_token.map(IntoValue::into_value));
        fields.set(2, self.assumed_role_user.map(IntoValue::into_value));
        fields.set(3, self.packed_policy_size.map(IntoValue::into_value));
        fields.set(4, self.provider.map(IntoValue::into_value));
        fields.set(5, self.audience.map(IntoValue::into_value));
        fields.set(6, self.source_identity.map(IntoValue::into_value));
        fields.set(7, self.session_token_utilization.map(IntoValue::into_value));
        fields.set(8, self.session_token_size.map(IntoValue::into_value));
        fields.set(9, self.trusted_identity_propagation_context.map(IntoValue::into_value));
        fields
    }
}

/// The identifiers for the temporary security credentials that the operation returns.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct AssumedRoleUser {
    /// A unique identifier that contains the role ID and the role session name of the role that is
    /// being assumed.
    pub assumed_role_id: Option<String>,
    /// The ARN of the temporary security credentials that are returned from the AssumeRole action.
    pub arn: Option<String>,
}

impl IntoFields for AssumedRoleUser {
    const STRUCTURE: &'static Structure = &shapes::ASSUMED_ROLE_USER;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::ASSUMED_ROLE_USER);
        fields.set(0, self.assumed_role_id.map(IntoValue::into_value));
        fields.set(1, self.arn.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for AssumedRoleUser {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// Amazon Web Services credentials for API authentication.
#[derive(Debug, Default)]
pub struct Credentials {
    /// The access key ID that identifies the temporary security credentials.
    pub access_key_id: Option<String>,
    /// The secret access key that can be used to sign requests.
    pub secret_access_key: Option<Secret<[u8]>>,
    /// The token that users must pass to the service API to use the temporary credentials.
    pub session_token: Option<String>,
    /// The date on which the current credentials expire.
    pub expiration: Option<Timestamp>,
}

impl IntoFields for Credentials {
    const STRUCTURE: &'static Structure = &shapes::CREDENTIALS;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::CREDENTIALS);
        fields.set(0, self.access_key_id.map(IntoValue::into_value));
        fields.set(1, self.secret_access_key.map(IntoValue::into_value));
        fields.set(2, self.session_token.map(IntoValue::into_value));
        fields.set(3, self.expiration.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for Credentials {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// What `GetAccessKeyInfo` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GetAccessKeyInfoResponse {
    /// The number used to identify the Amazon Web Services account.
    pub account: Option<String>,
}

impl IntoFields for GetAccessKeyInfoResponse {
    const STRUCTURE: &'static Structure = &shapes::GET_ACCESS_KEY_INFO_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GET_ACCESS_KEY_INFO_RESPONSE);
        fields.set(0, self.account.map(IntoValue::into_value));
        fields
    }
}

/// Contains the response to a successful GetCallerIdentity request, including information about
/// the entity making the request.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GetCallerIdentityResponse {
    /// The unique identifier of the calling entity.
    pub user_id: Option<String>,
    /// The Amazon Web Services account ID number of the account that owns or contains the calling
    /// entity.
    pub account: Option<String>,
    /// The Amazon Web Services ARN associated with the calling entity.
    pub arn: Option<String>,
}

impl IntoFields for GetCallerIdentityResponse {
    const STRUCTURE: &'static Structure = &shapes::GET_CALLER_IDENTITY_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GET_CALLER_IDENTITY_RESPONSE);
        fields.set(0, self.user_id.map(IntoValue::into_value));
        fields.set(1, self.account.map(IntoValue::into_value));
        fields.set(2, self.arn.map(IntoValue::into_value));
        fields
    }
}

/// Contains the response to a successful GetSessionToken request, including temporary Amazon
/// Web Services credentials that can be used to make Amazon Web Services requests.
#[derive(Debug, Default)]
pub struct GetSessionTokenResponse {
    /// The temporary security credentials, which include an access key ID, a secret access key, and
    /// a security (or session) token.
    pub credentials: Option<Credentials>,
    /// `SessionTokenUtilization` of the AWS model.
    pub session_token_utilization: Option<i32>,
    /// `SessionTokenSize` of the AWS model.
    pub session_token_size: Option<i32>,
}

impl IntoFields for GetSessionTokenResponse {
    const STRUCTURE: &'static Structure = &shapes::GET_SESSION_TOKEN_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GET_SESSION_TOKEN_RESPONSE);
        fields.set(0, self.credentials.map(IntoValue::into_value));
        fields.set(1, self.session_token_utilization.map(IntoValue::into_value));
        fields.set(2, self.session_token_size.map(IntoValue::into_value));
        fields
    }
}

/// The session's `aws:OriginIdentity/Subject`, `aws:OriginIdentity/SubjectType`,
/// `aws:OriginIdentity/Issuer` and `aws:OriginIdentity/FederatedProviderArn` keys.
#[derive(Debug, Default)]
pub struct OriginIdentity {
    /// The value of the `aws:OriginIdentity/Subject` key: the end user's identifier, taken from the
    /// token claim that the context provider maps as the subject.
    pub subject: Option<Secret<[u8]>>,
    /// The value of the `aws:OriginIdentity/SubjectType` key, which indicates whether the end user
    /// is a person (`user`) or a non-human caller such as an application or service (`workload`).
    pub subject_type: Option<Secret<[u8]>>,
    /// The value of the `aws:OriginIdentity/Issuer` key.
    pub issuer: Option<Secret<[u8]>>,
    /// The value of the `aws:OriginIdentity/FederatedProviderArn` key: the ARN of the IAM identity
    /// provider that the request federated through.
    pub federated_provider_arn: Option<String>,
}

impl IntoFields for OriginIdentity {
    const STRUCTURE: &'static Structure = &shapes::ORIGIN_IDENTITY;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::ORIGIN_IDENTITY);
        fields.set(0, self.subject.map(IntoValue::into_value));
        fields.set(1, self.subject_type.map(IntoValue::into_value));
        fields.set(2, self.issuer.map(IntoValue::into_value));
        fields.set(3, self.federated_provider_arn.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for OriginIdentity {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// The session's `aws:TransactionContext/IdentityProvider/*` keys.
#[derive(Debug, Default)]
pub struct TransactionContext {
    /// The session's `aws:TransactionContext/IdentityProvider/*` keys, keyed by the part of the key
    /// name after `aws:TransactionContext/IdentityProvider/`.
    pub identity_provider: Option<BTreeMap<String, String>>,
}

impl IntoFields for TransactionContext {
    const STRUCTURE: &'static Structure = &shapes::TRANSACTION_CONTEXT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::TRANSACTION_CONTEXT);
        fields.set(0, self.identity_provider.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for TransactionContext {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// The trusted identity propagation context that Amazon Web Services STS set in a session from
/// the identity provider's token.
#[derive(Debug, Default)]
pub struct TrustedIdentityPropagationContext {
    /// The identity of the end user on whose behalf the session acts.
    pub origin_identity: Option<OriginIdentity>,
    /// Additional claims about the request that the identity provider asserted.
    pub transaction_context: Option<TransactionContext>,
}

impl IntoFields for TrustedIdentityPropagationContext {
    const STRUCTURE: &'static Structure = &shapes::TRUSTED_IDENTITY_PROPAGATION_CONTEXT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::TRUSTED_IDENTITY_PROPAGATION_CONTEXT);
        fields.set(0, self.origin_identity.map(IntoValue::into_value));
        fields.set(1, self.transaction_context.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for TrustedIdentityPropagationContext {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}
