//! The decision.

use std::sync::Arc;

use model::generated::GrantOperation;
use model::{AccountId, AliasArn, KeyArn};

use crate::authorized::{Authorized, Denied};
use crate::document::{Document, Effect, PrincipalElement, Statement};
use crate::grant::{GrantId, GrantSet, Retirement, Use};
use crate::pattern;
use crate::principal::Match;

/// The caller as policies see it.
#[derive(Clone, Copy, Debug)]
pub struct CallerView<'a> {
    /// The caller's account.
    pub account: AccountId,
    /// The caller's ARN.
    pub arn: &'a str,
    /// The ARN of the role whose session the caller is.
    pub role: Option<&'a str>,
    /// Whether the caller is the account's root user.
    pub is_root: bool,
}

impl<'a> CallerView<'a> {
    /// The principals that the caller is in person: grants to any of them are the caller's. A grant to an account is
    /// its root's; every other principal of the account would need an identity policy besides.
    pub fn principals(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        [Some(self.arn), self.role].into_iter().flatten()
    }

    fn is(&self, principal: &str) -> bool {
        self.principals().any(|own| own == principal)
    }
}

/// What the caller wants to act on.
#[derive(Clone, Copy, Debug)]
pub enum Resource<'a> {
    /// Nothing in particular: account-level actions. Identity policies decide alone.
    Any,
    /// A key. Its key policy decides.
    Key(&'a KeyArn),
    /// An alias. Identity policies decide alone; the alias has no policy.
    Alias(&'a AliasArn),
    /// A grant that is to be retired. The grant itself says who may.
    Grant(Retirement<'a>),
}

/// May this caller do this on that?
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// Who asks.
    pub caller: CallerView<'a>,
    /// What for, such as `kms:Encrypt`.
    pub action: &'static str,
    /// On what.
    pub resource: Resource<'a>,
    /// The key policy; none for resources that have none.
    pub policy: Option<&'a Document>,
}

/// The answer, and the statements and grants that it rests on.
#[derive(Debug)]
#[must_use]
pub struct Decision {
    allowed: bool,
    refusal: Option<Refusal>,
    reasons: Vec<Reason>,
}

/// What a refused request is told.
#[derive(Clone, Debug)]
pub(crate) struct Refusal {
    pub(crate) caller: String,
    pub(crate) action: &'static str,
    pub(crate) resource: Option<String>,
    pub(crate) layer: Layer,
}

/// Which layer decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// No identity policy allows.
    NoIdentityPolicy,
    /// The key policy does not allow.
    NoKeyPolicy,
    /// The key policy denies.
    KeyPolicyDenies,
}

/// Why a statement or a grant counted or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Which one.
    pub source: Source,
    /// What became of it.
    pub why: Why,
}

/// What a decision looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The statement at this place of the key policy.
    Statement(usize),
    /// The grant of this id.
    Grant(GrantId),
}

/// What became of a statement or a grant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It allows.
    Allows,
    /// It lets the account decide, and the caller is the account's root.
    AllowsAccountRoot,
    /// It lets the account decide, and no identity policy of the account allows.
    DelegatesToAccount,
    /// It denies.
    Denies,
    /// It is about someone else.
    OtherPrincipal,
    /// It is about other actions, or lacks `Action`.
    OtherAction,
    /// It is about another resource, or lacks `Resource`.
    OtherResource,
    /// It has a condition, and conditions are not evaluated yet: an Allow does not apply.
    ConditionNotEvaluated,
    /// It is a grant whose constraints the request does not meet.
    ConstraintNotMet,
}

/// Grants of which a refusal says why they did not allow. A grantee may have tens of thousands.
const REFUSING_GRANTS_TOLD_MAX: usize = 16;

impl Decision {
    /// The decision for a request that needs no permission.
    pub fn nothing_asked() -> Self {
        Self { allowed: true, refusal: None, reasons: Vec::new() }
    }

    /// Both must allow. The first refusal is the one that is told.
    pub fn and(self, other: Self) -> Self {
        if self.allowed { other } else { self }
    }

    /// Whether the request may go on.
    #[must_use]
    pub fn is_allowed(&self) -> bool {
        self.allowed
    }

    /// Whether a grant would change it: nothing allows, and nothing denies explicitly.
    #[must_use]
    pub fn is_open_to_grants(&self) -> bool {
        let denied = |refusal: &Refusal| refusal.layer == Layer::KeyPolicyDenies;
        !self.allowed && self.refusal.as_ref().is_some_and(|refusal| !denied(refusal))
    }

    /// The same decision, or permission by a grant where the decision [is open to it](Self::is_open_to_grants). A grant
    /// of another grantee than the caller changes nothing.
    pub fn or_granted(
        mut self,
        caller: &CallerView<'_>,
        usage: &Use<'_>,
        grants: &[Arc<GrantSet>],
    ) -> Self {
        if !self.is_open_to_grants() {
            return self;
        }
        for set in grants.iter().filter(|set| caller.is(set.grantee())) {
            if let Some(grant) = set.find(usage) {
                self.reasons.push(Reason { source: Source::Grant(grant.id), why: Why::Allows });
                return Self { allowed: true, refusal: None, reasons: self.reasons };
            }
            self.reasons.extend(set.iter().take(REFUSING_GRANTS_TOLD_MAX).map(|grant| {
                let permitted = grant.terms.permit(usage.operation);
                let why = if permitted { Why::ConstraintNotMet } else { Why::OtherAction };
                Reason { source: Source::Grant(grant.id), why }
            }));
        }
        self
    }

    /// The statements and grants that were looked at.
    #[must_use]
    pub fn reasons(&self) -> &[Reason] {
        &self.reasons
    }

