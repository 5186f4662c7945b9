"""CloudTrail's LookupEvents: through boto3, the AWS CLI with its own examples, and the AWS SDK for JavaScript v3."""

import datetime
import json
import re
import shlex
import shutil
import subprocess
import time

import boto3
import botocore.session
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError

from accounts import Account, bulla
from cli_pages import examples_of
from identities import Identities, statement, trust
from server import ACCOUNT, REGION, ROOT, Server

MODEL = botocore.session.Session().get_service_model("cloudtrail")
GAPS = (ROOT / "crates/cloudtrail/gaps.txt").read_text().split()
LOOK = "cloudtrail:LookupEvents"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A server with lookups as often as the tests like."""
    running = Server(tmp_path_factory.mktemp("trail") / "data", BULLA_EVENT_LOOKUPS_PER_SECOND="1000")
    try:
        yield running.start()
    finally:
        running.end()


@pytest.fixture(scope="module")
def trail(identities):
    return identities.client("cloudtrail")


def look_up(trail, **asked):
    """The events on all pages. An attribute is given by its name."""
    attributes = [
        {"AttributeKey": name, "AttributeValue": asked.pop(name)} for name in list(asked) if name in ATTRIBUTES
    ]
    pages = trail.get_paginator("lookup_events").paginate(LookupAttributes=attributes, **asked)
    return [event for page in pages for event in page["Events"]]


ATTRIBUTES = MODEL.shape_for("LookupAttributeKey").enum


def recorded(server):
    """Every event of the log by its id."""
    return {event["eventID"]: event for event in server.newest_events(100_000)}


@pytest.fixture(scope="module")
def scene(server, identities):
    """A user and a session who use a key of their account, and a bucket."""
    user = identities.user(statement(["kms:*", "s3:*"]))
    key = user.client("kms").create_key()["KeyMetadata"]
    for _ in range(3):
        user.client("kms").encrypt(KeyId=key["KeyId"], Plaintext=b"x")
    role = identities.role(trust({"AWS": f"arn:aws:iam::{ACCOUNT}:root"}), statement("kms:*"))
    guard = identities.user(statement("sts:AssumeRole"))
    session = guard.client("sts").assume_role(RoleArn=role, RoleSessionName="night-shift")
    identities.session("kms", session["Credentials"]).describe_key(KeyId=key["KeyId"])
    with pytest.raises(ClientError):
        identities.client("kms").encrypt(KeyId="alias/nowhere", Plaintext=b"x")
    s3 = user.client("s3")
    s3.create_bucket(Bucket="trail-bucket")
    s3.put_object(Bucket="trail-bucket", Key="data", Body=b"x")
    return {"user": user, "key": key, "role": role, "session": session}


def test_each_event_is_as_it_is_in_the_log(server, trail, scene):
    events = look_up(trail)
    log = recorded(server)
    times = [event["EventTime"] for event in events]
    assert times == sorted(times, reverse=True)
    assert len({event["EventId"] for event in events}) == len(events)
    for event in events:
        told = json.loads(event["CloudTrailEvent"])
        assert told == log[event["EventId"]]
        assert event["EventName"] == told["eventName"]
        assert event["EventSource"] == told["eventSource"]
        assert event["ReadOnly"] == json.dumps(told["readOnly"])
        assert event.get("AccessKeyId") == told["userIdentity"].get("accessKeyId")
        assert f"{event['EventTime'].astimezone(datetime.UTC):%Y-%m-%dT%H:%M:%SZ}" == told["eventTime"]
        assert told["recipientAccountId"] == ACCOUNT
    # What is there and nothing else: the management events of the account and Region.
    expected = {
        event["eventID"]
        for event in log.values()
        if event["managementEvent"] and event["recipientAccountId"] == ACCOUNT and event["awsRegion"] == REGION
    }
    found = {event["EventId"] for event in events}
    assert found <= expected
    # The lookups themselves came after what they found.
    assert {log[missing]["eventName"] for missing in expected - found} <= {"LookupEvents"}


def test_every_attribute_finds_what_has_it(trail, scene):
    key, user = scene["key"]["Arn"], scene["user"]
    mine = look_up(trail, Username=user.name)
    assert [event["EventName"] for event in mine] == ["CreateBucket", "Encrypt", "Encrypt", "Encrypt", "CreateKey"]
    assert {event["Username"] for event in mine} == {user.name}
    assert [event["EventId"] for event in look_up(trail, AccessKeyId=user.key["AccessKeyId"])] == [
        event["EventId"] for event in mine
    ]
    assert look_up(trail, EventId=mine[2]["EventId"]) == [mine[2]]
    of_key = look_up(trail, ResourceName=key)
    assert [event["EventName"] for event in of_key] == ["DescribeKey", "Encrypt", "Encrypt", "Encrypt", "CreateKey"]
    assert of_key[0]["Username"] == "night-shift"
    assert {one["ResourceType"] for event in of_key for one in event["Resources"]} == {"AWS::KMS::Key"}
    assert {event["EventId"] for event in of_key} <= {
        event["EventId"] for event in look_up(trail, ResourceType="AWS::KMS::Key")
    }
    assert {event["EventName"] for event in look_up(trail, EventName="Encrypt")} == {"Encrypt"}
    for value in ("true", "false"):
        found = look_up(trail, ReadOnly=value)
        assert found and {event["ReadOnly"] for event in found} == {value}
    assert {event["EventSource"] for event in look_up(trail, EventSource="sts.amazonaws.com")} == {"sts.amazonaws.com"}
    for attribute in ATTRIBUTES:
        assert look_up(trail, **{attribute: "false" if attribute == "ReadOnly" else "nothing"}) == [] or (
            attribute == "ReadOnly"
        )


def test_a_new_session_is_found_by_its_access_key(trail, scene):
    credentials = scene["session"]["Credentials"]
    (event,) = look_up(trail, ResourceName=credentials["AccessKeyId"])
    assert event["EventName"] == "AssumeRole"
    who = scene["session"]["AssumedRoleUser"]
    assert event["Resources"] == [
        {"ResourceType": "AWS::IAM::AccessKey", "ResourceName": credentials["AccessKeyId"]},
        {"ResourceType": "AWS::STS::AssumedRole", "ResourceName": "night-shift"},
        {"ResourceType": "AWS::STS::AssumedRole", "ResourceName": who["AssumedRoleId"]},
        {"ResourceType": "AWS::STS::AssumedRole", "ResourceName": who["Arn"]},
        {"ResourceType": "AWS::IAM::Role", "ResourceName": scene["role"]},
    ]


def test_objects_are_data_and_buckets_are_managed(trail, scene):
    names = {event["EventName"] for event in look_up(trail, EventSource="s3.amazonaws.com")}
    assert "CreateBucket" in names and "PutObject" not in names
    assert look_up(trail, ResourceName="trail-bucket")[-1]["EventName"] == "CreateBucket"


def test_iam_is_in_us_east_1_and_everything_else_where_it_happened(identities, scene):
    elsewhere = "eu-west-1"
    identities.client("iam", region=elsewhere).list_users()
    identities.client("kms", region=elsewhere).list_keys()
    here, there = (identities.client("cloudtrail", region=region) for region in (REGION, elsewhere))
    assert "ListUsers" in {event["EventName"] for event in look_up(here, EventSource="iam.amazonaws.com")}
    assert look_up(there, EventSource="iam.amazonaws.com") == []
    assert [event["EventName"] for event in look_up(there, EventSource="kms.amazonaws.com")] == ["ListKeys"]
    assert look_up(here, EventName="ListKeys") == []


def test_a_time_range_has_both_its_ends(trail, scene):
    events = look_up(trail, Username=scene["user"].name)
    middle = events[2]["EventTime"]
    second = datetime.timedelta(seconds=1)
    inside = look_up(trail, Username=scene["user"].name, StartTime=middle, EndTime=middle)
    assert [event["EventId"] for event in inside] == [
        event["EventId"] for event in events if event["EventTime"] == middle
    ]
    before = look_up(trail, Username=scene["user"].name, EndTime=events[-1]["EventTime"] - second)
    after = look_up(trail, Username=scene["user"].name, StartTime=events[0]["EventTime"] + second)
    assert before == after == []


def test_pages_go_on_where_they_ended_though_more_is_recorded(trail, scene):
    whole = look_up(trail, EventName="Encrypt")
    asked = {"LookupAttributes": [{"AttributeKey": "EventName", "AttributeValue": "Encrypt"}], "MaxResults": 1}
    ids, more = [], {}
    while True:
        page = trail.lookup_events(**asked, **more)
        ids += [event["EventId"] for event in page["Events"]]
        scene["user"].client("kms").encrypt(KeyId=scene["key"]["KeyId"], Plaintext=b"x")
        if "NextToken" not in page:
            break
        more = {"NextToken": page["NextToken"]}
    assert ids == [event["EventId"] for event in whole]


def client(server, **settings):
    """A client of the account's root with these settings."""
    access, secret = server.credentials()
    return boto3.client(
        "cloudtrail",
        endpoint_url=server.endpoint,
        region_name=REGION,
        aws_access_key_id=access,
        aws_secret_access_key=secret,
        config=Config(**settings),
    )


