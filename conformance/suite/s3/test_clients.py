"""Clients that somebody else wrote, each in a short realistic use: what goes in comes out, byte for byte.

`scripts/tools` installs them: the AWS CLI in .venv, the others in .venv-s3-clients, JavaScript in conformance/node_modules.
"""

import filecmp
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from server import REGION, ROOT

CLIENTS = Path(__file__).parent / "clients"
BIN = ROOT / ".venv-s3-clients/bin"
AWS = Path(sys.executable).with_name("aws")
MIB = 1024 * 1024


@pytest.fixture
def environment(server):
    # No second attempt: it would hide what went wrong in the first.
    return server.client_environment() | {"AWS_ENDPOINT_URL_S3": server.endpoint, "AWS_MAX_ATTEMPTS": "1"}


@pytest.fixture
def run(environment, tmp_path):
    """Runs a program, which must succeed. Gives what it wrote."""

    def start(program, *arguments, code=0, stdin=None, **more):
        command = [str(program), *map(str, arguments)]
        done = subprocess.run(
            command, env=environment | more, cwd=tmp_path, capture_output=True, text=True, input=stdin, timeout=180
        )
        assert done.returncode == code, f"{command}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    return start


@pytest.fixture
def tree(tmp_path):
    """A directory with files of many sizes and names."""
    root = tmp_path / "tree"
    contents = {
        "empty": b"",
        "a b+c.txt": b"spaces and plus",
        "ä/ö & <x>": "ÄÖÜ".encode(),
        "deep/er/and/deeper": os.urandom(65_537),
        "large": os.urandom(17 * MIB + 11),
    }
    for name, content in contents.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        # Older than every upload: a file of the same second would be newer than what S3, which tells whole seconds, has of it.
        os.utime(path, (1_600_000_000, 1_600_000_000))
    return root


def same(one, two):
    """Whether two directories hold the same files."""
    names = sorted(path.relative_to(one) for path in one.rglob("*") if path.is_file())
    others = sorted(path.relative_to(two) for path in two.rglob("*") if path.is_file())
    return names == others and all(filecmp.cmp(one / name, two / name, shallow=False) for name in names)


@pytest.fixture(params=["SSE-S3", "SSE-KMS"])
def encryption(request):
    return request.param


