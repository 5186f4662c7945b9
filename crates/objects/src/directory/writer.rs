//! Writes a part without holding up the runtime.

use std::fmt;

use bytes::Bytes;
use tokio::runtime::Handle;
use tokio::task::JoinHandle;

use super::file::UnfinishedPart;
use super::on_thread;
use crate::part_store::{PartStoreError, PartStoreFuture, PartWriter};

/// The bytes that are written at once: a piece. Fewer and longer writes were no faster, and one stream then waits for them.
pub(super) const WRITE_BYTES: usize = 1 << 18;

/// The writer of a part in a directory. It keeps up to [`WRITE_BYTES`] and a piece, and as much again that is being written.
pub(super) struct DirectoryWriter {
    waiting: Vec<Bytes>,
    waiting_bytes: usize,
    /// The file, while nothing is being written. `None` for both after an error.
    idle: Option<Box<dyn UnfinishedPart>>,
    busy: Option<JoinHandle<Result<Box<dyn UnfinishedPart>, PartStoreError>>>,
}

impl DirectoryWriter {
    pub(super) const fn new(file: Box<dyn UnfinishedPart>) -> Self {
        Self { waiting: Vec::new(), waiting_bytes: 0, idle: Some(file), busy: None }
    }

    /// Waits until nothing is being written, and takes the file and what waits for it.
    async fn take(&mut self) -> Result<(Box<dyn UnfinishedPart>, Vec<Bytes>), PartStoreError> {
        if let Some(busy) = &mut self.busy {
            let written = busy.await;
            self.busy = None;
            self.idle = Some(written.unwrap_or(Err(PartStoreError::Broken))?);
        }
        self.waiting_bytes = 0;
        let file = self.idle.take().ok_or(PartStoreError::Broken)?;
        Ok((file, std::mem::take(&mut self.waiting)))
    }
}

impl PartWriter for DirectoryWriter {
    fn write(&mut self, bytes: Bytes) -> PartStoreFuture<'_, ()> {
        Box::pin(async move {
            if self.idle.is_none() && self.busy.is_none() {
                return Err(PartStoreError::Broken);
            }
            self.waiting_bytes = self.waiting_bytes.saturating_add(bytes.len());
            self.waiting.push(bytes);
            if self.waiting_bytes < WRITE_BYTES {
                return Ok(());
            }
            let (mut file, waiting) = self.take().await?;
            self.busy = Some(tokio::task::spawn_blocking(move || {
                waiting.iter().try_for_each(|bytes| file.append(bytes))?;
                Ok(file)
            }));
            Ok(())
        })
    }

    fn finish(mut self: Box<Self>) -> PartStoreFuture<'static, ()> {
        Box::pin(async move {
            let (mut file, waiting) = self.take().await?;
            on_thread(move || {
                waiting.iter().try_for_each(|bytes| file.append(bytes))?;
                file.keep()
            })
            .await
        })
    }
}

impl Drop for DirectoryWriter {
    /// Closing the file frees its blocks, which may take long.
    fn drop(&mut self) {
        let left = (self.idle.take(), self.busy.take());
        if let (Ok(runtime), (Some(_), _) | (_, Some(_))) = (Handle::try_current(), &left) {
            runtime.spawn_blocking(move || drop(left));
        }
    }
}

impl fmt::Debug for DirectoryWriter {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = if self.busy.is_some() { "busy" } else { "idle" };
        write!(formatter, "DirectoryWriter({state})")
    }
}
