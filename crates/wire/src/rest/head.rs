//! The head of a request: what comes before its body.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use model::{Error, ErrorCode};

use super::refusal;

/// The head of a request, taken apart and decoded.
#[derive(Clone)]
pub struct RestHead<'a> {
    /// The HTTP method.
    pub method: &'a str,
    /// The name of the bucket, from the path or from the name of the host.
    pub bucket: Option<&'a str>,
    /// The key of the object: the rest of the path, percent-decoded. Never empty.
    pub key: Option<&'a str>,
    /// The parameters of the query, in their order.
    pub query: Vec<(&'a str, &'a str)>,
    /// The headers with names in lower case, in their order.
    pub headers: Vec<(&'a str, &'a [u8])>,
}

/// Shows no values: they may be tokens and keys.
impl fmt::Debug for RestHead<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { method, query, headers, .. } = self;
        write!(
            formatter,
            "RestHead({method}, {} parameters, {} headers)",
            query.len(),
            headers.len()
        )
    }
}

impl<'a> RestHead<'a> {
    /// Returns the parameter called `name`.
    ///
    /// # Errors
    /// `InvalidArgument` if it stands twice: which of the two counts would be arbitrary.
    pub(crate) fn parameter(&self, name: &str) -> Result<Option<&'a str>, Error> {
        let mut found = self.query.iter().filter(|(known, _)| *known == name);
        let value = found.next().map(|(_, value)| *value);
        match found.next() {
            Some((_, second)) => {
                Err(refusal::argument("A parameter of the query stands twice.", name, second))
            }
            None => Ok(value),
        }
    }

    /// Returns the bytes of the header called `name`, those of several with this name joined by commas. A presigned URL may have
    /// some headers in its query.
    ///
    /// # Errors
    /// `InvalidArgument` if the query says something else than the header.
    pub(crate) fn header(&self, name: &str) -> Result<Option<Cow<'a, [u8]>>, Error> {
        let mut all = self.headers.iter().filter(|(known, _)| *known == name);
        let mut found = all.next().map(|(_, value)| Cow::Borrowed(*value));
        for (_, value) in all {
            let joined = found.get_or_insert_default().to_mut();
            joined.push(b',');
            joined.extend_from_slice(value);
        }
        if !may_be_in_query(name) {
            return Ok(found);
        }
        for (_, value) in self.query.iter().filter(|(known, _)| known.eq_ignore_ascii_case(name)) {
            found = Some(agreed(name, found, value.as_bytes())?);
        }
        Ok(found)
    }

    /// Returns the names, in their order in the alphabet, of the headers that begin with one of the prefixes. A presigned URL may have
    /// them in its query.
    pub(crate) fn names_after(&self, prefixes: &[&str]) -> BTreeSet<String> {
        let headers = self.headers.iter().map(|(name, _)| *name);
        let names = headers.chain(self.query.iter().map(|(name, _)| *name));
        let begins = |name: &str, prefix: &str| {
            name.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
        };
        names
            .filter(|name| prefixes.iter().any(|prefix| begins(name, prefix)))
            .map(str::to_ascii_lowercase)
            .collect()
    }

    /// Returns the headers whose names begin with `prefix`, by the rest of their names.
    ///
    /// # Errors
    /// `InvalidArgument`: a parameter of the query, or a field of a form, that no header can be named like; a parameter that says
    /// something else than the header.
    pub(crate) fn headers_after(
        &self,
        prefix: &str,
    ) -> Result<BTreeMap<String, Cow<'a, [u8]>>, Error> {
        let mut found = BTreeMap::<String, Cow<'a, [u8]>>::new();
        let rest = |name: &str| name.to_ascii_lowercase().strip_prefix(prefix).map(str::to_owned);
        for (full, value) in &self.headers {
            let Some(name) = rest(full) else { continue };
            check_name(full, &name, "")?;
            if let Some(before) = found.get_mut(&name) {
                before.to_mut().push(b',');
                before.to_mut().extend_from_slice(value);
            } else {
                found.insert(name, Cow::Borrowed(value));
            }
        }
        for (full, value) in &self.query {
            let Some(name) = rest(full) else { continue };
            check_name(full, &name, value)?;
            let agreed = agreed(full, found.remove(&name), value.as_bytes())?;
            found.insert(name, agreed);
        }
        Ok(found)
    }
}

/// Returns the value of a header, which the query may repeat.
fn agreed<'a>(
    name: &str,
    header: Option<Cow<'a, [u8]>>,
    parameter: &'a [u8],
) -> Result<Cow<'a, [u8]>, Error> {
    match header {
        Some(header) if *header != *parameter => {
            let message = "A header and the parameter of the query that stands for it differ. Send one of them.";
            Err(Error::new(ErrorCode::InvalidArgument, message)
                .with_element("ArgumentName", refusal::shown(name)))
        }
        Some(header) => Ok(header),
        None => Ok(Cow::Borrowed(parameter)),
    }
}

/// Returns whether the query may stand for the header. The presigner of the AWS SDK for JavaScript puts all headers of AWS there; among
/// them is the checksum of an empty body, which it computes before there is one. So what is said of checksums counts in headers only.
fn may_be_in_query(name: &str) -> bool {
    let is_of_checksum = name.starts_with("x-amz-checksum-") && name != "x-amz-checksum-mode";
    name.starts_with("x-amz-") && !is_of_checksum && name != "x-amz-sdk-checksum-algorithm"
}

/// Refuses a name that no header can have. `own` is the part of it that the client chose.
fn check_name(full: &str, own: &str, value: &str) -> Result<(), Error> {
    if own.bytes().all(is_of_token) {
        return Ok(());
    }
    Err(refusal::argument("No header can have the name of the parameter.", full, value))
}

/// Returns whether a byte may be in the name of a header. Source: RFC 9110 section 5.6.2.
fn is_of_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}
