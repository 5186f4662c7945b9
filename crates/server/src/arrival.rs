//! A request as it arrived: read whole, within limits and in time.

mod body;

use std::cell::OnceCell;
use std::net::IpAddr;
use std::num::NonZeroU64;
use std::sync::Arc;

use access::Origin;
use audit::TlsDetails;
use auth::{Query, SignedRequest};
use http::header::{AsHeaderName, HOST, USER_AGENT};
use http::request::Parts;
use http::{HeaderMap, Method};
use model::{AccountId, Error, Timestamp};
use pipeline::event::Receipt;

pub(crate) use self::body::{BODY_TIME_MAX, ReceivedBody, read_body};
use crate::listener::Connection;
use crate::peer::Peer;
use crate::query_form::QueryForm;
use crate::request_memory::MemoryShare;
use crate::trusted_proxies::TrustedProxies;

/// Characters of a User-Agent header that are kept.
const USER_AGENT_CHARS_MAX: usize = 512;

/// A request with its body.
///
/// The query string is parsed once, here, and nothing else can read it. So the signature is verified over the very parameters
/// that the operation gets.
#[derive(Debug)]
pub(crate) struct Arrival {
    parts: Parts,
    query: Result<Query, Error>,
    pub(crate) body: ReceivedBody,
    /// The length of the body when it arrived.
    pub(crate) body_bytes: usize,
    /// The client, and how it came; in doubt, an error.
    client: Result<Peer, Error>,
    pub(crate) connection: Arc<Connection>,
    /// The account of the caller, once that is proven.
    account: OnceCell<AccountId>,
    pub(crate) request_id: String,
    pub(crate) memory: MemoryShare,
    /// `true` if it keeps its share while it waits: its body is not in memory.
    pub(crate) keeps_share: bool,
}

impl Arrival {
    pub(crate) fn new(
        parts: Parts,
        body: ReceivedBody,
        connection: &Arc<Connection>,
        proxies: &TrustedProxies,
        request_id: String,
    ) -> Self {
        let query = Query::parse(parts.uri.query());
        let client = proxies.client(connection.peer(), &parts.headers);
        let connection = Arc::clone(connection);
        let (memory, body_bytes) = (MemoryShare::default(), body.len());
        Self {
            parts,
            query,
            body,
            body_bytes,
            client,
            connection,
            account: OnceCell::new(),
            request_id,
            memory,
            keeps_share: false,
        }
    }

    /// Checks that it is clear who asks.
    ///
    /// # Errors
    /// Those of [`TrustedProxies::client`].
    pub(crate) fn check_client(&self) -> Result<(), Error> {
        self.client.as_ref().map(|_client| ()).map_err(Clone::clone)
    }

    /// Notes whose account the caller is proven to be of: the connection counts to the first one.
    pub(crate) fn prove(&self, account: AccountId) {
        let _first = self.account.set(account);
        self.connection.prove(NonZeroU64::MIN.saturating_add(account.number()));
    }

    /// Returns the account of the caller; `None` until that is proven.
    pub(crate) fn account(&self) -> Option<AccountId> {
        self.account.get().copied()
    }

    /// Returns the address of the client. In doubt, that of the connection, which says so little that nothing may be done for it.
    pub(crate) fn from(&self) -> IpAddr {
        self.client
            .as_ref()
            .map_or_else(|_doubt| self.connection.peer().address, |peer| peer.address)
    }

    /// Returns the form in which the client wants replies of the query protocol.
    pub(crate) fn query_form(&self) -> QueryForm {
        QueryForm::accepted(&self.parts.headers)
    }

    /// Returns where the request comes from.
    pub(crate) fn origin(&self) -> Origin<'_> {
        let user_agent = self.header(USER_AGENT).map(cut);
        let secure = self.client.as_ref().is_ok_and(|client| client.secure);
        let referer = self.header(http::header::REFERER);
        Origin { address: self.from(), user_agent, referer, secure }
    }

    /// Returns the parameters of the client's own TLS, if it ends here.
    fn tls(&self) -> Option<TlsDetails<'_>> {
        let negotiated = self.client.as_ref().ok()?.negotiated?;
        Some(TlsDetails {
            tls_version: negotiated.version,
            cipher_suite: negotiated.cipher_suite,
            client_provided_host_header: self.header(HOST),
            key_exchange: negotiated.key_exchange,
        })
    }

    /// Returns the receipt of the request, for its event.
    pub(crate) fn receipt(&self, now: Timestamp) -> Receipt<'_> {
        Receipt { origin: self.origin(), tls: self.tls(), request_id: &self.request_id, now }
    }

    /// Releases the memory of everything that the request holds and that its answer does not need.
    pub(crate) fn let_go(&mut self) {
        drop(self.memory.take());
        self.body = ReceivedBody::empty(&self.connection);
        self.connection.refused();
    }

    pub(crate) const fn parts(&self) -> &Parts {
        &self.parts
    }

    pub(crate) const fn method(&self) -> &Method {
        &self.parts.method
    }

    pub(crate) fn path(&self) -> &str {
        self.parts.uri.path()
    }

    pub(crate) const fn headers(&self) -> &HeaderMap {
        &self.parts.headers
    }

    /// Returns the host and port of the request target, if it names one.
    pub(crate) fn authority(&self) -> Option<&str> {
        self.parts.uri.authority().map(http::uri::Authority::as_str)
    }

    /// Returns the parameters of the query string.
    ///
    /// # Errors
    /// The error of [`Query::parse`].
    pub(crate) fn query(&self) -> Result<&Query, &Error> {
        self.query.as_ref()
    }

    /// Returns the request as its signature covers it.
    ///
    /// # Errors
    /// The error of [`Query::parse`].
    pub(crate) fn signed(&self) -> Result<SignedRequest<'_>, Error> {
        Ok(SignedRequest {
            method: self.parts.method.as_str(),
            path: self.path(),
            authority: self.authority(),
            query: self.query().map_err(Clone::clone)?,
            headers: &self.parts.headers,
            body: &self.body,
        })
    }

    /// Returns a header's value, if the header occurs once and is text. Of two values neither counts: the signature and the
    /// service must not read a request in different ways.
    pub(crate) fn header(&self, name: impl AsHeaderName) -> Option<&str> {
        let mut values = self.parts.headers.get_all(name).iter();
        let value = values.next()?;
        if values.next().is_some() { None } else { value.to_str().ok() }
    }
}

/// Returns as much of a User-Agent header as policies and the audit log see.
fn cut(user_agent: &str) -> &str {
    if user_agent.len() <= USER_AGENT_CHARS_MAX {
        return user_agent;
    }
    let end = user_agent.char_indices().nth(USER_AGENT_CHARS_MAX).map(|(end, _)| end);
    end.and_then(|end| user_agent.get(..end)).unwrap_or(user_agent)
}
