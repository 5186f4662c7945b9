//! The condition keys of web identities: `ISSUER:CLAIM`, in the trust policy of the role and afterwards in the session.
//!
//! Source: IAM user guide, "IAM and AWS STS condition context keys", "Available keys for AWS OIDC federation", with the column
//! "Available in session"; for the issuers also the condition keys of AssumeRoleWithWebIdentity in the service authorization reference.

use serde_json::Value;

use super::WebIdentityClaims;

/// An issuer with claims of its own that trust policies can ask for. No session keeps them.
struct IssuerClaims {
    /// The issuer without its scheme, in lower case; one `*` stands for one or more characters.
    issuer: &'static str,
    claims: &'static [&'static str],
}

const OWN_CLAIMS: [IssuerClaims; 11] = [
    IssuerClaims { issuer: "token.actions.githubusercontent.com", claims: GITHUB },
    IssuerClaims { issuer: "token.actions.githubusercontent.com/*", claims: GITHUB },
    IssuerClaims { issuer: "token.actions.*.ghe.com", claims: GITHUB },
    IssuerClaims { issuer: "github.com/enterprises/*", claims: GITHUB },
    IssuerClaims { issuer: "gitlab.com", claims: GITLAB },
    IssuerClaims { issuer: "agent.buildkite.com", claims: BUILDKITE },
    IssuerClaims { issuer: "agent.*.buildkite.dev", claims: BUILDKITE },
    IssuerClaims { issuer: "agent.*.buildkite.site", claims: BUILDKITE },
    IssuerClaims { issuer: "accounts.google.com", claims: &["google/organization_number"] },
    IssuerClaims { issuer: "oidc.circleci.com/org/*", claims: &["oidc.circleci.com/project-id"] },
    IssuerClaims { issuer: "idcs-*.identity.oraclecloud.com", claims: &["rpst_id"] },
];

const GITHUB: &[&str] = &[
    "actor",
    "actor_id",
    "enterprise_id",
    "environment",
    "job_workflow_ref",
    "ref",
    "repository",
    "repository_id",
    "repository_owner_id",
    "workflow",
];

const GITLAB: &[&str] = &[
    "namespace_id",
    "pipeline_source",
    "project_id",
    "ref_protected",
    "runner_environment",
    "user_access_level",
    "user_email",
    "user_id",
    "user_login",
];

const BUILDKITE: &[&str] = &[
    "build_branch",
    "cluster_id",
    "cluster_name",
    "organization_id",
    "organization_slug",
    "pipeline_id",
    "pipeline_slug",
];

impl WebIdentityClaims {
    /// Returns the condition keys with their values that the session keeps, for permission policies. `issuer` is without its
    /// scheme. Keys are in lower case; one with several values occurs several times.
    pub(crate) fn session_keys(&self, issuer: &str) -> Vec<(String, String)> {
        let key = |claim: &str| format!("{issuer}:{claim}").to_lowercase();
        let mut keys =
            vec![(key("aud"), self.audience.clone()), (key("sub"), self.subject.clone())];
        keys.extend(self.amr.iter().map(|method| (key("amr"), method.clone())));
        keys
    }

    /// Returns the condition keys with their values that the trust policy sees: those of the session and more.
    pub(crate) fn trust_keys(&self, issuer: &str) -> Vec<(String, String)> {
        let key = |claim: &str| format!("{issuer}:{claim}").to_lowercase();
        let mut keys = self.session_keys(issuer);
        keys.extend(self.audiences.iter().map(|audience| (key("oaud"), audience.clone())));
        let own = claims_of(issuer).into_iter().chain(["email"]);
        keys.extend(own.filter_map(|claim| Some((key(claim), value(self, claim)?))));
        keys
    }
}

fn claims_of(issuer: &str) -> Vec<&'static str> {
    let issuer = issuer.to_lowercase();
    let is_meant = |known: &&IssuerClaims| match known.issuer.split_once('*') {
        None => known.issuer == issuer,
        Some((start, end)) => {
            let rest = issuer.strip_prefix(start).and_then(|rest| rest.strip_suffix(end));
            rest.is_some_and(|rest| !rest.is_empty())
        }
    };
    OWN_CLAIMS.iter().filter(is_meant).flat_map(|known| known.claims).copied().collect()
}

/// Returns the text of a claim. Google's number stands in an object, and AWS writes its name with a colon.
fn value(claims: &WebIdentityClaims, claim: &str) -> Option<String> {
    let found = match claim.split_once('/') {
        Some(("google", name)) => {
            let flat = claims.get(&format!("google:{name}"));
            flat.or_else(|| claims.get("google")?.get(name))
        }
        Some(_) | None => claims.get(claim),
    };
    match found? {
        Value::String(text) => Some(text.clone()),
        Value::Bool(truth) => Some(truth.to_string()),
        Value::Number(number) => Some(number.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}
