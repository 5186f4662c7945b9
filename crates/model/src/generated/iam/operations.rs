//! The operations of the AWS IAM API, in alphabetical order.

use super::{ErrorCode, shapes};
use crate::shape::Structure;

/// An operation of the AWS IAM API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Operation {
    /// Adds a new client ID (also known as audience) to the list of client IDs already registered
    /// for the specified IAM OpenID Connect (OIDC) provider resource.
    AddClientIDToOpenIDConnectProvider,
    /// Adds the specified IAM role to the specified instance profile.
    AddRoleToInstanceProfile,
    /// Adds the specified user to the specified group.
    AddUserToGroup,
    /// Attaches the specified managed policy to the specified IAM group.
    AttachGroupPolicy,
    /// Attaches the specified managed policy to the specified IAM role.
    AttachRolePolicy,
    /// Attaches the specified managed policy to the specified user.
    AttachUserPolicy,
    /// Creates a new Amazon Web Services secret access key and corresponding Amazon Web Services
    /// access key ID for the specified user.
    CreateAccessKey,
    /// Creates a new group.
    CreateGroup,
    /// Creates a new instance profile.
    CreateInstanceProfile,
    /// Creates an IAM entity to describe an identity provider (IdP) that supports OpenID Connect
    /// (OIDC).
    CreateOpenIDConnectProvider,
    /// Creates a new managed policy for your Amazon Web Services account.
    CreatePolicy,
    /// Creates a new version of the specified managed policy.
    CreatePolicyVersion,
    /// Creates a new role for your Amazon Web Services account.
    CreateRole,
    /// Creates a new IAM user for your Amazon Web Services account.
    CreateUser,
    /// Deletes the access key pair associated with the specified IAM user.
    DeleteAccessKey,
    /// Deletes the specified IAM group.
    DeleteGroup,
    /// Deletes the specified inline policy that is embedded in the specified IAM group.
    DeleteGroupPolicy,
    /// Deletes the specified instance profile.
    DeleteInstanceProfile,
    /// Deletes the password for the specified IAM user or root user, For more information, see
    /// Managing passwords for IAM users.
    DeleteLoginProfile,
    /// Deletes an OpenID Connect identity provider (IdP) resource object in IAM.
    DeleteOpenIDConnectProvider,
    /// Deletes the specified managed policy.
    DeletePolicy,
    /// Deletes the specified version from the specified managed policy.
    DeletePolicyVersion,
    /// Deletes the specified role.
    DeleteRole,
    /// Deletes the permissions boundary for the specified IAM role.
    DeleteRolePermissionsBoundary,
    /// Deletes the specified inline policy that is embedded in the specified IAM role.
    DeleteRolePolicy,
    /// Deletes the specified IAM user.
    DeleteUser,
    /// Deletes the permissions boundary for the specified IAM user.
    DeleteUserPermissionsBoundary,
    /// Deletes the specified inline policy that is embedded in the specified IAM user.
    DeleteUserPolicy,
    /// Removes the specified managed policy from the specified IAM group.
    DetachGroupPolicy,
    /// Removes the specified managed policy from the specified role.
    DetachRolePolicy,
    /// Removes the specified managed policy from the specified user.
    DetachUserPolicy,
    /// Retrieves information about when the specified access key was last used.
    GetAccessKeyLastUsed,
    /// Returns a list of IAM users that are in the specified IAM group.
    GetGroup,
    /// Retrieves the specified inline policy document that is embedded in the specified IAM group.
    GetGroupPolicy,
    /// Retrieves information about the specified instance profile, including the instance profile's
    /// path, GUID, ARN, and role.
    GetInstanceProfile,
    /// Retrieves the user name for the specified IAM user.
    GetLoginProfile,
    /// Returns information about the specified OpenID Connect (OIDC) provider resource object in
    /// IAM.
    GetOpenIDConnectProvider,
    /// Retrieves information about the specified managed policy, including the policy's default
    /// version and the total number of IAM users, groups, and roles to which the policy is
    /// attached.
    GetPolicy,
    /// Retrieves information about the specified version of the specified managed policy, including
    /// the policy document.
    GetPolicyVersion,
    /// Retrieves information about the specified role, including the role's path, GUID, ARN, and
    /// the role's trust policy that grants permission to assume the role.
    GetRole,
    /// Retrieves the specified inline policy document that is embedded with the specified IAM role.
    GetRolePolicy,
    /// Retrieves information about the specified IAM user, including the user's creation date,
    /// path, unique ID, and ARN.
    GetUser,
    /// Retrieves the specified inline policy document that is embedded in the specified IAM user.
    GetUserPolicy,
    /// Returns information about the access key IDs associated with the specified IAM user.
    ListAccessKeys,
    /// Lists the account alias associated with the Amazon Web Services account (Note: you can have
    /// only one).
    ListAccountAliases,
    /// Lists all managed policies that are attached to the specified IAM group.
    ListAttachedGroupPolicies,
    /// Lists all managed policies that are attached to the specified IAM role.
    ListAttachedRolePolicies,
    /// Lists all managed policies that are attached to the specified IAM user.
    ListAttachedUserPolicies,
    /// Lists all IAM users, groups, and roles that the specified managed policy is attached to.
    ListEntitiesForPolicy,
    /// Lists the names of the inline policies that are embedded in the specified IAM group.
    ListGroupPolicies,
    /// Lists the IAM groups that have the specified path prefix.
    ListGroups,
    /// Lists the IAM groups that the specified IAM user belongs to.
    ListGroupsForUser,
    /// Lists the tags that are attached to the specified IAM instance profile.
    ListInstanceProfileTags,
    /// Lists the instance profiles that have the specified path prefix.
    ListInstanceProfiles,
    /// Lists the instance profiles that have the specified associated IAM role.
    ListInstanceProfilesForRole,
    /// Lists the MFA devices for an IAM user.
    ListMFADevices,
    /// Lists the tags that are attached to the specified OpenID Connect (OIDC)-compatible identity
    /// provider.
    ListOpenIDConnectProviderTags,
    /// Lists information about the IAM OpenID Connect (OIDC) provider resource objects defined in
    /// the Amazon Web Services account.
    ListOpenIDConnectProviders,
    /// Lists all the managed policies that are available in your Amazon Web Services account,
    /// including your own customer-defined managed policies and all Amazon Web Services managed
    /// policies.
    ListPolicies,
    /// Lists the tags that are attached to the specified IAM customer managed policy.
    ListPolicyTags,
    /// Lists information about the versions of the specified managed policy, including the version
    /// that is currently set as the policy's default version.
    ListPolicyVersions,
    /// Lists the names of the inline policies that are embedded in the specified IAM role.
    ListRolePolicies,
    /// Lists the tags that are attached to the specified role.
    ListRoleTags,
    /// Lists the IAM roles that have the specified path prefix.
    ListRoles,
    /// Lists the SAML provider resource objects defined in IAM in the account.
    ListSAMLProviders,
    /// Returns information about the SSH public keys associated with the specified IAM user.
    ListSSHPublicKeys,
    /// Lists the server certificates stored in IAM that have the specified path prefix.
    ListServerCertificates,
    /// Returns information about the service-specific credentials associated with the specified IAM
    /// user.
    ListServiceSpecificCredentials,
    /// Returns information about the signing certificates associated with the specified IAM user.
    ListSigningCertificates,
    /// Lists the names of the inline policies embedded in the specified IAM user.
    ListUserPolicies,
    /// Lists the tags that are attached to the specified IAM user.
    ListUserTags,
    /// Lists the IAM users that have the specified path prefix.
    ListUsers,
    /// Lists the virtual MFA devices defined in the Amazon Web Services account by assignment
    /// status.
    ListVirtualMFADevices,
    /// Adds or updates an inline policy document that is embedded in the specified IAM group.
    PutGroupPolicy,
    /// Adds or updates the policy that is specified as the IAM role's permissions boundary.
    PutRolePermissionsBoundary,
    /// Adds or updates an inline policy document that is embedded in the specified IAM role.
    PutRolePolicy,
    /// Adds or updates the policy that is specified as the IAM user's permissions boundary.
    PutUserPermissionsBoundary,
    /// Adds or updates an inline policy document that is embedded in the specified IAM user.
    PutUserPolicy,
    /// Removes the specified client ID (also known as audience) from the list of client IDs
    /// registered for the specified IAM OpenID Connect (OIDC) provider resource object.
    RemoveClientIDFromOpenIDConnectProvider,
    /// Removes the specified IAM role from the specified Amazon EC2 instance profile.
    RemoveRoleFromInstanceProfile,
    /// Removes the specified user from the specified group.
    RemoveUserFromGroup,
    /// Sets the specified version of the specified policy as the policy's default (operative)
    /// version.
    SetDefaultPolicyVersion,
    /// Simulate how a set of IAM policies and optionally a resource-based policy works with a list
    /// of API operations and Amazon Web Services resources to determine the policies' effective
    /// permissions.
    SimulateCustomPolicy,
    /// Simulate how a set of IAM policies attached to an IAM entity works with a list of API
    /// operations and Amazon Web Services resources to determine the policies' effective
    /// permissions.
    SimulatePrincipalPolicy,
    /// Adds one or more tags to an IAM instance profile.
    TagInstanceProfile,
    /// Adds one or more tags to an OpenID Connect (OIDC)-compatible identity provider.
    TagOpenIDConnectProvider,
    /// Adds one or more tags to an IAM customer managed policy.
    TagPolicy,
    /// Adds one or more tags to an IAM role.
    TagRole,
    /// Adds one or more tags to an IAM user.
    TagUser,
    /// Removes the specified tags from the IAM instance profile.
    UntagInstanceProfile,
    /// Removes the specified tags from the specified OpenID Connect (OIDC)-compatible identity
    /// provider in IAM.
    UntagOpenIDConnectProvider,
    /// Removes the specified tags from the customer managed policy.
    UntagPolicy,
    /// Removes the specified tags from the role.
    UntagRole,
    /// Removes the specified tags from the user.
    UntagUser,
    /// Changes the status of the specified access key from Active to Inactive, or vice versa.
    UpdateAccessKey,
    /// Updates the policy that grants an IAM entity permission to assume a role.
    UpdateAssumeRolePolicy,
    /// Updates the name and/or the path of the specified IAM group.
    UpdateGroup,
    /// Replaces the existing list of server certificate thumbprints associated with an OpenID
    /// Connect (OIDC) provider resource object with a new list of thumbprints.
    UpdateOpenIDConnectProviderThumbprint,
    /// Updates the description, maximum session duration, or maximum sign-in session duration of a
    /// role.
    UpdateRole,
    /// Use UpdateRole instead.
    UpdateRoleDescription,
    /// Updates the name and/or the path of the specified IAM user.
    UpdateUser,
}

