//! The input of a simulation: the caller, the actions, the resources and the values of condition keys.

use std::collections::BTreeMap;

use model::generated::iam::{ContextEntry, ContextKeyTypeEnum as Type};
use model::{AccountId, Error};

use crate::entity::EntityKind;
use crate::error::invalid_input;

/// The caller of a simulated request.
#[derive(Debug)]
pub(crate) struct Simulated {
    pub(crate) account: AccountId,
    /// The caller's ARN. Empty if no caller is named.
    pub(crate) arn: String,
    /// The role that the caller is a session of.
    pub(crate) role: Option<String>,
    pub(crate) kind: Option<EntityKind>,
    pub(crate) tags: Vec<(String, String)>,
}

/// Returns the parts of the ARN of a user, group or role: account, kind and name.
pub(crate) fn principal(arn: &str) -> Option<(AccountId, EntityKind, &str)> {
    let rest = arn.strip_prefix("arn:")?.split_once(":iam::")?.1;
    let (account, path) = rest.split_once(':')?;
    let (kind, path) = path.split_once('/')?;
    let name = path.rsplit('/').next().filter(|name| !name.is_empty())?;
    Some((AccountId::parse(account)?, EntityKind::of_name(kind)?, name))
}

impl Simulated {
    /// Returns a caller of whom only the account is known.
    pub(crate) const fn nobody(account: AccountId) -> Self {
        Self { account, arn: String::new(), role: None, kind: None, tags: Vec::new() }
    }

    /// Parses the caller: "You cannot specify the ARN of an assumed role, federated user, or a service principal." A caller with
    /// a role is a session of it, for policies too.
    pub(crate) fn parse(arn: &str) -> Result<Self, Error> {
        let (account, kind, name) =
            principal(arn).ok_or_else(|| invalid_input(format!("Invalid CallerArn: {arn}")))?;
        let (session, role) = match kind {
            EntityKind::Role => {
                let partition = arn.split(':').nth(1).unwrap_or_default();
                let session =
                    format!("arn:{partition}:sts::{account}:assumed-role/{name}/simulated");
                (session, Some(arn.to_owned()))
            }
            EntityKind::User | EntityKind::Group => (arn.to_owned(), None),
        };
        Ok(Self { account, arn: session, role, kind: Some(kind), tags: Vec::new() })
    }
}

/// Returns the values of condition keys, by their names in lower case.
pub(crate) fn entries(
    entries: Option<&[ContextEntry]>,
) -> Result<BTreeMap<String, Vec<String>>, Error> {
    let mut all = BTreeMap::new();
    for entry in entries.unwrap_or_default() {
        let name = entry.context_key_name.as_deref().unwrap_or_default();
        let invalid = |why: &str| invalid_input(format!("Invalid ContextEntry {name}: {why}"));
        let values = entry.context_key_values.clone().unwrap_or_default();
        let is_list = entry.context_key_type.is_some_and(is_list);
        if name.is_empty() {
            return Err(invalid("it needs a ContextKeyName"));
        }
        if values.is_empty() || (values.len() > 1 && !is_list) {
            return Err(invalid("the number of values is not one of its ContextKeyType"));
        }
        let operator = entry.context_key_type.and_then(operator);
        let fits = |value: &String| operator.is_none_or(|operator| policy::can_be(operator, value));
        if !values.iter().all(fits) {
            return Err(invalid("a value is not of its ContextKeyType"));
        }
        if all.insert(name.to_lowercase(), values).is_some() {
            return Err(invalid("it stands twice"));
        }
    }
    Ok(all)
}

const fn is_list(kind: Type) -> bool {
    matches!(
        kind,
        Type::StringList
            | Type::NumericList
            | Type::BooleanList
            | Type::IpList
            | Type::BinaryList
            | Type::DateList
    )
}

/// Returns the operator that compares values of this type. `None` for types whose values can be any text.
const fn operator(kind: Type) -> Option<&'static str> {
    match kind {
        Type::String | Type::StringList | Type::Binary | Type::BinaryList => None,
        Type::Numeric | Type::NumericList => Some("NumericEquals"),
        Type::Boolean | Type::BooleanList => Some("Bool"),
        Type::Ip | Type::IpList => Some("IpAddress"),
        Type::Date | Type::DateList => Some("DateEquals"),
    }
}

/// Checks the actions: "Each operation must include the service identifier, such as `iam:CreateUser`. This operation does not
/// support using wildcards (*) in an action name."
pub(crate) fn check_actions(actions: &[String]) -> Result<(), Error> {
    let is_action = |action: &str| {
        let parts = action.split_once(':');
        parts.is_some_and(|(service, name)| !service.is_empty() && !name.is_empty())
            && !action.contains(['*', '?'])
    };
    match actions.iter().find(|action| !is_action(action)) {
        Some(action) => Err(invalid_input(format!("Invalid Action Name: {action}"))),
        None if actions.is_empty() => Err(invalid_input("ActionNames must not be empty.")),
        None => Ok(()),
    }
}

/// Refuses resources that are invalid, that cannot have a policy, or that lack what the scenario of Amazon EC2 needs.
pub(crate) fn check_resources(
    resources: &[String],
    handling: Option<&str>,
    has_policy: bool,
) -> Result<(), Error> {
    let is_resource =
        |text: &str| text == "*" || (text.starts_with("arn:") && text.split(':').count() > 5);
    if let Some(text) = resources.iter().find(|text| !is_resource(text)) {
        return Err(invalid_input(format!("Invalid Resource ARN: {text}")));
    }
    let is_role =
        |arn: &String| principal(arn).is_some_and(|(_, kind, _)| kind == EntityKind::Role);
    if has_policy && resources.iter().any(is_role) {
        return Err(invalid_input(
            "Simulation of resource-based policies is not supported for IAM roles.",
        ));
    }
    let Some(handling) = handling else { return Ok(()) };
    let Some((_, needed)) = SCENARIOS.iter().find(|(name, _)| *name == handling) else {
        return Err(invalid_input(format!("Invalid ResourceHandlingOption: {handling}")));
    };
    let is_there = |kind: &str| {
        resources
            .iter()
            .filter_map(|arn| arn.splitn(6, ':').nth(5))
            .any(|name| name.split_once('/').is_some_and(|(of, _)| of == kind))
    };
    match needed.iter().find(|kind| !is_there(kind)) {
        Some(kind) => Err(invalid_input(format!("{handling} needs a resource of type {kind}."))),
        None => Ok(()),
    }
}

/// "The following list shows each of the supported scenario values and the resources that you must define."
const SCENARIOS: [(&str, &[&str]); 4] = [
    ("EC2-VPC-InstanceStore", &["instance", "image", "security-group", "network-interface"]),
    (
        "EC2-VPC-InstanceStore-Subnet",
        &["instance", "image", "security-group", "network-interface", "subnet"],
    ),
    ("EC2-VPC-EBS", &["instance", "image", "security-group", "network-interface", "volume"]),
    (
        "EC2-VPC-EBS-Subnet",
        &["instance", "image", "security-group", "network-interface", "subnet", "volume"],
    ),
];
