//! The bare limit: an HTTP server of the same stack and settings that reads the body and answers with so many bytes, and
//! where asked to runs a primitive for each request.

use std::cell::RefCell;
use std::convert::Infallible;
use std::net::SocketAddr;
use std::rc::Rc;

use bytes::Bytes;
use http::Response;
use http_body_util::{BodyExt as _, Full};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};

use crate::primitive::{self, Work};

/// Serves until the process is killed.
pub(crate) fn serve(listen: SocketAddr, bytes: usize, primitive: Option<&str>) {
    let work: Rc<RefCell<Work>> =
        Rc::new(RefCell::new(primitive.map_or(Box::new(|| ()), primitive::find)));
    let reply = Bytes::from(vec![b'x'; bytes]);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let local = tokio::task::LocalSet::new();
    local.block_on(&runtime, async {
        let listener = tokio::net::TcpListener::bind(listen).await.unwrap();
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            stream.set_nodelay(true).unwrap();
            let (reply, work) = (reply.clone(), Rc::clone(&work));
            let service = service_fn(move |request: http::Request<hyper::body::Incoming>| {
                let (reply, work) = (reply.clone(), Rc::clone(&work));
                async move {
                    let _body = request.into_body().collect().await;
                    (work.borrow_mut())();
                    let mut response = Response::new(Full::new(reply));
                    response.headers_mut().insert(
                        http::header::CONTENT_TYPE,
                        http::HeaderValue::from_static("application/x-amz-json-1.1"),
                    );
                    Ok::<_, Infallible>(response)
                }
            });
            let connection = http1::Builder::new()
                .timer(TokioTimer::new())
                .serve_connection(TokioIo::new(stream), service);
            tokio::task::spawn_local(async move {
                let _broken = connection.await;
            });
        }
    });
}
