"""What stands in the directory of the audit log, and what the tools print of it."""

import json
import subprocess

import pytest

from server import BINARY, Server, clean_environment


@pytest.fixture
def own_server(tmp_path):
    """A server that the test may stop."""
    server = Server(tmp_path / "data")
    try:
        yield server.start()
    finally:
        server.end()


def test_files_that_are_no_segments_do_not_stop_the_start(own_server):
    kms = own_server.client()
    kms.create_key()
    own_server.terminate()
    audit = own_server.data_dir / "audit"
    segment = audit / "0000000001.jsonl"
    for name in ["1.jsonl", "7.jsonl", "0000000001.jsonl.bak", "0000000001.jsonl~", "notes.txt"]:
        (audit / name).write_bytes(segment.read_bytes())
    (audit / "0000000009.jsonl").mkdir()
    own_server.start()
    assert "1.jsonl" in own_server.said() and "passed over" in own_server.said()
    own_server.client().create_key()
    verified = own_server.verify()
    assert verified.returncode == 0, verified.stdout


HOSTILE = "\x1b]0;owned\x07\x9b2J\u202egnp.exe\u2066\u200b\ufeff\x7f\U000e0041"


def test_nothing_that_a_client_wrote_reaches_a_terminal_as_more_than_text(own_server):
    reply = own_server.client().create_key(Description=HOSTILE)
    tail = subprocess.run(
        [BINARY, "audit", "tail", "--data-dir", own_server.data_dir, "--count", "1"],
        env=clean_environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert json.loads(tail.stdout)["requestParameters"]["description"] == HOSTILE
    for told in [tail.stdout, own_server.explain(reply["ResponseMetadata"]["RequestId"]).stdout]:
        assert not set(told) & set(HOSTILE) - set(map(chr, range(0x20, 0x7F))), ascii(told)
