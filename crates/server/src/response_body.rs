//! The body of a response: whole in memory, or read piece by piece while it leaves.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;
use hyper::body::{Body, Frame, SizeHint};
use pipeline::{BodyReadError, BodyReadFailure, ReplyBody};
use tokio::task::coop::poll_proceed;

use crate::broken_reply::{BreakReason, BrokenReply};
use crate::leaving_bytes::LeavingBytes;
use crate::request_memory::ReplyMemory;

/// The bytes that leave together, if they are there: each call of the system may wake the client. More were no faster.
const TOGETHER_BYTES: usize = 256 * 1024;

/// The body of a response.
#[derive(Debug)]
pub(crate) enum ResponseBody {
    /// The whole of it; `None` once it has left.
    Whole(Option<Bytes>),
    /// A long one, which is read as the client takes it.
    Pieces(Box<LeavingBody>),
}

/// A body that is read while it leaves. If it is dropped before its end, that is noted in the audit log.
pub(crate) struct LeavingBody {
    /// The rest of it.
    rest: ReplyBody,
    sent: u64,
    /// The failure that ends it.
    failure: Option<BodyReadError>,
    memory: Arc<ReplyMemory>,
    /// Tells the connection that it has ended, and returns the reason why it would have broken off there.
    ended: Option<Box<dyn FnOnce() -> BreakReason + Send>>,
    request: Option<AnsweredRequest>,
}

/// The request that a body answers.
pub(crate) struct AnsweredRequest {
    pub(crate) request_id: String,
    /// The name of the operation.
    pub(crate) operation: &'static str,
    /// Notes that the reply broke off.
    pub(crate) note: Box<dyn FnOnce(BrokenReply) + Send>,
}

impl fmt::Debug for LeavingBody {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("LeavingBody").field("rest", &self.rest).finish_non_exhaustive()
    }
}

impl ResponseBody {
    /// Returns a body that is read while it leaves.
    pub(crate) fn pieces(body: ReplyBody, memory: ReplyMemory) -> Self {
        Self::Pieces(Box::new(LeavingBody {
            rest: body,
            sent: 0,
            failure: None,
            memory: Arc::new(memory),
            ended: None,
            request: None,
        }))
    }

    /// Says which request it answers: it is noted there if it breaks off.
    pub(crate) fn answers(&mut self, request: impl FnOnce() -> AnsweredRequest) {
        if let Self::Pieces(body) = self {
            body.request = Some(request());
        }
    }

    /// Returns whether it goes on leaving after this. If so, `ended` is called at its end.
    pub(crate) fn leaves(&mut self, ended: impl FnOnce() -> BreakReason + Send + 'static) -> bool {
        match self {
            Self::Whole(_) => false,
            Self::Pieces(body) => {
                body.ended = Some(Box::new(ended));
                true
            }
        }
    }
}

impl From<Vec<u8>> for ResponseBody {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Whole(Some(bytes.into()))
    }
}

impl From<Bytes> for ResponseBody {
    fn from(bytes: Bytes) -> Self {
        Self::Whole(Some(bytes))
    }
}

impl Body for ResponseBody {
    type Data = LeavingBytes;
    type Error = BodyReadError;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<LeavingBytes>, BodyReadError>>> {
        match self.get_mut() {
            Self::Whole(bytes) => {
                let bytes = bytes.take().filter(|bytes| !bytes.is_empty());
                Poll::Ready(bytes.map(|bytes| Ok(Frame::data(bytes.into()))))
            }
            Self::Pieces(body) => body.poll_next(context),
        }
    }

    fn is_end_stream(&self) -> bool {
        match self {
            Self::Whole(bytes) => bytes.as_ref().is_none_or(Bytes::is_empty),
            Self::Pieces(body) => body.rest.length == 0,
        }
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(match self {
            Self::Whole(bytes) => bytes.as_ref().map_or(0, |bytes| bytes.len() as u64),
            Self::Pieces(body) => body.rest.length,
        })
    }
}

