//! What operations take.

use super::{
    AssignmentStatusType, AttachmentType, ContextKeyTypeEnum, ContextProvider, EntityType,
    PolicyIdentifierPolicyType, PolicyScopeType, PolicyUsageType, StatusType, Tag, shapes,
};
use crate::Error;
use crate::shape::convert::{FromValue, ListMember, optional, required};
use crate::shape::{Fields, FromFields, Structure, Value};

/// What `AddClientIDToOpenIDConnectProvider` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddClientIDToOpenIDConnectProviderRequest {
    /// The Amazon Resource Name (ARN) of the IAM OpenID Connect (OIDC) provider resource to add the
    /// client ID to.
    pub open_id_connect_provider_arn: String,
    /// The client ID (also known as audience) to add to the IAM OpenID Connect provider resource.
    pub client_id: String,
}

impl FromFields for AddClientIDToOpenIDConnectProviderRequest {
    const STRUCTURE: &'static Structure =
        &shapes::ADD_CLIENT_ID_TO_OPEN_ID_CONNECT_PROVIDER_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            open_id_connect_provider_arn: required(&mut fields, 0)?,
            client_id: required(&mut fields, 1)?,
        })
    }
}

/// What `AddRoleToInstanceProfile` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddRoleToInstanceProfileRequest {
    /// The name of the instance profile to update.
    pub instance_profile_name: String,
    /// The name of the role to add.
    pub role_name: String,
}

impl FromFields for AddRoleToInstanceProfileRequest {
    const STRUCTURE: &'static Structure = &shapes::ADD_ROLE_TO_INSTANCE_PROFILE_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            instance_profile_name: required(&mut fields, 0)?,
            role_name: required(&mut fields, 1)?,
        })
    }
}

/// What `AddUserToGroup` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddUserToGroupRequest {
    /// The name of the group to update.
    pub group_name: String,
    /// The name of the user to add.
    pub user_name: String,
}

impl FromFields for AddUserToGroupRequest {
    const STRUCTURE: &'static Structure = &shapes::ADD_USER_TO_GROUP_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { group_name: required(&mut fields, 0)?, user_name: required(&mut fields, 1)? })
    }
}

/// What `AttachGroupPolicy` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttachGroupPolicyRequest {
    /// The name (friendly name, not ARN) of the group to attach the policy to.
    pub group_name: String,
    /// The Amazon Resource Name (ARN) of the IAM policy you want to attach.
    pub policy_arn: String,
}

impl FromFields for AttachGroupPolicyRequest {
    const STRUCTURE: &'static Structure = &shapes::ATTACH_GROUP_POLICY_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { group_name: required(&mut fields, 0)?, policy_arn: required(&mut fields, 1)? })
    }
}

/// What `AttachRolePolicy` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttachRolePolicyRequest {
    /// The name (friendly name, not ARN) of the role to attach the policy to.
    pub role_name: String,
    /// The Amazon Resource Name (ARN) of the IAM policy you want to attach.
    pub policy_arn: String,
}

impl FromFields for AttachRolePolicyRequest {
    const STRUCTURE: &'static Structure = &shapes::ATTACH_ROLE_POLICY_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { role_name: required(&mut fields, 0)?, policy_arn: required(&mut fields, 1)? })
    }
}

/// What `AttachUserPolicy` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttachUserPolicyRequest {
    /// The name (friendly name, not ARN) of the IAM user to attach the policy to.
    pub user_name: String,
    /// The Amazon Resource Name (ARN) of the IAM policy you want to attach.
    pub policy_arn: String,
}

impl FromFields for AttachUserPolicyRequest {
    const STRUCTURE: &'static Structure = &shapes::ATTACH_USER_POLICY_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { user_name: required(&mut fields, 0)?, policy_arn: required(&mut fields, 1)? })
    }
}

/// Contains information about a condition context key.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ContextEntry {
    /// The full name of a condition context key, including the service prefix.
    pub context_key_name: Option<String>,
    /// The value (or values, if the condition context key supports multiple values) to provide to
    /// the simulation when the key is referenced by a `Condition` element in an input policy.
    pub context_key_values: Option<Vec<String>>,
    /// The data type of the value (or values) specified in the `ContextKeyValues` parameter.
    pub context_key_type: Option<ContextKeyTypeEnum>,
}

impl FromFields for ContextEntry {
    const STRUCTURE: &'static Structure = &shapes::CONTEXT_ENTRY;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            context_key_name: optional(&mut fields, 0)?,
            context_key_values: optional(&mut fields, 1)?,
            context_key_type: optional(&mut fields, 2)?,
        })
    }
}

impl FromValue for ContextEntry {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Structure(fields) = value { Self::from_fields(fields).ok() } else { None }
    }
}

impl ListMember for ContextEntry {}

/// What `CreateAccessKey` takes.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct CreateAccessKeyRequest {
    /// The name of the IAM user that the new key will belong to.
    pub user_name: Option<String>,
}

impl FromFields for CreateAccessKeyRequest {
    const STRUCTURE: &'static Structure = &shapes::CREATE_ACCESS_KEY_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { user_name: optional(&mut fields, 0)? })
    }
}

/// What `CreateGroup` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreateGroupRequest {
    /// The path to the group.
    pub path: Option<String>,
    /// The name of the group to create.
    pub group_name: String,
}

impl FromFields for CreateGroupRequest {
    const STRUCTURE: &'static Structure = &shapes::CREATE_GROUP_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { path: optional(&mut fields, 0)?, group_name: required(&mut fields, 1)? })
    }
}

/// What `CreateInstanceProfile` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreateInstanceProfileRequest {
    /// The name of the instance profile to create.
    pub instance_profile_name: String,
    /// The path to the instance profile.
    pub path: Option<String>,
    /// A list of tags that you want to attach to the newly created IAM instance profile.
    pub tags: Option<Vec<Tag>>,
}

impl FromFields for CreateInstanceProfileRequest {
    const STRUCTURE: &'static Structure = &shapes::CREATE_INSTANCE_PROFILE_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            instance_profile_name: required(&mut fields, 0)?,
            path: optional(&mut fields, 1)?,
            tags: optional(&mut fields, 2)?,
        })
    }
}

/// What `CreateOpenIDConnectProvider` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreateOpenIDConnectProviderRequest {
    /// The URL of the identity provider.
    pub url: String,
    /// Provides a list of client IDs, also known as audiences.
    pub client_id_list: Option<Vec<String>>,
    /// A list of server certificate thumbprints for the OpenID Connect (OIDC) identity provider's
    /// server certificates.
    pub thumbprint_list: Option<Vec<String>>,
    /// A list of tags that you want to attach to the new IAM OpenID Connect (OIDC) provider.
    pub tags: Option<Vec<Tag>>,
    /// The trusted identity propagation context provider configuration to associate with the OpenID
    /// Connect (OIDC) provider.
    pub context_provider: Option<ContextProvider>,
    /// The Amazon Resource Name (ARN) of the IAM Identity Center instance to associate with the
    /// OpenID Connect (OIDC) provider.
    pub identity_center_instance_arn: Option<String>,
}

impl FromFields for CreateOpenIDConnectProviderRequest {
    const STRUCTURE: &'static Structure = &shapes::CREATE_OPEN_ID_CONNECT_PROVIDER_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            url: required(&mut fields, 0)?,
            client_id_list: optional(&mut fields, 1)?,
            thumbprint_list: optional(&mut fields, 2)?,
            tags: optional(&mut fields, 3)?,
            context_provider: optional(&mut fields, 4)?,
            identity_center_instance_arn: optional(&mut fields, 5)?,
        })
    }
}

/// What `CreatePolicy` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreatePolicyRequest {
    /// The friendly name of the policy.
    pub policy_name: String,
    /// The path for the policy.
    pub path: Option<String>,
    /// The JSON policy document that you want to use as the content for the new policy.
    pub policy_document: String,
    /// A friendly description of the policy.
    pub description: Option<String>,
    /// A list of tags that you want to attach to the new IAM customer managed policy.
    pub tags: Option<Vec<Tag>>,
}

impl FromFields for CreatePolicyRequest {
    const STRUCTURE: &'static Structure = &shapes::CREATE_POLICY_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            policy_name: required(&mut fields, 0)?,
            path: optional(&mut fields, 1)?,
            policy_document: required(&mut fields, 2)?,
            description: optional(&mut fields, 3)?,
            tags: optional(&mut fields, 4)?,
        })
    }
}

/// What `CreatePolicyVersion` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreatePolicyVersionRequest {
    /// The Amazon Resource Name (ARN) of the IAM policy to which you want to add a new version.
    pub policy_arn: String,
    /// The JSON policy document that you want to use as the content for this new version of the
    /// policy.
    pub policy_document: String,
    /// Specifies whether to set this version as the policy's default version.
    pub set_as_default: Option<bool>,
}

