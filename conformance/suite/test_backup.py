"""`bulla backup`, `bulla restore` and `bulla repair`, through the binary."""

import base64
import hashlib
import json
import os
import pty
import shutil
import signal
import stat
import subprocess
import time

import pytest
from botocore.exceptions import ClientError

from server import BINARY, Server, clean_environment


def bulla(*arguments, **options):
    command = [BINARY, *map(str, arguments)]
    settings = {"capture_output": True, "text": True, "env": clean_environment(), "timeout": 60}
    return subprocess.run(command, stdin=subprocess.DEVNULL, **settings, **options)


@pytest.fixture
def own_server(tmp_path):
    """A server with a key and a ciphertext, that the test may stop."""
    server = Server(tmp_path / "data", BULLA_REGION="eu-west-1").start()
    server.kms = server.client()
    server.key = server.kms.create_key(Description="kept")["KeyMetadata"]["KeyId"]
    server.blob = server.kms.encrypt(KeyId=server.key, Plaintext=b"kept")["CiphertextBlob"]
    try:
        yield server
    finally:
        server.end()


@pytest.fixture
def restored(tmp_path):
    """A server on the directory that the test restores."""
    server = Server(tmp_path / "restored")
    try:
        yield server
    finally:
        server.end()


def make_backup(server, to, *arguments):
    made = bulla("backup", to, "--data-dir", server.data_dir, "--output", "json", *arguments)
    assert made.returncode == 0, made.stderr
    assert made.stderr == "", "quiet where no terminal is"
    return json.loads(made.stdout)


def restore(server, backup, data_dir, *arguments):
    seal = ["--seal-file", server.data_dir / "seal.key"]
    return bulla("restore", backup, "--data-dir", data_dir, "--yes", *(arguments or seal))


def files(directory):
    return sorted(path for path in directory.rglob("*") if path.is_file())


def test_a_backup_that_is_not_there_is_called_a_backup(tmp_path):
    done = bulla("restore", tmp_path / "none", "--data-dir", tmp_path / "data", "--yes")
    assert done.returncode == 1 and f"cannot find the backup {tmp_path / 'none'}" in done.stderr


def test_a_restored_backup_serves_and_says_so_in_its_log(own_server, restored, tmp_path):
    made = make_backup(own_server, tmp_path / "backup")
    # What comes later is not in it.
    later = own_server.kms.create_key()["KeyMetadata"]["KeyId"]
    own_server.kms.schedule_key_deletion(KeyId=own_server.key, PendingWindowInDays=7)
    own_server.end()
    done = restore(own_server, tmp_path / "backup", restored.data_dir)
    assert done.returncode == 0, done.stderr
    assert "brings back what has ended since" in done.stderr and "settings.toml" in done.stdout
    assert 'region = "eu-west-1"' in (restored.data_dir / "settings.toml").read_text()
    restored.start().terminate()
    assert "credentials does not exist" in restored.said() and "Paste this" not in restored.said()
    shutil.copy(own_server.data_dir / "credentials", restored.data_dir / "credentials")
    kms = restored.start().client()
    assert kms.decrypt(CiphertextBlob=own_server.blob)["Plaintext"] == b"kept"
    assert kms.describe_key(KeyId=own_server.key)["KeyMetadata"]["KeyState"] == "Enabled"
    with pytest.raises(ClientError) as unknown:
        kms.describe_key(KeyId=later)
    assert unknown.value.response["Error"]["Code"] == "NotFoundException"
    events = [event for event in restored.newest_events(20) if event["eventName"] == "RestoreBackup"]
    assert len(events) == 1 and events[0]["awsRegion"] == "eu-west-1"
    details = events[0]["serviceEventDetails"]
    assert (details["backupId"], details["backupEntry"], details["backupHead"]) == (
        made["id"],
        made["entry"],
        made["head"],
    )
    restored.terminate()
    assert restored.verify().returncode == 0


