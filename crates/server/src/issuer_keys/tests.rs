use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use model::{ErrorCode, Timestamp};
use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio::task::JoinSet;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::{TlsAcceptor, rustls};

use super::known::{
    FAILURE_KEPT_FOR, KEPT_FOR, MISSING_FOR, REFETCH_INTERVAL, REFETCHES_MAX, REFRESH_AFTER,
};
use super::*;
use crate::clock::ManualClock;

/// The key of RFC 7515, A.3.
const KEY: &str = r#""kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0""#;
const DISCOVERY: &str = "/.well-known/openid-configuration";
const JWKS: &str = "/jwks";

fn jwks(kid: &str) -> String {
    format!(r#"{{"keys":[{{"kid":"{kid}",{KEY}}}]}}"#)
}

/// An issuer on this machine: what it answers can be changed, and how often it was asked is known.
#[derive(Clone)]
struct TestIssuer {
    url: String,
    replies: Arc<Mutex<HashMap<String, Response<Bytes>>>>,
    asked: Arc<AtomicUsize>,
    delay: Arc<Mutex<Duration>>,
}

impl TestIssuer {
    /// One that works.
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let issuer = Self {
            url: url.clone(),
            replies: Arc::default(),
            asked: Arc::default(),
            delay: Arc::default(),
        };
        issuer.reply(DISCOVERY, 200, &discovery(&url, &format!("{url}{JWKS}")));
        issuer.reply(JWKS, 200, &jwks("k1"));
        let serving = issuer.clone();
        tokio::spawn(async move {
            loop {
                let (stream, _peer) = listener.accept().await.unwrap();
                tokio::spawn(serving.clone().serve(stream));
            }
        });
        issuer
    }

    /// The same over TLS, under the name `idp.internal`, on another port. The certificate in `testdata` is valid from November
    /// 2026 for a hundred years and issued by the root beside it, whose key is gone; its own key is no secret.
    async fn start_tls() -> (Self, u16) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let issuer = Self { url: format!("https://idp.internal:{port}"), ..Self::start().await };
        issuer.reply(DISCOVERY, 200, &discovery(&issuer.url, &format!("{}{JWKS}", issuer.url)));
        let chain = CertificateDer::from_pem_slice(include_bytes!("testdata/idp.pem")).unwrap();
        let key = PrivateKeyDer::from_pem_slice(include_bytes!("testdata/idp.key.pem")).unwrap();
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let config = rustls::ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![chain], key);
        let acceptor = TlsAcceptor::from(Arc::new(config.unwrap()));
        let serving = issuer.clone();
        tokio::spawn(async move {
            loop {
                let (stream, _peer) = listener.accept().await.unwrap();
                if let Ok(stream) = acceptor.accept(stream).await {
                    tokio::spawn(serving.clone().serve(stream));
                }
            }
        });
        (issuer, port)
    }

    async fn serve(self, stream: impl AsyncRead + AsyncWrite + Unpin) {
        let service = service_fn(|request| self.answer(request));
        let connection = hyper::server::conn::http1::Builder::new();
        let _client_left = connection.serve_connection(TokioIo::new(stream), service).await;
    }

    async fn answer(
        &self,
        request: Request<Incoming>,
    ) -> Result<Response<Full<Bytes>>, Infallible> {
        self.asked.fetch_add(1, Ordering::SeqCst);
        let delay = *self.delay.lock().unwrap();
        tokio::time::sleep(delay).await;
        let replies = self.replies.lock().unwrap();
        let found = replies.get(request.uri().path()).cloned();
        let absent = || Response::builder().status(404).body(Bytes::new()).unwrap();
        Ok(found.unwrap_or_else(absent).map(Full::new))
    }

    fn reply(&self, path: &str, status: u16, body: &str) {
        let reply = Response::builder()
            .status(status)
            .header("location", format!("{}{JWKS}", self.url))
            .body(Bytes::copy_from_slice(body.as_bytes()));
        self.replies.lock().unwrap().insert(path.to_owned(), reply.unwrap());
    }

    fn keys(&self, clock: &Arc<ManualClock>) -> IssuerKeys {
        keys_of(&[&self.url], clock)
    }

    fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

fn discovery(issuer: &str, jwks_uri: &str) -> String {
    format!(
        r#"{{"issuer":"{issuer}","jwks_uri":"{jwks_uri}","response_types_supported":["id_token"]}}"#
    )
}

