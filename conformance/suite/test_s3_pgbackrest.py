"""pgBackRest, which speaks S3 over TLS only: a database is backed up into a bucket under a KMS key, and comes back."""

import shutil

import pytest

import postgres
from server import REGION
from tls import Authority, TlsServer

if not shutil.which("pgbackrest") or not postgres.IS_THERE:
    pytest.skip(
        "no pgbackrest, no PostgreSQL, or not root: scripts/tools installs them as root; PGBACKREST IS NOT TESTED",
        allow_module_level=True,
    )


class BackedUpDatabase(postgres.Database):
    """A database with what pgBackRest needs to know of it."""

    def __init__(self, server):
        super().__init__()
        folder, self.config = self.folder, self.folder / "pgbackrest.conf"
        ca = folder / "ca.pem"
        ca.write_bytes(server.authority.pem)
        access_key_id, secret_access_key = server.credentials()
        settings = {
            "repo1-type": "s3",
            "repo1-path": "/repository",
            "repo1-s3-bucket": "backups",
            "repo1-s3-endpoint": "localhost",
            "repo1-storage-port": server.port,
            "repo1-storage-ca-file": ca,
            "repo1-s3-uri-style": "path",
            "repo1-s3-region": REGION,
            "repo1-s3-key": access_key_id,
            "repo1-s3-key-secret": secret_access_key,
            "log-path": folder,
            "lock-path": folder,
            "spool-path": folder,
            "log-level-console": "warn",
            "start-fast": "y",
        }
        stanza = {"pg1-path": self.data, "pg1-socket-path": folder, "pg1-port": self.port, "pg1-user": "postgres"}
        lines = ["[global]", *(f"{name}={value}" for name, value in settings.items())]
        lines += ["[main]", *(f"{name}={value}" for name, value in stanza.items())]
        self.config.write_text("\n".join(lines) + "\n")

    def backrest(self, *arguments):
        return self.run("pgbackrest", f"--config={self.config}", "--stanza=main", *arguments)


@pytest.fixture
def server(tmp_path):
    running = TlsServer(tmp_path / "data", Authority())
    try:
        yield running.start()
    finally:
        running.end()


@pytest.fixture
def database(server):
    made = BackedUpDatabase(server)
    try:
        made.make(f"pgbackrest --config={made.config} --stanza=main archive-push %p")
        yield made
    finally:
        made.end()


def test_a_database_there_and_back(server, database):
    s3, key = server.s3(), postgres.make_bucket(server, "backups")
    database.query("CREATE TABLE numbers AS SELECT generate_series(1, 100000) AS number")
    database.backrest("stanza-create")
    database.backrest("check")
    database.backrest("--type=full", "backup")
    database.query("INSERT INTO numbers VALUES (0)")
    database.backrest("--type=incr", "backup")
    # What comes after the backup is in the archived log only.
    database.query("INSERT INTO numbers VALUES (-1)")
    database.query("SELECT pg_switch_wal()")
    database.backrest("check")
    database.backrest("verify")
    keys = [
        entry["Key"]
        for page in s3.get_paginator("list_objects_v2").paginate(Bucket="backups")
        for entry in page["Contents"]
    ]
    assert len(keys) > 10
    assert {s3.head_object(Bucket="backups", Key=name)["SSEKMSKeyId"] for name in keys[:10]} == {key}
    database.stop()
    shutil.rmtree(database.data)
    database.backrest("restore")
    database.start()
    assert database.query("SELECT count(*), sum(number) FROM numbers") == "100002|5000049999"
    # The server says by which means it came.
    assert server.newest_events(1)[0]["tlsDetails"]["tlsVersion"] == "TLSv1.3"
