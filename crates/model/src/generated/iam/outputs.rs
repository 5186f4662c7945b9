//! What operations give. Every member may be absent.

use std::collections::BTreeMap;

use secret::Secret;

use super::{
    ContextProvider, PermissionsBoundaryAttachmentType, PolicyEvaluationDecisionType,
    PolicySourceType, StatusType, Tag, shapes,
};
use crate::Timestamp;
use crate::shape::convert::{IntoValue, ListMember};
use crate::shape::{Fields, IntoFields, Structure, Value};

/// Contains information about an Amazon Web Services access key.
#[derive(Debug, Default)]
pub struct AccessKey {
    /// The name of the IAM user that the access key is associated with.
    pub user_name: Option<String>,
    /// The ID for this access key.
    pub access_key_id: Option<String>,
    /// The status of the access key.
    pub status: Option<StatusType>,
    /// The secret key used to sign requests.
    pub secret_access_key: Option<Secret<[u8]>>,
    /// The date when the access key was created.
    pub create_date: Option<Timestamp>,
}

impl IntoFields for AccessKey {
    const STRUCTURE: &'static Structure = &shapes::ACCESS_KEY;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::ACCESS_KEY);
        fields.set(0, self.user_name.map(IntoValue::into_value));
        fields.set(1, self.access_key_id.map(IntoValue::into_value));
        fields.set(2, self.status.map(IntoValue::into_value));
        fields.set(3, self.secret_access_key.map(IntoValue::into_value));
        fields.set(4, self.create_date.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for AccessKey {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// Contains information about the last time an Amazon Web Services access key was used since
/// IAM began tracking this information on April 22, 2015.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct AccessKeyLastUsed {
    /// The date and time, in ISO 8601 date-time format, when the access key was most recently used.
    pub last_used_date: Option<Timestamp>,
    /// The name of the Amazon Web Services service with which this access key was most recently
    /// used.
    pub service_name: Option<String>,
    /// The Amazon Web Services Region where this access key was most recently used.
    pub region: Option<String>,
}

impl IntoFields for AccessKeyLastUsed {
    const STRUCTURE: &'static Structure = &shapes::ACCESS_KEY_LAST_USED;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::ACCESS_KEY_LAST_USED);
        fields.set(0, self.last_used_date.map(IntoValue::into_value));
        fields.set(1, self.service_name.map(IntoValue::into_value));
        fields.set(2, self.region.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for AccessKeyLastUsed {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// Contains information about an Amazon Web Services access key, without its secret key.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct AccessKeyMetadata {
    /// The name of the IAM user that the key is associated with.
    pub user_name: Option<String>,
    /// The ID for this access key.
    pub access_key_id: Option<String>,
    /// The status of the access key.
    pub status: Option<StatusType>,
    /// The date when the access key was created.
    pub create_date: Option<Timestamp>,
}

impl IntoFields for AccessKeyMetadata {
    const STRUCTURE: &'static Structure = &shapes::ACCESS_KEY_METADATA;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::ACCESS_KEY_METADATA);
        fields.set(0, self.user_name.map(IntoValue::into_value));
        fields.set(1, self.access_key_id.map(IntoValue::into_value));
        fields.set(2, self.status.map(IntoValue::into_value));
        fields.set(3, self.create_date.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for AccessKeyMetadata {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for AccessKeyMetadata {}

/// Contains information about an attached permissions boundary.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct AttachedPermissionsBoundary {
    /// The permissions boundary usage type that indicates what type of IAM resource is used as the
    /// permissions boundary for an entity.
    pub permissions_boundary_type: Option<PermissionsBoundaryAttachmentType>,
    /// The ARN of the policy used to set the permissions boundary for the user or role.
    pub permissions_boundary_arn: Option<String>,
}

impl IntoFields for AttachedPermissionsBoundary {
    const STRUCTURE: &'static Structure = &shapes::ATTACHED_PERMISSIONS_BOUNDARY;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::ATTACHED_PERMISSIONS_BOUNDARY);
        fields.set(0, self.permissions_boundary_type.map(IntoValue::into_value));
        fields.set(1, self.permissions_boundary_arn.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for AttachedPermissionsBoundary {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// Contains information about an attached policy.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct AttachedPolicy {
    /// The friendly name of the attached policy.
    pub policy_name: Option<String>,
    /// `PolicyArn` of the AWS model.
    pub policy_arn: Option<String>,
}

impl IntoFields for AttachedPolicy {
    const STRUCTURE: &'static Structure = &shapes::ATTACHED_POLICY;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::ATTACHED_POLICY);
        fields.set(0, self.policy_name.map(IntoValue::into_value));
        fields.set(1, self.policy_arn.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for AttachedPolicy {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for AttachedPolicy {}

/// Contains the response to a successful CreateAccessKey request.
#[derive(Debug, Default)]
pub struct CreateAccessKeyResponse {
    /// A structure with details about the access key.
    pub access_key: Option<AccessKey>,
}

impl IntoFields for CreateAccessKeyResponse {
    const STRUCTURE: &'static Structure = &shapes::CREATE_ACCESS_KEY_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::CREATE_ACCESS_KEY_RESPONSE);
        fields.set(0, self.access_key.map(IntoValue::into_value));
        fields
    }
}

/// Contains the response to a successful CreateGroup request.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct CreateGroupResponse {
    /// A structure containing details about the new group.
    pub group: Option<Group>,
}

impl IntoFields for CreateGroupResponse {
    const STRUCTURE: &'static Structure = &shapes::CREATE_GROUP_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::CREATE_GROUP_RESPONSE);
        fields.set(0, self.group.map(IntoValue::into_value));
        fields
    }
}

/// Contains the response to a successful CreateInstanceProfile request.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct CreateInstanceProfileResponse {
    /// A structure containing details about the new instance profile.
    pub instance_profile: Option<InstanceProfile>,
}

impl IntoFields for CreateInstanceProfileResponse {
    const STRUCTURE: &'static Structure = &shapes::CREATE_INSTANCE_PROFILE_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::CREATE_INSTANCE_PROFILE_RESPONSE);
        fields.set(0, self.instance_profile.map(IntoValue::into_value));
        fields
    }
}

/// Contains the response to a successful CreateOpenIDConnectProvider request.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct CreateOpenIDConnectProviderResponse {
    /// The Amazon Resource Name (ARN) of the new IAM OpenID Connect provider that is created.
    pub open_id_connect_provider_arn: Option<String>,
    /// A list of tags that are attached to the new IAM OIDC provider.
    pub tags: Option<Vec<Tag>>,
}

impl IntoFields for CreateOpenIDConnectProviderResponse {
    const STRUCTURE: &'static Structure = &shapes::CREATE_OPEN_ID_CONNECT_PROVIDER_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::CREATE_OPEN_ID_CONNECT_PROVIDER_RESPONSE);
        fields.set(0, self.open_id_connect_provider_arn.map(IntoValue::into_value));
        fields.set(1, self.tags.map(IntoValue::into_value));
        fields
    }
}

/// Contains the response to a successful CreatePolicy request.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct CreatePolicyResponse {
    /// A structure containing details about the new policy.
    pub policy: Option<Policy>,
}

impl IntoFields for CreatePolicyResponse {
    const STRUCTURE: &'static Structure = &shapes::CREATE_POLICY_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::CREATE_POLICY_RESPONSE);
        fields.set(0, self.policy.map(IntoValue::into_value));
        fields
    }
}

/// Contains the response to a successful CreatePolicyVersion request.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct CreatePolicyVersionResponse {
    /// A structure containing details about the new policy version.
    pub policy_version: Option<PolicyVersion>,
}

impl IntoFields for CreatePolicyVersionResponse {
    const STRUCTURE: &'static Structure = &shapes::CREATE_POLICY_VERSION_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::CREATE_POLICY_VERSION_RESPONSE);
        fields.set(0, self.policy_version.map(IntoValue::into_value));
        fields
    }
}

/// Contains the response to a successful CreateRole request.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct CreateRoleResponse {
    /// A structure containing details about the new role.
    pub role: Option<Role>,
}

impl IntoFields for CreateRoleResponse {
    const STRUCTURE: &'static Structure = &shapes::CREATE_ROLE_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::CREATE_ROLE_RESPONSE);
        fields.set(0, self.role.map(IntoValue::into_value));
        fields
    }
}

/// Contains the response to a successful CreateUser request.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct CreateUserResponse {
    /// A structure with details about the new IAM user.
    pub user: Option<User>,
}

impl IntoFields for CreateUserResponse {
    const STRUCTURE: &'static Structure = &shapes::CREATE_USER_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::CREATE_USER_RESPONSE);
        fields.set(0, self.user.map(IntoValue::into_value));
        fields
    }
}

