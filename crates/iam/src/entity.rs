//! Users, groups and roles as the store keeps them.

use std::collections::BTreeMap;

use model::generated::iam::Tag;
use model::{AccountId, Error, ErrorCode, Timestamp};
use percent_encoding::AsciiSet;
use serde::{Deserialize, Serialize};

use crate::error::{quota, validation};

/// The three kinds of entity that policies can be attached to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EntityKind {
    User,
    Group,
    Role,
}

impl EntityKind {
    /// Returns the error for one that does not exist.
    pub(crate) fn no_such(self, name: &str) -> Error {
        let kind = self.name();
        Error::new(ErrorCode::NoSuchEntity, format!("The {kind} with name {name} cannot be found."))
    }

    /// Returns the error for a name that is taken.
    pub(crate) fn exists(self, name: &str) -> Error {
        let title = self.title();
        Error::new(
            ErrorCode::EntityAlreadyExists,
            format!("{title} with name {name} already exists."),
        )
    }

    /// Returns the kind as ARNs and messages name it.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Group => "group",
            Self::Role => "role",
        }
    }

    pub(crate) const fn title(self) -> &'static str {
        match self {
            Self::User => "User",
            Self::Group => "Group",
            Self::Role => "Role",
        }
    }

    pub(crate) fn of_name(name: &str) -> Option<Self> {
        [Self::User, Self::Group, Self::Role].into_iter().find(|kind| kind.name() == name)
    }

    /// Returns the prefix of its unique ids.
    pub(crate) const fn id_prefix(self) -> &'static str {
        match self {
            Self::User => "AIDA",
            Self::Group => "AGPA",
            Self::Role => "AROA",
        }
    }

    /// Returns the longest total length of its inline policies, without white space.
    pub(crate) const fn inline_max(self) -> usize {
        match self {
            Self::User => 2_048,
            Self::Group => 5_120,
            Self::Role => 10_240,
        }
    }

    /// Returns the name of the quota of such entities in an account, and its limit.
    pub(crate) const fn quota(self) -> (&'static str, usize) {
        match self {
            Self::User => ("UsersPerAccount", 5_000),
            Self::Group => ("GroupsPerAccount", 300),
            Self::Role => ("RolesPerAccount", 1_000),
        }
    }

    /// Returns the name of the quota of attached policies.
    pub(crate) const fn attached_quota(self) -> &'static str {
        match self {
            Self::User => "PoliciesPerUser",
            Self::Group => "PoliciesPerGroup",
            Self::Role => "PoliciesPerRole",
        }
    }
}

/// A user, group or role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entity {
    /// The format of this record.
    pub(crate) v: u8,
    pub(crate) path: String,
    /// The name as it was given. Names that differ in letter case only are the same.
    pub(crate) name: String,
    /// The unique id: `AIDA...`, `AGPA...`, `AROA...`.
    pub(crate) id: String,
    /// The time of creation, in milliseconds since the epoch.
    pub(crate) created: i64,
    /// The texts of inline policies, by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) inline: BTreeMap<String, String>,
    /// The ARNs of managed policies, in the order of attachment.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) attached: Vec<String>,
    /// The ARN of the managed policy that is the permissions boundary.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) boundary: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) tags: Vec<(String, String)>,
    /// The names of a user's groups.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) groups: Vec<String>,
    /// The ids of a user's access keys.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) access_keys: Vec<String>,
    /// The parts that only roles have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) role: Option<RolePart>,
}

/// The parts that only roles have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RolePart {
    /// The text of the trust policy.
    pub(crate) trust: String,
    /// The unique ids that the principals of the trust policy had when it was put, by ARN.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) principals: BTreeMap<String, String>,
    pub(crate) description: Option<String>,
    /// The longest session, in seconds.
    pub(crate) max_session: i32,
}

/// The path and the name that a user or group is to get. What is `None` stays as it is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NewName<'a> {
    pub(crate) path: Option<&'a str>,
    pub(crate) name: Option<&'a str>,
}

/// "Attached managed policies per IAM user / group / role": the default.
pub(crate) const ATTACHED_MAX: usize = 10;
/// "Tags that can be attached to an IAM user / role / policy".
const TAGS_MAX: usize = 50;

impl Entity {
    pub(crate) fn new(
        kind: EntityKind,
        path: Option<&str>,
        name: &str,
        now: Timestamp,
    ) -> Result<Self, Error> {
        let id = crate::unique_id(kind.id_prefix(), 17).map_err(Error::failed)?;
        Ok(Self {
            v: 1,
            path: check_path(path)?,
            name: name.to_owned(),
            id,
            created: now.millis(),
            inline: BTreeMap::new(),
            attached: Vec::new(),
            boundary: None,
            tags: Vec::new(),
            groups: Vec::new(),
            access_keys: Vec::new(),
            role: None,
        })
    }

