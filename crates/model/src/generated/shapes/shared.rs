//! The structures that requests and replies carry.

use crate::shape::{Kind, Member, Shape, Structure};

use super::*;

/// `GrantConstraints`.
pub static GRANT_CONSTRAINTS: Structure = Structure {
    name: "GrantConstraints",
    members: &[
        Member::optional("EncryptionContextSubset", &ENCRYPTION_CONTEXT_TYPE_SHAPE),
        Member::optional("EncryptionContextEquals", &ENCRYPTION_CONTEXT_TYPE_SHAPE),
        Member::optional("SourceArn", &GRANT_CONSTRAINT_SOURCE_ARN_TYPE_SHAPE),
    ],
};

/// The shape `GrantConstraints`.
pub static GRANT_CONSTRAINTS_SHAPE: Shape =
    Shape { name: "GrantConstraints", sensitive: false, kind: Kind::Structure(&GRANT_CONSTRAINTS) };

/// `Tag`.
pub static TAG: Structure = Structure {
    name: "Tag",
    members: &[
        Member::required("TagKey", &TAG_KEY_TYPE_SHAPE),
        Member::required("TagValue", &TAG_VALUE_TYPE_SHAPE),
    ],
};

/// The shape `Tag`.
pub static TAG_SHAPE: Shape = Shape { name: "Tag", sensitive: false, kind: Kind::Structure(&TAG) };
