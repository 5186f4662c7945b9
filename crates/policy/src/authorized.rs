//! The proof that a target may be acted on, and the refusal.

use model::{Error, ErrorCode};

use crate::layer::{DenialFacts, Layer};

/// A target that the caller may act on. Only [`crate::Decision::authorize`] makes one.
///
/// ```
/// fn act(target: policy::Authorized<String>) -> String {
///     target.into_target()
/// }
/// ```
/// Nobody else can make one:
/// ```compile_fail,E0423
/// fn forge(target: String) -> policy::Authorized<String> {
///     policy::Authorized(target)
/// }
/// ```
/// ```compile_fail,E0599
/// fn twice(target: policy::Authorized<String>) -> policy::Authorized<String> {
///     target.clone()
/// }
/// ```
#[derive(Debug)]
#[must_use]
pub struct Authorized<T>(T);

impl<T> Authorized<T> {
    pub(crate) const fn new(target: T) -> Self {
        Self(target)
    }

    /// Returns the target.
    pub fn target(&self) -> &T {
        &self.0
    }

    /// Takes the target out, to act on it.
    pub fn into_target(self) -> T {
        self.0
    }
}

/// A refusal.
#[derive(Debug)]
pub struct Denied(Option<DenialFacts>);

impl Denied {
    pub(crate) const fn new(refusal: Option<DenialFacts>) -> Self {
        Self(refusal)
    }

    /// Returns `AccessDeniedException` with AWS's message.
    #[must_use]
    pub fn error(&self) -> Error {
        let Some(DenialFacts { caller, action, resource, layer }) = &self.0 else {
            return Error::bare(ErrorCode::AccessDeniedException);
        };
        let Some(resource) = resource else {
            if is_of_s3(action) {
                return Error::new(ErrorCode::AccessDeniedException, "Access Denied");
            }
            let message = format!(
                "User: {caller} is not authorized to perform: {action} on this resource because the resource does \
                 not exist in this Region, no resource-based policies allow access, or a resource-based policy \
                 explicitly denies access"
            );
            return Error::new(ErrorCode::AccessDeniedException, message);
        };
        let missing = |policy: &str| format!(" because no {policy} allows the {action} action");
        let denied = |policy: &str| format!(" with an explicit deny in {policy}");
        let why = match layer {
            Layer::NoIdentityPolicy => missing("identity-based policy"),
            Layer::NoBoundary => missing("permissions boundary"),
            Layer::NoSessionPolicy => missing("session policy"),
            Layer::NoResourcePolicy => missing("resource-based policy"),
            Layer::ResourcePolicyDenies => denied("a resource-based policy"),
            Layer::IdentityPolicyDenies => denied("an identity-based policy"),
            Layer::BoundaryDenies => denied("a permissions boundary"),
            Layer::SessionPolicyDenies => denied("a session policy"),
            // AWS also has the message without a reason, and has no reason for this.
            Layer::StepsExceeded => String::new(),
        };
        // S3 puts the resource in quotation marks.
        let quote = if is_of_s3(action) { "\"" } else { "" };
        let on = if resource == "*" && is_of_cloudtrail(action) {
            String::new()
        } else {
            format!(" on resource: {quote}{resource}{quote}")
        };
        let message = format!("User: {caller} is not authorized to perform: {action}{on}{why}");
        Error::new(ErrorCode::AccessDeniedException, message)
    }
}

/// Returns whether an action is one of CloudTrail, which names no resource where there is none in particular. Source: recorded answers to
/// `LookupEvents`.
fn is_of_cloudtrail(action: &str) -> bool {
    action.starts_with("cloudtrail:")
}

/// Returns whether an action is one of S3, which has texts of its own. Source: S3 user guide, "Troubleshoot access denied (403
/// Forbidden) errors in Amazon S3": to callers of other accounts the reason is not told.
fn is_of_s3(action: &str) -> bool {
    action.starts_with("s3:")
}
