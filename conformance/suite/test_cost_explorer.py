"""Cost Explorer: through boto3, the AWS CLI with its own examples, and the AWS SDK for JavaScript v3. The sums are those of `bulla cost`."""

import calendar
import datetime
import json
import re
import shlex
import shutil
import subprocess
from decimal import Decimal

import boto3
import botocore.session
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError

from accounts import Account, bulla
from cli_pages import examples_of
from identities import Identities, document, statement
from server import ACCOUNT, REGION, ROOT, Server
from test_cloudtrail import smallest

MODEL = botocore.session.Session().get_service_model("ce")
GAPS = (ROOT / "crates/ce/gaps.txt").read_text().split()
BUILT = {"GetCostAndUsage", "GetCostForecast", "GetDimensionValues", "GetTags"}
SERVICE = "AWS Key Management Service"
COST = ["UnblendedCost"]


def day(date):
    return f"{date:%Y-%m-%d}"


def this_month():
    """The first day of this month and of the next."""
    start = datetime.datetime.now(datetime.UTC).replace(day=1)
    return {"Start": day(start), "End": day((start + datetime.timedelta(days=32)).replace(day=1))}


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    running = Server(tmp_path_factory.mktemp("ce") / "data")
    try:
        yield running.start()
    finally:
        running.end()


@pytest.fixture(scope="module")
def ce(server):
    return Identities(server).client("ce")


@pytest.fixture(scope="module")
def other(server):
    """Another account, which has used a key of its own."""
    other = Account(server)
    other.client("kms").create_key(Tags=[{"TagKey": "team", "TagValue": "green"}])
    return other


@pytest.fixture(scope="module", autouse=True)
def scene(server, other):
    """Keys with tags, and what was asked of them."""
    kms = Identities(server).client("kms")
    keys = [
        kms.create_key(Tags=[{"TagKey": "team", "TagValue": team}])["KeyMetadata"]["Arn"] for team in ("red", "blue")
    ]
    for _ in range(5):
        kms.encrypt(KeyId=keys[0], Plaintext=b"x")
    # The other account may use this key, and not list its tags.
    secret = kms.create_key(Tags=[{"TagKey": "project", "TagValue": "hidden"}])["KeyMetadata"]["Arn"]
    own, shared = (statement("kms:*", Principal={"AWS": f"arn:aws:iam::{one}:root"}) for one in (ACCOUNT, other.id))
    kms.put_key_policy(KeyId=secret, PolicyName="default", Policy=document(own, shared))
    other.client("kms").encrypt(KeyId=secret, Plaintext=b"x")
    there = Identities(server).client("kms", region="eu-west-1")
    there.generate_random(NumberOfBytes=8)
    return keys


def costs(ce, granularity="MONTHLY", metrics=COST, **asked):
    asked.setdefault("TimePeriod", this_month())
    return ce.get_cost_and_usage(Granularity=granularity, Metrics=metrics, **asked)["ResultsByTime"]


def by(ce, *groups, metric="UnblendedCost", **asked):
    """The numbers of this month, by the keys of their groups."""
    definitions = [{"Type": kind, "Key": key} for kind, key in groups]
    (result,) = costs(ce, metrics=[metric], GroupBy=definitions, **asked)
    assert result["Total"] == {}
    return {tuple(group["Keys"]): Decimal(group["Metrics"][metric]["Amount"]) for group in result["Groups"]}


def dimension(key, *values, **more):
    return {"Dimensions": {"Key": key, "Values": list(values), **more}}


def report(server, *arguments):
    done = bulla(server, "cost", "--format", "json", *arguments)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_sums_are_those_of_bulla_cost(server, ce):
    (result,) = costs(ce)
    assert result["TimePeriod"] == this_month() and result["Estimated"] is True and result["Groups"] == []
    told = report(server)
    assert Decimal(result["Total"]["UnblendedCost"]["Amount"]) == Decimal(told["total"])
    assert result["Total"]["UnblendedCost"]["Unit"] == "USD"
    found = by(ce, ("DIMENSION", "USAGE_TYPE"), Filter=dimension("RECORD_TYPE", "Usage"))
    expected = {(group["name"],): Decimal(group["amount"]) for group in told["groups"]}
    assert found == expected and (f"{REGION}-KMS-Keys",) in found and ("eu-west-1-KMS-Requests",) in found
    free = by(ce, ("DIMENSION", "USAGE_TYPE"), Filter=dimension("RECORD_TYPE", "Credit"))
    assert free == {("Global-KMS-Requests",): sum(Decimal(line["amount"]) for line in told["freeTier"])}


