//! The structures that requests carry.

use crate::shape::{Kind, Member, Shape, Structure};

use super::*;

/// `AddClientIDToOpenIDConnectProviderRequest`.
pub static ADD_CLIENT_ID_TO_OPEN_ID_CONNECT_PROVIDER_REQUEST: Structure = Structure {
    name: "AddClientIDToOpenIDConnectProviderRequest",
    members: &[
        Member { name: "OpenIDConnectProviderArn", shape: &ARN_TYPE_SHAPE, required: true },
        Member { name: "ClientID", shape: &CLIENT_ID_TYPE_SHAPE, required: true },
    ],
};

/// `AddUserToGroupRequest`.
pub static ADD_USER_TO_GROUP_REQUEST: Structure = Structure {
    name: "AddUserToGroupRequest",
    members: &[
        Member { name: "GroupName", shape: &GROUP_NAME_TYPE_SHAPE, required: true },
        Member { name: "UserName", shape: &EXISTING_USER_NAME_TYPE_SHAPE, required: true },
    ],
};

/// `AttachGroupPolicyRequest`.
pub static ATTACH_GROUP_POLICY_REQUEST: Structure = Structure {
    name: "AttachGroupPolicyRequest",
    members: &[
        Member { name: "GroupName", shape: &GROUP_NAME_TYPE_SHAPE, required: true },
        Member { name: "PolicyArn", shape: &ARN_TYPE_SHAPE, required: true },
    ],
};

/// `AttachRolePolicyRequest`.
pub static ATTACH_ROLE_POLICY_REQUEST: Structure = Structure {
    name: "AttachRolePolicyRequest",
    members: &[
        Member { name: "RoleName", shape: &ROLE_NAME_TYPE_SHAPE, required: true },
        Member { name: "PolicyArn", shape: &ARN_TYPE_SHAPE, required: true },
    ],
};

/// `AttachUserPolicyRequest`.
pub static ATTACH_USER_POLICY_REQUEST: Structure = Structure {
    name: "AttachUserPolicyRequest",
    members: &[
        Member { name: "UserName", shape: &USER_NAME_TYPE_SHAPE, required: true },
        Member { name: "PolicyArn", shape: &ARN_TYPE_SHAPE, required: true },
    ],
};

/// `ContextEntry`.
pub static CONTEXT_ENTRY: Structure = Structure {
    name: "ContextEntry",
    members: &[
        Member { name: "ContextKeyName", shape: &CONTEXT_KEY_NAME_TYPE_SHAPE, required: false },
        Member {
            name: "ContextKeyValues",
            shape: &CONTEXT_KEY_VALUE_LIST_TYPE_SHAPE,
            required: false,
        },
        Member { name: "ContextKeyType", shape: &CONTEXT_KEY_TYPE_ENUM_SHAPE, required: false },
    ],
};

/// The shape `ContextEntry`.
pub static CONTEXT_ENTRY_SHAPE: Shape =
    Shape { name: "ContextEntry", sensitive: false, kind: Kind::Structure(&CONTEXT_ENTRY) };

/// `CreateAccessKeyRequest`.
pub static CREATE_ACCESS_KEY_REQUEST: Structure = Structure {
    name: "CreateAccessKeyRequest",
    members: &[Member { name: "UserName", shape: &EXISTING_USER_NAME_TYPE_SHAPE, required: false }],
};

/// `CreateGroupRequest`.
pub static CREATE_GROUP_REQUEST: Structure = Structure {
    name: "CreateGroupRequest",
    members: &[
        Member { name: "Path", shape: &PATH_TYPE_SHAPE, required: false },
        Member { name: "GroupName", shape: &GROUP_NAME_TYPE_SHAPE, required: true },
    ],
};

/// `CreateOpenIDConnectProviderRequest`.
pub static CREATE_OPEN_ID_CONNECT_PROVIDER_REQUEST: Structure = Structure {
    name: "CreateOpenIDConnectProviderRequest",
    members: &[
        Member { name: "Url", shape: &OPEN_ID_CONNECT_PROVIDER_URL_TYPE_SHAPE, required: true },
        Member { name: "ClientIDList", shape: &CLIENT_ID_LIST_TYPE_SHAPE, required: false },
        Member { name: "ThumbprintList", shape: &THUMBPRINT_LIST_TYPE_SHAPE, required: false },
        Member { name: "Tags", shape: &TAG_LIST_TYPE_SHAPE, required: false },
    ],
};

/// `CreatePolicyRequest`.
pub static CREATE_POLICY_REQUEST: Structure = Structure {
    name: "CreatePolicyRequest",
    members: &[
        Member { name: "PolicyName", shape: &POLICY_NAME_TYPE_SHAPE, required: true },
        Member { name: "Path", shape: &POLICY_PATH_TYPE_SHAPE, required: false },
        Member { name: "PolicyDocument", shape: &POLICY_DOCUMENT_TYPE_SHAPE, required: true },
        Member { name: "Description", shape: &POLICY_DESCRIPTION_TYPE_SHAPE, required: false },
        Member { name: "Tags", shape: &TAG_LIST_TYPE_SHAPE, required: false },
    ],
};

