//! The kinds of policies.

/// The kind of thing that a policy is attached to. It decides which elements a statement must and must not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PolicyKind {
    /// A KMS key: every statement has a principal. One without `Action` or `Resource` is accepted, and has no effect.
    Key,
    /// A user, group or role; also a permissions boundary. No principal, but actions and resources.
    Identity,
    /// A session of a role, for which STS takes it in a request. The elements are those of an identity's.
    Session,
    /// A role, to say who may assume it: principals and actions, no resource.
    Trust,
    /// A bucket of S3: every statement has principals, actions and resources.
    Bucket,
}
