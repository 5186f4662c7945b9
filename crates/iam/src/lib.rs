//! The operations of IAM and STS.
//!
//! A request comes in as a [`wire::Request`] of a verified caller and becomes a [`Call`]; performing it gives the members
//! of the reply. Identities are not kept yet: what answers is what needs none. The other operations say so, and stand in
//! `gaps.txt`, which may only shrink.

mod call;
mod get_caller_identity;
#[cfg_attr(
    not(test),
    expect(dead_code, reason = "AssumeRoleWithWebIdentity is not built yet; it will call this")
)]
mod web_identity;

pub use call::{Call, gaps, is_built};
