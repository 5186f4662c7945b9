"""A PostgreSQL to back up, run by its own user, and a bucket for its backups."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from server import clean_environment, free_port

BIN = next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)), None)
# Whether it can run: only root starts programs as its user.
IS_THERE = BIN is not None and os.geteuid() == 0


def make_bucket(server, name):
    """Makes a bucket under a new KMS key, with a bucket key. Gives the ARN of the KMS key."""
    s3, key = server.s3(), server.client().create_key()["KeyMetadata"]["Arn"]
    s3.create_bucket(Bucket=name)
    default = {"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": key}}
    rules = {"Rules": [default | {"BucketKeyEnabled": True}]}
    s3.put_bucket_encryption(Bucket=name, ServerSideEncryptionConfiguration=rules)
    return key


class Database:
    """Its folder is the user's, and is gone at the end. `environment` is what its programs know beside the usual."""

    def __init__(self, **environment):
        self.folder, self.port = Path(tempfile.mkdtemp(prefix="bulla-postgres-", dir="/tmp")), free_port()
        self.data, self.environment = self.folder / "data", environment

    def run(self, program, *arguments):
        """Runs a program as the user. It must succeed. Gives what it wrote."""
        command = ["runuser", "-u", "postgres", "--", program, *map(str, arguments)]
        log = self.folder / "said"
        # Into a file: the database keeps the pipe of whoever starts it.
        with open(log, "wb") as said:
            done = subprocess.run(
                list(map(str, command)),
                env=clean_environment() | self.environment,
                cwd=self.folder,
                stdout=said,
                stderr=said,
                timeout=300,
            )
        assert done.returncode == 0, f"{command}\n{log.read_text()}"
        return log.read_text()

    def make(self, archive_command):
        """Makes and starts a database that hands on its log. What is in the folder becomes the user's."""
        for path in (self.folder, *self.folder.iterdir()):
            shutil.chown(path, "postgres", "postgres")
        self.run(BIN / "initdb", "-D", self.data, "-U", "postgres", "-A", "trust")
        settings = {"port": self.port, "unix_socket_directories": f"'{self.folder}'", "listen_addresses": "''"}
        settings |= {"archive_mode": "on", "archive_command": f"'{archive_command}'"}
        settings |= {"fsync": "off", "wal_level": "replica"}
        self.set(settings)
        self.start()

    def set(self, settings):
        with open(self.data / "postgresql.conf", "a") as file:
            file.writelines(f"{name} = {value}\n" for name, value in settings.items())

    def start(self):
        self.run(BIN / "pg_ctl", "-D", self.data, "-w", "-l", self.folder / "log", "start")

    def stop(self):
        self.run(BIN / "pg_ctl", "-D", self.data, "-w", "-m", "immediate", "stop")

    def query(self, text):
        options = ("-h", self.folder, "-p", self.port, "-U", "postgres", "-A", "-t", "-v", "ON_ERROR_STOP=1")
        return self.run(BIN / "psql", *options, "-c", text).strip()

    def end(self):
        if (self.data / "postmaster.pid").exists():
            self.stop()
        shutil.rmtree(self.folder)
