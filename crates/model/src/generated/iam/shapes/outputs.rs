//! The structures that replies carry.

use crate::shape::{Kind, Member, Shape, Structure};

use super::*;

/// `AccessKey`.
pub static ACCESS_KEY: Structure = Structure {
    name: "AccessKey",
    members: &[
        Member { name: "UserName", shape: &USER_NAME_TYPE_SHAPE, required: true },
        Member { name: "AccessKeyId", shape: &ACCESS_KEY_ID_TYPE_SHAPE, required: true },
        Member { name: "Status", shape: &STATUS_TYPE_SHAPE, required: true },
        Member { name: "SecretAccessKey", shape: &ACCESS_KEY_SECRET_TYPE_SHAPE, required: true },
        Member { name: "CreateDate", shape: &DATE_TYPE_SHAPE, required: false },
    ],
};

/// The shape `AccessKey`.
pub static ACCESS_KEY_SHAPE: Shape =
    Shape { name: "AccessKey", sensitive: false, kind: Kind::Structure(&ACCESS_KEY) };

/// `AccessKeyLastUsed`.
pub static ACCESS_KEY_LAST_USED: Structure = Structure {
    name: "AccessKeyLastUsed",
    members: &[
        Member { name: "LastUsedDate", shape: &DATE_TYPE_SHAPE, required: false },
        Member { name: "ServiceName", shape: &STRING_TYPE_SHAPE, required: true },
        Member { name: "Region", shape: &STRING_TYPE_SHAPE, required: true },
    ],
};

/// The shape `AccessKeyLastUsed`.
pub static ACCESS_KEY_LAST_USED_SHAPE: Shape = Shape {
    name: "AccessKeyLastUsed",
    sensitive: false,
    kind: Kind::Structure(&ACCESS_KEY_LAST_USED),
};

/// `AccessKeyMetadata`.
pub static ACCESS_KEY_METADATA: Structure = Structure {
    name: "AccessKeyMetadata",
    members: &[
        Member { name: "UserName", shape: &USER_NAME_TYPE_SHAPE, required: false },
        Member { name: "AccessKeyId", shape: &ACCESS_KEY_ID_TYPE_SHAPE, required: false },
        Member { name: "Status", shape: &STATUS_TYPE_SHAPE, required: false },
        Member { name: "CreateDate", shape: &DATE_TYPE_SHAPE, required: false },
    ],
};

/// The shape `AccessKeyMetadata`.
pub static ACCESS_KEY_METADATA_SHAPE: Shape = Shape {
    name: "AccessKeyMetadata",
    sensitive: false,
    kind: Kind::Structure(&ACCESS_KEY_METADATA),
};

/// `AttachedPermissionsBoundary`.
pub static ATTACHED_PERMISSIONS_BOUNDARY: Structure = Structure {
    name: "AttachedPermissionsBoundary",
    members: &[
        Member {
            name: "PermissionsBoundaryType",
            shape: &PERMISSIONS_BOUNDARY_ATTACHMENT_TYPE_SHAPE,
            required: false,
        },
        Member { name: "PermissionsBoundaryArn", shape: &ARN_TYPE_SHAPE, required: false },
    ],
};

/// The shape `AttachedPermissionsBoundary`.
pub static ATTACHED_PERMISSIONS_BOUNDARY_SHAPE: Shape = Shape {
    name: "AttachedPermissionsBoundary",
    sensitive: false,
    kind: Kind::Structure(&ATTACHED_PERMISSIONS_BOUNDARY),
};

/// `AttachedPolicy`.
pub static ATTACHED_POLICY: Structure = Structure {
    name: "AttachedPolicy",
    members: &[
        Member { name: "PolicyName", shape: &POLICY_NAME_TYPE_SHAPE, required: false },
        Member { name: "PolicyArn", shape: &ARN_TYPE_SHAPE, required: false },
    ],
};

/// The shape `AttachedPolicy`.
pub static ATTACHED_POLICY_SHAPE: Shape =
    Shape { name: "AttachedPolicy", sensitive: false, kind: Kind::Structure(&ATTACHED_POLICY) };

/// `CreateAccessKeyResponse`.
pub static CREATE_ACCESS_KEY_RESPONSE: Structure = Structure {
    name: "CreateAccessKeyResponse",
    members: &[Member { name: "AccessKey", shape: &ACCESS_KEY_SHAPE, required: true }],
};

/// `CreateGroupResponse`.
pub static CREATE_GROUP_RESPONSE: Structure = Structure {
    name: "CreateGroupResponse",
    members: &[Member { name: "Group", shape: &GROUP_SHAPE, required: true }],
};

