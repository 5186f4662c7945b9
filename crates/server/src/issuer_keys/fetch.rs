//! One GET at an address that was checked: no redirect, no proxy, no connection that is kept.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{Method, Request, header};
use http_body_util::{BodyExt as _, Full, LengthLimitError, Limited};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::task::JoinSet;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::ClientConfig;
use tokio_rustls::rustls::pki_types::ServerName;

use super::address;
use super::endpoint::{Endpoint, Url, UrlOrigin};
use super::problem::{PostError, Problem};

const BODY_BYTES_MAX: usize = 256 * 1024;
const HEADERS_MAX: usize = 100;
const HEADER_BYTES_MAX: usize = 64 * 1024;

/// A client that calls endpoints.
pub(super) struct Client {
    tls: TlsConnector,
    connect: Duration,
    total: Duration,
}

/// Posts JSON to endpoints that the operator named, as issuers are called: no redirect, no name that leads into a private
/// network, 2 s to connect and 5 s in all.
#[derive(Clone)]
pub(crate) struct Poster(pub(super) Arc<Client>);

impl Poster {
    /// Posts a JSON text. Every success status counts.
    ///
    /// # Errors
    /// [`PostError`].
    pub(crate) async fn post(&self, endpoint: &Endpoint, json: String) -> Result<(), PostError> {
        let url = Url::parse(endpoint.url()).ok_or(PostError(Problem::Http))?;
        let asking = self.0.ask(Method::POST, &url, endpoint, json.into());
        let answered = self.0.within_deadline(asking).await;
        answered.map(|_answer| ()).map_err(PostError)
    }
}

trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Stream for T {}

impl Client {
    pub(super) fn new(tls: Arc<ClientConfig>) -> Self {
        let (connect, total) = (Duration::from_secs(2), Duration::from_secs(5));
        Self { tls: TlsConnector::from(tls), connect, total }
    }

    /// Returns the client with other deadlines.
    #[cfg(test)]
    pub(super) fn hurried(self, total: Duration) -> Self {
        Self { total, ..self }
    }

    /// Stops `work` when its deadline is over.
    pub(super) async fn within_deadline<T>(
        &self,
        work: impl Future<Output = Result<T, Problem>>,
    ) -> Result<T, Problem> {
        timeout(self.total, work).await.unwrap_or(Err(Problem::Deadline))
    }

    /// Returns the body at `url`, which is at the host of `endpoint`.
    pub(super) async fn get(&self, url: &Url, endpoint: &Endpoint) -> Result<Bytes, Problem> {
        let (status, body) = self.ask(Method::GET, url, endpoint, Bytes::new()).await?;
        if status == 200 { Ok(body) } else { Err(Problem::Status(status)) }
    }

    /// Sends one request to `url`, which is at the host of `endpoint`. Returns status and body of the answer.
    async fn ask(
        &self,
        method: Method,
        url: &Url,
        endpoint: &Endpoint,
        body: Bytes,
    ) -> Result<(u16, Bytes), Problem> {
        let addresses = address::resolve(url.origin(), endpoint).await?;
        let stream = self.connect(&addresses, url.origin()).await?;
        let mut builder = http1::Builder::new();
        builder.max_headers(HEADERS_MAX).max_buf_size(HEADER_BYTES_MAX);
        let handshake = builder.handshake(TokioIo::new(stream)).await;
        let (mut sender, connection) = handshake.map_err(|_broken| Problem::Http)?;
        // Ends with this call, whatever its result.
        let mut driver = JoinSet::new();
        driver.spawn(connection);
        let mut request = Request::builder()
            .method(method)
            .uri(url.path())
            .header(header::HOST, url.authority())
            .header(header::ACCEPT, "application/json")
            .header(header::USER_AGENT, "bulla")
            .header(header::CONNECTION, "close");
        if !body.is_empty() {
            request = request.header(header::CONTENT_TYPE, "application/json");
        }
        let request = request.body(Full::new(body)).map_err(|_invalid| Problem::Http)?;
        let reply = sender.send_request(request).await.map_err(|_broken| Problem::Http)?;
        let status = match reply.status().as_u16() {
            status @ 200..300 => status,
            status @ 300..400 => return Err(Problem::Redirect(status)),
            status => return Err(Problem::Status(status)),
        };
        let body = Limited::new(reply.into_body(), BODY_BYTES_MAX).collect().await;
        let body = body.map_err(|error| match error.is::<LengthLimitError>() {
            true => Problem::TooLarge,
            false => Problem::Http,
        })?;
        Ok((status, body.to_bytes()))
    }

    /// Connects to the first of the addresses that accepts.
    async fn connect(
        &self,
        addresses: &[SocketAddr],
        origin: &UrlOrigin,
    ) -> Result<Box<dyn Stream>, Problem> {
        let tcp = timeout(self.connect, TcpStream::connect(addresses)).await;
        let tcp =
            tcp.map_err(|_elapsed| Problem::Deadline)?.map_err(|_refused| Problem::Connect)?;
        if !origin.is_secure() {
            return Ok(Box::new(tcp));
        }
        let name = ServerName::try_from(origin.host().text());
        let name = name.map_err(|invalid| Problem::Tls(invalid.to_string()))?;
        let tls = self.tls.connect(name, tcp).await;
        Ok(Box::new(tls.map_err(|failed| Problem::Tls(failed.to_string()))?))
    }
}
