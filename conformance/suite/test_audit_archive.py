"""`bulla audit archive`: the log goes on without its older segments, and nobody can cut it off where it begins."""

import http.server
import json
import queue
import re
import shutil
import socket
import subprocess
import sys
import threading
import time

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError

from server import BINARY, Server, clean_environment, free_port


@pytest.fixture
def own_server(tmp_path):
    """A server that the test may stop."""
    server = Server(tmp_path / "data")
    try:
        yield server.start()
    finally:
        server.end()


def bulla(*arguments, settings=None):
    command = [BINARY, *map(str, arguments)]
    environment = {**clean_environment(), **(settings or {})}
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)


def archive(server, to, *arguments):
    done = bulla("audit", "archive", "--data-dir", server.data_dir, "--to", to, *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


def segments(server):
    return sorted(path.name for path in (server.data_dir / "audit").glob("*.jsonl"))


def fill(server, count=3):
    """Makes so many closed segments, each with a key and an encryption."""
    keys = []
    for _ in range(count):
        key = server.client().create_key()["KeyMetadata"]["KeyId"]
        server.client().encrypt(KeyId=key, Plaintext=b"x")
        keys.append(key)
        archive(server, "/nowhere", "--close-newest", "--keep-bytes", "10T")
    return keys


def verify(server, *arguments):
    return bulla("audit", "verify", "--data-dir", server.data_dir, *arguments)


def test_the_log_goes_on_without_what_is_archived(own_server, tmp_path):
    to = tmp_path / "archive"
    keys = fill(own_server)
    assert len(segments(own_server)) == 4
    planned = archive(own_server, to, "--dry-run")
    assert "would archive segment 0000000001" in planned and not to.exists()
    assert "Archived 3 segments" in archive(own_server, to)
    assert segments(own_server) == ["0000000004.jsonl"]
    assert sorted(path.name for path in to.iterdir()) == [f"000000000{n}.jsonl.zst" for n in (1, 2, 3)]
    event = own_server.newest_events(1)[0]
    assert event["eventName"] == "ArchiveLog"
    details = event["serviceEventDetails"]
    assert details["target"] == str(to) and [one["segment"] for one in details["segments"]] == [1, 2, 3]

    live = verify(own_server)
    assert live.returncode == 0 and f"entries up to {details['lastEntry']} are in {to}" in live.stdout, live.stdout
    joined = verify(own_server, "--archive", to)
    assert joined.returncode == 0 and "segments  4" in joined.stdout, joined.stdout
    alone = verify(own_server, "--archive", to, "--archive-only")
    assert alone.returncode == 0 and "archive is whole" in alone.stdout, alone.stdout
    chain = bulla("audit", "verify", "--data-dir", tmp_path / "none", "--archive", to, "--archive-only")
    assert chain.returncode == 0 and "not authenticated" in chain.stdout, chain.stdout

    # What was computed from the archived entries is still known, also without the table that a stop writes.
    own_server.kill()
    for run in (own_server.data_dir / "audit").glob("last-usage.*"):
        run.unlink()
    own_server.start()
    usage = own_server.client().get_key_last_usage(KeyId=keys[0])
    assert usage["KeyLastUsage"]["Operation"] == "Encrypt", usage
    told = own_server.explain("00000000-0000-4000-8000-000000000000")
    assert f"are not in the log any more but in the archive {to}" in told.stderr, told.stderr
    assert "Nothing to archive" in archive(own_server, to)


def test_the_newest_bytes_and_days_are_kept(own_server, tmp_path):
    fill(own_server, 2)
    assert "Nothing to archive" in archive(own_server, tmp_path / "archive", "--keep-days", "1")
    assert "Nothing to archive" in archive(own_server, tmp_path / "archive", "--keep-bytes", "1G")
    assert "Archived 2 segments" in archive(own_server, tmp_path / "archive", "--keep-bytes", "0")


def test_a_place_inside_the_data_directory_is_refused_and_copies_there_are_not_to_be_removed(own_server, tmp_path):
    fill(own_server, 1)
    audit, way = own_server.data_dir / "audit", tmp_path / "way"
    way.symlink_to(own_server.data_dir)
    for inside in (own_server.data_dir, audit, audit / "archive", way / "new", f"file://{way}/audit"):
        for tool in (["audit", "archive", "--to"], ["backup"]):
            place = inside if "archive" in tool else str(inside).removeprefix("file://")
            done = bulla(*tool, place, "--data-dir", own_server.data_dir)
            assert done.returncode == 1 and "is inside the data directory" in done.stderr, done.stderr
    assert segments(own_server) == ["0000000001.jsonl", "0000000002.jsonl"]
    # As one that was made before this was refused, or moved there by hand.
    archive(own_server, tmp_path / "archive")
    own_server.terminate()
    (tmp_path / "archive/0000000001.jsonl.zst").rename(audit / "0000000001.jsonl.zst")
    shutil.copy(audit / "base.json", audit / "base.json.bak")
    (audit / "notes").write_text("x")
    own_server.start()
    said = own_server.said()
    assert "may be the only copy" in said and "0000000001.jsonl.zst" in said and "base.json.bak" in said, said
    assert "remove" not in said and "notes" in said, said


def test_requests_are_counted_again_from_archive_and_log(own_server, tmp_path):
    to, elsewhere = tmp_path / "archive", tmp_path / "elsewhere"
    keys = fill(own_server, 3)
    own_server.client().decrypt(**{"CiphertextBlob": own_server.client().encrypt(KeyId=keys[0], Plaintext=b"x")["CiphertextBlob"]})
    bill = ("cost", "--by", "operation", "--format", "json", "--data-dir", own_server.data_dir)
    rebuild = ("usage", "rebuild", "--data-dir", own_server.data_dir)
    own_server.terminate()
    before = json.loads(bulla(*bill).stdout)["groups"]
    first = bulla(*rebuild)
    assert first.returncode == 0 and "as the table says" in first.stdout, first.stdout + first.stderr
    archive(own_server, to)
    assert segments(own_server) == ["0000000004.jsonl"]

    refused = bulla(*rebuild)
    assert refused.returncode == 1 and f"are archived, in {to}" in refused.stderr and "--archive" in refused.stderr, refused.stderr
    told = bulla(*rebuild, "--archive", to)
    assert told.returncode == 0 and "as the table says" in told.stdout, told.stdout + told.stderr
    for run in (own_server.data_dir / "audit").glob("usage.*"):
        run.unlink()
    assert "were not metered" in bulla("cost", "--data-dir", own_server.data_dir).stdout
    made = bulla(*rebuild, "--archive", to)
    assert made.returncode == 0 and "was replaced" in made.stdout, made.stdout + made.stderr
    assert json.loads(bulla(*bill).stdout)["groups"] == before
    own_server.start()
    assert json.loads(bulla(*bill).stdout)["groups"] == before
    own_server.terminate()

    # An archive without its oldest segment, and one with an altered segment, are refused and change nothing.
    shutil.copytree(to, elsewhere)
    (elsewhere / "0000000001.jsonl.zst").unlink()
    late = bulla(*rebuild, "--archive", elsewhere)
    assert late.returncode == 1 and "begins with entry" in late.stderr, late.stderr
    shutil.copy(to / "0000000002.jsonl.zst", elsewhere / "0000000001.jsonl.zst")
    forged = bulla(*rebuild, "--archive", elsewhere)
    assert forged.returncode == 1 and "is not whole" in forged.stderr, forged.stderr
    assert json.loads(bulla(*bill).stdout)["groups"] == before


def test_a_log_without_a_service_is_archived_too(own_server, tmp_path):
    fill(own_server, 2)
    own_server.terminate()
    assert "Archived 2 segments" in archive(own_server, tmp_path / "archive")
    assert verify(own_server, "--archive", tmp_path / "archive").returncode == 0
    own_server.start()


def test_the_settings_of_the_last_start_count_where_no_service_runs(tmp_path):
    """Another account than the default one: a start under the default would be refused."""
    passphrase = tmp_path / "passphrase"
    passphrase.write_text("correct horse battery staple\n")
    server = Server(
        tmp_path / "data", BULLA_ACCOUNT_ID="111122223333", BULLA_PASSPHRASE_FILE=str(passphrase), BULLA_REGION="eu-west-1"
    )
    try:
        server.start().client("eu-west-1").create_key()
        server.terminate()
        seal = ("--passphrase-file", passphrase)
        assert "Archived 1 segments" in archive(server, tmp_path / "archive", "--close-newest", *seal)
        assert server.newest_events(1)[0]["recipientAccountId"] == "111122223333"
        server.start()
    finally:
        server.end()
    shown = bulla("audit", "archive", "--help").stdout
    assert "--data-dir" in shown and "--passphrase-file" in shown
    assert not [flag for flag in ("--listen", "--oidc-issuers", "--quotas", "--print-config") if flag in shown], shown
    assert "a prefix of its own in a bucket (s3://, gs://, az://)" in " ".join(shown.split())


def test_a_log_that_begins_elsewhere_than_its_base_is_refused(own_server, tmp_path):
    fill(own_server, 2)
    own_server.terminate()
    whole, audit = tmp_path / "whole", own_server.data_dir / "audit"
    shutil.copytree(audit, whole)
    archive(own_server, tmp_path / "archive")
    first_base = (audit / "base.json").read_bytes()
    own_server.start()
    fill(own_server, 2)
    own_server.terminate()
    second = tmp_path / "second"
    shutil.copytree(audit, second)
    archive(own_server, tmp_path / "archive")
    done = tmp_path / "done"
    shutil.copytree(audit, done)

    def refused(because):
        said = own_server.refuses_to_start()
        assert because in said, said
        shutil.rmtree(audit)
        shutil.copytree(done, audit)

    # No base; a forged one; an older one.
    (audit / "base.json").unlink()
    assert verify(own_server).returncode == 1
    refused("lacks its segment")
    base = (audit / "base.json").read_bytes()
    (audit / "base.json").write_bytes(base.replace(b'"segment":5', b'"segment":4'))
    assert "base" in verify(own_server).stdout
    refused("was altered")
    (audit / "base.json").write_bytes(first_base)
    assert verify(own_server).returncode == 1
    refused("lacks its segment")
    # An older one with the segments that it lacks.
    for path in second.glob("*.jsonl"):
        if not (audit / path.name).exists():
            shutil.copy(path, audit)
    (audit / "base.json").write_bytes(first_base)
    refused("put back to an older one")
    # A segment beyond the base.
    own_server.start()
    fill(own_server, 1)
    own_server.terminate()
    shutil.rmtree(done)
    shutil.copytree(audit, done)
    (audit / segments(own_server)[0]).unlink()
    assert verify(own_server).returncode == 1
    refused("lacks its segment")
    own_server.start()


def test_a_base_that_was_put_back_is_told_and_the_log_begins_anew_on_the_operators_word(own_server, tmp_path):
    key = fill(own_server, 2)[0]
    own_server.terminate()
    whole, audit = tmp_path / "whole", own_server.data_dir / "audit"
    shutil.copytree(audit, whole)
    archive(own_server, tmp_path / "archive")
    for path in whole.glob("*.jsonl"):
        if not (audit / path.name).exists():
            shutil.copy(path, audit)
    (audit / "base.json").unlink()
    said = own_server.refuses_to_start()
    assert "put back to an older one" in said and "bulla repair" in said, said
    told = verify(own_server)
    assert told.returncode == 1 and "the base was put back" in told.stdout, told.stdout
    before = {path: path.read_bytes() for path in audit.iterdir()}
    told = bulla("repair", "--data-dir", own_server.data_dir)
    assert told.returncode == 1 and "Nothing was changed" in told.stdout, told.stdout
    assert "missing   bases 1 to 1 of the audit log" in told.stdout, told.stdout
    assert before == {path: path.read_bytes() for path in audit.iterdir()}
    done = bulla("repair", "--accept-loss", "--data-dir", own_server.data_dir)
    assert done.returncode == 0, done.stdout + done.stderr
    assert own_server.start().client().describe_key(KeyId=key)
    assert own_server.newest_events(50)[0]["eventName"] == "AcceptTornCopy"
    own_server.terminate()
    assert verify(own_server).returncode == 0
    assert bulla("repair", "--data-dir", own_server.data_dir).returncode == 0
    told = verify(own_server, "--archive", tmp_path / "archive")
    assert told.returncode == 1 and "AcceptTornCopy of" in told.stdout, told.stdout
    assert "began anew after a loss" in told.stdout, told.stdout
    # The new log is archived as any other, elsewhere.
    own_server.start()
    fill(own_server, 1)
    archive(own_server, tmp_path / "another")
    assert verify(own_server, "--archive", tmp_path / "another").returncode == 0


def test_an_old_log_beside_an_archive_that_goes_further_is_told(own_server, tmp_path):
    to, kept = tmp_path / "archive", tmp_path / "kept"
    fill(own_server, 2)
    archive(own_server, to)
    own_server.terminate()
    shutil.copytree(own_server.data_dir, kept)
    own_server.start()
    fill(own_server, 2)
    archive(own_server, to)
    assert verify(own_server, "--archive", to).returncode == 0
    own_server.terminate()
    shutil.rmtree(own_server.data_dir)
    shutil.copytree(kept, own_server.data_dir)
    assert verify(own_server).returncode == 0
    told = verify(own_server, "--archive", to)
    assert told.returncode == 1 and "the archive goes on to entry" in told.stdout, told.stdout


def test_a_crash_at_any_step_leaves_a_log_that_starts(own_server, tmp_path):
    fill(own_server)
    own_server.terminate()
    before, after, data = tmp_path / "before", tmp_path / "after", own_server.data_dir
    shutil.copytree(data, before)
    to = tmp_path / "archive"
    archive(own_server, to)
    shutil.copytree(data, after)
    base = (after / "audit" / "base.json").read_bytes()

    def begin(of):
        shutil.rmtree(data)
        shutil.copytree(of, data)

    def goes_on():
        own_server.start()
        assert "Nothing to archive" in archive(own_server, to) or segments(own_server) == ["0000000004.jsonl"]
        archive(own_server, to)
        assert segments(own_server) == ["0000000004.jsonl"]
        own_server.terminate()
        joined = verify(own_server, "--archive", to)
        assert joined.returncode == 0, joined.stdout
        archived = [event for event in own_server.newest_events(50) if event["eventName"] == "ArchiveLog"]
        assert len(archived) == 1, archived

    # Everything was copied and nothing more; the base was signed and not taken.
    begin(before)
    goes_on()
    begin(before)
    (data / "audit" / "base.new").write_bytes(base)
    goes_on()
    # The base was taken, and the store does not know it; then some of the segments are gone.
    begin(before)
    (data / "audit" / "base.json").write_bytes(base)
    goes_on()
    begin(before)
    (data / "audit" / "base.json").write_bytes(base)
    (data / "audit" / "0000000001.jsonl").unlink()
    goes_on()
    # Everything was recorded, and a segment is still there.
    begin(after)
    shutil.copy(before / "audit" / "0000000003.jsonl", data / "audit")
    goes_on()


def test_a_base_and_closed_segments_that_are_gone_are_noticed_while_the_service_runs(own_server, tmp_path):
    fill(own_server, 2)
    audit, away = own_server.data_dir / "audit", tmp_path / "away"

    def missed(name):
        (audit / name).rename(away)
        status, text = own_server.page("/readyz")
        failed = "\n".join(line for line in text.splitlines() if line.startswith("FAIL"))
        assert status == 503 and f"{audit / name} was " in failed, text
        away.rename(audit / name)
        assert own_server.page("/readyz")[0] == 200

    missed("0000000001.jsonl")
    missed("0000000002.jsonl")
    archive(own_server, tmp_path / "archive")
    assert own_server.page("/readyz")[0] == 200
    missed("base.json")
    (audit / "base.json").rename(away)
    with pytest.raises(ClientError):
        own_server.client().create_key()
    away.rename(audit / "base.json")
    own_server.client().create_key()


def test_a_base_that_was_signed_for_another_state_is_discarded(own_server, tmp_path):
    audit, to = own_server.data_dir / "audit", tmp_path / "archive"
    fill(own_server, 2)
    archive(own_server, to)
    fill(own_server, 1)
    own_server.terminate()
    archived = audit / "base.json"
    # One that nobody has signed, and one that is signed for a later state.
    (audit / "base.new").write_bytes(archived.read_bytes().replace(b'"segment"', b'"segmenT"'))
    own_server.start()
    done = bulla("audit", "archive", "--data-dir", own_server.data_dir, "--to", to)
    assert done.returncode == 0 and "discarded" in done.stderr, done.stderr
    assert "Archived 1 segments" in done.stdout and not (audit / "base.new").exists(), done.stdout
    assert "is discarded" in own_server.said()
    own_server.terminate()
    kept = tmp_path / "kept"
    shutil.copytree(own_server.data_dir, kept)
    own_server.start()
    for _ in range(2):
        fill(own_server, 1)
        archive(own_server, to)
    later = archived.read_bytes()
    own_server.terminate()
    shutil.rmtree(own_server.data_dir)
    shutil.copytree(kept, own_server.data_dir)
    (audit / "base.new").write_bytes(later)
    own_server.start().client().create_key()
    another = ["--to", tmp_path / "another", "--close-newest"]
    done = bulla("audit", "archive", "--data-dir", own_server.data_dir, *another)
    assert done.returncode == 0 and "signed for another state" in done.stderr, done.stderr
    assert "Archived 1 segments" in done.stdout, done.stdout
    assert verify(own_server).returncode == 0


def test_an_archiver_that_is_killed_is_taken_up_again(own_server, tmp_path):
    to = tmp_path / "archive"
    for milliseconds in (5, 15, 25, 40, 60, 90):
        fill(own_server, 1)
        command = [BINARY, "audit", "archive", "--data-dir", own_server.data_dir, "--to", to]
        killed = subprocess.Popen(command, env=clean_environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(milliseconds / 1000)
        killed.kill()
        killed.wait()
        own_server.kill()
        own_server.start()
        assert verify(own_server).returncode == 0
    archive(own_server, to)
    joined = verify(own_server, "--archive", to)
    assert joined.returncode == 0 and "segments  7" in joined.stdout, joined.stdout


def test_an_archive_that_is_not_whole_is_named(own_server, tmp_path):
    fill(own_server)
    to = tmp_path / "archive"
    archive(own_server, to)
    names = [f"000000000{n}.jsonl.zst" for n in (1, 2, 3)]
    kept = [(to / name).read_bytes() for name in names]

    def broken(because):
        told = [verify(own_server, "--archive", to), verify(own_server, "--archive", to, "--archive-only")]
        for one in told:
            assert one.returncode == 1 and "NOT whole" in one.stdout and because in one.stdout, one.stdout
        for name, bytes_ in zip(names, kept):
            (to / name).write_bytes(bytes_)
        assert verify(own_server, "--archive", to).returncode == 0

    (to / names[1]).unlink()
    broken("the segment is missing from the archive")
    altered = bytearray(kept[1])
    altered[len(altered) // 2] ^= 1
    (to / names[1]).write_bytes(altered)
    broken(names[1])
    (to / names[0]).write_bytes(kept[1])
    (to / names[1]).write_bytes(kept[0])
    broken(names[0])
    # Without its end the archive does not reach the live log.
    (to / names[2]).unlink()
    told = verify(own_server, "--archive", to)
    assert told.returncode == 1 and "and the live log begins after entry" in told.stdout, told.stdout


def test_the_archive_of_another_log_is_not_touched(own_server, tmp_path):
    to = tmp_path / "archive"
    fill(own_server, 1)
    archive(own_server, to)
    kept = (to / "0000000001.jsonl.zst").read_bytes()
    second = Server(tmp_path / "second")
    try:
        second.start()
        fill(second, 1)
        done = bulla("audit", "archive", "--data-dir", second.data_dir, "--to", to)
        assert done.returncode == 1 and "another segment" in done.stderr, done.stderr
        assert (to / "0000000001.jsonl.zst").read_bytes() == kept
        assert "0000000001.jsonl" in segments(second)
    finally:
        second.end()


def test_what_is_newer_than_ten_seconds_is_all_that_can_be_cut_off(own_server):
    kms = own_server.client()
    key = kms.create_key()["KeyMetadata"]["KeyId"]
    segment = own_server.data_dir / "audit" / "0000000001.jsonl"
    older = segment.read_bytes()
    kms.encrypt(KeyId=key, Plaintext=b"x")
    before = len(own_server.newest_events(100))
    time.sleep(11)
    # The note of the position is no entry.
    assert len(own_server.newest_events(100)) == before
    own_server.kill()
    segment.write_bytes(older)
    told = verify(own_server)
    assert told.returncode == 1 and "the store knows of entry" in told.stdout, told.stdout
    assert "put back to an older copy" in own_server.refuses_to_start()


def test_heads_that_are_kept_elsewhere_find_what_was_put_back(tmp_path):
    heads = tmp_path / "heads"
    server = Server(tmp_path / "data", BULLA_AUDIT_ANCHOR=f"file:{heads}")
    try:
        server.start()
        server.client().create_key()
        server.terminate()
        kept = tmp_path / "kept"
        shutil.copytree(server.data_dir, kept)
        server.start()
        server.client().create_key()
        server.terminate()
        lines = [json.loads(line) for line in heads.read_text().splitlines()]
        assert lines and lines == sorted(lines, key=lambda line: line["entry"]), lines
        told = verify(server, "--anchors", heads)
        assert told.returncode == 0 and "found in the log" in told.stdout, told.stdout
        # Store and log together are older than what is kept elsewhere: only the heads tell.
        shutil.rmtree(server.data_dir)
        shutil.copytree(kept, server.data_dir)
        assert verify(server).returncode == 0
        told = verify(server, "--anchors", heads)
        assert told.returncode == 1 and "kept elsewhere names entry" in told.stdout, told.stdout
    finally:
        server.end()


def test_heads_reach_a_syslog_daemon_and_a_url(tmp_path):
    posted = queue.Queue()

    class Collector(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            posted.put((self.path, self.rfile.read(int(self.headers["content-length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_):
            pass

    local = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    remote = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    local.bind(str(tmp_path / "log"))
    remote.bind(("127.0.0.1", 0))
    collector = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Collector)
    threading.Thread(target=collector.serve_forever, daemon=True).start()
    url = f"http://localhost:{collector.server_port}/heads=127.0.0.1"
    udp = "syslog:udp://127.0.0.1:%d" % remote.getsockname()[1]
    places = f"syslog:{tmp_path / 'log'},{udp},{url}"
    server = Server(tmp_path / "data", BULLA_AUDIT_ANCHOR=places)
    try:
        server.start()
        server.client().create_key()
        server.terminate()
        heads = []
        for daemon in (local, remote):
            daemon.settimeout(5)
            message = daemon.recv(4096).decode()
            # RFC 5424: audit, notice; version, time, no host, name, process, message id, no structured data.
            assert re.match(r"<109>1 \d{4}-\d\d-\d\dT[\d:.]+Z - bulla \d+ head - \{", message), message
            heads.append(message.partition(" head - ")[2])
        path, body = posted.get(timeout=5)
        assert path == "/heads"
        heads.append(body.decode())
        (tmp_path / "heads").write_text("".join(head.strip() + "\n" for head in heads))
        told = verify(server, "--anchors", tmp_path / "heads")
        assert told.returncode == 0 and "found in the log" in told.stdout, told.stdout
    finally:
        server.end()
        collector.shutdown()
        collector.server_close()
        local.close()
        remote.close()


def test_after_a_restore_what_was_kept_of_the_log_before_is_explained(tmp_path):
    heads, to, backup = tmp_path / "heads", tmp_path / "archive", tmp_path / "backup"
    server = Server(tmp_path / "data", BULLA_AUDIT_ANCHOR=f"file:{heads}")
    restored = Server(tmp_path / "restored")
    try:
        server.start()
        fill(server, 1)
        archive(server, to)
        assert bulla("backup", backup, "--data-dir", server.data_dir, "--with-seal").returncode == 0
        fill(server, 2)
        archive(server, to)
        server.terminate()
        done = bulla("restore", backup, "--data-dir", restored.data_dir, "--yes")
        assert done.returncode == 0, done.stderr
        assert verify(restored).returncode == 0
        for against in (["--archive", to], ["--anchors", heads]):
            told = verify(restored, *against)
            assert told.returncode == 1 and "A possible cause: by its entry" in told.stdout, told.stdout
            assert "RestoreBackup of " in told.stdout and "was restored from a backup" in told.stdout, told.stdout
        restored.start()
        done = bulla("audit", "archive", "--data-dir", restored.data_dir, "--to", to, "--close-newest")
        assert done.returncode == 1 and "another segment" in done.stderr and "RestoreBackup" in done.stderr, done.stderr
        # A new place, and what was archived before the backup beside it.
        archive(restored, tmp_path / "new")
        assert verify(restored, "--archive", tmp_path / "new").returncode == 0
        shutil.copy(to / "0000000001.jsonl.zst", tmp_path / "new")
        assert "segments  3" in verify(restored, "--archive", tmp_path / "new").stdout
        # An entry that was altered has no such excuse.
        restored.terminate()
        newest = restored.data_dir / "audit" / segments(restored)[-1]
        newest.write_bytes(newest.read_bytes().replace(b"ServiceStopped", b"ServiceSlopped"))
        told = verify(restored)
        assert told.returncode == 1 and "possible cause" not in told.stdout, told.stdout
    finally:
        server.end()
        restored.end()


@pytest.fixture(scope="module")
def s3():
    """An S3, and the environment that tells the tools how to reach it."""
    port = free_port()
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    store = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    settings = {
        "AWS_ACCESS_KEY_ID": "archivist",
        "AWS_SECRET_ACCESS_KEY": "an-s3-secret",
        "AWS_REGION": "us-east-1",
        "AWS_ENDPOINT_URL_S3": f"http://127.0.0.1:{port}",
        "AWS_ALLOW_HTTP": "true",
    }
    client = boto3.client(
        "s3",
        region_name="us-east-1",
        endpoint_url=settings["AWS_ENDPOINT_URL_S3"],
        aws_access_key_id="archivist",
        aws_secret_access_key="an-s3-secret",
        config=Config(retries={"max_attempts": 20, "mode": "standard"}),
    )
    try:
        client.create_bucket(Bucket="logs")
        yield client, settings
    finally:
        store.kill()
        store.wait()


def test_a_bucket_is_a_place_for_the_archive(own_server, s3):
    client, settings = s3
    to = "s3://logs/bulla"
    archived = ["audit", "archive", "--data-dir", own_server.data_dir, "--to", to]
    verified = ["audit", "verify", "--data-dir", own_server.data_dir, "--archive", to]
    fill(own_server)
    done = bulla(*archived, settings=settings)
    assert done.returncode == 0 and "Archived 3 segments" in done.stdout, done.stderr
    names = [f"bulla/000000000{n}.jsonl.zst" for n in (1, 2, 3)]
    assert [one["Key"] for one in client.list_objects_v2(Bucket="logs", Prefix="bulla/")["Contents"]] == names
    event = own_server.newest_events(1)[0]
    assert event["serviceEventDetails"]["target"] == to
    joined = bulla(*verified, settings=settings)
    assert joined.returncode == 0 and "segments  4" in joined.stdout, joined.stdout + joined.stderr

    # Nothing that has the name of a segment is overwritten or believed.
    fill(own_server, 1)
    client.put_object(Bucket="logs", Key="bulla/0000000004.jsonl.zst", Body=b"something else")
    refused = bulla(*archived, settings=settings)
    assert refused.returncode == 1 and "nothing was removed from the log" in refused.stderr, refused.stderr
    assert "0000000004.jsonl" in segments(own_server)
    assert bulla(*verified, settings=settings).returncode == 1
    assert "an-s3-secret" not in refused.stderr + joined.stdout


def test_a_bucket_that_cannot_be_reached_keeps_the_log(own_server):
    fill(own_server, 1)
    to = ["audit", "archive", "--data-dir", own_server.data_dir, "--to"]
    for url in ["s3://key:hidden@logs/bulla", "s3://logs/bulla?sig=hidden"]:
        refused = bulla(*to, url)
        assert refused.returncode == 1 and "AWS_*" in refused.stderr and "hidden" not in refused.stderr
    http = {"AWS_ENDPOINT_URL_S3": "http://127.0.0.1:9", "AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b"}
    refused = bulla(*to, "s3://logs/bulla", settings=http)
    assert refused.returncode == 1 and "nothing was removed" in refused.stderr, refused.stderr
    assert segments(own_server)[0] == "0000000001.jsonl"
