//! The form with which a browser uploads an object, as its signature covers it: the signature is that of its policy, and is in a field.
//!
//! Source: S3 API reference, "Authenticating Requests in Browser-Based Uploads Using POST (AWS Signature Version 4)".

use std::time::Duration;

use http::header::AUTHORIZATION;

use crate::presigned_query;
use crate::signature_error::{ALGORITHM, QueryError, SignatureError};
use crate::signature_fields::SignatureFields;
use crate::signed_request::RequestHead;

/// The longest time for which a signing key is taken: a week, as for a presigned URL. The policy says when the form expires.
const KEY_LIFETIME_MAX: Duration = Duration::from_secs(604_800);

/// A form as it came over the wire, without its file.
#[derive(Clone, Copy)]
pub struct SignedForm<'a> {
    /// The head of the request. Nothing in it is signed.
    pub head: RequestHead<'a>,
    /// The fields: names in lower case, each once, with their values.
    pub fields: &'a [(String, String)],
}

impl std::fmt::Debug for SignedForm<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "SignedForm({} fields)", self.fields.len())
    }
}

impl<'a> SignedForm<'a> {
    /// Returns the policy as it was sent and signed, in base64; empty if there is none.
    pub(crate) fn policy(&self) -> &'a str {
        self.field("policy").unwrap_or_default()
    }

    /// Reads the claim of who signed the policy.
    pub(crate) fn signature_fields(&self) -> Result<SignatureFields<'a>, SignatureError> {
        let RequestHead { headers, query, .. } = self.head;
        let is_signed_too = headers.contains_key(AUTHORIZATION)
            || presigned_query::has_part(query)
            || presigned_query::is_version_two(query);
        if is_signed_too {
            return Err(SignatureError::TwoMechanisms);
        }
        let is_signed = ["policy", "signature", "x-amz-signature"].map(|name| self.field(name));
        if is_signed.iter().all(Option::is_none) {
            return Err(SignatureError::Anonymous);
        }
        if self.field("awsaccesskeyid").is_some() || self.field("signature").is_some() {
            return Err(SignatureError::VersionTwo);
        }
        self.required("policy", "Policy")?;
        if self.required("x-amz-algorithm", "X-Amz-Algorithm")? != ALGORITHM {
            return Err(QueryError::Algorithm.into());
        }
        SignatureFields::from_form(
            self.required("x-amz-credential", "X-Amz-Credential")?,
            self.required("x-amz-signature", "X-Amz-Signature")?,
            self.required("x-amz-date", "X-Amz-Date")?,
            KEY_LIFETIME_MAX,
            self.field("x-amz-security-token"),
        )
    }

    fn required(&self, name: &str, shown: &'static str) -> Result<&'a str, SignatureError> {
        let value = self.field(name).filter(|value| !value.is_empty());
        value.ok_or(SignatureError::MissingField(shown))
    }

    fn field(&self, name: &str) -> Option<&'a str> {
        self.fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}
