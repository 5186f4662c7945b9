use std::io::{Read, Write};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::scope;

use crypto::stream_signature::StreamSigner;
use secret::Wiped;

use super::{Counted, Encrypted, LOAD_BYTES, Sizes, buffers, fill, length, spawn};
use crate::error::StreamError;
use crate::header::Header;
use crate::materials::EncryptionMaterials;
use crate::seal::{Sealer, sign};
use crate::stream::{EncryptWriter, PIECE_BYTES};

/// Encrypts all of `source` into one message, on several threads when it is long.
///
/// # Errors
/// [`StreamError`]; what was written until then is no whole message.
pub fn encrypt(
    mut source: impl Read + Send,
    target: impl Write,
    materials: &EncryptionMaterials,
    frame_bytes: u32,
) -> Result<Encrypted, StreamError> {
    let mut first = Wiped::new(vec![0; PIECE_BYTES]);
    let come = fill(&mut source, &mut first, 0)?;
    let mut target = Counted::new(target);
    let (header, read) = if come < PIECE_BYTES {
        let mut writer = EncryptWriter::new(&mut target, materials, frame_bytes)?;
        let header = writer.header().clone();
        let plaintext = first.get(..come).unwrap_or_default();
        let written = writer.write_all(plaintext).and_then(|()| writer.finish().map(|_target| ()));
        written.map_err(StreamError::Write)?;
        (header, length(come))
    } else {
        encrypt_long(first.as_slice().chain(source), &mut target, materials, frame_bytes)?
    };
    Ok(Encrypted { header, sizes: Sizes { read, written: target.bytes } })
}

/// A part of a message.
struct Load {
    bytes: Vec<u8>,
    is_last: bool,
}

fn encrypt_long(
    source: impl Read + Send,
    target: &mut impl Write,
    materials: &EncryptionMaterials,
    frame_bytes: u32,
) -> Result<(Header, u64), StreamError> {
    let mut head = Vec::new();
    let (sealer, signer) = Sealer::begin(materials, frame_bytes, &mut head)?;
    let header = sealer.header().clone();
    target.write_all(&head).map_err(StreamError::Write)?;
    let (emptied, empty) = buffers(sealer.frame_bytes());
    let (filled, full) = sync_channel(1);
    scope(|threads| {
        let sealing = spawn(threads, move || seal_all(source, sealer, &empty, &filled))?;
        let (written, signing) = if let Some(signer) = signer {
            let (handed_on, signed) = sync_channel(1);
            let signing = spawn(threads, move || sign_all(signer, &full, &handed_on))?;
            (write_all(signed, emptied, target), Some(signing))
        } else {
            (write_all(full, emptied, target), None)
        };
        let read = sealing.join()?;
        written?;
        signing.map_or(Ok(()), |signing| signing.join())?;
        Ok((header, read))
    })
}

/// Reads and seals until the end. Returns how much was read.
fn seal_all(
    mut source: impl Read,
    mut sealer: Sealer,
    empty: &Receiver<Vec<u8>>,
    filled: &SyncSender<Load>,
) -> Result<u64, StreamError> {
    let frame_bytes = sealer.frame_bytes();
    let whole = (LOAD_BYTES / frame_bytes).max(1) * frame_bytes;
    let mut plaintext = Wiped::new(vec![0; whole]);
    let mut total = 0;
    while let Ok(mut bytes) = empty.recv() {
        let come = fill(&mut source, &mut plaintext, 0)?;
        total += length(come);
        bytes.clear();
        let (frames, rest) = plaintext
            .get(..come)
            .and_then(|plaintext| plaintext.split_at_checked(come / frame_bytes * frame_bytes))
            .unwrap_or_default();
        sealer.frames(frames, &mut bytes)?;
        if come < whole {
            sealer.last_frame(rest, &mut bytes)?;
            let _unwanted = filled.send(Load { bytes, is_last: true });
            break;
        }
        if filled.send(Load { bytes, is_last: false }).is_err() {
            break;
        }
    }
    Ok(total)
}

/// Hashes what passes by, and adds the signature to the last of it.
fn sign_all(
    mut signer: StreamSigner,
    full: &Receiver<Load>,
    handed_on: &SyncSender<Load>,
) -> Result<(), StreamError> {
    while let Ok(mut load) = full.recv() {
        signer.update(&load.bytes);
        if load.is_last {
            sign(signer, &mut load.bytes)?;
            let _unwanted = handed_on.send(load);
            break;
        }
        if handed_on.send(load).is_err() {
            break;
        }
    }
    Ok(())
}

/// Takes both ends: when writing fails, nobody waits for an empty buffer, or to hand a full one on.
fn write_all(
    full: Receiver<Load>,
    emptied: SyncSender<Vec<u8>>,
    target: &mut impl Write,
) -> Result<(), StreamError> {
    while let Ok(load) = full.recv() {
        target.write_all(&load.bytes).map_err(StreamError::Write)?;
        let _unneeded = emptied.try_send(load.bytes);
    }
    target.flush().map_err(StreamError::Write)
}
