use std::sync::Mutex;
use std::time::Duration;

use object_store::memory::InMemory;
use object_store::{PutResult, UploadPart};
use tokio::runtime::Runtime;

use super::*;

fn runtime() -> Runtime {
    tokio::runtime::Builder::new_current_thread().build().unwrap()
}

fn bucket() -> PartBucket {
    PartBucket::new(Arc::new(InMemory::new()), Path::from("some/prefix"), "claim".to_owned())
}

fn id(byte: u8) -> PartId {
    PartId::from_bytes([byte; 16])
}

fn text(length: usize) -> Bytes {
    (0..=250).cycle().take(length).collect()
}

async fn write(store: &PartBucket, id: PartId, bytes: &Bytes) -> Result<(), PartStoreError> {
    let mut writer = store.begin(id).await?;
    for at in (0..bytes.len()).step_by(262_208) {
        writer.write(bytes.slice(at..bytes.len().min(at + 262_208))).await?;
    }
    writer.finish().await
}

async fn read(store: &PartBucket, id: PartId, range: Range<u64>) -> Vec<u8> {
    let mut stored = store.read(id, range).await.unwrap();
    let mut out = Vec::new();
    while let Some(piece) = stored.pieces.next().await.unwrap() {
        out.extend(piece);
    }
    out
}

#[test]
fn parts_of_every_length_come_back() {
    let store = bucket();
    runtime().block_on(async {
        let lengths =
            [1, UPLOAD_BYTES - 1, UPLOAD_BYTES, UPLOAD_BYTES + 1, 2 * UPLOAD_BYTES, 12_000_000];
        for (number, length) in (1..).zip(lengths) {
            let bytes = text(length);
            write(&store, id(number), &bytes).await.unwrap();
            let length = length as u64;
            assert_eq!(read(&store, id(number), 0..length).await, bytes);
            assert_eq!(
                read(&store, id(number), length / 2..length).await,
                bytes[bytes.len() / 2..]
            );
            assert_eq!(store.read(id(number), 0..1).await.unwrap().bytes, length);
            store.delete(id(number)).await.unwrap();
            store.delete(id(number)).await.unwrap();
            let missing = store.read(id(number), 0..1).await.unwrap_err();
            assert!(matches!(missing, PartStoreError::NotFound(_)), "{missing}");
        }
    });
}

#[test]
fn a_writer_that_is_dropped_leaves_nothing() {
    let store = bucket();
    runtime().block_on(async {
        for bytes in [10, UPLOAD_BYTES + 10] {
            let mut writer = store.begin(id(1)).await.unwrap();
            writer.write(text(bytes)).await.unwrap();
            drop(writer);
            tokio::task::yield_now().await;
            assert!(store.read(id(1), 0..1).await.is_err());
        }
    });
}

#[test]
fn the_sweeper_finds_what_is_old_in_order() {
    let store = bucket();
    runtime().block_on(async {
        for part in [id(9), id(1), id(5)] {
            write(&store, part, &text(1)).await.unwrap();
        }
        // Somebody else's.
        for other in
            ["some/prefix/other", "some/prefix/a/00000000000000000000000000000000", "some/other"]
        {
            store.store.put(&Path::from(other), PutPayload::new()).await.unwrap();
        }
        // The clock is the store's, and far from either of these.
        let later = SystemTime::UNIX_EPOCH + Duration::from_secs(1 << 34);
        assert_eq!(store.older(later, None, 9).await.unwrap(), [id(1), id(5), id(9)]);
        assert_eq!(store.older(later, Some(id(1)), 1).await.unwrap(), [id(5)]);
        assert_eq!(store.older(later, Some(id(5)), 9).await.unwrap(), [id(9)]);
        assert_eq!(store.older(SystemTime::UNIX_EPOCH, None, 9).await.unwrap(), []);
    });
}

/// An upload that notes the lengths of its pieces and whether it was aborted, and fails from a piece on.
#[derive(Debug, Clone)]
struct NotedUpload {
    notes: Arc<Mutex<(Vec<usize>, bool)>>,
    pieces: usize,
}

type BoxedFuture<'a, T> = Pin<Box<dyn Future<Output = object_store::Result<T>> + Send + 'a>>;

impl MultipartUpload for NotedUpload {
    fn put_part(&mut self, data: PutPayload) -> UploadPart {
        let mut notes = self.notes.lock().unwrap();
        notes.0.push(data.content_length());
        let fails = notes.0.len() > self.pieces;
        Box::pin(async move {
            if fails {
                Err(Error::NotImplemented { operation: String::new(), implementer: String::new() })
            } else {
                Ok(())
            }
        })
    }

