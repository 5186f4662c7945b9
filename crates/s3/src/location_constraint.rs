//! The Region in which a bucket is made.
//!
//! One endpoint serves all Regions, and the signature says which is meant. As at `s3.amazonaws.com`, a request for us-east-1 makes a
//! bucket in any Region that it names; a request for another Region names that one.
//! Sources: Amazon S3 API reference, "CreateBucket", and "Error responses" for the codes.

use model::generated::s3::CreateBucketConfiguration;
use model::{Error, ErrorCode, Region, Regions};

/// The Region that has no location constraint.
pub(crate) const GLOBAL: &str = "us-east-1";
/// The old name of a Region.
const OLD_NAME: &str = "EU";
/// The Region of the old name.
const OLD_NAMED: &str = "eu-west-1";

/// Returns the Region that a request for `endpoint` makes a bucket in.
///
/// # Errors
/// `IllegalLocationConstraintException` if the request names another Region than its own, or none where it has to;
/// `InvalidLocationConstraint` if there is no such Region.
pub(crate) fn region(
    regions: &Regions,
    endpoint: &Region,
    configuration: Option<&CreateBucketConfiguration>,
) -> Result<Region, Error> {
    let is_global = endpoint.as_str() == GLOBAL;
    let named = configuration.and_then(|configuration| configuration.location_constraint.as_ref());
    let Some(named) = named.filter(|named| !named.is_empty()) else {
        return if is_global { Ok(endpoint.clone()) } else { Err(illegal("unspecified")) };
    };
    let name = if named == OLD_NAME { OLD_NAMED } else { named };
    if !is_global && name != endpoint.as_str() {
        return Err(illegal(named));
    }
    let found = regions.get(name).filter(|_| name != GLOBAL);
    found.cloned().ok_or_else(|| invalid(named))
}

fn illegal(named: &str) -> Error {
    let message = format!(
        "The {named} location constraint is incompatible for the region specific endpoint this request was sent to."
    );
    Error::new(ErrorCode::IllegalLocationConstraintException, message)
}

fn invalid(named: &str) -> Error {
    let message = "The specified location-constraint is not valid";
    Error::new(ErrorCode::InvalidLocationConstraint, message)
        .with_element("LocationConstraint", named)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn region_of(endpoint: &str, named: Option<&str>) -> Result<String, String> {
        let known = ["us-east-1", "eu-west-1", "eu-central-1", "dc-berlin-1"];
        let regions = Regions::new(known.map(|name| Region::parse(name).unwrap()));
        let configuration = named.map(|named| CreateBucketConfiguration {
            location_constraint: Some(named.to_owned()),
            ..CreateBucketConfiguration::default()
        });
        let found = region(&regions, &Region::parse(endpoint).unwrap(), configuration.as_ref());
        found.map(|region| region.to_string()).map_err(|error| error.code().name().to_owned())
    }

    #[test]
    fn the_region_is_that_of_the_endpoint_or_any_at_the_global_one() {
        let (illegal, invalid) =
            ("IllegalLocationConstraintException", "InvalidLocationConstraint");
        for (endpoint, named, expected) in [
            ("us-east-1", None, Ok("us-east-1")),
            ("us-east-1", Some(""), Ok("us-east-1")),
            ("us-east-1", Some("us-east-1"), Err(invalid)),
            ("us-east-1", Some("eu-central-1"), Ok("eu-central-1")),
            ("us-east-1", Some("EU"), Ok("eu-west-1")),
            ("us-east-1", Some("ap-east-1"), Err(invalid)),
            ("us-east-1", Some("nowhere"), Err(invalid)),
            ("eu-west-1", Some("eu-west-1"), Ok("eu-west-1")),
            ("eu-west-1", Some("EU"), Ok("eu-west-1")),
            ("eu-west-1", Some("eu-central-1"), Err(illegal)),
            ("eu-west-1", Some("us-east-1"), Err(illegal)),
            ("eu-west-1", None, Err(illegal)),
            ("dc-berlin-1", Some("dc-berlin-1"), Ok("dc-berlin-1")),
            ("dc-berlin-1", None, Err(illegal)),
        ] {
            let expected = expected.map(str::to_owned).map_err(str::to_owned);
            assert_eq!(region_of(endpoint, named), expected, "{endpoint} {named:?}");
        }
    }
}
