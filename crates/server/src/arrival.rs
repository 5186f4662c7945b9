//! A request as it arrived: read whole, within limits and in time.

mod body;

use std::net::IpAddr;
use std::sync::Arc;

use http::request::Parts;

pub(crate) use self::body::{ReceivedBody, read_body};
use crate::listener::Connection;
use crate::request_memory::MemoryShare;

/// A request with its body.
#[derive(Debug)]
pub(crate) struct Arrival {
    pub(crate) parts: Parts,
    pub(crate) body: ReceivedBody,
    pub(crate) from: IpAddr,
    pub(crate) connection: Arc<Connection>,
    pub(crate) request_id: String,
    pub(crate) memory: MemoryShare,
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
