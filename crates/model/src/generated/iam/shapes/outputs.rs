//! The structures that replies carry.

use crate::shape::{Kind, Member, Shape, Structure};

use super::*;

/// `AccessKey`.
pub static ACCESS_KEY: Structure = Structure {
    name: "AccessKey",
    members: &[
        Member::required("UserName", &USER_NAME_TYPE_SHAPE),
        Member::required("AccessKeyId", &ACCESS_KEY_ID_TYPE_SHAPE),
        Member::required("Status", &STATUS_TYPE_SHAPE),
        Member::required("SecretAccessKey", &ACCESS_KEY_SECRET_TYPE_SHAPE),
        Member::optional("CreateDate", &DATE_TYPE_SHAPE),
    ],
};

/// The shape `AccessKey`.
pub static ACCESS_KEY_SHAPE: Shape =
    Shape { name: "AccessKey", sensitive: false, kind: Kind::Structure(&ACCESS_KEY) };

/// `AccessKeyLastUsed`.
pub static ACCESS_KEY_LAST_USED: Structure = Structure {
    name: "AccessKeyLastUsed",
    members: &[
        Member::optional("LastUsedDate", &DATE_TYPE_SHAPE),
        Member::required("ServiceName", &STRING_TYPE_SHAPE),
        Member::required("Region", &STRING_TYPE_SHAPE),
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
        Member::optional("UserName", &USER_NAME_TYPE_SHAPE),
        Member::optional("AccessKeyId", &ACCESS_KEY_ID_TYPE_SHAPE),
        Member::optional("Status", &STATUS_TYPE_SHAPE),
        Member::optional("CreateDate", &DATE_TYPE_SHAPE),
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
        Member::optional("PermissionsBoundaryType", &PERMISSIONS_BOUNDARY_ATTACHMENT_TYPE_SHAPE),
        Member::optional("PermissionsBoundaryArn", &ARN_TYPE_SHAPE),
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
        Member::optional("PolicyName", &POLICY_NAME_TYPE_SHAPE),
        Member::optional("PolicyArn", &ARN_TYPE_SHAPE),
    ],
};

/// The shape `AttachedPolicy`.
pub static ATTACHED_POLICY_SHAPE: Shape =
    Shape { name: "AttachedPolicy", sensitive: false, kind: Kind::Structure(&ATTACHED_POLICY) };

/// `CreateAccessKeyResponse`.
pub static CREATE_ACCESS_KEY_RESPONSE: Structure = Structure {
    name: "CreateAccessKeyResponse",
    members: &[Member::required("AccessKey", &ACCESS_KEY_SHAPE)],
};

/// `CreateGroupResponse`.
pub static CREATE_GROUP_RESPONSE: Structure =
    Structure { name: "CreateGroupResponse", members: &[Member::required("Group", &GROUP_SHAPE)] };

/// `CreateInstanceProfileResponse`.
pub static CREATE_INSTANCE_PROFILE_RESPONSE: Structure = Structure {
    name: "CreateInstanceProfileResponse",
    members: &[Member::required("InstanceProfile", &INSTANCE_PROFILE_SHAPE)],
};

/// `CreateOpenIDConnectProviderResponse`.
pub static CREATE_OPEN_ID_CONNECT_PROVIDER_RESPONSE: Structure = Structure {
    name: "CreateOpenIDConnectProviderResponse",
    members: &[
        Member::optional("OpenIDConnectProviderArn", &ARN_TYPE_SHAPE),
        Member::optional("Tags", &TAG_LIST_TYPE_SHAPE),
    ],
};

/// `CreatePolicyResponse`.
pub static CREATE_POLICY_RESPONSE: Structure = Structure {
    name: "CreatePolicyResponse",
    members: &[Member::optional("Policy", &POLICY_SHAPE)],
};

/// `CreatePolicyVersionResponse`.
pub static CREATE_POLICY_VERSION_RESPONSE: Structure = Structure {
    name: "CreatePolicyVersionResponse",
    members: &[Member::optional("PolicyVersion", &POLICY_VERSION_SHAPE)],
};

/// `CreateRoleResponse`.
pub static CREATE_ROLE_RESPONSE: Structure =
    Structure { name: "CreateRoleResponse", members: &[Member::required("Role", &ROLE_SHAPE)] };

/// `CreateUserResponse`.
pub static CREATE_USER_RESPONSE: Structure =
    Structure { name: "CreateUserResponse", members: &[Member::optional("User", &USER_SHAPE)] };

/// `EvaluationResult`.
pub static EVALUATION_RESULT: Structure = Structure {
    name: "EvaluationResult",
    members: &[
        Member::required("EvalActionName", &ACTION_NAME_TYPE_SHAPE),
        Member::optional("EvalResourceName", &RESOURCE_NAME_TYPE_SHAPE),
        Member::required("EvalDecision", &POLICY_EVALUATION_DECISION_TYPE_SHAPE),
        Member::optional("MatchedStatements", &STATEMENT_LIST_TYPE_SHAPE),
        Member::optional("MissingContextValues", &CONTEXT_KEY_NAMES_RESULT_LIST_TYPE_SHAPE),
        Member::optional("OrganizationsDecisionDetail", &ORGANIZATIONS_DECISION_DETAIL_SHAPE),
        Member::optional(
            "PermissionsBoundaryDecisionDetail",
            &PERMISSIONS_BOUNDARY_DECISION_DETAIL_SHAPE,
        ),
        Member::optional("EvalDecisionDetails", &EVAL_DECISION_DETAILS_TYPE_SHAPE),
        Member::optional("ResourceSpecificResults", &RESOURCE_SPECIFIC_RESULT_LIST_TYPE_SHAPE),
    ],
};