impl FromFields for CreatePolicyVersionRequest {
    const STRUCTURE: &'static Structure = &shapes::CREATE_POLICY_VERSION_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            policy_arn: required(&mut fields, 0)?,
            policy_document: required(&mut fields, 1)?,
            set_as_default: optional(&mut fields, 2)?,
        })
    }
}

/// What `CreateRole` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreateRoleRequest {
    /// The path to the role.
    pub path: Option<String>,
    /// The name of the role to create.
    pub role_name: String,
    /// The trust relationship policy document that grants an entity permission to assume the role.
    pub assume_role_policy_document: String,
    /// A description of the role.
    pub description: Option<String>,
    /// The maximum session duration (in seconds) that you want to set for the specified role.
    pub max_session_duration: Option<i32>,
    /// The maximum duration (in seconds) of an Amazon Web Services Sign-In session for users who
    /// sign in with this role.
    pub max_signin_session_duration: Option<i32>,
    /// The ARN of the managed policy that is used to set the permissions boundary for the role.
    pub permissions_boundary: Option<String>,
    /// A list of tags that you want to attach to the new role.
    pub tags: Option<Vec<Tag>>,
}

impl FromFields for CreateRoleRequest {
    const STRUCTURE: &'static Structure = &shapes::CREATE_ROLE_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            path: optional(&mut fields, 0)?,
            role_name: required(&mut fields, 1)?,
            assume_role_policy_document: required(&mut fields, 2)?,
            description: optional(&mut fields, 3)?,
            max_session_duration: optional(&mut fields, 4)?,
            max_signin_session_duration: optional(&mut fields, 5)?,
            permissions_boundary: optional(&mut fields, 6)?,
            tags: optional(&mut fields, 7)?,
        })
    }
}

/// What `CreateUser` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreateUserRequest {
    /// The path for the user name.
    pub path: Option<String>,
    /// The name of the user to create.
    pub user_name: String,
    /// The ARN of the managed policy that is used to set the permissions boundary for the user.
    pub permissions_boundary: Option<String>,
    /// A list of tags that you want to attach to the new user.
    pub tags: Option<Vec<Tag>>,
}

impl FromFields for CreateUserRequest {
    const STRUCTURE: &'static Structure = &shapes::CREATE_USER_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            path: optional(&mut fields, 0)?,
            user_name: required(&mut fields, 1)?,
            permissions_boundary: optional(&mut fields, 2)?,
            tags: optional(&mut fields, 3)?,
        })
    }
}

/// What `DeleteAccessKey` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteAccessKeyRequest {
    /// The name of the user whose access key pair you want to delete.
    pub user_name: Option<String>,
    /// The access key ID for the access key ID and secret access key you want to delete.
    pub access_key_id: String,
}

impl FromFields for DeleteAccessKeyRequest {
    const STRUCTURE: &'static Structure = &shapes::DELETE_ACCESS_KEY_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { user_name: optional(&mut fields, 0)?, access_key_id: required(&mut fields, 1)? })
    }
}

/// What `DeleteGroupPolicy` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteGroupPolicyRequest {
    /// The name (friendly name, not ARN) identifying the group that the policy is embedded in.
    pub group_name: String,
    /// The name identifying the policy document to delete.
    pub policy_name: String,
}

impl FromFields for DeleteGroupPolicyRequest {
    const STRUCTURE: &'static Structure = &shapes::DELETE_GROUP_POLICY_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { group_name: required(&mut fields, 0)?, policy_name: required(&mut fields, 1)? })
    }
}

/// What `DeleteGroup` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteGroupRequest {
    /// The name of the IAM group to delete.
    pub group_name: String,
}

impl FromFields for DeleteGroupRequest {
    const STRUCTURE: &'static Structure = &shapes::DELETE_GROUP_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { group_name: required(&mut fields, 0)? })
    }
}

/// What `DeleteInstanceProfile` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteInstanceProfileRequest {
    /// The name of the instance profile to delete.
    pub instance_profile_name: String,
}

impl FromFields for DeleteInstanceProfileRequest {
    const STRUCTURE: &'static Structure = &shapes::DELETE_INSTANCE_PROFILE_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { instance_profile_name: required(&mut fields, 0)? })
    }
}

/// What `DeleteLoginProfile` takes.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct DeleteLoginProfileRequest {
    /// The name of the user whose password you want to delete.
    pub user_name: Option<String>,
}

impl FromFields for DeleteLoginProfileRequest {
    const STRUCTURE: &'static Structure = &shapes::DELETE_LOGIN_PROFILE_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { user_name: optional(&mut fields, 0)? })
    }
}

/// What `DeleteOpenIDConnectProvider` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteOpenIDConnectProviderRequest {
    /// The Amazon Resource Name (ARN) of the IAM OpenID Connect provider resource object to delete.
    pub open_id_connect_provider_arn: String,
}

impl FromFields for DeleteOpenIDConnectProviderRequest {
    const STRUCTURE: &'static Structure = &shapes::DELETE_OPEN_ID_CONNECT_PROVIDER_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { open_id_connect_provider_arn: required(&mut fields, 0)? })
    }
}

/// What `DeletePolicy` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeletePolicyRequest {
    /// The Amazon Resource Name (ARN) of the IAM policy you want to delete.
    pub policy_arn: String,
}

impl FromFields for DeletePolicyRequest {
    const STRUCTURE: &'static Structure = &shapes::DELETE_POLICY_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { policy_arn: required(&mut fields, 0)? })
    }
}

/// What `DeletePolicyVersion` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeletePolicyVersionRequest {
    /// The Amazon Resource Name (ARN) of the IAM policy from which you want to delete a version.
    pub policy_arn: String,
    /// The policy version to delete.
    pub version_id: String,
}

impl FromFields for DeletePolicyVersionRequest {
    const STRUCTURE: &'static Structure = &shapes::DELETE_POLICY_VERSION_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { policy_arn: required(&mut fields, 0)?, version_id: required(&mut fields, 1)? })
    }
}

/// What `DeleteRolePermissionsBoundary` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteRolePermissionsBoundaryRequest {
    /// The name (friendly name, not ARN) of the IAM role from which you want to remove the
    /// permissions boundary.
    pub role_name: String,
}

impl FromFields for DeleteRolePermissionsBoundaryRequest {
    const STRUCTURE: &'static Structure = &shapes::DELETE_ROLE_PERMISSIONS_BOUNDARY_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { role_name: required(&mut fields, 0)? })
    }
}

/// What `DeleteRolePolicy` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteRolePolicyRequest {
    /// The name (friendly name, not ARN) identifying the role that the policy is embedded in.
    pub role_name: String,
    /// The name of the inline policy to delete from the specified IAM role.
    pub policy_name: String,
}

impl FromFields for DeleteRolePolicyRequest {
    const STRUCTURE: &'static Structure = &shapes::DELETE_ROLE_POLICY_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { role_name: required(&mut fields, 0)?, policy_name: required(&mut fields, 1)? })
    }
}

/// What `DeleteRole` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteRoleRequest {
    /// The name of the role to delete.
    pub role_name: String,
}

impl FromFields for DeleteRoleRequest {
    const STRUCTURE: &'static Structure = &shapes::DELETE_ROLE_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { role_name: required(&mut fields, 0)? })
    }
}

/// What `DeleteUserPermissionsBoundary` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteUserPermissionsBoundaryRequest {
    /// The name (friendly name, not ARN) of the IAM user from which you want to remove the
    /// permissions boundary.
    pub user_name: String,
}

impl FromFields for DeleteUserPermissionsBoundaryRequest {
    const STRUCTURE: &'static Structure = &shapes::DELETE_USER_PERMISSIONS_BOUNDARY_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { user_name: required(&mut fields, 0)? })
    }
}

/// What `DeleteUserPolicy` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteUserPolicyRequest {
    /// The name (friendly name, not ARN) identifying the user that the policy is embedded in.
    pub user_name: String,
    /// The name identifying the policy document to delete.
    pub policy_name: String,
}

impl FromFields for DeleteUserPolicyRequest {
    const STRUCTURE: &'static Structure = &shapes::DELETE_USER_POLICY_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { user_name: required(&mut fields, 0)?, policy_name: required(&mut fields, 1)? })
    }
}

/// What `DeleteUser` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteUserRequest {
    /// The name of the user to delete.
    pub user_name: String,
}

impl FromFields for DeleteUserRequest {
    const STRUCTURE: &'static Structure = &shapes::DELETE_USER_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { user_name: required(&mut fields, 0)? })
    }
}

