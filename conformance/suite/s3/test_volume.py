"""Large and many files both ways through the AWS CLI and boto3, compared by their hashes; uploads of very many parts.

Short here, and at length in `scripts/s3-volume`, which sets these variables. Each test prints its time and how much the
memory of the server has grown.
"""

import hashlib
import os
import random
import re
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from botocore.exceptions import ClientError

from connections import connect, put_default
from server import Server

AWS = Path(sys.executable).with_name("aws")
MIB, GIB = 1024 * 1024, 1024**3
FILES = int(os.environ.get("S3_FILES", "100"))
FILE_BYTES = int(os.environ.get("S3_FILE_MIB", "96")) * MIB
# The first number is more than a page of their list.
SHORT_PARTS = int(os.environ.get("S3_SHORT_PARTS", "1100"))
LONG_PARTS = int(os.environ.get("S3_LONG_PARTS", "12"))
PART_BYTES = 5 * MIB
# The parts that are under way at the same time.
AT_ONCE = 4
SIZE = f"{FILE_BYTES // MIB} MiB"
# The memory by which one stream, of 5 GiB too, may make the server grow.
GROWTH_MIB_MAX = 32


@pytest.fixture
def own(tmp_path):
    """A server of its own, whose memory nobody else fills. Nothing is left of it: there is much."""
    server = Server(tmp_path / "data").start()
    yield server
    server.end()
    shutil.rmtree(tmp_path)


@pytest.fixture
def s3(own):
    return connect(own, *own.credentials(), read_timeout=600)


@pytest.fixture
def bucket(own, s3):
    """A bucket under SSE-KMS with a bucket key."""
    key = own.client().create_key()["KeyMetadata"]
    s3.create_bucket(Bucket="volume")
    put_default(s3, "volume", "aws:kms", key["Arn"], bucket_key=True)
    return "volume"


class Measure:
    """Time and memory of the server for a block."""

    def __init__(self, server, what):
        self.pid, self.what = server.process.pid, what

    def memory(self, name):
        text = Path(f"/proc/{self.pid}/status").read_text()
        return int(re.search(rf"{name}:\s+(\d+) kB", text).group(1)) / 1024

    def __enter__(self):
        # Begins the highest value anew.
        Path(f"/proc/{self.pid}/clear_refs").write_text("5")
        self.before, self.start = self.memory("VmRSS"), time.monotonic()
        return self

    def __exit__(self, *_):
        self.seconds, self.growth = time.monotonic() - self.start, self.memory("VmHWM") - self.before
        print(f"\n{self.what}: {self.seconds:.1f} s; memory {self.before:.0f} MiB, at most {self.growth:+.1f} MiB")