    fn complete<'life0, 'async_trait>(&'life0 mut self) -> BoxedFuture<'async_trait, PutResult>
    where
        'life0: 'async_trait,
        Self: 'async_trait,
    {
        Box::pin(async {
            Ok(PutResult { e_tag: None, version: None, extensions: Default::default() })
        })
    }

    fn abort<'life0, 'async_trait>(&'life0 mut self) -> BoxedFuture<'async_trait, ()>
    where
        'life0: 'async_trait,
        Self: 'async_trait,
    {
        self.notes.lock().unwrap().1 = true;
        Box::pin(async { Ok(()) })
    }
}

fn noted(pieces: usize) -> (BucketWriter, NotedUpload) {
    let upload = NotedUpload { notes: Arc::default(), pieces };
    let writer = BucketWriter {
        store: Arc::new(InMemory::new()),
        path: Path::from("part"),
        waiting: Vec::new(),
        waiting_bytes: 0,
        upload: Some(Box::new(upload.clone())),
        broken: false,
    };
    (writer, upload)
}

#[test]
fn the_pieces_of_an_upload_are_equal_and_none_is_kept_longer_than_needed() {
    runtime().block_on(async {
        let (mut writer, upload) = noted(usize::MAX);
        for _ in 0..80 {
            writer.write(text(262_208)).await.unwrap();
            assert!(writer.waiting_bytes <= UPLOAD_BYTES);
        }
        Box::new(writer).finish().await.unwrap();
        tokio::task::yield_now().await;
        let last = 80 * 262_208 - 4 * UPLOAD_BYTES;
        let notes = upload.notes.lock().unwrap();
        assert_eq!(
            *notes,
            (vec![UPLOAD_BYTES, UPLOAD_BYTES, UPLOAD_BYTES, UPLOAD_BYTES, last], false)
        );
    });
}

#[test]
fn an_upload_that_fails_is_aborted_and_stays_broken() {
    runtime().block_on(async {
        let (mut writer, upload) = noted(1);
        writer.write(text(UPLOAD_BYTES + 1)).await.unwrap();
        assert!(matches!(
            writer.write(text(UPLOAD_BYTES)).await,
            Err(PartStoreError::Bucket { .. })
        ));
        assert!(matches!(writer.write(text(1)).await, Err(PartStoreError::Broken)));
        assert!(matches!(Box::new(writer).finish().await, Err(PartStoreError::Broken)));
        tokio::task::yield_now().await;
        assert!(upload.notes.lock().unwrap().1);
        // The last piece counts too.
        let (mut writer, upload) = noted(0);
        writer.write(text(1)).await.unwrap();
        assert!(Box::new(writer).finish().await.is_err());
        tokio::task::yield_now().await;
        assert!(upload.notes.lock().unwrap().1);
    });
}

#[test]
fn one_installation_has_the_prefix() {
    let store: Arc<dyn ObjectStore> = Arc::new(InMemory::new());
    let of = |claim: &str| PartBucket::new(Arc::clone(&store), Path::from("p"), claim.to_owned());
    let (one, other) = (of("one"), of("other"));
    runtime().block_on(async {
        assert!(matches!(one.check().await, Err(PartStoreError::Unmarked)));
        one.claim().await.unwrap();
        one.claim().await.unwrap();
        one.check().await.unwrap();
        assert!(matches!(other.claim().await, Err(PartStoreError::Claimed)));
        assert!(matches!(other.check().await, Err(PartStoreError::Claimed)));
        other.take_over().await.unwrap();
        other.check().await.unwrap();
        assert!(matches!(one.check().await, Err(PartStoreError::Claimed)));
        for text in ["", "bulla parts 1", "bulla parts 2\nother\n", "bulla parts 1\nothe\n"] {
            store.put(&other.mark_path(), text.into()).await.unwrap();
            assert!(matches!(other.check().await, Err(PartStoreError::Claimed)), "{text}");
        }
    });
}

#[test]
fn all_that_is_stored_is_told_but_the_mark() {
    let bucket = bucket();
    runtime().block_on(async {
        bucket.claim().await.unwrap();
        write(&bucket, id(1), &text(7)).await.unwrap();
        let stray = bucket.prefix.clone().join("stray");
        bucket.store.put(&stray, "four".into()).await.unwrap();
        let mut found = Vec::new();
        let told = bucket.each(|part| {
            found.push((part.id, part.bytes));
            Ok::<(), PartStoreError>(())
        });
        told.await.unwrap();
        assert_eq!(found, [(Some(id(1)), 7), (None, 4)]);
        assert_eq!(bucket.bytes(id(1)).await.unwrap(), Some(7));
        assert_eq!(bucket.bytes(id(2)).await.unwrap(), None);
        assert_eq!(
            bucket
                .older(SystemTime::UNIX_EPOCH + Duration::from_secs(1 << 35), None, 9)
                .await
                .unwrap(),
            [id(1)]
        );
    });
}
