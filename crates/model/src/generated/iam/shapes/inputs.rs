//! The structures that requests carry.

use crate::shape::{Kind, Member, Shape, Structure};

use super::*;

/// `AddClientIDToOpenIDConnectProviderRequest`.
pub static ADD_CLIENT_ID_TO_OPEN_ID_CONNECT_PROVIDER_REQUEST: Structure = Structure {
    name: "AddClientIDToOpenIDConnectProviderRequest",
    members: &[
        Member::required("OpenIDConnectProviderArn", &ARN_TYPE_SHAPE),
        Member::required("ClientID", &CLIENT_ID_TYPE_SHAPE),
    ],
};

/// `AddRoleToInstanceProfileRequest`.
pub static ADD_ROLE_TO_INSTANCE_PROFILE_REQUEST: Structure = Structure {
    name: "AddRoleToInstanceProfileRequest",
    members: &[
        Member::required("InstanceProfileName", &INSTANCE_PROFILE_NAME_TYPE_SHAPE),
        Member::required("RoleName", &ROLE_NAME_TYPE_SHAPE),
    ],
};

/// `AddUserToGroupRequest`.
pub static ADD_USER_TO_GROUP_REQUEST: Structure = Structure {
    name: "AddUserToGroupRequest",
    members: &[
        Member::required("GroupName", &GROUP_NAME_TYPE_SHAPE),
        Member::required("UserName", &EXISTING_USER_NAME_TYPE_SHAPE),
    ],
};

/// `AttachGroupPolicyRequest`.
pub static ATTACH_GROUP_POLICY_REQUEST: Structure = Structure {
    name: "AttachGroupPolicyRequest",
    members: &[
        Member::required("GroupName", &GROUP_NAME_TYPE_SHAPE),
        Member::required("PolicyArn", &ARN_TYPE_SHAPE),
    ],
};

/// `AttachRolePolicyRequest`.
pub static ATTACH_ROLE_POLICY_REQUEST: Structure = Structure {
    name: "AttachRolePolicyRequest",
    members: &[
        Member::required("RoleName", &ROLE_NAME_TYPE_SHAPE),
        Member::required("PolicyArn", &ARN_TYPE_SHAPE),
    ],
};

/// `AttachUserPolicyRequest`.
pub static ATTACH_USER_POLICY_REQUEST: Structure = Structure {
    name: "AttachUserPolicyRequest",
    members: &[
        Member::required("UserName", &USER_NAME_TYPE_SHAPE),
        Member::required("PolicyArn", &ARN_TYPE_SHAPE),
    ],
};

/// `ContextEntry`.
pub static CONTEXT_ENTRY: Structure = Structure {
    name: "ContextEntry",
    members: &[
        Member::optional("ContextKeyName", &CONTEXT_KEY_NAME_TYPE_SHAPE),
        Member::optional("ContextKeyValues", &CONTEXT_KEY_VALUE_LIST_TYPE_SHAPE),
        Member::optional("ContextKeyType", &CONTEXT_KEY_TYPE_ENUM_SHAPE),
    ],
};

/// The shape `ContextEntry`.
pub static CONTEXT_ENTRY_SHAPE: Shape =
    Shape { name: "ContextEntry", sensitive: false, kind: Kind::Structure(&CONTEXT_ENTRY) };

/// `CreateAccessKeyRequest`.
pub static CREATE_ACCESS_KEY_REQUEST: Structure = Structure {
    name: "CreateAccessKeyRequest",
    members: &[Member::optional("UserName", &EXISTING_USER_NAME_TYPE_SHAPE)],
};

/// `CreateGroupRequest`.
pub static CREATE_GROUP_REQUEST: Structure = Structure {
    name: "CreateGroupRequest",
    members: &[
        Member::optional("Path", &PATH_TYPE_SHAPE),
        Member::required("GroupName", &GROUP_NAME_TYPE_SHAPE),
    ],
};

/// `CreateInstanceProfileRequest`.
pub static CREATE_INSTANCE_PROFILE_REQUEST: Structure = Structure {
    name: "CreateInstanceProfileRequest",
    members: &[
        Member::required("InstanceProfileName", &INSTANCE_PROFILE_NAME_TYPE_SHAPE),
        Member::optional("Path", &PATH_TYPE_SHAPE),
        Member::optional("Tags", &TAG_LIST_TYPE_SHAPE),
    ],
};

/// `CreateOpenIDConnectProviderRequest`.
pub static CREATE_OPEN_ID_CONNECT_PROVIDER_REQUEST: Structure = Structure {
    name: "CreateOpenIDConnectProviderRequest",
    members: &[
        Member::required("Url", &OPEN_ID_CONNECT_PROVIDER_URL_TYPE_SHAPE),
        Member::optional("ClientIDList", &CLIENT_ID_LIST_TYPE_SHAPE),
        Member::optional("ThumbprintList", &THUMBPRINT_LIST_TYPE_SHAPE),
        Member::optional("Tags", &TAG_LIST_TYPE_SHAPE),
        Member::optional("ContextProvider", &CONTEXT_PROVIDER_SHAPE),
        Member::optional("IdentityCenterInstanceArn", &IDENTITY_CENTER_INSTANCE_ARN_TYPE_SHAPE),
    ],
};

/// `CreatePolicyRequest`.
pub static CREATE_POLICY_REQUEST: Structure = Structure {
    name: "CreatePolicyRequest",
    members: &[
        Member::required("PolicyName", &POLICY_NAME_TYPE_SHAPE),
        Member::optional("Path", &POLICY_PATH_TYPE_SHAPE),
        Member::required("PolicyDocument", &POLICY_DOCUMENT_TYPE_SHAPE),
        Member::optional("Description", &POLICY_DESCRIPTION_TYPE_SHAPE),
        Member::optional("Tags", &TAG_LIST_TYPE_SHAPE),
    ],
};

