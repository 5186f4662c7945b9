"""fsspec's s3fs: `python with_s3fs.py BUCKET KEY_ARN`."""

import os
import sys

from s3fs import S3FileSystem

bucket, key = sys.argv[1:]
for encryption in ({}, {"ServerSideEncryption": "aws:kms", "SSEKMSKeyId": key}):
    files = S3FileSystem(
        endpoint_url=os.environ["AWS_ENDPOINT_URL_S3"],
        key=os.environ["AWS_ACCESS_KEY_ID"],
        secret=os.environ["AWS_SECRET_ACCESS_KEY"],
        s3_additional_kwargs=encryption,
        use_listings_cache=False,
    )
    if not files.exists(bucket):
        files.mkdir(bucket)
    content = os.urandom(12 * 1024 * 1024 + 5)
    with files.open(f"{bucket}/dir/a b+ä", "wb") as file:
        file.write(b"small")
    with files.open(f"{bucket}/dir/large", "wb", block_size=5 << 20) as file:
        for start in range(0, len(content), 1 << 20):
            file.write(content[start : start + (1 << 20)])
    assert files.cat(f"{bucket}/dir/a b+ä") == b"small"
    assert files.cat(f"{bucket}/dir/large") == content
    with files.open(f"{bucket}/dir/large", "rb", block_size=1 << 20) as file:
        for place in (7 << 20, 100, len(content) - 5):
            file.seek(place)
            assert file.read(5) == content[place : place + 5]
    with files.open(f"{bucket}/dir/a b+ä", "ab") as file:
        file.write(b" and more")
    assert files.cat(f"{bucket}/dir/a b+ä") == b"small and more"
    assert sorted(files.ls(f"{bucket}/dir", detail=False)) == [f"{bucket}/dir/a b+ä", f"{bucket}/dir/large"]
    assert files.info(f"{bucket}/dir/large")["size"] == len(content)
    files.cp(f"{bucket}/dir/large", f"{bucket}/copy")
    files.mv(f"{bucket}/copy", f"{bucket}/moved")
    assert files.cat(f"{bucket}/moved") == content
    assert sorted(files.find(bucket)) == [f"{bucket}/dir/a b+ä", f"{bucket}/dir/large", f"{bucket}/moved"]
    if encryption:
        assert files.metadata(f"{bucket}/moved") is not None
        head = files.call_s3("head_object", Bucket=bucket, Key="dir/large")
        assert head["SSEKMSKeyId"] == key
    files.rm(f"{bucket}/dir", recursive=True)
    files.rm(f"{bucket}/moved")
    assert files.find(bucket) == []
print("s3fs is content")
