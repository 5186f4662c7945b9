//! The settings of S3.

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
