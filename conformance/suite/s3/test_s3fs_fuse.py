"""s3fs, which mounts a bucket as a directory: files are written, changed in their middle, renamed and read back.

The Python package that test_clients.py uses has the same name; this is s3fs-fuse.
"""

import hashlib
import os
import random
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from server import REGION, clean_environment

MIB = 1024 * 1024
# The time that the file system may take to be there, or to write what it still has.
SECONDS_MAX = 30

if not shutil.which("s3fs") or not Path("/dev/fuse").exists() or os.geteuid() != 0:
    pytest.skip(
        "no s3fs, no /dev/fuse, or not root: scripts/tools installs it as root; S3FS-FUSE IS NOT TESTED",
        allow_module_level=True,
    )


class Mount:
    """A bucket as a directory."""

    def __init__(self, server, bucket, folder):
        self.server, self.bucket, self.folder = server, bucket, folder
        self.directory, self.process = folder / "mount", None
        self.directory.mkdir(exist_ok=True)
        self.keys = folder / "keys"
        self.keys.write_text(":".join(server.credentials()))
        self.keys.chmod(0o600)

    def __enter__(self):
        options = {"passwd_file": self.keys, "url": self.server.endpoint, "endpoint": REGION}
        # Parts of 5 MiB make an upload in parts of a short file. No second attempt would hide what went wrong in the first.
        options |= {"multipart_size": 5, "singlepart_copy_limit": 6, "retries": 1, "dbglevel": "err"}
        options = [f"{name}={value}" for name, value in options.items()] + ["use_path_request_style"]
        command = ["s3fs", self.bucket, self.directory, "-f", "-o", ",".join(options)]
        with open(self.folder / "log", "ab") as log:
            self.process = subprocess.Popen(command, env=clean_environment(), stdout=log, stderr=log)
        end = time.monotonic() + SECONDS_MAX
        while not self.directory.is_mount():
            assert self.process.poll() is None and time.monotonic() < end, (self.folder / "log").read_text()
            time.sleep(0.05)
        return self.directory

    def __exit__(self, *_):
        subprocess.run(["umount", self.directory], check=False)
        try:
            self.process.wait(SECONDS_MAX)
        finally:
            self.process.kill()


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_bucket_as_a_directory(server, s3, new_bucket, key, tmp_path):
    bucket = new_bucket(algorithm="aws:kms", key=key["Arn"], bucket_key=True)
    content = random.Random(14).randbytes(26 * MIB + 11)
    with Mount(server, bucket, tmp_path) as root:
        (root / "deep" / "er").mkdir(parents=True)
        (root / "empty").touch()
        (root / "deep" / "er" / "a b+c.txt").write_bytes(b"spaces and plus")
        (root / "ä ö <x>").write_text("ÄÖÜ")
        (root / "large").write_bytes(content)
        (root / "link").symlink_to("empty")
        shutil.copyfile(root / "large", root / "copy")
        (root / "copy").rename(root / "deep" / "moved")
        with open(root / "large", "r+b") as file:
            file.seek(12 * MIB)
            file.write(b"changed in its middle")
        with open(root / "deep" / "er" / "a b+c.txt", "ab") as file:
            file.write(b", and more")
        # By its name, s3fs 1.90 would make zeros of what stays.
        with open(root / "ä ö <x>", "r+b") as file:
            file.truncate(4)
        (root / "gone").write_bytes(b"gone")
        (root / "gone").unlink()
        (root / "empty").chmod(0o600)
    heads = {name: s3.head_object(Bucket=bucket, Key=name) for name in ("large", "deep/moved", "deep/er/a b+c.txt")}
    assert {head["SSEKMSKeyId"] for head in heads.values()} == {key["Arn"]}
    # Renamed by a copy of a part, and changed by an upload of one part and copies of what is before and behind it.
    assert [head["ETag"].rpartition("-")[2] for head in heads.values()][:2] == ['3"', '1"']
    changed = bytearray(content)
    changed[12 * MIB : 12 * MIB + 21] = b"changed in its middle"
    # It reads from the service what another mount wrote.
    with Mount(server, bucket, tmp_path) as root:
        assert (root / "large").read_bytes() == changed
        assert (root / "deep" / "moved").read_bytes() == content
        assert (root / "deep" / "er" / "a b+c.txt").read_bytes() == b"spaces and plus, and more"
        assert (root / "ä ö <x>").read_text() == "ÄÖ"
        assert (root / "link").readlink() == Path("empty")
        assert (root / "empty").stat().st_mode & 0o777 == 0o600
        names = sorted(str(path.relative_to(root)) for path in root.rglob("*"))
        assert names == ["deep", "deep/er", "deep/er/a b+c.txt", "deep/moved", "empty", "large", "link", "ä ö <x>"]
        shutil.rmtree(root / "deep")
    left = [entry["Key"] for entry in s3.list_objects_v2(Bucket=bucket)["Contents"]]
    assert left == ["empty", "large", "link", "ä ö <x>"]
