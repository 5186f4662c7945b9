//! The structures that requests and replies carry.

use crate::shape::{HttpBinding, Kind, Member, Shape, Structure};

use super::*;

/// `BlockedEncryptionTypes`.
pub static BLOCKED_ENCRYPTION_TYPES: Structure = Structure {
    name: "BlockedEncryptionTypes",
    members: &[Member::optional("EncryptionType", &ENCRYPTION_TYPE_LIST_SHAPE)
        .at(HttpBinding::FlatList("EncryptionType"))],
};

/// The shape `BlockedEncryptionTypes`.
pub static BLOCKED_ENCRYPTION_TYPES_SHAPE: Shape = Shape {
    name: "BlockedEncryptionTypes",
    sensitive: false,
    kind: Kind::Structure(&BLOCKED_ENCRYPTION_TYPES),
};

/// `Grant`.
pub static GRANT: Structure = Structure {
    name: "Grant",
    members: &[
        Member::optional("Grantee", &GRANTEE_SHAPE),
        Member::optional("Permission", &PERMISSION_SHAPE),
    ],
};

/// The shape `Grant`.
pub static GRANT_SHAPE: Shape =
    Shape { name: "Grant", sensitive: false, kind: Kind::Structure(&GRANT) };

/// `Grantee`.
pub static GRANTEE: Structure = Structure {
    name: "Grantee",
    members: &[
        Member::optional("DisplayName", &DISPLAY_NAME_SHAPE),
        Member::optional("EmailAddress", &EMAIL_ADDRESS_SHAPE),
        Member::optional("ID", &ID_SHAPE),
        Member::required("Type", &TYPE_SHAPE).at(HttpBinding::Attribute("xsi:type")),
        Member::optional("URI", &URI_SHAPE),
    ],
};

/// The shape `Grantee`.
pub static GRANTEE_SHAPE: Shape =
    Shape { name: "Grantee", sensitive: false, kind: Kind::Structure(&GRANTEE) };

/// `Owner`.
pub static OWNER: Structure = Structure {
    name: "Owner",
    members: &[
        Member::optional("DisplayName", &DISPLAY_NAME_SHAPE),
        Member::optional("ID", &ID_SHAPE),
    ],
};

/// The shape `Owner`.
pub static OWNER_SHAPE: Shape =
    Shape { name: "Owner", sensitive: false, kind: Kind::Structure(&OWNER) };

/// `OwnershipControls`.
pub static OWNERSHIP_CONTROLS: Structure = Structure {
    name: "OwnershipControls",
    members: &[Member::required("Rules", &OWNERSHIP_CONTROLS_RULES_SHAPE)
        .at(HttpBinding::FlatList("Rule"))],
};

/// The shape `OwnershipControls`.
pub static OWNERSHIP_CONTROLS_SHAPE: Shape = Shape {
    name: "OwnershipControls",
    sensitive: false,
    kind: Kind::Structure(&OWNERSHIP_CONTROLS),
};

/// `OwnershipControlsRule`.
pub static OWNERSHIP_CONTROLS_RULE: Structure = Structure {
    name: "OwnershipControlsRule",
    members: &[Member::required("ObjectOwnership", &OBJECT_OWNERSHIP_SHAPE)],
};

/// The shape `OwnershipControlsRule`.
pub static OWNERSHIP_CONTROLS_RULE_SHAPE: Shape = Shape {
    name: "OwnershipControlsRule",
    sensitive: false,
    kind: Kind::Structure(&OWNERSHIP_CONTROLS_RULE),
};

/// `PublicAccessBlockConfiguration`.
pub static PUBLIC_ACCESS_BLOCK_CONFIGURATION: Structure = Structure {
    name: "PublicAccessBlockConfiguration",
    members: &[
        Member::optional("BlockPublicAcls", &SETTING_SHAPE),
        Member::optional("IgnorePublicAcls", &SETTING_SHAPE),
        Member::optional("BlockPublicPolicy", &SETTING_SHAPE),
        Member::optional("RestrictPublicBuckets", &SETTING_SHAPE),
    ],
};

/// The shape `PublicAccessBlockConfiguration`.
pub static PUBLIC_ACCESS_BLOCK_CONFIGURATION_SHAPE: Shape = Shape {
    name: "PublicAccessBlockConfiguration",
    sensitive: false,
    kind: Kind::Structure(&PUBLIC_ACCESS_BLOCK_CONFIGURATION),
};

/// `ServerSideEncryptionByDefault`.
pub static SERVER_SIDE_ENCRYPTION_BY_DEFAULT: Structure = Structure {
    name: "ServerSideEncryptionByDefault",
    members: &[
        Member::required("SSEAlgorithm", &SERVER_SIDE_ENCRYPTION_SHAPE),
        Member::optional("KMSMasterKeyID", &SSEKMS_KEY_ID_SHAPE),
    ],
};

/// The shape `ServerSideEncryptionByDefault`.
pub static SERVER_SIDE_ENCRYPTION_BY_DEFAULT_SHAPE: Shape = Shape {
    name: "ServerSideEncryptionByDefault",
    sensitive: false,
    kind: Kind::Structure(&SERVER_SIDE_ENCRYPTION_BY_DEFAULT),
};

/// `ServerSideEncryptionConfiguration`.
pub static SERVER_SIDE_ENCRYPTION_CONFIGURATION: Structure = Structure {
    name: "ServerSideEncryptionConfiguration",
    members: &[Member::required("Rules", &SERVER_SIDE_ENCRYPTION_RULES_SHAPE)
        .at(HttpBinding::FlatList("Rule"))],
};

/// The shape `ServerSideEncryptionConfiguration`.
pub static SERVER_SIDE_ENCRYPTION_CONFIGURATION_SHAPE: Shape = Shape {
    name: "ServerSideEncryptionConfiguration",
    sensitive: false,
    kind: Kind::Structure(&SERVER_SIDE_ENCRYPTION_CONFIGURATION),
};

/// `ServerSideEncryptionRule`.
pub static SERVER_SIDE_ENCRYPTION_RULE: Structure = Structure {
    name: "ServerSideEncryptionRule",
    members: &[
        Member::optional(
            "ApplyServerSideEncryptionByDefault",
            &SERVER_SIDE_ENCRYPTION_BY_DEFAULT_SHAPE,
        ),
        Member::optional("BucketKeyEnabled", &BUCKET_KEY_ENABLED_SHAPE),
        Member::optional("BlockedEncryptionTypes", &BLOCKED_ENCRYPTION_TYPES_SHAPE),
    ],
};

/// The shape `ServerSideEncryptionRule`.
pub static SERVER_SIDE_ENCRYPTION_RULE_SHAPE: Shape = Shape {
    name: "ServerSideEncryptionRule",
    sensitive: false,
    kind: Kind::Structure(&SERVER_SIDE_ENCRYPTION_RULE),
};

/// `Tag`.
pub static TAG: Structure = Structure {
    name: "Tag",
    members: &[Member::required("Key", &OBJECT_KEY_SHAPE), Member::required("Value", &VALUE_SHAPE)],
};

/// The shape `Tag`.
pub static TAG_SHAPE: Shape = Shape { name: "Tag", sensitive: false, kind: Kind::Structure(&TAG) };