/// `CreatePolicyVersionRequest`.
pub static CREATE_POLICY_VERSION_REQUEST: Structure = Structure {
    name: "CreatePolicyVersionRequest",
    members: &[
        Member::required("PolicyArn", &ARN_TYPE_SHAPE),
        Member::required("PolicyDocument", &POLICY_DOCUMENT_TYPE_SHAPE),
        Member::optional("SetAsDefault", &BOOLEAN_TYPE_SHAPE),
    ],
};

/// `CreateRoleRequest`.
pub static CREATE_ROLE_REQUEST: Structure = Structure {
    name: "CreateRoleRequest",
    members: &[
        Member::optional("Path", &PATH_TYPE_SHAPE),
        Member::required("RoleName", &ROLE_NAME_TYPE_SHAPE),
        Member::required("AssumeRolePolicyDocument", &POLICY_DOCUMENT_TYPE_SHAPE),
        Member::optional("Description", &ROLE_DESCRIPTION_TYPE_SHAPE),
        Member::optional("MaxSessionDuration", &ROLE_MAX_SESSION_DURATION_TYPE_SHAPE),
        Member::optional("MaxSigninSessionDuration", &MAX_SIGNIN_SESSION_DURATION_TYPE_SHAPE),
        Member::optional("PermissionsBoundary", &ARN_TYPE_SHAPE),
        Member::optional("Tags", &TAG_LIST_TYPE_SHAPE),
    ],
};

/// `CreateUserRequest`.
pub static CREATE_USER_REQUEST: Structure = Structure {
    name: "CreateUserRequest",
    members: &[
        Member::optional("Path", &PATH_TYPE_SHAPE),
        Member::required("UserName", &USER_NAME_TYPE_SHAPE),
        Member::optional("PermissionsBoundary", &ARN_TYPE_SHAPE),
        Member::optional("Tags", &TAG_LIST_TYPE_SHAPE),
    ],
};

/// `DeleteAccessKeyRequest`.
pub static DELETE_ACCESS_KEY_REQUEST: Structure = Structure {
    name: "DeleteAccessKeyRequest",
    members: &[
        Member::optional("UserName", &EXISTING_USER_NAME_TYPE_SHAPE),
        Member::required("AccessKeyId", &ACCESS_KEY_ID_TYPE_SHAPE),
    ],
};

/// `DeleteGroupPolicyRequest`.
pub static DELETE_GROUP_POLICY_REQUEST: Structure = Structure {
    name: "DeleteGroupPolicyRequest",
    members: &[
        Member::required("GroupName", &GROUP_NAME_TYPE_SHAPE),
        Member::required("PolicyName", &POLICY_NAME_TYPE_SHAPE),
    ],
};

/// `DeleteGroupRequest`.
pub static DELETE_GROUP_REQUEST: Structure = Structure {
    name: "DeleteGroupRequest",
    members: &[Member::required("GroupName", &GROUP_NAME_TYPE_SHAPE)],
};

/// `DeleteInstanceProfileRequest`.
pub static DELETE_INSTANCE_PROFILE_REQUEST: Structure = Structure {
    name: "DeleteInstanceProfileRequest",
    members: &[Member::required("InstanceProfileName", &INSTANCE_PROFILE_NAME_TYPE_SHAPE)],
};

/// `DeleteLoginProfileRequest`.
pub static DELETE_LOGIN_PROFILE_REQUEST: Structure = Structure {
    name: "DeleteLoginProfileRequest",
    members: &[Member::optional("UserName", &USER_NAME_TYPE_SHAPE)],
};

/// `DeleteOpenIDConnectProviderRequest`.
pub static DELETE_OPEN_ID_CONNECT_PROVIDER_REQUEST: Structure = Structure {
    name: "DeleteOpenIDConnectProviderRequest",
    members: &[Member::required("OpenIDConnectProviderArn", &ARN_TYPE_SHAPE)],
};

/// `DeletePolicyRequest`.
pub static DELETE_POLICY_REQUEST: Structure = Structure {
    name: "DeletePolicyRequest",
    members: &[Member::required("PolicyArn", &ARN_TYPE_SHAPE)],
};

/// `DeletePolicyVersionRequest`.
pub static DELETE_POLICY_VERSION_REQUEST: Structure = Structure {
    name: "DeletePolicyVersionRequest",
    members: &[
        Member::required("PolicyArn", &ARN_TYPE_SHAPE),
        Member::required("VersionId", &POLICY_VERSION_ID_TYPE_SHAPE),
    ],
};

/// `DeleteRolePermissionsBoundaryRequest`.
pub static DELETE_ROLE_PERMISSIONS_BOUNDARY_REQUEST: Structure = Structure {
    name: "DeleteRolePermissionsBoundaryRequest",
    members: &[Member::required("RoleName", &ROLE_NAME_TYPE_SHAPE)],
};

/// `DeleteRolePolicyRequest`.
pub static DELETE_ROLE_POLICY_REQUEST: Structure = Structure {
    name: "DeleteRolePolicyRequest",
    members: &[
        Member::required("RoleName", &ROLE_NAME_TYPE_SHAPE),
        Member::required("PolicyName", &POLICY_NAME_TYPE_SHAPE),
    ],
};

/// `DeleteRoleRequest`.
pub static DELETE_ROLE_REQUEST: Structure = Structure {
    name: "DeleteRoleRequest",
    members: &[Member::required("RoleName", &ROLE_NAME_TYPE_SHAPE)],
};

/// `DeleteUserPermissionsBoundaryRequest`.
pub static DELETE_USER_PERMISSIONS_BOUNDARY_REQUEST: Structure = Structure {
    name: "DeleteUserPermissionsBoundaryRequest",
    members: &[Member::required("UserName", &USER_NAME_TYPE_SHAPE)],
};

/// `DeleteUserPolicyRequest`.
pub static DELETE_USER_POLICY_REQUEST: Structure = Structure {
    name: "DeleteUserPolicyRequest",
    members: &[
        Member::required("UserName", &EXISTING_USER_NAME_TYPE_SHAPE),
        Member::required("PolicyName", &POLICY_NAME_TYPE_SHAPE),
    ],
};