/// What `DetachGroupPolicy` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DetachGroupPolicyRequest {
    /// The name (friendly name, not ARN) of the IAM group to detach the policy from.
    pub group_name: String,
    /// The Amazon Resource Name (ARN) of the IAM policy you want to detach.
    pub policy_arn: String,
}

impl FromFields for DetachGroupPolicyRequest {
    const STRUCTURE: &'static Structure = &shapes::DETACH_GROUP_POLICY_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { group_name: required(&mut fields, 0)?, policy_arn: required(&mut fields, 1)? })
    }
}

/// What `DetachRolePolicy` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DetachRolePolicyRequest {
    /// The name (friendly name, not ARN) of the IAM role to detach the policy from.
    pub role_name: String,
    /// The Amazon Resource Name (ARN) of the IAM policy you want to detach.
    pub policy_arn: String,
}

impl FromFields for DetachRolePolicyRequest {
    const STRUCTURE: &'static Structure = &shapes::DETACH_ROLE_POLICY_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { role_name: required(&mut fields, 0)?, policy_arn: required(&mut fields, 1)? })
    }
}

/// What `DetachUserPolicy` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DetachUserPolicyRequest {
    /// The name (friendly name, not ARN) of the IAM user to detach the policy from.
    pub user_name: String,
    /// The Amazon Resource Name (ARN) of the IAM policy you want to detach.
    pub policy_arn: String,
}

impl FromFields for DetachUserPolicyRequest {
    const STRUCTURE: &'static Structure = &shapes::DETACH_USER_POLICY_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { user_name: required(&mut fields, 0)?, policy_arn: required(&mut fields, 1)? })
    }
}

/// What `GetAccessKeyLastUsed` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetAccessKeyLastUsedRequest {
    /// The identifier of an access key.
    pub access_key_id: String,
}

impl FromFields for GetAccessKeyLastUsedRequest {
    const STRUCTURE: &'static Structure = &shapes::GET_ACCESS_KEY_LAST_USED_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { access_key_id: required(&mut fields, 0)? })
    }
}

/// What `GetGroupPolicy` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetGroupPolicyRequest {
    /// The name of the group the policy is associated with.
    pub group_name: String,
    /// The name of the policy document to get.
    pub policy_name: String,
}

impl FromFields for GetGroupPolicyRequest {
    const STRUCTURE: &'static Structure = &shapes::GET_GROUP_POLICY_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { group_name: required(&mut fields, 0)?, policy_name: required(&mut fields, 1)? })
    }
}

/// What `GetGroup` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetGroupRequest {
    /// The name of the group.
    pub group_name: String,
    /// Use this parameter only when paginating results and only after you receive a response
    /// indicating that the results are truncated.
    pub marker: Option<String>,
    /// Use this only when paginating results to indicate the maximum number of items you want in
    /// the response.
    pub max_items: Option<i32>,
}

impl FromFields for GetGroupRequest {
    const STRUCTURE: &'static Structure = &shapes::GET_GROUP_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            group_name: required(&mut fields, 0)?,
            marker: optional(&mut fields, 1)?,
            max_items: optional(&mut fields, 2)?,
        })
    }
}

/// What `GetInstanceProfile` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetInstanceProfileRequest {
    /// The name of the instance profile to get information about.
    pub instance_profile_name: String,
}

impl FromFields for GetInstanceProfileRequest {
    const STRUCTURE: &'static Structure = &shapes::GET_INSTANCE_PROFILE_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { instance_profile_name: required(&mut fields, 0)? })
    }
}

/// What `GetLoginProfile` takes.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GetLoginProfileRequest {
    /// The name of the user whose login profile you want to retrieve.
    pub user_name: Option<String>,
}

impl FromFields for GetLoginProfileRequest {
    const STRUCTURE: &'static Structure = &shapes::GET_LOGIN_PROFILE_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { user_name: optional(&mut fields, 0)? })
    }
}

/// What `GetOpenIDConnectProvider` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetOpenIDConnectProviderRequest {
    /// The Amazon Resource Name (ARN) of the OIDC provider resource object in IAM to get
    /// information for.
    pub open_id_connect_provider_arn: String,
}

impl FromFields for GetOpenIDConnectProviderRequest {
    const STRUCTURE: &'static Structure = &shapes::GET_OPEN_ID_CONNECT_PROVIDER_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { open_id_connect_provider_arn: required(&mut fields, 0)? })
    }
}

/// What `GetPolicy` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetPolicyRequest {
    /// The Amazon Resource Name (ARN) of the managed policy that you want information about.
    pub policy_arn: String,
}

impl FromFields for GetPolicyRequest {
    const STRUCTURE: &'static Structure = &shapes::GET_POLICY_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { policy_arn: required(&mut fields, 0)? })
    }
}

/// What `GetPolicyVersion` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetPolicyVersionRequest {
    /// The Amazon Resource Name (ARN) of the managed policy that you want information about.
    pub policy_arn: String,
    /// Identifies the policy version to retrieve.
    pub version_id: String,
}

impl FromFields for GetPolicyVersionRequest {
    const STRUCTURE: &'static Structure = &shapes::GET_POLICY_VERSION_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { policy_arn: required(&mut fields, 0)?, version_id: required(&mut fields, 1)? })
    }
}

/// What `GetRolePolicy` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetRolePolicyRequest {
    /// The name of the role associated with the policy.
    pub role_name: String,
    /// The name of the policy document to get.
    pub policy_name: String,
}

impl FromFields for GetRolePolicyRequest {
    const STRUCTURE: &'static Structure = &shapes::GET_ROLE_POLICY_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { role_name: required(&mut fields, 0)?, policy_name: required(&mut fields, 1)? })
    }
}

/// What `GetRole` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetRoleRequest {
    /// The name of the IAM role to get information about.
    pub role_name: String,
}

impl FromFields for GetRoleRequest {
    const STRUCTURE: &'static Structure = &shapes::GET_ROLE_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { role_name: required(&mut fields, 0)? })
    }
}

/// What `GetUserPolicy` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetUserPolicyRequest {
    /// The name of the user who the policy is associated with.
    pub user_name: String,
    /// The name of the policy document to get.
    pub policy_name: String,
}

impl FromFields for GetUserPolicyRequest {
    const STRUCTURE: &'static Structure = &shapes::GET_USER_POLICY_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { user_name: required(&mut fields, 0)?, policy_name: required(&mut fields, 1)? })
    }
}

/// What `GetUser` takes.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GetUserRequest {
    /// The name of the user to get information about.
    pub user_name: Option<String>,
}

impl FromFields for GetUserRequest {
    const STRUCTURE: &'static Structure = &shapes::GET_USER_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { user_name: optional(&mut fields, 0)? })
    }
}

/// Identifies one or more inline policies that are embedded in IAM users, groups, or roles, by
/// the name of the policy together with the type and name of the entity that it is attached to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InlinePolicyIdentifierType {
    /// The name of the inline policy.
    pub policy_name: String,
    /// The type of IAM entity that the inline policy is attached to.
    pub attachment_type: AttachmentType,
    /// The name of the IAM user, group, or role that the inline policy is attached to.
    pub attachment_name: String,
}

impl FromFields for InlinePolicyIdentifierType {
    const STRUCTURE: &'static Structure = &shapes::INLINE_POLICY_IDENTIFIER_TYPE;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            policy_name: required(&mut fields, 0)?,
            attachment_type: required(&mut fields, 1)?,
            attachment_name: required(&mut fields, 2)?,
        })
    }
}

impl FromValue for InlinePolicyIdentifierType {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Structure(fields) = value { Self::from_fields(fields).ok() } else { None }
    }
}

/// What `ListAccessKeys` takes.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListAccessKeysRequest {
    /// The name of the user.
    pub user_name: Option<String>,
    /// Use this parameter only when paginating results and only after you receive a response
    /// indicating that the results are truncated.
    pub marker: Option<String>,
    /// Use this only when paginating results to indicate the maximum number of items you want in
    /// the response.
    pub max_items: Option<i32>,
}

impl FromFields for ListAccessKeysRequest {
    const STRUCTURE: &'static Structure = &shapes::LIST_ACCESS_KEYS_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            user_name: optional(&mut fields, 0)?,
            marker: optional(&mut fields, 1)?,
            max_items: optional(&mut fields, 2)?,
        })
    }
}

/// What `ListAccountAliases` takes.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListAccountAliasesRequest {
    /// Use this parameter only when paginating results and only after you receive a response
    /// indicating that the results are truncated.
    pub marker: Option<String>,
    /// Use this only when paginating results to indicate the maximum number of items you want in
    /// the response.
    pub max_items: Option<i32>,
}

impl FromFields for ListAccountAliasesRequest {
    const STRUCTURE: &'static Structure = &shapes::LIST_ACCOUNT_ALIASES_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { marker: optional(&mut fields, 0)?, max_items: optional(&mut fields, 1)? })
    }
}