/// The shape `EvaluationResult`.
pub static EVALUATION_RESULT_SHAPE: Shape =
    Shape { name: "EvaluationResult", sensitive: false, kind: Kind::Structure(&EVALUATION_RESULT) };

/// `GetAccessKeyLastUsedResponse`.
pub static GET_ACCESS_KEY_LAST_USED_RESPONSE: Structure = Structure {
    name: "GetAccessKeyLastUsedResponse",
    members: &[
        Member::optional("UserName", &EXISTING_USER_NAME_TYPE_SHAPE),
        Member::optional("AccessKeyLastUsed", &ACCESS_KEY_LAST_USED_SHAPE),
    ],
};

/// `GetGroupPolicyResponse`.
pub static GET_GROUP_POLICY_RESPONSE: Structure = Structure {
    name: "GetGroupPolicyResponse",
    members: &[
        Member::required("GroupName", &GROUP_NAME_TYPE_SHAPE),
        Member::required("PolicyName", &POLICY_NAME_TYPE_SHAPE),
        Member::required("PolicyDocument", &POLICY_DOCUMENT_TYPE_SHAPE),
    ],
};

/// `GetGroupResponse`.
pub static GET_GROUP_RESPONSE: Structure = Structure {
    name: "GetGroupResponse",
    members: &[
        Member::required("Group", &GROUP_SHAPE),
        Member::required("Users", &USER_LIST_TYPE_SHAPE),
        Member::optional("IsTruncated", &BOOLEAN_TYPE_SHAPE),
        Member::optional("Marker", &RESPONSE_MARKER_TYPE_SHAPE),
    ],
};

/// `GetInstanceProfileResponse`.
pub static GET_INSTANCE_PROFILE_RESPONSE: Structure = Structure {
    name: "GetInstanceProfileResponse",
    members: &[Member::required("InstanceProfile", &INSTANCE_PROFILE_SHAPE)],
};

/// `GetLoginProfileResponse`.
pub static GET_LOGIN_PROFILE_RESPONSE: Structure = Structure {
    name: "GetLoginProfileResponse",
    members: &[Member::required("LoginProfile", &LOGIN_PROFILE_SHAPE)],
};

/// `GetOpenIDConnectProviderResponse`.
pub static GET_OPEN_ID_CONNECT_PROVIDER_RESPONSE: Structure = Structure {
    name: "GetOpenIDConnectProviderResponse",
    members: &[
        Member::optional("Url", &OPEN_ID_CONNECT_PROVIDER_URL_TYPE_SHAPE),
        Member::optional("ClientIDList", &CLIENT_ID_LIST_TYPE_SHAPE),
        Member::optional("ThumbprintList", &THUMBPRINT_LIST_TYPE_SHAPE),
        Member::optional("CreateDate", &DATE_TYPE_SHAPE),
        Member::optional("Tags", &TAG_LIST_TYPE_SHAPE),
        Member::optional("ContextProvider", &CONTEXT_PROVIDER_SHAPE),
        Member::optional("IdentityCenterInstanceArn", &IDENTITY_CENTER_INSTANCE_ARN_TYPE_SHAPE),
        Member::optional("IdentityStoreArn", &ARN_TYPE_SHAPE),
    ],
};

/// `GetPolicyResponse`.
pub static GET_POLICY_RESPONSE: Structure =
    Structure { name: "GetPolicyResponse", members: &[Member::optional("Policy", &POLICY_SHAPE)] };

/// `GetPolicyVersionResponse`.
pub static GET_POLICY_VERSION_RESPONSE: Structure = Structure {
    name: "GetPolicyVersionResponse",
    members: &[Member::optional("PolicyVersion", &POLICY_VERSION_SHAPE)],
};

/// `GetRolePolicyResponse`.
pub static GET_ROLE_POLICY_RESPONSE: Structure = Structure {
    name: "GetRolePolicyResponse",
    members: &[
        Member::required("RoleName", &ROLE_NAME_TYPE_SHAPE),
        Member::required("PolicyName", &POLICY_NAME_TYPE_SHAPE),
        Member::required("PolicyDocument", &POLICY_DOCUMENT_TYPE_SHAPE),
    ],
};

/// `GetRoleResponse`.
pub static GET_ROLE_RESPONSE: Structure =
    Structure { name: "GetRoleResponse", members: &[Member::required("Role", &ROLE_SHAPE)] };

/// `GetUserPolicyResponse`.
pub static GET_USER_POLICY_RESPONSE: Structure = Structure {
    name: "GetUserPolicyResponse",
    members: &[
        Member::required("UserName", &EXISTING_USER_NAME_TYPE_SHAPE),
        Member::required("PolicyName", &POLICY_NAME_TYPE_SHAPE),
        Member::required("PolicyDocument", &POLICY_DOCUMENT_TYPE_SHAPE),
    ],
};

/// `GetUserResponse`.
pub static GET_USER_RESPONSE: Structure =
    Structure { name: "GetUserResponse", members: &[Member::required("User", &USER_SHAPE)] };

/// `Group`.
pub static GROUP: Structure = Structure {
    name: "Group",
    members: &[
        Member::required("Path", &PATH_TYPE_SHAPE),
        Member::required("GroupName", &GROUP_NAME_TYPE_SHAPE),
        Member::required("GroupId", &ID_TYPE_SHAPE),
        Member::required("Arn", &ARN_TYPE_SHAPE),
        Member::required("CreateDate", &DATE_TYPE_SHAPE),
    ],
};

