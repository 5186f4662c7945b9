//! The policies of a simulation, with the names under which its answer refers to them.

use std::collections::BTreeMap;
use std::sync::Arc;

use model::generated::iam::{OrderedOrganizationPolicyType, PolicySourceType};
use model::{AccountId, Error};
use policy::{Attached, Document, PolicyKind, PrincipalPolicies, Span};
use serde_json::Value;

use super::exclusion::{AttachedPolicyRef, Excluded};
use crate::context::Context;
use crate::entity::{Entity, EntityKind};
use crate::error::invalid_input;
use crate::managed_policy;

/// One policy of a simulation.
#[derive(Debug)]
pub(crate) struct SimulatedPolicy {
    /// The name in the answer.
    pub(crate) id: String,
    pub(crate) kind: PolicySourceType,
    pub(crate) document: Arc<Document>,
    pub(crate) spans: Vec<Span>,
    /// The condition keys in its text as they are spelled, by the same in lower case.
    pub(crate) keys: BTreeMap<String, String>,
}

/// All policies of a simulation.
#[derive(Debug)]
pub(crate) struct Inputs {
    /// The policies of the identity.
    pub(crate) policies: Vec<SimulatedPolicy>,
    pub(crate) boundary: Option<SimulatedPolicy>,
    /// The service control policies: of the organization's root, its units, the account.
    pub(crate) levels: Vec<Vec<SimulatedPolicy>>,
    /// The policy of the resource.
    pub(crate) resource: Option<SimulatedPolicy>,
}

impl Inputs {
    pub(crate) fn all(&self) -> impl Iterator<Item = &SimulatedPolicy> {
        self.policies.iter().chain(&self.boundary).chain(&self.resource)
    }

    pub(crate) fn identity(&self) -> PrincipalPolicies {
        PrincipalPolicies {
            policies: self.policies.iter().map(SimulatedPolicy::attached).collect(),
            boundary: self.boundary.as_ref().map(SimulatedPolicy::attached),
            ..PrincipalPolicies::default()
        }
    }
}

impl SimulatedPolicy {
    fn new(id: String, kind: PolicySourceType, text: &str, document: Document) -> Self {
        let (spans, keys) = (policy::spans(text), keys(text));
        Self { id, kind, document: Arc::new(document), spans, keys }
    }

    /// Parses a policy that the request brings.
    fn written(
        id: String,
        kind: PolicySourceType,
        text: &str,
        attached_to: PolicyKind,
    ) -> Result<Self, Error> {
        let document = Document::parse_as(attached_to, text).map_err(|error| {
            let why = error.message().unwrap_or("Syntax errors in policy.");
            invalid_input(format!("{id} is not a valid policy: {why}"))
        })?;
        Ok(Self::new(id, kind, text, document))
    }

    /// Parses a policy that is stored: rules that came later do not hold for it.
    pub(super) fn stored(id: String, kind: PolicySourceType, text: &str) -> Result<Self, Error> {
        let document = Document::parse_stored(PolicyKind::Identity, text).map_err(|error| {
            Error::failed_at(format_args!("the stored policy {id} cannot be read"), error)
        })?;
        Ok(Self::new(id, kind, text, document))
    }

    /// Parses the policy that every resource of the simulation has.
    pub(crate) fn of_resource(text: &str) -> Result<Self, Error> {
        let id = "ResourcePolicy".to_owned();
        Self::written(id, PolicySourceType::Resource, text, PolicyKind::Key)
    }

    pub(crate) fn attached(&self) -> Attached {
        Attached { name: self.id.clone(), document: Arc::clone(&self.document) }
    }
}

