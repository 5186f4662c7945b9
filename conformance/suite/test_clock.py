"""A clock that is wrong: the service runs under Debian's `faketime`, which changes the clock of the day and leaves running
time alone. The tests go by the same wrong clock when they sign."""

import contextlib
import datetime
import json
import os
import pathlib
import pty
import re
import shutil
import subprocess
import time

import botocore.auth
import botocore.exceptions
import pytest

from accounts import bulla
from server import BINARY, Server, clean_environment
from test_backup_objects import s3_of

FAKETIME = next(pathlib.Path("/usr/lib").glob("*/faketime/libfaketime.so.1"), None)
if FAKETIME is None:
    pytest.skip("no faketime: `apt-get install faketime` as scripts/tools does; THE CLOCK IS NOT TESTED",
                allow_module_level=True)

DAY = datetime.timedelta(days=1)
# Longer than the service takes to do what is due.
PATIENCE = 20
# Longer than the position of the log stays without a note.
NOTE_AFTER = 13


FAKED = ("LD_PRELOAD", "FAKETIME", "FAKETIME_DONT_FAKE_MONOTONIC")


def faked(seconds):
    """What the command `faketime` makes of the environment. The command itself stays as the parent of what it runs, so that a
    kill ends only it, and fails where a process of the same number was killed before and left its semaphore."""
    return dict(zip(FAKED, (str(FAKETIME), f"{seconds:+d}", "1")))


class ClockServer(Server):
    """A server on a clock that is off by some time."""

    off = datetime.timedelta(0)

    def launch(self):
        for name in FAKED:
            self.settings.pop(name, None)
        seconds = int(self.off.total_seconds())
        if seconds:
            self.settings |= faked(seconds)
        return super().launch()

    def restart(self, off):
        """Ends it as a power cut does, and starts it on a clock that is off. It may not become ready."""
        self.kill()
        self.off = off
        self.launch()
        deadline = time.monotonic() + 60
        while "serving" not in self.page_or_nothing("/readyz"):
            assert self.process.poll() is None and time.monotonic() < deadline, self.said()
            time.sleep(0.02)
        return self

    def page_or_nothing(self, path):
        with contextlib.suppress(OSError):
            return self.page(path)[1]
        return ""

    def metric(self, name):
        found = re.search(rf"^{name} (\S+)$", self.page("/metrics")[1], re.MULTILINE)
        return float(found[1])

    def status(self):
        shown = bulla(self, "clock", "status", "--output", "json")
        assert shown.returncode == 0, shown.stderr
        return json.loads(shown.stdout)

    def events(self, name):
        return [event for event in self.newest_events(200) if event["eventName"] == name]


@pytest.fixture
def clock(tmp_path):
    made = ClockServer(tmp_path / "data")
    made.start()
    yield made
    made.end()


@pytest.fixture
def signed_at(monkeypatch):
    """Has clients sign by a clock that is off."""

    def off_by(off):
        monkeypatch.setattr(
            botocore.auth, "get_current_datetime", lambda: datetime.datetime.now(datetime.UTC).replace(tzinfo=None) + off
        )

    return off_by


def state(server, key):
    return server.client().describe_key(KeyId=key)["KeyMetadata"]["KeyState"]


def doomed(server):
    """A key that is pending for 30 days, with an alias."""
    kms = server.client()
    key = kms.create_key()["KeyMetadata"]["KeyId"]
    kms.create_alias(AliasName="alias/doomed", TargetKeyId=key)
    kms.schedule_key_deletion(KeyId=key, PendingWindowInDays=30)
    return key


def answered(server, answer):
    """How `bulla clock confirm` ends when the operator answers on a terminal."""
    controller, terminal = pty.openpty()
    command = [BINARY, "clock", "confirm", "--data-dir", server.data_dir]
    process = subprocess.Popen(command, env=clean_environment(), stdin=terminal, stderr=subprocess.PIPE, text=True)
    os.close(terminal)
    os.write(controller, answer)
    _, asked = process.communicate(timeout=60)
    os.close(controller)
    assert "The service's clock says that it is " in asked and "[y/N]" in asked, asked
    return process.returncode