def refused(trail, **asked):
    with pytest.raises(ClientError) as caught:
        trail.lookup_events(**asked)
    reply = caught.value.response
    assert reply["ResponseMetadata"]["HTTPStatusCode"] == 400
    return reply["Error"]["Code"], reply["Error"]["Message"]


def test_what_is_outside_the_limits_has_errors_of_its_own(server, scene):
    trail = client(server, parameter_validation=False)
    for number in (0, 51):
        text = f"A max results value of {number} is invalid. Specify max results between 1 and 50."
        assert refused(trail, MaxResults=number) == ("InvalidMaxResultsException", text)
    one = {"AttributeKey": "EventName", "AttributeValue": "Encrypt"}
    for attributes in ([one, one], [one | {"AttributeKey": "Name"}], [one | {"AttributeValue": ""}]):
        assert refused(trail, LookupAttributes=attributes)[0] == "InvalidLookupAttributesException"
    assert refused(trail, StartTime=2, EndTime=1)[0] == "InvalidTimeRangeException"
    assert refused(trail, EventCategory="data")[0] == "InvalidEventCategoryException"
    assert trail.lookup_events(EventCategory="insight")["Events"] == []
    token = trail.lookup_events(MaxResults=1)["NextToken"]
    assert trail.lookup_events(MaxResults=2, NextToken=token)["Events"]
    assert refused(trail, NextToken="x")[0] == "InvalidNextTokenException"
    for other in ({"LookupAttributes": [one]}, {"StartTime": 0}):
        assert refused(trail, NextToken=token, **other)[0] == "InvalidNextTokenException"
    assert refused(trail, MaxResults="x")[0] == "SerializationException"