/// `DeleteUserRequest`.
pub static DELETE_USER_REQUEST: Structure = Structure {
    name: "DeleteUserRequest",
    members: &[Member::required("UserName", &EXISTING_USER_NAME_TYPE_SHAPE)],
};

/// `DetachGroupPolicyRequest`.
pub static DETACH_GROUP_POLICY_REQUEST: Structure = Structure {
    name: "DetachGroupPolicyRequest",
    members: &[
        Member::required("GroupName", &GROUP_NAME_TYPE_SHAPE),
        Member::required("PolicyArn", &ARN_TYPE_SHAPE),
    ],
};

/// `DetachRolePolicyRequest`.
pub static DETACH_ROLE_POLICY_REQUEST: Structure = Structure {
    name: "DetachRolePolicyRequest",
    members: &[
        Member::required("RoleName", &ROLE_NAME_TYPE_SHAPE),
        Member::required("PolicyArn", &ARN_TYPE_SHAPE),
    ],
};

/// `DetachUserPolicyRequest`.
pub static DETACH_USER_POLICY_REQUEST: Structure = Structure {
    name: "DetachUserPolicyRequest",
    members: &[
        Member::required("UserName", &USER_NAME_TYPE_SHAPE),
        Member::required("PolicyArn", &ARN_TYPE_SHAPE),
    ],
};

/// `GetAccessKeyLastUsedRequest`.
pub static GET_ACCESS_KEY_LAST_USED_REQUEST: Structure = Structure {
    name: "GetAccessKeyLastUsedRequest",
    members: &[Member::required("AccessKeyId", &ACCESS_KEY_ID_TYPE_SHAPE)],
};

/// `GetGroupPolicyRequest`.
pub static GET_GROUP_POLICY_REQUEST: Structure = Structure {
    name: "GetGroupPolicyRequest",
    members: &[
        Member::required("GroupName", &GROUP_NAME_TYPE_SHAPE),
        Member::required("PolicyName", &POLICY_NAME_TYPE_SHAPE),
    ],
};

/// `GetGroupRequest`.
pub static GET_GROUP_REQUEST: Structure = Structure {
    name: "GetGroupRequest",
    members: &[
        Member::required("GroupName", &GROUP_NAME_TYPE_SHAPE),
        Member::optional("Marker", &MARKER_TYPE_SHAPE),
        Member::optional("MaxItems", &MAX_ITEMS_TYPE_SHAPE),
    ],
};

/// `GetInstanceProfileRequest`.
pub static GET_INSTANCE_PROFILE_REQUEST: Structure = Structure {
    name: "GetInstanceProfileRequest",
    members: &[Member::required("InstanceProfileName", &INSTANCE_PROFILE_NAME_TYPE_SHAPE)],
};

/// `GetLoginProfileRequest`.
pub static GET_LOGIN_PROFILE_REQUEST: Structure = Structure {
    name: "GetLoginProfileRequest",
    members: &[Member::optional("UserName", &USER_NAME_TYPE_SHAPE)],
};

/// `GetOpenIDConnectProviderRequest`.
pub static GET_OPEN_ID_CONNECT_PROVIDER_REQUEST: Structure = Structure {
    name: "GetOpenIDConnectProviderRequest",
    members: &[Member::required("OpenIDConnectProviderArn", &ARN_TYPE_SHAPE)],
};

/// `GetPolicyRequest`.
pub static GET_POLICY_REQUEST: Structure = Structure {
    name: "GetPolicyRequest",
    members: &[Member::required("PolicyArn", &ARN_TYPE_SHAPE)],
};

/// `GetPolicyVersionRequest`.
pub static GET_POLICY_VERSION_REQUEST: Structure = Structure {
    name: "GetPolicyVersionRequest",
    members: &[
        Member::required("PolicyArn", &ARN_TYPE_SHAPE),
        Member::required("VersionId", &POLICY_VERSION_ID_TYPE_SHAPE),
    ],
};

/// `GetRolePolicyRequest`.
pub static GET_ROLE_POLICY_REQUEST: Structure = Structure {
    name: "GetRolePolicyRequest",
    members: &[
        Member::required("RoleName", &ROLE_NAME_TYPE_SHAPE),
        Member::required("PolicyName", &POLICY_NAME_TYPE_SHAPE),
    ],
};

/// `GetRoleRequest`.
pub static GET_ROLE_REQUEST: Structure = Structure {
    name: "GetRoleRequest",
    members: &[Member::required("RoleName", &ROLE_NAME_TYPE_SHAPE)],
};

/// `GetUserPolicyRequest`.
pub static GET_USER_POLICY_REQUEST: Structure = Structure {
    name: "GetUserPolicyRequest",
    members: &[
        Member::required("UserName", &EXISTING_USER_NAME_TYPE_SHAPE),
        Member::required("PolicyName", &POLICY_NAME_TYPE_SHAPE),
    ],
};

/// `GetUserRequest`.
pub static GET_USER_REQUEST: Structure = Structure {
    name: "GetUserRequest",
    members: &[Member::optional("UserName", &EXISTING_USER_NAME_TYPE_SHAPE)],
};

/// `InlinePolicyIdentifierType`.
pub static INLINE_POLICY_IDENTIFIER_TYPE: Structure = Structure {
    name: "InlinePolicyIdentifierType",
    members: &[
        Member::required("PolicyName", &POLICY_NAME_TYPE_SHAPE),
        Member::required("AttachmentType", &ATTACHMENT_TYPE_SHAPE),
        Member::required("AttachmentName", &ATTACHMENT_NAME_SHAPE),
    ],
};

/// The shape `InlinePolicyIdentifierType`.
pub static INLINE_POLICY_IDENTIFIER_TYPE_SHAPE: Shape = Shape {
    name: "InlinePolicyIdentifierType",
    sensitive: false,
    kind: Kind::Structure(&INLINE_POLICY_IDENTIFIER_TYPE),
};

