"""What a kill, a stop and a second server do to a data directory."""

import http.client
import json
import socket
import stat
import threading
import time

import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from botocore.exceptions import BotoCoreError, ClientError

from identities import people
from server import REGION, Server
from specs import KEYS


@pytest.fixture
def own_server(tmp_path):
    """A server that the test may stop."""
    server = Server(tmp_path / "data")
    try:
        yield server.start()
    finally:
        server.end()


@pytest.fixture
def another_server(own_server):
    """A second server, not started, on the directory of the first."""
    second = Server(own_server.data_dir)
    second.log = own_server.log.with_name("second.log")
    try:
        yield second
    finally:
        second.end()


def without_metadata(reply):
    return {name: value for name, value in reply.items() if name != "ResponseMetadata"}


def everything(kms, region):
    """All that the service tells of what is in a Region."""
    found = {"aliases": without_metadata(kms.list_aliases()), "keys": without_metadata(kms.list_keys())}
    for entry in found["keys"]["Keys"]:
        key = entry["KeyId"]
        found[region, key] = [
            without_metadata(reply)
            for reply in (
                kms.describe_key(KeyId=key),
                kms.get_key_policy(KeyId=key),
                kms.list_resource_tags(KeyId=key),
                kms.get_key_rotation_status(KeyId=key),
                kms.list_key_rotations(KeyId=key, IncludeKeyMaterial="ALL_KEY_MATERIAL"),
                kms.get_key_last_usage(KeyId=key),
                kms.list_grants(KeyId=key),
            )
        ]
    return found


def furnish(kms, account):
    """A Region with a bit of everything; gives ciphertexts with what they must decrypt to."""
    tags = [{"TagKey": "b", "TagValue": "1"}, {"TagKey": "a", "TagValue": ""}]
    key = kms.create_key(Description="rotated", Tags=tags)["KeyMetadata"]["KeyId"]
    context = {"purpose": "restart"}
    ciphertexts = []
    for number in range(4):
        plaintext = f"material {number}".encode()
        reply = kms.encrypt(KeyId=key, Plaintext=plaintext, EncryptionContext=context)
        ciphertexts.append((reply["CiphertextBlob"], context, plaintext))
        if number < 3:
            kms.rotate_key_on_demand(KeyId=key)
    kms.enable_key_rotation(KeyId=key, RotationPeriodInDays=100)
    for name in ("alias/one", "alias/two", "alias/gone"):
        kms.create_alias(AliasName=name, TargetKeyId=key)
    kms.delete_alias(AliasName="alias/gone")
    policy = {
        "Version": "2012-10-17",
        "Statement": {"Effect": "Allow", "Principal": {"AWS": account}, "Action": "kms:*", "Resource": "*"},
    }
    kms.put_key_policy(KeyId=key, Policy=json.dumps(policy))
    kms.update_alias(AliasName="alias/two", TargetKeyId=kms.create_key()["KeyMetadata"]["KeyId"])
    kms.disable_key(KeyId=kms.create_key(Description="disabled")["KeyMetadata"]["KeyId"])
    for name in ("one", "two", "gone"):
        user = f"arn:aws:iam::{account}:user/{name}"
        grant = kms.create_grant(KeyId=key, GranteePrincipal=user, RetiringPrincipal=user, Operations=["Decrypt"])
    kms.retire_grant(GrantToken=grant["GrantToken"])
    doomed = kms.create_key(Description="doomed")["KeyMetadata"]["KeyId"]
    kms.schedule_key_deletion(KeyId=doomed, PendingWindowInDays=7)
    return ciphertexts


@pytest.mark.parametrize("end", [Server.kill, Server.terminate], ids=["SIGKILL", "SIGTERM"])
def test_everything_is_there_after_a_restart(own_server, account, end):
    regions = [REGION, "eu-central-1"]
    people(own_server, users=["one", "two", "gone"])
    ciphertexts = {region: furnish(own_server.client(region), account) for region in regions}
    before = {region: everything(own_server.client(region), region) for region in regions}
    credentials = own_server.credentials()
    end(own_server)
    own_server.start()
    assert own_server.credentials() == credentials
    for region in regions:
        kms = own_server.client(region)
        assert everything(kms, region) == before[region]
        for ciphertext, context, plaintext in ciphertexts[region]:
            assert kms.decrypt(CiphertextBlob=ciphertext, EncryptionContext=context)["Plaintext"] == plaintext


