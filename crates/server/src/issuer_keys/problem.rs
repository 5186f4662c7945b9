//! Failures of fetching keys: a text for the log with what to do, and AWS's error for the client.

use std::fmt;
use std::net::IpAddr;

use crypto::jwt::InvalidKeySet;
use model::{Error, ErrorCode};

/// The reason why there are no keys of an issuer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("issuer {issuer}, {url}: {problem}")]
pub(crate) struct FetchError {
    issuer: String,
    url: String,
    problem: Problem,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Problem {
    #[error("it is not among --oidc-issuers; add it there if its tokens are to be believed")]
    NotConfigured,
    #[error("its name has no address; check the name and the resolver of this machine")]
    NoAddress,
    #[error(
        "its name leads to {0}, which is not on the public Internet; if that is right, add ={0} to it in --oidc-issuers"
    )]
    PrivateAddress(IpAddr),
    #[error("it cannot be connected to; check that it runs and that no firewall is between")]
    Connect,
    #[error("TLS failed ({0}); a root of your own goes into --oidc-ca-file")]
    Tls(String),
    #[error("it did not answer in time; check that it runs and that no firewall is between")]
    Deadline,
    #[error("it does not speak HTTP/1.1 as it should; check the URL")]
    Http,
    #[error(
        "it redirects ({0}), and redirects are not followed; name the issuer as its own configuration does"
    )]
    Redirect(u16),
    #[error("it answers with status {0}; check the issuer's URL")]
    Status(u16),
    #[error("its reply is larger than 256 KiB")]
    TooLarge,
    #[error(
        "its reply is no OpenID Connect configuration with `issuer` and `jwks_uri`; check the issuer's URL"
    )]
    Discovery,
    #[error(
        "its configuration is that of another issuer; name the issuer as its own configuration does"
    )]
    AnotherIssuer,
    #[error("its keys are on another host; add that host to --oidc-issuers if it is to be called")]
    Elsewhere,
    #[error("its keys cannot be used: {0}")]
    Keys(InvalidKeySet),
    #[error(
        "{} requests wait for its keys already; check that it runs and answers quickly",
        super::WAITING_MAX
    )]
    Crowded,
    #[error("the service stops")]
    Interrupted,
}

/// The reason why a place for heads of the audit log did not take one. It does not name the place: the path may be a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PostError(pub(super) Problem);

impl PostError {
    /// Returns the reason, for a webhook of a budget.
    pub(crate) fn of_webhook(&self) -> String {
        match &self.0 {
            Problem::PrivateAddress(address) => format!(
                "its name leads to {address}, which is not on the public Internet; if that is right, add ={address} to it in --webhook-allow"
            ),
            Problem::Redirect(status) => format!(
                "it redirects ({status}), and redirects are not followed; set the budget again with the URL to which that leads"
            ),
            Problem::Status(status) => format!("it answers with status {status}; check its URL"),
            problem @ (Problem::NotConfigured
            | Problem::NoAddress
            | Problem::Connect
            | Problem::Tls(_)
            | Problem::Deadline
            | Problem::Http
            | Problem::TooLarge
            | Problem::Discovery
            | Problem::AnotherIssuer
            | Problem::Elsewhere
            | Problem::Keys(_)
            | Problem::Crowded
            | Problem::Interrupted) => problem.to_string(),
        }
    }
}

impl fmt::Display for PostError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Problem::PrivateAddress(address) => write!(
                f,
                "its name leads to {address}, which is not on the public Internet; if that is right, add ={address} to \
                 it in --audit-anchor"
            ),
            Problem::Redirect(status) => write!(
                f,
                "it redirects ({status}), and redirects are not followed; name in --audit-anchor where that leads"
            ),
            Problem::Status(status) => {
                write!(f, "it answers with status {status}; check its URL in --audit-anchor")
            }
            Problem::NotConfigured
            | Problem::NoAddress
            | Problem::Connect
            | Problem::Tls(_)
            | Problem::Deadline
            | Problem::Http
            | Problem::TooLarge
            | Problem::Discovery
            | Problem::AnotherIssuer
            | Problem::Elsewhere
            | Problem::Keys(_)
            | Problem::Crowded
            | Problem::Interrupted => self.0.fmt(f),
        }
    }
}

impl std::error::Error for PostError {}

impl FetchError {
    pub(super) fn new(issuer: &str, url: &str, problem: Problem) -> Self {
        Self { issuer: issuer.to_owned(), url: url.to_owned(), problem }
    }

    /// Returns the error for an issuer that is not configured. Anybody may have named it, so it is escaped and cut off at a
    /// length.
    pub(super) fn not_configured(issuer: &str) -> Self {
        let issuer: String = issuer.chars().take(255).flat_map(char::escape_default).collect();
        Self::new(&issuer, &issuer, Problem::NotConfigured)
    }

    /// Returns the error for an issuer for whose keys too many requests wait.
    pub(super) fn crowded(issuer: &str) -> Self {
        Self::new(issuer, issuer, Problem::Crowded)
    }

    pub(super) fn interrupted(issuer: &str) -> Self {
        Self::new(issuer, issuer, Problem::Interrupted)
    }

    /// Returns whether the issuer could not be reached, so that it said nothing about its keys.
    pub(super) fn is_unreachable(&self) -> bool {
        self.answer().code() == ErrorCode::IdpCommunicationError
    }

    /// Returns the client's error: `IDPCommunicationError`, which SDKs try again, if the issuer could not be reached, and
    /// `InvalidIdentityToken` if trying again is of no use.
    /// <https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html>
    pub(crate) fn answer(&self) -> Error {
        let error = match &self.problem {
            Problem::NoAddress
            | Problem::Connect
            | Problem::Deadline
            | Problem::Http
            | Problem::Crowded
            | Problem::Interrupted
            | Problem::Status(500..) => Error::new(
                ErrorCode::IdpCommunicationError,
                "The identity provider (IDP) that was asked to verify the incoming identity token could not be reached.",
            ),
            Problem::NotConfigured
            | Problem::PrivateAddress(_)
            | Problem::Tls(_)
            | Problem::Redirect(_)
            | Problem::Status(_)
            | Problem::TooLarge
            | Problem::Discovery
            | Problem::AnotherIssuer
            | Problem::Elsewhere
            | Problem::Keys(_) => Error::new(
                ErrorCode::InvalidIdentityToken,
                "Couldn't retrieve verification key from your identity provider,  please reference \
                 AssumeRoleWithWebIdentity documentation for requirements",
            ),
        };
        error.because(self.to_string())
    }

    #[cfg(test)]
    pub(super) fn problem(&self) -> &Problem {
        &self.problem
    }
}
