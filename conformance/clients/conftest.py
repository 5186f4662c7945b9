"""Fixtures: a running service, clients of it, keys in it."""

import configparser
import os
import pathlib
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request

import boto3
import pytest
from botocore.config import Config

ROOT = pathlib.Path(__file__).resolve().parents[2]
ACCOUNT = "000000000000"
REGION = "us-east-1"


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Service:
    """`bulla serve` in a process of its own."""

    def __init__(self, data_dir):
        self.data_dir = pathlib.Path(data_dir)
        self.process = None

    def start(self):
        self.port, operations = free_port(), free_port()
        self.endpoint = f"http://127.0.0.1:{self.port}"
        self.operations = f"http://127.0.0.1:{operations}"
        self.process = subprocess.Popen(
            self.command("--listen", f"127.0.0.1:{self.port}", "--operations-listen", f"127.0.0.1:{operations}"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        deadline = time.monotonic() + 20
        while self.page("/readyz")[0] != 200:
            assert self.process.poll() is None, self.process.stderr.read()
            assert time.monotonic() < deadline, "the service does not become ready"
            time.sleep(0.01)
        return self

    def command(self, *arguments):
        binary = os.environ.get("BULLA_BIN", str(ROOT / "target/debug/bulla"))
        return [binary, "serve", "--log", "warn", "--data-dir", str(self.data_dir), *arguments]

    def page(self, path):
        try:
            with urllib.request.urlopen(self.operations + path, timeout=5) as reply:
                return reply.status, reply.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()
        except OSError:
            return None, ""

    def stop(self, with_signal=signal.SIGTERM):
        self.process.send_signal(with_signal)
        self.process.wait(timeout=40)
        self.process.stderr.close()

    def environment(self):
        """What a shell needs to use the service with any AWS tool."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
        path = f"{ROOT}/.venv/bin:{os.environ['PATH']}"
        credentials = str(self.data_dir / "credentials")
        return kept | {
            "PATH": path,
            "AWS_SHARED_CREDENTIALS_FILE": credentials,
            "AWS_CONFIG_FILE": "/dev/null",
            "AWS_ENDPOINT_URL_KMS": self.endpoint,
            "AWS_REGION": REGION,
            "AWS_DEFAULT_REGION": REGION,
            "AWS_PAGER": "",
            "NO_PROXY": "127.0.0.1",
        }

    def credentials(self):
        parser = configparser.ConfigParser()
        parser.read(self.data_dir / "credentials")
        return dict(parser["default"])

    def client(self, region=REGION, **options):
        credentials = self.credentials()
        return boto3.client(
            "kms",
            region_name=region,
            endpoint_url=self.endpoint,
            aws_access_key_id=options.pop("access_key_id", credentials["aws_access_key_id"]),
            aws_secret_access_key=options.pop("secret_access_key", credentials["aws_secret_access_key"]),
            # The service is to be tested, not the client's own checks.
            config=Config(retries={"total_max_attempts": 1}, proxies={}, parameter_validation=False),
            **options,
        )


@pytest.fixture(scope="session")
def service(tmp_path_factory):
    service = Service(tmp_path_factory.mktemp("bulla")).start()
    yield service
    service.stop()


@pytest.fixture(scope="session")
def kms(service):
    return service.client()


@pytest.fixture
def key(kms):
    """The id of a fresh key."""
    return kms.create_key()["KeyMetadata"]["KeyId"]


@pytest.fixture
def arn(key):
    return f"arn:aws:kms:{REGION}:{ACCOUNT}:key/{key}"


@pytest.fixture
def refused(kms):
    """Calls an operation that must fail with an error code and, unless None, exactly this message."""

    def call(operation, code, message=None, client=kms, **arguments):
        with pytest.raises(client.exceptions.ClientError) as raised:
            getattr(client, operation)(**arguments)
        error = raised.value.response["Error"]
        assert error["Code"] == code, error
        if message is not None:
            assert error.get("Message", "") == message
        return error

    return call