fn clock() -> Arc<ManualClock> {
    Arc::new(ManualClock::new(Timestamp::from_millis(1_800_000_000_000)))
}

fn keys_of(issuers: &[&str], clock: &Arc<ManualClock>) -> IssuerKeys {
    keys_under(None, issuers, clock)
}

fn keys_under(roots: Option<&[u8]>, issuers: &[&str], clock: &Arc<ManualClock>) -> IssuerKeys {
    let issuers = issuers.iter().map(|url| Endpoint::parse(url).unwrap()).collect();
    let clock: Arc<dyn Clock> = Arc::clone(clock) as _;
    IssuerKeys::new(issuers, roots, clock).unwrap()
}

/// Returns the failure of asking this issuer with a deadline of half a second.
async fn problem(issuer: &TestIssuer) -> Problem {
    let keys = issuer.keys(&clock());
    let shared = Arc::into_inner(keys.0).unwrap();
    let client = Arc::into_inner(shared.client).unwrap().hurried(Duration::from_millis(500));
    let keys = IssuerKeys(Arc::new(SharedIssuers { client: Arc::new(client), ..shared }));
    keys.get(&issuer.url, None).await.unwrap_err().problem().clone()
}

#[test]
fn an_issuer_says_below_its_url_where_its_keys_are() {
    for issuer in ["https://idp.example/realm", "https://idp.example/realm/"] {
        let expected = "https://idp.example/realm/.well-known/openid-configuration";
        assert_eq!(discovery_url(issuer), expected);
    }
}

#[tokio::test]
async fn keys_are_fetched_once_and_kept_for_an_hour() {
    let (issuer, clock) = (TestIssuer::start().await, clock());
    let keys = issuer.keys(&clock);
    for kid in [None, Some("k1"), None] {
        assert!(keys.get(&issuer.url, kid).await.unwrap().has("k1"));
    }
    assert_eq!(issuer.asked(), 2);
    issuer.reply(JWKS, 200, &jwks("k2"));
    clock.advance(KEPT_FOR - Duration::from_millis(1));
    assert!(keys.get(&issuer.url, None).await.unwrap().has("k1"));
    clock.advance(Duration::from_millis(1));
    assert!(keys.get(&issuer.url, None).await.unwrap().has("k2"));
    assert_eq!(issuer.asked(), 4);
}

#[tokio::test]
async fn an_unknown_key_is_asked_for_at_once_and_then_once_a_minute() {
    let (issuer, clock) = (TestIssuer::start().await, clock());
    let keys = issuer.keys(&clock);
    assert!(!keys.get(&issuer.url, Some("k2")).await.unwrap().has("k2"));
    issuer.reply(JWKS, 200, &jwks("k2"));
    clock.advance(MISSING_FOR - Duration::from_millis(1));
    assert!(!keys.get(&issuer.url, Some("k2")).await.unwrap().has("k2"));
    assert_eq!(issuer.asked(), 2);
    clock.advance(Duration::from_millis(1));
    assert!(keys.get(&issuer.url, Some("k2")).await.unwrap().has("k2"));
    assert_eq!(issuer.asked(), 4);
}

/// Anybody can send tokens with key ids of their own; none of them is in the way of the issuer's new key for long.
#[tokio::test]
async fn made_up_key_ids_do_not_use_up_the_fetches_for_a_new_key() {
    let (issuer, clock) = (TestIssuer::start().await, clock());
    let keys = issuer.keys(&clock);
    assert!(keys.get(&issuer.url, Some("k1")).await.is_ok());
    assert!(!keys.get(&issuer.url, Some("made-up")).await.unwrap().has("made-up"));
    issuer.reply(JWKS, 200, &jwks("k2"));
    assert!(keys.get(&issuer.url, Some("k2")).await.unwrap().has("k2"), "at once");
    for number in 0..1000 {
        let _none = keys.get(&issuer.url, Some(&format!("made-up-{number}"))).await;
    }
    let asked = issuer.asked();
    assert_eq!(
        asked,
        2 * (1 + usize::try_from(REFETCHES_MAX).unwrap()),
        "the issuer is left in peace"
    );
    issuer.reply(JWKS, 200, &jwks("k3"));
    clock.advance(REFETCH_INTERVAL);
    assert!(keys.get(&issuer.url, Some("k3")).await.unwrap().has("k3"), "seconds later");
}

