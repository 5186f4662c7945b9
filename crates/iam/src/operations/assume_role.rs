//! `AssumeRole`: temporary credentials of a role, for callers whom its trust policy allows.
//! <https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html>

use std::borrow::Cow;

use auth::Session;
use model::generated::sts::{AssumeRoleRequest, AssumeRoleResponse};
use model::{Error, ErrorCode};
use pipeline::{Done, Operation, RunError, Unneeded};
use policy::{Authorized, PermissionQuery, Resource};

use crate::assumed_role::{self, Assumed};
use crate::conditions::{ConditionKey, IdentityConditions};
use crate::context::{Context, Iam};
use crate::error::validation;
use crate::request_tags::RequestTags;
use crate::session::{Issued, refuse_devices};
use crate::session_tags::{SessionTags, check_source_identity};
use crate::session_token;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct AssumeRole;

impl Operation for AssumeRole {
    type Service = Iam;
    type Input = AssumeRoleRequest;
    type Output = AssumeRoleResponse;
    type Target = Subject;

    fn resolve(_context: &Context<'_>, _input: &Self::Input) -> Result<Self::Target, Error> {
        Ok(Subject::unasked(Unneeded::TrustPolicyDecides))
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        if context.caller.is_root() {
            let message = "Roles may not be assumed by root accounts.";
            return Err(Error::new(ErrorCode::AccessDenied, message).into());
        }
        refuse_devices(input.serial_number.as_deref(), input.token_code.as_deref())?;
        if input.provided_contexts.as_ref().is_some_and(|contexts| !contexts.is_empty()) {
            return Err(validation("Bulla does not support ProvidedContexts.").into());
        }
        let before = context.caller.session();
        let new: Vec<_> =
            input.tags.iter().flatten().map(|tag| (tag.key.clone(), tag.value.clone())).collect();
        let transitive = input.transitive_tag_keys.as_deref().unwrap_or_default();
        let passed = Passed {
            session_name: &input.role_session_name,
            external_id: input.external_id.as_deref(),
            source_identity: source_identity(input, before)?,
            tags: SessionTags::new(SessionTags::inherited(before), &new, transitive)?,
        };
        let Some(assumed) = assumed_role::find(context.environment, &input.role_arn)? else {
            return Err(denied(context, "sts:AssumeRole", &input.role_arn).into());
        };
        let assumed = authorize(context, &passed, assumed, &input.role_arn)?;
        let is_chained = before.is_some();
        let seconds =
            assumed_role::duration(input.duration_seconds, &assumed.target().role, is_chained)?;
        let listed = assumed.target().listed(context.environment);
        let wanted = Session {
            access_key_id: session_token::access_key_id()?,
            role: Some(assumed.target().arn(context.environment)),
            issued: context.now,
            mfa: before.is_some_and(|session| session.mfa),
            tags: passed.tags.tags,
            transitive_tags: passed.tags.transitive,
            source_identity: passed.source_identity,
            external_id: input.external_id.clone(),
            federated_provider: None,
            federation_keys: Vec::new(),
            policy: input.policy.clone(),
            policy_arns: assumed_role::policy_arns(input.policy_arns.as_deref())?,
        };
        assumed_role::check_policies(context, assumed.target().account, &wanted)?;
        let source_identity = wanted.source_identity.clone();
        let caller =
            assumed_role::session(context.environment, assumed, &input.role_session_name, wanted);
        let least = input.minimum_session_token_size;
        let Issued { credentials, size, utilization, shown } =
            Issued::new(context, &caller, seconds, least)?;
        let output = AssumeRoleResponse {
            credentials: Some(credentials),
            session_token_size: Some(size),
            session_token_utilization: Some(utilization),
            assumed_role_user: Some(assumed_role::user_of(&caller)),
            source_identity,
            ..AssumeRoleResponse::default()
        };
        Ok(Done::unchanged(output).showing(shown).about(listed))
    }
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
    let trust = assumed_role::trust(&assumed.role)?;
    let arn = assumed.arn(context.environment);
    let said = passed.said();
    let attributes = RequestTags::of_tags(passed.tags.tags.clone());
    let shown = Context { attributes: &attributes, ..*context };
    let resource = Resource::Role { arn: &arn, account: assumed.account };
    let conditions = IdentityConditions::new(&shown, resource, &assumed.role.tags, &said);
    let queries = passed.actions().map(|action| PermissionQuery {
        caller: context.principal().view(),
        action,
        resource,
        policy: Some(&trust),
        identity: context.identity.map(AsRef::as_ref),
        context: &conditions,
    });
    pipeline::authorize_each(context, queries, assumed.clone())
        .map_err(|action| denied(context, action, named))
}

/// Returns the error for a denied role. It does not reveal whether the role exists.
fn denied(context: &Context<'_>, action: &str, arn: &str) -> Error {
    let caller = context.caller.arn();
    let message =
        format!("User: {caller} is not authorized to perform: {action} on resource: {arn}");
    Error::new(ErrorCode::AccessDenied, message)
}

/// Returns the session's source identity, which chained sessions keep.
fn source_identity(
    input: &AssumeRoleRequest,
    before: Option<&Session>,
) -> Result<Option<String>, Error> {
    let has = before.and_then(|session| session.source_identity.clone());
    input.source_identity.as_deref().map_or(Ok(()), check_source_identity)?;
    match (&input.source_identity, has) {
        // Seen at AWS: github.com/mahitotsu/gekko_08, experiments/multi-hop-propagation/RESULTS.md.
        (Some(new), Some(old)) if *new != old => {
            Err(validation("The source identity is already set for this assume role session"))
        }
        (new, old) => Ok(old.or_else(|| new.clone())),
    }
}
