//! Signature Version 4: the proof of who sent a request, and that it was not changed on the way.
//!
//! [`Verifier`] is the only maker of a [`Verified`] value. It knows no operation and no store: credentials come through the trait
//! [`Credentials`]. A body that comes after its request has been verified, as those of S3 do, is checked by [`PayloadVerifier`].
//!
//! Sources: IAM user guide, "Create a signed AWS API request"; S3 API reference, "Authenticating Requests (AWS Signature Version
//! 4)"; the wordings are those that AWS services send.

mod aws_chunked;
mod canonical_request;
mod chunk_signatures;
mod credential;
mod mandate;
mod options;
mod path;
mod payload_rule;
mod payload_verifier;
mod presigned_query;
mod query;
mod signature_error;
mod signature_fields;
mod signed_form;
mod signed_payload;
mod signed_request;
mod signing_key;
mod split;
mod verified;
mod verify;

pub use credential::{Caller, CallerKind, CallerMark, Credential, Credentials, Identity, Session};
pub use mandate::Mandate;
pub use options::{Options, SigningRules};
pub use path::decode_path;
pub use payload_rule::{ChunkedPayload, PayloadRule};
pub use payload_verifier::PayloadVerifier;
pub use query::Query;
pub use signature_error::SignaturePlace;
pub use signed_form::SignedForm;
pub use signed_request::{RequestHead, SignedRequest};
pub use verified::Verified;
pub use verify::{AuthenticationError, Verifier};
