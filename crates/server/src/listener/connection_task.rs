//! The task of one connection: what comes before HTTP, then HTTP, until it ends, has to end, or takes too long.

use std::io;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use http::Request;
use hyper::body::{Body as _, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use super::connection::{CloseCommand, Connection, Phase};
use super::connections::ConnectionPermit;
use super::entrance::Entrance;
use super::serving_thread::ServingThread;
use super::stream::{Channel, ClientStream, HEAD_BYTES_MAX};
use super::wire::Wire;
use super::{Handler, capitals};
use crate::connection_metrics::Closure;

/// The parts with which a connection is served.
pub(super) struct ConnectionTask<H> {
    pub(super) handler: Arc<H>,
    pub(super) thread: Arc<ServingThread>,
    pub(super) entrance: Entrance,
    pub(super) place: ConnectionPermit,
}

impl<H: Handler> ConnectionTask<H> {
    /// Serves the connection until it ends.
    pub(super) async fn run(self, stream: TcpStream) {
        let Self { handler, thread, entrance, place } = self;
        let connection = Arc::clone(place.connection());
        let wire = Wire::new(stream, Arc::clone(&connection), Arc::clone(&thread));
        let channel = match entrance.asks(connection.address()) {
            true => enter(&entrance, wire, &connection, &thread).await,
            false => Some(Channel::Plain(wire)),
        };
        let Some(channel) = channel else { return };
        let stream = ClientStream::new(channel, Arc::clone(&connection), Arc::clone(&thread));
        let (answering, clock) = (Arc::clone(&connection), Arc::clone(&thread));
        let service = service_fn(move |request: Request<Incoming>| {
            let (handler, connection) = (Arc::clone(&handler), Arc::clone(&answering));
            let thread = Arc::clone(&clock);
            async move {
                let whole = request.body().is_end_stream();
                let closes = capitals::asks_to_close(request.headers());
                connection.enter(if whole { Phase::Answer } else { Phase::Body }, thread.now());
                let mut response = handler.answer(request, &connection).await;
                if closes {
                    capitals::write(&mut response);
                }
                connection.listener().forget_head(&connection);
                let leaving = Arc::clone(&connection);
                if !response.body_mut().leaves(move || leaving.reply_ended()) {
                    connection.enter(Phase::Idle, thread.now());
                }
                Ok::<_, std::convert::Infallible>(response)
            }
        });
        // Without a timer for heads: hyper's also runs while a connection is idle. See `Connection::check_time`.
        let served = http1::Builder::new()
            .header_read_timeout(None)
            .max_buf_size(HEAD_BYTES_MAX)
            .max_header_size(HEAD_BYTES_MAX)
            .serve_connection(TokioIo::new(stream), service);
        let served = pin!(served);
        let wind_up = http1::Connection::graceful_shutdown;
        if let Some(Err(error)) = attend(served, wind_up, &connection, &thread).await {
            note(&connection, &error);
        }
    }
}

/// Lets a connection in. `None` if it has to go.
async fn enter(
    entrance: &Entrance,
    wire: Wire,
    connection: &Arc<Connection>,
    thread: &ServingThread,
) -> Option<Channel> {
    connection.enter(Phase::Handshake, thread.now());
    let mut received = Box::pin(entrance.receive(wire, connection));
    match attend(received.as_mut(), |_| {}, connection, thread).await? {
        Ok((channel, peer)) => {
            connection.set_peer(peer);
            connection.listener().forget_head(connection);
            connection.enter(Phase::Head, thread.now());
            Some(channel)
        }
        Err(refusal) => {
            if let Some(closure) = refusal {
                connection.listener().metrics.closed(closure);
            }
            None
        }
    }
}

/// Runs the work of a connection until it ends. `None` if the connection has to end, or takes too long. `wind_up` lets the work end
/// after the request that has begun.
async fn attend<W: Future>(
    mut work: Pin<&mut W>,
    wind_up: impl Fn(Pin<&mut W>),
    connection: &Connection,
    thread: &ServingThread,
) -> Option<W::Output> {
    let mut timer = pin!(tokio::time::sleep(Duration::ZERO));
    let (mut next_look, mut is_ending) = (0, false);
    std::future::poll_fn(|context| {
        connection.wake_with(context.waker());
        match connection.ending() {
            CloseCommand::Now => return Poll::Ready(None),
            CloseCommand::AfterReply
                if matches!(connection.phase().0, Phase::Handshake | Phase::Head) =>
            {
                return Poll::Ready(None);
            }
            CloseCommand::AfterReply if !is_ending => {
                is_ending = true;
                wind_up(work.as_mut());
            }
            CloseCommand::None | CloseCommand::AfterReply => {}
        }
        let polled = work.as_mut().poll(context);
        thread.ends_turn();
        if let Poll::Ready(result) = polled {
            return Poll::Ready(Some(result));
        }
        if thread.now() >= next_look || timer.is_elapsed() {
            match connection.check_time(thread.now()) {
                Ok(next) => next_look = next,
                Err(closure) => {
                    connection.listener().metrics.closed(closure);
                    return Poll::Ready(None);
                }
            }
            timer.as_mut().reset(thread.time_of(next_look).into());
            let _ready = timer.as_mut().poll(context);
        }
        Poll::Pending
    })
    .await
}

/// Counts why a connection broke, unless the client just went away. The requests on it were recorded one by one.
fn note(connection: &Connection, error: &hyper::Error) {
    let source = std::error::Error::source(error);
    let kind = source.and_then(|source| source.downcast_ref::<io::Error>()).map(io::Error::kind);
    let closure = match kind {
        _ if error.is_parse_too_large() => Closure::HeadTooLarge,
        _ if error.is_parse() => Closure::Malformed,
        Some(io::ErrorKind::TimedOut) => Closure::WriteTimeout,
        _ => return,
    };
    connection.listener().metrics.closed(closure);
}
