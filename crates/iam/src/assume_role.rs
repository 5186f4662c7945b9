//! `AssumeRole`: temporary credentials of a role, for whom its trust policy lets in.
//! <https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html>

use auth::{Caller, CallerKind, Session};
use model::generated::sts::{
    AssumeRoleRequest, AssumeRoleResponse, AssumedRoleUser, Operation as Sts, PolicyDescriptorType,
};
use model::{AccountId, Error, ErrorCode, ServiceOperation};
use policy::{Decision, Document, Kind as PolicyKind, Question, Resource};

use crate::conditions::Conditions;
use crate::entity::{self, Entity, Kind};
use crate::error::{internal, validation};
use crate::managed_policy;
use crate::operation::{Context, Done, Operation, Row, Subject};
use crate::session::{Issued, refuse_devices};
use crate::session_token;

/// Seconds of a session where the request does not say; also the longest session of a role assumed by a session.
const SESSION_DEFAULT: i32 = 3_600;
/// Characters of a session policy and the ARNs of managed ones together.
const POLICY_MAX: usize = 2_048;
/// "You can pass up to 50 session tags."
const TAGS_MAX: usize = 50;

pub(crate) static ROWS: &[Row] = &[Row {
    operation: ServiceOperation::Sts(Sts::AssumeRole),
    does: &Operation {
        // The trust policy of the role decides together with the caller's own policies.
        subject: |_context, _input| Ok(Subject::open()),
        run: assume_role,
    },
}];

/// A role with its account.
#[derive(Debug)]
pub(crate) struct Assumed {
    pub(crate) account: AccountId,
    pub(crate) role: Entity,
}

fn assume_role(
    context: &Context<'_>,
    input: &AssumeRoleRequest,
) -> Result<Done<AssumeRoleResponse>, Error> {
    if context.asker.caller.is_root() {
        let message = "Roles may not be assumed by root accounts.";
        return Err(Error::new(ErrorCode::AccessDenied, message));
    }
    refuse_devices(input.serial_number.as_deref(), input.token_code.as_deref())?;
    let found = find(context, &input.role_arn)?;
    let assumed = match found {
        Some(assumed) if may_assume(context, input, &assumed)? => assumed,
        Some(_) | None => return Err(denied(context, &input.role_arn)),
    };
    let before = context.asker.caller.session();
    let is_chained = context.asker.caller.kind() == CallerKind::AssumedRole;
    let seconds = duration(input.duration_seconds, &assumed.role, is_chained)?;
    let (tags, transitive_tags) = tags(input, before)?;
    let wanted = Session {
        access_key_id: session_token::access_key_id()?,
        role: Some(assumed.arn(context)),
        issued: context.now(),
        mfa: before.is_some_and(|session| session.mfa),
        tags,
        transitive_tags,
        source_identity: source_identity(input, before)?,
        external_id: input.external_id.clone(),
        federated_provider: None,
        policy: input.policy.clone(),
        policy_arns: policy_arns(input.policy_arns.as_deref()),
    };
    check_policies(context, assumed.account, &wanted)?;
    let source_identity = wanted.source_identity.clone();
    let caller = assumed.session(context, &input.role_session_name, wanted);
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
    pub(crate) fn arn(&self, context: &Context<'_>) -> String {
        self.role.arn(Kind::Role, context.directory.partition(), self.account)
    }

    /// The caller that a session of the role is.
    pub(crate) fn session(&self, context: &Context<'_>, name: &str, session: Session) -> Caller {
        let (partition, account) = (context.directory.partition(), self.account);
        let role = &self.role.name;
        Caller::new(auth::Identity {
            account,
            kind: CallerKind::AssumedRole,
            arn: format!("arn:{partition}:sts::{account}:assumed-role/{role}/{name}"),
            principal_id: format!("{}:{name}", self.role.id),
            session: Some(session),
        })
    }
}

/// As replies show the caller that a session is.
pub(crate) fn user_of(caller: &Caller) -> AssumedRoleUser {
    AssumedRoleUser {
        assumed_role_id: Some(caller.principal_id().to_owned()),
        arn: Some(caller.arn().to_owned()),
    }
}

/// The role with this ARN, of whichever account.
pub(crate) fn find(context: &Context<'_>, arn: &str) -> Result<Option<Assumed>, Error> {
    let partition = context.directory.partition();
    let rest = arn.strip_prefix(&format!("arn:{partition}:iam::"));
    let parts = rest.and_then(|rest| rest.split_once(":role/"));
    let parsed = parts.and_then(|(account, path)| Some((AccountId::parse(account)?, path)));
    let Some((account, path)) = parsed else {
        return Err(validation(format!("{arn} is invalid")));
    };
    let name = path.rsplit('/').next().unwrap_or_default();
    let found = context.directory.entity(account, Kind::Role, name)?;
    let is_same = |role: &Entity| role.arn(Kind::Role, partition, account) == arn;
    let role = found.map(|kept| kept.value).filter(is_same);
    Ok(role.map(|role| Assumed { account, role }))
}