def test_a_clock_31_days_ahead_destroys_nothing_and_locks_nothing_out(clock, signed_at):
    key = doomed(clock)
    clock.restart(31 * DAY)
    signed_at(31 * DAY)
    time.sleep(4)
    assert state(clock, key) == "PendingDeletion"
    ready, text = clock.page("/readyz")
    assert ready == 200 and "ok    clock" in text, "the data plane is well"
    assert re.search(r"note  clock: .* 74\dh.* ahead of what is known.* 23h 59m .*bulla clock confirm", text), text
    assert "74" in clock.said() and "ahead of what is known" in clock.said()
    left = clock.metric("bulla_clock_hold_off_seconds")
    assert 86_400 - 120 < left <= 86_400
    status = clock.status()
    assert (status["state"], status["waiting_keys"]) == ("hold-off", 1)
    # Running time is true under faketime.
    before, began = clock.metric("bulla_clock_hold_off_seconds"), time.monotonic()
    time.sleep(3)
    passed, real = before - clock.metric("bulla_clock_hold_off_seconds"), time.monotonic() - began
    assert real - 1.5 <= passed <= real + 1.5, (passed, real)
    # Changes under the wrong clock do not make the right one wrong.
    clock.client().create_key()
    clock.restart(datetime.timedelta(0))
    signed_at(datetime.timedelta(0))
    assert clock.page("/readyz")[0] == 200 and "note" not in clock.page("/readyz")[1]
    assert clock.metric("bulla_clock_hold_off_seconds") == 0
    assert clock.status()["state"] == "confirmed"
    kms = clock.client()
    kms.cancel_key_deletion(KeyId=key)
    kms.enable_key(KeyId=key)
    kms.encrypt(KeyId="alias/doomed", Plaintext=b"x")
    assert clock.verify().returncode == 0
    assert clock.events("DeleteKey") == []


def test_a_clock_in_the_past_is_not_ready_and_changes_nothing(clock, signed_at):
    key = clock.client().create_key()["KeyMetadata"]["KeyId"]
    clock.restart(-3650 * DAY)
    signed_at(-3650 * DAY)
    status, text = clock.page("/readyz")
    assert status == 503
    says = re.search(r"FAIL  clock: the clock says (\d+)-.*know that it is (\d+)-.* at least: set the clock right", text)
    assert says and int(says[2]) - int(says[1]) in (9, 10), text
    assert clock.metric("bulla_clock_behind_seconds") > 3649 * 86_400
    assert clock.status()["state"] == "behind"
    kms = clock.client()
    kms.encrypt(KeyId=key, Plaintext=b"x")
    # A waiting period that began now would be over as soon as the clock is right.
    with pytest.raises(kms.exceptions.KMSInternalException):
        kms.schedule_key_deletion(KeyId=key, PendingWindowInDays=7)
    assert state(clock, key) == "Enabled"
    # Nor does what the operator makes over the control socket get dates that are wrong.
    for command in (["account", "create"], ["service", "create", "lambda.amazonaws.com"]):
        refused = bulla(clock, *command)
        assert refused.returncode == 1 and "set the clock right" in refused.stderr, refused.stderr
    assert bulla(clock, "account", "list").returncode == 0
    clock.kill()
    wrong = clean_environment() | faked(int((-3650 * DAY).total_seconds()))
    command = [BINARY, "service", "create", "lambda.amazonaws.com", "--data-dir", clock.data_dir]
    refused = subprocess.run(command, env=wrong, capture_output=True, text=True, timeout=60)
    assert refused.returncode == 1 and "set the clock right" in refused.stderr, refused.stderr
    clock.launch()
    clock.restart(datetime.timedelta(0))
    signed_at(datetime.timedelta(0))
    assert clock.page("/readyz")[0] == 200
    clock.client().schedule_key_deletion(KeyId=key, PendingWindowInDays=7)


def test_a_service_makes_no_key_for_another_while_the_clock_is_in_the_past(clock, signed_at):
    """S3 asks KMS for `alias/aws/s3`, which would be made."""
    s3_of(clock).create_bucket(Bucket="photos")
    clock.restart(-3650 * DAY)
    signed_at(-3650 * DAY)
    with pytest.raises(botocore.exceptions.ClientError) as refused:
        s3_of(clock).put_object(Bucket="photos", Key="a", Body=b"x", ServerSideEncryption="aws:kms")
    assert refused.value.response["ResponseMetadata"]["HTTPStatusCode"] == 500
    clock.restart(datetime.timedelta(0))
    signed_at(datetime.timedelta(0))
    assert clock.client().list_keys()["Keys"] == []
    assert [event["errorCode"] for event in clock.events("GenerateDataKey")] == ["KMSInternalException"]
    s3_of(clock).put_object(Bucket="photos", Key="a", Body=b"x", ServerSideEncryption="aws:kms")


def test_a_first_start_before_the_program_was_released_is_not_ready(tmp_path, signed_at):
    """A battery is dead at the first start: nothing was known before."""
    released = datetime.datetime(2026, 4, 14, tzinfo=datetime.UTC)
    server = ClockServer(tmp_path / "data")
    try:
        server.off = released - DAY - datetime.datetime.now(datetime.UTC)
        server.off -= datetime.timedelta(microseconds=server.off.microseconds)
        server.launch()
        deadline = time.monotonic() + 60
        while "serving" not in server.page_or_nothing("/readyz"):
            assert server.process.poll() is None and time.monotonic() < deadline, server.said()
            time.sleep(0.02)
        status, text = server.page("/readyz")
        assert status == 503 and "FAIL  clock: the clock says 2026-04-1" in text, text
        assert "know that it is 2026-04-14T00:00:00Z at least" in text, text
        signed_at(server.off)
        kms = server.client()
        with pytest.raises(kms.exceptions.KMSInternalException):
            kms.create_key()
        refused = bulla(server, "clock", "confirm", "--yes")
        assert refused.returncode == 1 and "was not there before" in refused.stderr, refused.stderr
        server.restart(datetime.timedelta(0))
        signed_at(datetime.timedelta(0))
        server.client().list_keys()
    finally:
        server.end()


