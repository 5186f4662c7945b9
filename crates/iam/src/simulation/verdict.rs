//! The result of a simulation for an action, on each resource and on all of them.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use access::{of_tag, one};
use model::generated::iam::{
    EvaluationResult, OrganizationsDecisionDetail, PermissionsBoundaryDecisionDetail,
    PolicyEvaluationDecisionType as Verdict, Position, ResourceSpecificResult,
    Statement as Matched,
};
use model::{AccountId, Error, KeyArn};
use policy::{
    CallerView, Decision, GlobalKey, Layer, PermissionQuery, PolicyRef, PrincipalPolicies, Reason,
    Reasons, RequestContext, Resource, Source, Statement, Values, Why,
};

use super::given::Simulated;
use super::inputs::{Inputs, SimulatedPolicy};
use super::{STEPS_MAX, TOLD_BYTES_MAX, not_evaluated};
use crate::entity::EntityKind;

/// The statements that a result lists.
const MATCHED_MAX: usize = 16;

/// The condition keys that a result lists as missing.
const MISSING_MAX: usize = 64;

/// The bytes of XML around a missing key.
const MISSING_BYTES: usize = 17;
/// The bytes of XML for a statement.
const MATCHED_BYTES: usize = 400;
/// The bytes of XML for a resource beside its name.
const RESULT_BYTES: usize = 400;

/// The steps of looking up whether a condition key has a value.
const LOOKUP_STEPS: u64 = 16;

/// A simulation with all its input.
#[derive(Debug)]
pub(crate) struct Simulation {
    pub(crate) caller: Simulated,
    pub(crate) inputs: Inputs,
    /// The values of condition keys, by their names in lower case.
    pub(crate) given: BTreeMap<String, Vec<String>>,
    /// The owner of resources whose ARNs do not say.
    pub(crate) owner: Option<AccountId>,
    /// The steps that its decisions have taken.
    pub(crate) steps: Cell<u64>,
    /// The bytes that describe them.
    pub(crate) told: Cell<usize>,
}

/// The result for an action on one resource.
#[derive(Debug)]
struct SimulationResult {
    verdict: Verdict,
    matched: Vec<Matched>,
    missing: BTreeSet<String>,
    by_organization: Option<bool>,
    by_boundary: Option<bool>,
    /// The verdict of each kind of policy. Empty within one account.
    details: BTreeMap<String, Verdict>,
}

/// The values of condition keys, and the keys that were looked up and missing.
#[derive(Debug)]
struct SimulatedContext<'a> {
    simulation: &'a Simulation,
    owner: AccountId,
    missing: RefCell<BTreeSet<String>>,
}

impl SimulatedContext<'_> {
    /// Notes a key if it has no value.
    fn ask(&self, key: &str) {
        if !self.simulation.given.contains_key(key) {
            let _noted = self.values(key);
        }
    }

    fn miss(&self, key: &str) {
        let mut missing = self.missing.borrow_mut();
        if missing.len() < MISSING_MAX {
            missing.insert(key.to_owned());
        }
    }

    /// Returns what is known without a request: of the caller, and whose the resource is.
    fn global(&self, key: GlobalKey<'_>) -> Option<Values<'_>> {
        let caller = &self.simulation.caller;
        let arn = caller.role.as_ref().unwrap_or(&caller.arn);
        match (key, caller.kind) {
            (GlobalKey::ResourceAccount, _) => one(self.owner.to_string()),
            (GlobalKey::PrincipalTag(tag), _) => {
                of_tag(caller.tags.iter().map(|(k, v)| (k.as_str(), v.as_str())), tag)
            }
            (GlobalKey::PrincipalArn, Some(_)) => one(arn.as_str()),
            (GlobalKey::PrincipalAccount, Some(_)) => one(caller.account.to_string()),
            (GlobalKey::PrincipalType, Some(EntityKind::User)) => one("User"),
            (GlobalKey::PrincipalType, Some(EntityKind::Role)) => one("AssumedRole"),
            (GlobalKey::UserName, Some(EntityKind::User)) => one(arn.rsplit('/').next()?),
            _ => None,
        }
    }
}

impl RequestContext for SimulatedContext<'_> {
    fn values(&self, key: &str) -> Option<Values<'_>> {
        let found = RequestContext::values(&self.simulation.given, key)
            .or_else(|| self.global(GlobalKey::from_name(key.strip_prefix("aws:")?)?));
        if found.is_none() {
            self.miss(key);
        }
        found
    }
}

impl Simulation {
    pub(crate) fn new(
        caller: Simulated,
        inputs: Inputs,
        given: BTreeMap<String, Vec<String>>,
    ) -> Self {
        let (steps, told) = (Cell::new(0), Cell::new(0));
        Self { caller, inputs, given, owner: None, steps, told }
    }