/// `ListAccessKeysRequest`.
pub static LIST_ACCESS_KEYS_REQUEST: Structure = Structure {
    name: "ListAccessKeysRequest",
    members: &[
        Member::optional("UserName", &EXISTING_USER_NAME_TYPE_SHAPE),
        Member::optional("Marker", &MARKER_TYPE_SHAPE),
        Member::optional("MaxItems", &MAX_ITEMS_TYPE_SHAPE),
    ],
};

/// `ListAccountAliasesRequest`.
pub static LIST_ACCOUNT_ALIASES_REQUEST: Structure = Structure {
    name: "ListAccountAliasesRequest",
    members: &[
        Member::optional("Marker", &MARKER_TYPE_SHAPE),
        Member::optional("MaxItems", &MAX_ITEMS_TYPE_SHAPE),
    ],
};

/// `ListAttachedGroupPoliciesRequest`.
pub static LIST_ATTACHED_GROUP_POLICIES_REQUEST: Structure = Structure {
    name: "ListAttachedGroupPoliciesRequest",
    members: &[
        Member::required("GroupName", &GROUP_NAME_TYPE_SHAPE),
        Member::optional("PathPrefix", &POLICY_PATH_TYPE_SHAPE),
        Member::optional("Marker", &MARKER_TYPE_SHAPE),
        Member::optional("MaxItems", &MAX_ITEMS_TYPE_SHAPE),
    ],
};

/// `ListAttachedRolePoliciesRequest`.
pub static LIST_ATTACHED_ROLE_POLICIES_REQUEST: Structure = Structure {
    name: "ListAttachedRolePoliciesRequest",
    members: &[
        Member::required("RoleName", &ROLE_NAME_TYPE_SHAPE),
        Member::optional("PathPrefix", &POLICY_PATH_TYPE_SHAPE),
        Member::optional("Marker", &MARKER_TYPE_SHAPE),
        Member::optional("MaxItems", &MAX_ITEMS_TYPE_SHAPE),
    ],
};

/// `ListAttachedUserPoliciesRequest`.
pub static LIST_ATTACHED_USER_POLICIES_REQUEST: Structure = Structure {
    name: "ListAttachedUserPoliciesRequest",
    members: &[
        Member::required("UserName", &USER_NAME_TYPE_SHAPE),
        Member::optional("PathPrefix", &POLICY_PATH_TYPE_SHAPE),
        Member::optional("Marker", &MARKER_TYPE_SHAPE),
        Member::optional("MaxItems", &MAX_ITEMS_TYPE_SHAPE),
    ],
};

/// `ListEntitiesForPolicyRequest`.
pub static LIST_ENTITIES_FOR_POLICY_REQUEST: Structure = Structure {
    name: "ListEntitiesForPolicyRequest",
    members: &[
        Member::required("PolicyArn", &ARN_TYPE_SHAPE),
        Member::optional("EntityFilter", &ENTITY_TYPE_SHAPE),
        Member::optional("PathPrefix", &PATH_TYPE_SHAPE),
        Member::optional("PolicyUsageFilter", &POLICY_USAGE_TYPE_SHAPE),
        Member::optional("Marker", &MARKER_TYPE_SHAPE),
        Member::optional("MaxItems", &MAX_ITEMS_TYPE_SHAPE),
    ],
};

/// `ListGroupPoliciesRequest`.
pub static LIST_GROUP_POLICIES_REQUEST: Structure = Structure {
    name: "ListGroupPoliciesRequest",
    members: &[
        Member::required("GroupName", &GROUP_NAME_TYPE_SHAPE),
        Member::optional("Marker", &MARKER_TYPE_SHAPE),
        Member::optional("MaxItems", &MAX_ITEMS_TYPE_SHAPE),
    ],
};

/// `ListGroupsForUserRequest`.
pub static LIST_GROUPS_FOR_USER_REQUEST: Structure = Structure {
    name: "ListGroupsForUserRequest",
    members: &[
        Member::required("UserName", &EXISTING_USER_NAME_TYPE_SHAPE),
        Member::optional("Marker", &MARKER_TYPE_SHAPE),
        Member::optional("MaxItems", &MAX_ITEMS_TYPE_SHAPE),
    ],
};

/// `ListGroupsRequest`.
pub static LIST_GROUPS_REQUEST: Structure = Structure {
    name: "ListGroupsRequest",
    members: &[
        Member::optional("PathPrefix", &PATH_PREFIX_TYPE_SHAPE),
        Member::optional("Marker", &MARKER_TYPE_SHAPE),
        Member::optional("MaxItems", &MAX_ITEMS_TYPE_SHAPE),
    ],
};

/// `ListInstanceProfileTagsRequest`.
pub static LIST_INSTANCE_PROFILE_TAGS_REQUEST: Structure = Structure {
    name: "ListInstanceProfileTagsRequest",
    members: &[
        Member::required("InstanceProfileName", &INSTANCE_PROFILE_NAME_TYPE_SHAPE),
        Member::optional("Marker", &MARKER_TYPE_SHAPE),
        Member::optional("MaxItems", &MAX_ITEMS_TYPE_SHAPE),
    ],
};

/// `ListInstanceProfilesForRoleRequest`.
pub static LIST_INSTANCE_PROFILES_FOR_ROLE_REQUEST: Structure = Structure {
    name: "ListInstanceProfilesForRoleRequest",
    members: &[
        Member::required("RoleName", &ROLE_NAME_TYPE_SHAPE),
        Member::optional("Marker", &MARKER_TYPE_SHAPE),
        Member::optional("MaxItems", &MAX_ITEMS_TYPE_SHAPE),
    ],
};

/// `ListInstanceProfilesRequest`.
pub static LIST_INSTANCE_PROFILES_REQUEST: Structure = Structure {
    name: "ListInstanceProfilesRequest",
    members: &[
        Member::optional("PathPrefix", &PATH_PREFIX_TYPE_SHAPE),
        Member::optional("Marker", &MARKER_TYPE_SHAPE),
        Member::optional("MaxItems", &MAX_ITEMS_TYPE_SHAPE),
    ],
};

