"""The asynchronous client of the AWS SDK for Java v2, over Netty. The program is in conformance/java-s3; `scripts/s3-sdks` runs the
others there.
"""

import subprocess

from java import class_path


def test_the_asynchronous_client_waits_until_it_is_told_to_send(server, new_name, tmp_path):
    """`Expect: 100-continue`, which it sends with 1 MiB and more."""
    where = class_path("java-s3", tmp_path, "THE ASYNCHRONOUS CLIENT OF THE SDK FOR JAVA AT S3")
    own = {"AWS_ENDPOINT_URL": server.endpoint, "AWS_MAX_ATTEMPTS": "1", "BUCKET": new_name()}
    command = ["java", "-cp", where, "bulla.AsynchronousObjects"]
    environment = server.client_environment() | own
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    assert done.stdout.endswith(" is content\n")