/// `CreatePolicyVersionRequest`.
pub static CREATE_POLICY_VERSION_REQUEST: Structure = Structure {
    name: "CreatePolicyVersionRequest",
    members: &[
        Member { name: "PolicyArn", shape: &ARN_TYPE_SHAPE, required: true },
        Member { name: "PolicyDocument", shape: &POLICY_DOCUMENT_TYPE_SHAPE, required: true },
        Member { name: "SetAsDefault", shape: &BOOLEAN_TYPE_SHAPE, required: false },
    ],
};

/// `CreateRoleRequest`.
pub static CREATE_ROLE_REQUEST: Structure = Structure {
    name: "CreateRoleRequest",
    members: &[
        Member { name: "Path", shape: &PATH_TYPE_SHAPE, required: false },
        Member { name: "RoleName", shape: &ROLE_NAME_TYPE_SHAPE, required: true },
        Member {
            name: "AssumeRolePolicyDocument",
            shape: &POLICY_DOCUMENT_TYPE_SHAPE,
            required: true,
        },
        Member { name: "Description", shape: &ROLE_DESCRIPTION_TYPE_SHAPE, required: false },
        Member {
            name: "MaxSessionDuration",
            shape: &ROLE_MAX_SESSION_DURATION_TYPE_SHAPE,
            required: false,
        },
        Member { name: "PermissionsBoundary", shape: &ARN_TYPE_SHAPE, required: false },
        Member { name: "Tags", shape: &TAG_LIST_TYPE_SHAPE, required: false },
    ],
};

/// `CreateUserRequest`.
pub static CREATE_USER_REQUEST: Structure = Structure {
    name: "CreateUserRequest",
    members: &[
        Member { name: "Path", shape: &PATH_TYPE_SHAPE, required: false },
        Member { name: "UserName", shape: &USER_NAME_TYPE_SHAPE, required: true },
        Member { name: "PermissionsBoundary", shape: &ARN_TYPE_SHAPE, required: false },
        Member { name: "Tags", shape: &TAG_LIST_TYPE_SHAPE, required: false },
    ],
};

/// `DeleteAccessKeyRequest`.
pub static DELETE_ACCESS_KEY_REQUEST: Structure = Structure {
    name: "DeleteAccessKeyRequest",
    members: &[
        Member { name: "UserName", shape: &EXISTING_USER_NAME_TYPE_SHAPE, required: false },
        Member { name: "AccessKeyId", shape: &ACCESS_KEY_ID_TYPE_SHAPE, required: true },
    ],
};

/// `DeleteGroupPolicyRequest`.
pub static DELETE_GROUP_POLICY_REQUEST: Structure = Structure {
    name: "DeleteGroupPolicyRequest",
    members: &[
        Member { name: "GroupName", shape: &GROUP_NAME_TYPE_SHAPE, required: true },
        Member { name: "PolicyName", shape: &POLICY_NAME_TYPE_SHAPE, required: true },
    ],
};

/// `DeleteGroupRequest`.
pub static DELETE_GROUP_REQUEST: Structure = Structure {
    name: "DeleteGroupRequest",
    members: &[Member { name: "GroupName", shape: &GROUP_NAME_TYPE_SHAPE, required: true }],
};

/// `DeleteOpenIDConnectProviderRequest`.
pub static DELETE_OPEN_ID_CONNECT_PROVIDER_REQUEST: Structure = Structure {
    name: "DeleteOpenIDConnectProviderRequest",
    members: &[Member { name: "OpenIDConnectProviderArn", shape: &ARN_TYPE_SHAPE, required: true }],
};

/// `DeletePolicyRequest`.
pub static DELETE_POLICY_REQUEST: Structure = Structure {
    name: "DeletePolicyRequest",
    members: &[Member { name: "PolicyArn", shape: &ARN_TYPE_SHAPE, required: true }],
};

/// `DeletePolicyVersionRequest`.
pub static DELETE_POLICY_VERSION_REQUEST: Structure = Structure {
    name: "DeletePolicyVersionRequest",
    members: &[
        Member { name: "PolicyArn", shape: &ARN_TYPE_SHAPE, required: true },
        Member { name: "VersionId", shape: &POLICY_VERSION_ID_TYPE_SHAPE, required: true },
    ],
};

/// `DeleteRolePermissionsBoundaryRequest`.
pub static DELETE_ROLE_PERMISSIONS_BOUNDARY_REQUEST: Structure = Structure {
    name: "DeleteRolePermissionsBoundaryRequest",
    members: &[Member { name: "RoleName", shape: &ROLE_NAME_TYPE_SHAPE, required: true }],
};

/// `DeleteRolePolicyRequest`.
pub static DELETE_ROLE_POLICY_REQUEST: Structure = Structure {
    name: "DeleteRolePolicyRequest",
    members: &[
        Member { name: "RoleName", shape: &ROLE_NAME_TYPE_SHAPE, required: true },
        Member { name: "PolicyName", shape: &POLICY_NAME_TYPE_SHAPE, required: true },
    ],
};

