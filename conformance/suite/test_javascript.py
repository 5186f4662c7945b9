"""The AWS SDK for JavaScript, versions 3 and 2: the tests are the node scripts, the files go both ways."""

import re
import shutil
import subprocess

import pytest

from server import ROOT

SCRIPTS = ROOT / "conformance/suite/javascript"


@pytest.mark.parametrize(("script", "tests"), [("v3.mjs", 7), ("v2.cjs", 7)])
def test_the_sdk(server, kms, key, tmp_path, script, tests):
    assert (ROOT / "conformance/node_modules").is_dir(), "run scripts/tools first"
    node = shutil.which("node")
    (tmp_path / "python.ciphertext").write_bytes(
        kms.encrypt(KeyId=key["KeyId"], Plaintext=b"from Python", EncryptionContext={"to": "node"})["CiphertextBlob"]
    )
    ran = subprocess.run(
        [node, "--test", "--test-reporter=tap", SCRIPTS / script],
        cwd=tmp_path,
        env=server.client_environment() | {"AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE": "1"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    # A file without tests would pass; what node counted must be what is in the script.
    assert re.search(rf"^# pass {tests}$", ran.stdout, re.MULTILINE), ran.stdout
    opened = kms.decrypt(CiphertextBlob=(tmp_path / "node.ciphertext").read_bytes(), EncryptionContext={"to": "Python"})
    assert opened["Plaintext"] == "from node: ÄÖÜ".encode()
