"""Clients of S3, and what every test needs of a bucket."""

import boto3
from botocore.config import Config

from server import REGION


def connect(server, access_key, secret_key, token=None, service="s3", region=REGION, **config):
    """A boto3 client that repeats no request and checks no parameter."""
    settings = {"parameter_validation": False, "retries": {"total_max_attempts": 1}, "read_timeout": 60} | config
    return boto3.session.Session().client(
        service,
        region_name=region,
        endpoint_url=server.endpoint,
        aws_access_key_id=access_key,
        aws_secret_access_key=secret_key,
        aws_session_token=token,
        verify=server.ca and str(server.ca),
        config=Config(**settings),
    )


def put_default(s3, bucket, algorithm="AES256", key=None, bucket_key=None, customer_keys=None):
    """Sets the default encryption of a bucket."""
    rule = {"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": algorithm}}
    if key is not None:
        rule["ApplyServerSideEncryptionByDefault"]["KMSMasterKeyID"] = key
    if bucket_key is not None:
        rule["BucketKeyEnabled"] = bucket_key
    if customer_keys is not None:
        rule["BlockedEncryptionTypes"] = {"EncryptionType": ["NONE" if customer_keys else "SSE-C"]}
    s3.put_bucket_encryption(Bucket=bucket, ServerSideEncryptionConfiguration={"Rules": [rule]})