/// What the model says about an operation.
struct Facts {
    name: &'static str,
    stem: &'static str,
    input: &'static Structure,
    output: Option<&'static Structure>,
    errors: &'static [ErrorCode],
}

/// A row for each variant of [`Operation`], in the same order.
static FACTS: [Facts; 101] = [
    Facts {
        name: "AddClientIDToOpenIDConnectProvider",
        stem: "add_client_id_to_open_id_connect_provider",
        input: &shapes::ADD_CLIENT_ID_TO_OPEN_ID_CONNECT_PROVIDER_REQUEST,
        output: None,
        errors: &[
            ErrorCode::ConcurrentModification,
            ErrorCode::InvalidInput,
            ErrorCode::NoSuchEntity,
            ErrorCode::LimitExceeded,
            ErrorCode::ServiceFailure,
        ],
    },
    Facts {
        name: "AddRoleToInstanceProfile",
        stem: "add_role_to_instance_profile",
        input: &shapes::ADD_ROLE_TO_INSTANCE_PROFILE_REQUEST,
        output: None,
        errors: &[
            ErrorCode::NoSuchEntity,
            ErrorCode::EntityAlreadyExists,
            ErrorCode::LimitExceeded,
            ErrorCode::UnmodifiableEntity,
            ErrorCode::ServiceFailure,
        ],
    },
    Facts {
        name: "AddUserToGroup",
        stem: "add_user_to_group",
        input: &shapes::ADD_USER_TO_GROUP_REQUEST,
        output: None,
        errors: &[ErrorCode::NoSuchEntity, ErrorCode::LimitExceeded, ErrorCode::ServiceFailure],
    },
    Facts {
        name: "AttachGroupPolicy",
        stem: "attach_group_policy",
        input: &shapes::ATTACH_GROUP_POLICY_REQUEST,
        output: None,
        errors: &[
            ErrorCode::NoSuchEntity,
            ErrorCode::LimitExceeded,
            ErrorCode::InvalidInput,
            ErrorCode::PolicyNotAttachable,
            ErrorCode::ServiceFailure,
        ],
    },
    Facts {
        name: "AttachRolePolicy",
        stem: "attach_role_policy",
        input: &shapes::ATTACH_ROLE_POLICY_REQUEST,
        output: None,
        errors: &[
            ErrorCode::NoSuchEntity,
            ErrorCode::LimitExceeded,
            ErrorCode::InvalidInput,
            ErrorCode::UnmodifiableEntity,
            ErrorCode::PolicyNotAttachable,
            ErrorCode::ServiceFailure,
        ],
    },
    Facts {
        name: "AttachUserPolicy",
        stem: "attach_user_policy",
        input: &shapes::ATTACH_USER_POLICY_REQUEST,
        output: None,
        errors: &[
            ErrorCode::NoSuchEntity,
            ErrorCode::LimitExceeded,
            ErrorCode::InvalidInput,
            ErrorCode::PolicyNotAttachable,
            ErrorCode::ServiceFailure,
        ],
    },
    Facts {
        name: "CreateAccessKey",
        stem: "create_access_key",
        input: &shapes::CREATE_ACCESS_KEY_REQUEST,
        output: Some(&shapes::CREATE_ACCESS_KEY_RESPONSE),
        errors: &[ErrorCode::NoSuchEntity, ErrorCode::LimitExceeded, ErrorCode::ServiceFailure],
    },
    Facts {
        name: "CreateGroup",
        stem: "create_group",
        input: &shapes::CREATE_GROUP_REQUEST,
        output: Some(&shapes::CREATE_GROUP_RESPONSE),
        errors: &[
            ErrorCode::LimitExceeded,
            ErrorCode::EntityAlreadyExists,
            ErrorCode::NoSuchEntity,
            ErrorCode::ServiceFailure,
        ],
    },
    Facts {
        name: "CreateInstanceProfile",
        stem: "create_instance_profile",
        input: &shapes::CREATE_INSTANCE_PROFILE_REQUEST,
        output: Some(&shapes::CREATE_INSTANCE_PROFILE_RESPONSE),
        errors: &[
            ErrorCode::EntityAlreadyExists,
            ErrorCode::InvalidInput,
            ErrorCode::LimitExceeded,
            ErrorCode::ConcurrentModification,
            ErrorCode::ServiceFailure,
        ],
    },
    Facts {
        name: "CreateOpenIDConnectProvider",
        stem: "create_open_id_connect_provider",
        input: &shapes::CREATE_OPEN_ID_CONNECT_PROVIDER_REQUEST,
        output: Some(&shapes::CREATE_OPEN_ID_CONNECT_PROVIDER_RESPONSE),
        errors: &[
            ErrorCode::InvalidInput,
            ErrorCode::EntityAlreadyExists,
            ErrorCode::LimitExceeded,
            ErrorCode::ConcurrentModification,
            ErrorCode::ServiceFailure,
            ErrorCode::OpenIdIdpCommunicationError,
        ],
    },
    Facts {
        name: "CreatePolicy",
        stem: "create_policy",
        input: &shapes::CREATE_POLICY_REQUEST,
        output: Some(&shapes::CREATE_POLICY_RESPONSE),
        errors: &[
            ErrorCode::InvalidInput,
            ErrorCode::LimitExceeded,
            ErrorCode::EntityAlreadyExists,
            ErrorCode::MalformedPolicyDocument,
            ErrorCode::ConcurrentModification,
            ErrorCode::ServiceFailure,
        ],
    },
    Facts {
        name: "CreatePolicyVersion",
        stem: "create_policy_version",
        input: &shapes::CREATE_POLICY_VERSION_REQUEST,
        output: Some(&shapes::CREATE_POLICY_VERSION_RESPONSE),
        errors: &[
            ErrorCode::NoSuchEntity,
            ErrorCode::MalformedPolicyDocument,
            ErrorCode::InvalidInput,
            ErrorCode::LimitExceeded,
            ErrorCode::ServiceFailure,
        ],
    },
    Facts {
        name: "CreateRole",
        stem: "create_role",
        input: &shapes::CREATE_ROLE_REQUEST,
        output: Some(&shapes::CREATE_ROLE_RESPONSE),
        errors: &[
            ErrorCode::LimitExceeded,
            ErrorCode::InvalidInput,
            ErrorCode::EntityAlreadyExists,
            ErrorCode::MalformedPolicyDocument,
            ErrorCode::ConcurrentModification,
            ErrorCode::ServiceFailure,
        ],
    },
    Facts {
        name: "CreateUser",
        stem: "create_user",
        input: &shapes::CREATE_USER_REQUEST,
        output: Some(&shapes::CREATE_USER_RESPONSE),
        errors: &[
            ErrorCode::LimitExceeded,
            ErrorCode::EntityAlreadyExists,
            ErrorCode::NoSuchEntity,
            ErrorCode::InvalidInput,
            ErrorCode::ConcurrentModification,
            ErrorCode::ServiceFailure,
        ],
    },
    Facts {
        name: "DeleteAccessKey",
        stem: "delete_access_key",
        input: &shapes::DELETE_ACCESS_KEY_REQUEST,
        output: None,
        errors: &[ErrorCode::NoSuchEntity, ErrorCode::LimitExceeded, ErrorCode::ServiceFailure],
    },
    Facts {
        name: "DeleteGroup",
        stem: "delete_group",
        input: &shapes::DELETE_GROUP_REQUEST,
        output: None,
        errors: &[
            ErrorCode::NoSuchEntity,
            ErrorCode::DeleteConflict,
            ErrorCode::LimitExceeded,
            ErrorCode::ServiceFailure,
        ],
    },
    Facts {
        name: "DeleteGroupPolicy",
        stem: "delete_group_policy",
        input: &shapes::DELETE_GROUP_POLICY_REQUEST,
        output: None,
        errors: &[ErrorCode::NoSuchEntity, ErrorCode::LimitExceeded, ErrorCode::ServiceFailure],
    },
    Facts {
        name: "DeleteInstanceProfile",
        stem: "delete_instance_profile",
        input: &shapes::DELETE_INSTANCE_PROFILE_REQUEST,
        output: None,
        errors: &[
            ErrorCode::NoSuchEntity,
            ErrorCode::DeleteConflict,
            ErrorCode::LimitExceeded,
            ErrorCode::ServiceFailure,
        ],
    },
    Facts {
        name: "DeleteLoginProfile",
        stem: "delete_login_profile",
        input: &shapes::DELETE_LOGIN_PROFILE_REQUEST,
        output: None,
        errors: &[
            ErrorCode::EntityTemporarilyUnmodifiable,
            ErrorCode::NoSuchEntity,
            ErrorCode::LimitExceeded,
            ErrorCode::ServiceFailure,
        ],
    },
    Facts {
        name: "DeleteOpenIDConnectProvider",
        stem: "delete_open_id_connect_provider",
        input: &shapes::DELETE_OPEN_ID_CONNECT_PROVIDER_REQUEST,
        output: None,
        errors: &[
            ErrorCode::InvalidInput,
            ErrorCode::NoSuchEntity,
            ErrorCode::ConcurrentModification,
            ErrorCode::ServiceFailure,
        ],
    },
    Facts {
        name: "DeletePolicy",
        stem: "delete_policy",
        input: &shapes::DELETE_POLICY_REQUEST,
        output: None,
        errors: &[
            ErrorCode::NoSuchEntity,
            ErrorCode::LimitExceeded,
            ErrorCode::InvalidInput,
            ErrorCode::DeleteConflict,
            ErrorCode::ServiceFailure,
        ],
    },
    Facts {
        name: "DeletePolicyVersion",
        stem: "delete_policy_version",
        input: &shapes::DELETE_POLICY_VERSION_REQUEST,
        output: None,
        errors: &[
            ErrorCode::NoSuchEntity,
            ErrorCode::LimitExceeded,
            ErrorCode::InvalidInput,
            ErrorCode::DeleteConflict,
            ErrorCode::ServiceFailure,
        ],
    },
    Facts {
        name: "DeleteRole",
        stem: "delete_role",
        input: &shapes::DELETE_ROLE_REQUEST,
        output: None,
        errors: &[
            ErrorCode::NoSuchEntity,
            ErrorCode::DeleteConflict,
            ErrorCode::LimitExceeded,
            ErrorCode::UnmodifiableEntity,
            ErrorCode::ConcurrentModification,
            ErrorCode::ServiceFailure,
        ],
    },
    Facts {
        name: "DeleteRolePermissionsBoundary",
        stem: "delete_role_permissions_boundary",
        input: &shapes::DELETE_ROLE_PERMISSIONS_BOUNDARY_REQUEST,
        output: None,
        errors: &[
            ErrorCode::NoSuchEntity,
            ErrorCode::UnmodifiableEntity,
            ErrorCode::ServiceFailure,
        ],
    },
    Facts {
        name: "DeleteRolePolicy",
        stem: "delete_role_policy",
        input: &shapes::DELETE_ROLE_POLICY_REQUEST,
        output: None,
        errors: &[
            ErrorCode::NoSuchEntity,
            ErrorCode::LimitExceeded,
            ErrorCode::UnmodifiableEntity,
            ErrorCode::ServiceFailure,
        ],
    },
    Facts {
        name: "DeleteUser",
        stem: "delete_user",
        input: &shapes::DELETE_USER_REQUEST,
        output: None,
        errors: &[
            ErrorCode::LimitExceeded,
            ErrorCode::NoSuchEntity,
            ErrorCode::DeleteConflict,
            ErrorCode::ConcurrentModification,
            ErrorCode::ServiceFailure,
        ],
    },
    Facts {
        name: "DeleteUserPermissionsBoundary",
        stem: "delete_user_permissions_boundary",
        input: &shapes::DELETE_USER_PERMISSIONS_BOUNDARY_REQUEST,
        output: None,
        errors: &[ErrorCode::NoSuchEntity, ErrorCode::ServiceFailure],
    },
    Facts {
        name: "DeleteUserPolicy",
        stem: "delete_user_policy",
        input: &shapes::DELETE_USER_POLICY_REQUEST,
        output: None,
        errors: &[ErrorCode::NoSuchEntity, ErrorCode::LimitExceeded, ErrorCode::ServiceFailure],
    },
    Facts {
        name: "DetachGroupPolicy",
        stem: "detach_group_policy",
        input: &shapes::DETACH_GROUP_POLICY_REQUEST,
        output: None,
        errors: &[
            ErrorCode::NoSuchEntity,
            ErrorCode::LimitExceeded,
            ErrorCode::InvalidInput,
            ErrorCode::ServiceFailure,
        ],
    },
    Facts {
        name: "DetachRolePolicy",
        stem: "detach_role_policy",
        input: &shapes::DETACH_ROLE_POLICY_REQUEST,
        output: None,
        errors: &[
            ErrorCode::NoSuchEntity,
            ErrorCode::LimitExceeded,
            ErrorCode::InvalidInput,
            ErrorCode::UnmodifiableEntity,
            ErrorCode::ServiceFailure,
        ],
    },
    Facts {
        name: "DetachUserPolicy",
        stem: "detach_user_policy",
        input: &shapes::DETACH_USER_POLICY_REQUEST,
        output: None,
        errors: &[
            ErrorCode::NoSuchEntity,
            ErrorCode::LimitExceeded,
            ErrorCode::InvalidInput,
            ErrorCode::ServiceFailure,
        ],
    },
    Facts {
        name: "GetAccessKeyLastUsed",
        stem: "get_access_key_last_used",
        input: &shapes::GET_ACCESS_KEY_LAST_USED_REQUEST,
        output: Some(&shapes::GET_ACCESS_KEY_LAST_USED_RESPONSE),
        errors: &[],
    },
    Facts {
        name: "GetGroup",
        stem: "get_group",
        input: &shapes::GET_GROUP_REQUEST,
        output: Some(&shapes::GET_GROUP_RESPONSE),
        errors: &[ErrorCode::NoSuchEntity, ErrorCode::ServiceFailure],
    },
    Facts {
        name: "GetGroupPolicy",
        stem: "get_group_policy",
        input: &shapes::GET_GROUP_POLICY_REQUEST,
        output: Some(&shapes::GET_GROUP_POLICY_RESPONSE),
        errors: &[ErrorCode::NoSuchEntity, ErrorCode::ServiceFailure],
    },
    Facts {
        name: "GetInstanceProfile",
        stem: "get_instance_profile",
        input: &shapes::GET_INSTANCE_PROFILE_REQUEST,
        output: Some(&shapes::GET_INSTANCE_PROFILE_RESPONSE),
        errors: &[ErrorCode::NoSuchEntity, ErrorCode::ServiceFailure],
    },
    Facts {
        name: "GetLoginProfile",
        stem: "get_login_profile",
        input: &shapes::GET_LOGIN_PROFILE_REQUEST,
        output: Some(&shapes::GET_LOGIN_PROFILE_RESPONSE),
        errors: &[ErrorCode::NoSuchEntity, ErrorCode::ServiceFailure],
    },
    Facts {
        name: "GetOpenIDConnectProvider",
        stem: "get_open_id_connect_provider",
        input: &shapes::GET_OPEN_ID_CONNECT_PROVIDER_REQUEST,
        output: Some(&shapes::GET_OPEN_ID_CONNECT_PROVIDER_RESPONSE),
        errors: &[ErrorCode::InvalidInput, ErrorCode::NoSuchEntity, ErrorCode::ServiceFailure],
    },
    Facts {
        name: "GetPolicy",
        stem: "get_policy",
        input: &shapes::GET_POLICY_REQUEST,
        output: Some(&shapes::GET_POLICY_RESPONSE),
        errors: &[ErrorCode::NoSuchEntity, ErrorCode::InvalidInput, ErrorCode::ServiceFailure],
    },
    Facts {
        name: "GetPolicyVersion",
        stem: "get_policy_version",
        input: &shapes::GET_POLICY_VERSION_REQUEST,
        output: Some(&shapes::GET_POLICY_VERSION_RESPONSE),
        errors: &[ErrorCode::NoSuchEntity, ErrorCode::InvalidInput, ErrorCode::ServiceFailure],
    },
    Facts {
        name: "GetRole",
        stem: "get_role",
        input: &shapes::GET_ROLE_REQUEST,
        output: Some(&shapes::GET_ROLE_RESPONSE),
        errors: &[ErrorCode::NoSuchEntity, ErrorCode::ServiceFailure],
    },
    Facts {
        name: "GetRolePolicy",
        stem: "get_role_policy",
        input: &shapes::GET_ROLE_POLICY_REQUEST,
        output: Some(&shapes::GET_ROLE_POLICY_RESPONSE),
        errors: &[ErrorCode::NoSuchEntity, ErrorCode::ServiceFailure],
    },
    Facts {
        name: "GetUser",
        stem: "get_user",
        input: &shapes::GET_USER_REQUEST,
        output: Some(&shapes::GET_USER_RESPONSE),
        errors: &[ErrorCode::NoSuchEntity, ErrorCode::ServiceFailure],
    },
    Facts {
        name: "GetUserPolicy",
        stem: "get_user_policy",
        input: &shapes::GET_USER_POLICY_REQUEST,
        output: Some(&shapes::GET_USER_POLICY_RESPONSE),
        errors: &[ErrorCode::NoSuchEntity, ErrorCode::ServiceFailure],
    },
    Facts {
        name: "ListAccessKeys",
        stem: "list_access_keys",
        input: &shapes::LIST_ACCESS_KEYS_REQUEST,
        output: Some(&shapes::LIST_ACCESS_KEYS_RESPONSE),
        errors: &[ErrorCode::NoSuchEntity, ErrorCode::ServiceFailure],
    },
    Facts {
        name: "ListAccountAliases",
        stem: "list_account_aliases",
        input: &shapes::LIST_ACCOUNT_ALIASES_REQUEST,
        output: Some(&shapes::LIST_ACCOUNT_ALIASES_RESPONSE),
        errors: &[ErrorCode::ServiceFailure],
    },
    Facts {
        name: "ListAttachedGroupPolicies",
        stem: "list_attached_group_policies",
        input: &shapes::LIST_ATTACHED_GROUP_POLICIES_REQUEST,
        output: Some(&shapes::LIST_ATTACHED_GROUP_POLICIES_RESPONSE),
        errors: &[ErrorCode::NoSuchEntity, ErrorCode::InvalidInput, ErrorCode::ServiceFailure],
    },
    Facts {
        name: "ListAttachedRolePolicies",
        stem: "list_attached_role_policies",
        input: &shapes::LIST_ATTACHED_ROLE_POLICIES_REQUEST,
        output: Some(&shapes::LIST_ATTACHED_ROLE_POLICIES_RESPONSE),
        errors: &[ErrorCode::NoSuchEntity, ErrorCode::InvalidInput, ErrorCode::ServiceFailure],
    },
    Facts {
        name: "ListAttachedUserPolicies",
        stem: "list_attached_user_policies",
        input: &shapes::LIST_ATTACHED_USER_POLICIES_REQUEST,
        output: Some(&shapes::LIST_ATTACHED_USER_POLICIES_RESPONSE),
        errors: &[ErrorCode::NoSuchEntity, ErrorCode::InvalidInput, ErrorCode::ServiceFailure],
    },
    Facts {
        name: "ListEntitiesForPolicy",
        stem: "list_entities_for_policy",
        input: &shapes::LIST_ENTITIES_FOR_POLICY_REQUEST,
        output: Some(&shapes::LIST_ENTITIES_FOR_POLICY_RESPONSE),
        errors: &[ErrorCode::NoSuchEntity, ErrorCode::InvalidInput, ErrorCode::ServiceFailure],
    },
    Facts {
        name: "ListGroupPolicies",
        stem: "list_group_policies",
        input: &shapes::LIST_GROUP_POLICIES_REQUEST,
        output: Some(&shapes::LIST_GROUP_POLICIES_RESPONSE),
        errors: &[ErrorCode::NoSuchEntity, ErrorCode::ServiceFailure],
    },
    Facts {
        name: "ListGroups",
        stem: "list_groups",
        input: &shapes::LIST_GROUPS_REQUEST,
        output: Some(&shapes::LIST_GROUPS_RESPONSE),
        errors: &[ErrorCode::ServiceFailure],
    },
    Facts {
        name: "ListGroupsForUser",
        stem: "list_groups_for_user",
        input: &shapes::LIST_GROUPS_FOR_USER_REQUEST,
        output: Some(&shapes::LIST_GROUPS_FOR_USER_RESPONSE),
        errors: &[ErrorCode::NoSuchEntity, ErrorCode::ServiceFailure],
    },
    Facts {
        name: "ListInstanceProfileTags",
        stem: "list_instance_profile_tags",
        input: &shapes::LIST_INSTANCE_PROFILE_TAGS_REQUEST,
        output: Some(&shapes::LIST_INSTANCE_PROFILE_TAGS_RESPONSE),
        errors: &[ErrorCode::NoSuchEntity, ErrorCode::ServiceFailure],
    },
    Facts {
        name: "ListInstanceProfiles",
        stem: "list_instance_profiles",
        input: &shapes::LIST_INSTANCE_PROFILES_REQUEST,
        output: Some(&shapes::LIST_INSTANCE_PROFILES_RESPONSE),
        errors: &[ErrorCode::ServiceFailure],
    },
    Facts {
        name: "ListInstanceProfilesForRole",
        stem: "list_instance_profiles_for_role",
        input: &shapes::LIST_INSTANCE_PROFILES_FOR_ROLE_REQUEST,
        output: Some(&shapes::LIST_INSTANCE_PROFILES_FOR_ROLE_RESPONSE),
        errors: &[ErrorCode::NoSuchEntity, ErrorCode::ServiceFailure],
    },
    Facts {
        name: "ListMFADevices",
        stem: "list_mfa_devices",
        input: &shapes::LIST_MFA_DEVICES_REQUEST,
        output: Some(&shapes::LIST_MFA_DEVICES_RESPONSE),
        errors: &[ErrorCode::NoSuchEntity, ErrorCode::ServiceFailure],
    },
    Facts {
        name: "ListOpenIDConnectProviderTags",
        stem: "list_open_id_connect_provider_tags",
        input: &shapes::LIST_OPEN_ID_CONNECT_PROVIDER_TAGS_REQUEST,
        output: Some(&shapes::LIST_OPEN_ID_CONNECT_PROVIDER_TAGS_RESPONSE),
        errors: &[ErrorCode::NoSuchEntity, ErrorCode::ServiceFailure, ErrorCode::InvalidInput],
    },
    Facts {
        name: "ListOpenIDConnectProviders",
        stem: "list_open_id_connect_providers",
        input: &shapes::LIST_OPEN_ID_CONNECT_PROVIDERS_REQUEST,
        output: Some(&shapes::LIST_OPEN_ID_CONNECT_PROVIDERS_RESPONSE),
        errors: &[ErrorCode::ServiceFailure],
    },
    Facts {
        name: "ListPolicies",
        stem: "list_policies",
        input: &shapes::LIST_POLICIES_REQUEST,
        output: Some(&shapes::LIST_POLICIES_RESPONSE),
        errors: &[ErrorCode::ServiceFailure],
    },
    Facts {
        name: "ListPolicyTags",
        stem: "list_policy_tags",
        input: &shapes::LIST_POLICY_TAGS_REQUEST,
        output: Some(&shapes::LIST_POLICY_TAGS_RESPONSE),
        errors: &[ErrorCode::NoSuchEntity, ErrorCode::ServiceFailure, ErrorCode::InvalidInput],
    },
    Facts {
        name: "ListPolicyVersions",
        stem: "list_policy_versions",
        input: &shapes::LIST_POLICY_VERSIONS_REQUEST,
        output: Some(&shapes::LIST_POLICY_VERSIONS_RESPONSE),
        errors: &[ErrorCode::NoSuchEntity, ErrorCode::InvalidInput, ErrorCode::ServiceFailure],
    },
    Facts {
        name: "ListRolePolicies",
        stem: "list_role_policies",
        input: &shapes::LIST_ROLE_POLICIES_REQUEST,
        output: Some(&shapes::LIST_ROLE_POLICIES_RESPONSE),
        errors: &[ErrorCode::NoSuchEntity, ErrorCode::ServiceFailure],
    },
    Facts {
        name: "ListRoleTags",
        stem: "list_role_tags",
        input: &shapes::LIST_ROLE_TAGS_REQUEST,
        output: Some(&shapes::LIST_ROLE_TAGS_RESPONSE),
        errors: &[ErrorCode::NoSuchEntity, ErrorCode::ServiceFailure],
    },
    Facts {
        name: "ListRoles",
        stem: "list_roles",
        input: &shapes::LIST_ROLES_REQUEST,
        output: Some(&shapes::LIST_ROLES_RESPONSE),
        errors: &[ErrorCode::ServiceFailure],
    },
    Facts {
        name: "ListSAMLProviders",
        stem: "list_saml_providers",
        input: &shapes::LIST_SAML_PROVIDERS_REQUEST,
        output: Some(&shapes::LIST_SAML_PROVIDERS_RESPONSE),
        errors: &[ErrorCode::ServiceFailure],
    },
    Facts {
        name: "ListSSHPublicKeys",
        stem: "list_ssh_public_keys",
        input: &shapes::LIST_SSH_PUBLIC_KEYS_REQUEST,
        output: Some(&shapes::LIST_SSH_PUBLIC_KEYS_RESPONSE),
        errors: &[ErrorCode::NoSuchEntity],
    },
    Facts {
        name: "ListServerCertificates",
        stem: "list_server_certificates",
        input: &shapes::LIST_SERVER_CERTIFICATES_REQUEST,
        output: Some(&shapes::LIST_SERVER_CERTIFICATES_RESPONSE),
        errors: &[ErrorCode::ServiceFailure],
    },
    Facts {
        name: "ListServiceSpecificCredentials",
        stem: "list_service_specific_credentials",
        input: &shapes::LIST_SERVICE_SPECIFIC_CREDENTIALS_REQUEST,
        output: Some(&shapes::LIST_SERVICE_SPECIFIC_CREDENTIALS_RESPONSE),
        errors: &[ErrorCode::NoSuchEntity, ErrorCode::NotSupportedService],
    },
    Facts {
        name: "ListSigningCertificates",
        stem: "list_signing_certificates",
        input: &shapes::LIST_SIGNING_CERTIFICATES_REQUEST,
        output: Some(&shapes::LIST_SIGNING_CERTIFICATES_RESPONSE),
        errors: &[ErrorCode::NoSuchEntity, ErrorCode::ServiceFailure],
    },
    Facts {
        name: "ListUserPolicies",
        stem: "list_user_policies",
        input: &shapes::LIST_USER_POLICIES_REQUEST,
        output: Some(&shapes::LIST_USER_POLICIES_RESPONSE),
        errors: &[ErrorCode::NoSuchEntity, ErrorCode::ServiceFailure],
    },
    Facts {
        name: "ListUserTags",
        stem: "list_user_tags",
        input: &shapes::LIST_USER_TAGS_REQUEST,
        output: Some(&shapes::LIST_USER_TAGS_RESPONSE),
        errors: &[ErrorCode::NoSuchEntity, ErrorCode::ServiceFailure],
    },
    Facts {
        name: "ListUsers",
        stem: "list_users",
        input: &shapes::LIST_USERS_REQUEST,
        output: Some(&shapes::LIST_USERS_RESPONSE),
        errors: &[ErrorCode::ServiceFailure],
    },
    Facts {
        name: "ListVirtualMFADevices",
        stem: "list_virtual_mfa_devices",
        input: &shapes::LIST_VIRTUAL_MFA_DEVICES_REQUEST,
        output: Some(&shapes::LIST_VIRTUAL_MFA_DEVICES_RESPONSE),
        errors: &[],
    },
    Facts {
        name: "PutGroupPolicy",
        stem: "put_group_policy",
        input: &shapes::PUT_GROUP_POLICY_REQUEST,
        output: None,
        errors: &[
            ErrorCode::LimitExceeded,
            ErrorCode::MalformedPolicyDocument,
            ErrorCode::NoSuchEntity,
            ErrorCode::ServiceFailure,
        ],
    },
    Facts {
        name: "PutRolePermissionsBoundary",
        stem: "put_role_permissions_boundary",
        input: &shapes::PUT_ROLE_PERMISSIONS_BOUNDARY_REQUEST,
        output: None,
        errors: &[
            ErrorCode::NoSuchEntity,
            ErrorCode::InvalidInput,
            ErrorCode::UnmodifiableEntity,
            ErrorCode::PolicyNotAttachable,
            ErrorCode::ServiceFailure,
        ],
    },
    Facts {
        name: "PutRolePolicy",
        stem: "put_role_policy",
        input: &shapes::PUT_ROLE_POLICY_REQUEST,
        output: None,
        errors: &[
            ErrorCode::LimitExceeded,
            ErrorCode::MalformedPolicyDocument,
            ErrorCode::NoSuchEntity,
            ErrorCode::UnmodifiableEntity,
            ErrorCode::ServiceFailure,
        ],
    },
    Facts {
        name: "PutUserPermissionsBoundary",
        stem: "put_user_permissions_boundary",
        input: &shapes::PUT_USER_PERMISSIONS_BOUNDARY_REQUEST,
        output: None,
        errors: &[
            ErrorCode::NoSuchEntity,
            ErrorCode::InvalidInput,
            ErrorCode::PolicyNotAttachable,
            ErrorCode::ServiceFailure,
        ],
    },
    Facts {
        name: "PutUserPolicy",
        stem: "put_user_policy",
        input: &shapes::PUT_USER_POLICY_REQUEST,
        output: None,
        errors: &[
            ErrorCode::LimitExceeded,
            ErrorCode::MalformedPolicyDocument,
            ErrorCode::NoSuchEntity,
            ErrorCode::ServiceFailure,
        ],
    },
    Facts {
        name: "RemoveClientIDFromOpenIDConnectProvider",
        stem: "remove_client_id_from_open_id_connect_provider",
        input: &shapes::REMOVE_CLIENT_ID_FROM_OPEN_ID_CONNECT_PROVIDER_REQUEST,
        output: None,
        errors: &[
            ErrorCode::ConcurrentModification,
            ErrorCode::InvalidInput,
            ErrorCode::NoSuchEntity,
            ErrorCode::ServiceFailure,
        ],
    },
    Facts {
        name: "RemoveRoleFromInstanceProfile",
        stem: "remove_role_from_instance_profile",
        input: &shapes::REMOVE_ROLE_FROM_INSTANCE_PROFILE_REQUEST,
        output: None,
        errors: &[
            ErrorCode::NoSuchEntity,
            ErrorCode::LimitExceeded,
            ErrorCode::UnmodifiableEntity,
            ErrorCode::ServiceFailure,
        ],
    },
    Facts {
        name: "RemoveUserFromGroup",
        stem: "remove_user_from_group",
        input: &shapes::REMOVE_USER_FROM_GROUP_REQUEST,
        output: None,
        errors: &[ErrorCode::NoSuchEntity, ErrorCode::LimitExceeded, ErrorCode::ServiceFailure],
    },
    Facts {
        name: "SetDefaultPolicyVersion",
        stem: "set_default_policy_version",
        input: &shapes::SET_DEFAULT_POLICY_VERSION_REQUEST,
        output: None,
        errors: &[
            ErrorCode::NoSuchEntity,
            ErrorCode::InvalidInput,
            ErrorCode::LimitExceeded,
            ErrorCode::ServiceFailure,
        ],
    },
    Facts {
        name: "SimulateCustomPolicy",
        stem: "simulate_custom_policy",
        input: &shapes::SIMULATE_CUSTOM_POLICY_REQUEST,
        output: Some(&shapes::SIMULATE_POLICY_RESPONSE),
        errors: &[ErrorCode::InvalidInput, ErrorCode::PolicyEvaluation],
    },
    Facts {
        name: "SimulatePrincipalPolicy",
        stem: "simulate_principal_policy",
        input: &shapes::SIMULATE_PRINCIPAL_POLICY_REQUEST,
        output: Some(&shapes::SIMULATE_POLICY_RESPONSE),
        errors: &[ErrorCode::NoSuchEntity, ErrorCode::InvalidInput, ErrorCode::PolicyEvaluation],
    },
    Facts {
        name: "TagInstanceProfile",
        stem: "tag_instance_profile",
        input: &shapes::TAG_INSTANCE_PROFILE_REQUEST,
        output: None,
        errors: &[
            ErrorCode::NoSuchEntity,
            ErrorCode::InvalidInput,
            ErrorCode::LimitExceeded,
            ErrorCode::ConcurrentModification,
            ErrorCode::ServiceFailure,
        ],
    },
    Facts {
        name: "TagOpenIDConnectProvider",
        stem: "tag_open_id_connect_provider",
        input: &shapes::TAG_OPEN_ID_CONNECT_PROVIDER_REQUEST,
        output: None,
        errors: &[
            ErrorCode::NoSuchEntity,
            ErrorCode::LimitExceeded,
            ErrorCode::InvalidInput,
            ErrorCode::ConcurrentModification,
            ErrorCode::ServiceFailure,
        ],
    },
    Facts {
        name: "TagPolicy",
        stem: "tag_policy",
        input: &shapes::TAG_POLICY_REQUEST,
        output: None,
        errors: &[
            ErrorCode::NoSuchEntity,
            ErrorCode::LimitExceeded,
            ErrorCode::InvalidInput,
            ErrorCode::ConcurrentModification,
            ErrorCode::ServiceFailure,
        ],
    },
    Facts {
        name: "TagRole",
        stem: "tag_role",
        input: &shapes::TAG_ROLE_REQUEST,
        output: None,
        errors: &[
            ErrorCode::NoSuchEntity,
            ErrorCode::LimitExceeded,
            ErrorCode::InvalidInput,
            ErrorCode::ConcurrentModification,
            ErrorCode::ServiceFailure,
        ],
    },
    Facts {
        name: "TagUser",
        stem: "tag_user",
        input: &shapes::TAG_USER_REQUEST,
        output: None,
        errors: &[
            ErrorCode::NoSuchEntity,
            ErrorCode::LimitExceeded,
            ErrorCode::InvalidInput,
            ErrorCode::ConcurrentModification,
            ErrorCode::ServiceFailure,
        ],
    },
    Facts {
        name: "UntagInstanceProfile",
        stem: "untag_instance_profile",
        input: &shapes::UNTAG_INSTANCE_PROFILE_REQUEST,
        output: None,
        errors: &[
            ErrorCode::NoSuchEntity,
            ErrorCode::InvalidInput,
            ErrorCode::ConcurrentModification,
            ErrorCode::ServiceFailure,
        ],
    },
    Facts {
        name: "UntagOpenIDConnectProvider",
        stem: "untag_open_id_connect_provider",
        input: &shapes::UNTAG_OPEN_ID_CONNECT_PROVIDER_REQUEST,
        output: None,
        errors: &[
            ErrorCode::NoSuchEntity,
            ErrorCode::InvalidInput,
            ErrorCode::ConcurrentModification,
            ErrorCode::ServiceFailure,
        ],
    },
    Facts {
        name: "UntagPolicy",
        stem: "untag_policy",
        input: &shapes::UNTAG_POLICY_REQUEST,
        output: None,
        errors: &[
            ErrorCode::NoSuchEntity,
            ErrorCode::InvalidInput,
            ErrorCode::ConcurrentModification,
            ErrorCode::ServiceFailure,
        ],
    },
    Facts {
        name: "UntagRole",
        stem: "untag_role",
        input: &shapes::UNTAG_ROLE_REQUEST,
        output: None,
        errors: &[
            ErrorCode::NoSuchEntity,
            ErrorCode::ConcurrentModification,
            ErrorCode::ServiceFailure,
        ],
    },
    Facts {
        name: "UntagUser",
        stem: "untag_user",
        input: &shapes::UNTAG_USER_REQUEST,
        output: None,
        errors: &[
            ErrorCode::NoSuchEntity,
            ErrorCode::ConcurrentModification,
            ErrorCode::ServiceFailure,
        ],
    },
    Facts {
        name: "UpdateAccessKey",
        stem: "update_access_key",
        input: &shapes::UPDATE_ACCESS_KEY_REQUEST,
        output: None,
        errors: &[
            ErrorCode::NoSuchEntity,
            ErrorCode::LimitExceeded,
            ErrorCode::ServiceFailure,
            ErrorCode::InvalidInput,
        ],
    },
    Facts {
        name: "UpdateAssumeRolePolicy",
        stem: "update_assume_role_policy",
        input: &shapes::UPDATE_ASSUME_ROLE_POLICY_REQUEST,
        output: None,
        errors: &[
            ErrorCode::NoSuchEntity,
            ErrorCode::MalformedPolicyDocument,
            ErrorCode::LimitExceeded,
            ErrorCode::UnmodifiableEntity,
            ErrorCode::ServiceFailure,
        ],
    },
    Facts {
        name: "UpdateGroup",
        stem: "update_group",
        input: &shapes::UPDATE_GROUP_REQUEST,
        output: None,
        errors: &[
            ErrorCode::NoSuchEntity,
            ErrorCode::EntityAlreadyExists,
            ErrorCode::LimitExceeded,
            ErrorCode::ServiceFailure,
        ],
    },
    Facts {
        name: "UpdateOpenIDConnectProviderThumbprint",
        stem: "update_open_id_connect_provider_thumbprint",
        input: &shapes::UPDATE_OPEN_ID_CONNECT_PROVIDER_THUMBPRINT_REQUEST,
        output: None,
        errors: &[
            ErrorCode::ConcurrentModification,
            ErrorCode::InvalidInput,
            ErrorCode::NoSuchEntity,
            ErrorCode::ServiceFailure,
        ],
    },
    Facts {
        name: "UpdateRole",
        stem: "update_role",
        input: &shapes::UPDATE_ROLE_REQUEST,
        output: Some(&shapes::UPDATE_ROLE_RESPONSE),
        errors: &[
            ErrorCode::UnmodifiableEntity,
            ErrorCode::NoSuchEntity,
            ErrorCode::InvalidInput,
            ErrorCode::ServiceFailure,
        ],
    },
    Facts {
        name: "UpdateRoleDescription",
        stem: "update_role_description",
        input: &shapes::UPDATE_ROLE_DESCRIPTION_REQUEST,
        output: Some(&shapes::UPDATE_ROLE_DESCRIPTION_RESPONSE),
        errors: &[
            ErrorCode::NoSuchEntity,
            ErrorCode::UnmodifiableEntity,
            ErrorCode::ServiceFailure,
        ],
    },
    Facts {
        name: "UpdateUser",
        stem: "update_user",
        input: &shapes::UPDATE_USER_REQUEST,
        output: None,
        errors: &[
            ErrorCode::NoSuchEntity,
            ErrorCode::LimitExceeded,
            ErrorCode::EntityAlreadyExists,
            ErrorCode::EntityTemporarilyUnmodifiable,
            ErrorCode::ConcurrentModification,
            ErrorCode::ServiceFailure,
        ],
    },
];

