//! `AssumeRole`: temporary credentials of a role, for callers whom its trust policy allows.
//! <https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html>

use std::borrow::Cow;

use auth::{Caller, CallerKind, Session};
use model::generated::sts::{
    AssumeRoleRequest, AssumeRoleResponse, AssumedRoleUser, Operation as Sts, PolicyDescriptorType,
};
use model::{AccountId, Error, ErrorCode, ServiceOperation};
use policy::{Authorized, Decision, Document, Kind as PolicyKind, PermissionQuery, Resource};

use crate::call::RequestAttributes;
use crate::conditions::{ConditionKey, Conditions};
use crate::entity::{Entity, Kind};
use crate::error::{internal, validation};
use crate::identity_cache::IdentityCache;
use crate::managed_policy;
use crate::operation::{Context, Done, Operation, Row, Subject, Unasked};
use crate::session::{Issued, refuse_devices};
use crate::session_tags::{SessionTags, check_source_identity};
use crate::session_token;

/// The seconds of a session if the request does not say. Also the longest session of a role assumed by a session.
const SESSION_DEFAULT: i32 = 3_600;
/// The characters of a session policy and the ARNs of managed ones together.
const POLICY_MAX: usize = 2_048;
/// "You can provide up to 10 managed policy ARNs."
const POLICY_ARNS_MAX: usize = 10;

pub(crate) static ROWS: &[Row] = &[Row {
    operation: ServiceOperation::Sts(Sts::AssumeRole),
    read_only: true,
    does: &Operation {
        subject: |_context, _input| Ok(Subject::unasked(Unasked::TrustPolicyDecides)),
        run: assume_role,
    },
}];

/// A role with its account.
#[derive(Clone, Debug)]
pub(crate) struct Assumed {
    pub(crate) account: AccountId,
    pub(crate) role: Entity,
}

fn assume_role(
    context: &Context<'_>,
    _target: Authorized<Subject>,
    input: &AssumeRoleRequest,
) -> Result<Done<AssumeRoleResponse>, Error> {
    if context.asker.caller.is_root() {
        let message = "Roles may not be assumed by root accounts.";
        return Err(Error::new(ErrorCode::AccessDenied, message));
    }
    refuse_devices(input.serial_number.as_deref(), input.token_code.as_deref())?;
    if input.provided_contexts.as_ref().is_some_and(|contexts| !contexts.is_empty()) {
        return Err(validation("Bulla does not support ProvidedContexts."));
    }
    let before = context.asker.caller.session();
    let new: Vec<_> =
        input.tags.iter().flatten().map(|tag| (tag.key.clone(), tag.value.clone())).collect();
    let transitive = input.transitive_tag_keys.as_deref().unwrap_or_default();
    let passed = Passed {
        session_name: &input.role_session_name,
        external_id: input.external_id.as_deref(),
        source_identity: source_identity(input, before)?,
        tags: SessionTags::new(SessionTags::inherited(before), &new, transitive)?,
    };
    let Some(assumed) = find(context.identities, &input.role_arn)? else {
        return Err(denied(context, "sts:AssumeRole", &input.role_arn));
    };
    let assumed = authorize(context, &passed, assumed, &input.role_arn)?;
    let is_chained = context.asker.caller.kind() == CallerKind::AssumedRole;
    let seconds = duration(input.duration_seconds, &assumed.target().role, is_chained)?;
    let wanted = Session {
        access_key_id: session_token::access_key_id()?,
        role: Some(assumed.target().arn(context.identities)),
        issued: context.now(),
        mfa: before.is_some_and(|session| session.mfa),
        tags: passed.tags.tags,
        transitive_tags: passed.tags.transitive,
        source_identity: passed.source_identity,
        external_id: input.external_id.clone(),
        federated_provider: None,
        policy: input.policy.clone(),
        policy_arns: policy_arns(input.policy_arns.as_deref())?,
    };
    check_policies(context, assumed.target().account, &wanted)?;
    let source_identity = wanted.source_identity.clone();
    let caller = session(context.identities, assumed, &input.role_session_name, wanted);
    let Issued { credentials, shown } = Issued::new(context, &caller, seconds)?;
    let output = AssumeRoleResponse {
        credentials: Some(credentials),
        assumed_role_user: Some(user_of(&caller)),
        source_identity,
        ..AssumeRoleResponse::default()
    };
    Ok(Done::unchanged(output).showing(shown))
}