def test_the_operators_word_lets_it_go_on_and_is_in_the_log(clock, signed_at):
    key = doomed(clock)
    clock.restart(31 * DAY)
    signed_at(31 * DAY)
    assert state(clock, key) == "PendingDeletion"
    unasked = bulla(clock, "clock", "confirm", "--output", "json")
    assert unasked.returncode == 2 and "add --yes" in unasked.stderr and unasked.stdout == ""
    assert "come by it: 1. Of these are destroyed within a minute, for good: 1;" in unasked.stderr, unasked.stderr
    assert state(clock, key) == "PendingDeletion" and clock.events("ConfirmClock") == []
    assert answered(clock, b"n\n") == 1 and clock.status()["state"] == "hold-off"
    confirmed = bulla(clock, "clock", "confirm", "--yes", "--output", "json")
    assert confirmed.returncode == 0, confirmed.stderr
    kms, deadline = clock.client(), time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            kms.describe_key(KeyId=key)
        except kms.exceptions.NotFoundException:
            break
        time.sleep(0.1)
    with pytest.raises(kms.exceptions.NotFoundException):
        kms.describe_key(KeyId=key)
    [event] = clock.events("ConfirmClock")
    assert event["serviceEventDetails"] == json.loads(confirmed.stdout)
    known = [datetime.datetime.fromisoformat(event["serviceEventDetails"][name]) for name in ("before", "after")]
    assert 30 * DAY < known[1] - known[0] < 32 * DAY
    assert len(clock.events("DeleteKey")) == 1
    assert clock.metric("bulla_clock_hold_off_seconds") == 0
    # The word may also lower what is known.
    clock.restart(datetime.timedelta(0))
    signed_at(datetime.timedelta(0))
    assert clock.page("/readyz")[0] == 503
    assert answered(clock, b"y\n") == 0
    assert clock.page("/readyz")[0] == 200
    clock.kill()
    assert clock.start().status()["state"] == "confirmed"
    assert clock.verify().returncode == 0


def test_a_hold_off_ends_by_itself_also_over_restarts(clock, signed_at):
    clock.settings["BULLA_CLOCK_HOLD_OFF"] = "6s"
    key = doomed(clock)
    clock.restart(31 * DAY)
    signed_at(31 * DAY)
    time.sleep(2)
    assert state(clock, key) == "PendingDeletion"
    clock.terminate()
    clock.launch()
    deadline = time.monotonic() + PATIENCE
    while clock.events("DeleteKey") == []:
        assert time.monotonic() < deadline, clock.page("/readyz")
        time.sleep(0.2)
    assert clock.status()["state"] == "confirmed"


def test_the_log_has_the_mark_too(clock):
    """So the store alone, put back, does not lower it."""
    clock.client().create_key()
    heads = (clock.data_dir / "audit/0000000001.jsonl").read_text(errors="replace").splitlines()[:2]
    newest = max(map(json.loads, heads), key=lambda head: head["generation"])
    assert abs(newest["clock"][1] / 1000 - time.time()) < 120, newest


def test_durations_are_checked_where_they_are_given(clock):
    clock.terminate()
    for wrong in ("0s", "soon", "-1h", "10000h"):
        clock.settings["BULLA_CLOCK_JUMP_MAX"] = wrong
        assert f"--clock-jump-max is `{wrong}`: take a duration from 1s to 8760h" in clock.refuses_to_start()


def test_a_repair_takes_no_clock_at_its_word(clock, signed_at):
    """The log is lost and the clock is wrong when the operator repairs: the store still knows what time it is."""
    key = doomed(clock)
    assert clock.terminate() == 0
    # Until only the note of the log's position is left in the feed of changes: an event there would have a time.
    clock.start()
    clock.client().list_keys()
    time.sleep(NOTE_AFTER)
    clock.kill()
    shutil.rmtree(clock.data_dir / "audit")
    command = [BINARY, "repair", "--accept-loss", "--data-dir", clock.data_dir]
    wrong = clean_environment() | faked(int((31 * DAY).total_seconds()))
    repaired = subprocess.run(command, env=wrong, capture_output=True, text=True, timeout=60)
    assert repaired.returncode == 0, repaired.stderr
    clock.off = 31 * DAY
    clock.launch()
    signed_at(31 * DAY)
    deadline = time.monotonic() + PATIENCE
    while not clock.is_ready():
        assert time.monotonic() < deadline, clock.said()
        time.sleep(0.02)
    assert clock.metric("bulla_clock_hold_off_seconds") > 0
    time.sleep(3)
    assert state(clock, key) == "PendingDeletion"
