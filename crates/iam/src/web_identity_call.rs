//! `AssumeRoleWithWebIdentity`: temporary credentials of a role, for users whom an identity provider vouches for. The request is
//! not signed: the token is the proof. <https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html>
//!
//! It is answered in two steps, because the provider's keys come from outside: [`WebIdentityCall::issuer`] says which are needed,
//! [`WebIdentityCall::perform`] takes them.

use std::borrow::Cow;

use access::Origin;
use auth::{Caller, CallerKind, Session};
use crypto::jwt::Jwks;
use model::generated::sts::{
    AssumeRoleWithWebIdentityRequest, AssumeRoleWithWebIdentityResponse, Operation as Sts,
};
use model::{Error, ErrorCode, Region, ServiceOperation, Timestamp};
use pipeline::{Attempt, Done, Outcome};
use policy::{Authorized, CallerView, PermissionQuery, Resource};
use serde_json::Value;
use wire::{RecordField, Request};

use crate::assumed_role::{self, Assumed, check_policies, duration, policy_arns, user_of};
use crate::conditions::{ConditionKey, IdentityConditions};
use crate::context::Context;
use crate::error::refuse_members;
use crate::identity_cache::IdentityCache;
use crate::identity_operation::{IdentityOperation, WITH_WEB_IDENTITY};
use crate::oidc_provider;
use crate::request_tags::RequestTags;
use crate::session::Issued;
use crate::session_tags::{SessionTags, check_source_identity};
use crate::session_token;
use crate::table::row;
use crate::web_identity::{WebIdentity, WebIdentityClaims, unknown_issuer};

const TAGS_CLAIM: &str = "https://aws.amazon.com/tags";
const SOURCE_CLAIM: &str = "https://aws.amazon.com/source_identity";
const ACTION: &str = "sts:AssumeRoleWithWebIdentity";

/// An unsigned request.
pub struct WebIdentityCall {
    input: AssumeRoleWithWebIdentityRequest,
    parameters: RecordField,
}

impl std::fmt::Debug for WebIdentityCall {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("WebIdentityCall").finish_non_exhaustive()
    }
}

/// The key of an issuer that a request needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssuerKeyId {
    /// The URL of the issuer.
    pub url: String,
    /// The id of the key that is needed.
    pub key_id: Option<String>,
}

/// The outcome of a request, and the user who is proven to have sent it.
#[derive(Debug)]
pub struct WebIdentityResult {
    /// The reply or error. Nothing changes.
    pub outcome: Outcome,
    /// The caller, once the token has been verified.
    pub user: Option<Caller>,
}

impl WebIdentityCall {
    /// The operation that these calls are for.
    pub const OPERATION: ServiceOperation = WITH_WEB_IDENTITY;

    /// Takes a request.
    ///
    /// # Errors
    /// `KMSInternalException` if it is for another operation.
    pub fn new(request: Request<ServiceOperation>) -> Result<Self, Error> {
        let parameters = RecordField::request_parameters(request.fields());
        Ok(Self { input: request.typed()?, parameters })
    }

    /// Returns the request's members as CloudTrail shows them, the token left out.
    #[must_use]
    pub const fn parameters(&self) -> &RecordField {
        &self.parameters
    }

    /// Returns the few members to show of a request whose sender is unknown.
    #[must_use]
    pub fn unproven_parameters(&self) -> String {
        let AssumeRoleWithWebIdentityRequest { role_arn, role_session_name, .. } = &self.input;
        serde_json::json!({ "roleArn": role_arn, "roleSessionName": role_session_name }).to_string()
    }

    /// Returns the issuer whose keys are needed: one that the role's account has a provider for.
    ///
    /// # Errors
    /// `ValidationError` if the role's ARN is invalid or a `ProviderId` is named, `InvalidIdentityToken` if there is no such provider or the token is
    /// invalid.
    pub fn issuer(&self, identities: &IdentityCache) -> Result<IssuerKeyId, Error> {
        // It names a provider of OAuth 2.0 access tokens; those of OpenID Connect are named by their tokens.
        refuse_members(&[("ProviderId", self.input.provider_id.is_some())])?;
        policy_arns(self.input.policy_arns.as_deref())?;
        // Whether there is such a role is not told before the token is proven.
        let (account, _) = assumed_role::parse_arn(identities, &self.input.role_arn)?;
        let token = WebIdentity::read(self.input.web_identity_token.expose())?;
        let issuer = token.issuer()?;
        let found = oidc_provider::of_issuer(identities, account, issuer)?;
        let (_, provider) = found.ok_or_else(|| unknown_issuer(issuer))?;
        Ok(IssuerKeyId { url: provider.url, key_id: token.key_id().map(str::to_owned) })
    }

