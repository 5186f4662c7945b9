"""The parts of objects in a bucket of another object store, here one of another service."""

import http.client
import os

import pytest
from botocore.exceptions import ClientError, ConnectionClosedError, IncompleteReadError, ResponseStreamingError
from urllib3.exceptions import ProtocolError

from connections import connect
from server import Server, clean_environment, run_bulla

MIB = 1024 * 1024
MARK = "bulla-parts"
AWAY = (ConnectionClosedError, IncompleteReadError, ResponseStreamingError, ProtocolError, http.client.IncompleteRead)


@pytest.fixture(scope="module")
def other(tmp_path_factory):
    """The other object store."""
    server = Server(tmp_path_factory.mktemp("other") / "data").start()
    yield server
    server.end()


@pytest.fixture(scope="module")
def shelf(other):
    """A client of the other store, in which there is a bucket."""
    s3 = connect(other, *other.credentials())
    s3.create_bucket(Bucket="shelf")
    return s3


def reaching(other):
    """What tells object stores' clients how to reach the other one."""
    access_key, secret_key = other.credentials()
    return {
        "AWS_ENDPOINT_URL": other.endpoint,
        "AWS_ALLOW_HTTP": "true",
        "AWS_ACCESS_KEY_ID": access_key,
        "AWS_SECRET_ACCESS_KEY": secret_key,
        "AWS_REGION": "us-east-1",
    }


class Shelved:
    """A server whose parts are in the other store, under a prefix."""

    def __init__(self, data_dir, other, prefix):
        self.url, self.other, self.prefix = f"s3://shelf/{prefix}", other, prefix
        self.server = Server(data_dir, BULLA_S3_PARTS_BUCKET=self.url, **reaching(other))

    def start(self):
        self.server.start()
        return self

    @property
    def s3(self):
        return connect(self.server, *self.server.credentials())

    def bulla(self, *arguments, code=0):
        """A command beside the server, with the way to the other store."""
        environment = clean_environment() | reaching(self.other)
        return run_bulla(environment, *arguments, "--data-dir", self.server.data_dir, code=code)


@pytest.fixture
def shelved(tmp_path, other, shelf, request):
    """Starts servers; ends them."""
    started = []

    def start(name="data", prefix=request.node.name, other=other):
        one = Shelved(tmp_path / name, other, prefix)
        started.append(one)
        return one

    yield start
    for one in started:
        one.server.end()


def names(shelf, prefix):
    listed = shelf.list_objects_v2(Bucket="shelf", Prefix=f"{prefix}/").get("Contents", [])
    return {entry["Key"].rpartition("/")[2]: entry["Size"] for entry in listed}


def test_objects_come_back_and_the_other_store_has_only_parts(shelved, shelf):
    one = shelved().start()
    one.s3.create_bucket(Bucket="photos")
    small, large = b"s" * 100, os.urandom(12 * MIB)
    one.s3.put_object(Bucket="photos", Key="small", Body=small)
    one.s3.put_object(Bucket="photos", Key="large", Body=large, ServerSideEncryption="aws:kms")
    upload = one.s3.create_multipart_upload(Bucket="photos", Key="parts")["UploadId"]
    given = {"Bucket": "photos", "Key": "parts", "UploadId": upload}
    sent = []
    for number in (1, 2):
        reply = one.s3.upload_part(**given, PartNumber=number, Body=large[: 6 * MIB])
        sent.append({"PartNumber": number, "ETag": reply["ETag"]})
    one.s3.complete_multipart_upload(**given, MultipartUpload={"Parts": sent})
    read = lambda key, **more: one.s3.get_object(Bucket="photos", Key=key, **more)["Body"].read()
    assert read("small") == small and read("large") == large and read("parts") == large[: 6 * MIB] * 2
    assert read("large", Range="bytes=7000000-7000010") == large[7_000_000:7_000_011]
    found = names(shelf, one.prefix)
    assert MARK in found and len(found) == 4, "a small object is in the store"
    for name in found:
        body = shelf.get_object(Bucket="shelf", Key=f"{one.prefix}/{name}")["Body"].read()
        assert large[:64] not in body
    assert not (one.server.data_dir / "objects").exists()
    one.server.kill()
    one.start()
    assert read("large") == large
    scrub = one.bulla("s3", "scrub").stdout.decode()
    assert "files of parts   3 in use" in scrub and "Nothing is missing" in scrub


def test_a_part_that_is_gone_is_found_by_a_scrub(shelved, shelf):
    one = shelved().start()
    one.s3.create_bucket(Bucket="photos")
    one.s3.put_object(Bucket="photos", Key="large", Body=os.urandom(MIB))
    (name,) = set(names(shelf, one.prefix)) - {MARK}
    shelf.delete_object(Bucket="shelf", Key=f"{one.prefix}/{name}")
    assert name in one.bulla("s3", "scrub", code=1).stdout.decode()


