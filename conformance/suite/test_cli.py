"""The command line as a shell uses it."""

import os
import subprocess

import pytest

from identities import document, statement
from server import BINARY, Server, clean_environment


def unread(*arguments, stream="stdout"):
    """Runs a command one of whose streams nobody reads."""
    reader, writer = os.pipe()
    os.close(reader)
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, stream: writer}
    done = subprocess.run([BINARY, *arguments], env=clean_environment(), text=True, timeout=60, **streams)
    os.close(writer)
    return done


def test_a_reader_that_goes_away_is_no_failure(server, key, account, tmp_path):
    policy = tmp_path / "policy.json"
    policy.write_text(document(statement("kms:*", Principal="*")))
    kept = ["--data-dir", server.data_dir]
    question = ["--principal", f"arn:aws:iam::{account}:root", "--action", "kms:Decrypt", "--key", key["Arn"]]
    for arguments in [
        ["audit", "tail", *kept],
        ["audit", "verify", *kept],
        ["policy", "explain", *question, *kept],
        ["policy", "explain", *question, "--output", "json", *kept],
        ["policy", "simulate", "--key", key["Arn"], "--policy", policy, *kept],
        ["account", "list", *kept],
        ["account", "create", *kept],
        ["service", "list", "--print-config"],
        ["serve", "--print-config"],
        ["init", "--print-config"],
        ["completions", "bash"],
    ]:
        done = unread(*arguments)
        assert (done.returncode, done.stderr) == (141, ""), arguments


def test_an_error_that_nobody_reads_is_an_error_still(tmp_path):
    assert unread("audit", "tail", "--data-dir", tmp_path, stream="stderr").returncode == 1


@pytest.mark.parametrize(
    "command",
    [["audit", "tail"], ["audit", "verify"], ["policy", "explain", "--request-id", "x"], ["account", "list"]],
    ids=" ".join,
)
def test_who_asks_in_the_wrong_place_is_told_of_the_setting(tmp_path, command):
    done = subprocess.run([BINARY, *command], cwd=tmp_path, env=clean_environment(), capture_output=True, text=True, timeout=60)
    assert done.returncode == 1 and "with --data-dir" in done.stderr


def test_output_that_cannot_be_written_is_an_error():
    with open("/dev/full", "w") as full:
        done = subprocess.run([BINARY, "completions", "bash"], stdout=full, stderr=subprocess.PIPE, text=True, timeout=60)
    assert done.returncode == 1 and "cannot write to the standard output" in done.stderr


def test_the_service_needs_nobody_who_reads_its_greeting_and_its_log(tmp_path):
    class Unread(Server):
        def launch(self):
            self.log = tmp_path / "pipe"
            os.mkfifo(self.log)
            reader = os.open(self.log, os.O_RDONLY | os.O_NONBLOCK)
            launched = super().launch()
            os.close(reader)
            return launched

    server = Unread(tmp_path / "data", BULLA_LOG="trace")
    try:
        # Asking whether it is ready is logged.
        server.start()
        assert server.terminate() == 0
    finally:
        server.end()