class TestAwsCli:
    @pytest.fixture
    def aws(self, run):
        return lambda *arguments, **more: run(AWS, "--cli-read-timeout", "20", *arguments, **more)

    def options(self, encryption, key):
        return [] if encryption == "SSE-S3" else ["--sse", "aws:kms", "--sse-kms-key-id", key["Arn"]]

    def test_a_directory_there_and_back(self, aws, s3, new_name, tree, tmp_path, key, encryption):
        bucket = new_name()
        aws("s3", "mb", f"s3://{bucket}")
        aws(
            "s3",
            "cp",
            "--recursive",
            "--only-show-errors",
            *self.options(encryption, key),
            tree,
            f"s3://{bucket}/tree/",
        )
        head = s3.head_object(Bucket=bucket, Key="tree/large")
        assert head["ServerSideEncryption"] == ("AES256" if encryption == "SSE-S3" else "aws:kms")
        back = tmp_path / "back"
        aws("s3", "cp", "--recursive", "--only-show-errors", f"s3://{bucket}/tree/", back)
        assert same(tree, back)
        listed = aws("s3", "ls", "--recursive", f"s3://{bucket}/")
        assert len(listed.splitlines()) == 5
        assert aws("s3", "rm", "--recursive", f"s3://{bucket}/").count("delete:") == 5
        aws("s3", "rb", f"s3://{bucket}")

    def test_sync_copies_what_is_new_and_deletes_what_is_gone(self, aws, bucket, tree, tmp_path, key, encryption):
        options = self.options(encryption, key)
        assert aws("s3", "sync", *options, tree, f"s3://{bucket}/").count("upload:") == 5
        assert aws("s3", "sync", *options, tree, f"s3://{bucket}/") == ""
        (tree / "new").write_bytes(b"new")
        (tree / "empty").unlink()
        told = aws("s3", "sync", "--delete", *options, tree, f"s3://{bucket}/")
        assert (told.count("upload:"), told.count("delete:")) == (1, 1)
        back = tmp_path / "back"
        aws("s3", "sync", f"s3://{bucket}/", back)
        assert same(tree, back)
        assert aws("s3", "sync", f"s3://{bucket}/", back) == ""

    def test_copies_and_moves_between_buckets(self, aws, s3, new_bucket, tree, tmp_path, key, encryption):
        one, two = new_bucket(), new_bucket()
        options = self.options(encryption, key)
        aws("s3", "cp", "--recursive", "--only-show-errors", *options, tree, f"s3://{one}/")
        aws("s3", "sync", "--only-show-errors", *options, f"s3://{one}/", f"s3://{two}/")
        aws("s3", "mv", "--recursive", "--only-show-errors", *options, f"s3://{two}/", f"s3://{one}/moved/")
        assert "Contents" not in s3.list_objects_v2(Bucket=two)
        back = tmp_path / "back"
        aws("s3", "cp", "--recursive", "--only-show-errors", f"s3://{one}/moved/", back)
        assert same(tree, back)

    def test_pipes(self, aws, bucket):
        aws("s3", "cp", "-", f"s3://{bucket}/piped", stdin="from a pipe")
        assert aws("s3", "cp", f"s3://{bucket}/piped", "-") == "from a pipe"

    def test_a_presigned_url(self, aws, bucket, wire, tmp_path):
        """The CLI presigns with Signature Version 2 unless it is told otherwise: docs say what to set."""
        aws("s3", "cp", "-", f"s3://{bucket}/object", stdin="content")
        config = tmp_path / "config"
        config.write_text("[default]\ns3 =\n    signature_version = s3v4\n")
        url = aws("s3", "presign", f"s3://{bucket}/object", AWS_CONFIG_FILE=str(config)).strip()
        assert "X-Amz-Signature=" in url
        assert wire.get(url).body == b"content"

    def test_s3api(self, aws, bucket, tmp_path, key):
        (tmp_path / "file").write_bytes(b"content")
        put = json.loads(
            aws(
                "s3api",
                "put-object",
                "--bucket",
                bucket,
                "--key",
                "object",
                "--body",
                "file",
                "--server-side-encryption",
                "aws:kms",
                "--ssekms-key-id",
                key["Arn"],
                "--bucket-key-enabled",
                "--checksum-algorithm",
                "SHA256",
            )
        )
        assert (put["SSEKMSKeyId"], put["BucketKeyEnabled"]) == (key["Arn"], True)
        got = json.loads(
            aws("s3api", "get-object", "--bucket", bucket, "--key", "object", "--range", "bytes=1-2", "back")
        )
        assert got["ContentRange"] == "bytes 1-2/7"
        assert (tmp_path / "back").read_bytes() == b"on"
        rules = {
            "Rules": [
                {
                    "ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": key["Arn"]},
                    "BucketKeyEnabled": True,
                }
            ]
        }
        aws(
            "s3api",
            "put-bucket-encryption",
            "--bucket",
            bucket,
            "--server-side-encryption-configuration",
            json.dumps(rules),
        )
        told = json.loads(aws("s3api", "get-bucket-encryption", "--bucket", bucket))
        assert told["ServerSideEncryptionConfiguration"]["Rules"][0]["BucketKeyEnabled"] is True
        listed = json.loads(aws("s3api", "list-objects-v2", "--bucket", bucket))
        assert [entry["Key"] for entry in listed["Contents"]] == ["object"]
        aws("s3api", "wait", "object-exists", "--bucket", bucket, "--key", "object")
        aws("s3api", "head-object", "--bucket", bucket, "--key", "nothing", code=255)


class TestJavaScript:
    @pytest.mark.parametrize(("script", "tests"), [("s3_v3.mjs", 9), ("s3_v2.cjs", 6)])
    def test_the_sdk(self, run, new_name, key, script, tests):
        # node finds the packages beside the script's own folders.
        assert (ROOT / "conformance/node_modules/@aws-sdk/client-s3").is_dir(), "run scripts/tools first"
        told = run(
            shutil.which("node"),
            "--test",
            "--test-reporter=tap",
            CLIENTS / script,
            BUCKET=new_name(),
            KEY=key["Arn"],
            AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE="1",
            NODE_NO_WARNINGS="1",
        )
        assert re.search(rf"^# pass {tests}$", told, re.MULTILINE), told


