//! String shapes whose values the model lists.

use std::fmt;

use crate::shape::Value;
use crate::shape::convert::{FromValue, IntoValue};

/// The values of `AttachmentType` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AttachmentType {
    /// `user`.
    User,
    /// `group`.
    Group,
    /// `role`.
    Role,
}

impl AttachmentType {
    /// Every value, in the model's order.
    pub const ALL: [Self; 3] = [Self::User, Self::Group, Self::Role];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Group => "group",
            Self::Role => "role",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "user" => Some(Self::User),
            "group" => Some(Self::Group),
            "role" => Some(Self::Role),

            _ => None,
        }
    }
}

impl fmt::Display for AttachmentType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for AttachmentType {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for AttachmentType {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `ContextKeyTypeEnum` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ContextKeyTypeEnum {
    /// `string`.
    String,
    /// `stringList`.
    StringList,
    /// `numeric`.
    Numeric,
    /// `numericList`.
    NumericList,
    /// `boolean`.
    Boolean,
    /// `booleanList`.
    BooleanList,
    /// `ip`.
    Ip,
    /// `ipList`.
    IpList,
    /// `binary`.
    Binary,
    /// `binaryList`.
    BinaryList,
    /// `date`.
    Date,
    /// `dateList`.
    DateList,
}

impl ContextKeyTypeEnum {
    /// Every value, in the model's order.
    pub const ALL: [Self; 12] = [
        Self::String,
        Self::StringList,
        Self::Numeric,
        Self::NumericList,
        Self::Boolean,
        Self::BooleanList,
        Self::Ip,
        Self::IpList,
        Self::Binary,
        Self::BinaryList,
        Self::Date,
        Self::DateList,
    ];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::StringList => "stringList",
            Self::Numeric => "numeric",
            Self::NumericList => "numericList",
            Self::Boolean => "boolean",
            Self::BooleanList => "booleanList",
            Self::Ip => "ip",
            Self::IpList => "ipList",
            Self::Binary => "binary",
            Self::BinaryList => "binaryList",
            Self::Date => "date",
            Self::DateList => "dateList",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "string" => Some(Self::String),
            "stringList" => Some(Self::StringList),
            "numeric" => Some(Self::Numeric),
            "numericList" => Some(Self::NumericList),
            "boolean" => Some(Self::Boolean),
            "booleanList" => Some(Self::BooleanList),
            "ip" => Some(Self::Ip),
            "ipList" => Some(Self::IpList),
            "binary" => Some(Self::Binary),
            "binaryList" => Some(Self::BinaryList),
            "date" => Some(Self::Date),
            "dateList" => Some(Self::DateList),

            _ => None,
        }
    }
}

impl fmt::Display for ContextKeyTypeEnum {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for ContextKeyTypeEnum {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for ContextKeyTypeEnum {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `EntityType` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityType {
    /// `User`.
    User,
    /// `Role`.
    Role,
    /// `Group`.
    Group,
    /// `LocalManagedPolicy`.
    LocalManagedPolicy,
    /// `AWSManagedPolicy`.
    AwsManagedPolicy,
}

impl EntityType {
    /// Every value, in the model's order.
    pub const ALL: [Self; 5] =
        [Self::User, Self::Role, Self::Group, Self::LocalManagedPolicy, Self::AwsManagedPolicy];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::User => "User",
            Self::Role => "Role",
            Self::Group => "Group",
            Self::LocalManagedPolicy => "LocalManagedPolicy",
            Self::AwsManagedPolicy => "AWSManagedPolicy",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "User" => Some(Self::User),
            "Role" => Some(Self::Role),
            "Group" => Some(Self::Group),
            "LocalManagedPolicy" => Some(Self::LocalManagedPolicy),
            "AWSManagedPolicy" => Some(Self::AwsManagedPolicy),

            _ => None,
        }
    }
}

impl fmt::Display for EntityType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for EntityType {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for EntityType {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `PermissionsBoundaryAttachmentType` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PermissionsBoundaryAttachmentType {
    /// `PermissionsBoundaryPolicy`.
    PermissionsBoundaryPolicy,
}

impl PermissionsBoundaryAttachmentType {
    /// Every value, in the model's order.
    pub const ALL: [Self; 1] = [Self::PermissionsBoundaryPolicy];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::PermissionsBoundaryPolicy => "PermissionsBoundaryPolicy",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "PermissionsBoundaryPolicy" => Some(Self::PermissionsBoundaryPolicy),

            _ => None,
        }
    }
}

impl fmt::Display for PermissionsBoundaryAttachmentType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for PermissionsBoundaryAttachmentType {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for PermissionsBoundaryAttachmentType {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `PolicyEvaluationDecisionType` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PolicyEvaluationDecisionType {
    /// `allowed`.
    Allowed,
    /// `explicitDeny`.
    ExplicitDeny,
    /// `implicitDeny`.
    ImplicitDeny,
}

impl PolicyEvaluationDecisionType {
    /// Every value, in the model's order.
    pub const ALL: [Self; 3] = [Self::Allowed, Self::ExplicitDeny, Self::ImplicitDeny];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Allowed => "allowed",
            Self::ExplicitDeny => "explicitDeny",
            Self::ImplicitDeny => "implicitDeny",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "allowed" => Some(Self::Allowed),
            "explicitDeny" => Some(Self::ExplicitDeny),
            "implicitDeny" => Some(Self::ImplicitDeny),