/// What `ListAttachedGroupPolicies` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListAttachedGroupPoliciesRequest {
    /// The name (friendly name, not ARN) of the group to list attached policies for.
    pub group_name: String,
    /// The path prefix for filtering the results.
    pub path_prefix: Option<String>,
    /// Use this parameter only when paginating results and only after you receive a response
    /// indicating that the results are truncated.
    pub marker: Option<String>,
    /// Use this only when paginating results to indicate the maximum number of items you want in
    /// the response.
    pub max_items: Option<i32>,
}

impl FromFields for ListAttachedGroupPoliciesRequest {
    const STRUCTURE: &'static Structure = &shapes::LIST_ATTACHED_GROUP_POLICIES_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            group_name: required(&mut fields, 0)?,
            path_prefix: optional(&mut fields, 1)?,
            marker: optional(&mut fields, 2)?,
            max_items: optional(&mut fields, 3)?,
        })
    }
}

/// What `ListAttachedRolePolicies` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListAttachedRolePoliciesRequest {
    /// The name (friendly name, not ARN) of the role to list attached policies for.
    pub role_name: String,
    /// The path prefix for filtering the results.
    pub path_prefix: Option<String>,
    /// Use this parameter only when paginating results and only after you receive a response
    /// indicating that the results are truncated.
    pub marker: Option<String>,
    /// Use this only when paginating results to indicate the maximum number of items you want in
    /// the response.
    pub max_items: Option<i32>,
}

impl FromFields for ListAttachedRolePoliciesRequest {
    const STRUCTURE: &'static Structure = &shapes::LIST_ATTACHED_ROLE_POLICIES_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            role_name: required(&mut fields, 0)?,
            path_prefix: optional(&mut fields, 1)?,
            marker: optional(&mut fields, 2)?,
            max_items: optional(&mut fields, 3)?,
        })
    }
}

/// What `ListAttachedUserPolicies` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListAttachedUserPoliciesRequest {
    /// The name (friendly name, not ARN) of the user to list attached policies for.
    pub user_name: String,
    /// The path prefix for filtering the results.
    pub path_prefix: Option<String>,
    /// Use this parameter only when paginating results and only after you receive a response
    /// indicating that the results are truncated.
    pub marker: Option<String>,
    /// Use this only when paginating results to indicate the maximum number of items you want in
    /// the response.
    pub max_items: Option<i32>,
}

impl FromFields for ListAttachedUserPoliciesRequest {
    const STRUCTURE: &'static Structure = &shapes::LIST_ATTACHED_USER_POLICIES_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            user_name: required(&mut fields, 0)?,
            path_prefix: optional(&mut fields, 1)?,
            marker: optional(&mut fields, 2)?,
            max_items: optional(&mut fields, 3)?,
        })
    }
}

/// What `ListEntitiesForPolicy` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListEntitiesForPolicyRequest {
    /// The Amazon Resource Name (ARN) of the IAM policy for which you want the versions.
    pub policy_arn: String,
    /// The entity type to use for filtering the results.
    pub entity_filter: Option<EntityType>,
    /// The path prefix for filtering the results.
    pub path_prefix: Option<String>,
    /// The policy usage method to use for filtering the results.
    pub policy_usage_filter: Option<PolicyUsageType>,
    /// Use this parameter only when paginating results and only after you receive a response
    /// indicating that the results are truncated.
    pub marker: Option<String>,
    /// Use this only when paginating results to indicate the maximum number of items you want in
    /// the response.
    pub max_items: Option<i32>,
}

impl FromFields for ListEntitiesForPolicyRequest {
    const STRUCTURE: &'static Structure = &shapes::LIST_ENTITIES_FOR_POLICY_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            policy_arn: required(&mut fields, 0)?,
            entity_filter: optional(&mut fields, 1)?,
            path_prefix: optional(&mut fields, 2)?,
            policy_usage_filter: optional(&mut fields, 3)?,
            marker: optional(&mut fields, 4)?,
            max_items: optional(&mut fields, 5)?,
        })
    }
}

/// What `ListGroupPolicies` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListGroupPoliciesRequest {
    /// The name of the group to list policies for.
    pub group_name: String,
    /// Use this parameter only when paginating results and only after you receive a response
    /// indicating that the results are truncated.
    pub marker: Option<String>,
    /// Use this only when paginating results to indicate the maximum number of items you want in
    /// the response.
    pub max_items: Option<i32>,
}

impl FromFields for ListGroupPoliciesRequest {
    const STRUCTURE: &'static Structure = &shapes::LIST_GROUP_POLICIES_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            group_name: required(&mut fields, 0)?,
            marker: optional(&mut fields, 1)?,
            max_items: optional(&mut fields, 2)?,
        })
    }
}

/// What `ListGroupsForUser` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListGroupsForUserRequest {
    /// The name of the user to list groups for.
    pub user_name: String,
    /// Use this parameter only when paginating results and only after you receive a response
    /// indicating that the results are truncated.
    pub marker: Option<String>,
    /// Use this only when paginating results to indicate the maximum number of items you want in
    /// the response.
    pub max_items: Option<i32>,
}

impl FromFields for ListGroupsForUserRequest {
    const STRUCTURE: &'static Structure = &shapes::LIST_GROUPS_FOR_USER_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            user_name: required(&mut fields, 0)?,
            marker: optional(&mut fields, 1)?,
            max_items: optional(&mut fields, 2)?,
        })
    }
}

/// What `ListGroups` takes.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListGroupsRequest {
    /// The path prefix for filtering the results.
    pub path_prefix: Option<String>,
    /// Use this parameter only when paginating results and only after you receive a response
    /// indicating that the results are truncated.
    pub marker: Option<String>,
    /// Use this only when paginating results to indicate the maximum number of items you want in
    /// the response.
    pub max_items: Option<i32>,
}

impl FromFields for ListGroupsRequest {
    const STRUCTURE: &'static Structure = &shapes::LIST_GROUPS_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            path_prefix: optional(&mut fields, 0)?,
            marker: optional(&mut fields, 1)?,
            max_items: optional(&mut fields, 2)?,
        })
    }
}

/// What `ListInstanceProfileTags` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListInstanceProfileTagsRequest {
    /// The name of the IAM instance profile whose tags you want to see.
    pub instance_profile_name: String,
    /// Use this parameter only when paginating results and only after you receive a response
    /// indicating that the results are truncated.
    pub marker: Option<String>,
    /// Use this only when paginating results to indicate the maximum number of items you want in
    /// the response.
    pub max_items: Option<i32>,
}

impl FromFields for ListInstanceProfileTagsRequest {
    const STRUCTURE: &'static Structure = &shapes::LIST_INSTANCE_PROFILE_TAGS_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            instance_profile_name: required(&mut fields, 0)?,
            marker: optional(&mut fields, 1)?,
            max_items: optional(&mut fields, 2)?,
        })
    }
}

/// What `ListInstanceProfilesForRole` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListInstanceProfilesForRoleRequest {
    /// The name of the role to list instance profiles for.
    pub role_name: String,
    /// Use this parameter only when paginating results and only after you receive a response
    /// indicating that the results are truncated.
    pub marker: Option<String>,
    /// Use this only when paginating results to indicate the maximum number of items you want in
    /// the response.
    pub max_items: Option<i32>,
}

impl FromFields for ListInstanceProfilesForRoleRequest {
    const STRUCTURE: &'static Structure = &shapes::LIST_INSTANCE_PROFILES_FOR_ROLE_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            role_name: required(&mut fields, 0)?,
            marker: optional(&mut fields, 1)?,
            max_items: optional(&mut fields, 2)?,
        })
    }
}

/// What `ListInstanceProfiles` takes.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListInstanceProfilesRequest {
    /// The path prefix for filtering the results.
    pub path_prefix: Option<String>,
    /// Use this parameter only when paginating results and only after you receive a response
    /// indicating that the results are truncated.
    pub marker: Option<String>,
    /// Use this only when paginating results to indicate the maximum number of items you want in
    /// the response.
    pub max_items: Option<i32>,
}

impl FromFields for ListInstanceProfilesRequest {
    const STRUCTURE: &'static Structure = &shapes::LIST_INSTANCE_PROFILES_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            path_prefix: optional(&mut fields, 0)?,
            marker: optional(&mut fields, 1)?,
            max_items: optional(&mut fields, 2)?,
        })
    }
}

/// What `ListMFADevices` takes.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListMFADevicesRequest {
    /// The name of the user whose MFA devices you want to list.
    pub user_name: Option<String>,
    /// Use this parameter only when paginating results and only after you receive a response
    /// indicating that the results are truncated.
    pub marker: Option<String>,
    /// Use this only when paginating results to indicate the maximum number of items you want in
    /// the response.
    pub max_items: Option<i32>,
}

