"""Everything survives SIGKILL; one directory has one service; a loose key file is refused."""

import os
import signal
import subprocess

import pytest
from conftest import Service, free_port


def test_everything_survives_sigkill(tmp_path):
    service = Service(tmp_path / "data").start()
    kms = service.client()
    key = kms.create_key(Description="kept", Tags=[{"TagKey": "a", "TagValue": "b"}])["KeyMetadata"]["KeyId"]
    kms.create_alias(AliasName="alias/kept", TargetKeyId=key)
    sealed = []
    for number in range(3):
        sealed.append(kms.encrypt(KeyId=key, Plaintext=b"%d" % number)["CiphertextBlob"])
        kms.rotate_key_on_demand(KeyId=key)
    policy = kms.get_key_policy(KeyId=key)["Policy"].replace("key-default-1", "mine")
    kms.put_key_policy(KeyId=key, PolicyName="default", Policy=policy)
    kms.enable_key_rotation(KeyId=key, RotationPeriodInDays=100)
    last = kms.encrypt(KeyId=key, Plaintext=b"last")["ResponseMetadata"]["RequestId"]
    doomed = kms.create_key()["KeyMetadata"]["KeyId"]
    kms.schedule_key_deletion(KeyId=doomed)
    service.stop(signal.SIGKILL)
    service.start()
    kms = service.client()
    assert kms.describe_key(KeyId="alias/kept")["KeyMetadata"]["Description"] == "kept"
    assert kms.list_resource_tags(KeyId=key)["Tags"] == [{"TagKey": "a", "TagValue": "b"}]
    assert kms.get_key_policy(KeyId=key)["Policy"] == policy
    assert kms.get_key_rotation_status(KeyId=key)["RotationPeriodInDays"] == 100
    assert len(kms.list_key_rotations(KeyId=key)["Rotations"]) == 3
    assert [kms.decrypt(CiphertextBlob=blob)["Plaintext"] for blob in sealed] == [b"0", b"1", b"2"]
    assert kms.describe_key(KeyId=doomed)["KeyMetadata"]["KeyState"] == "PendingDeletion"
    service.stop(signal.SIGKILL)
    service.start()
    usage = service.client().get_key_last_usage(KeyId=key)["KeyLastUsage"]
    assert usage["Operation"] == "Decrypt" and usage["KmsRequestId"] != last
    verify = subprocess.run([service.command()[0], "audit", "verify", "--data-dir", str(service.data_dir)], capture_output=True, text=True)
    assert verify.returncode == 0, verify.stdout
    service.stop()
    assert service.process.returncode == 0, "SIGTERM drains and ends well"


def refused_start(service, *arguments):
    command = service.command("--listen", f"127.0.0.1:{free_port()}", "--operations-listen", f"127.0.0.1:{free_port()}", *arguments)
    result = subprocess.run(command, capture_output=True, text=True, timeout=20)
    assert result.returncode != 0
    return result.stderr


def test_a_second_service_on_the_directory_is_refused(service):
    assert f"is in use by process {service.process.pid}" in refused_start(service)


def test_a_key_file_that_others_can_read_is_refused_with_the_fix(tmp_path):
    service = Service(tmp_path / "data").start()
    service.stop()
    seal = service.data_dir / "seal.key"
    os.chmod(seal, 0o644)
    assert f"chmod 600 {seal}" in refused_start(service)
    os.chmod(seal, 0o600)
    service.start().stop()


def test_a_store_that_was_put_back_is_refused(tmp_path):
    service = Service(tmp_path / "data").start()
    service.stop()
    old = (service.data_dir / "bulla.db").read_bytes()
    service.start()
    service.client().create_key()
    service.stop()
    (service.data_dir / "bulla.db").write_bytes(old)
    for name in ("bulla.db-wal", "bulla.db-shm"):
        (service.data_dir / name).unlink(missing_ok=True)
    assert "put back to an older copy" in refused_start(service)


def test_an_altered_audit_log_is_refused_and_named(tmp_path):
    service = Service(tmp_path / "data").start()
    service.client().create_key()
    service.stop()
    segment = service.data_dir / "audit/0000000001.jsonl"
    text = segment.read_text()
    segment.write_text(text.replace('"eventName":"CreateKey"', '"eventName":"DeleteKey"'))
    assert "entry 2" in refused_start(service)
    verify = subprocess.run([service.command()[0], "audit", "verify", "--data-dir", str(service.data_dir)], capture_output=True, text=True)
    assert verify.returncode == 1 and "entry 2" in verify.stdout


@pytest.mark.parametrize("environment", [{}, {"BULLA_ROOT_ACCESS_KEY_ID": "AKIAFIXEDFIXEDFIXED0", "BULLA_ROOT_SECRET_ACCESS_KEY": "fixed/secret"}])
def test_credentials_and_account_come_from_the_environment(tmp_path, monkeypatch, environment):
    monkeypatch.setenv("BULLA_ACCOUNT_ID", "111122223333")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    service = Service(tmp_path / "data").start()
    credentials = service.credentials()
    assert credentials["aws_access_key_id"] == environment.get("BULLA_ROOT_ACCESS_KEY_ID", credentials["aws_access_key_id"])
    assert service.client().create_key()["KeyMetadata"]["AWSAccountId"] == "111122223333"
    service.stop()
    assert not service.page("/readyz")[0]


def test_a_passphrase_protects_the_root_key(tmp_path, monkeypatch):
    passphrase = tmp_path / "passphrase"
    passphrase.write_text("correct horse battery staple\n")
    monkeypatch.setenv("BULLA_PASSPHRASE_FILE", str(passphrase))
    service = Service(tmp_path / "data").start()
    key = service.client().create_key()["KeyMetadata"]["KeyId"]
    service.stop()
    assert not (service.data_dir / "seal.key").exists()
    passphrase.write_text("wrong horse battery staple\n")
    assert "the root key does not open" in refused_start(service)
    passphrase.write_text("correct horse battery staple\n")
    service.start()
    assert service.client().describe_key(KeyId=key)
    service.stop()


def test_print_config_says_where_each_value_comes_from(service, tmp_path):
    config = tmp_path / "bulla.toml"
    config.write_text('listen = "127.0.0.1:1"\nregion = "eu-west-1"\n')
    environment = {"BULLA_REGION": "eu-west-3", "PATH": os.environ["PATH"]}
    command = [service.command()[0], "serve", "--config", str(config), "--data-dir", "x", "--print-config"]
    result = subprocess.run(command, capture_output=True, text=True, env=environment)
    rows = {line.split()[0]: line.split(maxsplit=2)[1:] for line in result.stdout.splitlines()}
    assert rows["data-dir"] == ["x", "flag --data-dir"]
    assert rows["region"] == ["eu-west-3", "environment BULLA_REGION"]
    assert rows["listen"] == ["127.0.0.1:1", "file"]
    assert rows["operations-listen"] == ["127.0.0.1:3501", "default"]