/// An issuer that hangs, and people who send its tokens.
#[tokio::test]
async fn so_many_requests_wait_for_an_issuer_and_no_more() {
    let (issuer, clock) = (TestIssuer::start().await, clock());
    let keys = issuer.keys(&clock);
    let known = Arc::clone(&keys.0.known[0]);
    let flight = known.flight.lock().await;
    let get = || {
        let (keys, url) = (keys.clone(), issuer.url.clone());
        tokio::spawn(async move { keys.get(&url, Some("k1")).await })
    };
    let waiting: Vec<_> = (0..WAITING_MAX).map(|_| get()).collect();
    while known.waiting.available_permits() > 0 {
        tokio::task::yield_now().await;
    }
    let refused = get().await.unwrap().unwrap_err();
    assert_eq!(refused.problem(), &Problem::Crowded);
    assert_eq!(refused.answer().code(), ErrorCode::IdpCommunicationError);
    drop(flight);
    for one in waiting {
        assert!(one.await.unwrap().is_ok());
    }
    assert!(get().await.unwrap().is_ok());
}

#[tokio::test]
async fn known_keys_are_used_for_a_day_while_the_issuer_cannot_be_reached() {
    let (issuer, clock) = (TestIssuer::start().await, clock());
    let keys = issuer.keys(&clock);
    assert!(keys.get(&issuer.url, Some("k1")).await.is_ok());
    issuer.reply(DISCOVERY, 503, "");
    clock.advance(KEPT_FOR);
    assert_eq!(keys.stale(), 0);
    for _ in 0..23 {
        assert!(keys.get(&issuer.url, Some("k1")).await.unwrap().has("k1"));
        assert!(keys.get(&issuer.url, Some("k2")).await.is_err(), "nothing is known of another");
        assert_eq!(keys.stale(), 1);
        clock.advance(Duration::from_secs(60 * 60));
    }
    let error = keys.get(&issuer.url, Some("k1")).await.unwrap_err();
    assert_eq!((error.problem(), keys.stale()), (&Problem::Status(503), 0));
}

/// It has taken them back, or is somebody else by now.
#[tokio::test]
async fn an_issuer_that_answers_without_its_keys_has_none() {
    let (issuer, clock) = (TestIssuer::start().await, clock());
    let keys = issuer.keys(&clock);
    assert!(keys.get(&issuer.url, Some("k1")).await.is_ok());
    issuer.reply(DISCOVERY, 404, "");
    clock.advance(KEPT_FOR);
    assert!(keys.get(&issuer.url, Some("k1")).await.is_err());
}

#[tokio::test]
async fn keys_in_use_are_fetched_again_before_they_are_too_old() {
    let (issuer, clock) = (TestIssuer::start().await, clock());
    let keys = issuer.keys(&clock);
    assert!(keys.get(&issuer.url, Some("k1")).await.is_ok());
    issuer.reply(JWKS, 200, &jwks("k2"));
    clock.advance(REFRESH_AFTER);
    assert!(keys.get(&issuer.url, Some("k1")).await.unwrap().has("k1"), "nobody waits for it");
    let known = Arc::clone(&keys.0.known[0]);
    while known.state().fetches < 2 {
        tokio::task::yield_now().await;
    }
    assert!(known.state().latest().unwrap().has("k2"));
}

#[tokio::test]
async fn a_failure_counts_for_five_seconds() {
    let (issuer, clock) = (TestIssuer::start().await, clock());
    let keys = issuer.keys(&clock);
    issuer.reply(DISCOVERY, 503, "");
    let error = keys.get(&issuer.url, None).await.unwrap_err();
    assert_eq!(error.problem(), &Problem::Status(503));
    assert_eq!(error.answer().code(), ErrorCode::IdpCommunicationError);
    issuer.reply(DISCOVERY, 200, &discovery(&issuer.url, &format!("{}{JWKS}", issuer.url)));
    clock.advance(FAILURE_KEPT_FOR - Duration::from_millis(1));
    assert_eq!(keys.get(&issuer.url, None).await.unwrap_err(), error);
    assert_eq!(issuer.asked(), 1);
    clock.advance(Duration::from_millis(1));
    assert!(keys.get(&issuer.url, None).await.is_ok());
}

