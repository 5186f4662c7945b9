"""The AWS SDKs for Go v2 and Java v2 make identities and keys over TLS, use them and delete them; the one for Go also makes the calls of
Terraform's provider in its order. The programs are in conformance/go/identity and conformance/java-identity.
"""

import shutil
import subprocess
from pathlib import Path

import pytest

from java import class_path
from server import ROOT
from tls import Authority, TlsServer

# What the programs provoke, each at least once.
PATH = {
    ("Decrypt", "AccessDeniedException"),
    ("ScheduleKeyDeletion", "AccessDeniedException"),
    ("GetRole", "AccessDenied"),
    ("CreateAccessKey", "LimitExceeded"),
    ("GetCallerIdentity", "InvalidClientTokenId"),
    ("DeleteRole", "DeleteConflict"),
    ("Encrypt", "KMSInvalidStateException"),
    *((name, "NoSuchEntity") for name in ("GetUser", "GetRole", "GetPolicy")),
}
TERRAFORM = {
    *((name, "NoSuchEntity") for name in ("GetUser", "GetRole", "GetPolicy", "GetInstanceProfile")),
    *((name, "NoSuchEntity") for name in ("DeleteLoginProfile", "RemoveRoleFromInstanceProfile")),
}


@pytest.fixture
def server(tmp_path):
    server = TlsServer(tmp_path / "data", Authority()).start()
    yield server
    server.end()


@pytest.fixture(scope="module")
def go(tmp_path_factory):
    """The program in Go."""
    compiler = shutil.which("go") or "/usr/local/go/bin/go"
    if not Path(compiler).exists():
        pytest.skip("no Go: THE IDENTITY PATH AND TERRAFORM'S CALLS THROUGH THE SDK FOR GO ARE NOT TESTED")
    program = tmp_path_factory.mktemp("go") / "identity"
    command = [compiler, "build", "-C", ROOT / "conformance/go", "-mod=readonly", "-o", program, "./identity"]
    subprocess.run(command, check=True, timeout=600)
    return program


def run(server, command, agent):
    """Runs a program. Gives the refusals that it got."""
    environment = server.client_environment() | {"AWS_ENDPOINT_URL": server.endpoint}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    assert done.stdout.endswith(" is content\n")
    events = [event for event in server.newest_events(400) if agent in event.get("userAgent", "")]
    assert all(event["tlsDetails"]["tlsVersion"] == "TLSv1.3" for event in events)
    services = {event["eventSource"] for event in events}
    assert services == {f"{service}.amazonaws.com" for service in ("iam", "kms", "sts")}
    return {(event["eventName"], event["errorCode"]) for event in events if "errorCode" in event}


@pytest.mark.parametrize(("part", "refused"), [("path", PATH), ("terraform", TERRAFORM)])
def test_the_sdk_for_go(server, go, part, refused):
    assert run(server, [go, part], "aws-sdk-go-v2/") == refused


def test_the_sdk_for_java(server, tmp_path):
    where = class_path("java-identity", tmp_path, "THE IDENTITY PATH THROUGH THE SDK FOR JAVA")
    trusted = tmp_path / "trusted.p12"
    store = ["-keystore", trusted, "-storetype", "PKCS12", "-storepass", "changeit"]
    subprocess.run(["keytool", "-importcert", "-noprompt", "-file", server.ca, *store], check=True, capture_output=True)
    trust = [f"-Djavax.net.ssl.trustStore={trusted}", "-Djavax.net.ssl.trustStorePassword=changeit"]
    command = ["java", *trust, "-cp", where, "bulla.IdentityPath"]
    assert run(server, command, "aws-sdk-java/2") == PATH