    /// "The simulator now returns a single `EvaluationResult` per action": the most restrictive decision on all resources.
    ///
    /// # Errors
    /// `PolicyEvaluationException` if a decision, or those on all resources together, would take more steps, or a longer answer,
    /// than they may.
    pub(crate) fn result(
        &self,
        action: &str,
        resources: &[String],
    ) -> Result<EvaluationResult, Error> {
        let (identity, before) = (self.inputs.identity(), (self.steps.get(), self.told.get()));
        let mut found: Vec<(&str, SimulationResult)> = Vec::with_capacity(resources.len());
        for resource in resources {
            let (steps, told) = (self.steps.get() - before.0, self.told.get() - before.1);
            if steps >= STEPS_MAX || told >= TOLD_BYTES_MAX {
                let much = if steps >= STEPS_MAX {
                    "takes too many steps"
                } else {
                    "has too long a result"
                };
                let why = format!("{action} {much} for so many resources. Ask for fewer.");
                return Err(not_evaluated(&why));
            }
            let one = self.find(action, resource, &identity)?;
            self.told.set(self.told.get().saturating_add(resource.len() + one.bytes()));
            found.push((resource, one));
        }
        let is_specific = resources.iter().any(|resource| resource != "*");
        let all = || found.iter().map(|(_, found)| found);
        let verdict = all().map(|found| found.verdict).max_by_key(severity);
        let verdict = verdict.unwrap_or(Verdict::ImplicitDeny);
        let deciding = all().filter(|found| found.verdict == verdict);
        let mut matched: Vec<Matched> = Vec::new();
        for statement in deciding.flat_map(|found| &found.matched) {
            if matched.len() < MATCHED_MAX && !matched.contains(statement) {
                matched.push(statement.clone());
            }
        }
        let missing: BTreeSet<&String> = all().flat_map(|found| &found.missing).collect();
        let every = |says: fn(&SimulationResult) -> Option<bool>| {
            all().map(says).reduce(|one, next| Some(one? && next?)).flatten()
        };
        Ok(EvaluationResult {
            eval_action_name: Some(action.to_owned()),
            eval_resource_name: Some(template(resources).to_owned()),
            eval_decision: Some(verdict),
            matched_statements: Some(matched),
            missing_context_values: Some(missing.into_iter().cloned().collect()),
            organizations_decision_detail: every(|found| found.by_organization).map(organizations),
            permissions_boundary_decision_detail: every(|found| found.by_boundary).map(boundary),
            eval_decision_details: is_specific.then(|| merged(all().map(|found| &found.details))),
            resource_specific_results: is_specific.then(|| {
                found.into_iter().map(|(name, found)| found.into_specific(name)).collect()
            }),
        })
    }

    /// Decides, within the steps that a decision may take.
    fn decide(&self, question: &PermissionQuery<'_>) -> Result<Decision, Error> {
        let decision = policy::decide(question);
        self.take(decision.steps());
        if decision.refused_by() == Some(Layer::StepsExceeded) {
            let why = format!("{} takes too many steps to decide.", question.action);
            return Err(not_evaluated(&why));
        }
        Ok(decision)
    }

    fn take(&self, steps: u64) {
        self.steps.set(self.steps.get().saturating_add(steps));
    }

    fn find(
        &self,
        action: &str,
        resource: &str,
        identity: &PrincipalPolicies,
    ) -> Result<SimulationResult, Error> {
        let owner = owner_in(resource).or(self.owner).unwrap_or(self.caller.account);
        let known = SimulatedContext { simulation: self, owner, missing: RefCell::default() };
        let key = KeyArn::parse(resource).filter(|_| self.inputs.resource.is_some());
        let about = match &key {
            Some(key) => Resource::Key(key),
            None => Resource::Other { arn: resource, account: owner },
        };
        let question = PermissionQuery {
            caller: self.view(),
            action,
            resource: about,
            policy: self.inputs.resource.as_ref().map(|input| &*input.document),
            identity: Some(identity),
            context: &known,
        };
        let decision = self.decide(&question)?;
        self.ask_whole_conditions(decision.reasons(), &known);
        let organization = self.ask_organization(&question, resource)?;
        let by_own = verdict_of(&decision);
        let verdict = organization.filter(|by| *by != Verdict::Allowed).unwrap_or(by_own);
        let is_cross_account = owner != self.caller.account;
        let is_silent = organization.is_some_and(|by| by != Verdict::Allowed);
        Ok(SimulationResult {
            verdict,
            matched: if is_silent { Vec::new() } else { self.matched(decision.reasons(), verdict) },
            missing: known.missing.take().iter().map(|key| self.spelled(key)).collect(),
            by_organization: organization.map(|by| by == Verdict::Allowed),
            by_boundary: self.inputs.boundary.as_ref().map(|_| {
                said(decision.reasons(), |place| place == PolicyRef::Boundary) == Verdict::Allowed
            }),
            details: if is_cross_account && !is_silent {
                self.details(&decision)
            } else {
                BTreeMap::new()
            },
        })
    }

