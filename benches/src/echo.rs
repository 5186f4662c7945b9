//! The bare limit: an HTTP server of the same stack and settings that reads the body and answers with so many bytes, and
//! where asked to runs a primitive for each request.

use std::cell::RefCell;
use std::net::SocketAddr;
use std::rc::Rc;

use bytes::Bytes;
use http::Response;
use http_body_util::{BodyExt as _, Full};
use hyper::body::Incoming;

use crate::bare;
use crate::primitive::{self, Work};

/// Serves until the process is killed.
pub(crate) fn serve(listen: SocketAddr, bytes: usize, primitive: Option<&str>) {
    let work: Rc<RefCell<Work>> =
        Rc::new(RefCell::new(primitive.map_or(Box::new(|| ()), primitive::find)));
    let reply = Bytes::from(vec![b'x'; bytes]);
    bare::serve(listen, move |request: http::Request<Incoming>| {
        let (reply, work) = (reply.clone(), Rc::clone(&work));
        async move {
            let _body = request.into_body().collect().await;
            (work.borrow_mut())();
            let mut response = Response::new(Full::new(reply));
            response.headers_mut().insert(
                http::header::CONTENT_TYPE,
                http::HeaderValue::from_static("application/x-amz-json-1.1"),
            );
            Ok(response)
        }
    });
}
