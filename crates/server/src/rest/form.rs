//! The form with which a browser uploads an object. Its fields are read, its signature and its policy are checked, and only then its file
//! is read.

use std::sync::Arc;

use auth::{PayloadRule, SignedForm, Verified};
use bytes::Bytes;
use futures_util::stream::{self, Stream};
use http::header::CONTENT_TYPE;
use hyper::body::Incoming;
use model::generated::s3::Operation;
use model::{AwsService, Error, Timestamp};
use pipeline::{BodyLength, BodyPiece, RequestBody};
use s3::{FileRange, PostPolicy};
use wire::{FORM_BYTES_MAX, FormFile, FormReader, UploadForm};

use super::address::RestAddress;
use super::pieces::{Rest, document_error};
use super::{Read, content_length, request_head, rest_head, slow_down};
use crate::arrival::{Arrival, BODY_TIME_MAX, ReceivedBody};
use crate::connection_metrics::BodyRefusal;
use crate::refusals::RefusedRequest;
use crate::server::{Answer, Server};

/// A form of which the fields have come.
struct ReceivedForm {
    form: UploadForm,
    file: FileContent,
    /// The length of the fields.
    bytes: usize,
}

/// The file of a form, which is still coming.
struct FileContent {
    /// `None` once the form has ended.
    file: Option<FormFile>,
    /// Bytes that came with the fields.
    come: [Bytes; 2],
    rest: Rest,
    /// The length of the content that has come.
    bytes: u64,
    range: FileRange,
}

impl Server {
    /// Answers a form.
    pub(super) async fn handle_form(
        self: &Arc<Self>,
        arrival: &mut Arrival,
        address: &RestAddress,
        body: Incoming,
        now: Timestamp,
    ) -> Answer {
        const OPERATION: Operation = Operation::PostObject;
        let received = receive(arrival, body).await;
        arrival.connection.body_ended();
        let received = match received {
            Ok(received) => received,
            Err(error) => {
                return self.refuse(arrival, *self.unproven(Some(OPERATION), error)).await;
            }
        };
        let session = match self.verify_form(arrival, &received.form, now) {
            Ok(session) => session,
            Err(refusal) => {
                // A stranger may wait for a refusal, and must not keep memory meanwhile.
                drop(received);
                return self.refuse(arrival, *refusal).await;
            }
        };
        match self.read_form(arrival, address, received, now).await {
            Ok(read) => self.perform_rest(arrival, OPERATION, session, read, now).await,
            Err(error) => self.refuse_rest(arrival, OPERATION, error, &session).await,
        }
    }

    /// Proves who signed the policy of a form.
    fn verify_form(
        &self,
        arrival: &Arrival,
        form: &UploadForm,
        now: Timestamp,
    ) -> Result<Verified<()>, Box<RefusedRequest>> {
        let head = request_head(arrival)
            .map_err(|error| self.unproven(Some(Operation::PostObject), error))?;
        let form = SignedForm { head, fields: &form.fields };
        let verifier = self.aws.verifier(AwsService::S3);
        let verified = verifier
            .verify_form(&form, &*self.aws.identities, now)
            .map_err(|error| self.unauthenticated(Operation::PostObject, error))?;
        arrival.prove(verified.caller().account());
        Ok(verified)
    }

    /// Reads the members of a form whose policy is signed, and checks that the policy allows them.
    async fn read_form(
        &self,
        arrival: &Arrival,
        address: &RestAddress,
        received: ReceivedForm,
        now: Timestamp,
    ) -> Result<Read, Error> {
        let ReceivedForm { form, mut file, bytes } = received;
        let bucket = address.bucket.as_deref().unwrap_or_default();
        form.key()?;
        let policy = PostPolicy::parse(form.field("policy").unwrap_or_default())?;
        file.range = policy.check(bucket, &form.fields, now)?;
        let tags = form.tags()?;
        let head = form.head(bucket, tags.as_deref(), &rest_head(arrival, address)?)?;
        let request = wire::decode_rest(Operation::PostObject, &head, &[])?;
        let most = content_length(arrival.headers())?.saturating_sub(bytes as u64);
        let memory = self.memory.upload(arrival.account(), most).await.map_err(slow_down)?;
        let (length, pieces) = (BodyLength::AtMost(most), Box::pin(file.pieces()));
        Ok(Read { request, body: Some(RequestBody { length, trailer: None, pieces }), memory })
    }
}

/// Reads a form up to its file. Whoever sends it is not known yet, so its fields count as a document does while they come.
async fn receive(arrival: &Arrival, body: Incoming) -> Result<ReceivedForm, Error> {
    let connection = &arrival.connection;
    let refused = |refusal| {
        connection.listener().metrics.refused_body(refusal);
        document_error(refusal)
    };
    let kind = arrival.headers().get(CONTENT_TYPE).map(http::HeaderValue::as_bytes);
    let mut reader = FormReader::new(kind.unwrap_or_default())?;
    let mut bytes = ReceivedBody::at_most(FORM_BYTES_MAX, connection);
    let mut rest = Rest::new(body, PayloadRule::Unsigned);
    let mut end = tokio::time::Instant::now() + BODY_TIME_MAX;
    loop {
        let piece = tokio::time::timeout_at(end, rest.next()).await;
        let piece = piece.map_err(|_elapsed| refused(BodyRefusal::TooSlow))??;
        let Some(BodyPiece::Data(mut more)) = piece else {
            return Err(reader.broken_off());
        };
        let before = bytes.len();
        let come = more.split_to(more.len().min(FORM_BYTES_MAX - before));
        end += bytes.append(&come).await.map_err(refused)?;
        if let Some(start) = reader.file_start(&bytes)? {
            let (form, file) = reader.finish();
            let come = come.slice(start.saturating_sub(before).min(come.len())..);
            let file = FileContent::new(file, [more, come], rest);
            return Ok(ReceivedForm { form, file, bytes: start });
        }
    }
}

impl FileContent {
    fn new(file: FormFile, come: [Bytes; 2], rest: Rest) -> Self {
        Self { file: Some(file), come, rest, bytes: 0, range: FileRange::ANY }
    }

    /// Returns the content. It ends without an error only if the form has ended as a form does, and the policy allows the length.
    fn pieces(self) -> impl Stream<Item = Result<BodyPiece, Error>> + Send {
        stream::try_unfold(self, |mut content| async move {
            Ok(content.next().await?.map(|data| (BodyPiece::Data(data), content)))
        })
    }

    async fn next(&mut self) -> Result<Option<Bytes>, Error> {
        while let Some(file) = &mut self.file {
            let [later, come] = &mut self.come;
            if let Some(data) = file.next_data(come)? {
                self.bytes = self.bytes.saturating_add(data.len() as u64);
                self.range.check(self.bytes, false)?;
                return Ok(Some(data));
            }
            *come = std::mem::take(later);
            if !come.is_empty() {
                continue;
            }
            match self.rest.next().await? {
                Some(BodyPiece::Data(data)) => *come = data,
                Some(BodyPiece::Trailers(_)) => {}
                None => {
                    self.file.take().map_or(Ok(()), FormFile::finish)?;
                    self.range.check(self.bytes, true)?;
                }
            }
        }
        Ok(None)
    }
}