def test_a_backup_is_the_owners_and_holds_no_seal(own_server, tmp_path):
    to = tmp_path / "backup"
    made = make_backup(own_server, to)
    assert stat.S_IMODE(to.stat().st_mode) == 0o700
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in files(to))
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o700 for path in to.rglob("*") if path.is_dir())
    seal = (own_server.data_dir / "seal.key").read_text().strip()
    secrets = [seal.encode(), bytes.fromhex(seal), base64.b64encode(bytes.fromhex(seal))]
    secrets.append(own_server.credentials()[1].encode())
    for path in files(to):
        content = path.read_bytes()
        assert not any(secret in content for secret in secrets), path
    names = {str(path.relative_to(to)) for path in files(to)}
    assert names >= {"manifest.json", "bulla.db", "hierarchy.json", "settings.toml", "audit/0000000001.jsonl"}
    assert not names & {"seal.key", "credentials"}
    manifest = json.loads((to / "manifest.json").read_text())["manifest"]
    assert {listed["name"] for listed in manifest["files"]} == names - {"manifest.json"}
    for listed in manifest["files"]:
        content = (to / listed["name"]).read_bytes()
        assert (len(content), hashlib.sha256(content).hexdigest()) == (listed["bytes"], listed["sha256"])
    assert manifest["revision"] == made["revision"] and made["with_seal"] is False


def test_with_the_seal_a_backup_is_complete(own_server, restored, tmp_path):
    made = bulla("service", "create", "lambda.amazonaws.com", "--data-dir", own_server.data_dir)
    assert made.returncode == 0, made.stderr
    make_backup(own_server, tmp_path / "backup", "--with-seal")
    done = bulla("restore", tmp_path / "backup", "--data-dir", restored.data_dir, "--yes")
    assert done.returncode == 0, done.stderr
    for name in ("seal.key", "credentials", "services/lambda.amazonaws.com"):
        assert (restored.data_dir / name).read_bytes() == (own_server.data_dir / name).read_bytes()
        assert stat.S_IMODE((restored.data_dir / name).stat().st_mode) == 0o600
    assert restored.start().client().decrypt(CiphertextBlob=own_server.blob)["Plaintext"] == b"kept"


@pytest.mark.parametrize("end", [Server.kill, Server.terminate], ids=["SIGKILL", "SIGTERM"])
def test_a_backup_needs_no_running_service(own_server, restored, tmp_path, end):
    end(own_server)
    make_backup(own_server, tmp_path / "backup", "--with-seal")
    assert bulla("restore", tmp_path / "backup", "--data-dir", restored.data_dir, "--yes").returncode == 0
    assert restored.start().client().decrypt(CiphertextBlob=own_server.blob)["Plaintext"] == b"kept"
    own_server.start()


def test_a_passphrase_opens_a_backup(tmp_path, restored):
    passphrase = tmp_path / "passphrase"
    passphrase.write_text("correct horse battery staple\n")
    server = Server(tmp_path / "data", BULLA_PASSPHRASE_FILE=str(passphrase)).start()
    try:
        key = server.client().create_key()["KeyMetadata"]["KeyId"]
        make_backup(server, tmp_path / "backup", "--with-seal", "--passphrase-file", passphrase)
    finally:
        server.end()
    assert "--passphrase-file" in restore(server, tmp_path / "backup", restored.data_dir, "--output", "text").stderr
    done = restore(server, tmp_path / "backup", restored.data_dir, "--passphrase-file", passphrase)
    assert done.returncode == 0, done.stderr
    restored.settings["BULLA_PASSPHRASE_FILE"] = str(passphrase)
    assert restored.start().client().describe_key(KeyId=key)


def test_nothing_is_written_over(own_server, tmp_path):
    taken = tmp_path / "taken"
    taken.mkdir()
    make_backup(own_server, taken)
    again = bulla("backup", taken, "--data-dir", own_server.data_dir)
    assert again.returncode == 1 and "is not empty" in again.stderr
    into = restore(own_server, taken, own_server.data_dir)
    assert into.returncode == 1 and "is not empty" in into.stderr
    assert own_server.kms.decrypt(CiphertextBlob=own_server.blob)["Plaintext"] == b"kept"


