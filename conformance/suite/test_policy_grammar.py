"""The rules of AWS for policies, element by element: one table, held against everything that has a policy.

Each row changes a good statement. What it says for a kind of policy is the words in which AWS refuses it, or nothing where it is taken. KMS
refuses without words: an empty text.
"""

import json

import pytest
from botocore.exceptions import ClientError

from identities import statement, trust
from server import ACCOUNT, run_bulla

VENDOR = "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc."
COLONS = "Actions/Condition can contain only one colon."
KEY_COLONS = "Condition can contain only one colon."
LEGACY = "The policy failed legacy parsing"
REGEX = "Resource vendor must be fully qualified and cannot contain regexes."
SID = "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*"
NO_SERVICE = {
    "trust": 'Invalid principal in policy: "SERVICE":"{}"',
    "key": "Policy contains a statement with one or more invalid principals.",
    "bucket": "Invalid principal in policy",
}


def same(text, *kinds):
    return dict.fromkeys(kinds, text)


def condition_on(key):
    return {"Condition": {"StringEquals": {key: "x"}}}


def service(name):
    return {"Principal": {"Service": name}}


IAM = ("identity", "session", "trust")
ROWS = {
    "a statement id": ({"Sid": "Statement1"}, {}),
    "a statement id with a blank": ({"Sid": "two words"}, same(SID, *IAM)),
    "a statement id with a hyphen": ({"Sid": "two-words"}, same(SID, *IAM)),
    "an action with two colons": ({"Action": "kms:kms:Decrypt"}, same(COLONS, "identity", "trust") | {"key": ""}),
    "an action without a vendor": ({"Action": "Decrypt"}, same(VENDOR, "identity")),
    "an action that begins with a blank": ({"Action": " kms:Decrypt"}, {"identity": "Vendor  kms is not valid", "key": ""}),
    "an action of services by pattern": ({"Action": "k*:Decrypt"}, {"identity": "Vendor k* is not valid"}),
    "a resource of an owner by word": ({"Resource": "arn:aws:catalog:us-east-1:aws-marketplace:product/*"}, {}),
    "an action without a name": ({"Action": "kms:"}, {"identity": LEGACY, "key": ""}),
    "everything": ({"Action": "*", "Resource": "*"}, {}),
    "a resource that is no ARN": ({"Resource": "bucket/*"}, {"identity": 'Resource bucket/* must be in ARN format or "*".'}),
    "a resource that begins with a blank": (
        {"Resource": " arn:aws:s3:::b"},
        {"identity": 'Resource  arn:aws:s3:::b must be in ARN format or "*".'},
    ),
    "a resource without a partition": (
        {"Resource": "arn::s3:::b"},
        {"identity": 'Partition "" is not valid for resource "arn::s3:::b".'},
    ),
    "a resource of an unknown partition": (
        {"Resource": ["*", "arn:amazon:s3:::b"]},
        {"identity": 'Partition "amazon" is not valid for resource "arn:amazon:s3:::b".'},
    ),
    "a resource of any service": ({"Resource": "arn:aws:*:*:*:*"}, {"identity": REGEX}),
    "a resource of five parts": ({"Resource": "arn:aws:s3::b"}, {"identity": LEGACY}),
    "a resource of a placeholder": ({"Resource": "arn:aws:sqs:us-east-1:<ACCOUNT>:q"}, {"identity": LEGACY}),
    "a resource of IAM in a Region": (
        {"Resource": f"arn:aws:iam:us-east-1:{ACCOUNT}:user/a"},
        {"identity": f"IAM resource arn:aws:iam:us-east-1:{ACCOUNT}:user/a cannot contain region information."},
    ),
    "a good condition key": (condition_on("aws:PrincipalTag/a:b"), {}),
    "an encryption context": (condition_on("kms:EncryptionContext:aws:s3:arn"), {}),
    "a condition key with two colons": (condition_on("aws:aws:username"), same(KEY_COLONS, *IAM) | {"key": ""}),
    "an issuer with its scheme": (condition_on("https://idp.example/id:sub"), same(KEY_COLONS, *IAM) | {"key": ""}),
    "a condition key without a vendor": (condition_on("username"), same(VENDOR, *IAM)),
    "a condition key that begins with a blank": (condition_on(" aws:username"), same(LEGACY, *IAM) | {"key": ""}),
    "a service": (service("lambda.amazonaws.com"), {}),
    "a part of a service": (service("export.rds.amazonaws.com"), {}),
    "services that only guides name": (service(["dnssec-route53.amazonaws.com", "costalerts.amazonaws.com"]), {}),
    "an ARN for a service": (
        service(f"arn:aws:iam::{ACCOUNT}:root"),
        {kind: text.format(f"arn:aws:iam::{ACCOUNT}:root") for kind, text in NO_SERVICE.items()},
    ),
    "a service in a Region": (service("logs.eu-west-1.amazonaws.com"), {}),
    "a service that does not exist": (
        service("lamda.amazonaws.com"),
        {kind: text.format("lamda.amazonaws.com") for kind, text in NO_SERVICE.items()},
    ),
    "an endpoint that is no service principal": (
        service("tagging.amazonaws.com"),
        {kind: text.format("tagging.amazonaws.com") for kind, text in NO_SERVICE.items()},
    ),
}
# What a kind of policy does not have, or has other rules for.
WITHOUT = {
    "identity": {"Principal"},
    "session": {"Principal"},
    "trust": {"Resource"},
    "key": set(),
    "bucket": {"Action", "Resource"},
}
BEARERS = {"inline": "identity", "managed": "identity", "session": "session", "trust": "trust", "key": "key", "bucket": "bucket"}