/// `CreateOpenIDConnectProviderResponse`.
pub static CREATE_OPEN_ID_CONNECT_PROVIDER_RESPONSE: Structure = Structure {
    name: "CreateOpenIDConnectProviderResponse",
    members: &[
        Member { name: "OpenIDConnectProviderArn", shape: &ARN_TYPE_SHAPE, required: false },
        Member { name: "Tags", shape: &TAG_LIST_TYPE_SHAPE, required: false },
    ],
};

/// `CreatePolicyResponse`.
pub static CREATE_POLICY_RESPONSE: Structure = Structure {
    name: "CreatePolicyResponse",
    members: &[Member { name: "Policy", shape: &POLICY_SHAPE, required: false }],
};

/// `CreatePolicyVersionResponse`.
pub static CREATE_POLICY_VERSION_RESPONSE: Structure = Structure {
    name: "CreatePolicyVersionResponse",
    members: &[Member { name: "PolicyVersion", shape: &POLICY_VERSION_SHAPE, required: false }],
};

/// `CreateRoleResponse`.
pub static CREATE_ROLE_RESPONSE: Structure = Structure {
    name: "CreateRoleResponse",
    members: &[Member { name: "Role", shape: &ROLE_SHAPE, required: true }],
};

/// `CreateUserResponse`.
pub static CREATE_USER_RESPONSE: Structure = Structure {
    name: "CreateUserResponse",
    members: &[Member { name: "User", shape: &USER_SHAPE, required: false }],
};

/// `EvaluationResult`.
pub static EVALUATION_RESULT: Structure = Structure {
    name: "EvaluationResult",
    members: &[
        Member { name: "EvalActionName", shape: &ACTION_NAME_TYPE_SHAPE, required: true },
        Member { name: "EvalResourceName", shape: &RESOURCE_NAME_TYPE_SHAPE, required: false },
        Member {
            name: "EvalDecision",
            shape: &POLICY_EVALUATION_DECISION_TYPE_SHAPE,
            required: true,
        },
        Member { name: "MatchedStatements", shape: &STATEMENT_LIST_TYPE_SHAPE, required: false },
        Member {
            name: "MissingContextValues",
            shape: &CONTEXT_KEY_NAMES_RESULT_LIST_TYPE_SHAPE,
            required: false,
        },
        Member {
            name: "OrganizationsDecisionDetail",
            shape: &ORGANIZATIONS_DECISION_DETAIL_SHAPE,
            required: false,
        },
        Member {
            name: "PermissionsBoundaryDecisionDetail",
            shape: &PERMISSIONS_BOUNDARY_DECISION_DETAIL_SHAPE,
            required: false,
        },
        Member {
            name: "EvalDecisionDetails",
            shape: &EVAL_DECISION_DETAILS_TYPE_SHAPE,
            required: false,
        },
        Member {
            name: "ResourceSpecificResults",
            shape: &RESOURCE_SPECIFIC_RESULT_LIST_TYPE_SHAPE,
            required: false,
        },
    ],
};

/// The shape `EvaluationResult`.
pub static EVALUATION_RESULT_SHAPE: Shape =
    Shape { name: "EvaluationResult", sensitive: false, kind: Kind::Structure(&EVALUATION_RESULT) };

/// `GetAccessKeyLastUsedResponse`.
pub static GET_ACCESS_KEY_LAST_USED_RESPONSE: Structure = Structure {
    name: "GetAccessKeyLastUsedResponse",
    members: &[
        Member { name: "UserName", shape: &EXISTING_USER_NAME_TYPE_SHAPE, required: false },
        Member { name: "AccessKeyLastUsed", shape: &ACCESS_KEY_LAST_USED_SHAPE, required: false },
    ],
};

/// `GetGroupPolicyResponse`.
pub static GET_GROUP_POLICY_RESPONSE: Structure = Structure {
    name: "GetGroupPolicyResponse",
    members: &[
        Member { name: "GroupName", shape: &GROUP_NAME_TYPE_SHAPE, required: true },
        Member { name: "PolicyName", shape: &POLICY_NAME_TYPE_SHAPE, required: true },
        Member { name: "PolicyDocument", shape: &POLICY_DOCUMENT_TYPE_SHAPE, required: true },
    ],
};

/// `GetGroupResponse`.
pub static GET_GROUP_RESPONSE: Structure = Structure {
    name: "GetGroupResponse",
    members: &[
        Member { name: "Group", shape: &GROUP_SHAPE, required: true },
        Member { name: "Users", shape: &USER_LIST_TYPE_SHAPE, required: true },
        Member { name: "IsTruncated", shape: &BOOLEAN_TYPE_SHAPE, required: false },
        Member { name: "Marker", shape: &RESPONSE_MARKER_TYPE_SHAPE, required: false },
    ],
};

