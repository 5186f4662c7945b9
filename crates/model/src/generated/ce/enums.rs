//! String shapes whose values the model lists.

use std::fmt;

use crate::shape::Value;
use crate::shape::convert::{FromValue, IntoValue, ListMember};

/// The values of `Context` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Context {
    /// `COST_AND_USAGE`.
    CostAndUsage,
    /// `RESERVATIONS`.
    Reservations,
    /// `SAVINGS_PLANS`.
    SavingsPlans,
}

impl Context {
    /// Every value, in the model's order.
    pub const ALL: [Self; 3] = [Self::CostAndUsage, Self::Reservations, Self::SavingsPlans];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::CostAndUsage => "COST_AND_USAGE",
            Self::Reservations => "RESERVATIONS",
            Self::SavingsPlans => "SAVINGS_PLANS",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "COST_AND_USAGE" => Some(Self::CostAndUsage),
            "RESERVATIONS" => Some(Self::Reservations),
            "SAVINGS_PLANS" => Some(Self::SavingsPlans),

            _ => None,
        }
    }
}

impl fmt::Display for Context {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for Context {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for Context {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `Dimension` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// `AZ`.
    Az,
    /// `INSTANCE_TYPE`.
    InstanceType,
    /// `LINKED_ACCOUNT`.
    LinkedAccount,
    /// `PAYER_ACCOUNT`.
    PayerAccount,
    /// `LINKED_ACCOUNT_NAME`.
    LinkedAccountName,
    /// `OPERATION`.
    Operation,
    /// `PURCHASE_TYPE`.
    PurchaseType,
    /// `REGION`.
    Region,
    /// `SERVICE`.
    Service,
    /// `SERVICE_CODE`.
    ServiceCode,
    /// `USAGE_TYPE`.
    UsageType,
    /// `USAGE_TYPE_GROUP`.
    UsageTypeGroup,
    /// `RECORD_TYPE`.
    RecordType,
    /// `OPERATING_SYSTEM`.
    OperatingSystem,
    /// `TENANCY`.
    Tenancy,
    /// `SCOPE`.
    Scope,
    /// `PLATFORM`.
    Platform,
    /// `SUBSCRIPTION_ID`.
    SubscriptionId,
    /// `LEGAL_ENTITY_NAME`.
    LegalEntityName,
    /// `DEPLOYMENT_OPTION`.
    DeploymentOption,
    /// `DATABASE_ENGINE`.
    DatabaseEngine,
    /// `CACHE_ENGINE`.
    CacheEngine,
    /// `INSTANCE_TYPE_FAMILY`.
    InstanceTypeFamily,
    /// `BILLING_ENTITY`.
    BillingEntity,
    /// `RESERVATION_ID`.
    ReservationId,
    /// `RESOURCE_ID`.
    ResourceId,
    /// `RIGHTSIZING_TYPE`.
    RightsizingType,
    /// `SAVINGS_PLANS_TYPE`.
    SavingsPlansType,
    /// `SAVINGS_PLAN_ARN`.
    SavingsPlanArn,
    /// `PAYMENT_OPTION`.
    PaymentOption,
    /// `AGREEMENT_END_DATE_TIME_AFTER`.
    AgreementEndDateTimeAfter,
    /// `AGREEMENT_END_DATE_TIME_BEFORE`.
    AgreementEndDateTimeBefore,
    /// `INVOICING_ENTITY`.
    InvoicingEntity,
    /// `ANOMALY_TOTAL_IMPACT_ABSOLUTE`.
    AnomalyTotalImpactAbsolute,
    /// `ANOMALY_TOTAL_IMPACT_PERCENTAGE`.
    AnomalyTotalImpactPercentage,
    /// `PRODUCT_ATTRIBUTE`.
    ProductAttribute,
}

impl Dimension {
    /// Every value, in the model's order.
    pub const ALL: [Self; 36] = [
        Self::Az,
        Self::InstanceType,
        Self::LinkedAccount,
        Self::PayerAccount,
        Self::LinkedAccountName,
        Self::Operation,
        Self::PurchaseType,
        Self::Region,
        Self::Service,
        Self::ServiceCode,
        Self::UsageType,
        Self::UsageTypeGroup,
        Self::RecordType,
        Self::OperatingSystem,
        Self::Tenancy,
        Self::Scope,
        Self::Platform,
        Self::SubscriptionId,
        Self::LegalEntityName,
        Self::DeploymentOption,
        Self::DatabaseEngine,
        Self::CacheEngine,
        Self::InstanceTypeFamily,
        Self::BillingEntity,
        Self::ReservationId,
        Self::ResourceId,
        Self::RightsizingType,
        Self::SavingsPlansType,
        Self::SavingsPlanArn,
        Self::PaymentOption,
        Self::AgreementEndDateTimeAfter,
        Self::AgreementEndDateTimeBefore,
        Self::InvoicingEntity,
        Self::AnomalyTotalImpactAbsolute,
        Self::AnomalyTotalImpactPercentage,
        Self::ProductAttribute,
    ];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Az => "AZ",
            Self::InstanceType => "INSTANCE_TYPE",
            Self::LinkedAccount => "LINKED_ACCOUNT",
            Self::PayerAccount => "PAYER_ACCOUNT",
            Self::LinkedAccountName => "LINKED_ACCOUNT_NAME",
            Self::Operation => "OPERATION",
            Self::PurchaseType => "PURCHASE_TYPE",
            Self::Region => "REGION",
            Self::Service => "SERVICE",
            Self::ServiceCode => "SERVICE_CODE",
            Self::UsageType => "USAGE_TYPE",
            Self::UsageTypeGroup => "USAGE_TYPE_GROUP",
            Self::RecordType => "RECORD_TYPE",
            Self::OperatingSystem => "OPERATING_SYSTEM",
            Self::Tenancy => "TENANCY",
            Self::Scope => "SCOPE",
            Self::Platform => "PLATFORM",
            Self::SubscriptionId => "SUBSCRIPTION_ID",
            Self::LegalEntityName => "LEGAL_ENTITY_NAME",
            Self::DeploymentOption => "DEPLOYMENT_OPTION",
            Self::DatabaseEngine => "DATABASE_ENGINE",
            Self::CacheEngine => "CACHE_ENGINE",
            Self::InstanceTypeFamily => "INSTANCE_TYPE_FAMILY",
            Self::BillingEntity => "BILLING_ENTITY",
            Self::ReservationId => "RESERVATION_ID",
            Self::ResourceId => "RESOURCE_ID",
            Self::RightsizingType => "RIGHTSIZING_TYPE",
            Self::SavingsPlansType => "SAVINGS_PLANS_TYPE",
            Self::SavingsPlanArn => "SAVINGS_PLAN_ARN",
            Self::PaymentOption => "PAYMENT_OPTION",
            Self::AgreementEndDateTimeAfter => "AGREEMENT_END_DATE_TIME_AFTER",
            Self::AgreementEndDateTimeBefore => "AGREEMENT_END_DATE_TIME_BEFORE",
            Self::InvoicingEntity => "INVOICING_ENTITY",
            Self::AnomalyTotalImpactAbsolute => "ANOMALY_TOTAL_IMPACT_ABSOLUTE",
            Self::AnomalyTotalImpactPercentage => "ANOMALY_TOTAL_IMPACT_PERCENTAGE",
            Self::ProductAttribute => "PRODUCT_ATTRIBUTE",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "AZ" => Some(Self::Az),
            "INSTANCE_TYPE" => Some(Self::InstanceType),
            "LINKED_ACCOUNT" => Some(Self::LinkedAccount),
            "PAYER_ACCOUNT" => Some(Self::PayerAccount),
            "LINKED_ACCOUNT_NAME" => Some(Self::LinkedAccountName),
            "OPERATION" => Some(Self::Operation),
            "PURCHASE_TYPE" => Some(Self::PurchaseType),
            "REGION" => Some(Self::Region),
            "SERVICE" => Some(Self::Service),
            "SERVICE_CODE" => Some(Self::ServiceCode),
            "USAGE_TYPE" => Some(Self::UsageType),
            "USAGE_TYPE_GROUP" => Some(Self::UsageTypeGroup),
            "RECORD_TYPE" => Some(Self::RecordType),
            "OPERATING_SYSTEM" => Some(Self::OperatingSystem),
            "TENANCY" => Some(Self::Tenancy),
            "SCOPE" => Some(Self::Scope),
            "PLATFORM" => Some(Self::Platform),
            "SUBSCRIPTION_ID" => Some(Self::SubscriptionId),
            "LEGAL_ENTITY_NAME" => Some(Self::LegalEntityName),
            "DEPLOYMENT_OPTION" => Some(Self::DeploymentOption),
            "DATABASE_ENGINE" => Some(Self::DatabaseEngine),
            "CACHE_ENGINE" => Some(Self::CacheEngine),
            "INSTANCE_TYPE_FAMILY" => Some(Self::InstanceTypeFamily),
            "BILLING_ENTITY" => Some(Self::BillingEntity),
            "RESERVATION_ID" => Some(Self::ReservationId),
            "RESOURCE_ID" => Some(Self::ResourceId),
            "RIGHTSIZING_TYPE" => Some(Self::RightsizingType),
            "SAVINGS_PLANS_TYPE" => Some(Self::SavingsPlansType),
            "SAVINGS_PLAN_ARN" => Some(Self::SavingsPlanArn),
            "PAYMENT_OPTION" => Some(Self::PaymentOption),
            "AGREEMENT_END_DATE_TIME_AFTER" => Some(Self::AgreementEndDateTimeAfter),
            "AGREEMENT_END_DATE_TIME_BEFORE" => Some(Self::AgreementEndDateTimeBefore),
            "INVOICING_ENTITY" => Some(Self::InvoicingEntity),
            "ANOMALY_TOTAL_IMPACT_ABSOLUTE" => Some(Self::AnomalyTotalImpactAbsolute),
            "ANOMALY_TOTAL_IMPACT_PERCENTAGE" => Some(Self::AnomalyTotalImpactPercentage),
            "PRODUCT_ATTRIBUTE" => Some(Self::ProductAttribute),