/// `ListMFADevicesRequest`.
pub static LIST_MFA_DEVICES_REQUEST: Structure = Structure {
    name: "ListMFADevicesRequest",
    members: &[
        Member::optional("UserName", &EXISTING_USER_NAME_TYPE_SHAPE),
        Member::optional("Marker", &MARKER_TYPE_SHAPE),
        Member::optional("MaxItems", &MAX_ITEMS_TYPE_SHAPE),
    ],
};

/// `ListOpenIDConnectProviderTagsRequest`.
pub static LIST_OPEN_ID_CONNECT_PROVIDER_TAGS_REQUEST: Structure = Structure {
    name: "ListOpenIDConnectProviderTagsRequest",
    members: &[
        Member::required("OpenIDConnectProviderArn", &ARN_TYPE_SHAPE),
        Member::optional("Marker", &MARKER_TYPE_SHAPE),
        Member::optional("MaxItems", &MAX_ITEMS_TYPE_SHAPE),
    ],
};

/// `ListOpenIDConnectProvidersRequest`.
pub static LIST_OPEN_ID_CONNECT_PROVIDERS_REQUEST: Structure =
    Structure { name: "ListOpenIDConnectProvidersRequest", members: &[] };

/// `ListPoliciesRequest`.
pub static LIST_POLICIES_REQUEST: Structure = Structure {
    name: "ListPoliciesRequest",
    members: &[
        Member::optional("Scope", &POLICY_SCOPE_TYPE_SHAPE),
        Member::optional("OnlyAttached", &BOOLEAN_TYPE_SHAPE),
        Member::optional("PathPrefix", &POLICY_PATH_TYPE_SHAPE),
        Member::optional("PolicyUsageFilter", &POLICY_USAGE_TYPE_SHAPE),
        Member::optional("Marker", &MARKER_TYPE_SHAPE),
        Member::optional("MaxItems", &MAX_ITEMS_TYPE_SHAPE),
    ],
};

/// `ListPolicyTagsRequest`.
pub static LIST_POLICY_TAGS_REQUEST: Structure = Structure {
    name: "ListPolicyTagsRequest",
    members: &[
        Member::required("PolicyArn", &ARN_TYPE_SHAPE),
        Member::optional("Marker", &MARKER_TYPE_SHAPE),
        Member::optional("MaxItems", &MAX_ITEMS_TYPE_SHAPE),
    ],
};

/// `ListPolicyVersionsRequest`.
pub static LIST_POLICY_VERSIONS_REQUEST: Structure = Structure {
    name: "ListPolicyVersionsRequest",
    members: &[
        Member::required("PolicyArn", &ARN_TYPE_SHAPE),
        Member::optional("Marker", &MARKER_TYPE_SHAPE),
        Member::optional("MaxItems", &MAX_ITEMS_TYPE_SHAPE),
    ],
};

/// `ListRolePoliciesRequest`.
pub static LIST_ROLE_POLICIES_REQUEST: Structure = Structure {
    name: "ListRolePoliciesRequest",
    members: &[
        Member::required("RoleName", &ROLE_NAME_TYPE_SHAPE),
        Member::optional("Marker", &MARKER_TYPE_SHAPE),
        Member::optional("MaxItems", &MAX_ITEMS_TYPE_SHAPE),
    ],
};

/// `ListRoleTagsRequest`.
pub static LIST_ROLE_TAGS_REQUEST: Structure = Structure {
    name: "ListRoleTagsRequest",
    members: &[
        Member::required("RoleName", &ROLE_NAME_TYPE_SHAPE),
        Member::optional("Marker", &MARKER_TYPE_SHAPE),
        Member::optional("MaxItems", &MAX_ITEMS_TYPE_SHAPE),
    ],
};

/// `ListRolesRequest`.
pub static LIST_ROLES_REQUEST: Structure = Structure {
    name: "ListRolesRequest",
    members: &[
        Member::optional("PathPrefix", &PATH_PREFIX_TYPE_SHAPE),
        Member::optional("Marker", &MARKER_TYPE_SHAPE),
        Member::optional("MaxItems", &MAX_ITEMS_TYPE_SHAPE),
    ],
};

/// `ListSAMLProvidersRequest`.
pub static LIST_SAML_PROVIDERS_REQUEST: Structure =
    Structure { name: "ListSAMLProvidersRequest", members: &[] };

/// `ListSSHPublicKeysRequest`.
pub static LIST_SSH_PUBLIC_KEYS_REQUEST: Structure = Structure {
    name: "ListSSHPublicKeysRequest",
    members: &[
        Member::optional("UserName", &USER_NAME_TYPE_SHAPE),
        Member::optional("Marker", &MARKER_TYPE_SHAPE),
        Member::optional("MaxItems", &MAX_ITEMS_TYPE_SHAPE),
    ],
};

/// `ListServerCertificatesRequest`.
pub static LIST_SERVER_CERTIFICATES_REQUEST: Structure = Structure {
    name: "ListServerCertificatesRequest",
    members: &[
        Member::optional("PathPrefix", &PATH_PREFIX_TYPE_SHAPE),
        Member::optional("Marker", &MARKER_TYPE_SHAPE),
        Member::optional("MaxItems", &MAX_ITEMS_TYPE_SHAPE),
    ],
};

/// `ListServiceSpecificCredentialsRequest`.
pub static LIST_SERVICE_SPECIFIC_CREDENTIALS_REQUEST: Structure = Structure {
    name: "ListServiceSpecificCredentialsRequest",
    members: &[
        Member::optional("UserName", &USER_NAME_TYPE_SHAPE),
        Member::optional("ServiceName", &SERVICE_NAME_SHAPE),
        Member::optional("AllUsers", &ALL_USERS_SHAPE),
        Member::optional("Marker", &MARKER_TYPE_SHAPE),
        Member::optional("MaxItems", &MAX_ITEMS_TYPE_SHAPE),
    ],
};

