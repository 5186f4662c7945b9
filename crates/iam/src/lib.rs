//! The operations of IAM and STS, and the identities that they manage: users, groups, roles, their access keys, policies
//! and sessions.
//!
//! [`call`] takes a request of a verified caller for the pipeline, which resolves, authorises and runs it. The rest of the service
//! finds access keys and the policies of callers in [`IdentityCache`].
//!
//! `operations` has one file for each operation and nothing else, and `table` lists them all. The modules that the operations share
//! are beside that folder, each named by a noun: `subject` (what requests are about, and the permissions that they need), `entities`
//! (users, groups and roles), `user`, `group`, `role`, `access_key`, `managed_policy`, `inline_policy`, `attached_policy`,
//! `boundary`, `tags`, `instance_profile`, `oidc_provider`, `simulation`, and for STS `session` and `assumed_role`. [`WebIdentityCall`] is the request
//! that nobody signs. Operations that are not built say so, and are in `gaps.txt`, which may only shrink.
//!
//! Sources: IAM and STS API references; IAM user guide, "IAM and AWS STS quotas", "IAM identifiers".

mod access_key;
mod account;
mod assumed_role;
mod attached_policy;
mod aws_policies;
mod boundary;
mod conditions;
mod context;
mod entities;
mod entity;
mod error;
mod group;
mod identity_cache;
mod identity_operation;
mod inline_policy;
mod instance_profile;
mod long_term_credential;
mod managed_policy;
mod oidc_provider;
mod operations;
mod page;
mod records;
mod request_tags;
mod role;
mod service;
mod service_identity;
mod service_types;
mod session;
mod session_tags;
mod session_token;
mod simulation;
mod subject;
mod table;
mod tags;
mod unique_id;
mod user;
mod web_identity;
mod web_identity_call;

pub use account::{
    ACCOUNTS_MAX, Found, Listed, accounts, count_accounts, create_account, find_account,
    put_account, random_account_id,
};
pub use context::Iam;
pub use identity_cache::{AccessKeyUses, IdentityCache};
pub use identity_operation::IdentityOperation;
pub use long_term_credential::{AccountError, NewAccessKey, is_taken};
pub use service::call;
pub use service_identity::{
    ServiceError, ServicePrincipal, add_service_key, delete_service_key, services,
};
pub use table::facts;
pub use unique_id::{random_secret, unique_id};
pub use web_identity_call::{IssuerKeyId, WebIdentityCall, WebIdentityResult};