def test_a_lookup_is_denied_then_allowed_and_both_are_audited(server, identities):
    nobody, auditor = identities.user(), identities.user(statement(LOOK))
    message = (
        f"User: {nobody.arn} is not authorized to perform: {LOOK} "
        f"because no identity-based policy allows the {LOOK} action"
    )
    trail = nobody.client("cloudtrail")
    assert refused(trail) == ("AccessDeniedException", message)
    reply = auditor.client("cloudtrail").lookup_events(MaxResults=3)
    allowed, denied = server.newest_events(2)[::-1]
    for event, user, code in ((denied, nobody, "AccessDenied"), (allowed, auditor, None)):
        assert (event["eventSource"], event["eventName"]) == ("cloudtrail.amazonaws.com", "LookupEvents")
        assert event["userIdentity"]["arn"] == user.arn
        assert event["readOnly"] and event["managementEvent"]
        assert (event.get("errorCode") or "").removesuffix("Exception") == (code or "")
    assert allowed["requestParameters"] == {"maxResults": 3}
    assert allowed["responseElements"] is None
    assert allowed["requestID"] == reply["ResponseMetadata"]["RequestId"]
    # It is a management event itself.
    names = [event["EventName"] for event in look_up(auditor.client("cloudtrail"), Username=auditor.name)]
    assert "LookupEvents" in names


def test_each_account_sees_its_own_entry_of_a_call_across_accounts(server, identities, scene):
    other = there = Account(server)
    key = identities.client("kms").create_key()["KeyMetadata"]
    policy = json.dumps(
        {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Effect": "Allow",
                    "Principal": {"AWS": [f"arn:aws:iam::{ACCOUNT}:root", f"arn:aws:iam::{other.id}:root"]},
                    "Action": "kms:*",
                    "Resource": "*",
                }
            ],
        }
    )
    identities.client("kms").put_key_policy(KeyId=key["KeyId"], PolicyName="default", Policy=policy)
    there.client("kms").encrypt(KeyId=key["Arn"], Plaintext=b"x")
    (own,) = [
        event
        for event in look_up(identities.client("cloudtrail"), ResourceName=key["Arn"])
        if event["EventName"] == "Encrypt"
    ]
    (theirs,) = look_up(there.client("cloudtrail"), ResourceName=key["Arn"])
    told = [json.loads(event["CloudTrailEvent"]) for event in (own, theirs)]
    assert [event["recipientAccountId"] for event in told] == [ACCOUNT, other.id]
    assert told[0]["sharedEventID"] == told[1]["sharedEventID"]
    assert "Username" not in own and theirs["Username"] == "root"
    assert look_up(there.client("cloudtrail"), EventId=own["EventId"]) == []
    assert look_up(there.client("cloudtrail"), Username=scene["user"].name) == []