def test_days_and_hours_add_up_to_the_month(ce):
    (month,) = costs(ce, metrics=["UnblendedCost", "UsageQuantity"])
    now = datetime.datetime.now(datetime.UTC).replace(minute=0, second=0, microsecond=0)
    hour = datetime.timedelta(hours=1)
    times = {"Start": f"{now - 3 * hour:%Y-%m-%dT%H:%M:%SZ}", "End": f"{now + hour:%Y-%m-%dT%H:%M:%SZ}"}
    for results in (
        costs(ce, "DAILY", metrics=["UnblendedCost", "UsageQuantity"]),
        costs(ce, "HOURLY", metrics=["UnblendedCost", "UsageQuantity"], TimePeriod=times),
    ):
        ends = [(result["TimePeriod"]["Start"], result["TimePeriod"]["End"]) for result in results]
        assert [end for _, end in ends[:-1]] == [start for start, _ in ends[1:]]
        for metric, room in (("UnblendedCost", "0.000000002"), ("UsageQuantity", "0.000000002")):
            total = sum(Decimal(result["Total"][metric]["Amount"]) for result in results)
            # Each line is rounded once.
            assert abs(total - Decimal(month["Total"][metric]["Amount"])) <= Decimal(room)


def test_groups_are_by_dimensions_and_tags(ce, other):
    by_operation = by(ce, ("DIMENSION", "OPERATION"), ("TAG", "team"), metric="UsageQuantity")
    assert by_operation["Encrypt", "team$red"] == 5
    assert by_operation["GenerateRandom", "team$"] == 1
    assert ("NoOperation", "team$blue") in by_operation and ("NoOperation", "team$green") in by_operation
    assert set(by(ce, ("DIMENSION", "SERVICE"))) == {(SERVICE,)}
    assert set(by(ce, ("DIMENSION", "LINKED_ACCOUNT"))) == {(ACCOUNT,), (other.id,)}
    regions = set(by(ce, ("DIMENSION", "REGION"), ("DIMENSION", "RECORD_TYPE")))
    assert regions == {(REGION, "Usage"), ("eu-west-1", "Usage"), ("global", "Credit")}


def test_a_tag_counts_as_it_was(server, ce):
    kms = Identities(server).client("kms")
    key = kms.create_key(Tags=[{"TagKey": "stage", "TagValue": "test"}])["KeyMetadata"]["KeyId"]
    kms.untag_resource(KeyId=key, TagKeys=["stage"])
    kms.tag_resource(KeyId=key, Tags=[{"TagKey": "stage", "TagValue": "live"}])
    # In this hour, or, if it ended meanwhile, in both.
    assert ("stage$live",) in by(ce, ("TAG", "stage"))
    assert "stage" in ce.get_tags(TimePeriod=this_month())["Tags"]
    assert "live" in ce.get_tags(TimePeriod=this_month(), TagKey="stage")["Tags"]


def test_filters_join_dimensions_and_tags(ce, other):
    groups = (("DIMENSION", "OPERATION"), ("TAG", "team"))
    red = {"Tags": {"Key": "team", "Values": ["red"]}}
    untagged = {"Tags": {"Key": "team", "MatchOptions": ["ABSENT"]}}
    encrypt = dimension("OPERATION", "Encrypt", "Sign", MatchOptions=["EQUALS", "CASE_SENSITIVE"])
    assert set(by(ce, *groups, Filter={"And": [red, encrypt]})) == {("Encrypt", "team$red")}
    either = set(by(ce, *groups, Filter={"Or": [red, untagged]}))
    assert ("Encrypt", "team$red") in either and ("GenerateRandom", "team$") in either
    assert not {keys for keys in either if keys[1] in ("team$blue", "team$green")}
    not_red = set(by(ce, *groups, Filter={"Not": red}))
    assert not_red and "team$red" not in {tag for _, tag in not_red}
    there = by(ce, ("DIMENSION", "OPERATION"), Filter=dimension("REGION", "eu-west-1"))
    assert set(there) == {("GenerateRandom",)}
    (result,) = costs(ce, Filter=dimension("SERVICE", "Amazon Simple Storage Service"))
    assert result["Total"]["UnblendedCost"] == {"Amount": "0", "Unit": "USD"}
    own, theirs = (by(ce, ("TAG", "team"), Filter=dimension("LINKED_ACCOUNT", one)) for one in (ACCOUNT, other.id))
    assert ("team$green",) in theirs and ("team$green",) not in own


