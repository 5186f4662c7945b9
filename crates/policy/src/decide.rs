//! The decision.

mod query;
mod reasons;
mod scales;

use std::sync::Arc;

use model::generated::GrantOperation;

use crate::authorized::{Authorized, Denied};
use crate::caller::CallerView;
use crate::fuel::Fuel;
use crate::grant::{GrantSet, Retirement, Use};
use crate::layer::{DenialFacts, Layer};
use crate::principal::Match;

pub use query::{Attached, PermissionQuery, PrincipalPolicies, Resource};
pub(crate) use reasons::Weighing;
pub use reasons::{PolicyRef, Reason, Reasons, Source, Why};
pub(crate) use scales::Scales;

/// The answer, and the statements and grants that it rests on.
#[derive(Debug)]
#[must_use]
pub struct Decision {
    allowed: bool,
    refusal: Option<DenialFacts>,
    /// The layer that limits what is given to a role, and does not allow this.
    limit: Option<Layer>,
    reasons: Reasons,
    fuel: Fuel,
}

/// The most grants of one grantee for which a refusal records why they did not allow. A grantee may have tens of thousands.
const REFUSING_GRANTS_TOLD_MAX: usize = 16;

impl Decision {
    /// Returns the decision for a request that needs no permission.
    pub fn nothing_asked() -> Self {
        let (reasons, fuel) = (Reasons::default(), Fuel::of_decision());
        Self { allowed: true, refusal: None, limit: None, reasons, fuel }
    }

    /// Requires both decisions to allow. The first refusal is the one that is reported.
    pub fn and(self, other: Self) -> Self {
        if self.allowed { other } else { self }
    }

    /// Returns whether the request may go on.
    #[must_use]
    pub fn is_allowed(&self) -> bool {
        self.allowed
    }

    /// Returns whether a grant would change the decision: nothing allows, and nothing denies explicitly.
    #[must_use]
    pub fn is_open_to_grants(&self) -> bool {
        let open = |refusal: &DenialFacts| !refusal.layer.is_explicit();
        !self.allowed && self.refusal.as_ref().is_some_and(open)
    }

    /// Returns the same decision, or permission by a grant if the decision [is open to it](Self::is_open_to_grants). A grant to
    /// another grantee changes nothing. A grant to the role of a session is limited by boundary and session policies, as is a key
    /// policy that names the role.
    pub fn or_granted(
        mut self,
        caller: &CallerView<'_>,
        usage: &Use<'_>,
        grants: &[Arc<GrantSet>],
    ) -> Self {
        if !self.is_open_to_grants() {
            return self;
        }
        let is_limited = |set: &GrantSet| {
            self.limit.is_some()
                && caller.role == Some(set.grantee())
                && caller.arn != set.grantee()
        };
        let count = |set: &&Arc<GrantSet>| caller.is(set.grantee()) && !is_limited(set);
        for set in grants.iter().filter(count) {
            let found = set.find_within(caller, usage, &self.fuel);
            if self.fuel.is_spent() {
                return self.exceeded();
            }
            if let Some(grant) = found {
                self.reasons.add_grant(grant.id, Why::Allows, Match::Caller);
                return Self { allowed: true, refusal: None, reasons: self.reasons, ..self };
            }
            let theirs = set.iter().filter(|grant| grant.is_for(caller));
            for grant in theirs.take(REFUSING_GRANTS_TOLD_MAX) {
                let permitted = grant.terms.permit(usage.operation);
                let why = if permitted { Why::ConstraintNotMet } else { Why::OtherAction };
                self.reasons.add_grant(grant.id, why, Match::Caller);
            }
        }
        self
    }

    fn exceeded(mut self) -> Self {
        self.allowed = false;
        if let Some(refusal) = &mut self.refusal {
            refusal.layer = Layer::StepsExceeded;
        }
        self
    }

    /// Returns the steps that the decision took. Steps beyond the limit for one decision were not taken.
    #[must_use]
    pub fn steps(&self) -> u64 {
        self.fuel.burned()
    }

    /// Returns the layer that refused; `None` if the request is allowed.
    #[must_use]
    pub fn refused_by(&self) -> Option<Layer> {
        self.refusal.as_ref().map(|refusal| refusal.layer)
    }

    /// Returns the statements and grants that were looked at.
    #[must_use]
    pub fn reasons(&self) -> &Reasons {
        &self.reasons
    }

    /// Lets `target` through if the decision allows.
    ///
    /// # Errors
    /// [`Denied`].
    pub fn authorize<T>(self, target: T) -> Result<Authorized<T>, Denied> {
        match (self.allowed, self.refusal) {
            (true, _) => Ok(Authorized::new(target)),
            (false, refusal) => Err(Denied::new(refusal)),
        }
    }
}

