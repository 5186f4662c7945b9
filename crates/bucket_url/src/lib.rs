//! The URL of a bucket of another object store: S3 and compatible stores, Google Cloud Storage, Azure Blob Storage.
//!
//! Credentials and endpoints come from the environment, as each store's own tools read them: `AWS_*`, `GOOGLE_*`, `AZURE_*`.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use object_store::aws::AmazonS3Builder;
use object_store::azure::MicrosoftAzureBuilder;
use object_store::gcp::GoogleCloudStorageBuilder;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreScheme, RetryConfig};
use url::Url;

/// The schemes of URLs that name a bucket.
const SCHEMES: [&str; 5] = ["s3", "gs", "az", "abfs", "abfss"];
/// The prefixes of the environment variables that say how a store is reached.
const VARIABLES: [&str; 3] = ["AWS_", "GOOGLE_", "AZURE_"];

/// A bucket with a prefix, such as `s3://logs/bulla`. It has no secret: it is shown and kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BucketUrl(Url);

/// A text that names no bucket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidBucketUrl {
    /// It is no URL of a bucket.
    #[error(
        "it is no URL of a bucket, such as s3://logs/bulla, gs://logs/bulla or az://logs/bulla"
    )]
    Unknown,
    /// It has a user, a password, a query or a fragment.
    #[error(
        "it has more than a bucket and a prefix, such as s3://logs/bulla: give credentials and endpoints in the environment variables of \
         the store (AWS_*, GOOGLE_*, AZURE_*)"
    )]
    Credentials,
}

impl BucketUrl {
    /// Parses a URL.
    ///
    /// # Errors
    /// [`InvalidBucketUrl`].
    pub fn parse(text: &str) -> Result<Self, InvalidBucketUrl> {
        // Only Azure's names have an at sign, before which is the container.
        let is_azure = text.starts_with("abfs");
        let user = text.split_once('@').map_or("", |(user, _)| user);
        let has_secret = if is_azure { user.matches(':').count() > 1 } else { text.contains('@') };
        if has_secret || text.contains(['?', '#']) {
            return Err(InvalidBucketUrl::Credentials);
        }
        let url = Url::parse(text).map_err(|_no_url| InvalidBucketUrl::Unknown)?;
        if !SCHEMES.contains(&url.scheme()) || !url.has_host() {
            return Err(InvalidBucketUrl::Unknown);
        }
        Ok(Self(url))
    }

    /// Returns the store of the bucket, and the prefix. The store is not contacted yet. A request that fails is sent again for
    /// `patience` and no longer.
    ///
    /// # Errors
    /// [`object_store::Error`]: the environment does not say how to reach it.
    pub fn open(&self, patience: Duration) -> object_store::Result<(Box<dyn ObjectStore>, Path)> {
        let variables = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
            .filter(|(name, _)| VARIABLES.iter().any(|prefix| name.starts_with(prefix)));
        self.open_with(variables, patience)
    }

    fn open_with(
        &self,
        variables: impl Iterator<Item = (String, String)>,
        patience: Duration,
    ) -> object_store::Result<(Box<dyn ObjectStore>, Path)> {
        let (scheme, path) = ObjectStoreScheme::parse(&self.0)?;
        let (url, path) = (self.0.as_str(), Path::parse(path)?);
        let retry = RetryConfig { retry_timeout: patience, ..RetryConfig::default() };
        let store: Box<dyn ObjectStore> = match scheme {
            ObjectStoreScheme::AmazonS3 => {
                let builder = AmazonS3Builder::new().with_url(url).with_retry(retry);
                Box::new(
                    set(builder, variables, |one, key, value| one.with_config(key, value))
                        .build()?,
                )
            }
            ObjectStoreScheme::GoogleCloudStorage => {
                let builder = GoogleCloudStorageBuilder::new().with_url(url).with_retry(retry);
                Box::new(
                    set(builder, variables, |one, key, value| one.with_config(key, value))
                        .build()?,
                )
            }
            ObjectStoreScheme::MicrosoftAzure => {
                let builder = MicrosoftAzureBuilder::new().with_url(url).with_retry(retry);
                Box::new(
                    set(builder, variables, |one, key, value| one.with_config(key, value))
                        .build()?,
                )
            }
            // `parse` takes no other URLs.
            other @ (ObjectStoreScheme::Local
            | ObjectStoreScheme::Memory
            | ObjectStoreScheme::Http
            | _) => {
                let source = format!("{other:?} is no bucket").into();
                return Err(object_store::Error::Generic { store: "URL", source });
            }
        };
        Ok((store, path))
    }
}

/// Sets what variables say that the builder of a store knows.
fn set<B, K: FromStr>(
    builder: B,
    variables: impl Iterator<Item = (String, String)>,
    with: impl Fn(B, K, String) -> B,
) -> B {
    variables.fold(builder, |builder, pair| {
        let (name, value) = pair;
        match name.to_ascii_lowercase().parse() {
            Ok(key) => with(builder, key, value),
            Err(_unknown) => builder,
        }
    })
}

impl fmt::Display for BucketUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0.as_str().trim_end_matches('/'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_with_or_without_a_prefix_is_one() {
        for (text, shown) in [
            ("s3://logs", "s3://logs"),
            ("s3://logs/a/b/", "s3://logs/a/b"),
            ("az://container/a", "az://container/a"),
        ] {
            assert_eq!(BucketUrl::parse(text).unwrap().to_string(), shown);
        }
        let region = ("AWS_REGION".to_owned(), "us-east-1".to_owned());
        let url = BucketUrl::parse("s3://logs/a/b/").unwrap();
        let (store, prefix) = url.open_with([region].into_iter(), Duration::ZERO).unwrap();
        assert_eq!(prefix, Path::from("a/b"));
        assert!(store.to_string().contains("logs"), "{store}");
    }

    #[test]
    fn a_url_with_credentials_or_without_a_bucket_is_none() {
        for text in ["s3://", "s3:///a", "https://logs/a", "logs", ""] {
            assert_eq!(BucketUrl::parse(text), Err(InvalidBucketUrl::Unknown), "{text}");
        }
        for text in [
            "s3://key:secret@logs/a",
            "s3://key:a/secret@logs/a",
            "s3://key:secret@",
            "s3://secret@logs/a",
            "abfss://logs:secret@account.dfs.core.windows.net/a",
            "s3://logs/a?sig=secret",
        ] {
            assert_eq!(BucketUrl::parse(text), Err(InvalidBucketUrl::Credentials), "{text}");
        }
    }
}
