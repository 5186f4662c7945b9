#!/usr/bin/env bash
# kms-encryption-toolbox 0.2.4 (PyPI) with the aws-encryption-sdk 3.3.1 that pip resolves for it, against moto 5.2.1, seen 2026-11-30.
#
# decrypt-json --allow-partial opens secrets inside of longer strings; its help says that one ends at a whitespace. Three readers that
# each mean well make something else of it: the package ends a secret at a SPACE alone, so a tab or a line break and what follows are
# handed on with it; Python's base64 stops at the padding, and skips what is no base64; the Encryption SDK ignores what comes after a
# message. So all that stands behind the secret up to the next space is gone, with exit code 0. (A secret whose base64 has no padding,
# one of three, takes the rest along or is an error, by the number of letters.)
#
# Output seen:
#   'password=SECRET user=app'                 'password=s3cret1 user=app'
#   'password=SECRET\tuser=app'                'password=s3cret1'
#   'password=SECRET\nuser=app\nhost=db'       'password=s3cret1'
set -euo pipefail
script=$(realpath "$0")
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check kms-encryption-toolbox==0.2.4 aws-encryption-sdk==3.3.1 \
    boto3==1.44.8 botocore==1.44.8 'moto[kms]==5.2.1'

cat > open.py <<'PY'
import json, os, pathlib
os.environ.update(AWS_ACCESS_KEY_ID="AKIDEXAMPLEEXAMPLE00", AWS_SECRET_ACCESS_KEY="example", AWS_DEFAULT_REGION="us-east-1")
import boto3, click.testing, moto
from kmsencryption.__main__ import main

def run(*arguments):
    result = click.testing.CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result
    return result.stdout

with moto.mock_aws():
    key = boto3.client("kms").create_key()["KeyMetadata"]["Arn"]
    secret = run("encrypt", "--cmk-arn", key, "--data", "s3cret1", "--prefix", "kms:").strip()
    assert secret.endswith("=="), secret
    for text in ("password=SECRET user=app", "password=SECRET\tuser=app", "password=SECRET\nuser=app\nhost=db"):
        pathlib.Path("settings.json").write_text(json.dumps({"settings": text.replace("SECRET", secret)}))
        opened = json.loads(run("decrypt-json", "--allow-partial", "--prefix", "kms:", "settings.json"))
        print(f"{text!r:42} {opened['settings']!r}")
PY
venv/bin/python open.py | tee seen
sed -n "s/^#   \('password.*\)$/\1/p" "$script" | diff - seen
