"""`bulla s3 rewrap`, through the binary: which versions it moves to another KMS key, and what it says of the others."""

import base64
import hashlib
import json
import os
import pty
import signal
import subprocess
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from identities import Identities, statement
from server import ACCOUNT, BINARY, REGION, Server, run_bulla
from test_backup_objects import data_of, s3_of

CUSTOMER_KEY = bytes(range(32))
CUSTOMER = {
    "SSECustomerAlgorithm": "AES256",
    "SSECustomerKey": base64.b64encode(CUSTOMER_KEY).decode(),
    "SSECustomerKeyMD5": base64.b64encode(hashlib.md5(CUSTOMER_KEY).digest()).decode(),
}
# Keys that a client encodes wrongly more easily than rightly, in the order of their bytes.
ODD_KEYS = ["a b+c/%2F?&=#'\"<é>", "dir/../x", "z//", "z/\n"]
LEFT_ALONE = {"sseS3": 2, "sseC": 1, "dsseKms": 1, "deletedMeanwhile": 0, "deleteMarkers": 1}


@pytest.fixture(scope="module")
def own_server(tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("rewrap") / "data").start()
    try:
        server.s3, server.kms = s3_of(server), server.client()
        yield server
    finally:
        server.end()


@pytest.fixture
def keys(own_server):
    """The ARNs of the old key and the new one."""
    return [own_server.kms.create_key()["KeyMetadata"]["Arn"] for _ in range(2)]


@pytest.fixture
def bucket(own_server, keys, request):
    """Versions of several kinds: eight under the old key, two under SSE-S3, one each of DSSE-KMS and SSE-C."""
    s3 = own_server.s3
    name = request.node.name.replace("_", "-").split("[")[0][:50].strip("-")
    s3.create_bucket(Bucket=name)
    s3.put_bucket_versioning(Bucket=name, VersioningConfiguration={"Status": "Enabled"})
    rule = {
        "ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"},
        "BlockedEncryptionTypes": {"EncryptionType": ["NONE"]},
    }
    s3.put_bucket_encryption(Bucket=name, ServerSideEncryptionConfiguration={"Rules": [rule]})
    old = {"ServerSideEncryption": "aws:kms", "SSEKMSKeyId": keys[0]}
    for key, size, more in [
        ("kms", 10, old),
        ("kms", 100_000, old),
        ("derived", 10, old | {"BucketKeyEnabled": True}),
        ("derived", 100_000, old | {"BucketKeyEnabled": True}),
        *((key, 10, old) for key in ODD_KEYS),
        ("s3", 10, {}),
        ("s3", 100_000, {}),
        ("dsse", 10, old | {"ServerSideEncryption": "aws:kms:dsse"}),
        ("customer", 10, CUSTOMER),
    ]:
        s3.put_object(Bucket=name, Key=key, Body=data_of(key, size), **more)
    s3.delete_object(Bucket=name, Key="kms")
    return name


@pytest.fixture
def rewrap(own_server, bucket):
    """Runs the command on the bucket. Gives its report."""

    def run(key, *arguments, code=0, **more):
        environment = own_server.client_environment() | {"AWS_ENDPOINT_URL": own_server.endpoint} | more
        done = run_bulla(environment, "s3", "rewrap", bucket, "--key-id", key, "--json", *arguments, code=code)
        report = json.loads(done.stdout) if done.stdout else {}
        return report | {"stderr": done.stderr.decode()}

    return run


def versions(s3, bucket):
    """Each version with all that HEAD tells, its data, and whether it is under SSE-KMS."""
    found = {}
    for listed in s3.list_object_versions(Bucket=bucket)["Versions"]:
        name = {"Key": listed["Key"], "VersionId": listed["VersionId"]}
        customer = CUSTOMER if listed["Key"] == "customer" else {}
        reply = s3.get_object(Bucket=bucket, **name, **customer)
        found[tuple(name.values())] = {
            "mode": reply.get("ServerSideEncryption"),
            "key": reply.get("SSEKMSKeyId"),
            "bucket_key": reply.get("BucketKeyEnabled", False),
            "kept": (reply["ETag"], reply["LastModified"], reply["Body"].read()),
        }
    return found


