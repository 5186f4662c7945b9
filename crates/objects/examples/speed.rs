//! How fast parts are encrypted, decrypted, written and read, beside the bare limits of the same run:
//! `cargo run --release -p objects --example speed [DIRECTORY]`. Files go to DIRECTORY, or below the current one.

#![expect(clippy::print_stdout, reason = "the figures are the purpose")]

use std::collections::VecDeque;
use std::error::Error;
use std::fs::File;
use std::hint::black_box;
use std::io::Write as _;
use std::os::unix::fs::FileExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use bytes::Bytes;
use crypto::aes_gcm::AesGcm;
use objects::{
    CHUNK_BYTES, ObjectDataKey, ObjectManifest, ObjectPart, ObjectReader, ObjectVersion,
    PartDirectory, PartId, PartList, PartSealer, PartStore, RangeOpener,
};
use secret::Secret;

type Outcome = Result<(), Box<dyn Error>>;

/// The plaintext: larger than the caches, so that it comes from memory as it does from a socket.
const BYTES: usize = 64 << 20;
/// The plaintext that shows what memory a stream takes.
const STREAM_BYTES: usize = 512 << 20;
const MEBIBYTE: usize = 1 << 20;
const RUNS: usize = 25;
/// What a body's pieces have.
const PUSH_BYTES: usize = 64 << 10;

fn main() -> Outcome {
    let folder = std::env::args_os().nth(1).map_or_else(|| PathBuf::from("."), PathBuf::from);
    let folder = tempfile::tempdir_in(folder)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let store = Arc::new(PartDirectory::create(&folder.path().join("parts"))?);
    // Before anything else has taken memory.
    runtime.block_on(stream_memory(&store))?;
    let plaintext: Vec<u8> = (0..=250).cycle().take(BYTES).collect();
    println!("{:54} {:>8} {:>8} {:>8}", "MB/s of plaintext", "median", "least", "most");
    limits(&plaintext)?;
    for key in [one_layer(), two_layers()] {
        memory(&plaintext, &key)?;
    }
    for bytes in [MEBIBYTE, BYTES] {
        let plaintext = plaintext.get(..bytes).unwrap_or_default();
        file_writes(folder.path(), plaintext)?;
        let id = runtime.block_on(part_writes(&store, plaintext))?;
        file_reads(folder.path(), bytes)?;
        runtime.block_on(part_reads(&store, id, bytes))?;
    }
    Ok(())
}

fn one_layer() -> ObjectDataKey {
    ObjectDataKey::new(Secret::<[u8; 32]>::copy_of(&[7; 32]))
}

fn two_layers() -> ObjectDataKey {
    let [inner, outer] = [7, 8].map(|byte| Secret::<[u8; 32]>::copy_of(&[byte; 32]));
    ObjectDataKey::double(inner, outer)
}

/// Copies, and AES-256-GCM by chunks in place, over and over in the same 256 KiB.
fn limits(plaintext: &[u8]) -> Outcome {
    let mut buffer = vec![0; 4 * CHUNK_BYTES];
    measure("memcpy to 256 KiB", BYTES, || {
        for piece in plaintext.chunks_exact(buffer.len()) {
            buffer.copy_from_slice(black_box(piece));
        }
        Ok(())
    })?;
    let key = AesGcm::new(&[7; 32])?;
    let header = [0; 64];
    let chunks = BYTES / CHUNK_BYTES / 4;
    measure("AES-256-GCM seals chunks of 256 KiB in place", BYTES, || {
        for _ in 0..chunks {
            for chunk in buffer.chunks_exact_mut(CHUNK_BYTES) {
                black_box(key.seal(&[0; 12], &header, black_box(chunk))?);
            }
        }
        Ok(())
    })?;
    let mut sealed = vec![0; CHUNK_BYTES];
    let tag = key.seal(&[0; 12], &header, &mut sealed)?;
    let mut opened = vec![0; CHUNK_BYTES];
    measure("AES-256-GCM opens a chunk into another buffer", BYTES, || {
        for _ in 0..chunks * 4 {
            key.open(&[0; 12], &header, black_box(&sealed), &tag, &mut opened)?;
        }
        Ok(())
    })?;
    sealed.extend(tag);
    let mut copy = sealed.clone();
    measure("AES-256-GCM copies a chunk and opens in place", BYTES, || {
        for _ in 0..chunks * 4 {
            copy.copy_from_slice(&sealed);
            black_box(key.open_in_place(&[0; 12], &header, &mut copy)?);
        }
        Ok(())
    })
}

/// Parts in memory.
fn memory(plaintext: &[u8], key: &ObjectDataKey) -> Outcome {
    let layers = key.layers();
    let id = PartId::random()?;
    measure(&format!("PartSealer, layers: {layers:?}"), BYTES, || {
        let mut sealer = PartSealer::new(key, id)?;
        for mut body in plaintext.chunks(PUSH_BYTES) {
            while let Some(piece) = sealer.push(&mut body)? {
                black_box(piece);
            }
        }
        black_box(sealer.finish()?);
        Ok(())
    })?;
    let mut sealer = PartSealer::new(key, id)?;
    let mut pieces = Vec::new();
    let mut rest = plaintext;
    while let Some(piece) = sealer.push(&mut rest)? {
        pieces.push(piece);
    }
    pieces.push(sealer.finish()?);
    let bytes = u64::try_from(BYTES)?;
    measure(&format!("RangeOpener with the copy, layers: {layers:?}"), BYTES, || {
        let mut opener = RangeOpener::new(key, id, bytes, 0..bytes)?;
        let mut out = VecDeque::new();
        for piece in &pieces {
            // What a read of a file costs too: memory of its own.
            opener.push(Bytes::from(piece.to_vec()), &mut out)?;
            out.drain(..).for_each(|plaintext| drop(black_box(plaintext)));
        }
        Ok(opener.finish()?)
    })
}