    fn role(&self, identities: &IdentityCache) -> Result<Assumed, Error> {
        assumed_role::find(identities, &self.input.role_arn)?.ok_or_else(denied)
    }

    /// Verifies the token with the issuer's keys, asks the role's trust policy, and makes the credentials.
    pub fn perform(
        &self,
        identities: &IdentityCache,
        keys: &Jwks,
        region: &Region,
        origin: Origin<'_>,
        now: Timestamp,
    ) -> WebIdentityResult {
        let vouched = match self.verify(identities, keys, now) {
            Ok(vouched) => vouched,
            Err(error) => {
                return WebIdentityResult { outcome: Outcome::not_run(error), user: None };
            }
        };
        let user = vouched.caller();
        let context = Context {
            session: None,
            environment: identities,
            caller: &user,
            identity: None,
            // It is not signed, so no service has sent it, whatever its headers say.
            mandate: auth::Mandate::NONE,
            region,
            row: row(IdentityOperation::Sts(Sts::AssumeRoleWithWebIdentity)),
            attributes: &RequestTags::default(),
            origin,
            now,
            attempt: &Attempt::default(),
        };
        let outcome = self.assume(&context, &vouched);
        WebIdentityResult { outcome, user: Some(user) }
    }

    fn verify(
        &self,
        identities: &IdentityCache,
        keys: &Jwks,
        now: Timestamp,
    ) -> Result<Vouched, Error> {
        let assumed = self.role(identities)?;
        let token = WebIdentity::read(self.input.web_identity_token.expose())?;
        let issuer = token.issuer()?.to_owned();
        let found = oidc_provider::of_issuer(identities, assumed.account, &issuer)?;
        let (name, provider) = found.ok_or_else(|| unknown_issuer(&issuer))?;
        let arn = oidc_provider::provider_arn(identities.partition(), assumed.account, name);
        let claims = token.verify(&provider, keys, now)?;
        Ok(Vouched { assumed, name: name.to_owned(), arn, claims })
    }

    fn assume(&self, context: &Context<'_>, vouched: &Vouched) -> Outcome {
        let tags = match vouched.tags() {
            Ok(tags) => tags,
            Err(error) => return Outcome::not_run(error),
        };
        let authorized = vouched.ask_trust_policy(context, &self.input.role_session_name, &tags);
        pipeline::run_unsigned(context, authorized, |assumed| {
            self.make_session(context, vouched, assumed, tags)
        })
    }

    /// Makes the credentials of a role that the user may assume.
    fn make_session(
        &self,
        context: &Context<'_>,
        vouched: &Vouched,
        assumed: Authorized<Assumed>,
        tags: SessionTags,
    ) -> Result<Done<AssumeRoleWithWebIdentityResponse>, Error> {
        let input = &self.input;
        let seconds = duration(input.duration_seconds, &assumed.target().role, false)?;
        let listed = assumed.target().listed(context.environment);
        let wanted = Session {
            access_key_id: session_token::access_key_id()?,
            role: Some(assumed.target().arn(context.environment)),
            issued: context.now,
            mfa: false,
            tags: tags.tags,
            transitive_tags: tags.transitive,
            source_identity: vouched.claims.source_identity.clone(),
            external_id: None,
            federated_provider: Some(vouched.arn.clone()),
            federation_keys: vouched.claims.session_keys(&vouched.name),
            policy: input.policy.clone(),
            policy_arns: policy_arns(input.policy_arns.as_deref())?,
        };
        check_policies(context, assumed.target().account, &wanted)?;
        let name = &input.role_session_name;
        let caller = assumed_role::session(context.environment, assumed, name, wanted);
        let least = input.minimum_session_token_size;
        let Issued { credentials, size, utilization, shown } =
            Issued::new(context, &caller, seconds, least)?;
        let output = AssumeRoleWithWebIdentityResponse {
            credentials: Some(credentials),
            session_token_size: Some(size),
            session_token_utilization: Some(utilization),
            subject_from_web_identity_token: Some(vouched.claims.subject.clone()),
            assumed_role_user: Some(user_of(&caller)),
            provider: Some(vouched.arn.clone()),
            audience: Some(vouched.claims.audience.clone()),
            source_identity: vouched.claims.source_identity.clone(),
            ..AssumeRoleWithWebIdentityResponse::default()
        };
        Ok(Done::unchanged(output).showing(shown).about(listed))
    }
}

/// A user whom a provider vouches for.
struct Vouched {
    assumed: Assumed,
    /// The issuer without its scheme, with which condition keys begin.
    name: String,
    /// The ARN of the provider.
    arn: String,
    claims: WebIdentityClaims,
}