/// `GetOpenIDConnectProviderResponse`.
pub static GET_OPEN_ID_CONNECT_PROVIDER_RESPONSE: Structure = Structure {
    name: "GetOpenIDConnectProviderResponse",
    members: &[
        Member { name: "Url", shape: &OPEN_ID_CONNECT_PROVIDER_URL_TYPE_SHAPE, required: false },
        Member { name: "ClientIDList", shape: &CLIENT_ID_LIST_TYPE_SHAPE, required: false },
        Member { name: "ThumbprintList", shape: &THUMBPRINT_LIST_TYPE_SHAPE, required: false },
        Member { name: "CreateDate", shape: &DATE_TYPE_SHAPE, required: false },
        Member { name: "Tags", shape: &TAG_LIST_TYPE_SHAPE, required: false },
    ],
};

/// `GetPolicyResponse`.
pub static GET_POLICY_RESPONSE: Structure = Structure {
    name: "GetPolicyResponse",
    members: &[Member { name: "Policy", shape: &POLICY_SHAPE, required: false }],
};

/// `GetPolicyVersionResponse`.
pub static GET_POLICY_VERSION_RESPONSE: Structure = Structure {
    name: "GetPolicyVersionResponse",
    members: &[Member { name: "PolicyVersion", shape: &POLICY_VERSION_SHAPE, required: false }],
};

/// `GetRolePolicyResponse`.
pub static GET_ROLE_POLICY_RESPONSE: Structure = Structure {
    name: "GetRolePolicyResponse",
    members: &[
        Member { name: "RoleName", shape: &ROLE_NAME_TYPE_SHAPE, required: true },
        Member { name: "PolicyName", shape: &POLICY_NAME_TYPE_SHAPE, required: true },
        Member { name: "PolicyDocument", shape: &POLICY_DOCUMENT_TYPE_SHAPE, required: true },
    ],
};

/// `GetRoleResponse`.
pub static GET_ROLE_RESPONSE: Structure = Structure {
    name: "GetRoleResponse",
    members: &[Member { name: "Role", shape: &ROLE_SHAPE, required: true }],
};

/// `GetUserPolicyResponse`.
pub static GET_USER_POLICY_RESPONSE: Structure = Structure {
    name: "GetUserPolicyResponse",
    members: &[
        Member { name: "UserName", shape: &EXISTING_USER_NAME_TYPE_SHAPE, required: true },
        Member { name: "PolicyName", shape: &POLICY_NAME_TYPE_SHAPE, required: true },
        Member { name: "PolicyDocument", shape: &POLICY_DOCUMENT_TYPE_SHAPE, required: true },
    ],
};

/// `GetUserResponse`.
pub static GET_USER_RESPONSE: Structure = Structure {
    name: "GetUserResponse",
    members: &[Member { name: "User", shape: &USER_SHAPE, required: true }],
};

/// `Group`.
pub static GROUP: Structure = Structure {
    name: "Group",
    members: &[
        Member { name: "Path", shape: &PATH_TYPE_SHAPE, required: true },
        Member { name: "GroupName", shape: &GROUP_NAME_TYPE_SHAPE, required: true },
        Member { name: "GroupId", shape: &ID_TYPE_SHAPE, required: true },
        Member { name: "Arn", shape: &ARN_TYPE_SHAPE, required: true },
        Member { name: "CreateDate", shape: &DATE_TYPE_SHAPE, required: true },
    ],
};

/// The shape `Group`.
pub static GROUP_SHAPE: Shape =
    Shape { name: "Group", sensitive: false, kind: Kind::Structure(&GROUP) };

/// `ListAccessKeysResponse`.
pub static LIST_ACCESS_KEYS_RESPONSE: Structure = Structure {
    name: "ListAccessKeysResponse",
    members: &[
        Member {
            name: "AccessKeyMetadata",
            shape: &ACCESS_KEY_METADATA_LIST_TYPE_SHAPE,
            required: true,
        },
        Member { name: "IsTruncated", shape: &BOOLEAN_TYPE_SHAPE, required: false },
        Member { name: "Marker", shape: &RESPONSE_MARKER_TYPE_SHAPE, required: false },
    ],
};