@pytest.fixture(scope="module")
def put(identities, stage, kms):
    """By name of a bearer: stores a policy."""
    iam, s3 = identities.iam, identities.client("s3")
    user, bucket = stage.user(), "policies-of-the-table"
    s3.create_bucket(Bucket=bucket)
    role = identities.role(trust({"AWS": ACCOUNT}))
    sts = identities.user(statement("sts:AssumeRole")).client("sts")
    return {
        "inline": lambda text: iam.put_user_policy(UserName=user, PolicyName="own", PolicyDocument=text),
        "managed": lambda text: iam.create_policy(PolicyName=stage.name("policy"), PolicyDocument=text),
        "session": lambda text: sts.assume_role(RoleArn=role, RoleSessionName="job", Policy=text),
        "trust": lambda text: iam.create_role(RoleName=stage.name("role"), AssumeRolePolicyDocument=text),
        "key": lambda text: kms.create_key(Policy=text, BypassPolicyLockoutSafetyCheck=True),
        "bucket": lambda text: s3.put_bucket_policy(Bucket=bucket, Policy=text),
    }


def good(kind):
    """A statement that is taken."""
    own = {
        "identity": {"Action": "kms:Encrypt", "Resource": "*"},
        "session": {"Action": "kms:Encrypt", "Resource": "*"},
        "trust": {"Action": "sts:AssumeRole", "Principal": {"AWS": ACCOUNT}},
        "key": {"Action": "kms:*", "Resource": "*", "Principal": {"AWS": ACCOUNT}},
        "bucket": {"Action": "s3:GetObject", "Resource": "arn:aws:s3:::policies-of-the-table/*", "Principal": {"AWS": ACCOUNT}},
    }
    return {"Effect": "Allow", **own[kind]}


def policy(*statements, before=""):
    return before + json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def refusal(call, text):
    """The words in which a policy is refused; `None` if it is taken."""
    try:
        call(text)
    except ClientError as error:
        told = error.response["Error"]
        assert told["Code"] in ("MalformedPolicyDocument", "MalformedPolicyDocumentException", "MalformedPolicy"), told
        return told.get("Message", "")
    return None


