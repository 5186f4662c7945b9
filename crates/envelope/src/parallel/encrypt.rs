use std::io::{Read, Write};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::scope;

use crypto::stream_signature::StreamSigner;
use secret::Wiped;

use super::{Counted, Encrypted, LOAD_BYTES, Sizes, buffer_count, buffers, fill, length, spawn};
use crate::error::StreamError;
use crate::header::MessageHeader;
use crate::materials::EncryptionMaterials;
use crate::seal::{Sealer, sign};
use crate::stream::{EncryptWriter, PIECE_BYTES};

/// Encrypts all of `source` into one message, on several threads if it is long.
///
/// # Errors
/// [`StreamError`]. The output until then is no whole message.
pub fn encrypt(
    mut source: impl Read + Send,
    target: impl Write,
    materials: &EncryptionMaterials,
    frame_bytes: u32,
) -> Result<Encrypted, StreamError> {
    let mut first = Wiped::new(vec![0; PIECE_BYTES]);
    let come = fill(&mut source, &mut first)?;
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

fn encrypt_long(
    source: impl Read + Send,
    target: &mut impl Write,
    materials: &EncryptionMaterials,
    frame_bytes: u32,
) -> Result<(MessageHeader, u64), StreamError> {
    let mut head = Vec::new();
    let (sealer, signer) = Sealer::begin(materials, frame_bytes, &mut head)?;
    let header = sealer.header().clone();
    target.write_all(&head).map_err(StreamError::Write)?;
    let read = match signer {
        Some(signer) => encrypt_signed(source, target, sealer, signer)?,
        None => encrypt_unsigned(source, target, sealer)?,
    };
    target.flush().map_err(StreamError::Write)?;
    Ok((header, read))
}

/// Returns the bytes of plaintext that are sealed at once.
fn load_bytes(sealer: &Sealer) -> usize {
    (LOAD_BYTES / sealer.frame_bytes()).max(1) * sealer.frame_bytes()
}

/// A part of a message.
struct MessagePart {
    bytes: Vec<u8>,
    is_last: bool,
}

/// Seals the bytes that were read at once. If the load is not full, nothing follows it.
fn seal(
    sealer: &mut Option<Sealer>,
    plaintext: &[u8],
    mut bytes: Vec<u8>,
) -> Result<MessagePart, StreamError> {
    bytes.clear();
    let Some(open) = sealer else { return Ok(MessagePart { bytes, is_last: true }) };
    let (full, frame_bytes) = (load_bytes(open), open.frame_bytes());
    let (frames, rest) = plaintext.split_at(plaintext.len() / frame_bytes * frame_bytes);
    open.frames(frames, &mut bytes)?;
    let is_last = plaintext.len() < full;
    if let Some(ended) = sealer.take_if(|_| is_last) {
        ended.last_frame(rest, &mut bytes)?;
    }
    Ok(MessagePart { bytes, is_last })
}

/// Hashes on one thread, which takes longest, and does the rest on this one. More threads would only take time from the first.
fn encrypt_signed(
    mut source: impl Read,
    target: &mut impl Write,
    sealer: Sealer,
    signer: StreamSigner,
) -> Result<u64, StreamError> {
    let count = buffer_count(sealer.frame_bytes());
    let mut plaintext = Wiped::new(vec![0; load_bytes(&sealer)]);
    let (to_hash, sealed) = sync_channel(count);
    let (hashed, to_write) = sync_channel::<MessagePart>(count);
    scope(|threads| {
        let signing = spawn(threads, move || sign_all(signer, &sealed, &hashed))?;
        let (mut sealer, mut under_way, mut total) = (Some(sealer), 0, 0);
        while sealer.is_some() {
            let mut bytes = Vec::new();
            if under_way == count {
                let Ok(load) = to_write.recv() else { break };
                target.write_all(&load.bytes).map_err(StreamError::Write)?;
                bytes = load.bytes;
                under_way -= 1;
            }
            let come = fill(&mut source, &mut plaintext)?;
            total += length(come);
            let load = seal(&mut sealer, plaintext.get(..come).unwrap_or_default(), bytes)?;
            if to_hash.send(load).is_err() {
                break;
            }
            under_way += 1;
        }
        drop(to_hash);
        for load in to_write {
            target.write_all(&load.bytes).map_err(StreamError::Write)?;
        }
        signing.join().map(|()| total)
    })
}

/// Hashes the loads that pass, and adds the signature to the last.
fn sign_all(
    mut signer: StreamSigner,
    sealed: &Receiver<MessagePart>,
    hashed: &SyncSender<MessagePart>,
) -> Result<(), StreamError> {
    while let Ok(mut load) = sealed.recv() {
        signer.update(&load.bytes);
        if load.is_last {
            sign(signer, &mut load.bytes)?;
            let _unwanted = hashed.send(load);
            break;
        }
        if hashed.send(load).is_err() {
            break;
        }
    }
    Ok(())
}

/// Reads on one thread, seals on another, and writes on this one: each takes about as long.
fn encrypt_unsigned(
    source: impl Read + Send,
    target: &mut impl Write,
    sealer: Sealer,
) -> Result<u64, StreamError> {
    let (full, part_bytes) = (load_bytes(&sealer), sealer.frame_bytes());
    let (emptied, empty) = buffers::<Wiped>(part_bytes);
    let (read, to_seal) = sync_channel(1);
    let (written, reusable) = buffers::<Vec<u8>>(part_bytes);
    let (sealed, to_write) = sync_channel(1);
    scope(|threads| {
        let reading = spawn(threads, move || read_all(source, full, &empty, &read))?;
        let sealing =
            spawn(threads, move || seal_all(sealer, &to_seal, &emptied, &reusable, &sealed))?;
        let ended = write_all(to_write, written, target);
        let read = reading.join()?;
        sealing.join()?;
        ended?;
        Ok(read)
    })
}

/// Reads until the end, at which a load is not full. Returns the number of bytes read.
fn read_all(
    mut source: impl Read,
    full: usize,
    empty: &Receiver<Wiped>,
    read: &SyncSender<(Wiped, usize)>,
) -> Result<u64, StreamError> {
    let mut total = 0;
    while let Ok(mut plaintext) = empty.recv() {
        plaintext.resize(full, 0);
        let come = fill(&mut source, &mut plaintext)?;
        total += length(come);
        if read.send((plaintext, come)).is_err() || come < full {
            break;
        }
    }
    Ok(total)
}

fn seal_all(
    sealer: Sealer,
    to_seal: &Receiver<(Wiped, usize)>,
    emptied: &SyncSender<Wiped>,
    reusable: &Receiver<Vec<u8>>,
    sealed: &SyncSender<MessagePart>,
) -> Result<(), StreamError> {
    let mut sealer = Some(sealer);
    while let (Ok((plaintext, come)), Ok(bytes)) = (to_seal.recv(), reusable.recv()) {
        let load = seal(&mut sealer, plaintext.get(..come).unwrap_or_default(), bytes)?;
        let _unneeded = emptied.try_send(plaintext);
        if sealed.send(load).is_err() || sealer.is_none() {
            break;
        }
    }
    Ok(())
}

/// Writes everything. Takes both ends: if writing fails, no thread waits for an empty buffer, or to pass a full one on.
fn write_all(
    to_write: Receiver<MessagePart>,
    written: SyncSender<Vec<u8>>,
    target: &mut impl Write,
) -> Result<(), StreamError> {
    while let Ok(load) = to_write.recv() {
        target.write_all(&load.bytes).map_err(StreamError::Write)?;
        let _unneeded = written.try_send(load.bytes);
    }
    Ok(())
}
