//! A request as its signature covers it.

use http::HeaderMap;
use http::header::AUTHORIZATION;
use model::{Error, ErrorCode};

use crate::presigned_query;
use crate::query::Query;
use crate::signature_error::incomplete;
use crate::signature_fields::{DATE, SECURITY_TOKEN, SignatureFields, single};

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

impl<'a> SignedRequest<'a> {
    /// Reads the fields from the header or from the query, never from both.
    pub(crate) fn signature_fields(&self) -> Result<SignatureFields<'a>, Error> {
        let mut headers = self.headers.get_all(AUTHORIZATION).iter();
        let header = headers.next();
        match (header, presigned_query::is_presigned(self.query)) {
            (Some(_), _) if presigned_query::has_part(self.query) => Err(incomplete(
                "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter or the Authorization \
                 header should be specified"
                    .to_owned(),
            )),
            (Some(_), _) if headers.next().is_some() => {
                Err(incomplete("The Authorization header must not be repeated.".to_owned()))
            }
            (Some(header), _) => SignatureFields::from_header(
                header.to_str().ok(),
                single(self.headers, &DATE)?,
                single(self.headers, &SECURITY_TOKEN)?,
            ),
            (None, true) => presigned_query::claim(self.query),
            (None, false) => Err(Error::new(
                ErrorCode::MissingAuthenticationTokenException,
                "Missing Authentication Token",
            )),
        }
    }
}