impl FromFields for ListMFADevicesRequest {
    const STRUCTURE: &'static Structure = &shapes::LIST_MFA_DEVICES_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            user_name: optional(&mut fields, 0)?,
            marker: optional(&mut fields, 1)?,
            max_items: optional(&mut fields, 2)?,
        })
    }
}

/// What `ListOpenIDConnectProviderTags` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListOpenIDConnectProviderTagsRequest {
    /// The ARN of the OpenID Connect (OIDC) identity provider whose tags you want to see.
    pub open_id_connect_provider_arn: String,
    /// Use this parameter only when paginating results and only after you receive a response
    /// indicating that the results are truncated.
    pub marker: Option<String>,
    /// Use this only when paginating results to indicate the maximum number of items you want in
    /// the response.
    pub max_items: Option<i32>,
}

impl FromFields for ListOpenIDConnectProviderTagsRequest {
    const STRUCTURE: &'static Structure = &shapes::LIST_OPEN_ID_CONNECT_PROVIDER_TAGS_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            open_id_connect_provider_arn: required(&mut fields, 0)?,
            marker: optional(&mut fields, 1)?,
            max_items: optional(&mut fields, 2)?,
        })
    }
}

/// What `ListOpenIDConnectProviders` takes.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListOpenIDConnectProvidersRequest {}

impl FromFields for ListOpenIDConnectProvidersRequest {
    const STRUCTURE: &'static Structure = &shapes::LIST_OPEN_ID_CONNECT_PROVIDERS_REQUEST;

    fn from_fields(_fields: Fields) -> Result<Self, Error> {
        Ok(Self {})
    }
}

/// What `ListPolicies` takes.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListPoliciesRequest {
    /// The scope to use for filtering the results.
    pub scope: Option<PolicyScopeType>,
    /// A flag to filter the results to only the attached policies.
    pub only_attached: Option<bool>,
    /// The path prefix for filtering the results.
    pub path_prefix: Option<String>,
    /// The policy usage method to use for filtering the results.
    pub policy_usage_filter: Option<PolicyUsageType>,
    /// Use this parameter only when paginating results and only after you receive a response
    /// indicating that the results are truncated.
    pub marker: Option<String>,
    /// Use this only when paginating results to indicate the maximum number of items you want in
    /// the response.
    pub max_items: Option<i32>,
}

impl FromFields for ListPoliciesRequest {
    const STRUCTURE: &'static Structure = &shapes::LIST_POLICIES_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            scope: optional(&mut fields, 0)?,
            only_attached: optional(&mut fields, 1)?,
            path_prefix: optional(&mut fields, 2)?,
            policy_usage_filter: optional(&mut fields, 3)?,
            marker: optional(&mut fields, 4)?,
            max_items: optional(&mut fields, 5)?,
        })
    }
}

/// What `ListPolicyTags` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListPolicyTagsRequest {
    /// The ARN of the IAM customer managed policy whose tags you want to see.
    pub policy_arn: String,
    /// Use this parameter only when paginating results and only after you receive a response
    /// indicating that the results are truncated.
    pub marker: Option<String>,
    /// Use this only when paginating results to indicate the maximum number of items you want in
    /// the response.
    pub max_items: Option<i32>,
}

impl FromFields for ListPolicyTagsRequest {
    const STRUCTURE: &'static Structure = &shapes::LIST_POLICY_TAGS_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            policy_arn: required(&mut fields, 0)?,
            marker: optional(&mut fields, 1)?,
            max_items: optional(&mut fields, 2)?,
        })
    }
}

/// What `ListPolicyVersions` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListPolicyVersionsRequest {
    /// The Amazon Resource Name (ARN) of the IAM policy for which you want the versions.
    pub policy_arn: String,
    /// Use this parameter only when paginating results and only after you receive a response
    /// indicating that the results are truncated.
    pub marker: Option<String>,
    /// Use this only when paginating results to indicate the maximum number of items you want in
    /// the response.
    pub max_items: Option<i32>,
}

impl FromFields for ListPolicyVersionsRequest {
    const STRUCTURE: &'static Structure = &shapes::LIST_POLICY_VERSIONS_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            policy_arn: required(&mut fields, 0)?,
            marker: optional(&mut fields, 1)?,
            max_items: optional(&mut fields, 2)?,
        })
    }
}

/// What `ListRolePolicies` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListRolePoliciesRequest {
    /// The name of the role to list policies for.
    pub role_name: String,
    /// Use this parameter only when paginating results and only after you receive a response
    /// indicating that the results are truncated.
    pub marker: Option<String>,
    /// Use this only when paginating results to indicate the maximum number of items you want in
    /// the response.
    pub max_items: Option<i32>,
}

impl FromFields for ListRolePoliciesRequest {
    const STRUCTURE: &'static Structure = &shapes::LIST_ROLE_POLICIES_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            role_name: required(&mut fields, 0)?,
            marker: optional(&mut fields, 1)?,
            max_items: optional(&mut fields, 2)?,
        })
    }
}

/// What `ListRoleTags` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListRoleTagsRequest {
    /// The name of the IAM role for which you want to see the list of tags.
    pub role_name: String,
    /// Use this parameter only when paginating results and only after you receive a response
    /// indicating that the results are truncated.
    pub marker: Option<String>,
    /// Use this only when paginating results to indicate the maximum number of items you want in
    /// the response.
    pub max_items: Option<i32>,
}

impl FromFields for ListRoleTagsRequest {
    const STRUCTURE: &'static Structure = &shapes::LIST_ROLE_TAGS_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            role_name: required(&mut fields, 0)?,
            marker: optional(&mut fields, 1)?,
            max_items: optional(&mut fields, 2)?,
        })
    }
}

/// What `ListRoles` takes.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListRolesRequest {
    /// The path prefix for filtering the results.
    pub path_prefix: Option<String>,
    /// Use this parameter only when paginating results and only after you receive a response
    /// indicating that the results are truncated.
    pub marker: Option<String>,
    /// Use this only when paginating results to indicate the maximum number of items you want in
    /// the response.
    pub max_items: Option<i32>,
}

impl FromFields for ListRolesRequest {
    const STRUCTURE: &'static Structure = &shapes::LIST_ROLES_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            path_prefix: optional(&mut fields, 0)?,
            marker: optional(&mut fields, 1)?,
            max_items: optional(&mut fields, 2)?,
        })
    }
}

/// What `ListSAMLProviders` takes.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListSAMLProvidersRequest {}

impl FromFields for ListSAMLProvidersRequest {
    const STRUCTURE: &'static Structure = &shapes::LIST_SAML_PROVIDERS_REQUEST;

    fn from_fields(_fields: Fields) -> Result<Self, Error> {
        Ok(Self {})
    }
}

/// What `ListSSHPublicKeys` takes.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListSSHPublicKeysRequest {
    /// The name of the IAM user to list SSH public keys for.
    pub user_name: Option<String>,
    /// Use this parameter only when paginating results and only after you receive a response
    /// indicating that the results are truncated.
    pub marker: Option<String>,
    /// Use this only when paginating results to indicate the maximum number of items you want in
    /// the response.
    pub max_items: Option<i32>,
}

impl FromFields for ListSSHPublicKeysRequest {
    const STRUCTURE: &'static Structure = &shapes::LIST_SSH_PUBLIC_KEYS_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            user_name: optional(&mut fields, 0)?,
            marker: optional(&mut fields, 1)?,
            max_items: optional(&mut fields, 2)?,
        })
    }
}

/// What `ListServerCertificates` takes.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListServerCertificatesRequest {
    /// The path prefix for filtering the results.
    pub path_prefix: Option<String>,
    /// Use this parameter only when paginating results and only after you receive a response
    /// indicating that the results are truncated.
    pub marker: Option<String>,
    /// Use this only when paginating results to indicate the maximum number of items you want in
    /// the response.
    pub max_items: Option<i32>,
}

impl FromFields for ListServerCertificatesRequest {
    const STRUCTURE: &'static Structure = &shapes::LIST_SERVER_CERTIFICATES_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            path_prefix: optional(&mut fields, 0)?,
            marker: optional(&mut fields, 1)?,
            max_items: optional(&mut fields, 2)?,
        })
    }
}

/// What `ListServiceSpecificCredentials` takes.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListServiceSpecificCredentialsRequest {
    /// The name of the user whose service-specific credentials you want information about.
    pub user_name: Option<String>,
    /// Filters the returned results to only those for the specified Amazon Web Services service.
    pub service_name: Option<String>,
    /// A flag indicating whether to list service specific credentials for all users.
    pub all_users: Option<bool>,
    /// Use this parameter only when paginating results and only after you receive a response
    /// indicating that the results are truncated.
    pub marker: Option<String>,
    /// Use this only when paginating results to indicate the maximum number of items you want in
    /// the response.
    pub max_items: Option<i32>,
}

