//! The structures that requests and replies carry.

use crate::shape::{Kind, Member, Shape, Structure};

use super::*;

/// `DateInterval`.
pub static DATE_INTERVAL: Structure = Structure {
    name: "DateInterval",
    members: &[
        Member::required("Start", &YEAR_MONTH_DAY_SHAPE),
        Member::required("End", &YEAR_MONTH_DAY_SHAPE),
    ],
};

/// The shape `DateInterval`.
pub static DATE_INTERVAL_SHAPE: Shape =
    Shape { name: "DateInterval", sensitive: false, kind: Kind::Structure(&DATE_INTERVAL) };

/// `GroupDefinition`.
pub static GROUP_DEFINITION: Structure = Structure {
    name: "GroupDefinition",
    members: &[
        Member::optional("Type", &GROUP_DEFINITION_TYPE_SHAPE),
        Member::optional("Key", &GROUP_DEFINITION_KEY_SHAPE),
    ],
};

/// The shape `GroupDefinition`.
pub static GROUP_DEFINITION_SHAPE: Shape =
    Shape { name: "GroupDefinition", sensitive: false, kind: Kind::Structure(&GROUP_DEFINITION) };