/// `DeleteRoleRequest`.
pub static DELETE_ROLE_REQUEST: Structure = Structure {
    name: "DeleteRoleRequest",
    members: &[Member { name: "RoleName", shape: &ROLE_NAME_TYPE_SHAPE, required: true }],
};

/// `DeleteUserPermissionsBoundaryRequest`.
pub static DELETE_USER_PERMISSIONS_BOUNDARY_REQUEST: Structure = Structure {
    name: "DeleteUserPermissionsBoundaryRequest",
    members: &[Member { name: "UserName", shape: &USER_NAME_TYPE_SHAPE, required: true }],
};

/// `DeleteUserPolicyRequest`.
pub static DELETE_USER_POLICY_REQUEST: Structure = Structure {
    name: "DeleteUserPolicyRequest",
    members: &[
        Member { name: "UserName", shape: &EXISTING_USER_NAME_TYPE_SHAPE, required: true },
        Member { name: "PolicyName", shape: &POLICY_NAME_TYPE_SHAPE, required: true },
    ],
};

/// `DeleteUserRequest`.
pub static DELETE_USER_REQUEST: Structure = Structure {
    name: "DeleteUserRequest",
    members: &[Member { name: "UserName", shape: &EXISTING_USER_NAME_TYPE_SHAPE, required: true }],
};

/// `DetachGroupPolicyRequest`.
pub static DETACH_GROUP_POLICY_REQUEST: Structure = Structure {
    name: "DetachGroupPolicyRequest",
    members: &[
        Member { name: "GroupName", shape: &GROUP_NAME_TYPE_SHAPE, required: true },
        Member { name: "PolicyArn", shape: &ARN_TYPE_SHAPE, required: true },
    ],
};

/// `DetachRolePolicyRequest`.
pub static DETACH_ROLE_POLICY_REQUEST: Structure = Structure {
    name: "DetachRolePolicyRequest",
    members: &[
        Member { name: "RoleName", shape: &ROLE_NAME_TYPE_SHAPE, required: true },
        Member { name: "PolicyArn", shape: &ARN_TYPE_SHAPE, required: true },
    ],
};

/// `DetachUserPolicyRequest`.
pub static DETACH_USER_POLICY_REQUEST: Structure = Structure {
    name: "DetachUserPolicyRequest",
    members: &[
        Member { name: "UserName", shape: &USER_NAME_TYPE_SHAPE, required: true },
        Member { name: "PolicyArn", shape: &ARN_TYPE_SHAPE, required: true },
    ],
};

/// `GetAccessKeyLastUsedRequest`.
pub static GET_ACCESS_KEY_LAST_USED_REQUEST: Structure = Structure {
    name: "GetAccessKeyLastUsedRequest",
    members: &[Member { name: "AccessKeyId", shape: &ACCESS_KEY_ID_TYPE_SHAPE, required: true }],
};

/// `GetGroupPolicyRequest`.
pub static GET_GROUP_POLICY_REQUEST: Structure = Structure {
    name: "GetGroupPolicyRequest",
    members: &[
        Member { name: "GroupName", shape: &GROUP_NAME_TYPE_SHAPE, required: true },
        Member { name: "PolicyName", shape: &POLICY_NAME_TYPE_SHAPE, required: true },
    ],
};

/// `GetGroupRequest`.
pub static GET_GROUP_REQUEST: Structure = Structure {
    name: "GetGroupRequest",
    members: &[
        Member { name: "GroupName", shape: &GROUP_NAME_TYPE_SHAPE, required: true },
        Member { name: "Marker", shape: &MARKER_TYPE_SHAPE, required: false },
        Member { name: "MaxItems", shape: &MAX_ITEMS_TYPE_SHAPE, required: false },
    ],
};

/// `GetOpenIDConnectProviderRequest`.
pub static GET_OPEN_ID_CONNECT_PROVIDER_REQUEST: Structure = Structure {
    name: "GetOpenIDConnectProviderRequest",
    members: &[Member { name: "OpenIDConnectProviderArn", shape: &ARN_TYPE_SHAPE, required: true }],
};

/// `GetPolicyRequest`.
pub static GET_POLICY_REQUEST: Structure = Structure {
    name: "GetPolicyRequest",
    members: &[Member { name: "PolicyArn", shape: &ARN_TYPE_SHAPE, required: true }],
};

/// `GetPolicyVersionRequest`.
pub static GET_POLICY_VERSION_REQUEST: Structure = Structure {
    name: "GetPolicyVersionRequest",
    members: &[
        Member { name: "PolicyArn", shape: &ARN_TYPE_SHAPE, required: true },
        Member { name: "VersionId", shape: &POLICY_VERSION_ID_TYPE_SHAPE, required: true },
    ],
};

/// `GetRolePolicyRequest`.
pub static GET_ROLE_POLICY_REQUEST: Structure = Structure {
    name: "GetRolePolicyRequest",
    members: &[
        Member { name: "RoleName", shape: &ROLE_NAME_TYPE_SHAPE, required: true },
        Member { name: "PolicyName", shape: &POLICY_NAME_TYPE_SHAPE, required: true },
    ],
};

