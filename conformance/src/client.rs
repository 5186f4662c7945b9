//! A client on one connection. It signs with the `aws-sigv4` crate, which shares no code with the service.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, SystemTime};

use aws_sigv4::http_request::{
    PayloadChecksumKind, SignableBody, SignableRequest, SigningSettings, sign,
};
use aws_sigv4::sign::v4;
use model::ServiceOperation;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

/// An access key.
#[derive(Clone, Debug)]
pub struct AccessKey {
    /// The public part.
    pub id: String,
    /// The secret part.
    pub secret: String,
    /// The session token of temporary credentials.
    pub token: Option<String>,
}

impl AccessKey {
    /// A long-term access key.
    #[must_use]
    pub fn new(id: &str, secret: &str) -> Self {
        Self { id: id.to_owned(), secret: secret.to_owned(), token: None }
    }
}

/// A reply.
#[derive(Clone, Debug)]
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// Names in small letters, with their values.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Reply {
    /// The body as JSON; null when it is empty or not JSON.
    #[must_use]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or(Value::Null)
    }

    /// `__type` of an error.
    #[must_use]
    pub fn code(&self) -> Option<String> {
        self.json()["__type"].as_str().map(str::to_owned)
    }

    /// The message of an error.
    #[must_use]
    pub fn message(&self) -> Option<String> {
        let json = self.json();
        json["message"].as_str().or(json["Message"].as_str()).map(str::to_owned)
    }

    /// The text of the first element with this name in a body of XML.
    #[must_use]
    pub fn element(&self, name: &str) -> Option<String> {
        let body = String::from_utf8_lossy(&self.body);
        let (_, rest) = body.split_once(&format!("<{name}>"))?;
        let (text, _) = rest.split_once(&format!("</{name}>"))?;
        Some(text.to_owned())
    }

    /// A header, by its name in small letters.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// A client on one keep-alive connection, which is made again when it breaks.
#[derive(Debug)]
pub struct Client {
    address: SocketAddr,
    region: String,
    key: AccessKey,
    stream: Option<TcpStream>,
}

impl Client {
    /// A client of the service at `address`, in `us-east-1`.
    #[must_use]
    pub fn new(address: SocketAddr, key: AccessKey) -> Self {
        Self { address, region: "us-east-1".to_owned(), key, stream: None }
    }

    /// The address that it calls.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// The access key that it signs with.
    #[must_use]
    pub const fn key(&self) -> &AccessKey {
        &self.key
    }

    /// The same client in another Region.
    #[must_use]
    pub fn in_region(mut self, region: &str) -> Self {
        self.go(region);
        self
    }

    /// Calls another Region from now on.
    pub fn go(&mut self, region: &str) {
        region.clone_into(&mut self.region);
    }

    /// Calls an operation.
    ///
    /// # Errors
    /// The connection broke: whether the call was carried out is unknown.
    pub fn call(&mut self, operation: &str, body: &Value) -> std::io::Result<Reply> {
        self.call_at(operation, body.to_string().as_bytes(), SystemTime::now())
    }

    /// Calls an operation with any body, signed at any time.
    ///
    /// # Errors
    /// The connection broke.
    pub fn call_at(
        &mut self,
        operation: &str,
        body: &[u8],
        time: SystemTime,
    ) -> std::io::Result<Reply> {
        let request = self.signed(operation, body, time);
        self.send(&request)
    }

    /// Calls an operation of IAM (`iam`) or STS (`sts`), signed at any time.
    ///
    /// # Errors
    /// The connection broke.
    pub fn query_at(
        &mut self,
        service: &str,
        operation: &str,
        parameters: &[(&str, &str)],
        time: SystemTime,
    ) -> std::io::Result<Reply> {
        let host = self.address.to_string();
        let kind = ("content-type", "application/x-www-form-urlencoded");
        let version = if service == "iam" { "2010-05-08" } else { "2011-06-15" };
        let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        let mut body = format!("Action={operation}&Version={version}");
        for (name, value) in parameters {
            body += &format!("&{name}={}", encoded(value));
        }
        let headers = [("host", host.as_str()), kind];
        let request = self.signed_for(service, ("POST", "/"), &headers, body.as_bytes(), time);
        self.send(&request)
    }

    /// The bytes of a signed request.
    #[must_use]
    pub fn signed(&self, operation: &str, body: &[u8], time: SystemTime) -> Vec<u8> {
        let host = self.address.to_string();
        let target = format!("TrentService.{operation}");
        let headers = [
            ("host", host.as_str()),
            ("content-type", "application/x-amz-json-1.1"),
            ("x-amz-target", target.as_str()),
        ];
        self.signed_with("POST", "/", &headers, body, time)
    }

    /// Returns the bytes of a signed request to a service with AWS JSON.
    #[must_use]
    pub fn signed_json(
        &self,
        operation: ServiceOperation,
        body: &[u8],
        time: SystemTime,
    ) -> Vec<u8> {
        let (host, service) = (self.address.to_string(), operation.service());
        let target =
            format!("{}.{}", service.target_prefix().unwrap_or_default(), operation.name());
        let headers = [
            ("host", host.as_str()),
            ("content-type", "application/x-amz-json-1.1"),
            ("x-amz-target", target.as_str()),
        ];
        self.signed_for(service.name(), ("POST", "/"), &headers, body, time)
    }

    /// The bytes of a signed request of IAM (`iam`) or STS (`sts`) with any body.
    #[must_use]
    pub fn signed_form(&self, service: &str, body: &[u8], time: SystemTime) -> Vec<u8> {
        let host = self.address.to_string();
        let kind = ("content-type", "application/x-www-form-urlencoded");
        self.signed_for(service, ("POST", "/"), &[("host", host.as_str()), kind], body, time)
    }

