//! The structures that requests and replies carry.

use crate::shape::{Kind, Member, Shape, Structure};

use super::*;

/// `Tag`.
pub static TAG: Structure = Structure {
    name: "Tag",
    members: &[
        Member::required("Key", &TAG_KEY_TYPE_SHAPE),
        Member::required("Value", &TAG_VALUE_TYPE_SHAPE),
    ],
};

/// The shape `Tag`.
pub static TAG_SHAPE: Shape = Shape { name: "Tag", sensitive: false, kind: Kind::Structure(&TAG) };