def rows():
    for bearer, kind in BEARERS.items():
        for row, (change, told) in ROWS.items():
            if row == "an action with two colons" and kind == "trust":
                change = {"Action": "sts:sts:AssumeRole"}
            elif WITHOUT[kind] & set(change) or (kind == "trust" and "Action" in change):
                continue
            # What an identity may, a session may.
            told = told | {"session": told.get("identity")}
            yield pytest.param(bearer, change, told[kind] if kind in told else None, id=f"{bearer}-{row}")


@pytest.mark.parametrize(("bearer", "change", "told"), rows())
def test_every_policy_keeps_the_table(put, bearer, change, told):
    assert refusal(put[bearer], policy(good(BEARERS[bearer]))) is None
    assert refusal(put[bearer], policy(good(BEARERS[bearer]) | change)) == told


@pytest.mark.parametrize("bearer", BEARERS)
def test_two_statements_of_one_id(put, bearer):
    statements = [good(BEARERS[bearer]) | {"Sid": sid} for sid in ("Same", "Same")]
    told = "Statement IDs (SID) in a single policy must be unique." if BEARERS[bearer] in IAM else None
    assert refusal(put[bearer], policy(*statements)) == told
    empty = [good(BEARERS[bearer]) | {"Sid": ""} for _ in range(2)]
    assert refusal(put[bearer], policy(*empty)) is None


@pytest.mark.parametrize("bearer", BEARERS)
@pytest.mark.parametrize("blank", [" ", "\n", "\t"])
def test_white_space_before_a_policy(put, bearer, blank):
    told = {
        "identity": "JSON strings must not have leading spaces",
        "session": "JSON strings must not have leading spaces",
        "trust": "JSON strings must not have leading spaces",
        "key": None,
        "bucket": "Policies must be valid JSON and the first byte must be '{'",
    }[BEARERS[bearer]]
    assert refusal(put[bearer], policy(good(BEARERS[bearer]), before=blank)) == told


@pytest.mark.parametrize("bearer", BEARERS)
def test_a_text_that_is_no_policy(put, bearer):
    """What is no JSON is told otherwise than what is no policy, where a role is made or assumed."""
    syntax = "Syntax errors in policy."
    no_json, no_policy = {
        "identity": (syntax, syntax),
        "session": ("The policy is not in the valid JSON format.", syntax),
        "trust": ("This policy contains invalid Json", syntax),
        "key": ("", ""),
        "bucket": ("Policies must be valid JSON and the first byte must be '{'", None),
    }[BEARERS[bearer]]
    assert refusal(put[bearer], "arn:aws:iam::aws:policy/ReadOnlyAccess") == no_json
    if no_policy is not None:
        assert refusal(put[bearer], '{"Statement": "x"}') == no_policy


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"Principal": "*"}, "Policy document should not specify a principal."),
        ({"NotPrincipal": {"AWS": ACCOUNT}}, "Policy document should not specify a principal."),
        ({"Action": None}, "Policy statement must contain actions."),
        ({"Resource": None}, "Policy statement must contain resources."),
    ],
)
@pytest.mark.parametrize("bearer", [bearer for bearer, kind in BEARERS.items() if kind in ("identity", "session")])
def test_elements_that_an_identity_or_a_session_must_or_must_not_have(put, bearer, change, told):
    changed = {name: value for name, value in (good("identity") | change).items() if value is not None}
    assert refusal(put[bearer], policy(changed)) == told


def test_a_service_that_the_operator_has_made_is_known(put, server):
    name = "shelf.amazonaws.com"
    told = NO_SERVICE["trust"].format(name)
    changed = good("trust") | service(name)
    assert refusal(put["trust"], policy(changed)) == told
    run_bulla(server.client_environment(), "service", "create", name, "--data-dir", server.data_dir)
    assert refusal(put["trust"], policy(changed)) is None
