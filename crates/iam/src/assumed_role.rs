//! Roles to be assumed, and the sessions of those that are.

use auth::{Caller, CallerKind, Session};
use model::generated::sts::{AssumedRoleUser, PolicyDescriptorType};
use model::{AccountId, Error, ErrorCode};
use pipeline::ListedResource;
use policy::{Authorized, Document, PolicyKind};

use crate::context::Context;
use crate::entity::{Entity, EntityKind};
use crate::error::validation;
use crate::identity_cache::IdentityCache;
use crate::managed_policy;

/// The seconds of a session if the request does not say. Also the longest session of a role assumed by a session.
const SESSION_DEFAULT: i32 = 3_600;
/// The characters of a session policy and the ARNs of managed ones together.
const POLICY_MAX: usize = 2_048;
/// "You can provide up to 10 managed policy ARNs."
const POLICY_ARNS_MAX: usize = 10;

/// A role with its account.
#[derive(Clone, Debug)]
pub(crate) struct Assumed {
    pub(crate) account: AccountId,
    pub(crate) role: Entity,
}

impl Assumed {
    pub(crate) fn arn(&self, identities: &IdentityCache) -> String {
        self.role.arn(EntityKind::Role, identities.partition(), self.account)
    }

    /// Returns the role as the audit log lists it.
    pub(crate) fn listed(&self, identities: &IdentityCache) -> ListedResource {
        let (account, arn) = (self.account.to_string(), self.arn(identities));
        ListedResource { account, kind: "AWS::IAM::Role", arn }
    }
}

/// Returns the caller for a session of the role. Only a caller who may assume the role can become one.
pub(crate) fn session(
    identities: &IdentityCache,
    assumed: Authorized<Assumed>,
    name: &str,
    session: Session,
) -> Caller {
    let Assumed { account, role } = assumed.into_target();
    let partition = identities.partition();
    Caller::new(auth::Identity {
        account,
        kind: CallerKind::AssumedRole,
        arn: format!("arn:{partition}:sts::{account}:assumed-role/{}/{name}", role.name),
        principal_id: format!("{}:{name}", role.id),
        session: Some(session),
    })
}

/// Returns the session's caller as replies show it.
pub(crate) fn user_of(caller: &Caller) -> AssumedRoleUser {
    AssumedRoleUser {
        assumed_role_id: Some(caller.principal_id().to_owned()),
        arn: Some(caller.arn().to_owned()),
    }
}

/// Returns the role with this ARN, of any account.
pub(crate) fn find(identities: &IdentityCache, arn: &str) -> Result<Option<Assumed>, Error> {
    let (account, name) = parse_arn(identities, arn)?;
    let found = identities.entity(account, EntityKind::Role, name)?;
    let is_same =
        |role: &Entity| role.arn(EntityKind::Role, identities.partition(), account) == arn;
    let role = found.map(|kept| kept.value).filter(is_same);
    Ok(role.map(|role| Assumed { account, role }))
}

/// Returns the account and the name in the ARN of a role.
///
/// # Errors
/// `ValidationError` if it is not one.
pub(crate) fn parse_arn<'a>(
    identities: &IdentityCache,
    arn: &'a str,
) -> Result<(AccountId, &'a str), Error> {
    let rest = arn.strip_prefix(&format!("arn:{}:iam::", identities.partition()));
    let parts = rest.and_then(|rest| rest.split_once(":role/"));
    let parsed = parts.and_then(|(account, path)| Some((AccountId::parse(account)?, path)));
    let (account, path) = parsed.ok_or_else(|| validation(format!("{arn} is invalid")))?;
    Ok((account, path.rsplit('/').next().unwrap_or_default()))
}

/// Returns the trust policy of a role.
pub(crate) fn trust(role: &Entity) -> Result<Document, Error> {
    let broken = |why: &dyn std::fmt::Display| {
        Error::internal(format!("the trust policy of {} does not parse: {why}", role.name))
    };
    let part = role.role.as_ref().ok_or_else(|| broken(&"there is none"))?;
    let document = Document::parse_stored(PolicyKind::Trust, &part.trust);
    Ok(document.map_err(|error| broken(&error))?.bind(&part.principals))
}

/// Returns how long the session lasts, in seconds. One that is made from a session, of a role or of a user, is chained.
pub(crate) fn duration(asked: Option<i32>, role: &Entity, is_chained: bool) -> Result<i32, Error> {
    let longest = role.role.as_ref().map_or(SESSION_DEFAULT, |part| part.max_session);
    let seconds = asked.unwrap_or(SESSION_DEFAULT);
    if is_chained && seconds > SESSION_DEFAULT {
        return Err(validation(
            "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.",
        ));
    }
    if seconds > longest {
        return Err(validation(
            "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
        ));
    }
    Ok(seconds)
}

/// Returns the ARNs of managed session policies.
///
/// # Errors
/// `ValidationError` if there are more than ten.
pub(crate) fn policy_arns(list: Option<&[PolicyDescriptorType]>) -> Result<Vec<String>, Error> {
    let list = list.unwrap_or_default();
    if list.len() > POLICY_ARNS_MAX {
        return Err(validation(format!(
            "1 validation error detected: Value at 'policyArns' failed to satisfy constraint: Member must have length \
             less than or equal to {POLICY_ARNS_MAX}"
        )));
    }
    Ok(list.iter().filter_map(|policy| policy.arn.clone()).collect())
}

/// Refuses session policies that are invalid, too long or missing.
pub(crate) fn check_policies(
    context: &Context<'_>,
    account: AccountId,
    session: &Session,
) -> Result<(), Error> {
    if let Some(text) = &session.policy {
        Document::parse_as(PolicyKind::Session, text)?;
    }
    let texts = session.policy.iter().chain(&session.policy_arns);
    let length: usize = texts.map(|text| text.chars().count()).sum();
    if length > POLICY_MAX {
        let part = length * 100 / POLICY_MAX;
        let message =
            format!("Packed policy consumes {part}% of allotted space, please use smaller policy.");
        return Err(Error::new(ErrorCode::PackedPolicyTooLarge, message));
    }
    for arn in &session.policy_arns {
        if managed_policy::default_text(context.environment, account, arn)?.is_none() {
            return Err(validation(format!("{arn} is not a valid managed policy.")));
        }
    }
    Ok(())
}
