//! The structures that requests and replies carry.

use crate::shape::{Kind, Member, Shape, Structure};

use super::*;

/// `ContextProvider`.
pub static CONTEXT_PROVIDER: Structure = Structure {
    name: "ContextProvider",
    members: &[
        Member::optional("KeyDefinitionList", &KEY_DEFINITION_LIST_TYPE_SHAPE),
        Member::required("SubjectSourceKey", &CONTEXT_PROVIDER_SOURCE_KEY_TYPE_SHAPE),
        Member::optional("SubjectTypeValue", &SUBJECT_TYPE_VALUE_TYPE_SHAPE),
        Member::optional("SubjectTypeSourceKey", &CONTEXT_PROVIDER_SOURCE_KEY_TYPE_SHAPE),
    ],
};

/// The shape `ContextProvider`.
pub static CONTEXT_PROVIDER_SHAPE: Shape =
    Shape { name: "ContextProvider", sensitive: false, kind: Kind::Structure(&CONTEXT_PROVIDER) };

/// `ContextProviderKeyDefinition`.
pub static CONTEXT_PROVIDER_KEY_DEFINITION: Structure = Structure {
    name: "ContextProviderKeyDefinition",
    members: &[
        Member::required("SourceKey", &CONTEXT_PROVIDER_SOURCE_KEY_TYPE_SHAPE),
        Member::optional("TargetKey", &CONTEXT_PROVIDER_TARGET_KEY_TYPE_SHAPE),
    ],
};

/// The shape `ContextProviderKeyDefinition`.
pub static CONTEXT_PROVIDER_KEY_DEFINITION_SHAPE: Shape = Shape {
    name: "ContextProviderKeyDefinition",
    sensitive: false,
    kind: Kind::Structure(&CONTEXT_PROVIDER_KEY_DEFINITION),
};

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
