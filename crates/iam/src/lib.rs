//! The operations of IAM and STS, and the identities that they manage: users, groups, roles, their access keys, policies
//! and sessions.
//!
//! A request comes in as a [`wire::Request`] of a verified caller and becomes a [`Call`]. Performing it gives an [`Outcome`]: the
//! reply or error, and the changes to commit. The rest of the service finds access keys and the policies of callers in
//! [`IdentityCache`].
//!
//! The operations are in the file of their noun: `user`, `group`, `role`, `access_key`, `managed_policy`, `inline_policy`,
//! `attached_policy`, `boundary`, `simulate`, `tags`, `oidc_provider`, and for STS `session`, `assume_role` and
//! `assume_role_with_web_identity`. Each of these files has the rows (`operation::Row`) of its operations; `table` lists them
//! all. Operations that are not built say so, and are in `gaps.txt`, which may only shrink.
//!
//! Sources: IAM and STS API references; IAM user guide, "IAM and AWS STS quotas", "IAM identifiers".

mod access_key;
mod account;
mod assume_role;
mod assume_role_with_web_identity;
mod attached_policy;
mod aws_policies;
mod boundary;
mod call;
mod change;
mod conditions;
mod entity;
mod error;
mod group;
mod identity_cache;
mod inline_policy;
mod managed_policy;
mod oidc_provider;
mod operation;
mod page;
mod records;
mod role;
mod service;
mod session;
mod session_tags;
mod session_token;
mod simulate;
mod table;
mod tags;
mod unique_id;
mod user;
mod web_identity;

pub use account::{
    ACCOUNTS_MAX, Listed, accounts, count_accounts, create_account, random_account_id,
};
pub use assume_role_with_web_identity::{Answered, Issuer, WebIdentityCall};
pub use call::{AuditDetails, Call, Outcome, gaps, is_built, is_read_only};
pub use identity_cache::{
    AccessKeyUses, Found, IdentityCache, NewKey, OpenError, find_account, is_taken, put_account,
};
pub use service::{ServiceError, ServicePrincipal, add_service_key, delete_service_key, services};
pub use unique_id::{random_secret, unique_id};