    fn view(&self) -> CallerView<'_> {
        let Simulated { account, arn, role, .. } = &self.caller;
        CallerView { is_root: false, role: role.as_deref(), ..CallerView::new(*account, arn) }
    }

    /// Looks up all keys of conditions that were not met. Evaluation stops at the first failed test, but more may be missing.
    fn ask_whole_conditions(&self, reasons: &Reasons, known: &SimulatedContext<'_>) {
        for reason in reasons.iter().filter(|reason| reason.why == Why::ConditionNotMet) {
            let Source::Statement(place, index) = reason.source else { continue };
            let input = self.input(place);
            let statement = input.and_then(|one| one.document.statements().get(index));
            for key in statement.into_iter().flat_map(Statement::condition_keys) {
                self.take(LOOKUP_STEPS);
                known.ask(key);
            }
        }
    }

    /// Returns the verdict of the organization, of which every level has to allow. `None` if there is no organization.
    fn ask_organization(
        &self,
        question: &PermissionQuery<'_>,
        resource: &str,
    ) -> Result<Option<Verdict>, Error> {
        let level = |level: &Vec<SimulatedPolicy>| {
            let policies = level.iter().map(SimulatedPolicy::attached).collect();
            let identity = PrincipalPolicies { policies, ..PrincipalPolicies::default() };
            // What the levels ask for and do not find is not told.
            let known = SimulatedContext {
                simulation: self,
                owner: self.caller.account,
                missing: RefCell::default(),
            };
            let decision = self.decide(&PermissionQuery {
                resource: Resource::Named(resource),
                policy: None,
                identity: Some(&identity),
                context: &known,
                ..*question
            });
            Ok(verdict_of(&decision?))
        };
        let levels = self.inputs.levels.iter().map(level).collect::<Result<Vec<_>, Error>>()?;
        Ok(levels.into_iter().max_by_key(severity))
    }

    fn input(&self, place: PolicyRef) -> Option<&SimulatedPolicy> {
        match place {
            PolicyRef::Resource => self.inputs.resource.as_ref(),
            PolicyRef::Identity(index) => self.inputs.policies.get(index),
            PolicyRef::Boundary => self.inputs.boundary.as_ref(),
            PolicyRef::Session(_) => None,
        }
    }

    /// Returns identity and resource statements: "Only statements that contributed to the reported decision are included".
    fn matched(&self, reasons: &Reasons, verdict: Verdict) -> Vec<Matched> {
        let contributes = |reason: &Reason| match verdict {
            Verdict::Allowed => allows(reason.why),
            Verdict::ExplicitDeny => reason.why == Why::Denies,
            Verdict::ImplicitDeny => false,
        };
        let statement = |reason: Reason| match reason.source {
            Source::Statement(PolicyRef::Boundary, _) | Source::Grant(_) => None,
            Source::Statement(place, index) => Some(shown(self.input(place)?, index)),
        };
        reasons.iter().filter(contributes).filter_map(statement).take(MATCHED_MAX).collect()
    }

    /// Returns the key as a policy spells it.
    fn spelled(&self, key: &str) -> String {
        let mut found = self.inputs.all().filter_map(|input| input.keys.get(key));
        found.next().map_or(key, String::as_str).to_owned()
    }

    fn details(&self, decision: &Decision) -> BTreeMap<String, Verdict> {
        let says = |at: fn(PolicyRef) -> bool| said(decision.reasons(), at);
        let mut all = BTreeMap::from([
            ("IAM Policy".to_owned(), says(|place| matches!(place, PolicyRef::Identity(_)))),
            ("Resource Policy".to_owned(), says(|place| place == PolicyRef::Resource)),
        ]);
        if self.inputs.boundary.is_some() {
            let by = says(|place| place == PolicyRef::Boundary);
            all.insert("Permissions Boundary Policy".to_owned(), by);
        }
        all
    }
}

impl SimulationResult {
    /// Returns about the number of bytes that describe the result in XML.
    fn bytes(&self) -> usize {
        let missing: usize = self.missing.iter().map(|key| key.len() + MISSING_BYTES).sum();
        RESULT_BYTES + missing + self.matched.len() * MATCHED_BYTES
    }

