"""minio-py: `python with_minio.py BUCKET KEY_ARN`."""

import hashlib
import io
import os
import sys

from minio import Minio
from minio.commonconfig import CopySource
from minio.deleteobjects import DeleteObject
from minio.error import S3Error
from minio.sse import SseKMS

bucket, key = sys.argv[1:]
client = Minio(
    endpoint=os.environ["AWS_ENDPOINT_URL_S3"].removeprefix("http://"),
    access_key=os.environ["AWS_ACCESS_KEY_ID"],
    secret_key=os.environ["AWS_SECRET_ACCESS_KEY"],
    region=os.environ["AWS_REGION"],
    secure=False,
)
assert not client.bucket_exists(bucket_name=bucket)
client.make_bucket(bucket_name=bucket)
assert client.bucket_exists(bucket_name=bucket)

small, large = b"small", os.urandom(12 * 1024 * 1024 + 5)
client.put_object(
    bucket_name=bucket, object_name="dir/a b+ä", data=io.BytesIO(small), length=len(small), metadata={"n": "1"}
)
assert client.get_object(bucket_name=bucket, object_name="dir/a b+ä").read() == small
assert client.stat_object(bucket_name=bucket, object_name="dir/a b+ä").metadata["x-amz-meta-n"] == "1"

client.put_object(bucket_name=bucket, object_name="dir/large", data=io.BytesIO(large), length=-1, part_size=5 << 20)
got = client.get_object(bucket_name=bucket, object_name="dir/large").read()
assert hashlib.sha256(got).digest() == hashlib.sha256(large).digest()
part = client.get_object(bucket_name=bucket, object_name="dir/large", offset=5 << 20, length=10).read()
assert part == large[5 << 20 : (5 << 20) + 10]

# SseKMS refuses plain http before anything is sent, so the headers are given as they are.
context = SseKMS(key, {"project": "bulla"}).headers()
client.put_object(bucket_name=bucket, object_name="kms", data=io.BytesIO(small), length=len(small), metadata=context)
stat = client.stat_object(bucket_name=bucket, object_name="kms")
assert stat.metadata["x-amz-server-side-encryption-aws-kms-key-id"] == key

client.copy_object(bucket_name=bucket, object_name="copy", source=CopySource(bucket_name=bucket, object_name="kms"))
assert client.get_object(bucket_name=bucket, object_name="copy").read() == small

names = [entry.object_name for entry in client.list_objects(bucket_name=bucket, recursive=True)]
assert names == ["copy", "dir/a b+ä", "dir/large", "kms"], names
assert [entry.object_name for entry in client.list_objects(bucket_name=bucket)] == ["copy", "kms", "dir/"]
errors = list(client.remove_objects(bucket_name=bucket, delete_object_list=[DeleteObject(name) for name in names]))
assert errors == []
try:
    client.stat_object(bucket_name=bucket, object_name="kms")
except S3Error as error:
    assert error.code == "NoSuchKey", error.code
else:
    raise AssertionError("the object is still there")
client.remove_bucket(bucket_name=bucket)
print("minio-py is content")
