//! Key policies and grants: from text to a decision with reasons. Pure: no store, clock or network.
//!
//! [`Document`] is a parsed policy, [`decide`] answers a [`PermissionQuery`] about it, a [`GrantSet`] may overturn a refusal that
//! no statement made explicit, and only a [`Decision`] that allows makes an [`Authorized`] target.
//!
//! The order of evaluation, for a caller of the key's own account: an explicit Deny anywhere; the key policy, if it names the
//! caller; a grant; the caller's identity policies, if the key policy leaves it to the account, within the permissions boundary
//! and the session policies. A caller of another account needs both sides. `docs/decisions/0008` has the details and their
//! sources.
//!
//! A [`Trace`] keeps what a decision looked at, and [`changes`] derives from it what would have to be different.
//!
//! Sources: IAM user guide, "Grammar of the IAM JSON policy language" and "Policy evaluation logic"; AWS KMS developer
//! guide, "Key policies in AWS KMS".

mod authorized;
mod caller;
mod condition;
mod context;
mod decide;
mod default_policy;
mod document;
mod fuel;
mod global_key;
mod grammar;
mod grant;
mod kind;
mod layer;
mod lockout;
mod memory;
mod pattern;
mod position;
mod principal;
mod principal_filter;
mod replay;
mod rules;
mod service_principal;
mod shown;
mod suggestion;
mod text;
mod trace;
mod unique;

pub use authorized::{Authorized, Denied};
pub use caller::CallerView;
pub use condition::{UnmetCondition, can_be};
pub use context::{LookedUpKey, MemoizedContext, NoContext, RequestContext, Values};
pub use decide::{
    Attached, Decision, PermissionQuery, PolicyRef, PrincipalPolicies, Reason, Reasons, Resource,
    Source, Why, decide,
};
pub use default_policy::default_policy;
pub use document::{Document, Effect, Statement};
pub use fuel::DECISION_STEPS_MAX;
pub use global_key::{GlobalKey, KeySubject};
pub use grant::{Grant, GrantId, GrantSet, Pairs, Retirement, Terms, Use};
pub use kind::PolicyKind;
pub use layer::Layer;
pub use lockout::lockout_check;
pub use pattern::matches;
pub use position::{Position, Span, spans};
pub use principal::{Named, account_of_principal, identity_of_principal};
pub use replay::{Again, Changed, Past, again};
pub use service_principal::is_service_principal;
pub use shown::rename_principals;
pub use suggestion::{Added, Suggestion, Where, changes};
pub use trace::{On, Part, PermissionTrace, StatementCode, Trace, Weighed};
