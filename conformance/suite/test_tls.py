"""TLS: what stock clients negotiate, which certificates are shown and demanded, and what the audit log tells of it."""

import contextlib
import datetime
import json
import re
import shutil
import socket
import ssl
import subprocess
import sys
import threading
import time
from pathlib import Path

import boto3
import pytest
from botocore.config import Config
from cryptography.x509.oid import ExtendedKeyUsageOID

from server import REGION, ROOT, clean_environment, eventually, run_bulla
from tls import DAY, Authority, TlsServer, replace, rsa_key

CLIENTS = Path(__file__).parent / "tls_clients"
SCANNER = ROOT / ".venv-tls-scanner/bin/sslyze"


@pytest.fixture(scope="module")
def authority():
    return Authority()


@pytest.fixture(scope="module")
def running(tmp_path_factory, authority):
    """Starts servers; ends them."""
    started = []

    def start(name, prepare=lambda server: server, **settings):
        server = TlsServer(tmp_path_factory.mktemp(name) / "data", authority, **settings)
        started.append(prepare(server).start())
        return server

    yield start
    for server in started:
        server.end()


@pytest.fixture(scope="module")
def tls(running):
    return running("tls")


@pytest.fixture(scope="module")
def rsa_tls(running):
    """A server with the kind of key for which the weakest suites are made."""
    return running("rsa", key=rsa_key())


@pytest.fixture
def changing(running):
    """A server whose certificates a test may change."""
    return running("changing")


