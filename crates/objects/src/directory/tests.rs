use std::io;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::process::Command;
use std::time::Duration;

use bytes::Bytes;
use tokio::runtime::Runtime;

use super::file::UnfinishedPart;
use super::*;
use crate::seal::PIECE_BYTES_MAX;

fn runtime() -> Runtime {
    tokio::runtime::Builder::new_current_thread().build().unwrap()
}

fn id(byte: u8) -> PartId {
    PartId::from_bytes([byte; 16])
}

fn text(length: usize) -> Bytes {
    (0..=250).cycle().take(length).collect()
}

async fn write(store: &PartDirectory, id: PartId, bytes: &Bytes) -> Result<(), PartStoreError> {
    let mut writer = store.begin(id).await?;
    for at in (0..bytes.len()).step_by(PIECE_BYTES_MAX) {
        writer.write(bytes.slice(at..bytes.len().min(at + PIECE_BYTES_MAX))).await?;
    }
    writer.finish().await
}

async fn read(
    store: &PartDirectory,
    id: PartId,
    range: Range<u64>,
) -> Result<Vec<u8>, PartStoreError> {
    let mut stored = store.read(id, range).await?;
    let mut out = Vec::new();
    while let Some(piece) = stored.pieces.next().await? {
        assert!(piece.len() <= PIECE_BYTES_MAX);
        out.extend(piece);
    }
    Ok(out)
}

/// The names of all files but the one that says what the directory is.
fn names(path: &Path) -> Vec<String> {
    let folders = std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path());
    let files =
        folders.filter(|path| path.is_dir()).flat_map(|path| std::fs::read_dir(path).unwrap());
    let mut names: Vec<_> =
        files.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_part_is_there_when_it_is_finished_and_any_range_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new/parts");
    let bytes = text(1_000_000);
    runtime().block_on(async {
        let store = PartDirectory::create(&path).unwrap();
        write(&store, id(0xAB), &bytes).await.unwrap();
        write(&store, id(1), &Bytes::new()).await.unwrap();
        drop(store);
        let store = PartDirectory::open(&path).unwrap();
        for range in [0..1_000_000, 0..1, 999_999..1_000_000, 5..700_000, 64..262_272, 7..7] {
            let read = read(&store, id(0xAB), range.clone()).await.unwrap();
            let [start, end] = [range.start, range.end].map(|at| usize::try_from(at).unwrap());
            assert_eq!(read, bytes[start..end], "{start} {end}");
        }
        // What is not there does not come, and the length says it.
        assert_eq!(read(&store, id(0xAB), 999_990..2_000_000).await.unwrap().len(), 10);
        assert_eq!(read(&store, id(0xAB), 1_000_001..2_000_000).await.unwrap(), b"");
        assert_eq!(store.read(id(0xAB), 0..1).await.unwrap().bytes, 1_000_000);
        assert_eq!(read(&store, id(1), 0..0).await.unwrap(), b"");
        let missing = store.read(id(2), 0..1).await.unwrap_err();
        assert!(matches!(missing, PartStoreError::NotFound(missing) if missing == id(2)));
        store.delete(id(0xAB)).await.unwrap();
        store.delete(id(0xAB)).await.unwrap();
        assert!(store.read(id(0xAB), 0..1).await.is_err());
    });
    let part = path.join("01").join(id(1).to_string());
    assert_eq!(std::fs::metadata(&part).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(names(&path), [id(1).to_string()]);
}

/// What is not in memory is read by another thread.
#[test]
fn a_part_is_read_from_the_disk() {
    let folder = tempfile::tempdir_in(".").unwrap();
    let bytes = text(3_000_000);
    runtime().block_on(async {
        let store = PartDirectory::create(folder.path()).unwrap();
        write(&store, id(1), &bytes).await.unwrap();
        let file = File::open(store.0.path(id(1))).unwrap();
        rustix::fs::fadvise(&file, 0, None, rustix::fs::Advice::DontNeed).unwrap();
        assert_eq!(read(&store, id(1), 0..3_000_000).await.unwrap(), bytes);
    });
}

#[test]
fn a_writer_that_is_dropped_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let runtime = runtime();
    runtime.block_on(async {
        let store = PartDirectory::create(folder.path()).unwrap();
        drop(store.begin(id(1)).await.unwrap());
        let mut writer = store.begin(id(2)).await.unwrap();
        writer.write(text(5_000_000)).await.unwrap();
        assert_eq!(format!("{writer:?}"), "DirectoryWriter(busy)");
        drop(writer);
        // A caller who goes away while it waits for the disk.
        let mut writer = store.begin(id(3)).await.unwrap();
        writer.write(text(1_000_000)).await.unwrap();
        let mut waiting = writer.write(text(1_000_000));
        let poll =
            std::future::poll_fn(|context| std::task::Poll::Ready(waiting.as_mut().poll(context)));
        let _whether_it_waits = poll.await;
        drop(waiting);
        drop(writer);
        assert!(names(folder.path()).is_empty(), "nothing has a name before it is finished");
    });
    drop(runtime);
    assert!(names(folder.path()).is_empty());
}