/// Answers a question, and records every statement that was looked at.
pub fn decide(question: &PermissionQuery<'_>) -> Decision {
    let (policies, statements) = size(question);
    let mut reasons = Reasons::with_capacity(policies, statements);
    let fuel = Fuel::of_decision();
    let verdict = evaluate(question, &mut reasons, &fuel);
    let refusal = verdict.refused.map(|layer| DenialFacts {
        caller: question.caller.arn.to_owned(),
        action: question.action.to_owned(),
        // A caller who neither owns the key nor is allowed anything by it does not learn that it exists.
        resource: verdict.is_disclosed.then(|| question.resource.text().into_owned()),
        layer,
    });
    Decision { allowed: refusal.is_none(), refusal, limit: verdict.limit, reasons, fuel }
}

/// Returns how many policies and statements will be looked at.
fn size(question: &PermissionQuery<'_>) -> (usize, usize) {
    let own = question.identity.into_iter().flat_map(|own| {
        own.policies.iter().chain(&own.boundary).chain(own.session.iter().flatten())
    });
    let documents = question.policy.into_iter().chain(own.map(|policy| &*policy.document));
    documents.fold((0, 0), |(policies, statements), document| {
        (policies + 1, statements + document.statements().len())
    })
}

/// The relation of a resource to the caller, and what governs it.
#[derive(Clone, Copy)]
pub(crate) struct Ownership {
    pub(crate) governs: ResourcePolicyRole,
    /// `true` if the resource is of the caller's account.
    pub(crate) owns: bool,
    /// `true` if the caller is an AWS service, which has no account whose policies could be evaluated.
    pub(crate) is_service: bool,
}

/// The document that decides besides the caller's own policies.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum ResourcePolicyRole {
    /// The resource's policy, which must allow.
    Policy,
    /// The resource's policy, which may allow.
    Either,
    /// A grant.
    Grant,
    /// Nothing.
    Nothing,
}

/// The result of all layers.
struct Verdict {
    refused: Option<Layer>,
    is_disclosed: bool,
    limit: Option<Layer>,
}

/// The result of one layer: whether a statement denies, and the closest match of one that allows.
#[derive(Clone, Copy)]
pub(crate) struct LayerResult {
    pub(crate) denies: bool,
    pub(crate) allows: Match,
}

impl LayerResult {
    pub(crate) const SILENT: Self = Self { denies: false, allows: Match::No };

    fn allows(self) -> bool {
        self.allows != Match::No
    }

    /// Combines two policies of one layer.
    pub(crate) fn and(self, other: Self) -> Self {
        Self { denies: self.denies || other.denies, allows: self.allows.max(other.allows) }
    }

    /// Adds a statement that was weighed.
    pub(crate) fn with(self, why: Why, found: Match) -> Self {
        match why {
            // A statement that was not weighed to its end might have denied.
            Why::Denies | Why::StepsExceeded => Self { denies: true, ..self },
            Why::Allows | Why::AllowsAccountRoot | Why::DelegatesToAccount => {
                Self { allows: self.allows.max(found), ..self }
            }
            Why::OtherPrincipal
            | Why::OtherAction
            | Why::OtherResource
            | Why::ConditionNotMet
            | Why::ConstraintNotMet => self,
        }
    }
}

/// Weighs all layers (IAM user guide, "Policy evaluation logic"; KMS developer guide, "Troubleshooting AWS KMS permissions").
fn evaluate(question: &PermissionQuery<'_>, reasons: &mut Reasons, fuel: &Fuel) -> Verdict {
    let scales = Scales::new(question, fuel);
    let resource = match (question.resource, question.policy) {
        (Resource::Key(_) | Resource::Role { .. } | Resource::Other { .. }, Some(policy)) => {
            scales.tally(policy, PolicyRef::Resource, reasons)
        }
        (Resource::Grant(grant), _) => {
            LayerResult { denies: false, allows: weigh_retirement(question, &grant, reasons) }
        }
        _ => LayerResult::SILENT,
    };
    let own = own_policies(&scales, reasons);
    let scope = scope(question);
    let is_disclosed = scope.owns || resource.allows();
    let exceeded = fuel.is_spent().then_some(Layer::StepsExceeded);
    let refused = exceeded.or_else(|| conclude(scope, resource, own));
    Verdict { refused, is_disclosed, limit: own.limit }
}

/// Returns the layer that refuses, if one does.
pub(crate) fn conclude(
    scope: Ownership,
    resource: LayerResult,
    own: IdentityLayers,
) -> Option<Layer> {
    match (resource.denies, own.denied, scope.governs) {
        (true, _, _) => Some(Layer::ResourcePolicyDenies),
        (false, Some(layer), _) => Some(layer),
        (false, None, ResourcePolicyRole::Nothing) => {
            own.missing.or((!scope.owns).then_some(Layer::NoIdentityPolicy))
        }
        (false, None, ResourcePolicyRole::Either) if scope.owns && !resource.allows() => {
            own.missing
        }
        (
            false,
            None,
            ResourcePolicyRole::Policy | ResourcePolicyRole::Either | ResourcePolicyRole::Grant,
        ) => combine(scope, resource.allows, own),
    }
}

