//! Every shape of the AWS model that an operation reaches, with its constraints.

mod inputs;
mod outputs;
mod shared;

use crate::shape::{Kind, Range, Shape};

pub use inputs::*;
pub use outputs::*;
pub use shared::*;

/// The shape `ActionNameListType`.
pub static ACTION_NAME_LIST_TYPE_SHAPE: Shape = Shape {
    name: "ActionNameListType",
    sensitive: false,
    kind: Kind::List { member: &ACTION_NAME_TYPE_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `ActionNameType`.
pub static ACTION_NAME_TYPE_SHAPE: Shape = Shape {
    name: "ActionNameType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(3), max: Some(128) },
        pattern: None,
        values: &[],
    },
};

/// The shape `AttachmentName`.
pub static ATTACHMENT_NAME_SHAPE: Shape = Shape {
    name: "AttachmentName",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(1), max: Some(128) },
        pattern: Some("[\\w+=,.@-]+"),
        values: &[],
    },
};

/// The shape `AttachmentType`.
pub static ATTACHMENT_TYPE_SHAPE: Shape = Shape {
    name: "AttachmentType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["user", "group", "role"],
    },
};

/// The shape `BootstrapDatum`.
pub static BOOTSTRAP_DATUM_SHAPE: Shape = Shape {
    name: "BootstrapDatum",
    sensitive: true,
    kind: Kind::Blob { length: Range { min: None, max: None } },
};

/// The shape `ColumnNumber`.
pub static COLUMN_NUMBER_SHAPE: Shape = Shape {
    name: "ColumnNumber",
    sensitive: false,
    kind: Kind::Integer { range: Range { min: None, max: None } },
};

/// The shape `ContextEntryListType`.
pub static CONTEXT_ENTRY_LIST_TYPE_SHAPE: Shape = Shape {
    name: "ContextEntryListType",
    sensitive: false,
    kind: Kind::List { member: &CONTEXT_ENTRY_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `ContextKeyNameType`.
pub static CONTEXT_KEY_NAME_TYPE_SHAPE: Shape = Shape {
    name: "ContextKeyNameType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(5), max: Some(256) },
        pattern: None,
        values: &[],
    },
};

/// The shape `ContextKeyNamesResultListType`.
pub static CONTEXT_KEY_NAMES_RESULT_LIST_TYPE_SHAPE: Shape = Shape {
    name: "ContextKeyNamesResultListType",
    sensitive: false,
    kind: Kind::List {
        member: &CONTEXT_KEY_NAME_TYPE_SHAPE,
        length: Range { min: None, max: None },
    },
};

/// The shape `ContextKeyTypeEnum`.
pub static CONTEXT_KEY_TYPE_ENUM_SHAPE: Shape = Shape {
    name: "ContextKeyTypeEnum",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &[
            "string",
            "stringList",
            "numeric",
            "numericList",
            "boolean",
            "booleanList",
            "ip",
            "ipList",
            "binary",
            "binaryList",
            "date",
            "dateList",
        ],
    },
};

/// The shape `ContextKeyValueListType`.
pub static CONTEXT_KEY_VALUE_LIST_TYPE_SHAPE: Shape = Shape {
    name: "ContextKeyValueListType",
    sensitive: false,
    kind: Kind::List {
        member: &CONTEXT_KEY_VALUE_TYPE_SHAPE,
        length: Range { min: None, max: None },
    },
};

/// The shape `ContextKeyValueType`.
pub static CONTEXT_KEY_VALUE_TYPE_SHAPE: Shape = Shape {
    name: "ContextKeyValueType",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `EntityType`.
pub static ENTITY_TYPE_SHAPE: Shape = Shape {
    name: "EntityType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["User", "Role", "Group", "LocalManagedPolicy", "AWSManagedPolicy"],
    },
};

/// The shape `EvalDecisionDetailsType`.
pub static EVAL_DECISION_DETAILS_TYPE_SHAPE: Shape = Shape {
    name: "EvalDecisionDetailsType",
    sensitive: false,
    kind: Kind::Map {
        key: &EVAL_DECISION_SOURCE_TYPE_SHAPE,
        value: &POLICY_EVALUATION_DECISION_TYPE_SHAPE,
    },
};