#[tokio::test]
async fn one_fetch_serves_all_who_wait() {
    let issuer = TestIssuer::start().await;
    *issuer.delay.lock().unwrap() = Duration::from_millis(100);
    let keys = issuer.keys(&clock());
    let mut waiting = JoinSet::new();
    for _ in 0..20 {
        let (keys, url) = (keys.clone(), issuer.url.clone());
        waiting.spawn(async move { keys.get(&url, Some("k1")).await });
    }
    assert!(waiting.join_all().await.into_iter().all(|result| result.is_ok()));
    assert_eq!(issuer.asked(), 2);
}

#[tokio::test]
async fn a_client_that_goes_away_leaves_the_fetch_to_the_others() {
    let issuer = TestIssuer::start().await;
    *issuer.delay.lock().unwrap() = Duration::from_millis(100);
    let keys = issuer.keys(&clock());
    let gone = tokio::time::timeout(Duration::from_millis(20), keys.get(&issuer.url, None)).await;
    assert!(gone.is_err());
    assert!(keys.get(&issuer.url, None).await.is_ok());
    assert_eq!(issuer.asked(), 2);
}

#[tokio::test]
async fn only_configured_issuers_are_called() {
    let issuer = TestIssuer::start().await;
    let keys = keys_of(&["https://idp.example"], &clock());
    let with_slash = format!("{}/", issuer.url);
    for other in [issuer.url.as_str(), &with_slash, "http://169.254.169.254", ""] {
        let error = keys.get(other, None).await.unwrap_err();
        assert_eq!(error.problem(), &Problem::NotConfigured);
        assert_eq!(error.answer().code(), ErrorCode::InvalidIdentityToken);
    }
    assert!(issuer.keys(&clock()).get(&with_slash, None).await.is_err());
    let hostile = format!("https://a\n{}", "b".repeat(20_000));
    let shown = keys.get(&hostile, None).await.unwrap_err().to_string();
    assert!(shown.len() < 1000 && !shown.contains('\n'), "{shown}");
    assert_eq!(issuer.asked(), 0);
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let issuer = TestIssuer::start().await;
    for status in [301, 302, 303, 307, 308] {
        issuer.reply(DISCOVERY, status, "");
        assert_eq!(problem(&issuer).await, Problem::Redirect(status));
    }
    assert_eq!(issuer.asked(), 5);
}