    pub(crate) fn created(&self) -> Timestamp {
        Timestamp::from_millis(self.created)
    }

    pub(crate) fn arn(&self, kind: EntityKind, partition: &str, account: AccountId) -> String {
        arn(partition, account, kind.name(), &self.path, &self.name)
    }
}

/// Returns `arn:PARTITION:iam::ACCOUNT:KIND/PATH/NAME`.
pub(crate) fn arn(
    partition: &str,
    account: AccountId,
    kind: &str,
    path: &str,
    name: &str,
) -> String {
    format!("arn:{partition}:iam::{account}:{kind}{path}{name}")
}

/// Returns the path that was requested, or `/`. The model's pattern lets through some that do not end in a slash.
pub(crate) fn check_path(path: Option<&str>) -> Result<String, Error> {
    let path = path.unwrap_or("/");
    if path.starts_with('/') && path.ends_with('/') && !path.contains("//") {
        return Ok(path.to_owned());
    }
    Err(validation(
        "The specified value for path is invalid. It must begin and end with / and contain only alphanumeric \
         characters and/or / characters.",
    ))
}

/// Returns the length of a policy as IAM counts it: "IAM does not count white space".
pub(crate) fn length(text: &str) -> usize {
    text.chars().filter(|character| !character.is_whitespace()).count()
}

/// The least limit of policies with their white space, in bytes: records have to fit the store. AWS knows no such limit.
const RAW_MIN: usize = 32 * 1024;
const RAW_TIMES: usize = 4;

/// Returns whether policies together are longer than `limit` as IAM counts them, or than the store allows for that limit.
pub(crate) fn is_too_long<'t>(texts: impl Iterator<Item = &'t str>, limit: usize) -> bool {
    let (counted, raw) = texts.fold((0_usize, 0_usize), |(counted, raw), text| {
        (counted.saturating_add(length(text)), raw.saturating_add(text.len()))
    });
    counted > limit || raw > limit.saturating_mul(RAW_TIMES).max(RAW_MIN)
}

/// Percent-encodes a policy: "The policy document returned in this structure is URL-encoded compliant with RFC 3986."
pub(crate) fn percent_encoded(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, RESERVED).to_string()
}

/// Returns the length of a policy that is percent-encoded.
pub(crate) fn percent_encoded_bytes(text: &str) -> usize {
    percent_encoding::utf8_percent_encode(text, RESERVED).map(str::len).sum()
}

/// The most bytes of trust policies, as replies show them, on a page of a list. A thousand as long as IAM's quota lets them be, 2,048
/// characters, fit about; white space, which does not count there, could make them a hundred megabytes. "IAM might return fewer than the
/// MaxItems number of results, even when there are more results available" (IAM API reference, `ListRoles`).
pub(crate) const LISTED_BYTES_MAX: usize = 4 * 1024 * 1024;

/// Everything except the unreserved characters of RFC 3986, section 2.3.
const RESERVED: &AsciiSet =
    &percent_encoding::NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Adds tags or replaces their values. Keys that differ in letter case only are the same.
pub(crate) fn set_tags(tags: &mut Vec<(String, String)>, new: &[Tag]) -> Result<(), Error> {
    for (index, tag) in new.iter().enumerate() {
        if tag.key.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("aws:")) {
            return Err(crate::error::invalid_input(
                "Tag keys starting with 'aws:' are reserved for internal use.",
            ));
        }
        if new.iter().take(index).any(|other| is_same_key(&other.key, &tag.key)) {
            return Err(crate::error::invalid_input(
                "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
            ));
        }
        tags.retain(|(key, _)| !is_same_key(key, &tag.key));
        tags.push((tag.key.clone(), tag.value.clone()));
    }
    if tags.len() > TAGS_MAX {
        return Err(quota("TagsPerResource", TAGS_MAX));
    }
    Ok(())
}

