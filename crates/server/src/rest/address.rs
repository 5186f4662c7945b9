//! The bucket and the key that a request names: both in the path, or the bucket in the name of the host.
//!
//! Source: S3 user guide, "Virtual hosting of general purpose buckets".

use model::{Error, ErrorCode};

/// The bucket and the key of a request.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct RestAddress {
    pub(super) bucket: Option<String>,
    pub(super) key: Option<String>,
}

impl RestAddress {
    /// Reads host and path. A host that is one of `domains` with a name before it names the bucket.
    ///
    /// # Errors
    /// `InvalidURI` if the path is not percent-encoded UTF-8.
    pub(super) fn parse(host: Option<&str>, path: &str, domains: &[String]) -> Result<Self, Error> {
        let host = host.map(|host| host.rsplit_once(':').map_or(host, |(name, _port)| name));
        let path = auth::decode_path(path);
        let path = std::str::from_utf8(&path).map_err(|_not_utf8| invalid())?;
        let path = path.strip_prefix('/').unwrap_or(path);
        let named = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        if let Some(bucket) = host.and_then(|host| before_domain(host, domains)) {
            return Ok(Self { bucket: Some(bucket.to_owned()), key: named(path) });
        }
        let (bucket, key) = path.split_once('/').unwrap_or((path, ""));
        Ok(Self { bucket: named(bucket), key: named(key) })
    }
}

fn before_domain<'a>(host: &'a str, domains: &[String]) -> Option<&'a str> {
    let before = |domain: &String| {
        let end = host.len().checked_sub(domain.len())?;
        let is_domain = host.get(end..)?.eq_ignore_ascii_case(domain);
        host.get(..end)?.strip_suffix('.').filter(|bucket| is_domain && !bucket.is_empty())
    };
    domains.iter().find_map(before)
}

fn invalid() -> Error {
    Error::new(ErrorCode::InvalidUri, "Couldn't parse the specified URI.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(host: &str, path: &str) -> (Option<String>, Option<String>) {
        let domains = ["localhost".to_owned(), "s3.example.com".to_owned()];
        let RestAddress { bucket, key } = RestAddress::parse(Some(host), path, &domains).unwrap();
        (bucket, key)
    }

    #[test]
    fn the_bucket_is_in_the_path_or_in_the_name_of_the_host() {
        let [bucket, key] = ["photos", "2026/a b"].map(|text| Some(text.to_owned()));
        for (host, path) in [
            ("127.0.0.1:3500", "/photos/2026/a%20b"),
            ("localhost:3500", "/photos/2026/a%20b"),
            ("photos.localhost:3500", "/2026/a%20b"),
            ("photos.S3.Example.com", "/2026/a%20b"),
        ] {
            assert_eq!(parse(host, path), (bucket.clone(), key.clone()), "{host} {path}");
        }
        assert_eq!(parse("photos.localhost", "/"), (bucket.clone(), None));
        assert_eq!(parse("localhost", "/photos/"), (bucket, None));
        assert_eq!(parse("localhost", "/"), (None, None));
    }

    #[test]
    fn a_key_is_taken_as_it_is() {
        assert_eq!(parse("localhost", "/b//x/../y/").1.as_deref(), Some("/x/../y/"));
        assert!(RestAddress::parse(None, "/b/%ff", &[]).is_err());
    }
}