/// The shape `Group`.
pub static GROUP_SHAPE: Shape =
    Shape { name: "Group", sensitive: false, kind: Kind::Structure(&GROUP) };

/// `InstanceProfile`.
pub static INSTANCE_PROFILE: Structure = Structure {
    name: "InstanceProfile",
    members: &[
        Member::required("Path", &PATH_TYPE_SHAPE),
        Member::required("InstanceProfileName", &INSTANCE_PROFILE_NAME_TYPE_SHAPE),
        Member::required("InstanceProfileId", &ID_TYPE_SHAPE),
        Member::required("Arn", &ARN_TYPE_SHAPE),
        Member::required("CreateDate", &DATE_TYPE_SHAPE),
        Member::required("Roles", &ROLE_LIST_TYPE_SHAPE),
        Member::optional("Tags", &TAG_LIST_TYPE_SHAPE),
    ],
};

/// The shape `InstanceProfile`.
pub static INSTANCE_PROFILE_SHAPE: Shape =
    Shape { name: "InstanceProfile", sensitive: false, kind: Kind::Structure(&INSTANCE_PROFILE) };

/// `ListAccessKeysResponse`.
pub static LIST_ACCESS_KEYS_RESPONSE: Structure = Structure {
    name: "ListAccessKeysResponse",
    members: &[
        Member::required("AccessKeyMetadata", &ACCESS_KEY_METADATA_LIST_TYPE_SHAPE),
        Member::optional("IsTruncated", &BOOLEAN_TYPE_SHAPE),
        Member::optional("Marker", &RESPONSE_MARKER_TYPE_SHAPE),
    ],
};

/// `ListAccountAliasesResponse`.
pub static LIST_ACCOUNT_ALIASES_RESPONSE: Structure = Structure {
    name: "ListAccountAliasesResponse",
    members: &[
        Member::required("AccountAliases", &ACCOUNT_ALIAS_LIST_TYPE_SHAPE),
        Member::optional("IsTruncated", &BOOLEAN_TYPE_SHAPE),
        Member::optional("Marker", &RESPONSE_MARKER_TYPE_SHAPE),
    ],
};

/// `ListAttachedGroupPoliciesResponse`.
pub static LIST_ATTACHED_GROUP_POLICIES_RESPONSE: Structure = Structure {
    name: "ListAttachedGroupPoliciesResponse",
    members: &[
        Member::optional("AttachedPolicies", &ATTACHED_POLICIES_LIST_TYPE_SHAPE),
        Member::optional("IsTruncated", &BOOLEAN_TYPE_SHAPE),
        Member::optional("Marker", &RESPONSE_MARKER_TYPE_SHAPE),
    ],
};

/// `ListAttachedRolePoliciesResponse`.
pub static LIST_ATTACHED_ROLE_POLICIES_RESPONSE: Structure = Structure {
    name: "ListAttachedRolePoliciesResponse",
    members: &[
        Member::optional("AttachedPolicies", &ATTACHED_POLICIES_LIST_TYPE_SHAPE),
        Member::optional("IsTruncated", &BOOLEAN_TYPE_SHAPE),
        Member::optional("Marker", &RESPONSE_MARKER_TYPE_SHAPE),
    ],
};

/// `ListAttachedUserPoliciesResponse`.
pub static LIST_ATTACHED_USER_POLICIES_RESPONSE: Structure = Structure {
    name: "ListAttachedUserPoliciesResponse",
    members: &[
        Member::optional("AttachedPolicies", &ATTACHED_POLICIES_LIST_TYPE_SHAPE),
        Member::optional("IsTruncated", &BOOLEAN_TYPE_SHAPE),
        Member::optional("Marker", &RESPONSE_MARKER_TYPE_SHAPE),
    ],
};

/// `ListEntitiesForPolicyResponse`.
pub static LIST_ENTITIES_FOR_POLICY_RESPONSE: Structure = Structure {
    name: "ListEntitiesForPolicyResponse",
    members: &[
        Member::optional("PolicyGroups", &POLICY_GROUP_LIST_TYPE_SHAPE),
        Member::optional("PolicyUsers", &POLICY_USER_LIST_TYPE_SHAPE),
        Member::optional("PolicyRoles", &POLICY_ROLE_LIST_TYPE_SHAPE),
        Member::optional("IsTruncated", &BOOLEAN_TYPE_SHAPE),
        Member::optional("Marker", &RESPONSE_MARKER_TYPE_SHAPE),
    ],
};

/// `ListGroupPoliciesResponse`.
pub static LIST_GROUP_POLICIES_RESPONSE: Structure = Structure {
    name: "ListGroupPoliciesResponse",
    members: &[
        Member::required("PolicyNames", &POLICY_NAME_LIST_TYPE_SHAPE),
        Member::optional("IsTruncated", &BOOLEAN_TYPE_SHAPE),
        Member::optional("Marker", &RESPONSE_MARKER_TYPE_SHAPE),
    ],
};

/// `ListGroupsForUserResponse`.
pub static LIST_GROUPS_FOR_USER_RESPONSE: Structure = Structure {
    name: "ListGroupsForUserResponse",
    members: &[
        Member::required("Groups", &GROUP_LIST_TYPE_SHAPE),
        Member::optional("IsTruncated", &BOOLEAN_TYPE_SHAPE),
        Member::optional("Marker", &RESPONSE_MARKER_TYPE_SHAPE),
    ],
};