def test_a_prefix_belongs_to_one_installation(shelved):
    first = shelved("first").start()
    first.s3.create_bucket(Bucket="photos")
    first.s3.put_object(Bucket="photos", Key="large", Body=b"x" * MIB)
    second = shelved("second")
    assert "belong to another installation" in second.server.refuses_to_start()
    # It notices that it has lost the bucket, and starts no more.
    first.server.terminate()
    second.bulla("s3", "claim-parts", second.url, "--yes")
    assert "belong to another installation" in first.server.refuses_to_start()
    second.start()


def test_the_setting_cannot_change_while_there_are_parts(shelved):
    one = shelved().start()
    one.s3.create_bucket(Bucket="photos")
    one.s3.put_object(Bucket="photos", Key="large", Body=b"x" * MIB)
    one.server.terminate()
    settings = one.server.settings
    settings["BULLA_S3_PARTS_BUCKET"] = ""
    assert f"start with --s3-parts-bucket {one.url}" in one.server.refuses_to_start()
    settings["BULLA_S3_PARTS_BUCKET"] = one.url + "-other"
    assert f"the parts of objects are in {one.url}:" in one.server.refuses_to_start()
    settings["BULLA_S3_PARTS_BUCKET"] = one.url
    one.start()


def test_a_bucket_that_was_never_used_can_be_left(shelved):
    one = shelved()
    settings = one.server.settings
    settings["AWS_SECRET_ACCESS_KEY"] = "wrong" * 8
    one.server.refuses_to_start()
    settings["BULLA_S3_PARTS_BUCKET"] = ""
    one.start()
    one.s3.create_bucket(Bucket="photos")
    one.s3.put_object(Bucket="photos", Key="large", Body=b"x" * MIB)
    assert not (one.server.data_dir / "parts.json").exists()
    scrub = one.bulla("s3", "scrub").stdout.decode()
    assert "files of parts   1 in use" in scrub


def test_a_claim_that_fails_changes_nothing(shelved):
    one = shelved().start()
    one.s3.create_bucket(Bucket="photos")
    one.s3.put_object(Bucket="photos", Key="large", Body=b"x" * MIB)
    one.server.terminate()
    one.bulla("s3", "claim-parts", "s3://no-such-bucket/x", "--yes", code=1)
    one.start()


def test_a_backup_leaves_the_parts_where_they_are(shelved, tmp_path):
    one = shelved().start()
    one.s3.create_bucket(Bucket="photos")
    one.s3.put_object(Bucket="photos", Key="large", Body=b"x" * MIB)
    backup = tmp_path / "backup"
    told = one.bulla("backup", backup, "--with-seal").stdout.decode()
    assert f"their parts are in {one.url}" in told and not (backup / "objects").exists()
    one.server.terminate()
    copy = shelved("copy", one.prefix)
    run_bulla(clean_environment(), "restore", backup, "--data-dir", copy.server.data_dir, "--yes")
    assert f"bulla s3 claim-parts {one.url}" in copy.server.refuses_to_start()
    copy.bulla("s3", "claim-parts", copy.url, "--yes")
    copy.start()
    assert copy.s3.get_object(Bucket="photos", Key="large")["Body"].read() == b"x" * MIB


def test_keys_work_while_the_other_store_is_away(shelved, tmp_path):
    other = Server(tmp_path / "own-other").start()
    connect(other, *other.credentials()).create_bucket(Bucket="shelf")
    one, fresh = shelved("one", other=other).start(), shelved("fresh", "fresh", other=other)
    one.s3.create_bucket(Bucket="photos")
    one.s3.put_object(Bucket="photos", Key="small", Body=b"small")
    one.s3.put_object(Bucket="photos", Key="large", Body=b"x" * MIB)
    other.terminate()
    one.server.terminate()
    one.start()
    kms = one.server.client()
    kms.encrypt(KeyId=kms.create_key()["KeyMetadata"]["KeyId"], Plaintext=b"x")
    assert one.s3.get_object(Bucket="photos", Key="small")["Body"].read() == b"small"
    # The reading of a part begins with the first byte, when the head may have left.
    with pytest.raises(AWAY):
        one.s3.get_object(Bucket="photos", Key="large")["Body"].read()
    with pytest.raises(ClientError) as refused:
        one.s3.put_object(Bucket="photos", Key="large", Body=b"y" * MIB)
    assert refused.value.response["ResponseMetadata"]["HTTPStatusCode"] == 500
    assert "the bucket" in fresh.server.refuses_to_start()


@pytest.mark.parametrize("text", ["photos", "https://photos/a", "s3://user:s3cret@photos/a"])
def test_what_is_no_bucket_is_refused(tmp_path, text):
    server = Server(tmp_path / "data", BULLA_S3_PARTS_BUCKET=text)
    said = server.refuses_to_start()
    assert "the bucket for the parts of objects" in said and "s3cret" not in said


def test_a_bucket_that_refuses_is_no_place(shelved):
    one = shelved()
    one.server.settings["AWS_SECRET_ACCESS_KEY"] = "wrong" * 8
    assert "mend the access to it" in one.server.refuses_to_start()