/// Contains the results of a simulation.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct EvaluationResult {
    /// The name of the API operation tested on the indicated resource.
    pub eval_action_name: Option<String>,
    /// The ARN template for the simulated resource type (for example,
    /// `arn:${Partition}:s3:::${BucketName}/${KeyName}`), or `*` if no ARN format is defined for
    /// the action.
    pub eval_resource_name: Option<String>,
    /// The result of the simulation.
    pub eval_decision: Option<PolicyEvaluationDecisionType>,
    /// A list of the statements in the input policies that determine the result for this scenario.
    pub matched_statements: Option<Vec<Statement>>,
    /// A list of context keys that are required by the included input policies but that were not
    /// provided by one of the input parameters.
    pub missing_context_values: Option<Vec<String>>,
    /// A structure that details how Organizations and its service control policies affect the
    /// results of the simulation.
    pub organizations_decision_detail: Option<OrganizationsDecisionDetail>,
    /// Contains information about the effect that a permissions boundary has on a policy simulation
    /// when the boundary is applied to an IAM entity.
    pub permissions_boundary_decision_detail: Option<PermissionsBoundaryDecisionDetail>,
    /// Additional details about the results of the cross-account evaluation decision.
    pub eval_decision_details: Option<BTreeMap<String, String>>,
    /// The individual results of the simulation of the API operation specified in EvalActionName on
    /// each resource.
    pub resource_specific_results: Option<Vec<ResourceSpecificResult>>,
}

impl IntoFields for EvaluationResult {
    const STRUCTURE: &'static Structure = &shapes::EVALUATION_RESULT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::EVALUATION_RESULT);
        fields.set(0, self.eval_action_name.map(IntoValue::into_value));
        fields.set(1, self.eval_resource_name.map(IntoValue::into_value));
        fields.set(2, self.eval_decision.map(IntoValue::into_value));
        fields.set(3, self.matched_statements.map(IntoValue::into_value));
        fields.set(4, self.missing_context_values.map(IntoValue::into_value));
        fields.set(5, self.organizations_decision_detail.map(IntoValue::into_value));
        fields.set(6, self.permissions_boundary_decision_detail.map(IntoValue::into_value));
        fields.set(7, self.eval_decision_details.map(IntoValue::into_value));
        fields.set(8, self.resource_specific_results.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for EvaluationResult {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for EvaluationResult {}

/// Contains the response to a successful GetAccessKeyLastUsed request.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GetAccessKeyLastUsedResponse {
    /// The name of the IAM user that owns this access key.
    pub user_name: Option<String>,
    /// Contains information about the last time the access key was used.
    pub access_key_last_used: Option<AccessKeyLastUsed>,
}

impl IntoFields for GetAccessKeyLastUsedResponse {
    const STRUCTURE: &'static Structure = &shapes::GET_ACCESS_KEY_LAST_USED_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GET_ACCESS_KEY_LAST_USED_RESPONSE);
        fields.set(0, self.user_name.map(IntoValue::into_value));
        fields.set(1, self.access_key_last_used.map(IntoValue::into_value));
        fields
    }
}

/// Contains the response to a successful GetGroupPolicy request.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GetGroupPolicyResponse {
    /// The group the policy is associated with.
    pub group_name: Option<String>,
    /// The name of the policy.
    pub policy_name: Option<String>,
    /// The policy document.
    pub policy_document: Option<String>,
}

impl IntoFields for GetGroupPolicyResponse {
    const STRUCTURE: &'static Structure = &shapes::GET_GROUP_POLICY_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GET_GROUP_POLICY_RESPONSE);
        fields.set(0, self.group_name.map(IntoValue::into_value));
        fields.set(1, self.policy_name.map(IntoValue::into_value));
        fields.set(2, self.policy_document.map(IntoValue::into_value));
        fields
    }
}

/// Contains the response to a successful GetGroup request.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GetGroupResponse {
    /// A structure that contains details about the group.
    pub group: Option<Group>,
    /// A list of users in the group.
    pub users: Option<Vec<User>>,
    /// A flag that indicates whether there are more items to return.
    pub is_truncated: Option<bool>,
    /// When `IsTruncated` is `true`, this element is present and contains the value to use for the
    /// `Marker` parameter in a subsequent pagination request.
    pub marker: Option<String>,
}

impl IntoFields for GetGroupResponse {
    const STRUCTURE: &'static Structure = &shapes::GET_GROUP_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GET_GROUP_RESPONSE);
        fields.set(0, self.group.map(IntoValue::into_value));
        fields.set(1, self.users.map(IntoValue::into_value));
        fields.set(2, self.is_truncated.map(IntoValue::into_value));
        fields.set(3, self.marker.map(IntoValue::into_value));
        fields
    }
}

/// Contains the response to a successful GetInstanceProfile request.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GetInstanceProfileResponse {
    /// A structure containing details about the instance profile.
    pub instance_profile: Option<InstanceProfile>,
}

impl IntoFields for GetInstanceProfileResponse {
    const STRUCTURE: &'static Structure = &shapes::GET_INSTANCE_PROFILE_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GET_INSTANCE_PROFILE_RESPONSE);
        fields.set(0, self.instance_profile.map(IntoValue::into_value));
        fields
    }
}

/// Contains the response to a successful GetLoginProfile request.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GetLoginProfileResponse {
    /// A structure containing the user name and the profile creation date for the user.
    pub login_profile: Option<LoginProfile>,
}

impl IntoFields for GetLoginProfileResponse {
    const STRUCTURE: &'static Structure = &shapes::GET_LOGIN_PROFILE_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GET_LOGIN_PROFILE_RESPONSE);
        fields.set(0, self.login_profile.map(IntoValue::into_value));
        fields
    }
}

/// Contains the response to a successful GetOpenIDConnectProvider request.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GetOpenIDConnectProviderResponse {
    /// The URL that the IAM OIDC provider resource object is associated with.
    pub url: Option<String>,
    /// A list of client IDs (also known as audiences) that are associated with the specified IAM
    /// OIDC provider resource object.
    pub client_id_list: Option<Vec<String>>,
    /// A list of certificate thumbprints that are associated with the specified IAM OIDC provider
    /// resource object.
    pub thumbprint_list: Option<Vec<String>>,
    /// The date and time when the IAM OIDC provider resource object was created in the Amazon Web
    /// Services account.
    pub create_date: Option<Timestamp>,
    /// A list of tags that are attached to the specified IAM OIDC provider.
    pub tags: Option<Vec<Tag>>,
    /// The trusted identity propagation context provider configuration associated with the IAM OIDC
    /// provider resource object.
    pub context_provider: Option<ContextProvider>,
    /// The Amazon Resource Name (ARN) of the IAM Identity Center instance associated with the IAM
    /// OIDC provider resource object.
    pub identity_center_instance_arn: Option<String>,
    /// The Amazon Resource Name (ARN) of the identity store that is resolved from the associated
    /// IAM Identity Center instance.
    pub identity_store_arn: Option<String>,
}

impl IntoFields for GetOpenIDConnectProviderResponse {
    const STRUCTURE: &'static Structure = &shapes::GET_OPEN_ID_CONNECT_PROVIDER_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GET_OPEN_ID_CONNECT_PROVIDER_RESPONSE);
        fields.set(0, self.url.map(IntoValue::into_value));
        fields.set(1, self.client_id_list.map(IntoValue::into_value));
        fields.set(2, self.thumbprint_list.map(IntoValue::into_value));
        fields.set(3, self.create_date.map(IntoValue::into_value));
        fields.set(4, self.tags.map(IntoValue::into_value));
        fields.set(5, self.context_provider.map(IntoValue::into_value));
        fields.set(6, self.identity_center_instance_arn.map(IntoValue::into_value));
        fields.set(7, self.identity_store_arn.map(IntoValue::into_value));
        fields
    }
}

/// Contains the response to a successful GetPolicy request.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GetPolicyResponse {
    /// A structure containing details about the policy.
    pub policy: Option<Policy>,
}

impl IntoFields for GetPolicyResponse {
    const STRUCTURE: &'static Structure = &shapes::GET_POLICY_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GET_POLICY_RESPONSE);
        fields.set(0, self.policy.map(IntoValue::into_value));
        fields
    }
}

/// Contains the response to a successful GetPolicyVersion request.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GetPolicyVersionResponse {
    /// A structure containing details about the policy version.
    pub policy_version: Option<PolicyVersion>,
}

impl IntoFields for GetPolicyVersionResponse {
    const STRUCTURE: &'static Structure = &shapes::GET_POLICY_VERSION_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GET_POLICY_VERSION_RESPONSE);
        fields.set(0, self.policy_version.map(IntoValue::into_value));
        fields
    }
}

/// Contains the response to a successful GetRolePolicy request.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GetRolePolicyResponse {
    /// The role the policy is associated with.
    pub role_name: Option<String>,
    /// The name of the policy.
    pub policy_name: Option<String>,
    /// The policy document.
    pub policy_document: Option<String>,
}

impl IntoFields for GetRolePolicyResponse {
    const STRUCTURE: &'static Structure = &shapes::GET_ROLE_POLICY_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GET_ROLE_POLICY_RESPONSE);
        fields.set(0, self.role_name.map(IntoValue::into_value));
        fields.set(1, self.policy_name.map(IntoValue::into_value));
        fields.set(2, self.policy_document.map(IntoValue::into_value));
        fields
    }
}

/// Contains the response to a successful GetRole request.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GetRoleResponse {
    /// A structure containing details about the IAM role.
    pub role: Option<Role>,
}

impl IntoFields for GetRoleResponse {
    const STRUCTURE: &'static Structure = &shapes::GET_ROLE_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GET_ROLE_RESPONSE);
        fields.set(0, self.role.map(IntoValue::into_value));
        fields
    }
}

/// Contains the response to a successful GetUserPolicy request.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GetUserPolicyResponse {
    /// The user the policy is associated with.
    pub user_name: Option<String>,
    /// The name of the policy.
    pub policy_name: Option<String>,
    /// The policy document.
    pub policy_document: Option<String>,
}

