"""`bulla s3 savings`, through the binary: its numbers against those that the service has made."""

import json
from decimal import Decimal

import pytest

from identities import Identities, people
from server import ACCOUNT, Server
from test_backup import bulla
from test_backup_objects import s3_of


def savings(server, *arguments):
    done = bulla("s3", "savings", "--json", "--data-dir", server.data_dir, *arguments)
    assert done.returncode == 0, done.stderr
    assert done.stderr == "", "quiet where no terminal is"
    return json.loads(done.stdout)


def by_bucket(report):
    return {one["bucket"]: one for one in report["buckets"]}


@pytest.fixture
def used(tmp_path):
    """A server with a bucket without a bucket key, one with, and one that is not under SSE-KMS."""
    server = Server(tmp_path / "data", BULLA_S3_BUCKET_KEY_LIFE="12h").start()
    try:
        s3 = server.s3 = s3_of(server)
        for bucket in ("direct", "derived", "plain"):
            s3.create_bucket(Bucket=bucket)
            if bucket != "plain":
                rule = {
                    "ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms"},
                    "BucketKeyEnabled": bucket == "derived",
                }
                s3.put_bucket_encryption(Bucket=bucket, ServerSideEncryptionConfiguration={"Rules": [rule]})
            for number in range(10):
                s3.put_object(Bucket=bucket, Key=f"{number}", Body=b"x")
                for _ in range(2):
                    s3.get_object(Bucket=bucket, Key=f"{number}")["Body"].read()
        yield server
    finally:
        server.end()


def made(server, bucket):
    """The requests to KMS that the log has, counted without Bulla's code: about the bucket, and about objects in it."""
    arns = []
    for event in server.newest_events(2000):
        if event["eventSource"] == "kms.amazonaws.com" and event["userIdentity"].get("invokedBy") == "s3.amazonaws.com":
            arns.append(event["requestParameters"]["encryptionContext"]["aws:s3:arn"])
    arn = f"arn:aws:s3:::{bucket}"
    return arns.count(arn), len([one for one in arns if one.startswith(arn + "/")])


def test_the_numbers_are_those_of_the_service(used):
    report = savings(used)
    found = by_bucket(report)
    assert set(found) == {"direct", "derived"}
    assert (found["direct"]["writes"], found["direct"]["reads"]) == (10, 20)
    for bucket in found:
        for_bucket_keys, for_objects = made(used, bucket)
        assert found[bucket]["requestsMadeForBucketKeys"] == for_bucket_keys
        assert found[bucket]["requestsMadeForObjects"] == for_objects
        assert found[bucket]["requestsMade"] == for_bucket_keys + for_objects
        assert found[bucket]["requestsWithoutBucketKey"] == 30
    # Where bucket keys are not in use it is known what it is without them, and where they are, with them.
    assert found["direct"]["requestsMade"] == 30 and found["derived"]["requestsMade"] == 1
    assert found["direct"]["requestsWithBucketKey"] == found["derived"]["requestsWithBucketKey"] == 1
    assert report["bucketKeyLifeSeconds"] == 12 * 3600 and report["bucketKeyCacheSeconds"] == 300
    for one in found.values():
        for world in ("Made", "WithoutBucketKey", "WithBucketKey"):
            exact = Decimal("0.03") * one[f"requests{world}"] / 10_000
            assert Decimal(one[f"cost{world}"]) == exact
    assert report["estimated"] == ["requestsWithBucketKey"]