/// `ListGroupsResponse`.
pub static LIST_GROUPS_RESPONSE: Structure = Structure {
    name: "ListGroupsResponse",
    members: &[
        Member::required("Groups", &GROUP_LIST_TYPE_SHAPE),
        Member::optional("IsTruncated", &BOOLEAN_TYPE_SHAPE),
        Member::optional("Marker", &RESPONSE_MARKER_TYPE_SHAPE),
    ],
};

/// `ListInstanceProfileTagsResponse`.
pub static LIST_INSTANCE_PROFILE_TAGS_RESPONSE: Structure = Structure {
    name: "ListInstanceProfileTagsResponse",
    members: &[
        Member::required("Tags", &TAG_LIST_TYPE_SHAPE),
        Member::optional("IsTruncated", &BOOLEAN_TYPE_SHAPE),
        Member::optional("Marker", &RESPONSE_MARKER_TYPE_SHAPE),
    ],
};

/// `ListInstanceProfilesForRoleResponse`.
pub static LIST_INSTANCE_PROFILES_FOR_ROLE_RESPONSE: Structure = Structure {
    name: "ListInstanceProfilesForRoleResponse",
    members: &[
        Member::required("InstanceProfiles", &INSTANCE_PROFILE_LIST_TYPE_SHAPE),
        Member::optional("IsTruncated", &BOOLEAN_TYPE_SHAPE),
        Member::optional("Marker", &RESPONSE_MARKER_TYPE_SHAPE),
    ],
};

/// `ListInstanceProfilesResponse`.
pub static LIST_INSTANCE_PROFILES_RESPONSE: Structure = Structure {
    name: "ListInstanceProfilesResponse",
    members: &[
        Member::required("InstanceProfiles", &INSTANCE_PROFILE_LIST_TYPE_SHAPE),
        Member::optional("IsTruncated", &BOOLEAN_TYPE_SHAPE),
        Member::optional("Marker", &RESPONSE_MARKER_TYPE_SHAPE),
    ],
};

/// `ListMFADevicesResponse`.
pub static LIST_MFA_DEVICES_RESPONSE: Structure = Structure {
    name: "ListMFADevicesResponse",
    members: &[
        Member::required("MFADevices", &MFA_DEVICE_LIST_TYPE_SHAPE),
        Member::optional("IsTruncated", &BOOLEAN_TYPE_SHAPE),
        Member::optional("Marker", &RESPONSE_MARKER_TYPE_SHAPE),
    ],
};

/// `ListOpenIDConnectProviderTagsResponse`.
pub static LIST_OPEN_ID_CONNECT_PROVIDER_TAGS_RESPONSE: Structure = Structure {
    name: "ListOpenIDConnectProviderTagsResponse",
    members: &[
        Member::required("Tags", &TAG_LIST_TYPE_SHAPE),
        Member::optional("IsTruncated", &BOOLEAN_TYPE_SHAPE),
        Member::optional("Marker", &RESPONSE_MARKER_TYPE_SHAPE),
    ],
};

/// `ListOpenIDConnectProvidersResponse`.
pub static LIST_OPEN_ID_CONNECT_PROVIDERS_RESPONSE: Structure = Structure {
    name: "ListOpenIDConnectProvidersResponse",
    members: &[Member::optional(
        "OpenIDConnectProviderList",
        &OPEN_ID_CONNECT_PROVIDER_LIST_TYPE_SHAPE,
    )],
};

/// `ListPoliciesResponse`.
pub static LIST_POLICIES_RESPONSE: Structure = Structure {
    name: "ListPoliciesResponse",
    members: &[
        Member::optional("Policies", &POLICY_LIST_TYPE_SHAPE),
        Member::optional("IsTruncated", &BOOLEAN_TYPE_SHAPE),
        Member::optional("Marker", &RESPONSE_MARKER_TYPE_SHAPE),
    ],
};

/// `ListPolicyTagsResponse`.
pub static LIST_POLICY_TAGS_RESPONSE: Structure = Structure {
    name: "ListPolicyTagsResponse",
    members: &[
        Member::required("Tags", &TAG_LIST_TYPE_SHAPE),
        Member::optional("IsTruncated", &BOOLEAN_TYPE_SHAPE),
        Member::optional("Marker", &RESPONSE_MARKER_TYPE_SHAPE),
    ],
};

/// `ListPolicyVersionsResponse`.
pub static LIST_POLICY_VERSIONS_RESPONSE: Structure = Structure {
    name: "ListPolicyVersionsResponse",
    members: &[
        Member::optional("Versions", &POLICY_DOCUMENT_VERSION_LIST_TYPE_SHAPE),
        Member::optional("IsTruncated", &BOOLEAN_TYPE_SHAPE),
        Member::optional("Marker", &RESPONSE_MARKER_TYPE_SHAPE),
    ],
};

/// `ListRolePoliciesResponse`.
pub static LIST_ROLE_POLICIES_RESPONSE: Structure = Structure {
    name: "ListRolePoliciesResponse",
    members: &[
        Member::required("PolicyNames", &POLICY_NAME_LIST_TYPE_SHAPE),
        Member::optional("IsTruncated", &BOOLEAN_TYPE_SHAPE),
        Member::optional("Marker", &RESPONSE_MARKER_TYPE_SHAPE),
    ],
};

/// `ListRoleTagsResponse`.
pub static LIST_ROLE_TAGS_RESPONSE: Structure = Structure {
    name: "ListRoleTagsResponse",
    members: &[
        Member::required("Tags", &TAG_LIST_TYPE_SHAPE),
        Member::optional("IsTruncated", &BOOLEAN_TYPE_SHAPE),
        Member::optional("Marker", &RESPONSE_MARKER_TYPE_SHAPE),
    ],
};