/// Returns the names in conditions and variables.
fn keys(text: &str) -> BTreeMap<String, String> {
    let policy = serde_json::from_str::<Value>(text).unwrap_or_default();
    let statements = match policy.get("Statement") {
        Some(Value::Array(all)) => all.as_slice(),
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    let conditions = statements.iter().filter_map(|one| one.get("Condition")?.as_object());
    let tests = conditions.flat_map(|one| one.values()).filter_map(Value::as_object);
    let named = tests.flat_map(|test| test.keys().cloned());
    let variable = |rest: &str| rest.split(['}', ',']).next().map(|name| name.trim().to_owned());
    let variables = text.split("${").skip(1).filter_map(variable);
    named.chain(variables).map(|name| (name.to_lowercase(), name)).collect()
}

fn numbered(list: &str, texts: &[String]) -> Result<Vec<SimulatedPolicy>, Error> {
    let one = |(index, text): (usize, &String)| {
        let id = format!("{list}.{}", index.saturating_add(1));
        SimulatedPolicy::written(id, PolicySourceType::None, text, PolicyKind::Identity)
    };
    texts.iter().enumerate().map(one).collect()
}

/// Parses the policies that the request brings.
pub(crate) fn written(texts: &[String]) -> Result<Vec<SimulatedPolicy>, Error> {
    numbered("PolicyInputList", texts)
}

/// Parses the boundary that the request brings.
pub(crate) fn boundary(texts: Option<&[String]>) -> Result<Option<SimulatedPolicy>, Error> {
    let mut all = numbered("PermissionsBoundaryPolicyInputList", texts.unwrap_or_default())?;
    if all.len() > 1 {
        return Err(invalid_input(
            "You can input only one permissions boundary when you pass a policy to this operation.",
        ));
    }
    Ok(all.pop())
}

/// Parses the service control policies that the request brings.
pub(crate) fn levels(
    levels: Option<&[OrderedOrganizationPolicyType]>,
) -> Result<Vec<Vec<SimulatedPolicy>>, Error> {
    let one = |level: &OrderedOrganizationPolicyType| {
        let texts = level.service_control_policy_input_list.as_deref();
        numbered("ServiceControlPolicyInputList", texts.unwrap_or_default())
    };
    levels.unwrap_or_default().iter().map(one).collect()
}

/// Returns the policies attached to an entity and, for a user, to its groups; and its boundary.
pub(crate) fn attached(
    context: &Context<'_>,
    kind: EntityKind,
    entity: &Entity,
    excluded: &Excluded<'_>,
) -> Result<(Vec<SimulatedPolicy>, Option<SimulatedPolicy>), Error> {
    let mut policies = of_entity(context, kind, entity, excluded)?;
    for group in &entity.groups {
        if let Some(kept) =
            context.environment.entity(context.account(), EntityKind::Group, group)?
        {
            policies.extend(of_entity(context, EntityKind::Group, &kept.value, excluded)?);
        }
    }
    let boundary = entity.boundary.as_deref().filter(|_| !excluded.boundary());
    Ok((policies, boundary.map(|arn| managed(context, arn)).transpose()?))
}

fn of_entity(
    context: &Context<'_>,
    kind: EntityKind,
    entity: &Entity,
    excluded: &Excluded<'_>,
) -> Result<Vec<SimulatedPolicy>, Error> {
    let (of, entity_name) = (kind.name(), &entity.name);
    let inline = entity.inline.iter().filter(|(name, _)| {
        !excluded.has(&AttachedPolicyRef::Inline { kind, entity: entity_name, name })
    });
    let inline = inline.map(|(name, text)| {
        let source = match kind {
            EntityKind::User => PolicySourceType::User,
            EntityKind::Group => PolicySourceType::Group,
            EntityKind::Role => PolicySourceType::Role,
        };
        let id = format!("{of}_{entity_name}_{name}");
        SimulatedPolicy::stored(id, source, text)
    });
    let attached =
        entity.attached.iter().filter(|arn| !excluded.has(&AttachedPolicyRef::Managed { arn }));
    inline.chain(attached.map(|arn| managed(context, arn))).collect()
}

fn managed(context: &Context<'_>, arn: &str) -> Result<SimulatedPolicy, Error> {
    let text = managed_policy::default_text(context.environment, context.account(), arn)?;
    let text = text.ok_or_else(|| Error::internal(format!("the attached policy {arn} is gone")))?;
    let name = arn.rsplit('/').next().unwrap_or(arn);
    let kind =
        if is_of_aws(arn) { PolicySourceType::AwsManaged } else { PolicySourceType::UserManaged };
    SimulatedPolicy::stored(name.to_owned(), kind, &text)
}

/// Returns whether a managed policy is one of AWS.
pub(crate) fn is_of_aws(arn: &str) -> bool {
    arn.split(':').nth(4).is_some_and(|owner| AccountId::parse(owner).is_none())
}
