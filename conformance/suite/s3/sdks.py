"""The AWS SDKs for Go and Java as clients of S3: `scripts/s3-sdks`, which builds them, names them in these variables. No part of
`scripts/test`, which needs neither Go nor Java.
"""

import os
import shlex
import subprocess

import pytest

PROGRAMS = {"Go": "S3_SDK_GO", "Java": "S3_SDK_JAVA", "the S3 Encryption Client for Java": "S3_ENCRYPTION_CLIENT_JAVA"}


@pytest.mark.parametrize("name", PROGRAMS)
def test_an_sdk(name, server, new_name, key, kms_calls, tmp_path):
    bucket = new_name()
    own = {"AWS_ENDPOINT_URL": server.endpoint, "AWS_MAX_ATTEMPTS": "1", "BUCKET": bucket, "KEY": key["Arn"]}
    command = shlex.split(os.environ[PROGRAMS[name]])
    with kms_calls() as calls:
        done = subprocess.run(
            command, env=server.client_environment() | own, cwd=tmp_path, capture_output=True, text=True, timeout=300
        )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    assert done.stdout.endswith(" is content\n")
    assert "GenerateDataKey" in calls.names