/// `GetRoleRequest`.
pub static GET_ROLE_REQUEST: Structure = Structure {
    name: "GetRoleRequest",
    members: &[Member { name: "RoleName", shape: &ROLE_NAME_TYPE_SHAPE, required: true }],
};

/// `GetUserPolicyRequest`.
pub static GET_USER_POLICY_REQUEST: Structure = Structure {
    name: "GetUserPolicyRequest",
    members: &[
        Member { name: "UserName", shape: &EXISTING_USER_NAME_TYPE_SHAPE, required: true },
        Member { name: "PolicyName", shape: &POLICY_NAME_TYPE_SHAPE, required: true },
    ],
};

/// `GetUserRequest`.
pub static GET_USER_REQUEST: Structure = Structure {
    name: "GetUserRequest",
    members: &[Member { name: "UserName", shape: &EXISTING_USER_NAME_TYPE_SHAPE, required: false }],
};

/// `InlinePolicyIdentifierType`.
pub static INLINE_POLICY_IDENTIFIER_TYPE: Structure = Structure {
    name: "InlinePolicyIdentifierType",
    members: &[
        Member { name: "PolicyName", shape: &POLICY_NAME_TYPE_SHAPE, required: true },
        Member { name: "AttachmentType", shape: &ATTACHMENT_TYPE_SHAPE, required: true },
        Member { name: "AttachmentName", shape: &ATTACHMENT_NAME_SHAPE, required: true },
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
        Member { name: "UserName", shape: &EXISTING_USER_NAME_TYPE_SHAPE, required: false },
        Member { name: "Marker", shape: &MARKER_TYPE_SHAPE, required: false },
        Member { name: "MaxItems", shape: &MAX_ITEMS_TYPE_SHAPE, required: false },
    ],
};

/// `ListAttachedGroupPoliciesRequest`.
pub static LIST_ATTACHED_GROUP_POLICIES_REQUEST: Structure = Structure {
    name: "ListAttachedGroupPoliciesRequest",
    members: &[
        Member { name: "GroupName", shape: &GROUP_NAME_TYPE_SHAPE, required: true },
        Member { name: "PathPrefix", shape: &POLICY_PATH_TYPE_SHAPE, required: false },
        Member { name: "Marker", shape: &MARKER_TYPE_SHAPE, required: false },
        Member { name: "MaxItems", shape: &MAX_ITEMS_TYPE_SHAPE, required: false },
    ],
};

/// `ListAttachedRolePoliciesRequest`.
pub static LIST_ATTACHED_ROLE_POLICIES_REQUEST: Structure = Structure {
    name: "ListAttachedRolePoliciesRequest",
    members: &[
        Member { name: "RoleName", shape: &ROLE_NAME_TYPE_SHAPE, required: true },
        Member { name: "PathPrefix", shape: &POLICY_PATH_TYPE_SHAPE, required: false },
        Member { name: "Marker", shape: &MARKER_TYPE_SHAPE, required: false },
        Member { name: "MaxItems", shape: &MAX_ITEMS_TYPE_SHAPE, required: false },
    ],
};

/// `ListAttachedUserPoliciesRequest`.
pub static LIST_ATTACHED_USER_POLICIES_REQUEST: Structure = Structure {
    name: "ListAttachedUserPoliciesRequest",
    members: &[
        Member { name: "UserName", shape: &USER_NAME_TYPE_SHAPE, required: true },
        Member { name: "PathPrefix", shape: &POLICY_PATH_TYPE_SHAPE, required: false },
        Member { name: "Marker", shape: &MARKER_TYPE_SHAPE, required: false },
        Member { name: "MaxItems", shape: &MAX_ITEMS_TYPE_SHAPE, required: false },
    ],
};

/// `ListEntitiesForPolicyRequest`.
pub static LIST_ENTITIES_FOR_POLICY_REQUEST: Structure = Structure {
    name: "ListEntitiesForPolicyRequest",
    members: &[
        Member { name: "PolicyArn", shape: &ARN_TYPE_SHAPE, required: true },
        Member { name: "EntityFilter", shape: &ENTITY_TYPE_SHAPE, required: false },
        Member { name: "PathPrefix", shape: &PATH_TYPE_SHAPE, required: false },
        Member { name: "PolicyUsageFilter", shape: &POLICY_USAGE_TYPE_SHAPE, required: false },
        Member { name: "Marker", shape: &MARKER_TYPE_SHAPE, required: false },
        Member { name: "MaxItems", shape: &MAX_ITEMS_TYPE_SHAPE, required: false },
    ],
};

/// `ListGroupPoliciesRequest`.
pub static LIST_GROUP_POLICIES_REQUEST: Structure = Structure {
    name: "ListGroupPoliciesRequest",
    members: &[
        Member { name: "GroupName", shape: &GROUP_NAME_TYPE_SHAPE, required: true },
        Member { name: "Marker", shape: &MARKER_TYPE_SHAPE, required: false },
        Member { name: "MaxItems", shape: &MAX_ITEMS_TYPE_SHAPE, required: false },
    ],
};