def test_every_kind_of_key_is_the_same_after_a_restart(own_server):
    """What it said before the kill it says after it, and what was made before is understood."""
    kms = own_server.client()
    keys = {one: kms.create_key(KeySpec=one[0], KeyUsage=one[1])["KeyMetadata"]["KeyId"] for one in KEYS}

    def public(key):
        try:
            return kms.get_public_key(KeyId=key)["PublicKey"]
        except kms.exceptions.UnsupportedOperationException:
            return None

    def answers(spec, usage, key, made):
        """What does not change, given what was made with the key when it was new."""
        algorithm = KEYS[spec, usage][0]
        if usage == "SIGN_VERIFY":
            message = {"Message": b"x", "SigningAlgorithm": algorithm}
            made = made or kms.sign(KeyId=key, **message)["Signature"]
            return made, kms.verify(KeyId=key, Signature=made, **message)["SignatureValid"]
        if usage == "GENERATE_VERIFY_MAC":
            return None, kms.generate_mac(KeyId=key, Message=b"x", MacAlgorithm=algorithm)["Mac"]
        if usage == "KEY_AGREEMENT":
            request = {"KeyAgreementAlgorithm": algorithm, "PublicKey": public(key)}
            return None, kms.derive_shared_secret(KeyId=key, **request)["SharedSecret"]
        if usage == "ENCAPSULATE_DECAPSULATE":
            request = {"KeyId": key, "EncapsulationAlgorithm": algorithm}
            made = made or kms.encapsulate(**request)["SharedSecretCiphertextBlob"]
            return made, kms.decapsulate(SharedSecretCiphertextBlob=made, **request)["SharedSecret"]
        request = {"KeyId": key, "EncryptionAlgorithm": algorithm}
        made = made or kms.encrypt(Plaintext=b"x", **request)["CiphertextBlob"]
        return made, kms.decrypt(CiphertextBlob=made, **request)["Plaintext"]

    before = {one: (public(key), *answers(*one, key, None)) for one, key in keys.items()}
    own_server.kill()
    kms = own_server.start().client()
    for one, key in keys.items():
        assert (public(key), *answers(*one, key, before[one][1])) == before[one], one


def test_a_token_outlives_the_process_that_made_it(own_server, account):
    kms = own_server.client()
    key = kms.create_key()["KeyMetadata"]["KeyId"]
    people(own_server, users=["alice"])
    user = f"arn:aws:iam::{account}:user/alice"
    grant = kms.create_grant(KeyId=key, GranteePrincipal=user, Operations=["Decrypt"])
    own_server.kill()
    kms = own_server.start().client()
    kms.encrypt(KeyId=key, Plaintext=b"x", GrantTokens=[grant["GrantToken"]])
    kms.retire_grant(GrantToken=grant["GrantToken"])
    assert kms.list_grants(KeyId=key)["Grants"] == []


def test_every_answer_before_a_kill_was_true(own_server):
    """Keys and aliases are made until the server dies in the middle of it: what was acknowledged is there."""
    acknowledged, enough = [], threading.Event()

    def work(number):
        kms = own_server.client()
        try:
            for step in range(1000):
                key = kms.create_key()["KeyMetadata"]["KeyId"]
                name = f"alias/{number}-{step}"
                kms.create_alias(AliasName=name, TargetKeyId=key)
                acknowledged.append((name, key))
                if len(acknowledged) >= 40:
                    enough.set()
        except (BotoCoreError, ClientError):
            enough.set()

    workers = [threading.Thread(target=work, args=[number]) for number in range(4)]
    for worker in workers:
        worker.start()
    assert enough.wait(60)
    own_server.kill()
    for worker in workers:
        worker.join()
    assert len(acknowledged) >= 40
    kms = own_server.start().client()
    for name, key in acknowledged:
        assert kms.describe_key(KeyId=name)["KeyMetadata"]["KeyId"] == key
    pages = kms.get_paginator("list_aliases").paginate()
    for alias in (alias for page in pages for alias in page["Aliases"]):
        assert kms.describe_key(KeyId=alias["TargetKeyId"])


