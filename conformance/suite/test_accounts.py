"""Several accounts in one service, and what they may do with each other's keys."""

import configparser
import os
import shutil
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from accounts import Account, bulla, create
from server import Server, clean_environment


def test_an_account_is_made_in_the_running_service(server):
    made = bulla(server, "account", "create", "--account-id", "210987654321", "--profile", "team-a")
    assert made.returncode == 0, made.stderr
    credentials = server.data_dir / "credentials"
    assert stat.S_IMODE(credentials.stat().st_mode) == 0o600
    file = configparser.ConfigParser()
    file.read(credentials)
    assert {"default", "team-a"} <= set(file.sections())
    assert file["team-a"]["aws_secret_access_key"] not in made.stdout + made.stderr
    command = made.stdout.strip().splitlines()[-1].strip()
    assert "--profile team-a " in command
    told = subprocess.run(
        command, shell=True, env=clean_environment() | {"AWS_PAGER": ""}, capture_output=True, text=True, timeout=120
    )
    assert told.returncode == 0, told.stderr
    assert "arn:aws:kms:us-east-1:210987654321:key/" in told.stdout
    entry = [event for event in server.newest_events(50) if event["eventName"] == "CreateAccount"][-1]
    assert entry["recipientAccountId"] == "210987654321" and entry["eventSource"] == "bulla"
    listed = bulla(server, "account", "list").stdout
    assert any(line.split()[0] == "210987654321" for line in listed.splitlines())


def test_no_account_and_no_profile_is_made_twice(server):
    account = create(server)["account_id"]
    assert len(account) == 12 and account.isdigit()
    for arguments, said in [
        (["--account-id", account, "--profile", "another"], "exists already"),
        (["--profile", account], f"has a profile `{account}` already"),
        (["--account-id", "12345"], "is no account id"),
        (["--profile", "a b"], "is no profile name"),
    ]:
        refused = bulla(server, "account", "create", *arguments)
        assert refused.returncode == 1 and said in refused.stderr, refused
    file = configparser.ConfigParser()
    file.read(server.data_dir / "credentials")
    assert "another" not in file


def test_accounts_and_their_profiles_outlive_a_restart_with_a_new_root_key(tmp_path):
    settings = {"BULLA_ROOT_ACCESS_KEY_ID": "A" * 20, "BULLA_ROOT_SECRET_ACCESS_KEY": "first"}
    server = Server(tmp_path / "data", **settings).start()
    try:
        account = Account(server)
        socket = server.data_dir / "control.sock"
        assert stat.S_IMODE(socket.stat().st_mode) == 0o600
        server.kill()
        assert socket.exists()
        server.settings["BULLA_ROOT_SECRET_ACCESS_KEY"] = "second"
        server.start()
        assert server.credentials()[1] == "second"
        account.url = server.endpoint
        assert account.client("sts").get_caller_identity()["Account"] == account.id
        assert len(bulla(server, "account", "list", "--output", "json").stdout.split('"account_id"')) == 3
        assert server.terminate() == 0
        assert not socket.exists()
        refused = bulla(server, "account", "list")
        assert refused.returncode == 1 and "start it first with `bulla serve --data-dir" in refused.stderr
        assert server.verify().returncode == 0
    finally:
        server.end()


ASK = """
import socket, sys
asked = socket.socket(socket.AF_UNIX)
asked.connect(sys.argv[1])
asked.sendall(b'POST / HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: 27\\r\\n\\r\\n{"request":"list_accounts"}')
print(asked.recv(1000))
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can ask as somebody else")
def test_nobody_but_the_operator_is_answered(tmp_path):
    """Also when the modes of the directory and the socket would let others in."""
    folder = Path(tempfile.mkdtemp(dir="/tmp"))
    server = Server(folder / "data").start()
    try:
        socket = server.data_dir / "control.sock"
        folder.chmod(0o755), server.data_dir.chmod(0o755), socket.chmod(0o666)
        for user, answered in [(0, True), (65534, False)]:
            asked = subprocess.run(
                [shutil.which("python3", path="/usr/bin:/bin") or sys.executable, "-c", ASK, socket],
                user=user, cwd="/", capture_output=True, text=True, timeout=30,
            )
            assert ("200 OK" in asked.stdout) == answered, asked
            hung_up = asked.stdout == "b''\n" or "BrokenPipe" in asked.stderr or "ConnectionReset" in asked.stderr
            assert answered or hung_up, asked
    finally:
        server.end()
        shutil.rmtree(folder)