def aws(server, *arguments):
    environment = server.client_environment() | {"AWS_ENDPOINT_URL_S3": server.endpoint, "AWS_MAX_ATTEMPTS": "1"}
    command = [AWS, "s3", *map(str, arguments), "--only-show-errors"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def sha256(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def hashes(root):
    return {str(path.relative_to(root)): sha256(path) for path in sorted(root.rglob("*")) if path.is_file()}


def test_sync_of_many_files(own, bucket, tmp_path):
    there, back, chance = tmp_path / "there", tmp_path / "back", random.Random(14)
    for number in range(FILES):
        path = there / f"{number % 50:02}" / f"file {number}.bin"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(chance.randbytes(chance.choice([0, 100, 4_000, 70_000, 300_000])))
    with Measure(own, f"sync of {FILES} files up"):
        aws(own, "sync", there, f"s3://{bucket}/")
    with Measure(own, f"sync of {FILES} files down"):
        aws(own, "sync", f"s3://{bucket}/", back)
    found = hashes(back)
    assert (len(found), found) == (FILES, hashes(there))


def test_a_large_file(own, s3, bucket, tmp_path):
    there, back = tmp_path / "there", tmp_path / "back"
    chance = random.Random(5)
    with open(there, "wb") as file:
        for _ in range(FILE_BYTES // (32 * MIB)):
            file.write(chance.randbytes(32 * MIB))
    expected = sha256(there)
    with Measure(own, f"{SIZE} up in parts"):
        aws(own, "cp", there, f"s3://{bucket}/parts")
    with Measure(own, f"{SIZE} down by ranges"):
        aws(own, "cp", f"s3://{bucket}/parts", back)
    assert sha256(back) == expected
    back.unlink()
    s3.delete_object(Bucket=bucket, Key="parts")
    with Measure(own, f"{SIZE} up as one stream") as up, open(there, "rb") as file:
        s3.put_object(Bucket=bucket, Key="whole", Body=file)
    with Measure(own, f"{SIZE} down as one stream") as down:
        digest = hashlib.sha256()
        for piece in s3.get_object(Bucket=bucket, Key="whole")["Body"].iter_chunks(MIB):
            digest.update(piece)
    assert digest.hexdigest() == expected
    assert max(up.growth, down.growth) <= GROWTH_MIB_MAX


class Parts:
    """An upload of very many parts, each another one."""

    def __init__(self, s3, bucket, count, size):
        self.s3, self.at, self.count = s3, {"Bucket": bucket, "Key": "object"}, count
        self.content = random.Random(10).randbytes(size - 4)
        self.upload = self.at | {"UploadId": s3.create_multipart_upload(**self.at)["UploadId"]}

    def body(self, number):
        return number.to_bytes(4) + self.content

    def send(self, number):
        reply = self.s3.upload_part(PartNumber=number, Body=self.body(number), **self.upload)
        return {"PartNumber": number, "ETag": reply["ETag"]}

    def send_all(self):
        with ThreadPoolExecutor(AT_ONCE) as pool:
            return list(pool.map(self.send, range(1, self.count + 1)))

    def listed(self):
        pages = self.s3.get_paginator("list_parts").paginate(**self.upload)
        return [{name: part[name] for name in ("PartNumber", "ETag")} for page in pages for part in page["Parts"]]


def test_very_many_short_parts(own, s3, bucket):
    """They are listed, and make no object: all but the last need 5 MiB."""
    parts = Parts(s3, bucket, SHORT_PARTS, 1000)
    with Measure(own, f"{SHORT_PARTS} parts of 1,000 bytes up"):
        sent = parts.send_all()
    with Measure(own, "their list"):
        assert parts.listed() == sent
    with Measure(own, "the refusal of their completion"), pytest.raises(ClientError, match="EntityTooSmall"):
        s3.complete_multipart_upload(MultipartUpload={"Parts": sent}, **parts.upload)
    with Measure(own, "their end"):
        s3.abort_multipart_upload(**parts.upload)
    with pytest.raises(ClientError, match="NoSuchUpload"):
        parts.listed()


def test_very_many_parts(own, s3, bucket):
    needed, free = LONG_PARTS * PART_BYTES * 1.03 + GIB, shutil.disk_usage(own.data_dir).free
    if free < needed:
        pytest.fail(f"{LONG_PARTS} parts need {needed / GIB:.0f} GiB of disk, {free / GIB:.0f} are free: S3_LONG_PARTS")
    parts = Parts(s3, bucket, LONG_PARTS, PART_BYTES)
    with Measure(own, f"{LONG_PARTS} parts of 5 MiB up") as up:
        sent = parts.send_all()
    with Measure(own, "their list"):
        assert parts.listed() == sent
    with Measure(own, "their completion") as completion:
        s3.complete_multipart_upload(MultipartUpload={"Parts": sent}, **parts.upload)
    head = s3.head_object(**parts.at)
    assert (head["ContentLength"], head["ETag"].endswith(f'-{LONG_PARTS}"')) == (LONG_PARTS * PART_BYTES, True)
    with Measure(own, "a tenth of them read back") as back:
        for number in random.Random(1).sample(range(1, LONG_PARTS + 1), -(-LONG_PARTS // 10)):
            first = (number - 1) * PART_BYTES
            reply = s3.get_object(Range=f"bytes={first}-{first + PART_BYTES - 1}", **parts.at)
            assert reply["Body"].read() == parts.body(number), number
    assert max(up.growth / AT_ONCE, completion.growth, back.growth) <= GROWTH_MIB_MAX