/// `ListRolesResponse`.
pub static LIST_ROLES_RESPONSE: Structure = Structure {
    name: "ListRolesResponse",
    members: &[
        Member::required("Roles", &ROLE_LIST_TYPE_SHAPE),
        Member::optional("IsTruncated", &BOOLEAN_TYPE_SHAPE),
        Member::optional("Marker", &RESPONSE_MARKER_TYPE_SHAPE),
    ],
};

/// `ListSAMLProvidersResponse`.
pub static LIST_SAML_PROVIDERS_RESPONSE: Structure = Structure {
    name: "ListSAMLProvidersResponse",
    members: &[Member::optional("SAMLProviderList", &SAML_PROVIDER_LIST_TYPE_SHAPE)],
};

/// `ListSSHPublicKeysResponse`.
pub static LIST_SSH_PUBLIC_KEYS_RESPONSE: Structure = Structure {
    name: "ListSSHPublicKeysResponse",
    members: &[
        Member::optional("SSHPublicKeys", &SSH_PUBLIC_KEY_LIST_TYPE_SHAPE),
        Member::optional("IsTruncated", &BOOLEAN_TYPE_SHAPE),
        Member::optional("Marker", &RESPONSE_MARKER_TYPE_SHAPE),
    ],
};

/// `ListServerCertificatesResponse`.
pub static LIST_SERVER_CERTIFICATES_RESPONSE: Structure = Structure {
    name: "ListServerCertificatesResponse",
    members: &[
        Member::required(
            "ServerCertificateMetadataList",
            &SERVER_CERTIFICATE_METADATA_LIST_TYPE_SHAPE,
        ),
        Member::optional("IsTruncated", &BOOLEAN_TYPE_SHAPE),
        Member::optional("Marker", &RESPONSE_MARKER_TYPE_SHAPE),
    ],
};

/// `ListServiceSpecificCredentialsResponse`.
pub static LIST_SERVICE_SPECIFIC_CREDENTIALS_RESPONSE: Structure = Structure {
    name: "ListServiceSpecificCredentialsResponse",
    members: &[
        Member::optional(
            "ServiceSpecificCredentials",
            &SERVICE_SPECIFIC_CREDENTIALS_LIST_TYPE_SHAPE,
        ),
        Member::optional("Marker", &RESPONSE_MARKER_TYPE_SHAPE),
        Member::optional("IsTruncated", &BOOLEAN_TYPE_SHAPE),
    ],
};

/// `ListSigningCertificatesResponse`.
pub static LIST_SIGNING_CERTIFICATES_RESPONSE: Structure = Structure {
    name: "ListSigningCertificatesResponse",
    members: &[
        Member::required("Certificates", &CERTIFICATE_LIST_TYPE_SHAPE),
        Member::optional("IsTruncated", &BOOLEAN_TYPE_SHAPE),
        Member::optional("Marker", &RESPONSE_MARKER_TYPE_SHAPE),
    ],
};

/// `ListUserPoliciesResponse`.
pub static LIST_USER_POLICIES_RESPONSE: Structure = Structure {
    name: "ListUserPoliciesResponse",
    members: &[
        Member::required("PolicyNames", &POLICY_NAME_LIST_TYPE_SHAPE),
        Member::optional("IsTruncated", &BOOLEAN_TYPE_SHAPE),
        Member::optional("Marker", &RESPONSE_MARKER_TYPE_SHAPE),
    ],
};

/// `ListUserTagsResponse`.
pub static LIST_USER_TAGS_RESPONSE: Structure = Structure {
    name: "ListUserTagsResponse",
    members: &[
        Member::required("Tags", &TAG_LIST_TYPE_SHAPE),
        Member::optional("IsTruncated", &BOOLEAN_TYPE_SHAPE),
        Member::optional("Marker", &RESPONSE_MARKER_TYPE_SHAPE),
    ],
};

/// `ListUsersResponse`.
pub static LIST_USERS_RESPONSE: Structure = Structure {
    name: "ListUsersResponse",
    members: &[
        Member::required("Users", &USER_LIST_TYPE_SHAPE),
        Member::optional("IsTruncated", &BOOLEAN_TYPE_SHAPE),
        Member::optional("Marker", &RESPONSE_MARKER_TYPE_SHAPE),
    ],
};

/// `ListVirtualMFADevicesResponse`.
pub static LIST_VIRTUAL_MFA_DEVICES_RESPONSE: Structure = Structure {
    name: "ListVirtualMFADevicesResponse",
    members: &[
        Member::required("VirtualMFADevices", &VIRTUAL_MFA_DEVICE_LIST_TYPE_SHAPE),
        Member::optional("IsTruncated", &BOOLEAN_TYPE_SHAPE),
        Member::optional("Marker", &RESPONSE_MARKER_TYPE_SHAPE),
    ],
};

/// `LoginProfile`.
pub static LOGIN_PROFILE: Structure = Structure {
    name: "LoginProfile",
    members: &[
        Member::required("UserName", &USER_NAME_TYPE_SHAPE),
        Member::required("CreateDate", &DATE_TYPE_SHAPE),
        Member::optional("PasswordResetRequired", &BOOLEAN_TYPE_SHAPE),
        Member::optional("MaxSigninSessionDuration", &MAX_SIGNIN_SESSION_DURATION_TYPE_SHAPE),
    ],
};