def test_every_flipped_byte_and_missing_file_is_found(own_server, tmp_path):
    to, target = tmp_path / "backup", tmp_path / "restored"
    make_backup(own_server, to)
    for path in files(to):
        content = path.read_bytes()
        for place in {0, len(content) // 3, len(content) // 2, len(content) - 1}:
            path.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
            refused = restore(own_server, to, target)
            assert refused.returncode == 1, (path, place)
            assert not target.exists() and not target.with_name("restored.partial").exists()
        path.unlink()
        assert restore(own_server, to, target).returncode == 1, path
        path.write_bytes(content)
    assert restore(own_server, to, target).returncode == 0


def test_a_store_of_another_backup_is_found(own_server, tmp_path):
    make_backup(own_server, tmp_path / "one")
    own_server.kms.create_key()
    make_backup(own_server, tmp_path / "two")
    shutil.copy(tmp_path / "one/bulla.db", tmp_path / "two/bulla.db")
    refused = restore(own_server, tmp_path / "two", tmp_path / "restored")
    assert refused.returncode == 1 and "bulla.db is not what the manifest says" in refused.stderr


def test_a_killed_backup_leaves_nothing_that_looks_whole(own_server, tmp_path):
    to = tmp_path / "backup"
    partial = tmp_path / "backup.partial"
    for number in range(12):
        process = subprocess.Popen(
            [BINARY, "backup", to, "--data-dir", own_server.data_dir],
            env=clean_environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        # At once, when it has begun, and when some files are there.
        deadline = time.monotonic() + 30
        while number and not partial.exists() and process.poll() is None and time.monotonic() < deadline:
            pass
        while process.poll() is None and partial.exists() and len(files_now(partial)) < number // 2:
            pass
        process.send_signal(signal.SIGKILL)
        process.wait()
        if to.exists():
            # It was whole before the signal came.
            assert restore(own_server, to, tmp_path / f"restored-{number}").returncode == 0
            shutil.rmtree(to)
        if partial.exists():
            assert restore(own_server, partial, tmp_path / "no").returncode == 1 or (partial / "manifest.json").exists()
            again = bulla("backup", to, "--data-dir", own_server.data_dir)
            assert again.returncode == 1 and "backup.partial is there" in again.stderr
            shutil.rmtree(partial)
    make_backup(own_server, to)


def files_now(directory):
    try:
        return files(directory)
    except FileNotFoundError:
        return []


def test_a_restore_asks_and_without_a_terminal_refuses(own_server, tmp_path):
    make_backup(own_server, tmp_path / "backup", "--with-seal")
    target = tmp_path / "restored"
    arguments = ["restore", tmp_path / "backup", "--data-dir", target]
    refused = bulla(*arguments)
    assert refused.returncode == 1 and "add --yes" in refused.stderr and not target.exists()
    for answer, code in ((b"n\n", 1), (b"\n", 1), (b"y\n", 0)):
        controller, terminal = pty.openpty()
        process = subprocess.Popen(
            [BINARY, *map(str, arguments)],
            env=clean_environment(),
            stdin=terminal,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        os.close(terminal)
        os.write(controller, answer)
        _, error = process.communicate(timeout=60)
        os.close(controller)
        assert process.returncode == code, error
        assert b"[y/N]" in error and target.exists() == (code == 0)


def test_a_backup_of_another_root_key_is_refused(own_server, tmp_path):
    make_backup(own_server, tmp_path / "backup")
    other = tmp_path / "other.key"
    other.write_text("ab" * 32 + "\n")
    other.chmod(0o600)
    refused = restore(own_server, tmp_path / "backup", tmp_path / "restored", "--seal-file", other)
    assert refused.returncode == 1 and "the root key does not open" in refused.stderr
    refused = restore(own_server, tmp_path / "backup", tmp_path / "restored", "--output", "text")
    assert refused.returncode == 1 and "--seal-file" in refused.stderr


# Torn copies: what a copy of the directory without `bulla backup` may be.


def store_behind(server, old):
    for path in server.data_dir.glob("bulla.db*"):
        path.unlink()
    shutil.copy(old / "bulla.db", server.data_dir)


def log_behind(server, old):
    shutil.rmtree(server.data_dir / "audit")
    shutil.copytree(old / "audit", server.data_dir / "audit")


def log_lost(server, _old):
    shutil.rmtree(server.data_dir / "audit")


def log_emptied(server, _old):
    for path in (server.data_dir / "audit").iterdir():
        path.unlink()


def log_cut_off(server, _old):
    segment = server.data_dir / "audit/0000000001.jsonl"
    os.truncate(segment, segment.stat().st_size // 2)


def log_altered(server, _old):
    segment = server.data_dir / "audit/0000000001.jsonl"
    segment.write_bytes(b"x" * 1024 + segment.read_bytes()[1024:])


def segment_lost(server, _old):
    segment = server.data_dir / "audit/0000000001.jsonl"
    segment.rename(segment.with_name("0000000003.jsonl"))


TEARS = {
    store_behind: "revisions",
    log_behind: "entries",
    log_lost: "the whole audit log",
    log_emptied: "entries",
    log_cut_off: "entries",
    log_altered: "entries",
    segment_lost: "entries",
}


@pytest.mark.parametrize("tear", TEARS, ids=[tear.__name__ for tear in TEARS])
def test_a_torn_copy_starts_on_the_operators_word_and_says_what_is_missing(own_server, tmp_path, tear):
    own_server.terminate()
    old = tmp_path / "old"
    shutil.copytree(own_server.data_dir, old)
    kms = own_server.start().client()
    for _ in range(5):
        later = kms.create_key()["KeyMetadata"]["KeyId"]
        kms.encrypt(KeyId=later, Plaintext=b"x")
    own_server.terminate()
    tear(own_server, old)
    assert "bulla repair" in own_server.refuses_to_start()
    before = {path: path.read_bytes() for path in files(own_server.data_dir) if "audit" in str(path)}
    told = bulla("repair", "--data-dir", own_server.data_dir)
    assert told.returncode == 1 and TEARS[tear] in told.stdout and "Nothing was changed" in told.stdout
    assert "bulla repair" in own_server.refuses_to_start()

    done = bulla("repair", "--accept-loss", "--data-dir", own_server.data_dir)
    assert done.returncode == 0, done.stderr + done.stdout
    aside = list(own_server.data_dir.glob("audit.torn-*"))
    assert len(aside) == (0 if tear is log_lost else 1)
    assert ("is kept as" in done.stdout) == bool(aside)
    assert sum(len(files(path)) for path in aside) == len(before)
    kms = own_server.start().client()
    assert kms.decrypt(CiphertextBlob=own_server.blob)["Plaintext"] == b"kept"
    key = kms.create_key()["KeyMetadata"]["KeyId"]
    first = own_server.newest_events(50)[0]
    assert first["eventName"] == "AcceptTornCopy"
    details = first["serviceEventDetails"]
    assert TEARS[tear] in " ".join(details["missing"]), details
    assert details.get("logKeptAs") == (str(aside[0]) if aside else None)
    # Not once only: it starts again, after a kill too, and nothing of later is lost.
    own_server.kill()
    assert own_server.start().client().describe_key(KeyId=key)
    own_server.terminate()
    assert own_server.verify().returncode == 0
    told = bulla("repair", "--data-dir", own_server.data_dir)
    assert told.returncode == 0 and "Nothing is missing" in told.stdout


def test_what_is_whole_is_not_repaired_and_a_running_service_is_left_alone(own_server):
    refused = bulla("repair", "--accept-loss", "--data-dir", own_server.data_dir)
    assert refused.returncode == 1 and "in use by" in refused.stderr
    own_server.kill()
    done = bulla("repair", "--accept-loss", "--data-dir", own_server.data_dir)
    assert done.returncode == 0 and "Nothing is missing" in done.stdout
    assert not list(own_server.data_dir.glob("audit.torn-*"))


def test_no_word_makes_an_altered_store_start(own_server):
    own_server.terminate()
    store = own_server.data_dir / "bulla.db"
    content = store.read_bytes()
    place = content.index(b'"description":"kept"')
    store.write_bytes(content[:place] + content[place:].replace(b"kept", b"kEpt", 1))
    refused = bulla("repair", "--accept-loss", "--data-dir", own_server.data_dir)
    assert refused.returncode == 1 and "does not authenticate" in refused.stderr
    assert not list(own_server.data_dir.glob("audit.torn-*"))
    # Nor without the seal.
    store.write_bytes(content)
    (own_server.data_dir / "seal.key").unlink()
    (own_server.data_dir / "audit/0000000001.jsonl").unlink()
    assert bulla("repair", "--accept-loss", "--data-dir", own_server.data_dir).returncode == 1


# Targets that are there already, files that are none, and other users' directories.


@pytest.mark.parametrize("kind", ["slash", "link", "empty", "mount"])
def test_a_backup_goes_into_any_empty_directory_and_comes_back_into_one(own_server, restored, tmp_path, kind):
    backup, data = tmp_path / "backup", restored.data_dir
    targets = [backup, data]
    mounted = []
    try:
        for number, target in enumerate([backup, data]):
            if kind == "link":
                (tmp_path / f"real-{number}").mkdir()
                target.symlink_to(tmp_path / f"real-{number}")
            elif kind != "slash":
                target.mkdir()
            if kind == "mount":
                if subprocess.run(["mount", "-t", "tmpfs", "none", target], capture_output=True).returncode != 0:
                    pytest.skip("this user may mount nothing; MOUNT POINTS ARE NOT TESTED")
                mounted.append(target)
        written = [f"{target}/" for target in targets] if kind == "slash" else targets
        make_backup(own_server, written[0], "--with-seal")
        done = bulla("restore", written[0], "--data-dir", written[1], "--yes")
        assert done.returncode == 0, done.stderr
        for target in targets:
            assert not list(target.glob(".bulla-partial")) and stat.S_IMODE(target.stat().st_mode) == 0o700
        assert restored.start().client().decrypt(CiphertextBlob=own_server.blob)["Plaintext"] == b"kept"
        restored.end()
    finally:
        restored.end()
        for target in mounted:
            subprocess.run(["umount", target], check=True)


def test_no_start_makes_a_directory_where_a_restore_was_broken_off(own_server, restored, tmp_path):
    make_backup(own_server, tmp_path / "backup", "--with-seal")
    partial = tmp_path / "restored.partial"
    partial.mkdir()
    assert "was broken off" in restored.refuses_to_start() and not restored.data_dir.exists()
    assert restore(own_server, tmp_path / "backup", restored.data_dir).returncode == 1
    partial.rmdir()
    # The seal that was kept elsewhere is the one in the backup.
    assert restore(own_server, tmp_path / "backup", restored.data_dir).returncode == 0
    restored.start()


def test_a_restore_that_was_broken_off_in_a_directory_is_refused_by_all(own_server, restored, tmp_path):
    make_backup(own_server, tmp_path / "backup", "--with-seal")
    target = restored.data_dir
    target.mkdir()
    assert bulla("restore", tmp_path / "backup", "--data-dir", target, "--yes").returncode == 0
    partial = target / ".bulla-partial"
    partial.mkdir()
    (target / "hierarchy.json").rename(partial / "hierarchy.json")
    assert "was broken off" in restored.refuses_to_start()
    again = bulla("restore", tmp_path / "backup", "--data-dir", target, "--yes")
    assert again.returncode == 1 and "was broken off" in again.stderr
    assert "was broken off" in bulla("audit", "verify", "--data-dir", target).stderr
    (partial / "hierarchy.json").rename(target / "hierarchy.json")
    # Only the empty folder was left.
    restored.start()


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir, lambda path: os.symlink("/dev/zero", path)])
def test_what_is_no_file_is_named_and_not_waited_for(own_server, tmp_path, make):
    (own_server.data_dir / "services").mkdir()
    make(own_server.data_dir / "services/lambda.amazonaws.com")
    refused = bulla("backup", tmp_path / "backup", "--with-seal", "--data-dir", own_server.data_dir)
    assert refused.returncode == 1, refused.stderr
    assert "services/lambda.amazonaws.com is no regular file" in refused.stderr
    assert not (tmp_path / "backup").exists() and not (tmp_path / "backup.partial").exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gets into other users' directories")
def test_root_makes_no_files_in_another_users_directory(own_server, tmp_path):
    own_server.terminate()
    make_backup(own_server, tmp_path / "backup", "--with-seal")
    data, owner = own_server.data_dir, 54321
    empty = tmp_path / "empty"
    empty.mkdir()
    everything = [data, *data.rglob("*"), empty]
    for path in everything:
        os.chown(path, owner, owner)
    for command in (
        ["repair", "--accept-loss"],
        ["audit", "verify"],
        ["audit", "archive", "--to", tmp_path / "archive"],
        ["service", "create", "lambda.amazonaws.com"],
        ["init"],
        ["backup", tmp_path / "another"],
    ):
        refused = bulla(*command, "--data-dir", data)
        assert refused.returncode == 1, command
        assert f"belongs to user {owner}" in refused.stderr and "setpriv" in refused.stderr, refused.stderr
    assert f"belongs to user {owner}" in own_server.refuses_to_start()
    for command in (["init"], ["restore", tmp_path / "backup", "--yes"]):
        refused = bulla(*command, "--data-dir", empty)
        assert refused.returncode == 1 and f"belongs to user {owner}" in refused.stderr, refused.stderr
    assert sorted([data, *data.rglob("*"), empty, *empty.rglob("*")]) == sorted(everything)
    assert {path.stat().st_uid for path in everything} == {owner}
