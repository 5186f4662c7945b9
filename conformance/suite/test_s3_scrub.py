"""`bulla s3 scrub`, through the binary: what it counts, what it finds, and that it accuses nobody while the service writes."""

import json
import os
import threading
import time

import pytest

from server import Server
from test_backup import bulla
from test_backup_objects import cut, data_of, lengthen, link, lose, parts, put, s3_of

PART = 5 * 1024 * 1024


def scrub(server, *arguments, code=0):
    done = bulla("s3", "scrub", "--json", "--data-dir", server.data_dir, *arguments)
    assert done.returncode == code, done.stderr + done.stdout
    assert done.stderr == "", "quiet where no terminal is"
    return json.loads(done.stdout)


@pytest.fixture
def stored(tmp_path):
    """A server with two buckets: every mode of encryption, versions, a marker, uploads under way, aborted and complete."""
    server = Server(tmp_path / "data").start()
    try:
        s3 = server.s3 = s3_of(server)
        for bucket in ("empty", "photos"):
            s3.create_bucket(Bucket=bucket)
        s3.put_bucket_versioning(Bucket="photos", VersioningConfiguration={"Status": "Enabled"})
        for name, more in {
            "s3": {},
            "kms": {"ServerSideEncryption": "aws:kms"},
            "derived": {"ServerSideEncryption": "aws:kms", "BucketKeyEnabled": True},
            "dsse": {"ServerSideEncryption": "aws:kms:dsse"},
        }.items():
            for size in (1, 100_000):
                put(s3, f"{name}-{size}", size, **more)
        put(s3, "s3-1", 1)
        put(s3, "s3-100000", 100_000)
        s3.delete_object(Bucket="photos", Key="kms-1")
        for key in ("whole", "aborted", "open"):
            upload = s3.create_multipart_upload(Bucket="photos", Key=key)["UploadId"]
            sent = []
            for number in (1, 2):
                given = {"Bucket": "photos", "Key": key, "UploadId": upload, "PartNumber": number}
                reply = s3.upload_part(**given, Body=data_of(key, PART if number == 1 else 7))
                sent.append({"PartNumber": number, "ETag": reply["ETag"]})
            if key == "whole":
                s3.complete_multipart_upload(
                    Bucket="photos", Key=key, UploadId=upload, MultipartUpload={"Parts": sent}
                )
            elif key == "aborted":
                s3.abort_multipart_upload(Bucket="photos", Key=key, UploadId=upload)
        yield server
    finally:
        server.end()


def test_what_is_whole_is_counted(stored):
    found = scrub(stored)
    assert [bucket["name"] for bucket in found["buckets"]] == ["empty", "photos"]
    assert not any(value for name, value in found["buckets"][0].items() if name != "name")
    files = {path.name: path.stat().st_size for path in parts(stored.data_dir)}
    photos = found["buckets"][1]
    assert (photos["versions"], photos["deleteMarkers"], photos["uploads"]) == (11, 1, 1)
    assert photos["bytes"] == 5 * 1 + 5 * 100_000 + PART + 7
    # One for each large version, two for the object in parts, two for the upload; two more of the aborted one wait.
    assert (photos["parts"], photos["inStore"], photos["problems"]) == (9, 5, 0)
    assert len(files) == 11 and photos["partBytes"] < sum(files.values())
    assert (found["problemCount"], found["problems"]) == (0, [])
    assert found["files"] == {
        "referred": 11,
        "waiting": 2,
        "orphans": 0,
        "orphanBytes": 0,
        "young": 0,
        "strays": 0,
    }
    stored.terminate()
    later = scrub(stored)
    assert later["buckets"] == found["buckets"] and later["files"] == found["files"]


def test_people_get_a_table_and_what_is_not_proven(stored):
    done = bulla("s3", "scrub", "--data-dir", stored.data_dir)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    (heading, *rows) = [line for line in lines if line.startswith(("bucket ", "empty ", "photos "))]
    assert len({len(line) for line in (heading, *rows)}) == 1, "aligned"
    assert "Nothing is missing" in lines[-1] and "11 in use" in done.stdout
    told = " ".join(bulla("s3", "scrub", "--help").stdout.split())
    assert "What is proven" in told and "What is not proven" in told


