"""What bucket keys save, counted from the audit log: many puts and gets by one role in many sessions.

`S3_OBJECTS_PER_SESSION` says how many each session puts and gets; 100 make the 10,000 of the whole campaign (`scripts/s3-volume counts`).

Source: S3 user guide, "Reducing the cost of SSE-KMS with Amazon S3 Bucket Keys", which names the requester by role and session policy.
"""

import os
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from identities import statement, trust
from server import ACCOUNT

SESSIONS = 100
OBJECTS = int(os.environ.get("S3_OBJECTS_PER_SESSION", "10"))
# The least time in which a bucket key's plaintext stays in memory, and that in which a bucket key makes new objects.
CACHE_SECONDS = 5 * 60


@pytest.fixture(scope="module")
def sessions(identities, assumer, client):
    """Clients, each with a session of its own of one role."""
    role = identities.role(trust({"AWS": ACCOUNT}), statement(["s3:*", "kms:*"]))

    def session(number):
        given = assumer.assume_role(RoleArn=role, RoleSessionName=f"session-{number}")["Credentials"]
        return client(given["AccessKeyId"], given["SecretAccessKey"], given["SessionToken"])

    return [session(number) for number in range(SESSIONS)]


def use(client, bucket, number):
    for one in range(OBJECTS):
        client.put_object(Bucket=bucket, Key=f"{number}/{one}", Body=b"content %d" % one)
    for one in range(OBJECTS):
        body = client.get_object(Bucket=bucket, Key=f"{number}/{one}")["Body"].read()
        assert body == b"content %d" % one


@pytest.mark.parametrize("bucket_key", [True, False])
def test_puts_and_gets_of_one_role(sessions, new_bucket, s3, key, kms_calls, bucket_key):
    bucket = new_bucket(algorithm="aws:kms", key=key["Arn"], bucket_key=bucket_key)
    start, total = time.monotonic(), 0
    for first in range(0, SESSIONS, 4):
        # Few at once, so that the log is read in pieces: each request of S3 has an entry too.
        with kms_calls() as calls, ThreadPoolExecutor(4) as pool:
            some = enumerate(sessions[first : first + 4], first)
            for done in [pool.submit(use, client, bucket, number) for number, client in some]:
                done.result()
        total += len(calls.names)
        if bucket_key:
            assert set(calls.names) <= {"GenerateDataKey", "Decrypt"}
        else:
            assert calls.names.count("GenerateDataKey") == calls.names.count("Decrypt") == 4 * OBJECTS
    spent = time.monotonic() - start
    print(f"{SESSIONS * OBJECTS} puts and gets in {spent:.0f} s, bucket key {bucket_key}: {total} requests to KMS")
    if bucket_key:
        # One GenerateDataKey, and one Decrypt for each time that the plaintext has left the memory.
        assert 1 <= total <= 2 + spent // CACHE_SECONDS
        assert total <= 4
    else:
        assert total == 2 * SESSIONS * OBJECTS


@pytest.mark.parametrize("bucket_key", [True, False])
def test_heads_and_lists(sessions, new_bucket, key, kms_calls, bucket_key):
    bucket = new_bucket(algorithm="aws:kms", key=key["Arn"], bucket_key=bucket_key)
    sessions[0].put_object(Bucket=bucket, Key="object", Body=b"content")
    with kms_calls() as calls:
        for client in sessions:
            client.head_object(Bucket=bucket, Key="object")
            client.list_objects_v2(Bucket=bucket)
            client.list_object_versions(Bucket=bucket)
    assert calls.names == []
    with kms_calls() as calls:
        for client in sessions:
            assert client.head_object(Bucket=bucket, Key="object", ChecksumMode="ENABLED")["ChecksumCRC32"]
    if bucket_key:
        assert len(calls.names) <= 1, "the plaintext of the bucket key is in memory for five minutes"
    else:
        assert calls.names == ["Decrypt"] * SESSIONS