/// A file whose disk fails at one step.
#[derive(Debug)]
struct FailingPart(&'static str);

impl UnfinishedPart for FailingPart {
    fn append(&mut self, _bytes: &[u8]) -> Result<(), PartStoreError> {
        self.fail("append")
    }

    fn keep(self: Box<Self>) -> Result<(), PartStoreError> {
        self.fail("keep")
    }
}

impl FailingPart {
    fn fail(&self, step: &str) -> Result<(), PartStoreError> {
        let error = || io_error("write", Path::new("."), io::ErrorKind::StorageFull.into());
        if self.0 == step { Err(error()) } else { Ok(()) }
    }
}

#[test]
fn a_disk_that_fails_is_an_error_and_stays_one() {
    runtime().block_on(async {
        let mut writer = DirectoryWriter::new(Box::new(FailingPart("append")));
        writer.write(text(1 << 20)).await.unwrap();
        let failed = writer.write(text(1 << 20)).await.unwrap_err();
        assert!(matches!(failed, PartStoreError::Io { .. }), "{failed}");
        let broken = writer.write(text(1)).await.unwrap_err();
        assert!(matches!(broken, PartStoreError::Broken), "{broken}");
        assert!(Box::new(writer).finish().await.is_err());
        // The last write is waited for.
        let mut writer = DirectoryWriter::new(Box::new(FailingPart("append")));
        writer.write(text(1 << 20)).await.unwrap();
        assert!(Box::new(writer).finish().await.is_err());
        let mut writer = DirectoryWriter::new(Box::new(FailingPart("append")));
        writer.write(text(1)).await.unwrap();
        assert!(Box::new(writer).finish().await.is_err());
        let mut writer = DirectoryWriter::new(Box::new(FailingPart("keep")));
        writer.write(text(1)).await.unwrap();
        assert!(Box::new(writer).finish().await.is_err());
    });
}

/// A small file system of its own, while it lives.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    /// `None` for who may not mount one.
    fn mount() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=3m", "none"]).arg(folder.path());
        mount.output().is_ok_and(|done| done.status.success()).then_some(Self(folder))
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        Command::new("umount").arg("-l").arg(self.0.path()).status().unwrap();
    }
}

#[test]
fn a_full_disk_is_an_error_and_ends_when_there_is_room() {
    let Some(disk) = SmallDisk::mount() else {
        println!("not tested: this user may not mount a file system");
        return;
    };
    let path = disk.0.path().join("parts");
    runtime().block_on(async {
        let store = PartDirectory::create(&path).unwrap();
        let full = write(&store, id(1), &text(4 << 20)).await.unwrap_err();
        let PartStoreError::Io { source, .. } = &full else { panic!("{full}") };
        assert_eq!(source.kind(), io::ErrorKind::StorageFull);
        assert!(names(&path).is_empty());
        write(&store, id(2), &text(2 << 20)).await.unwrap();
        assert_eq!(read(&store, id(2), 0..2 << 20).await.unwrap(), text(2 << 20));
    });
}

#[test]
fn a_directory_that_is_moved_or_replaced_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let [path, moved] = ["parts", "moved"].map(|name| folder.path().join(name));
    runtime().block_on(async {
        let store = PartDirectory::create(&path).unwrap();
        write(&store, id(1), &text(10)).await.unwrap();
        let begun = [id(2), id(3)].map(|id| store.begin(id));
        let [begun, other] = begun;
        let (begun, other) = (begun.await.unwrap(), other.await.unwrap());
        std::fs::rename(&path, &moved).unwrap();
        let displaced = |error: PartStoreError| matches!(error, PartStoreError::Displaced(_));
        assert!(displaced(store.check().await.unwrap_err()));
        assert!(displaced(store.begin(id(4)).await.unwrap_err()));
        assert!(displaced(store.read(id(1), 0..1).await.unwrap_err()));
        assert!(displaced(store.delete(id(1)).await.unwrap_err()));
        assert!(displaced(store.older(SystemTime::UNIX_EPOCH, None, 1).await.unwrap_err()));
        assert!(displaced(begun.finish().await.unwrap_err()));
        // An empty one in its place is not it.
        PartDirectory::create(&path).unwrap();
        assert!(displaced(store.read(id(1), 0..1).await.unwrap_err()));
        assert!(displaced(other.finish().await.unwrap_err()));
        assert!(names(&path).is_empty());
        std::fs::remove_dir_all(&path).unwrap();
        std::fs::rename(&moved, &path).unwrap();
        store.check().await.unwrap();
        assert_eq!(read(&store, id(1), 0..10).await.unwrap(), text(10));
    });
}