def test_requesters_have_their_own_bucket_keys_and_the_model_knows(used):
    people(used, users=["alice", "bob"], roles=["app"])
    owner = Identities(used)
    allow = {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": ["s3:*", "kms:*"], "Resource": "*"}}
    allow = {"PolicyName": "all", "PolicyDocument": json.dumps(allow)}
    for user in ("alice", "bob"):
        owner.iam.put_user_policy(UserName=user, **allow)
        key = owner.iam.create_access_key(UserName=user)["AccessKey"]
        s3 = owner.client("s3", key["AccessKeyId"], key["SecretAccessKey"])
        for number in range(10):
            s3.get_object(Bucket="derived", Key=f"{number}")["Body"].read()
            s3.put_object(Bucket="derived", Key=f"{user}-{number}", Body=b"x")
            s3.get_object(Bucket="derived", Key=f"{user}-{number}")["Body"].read()
        upload = s3.create_multipart_upload(Bucket="derived", Key=f"{user}-parts")["UploadId"]
        s3.upload_part(Bucket="derived", Key=f"{user}-parts", UploadId=upload, PartNumber=1, Body=b"x")
    found = by_bucket(savings(used, "--bucket", "derived"))
    assert set(found) == {"derived"}
    # One for what root wrote, one for its own.
    assert found["derived"]["requestsMade"] == sum(made(used, "derived")) == 1 + 2 * 2
    assert found["derived"]["requestsWithBucketKey"] == found["derived"]["requestsMade"]
    assert found["derived"]["requestsWithoutBucketKey"] == 30 + 2 * (30 + 2)
    # Sessions of a role share them.
    owner.iam.put_role_policy(RoleName="app", **allow)
    caller = owner.iam.create_access_key(UserName="alice")["AccessKey"]
    owner.iam.put_user_policy(
        UserName="alice", PolicyName="role", PolicyDocument=allow["PolicyDocument"].replace("kms:*", "sts:AssumeRole")
    )
    sts = owner.client("sts", caller["AccessKeyId"], caller["SecretAccessKey"])
    for number in range(5):
        role = f"arn:aws:iam::{ACCOUNT}:role/app"
        session = sts.assume_role(RoleArn=role, RoleSessionName=f"job-{number}")["Credentials"]
        s3 = owner.client("s3", session["AccessKeyId"], session["SecretAccessKey"], session["SessionToken"])
        s3.put_object(Bucket="derived", Key=f"session-{number}", Body=b"x")
        s3.get_object(Bucket="derived", Key=f"session-{number}")["Body"].read()
    found = by_bucket(savings(used, "--bucket", "derived"))
    assert found["derived"]["requestsMade"] == found["derived"]["requestsWithBucketKey"] == 5 + 1


def test_requests_that_the_log_does_not_tell_are_in_what_was_made(used):
    for number in range(5):
        used.s3.head_object(Bucket="direct", Key=f"{number}", ChecksumMode="ENABLED")
        used.s3.head_object(Bucket="derived", Key=f"{number}")
    found = by_bucket(savings(used))
    assert found["direct"]["requestsMade"] == found["direct"]["requestsWithoutBucketKey"] == sum(made(used, "direct")) == 35
    assert found["derived"]["requestsMade"] == 1


def test_people_get_a_table_and_bars(used):
    done = bulla("s3", "savings", "--data-dir", used.data_dir)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    heading, derived, direct = lines[2:5]
    assert heading.split()[:6] == ["bucket", "writes", "reads", "without", "made", "with"]
    assert derived.split() == ["derived", "10", "20", "30", "1", "1", "0.00009", "0.000003", "0.000003"]
    assert len({len(line) for line in (heading, derived, direct)}) == 1, "aligned"
    bars = {tuple(line.split())[0]: line.count("█") for line in lines if "█" in line}
    assert bars["without"] == 40
    assert "made is exact" in done.stdout and "with is an estimate" in done.stdout


def test_days_and_an_empty_log(used, tmp_path):
    assert by_bucket(savings(used, "--days", "1"))["direct"]["writes"] == 10
    assert bulla("s3", "savings", "--days", "0", "--data-dir", used.data_dir).returncode == 2
    report = savings(used, "--bucket", "plain")
    assert report["buckets"] == [] and report["first"] is None
    done = bulla("s3", "savings", "--bucket", "plain", "--data-dir", used.data_dir)
    assert done.returncode == 0 and "No request in the log" in done.stdout
    missing = bulla("s3", "savings", "--data-dir", tmp_path / "none")
    assert missing.returncode == 1 and "there is no audit log" in missing.stderr


def test_what_if_tells_the_same_numbers(used):
    found = by_bucket(savings(used))
    for switch, name in (("on", "With"), ("off", "Without")):
        done = bulla("cost", "what-if", "--bucket-key", switch, "--format", "json", "--data-dir", used.data_dir)
        assert done.returncode == 0, done.stderr
        report = json.loads(done.stdout)
        assert report["by"] == "bucket" and "Assumed: the same requests to S3" in report["assumption"]
        told = {group["name"]: group for group in report["groups"]}
        assert set(told) == set(found)
        for bucket, one in found.items():
            group = told[bucket]
            assert int(group["requests"]) == one["requestsMade"], bucket
            assert int(group["requests as it would be"]) == one[f"requests{name}BucketKey"], bucket
            now, then = Decimal(one["costMade"]), Decimal(one[f"cost{name}BucketKey"])
            assert (Decimal(group["as it is"]), Decimal(group["as it would be"])) == (now, then), bucket
            assert Decimal(group["saved"]) - Decimal(group["added"]) == now - then, bucket
    assert Decimal(told["derived"]["added"]) > 0
    one = bulla("cost", "what-if", "--bucket-key", "off", "--bucket", "direct", "--format", "csv", "--data-dir", used.data_dir)
    assert [line.split(",")[0] for line in one.stdout.splitlines()] == ["name", "direct"]
    before = bulla("cost", "what-if", "--bucket-key", "on", "--month", "2020-01", "--format", "csv", "--data-dir", used.data_dir)
    assert len(before.stdout.splitlines()) == 1, "nothing was asked in that month"
    refused = bulla("cost", "what-if", "--bucket-key", "on", "--by", "key", "--data-dir", used.data_dir)
    assert refused.returncode == 1 and "bucket by bucket" in refused.stderr
    assert bulla("cost", "what-if", "--bucket", "direct", "--without-rotation", "--data-dir", used.data_dir).returncode == 2


def test_the_archive_is_read_too(used, tmp_path):
    """The numbers are the same before and after the log is archived, if the archive is named, and while the service goes on."""
    before = savings(used)
    where = tmp_path / "archive"
    archived = bulla("audit", "archive", "--close-newest", "--keep-bytes", "0", "--to", where, "--data-dir", used.data_dir)
    assert archived.returncode == 0, archived.stderr
    without = bulla("s3", "savings", "--json", "--data-dir", used.data_dir)
    assert json.loads(without.stdout)["buckets"] == [] and "their requests are not counted" in without.stderr
    assert savings(used, "--archive", where) == before
    used.s3.put_object(Bucket="direct", Key="later", Body=b"x")
    found = by_bucket(savings(used, "--archive", where))
    assert found["direct"]["writes"] == 11 and found["derived"] == by_bucket(before)["derived"]
    done = bulla(
        "cost", "what-if", "--bucket-key", "off", "--format", "json", "--archive", where, "--data-dir", used.data_dir
    )
    assert {group["name"]: group["requests"] for group in json.loads(done.stdout)["groups"]} == {"derived": "1", "direct": "31"}
    (segment,) = where.glob("*.jsonl.zst")
    segment.unlink()
    refused = bulla("s3", "savings", "--archive", where, "--data-dir", used.data_dir)
    assert refused.returncode == 1 and "is not whole" in refused.stderr
