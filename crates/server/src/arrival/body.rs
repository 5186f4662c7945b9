//! The body of a request, read within limits: of its length, of its time, and of the memory that all of them share.

use std::future::poll_fn;
use std::ops::Deref;
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use http::HeaderMap;
use http::header::CONTENT_ENCODING;
use http_body_util::BodyExt as _;
use hyper::body::{Body as _, Bytes, Incoming};
use model::{Error, ErrorCode};
use secret::Wiped;
use tokio::time::Instant;

use crate::connection_metrics::BodyRefusal;
use crate::listener::{Connection, Reservation};

/// The longest time that a client may take to send a body.
pub(crate) const BODY_TIME_MAX: Duration = Duration::from_secs(10);
/// The longest time that a client may send nothing of it.
const STALL_TIME_MAX: Duration = Duration::from_secs(5);
/// The bytes of a body that are not counted: the number of connections bounds them. A request of Encrypt, Decrypt or
/// GenerateDataKey fits, unless its encryption context is long.
const ALLOWANCE: usize = 8 * 1024;

/// A body that has arrived, in a buffer that is zeroised: it may hold plaintext.
#[derive(Debug)]
pub(crate) struct ReceivedBody {
    bytes: Wiped,
    /// The length that the client has announced, or the longest that is allowed.
    length_max: usize,
    /// The longest length of a body of its kind.
    bytes_max: usize,
    reservation: Reservation,
}

impl Deref for ReceivedBody {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.bytes
    }
}

/// Reads the body of a request with these headers.
///
/// # Errors
/// `RequestEntityTooLargeException`; `RequestTimeoutException`; `ThrottlingException` if there is no memory for it;
/// `SerializationException` if the client broke off or the body is encoded.
pub(crate) async fn read_body(
    headers: &HeaderMap,
    body: Incoming,
    connection: &Arc<Connection>,
) -> Result<ReceivedBody, Error> {
    // Nothing is unpacked before the signature is verified.
    let encoded = headers.get_all(CONTENT_ENCODING).iter().any(|value| value != "identity");
    let read = if encoded {
        Err(BodyRefusal::Encoded)
    } else {
        ReceivedBody::read(body, connection).await
    };
    connection.body_ended();
    read.map_err(|refusal| {
        connection.listener().metrics.refused_body(refusal);
        error(refusal)
    })
}

fn error(refusal: BodyRefusal) -> Error {
    match refusal {
        BodyRefusal::Stalled | BodyRefusal::TooSlow => {
            Error::bare(ErrorCode::RequestTimeoutException)
        }
        BodyRefusal::TooLarge => Error::bare(ErrorCode::RequestEntityTooLargeException),
        BodyRefusal::NoMemory => Error::new(
            ErrorCode::ThrottlingException,
            "You have exceeded the rate at which you may call KMS. Reduce the frequency of your calls.",
        ),
        BodyRefusal::BrokenOff | BodyRefusal::Encoded => {
            Error::bare(ErrorCode::SerializationException)
        }
    }
}

impl ReceivedBody {
    /// Returns a body without bytes.
    pub(crate) fn empty(connection: &Arc<Connection>) -> Self {
        let reservation = Reservation::new(Arc::clone(connection));
        Self { bytes: Wiped::new(Vec::new()), length_max: 0, bytes_max: 0, reservation }
    }

    /// Returns the place for at most `bytes_max` of a body, of which more may come.
    pub(crate) fn at_most(bytes_max: usize, connection: &Arc<Connection>) -> Self {
        Self { length_max: bytes_max, bytes_max, ..Self::empty(connection) }
    }

    async fn read(mut body: Incoming, connection: &Arc<Connection>) -> Result<Self, BodyRefusal> {
        let mut received = Self::announced(&body, connection, wire::BODY_BYTES_MAX)?;
        let mut end = None;
        while !body.is_end_stream() {
            let mut next = pin!(body.frame());
            // Most bodies come with their heads: nobody waits for them, and no clock is read.
            let at_once = poll_fn(|context| Poll::Ready(next.as_mut().poll(context))).await;
            let frame = match at_once {
                Poll::Ready(frame) => frame,
                Poll::Pending => {
                    let now = Instant::now();
                    Self::wait(next, now, *end.get_or_insert(now + BODY_TIME_MAX)).await?
                }
            };
            let Some(frame) = frame else { break };
            let frame = frame.map_err(|_broken| BodyRefusal::BrokenOff)?;
            if let Ok(data) = frame.into_data() {
                let waited = received.append(&data).await?;
                end = end.map(|end| end + waited);
            }
        }
        Ok(received)
    }

    /// Waits for the next part of a body that has to have arrived at `end`.
    async fn wait<T>(
        next: impl Future<Output = T>,
        now: Instant,
        end: Instant,
    ) -> Result<T, BodyRefusal> {
        let stall_end = now + STALL_TIME_MAX;
        let is_last = end < stall_end;
        tokio::time::timeout_at(end.min(stall_end), next)
            .await
            .map_err(|_elapsed| if is_last { BodyRefusal::TooSlow } else { BodyRefusal::Stalled })
    }

    /// Returns the place for a body of at most `bytes_max` that is about to arrive.
    ///
    /// # Errors
    /// `BodyRefusal::TooLarge`.
    pub(crate) fn announced(
        body: &Incoming,
        connection: &Arc<Connection>,
        bytes_max: usize,
    ) -> Result<Self, BodyRefusal> {
        let announced = body.size_hint();
        let least = usize::try_from(announced.lower()).unwrap_or(usize::MAX);
        if least > bytes_max {
            return Err(BodyRefusal::TooLarge);
        }
        let length_max = announced.exact().map_or(bytes_max, |_| least);
        let bytes = Wiped::new(Vec::with_capacity(length_max.min(ALLOWANCE)));
        Ok(Self { bytes, length_max, bytes_max, ..Self::empty(connection) })
    }

    /// Appends the bytes that came. Returns how long it had to wait for room.
    ///
    /// # Errors
    /// `BodyRefusal::TooLarge`, `BodyRefusal::NoMemory`.
    pub(crate) async fn append(&mut self, data: &Bytes) -> Result<Duration, BodyRefusal> {
        let length = self.bytes.len().saturating_add(data.len());
        if length > self.bytes_max {
            return Err(BodyRefusal::TooLarge);
        }
        let mut waited = Duration::ZERO;
        if self.bytes.capacity() < length {
            waited = self.grow(length).await?;
        }
        self.bytes.extend_from_slice(data);
        Ok(waited)
    }

    /// Moves the contents to a buffer for at least `length` bytes. The old one is counted until it is wiped and freed.
    async fn grow(&mut self, length: usize) -> Result<Duration, BodyRefusal> {
        let before = self.bytes.capacity();
        let after = before.saturating_mul(2).min(self.length_max).max(length);
        let asked = Instant::now();
        self.reservation.add(after).await.map_err(|_full| BodyRefusal::NoMemory)?;
        let mut moved = Wiped::new(Vec::with_capacity(after));
        moved.extend_from_slice(&self.bytes);
        self.bytes = moved;
        if before > ALLOWANCE {
            self.reservation.release(before);
        }
        Ok(asked.elapsed())
    }
}