class TestPython:
    @pytest.mark.parametrize("client", ["minio", "s3fs"])
    def test_a_client_that_makes_its_bucket(self, run, new_name, key, client):
        assert "content" in run(BIN / "python", CLIENTS / f"with_{client}.py", new_name(), key["Arn"])

    def test_the_s3_encryption_client(self, run, server, new_name, key, kms_calls):
        own = {"AWS_ENDPOINT_URL": server.endpoint}
        with kms_calls() as calls:
            told = run(BIN / "python", CLIENTS / "with_encryption_client.py", new_name(), key["Arn"], **own)
        assert "content" in told
        # The client asks for a data key for each object and upload, with the pairs of its caller; S3 for one in all.
        by_caller = [context for context in calls.contexts if context.get("project") == "bulla"]
        of_s3 = [context for context in calls.contexts if "aws:s3:arn" in context]
        assert calls.names.count("GenerateDataKey") == 4 + 1 + 1
        assert (len(of_s3), all("aws:s3:arn" not in context for context in by_caller)) == (1, True)

    def test_obstore(self, run, bucket, key):
        assert "content" in run(BIN / "python", CLIENTS / "with_obstore.py", bucket, key["Arn"])

    @pytest.mark.parametrize("default", [{}, {"algorithm": "aws:kms", "bucket_key": True}], ids=["SSE-S3", "SSE-KMS"])
    def test_pyarrow(self, run, new_bucket, key, kms_calls, default):
        bucket = new_bucket(**default, **({"key": key["Arn"]} if default else {}))
        with kms_calls() as calls:
            assert "content" in run(BIN / "python", CLIENTS / "with_pyarrow.py", bucket, key["Arn"])
        # The bucket key serves every read, range, part and copy.
        assert len(calls.names) <= (4 if default else 0)