#[test]
fn a_folder_that_is_replaced_keeps_no_part_that_nobody_finds() {
    let folder = tempfile::tempdir().unwrap();
    let store = PartDirectory::create(folder.path()).unwrap();
    runtime().block_on(async {
        let begun = store.begin(id(2)).await.unwrap();
        std::fs::rename(folder.path().join("02"), folder.path().join("away")).unwrap();
        assert!(begun.finish().await.is_err());
        assert!(store.begin(id(2)).await.is_err());
    });
    assert!(names(folder.path()).is_empty());
}

#[test]
fn the_sweeper_finds_what_is_old_in_order_and_removes_unfinished_files() {
    let folder = tempfile::tempdir().unwrap();
    let store = PartDirectory::create(folder.path()).unwrap();
    let age = |path: &Path, hours: u64| {
        let time = SystemTime::UNIX_EPOCH + Duration::from_secs(hours * 3_600);
        File::options().append(true).open(path).unwrap().set_modified(time).unwrap();
    };
    let [old, new] = ["0123456789abcdef", "0123456789abcde0"]
        .map(|digits| folder.path().join("07").join(format!(".bulla-{digits}.partial")));
    for (path, hours) in [(&old, 1), (&new, 9)] {
        std::fs::write(path, "unfinished").unwrap();
        age(path, hours);
    }
    let mut near = [7; 16];
    near[15] = 8;
    let near = PartId::from_bytes(near);
    runtime().block_on(async {
        for (part, hours) in [(id(7), 1), (near, 2), (id(3), 3), (id(0xFF), 4), (id(9), 5)] {
            write(&store, part, &text(1)).await.unwrap();
            age(&store.0.path(part), hours);
        }
        std::fs::write(folder.path().join("03/other"), "somebody else's").unwrap();
        let than = SystemTime::UNIX_EPOCH + Duration::from_secs(5 * 3_600);
        let all = store.older(than, None, 100).await.unwrap();
        assert_eq!(all, [id(3), id(7), near, id(0xFF)]);
        let mut pages = Vec::new();
        while let Some(next) = store.older(than, pages.last().copied(), 1).await.unwrap().first() {
            pages.push(*next);
        }
        assert_eq!(pages, all);
    });
    assert!(!old.exists() && new.exists());
    assert!(folder.path().join("03/other").exists());
}

#[test]
fn a_directory_is_open_once_and_is_what_it_says() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("parts");
    // A disk that is not mounted.
    assert!(matches!(PartDirectory::open(&path), Err(PartStoreError::Io { .. })));
    let store = PartDirectory::create(&path).unwrap();
    assert!(matches!(PartDirectory::open(&path), Err(PartStoreError::Io { .. })));
    drop(store);
    drop(PartDirectory::create(&path).unwrap());
    // A crash while it was made.
    std::fs::remove_file(path.join("format")).unwrap();
    std::fs::remove_dir(path.join("ff")).unwrap();
    drop(PartDirectory::create(&path).unwrap());
    assert!(path.join("ff").is_dir());
    std::fs::write(path.join("format"), "bulla parts 2\n").unwrap();
    assert!(matches!(PartDirectory::create(&path), Err(PartStoreError::Foreign(_))));
    assert!(matches!(PartDirectory::create(Path::new("src")), Err(PartStoreError::Foreign(_))));
}

#[test]
fn a_link_in_the_place_of_a_part_is_not_followed() {
    let folder = tempfile::tempdir().unwrap();
    let store = PartDirectory::create(folder.path()).unwrap();
    let elsewhere = folder.path().join("elsewhere");
    std::fs::write(&elsewhere, "secret").unwrap();
    runtime().block_on(async {
        symlink(&elsewhere, store.0.path(id(1))).unwrap();
        assert!(store.read(id(1), 0..6).await.is_err());
        assert!(write(&store, id(1), &text(6)).await.is_err(), "a name that exists stays");
        store.delete(id(1)).await.unwrap();
    });
    assert_eq!(std::fs::read(&elsewhere).unwrap(), b"secret");
}
