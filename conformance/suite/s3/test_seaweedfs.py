"""SeaweedFS with Bulla as its KMS: another S3, whose SSE-KMS asks this service. What it asks is in the audit log.

`scripts/tools` installs it in .venv-s3-clients. Its KMS provider for AWS takes an endpoint.
"""

import json
import os
import signal
import subprocess
import time

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from connections import connect
from server import ROOT, Server, clean_environment, free_port

WEED = ROOT / ".venv-s3-clients/bin/weed"
READY_SECONDS = 60


class SeaweedFs:
    def __init__(self, folder, server):
        access_key, secret_key = server.credentials()
        identity = {"name": "tests", "actions": ["Admin", "Read", "Write", "List"]}
        identity["credentials"] = [{"accessKey": "tests", "secretKey": "not-a-secret"}]
        provider = {"type": "aws", "region": "us-east-1", "endpoint": server.endpoint}
        provider |= {"access_key": access_key, "secret_key": secret_key}
        settings = folder / "s3.json"
        kms = {"default_provider": "bulla", "providers": {"bulla": provider}}
        settings.write_text(json.dumps({"identities": [identity], "kms": kms}))
        port = free_port()
        # Its own default for gRPC adds 10,000 to these, which may be no port.
        names = ["master.port", "volume.port", "filer.port"]
        ports = [f"-{name}={free_port()}" for name in [*names, *(f"{name}.grpc" for name in names), "s3.port.grpc"]]
        command = [WEED, "server", f"-dir={folder}", "-ip=127.0.0.1", "-ip.bind=127.0.0.1", "-filer", "-s3", *ports]
        # With the usual size there are too few volumes for several buckets.
        command += [f"-s3.port={port}", f"-s3.config={settings}", "-master.volumeSizeLimitMB=64", "-volume.max=100"]
        self.log = folder / "log"
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                command, env=clean_environment(), stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        self.s3 = boto3.session.Session().client(
            "s3",
            region_name="us-east-1",
            endpoint_url=f"http://127.0.0.1:{port}",
            aws_access_key_id="tests",
            aws_secret_access_key="not-a-secret",
            config=Config(retries={"total_max_attempts": 1}, s3={"addressing_style": "path"}),
        )

    def wait(self):
        """It listens before it knows its volumes: it is ready when it stores."""
        deadline = time.monotonic() + READY_SECONDS
        while True:
            assert self.process.poll() is None, self.log.read_text(errors="replace")[-3000:]
            try:
                if not any(bucket["Name"] == "tests" for bucket in self.s3.list_buckets()["Buckets"]):
                    self.s3.create_bucket(Bucket="tests")
                self.s3.put_object(Bucket="tests", Key="ready", Body=b"")
                return
            except (BotoCoreError, ClientError) as error:
                assert time.monotonic() < deadline, error
                time.sleep(0.2)

    def end(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(30)


@pytest.fixture(scope="module")
def weed(server, tmp_path_factory):
    assert os.access(WEED, os.X_OK), "run scripts/tools first"
    seaweedfs = SeaweedFs(tmp_path_factory.mktemp("seaweedfs"), server)
    try:
        seaweedfs.wait()
        yield seaweedfs.s3
    finally:
        seaweedfs.end()


@pytest.mark.parametrize("size", [5, 100_000, 20 * 1024 * 1024], ids=["short", "long", "20 MiB"])
def test_an_object_under_sse_kms(weed, key, kms_calls, size):
    content = os.urandom(size)
    with kms_calls() as calls:
        put = weed.put_object(
            Bucket="tests", Key=f"object/{size}", Body=content, ServerSideEncryption="aws:kms", SSEKMSKeyId=key["Arn"]
        )
    assert put["ServerSideEncryption"] == "aws:kms"
    assert calls.names == ["GenerateDataKey"]
    (entry,) = calls.entries
    assert [resource["ARN"] for resource in entry["resources"]] == [key["Arn"]]
    assert entry["requestParameters"]["encryptionContext"], "it binds the data key to the object"
    with kms_calls() as calls:
        assert weed.get_object(Bucket="tests", Key=f"object/{size}")["Body"].read() == content
    assert calls.names == ["Decrypt"]
    with kms_calls() as calls:
        weed.head_object(Bucket="tests", Key=f"object/{size}")
        weed.list_objects_v2(Bucket="tests")
    assert calls.names == []


def test_a_disabled_key_makes_no_objects(weed, key, kms):
    kms.disable_key(KeyId=key["KeyId"])
    with pytest.raises(ClientError):
        weed.put_object(
            Bucket="tests", Key="disabled", Body=b"x", ServerSideEncryption="aws:kms", SSEKMSKeyId=key["Arn"]
        )
    with pytest.raises(ClientError):
        weed.head_object(Bucket="tests", Key="disabled")


def test_without_encryption_nobody_is_asked(weed, kms_calls):
    with kms_calls() as calls:
        weed.put_object(Bucket="tests", Key="plain", Body=b"content")
        assert weed.get_object(Bucket="tests", Key="plain")["Body"].read() == b"content"
    assert calls.names == []


def test_it_keeps_the_parts_of_objects(weed, tmp_path):
    """As the other object store of a service, with `--s3-parts-bucket`."""
    reach = {"AWS_ENDPOINT_URL": weed.meta.endpoint_url, "AWS_ALLOW_HTTP": "true", "AWS_REGION": "us-east-1"}
    reach |= {"AWS_ACCESS_KEY_ID": "tests", "AWS_SECRET_ACCESS_KEY": "not-a-secret"}
    own, other = (Server(tmp_path / name, BULLA_S3_PARTS_BUCKET="s3://tests/bulla", **reach) for name in ("own", "other"))
    try:
        s3 = connect(own.start(), *own.credentials())
        s3.create_bucket(Bucket="photos")
        content = os.urandom(12 * 1024 * 1024)
        s3.put_object(Bucket="photos", Key="large", Body=content)
        assert s3.get_object(Bucket="photos", Key="large")["Body"].read() == content
        piece = s3.get_object(Bucket="photos", Key="large", Range="bytes=6000000-6000009")["Body"].read()
        assert piece == content[6_000_000:6_000_010]
        stored = [entry["Key"] for entry in weed.list_objects_v2(Bucket="tests", Prefix="bulla/")["Contents"]]
        assert len(stored) == 2 and "bulla/bulla-parts" in stored
        assert "belong to another installation" in other.refuses_to_start()
    finally:
        own.end()
        other.end()
