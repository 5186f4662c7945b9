"""obstore, the Rust crate object_store: `python with_obstore.py BUCKET KEY_ARN`. The bucket is there."""

import asyncio
import hashlib
import os
import sys

import obstore
from obstore.exceptions import AlreadyExistsError, NotFoundError, PreconditionError
from obstore.store import S3Store

bucket, key = sys.argv[1:]
settings = {
    "endpoint": os.environ["AWS_ENDPOINT_URL_S3"],
    "region": os.environ["AWS_REGION"],
    "access_key_id": os.environ["AWS_ACCESS_KEY_ID"],
    "secret_access_key": os.environ["AWS_SECRET_ACCESS_KEY"],
    "client_options": {"allow_http": True},
}
plain = S3Store(bucket, **settings)
kms = S3Store(
    bucket, aws_server_side_encryption="aws:kms", aws_sse_kms_key_id=key, aws_sse_bucket_key_enabled=True, **settings
)
large = os.urandom(12 * 1024 * 1024 + 5)

for store in (plain, kms):
    obstore.put(store, "dir/small ä", b"small")
    assert bytes(obstore.get(store, "dir/small ä").bytes()) == b"small"
    obstore.put(store, "dir/large", large, chunk_size=5 * 1024 * 1024, max_concurrency=3)
    got = bytes(obstore.get(store, "dir/large").bytes())
    assert hashlib.sha256(got).digest() == hashlib.sha256(large).digest()
    pieces = obstore.get_ranges(store, "dir/large", starts=[0, 65530, 5 << 20, 12 << 20], lengths=[10, 20, 30, 5])
    for start, piece in zip([0, 65530, 5 << 20, 12 << 20], pieces, strict=True):
        assert bytes(piece) == large[start : start + len(bytes(piece))]
    try:
        obstore.put(store, "dir/small ä", b"other", mode="create")
    except AlreadyExistsError:
        pass
    else:
        raise AssertionError("it was created twice")
    known = obstore.head(store, "dir/small ä")
    obstore.put(store, "dir/small ä", b"newer", mode={"e_tag": known["e_tag"]}, use_multipart=False)
    try:
        obstore.put(store, "dir/small ä", b"newest", mode={"e_tag": known["e_tag"]}, use_multipart=False)
    except PreconditionError:
        pass
    else:
        raise AssertionError("an old state was replaced")
    obstore.copy(store, "dir/small ä", "copy")
    obstore.rename(store, "copy", "renamed")
    listed = sorted(entry["path"] for batch in obstore.list(store) for entry in batch)
    assert listed == ["dir/large", "dir/small ä", "renamed"], listed
    delimited = obstore.list_with_delimiter(store)
    assert list(delimited["common_prefixes"]) == ["dir"]
    obstore.delete(store, listed)
    try:
        obstore.head(store, "renamed")
    except (NotFoundError, FileNotFoundError):
        pass
    else:
        raise AssertionError("it is still there")


async def signed():
    await obstore.put_async(plain, "signed", b"signed")
    import urllib.request
    from datetime import timedelta

    url = await obstore.sign_async(plain, "GET", "signed", timedelta(minutes=1))
    with urllib.request.urlopen(url, timeout=30) as reply:
        assert reply.read() == b"signed"


asyncio.run(signed())
print("obstore is content")
