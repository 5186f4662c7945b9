//! The data of a part as it comes: checked, encrypted and stored, and visible to nobody yet.

use std::future::poll_fn;

use crypto::random::RandomError;
use model::{Error, ErrorCode, Timestamp};
use objects::{ObjectDataKey, PartId, PartSealer, PartStore, PartWriter, seal_part};
use pipeline::{BodyLength, BodyPiece, RequestBody};
use secret::Wiped;

use crate::checksum::{
    BodyChecksums, Checksum, ChecksumAlgorithm, Checksums, ContentMd5, RequestChecksum,
};

/// A part that has been received.
#[derive(Debug)]
pub(crate) struct ReceivedPart {
    pub(crate) id: PartId,
    /// The length of the data.
    pub(crate) bytes: u64,
    /// The sealed part, if it is short. A longer one is in the part store.
    pub(crate) inline: Option<Vec<u8>>,
    /// The checksum that the request stated, or CRC-64/NVME.
    pub(crate) checksum: Checksum,
    /// The MD5, if it was asked for.
    pub(crate) md5: Option<[u8; 16]>,
    /// The checksum of the upload's algorithm, if it was asked for.
    pub(crate) of_upload: Option<Checksum>,
}

/// The facts that a request states of its body.
#[derive(Debug)]
pub(crate) struct ExpectedBody {
    pub(crate) checksum: RequestChecksum,
    pub(crate) content_md5: Option<ContentMd5>,
    /// `true` if the ETag is the MD5.
    pub(crate) needs_md5: bool,
    /// The longest body that is sealed in memory, to be kept in the store.
    pub(crate) inline_max: Option<u64>,
    /// The time of the request.
    pub(crate) now: Timestamp,
    /// The longest body that is taken.
    pub(crate) bytes_max: u64,
    /// The algorithm of the upload that the part belongs to, whose checksum is computed too.
    pub(crate) upload_algorithm: Option<ChecksumAlgorithm>,
}

impl ExpectedBody {
    /// Draws the id of the part. Those that will be in the store are in order; those of files are not, since their first byte is
    /// their folder.
    fn part_id(&self, length: BodyLength) -> Result<PartId, RandomError> {
        match self.inline_max {
            Some(max) if length.max() <= max => PartId::ordered(self.now.millis()),
            _ => PartId::random(),
        }
    }

    fn algorithms(&self) -> impl Iterator<Item = ChecksumAlgorithm> + Clone {
        let needs_md5 = self.needs_md5 || self.content_md5.is_some();
        let md5 = needs_md5.then_some(ChecksumAlgorithm::Md5);
        std::iter::once(self.checksum.algorithm()).chain(md5).chain(self.upload_algorithm)
    }
}

/// Receives a body: computes what is to be known of it, encrypts it and stores it.
///
/// # Errors
/// `EntityTooLarge`; an error of the body's encoding, signature or checksum. Nothing stays of the part then.
pub(crate) async fn receive(
    mut body: RequestBody,
    key: &ObjectDataKey,
    parts: &dyn PartStore,
    expected: ExpectedBody,
) -> Result<ReceivedPart, Error> {
    if let BodyLength::Exactly(length) = body.length
        && length > expected.bytes_max
    {
        return Err(too_large(length, expected.bytes_max));
    }
    let id = expected.part_id(body.length).map_err(Error::failed)?;
    let mut sink = PartSink::begin(body.length, &expected, key, id, parts).await?;
    let mut checksums = BodyChecksums::new(expected.algorithms());
    let (mut bytes, mut trailers) = (0u64, Vec::new());
    while let Some(piece) = poll_fn(|context| body.pieces.as_mut().poll_next(context)).await {
        match piece? {
            BodyPiece::Data(data) => {
                bytes = bytes.saturating_add(data.len() as u64);
                if bytes > body.length.max() {
                    return Err(incomplete());
                }
                if bytes > expected.bytes_max {
                    return Err(too_large(bytes, expected.bytes_max));
                }
                checksums.update(&data).await?;
                sink.make_room(&data, &expected, key, id, parts).await?;
                sink.take(&data).await?;
            }
            BodyPiece::Trailers(all) => trailers = all,
        }
    }
    if matches!(body.length, BodyLength::Exactly(length) if length != bytes) {
        return Err(incomplete());
    }
    // Only what is as the client states is made durable.
    let computed = checksums.finish().await?;
    let of_upload =
        expected.upload_algorithm.and_then(|algorithm| computed.get(algorithm)).cloned();
    let (checksum, md5) = check(expected, &trailers, &computed)?;
    let inline = sink.finish(key, id).await?;
    Ok(ReceivedPart { id, bytes, inline, checksum, md5, of_upload })
}

