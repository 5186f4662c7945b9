"""A file that is removed, renamed or replaced under the running service is noticed, before anything more is acknowledged."""

import os
import re
import shutil

import pytest
from botocore.exceptions import ClientError

from server import Server

# Every durable file, relative to the data directory; "." is the directory itself.
FILES = (
    "bulla.db",
    "bulla.db-wal",
    "bulla.db-shm",
    "bulla.db-lock",
    "lock",
    "hierarchy.json",
    "audit/0000000001.jsonl",
    "audit",
    ".",
)


@pytest.fixture
def own_server(tmp_path):
    """A server with a key, whose directory the test may break."""
    server = Server(tmp_path / "data").start()
    server.kms = server.client()
    server.key = server.kms.create_key()["KeyMetadata"]["KeyId"]
    try:
        yield server
    finally:
        server.end()


def assert_refused(server, path):
    """Nothing is acknowledged any more, and the operator can see why."""
    with pytest.raises(ClientError) as refused:
        server.kms.create_key()
    assert refused.value.response["ResponseMetadata"]["HTTPStatusCode"] == 500
    status, text = server.page("/readyz")
    assert status == 503
    failed = "\n".join(line for line in text.splitlines() if line.startswith("FAIL"))
    assert f"{path} was " in failed and "put " in failed, text
    # Of a directory that is gone, the log and the store each name what they miss of it.
    assert re.search(rf"{re.escape(str(path))}(/audit)? was ", server.said()), server.said()


def moved(server, name):
    path = (server.data_dir / name).resolve()
    # Beside the data directory, so that the directory itself can be moved too.
    return path, path.parents[1] / f"moved-{path.name}" if path.parent == server.data_dir else path.parent / "moved"


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_was_renamed_is_missed_until_it_is_back(own_server, name):
    path, elsewhere = moved(own_server, name)
    path.rename(elsewhere)
    assert_refused(own_server, path)
    elsewhere.rename(path)
    assert own_server.page("/readyz")[0] == 200
    own_server.kms.create_key()
    assert len(own_server.kms.list_keys()["Keys"]) == 2
    own_server.kill()
    assert len(own_server.start().client().list_keys()["Keys"]) == 2
    assert own_server.verify().returncode == 0


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_was_replaced_by_its_copy_is_missed(own_server, name):
    path, elsewhere = moved(own_server, name)
    path.rename(elsewhere)
    if elsewhere.is_dir():
        shutil.copytree(elsewhere, path, ignore=shutil.ignore_patterns("control.sock"))
    else:
        shutil.copy2(elsewhere, path)
    assert_refused(own_server, path)


@pytest.mark.parametrize("name", [name for name in FILES if "." in name[1:]])
def test_a_file_that_was_removed_is_missed(own_server, name):
    path = own_server.data_dir.resolve() / name
    path.unlink()
    assert_refused(own_server, path)


def test_entries_of_requests_that_change_nothing_need_their_segment_too(own_server):
    own_server.kms.encrypt(KeyId=own_server.key, Plaintext=b"x")
    (own_server.data_dir / "audit/0000000001.jsonl").unlink()
    # For these the service looks at its files every 10 ms, so the first requests may still be answered; 100 take longer.
    with pytest.raises(ClientError) as refused:
        for _ in range(100):
            own_server.kms.encrypt(KeyId=own_server.key, Plaintext=b"x")
    assert refused.value.response["ResponseMetadata"]["HTTPStatusCode"] == 500


def test_a_removed_store_is_rescued_from_the_open_files(own_server):
    """As docs/backup.md says. The service cannot be dumped, so only root may look at its descriptors."""
    assert os.geteuid() == 0, "run this test as root"
    names = [f"alias/{number}" for number in range(20)]
    for name in names:
        own_server.kms.create_alias(AliasName=name, TargetKeyId=own_server.key)
    ciphertext = own_server.kms.encrypt(KeyId=own_server.key, Plaintext=b"kept")["CiphertextBlob"]
    lost = [own_server.data_dir.resolve() / name for name in ("bulla.db", "bulla.db-wal", "audit/0000000001.jsonl")]
    for path in lost:
        path.unlink()
    with pytest.raises(ClientError):
        own_server.kms.create_key()
    descriptors = f"/proc/{own_server.process.pid}/fd"
    for number in os.listdir(descriptors):
        target = re.sub(r" \(deleted\)$", "", os.readlink(f"{descriptors}/{number}"))
        if target in map(str, lost) and not os.path.exists(target):
            try:
                shutil.copyfile(f"{descriptors}/{number}", target)
            except OSError:
                # A descriptor that only holds the place of a file cannot read it.
                os.unlink(target) if os.path.exists(target) else None
    assert all(path.exists() for path in lost)
    own_server.kill()
    kms = own_server.start().client()
    assert {alias["AliasName"] for alias in kms.list_aliases()["Aliases"]} >= set(names)
    assert kms.decrypt(CiphertextBlob=ciphertext)["Plaintext"] == b"kept"
    assert own_server.verify().returncode == 0


def test_a_service_whose_control_socket_is_gone_is_not_ready(own_server):
    """To its operator it seems not to run."""
    socket = own_server.data_dir / "control.sock"
    socket.rename(socket.with_name("elsewhere"))
    status, text = own_server.page("/readyz")
    assert status == 503 and "FAIL  control socket" in text and "restart it" in text, text
    own_server.kms.create_key()
    socket.write_bytes(b"")
    assert own_server.page("/readyz")[0] == 503
    socket.unlink()
    socket.with_name("elsewhere").rename(socket)
    assert own_server.page("/readyz")[0] == 200
    socket.unlink()
    own_server.terminate()
    assert own_server.start().page("/readyz")[0] == 200
