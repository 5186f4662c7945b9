//! The body of a request to S3, verified as it is read.

use std::time::Duration;

use auth::{PayloadRule, PayloadVerifier};
use bytes::{Buf as _, Bytes};
use futures_util::stream::{self, Stream};
use http_body_util::BodyExt as _;
use hyper::body::{Body as _, Incoming};
use model::{Error, ErrorCode};
use pipeline::BodyPiece;
use secret::Wiped;

/// The longest time that a client may send nothing of a body. AWS does not say how long it waits.
const STALL_TIME_MAX: Duration = Duration::from_secs(20);

/// The rest of a body.
struct Rest {
    body: Incoming,
    /// `None` once the body has ended and was verified.
    verifier: Option<PayloadVerifier>,
    /// Bytes that have come and are not verified yet.
    pending: Bytes,
}

/// A body that was read whole.
pub(super) struct WholeBody {
    pub(super) bytes: Wiped,
    /// The headers that came behind it: names in lower case, with their values.
    pub(super) trailers: Vec<(String, String)>,
}

/// Reads a body whole, and verifies it.
///
/// # Errors
/// `MaxMessageLengthExceeded`; an error of the body's encoding or signature; `RequestTimeout`.
pub(super) async fn document(
    body: Incoming,
    rule: PayloadRule,
    bytes_max: usize,
) -> Result<WholeBody, Error> {
    let too_long = || Error::bare(ErrorCode::MaxMessageLengthExceeded);
    if body.size_hint().lower() > bytes_max as u64 {
        return Err(too_long());
    }
    let mut rest = Rest::new(body, rule);
    let (mut bytes, mut trailers) = (Wiped::new(Vec::new()), Vec::new());
    while let Some(piece) = rest.next().await? {
        match piece {
            BodyPiece::Data(data) if bytes.len() + data.len() > bytes_max => {
                return Err(too_long());
            }
            BodyPiece::Data(data) => bytes.extend_from_slice(&data),
            BodyPiece::Trailers(all) => trailers = all,
        }
    }
    Ok(WholeBody { bytes, trailers })
}

/// Returns the data of a body, and its trailers last. It ends without an error only if the body is the one that was signed.
pub(super) fn stream(
    body: Incoming,
    rule: PayloadRule,
) -> impl Stream<Item = Result<BodyPiece, Error>> + Send {
    stream::try_unfold(Rest::new(body, rule), |mut rest| async move {
        Ok(rest.next().await?.map(|piece| (piece, rest)))
    })
}

impl Rest {
    fn new(body: Incoming, rule: PayloadRule) -> Self {
        let verifier = Some(PayloadVerifier::new(rule));
        Self { body, verifier, pending: Bytes::new() }
    }

    async fn next(&mut self) -> Result<Option<BodyPiece>, Error> {
        loop {
            if let Some(data) = self.verified()? {
                return Ok(Some(BodyPiece::Data(data)));
            }
            let Some(verifier) = self.verifier.take() else { return Ok(None) };
            let frame = tokio::time::timeout(STALL_TIME_MAX, self.body.frame()).await;
            match frame.map_err(|_elapsed| stalled())? {
                Some(frame) => {
                    self.verifier = Some(verifier);
                    // Trailers of HTTP are none of AWS's.
                    self.pending = frame
                        .map_err(broken_off)?
                        .into_data()
                        .unwrap_or_else(|_trailers| Bytes::new());
                }
                None => {
                    let trailers = verifier.finish()?;
                    if trailers.is_empty() {
                        return Ok(None);
                    }
                    let text = |value: &http::HeaderValue| value.to_str().ok().map(str::to_owned);
                    let pair = |(name, value): (&http::HeaderName, &http::HeaderValue)| {
                        Some((name.as_str().to_owned(), text(value)?))
                    };
                    return Ok(Some(BodyPiece::Trailers(
                        trailers.iter().filter_map(pair).collect(),
                    )));
                }
            }
        }
    }

    /// Returns the next data in what has come.
    fn verified(&mut self) -> Result<Option<Bytes>, Error> {
        let Some(verifier) = &mut self.verifier else { return Ok(None) };
        if self.pending.is_empty() {
            return Ok(None);
        }
        let mut input = &self.pending[..];
        let data = verifier.next_data(&mut input)?.map(|data| self.pending.slice_ref(data));
        let taken = self.pending.len() - input.len();
        self.pending.advance(taken);
        Ok(data)
    }
}

fn stalled() -> Error {
    Error::new(
        ErrorCode::RequestTimeout,
        "Your socket connection to the server was not read from or written to within the timeout period. Idle connections will \
         be closed.",
    )
}

fn broken_off(error: hyper::Error) -> Error {
    Error::new(ErrorCode::IncompleteBody, "The request body terminated unexpectedly")
        .because(error.to_string())
}
