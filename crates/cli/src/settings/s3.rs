//! The settings of S3.

use bucket_url::BucketUrl;
use server::{BucketKeyTimes, S3Config};

use super::Settings;
use crate::Failure;

impl Settings {
    /// Returns the configuration of S3.
    pub(super) fn s3(&self) -> Result<S3Config, Failure> {
        let domains = self.value("s3-domains").split(',').map(str::trim);
        Ok(S3Config {
            domains: domains.filter(|name| !name.is_empty()).map(str::to_owned).collect(),
            bucket_keys: BucketKeyTimes {
                plaintext: self.duration("s3-bucket-key-cache")?,
                bucket_key: self.duration("s3-bucket-key-life")?,
            },
            parts_bucket: match self.value("s3-parts-bucket") {
                "" => None,
                text => Some(parse_bucket(text)?),
            },
            allows_insecure_keys: match self.value("s3-insecure-keys") {
                "refuse" => false,
                "accept" => true,
                other => {
                    return Err(
                        format!("--s3-insecure-keys is `{other}`: take refuse or accept").into()
                    );
                }
            },
        })
    }
}

/// Reads the URL of a bucket for parts.
pub(crate) fn parse_bucket(text: &str) -> Result<BucketUrl, Failure> {
    // The text may have a secret.
    BucketUrl::parse(text)
        .map_err(|error| format!("the bucket for the parts of objects: {error}").into())
}
