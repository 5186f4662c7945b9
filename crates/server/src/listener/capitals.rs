//! `Content-Length` in capitals, for clients that find it in no other letters.
//!
//! Names of headers have no case (RFC 9110, section 5.1), and hyper writes small letters. MongoDB's libmongocrypt looks for the letters
//! that AWS writes (findings/libmongocrypt-reads-headers-by-their-capitals.sh). Capitals in all names are no way: boto3 hands out the
//! names of S3's user metadata as they come, and they have to come in small letters. hyper writes single names in other letters only as
//! a proxy does, as they were in a request that it has read; so it reads one here, whose spelling is kept.
//!
//! That spelling costs a copy for each reply. Who asks for the end of the connection, as libmongocrypt does, pays for a new one anyway;
//! replies to all others stay as they are.

use std::cell::Cell;
use std::convert::Infallible;
use std::future::ready;
use std::pin::pin;
use std::sync::LazyLock;
use std::task::{Context, Waker};

use bytes::Bytes;
use http::header::CONNECTION;
use http::{Extensions, HeaderMap, Request, Response};
use http_body_util::Empty;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;

/// The extensions of a response that has the name in capitals.
static CAPITALS: LazyLock<Extensions> =
    LazyLock::new(|| read(b"GET / HTTP/1.1\r\nContent-Length: 0\r\n\r\n"));

/// Returns what hyper keeps of the spelling of a request's head, or nothing if it is none.
fn read(request: &[u8]) -> Extensions {
    let kept = Cell::new(Extensions::new());
    let service = service_fn(|request: Request<Incoming>| {
        kept.set(request.into_parts().0.extensions);
        ready(Ok::<_, Infallible>(Response::new(Empty::<Bytes>::new())))
    });
    let stream = TokioIo::new(tokio::io::join(request, tokio::io::sink()));
    let mut builder = http1::Builder::new();
    builder.header_read_timeout(None).preserve_header_case(true);
    // Everything is there: it waits for nothing.
    let _served = pin!(builder.serve_connection(stream, service))
        .poll(&mut Context::from_waker(Waker::noop()));
    kept.take()
}

/// Returns whether a request asks for the end of its connection.
pub(super) fn asks_to_close(request: &HeaderMap) -> bool {
    let values = request.get_all(CONNECTION).into_iter().filter_map(|value| value.to_str().ok());
    values
        .flat_map(|value| value.split(','))
        .any(|option| option.trim().eq_ignore_ascii_case("close"))
}

/// Has the name written in capitals in a response.
pub(super) fn write<B>(response: &mut Response<B>) {
    response.extensions_mut().extend(CAPITALS.clone());
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;
    use http_body_util::Full;

    use super::*;

    /// Returns the lines of a reply to a request with this header, without the date.
    fn reply(header: &str) -> Vec<String> {
        let request = format!("GET / HTTP/1.1\r\nhost: a\r\n{header}\r\n\r\n");
        let service = service_fn(|request: Request<Incoming>| {
            let mut response = Response::new(Full::new(Bytes::from_static(b"body")));
            for name in ["content-type", "x-amz-meta-colour"] {
                response.headers_mut().insert(name, HeaderValue::from_static("content-length: 1"));
            }
            if asks_to_close(request.headers()) {
                write(&mut response);
            }
            ready(Ok::<_, Infallible>(response))
        });
        let mut reply = Vec::new();
        let stream = TokioIo::new(tokio::io::join(request.as_bytes(), &mut reply));
        let mut builder = http1::Builder::new();
        let served =
            builder.auto_date_header(false).half_close(true).serve_connection(stream, service);
        assert!(pin!(served).poll(&mut Context::from_waker(Waker::noop())).is_ready());
        String::from_utf8(reply).unwrap().lines().map(str::to_owned).collect()
    }

    #[test]
    fn only_the_length_has_capitals_and_only_where_the_connection_ends() {
        let both = ["content-type: content-length: 1", "x-amz-meta-colour: content-length: 1"];
        let closing = [both[0], both[1], "connection: close", "Content-Length: 4", "", "body"];
        let lasting = [both[0], both[1], "content-length: 4", "", "body"];
        assert_eq!(reply("Connection: close")[1..], closing);
        assert_eq!(reply("Content-Length: 0")[1..], lasting);
    }

    #[test]
    fn what_asks_for_the_end_of_a_connection() {
        let asks = |values: &[&'static str]| {
            let headers = values.iter().map(|value| (CONNECTION, HeaderValue::from_static(value)));
            asks_to_close(&headers.collect())
        };
        for values in [&["close"][..], &["Close"], &["te , close"], &["te", "close,te"]] {
            assert!(asks(values), "{values:?}");
        }
        for values in [&[][..], &[""], &["keep-alive"], &["closed"], &["te,", "clos", "e"]] {
            assert!(!asks(values), "{values:?}");
        }
    }

    #[test]
    fn what_is_no_request_has_no_spelling() {
        assert_eq!(read(b"Content-Length: 0\r\n\r\n").len(), 0);
        assert_eq!(read(b"GET / HTTP/1.1\r\n").len(), 0);
        assert_eq!(CAPITALS.len(), 1);
    }
}