impl LeavingBody {
    /// Returns the pieces that are there. What has come leaves before a failure that follows it.
    fn poll_next(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<LeavingBytes>, BodyReadError>>> {
        let (mut together, mut bytes) = (LeavingBytes::counted(&self.memory), 0);
        while self.failure.is_none() && self.rest.length > 0 && bytes < TOGETHER_BYTES {
            // Pieces from the page cache never wait, nor does a fast client: each counts, so that others get their turn.
            let Poll::Ready(turn) = poll_proceed(context) else {
                if bytes == 0 {
                    return Poll::Pending;
                }
                break;
            };
            match self.rest.pieces.as_mut().poll_next(context) {
                Poll::Ready(Some(Ok(piece))) => {
                    turn.made_progress();
                    bytes += piece.len();
                    self.count(piece.len());
                    together.push(piece);
                }
                Poll::Ready(Some(Err(error))) => self.fails(error),
                Poll::Ready(None) => self.fails(BodyReadError {
                    failure: BodyReadFailure::Unreadable,
                    detail: "the data ended too early".to_owned(),
                }),
                Poll::Pending if bytes == 0 => return Poll::Pending,
                Poll::Pending => break,
            }
        }
        Poll::Ready(match &self.failure {
            Some(failure) if bytes == 0 => Some(Err(failure.clone())),
            _ => (bytes > 0).then(|| Ok(Frame::data(together))),
        })
    }

    fn count(&mut self, bytes: usize) {
        let bytes = bytes as u64;
        self.sent = self.sent.saturating_add(bytes);
        self.rest.length = self.rest.length.saturating_sub(bytes);
    }

    fn fails(&mut self, error: BodyReadError) {
        tracing::error!(%error, "the body of a reply breaks off: the client sees a broken connection");
        self.failure = Some(error);
    }
}

impl Drop for LeavingBody {
    fn drop(&mut self) {
        let reason = self.ended.take().map_or(BreakReason::ClientGone, |ended| ended());
        let Some(AnsweredRequest { request_id, operation, note }) = self.request.take() else {
            return;
        };
        if self.rest.length == 0 {
            return;
        }
        let reason = self.failure.take().map_or(reason, BreakReason::Data);
        note(BrokenReply {
            request_id,
            operation,
            resource: self.rest.resource.clone(),
            region: self.rest.region.clone(),
            length: self.sent.saturating_add(self.rest.length),
            sent: self.sent,
            reason,
        });
    }
}

#[cfg(test)]
mod tests {
    use std::task::Waker;

    use bytes::Buf as _;
    use futures_util::stream;
    use model::Region;
    use pipeline::ListedResource;

    use super::*;

    /// A body of ten bytes, of which these items come.
    fn body<S>(pieces: S) -> ResponseBody
    where
        S: stream::Stream<Item = Result<Bytes, BodyReadError>> + Send + 'static,
    {
        let (account, arn) = ("111122223333".to_owned(), "arn:aws:s3:::b/k".to_owned());
        let resource = ListedResource { account, kind: "AWS::S3::Object", arn };
        let region = Region::parse("us-east-1").unwrap();
        let body = ReplyBody { length: 10, resource, region, pieces: Box::pin(pieces) };
        ResponseBody::pieces(body, ReplyMemory::default())
    }

    /// Returns the bytes of the next frame, or the failure; `None` where nothing is there.
    fn next(body: &mut ResponseBody) -> Option<Result<Vec<u8>, BodyReadFailure>> {
        match Pin::new(body).poll_frame(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(frame) => Some(match frame.unwrap() {
                Ok(frame) => {
                    let mut bytes = frame.into_data().unwrap();
                    Ok(bytes.copy_to_bytes(bytes.remaining()).to_vec())
                }
                Err(error) => Err(error.failure),
            }),
            Poll::Pending => None,
        }
    }

    fn piece(text: &'static str) -> Result<Bytes, BodyReadError> {
        Ok(Bytes::from_static(text.as_bytes()))
    }

    #[test]
    fn what_has_come_leaves_before_a_failure_that_follows_it() {
        let failure = BodyReadFailure::NotAuthentic;
        let error = BodyReadError { failure, detail: String::new() };
        let mut body = body(stream::iter([piece("ab"), piece("c"), Err(error)]));
        assert_eq!(next(&mut body), Some(Ok(b"abc".to_vec())));
        assert_eq!(next(&mut body), Some(Err(failure)));
    }

    #[test]
    fn what_has_come_does_not_wait_for_more() {
        use stream::StreamExt as _;
        let mut body = body(stream::iter([piece("ab")]).chain(stream::pending()));
        assert_eq!((next(&mut body), next(&mut body)), (Some(Ok(b"ab".to_vec())), None));
    }

    /// A task of tokio has 128 turns, and more when it is polled again.
    #[tokio::test]
    async fn pieces_that_are_always_there_leave_others_their_turn() {
        let mut pieces = body(stream::iter((0..1_000).map(|_| piece(""))));
        assert_eq!(next(&mut pieces), None);
    }

    #[test]
    fn the_memory_of_a_reply_is_held_until_its_bytes_have_left() {
        let mut body = body(stream::iter([piece("abcdefghij")]));
        let ResponseBody::Pieces(leaving) = &body else { panic!("it is long") };
        let memory = Arc::downgrade(&leaving.memory);
        let mut context = Context::from_waker(Waker::noop());
        let Poll::Ready(Some(Ok(frame))) = Pin::new(&mut body).poll_frame(&mut context) else {
            panic!("its bytes are there");
        };
        assert!(body.is_end_stream());
        drop(body);
        assert!(memory.upgrade().is_some());
        drop(frame);
        assert!(memory.upgrade().is_none());
    }

    #[test]
    fn data_that_ends_early_is_a_failure() {
        let mut body = body(stream::iter([piece("ab")]));
        assert_eq!(next(&mut body), Some(Ok(b"ab".to_vec())));
        assert_eq!(next(&mut body), Some(Err(BodyReadFailure::Unreadable)));
    }
}
