//! The Regions of AWS, from botocore's `endpoints.json`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::Failure;

/// The partitions that Bulla makes ARNs in. Those of secret and sovereign clouds have other names of services.
const PARTITIONS: [&str; 3] = ["aws", "aws-cn", "aws-us-gov"];

#[derive(Deserialize)]
struct Endpoints {
    partitions: Vec<Partition>,
}

#[derive(Deserialize)]
struct Partition {
    partition: String,
    regions: BTreeMap<String, IgnoredAny>,
}

/// Reads the names of the Regions in `data`, the folder of that name in botocore.
pub(crate) fn read(data: &Path) -> Result<BTreeSet<String>, Failure> {
    let path = data.join("endpoints.json");
    let text = std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    parse(&text)
}

fn parse(text: &[u8]) -> Result<BTreeSet<String>, Failure> {
    let endpoints: Endpoints = serde_json::from_slice(text)?;
    let mut regions = BTreeSet::new();
    for wanted in PARTITIONS {
        let mut found = endpoints.partitions.iter().filter(|found| found.partition == wanted);
        let (Some(partition), None) = (found.next(), found.next()) else {
            return Err(format!("endpoints.json does not have the partition {wanted} once").into());
        };
        regions.extend(partition.regions.keys().cloned());
    }
    Ok(regions)
}

/// The file with the names, in alphabetical order.
pub(crate) fn emit(regions: &BTreeSet<String>) -> String {
    let names: String = regions.iter().map(|name| format!("{name:?},\n")).collect();
    format!(
        "//! The Regions that AWS has.

/// The names of the Regions of the partitions `aws`, `aws-cn` and `aws-us-gov`, in alphabetical order.
pub const REGIONS: [&str; {}] = [\n{names}];\n",
        regions.len()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn endpoints(partitions: &[(&str, &[&str])]) -> Vec<u8> {
        let partition = |(name, regions): &(&str, &[&str])| {
            let regions: BTreeMap<_, _> =
                regions.iter().map(|name| (*name, BTreeMap::<(), ()>::new())).collect();
            serde_json::json!({"partition": name, "regions": regions})
        };
        let partitions: Vec<_> = partitions.iter().map(partition).collect();
        serde_json::to_vec(&serde_json::json!({"version": 3, "partitions": partitions})).unwrap()
    }

    #[test]
    fn regions_of_the_known_partitions_are_sorted_and_others_are_left_out() {
        let text = endpoints(&[
            ("aws", &["us-east-1", "eu-west-1"]),
            ("aws-cn", &["cn-north-1"]),
            ("aws-us-gov", &["us-gov-west-1"]),
            ("aws-iso", &["us-iso-east-1"]),
        ]);
        let emitted = emit(&parse(&text).unwrap());
        let list = "[&str; 4] = [\n\"cn-north-1\",\n\"eu-west-1\",\n\"us-east-1\",\n\"us-gov-west-1\",\n];";
        assert!(emitted.contains(list), "{emitted}");
    }

    #[test]
    fn a_partition_that_is_gone_is_named() {
        let error = parse(&endpoints(&[("aws", &["us-east-1"])])).unwrap_err().to_string();
        assert_eq!(error, "endpoints.json does not have the partition aws-cn once");
    }
}