def test_every_cost_is_the_same_number(ce):
    names = ["AmortizedCost", "BlendedCost", "NetAmortizedCost", "NetUnblendedCost", "UnblendedCost"]
    (result,) = costs(ce, metrics=[*names, "NormalizedUsageAmount", "UsageQuantity"])
    assert len({result["Total"][name]["Amount"] for name in names}) == 1
    assert result["Total"]["NormalizedUsageAmount"] == {"Amount": "0", "Unit": "N/A"}
    quantity = {"metrics": ["UsageQuantity"], "Filter": dimension("USAGE_TYPE", f"{REGION}-KMS-Keys")}
    assert costs(ce, **quantity)[0]["Total"]["UsageQuantity"]["Unit"] == "Keys"


def test_pages_follow_each_other_to_the_end(server, ce):
    kms = Identities(server).client("kms")
    for number in range(1005):
        kms.create_key(Tags=[{"TagKey": "page", "TagValue": f"{number:04}"}])
    asked = {
        "TimePeriod": this_month(),
        "Granularity": "MONTHLY",
        "Metrics": COST,
        "GroupBy": [{"Type": "TAG", "Key": "page"}],
    }
    keys, token = [], {}
    while True:
        page = ce.get_cost_and_usage(**asked, **token)
        keys += [group["Keys"][0] for result in page["ResultsByTime"] for group in result["Groups"]]
        if "NextPageToken" not in page:
            break
        assert not token or token["NextPageToken"] != page["NextPageToken"]
        token = {"NextPageToken": page["NextPageToken"]}
    assert token and keys == sorted(set(keys)) and len(keys) == 1006
    assert refused(ce, "GetCostAndUsage", **asked | {"Metrics": ["BlendedCost"]}, **token) == (
        "RequestChangedException",
        "Your request parameters changed between pages.",
    )
    assert refused(ce, "GetCostAndUsage", **asked, NextPageToken="x")[0] == "InvalidNextTokenException"
    first = ce.get_tags(TimePeriod=this_month(), TagKey="page")
    assert (first["ReturnSize"], first["TotalSize"]) == (1000, 1005)
    second = ce.get_tags(TimePeriod=this_month(), TagKey="page", NextPageToken=first["NextPageToken"])
    assert first["Tags"] + second["Tags"] == [f"{number:04}" for number in range(1005)]
    assert "NextPageToken" not in second


def test_values_are_searched_and_sorted(ce, other):
    asked = {"TimePeriod": this_month(), "Dimension": "OPERATION"}
    found = ce.get_dimension_values(**asked, SearchString="encr")
    assert [value["Value"] for value in found["DimensionValues"]] == ["Encrypt"]
    assert (found["ReturnSize"], found["TotalSize"]) == (1, 1)
    dearest = ce.get_dimension_values(
        **asked, SortBy=[{"Key": "UnblendedCost", "SortOrder": "DESCENDING"}], MaxResults=1
    )
    assert dearest["DimensionValues"] == [{"Value": "NoOperation", "Attributes": {}}]
    types = ce.get_dimension_values(TimePeriod=this_month(), Dimension="USAGE_TYPE")["DimensionValues"]
    units = {value["Value"]: value["Attributes"]["unit"] for value in types}
    assert units[f"{REGION}-KMS-Keys"] == "Keys" and units[f"{REGION}-KMS-Requests"] == "Requests"
    accounts = ce.get_dimension_values(TimePeriod=this_month(), Dimension="LINKED_ACCOUNT")["DimensionValues"]
    assert [value["Value"] for value in accounts] == sorted([ACCOUNT, other.id])
    tags = ce.get_tags(TimePeriod=this_month(), TagKey="team", Filter=dimension("LINKED_ACCOUNT", other.id))
    assert tags["Tags"] == ["green"]