            _ => None,
        }
    }
}

impl fmt::Display for Dimension {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for Dimension {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for Dimension {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `Granularity` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Granularity {
    /// `DAILY`.
    Daily,
    /// `MONTHLY`.
    Monthly,
    /// `HOURLY`.
    Hourly,
}

impl Granularity {
    /// Every value, in the model's order.
    pub const ALL: [Self; 3] = [Self::Daily, Self::Monthly, Self::Hourly];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Daily => "DAILY",
            Self::Monthly => "MONTHLY",
            Self::Hourly => "HOURLY",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "DAILY" => Some(Self::Daily),
            "MONTHLY" => Some(Self::Monthly),
            "HOURLY" => Some(Self::Hourly),

            _ => None,
        }
    }
}

impl fmt::Display for Granularity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for Granularity {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for Granularity {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `GroupDefinitionType` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GroupDefinitionType {
    /// `DIMENSION`.
    Dimension,
    /// `TAG`.
    Tag,
    /// `COST_CATEGORY`.
    CostCategory,
    /// `PRODUCT_ATTRIBUTE`.
    ProductAttribute,
}

impl GroupDefinitionType {
    /// Every value, in the model's order.
    pub const ALL: [Self; 4] =
        [Self::Dimension, Self::Tag, Self::CostCategory, Self::ProductAttribute];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Dimension => "DIMENSION",
            Self::Tag => "TAG",
            Self::CostCategory => "COST_CATEGORY",
            Self::ProductAttribute => "PRODUCT_ATTRIBUTE",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "DIMENSION" => Some(Self::Dimension),
            "TAG" => Some(Self::Tag),
            "COST_CATEGORY" => Some(Self::CostCategory),
            "PRODUCT_ATTRIBUTE" => Some(Self::ProductAttribute),