impl IntoFields for GetUserPolicyResponse {
    const STRUCTURE: &'static Structure = &shapes::GET_USER_POLICY_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GET_USER_POLICY_RESPONSE);
        fields.set(0, self.user_name.map(IntoValue::into_value));
        fields.set(1, self.policy_name.map(IntoValue::into_value));
        fields.set(2, self.policy_document.map(IntoValue::into_value));
        fields
    }
}

/// Contains the response to a successful GetUser request.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GetUserResponse {
    /// A structure containing details about the IAM user.
    pub user: Option<User>,
}

impl IntoFields for GetUserResponse {
    const STRUCTURE: &'static Structure = &shapes::GET_USER_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GET_USER_RESPONSE);
        fields.set(0, self.user.map(IntoValue::into_value));
        fields
    }
}

/// Contains information about an IAM group entity.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Group {
    /// The path to the group.
    pub path: Option<String>,
    /// The friendly name that identifies the group.
    pub group_name: Option<String>,
    /// The stable and unique string identifying the group.
    pub group_id: Option<String>,
    /// The Amazon Resource Name (ARN) specifying the group.
    pub arn: Option<String>,
    /// The date and time, in ISO 8601 date-time format, when the group was created.
    pub create_date: Option<Timestamp>,
}

impl IntoFields for Group {
    const STRUCTURE: &'static Structure = &shapes::GROUP;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GROUP);
        fields.set(0, self.path.map(IntoValue::into_value));
        fields.set(1, self.group_name.map(IntoValue::into_value));
        fields.set(2, self.group_id.map(IntoValue::into_value));
        fields.set(3, self.arn.map(IntoValue::into_value));
        fields.set(4, self.create_date.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for Group {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for Group {}

/// Contains information about an instance profile.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct InstanceProfile {
    /// The path to the instance profile.
    pub path: Option<String>,
    /// The name identifying the instance profile.
    pub instance_profile_name: Option<String>,
    /// The stable and unique string identifying the instance profile.
    pub instance_profile_id: Option<String>,
    /// The Amazon Resource Name (ARN) specifying the instance profile.
    pub arn: Option<String>,
    /// The date when the instance profile was created.
    pub create_date: Option<Timestamp>,
    /// The role associated with the instance profile.
    pub roles: Option<Vec<Role>>,
    /// A list of tags that are attached to the instance profile.
    pub tags: Option<Vec<Tag>>,
}

impl IntoFields for InstanceProfile {
    const STRUCTURE: &'static Structure = &shapes::INSTANCE_PROFILE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::INSTANCE_PROFILE);
        fields.set(0, self.path.map(IntoValue::into_value));
        fields.set(1, self.instance_profile_name.map(IntoValue::into_value));
        fields.set(2, self.instance_profile_id.map(IntoValue::into_value));
        fields.set(3, self.arn.map(IntoValue::into_value));
        fields.set(4, self.create_date.map(IntoValue::into_value));
        fields.set(5, self.roles.map(IntoValue::into_value));
        fields.set(6, self.tags.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for InstanceProfile {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for InstanceProfile {}

/// Contains the response to a successful ListAccessKeys request.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListAccessKeysResponse {
    /// A list of objects containing metadata about the access keys.
    pub access_key_metadata: Option<Vec<AccessKeyMetadata>>,
    /// A flag that indicates whether there are more items to return.
    pub is_truncated: Option<bool>,
    /// When `IsTruncated` is `true`, this element is present and contains the value to use for the
    /// `Marker` parameter in a subsequent pagination request.
    pub marker: Option<String>,
}

impl IntoFields for ListAccessKeysResponse {
    const STRUCTURE: &'static Structure = &shapes::LIST_ACCESS_KEYS_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::LIST_ACCESS_KEYS_RESPONSE);
        fields.set(0, self.access_key_metadata.map(IntoValue::into_value));
        fields.set(1, self.is_truncated.map(IntoValue::into_value));
        fields.set(2, self.marker.map(IntoValue::into_value));
        fields
    }
}

/// Contains the response to a successful ListAccountAliases request.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListAccountAliasesResponse {
    /// A list of aliases associated with the account.
    pub account_aliases: Option<Vec<String>>,
    /// A flag that indicates whether there are more items to return.
    pub is_truncated: Option<bool>,
    /// When `IsTruncated` is `true`, this element is present and contains the value to use for the
    /// `Marker` parameter in a subsequent pagination request.
    pub marker: Option<String>,
}

impl IntoFields for ListAccountAliasesResponse {
    const STRUCTURE: &'static Structure = &shapes::LIST_ACCOUNT_ALIASES_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::LIST_ACCOUNT_ALIASES_RESPONSE);
        fields.set(0, self.account_aliases.map(IntoValue::into_value));
        fields.set(1, self.is_truncated.map(IntoValue::into_value));
        fields.set(2, self.marker.map(IntoValue::into_value));
        fields
    }
}

/// Contains the response to a successful ListAttachedGroupPolicies request.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListAttachedGroupPoliciesResponse {
    /// A list of the attached policies.
    pub attached_policies: Option<Vec<AttachedPolicy>>,
    /// A flag that indicates whether there are more items to return.
    pub is_truncated: Option<bool>,
    /// When `IsTruncated` is `true`, this element is present and contains the value to use for the
    /// `Marker` parameter in a subsequent pagination request.
    pub marker: Option<String>,
}

impl IntoFields for ListAttachedGroupPoliciesResponse {
    const STRUCTURE: &'static Structure = &shapes::LIST_ATTACHED_GROUP_POLICIES_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::LIST_ATTACHED_GROUP_POLICIES_RESPONSE);
        fields.set(0, self.attached_policies.map(IntoValue::into_value));
        fields.set(1, self.is_truncated.map(IntoValue::into_value));
        fields.set(2, self.marker.map(IntoValue::into_value));
        fields
    }
}

/// Contains the response to a successful ListAttachedRolePolicies request.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListAttachedRolePoliciesResponse {
    /// A list of the attached policies.
    pub attached_policies: Option<Vec<AttachedPolicy>>,
    /// A flag that indicates whether there are more items to return.
    pub is_truncated: Option<bool>,
    /// When `IsTruncated` is `true`, this element is present and contains the value to use for the
    /// `Marker` parameter in a subsequent pagination request.
    pub marker: Option<String>,
}

impl IntoFields for ListAttachedRolePoliciesResponse {
    const STRUCTURE: &'static Structure = &shapes::LIST_ATTACHED_ROLE_POLICIES_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::LIST_ATTACHED_ROLE_POLICIES_RESPONSE);
        fields.set(0, self.attached_policies.map(IntoValue::into_value));
        fields.set(1, self.is_truncated.map(IntoValue::into_value));
        fields.set(2, self.marker.map(IntoValue::into_value));
        fields
    }
}

/// Contains the response to a successful ListAttachedUserPolicies request.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListAttachedUserPoliciesResponse {
    /// A list of the attached policies.
    pub attached_policies: Option<Vec<AttachedPolicy>>,
    /// A flag that indicates whether there are more items to return.
    pub is_truncated: Option<bool>,
    /// When `IsTruncated` is `true`, this element is present and contains the value to use for the
    /// `Marker` parameter in a subsequent pagination request.
    pub marker: Option<String>,
}

impl IntoFields for ListAttachedUserPoliciesResponse {
    const STRUCTURE: &'static Structure = &shapes::LIST_ATTACHED_USER_POLICIES_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::LIST_ATTACHED_USER_POLICIES_RESPONSE);
        fields.set(0, self.attached_policies.map(IntoValue::into_value));
        fields.set(1, self.is_truncated.map(IntoValue::into_value));
        fields.set(2, self.marker.map(IntoValue::into_value));
        fields
    }
}

/// Contains the response to a successful ListEntitiesForPolicy request.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListEntitiesForPolicyResponse {
    /// A list of IAM groups that the policy is attached to.
    pub policy_groups: Option<Vec<PolicyGroup>>,
    /// A list of IAM users that the policy is attached to.
    pub policy_users: Option<Vec<PolicyUser>>,
    /// A list of IAM roles that the policy is attached to.
    pub policy_roles: Option<Vec<PolicyRole>>,
    /// A flag that indicates whether there are more items to return.
    pub is_truncated: Option<bool>,
    /// When `IsTruncated` is `true`, this element is present and contains the value to use for the
    /// `Marker` parameter in a subsequent pagination request.
    pub marker: Option<String>,
}

impl IntoFields for ListEntitiesForPolicyResponse {
    const STRUCTURE: &'static Structure = &shapes::LIST_ENTITIES_FOR_POLICY_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::LIST_ENTITIES_FOR_POLICY_RESPONSE);
        fields.set(0, self.policy_groups.map(IntoValue::into_value));
        fields.set(1, self.policy_users.map(IntoValue::into_value));
        fields.set(2, self.policy_roles.map(IntoValue::into_value));
        fields.set(3, self.is_truncated.map(IntoValue::into_value));
        fields.set(4, self.marker.map(IntoValue::into_value));
        fields
    }
}

/// Contains the response to a successful ListGroupPolicies request.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListGroupPoliciesResponse {
    /// A list of policy names.
    pub policy_names: Option<Vec<String>>,
    /// A flag that indicates whether there are more items to return.
    pub is_truncated: Option<bool>,
    /// When `IsTruncated` is `true`, this element is present and contains the value to use for the
    /// `Marker` parameter in a subsequent pagination request.
    pub marker: Option<String>,
}