impl FromFields for ListServiceSpecificCredentialsRequest {
    const STRUCTURE: &'static Structure = &shapes::LIST_SERVICE_SPECIFIC_CREDENTIALS_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            user_name: optional(&mut fields, 0)?,
            service_name: optional(&mut fields, 1)?,
            all_users: optional(&mut fields, 2)?,
            marker: optional(&mut fields, 3)?,
            max_items: optional(&mut fields, 4)?,
        })
    }
}

/// What `ListSigningCertificates` takes.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListSigningCertificatesRequest {
    /// The name of the IAM user whose signing certificates you want to examine.
    pub user_name: Option<String>,
    /// Use this parameter only when paginating results and only after you receive a response
    /// indicating that the results are truncated.
    pub marker: Option<String>,
    /// Use this only when paginating results to indicate the maximum number of items you want in
    /// the response.
    pub max_items: Option<i32>,
}

impl FromFields for ListSigningCertificatesRequest {
    const STRUCTURE: &'static Structure = &shapes::LIST_SIGNING_CERTIFICATES_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            user_name: optional(&mut fields, 0)?,
            marker: optional(&mut fields, 1)?,
            max_items: optional(&mut fields, 2)?,
        })
    }
}

/// What `ListUserPolicies` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListUserPoliciesRequest {
    /// The name of the user to list policies for.
    pub user_name: String,
    /// Use this parameter only when paginating results and only after you receive a response
    /// indicating that the results are truncated.
    pub marker: Option<String>,
    /// Use this only when paginating results to indicate the maximum number of items you want in
    /// the response.
    pub max_items: Option<i32>,
}

impl FromFields for ListUserPoliciesRequest {
    const STRUCTURE: &'static Structure = &shapes::LIST_USER_POLICIES_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            user_name: required(&mut fields, 0)?,
            marker: optional(&mut fields, 1)?,
            max_items: optional(&mut fields, 2)?,
        })
    }
}

/// What `ListUserTags` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListUserTagsRequest {
    /// The name of the IAM user whose tags you want to see.
    pub user_name: String,
    /// Use this parameter only when paginating results and only after you receive a response
    /// indicating that the results are truncated.
    pub marker: Option<String>,
    /// Use this only when paginating results to indicate the maximum number of items you want in
    /// the response.
    pub max_items: Option<i32>,
}

impl FromFields for ListUserTagsRequest {
    const STRUCTURE: &'static Structure = &shapes::LIST_USER_TAGS_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            user_name: required(&mut fields, 0)?,
            marker: optional(&mut fields, 1)?,
            max_items: optional(&mut fields, 2)?,
        })
    }
}

/// What `ListUsers` takes.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListUsersRequest {
    /// The path prefix for filtering the results.
    pub path_prefix: Option<String>,
    /// Use this parameter only when paginating results and only after you receive a response
    /// indicating that the results are truncated.
    pub marker: Option<String>,
    /// Use this only when paginating results to indicate the maximum number of items you want in
    /// the response.
    pub max_items: Option<i32>,
}

impl FromFields for ListUsersRequest {
    const STRUCTURE: &'static Structure = &shapes::LIST_USERS_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            path_prefix: optional(&mut fields, 0)?,
            marker: optional(&mut fields, 1)?,
            max_items: optional(&mut fields, 2)?,
        })
    }
}

/// What `ListVirtualMFADevices` takes.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListVirtualMFADevicesRequest {
    /// The status (`Unassigned` or `Assigned`) of the devices to list.
    pub assignment_status: Option<AssignmentStatusType>,
    /// Use this parameter only when paginating results and only after you receive a response
    /// indicating that the results are truncated.
    pub marker: Option<String>,
    /// Use this only when paginating results to indicate the maximum number of items you want in
    /// the response.
    pub max_items: Option<i32>,
}

impl FromFields for ListVirtualMFADevicesRequest {
    const STRUCTURE: &'static Structure = &shapes::LIST_VIRTUAL_MFA_DEVICES_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            assignment_status: optional(&mut fields, 0)?,
            marker: optional(&mut fields, 1)?,
            max_items: optional(&mut fields, 2)?,
        })
    }
}

/// Represents one level of an Organizations hierarchy—the organization root, an
/// organizational unit (OU), or an account—together with the service control policies (SCPs)
/// that apply at that level.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct OrderedOrganizationPolicyType {
    /// A list of SCP documents that apply at this level of the Organizations hierarchy.
    pub service_control_policy_input_list: Option<Vec<String>>,
}

impl FromFields for OrderedOrganizationPolicyType {
    const STRUCTURE: &'static Structure = &shapes::ORDERED_ORGANIZATION_POLICY_TYPE;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { service_control_policy_input_list: optional(&mut fields, 0)? })
    }
}

impl FromValue for OrderedOrganizationPolicyType {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Structure(fields) = value { Self::from_fields(fields).ok() } else { None }
    }
}

impl ListMember for OrderedOrganizationPolicyType {}

/// Identifies one or more policies as a union type.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct PolicyIdentifier {
    /// The policy type to identify.
    pub policy_type: Option<PolicyIdentifierPolicyType>,
    /// The Amazon Resource Name (ARN) of an Amazon Web Services managed policy or a customer
    /// managed policy that is attached to an IAM user, group, or role.
    pub policy_arn: Option<String>,
    /// An inline policy identifier consisting of a policy name and the entity it is attached to.
    pub inline_policy_identifier: Option<InlinePolicyIdentifierType>,
}

impl FromFields for PolicyIdentifier {
    const STRUCTURE: &'static Structure = &shapes::POLICY_IDENTIFIER;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            policy_type: optional(&mut fields, 0)?,
            policy_arn: optional(&mut fields, 1)?,
            inline_policy_identifier: optional(&mut fields, 2)?,
        })
    }
}

impl FromValue for PolicyIdentifier {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Structure(fields) = value { Self::from_fields(fields).ok() } else { None }
    }
}

impl ListMember for PolicyIdentifier {}

/// What `PutGroupPolicy` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PutGroupPolicyRequest {
    /// The name of the group to associate the policy with.
    pub group_name: String,
    /// The name of the policy document.
    pub policy_name: String,
    /// The policy document.
    pub policy_document: String,
}

impl FromFields for PutGroupPolicyRequest {
    const STRUCTURE: &'static Structure = &shapes::PUT_GROUP_POLICY_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            group_name: required(&mut fields, 0)?,
            policy_name: required(&mut fields, 1)?,
            policy_document: required(&mut fields, 2)?,
        })
    }
}

/// What `PutRolePermissionsBoundary` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PutRolePermissionsBoundaryRequest {
    /// The name (friendly name, not ARN) of the IAM role for which you want to set the permissions
    /// boundary.
    pub role_name: String,
    /// The ARN of the managed policy that is used to set the permissions boundary for the role.
    pub permissions_boundary: String,
}

impl FromFields for PutRolePermissionsBoundaryRequest {
    const STRUCTURE: &'static Structure = &shapes::PUT_ROLE_PERMISSIONS_BOUNDARY_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            role_name: required(&mut fields, 0)?,
            permissions_boundary: required(&mut fields, 1)?,
        })
    }
}

/// What `PutRolePolicy` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PutRolePolicyRequest {
    /// The name of the role to associate the policy with.
    pub role_name: String,
    /// The name of the policy document.
    pub policy_name: String,
    /// The policy document.
    pub policy_document: String,
}

impl FromFields for PutRolePolicyRequest {
    const STRUCTURE: &'static Structure = &shapes::PUT_ROLE_POLICY_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            role_name: required(&mut fields, 0)?,
            policy_name: required(&mut fields, 1)?,
            policy_document: required(&mut fields, 2)?,
        })
    }
}

/// What `PutUserPermissionsBoundary` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PutUserPermissionsBoundaryRequest {
    /// The name (friendly name, not ARN) of the IAM user for which you want to set the permissions
    /// boundary.
    pub user_name: String,
    /// The ARN of the managed policy that is used to set the permissions boundary for the user.
    pub permissions_boundary: String,
}

impl FromFields for PutUserPermissionsBoundaryRequest {
    const STRUCTURE: &'static Structure = &shapes::PUT_USER_PERMISSIONS_BOUNDARY_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            user_name: required(&mut fields, 0)?,
            permissions_boundary: required(&mut fields, 1)?,
        })
    }
}

/// What `PutUserPolicy` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PutUserPolicyRequest {
    /// The name of the user to associate the policy with.
    pub user_name: String,
    /// The name of the policy document.
    pub policy_name: String,
    /// The policy document.
    pub policy_document: String,
}

