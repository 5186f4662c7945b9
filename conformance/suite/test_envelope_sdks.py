"""What `bulla encrypt` makes, the AWS Encryption SDKs open; and what they make, `bulla decrypt` opens.

The SDKs are those of encryption_sdks.py. scripts/envelope-interoperability runs this file with the SDK for Java too, and with
long messages.
"""

import contextlib
import filecmp
import functools
import itertools
import json
import os
import random
import subprocess

import pytest
from aws_encryption_sdk.identifiers import AlgorithmSuite

from encryption_sdks import COMMITTING, NOT_COMMITTING, PUBLIC_KEY, SDKS, SUITES, PythonKeyrings, Refused
from server import ACCOUNT, REGION, ROOT, run_bulla
from unopened_keyrings import UNOPENED, encrypt_with, leaving_out

FRAME_BYTES = 4096
LONG_BYTES = int(os.environ.get("ENCRYPTION_SDK_LONG_BYTES", 3 * 2**20 + 1))
SIGNED = [0x0214, 0x0346, 0x0378, 0x0578]
TO_MAKE = {0x0578: [], 0x0478: ["--unsigned"]}
TO_OPEN = {suite: ["--commitment-policy", "require-encrypt-allow-decrypt"] for suite in NOT_COMMITTING}
CONTEXT = {"purpose": "test", "Straße": "Größe 数 🔑", "empty-looking": " "}
OTHER_REGION = "eu-west-1"
# Exit codes of `bulla decrypt`.
NO_KEY, NO_MESSAGE = 3, 4


@pytest.fixture(scope="module")
def environment(server):
    """Where the SDKs and `bulla` find the server: the environment of other processes, and of this one."""
    with pytest.MonkeyPatch.context() as patch:
        wanted = server.client_environment() | {"AWS_ENDPOINT_URL": server.endpoint}
        for name, value in wanted.items():
            patch.setenv(name, value)
        yield wanted


@pytest.fixture(scope="module", params=SDKS)
def sdk(request, environment):
    made = SDKS[request.param](environment)
    yield made
    made.end()


@pytest.fixture(scope="module")
def python(environment):
    """The SDK for tests that need no other one."""
    return PythonKeyrings(environment)


@pytest.fixture(scope="module")
def bulla(environment):
    """Runs `bulla`, which must end with an exit code. Gives what it wrote."""

    return functools.partial(run_bulla, environment)


@pytest.fixture
def kms_not_asked(server):
    """Expects that no data key is decrypted."""

    @contextlib.contextmanager
    def expect():
        before = server.newest_events(1)[0]["eventID"]
        yield
        since = list(itertools.takewhile(lambda event: event["eventID"] != before, reversed(server.newest_events(20))))
        assert len(since) < 20 and "Decrypt" not in {event["eventName"] for event in since}

    return expect


@pytest.fixture
def source(tmp_path):
    file = tmp_path / "source"
    file.write_bytes(contents(FRAME_BYTES + 1))
    return file


@pytest.fixture
def message(tmp_path):
    """Where a message goes."""
    return tmp_path / "message"


@pytest.fixture
def opened(tmp_path):
    """Where what a message has goes."""
    return tmp_path / "opened"


def contents(size, seed=1):
    return random.Random(seed).randbytes(size)


def fill(directory, frame_bytes):
    """Makes a file of each length at which frames begin or end."""
    directory.mkdir()
    for size in {0, 1, frame_bytes - 1, frame_bytes, frame_bytes + 1, 3 * frame_bytes}:
        (directory / f"{size:08}").write_bytes(contents(size))
    return sorted(directory.iterdir())


def options(context):
    return [word for pair in pairs(context) for word in ("-c", pair)]


def pairs(context):
    return [f"{key}={value}" for key, value in context.items()]


def assert_same(files, directory):
    """A directory has these files and nothing else."""
    assert {file.name: file.read_bytes() for file in directory.iterdir()} == {
        file.name: file.read_bytes() for file in files
    }


