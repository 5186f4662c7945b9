"""pgBackRest, which speaks S3 over TLS only: a database is backed up into a bucket under a KMS key, and comes back."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

from server import REGION, clean_environment, free_port
from tls import Authority, TlsServer

POSTGRES = next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)), None)

if not shutil.which("pgbackrest") or POSTGRES is None or os.geteuid() != 0:
    pytest.skip(
        "no pgbackrest, no PostgreSQL, or not root: scripts/tools installs them as root; PGBACKREST IS NOT TESTED",
        allow_module_level=True,
    )


class Database:
    """A PostgreSQL that its own user runs, with what pgBackRest needs to know of it."""

    def __init__(self, folder, server):
        self.folder, self.port = folder, free_port()
        self.data, self.config = folder / "data", folder / "pgbackrest.conf"
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

    def run(self, program, *arguments):
        command = ["runuser", "-u", "postgres", "--", program, *map(str, arguments)]
        log = self.folder / "said"
        # Into a file: the database keeps the pipe of whoever starts it.
        with open(log, "wb") as said:
            done = subprocess.run(
                list(map(str, command)), env=clean_environment(), cwd=self.folder, stdout=said, stderr=said, timeout=300
            )
        assert done.returncode == 0, f"{command}\n{log.read_text()}"
        return log.read_text()

    def backrest(self, *arguments):
        return self.run("pgbackrest", f"--config={self.config}", "--stanza=main", *arguments)

    def start(self):
        self.run(POSTGRES / "pg_ctl", "-D", self.data, "-w", "-l", self.folder / "log", "start")

    def stop(self):
        self.run(POSTGRES / "pg_ctl", "-D", self.data, "-w", "-m", "immediate", "stop")

    def query(self, text):
        options = ("-h", self.folder, "-p", self.port, "-U", "postgres", "-A", "-t", "-v", "ON_ERROR_STOP=1")
        return self.run(POSTGRES / "psql", *options, "-c", text).strip()


@pytest.fixture
def server(tmp_path):
    running = TlsServer(tmp_path / "data", Authority())
    try:
        yield running.start()
    finally:
        running.end()


@pytest.fixture
def database(server):
    folder = Path(tempfile.mkdtemp(prefix="bulla-pgbackrest-", dir="/tmp"))
    made = Database(folder, server)
    try:
        for path in (folder, *folder.iterdir()):
            shutil.chown(path, "postgres", "postgres")
        made.run(POSTGRES / "initdb", "-D", made.data, "-U", "postgres", "-A", "trust")
        archive = f"pgbackrest --config={made.config} --stanza=main archive-push %p"
        settings = {"port": made.port, "unix_socket_directories": f"'{folder}'", "listen_addresses": "''"}
        settings |= {"archive_mode": "on", "archive_command": f"'{archive}'", "fsync": "off", "wal_level": "replica"}
        with open(made.data / "postgresql.conf", "a") as file:
            file.writelines(f"{name} = {value}\n" for name, value in settings.items())
        made.start()
        yield made
    finally:
        if (made.data / "postmaster.pid").exists():
            made.stop()
        shutil.rmtree(folder)


def test_a_database_there_and_back(server, database):
    s3, kms = server.s3(), server.client()
    key = kms.create_key()["KeyMetadata"]["Arn"]
    s3.create_bucket(Bucket="backups")
    default = {"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": key}}
    rules = {"Rules": [default | {"BucketKeyEnabled": True}]}
    s3.put_bucket_encryption(Bucket="backups", ServerSideEncryptionConfiguration=rules)
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