impl FromFields for PutUserPolicyRequest {
    const STRUCTURE: &'static Structure = &shapes::PUT_USER_POLICY_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            user_name: required(&mut fields, 0)?,
            policy_name: required(&mut fields, 1)?,
            policy_document: required(&mut fields, 2)?,
        })
    }
}

/// What `RemoveClientIDFromOpenIDConnectProvider` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemoveClientIDFromOpenIDConnectProviderRequest {
    /// The Amazon Resource Name (ARN) of the IAM OIDC provider resource to remove the client ID
    /// from.
    pub open_id_connect_provider_arn: String,
    /// The client ID (also known as audience) to remove from the IAM OIDC provider resource.
    pub client_id: String,
}

impl FromFields for RemoveClientIDFromOpenIDConnectProviderRequest {
    const STRUCTURE: &'static Structure =
        &shapes::REMOVE_CLIENT_ID_FROM_OPEN_ID_CONNECT_PROVIDER_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            open_id_connect_provider_arn: required(&mut fields, 0)?,
            client_id: required(&mut fields, 1)?,
        })
    }
}

/// What `RemoveRoleFromInstanceProfile` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemoveRoleFromInstanceProfileRequest {
    /// The name of the instance profile to update.
    pub instance_profile_name: String,
    /// The name of the role to remove.
    pub role_name: String,
}

impl FromFields for RemoveRoleFromInstanceProfileRequest {
    const STRUCTURE: &'static Structure = &shapes::REMOVE_ROLE_FROM_INSTANCE_PROFILE_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            instance_profile_name: required(&mut fields, 0)?,
            role_name: required(&mut fields, 1)?,
        })
    }
}

/// What `RemoveUserFromGroup` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemoveUserFromGroupRequest {
    /// The name of the group to update.
    pub group_name: String,
    /// The name of the user to remove.
    pub user_name: String,
}

impl FromFields for RemoveUserFromGroupRequest {
    const STRUCTURE: &'static Structure = &shapes::REMOVE_USER_FROM_GROUP_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { group_name: required(&mut fields, 0)?, user_name: required(&mut fields, 1)? })
    }
}

/// What `SetDefaultPolicyVersion` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetDefaultPolicyVersionRequest {
    /// The Amazon Resource Name (ARN) of the IAM policy whose default version you want to set.
    pub policy_arn: String,
    /// The version of the policy to set as the default (operative) version.
    pub version_id: String,
}

impl FromFields for SetDefaultPolicyVersionRequest {
    const STRUCTURE: &'static Structure = &shapes::SET_DEFAULT_POLICY_VERSION_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { policy_arn: required(&mut fields, 0)?, version_id: required(&mut fields, 1)? })
    }
}

/// What `SimulateCustomPolicy` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SimulateCustomPolicyRequest {
    /// A list of policy documents to include in the simulation.
    pub policy_input_list: Vec<String>,
    /// The IAM permissions boundary policy to simulate.
    pub permissions_boundary_policy_input_list: Option<Vec<String>>,
    /// An ordered list of service control policies (SCPs) to include in the simulation.
    pub ordered_organization_policy_input_list: Option<Vec<OrderedOrganizationPolicyType>>,
    /// A list of names of API operations to evaluate in the simulation.
    pub action_names: Vec<String>,
    /// A list of ARNs of Amazon Web Services resources to include in the simulation.
    pub resource_arns: Option<Vec<String>>,
    /// A resource-based policy to include in the simulation provided as a string.
    pub resource_policy: Option<String>,
    /// An ARN representing the Amazon Web Services account ID that specifies the owner of any
    /// simulated resource that does not identify its owner in the resource ARN.
    pub resource_owner: Option<String>,
    /// The ARN of the IAM user, group, or role that you want to use as the simulated caller of the
    /// API operations.
    pub caller_arn: Option<String>,
    /// A list of context keys and corresponding values for the simulation to use.
    pub context_entries: Option<Vec<ContextEntry>>,
    /// Specifies the type of simulation to run.
    pub resource_handling_option: Option<String>,
    /// Use this only when paginating results to indicate the maximum number of items you want in
    /// the response.
    pub max_items: Option<i32>,
    /// Use this parameter only when paginating results and only after you receive a response
    /// indicating that the results are truncated.
    pub marker: Option<String>,
}

impl FromFields for SimulateCustomPolicyRequest {
    const STRUCTURE: &'static Structure = &shapes::SIMULATE_CUSTOM_POLICY_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            policy_input_list: required(&mut fields, 0)?,
            permissions_boundary_policy_input_list: optional(&mut fields, 1)?,
            ordered_organization_policy_input_list: optional(&mut fields, 2)?,
            action_names: required(&mut fields, 3)?,
            resource_arns: optional(&mut fields, 4)?,
            resource_policy: optional(&mut fields, 5)?,
            resource_owner: optional(&mut fields, 6)?,
            caller_arn: optional(&mut fields, 7)?,
            context_entries: optional(&mut fields, 8)?,
            resource_handling_option: optional(&mut fields, 9)?,
            max_items: optional(&mut fields, 10)?,
            marker: optional(&mut fields, 11)?,
        })
    }
}

/// What `SimulatePrincipalPolicy` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SimulatePrincipalPolicyRequest {
    /// The Amazon Resource Name (ARN) of a user, group, or role whose policies you want to include
    /// in the simulation.
    pub policy_source_arn: String,
    /// An optional list of additional policy documents to include in the simulation.
    pub policy_input_list: Option<Vec<String>>,
    /// The IAM permissions boundary policy to simulate.
    pub permissions_boundary_policy_input_list: Option<Vec<String>>,
    /// A list of policies to exclude from the simulation.
    pub policy_exclusion_list: Option<Vec<PolicyIdentifier>>,
    /// A list of names of API operations to evaluate in the simulation.
    pub action_names: Vec<String>,
    /// A list of ARNs of Amazon Web Services resources to include in the simulation.
    pub resource_arns: Option<Vec<String>>,
    /// A resource-based policy to include in the simulation provided as a string.
    pub resource_policy: Option<String>,
    /// An Amazon Web Services account ID that specifies the owner of any simulated resource that
    /// does not identify its owner in the resource ARN.
    pub resource_owner: Option<String>,
    /// The ARN of the IAM user, group, or role that you want to specify as the simulated caller of
    /// the API operations.
    pub caller_arn: Option<String>,
    /// A list of context keys and corresponding values for the simulation to use.
    pub context_entries: Option<Vec<ContextEntry>>,
    /// Specifies the type of simulation to run.
    pub resource_handling_option: Option<String>,
    /// Use this only when paginating results to indicate the maximum number of items you want in
    /// the response.
    pub max_items: Option<i32>,
    /// Use this parameter only when paginating results and only after you receive a response
    /// indicating that the results are truncated.
    pub marker: Option<String>,
}

impl FromFields for SimulatePrincipalPolicyRequest {
    const STRUCTURE: &'static Structure = &shapes::SIMULATE_PRINCIPAL_POLICY_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            policy_source_arn: required(&mut fields, 0)?,
            policy_input_list: optional(&mut fields, 1)?,
            permissions_boundary_policy_input_list: optional(&mut fields, 2)?,
            policy_exclusion_list: optional(&mut fields, 3)?,
            action_names: required(&mut fields, 4)?,
            resource_arns: optional(&mut fields, 5)?,
            resource_policy: optional(&mut fields, 6)?,
            resource_owner: optional(&mut fields, 7)?,
            caller_arn: optional(&mut fields, 8)?,
            context_entries: optional(&mut fields, 9)?,
            resource_handling_option: optional(&mut fields, 10)?,
            max_items: optional(&mut fields, 11)?,
            marker: optional(&mut fields, 12)?,
        })
    }
}

/// What `TagInstanceProfile` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagInstanceProfileRequest {
    /// The name of the IAM instance profile to which you want to add tags.
    pub instance_profile_name: String,
    /// The list of tags that you want to attach to the IAM instance profile.
    pub tags: Vec<Tag>,
}

impl FromFields for TagInstanceProfileRequest {
    const STRUCTURE: &'static Structure = &shapes::TAG_INSTANCE_PROFILE_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            instance_profile_name: required(&mut fields, 0)?,
            tags: required(&mut fields, 1)?,
        })
    }
}

/// What `TagOpenIDConnectProvider` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagOpenIDConnectProviderRequest {
    /// The ARN of the OIDC identity provider in IAM to which you want to add tags.
    pub open_id_connect_provider_arn: String,
    /// The list of tags that you want to attach to the OIDC identity provider in IAM.
    pub tags: Vec<Tag>,
}

impl FromFields for TagOpenIDConnectProviderRequest {
    const STRUCTURE: &'static Structure = &shapes::TAG_OPEN_ID_CONNECT_PROVIDER_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            open_id_connect_provider_arn: required(&mut fields, 0)?,
            tags: required(&mut fields, 1)?,
        })
    }
}