impl Vouched {
    /// Returns the user as CloudTrail names them: `PROVIDER:AUDIENCE:SUBJECT`.
    fn caller(&self) -> Caller {
        let Self { name, claims, .. } = self;
        let id = format!("{name}:{}:{}", claims.audience, claims.subject);
        Caller::new(auth::Identity {
            account: self.assumed.account,
            kind: CallerKind::WebIdentity,
            arn: id.clone(),
            principal_id: id,
            session: None,
        })
    }

    /// Returns the session tags in the token, which names a valid source identity if any.
    fn tags(&self) -> Result<SessionTags, Error> {
        let tags = tags(&self.claims)?;
        let source = self.claims.source_identity.as_deref();
        source
            .map_or(Ok(()), check_source_identity)
            .map_err(|_error| invalid_claim(SOURCE_CLAIM))?;
        Ok(tags)
    }

    /// Asks the role's trust policy, which authorizes by itself.
    fn ask_trust_policy(
        &self,
        context: &Context<'_>,
        session_name: &str,
        tags: &SessionTags,
    ) -> Result<Authorized<Assumed>, Error> {
        let trust = assumed_role::trust(&self.assumed.role)?;
        let role = self.assumed.arn(context.environment);
        let said = self.said(session_name, tags);
        let attributes = RequestTags::of_tags(tags.tags.clone());
        let shown = Context { attributes: &attributes, ..*context };
        let resource = Resource::Role { arn: &role, account: self.assumed.account };
        let conditions = IdentityConditions::new(&shown, resource, &self.assumed.role.tags, &said);
        let source = self.claims.source_identity.as_ref();
        let actions = [
            Some(ACTION),
            (!tags.tags.is_empty()).then_some("sts:TagSession"),
            source.map(|_| "sts:SetSourceIdentity"),
        ];
        let queries = actions.into_iter().flatten().map(|action| PermissionQuery {
            caller: CallerView { provider: Some(&self.arn), ..context.principal().view() },
            action,
            resource,
            policy: Some(&trust),
            identity: None,
            context: &conditions,
        });
        let authorized = pipeline::authorize_each(context, queries, self.assumed.clone());
        authorized.map_err(|_action| denied())
    }

    /// Returns the condition keys of the web identity and of the session that it asks for.
    fn said(&self, session_name: &str, tags: &SessionTags) -> Vec<ConditionKey> {
        let keys = self.claims.trust_keys(&self.name);
        let mut said: Vec<ConditionKey> =
            keys.into_iter().map(|(key, value)| (Cow::Owned(key), value)).collect();
        said.push((Cow::Borrowed("sts:rolesessionname"), session_name.to_owned()));
        said.push((Cow::Borrowed("aws:federatedprovider"), self.arn.clone()));
        let keys = tags.transitive.iter().cloned();
        said.extend(keys.map(|key| (Cow::Borrowed("sts:transitivetagkeys"), key)));
        let source = self.claims.source_identity.iter();
        said.extend(source.map(|one| (Cow::Borrowed("sts:sourceidentity"), one.clone())));
        said
    }
}

/// Returns the session tags in a token. Source: IAM user guide, "Passing session tags using AssumeRoleWithWebIdentity".
fn tags(claims: &WebIdentityClaims) -> Result<SessionTags, Error> {
    let Some(claim) = claims.get(TAGS_CLAIM) else { return Ok(SessionTags::default()) };
    let invalid = || invalid_claim(TAGS_CLAIM);
    let text = |value: &Value| value.as_str().map(str::to_owned).ok_or_else(invalid);
    let mut tags = Vec::new();
    for (key, values) in
        claim.get("principal_tags").and_then(Value::as_object).into_iter().flatten()
    {
        // One value, alone or as a list of one.
        let value =
            values.as_array().map_or(Some(values), |list| list.first().filter(|_| list.len() == 1));
        tags.push((key.clone(), text(value.ok_or_else(invalid)?)?));
    }
    let transitive = claim.get("transitive_tag_keys").and_then(Value::as_array);
    let transitive = transitive.into_iter().flatten().map(text).collect::<Result<Vec<_>, _>>()?;
    SessionTags::new(SessionTags::default(), &tags, &transitive).map_err(|_error| invalid())
}

fn invalid_claim(name: &str) -> Error {
    Error::new(ErrorCode::InvalidIdentityToken, format!("The claim {name} is not valid"))
}

/// Returns the error for a denied role. It does not reveal whether the role exists.
fn denied() -> Error {
    Error::new(ErrorCode::AccessDenied, "Not authorized to perform sts:AssumeRoleWithWebIdentity")
}
