"""The S3 Encryption Client for Python: `python with_encryption_client.py BUCKET KEY_ARN`. It asks KMS for a data key, encrypts with it and
puts what comes out; S3 encrypts that once more, under SSE-KMS with a bucket key.
"""

import os
import sys

import boto3
from botocore.config import Config
from s3_encryption import S3EncryptionClient, S3EncryptionClientConfig
from s3_encryption.exceptions import S3EncryptionClientError
from s3_encryption.materials.kms_keyring import KmsKeyring

bucket, key = sys.argv[1:]
once = Config(retries={"total_max_attempts": 1})
plain = boto3.client("s3", config=once)
plain.create_bucket(Bucket=bucket)
keyring = KmsKeyring(boto3.client("kms", config=once), key)
# It makes the client that it is given encrypt too, so that one cannot show what is stored.
client = S3EncryptionClient(boto3.client("s3", config=once), S3EncryptionClientConfig(keyring))
kms = {"ServerSideEncryption": "aws:kms", "SSEKMSKeyId": key, "BucketKeyEnabled": True}
context = {"project": "bulla"}

for size in [0, 1, 16, 100_000]:
    name, content = f"object/{size}", os.urandom(size)
    client.put_object(Bucket=bucket, Key=name, Body=content, EncryptionContext=context, Metadata={"a": "1"}, **kms)
    got = client.get_object(Bucket=bucket, Key=name, EncryptionContext=context)
    assert got["Body"].read() == content
    assert got["Metadata"]["a"] == "1"
    stored = plain.get_object(Bucket=bucket, Key=name)["Body"].read()
    assert len(stored) == size + 16 and (size < 16 or content not in stored)

# A message whose context is another, or whose bytes are others, does not open.
for change in ["context", "bytes"]:
    name = "object/100000"
    if change == "bytes":
        reply = plain.get_object(Bucket=bucket, Key=name)
        stored = bytearray(reply["Body"].read())
        stored[50_000] ^= 1
        plain.put_object(Bucket=bucket, Key=name, Body=bytes(stored), Metadata=reply["Metadata"])
    try:
        client.get_object(Bucket=bucket, Key=name, EncryptionContext=context if change == "bytes" else {})[
            "Body"
        ].read()
    except S3EncryptionClientError:
        continue
    raise AssertionError(f"opened with another {change}")

# Parts, in their order, the last of which says so.
content = os.urandom(11 << 20)
at = {"Bucket": bucket, "Key": "large"}
upload = at | {"UploadId": client.create_multipart_upload(EncryptionContext=context, **at, **kms)["UploadId"]}
halves = [content[: 6 << 20], content[6 << 20 :]]
parts = []
for number, body in enumerate(halves, 1):
    reply = client.upload_part(PartNumber=number, Body=body, IsLastPart=number == len(halves), **upload)
    parts.append({"PartNumber": number, "ETag": reply["ETag"]})
client.complete_multipart_upload(MultipartUpload={"Parts": parts}, **upload)
assert client.get_object(EncryptionContext=context, **at)["Body"].read() == content
client.delete_object(**at)
print("the S3 Encryption Client for Python is content")
