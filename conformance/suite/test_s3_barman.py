"""Barman's programs for the cloud, over TLS: a database is backed up into a bucket under a KMS key, and comes back."""

import json
import shutil
import time

import pytest

import postgres
from server import REGION
from tls import Authority, TlsServer

STORE = "s3://backups/barman"
ARCHIVE_SECONDS = 60

if not shutil.which("barman-cloud-backup") or not postgres.IS_THERE:
    pytest.skip(
        "no Barman, no PostgreSQL, or not root: scripts/tools installs them as root; BARMAN IS NOT TESTED",
        allow_module_level=True,
    )


class BackedUpDatabase(postgres.Database):
    """A database with what Barman needs to know of its server."""

    def __init__(self, server):
        super().__init__()
        ca = self.folder / "ca.pem"
        ca.write_bytes(server.authority.pem)
        access_key_id, secret_access_key = server.credentials()
        self.environment = {
            "AWS_ACCESS_KEY_ID": access_key_id,
            "AWS_SECRET_ACCESS_KEY": secret_access_key,
            "AWS_REGION": REGION,
            "AWS_CA_BUNDLE": str(ca),
            # No second attempt: it would hide what went wrong in the first.
            "AWS_MAX_ATTEMPTS": "1",
        }
        self.place = ("--endpoint-url", f"https://localhost:{server.port}")

    def barman(self, program, *arguments):
        return self.run(f"barman-cloud-{program}", *self.place, *arguments)

    def wal_command(self, program, *names):
        """A command for PostgreSQL, which hands on the environment with which it was started."""
        return " ".join((f"barman-cloud-wal-{program}", *self.place, STORE, "main", *names))

    def archive(self):
        """Closes the log as far as it is written, and waits until it is archived, which PostgreSQL does by and by."""
        newest = self.query("SELECT pg_walfile_name(pg_current_wal_insert_lsn())")
        self.query("SELECT pg_switch_wal()")
        deadline = time.monotonic() + ARCHIVE_SECONDS
        while self.query(f"SELECT last_archived_wal >= '{newest}' FROM pg_stat_archiver") != "t":
            assert time.monotonic() < deadline, (self.folder / "log").read_text()
            time.sleep(0.2)


@pytest.fixture
def server(tmp_path):
    running = TlsServer(tmp_path / "data", Authority())
    try:
        yield running.start()
    finally:
        running.end()


@pytest.fixture
def key(server):
    return postgres.make_bucket(server, "backups")


@pytest.fixture
def database(server, key):
    made = BackedUpDatabase(server)
    try:
        made.make(made.wal_command("archive", "%p"))
        yield made
    finally:
        made.end()


def test_a_database_there_and_back(server, database, key):
    s3 = server.s3()
    # 16 MB, so that the upload has several parts.
    database.query("CREATE TABLE numbers AS SELECT generate_series(1, 300000) AS number")
    connection = ("-h", database.folder, "-p", database.port, "-U", "postgres")
    database.barman("backup", "--immediate-checkpoint", *connection, STORE, "main")
    # What comes after the backup is in the archived log only.
    database.query("INSERT INTO numbers VALUES (-1)")
    database.archive()
    [backup] = json.loads(database.barman("backup-list", "--format", "json", STORE, "main"))["backups_list"]
    assert backup["status"] == "DONE"
    objects = [
        entry["Key"]
        for page in s3.get_paginator("list_objects_v2").paginate(Bucket="backups")
        for entry in page["Contents"]
    ]
    assert {s3.head_object(Bucket="backups", Key=name)["SSEKMSKeyId"] for name in objects} == {key}
    [archive] = [name for name in objects if name.endswith("/data.tar")]
    assert "-" in s3.head_object(Bucket="backups", Key=archive)["ETag"], "in parts"
    database.stop()
    shutil.rmtree(database.data)
    database.barman("restore", STORE, "main", backup["backup_id"], database.data)
    database.set({"restore_command": f"'{database.wal_command('restore', '%f', '%p')}'"})
    (database.data / "recovery.signal").touch()
    database.start()
    assert database.query("SELECT count(*), sum(number) FROM numbers") == "300001|45000149999"
    # The server says by which means it came.
    assert server.newest_events(1)[0]["tlsDetails"]["tlsVersion"] == "TLSv1.3"
    database.barman("backup-delete", "--backup-id", backup["backup_id"], STORE, "main")
    assert json.loads(database.barman("backup-list", "--format", "json", STORE, "main"))["backups_list"] == []