#[tokio::test]
async fn replies_must_be_those_of_an_issuer() {
    let issuer = TestIssuer::start().await;
    let jwks_uri = format!("{}{JWKS}", issuer.url);
    for (status, body, expected) in [
        (404, String::new(), Problem::Status(404)),
        (200, String::new(), Problem::Discovery),
        (200, "<html>".to_owned(), Problem::Discovery),
        (200, format!(r#"{{"issuer":"{}"}}"#, issuer.url), Problem::Discovery),
        (200, discovery("https://idp.example", &jwks_uri), Problem::AnotherIssuer),
        (200, discovery(&format!("{}/", issuer.url), &jwks_uri), Problem::AnotherIssuer),
        (200, discovery(&issuer.url, "/jwks"), Problem::Elsewhere),
        (200, discovery(&issuer.url, "file:///etc/passwd"), Problem::Elsewhere),
        (200, discovery(&issuer.url, "https://other.example/jwks"), Problem::Elsewhere),
        (200, discovery(&issuer.url, "http://169.254.169.254/jwks"), Problem::Elsewhere),
        (200, discovery(&issuer.url, "http://127.0.0.1:1/jwks"), Problem::Elsewhere),
        (200, discovery(&issuer.url, &jwks_uri.replace("//", "//a@")), Problem::Elsewhere),
    ] {
        issuer.reply(DISCOVERY, status, &body);
        assert_eq!(problem(&issuer).await, expected, "{body}");
    }
    issuer.reply(DISCOVERY, 200, &discovery(&issuer.url, &jwks_uri));
    issuer.reply(JWKS, 200, r#"{"keys":[]}"#);
    assert!(matches!(problem(&issuer).await, Problem::Keys(_)));
}

/// The keys may be at the host of another issuer that is configured, but never at one without TLS for one with it.
#[tokio::test]
async fn keys_may_be_on_another_configured_host() {
    let [issuer, other] = [TestIssuer::start().await, TestIssuer::start().await];
    issuer.reply(DISCOVERY, 200, &discovery(&issuer.url, &format!("{}{JWKS}", other.url)));
    assert_eq!(problem(&issuer).await, Problem::Elsewhere);
    let keys = keys_of(&[&issuer.url, &other.url], &clock());
    assert!(keys.get(&issuer.url, None).await.is_ok());

    let keys = keys_of(&["https://idp.example", &other.url], &clock());
    let place = Url::parse(&format!("{}{JWKS}", other.url)).unwrap();
    assert!(keys.0.host_of(&place, &keys.0.known[0].issuer).is_none());
}

#[tokio::test]
async fn a_large_reply_is_not_read() {
    let issuer = TestIssuer::start().await;
    let url = &issuer.url;
    let room = 256 * 1024 - jwks("k1").len();
    issuer.reply(JWKS, 200, &(jwks("k1") + &" ".repeat(room)));
    assert!(issuer.keys(&clock()).get(url, None).await.is_ok());
    issuer.reply(JWKS, 200, &(jwks("k1") + &" ".repeat(room + 1)));
    assert_eq!(problem(&issuer).await, Problem::TooLarge);
}

#[tokio::test]
async fn a_slow_issuer_is_given_up() {
    let issuer = TestIssuer::start().await;
    // Each reply is in time, both are not.
    *issuer.delay.lock().unwrap() = Duration::from_millis(300);
    assert_eq!(problem(&issuer).await, Problem::Deadline);
    assert_eq!(issuer.asked(), 2);
}

/// A server that accepts a connection, sends some bytes, and does what it likes.
async fn raw(bytes: &'static [u8], stays: bool) -> TestIssuer {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        loop {
            let (mut stream, _peer) = listener.accept().await.unwrap();
            let _client_left = stream.write_all(bytes).await;
            if stays {
                while stream.write_all(b" ").await.is_ok() {
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
            }
        }
    });
    let (replies, asked, delay) = (Arc::default(), Arc::default(), Arc::default());
    TestIssuer { url, replies, asked, delay }
}

#[tokio::test]
async fn what_is_no_http_or_never_ends_is_given_up() {
    let endless = b"HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n";
    assert_eq!(problem(&raw(endless, true).await).await, Problem::Deadline);
    assert_eq!(problem(&raw(b"SSH-2.0-OpenSSH_9.2\r\n", false).await).await, Problem::Http);
    assert_eq!(problem(&raw(endless, false).await).await, Problem::Http);
    let closed = TestIssuer { url: "http://127.0.0.1:1".to_owned(), ..raw(b"", false).await };
    assert_eq!(problem(&closed).await, Problem::Connect);
}

/// An issuer with https that does not speak TLS, or whose certificate nobody vouches for, has no keys.
#[tokio::test]
async fn without_tls_an_https_issuer_has_no_keys() {
    let plain = TestIssuer::start().await;
    let secure = plain.url.replace("http://", "https://");
    let keys = keys_of(&[&secure], &clock());
    let error = keys.get(&secure, None).await.unwrap_err();
    assert!(matches!(error.problem(), Problem::Tls(_)), "{error}");
    assert_eq!(error.answer().code(), ErrorCode::InvalidIdentityToken);
    assert_eq!(plain.asked(), 0);
}

/// The certificate must be issued under a trusted root, for the issuer's name, and be valid at the service's time.
#[tokio::test]
async fn a_certificate_is_verified() {
    const ROOT: &[u8] = include_bytes!("testdata/root.pem");
    let (issuer, port) = TestIssuer::start_tls().await;
    let entry = format!("{}=127.0.0.1", issuer.url);
    let keys = keys_under(Some(ROOT), &[&entry], &clock());
    assert!(keys.get(&issuer.url, Some("k1")).await.unwrap().has("k1"));
    let asked = issuer.asked();

    let other = format!("https://other.internal:{port}");
    let other_entry = format!("{other}=127.0.0.1");
    let before = Arc::new(ManualClock::new(Timestamp::from_millis(0)));
    for (roots, url, entry, clock) in [
        (None, &issuer.url, &entry, &clock()),
        (Some(ROOT), &other, &other_entry, &clock()),
        (Some(ROOT), &issuer.url, &entry, &before),
    ] {
        let error = keys_under(roots, &[entry], clock).get(url, None).await.unwrap_err();
        assert!(matches!(error.problem(), Problem::Tls(_)), "{error}");
    }
    assert_eq!(issuer.asked(), asked);
}