def ran(*command, stdin="", **more):
    """What a program wrote, which must succeed."""
    command = [str(part) for part in command]
    done = subprocess.run(
        command, capture_output=True, text=True, input=stdin, timeout=120, **({"env": clean_environment()} | more)
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def openssl(server, *options):
    """What `openssl s_client` says of a connection, and whether there was one."""
    command = ["openssl", "s_client", "-connect", f"127.0.0.1:{server.port}", "-CAfile", server.ca, *options]
    command = [str(part) for part in command]
    done = subprocess.run(command, capture_output=True, text=True, input="", timeout=60)
    return done.returncode == 0, done.stdout + done.stderr


def shown(server, context=None):
    """The serial number of the certificate that a new connection gets."""
    context = context or server.context()
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as plain:
        with context.wrap_socket(plain, server_hostname="localhost") as connection:
            return int(connection.getpeercert()["serialNumber"], 16)


def closed(server, reason, listener="api"):
    """How many connections were closed for a reason."""
    _, text = server.page("/metrics")
    sample = f'bulla_connections_closed_total{{listener="{listener}",reason="{reason}"}} '
    return int(next(line for line in text.splitlines() if line.startswith(sample)).removeprefix(sample))


def scanned(path):
    """The parts of a scan."""
    return json.loads(path.read_text())["server_scan_results"][0]["scan_result"]


def newest(server, name):
    """The newest entry of an operation."""
    return next(event for event in reversed(server.newest_events(50)) if event["eventName"] == name)


class TestNegotiation:
    def test_openssl_gets_tls_1_3_and_1_2_and_nothing_older(self, tls):
        works, said = openssl(tls, "-tls1_3", "-alpn", "h2,http/1.1", "-verify_return_error")
        assert works and "Cipher is TLS_AES_256_GCM_SHA384" in said and "ALPN protocol: http/1.1" in said, said
        works, said = openssl(tls, "-tls1_2", "-verify_return_error")
        assert works and "Cipher is ECDHE-ECDSA-AES256-GCM-SHA384" in said, said
        for older in ("-tls1_1", "-tls1"):
            works, said = openssl(tls, older, "-cipher", "ALL:@SECLEVEL=0")
            assert not works, said

    @pytest.mark.parametrize(
        "cipher",
        ["AES128-SHA", "AES256-GCM-SHA384", "ECDHE-RSA-AES256-SHA", "DHE-RSA-AES256-GCM-SHA384", "NULL-SHA"],
    )
    def test_openssl_gets_no_weak_suite(self, rsa_tls, cipher):
        works, said = openssl(rsa_tls, "-tls1_2", "-cipher", f"{cipher}:@SECLEVEL=0")
        assert not works and "alert handshake failure" in said, said

    @pytest.mark.parametrize(
        ("group", "works"), [("X25519", True), ("P-256", True), ("P-384", True), ("ffdhe2048", False)]
    )
    def test_openssl_gets_the_groups_that_are_offered(self, tls, group, works):
        assert openssl(tls, "-tls1_3", "-groups", group)[0] == works

    def test_curl(self, tls):
        for version in ("1.2", "1.3"):
            options = ["--silent", "--cacert", tls.ca, f"--tlsv{version}", "--tls-max", version, "--http2"]
            wanted = "%{http_version} %{http_code} %{ssl_verify_result}"
            assert (
                ran("curl", *options, "--write-out", wanted, "--output", "/dev/null", f"{tls.operations}/healthz")
                == "1.1 200 0"
            )

    def test_go_has_the_hybrid_group(self, tls, tmp_path):
        go = shutil.which("go") or "/usr/local/go/bin/go"
        if not Path(go).exists():
            pytest.skip("no Go: ITS TLS, AND THE HYBRID KEY EXCHANGE, ARE NOT TESTED")
        environment = clean_environment() | {"GOCACHE": str(tmp_path), "HOME": str(tmp_path), "GOFLAGS": "-mod=mod"}
        program = tmp_path / "connect"
        ran(go, "build", "-o", program, CLIENTS / "connect.go", env=environment, cwd=tmp_path)
        for version, group in (("1.3", "X25519MLKEM768"), ("1.2", "X25519")):
            said = ran(program, f"{tls.operations}/healthz", tls.ca, version)
            assert said.split() == ["TLS", version, "http/1.1", group, "200"]
        # An unsigned request has its entry too.
        ran(program, tls.endpoint, tls.ca)
        details = newest(tls, "UnknownOperation")["tlsDetails"]
        host = tls.endpoint.removeprefix("https://")
        assert details == {
            "tlsVersion": "TLSv1.3",
            "cipherSuite": "TLS_AES_128_GCM_SHA256",
            "clientProvidedHostHeader": host,
            "keyExchange": "X25519MLKEM768",
        }

    @pytest.mark.parametrize(("version", "protocol"), [("1.3", "TLSv1.3"), ("1.2", "TLSv1.2")])
    def test_java(self, tls, version, protocol):
        if not shutil.which("java"):
            pytest.skip("no Java: ITS TLS IS NOT TESTED")
        said = ran("java", CLIENTS / "Connect.java", f"{tls.operations}/healthz", tls.ca, version)
        assert said.split() == [protocol, "HTTP_1_1", "200"]

    @pytest.mark.parametrize(("version", "protocol"), [("1.3", "TLSv1.3"), ("1.2", "TLSv1.2")])
    def test_node(self, tls, version, protocol):
        said = ran("node", CLIENTS / "connect.mjs", f"{tls.operations}/healthz", tls.ca, version).split()
        assert (said[0], said[2]) == (protocol, "200")

    def test_a_session_is_resumed_by_its_ticket(self, tls, tmp_path):
        for version in ("-tls1_2", "-tls1_3"):
            session = tmp_path / f"session{version}"
            # The ticket of TLS 1.3 comes behind the handshake.
            command = ["openssl", "s_client", "-connect", f"127.0.0.1:{tls.port}", "-CAfile", tls.ca, version]
            first = subprocess.Popen(
                [*map(str, command), "-sess_out", str(session)], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
            )
            time.sleep(1)
            first.communicate(b"")
            _, said = openssl(tls, version, "-sess_in", session)
            assert "Reused, TLSv1" in said, said

    def test_an_rsa_key_serves_too(self, rsa_tls):
        works, said = openssl(rsa_tls, "-tls1_2", "-verify_return_error")
        assert works and "ECDHE-RSA-AES256-GCM-SHA384" in said, said

    def test_a_scanner_finds_nothing(self, rsa_tls, tmp_path):
        assert SCANNER.exists(), "run scripts/tools first"
        scan = tmp_path / "scan.json"
        checks = [
            "certinfo",
            "tlsv1_3",
            "tlsv1_2",
            "tlsv1_1",
            "tlsv1",
            "sslv3",
            "sslv2",
            "early_data",
            "compression",
            "heartbleed",
        ]
        checks += ["openssl_ccs", "robot", "reneg", "fallback", "ems", "elliptic_curves"]
        options = [f"--certinfo_ca_file={rsa_tls.ca}", *(f"--{check}" for check in checks), f"--json_out={scan}"]
        ran(SCANNER, *options, f"127.0.0.1:{rsa_tls.port}")
        found = {name: part["result"] for name, part in scanned(scan).items() if part["status"] == "COMPLETED"}
        for version in ("ssl_2_0", "ssl_3_0", "tls_1_0", "tls_1_1"):
            assert found[f"{version}_cipher_suites"]["accepted_cipher_suites"] == []
        for version in ("tls_1_2", "tls_1_3"):
            suites = [
                one["cipher_suite"]["name"] for one in found[f"{version}_cipher_suites"]["accepted_cipher_suites"]
            ]
            assert len(suites) == 3 and all("GCM" in suite or "POLY1305" in suite for suite in suites), suites
        assert found["robot"]["robot_result"] == "NOT_VULNERABLE_RSA_NOT_SUPPORTED"
        assert found["session_renegotiation"]["supports_secure_renegotiation"]
        assert not found["session_renegotiation"]["is_vulnerable_to_client_renegotiation_dos"]
        assert found["tls_fallback_scsv"]["supports_fallback_scsv"]
        assert found["tls_extended_master_secret"]["supports_ems_extension"]
        no = {
            "tls_compression": "supports_compression",
            "tls_1_3_early_data": "supports_early_data",
            "heartbleed": "is_vulnerable_to_heartbleed",
            "openssl_ccs_injection": "is_vulnerable_to_ccs_injection",
        }
        assert [name for name, weakness in no.items() if found[name][weakness]] == []
        assert {one["name"] for one in found["elliptic_curves"]["supported_curves"]} == {
            "X25519",
            "secp256r1",
            "secp384r1",
        }
        mozilla = ["--mozilla_config=intermediate", f"--certinfo_ca_file={rsa_tls.ca}", f"127.0.0.1:{rsa_tls.port}"]
        assert "OK - Compliant" in ran(SCANNER, *mozilla)


class TestClients:
    """The clients of AWS need no more than the authority."""

    def test_boto3(self, tls):
        kms = tls.client()
        key = kms.create_key()["KeyMetadata"]["KeyId"]
        sealed = kms.encrypt(KeyId=key, Plaintext=b"over TLS")["CiphertextBlob"]
        assert kms.decrypt(CiphertextBlob=sealed)["Plaintext"] == b"over TLS"
        event = newest(tls, "Decrypt")
        assert event["sourceIPAddress"] == "127.0.0.1"
        details = event["tlsDetails"]
        assert (details["tlsVersion"], details["keyExchange"]) == ("TLSv1.3", "x25519")
        assert details["clientProvidedHostHeader"] == tls.endpoint.removeprefix("https://")

    def test_the_aws_cli(self, tls):
        aws = Path(sys.executable).with_name("aws")
        environment = tls.client_environment()
        said = ran(aws, "kms", "create-key", "--query", "KeyMetadata.KeyState", "--output", "text", env=environment)
        assert said.strip() == "Enabled"

    def test_s3_with_its_trailers(self, tls, tmp_path):
        """Over TLS boto3 does not sign the body."""
        s3 = tls.s3()
        s3.create_bucket(Bucket="over-tls")
        content = tmp_path / "content"
        content.write_bytes(bytes(range(256)) * 40_000)
        s3.upload_file(str(content), "over-tls", "object", ExtraArgs={"ServerSideEncryption": "aws:kms"})
        assert s3.get_object(Bucket="over-tls", Key="object")["Body"].read() == content.read_bytes()
        head = s3.head_object(Bucket="over-tls", Key="object")
        assert head["ServerSideEncryption"] == "aws:kms"
        # What S3 asks KMS for came over no connection.
        assert "tlsDetails" not in newest(tls, "GenerateDataKey")
        assert newest(tls, "HeadObject")["tlsDetails"]["tlsVersion"] == "TLSv1.3"

    def test_the_javascript_sdk(self, tls):
        script = "const {KMSClient, ListKeysCommand} = require('@aws-sdk/client-kms');"
        script += f"const client = new KMSClient({{endpoint: '{tls.endpoint}'}});"
        script += "client.send(new ListKeysCommand({})).then(reply => console.log(reply.Keys.length >= 0))"
        said = ran("node", "-e", script, env=tls.client_environment(), cwd=ROOT / "conformance")
        assert said.strip() == "true"

    def test_our_own_clients(self, tls, tmp_path):
        key = tls.client().create_key()["KeyMetadata"]["Arn"]
        plain, sealed, back = (tmp_path / name for name in ("plain", "sealed", "back"))
        plain.write_bytes(b"file")
        environment = tls.client_environment() | {"AWS_ENDPOINT_URL": tls.endpoint}
        trusting = {name: value for name, value in environment.items() if name != "AWS_CA_BUNDLE"}
        run_bulla(environment, "encrypt", "-k", key, "-o", sealed, plain)
        run_bulla(trusting, "decrypt", "-k", key, "--ca-bundle", tls.ca, "-o", back, sealed)
        assert back.read_bytes() == b"file"
        s3 = tls.s3()
        s3.create_bucket(Bucket="rewrapped")
        s3.put_object(Bucket="rewrapped", Key="object", Body=b"x", ServerSideEncryption="aws:kms")
        run_bulla(trusting, "s3", "rewrap", "rewrapped", "--key-id", key, "--ca-bundle", tls.ca)
        assert s3.head_object(Bucket="rewrapped", Key="object")["SSEKMSKeyId"] == key
        # Without the authority nobody is trusted, and what is none is refused.
        back.unlink()
        untrusted = run_bulla(trusting, "decrypt", "-k", key, "-o", back, sealed, code=3)
        assert b"UnknownIssuer" in untrusted.stderr
        refused = run_bulla(trusting, "decrypt", "-k", key, "--ca-bundle", plain, "-o", back, sealed, code=1)
        assert b"must hold one or more X.509 certificates" in refused.stderr

    def test_the_log_is_archived_to_s3(self, tls):
        tls.s3().create_bucket(Bucket="archived")
        environment = tls.client_environment() | {"AWS_ENDPOINT_URL_S3": tls.endpoint}
        archive = ("audit", "archive", "--data-dir", tls.data_dir, "--to", "s3://archived/log", "--close-newest")
        run_bulla(environment, *archive, code=1)
        run_bulla(environment | {"SSL_CERT_FILE": str(tls.ca)}, *archive)
        keys = [entry["Key"] for entry in tls.s3().list_objects_v2(Bucket="archived")["Contents"]]
        assert any(key.endswith(".jsonl.zst") for key in keys), keys

    def test_plain_http_is_not_answered(self, tls):
        before = closed(tls, "handshake_failed")
        with socket.create_connection(("127.0.0.1", tls.port), timeout=20) as plain:
            plain.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert not plain.recv(4096).startswith(b"HTTP")
        eventually(lambda: closed(tls, "handshake_failed") == before + 1)


class TestSlowClients:
    def test_a_handshake_has_ten_seconds(self, tls):
        before = closed(tls, "handshake_timeout")
        with socket.create_connection(("127.0.0.1", tls.port), timeout=30) as plain:
            began = time.monotonic()
            plain.sendall(b"\x16\x03\x01\x02\x00")
            assert plain.recv(4096) == b""
            assert 8 < time.monotonic() - began < 16
        assert closed(tls, "handshake_timeout") == before + 1

    def test_an_endless_hello_is_cut_off(self, tls):
        """The longest handshake message, in records of one byte: long before its time is over."""
        before, began = closed(tls, "handshake_failed"), time.monotonic()
        record = b"\x16\x03\x01\x00\x01"
        with socket.create_connection(("127.0.0.1", tls.port), timeout=30) as plain:
            plain.sendall(record + record.join([b"\x01", b"\x00", b"\xff", b"\xff"]))
            with contextlib.suppress(ConnectionError):
                for _ in range(200):
                    plain.sendall((record + b"\x00") * 1000)
                plain.recv(4096)
        eventually(lambda: closed(tls, "handshake_failed") == before + 1, seconds=5)
        assert time.monotonic() - began < 8

    def test_a_record_that_does_not_end_is_a_slow_head(self, tls):
        """On a connection that has been idle: its time is that of a head, and not of an idle connection."""
        context = tls.context()
        plain = socket.create_connection(("127.0.0.1", tls.port), timeout=30)
        incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        session = context.wrap_bio(incoming, outgoing, server_hostname="localhost")

        def pump(action):
            while True:
                try:
                    return action()
                except ssl.SSLWantReadError:
                    plain.sendall(outgoing.read())
                    incoming.write(plain.recv(65536))

        with plain:
            pump(session.do_handshake)
            session.write(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
            plain.sendall(outgoing.read())
            assert pump(lambda: session.read(65536)).startswith(b"HTTP/1.1 404")
            session.write(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
            plain.sendall(outgoing.read()[:-5])
            began = time.monotonic()
            while plain.recv(4096):
                pass
            assert 8 < time.monotonic() - began < 16


class TestCertificates:
    def test_a_change_under_load_drops_nobody(self, changing):
        """Kept connections and new ones, while the pair is replaced again and again."""
        kms = changing.client()
        key = kms.create_key()["KeyMetadata"]["KeyId"]
        ends, failures, answers = threading.Event(), [], [0, 0]

        def kept():
            client = changing.client()
            while not ends.is_set():
                client.encrypt(KeyId=key, Plaintext=b"x")
                answers[0] += 1

        def fresh():
            while not ends.is_set():
                with changing.context().wrap_socket(
                    socket.create_connection(("127.0.0.1", changing.port), timeout=20), server_hostname="localhost"
                ) as connection:
                    connection.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    assert connection.recv(65536).startswith(b"HTTP/1.1 ")
                answers[1] += 1

        def loop(work):
            try:
                work()
            except Exception as error:  # noqa: BLE001 - whatever it is, it fails the test
                failures.append(error)

        threads = [threading.Thread(target=loop, args=[work]) for work in (kept, kept, fresh, fresh)]
        for thread in threads:
            thread.start()
        seen = {shown(changing)}
        for number in range(4):
            before = shown(changing)
            changing.show(*changing.authority.issue(f"number {number}"))
            eventually(lambda before=before: shown(changing) != before)
            seen.add(shown(changing))
        ends.set()
        for thread in threads:
            thread.join()
        assert failures == [] and len(seen) == 5 and min(answers) > 20, (failures, answers)

    def test_what_is_not_a_pair_is_not_taken_and_the_operator_is_told(self, changing):
        before = shown(changing)
        certificate, key = changing.authority.issue("next")
        replace(changing.files["cert"], certificate)
        eventually(lambda: "note  tls: the changed files are not taken" in changing.page("/readyz")[1])
        status, text = changing.page("/readyz")
        assert status == 200 and "the key is not that of the first certificate" in text, text
        assert "are not taken" in changing.said()
        # Half of a file, as a copy that is under way leaves it.
        replace(changing.files["cert"], certificate[: len(certificate) // 2])
        eventually(lambda: "the certificates are not one or more" in changing.page("/readyz")[1])
        assert shown(changing) == before
        # The whole pair.
        changing.show(certificate, key)
        eventually(lambda: shown(changing) != before)
        assert "note" not in changing.page("/readyz")[1]

    def test_a_file_that_grows_is_taken_when_it_is_whole(self, changing):
        """Written in place and slowly, leaf first: the chain is never shown without its end."""
        before = shown(changing)
        certificate, key = changing.authority.issue("grows")
        chain = certificate + changing.authority.pem
        replace(changing.files["key"], key)
        with open(changing.files["cert"], "wb", buffering=0) as file:
            for start in range(0, len(chain), 150):
                file.write(chain[start : start + 150])
                time.sleep(0.2)
                _, said = openssl(changing)
                assert shown(changing) == before or said.count("\n 1 s:") == 1, said
        eventually(lambda: shown(changing) != before)

    def test_an_expired_certificate_is_not_taken(self, changing):
        before = shown(changing)
        changing.show(*changing.authority.issue("expired", lasts=-DAY))
        eventually(lambda: "is valid from" in changing.page("/readyz")[1])
        assert shown(changing) == before
        changing.terminate()
        changing.launch()
        eventually(lambda: "will refuse it; replace the files" in changing.said())
        with pytest.raises(ssl.SSLCertVerificationError):
            shown(changing)
        changing.show(*changing.authority.issue("valid again"))
        eventually(lambda: changing.is_ready())
        assert shown(changing) != before

    def test_what_cannot_be_used_stops_the_start(self, running):
        server = running("refused")
        server.terminate()
        key = server.files["key"]
        key.chmod(0o644)
        assert "is open to other users (mode 644): run `chmod 600" in server.refuses_to_start()
        key.chmod(0o600)
        replace(key, server.authority.issue("another")[1])
        assert "the key is not that of the first certificate" in server.refuses_to_start()
        key.unlink()
        assert "cannot read" in server.refuses_to_start()
        del server.settings["BULLA_TLS_KEY"]
        assert "only one of --tls-cert and --tls-key is set" in server.refuses_to_start()


class TestClientCertificates:
    @pytest.fixture(scope="class")
    def clients(self):
        return Authority("clients")

    @pytest.fixture(scope="class")
    def demanding(self, running, clients):
        return running("demanding", lambda server: server.demand(clients))

    def client(self, server, files):
        return boto3.client(
            "kms",
            endpoint_url=server.endpoint,
            region_name=REGION,
            verify=str(server.ca),
            aws_access_key_id=server.credentials()[0],
            aws_secret_access_key=server.credentials()[1],
            config=Config(client_cert=files, retries={"total_max_attempts": 1}),
        )

    def call(self, server, files):
        return self.client(server, files).list_keys()

    def test_who_shows_one_of_the_right_authority_gets_in(self, demanding):
        files = tuple(str(demanding.files[name]) for name in ("client", "client-key"))
        assert "Keys" in self.call(demanding, files)

    def test_who_shows_none_or_another_does_not(self, demanding, tmp_path, clients):
        with pytest.raises(Exception, match="(?i)certificate required|SSL|Connection"):
            self.call(demanding, None)
        wrong = {"stranger": Authority("strangers").issue("client"), "server": clients.issue("a server")}
        for name, (certificate, key) in wrong.items():
            replace(tmp_path / name, certificate + key)
            with pytest.raises(Exception, match="(?i)certificate|SSL|Connection"):
                self.call(demanding, str(tmp_path / name))
        assert closed(demanding, "handshake_failed") >= 3

    def test_an_expired_one_does_not(self, demanding, tmp_path, clients):
        certificate, key = clients.issue("client", ExtendedKeyUsageOID.CLIENT_AUTH, lasts=-DAY)
        replace(tmp_path / "expired", certificate + key)
        with pytest.raises(Exception, match="(?i)certificate|SSL|Connection"):
            self.call(demanding, str(tmp_path / "expired"))

    def test_our_own_commands_show_one(self, demanding, tmp_path):
        root = self.client(demanding, tuple(str(demanding.files[name]) for name in ("client", "client-key")))
        key = root.create_key()["KeyMetadata"]["Arn"]
        other = root.create_key()["KeyMetadata"]["Arn"]
        plain, sealed, back = (tmp_path / name for name in ("plain", "sealed", "back"))
        plain.write_bytes(b"file")
        environment = demanding.client_environment() | {"AWS_ENDPOINT_URL": demanding.endpoint}
        certificate, private = demanding.files["client"], demanding.files["client-key"]
        shown = ("--client-cert", certificate, "--client-key", private)
        run_bulla(environment, "encrypt", "-k", key, *shown, "-o", sealed, plain)
        run_bulla(environment, "rewrap", "-k", other, "--from-key", key, *shown, sealed)
        run_bulla(environment, "decrypt", "-k", other, *shown, "-o", back, sealed)
        assert back.read_bytes() == b"file"
        s3 = demanding.s3(client_cert=(str(certificate), str(private)))
        s3.create_bucket(Bucket="rewrapped")
        s3.put_object(Bucket="rewrapped", Key="object", Body=b"x", ServerSideEncryption="aws:kms")
        run_bulla(environment, "s3", "rewrap", "rewrapped", "--key-id", key, *shown)
        assert s3.head_object(Bucket="rewrapped", Key="object")["SSEKMSKeyId"] == key
        # Whoever shows none is not answered, nor is he who trusts another authority.
        back.unlink()
        refused = run_bulla(environment, "decrypt", "-k", other, "-o", back, sealed, code=3)
        assert b"CertificateRequired" in refused.stderr, refused.stderr
        mistrusting = environment | {"AWS_CA_BUNDLE": str(certificate)}
        refused = run_bulla(mistrusting, "decrypt", "-k", other, *shown, "-o", back, sealed, code=3)
        assert b"UnknownIssuer" in refused.stderr, refused.stderr
        half = run_bulla(environment, "decrypt", "-k", other, "--client-cert", certificate, "-o", back, sealed, code=2)
        assert b"--client-key" in half.stderr
        stranger = tmp_path / "stranger.pem"
        replace(stranger, Authority("strangers").issue("client")[1])
        pair = ("--client-cert", certificate, "--client-key", stranger)
        refused = run_bulla(environment, "decrypt", "-k", other, *pair, "-o", back, sealed, code=1)
        assert b"the key is not that of the first certificate" in refused.stderr
        stranger.chmod(0o644)
        refused = run_bulla(environment, "decrypt", "-k", other, *pair, "-o", back, sealed, code=1)
        assert b"is open to other users (mode 644)" in refused.stderr

    def test_the_archive_of_the_audit_log_is_shown_one(self, demanding, tmp_path):
        certificate, private = demanding.files["client"], demanding.files["client-key"]
        demanding.s3(client_cert=(str(certificate), str(private))).create_bucket(Bucket="archived")
        environment = demanding.client_environment() | {
            "AWS_ENDPOINT_URL": demanding.endpoint,
            "SSL_CERT_FILE": str(demanding.ca),
        }
        log = ("--data-dir", demanding.data_dir)
        archive = ("audit", "archive", *log, "--to", "s3://archived/log")
        read = ("--archive", "s3://archived/log")
        shown = ("--client-cert", certificate, "--client-key", private)
        refused = run_bulla(environment, *archive, "--close-newest", code=1)
        assert b"CertificateRequired" in refused.stderr, refused.stderr
        done = run_bulla(environment, *archive, *shown)
        assert b"Archived 1 segment" in done.stdout, done.stdout
        done = run_bulla(environment, "audit", "verify", *log, *read, *shown)
        assert b"archive   s3://archived/log" in done.stdout and b"segments  2" in done.stdout, done.stdout
        run_bulla(environment, "s3", "savings", *log, *read, *shown)
        stranger = tmp_path / "stranger.pem"
        replace(stranger, Authority("strangers").issue("client")[1])
        refused = run_bulla(environment, *archive, "--client-cert", certificate, "--client-key", stranger, code=1)
        assert b"the key is not that of the first certificate" in refused.stderr
        refused = run_bulla(environment, *archive, "--client-cert", certificate, code=2)
        assert b"--client-key" in refused.stderr

    def test_the_operations_port_asks_for_one_too(self, demanding):
        assert demanding.page("/healthz") == (200, "ok\n")
        bare = ssl.create_default_context(cafile=demanding.ca)
        port = int(demanding.operations.rpartition(":")[2])
        with socket.create_connection(("127.0.0.1", port), timeout=20) as plain, pytest.raises(OSError):
            with bare.wrap_socket(plain, server_hostname="localhost") as connection:
                connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
                if not connection.recv(4096):
                    raise OSError("it was closed")


def test_a_certificate_for_a_first_try(tmp_path):
    """`bulla init --tls-self-signed`: what it prints works."""
    data = tmp_path / "data"
    said = run_bulla(
        clean_environment(), "init", "--data-dir", data, "--tls-self-signed=kms.internal,10.0.0.5"
    ).stdout.decode()
    assert f"export AWS_CA_BUNDLE={data}/tls/ca.pem" in said
    for name, mode in (("key.pem", 0o600), ("ca.pem", 0o600)):
        assert (data / "tls" / name).stat().st_mode & 0o777 == mode
    names = ran("openssl", "x509", "-in", data / "tls/cert.pem", "-noout", "-ext", "subjectAltName")
    for name in ("DNS:localhost", "DNS:*.localhost", "IP Address:127.0.0.1", "DNS:kms.internal", "IP Address:10.0.0.5"):
        assert name in names
    ran(
        "openssl",
        "verify",
        "-x509_strict",
        "-purpose",
        "sslserver",
        "-CAfile",
        data / "tls/ca.pem",
        data / "tls/cert.pem",
    )
    ends = ran("openssl", "x509", "-in", data / "tls/cert.pem", "-noout", "-enddate").strip().removeprefix("notAfter=")
    ends = datetime.datetime.strptime(ends, "%b %d %H:%M:%S %Y %Z")
    assert 360 < (ends - datetime.datetime.now()).days < 366
    flags = re.search(r"--tls-cert (\S+) --tls-key (\S+)", said).groups()
    server = TlsServer(data, Authority())
    server.settings |= {"BULLA_TLS_CERT": flags[0], "BULLA_TLS_KEY": flags[1]}
    server.ca = data / "tls/ca.pem"
    try:
        server.start()
        assert server.client().list_keys()["Keys"] == []
    finally:
        server.end()


def test_a_directory_without_a_certificate_gets_one_later(tmp_path):
    """Also where the first attempt died in between."""
    data, flag = tmp_path / "data", "--tls-self-signed"
    run_bulla(clean_environment(), "init", "--data-dir", data)
    said = run_bulla(clean_environment(), "init", "--data-dir", data, flag).stdout.decode()
    assert f"--tls-key {data}/tls/key.pem" in said and "Made " + str(data) not in said
    again = run_bulla(clean_environment(), "init", "--data-dir", data, flag, code=1)
    assert b"is made already" in again.stderr


def test_names_that_cannot_be_in_a_certificate_are_refused(tmp_path):
    refused = run_bulla(clean_environment(), "init", "--data-dir", tmp_path / "data", "--tls-self-signed=ä", code=1)
    assert b"neither a host name nor an address" in refused.stderr
