#!/usr/bin/env bash
# s3path 0.6.5 (PyPI) with smart_open 9.0.2, against moto 5.2.1, seen 2026-11-30.
#
# S3Path has the interface of pathlib, whose touch() leaves the content alone; its own help says that "modification time is updated".
# Not guessed: it writes an EMPTY object in the place of the one that is there. Nothing is asked, no error is raised, and without
# versions in the bucket the data is gone. pathlib's own touch is beside it.
#
# Output seen:
#   pathlib.Path.touch   5 bytes before, 5 bytes after
#   S3Path.touch         5 bytes before, 0 bytes after
set -euo pipefail
script=$(realpath "$0")
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check s3path==0.6.5 smart_open==9.0.2 boto3==1.44.8 botocore==1.44.8 'moto[s3]==5.2.1'

cat > touch.py <<'PY'
import os, pathlib
os.environ.update(AWS_ACCESS_KEY_ID="AKIDEXAMPLEEXAMPLE00", AWS_SECRET_ACCESS_KEY="example", AWS_DEFAULT_REGION="us-east-1")
import boto3, moto, s3path

with moto.mock_aws():
    boto3.client("s3").create_bucket(Bucket="photos")
    for name, path in (("pathlib.Path.touch", pathlib.Path("a")), ("S3Path.touch", s3path.S3Path("/photos/a"))):
        path.write_bytes(b"hello")
        before = len(path.read_bytes())
        path.touch()
        print(f"{name:20} {before} bytes before, {len(path.read_bytes())} bytes after")
PY
venv/bin/python touch.py | tee seen
sed -n 's/^#   \(.* bytes before.*\)$/\1/p' "$script" | diff - seen