def test_what_a_client_that_went_away_has_asked_for_is_done_whole_or_not_at_all(own_server):
    """The key, its use, and the log tell the same before a restart and after it."""
    kms = own_server.client()
    keys = [kms.create_key()["KeyMetadata"]["KeyId"] for _ in range(120)]
    host, port = own_server.endpoint.removeprefix("http://").split(":")
    for number, key in enumerate(keys):
        request = AWSRequest(
            "POST",
            own_server.endpoint + "/",
            headers={"X-Amz-Target": "TrentService.DisableKey", "Content-Type": "application/x-amz-json-1.1"},
            data=json.dumps({"KeyId": key}).encode(),
        )
        SigV4Auth(Credentials(*own_server.credentials()), "kms", REGION).add_auth(request)
        headers = {**request.headers, "Host": f"{host}:{port}", "Content-Length": len(request.data)}
        head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        with socket.create_connection((host, int(port))) as connection:
            connection.sendall(f"POST / HTTP/1.1\r\n{head}\r\n".encode() + request.data)
            # From at once to after the answer.
            time.sleep(0.00002 * number)

    def states(client):
        return [client.describe_key(KeyId=key)["KeyMetadata"]["KeyState"] for key in keys]

    # What was begun has ended when as many entries are there as keys are disabled.
    deadline = time.monotonic() + 10
    while states(kms).count("Disabled") != disabled_in_log(own_server) and time.monotonic() < deadline:
        time.sleep(0.05)
    before = states(kms)
    assert before.count("Disabled") == disabled_in_log(own_server) > 0
    for key, state in zip(keys, before, strict=True):
        try:
            kms.encrypt(KeyId=key, Plaintext=b"x")
            assert state == "Enabled"
        except kms.exceptions.DisabledException:
            assert state == "Disabled"
    own_server.kill()
    assert states(own_server.start().client()) == before
    assert disabled_in_log(own_server) == before.count("Disabled"), "the start found nothing to add"


def disabled_in_log(server):
    lines = (server.data_dir / "audit/0000000001.jsonl").read_text(errors="replace").splitlines()
    return sum('"eventName":"DisableKey"' in line and '"errorCode"' not in line for line in lines)


def test_a_stop_lets_requests_finish(own_server):
    """The head and half of the body are sent before SIGTERM, the rest after the server says that it drains."""
    request = AWSRequest(
        "POST",
        own_server.endpoint + "/",
        headers={"X-Amz-Target": "TrentService.GenerateRandom", "Content-Type": "application/x-amz-json-1.1"},
        data=b'{"NumberOfBytes": 16}',
    )
    SigV4Auth(Credentials(*own_server.credentials()), "kms", REGION).add_auth(request)
    host = own_server.endpoint.removeprefix("http://")
    connection = http.client.HTTPConnection(host, timeout=60)
    connection.putrequest("POST", "/", skip_accept_encoding=True)
    for name, value in request.headers.items():
        connection.putheader(name, value)
    connection.putheader("Content-Length", str(len(request.data)))
    # 100-continue: its arrival proves that the server is at the body of this request.
    connection.putheader("Expect", "100-continue")
    connection.endheaders()
    assert connection.sock.recv(64).startswith(b"HTTP/1.1 100")
    connection.send(request.data[:7])

    own_server.process.terminate()
    while own_server.is_ready():
        assert own_server.process.poll() is None, "the server ended with a request in flight"
    connection.send(request.data[7:])
    reply = connection.getresponse()
    assert reply.status == 200
    assert set(json.loads(reply.read())) == {"Plaintext"}
    connection.close()
    assert own_server.process.wait(60) == 0


def test_a_stop_without_requests_is_a_success(own_server):
    own_server.client().list_keys()
    assert own_server.terminate() == 0


def test_a_second_server_on_the_same_directory_is_refused(own_server, another_server):
    another_server.launch()
    assert another_server.process.wait(60) != 0
    assert str(own_server.process.pid) in another_server.said()
    own_server.client().list_keys()
    own_server.terminate()
    another_server.start()
    another_server.client().list_keys()


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o666])
def test_a_seal_key_that_others_may_read_is_refused(own_server, mode):
    own_server.terminate()
    seal = own_server.data_dir / "seal.key"
    seal.chmod(mode)
    own_server.launch()
    assert own_server.process.wait(60) != 0
    assert f"chmod 600 {seal}" in own_server.said()
    seal.chmod(0o600)
    own_server.start()


def test_what_holds_secrets_is_for_its_owner_only(own_server):
    own_server.client().create_key()
    for path in [own_server.data_dir, *own_server.data_dir.rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


def test_a_lost_seal_key_is_not_replaced(own_server):
    own_server.client().create_key()
    own_server.terminate()
    (own_server.data_dir / "seal.key").unlink()
    own_server.launch()
    assert own_server.process.wait(60) != 0
    assert not (own_server.data_dir / "seal.key").exists()
    assert "seal.key" in own_server.said()
