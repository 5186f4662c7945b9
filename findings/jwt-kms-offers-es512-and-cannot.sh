#!/usr/bin/env bash
# jwt-kms 0.1.4 (PyPI) against moto 5.2.1, seen 2026-11-29.
#
# The package lists ES512 among its algorithms and knows the 66 octets of its signatures, but its table of key specs says
# "ECC_NIST_P512", a curve that neither NIST nor KMS has (it is P-521). So ES256 and ES384 sign and ES512 ends in a KeyError
# before anything is signed, and the JWK of such a key cannot be had either.
#
# Output seen:
#   ES256 on ECC_NIST_P256: a token of 3 parts
#   ES384 on ECC_NIST_P384: a token of 3 parts
#   ES512 on ECC_NIST_P521: KeyError 'ECC_NIST_P521'
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check jwt-kms==0.1.4 boto3==1.44.8 botocore==1.44.8 'moto[kms]==5.2.1'

cat > sign.py <<'PY'
import os
os.environ.update(AWS_ACCESS_KEY_ID="AKIDEXAMPLEEXAMPLE00", AWS_SECRET_ACCESS_KEY="example")
import boto3, moto
from jwt_kms import jwk, jws

with moto.mock_aws():
    kms = boto3.client("kms", region_name="us-east-1")
    seen = []
    for alg, spec in (("ES256", "ECC_NIST_P256"), ("ES384", "ECC_NIST_P384"), ("ES512", "ECC_NIST_P521")):
        key = kms.create_key(KeySpec=spec, KeyUsage="SIGN_VERIFY")["KeyMetadata"]["KeyId"]
        try:
            token = jws.JWS({"sub": "app"}).add_signature(jwk.Key(kms, key), alg).serialize(compact=True)
            seen.append(f"a token of {len(token.split('.'))} parts")
        except KeyError as error:
            seen.append(f"KeyError {error}")
        print(f"{alg} on {spec}: {seen[-1]}")
    assert seen == ["a token of 3 parts", "a token of 3 parts", "KeyError 'ECC_NIST_P521'"], seen
PY
venv/bin/python sign.py
