//! A request as it arrived: read whole, within limits and in time.

use std::net::IpAddr;
use std::time::Duration;

use http::HeaderMap;
use http::header::CONTENT_ENCODING;
use http::request::Parts;
use http_body_util::BodyExt as _;
use hyper::body::{Body as _, Incoming};
use model::{Error, ErrorCode};
use secret::Wiped;
use tokio::sync::{Semaphore, SemaphorePermit};

/// How long a client may take to send a body.
const BODY_TIME_MAX: Duration = Duration::from_secs(10);

/// A request with its body in memory that is zeroised: it may hold plaintext.
#[derive(Debug)]
pub(crate) struct Arrival {
    pub(crate) parts: Parts,
    pub(crate) body: Wiped,
    pub(crate) from: IpAddr,
    pub(crate) request_id: String,
}

impl Arrival {
    /// A header's value, if it is there once and is text. Of two values neither counts: signature and service must not
    /// read a request in different ways.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.parts.headers.get_all(name).iter();
        let value = values.next()?;
        if values.next().is_some() { None } else { value.to_str().ok() }
    }
}

/// The memory that all bodies together may take while they are read; small ones are not counted, because the number of
/// connections bounds them.
pub(crate) struct BodyBudget(Semaphore);

const BUDGET_KIB: usize = 64 * 1024;
const SMALL_KIB: u32 = 16;

impl BodyBudget {
    pub(crate) fn new() -> Self {
        Self(Semaphore::new(BUDGET_KIB))
    }

    /// Waits for room for a body that is announced to have `bytes`, or that may have as many as are allowed.
    async fn take(&self, bytes: Option<u64>) -> Option<SemaphorePermit<'_>> {
        let most = u64::try_from(wire::BODY_BYTES_MAX).unwrap_or(u64::MAX);
        let kib = u32::try_from(bytes.unwrap_or(most).min(most).div_ceil(1024)).unwrap_or(u32::MAX);
        if kib <= SMALL_KIB {
            return None;
        }
        // A body without a length grows by copying, and is held twice meanwhile. The semaphore is never closed.
        let kib = if bytes.is_none() { kib.saturating_mul(2) } else { kib };
        self.0.acquire_many(kib).await.ok()
    }
}

/// Refuses a body that is encoded: nothing is unpacked before the signature is verified.
///
/// # Errors
/// `SerializationException`.
pub(crate) fn check_encoding(headers: &HeaderMap) -> Result<(), Error> {
    if headers.get_all(CONTENT_ENCODING).iter().any(|value| value != "identity") {
        return Err(Error::bare(ErrorCode::SerializationException));
    }
    Ok(())
}

/// Reads the body.
///
/// # Errors
/// `RequestEntityTooLargeException`, or `RequestTimeoutException`, or `SerializationException` when the client broke
/// off.
pub(crate) async fn read_body(body: Incoming, budget: &BodyBudget) -> Result<Wiped, Error> {
    let within_budget = async {
        let _room = budget.take(body.size_hint().exact()).await;
        collect(body).await
    };
    match tokio::time::timeout(BODY_TIME_MAX, within_budget).await {
        Ok(result) => result,
        Err(_elapsed) => Err(Error::bare(ErrorCode::RequestTimeoutException)),
    }
}

async fn collect(mut body: Incoming) -> Result<Wiped, Error> {
    let announced = usize::try_from(body.size_hint().lower()).unwrap_or(usize::MAX);
    if announced > wire::BODY_BYTES_MAX {
        return Err(too_large());
    }
    // Reserved whole when its length is announced, so that growing leaves no copies behind.
    let mut bytes = Wiped::new(Vec::with_capacity(announced));
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|error| {
            Error::bare(ErrorCode::SerializationException).because(error.to_string())
        })?;
        let Ok(data) = frame.into_data() else {
            continue;
        };
        if bytes.len().saturating_add(data.len()) > wire::BODY_BYTES_MAX {
            return Err(too_large());
        }
        append(&mut bytes, &data);
    }
    Ok(bytes)
}

/// Appends without leaving the old contents behind when the vector must move.
fn append(bytes: &mut Wiped, data: &[u8]) {
    if bytes.capacity().saturating_sub(bytes.len()) < data.len() {
        let capacity = bytes.len().saturating_add(data.len()).saturating_mul(2);
        let mut moved = Wiped::new(Vec::with_capacity(capacity));
        moved.extend_from_slice(bytes);
        *bytes = moved;
    }
    bytes.extend_from_slice(data);
}

fn too_large() -> Error {
    Error::bare(ErrorCode::RequestEntityTooLargeException)
}