/// `ListGroupsForUserRequest`.
pub static LIST_GROUPS_FOR_USER_REQUEST: Structure = Structure {
    name: "ListGroupsForUserRequest",
    members: &[
        Member { name: "UserName", shape: &EXISTING_USER_NAME_TYPE_SHAPE, required: true },
        Member { name: "Marker", shape: &MARKER_TYPE_SHAPE, required: false },
        Member { name: "MaxItems", shape: &MAX_ITEMS_TYPE_SHAPE, required: false },
    ],
};

/// `ListGroupsRequest`.
pub static LIST_GROUPS_REQUEST: Structure = Structure {
    name: "ListGroupsRequest",
    members: &[
        Member { name: "PathPrefix", shape: &PATH_PREFIX_TYPE_SHAPE, required: false },
        Member { name: "Marker", shape: &MARKER_TYPE_SHAPE, required: false },
        Member { name: "MaxItems", shape: &MAX_ITEMS_TYPE_SHAPE, required: false },
    ],
};

/// `ListOpenIDConnectProvidersRequest`.
pub static LIST_OPEN_ID_CONNECT_PROVIDERS_REQUEST: Structure =
    Structure { name: "ListOpenIDConnectProvidersRequest", members: &[] };

/// `ListPoliciesRequest`.
pub static LIST_POLICIES_REQUEST: Structure = Structure {
    name: "ListPoliciesRequest",
    members: &[
        Member { name: "Scope", shape: &POLICY_SCOPE_TYPE_SHAPE, required: false },
        Member { name: "OnlyAttached", shape: &BOOLEAN_TYPE_SHAPE, required: false },
        Member { name: "PathPrefix", shape: &POLICY_PATH_TYPE_SHAPE, required: false },
        Member { name: "PolicyUsageFilter", shape: &POLICY_USAGE_TYPE_SHAPE, required: false },
        Member { name: "Marker", shape: &MARKER_TYPE_SHAPE, required: false },
        Member { name: "MaxItems", shape: &MAX_ITEMS_TYPE_SHAPE, required: false },
    ],
};

/// `ListPolicyTagsRequest`.
pub static LIST_POLICY_TAGS_REQUEST: Structure = Structure {
    name: "ListPolicyTagsRequest",
    members: &[
        Member { name: "PolicyArn", shape: &ARN_TYPE_SHAPE, required: true },
        Member { name: "Marker", shape: &MARKER_TYPE_SHAPE, required: false },
        Member { name: "MaxItems", shape: &MAX_ITEMS_TYPE_SHAPE, required: false },
    ],
};

/// `ListPolicyVersionsRequest`.
pub static LIST_POLICY_VERSIONS_REQUEST: Structure = Structure {
    name: "ListPolicyVersionsRequest",
    members: &[
        Member { name: "PolicyArn", shape: &ARN_TYPE_SHAPE, required: true },
        Member { name: "Marker", shape: &MARKER_TYPE_SHAPE, required: false },
        Member { name: "MaxItems", shape: &MAX_ITEMS_TYPE_SHAPE, required: false },
    ],
};

/// `ListRolePoliciesRequest`.
pub static LIST_ROLE_POLICIES_REQUEST: Structure = Structure {
    name: "ListRolePoliciesRequest",
    members: &[
        Member { name: "RoleName", shape: &ROLE_NAME_TYPE_SHAPE, required: true },
        Member { name: "Marker", shape: &MARKER_TYPE_SHAPE, required: false },
        Member { name: "MaxItems", shape: &MAX_ITEMS_TYPE_SHAPE, required: false },
    ],
};

/// `ListRoleTagsRequest`.
pub static LIST_ROLE_TAGS_REQUEST: Structure = Structure {
    name: "ListRoleTagsRequest",
    members: &[
        Member { name: "RoleName", shape: &ROLE_NAME_TYPE_SHAPE, required: true },
        Member { name: "Marker", shape: &MARKER_TYPE_SHAPE, required: false },
        Member { name: "MaxItems", shape: &MAX_ITEMS_TYPE_SHAPE, required: false },
    ],
};

/// `ListRolesRequest`.
pub static LIST_ROLES_REQUEST: Structure = Structure {
    name: "ListRolesRequest",
    members: &[
        Member { name: "PathPrefix", shape: &PATH_PREFIX_TYPE_SHAPE, required: false },
        Member { name: "Marker", shape: &MARKER_TYPE_SHAPE, required: false },
        Member { name: "MaxItems", shape: &MAX_ITEMS_TYPE_SHAPE, required: false },
    ],
};

/// `ListUserPoliciesRequest`.
pub static LIST_USER_POLICIES_REQUEST: Structure = Structure {
    name: "ListUserPoliciesRequest",
    members: &[
        Member { name: "UserName", shape: &EXISTING_USER_NAME_TYPE_SHAPE, required: true },
        Member { name: "Marker", shape: &MARKER_TYPE_SHAPE, required: false },
        Member { name: "MaxItems", shape: &MAX_ITEMS_TYPE_SHAPE, required: false },
    ],
};