def refused(ce, operation, **asked):
    with pytest.raises(ClientError) as caught:
        ce._make_api_call(operation, asked)
    error = caught.value.response["Error"]
    return error["Code"], error["Message"]


def test_what_is_not_fit_is_refused(server):
    access, secret = server.credentials()
    ce = boto3.client(
        "ce",
        endpoint_url=server.endpoint,
        region_name=REGION,
        aws_access_key_id=access,
        aws_secret_access_key=secret,
        config=Config(parameter_validation=False),
    )
    month = this_month()
    next_year = day(datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=365))
    fit = {"TimePeriod": month, "Granularity": "DAILY", "Metrics": COST}
    order = "Start date (and hour) should be before end date (and hour)"
    for wrong, message in (
        ({"TimePeriod": {"Start": month["Start"], "End": month["Start"]}}, order),
        ({"TimePeriod": month | {"End": next_year}}, "end date past the beginning of next month"),
        ({"Granularity": "HOURLY"}, "Time period is invalid. Valid format is yyyy-MM-ddThh:mm:ssZ."),
        ({"Metrics": []}, "Metrics must have at least one metric."),
        ({"GroupBy": [{"Type": "DIMENSION", "Key": "SERVICE"}] * 3}, "GroupBy can have up to 2 groups."),
        ({"Filter": {}}, "A filter must have one of And, Or, Not, Dimensions and Tags."),
    ):
        assert refused(ce, "GetCostAndUsage", **fit | wrong) == ("ValidationException", message)
    both = dimension("SERVICE", SERVICE) | {"Tags": {"Key": "team", "Values": ["red"]}}
    assert refused(ce, "GetCostAndUsage", **fit, Filter=both)[1].startswith("Expression has more than one roots.")
    deep = dimension("SERVICE", SERVICE)
    for _ in range(12):
        deep = {"Not": deep}
    assert costs(ce, Filter=deep)
    for _ in range(12):
        deep = {"Not": deep}
    assert refused(ce, "GetCostAndUsage", **fit, Filter=deep)[0] in ("ValidationException", "SerializationException")
    for filtered in (
        dimension("AZ", "us-east-1a"),
        dimension("SERVICE", SERVICE, MatchOptions=["ABSENT"]),
        {"CostCategories": {"Key": "a", "Values": ["b"]}},
        {"And": [dimension("SERVICE", SERVICE)]},
        dimension("SERVICE"),
    ):
        assert refused(ce, "GetCostAndUsage", **fit, Filter=filtered)[0] == "ValidationException"
    for group in ({"Type": "COST_CATEGORY", "Key": "a"}, {"Type": "DIMENSION", "Key": "AZ"}, {"Type": "TAG"}):
        assert refused(ce, "GetCostAndUsage", **fit, GroupBy=[group])[0] == "ValidationException"
    view = f"arn:aws:billing::{ACCOUNT}:billingview/"
    assert costs(ce, BillingViewArn=view + "primary")
    assert refused(ce, "GetCostAndUsage", **fit, BillingViewArn=view + "x1")[0] == "ResourceNotFoundException"


def test_a_new_installation_has_no_forecast(ce):
    today = datetime.datetime.now(datetime.UTC)
    later = {"Start": day(today), "End": day(today + datetime.timedelta(days=7))}
    asked = {"TimePeriod": later, "Metric": "UNBLENDED_COST", "Granularity": "DAILY", "PredictionIntervalLevel": 80}
    assert refused(ce, "GetCostForecast", **asked) == (
        "DataUnavailableException",
        "Insufficient amount of historical data",
    )
    old = later | {"Start": day(today - datetime.timedelta(days=5))}
    assert refused(ce, "GetCostForecast", **asked | {"TimePeriod": old})[1].startswith("Earliest supported Start is")
    far = later | {"End": day(today + datetime.timedelta(days=100))}
    assert refused(ce, "GetCostForecast", **asked | {"TimePeriod": far})[1].startswith("Latest supported End is")
    message = "Granularity should be either 'MONTHLY' or 'DAILY'"
    assert refused(ce, "GetCostForecast", **asked | {"Granularity": "HOURLY"}) == ("ValidationException", message)


