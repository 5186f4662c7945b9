"""Roles as clients use them: profiles with `role_arn` and `source_profile`, credentials that refresh themselves."""

import datetime
import json
import subprocess

import boto3
import botocore.session
import pytest
from botocore.credentials import RefreshableCredentials
from botocore.exceptions import ClientError

from identities import statement, trust
from server import REGION, ROOT, clean_environment

# boto3 looks for new credentials when the old ones have less than this left.
EARLY = datetime.timedelta(minutes=15)


@pytest.fixture
def user(identities):
    return identities.user()


@pytest.fixture
def role(identities, user):
    """The ARN of a role that the user may assume, and that may use keys."""
    return identities.role(trust({"AWS": user.arn}), statement("kms:*"))


@pytest.fixture
def profile(server, user, role, tmp_path, monkeypatch):
    """The environment of a machine on which the profile `app` is the role, by way of the user."""
    config, credentials = tmp_path / "config", tmp_path / "credentials"
    config.write_text(
        f"[profile app]\nrole_arn = {role}\nsource_profile = me\nrole_session_name = job\n"
        f"duration_seconds = 900\nregion = {REGION}\n[profile me]\nregion = {REGION}\n"
    )
    credentials.write_text(
        f"[me]\naws_access_key_id = {user.key['AccessKeyId']}\n"
        f"aws_secret_access_key = {user.key['SecretAccessKey']}\n"
    )
    environment = {
        "AWS_CONFIG_FILE": str(config),
        "AWS_SHARED_CREDENTIALS_FILE": str(credentials),
        "AWS_ENDPOINT_URL": server.endpoint,
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_PAGER": "",
        "HOME": str(tmp_path),
    }
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return environment


def names(server, count=100):
    """The calls of the audit log, newest last, with the access key of each."""
    events = server.newest_events(count)
    return [(event["eventName"], event["userIdentity"].get("accessKeyId")) for event in events]


def test_a_profile_of_a_role(server, user, role, profile, key):
    session = boto3.session.Session(profile_name="app")
    told = session.client("sts").get_caller_identity()
    assert told["Arn"].endswith(f":assumed-role/{role.rsplit('/', 1)[1]}/job")
    assert session.client("kms").describe_key(KeyId=key["KeyId"])
    # The role was assumed by the user, and the key described by the role.
    calls = names(server, 4)
    assert ("AssumeRole", user.key["AccessKeyId"]) in calls
    assert calls[-1][0] == "DescribeKey" and calls[-1][1].startswith("ASIA")


def now():
    return datetime.datetime.now(datetime.timezone.utc)


def test_credentials_refresh_when_they_run_out(server, profile, key):
    session = botocore.session.Session(profile="app")
    kms = session.create_client("kms")
    credentials = session.get_credentials()
    # 900 seconds are within the quarter of an hour in which boto3 asks for new ones anyway; so its clock goes back first.
    credentials._time_fetcher = lambda: now() - 2 * EARLY
    kms.describe_key(KeyId=key["KeyId"])
    first = credentials._access_key
    kms.describe_key(KeyId=key["KeyId"])
    assert credentials._access_key == first
    # Until there are new ones it is 900 seconds later.
    credentials._time_fetcher = lambda: now() + (EARLY if credentials._access_key == first else -EARLY)
    kms.describe_key(KeyId=key["KeyId"])
    second = server.newest_events(1)[0]["userIdentity"]["accessKeyId"]
    assert second.startswith("ASIA") and second == credentials._access_key != first


def test_refreshing_credentials_of_the_application(server, identities, user, role, key):
    """As applications do it themselves with botocore."""
    refreshed = []

    def refresh():
        reply = user.client("sts").assume_role(RoleArn=role, RoleSessionName="job", DurationSeconds=900)["Credentials"]
        refreshed.append(reply["AccessKeyId"])
        return {
            "access_key": reply["AccessKeyId"],
            "secret_key": reply["SecretAccessKey"],
            "token": reply["SessionToken"],
            "expiry_time": reply["Expiration"].isoformat(),
        }

    session = botocore.session.Session()
    session._credentials = RefreshableCredentials.create_from_metadata(
        refresh(), refresh_using=refresh, method="sts-assume-role", advisory_timeout=0, mandatory_timeout=0
    )
    kms = session.create_client("kms", region_name=REGION, endpoint_url=server.endpoint)
    for _ in range(3):
        kms.describe_key(KeyId=key["KeyId"])
    assert len(refreshed) == 1
    session._credentials._time_fetcher = lambda: now() + (EARLY if len(refreshed) == 1 else -EARLY)
    kms.describe_key(KeyId=key["KeyId"])
    assert len(refreshed) == 2 and refreshed[0] != refreshed[1]
    assert server.newest_events(1)[0]["userIdentity"]["accessKeyId"] == refreshed[1]


def test_who_is_no_longer_trusted_gets_no_new_credentials(identities, role, profile, key):
    session = botocore.session.Session(profile="app")
    kms = session.create_client("kms")
    kms.describe_key(KeyId=key["KeyId"])
    name = role.rsplit("/", 1)[1]
    somebody_else = trust({"AWS": identities.user().arn})
    identities.iam.update_assume_role_policy(RoleName=name, PolicyDocument=somebody_else)
    session.get_credentials()._time_fetcher = lambda: now() + EARLY
    with pytest.raises(ClientError) as caught:
        kms.describe_key(KeyId=key["KeyId"])
    assert caught.value.operation_name == "AssumeRole"
    assert caught.value.response["Error"]["Code"] == "AccessDenied"


def test_the_aws_cli_with_a_profile(server, role, profile, key):
    def aws(*words):
        ran = subprocess.run(
            [ROOT / ".venv/bin/aws", *words, "--profile", "app", "--output", "json"],
            env=clean_environment() | profile,
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert ran.returncode == 0, ran.stderr
        return json.loads(ran.stdout)

    identity = aws("sts", "get-caller-identity")
    assert f":assumed-role/{role.rsplit('/', 1)[1]}/job" in identity["Arn"]
    assert aws("kms", "describe-key", "--key-id", key["KeyId"])["KeyMetadata"]["KeyId"] == key["KeyId"]
    calls = [name for name, _ in names(server, 4)]
    # Version 1 of the CLI keeps the credentials of 900 seconds, which it finds too old to use, and asks for new ones.
    assert calls.count("AssumeRole") >= 1 and calls[-1] == "DescribeKey"