/// `ListUserTagsRequest`.
pub static LIST_USER_TAGS_REQUEST: Structure = Structure {
    name: "ListUserTagsRequest",
    members: &[
        Member { name: "UserName", shape: &EXISTING_USER_NAME_TYPE_SHAPE, required: true },
        Member { name: "Marker", shape: &MARKER_TYPE_SHAPE, required: false },
        Member { name: "MaxItems", shape: &MAX_ITEMS_TYPE_SHAPE, required: false },
    ],
};

/// `ListUsersRequest`.
pub static LIST_USERS_REQUEST: Structure = Structure {
    name: "ListUsersRequest",
    members: &[
        Member { name: "PathPrefix", shape: &PATH_PREFIX_TYPE_SHAPE, required: false },
        Member { name: "Marker", shape: &MARKER_TYPE_SHAPE, required: false },
        Member { name: "MaxItems", shape: &MAX_ITEMS_TYPE_SHAPE, required: false },
    ],
};

/// `OrderedOrganizationPolicyType`.
pub static ORDERED_ORGANIZATION_POLICY_TYPE: Structure = Structure {
    name: "OrderedOrganizationPolicyType",
    members: &[Member {
        name: "ServiceControlPolicyInputList",
        shape: &SIMULATION_POLICY_LIST_TYPE_SHAPE,
        required: false,
    }],
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
        Member { name: "PolicyType", shape: &POLICY_IDENTIFIER_POLICY_TYPE_SHAPE, required: false },
        Member { name: "PolicyArn", shape: &ARN_TYPE_SHAPE, required: false },
        Member {
            name: "InlinePolicyIdentifier",
            shape: &INLINE_POLICY_IDENTIFIER_TYPE_SHAPE,
            required: false,
        },
    ],
};

/// The shape `PolicyIdentifier`.
pub static POLICY_IDENTIFIER_SHAPE: Shape =
    Shape { name: "PolicyIdentifier", sensitive: false, kind: Kind::Structure(&POLICY_IDENTIFIER) };

/// `PutGroupPolicyRequest`.
pub static PUT_GROUP_POLICY_REQUEST: Structure = Structure {
    name: "PutGroupPolicyRequest",
    members: &[
        Member { name: "GroupName", shape: &GROUP_NAME_TYPE_SHAPE, required: true },
        Member { name: "PolicyName", shape: &POLICY_NAME_TYPE_SHAPE, required: true },
        Member { name: "PolicyDocument", shape: &POLICY_DOCUMENT_TYPE_SHAPE, required: true },
    ],
};

/// `PutRolePermissionsBoundaryRequest`.
pub static PUT_ROLE_PERMISSIONS_BOUNDARY_REQUEST: Structure = Structure {
    name: "PutRolePermissionsBoundaryRequest",
    members: &[
        Member { name: "RoleName", shape: &ROLE_NAME_TYPE_SHAPE, required: true },
        Member { name: "PermissionsBoundary", shape: &ARN_TYPE_SHAPE, required: true },
    ],
};

/// `PutRolePolicyRequest`.
pub static PUT_ROLE_POLICY_REQUEST: Structure = Structure {
    name: "PutRolePolicyRequest",
    members: &[
        Member { name: "RoleName", shape: &ROLE_NAME_TYPE_SHAPE, required: true },
        Member { name: "PolicyName", shape: &POLICY_NAME_TYPE_SHAPE, required: true },
        Member { name: "PolicyDocument", shape: &POLICY_DOCUMENT_TYPE_SHAPE, required: true },
    ],
};

/// `PutUserPermissionsBoundaryRequest`.
pub static PUT_USER_PERMISSIONS_BOUNDARY_REQUEST: Structure = Structure {
    name: "PutUserPermissionsBoundaryRequest",
    members: &[
        Member { name: "UserName", shape: &USER_NAME_TYPE_SHAPE, required: true },
        Member { name: "PermissionsBoundary", shape: &ARN_TYPE_SHAPE, required: true },
    ],
};

/// `PutUserPolicyRequest`.
pub static PUT_USER_POLICY_REQUEST: Structure = Structure {
    name: "PutUserPolicyRequest",
    members: &[
        Member { name: "UserName", shape: &EXISTING_USER_NAME_TYPE_SHAPE, required: true },
        Member { name: "PolicyName", shape: &POLICY_NAME_TYPE_SHAPE, required: true },
        Member { name: "PolicyDocument", shape: &POLICY_DOCUMENT_TYPE_SHAPE, required: true },
    ],
};

/// `RemoveClientIDFromOpenIDConnectProviderRequest`.
pub static REMOVE_CLIENT_ID_FROM_OPEN_ID_CONNECT_PROVIDER_REQUEST: Structure = Structure {
    name: "RemoveClientIDFromOpenIDConnectProviderRequest",
    members: &[
        Member { name: "OpenIDConnectProviderArn", shape: &ARN_TYPE_SHAPE, required: true },
        Member { name: "ClientID", shape: &CLIENT_ID_TYPE_SHAPE, required: true },
    ],
};