FRAMES = [(name, frame_bytes) for name, sdk in SDKS.items() for frame_bytes in sdk.frame_bytes]


@pytest.mark.parametrize("suite", COMMITTING, ids=hex)
def test_an_sdk_opens_what_we_make(bulla, sdk, arn, tmp_path, opened, suite):
    files, made = fill(tmp_path / "plain", FRAME_BYTES), tmp_path / "made"
    bulla("encrypt", "-k", arn, *options(CONTEXT), *TO_MAKE[suite], "-o", made, tmp_path / "plain")
    for file in files:
        context = sdk.decrypt(made / f"{file.name}.encrypted", opened, [arn])
        assert opened.read_bytes() == file.read_bytes()
        assert (context.pop(PUBLIC_KEY, None) is not None) == (suite in SIGNED)
        assert context == CONTEXT


@pytest.mark.parametrize("suite", SUITES, ids=hex)
def test_we_open_what_an_sdk_makes(bulla, sdk, arn, tmp_path, suite):
    files, made = fill(tmp_path / "plain", FRAME_BYTES), tmp_path / "made"
    made.mkdir()
    for file in files:
        sdk.encrypt(file, made / f"{file.name}.encrypted", [arn], suite, context=CONTEXT)
    bulla("decrypt", "-k", arn, *options(CONTEXT), *TO_OPEN.get(suite, []), "-o", tmp_path / "opened", made)
    assert_same(files, tmp_path / "opened")


@pytest.mark.parametrize("frame_bytes", [1, 17, 128, 65536])
def test_an_sdk_opens_frames_of_other_lengths(bulla, sdk, arn, tmp_path, opened, frame_bytes):
    files, made = fill(tmp_path / "plain", frame_bytes), tmp_path / "made"
    bulla("encrypt", "-k", arn, "--frame-length", frame_bytes, "-o", made, tmp_path / "plain")
    for file in files:
        sdk.decrypt(made / f"{file.name}.encrypted", opened, [arn])
        assert opened.read_bytes() == file.read_bytes()


@pytest.mark.parametrize(("sdk", "frame_bytes"), FRAMES, indirect=["sdk"])
def test_we_open_frames_of_other_lengths(bulla, sdk, arn, tmp_path, frame_bytes):
    files, made = fill(tmp_path / "plain", frame_bytes), tmp_path / "made"
    made.mkdir()
    for file in files:
        sdk.encrypt(file, made / f"{file.name}.encrypted", [arn], frame_bytes=frame_bytes)
    bulla("decrypt", "-k", arn, "-o", tmp_path / "opened", made)
    assert_same(files, tmp_path / "opened")


def test_the_longest_frames(bulla, sdk, arn, source, message, opened):
    """We write up to 8 MiB, and open what the SDKs write: their lengths need four bytes."""
    bulla("encrypt", "-k", arn, "--frame-length", 2**23, "-o", message, source)
    sdk.decrypt(message, opened, [arn])
    assert opened.read_bytes() == source.read_bytes()
    sdk.encrypt(source, message, [arn], frame_bytes=sdk.longest_frame_bytes)
    bulla("decrypt", "-f", "-o", opened, message)
    assert opened.read_bytes() == source.read_bytes()


@pytest.mark.parametrize("frame_bytes", [0, 16 * 2**20], ids=["no frames", "one frame"])
@pytest.mark.parametrize("suite", COMMITTING, ids=hex)
def test_parts_that_do_not_fit_into_memory(bulla, python, arn, source, message, opened, suite, frame_bytes):
    source.write_bytes(contents(9 * 2**20))
    python.encrypt(source, message, [arn], suite, frame_bytes)
    bulla("decrypt", "-o", opened, message)
    assert_identical(source, opened)
    with open(opened, "wb") as output:
        output.write(bulla("decrypt", stdin=message.read_bytes()).stdout)
    assert_identical(source, opened)


