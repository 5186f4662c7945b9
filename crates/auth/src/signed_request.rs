//! A request as its signature covers it.

use http::HeaderMap;
use http::header::AUTHORIZATION;

use crate::options::Options;
use crate::presigned_query;
use crate::query::Query;
use crate::signature_error::{SignatureError, SignaturePlace};
use crate::signature_fields::{DATE, SECURITY_TOKEN, SignatureFields, repeated, single};

/// A request as it came over the wire.
#[derive(Clone, Copy, Debug)]
pub struct SignedRequest<'a> {
    /// The method, in capital letters.
    pub method: &'a str,
    /// The path, as sent.
    pub path: &'a str,
    /// The host and port of the request target, if it names one (RFC 9112, 3.2.2).
    pub authority: Option<&'a str>,
    /// The parameters of the query string.
    pub query: &'a Query,
    /// All headers.
    pub headers: &'a HeaderMap,
    /// The whole body.
    pub body: &'a [u8],
}

/// A request whose body has not been read yet.
#[derive(Clone, Copy, Debug)]
pub struct RequestHead<'a> {
    /// The method, in capital letters.
    pub method: &'a str,
    /// The path, as sent.
    pub path: &'a str,
    /// The host and port of the request target, if it names one (RFC 9112, 3.2.2).
    pub authority: Option<&'a str>,
    /// The parameters of the query string.
    pub query: &'a Query,
    /// All headers.
    pub headers: &'a HeaderMap,
}

impl<'a> SignedRequest<'a> {
    /// Returns the request without its body.
    pub(crate) const fn head(&self) -> RequestHead<'a> {
        let Self { method, path, authority, query, headers, .. } = *self;
        RequestHead { method, path, authority, query, headers }
    }
}

impl<'a> RequestHead<'a> {
    /// Reads the fields from the header or from the query, never from both.
    pub(crate) fn signature_fields(
        &self,
        options: &Options,
    ) -> Result<SignatureFields<'a>, SignatureError> {
        let mut headers = self.headers.get_all(AUTHORIZATION).iter();
        let header = headers.next();
        match (header, presigned_query::is_presigned(self.query)) {
            (Some(_), _) if presigned_query::has_part(self.query) => {
                Err(SignatureError::TwoMechanisms)
            }
            (Some(_), _) if headers.next().is_some() => Err(repeated("Authorization")),
            (Some(header), _) => SignatureFields::from_header(
                header.to_str().ok(),
                single(self.headers, &DATE)?,
                single(self.headers, &SECURITY_TOKEN)?,
            ),
            (None, true) => presigned_query::claim(self.query, options.presigned_for),
            (None, false) if presigned_query::is_version_two(self.query) => {
                Err(SignatureError::VersionTwo)
            }
            (None, false) => Err(SignatureError::Anonymous),
        }
    }

    /// Returns which part of the request has the signature, if any has.
    pub(crate) fn signature_place(&self) -> SignaturePlace {
        if self.headers.contains_key(AUTHORIZATION) {
            SignaturePlace::Header
        } else {
            SignaturePlace::Query
        }
    }
}