/// `RemoveUserFromGroupRequest`.
pub static REMOVE_USER_FROM_GROUP_REQUEST: Structure = Structure {
    name: "RemoveUserFromGroupRequest",
    members: &[
        Member { name: "GroupName", shape: &GROUP_NAME_TYPE_SHAPE, required: true },
        Member { name: "UserName", shape: &EXISTING_USER_NAME_TYPE_SHAPE, required: true },
    ],
};

/// `SetDefaultPolicyVersionRequest`.
pub static SET_DEFAULT_POLICY_VERSION_REQUEST: Structure = Structure {
    name: "SetDefaultPolicyVersionRequest",
    members: &[
        Member { name: "PolicyArn", shape: &ARN_TYPE_SHAPE, required: true },
        Member { name: "VersionId", shape: &POLICY_VERSION_ID_TYPE_SHAPE, required: true },
    ],
};

/// `SimulateCustomPolicyRequest`.
pub static SIMULATE_CUSTOM_POLICY_REQUEST: Structure = Structure {
    name: "SimulateCustomPolicyRequest",
    members: &[
        Member {
            name: "PolicyInputList",
            shape: &SIMULATION_POLICY_LIST_TYPE_SHAPE,
            required: true,
        },
        Member {
            name: "PermissionsBoundaryPolicyInputList",
            shape: &SIMULATION_POLICY_LIST_TYPE_SHAPE,
            required: false,
        },
        Member {
            name: "OrderedOrganizationPolicyInputList",
            shape: &ORGANIZATION_POLICY_LIST_TYPE_SHAPE,
            required: false,
        },
        Member { name: "ActionNames", shape: &ACTION_NAME_LIST_TYPE_SHAPE, required: true },
        Member { name: "ResourceArns", shape: &RESOURCE_NAME_LIST_TYPE_SHAPE, required: false },
        Member { name: "ResourcePolicy", shape: &POLICY_DOCUMENT_TYPE_SHAPE, required: false },
        Member { name: "ResourceOwner", shape: &RESOURCE_NAME_TYPE_SHAPE, required: false },
        Member { name: "CallerArn", shape: &RESOURCE_NAME_TYPE_SHAPE, required: false },
        Member { name: "ContextEntries", shape: &CONTEXT_ENTRY_LIST_TYPE_SHAPE, required: false },
        Member {
            name: "ResourceHandlingOption",
            shape: &RESOURCE_HANDLING_OPTION_TYPE_SHAPE,
            required: false,
        },
        Member { name: "MaxItems", shape: &MAX_ITEMS_TYPE_SHAPE, required: false },
        Member { name: "Marker", shape: &MARKER_TYPE_SHAPE, required: false },
    ],
};

/// `SimulatePrincipalPolicyRequest`.
pub static SIMULATE_PRINCIPAL_POLICY_REQUEST: Structure = Structure {
    name: "SimulatePrincipalPolicyRequest",
    members: &[
        Member { name: "PolicySourceArn", shape: &ARN_TYPE_SHAPE, required: true },
        Member {
            name: "PolicyInputList",
            shape: &SIMULATION_POLICY_LIST_TYPE_SHAPE,
            required: false,
        },
        Member {
            name: "PermissionsBoundaryPolicyInputList",
            shape: &SIMULATION_POLICY_LIST_TYPE_SHAPE,
            required: false,
        },
        Member {
            name: "PolicyExclusionList",
            shape: &POLICY_EXCLUSIONS_LIST_TYPE_SHAPE,
            required: false,
        },
        Member { name: "ActionNames", shape: &ACTION_NAME_LIST_TYPE_SHAPE, required: true },
        Member { name: "ResourceArns", shape: &RESOURCE_NAME_LIST_TYPE_SHAPE, required: false },
        Member { name: "ResourcePolicy", shape: &POLICY_DOCUMENT_TYPE_SHAPE, required: false },
        Member { name: "ResourceOwner", shape: &RESOURCE_NAME_TYPE_SHAPE, required: false },
        Member { name: "CallerArn", shape: &RESOURCE_NAME_TYPE_SHAPE, required: false },
        Member { name: "ContextEntries", shape: &CONTEXT_ENTRY_LIST_TYPE_SHAPE, required: false },
        Member {
            name: "ResourceHandlingOption",
            shape: &RESOURCE_HANDLING_OPTION_TYPE_SHAPE,
            required: false,
        },
        Member { name: "MaxItems", shape: &MAX_ITEMS_TYPE_SHAPE, required: false },
        Member { name: "Marker", shape: &MARKER_TYPE_SHAPE, required: false },
    ],
};

/// `TagPolicyRequest`.
pub static TAG_POLICY_REQUEST: Structure = Structure {
    name: "TagPolicyRequest",
    members: &[
        Member { name: "PolicyArn", shape: &ARN_TYPE_SHAPE, required: true },
        Member { name: "Tags", shape: &TAG_LIST_TYPE_SHAPE, required: true },
    ],
};

/// `TagRoleRequest`.
pub static TAG_ROLE_REQUEST: Structure = Structure {
    name: "TagRoleRequest",
    members: &[
        Member { name: "RoleName", shape: &ROLE_NAME_TYPE_SHAPE, required: true },
        Member { name: "Tags", shape: &TAG_LIST_TYPE_SHAPE, required: true },
    ],
};