            _ => None,
        }
    }
}

impl fmt::Display for PolicyEvaluationDecisionType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for PolicyEvaluationDecisionType {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for PolicyEvaluationDecisionType {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `PolicyIdentifierPolicyType` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PolicyIdentifierPolicyType {
    /// `inline`.
    Inline,
    /// `aws-managed`.
    AwsManaged,
    /// `user-managed`.
    UserManaged,
    /// `permission-boundary`.
    PermissionBoundary,
    /// `scp`.
    Scp,
    /// `rcp`.
    Rcp,
}

impl PolicyIdentifierPolicyType {
    /// Every value, in the model's order.
    pub const ALL: [Self; 6] = [
        Self::Inline,
        Self::AwsManaged,
        Self::UserManaged,
        Self::PermissionBoundary,
        Self::Scp,
        Self::Rcp,
    ];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Inline => "inline",
            Self::AwsManaged => "aws-managed",
            Self::UserManaged => "user-managed",
            Self::PermissionBoundary => "permission-boundary",
            Self::Scp => "scp",
            Self::Rcp => "rcp",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "inline" => Some(Self::Inline),
            "aws-managed" => Some(Self::AwsManaged),
            "user-managed" => Some(Self::UserManaged),
            "permission-boundary" => Some(Self::PermissionBoundary),
            "scp" => Some(Self::Scp),
            "rcp" => Some(Self::Rcp),

            _ => None,
        }
    }
}

impl fmt::Display for PolicyIdentifierPolicyType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for PolicyIdentifierPolicyType {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for PolicyIdentifierPolicyType {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `PolicySourceType` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PolicySourceType {
    /// `user`.
    User,
    /// `group`.
    Group,
    /// `role`.
    Role,
    /// `aws-managed`.
    AwsManaged,
    /// `user-managed`.
    UserManaged,
    /// `resource`.
    Resource,
    /// `none`.
    None,
}

impl PolicySourceType {
    /// Every value, in the model's order.
    pub const ALL: [Self; 7] = [
        Self::User,
        Self::Group,
        Self::Role,
        Self::AwsManaged,
        Self::UserManaged,
        Self::Resource,
        Self::None,
    ];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Group => "group",
            Self::Role => "role",
            Self::AwsManaged => "aws-managed",
            Self::UserManaged => "user-managed",
            Self::Resource => "resource",
            Self::None => "none",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "user" => Some(Self::User),
            "group" => Some(Self::Group),
            "role" => Some(Self::Role),
            "aws-managed" => Some(Self::AwsManaged),
            "user-managed" => Some(Self::UserManaged),
            "resource" => Some(Self::Resource),
            "none" => Some(Self::None),

            _ => None,
        }
    }
}

impl fmt::Display for PolicySourceType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for PolicySourceType {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for PolicySourceType {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The policy usage type that indicates whether the policy is used as a permissions policy or
/// as the permissions boundary for an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PolicyUsageType {
    /// `PermissionsPolicy`.
    PermissionsPolicy,
    /// `PermissionsBoundary`.
    PermissionsBoundary,
}

impl PolicyUsageType {
    /// Every value, in the model's order.
    pub const ALL: [Self; 2] = [Self::PermissionsPolicy, Self::PermissionsBoundary];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::PermissionsPolicy => "PermissionsPolicy",
            Self::PermissionsBoundary => "PermissionsBoundary",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "PermissionsPolicy" => Some(Self::PermissionsPolicy),
            "PermissionsBoundary" => Some(Self::PermissionsBoundary),

            _ => None,
        }
    }
}

impl fmt::Display for PolicyUsageType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for PolicyUsageType {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for PolicyUsageType {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `assignmentStatusType` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AssignmentStatusType {
    /// `Assigned`.
    Assigned,
    /// `Unassigned`.
    Unassigned,
    /// `Any`.
    Any,
}

impl AssignmentStatusType {
    /// Every value, in the model's order.
    pub const ALL: [Self; 3] = [Self::Assigned, Self::Unassigned, Self::Any];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Assigned => "Assigned",
            Self::Unassigned => "Unassigned",
            Self::Any => "Any",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "Assigned" => Some(Self::Assigned),
            "Unassigned" => Some(Self::Unassigned),
            "Any" => Some(Self::Any),

            _ => None,
        }
    }
}

impl fmt::Display for AssignmentStatusType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for AssignmentStatusType {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for AssignmentStatusType {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `policyScopeType` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PolicyScopeType {
    /// `All`.
    All,
    /// `AWS`.
    Aws,
    /// `Local`.
    Local,
}

impl PolicyScopeType {
    /// Every value, in the model's order.
    pub const ALL: [Self; 3] = [Self::All, Self::Aws, Self::Local];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::All => "All",
            Self::Aws => "AWS",
            Self::Local => "Local",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "All" => Some(Self::All),
            "AWS" => Some(Self::Aws),
            "Local" => Some(Self::Local),

            _ => None,
        }
    }
}

impl fmt::Display for PolicyScopeType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for PolicyScopeType {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for PolicyScopeType {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `statusType` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatusType {
    /// `Active`.
    Active,
    /// `Inactive`.
    Inactive,
    /// `Expired`.
    Expired,
}

impl StatusType {
    /// Every value, in the model's order.
    pub const ALL: [Self; 3] = [Self::Active, Self::Inactive, Self::Expired];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Active => "Active",
            Self::Inactive => "Inactive",
            Self::Expired => "Expired",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "Active" => Some(Self::Active),
            "Inactive" => Some(Self::Inactive),
            "Expired" => Some(Self::Expired),

            _ => None,
        }
    }
}

impl fmt::Display for StatusType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for StatusType {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for StatusType {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}
