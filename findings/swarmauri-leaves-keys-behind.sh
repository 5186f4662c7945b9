#!/usr/bin/env bash
# swarmauri-keyprovider-aws-kms 0.3.3 with the swarmauri-core 0.10.0 that pip resolves for it, against moto 5.2.1, seen 2026-11-29.
#
# create_key() makes the KMS key and two aliases first and builds its answer afterwards; the answer uses names that the resolved
# core no longer has (KeyUse.encrypt), so every call raises AttributeError AFTER the key exists. The caller sees a programming
# error and no key id; the account has one more key that costs a dollar a month, and each retry makes another.
#
# Output seen:
#   call 1: AttributeError, keys in the account: 1, aliases: 2
#   call 2: AttributeError, keys in the account: 2, aliases: 4
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check swarmauri-keyprovider-aws-kms==0.3.3 swarmauri-core==0.10.0 \
    swarmauri-base==0.10.0 swarmauri-standard==0.10.0 boto3==1.44.8 botocore==1.44.8 'moto[kms]==5.2.1'

cat > create.py <<'PY'
import asyncio, os
os.environ.update(AWS_ACCESS_KEY_ID="AKIDEXAMPLEEXAMPLE00", AWS_SECRET_ACCESS_KEY="example")
import boto3, moto
from swarmauri_core.key_providers.types import ExportPolicy, KeyAlg, KeyClass, KeySpec
from swarmauri_keyprovider_aws_kms import AwsKmsKeyProvider

async def main():
    kms = boto3.client("kms", region_name="us-east-1")
    provider = AwsKmsKeyProvider(region="us-east-1")
    spec = KeySpec(klass=KeyClass.asymmetric, alg=KeyAlg.ECDSA_P256_SHA256, size_bits=None, label="app",
                   export_policy=ExportPolicy.NONE, uses=(), tags=None)
    for call in (1, 2):
        try:
            await provider.create_key(spec)
            error = "no error"
        except AttributeError as raised:
            error = type(raised).__name__
        keys = len(kms.list_keys()["Keys"])
        aliases = sum(alias["AliasName"].startswith("alias/swarmauri/") for alias in kms.list_aliases()["Aliases"])
        print(f"call {call}: {error}, keys in the account: {keys}, aliases: {aliases}")
        assert (error, keys, aliases) == ("AttributeError", call, 2 * call)

with moto.mock_aws():
    asyncio.run(main())
PY
venv/bin/python create.py