/// The shape `LoginProfile`.
pub static LOGIN_PROFILE_SHAPE: Shape =
    Shape { name: "LoginProfile", sensitive: false, kind: Kind::Structure(&LOGIN_PROFILE) };

/// `MFADevice`.
pub static MFA_DEVICE: Structure = Structure {
    name: "MFADevice",
    members: &[
        Member::required("UserName", &USER_NAME_TYPE_SHAPE),
        Member::required("SerialNumber", &SERIAL_NUMBER_TYPE_SHAPE),
        Member::required("EnableDate", &DATE_TYPE_SHAPE),
    ],
};

/// The shape `MFADevice`.
pub static MFA_DEVICE_SHAPE: Shape =
    Shape { name: "MFADevice", sensitive: false, kind: Kind::Structure(&MFA_DEVICE) };

/// `OpenIDConnectProviderListEntry`.
pub static OPEN_ID_CONNECT_PROVIDER_LIST_ENTRY: Structure = Structure {
    name: "OpenIDConnectProviderListEntry",
    members: &[
        Member::optional("Arn", &ARN_TYPE_SHAPE),
        Member::optional("IsTrustedIdentityPropagationEnabled", &BOOLEAN_TYPE_SHAPE),
    ],
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
    members: &[Member::optional("AllowedByOrganizations", &BOOLEAN_TYPE_SHAPE)],
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
    members: &[Member::optional("AllowedByPermissionsBoundary", &BOOLEAN_TYPE_SHAPE)],
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
        Member::optional("PolicyName", &POLICY_NAME_TYPE_SHAPE),
        Member::optional("PolicyId", &ID_TYPE_SHAPE),
        Member::optional("Arn", &ARN_TYPE_SHAPE),
        Member::optional("Path", &POLICY_PATH_TYPE_SHAPE),
        Member::optional("DefaultVersionId", &POLICY_VERSION_ID_TYPE_SHAPE),
        Member::optional("AttachmentCount", &ATTACHMENT_COUNT_TYPE_SHAPE),
        Member::optional("PermissionsBoundaryUsageCount", &ATTACHMENT_COUNT_TYPE_SHAPE),
        Member::optional("IsAttachable", &BOOLEAN_TYPE_SHAPE),
        Member::optional("Description", &POLICY_DESCRIPTION_TYPE_SHAPE),
        Member::optional("CreateDate", &DATE_TYPE_SHAPE),
        Member::optional("UpdateDate", &DATE_TYPE_SHAPE),
        Member::optional("Tags", &TAG_LIST_TYPE_SHAPE),
    ],
};

/// The shape `Policy`.
pub static POLICY_SHAPE: Shape =
    Shape { name: "Policy", sensitive: false, kind: Kind::Structure(&POLICY) };

/// `PolicyGroup`.
pub static POLICY_GROUP: Structure = Structure {
    name: "PolicyGroup",
    members: &[
        Member::optional("GroupName", &GROUP_NAME_TYPE_SHAPE),
        Member::optional("GroupId", &ID_TYPE_SHAPE),
    ],
};

/// The shape `PolicyGroup`.
pub static POLICY_GROUP_SHAPE: Shape =
    Shape { name: "PolicyGroup", sensitive: false, kind: Kind::Structure(&POLICY_GROUP) };

/// `PolicyRole`.
pub static POLICY_ROLE: Structure = Structure {
    name: "PolicyRole",
    members: &[
        Member::optional("RoleName", &ROLE_NAME_TYPE_SHAPE),
        Member::optional("RoleId", &ID_TYPE_SHAPE),
    ],
};

/// The shape `PolicyRole`.
pub static POLICY_ROLE_SHAPE: Shape =
    Shape { name: "PolicyRole", sensitive: false, kind: Kind::Structure(&POLICY_ROLE) };

/// `PolicyUser`.
pub static POLICY_USER: Structure = Structure {
    name: "PolicyUser",
    members: &[
        Member::optional("UserName", &USER_NAME_TYPE_SHAPE),
        Member::optional("UserId", &ID_TYPE_SHAPE),
    ],
};

/// The shape `PolicyUser`.
pub static POLICY_USER_SHAPE: Shape =
    Shape { name: "PolicyUser", sensitive: false, kind: Kind::Structure(&POLICY_USER) };

/// `PolicyVersion`.
pub static POLICY_VERSION: Structure = Structure {
    name: "PolicyVersion",
    members: &[
        Member::optional("Document", &POLICY_DOCUMENT_TYPE_SHAPE),
        Member::optional("VersionId", &POLICY_VERSION_ID_TYPE_SHAPE),
        Member::optional("IsDefaultVersion", &BOOLEAN_TYPE_SHAPE),
        Member::optional("CreateDate", &DATE_TYPE_SHAPE),
    ],
};

/// The shape `PolicyVersion`.
pub static POLICY_VERSION_SHAPE: Shape =
    Shape { name: "PolicyVersion", sensitive: false, kind: Kind::Structure(&POLICY_VERSION) };

/// `Position`.
pub static POSITION: Structure = Structure {
    name: "Position",
    members: &[
        Member::optional("Line", &LINE_NUMBER_SHAPE),
        Member::optional("Column", &COLUMN_NUMBER_SHAPE),
    ],
};

/// The shape `Position`.
pub static POSITION_SHAPE: Shape =
    Shape { name: "Position", sensitive: false, kind: Kind::Structure(&POSITION) };