/// `ListSigningCertificatesRequest`.
pub static LIST_SIGNING_CERTIFICATES_REQUEST: Structure = Structure {
    name: "ListSigningCertificatesRequest",
    members: &[
        Member::optional("UserName", &EXISTING_USER_NAME_TYPE_SHAPE),
        Member::optional("Marker", &MARKER_TYPE_SHAPE),
        Member::optional("MaxItems", &MAX_ITEMS_TYPE_SHAPE),
    ],
};

/// `ListUserPoliciesRequest`.
pub static LIST_USER_POLICIES_REQUEST: Structure = Structure {
    name: "ListUserPoliciesRequest",
    members: &[
        Member::required("UserName", &EXISTING_USER_NAME_TYPE_SHAPE),
        Member::optional("Marker", &MARKER_TYPE_SHAPE),
        Member::optional("MaxItems", &MAX_ITEMS_TYPE_SHAPE),
    ],
};

/// `ListUserTagsRequest`.
pub static LIST_USER_TAGS_REQUEST: Structure = Structure {
    name: "ListUserTagsRequest",
    members: &[
        Member::required("UserName", &EXISTING_USER_NAME_TYPE_SHAPE),
        Member::optional("Marker", &MARKER_TYPE_SHAPE),
        Member::optional("MaxItems", &MAX_ITEMS_TYPE_SHAPE),
    ],
};

/// `ListUsersRequest`.
pub static LIST_USERS_REQUEST: Structure = Structure {
    name: "ListUsersRequest",
    members: &[
        Member::optional("PathPrefix", &PATH_PREFIX_TYPE_SHAPE),
        Member::optional("Marker", &MARKER_TYPE_SHAPE),
        Member::optional("MaxItems", &MAX_ITEMS_TYPE_SHAPE),
    ],
};

/// `ListVirtualMFADevicesRequest`.
pub static LIST_VIRTUAL_MFA_DEVICES_REQUEST: Structure = Structure {
    name: "ListVirtualMFADevicesRequest",
    members: &[
        Member::optional("AssignmentStatus", &ASSIGNMENT_STATUS_TYPE_SHAPE),
        Member::optional("Marker", &MARKER_TYPE_SHAPE),
        Member::optional("MaxItems", &MAX_ITEMS_TYPE_SHAPE),
    ],
};

/// `OrderedOrganizationPolicyType`.
pub static ORDERED_ORGANIZATION_POLICY_TYPE: Structure = Structure {
    name: "OrderedOrganizationPolicyType",
    members: &[Member::optional(
        "ServiceControlPolicyInputList",
        &SIMULATION_POLICY_LIST_TYPE_SHAPE,
    )],
};

/// The shape `OrderedOrganizationPolicyType`.
pub static ORDERED_ORGANIZATION_POLICY_TYPE_SHAPE: Shape = Shape {
    name: "OrderedOrganizationPolicyType",
    sensitive: false,
    kind: Kind::Structure(&ORDERED_ORGANIZATION_POLICY_TYPE),
};

/// `PolicyIdentifier`.
pub static POLICY_IDENTIFIER: Structure = Structure {
    name: "PolicyIdentifier",
    members: &[
        Member::optional("PolicyType", &POLICY_IDENTIFIER_POLICY_TYPE_SHAPE),
        Member::optional("PolicyArn", &ARN_TYPE_SHAPE),
        Member::optional("InlinePolicyIdentifier", &INLINE_POLICY_IDENTIFIER_TYPE_SHAPE),
    ],
};

/// The shape `PolicyIdentifier`.
pub static POLICY_IDENTIFIER_SHAPE: Shape =
    Shape { name: "PolicyIdentifier", sensitive: false, kind: Kind::Structure(&POLICY_IDENTIFIER) };

/// `PutGroupPolicyRequest`.
pub static PUT_GROUP_POLICY_REQUEST: Structure = Structure {
    name: "PutGroupPolicyRequest",
    members: &[
        Member::required("GroupName", &GROUP_NAME_TYPE_SHAPE),
        Member::required("PolicyName", &POLICY_NAME_TYPE_SHAPE),
        Member::required("PolicyDocument", &POLICY_DOCUMENT_TYPE_SHAPE),
    ],
};

/// `PutRolePermissionsBoundaryRequest`.
pub static PUT_ROLE_PERMISSIONS_BOUNDARY_REQUEST: Structure = Structure {
    name: "PutRolePermissionsBoundaryRequest",
    members: &[
        Member::required("RoleName", &ROLE_NAME_TYPE_SHAPE),
        Member::required("PermissionsBoundary", &ARN_TYPE_SHAPE),
    ],
};

/// `PutRolePolicyRequest`.
pub static PUT_ROLE_POLICY_REQUEST: Structure = Structure {
    name: "PutRolePolicyRequest",
    members: &[
        Member::required("RoleName", &ROLE_NAME_TYPE_SHAPE),
        Member::required("PolicyName", &POLICY_NAME_TYPE_SHAPE),
        Member::required("PolicyDocument", &POLICY_DOCUMENT_TYPE_SHAPE),
    ],
};

/// `PutUserPermissionsBoundaryRequest`.
pub static PUT_USER_PERMISSIONS_BOUNDARY_REQUEST: Structure = Structure {
    name: "PutUserPermissionsBoundaryRequest",
    members: &[
        Member::required("UserName", &USER_NAME_TYPE_SHAPE),
        Member::required("PermissionsBoundary", &ARN_TYPE_SHAPE),
    ],
};

/// `PutUserPolicyRequest`.
pub static PUT_USER_POLICY_REQUEST: Structure = Structure {
    name: "PutUserPolicyRequest",
    members: &[
        Member::required("UserName", &EXISTING_USER_NAME_TYPE_SHAPE),
        Member::required("PolicyName", &POLICY_NAME_TYPE_SHAPE),
        Member::required("PolicyDocument", &POLICY_DOCUMENT_TYPE_SHAPE),
    ],
};