/// The shape `EvalDecisionSourceType`.
pub static EVAL_DECISION_SOURCE_TYPE_SHAPE: Shape = Shape {
    name: "EvalDecisionSourceType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(3), max: Some(256) },
        pattern: None,
        values: &[],
    },
};

/// The shape `EvaluationResultsListType`.
pub static EVALUATION_RESULTS_LIST_TYPE_SHAPE: Shape = Shape {
    name: "EvaluationResultsListType",
    sensitive: false,
    kind: Kind::List { member: &EVALUATION_RESULT_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `LineNumber`.
pub static LINE_NUMBER_SHAPE: Shape = Shape {
    name: "LineNumber",
    sensitive: false,
    kind: Kind::Integer { range: Range { min: None, max: None } },
};

/// The shape `OpenIDConnectProviderListType`.
pub static OPEN_ID_CONNECT_PROVIDER_LIST_TYPE_SHAPE: Shape = Shape {
    name: "OpenIDConnectProviderListType",
    sensitive: false,
    kind: Kind::List {
        member: &OPEN_ID_CONNECT_PROVIDER_LIST_ENTRY_SHAPE,
        length: Range { min: None, max: None },
    },
};

/// The shape `OpenIDConnectProviderUrlType`.
pub static OPEN_ID_CONNECT_PROVIDER_URL_TYPE_SHAPE: Shape = Shape {
    name: "OpenIDConnectProviderUrlType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(1), max: Some(255) },
        pattern: None,
        values: &[],
    },
};

/// The shape `OrganizationPolicyListType`.
pub static ORGANIZATION_POLICY_LIST_TYPE_SHAPE: Shape = Shape {
    name: "OrganizationPolicyListType",
    sensitive: false,
    kind: Kind::List {
        member: &ORDERED_ORGANIZATION_POLICY_TYPE_SHAPE,
        length: Range { min: None, max: Some(7) },
    },
};

/// The shape `PermissionsBoundaryAttachmentType`.
pub static PERMISSIONS_BOUNDARY_ATTACHMENT_TYPE_SHAPE: Shape = Shape {
    name: "PermissionsBoundaryAttachmentType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["PermissionsBoundaryPolicy"],
    },
};

/// The shape `PolicyEvaluationDecisionType`.
pub static POLICY_EVALUATION_DECISION_TYPE_SHAPE: Shape = Shape {
    name: "PolicyEvaluationDecisionType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["allowed", "explicitDeny", "implicitDeny"],
    },
};

/// The shape `PolicyExclusionsListType`.
pub static POLICY_EXCLUSIONS_LIST_TYPE_SHAPE: Shape = Shape {
    name: "PolicyExclusionsListType",
    sensitive: false,
    kind: Kind::List {
        member: &POLICY_IDENTIFIER_SHAPE,
        length: Range { min: None, max: Some(256) },
    },
};