def test_a_forecast_goes_on_as_the_days_that_are_over(tmp_path, monkeypatch):
    # It skips where there is no faketime: the other tests here need none.
    from test_clock import DAY, ClockServer

    server = ClockServer(tmp_path / "data", BULLA_CLOCK_JUMP_MAX="48h")
    off = [datetime.timedelta(0)]
    wrong = lambda: datetime.datetime.now(datetime.UTC).replace(tzinfo=None) + off[0]
    monkeypatch.setattr("botocore.auth.get_current_datetime", wrong)
    try:
        server.off = off[0] = -3 * DAY
        kms = Identities(server.start()).client("kms")
        key = kms.create_key()["KeyMetadata"]["KeyId"]
        for days, requests in ((3, 2), (2, 4), (1, 9), (0, 50)):
            off[0] = -days * DAY
            server.restart(off[0])
            for _ in range(requests):
                Identities(server).client("kms").encrypt(KeyId=key, Plaintext=b"x")
        today = datetime.datetime.now(datetime.UTC).date()
        asked = {"Start": day(today + DAY), "End": day(today + 3 * DAY)}
        # Without what the free tier covers, which is all of the requests.
        usage = {"Dimensions": {"Key": "RECORD_TYPE", "Values": ["Usage"]}}
        encrypts = {"Dimensions": {"Key": "OPERATION", "Values": ["Encrypt", "NoOperation"]}}
        forecast = (
            Identities(server)
            .client("ce")
            .get_cost_forecast(
                TimePeriod=asked,
                Metric="UNBLENDED_COST",
                Granularity="DAILY",
                Filter={"And": [usage, encrypts]},
                PredictionIntervalLevel=80,
            )
        )
        total = Decimal(0)
        for number, found in enumerate(forecast["ForecastResultsByTime"], 1):
            tomorrow = today + number * DAY
            assert found["TimePeriod"]["Start"] == day(tomorrow)
            hours = 24 * calendar.monthrange(tomorrow.year, tomorrow.month)[1]
            # A day of the key, and the mean of the three days that are over at $0.03 for 10,000.
            expected = Decimal(24) / hours + Decimal(2 + 4 + 9) / 3 * Decimal("0.000003")
            mean = Decimal(found["MeanValue"])
            assert abs(mean - expected) < Decimal("0.00000001")
            assert Decimal(found["PredictionIntervalLowerBound"]) < mean < Decimal(found["PredictionIntervalUpperBound"])
            total += mean
        assert number == 2 and Decimal(forecast["Total"]["Amount"]) == total
    finally:
        server.end()


def test_tags_of_keys_of_others_are_not_told(ce, other):
    there = other.client("ce")
    assert there.get_tags(TimePeriod=this_month())["Tags"] == ["team"]
    assert there.get_tags(TimePeriod=this_month(), TagKey="project")["Tags"] == []
    hidden = {"Tags": {"Key": "project", "Values": ["hidden"]}}
    asked = {"TimePeriod": this_month(), "Granularity": "MONTHLY", "Metrics": ["UsageQuantity"]}
    (found,) = there.get_cost_and_usage(Filter=hidden, **asked)["ResultsByTime"]
    assert float(found["Total"]["UsageQuantity"]["Amount"]) == 0
    (grouped,) = there.get_cost_and_usage(GroupBy=[{"Type": "TAG", "Key": "project"}], **asked)["ResultsByTime"]
    assert [group["Keys"] for group in grouped["Groups"]] == [["project$"]]
    assert "project" in ce.get_tags(TimePeriod=this_month())["Tags"], "the first account sees all"


def test_each_account_sees_its_own_costs(ce, other):
    theirs = other.client("ce")
    assert set(by(theirs, ("DIMENSION", "LINKED_ACCOUNT"))) == {(other.id,)}
    assert theirs.get_tags(TimePeriod=this_month(), TagKey="team")["Tags"] == ["green"]
    assert by(theirs, ("TAG", "team"), Filter=dimension("LINKED_ACCOUNT", ACCOUNT)) == {}


REQUESTS = {
    "GetCostAndUsage": lambda: {"TimePeriod": this_month(), "Granularity": "MONTHLY", "Metrics": COST},
    "GetCostForecast": lambda: {"TimePeriod": this_month(), "Granularity": "HOURLY", "Metric": "UNBLENDED_COST"},
    "GetDimensionValues": lambda: {"TimePeriod": this_month(), "Dimension": "SERVICE"},
    "GetTags": lambda: {"TimePeriod": this_month()},
}