impl Operation {
    /// Every operation, in alphabetical order.
    pub const ALL: [Self; 101] = [
        Self::AddClientIDToOpenIDConnectProvider,
        Self::AddRoleToInstanceProfile,
        Self::AddUserToGroup,
        Self::AttachGroupPolicy,
        Self::AttachRolePolicy,
        Self::AttachUserPolicy,
        Self::CreateAccessKey,
        Self::CreateGroup,
        Self::CreateInstanceProfile,
        Self::CreateOpenIDConnectProvider,
        Self::CreatePolicy,
        Self::CreatePolicyVersion,
        Self::CreateRole,
        Self::CreateUser,
        Self::DeleteAccessKey,
        Self::DeleteGroup,
        Self::DeleteGroupPolicy,
        Self::DeleteInstanceProfile,
        Self::DeleteLoginProfile,
        Self::DeleteOpenIDConnectProvider,
        Self::DeletePolicy,
        Self::DeletePolicyVersion,
        Self::DeleteRole,
        Self::DeleteRolePermissionsBoundary,
        Self::DeleteRolePolicy,
        Self::DeleteUser,
        Self::DeleteUserPermissionsBoundary,
        Self::DeleteUserPolicy,
        Self::DetachGroupPolicy,
        Self::DetachRolePolicy,
        Self::DetachUserPolicy,
        Self::GetAccessKeyLastUsed,
        Self::GetGroup,
        Self::GetGroupPolicy,
        Self::GetInstanceProfile,
        Self::GetLoginProfile,
        Self::GetOpenIDConnectProvider,
        Self::GetPolicy,
        Self::GetPolicyVersion,
        Self::GetRole,
        Self::GetRolePolicy,
        Self::GetUser,
        Self::GetUserPolicy,
        Self::ListAccessKeys,
        Self::ListAccountAliases,
        Self::ListAttachedGroupPolicies,
        Self::ListAttachedRolePolicies,
        Self::ListAttachedUserPolicies,
        Self::ListEntitiesForPolicy,
        Self::ListGroupPolicies,
        Self::ListGroups,
        Self::ListGroupsForUser,
        Self::ListInstanceProfileTags,
        Self::ListInstanceProfiles,
        Self::ListInstanceProfilesForRole,
        Self::ListMFADevices,
        Self::ListOpenIDConnectProviderTags,
        Self::ListOpenIDConnectProviders,
        Self::ListPolicies,
        Self::ListPolicyTags,
        Self::ListPolicyVersions,
        Self::ListRolePolicies,
        Self::ListRoleTags,
        Self::ListRoles,
        Self::ListSAMLProviders,
        Self::ListSSHPublicKeys,
        Self::ListServerCertificates,
        Self::ListServiceSpecificCredentials,
        Self::ListSigningCertificates,
        Self::ListUserPolicies,
        Self::ListUserTags,
        Self::ListUsers,
        Self::ListVirtualMFADevices,
        Self::PutGroupPolicy,
        Self::PutRolePermissionsBoundary,
        Self::PutRolePolicy,
        Self::PutUserPermissionsBoundary,
        Self::PutUserPolicy,
        Self::RemoveClientIDFromOpenIDConnectProvider,
        Self::RemoveRoleFromInstanceProfile,
        Self::RemoveUserFromGroup,
        Self::SetDefaultPolicyVersion,
        Self::SimulateCustomPolicy,
        Self::SimulatePrincipalPolicy,
        Self::TagInstanceProfile,
        Self::TagOpenIDConnectProvider,
        Self::TagPolicy,
        Self::TagRole,
        Self::TagUser,
        Self::UntagInstanceProfile,
        Self::UntagOpenIDConnectProvider,
        Self::UntagPolicy,
        Self::UntagRole,
        Self::UntagUser,
        Self::UpdateAccessKey,
        Self::UpdateAssumeRolePolicy,
        Self::UpdateGroup,
        Self::UpdateOpenIDConnectProviderThumbprint,
        Self::UpdateRole,
        Self::UpdateRoleDescription,
        Self::UpdateUser,
    ];