class TestPrograms:
    def test_s5cmd(self, run, server, s3, new_name, key, tree, tmp_path, encryption):
        bucket = new_name()
        options = [] if encryption == "SSE-S3" else ["--sse", "aws:kms", "--sse-kms-key-id", key["Arn"]]

        def s5cmd(*arguments):
            return run(BIN / "s5cmd", "--endpoint-url", server.endpoint, *arguments)

        s5cmd("mb", f"s3://{bucket}")
        s5cmd("cp", "--part-size", "5", *options, f"{tree}/", f"s3://{bucket}/tree/")
        s5cmd("cp", f"s3://{bucket}/tree/*", f"{tmp_path}/back/")
        assert same(tree, tmp_path / "back")
        assert s5cmd("cat", f"s3://{bucket}/tree/a b+c.txt") == "spaces and plus"
        assert len(s5cmd("ls", f"s3://{bucket}/tree/*").splitlines()) == 5
        assert s5cmd("sync", *options, f"{tree}/", f"s3://{bucket}/tree/") == ""
        s5cmd("mv", *options, f"s3://{bucket}/tree/large", f"s3://{bucket}/moved")
        assert s3.head_object(Bucket=bucket, Key="moved")["ContentLength"] == (tree / "large").stat().st_size
        s5cmd("rm", f"s3://{bucket}/*")
        s5cmd("rb", f"s3://{bucket}")

    def test_rclone(self, run, server, s3, new_name, key, tree, tmp_path, encryption):
        """Its own option says that an ETag may be no MD5: see docs."""
        bucket = new_name()
        access_key, secret_key = server.credentials()
        settings = {
            "RCLONE_CONFIG": "/dev/null",
            "RCLONE_CONFIG_BULLA_TYPE": "s3",
            "RCLONE_CONFIG_BULLA_PROVIDER": "Other",
            "RCLONE_CONFIG_BULLA_ENDPOINT": server.endpoint,
            "RCLONE_CONFIG_BULLA_REGION": REGION,
            "RCLONE_CONFIG_BULLA_ACCESS_KEY_ID": access_key,
            "RCLONE_CONFIG_BULLA_SECRET_ACCESS_KEY": secret_key,
            "RCLONE_CONFIG_BULLA_UPLOAD_CUTOFF": "10M",
            "RCLONE_CONFIG_BULLA_CHUNK_SIZE": "5M",
        }
        if encryption == "SSE-KMS":
            settings |= {
                "RCLONE_CONFIG_BULLA_SERVER_SIDE_ENCRYPTION": "aws:kms",
                "RCLONE_CONFIG_BULLA_SSE_KMS_KEY_ID": key["Arn"],
            }

        def rclone(*arguments):
            return run(BIN / "rclone", "--retries", "1", "--low-level-retries", "1", *arguments, **settings)

        rclone("mkdir", f"bulla:{bucket}")
        rclone("sync", tree, f"bulla:{bucket}/tree")
        rclone("check", "--download", tree, f"bulla:{bucket}/tree")
        expected = "AES256" if encryption == "SSE-S3" else "aws:kms"
        assert s3.head_object(Bucket=bucket, Key="tree/large")["ServerSideEncryption"] == expected
        (tree / "empty").unlink()
        rclone("sync", tree, f"bulla:{bucket}/tree")
        rclone("copy", f"bulla:{bucket}/tree", tmp_path / "back")
        assert same(tree, tmp_path / "back")
        rclone("moveto", f"bulla:{bucket}/tree/large", f"bulla:{bucket}/moved")
        assert sorted(rclone("lsf", "-R", "--files-only", f"bulla:{bucket}").splitlines()) == sorted(
            ["moved", "tree/a b+c.txt", "tree/deep/er/and/deeper", "tree/ä/ö & <x>"]
        )
        rclone("purge", f"bulla:{bucket}")

    def test_s3cmd(self, run, server, s3, new_name, key, tree, tmp_path, encryption):
        bucket = new_name()
        access_key, secret_key = server.credentials()
        host = server.endpoint.removeprefix("http://")
        options = (
            []
            if encryption == "SSE-S3"
            else ["--server-side-encryption", "--server-side-encryption-kms-id", key["Arn"]]
        )
        (tmp_path / "s3cfg").write_text("")

        def s3cmd(*arguments):
            return run(
                BIN / "s3cmd",
                "--config",
                tmp_path / "s3cfg",
                "--no-ssl",
                "--host",
                host,
                "--host-bucket",
                host,
                "--access_key",
                access_key,
                "--secret_key",
                secret_key,
                "--region",
                REGION,
                "--max-retries",
                "1",
                "--multipart-chunk-size-mb",
                "5",
                *arguments,
            )

        s3cmd("mb", f"s3://{bucket}")
        s3cmd("sync", *options, f"{tree}/", f"s3://{bucket}/tree/")
        expected = "AES256" if encryption == "SSE-S3" else "aws:kms"
        assert s3.head_object(Bucket=bucket, Key="tree/large")["ServerSideEncryption"] == expected
        (tmp_path / "back").mkdir()
        s3cmd("sync", f"s3://{bucket}/tree/", f"{tmp_path}/back/")
        assert same(tree, tmp_path / "back")
        assert len(s3cmd("ls", "--recursive", f"s3://{bucket}").splitlines()) == 5
        s3cmd("cp", *options, f"s3://{bucket}/tree/large", f"s3://{bucket}/copy")
        assert s3.head_object(Bucket=bucket, Key="copy")["ContentLength"] == (tree / "large").stat().st_size
        s3cmd("del", "--recursive", "--force", f"s3://{bucket}")
        s3cmd("rb", f"s3://{bucket}")

    def test_restic(self, run, server, new_bucket, key, tree, tmp_path, encryption):
        """It signs chunks and says so nowhere but in `x-amz-content-sha256`."""
        restic = shutil.which("restic")
        if restic is None:
            pytest.skip("no restic: `apt-get install restic` as scripts/tools does; RESTIC IS NOT TESTED")
        default = {} if encryption == "SSE-S3" else {"algorithm": "aws:kms", "key": key["Arn"], "bucket_key": True}
        bucket = new_bucket(**default)
        repository = {
            "RESTIC_REPOSITORY": f"s3:{server.endpoint}/{bucket}/backups",
            "RESTIC_PASSWORD": "a password",
            "RESTIC_CACHE_DIR": str(tmp_path / "cache"),
        }
        run(restic, "init", **repository)
        run(restic, "backup", tree, **repository)
        (tree / "empty").write_bytes(b"no longer")
        run(restic, "backup", tree, **repository)
        run(restic, "check", "--read-data", **repository)
        run(restic, "restore", "latest", "--target", tmp_path / "restored", **repository)
        assert same(tree, tmp_path / "restored" / tree.relative_to("/"))
        run(restic, "forget", "--keep-last", "1", "--prune", **repository)
        assert len(json.loads(run(restic, "snapshots", "--json", **repository))) == 1