/// The shape `PolicyGroupListType`.
pub static POLICY_GROUP_LIST_TYPE_SHAPE: Shape = Shape {
    name: "PolicyGroupListType",
    sensitive: false,
    kind: Kind::List { member: &POLICY_GROUP_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `PolicyIdentifierPolicyType`.
pub static POLICY_IDENTIFIER_POLICY_TYPE_SHAPE: Shape = Shape {
    name: "PolicyIdentifierPolicyType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["inline", "aws-managed", "user-managed", "permission-boundary", "scp", "rcp"],
    },
};

/// The shape `PolicyIdentifierType`.
pub static POLICY_IDENTIFIER_TYPE_SHAPE: Shape = Shape {
    name: "PolicyIdentifierType",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `PolicyRoleListType`.
pub static POLICY_ROLE_LIST_TYPE_SHAPE: Shape = Shape {
    name: "PolicyRoleListType",
    sensitive: false,
    kind: Kind::List { member: &POLICY_ROLE_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `PolicySourceType`.
pub static POLICY_SOURCE_TYPE_SHAPE: Shape = Shape {
    name: "PolicySourceType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["user", "group", "role", "aws-managed", "user-managed", "resource", "none"],
    },
};

/// The shape `PolicyUsageType`.
pub static POLICY_USAGE_TYPE_SHAPE: Shape = Shape {
    name: "PolicyUsageType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["PermissionsPolicy", "PermissionsBoundary"],
    },
};

/// The shape `PolicyUserListType`.
pub static POLICY_USER_LIST_TYPE_SHAPE: Shape = Shape {
    name: "PolicyUserListType",
    sensitive: false,
    kind: Kind::List { member: &POLICY_USER_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `ResourceHandlingOptionType`.
pub static RESOURCE_HANDLING_OPTION_TYPE_SHAPE: Shape = Shape {
    name: "ResourceHandlingOptionType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(1), max: Some(64) },
        pattern: None,
        values: &[],
    },
};

/// The shape `ResourceNameListType`.
pub static RESOURCE_NAME_LIST_TYPE_SHAPE: Shape = Shape {
    name: "ResourceNameListType",
    sensitive: false,
    kind: Kind::List { member: &RESOURCE_NAME_TYPE_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `ResourceNameType`.
pub static RESOURCE_NAME_TYPE_SHAPE: Shape = Shape {
    name: "ResourceNameType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(1), max: Some(2048) },
        pattern: None,
        values: &[],
    },
};

/// The shape `ResourceSpecificResultListType`.
pub static RESOURCE_SPECIFIC_RESULT_LIST_TYPE_SHAPE: Shape = Shape {
    name: "ResourceSpecificResultListType",
    sensitive: false,
    kind: Kind::List {
        member: &RESOURCE_SPECIFIC_RESULT_SHAPE,
        length: Range { min: None, max: None },
    },
};

/// The shape `SAMLProviderListType`.
pub static SAML_PROVIDER_LIST_TYPE_SHAPE: Shape = Shape {
    name: "SAMLProviderListType",
    sensitive: false,
    kind: Kind::List {
        member: &SAML_PROVIDER_LIST_ENTRY_SHAPE,
        length: Range { min: None, max: None },
    },
};

/// The shape `SSHPublicKeyListType`.
pub static SSH_PUBLIC_KEY_LIST_TYPE_SHAPE: Shape = Shape {
    name: "SSHPublicKeyListType",
    sensitive: false,
    kind: Kind::List {
        member: &SSH_PUBLIC_KEY_METADATA_SHAPE,
        length: Range { min: None, max: None },
    },
};

/// The shape `ServiceSpecificCredentialsListType`.
pub static SERVICE_SPECIFIC_CREDENTIALS_LIST_TYPE_SHAPE: Shape = Shape {
    name: "ServiceSpecificCredentialsListType",
    sensitive: false,
    kind: Kind::List {
        member: &SERVICE_SPECIFIC_CREDENTIAL_METADATA_SHAPE,
        length: Range { min: None, max: None },
    },
};

/// The shape `SimulationPolicyListType`.
pub static SIMULATION_POLICY_LIST_TYPE_SHAPE: Shape = Shape {
    name: "SimulationPolicyListType",
    sensitive: false,
    kind: Kind::List {
        member: &POLICY_DOCUMENT_TYPE_SHAPE,
        length: Range { min: None, max: None },
    },
};

/// The shape `StatementListType`.
pub static STATEMENT_LIST_TYPE_SHAPE: Shape = Shape {
    name: "StatementListType",
    sensitive: false,
    kind: Kind::List { member: &STATEMENT_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `accessKeyIdType`.
pub static ACCESS_KEY_ID_TYPE_SHAPE: Shape = Shape {
    name: "accessKeyIdType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(16), max: Some(128) },
        pattern: Some("[\\w]+"),
        values: &[],
    },
};

/// The shape `accessKeyMetadataListType`.
pub static ACCESS_KEY_METADATA_LIST_TYPE_SHAPE: Shape = Shape {
    name: "accessKeyMetadataListType",
    sensitive: false,
    kind: Kind::List { member: &ACCESS_KEY_METADATA_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `accessKeySecretType`.
pub static ACCESS_KEY_SECRET_TYPE_SHAPE: Shape = Shape {
    name: "accessKeySecretType",
    sensitive: true,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `accountAliasListType`.
pub static ACCOUNT_ALIAS_LIST_TYPE_SHAPE: Shape = Shape {
    name: "accountAliasListType",
    sensitive: false,
    kind: Kind::List { member: &ACCOUNT_ALIAS_TYPE_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `accountAliasType`.
pub static ACCOUNT_ALIAS_TYPE_SHAPE: Shape = Shape {
    name: "accountAliasType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(3), max: Some(63) },
        pattern: Some("^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$"),
        values: &[],
    },
};

/// The shape `allUsers`.
pub static ALL_USERS_SHAPE: Shape =
    Shape { name: "allUsers", sensitive: false, kind: Kind::Boolean };

/// The shape `arnType`.
pub static ARN_TYPE_SHAPE: Shape = Shape {
    name: "arnType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(20), max: Some(2048) },
        pattern: None,
        values: &[],
    },
};

/// The shape `assignmentStatusType`.
pub static ASSIGNMENT_STATUS_TYPE_SHAPE: Shape = Shape {
    name: "assignmentStatusType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["Assigned", "Unassigned", "Any"],
    },
};

/// The shape `attachedPoliciesListType`.
pub static ATTACHED_POLICIES_LIST_TYPE_SHAPE: Shape = Shape {
    name: "attachedPoliciesListType",
    sensitive: false,
    kind: Kind::List { member: &ATTACHED_POLICY_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `attachmentCountType`.
pub static ATTACHMENT_COUNT_TYPE_SHAPE: Shape = Shape {
    name: "attachmentCountType",
    sensitive: false,
    kind: Kind::Integer { range: Range { min: None, max: None } },
};

/// The shape `booleanObjectType`.
pub static BOOLEAN_OBJECT_TYPE_SHAPE: Shape =
    Shape { name: "booleanObjectType", sensitive: false, kind: Kind::Boolean };

/// The shape `booleanType`.
pub static BOOLEAN_TYPE_SHAPE: Shape =
    Shape { name: "booleanType", sensitive: false, kind: Kind::Boolean };

/// The shape `certificateBodyType`.
pub static CERTIFICATE_BODY_TYPE_SHAPE: Shape = Shape {
    name: "certificateBodyType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(1), max: Some(16384) },
        pattern: Some("[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+"),
        values: &[],
    },
};

/// The shape `certificateIdType`.
pub static CERTIFICATE_ID_TYPE_SHAPE: Shape = Shape {
    name: "certificateIdType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(24), max: Some(128) },
        pattern: Some("[\\w]+"),
        values: &[],
    },
};

/// The shape `certificateListType`.
pub static CERTIFICATE_LIST_TYPE_SHAPE: Shape = Shape {
    name: "certificateListType",
    sensitive: false,
    kind: Kind::List { member: &SIGNING_CERTIFICATE_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `clientIDListType`.
pub static CLIENT_ID_LIST_TYPE_SHAPE: Shape = Shape {
    name: "clientIDListType",
    sensitive: false,
    kind: Kind::List { member: &CLIENT_ID_TYPE_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `clientIDType`.
pub static CLIENT_ID_TYPE_SHAPE: Shape = Shape {
    name: "clientIDType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(1), max: Some(255) },
        pattern: None,
        values: &[],
    },
};

/// The shape `contextProviderSourceKeyType`.
pub static CONTEXT_PROVIDER_SOURCE_KEY_TYPE_SHAPE: Shape = Shape {
    name: "contextProviderSourceKeyType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(1), max: Some(128) },
        pattern: None,
        values: &[],
    },
};

/// The shape `contextProviderTargetKeyType`.
pub static CONTEXT_PROVIDER_TARGET_KEY_TYPE_SHAPE: Shape = Shape {
    name: "contextProviderTargetKeyType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(1), max: Some(128) },
        pattern: None,
        values: &[],
    },
};

/// The shape `dateType`.
pub static DATE_TYPE_SHAPE: Shape =
    Shape { name: "dateType", sensitive: false, kind: Kind::Timestamp };

/// The shape `existingUserNameType`.
pub static EXISTING_USER_NAME_TYPE_SHAPE: Shape = Shape {
    name: "existingUserNameType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(1), max: Some(128) },
        pattern: Some("[\\w+=,.@-]+"),
        values: &[],
    },
};

/// The shape `groupListType`.
pub static GROUP_LIST_TYPE_SHAPE: Shape = Shape {
    name: "groupListType",
    sensitive: false,
    kind: Kind::List { member: &GROUP_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `groupNameType`.
pub static GROUP_NAME_TYPE_SHAPE: Shape = Shape {
    name: "groupNameType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(1), max: Some(128) },
        pattern: Some("[\\w+=,.@-]+"),
        values: &[],
    },
};

/// The shape `idType`.
pub static ID_TYPE_SHAPE: Shape = Shape {
    name: "idType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(16), max: Some(128) },
        pattern: Some("[\\w]+"),
        values: &[],
    },
};

/// The shape `identityCenterInstanceArnType`.
pub static IDENTITY_CENTER_INSTANCE_ARN_TYPE_SHAPE: Shape = Shape {
    name: "identityCenterInstanceArnType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(1), max: Some(1224) },
        pattern: None,
        values: &[],
    },
};

/// The shape `instanceProfileListType`.
pub static INSTANCE_PROFILE_LIST_TYPE_SHAPE: Shape = Shape {
    name: "instanceProfileListType",
    sensitive: false,
    kind: Kind::List { member: &INSTANCE_PROFILE_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `instanceProfileNameType`.
pub static INSTANCE_PROFILE_NAME_TYPE_SHAPE: Shape = Shape {
    name: "instanceProfileNameType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(1), max: Some(128) },
        pattern: Some("[\\w+=,.@-]+"),
        values: &[],
    },
};

/// The shape `integerType`.
pub static INTEGER_TYPE_SHAPE: Shape = Shape {
    name: "integerType",
    sensitive: false,
    kind: Kind::Integer { range: Range { min: None, max: None } },
};

/// The shape `keyDefinitionListType`.
pub static KEY_DEFINITION_LIST_TYPE_SHAPE: Shape = Shape {
    name: "keyDefinitionListType",
    sensitive: false,
    kind: Kind::List {
        member: &CONTEXT_PROVIDER_KEY_DEFINITION_SHAPE,
        length: Range { min: Some(0), max: Some(10) },
    },
};

/// The shape `markerType`.
pub static MARKER_TYPE_SHAPE: Shape = Shape {
    name: "markerType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(1), max: Some(320) },
        pattern: Some("[\\u0020-\\u00FF]+"),
        values: &[],
    },
};

/// The shape `maxItemsType`.
pub static MAX_ITEMS_TYPE_SHAPE: Shape = Shape {
    name: "maxItemsType",
    sensitive: false,
    kind: Kind::Integer { range: Range { min: Some(1), max: Some(1000) } },
};

/// The shape `maxSigninSessionDurationType`.
pub static MAX_SIGNIN_SESSION_DURATION_TYPE_SHAPE: Shape = Shape {
    name: "maxSigninSessionDurationType",
    sensitive: false,
    kind: Kind::Integer { range: Range { min: Some(3600), max: Some(7776000) } },
};

/// The shape `mfaDeviceListType`.
pub static MFA_DEVICE_LIST_TYPE_SHAPE: Shape = Shape {
    name: "mfaDeviceListType",
    sensitive: false,
    kind: Kind::List { member: &MFA_DEVICE_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `pathPrefixType`.
pub static PATH_PREFIX_TYPE_SHAPE: Shape = Shape {
    name: "pathPrefixType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(1), max: Some(512) },
        pattern: Some("\\u002F[\\u0021-\\u007F]*"),
        values: &[],
    },
};

/// The shape `pathType`.
pub static PATH_TYPE_SHAPE: Shape = Shape {
    name: "pathType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(1), max: Some(512) },
        pattern: Some("(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)"),
        values: &[],
    },
};

/// The shape `policyDescriptionType`.
pub static POLICY_DESCRIPTION_TYPE_SHAPE: Shape = Shape {
    name: "policyDescriptionType",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: Some(1000) }, pattern: None, values: &[] },
};

/// The shape `policyDocumentType`.
pub static POLICY_DOCUMENT_TYPE_SHAPE: Shape = Shape {
    name: "policyDocumentType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(1), max: Some(131072) },
        pattern: Some("[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+"),
        values: &[],
    },
};

/// The shape `policyDocumentVersionListType`.
pub static POLICY_DOCUMENT_VERSION_LIST_TYPE_SHAPE: Shape = Shape {
    name: "policyDocumentVersionListType",
    sensitive: false,
    kind: Kind::List { member: &POLICY_VERSION_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `policyListType`.
pub static POLICY_LIST_TYPE_SHAPE: Shape = Shape {
    name: "policyListType",
    sensitive: false,
    kind: Kind::List { member: &POLICY_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `policyNameListType`.
pub static POLICY_NAME_LIST_TYPE_SHAPE: Shape = Shape {
    name: "policyNameListType",
    sensitive: false,
    kind: Kind::List { member: &POLICY_NAME_TYPE_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `policyNameType`.
pub static POLICY_NAME_TYPE_SHAPE: Shape = Shape {
    name: "policyNameType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(1), max: Some(128) },
        pattern: Some("[\\w+=,.@-]+"),
        values: &[],
    },
};

/// The shape `policyPathType`.
pub static POLICY_PATH_TYPE_SHAPE: Shape = Shape {
    name: "policyPathType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(1), max: Some(512) },
        pattern: Some("((/[A-Za-z0-9\\.,\\+@=_-]+)*)/"),
        values: &[],
    },
};

/// The shape `policyScopeType`.
pub static POLICY_SCOPE_TYPE_SHAPE: Shape = Shape {
    name: "policyScopeType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["All", "AWS", "Local"],
    },
};

/// The shape `policyVersionIdType`.
pub static POLICY_VERSION_ID_TYPE_SHAPE: Shape = Shape {
    name: "policyVersionIdType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: Some("v[1-9][0-9]*(\\.[A-Za-z0-9-]*)?"),
        values: &[],
    },
};

/// The shape `publicKeyIdType`.
pub static PUBLIC_KEY_ID_TYPE_SHAPE: Shape = Shape {
    name: "publicKeyIdType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(20), max: Some(128) },
        pattern: Some("[\\w]+"),
        values: &[],
    },
};

/// The shape `responseMarkerType`.
pub static RESPONSE_MARKER_TYPE_SHAPE: Shape = Shape {
    name: "responseMarkerType",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `roleDescriptionType`.
pub static ROLE_DESCRIPTION_TYPE_SHAPE: Shape = Shape {
    name: "roleDescriptionType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: Some(1000) },
        pattern: Some("[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*"),
        values: &[],
    },
};

/// The shape `roleListType`.
pub static ROLE_LIST_TYPE_SHAPE: Shape = Shape {
    name: "roleListType",
    sensitive: false,
    kind: Kind::List { member: &ROLE_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `roleMaxSessionDurationType`.
pub static ROLE_MAX_SESSION_DURATION_TYPE_SHAPE: Shape = Shape {
    name: "roleMaxSessionDurationType",
    sensitive: false,
    kind: Kind::Integer { range: Range { min: Some(3600), max: Some(43200) } },
};

/// The shape `roleNameType`.
pub static ROLE_NAME_TYPE_SHAPE: Shape = Shape {
    name: "roleNameType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(1), max: Some(64) },
        pattern: Some("[\\w+=,.@-]+"),
        values: &[],
    },
};

/// The shape `serialNumberType`.
pub static SERIAL_NUMBER_TYPE_SHAPE: Shape = Shape {
    name: "serialNumberType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(9), max: Some(256) },
        pattern: Some("[\\w+=/:,.@-]+"),
        values: &[],
    },
};

/// The shape `serverCertificateMetadataListType`.
pub static SERVER_CERTIFICATE_METADATA_LIST_TYPE_SHAPE: Shape = Shape {
    name: "serverCertificateMetadataListType",
    sensitive: false,
    kind: Kind::List {
        member: &SERVER_CERTIFICATE_METADATA_SHAPE,
        length: Range { min: None, max: None },
    },
};

/// The shape `serverCertificateNameType`.
pub static SERVER_CERTIFICATE_NAME_TYPE_SHAPE: Shape = Shape {
    name: "serverCertificateNameType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(1), max: Some(128) },
        pattern: Some("[\\w+=,.@-]+"),
        values: &[],
    },
};

/// The shape `serviceCredentialAlias`.
pub static SERVICE_CREDENTIAL_ALIAS_SHAPE: Shape = Shape {
    name: "serviceCredentialAlias",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(0), max: Some(200) },
        pattern: Some("[\\w+=,.@-]+"),
        values: &[],
    },
};

/// The shape `serviceName`.
pub static SERVICE_NAME_SHAPE: Shape = Shape {
    name: "serviceName",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `serviceSpecificCredentialId`.
pub static SERVICE_SPECIFIC_CREDENTIAL_ID_SHAPE: Shape = Shape {
    name: "serviceSpecificCredentialId",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(20), max: Some(128) },
        pattern: Some("[\\w]+"),
        values: &[],
    },
};

