//! Key policies and grants: from text to a decision with reasons. Pure: no store, clock or network.
//!
//! [`Document`] is a parsed policy, [`decide`] answers a [`Question`] about it, a [`GrantSet`] may turn a refusal that no
//! statement made explicit, and only a [`Decision`] that allows makes an [`Authorized`] target.
//!
//! What is decided here today is what a service whose only principal is the account's root needs. The language is
//! parsed in full; a statement with a `Condition` is not evaluated yet and fails closed: an Allow does not apply, a Deny
//! does.
//!
//! Sources: IAM user guide, "Grammar of the IAM JSON policy language" and "Policy evaluation logic"; AWS KMS developer
//! guide, "Key policies in AWS KMS".

mod authorized;
mod decide;
mod default_policy;
mod document;
mod grant;
mod lockout;
mod pattern;
mod principal;
mod unique;

pub use authorized::{Authorized, Denied};
pub use decide::{CallerView, Decision, Layer, Question, Reason, Resource, Source, Why, decide};
pub use default_policy::default_policy;
pub use document::{Document, Effect, Statement};
pub use grant::{Grant, GrantId, GrantSet, Pairs, Retirement, Terms, Use};
pub use lockout::lockout_check;
pub use principal::account_of_principal;
