"""The AWS SDK for JavaScript, version 3 and version 2, as their users use them."""

import subprocess

import pytest
from conftest import ROOT


@pytest.mark.parametrize("script", ["v3.mjs", "v2.cjs"])
def test_script(service, tmp_path, script):
    path = ROOT / "conformance/javascript" / script
    credentials = service.credentials()
    # Version 2 wants its credentials here.
    environment = service.environment() | {
        "BULLA_ENDPOINT": service.endpoint,
        "AWS_ACCESS_KEY_ID": credentials["aws_access_key_id"],
        "AWS_SECRET_ACCESS_KEY": credentials["aws_secret_access_key"],
    }
    result = subprocess.run(["node", str(path)], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120)
    assert result.returncode == 0, result.stdout + result.stderr
    assert result.stdout.endswith("all done\n")
    assert (tmp_path / "secret.bin").stat().st_size > 100
