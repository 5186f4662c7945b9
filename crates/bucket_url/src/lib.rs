//! The URL of a bucket of another object store: S3 and compatible stores, Google Cloud Storage, Azure Blob Storage.
//!
//! Credentials and endpoints come from the environment, as each store's own tools read them: `AWS_*`, `GOOGLE_*`, `AZURE_*`.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use object_store::aws::AmazonS3Builder;
use object_store::azure::MicrosoftAzureBuilder;
use object_store::client::{HttpClient, HttpConnector, ReqwestConnector};
use object_store::gcp::GoogleCloudStorageBuilder;
use object_store::path::Path;
use object_store::{ClientConfigKey, ClientOptions, ObjectStore, ObjectStoreScheme, RetryConfig};
use url::Url;

pub use rustls::ClientConfig;

/// The schemes of URLs that name a bucket.
const SCHEMES: [&str; 5] = ["s3", "gs", "az", "abfs", "abfss"];
/// The prefixes of the environment variables that say how a store is reached.
const VARIABLES: [&str; 3] = ["AWS_", "GOOGLE_", "AZURE_"];

/// The longest time for a connection, and for a request with its answer, where TLS is given: those of `object_store`.
const CONNECT_TIME_MAX: Duration = Duration::from_secs(5);
const REQUEST_TIME_MAX: Duration = Duration::from_secs(30);

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
    /// `patience` and no longer. With `tls` connections are made as it says, with a certificate for those that demand one for example,
    /// and without a proxy.
    ///
    /// # Errors
    /// [`object_store::Error`]: the environment does not say how to reach it.
    pub fn open(
        &self,
        patience: Duration,
        tls: Option<ClientConfig>,
    ) -> object_store::Result<(Box<dyn ObjectStore>, Path)> {
        let variables = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
            .filter(|(name, _)| VARIABLES.iter().any(|prefix| name.starts_with(prefix)));
        self.open_with(variables, patience, StoreConnector(tls))
    }

    fn open_with(
        &self,
        variables: impl Iterator<Item = (String, String)>,
        patience: Duration,
        connector: StoreConnector,
    ) -> object_store::Result<(Box<dyn ObjectStore>, Path)> {
        let (scheme, path) = ObjectStoreScheme::parse(&self.0)?;
        let (url, path) = (self.0.as_str(), Path::parse(path)?);
        let retry = RetryConfig { retry_timeout: patience, ..RetryConfig::default() };
        let store: Box<dyn ObjectStore> = match scheme {
            ObjectStoreScheme::AmazonS3 => {
                let builder = AmazonS3Builder::new()
                    .with_url(url)
                    .with_retry(retry)
                    .with_http_connector(connector);
                Box::new(
                    set(builder, variables, |one, key, value| one.with_config(key, value))
                        .build()?,
                )
            }
            ObjectStoreScheme::GoogleCloudStorage => {
                let builder = GoogleCloudStorageBuilder::new()
                    .with_url(url)
                    .with_retry(retry)
                    .with_http_connector(connector);
                Box::new(
                    set(builder, variables, |one, key, value| one.with_config(key, value))
                        .build()?,
                )
            }
            ObjectStoreScheme::MicrosoftAzure => {
                let builder = MicrosoftAzureBuilder::new()
                    .with_url(url)
                    .with_retry(retry)
                    .with_http_connector(connector);
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

/// The maker of HTTP clients for a store: with a configuration of TLS, or those of `object_store`, whose options have no place for
/// one.
#[derive(Debug)]
struct StoreConnector(Option<ClientConfig>);

impl HttpConnector for StoreConnector {
    fn connect(&self, options: &ClientOptions) -> object_store::Result<HttpClient> {
        let Some(tls) = &self.0 else { return ReqwestConnector::default().connect(options) };
        let allows_http = options.get_config_value(&ClientConfigKey::AllowHttp);
        let builder = reqwest::Client::builder()
            .tls_backend_preconfigured(tls.clone())
            .https_only(!allows_http.is_some_and(|allows| is_yes(&allows)))
            .connect_timeout(CONNECT_TIME_MAX)
            .timeout(REQUEST_TIME_MAX)
            .no_proxy();
        let generic = |error| object_store::Error::Generic { store: "HTTP client", source: error };
        builder.build().map(HttpClient::new).map_err(|error| generic(error.into()))
    }
}

/// Returns whether a variable says yes, in the words that `object_store` knows.
fn is_yes(word: &str) -> bool {
    ["1", "true", "on", "yes", "y"].iter().any(|yes| word.eq_ignore_ascii_case(yes))
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
    use object_store::ObjectStoreExt as _;

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
        let (store, prefix) =
            url.open_with([region].into_iter(), Duration::ZERO, StoreConnector(None)).unwrap();
        assert_eq!(prefix, Path::from("a/b"));
        assert!(store.to_string().contains("logs"), "{store}");
    }

    #[tokio::test]
    async fn with_tls_a_store_without_it_is_not_called_unless_that_is_allowed() {
        let provider = rustls::crypto::aws_lc_rs::default_provider().into();
        let tls = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_root_certificates(rustls::RootCertStore::empty())
            .with_no_client_auth();
        for (allows_http, expected) in [("false", "URL scheme is not allowed"), ("true", "refused")]
        {
            let variables = [
                ("AWS_REGION", "us-east-1"),
                ("AWS_SKIP_SIGNATURE", "true"),
                // Nobody listens there.
                ("AWS_ENDPOINT_URL", "http://127.0.0.1:1"),
                ("AWS_ALLOW_HTTP", allows_http),
            ];
            let variables = variables.map(|(name, value)| (name.to_owned(), value.to_owned()));
            let url = BucketUrl::parse("s3://logs").unwrap();
            let connector = StoreConnector(Some(tls.clone()));
            let (store, path) =
                url.open_with(variables.into_iter(), Duration::ZERO, connector).unwrap();
            let mut error: &dyn std::error::Error = &store.get(&path.join("a")).await.unwrap_err();
            let mut text = error.to_string();
            while let Some(cause) = error.source() {
                text = format!("{text}: {cause}");
                error = cause;
            }
            assert!(text.contains(expected), "{text}");
        }
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