    /// The names of the API's other operations, which Bulla does not build, in alphabetical order.
    pub const UNBUILT: [&str; 80] = [
        "AcceptDelegationRequest",
        "AcquireRole",
        "AssociateDelegationRequest",
        "ChangePassword",
        "CreateAccountAlias",
        "CreateDelegationRequest",
        "CreateLoginProfile",
        "CreateSAMLProvider",
        "CreateServiceLinkedRole",
        "CreateServiceSpecificCredential",
        "CreateVirtualMFADevice",
        "DeactivateMFADevice",
        "DeleteAccountAlias",
        "DeleteAccountPasswordPolicy",
        "DeleteSAMLProvider",
        "DeleteSSHPublicKey",
        "DeleteServerCertificate",
        "DeleteServiceLinkedRole",
        "DeleteServiceSpecificCredential",
        "DeleteSigningCertificate",
        "DeleteVirtualMFADevice",
        "DisableOrganizationsRootCredentialsManagement",
        "DisableOrganizationsRootSessions",
        "DisableOutboundWebIdentityFederation",
        "EnableMFADevice",
        "EnableOrganizationsRootCredentialsManagement",
        "EnableOrganizationsRootSessions",
        "EnableOutboundWebIdentityFederation",
        "GenerateCredentialReport",
        "GenerateOrganizationsAccessReport",
        "GenerateServiceLastAccessedDetails",
        "GetAccountAuthorizationDetails",
        "GetAccountPasswordPolicy",
        "GetAccountProperties",
        "GetAccountSummary",
        "GetContextKeysForCustomPolicy",
        "GetContextKeysForPrincipalPolicy",
        "GetCredentialReport",
        "GetDelegationRequest",
        "GetHumanReadableSummary",
        "GetMFADevice",
        "GetOrganizationsAccessReport",
        "GetOutboundWebIdentityFederationInfo",
        "GetRoleTemplateVersion",
        "GetSAMLProvider",
        "GetSSHPublicKey",
        "GetServerCertificate",
        "GetServiceLastAccessedDetails",
        "GetServiceLastAccessedDetailsWithEntities",
        "GetServiceLinkedRoleDeletionStatus",
        "ListDelegationRequests",
        "ListMFADeviceTags",
        "ListOrganizationsFeatures",
        "ListPoliciesGrantingServiceAccess",
        "ListSAMLProviderTags",
        "ListServerCertificateTags",
        "PutAccountProperties",
        "RejectDelegationRequest",
        "ResetServiceSpecificCredential",
        "ResyncMFADevice",
        "SendDelegationToken",
        "SetSecurityTokenServicePreferences",
        "TagMFADevice",
        "TagSAMLProvider",
        "TagServerCertificate",
        "UntagMFADevice",
        "UntagSAMLProvider",
        "UntagServerCertificate",
        "UpdateAccountPasswordPolicy",
        "UpdateDelegationRequest",
        "UpdateLoginProfile",
        "UpdateOpenIDConnectProvider",
        "UpdateSAMLProvider",
        "UpdateSSHPublicKey",
        "UpdateServerCertificate",
        "UpdateServiceSpecificCredential",
        "UpdateSigningCertificate",
        "UploadSSHPublicKey",
        "UploadServerCertificate",
        "UploadSigningCertificate",
    ];

    /// The name on the wire, such as `ReEncrypt`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.facts().name
    }

    /// The name in lower case with underscores, such as `re_encrypt`.
    #[must_use]
    pub const fn stem(self) -> &'static str {
        self.facts().stem
    }

    /// Its place in [`ALL`](Self::ALL).
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The description of its input.
    #[must_use]
    pub const fn input(self) -> &'static Structure {
        self.facts().input
    }

    /// The description of its output; none when the reply has an empty body.
    #[must_use]
    pub const fn output(self) -> Option<&'static Structure> {
        self.facts().output
    }

    /// The errors that the model lists for it. Any operation may also answer with the errors that are common
    /// to all AWS services.
    #[must_use]
    pub const fn errors(self) -> &'static [ErrorCode] {
        self.facts().errors
    }

    /// The operation that AWS spells `name`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let index = FACTS.binary_search_by_key(&name, |facts| facts.name).ok()?;
        Self::ALL.get(index).copied()
    }

    #[expect(clippy::indexing_slicing, reason = "the table has a row for each variant")]
    const fn facts(self) -> &'static Facts {
        &FACTS[self as usize]
    }
}