impl IntoFields for ListGroupPoliciesResponse {
    const STRUCTURE: &'static Structure = &shapes::LIST_GROUP_POLICIES_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::LIST_GROUP_POLICIES_RESPONSE);
        fields.set(0, self.policy_names.map(IntoValue::into_value));
        fields.set(1, self.is_truncated.map(IntoValue::into_value));
        fields.set(2, self.marker.map(IntoValue::into_value));
        fields
    }
}

/// Contains the response to a successful ListGroupsForUser request.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListGroupsForUserResponse {
    /// A list of groups.
    pub groups: Option<Vec<Group>>,
    /// A flag that indicates whether there are more items to return.
    pub is_truncated: Option<bool>,
    /// When `IsTruncated` is `true`, this element is present and contains the value to use for the
    /// `Marker` parameter in a subsequent pagination request.
    pub marker: Option<String>,
}

impl IntoFields for ListGroupsForUserResponse {
    const STRUCTURE: &'static Structure = &shapes::LIST_GROUPS_FOR_USER_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::LIST_GROUPS_FOR_USER_RESPONSE);
        fields.set(0, self.groups.map(IntoValue::into_value));
        fields.set(1, self.is_truncated.map(IntoValue::into_value));
        fields.set(2, self.marker.map(IntoValue::into_value));
        fields
    }
}

/// Contains the response to a successful ListGroups request.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListGroupsResponse {
    /// A list of groups.
    pub groups: Option<Vec<Group>>,
    /// A flag that indicates whether there are more items to return.
    pub is_truncated: Option<bool>,
    /// When `IsTruncated` is `true`, this element is present and contains the value to use for the
    /// `Marker` parameter in a subsequent pagination request.
    pub marker: Option<String>,
}

impl IntoFields for ListGroupsResponse {
    const STRUCTURE: &'static Structure = &shapes::LIST_GROUPS_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::LIST_GROUPS_RESPONSE);
        fields.set(0, self.groups.map(IntoValue::into_value));
        fields.set(1, self.is_truncated.map(IntoValue::into_value));
        fields.set(2, self.marker.map(IntoValue::into_value));
        fields
    }
}

/// What `ListInstanceProfileTags` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListInstanceProfileTagsResponse {
    /// The list of tags that are currently attached to the IAM instance profile.
    pub tags: Option<Vec<Tag>>,
    /// A flag that indicates whether there are more items to return.
    pub is_truncated: Option<bool>,
    /// When `IsTruncated` is `true`, this element is present and contains the value to use for the
    /// `Marker` parameter in a subsequent pagination request.
    pub marker: Option<String>,
}

impl IntoFields for ListInstanceProfileTagsResponse {
    const STRUCTURE: &'static Structure = &shapes::LIST_INSTANCE_PROFILE_TAGS_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::LIST_INSTANCE_PROFILE_TAGS_RESPONSE);
        fields.set(0, self.tags.map(IntoValue::into_value));
        fields.set(1, self.is_truncated.map(IntoValue::into_value));
        fields.set(2, self.marker.map(IntoValue::into_value));
        fields
    }
}

/// Contains the response to a successful ListInstanceProfilesForRole request.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListInstanceProfilesForRoleResponse {
    /// A list of instance profiles.
    pub instance_profiles: Option<Vec<InstanceProfile>>,
    /// A flag that indicates whether there are more items to return.
    pub is_truncated: Option<bool>,
    /// When `IsTruncated` is `true`, this element is present and contains the value to use for the
    /// `Marker` parameter in a subsequent pagination request.
    pub marker: Option<String>,
}

impl IntoFields for ListInstanceProfilesForRoleResponse {
    const STRUCTURE: &'static Structure = &shapes::LIST_INSTANCE_PROFILES_FOR_ROLE_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::LIST_INSTANCE_PROFILES_FOR_ROLE_RESPONSE);
        fields.set(0, self.instance_profiles.map(IntoValue::into_value));
        fields.set(1, self.is_truncated.map(IntoValue::into_value));
        fields.set(2, self.marker.map(IntoValue::into_value));
        fields
    }
}

/// Contains the response to a successful ListInstanceProfiles request.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListInstanceProfilesResponse {
    /// A list of instance profiles.
    pub instance_profiles: Option<Vec<InstanceProfile>>,
    /// A flag that indicates whether there are more items to return.
    pub is_truncated: Option<bool>,
    /// When `IsTruncated` is `true`, this element is present and contains the value to use for the
    /// `Marker` parameter in a subsequent pagination request.
    pub marker: Option<String>,
}

impl IntoFields for ListInstanceProfilesResponse {
    const STRUCTURE: &'static Structure = &shapes::LIST_INSTANCE_PROFILES_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::LIST_INSTANCE_PROFILES_RESPONSE);
        fields.set(0, self.instance_profiles.map(IntoValue::into_value));
        fields.set(1, self.is_truncated.map(IntoValue::into_value));
        fields.set(2, self.marker.map(IntoValue::into_value));
        fields
    }
}

/// Contains the response to a successful ListMFADevices request.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListMFADevicesResponse {
    /// A list of MFA devices.
    pub mfa_devices: Option<Vec<MFADevice>>,
    /// A flag that indicates whether there are more items to return.
    pub is_truncated: Option<bool>,
    /// When `IsTruncated` is `true`, this element is present and contains the value to use for the
    /// `Marker` parameter in a subsequent pagination request.
    pub marker: Option<String>,
}

impl IntoFields for ListMFADevicesResponse {
    const STRUCTURE: &'static Structure = &shapes::LIST_MFA_DEVICES_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::LIST_MFA_DEVICES_RESPONSE);
        fields.set(0, self.mfa_devices.map(IntoValue::into_value));
        fields.set(1, self.is_truncated.map(IntoValue::into_value));
        fields.set(2, self.marker.map(IntoValue::into_value));
        fields
    }
}

/// What `ListOpenIDConnectProviderTags` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListOpenIDConnectProviderTagsResponse {
    /// The list of tags that are currently attached to the OpenID Connect (OIDC) identity provider.
    pub tags: Option<Vec<Tag>>,
    /// A flag that indicates whether there are more items to return.
    pub is_truncated: Option<bool>,
    /// When `IsTruncated` is `true`, this element is present and contains the value to use for the
    /// `Marker` parameter in a subsequent pagination request.
    pub marker: Option<String>,
}

impl IntoFields for ListOpenIDConnectProviderTagsResponse {
    const STRUCTURE: &'static Structure = &shapes::LIST_OPEN_ID_CONNECT_PROVIDER_TAGS_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::LIST_OPEN_ID_CONNECT_PROVIDER_TAGS_RESPONSE);
        fields.set(0, self.tags.map(IntoValue::into_value));
        fields.set(1, self.is_truncated.map(IntoValue::into_value));
        fields.set(2, self.marker.map(IntoValue::into_value));
        fields
    }
}

/// Contains the response to a successful ListOpenIDConnectProviders request.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListOpenIDConnectProvidersResponse {
    /// The list of IAM OIDC provider resource objects defined in the Amazon Web Services account.
    pub open_id_connect_provider_list: Option<Vec<OpenIDConnectProviderListEntry>>,
}

impl IntoFields for ListOpenIDConnectProvidersResponse {
    const STRUCTURE: &'static Structure = &shapes::LIST_OPEN_ID_CONNECT_PROVIDERS_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::LIST_OPEN_ID_CONNECT_PROVIDERS_RESPONSE);
        fields.set(0, self.open_id_connect_provider_list.map(IntoValue::into_value));
        fields
    }
}

/// Contains the response to a successful ListPolicies request.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListPoliciesResponse {
    /// A list of policies.
    pub policies: Option<Vec<Policy>>,
    /// A flag that indicates whether there are more items to return.
    pub is_truncated: Option<bool>,
    /// When `IsTruncated` is `true`, this element is present and contains the value to use for the
    /// `Marker` parameter in a subsequent pagination request.
    pub marker: Option<String>,
}

impl IntoFields for ListPoliciesResponse {
    const STRUCTURE: &'static Structure = &shapes::LIST_POLICIES_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::LIST_POLICIES_RESPONSE);
        fields.set(0, self.policies.map(IntoValue::into_value));
        fields.set(1, self.is_truncated.map(IntoValue::into_value));
        fields.set(2, self.marker.map(IntoValue::into_value));
        fields
    }
}

/// What `ListPolicyTags` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListPolicyTagsResponse {
    /// The list of tags that are currently attached to the IAM customer managed policy.
    pub tags: Option<Vec<Tag>>,
    /// A flag that indicates whether there are more items to return.
    pub is_truncated: Option<bool>,
    /// When `IsTruncated` is `true`, this element is present and contains the value to use for the
    /// `Marker` parameter in a subsequent pagination request.
    pub marker: Option<String>,
}

impl IntoFields for ListPolicyTagsResponse {
    const STRUCTURE: &'static Structure = &shapes::LIST_POLICY_TAGS_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::LIST_POLICY_TAGS_RESPONSE);
        fields.set(0, self.tags.map(IntoValue::into_value));
        fields.set(1, self.is_truncated.map(IntoValue::into_value));
        fields.set(2, self.marker.map(IntoValue::into_value));
        fields
    }
}

