"""One `bulla serve` in a data directory, and the clients that talk to it."""

import configparser
import json
import os
import random
import signal
import socket
import ssl
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

import boto3
from botocore.config import Config

ROOT = Path(__file__).resolve().parents[2]
BINARY = ROOT / os.environ.get("BULLA_BIN", "target/debug/bulla")
REGION = "us-east-1"
ACCOUNT = "000000000000"
# Regions that AWS does not have: a server serves those that are listed.
OWN_REGIONS = [f"eu-north-{100 + number}" for number in range(300)]

# What a start may take on a loaded machine; a start that takes longer is a failure.
READY_SECONDS = 60
STOP_SECONDS = 60


def clean_environment():
    """The environment without what would lead a client or the server elsewhere."""
    kept = {}
    for name, value in os.environ.items():
        if name.startswith(("AWS_", "BULLA_")) or name.lower().endswith("_proxy"):
            continue
        kept[name] = value
    return kept


# Below the ports that the kernel gives to connections, one of which could take the port before the server does.
PORTS = range(10_000, 32_768)


def free_port():
    """A port that nobody listens on."""
    for port in random.SystemRandom().sample(PORTS, 100):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise RuntimeError("none of a hundred ports is free")


def eventually(look, seconds=60):
    """Waits until something is there, and returns it."""
    end = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < end, f"it did not come in {seconds} seconds"
        time.sleep(0.02)
    return found


def run_bulla(environment, *arguments, code=0, stdin=b"", **more):
    """Runs a command, which must end with an exit code. Gives what it wrote."""
    command = [BINARY, *map(str, arguments)]
    done = subprocess.run(command, env=environment, capture_output=True, input=stdin, timeout=600, **more)
    assert done.returncode == code, done.stderr.decode()
    return done


class Server:
    """A server process. It can be started again after it has ended; its data directory stays."""

    def __init__(self, data_dir, **settings):
        """`settings` are environment variables of the server, such as `BULLA_ACCOUNT_ID`."""
        self.data_dir = Path(data_dir)
        self.settings = {"BULLA_REGIONS": ",".join(["aws", *OWN_REGIONS])} | settings
        self.log = self.data_dir.with_name(self.data_dir.name + ".log")
        self.process = None
        # Where the APIs are served.
        self.interface = "127.0.0.1"
        # The file with the authority that clients trust; None without TLS.
        self.ca = None

    def launch(self):
        """Starts the process and does not wait for it to be ready."""
        api, operations = free_port(), free_port()
        scheme = "https" if self.ca else "http"
        self.endpoint = f"{scheme}://127.0.0.1:{api}"
        self.operations = f"{scheme}://127.0.0.1:{operations}"
        command = [BINARY, "serve", "--data-dir", self.data_dir]
        command += ["--listen", f"{self.interface}:{api}", "--operations-listen", f"127.0.0.1:{operations}"]
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                command, env=clean_environment() | self.settings, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        return self

    def start(self):
        """Starts the process and waits until it says that it is ready."""
        self.launch()
        deadline = time.monotonic() + READY_SECONDS
        while not self.is_ready():
            if self.process.poll() is not None:
                raise RuntimeError(f"the server ended with {self.process.returncode}:\n{self.said()}")
            if time.monotonic() > deadline:
                self.kill()
                raise RuntimeError(f"the server was not ready in {READY_SECONDS} s:\n{self.said()}")
            time.sleep(0.01)
        return self

    def is_ready(self):
        try:
            with self.open_page("/readyz", timeout=5) as reply:
                return reply.status == 200
        except (urllib.error.URLError, OSError):
            return False

    def context(self):
        """What a TLS client of this server trusts, and shows."""
        return ssl.create_default_context(cafile=self.ca)

    def open_page(self, path, timeout):
        context = self.context() if self.ca else None
        return urllib.request.urlopen(self.operations + path, timeout=timeout, context=context)

    def kill(self):
        """As a power cut ends it."""
        self.process.kill()
        self.process.wait(STOP_SECONDS)

    def terminate(self):
        """As an operator ends it. Gives the exit status."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(STOP_SECONDS)

    def end(self):
        """Whatever state it is in."""
        if self.process is not None and self.process.poll() is None:
            self.kill()

    def refuses_to_start(self):
        """Starts the process, which must end by itself with an error. Gives what it said."""
        self.launch()
        assert self.process.wait(READY_SECONDS) != 0
        return self.said()

    def verify(self):
        """What `bulla audit verify` says of the log."""
        command = [BINARY, "audit", "verify", "--data-dir", self.data_dir]
        return subprocess.run(command, env=clean_environment(), capture_output=True, text=True, timeout=60)

    def explain(self, request_id, *arguments):
        """What `bulla policy explain` says of a request."""
        command = [BINARY, "policy", "explain", "--request-id", request_id, "--data-dir", self.data_dir, *arguments]
        return subprocess.run(command, env=clean_environment(), capture_output=True, text=True, timeout=60)

    def explained(self, reply):
        """What it says of an answer, as JSON."""
        told = self.explain(reply["ResponseMetadata"]["RequestId"], "--output", "json")
        assert told.returncode == 0, told.stderr
        return json.loads(told.stdout)

    def newest_events(self, count):
        """What `bulla audit tail` prints, the newest last."""
        command = [BINARY, "audit", "tail", "--data-dir", self.data_dir, "--count", str(count)]
        tail = subprocess.run(command, env=clean_environment(), capture_output=True, text=True, timeout=60, check=True)
        return [json.loads(line) for line in tail.stdout.splitlines()]

    def page(self, path):
        """Status and text of a page of the operations port."""
        try:
            with self.open_page(path, timeout=10) as reply:
                return reply.status, reply.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def said(self):
        return self.log.read_text(errors="replace")

    def credentials(self):
        """The root access key id and secret."""
        file = configparser.ConfigParser()
        file.read(self.data_dir / "credentials")
        profile = file["default"]
        return profile["aws_access_key_id"], profile["aws_secret_access_key"]

    def client(self, region=REGION, **config):
        """A boto3 client. It sends what the test says: it checks no parameter and repeats no request."""
        access_key_id, secret_access_key = self.credentials()
        settings = {"parameter_validation": False, "retries": {"total_max_attempts": 1}} | config
        return boto3.session.Session().client(
            "kms",
            region_name=region,
            endpoint_url=self.endpoint,
            aws_access_key_id=access_key_id,
            aws_secret_access_key=secret_access_key,
            verify=self.ca and str(self.ca),
            config=Config(**settings),
        )

    def client_environment(self):
        """The environment in which command line clients find this server."""
        access_key_id, secret_access_key = self.credentials()
        return clean_environment() | {
            "AWS_ACCESS_KEY_ID": access_key_id,
            "AWS_SECRET_ACCESS_KEY": secret_access_key,
            "AWS_REGION": REGION,
            "AWS_DEFAULT_REGION": REGION,
            "AWS_ENDPOINT_URL_KMS": self.endpoint,
            "AWS_CONFIG_FILE": "/dev/null",
            "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_PAGER": "",
            **({"AWS_CA_BUNDLE": str(self.ca), "NODE_EXTRA_CA_CERTS": str(self.ca)} if self.ca else {}),
        }