/// The place where data goes.
enum PartSink {
    /// A short part: its plaintext.
    Memory(Wiped),
    /// A long one.
    Store { sealer: PartSealer, writer: Box<dyn PartWriter> },
}

impl PartSink {
    async fn begin(
        length: BodyLength,
        expected: &ExpectedBody,
        key: &ObjectDataKey,
        id: PartId,
        parts: &dyn PartStore,
    ) -> Result<Self, Error> {
        if let Some(inline_max) = expected.inline_max
            && (length.max() <= inline_max || matches!(length, BodyLength::AtMost(_)))
        {
            let length = usize::try_from(length.max().min(inline_max)).unwrap_or_default();
            return Ok(Self::Memory(Wiped::new(Vec::with_capacity(length))));
        }
        Self::store(key, id, parts).await
    }

    async fn store(key: &ObjectDataKey, id: PartId, parts: &dyn PartStore) -> Result<Self, Error> {
        let sealer = PartSealer::new(key, id).map_err(Error::failed)?;
        let writer = parts.begin(id).await.map_err(Error::failed)?;
        Ok(Self::Store { sealer, writer })
    }

    /// Makes room for more data: what turns out to be long goes to the part store from its first byte on.
    async fn make_room(
        &mut self,
        data: &[u8],
        expected: &ExpectedBody,
        key: &ObjectDataKey,
        id: PartId,
        parts: &dyn PartStore,
    ) -> Result<(), Error> {
        if let Self::Memory(plain) = self
            && expected.inline_max.is_some_and(|max| (plain.len() + data.len()) as u64 > max)
        {
            let mut store = Self::store(key, id, parts).await?;
            store.take(plain).await?;
            *self = store;
        }
        Ok(())
    }

    async fn take(&mut self, mut data: &[u8]) -> Result<(), Error> {
        match self {
            Self::Memory(plain) => plain.extend_from_slice(data),
            Self::Store { sealer, writer } => {
                while let Some(piece) = sealer.push(&mut data).map_err(Error::failed)? {
                    writer.write(piece).await.map_err(Error::failed)?;
                }
            }
        }
        Ok(())
    }

    /// Makes a long part durable, and returns a short one sealed.
    async fn finish(self, key: &ObjectDataKey, id: PartId) -> Result<Option<Vec<u8>>, Error> {
        match self {
            Self::Memory(plain) => seal_part(key, id, &plain).map(Some).map_err(Error::failed),
            Self::Store { sealer, mut writer } => {
                let last = sealer.finish().map_err(Error::failed)?;
                writer.write(last).await.map_err(Error::failed)?;
                writer.finish().await.map_err(Error::failed)?;
                Ok(None)
            }
        }
    }
}

/// Compares what was computed with what the client states. Returns the checksum of the part, and its MD5 if that was computed.
fn check(
    expected: ExpectedBody,
    trailers: &[(String, String)],
    computed: &Checksums,
) -> Result<(Checksum, Option<[u8; 16]>), Error> {
    let md5 = computed.md5();
    if let (Some(stated), Some(md5)) = (expected.content_md5, md5) {
        stated.check(md5)?;
    }
    let trailers: Vec<_> =
        trailers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let algorithm = expected.checksum.algorithm();
    let stated = expected.checksum.with_trailers(&trailers)?;
    let missing = || Error::internal("a checksum was not computed");
    let checksum = computed.get(algorithm).ok_or_else(missing)?;
    stated.check(checksum)?;
    Ok((checksum.clone(), md5))
}

fn incomplete() -> Error {
    Error::new(
        ErrorCode::IncompleteBody,
        "You did not provide the number of bytes specified by the Content-Length HTTP header",
    )
}

fn too_large(bytes: u64, bytes_max: u64) -> Error {
    let message = "Your proposed upload exceeds the maximum allowed size";
    Error::new(ErrorCode::EntityTooLarge, message)
        .with_element("ProposedSize", bytes.to_string())
        .with_element("MaxSizeAllowed", bytes_max.to_string())
}