/// `RemoveClientIDFromOpenIDConnectProviderRequest`.
pub static REMOVE_CLIENT_ID_FROM_OPEN_ID_CONNECT_PROVIDER_REQUEST: Structure = Structure {
    name: "RemoveClientIDFromOpenIDConnectProviderRequest",
    members: &[
        Member::required("OpenIDConnectProviderArn", &ARN_TYPE_SHAPE),
        Member::required("ClientID", &CLIENT_ID_TYPE_SHAPE),
    ],
};

/// `RemoveRoleFromInstanceProfileRequest`.
pub static REMOVE_ROLE_FROM_INSTANCE_PROFILE_REQUEST: Structure = Structure {
    name: "RemoveRoleFromInstanceProfileRequest",
    members: &[
        Member::required("InstanceProfileName", &INSTANCE_PROFILE_NAME_TYPE_SHAPE),
        Member::required("RoleName", &ROLE_NAME_TYPE_SHAPE),
    ],
};

/// `RemoveUserFromGroupRequest`.
pub static REMOVE_USER_FROM_GROUP_REQUEST: Structure = Structure {
    name: "RemoveUserFromGroupRequest",
    members: &[
        Member::required("GroupName", &GROUP_NAME_TYPE_SHAPE),
        Member::required("UserName", &EXISTING_USER_NAME_TYPE_SHAPE),
    ],
};

/// `SetDefaultPolicyVersionRequest`.
pub static SET_DEFAULT_POLICY_VERSION_REQUEST: Structure = Structure {
    name: "SetDefaultPolicyVersionRequest",
    members: &[
        Member::required("PolicyArn", &ARN_TYPE_SHAPE),
        Member::required("VersionId", &POLICY_VERSION_ID_TYPE_SHAPE),
    ],
};

/// `SimulateCustomPolicyRequest`.
pub static SIMULATE_CUSTOM_POLICY_REQUEST: Structure = Structure {
    name: "SimulateCustomPolicyRequest",
    members: &[
        Member::required("PolicyInputList", &SIMULATION_POLICY_LIST_TYPE_SHAPE),
        Member::optional("PermissionsBoundaryPolicyInputList", &SIMULATION_POLICY_LIST_TYPE_SHAPE),
        Member::optional(
            "OrderedOrganizationPolicyInputList",
            &ORGANIZATION_POLICY_LIST_TYPE_SHAPE,
        ),
        Member::required("ActionNames", &ACTION_NAME_LIST_TYPE_SHAPE),
        Member::optional("ResourceArns", &RESOURCE_NAME_LIST_TYPE_SHAPE),
        Member::optional("ResourcePolicy", &POLICY_DOCUMENT_TYPE_SHAPE),
        Member::optional("ResourceOwner", &RESOURCE_NAME_TYPE_SHAPE),
        Member::optional("CallerArn", &RESOURCE_NAME_TYPE_SHAPE),
        Member::optional("ContextEntries", &CONTEXT_ENTRY_LIST_TYPE_SHAPE),
        Member::optional("ResourceHandlingOption", &RESOURCE_HANDLING_OPTION_TYPE_SHAPE),
        Member::optional("MaxItems", &MAX_ITEMS_TYPE_SHAPE),
        Member::optional("Marker", &MARKER_TYPE_SHAPE),
    ],
};

/// `SimulatePrincipalPolicyRequest`.
pub static SIMULATE_PRINCIPAL_POLICY_REQUEST: Structure = Structure {
    name: "SimulatePrincipalPolicyRequest",
    members: &[
        Member::required("PolicySourceArn", &ARN_TYPE_SHAPE),
        Member::optional("PolicyInputList", &SIMULATION_POLICY_LIST_TYPE_SHAPE),
        Member::optional("PermissionsBoundaryPolicyInputList", &SIMULATION_POLICY_LIST_TYPE_SHAPE),
        Member::optional("PolicyExclusionList", &POLICY_EXCLUSIONS_LIST_TYPE_SHAPE),
        Member::required("ActionNames", &ACTION_NAME_LIST_TYPE_SHAPE),
        Member::optional("ResourceArns", &RESOURCE_NAME_LIST_TYPE_SHAPE),
        Member::optional("ResourcePolicy", &POLICY_DOCUMENT_TYPE_SHAPE),
        Member::optional("ResourceOwner", &RESOURCE_NAME_TYPE_SHAPE),
        Member::optional("CallerArn", &RESOURCE_NAME_TYPE_SHAPE),
        Member::optional("ContextEntries", &CONTEXT_ENTRY_LIST_TYPE_SHAPE),
        Member::optional("ResourceHandlingOption", &RESOURCE_HANDLING_OPTION_TYPE_SHAPE),
        Member::optional("MaxItems", &MAX_ITEMS_TYPE_SHAPE),
        Member::optional("Marker", &MARKER_TYPE_SHAPE),
    ],
};

/// `TagInstanceProfileRequest`.
pub static TAG_INSTANCE_PROFILE_REQUEST: Structure = Structure {
    name: "TagInstanceProfileRequest",
    members: &[
        Member::required("InstanceProfileName", &INSTANCE_PROFILE_NAME_TYPE_SHAPE),
        Member::required("Tags", &TAG_LIST_TYPE_SHAPE),
    ],
};

/// `TagOpenIDConnectProviderRequest`.
pub static TAG_OPEN_ID_CONNECT_PROVIDER_REQUEST: Structure = Structure {
    name: "TagOpenIDConnectProviderRequest",
    members: &[
        Member::required("OpenIDConnectProviderArn", &ARN_TYPE_SHAPE),
        Member::required("Tags", &TAG_LIST_TYPE_SHAPE),
    ],
};

/// `TagPolicyRequest`.
pub static TAG_POLICY_REQUEST: Structure = Structure {
    name: "TagPolicyRequest",
    members: &[
        Member::required("PolicyArn", &ARN_TYPE_SHAPE),
        Member::required("Tags", &TAG_LIST_TYPE_SHAPE),
    ],
};

