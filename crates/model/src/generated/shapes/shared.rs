//! The structures that requests and replies carry.

use crate::shape::{Kind, Member, Shape, Structure};

use super::*;

/// `GrantConstraints`.
pub static GRANT_CONSTRAINTS: Structure = Structure {
    name: "GrantConstraints",
    members: &[
        Member {
            name: "EncryptionContextSubset",
            shape: &ENCRYPTION_CONTEXT_TYPE_SHAPE,
            required: false,
        },
        Member {
            name: "EncryptionContextEquals",
            shape: &ENCRYPTION_CONTEXT_TYPE_SHAPE,
            required: false,
        },
        Member {
            name: "SourceArn",
            shape: &GRANT_CONSTRAINT_SOURCE_ARN_TYPE_SHAPE,
            required: false,
        },
    ],
};

/// The shape `GrantConstraints`.
pub static GRANT_CONSTRAINTS_SHAPE: Shape =
    Shape { name: "GrantConstraints", sensitive: false, kind: Kind::Structure(&GRANT_CONSTRAINTS) };

/// `Tag`.
pub static TAG: Structure = Structure {
    name: "Tag",
    members: &[
        Member { name: "TagKey", shape: &TAG_KEY_TYPE_SHAPE, required: true },
        Member { name: "TagValue", shape: &TAG_VALUE_TYPE_SHAPE, required: true },
    ],
};

/// The shape `Tag`.
pub static TAG_SHAPE: Shape = Shape { name: "Tag", sensitive: false, kind: Kind::Structure(&TAG) };