/// Combines what a resource's policy and the caller's own policies allow.
fn combine(scope: Ownership, resource: Match, own: IdentityLayers) -> Option<Layer> {
    let is_grant = scope.governs == ResourcePolicyRole::Grant;
    let nothing = if is_grant { Layer::NoIdentityPolicy } else { Layer::NoResourcePolicy };
    let is_foreign = !scope.owns && !scope.is_service;
    match resource {
        Match::No => Some(nothing),
        Match::Account => own.missing,
        // In another account both sides must agree; a grant names whom it lets retire it.
        _ if is_foreign && !is_grant => own.missing,
        // "Resource-based policies that grant permissions to an IAM user ARN [or a role session ARN] are not limited by an
        // implicit deny in an identity-based policy, permissions boundary or session policy."
        Match::Caller => None,
        // Those that grant them to the role are: "limited by an implicit deny in a permissions boundary or session policy".
        Match::Everyone => own.limit,
    }
}

/// The result of the caller's own policies.
#[derive(Clone, Copy)]
pub(crate) struct IdentityLayers {
    /// The layer that denies.
    denied: Option<Layer>,
    /// The layer that does not allow.
    missing: Option<Layer>,
    /// The layer that limits what others allow, and does not allow this.
    pub(crate) limit: Option<Layer>,
}

impl IdentityLayers {
    /// Combines the results of the layers. Boundary and session policies limit if there are any.
    pub(crate) fn new(
        is_root: bool,
        policies: LayerResult,
        boundary: Option<LayerResult>,
        session: Option<LayerResult>,
    ) -> Self {
        let denied = [
            (policies.denies, Layer::IdentityPolicyDenies),
            (boundary.is_some_and(|tally| tally.denies), Layer::BoundaryDenies),
            (session.is_some_and(|tally| tally.denies), Layer::SessionPolicyDenies),
        ];
        let limits = [
            (boundary.is_some_and(|tally| !tally.allows()), Layer::NoBoundary),
            (session.is_some_and(|tally| !tally.allows()), Layer::NoSessionPolicy),
        ];
        let first = |layers: &[(bool, Layer)]| {
            layers.iter().find(|(holds, _)| *holds).map(|(_, layer)| *layer)
        };
        let limit = first(&limits);
        let is_allowed = policies.allows() || is_root;
        let missing = if is_allowed { limit } else { Some(Layer::NoIdentityPolicy) };
        Self { denied: first(&denied), missing, limit }
    }
}

fn own_policies(scales: &Scales<'_>, reasons: &mut Reasons) -> IdentityLayers {
    let question = scales.question;
    let is_root = question.caller.is_root;
    let Some(identity) = question.identity else {
        return IdentityLayers::new(is_root, LayerResult::SILENT, None, None);
    };
    let mut all = |policies: &[Attached], place: fn(usize) -> PolicyRef| {
        policies.iter().enumerate().fold(LayerResult::SILENT, |all, (index, policy)| {
            all.and(scales.tally(&policy.document, place(index), reasons))
        })
    };
    let policies = all(&identity.policies, PolicyRef::Identity);
    let boundary = identity
        .boundary
        .as_ref()
        .map(|one| all(std::slice::from_ref(one), |_| PolicyRef::Boundary));
    let session = identity.session.as_ref().map(|policies| all(policies, PolicyRef::Session));
    IdentityLayers::new(is_root, policies, boundary, session)
}

fn scope(question: &PermissionQuery<'_>) -> Ownership {
    let governs = match question.resource {
        Resource::Any | Resource::Named(_) | Resource::Alias(_) => ResourcePolicyRole::Nothing,
        Resource::Key(_) | Resource::Role { .. } => ResourcePolicyRole::Policy,
        Resource::Other { .. } => ResourcePolicyRole::Either,
        Resource::Grant(_) => ResourcePolicyRole::Grant,
    };
    let owns = question.resource.owner().is_none_or(|owner| owner == question.caller.account);
    Ownership { governs, owns, is_service: question.caller.service.is_some() }
}

/// Returns how the caller may retire the grant: as its retiring principal, as the grantee if the grant allows that, or through
/// the account that created it (its root, or whoever it delegates to). Key policies have no say. Source: developer guide,
/// "Retiring and revoking grants".
fn weigh_retirement(
    question: &PermissionQuery<'_>,
    grant: &Retirement<'_>,
    reasons: &mut Reasons,
) -> Match {
    let caller = &question.caller;
    let may_grantee = grant.terms.permit(GrantOperation::RetireGrant);
    let is = |(principal, id): (&str, Option<&str>)| caller.is(principal) && caller.is_bound(id);
    let allowed = grant.retiring.is_some_and(is) || (may_grantee && is(grant.grantee));
    let (found, why) = match (allowed, caller.account == grant.issuer) {
        (true, _) => (Match::Caller, Why::Allows),
        (false, true) if caller.is_root => (Match::Caller, Why::AllowsAccountRoot),
        (false, true) => (Match::Account, Why::DelegatesToAccount),
        (false, false) => (Match::No, Why::OtherPrincipal),
    };
    reasons.add_grant(grant.id, why, found);
    found
}

#[cfg(test)]
mod tests;
