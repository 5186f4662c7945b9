"""Health, readiness, metrics."""

import pytest
from botocore.exceptions import ClientError


def test_the_pages(server, kms, key):
    kms.encrypt(KeyId=key["KeyId"], Plaintext=b"x")
    assert server.page("/healthz") == (200, "ok\n")
    status, text = server.page("/readyz")
    assert status == 200
    for condition in ("serving", "store writable", "unsealed", "audit writable"):
        assert f"ok    {condition}" in text
    status, text = server.page("/metrics")
    samples = dict(line.rsplit(" ", 1) for line in text.splitlines() if not line.startswith("#"))
    assert float(samples['bulla_requests_total{service="kms",operation="Encrypt"}']) >= 1
    assert float(samples['bulla_request_latency_seconds_count{service="kms",operation="Encrypt"}']) >= 1
    assert float(samples["bulla_keys"]) >= 1
    assert "bulla_audit_lag_seconds" in samples and "bulla_audit_waiting" in samples
    assert server.page("/nothing")[0] == 404


def test_errors_are_counted_under_the_codes_that_clients_see(server, kms, identities):
    with pytest.raises(ClientError) as error:
        identities.iam.get_user(UserName="nobody")
    assert error.value.response["Error"]["Code"] == "NoSuchEntity"
    with pytest.raises(ClientError):
        kms.describe_key(KeyId="alias/nothing")
    _, text = server.page("/metrics")
    assert 'bulla_errors_total{service="iam",operation="GetUser",code="NoSuchEntity"}' in text
    assert 'bulla_errors_total{service="kms",operation="DescribeKey",code="NotFoundException"}' in text


def test_the_log_knows_the_id_of_a_request(server, kms):
    request_id = kms.list_keys()["ResponseMetadata"]["RequestId"]
    log = (server.data_dir / "audit/0000000001.jsonl").read_text(errors="replace")
    assert log.count(f'"requestID":"{request_id}"') == 1
