//! A request as it arrived: read whole, within limits and in time.

use std::net::IpAddr;
use std::time::Duration;

use http::request::Parts;
use http_body_util::BodyExt as _;
use hyper::body::{Body as _, Incoming};
use model::{Error, ErrorCode};
use secret::Wiped;

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

/// Reads the body.
///
/// # Errors
/// `RequestEntityTooLargeException`, or `RequestTimeoutException`, or `SerializationException` when the client broke
/// off.
pub(crate) async fn read_body(body: Incoming) -> Result<Wiped, Error> {
    match tokio::time::timeout(BODY_TIME_MAX, collect(body)).await {
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
