#!/usr/bin/env bash
# sqs-encrypted-extended-client 0.0.2 (PyPI) with sqs-extended-client 0.0.11, against moto 5.2.1, seen 2026-11-30.
#
# The package adds one thing to its parent: messages that go through S3 are put there under a KMS key, one for all queues or one for
# each. The key for all works, and so does a table of queues and keys. Not guessed: add_kms_key_id(queue, key) keeps the key under the
# WORD 'queue_url', never under the URL, so that nothing is found for that queue. Its messages are put without any header of
# encryption or, harder to notice, under the key of all the others. No error is raised.
#
# Output seen:
#   default_kms_key_id             aws:kms alias/all
#   kms_key_ids = {queue: key}     aws:kms alias/one
#   add_kms_key_id(queue, key)     no encryption asked for
#   add_kms_key_id beside default  aws:kms alias/all
set -euo pipefail
script=$(realpath "$0")
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check sqs-encrypted-extended-client==0.0.2 sqs-extended-client==0.0.11 \
    botoinator==0.0.6 boto3==1.44.8 botocore==1.44.8 'moto[s3,sqs]==5.2.1'

cat > send.py <<'PY'
import os
os.environ.update(AWS_ACCESS_KEY_ID="AKIDEXAMPLEEXAMPLE00", AWS_SECRET_ACCESS_KEY="example", AWS_DEFAULT_REGION="us-east-1")
import boto3, moto
import sqs_encrypted_extended_client

def all_queues(sqs, queue): sqs.default_kms_key_id = "alias/all"
def table(sqs, queue): sqs.kms_key_ids = {queue: "alias/one"}
def one(sqs, queue): sqs.add_kms_key_id(queue, "alias/one")
def both(sqs, queue): all_queues(sqs, queue); one(sqs, queue)

asked = []

def note(params, **_):
    asked.append(params)

with moto.mock_aws():
    boto3.client("s3").create_bucket(Bucket="large")
    for name, ask in (("default_kms_key_id", all_queues), ("kms_key_ids = {queue: key}", table),
                      ("add_kms_key_id(queue, key)", one), ("add_kms_key_id beside default", both)):
        sqs = boto3.client("sqs")
        queue = sqs.create_queue(QueueName="jobs")["QueueUrl"]
        sqs.large_payload_support = "large"
        sqs.always_through_s3 = True
        ask(sqs, queue)
        sqs.s3.meta.client.meta.events.register("provide-client-params.s3.PutObject", note)
        sqs.send_message(QueueUrl=queue, MessageBody="x")
        put = asked.pop()
        kind = put.get("ServerSideEncryption")
        print(f"{name:30}", f"{kind} {put['SSEKMSKeyId']}" if kind else "no encryption asked for")
PY
venv/bin/python send.py | tee seen
sed -n 's/^#   \(.*\(aws:kms alias\|asked for\).*\)$/\1/p' "$script" | diff - seen
