//! The decision.

use model::{AccountId, AliasArn, KeyArn};

use crate::authorized::{Authorized, Denied};
use crate::document::{Document, Effect, PrincipalElement, Statement};
use crate::pattern;
use crate::principal::Match;

/// The caller as policies see it.
#[derive(Clone, Copy, Debug)]
pub struct CallerView<'a> {
    /// The caller's account.
    pub account: AccountId,
    /// The caller's ARN.
    pub arn: &'a str,
    /// Whether the caller is the account's root user.
    pub is_root: bool,
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

/// The answer, and the statements that it rests on.
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

/// Why a statement counted or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Its place in the policy.
    pub statement: usize,
    /// What became of it.
    pub why: Why,
}

/// What became of a statement.
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
}

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

    /// The statements that were looked at.
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
    }
}

/// An explicit Deny wins; else an Allow for the caller in person, or for the account when the caller is its root.
fn decide_key(question: &Question<'_>, arn: &KeyArn, policy: &Document) -> Decision {
    let (mut allows, mut delegates) = (false, false);
    let mut reasons = Vec::new();
    for (index, statement) in policy.statements().iter().enumerate() {
        let why = weigh(question, arn, statement);
        reasons.push(Reason { statement: index, why });
        match why {
            Why::Denies => return refused(question, Layer::KeyPolicyDenies, reasons),
            Why::Allows | Why::AllowsAccountRoot => allows = true,
            Why::DelegatesToAccount => delegates = true,
            Why::OtherPrincipal
            | Why::OtherAction
            | Why::OtherResource
            | Why::ConditionNotEvaluated => {}
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
    };
    let caller = question.caller.arn.to_owned();
    let refusal = Refusal { caller, action: question.action, resource, layer };
    Decision { allowed: false, refusal: Some(refusal), reasons }
}

#[cfg(test)]
mod tests;