impl Assumed {
    pub(crate) fn arn(&self, identities: &IdentityCache) -> String {
        self.role.arn(Kind::Role, identities.partition(), self.account)
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
    let found = identities.entity(account, Kind::Role, name)?;
    let is_same = |role: &Entity| role.arn(Kind::Role, identities.partition(), account) == arn;
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

/// The session to be made, as the policies see it: the members of the request, and what the caller's session passes on.
struct Passed<'a> {
    session_name: &'a str,
    external_id: Option<&'a str>,
    source_identity: Option<String>,
    tags: SessionTags,
}

impl Passed<'_> {
    fn said(&self) -> Vec<ConditionKey> {
        let text = |text: &str| text.to_owned();
        let said = [
            ("sts:externalid", self.external_id.map(text)),
            ("sts:rolesessionname", Some(text(self.session_name))),
            ("sts:sourceidentity", self.source_identity.clone()),
        ];
        let keys = self.tags.transitive.iter().cloned();
        said.into_iter()
            .filter_map(|(key, value)| Some((Cow::Borrowed(key), value?)))
            .chain(keys.map(|key| (Cow::Borrowed("sts:transitivetagkeys"), key)))
            .collect()
    }

    /// Returns the actions that the request needs: passing tags and a source identity on takes permissions too.
    fn actions(&self) -> impl Iterator<Item = &'static str> {
        let tags = (!self.tags.tags.is_empty()).then_some("sts:TagSession");
        let source = self.source_identity.as_ref().map(|_| "sts:SetSourceIdentity");
        [Some("sts:AssumeRole"), tags, source].into_iter().flatten()
    }
}

/// Authorizes by the role's trust policy and the caller's own policies, which decide together.
///
/// # Errors
/// `AccessDenied` for the first action that they do not allow.
fn authorize(
    context: &Context<'_>,
    passed: &Passed<'_>,
    assumed: Assumed,
    named: &str,
) -> Result<Authorized<Assumed>, Error> {
    let trust = trust(&assumed.role)?;
    let arn = assumed.arn(context.identities);
    let said = passed.said();
    let claim = RequestAttributes::of_tags(passed.tags.tags.clone());
    let shown = Context { claim: &claim, ..*context };
    let conditions = Conditions::new(&shown, &assumed.role.tags, &said);
    let mut all = Decision::nothing_asked();
    for action in passed.actions() {
        let question = PermissionQuery {
            caller: context.asker.view(),
            action,
            resource: Resource::Role { arn: &arn, account: assumed.account },
            policy: Some(&trust),
            identity: context.asker.identity,
            context: &conditions,
        };
        let decision = context.decide(&question);
        if !decision.is_allowed() {
            return Err(denied(context, action, named));
        }
        all = all.and(decision);
    }
    all.authorize(assumed).map_err(|_denied| denied(context, "sts:AssumeRole", named))
}

/// Returns the trust policy of a role.
pub(crate) fn trust(role: &Entity) -> Result<Document, Error> {
    let broken = |why: &dyn std::fmt::Display| {
        internal(format!("the trust policy of {} does not parse: {why}", role.name))
    };
    let part = role.role.as_ref().ok_or_else(|| broken(&"there is none"))?;
    let document = Document::parse_stored(PolicyKind::Trust, &part.trust);
    Ok(document.map_err(|error| broken(&error))?.bind(&part.principals))
}

/// Returns the error for a denied role. It does not reveal whether the role exists.
fn denied(context: &Context<'_>, action: &str, arn: &str) -> Error {
    let caller = context.asker.caller.arn();
    let message =
        format!("User: {caller} is not authorized to perform: {action} on resource: {arn}");
    Error::new(ErrorCode::AccessDenied, message)
}

/// Returns how long the session lasts, in seconds.
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

/// Returns the session's source identity, which chained sessions keep.
fn source_identity(
    input: &AssumeRoleRequest,
    before: Option<&Session>,
) -> Result<Option<String>, Error> {
    let has = before.and_then(|session| session.source_identity.clone());
    input.source_identity.as_deref().map_or(Ok(()), check_source_identity)?;
    match (&input.source_identity, has) {
        (Some(new), Some(old)) if *new != old => Err(Error::new(
            ErrorCode::AccessDenied,
            "The source identity of a session cannot be changed.",
        )),
        (new, old) => Ok(old.or_else(|| new.clone())),
    }
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
        Document::parse_as(PolicyKind::Identity, text)?;
    }
    let texts = session.policy.iter().chain(&session.policy_arns);
    let length: usize = texts.map(|text| text.chars().count()).sum();
    if length > POLICY_MAX {
        let message =
            format!("Packed size consumes {}% of allotted space.", length * 100 / POLICY_MAX);
        return Err(Error::new(ErrorCode::PackedPolicyTooLarge, message));
    }
    for arn in &session.policy_arns {
        if managed_policy::default_text(context.identities, account, arn)?.is_none() {
            return Err(validation(format!("{arn} is not a valid managed policy.")));
        }
    }
    Ok(())
}