/// `ListAttachedGroupPoliciesResponse`.
pub static LIST_ATTACHED_GROUP_POLICIES_RESPONSE: Structure = Structure {
    name: "ListAttachedGroupPoliciesResponse",
    members: &[
        Member {
            name: "AttachedPolicies",
            shape: &ATTACHED_POLICIES_LIST_TYPE_SHAPE,
            required: false,
        },
        Member { name: "IsTruncated", shape: &BOOLEAN_TYPE_SHAPE, required: false },
        Member { name: "Marker", shape: &RESPONSE_MARKER_TYPE_SHAPE, required: false },
    ],
};

/// `ListAttachedRolePoliciesResponse`.
pub static LIST_ATTACHED_ROLE_POLICIES_RESPONSE: Structure = Structure {
    name: "ListAttachedRolePoliciesResponse",
    members: &[
        Member {
            name: "AttachedPolicies",
            shape: &ATTACHED_POLICIES_LIST_TYPE_SHAPE,
            required: false,
        },
        Member { name: "IsTruncated", shape: &BOOLEAN_TYPE_SHAPE, required: false },
        Member { name: "Marker", shape: &RESPONSE_MARKER_TYPE_SHAPE, required: false },
    ],
};

/// `ListAttachedUserPoliciesResponse`.
pub static LIST_ATTACHED_USER_POLICIES_RESPONSE: Structure = Structure {
    name: "ListAttachedUserPoliciesResponse",
    members: &[
        Member {
            name: "AttachedPolicies",
            shape: &ATTACHED_POLICIES_LIST_TYPE_SHAPE,
            required: false,
        },
        Member { name: "IsTruncated", shape: &BOOLEAN_TYPE_SHAPE, required: false },
        Member { name: "Marker", shape: &RESPONSE_MARKER_TYPE_SHAPE, required: false },
    ],
};

/// `ListEntitiesForPolicyResponse`.
pub static LIST_ENTITIES_FOR_POLICY_RESPONSE: Structure = Structure {
    name: "ListEntitiesForPolicyResponse",
    members: &[
        Member { name: "PolicyGroups", shape: &POLICY_GROUP_LIST_TYPE_SHAPE, required: false },
        Member { name: "PolicyUsers", shape: &POLICY_USER_LIST_TYPE_SHAPE, required: false },
        Member { name: "PolicyRoles", shape: &POLICY_ROLE_LIST_TYPE_SHAPE, required: false },
        Member { name: "IsTruncated", shape: &BOOLEAN_TYPE_SHAPE, required: false },
        Member { name: "Marker", shape: &RESPONSE_MARKER_TYPE_SHAPE, required: false },
    ],
};

/// `ListGroupPoliciesResponse`.
pub static LIST_GROUP_POLICIES_RESPONSE: Structure = Structure {
    name: "ListGroupPoliciesResponse",
    members: &[
        Member { name: "PolicyNames", shape: &POLICY_NAME_LIST_TYPE_SHAPE, required: true },
        Member { name: "IsTruncated", shape: &BOOLEAN_TYPE_SHAPE, required: false },
        Member { name: "Marker", shape: &RESPONSE_MARKER_TYPE_SHAPE, required: false },
    ],
};

/// `ListGroupsForUserResponse`.
pub static LIST_GROUPS_FOR_USER_RESPONSE: Structure = Structure {
    name: "ListGroupsForUserResponse",
    members: &[
        Member { name: "Groups", shape: &GROUP_LIST_TYPE_SHAPE, required: true },
        Member { name: "IsTruncated", shape: &BOOLEAN_TYPE_SHAPE, required: false },
        Member { name: "Marker", shape: &RESPONSE_MARKER_TYPE_SHAPE, required: false },
    ],
};

/// `ListGroupsResponse`.
pub static LIST_GROUPS_RESPONSE: Structure = Structure {
    name: "ListGroupsResponse",
    members: &[
        Member { name: "Groups", shape: &GROUP_LIST_TYPE_SHAPE, required: true },
        Member { name: "IsTruncated", shape: &BOOLEAN_TYPE_SHAPE, required: false },
        Member { name: "Marker", shape: &RESPONSE_MARKER_TYPE_SHAPE, required: false },
    ],
};

/// `ListOpenIDConnectProvidersResponse`.
pub static LIST_OPEN_ID_CONNECT_PROVIDERS_RESPONSE: Structure = Structure {
    name: "ListOpenIDConnectProvidersResponse",
    members: &[Member {
        name: "OpenIDConnectProviderList",
        shape: &OPEN_ID_CONNECT_PROVIDER_LIST_TYPE_SHAPE,
        required: false,
    }],
};