/// `ResourceSpecificResult`.
pub static RESOURCE_SPECIFIC_RESULT: Structure = Structure {
    name: "ResourceSpecificResult",
    members: &[
        Member::required("EvalResourceName", &RESOURCE_NAME_TYPE_SHAPE),
        Member::required("EvalResourceDecision", &POLICY_EVALUATION_DECISION_TYPE_SHAPE),
        Member::optional("MatchedStatements", &STATEMENT_LIST_TYPE_SHAPE),
        Member::optional("MissingContextValues", &CONTEXT_KEY_NAMES_RESULT_LIST_TYPE_SHAPE),
        Member::optional("EvalDecisionDetails", &EVAL_DECISION_DETAILS_TYPE_SHAPE),
        Member::optional(
            "PermissionsBoundaryDecisionDetail",
            &PERMISSIONS_BOUNDARY_DECISION_DETAIL_SHAPE,
        ),
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
        Member::required("Path", &PATH_TYPE_SHAPE),
        Member::required("RoleName", &ROLE_NAME_TYPE_SHAPE),
        Member::required("RoleId", &ID_TYPE_SHAPE),
        Member::required("Arn", &ARN_TYPE_SHAPE),
        Member::required("CreateDate", &DATE_TYPE_SHAPE),
        Member::optional("AssumeRolePolicyDocument", &POLICY_DOCUMENT_TYPE_SHAPE),
        Member::optional("Description", &ROLE_DESCRIPTION_TYPE_SHAPE),
        Member::optional("MaxSessionDuration", &ROLE_MAX_SESSION_DURATION_TYPE_SHAPE),
        Member::optional("MaxSigninSessionDuration", &MAX_SIGNIN_SESSION_DURATION_TYPE_SHAPE),
        Member::optional("PermissionsBoundary", &ATTACHED_PERMISSIONS_BOUNDARY_SHAPE),
        Member::optional("Tags", &TAG_LIST_TYPE_SHAPE),
        Member::optional("RoleLastUsed", &ROLE_LAST_USED_SHAPE),
        Member::optional("SourceRoleTemplate", &SOURCE_ROLE_TEMPLATE_SHAPE),
    ],
};

/// The shape `Role`.
pub static ROLE_SHAPE: Shape =
    Shape { name: "Role", sensitive: false, kind: Kind::Structure(&ROLE) };

/// `RoleLastUsed`.
pub static ROLE_LAST_USED: Structure = Structure {
    name: "RoleLastUsed",
    members: &[
        Member::optional("LastUsedDate", &DATE_TYPE_SHAPE),
        Member::optional("Region", &STRING_TYPE_SHAPE),
    ],
};

/// The shape `RoleLastUsed`.
pub static ROLE_LAST_USED_SHAPE: Shape =
    Shape { name: "RoleLastUsed", sensitive: false, kind: Kind::Structure(&ROLE_LAST_USED) };

/// `SAMLProviderListEntry`.
pub static SAML_PROVIDER_LIST_ENTRY: Structure = Structure {
    name: "SAMLProviderListEntry",
    members: &[
        Member::optional("Arn", &ARN_TYPE_SHAPE),
        Member::optional("ValidUntil", &DATE_TYPE_SHAPE),
        Member::optional("CreateDate", &DATE_TYPE_SHAPE),
        Member::optional("IsTrustedIdentityPropagationEnabled", &BOOLEAN_TYPE_SHAPE),
    ],
};

/// The shape `SAMLProviderListEntry`.
pub static SAML_PROVIDER_LIST_ENTRY_SHAPE: Shape = Shape {
    name: "SAMLProviderListEntry",
    sensitive: false,
    kind: Kind::Structure(&SAML_PROVIDER_LIST_ENTRY),
};

/// `SSHPublicKeyMetadata`.
pub static SSH_PUBLIC_KEY_METADATA: Structure = Structure {
    name: "SSHPublicKeyMetadata",
    members: &[
        Member::required("UserName", &USER_NAME_TYPE_SHAPE),
        Member::required("SSHPublicKeyId", &PUBLIC_KEY_ID_TYPE_SHAPE),
        Member::required("Status", &STATUS_TYPE_SHAPE),
        Member::required("UploadDate", &DATE_TYPE_SHAPE),
    ],
};

/// The shape `SSHPublicKeyMetadata`.
pub static SSH_PUBLIC_KEY_METADATA_SHAPE: Shape = Shape {
    name: "SSHPublicKeyMetadata",
    sensitive: false,
    kind: Kind::Structure(&SSH_PUBLIC_KEY_METADATA),
};

/// `ServerCertificateMetadata`.
pub static SERVER_CERTIFICATE_METADATA: Structure = Structure {
    name: "ServerCertificateMetadata",
    members: &[
        Member::required("Path", &PATH_TYPE_SHAPE),
        Member::required("ServerCertificateName", &SERVER_CERTIFICATE_NAME_TYPE_SHAPE),
        Member::required("ServerCertificateId", &ID_TYPE_SHAPE),
        Member::required("Arn", &ARN_TYPE_SHAPE),
        Member::optional("UploadDate", &DATE_TYPE_SHAPE),
        Member::optional("Expiration", &DATE_TYPE_SHAPE),
    ],
};

/// The shape `ServerCertificateMetadata`.
pub static SERVER_CERTIFICATE_METADATA_SHAPE: Shape = Shape {
    name: "ServerCertificateMetadata",
    sensitive: false,
    kind: Kind::Structure(&SERVER_CERTIFICATE_METADATA),
};

