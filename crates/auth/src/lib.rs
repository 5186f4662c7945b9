//! Signature Version 4: the proof of who sent a request, and that it was not changed on the way.
//!
//! [`Verifier::verify`] is the only maker of a [`Verified`] value. It knows no operation and no store: credentials come through
//! the trait [`Credentials`].
//!
//! Source: IAM user guide, "Create a signed AWS API request"; the wordings are those that AWS services send.

mod canonical_request;
mod credential;
mod mandate;
mod options;
mod presigned_query;
mod query;
mod signature_error;
mod signature_fields;
mod signed_request;
mod signing_key;
mod verified;
mod verify;

pub use credential::{Caller, CallerKind, CallerMark, Credential, Credentials, Identity, Session};
pub use mandate::Mandate;
pub use options::Options;
pub use query::Query;
pub use signed_request::SignedRequest;
pub use verified::Verified;
pub use verify::{AuthenticationError, Verifier};