@pytest.mark.parametrize("operation", GAPS)
def test_what_is_not_built_says_so_by_name(trail, operation):
    """With whatever arguments: they are not looked at."""
    shape = MODEL.operation_model(operation).input_shape
    arguments = {name: smallest(shape.members[name]) for name in shape.required_members}
    with pytest.raises(ClientError) as caught:
        trail._make_api_call(operation, arguments)
    error = caught.value.response["Error"]
    assert error["Code"] == "UnsupportedOperationException"
    assert error["Message"] == f"Bulla does not implement {operation} yet."


def smallest(shape):
    """A value that satisfies the model."""
    if shape.type_name == "structure":
        return {name: smallest(shape.members[name]) for name in shape.required_members}
    if shape.type_name == "list":
        return [smallest(shape.member)] * max(1, shape.metadata.get("min", 1))
    if shape.type_name == "map":
        return {}
    if shape.type_name == "string":
        return shape.enum[0] if shape.enum else "x" * max(1, shape.metadata.get("min", 1))
    kinds = {"boolean": False, "long": 1, "double": 1.0, "float": 1.0, "timestamp": datetime.datetime(2026, 1, 1)}
    kinds["integer"] = max(1, shape.metadata.get("min", 1))
    return kinds[shape.type_name]


def test_every_operation_of_the_model_is_built_or_a_gap():
    assert set(MODEL.operation_names) == set(GAPS) | {"LookupEvents"}


def test_two_lookups_a_second(tmp_path):
    """As AWS has it, unless it is set."""
    own = Server(tmp_path / "data").start()
    try:
        trail = client(own, retries={"total_max_attempts": 1})
        codes = []
        for _ in range(6):
            try:
                trail.lookup_events()
                codes.append(None)
            except ClientError as error:
                codes.append((error.response["Error"]["Code"], error.response["Error"]["Message"]))
        assert codes[:2] == [None, None]
        assert ("ThrottlingException", "Rate exceeded") in codes[2:]
        time.sleep(1)
        assert "Events" in trail.lookup_events()
    finally:
        own.end()


def aws(server, *words):
    """What the AWS CLI prints."""
    environment = server.client_environment() | {"AWS_ENDPOINT_URL_CLOUDTRAIL": server.endpoint}
    command = [ROOT / ".venv/bin/aws", *words]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_examples_of_the_aws_cli(server, scene):
    (example,) = examples_of("cloudtrail", "lookup-events")
    for command in example.commands:
        # Nobody logs in to a console here.
        assert aws(server, *shlex.split(command)[1:]) == {"Events": []}
    attribute = "AttributeKey=EventName,AttributeValue=CreateBucket"
    answer = aws(server, "cloudtrail", "lookup-events", "--lookup-attributes", attribute, "--max-items", "1")
    (event,) = answer["Events"]
    assert event["Resources"][0] == {"ResourceType": "AWS::S3::Bucket", "ResourceName": "trail-bucket"}


def test_the_sdk_for_javascript(server, trail, scene):
    assert (ROOT / "conformance/node_modules/@aws-sdk/client-cloudtrail").is_dir(), "run scripts/tools first"
    key = scene["key"]["Arn"]
    events = len(look_up(trail, ResourceName=key))
    ran = subprocess.run(
        [shutil.which("node"), "--test", "--test-reporter=tap", ROOT / "conformance/suite/javascript/cloudtrail.mjs"],
        env=server.client_environment()
        | {"AWS_ENDPOINT_URL_CLOUDTRAIL": server.endpoint, "KEY": key, "EVENTS": str(events)},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert re.search(r"^# pass 3$", ran.stdout, re.MULTILINE), ran.stdout


def test_events_are_found_again_after_a_restart_and_without_the_index(server, trail, scene, tmp_path):
    before = [event["EventId"] for event in look_up(trail, ResourceName=scene["key"]["Arn"])]
    assert bulla(server, "audit", "archive", "--to", tmp_path, "--close-newest", "--keep-days", "1").returncode == 0
    server.terminate()
    (index,) = (server.data_dir / "audit").glob("events.*")
    index.unlink()
    server.start()
    after = look_up(Identities(server).client("cloudtrail"), ResourceName=scene["key"]["Arn"])
    assert [event["EventId"] for event in after] == before