/// `TagUserRequest`.
pub static TAG_USER_REQUEST: Structure = Structure {
    name: "TagUserRequest",
    members: &[
        Member { name: "UserName", shape: &EXISTING_USER_NAME_TYPE_SHAPE, required: true },
        Member { name: "Tags", shape: &TAG_LIST_TYPE_SHAPE, required: true },
    ],
};

/// `UntagPolicyRequest`.
pub static UNTAG_POLICY_REQUEST: Structure = Structure {
    name: "UntagPolicyRequest",
    members: &[
        Member { name: "PolicyArn", shape: &ARN_TYPE_SHAPE, required: true },
        Member { name: "TagKeys", shape: &TAG_KEY_LIST_TYPE_SHAPE, required: true },
    ],
};

/// `UntagRoleRequest`.
pub static UNTAG_ROLE_REQUEST: Structure = Structure {
    name: "UntagRoleRequest",
    members: &[
        Member { name: "RoleName", shape: &ROLE_NAME_TYPE_SHAPE, required: true },
        Member { name: "TagKeys", shape: &TAG_KEY_LIST_TYPE_SHAPE, required: true },
    ],
};

/// `UntagUserRequest`.
pub static UNTAG_USER_REQUEST: Structure = Structure {
    name: "UntagUserRequest",
    members: &[
        Member { name: "UserName", shape: &EXISTING_USER_NAME_TYPE_SHAPE, required: true },
        Member { name: "TagKeys", shape: &TAG_KEY_LIST_TYPE_SHAPE, required: true },
    ],
};

/// `UpdateAccessKeyRequest`.
pub static UPDATE_ACCESS_KEY_REQUEST: Structure = Structure {
    name: "UpdateAccessKeyRequest",
    members: &[
        Member { name: "UserName", shape: &EXISTING_USER_NAME_TYPE_SHAPE, required: false },
        Member { name: "AccessKeyId", shape: &ACCESS_KEY_ID_TYPE_SHAPE, required: true },
        Member { name: "Status", shape: &STATUS_TYPE_SHAPE, required: true },
    ],
};

/// `UpdateAssumeRolePolicyRequest`.
pub static UPDATE_ASSUME_ROLE_POLICY_REQUEST: Structure = Structure {
    name: "UpdateAssumeRolePolicyRequest",
    members: &[
        Member { name: "RoleName", shape: &ROLE_NAME_TYPE_SHAPE, required: true },
        Member { name: "PolicyDocument", shape: &POLICY_DOCUMENT_TYPE_SHAPE, required: true },
    ],
};

/// `UpdateGroupRequest`.
pub static UPDATE_GROUP_REQUEST: Structure = Structure {
    name: "UpdateGroupRequest",
    members: &[
        Member { name: "GroupName", shape: &GROUP_NAME_TYPE_SHAPE, required: true },
        Member { name: "NewPath", shape: &PATH_TYPE_SHAPE, required: false },
        Member { name: "NewGroupName", shape: &GROUP_NAME_TYPE_SHAPE, required: false },
    ],
};

/// `UpdateOpenIDConnectProviderThumbprintRequest`.
pub static UPDATE_OPEN_ID_CONNECT_PROVIDER_THUMBPRINT_REQUEST: Structure = Structure {
    name: "UpdateOpenIDConnectProviderThumbprintRequest",
    members: &[
        Member { name: "OpenIDConnectProviderArn", shape: &ARN_TYPE_SHAPE, required: true },
        Member { name: "ThumbprintList", shape: &THUMBPRINT_LIST_TYPE_SHAPE, required: true },
    ],
};

/// `UpdateRoleDescriptionRequest`.
pub static UPDATE_ROLE_DESCRIPTION_REQUEST: Structure = Structure {
    name: "UpdateRoleDescriptionRequest",
    members: &[
        Member { name: "RoleName", shape: &ROLE_NAME_TYPE_SHAPE, required: true },
        Member { name: "Description", shape: &ROLE_DESCRIPTION_TYPE_SHAPE, required: true },
    ],
};

/// `UpdateRoleRequest`.
pub static UPDATE_ROLE_REQUEST: Structure = Structure {
    name: "UpdateRoleRequest",
    members: &[
        Member { name: "RoleName", shape: &ROLE_NAME_TYPE_SHAPE, required: true },
        Member { name: "Description", shape: &ROLE_DESCRIPTION_TYPE_SHAPE, required: false },
        Member {
            name: "MaxSessionDuration",
            shape: &ROLE_MAX_SESSION_DURATION_TYPE_SHAPE,
            required: false,
        },
    ],
};

/// `UpdateUserRequest`.
pub static UPDATE_USER_REQUEST: Structure = Structure {
    name: "UpdateUserRequest",
    members: &[
        Member { name: "UserName", shape: &EXISTING_USER_NAME_TYPE_SHAPE, required: true },
        Member { name: "NewPath", shape: &PATH_TYPE_SHAPE, required: false },
        Member { name: "NewUserName", shape: &USER_NAME_TYPE_SHAPE, required: false },
    ],
};