fn file_writes(folder: &Path, plaintext: &[u8]) -> Outcome {
    let name = format!("a file of {}, fdatasync", shown(plaintext.len()));
    let path = folder.join("file");
    measure(&format!("write {name}, fsync of its folder"), plaintext.len(), || {
        let mut file = durable_file(&path)?;
        for piece in plaintext.chunks(4 * CHUNK_BYTES) {
            file.write_all(piece)?;
        }
        file.sync_data()?;
        Ok(File::open(folder)?.sync_all()?)
    })
}

fn durable_file(path: &Path) -> std::io::Result<File> {
    if path.exists() {
        std::fs::remove_file(path)?;
    }
    File::create_new(path)
}

/// Returns the part that was written last.
async fn part_writes(store: &PartDirectory, plaintext: &[u8]) -> Result<PartId, Box<dyn Error>> {
    let key = one_layer();
    let mut figures = Vec::new();
    let mut last = PartId::random()?;
    for _ in 0..RUNS {
        store.delete(last).await?;
        last = PartId::random()?;
        let began = Instant::now();
        let mut writer = store.begin(last).await?;
        let mut sealer = PartSealer::new(&key, last)?;
        for mut body in plaintext.chunks(PUSH_BYTES) {
            while let Some(piece) = sealer.push(&mut body)? {
                writer.write(piece).await?;
            }
        }
        writer.write(sealer.finish()?).await?;
        writer.finish().await?;
        figures.push(began.elapsed().as_secs_f64());
    }
    print(
        &format!("seal and store a part of {}", shown(plaintext.len())),
        plaintext.len(),
        figures,
    );
    Ok(last)
}

fn file_reads(folder: &Path, bytes: usize) -> Outcome {
    let path = folder.join("file");
    measure(&format!("read the file of {}", shown(bytes)), bytes, || {
        let file = File::open(&path)?;
        let mut buffer = vec![0; 4 * CHUNK_BYTES];
        let mut at = 0;
        loop {
            match file.read_at(&mut buffer, at)? {
                0 => return Ok(()),
                read => at += u64::try_from(read)?,
            }
        }
    })
}

/// Streams a long part in and out, and prints what memory that took.
async fn stream_memory(store: &Arc<PartDirectory>) -> Outcome {
    let body = vec![7; PUSH_BYTES];
    let key = one_layer();
    let id = PartId::random()?;
    let before = most_memory()?;
    let mut writer = store.begin(id).await?;
    let mut sealer = PartSealer::new(&key, id)?;
    for _ in 0..STREAM_BYTES / PUSH_BYTES {
        let mut body = body.as_slice();
        while let Some(piece) = sealer.push(&mut body)? {
            writer.write(piece).await?;
        }
    }
    writer.write(sealer.finish()?).await?;
    writer.finish().await?;
    let written = most_memory()?;
    read_part(store, key, id, STREAM_BYTES).await?;
    let read = most_memory()?;
    store.delete(id).await?;
    let name = format!("resident memory of a stream of {}", shown(STREAM_BYTES));
    println!("{name}: {} KiB for writing, {} more for reading", written - before, read - written);
    Ok(())
}

/// Returns the most memory that was ever resident, in KiB (proc(5)).
fn most_memory() -> Result<u64, Box<dyn Error>> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    Ok(line.and_then(|line| line.trim().strip_suffix(" kB")).ok_or("no VmHWM")?.parse()?)
}

async fn read_part(
    store: &Arc<PartDirectory>,
    key: ObjectDataKey,
    id: PartId,
    bytes: usize,
) -> Outcome {
    let size = u64::try_from(bytes)?;
    let parts = PartList::new(vec![ObjectPart { number: 1, id, bytes: size }])?;
    let version = ObjectVersion { bucket: "b", key: "k", version: "null", metadata: &[0; 32] };
    let (manifest, _) = ObjectManifest::seal(parts, &key, &version)?;
    let store: Arc<dyn PartStore> = Arc::clone(store) as Arc<dyn PartStore>;
    let mut reader = ObjectReader::new(store, Arc::new(key), &manifest, 0..size)?;
    while let Some(plaintext) = reader.next().await? {
        black_box(plaintext);
    }
    Ok(())
}

async fn part_reads(store: &Arc<PartDirectory>, id: PartId, bytes: usize) -> Outcome {
    let mut figures = Vec::new();
    for _ in 0..RUNS {
        let began = Instant::now();
        read_part(store, one_layer(), id, bytes).await?;
        figures.push(began.elapsed().as_secs_f64());
    }
    print(&format!("read and open the part of {}", shown(bytes)), bytes, figures);
    Ok(())
}

fn measure(what: &str, bytes: usize, mut work: impl FnMut() -> Outcome) -> Outcome {
    let mut figures = Vec::new();
    for _ in 0..RUNS {
        let began = Instant::now();
        work()?;
        figures.push(began.elapsed().as_secs_f64());
    }
    print(what, bytes, figures);
    Ok(())
}

fn print(what: &str, bytes: usize, mut seconds: Vec<f64>) {
    seconds.sort_by(f64::total_cmp);
    #[expect(clippy::cast_precision_loss, reason = "a figure for people")]
    let speed = |index: usize| bytes as f64 / 1e6 / seconds.get(index).copied().unwrap_or(f64::NAN);
    let (median, least, most) = (speed(RUNS / 2), speed(RUNS - 1), speed(0));
    println!("{what:54} {median:8.0} {least:8.0} {most:8.0}");
}

fn shown(bytes: usize) -> String {
    format!("{} MiB", bytes / MEBIBYTE)
}