    fn into_specific(self, resource: &str) -> ResourceSpecificResult {
        ResourceSpecificResult {
            eval_resource_name: Some(resource.to_owned()),
            eval_resource_decision: Some(self.verdict),
            matched_statements: Some(self.matched),
            missing_context_values: Some(self.missing.into_iter().collect()),
            eval_decision_details: (!self.details.is_empty())
                .then(|| merged(std::iter::once(&self.details))),
            permissions_boundary_decision_detail: self.by_boundary.map(boundary),
        }
    }
}

/// Returns the most restrictive verdict of each kind of policy.
fn merged<'f>(
    all: impl Iterator<Item = &'f BTreeMap<String, Verdict>>,
) -> BTreeMap<String, String> {
    let mut worst: BTreeMap<&str, Verdict> = BTreeMap::new();
    for (kind, verdict) in all.flatten() {
        let known = worst.entry(kind).or_insert(*verdict);
        if severity(known) < severity(verdict) {
            *known = *verdict;
        }
    }
    worst.into_iter().map(|(kind, by)| (kind.to_owned(), by.as_str().to_owned())).collect()
}

const fn severity(verdict: &Verdict) -> u8 {
    match verdict {
        Verdict::Allowed => 0,
        Verdict::ImplicitDeny => 1,
        Verdict::ExplicitDeny => 2,
    }
}

fn verdict_of(decision: &Decision) -> Verdict {
    match decision.refused_by() {
        None => Verdict::Allowed,
        Some(layer) if layer.is_explicit() => Verdict::ExplicitDeny,
        Some(_) => Verdict::ImplicitDeny,
    }
}

const fn allows(why: Why) -> bool {
    matches!(why, Why::Allows | Why::AllowsAccountRoot | Why::DelegatesToAccount)
}

/// Returns the verdict of the policies at some places by themselves.
fn said(reasons: &Reasons, at: impl Fn(PolicyRef) -> bool) -> Verdict {
    let is_there = |reason: &Reason| match reason.source {
        Source::Statement(place, _) => at(place),
        Source::Grant(_) => false,
    };
    let whys = || reasons.iter().filter(is_there).map(|reason| reason.why);
    match (whys().any(|why| why == Why::Denies), whys().any(allows)) {
        (true, _) => Verdict::ExplicitDeny,
        (false, true) => Verdict::Allowed,
        (false, false) => Verdict::ImplicitDeny,
    }
}

fn shown(input: &SimulatedPolicy, index: usize) -> Matched {
    let number = |number: usize| i32::try_from(number).ok();
    let position =
        |at: policy::Position| Position { line: number(at.line), column: number(at.column) };
    let span = input.spans.get(index);
    Matched {
        source_policy_id: Some(input.id.clone()),
        source_policy_type: Some(input.kind),
        start_position: span.map(|span| position(span.start)),
        end_position: span.map(|span| position(span.end)),
    }
}

const fn organizations(allowed: bool) -> OrganizationsDecisionDetail {
    OrganizationsDecisionDetail { allowed_by_organizations: Some(allowed) }
}

const fn boundary(allowed: bool) -> PermissionsBoundaryDecisionDetail {
    PermissionsBoundaryDecisionDetail { allowed_by_permissions_boundary: Some(allowed) }
}

/// Returns the account in an ARN. Those of S3 have none.
fn owner_in(arn: &str) -> Option<AccountId> {
    arn.split(':').nth(4).and_then(AccountId::parse)
}

/// Returns "the ARN template for the simulated resource type, or `*` if no ARN format is defined for the action", for the
/// resources of this service. Source: service authorization reference, "Resource types".
fn template(resources: &[String]) -> &'static str {
    let parts = |arn: &String| {
        let mut parts = arn.splitn(6, ':').skip(2).map(str::to_owned);
        let (service, resource) = (parts.next()?, parts.nth(2)?);
        Some((service, resource.split('/').next()?.to_owned()))
    };
    let first = resources.first().and_then(parts);
    match first.as_ref().map(|(service, kind)| (service.as_str(), kind.as_str())) {
        Some(("kms", "key")) => "arn:${Partition}:kms:${Region}:${Account}:key/${KeyId}",
        Some(("kms", "alias")) => "arn:${Partition}:kms:${Region}:${Account}:alias/${Alias}",
        Some(("iam", "user")) => "arn:${Partition}:iam::${Account}:user/${UserNameWithPath}",
        Some(("iam", "group")) => "arn:${Partition}:iam::${Account}:group/${GroupNameWithPath}",
        Some(("iam", "role")) => "arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}",
        Some(("iam", "policy")) => "arn:${Partition}:iam::${Account}:policy/${PolicyNameWithPath}",
        _ => "*",
    }
}