            _ => None,
        }
    }
}

impl fmt::Display for GroupDefinitionType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for GroupDefinitionType {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for GroupDefinitionType {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `MatchOption` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MatchOption {
    /// `EQUALS`.
    Equals,
    /// `ABSENT`.
    Absent,
    /// `STARTS_WITH`.
    StartsWith,
    /// `ENDS_WITH`.
    EndsWith,
    /// `CONTAINS`.
    Contains,
    /// `CASE_SENSITIVE`.
    CaseSensitive,
    /// `CASE_INSENSITIVE`.
    CaseInsensitive,
    /// `GREATER_THAN_OR_EQUAL`.
    GreaterThanOrEqual,
}

impl MatchOption {
    /// Every value, in the model's order.
    pub const ALL: [Self; 8] = [
        Self::Equals,
        Self::Absent,
        Self::StartsWith,
        Self::EndsWith,
        Self::Contains,
        Self::CaseSensitive,
        Self::CaseInsensitive,
        Self::GreaterThanOrEqual,
    ];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Equals => "EQUALS",
            Self::Absent => "ABSENT",
            Self::StartsWith => "STARTS_WITH",
            Self::EndsWith => "ENDS_WITH",
            Self::Contains => "CONTAINS",
            Self::CaseSensitive => "CASE_SENSITIVE",
            Self::CaseInsensitive => "CASE_INSENSITIVE",
            Self::GreaterThanOrEqual => "GREATER_THAN_OR_EQUAL",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "EQUALS" => Some(Self::Equals),
            "ABSENT" => Some(Self::Absent),
            "STARTS_WITH" => Some(Self::StartsWith),
            "ENDS_WITH" => Some(Self::EndsWith),
            "CONTAINS" => Some(Self::Contains),
            "CASE_SENSITIVE" => Some(Self::CaseSensitive),
            "CASE_INSENSITIVE" => Some(Self::CaseInsensitive),
            "GREATER_THAN_OR_EQUAL" => Some(Self::GreaterThanOrEqual),

