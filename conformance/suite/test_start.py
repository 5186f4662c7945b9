"""What a start is told by its environment, and what it refuses."""

import shutil
import subprocess

import pytest

from server import BINARY, Server, clean_environment


@pytest.fixture
def make(tmp_path):
    """Makes a server on one directory of the test's own, with the given settings."""
    made = []

    def server(**settings):
        made.append(Server(tmp_path / "data", **settings))
        return made[-1]

    yield server
    for one in made:
        one.end()


def test_a_store_that_was_put_back_is_refused(make):
    server = make().start()
    server.terminate()
    old = (server.data_dir / "bulla.db").read_bytes()
    server.start().client().create_key()
    server.terminate()
    (server.data_dir / "bulla.db").write_bytes(old)
    for name in ("bulla.db-wal", "bulla.db-shm"):
        (server.data_dir / name).unlink(missing_ok=True)
    assert "put back to an older copy" in server.refuses_to_start()


def test_whoever_starts_it_twice_is_told_of_the_first(make):
    server = make().start()
    ports = [server.endpoint.removeprefix("http://"), server.operations.removeprefix("http://")]
    command = [BINARY, "serve", "--data-dir", server.data_dir, "--listen", ports[0], "--operations-listen", ports[1]]
    again = subprocess.run(command, env=clean_environment() | server.settings, capture_output=True, timeout=60)
    assert again.returncode == 1
    assert f"is in use by process {server.process.pid}" in again.stderr.decode()


def test_an_altered_audit_log_is_refused_and_named(make):
    server = make().start()
    server.client().create_key()
    server.terminate()
    assert server.verify().returncode == 0
    segment = server.data_dir / "audit/0000000001.jsonl"
    segment.write_text(segment.read_text().replace('"eventName":"CreateKey"', '"eventName":"DeleteKey"'))
    assert "entry 2" in server.refuses_to_start()
    verify = server.verify()
    assert verify.returncode == 1 and "entry 2" in verify.stdout


def test_a_log_that_was_removed_or_put_back_is_refused(make, tmp_path):
    server = make().start()
    server.client().create_key()
    server.kill()
    audit, old = server.data_dir / "audit", tmp_path / "old"
    shutil.copytree(audit, old)
    key = server.start().client().create_key()["KeyMetadata"]["KeyId"]
    server.client().encrypt(KeyId=key, Plaintext=b"x")
    server.terminate()
    new = audit.rename(tmp_path / "new")
    assert f"{audit} is missing" in server.refuses_to_start()
    audit.mkdir()
    assert "the audit log was put back to an older copy, or removed" in server.refuses_to_start()
    shutil.rmtree(audit)
    shutil.copytree(old, audit)
    assert "the audit log was put back to an older copy, or removed" in server.refuses_to_start()
    shutil.rmtree(audit)
    new.rename(audit)
    server.start()


def test_a_directory_that_lost_its_store_does_not_begin_anew(make):
    server = make().start()
    credentials = server.credentials()
    server.terminate()
    for path in [*server.data_dir.glob("bulla.db*"), *server.data_dir.glob("audit/*")]:
        path.unlink()
    assert "bulla.db is missing, and the directory was in use" in server.refuses_to_start()
    assert server.credentials() == credentials


def test_the_account_and_its_access_key_come_from_the_environment(make):
    server = make(
        BULLA_ACCOUNT_ID="111122223333",
        BULLA_ROOT_ACCESS_KEY_ID="AKIAFIXEDFIXEDFIXED0",
        BULLA_ROOT_SECRET_ACCESS_KEY="fixed/secret",
    ).start()
    assert server.credentials() == ("AKIAFIXEDFIXEDFIXED0", "fixed/secret")
    assert server.client().create_key()["KeyMetadata"]["AWSAccountId"] == "111122223333"


def test_a_passphrase_protects_the_root_key(make, tmp_path):
    passphrase = tmp_path / "passphrase"
    passphrase.write_text("correct horse battery staple\n")
    server = make(BULLA_PASSPHRASE_FILE=str(passphrase)).start()
    key = server.client().create_key()["KeyMetadata"]["KeyId"]
    server.terminate()
    assert not (server.data_dir / "seal.key").exists()
    passphrase.write_text("wrong horse battery staple\n")
    assert "the root key does not open" in server.refuses_to_start()
    passphrase.write_text("correct horse battery staple\n")
    assert server.start().client().describe_key(KeyId=key)


def test_print_config_says_where_each_value_comes_from(tmp_path):
    config = tmp_path / "bulla.toml"
    config.write_text('listen = "127.0.0.1:1"\nregion = "eu-west-1"\n')
    command = [BINARY, "serve", "--config", config, "--data-dir", "x", "--print-config"]
    environment = clean_environment() | {"BULLA_REGION": "eu-west-3"}
    result = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60)
    rows = {line.split()[0]: line.split(maxsplit=2)[1:] for line in result.stdout.splitlines()}
    assert rows["data-dir"] == ["x", "flag --data-dir"]
    assert rows["region"] == ["eu-west-3", "environment BULLA_REGION"]
    assert rows["listen"] == ["127.0.0.1:1", "file"]
    assert rows["operations-listen"] == ["127.0.0.1:3501", "default"]


def print_config(*arguments):
    command = [BINARY, "serve", *arguments, "--print-config"]
    return subprocess.run(command, capture_output=True, text=True, env=clean_environment(), timeout=60)


def test_issuers_are_a_list_and_must_be_safe_to_call(tmp_path):
    config = tmp_path / "bulla.toml"
    config.write_text('oidc-issuers = ["https://idp.example", "https://idp.internal/realm=10.0.0.5"]\n')
    result = print_config("--config", config)
    assert "https://idp.example,https://idp.internal/realm=10.0.0.5  file" in result.stdout
    assert result.returncode == 0
    for refused in ("http://idp.example", "https://user@idp.example", "https://idp.example?x", "idp.example"):
        result = print_config("--oidc-issuers", refused)
        assert result.returncode != 0 and "is no issuer: take an https URL" in result.stderr, refused
    result = print_config("--oidc-ca-file", str(tmp_path / "none.pem"))
    assert result.returncode != 0 and "--oidc-ca-file" in result.stderr


def test_roots_for_issuers_must_be_certificates(make, tmp_path):
    roots = tmp_path / "roots.pem"
    roots.write_text("no certificate\n")
    assert "must hold one or more X.509 certificates" in make(BULLA_OIDC_CA_FILE=str(roots)).refuses_to_start()