def test_every_version_gets_the_key_and_nothing_else_changes(own_server, bucket, rewrap, keys):
    before = versions(own_server.s3, bucket)
    report = rewrap(keys[1])
    assert report.pop("stderr") == "", "quiet where no terminal is"
    assert report == {
        "rewrapped": 8,
        "alreadyUnderKey": 0,
        "leftAlone": LEFT_ALONE,
        "failed": 0,
        "doneThrough": "z//",
    }
    after = versions(own_server.s3, bucket)
    assert [one["kept"] for one in after.values()] == [one["kept"] for one in before.values()]
    for version, one in after.items():
        was = before[version]
        assert (one["mode"], one["bucket_key"]) == (was["mode"], was["bucket_key"])
        assert one["key"] == (keys[1] if was["mode"] == "aws:kms" else was["key"])
    # The second run has nothing to do, and asks KMS for nothing.
    again = rewrap(keys[1])
    assert (again["rewrapped"], again["alreadyUnderKey"], again["failed"]) == (0, 8, 0)
    # All that was moved does without the old key.
    own_server.kms.disable_key(KeyId=keys[0])
    for (key, version), one in before.items():
        if one["mode"] == "aws:kms":
            reply = own_server.s3.get_object(Bucket=bucket, Key=key, VersionId=version)
            assert reply["Body"].read() == one["kept"][2]


def test_it_is_in_the_audit_log_as_requests_of_the_caller(own_server, bucket, rewrap, keys):
    rewrap(keys[1])
    about = [(event.get("requestParameters") or {}, event) for event in own_server.newest_events(400)]
    events = [event for parameters, event in about if parameters.get("bucketName") == bucket]
    named = [event["eventName"] for event in events]
    assert named.count("UpdateObjectEncryption") == 8
    agents = {event["userAgent"] for event in events if event["eventName"] == "UpdateObjectEncryption"}
    assert all("bulla" in agent for agent in agents), agents


def test_bucket_keys_are_put_in_or_left_out_on_request(own_server, bucket, rewrap, keys):
    def under_bucket_keys():
        kms = [one for one in versions(own_server.s3, bucket).values() if one["mode"] == "aws:kms"]
        assert {one["key"] for one in kms} == {keys[1]}
        return sum(one["bucket_key"] for one in kms)

    assert rewrap(keys[1], "--bucket-key")["rewrapped"] == 8
    assert under_bucket_keys() == 8
    assert rewrap(keys[1])["alreadyUnderKey"] == 8
    assert rewrap(keys[1], "--no-bucket-key")["rewrapped"] == 8
    assert under_bucket_keys() == 0
    assert "cannot be used with" in rewrap(keys[1], "--bucket-key", "--no-bucket-key", code=2)["stderr"]


def test_a_dry_run_changes_nothing_and_counts_the_same(own_server, bucket, rewrap, keys):
    before = versions(own_server.s3, bucket)
    report = rewrap(keys[1], "--dry-run")
    assert (report["rewrapped"], report["leftAlone"]) == (8, LEFT_ALONE)
    assert versions(own_server.s3, bucket) == before
    named = [event["eventName"] for event in own_server.newest_events(30)]
    assert "UpdateObjectEncryption" not in named


def test_what_s3_has_under_its_own_keys_comes_on_request(own_server, bucket, rewrap, keys):
    report = rewrap(keys[1], "--include-sse-s3", "--prefix", "s3")
    assert (report["rewrapped"], sum(report["leftAlone"].values())) == (2, 0)
    found = versions(own_server.s3, bucket)
    assert {one["key"] for (key, _), one in found.items() if key == "s3"} == {keys[1]}


def test_a_part_of_the_bucket_and_an_alias(own_server, bucket, rewrap, keys):
    alias = f"alias/{bucket}"
    own_server.kms.create_alias(AliasName=alias, TargetKeyId=keys[1])
    assert rewrap(alias, "--prefix", "d")["rewrapped"] == 3
    report = rewrap(alias, "--start-after", "derived")
    assert (report["rewrapped"], report["alreadyUnderKey"]) == (4, 1)
    assert "--start-after" not in report["stderr"]
    report = rewrap(f"arn:aws:kms:{REGION}:{ACCOUNT}:{alias}", "--jobs", "1")
    assert (report["rewrapped"], report["alreadyUnderKey"]) == (1, 7)
    assert "is not found" in rewrap("alias/none", code=1)["stderr"]


def test_people_get_a_table(own_server, bucket, keys):
    environment = own_server.client_environment() | {"AWS_ENDPOINT_URL_S3": own_server.endpoint}
    done = run_bulla(environment, "s3", "rewrap", bucket, "--key-id", keys[1])
    lines = done.stdout.decode().splitlines()
    assert lines[1].split() == ["rewrapped", "8"] and lines[-1].split() == ["failed", "0"]
    assert len({len(line) for line in lines}) == 1, "aligned"