@pytest.mark.parametrize("operation", sorted(REQUESTS))
def test_each_operation_is_denied_then_allowed_and_both_are_audited(server, operation):
    assert set(REQUESTS) == BUILT
    identities, action = Identities(server), f"ce:{operation}"
    nobody, auditor = identities.user(), identities.user(statement(action))
    code, message = refused(nobody.client("ce"), operation, **REQUESTS[operation]())
    assert code == "AccessDeniedException"
    assert message == (
        f"User: {nobody.arn} is not authorized to perform: {action} on resource: "
        f"arn:aws:ce:us-east-1:{ACCOUNT}:/{operation} because no identity-based policy allows the {action} action"
    )
    if operation == "GetCostForecast":
        # Allowed, and then not fit.
        assert refused(auditor.client("ce"), operation, **REQUESTS[operation]())[0] == "ValidationException"
    else:
        auditor.client("ce")._make_api_call(operation, REQUESTS[operation]())
    allowed, denied = server.newest_events(2)[::-1]
    for event, user in ((denied, nobody), (allowed, auditor)):
        assert (event["eventSource"], event["eventName"]) == ("ce.amazonaws.com", operation)
        assert event["userIdentity"]["arn"] == user.arn and event["readOnly"] and event["managementEvent"]
    assert denied["errorCode"].startswith("AccessDenied")


@pytest.mark.parametrize("operation", GAPS)
def test_what_is_not_built_says_so_by_name(ce, operation):
    shape = MODEL.operation_model(operation).input_shape
    arguments = {name: smallest(shape.members[name]) for name in shape.required_members} if shape else {}
    message = f"Bulla does not implement {operation} yet."
    assert refused(ce, operation, **arguments) == ("UnsupportedOperationException", message)


def test_every_operation_of_the_model_is_built_or_a_gap():
    assert set(MODEL.operation_names) == set(GAPS) | BUILT


def aws(server, directory, *words):
    """What the AWS CLI prints."""
    environment = server.client_environment() | {"AWS_ENDPOINT_URL_COST_EXPLORER": server.endpoint}
    command = [ROOT / ".venv/bin/aws", *words]
    done = subprocess.run(command, env=environment, cwd=directory, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_examples_of_the_aws_cli(server, tmp_path):
    filters = dimension("SERVICE", "Amazon Simple Storage Service")
    (tmp_path / "filters.json").write_text(json.dumps(filters))
    seen = []
    for name in ("get-cost-and-usage", "get-dimension-values", "get-tags"):
        for example in examples_of("ce", name):
            for command in example.commands:
                seen.append(aws(server, tmp_path, *shlex.split(command)[1:]))
    # Nothing was used in 2017.
    usage, values, tags = seen
    assert usage["ResultsByTime"] == [
        {
            "TimePeriod": {"Start": "2017-09-01", "End": "2017-10-01"},
            "Total": {},
            "Groups": [],
            "Estimated": False,
        }
    ]
    assert usage["GroupDefinitions"][1] == {"Type": "TAG", "Key": "Environment"}
    assert values == {"DimensionValues": [], "ReturnSize": 0, "TotalSize": 0}
    assert tags == {"Tags": [], "ReturnSize": 0, "TotalSize": 0}


def test_the_sdk_for_javascript(server):
    assert (ROOT / "conformance/node_modules/@aws-sdk/client-cost-explorer").is_dir(), "run scripts/tools first"
    month = this_month()
    # As an account that has nothing but these keys.
    there = Account(server)
    for team in ("red", "blue"):
        there.client("kms").create_key(Tags=[{"TagKey": "team", "TagValue": team}])
    ran = subprocess.run(
        [shutil.which("node"), "--test", "--test-reporter=tap", ROOT / "conformance/suite/javascript/cost_explorer.mjs"],
        env=server.client_environment()
        | {"AWS_ACCESS_KEY_ID": there.root.access_key, "AWS_SECRET_ACCESS_KEY": there.root.secret_key}
        | {"AWS_ENDPOINT_URL_COST_EXPLORER": server.endpoint, "START": month["Start"], "END": month["End"]},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert re.search(r"^# pass 3$", ran.stdout, re.MULTILINE), ran.stdout