/// `ListPoliciesResponse`.
pub static LIST_POLICIES_RESPONSE: Structure = Structure {
    name: "ListPoliciesResponse",
    members: &[
        Member { name: "Policies", shape: &POLICY_LIST_TYPE_SHAPE, required: false },
        Member { name: "IsTruncated", shape: &BOOLEAN_TYPE_SHAPE, required: false },
        Member { name: "Marker", shape: &RESPONSE_MARKER_TYPE_SHAPE, required: false },
    ],
};

/// `ListPolicyTagsResponse`.
pub static LIST_POLICY_TAGS_RESPONSE: Structure = Structure {
    name: "ListPolicyTagsResponse",
    members: &[
        Member { name: "Tags", shape: &TAG_LIST_TYPE_SHAPE, required: true },
        Member { name: "IsTruncated", shape: &BOOLEAN_TYPE_SHAPE, required: false },
        Member { name: "Marker", shape: &RESPONSE_MARKER_TYPE_SHAPE, required: false },
    ],
};

/// `ListPolicyVersionsResponse`.
pub static LIST_POLICY_VERSIONS_RESPONSE: Structure = Structure {
    name: "ListPolicyVersionsResponse",
    members: &[
        Member {
            name: "Versions",
            shape: &POLICY_DOCUMENT_VERSION_LIST_TYPE_SHAPE,
            required: false,
        },
        Member { name: "IsTruncated", shape: &BOOLEAN_TYPE_SHAPE, required: false },
        Member { name: "Marker", shape: &RESPONSE_MARKER_TYPE_SHAPE, required: false },
    ],
};

/// `ListRolePoliciesResponse`.
pub static LIST_ROLE_POLICIES_RESPONSE: Structure = Structure {
    name: "ListRolePoliciesResponse",
    members: &[
        Member { name: "PolicyNames", shape: &POLICY_NAME_LIST_TYPE_SHAPE, required: true },
        Member { name: "IsTruncated", shape: &BOOLEAN_TYPE_SHAPE, required: false },
        Member { name: "Marker", shape: &RESPONSE_MARKER_TYPE_SHAPE, required: false },
    ],
};

/// `ListRoleTagsResponse`.
pub static LIST_ROLE_TAGS_RESPONSE: Structure = Structure {
    name: "ListRoleTagsResponse",
    members: &[
        Member { name: "Tags", shape: &TAG_LIST_TYPE_SHAPE, required: true },
        Member { name: "IsTruncated", shape: &BOOLEAN_TYPE_SHAPE, required: false },
        Member { name: "Marker", shape: &RESPONSE_MARKER_TYPE_SHAPE, required: false },
    ],
};

/// `ListRolesResponse`.
pub static LIST_ROLES_RESPONSE: Structure = Structure {
    name: "ListRolesResponse",
    members: &[
        Member { name: "Roles", shape: &ROLE_LIST_TYPE_SHAPE, required: true },
        Member { name: "IsTruncated", shape: &BOOLEAN_TYPE_SHAPE, required: false },
        Member { name: "Marker", shape: &RESPONSE_MARKER_TYPE_SHAPE, required: false },
    ],
};

/// `ListUserPoliciesResponse`.
pub static LIST_USER_POLICIES_RESPONSE: Structure = Structure {
    name: "ListUserPoliciesResponse",
    members: &[
        Member { name: "PolicyNames", shape: &POLICY_NAME_LIST_TYPE_SHAPE, required: true },
        Member { name: "IsTruncated", shape: &BOOLEAN_TYPE_SHAPE, required: false },
        Member { name: "Marker", shape: &RESPONSE_MARKER_TYPE_SHAPE, required: false },
    ],
};

/// `ListUserTagsResponse`.
pub static LIST_USER_TAGS_RESPONSE: Structure = Structure {
    name: "ListUserTagsResponse",
    members: &[
        Member { name: "Tags", shape: &TAG_LIST_TYPE_SHAPE, required: true },
        Member { name: "IsTruncated", shape: &BOOLEAN_TYPE_SHAPE, required: false },
        Member { name: "Marker", shape: &RESPONSE_MARKER_TYPE_SHAPE, required: false },
    ],
};

/// `ListUsersResponse`.
pub static LIST_USERS_RESPONSE: Structure = Structure {
    name: "ListUsersResponse",
    members: &[
        Member { name: "Users", shape: &USER_LIST_TYPE_SHAPE, required: true },
        Member { name: "IsTruncated", shape: &BOOLEAN_TYPE_SHAPE, required: false },
        Member { name: "Marker", shape: &RESPONSE_MARKER_TYPE_SHAPE, required: false },
    ],
};