@pytest.mark.parametrize("suite", SUITES, ids=hex)
def test_we_open_bodies_without_frames(bulla, python, arn, tmp_path, suite):
    files, made = fill(tmp_path / "plain", FRAME_BYTES), tmp_path / "made"
    made.mkdir()
    for file in files:
        python.encrypt(file, made / f"{file.name}.encrypted", [arn], suite, frame_bytes=0)
    bulla("decrypt", "-k", arn, *TO_OPEN.get(suite, []), "-o", tmp_path / "opened", made)
    assert_same(files, tmp_path / "opened")


@pytest.fixture(scope="module")
def long_file(tmp_path_factory):
    file = tmp_path_factory.mktemp("long") / "source"
    with open(file, "wb") as written:
        for number in range(LONG_BYTES // 2**20):
            written.write(contents(2**20, number))
        written.write(contents(LONG_BYTES % 2**20))
    return file


def test_a_long_message(bulla, sdk, arn, long_file, message, opened):
    bulla("encrypt", "-k", arn, "-o", message, long_file)
    sdk.decrypt(message, opened, [arn])
    assert_identical(long_file, opened)
    sdk.encrypt(long_file, message, [arn])
    bulla("decrypt", "-k", arn, "-f", "-o", opened, message)
    assert_identical(long_file, opened)


def assert_identical(one, other):
    """No difference is printed: it would be of megabytes."""
    assert filecmp.cmp(one, other, shallow=False)


def test_through_pipes(bulla, sdk, arn, source, message, opened):
    message.write_bytes(bulla("encrypt", "-k", arn, stdin=source.read_bytes()).stdout)
    sdk.decrypt(message, opened)
    assert opened.read_bytes() == source.read_bytes()
    sdk.encrypt(source, message, [arn])
    for early in ([], ["--release-before-signature"]):
        assert bulla("decrypt", *early, "-", stdin=message.read_bytes()).stdout == source.read_bytes()


def test_what_is_released_before_the_signature_is_known_to_be_wrong(bulla, sdk, arn, source, message):
    sdk.encrypt(source, message, [arn])
    changed = message.read_bytes()[:-1] + bytes([message.read_bytes()[-1] ^ 1])
    assert bulla("decrypt", stdin=changed, code=NO_MESSAGE).stdout == b""
    early = bulla("decrypt", "--release-before-signature", stdin=changed, code=NO_MESSAGE)
    assert early.stdout == source.read_bytes()


@pytest.mark.parametrize("suite", [0x0178, 0x0378, *COMMITTING], ids=hex)
def test_what_is_said_of_a_message(bulla, sdk, arn, source, message, opened, suite):
    sdk.encrypt(source, message, [arn], suite, context=CONTEXT)
    said = json.loads(bulla("decrypt", "--json", *TO_OPEN.get(suite, []), "-o", opened, message).stdout)
    assert (said["encryption_context"].pop(PUBLIC_KEY, None) is not None) == (suite in SIGNED)
    assert bytes.fromhex(said.pop("message_id")) in message.read_bytes()
    assert said == {
        "mode": "decrypt",
        "input": str(message),
        "output": str(opened),
        "version": 2 if suite in COMMITTING else 1,
        "suite": f"{suite:#06x}",
        "committing": suite in COMMITTING,
        "signed": suite in SIGNED,
        "encryption_context": CONTEXT,
        "keys": [{"provider": "aws-kms", "key": arn}],
        "frame_bytes": FRAME_BYTES,
        "plaintext_bytes": source.stat().st_size,
        "message_bytes": message.stat().st_size,
    }


@pytest.mark.parametrize("suite", NOT_COMMITTING, ids=hex)
def test_a_message_without_commitment_is_refused(kms_not_asked, bulla, python, arn, source, message, opened, suite):
    python.encrypt(source, message, [arn], suite)
    with kms_not_asked():
        refused = bulla("decrypt", "-k", arn, "-o", opened, message, code=NO_MESSAGE)
    assert f"{suite:#06x}".encode() in refused.stderr and not opened.exists()


# The command line tool of the Encryption SDK.


@pytest.fixture(scope="module")
def aws_encryption_cli(environment):
    """Runs the tool on a file or a directory. Gives what it says of the messages."""
    program = ROOT / ".venv-envelope-cli/bin/aws-encryption-cli"
    assert program.exists(), "run scripts/tools first"

    def run(task, key, source, target, *options):
        metadata = target.with_name("metadata")
        words = [f"--{task}", "--recursive", "--input", source, "--output", target, "--wrapping-keys", key, *options]
        done = subprocess.run(
            [program, *words, "--metadata-output", metadata], env=environment, capture_output=True, text=True, timeout=120
        )
        assert done.returncode == 0, done.stderr
        return [json.loads(line) for line in metadata.read_text().splitlines()]

    return run


@pytest.mark.parametrize("suite", COMMITTING, ids=hex)
def test_the_tool_opens_a_directory_that_we_make(bulla, aws_encryption_cli, arn, tmp_path, opened, suite):
    files, made = fill(tmp_path / "plain", FRAME_BYTES), tmp_path / "made"
    (tmp_path / "plain" / "empty").mkdir()
    bulla("encrypt", "-k", arn, *options(CONTEXT), *TO_MAKE[suite], "-o", made, tmp_path / "plain")
    opened.mkdir()
    said = aws_encryption_cli("decrypt", f"key={arn}", made, opened, "--encryption-context", *pairs(CONTEXT))
    assert {file.name: file.read_bytes() for file in opened.rglob("*") if file.is_file()} == {
        f"{file.name}.encrypted.decrypted": file.read_bytes() for file in files
    }
    assert {one["header"]["algorithm"] for one in said} == {AlgorithmSuite.get_by_id(suite).name}


@pytest.mark.parametrize("suite", SUITES, ids=hex)
def test_we_open_a_directory_that_the_tool_makes(bulla, aws_encryption_cli, arn, tmp_path, suite):
    files, made = fill(tmp_path / "plain", FRAME_BYTES), tmp_path / "made"
    made.mkdir()
    how = ["--algorithm", AlgorithmSuite.get_by_id(suite).name, "--encryption-context", *pairs(CONTEXT)]
    if suite in NOT_COMMITTING:
        how += ["--commitment-policy", "forbid-encrypt-allow-decrypt"]
    aws_encryption_cli("encrypt", f"key={arn}", tmp_path / "plain", made, *how)
    bulla("decrypt", *options(CONTEXT), *TO_OPEN.get(suite, []), "-o", tmp_path / "opened", made)
    assert_same(files, tmp_path / "opened")


def test_a_long_message_with_the_tool(bulla, aws_encryption_cli, arn, long_file, message, opened):
    bulla("encrypt", "-k", arn, "-o", message, long_file)
    aws_encryption_cli("decrypt", f"key={arn}", message, opened)
    assert_identical(long_file, opened)
    message.unlink()
    aws_encryption_cli("encrypt", f"key={arn}", long_file, message)
    bulla("decrypt", "-f", "-o", opened, message)
    assert_identical(long_file, opened)


# Several keys.


@pytest.fixture(params=["first", "second"])
def keys(request, kms, key, other_key):
    """Two ARNs, and a way to disable one of the keys and keep the other."""
    pair = [key["Arn"], other_key["Arn"]]
    closed = pair[0] if request.param == "second" else pair[1]
    return pair, lambda: kms.disable_key(KeyId=closed)


def test_an_sdk_opens_our_message_with_any_one_of_its_keys(bulla, sdk, keys, source, message, opened):
    arns, disable_one = keys
    bulla("encrypt", *(word for arn in arns for word in ("-k", arn)), "-o", message, source)
    disable_one()
    for names in (arns, ()):
        sdk.decrypt(message, opened, names)
        assert opened.read_bytes() == source.read_bytes()


def test_we_open_the_message_of_an_sdk_with_any_one_of_its_keys(bulla, sdk, keys, source, message, opened):
    arns, disable_one = keys
    sdk.encrypt(source, message, arns)
    disable_one()
    for names in ([], [word for arn in arns for word in ("-k", arn)]):
        bulla("decrypt", *names, "-f", "-o", opened, message)
        assert opened.read_bytes() == source.read_bytes()


def test_with_no_key_left_nobody_opens_a_message(bulla, sdk, kms, key, arn, source, message, opened):
    sdk.encrypt(source, message, [key["Arn"]])
    kms.disable_key(KeyId=key["KeyId"])
    refused = bulla("decrypt", "-o", opened, message, code=NO_KEY)
    assert b"DisabledException" in refused.stderr and not opened.exists()
    bulla("decrypt", "-k", arn, "-o", opened, message, code=NO_KEY)
    with pytest.raises(Refused):
        sdk.decrypt(message, opened)


def test_more_keys_than_allowed(kms_not_asked, bulla, sdk, arn, key, source, message, opened):
    sdk.encrypt(source, message, [arn, key["Arn"]])
    with kms_not_asked():
        bulla("decrypt", "--max-encrypted-data-keys", 1, "-o", opened, message, code=NO_MESSAGE)
    bulla("decrypt", "--max-encrypted-data-keys", 2, "-o", opened, message)
    assert opened.read_bytes() == source.read_bytes()


@pytest.mark.parametrize("name", ["id", "ARN", "alias name", "alias ARN"])
def test_a_key_by_any_name(bulla, sdk, account, key, alias, source, message, opened, name):
    alias_arn = f"arn:aws:kms:{REGION}:{account}:{alias}"
    name = {"id": key["KeyId"], "ARN": key["Arn"], "alias name": alias, "alias ARN": alias_arn}[name]
    bulla("encrypt", "-k", name, "-o", message, source)
    sdk.decrypt(message, opened, [key["Arn"]])
    assert opened.read_bytes() == source.read_bytes()
    sdk.encrypt(source, message, [key["Arn"]])
    bulla("decrypt", "-k", name, "-f", "-o", opened, message)
    assert opened.read_bytes() == source.read_bytes()


def test_keys_of_other_accounts_are_not_asked(kms_not_asked, bulla, sdk, arn, source, message, opened):
    sdk.encrypt(source, message, [arn])
    with kms_not_asked():
        bulla("decrypt", "--account", "111122223333", "-o", opened, message, code=NO_KEY)
        bulla("decrypt", "--account", ACCOUNT, "--partition", "aws-cn", "-o", opened, message, code=NO_KEY)
    bulla("decrypt", "--account", "111122223333", "--account", ACCOUNT, "-o", opened, message)
    assert opened.read_bytes() == source.read_bytes()


# Keys of several Regions.


@pytest.fixture
def related(kms):
    """The ARNs of a multi-Region key and of its replica; the key itself can be used no more once `close` is called."""
    primary = kms.create_key(MultiRegion=True)["KeyMetadata"]
    replica = kms.replicate_key(KeyId=primary["KeyId"], ReplicaRegion=OTHER_REGION)["ReplicaKeyMetadata"]
    return primary["Arn"], replica["Arn"], lambda: kms.disable_key(KeyId=primary["KeyId"])


def test_a_replica_opens_our_message(bulla, sdk, related, source, message, opened):
    primary, replica, close = related
    bulla("encrypt", "-k", primary, "-o", message, source)
    close()
    sdk.decrypt(message, opened, [replica])
    assert opened.read_bytes() == source.read_bytes()


@pytest.mark.parametrize("way", ["by its ARN", "in its Region"])
def test_a_replica_opens_the_message_of_an_sdk(bulla, sdk, related, source, message, opened, way):
    primary, replica, close = related
    sdk.encrypt(source, message, [primary])
    close()
    bulla("decrypt", "-o", opened, message, code=NO_KEY)
    how = {"by its ARN": ["-k", replica], "in its Region": ["--region", OTHER_REGION]}[way]
    bulla("decrypt", *how, "-o", opened, message)
    assert opened.read_bytes() == source.read_bytes()


# Encryption context.


@pytest.mark.parametrize(
    "required",
    [{"purpose": "Test"}, {"Purpose": "test"}, CONTEXT | {"more": "pairs"}, {"Straße": "Große 数 🔑"}],
    ids=["another value", "another name", "one pair more", "another letter"],
)
def test_a_pair_that_a_message_must_have_and_lacks(kms_not_asked, bulla, sdk, arn, source, message, opened, required):
    sdk.encrypt(source, message, [arn], context=CONTEXT)
    with kms_not_asked():
        bulla("decrypt", *options(required), "-o", opened, message, code=NO_MESSAGE)
    assert not opened.exists()


def test_some_of_the_pairs_of_a_message(bulla, sdk, arn, source, message, opened):
    sdk.encrypt(source, message, [arn], context=CONTEXT)
    bulla("decrypt", "-c", "purpose=test", "-o", opened, message)
    assert opened.read_bytes() == source.read_bytes()


def test_many_pairs(bulla, sdk, arn, source, message, opened):
    context = {f"name {number}": f"value {number}" for number in range(200)}
    bulla("encrypt", "-k", arn, *options(context), "-o", message, source)
    assert sdk.decrypt(message, opened).items() >= context.items()
    sdk.encrypt(source, message, [arn], context=context)
    bulla("decrypt", *options(context), "-f", "-o", opened, message)
    assert opened.read_bytes() == source.read_bytes()


def test_a_value_with_an_equals_sign(bulla, sdk, arn, source, message, opened):
    bulla("encrypt", "-k", arn, "-c", "query=a=b", "-o", message, source)
    context = sdk.decrypt(message, opened)
    assert context["query"] == "a=b"


def test_a_pair_that_only_the_reader_knows(bulla, environment, arn, source, message, opened):
    """The SDK for Python can leave pairs out of the header that KMS must be given: such a message is not opened."""
    leaving_out(["purpose"], arn).encrypt(source, message, [arn], context=CONTEXT)
    bulla("decrypt", "-o", opened, message, code=NO_KEY)
    bulla("decrypt", "-c", "purpose=test", "-o", opened, message, code=NO_MESSAGE)
    assert not opened.exists()


# Messages that are not whole.


@pytest.mark.parametrize("suite", [*COMMITTING, 0x0178, 0x0378], ids=hex)
def test_a_message_that_was_changed(bulla, sdk, arn, source, message, opened, suite):
    sdk.encrypt(source, message, [arn], suite)
    whole = message.read_bytes()
    options = ["-k", arn, *TO_OPEN.get(suite, []), "-o", opened]
    cases = {
        "cut off": whole[:-1],
        "followed by a byte": whole + b"x",
        "followed by another message": whole + whole,
        "with another frame": whole[:-2000] + bytes([whole[-2000] ^ 1]) + whole[-1999:],
        "with another end": whole[:-1] + bytes([whole[-1] ^ 1]),
    }
    for name, changed in cases.items():
        message.write_bytes(changed)
        bulla("decrypt", *options, message, code=NO_MESSAGE)
        assert not opened.exists(), name


# Keyrings that are not built here.


@pytest.mark.parametrize("name", UNOPENED)
def test_a_keyring_that_we_do_not_have_is_named(environment, bulla, kms, source, message, opened, name):
    make, called = UNOPENED[name]
    with make(kms) as keyring:
        encrypt_with(keyring, source, message)
    refused = bulla("decrypt", "-o", opened, message, code=NO_KEY)
    assert called.encode() in refused.stderr and not opened.exists()