def test_a_terminal_shows_how_far_it_is(own_server, bucket, keys):
    environment = own_server.client_environment() | {"AWS_ENDPOINT_URL": own_server.endpoint, "TERM": "xterm"}
    leader, follower = pty.openpty()
    command = [BINARY, "s3", "rewrap", bucket, "--key-id", keys[1], "--jobs", "1"]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, stderr=follower, timeout=60)
    os.close(follower)
    shown = os.read(leader, 100_000).decode()
    os.close(leader)
    assert done.returncode == 0 and "rewrapping" in shown and "/s" in shown


def test_many_pages_and_versions_of_one_key(own_server, bucket, rewrap, keys):
    s3 = own_server.s3
    name = f"{bucket}-many"
    s3.create_bucket(Bucket=name)
    s3.put_bucket_versioning(Bucket=name, VersioningConfiguration={"Status": "Enabled"})
    old = {"ServerSideEncryption": "aws:kms", "SSEKMSKeyId": keys[0], "BucketKeyEnabled": True}

    def put(number):
        client = s3_of(own_server)
        for one in range(number, 1300, 4):
            client.put_object(Bucket=name, Key=f"{one // 600}", Body=b"x", **old)

    threads = [threading.Thread(target=put, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    environment = own_server.client_environment() | {"AWS_ENDPOINT_URL": own_server.endpoint}
    command = ("s3", "rewrap", name, "--key-id", keys[1], "--json")
    report = json.loads(run_bulla(environment, *command).stdout)
    assert (report["rewrapped"], report["failed"], report["doneThrough"]) == (1300, 0, "2")


class TestFailures:
    def test_who_may_not_is_told_what_is_missing(self, own_server, bucket, rewrap, keys):
        before = versions(own_server.s3, bucket)
        user = Identities(own_server).user()
        caller = {"AWS_ACCESS_KEY_ID": user.key["AccessKeyId"], "AWS_SECRET_ACCESS_KEY": user.key["SecretAccessKey"]}
        told = rewrap(keys[1], code=1, **caller)["stderr"]
        assert "ListObjectVersions failed" in told and "AccessDenied" in told and "s3:ListBucketVersions" in told
        user.allow(statement(["s3:ListBucketVersions"]))
        report = rewrap(keys[1], code=1, **caller)
        assert (report["rewrapped"], report["failed"]) == (0, 12)
        assert "HeadObject failed" in report["stderr"] and "needs s3:GetObject" in report["stderr"]
        user.allow(statement(["s3:ListBucketVersions", "s3:GetObject*", "kms:*"]))
        report = rewrap(keys[1], code=1, **caller)
        assert (report["rewrapped"], report["failed"]) == (0, 8)
        assert "needs s3:UpdateObjectEncryption" in report["stderr"]
        assert "same command again" in report["stderr"], "the first key has failed"
        assert user.key["SecretAccessKey"] not in report["stderr"]
        assert versions(own_server.s3, bucket) == before

    def test_a_disabled_key_fails_what_is_under_it_and_says_where_to_go_on(self, own_server, bucket, rewrap, keys):
        own_server.kms.disable_key(KeyId=keys[0])
        report = rewrap(keys[1], code=1)
        assert (report["rewrapped"], report["failed"]) == (0, 8)
        assert "KMS.DisabledException" in report["stderr"] and "enable it" in report["stderr"]
        own_server.kms.enable_key(KeyId=keys[0])
        assert rewrap(keys[1])["rewrapped"] == 8

    def test_where_it_goes_on_after_a_failure(self, own_server, bucket, rewrap, keys):
        third = own_server.kms.create_key()["KeyMetadata"]["Arn"]
        own_server.s3.put_object(Bucket=bucket, Key="k", Body=b"x", ServerSideEncryption="aws:kms", SSEKMSKeyId=third)
        own_server.kms.disable_key(KeyId=third)
        report = rewrap(keys[1], code=1)
        assert (report["rewrapped"], report["failed"], report["doneThrough"]) == (8, 1, "dsse")
        assert "--start-after='dsse'" in report["stderr"]
        own_server.kms.enable_key(KeyId=third)
        report = rewrap(keys[1], "--start-after", "dsse")
        assert (report["rewrapped"], report["alreadyUnderKey"]) == (1, 4)

    def test_a_key_that_s3_does_not_take(self, own_server, rewrap, keys):
        abroad = f"arn:aws:kms:{REGION}:999988887777:key/{keys[1].split('/')[1]}"
        report = rewrap(abroad, code=1)
        assert report["failed"] == 8 and "Name a KMS key of the account that owns the bucket" in report["stderr"]
        missing = f"arn:aws:kms:{REGION}:{ACCOUNT}:key/00000000-0000-0000-0000-000000000000"
        assert rewrap(missing, code=1)["failed"] == 8
        abroad = keys[1].replace(REGION, "eu-west-1" if REGION != "eu-west-1" else "us-east-1")
        assert "another Region" in rewrap(abroad, code=1)["stderr"]

    def test_what_is_not_there(self, own_server, keys):
        environment = own_server.client_environment() | {"AWS_ENDPOINT_URL": own_server.endpoint}
        command = ("s3", "rewrap", "no-such-bucket", "--key-id", keys[1])
        told = run_bulla(environment, *command, code=1).stderr.decode()
        assert "NoSuchBucket" in told and "Check the name of the bucket" in told and "To go on" not in told
        nobody = environment | {"AWS_ENDPOINT_URL": "http://127.0.0.1:1"}
        assert "nobody listens" in run_bulla(nobody, *command, code=1).stderr.decode()
        lost = {name: value for name, value in environment.items() if "ACCESS_KEY" not in name}
        assert "no AWS credentials were found" in run_bulla(lost, *command, code=1).stderr.decode()
        assert "http://" in run_bulla(environment | {"AWS_ENDPOINT_URL_S3": "host:1"}, *command, code=1).stderr.decode()

    @pytest.mark.parametrize(
        "body",
        [
            b"",
            b"<html><body>Sign in</body></html>",
            b"<a>",
            b"<ListVersionsResult><IsTruncated>true</IsTruncated></ListVersionsResult>",
            b"<L><IsTruncated>true</IsTruncated><NextKeyMarker>a</NextKeyMarker></L>",
            b"\xff\x00",
        ],
    )
    def test_an_answer_that_is_not_that_of_s3(self, own_server, keys, body):
        class Odd(BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200)
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        odd = ThreadingHTTPServer(("127.0.0.1", 0), Odd)
        threading.Thread(target=odd.serve_forever, daemon=True).start()
        try:
            url = f"http://127.0.0.1:{odd.server_port}"
            environment = own_server.client_environment() | {"AWS_ENDPOINT_URL_S3": url}
            done = run_bulla(environment, "s3", "rewrap", "bucket", "--key-id", keys[1], code=1)
            told = done.stderr.decode()
            assert "not understood" in told or "does not go on" in told
        finally:
            odd.shutdown()
            odd.server_close()

    def test_an_interrupted_run_says_where_to_go_on(self, own_server, bucket, keys):
        s3, name = own_server.s3, f"{bucket}-long"
        s3.create_bucket(Bucket=name)
        old = {"ServerSideEncryption": "aws:kms", "SSEKMSKeyId": keys[0]}
        for number in range(300):
            s3.put_object(Bucket=name, Key=f"{number:03}", Body=b"x", **old)
        environment = own_server.client_environment() | {"AWS_ENDPOINT_URL": own_server.endpoint}
        command = [BINARY, "s3", "rewrap", name, "--key-id", keys[1], "--json"]
        running = subprocess.Popen(
            [*command, "--jobs", "1"], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        while s3.head_object(Bucket=name, Key="002")["SSEKMSKeyId"] != keys[1]:
            time.sleep(0.01)
        running.send_signal(signal.SIGINT)
        told, errors = running.communicate(timeout=60)
        report = json.loads(told)
        assert running.returncode == 130 and 3 <= report["rewrapped"] < 300 and report["failed"] == 0
        assert f"--start-after='{report['doneThrough']}'" in errors.decode()
        rest = json.loads(run_bulla(environment, *command[1:], "--start-after", report["doneThrough"]).stdout)
        assert rest["alreadyUnderKey"] <= 1 and rest["rewrapped"] + report["rewrapped"] == 300
        again = json.loads(run_bulla(environment, *command[1:]).stdout)
        assert again["alreadyUnderKey"] == 300
        # Where nothing succeeds it does not go through all.
        third = own_server.kms.create_key()["KeyMetadata"]["Arn"]
        own_server.kms.disable_key(KeyId=third)
        command[command.index(keys[1])] = third
        hopeless = run_bulla(environment, *command[1:], code=1)
        report, told = json.loads(hopeless.stdout), hopeless.stderr.decode()
        assert report["rewrapped"] == 0 and 100 <= report["failed"] < 120
        assert told.count("UpdateObjectEncryption failed") == 20 and "it stopped" in told