/// `OpenIDConnectProviderListEntry`.
pub static OPEN_ID_CONNECT_PROVIDER_LIST_ENTRY: Structure = Structure {
    name: "OpenIDConnectProviderListEntry",
    members: &[Member { name: "Arn", shape: &ARN_TYPE_SHAPE, required: false }],
};

/// The shape `OpenIDConnectProviderListEntry`.
pub static OPEN_ID_CONNECT_PROVIDER_LIST_ENTRY_SHAPE: Shape = Shape {
    name: "OpenIDConnectProviderListEntry",
    sensitive: false,
    kind: Kind::Structure(&OPEN_ID_CONNECT_PROVIDER_LIST_ENTRY),
};

/// `OrganizationsDecisionDetail`.
pub static ORGANIZATIONS_DECISION_DETAIL: Structure = Structure {
    name: "OrganizationsDecisionDetail",
    members: &[Member {
        name: "AllowedByOrganizations",
        shape: &BOOLEAN_TYPE_SHAPE,
        required: false,
    }],
};

/// The shape `OrganizationsDecisionDetail`.
pub static ORGANIZATIONS_DECISION_DETAIL_SHAPE: Shape = Shape {
    name: "OrganizationsDecisionDetail",
    sensitive: false,
    kind: Kind::Structure(&ORGANIZATIONS_DECISION_DETAIL),
};

/// `PermissionsBoundaryDecisionDetail`.
pub static PERMISSIONS_BOUNDARY_DECISION_DETAIL: Structure = Structure {
    name: "PermissionsBoundaryDecisionDetail",
    members: &[Member {
        name: "AllowedByPermissionsBoundary",
        shape: &BOOLEAN_TYPE_SHAPE,
        required: false,
    }],
};

/// The shape `PermissionsBoundaryDecisionDetail`.
pub static PERMISSIONS_BOUNDARY_DECISION_DETAIL_SHAPE: Shape = Shape {
    name: "PermissionsBoundaryDecisionDetail",
    sensitive: false,
    kind: Kind::Structure(&PERMISSIONS_BOUNDARY_DECISION_DETAIL),
};

/// `Policy`.
pub static POLICY: Structure = Structure {
    name: "Policy",
    members: &[
        Member { name: "PolicyName", shape: &POLICY_NAME_TYPE_SHAPE, required: false },
        Member { name: "PolicyId", shape: &ID_TYPE_SHAPE, required: false },
        Member { name: "Arn", shape: &ARN_TYPE_SHAPE, required: false },
        Member { name: "Path", shape: &POLICY_PATH_TYPE_SHAPE, required: false },
        Member { name: "DefaultVersionId", shape: &POLICY_VERSION_ID_TYPE_SHAPE, required: false },
        Member { name: "AttachmentCount", shape: &ATTACHMENT_COUNT_TYPE_SHAPE, required: false },
        Member {
            name: "PermissionsBoundaryUsageCount",
            shape: &ATTACHMENT_COUNT_TYPE_SHAPE,
            required: false,
        },
        Member { name: "IsAttachable", shape: &BOOLEAN_TYPE_SHAPE, required: false },
        Member { name: "Description", shape: &POLICY_DESCRIPTION_TYPE_SHAPE, required: false },
        Member { name: "CreateDate", shape: &DATE_TYPE_SHAPE, required: false },
        Member { name: "UpdateDate", shape: &DATE_TYPE_SHAPE, required: false },
        Member { name: "Tags", shape: &TAG_LIST_TYPE_SHAPE, required: false },
    ],
};

/// The shape `Policy`.
pub static POLICY_SHAPE: Shape =
    Shape { name: "Policy", sensitive: false, kind: Kind::Structure(&POLICY) };

/// `PolicyGroup`.
pub static POLICY_GROUP: Structure = Structure {
    name: "PolicyGroup",
    members: &[
        Member { name: "GroupName", shape: &GROUP_NAME_TYPE_SHAPE, required: false },
        Member { name: "GroupId", shape: &ID_TYPE_SHAPE, required: false },
    ],
};

/// The shape `PolicyGroup`.
pub static POLICY_GROUP_SHAPE: Shape =
    Shape { name: "PolicyGroup", sensitive: false, kind: Kind::Structure(&POLICY_GROUP) };

/// `PolicyRole`.
pub static POLICY_ROLE: Structure = Structure {
    name: "PolicyRole",
    members: &[
        Member { name: "RoleName", shape: &ROLE_NAME_TYPE_SHAPE, required: false },
        Member { name: "RoleId", shape: &ID_TYPE_SHAPE, required: false },
    ],
};