/// What `TagPolicy` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagPolicyRequest {
    /// The ARN of the IAM customer managed policy to which you want to add tags.
    pub policy_arn: String,
    /// The list of tags that you want to attach to the IAM customer managed policy.
    pub tags: Vec<Tag>,
}

impl FromFields for TagPolicyRequest {
    const STRUCTURE: &'static Structure = &shapes::TAG_POLICY_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { policy_arn: required(&mut fields, 0)?, tags: required(&mut fields, 1)? })
    }
}

/// What `TagRole` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagRoleRequest {
    /// The name of the IAM role to which you want to add tags.
    pub role_name: String,
    /// The list of tags that you want to attach to the IAM role.
    pub tags: Vec<Tag>,
}

impl FromFields for TagRoleRequest {
    const STRUCTURE: &'static Structure = &shapes::TAG_ROLE_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { role_name: required(&mut fields, 0)?, tags: required(&mut fields, 1)? })
    }
}

/// What `TagUser` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagUserRequest {
    /// The name of the IAM user to which you want to add tags.
    pub user_name: String,
    /// The list of tags that you want to attach to the IAM user.
    pub tags: Vec<Tag>,
}

impl FromFields for TagUserRequest {
    const STRUCTURE: &'static Structure = &shapes::TAG_USER_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { user_name: required(&mut fields, 0)?, tags: required(&mut fields, 1)? })
    }
}

/// What `UntagInstanceProfile` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UntagInstanceProfileRequest {
    /// The name of the IAM instance profile from which you want to remove tags.
    pub instance_profile_name: String,
    /// A list of key names as a simple array of strings.
    pub tag_keys: Vec<String>,
}

impl FromFields for UntagInstanceProfileRequest {
    const STRUCTURE: &'static Structure = &shapes::UNTAG_INSTANCE_PROFILE_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            instance_profile_name: required(&mut fields, 0)?,
            tag_keys: required(&mut fields, 1)?,
        })
    }
}

/// What `UntagOpenIDConnectProvider` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UntagOpenIDConnectProviderRequest {
    /// The ARN of the OIDC provider in IAM from which you want to remove tags.
    pub open_id_connect_provider_arn: String,
    /// A list of key names as a simple array of strings.
    pub tag_keys: Vec<String>,
}

impl FromFields for UntagOpenIDConnectProviderRequest {
    const STRUCTURE: &'static Structure = &shapes::UNTAG_OPEN_ID_CONNECT_PROVIDER_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            open_id_connect_provider_arn: required(&mut fields, 0)?,
            tag_keys: required(&mut fields, 1)?,
        })
    }
}

/// What `UntagPolicy` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UntagPolicyRequest {
    /// The ARN of the IAM customer managed policy from which you want to remove tags.
    pub policy_arn: String,
    /// A list of key names as a simple array of strings.
    pub tag_keys: Vec<String>,
}

impl FromFields for UntagPolicyRequest {
    const STRUCTURE: &'static Structure = &shapes::UNTAG_POLICY_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { policy_arn: required(&mut fields, 0)?, tag_keys: required(&mut fields, 1)? })
    }
}

/// What `UntagRole` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UntagRoleRequest {
    /// The name of the IAM role from which you want to remove tags.
    pub role_name: String,
    /// A list of key names as a simple array of strings.
    pub tag_keys: Vec<String>,
}

impl FromFields for UntagRoleRequest {
    const STRUCTURE: &'static Structure = &shapes::UNTAG_ROLE_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { role_name: required(&mut fields, 0)?, tag_keys: required(&mut fields, 1)? })
    }
}

/// What `UntagUser` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UntagUserRequest {
    /// The name of the IAM user from which you want to remove tags.
    pub user_name: String,
    /// A list of key names as a simple array of strings.
    pub tag_keys: Vec<String>,
}

impl FromFields for UntagUserRequest {
    const STRUCTURE: &'static Structure = &shapes::UNTAG_USER_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { user_name: required(&mut fields, 0)?, tag_keys: required(&mut fields, 1)? })
    }
}

/// What `UpdateAccessKey` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UpdateAccessKeyRequest {
    /// The name of the user whose key you want to update.
    pub user_name: Option<String>,
    /// The access key ID of the secret access key you want to update.
    pub access_key_id: String,
    /// The status you want to assign to the secret access key.
    pub status: StatusType,
}

impl FromFields for UpdateAccessKeyRequest {
    const STRUCTURE: &'static Structure = &shapes::UPDATE_ACCESS_KEY_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            user_name: optional(&mut fields, 0)?,
            access_key_id: required(&mut fields, 1)?,
            status: required(&mut fields, 2)?,
        })
    }
}

/// What `UpdateAssumeRolePolicy` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UpdateAssumeRolePolicyRequest {
    /// The name of the role to update with the new policy.
    pub role_name: String,
    /// The policy that grants an entity permission to assume the role.
    pub policy_document: String,
}

impl FromFields for UpdateAssumeRolePolicyRequest {
    const STRUCTURE: &'static Structure = &shapes::UPDATE_ASSUME_ROLE_POLICY_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            role_name: required(&mut fields, 0)?,
            policy_document: required(&mut fields, 1)?,
        })
    }
}

/// What `UpdateGroup` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UpdateGroupRequest {
    /// Name of the IAM group to update.
    pub group_name: String,
    /// New path for the IAM group.
    pub new_path: Option<String>,
    /// New name for the IAM group.
    pub new_group_name: Option<String>,
}

impl FromFields for UpdateGroupRequest {
    const STRUCTURE: &'static Structure = &shapes::UPDATE_GROUP_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            group_name: required(&mut fields, 0)?,
            new_path: optional(&mut fields, 1)?,
            new_group_name: optional(&mut fields, 2)?,
        })
    }
}

/// What `UpdateOpenIDConnectProviderThumbprint` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UpdateOpenIDConnectProviderThumbprintRequest {
    /// The Amazon Resource Name (ARN) of the IAM OIDC provider resource object for which you want
    /// to update the thumbprint.
    pub open_id_connect_provider_arn: String,
    /// A list of certificate thumbprints that are associated with the specified IAM OpenID Connect
    /// provider.
    pub thumbprint_list: Vec<String>,
}

impl FromFields for UpdateOpenIDConnectProviderThumbprintRequest {
    const STRUCTURE: &'static Structure =
        &shapes::UPDATE_OPEN_ID_CONNECT_PROVIDER_THUMBPRINT_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            open_id_connect_provider_arn: required(&mut fields, 0)?,
            thumbprint_list: required(&mut fields, 1)?,
        })
    }
}

/// What `UpdateRoleDescription` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UpdateRoleDescriptionRequest {
    /// The name of the role that you want to modify.
    pub role_name: String,
    /// The new description that you want to apply to the specified role.
    pub description: String,
}

impl FromFields for UpdateRoleDescriptionRequest {
    const STRUCTURE: &'static Structure = &shapes::UPDATE_ROLE_DESCRIPTION_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { role_name: required(&mut fields, 0)?, description: required(&mut fields, 1)? })
    }
}

/// What `UpdateRole` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UpdateRoleRequest {
    /// The name of the role that you want to modify.
    pub role_name: String,
    /// The new description that you want to apply to the specified role.
    pub description: Option<String>,
    /// The maximum session duration (in seconds) that you want to set for the specified role.
    pub max_session_duration: Option<i32>,
    /// The maximum duration (in seconds) of an Amazon Web Services Sign-In session for users who
    /// sign in with the specified role.
    pub max_signin_session_duration: Option<i32>,
    /// Specifies whether to clear the role's maximum sign-in session duration.
    pub reset_max_signin_session_duration: Option<bool>,
}

impl FromFields for UpdateRoleRequest {
    const STRUCTURE: &'static Structure = &shapes::UPDATE_ROLE_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            role_name: required(&mut fields, 0)?,
            description: optional(&mut fields, 1)?,
            max_session_duration: optional(&mut fields, 2)?,
            max_signin_session_duration: optional(&mut fields, 3)?,
            reset_max_signin_session_duration: optional(&mut fields, 4)?,
        })
    }
}

/// What `UpdateUser` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UpdateUserRequest {
    /// Name of the user to update.
    pub user_name: String,
    /// New path for the IAM user.
    pub new_path: Option<String>,
    /// New name for the user.
    pub new_user_name: Option<String>,
}

impl FromFields for UpdateUserRequest {
    const STRUCTURE: &'static Structure = &shapes::UPDATE_USER_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            user_name: required(&mut fields, 0)?,
            new_path: optional(&mut fields, 1)?,
            new_user_name: optional(&mut fields, 2)?,
        })
    }
}
