"""The data of S3's objects in backups: `bulla backup` and `bulla restore`, through the binary."""

import datetime
import fcntl
import hashlib
import json
import os
import shutil
import stat
import subprocess
import threading
import time

import boto3
import pytest
from botocore.config import Config

from server import BINARY, REGION, Server, clean_environment, eventually
from test_backup import bulla, make_backup, restore, restored  # noqa: F401

# In the store, in the store at the longest, in a file, in a file of many chunks.
SIZES = [1, 64 * 1024, 64 * 1024 + 1, 1024 * 1024]


def s3_of(server):
    access_key_id, secret_access_key = server.credentials()
    return boto3.client(
        "s3",
        region_name=REGION,
        endpoint_url=server.endpoint,
        aws_access_key_id=access_key_id,
        aws_secret_access_key=secret_access_key,
        config=Config(s3={"addressing_style": "path"}, retries={"total_max_attempts": 1}),
    )


def data_of(key, size):
    seed = hashlib.sha256(key.encode()).digest()
    return (seed * (size // len(seed) + 1))[:size]


def put(s3, key, size, **more):
    s3.put_object(Bucket="photos", Key=key, Body=data_of(key, size), **more)


def get(s3, key):
    return s3.get_object(Bucket="photos", Key=key)["Body"].read()


def parts(directory):
    """The files of parts under a data directory or a backup."""
    return sorted(path for path in (directory / "objects").glob("*/*") if path.is_file())


@pytest.fixture
def objects(tmp_path):
    """A server with objects of each size, under SSE-S3 and SSE-KMS."""
    server = Server(tmp_path / "data").start()
    try:
        server.s3 = s3_of(server)
        server.s3.create_bucket(Bucket="photos")
        server.kept = {}
        for size in SIZES:
            for name, more in {"s3": {}, "kms": {"ServerSideEncryption": "aws:kms"}}.items():
                put(server.s3, f"{name}-{size}", size, **more)
                server.kept[f"{name}-{size}"] = size
        yield server
    finally:
        server.end()


def test_every_object_comes_back(objects, restored, tmp_path):
    made = make_backup(objects, tmp_path / "backup", "--with-seal")
    stored = [path.stat().st_size for path in parts(objects.data_dir)]
    assert (made["parts"], made["part_bytes"], made["linked_parts"]) == (4, sum(stored), 0)
    manifest = json.loads((tmp_path / "backup/manifest.json").read_text())["manifest"]
    text = (tmp_path / "backup/parts.list").read_bytes()
    assert manifest["parts"] == {"count": 4, "bytes": sum(stored), "sha256": hashlib.sha256(text).hexdigest()}
    assert text.decode().split() == [
        word for path in parts(objects.data_dir) for word in (path.name, str(path.stat().st_size))
    ]
    assert not [listed for listed in manifest["files"] if "parts" in listed["name"] or "objects" in listed["name"]]
    for path in [*(tmp_path / "backup").rglob("*"), tmp_path / "backup"]:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path
    objects.end()
    done = bulla("restore", tmp_path / "backup", "--data-dir", restored.data_dir, "--yes")
    assert done.returncode == 0, done.stderr
    assert not (restored.data_dir / "parts.list").exists()
    s3 = s3_of(restored.start())
    for key, size in objects.kept.items():
        assert get(s3, key) == data_of(key, size), key
    put(s3, "new", 1024 * 1024)
    assert get(s3, "new") == data_of("new", 1024 * 1024)


def test_a_part_of_later_and_an_orphan_are_not_in_it(objects, tmp_path):
    orphan = objects.data_dir / "objects/00" / ("00" * 16)
    orphan.write_bytes(b"x")
    make_backup(objects, tmp_path / "backup")
    put(objects.s3, "later", 1024 * 1024)
    names = [path.name for path in parts(tmp_path / "backup")]
    assert len(names) == 4 and orphan.name not in names


@pytest.mark.parametrize("without", ["objects", "files"])
def test_where_there_are_no_parts_the_backup_has_no_place_for_them(tmp_path, without):
    server = Server(tmp_path / "data").start()
    try:
        if without == "files":
            s3_of(server).create_bucket(Bucket="photos")
            put(s3_of(server), "small", 1)
        assert make_backup(server, tmp_path / "backup")["parts"] == 0
        assert not (tmp_path / "backup/objects").exists() and not (tmp_path / "backup/parts.list").exists()
        assert "parts" not in json.loads((tmp_path / "backup/manifest.json").read_text())["manifest"]
        assert restore(server, tmp_path / "backup", tmp_path / "restored").returncode == 0
    finally:
        server.end()


def lose(path):
    path.unlink()


def cut(path):
    os.truncate(path, path.stat().st_size - 1)


def lengthen(path):
    path.write_bytes(path.read_bytes() + b"x")


def link(path):
    path.rename(path.with_suffix(".moved"))
    path.symlink_to(path.with_suffix(".moved"))


@pytest.mark.parametrize("damage", [lose, cut, lengthen, link])
def test_a_part_that_is_not_as_it_was_is_named(objects, tmp_path, damage):
    make_backup(objects, tmp_path / "backup")
    damaged = parts(tmp_path / "backup")[-1]
    damage(damaged)
    refused = restore(objects, tmp_path / "backup", tmp_path / "restored")
    assert refused.returncode == 1 and damaged.name in refused.stderr, refused.stderr
    assert ("is missing in the backup" in refused.stderr) == (damage is lose)
    assert not (tmp_path / "restored").exists() and not (tmp_path / "restored.partial").exists()


@pytest.mark.parametrize("change", ["flip", "line", "swap", "gone"])
def test_an_altered_list_of_parts_is_refused(objects, tmp_path, change):
    make_backup(objects, tmp_path / "backup")
    path = tmp_path / "backup/parts.list"
    lines = path.read_text().splitlines(keepends=True)
    if change == "gone":
        path.unlink()
    elif change == "flip":
        path.write_text("".join(lines).replace(lines[0][0], "f" if lines[0][0] != "f" else "0", 1))
    else:
        path.write_text("".join(lines[1:] if change == "line" else [lines[1], lines[0], *lines[2:]]))
    refused = restore(objects, tmp_path / "backup", tmp_path / "restored")
    assert refused.returncode == 1 and not (tmp_path / "restored").exists()
    assert ("parts.list is not what the manifest says" in refused.stderr) == (change in ("line", "swap")), refused.stderr


def test_a_lost_part_stops_a_backup_until_its_object_is_deleted(objects, tmp_path):
    before = set(parts(objects.data_dir))
    put(objects.s3, "lost", 1024 * 1024)
    (lost,) = set(parts(objects.data_dir)) - before
    lost.unlink()
    refused = bulla("backup", tmp_path / "backup", "--data-dir", objects.data_dir)
    assert refused.returncode == 1
    assert f"{lost} is missing, and an object has it: put the file back from an older backup" in refused.stderr
    assert "delete the object (`bulla s3 scrub` names it), then make the backup" in refused.stderr
    assert not (tmp_path / "backup").exists() and not (tmp_path / "backup.partial").exists()
    objects.s3.delete_object(Bucket="photos", Key="lost")
    assert make_backup(objects, tmp_path / "backup")["parts"] == 4


def test_deletions_during_a_backup_take_nothing_from_it(objects, restored, tmp_path):
    for number in range(200):
        put(objects.s3, f"many-{number}", 70_000)
        objects.kept[f"many-{number}"] = 70_000

    def delete():
        s3 = s3_of(objects)
        while not (tmp_path / "backup.partial").exists():
            time.sleep(0.001)
        for key in objects.kept:
            s3.delete_object(Bucket="photos", Key=key)

    deleting = threading.Thread(target=delete)
    deleting.start()
    made = make_backup(objects, tmp_path / "backup", "--with-seal")
    deleting.join()
    assert made["parts"] == 204
    assert bulla("restore", tmp_path / "backup", "--data-dir", restored.data_dir, "--yes").returncode == 0
    s3 = s3_of(restored.start())
    listed = s3.list_objects_v2(Bucket="photos").get("Contents", [])
    # It is of one moment, whichever that was: what it lists can be read.
    for found in listed:
        assert get(s3, found["Key"]) == data_of(found["Key"], objects.kept[found["Key"]])


def test_uploads_under_way_go_on_after_a_restore(objects, restored, tmp_path):
    s3, uploads, five = objects.s3, {}, data_of("five", 5 * 1024 * 1024)
    for key in ("goes on", "aborted"):
        uploads[key] = s3.create_multipart_upload(Bucket="photos", Key=key)["UploadId"]
        given = {"Bucket": "photos", "Key": key, "UploadId": uploads[key], "PartNumber": 1}
        s3.upload_part(**given, Body=b"sent again")
        s3.upload_part(**given, Body=five)
    s3.abort_multipart_upload(Bucket="photos", Key="aborted", UploadId=uploads["aborted"])
    # What waits for its removal may be gone already.
    for path in parts(objects.data_dir):
        if path.stat().st_size < 1000:
            path.unlink()
    assert make_backup(objects, tmp_path / "backup", "--with-seal")["parts"] == 4 + 2
    assert bulla("restore", tmp_path / "backup", "--data-dir", restored.data_dir, "--yes").returncode == 0
    s3 = s3_of(restored.start())
    given = {"Bucket": "photos", "Key": "goes on", "UploadId": uploads["goes on"]}
    sent = s3.list_parts(**given)["Parts"] + [{"PartNumber": 2} | s3.upload_part(**given, PartNumber=2, Body=b"end")]
    chosen = [{name: part[name] for name in ("PartNumber", "ETag")} for part in sent]
    s3.complete_multipart_upload(**given, MultipartUpload={"Parts": chosen})
    assert get(s3, "goes on") == five + b"end"


def test_parts_that_an_older_backup_has_are_linked(objects, restored, tmp_path):
    make_backup(objects, tmp_path / "one")
    put(objects.s3, "later", 1024 * 1024)
    objects.kept["later"] = 1024 * 1024
    # One that is damaged there is copied again.
    cut(parts(tmp_path / "one")[0])
    made = make_backup(objects, tmp_path / "two", "--with-seal", "--link-parts-from", tmp_path / "one")
    assert (made["parts"], made["linked_parts"]) == (5, 3)
    inodes = {path.stat().st_ino for path in parts(objects.data_dir)}
    assert not inodes & {path.stat().st_ino for path in parts(tmp_path / "two")}, "the data directory shares nothing"
    shutil.rmtree(tmp_path / "one")
    assert bulla("restore", tmp_path / "two", "--data-dir", restored.data_dir, "--yes").returncode == 0
    s3 = s3_of(restored.start())
    for key, size in objects.kept.items():
        assert get(s3, key) == data_of(key, size), key


def test_only_a_backup_is_linked_from(objects, tmp_path):
    for older, why in [(objects.data_dir, "has no manifest.json"), (tmp_path / "none", "cannot find the older backup")]:
        refused = bulla("backup", tmp_path / "new", "--data-dir", objects.data_dir, "--link-parts-from", older)
        assert refused.returncode == 1 and why in refused.stderr
        assert not (tmp_path / "new").exists()


def test_repair_leaves_the_parts_alone(objects):
    objects.terminate()
    before = {path: path.read_bytes() for path in parts(objects.data_dir)}
    told = bulla("repair", "--data-dir", objects.data_dir)
    assert told.returncode == 0 and "Nothing is missing" in told.stdout
    shutil.rmtree(objects.data_dir / "audit")
    assert bulla("repair", "--accept-loss", "--data-dir", objects.data_dir).returncode == 0
    assert {path: path.read_bytes() for path in parts(objects.data_dir)} == before
    s3 = s3_of(objects.start())
    assert all(get(s3, key) == data_of(key, size) for key, size in objects.kept.items())


def test_no_part_is_removed_while_a_backup_holds_them(tmp_path):
    # It skips where there is no faketime: the other tests here need none.
    from test_clock import ClockServer

    server = ClockServer(tmp_path / "data", BULLA_CLOCK_JUMP_MAX="24h").start()
    try:
        s3 = s3_of(server)
        s3.create_bucket(Bucket="photos")
        put(s3, "old", 1024 * 1024)
        s3.delete_object(Bucket="photos", Key="old")
        assert len(parts(server.data_dir)) == 1
        # As a backup holds them.
        folder = os.open(server.data_dir / "objects", os.O_RDONLY)
        fcntl.flock(folder, fcntl.LOCK_SH)
        server.restart(datetime.timedelta(hours=2))
        eventually(lambda: "no parts of objects are removed until the backup ends" in server.said())
        assert len(parts(server.data_dir)) == 1
        os.close(folder)
        server.restart(datetime.timedelta(hours=2))
        eventually(lambda: not parts(server.data_dir))
        assert make_backup(server, tmp_path / "backup")["parts"] == 0
    finally:
        server.end()


def test_a_backup_holds_the_parts_while_it_copies_them(objects, tmp_path):
    for number in range(100):
        put(objects.s3, f"many-{number}", 70_000)
    process = subprocess.Popen(
        [BINARY, "backup", tmp_path / "backup", "--data-dir", objects.data_dir],
        env=clean_environment(),
        stdout=subprocess.DEVNULL,
    )
    folder = os.open(objects.data_dir / "objects", os.O_RDONLY)
    was_held = False
    while process.poll() is None:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
            fcntl.flock(folder, fcntl.LOCK_UN)
        except BlockingIOError:
            was_held = True
    os.close(folder)
    assert process.returncode == 0 and was_held
