#!/usr/bin/env bash
# asp-iam 0.1.1 and trailscraper 0.10.0 (PyPI), judged by parliament 1.6.4, calls made against moto 5.2.1, seen 2026-11-30.
#
# asp-iam records the calls of a program, trailscraper reads CloudTrail, and each writes the policy that allows just these. Known: some
# operations have an action of another name, and both have a table of them. Not guessed: what the table lacks is written down as an
# action all the same, one that does not exist, so that the policy looks right and denies. ReEncrypt needs ReEncryptFrom and ReEncryptTo,
# the encryption of a bucket is EncryptionConfiguration, and trailscraper's table has the writing of a replication as a deletion. A key
# that was called by an alias ARN becomes that ARN as resource, which no operation with a key is ever checked against. And asp-iam's
# check, made for CI, refuses the policy that is right.
#
# Output seen:
#   asp-iam       kms:ReEncrypt                       no such action
#   asp-iam       s3:GetBucketEncryption              no such action
#   asp-iam       s3:ListMultipartUploads             no such action
#   asp-iam       s3:PutBucketEncryption              no such action
#   asp-iam       kms:Encrypt                         not for this resource: arn:aws:kms:us-east-1:123456789012:alias/app
#   trailscraper  s3:DeleteReplicationConfiguration   no such action
#   asp-iam's check of kms:ReEncryptFrom and kms:ReEncryptTo: lacks kms:ReEncrypt
set -euo pipefail
script=$(realpath "$0")
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check asp-iam==0.1.1 boto3==1.44.8 botocore==1.44.8 'moto[kms,s3]==5.2.1' \
    parliament==1.6.4
python3 -m venv trail
trail/bin/pip install --quiet --disable-pip-version-check trailscraper==0.10.0

cat > trail.json <<'JSON'
{"Records": [{"eventSource": "s3.amazonaws.com", "eventName": "PutBucketReplication", "eventTime": "2026-11-30T00:00:00Z",
  "userIdentity": {"type": "IAMUser"}, "resources": [{"ARN": "arn:aws:s3:::photos"}]}]}
JSON
cat > record.py <<'PY'
import json, os, pathlib
os.environ.update(AWS_ACCESS_KEY_ID="AKIDEXAMPLEEXAMPLE00", AWS_SECRET_ACCESS_KEY="example", AWS_DEFAULT_REGION="us-east-1")
import asp, boto3, moto, parliament

def judge(name, policy):
    resources = {action: statement["Resource"] for statement in json.loads(policy)["Statement"] for action in statement["Action"]}
    for finding in parliament.analyze_policy_string(policy).findings:
        if finding.issue == "UNKNOWN_ACTION":
            print(f"{name:13} {finding.detail.removeprefix('Unknown action '):35} no such action")
    for finding in parliament.analyze_policy_string(policy).findings:
        if finding.issue == "RESOURCE_MISMATCH":
            action = finding.detail[0]["action"]
            print(f"{name:13} {action:35} not for this resource: {resources[action]}")

with moto.mock_aws():
    kms, s3 = boto3.client("kms"), boto3.client("s3")
    one, two = (kms.create_key()["KeyMetadata"]["Arn"] for _ in range(2))
    kms.create_alias(AliasName="alias/app", TargetKeyId=one)
    s3.create_bucket(Bucket="photos")
    with asp.record() as calls:
        blob = kms.encrypt(KeyId="arn:aws:kms:us-east-1:123456789012:alias/app", Plaintext=b"hello")["CiphertextBlob"]
        kms.re_encrypt(CiphertextBlob=blob, DestinationKeyId=two)
        rule = {"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": one}, "BucketKeyEnabled": True}
        s3.put_bucket_encryption(Bucket="photos", ServerSideEncryptionConfiguration={"Rules": [rule]})
        s3.get_bucket_encryption(Bucket="photos")
        s3.list_multipart_uploads(Bucket="photos")
judge("asp-iam", calls.policy_json())
judge("trailscraper", pathlib.Path("policy.json").read_text())
right = {"Effect": "Allow", "Action": ["kms:ReEncryptFrom", "kms:ReEncryptTo", "kms:Encrypt", "s3:*"], "Resource": "*"}
print("asp-iam's check of kms:ReEncryptFrom and kms:ReEncryptTo: lacks", *calls.check({"Statement": [right]}).missing)
PY
trail/bin/trailscraper generate < trail.json > policy.json
venv/bin/python record.py | tee seen
sed -n '/^# Output seen:/,/^set/s/^#   \(.*\)$/\1/p' "$script" | diff - seen