            _ => None,
        }
    }
}

impl fmt::Display for MatchOption {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for MatchOption {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for MatchOption {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

impl ListMember for MatchOption {}

/// The values of `Metric` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Metric {
    /// `BLENDED_COST`.
    BlendedCost,
    /// `UNBLENDED_COST`.
    UnblendedCost,
    /// `AMORTIZED_COST`.
    AmortizedCost,
    /// `NET_UNBLENDED_COST`.
    NetUnblendedCost,
    /// `NET_AMORTIZED_COST`.
    NetAmortizedCost,
    /// `USAGE_QUANTITY`.
    UsageQuantity,
    /// `NORMALIZED_USAGE_AMOUNT`.
    NormalizedUsageAmount,
    /// `LIST_COST`.
    ListCost,
    /// `CONTRACTED_COST`.
    ContractedCost,
    /// `BILLED_COST`.
    BilledCost,
    /// `PUBLIC_EQUIVALENT_BILLED_COST`.
    PublicEquivalentBilledCost,
    /// `PUBLIC_ON_DEMAND_COST`.
    PublicOnDemandCost,
}

impl Metric {
    /// Every value, in the model's order.
    pub const ALL: [Self; 12] = [
        Self::BlendedCost,
        Self::UnblendedCost,
        Self::AmortizedCost,
        Self::NetUnblendedCost,
        Self::NetAmortizedCost,
        Self::UsageQuantity,
        Self::NormalizedUsageAmount,
        Self::ListCost,
        Self::ContractedCost,
        Self::BilledCost,
        Self::PublicEquivalentBilledCost,
        Self::PublicOnDemandCost,
    ];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::BlendedCost => "BLENDED_COST",
            Self::UnblendedCost => "UNBLENDED_COST",
            Self::AmortizedCost => "AMORTIZED_COST",
            Self::NetUnblendedCost => "NET_UNBLENDED_COST",
            Self::NetAmortizedCost => "NET_AMORTIZED_COST",
            Self::UsageQuantity => "USAGE_QUANTITY",
            Self::NormalizedUsageAmount => "NORMALIZED_USAGE_AMOUNT",
            Self::ListCost => "LIST_COST",
            Self::ContractedCost => "CONTRACTED_COST",
            Self::BilledCost => "BILLED_COST",
            Self::PublicEquivalentBilledCost => "PUBLIC_EQUIVALENT_BILLED_COST",
            Self::PublicOnDemandCost => "PUBLIC_ON_DEMAND_COST",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "BLENDED_COST" => Some(Self::BlendedCost),
            "UNBLENDED_COST" => Some(Self::UnblendedCost),
            "AMORTIZED_COST" => Some(Self::AmortizedCost),
            "NET_UNBLENDED_COST" => Some(Self::NetUnblendedCost),
            "NET_AMORTIZED_COST" => Some(Self::NetAmortizedCost),
            "USAGE_QUANTITY" => Some(Self::UsageQuantity),
            "NORMALIZED_USAGE_AMOUNT" => Some(Self::NormalizedUsageAmount),
            "LIST_COST" => Some(Self::ListCost),
            "CONTRACTED_COST" => Some(Self::ContractedCost),
            "BILLED_COST" => Some(Self::BilledCost),
            "PUBLIC_EQUIVALENT_BILLED_COST" => Some(Self::PublicEquivalentBilledCost),
            "PUBLIC_ON_DEMAND_COST" => Some(Self::PublicOnDemandCost),

            _ => None,
        }
    }
}

impl fmt::Display for Metric {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for Metric {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for Metric {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `SortOrder` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SortOrder {
    /// `ASCENDING`.
    Ascending,
    /// `DESCENDING`.
    Descending,
}

impl SortOrder {
    /// Every value, in the model's order.
    pub const ALL: [Self; 2] = [Self::Ascending, Self::Descending];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ascending => "ASCENDING",
            Self::Descending => "DESCENDING",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "ASCENDING" => Some(Self::Ascending),
            "DESCENDING" => Some(Self::Descending),

            _ => None,
        }
    }
}

impl fmt::Display for SortOrder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for SortOrder {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for SortOrder {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}