/// `TagRoleRequest`.
pub static TAG_ROLE_REQUEST: Structure = Structure {
    name: "TagRoleRequest",
    members: &[
        Member::required("RoleName", &ROLE_NAME_TYPE_SHAPE),
        Member::required("Tags", &TAG_LIST_TYPE_SHAPE),
    ],
};

/// `TagUserRequest`.
pub static TAG_USER_REQUEST: Structure = Structure {
    name: "TagUserRequest",
    members: &[
        Member::required("UserName", &EXISTING_USER_NAME_TYPE_SHAPE),
        Member::required("Tags", &TAG_LIST_TYPE_SHAPE),
    ],
};

/// `UntagInstanceProfileRequest`.
pub static UNTAG_INSTANCE_PROFILE_REQUEST: Structure = Structure {
    name: "UntagInstanceProfileRequest",
    members: &[
        Member::required("InstanceProfileName", &INSTANCE_PROFILE_NAME_TYPE_SHAPE),
        Member::required("TagKeys", &TAG_KEY_LIST_TYPE_SHAPE),
    ],
};

/// `UntagOpenIDConnectProviderRequest`.
pub static UNTAG_OPEN_ID_CONNECT_PROVIDER_REQUEST: Structure = Structure {
    name: "UntagOpenIDConnectProviderRequest",
    members: &[
        Member::required("OpenIDConnectProviderArn", &ARN_TYPE_SHAPE),
        Member::required("TagKeys", &TAG_KEY_LIST_TYPE_SHAPE),
    ],
};

/// `UntagPolicyRequest`.
pub static UNTAG_POLICY_REQUEST: Structure = Structure {
    name: "UntagPolicyRequest",
    members: &[
        Member::required("PolicyArn", &ARN_TYPE_SHAPE),
        Member::required("TagKeys", &TAG_KEY_LIST_TYPE_SHAPE),
    ],
};

/// `UntagRoleRequest`.
pub static UNTAG_ROLE_REQUEST: Structure = Structure {
    name: "UntagRoleRequest",
    members: &[
        Member::required("RoleName", &ROLE_NAME_TYPE_SHAPE),
        Member::required("TagKeys", &TAG_KEY_LIST_TYPE_SHAPE),
    ],
};

/// `UntagUserRequest`.
pub static UNTAG_USER_REQUEST: Structure = Structure {
    name: "UntagUserRequest",
    members: &[
        Member::required("UserName", &EXISTING_USER_NAME_TYPE_SHAPE),
        Member::required("TagKeys", &TAG_KEY_LIST_TYPE_SHAPE),
    ],
};

/// `UpdateAccessKeyRequest`.
pub static UPDATE_ACCESS_KEY_REQUEST: Structure = Structure {
    name: "UpdateAccessKeyRequest",
    members: &[
        Member::optional("UserName", &EXISTING_USER_NAME_TYPE_SHAPE),
        Member::required("AccessKeyId", &ACCESS_KEY_ID_TYPE_SHAPE),
        Member::required("Status", &STATUS_TYPE_SHAPE),
    ],
};

/// `UpdateAssumeRolePolicyRequest`.
pub static UPDATE_ASSUME_ROLE_POLICY_REQUEST: Structure = Structure {
    name: "UpdateAssumeRolePolicyRequest",
    members: &[
        Member::required("RoleName", &ROLE_NAME_TYPE_SHAPE),
        Member::required("PolicyDocument", &POLICY_DOCUMENT_TYPE_SHAPE),
    ],
};

/// `UpdateGroupRequest`.
pub static UPDATE_GROUP_REQUEST: Structure = Structure {
    name: "UpdateGroupRequest",
    members: &[
        Member::required("GroupName", &GROUP_NAME_TYPE_SHAPE),
        Member::optional("NewPath", &PATH_TYPE_SHAPE),
        Member::optional("NewGroupName", &GROUP_NAME_TYPE_SHAPE),
    ],
};

/// `UpdateOpenIDConnectProviderThumbprintRequest`.
pub static UPDATE_OPEN_ID_CONNECT_PROVIDER_THUMBPRINT_REQUEST: Structure = Structure {
    name: "UpdateOpenIDConnectProviderThumbprintRequest",
    members: &[
        Member::required("OpenIDConnectProviderArn", &ARN_TYPE_SHAPE),
        Member::required("ThumbprintList", &THUMBPRINT_LIST_TYPE_SHAPE),
    ],
};

/// `UpdateRoleDescriptionRequest`.
pub static UPDATE_ROLE_DESCRIPTION_REQUEST: Structure = Structure {
    name: "UpdateRoleDescriptionRequest",
    members: &[
        Member::required("RoleName", &ROLE_NAME_TYPE_SHAPE),
        Member::required("Description", &ROLE_DESCRIPTION_TYPE_SHAPE),
    ],
};

/// `UpdateRoleRequest`.
pub static UPDATE_ROLE_REQUEST: Structure = Structure {
    name: "UpdateRoleRequest",
    members: &[
        Member::required("RoleName", &ROLE_NAME_TYPE_SHAPE),
        Member::optional("Description", &ROLE_DESCRIPTION_TYPE_SHAPE),
        Member::optional("MaxSessionDuration", &ROLE_MAX_SESSION_DURATION_TYPE_SHAPE),
        Member::optional("MaxSigninSessionDuration", &MAX_SIGNIN_SESSION_DURATION_TYPE_SHAPE),
        Member::optional("ResetMaxSigninSessionDuration", &BOOLEAN_OBJECT_TYPE_SHAPE),
    ],
};

/// `UpdateUserRequest`.
pub static UPDATE_USER_REQUEST: Structure = Structure {
    name: "UpdateUserRequest",
    members: &[
        Member::required("UserName", &EXISTING_USER_NAME_TYPE_SHAPE),
        Member::optional("NewPath", &PATH_TYPE_SHAPE),
        Member::optional("NewUserName", &USER_NAME_TYPE_SHAPE),
    ],
};