/// The shape `PolicyRole`.
pub static POLICY_ROLE_SHAPE: Shape =
    Shape { name: "PolicyRole", sensitive: false, kind: Kind::Structure(&POLICY_ROLE) };

/// `PolicyUser`.
pub static POLICY_USER: Structure = Structure {
    name: "PolicyUser",
    members: &[
        Member { name: "UserName", shape: &USER_NAME_TYPE_SHAPE, required: false },
        Member { name: "UserId", shape: &ID_TYPE_SHAPE, required: false },
    ],
};

/// The shape `PolicyUser`.
pub static POLICY_USER_SHAPE: Shape =
    Shape { name: "PolicyUser", sensitive: false, kind: Kind::Structure(&POLICY_USER) };

/// `PolicyVersion`.
pub static POLICY_VERSION: Structure = Structure {
    name: "PolicyVersion",
    members: &[
        Member { name: "Document", shape: &POLICY_DOCUMENT_TYPE_SHAPE, required: false },
        Member { name: "VersionId", shape: &POLICY_VERSION_ID_TYPE_SHAPE, required: false },
        Member { name: "IsDefaultVersion", shape: &BOOLEAN_TYPE_SHAPE, required: false },
        Member { name: "CreateDate", shape: &DATE_TYPE_SHAPE, required: false },
    ],
};

/// The shape `PolicyVersion`.
pub static POLICY_VERSION_SHAPE: Shape =
    Shape { name: "PolicyVersion", sensitive: false, kind: Kind::Structure(&POLICY_VERSION) };

/// `Position`.
pub static POSITION: Structure = Structure {
    name: "Position",
    members: &[
        Member { name: "Line", shape: &LINE_NUMBER_SHAPE, required: false },
        Member { name: "Column", shape: &COLUMN_NUMBER_SHAPE, required: false },
    ],
};

/// The shape `Position`.
pub static POSITION_SHAPE: Shape =
    Shape { name: "Position", sensitive: false, kind: Kind::Structure(&POSITION) };

/// `ResourceSpecificResult`.
pub static RESOURCE_SPECIFIC_RESULT: Structure = Structure {
    name: "ResourceSpecificResult",
    members: &[
        Member { name: "EvalResourceName", shape: &RESOURCE_NAME_TYPE_SHAPE, required: true },
        Member {
            name: "EvalResourceDecision",
            shape: &POLICY_EVALUATION_DECISION_TYPE_SHAPE,
            required: true,
        },
        Member { name: "MatchedStatements", shape: &STATEMENT_LIST_TYPE_SHAPE, required: false },
        Member {
            name: "MissingContextValues",
            shape: &CONTEXT_KEY_NAMES_RESULT_LIST_TYPE_SHAPE,
            required: false,
        },
        Member {
            name: "EvalDecisionDetails",
            shape: &EVAL_DECISION_DETAILS_TYPE_SHAPE,
            required: false,
        },
        Member {
            name: "PermissionsBoundaryDecisionDetail",
            shape: &PERMISSIONS_BOUNDARY_DECISION_DETAIL_SHAPE,
            required: false,
        },
    ],
};

/// The shape `ResourceSpecificResult`.
pub static RESOURCE_SPECIFIC_RESULT_SHAPE: Shape = Shape {
    name: "ResourceSpecificResult",
    sensitive: false,
    kind: Kind::Structure(&RESOURCE_SPECIFIC_RESULT),
};

/// `Role`.
pub static ROLE: Structure = Structure {
    name: "Role",
    members: &[
        Member { name: "Path", shape: &PATH_TYPE_SHAPE, required: true },
        Member { name: "RoleName", shape: &ROLE_NAME_TYPE_SHAPE, required: true },
        Member { name: "RoleId", shape: &ID_TYPE_SHAPE, required: true },
        Member { name: "Arn", shape: &ARN_TYPE_SHAPE, required: true },
        Member { name: "CreateDate", shape: &DATE_TYPE_SHAPE, required: true },
        Member {
            name: "AssumeRolePolicyDocument",
            shape: &POLICY_DOCUMENT_TYPE_SHAPE,
            required: false,
        },
        Member { name: "Description", shape: &ROLE_DESCRIPTION_TYPE_SHAPE, required: false },
        Member {
            name: "MaxSessionDuration",
            shape: &ROLE_MAX_SESSION_DURATION_TYPE_SHAPE,
            required: false,
        },
        Member {
            name: "PermissionsBoundary",
            shape: &ATTACHED_PERMISSIONS_BOUNDARY_SHAPE,
            required: false,
        },
        Member { name: "Tags", shape: &TAG_LIST_TYPE_SHAPE, required: false },
        Member { name: "RoleLastUsed", shape: &ROLE_LAST_USED_SHAPE, required: false },
        Member { name: "SourceRoleTemplate", shape: &SOURCE_ROLE_TEMPLATE_SHAPE, required: false },
    ],
};