/// Contains the response to a successful ListPolicyVersions request.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListPolicyVersionsResponse {
    /// A list of policy versions.
    pub versions: Option<Vec<PolicyVersion>>,
    /// A flag that indicates whether there are more items to return.
    pub is_truncated: Option<bool>,
    /// When `IsTruncated` is `true`, this element is present and contains the value to use for the
    /// `Marker` parameter in a subsequent pagination request.
    pub marker: Option<String>,
}

impl IntoFields for ListPolicyVersionsResponse {
    const STRUCTURE: &'static Structure = &shapes::LIST_POLICY_VERSIONS_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::LIST_POLICY_VERSIONS_RESPONSE);
        fields.set(0, self.versions.map(IntoValue::into_value));
        fields.set(1, self.is_truncated.map(IntoValue::into_value));
        fields.set(2, self.marker.map(IntoValue::into_value));
        fields
    }
}

/// Contains the response to a successful ListRolePolicies request.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListRolePoliciesResponse {
    /// A list of policy names.
    pub policy_names: Option<Vec<String>>,
    /// A flag that indicates whether there are more items to return.
    pub is_truncated: Option<bool>,
    /// When `IsTruncated` is `true`, this element is present and contains the value to use for the
    /// `Marker` parameter in a subsequent pagination request.
    pub marker: Option<String>,
}

impl IntoFields for ListRolePoliciesResponse {
    const STRUCTURE: &'static Structure = &shapes::LIST_ROLE_POLICIES_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::LIST_ROLE_POLICIES_RESPONSE);
        fields.set(0, self.policy_names.map(IntoValue::into_value));
        fields.set(1, self.is_truncated.map(IntoValue::into_value));
        fields.set(2, self.marker.map(IntoValue::into_value));
        fields
    }
}

/// What `ListRoleTags` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListRoleTagsResponse {
    /// The list of tags that are currently attached to the role.
    pub tags: Option<Vec<Tag>>,
    /// A flag that indicates whether there are more items to return.
    pub is_truncated: Option<bool>,
    /// When `IsTruncated` is `true`, this element is present and contains the value to use for the
    /// `Marker` parameter in a subsequent pagination request.
    pub marker: Option<String>,
}

impl IntoFields for ListRoleTagsResponse {
    const STRUCTURE: &'static Structure = &shapes::LIST_ROLE_TAGS_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::LIST_ROLE_TAGS_RESPONSE);
        fields.set(0, self.tags.map(IntoValue::into_value));
        fields.set(1, self.is_truncated.map(IntoValue::into_value));
        fields.set(2, self.marker.map(IntoValue::into_value));
        fields
    }
}

/// Contains the response to a successful ListRoles request.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListRolesResponse {
    /// A list of roles.
    pub roles: Option<Vec<Role>>,
    /// A flag that indicates whether there are more items to return.
    pub is_truncated: Option<bool>,
    /// When `IsTruncated` is `true`, this element is present and contains the value to use for the
    /// `Marker` parameter in a subsequent pagination request.
    pub marker: Option<String>,
}

impl IntoFields for ListRolesResponse {
    const STRUCTURE: &'static Structure = &shapes::LIST_ROLES_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::LIST_ROLES_RESPONSE);
        fields.set(0, self.roles.map(IntoValue::into_value));
        fields.set(1, self.is_truncated.map(IntoValue::into_value));
        fields.set(2, self.marker.map(IntoValue::into_value));
        fields
    }
}

/// Contains the response to a successful ListSAMLProviders request.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListSAMLProvidersResponse {
    /// The list of SAML provider resource objects defined in IAM for this Amazon Web Services
    /// account.
    pub saml_provider_list: Option<Vec<SAMLProviderListEntry>>,
}

impl IntoFields for ListSAMLProvidersResponse {
    const STRUCTURE: &'static Structure = &shapes::LIST_SAML_PROVIDERS_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::LIST_SAML_PROVIDERS_RESPONSE);
        fields.set(0, self.saml_provider_list.map(IntoValue::into_value));
        fields
    }
}

/// Contains the response to a successful ListSSHPublicKeys request.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListSSHPublicKeysResponse {
    /// A list of the SSH public keys assigned to IAM user.
    pub ssh_public_keys: Option<Vec<SSHPublicKeyMetadata>>,
    /// A flag that indicates whether there are more items to return.
    pub is_truncated: Option<bool>,
    /// When `IsTruncated` is `true`, this element is present and contains the value to use for the
    /// `Marker` parameter in a subsequent pagination request.
    pub marker: Option<String>,
}

impl IntoFields for ListSSHPublicKeysResponse {
    const STRUCTURE: &'static Structure = &shapes::LIST_SSH_PUBLIC_KEYS_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::LIST_SSH_PUBLIC_KEYS_RESPONSE);
        fields.set(0, self.ssh_public_keys.map(IntoValue::into_value));
        fields.set(1, self.is_truncated.map(IntoValue::into_value));
        fields.set(2, self.marker.map(IntoValue::into_value));
        fields
    }
}

/// Contains the response to a successful ListServerCertificates request.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListServerCertificatesResponse {
    /// A list of server certificates.
    pub server_certificate_metadata_list: Option<Vec<ServerCertificateMetadata>>,
    /// A flag that indicates whether there are more items to return.
    pub is_truncated: Option<bool>,
    /// When `IsTruncated` is `true`, this element is present and contains the value to use for the
    /// `Marker` parameter in a subsequent pagination request.
    pub marker: Option<String>,
}

impl IntoFields for ListServerCertificatesResponse {
    const STRUCTURE: &'static Structure = &shapes::LIST_SERVER_CERTIFICATES_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::LIST_SERVER_CERTIFICATES_RESPONSE);
        fields.set(0, self.server_certificate_metadata_list.map(IntoValue::into_value));
        fields.set(1, self.is_truncated.map(IntoValue::into_value));
        fields.set(2, self.marker.map(IntoValue::into_value));
        fields
    }
}

/// What `ListServiceSpecificCredentials` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListServiceSpecificCredentialsResponse {
    /// A list of structures that each contain details about a service-specific credential.
    pub service_specific_credentials: Option<Vec<ServiceSpecificCredentialMetadata>>,
    /// When IsTruncated is true, this element is present and contains the value to use for the
    /// Marker parameter in a subsequent pagination request.
    pub marker: Option<String>,
    /// A flag that indicates whether there are more items to return.
    pub is_truncated: Option<bool>,
}

impl IntoFields for ListServiceSpecificCredentialsResponse {
    const STRUCTURE: &'static Structure = &shapes::LIST_SERVICE_SPECIFIC_CREDENTIALS_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::LIST_SERVICE_SPECIFIC_CREDENTIALS_RESPONSE);
        fields.set(0, self.service_specific_credentials.map(IntoValue::into_value));
        fields.set(1, self.marker.map(IntoValue::into_value));
        fields.set(2, self.is_truncated.map(IntoValue::into_value));
        fields
    }
}

/// Contains the response to a successful ListSigningCertificates request.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListSigningCertificatesResponse {
    /// A list of the user's signing certificate information.
    pub certificates: Option<Vec<SigningCertificate>>,
    /// A flag that indicates whether there are more items to return.
    pub is_truncated: Option<bool>,
    /// When `IsTruncated` is `true`, this element is present and contains the value to use for the
    /// `Marker` parameter in a subsequent pagination request.
    pub marker: Option<String>,
}

impl IntoFields for ListSigningCertificatesResponse {
    const STRUCTURE: &'static Structure = &shapes::LIST_SIGNING_CERTIFICATES_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::LIST_SIGNING_CERTIFICATES_RESPONSE);
        fields.set(0, self.certificates.map(IntoValue::into_value));
        fields.set(1, self.is_truncated.map(IntoValue::into_value));
        fields.set(2, self.marker.map(IntoValue::into_value));
        fields
    }
}

/// Contains the response to a successful ListUserPolicies request.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListUserPoliciesResponse {
    /// A list of policy names.
    pub policy_names: Option<Vec<String>>,
    /// A flag that indicates whether there are more items to return.
    pub is_truncated: Option<bool>,
    /// When `IsTruncated` is `true`, this element is present and contains the value to use for the
    /// `Marker` parameter in a subsequent pagination request.
    pub marker: Option<String>,
}

impl IntoFields for ListUserPoliciesResponse {
    const STRUCTURE: &'static Structure = &shapes::LIST_USER_POLICIES_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::LIST_USER_POLICIES_RESPONSE);
        fields.set(0, self.policy_names.map(IntoValue::into_value));
        fields.set(1, self.is_truncated.map(IntoValue::into_value));
        fields.set(2, self.marker.map(IntoValue::into_value));
        fields
    }
}

/// What `ListUserTags` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListUserTagsResponse {
    /// The list of tags that are currently attached to the user.
    pub tags: Option<Vec<Tag>>,
    /// A flag that indicates whether there are more items to return.
    pub is_truncated: Option<bool>,
    /// When `IsTruncated` is `true`, this element is present and contains the value to use for the
    /// `Marker` parameter in a subsequent pagination request.
    pub marker: Option<String>,
}

impl IntoFields for ListUserTagsResponse {
    const STRUCTURE: &'static Structure = &shapes::LIST_USER_TAGS_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::LIST_USER_TAGS_RESPONSE);
        fields.set(0, self.tags.map(IntoValue::into_value));
        fields.set(1, self.is_truncated.map(IntoValue::into_value));
        fields.set(2, self.marker.map(IntoValue::into_value));
        fields
    }
}

