"""The examples that ship with the AWS CLI, run as written: only key ids, aliases and files are put in place.

Every `aws kms` command of the examples that belong to a built operation must run, but for the commands that `EXCLUDED`
names with the reason. That list may only shrink.
"""

import json
import pathlib
import re
import subprocess

import awscli
import pytest
from conftest import ACCOUNT, ROOT

EXAMPLES = pathlib.Path(awscli.__file__).parent / "examples" / "kms"
GAPS = set((ROOT / "crates/operations/gaps.txt").read_text().split())
# A part of the command, and why it cannot run yet.
EXCLUDED = {
    "RSAES_OAEP_SHA_256": "asymmetric keys",
    "--key-spec": "key specs other than symmetric, in create-key",
    "--multi-region": "multi-Region keys",
    "--custom-key-store-id": "custom key stores",
    "--origin": "imported and external key material",
    "mrk-": "multi-Region keys",
    "alias/aws/": "AWS managed keys",
}


def commands(text):
    """The `aws kms` commands of the literal blocks, each as one line of shell."""
    for block in re.findall(r"^( +)(aws kms .*(?:\n(?:\1 *\S.*)?)*)", text, re.M):
        lines = []
        for line in block[1].splitlines():
            line = line.strip()
            if not line and lines and not lines[-1].endswith("\\"):
                break
            lines.append(line)
            if line and not line.endswith("\\"):
                break
        if any(line.endswith("^") for line in lines) or "C:\\" in " ".join(lines):
            continue  # for the Windows command prompt
        yield " ".join(line.removesuffix("\\").strip() for line in lines)


def operation(stem):
    return "".join(word.capitalize() for word in stem.split("-"))


def cases():
    for path in sorted(EXAMPLES.glob("*.rst")):
        if operation(path.stem) in GAPS:
            continue
        for number, command in enumerate(commands(path.read_text())):
            name = command.split()[2]
            if operation(name) in GAPS or any(part in command for part in EXCLUDED if part != "--key-spec" or name == "create-key"):
                continue
            yield pytest.param(command, id=f"{path.stem}-{number}")


CASES = list(cases())


def test_every_built_operation_with_examples_has_one_that_runs():
    built = {path.stem for path in EXAMPLES.glob("*.rst")} - {stem for stem in map(lambda p: p.stem, EXAMPLES.glob("*.rst")) if operation(stem) in GAPS}
    covered = {case.values[0].split()[2] for case in CASES}
    assert built <= covered, built - covered
    assert len(CASES) >= 30, len(CASES)


@pytest.mark.parametrize("command", CASES)
def test_example(service, kms, tmp_path, command):
    first, second = (kms.create_key()["KeyMetadata"]["KeyId"] for _ in range(2))
    sealed = kms.encrypt(KeyId=first, Plaintext=b"a plaintext")["CiphertextBlob"]
    (tmp_path / "ExamplePlaintextFile").write_bytes(b"a plaintext")
    (tmp_path / "ExampleEncryptedFile").write_bytes(sealed)
    policy = kms.get_key_policy(KeyId=first)["Policy"]
    (tmp_path / "key_policy.json").write_text(policy)
    grant = prepare(kms, command, first)
    result = subprocess.run(["bash", "-ec", substitute(command, first, second, grant)], cwd=tmp_path,
                            env=service.environment(), capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    if result.stdout.strip().startswith("{") and "--output text" not in command:
        json.loads(result.stdout)
    for name in re.findall(r"> (\S+)", command):
        assert (tmp_path / name).stat().st_size > 0


def substitute(command, first, second, grant):
    """Live ids for those of the documentation."""
    ids = []
    for found in re.findall(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", command):
        if found not in ids:
            ids.append(found)
    for found, live in zip(ids, (first, second)):
        command = command.replace(found, live)
    command = re.sub(r"arn:aws:kms:[a-z0-9-]+:\d{12}:", f"arn:aws:kms:us-east-1:{ACCOUNT}:", command)
    command = re.sub(r"arn:aws:iam::\d{12}:", f"arn:aws:iam::{ACCOUNT}:", command)
    command = re.sub(r"--grant-id \w+", f"--grant-id {grant}", command)
    return re.sub(r"alias/[A-Za-z0-9/_-]+", f"alias/{first}", command)


def prepare(kms, command, key):
    """Brings the key into the state that the example starts from; gives the grant that the example names."""
    name = command.split()[2]
    if name == "cancel-key-deletion":
        kms.schedule_key_deletion(KeyId=key)
    if name == "enable-key":
        kms.disable_key(KeyId=key)
    if "alias/" in command and name != "create-alias":
        kms.create_alias(AliasName=f"alias/{key}", TargetKeyId=key)
    if "--grant-id" in command:
        grantee = f"arn:aws:iam::{ACCOUNT}:user/exampleUser"
        return kms.create_grant(KeyId=key, GranteePrincipal=grantee, Operations=["Decrypt"])["GrantId"]
    return None