/// The shape `serviceUserName`.
pub static SERVICE_USER_NAME_SHAPE: Shape = Shape {
    name: "serviceUserName",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(0), max: Some(200) },
        pattern: Some("[\\w+=,.@-]*"),
        values: &[],
    },
};

/// The shape `statusType`.
pub static STATUS_TYPE_SHAPE: Shape = Shape {
    name: "statusType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["Active", "Inactive", "Expired"],
    },
};

/// The shape `stringType`.
pub static STRING_TYPE_SHAPE: Shape = Shape {
    name: "stringType",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `subjectTypeValueType`.
pub static SUBJECT_TYPE_VALUE_TYPE_SHAPE: Shape = Shape {
    name: "subjectTypeValueType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(0), max: Some(128) },
        pattern: None,
        values: &[],
    },
};

/// The shape `tagKeyListType`.
pub static TAG_KEY_LIST_TYPE_SHAPE: Shape = Shape {
    name: "tagKeyListType",
    sensitive: false,
    kind: Kind::List { member: &TAG_KEY_TYPE_SHAPE, length: Range { min: None, max: Some(50) } },
};

/// The shape `tagKeyType`.
pub static TAG_KEY_TYPE_SHAPE: Shape = Shape {
    name: "tagKeyType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(1), max: Some(128) },
        pattern: Some("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+"),
        values: &[],
    },
};