/// Contains the response to a successful ListUsers request.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListUsersResponse {
    /// A list of users.
    pub users: Option<Vec<User>>,
    /// A flag that indicates whether there are more items to return.
    pub is_truncated: Option<bool>,
    /// When `IsTruncated` is `true`, this element is present and contains the value to use for the
    /// `Marker` parameter in a subsequent pagination request.
    pub marker: Option<String>,
}

impl IntoFields for ListUsersResponse {
    const STRUCTURE: &'static Structure = &shapes::LIST_USERS_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::LIST_USERS_RESPONSE);
        fields.set(0, self.users.map(IntoValue::into_value));
        fields.set(1, self.is_truncated.map(IntoValue::into_value));
        fields.set(2, self.marker.map(IntoValue::into_value));
        fields
    }
}

/// Contains the response to a successful ListVirtualMFADevices request.
#[derive(Debug, Default)]
pub struct ListVirtualMFADevicesResponse {
    /// The list of virtual MFA devices in the current account that match the `AssignmentStatus`
    /// value that was passed in the request.
    pub virtual_mfa_devices: Option<Vec<VirtualMFADevice>>,
    /// A flag that indicates whether there are more items to return.
    pub is_truncated: Option<bool>,
    /// When `IsTruncated` is `true`, this element is present and contains the value to use for the
    /// `Marker` parameter in a subsequent pagination request.
    pub marker: Option<String>,
}

impl IntoFields for ListVirtualMFADevicesResponse {
    const STRUCTURE: &'static Structure = &shapes::LIST_VIRTUAL_MFA_DEVICES_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::LIST_VIRTUAL_MFA_DEVICES_RESPONSE);
        fields.set(0, self.virtual_mfa_devices.map(IntoValue::into_value));
        fields.set(1, self.is_truncated.map(IntoValue::into_value));
        fields.set(2, self.marker.map(IntoValue::into_value));
        fields
    }
}

/// Contains the user name and password create date for a user.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct LoginProfile {
    /// The name of the user, which can be used for signing in to the Amazon Web Services Management
    /// Console.
    pub user_name: Option<String>,
    /// The date when the password for the user was created.
    pub create_date: Option<Timestamp>,
    /// Specifies whether the user is required to set a new password on next sign-in.
    pub password_reset_required: Option<bool>,
    /// The maximum duration (in seconds) of an Amazon Web Services Sign-In session for the user.
    pub max_signin_session_duration: Option<i32>,
}