@pytest.mark.parametrize("damage", [lose, cut, lengthen, link])
def test_each_part_that_is_missing_or_of_another_length_is_found(stored, damage):
    before = set(parts(stored.data_dir))
    version = stored.s3.put_object(Bucket="photos", Key="new\n", Body=data_of("new", 70_000))["VersionId"]
    (path,) = set(parts(stored.data_dir)) - before
    length = path.stat().st_size
    damage(path)
    found = scrub(stored, code=1)
    assert found["problemCount"] == 1 and found["buckets"][1]["problems"] == 1
    (problem,) = found["problems"]
    why = problem.pop("why")
    assert problem == {"bucket": "photos", "key": "new\n", "version": version, "part": path.name}
    expected = {lose: "nothing is stored", link: "nothing is stored", cut: f"{length - 1} bytes", lengthen: f"{length + 1} bytes"}
    assert expected[damage] in why and "put it back from a backup" in why
    text = bulla("s3", "scrub", "--data-dir", stored.data_dir)
    assert text.returncode == 1 and f"photos/new\\n version {version} part {path.name}" in text.stdout


def test_every_part_of_objects_and_uploads_is_looked_for(stored):
    for path in parts(stored.data_dir):
        path.unlink()
    found = scrub(stored, code=1)
    assert found["problemCount"] == 9, "those that wait for their removal are nobody's"
    keys = [problem["key"] for problem in found["problems"]]
    assert keys.count("whole") == keys.count("open") == 2 and "aborted" not in keys
    assert found["files"]["referred"] == 0


def test_files_that_nothing_refers_to_are_counted_by_their_age(stored):
    folder = stored.data_dir / "objects/00"
    for name, age in {"00" * 16: 2 * 86_400, "00" * 15 + "01": 0, "notes.txt": 0}.items():
        (folder / name).write_bytes(b"12345")
        os.utime(folder / name, (time.time() - age,) * 2)
    files = scrub(stored)["files"]
    assert (files["orphans"], files["orphanBytes"], files["young"], files["strays"]) == (1, 5, 1, 1)


def test_one_bucket_is_checked_alone(stored):
    for path in parts(stored.data_dir):
        path.unlink()
    found = scrub(stored, "--bucket", "empty")
    assert [bucket["name"] for bucket in found["buckets"]] == ["empty"] and "files" not in found
    assert scrub(stored, "--bucket", "photos", code=1)["problemCount"] == 9
    refused = bulla("s3", "scrub", "--bucket", "phot", "--data-dir", stored.data_dir)
    assert refused.returncode == 1 and "there is no bucket phot" in refused.stderr


def test_a_store_that_does_not_authenticate_is_refused(stored):
    stored.terminate()
    store = stored.data_dir / "bulla.db"
    content = store.read_bytes()
    place = content.index(b"dsse-100000")
    store.write_bytes(content[:place] + b"x" + content[place + 1 :])
    refused = bulla("s3", "scrub", "--data-dir", stored.data_dir)
    assert refused.returncode == 1 and refused.stdout == ""
    assert "does not authenticate" in refused.stderr or "were removed, or replaced" in refused.stderr


def test_nobody_is_accused_while_the_service_writes(stored):
    stop = threading.Event()

    def write(number):
        s3 = s3_of(stored)
        while not stop.is_set():
            put(s3, f"busy-{number}", 70_000)
            found = s3.list_object_versions(Bucket="photos", Prefix=f"busy-{number}")["Versions"]
            s3.delete_object(Bucket="photos", Key=f"busy-{number}", VersionId=found[0]["VersionId"])

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    try:
        for _ in range(10):
            assert scrub(stored)["problemCount"] == 0
    finally:
        stop.set()
        for thread in threads:
            thread.join()
