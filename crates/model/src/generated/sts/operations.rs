//! The operations of the AWS STS API, in alphabetical order.

use super::{ErrorCode, shapes};
use crate::shape::Structure;

/// An operation of the AWS STS API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Operation {
    /// Returns a set of temporary security credentials that you can use to access Amazon Web
    /// Services resources.
    AssumeRole,
    /// Returns a set of temporary security credentials for users who have been authenticated in a
    /// mobile or web application with a web identity provider.
    AssumeRoleWithWebIdentity,
    /// Returns the account identifier for the specified access key ID.
    GetAccessKeyInfo,
    /// Returns details about the IAM user or role whose credentials are used to call the operation.
    GetCallerIdentity,
    /// Returns a set of temporary credentials for an Amazon Web Services account or IAM user.
    GetSessionToken,
}

/// What the model says about an operation.
struct Facts {
    name: &'static str,
    stem: &'static str,
    input: &'static Structure,
    output: Option<&'static Structure>,
    errors: &'static [ErrorCode],
}

/// A row for each variant of [`Operation`], in the same order.
static FACTS: [Facts; 5] = [
    Facts {
        name: "AssumeRole",
        stem: "assume_role",
        input: &shapes::ASSUME_ROLE_REQUEST,
        output: Some(&shapes::ASSUME_ROLE_RESPONSE),
        errors: &[
            ErrorCode::MalformedPolicyDocument,
            ErrorCode::PackedPolicyTooLarge,
            ErrorCode::RegionDisabledException,
            ErrorCode::ExpiredTokenException,
            ErrorCode::InvalidContextAssertion,
        ],
    },
    Facts {
        name: "AssumeRoleWithWebIdentity",
        stem: "assume_role_with_web_identity",
        input: &shapes::ASSUME_ROLE_WITH_WEB_IDENTITY_REQUEST,
        output: Some(&shapes::ASSUME_ROLE_WITH_WEB_IDENTITY_RESPONSE),
        errors: &[
            ErrorCode::MalformedPolicyDocument,
            ErrorCode::PackedPolicyTooLarge,
            ErrorCode::IdpRejectedClaim,
            ErrorCode::IdpCommunicationError,
            ErrorCode::InvalidIdentityToken,
            ErrorCode::ExpiredTokenException,
            ErrorCode::RegionDisabledException,
        ],
    },
    Facts {
        name: "GetAccessKeyInfo",
        stem: "get_access_key_info",
        input: &shapes::GET_ACCESS_KEY_INFO_REQUEST,
        output: Some(&shapes::GET_ACCESS_KEY_INFO_RESPONSE),
        errors: &[],
    },
    Facts {
        name: "GetCallerIdentity",
        stem: "get_caller_identity",
        input: &shapes::GET_CALLER_IDENTITY_REQUEST,
        output: Some(&shapes::GET_CALLER_IDENTITY_RESPONSE),
        errors: &[],
    },
    Facts {
        name: "GetSessionToken",
        stem: "get_session_token",
        input: &shapes::GET_SESSION_TOKEN_REQUEST,
        output: Some(&shapes::GET_SESSION_TOKEN_RESPONSE),
        errors: &[ErrorCode::RegionDisabledException],
    },
];

impl Operation {
    /// Every operation, in alphabetical order.
    pub const ALL: [Self; 5] = [
        Self::AssumeRole,
        Self::AssumeRoleWithWebIdentity,
        Self::GetAccessKeyInfo,
        Self::GetCallerIdentity,
        Self::GetSessionToken,
    ];

    /// The names of the API's other operations, which Bulla does not build, in alphabetical order.
    pub const UNBUILT: [&str; 7] = [
        "AssumeRoleWithSAML",
        "AssumeRoot",
        "DecodeAuthorizationMessage",
        "GetDelegatedAccessToken",
        "GetFederationToken",
        "GetScopedCredentials",
        "GetWebIdentityToken",
    ];

    /// The name on the wire, such as `ReEncrypt`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.facts().name
    }

    /// The name in lower case with underscores, such as `re_encrypt`.
    #[must_use]
    pub const fn stem(self) -> &'static str {
        self.facts().stem
    }

    /// Its place in [`ALL`](Self::ALL).
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The description of its input.
    #[must_use]
    pub const fn input(self) -> &'static Structure {
        self.facts().input
    }

    /// The description of its output; none when the reply has an empty body.
    #[must_use]
    pub const fn output(self) -> Option<&'static Structure> {
        self.facts().output
    }

    /// The errors that the model lists for it. Any operation may also answer with the errors that are common
    /// to all AWS services.
    #[must_use]
    pub const fn errors(self) -> &'static [ErrorCode] {
        self.facts().errors
    }

    /// The operation that AWS spells `name`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let index = FACTS.binary_search_by_key(&name, |facts| facts.name).ok()?;
        Self::ALL.get(index).copied()
    }

    #[expect(clippy::indexing_slicing, reason = "the table has a row for each variant")]
    const fn facts(self) -> &'static Facts {
        &FACTS[self as usize]
    }
}