    /// The bytes of a signed request with headers of the caller's choice.
    #[must_use]
    pub fn signed_with(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
        time: SystemTime,
    ) -> Vec<u8> {
        self.signed_for("kms", (method, path), headers, body, time)
    }

    /// Returns the bytes of a request that is signed for a service.
    #[must_use]
    pub fn signed_for(
        &self,
        service: &str,
        (method, path): (&str, &str),
        headers: &[(&str, &str)],
        body: &[u8],
        time: SystemTime,
    ) -> Vec<u8> {
        let settings = SigningSettings::default();
        let signable = SignableBody::Bytes(body);
        let signed = self.authorization(service, (method, path), headers, signable, time, settings);
        request(method, path, headers, &signed, body)
    }

    /// Returns the bytes of a request of S3 whose body is not signed (`UNSIGNED-PAYLOAD`).
    #[must_use]
    pub fn signed_s3(
        &self,
        (method, path): (&str, &str),
        headers: &[(&str, &str)],
        body: &[u8],
        time: SystemTime,
    ) -> Vec<u8> {
        let mut settings = SigningSettings::default();
        settings.payload_checksum_kind = PayloadChecksumKind::XAmzSha256;
        let host = self.address.to_string();
        let headers = [&[("host", host.as_str())], headers].concat();
        let signable = SignableBody::UnsignedPayload;
        let signed = self.authorization("s3", (method, path), &headers, signable, time, settings);
        request(method, path, &headers, &signed, body)
    }

    /// Returns the headers that prove who sends a request.
    fn authorization(
        &self,
        service: &str,
        (method, path): (&str, &str),
        headers: &[(&str, &str)],
        body: SignableBody<'_>,
        time: SystemTime,
        settings: SigningSettings,
    ) -> Vec<(String, String)> {
        let credentials = aws_credential_types::Credentials::new(
            &self.key.id,
            &self.key.secret,
            self.key.token.clone(),
            None,
            "conformance",
        );
        let identity: aws_smithy_runtime_api::client::identity::Identity = credentials.into();
        let parameters = v4::SigningParams::builder()
            .identity(&identity)
            .region(&self.region)
            .name(service)
            .time(time)
            .settings(settings)
            .build()
            .unwrap()
            .into();
        let uri = format!("http://{}{path}", self.address);
        let signable = SignableRequest::new(method, &uri, headers.iter().copied(), body).unwrap();
        let (instructions, _) = sign(signable, &parameters).unwrap().into_parts();
        let owned = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
        instructions.headers().map(owned).collect()
    }

    /// Sends bytes and reads one reply.
    ///
    /// # Errors
    /// The connection broke.
    pub fn send(&mut self, request: &[u8]) -> std::io::Result<Reply> {
        let result = self.exchange(request);
        let closed = result.as_ref().is_ok_and(|reply| reply.header("connection") == Some("close"));
        if result.is_err() || closed {
            self.stream = None;
        }
        result
    }

    fn exchange(&mut self, request: &[u8]) -> std::io::Result<Reply> {
        if self.stream.is_none() {
            let stream = TcpStream::connect_timeout(&self.address, Duration::from_secs(5))?;
            stream.set_nodelay(true)?;
            stream.set_read_timeout(Some(Duration::from_secs(20)))?;
            self.stream = Some(stream);
        }
        let stream = self.stream.as_mut().expect("made above");
        stream.write_all(request)?;
        read_reply(stream)
    }
}

/// Returns the bytes of a request.
fn request(
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    signed: &[(String, String)],
    body: &[u8],
) -> Vec<u8> {
    let mut request = format!("{method} {path} HTTP/1.1\r\n");
    for (name, value) in headers {
        request += &format!("{name}: {value}\r\n");
    }
    for (name, value) in signed {
        request += &format!("{name}: {value}\r\n");
    }
    request += &format!("content-length: {}\r\n\r\n", body.len());
    let mut request = request.into_bytes();
    request.extend_from_slice(body);
    request
}

/// Reads one reply: a head, then `Content-Length` bytes.
///
/// # Errors
/// The connection broke.
pub fn read_reply(stream: &mut TcpStream) -> std::io::Result<Reply> {
    let mut bytes = Vec::with_capacity(1024);
    let mut chunk = [0; 16 * 1024];
    loop {
        let read = stream.read(&mut chunk)?;
        if read == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        bytes.extend_from_slice(&chunk[..read]);
        if let Some(reply) = parse(&bytes)? {
            return Ok(reply);
        }
    }
}

/// The reply, if all of it is there.
fn parse(bytes: &[u8]) -> std::io::Result<Option<Reply>> {
    let mut headers = [httparse::EMPTY_HEADER; 64];
    let mut head = httparse::Response::new(&mut headers);
    let parsed = head.parse(bytes).map_err(std::io::Error::other)?;
    let httparse::Status::Complete(start) = parsed else { return Ok(None) };
    let headers: Vec<(String, String)> = head
        .headers
        .iter()
        .map(|h| (h.name.to_ascii_lowercase(), String::from_utf8_lossy(h.value).into_owned()))
        .collect();
    let length = headers.iter().find(|(name, _)| name == "content-length");
    let length: usize = length.and_then(|(_, value)| value.parse().ok()).unwrap_or(0);
    let Some(body) = bytes.get(start..start + length) else { return Ok(None) };
    Ok(Some(Reply { status: head.code.unwrap_or(0), headers, body: body.to_vec() }))
}