fn may_assume(
    context: &Context<'_>,
    input: &AssumeRoleRequest,
    assumed: &Assumed,
) -> Result<bool, Error> {
    let trust = trust(&assumed.role)?;
    let arn = assumed.arn(context);
    let keys = input.transitive_tag_keys.as_deref().unwrap_or_default().join(",");
    let transitive = (!keys.is_empty()).then_some(keys);
    let said: Vec<(&'static str, String)> = [
        ("sts:externalid", input.external_id.clone()),
        ("sts:rolesessionname", Some(input.role_session_name.clone())),
        ("sts:sourceidentity", input.source_identity.clone()),
        ("sts:transitivetagkeys", transitive),
    ]
    .into_iter()
    .filter_map(|(key, value)| Some((key, value?)))
    .collect();
    let conditions = Conditions::new(context, &assumed.role.tags, &said);
    let actions = [
        Some("sts:AssumeRole"),
        input.tags.as_ref().map(|_| "sts:TagSession"),
        input.source_identity.as_ref().map(|_| "sts:SetSourceIdentity"),
    ];
    let mut all = Decision::nothing_asked();
    for action in actions.into_iter().flatten() {
        let question = Question {
            caller: context.asker.view(),
            action,
            resource: Resource::Role { arn: &arn, account: assumed.account },
            policy: Some(&trust),
            identity: context.asker.identity,
            context: &conditions,
        };
        all = all.and(policy::decide(&question));
    }
    Ok(all.is_allowed())
}

/// The trust policy of a role.
pub(crate) fn trust(role: &Entity) -> Result<Document, Error> {
    let broken = |why: &dyn std::fmt::Display| {
        internal(format!("the trust policy of {} does not parse: {why}", role.name))
    };
    let part = role.role.as_ref().ok_or_else(|| broken(&"there is none"))?;
    let document = Document::parse_as(PolicyKind::Trust, &part.trust);
    Ok(document.map_err(|error| broken(&error))?.bind(&part.principals))
}

/// Whether there is such a role is not told.
fn denied(context: &Context<'_>, arn: &str) -> Error {
    let caller = context.asker.caller.arn();
    let message =
        format!("User: {caller} is not authorized to perform: sts:AssumeRole on resource: {arn}");
    Error::new(ErrorCode::AccessDenied, message)
}

/// How long the session lasts, in seconds.
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

/// A session's source identity stays what it is.
fn source_identity(
    input: &AssumeRoleRequest,
    before: Option<&Session>,
) -> Result<Option<String>, Error> {
    let has = before.and_then(|session| session.source_identity.clone());
    match (&input.source_identity, has) {
        (Some(new), Some(old)) if *new != old => Err(Error::new(
            ErrorCode::AccessDenied,
            "The source identity of a session cannot be changed.",
        )),
        (new, old) => Ok(old.or_else(|| new.clone())),
    }
}

type Tags = (Vec<(String, String)>, Vec<String>);

/// The tags of the session, and which of them go on: those that came with the caller's session go on and cannot be changed.
fn tags(input: &AssumeRoleRequest, before: Option<&Session>) -> Result<Tags, Error> {
    let inherited = before.map_or(&[][..], |session| &session.transitive_tags);
    let goes_on = |key: &str| inherited.iter().any(|one| one.eq_ignore_ascii_case(key));
    let mut tags: Vec<(String, String)> = before
        .iter()
        .flat_map(|session| &session.tags)
        .filter(|(key, _)| goes_on(key))
        .cloned()
        .collect();
    for (index, tag) in input.tags.iter().flatten().enumerate() {
        let earlier = input.tags.iter().flatten().take(index);
        if goes_on(&tag.key)
            || earlier.into_iter().any(|one| one.key.eq_ignore_ascii_case(&tag.key))
        {
            return Err(validation(format!(
                "One or more of the session tags stands twice or is a transitive tag of the caller's session: {}",
                tag.key
            )));
        }
        tags.push((tag.key.clone(), tag.value.clone()));
    }
    let mut transitive = inherited.to_vec();
    for key in input.transitive_tag_keys.iter().flatten() {
        if !tags.iter().any(|(known, _)| known.eq_ignore_ascii_case(key)) {
            return Err(validation(
                "The specified transitive tag key must be included in the requested tags.",
            ));
        }
        transitive.push(key.clone());
    }
    if tags.len() > TAGS_MAX {
        return Err(validation(format!("A session can have at most {TAGS_MAX} tags.")));
    }
    Ok((tags, transitive))
}

pub(crate) fn policy_arns(list: Option<&[PolicyDescriptorType]>) -> Vec<String> {
    list.unwrap_or_default().iter().filter_map(|policy| policy.arn.clone()).collect()
}

/// Refuses session policies that are none, that are too long, or that do not exist.
pub(crate) fn check_policies(
    context: &Context<'_>,
    account: AccountId,
    session: &Session,
) -> Result<(), Error> {
    if let Some(text) = &session.policy {
        Document::parse_as(PolicyKind::Identity, text)?;
    }
    let texts = session.policy.iter().chain(&session.policy_arns);
    let length: usize = texts.map(|text| entity::length(text)).sum();
    if length > POLICY_MAX {
        let message =
            format!("Packed size consumes {}% of allotted space.", length * 100 / POLICY_MAX);
        return Err(Error::new(ErrorCode::PackedPolicyTooLarge, message));
    }
    for arn in &session.policy_arns {
        if managed_policy::default_text(context.directory, account, arn)?.is_none() {
            return Err(validation(format!("{arn} is not a valid managed policy.")));
        }
    }
    Ok(())
}