/// The shape `Role`.
pub static ROLE_SHAPE: Shape =
    Shape { name: "Role", sensitive: false, kind: Kind::Structure(&ROLE) };

/// `RoleLastUsed`.
pub static ROLE_LAST_USED: Structure = Structure {
    name: "RoleLastUsed",
    members: &[
        Member { name: "LastUsedDate", shape: &DATE_TYPE_SHAPE, required: false },
        Member { name: "Region", shape: &STRING_TYPE_SHAPE, required: false },
    ],
};

/// The shape `RoleLastUsed`.
pub static ROLE_LAST_USED_SHAPE: Shape =
    Shape { name: "RoleLastUsed", sensitive: false, kind: Kind::Structure(&ROLE_LAST_USED) };

/// `SimulatePolicyResponse`.
pub static SIMULATE_POLICY_RESPONSE: Structure = Structure {
    name: "SimulatePolicyResponse",
    members: &[
        Member {
            name: "EvaluationResults",
            shape: &EVALUATION_RESULTS_LIST_TYPE_SHAPE,
            required: false,
        },
        Member { name: "IsTruncated", shape: &BOOLEAN_TYPE_SHAPE, required: false },
        Member { name: "Marker", shape: &RESPONSE_MARKER_TYPE_SHAPE, required: false },
    ],
};

/// `SourceRoleTemplate`.
pub static SOURCE_ROLE_TEMPLATE: Structure = Structure {
    name: "SourceRoleTemplate",
    members: &[
        Member { name: "TemplateArn", shape: &ARN_TYPE_SHAPE, required: true },
        Member { name: "TemplateMinorVersion", shape: &INTEGER_TYPE_SHAPE, required: true },
    ],
};

/// The shape `SourceRoleTemplate`.
pub static SOURCE_ROLE_TEMPLATE_SHAPE: Shape = Shape {
    name: "SourceRoleTemplate",
    sensitive: false,
    kind: Kind::Structure(&SOURCE_ROLE_TEMPLATE),
};

/// `Statement`.
pub static STATEMENT: Structure = Structure {
    name: "Statement",
    members: &[
        Member { name: "SourcePolicyId", shape: &POLICY_IDENTIFIER_TYPE_SHAPE, required: false },
        Member { name: "SourcePolicyType", shape: &POLICY_SOURCE_TYPE_SHAPE, required: false },
        Member { name: "StartPosition", shape: &POSITION_SHAPE, required: false },
        Member { name: "EndPosition", shape: &POSITION_SHAPE, required: false },
    ],
};

/// The shape `Statement`.
pub static STATEMENT_SHAPE: Shape =
    Shape { name: "Statement", sensitive: false, kind: Kind::Structure(&STATEMENT) };

/// `UpdateRoleDescriptionResponse`.
pub static UPDATE_ROLE_DESCRIPTION_RESPONSE: Structure = Structure {
    name: "UpdateRoleDescriptionResponse",
    members: &[Member { name: "Role", shape: &ROLE_SHAPE, required: false }],
};

/// `UpdateRoleResponse`.
pub static UPDATE_ROLE_RESPONSE: Structure = Structure { name: "UpdateRoleResponse", members: &[] };

/// `User`.
pub static USER: Structure = Structure {
    name: "User",
    members: &[
        Member { name: "Path", shape: &PATH_TYPE_SHAPE, required: true },
        Member { name: "UserName", shape: &USER_NAME_TYPE_SHAPE, required: true },
        Member { name: "UserId", shape: &ID_TYPE_SHAPE, required: true },
        Member { name: "Arn", shape: &ARN_TYPE_SHAPE, required: true },
        Member { name: "CreateDate", shape: &DATE_TYPE_SHAPE, required: true },
        Member { name: "PasswordLastUsed", shape: &DATE_TYPE_SHAPE, required: false },
        Member {
            name: "PermissionsBoundary",
            shape: &ATTACHED_PERMISSIONS_BOUNDARY_SHAPE,
            required: false,
        },
        Member { name: "Tags", shape: &TAG_LIST_TYPE_SHAPE, required: false },
    ],
};

/// The shape `User`.
pub static USER_SHAPE: Shape =
    Shape { name: "User", sensitive: false, kind: Kind::Structure(&USER) };
