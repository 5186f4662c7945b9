//! The body of a request to S3, verified as it is read.

use std::sync::Arc;
use std::time::{Duration, Instant};

use auth::{PayloadRule, PayloadVerifier};
use bytes::{Buf as _, Bytes};
use futures_util::stream::{self, Stream};
use http_body_util::BodyExt as _;
use hyper::body::Incoming;
use model::{Error, ErrorCode};
use pipeline::BodyPiece;

use crate::arrival::{BODY_TIME_MAX, ReceivedBody};
use crate::connection_metrics::BodyRefusal;
use crate::listener::Connection;
use crate::pace::{Pace, TooSlow};

/// The longest time that a client may send nothing of a body. AWS does not say how long it waits.
const STALL_TIME_MAX: Duration = Duration::from_secs(20);

/// The rest of a body.
pub(super) struct Rest {
    body: Incoming,
    /// `None` once the body has ended and was verified.
    verifier: Option<PayloadVerifier>,
    /// Bytes that have come and are not verified yet.
    pending: Bytes,
    pace: Pace,
}

/// A body that was read whole.
pub(super) struct WholeBody {
    pub(super) bytes: ReceivedBody,
    /// The headers that came behind it: names in lower case, with their values.
    pub(super) trailers: Vec<(String, String)>,
}

/// Reads a body whole, and verifies it. While it arrives, its memory counts and gives way as that of every request does.
///
/// # Errors
/// `MaxMessageLengthExceeded`; `SlowDown` if there is no memory for it; an error of the body's encoding or signature;
/// `RequestTimeout`.
pub(super) async fn document(
    body: Incoming,
    rule: PayloadRule,
    bytes_max: usize,
    connection: &Arc<Connection>,
) -> Result<WholeBody, Error> {
    let refused = |refusal| {
        connection.listener().metrics.refused_body(refusal);
        document_error(refusal)
    };
    let mut bytes = ReceivedBody::announced(&body, connection, bytes_max).map_err(refused)?;
    let (mut rest, mut trailers) = (Rest::new(body, rule), Vec::new());
    let mut end = tokio::time::Instant::now() + BODY_TIME_MAX;
    loop {
        let piece = tokio::time::timeout_at(end, rest.next()).await;
        match piece.map_err(|_elapsed| refused(BodyRefusal::TooSlow))?? {
            Some(BodyPiece::Data(data)) => end += bytes.append(&data).await.map_err(refused)?,
            Some(BodyPiece::Trailers(all)) => trailers = all,
            None => return Ok(WholeBody { bytes, trailers }),
        }
    }
}

pub(super) fn document_error(refusal: BodyRefusal) -> Error {
    match refusal {
        BodyRefusal::Stalled | BodyRefusal::TooSlow => stalled(),
        BodyRefusal::TooLarge => Error::bare(ErrorCode::MaxMessageLengthExceeded),
        BodyRefusal::NoMemory => Error::bare(ErrorCode::SlowDown),
        BodyRefusal::BrokenOff | BodyRefusal::Encoded => Error::bare(ErrorCode::IncompleteBody),
    }
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
    pub(super) fn new(body: Incoming, rule: PayloadRule) -> Self {
        let verifier = Some(PayloadVerifier::new(rule));
        Self { body, verifier, pending: Bytes::new(), pace: Pace::default() }
    }

    /// Returns the next piece; `None` at the end.
    ///
    /// # Errors
    /// An error of the body's encoding or signature; `RequestTimeout`; `IncompleteBody`.
    pub(super) async fn next(&mut self) -> Result<Option<BodyPiece>, Error> {
        loop {
            if let Some(data) = self.verified()? {
                return Ok(Some(BodyPiece::Data(data)));
            }
            let Some(verifier) = self.verifier.take() else { return Ok(None) };
            let asked = Instant::now();
            let frame = tokio::time::timeout(STALL_TIME_MAX, self.body.frame()).await;
            match frame.map_err(|_elapsed| stalled())? {
                Some(frame) => {
                    self.verifier = Some(verifier);
                    // Trailers of HTTP are none of AWS's.
                    self.pending = frame
                        .map_err(broken_off)?
                        .into_data()
                        .unwrap_or_else(|_trailers| Bytes::new());
                    let moved = self.pace.moved(asked.elapsed(), self.pending.len());
                    moved.map_err(|TooSlow| stalled())?;
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