/// Returns whether two keys of tags are the same to conditions, which compare them in lower case.
pub(crate) fn is_same_key(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

/// Returns tags as replies show them. `None` if there are none.
pub(crate) fn shown_tags(tags: &[(String, String)]) -> Option<Vec<Tag>> {
    let tag = |(key, value): &(String, String)| Tag { key: key.clone(), value: value.clone() };
    (!tags.is_empty()).then(|| tags.iter().map(tag).collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Returns whether a text is a path as the API reference describes it, without the pattern's help: parts between slashes.
    fn is_path(text: &str) -> bool {
        let parts: Vec<&str> = text.split('/').collect();
        let ends = parts.first() == Some(&"") && parts.last() == Some(&"") && parts.len() > 1;
        let inner = parts.get(1..parts.len() - 1).unwrap_or_default();
        ends && inner.iter().all(|part| !part.is_empty())
    }

    #[test]
    fn paths_begin_and_end_with_a_slash() {
        assert_eq!(check_path(None).unwrap(), "/");
        for (path, is_one) in
            [("/", true), ("/a/", true), ("", false), ("/a", false), ("//", false)]
        {
            assert_eq!(check_path(Some(path)).is_ok(), is_one, "{path}");
        }
    }

    proptest! {
        #[test]
        fn paths_are_those_of_the_definition(text in "[/ab]{0,8}") {
            prop_assert_eq!(check_path(Some(&text)).is_ok(), is_path(&text));
        }

        /// A path is part of the ARN and never of the name: who has the ARN has both.
        #[test]
        fn arns_are_taken_apart_again(path in "/([a-z_.-]{1,5}/){0,3}", name in "[a-zA-Z0-9+=,.@_-]{1,9}") {
            let account = AccountId::parse("111122223333").unwrap();
            let made = arn("aws", account, "user", &check_path(Some(&path)).unwrap(), &name);
            let rest = made.strip_prefix("arn:aws:iam::111122223333:user").unwrap();
            let (before, last) = rest.rsplit_once('/').unwrap();
            prop_assert_eq!((format!("{before}/"), last), (path, name.as_str()));
        }

        /// Tags are a map whose keys ignore letter case, however they come.
        #[test]
        fn tags_are_a_map(pairs in prop::collection::vec(("[abAB]{1,2}", "[xy]{0,1}"), 0..12)) {
            let (mut tags, mut expected) = (Vec::new(), BTreeMap::new());
            for (key, value) in pairs {
                set_tags(&mut tags, &[Tag { key: key.clone(), value: value.clone() }]).unwrap();
                expected.insert(key.to_lowercase(), value);
            }
            let found = tags.into_iter().map(|(key, value)| (key.to_lowercase(), value));
            prop_assert_eq!(found.clone().count(), expected.len());
            prop_assert_eq!(found.collect::<BTreeMap<_, _>>(), expected);
        }

        /// Percent-encoded text comes back, and holds nothing that has a meaning in a URL.
        #[test]
        fn documents_come_back(text in "\\PC{0,40}") {
            let encoded = percent_encoded(&text);
            let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~%".contains(&byte);
            prop_assert!(encoded.bytes().all(is_plain));
            let back = percent_encoding::percent_decode_str(&encoded).decode_utf8().unwrap();
            prop_assert_eq!(back, text);
        }
    }

    fn tag(key: &str, value: &str) -> Tag {
        Tag { key: key.to_owned(), value: value.to_owned() }
    }

    #[test]
    fn white_space_does_not_count_until_there_is_much_of_it() {
        let (full, long) = ("a".repeat(6_144), "a".repeat(6_145));
        let blanks = |count| " ".repeat(count);
        for (texts, expected) in [
            ([full.as_str(), ""], false),
            ([&long, ""], true),
            ([&full, &blanks(RAW_MIN - 6_144)], false),
            ([&full, &blanks(RAW_MIN - 6_143)], true),
        ] {
            assert_eq!(is_too_long(texts.into_iter(), 6_144), expected);
        }
        let most = blanks(10_240 * RAW_TIMES);
        assert!(!is_too_long([most.as_str()].into_iter(), 10_240));
        assert!(is_too_long([most.as_str(), " "].into_iter(), 10_240));
    }

    /// Conditions find the first tag whose key is the same in lower case: a second one would be hidden behind it.
    #[test]
    fn no_two_tags_are_the_same_to_conditions() {
        let mut tags = Vec::new();
        set_tags(&mut tags, &[tag("key", "low"), tag("\u{e9}t\u{e9}", "low")]).unwrap();
        set_tags(&mut tags, &[tag("\u{212a}ey", "high"), tag("\u{c9}T\u{c9}", "high")]).unwrap();
        assert!(tags.len() == 2 && tags.iter().all(|(_, value)| value == "high"), "{tags:?}");
        assert!(set_tags(&mut tags, &[tag("\u{e9}", ""), tag("\u{c9}", "")]).is_err());
    }
}