/// The shape `tagListType`.
pub static TAG_LIST_TYPE_SHAPE: Shape = Shape {
    name: "tagListType",
    sensitive: false,
    kind: Kind::List { member: &TAG_SHAPE, length: Range { min: None, max: Some(50) } },
};

/// The shape `tagValueType`.
pub static TAG_VALUE_TYPE_SHAPE: Shape = Shape {
    name: "tagValueType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(0), max: Some(256) },
        pattern: Some("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*"),
        values: &[],
    },
};

/// The shape `thumbprintListType`.
pub static THUMBPRINT_LIST_TYPE_SHAPE: Shape = Shape {
    name: "thumbprintListType",
    sensitive: false,
    kind: Kind::List { member: &THUMBPRINT_TYPE_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `thumbprintType`.
pub static THUMBPRINT_TYPE_SHAPE: Shape = Shape {
    name: "thumbprintType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(40), max: Some(40) },
        pattern: None,
        values: &[],
    },
};

/// The shape `userListType`.
pub static USER_LIST_TYPE_SHAPE: Shape = Shape {
    name: "userListType",
    sensitive: false,
    kind: Kind::List { member: &USER_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `userNameType`.
pub static USER_NAME_TYPE_SHAPE: Shape = Shape {
    name: "userNameType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(1), max: Some(64) },
        pattern: Some("[\\w+=,.@-]+"),
        values: &[],
    },
};

/// The shape `virtualMFADeviceListType`.
pub static VIRTUAL_MFA_DEVICE_LIST_TYPE_SHAPE: Shape = Shape {
    name: "virtualMFADeviceListType",
    sensitive: false,
    kind: Kind::List { member: &VIRTUAL_MFA_DEVICE_SHAPE, length: Range { min: None, max: None } },
};