impl IntoFields for LoginProfile {
    const STRUCTURE: &'static Structure = &shapes::LOGIN_PROFILE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::LOGIN_PROFILE);
        fields.set(0, self.user_name.map(IntoValue::into_value));
        fields.set(1, self.create_date.map(IntoValue::into_value));
        fields.set(2, self.password_reset_required.map(IntoValue::into_value));
        fields.set(3, self.max_signin_session_duration.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for LoginProfile {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// Contains information about an MFA device.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct MFADevice {
    /// The user with whom the MFA device is associated.
    pub user_name: Option<String>,
    /// The serial number that uniquely identifies the MFA device.
    pub serial_number: Option<String>,
    /// The date when the MFA device was enabled for the user.
    pub enable_date: Option<Timestamp>,
}

impl IntoFields for MFADevice {
    const STRUCTURE: &'static Structure = &shapes::MFA_DEVICE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::MFA_DEVICE);
        fields.set(0, self.user_name.map(IntoValue::into_value));
        fields.set(1, self.serial_number.map(IntoValue::into_value));
        fields.set(2, self.enable_date.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for MFADevice {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for MFADevice {}

/// Contains the Amazon Resource Name (ARN) for an IAM OpenID Connect provider.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct OpenIDConnectProviderListEntry {
    /// `Arn` of the AWS model.
    pub arn: Option<String>,
    /// Specifies whether trusted identity propagation is enabled for the OpenID Connect (OIDC)
    /// provider.
    pub is_trusted_identity_propagation_enabled: Option<bool>,
}

impl IntoFields for OpenIDConnectProviderListEntry {
    const STRUCTURE: &'static Structure = &shapes::OPEN_ID_CONNECT_PROVIDER_LIST_ENTRY;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::OPEN_ID_CONNECT_PROVIDER_LIST_ENTRY);
        fields.set(0, self.arn.map(IntoValue::into_value));
        fields.set(1, self.is_trusted_identity_propagation_enabled.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for OpenIDConnectProviderListEntry {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for OpenIDConnectProviderListEntry {}

/// Contains information about the effect that Organizations has on a policy simulation.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct OrganizationsDecisionDetail {
    /// Specifies whether the simulated operation is allowed by the Organizations service control
    /// policies that impact the simulated user's account.
    pub allowed_by_organizations: Option<bool>,
}

impl IntoFields for OrganizationsDecisionDetail {
    const STRUCTURE: &'static Structure = &shapes::ORGANIZATIONS_DECISION_DETAIL;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::ORGANIZATIONS_DECISION_DETAIL);
        fields.set(0, self.allowed_by_organizations.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for OrganizationsDecisionDetail {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// Contains information about the effect that a permissions boundary has on a policy simulation
/// when the boundary is applied to an IAM entity.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct PermissionsBoundaryDecisionDetail {
    /// Specifies whether an action is allowed by a permissions boundary that is applied to an IAM
    /// entity (user or role).
    pub allowed_by_permissions_boundary: Option<bool>,
}

impl IntoFields for PermissionsBoundaryDecisionDetail {
    const STRUCTURE: &'static Structure = &shapes::PERMISSIONS_BOUNDARY_DECISION_DETAIL;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::PERMISSIONS_BOUNDARY_DECISION_DETAIL);
        fields.set(0, self.allowed_by_permissions_boundary.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for PermissionsBoundaryDecisionDetail {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// Contains information about a managed policy.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Policy {
    /// The friendly name (not ARN) identifying the policy.
    pub policy_name: Option<String>,
    /// The stable and unique string identifying the policy.
    pub policy_id: Option<String>,
    /// `Arn` of the AWS model.
    pub arn: Option<String>,
    /// The path to the policy.
    pub path: Option<String>,
    /// The identifier for the version of the policy that is set as the default version.
    pub default_version_id: Option<String>,
    /// The number of entities (users, groups, and roles) that the policy is attached to.
    pub attachment_count: Option<i32>,
    /// The number of entities (users and roles) for which the policy is used to set the permissions
    /// boundary.
    pub permissions_boundary_usage_count: Option<i32>,
    /// Specifies whether the policy can be attached to an IAM user, group, or role.
    pub is_attachable: Option<bool>,
    /// A friendly description of the policy.
    pub description: Option<String>,
    /// The date and time, in ISO 8601 date-time format, when the policy was created.
    pub create_date: Option<Timestamp>,
    /// The date and time, in ISO 8601 date-time format, when the policy was last updated.
    pub update_date: Option<Timestamp>,
    /// A list of tags that are attached to the instance profile.
    pub tags: Option<Vec<Tag>>,
}

impl IntoFields for Policy {
    const STRUCTURE: &'static Structure = &shapes::POLICY;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::POLICY);
        fields.set(0, self.policy_name.map(IntoValue::into_value));
        fields.set(1, self.policy_id.map(IntoValue::into_value));
        fields.set(2, self.arn.map(IntoValue::into_value));
        fields.set(3, self.path.map(IntoValue::into_value));
        fields.set(4, self.default_version_id.map(IntoValue::into_value));
        fields.set(5, self.attachment_count.map(IntoValue::into_value));
        fields.set(6, self.permissions_boundary_usage_count.map(IntoValue::into_value));
        fields.set(7, self.is_attachable.map(IntoValue::into_value));
        fields.set(8, self.description.map(IntoValue::into_value));
        fields.set(9, self.create_date.map(IntoValue::into_value));
        fields.set(10, self.update_date.map(IntoValue::into_value));
        fields.set(11, self.tags.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for Policy {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for Policy {}

/// Contains information about a group that a managed policy is attached to.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct PolicyGroup {
    /// The name (friendly name, not ARN) identifying the group.
    pub group_name: Option<String>,
    /// The stable and unique string identifying the group.
    pub group_id: Option<String>,
}

impl IntoFields for PolicyGroup {
    const STRUCTURE: &'static Structure = &shapes::POLICY_GROUP;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::POLICY_GROUP);
        fields.set(0, self.group_name.map(IntoValue::into_value));
        fields.set(1, self.group_id.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for PolicyGroup {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for PolicyGroup {}

/// Contains information about a role that a managed policy is attached to.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct PolicyRole {
    /// The name (friendly name, not ARN) identifying the role.
    pub role_name: Option<String>,
    /// The stable and unique string identifying the role.
    pub role_id: Option<String>,
}

impl IntoFields for PolicyRole {
    const STRUCTURE: &'static Structure = &shapes::POLICY_ROLE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::POLICY_ROLE);
        fields.set(0, self.role_name.map(IntoValue::into_value));
        fields.set(1, self.role_id.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for PolicyRole {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for PolicyRole {}

/// Contains information about a user that a managed policy is attached to.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct PolicyUser {
    /// The name (friendly name, not ARN) identifying the user.
    pub user_name: Option<String>,
    /// The stable and unique string identifying the user.
    pub user_id: Option<String>,
}

impl IntoFields for PolicyUser {
    const STRUCTURE: &'static Structure = &shapes::POLICY_USER;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::POLICY_USER);
        fields.set(0, self.user_name.map(IntoValue::into_value));
        fields.set(1, self.user_id.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for PolicyUser {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for PolicyUser {}

/// Contains information about a version of a managed policy.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct PolicyVersion {
    /// The policy document.
    pub document: Option<String>,
    /// The identifier for the policy version.
    pub version_id: Option<String>,
    /// Specifies whether the policy version is set as the policy's default version.
    pub is_default_version: Option<bool>,
    /// The date and time, in ISO 8601 date-time format, when the policy version was created.
    pub create_date: Option<Timestamp>,
}

impl IntoFields for PolicyVersion {
    const STRUCTURE: &'static Structure = &shapes::POLICY_VERSION;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::POLICY_VERSION);
        fields.set(0, self.document.map(IntoValue::into_value));
        fields.set(1, self.version_id.map(IntoValue::into_value));
        fields.set(2, self.is_default_version.map(IntoValue::into_value));
        fields.set(3, self.create_date.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for PolicyVersion {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for PolicyVersion {}

/// Contains the row and column of a location of a `Statement` element in a policy document.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Position {
    /// The line containing the specified position in the document.
    pub line: Option<i32>,
    /// The column in the line containing the specified position in the document.
    pub column: Option<i32>,
}

impl IntoFields for Position {
    const STRUCTURE: &'static Structure = &shapes::POSITION;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::POSITION);
        fields.set(0, self.line.map(IntoValue::into_value));
        fields.set(1, self.column.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for Position {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// Contains the result of the simulation of a single API operation call on a single resource.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ResourceSpecificResult {
    /// The name of the simulated resource, in Amazon Resource Name (ARN) format.
    pub eval_resource_name: Option<String>,
    /// The result of the simulation of the simulated API operation on the resource specified in
    /// `EvalResourceName`.
    pub eval_resource_decision: Option<PolicyEvaluationDecisionType>,
    /// A list of the statements in the input policies that determine the result for this part of
    /// the simulation.
    pub matched_statements: Option<Vec<Statement>>,
    /// A list of context keys that are required by the included input policies but that were not
    /// provided by one of the input parameters.
    pub missing_context_values: Option<Vec<String>>,
    /// Additional details about the results of the evaluation decision on a single resource.
    pub eval_decision_details: Option<BTreeMap<String, String>>,
    /// Contains information about the effect that a permissions boundary has on a policy simulation
    /// when that boundary is applied to an IAM entity.
    pub permissions_boundary_decision_detail: Option<PermissionsBoundaryDecisionDetail>,
}

impl IntoFields for ResourceSpecificResult {
    const STRUCTURE: &'static Structure = &shapes::RESOURCE_SPECIFIC_RESULT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::RESOURCE_SPECIFIC_RESULT);
        fields.set(0, self.eval_resource_name.map(IntoValue::into_value));
        fields.set(1, self.eval_resource_decision.map(IntoValue::into_value));
        fields.set(2, self.matched_statements.map(IntoValue::into_value));
        fields.set(3, self.missing_context_values.map(IntoValue::into_value));
        fields.set(4, self.eval_decision_details.map(IntoValue::into_value));
        fields.set(5, self.permissions_boundary_decision_detail.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for ResourceSpecificResult {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for ResourceSpecificResult {}

/// Contains information about an IAM role.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Role {
    /// The path to the role.
    pub path: Option<String>,
    /// The friendly name that identifies the role.
    pub role_name: Option<String>,
    /// The stable and unique string identifying the role.
    pub role_id: Option<String>,
    /// The Amazon Resource Name (ARN) specifying the role.
    pub arn: Option<String>,
    /// The date and time, in ISO 8601 date-time format, when the role was created.
    pub create_date: Option<Timestamp>,
    /// The policy that grants an entity permission to assume the role.
    pub assume_role_policy_document: Option<String>,
    /// A description of the role that you provide.
    pub description: Option<String>,
    /// The maximum session duration (in seconds) for the specified role.
    pub max_session_duration: Option<i32>,
    /// The maximum duration (in seconds) of an Amazon Web Services Sign-In session for users who
    /// sign in with this role.
    pub max_signin_session_duration: Option<i32>,
    /// The ARN of the policy used to set the permissions boundary for the role.
    pub permissions_boundary: Option<AttachedPermissionsBoundary>,
    /// A list of tags that are attached to the role.
    pub tags: Option<Vec<Tag>>,
    /// Contains information about the last time that an IAM role was used.
    pub role_last_used: Option<RoleLastUsed>,
    /// Contains information about the role template that this role was created from.
    pub source_role_template: Option<SourceRoleTemplate>,
}

impl IntoFields for Role {
    const STRUCTURE: &'static Structure = &shapes::ROLE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::ROLE);
        fields.set(0, self.path.map(IntoValue::into_value));
        fields.set(1, self.role_name.map(IntoValue::into_value));
        fields.set(2, self.role_id.map(IntoValue::into_value));
        fields.set(3, self.arn.map(IntoValue::into_value));
        fields.set(4, self.create_date.map(IntoValue::into_value));
        fields.set(5, self.assume_role_policy_document.map(IntoValue::into_value));
        fields.set(6, self.description.map(IntoValue::into_value));
        fields.set(7, self.max_session_duration.map(IntoValue::into_value));
        fields.set(8, self.max_signin_session_duration.map(IntoValue::into_value));
        fields.set(9, self.permissions_boundary.map(IntoValue::into_value));
        fields.set(10, self.tags.map(IntoValue::into_value));
        fields.set(11, self.role_last_used.map(IntoValue::into_value));
        fields.set(12, self.source_role_template.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for Role {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for Role {}

/// Contains information about the last time that an IAM role was used.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct RoleLastUsed {
    /// The date and time, in ISO 8601 date-time format that the role was last used.
    pub last_used_date: Option<Timestamp>,
    /// The name of the Amazon Web Services Region in which the role was last used.
    pub region: Option<String>,
}

impl IntoFields for RoleLastUsed {
    const STRUCTURE: &'static Structure = &shapes::ROLE_LAST_USED;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::ROLE_LAST_USED);
        fields.set(0, self.last_used_date.map(IntoValue::into_value));
        fields.set(1, self.region.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for RoleLastUsed {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// Contains the list of SAML providers for this account.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct SAMLProviderListEntry {
    /// The Amazon Resource Name (ARN) of the SAML provider.
    pub arn: Option<String>,
    /// The expiration date and time for the SAML provider.
    pub valid_until: Option<Timestamp>,
    /// The date and time when the SAML provider was created.
    pub create_date: Option<Timestamp>,
    /// Specifies whether trusted identity propagation is enabled for the SAML provider.
    pub is_trusted_identity_propagation_enabled: Option<bool>,
}

impl IntoFields for SAMLProviderListEntry {
    const STRUCTURE: &'static Structure = &shapes::SAML_PROVIDER_LIST_ENTRY;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::SAML_PROVIDER_LIST_ENTRY);
        fields.set(0, self.arn.map(IntoValue::into_value));
        fields.set(1, self.valid_until.map(IntoValue::into_value));
        fields.set(2, self.create_date.map(IntoValue::into_value));
        fields.set(3, self.is_trusted_identity_propagation_enabled.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for SAMLProviderListEntry {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for SAMLProviderListEntry {}

/// Contains information about an SSH public key, without the key's body or fingerprint.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct SSHPublicKeyMetadata {
    /// The name of the IAM user associated with the SSH public key.
    pub user_name: Option<String>,
    /// The unique identifier for the SSH public key.
    pub ssh_public_key_id: Option<String>,
    /// The status of the SSH public key.
    pub status: Option<StatusType>,
    /// The date and time, in ISO 8601 date-time format, when the SSH public key was uploaded.
    pub upload_date: Option<Timestamp>,
}

impl IntoFields for SSHPublicKeyMetadata {
    const STRUCTURE: &'static Structure = &shapes::SSH_PUBLIC_KEY_METADATA;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::SSH_PUBLIC_KEY_METADATA);
        fields.set(0, self.user_name.map(IntoValue::into_value));
        fields.set(1, self.ssh_public_key_id.map(IntoValue::into_value));
        fields.set(2, self.status.map(IntoValue::into_value));
        fields.set(3, self.upload_date.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for SSHPublicKeyMetadata {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for SSHPublicKeyMetadata {}

/// Contains information about a server certificate without its certificate body, certificate
/// chain, and private key.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ServerCertificateMetadata {
    /// The path to the server certificate.
    pub path: Option<String>,
    /// The name that identifies the server certificate.
    pub server_certificate_name: Option<String>,
    /// The stable and unique string identifying the server certificate.
    pub server_certificate_id: Option<String>,
    /// The Amazon Resource Name (ARN) specifying the server certificate.
    pub arn: Option<String>,
    /// The date when the server certificate was uploaded.
    pub upload_date: Option<Timestamp>,
    /// The date on which the certificate is set to expire.
    pub expiration: Option<Timestamp>,
}

impl IntoFields for ServerCertificateMetadata {
    const STRUCTURE: &'static Structure = &shapes::SERVER_CERTIFICATE_METADATA;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::SERVER_CERTIFICATE_METADATA);
        fields.set(0, self.path.map(IntoValue::into_value));
        fields.set(1, self.server_certificate_name.map(IntoValue::into_value));
        fields.set(2, self.server_certificate_id.map(IntoValue::into_value));
        fields.set(3, self.arn.map(IntoValue::into_value));
        fields.set(4, self.upload_date.map(IntoValue::into_value));
        fields.set(5, self.expiration.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for ServerCertificateMetadata {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for ServerCertificateMetadata {}

/// Contains additional details about a service-specific credential.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ServiceSpecificCredentialMetadata {
    /// The name of the IAM user associated with the service-specific credential.
    pub user_name: Option<String>,
    /// The status of the service-specific credential.
    pub status: Option<StatusType>,
    /// The generated user name for the service-specific credential.
    pub service_user_name: Option<String>,
    /// For Bedrock API keys and CloudWatch Logs API keys, this is the public portion of the
    /// credential that includes the IAM user name and a suffix containing version and creation
    /// information.
    pub service_credential_alias: Option<String>,
    /// The date and time, in ISO 8601 date-time format, when the service-specific credential were
    /// created.
    pub create_date: Option<Timestamp>,
    /// The date and time when the service specific credential expires.
    pub expiration_date: Option<Timestamp>,
    /// The unique identifier for the service-specific credential.
    pub service_specific_credential_id: Option<String>,
    /// The name of the service associated with the service-specific credential.
    pub service_name: Option<String>,
}

impl IntoFields for ServiceSpecificCredentialMetadata {
    const STRUCTURE: &'static Structure = &shapes::SERVICE_SPECIFIC_CREDENTIAL_METADATA;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::SERVICE_SPECIFIC_CREDENTIAL_METADATA);
        fields.set(0, self.user_name.map(IntoValue::into_value));
        fields.set(1, self.status.map(IntoValue::into_value));
        fields.set(2, self.service_user_name.map(IntoValue::into_value));
        fields.set(3, self.service_credential_alias.map(IntoValue::into_value));
        fields.set(4, self.create_date.map(IntoValue::into_value));
        fields.set(5, self.expiration_date.map(IntoValue::into_value));
        fields.set(6, self.service_specific_credential_id.map(IntoValue::into_value));
        fields.set(7, self.service_name.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for ServiceSpecificCredentialMetadata {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for ServiceSpecificCredentialMetadata {}

/// Contains information about an X.509 signing certificate.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct SigningCertificate {
    /// The name of the user the signing certificate is associated with.
    pub user_name: Option<String>,
    /// The ID for the signing certificate.
    pub certificate_id: Option<String>,
    /// The contents of the signing certificate.
    pub certificate_body: Option<String>,
    /// The status of the signing certificate.
    pub status: Option<StatusType>,
    /// The date when the signing certificate was uploaded.
    pub upload_date: Option<Timestamp>,
}

impl IntoFields for SigningCertificate {
    const STRUCTURE: &'static Structure = &shapes::SIGNING_CERTIFICATE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::SIGNING_CERTIFICATE);
        fields.set(0, self.user_name.map(IntoValue::into_value));
        fields.set(1, self.certificate_id.map(IntoValue::into_value));
        fields.set(2, self.certificate_body.map(IntoValue::into_value));
        fields.set(3, self.status.map(IntoValue::into_value));
        fields.set(4, self.upload_date.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for SigningCertificate {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for SigningCertificate {}

/// Contains the response to a successful SimulatePrincipalPolicy or SimulateCustomPolicy
/// request.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct SimulatePolicyResponse {
    /// The results of the simulation.
    pub evaluation_results: Option<Vec<EvaluationResult>>,
    /// A flag that indicates whether there are more items to return.
    pub is_truncated: Option<bool>,
    /// When `IsTruncated` is `true`, this element is present and contains the value to use for the
    /// `Marker` parameter in a subsequent pagination request.
    pub marker: Option<String>,
}

impl IntoFields for SimulatePolicyResponse {
    const STRUCTURE: &'static Structure = &shapes::SIMULATE_POLICY_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::SIMULATE_POLICY_RESPONSE);
        fields.set(0, self.evaluation_results.map(IntoValue::into_value));
        fields.set(1, self.is_truncated.map(IntoValue::into_value));
        fields.set(2, self.marker.map(IntoValue::into_value));
        fields
    }
}

/// Contains information about the role template that a role was created from.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct SourceRoleTemplate {
    /// The Amazon Resource Name (ARN) of the role template that the role was created from.
    pub template_arn: Option<String>,
    /// The minor version of the role template that was used to create the role.
    pub template_minor_version: Option<i32>,
}

impl IntoFields for SourceRoleTemplate {
    const STRUCTURE: &'static Structure = &shapes::SOURCE_ROLE_TEMPLATE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::SOURCE_ROLE_TEMPLATE);
        fields.set(0, self.template_arn.map(IntoValue::into_value));
        fields.set(1, self.template_minor_version.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for SourceRoleTemplate {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// Contains a reference to a `Statement` element in a policy document that determines the
/// result of the simulation.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Statement {
    /// The identifier of the policy that was provided as an input.
    pub source_policy_id: Option<String>,
    /// The type of the policy.
    pub source_policy_type: Option<PolicySourceType>,
    /// The row and column of the beginning of the `Statement` in an IAM policy.
    pub start_position: Option<Position>,
    /// The row and column of the end of a `Statement` in an IAM policy.
    pub end_position: Option<Position>,
}

impl IntoFields for Statement {
    const STRUCTURE: &'static Structure = &shapes::STATEMENT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::STATEMENT);
        fields.set(0, self.source_policy_id.map(IntoValue::into_value));
        fields.set(1, self.source_policy_type.map(IntoValue::into_value));
        fields.set(2, self.start_position.map(IntoValue::into_value));
        fields.set(3, self.end_position.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for Statement {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for Statement {}

/// What `UpdateRoleDescription` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct UpdateRoleDescriptionResponse {
    /// A structure that contains details about the modified role.
    pub role: Option<Role>,
}

impl IntoFields for UpdateRoleDescriptionResponse {
    const STRUCTURE: &'static Structure = &shapes::UPDATE_ROLE_DESCRIPTION_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::UPDATE_ROLE_DESCRIPTION_RESPONSE);
        fields.set(0, self.role.map(IntoValue::into_value));
        fields
    }
}

/// What `UpdateRole` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct UpdateRoleResponse {}

impl IntoFields for UpdateRoleResponse {
    const STRUCTURE: &'static Structure = &shapes::UPDATE_ROLE_RESPONSE;

    fn into_fields(self) -> Fields {
        Fields::empty(&shapes::UPDATE_ROLE_RESPONSE)
    }
}

/// Contains information about an IAM user entity.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct User {
    /// The path to the user.
    pub path: Option<String>,
    /// The friendly name identifying the user.
    pub user_name: Option<String>,
    /// The stable and unique string identifying the user.
    pub user_id: Option<String>,
    /// The Amazon Resource Name (ARN) that identifies the user.
    pub arn: Option<String>,
    /// The date and time, in ISO 8601 date-time format, when the user was created.
    pub create_date: Option<Timestamp>,
    /// The date and time, in ISO 8601 date-time format, when the user's password was last used to
    /// sign in to an Amazon Web Services website.
    pub password_last_used: Option<Timestamp>,
    /// For more information about permissions boundaries, see Permissions boundaries for IAM
    /// identities in the IAM User Guide.
    pub permissions_boundary: Option<AttachedPermissionsBoundary>,
    /// A list of tags that are associated with the user.
    pub tags: Option<Vec<Tag>>,
}

impl IntoFields for User {
    const STRUCTURE: &'static Structure = &shapes::USER;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::USER);
        fields.set(0, self.path.map(IntoValue::into_value));
        fields.set(1, self.user_name.map(IntoValue::into_value));
        fields.set(2, self.user_id.map(IntoValue::into_value));
        fields.set(3, self.arn.map(IntoValue::into_value));
        fields.set(4, self.create_date.map(IntoValue::into_value));
        fields.set(5, self.password_last_used.map(IntoValue::into_value));
        fields.set(6, self.permissions_boundary.map(IntoValue::into_value));
        fields.set(7, self.tags.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for User {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for User {}

/// Contains information about a virtual MFA device.
#[derive(Debug, Default)]
pub struct VirtualMFADevice {
    /// The serial number associated with `VirtualMFADevice`.
    pub serial_number: Option<String>,
    /// The base32 seed defined as specified in RFC3548.
    pub base32_string_seed: Option<Secret<[u8]>>,
    /// A QR code PNG image that encodes
    /// `otpauth://totp/$virtualMFADeviceName@$AccountName?secret=$Base32String` where
    /// `$virtualMFADeviceName` is one of the create call arguments.
    pub qr_code_png: Option<Secret<[u8]>>,
    /// The IAM user associated with this virtual MFA device.
    pub user: Option<User>,
    /// The date and time on which the virtual MFA device was enabled.
    pub enable_date: Option<Timestamp>,
    /// A list of tags that are attached to the virtual MFA device.
    pub tags: Option<Vec<Tag>>,
}

impl IntoFields for VirtualMFADevice {
    const STRUCTURE: &'static Structure = &shapes::VIRTUAL_MFA_DEVICE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::VIRTUAL_MFA_DEVICE);
        fields.set(0, self.serial_number.map(IntoValue::into_value));
        fields.set(1, self.base32_string_seed.map(IntoValue::into_value));
        fields.set(2, self.qr_code_png.map(IntoValue::into_value));
        fields.set(3, self.user.map(IntoValue::into_value));
        fields.set(4, self.enable_date.map(IntoValue::into_value));
        fields.set(5, self.tags.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for VirtualMFADevice {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for VirtualMFADevice {}