    /// Lets `target` through if the decision allows.
    ///
    /// # Errors
    /// [`Denied`].
    pub fn authorize<T>(self, target: T) -> Result<Authorized<T>, Denied> {
        match (self.allowed, self.refusal) {
            (true, _) => Ok(Authorized::new(target)),
            (false, refusal) => Err(Denied::new(refusal, self.reasons)),
        }
    }
}

/// Answers a question.
pub fn decide(question: &Question<'_>) -> Decision {
    match (question.resource, question.policy) {
        (Resource::Key(arn), Some(policy)) => decide_key(question, arn, policy),
        // A key without a readable policy: closed.
        (Resource::Key(_), None) => refused(question, Layer::NoKeyPolicy, Vec::new()),
        (Resource::Grant(grant), _) => decide_retirement(question, &grant),
        (Resource::Any | Resource::Alias(_), _) if question.caller.is_root && owns(question) => {
            Decision::nothing_asked()
        }
        (Resource::Any | Resource::Alias(_), _) => {
            refused(question, Layer::NoIdentityPolicy, Vec::new())
        }
    }
}

fn owns(question: &Question<'_>) -> bool {
    match question.resource {
        Resource::Any => true,
        Resource::Key(arn) => arn.account == question.caller.account,
        Resource::Alias(arn) => arn.account == question.caller.account,
        Resource::Grant(grant) => grant.key.account == question.caller.account,
    }
}

/// The retiring principal, the grantee where the grant says so, and the root of the account that created the grant. To
/// others of that account an identity policy could delegate it. Key policies have no say.
/// Source: developer guide, "Retiring and revoking grants".
fn decide_retirement(question: &Question<'_>, grant: &Retirement<'_>) -> Decision {
    let caller = &question.caller;
    let may_grantee = grant.terms.permit(GrantOperation::RetireGrant);
    let allowed = grant.retiring.is_some_and(|retiring| caller.is(retiring))
        || (may_grantee && caller.is(grant.grantee));
    let why = match (allowed, caller.account == grant.issuer) {
        (true, _) => Why::Allows,
        (false, true) if caller.is_root => Why::AllowsAccountRoot,
        (false, true) => Why::DelegatesToAccount,
        (false, false) => Why::OtherPrincipal,
    };
    let reasons = vec![Reason { source: Source::Grant(grant.id), why }];
    if matches!(why, Why::Allows | Why::AllowsAccountRoot) {
        return Decision { allowed: true, refusal: None, reasons };
    }
    refused(question, Layer::NoIdentityPolicy, reasons)
}

/// An explicit Deny wins; else an Allow for the caller in person, or for the account when the caller is its root.
fn decide_key(question: &Question<'_>, arn: &KeyArn, policy: &Document) -> Decision {
    let (mut allows, mut delegates) = (false, false);
    let mut reasons = Vec::new();
    for (index, statement) in policy.statements().iter().enumerate() {
        let why = weigh(question, arn, statement);
        reasons.push(Reason { source: Source::Statement(index), why });
        match why {
            Why::Denies => return refused(question, Layer::KeyPolicyDenies, reasons),
            Why::Allows | Why::AllowsAccountRoot => allows = true,
            Why::DelegatesToAccount => delegates = true,
            Why::OtherPrincipal
            | Why::OtherAction
            | Why::OtherResource
            | Why::ConditionNotEvaluated
            | Why::ConstraintNotMet => {}
        }
    }
    if allows {
        return Decision { allowed: true, refusal: None, reasons };
    }
    let layer = if delegates { Layer::NoIdentityPolicy } else { Layer::NoKeyPolicy };
    refused(question, layer, reasons)
}

fn weigh(question: &Question<'_>, arn: &KeyArn, statement: &Statement) -> Why {
    let found = match &statement.principal {
        PrincipalElement::Is(principals) => principals.matches(&question.caller),
        PrincipalElement::IsNot(principals) => match principals.matches(&question.caller) {
            Match::No => Match::Caller,
            Match::Account | Match::Caller => Match::No,
        },
    };
    if found == Match::No {
        return Why::OtherPrincipal;
    }
    let acts =
        |pattern: &str| pattern == "*" || pattern::matches_any_case(pattern, question.action);
    if !statement.action.as_ref().is_some_and(|action| action.means(acts)) {
        return Why::OtherAction;
    }
    let is_key = |pattern: &str| pattern == "*" || pattern::matches(pattern, &arn.to_string());
    if !statement.resource.as_ref().is_some_and(|resource| resource.means(is_key)) {
        return Why::OtherResource;
    }
    match (statement.effect, found) {
        // Whether the condition holds is unknown: the Deny applies.
        (Effect::Deny, _) => Why::Denies,
        (Effect::Allow, _) if statement.has_condition => Why::ConditionNotEvaluated,
        (Effect::Allow, Match::Caller) => Why::Allows,
        (Effect::Allow, _) if question.caller.is_root => Why::AllowsAccountRoot,
        (Effect::Allow, _) => Why::DelegatesToAccount,
    }
}

fn refused(question: &Question<'_>, layer: Layer, reasons: Vec<Reason>) -> Decision {
    // Whoever does not own the key does not learn that it exists.
    let resource = match question.resource {
        Resource::Any => Some("*".to_owned()),
        Resource::Key(arn) => owns(question).then(|| arn.to_string()),
        Resource::Alias(arn) => owns(question).then(|| arn.to_string()),
        Resource::Grant(grant) => owns(question).then(|| grant.key.to_string()),
    };
    let caller = question.caller.arn.to_owned();
    let refusal = Refusal { caller, action: question.action, resource, layer };
    Decision { allowed: false, refusal: Some(refusal), reasons }
}

#[cfg(test)]
mod tests;
