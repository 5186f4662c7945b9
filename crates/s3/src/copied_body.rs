//! The data of an object as the body of a request that copies it.

use futures_util::StreamExt as _;
use model::Error;
use pipeline::{BodyLength, BodyPiece, ReplyBody, RequestBody};

/// Returns what a read would send as what a write receives. Nothing comes that does not authenticate.
pub(crate) fn copied_body(body: ReplyBody) -> RequestBody {
    let pieces = body.pieces.map(|piece| piece.map(BodyPiece::Data).map_err(Error::failed));
    RequestBody {
        length: BodyLength::Exactly(body.length),
        trailer: None,
        pieces: Box::pin(pieces),
    }
}