/// `ServiceSpecificCredentialMetadata`.
pub static SERVICE_SPECIFIC_CREDENTIAL_METADATA: Structure = Structure {
    name: "ServiceSpecificCredentialMetadata",
    members: &[
        Member::required("UserName", &USER_NAME_TYPE_SHAPE),
        Member::required("Status", &STATUS_TYPE_SHAPE),
        Member::optional("ServiceUserName", &SERVICE_USER_NAME_SHAPE),
        Member::optional("ServiceCredentialAlias", &SERVICE_CREDENTIAL_ALIAS_SHAPE),
        Member::required("CreateDate", &DATE_TYPE_SHAPE),
        Member::optional("ExpirationDate", &DATE_TYPE_SHAPE),
        Member::required("ServiceSpecificCredentialId", &SERVICE_SPECIFIC_CREDENTIAL_ID_SHAPE),
        Member::required("ServiceName", &SERVICE_NAME_SHAPE),
    ],
};

/// The shape `ServiceSpecificCredentialMetadata`.
pub static SERVICE_SPECIFIC_CREDENTIAL_METADATA_SHAPE: Shape = Shape {
    name: "ServiceSpecificCredentialMetadata",
    sensitive: false,
    kind: Kind::Structure(&SERVICE_SPECIFIC_CREDENTIAL_METADATA),
};

/// `SigningCertificate`.
pub static SIGNING_CERTIFICATE: Structure = Structure {
    name: "SigningCertificate",
    members: &[
        Member::required("UserName", &USER_NAME_TYPE_SHAPE),
        Member::required("CertificateId", &CERTIFICATE_ID_TYPE_SHAPE),
        Member::required("CertificateBody", &CERTIFICATE_BODY_TYPE_SHAPE),
        Member::required("Status", &STATUS_TYPE_SHAPE),
        Member::optional("UploadDate", &DATE_TYPE_SHAPE),
    ],
};

/// The shape `SigningCertificate`.
pub static SIGNING_CERTIFICATE_SHAPE: Shape = Shape {
    name: "SigningCertificate",
    sensitive: false,
    kind: Kind::Structure(&SIGNING_CERTIFICATE),
};

/// `SimulatePolicyResponse`.
pub static SIMULATE_POLICY_RESPONSE: Structure = Structure {
    name: "SimulatePolicyResponse",
    members: &[
        Member::optional("EvaluationResults", &EVALUATION_RESULTS_LIST_TYPE_SHAPE),
        Member::optional("IsTruncated", &BOOLEAN_TYPE_SHAPE),
        Member::optional("Marker", &RESPONSE_MARKER_TYPE_SHAPE),
    ],
};

/// `SourceRoleTemplate`.
pub static SOURCE_ROLE_TEMPLATE: Structure = Structure {
    name: "SourceRoleTemplate",
    members: &[
        Member::required("TemplateArn", &ARN_TYPE_SHAPE),
        Member::required("TemplateMinorVersion", &INTEGER_TYPE_SHAPE),
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
        Member::optional("SourcePolicyId", &POLICY_IDENTIFIER_TYPE_SHAPE),
        Member::optional("SourcePolicyType", &POLICY_SOURCE_TYPE_SHAPE),
        Member::optional("StartPosition", &POSITION_SHAPE),
        Member::optional("EndPosition", &POSITION_SHAPE),
    ],
};

/// The shape `Statement`.
pub static STATEMENT_SHAPE: Shape =
    Shape { name: "Statement", sensitive: false, kind: Kind::Structure(&STATEMENT) };

/// `UpdateRoleDescriptionResponse`.
pub static UPDATE_ROLE_DESCRIPTION_RESPONSE: Structure = Structure {
    name: "UpdateRoleDescriptionResponse",
    members: &[Member::optional("Role", &ROLE_SHAPE)],
};

/// `UpdateRoleResponse`.
pub static UPDATE_ROLE_RESPONSE: Structure = Structure { name: "UpdateRoleResponse", members: &[] };

/// `User`.
pub static USER: Structure = Structure {
    name: "User",
    members: &[
        Member::required("Path", &PATH_TYPE_SHAPE),
        Member::required("UserName", &USER_NAME_TYPE_SHAPE),
        Member::required("UserId", &ID_TYPE_SHAPE),
        Member::required("Arn", &ARN_TYPE_SHAPE),
        Member::required("CreateDate", &DATE_TYPE_SHAPE),
        Member::optional("PasswordLastUsed", &DATE_TYPE_SHAPE),
        Member::optional("PermissionsBoundary", &ATTACHED_PERMISSIONS_BOUNDARY_SHAPE),
        Member::optional("Tags", &TAG_LIST_TYPE_SHAPE),
    ],
};

/// The shape `User`.
pub static USER_SHAPE: Shape =
    Shape { name: "User", sensitive: false, kind: Kind::Structure(&USER) };

/// `VirtualMFADevice`.
pub static VIRTUAL_MFA_DEVICE: Structure = Structure {
    name: "VirtualMFADevice",
    members: &[
        Member::required("SerialNumber", &SERIAL_NUMBER_TYPE_SHAPE),
        Member::optional("Base32StringSeed", &BOOTSTRAP_DATUM_SHAPE),
        Member::optional("QRCodePNG", &BOOTSTRAP_DATUM_SHAPE),
        Member::optional("User", &USER_SHAPE),
        Member::optional("EnableDate", &DATE_TYPE_SHAPE),
        Member::optional("Tags", &TAG_LIST_TYPE_SHAPE),
    ],
};

/// The shape `VirtualMFADevice`.
pub static VIRTUAL_MFA_DEVICE_SHAPE: Shape = Shape {
    name: "VirtualMFADevice",
    sensitive: false,
    kind: Kind::Structure(&VIRTUAL_MFA_DEVICE),
};
